package story

import (
	"cmp"
	"math"
	"slices"
)

// held is an article as an Index holds it: its key with the terms interned.
type held struct {
	id      string
	day     int
	seq     uint64 // the number of its placement
	slot    int32
	marks   map[string]uint64
	sign    signature
	terms   [views][]heldTerm // by hash
	story   *plot
	origin  string  // the first article of its copies, itself when it is none
	like    float64 // sum of the likenesses to the members of its story
	touched uint64  // the last search that met it
	overlap float64 // by that search
}

// heldTerm is a term of an article and its damped frequency.
type heldTerm struct {
	*entryTerm
	weight float32
}

// holdKey interns a key.
func (l *lexicon) holdKey(k *Key) *held {
	h := &held{id: k.ID, day: k.Day, marks: k.marks, sign: k.sign, origin: k.ID}
	for v := range views {
		ts := make([]heldTerm, len(k.terms[v]))
		for i, t := range k.terms[v] {
			ts[i] = heldTerm{l.hold(v, t.stem), float32(t.weight)}
		}
		slices.SortFunc(ts, func(a, b heldTerm) int { return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.stem, b.stem)) })
		h.terms[v] = ts
	}
	l.count(l.held + 1)
	return h
}

// What two articles have in common, each from 0 to 1: likenesses by view,
// whether they speak of one day, count the same, are far apart in time.
const (
	inBlend = iota
	inAll
	inLede
	inNumbers
	inNames
	inPlaces
	inDates
	inFacts
	offPlaces
	offDates
	offFacts
	offDays
	vetoed
	stats
)

// stat is what two articles, or on average two groups, have in common.
type stat [stats]float64

func (s *stat) add(o stat) {
	for i, v := range o {
		s[i] += v
	}
}

func (s stat) over(n float64) stat {
	for i := range s {
		s[i] /= max(n, 1)
	}
	return s
}

// match gives the cosine of two articles in a view and how many terms they
// share.
func (l *lexicon) match(a, b []heldTerm) (cos float64, shared int) {
	if len(a) == 0 || len(b) == 0 {
		return 0, 0
	}
	var dot, na, nb float64
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		switch {
		case j == len(b) || i < len(a) && a[i].hash < b[j].hash:
			w := float64(a[i].weight) * l.rarity(a[i].entryTerm)
			na += w * w
			i++
		case i == len(a) || b[j].hash < a[i].hash:
			w := float64(b[j].weight) * l.rarity(b[j].entryTerm)
			nb += w * w
			j++
		default:
			r := l.rarity(a[i].entryTerm)
			x, y := float64(a[i].weight)*r, float64(b[j].weight)*r
			dot, na, nb = dot+x*y, na+x*x, nb+y*y
			shared++
			i++
			j++
		}
	}
	return dot / math.Sqrt(max(na*nb, 1e-12)), shared
}

// farDays is the distance of two publications from which farther is no more.
const farDays = 120

// compare gives what two articles have in common.
func (l *lexicon) compare(a, b *held) stat {
	var s stat
	var cos [views]float64
	var both [views]bool
	var shared [views]int
	for v := range views {
		both[v] = len(a.terms[v]) > 0 && len(b.terms[v]) > 0
		cos[v], shared[v] = l.match(a.terms[v], b.terms[v])
	}
	sum, weight := 0.0, 0.0
	for v := range views {
		if both[v] {
			sum += share[v] * cos[v]
			weight += share[v]
		}
	}
	off := func(v view) float64 {
		if both[v] && shared[v] == 0 {
			return 1
		}
		return 0
	}
	s[inBlend] = sum / max(weight, 1e-9) * fade(a.day, b.day)
	s[inAll], s[inLede], s[inNumbers], s[inNames], s[inPlaces], s[inFacts] = cos[viewAll], cos[viewLede], cos[viewNumbers], cos[viewNames], cos[viewPlaces], cos[viewFacts]
	if shared[viewDates] > 0 {
		s[inDates] = 1
	}
	s[offPlaces], s[offDates], s[offFacts] = off(viewPlaces), off(viewDates), off(viewFacts)
	if a.day != 0 && b.day != 0 {
		s[offDays] = min(1, math.Abs(float64(a.day-b.day))/farDays)
	}
	if clashing(a.marks, b.marks) != "" {
		s[vetoed] = 1
	}
	return s
}
