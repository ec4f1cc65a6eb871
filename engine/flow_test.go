package engine

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"synoptic/news"
	"synoptic/store"
)

// hand is a queue that does jobs when told to, in this goroutine.
type hand struct {
	jobs []Job
}

func (h *hand) Publish(_ context.Context, jobs ...Job) error {
	h.jobs = append(h.jobs, jobs...)
	return nil
}
func (h *hand) Work(context.Context, int, func(context.Context, Job) error) error { return nil }
func (h *hand) Lag(_ context.Context, kind string) (int, error) {
	n := 0
	for _, j := range h.jobs {
		if j.Kind == kind {
			n++
		}
	}
	return n, nil
}
func (h *hand) Close() error { return nil }

// run does every job, the last published first when back is set.
func (h *hand) run(t *testing.T, s *Flow, back bool) {
	t.Helper()
	for len(h.jobs) > 0 {
		i := 0
		if back {
			i = len(h.jobs) - 1
		}
		j := h.jobs[i]
		h.jobs = append(h.jobs[:i:i], h.jobs[i+1:]...)
		if err := s.Process(t.Context(), j); err != nil {
			t.Fatal(err)
		}
	}
}

func newFlow(t *testing.T) (*Flow, *hand, *store.DB) {
	t.Helper()
	db, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "a.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	h := &hand{}
	return &Flow{Store: db, Queue: h}, h, db
}

