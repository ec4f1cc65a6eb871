package name

import (
	"math"
	"math/rand"
	"runtime"
	"sync"

	"synoptic/lang/name"
	"synoptic/lang/train/learn"
)

// rare takes features seen fewer than least times out of the examples and
// gives a table with a row for every other.
func rare(all []sample, least int32) *learn.Table {
	count := map[uint64]int32{}
	for _, s := range all {
		for _, e := range s.all {
			if e.skip {
				continue
			}
			for _, fs := range e.features {
				for _, f := range fs {
					count[f]++
				}
			}
		}
	}
	return only(all, func(f uint64) bool { return count[f] >= least })
}

// only takes all but some features out of the examples and gives a table with
// a row for each of those.
func only(all []sample, which func(uint64) bool) *learn.Table {
	t := learn.NewTable(len(name.Labels()))
	for _, s := range all {
		for _, e := range s.all {
			for k, fs := range e.features {
				kept := fs[:0]
				for _, f := range fs {
					if which(f) {
						if t.Find(f) < 0 {
							t.Add(f)
						}
						kept = append(kept, f)
					}
				}
				e.features[k] = kept
			}
		}
	}
	return t
}

// heavy takes all but the features of some weight out of the examples.
func heavy(all []sample, trained *learn.Table, least float32) *learn.Table {
	return only(all, func(f uint64) bool {
		r := trained.Find(f)
		if r < 0 {
			return false
		}
		for _, w := range trained.Row(r) {
			if w >= least || w <= -least {
				return true
			}
		}
		return false
	})
}

// newChain makes the chain with no transitions learnt.
func newChain() learn.Chain {
	labels := name.Labels()
	L := len(labels)
	allowed := make([]bool, (L+1)*(L+1))
	for a := -1; a < L; a++ {
		for b := -1; b < L; b++ {
			allowed[(a+1)*(L+1)+b+1] = name.Allowed(labels, a, b)
		}
	}
	return learn.Chain{Labels: L, Trans: make([]float32, L*L), Allowed: func(a, b int) bool { return allowed[(a+1)*(L+1)+b+1] }}
}

// averaged is over how many of the last epochs the weights are averaged.
const averaged = 4

// fit trains the table on what is not of a fold and gives the scores of the
// transitions.
func (t *trainer) fit(table *learn.Table, samples []sample, without int) []float32 {
	rng := rand.New(rand.NewSource(t.Seed + int64(without)))
	all := outside(samples, without)
	chain := newChain()
	L := chain.Labels
	acc := make([]float32, L*L)
	ada := learn.AdaGrad{Rate: 0.05, NewRow: 2, Tiny: 0.002}
	epochs := 8
	mean := make([]float64, len(table.W)) // of the weights after each of the last epochs
	meanTrans := make([]float64, L*L)
	if t.Quick {
		epochs = 4
	}
	loss := 0.0
	for ep := range epochs {
		if ep >= epochs-3 {
			ada.Rate *= 0.5
		}
		rng.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		loss = 0.0
		for _, e := range all {
			loss += step(table, &chain, acc, ada, e, rng)
		}
		if ep >= epochs-averaged {
			for i, v := range table.W {
				mean[i] += float64(v)
			}
			for i, v := range chain.Trans {
				meanTrans[i] += float64(v)
			}
		}
	}
	for i, v := range mean {
		table.W[i] = float32(v / averaged)
	}
	for i, v := range meanTrans {
		chain.Trans[i] = float32(v / averaged)
	}
	t.Logf("name: trained without fold %d, %d sentences, log-loss %.0f", without, len(all), loss)
	return chain.Trans
}

// outside gives the sentences of all folds but one that are learnt from.
func outside(samples []sample, without int) []*example {
	var all []*example
	for k := range samples {
		for i := range samples[k].all {
			if e := &samples[k].all[i]; samples[k].fold != without && !e.skip {
				all = append(all, e)
			}
		}
	}
	return all
}

// abreast calls f with each number below n, several at a time.
func abreast(n int, f func(int)) {
	var wait sync.WaitGroup
	free := make(chan bool, runtime.GOMAXPROCS(0))
	for i := range n {
		free <- true
		wait.Add(1)
		go func() {
			defer func() { <-free; wait.Done() }()
			f(i)
		}()
	}
	wait.Wait()
}

// step makes one step on one sentence and gives its log-loss.
func step(t *learn.Table, c *learn.Chain, acc []float32, ada learn.AdaGrad, e *example, rng *rand.Rand) float64 {
	L, n := c.Labels, len(e.gold)
	unary, out := make([]float32, n*L), make([]float32, n*L)
	kept := make([][]uint64, n)
	score := 0.0
	for i, fs := range e.features {
		if fs == nil {
			unary[i*L] = 60
		} else {
			kept[i] = learn.Drop(fs, make([]uint64, 0, len(fs)), 0.2, rng.Float64)
			t.Score(kept[i], unary[i*L:][:L])
		}
		score += float64(unary[i*L+e.gold[i]])
		if i > 0 {
			score += float64(c.Trans[e.gold[i-1]*L+e.gold[i]])
		}
	}
	pairs := make([]float64, L*L)
	z := c.Marginals(unary, out, pairs)
	for i := range n {
		if i > 0 {
			pairs[e.gold[i-1]*L+e.gold[i]]--
		}
		if kept[i] != nil {
			g := out[i*L:][:L]
			g[e.gold[i]]--
			ada.Follow(t, kept[i], g)
		}
	}
	for k, g := range pairs {
		if g > 1e-4 || g < -1e-4 {
			acc[k] += float32(g * g)
			c.Trans[k] -= ada.Rate * float32(g) / float32(math.Sqrt(float64(acc[k])+0.01))
		}
	}
	return z - score
}
