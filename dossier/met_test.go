package dossier

import (
	"strings"
	"testing"

	"synoptic/news"
)

// Talks open with who met, and not with what the fighting cost; a length on which
// the reports differ is not told, nor a number twice.
func TestTalks(t *testing.T) {
	minutes, killed := 150, news.Reading{Text: "14", Low: 14, Best: 14, High: 14, Evidence: []news.Evidence{{Article: "a", Start: 0, End: 2}}}
	d := &news.Dossier{
		Articles: []news.Report{{ID: "a", Text: "14 soldiers died on Monday. The two sides met."}},
		Meetings: []news.Meeting{{ID: "m", Label: "Peru–Malta", Status: "held", Venue: "Old Customs House", Place: "Velm", DurationMinutes: &minutes,
			Delegations: []news.Delegation{{}, {}}}},
		Figures: []news.Figure{{ID: "f", Measure: "killed", Of: "soldiers", Verdict: "agree", Origins: 2, Readings: []news.Reading{killed}}},
	}
	d.Coverage.Origins, d.Meetings[0].Origins = 2, 2
	tell := func() string {
		var out []string
		for _, s := range summary(d, nil) {
			out = append(out, s.Text)
		}
		return strings.Join(out, " ")
	}
	if got, want := tell(), "Peru and Malta met at the Old Customs House in Velm for 150 minutes. 14 soldiers were killed."; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	d.Figures = append(d.Figures, news.Figure{ID: "g", Measure: "duration", Of: "talks", Noun: "talks", Verdict: "differ", Readings: []news.Reading{{Text: "two hours", Best: 120}, {Text: "three hours", Best: 180}}})
	if got, want := tell(), "Peru and Malta met at the Old Customs House in Velm. 14 soldiers were killed."; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	x := news.Difference{Kind: "value", About: "duration, talks", Lines: []string{"g"}, Readings: make([]news.DifferenceReading, 2)}
	if got, want := disagreement(x, d.Figures), "The reports differ on how long the talks lasted: two hours or three hours."; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	p := &paragraph{d: d, out: []news.SummaryLine{{Text: "14 soldiers were killed.", Line: "f"}}}
	var with, without news.Happening
	with.Evidence = []news.Evidence{{Article: "a", Start: 0, End: 26}}
	without.Evidence = []news.Evidence{{Article: "a", Start: 28, End: 46}}
	if !p.numbered(with) || p.numbered(without) {
		t.Error("a number is told twice, or a happening without it not at all")
	}
	if withArticle("Camp Orlan") != "Camp Orlan" || withArticle("the White House") != "the White House" || lasted(120) != "2 hours" {
		t.Error("a building's article, or a length in hours")
	}
}
