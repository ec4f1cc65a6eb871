package story

import (
	"cmp"
	"math"
	"slices"
)

// Limits of an Index that are not to be set: they bound the cost of a
// placement whatever the stream.
const (
	maxMembers    = 16 // articles of a story that stay to be compared with
	maxPosts      = 64 // articles that one term leads to, the latest
	seedTerms     = 24 // terms of an article, by view, that lead to it
	maxNear       = 32 // articles looked at more closely
	maxCandidates = 6  // stories compared with an article
	maxRepairs    = 2  // stories that a changed story is compared with
	maxPool       = 12 // articles from which on no further story is
)

// Options set an Index up.
type Options struct {
	Window int         // articles held at most; 0 means 30,000
	Days   int         // days of the stream without a new article after which a story is closed; 0 means 120
	NoVeto bool        // leave the vetoes out, to measure them
	Model  *Model      // nil means the trained one
	Trace  func(Trial) // sees every decision before it is made, for training
}

// Trial is one decision before it is made: whether the articles A and B (by
// ids) tell of one event. Kind and X are the decision's model and features.
type Trial struct {
	Kind int
	X    []float64
	A, B []string
}

// Index places articles in stories as they come. It does no I/O, and its state
// is a function of the sequence of placements alone. What it holds is bounded
// by Options.Window, not by the stream: a story keeps a few of its articles to
// be compared with (the founding one, the most central one, the latest), and
// the story that has gone without a new article for longest is closed when
// there is no room. It is not safe for concurrent use.
type Index struct {
	opt     Options
	lex     *lexicon
	slots   []*held // by slot; nil when free
	free    []int32
	seq     uint64 // of the last placement
	turn    uint64 // of the last attachment
	search  uint64
	clock   int // the day around which the stream runs; 0 not known yet
	stories map[string]*plot
	idle    plot // ring of the open stories, idle.next the one longest without a new article
	bands   [bands]map[uint64][]int32
	kept    []*plot   // whose profiles are kept
	pairs   []pairing // of the last regrouping, to be used again
	dropped []string  // ids let go since the last decision
	closed  []string
}

// plot is a story as an Index holds it.
type plot struct {
	id         string
	members    []*held // those compared with, by placement
	size       int     // with those that are not held any more
	inner      stat    // sum over the pairs of members
	seen       int     // clock of the last attachment
	last       uint64  // turn of the last attachment
	follows    []string
	prev, next *plot
	prof       profiles // of profOf; none when not kept
	profOf     []*held
}

// NewIndex gives an empty Index.
func NewIndex(opt Options) *Index {
	opt.Window = cmp.Or(opt.Window, 30_000)
	opt.Days = cmp.Or(opt.Days, 120)
	if opt.Model == nil {
		opt.Model = trained()
	}
	x := &Index{opt: opt, lex: newLexicon(), stories: map[string]*plot{}}
	x.idle.prev, x.idle.next = &x.idle, &x.idle
	for i := range x.bands {
		x.bands[i] = map[uint64][]int32{}
	}
	return x
}

// Len gives how many articles and stories are held.
func (x *Index) Len() (articles, stories int) { return x.lex.held, len(x.stories) }

// hold takes an article in and makes it findable.
func (x *Index) hold(k *Key, seq uint64) *held {
	h := x.lex.holdKey(k)
	h.seq = seq
	if n := len(x.free); n > 0 {
		h.slot = x.free[n-1]
		x.free = x.free[:n-1]
		x.slots[h.slot] = h
	} else {
		h.slot = int32(len(x.slots))
		x.slots = append(x.slots, h)
	}
	for i, v := range seedViews {
		h.seeds[i] = x.seeds(h, v)
		for _, t := range h.seeds[i] {
			e := &x.lex.entries[t.id]
			e.posts = append(e.posts, h.slot)
		}
	}
	if h.sign != nil {
		for i := range x.bands {
			b := h.sign.band(i)
			x.bands[i][b] = append(x.bands[i][b], h.slot)
		}
	}
	return h
}

// letGo forgets an article.
func (x *Index) letGo(h *held) {
	for _, v := range seedViews {
		for _, t := range x.seeds(h, v) {
			e := &x.lex.entries[t.id]
			e.posts = x.without(e.posts, h)
		}
	}
	x.lex.letGo(h)
	if h.sign != nil {
		for i := range x.bands {
			b := h.sign.band(i)
			if x.bands[i][b] = x.without(x.bands[i][b], h); len(x.bands[i][b]) == 0 {
				delete(x.bands[i], b)
			}
		}
	}
	x.slots[h.slot] = nil
	x.free = append(x.free, h.slot)
	x.dropped = append(x.dropped, h.id)
}

// without removes an article from slots that are in the order of placement.
func (x *Index) without(slots []int32, h *held) []int32 {
	i, ok := slices.BinarySearchFunc(slots, h.seq, func(s int32, seq uint64) int { return cmp.Compare(x.slots[s].seq, seq) })
	if !ok {
		return slots
	}
	return slices.Delete(slots, i, i+1)
}

