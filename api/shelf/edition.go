package shelf

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"synoptic/api/reply"
	"synoptic/news"
)

// Steps gives the latest editions of a story's record, at most n, the oldest
// first. The first has all its lines as new when none is before it.
func (s *Shelf) Steps(ctx context.Context, id string, n int) (*news.StoryEntry, []reply.Step, error) {
	e, err := s.Story(ctx, id)
	if err != nil {
		return nil, nil, err
	}
	var last []news.Edition // one more than asked for, to compare the first with
	for ed, err := range s.Editions(ctx, e.ID, 0) {
		if err != nil {
			return nil, nil, err
		}
		if last = append(last, ed); len(last) > n+1 {
			last = last[1:]
		}
	}
	out := []reply.Step{}
	before := map[string]reply.Line{}
	for i, ed := range last {
		st, now, err := step(ed, before)
		if err != nil {
			return nil, nil, err
		}
		if before = now; len(last) <= n || i > 0 {
			out = append(out, *st)
		}
	}
	return e, out, nil
}

// step compares an edition with the lines of the one before and gives its own.
func step(ed news.Edition, before map[string]reply.Line) (*reply.Step, map[string]reply.Line, error) {
	d := &news.Dossier{}
	if err := json.Unmarshal(ed.Dossier, d); err != nil {
		return nil, nil, fmt.Errorf("record of story %s: %w", ed.Story, err)
	}
	st := &reply.Step{Version: ed.Version, Title: d.Story.Title, Updated: string(d.Story.LastPublished), Articles: len(d.Articles), New: []reply.Line{}, Gone: []reply.Line{}}
	now := map[string]reply.Line{}
	for _, l := range Lines(d) {
		now[l.ID] = l
		if _, ok := before[l.ID]; !ok {
			st.New = append(st.New, l)
		}
	}
	for id, l := range before {
		if _, ok := now[id]; !ok {
			st.Gone = append(st.Gone, l)
		}
	}
	slices.SortFunc(st.Gone, func(a, b reply.Line) int { return strings.Compare(a.Part+a.ID, b.Part+b.ID) })
	st.Lines = len(now)
	return st, now, nil
}

// Since tells what became of a story's record after an edition: the lines that
// its latest has and the last one up to version had not, and those that are
// gone. nil where no edition is so old, or none came after it.
func (s *Shelf) Since(ctx context.Context, id string, version int64) (*reply.Step, error) {
	var was, is *news.Edition
	for ed, err := range s.Editions(ctx, id, 0) {
		if err != nil {
			return nil, err
		}
		if is = &ed; ed.Version <= version {
			was = &ed
		}
	}
	if was == nil || is.Version == was.Version {
		return nil, nil
	}
	_, before, err := step(*was, nil)
	if err != nil {
		return nil, err
	}
	st, _, err := step(*is, before)
	return st, err
}
