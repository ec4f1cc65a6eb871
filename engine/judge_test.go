package engine

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"synoptic/news"
	"synoptic/store"
	"synoptic/store/pgtest"
)

// clocked gives a flow a clock that stands at a minute of 2031-04-01.
func clocked(s *Flow, minute int) {
	s.Now = func() time.Time { return time.Date(2031, 4, 1, 9, minute, 0, 0, time.UTC) }
}

// talks are reports of one event with a quotation, a demand and a figure.
func talks() []*news.Raw {
	var out []*news.Raw
	for i, o := range []string{"Post", "Herald", "Wire"} {
		out = append(out, article(2+12*i, o, "Quota talks open in Santa Brisa", `Morocco and Portugal opened talks about sardine quotas in Santa Brisa on Monday.
Fisheries Minister Leonor Quintanilha led the delegation of Portugal. "Portugal demands the release of all three trawlers," Quintanilha said.
Morocco's deputy minister Yassine Belkhadir said the trawlers would stay in Agadir. The talks lasted two hours.
`+strings.Repeat(fmt.Sprintf("The %s saw the delegations of both states arrive. ", o), 3)))
	}
	return out
}

// record gives the only story and its latest record.
func record(t *testing.T, db news.Reader) (*news.StoryEntry, *news.Dossier) {
	t.Helper()
	for e, err := range db.Stories(t.Context(), news.StoryQuery{}) {
		if err != nil {
			t.Fatal(err)
		}
		return e, recordOf(t, db, e.ID)
	}
	t.Fatal("no story")
	return nil, nil
}

func recordOf(t *testing.T, db news.Reader, id string) *news.Dossier {
	t.Helper()
	d := &news.Dossier{}
	for ed, err := range db.Editions(t.Context(), id, 0) {
		if err != nil {
			t.Fatal(err)
		}
		*d = news.Dossier{}
		if err := json.Unmarshal(ed.Dossier, d); err != nil {
			t.Fatal(err)
		}
	}
	if err := d.Validate(); err != nil {
		t.Fatal(err)
	}
	return d
}

func must(t *testing.T, s *Flow, by string, js ...news.Judgement) []news.Judgement {
	t.Helper()
	out, err := s.Act(t.Context(), by, js...)
	if err != nil {
		t.Fatal(err)
	}
	return out.Kept
}

// on gives the subject of an act on a line.
func on(t *testing.T, s *Flow, story, line string) *news.Subject {
	t.Helper()
	k, err := s.LineKey(t.Context(), story, line)
	if err != nil {
		t.Fatal(err)
	}
	return &news.Subject{Line: k}
}

func quoted(t *testing.T, d *news.Dossier) *news.Statement {
	t.Helper()
	for i, s := range d.Statements {
		if strings.Contains(s.Content, "release of all three") {
			return &d.Statements[i]
		}
	}
	t.Fatalf("the quotation is not there: %+v", d.Statements)
	return nil
}

func begun(t *testing.T) (*Flow, *hand, *store.DB, *news.StoryEntry, *news.Dossier) {
	t.Helper()
	s, h, db := newFlow(t)
	clocked(s, 0)
	if err := s.Keep(t.Context(), talks()); err != nil {
		t.Fatal(err)
	}
	finish(t, s, h, false)
	e, d := record(t, db)
	if d.Vetting != nil {
		t.Fatalf("nobody judged: %+v", d.Vetting)
	}
	return s, h, db, e, d
}

