package engine

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"synoptic/fetch"
	"synoptic/lang"
	"synoptic/news"
	"synoptic/outlet"
	"synoptic/story"
)

// Kinds of job.
const (
	JobRead    = "read"    // read the items From to To of the log
	JobCompose = "compose" // make the records of stories
)

// Job is one piece of work. A job may be done twice: the second time changes
// nothing.
type Job struct {
	Kind     string `json:"kind"`
	From, To int64  `json:",omitempty"` // items of the log, inclusive
	Stories  []Due  `json:"stories,omitempty"`
}

// Due is a story whose record is to be made, and its version when that was seen.
type Due struct {
	Story   string `json:"story"`
	Version int64  `json:"version"`
}

// ID names the job: two with one ID are the same piece of work.
func (j Job) ID() string {
	if j.Kind == JobRead {
		return fmt.Sprintf("read-%d-%d", j.From, j.To)
	}
	h := sha256.New()
	for _, d := range j.Stories {
		fmt.Fprintf(h, "%s %d\n", d.Story, d.Version)
	}
	return fmt.Sprintf("compose-%x", h.Sum(nil)[:16])
}

// Queue hands jobs to workers, at least once each.
type Queue interface {
	// Publish adds jobs; it returns when they are safe with the queue.
	Publish(ctx context.Context, jobs ...Job) error
	// Work runs f on jobs, n at a time, until the context ends. A job whose f
	// fails comes again, later each time.
	Work(ctx context.Context, n int, f func(context.Context, Job) error) error
	// Lag is the number of jobs of a kind that are not done.
	Lag(ctx context.Context, kind string) (int, error)
	Close() error
}

// Flow is the flow over a store: items are kept, read by whoever works,
// placed in the order of the log, and the records of the stories they changed
// are composed again. Any number of processes may run it over one store.
type Flow struct {
	Store   news.Store
	Queue   Queue
	Log     *slog.Logger     // nil: silent
	Watch   func(Event)      // told of what was done, for metrics; nil: nobody
	Outlets *outlet.List     // what is known of outlets; nil: what comes with the program
	Now     func() time.Time // the clock by which acts are logged; nil: time.Now
	Lazy    bool             // Act composes a few records and leaves the rest to who keeps them current
	Share   time.Duration    // how long a process that met another that places leaves it to that one before it looks again; 0: it tries again at once

	full    atomic.Pointer[error]
	acts    atomic.Pointer[actCache]
	kept    keptDocs
	want    atomic.Int64 // how often placing was asked for
	placing sync.Mutex
	index   *indexState // nil: to be restored; only under placing
	rival   rival       // only under placing

	snapEvery int64 // for tests; 0: the constant
}

// Event is something that the flow did, for metrics: the stage (keep, read,
// place, compose, dead), how many, and how long it took.
type Event struct {
	Stage string
	Count int
	Took  time.Duration
}

func (s *Flow) tell(stage string, count int, start time.Time) {
	if s.Watch != nil && count > 0 {
		s.Watch(Event{stage, count, time.Since(start)})
	}
}

func (s *Flow) outlets() *outlet.List {
	if s.Outlets == nil {
		return outlet.Known()
	}
	return s.Outlets
}

func (s *Flow) log() *slog.Logger {
	if s.Log == nil {
		return slog.New(slog.DiscardHandler)
	}
	return s.Log
}

// block is how many items one job reads.
const block = 16

// Keep takes items in, with a note of how far their carrier was read (or
// none), and queues them to be read. When it returns they are safe.
func (s *Flow) Keep(ctx context.Context, raws []*news.Raw, mark ...news.Note) error {
	start := time.Now()
	before, err := s.Store.Counter(ctx, "log")
	if err != nil {
		return err
	}
	if err := s.Store.Commit(ctx, &news.Change{Keep: raws, Notes: mark}); err != nil {
		return err
	}
	after, err := s.Store.Counter(ctx, "log")
	if err != nil {
		return err
	}
	s.tell("keep", int(after-before), start)
	return s.publish(ctx, before, after)
}

// publish queues the items after one place of the log up to another.
func (s *Flow) publish(ctx context.Context, after, to int64) error {
	return s.Queue.Publish(ctx, readJobs(after, to)...)
}

