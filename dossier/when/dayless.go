package when

import (
	"strings"

	"synoptic/news"
)

// dayless tells whether nothing tells the day of a report.
func dayless(d *news.Doc) bool {
	return d.Article.Published.Value == "" || d.Article.Published.Basis == news.BasisUnknown
}

// floating tells whether a time of a report that nothing dates rests on the day of the
// report: it has no year of its own, nor do the words shortly before it tell one.
func floating(d *news.Doc, x news.Timex) bool {
	if !dayless(d) {
		return false
	}
	from := x.Start
	if first, _ := d.TokensIn(x.Span); d.SentenceAt(first) >= 0 {
		from = d.Sentences[max(d.SentenceAt(first)-1, 0)].Start
	}
	return !yearIn(d.Article.Text[from:x.End])
}

// yearIn tells whether a text names a year in four digits.
func yearIn(text string) bool {
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return r < '0' || r > '9' }) {
		if len(w) == 4 && (w[0] == '1' && w[1] > '5' || w[0] == '2' && w[1] == '0') {
			return true
		}
	}
	return false
}

// latestYear gives the latest year that reports tell as past, "" when none does: the
// news is not before it.
func latestYear(docs []*news.Doc) string {
	latest := ""
	for _, d := range docs {
		latest = max(latest, news.Part(d, yearsKey{}, func(d *news.Doc) string {
			own := ""
			for _, x := range d.Timexes {
				if x.Tense != "future" && len(x.Value) >= 4 && yearIn(d.Words(x.Span)) && yearIn(x.Value[:4]) {
					own = max(own, x.Value[:4])
				}
			}
			return own
		}))
	}
	return latest
}

type yearsKey struct{}
