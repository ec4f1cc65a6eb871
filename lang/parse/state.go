package parse

import "synoptic/lang/model"

// Word is what the parser looks at of a word: hashes of its lower-case form,
// its tags, form and tag together, its classes and suffix.
type Word struct {
	Low, Tag, XPos, Both uint64
	Class                [3]uint64
	Suffix               uint64
}

// MakeWord makes a Word.
func MakeWord(w *model.Word, upos, xpos string) Word {
	t := model.Hash(upos)
	return Word{Low: w.Low, Tag: t, XPos: model.Hash(xpos), Both: model.Mix(1, w.Low, t), Class: w.Class, Suffix: w.Suffix[2]}
}

var (
	nilWord  = Word{3, 3, 3, 3, [3]uint64{3, 3, 3}, 3}
	rootWord = Word{4, 4, 4, 4, [3]uint64{4, 4, 4}, 4}
)

// State is a parse in the making: arc-hybrid (Kuhlmann, Gómez-Rodríguez and
// Satta 2011), the root at the bottom of the stack and attached last. Words
// count from 1; 0 is the root.
type State struct {
	Words          []Word
	Stack          []int
	Next           int // first word of the buffer
	Head, Rel      []int
	l1, l2, r1, r2 []int
	lv, rv         []int
}

// The actions.
const (
	Shift = iota
	Left  // the top of the stack depends on the next word
	Right // the top of the stack depends on the word below it
)

// Reset begins a sentence.
func (s *State) Reset(ws []Word) {
	s.Words = append(append(s.Words[:0], rootWord), ws...)
	s.Stack = append(s.Stack[:0], 0)
	s.Next = 1
	n := len(s.Words)
	for _, p := range []*[]int{&s.Head, &s.Rel, &s.l1, &s.l2, &s.r1, &s.r2} {
		*p = fill(*p, n, -1)
	}
	s.lv, s.rv = fill(s.lv, n, 0), fill(s.rv, n, 0)
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

// Done tells whether every word has a governor.
func (s *State) Done() bool { return s.Next >= len(s.Words) && len(s.Stack) == 1 }

// Legal tells which actions may be taken. The root takes its one dependent
// when the buffer is empty.
func (s *State) Legal() (legal [3]bool) {
	k := len(s.Stack)
	legal[Shift] = s.Next < len(s.Words)
	legal[Left] = legal[Shift] && k > 1
	legal[Right] = k > 1 && !(k == 2 && legal[Shift])
	return legal
}

// Top gives the i-th word of the stack from the top, -1 for none.
func (s *State) Top(i int) int {
	if k := len(s.Stack) - 1 - i; k >= 0 {
		return s.Stack[k]
	}
	return -1
}

func (s *State) buf(i int) int {
	if s.Next+i < len(s.Words) {
		return s.Next + i
	}
	return -1
}

// Arc gives the governor and dependent of the arc that an action makes.
func (s *State) Arc(action int) (head, dep int) {
	if action == Left {
		return s.Next, s.Top(0)
	}
	return s.Top(1), s.Top(0)
}

// Do takes an action; rel is the label of its arc.
func (s *State) Do(action, rel int) {
	if action == Shift {
		s.Stack = append(s.Stack, s.Next)
		s.Next++
		return
	}
	h, d := s.Arc(action)
	s.Stack = s.Stack[:len(s.Stack)-1]
	s.Head[d], s.Rel[d] = h, rel
	if d < h {
		s.lv[h]++
		s.l2[h], s.l1[h] = s.l1[h], d
	} else {
		s.rv[h]++
		s.r2[h], s.r1[h] = s.r1[h], d
	}
}

// Costs gives how many gold arcs each action puts out of reach (the dynamic
// oracle of Goldberg and Nivre 2013); gold is the governor of each word.
func (s *State) Costs(gold []int) (c [3]int) {
	n := len(s.Words)
	if s.Next < n {
		b := s.Next
		for i, w := range s.Stack {
			if gold[b] == w && i < len(s.Stack)-1 {
				c[Shift]++
			}
			if w != 0 && gold[w] == b {
				c[Shift]++
			}
		}
	}
	if t := s.Top(0); t > 0 {
		deps := 0
		for i := s.Next; i < n; i++ {
			if gold[i] == t {
				deps++
			}
		}
		c[Left], c[Right] = deps, deps
		if gold[t] == s.Top(1) || gold[t] > s.Next {
			c[Left]++
		}
		if gold[t] >= s.Next {
			c[Right]++
		}
	}
	return c
}
