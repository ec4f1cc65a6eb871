// Package parse gives each token its governor and relation (Universal
// Dependencies): a greedy arc-hybrid parser with linear models, one for the
// actions and one for the labels.
package parse

import (
	"synoptic/lang/model"
	"synoptic/news"
)

// Check opens the weights that Read needs; the error is of kind news.Broken.
func Check() error {
	for _, n := range []string{"parse", "relation"} {
		if _, err := model.Open(n); err != nil {
			return err
		}
	}
	return nil
}

// Read gives the tokens with Head and Rel. Every sentence has one root.
// Without weights the tokens are given as they are.
func Read(d *news.Doc) []news.Token {
	out := make([]news.Token, len(d.Tokens))
	copy(out, d.Tokens)
	actions, err := model.Open("parse")
	if err != nil {
		return out
	}
	labels, err := model.Open("relation")
	if err != nil {
		return out
	}
	cache, err := model.Borrow()
	if err != nil {
		return out
	}
	defer cache.Return()
	p := parser{actions: actions, labels: labels, scores: make([]int32, len(labels.Labels()))}
	for _, s := range d.Sentences {
		p.words = p.words[:0]
		for i := s.First; i < s.Last; i++ {
			p.words = append(p.words, MakeWord(cache.Word(d.Word(i)), d.Tokens[i].Tag, d.Tokens[i].XPos))
		}
		p.parse()
		for k := range s.Last - s.First {
			o := &out[s.First+k]
			o.Head, o.Rel = -1, "root"
			if h := p.state.Head[k+1]; h > 0 {
				o.Head, o.Rel = s.First+h-1, labels.Labels()[p.state.Rel[k+1]]
			}
		}
	}
	return out
}

type parser struct {
	actions, labels *model.Linear
	words           []Word
	state           State
	fs              []uint64
	scores          []int32
	front           [3]int32   // sums of the features of the front,
	frontOf         int        // with this word next
	stacked         [][3]int32 // the same of the stack with a word on top,
	known           []bool     // where it was computed
}

func (p *parser) parse() {
	s := &p.state
	s.Reset(p.words)
	p.frontOf = 0
	p.stacked, p.known = fill(p.stacked, len(s.Words), [3]int32{}), fill(p.known, len(s.Words), false)
	for !s.Done() {
		legal := s.Legal()
		if legal == [3]bool{true, false, false} {
			s.Do(Shift, -1)
			continue
		}
		best := p.best(legal)
		if best == Shift {
			s.Do(Shift, -1)
			continue
		}
		h, d := s.Arc(best)
		p.fs = s.Labels(h, d, p.fs[:0])
		clear(p.scores)
		p.labels.Add(p.scores, p.fs)
		s.Do(best, model.Best(p.scores))
	}
}

// best gives the legal action of the greatest score, the first of equals.
func (p *parser) best(legal [3]bool) int {
	s := &p.state
	if p.frontOf != s.Next {
		p.front, p.frontOf = [3]int32{}, s.Next
		p.fs = s.front(p.fs[:0])
		p.actions.Add(p.front[:], p.fs)
	}
	t := s.Top(0)
	if !p.known[t] {
		p.known[t] = true
		p.fs = s.stacked(p.fs[:0])
		p.actions.Add(p.stacked[t][:], p.fs)
	}
	var scores [3]int32
	p.fs = s.rest(p.fs[:0])
	p.actions.Add(scores[:], p.fs)
	best := -1
	for a := range scores {
		scores[a] += p.front[a] + p.stacked[t][a]
		if legal[a] && (best < 0 || scores[a] > scores[best]) {
			best = a
		}
	}
	return best
}
