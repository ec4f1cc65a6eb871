package alert

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strconv"
	"time"

	"synoptic/api/reply"
	"synoptic/api/shelf"
	"synoptic/news"
)

// seen is what of an alert was there at the last look: hits of a search, the
// oldest first, or the version of a story's record.
type seen struct {
	Hits    []string `json:"hits,omitempty"`
	Version int64    `json:"version,omitempty"`
}

const (
	mostHits   = 100   // that one look at a search takes
	mostSeen   = 5_000 // hits that are remembered
	mostEvents = 200   // that are kept of one alert
)

// message is what is sent: Standard Webhooks names type, timestamp and data.
type message struct {
	Type      string    `json:"type"` // search.found, story.changed
	Timestamp time.Time `json:"timestamp"`
	Data      News      `json:"data"`
}

// News is what is new of an alert: hits of a search, or a story with the lines
// that its record gained and lost.
type News struct {
	Alert   string       `json:"alert"`
	Query   string       `json:"query,omitempty"`
	Hits    []Hit        `json:"hits,omitempty"`
	Story   string       `json:"story,omitempty"`
	Title   string       `json:"title,omitempty"`
	Version int64        `json:"version,omitempty"`
	New     []reply.Line `json:"new,omitempty"`
	Gone    []reply.Line `json:"gone,omitempty"`
}

// Hit is one thing found; Story and ID lead to it in the API.
type Hit struct {
	Kind  string `json:"kind"`
	ID    string `json:"id"`
	Story string `json:"story"`
	Title string `json:"title"`
	Day   string `json:"day"`
}

// look finds what is new of an alert. It gives the notes to keep: none where
// nothing is new. The first look at an alert finds nothing new.
func look(ctx context.Context, s *shelf.Shelf, a Alert, now time.Time) ([]news.Note, error) {
	var was *seen
	for n, err := range s.Notes(ctx, noteSeen, a.Name) {
		if err != nil {
			return nil, err
		}
		if n.Key == a.Name {
			was = &seen{}
			if err := json.Unmarshal(n.Value, was); err != nil {
				return nil, err
			}
		}
	}
	first := was == nil
	if first {
		was = &seen{}
	}
	d, is, err := ahead(ctx, s, a, *was)
	if err != nil || d == nil && !first {
		return nil, err
	}
	n, err := note(noteSeen, a.Name, is)
	if err != nil || first {
		return []news.Note{n}, err
	}
	e, err := event(a, d, now)
	if err != nil {
		return nil, err
	}
	more, err := note(noteEvent, e.key(), e)
	if err != nil {
		return nil, err
	}
	old, err := tooMany(ctx, s, a.Name)
	return append(append(old, n), more), err
}

// ahead gives what an alert has beyond what was seen, nil for nothing, and what
// is seen then.
func ahead(ctx context.Context, s *shelf.Shelf, a Alert, was seen) (*News, seen, error) {
	if a.Story != "" {
		e, err := s.Story(ctx, a.Story)
		if news.KindOf(err) == news.Missing {
			return nil, was, nil // pruned, or not come yet
		}
		if err != nil || e.Composed <= was.Version {
			return nil, was, err
		}
		_, steps, err := s.Steps(ctx, e.ID, 1)
		if err != nil || len(steps) == 0 {
			return nil, was, err
		}
		last := steps[0]
		is := seen{Version: last.Version}
		if last.Version <= was.Version || len(last.New)+len(last.Gone) == 0 {
			return nil, is, nil
		}
		return &News{Alert: a.Name, Story: e.ID, Title: last.Title, Version: last.Version, New: last.New, Gone: last.Gone}, is, nil
	}
	hits, err := s.Search(ctx, news.SearchQuery{Text: a.Query, Kinds: a.Kinds, Limit: mostHits, Newest: true})
	if err != nil {
		return nil, was, err
	}
	known := map[string]bool{}
	for _, id := range was.Hits {
		known[id] = true
	}
	d, is := &News{Alert: a.Name, Query: a.Query}, was
	for _, h := range hits {
		if id := h.Kind + " " + h.Story + " " + h.ID; !known[id] {
			d.Hits = append(d.Hits, Hit{h.Kind, h.ID, h.Story, h.Title, h.Day})
			is.Hits = append(is.Hits, id)
		}
	}
	is.Hits = is.Hits[max(0, len(is.Hits)-mostSeen):]
	if len(d.Hits) == 0 {
		return nil, is, nil
	}
	return d, is, nil
}

// What gives what an event tells.
func (e *Event) What() (*News, error) {
	var m message
	err := json.Unmarshal(e.Body, &m)
	return &m.Data, err
}

// event makes the event of what is new.
func event(a Alert, d *News, now time.Time) (*Event, error) {
	kind := "search.found"
	if a.Story != "" {
		kind = "story.changed"
	}
	what, err := json.Marshal(d)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(append([]byte(a.Made.Format(time.RFC3339)+strconv.FormatInt(d.Version, 10)), what...))
	body, err := json.Marshal(message{kind, now, *d})
	if err != nil {
		return nil, err
	}
	e := &Event{ID: "msg_" + hex.EncodeToString(sum[:12]), Alert: a.Name, Found: now, State: Kept, Body: body}
	if a.Hook != "" {
		e.State, e.Next = Waiting, now
	}
	return e, nil
}

// tooMany gives the notes that delete the oldest events of an alert, where it
// has many. What waits to be told stays.
func tooMany(ctx context.Context, s news.Reader, name string) (out []news.Note, err error) {
	list, err := Events(ctx, s, name)
	list = slices.DeleteFunc(list, func(e Event) bool { return e.State == Waiting })
	for i := mostEvents; i < len(list); i++ {
		out = append(out, news.Note{Kind: noteEvent, Key: list[i].key()})
	}
	return out, err
}
