package engine

import (
	"context"
	"fmt"
	"runtime"
	"sync"

	"synoptic/lang"
	"synoptic/news"
)

// streamBytes is how much text a Stream holds at once, in bytes: an article
// waits until those before it leave room, so that memory has a bound whatever
// the number of workers and of articles. One article may be longer; it is then
// read alone.
const streamBytes = 4 << 20

// A Stream reads articles as they come, several at a time, and writes what is
// made of them in the order in which they came.
type Stream struct {
	Workers int // goroutines that read; 0 for one a core
	// Feed calls yield for every article. It stops when yield gives an error,
	// and gives an error of its own back. It may be left behind, waiting for
	// input, when the context ends.
	Feed func(yield func(*news.Article) error) error
	// Append appends what is to be written of a doc. Several are called at
	// once, each with a doc and bytes of its own.
	Append func([]byte, *news.Doc) []byte
	// Write writes what Append gave of one article.
	Write func(*news.Article, []byte) error
	// Idle is called when nothing is ready to be written, so that what is
	// kept back goes out.
	Idle func() error
}

// job is one article on its way. Done gives what is to be written, or is
// closed when there is nothing.
type job struct {
	article *news.Article
	done    chan []byte
}

// Run reads the stream to its end. When the context ends, what was begun is
// finished and written, and the context's error returned. The first error of
// Write or Idle ends the run. An article at which a room fails is left out; the
// error of kind news.Broken, which comes at the end, names the first of them.
func (s *Stream) Run(ctx context.Context) error {
	if err := lang.Check(); err != nil {
		return err
	}
	workers := s.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	var readers sync.WaitGroup
	defer readers.Wait() // nobody reads on when the run is over
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	r := &run{Stream: s, work: make(chan job), order: make(chan job, 8*workers), room: make(chan struct{}, 1)}
	fed := make(chan error, 1)
	go func() {
		fed <- s.Feed(func(a *news.Article) error { return r.hand(ctx, a) })
		close(r.order)
	}()
	for range workers {
		readers.Go(func() { r.read(ctx) })
	}
	if err := r.write(ctx); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := <-fed; err != nil {
		return err
	}
	return r.broken
}

// run is one run of a Stream.
type run struct {
	*Stream
	work, order chan job

	mu     sync.Mutex
	held   int           // bytes of text between hand and write
	room   chan struct{} // told when held has become less
	broken error
}

// hand queues an article when there is room for its text.
func (r *run) hand(ctx context.Context, a *news.Article) error {
	for !r.take(len(a.Text)) {
		select {
		case <-r.room:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	j := job{a, make(chan []byte, 1)}
	select {
	case r.order <- j:
	case <-ctx.Done():
		return ctx.Err()
	}
	select {
	case r.work <- j:
	case <-ctx.Done():
		close(j.done)
	}
	return ctx.Err()
}

func (r *run) take(n int) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.held > 0 && r.held+n > streamBytes {
		return false
	}
	r.held += n
	return true
}

func (r *run) give(n int) {
	r.mu.Lock()
	r.held -= n
	r.mu.Unlock()
	select {
	case r.room <- struct{}{}:
	default:
	}
}

var buffers = sync.Pool{New: func() any { return new([]byte) }}

// keptBuffer is the longest buffer, in bytes, that is used again.
const keptBuffer = 1 << 20

// read is one worker.
func (r *run) read(ctx context.Context) {
	for {
		select {
		case j := <-r.work:
			r.one(j)
		case <-ctx.Done():
			return
		}
	}
}

// one reads an article. A room that fails must not take the articles after it
// along.
func (r *run) one(j job) {
	defer close(j.done)
	defer func() {
		if p := recover(); p != nil {
			r.mu.Lock()
			defer r.mu.Unlock()
			if r.broken == nil {
				r.broken = &news.Error{Kind: news.Broken, Hint: "the other articles were read; please report this one",
					Err: fmt.Errorf("%s: article %q cannot be read: %v", j.article.Location, j.article.ID, p)}
			}
		}
	}()
	a := *j.article
	b := buffers.Get().(*[]byte)
	j.done <- r.Append((*b)[:0], lang.Read(&a))
}

// write writes what is done in order until the queue ends; when the context
// ends, what is queued by then.
func (r *run) write(ctx context.Context) error {
	for {
		j, ok := r.next(ctx)
		if !ok {
			return r.Idle()
		}
		var b []byte
		select {
		case b = <-j.done:
		default:
			if err := r.Idle(); err != nil {
				return err
			}
			b = <-j.done
		}
		if b != nil {
			if err := r.Write(j.article, b); err != nil {
				return err
			}
			if cap(b) <= keptBuffer {
				buffers.Put(&b)
			}
		}
		r.give(len(j.article.Text))
	}
}

// next gives the next job, false when there is none.
func (r *run) next(ctx context.Context) (job, bool) {
	select {
	case j, ok := <-r.order:
		return j, ok
	default:
	}
	if r.Idle() != nil { // the next write meets the error again
		return job{}, false
	}
	select {
	case j, ok := <-r.order:
		return j, ok
	case <-ctx.Done():
	}
	select {
	case j, ok := <-r.order:
		return j, ok
	default:
		return job{}, false
	}
}