func TestVetting(t *testing.T) {
	s, _, db, e, d := begun(t)
	q := quoted(t, d)
	if len(d.Figures) == 0 || len(d.Positions) == 0 {
		t.Fatalf("figures %v, positions %v", d.Figures, d.Positions)
	}
	fig := d.Figures[0]
	must(t, s, "ada",
		news.Judgement{Verdict: news.JudgedConfirmed, On: on(t, s, e.ID, q.ID), Why: "heard on tape"},
		news.Judgement{Verdict: news.JudgedWrong, On: on(t, s, e.ID, fig.ID), Why: "another meeting's"},
		news.Judgement{Verdict: news.JudgedPin, On: on(t, s, e.ID, q.ID)},
		news.Judgement{Verdict: news.JudgedNote, On: on(t, s, e.ID, d.Positions[0].ID), Why: "ask the ministry"})
	_, d = record(t, db)
	v := d.Vetting
	l := v.Of(q.ID)
	if l == nil || l.Status != news.StatusConfirmed || !l.Pinned || len(l.Acts) != 2 || l.Since != 0 {
		t.Errorf("the confirmed line: %+v", l)
	}
	if quoted(t, d).Renderings == nil || v.Confirmed != 1 {
		t.Error("a vetted line lost its evidence, or is not counted")
	}
	if len(v.Wrong.Figures) != 1 || v.Wrong.Figures[0].ID != fig.ID || len(v.Wrong.Figures[0].Readings[0].Evidence) == 0 {
		t.Errorf("judged wrong: %+v", v.Wrong.Figures)
	}
	if slices.ContainsFunc(d.Figures, func(f news.Figure) bool { return f.ID == fig.ID }) || v.Of(fig.ID).Status != news.StatusWrong {
		t.Error("a line judged wrong stands in the record")
	}
	if len(v.NotApplied)+len(v.Collisions) != 0 {
		t.Errorf("not applied %+v, collisions %+v", v.NotApplied, v.Collisions)
	}
	for _, a := range v.Acts {
		if a.By != "ada" || !strings.HasPrefix(a.When, "2031-04-01T09:00:00.0") {
			t.Errorf("logged as %s %s", a.By, a.When)
		}
	}
	// Another article that says so: what was vetted stays so, and what came since is counted.
	more := article(50, "Echo", "Quota talks open in Santa Brisa", strings.ReplaceAll(`Morocco and Portugal opened talks about sardine quotas in Santa Brisa on Monday.
Fisheries Minister Leonor Quintanilha led the delegation of Portugal. "Portugal demands the release of all three trawlers," Quintanilha said. `, "\n", " ")+strings.Repeat("The Echo saw the delegations of both states arrive. ", 3))
	if err := s.Keep(t.Context(), []*news.Raw{more}); err != nil {
		t.Fatal(err)
	}
	finish(t, s, s.Queue.(*hand), false)
	_, d = record(t, db)
	if l = d.Vetting.Of(quoted(t, d).ID); len(d.Articles) != 4 || l == nil || l.Status != news.StatusConfirmed || l.Since != 1 {
		t.Errorf("with another report, %d articles: %+v", len(d.Articles), l)
	}
}

// Two analysts collide on the worth of a line, on its speaker, on a name and on
// two names: both are shown, neither is carried out; an undo settles it.
func TestCollide(t *testing.T) {
	s, _, db, e, d := begun(t)
	q := quoted(t, d)
	sub := on(t, s, e.ID, q.ID)
	must(t, s, "ada", news.Judgement{Verdict: news.JudgedWrong, On: sub})
	bo := must(t, s, "bo", news.Judgement{Verdict: news.JudgedConfirmed, On: sub})
	_, d = record(t, db)
	l := d.Vetting.Of(q.ID)
	if l == nil || l.Status != news.StatusDisputed || len(d.Vetting.Collisions) != 1 || len(d.Vetting.Collisions[0].Acts) != 2 || string(d.Vetting.Collisions[0].Line) != q.ID {
		t.Fatalf("%+v %+v", l, d.Vetting.Collisions)
	}
	quoted(t, d) // it stays in the record
	must(t, s, "ada", news.Judgement{Verdict: news.JudgedUndo, On: &news.Subject{Act: bo[0].ID}})
	if _, d = record(t, db); len(d.Vetting.Wrong.Statements) != 1 || len(d.Vetting.Collisions) != 0 {
		t.Errorf("after the undo: %+v", d.Vetting)
	}
	for _, a := range must(t, s, "ada", news.Judgement{Verdict: news.JudgedSpeaker, On: sub, B: news.Named{Name: "Yassine Belkhadir"}}, // on a line judged wrong, too
		news.Judgement{Verdict: news.JudgedRename, A: news.Named{Name: "Leonor Quintanilha"}, B: news.Named{Name: "Leonor de Quintanilha"}},
		news.Judgement{Verdict: news.JudgedSame, A: news.Named{Name: "Leonor Quintanilha"}, B: news.Named{Name: "Yassine Belkhadir"}}) {
		if a.By != "ada" {
			t.Errorf("%+v", a)
		}
	}
	must(t, s, "bo", news.Judgement{Verdict: news.JudgedRename, A: news.Named{Name: "Leonor Quintanilha"}, B: news.Named{Name: "L. Quintanilha"}},
		news.Judgement{Verdict: news.JudgedDifferent, A: news.Named{Name: "Yassine Belkhadir"}, B: news.Named{Name: "Leonor Quintanilha"}})
	_, d = record(t, db)
	if n := len(d.Vetting.Collisions); n != 2 {
		t.Errorf("%d collisions: %+v", n, d.Vetting.Collisions)
	}
	if !slices.ContainsFunc(d.Entities, func(e news.Entity) bool { return e.Name == "Leonor Quintanilha" }) {
		t.Error("a disputed name was carried out")
	}
	// With another speaker the line says something else than what was judged wrong.
	if w := d.Vetting; len(w.Wrong.Statements) != 0 || quoted(t, d).Speaker.Text != "Yassine Belkhadir" || len(w.NotApplied) != 1 || !strings.Contains(w.NotApplied[0].Why, "something else") {
		t.Errorf("the line with another speaker: %+v", w)
	}
}

