package alert

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	webhooks "github.com/standard-webhooks/standard-webhooks/libraries/go"

	"synoptic/news"
	"synoptic/store"
)

// desk is a store with one article, a clock that the test turns, and a server
// that is told.
type desk struct {
	db    *store.DB
	run   *Runner
	clock time.Time
	hook  *httptest.Server
	code  int // what the server answers
	got   []told
	seq   int
}

type told struct {
	header http.Header
	body   []byte
}

func newDesk(t *testing.T) *desk {
	d := &desk{clock: time.Date(2031, 3, 14, 9, 0, 0, 0, time.UTC), code: 204}
	var err error
	if d.db, err = store.Open(t.Context(), filepath.Join(t.TempDir(), "desk.db")); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.db.Close() })
	d.hook = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		b, _ := io.ReadAll(r.Body)
		d.got = append(d.got, told{r.Header, b})
		w.WriteHeader(d.code)
	}))
	t.Cleanup(d.hook.Close)
	d.run = &Runner{Store: d.db, Log: slog.New(slog.DiscardHandler), Allow: []string{"127.0.0.1"}, now: func() time.Time { return d.clock }}
	return d
}

func (d *desk) publish(t *testing.T, text string) {
	t.Helper()
	d.seq++
	id := fmt.Sprintf("a%d", d.seq)
	if err := d.db.Commit(t.Context(), &news.Change{
		Guards: d.placed(t), // as engine.Flow does
		Keep:   []*news.Raw{{ID: id, Location: id, Media: "text/plain", Body: []byte(text)}},
		Items: []*news.Item{{Seq: int64(d.seq), State: news.StatePlaced, Read: &news.Kept{Story: "s1",
			Article: &news.Article{ID: id, Title: text, Text: text, Published: news.Published{Value: "2031-03-14"}}}}},
	}); err != nil {
		t.Fatal(err)
	}
}

// placed is that one more article is placed.
func (d *desk) placed(t *testing.T) []news.Guard {
	t.Helper()
	n, err := d.db.Counter(t.Context(), "placed")
	if err != nil {
		t.Fatal(err)
	}
	return []news.Guard{{Name: "placed", Was: n, Is: n + 1}}
}

func (d *desk) turn(t *testing.T) {
	t.Helper()
	if err := d.run.Turn(t.Context()); err != nil {
		t.Fatal(err)
	}
}

// TestSearch keeps a search: what was there before is not told, what comes is
// told once, signed so that the receiver's own library takes it.
func TestSearch(t *testing.T) {
	d := newDesk(t)
	d.publish(t, "Ferry talks open")
	a, err := Add(t.Context(), d.db, Alert{Name: "ferry", Query: "ferry", Hook: d.hook.URL + "/in"})
	if err != nil {
		t.Fatal(err)
	}
	d.turn(t)
	d.publish(t, "Ferry owners refuse <script>")
	d.publish(t, "A bridge falls")
	d.turn(t)
	d.turn(t)
	if len(d.got) != 1 {
		t.Fatalf("told %d times", len(d.got))
	}
	check, err := webhooks.NewWebhook(a.Secret)
	if err != nil {
		t.Fatal(err)
	}
	if err := check.VerifyIgnoringTimestamp(d.got[0].body, d.got[0].header); err != nil {
		t.Error(err)
	}
	if check.VerifyIgnoringTimestamp(append(d.got[0].body, ' '), d.got[0].header) == nil {
		t.Error("another body has the same signature")
	}
	var m message
	if err := json.Unmarshal(d.got[0].body, &m); err != nil || m.Type != "search.found" || len(m.Data.Hits) != 1 || m.Data.Hits[0].ID != "a2" {
		t.Errorf("%v %s", err, d.got[0].body)
	}
	if events, _ := Events(t.Context(), d.db, "ferry"); len(events) != 1 || events[0].State != Told {
		t.Errorf("%+v", events)
	}
}

// TestRepeated lets the receiver fail: the same event comes again later and
// later, until it is taken or given up, and a person can have it tried anew.
func TestRepeated(t *testing.T) {
	d := newDesk(t)
	if _, err := Add(t.Context(), d.db, Alert{Name: "ferry", Query: "ferry", Hook: d.hook.URL}); err != nil {
		t.Fatal(err)
	}
	d.turn(t)
	d.code = 500
	d.publish(t, "Ferry sinks")
	d.turn(t)
	d.turn(t) // too early
	if len(d.got) != 1 {
		t.Fatalf("told %d times before its time", len(d.got))
	}
	for range 20 {
		d.clock = d.clock.Add(24 * time.Hour)
		d.turn(t)
	}
	events, err := Events(t.Context(), d.db, "")
	if err != nil || len(events) != 1 || events[0].State != Failed || !strings.Contains(events[0].Error, "500") || len(d.got) != len(waits)+1 {
		t.Fatalf("%v %+v, told %d times", err, events, len(d.got))
	}
	d.code = 200
	if err := Replay(t.Context(), d.db, events[0].ID); err != nil {
		t.Fatal(err)
	}
	d.clock = d.clock.Add(100 * 365 * 24 * time.Hour)
	d.turn(t)
	if events, _ = Events(t.Context(), d.db, ""); events[0].State != Told || d.got[0].header.Get("webhook-id") != d.got[len(d.got)-1].header.Get("webhook-id") {
		t.Errorf("%+v", events)
	}
}

