package engine

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"synoptic/news"
)

// maxReports is how many articles of one story its record is made of at most:
// the first ones and the latest.
const maxReports = 400

// Compose makes the records of stories anew from their articles and keeps them as
// editions, in one change of the store. A record that is up to date is left
// alone; where one cannot be made the others are kept all the same.
func (s *Flow) Compose(ctx context.Context, ids ...string) error {
	start := time.Now()
	var old []*news.StoryEntry
	for e, err := range s.Store.Stories(ctx, news.StoryQuery{IDs: append(ids[:len(ids):len(ids)], "")}) {
		if err != nil {
			return err
		}
		if e.Redirect == "" && e.Composed < e.Version {
			old = append(old, e)
		}
	}
	c := &news.Change{}
	var failed []error
	for _, e := range old {
		ed, err := s.edition(ctx, e)
		if err != nil {
			failed = append(failed, fmt.Errorf("record of story %s: %w", e.ID, err))
		}
		if ed != nil {
			c.Editions = append(c.Editions, *ed)
		}
	}
	if len(c.Editions) > 0 {
		slices.SortFunc(c.Editions, func(a, b news.Edition) int { return strings.Compare(a.Story, b.Story) })
		if err := s.Store.Commit(ctx, c); err != nil {
			return err
		}
		s.tell("compose", len(c.Editions), start)
	}
	return errors.Join(failed...)
}

// edition makes the record of a story, nil when it has no articles.
func (s *Flow) edition(ctx context.Context, e *news.StoryEntry) (*news.Edition, error) {
	docs, err := s.docs(ctx, e.ID)
	if err != nil || len(docs) == 0 {
		return nil, err
	}
	byID(docs)
	s.kept.date(docs)
	d, err := s.compose(ctx, docs)
	if err != nil {
		return nil, err
	}
	b, err := d.Encode()
	if err != nil {
		return nil, err
	}
	return &news.Edition{Story: e.ID, Version: e.Version, Title: d.Story.Title, Origins: d.Coverage.Origins, Dossier: b}, nil
}

// How long the record of a story may lag behind its articles while there is
// other work: a new story, or one that has doubled, patience; one that lacks less,
// as much longer as it lacks less, and never more than lag. Of a stream of small
// stories most are whole within patience, and are composed once.
const (
	patience = 5 * time.Minute
	lag      = 15 * time.Minute
)

// stale is how long the record of a story may lag while other articles wait to
// be read. To compose it costs as much as the story is large, and what is gained
// is what it lacks: so a growing story is composed at sizes that grow with it,
// and all its records together cost little more than the last.
func stale(e *news.StoryEntry) time.Duration {
	lacks := time.Duration(max(e.Version-e.Composed, 1))
	return max(patience, min(patience*time.Duration(e.Articles)/lacks, lag))
}

// seldom is how often old records are looked for while other work waits: there
// are thousands then.
const seldom = 15 * time.Second

// Keep records current until the context ends: every so often what another
// process left is placed, and the stories whose records are old are queued to be
// composed; at once when nothing waits to be read, else when they have waited for
// long.
func (s *Flow) Refresh(ctx context.Context, every time.Duration) error {
	t := time.NewTicker(every)
	defer t.Stop()
	since := map[string]time.Time{}
	var looked time.Time
	for {
		if err := s.placeLeft(ctx); err != nil && ctx.Err() == nil {
			s.log().Error("items are not placed", "error", err)
		}
		waiting, err := s.Queue.Lag(ctx, JobRead)
		if err == nil && (waiting == 0 || time.Since(looked) >= seldom) {
			err = s.refresh(ctx, since, waiting > 0)
			looked = time.Now()
		}
		if err != nil && ctx.Err() == nil {
			s.log().Error("records are not queued", "error", err)
		}
		select {
		case <-ctx.Done():
			return nil
		case <-t.C:
		}
	}
}

// refresh queues the stories that are due, busy when other work waits. since
// holds when a story was first seen with an old record.
func (s *Flow) refresh(ctx context.Context, since map[string]time.Time, busy bool) error {
	composing, err := s.Queue.Lag(ctx, JobCompose)
	if err != nil || composing > 0 {
		return err
	}
	now := time.Now()
	var due []*news.StoryEntry
	seen := map[string]bool{}
	for e, err := range s.Store.Stories(ctx, news.StoryQuery{Stale: true}) {
		if err != nil {
			return err
		}
		seen[e.ID] = true
		if since[e.ID].IsZero() {
			since[e.ID] = now
		}
		if !busy || now.Sub(since[e.ID]) >= stale(e) {
			due = append(due, e)
			delete(since, e.ID)
		}
	}
	for id := range since {
		if !seen[id] {
			delete(since, id)
		}
	}
	return s.Queue.Publish(ctx, mix(composeJobs(due))...)
}

// What one job composes: small stories together, since to keep an edition costs
// much beside its own size; a large one alone.
const (
	jobStories  = 16
	jobArticles = 64
)

func composeJobs(due []*news.StoryEntry) (jobs []Job) {
	articles := 0
	for _, e := range due {
		if n := len(jobs); n == 0 || articles+e.Articles > jobArticles || len(jobs[n-1].Stories) == jobStories {
			jobs = append(jobs, Job{Kind: JobCompose})
			articles = 0
		}
		j := &jobs[len(jobs)-1]
		j.Stories = append(j.Stories, Due{e.ID, e.Version})
		articles += e.Articles
	}
	return jobs
}

// Idle tells whether everything that was kept is read, placed and composed.
func (s *Flow) Idle(ctx context.Context) (bool, error) {
	end, err := s.Store.Counter(ctx, "log")
	if err != nil {
		return false, err
	}
	placed, err := s.Store.Counter(ctx, placedUpTo)
	if err != nil || placed < end {
		return false, err
	}
	for _, err := range s.Store.Stories(ctx, news.StoryQuery{Stale: true, Limit: 1}) {
		return false, err
	}
	return true, nil
}