func TestCorrections(t *testing.T) {
	s, _, db, e, d := begun(t)
	q := quoted(t, d)
	find := func(name string) *news.Entity {
		_, d = record(t, db)
		for i := range d.Entities {
			if d.Entities[i].Name == name {
				return &d.Entities[i]
			}
		}
		return nil
	}
	id := find("Leonor Quintanilha").ID
	acts := must(t, s, "ada", news.Judgement{Verdict: news.JudgedRename, A: news.Named{Name: "Leonor Quintanilha"}, B: news.Named{Name: "Leonor de Quintanilha"}},
		news.Judgement{Verdict: news.JudgedSide, A: news.Named{Name: "Leonor Quintanilha"}, B: news.Named{Party: "Norway"}},
		news.Judgement{Verdict: news.JudgedSpeaker, On: on(t, s, e.ID, q.ID), B: news.Named{Name: "Yassine Belkhadir"}},
		news.Judgement{Verdict: news.JudgedRename, A: news.Named{Name: "Nobody Here"}, B: news.Named{Name: "Somebody"}})
	x := find("Leonor de Quintanilha")
	if x == nil || x.ID != id || x.Party != "Norway" {
		t.Fatalf("renamed: %+v", x)
	}
	if l := d.Vetting.Of(id); l == nil || len(l.Corrected) != 2 || l.Corrected[0].Was != "Portugal" && l.Corrected[1].Was != "Portugal" {
		t.Errorf("what was there is not kept: %+v", l)
	}
	if sp := quoted(t, d).Speaker; sp.Text != "Yassine Belkhadir" || sp.Entity != news.Null(find("Yassine Belkhadir").ID) {
		t.Errorf("the speaker is %+v", sp)
	}
	if len(d.Vetting.Acts) != 3 {
		t.Errorf("an act on somebody else bears on this record: %+v", d.Vetting.Acts)
	}
	// Taken back, and the taking back taken back.
	undo := must(t, s, "bo", news.Judgement{Verdict: news.JudgedUndo, On: &news.Subject{Act: acts[0].ID}})
	if find("Leonor Quintanilha") == nil {
		t.Error("an undo has no effect")
	}
	must(t, s, "ada", news.Judgement{Verdict: news.JudgedUndo, On: &news.Subject{Act: undo[0].ID}})
	if find("Leonor de Quintanilha") == nil {
		t.Error("an undo of an undo has no effect")
	}
	if _, err := s.Act(t.Context(), "ada", news.Judgement{Verdict: news.JudgedUndo, On: &news.Subject{Act: "nothing"}}); news.KindOf(err) != news.Missing {
		t.Errorf("an undo of nothing: %v", err)
	}
	log, err := Acts(t.Context(), db)
	if err != nil || len(log) != 6 || log[5].Seq != 6 || log[4].EnteredBy != "bo" {
		t.Errorf("the log: %v %+v", err, log)
	}
}

