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
// with some sentences repeated as title-case headlines. The weights are the mean
// of those after each of the last epochs.
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
	lists, err := model.Open("name-lists")
	if err == nil {
		params["lists"] = "yes"
	}
	reader := name.NewReader(classes, lists, lower)
	var all []example
	for _, d := range docs {
		all = append(all, examples(reader, append(append(Doc{}, d...), headlines(d, 0.05, rng)...), false)...)
		for _, h := range headlines(d, 0.1, rng) {
			all = append(all, examples(reader, Doc{h}, false)...)
		}
	}
	dev, err := ReadBIO(env.Path("ner_conll03", "testa.bio"), 3, false, true)
	if err != nil {
		return err
	}
	var held []example
	for _, d := range dev {
		held = append(held, examples(reader, d, true)...)
	}
	t := rare(all, 2)
	env.Logf("name: %d documents, %d sentences, %d features, word classes %v", len(docs), len(all), t.Len(), classes != nil)
	trans := fit(env, t, all, held, rng)
	params["transitions"] = strings.Trim(fmt.Sprint(trans), "[]")
	f, err := t.Freeze(name.Labels(), params, 0.06)
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
		d, err := ReadBIO(c.path, c.col, c.single, c.col == 3)
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
	err := data.Raw(env.Path("raw_bbc", "bbc.jsonl"), map[string]bool{}, func(_, t string) {
		d := blocks(t)
		for _, s := range d.Sentences {
			var words []string
			for k := s.First; k < s.Last; k++ {
				words = append(words, d.Word(k))
			}
			text = append(text, words)
		}
	})
	return commonlySmall(text), err
}

func joined(set map[string]bool) string {
	words := make([]string, 0, len(set))
	for w := range set {
		words = append(words, w)
	}
	sort.Strings(words)
	return strings.Join(words, " ")
}

// headlines gives a share of a document's sentences, written as headlines.
func headlines(d Doc, share float64, rng *rand.Rand) Doc {
	var out Doc
	for _, s := range d {
		n := len(s.Words)
		if n < 6 || n > 25 || s.Context || rng.Float64() > share {
			continue
		}
		h := Sentence{Names: s.Names}
		if s.Words[n-1] == "." {
			n--
		}
		for i, w := range s.Words[:n] {
			if len(w) > 3 || i == 0 {
				w = strings.ToUpper(w[:1]) + w[1:]
			}
			h.Words = append(h.Words, w)
		}
		h.Tied = s.Tied[:n]
		if k := len(s.Names); k > 0 && s.Names[k-1].Last > n {
			continue
		}
		out = append(out, h)
	}
	return out
}

func examples(r *name.Reader, d Doc, held bool) []example {
	in, tied := make([][]string, len(d)), make([][]bool, len(d))
	for i, s := range d {
		in[i], tied[i] = s.Words, s.Tied
	}
	doc := r.Doc(in, tied)
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
			if f == nil && e.gold[k] != 0 && !held {
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
func fit(env train.Env, t *learn.Table, all, held []example, rng *rand.Rand) []float32 {
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
	mean := make([]float64, len(t.W)) // of the weights after each of the last epochs
	meanTrans := make([]float64, L*L)
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
		env.Logf("name: epoch %d, log-loss %.0f, F1 on testa %.2f", ep+1, loss, 100*exact(t, &chain, held))
		if ep >= epochs-averaged {
			for i, v := range t.W {
				mean[i] += float64(v)
			}
			for i, v := range chain.Trans {
				meanTrans[i] += float64(v)
			}
		}
	}
	for i, v := range mean {
		t.W[i] = float32(v / averaged)
	}
	for i, v := range meanTrans {
		chain.Trans[i] = float32(v / averaged)
	}
	env.Logf("name: averaged, F1 on testa %.2f", 100*exact(t, &chain, held))
	return chain.Trans
}

// averaged is over how many of the last epochs the weights are averaged.
const averaged = 4

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

// exact gives the F1 of whole names over sentences held out, without rules.
func exact(t *learn.Table, c *learn.Chain, held []example) float64 {
	right, found, wanted := 0, 0, 0
	for _, e := range held {
		unary := make([]float32, len(e.gold)*c.Labels)
		for i, fs := range e.features {
			if fs == nil {
				unary[i*c.Labels] = 60
			} else {
				t.Score(fs, unary[i*c.Labels:][:c.Labels])
			}
		}
		gold := map[name.Found]bool{}
		for _, f := range name.Spans(name.Labels(), e.gold) {
			gold[f] = true
			wanted++
		}
		for _, f := range name.Spans(name.Labels(), c.Viterbi(unary)) {
			found++
			if gold[f] {
				right++
			}
		}
	}
	return 2 * float64(right) / float64(max(1, found+wanted))
}
