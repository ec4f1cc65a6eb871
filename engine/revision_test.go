package engine

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"synoptic/news"
	"synoptic/store"
)

const longReport = `The ferry Aurelia sank off the island of Skarholm early on Monday and twelve people died, the police of the county said.
Captain Olav Brekke had reported a fire in the engine room an hour before the ship went down, according to the coast guard.
Boats from three villages took ninety passengers off the deck and brought them to the quay of Velmar, where a school was opened for them.
The owner of the ship, Norline, promised to publish the reports of its last two inspections before the end of the week.`

// item is a report as a line of a JSON-lines file.
func reportAt(url, outlet, title, day, text string) *news.Raw {
	b, err := json.Marshal(map[string]string{"url": url, "outlet": outlet, "title": title, "published": day, "text": text})
	if err != nil {
		panic(err)
	}
	return &news.Raw{ID: fmt.Sprintf("%x", string(b)), Location: "in", Media: "application/json", Body: b}
}

// placedAs tells for each item what became of it: new, same, or the number of
// the item that it revises.
func placedAs(t *testing.T, raws []*news.Raw, atOnce bool) (string, *store.DB) {
	t.Helper()
	s, h, db := newFlow(t)
	if atOnce {
		if err := s.Keep(t.Context(), raws); err != nil {
			t.Fatal(err)
		}
	} else {
		for _, r := range raws {
			if err := s.Keep(t.Context(), []*news.Raw{r}); err != nil {
				t.Fatal(err)
			}
			h.run(t, s, false)
			s.index = nil // as another process
		}
	}
	finish(t, s, h, false)
	var out []string
	at := map[string]int64{}
	for it, err := range db.Items(t.Context(), news.ItemQuery{}) {
		if err != nil {
			t.Fatal(err)
		}
		switch {
		case it.State != news.StatePlaced:
			out = append(out, string(it.State))
		case it.Read.Revises == "":
			out = append(out, "new")
		default:
			out = append(out, fmt.Sprint(at[it.Read.Revises]))
		}
		if it.State == news.StatePlaced {
			at[it.Read.Article.ID] = it.Seq
		}
	}
	return strings.Join(out, " "), db
}

func TestVersions(t *testing.T) {
	const day = "2031-03-10"
	edited := strings.Replace(longReport, "twelve people", "fourteen people", 1)
	longer := edited + "\nFour of the dead were members of the crew, the mayor of Skarholm said on Monday evening after a meeting with the families."
	other := "Dock workers in the port of Velmar went on strike over pay on Monday, the union said.\nShips waited outside the harbour while the company asked a court to end it."
	third := "Voters of Halvik chose Ida Lund as their mayor with a majority of nine votes, the council said.\nHer opponent asked for the votes to be counted again."
	for name, c := range map[string]struct {
		raws []*news.Raw
		want string
	}{
		"no address": {[]*news.Raw{
			reportAt("", "Post", "Ferry sinks", day, longReport), reportAt("", "Post", "Ferry sinks", day, edited),
			reportAt("", "Post", "Ferry sinks: 14 dead", day, longer)}, "new 1 2"},
		"another outlet": {[]*news.Raw{reportAt("", "Post", "Ferry sinks", day, longReport), reportAt("", "Echo", "Ferry sinks", day, edited)}, "new new"},
		"no outlet":      {[]*news.Raw{reportAt("", "", "Ferry sinks", day, longReport), reportAt("", "", "Ferry sinks", day, edited)}, "new new"},
		"another day":    {[]*news.Raw{reportAt("", "Post", "Ferry sinks", day, longReport), reportAt("", "Post", "Ferry sinks", "2031-03-19", edited)}, "new new"},
		"ways to one address": {[]*news.Raw{
			reportAt("http://www.post.example/2031/ferry-sinks-1234567?utm_source=x", "Post", "Ferry sinks", day, longReport),
			reportAt("https://post.example/2031/ferry-sinks-1234567/amp", "Post", "Ferry sinks", day, edited),
			reportAt("https://m.post.example/2031/ferry-sinks-fourteen-dead-1234567#top", "Post", "Fourteen die on ferry", day, longer)}, "new 1 2"},
		"a live page with another story": {[]*news.Raw{
			reportAt("https://post.example/live/1", "Post", "Live", day, longReport), reportAt("https://post.example/live/1", "Post", "Live", day, other),
			reportAt("https://post.example/live/1", "Post", "Live", day, edited)}, "new new 1"},
		"a front page": {[]*news.Raw{
			reportAt("https://post.example/news", "Post", "Post – the news", day, longReport+"\n"+other),
			reportAt("https://post.example/news", "Post", "Post – the news", day, third+"\n"+other)}, "new new"},
		"taken in twice": {[]*news.Raw{
			reportAt("https://post.example/ferry-1", "Post", "Ferry sinks", day, longReport), reportAt("https://post.example/ferry-1", "Post", "Ferry sinks", day, edited),
			reportAt("https://post.example/ferry-1", "Post", "Ferry sinks", day, longReport+" ")}, "new 1 2"},
	} {
		for _, atOnce := range []bool{false, true} {
			if got, _ := placedAs(t, c.raws, atOnce); got != c.want {
				t.Errorf("%s (at once: %v): %s, want %s", name, atOnce, got, c.want)
			}
		}
	}
}

