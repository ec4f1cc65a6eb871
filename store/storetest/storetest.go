// Package storetest is the contract of news.Store as tests that every store
// passes.
package storetest

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"synoptic/news"
)

// Run tests a store. open gives a new, empty one at every call.
func Run(t *testing.T, open func(t *testing.T) news.Store) {
	for _, c := range []struct {
		name string
		test func(*testing.T, news.Store)
	}{
		{"keep", keep}, {"whole or nothing", whole}, {"guards", guards}, {"readings", readings}, {"read by two", readByTwo}, {"stories", stories},
		{"editions", editions}, {"notes", notes}, {"search", search}, {"search of editions", searchEditions}, {"forget", forget}, {"homes", homes}, {"many write at once", concurrent},
	} {
		t.Run(c.name, func(t *testing.T) { c.test(t, open(t)) })
	}
}

func list[T any](t *testing.T, s iter.Seq2[T, error]) []T {
	t.Helper()
	var out []T
	for v, err := range s {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, v)
	}
	return out
}

func commit(t *testing.T, s news.Store, c *news.Change) {
	t.Helper()
	if err := s.Commit(t.Context(), c); err != nil {
		t.Fatal(err)
	}
}

func raw(id, body string) *news.Raw {
	return &news.Raw{ID: id, Location: "in/" + id, Media: "text/plain", Hints: map[string]string{"outlet": "Harbour Post"},
		Observed: time.Date(2031, 3, 14, 9, 30, 0, 123e6, time.UTC), Body: []byte(body)}
}

// read is an item as the reader leaves it.
func read(seq int64, id, title, text, story string) *news.Item {
	return &news.Item{Seq: seq, State: news.StatePlaced, Read: &news.Kept{
		Article: &news.Article{ID: id, Location: "in/" + id, Outlet: "Harbour Post", Title: title, Text: text,
			Published: news.Published{Value: "2031-03-1" + fmt.Sprint(seq%10), Precision: news.PrecisionDay, Basis: news.BasisStated, Evidence: []news.Evidence{}}},
		Canonical: "https://post.example/" + id, Publisher: "Harbour Press", Doc: []byte("doc of " + id), Key: []byte{0, 1, 2, 255}, Reader: "r1", Story: story}}
}

func keep(t *testing.T, s news.Store) {
	commit(t, s, &news.Change{Keep: []*news.Raw{raw("a", "first"), raw("b", "sécond\x00"), raw("a", "first")}})
	commit(t, s, &news.Change{Keep: []*news.Raw{raw("b", "sécond\x00"), raw("c", "")}})
	got := list(t, s.Items(t.Context(), news.ItemQuery{Raw: true}))
	if len(got) != 3 {
		t.Fatalf("%d items, want 3: an item taken in twice is one", len(got))
	}
	for i, it := range got {
		if it.Seq != int64(i+1) || it.Raw.ID != string(rune('a'+i)) || it.State != news.StateKept || it.Read != nil {
			t.Errorf("item %d: %+v", i, it)
		}
	}
	if b := got[1].Raw; string(b.Body) != "sécond\x00" || b.Hints["outlet"] != "Harbour Post" || !b.Observed.Equal(raw("b", "").Observed) {
		t.Errorf("the second item came back as %+v", b)
	}
	if n, err := s.Counter(t.Context(), "log"); n != 3 || err != nil {
		t.Errorf("the log stands at %d, %v", n, err)
	}
	if got := list(t, s.Items(t.Context(), news.ItemQuery{After: 1, Limit: 1})); len(got) != 1 || got[0].Seq != 2 || got[0].Raw.Body != nil {
		t.Errorf("after 1, one: %+v", got)
	}
}

