package engine

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"synoptic/news"
)

// placedUpTo is the counter of the last item of the log that has its place.
const placedUpTo = "placed"

// batch is how many items are placed at once, in one change of the store.
const batch = 128

// Place gives every item that is read, up to the first that is not, its place
// in a story, in the order of the log. When somebody in this process is at it,
// he is told to look again and Place returns at once. Another process that
// places meanwhile makes the change fail: then what it did is taken over and
// the rest tried again, or left to it (Flow.Share).
func (s *Flow) Place(ctx context.Context) error {
	s.want.Add(1)
	for s.placing.TryLock() {
		asked := s.want.Load()
		err := s.placeAll(ctx)
		s.placing.Unlock()
		if err != nil || s.want.Load() == asked {
			return err
		}
	}
	return nil
}

func (s *Flow) placeAll(ctx context.Context) error {
	for conflicts := 0; ; {
		if left, err := s.rival.places(ctx, s); left || err != nil {
			return err
		}
		start := time.Now()
		n, err := s.placeSome(ctx)
		if err != nil {
			s.index = nil // it may know more than was kept
			if conflicts++; news.KindOf(err) != news.Conflict || conflicts > 50 {
				return err
			}
			if s.Share > 0 {
				if err := s.rival.met(ctx, s); err != nil {
					return err
				}
				continue
			}
			select {
			case <-ctx.Done():
				return ctx.Err()
			case <-time.After(time.Duration(conflicts) * 10 * time.Millisecond):
			}
			continue
		}
		s.tell("place", n, start)
		if n == 0 {
			return nil
		}
	}
}

// placeLeft places what another process read, where this one is who places, or
// left that to another.
func (s *Flow) placeLeft(ctx context.Context) error {
	if !s.placing.TryLock() {
		return nil
	}
	mine := s.index != nil || !s.rival.until.IsZero()
	s.placing.Unlock()
	if !mine {
		return nil
	}
	return s.Place(ctx)
}

// rival is another process that places items of the same log. Who met one leaves
// placing to it for as long as it gets on: an index that knows more than was kept
// has to be made anew from the store, which costs seconds where it holds thousands
// of articles. Nothing rests on it but time: the counter alone decides who placed.
type rival struct {
	until time.Time // when to look at it again; zero: none was met
	at    int64     // how far it was then
}

// met notes that a rival placed.
func (r *rival) met(ctx context.Context, s *Flow) (err error) {
	r.until = time.Now().Add(s.Share)
	r.at, err = s.Store.Counter(ctx, placedUpTo)
	return err
}

// places tells whether a rival is at work.
func (r *rival) places(ctx context.Context, s *Flow) (bool, error) {
	if r.until.IsZero() {
		return false, nil
	}
	if time.Now().Before(r.until) {
		return true, nil
	}
	was := r.at
	if err := r.met(ctx, s); err != nil || r.at != was {
		return err == nil, err
	}
	*r = rival{}
	return false, nil
}

// placeSome places the next items and gives how many of the log it went on.
func (s *Flow) placeSome(ctx context.Context) (int, error) {
	was, err := s.Store.Counter(ctx, placedUpTo)
	if err != nil {
		return 0, err
	}
	to, err := s.readUpTo(ctx, was)
	if err != nil {
		return 0, err
	}
	var items []*news.Item
	for it, err := range s.Store.Items(ctx, news.ItemQuery{States: []news.State{news.StateRead}, Key: true, Limit: batch}) {
		if err != nil {
			return 0, err
		}
		if it.Seq <= to {
			items = append(items, it)
		}
	}
	if len(items) == batch {
		to = max(was, items[batch-1].Seq)
	}
	snap := false // the state is kept at fixed places, whatever the batches
	every := cmp.Or(s.snapEvery, snapEvery)
	if edge := (was/every + 1) * every; to >= edge {
		to, snap = edge, true
		items = slices.DeleteFunc(items, func(it *news.Item) bool { return it.Seq > edge })
	}
	if len(items) == 0 && to == was {
		return 0, nil
	}
	if err := s.follow(ctx, was); err != nil {
		return 0, err
	}
	p, err := s.placerAt(ctx, was, to)
	if err != nil {
		return 0, err
	}
	for _, it := range items {
		if err := p.place(it); err != nil {
			return 0, err
		}
	}
	p.finish()
	if snap {
		n, err := s.index.note(to)
		if err != nil {
			return 0, err
		}
		p.change.Notes = append(p.change.Notes, n)
	}
	if err := s.Store.Commit(ctx, p.change); err != nil {
		return 0, err
	}
	s.index.at = to
	return max(len(items), int(to-was)), nil
}

// newPlacer gives a placer whose change depends on counters.
func (s *Flow) newPlacer(ctx context.Context, guards ...news.Guard) *placer {
	return &placer{s: s, ctx: ctx, change: &news.Change{Guards: guards}, stories: map[string]*news.StoryEntry{}, fresh: map[string]*news.Item{},
		urls: map[string][]int64{}, revised: map[string]*news.Item{}}
}

