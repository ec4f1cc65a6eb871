package when

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"synoptic/dossier/who"
	"synoptic/lang"
	"synoptic/news"
)

// told is one event of a made article: its sentence, kind, date and sides.
type told struct {
	text, head, kind, when string
	aux                    string
	sides                  string // countries
}

// made makes an article of one event a sentence; every token is a word.
func made(id, published string, ts ...told) *news.Doc {
	d := &news.Doc{}
	var b strings.Builder
	tag := func(w string) string {
		switch {
		case strings.HasSuffix(w, "ion"):
			return "NOUN"
		case w == "They":
			return "PRON"
		case w == "since":
			return "ADP"
		}
		return "VERB"
	}
	for _, t := range ts {
		start, first := b.Len(), len(d.Tokens)
		e := news.DocEvent{Type: t.kind, When: t.when, Timex: -1, Place: -1, Grade: news.GradeA, Aux: strings.Fields(t.aux)}
		for _, w := range strings.Fields(t.text) {
			if b.Len() > start {
				b.WriteByte(' ')
			}
			if strings.HasPrefix(w, t.head) {
				e.Head = len(d.Tokens)
			}
			d.Tokens = append(d.Tokens, news.Token{Span: news.Span{Start: b.Len(), End: b.Len() + len(w)}, Tag: tag(w), Lemma: w})
			b.WriteString(w)
		}
		d.Sentences = append(d.Sentences, news.Sentence{Span: news.Span{Start: start, End: b.Len()}, First: first, Last: len(d.Tokens)})
		e.Clause = news.Span{Start: start, End: b.Len()}
		for _, c := range strings.Fields(t.sides) {
			i := slices.IndexFunc(d.Entities, func(x news.DocEntity) bool { return x.Country == c })
			if i < 0 {
				i = len(d.Entities)
				d.Entities = append(d.Entities, news.DocEntity{Type: news.Country, Country: c, Name: c})
			}
			e.Actors = append(e.Actors, i)
		}
		d.Events = append(d.Events, e)
		b.WriteByte('\n')
	}
	d.Article = &news.Article{ID: id, Text: b.String(),
		Published: news.Published{Value: published, Precision: news.PrecisionDay, Basis: news.BasisStated}}
	return d
}

func lines(hs []news.Happening) []string {
	var out []string
	for _, h := range hs {
		s := fmt.Sprintf("%s %s %s %s", h.When.Value, h.When.Precision, strings.Join(h.Articles, "+"), h.Text)
		if h.Background {
			s += " (background)"
		}
		out = append(out, s)
	}
	return out
}

