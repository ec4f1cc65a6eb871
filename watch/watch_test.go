package watch

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"synoptic/engine"
	"synoptic/fetch/polite"
	"synoptic/news"
	"synoptic/store"
)

// still is a queue that nobody works on: what is tested is the taking in.
type still struct{}

func (still) Publish(context.Context, ...engine.Job) error { return nil }
func (still) Work(ctx context.Context, _ int, _ func(context.Context, engine.Job) error) error {
	<-ctx.Done()
	return nil
}
func (still) Lag(context.Context, string) (int, error) { return 0, nil }
func (still) Close() error                             { return nil }

// outlet is a server with a feed and its articles.
type outlet struct {
	*httptest.Server
	mu    sync.Mutex
	asked map[string]int
	items string
	down  bool
}

func newOutlet(t *testing.T) *outlet {
	o := &outlet{asked: map[string]int{}}
	o.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		o.mu.Lock()
		defer o.mu.Unlock()
		o.asked[r.URL.Path]++
		switch {
		case o.down:
			w.Header().Set("Retry-After", "7200")
			w.WriteHeader(http.StatusServiceUnavailable)
		case r.URL.Path == "/feed":
			etag := fmt.Sprintf(`"%d"`, len(o.items))
			w.Header().Set("ETag", etag)
			if r.Header.Get("If-None-Match") == etag {
				w.WriteHeader(http.StatusNotModified)
				return
			}
			io.WriteString(w, `<rss><channel><title>Post</title>`+o.items+`</channel></rss>`)
		case r.URL.Path == "/":
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			io.WriteString(w, `<html><head><title>Post</title><link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed">
<link rel="alternate" type="application/rss+xml" title="Post" href="feed"></head><body><p>All that we have today, list by list, and more of it.</p></body></html>`)
		case strings.HasPrefix(r.URL.Path, "/broken"):
			w.WriteHeader(http.StatusInternalServerError)
		case strings.HasPrefix(r.URL.Path, "/a"):
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			fmt.Fprintf(w, "<html><body><article><p>The envoys met the owners, says page %s.</p></article></body></html>", r.URL.Path)
		default:
			http.NotFound(w, r)
		}
	}))
	t.Cleanup(o.Close)
	return o
}

func (o *outlet) set(f func()) {
	o.mu.Lock()
	defer o.mu.Unlock()
	f()
}

func watcher(t *testing.T, o *outlet) (*Watcher, *store.DB) {
	db, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "a.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	now := time.Date(2031, 3, 14, 9, 0, 0, 0, time.UTC)
	w := &Watcher{Flow: &engine.Flow{Store: db, Queue: still{}}, Log: slog.New(slog.DiscardHandler), Every: 15 * time.Minute, Now: func() time.Time { return now }}
	if o != nil {
		w.Client = polite.New(polite.Options{UserAgent: "synoptic/test", Allowed: []string{strings.TrimPrefix(o.URL, "http://")}, Timeout: 5 * time.Second})
	}
	return w, db
}

func item(id, updated string) string {
	return fmt.Sprintf(`<item><title>T %s</title><link>/%s</link><guid>%s</guid><atom:updated xmlns:atom="http://www.w3.org/2005/Atom">%s</atom:updated></item>`, id, id, id, updated)
}

func one(t *testing.T, db *store.DB) *Source {
	t.Helper()
	list, err := Sources(t.Context(), db)
	if err != nil || len(list) != 1 {
		t.Fatalf("%d sources, %v", len(list), err)
	}
	return list[0]
}

func items(t *testing.T, db *store.DB) int {
	t.Helper()
	n := 0
	for _, err := range db.Items(t.Context(), news.ItemQuery{}) {
		if err != nil {
			t.Fatal(err)
		}
		n++
	}
	return n
}

