package story

import (
	"cmp"
	"slices"
	"strings"
)

// MoveKind is how stories change.
type MoveKind string

// The kinds of Move.
const (
	Opened   MoveKind = "open"    // Articles found Story
	Attached MoveKind = "attach"  // Articles join Story
	Merged   MoveKind = "merge"   // all of From, held or not, is Story now; From redirects
	Split    MoveKind = "split"   // Articles of From are Story now, a new one
	Moved    MoveKind = "move"    // Articles of From belong to Story
	Follows  MoveKind = "follows" // Story is the next one of the series that From is of: a storyline
)

// Move is one change of stories, with its reason.
type Move struct {
	Kind     MoveKind `json:"kind"`
	Story    string   `json:"story"`
	From     string   `json:"from,omitempty"`
	Articles []string `json:"articles,omitempty"`
	Why      string   `json:"why"`
}

// Candidate is a story that an article was compared with, and how it did.
// Score above the decision's threshold means one event. Parts are the terms of
// the score by feature, those that weigh.
type Candidate struct {
	Story string             `json:"story"`
	Score float64            `json:"score"`
	Veto  string             `json:"veto,omitempty"`
	Parts map[string]float64 `json:"parts,omitempty"`
	Words []string           `json:"words,omitempty"` // the most telling in common with the founding article
}

// Decision is what became of an article, with all that it rests on. Story is
// where it was when all Moves were made.
type Decision struct {
	Article    string      `json:"article"`
	Story      string      `json:"story"`
	Origin     string      `json:"origin"` // the first article of its copies, itself when it is no copy
	Copies     []Copy      `json:"copies,omitempty"`
	Considered []Candidate `json:"considered,omitempty"`
	Threshold  float64     `json:"threshold"`
	Moves      []Move      `json:"moves"`
	LetGo      []string    `json:"letGo,omitempty"`  // articles that are not compared with any more
	Closed     []string    `json:"closed,omitempty"` // stories that no article can join any more
}

// compared is a story that an article was compared with.
type compared struct {
	p *plot
	link
	judged
}

// Place places an article: in the story that tells of its event most surely,
// or in a new one. Stories near a changed one may be put right (moves). An id
// that is held already is placed again as if it were new: let the caller see
// to revisions.
func (x *Index) Place(k *Key) Decision {
	x.seq++
	x.tick(k.Day)
	copies := x.copies(k.sign, k.ID)
	h := x.hold(k, x.seq)
	d := Decision{Article: k.ID}
	for _, c := range copies {
		d.Copies = append(d.Copies, Copy{c.id, c.origin, k.sign.same(c.sign)})
	}
	if len(copies) > 0 {
		h.origin = copies[0].origin
	}
	d.Origin = h.origin
	near := x.compareWith(h, copies)
	h.seeds = [len(seedViews)][]heldTerm{}
	for i, c := range near {
		d.Considered = append(d.Considered, x.candidate(h, &c, i < 2))
	}
	x.settle(&d, h, near)
	if due(h.story.size) {
		d.Moves = append(d.Moves, x.repair(h.story, near)...)
	}
	d.Story = h.story.id
	x.closeIdle()
	d.LetGo, d.Closed = x.dropped, x.closed
	x.dropped, x.closed = nil, nil
	return d
}

// compareWith compares an article with the stories near it, the likeliest
// first; stories of its copies among them.
func (x *Index) compareWith(h *held, copies []*held) []compared {
	stories := x.candidates(h)
	own := group{n: 1, prof: h.own(), days: h.week.days()}
	for _, c := range copies[:min(len(copies), 2)] {
		if !slices.Contains(stories, c.story) {
			stories = append(stories, c.story)
		}
	}
	var near []compared
	for _, p := range stories {
		l := x.linking([]*held{h}, p.members)
		j := x.judge(&l, own, x.group(p))
		x.trace(&j, []*held{h}, p.members)
		near = append(near, compared{p, l, j})
	}
	slices.SortStableFunc(near, func(a, b compared) int {
		return cmp.Or(cmp.Compare(b.score, a.score), strings.Compare(a.p.id, b.p.id))
	})
	return near
}

// settle attaches an article to a story or opens one for it.
func (x *Index) settle(d *Decision, h *held, near []compared) {
	var next *plot
	for _, c := range near {
		if c.score <= 0 {
			break
		}
		if c.barred() {
			if next == nil && c.veto {
				next = c.p
			}
			continue
		}
		x.attach(c.p, h, c.sum, c.each)
		d.Moves = append(d.Moves, Move{Attached, c.p.id, "", []string{h.id}, "tells of the same event: " + reasons(c.judged)})
		return
	}
	p := &plot{id: x.freeID(h.id)}
	x.stories[p.id] = p
	x.attach(p, h, stat{}, nil)
	why := "no story is near"
	if len(near) > 0 {
		why = "the nearest story tells of another event: " + reasons(near[0].judged)
	}
	d.Moves = append(d.Moves, Move{Opened, p.id, "", []string{h.id}, why})
	if next != nil && next != p && !slices.Contains(p.follows, next.id) {
		p.follows = append(p.follows, next.id)
		d.Moves = append(d.Moves, Move{Follows, p.id, next.id, nil, "the same process, another " + x.vetoOf(h, next)})
	}
}

