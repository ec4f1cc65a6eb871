package story

import "slices"

// profile tells which terms of a view the articles of a group have, and how
// many of them. It holds counts alone, so that however it came about it is the
// same.
type profile struct {
	n     int
	heads []uint32 // the upper halves of the terms' hashes
	terms []profTerm
	total float64 // weight of the core, by the lexicon as it was at
	at    uint64
}

// profTerm is a term with the articles that have it, and whether it stands in
// front in the first of them: in the title or first words, or as a name that
// is said again.
type profTerm struct {
	id    termID
	n     uint16
	front bool
}

// profiles are those of a group: of all words, of names.
type profiles [2]*profile

// own gives the profiles of one article.
func (h *held) own() profiles {
	all := &profile{n: 1, heads: h.heads[viewAll], terms: make([]profTerm, len(h.terms[viewAll]))}
	lede := h.heads[viewLede]
	j := 0
	for i, t := range h.terms[viewAll] {
		for j < len(lede) && lede[j] < all.heads[i] {
			j++
		}
		all.terms[i] = profTerm{t.id, 1, j < len(lede) && lede[j] == all.heads[i]}
	}
	names := &profile{n: 1, heads: h.heads[viewNames], terms: make([]profTerm, len(h.terms[viewNames]))}
	for i, t := range h.terms[viewNames] {
		names.terms[i] = profTerm{t.id, 1, t.weight > 1}
	}
	return profiles{all, names}
}

// plus gives the profiles of two groups together.
func (l *lexicon) plus(p, q profiles) profiles {
	return profiles{l.both(p[0], q[0]), l.both(p[1], q[1])}
}

func (l *lexicon) both(p, q *profile) *profile {
	most := len(p.terms) + len(q.terms)
	out := &profile{n: p.n + q.n, heads: make([]uint32, 0, most), terms: make([]profTerm, 0, most)}
	i, j := 0, 0
	for i < len(p.terms) && j < len(q.terms) {
		switch u, v := p.heads[i], q.heads[j]; {
		case u == v && p.terms[i].id == q.terms[j].id:
			out.heads = append(out.heads, u)
			out.terms = append(out.terms, profTerm{p.terms[i].id, p.terms[i].n + q.terms[j].n, false})
			i++
			j++
		case u < v || u == v && l.entries[p.terms[i].id].hash < l.entries[q.terms[j].id].hash:
			out.heads, out.terms = append(out.heads, u), append(out.terms, p.terms[i])
			i++
		default:
			out.heads, out.terms = append(out.heads, v), append(out.terms, q.terms[j])
			j++
		}
	}
	out.heads = append(append(out.heads, p.heads[i:]...), q.heads[j:]...)
	out.terms = append(append(out.terms, p.terms[i:]...), q.terms[j:]...)
	return out
}

// profilesOf gives the profiles of some articles.
func (l *lexicon) profilesOf(hs []*held) profiles {
	if len(hs) == 1 {
		return hs[0].own()
	}
	m := len(hs) / 2
	return l.plus(l.profilesOf(hs[:m]), l.profilesOf(hs[m:]))
}

// maxKept is how many stories' profiles are kept, those made latest.
const maxKept = 4096

// profiles gives the profiles of a story's members.
func (x *Index) profiles(p *plot) profiles {
	if slices.Equal(p.profOf, p.members) {
		return p.prof
	}
	if n := len(p.profOf); n == 0 {
		if x.kept = append(x.kept, p); len(x.kept) > maxKept {
			x.kept[0].prof, x.kept[0].profOf = profiles{}, nil
			x.kept = x.kept[1:]
		}
		p.prof = x.lex.profilesOf(p.members)
	} else if len(p.members) == n+1 && slices.Equal(p.profOf, p.members[:n]) {
		p.prof = x.lex.plus(p.prof, p.members[n].own())
	} else {
		p.prof = x.lex.profilesOf(p.members)
	}
	p.profOf = slices.Clone(p.members)
	return p.prof
}

// group gives a story as it is judged.
func (x *Index) group(p *plot) group {
	return group{len(p.members), p.inner, x.profiles(p), daysOf(p.members)}
}

// core tells whether a term is one of those that a group is about: most of its
// articles have it; of a single article, it stands in front.
func (p *profile) core(t *profTerm) bool {
	if p.n == 1 {
		return t.front
	}
	return int(t.n)*5 >= p.n*3
}

// weigh gives the weight of a group's core.
func (l *lexicon) weigh(p *profile) float64 {
	if p.at != l.stamp {
		p.total, p.at = 0, l.stamp
		for i := range p.terms {
			if t := &p.terms[i]; p.core(t) {
				r := l.rarity(t.id)
				p.total += r * r
			}
		}
	}
	return p.total
}

// covered tells how much of what one group is about another has: on average of
// its articles, and in any of them.
type covered struct{ mean, any float64 }

// A core of little weight is no proof: some is added to its weight, of which
// the usual share is taken as had.
const (
	someCore   = 4.0
	usualShare = 0.3
)

// cover compares two groups both ways.
func (l *lexicon) cover(p, q *profile) (pq, qp covered) {
	x, y := p.heads, q.heads
	for i, j := 0, 0; i < len(x) && j < len(y); {
		u, v := x[i], y[j]
		if u == v {
			if a, b := &p.terms[i], &q.terms[j]; a.id == b.id {
				r := l.rarity(a.id)
				if p.core(a) {
					pq.any += r * r
					pq.mean += r * r * float64(b.n) / float64(q.n)
				}
				if q.core(b) {
					qp.any += r * r
					qp.mean += r * r * float64(a.n) / float64(p.n)
				}
			}
		}
		i, j = step(i, j, u, v)
	}
	pq.over(l.weigh(p))
	qp.over(l.weigh(q))
	return pq, qp
}

func (c *covered) over(total float64) {
	c.any = (c.any + someCore*usualShare) / (total + someCore)
	c.mean = (c.mean + someCore*usualShare) / (total + someCore)
}

// leastNames is how many names two groups must each be about, for it to tell
// that they share none.
const leastNames = 3

// others tells whether two groups are about names of which the other has not
// one.
func (l *lexicon) others(p, q *profile) bool {
	about := func(p *profile) (n int) {
		for i := range p.terms {
			if p.core(&p.terms[i]) {
				n++
			}
		}
		return n
	}
	if about(p) < leastNames || about(q) < leastNames {
		return false
	}
	x, y := p.heads, q.heads
	for i, j := 0, 0; i < len(x) && j < len(y); {
		u, v := x[i], y[j]
		if u == v && p.terms[i].id == q.terms[j].id && (p.core(&p.terms[i]) || q.core(&q.terms[j])) {
			return false
		}
		i, j = step(i, j, u, v)
	}
	return true
}
