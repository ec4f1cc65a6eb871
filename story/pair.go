package story

import (
	"cmp"
	"math"
	"math/bits"
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
	week    week
	terms   [views][]heldTerm          // by hash
	heads   [views][]uint32            // the upper halves of the hashes: most of a comparison needs no more
	norm    [views]float64             // lengths of the weighted terms, as they were when last measured
	seeds   [len(seedViews)][]heldTerm // what leads to it; while it is placed
	story   *plot
	origin  string  // the first article of its copies, itself when it is none
	like    float64 // sum of the likenesses to the members of its story
	touched uint64  // the last search that met it
	overlap float64 // by that search
}

// heldTerm is a term of an article and its damped frequency.
type heldTerm struct {
	id     termID
	weight float32
}

// holdKey interns a key.
func (l *lexicon) holdKey(k *Key) *held {
	h := &held{id: k.ID, day: k.Day, marks: k.marks, sign: k.sign, week: k.week, origin: k.ID}
	for v := range views {
		ts := make([]heldTerm, len(k.terms[v]))
		for i, t := range k.terms[v] {
			e := l.hold(v, t.stem)
			ts[i] = heldTerm{e, t.weight}
		}
		slices.SortFunc(ts, func(a, b heldTerm) int { return cmp.Compare(l.entries[a.id].hash, l.entries[b.id].hash) })
		h.terms[v], h.heads[v] = ts, make([]uint32, len(ts))
		for i, t := range ts {
			h.heads[v][i] = uint32(l.entries[t.id].hash >> 32)
		}
	}
	l.count(l.held + 1)
	l.measure(h)
	return h
}

// letGo lets the terms of an article go.
func (l *lexicon) letGo(h *held) {
	for v := range views {
		for _, t := range h.terms[v] {
			l.release(v, t.id)
		}
	}
	l.count(l.held - 1)
}

// measure measures the terms of an article by what they tell now. It is done
// when the article comes and when its story is put right, not at each
// comparison: rarities move slowly.
func (l *lexicon) measure(h *held) {
	for v := range views {
		sum := 0.0
		for _, t := range h.terms[v] {
			w := float64(t.weight) * l.rarity(t.id)
			sum += w * w
		}
		h.norm[v] = math.Sqrt(sum)
	}
}

// What two articles have in common, each from 0 to 1: likenesses; whether both
// name places or counts and share none; how far apart in time they are.
const (
	inBlend = iota
	inLede
	inNames
	offPlaces
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

// step goes on in two sorted lists, in the one that is behind or in both. It is
// reckoned, not branched on: which list is behind cannot be foretold.
func step(i, j int, p, q uint32) (int, int) {
	_, pLess := bits.Sub64(uint64(p), uint64(q), 0)
	_, qLess := bits.Sub64(uint64(q), uint64(p), 0)
	return i + int(1-qLess), j + int(1-pLess)
}

// match gives the product of two articles' terms in a view and how many they
// share.
func (l *lexicon) match(a, b *held, v view) (dot float64, shared int) {
	x, y := a.heads[v], b.heads[v]
	for i, j := 0, 0; i < len(x) && j < len(y); {
		p, q := x[i], y[j]
		if p == q {
			if s, t := a.terms[v][i], b.terms[v][j]; s.id == t.id {
				r := l.rarity(s.id)
				dot += float64(s.weight) * float64(t.weight) * r * r
				shared++
			}
		}
		i, j = step(i, j, p, q)
	}
	return dot, shared
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
		if both[v] {
			cos[v], shared[v] = l.match(a, b, v)
			cos[v] = min(1, cos[v]/max(a.norm[v]*b.norm[v], 1e-6))
		}
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
	s[inLede], s[inNames] = cos[viewLede], cos[viewNames]
	s[offPlaces], s[offFacts] = off(viewPlaces), off(viewFacts)
	if a.day != 0 && b.day != 0 {
		s[offDays] = min(1, math.Abs(float64(a.day-b.day))/farDays)
	}
	if clashing(a.marks, b.marks) != "" {
		s[vetoed] = 1
	}
	return s
}
