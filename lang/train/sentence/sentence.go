// Package sentence trains the model of sentence ends (lang/token).
package sentence

import (
	"math/rand"
	"slices"

	"synoptic/lang/token"
	"synoptic/lang/train"
	"synoptic/lang/train/data"
	"synoptic/lang/train/learn"
	"synoptic/news"
)

type example struct {
	features []uint64
	cut      int
}

// Train makes sentence.bin from the treebanks EWT and GUM, each document read
// twice: paragraph by paragraph, and run together without paragraph marks. The
// weights are the mean of three rounds over the examples in other orders.
func Train(env train.Env) error {
	var ss []*data.Sentence
	for _, p := range []string{"ud_ewt", "gum"} {
		s, err := data.CoNLLU(env.Path(p, "train.conllu"))
		if err != nil {
			return err
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
	env.Logf("sentence: %d places", len(all))
	const rounds = 3
	mean := learn.NewTable(2)
	for k := range rounds {
		t := fit(all, env.Seed+int64(k))
		env.Logf("sentence: round %d, %d features", k+1, t.Len())
		mean.Join(t, 1.0/rounds)
	}
	f, err := mean.Freeze([]string{"on", "end"}, nil, 0.02)
	if err != nil {
		return err
	}
	return env.Write("sentence", f)
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