func readJobs(after, to int64) (jobs []Job) {
	for from := after + 1; from <= to; from += block {
		jobs = append(jobs, Job{Kind: JobRead, From: from, To: min(from+block-1, to)})
	}
	return jobs
}

// mixed is how many jobs that several processes may find at once, each for a
// queue of its own, are mixed: they seldom do the same one at the same time,
// and go on from the front of the log all the same.
const mixed = 64

func mix(jobs []Job) []Job {
	for part := range slices.Chunk(jobs, mixed) {
		rand.Shuffle(len(part), func(i, j int) { part[i], part[j] = part[j], part[i] })
	}
	return jobs
}

// Recover queues again what was kept and not read: the log, not the queue, is
// what work is known from.
func (s *Flow) Recover(ctx context.Context) error {
	var from, to int64
	var jobs []Job
	flush := func() {
		if from > 0 {
			jobs = append(jobs, readJobs(from-1, to)...)
		}
		from = 0
	}
	for it, err := range s.Store.Items(ctx, news.ItemQuery{States: []news.State{news.StateKept}}) {
		if err != nil {
			return err
		}
		if from > 0 && it.Seq > to+block {
			flush()
		}
		if from == 0 {
			from = it.Seq
		}
		to = it.Seq
	}
	flush()
	if err := s.Queue.Publish(ctx, mix(jobs)...); err != nil {
		return err
	}
	return s.Place(ctx)
}

// Process does one job: it reads items, keeps what was read, places what is
// next in the log, or composes the record of a story and keeps it.
func (s *Flow) Process(ctx context.Context, j Job) error {
	err := s.process(ctx, j)
	switch {
	case err == nil:
		s.full.Store(nil)
	case news.KindOf(err) == news.Full:
		s.full.Store(&err)
	}
	return err
}

// Full gives the error of a store that has no space left, nil while it has.
func (s *Flow) Full() error {
	if err := s.full.Load(); err != nil {
		return *err
	}
	return nil
}

func (s *Flow) process(ctx context.Context, j Job) error {
	switch j.Kind {
	case JobRead:
		if err := s.read(ctx, j.From, j.To); err != nil {
			return err
		}
		return s.Place(ctx)
	case JobCompose:
		var ids []string
		for _, d := range j.Stories {
			ids = append(ids, d.Story)
		}
		return s.Compose(ctx, ids...)
	}
	return &news.Error{Kind: news.Broken, Err: fmt.Errorf("a job of kind %q", j.Kind)}
}

// read reads the items from one place of the log to another that are not read
// yet, and keeps what was read of them.
func (s *Flow) read(ctx context.Context, from, to int64) error {
	start := time.Now()
	c := &news.Change{}
	q := news.ItemQuery{After: from - 1, States: []news.State{news.StateKept}, Limit: int(to - from + 1), Raw: true}
	for it, err := range s.Store.Items(ctx, q) {
		if err != nil {
			return err
		}
		if it.Seq > to {
			break
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		c.Items = append(c.Items, s.readItem(it))
	}
	if len(c.Items) == 0 {
		return nil
	}
	if err := s.Store.Commit(ctx, c); err != nil {
		return err
	}
	s.tell("read", len(c.Items), start)
	return nil
}

// readItem reads one item. One that cannot be read is dead, with the reason.
func (s *Flow) readItem(it *news.Item) *news.Item {
	out := &news.Item{Seq: it.Seq, State: news.StateRead, Tries: it.Tries}
	k, err := readRaw(it.Raw, s.outlets())
	if err == nil {
		out.Read = k
		return out
	}
	out.State, out.Why = news.StateDead, err.Error()
	if news.KindOf(err) != news.Unusable {
		out.Tries++
		s.log().Error("the reader failed", "item", it.Seq, "location", it.Raw.Location, "error", err)
	}
	s.tell("dead", 1, time.Now())
	return out
}

// readRaw reads an item into what is kept of it. A fault of the reader is an
// error of kind news.Broken.
func readRaw(raw *news.Raw, list *outlet.List) (k *news.Kept, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = &news.Error{Kind: news.Broken, Err: fmt.Errorf("%s: the reader failed: %v", raw.Location, r)}
		}
	}()
	a, err := fetch.Parse(raw, nil)
	if err != nil {
		return nil, err
	}
	o := list.Of(a.URL, a.Outlet, a.Publisher, raw.Hints)
	a.Outlet, a.Publisher, a.Family = o.Name, o.Publisher, o.Family
	d := lang.Read(a)
	doc, err := pack(d)
	if err != nil {
		return nil, err
	}
	key, err := story.NewKey(d).MarshalBinary()
	if err != nil {
		return nil, err
	}
	return &news.Kept{Article: a, Canonical: o.Canonical, Publisher: o.Publisher, Family: o.Family, Doc: doc, Key: key, Reader: Reader}, nil
}

