package story

import "slices"

// pairing is two groups of a regrouping.
type pairing struct {
	link
	judged
}

// pool is some articles while they are grouped: groups by the articles'
// indices, and a pairing for every two.
type pool struct {
	x      *Index
	hs     []*held
	groups [][]int // nil: joined to another
	of     []group
	pairs  []pairing // of i and j < i at i*(i-1)/2+j
}

// regroup joins articles afresh, the surest two groups first, until no two may
// join. Groups are given by the articles' indices.
func (x *Index) regroup(hs []*held) [][]int {
	n := len(hs)
	p := pool{x, hs, make([][]int, n), make([]group, n), slices.Grow(x.pairs[:0], n*(n-1)/2)}
	for i, h := range hs {
		p.groups[i], p.of[i] = []int{i}, group{n: 1, prof: h.own(), days: h.week.days()}
		for j := range i {
			s := x.lex.compare(h, hs[j])
			l := link{s, 1, s[inBlend], s[inBlend], nil}
			p.pairs = append(p.pairs, pairing{l, x.sketch(&l, p.of[i], p.of[j])})
		}
	}
	x.pairs = p.pairs
	for {
		i, j := p.surest()
		if i < 0 {
			break
		}
		p.join(i, j)
	}
	var out [][]int
	for i, g := range p.groups {
		if g == nil {
			continue
		}
		out = append(out, g)
		for j := range i {
			if c := p.at(i, j); x.opt.Trace != nil && p.groups[j] != nil && c.sum[inBlend]/c.n > 0.04 {
				x.close(&c.judged, &c.link, p.of[i], p.of[j])
				x.trace(&c.judged, p.members(i), p.members(j))
			}
		}
	}
	return out
}

func (p *pool) at(i, j int) *pairing {
	if i < j {
		i, j = j, i
	}
	return &p.pairs[i*(i-1)/2+j]
}

func (p *pool) members(i int) (out []*held) {
	for _, k := range p.groups[i] {
		out = append(out, p.hs[k])
	}
	return out
}

// surest gives the two groups that are most surely one, or -1. Open decisions
// are ended only where the most that they can come to is more than any other's.
func (p *pool) surest() (int, int) {
	for {
		bi, bj, top, open := -1, -1, 0.0, false
		for i, g := range p.groups {
			if g == nil {
				continue
			}
			for j := range i {
				c := &p.pairs[i*(i-1)/2+j]
				if (c.score > top || c.score == top && c.open && !open && bi >= 0) && !c.barred() && p.groups[j] != nil {
					bi, bj, top, open = i, j, c.score, c.open
				}
			}
		}
		if !open {
			return bi, bj
		}
		c := p.at(bi, bj)
		p.x.close(&c.judged, &c.link, p.of[bi], p.of[bj])
	}
}

// join makes two groups one, that of j.
func (p *pool) join(i, j int) {
	c := p.at(i, j)
	p.x.trace(&c.judged, p.members(i), p.members(j))
	to, from := &p.of[j], &p.of[i]
	to.inner.add(from.inner)
	to.inner.add(c.sum)
	to.n += from.n
	to.days.add(from.days)
	to.prof = p.x.lex.plus(to.prof, from.prof)
	p.groups[j] = append(p.groups[j], p.groups[i]...)
	p.groups[i] = nil
	for k := range p.groups {
		if k != j && p.groups[k] != nil {
			c := p.at(j, k)
			c.link.add(p.at(i, k).link)
			c.judged = p.x.sketch(&c.link, *to, p.of[k])
		}
	}
}

func (x *Index) trace(j *judged, a, b []*held) {
	if x.opt.Trace == nil || j.x[fBias] == 0 {
		return
	}
	ids := func(hs []*held) []string {
		var out []string
		for _, h := range hs {
			out = append(out, h.id)
		}
		return out
	}
	x.opt.Trace(Trial{j.kind, j.x[:], ids(a), ids(b)})
}

// Regroup gives the stories of keys taken together, each by the number of its
// first key: what a stream comes to when nothing is to be decided before all
// is there. It is quadratic in the keys.
func Regroup(keys []*Key, opt Options) []int {
	x := NewIndex(opt)
	var hs []*held
	for i, k := range keys {
		hs = append(hs, x.hold(k, uint64(i)))
	}
	out := make([]int, len(keys))
	for _, g := range x.regroup(hs) {
		for _, i := range g {
			out[i] = slices.Min(g)
		}
	}
	return out
}
