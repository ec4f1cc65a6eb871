package chain

import (
	"synoptic/lang/model"
	"synoptic/news"
)

// Lesson is one article to learn from: its phrases and which chain of the key
// each belongs to.
type Lesson struct {
	x    *table
	Gold []int // phrase -> chain of the key, -1 for none
}

// NewLesson reads the phrases of a doc. gold gives the chain of the key that
// has exactly the tokens [first, last) as a mention, or -1.
func NewLesson(d *news.Doc, h *Hints, cache *model.Cache, gold func(first, last int) int) *Lesson {
	l := &Lesson{x: newTable(d, h, cache)}
	for _, m := range l.x.ms {
		l.Gold = append(l.Gold, gold(m.First, m.Last))
	}
	return l
}

// Decision is one phrase to be tied: the features of each candidate and, last,
// of none; Right tells which are right. Choice is the one that the model takes
// as it stands.
type Decision struct {
	Features [][]uint64
	Right    []bool
	Linked   bool // a candidate is right
	Choice   int
}

// Each calls f for every decision of the article; f sets Choice, and what
// comes later sees the chains that were so chosen. The decision is good until f
// returns.
func (l *Lesson) Each(f func(*Decision)) {
	k := newLinker(l.x)
	k.nouns = windowLessons
	var d Decision
	for i := range l.x.ms {
		i := int32(i)
		cands := k.candidates(i)
		if j := k.sure(i); j >= 0 {
			k.join(i, j)
			continue
		}
		m, g := &l.x.ms[i], l.Gold[i]
		d.Features, d.Right, d.Linked = d.Features[:0], d.Right[:0], false
		var between [32]int
		for _, j := range cands {
			a := &l.x.ms[j]
			fs := earlier(uint64(m.class), a, make([]uint64, 0, 28))
			d.Features = append(d.Features, l.x.pair(m, a, between[a.class&31], &k.of[k.root(j)], fs))
			between[a.class&31]++
			right := g >= 0 && l.Gold[j] == g
			d.Right = append(d.Right, right)
			d.Linked = d.Linked || right
		}
		d.Features = append(d.Features, l.x.alone(m, nil))
		d.Right = append(d.Right, !d.Linked)
		f(&d)
		if d.Choice < len(cands) {
			k.join(i, cands[d.Choice])
		}
	}
}

// Chains ties the phrases by a scorer under training; bias makes ties likelier.
func (l *Lesson) Chains(score func([]uint64) float32, bias float32) []Chain {
	k := newLinker(l.x)
	k.run(score, bias)
	return k.chains()
}
