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
}

func (p *parser) parse() {
	s := &p.state
	s.Reset(p.words)
	for !s.Done() {
		legal := s.Legal()
		if legal == [3]bool{true, false, false} {
			s.Do(Shift, -1)
			continue
		}
		p.fs = s.Actions(p.fs[:0])
		var scores [3]int32
		p.actions.Add(scores[:], p.fs)
		best := -1
		for a, v := range scores {
			if legal[a] && (best < 0 || v > scores[best]) {
				best = a
			}
		}
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
