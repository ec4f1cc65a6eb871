package engine

import (
	"context"
	"encoding/json"
	"time"

	"synoptic/news"
)

// maxReports is how many articles of one story its record is made of at most:
// the first ones and the latest.
const maxReports = 400

// Compose makes the record of a story anew from its articles and keeps it as
// an edition. A record that is up to date is left alone.
func (s *Flow) Compose(ctx context.Context, id string) error {
	start := time.Now()
	var e *news.StoryEntry
	for was, err := range s.Store.Stories(ctx, news.StoryQuery{IDs: []string{id}}) {
		if err != nil {
			return err
		}
		e = was
	}
	if e == nil || e.Redirect != "" || e.Composed >= e.Version {
		return nil
	}
	docs, err := s.docs(ctx, id)
	if err != nil || len(docs) == 0 {
		return err
	}
	byID(docs)
	s.kept.date(docs)
	d, err := s.compose(ctx, docs)
	if err != nil {
		return err
	}
	b, err := json.Marshal(d)
	if err != nil {
		return err
	}
	ed := news.Edition{Story: id, Version: e.Version, Title: d.Story.Title, Origins: d.Coverage.Origins, Dossier: b}
	if err := s.Store.Commit(ctx, &news.Change{Editions: []news.Edition{ed}}); err != nil {
		return err
	}
	s.tell("compose", 1, start)
	return nil
}

// How long the record of a story may lag behind its articles while there is
// other work: a new story, or one that has doubled, patience; one that lacks less,
// as much longer as it lacks less, and never more than lag.
const (
	patience = 30 * time.Second
	lag      = 10 * time.Minute
)

// stale is how long the record of a story may lag while other articles wait to
// be read. To compose it costs as much as the story is large, and what is gained
// is what it lacks: so a growing story is composed at sizes that grow with it,
// and all its records together cost little more than the last.
func stale(e *news.StoryEntry) time.Duration {
	lacks := time.Duration(max(e.Version-e.Composed, 1))
	return max(patience, min(patience*time.Duration(e.Articles)/lacks, lag))
}

// Keep records current until the context ends: every so often the stories
// whose records are old are queued to be composed; at once when nothing waits
// to be read, else when they have waited for long.
func (s *Flow) Refresh(ctx context.Context, every time.Duration) error {
	t := time.NewTicker(every)
	defer t.Stop()
	since := map[string]time.Time{}
	for {
		if err := s.refresh(ctx, since); err != nil && ctx.Err() == nil {
			s.log().Error("records are not queued", "error", err)
		}
		select {
		case <-ctx.Done():
			return nil
		case <-t.C:
		}
	}
}

// refresh queues the stories that are due. since holds when a story was first
// seen with an old record.
func (s *Flow) refresh(ctx context.Context, since map[string]time.Time) error {
	waiting, err := s.Queue.Lag(ctx, JobRead)
	if err != nil {
		return err
	}
	composing, err := s.Queue.Lag(ctx, JobCompose)
	if err != nil || composing > 0 {
		return err
	}
	now := time.Now()
	var jobs []Job
	seen := map[string]bool{}
	for e, err := range s.Store.Stories(ctx, news.StoryQuery{Stale: true}) {
		if err != nil {
			return err
		}
		seen[e.ID] = true
		if since[e.ID].IsZero() {
			since[e.ID] = now
		}
		if waiting == 0 || now.Sub(since[e.ID]) >= stale(e) {
			jobs = append(jobs, Job{Kind: JobCompose, Story: e.ID, Version: e.Version})
			delete(since, e.ID)
		}
	}
	for id := range since {
		if !seen[id] {
			delete(since, id)
		}
	}
	return s.Queue.Publish(ctx, mix(jobs)...)
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
