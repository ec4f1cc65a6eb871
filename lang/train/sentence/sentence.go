// Package sentence trains the model of sentence ends (lang/token).
package sentence

import (
	"math/rand"
	"slices"
	"sync"

	"synoptic/lang/token"
	"synoptic/lang/train"
	"synoptic/lang/train/data"
	"synoptic/lang/train/learn"
	"synoptic/news"
)

type example struct {
	features []uint64
	rows     []int32 // the features as the nets number them
	cut      int
}

// The sizes of the nets: as many units as model.Hidden takes in all. A feature
// seen less often than netLeast says nothing to them.
const (
	netCount  = 4
	netUnits  = 16
	netEpochs = 8
	netLeast  = 3
)

var netRates = learn.NetRates{Rows: 0.02, Out: 0.01, Trans: 0.05, Drop: 0.2, Quiet: 0.1}

// Train makes sentence.bin from the treebanks EWT and GUM, each document read
// twice: paragraph by paragraph, and run together without paragraph marks. The
// score is that of a linear model, the mean of three rounds over the examples
// in other orders, and of small nets, the mean of netCount.
func Train(env train.Env) error {
	all, err := corpus(env)
	if err != nil {
		return err
	}
	env.Logf("sentence: %d places", len(all))
	const rounds = 3
	mean := learn.NewTable(2)
	for k := range rounds {
		t := fit(all, env.Seed+int64(k))
		env.Logf("sentence: round %d, %d features", k+1, t.Len())
		mean.Join(t, 1.0/rounds)
	}
	index, n := number(all, mean)
	nets := make([]*learn.Net, netCount)
	var wg sync.WaitGroup
	for k := range nets {
		wg.Go(func() { nets[k] = net(all, n, env.Seed+int64(k)) })
	}
	wg.Wait()
	env.Logf("sentence: %d nets over %d features", netCount, n)
	params, bytes := learn.Beside(nets, 1.0/netCount)
	f, err := mean.FreezeWith([]string{"on", "end"}, params, 0.02, func(feature uint64) []byte {
		if i, ok := index[feature|1]; ok {
			return bytes(int(i))
		}
		return nil
	})
	if err != nil {
		return err
	}
	return env.Write("sentence", f)
}

func corpus(env train.Env) ([]example, error) {
	var ss []*data.Sentence
	for _, p := range []string{"ud_ewt", "gum"} {
		s, err := data.CoNLLU(env.Path(p, "train.conllu"))
		if err != nil {
			return nil, err
		}
		ss = append(ss, s...)
	}
	var all []example
	for _, d := range data.Rebuild(ss, " ") {
		all = append(all, examples(d, []news.Span{{Start: 0, End: len(d.Text)}})...)
	}
	for _, d := range data.Rebuild(ss, "\n\n") {
		var blocks []news.Span
		for _, p := range d.Paragraphs {
			blocks = append(blocks, news.Span{Start: p[0], End: p[1]})
		}
		all = append(all, examples(d, blocks)...)
	}
	return all, nil
}

// number gives the features that the nets look at numbers of their own, and
// each example those of its features: what stands often enough and has a
// weight in the linear model, whose rows carry the nets.
func number(all []example, table *learn.Table) (index map[uint64]int32, n int) {
	count := map[uint64]int{}
	for _, e := range all {
		for _, f := range e.features {
			count[f|1]++
		}
	}
	index = map[uint64]int32{}
	for i := range all {
		e := &all[i]
		for _, f := range e.features {
			f |= 1 // as the table takes it
			if count[f] < netLeast || table.Find(f) < 0 {
				continue
			}
			k, ok := index[f]
			if !ok {
				k = int32(len(index))
				index[f] = k
			}
			e.rows = append(e.rows, k)
		}
	}
	return index, len(index)
}

// net trains a net over n features, which sees the examples in an order drawn
// with seed.
func net(all []example, n int, seed int64) *learn.Net {
	rng := rand.New(rand.NewSource(seed))
	t := learn.NewNet(n, netUnits, learn.Chain{Labels: 2, Trans: make([]float32, 4)}, rng)
	order := rng.Perm(len(all))
	for ep := range netEpochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			t.Step([][]int32{all[i].rows}, []int{all[i].cut}, netRates, 1-float32(ep)/netEpochs, rng)
		}
	}
	return t
}

// fit learns from all examples in an order drawn with seed.
func fit(all []example, seed int64) *learn.Table {
	all = slices.Clone(all)
	t := learn.NewTable(2)
	rng := rand.New(rand.NewSource(seed))
	ada := learn.AdaGrad{Rate: 0.1, NewRow: 0.2, Tiny: 0.001}
	scores := make([]float32, 2)
	var buf []uint64
	const epochs = 8
	for ep := range epochs {
		rng.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		if ep >= epochs-2 {
			ada.Rate /= 2
		}
		for _, e := range all {
			buf = learn.Drop(e.features, buf, 0.15, rng.Float64)
			t.Score(buf, scores)
			ada.Step(t, buf, scores, e.cut)
		}
	}
	return t
}

func examples(d *data.Document, blocks []news.Span) []example {
	ends := map[int]bool{}
	for _, s := range d.Sentences {
		ends[s[1]] = true
	}
	var out []example
	for _, b := range blocks {
		token.Candidates(d.Text, b, func(end int, features []uint64) bool {
			e := example{features: slices.Clone(features)}
			if ends[end] {
				e.cut = 1
			}
			out = append(out, e)
			return ends[end]
		})
	}
	return out
}
