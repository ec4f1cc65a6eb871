package story

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"synoptic/news"
)

// invented gives n invented articles: stories of a few, each with names of its
// own and words of its kind, some of them copies, days now and then unknown.
func invented(n int, seed uint64) []*Key {
	r := rand.New(rand.NewPCG(seed, 1))
	type plan struct{ names, words []string }
	var open []plan
	keys := make([]*Key, n)
	var last string
	for i := range keys {
		if len(open) == 0 || r.IntN(3) == 0 {
			kind := r.IntN(8)
			p := plan{}
			for range 6 {
				p.names = append(p.names, fmt.Sprintf("Nam%dor", r.IntN(4000)))
			}
			for range 30 {
				p.words = append(p.words, fmt.Sprintf("kind%dword%d", kind, r.IntN(60)))
			}
			if open = append(open, p); len(open) > 12 {
				open = open[1:]
			}
		}
		p := open[r.IntN(len(open))]
		var b strings.Builder
		for range 60 + r.IntN(60) {
			switch r.IntN(4) {
			case 0:
				b.WriteString(p.names[r.IntN(len(p.names))])
			case 1:
				fmt.Fprintf(&b, "common%d", r.IntN(3000))
			default:
				b.WriteString(p.words[r.IntN(len(p.words))])
			}
			b.WriteByte(' ')
		}
		if text := b.String(); r.IntN(12) > 0 || last == "" {
			last = text
		}
		d := doc(fmt.Sprintf("a%d", i), "", last)
		if r.IntN(5) > 0 {
			d.Article.Published = news.Published{Value: fmt.Sprintf("2031-%02d-%02d", 1+i*11/max(n, 1), 1+r.IntN(28))}
		}
		keys[i] = NewKey(d)
	}
	return keys
}