// placerAt gives the placer of the items after one place of the log up to
// another, under the acts that stand; an act that comes meanwhile makes its
// change fail.
func (s *Flow) placerAt(ctx context.Context, was, to int64) (*placer, error) {
	n, err := s.Store.Counter(ctx, actCounter)
	if err != nil {
		return nil, err
	}
	acts, err := s.judged(ctx, n)
	if err != nil {
		return nil, err
	}
	p := s.newPlacer(ctx, news.Guard{Name: placedUpTo, Was: was, Is: to}, news.Guard{Name: actCounter, Was: n, Is: n})
	p.hand, err = p.overlay(plainActs(acts))
	return p, err
}

// readUpTo gives the last place of the log before which nothing waits to be
// read.
func (s *Flow) readUpTo(ctx context.Context, after int64) (int64, error) {
	end, err := s.Store.Counter(ctx, "log")
	if err != nil {
		return 0, err
	}
	for it, err := range s.Store.Items(ctx, news.ItemQuery{After: after, States: []news.State{news.StateKept}, Limit: 1}) {
		if err != nil {
			return 0, err
		}
		return min(end, it.Seq-1), nil
	}
	return end, nil
}

// placer makes one change of the store: the places of some items.
type placer struct {
	s       *Flow
	ctx     context.Context
	change  *news.Change
	stories map[string]*news.StoryEntry
	fresh   map[string]*news.Item // by article, placed in this change
	urls    map[string][]int64    // by canonical address, the items of this change
	revised map[string]*news.Item // by the article that each revises, those of this change
	hand    *overlay              // what people judged of stories
}

// place gives one item its place.
func (p *placer) place(it *news.Item) error {
	a := it.Read.Article
	same, err := p.known(it)
	if err != nil {
		return err
	}
	if same {
		p.change.Items = append(p.change.Items, &news.Item{Seq: it.Seq, State: news.StateSame, Why: a.ID})
		return nil
	}
	k, err := p.s.key(p.ctx, it)
	if err != nil {
		return err
	}
	of, err := p.version(it, k)
	if err != nil {
		return err
	}
	if of != nil {
		return p.revise(it, of)
	}
	d := p.s.index.x.Place(k)
	p.s.index.items[k.ID] = it.Seq
	p.s.index.forget(d)
	p.put(it, &news.Item{Seq: it.Seq, State: news.StatePlaced, Read: &news.Kept{}})
	var homes []string
	for n, m := range d.Moves {
		if err := p.move(it, n, d, m); err != nil {
			return err
		}
		homes = append(homes, m.Story)
		if m.From != "" {
			homes = append(homes, m.From)
		}
	}
	return p.handed(it, homes)
}

// put notes what an item of this change becomes.
func (p *placer) put(it, out *news.Item) {
	p.change.Items = append(p.change.Items, out)
	p.fresh[it.Read.Article.ID] = out
	if it.Read.Canonical != "" {
		p.urls[it.Read.Canonical] = append(p.urls[it.Read.Canonical], it.Seq)
	}
}

// known tells whether the very article has its place already.
func (p *placer) known(it *news.Item) (bool, error) {
	id := it.Read.Article.ID
	if p.fresh[id] != nil {
		return true, nil
	}
	for o, err := range p.s.Store.Items(p.ctx, news.ItemQuery{IDs: []string{id}, States: []news.State{news.StatePlaced}, Limit: 1}) {
		return err == nil && o.Seq != it.Seq, err
	}
	return false, nil
}

// join counts an article into its story.
func (p *placer) join(id string, a *news.Article) error {
	e, err := p.entry(id)
	if err != nil {
		return err
	}
	e.Articles++
	e.Version++
	span(e, a)
	return nil
}

// span lets a story reach over the day of an article, and gives it a title where
// it has none.
func span(e *news.StoryEntry, a *news.Article) {
	if e.Title == "" {
		e.Title = a.Title
	}
	if t := day(a.Published); !t.IsZero() {
		if e.First.IsZero() || t.Before(e.First) {
			e.First = t
		}
		if t.After(e.Last) {
			e.Last = t
		}
	}
}

// day gives the time of a publication at its precision, the zero time when it
// is not known to the day.
func day(p news.Published) time.Time {
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02"} {
		if t, err := time.Parse(layout, p.Value); err == nil {
			return t.UTC()
		}
	}
	return time.Time{}
}

// entry gives the story as this change leaves it so far.
func (p *placer) entry(id string) (*news.StoryEntry, error) {
	if e := p.stories[id]; e != nil {
		return e, nil
	}
	e := &news.StoryEntry{ID: id}
	for was, err := range p.s.Store.Stories(p.ctx, news.StoryQuery{IDs: []string{id}}) {
		if err != nil {
			return nil, err
		}
		e = was
	}
	p.stories[id] = e
	return e, nil
}

// finish puts the stories into the change, by id.
func (p *placer) finish() {
	for _, e := range p.stories {
		p.change.Stories = append(p.change.Stories, e)
	}
	slices.SortFunc(p.change.Stories, func(a, b *news.StoryEntry) int { return strings.Compare(a.ID, b.ID) })
}
