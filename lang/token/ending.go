package token

import (
	"strings"
	"sync"

	"synoptic/lang/model"
	"synoptic/news"
)

// ending is the model of sentence ends: linear weights and small nets over the
// same features.
type ending struct {
	linear *model.Linear
	hidden *model.Hidden // nil: none
}

// endings opens the model once.
var endings = sync.OnceValues(func() (*ending, error) {
	lin, err := model.Open("sentence")
	if err != nil {
		return nil, err
	}
	hidden, err := lin.Hidden()
	if err != nil {
		return nil, news.Errorf(news.Broken, "model sentence: %w", err)
	}
	return &ending{lin, hidden}, nil
})

// add adds the scores of no end and of an end here.
func (m *ending) add(scores []int32, features []uint64) {
	if m.hidden != nil {
		m.hidden.Add(scores, features)
		return
	}
	m.linear.Add(scores, features)
}

// alike tells how two words are alike: in form, class or shape.
func alike(a, b *model.Word) uint64 {
	switch {
	case a.Form == b.Form:
		return 1
	case a.Class[1] != 0 && a.Class[1] == b.Class[1]:
		return 2
	case a.Squeeze == b.Squeeze && a.Amb == b.Amb:
		return 3
	case a.Squeeze == b.Squeeze:
		return 4
	}
	return 0
}

// count tells what the number at a token makes of the number that opened the
// sentence: the items of a list go up or down by one. 0: no number.
func (c *cutter) count(tokens []news.Span, i int) uint64 {
	n, ok := figure(c.word(tokens[i]))
	if !ok {
		return 0
	}
	m, ok := figure(c.word(tokens[c.first]))
	switch {
	case !ok:
		return 1
	case n == m+1:
		return 2
	case n == m-1:
		return 3
	}
	return 4
}

// figure reads a number of at most three digits, a mark after it or not.
func figure(w string) (n int, ok bool) {
	w = strings.TrimRight(w, ".)")
	for _, r := range w {
		if r < '0' || r > '9' {
			return 0, false
		}
		n = n*10 + int(r-'0')
	}
	return n, len(w) > 0 && len(w) <= 3
}
