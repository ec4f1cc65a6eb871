package attribution

import (
	"math"
	"math/rand"

	"synoptic/lang/attribution/span"
)

// chain is the conditional random field around a cue.
type chain struct{ unary, change *hashed }

const (
	unaryBits, changeBits = 19, 14
	chainDropout          = 0.3
	labels                = span.Labels
)

// example is one annotated cue.
type example struct {
	it   *item
	prob []float32
	g    *gold
}

func examples(its []*item, probs [][]float32) []example {
	var out []example
	for i, it := range its {
		for k := range it.gold {
			if it.gold[k].cue >= 0 {
				out = append(out, example{it, probs[i], &it.gold[k]})
			}
		}
	}
	return out
}

// trainChain trains by averaged SGD with dropout of the unary features.
func trainChain(rng *rand.Rand, all []example, epochs int) *chain {
	c := &chain{newHashed(labels, unaryBits), newHashed(span.Changes, changeBits)}
	for e := range epochs {
		lr := 0.04 / (1 + 0.3*float64(e))
		for _, i := range rng.Perm(len(all)) {
			x := all[i]
			a := x.it.x.ArgumentFeatures(x.g.cue, x.prob)
			for k, f := range a.Unary {
				a.Unary[k] = drop(rng, f, nil, chainDropout)
			}
			c.step(a, span.LabelsOf(a.Window, x.g.source, x.g.content), float32(lr))
			c.unary.step++
			c.change.step++
		}
	}
	c.unary.finish(chainDropout)
	c.change.finish(0)
	return c
}

func (c *chain) scores(a *span.Arguments) *span.Scores {
	s := &span.Scores{Unary: make([][labels]float32, len(a.Unary)), Change: make([]*span.Pairs, len(a.Unary))}
	pairs := make([]span.Pairs, len(a.Unary))
	for k := range a.Unary {
		c.unary.Score(a.Unary[k], s.Unary[k][:])
		s.Change[k] = &pairs[k]
		c.change.Score(a.Change[k], pairs[k].Score[:])
	}
	return s
}

// step makes one step of gradient descent on the log loss of one example.
func (c *chain) step(a *span.Arguments, y []int8, lr float32) {
	s := c.scores(a)
	alpha, beta, z := sums(s)
	const least = 1e-3
	prev := labels
	for k := range s.Unary {
		gold := int(y[k])
		for b := range labels {
			g := float32(math.Exp(alpha[k][b] + beta[k][b] - z))
			if b == gold {
				g--
			}
			if g > least || g < -least {
				c.unary.follow(a.Unary[k], b, lr*g)
			}
		}
		for p := 0; p <= labels; p++ {
			if (k == 0) != (p == labels) {
				continue
			}
			for b := range labels {
				if !span.Allowed(p, b) {
					continue
				}
				from := 0.0
				if k > 0 {
					from = alpha[k-1][p]
				}
				g := float32(math.Exp(from + float64(s.Change[k].Score[p*labels+b]+s.Unary[k][b]) + beta[k][b] - z))
				if p == prev && b == gold {
					g--
				}
				if g > least || g < -least {
					c.change.follow(a.Change[k], p*labels+b, lr*g)
				}
			}
		}
		prev = gold
	}
}

// sums gives the forward and backward log sums of a chain and log Z.
func sums(s *span.Scores) (alpha, beta [][labels]float64, z float64) {
	n := len(s.Unary)
	alpha, beta = make([][labels]float64, n), make([][labels]float64, n)
	var buf [labels]float64
	for k := range n {
		for b := range labels {
			q := buf[:0]
			if k == 0 {
				alpha[0][b] = math.Inf(-1)
				if span.Allowed(labels, b) {
					alpha[0][b] = float64(s.Unary[0][b] + s.Change[0].Score[labels*labels+b])
				}
				continue
			}
			for a := range labels {
				if span.Allowed(a, b) {
					q = append(q, alpha[k-1][a]+float64(s.Change[k].Score[a*labels+b]))
				}
			}
			alpha[k][b] = span.LogSum(q) + float64(s.Unary[k][b])
		}
	}
	for k := n - 2; k >= 0; k-- {
		for a := range labels {
			q := buf[:0]
			for b := range labels {
				if span.Allowed(a, b) {
					q = append(q, beta[k+1][b]+float64(s.Unary[k+1][b]+s.Change[k+1].Score[a*labels+b]))
				}
			}
			beta[k][a] = span.LogSum(q)
		}
	}
	return alpha, beta, span.LogSum(alpha[n-1][:])
}