func TestFeed(t *testing.T) {
	o := newOutlet(t)
	w, db := watcher(t, o)
	o.items = item("a1", "") + item("a2", "") + item("gone", "")
	if _, err := Add(t.Context(), db, o.URL+"/feed", ""); err != nil {
		t.Fatal(err)
	}
	w.Look(t.Context(), one(t, db))
	s := one(t, db)
	if items(t, db) != 2 || s.Kind != KindFeed || s.Title != "Post" || s.Items != 2 || s.Next.Sub(w.Now()) != 15*time.Minute || s.Error != "" {
		t.Fatalf("%d items, %+v", items(t, db), s)
	}
	w.Look(t.Context(), s) // unchanged
	if o.asked["/a1"] != 1 || o.asked["/feed"] != 2 || items(t, db) != 2 {
		t.Errorf("asked for %v, %d items", o.asked, items(t, db))
	}
	o.set(func() { o.items = item("a3", "") + o.items })
	w.Look(t.Context(), one(t, db))
	if o.asked["/a1"] != 1 || o.asked["/a3"] != 1 || o.asked["/gone"] != 1 || items(t, db) != 3 {
		t.Errorf("asked for %v, %d items", o.asked, items(t, db))
	}
	for i, err := range db.Items(t.Context(), news.ItemQuery{After: 2, Raw: true}) {
		if err != nil || i.Raw.Hints["title"] != "T a3" || i.Raw.Hints["feed"] != o.URL+"/feed" || !strings.Contains(string(i.Raw.Body), "page /a3") || !i.Raw.Observed.Equal(w.Now()) {
			t.Errorf("%+v %v", i.Raw, err)
		}
	}
}

func TestBackOff(t *testing.T) {
	o := newOutlet(t)
	w, db := watcher(t, o)
	if _, err := Add(t.Context(), db, o.URL+"/feed", ""); err != nil {
		t.Fatal(err)
	}
	o.set(func() { o.items = item("a1", "") })
	w.Look(t.Context(), one(t, db))
	o.set(func() { o.down = true })
	w.Look(t.Context(), one(t, db))
	s := one(t, db)
	if s.Fails != 1 || s.Next.Sub(w.Now()) != 2*time.Hour || !strings.Contains(s.Error, "503") || len(s.Known) != 1 {
		t.Errorf("%+v", s)
	}
	o.set(func() { o.down = false })
	w.Look(t.Context(), s)
	if s = one(t, db); s.Fails != 0 || s.Error != "" || items(t, db) != 1 {
		t.Errorf("%+v, %d items", s, items(t, db))
	}
	src := &Source{Address: o.URL + "/nowhere", Fails: givenUp - 1}
	w.Look(t.Context(), src)
	if !src.Gone {
		t.Errorf("a source that is gone for long is asked on: %+v", src)
	}
}

func TestFolder(t *testing.T) {
	w, db := watcher(t, nil)
	dir := t.TempDir()
	write := func(name, body string, age time.Duration) {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(body), 0o644); err != nil {
			t.Fatal(err)
		}
		at := time.Now().Add(-age)
		if err := os.Chtimes(path, at, at); err != nil {
			t.Fatal(err)
		}
	}
	write("a.txt", "The ferry left at noon.", time.Hour)
	write(".hidden.txt", "Not this one.", time.Hour)
	write("new.txt", "Still being writ", 0)
	if _, err := Add(t.Context(), db, dir, ""); err != nil {
		t.Fatal(err)
	}
	w.Look(t.Context(), one(t, db))
	if n := items(t, db); n != 1 {
		t.Fatalf("%d items", n)
	}
	write("a.txt", "The ferry left at one.", time.Minute)
	write("new.txt", "It is written now.", time.Minute)
	w.Look(t.Context(), one(t, db))
	w.Look(t.Context(), one(t, db))
	if n := items(t, db); n != 3 {
		t.Errorf("%d items", n)
	}
}

func TestRunAndAdd(t *testing.T) {
	o := newOutlet(t)
	w, db := watcher(t, o)
	o.items = item("a1", "")
	for _, bad := range []string{"ftp://a.example/x", "/no/such/folder", "http://"} {
		if _, err := Add(t.Context(), db, bad, ""); news.KindOf(err) != news.Usage || news.HintOf(err) == "" {
			t.Errorf("%s: %v", bad, err)
		}
	}
	if _, err := Add(t.Context(), db, o.URL+"/feed", "mine"); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error)
	go func() { done <- w.Run(ctx) }()
	for range 100 {
		if items(t, db) == 1 {
			break
		}
		time.Sleep(50 * time.Millisecond)
	}
	cancel()
	if err := <-done; err != nil || items(t, db) != 1 {
		t.Errorf("%v, %d items", err, items(t, db))
	}
	if err := Remove(t.Context(), db, o.URL+"/feed"); err != nil {
		t.Error(err)
	}
	if err := Remove(t.Context(), db, o.URL+"/feed"); news.KindOf(err) != news.Missing {
		t.Errorf("removed twice: %v", err)
	}
}

