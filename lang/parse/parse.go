// Package parse gives each token its governor and relation (Universal
// Dependencies): an arc-hybrid parser that follows several analyses at once
// where none is clearly the best, with linear models: one for the actions, one
// for the labels on the way, one for the labels of the finished tree.
package parse

import (
	"synoptic/lang/model"
	"synoptic/news"
)

// The search keeps at most width states, none of which scores less than the
// best by more than margin (in units of the weights). A sentence of more than
// longest words is no sentence and gets one state.
const (
	width   = 8
	margin  = 1000
	longest = 300
)

// Check opens the weights that Read needs; the error is of kind news.Broken.
func Check() error {
	_, err := open()
	return err
}

// parser is a Search with its models.
type parser struct {
	Search
	tree         Tree
	words        []Word
	fs           []uint64
	first, again Linear
}

func open() (*parser, error) {
	actions, err := model.OpenPacked("parse")
	if err != nil {
		return nil, err
	}
	first, err := model.Open("relation")
	if err != nil {
		return nil, err
	}
	again, err := model.Open("relabel")
	if err != nil {
		return nil, err
	}
	p := &parser{first: NewLinear(first), again: NewLinear(again)}
	p.Search = Search{Scorer: actions, Labeller: &p.first, Margin: margin, Memory: true}
	return p, nil
}

// Linear labels by a linear model.
type Linear struct {
	model  *model.Linear
	scores []int32
}

// NewLinear makes a Labeller of a model whose labels are relations.
func NewLinear(m *model.Linear) Linear { return Linear{m, make([]int32, len(m.Labels()))} }

// Label implements Labeller.
func (l *Linear) Label(features []uint64) uint8 {
	clear(l.scores)
	l.model.Add(l.scores, features)
	return uint8(model.Best(l.scores))
}

// Read gives the tokens with Head and Rel. Every sentence has one root.
// Without weights the tokens are given as they are.
func Read(d *news.Doc) []news.Token {
	out := make([]news.Token, len(d.Tokens))
	copy(out, d.Tokens)
	p, err := open()
	if err != nil {
		return out
	}
	cache, err := model.Borrow()
	if err != nil {
		return out
	}
	defer cache.Return()
	names := p.again.model.Labels()
	for _, s := range d.Sentences {
		p.words = p.words[:0]
		for i := s.First; i < s.Last; i++ {
			p.words = append(p.words, MakeWord(cache.Word(d.Word(i)), d.Tokens[i].Tag, d.Tokens[i].XPos))
		}
		p.parse()
		for k := range s.Last - s.First {
			o := &out[s.First+k]
			o.Head, o.Rel = -1, "root"
			if h := p.tree.Head[k+1]; h > 0 {
				p.fs = p.Whole(&p.tree, int32(k+1), p.fs[:0])
				o.Head, o.Rel = s.First+int(h)-1, names[p.again.Label(p.fs)]
			}
		}
	}
	return out
}

// parse makes the tree of the words.
func (p *parser) parse() {
	p.Width = width
	if len(p.words) > longest {
		p.Width = 1
	}
	p.Begin(p.words)
	p.Run()
	p.Tree(&p.Beam[0], &p.tree)
}
