package watch

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/fsnotify/fsnotify"

	"synoptic/engine"
	"synoptic/fetch"
	"synoptic/fetch/feed"
	"synoptic/fetch/polite"
	"synoptic/news"
)

// Watcher follows the sources of a store.
type Watcher struct {
	Flow   *engine.Flow
	Client *polite.Client
	Log    *slog.Logger
	Every  time.Duration // how often a source is looked at that does not say
	Now    func() time.Time

	mu   sync.Mutex
	busy map[string]bool // addresses being looked at
	wake chan string     // folders in which something changed
}

// How many sources are looked at at a time, and the bounds of how often one
// is looked at.
const (
	atOnce     = 8
	leastEvery = time.Minute
	mostEvery  = 24 * time.Hour
	givenUp    = 20 // failures in a row of a source that says it is gone
)

// Run looks at sources as they are due until the context ends.
func (w *Watcher) Run(ctx context.Context) error {
	if w.Now == nil {
		w.Now = time.Now
	}
	w.busy, w.wake = map[string]bool{}, make(chan string, 100)
	stop := w.folders(ctx)
	defer stop()
	free := make(chan struct{}, atOnce)
	var wg sync.WaitGroup
	defer wg.Wait()
	t := time.NewTicker(time.Second)
	defer t.Stop()
	for {
		sources, err := Sources(ctx, w.Flow.Store)
		if err != nil && ctx.Err() == nil {
			w.Log.Error("sources cannot be listed", "error", err)
		}
		for _, s := range sources {
			if s.Gone || !s.due(w.Now()) || !w.take(s.Address) {
				continue
			}
			select {
			case free <- struct{}{}:
			case <-ctx.Done():
				return nil
			}
			wg.Go(func() {
				defer func() { <-free; w.leave(s.Address) }()
				w.Look(ctx, s)
			})
		}
		select {
		case <-ctx.Done():
			return nil
		case path := <-w.wake:
			w.due(ctx, path)
		case <-t.C:
		}
	}
}

func (w *Watcher) take(address string) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.busy[address] {
		return false
	}
	w.busy[address] = true
	return true
}

func (w *Watcher) leave(address string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	delete(w.busy, address)
}

// due has a folder looked at now.
func (w *Watcher) due(ctx context.Context, path string) {
	sources, err := Sources(ctx, w.Flow.Store)
	if err != nil {
		return
	}
	for _, s := range sources {
		if s.Kind == KindFolder && strings.HasPrefix(path+string(filepath.Separator), s.Address+string(filepath.Separator)) && s.Next.After(w.Now()) {
			s.Next = time.Time{}
			_ = w.Flow.Store.Commit(ctx, &news.Change{Notes: []news.Note{s.note()}})
		}
	}
}

// folders has the system tell of changes in the folders that are sources. It
// is no loss when it cannot: folders are looked at now and then all the same.
func (w *Watcher) folders(ctx context.Context) (stop func()) {
	n, err := fsnotify.NewWatcher()
	if err != nil {
		return func() {}
	}
	sources, _ := Sources(ctx, w.Flow.Store)
	for _, s := range sources {
		if s.Kind == KindFolder {
			_ = n.Add(s.Address)
		}
	}
	go func() {
		for e := range n.Events {
			if e.Has(fsnotify.Create) || e.Has(fsnotify.Write) {
				select {
				case w.wake <- filepath.Dir(e.Name):
				default:
				}
			}
		}
	}()
	go func() {
		for range n.Errors {
		}
	}()
	return func() { n.Close() }
}