// What was judged holds when everything is read again, and on another store
// into which the articles and the acts came in another order: the same bytes.
func TestReplayed(t *testing.T) {
	s, h, db, e, d := begun(t)
	q := quoted(t, d)
	must(t, s, "ada", news.Judgement{Verdict: news.JudgedWrong, On: on(t, s, e.ID, d.Positions[0].ID)},
		news.Judgement{Verdict: news.JudgedSpeaker, On: on(t, s, e.ID, q.ID), B: news.Named{Name: "Yassine Belkhadir"}})
	k := on(t, s, e.ID, q.ID)
	clocked(s, 5)
	must(t, s, "bo", news.Judgement{Verdict: news.JudgedConfirmed, On: k},
		news.Judgement{Verdict: news.JudgedRename, A: news.Named{Name: "Leonor Quintanilha"}, B: news.Named{Name: "L. Quintanilha"}})
	_, d = record(t, db)
	want, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	if d.Vetting.Of(q.ID) == nil {
		t.Fatalf("%+v", d.Vetting)
	}
	if len(d.Vetting.NotApplied) != 0 || d.Vetting.Of(q.ID).Status != news.StatusConfirmed || len(d.Vetting.Wrong.Positions) != 1 {
		t.Fatalf("%+v", d.Vetting)
	}
	same := func(what string, db news.Reader) {
		t.Helper()
		_, d := record(t, db)
		if got, _ := json.Marshal(d); !bytes.Equal(got, want) {
			t.Errorf("%s: another record\n%s\n%s", what, got, want)
		}
	}
	if _, err := s.Reread(t.Context(), true); err != nil {
		t.Fatal(err)
	}
	finish(t, s, h, false)
	same("read again", db)

	log, err := Judgements(t.Context(), db)
	if err != nil {
		t.Fatal(err)
	}
	slices.Reverse(log)
	for _, first := range []bool{true, false} {
		s, h, db := newFlow(t)
		if first {
			must(t, s, "cy", log...)
		}
		if err := s.Keep(t.Context(), talks()); err != nil {
			t.Fatal(err)
		}
		finish(t, s, h, false)
		if !first {
			must(t, s, "cy", log...)
		}
		same(fmt.Sprintf("elsewhere, acts first: %v", first), db)
		if out, err := s.Act(t.Context(), "cy", log...); err != nil || len(out.Kept) != 0 || out.Known != len(log) {
			t.Errorf("taken in again: %+v %v", out, err)
		}
	}
	other, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "b.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	if err := Import(t.Context(), other, strings.NewReader(export(t, db)), nil); err != nil {
		t.Fatal(err)
	}
	if a, b := export(t, db), export(t, other); a != b {
		t.Errorf("an export taken in: %s", firstDifference(a, b))
	}
	if kept := must(t, &Flow{Store: other, Queue: &hand{}}, "cy", news.Judgement{Verdict: news.JudgedNote, On: k, Why: "seen"}); len(kept) != 1 {
		t.Error("no act after an import")
	}
}