// A front page is no report: its feed is followed in its place.
func TestFrontPage(t *testing.T) {
	o := newOutlet(t)
	w, db := watcher(t, o)
	if _, err := Add(t.Context(), db, o.URL+"/", ""); err != nil {
		t.Fatal(err)
	}
	w.Look(t.Context(), one(t, db))
	list, err := Sources(t.Context(), db)
	if err != nil || len(list) != 2 || list[0].Address != o.URL+"/" || list[1].Address != o.URL+"/feed" {
		t.Fatalf("%d sources, %v", len(list), err)
	}
	if n := items(t, db); n != 0 || list[0].Next.Sub(w.Now()) != mostEvery {
		t.Errorf("%d items, looked at again in %v", n, list[0].Next.Sub(w.Now()))
	}
	if !list[1].due(w.Now()) {
		t.Error("the feed is not due")
	}
}

// A long feed is fetched in parts; what cannot be fetched holds up nothing.
func TestParts(t *testing.T) {
	o := newOutlet(t)
	w, db := watcher(t, o)
	for i := range perLook + 3 {
		o.items += item(fmt.Sprintf("a%d", i), fmt.Sprintf("2031-03-%02dT08:00:00Z", i%28+1)) + item(fmt.Sprintf("broken%d", i), "2031-04-01T08:00:00Z")
	}
	if _, err := Add(t.Context(), db, o.URL+"/feed", ""); err != nil {
		t.Fatal(err)
	}
	w.Look(t.Context(), one(t, db))
	if s := one(t, db); !s.Behind || s.Next.Sub(w.Now()) != soon || items(t, db) != 0 {
		t.Fatalf("behind %v, next %v, %d items", s.Behind, s.Next.Sub(w.Now()), items(t, db))
	}
	w.Look(t.Context(), one(t, db))
	if n := items(t, db); n < perLook-3 {
		t.Fatalf("%d items after the second look", n)
	}
	for range 20 {
		w.Look(t.Context(), one(t, db))
	}
	s := one(t, db)
	if s.Behind || items(t, db) != perLook+3 || o.asked["/broken0"] != mostTries || o.asked["/a0"] != 1 {
		t.Errorf("behind %v, %d items, a broken one was asked for %d times, a good one %d", s.Behind, items(t, db), o.asked["/broken0"], o.asked["/a0"])
	}
}

// What a feed says was updated is fetched again: the same address, for a
// revision of the same article.
func TestUpdated(t *testing.T) {
	o := newOutlet(t)
	w, db := watcher(t, o)
	o.items = item("a1", "2031-03-14T08:00:00Z")
	if _, err := Add(t.Context(), db, o.URL+"/feed", ""); err != nil {
		t.Fatal(err)
	}
	w.Look(t.Context(), one(t, db))
	o.set(func() { o.items = item("a1", "2031-03-14T08:30:00Z") + " " })
	w.Look(t.Context(), one(t, db))
	if o.asked["/a1"] != 2 {
		t.Errorf("an updated article was asked for %d times", o.asked["/a1"])
	}
}

// A clock that is set back does not put a source off.
func TestClockSetBack(t *testing.T) {
	o := newOutlet(t)
	w, db := watcher(t, o)
	if _, err := Add(t.Context(), db, o.URL+"/feed", ""); err != nil {
		t.Fatal(err)
	}
	w.Look(t.Context(), one(t, db))
	if s := one(t, db); s.due(w.Now()) || !s.due(w.Now().AddDate(-1, 0, 0)) || !s.due(w.Now().Add(15*time.Minute)) {
		t.Errorf("due: %v a year ago: %v", s.due(w.Now()), s.due(w.Now().AddDate(-1, 0, 0)))
	}
}