// Look looks at one source now, takes in what is new, and notes how it stands.
func (w *Watcher) Look(ctx context.Context, s *Source) {
	if w.Now == nil {
		w.Now = time.Now
	}
	raws, wait, err := w.read(ctx, s)
	if ctx.Err() != nil {
		return
	}
	now := w.Now()
	if err != nil {
		s.Fails++
		s.Error = err.Error()
		var status *polite.StatusError
		wait = min(leastEvery<<min(s.Fails-1, 12), mostEvery) // leave a server that fails alone, longer each time
		if errors.As(err, &status) {
			wait = min(max(wait, status.After), mostEvery)
			s.Gone = status.Gone() && s.Fails >= givenUp
		}
		w.Log.Warn("a source cannot be read", "source", s.Address, "fails", s.Fails, "again", wait.String(), "error", err)
	} else {
		s.Fails, s.Error, s.Worked = 0, "", now
		s.Items += len(raws)
	}
	s.Next = now.Add(wait)
	if err := w.Flow.Keep(ctx, raws, s.note()); err != nil && ctx.Err() == nil {
		w.Log.Error("not kept", "source", s.Address, "items", len(raws), "error", err)
	} else if len(raws) > 0 {
		w.Log.Info("taken in", "source", s.Address, "items", len(raws))
	}
}

// read gives what is new in a source, and how long to wait.
func (w *Watcher) read(ctx context.Context, s *Source) ([]*news.Raw, time.Duration, error) {
	wait := min(max(w.Every, leastEvery), mostEvery)
	if s.Kind == KindFolder {
		raws, err := w.folder(ctx, s)
		return raws, wait, err
	}
	a, err := w.Client.Get(ctx, s.Address, s.Seen)
	if err != nil {
		return nil, 0, err
	}
	if a.Moved != "" {
		w.Log.Info("a source has moved for good", "source", s.Address, "to", a.Moved)
	}
	if a.Unchanged {
		return nil, min(max(wait, a.After, s.Every), mostEvery), nil
	}
	var raws []*news.Raw
	f, err := feed.Parse(a.Body, a.URL)
	switch {
	case err == nil:
		s.Kind, s.Every = KindFeed, f.Every
		if s.Title == "" {
			s.Title = f.Title
		}
		raws, err = w.entries(ctx, s, f, a.URL)
	case strings.Contains(strings.ToLower(a.Media), "html"):
		s.Kind = KindPage
		raws, err = w.document(ctx, s, a)
	}
	if err != nil {
		return nil, 0, err
	}
	if s.Behind { // there is more to fetch: soon, and whatever the server says of the feed itself
		return raws, soon, nil
	}
	s.Seen = a.Seen
	return raws, min(max(wait, a.After, s.Every), mostEvery), nil
}

// document gives the item of a source that is a page. A page that is no report
// and names a feed, as an outlet's front page does, is not read itself: its
// feed becomes a source, and the page is looked at once a day, for a new one.
func (w *Watcher) document(ctx context.Context, s *Source, a *polite.Answer) ([]*news.Raw, error) {
	raw := w.page(a, s.Address, nil)
	feeds, err := fetch.Feeds(raw)
	if err != nil || len(feeds) == 0 {
		return []*news.Raw{raw}, nil
	}
	s.Every = mostEvery
	if _, err := Add(ctx, w.Flow.Store, feeds[0], s.Title); err != nil {
		return nil, err
	}
	w.Log.Info("the feed that a page names is followed", "source", s.Address, "feed", feeds[0])
	return nil, nil
}

func (w *Watcher) page(a *polite.Answer, location string, hints map[string]string) *news.Raw {
	r := &news.Raw{Location: location, URL: a.URL, Media: a.Media, Hints: hints, Body: a.Body, Observed: w.Now().UTC().Truncate(time.Second)}
	fetch.Name(r)
	return r
}

// A feed or sitemap is fetched in parts, the newest first, so that what was
// fetched is soon kept and one long list does not hold up the rest: at most
// perLook articles, the next part soon after.
const (
	perLook = 50
	soon    = time.Second
)

