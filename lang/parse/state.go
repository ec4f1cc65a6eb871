package parse

import (
	"slices"

	"synoptic/lang/model"
)

// Word is what the parser looks at of a word: hashes of its lower-case form,
// its tags, form and tag together, its classes and suffix. Quotes tells that it
// is a mark of quotation, Side as model.Word has it.
type Word struct {
	Low, Tag, XPos, Both uint64
	Class                [3]uint64
	Suffix               uint64
	Quotes               bool
	Side                 int8
}

// MakeWord makes a Word.
func MakeWord(w *model.Word, upos, xpos string) Word {
	t := model.Hash(upos)
	return Word{Low: w.Low, Tag: t, XPos: model.Hash(xpos), Both: model.Mix(1, w.Low, t), Class: w.Class, Suffix: w.Suffix[2], Quotes: t == punct && w.Quotes(), Side: w.Side}
}

var (
	nilWord  = Word{3, 3, 3, 3, [3]uint64{3, 3, 3}, 3, false, 0}
	rootWord = Word{4, 4, 4, 4, [3]uint64{4, 4, 4}, 4, false, 0}
)

// kid is a dependent and its label.
type kid struct {
	word int32
	rel  uint8
}

// noKid stands where no dependent is.
var noKid = kid{-1, 99}

// hung is what hangs on a word: the two outermost dependents at each side, the
// outermost first, and how many there are.
type hung struct {
	l1, l2, r1, r2 kid
	lv, rv         uint8
	ls, rs         uint64 // the labels that were given at each side, as a set
}

// all is a hash of all that hangs on a word.
func (h *hung) all() uint64 {
	pair := func(a, b kid) uint64 { return uint64(uint32(a.word))<<32 | uint64(uint32(b.word)) }
	rels := uint64(h.l1.rel)<<40 | uint64(h.l2.rel)<<32 | uint64(h.r1.rel)<<24 | uint64(h.r2.rel)<<16 | uint64(h.lv)<<8 | uint64(h.rv)
	return model.Mix(pair(h.l1, h.l2), pair(h.r1, h.r2), model.Mix(h.ls, h.rs, rels))
}

var bare = hung{noKid, noKid, noKid, noKid, 0, 0, 0, 0}

// node is a word on the stack. Nodes are never changed, so that all states of
// a search may share them.
type node struct {
	hung
	word, below int32
	known       bool     // sum was computed
	sum         [3]int32 // of the features of stacked
}

// The first two nodes: below the stack, and the root at its bottom.
const (
	noNode = iota
	rootNode
)

// State is a parse in the making: arc-hybrid (Kuhlmann, Gómez-Rodríguez and
// Satta 2011), the root at the bottom of the stack and attached last. Words
// count from 1; 0 is the root.
type State struct {
	Score   int64
	next    int32 // first word of the buffer
	top     int32 // node on the top of the stack
	last    int32 // the last step made
	pending hung  // what hangs on the next word
}

// step is an action made, as a chain back to the first.
type step struct {
	before    int32
	head, dep int32 // dep is 0 for a shift
	rel       uint8
}

// The actions.
const (
	Shift = iota
	Left  // the top of the stack depends on the next word
	Right // the top of the stack depends on the word below it
)

// Space holds a sentence and what the states of its search share.
type Space struct {
	Words []Word
	marks []uint64 // as mark says
	nodes []node
	steps []step
}

// Reset begins a sentence and gives its first state.
func (s *Space) Reset(ws []Word) State {
	s.Words = append(append(s.Words[:0], rootWord), ws...)
	s.mark()
	s.nodes = append(s.nodes[:0], node{hung: bare, word: -1, below: noNode}, node{hung: bare, word: 0, below: noNode})
	s.steps = append(s.steps[:0], step{})
	return State{next: 1, top: rootNode, pending: bare}
}

// Done tells whether every word has a governor.
func (s *Space) Done(at *State) bool { return int(at.next) >= len(s.Words) && at.top == rootNode }

