package name

import (
	"math/rand"
	"slices"

	"synoptic/lang/train/learn"
)

// half is the share that the nets, and the linear models, have in the scores.
const half = 0.5

const (
	netUnits  = 8 // of the net of one fold
	netEpochs = 8
	netLeast  = 6 // a rarer feature says nothing to the nets
)

var netRates = learn.NetRates{Rows: 0.02, Out: 0.01, Trans: 0.05, Drop: 0.2, Quiet: 0.1}

// reading is what scores a sentence: linear weights, nets, and the transitions
// that go with their sum.
type reading struct {
	table *learn.Table
	share float32 // of the table's weights
	nets  []*learn.Net
	trans []float32
}

// scores gives the scores of the labels of each word.
func (r *reading) scores(e *example) []float32 {
	L := r.table.Labels
	out := make([]float32, len(e.gold)*L)
	for i, fs := range e.features {
		row := out[i*L:][:L]
		if fs == nil {
			row[0] = 60
			continue
		}
		r.table.Score(fs, row)
		for k := range row {
			row[k] *= r.share
		}
		for _, n := range r.nets {
			n.AddScore(e.rows[i], row, half/float32(len(r.nets)))
		}
	}
	return out
}

// number gives the features that the nets look at numbers of their own, and
// each example those of its tokens; index holds the number by the row of the
// table, -1 for none.
func number(table *learn.Table, all []sample) (index []int32, n int) {
	count := make([]int, table.Len())
	for k := range all {
		for i := range all[k].all {
			if e := &all[k].all[i]; !e.skip {
				for _, fs := range e.features {
					for _, f := range fs {
						count[table.Find(f)]++
					}
				}
			}
		}
	}
	index = make([]int32, len(count))
	for r, c := range count {
		index[r] = -1
		if c >= netLeast {
			index[r] = int32(n)
			n++
		}
	}
	for k := range all {
		for i := range all[k].all {
			all[k].all[i].number(table, index)
		}
	}
	return index, n
}

func (e *example) number(table *learn.Table, index []int32) {
	e.rows = make([][]int32, len(e.features))
	for i, fs := range e.features {
		if fs == nil {
			continue
		}
		e.rows[i] = make([]int32, 0, len(fs))
		for _, f := range fs {
			if r := table.Find(f); r >= 0 && index[r] >= 0 {
				e.rows[i] = append(e.rows[i], index[r])
			}
		}
	}
}

// net trains a net on what is not of a fold.
func (t *trainer) net(features int, samples []sample, without int) *learn.Net {
	rng := rand.New(rand.NewSource(t.Seed + int64(without)))
	all := slices.DeleteFunc(outside(samples, without), func(e *example) bool { return !e.hopeful() })
	net := learn.NewNet(features, netUnits, newChain(), rng)
	loss := 0.0
	for ep := range netEpochs {
		rng.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		loss = 0
		for _, e := range all {
			loss += net.Step(e.rows, e.gold, netRates, 1-float32(ep)/netEpochs, rng)
		}
	}
	t.Logf("name: a net without fold %d, %d features, log-loss %.0f", without, features, loss)
	return net
}

// hopeful tells whether a token can be part of a name.
func (e *example) hopeful() bool {
	for _, fs := range e.features {
		if fs != nil {
			return true
		}
	}
	return false
}