// When the text changes, an act whose words are gone is listed with the reason;
// one whose words are still there holds.
func TestNotApplied(t *testing.T) {
	s, h, db := newFlow(t)
	const text = `Morocco and Portugal opened talks about sardine quotas in Santa Brisa on Monday. Fisheries Minister Leonor Quintanilha led the delegation of Portugal.
"Portugal demands the release of all three trawlers," Quintanilha said. "We keep the trawlers until the court has ruled," Morocco's deputy minister Yassine Belkhadir said. The hall was cold and the heating had failed in the night, people there told the paper.`
	put := func(text string) {
		t.Helper()
		if err := s.Keep(t.Context(), []*news.Raw{reportAt("https://post.example/talks", "Post", "Quota talks open", "2031-03-10", text)}); err != nil {
			t.Fatal(err)
		}
		finish(t, s, h, false)
	}
	put(text)
	e, d := record(t, db)
	var lines []string
	for _, st := range d.Statements {
		lines = append(lines, st.Content)
	}
	at := func(words string) string {
		t.Helper()
		for _, st := range d.Statements {
			if strings.Contains(st.Content, words) {
				return st.ID
			}
		}
		t.Fatalf("no %q among %q", words, lines)
		return ""
	}
	gone := must(t, s, "ada", news.Judgement{Verdict: news.JudgedConfirmed, On: on(t, s, e.ID, at("all three"))})
	must(t, s, "ada", news.Judgement{Verdict: news.JudgedConfirmed, On: on(t, s, e.ID, at("court has ruled"))})
	put("Update: " + strings.Replace(text, "all three trawlers", "both trawlers", 1))
	_, d = record(t, db)
	v := d.Vetting
	if len(d.Articles) != 1 || v == nil || len(v.NotApplied) != 1 || v.NotApplied[0].Act != gone[0].ID || !strings.Contains(v.NotApplied[0].Why, "changed") {
		t.Fatalf("%d articles, vetting %+v", len(d.Articles), v)
	}
	if l := v.Of(at("court has ruled")); l == nil || l.Status != news.StatusConfirmed {
		t.Errorf("words that still stand there: %+v", l)
	}
	if l := v.Of(at("both trawlers")); l != nil {
		t.Errorf("new words are vetted: %+v", l)
	}
}

// members gives the stories, each as the titles and outlets of its articles.
func members(t *testing.T, db news.Reader) map[string]string {
	t.Helper()
	out := map[string]string{}
	for e, err := range db.Stories(t.Context(), news.StoryQuery{}) {
		if err != nil {
			t.Fatal(err)
		}
		var list []string
		for it, err := range db.Items(t.Context(), news.ItemQuery{Story: e.ID}) {
			if err != nil {
				t.Fatal(err)
			}
			list = append(list, strings.Fields(it.Read.Article.Title)[0]+it.Read.Article.Outlet)
		}
		slices.Sort(list)
		if len(list) != e.Articles {
			t.Errorf("story %s counts %d articles and has %d", e.ID, e.Articles, len(list))
		}
		out[e.ID] = strings.Join(list, " ")
	}
	return out
}

func values(m map[string]string) string {
	var out []string
	for _, v := range m {
		out = append(out, v)
	}
	slices.Sort(out)
	return strings.Join(out, " | ")
}

func storyWith(t *testing.T, db news.Reader, member string) string {
	t.Helper()
	for id, list := range members(t, db) {
		if slices.Contains(strings.Fields(list), member) {
			return id
		}
	}
	t.Fatalf("no story with %s in %v", member, members(t, db))
	return ""
}

func articleID(t *testing.T, db news.Reader, member string) string {
	t.Helper()
	for it, err := range db.Items(t.Context(), news.ItemQuery{States: []news.State{news.StatePlaced}}) {
		if err != nil {
			t.Fatal(err)
		}
		if strings.Fields(it.Read.Article.Title)[0]+it.Read.Article.Outlet == member {
			return it.Read.Article.ID
		}
	}
	t.Fatalf("no article %s", member)
	return ""
}

const (
	ferries = "FerryEcho FerryHerald FerryPost FerryWire"
	strikes = "PortEcho PortHerald PortPost PortWire"
	quotas  = "QuotaEcho QuotaHerald QuotaPost QuotaWire"
)

// storyActs merges ferry and strike, then moves and parts articles.
func storyActs(t *testing.T, s *Flow, db news.Reader) (merge, move, out news.Judgement) {
	t.Helper()
	one := func(member string) []news.ArticleKey {
		k, err := s.ArticleKeys(t.Context(), articleID(t, db, member))
		if err != nil {
			t.Fatal(err)
		}
		return k
	}
	return mergeOf(t, s, db),
		news.Judgement{Verdict: news.JudgedMove, On: &news.Subject{Articles: one("QuotaPost"), With: one("FerryPost")}},
		news.Judgement{Verdict: news.JudgedOut, On: &news.Subject{Articles: one("FerryHerald")}}
}