func whole(t *testing.T, s news.Store) {
	err := s.Commit(t.Context(), &news.Change{
		Keep:     []*news.Raw{raw("a", "x")},
		Notes:    []news.Note{{Kind: "k", Key: "1", Value: json.RawMessage(`1`)}},
		Editions: []news.Edition{{Story: "s", Version: 1, Dossier: []byte("no JSON")}},
	})
	if err == nil {
		t.Fatal("a record that is no JSON was kept")
	}
	if got := list(t, s.Items(t.Context(), news.ItemQuery{})); len(got) != 0 {
		t.Errorf("part of a refused change was kept: %+v", got)
	}
	if got := list(t, s.Notes(t.Context(), "k", "")); len(got) != 0 {
		t.Errorf("part of a refused change was kept: %+v", got)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := s.Commit(ctx, &news.Change{Keep: []*news.Raw{raw("a", "x")}}); !errors.Is(err, context.Canceled) {
		t.Errorf("a commit of an ended context: %v", err)
	}
}

// readByTwo has two workers read one item: the later one comes when the item
// has its place, or was found dead, and changes nothing.
func readByTwo(t *testing.T, s news.Store) {
	commit(t, s, &news.Change{Keep: []*news.Raw{raw("a", "x"), raw("b", "y")}})
	commit(t, s, &news.Change{Items: []*news.Item{read(1, "one", "A title", "x", "s1"), {Seq: 2, State: news.StateDead, Why: "no text", Tries: 1}}})
	late := read(1, "one", "Another title", "x", "")
	late.State = news.StateRead
	other := read(2, "two", "A title", "y", "")
	other.State = news.StateRead
	commit(t, s, &news.Change{Items: []*news.Item{late, {Seq: 1, State: news.StateDead, Why: "late"}, other}})
	got := list(t, s.Items(t.Context(), news.ItemQuery{}))
	if len(got) != 2 || got[0].State != news.StatePlaced || got[0].Why != "" || got[0].Read.Story != "s1" || got[0].Read.Article.Title != "A title" {
		t.Errorf("a placed item that was read again: %+v", got[0])
	}
	if got[1].State != news.StateDead || got[1].Read != nil {
		t.Errorf("a dead item that was read by another: %+v", got[1])
	}
	commit(t, s, &news.Change{Items: []*news.Item{{Seq: 2, State: news.StateKept}}})
	commit(t, s, &news.Change{Items: []*news.Item{other}})
	if got := list(t, s.Items(t.Context(), news.ItemQuery{After: 1})); got[0].State != news.StateRead || got[0].Read == nil {
		t.Errorf("a dead item that is tried again: %+v", got[0])
	}
}

func guards(t *testing.T, s news.Store) {
	g := []news.Guard{{Name: "placed", Was: 0, Is: 5}}
	commit(t, s, &news.Change{Guards: g})
	err := s.Commit(t.Context(), &news.Change{Guards: g, Keep: []*news.Raw{raw("a", "x")}})
	if news.KindOf(err) != news.Conflict {
		t.Fatalf("a guard that no longer holds: %v", err)
	}
	if n, _ := s.Counter(t.Context(), "placed"); n != 5 {
		t.Errorf("placed is %d", n)
	}
	if got := list(t, s.Items(t.Context(), news.ItemQuery{})); len(got) != 0 {
		t.Error("a refused change was kept")
	}
}

func readings(t *testing.T, s news.Store) {
	commit(t, s, &news.Change{Keep: []*news.Raw{raw("a", "x"), raw("b", "y"), raw("c", "z")}})
	one := read(1, "art1", "Talks open", "The talks opened.", "")
	one.State = news.StateRead
	change := &news.Change{Items: []*news.Item{one, {Seq: 2, State: news.StateDead, Why: "it is empty", Tries: 3}}}
	commit(t, s, change)
	commit(t, s, change) // may be repeated
	got := list(t, s.Items(t.Context(), news.ItemQuery{States: []news.State{news.StateRead}, Doc: true, Key: true}))
	if len(got) != 1 || got[0].Read == nil {
		t.Fatalf("read items: %+v", got)
	}
	k := got[0].Read
	if k.Article.Text != "The talks opened." || k.Article.Published.Value != "2031-03-11" || string(k.Doc) != "doc of art1" || !slices.Equal(k.Key, []byte{0, 1, 2, 255}) {
		t.Errorf("the reading came back as %+v %+v", k, k.Article)
	}
	if dead := list(t, s.Items(t.Context(), news.ItemQuery{States: []news.State{news.StateDead}})); len(dead) != 1 || dead[0].Why != "it is empty" || dead[0].Tries != 3 {
		t.Errorf("dead items: %+v", dead)
	}
	commit(t, s, &news.Change{Items: []*news.Item{{Seq: 1, State: news.StatePlaced, Read: &news.Kept{Story: "art1", Revises: "art0"}}}})
	got = list(t, s.Items(t.Context(), news.ItemQuery{Story: "art1"}))
	if len(got) != 1 || got[0].Read.Revises != "art0" || got[0].Read.Article.Title != "Talks open" || got[0].State != news.StatePlaced {
		t.Errorf("placed: %+v", got)
	}
	commit(t, s, &news.Change{Items: []*news.Item{read(2, "art1", "Talks open", "The talks opened.", "")}})
	commit(t, s, &news.Change{Items: []*news.Item{{Seq: 2, State: news.StateSame, Why: "art1"}}})
	if got := list(t, s.Items(t.Context(), news.ItemQuery{After: 1, Limit: 1})); got[0].Read != nil || got[0].Why != "art1" {
		t.Errorf("an item that says the same again: %+v", got[0])
	}
	for _, q := range []news.ItemQuery{{URL: "https://post.example/art1"}, {IDs: []string{"art1", "nobody"}}} {
		if got := list(t, s.Items(t.Context(), q)); len(got) != 1 || got[0].Seq != 1 {
			t.Errorf("%+v gives %+v", q, got)
		}
	}
	if got := list(t, s.Items(t.Context(), news.ItemQuery{IDs: []string{}})); len(got) != 0 {
		t.Errorf("of no ids: %+v", got)
	}
}

// homes: an article that a person put into another story is found by both.
func homes(t *testing.T, s news.Store) {
	commit(t, s, &news.Change{Keep: []*news.Raw{raw("a", "x"), raw("b", "y"), raw("c", "z")},
		Items: []*news.Item{read(1, "art1", "One", "One.", "art1"), read(2, "art2", "Two", "Two.", "art1"), read(3, "art3", "Three", "Three.", "art3")}})
	found := func(q news.ItemQuery) string {
		var out []string
		for _, it := range list(t, s.Items(t.Context(), q)) {
			out = append(out, it.Read.Article.ID+"/"+it.Read.Story+"/"+it.Read.Home)
		}
		return strings.Join(out, " ")
	}
	if got := found(news.ItemQuery{Home: "art1"}); got != "art1/art1/ art2/art1/" {
		t.Errorf("at home in art1: %s", got)
	}
	commit(t, s, &news.Change{Items: []*news.Item{{Seq: 2, State: news.StatePlaced, Read: &news.Kept{Story: "art3", Home: "art1"}}}})
	for _, c := range []struct {
		q    news.ItemQuery
		want string
	}{
		{news.ItemQuery{Home: "art1"}, "art1/art1/ art2/art3/art1"}, {news.ItemQuery{Story: "art3"}, "art2/art3/art1 art3/art3/"},
		{news.ItemQuery{Home: "art3"}, "art3/art3/"}, {news.ItemQuery{Home: "art3", Story: "art1"}, ""},
	} {
		if got := found(c.q); got != c.want {
			t.Errorf("%+v gives %q, want %q", c.q, got, c.want)
		}
	}
	back := read(2, "art2", "Two", "Two again.", "art3")
	back.Read.Home = "art1"
	commit(t, s, &news.Change{Items: []*news.Item{back}})
	if got := found(news.ItemQuery{IDs: []string{"art2"}}); got != "art2/art3/art1" {
		t.Errorf("read again: %s", got)
	}
	commit(t, s, &news.Change{Items: []*news.Item{{Seq: 2, State: news.StatePlaced, Read: &news.Kept{Story: "art1"}}}})
	if got := found(news.ItemQuery{Home: "art1"}); got != "art1/art1/ art2/art1/" {
		t.Errorf("taken home: %s", got)
	}
}

func stories(t *testing.T, s news.Store) {
	day := func(n int) time.Time { return time.Date(2031, 3, n, 0, 0, 0, 0, time.UTC) }
	commit(t, s, &news.Change{
		Stories: []*news.StoryEntry{
			{ID: "a", Title: "A", Articles: 2, First: day(1), Last: day(9), Version: 2, Composed: 1, Line: "a"},
			{ID: "b", Title: "B", Articles: 1, First: day(3), Last: day(12), Version: 1, Composed: 1, Line: "a"},
			{ID: "c", Title: "C", Articles: 1, Version: 1},
			{ID: "d", Title: "D", Redirect: "a", Last: day(30), Version: 4}},
		Moves: []news.Move{{Seq: 2, N: 1, Kind: "merge", Story: "a", Other: "d", Reasons: json.RawMessage(`{"why":"alike"}`)},
			{Seq: 1, N: 0, Kind: "open", Article: "a", Story: "a", Reasons: json.RawMessage(`{}`)}}})
	ids := func(q news.StoryQuery) string {
		var out []string
		for _, e := range list(t, s.Stories(t.Context(), q)) {
			out = append(out, e.ID)
		}
		return strings.Join(out, " ")
	}
	for _, c := range []struct {
		q    news.StoryQuery
		want string
	}{
		{news.StoryQuery{}, "b a c"}, {news.StoryQuery{Merged: true}, "d b a c"}, {news.StoryQuery{Stale: true}, "a c"},
		{news.StoryQuery{Line: "a"}, "b a"}, {news.StoryQuery{Limit: 1}, "b"}, {news.StoryQuery{Before: "b", Limit: 5}, "a c"},
		{news.StoryQuery{Before: "a"}, "c"}, {news.StoryQuery{IDs: []string{"d", "c"}}, "d c"},
	} {
		if got := ids(c.q); got != c.want {
			t.Errorf("stories %+v: %s, want %s", c.q, got, c.want)
		}
	}
	e := list(t, s.Stories(t.Context(), news.StoryQuery{IDs: []string{"a"}}))[0]
	if !e.First.Equal(day(1)) || !e.Last.Equal(day(9)) || e.Articles != 2 || e.Composed != 1 {
		t.Errorf("story a came back as %+v", e)
	}
	moves := list(t, s.Moves(t.Context(), 0, "d", ""))
	if len(moves) != 1 || moves[0].Kind != "merge" || string(moves[0].Reasons) != `{"why":"alike"}` {
		t.Errorf("moves of d: %+v", moves)
	}
	if moves = list(t, s.Moves(t.Context(), 0, "", "")); len(moves) != 2 || moves[0].Seq != 1 {
		t.Errorf("moves: %+v", moves)
	}
	if moves = list(t, s.Moves(t.Context(), 0, "", "a")); len(moves) != 1 || moves[0].Kind != "open" {
		t.Errorf("moves of article a: %+v", moves)
	}
}

func dossier(statement, person string) []byte {
	d := news.Dossier{Schema: "synoptic.dossier/1", Story: news.Story{EventDate: news.Date{Value: "2031-03-14", Precision: news.PrecisionDay}},
		Statements: []news.Statement{{ID: "st1", Speaker: news.Speaker{Text: person}, Content: statement}},
		Entities:   []news.Entity{{ID: "e1", Type: news.Person, Name: person, Names: []news.NameForm{{Text: person}}}}}
	b, err := json.Marshal(d)
	if err != nil {
		panic(err)
	}
	return b
}

func editions(t *testing.T, s news.Store) {
	commit(t, s, &news.Change{Stories: []*news.StoryEntry{{ID: "s", Title: "First title", Articles: 3, Version: 3}, {ID: "other", Version: 7}}})
	for v := int64(1); v <= 3; v++ {
		commit(t, s, &news.Change{Editions: []news.Edition{{Story: "s", Version: v, Title: fmt.Sprint("Title ", v), Origins: 2, Dossier: dossier(fmt.Sprint("words ", v), "Ana Reva")}}})
	}
	commit(t, s, &news.Change{Editions: []news.Edition{{Story: "other", Version: 7, Dossier: dossier("else", "Oto Lind")}}})
	got := list(t, s.Editions(t.Context(), "s", 1))
	if len(got) != 2 || got[0].Version != 2 || string(got[1].Dossier) != string(dossier("words 3", "Ana Reva")) {
		t.Errorf("editions after 1: %d", len(got))
	}
	if got = list(t, s.Editions(t.Context(), "", 0)); len(got) != 2 || got[0].Story != "other" || got[1].Version != 3 {
		t.Errorf("latest editions: %+v", got)
	}
	commit(t, s, &news.Change{Editions: []news.Edition{{Story: "s", Version: 2, Title: "Late", Dossier: dossier("words 2", "Ana Reva")}}})
	commit(t, s, &news.Change{Stories: []*news.StoryEntry{{ID: "s", Title: "Not this", Articles: 4, Version: 4}}})
	for v := int64(5); v <= 40; v++ {
		commit(t, s, &news.Change{Editions: []news.Edition{{Story: "long", Version: v, Dossier: dossier("words", "Ana Reva")}}})
	}
	var left []int64
	for _, e := range list(t, s.Editions(t.Context(), "long", 0)) {
		left = append(left, e.Version)
	}
	if len(left) != 15 || left[0] != 8 || left[1] != 16 || left[2] != 28 || left[14] != 40 {
		t.Errorf("of forty editions are left %v", left)
	}
	e := list(t, s.Stories(t.Context(), news.StoryQuery{IDs: []string{"s"}}))[0]
	if e.Title != "Title 3" || e.Origins != 2 || e.Composed != 3 || e.Articles != 4 || e.Version != 4 {
		t.Errorf("an older edition and a new placing left %+v", e)
	}
}

func notes(t *testing.T, s news.Store) {
	put := func(kind, key, value string) {
		commit(t, s, &news.Change{Notes: []news.Note{{Kind: kind, Key: key, Value: json.RawMessage(value)}}})
	}
	put("source", "b%", `{"n":1}`)
	put("source", "a", `{"n":2}`)
	put("source", "ab", `{"n":3}`)
	put("mark", "a", `4`)
	put("source", "a", `{"n":5}`)
	got := list(t, s.Notes(t.Context(), "source", ""))
	if len(got) != 3 || got[0].Key != "a" || string(got[0].Value) != `{"n":5}` {
		t.Errorf("notes: %+v", got)
	}
	if got = list(t, s.Notes(t.Context(), "source", "a")); len(got) != 2 {
		t.Errorf("notes that begin with a: %+v", got)
	}
	if got = list(t, s.Notes(t.Context(), "source", "b%")); len(got) != 1 {
		t.Errorf("notes that begin with b%%: %+v", got)
	}
	put("source", "a", `null`)
	if got = list(t, s.Notes(t.Context(), "source", "a")); len(got) != 1 || got[0].Key != "ab" {
		t.Errorf("a deleted note: %+v", got)
	}
	if got = list(t, s.Notes(t.Context(), "", "")); len(got) != 3 || got[0].Kind != "mark" {
		t.Errorf("all notes: %+v", got)
	}
}

func search(t *testing.T, s news.Store) {
	commit(t, s, &news.Change{Keep: []*news.Raw{raw("a", "1"), raw("b", "2"), raw("c", "3")}})
	commit(t, s, &news.Change{
		Items: []*news.Item{
			read(1, "x1", "Ferry talks open in Sório", "Envoys of Belmar met the ferry owners. Nobody signed.", "s1"),
			read(2, "x2", "Owners refuse", "The owners of the ferry refused to pay. They met nobody.", "s1"),
			read(3, "x3", "A bridge falls", "The bridge at Łodna fell on Friday; O'Neil's crew was away.", "s3")},
		Stories:  []*news.StoryEntry{{ID: "s1", Version: 1}},
		Editions: []news.Edition{{Story: "s1", Version: 1, Dossier: dossier("We refuse to pay for the ferry", "Ana Reva")}}})
	for _, c := range []struct {
		q    news.SearchQuery
		want string
	}{
		{news.SearchQuery{Text: "ferry", Kinds: []string{"article"}}, "x1 x2"},
		{news.SearchQuery{Text: "ferry refused", Kinds: []string{"article"}}, "x2"},
		{news.SearchQuery{Text: `"the ferry owners"`}, "x1"},
		{news.SearchQuery{Text: `"owners ferry"`}, ""},
		{news.SearchQuery{Text: "bridge OR signed"}, "x1 x3"},
		{news.SearchQuery{Text: "ferry NOT signed", Kinds: []string{"article"}}, "x2"},
		{news.SearchQuery{Text: "(bridge OR ferry) NOT (signed OR refused)"}, "x3 st1"},
		{news.SearchQuery{Text: "sorio"}, "x1"}, {news.SearchQuery{Text: "SÓRIO"}, "x1"},
		{news.SearchQuery{Text: "brid*"}, "x3"}, {news.SearchQuery{Text: "brid"}, ""},
		{news.SearchQuery{Text: "title:owners"}, "x2"}, {news.SearchQuery{Text: `title:"ferry talks"`}, "x1"},
		{news.SearchQuery{Text: "person:reva"}, "e1 st1"}, {news.SearchQuery{Text: "reva refuse"}, "st1"},
		{news.SearchQuery{Text: "outlet:harbour bridge"}, "x3"},
		{news.SearchQuery{Text: "ferry", Kinds: []string{"article"}, From: "2031-03-12"}, "x2"},
		{news.SearchQuery{Text: "ferry", Kinds: []string{"article"}, Until: "2031-03-11"}, "x1"},
		{news.SearchQuery{Text: "o'neil's"}, "x3"}, {news.SearchQuery{Text: `"; drop table item; --" OR bridge`}, "x3"},
		{news.SearchQuery{Text: "", Kinds: []string{"article"}}, "x1 x2 x3"},
	} {
		hits, err := s.Search(t.Context(), c.q)
		if err != nil {
			t.Errorf("search %q: %v", c.q.Text, err)
			continue
		}
		var ids []string
		for _, h := range hits {
			ids = append(ids, h.ID)
		}
		slices.Sort(ids)
		want := strings.Fields(c.want)
		slices.Sort(want)
		if !slices.Equal(ids, want) {
			t.Errorf("search %q gives %v, want %v", c.q.Text, ids, want)
		}
	}
	for _, bad := range []string{"(ferry", "ferry)", "NOT ferry", strings.Repeat("(", 50) + "a", "\xff"} {
		if _, err := s.Search(t.Context(), news.SearchQuery{Text: bad}); news.KindOf(err) != news.Usage || news.HintOf(err) == "" {
			t.Errorf("search %q: %v", bad, err)
		}
	}
	hits, err := s.Search(t.Context(), news.SearchQuery{Text: "refus*", Limit: 1, Kinds: []string{"article"}})
	if err != nil || len(hits) != 1 || !strings.Contains(hits[0].Snippet, "\ue000refused\ue001 to pay") || hits[0].Story != "s1" || hits[0].Day != "2031-03-12" {
		t.Errorf("hit: %+v %v", hits, err)
	}
	if late, err := s.Search(t.Context(), news.SearchQuery{Text: "ferry", Kinds: []string{"article"}, Newest: true}); err != nil || len(late) != 2 || late[0].ID != "x2" {
		t.Errorf("the newest first: %+v %v", late, err)
	}
	next, err := s.Search(t.Context(), news.SearchQuery{Text: "ferry", Limit: 1, Kinds: []string{"article"}, After: "1"})
	if err != nil || len(next) != 1 || next[0].Page != "2" {
		t.Errorf("second page: %+v %v", next, err)
	}
	commit(t, s, &news.Change{Editions: []news.Edition{{Story: "s1", Version: 2, Dossier: dossier("Nothing was said", "Ana Reva")}}})
	if hits, _ := s.Search(t.Context(), news.SearchQuery{Text: "refuse", Kinds: []string{"statement"}}); len(hits) != 0 {
		t.Errorf("a statement of an older edition is found: %+v", hits)
	}
}

func searchEditions(t *testing.T, s news.Store) {
	commit(t, s, &news.Change{Stories: []*news.StoryEntry{{ID: "s1", Version: 2}},
		Editions: []news.Edition{{Story: "s1", Version: 2, Dossier: dossier("We refuse to pay", "Ana Reva")}}})
	found := func(when, text string, want ...string) {
		t.Helper()
		var ids []string
		hits, err := s.Search(t.Context(), news.SearchQuery{Text: text, Kinds: []string{"statement", "entity"}})
		for _, h := range hits {
			ids = append(ids, h.ID)
		}
		if slices.Sort(ids); err != nil || !slices.Equal(ids, want) {
			t.Errorf("%s, %q gives %v, %v", when, text, ids, err)
		}
	}
	found("at first", "reva OR refuse", "e1", "st1")
	commit(t, s, &news.Change{Editions: []news.Edition{{Story: "s1", Version: 3, Dossier: dossier("Nothing was said", "Ana Reva")}}})
	found("after an edition that keeps an entity", "refuse")
	found("after an edition that keeps an entity", "nothing OR reva", "e1", "st1")
	commit(t, s, &news.Change{Editions: []news.Edition{{Story: "s1", Version: 4, Dossier: dossier("Nothing was said", "Ana Reva")}}})
	found("after an edition that changes nothing", "reva", "e1", "st1")
	commit(t, s, &news.Change{Stories: []*news.StoryEntry{{ID: "s1", Version: 5, Redirect: "s3"}}})
	found("after the story was merged into another", "reva")
	commit(t, s, &news.Change{Stories: []*news.StoryEntry{{ID: "s1", Version: 6}}})
	commit(t, s, &news.Change{Editions: []news.Edition{{Story: "s1", Version: 6, Dossier: dossier("Nothing was said", "Ana Reva")}}})
	found("after it was parted again", "nothing OR reva", "e1", "st1")
	commit(t, s, &news.Change{Editions: []news.Edition{{Story: "s1", Version: 7, Dossier: dossier("Nothing was said", "Ana Rewa")}}})
	found("after a name has changed", "reva")
	found("after a name has changed", "rewa", "e1", "st1")
}

func forget(t *testing.T, s news.Store) {
	commit(t, s, &news.Change{Keep: []*news.Raw{raw("a", "1"), raw("b", "2")}})
	commit(t, s, &news.Change{Items: []*news.Item{read(1, "x1", "Ferry", "The ferry left.", "x1"), read(2, "x2", "Ferry again", "The ferry came.", "x1")},
		Moves:    []news.Move{{Seq: 1, Kind: "open", Article: "x1", Story: "x1", Reasons: json.RawMessage(`{}`)}},
		Stories:  []*news.StoryEntry{{ID: "x1", Articles: 2, Version: 2}},
		Editions: []news.Edition{{Story: "x1", Version: 1, Dossier: dossier("Gone", "Ana Reva")}}})
	commit(t, s, &news.Change{Forget: []int64{1}, Drop: []string{"x1"}})
	if got := list(t, s.Items(t.Context(), news.ItemQuery{})); len(got) != 1 || got[0].Seq != 2 {
		t.Errorf("items: %+v", got)
	}
	if n := len(list(t, s.Moves(t.Context(), 0, "", ""))) + len(list(t, s.Stories(t.Context(), news.StoryQuery{Merged: true}))) + len(list(t, s.Editions(t.Context(), "", 0))); n != 0 {
		t.Errorf("%d rows are left of what was forgotten", n)
	}
	hits, err := s.Search(t.Context(), news.SearchQuery{Text: "ferry OR reva"})
	if err != nil || len(hits) != 1 || hits[0].ID != "x2" {
		t.Errorf("found: %+v %v", hits, err)
	}
	commit(t, s, &news.Change{Keep: []*news.Raw{raw("c", "3")}})
	if got := list(t, s.Items(t.Context(), news.ItemQuery{After: 2})); len(got) != 1 || got[0].Seq != 3 {
		t.Errorf("a new item after one was forgotten: %+v", got)
	}
}

func concurrent(t *testing.T, s news.Store) {
	const writers, each = 8, 10
	var wg sync.WaitGroup
	var won sync.Map
	errs := make(chan error, writers*each*2)
	for w := range writers {
		wg.Go(func() {
			for i := range each {
				errs <- s.Commit(t.Context(), &news.Change{Keep: []*news.Raw{raw(fmt.Sprintf("w%d-%d", w, i), "x")}})
				n, err := s.Counter(t.Context(), "race")
				if err == nil {
					err = s.Commit(t.Context(), &news.Change{Guards: []news.Guard{{Name: "race", Was: n, Is: n + 1}}})
				}
				if err == nil {
					if _, twice := won.LoadOrStore(n, w); twice {
						errs <- fmt.Errorf("two writers moved the counter from %d", n)
					}
				} else if news.KindOf(err) != news.Conflict {
					errs <- err
				}
			}
		})
	}
	wg.Wait()
	close(errs)
	for err := range errs {
		if err != nil {
			t.Error(err)
		}
	}
	for i, it := range list(t, s.Items(t.Context(), news.ItemQuery{})) {
		if it.Seq != int64(i+1) {
			t.Fatalf("place %d of the log holds number %d", i+1, it.Seq)
		}
	}
	if n, _ := s.Counter(t.Context(), "log"); n != writers*each {
		t.Errorf("the log stands at %d", n)
	}
}
