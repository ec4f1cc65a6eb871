package story

import (
	"cmp"
	"fmt"
	"slices"
)

// Layout names what the decisions of this program rest on: the form of the
// keys, what is compared, the weights. A state of another layout is none that
// this program would have come to; see Put.
func Layout() string {
	return fmt.Sprintf("%d-%d-%016x", keyVersion, stats, hash64(weights))
}

// Put puts an article, without deciding, into the story that it is known to
// belong to, and gives the articles that are let go for it: so an Index is
// made from what a store holds where no state of this layout is kept.
func (x *Index) Put(k *Key, story string) (letGo []string) {
	x.seq++
	x.tick(k.Day)
	copies := x.copies(k.sign, k.ID)
	h := x.hold(k, x.seq)
	h.seeds = [len(seedViews)][]heldTerm{}
	if len(copies) > 0 {
		h.origin = copies[0].origin
	}
	p := x.stories[story]
	if p == nil {
		p = &plot{id: story}
		x.stories[story] = p
	}
	l := x.linking([]*held{h}, p.members)
	x.attach(p, h, l.sum, l.each)
	x.closeIdle()
	letGo, x.dropped, x.closed = x.dropped, nil, nil
	return letGo
}

// Row is an article as an Index holds it, for a store. Numbers are exact: they
// must come back as they were given.
type Row struct {
	Key    *Key
	Seq    uint64 // the number of its placement
	Story  string
	Origin string
	Like   float64
	Norm   []float64 // lengths of the weighted terms, by view
}

// StoryRow is a story as an Index holds it, for a store.
type StoryRow struct {
	ID      string
	Size    int
	Seen    int
	Last    uint64
	Inner   []float64
	Follows []string
}

// State is all that an Index needs to go on as if it had never stopped.
type State struct {
	Seq      uint64
	Turn     uint64
	Clock    int
	Articles []Row      // by Seq
	Stories  []StoryRow // by Last
}

// State gives the state of an Index. It is linear in what is held; to keep a
// store up to date it is cheaper to write the rows of the stories that a
// decision names (Index.Story) and to delete what it let go.
func (x *Index) State() State { return x.state((*held).row) }

// Bare gives the state of an Index without what its articles are compared by:
// of their keys, the ids alone.
func (x *Index) Bare() State {
	return x.state(func(h *held, _ *lexicon) Row { return h.rowOf(&Key{ID: h.id}) })
}

func (x *Index) state(row func(*held, *lexicon) Row) State {
	s := State{Seq: x.seq, Turn: x.turn, Clock: x.clock}
	for p := x.idle.next; p != &x.idle; p = p.next {
		s.Stories = append(s.Stories, p.row())
		for _, h := range p.members {
			s.Articles = append(s.Articles, row(h, x.lex))
		}
	}
	slices.SortFunc(s.Articles, func(a, b Row) int { return cmp.Compare(a.Seq, b.Seq) })
	return s
}

// Story gives the rows of an open story and of its held articles; ok is false
// for another.
func (x *Index) Story(id string) (story StoryRow, articles []Row, ok bool) {
	p := x.stories[id]
	if p == nil {
		return StoryRow{}, nil, false
	}
	for _, h := range p.members {
		articles = append(articles, h.row(x.lex))
	}
	return p.row(), articles, true
}

func (p *plot) row() StoryRow {
	return StoryRow{p.id, p.size, p.seen, p.last, slices.Clone(p.inner[:]), slices.Clone(p.follows)}
}

func (h *held) row(l *lexicon) Row {
	k := &Key{ID: h.id, Day: h.day, marks: h.marks, sign: h.sign, week: h.week}
	for v := range views {
		ts := make([]term, len(h.terms[v]))
		for i, t := range h.terms[v] {
			ts[i] = term{l.entries[t.id].stem, t.weight}
		}
		slices.SortFunc(ts, func(a, b term) int { return cmp.Compare(a.stem, b.stem) })
		k.terms[v] = ts
	}
	return h.rowOf(k)
}

func (h *held) rowOf(k *Key) Row {
	return Row{k, h.seq, h.story.id, h.origin, h.like, slices.Clone(h.norm[:])}
}

// Restore gives an Index in a state. It decides as the one whose state it was.
func Restore(opt Options, s State) (*Index, error) {
	x := NewIndex(opt)
	rows := slices.Clone(s.Articles)
	slices.SortFunc(rows, func(a, b Row) int { return cmp.Compare(a.Seq, b.Seq) })
	stories := slices.Clone(s.Stories)
	slices.SortFunc(stories, func(a, b StoryRow) int { return cmp.Compare(a.Last, b.Last) })
	for _, r := range stories {
		if x.stories[r.ID] != nil || len(r.Inner) != stats {
			return nil, fmt.Errorf("story: row of story %q is there twice or of another version", r.ID)
		}
		p := &plot{id: r.ID, size: r.Size, inner: stat(r.Inner), follows: slices.Clone(r.Follows)}
		x.stories[p.id] = p
		x.touch(p)
		p.seen, p.last = r.Seen, r.Last
	}
	for i, r := range rows {
		p := x.stories[r.Story]
		if p == nil || r.Key == nil || len(r.Norm) != int(views) || i > 0 && rows[i-1].Seq == r.Seq {
			return nil, fmt.Errorf("story: row of article %d has no story, no key, no measure or another's number", r.Seq)
		}
		h := x.hold(r.Key, r.Seq)
		h.norm, h.seeds = [views]float64(r.Norm), [len(seedViews)][]heldTerm{}
		h.story, h.origin, h.like = p, r.Origin, r.Like
		p.members = append(p.members, h)
	}
	x.seq, x.turn, x.clock = s.Seq, s.Turn, s.Clock
	for id, p := range x.stories {
		if len(p.members) == 0 {
			return nil, fmt.Errorf("story: no article of story %q", id)
		}
	}
	return x, nil
}