// The record rests on the latest version, and the move tells what changed.
func TestRevisedRecord(t *testing.T) {
	_, db := placedAs(t, []*news.Raw{
		reportAt("https://post.example/ferry-1", "Post", "Ferry sinks", "2031-03-10", longReport),
		reportAt("https://post.example/ferry-1", "Post", "Ferry sinks: 14 dead", "2031-03-10", strings.Replace(longReport, "twelve people", "fourteen people", 1))}, true)
	for e, err := range db.Stories(t.Context(), news.StoryQuery{}) {
		if err != nil || e.Articles != 1 || e.Composed != e.Version {
			t.Errorf("%+v %v", e, err)
		}
		for ed, err := range db.Editions(t.Context(), e.ID, 0) {
			if err != nil || strings.Contains(string(ed.Dossier), "twelve people") || !strings.Contains(string(ed.Dossier), "fourteen people") {
				t.Errorf("record: %.400s %v", ed.Dossier, err)
			}
		}
	}
	revised := 0
	for m, err := range db.Moves(t.Context(), 0, "", "") {
		if err != nil {
			t.Fatal(err)
		}
		if m.Kind == "revise" {
			revised++
			var r struct {
				Why     string
				Out, In int
			}
			if err := json.Unmarshal(m.Reasons, &r); err != nil || r.Why != "the same address" || r.Out != 1 || r.In != 1 {
				t.Errorf("reasons %s %v", m.Reasons, err)
			}
		}
	}
	if revised != 1 {
		t.Errorf("%d revise moves", revised)
	}
}

func TestDiff(t *testing.T) {
	for _, c := range []struct{ was, is, want string }{
		{"", "", ""},
		{"The mayor left.", "The mayor left.", ""},
		{"", "New words.", "[|New words.]"},
		{"Twelve people died on Monday.", "Fourteen people died late on Monday.", "[Twelve|Fourteen] [|late]"},
		{"He said it was false. She left.", "She left.", "[He said it was false.|]"},
		{"a b c d e f g h", "a b x d e f g", "[c|x] [h|]"},
		{"Ærø—«så»", "Ærø—«nu»", "[så|nu]"},
		{"bad \xff\xfe bytes here", "bad \xff bytes there", "[\xfe bytes here|bytes there]"},
	} {
		var got []string
		var b strings.Builder
		at := 0
		for _, e := range Diff(c.was, c.is) {
			got = append(got, "["+e.Out+"|"+e.In+"]")
			if c.was[e.Start:e.End] != e.Out || c.is[e.NewStart:e.NewEnd] != e.In {
				t.Errorf("offsets of %+v", e)
			}
			b.WriteString(c.was[at:e.Start] + e.In)
			at = e.End
		}
		b.WriteString(c.was[at:])
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%q -> %q: %s, want %s", c.was, c.is, s, c.want)
		}
		if strings.Join(strings.Fields(b.String()), "") != strings.Join(strings.Fields(c.is), "") {
			t.Errorf("%q -> %q: the edits make %q", c.was, c.is, b.String())
		}
	}
	long := strings.Repeat("one two three four ", 20000)
	if e := Diff(long, strings.Repeat("five six one seven ", 20000)); len(e) == 0 {
		t.Error("nothing changed")
	}
}

func FuzzDiff(f *testing.F) {
	f.Add("The mayor left.", "The old mayor left again.")
	f.Fuzz(func(t *testing.T, was, is string) {
		at, to := 0, 0
		for _, e := range Diff(was, is) {
			if e.Start < at || e.NewStart < to || e.End < e.Start || e.NewEnd < e.NewStart {
				t.Fatalf("edits out of order: %+v", e)
			}
			if strings.Join(strings.Fields(was[at:e.Start]), "") != strings.Join(strings.Fields(is[to:e.NewStart]), "") {
				t.Fatalf("what stays differs: %q and %q", was[at:e.Start], is[to:e.NewStart])
			}
			at, to = e.End, e.NewEnd
		}
	})
}

// A text that two outlets carry is one origin, in the record and in the list
// of stories.
func TestCopiesShareAnOrigin(t *testing.T) {
	own := "Twelve passengers of the ferry Aurelia drowned off Skarholm on Monday when the ship went down after a fire, police said. " +
		"Captain Olav Brekke told the Echo that the pumps had failed. The ferry belonged to Norline, which has its seat in Velmar."
	got, db := placedAs(t, []*news.Raw{
		reportAt("https://post.example/ferry-1234567", "Post", "Ferry Aurelia sinks off Skarholm", "2031-03-10", longReport),
		reportAt("https://herald.example/7654321", "Herald", "Ferry Aurelia sinks off Skarholm", "2031-03-10", longReport),
		reportAt("https://echo.example/7777777", "Echo", "Ferry Aurelia sinks off Skarholm", "2031-03-10", own)}, true)
	if got != "new new new" {
		t.Fatal(got)
	}
	for e, err := range db.Stories(t.Context(), news.StoryQuery{}) {
		if err != nil || e.Articles != 3 || e.Origins != 2 {
			t.Errorf("%+v %v", e, err)
		}
	}
}
