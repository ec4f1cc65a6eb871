package who

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"synoptic/news"
)

// article builds a doc from lines "type|Name|Country|office|Country of office";
// the office may be followed by "!" for a former one.
func article(id string, lines ...string) *news.Doc {
	d := &news.Doc{Article: &news.Article{ID: id}}
	at := map[string]int{}
	for _, l := range lines {
		f := strings.Split(l+"||||", "|")
		start := len(d.Article.Text)
		d.Article.Text += f[1]
		span := news.Span{Start: start, End: len(d.Article.Text)}
		d.Article.Text += "\n"
		e, ok := at[f[1]]
		if !ok {
			e = len(d.Entities)
			at[f[1]] = e
			d.Entities = append(d.Entities, news.DocEntity{ID: fmt.Sprint("e", e), Type: news.EntityType(f[0]), Name: f[1], Country: f[2]})
		}
		d.Entities[e].Mentions = append(d.Entities[e].Mentions, len(d.Mentions))
		d.Mentions = append(d.Mentions, news.Mention{Span: span, Kind: news.MentionName, Entity: e})
		if f[3] != "" {
			norm, former := strings.CutSuffix(f[3], "!")
			r := news.Role{Entity: e, Title: span, Evidence: span, Norm: norm, Country: f[4], Former: former}
			if c, ok := strings.CutPrefix(f[4], "@"); ok {
				r.Country, r.Body = "", c
			}
			d.Roles = append(d.Roles, r)
		}
	}
	return d
}

func describe(w *Who) []string {
	var out []string
	for _, e := range w.Entities {
		s := fmt.Sprintf("%s %s (%s)", e.Type, e.Name, e.Party)
		for _, r := range e.Roles {
			s += " " + r.Norm
			if r.Former {
				s += "!"
			}
		}
		out = append(out, s)
	}
	return out
}

var (
	first = article("a", "person|Ada Vell|Norway|foreign minister|Norway", "person|Ole Dahl||deputy mayor|", "person|Serhiy Lundenko|Kenya||", "organization|Coastal Guard Agency||||",
		"country|Norway|Norway", "place|Bergheim", "person|Tor Egge||secretary general|@NATO")
	second = article("b", "person|Vell||foreign minister|", "person|Ada Vell|||", "person|Dahl||", "person|Bo Dahl|Peru|envoy|Peru", "person|Sergiy Lundenko||culture minister!|Kenya",
		"country|Oslo|Norway", "organization|CGA||")
)

func TestResolve(t *testing.T) {
	want := []string{"person Ada Vell (Norway) foreign minister", "person Bo Dahl (Peru) envoy", "person Dahl ()", "person Ole Dahl () deputy mayor",
		"person Sergiy Lundenko (Kenya) culture minister!", "person Tor Egge (NATO) secretary general", "organization Coastal Guard Agency ()", "country Norway (Norway)", "place Bergheim ()"}
	w := Resolve([]*news.Doc{first, second}, nil)
	if got := describe(w); !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	v := Resolve([]*news.Doc{second, first}, nil)
	for i := range w.Entities {
		if w.Entities[i].ID != v.Entities[i].ID {
			t.Errorf("%s: the order of the articles changes the id", w.Entities[i].Name)
		}
	}
}

func TestLookups(t *testing.T) {
	w := Resolve([]*news.Doc{first, second}, nil)
	e := w.At(second, 0)
	if e == nil || e.Name != "Ada Vell" || w.Get(e.ID) != e || w.ID(first, 0) != e.ID {
		t.Fatalf("Vell is not found: %+v", e)
	}
	if e.Party != "Norway" || w.State("Norway") == nil {
		t.Error("party or state of Vell are wrong")
	}
	if w.At(first, 99) != nil || w.At(nil, 0) != nil || w.Get("x") != nil {
		t.Error("what is not there must not be found")
	}
	for _, e := range w.Entities {
		for _, ev := range e.Evidence {
			d := map[string]*news.Doc{"a": first, "b": second}[ev.Article]
			if ev.Text != d.Article.Text[ev.Start:ev.End] {
				t.Errorf("%s: evidence %q is not the text", e.Name, ev.Text)
			}
		}
		if len(e.Evidence) == 0 {
			t.Errorf("%s rests on nothing", e.Name)
		}
	}
}

func TestTwoOfOneName(t *testing.T) {
	d := article("a", "organization|Foreign Ministry|Norway", "organization|Foreign  Ministry|Peru")
	w := Resolve([]*news.Doc{d}, nil)
	if len(w.Entities) != 2 || w.Entities[0].ID == w.Entities[1].ID {
		t.Errorf("two states' ministries are one: %v", describe(w))
	}
}
