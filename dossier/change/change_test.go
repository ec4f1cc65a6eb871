package change

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"synoptic/news"
)

// texts of three invented reports; the third comes later.
var texts = map[string]string{
	"a": "Norway demands a truce. Twelve boats sank. Envoy Ada Vell met Ole Dahl in Lunde.",
	"b": "Norway wants a truce at once, the envoy Ada Vell said. 12 boats sank.",
	"c": "Norway rejects a truce. Fifteen boats sank. Minister Ada Vell said the talks of Monday are off.",
}

func ev(t *testing.T, article, words string) news.Evidence {
	t.Helper()
	i := strings.Index(texts[article], words)
	if i < 0 {
		t.Fatalf("%q is not in %s", words, article)
	}
	return news.Evidence{Article: article, Start: i, End: i + len(words), Text: words}
}

func support(e ...news.Evidence) news.Support {
	s := news.Support{Grade: "B", Evidence: e, Origins: len(e)}
	for _, x := range e {
		s.Articles = append(s.Articles, x.Article)
	}
	return s
}

func record(ids ...string) *news.Dossier {
	d := &news.Dossier{Schema: news.Schema}
	for _, id := range ids {
		d.Articles = append(d.Articles, news.Report{ID: id, Location: id + ".txt", Text: texts[id], Origin: id})
	}
	return d
}

// earlier and later are the records of reports a and b, and of all three.
func earlier(t *testing.T) *news.Dossier {
	d := record("a", "b")
	d.Entities = []news.Entity{{ID: "e1", Type: news.Person, Name: "Ada Vell", Support: support(ev(t, "a", "Ada Vell"), ev(t, "b", "Ada Vell")),
		Roles: []news.EntityRole{{Title: "Envoy", Norm: "envoy", Articles: []string{"a"}, Evidence: []news.Evidence{ev(t, "a", "Envoy")}}}}}
	d.Meetings = []news.Meeting{{ID: "m1", Label: "Norway–Peru", Status: "planned", Support: support(ev(t, "a", "met Ole Dahl in Lunde"))}}
	d.Positions = []news.Position{{ID: "p1", Party: "Norway", Issue: "truce", Stance: "demands", Text: "Norway demands a truce", Support: support(ev(t, "a", "Norway demands a truce"))}}
	d.Figures = []news.Figure{{ID: "f1", Measure: "sunk", Of: "boats", Verdict: "agree", Articles: []string{"a", "b"}, Origins: 2, Readings: []news.Reading{
		{Low: 12, Best: 12, High: 12, Text: "Twelve", Articles: []string{"a", "b"}, Evidence: []news.Evidence{ev(t, "a", "Twelve"), ev(t, "b", "12")}}}}}
	return d
}

func later(t *testing.T) *news.Dossier {
	d := record("a", "b", "c")
	e := earlier(t)
	d.Entities = e.Entities
	d.Entities[0].Evidence = append(d.Entities[0].Evidence, ev(t, "c", "Ada Vell"))
	d.Entities[0].Roles = append(d.Entities[0].Roles, news.EntityRole{Title: "Minister", Norm: "minister", Articles: []string{"c"}, Evidence: []news.Evidence{ev(t, "c", "Minister")}})
	d.Meetings = e.Meetings
	d.Meetings[0].Status, d.Meetings[0].ID = "cancelled", "m2" // the id moves with the words
	d.Meetings[0].Support = support(ev(t, "a", "met Ole Dahl in Lunde"), ev(t, "c", "the talks of Monday are off"))
	d.Positions = []news.Position{
		{ID: "p1", Party: "Norway", Issue: "truce", Stance: "demands", Text: "Norway demands a truce", Support: support(ev(t, "a", "Norway demands a truce"), ev(t, "b", "Norway wants a truce"))},
		{ID: "p2", Party: "Norway", Issue: "truce", Stance: "rejects", Text: "Norway rejects a truce", Support: support(ev(t, "c", "Norway rejects a truce"))}}
	f := e.Figures[0]
	f.Verdict = "differ"
	f.Readings = append(f.Readings, news.Reading{Low: 15, Best: 15, High: 15, Text: "Fifteen", Articles: []string{"c"}, Evidence: []news.Evidence{ev(t, "c", "Fifteen")}})
	d.Figures = []news.Figure{f}
	return d
}

// find gives the change of a part, and fails where there is none of the kind.
func find(t *testing.T, x *news.Diff, kind, part string) news.LineChange {
	t.Helper()
	for _, c := range x.Changes {
		if c.Kind == kind && c.Part == part {
			return c
		}
	}
	t.Fatalf("no %s %s in %+v", kind, part, x.Changes)
	return news.LineChange{}
}