// Legal tells which actions may be taken. The root takes its one dependent
// when the buffer is empty.
func (s *Space) Legal(at *State) (legal [3]bool) {
	more, one := int(at.next) < len(s.Words), at.top != rootNode
	legal[Shift] = more
	legal[Left] = more && one
	legal[Right] = one && !(more && s.nodes[at.top].below == rootNode)
	return legal
}

// Arc gives the governor and dependent of the arc that an action makes.
func (s *Space) Arc(at *State, action int) (head, dep int) {
	t := &s.nodes[at.top]
	if action == Left {
		return int(at.next), int(t.word)
	}
	return int(s.nodes[t.below].word), int(t.word)
}

// Do takes an action; rel is the label of its arc.
func (s *Space) Do(at *State, action int, rel uint8) {
	st := step{before: at.last}
	switch action {
	case Shift:
		s.nodes = append(s.nodes, node{hung: at.pending, word: at.next, below: at.top})
		at.top, at.pending = int32(len(s.nodes)-1), bare
		at.next++
	case Left:
		t := &s.nodes[at.top]
		st.head, st.dep, st.rel = at.next, t.word, rel
		p := &at.pending
		p.l2, p.l1 = p.l1, kid{t.word, rel}
		p.lv = min(p.lv+1, 7)
		p.ls |= 1 << (rel & 63)
		at.top = t.below
	case Right:
		t := &s.nodes[at.top]
		below := s.nodes[t.below]
		st.head, st.dep, st.rel = below.word, t.word, rel
		below.r2, below.r1 = below.r1, kid{t.word, rel}
		below.rv = min(below.rv+1, 7)
		below.rs |= 1 << (rel & 63)
		if t.below == rootNode { // the root has one dependent, the last arc of all
			at.top = rootNode
			break
		}
		s.nodes = append(s.nodes, below)
		at.top = int32(len(s.nodes) - 1)
	}
	s.steps = append(s.steps, st)
	at.last = int32(len(s.steps) - 1)
}

// Tree writes the governor and label of each word.
func (s *Space) Tree(at *State, head []int32, rel []uint8) {
	for i := at.last; i != 0; i = s.steps[i].before {
		if st := &s.steps[i]; st.dep > 0 {
			head[st.dep], rel[st.dep] = st.head, st.rel
		}
	}
}

// Step is an action and the label of its arc.
type Step struct {
	Action int
	Rel    uint8
}

// Steps appends the steps that led to a state.
func (s *Space) Steps(at *State, steps []Step) []Step {
	from := len(steps)
	for i := at.last; i != 0; i = s.steps[i].before {
		st, act := &s.steps[i], Shift
		switch {
		case st.dep == 0:
		case st.head > st.dep:
			act = Left
		default:
			act = Right
		}
		steps = append(steps, Step{act, st.rel})
	}
	slices.Reverse(steps[from:])
	return steps
}

// Costs gives how many gold arcs each action puts out of reach (the dynamic
// oracle of Goldberg and Nivre 2013); gold is the governor of each word.
func (s *Space) Costs(at *State, gold []int) (c [3]int) {
	n, next := len(s.Words), int(at.next)
	if next < n {
		for k := at.top; k != noNode; k = s.nodes[k].below {
			w := int(s.nodes[k].word)
			if gold[next] == w && k != at.top {
				c[Shift]++
			}
			if w != 0 && gold[w] == next {
				c[Shift]++
			}
		}
	}
	if at.top != rootNode {
		t, deps := int(s.nodes[at.top].word), 0
		for i := next; i < n; i++ {
			if gold[i] == t {
				deps++
			}
		}
		c[Left], c[Right] = deps, deps
		if gold[t] == int(s.nodes[s.nodes[at.top].below].word) || gold[t] > next {
			c[Left]++
		}
		if gold[t] >= next {
			c[Right]++
		}
	}
	return c
}
