// Package reference trains the model of lang/reference/chain from GUM's
// coreference in the OntoNotes scheme, and holds the measures of the CoNLL
// shared tasks.
package reference

import (
	"math"
	"math/rand"
	"slices"
	"strings"

	"synoptic/lang"
	"synoptic/lang/model"
	room "synoptic/lang/reference"
	"synoptic/lang/reference/chain"
	"synoptic/lang/train"
	"synoptic/lang/train/data"
	"synoptic/lang/train/learn"
	"synoptic/news"
)

// Costs of wrong decisions while training (Durrett and Klein 2013): a tie of
// what begins a chain, no tie of what goes on with one, the wrong tie.
const (
	falseTie = 0.1
	noTie    = 2.0
	wrongTie = 1.0
	dropout  = 0.25 // share of features left out at random
)

// item is one document: what is learned from it and what it is scored by.
type item struct {
	g      *data.Document
	d      *news.Doc
	lesson *chain.Lesson
	key    []Cluster
}

// Train makes reference.bin from GUM's train part and prints the score on its
// dev part.
func Train(env train.Env) error {
	cache, err := model.Borrow()
	if err != nil {
		return err
	}
	defer cache.Return()
	its, err := items(env.Path("gum", "train"), cache)
	if err != nil {
		return err
	}
	dev, err := items(env.Path("gum", "dev"), cache)
	if err != nil {
		return err
	}
	env.Logf("reference: %d documents; of the key's mentions are phrases %.4f (train), %.4f (dev)", len(its), covered(its), covered(dev))
	epochs := 3
	if env.Quick {
		epochs = 2
	}
	rng := rand.New(rand.NewSource(env.Seed))
	t := learn.NewTable(1)
	ada := learn.AdaGrad{Rate: 0.08, NewRow: 0.1, Tiny: 0.002}
	var sum []float32 // of the weights after each epoch but the first
	for e := range epochs {
		loss, n := 0.0, 0
		for _, k := range rng.Perm(len(its)) {
			its[k].lesson.Each(func(d *chain.Decision) {
				loss += step(t, ada, d, rng)
				n++
			})
		}
		env.Logf("epoch %d loss %.4f of %d, %d rows", e+1, loss/float64(n), n, t.Len())
		if e == 0 {
			continue
		}
		sum = append(sum, make([]float32, len(t.W)-len(sum))...)
		for i, w := range t.W {
			sum[i] += w
		}
		mean := *t
		mean.W = slices.Clone(sum)
		for i := range mean.W {
			mean.W[i] /= float32(e)
		}
		one, all := measure(dev, tableScore(t), 0), measure(dev, tableScore(&mean), 0)
		env.Logf("dev %s", one.line())
		env.Logf("dev, mean of epochs %s", all.line())
		if e == epochs-1 {
			t = &mean
		}
	}
	f, err := t.Freeze([]string{"tie"}, nil, 0.02)
	if err != nil {
		return err
	}
	lin, err := f.Linear()
	if err != nil {
		return err
	}
	for _, bias := range []float32{-.5, 0, .5, 1} {
		s := measure(dev, func(fs []uint64) float32 {
			var sum [3]int32
			lin.Add(sum[:], fs)
			return float32(sum[0]) / lin.Scale()
		}, bias)
		env.Logf("frozen, bias %.1f: %s", bias, s.line())
	}
	return env.Write("reference", f)
}

// tableScore scores by the table under training.
func tableScore(t *learn.Table) func([]uint64) float32 {
	return func(fs []uint64) float32 {
		var s [1]float32
		t.Score(fs, s[:])
		return s[0]
	}
}

// step makes one step of the log-loss with costs: the mass of the right ties
// against all.
func step(t *learn.Table, ada learn.AdaGrad, d *chain.Decision, rng *rand.Rand) float64 {
	n := len(d.Features)
	scores := make([]float32, n)
	var top, best float32 = -1e9, -1e9
	for k, fs := range d.Features {
		var s [1]float32
		t.Score(fs, s[:])
		if s[0] > best {
			best, d.Choice = s[0], k
		}
		d.Features[k] = learn.Drop(fs, fs, dropout, rng.Float64)
		t.Score(d.Features[k], s[:])
		scores[k] = s[0]
		switch {
		case d.Right[k]:
		case k == n-1:
			scores[k] += noTie
		case d.Linked:
			scores[k] += wrongTie
		default:
			scores[k] += falseTie
		}
		top = max(top, scores[k])
	}
	all, right := 0.0, 0.0
	for k, s := range scores {
		v := math.Exp(float64(s - top))
		all += v
		if d.Right[k] {
			right += v
		}
	}
	for k, s := range scores {
		v := math.Exp(float64(s - top))
		g := v / all
		if d.Right[k] {
			g -= v / max(right, 1e-30)
		}
		ada.Follow(t, d.Features[k], []float32{float32(g)})
	}
	return -math.Log(max(right/all, 1e-12))
}

// items reads the documents of PATH.conllu and PATH.ontogum.conll from their
// plain text.
func items(path string, cache *model.Cache) ([]*item, error) {
	ss, err := data.CoNLLU(path + ".conllu")
	if err != nil {
		return nil, err
	}
	gold, err := Chains(path + ".ontogum.conll")
	if err != nil {
		return nil, err
	}
	var out []*item
	for _, g := range data.Rebuild(ss, "\n\n") {
		it := &item{g: g, d: lang.Read(&news.Article{ID: g.ID, Text: g.Text}), key: ClustersOf(gold[g.ID])}
		at := index(unique(it.key))
		it.lesson = chain.NewLesson(it.d, room.Prepare(it.d), cache, func(first, last int) int {
			if w, ok := Words(g, it.d.TokenSpan(first, last)); ok {
				if c, ok := at[w]; ok {
					return c
				}
			}
			return -1
		})
		out = append(out, it)
	}
	return out, nil
}

// covered gives the share of the key's mentions that are among the phrases.
func covered(its []*item) float64 {
	found, of := 0, 0
	for _, it := range its {
		for _, g := range it.lesson.Gold {
			if g >= 0 {
				found++
			}
		}
		for _, c := range it.key {
			of += len(c)
		}
	}
	return float64(found) / float64(max(of, 1))
}

// measure scores the chains of documents of two phrases or more.
func measure(its []*item, score func([]uint64) float32, bias float32) Score {
	var all Score
	for _, it := range its {
		var found []Cluster
		for _, c := range it.lesson.Chains(score, bias) {
			var x Cluster
			for _, p := range c.Phrases {
				if w, ok := Words(it.g, it.d.TokenSpan(p.First, p.Last)); ok {
					x = append(x, w)
				}
			}
			found = append(found, x)
		}
		all.Add(Compare(it.key, ChainsOnly(found)))
	}
	return all
}

// line gives the figures in one line.
func (a *Score) line() string {
	var b strings.Builder
	for _, t := range []Tally{a.MUC, a.B3, a.CEAF, a.Mention} {
		p, r, f := t.PRF()
		b.WriteString(fixed(p) + " " + fixed(r) + " " + fixed(f) + "  ")
	}
	return fixed(a.CoNLL()) + "  (MUC, B3, CEAF-e, spans: P R F)  " + b.String()
}