func TestStoriesByHand(t *testing.T) {
	s, h, db := newFlow(t)
	clocked(s, 0)
	if err := s.Keep(t.Context(), events()); err != nil {
		t.Fatal(err)
	}
	finish(t, s, h, false)
	before := members(t, db)
	if values(before) != ferries+" | "+strikes+" | "+quotas {
		t.Fatal(values(before))
	}
	ferry, port, quota := storyWith(t, db, "FerryPost"), storyWith(t, db, "PortPost"), storyWith(t, db, "QuotaPost")
	merge, move, out := storyActs(t, s, db)
	a := must(t, s, "ada", merge)
	if got := members(t, db); got[ferry] != ferries+" "+strikes || len(got) != 2 {
		t.Fatalf("merged: %v", got)
	}
	for e := range db.Stories(t.Context(), news.StoryQuery{IDs: []string{port}}) {
		if e.Redirect != ferry || e.Articles != 0 {
			t.Errorf("the merged story: %+v", e)
		}
	}
	if d := recordOf(t, db, ferry); len(d.Articles) != 8 || d.Vetting == nil || len(d.Vetting.Acts) != 1 {
		t.Errorf("its record has %d articles, %+v", len(d.Articles), d.Vetting)
	}
	b := must(t, s, "ada", move, out)
	want := "FerryEcho FerryPost FerryWire " + strikes + " QuotaPost | FerryHerald | QuotaEcho QuotaHerald QuotaWire"
	if got := values(members(t, db)); got != want {
		t.Fatalf("moved and parted: %s", got)
	}
	// What comes later goes with the story that it is of.
	if err := s.Keep(t.Context(), []*news.Raw{article(40, "Gull", "Port strike in Velmar", "Dock workers in the port of Velmar went on strike over pay, the union said. Ships waited outside the harbour while the company Norline asked a court to end it. "+strings.Repeat("The Gull counted the ships that waited at Velmar. ", 3))}); err != nil {
		t.Fatal(err)
	}
	finish(t, s, h, false)
	if got := members(t, db)[ferry]; !strings.Contains(got, "PortGull") {
		t.Errorf("a later article: %v", members(t, db))
	}
	// All of it taken back: what the index alone would have.
	for _, id := range []string{a[0].ID, b[0].ID, b[1].ID} {
		must(t, s, "bo", news.Judgement{Verdict: news.JudgedUndo, On: &news.Subject{Act: id}})
	}
	got := members(t, db)
	if got[ferry] != before[ferry] || got[quota] != before[quota] || got[port] != strings.Replace(strikes, "PortHerald", "PortGull PortHerald", 1) || len(got) != 3 {
		t.Errorf("taken back: %v", got)
	}
	for it := range db.Items(t.Context(), news.ItemQuery{}) {
		if it.Read != nil && it.Read.Home != "" {
			t.Errorf("%s is still away from home", it.Read.Article.Title)
		}
	}
	finish(t, s, h, false)
}

// Two people on stories: one parts again what the other put together. Neither
// is carried out.
func TestStoriesCollide(t *testing.T) {
	s, h, db := newFlow(t)
	if err := s.Keep(t.Context(), events()); err != nil {
		t.Fatal(err)
	}
	finish(t, s, h, false)
	merge, move, out := storyActs(t, s, db)
	must(t, s, "ada", merge, move)
	part := news.Judgement{Verdict: news.JudgedOut, On: &news.Subject{Articles: merge.On.Articles}}
	must(t, s, "bo", part, out)
	if got := values(members(t, db)); got != "FerryEcho FerryPost FerryWire QuotaPost | FerryHerald | "+strikes+" | QuotaEcho QuotaHerald QuotaWire" {
		t.Errorf("%s", got)
	}
	d := recordOf(t, db, storyWith(t, db, "PortPost"))
	if len(d.Vetting.Collisions) != 1 || len(d.Vetting.Collisions[0].Acts) != 2 {
		t.Errorf("not shown: %+v", d.Vetting)
	}
}

