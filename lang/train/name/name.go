// Package name trains the model of proper names (lang/name).
package name

import (
	"fmt"
	"math"
	"math/rand"
	"sort"
	"strings"

	"synoptic/lang/model"
	"synoptic/lang/name"
	"synoptic/lang/train"
	"synoptic/lang/train/data"
	"synoptic/lang/train/learn"
)

// example is one sentence: features by token (none where the token cannot be
// in a name), the labels.
type example struct {
	features [][]uint64
	gold     []int
}

// Train makes name.bin: a linear-chain CRF trained with AdaGrad and feature
// dropout on CoNLL-2003, WikiGold, the politics part of CrossNER, IEER and GUM,
// with some sentences repeated as title-case headlines.
func Train(env train.Env) error {
	docs, err := corpora(env)
	if err != nil {
		return err
	}
	lower, err := smallWords(env, docs)
	if err != nil {
		return err
	}
	params := map[string]string{"lower": joined(lower)}
	classes, err := model.Open("clusters")
	if err == nil {
		params["clusters"] = name.ClassesID()
	}
	rng := rand.New(rand.NewSource(env.Seed))
	reader := name.NewReader(classes, lower)
	var all []example
	for _, d := range docs {
		all = append(all, examples(reader, headlines(d, rng))...)
	}
	t := rare(all, 2)
	env.Logf("name: %d documents, %d sentences, %d features, word classes %v", len(docs), len(all), t.Len(), classes != nil)
	trans := fit(env, t, all, rng)
	params["transitions"] = strings.Trim(fmt.Sprint(trans), "[]")
	f, err := t.Freeze(name.Labels(), params, 0.06, 0.8)
	if err != nil {
		return err
	}
	return env.Write("name", f)
}

func corpora(env train.Env) ([]Doc, error) {
	var docs []Doc
	for _, c := range []struct {
		path   string
		col    int
		single bool
	}{
		{env.Path("ner_conll03", "train.bio"), 3, false},
		{env.Path("ner_wikigold", "dev.bio"), -1, false},
		{env.Path("ner_crossner_politics", "train.bio"), -1, true},
		{env.Path("ner_crossner_politics", "dev.bio"), -1, true},
	} {
		d, err := ReadBIO(c.path, c.col, c.single)
		if err != nil {
			return nil, err
		}
		docs = append(docs, d...)
	}
	d, err := ReadText(env.Path("ner_ieer", "dev.jsonl"))
	if err != nil {
		return nil, err
	}
	docs = append(docs, d...)
	if d, err = ReadGUM(env.Path("gum", "train.conllu")); err != nil {
		return nil, err
	}
	docs = append(docs, d...)
	return docs, nil
}

func smallWords(env train.Env, docs []Doc) (map[string]bool, error) {
	var text [][]string
	for _, d := range docs {
		for _, s := range d {
			text = append(text, s.Words)
		}
	}
	for _, p := range []string{"ud_ewt", "gum"} {
		ss, err := data.CoNLLU(env.Path(p, "train.conllu"))
		if err != nil {
			return nil, err
		}
		for _, s := range ss {
			text = append(text, s.Form)
		}
	}
	return commonlySmall(text), nil
}

func joined(set map[string]bool) string {
	words := make([]string, 0, len(set))
	for w := range set {
		words = append(words, w)
	}
	sort.Strings(words)
	return strings.Join(words, " ")
}

// headlines adds some of a document's sentences again, written as headlines.
func headlines(d Doc, rng *rand.Rand) Doc {
	out := append(Doc{}, d...)
	for _, s := range d {
		if len(s.Words) < 6 || len(s.Words) > 25 || s.Context || rng.Float64() > 0.08 {
			continue
		}
		h := Sentence{Names: s.Names}
		for i, w := range s.Words {
			if len(w) > 3 || i == 0 {
				w = strings.ToUpper(w[:1]) + w[1:]
			}
			h.Words = append(h.Words, w)
		}
		out = append(out, h)
	}
	return out
}

func examples(r *name.Reader, d Doc) []example {
	in := make([][]string, len(d))
	for i, s := range d {
		in[i] = s.Words
	}
	doc := r.Doc(in)
	out := make([]example, 0, len(d))
	for i, s := range d {
		if s.Context {
			continue
		}
		e := example{gold: name.Code(len(s.Words), s.Names), features: make([][]uint64, len(s.Words))}
		for k := range s.Words {
			if doc.Candidate(i, k) {
				e.features[k] = doc.Features(i, k, make([]uint64, 0, 96))
			}
		}
		for k, f := range e.features { // a name with a word that cannot be one is not learnt
			if f == nil && e.gold[k] != 0 {
				e.gold = nil
				break
			}
		}
		if e.gold != nil {
			out = append(out, e)
		}
	}
	return out
}

// rare takes features seen fewer than least times out of the examples and
// gives a table with a row for every other.
func rare(all []example, least int32) *learn.Table {
	count := map[uint64]int32{}
	for _, e := range all {
		for _, fs := range e.features {
			for _, f := range fs {
				count[f]++
			}
		}
	}
	t := learn.NewTable(len(name.Labels()))
	for _, e := range all {
		for k, fs := range e.features {
			kept := fs[:0]
			for _, f := range fs {
				if count[f] >= least {
					if t.Find(f) < 0 {
						t.Add(f)
					}
					kept = append(kept, f)
				}
			}
			e.features[k] = kept
		}
	}
	return t
}

// fit trains the table and gives the scores of the transitions.
func fit(env train.Env, t *learn.Table, all []example, rng *rand.Rand) []float32 {
	labels := name.Labels()
	L := len(labels)
	allowed := make([]bool, (L+1)*(L+1))
	for a := -1; a < L; a++ {
		for b := -1; b < L; b++ {
			allowed[(a+1)*(L+1)+b+1] = name.Allowed(labels, a, b)
		}
	}
	chain := learn.Chain{Labels: L, Trans: make([]float32, L*L), Allowed: func(a, b int) bool { return allowed[(a+1)*(L+1)+b+1] }}
	acc := make([]float32, L*L)
	ada := learn.AdaGrad{Rate: 0.05, NewRow: 2, Tiny: 0.002}
	epochs := 8
	if env.Quick {
		epochs = 4
	}
	for ep := range epochs {
		if ep >= epochs-3 {
			ada.Rate *= 0.5
		}
		rng.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		loss := 0.0
		for _, e := range all {
			loss += step(t, &chain, acc, ada, e, rng)
		}
		env.Logf("name: epoch %d, log-loss %.0f", ep+1, loss)
	}
	return chain.Trans
}

// step makes one step on one sentence and gives its log-loss.
func step(t *learn.Table, c *learn.Chain, acc []float32, ada learn.AdaGrad, e example, rng *rand.Rand) float64 {
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