// entries gives the articles that a feed announces and that are new, or were
// changed since. An article that cannot be fetched is tried again later; when
// there are more than are fetched at once the source is marked.
func (w *Watcher) entries(ctx context.Context, s *Source, f *feed.Feed, address string) ([]*news.Raw, error) {
	var raws []*news.Raw
	known := map[string]string{}
	for _, more := range f.More { // an index of sitemaps: each is a source of its own
		if _, err := Add(ctx, w.Flow.Store, more, s.Title); err != nil {
			w.Log.Warn("a sitemap is passed over", "source", s.Address, "error", err)
		}
	}
	asked := 0
	s.Behind = false
	for _, e := range order(f.Entries, s.Known) {
		stamp := e.Updated
		if stamp == "" {
			stamp = "-"
		}
		if s.Known[e.ID] == stamp {
			known[e.ID] = stamp
			continue
		}
		if asked == perLook {
			s.Behind = true
			if old, ok := s.Known[e.ID]; ok {
				known[e.ID] = old
			}
			continue
		}
		asked++
		if ctx.Err() != nil {
			return raws, ctx.Err()
		}
		raw, err := w.entry(ctx, e, f, address)
		var status *polite.StatusError
		if err != nil && !(errors.As(err, &status) && status.Gone()) && !errors.Is(err, polite.ErrRobots) {
			w.Log.Warn("an article cannot be fetched", "source", s.Address, "error", err)
			if n := tries(s.Known[e.ID]) + 1; n < mostTries {
				known[e.ID] = strings.Repeat(failed, n)
				continue
			}
		}
		known[e.ID] = stamp
		if raw != nil {
			raws = append(raws, raw)
		}
	}
	s.Known = known
	return raws, nil
}

// An article that cannot be fetched is noted with a mark a try, and given up
// after some.
const (
	failed    = "!"
	mostTries = 5
)

func tries(known string) int { return len(known) - len(strings.TrimLeft(known, failed)) }

// order gives entries as they are to be fetched: what failed before comes
// last, the latest date first; those without one, as the feed has them.
func order(es []feed.Entry, known map[string]string) []feed.Entry {
	out := slices.Clone(es)
	at := func(e feed.Entry) string { return cmp.Or(e.Updated, e.Published, "~") }
	slices.SortStableFunc(out, func(a, b feed.Entry) int {
		return cmp.Or(cmp.Compare(tries(known[a.ID]), tries(known[b.ID])), cmp.Compare(at(b), at(a)))
	})
	return out
}

// entry gives an entry's article: its page, or what the feed carries of it
// when that is the whole or the page may not be asked for.
func (w *Watcher) entry(ctx context.Context, e feed.Entry, f *feed.Feed, address string) (*news.Raw, error) {
	own := func() (*news.Raw, error) {
		r, err := e.Raw(f, address)
		if err != nil {
			return nil, err
		}
		r.Observed = w.Now().UTC().Truncate(time.Second)
		fetch.Name(r)
		return r, nil
	}
	if e.Whole() {
		return own()
	}
	if e.URL == "" {
		if strings.TrimSpace(e.Content) == "" {
			return nil, nil
		}
		return own()
	}
	a, err := w.Client.Get(ctx, e.URL, polite.Seen{})
	if err != nil {
		if errors.Is(err, polite.ErrRobots) && strings.TrimSpace(e.Content) != "" {
			return own()
		}
		return nil, err
	}
	return w.page(a, e.URL, e.Hints(f, address)), nil
}

// settled is how long a file must have been left alone before it is read: it
// may still be being written.
const settled = 2 * time.Second

// folder gives the items of the files of a folder that are new or changed.
func (w *Watcher) folder(ctx context.Context, s *Source) ([]*news.Raw, error) {
	known := map[string]string{}
	var changed []string
	err := filepath.WalkDir(s.Address, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil && path == s.Address:
			return err
		case err != nil:
			return nil
		case strings.HasPrefix(d.Name(), ".") && path != s.Address:
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		case d.IsDir():
			return nil
		}
		info, err := os.Stat(path)
		if err != nil || !info.Mode().IsRegular() {
			return nil
		}
		stamp := fmt.Sprintf("%d %d", info.ModTime().UnixNano(), info.Size())
		if s.Known[path] != stamp {
			if time.Since(info.ModTime()) < settled && time.Since(info.ModTime()) >= 0 {
				return nil
			}
			changed = append(changed, path)
		}
		known[path] = stamp
		return ctx.Err()
	})
	if err != nil {
		return nil, err
	}
	var raws []*news.Raw
	for raw, err := range fetch.Raws(ctx, changed, fetch.Options{}) {
		if err != nil {
			if ctx.Err() != nil {
				return nil, ctx.Err()
			}
			w.Log.Warn("a file cannot be used", "error", err)
			continue
		}
		raws = append(raws, raw)
	}
	s.Known = known
	return raws, nil
}