// freeID gives an id that no open story has.
func (x *Index) freeID(id string) string {
	for x.stories[id] != nil {
		id += "-2"
	}
	return id
}

// due tells whether a story is looked at again at a size: at every small one,
// ever more rarely then.
func due(size int) bool {
	return size <= 8 || size <= 32 && size%4 == 0 || size <= 256 && size%32 == 0 || size%256 == 0
}

// unlikely is the score below which a story is not looked at for repairs.
const unlikely = -2

// repair groups a story's articles and those of the stories near it afresh and
// gives the moves that come of it.
func (x *Index) repair(p *plot, near []compared) []Move {
	stories, n := []*plot{p}, len(p.members)
	for _, c := range near {
		if c.p != p && c.score > unlikely && len(stories) <= maxRepairs && n < maxPool && x.stories[c.p.id] == c.p {
			stories = append(stories, c.p)
			n += len(c.p.members)
		}
	}
	for _, h := range p.members {
		x.lex.measure(h)
	}
	var pool []*held
	for _, q := range stories {
		pool = append(pool, q.members...)
	}
	if len(pool) < 3 {
		return nil
	}
	slices.SortFunc(pool, func(a, b *held) int { return cmp.Compare(a.seq, b.seq) })
	return x.regrouped(stories, pool, x.regroup(pool))
}

// regrouped makes stories of groups. A story's id stays with the group that
// has most of its articles.
func (x *Index) regrouped(stories []*plot, pool []*held, groups [][]int) []Move {
	label := make([]*plot, len(groups))
	slices.SortStableFunc(stories, func(a, b *plot) int {
		return cmp.Or(cmp.Compare(b.size, a.size), cmp.Compare(a.members[0].seq, b.members[0].seq))
	})
	home := map[*plot]int{} // the group with most of a story's articles
	for _, s := range stories {
		best, most := 0, 0
		for g, list := range groups {
			n := 0
			for _, i := range list {
				if pool[i].story == s {
					n++
				}
			}
			if n > most {
				best, most = g, n
			}
		}
		home[s] = best
		if label[best] == nil {
			label[best] = s
		}
	}
	var moves []Move
	for _, s := range stories { // all that a story still holds goes with its home
		if to := label[home[s]]; to != s {
			to.size += s.size
			for _, f := range s.follows {
				if !slices.Contains(to.follows, f) && f != to.id {
					to.follows = append(to.follows, f)
				}
			}
			moves = append(moves, Move{Merged, to.id, s.id, nil, "their articles tell of one event taken together"})
			x.unlist(s)
			delete(x.stories, s.id)
			for _, h := range s.members {
				h.story = to
			}
		}
	}
	for g, list := range groups {
		moves = append(moves, x.fill(label[g], pool, list)...)
	}
	return moves
}

// fill makes a group of articles the members of a story, a new one when it is
// nil.
func (x *Index) fill(p *plot, pool []*held, list []int) []Move {
	slices.Sort(list)
	if p != nil && len(p.members) == len(list) && !slices.ContainsFunc(list, func(i int) bool { return !slices.Contains(p.members, pool[i]) }) {
		return nil // as it was
	}
	away := map[*plot][]string{} // what comes from other stories
	var from []*plot
	for _, i := range list {
		h := pool[i]
		if h.story != p {
			if away[h.story] == nil {
				from = append(from, h.story)
			}
			away[h.story] = append(away[h.story], h.id)
		}
	}
	kind, why := Moved, "nearer to the articles of this story than to the one it was in"
	if p == nil {
		kind, why = Split, "its articles tell of another event than the rest, taken together"
		p = &plot{id: x.freeID(pool[list[0]].id)}
		x.stories[p.id] = p
		x.touch(p)
	}
	var moves []Move
	for _, f := range from {
		f.size -= len(away[f])
		p.size += len(away[f])
		moves = append(moves, Move{kind, p.id, f.id, away[f], why})
		kind, why = Moved, "goes with them"
	}
	p.members = p.members[:0:0]
	for _, i := range list {
		pool[i].story = p
		x.lex.measure(pool[i])
		p.members = append(p.members, pool[i])
	}
	p.inner = x.inner(p.members)
	x.thin(p)
	return moves
}

// inner gives the sum of what some articles have in common, pair by pair, and
// notes how like each is to the others.
func (x *Index) inner(members []*held) (sum stat) {
	for i, a := range members {
		a.like = 0
		for _, b := range members[:i] {
			s := x.lex.compare(a, b)
			sum.add(s)
			a.like += s[inBlend]
			b.like += s[inBlend]
		}
	}
	return sum
}