// finish brings everything up to date.
func finish(t *testing.T, s *Flow, h *hand, back bool) {
	t.Helper()
	h.run(t, s, back)
	for range 10 {
		if err := s.refresh(t.Context(), map[string]time.Time{}, false); err != nil {
			t.Fatal(err)
		}
		h.run(t, s, back)
		idle, err := s.Idle(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if idle {
			return
		}
	}
	t.Fatal("it does not come to rest")
}

func article(n int, outlet, title, text string) *news.Raw {
	body := fmt.Sprintf(`{"url":"https://%s.example/%d","outlet":%q,"title":%q,"published":"2031-03-%02d","text":%q}`, strings.ToLower(outlet), n, outlet, title, 10+n/12, text)
	return &news.Raw{ID: fmt.Sprint("raw", n, outlet), Location: fmt.Sprint("in:", n), Media: "application/json", Body: []byte(body)}
}

// events are reports of three happenings, with a broken item among them.
func events() []*news.Raw {
	ferry := "The ferry Aurelia sank off the island of Skarholm on Monday and twelve people died, the police of Norway said. Captain Olav Brekke had reported a fire. "
	quota := "Morocco and Portugal opened talks about sardine quotas in Santa Brisa. Minister Leonor Quintanilha demanded the release of three trawlers held in Agadir. "
	strike := "Dock workers in the port of Velmar went on strike over pay, the union said. Ships waited outside the harbour while the company Norline asked a court to end it. "
	var out []*news.Raw
	for i, o := range []string{"Post", "Herald", "Wire", "Echo"} {
		out = append(out,
			article(3*i, o, "Ferry sinks off Skarholm", ferry+strings.Repeat(fmt.Sprintf("The %s spoke to survivors of the ferry on the quay. ", o), 3)),
			article(3*i+1, o, "Quota talks open in Santa Brisa", quota+strings.Repeat(fmt.Sprintf("The %s saw the delegations of both states arrive. ", o), 3)),
			article(3*i+2, o, "Port strike in Velmar", strike+strings.Repeat(fmt.Sprintf("The %s counted the ships that waited at Velmar. ", o), 3)))
	}
	return append(out, &news.Raw{ID: "broken", Location: "in:broken", Media: "application/json", Body: []byte(`{"title":`)})
}

func export(t *testing.T, db *store.DB) string {
	t.Helper()
	var b bytes.Buffer
	if err := Export(t.Context(), db, &b, false, nil); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestFlow(t *testing.T) {
	s, h, db := newFlow(t)
	if err := s.Keep(t.Context(), events()); err != nil {
		t.Fatal(err)
	}
	finish(t, s, h, false)
	stories := map[string]int{}
	for e, err := range db.Stories(t.Context(), news.StoryQuery{}) {
		if err != nil {
			t.Fatal(err)
		}
		stories[e.Title] = e.Articles
		if e.Composed != e.Version || e.Articles != 4 {
			t.Errorf("story %+v", e)
		}
	}
	if len(stories) != 3 {
		t.Errorf("stories: %v", stories)
	}
	for it, err := range db.Items(t.Context(), news.ItemQuery{States: []news.State{news.StateDead}}) {
		if err != nil || it.Raw.ID != "broken" || !strings.Contains(it.Why, "breaks off") {
			t.Errorf("dead: %+v %v", it, err)
		}
	}
	before := export(t, db)
	if err := s.Keep(t.Context(), events()); err != nil { // all over again
		t.Fatal(err)
	}
	finish(t, s, h, false)
	if after := export(t, db); after != before {
		t.Error("what was taken in before changed the store")
	}
}

// The end state does not depend on how the items were cut into jobs, in which
// order they were read, or how often the process began anew.
func TestSameState(t *testing.T) {
	s, h, db := newFlow(t)
	if err := s.Keep(t.Context(), events()); err != nil {
		t.Fatal(err)
	}
	finish(t, s, h, false)
	want := export(t, db)

	s, h, db = newFlow(t)
	all := events()
	for i := range all {
		if err := s.Keep(t.Context(), all[i:i+1]); err != nil {
			t.Fatal(err)
		}
		if i%3 == 2 {
			h.run(t, s, true)
			s = &Flow{Store: db, Queue: h} // as after a crash
			h.jobs = nil
		}
	}
	if err := s.Recover(t.Context()); err != nil {
		t.Fatal(err)
	}
	finish(t, s, h, true)
	if got := export(t, db); got != want {
		t.Errorf("another state:\n%s", firstDifference(got, want))
	}

	other, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "b.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	if err := Import(t.Context(), other, strings.NewReader(want), nil); err != nil {
		t.Fatal(err)
	}
	if got := export(t, other); got != want {
		t.Errorf("an export taken in again is another state:\n%s", firstDifference(got, want))
	}
	if err := Import(t.Context(), other, strings.NewReader(want), nil); news.KindOf(err) != news.Usage {
		t.Errorf("an export into a store that holds something: %v", err)
	}
}

func firstDifference(a, b string) string {
	as, bs := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(as), len(bs)) {
		if as[i] != bs[i] {
			return fmt.Sprintf("line %d\n%.600s\n%.600s", i+1, as[i], bs[i])
		}
	}
	return fmt.Sprintf("%d and %d lines", len(as), len(bs))
}

// A process that starts takes the state of the index that was kept last and
// decides as one that never stopped.
func TestSnapshot(t *testing.T) {
	var want string
	for _, again := range []bool{false, true} {
		s, h, db := newFlow(t)
		s.snapEvery = 5
		for i, r := range events() {
			if err := s.Keep(t.Context(), []*news.Raw{r}); err != nil {
				t.Fatal(err)
			}
			h.run(t, s, false)
			if again && i%2 == 1 {
				s = &Flow{Store: db, Queue: h, snapEvery: 5}
			}
		}
		finish(t, s, h, false)
		got := export(t, db)
		if !strings.Contains(got, `"kind":"index"`) {
			t.Error("no state was kept")
		}
		if want != "" && got != want {
			t.Errorf("another state:\n%s", firstDifference(got, want))
		}
		want = got
	}
}

