// Package name trains the model of proper names (lang/name).
package name

import (
	"fmt"
	"maps"
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
	rows     [][]int32 // the features of each token as the nets number them
	skip     bool      // not learnt from
	scores   []float32 // of the first reading
}

// Train makes name-lists.bin and name.bin: a linear-chain CRF trained with
// AdaGrad and feature dropout on CoNLL-2003, WikiGold, the politics part of
// CrossNER, IEER and GUM, with some sentences repeated as title-case headlines.
//
// A plain model without lists reads raw news, of which the lists are made. Then
// folds models are trained, each without a part of the documents; their mean is
// the model, and what each makes of its part is what the second reading, by the
// votes of a document, is trained on.
func Train(env train.Env) error {
	docs, err := corpora(env)
	if err != nil {
		return err
	}
	lower, err := smallWords(env, docs)
	if err != nil {
		return err
	}
	classes, err := model.Open("clusters")
	if err != nil {
		return err
	}
	t := &trainer{Env: env, docs: docs, lower: lower, classes: classes, chain: newChain()}
	plain, err := t.plain()
	if err != nil {
		return err
	}
	frozen, err := lists(env, plain)
	if err != nil {
		return err
	}
	if err := env.Write("name-lists", frozen); err != nil {
		return err
	}
	if t.lists, err = frozen.Linear(); err != nil {
		return err
	}
	f, err := t.model()
	if err != nil {
		return err
	}
	return env.Write("name", f)
}

// trainer holds what a model is trained with.
type trainer struct {
	train.Env
	docs           []Doc
	lower          map[string]bool
	classes, lists *model.Linear
	rng            *rand.Rand
	chain          learn.Chain
}

// sample is one document as it is read: with some of its sentences again as
// headlines, or one headline alone.
type sample struct {
	doc   *name.Doc
	all   []example // by sentence
	fold  int
	votes *name.Votes // after the first reading
}

// samples computes the features of all documents.
func (t *trainer) samples() []sample {
	reader := name.NewReader(t.classes, t.lists, t.lower)
	var out []sample
	for i, d := range t.docs {
		out = append(out, examples(reader, append(append(Doc{}, d...), headlines(d, 0.05, t.rng)...), false, i%folds))
		for _, h := range headlines(d, 0.1, t.rng) {
			out = append(out, examples(reader, Doc{h}, false, i%folds))
		}
	}
	return out
}

// held gives testa, to be looked at only.
func (t *trainer) held() ([]sample, error) {
	dev, err := ReadBIO(t.Path("ner_conll03", "testa.bio"), 3, false, true)
	if err != nil {
		return nil, err
	}
	reader := name.NewReader(t.classes, t.lists, t.lower)
	var out []sample
	for _, d := range dev {
		out = append(out, examples(reader, d, true, -1))
	}
	return out, nil
}

// plain trains one model without lists.
func (t *trainer) plain() (*name.Model, error) {
	t.rng = rand.New(rand.NewSource(t.Seed))
	all := t.samples()
	table := rare(all, 2)
	t.Logf("name: %d documents, %d features without lists", len(t.docs), table.Len())
	trans := t.fit(table, all, -1)
	f, err := table.Freeze(name.Labels(), t.params(trans, false), 0.06)
	if err != nil {
		return nil, err
	}
	l, err := f.Linear()
	if err != nil {
		return nil, err
	}
	return name.New(l, t.classes, nil)
}

func (t *trainer) params(trans []float32, votes bool) map[string]string {
	p := map[string]string{"lower": joined(t.lower), "clusters": name.ClassesID(), "transitions": strings.Trim(fmt.Sprint(trans), "[]")}
	if t.lists != nil {
		p["lists"] = "yes"
	}
	if votes {
		p["votes"] = "yes"
	}
	return p
}

// folds is how many models the mean is of.
const folds = 5

// model trains the model with lists and both readings.
func (t *trainer) model() (*learn.Frozen, error) {
	t.rng = rand.New(rand.NewSource(t.Seed))
	all := t.samples()
	table := rare(all, 2)
	t.fit(table, all, -1)
	table = heavy(all, table, 0.06)
	t.Logf("name: %d features of weight", table.Len())
	L := len(name.Labels())
	index, n := number(table, all)
	parts := make([]reading, folds)
	abreast(2*folds, func(i int) {
		if f := i / 2; i%2 == 0 {
			parts[f].nets = []*learn.Net{t.net(n, all, f)}
		} else {
			parts[f].table, parts[f].share = table.Blank(), half
			parts[f].trans = t.fit(parts[f].table, all, f)
		}
	})
	mean := reading{table.Blank(), 1, nil, make([]float32, L*L)}
	for f, part := range parts {
		mean.table.Join(part.table, half/folds)
		mean.nets = append(mean.nets, part.nets...)
		for i, v := range part.nets[0].Chain.Trans {
			part.trans[i] = (1-half)*part.trans[i] + half*v
			mean.trans[i] += part.trans[i] / folds
		}
		for k := range all {
			if all[k].fold == f {
				t.first(&part, &all[k])
			}
		}
	}
	held, err := t.held()
	if err != nil {
		return nil, err
	}
	for k := range held {
		for i := range held[k].all {
			held[k].all[i].number(table, index)
		}
		t.first(&mean, &held[k])
	}
	t.Logf("name: mean, F1 on testa %.2f", 100*t.exact(held, nil))
	votes := t.second(mean.trans, all)
	t.Logf("name: second reading, F1 on testa %.2f", 100*t.exact(held, votes))
	mean.table.Join(votes, 1)
	params := t.params(mean.trans, true)
	more, bytes := learn.Beside(mean.nets, half/folds)
	maps.Copy(params, more)
	return mean.table.FreezeWith(name.Labels(), params, 0.02, func(feature uint64) []byte {
		if r := table.Find(feature); r >= 0 && r < len(index) && index[r] >= 0 { // the mean, with its votes, may have grown past the table
			return bytes(int(index[r]))
		}
		return nil
	})
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
		d := Paragraphs(t)
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

func examples(r *name.Reader, d Doc, held bool, fold int) sample {
	in, tied := make([][]string, len(d)), make([][]bool, len(d))
	for i, s := range d {
		in[i], tied[i] = s.Words, s.Tied
	}
	doc := r.Doc(in, tied)
	out := sample{doc: doc, fold: fold}
	for i, s := range d {
		e := example{gold: name.Code(len(s.Words), s.Names), features: make([][]uint64, len(s.Words)), skip: s.Context}
		for k := range s.Words {
			if doc.Candidate(i, k) {
				e.features[k] = doc.Features(i, k, make([]uint64, 0, 96))
			}
		}
		for k, f := range e.features { // a name with a word that cannot be one is not learnt
			if f == nil && e.gold[k] != 0 && !held {
				e.skip = true
				break
			}
		}
		out.all = append(out.all, e)
	}
	return out
}