// Stories are a function of the log of items and acts: the same bytes with one
// worker or two, with jobs in any order, and from processes that began anew.
func TestStoriesByHandSameState(t *testing.T) {
	all := events()
	late := []*news.Raw{article(41, "Gull", "Ferry sinks off Skarholm", "The ferry Aurelia sank off the island of Skarholm on Monday and twelve people died, the police of Norway said. Captain Olav Brekke had reported a fire. "+strings.Repeat("The Gull spoke to survivors. ", 3)),
		article(42, "Gull", "Port strike in Velmar", "Dock workers in the port of Velmar went on strike over pay, the union said. Ships waited outside the harbour while the company Norline asked a court to end it. "+strings.Repeat("The Gull counted ships. ", 3))}
	run := func(work func(*Flow, *hand)) string {
		s, h, db := newFlow(t)
		clocked(s, 0)
		if err := s.Keep(t.Context(), all); err != nil {
			t.Fatal(err)
		}
		work(s, h)
		finish(t, s, h, false)
		merge, move, out := storyActs(t, s, db)
		must(t, s, "ada", merge)
		s.index = nil
		kept := must(t, s, "ada", move, out)
		if err := s.Keep(t.Context(), late); err != nil {
			t.Fatal(err)
		}
		work(s, h)
		finish(t, s, h, false)
		must(t, s, "ada", news.Judgement{Verdict: news.JudgedUndo, On: &news.Subject{Act: kept[0].ID}})
		finish(t, s, h, true)
		return export(t, db)
	}
	want := run(func(s *Flow, h *hand) { h.run(t, s, false) })
	for name, work := range map[string]func(*Flow, *hand){
		"back to front": func(s *Flow, h *hand) { h.run(t, s, true) },
		"two workers":   func(s *Flow, h *hand) { parallel(t, s, h) },
	} {
		if got := run(work); got != want {
			t.Errorf("%s: another state:\n%s", name, firstDifference(got, want))
		}
	}
	if !strings.Contains(want, `"home":`) {
		t.Error("nothing is away from home")
	}
}