// seedViews are the views whose terms lead to an article.
var seedViews = [2]view{viewAll, viewNames}

// seeds gives the terms that lead to an article: those of the greatest weight
// by the background, which never changes.
func (x *Index) seeds(h *held, v view) []heldTerm {
	type weighed struct {
		heldTerm
		w float64
	}
	ts := make([]weighed, len(h.terms[v]))
	for i, t := range h.terms[v] {
		ts[i] = weighed{t, float64(t.weight) * x.lex.entries[t.id].told}
	}
	slices.SortFunc(ts, func(a, b weighed) int {
		if a.w != b.w {
			return cmp.Compare(b.w, a.w)
		}
		return cmp.Compare(x.lex.entries[a.id].hash, x.lex.entries[b.id].hash)
	})
	out := make([]heldTerm, min(len(ts), seedTerms))
	for i := range out {
		out[i] = ts[i].heldTerm
	}
	return out
}

// near gives the held articles that have the most in common with one by the
// rare terms that lead to them, the nearest first.
func (x *Index) near(h *held) []*held {
	x.search++
	var found []*held
	for _, seeds := range h.seeds {
		for _, t := range seeds {
			r := x.lex.rarity(t.id)
			w := float64(t.weight) * r * r
			posts := x.lex.entries[t.id].posts
			for _, s := range posts[max(0, len(posts)-maxPosts):] {
				o := x.slots[s]
				if o == h {
					continue
				}
				if o.touched != x.search {
					o.touched, o.overlap = x.search, 0
					found = append(found, o)
				}
				o.overlap += w
			}
		}
	}
	slices.SortFunc(found, func(a, b *held) int {
		if a.overlap != b.overlap {
			return cmp.Compare(b.overlap, a.overlap)
		}
		return cmp.Compare(a.seq, b.seq)
	})
	return found[:min(len(found), maxNear)]
}

// candidates gives the stories of the nearest articles, the nearest first.
func (x *Index) candidates(h *held) []*plot {
	var out []*plot
	for _, o := range x.near(h) {
		if o.story != nil && o.story != h.story && !slices.Contains(out, o.story) {
			if out = append(out, o.story); len(out) == maxCandidates {
				break
			}
		}
	}
	return out
}

// tick moves the clock one day at most towards an article's day, so that no
// wrong date carries it far.
func (x *Index) tick(day int) {
	switch {
	case day == 0:
	case x.clock == 0:
		x.clock = day
	case day > x.clock:
		x.clock++
	case day < x.clock-x.opt.Days:
		x.clock--
	}
}

// touch makes a story the one with the latest attachment.
func (x *Index) touch(p *plot) {
	x.unlist(p)
	x.turn++
	p.seen, p.last = x.clock, x.turn
	p.prev, p.next = x.idle.prev, &x.idle
	p.prev.next, p.next.prev = p, p
}

func (x *Index) unlist(p *plot) {
	if p.prev != nil {
		p.prev.next, p.next.prev = p.next, p.prev
		p.prev, p.next = nil, nil
	}
}

// closeIdle closes the stories that are past the window.
func (x *Index) closeIdle() {
	for p := x.idle.next; p != &x.idle; p = x.idle.next {
		if x.lex.held <= x.opt.Window && (x.clock == 0 || p.seen == 0 || x.clock-p.seen <= x.opt.Days) {
			return
		}
		x.unlist(p)
		delete(x.stories, p.id)
		for _, h := range p.members {
			x.letGo(h)
		}
		x.closed = append(x.closed, p.id)
	}
}

// attach puts an article into a story. with is the sum of what it has in
// common with the members, each its likeness to every one of them.
func (x *Index) attach(p *plot, h *held, with stat, each []float64) {
	for i, v := range each {
		p.members[i].like += v
		h.like += v
	}
	p.members = append(p.members, h)
	p.inner.add(with)
	p.size++
	h.story = p
	x.touch(p)
	x.thin(p)
}

// thin lets go of the articles of a story that are too many to be compared
// with: the oldest, but for the founding and the most central one.
func (x *Index) thin(p *plot) {
	for len(p.members) > maxMembers {
		central := 0
		for i, m := range p.members {
			if m.like > p.members[central].like {
				central = i
			}
		}
		i := 1
		if i == central {
			i++
		}
		h := p.members[i]
		p.members = slices.Delete(p.members, i, i+1)
		for _, m := range p.members {
			s := x.lex.compare(h, m)
			m.like = max(0, m.like-s[inBlend])
			for k, v := range s {
				p.inner[k] = max(0, p.inner[k]-v)
			}
		}
		x.letGo(h)
	}
}

// pairsOf gives the number of pairs among n.
func pairsOf(n int) float64 { return max(1, float64(n)*float64(n-1)/2) }

func root(v float64) float64 { return math.Sqrt(max(0, v)) }