func asJSON(t *testing.T, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestRestoredGoesOnAsIfNeverStopped(t *testing.T) {
	keys := invented(700, 3)
	opt := Options{Window: 200, Days: 60}
	whole := NewIndex(opt)
	x := NewIndex(opt)
	moved := map[MoveKind]int{}
	for i, k := range keys {
		if i%97 == 50 { // stopped, and read again from what a store keeps
			s := x.State()
			for j := range s.Articles {
				b, err := s.Articles[j].Key.MarshalBinary()
				if err != nil {
					t.Fatal(err)
				}
				s.Articles[j].Key = new(Key)
				if err := s.Articles[j].Key.UnmarshalBinary(b); err != nil {
					t.Fatal(err)
				}
			}
			var err error
			if x, err = Restore(opt, s); err != nil {
				t.Fatal(err)
			}
		}
		a, b := whole.Place(k), x.Place(k)
		if aj, bj := asJSON(t, a), asJSON(t, b); aj != bj {
			t.Fatalf("article %d: %s\nrestored: %s", i, aj, bj)
		}
		for _, m := range a.Moves {
			moved[m.Kind]++
		}
		if n, _ := whole.Len(); n > opt.Window {
			t.Fatalf("%d articles held", n)
		}
	}
	if moved[Attached] < 50 || moved[Opened] < 50 || moved[Merged]+moved[Split]+moved[Moved] == 0 {
		t.Errorf("a dull stream: %v", moved)
	}
}

// The rows of the stories that the decisions name are the state: a store that
// follows them holds what State gives.
func TestRowsFollowTheDecisions(t *testing.T) {
	x := NewIndex(Options{Window: 150})
	stories, articles := map[string]StoryRow{}, map[string]Row{}
	for i, k := range invented(250, 5) {
		d := x.Place(k)
		touched := map[string]bool{}
		for _, m := range d.Moves {
			touched[m.Story], touched[m.From] = true, true
		}
		for id := range touched {
			s, rows, ok := x.Story(id)
			if !ok {
				delete(stories, id)
				continue
			}
			stories[id] = s
			for _, r := range rows {
				articles[r.Key.ID] = r
			}
		}
		for _, id := range d.LetGo {
			delete(articles, id)
		}
		for _, id := range d.Closed {
			delete(stories, id)
		}
		s := x.State()
		if len(s.Stories) != len(stories) || len(s.Articles) != len(articles) {
			t.Fatalf("after %d: %d stories, %d articles kept of %d, %d", i, len(stories), len(articles), len(s.Stories), len(s.Articles))
		}
		for _, r := range s.Stories {
			if !reflect.DeepEqual(r, stories[r.ID]) {
				t.Fatalf("story %s: %v, kept %v", r.ID, r, stories[r.ID])
			}
		}
		for _, r := range s.Articles {
			if !reflect.DeepEqual(r, articles[r.Key.ID]) {
				t.Fatalf("article %s", r.Key.ID)
			}
		}
	}
}

func TestLedgerFollowsTheIndex(t *testing.T) {
	x, l := NewIndex(Options{}), NewLedger()
	for _, k := range invented(250, 7) {
		d := x.Place(k)
		l.Apply(d.Moves)
		if l.Story(k.ID) != d.Story || l.Resolve(d.Story) != d.Story {
			t.Fatalf("%s in %q, ledger %q", k.ID, d.Story, l.Story(k.ID))
		}
	}
	for _, r := range x.State().Articles {
		if l.Story(r.Key.ID) != r.Story {
			t.Errorf("%s in %q, ledger %q", r.Key.ID, r.Story, l.Story(r.Key.ID))
		}
	}
}

func TestDecisionsTellWhy(t *testing.T) {
	x := NewIndex(Options{})
	var last Decision
	for _, d := range reports {
		last = x.Place(NewKey(d))
		if d.Article.ID == "f2" {
			if last.Story != "f1" || len(last.Considered) == 0 || last.Considered[0].Story != "f1" || !slices.Contains(last.Considered[0].Words, "aldona") ||
				len(last.Considered[0].Parts) < 3 || last.Moves[0].Kind != Attached || last.Moves[0].Why == "" {
				t.Errorf("%+v", last)
			}
		}
	}
	if last.Story != "b1" || last.Moves[0].Kind != Opened {
		t.Errorf("%+v", last)
	}
}

func TestStorylines(t *testing.T) {
	text := "Envoys of Norland and Sudria held the %s round of talks on herring quotas in Kasmund on Monday. Fisheries minister Janna Okoro said the %s round had been useful and that both sides would go on."
	x := NewIndex(Options{})
	x.Place(NewKey(doc("r1", "", fmt.Sprintf(text, "first", "first"))))
	d := x.Place(NewKey(doc("r2", "", fmt.Sprintf(text, "second", "second"))))
	if d.Story != "r2" || len(d.Moves) != 2 || d.Moves[1].Kind != Follows || d.Moves[1].From != "r1" || d.Considered[0].Veto != "another round" {
		t.Errorf("%+v", d)
	}
	if x = NewIndex(Options{NoVeto: true}); x.Place(NewKey(doc("r1", "", fmt.Sprintf(text, "first", "first")))).Story != x.Place(NewKey(doc("r2", "", fmt.Sprintf(text, "second", "second")))).Story {
		t.Error("apart without the veto")
	}
}

func TestCopies(t *testing.T) {
	x := NewIndex(Options{})
	for _, d := range reports {
		x.Place(NewKey(d))
	}
	copied := doc("c1", "Ferry aground, 212 aboard", "PORT VELM (Velm Wire) - "+reports[0].Article.Text)
	d := x.Place(NewKey(copied))
	if d.Origin != "f1" || len(d.Copies) != 1 || d.Copies[0].Article != "f1" || d.Story != "f1" {
		t.Errorf("%+v", d)
	}
	again := doc("c2", "", copied.Article.Text+" The reef is on every chart.")
	if c := x.Copies(NewKey(again)); len(c) != 2 || c[0].Origin != "f1" || c[1].Origin != "f1" {
		t.Errorf("%+v", c)
	}
}

func TestKeysSurviveTheirBytes(t *testing.T) {
	for _, k := range append(invented(20, 9), NewKey(doc("", "", "")), NewKey(doc("x", "The 86th Kasmund Awards", "In its third round"))) {
		b, _ := k.MarshalBinary()
		var got Key
		if err := got.UnmarshalBinary(b); err != nil {
			t.Fatal(err)
		}
		again, _ := got.MarshalBinary()
		if string(again) != string(b) || got.ID != k.ID || got.Day != k.Day || !reflect.DeepEqual(got.sign, k.sign) {
			t.Errorf("%q came back as another", k.ID)
		}
	}
}

func FuzzUnmarshalKey(f *testing.F) {
	for _, k := range invented(3, 9) {
		b, _ := k.MarshalBinary()
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		var k Key
		if k.UnmarshalBinary(b) != nil {
			return
		}
		x := NewIndex(Options{})
		x.Place(&k)
		x.Place(NewKey(reports[0]))
		again, _ := k.MarshalBinary()
		var same Key
		if err := same.UnmarshalBinary(again); err != nil {
			t.Fatal(err)
		}
	})
}
