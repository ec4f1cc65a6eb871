package dossier

import (
	"strings"
	"testing"

	"synoptic/lang"
	"synoptic/news"
)

// The first paragraph of a record whose news is what was said: the words of
// most origins stand before a happening that one tells, no speaker is heard
// twice, and what leans on other words or goes on from them is left out.
func TestSummaryVoices(t *testing.T) {
	const text = `Mayor Ada Vell told the council that the harbour of Ostav will close in May. “And you all know it,” she said. Vell also called the plan a gift. Oren Balk said: “The boats have nowhere else to go this summer.” Traders in Ostav met similar trouble.`
	at := func(s string) news.Evidence {
		i := strings.Index(text, s)
		if i < 0 {
			t.Fatal(s)
		}
		return news.Evidence{Article: "a", Start: i, End: i + len(s), Text: s}
	}
	said := func(id, who, mode, source, cue, content string, origins int) news.Statement {
		s, c := at(source), at(cue)
		st := news.Statement{ID: id, Mode: mode, Content: content, Speaker: news.Speaker{Entity: news.Null(who)},
			Renderings: []news.Rendering{{Article: "a", Mode: mode, Content: []news.Evidence{at(content)}, Source: &s, Cue: &c}}}
		st.Grade, st.Origins = news.GradeA, origins
		return st
	}
	d := &news.Dossier{Articles: []news.Report{{ID: "a", Title: "Harbour of Ostav to close in May", Text: text}}}
	d.Coverage.Origins = 3
	d.Entities = []news.Entity{{ID: "v", Type: news.Person, Name: "Ada Vell", Names: []news.NameForm{{Text: "Ada Vell", Articles: []string{"a"}}}},
		{ID: "b", Type: news.Person, Name: "Oren Balk", Names: []news.NameForm{{Text: "Oren Balk", Articles: []string{"a"}}}}}
	d.Statements = []news.Statement{
		said("s1", "v", "direct", "she", "said.", "“And you all know it,”", 3),
		said("s2", "v", "indirect", "Vell", "told", "that the harbour of Ostav will close in May", 3),
		said("s3", "b", "direct", "Oren Balk", "said:", "“The boats have nowhere else to go this summer.”", 1),
	}
	e := news.Happening{ID: "e1", Text: "Traders in Ostav met similar trouble"}
	e.Grade, e.Origins = news.GradeA, 1
	d.Events = []news.Happening{e}
	var got []string
	lines := map[string]bool{}
	for _, s := range summary(d, nil) {
		if lines[s.Line] {
			t.Errorf("line %s twice", s.Line)
		}
		lines[s.Line] = true
		got = append(got, s.Text)
	}
	want := "Ada Vell told the council that the harbour of Ostav will close in May. | Oren Balk: “The boats have nowhere else to go this summer.”"
	if strings.Join(got, " | ") != want {
		t.Errorf("%q", got)
	}
}

// What is no number, and a measure without what is measured, is no sentence; a
// meeting that was proposed is none once it was held.
func TestSummaryLeavesOut(t *testing.T) {
	f := news.Figure{Measure: "raised", Unit: "USD", Readings: []news.Reading{{Text: "$200", Low: 200, Best: 200, High: 200}}}
	if s := agreed(f); s != "" {
		t.Errorf("%q", s)
	}
	f = news.Figure{Measure: "killed", Readings: []news.Reading{{Text: "hundreds", Low: 200, Best: 300, High: 999}}}
	if s := agreed(f); s != "" {
		t.Errorf("%q", s)
	}
	p := &paragraph{d: &news.Dossier{Meetings: []news.Meeting{{Status: "held"}}}}
	events := []news.Happening{{ID: "a", Text: "Peru proposed to hold talks in Ostav this week"}, {ID: "b", Text: "Peru released the crew of the Marigold"}}
	if left := p.later(events); len(left) != 1 || left[0].ID != "b" {
		t.Errorf("%+v", left)
	}
	if s := sentence(`she drew on a song called “Until the End of the Line,”`); s != "She drew on a song called “Until the End of the Line.”" {
		t.Errorf("%q", s)
	}
}