// TestUndated holds that the news of reports whose day nobody knows is told without one, not
// put on the day of something that one of them tells far from its head.
func TestUndated(t *testing.T) {
	undated := func(d *news.Doc) *news.Doc {
		d.Article.Published = news.Published{Precision: news.PrecisionUnknown, Basis: news.BasisUnknown}
		return d
	}
	lead := told{"Arvenia and Belmark held talks on Thursday", "held", "CONSULT", "", "", "Arvenia Belmark"}
	old := told{"Arvenia and Corvia fought on June 27 2021", "fought", "ASSAULT", "2021-06-27", "", "Arvenia Corvia"}
	a, b := undated(made("a", "", lead, old)), undated(made("b", "", lead))
	a.Timexes = []news.Timex{{Span: a.Sentences[1].Span, Type: "DATE", Value: "2021-06-27"}}
	if day := NewsDay([]*news.Doc{a, b, undated(made("c", "", lead)), undated(made("d", "", lead))}); day != "" {
		t.Errorf("the day of the news is %s", day)
	}
	a.Timexes = nil
	b.Article.Published = news.Published{Value: "2030", Precision: news.PrecisionYear, Basis: news.BasisInferred} // its year tells no day
	docs := []*news.Doc{a, b}
	got := lines(Timeline(docs, who.Resolve(nil, nil), nil))
	want := []string{" unknown a+b Arvenia and Belmark held talks on Thursday", "2021-06-27 day a Arvenia and Corvia fought on June 27 2021"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestPlanned holds that a full date to come is told, though nobody knows the day of the report.
func TestPlanned(t *testing.T) {
	d := lang.Read(&news.Article{ID: "a", Text: "An election is scheduled for December 15, 2031, in Port Sel.",
		Published: news.Published{Precision: news.PrecisionUnknown, Basis: news.BasisUnknown}})
	got := lines(Timeline([]*news.Doc{d}, who.Resolve([]*news.Doc{d}, nil), nil))
	if want := []string{"2031-12-15 day a An election is scheduled for December 15, 2031, in Port Sel"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestTimeline(t *testing.T) {
	a := made("a", "2030-05-16",
		told{"Arvenia and Belmark held talks on Thursday", "held", "CONSULT", "2030-05-16", "", "Arvenia Belmark"},
		told{"In June 2027 Belmark invaded its neighbour Arvenia", "invaded", "ASSAULT", "2027-06", "historical", "Belmark Arvenia"},
		told{"Corland rejected the plan in its entirety", "rejected", "REJECT", "", "", "Corland"})
	b := made("b", "2030-05-16",
		told{"Arvenia met Belmark for the first time", "met", "CONSULT", "", "", "Arvenia Belmark"},
		told{"Before them Arvenia and Corland met on Thursday", "met", "CONSULT", "2030-05-16", "", "Arvenia Corland"},
		told{"since the invasion of Arvenia by Belmark in 2027-06", "invasion", "ASSAULT", "2027-06", "historical", "Belmark Arvenia"},
		told{"Hours before the talks Dorland met Elmark in private", "met", "CONSULT", "", "", "Dorland Elmark"},
		told{"They will meet again on Monday", "meet", "AGREE", "2030-05-20", "future", "Arvenia Belmark"})
	want := []string{
		"2027-06 month a+b In June 2027 Belmark invaded its neighbour Arvenia (background)",
		"2030-05-16 day a+b Arvenia and Belmark held talks on Thursday",
		"2030-05-16 day b Before them Arvenia and Corland met on Thursday",
		"2030-05-16 day b Hours before the talks Dorland met Elmark in private",
		"2030-05-20 day b They will meet again on Monday",
	}
	for _, docs := range [][]*news.Doc{{a, b}, {b, a}} {
		w := who.Resolve(nil, nil)
		got := Timeline(docs, w, nil)
		if !slices.Equal(lines(got), want) {
			t.Errorf("got\n%s\nwant\n%s", strings.Join(lines(got), "\n"), strings.Join(want, "\n"))
		}
		for _, h := range got {
			for _, e := range h.Evidence {
				if e.Text == "" || h.ID == "" {
					t.Errorf("line %q without words", h.Text)
				}
			}
		}
	}
}

func TestDate(t *testing.T) {
	for v, want := range map[string]news.Date{
		"":                 {Value: "", Precision: news.PrecisionUnknown},
		"PRESENT_REF":      {Value: "", Precision: news.PrecisionUnknown},
		"P3D":              {Value: "", Precision: news.PrecisionUnknown},
		"2030":             {Value: "2030", Precision: news.PrecisionYear},
		"2030-05":          {Value: "2030-05", Precision: news.PrecisionMonth},
		"2030-SU":          {Value: "2030-SU", Precision: news.PrecisionSeason},
		"2030-Q2":          {Value: "2030-Q2", Precision: news.PrecisionQuarter},
		"2030-W20":         {Value: "2030-W20", Precision: news.PrecisionWeek},
		"2030-05-16TMO":    {Value: "2030-05-16", Precision: news.PrecisionDay},
		"2030-05-16T13:35": {Value: "2030-05-16T13:35", Precision: news.PrecisionMinute},
		"203":              {Value: "203", Precision: news.PrecisionDecade},
	} {
		if got := date(v); got != want {
			t.Errorf("date(%q) = %v, want %v", v, got, want)
		}
	}
}

func TestNothing(t *testing.T) {
	if got := Timeline(nil, who.Resolve(nil, nil), nil); got == nil || len(got) != 0 {
		t.Errorf("no articles give %v", got)
	}
}

func TestBegins(t *testing.T) {
	for v, want := range map[string]string{
		"2025-W20": "2025-05-12", "2026-W01": "2025-12-29", "2030-SU": "2030-06", "2030-Q4": "2030-10", "2030-05-16T13:35": "2030-05-16T13:35", "2030": "2030",
	} {
		if got := begins(date(v)); got != want {
			t.Errorf("begins(%s) = %s, want %s", v, got, want)
		}
	}
}

// Happenings of one day meet by their words, what has just been done is of the
// report's day, and a line that begins with a pronoun is none.
func TestHappenings(t *testing.T) {
	a := made("a", "2030-05-16",
		told{"Arvenia has refused the terms of the deal", "refused", "REJECT", "", "", "Arvenia"},
		told{"The opening is set for June 6", "set", "", "2030-06-06", "future", ""})
	a.Tokens[1].Tag, a.Tokens[1].Rel, a.Tokens[1].Head = "AUX", "aux", 2
	for i := range a.Tokens {
		if i != 1 {
			a.Tokens[i].Head = -1
		}
	}
	b := made("b", "2030-05-17",
		told{"They stepped down three days later", "stepped", "", "2030-05-14", "", ""},
		told{"Nothing more of it was told", "told", "REQUEST", "", "", ""},
		told{"Nothing more of it was told", "told", "REQUEST", "", "", ""},
		told{"The opening is now set for June", "set", "", "2030-06-06", "future", ""})
	want := []string{
		"2030-05-16 day a Arvenia has refused the terms of the deal",
		"2030-06-06 day a+b The opening is set for June 6",
	}
	got := lines(Timeline([]*news.Doc{b, a}, who.Resolve(nil, nil), nil))
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestNewsDay(t *testing.T) {
	day := func(id, published, text, words, value, tense string) *news.Doc {
		d := made(id, published, told{text, strings.Fields(text)[1], "REQUEST", "", "", ""})
		at := strings.Index(d.Article.Text, words)
		d.Timexes = []news.Timex{{Span: news.Span{Start: at, End: at + len(words)}, Type: "DATE", Value: value, Tense: tense}}
		return d
	}
	docs := []*news.Doc{
		day("a", "2030-05-16", "It happened on Wednesday", "Wednesday", "2030-05-15", "past"),
		day("b", "2030-05-20", "The vote of May 15 was void", "May 15", "2030-05-15", "future"),
		day("c", "2030-05-20", "It ended on Monday", "Monday", "2030-05-20", "past"),
		day("d", "2030-05-20", "It began on May 1", "May 1", "2030-05-01", "past"),
	}
	if got := NewsDay(docs); got != "2030-05-15" {
		t.Errorf("got %s", got)
	}
	if got := NewsDay(nil); got != "" {
		t.Errorf("got %s", got)
	}
}

func TestBefore(t *testing.T) {
	if before("1996", "2031") {
		t.Error("of a report that tells its year alone nothing is known")
	}
	for v, want := range map[string]bool{"2031-02-01": true, "2031-03-05": false, "1996": true, "2031-03": false, "2031": false} {
		if got := before(v, "2031-03-06"); got != want {
			t.Errorf("before(%q) = %v", v, got)
		}
	}
}
