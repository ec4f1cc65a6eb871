package engine

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"synoptic/news"
	"synoptic/story"
)

// The state of the index is kept at fixed places of the log, so that a process
// that starts need not place everything again: it takes the last state and
// places what came after it.
const (
	snapEvery = 4096
	snapKind  = "index"
)

// snapshot is the state of the index without the keys, which are kept with
// their articles.
type snapshot struct {
	At       int64            `json:"at"`     // place of the log
	Layout   string           `json:"layout"` // story.Layout of the program that kept it
	Seq      uint64           `json:"seq"`
	Turn     uint64           `json:"turn"`
	Clock    int              `json:"clock"`
	Articles []snapRow        `json:"articles"`
	Stories  []story.StoryRow `json:"stories"`
}

type snapRow struct {
	Item   int64     `json:"i"`
	Seq    uint64    `json:"s"`
	Story  string    `json:"t"`
	Origin string    `json:"o,omitempty"` // "": itself
	Like   float64   `json:"l,omitempty"`
	Norm   []float64 `json:"n,omitempty"`
}

// indexState is what this process knows of stories: the index, and the item
// that each held article came with.
type indexState struct {
	x     *story.Index
	at    int64            // the item up to which it knows the log
	items map[string]int64 // by article
}

// forget drops what was let go.
func (s *indexState) forget(d story.Decision) {
	for _, id := range d.LetGo {
		delete(s.items, id)
	}
}

// note gives the state as it is kept.
func (s *indexState) note(at int64) (news.Note, error) {
	st := s.x.Bare()
	out := snapshot{At: at, Layout: story.Layout(), Seq: st.Seq, Turn: st.Turn, Clock: st.Clock, Stories: st.Stories, Articles: []snapRow{}}
	for _, r := range st.Articles {
		row := snapRow{Item: s.items[r.Key.ID], Seq: r.Seq, Story: r.Story, Origin: r.Origin, Like: r.Like, Norm: r.Norm}
		if r.Origin == r.Key.ID {
			row.Origin = ""
		}
		out.Articles = append(out.Articles, row)
	}
	b, err := json.Marshal(out)
	return news.Note{Kind: snapKind, Key: "state", Value: b}, err
}

// follow brings the index to a place of the log: over what others placed since,
// or anew from the store.
func (s *Flow) follow(ctx context.Context, to int64) error {
	if s.index != nil && s.index.at < to {
		_, err := s.replay(ctx, s.index, s.index.at, to)
		if err == nil {
			s.index.at = to
			return nil
		}
		if s.index = nil; !errors.Is(err, errLayout) {
			return err
		}
	}
	if s.index != nil && s.index.at == to {
		return nil
	}
	return s.restore(ctx, to)
}

// restore makes the index anew from what the store holds up to a place: the
// last state that was kept, and what was placed since.
func (s *Flow) restore(ctx context.Context, to int64) error {
	start := time.Now()
	snap := snapshot{}
	for n, err := range s.Store.Notes(ctx, snapKind, "state") {
		if err != nil {
			return err
		}
		if err := json.Unmarshal(n.Value, &snap); err != nil {
			return fmt.Errorf("state of the index: %w", err)
		}
	}
	if snap.At > to { // another process wrote it just now
		return &news.Error{Kind: news.Conflict, Err: fmt.Errorf("the index is kept up to %d already", snap.At)}
	}
	st := &indexState{at: to, items: map[string]int64{}}
	n, err := 0, errLayout
	if snap.At == 0 || snap.Layout == story.Layout() {
		if err = s.fill(ctx, st, snap); err == nil {
			n, err = s.replay(ctx, st, snap.At, to)
		}
	}
	if errors.Is(err, errLayout) {
		s.log().Info("the index of stories was kept by another version of the program and is made anew from the store")
		n, err = s.rebuild(ctx, st, to)
	}
	if err != nil {
		return err
	}
	s.index = st
	s.log().Debug("stories restored", "held", len(st.items), "placed again", n, "took", time.Since(start))
	return nil
}

// errLayout is a state of the index, or a key, of another version of the
// program.
var errLayout = errors.New("the index was kept by another version of the program")

