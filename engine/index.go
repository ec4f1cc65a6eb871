package engine

import (
	"context"
	"encoding/json"
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
	At       int64            `json:"at"` // place of the log
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
	st := s.x.State()
	out := snapshot{At: at, Seq: st.Seq, Turn: st.Turn, Clock: st.Clock, Stories: st.Stories, Articles: []snapRow{}}
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
	if err := s.fill(ctx, st, snap); err != nil {
		return err
	}
	n, err := s.replay(ctx, st, snap.At, to)
	if err != nil {
		return err
	}
	s.index = st
	s.log().Debug("stories restored", "held", len(st.items), "placed again", n, "took", time.Since(start))
	return nil
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
		if err := k.UnmarshalBinary(it.Read.Key); err != nil {
			return fmt.Errorf("article %s: %w", it.Read.Article.ID, err)
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
		if err := k.UnmarshalBinary(it.Read.Key); err != nil {
			return n, fmt.Errorf("article %s: %w", it.Read.Article.ID, err)
		}
		st.items[k.ID] = it.Seq
		st.forget(st.x.Place(k))
		n++
	}
	return n, nil
}
