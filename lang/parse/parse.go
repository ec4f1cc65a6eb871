// Package parse gives each token its governor and relation (Universal
// Dependencies): an arc-hybrid parser that follows several analyses at once
// where none is clearly the best, with linear models, one for the actions and
// one for the labels.
package parse

import (
	"synoptic/lang/model"
	"synoptic/news"
)

// The search keeps at most width states, none of which scores less than the
// best by more than margin, in units of the weights. A wider margin is better
// and slower: 1000 instead of 800 gives EWT dev 0.35 points more for a quarter
// more of the parser's time. A sentence of more than longest words is no sentence and gets one
// state.
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
	labels Linear
	all    []Word // of the sentence
	words  []Word // those that are no marks of quotation
	at     []int  // where they stand
	head   []int32
	rel    []uint8
	heads  []int // of all, by place from 0
}

func open() (*parser, error) {
	actions, err := model.OpenPacked("parse")
	if err != nil {
		return nil, err
	}
	labels, err := model.Open("relation")
	if err != nil {
		return nil, err
	}
	p := &parser{labels: NewLinear(labels)}
	p.Search = Search{Scorer: actions, Labeller: &p.labels, Margin: margin, Memory: true}
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
	names := p.labels.model.Labels()
	read := func(first, last int) (root int) {
		p.all = p.all[:0]
		for i := first; i < last; i++ {
			p.all = append(p.all, MakeWord(cache.Word(d.Word(i)), d.Tokens[i].Tag, d.Tokens[i].XPos))
		}
		p.parse()
		for k, h := range p.heads {
			o := &out[first+k]
			if o.Head, o.Rel = -1, "root"; h >= 0 {
				o.Head, o.Rel = first+h, "punct"
			} else {
				root = first + k
			}
		}
		for k, i := range p.at {
			if p.heads[i] >= 0 {
				out[first+i].Rel = names[p.rel[k+1]]
			}
		}
		return root
	}
	for i, s := range d.Sentences {
		opens := d.Opens(i) // a dateline is no part of what its sentence says
		root := read(opens, s.Last)
		if opens > s.First {
			for k := opens; k != root; k = out[k].Head { // "TARN (Agency) - Prices fall, a minister said"
				if out[k].Rel == "ccomp" {
					root = k
					break
				}
			}
			k := read(s.First, opens)
			out[k].Head, out[k].Rel = root, "dep"
		}
	}
	return out
}

// parse makes the tree of all words: that of those which are no marks of
// quotation, with the marks hung on it.
func (p *parser) parse() {
	p.words, p.at = Unquoted(p.all, p.words[:0], p.at[:0])
	p.Width = width
	if len(p.words) > longest {
		p.Width = 1
	}
	p.Begin(p.words)
	p.Run()
	p.head, p.rel = fill(p.head, len(p.Words), 0), fill(p.rel, len(p.Words), 0)
	p.Tree(&p.Beam[0], p.head, p.rel)
	p.heads = fill(p.heads, len(p.all), -1)
	root := -1
	for k, i := range p.at {
		if h := p.head[k+1]; h > 0 {
			p.heads[i] = p.at[h-1]
		} else {
			root = i
		}
	}
	hang(p.all, p.heads, root)
}
