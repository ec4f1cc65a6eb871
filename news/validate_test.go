package news_test

import (
	"encoding/json"
	"strings"
	"testing"

	"synoptic/news"
)

const text = "Talks opened in Sorrel Bay. “We are ready,” Ada Quill said."

// sound makes a small dossier that keeps the contract.
func sound() *news.Dossier {
	ev := func(s string) []news.Evidence {
		i := strings.Index(text, s)
		return []news.Evidence{{Article: "a", Start: i, End: i + len(s), Text: s}}
	}
	sup := func(s string) news.Support {
		return news.Support{Articles: []string{"a"}, Origins: 1, Grade: news.GradeA, Evidence: ev(s)}
	}
	return &news.Dossier{
		Schema:   news.Schema,
		Articles: []news.Report{{ID: "a", Text: text}},
		Entities: []news.Entity{{ID: "e", Type: news.Person, Name: "Ada Quill", Support: sup("Ada Quill"),
			Roles: []news.EntityRole{{Title: "speaker", Articles: []string{"a"}, Evidence: ev("Ada Quill said")}}}},
		Meetings: []news.Meeting{{ID: "m", Support: sup("Talks opened"), Delegations: []news.Delegation{{Party: "Quills", Head: "e",
			Members: []news.Member{{Entity: "e", Presence: "present", Articles: []string{"a"}, Evidence: ev("Ada Quill")}}}}}},
		Statements: []news.Statement{{ID: "s", Speaker: news.Speaker{Entity: "e"}, Articles: []string{"a"},
			Renderings: []news.Rendering{{Article: "a", Content: ev("“We are ready,”"), Cue: &ev("said")[0], Source: &ev("Ada Quill")[0]}}}},
		Positions: []news.Position{{ID: "p", By: []string{"e"}, Support: sup("We are ready")}},
		Events:    []news.Happening{{ID: "h", Actors: []string{"e"}, Support: sup("Talks opened")}},
		Figures:   []news.Figure{{ID: "f", Articles: []string{"a"}, Readings: []news.Reading{{Articles: []string{"a"}, Evidence: ev("Talks")}}}},
		Differences: []news.Difference{{ID: "d", Readings: []news.DifferenceReading{
			{Articles: []string{"a"}, Evidence: ev("ready")}, {Articles: []string{"a"}, Evidence: ev("opened")}}}},
	}
}

func TestValidate(t *testing.T) {
	if err := sound().Validate(); err != nil {
		t.Fatal(err)
	}
	for name, spoil := range map[string]func(*news.Dossier){
		"another schema":         func(d *news.Dossier) { d.Schema = "x" },
		"an id twice":            func(d *news.Dossier) { d.Events[0].ID = "m" },
		"no id":                  func(d *news.Dossier) { d.Positions[0].ID = "" },
		"entity without words":   func(d *news.Dossier) { d.Entities[0].Evidence = nil },
		"role without words":     func(d *news.Dossier) { d.Entities[0].Roles[0].Evidence = nil },
		"event without words":    func(d *news.Dossier) { d.Events[0].Evidence = nil },
		"words that are others":  func(d *news.Dossier) { d.Events[0].Evidence[0].Text = "Talks ended!" },
		"words past the end":     func(d *news.Dossier) { d.Events[0].Evidence[0].End = 10_000 },
		"words before the start": func(d *news.Dossier) { d.Events[0].Evidence[0].Start = -1 },
		"empty words":            func(d *news.Dossier) { e := &d.Events[0].Evidence[0]; e.End, e.Text = e.Start, "" },
		"an article not listed":  func(d *news.Dossier) { d.Events[0].Evidence[0].Article = "b" },
		"articles not listed":    func(d *news.Dossier) { d.Positions[0].Articles = []string{"b"} },
		"no article":             func(d *news.Dossier) { d.Positions[0].Articles = nil },
		"an unknown speaker":     func(d *news.Dossier) { d.Statements[0].Speaker.Entity = "x" },
		"no rendering":           func(d *news.Dossier) { d.Statements[0].Renderings = nil },
		"a cue that is not there": func(d *news.Dossier) {
			d.Statements[0].Renderings[0].Cue = &news.Evidence{Article: "a", Start: 0, End: 4, Text: "said"}
		},
		"an unknown member":    func(d *news.Dossier) { d.Meetings[0].Delegations[0].Members[0].Entity = "x" },
		"an unknown head":      func(d *news.Dossier) { d.Meetings[0].Delegations[0].Head = "x" },
		"an unknown actor":     func(d *news.Dossier) { d.Events[0].Actors = []string{"x"} },
		"a figure of nothing":  func(d *news.Dossier) { d.Figures[0].Readings = nil },
		"one side of two":      func(d *news.Dossier) { d.Differences[0].Readings = d.Differences[0].Readings[:1] },
		"a title from nowhere": func(d *news.Dossier) { d.Story.Title = "Peace at last" },
	} {
		d := sound()
		spoil(d)
		err := d.Validate()
		if news.KindOf(err) != news.Broken {
			t.Errorf("%s: passed (%v)", name, err)
		}
	}
}

func TestTitleOfAnArticle(t *testing.T) {
	d := sound()
	d.Articles[0].Title, d.Story.Title = "Talks open", "Talks open"
	if err := d.Validate(); err != nil {
		t.Error(err)
	}
}

func TestJSONForms(t *testing.T) {
	for _, c := range []struct {
		v    any
		want string
	}{
		{news.Null(""), "null"}, {news.Null("Malta"), `"Malta"`}, {news.Span{Start: 3, End: 9}, "[3,9]"},
	} {
		b, err := json.Marshal(c.v)
		if err != nil || string(b) != c.want {
			t.Errorf("%v: %s %v, want %s", c.v, b, err, c.want)
		}
	}
	var n news.Null
	var s news.Span
	if json.Unmarshal([]byte("null"), &n) != nil || n != "" || json.Unmarshal([]byte("[3,9]"), &s) != nil || s != (news.Span{Start: 3, End: 9}) {
		t.Error(n, s)
	}
	if json.Unmarshal([]byte(`{"start":1}`), &s) == nil {
		t.Error("a span that is no pair was read")
	}
}

func TestErrors(t *testing.T) {
	inner := &news.Error{Kind: news.Unusable, Hint: "try another", Err: news.Errorf(news.Broken, "x %d", 1)}
	if news.KindOf(inner) != news.Unusable || news.HintOf(inner) != "try another" || inner.Error() != "x 1" {
		t.Error(inner, news.KindOf(inner), news.HintOf(inner))
	}
	if news.KindOf(nil) != "" || news.HintOf(nil) != "" {
		t.Error("no error has a kind")
	}
}

// A malformed tree ends every walk.
func TestSubtree(t *testing.T) {
	d := &news.Doc{Article: &news.Article{Text: "a b c d"}, Sentences: []news.Sentence{{First: 0, Last: 4}}}
	for i, h := range []int{1, -1, 1, 2} {
		d.Tokens = append(d.Tokens, news.Token{Span: news.Span{Start: 2 * i, End: 2*i + 1}, Head: h, Rel: "obl:x"})
	}
	if f, l := d.Subtree(2); f != 2 || l != 4 {
		t.Errorf("subtree [%d,%d)", f, l)
	}
	if d.Child(1, "obl") != 0 || d.HeadOf(2, 4) != 2 || d.SentenceAt(9) != -1 {
		t.Error("walks")
	}
	d.Tokens[0].Head, d.Tokens[1].Head = 1, 0 // a cycle
	if f, l := d.Subtree(0); f > 0 || l < 1 {
		t.Errorf("cycle: [%d,%d)", f, l)
	}
}