func TestBetween(t *testing.T) {
	x := Between(earlier(t), later(t))
	if len(x.Articles.Added) != 1 || x.Articles.Added[0].ID != "c" {
		t.Errorf("articles added: %+v", x.Articles.Added)
	}
	tests := []struct{ part, field, before, after string }{
		{"figure", "reading", "", "15"},
		{"figure", "verdict", "agree", "differ"},
		{"position", "stance", "", "rejects"},
		{"person", "role", "", "minister"},
		{"meeting", "status", "planned", "cancelled"},
	}
	for _, tt := range tests {
		c := find(t, x, news.ChangeMoved, tt.part)
		i := slices.IndexFunc(c.Fields, func(f news.FieldChange) bool { return f.Field == tt.field })
		if i < 0 || c.Fields[i].Before != tt.before || c.Fields[i].After != tt.after {
			t.Errorf("%s: %+v, want %s %q → %q", tt.part, c.Fields, tt.field, tt.before, tt.after)
			continue
		}
		if !slices.Equal(c.Fields[i].Articles, []string{"c"}) {
			t.Errorf("%s %s: made so by %v, want c", tt.part, tt.field, c.Fields[i].Articles)
		}
	}
	if c := find(t, x, news.ChangeConfirmed, "position"); !slices.Equal(c.Articles, []string{"b"}) {
		t.Errorf("confirmed by %v", c.Articles)
	}
	if len(x.Changes) != 5 {
		t.Errorf("%d changes, want 5: %+v", len(x.Changes), x.Changes)
	}
}

func TestBack(t *testing.T) {
	x := Between(later(t), earlier(t))
	c := find(t, x, news.ChangeWithdrawn, "position")
	if c.Why != "no report that said so is at hand any more" || !slices.Equal(c.Articles, []string{"c"}) {
		t.Errorf("withdrawn: %+v", c)
	}
}

func TestSame(t *testing.T) {
	if x := Between(later(t), later(t)); len(x.Changes) != 0 || x.Unchanged != 5 {
		t.Errorf("a record differs from itself: %+v", x)
	}
}

// TestRevised holds that a report with another text at the same place is the
// same report, and that its lines meet by their words.
func TestRevised(t *testing.T) {
	a, b := earlier(t), earlier(t)
	const more = "Update. "
	text := more + texts["a"]
	raw, err := json.Marshal(b)
	if err != nil {
		t.Fatal(err)
	}
	b = &news.Dossier{}
	if err := json.Unmarshal([]byte(strings.ReplaceAll(string(raw), `"a"`, `"a2"`)), b); err != nil {
		t.Fatal(err)
	}
	b.Articles[0].Text = text
	b.Positions[0].ID = "p9"
	b.Positions[0].Evidence[0].Start += len(more)
	b.Positions[0].Evidence[0].End += len(more)
	x := Between(a, b)
	if len(x.Articles.Revised) != 1 || len(x.Articles.Added) != 0 || len(x.Changes) != 0 {
		t.Errorf("%+v", x)
	}
}

// TestFields changes one field of one line at a time.
func TestFields(t *testing.T) {
	tests := []struct {
		part, field, before, after string
		change                     func(*news.Dossier)
	}{
		{"position", "modality", "wants", "demands", func(d *news.Dossier) { d.Positions[0].Modality = "demands" }},
		{"position", "condition", "", "if the fleet leaves", func(d *news.Dossier) { d.Positions[0].Condition = "if the fleet leaves" }},
		{"position", "addressee", "Peru", "Tarn", func(d *news.Dossier) { d.Positions[0].Addressee = "Tarn" }},
		{"position", "by", "", "Ada Vell", func(d *news.Dossier) {
			d.Positions[0].Takes = []news.Take{{By: "e1", Evidence: ev(t, "b", "Norway wants a truce at once")}}
		}},
		{"event", "actor", "Norway", "Ada Vell", func(d *news.Dossier) { d.Events[0].Actors = []string{"e1"} }},
		{"event", "", "", "", func(d *news.Dossier) { d.Events[0].Place = "Lunde" }}, // it was there before
		{"event", "supposed", "", "yes", func(d *news.Dossier) { d.Events[0].Aux = []string{"hypothetical"} }},
		{"figure", "scope", "total", "each", func(d *news.Dossier) { d.Figures[0].Scope = "each" }},
		{"meeting", "format", "bilateral", "trilateral", func(d *news.Dossier) { d.Meetings[0].Format = "trilateral" }},
	}
	base := func() *news.Dossier {
		d := earlier(t)
		d.Positions[0].Modality, d.Positions[0].Addressee = "wants", "Peru"
		d.Figures[0].Scope, d.Meetings[0].Format = "total", "bilateral"
		d.Events = []news.Happening{{ID: "h1", Text: "Twelve boats sank", Actors: []string{"Norway"}, Support: support(ev(t, "a", "Twelve boats sank"))}}
		return d
	}
	for _, tt := range tests {
		d := base()
		tt.change(d)
		x := Between(base(), d)
		if tt.field == "" {
			if len(x.Changes) != 0 {
				t.Errorf("%s: %+v, want no change", tt.part, x.Changes)
			}
			continue
		}
		if len(x.Changes) != 1 {
			t.Errorf("%s %s: %d changes: %+v", tt.part, tt.field, len(x.Changes), x.Changes)
			continue
		}
		if f := find(t, x, news.ChangeMoved, tt.part).Fields; len(f) != 1 || f[0].Field != tt.field || f[0].Before != tt.before || f[0].After != tt.after {
			t.Errorf("%s %s: %+v", tt.part, tt.field, f)
		}
	}
}