// A toll reads as English where the number is a heap or one.
func TestCounted(t *testing.T) {
	toll := func(text string, high float64) string {
		return counted(news.Figure{Measure: "killed", Of: "people", Readings: []news.Reading{{Text: text, Low: 1, Best: high, High: high}}})
	}
	for got, want := range map[string]string{
		toll("Hundreds", 999): "hundreds of people were killed", toll("At least one", 1): "at least one person was killed",
		toll("hundreds of people", 999): "hundreds of people were killed", toll("12", 12): "12 people were killed",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// A number that another report tells otherwise, though not against it, is not put as
// that of all.
func TestAgreed(t *testing.T) {
	f := news.Figure{Unit: "person", Measure: "arrested", Of: "soldiers", Readings: []news.Reading{{Text: "some 400", Low: 360, Best: 400, High: 440}, {Text: "450", Low: 450, Best: 450, High: 450}}}
	if got := agreed(f); got != "" {
		t.Errorf("%q", got)
	}
	f.Readings[0] = news.Reading{Text: "about 450", Low: 400, Best: 450, High: 500}
	if got := agreed(f); got != "450 soldiers were arrested." {
		t.Errorf("%q", got)
	}
}

// What is cut off before its verb, what a name only owns, and a number of what no
// title is about, are left out.
func TestSummaryWholeSentences(t *testing.T) {
	for rest, want := range map[string]bool{" is the mayor of Ostav.": false, "” would be sold.": false, ". The boats": true, ", he added": true, "": true, " when the boats left": true, " — a first": true} {
		if got := ended(rest); got != want {
			t.Errorf("ended(%q) = %v", rest, got)
		}
	}
	for text, want := range map[string]bool{"Norway’s commitment to the quota": true, "Norway's foreign minister will not sign the quota in Ostav": false, "Norway rejects the quota": false} {
		if got := owning(text); got != want {
			t.Errorf("owning(%q) = %v", text, got)
		}
	}
}

func TestWhole(t *testing.T) {
	doc := lang.Read(&news.Article{ID: "a", Text: "Boats left Ostav on Friday. The minister, who saw the boats leave in May in a harbour, said so. The vote on Monday was close."})
	p := &paragraph{docs: map[string]*news.Doc{"a": doc}}
	for words, want := range map[string][2]bool{"Boats left Ostav on Friday": {true, true}, "saw the boats leave in May": {false, true},
		"The minister": {false, false}, "The vote on Monday": {false, false}} {
		i := strings.Index(doc.Article.Text, words)
		e := news.Happening{Text: words}
		e.Evidence = []news.Evidence{{Article: "a", Start: i, End: i + len(words), Text: words}}
		if got := [2]bool{p.whole(e), p.sentence(e)}; got != want {
			t.Errorf("whole and sentence(%q) = %v", words, got)
		}
	}
	if readable("Somebody saw the boats leave in May in") {
		t.Error("a clause that goes on is taken for a sentence")
	}
}

// A toll of some of the hurt is not told for that of all.
func TestSummaryTolls(t *testing.T) {
	toll := func(n float64) news.Figure {
		f := news.Figure{Measure: "injured", Readings: []news.Reading{{Low: n, Best: n, High: n}}}
		f.Origins = 2
		return f
	}
	p := &paragraph{d: &news.Dossier{Figures: []news.Figure{toll(1), toll(14)}}}
	if !p.partial(toll(1)) || p.partial(toll(14)) {
		t.Error("partial")
	}
}

// What points at words that came before opens no paragraph, and is no part of one.
func TestPointing(t *testing.T) {
	for text, want := range map[string]bool{
		"Marlow's port has now opened this gate to all ships": true, "Ships from Tessia left behind these": true,
		"The port was sold in May of that year": true, "The first one sank off Marlow": true,
		"The port of Marlow opened this week's first gate": false, "Norland will vote this Friday": false,
	} {
		if pointing(text) != want {
			t.Errorf("%q", text)
		}
	}
	if !unnamed("The company has let the ships in") || !unnamed("Four other ships left") || unnamed("The port has let the ships in") {
		t.Error("unnamed")
	}
}

// What was to come when it was told is not the news once a later report is at hand, and
// an hour that another report tells otherwise is not told alone.
func TestSummaryTimes(t *testing.T) {
	const text = "An old boiler exploded at 6.20 am on Sunday in Ostav. Minister Ada Vell is to visit Ostav on Monday. "
	at := func(s string) []news.Evidence {
		i := strings.Index(text, s)
		return []news.Evidence{{Article: "a", Start: i, End: i + len(s), Text: s}}
	}
	happening := func(id, when, words, aux string) news.Happening {
		e := news.Happening{ID: id, When: news.Date{Value: when}, Text: words, Aux: strings.Fields(aux)}
		e.Grade, e.Origins, e.Articles, e.Evidence = news.GradeA, 1, []string{"a"}, at(words)
		return e
	}
	d := &news.Dossier{Articles: []news.Report{
		{ID: "a", Title: "Boiler bursts in Ostav", Text: text, Published: news.Published{Value: "2031-05-04"}},
		{ID: "b", Title: "Boiler burst in Ostav", Text: text, Published: news.Published{Value: "2031-05-05T18:00"}}}}
	d.Coverage.Origins = 2
	d.Events = []news.Happening{happening("e1", "2031-05-04", "An old boiler exploded at 6.20 am on Sunday in Ostav", ""),
		happening("e2", "2031-05-05", "Minister Ada Vell is to visit Ostav on Monday", "future")}
	d.Differences = []news.Difference{{ID: "x", Kind: "time", Readings: []news.DifferenceReading{
		{Value: "6.20 am on Sunday", Evidence: at("6.20 am on Sunday")}, {Value: "7 am", Evidence: []news.Evidence{{Article: "b", Text: "7 am"}}}}}}
	var got []string
	docs := []*news.Doc{lang.Read(&news.Article{ID: "a", Text: text})}
	for _, s := range summary(d, docs) {
		got = append(got, s.Text)
	}
	if want := "An old boiler exploded at 6.20 am on Sunday in Ostav. | The reports differ on when: 6.20 am on Sunday or 7 am."; strings.Join(got, " | ") != want {
		t.Errorf("got %q", got)
	}
	d.Articles[1].Published.Value = "2031-05-05" // may be of the morning
	if got := summary(d, docs); len(got) != 3 {
		t.Errorf("got %v", got)
	}
}