// Replay gives dead items another try, all of them or those of the list.
func (s *Flow) Replay(ctx context.Context, seqs ...int64) (int, error) {
	asked := map[int64]bool{}
	for _, n := range seqs {
		asked[n] = true
	}
	c := &news.Change{}
	for it, err := range s.Store.Items(ctx, news.ItemQuery{States: []news.State{news.StateDead}}) {
		if err != nil {
			return 0, err
		}
		if len(seqs) == 0 || asked[it.Seq] {
			c.Items = append(c.Items, &news.Item{Seq: it.Seq, State: news.StateKept})
		}
	}
	return len(c.Items), errors.Join(s.Store.Commit(ctx, c), s.Recover(ctx))
}

// Reread reads items again that an older reader read, or with all every one
// that was read. Articles keep their places.
func (s *Flow) Reread(ctx context.Context, all bool) (int, error) {
	n := 0
	c := &news.Change{}
	touched := map[string]bool{}
	flush := func() error {
		err := s.Store.Commit(ctx, c)
		c = &news.Change{}
		return err
	}
	for it, err := range s.Store.Items(ctx, news.ItemQuery{States: []news.State{news.StatePlaced}, Raw: true}) {
		if err != nil {
			return n, err
		}
		if it.Read.Reader == Reader && !all {
			continue
		}
		k, err := readRaw(it.Raw, s.outlets())
		if err != nil {
			s.log().Error("not read again", "item", it.Seq, "error", err)
			continue
		}
		k.Article.ID = it.Read.Article.ID // what points to the article goes on pointing to it
		k.Story, k.Home, k.Revises = it.Read.Story, it.Read.Home, it.Read.Revises
		c.Items = append(c.Items, &news.Item{Seq: it.Seq, State: news.StatePlaced, Read: k})
		touched[k.Story] = true
		if n++; len(c.Items) >= block {
			if err := flush(); err != nil {
				return n, err
			}
		}
	}
	if err := flush(); err != nil {
		return n, err
	}
	return n, s.touch(ctx, touched)
}

// touch makes the records of stories old, so that they are composed again.
func (s *Flow) touch(ctx context.Context, ids map[string]bool) error {
	c := &news.Change{}
	for e, err := range s.Store.Stories(ctx, news.StoryQuery{}) {
		if err != nil {
			return err
		}
		if ids[e.ID] {
			e.Version++
			c.Stories = append(c.Stories, e)
		}
	}
	return s.Store.Commit(ctx, c)
}

// Prune deletes the stories whose last article came out more than a number of
// days before the last one of all, with everything that belongs to them, and
// gives how many there were. Stories without a date stay.
func Prune(ctx context.Context, s news.Store, days int) (int, error) {
	var last time.Time
	n := 0
	for e, err := range s.Stories(ctx, news.StoryQuery{Merged: true}) {
		if err != nil {
			return n, err
		}
		if last.IsZero() {
			last = e.Last
		}
		if e.Last.IsZero() || !e.Last.Before(last.AddDate(0, 0, -days)) {
			continue
		}
		c := &news.Change{Drop: []string{e.ID}}
		for it, err := range s.Items(ctx, news.ItemQuery{Story: e.ID}) {
			if err != nil {
				return n, err
			}
			c.Forget = append(c.Forget, it.Seq)
		}
		if err := s.Commit(ctx, c); err != nil {
			return n, err
		}
		n++
	}
	return n, nil
}
