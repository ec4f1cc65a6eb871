package when

import (
	"strings"
	"testing"

	"synoptic/dossier/who"
	"synoptic/lang"
	"synoptic/news"
)

// A day without its year, in a report that nothing dates, is one where the words shortly
// before it tell the year.
func TestFloating(t *testing.T) {
	for text, want := range map[string]bool{
		"She left the guild in 1955. The old ferry sank on December 2.":                                   false,
		"The guild was founded in 1955. It had many boats. The old ferry sank on December 2, of a storm.": true,
		"The old ferry sank on December 2, 1955.":                                                         false,
	} {
		d := lang.Read(&news.Article{ID: "a", Text: text, Published: news.Published{Basis: news.BasisUnknown}})
		at := strings.Index(text, "December 2")
		x := news.Timex{Span: news.Span{Start: at, End: min(at+len("December 2, 1955"), len(text)-1)}}
		if floating(d, x) != want {
			t.Errorf("%q: %v", text, !want)
		}
		d.Article.Published = news.Published{Value: "1955-12-03", Precision: news.PrecisionDay, Basis: news.BasisStated}
		if floating(d, x) {
			t.Errorf("%q: of a report with a date", text)
		}
	}
}

// Reports that nothing dates are of no day that they do not name, and what they tell is
// of one line where the words are.
func TestUndatedReports(t *testing.T) {
	var docs []*news.Doc
	for i, text := range []string{
		"Ole Vell, the fisherman, died on Thursday in Tarn. Vell was born on April 2, 1923, in Port Sel. He won a cup in 1961.",
		"The fisherman Ole Vell died in Tarn on Thursday. He was born on April 2, 1923.",
		"A court in Velmar fined the heirs of Ole Vell on Monday over the ferry.",
	} {
		docs = append(docs, lang.Read(&news.Article{ID: string(rune('a' + i)), Text: text, Published: news.Published{Basis: news.BasisUnknown, Precision: news.PrecisionUnknown}}))
	}
	if day := NewsDay(docs); day != "" {
		t.Errorf("the day of the news is %s", day)
	}
	death := false
	for _, h := range Timeline(docs, who.Resolve(docs, nil), map[string]string{"a": "1", "b": "2", "c": "3"}) {
		if h.When.Known() != (h.When.Value == "1923-04-02" || h.When.Value == "1961") || len(h.Articles) > 2 {
			t.Errorf("%s %q of %v", h.When.Value, h.Text, h.Articles)
		}
		death = death || !h.When.Known() && len(h.Articles) == 2
	}
	if !death {
		t.Error("the death is not on one line")
	}
}
