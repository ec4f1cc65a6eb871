// Package shelf finds what the desk shows: stories with their records,
// articles, people across stories, sources, the state of the stream. It reads
// from a news.Reader and cannot write.
package shelf

import (
	"container/list"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"sync"

	"synoptic/api/reply"
	"synoptic/engine"
	"synoptic/news"
	"synoptic/watch"
)

// Shelf reads from a store; it keeps the records looked at last. It is safe
// for use from many goroutines.
type Shelf struct {
	news.Reader

	mu     sync.Mutex
	recent *list.List // of *Record, the last used first
	size   int        // bytes of JSON in recent
}

// keepBytes is how much JSON of records is kept decoded.
const keepBytes = 16 << 20

// New gives a shelf over a reader.
func New(r news.Reader) *Shelf { return &Shelf{Reader: r, recent: list.New()} }

// Record is a story's record as it was composed last. Nothing in it may be
// changed.
type Record struct {
	Entry   *news.StoryEntry
	Version int64 // of the edition
	Dossier *news.Dossier
	JSON    []byte // as the contract has it
}

// Story gives a story as engine.Story does.
func (s *Shelf) Story(ctx context.Context, id string) (*news.StoryEntry, error) {
	return engine.Story(ctx, s, id)
}

// short keeps what a request brought from filling a message.
func short(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}

// Record gives the latest record of a story. The error is of kind
// news.Missing when there is no such story, or no record of it yet.
func (s *Shelf) Record(ctx context.Context, id string) (*Record, error) {
	e, err := s.Story(ctx, id)
	if err != nil {
		return nil, err
	}
	if r := s.kept(e); r != nil {
		return r, nil
	}
	r := &Record{Entry: e}
	for ed, err := range s.Editions(ctx, e.ID, e.Composed-1) {
		if err != nil {
			return nil, err
		}
		r.JSON, r.Version = ed.Dossier, ed.Version
	}
	if r.JSON == nil {
		return nil, &news.Error{Kind: news.Missing, Hint: "records are made by synoptic watch, work or import; look again in a moment",
			Err: fmt.Errorf("story %s has no record yet", e.ID)}
	}
	r.Dossier = &news.Dossier{}
	if err := json.Unmarshal(r.JSON, r.Dossier); err != nil {
		return nil, fmt.Errorf("record of story %s: %w", e.ID, err)
	}
	s.keep(r)
	return r, nil
}

// kept gives a record that is kept and not older than its story's.
func (s *Shelf) kept(e *news.StoryEntry) *Record {
	s.mu.Lock()
	defer s.mu.Unlock()
	for x := s.recent.Front(); x != nil; x = x.Next() {
		if r := x.Value.(*Record); r.Entry.ID == e.ID && r.Version == e.Composed {
			s.recent.MoveToFront(x)
			return &Record{Entry: e, Version: r.Version, Dossier: r.Dossier, JSON: r.JSON}
		}
	}
	return nil
}

func (s *Shelf) keep(r *Record) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for x := s.recent.Front(); x != nil; x = x.Next() {
		if o := x.Value.(*Record); o.Entry.ID == r.Entry.ID {
			s.size -= len(o.JSON)
			s.recent.Remove(x)
			break
		}
	}
	s.recent.PushFront(r)
	for s.size += len(r.JSON); s.size > keepBytes && s.recent.Len() > 1; {
		s.size -= len(s.recent.Remove(s.recent.Back()).(*Record).JSON)
	}
}

// Article gives an article with its text and the item it was read from.
func (s *Shelf) Article(ctx context.Context, id string) (*news.Item, error) {
	var out *news.Item
	for it, err := range s.Items(ctx, news.ItemQuery{IDs: []string{id}, Doc: true, Limit: 1}) {
		if err != nil {
			return nil, err
		}
		out = it
	}
	if out == nil || out.Read == nil {
		return nil, news.NotFound("there is no article %q", short(id))
	}
	return out, nil
}

// Page gives the stories of a page and the id to go on from, "" at the end.
func (s *Shelf) Page(ctx context.Context, q news.StoryQuery) ([]*news.StoryEntry, string, error) {
	n := q.Limit
	q.Limit++
	out := []*news.StoryEntry{}
	for e, err := range s.Stories(ctx, q) {
		if err != nil {
			return nil, "", err
		}
		if len(out) == n {
			return out, out[n-1].ID, nil
		}
		out = append(out, e)
	}
	return out, "", nil
}

// DeadPage gives dead items after a place in the log, in its order, and the
// place to go on from, 0 at the end.
func (s *Shelf) DeadPage(ctx context.Context, after int64, n int) ([]reply.Dead, int64, error) {
	out := []reply.Dead{}
	for it, err := range s.Items(ctx, news.ItemQuery{After: after, States: []news.State{news.StateDead}, Limit: n + 1}) {
		if err != nil {
			return nil, 0, err
		}
		if len(out) == n {
			return out, out[n-1].Seq, nil
		}
		out = append(out, reply.Dead{Seq: it.Seq, Location: it.Raw.Location, URL: it.Raw.URL, Media: it.Raw.Media, Why: it.Why, Tries: it.Tries})
	}
	return out, 0, nil
}

const most = 1000

// Status gives the state of the stream.
func (s *Shelf) Status(ctx context.Context) (*reply.Status, error) {
	out := &reply.Status{Most: most}
	var err error
	if out.Kept, err = s.Counter(ctx, "log"); err != nil {
		return nil, err
	}
	if out.Placed, err = s.Counter(ctx, "placed"); err != nil {
		return nil, err
	}
	out.Waiting = max(0, out.Kept-out.Placed)
	for _, err := range s.Stories(ctx, news.StoryQuery{Stale: true, Limit: most}) {
		if err != nil {
			return nil, err
		}
		out.Stale++
	}
	for _, err := range s.Items(ctx, news.ItemQuery{States: []news.State{news.StateDead}, Limit: most}) {
		if err != nil {
			return nil, err
		}
		out.Dead++
	}
	return out, nil
}

// Sources gives the sources, by address.
func (s *Shelf) Sources(ctx context.Context) ([]reply.Source, error) {
	known, err := watch.Sources(ctx, s.Reader)
	if err != nil {
		return nil, err
	}
	out := []reply.Source{}
	for _, k := range known {
		v := reply.Source{Address: k.Address, Kind: k.Kind, Title: k.Title, Health: "ok", Error: k.Error, Fails: k.Fails, Items: k.Items,
			Worked: stamp(k.Worked), Next: stamp(k.Next)}
		switch {
		case k.Gone:
			v.Health = "given up"
		case k.Fails > 0:
			v.Health = "failing"
		case k.Worked.IsZero():
			v.Health = "new"
		}
		out = append(out, v)
	}
	return out, nil
}

// Find is Reader.Search by pages of n: the hits and what to go on from, "" at
// the end. Days that are no days are refused with an error of kind news.Usage.
func (s *Shelf) Find(ctx context.Context, q news.SearchQuery) ([]news.Hit, string, error) {
	for _, d := range []string{q.From, q.Until} {
		if d != "" && !isDay(d) {
			return nil, "", &news.Error{Kind: news.Usage, Hint: "days are written 2031-03-14", Err: errors.New("search: a day that is none")}
		}
	}
	n := q.Limit
	q.Limit++
	hits, err := s.Search(ctx, q)
	if err != nil {
		return nil, "", err
	}
	if len(hits) > n {
		return hits[:n], hits[n-1].Page, nil
	}
	return hits, "", nil
}
