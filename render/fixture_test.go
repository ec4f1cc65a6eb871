package render

import (
	"encoding/json"
	"strings"
	"testing"

	"synoptic/news"
)

// hostile is text as an attacker would put it into a report.
const hostile = "Evil\x1b[31m\x07 <script>alert(1)</script> | **b** [x](javascript:y) \u202Egnp <img src=x onerror=alert(2)> ]]> --> `q` $x$ http://bad.example"

// fixture makes a dossier of an invented event, the talks of Oster and Vesk
// over a lake, as two reports of outlets and one of a file tell it.
func fixture(t testing.TB) *news.Dossier {
	t.Helper()
	texts := []string{
		"Talks open at Lunde\n\nMinister Ada Brink of Oster met Jon Tove of Vesk in Lunde on Monday. \"We will share the lake,\" Brink said.\n\nAbout 120 boats were seized in 2019.\n\nREAD ALSO: ten lakes",
		"Ada Brink and Pia Holm spoke for Oster at 10:30. Jon Tove stayed away. \"We will share it,\" Brink said. 150 boats were seized.",
		"Zoë Ørn — " + hostile + "\r\n\r\nVesk wants the boats back — 漢字が続く — and " + strings.Repeat("verylongword", 20) + ".",
	}
	ids := []string{"a1", "b2", "c3"}
	ev := func(n int, words string) news.Evidence {
		i := strings.Index(texts[n], words)
		if i < 0 {
			t.Fatalf("%q is not in text %d", words, n)
		}
		return news.Evidence{Article: ids[n], Start: i, End: i + len(words), Text: words}
	}
	list := func(e ...news.Evidence) []news.Evidence { return e }
	sup := func(g news.Grade, e ...news.Evidence) news.Support {
		s := news.Support{Grade: g, Evidence: e}
		for _, x := range e {
			if len(s.Articles) == 0 || s.Articles[len(s.Articles)-1] != x.Article {
				s.Articles = append(s.Articles, x.Article)
			}
		}
		s.Origins = len(s.Articles)
		return s
	}
	day := news.Date{Value: "2031-05-05", Precision: news.PrecisionDay}
	report := func(n int, outlet, title, location string) news.Report {
		return news.Report{ID: ids[n], Outlet: news.Null(outlet), Title: news.Null(title), Location: location, Text: texts[n], Origin: ids[n],
			Words: len(strings.Fields(texts[n])), Published: news.Published{Value: "2031-05-05", Precision: "day", Basis: news.BasisStated}}
	}
	length := 95
	d := &news.Dossier{Schema: news.Schema,
		Story: news.Story{ID: "s", Title: "Talks open at Lunde", EventDate: day, Places: []string{"Lunde"},
			Summary: []news.SummaryLine{{Text: "Vesk wants the boats back.", Line: "p1"}}},
		Articles: []news.Report{report(0, "Lake Herald", "Talks open at Lunde", "in/a.txt"), report(1, "Oster <b>Times</b>", "", "in/b.txt"),
			report(2, "", hostile, "in/third_report.txt")},
		Entities: []news.Entity{
			{ID: "e1", Type: news.Person, Name: "Ada Brink", Party: "Oster", Support: sup("A", ev(0, "Ada Brink"), ev(1, "Ada Brink")),
				Roles: []news.EntityRole{{Title: "Minister", Norm: "minister", Articles: []string{"a1"}, Evidence: list(ev(0, "Minister Ada Brink"))}}},
			{ID: "e2", Type: news.Person, Name: "Jon Tove", Party: "Vesk", Support: sup("A", ev(0, "Jon Tove"), ev(1, "Jon Tove"))},
			{ID: "e3", Type: news.Person, Name: "Pia Holm", Party: "Oster", Support: sup("B", ev(1, "Pia Holm"))},
			{ID: "e4", Type: news.Person, Name: hostile, Support: sup("C", ev(2, hostile))},
		},
		Meetings: []news.Meeting{{ID: "m1", Label: "Oster–Vesk", Status: "held", Format: "bilateral", When: day, Start: "10:30", DurationMinutes: &length,
			Place: "Lunde", Chair: "e1", Support: sup("A", ev(0, "Minister Ada Brink of Oster met Jon Tove of Vesk"), ev(1, "Ada Brink and Pia Holm")),
			Delegations: []news.Delegation{
				{Party: "Oster", Head: "e1", Lists: list(ev(0, "Minister Ada Brink"), ev(1, "Ada Brink and Pia Holm")), Members: []news.Member{
					{Entity: "e1", Presence: "present", Articles: []string{"a1", "b2"}, Evidence: list(ev(0, "Ada Brink"), ev(1, "Ada Brink"))},
					{Entity: "e3", Presence: "present", Articles: []string{"b2"}, Evidence: list(ev(1, "Pia Holm"))}}},
				{Party: "Vesk", Members: []news.Member{{Entity: "e2", Presence: "absent", Articles: []string{"b2"}, Evidence: list(ev(1, "Jon Tove stayed away"))}}}}}},
		Statements: []news.Statement{{ID: "s1", Speaker: news.Speaker{Entity: "e1", Text: "Brink"}, Mode: "direct", Content: "\"We will share the lake,\"",
			Alignment: "variant", Articles: []string{"a1", "b2"}, Origins: 2, Grade: "A", Renderings: []news.Rendering{
				{Article: "a1", Mode: "direct", Content: list(ev(0, "\"We will share the lake,\""))},
				{Article: "b2", Mode: "direct", Content: list(ev(1, "\"We will share it,\""))}}}},
		Positions: []news.Position{
			{ID: "p1", Party: "Vesk", Issue: "boats", Stance: "demands", Text: "Vesk wants the boats back", Support: sup("B", ev(2, "Vesk wants the boats back"))},
			{ID: "p2", Party: "Oster", Issue: hostile, Stance: "offers", Text: hostile, By: []string{"e4"}, Support: sup("C", ev(2, hostile))}},
		Events: []news.Happening{
			{ID: "h1", When: news.Date{Value: "2019", Precision: "year"}, Background: true, Text: "About 120 boats were seized in 2019", Support: sup("B", ev(0, "About 120 boats were seized in 2019"))},
			{ID: "h2", When: day, Text: "Minister Ada Brink of Oster met Jon Tove of Vesk in Lunde on Monday", Support: sup("A", ev(0, "Minister Ada Brink of Oster met Jon Tove of Vesk in Lunde on Monday"))},
			{ID: "h3", When: news.Date{Value: "2031-05-05T10:30", Precision: "minute"}, Aux: []string{"negated"}, Text: hostile, Support: sup("C", ev(2, hostile))}},
		Figures: []news.Figure{{ID: "f1", Measure: "boats", Of: "boats", Verdict: "differ", Articles: []string{"a1", "b2"}, Grade: "B", Readings: []news.Reading{
			{Low: 100, Best: 120, High: 140, Qualifier: "about", Text: "About 120", Articles: []string{"a1"}, Evidence: list(ev(0, "About 120"))},
			{Low: 150, Best: 150, High: 150, Text: "150", Articles: []string{"b2"}, Evidence: list(ev(1, "150"))}}}},
		Differences: []news.Difference{{ID: "d1", Kind: "value", About: "boats", Grade: "B", Lines: []string{"f1"}, Readings: []news.DifferenceReading{
			{Value: "About 120", Articles: []string{"a1"}, Evidence: list(ev(0, "About 120"))},
			{Value: "150", Articles: []string{"b2"}, Evidence: list(ev(1, "150"))}}}},
		Coverage: news.Coverage{Lines: 8, Articles: 3, Origins: 3, ByArticle: []news.ArticleCoverage{
			{Article: "a1", Lines: 5, OnlyHere: []string{"h1"}}, {Article: "b2", Lines: 4}, {Article: "c3", Lines: 3, OnlyHere: []string{"p1"}}}},
		Aside:  []news.Aside{{Location: "in/\x1b[2Jsport.txt", Why: "about <something> else"}},
		Grades: []news.GradeNote{{Grade: "A", Right: 95, Of: 100, On: "labelled lines"}},
	}
	also := ev(0, "READ ALSO: ten lakes")
	d.Articles[0].Furniture = []news.Span{also.Span()}
	if err := d.Validate(); err != nil {
		t.Fatal(err)
	}
	return d
}

// again gives a deep copy of a dossier.
func again(t testing.TB, d *news.Dossier) *news.Dossier {
	t.Helper()
	b, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	out := &news.Dossier{}
	if err := json.Unmarshal(b, out); err != nil {
		t.Fatal(err)
	}
	return out
}