// parallel does the jobs at hand with two workers at once.
func parallel(t *testing.T, s *Flow, h *hand) {
	jobs := make(chan Job, 1000)
	for _, j := range h.jobs {
		for n := j.From; j.Kind == JobRead && n <= j.To; n++ { // one item a job
			jobs <- Job{Kind: JobRead, From: n, To: n}
		}
	}
	h.jobs = nil
	close(jobs)
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			for j := range jobs {
				if err := s.Process(context.Background(), j); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	if err := s.Recover(t.Context()); err != nil {
		t.Fatal(err)
	}
}

// TestActsAtOnce lets two people judge in processes of their own while a third
// places articles: every act is in the log once, and the end is the same as
// when all of it is done one after the other.
func TestActsAtOnce(t *testing.T) {
	for name, open := range map[string]func(*testing.T) *store.DB{
		"SQLite":     func(t *testing.T) *store.DB { _, _, db := newFlow(t); return db },
		"PostgreSQL": openPostgres,
	} {
		t.Run(name, func(t *testing.T) { actsAtOnce(t, open(t)) })
	}
}

func openPostgres(t *testing.T) *store.DB {
	db, err := store.Open(t.Context(), pgtest.Start(t).Database(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

func actsAtOnce(t *testing.T, db *store.DB) {
	all := events()
	h := &hand{}
	s := &Flow{Store: db, Queue: h}
	if err := s.Keep(t.Context(), all[:6]); err != nil {
		t.Fatal(err)
	}
	finish(t, s, h, false)
	merge := mergeOf(t, s, db)
	if err := s.Keep(t.Context(), all[6:]); err != nil {
		t.Fatal(err)
	}
	jobs := h.jobs
	h.jobs = nil
	var wg sync.WaitGroup
	wg.Go(func() {
		for _, j := range jobs {
			for n := j.From; n <= j.To; n++ {
				if err := s.Process(context.Background(), Job{Kind: JobRead, From: n, To: n}); err != nil {
					t.Error(err)
				}
			}
		}
	})
	for _, who := range []string{"ada", "bo"} {
		wg.Go(func() {
			f := &Flow{Store: db, Queue: &hand{}}
			for n := range 6 {
				j := news.Judgement{Verdict: news.JudgedRename, A: news.Named{Name: "Olav Brekke"}, B: news.Named{Name: fmt.Sprint("Captain ", who, n)}}
				if n == 3 && who == "ada" {
					j = merge
				}
				if _, err := f.Act(context.Background(), who, j); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	finish(t, s, h, false)
	log, err := s.Acts(t.Context())
	if err != nil || len(log) != 12 {
		t.Fatalf("%d acts, %v", len(log), err)
	}
	for i, a := range log {
		if a.Seq != int64(i+1) {
			t.Errorf("act %d has number %d", i+1, a.Seq)
		}
	}
	if got := values(members(t, db)); got != ferries+" "+strikes+" | "+quotas {
		t.Errorf("stories: %s", got)
	}
	for _, a := range log { // all of it undone
		must(t, s, "cy", news.Judgement{Verdict: news.JudgedUndo, On: &news.Subject{Act: a.ID}})
	}
	if got := values(members(t, db)); got != ferries+" | "+strikes+" | "+quotas {
		t.Errorf("stories after the undoes: %s", got)
	}
}

// mergeOf puts the strike into the story of the ferry.
func mergeOf(t *testing.T, s *Flow, db news.Reader) news.Judgement {
	t.Helper()
	a, err := s.StoryKeys(t.Context(), storyWith(t, db, "PortPost"))
	if err != nil {
		t.Fatal(err)
	}
	b, err := s.StoryKeys(t.Context(), storyWith(t, db, "FerryPost"))
	if err != nil {
		t.Fatal(err)
	}
	return news.Judgement{Verdict: news.JudgedMerge, On: &news.Subject{Articles: a, With: b}}
}

func TestBadActs(t *testing.T) {
	s, _, _ := newFlow(t)
	line := &news.Subject{Line: &news.LineKey{Part: "events", Words: []news.Anchor{{Evidence: news.Evidence{Article: "a", End: 1, Text: "x"}}}}}
	sealed := news.Judgement{A: news.Named{Name: "Ole"}, B: news.Named{Name: "Bo"}, Verdict: news.JudgedSame, By: "ada", When: "2031-04-01"}.Seal()
	sealed.Why = "changed afterwards"
	for name, j := range map[string]news.Judgement{
		"no verdict":           {Verdict: "perhaps", A: news.Named{Name: "Ole"}, B: news.Named{Name: "Bo"}},
		"one name":             {Verdict: news.JudgedSame, A: news.Named{Name: "Ole"}},
		"one and the same":     {Verdict: news.JudgedSame, A: news.Named{Name: "Ole"}, B: news.Named{Name: "Ole"}},
		"a line without words": {Verdict: news.JudgedWrong, On: &news.Subject{Line: &news.LineKey{Part: "events"}}},
		"speaker of an event":  {Verdict: news.JudgedSpeaker, On: line, B: news.Named{Name: "Bo"}},
		"an empty note":        {Verdict: news.JudgedNote, On: line},
		"a merge with nothing": {Verdict: news.JudgedMerge, On: &news.Subject{Articles: []news.ArticleKey{{ID: "a"}}}},
		"no time":              {Verdict: news.JudgedPin, On: line, When: "yesterday"},
		"the engine's":         {Verdict: news.JudgedPin, On: line, By: news.JudgedByEngine},
		"a side of no name":    {Verdict: news.JudgedSide, A: news.Named{Name: "Ole"}},
		"changed":              sealed,
	} {
		if _, err := s.Act(t.Context(), "ada", j); news.KindOf(err) != news.Usage {
			t.Errorf("%s: %v", name, err)
		}
	}
	if log, err := Acts(t.Context(), s.Store); err != nil || len(log) != 0 {
		t.Errorf("refused acts are in the log: %v %v", log, err)
	}
}