// counted is a store that counts its searches.
type counted struct {
	news.Store
	searches int
}

func (c *counted) Search(ctx context.Context, q news.SearchQuery) ([]news.Hit, error) {
	c.searches++
	return c.Store.Search(ctx, q)
}

// TestQuiet looks at nothing while nothing changes.
func TestQuiet(t *testing.T) {
	d := newDesk(t)
	c := &counted{Store: d.db}
	d.run.Store = c
	if _, err := Add(t.Context(), d.db, Alert{Name: "ferry", Query: "ferry"}); err != nil {
		t.Fatal(err)
	}
	for range 5 {
		d.turn(t)
	}
	if c.searches != 1 {
		t.Errorf("%d searches while nothing changed", c.searches)
	}
	d.publish(t, "Ferry sinks")
	d.turn(t)
	d.turn(t)
	if events, _ := Events(t.Context(), d.db, ""); c.searches != 2 || len(events) != 1 {
		t.Errorf("%d searches, %d events after one change", c.searches, len(events))
	}
	if _, err := Add(t.Context(), d.db, Alert{Name: "bridge", Query: "bridge"}); err != nil {
		t.Fatal(err)
	}
	if d.turn(t); c.searches != 4 {
		t.Errorf("%d searches after another alert", c.searches)
	}
}

// TestStory follows a story: a new edition is told with the lines it brought.
func TestStory(t *testing.T) {
	d := newDesk(t)
	edition := func(version int64, lines string) {
		t.Helper()
		if err := d.db.Commit(t.Context(), &news.Change{Guards: d.placed(t), Stories: []*news.StoryEntry{{ID: "s1", Version: version}},
			Editions: []news.Edition{{Story: "s1", Version: version, Title: "Ferry", Dossier: []byte(`{"story":{"title":"Ferry"},"events":[` + lines + `]}`)}}}); err != nil {
			t.Fatal(err)
		}
	}
	edition(1, `{"id":"h1","text":"A ferry sank"}`)
	if _, err := Add(t.Context(), d.db, Alert{Name: "the ferry", Story: "s1"}); err != nil {
		t.Fatal(err)
	}
	d.turn(t)
	edition(2, `{"id":"h1","text":"A ferry sank"},{"id":"h2","text":"Divers came"}`)
	d.turn(t)
	d.turn(t)
	events, err := Events(t.Context(), d.db, "the ferry")
	if err != nil || len(events) != 1 || events[0].State != Kept {
		t.Fatalf("%v %+v", err, events)
	}
	var m message
	if err := json.Unmarshal(events[0].Body, &m); err != nil || m.Type != "story.changed" || len(m.Data.New) != 1 || m.Data.New[0].ID != "h2" || len(m.Data.Gone) != 0 {
		t.Errorf("%s", events[0].Body)
	}
	if err := Remove(t.Context(), d.db, "the ferry"); err != nil {
		t.Fatal(err)
	}
	if events, _ = Events(t.Context(), d.db, ""); len(events) != 0 {
		t.Errorf("left: %+v", events)
	}
}

// TestRefused gives alerts that are none, and an address of a local network
// that nobody allowed.
func TestRefused(t *testing.T) {
	d := newDesk(t)
	for _, a := range []Alert{
		{Name: "", Query: "x"}, {Name: "a\x1fb", Query: "x"}, {Name: "none"}, {Name: "both", Query: "x", Story: "s"},
		{Name: "kind", Query: "x", Kinds: []string{"rumour"}}, {Name: "hook", Query: "x", Hook: "file:///etc/passwd"}, {Name: "hook", Query: "x", Hook: "desk"},
	} {
		if _, err := Add(t.Context(), d.db, a); news.KindOf(err) != news.Usage {
			t.Errorf("%+v: %v", a, err)
		}
	}
	d.run.Allow = nil
	if _, err := Add(t.Context(), d.db, Alert{Name: "ferry", Query: "ferry", Hook: d.hook.URL}); err != nil {
		t.Fatal(err)
	}
	if _, err := Add(t.Context(), d.db, Alert{Name: "ferry", Query: "bridge"}); news.KindOf(err) != news.Usage {
		t.Errorf("a second alert of the name: %v", err)
	}
	d.turn(t)
	d.publish(t, "Ferry sinks")
	d.turn(t)
	if events, _ := Events(t.Context(), d.db, ""); len(d.got) != 0 || len(events) != 1 || !strings.Contains(events[0].Error, "allow_hosts") {
		t.Errorf("told %d times, %+v", len(d.got), events)
	}
	if err := Remove(context.Background(), d.db, "none"); news.KindOf(err) != news.Missing {
		t.Errorf("removing none: %v", err)
	}
}