// rebuild makes the index anew from what the store holds up to a place: every
// article in the story that it is in, as far back as the index reaches.
func (s *Flow) rebuild(ctx context.Context, st *indexState, to int64) (int, error) {
	st.x, st.items = story.NewIndex(story.Options{}), map[string]int64{}
	n := 0
	for it, err := range s.Store.Items(ctx, news.ItemQuery{After: to - reach, States: []news.State{news.StatePlaced}, Key: true}) {
		if err != nil {
			return n, err
		}
		if it.Seq > to {
			break
		}
		if it.Read.Revises != "" {
			continue
		}
		k, err := s.key(ctx, it)
		if err != nil {
			return n, err
		}
		st.items[k.ID] = it.Seq
		for _, id := range st.x.Put(k, it.Read.Story) {
			delete(st.items, id)
		}
		n++
	}
	return n, nil
}

// reach is how many items back an index is made anew from: those that its
// window may hold, with what was let go of long stories.
const reach = 60_000

// key gives the key of an item's article, made anew from its layers where
// another version of the program made it.
func (s *Flow) key(ctx context.Context, it *news.Item) (*story.Key, error) {
	k := &story.Key{}
	if err := k.UnmarshalBinary(it.Read.Key); err == nil {
		return k, nil
	}
	for full, err := range s.Store.Items(ctx, news.ItemQuery{After: it.Seq - 1, Limit: 1, Doc: true}) {
		if err != nil {
			return nil, err
		}
		if full.Seq != it.Seq || full.Read == nil {
			break
		}
		d, err := unpack(full.Read.Doc, full.Read.Article)
		if err != nil {
			return nil, &news.Error{Kind: news.Unusable, Hint: "synoptic reread --all reads what is kept anew", Err: err}
		}
		return story.NewKey(d), nil
	}
	return nil, fmt.Errorf("item %d is not in the store", it.Seq)
}

// fill makes the index as it was kept, with the keys of its articles.
func (s *Flow) fill(ctx context.Context, st *indexState, snap snapshot) error {
	rows := map[int64]snapRow{}
	after := snap.At
	for _, r := range snap.Articles {
		rows[r.Item] = r
		after = min(after, r.Item-1)
	}
	state := story.State{Seq: snap.Seq, Turn: snap.Turn, Clock: snap.Clock, Stories: snap.Stories}
	for it, err := range s.Store.Items(ctx, news.ItemQuery{After: after, States: []news.State{news.StatePlaced}, Key: true}) {
		if err != nil {
			return err
		}
		if it.Seq > snap.At {
			break
		}
		r, ok := rows[it.Seq]
		if !ok {
			continue
		}
		k := &story.Key{}
		if k.UnmarshalBinary(it.Read.Key) != nil {
			return errLayout
		}
		if r.Origin == "" {
			r.Origin = k.ID
		}
		st.items[k.ID] = it.Seq
		state.Articles = append(state.Articles, story.Row{Key: k, Seq: r.Seq, Story: r.Story, Origin: r.Origin, Like: r.Like, Norm: r.Norm})
	}
	held := map[string]bool{}
	for _, r := range state.Articles {
		held[r.Story] = true
	}
	state.Stories = slices.DeleteFunc(state.Stories, func(r story.StoryRow) bool { return !held[r.ID] }) // all of it was forgotten
	var err error
	st.x, err = story.Restore(story.Options{}, state)
	return err
}

// replay places again what was placed after a state was kept; the decisions
// are those that were made then.
func (s *Flow) replay(ctx context.Context, st *indexState, after, to int64) (int, error) {
	n := 0
	for it, err := range s.Store.Items(ctx, news.ItemQuery{After: after, States: []news.State{news.StatePlaced}, Key: true}) {
		if err != nil {
			return n, err
		}
		if it.Seq > to {
			break
		}
		if it.Read.Revises != "" {
			continue
		}
		k := &story.Key{}
		if k.UnmarshalBinary(it.Read.Key) != nil {
			return n, errLayout
		}
		st.items[k.ID] = it.Seq
		st.forget(st.x.Place(k))
		n++
	}
	return n, nil
}