// Two that place in turns follow each other; one that meets the other leaves
// placing to it and takes it up again when nobody goes on. The end state is that
// of one alone.
func TestTwoPlace(t *testing.T) {
	s, h, db := newFlow(t)
	for _, r := range events() {
		if err := s.Keep(t.Context(), []*news.Raw{r}); err != nil {
			t.Fatal(err)
		}
	}
	finish(t, s, h, false)
	want := export(t, db)

	s, h, db = newFlow(t)
	both := []*Flow{s, {Store: db, Queue: h, Share: time.Nanosecond}}
	for i, r := range events() {
		if err := s.Keep(t.Context(), []*news.Raw{r}); err != nil {
			t.Fatal(err)
		}
		h.run(t, both[i%2], false)
		for _, f := range both {
			if f.index != nil && f.index.at > int64(i+1) {
				t.Fatalf("%d of %d items are placed", f.index.at, i+1)
			}
		}
	}
	finish(t, both[1], h, false)
	if got := export(t, db); got != want {
		t.Errorf("another state:\n%s", firstDifference(got, want))
	}

	// The second looks where it stood before the first went on, as when both
	// place at once: its change fails.
	s, h, db = newFlow(t)
	both = []*Flow{s, {Store: behind{db, 1}, Queue: h, Share: time.Hour}}
	if err := s.Keep(t.Context(), events()[:9]); err != nil {
		t.Fatal(err)
	}
	h.run(t, s, false)
	if err := s.Keep(t.Context(), events()[9:10]); err != nil {
		t.Fatal(err)
	}
	if err := both[1].read(t.Context(), 10, 10); err != nil {
		t.Fatal(err)
	}
	placed := func() int64 {
		n, err := db.Counter(t.Context(), placedUpTo)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	if err := both[1].Place(t.Context()); err != nil || placed() != 9 || both[1].rival.until.IsZero() {
		t.Errorf("placed %d, rival %+v, %v", placed(), both[1].rival, err)
	}
	both[1].Store, both[1].Share, both[1].rival.until = db, time.Nanosecond, time.Now()
	for range 2 { // nobody goes on meanwhile
		if err := both[1].placeLeft(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if placed() != 10 || !both[1].rival.until.IsZero() {
		t.Errorf("placed %d, rival %+v", placed(), both[1].rival)
	}
}

// behind is a store whose counter of what is placed is told late.
type behind struct {
	news.Store
	by int64
}

func (b behind) Counter(ctx context.Context, name string) (int64, error) {
	n, err := b.Store.Counter(ctx, name)
	if name == placedUpTo {
		n -= b.by
	}
	return n, err
}

// A store that another version of the program kept is taken over: its stories
// stay, and what comes joins them.
func TestOlderStore(t *testing.T) {
	s, h, db := newFlow(t)
	s.snapEvery = 5
	all := events()
	if err := s.Keep(t.Context(), all[:9]); err != nil {
		t.Fatal(err)
	}
	finish(t, s, h, false)
	before := storyOf(t, db)

	// As an older program left it: keys of another form, a state without a layout.
	c := &news.Change{}
	for it, err := range db.Items(t.Context(), news.ItemQuery{Key: true, Doc: true}) {
		if err != nil {
			t.Fatal(err)
		}
		if it.Read.Key[0]--; len(c.Items) < 9 {
			c.Items = append(c.Items, it)
		}
	}
	for n, err := range db.Notes(t.Context(), snapKind, "state") {
		if err != nil {
			t.Fatal(err)
		}
		n.Value = bytes.Replace(n.Value, []byte(`"layout":"`), []byte(`"layout":"old-`), 1)
		c.Notes = append(c.Notes, n)
	}
	if len(c.Notes) != 1 {
		t.Fatalf("%d states kept", len(c.Notes))
	}
	if err := db.Commit(t.Context(), c); err != nil {
		t.Fatal(err)
	}

	s = &Flow{Store: db, Queue: h, snapEvery: 5}
	if err := s.Keep(t.Context(), all[9:12]); err != nil {
		t.Fatal(err)
	}
	finish(t, s, h, false)
	after := storyOf(t, db)
	stories := map[string]bool{}
	for seq, id := range after {
		stories[id] = true
		if seq <= 9 && before[seq] != id {
			t.Errorf("item %d was in %s and is in %s", seq, before[seq], id)
		}
	}
	if len(after) != 12 || len(stories) != 3 {
		t.Errorf("%d articles in %d stories, not 12 in 3", len(after), len(stories))
	}
}

// storyOf gives the story of each placed item.
func storyOf(t *testing.T, db *store.DB) map[int64]string {
	t.Helper()
	out := map[int64]string{}
	for it, err := range db.Items(t.Context(), news.ItemQuery{States: []news.State{news.StatePlaced}}) {
		if err != nil {
			t.Fatal(err)
		}
		out[it.Seq] = it.Read.Story
	}
	return out
}

func TestRevision(t *testing.T) {
	s, h, db := newFlow(t)
	first := article(1, "Post", "Ferry sinks", "The ferry Aurelia sank off Skarholm and twelve people died, the police said on Monday.")
	later := article(1, "Post", "Ferry sinks, 14 dead", "The ferry Aurelia sank off Skarholm and fourteen people died, the police said on Monday.")
	later.ID = "later"
	same := article(1, "Post", "Ferry sinks", "The ferry Aurelia sank off Skarholm and twelve people died, the police said on Monday.")
	same.ID = "same"
	for _, r := range []*news.Raw{first, later, same} {
		if err := s.Keep(t.Context(), []*news.Raw{r}); err != nil {
			t.Fatal(err)
		}
		finish(t, s, h, false)
	}
	n := 0
	for e, err := range db.Stories(t.Context(), news.StoryQuery{}) {
		if err != nil {
			t.Fatal(err)
		}
		if n++; e.Articles != 1 || e.Title != "Ferry sinks, 14 dead" {
			t.Errorf("%+v", e)
		}
	}
	if n != 1 {
		t.Errorf("%d stories", n)
	}
	var states []string
	for it, err := range db.Items(t.Context(), news.ItemQuery{}) {
		if err != nil {
			t.Fatal(err)
		}
		states = append(states, string(it.State))
	}
	if strings.Join(states, " ") != "placed placed same" {
		t.Errorf("states %v", states)
	}
}

func TestReplayAndPrune(t *testing.T) {
	s, h, db := newFlow(t)
	if err := s.Keep(t.Context(), events()); err != nil {
		t.Fatal(err)
	}
	finish(t, s, h, false)
	if n, err := s.Replay(t.Context()); n != 1 || err != nil {
		t.Errorf("%d replayed, %v", n, err)
	}
	finish(t, s, h, false)
	if n, err := s.Reread(t.Context(), true); n != 12 || err != nil {
		t.Errorf("%d read again, %v", n, err)
	}
	finish(t, s, h, false)
	late := article(403, "Post", "A bridge opens in Torvik", "The new bridge of Torvik opened to cars on Friday after years of work, said mayor Ida Lund.")
	late.Body = bytes.Replace(late.Body, []byte("2031-03-43"), []byte("2031-06-01"), 1)
	if err := s.Keep(t.Context(), []*news.Raw{late}); err != nil {
		t.Fatal(err)
	}
	finish(t, s, h, false)
	if n, err := Prune(t.Context(), db, 30); n != 3 || err != nil {
		t.Errorf("%d stories forgotten, %v", n, err)
	}
	left := export(t, db)
	if strings.Contains(left, "Skarholm") || !strings.Contains(left, "Torvik") || !strings.Contains(left, "in:broken") {
		t.Errorf("left after prune:\n%.2000s", left)
	}
	other, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "b.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	if err := Import(t.Context(), other, strings.NewReader(left), nil); err != nil {
		t.Fatal(err)
	}
	if got := export(t, other); got != left {
		t.Errorf("what is left, taken in again, is another state:\n%s", firstDifference(got, left))
	}
}
