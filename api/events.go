package api

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"sync"
	"time"

	"synoptic/access"
	"synoptic/news"
)

// change tells that a story has new articles (kind story) or a new edition of
// its record (kind record).
type change struct {
	seq  int64
	kind string
	data []byte
}

// hub hands changes to whoever listens. It keeps the latest for those who come
// back.
type hub struct {
	mu        sync.Mutex
	seq       int64
	past      []change
	listeners map[chan change]bool
}

const (
	pastChanges  = 256
	mostEars     = 200
	earRoom      = 64 // changes that a slow listener may lag behind
	lookEvery    = time.Second
	heartbeat    = 20 * time.Second
	changesAtOne = 500
)

func newHub() *hub {
	return &hub{listeners: map[chan change]bool{}, seq: time.Now().UnixMilli()} // ids grow over a restart too
}

func (h *hub) tell(kind string, v any) {
	b, err := json.Marshal(v)
	if err != nil {
		return
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	h.seq++
	c := change{h.seq, kind, b}
	if h.past = append(h.past, c); len(h.past) > pastChanges {
		h.past = h.past[1:]
	}
	for ear := range h.listeners {
		select {
		case ear <- c:
		default: // too slow: it comes again and asks for what it missed
			delete(h.listeners, ear)
			close(ear)
		}
	}
}

// listen gives the changes after one, and from then on those that come; nil
// when too many listen.
func (h *hub) listen(after int64) ([]change, chan change) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if len(h.listeners) >= mostEars {
		return nil, nil
	}
	var missed []change
	for _, c := range h.past {
		if after > 0 && c.seq > after {
			missed = append(missed, c)
		}
	}
	ear := make(chan change, earRoom)
	h.listeners[ear] = true
	return missed, ear
}

func (h *hub) leave(ear chan change) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.listeners[ear] {
		delete(h.listeners, ear)
		close(ear)
	}
}

// Run looks for changes of the store until the context ends, and tells those
// who listen.
func (a *API) Run(ctx context.Context) {
	t := time.NewTicker(lookEvery)
	defer t.Stop()
	look := looker{shelf: a.shelf, open: map[string]int64{}, placed: -1}
	for {
		if err := look.look(ctx, a.hub.tell); err != nil && ctx.Err() == nil {
			a.log.Warn("changes are not seen", "error", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-t.C:
		}
	}
}

// looker sees what changed since it looked last.
type looker struct {
	shelf  news.Reader
	placed int64            // place in the log that was seen; -1 before the first look
	open   map[string]int64 // stories that wait for a record of a version
}

func (l *looker) look(ctx context.Context, tell func(string, any)) error {
	placed, err := l.shelf.Counter(ctx, "placed")
	if err != nil {
		return err
	}
	if l.placed >= 0 && placed > l.placed {
		moved := []string{}
		seen := map[string]bool{}
		for m, err := range l.shelf.Moves(ctx, l.placed, "", "") {
			if err != nil {
				return err
			}
			if !seen[m.Story] && len(moved) < changesAtOne {
				seen[m.Story] = true
				moved = append(moved, m.Story)
			}
		}
		for e, err := range l.shelf.Stories(ctx, news.StoryQuery{IDs: moved}) {
			if err != nil {
				return err
			}
			if e.Redirect == "" {
				tell("story", e)
				l.open[e.ID] = e.Version
			}
		}
	}
	l.placed = placed
	for e, err := range l.shelf.Stories(ctx, news.StoryQuery{Stale: true, Limit: changesAtOne}) {
		if err != nil {
			return err
		}
		l.open[e.ID] = e.Version
	}
	return l.composed(ctx, tell)
}

// composed tells of the stories whose record has come up to date.
func (l *looker) composed(ctx context.Context, tell func(string, any)) error {
	if len(l.open) == 0 {
		return nil
	}
	ids := make([]string, 0, len(l.open))
	for id := range l.open {
		ids = append(ids, id)
	}
	for from := 0; from < len(ids); from += changesAtOne {
		part := ids[from:min(from+changesAtOne, len(ids))]
		there := map[string]bool{}
		for e, err := range l.shelf.Stories(ctx, news.StoryQuery{IDs: part}) {
			if err != nil {
				return err
			}
			there[e.ID] = e.Redirect == ""
			if e.Redirect == "" && e.Composed >= l.open[e.ID] {
				tell("record", e)
				delete(l.open, e.ID)
			}
		}
		for _, id := range part {
			if !there[id] {
				delete(l.open, id)
			}
		}
	}
	return nil
}

// events answers with changes as they come, as server-sent events: "story"
// when articles came to a story, "record" when its record has a new edition;
// the data are the story.
func (a *API) events(w http.ResponseWriter, r *http.Request) {
	after, _ := strconv.ParseInt(r.Header.Get("Last-Event-ID"), 10, 64)
	missed, ear := a.hub.listen(after)
	if ear == nil {
		w.Header().Set("Retry-After", "30")
		writeProblem(w, problem{Status: http.StatusServiceUnavailable, Detail: "too many listen already"})
		return
	}
	defer a.hub.leave(ear)
	c := http.NewResponseController(w)
	_ = c.SetWriteDeadline(time.Time{})
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	if r.Method == http.MethodHead {
		return
	}
	send := func(format string, args ...any) bool {
		_ = c.SetWriteDeadline(time.Now().Add(heartbeat))
		_, err := fmt.Fprintf(w, format, args...)
		return err == nil && c.Flush() == nil
	}
	ok := send("retry: 5000\n\n")
	for _, m := range missed {
		ok = ok && send("id: %d\nevent: %s\ndata: %s\n\n", m.seq, m.kind, m.data)
	}
	beat := time.NewTicker(heartbeat)
	defer beat.Stop()
	for ok {
		select {
		case <-r.Context().Done():
			return
		case m, more := <-ear:
			ok = more && send("id: %d\nevent: %s\ndata: %s\n\n", m.seq, m.kind, m.data)
		case <-beat.C:
			ok = access.Still(r.Context()) && send(": still here\n\n")
		}
	}
}
