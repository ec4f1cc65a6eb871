package parse

import "synoptic/lang/model"

// Scorer adds the weights of features to the scores of the three actions.
type Scorer interface {
	Add(scores *[3]int32, features []uint64)
}

// Labeller gives the label of an arc by its features.
type Labeller interface {
	Label(features []uint64) uint8
}

// Search finds the tree of a sentence: a beam of states, which is as wide as
// Width only where states score alike and has one state wherever one leads by
// more than Margin.
type Search struct {
	Space
	Scorer   Scorer
	Labeller Labeller
	Width    int
	Margin   int64
	Memory   bool // the Labeller does not change

	Beam  []State
	next  []State
	cands []cand
	front []group // by next word
	fs    []uint64
	sum   [3]int32

	labels [256]struct {
		key uint64
		rel uint8
	}
	turn   uint64     // the sentence, in the keys of sums
	sums   [512]local // of Rest
	stacks [512]local // of Stacked
}

// local is a sum of the features of a place in a parse. States of one beam
// differ mostly in what happened elsewhere.
type local struct {
	key uint64
	sum [3]int32
}

type group struct {
	known bool
	sum   [3]int32
}

type cand struct {
	from   int
	action int
	score  int64
}

// Begin begins a sentence.
func (s *Search) Begin(ws []Word) {
	s.Beam = append(s.Beam[:0], s.Reset(ws))
	clear(s.labels[:])
	s.turn++
	s.front = fill(s.front, len(ws)+2, group{})
}

func fill[T any](p []T, n int, v T) []T {
	if cap(p) < n {
		p = make([]T, 2*n)
	}
	p = p[:n]
	for i := range p {
		p[i] = v
	}
	return p
}

// Scores gives the scores of the actions at a state.
func (s *Search) Scores(at *State) [3]int32 {
	f := &s.front[at.next]
	if !f.known {
		s.fs = s.Front(at.next, s.fs[:0])
		s.sum = [3]int32{}
		s.Scorer.Add(&s.sum, s.fs)
		f.known, f.sum = true, s.sum
	}
	n := &s.nodes[at.top]
	below := &s.nodes[n.below]
	third := uint64(uint32(s.nodes[below.below].word))
	words := uint64(uint32(n.word))<<32 | uint64(uint32(below.word))
	if !n.known {
		key := model.Mix(n.all(), below.all(), model.Mix(s.turn, words, third))
		k := &s.stacks[key%uint64(len(s.stacks))]
		if k.key != key {
			s.fs = s.Stacked(at.top, s.fs[:0])
			k.key, k.sum = key, [3]int32{}
			s.Scorer.Add(&k.sum, s.fs)
		}
		n.known, n.sum = true, k.sum
	}
	key := model.Mix(n.all(), at.pending.all(), model.Mix(s.turn<<8|below.valency(), words, third<<32|uint64(uint32(at.next))))
	k := &s.sums[key%uint64(len(s.sums))]
	if k.key != key {
		s.fs = s.Rest(at, s.fs[:0])
		k.key, k.sum = key, [3]int32{}
		s.Scorer.Add(&k.sum, s.fs)
	}
	return [3]int32{f.sum[0] + n.sum[0] + k.sum[0], f.sum[1] + n.sum[1] + k.sum[1], f.sum[2] + n.sum[2] + k.sum[2]}
}

// scores gives the scores of the actions, 0 where there is no choice.
func (s *Search) scores(at *State, legal [3]bool) [3]int32 {
	if _, forced := Forced(legal); forced {
		return [3]int32{}
	}
	return s.Scores(at)
}

// Forced gives the action that alone is legal, if it is so.
func Forced(legal [3]bool) (action int, forced bool) {
	switch legal {
	case [3]bool{Shift: true}:
		return Shift, true
	case [3]bool{Right: true}:
		return Right, true
	}
	return 0, false
}

// Take takes an action, labelling its arc.
func (s *Search) Take(at *State, action int) {
	if action == Shift {
		s.Do(at, action, 0)
		return
	}
	a := s.arcOf(at, action)
	if !s.Memory {
		s.Do(at, action, s.label(&a))
		return
	}
	// States of one beam make mostly the same arcs.
	key := a.key()
	m := &s.labels[key%uint64(len(s.labels))]
	if m.key != key {
		m.key, m.rel = key, s.label(&a)
	}
	s.Do(at, action, m.rel)
}

func (s *Search) label(a *arc) uint8 {
	s.fs = s.features(a, s.fs[:0])
	return s.Labeller.Label(s.fs)
}

// Step makes one action in each state of the beam.
func (s *Search) Step() {
	s.cands = s.cands[:0]
	for i := range s.Beam {
		at := &s.Beam[i]
		legal := s.Legal(at)
		scores := s.scores(at, legal)
		for a := range 3 {
			if legal[a] {
				s.offer(cand{i, a, at.Score + int64(scores[a])})
			}
		}
	}
	least := s.cands[0].score - s.Margin
	k := 1
	for k < len(s.cands) && s.cands[k].score >= least {
		k++
	}
	if k == 1 {
		c := s.cands[0]
		s.Beam[0] = s.Beam[c.from]
		s.Beam = s.Beam[:1]
		s.Beam[0].Score = c.score
		s.Take(&s.Beam[0], c.action)
		return
	}
	s.next = s.next[:0]
	for _, c := range s.cands[:k] {
		s.next = append(s.next, s.Beam[c.from])
		at := &s.next[len(s.next)-1]
		at.Score = c.score
		s.Take(at, c.action)
	}
	s.Beam, s.next = s.next, s.Beam
}

// offer puts a candidate among the best, which are in falling order.
func (s *Search) offer(c cand) {
	k := len(s.cands)
	if k == s.Width {
		if s.cands[k-1].score >= c.score {
			return
		}
		k--
		s.cands = s.cands[:k]
	}
	s.cands = append(s.cands, c)
	for ; k > 0 && s.cands[k-1].score < c.score; k-- {
		s.cands[k] = s.cands[k-1]
	}
	s.cands[k] = c
}

// Run searches to the end; the best state is the first of the beam.
func (s *Search) Run() {
	for !s.Done(&s.Beam[0]) {
		s.Step()
	}
}
