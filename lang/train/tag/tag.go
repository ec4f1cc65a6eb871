// Package tag trains the lexicon of tags and the tagger (lang/tag).
package tag

import (
	"math/rand"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic/lang/model"
	"synoptic/lang/tag"
	"synoptic/lang/train"
	"synoptic/lang/train/data"
	"synoptic/lang/train/learn"
)

// Treebanks are the openly licensed treebanks that taggers and parsers learn
// from.
var Treebanks = []string{"ud_ewt", "gum"}

// Read reads the train part of the treebanks.
func Read(env train.Env) ([]*data.Sentence, error) {
	var all []*data.Sentence
	for _, p := range Treebanks {
		ss, err := data.CoNLLU(env.Path(p, "train.conllu"))
		if err != nil {
			return nil, err
		}
		all = append(all, ss...)
	}
	return all, nil
}

// Lexicon makes lexicon.bin: for each form seen four times or more, the tags
// that it has in one of twenty uses, as one number.
func Lexicon(env train.Env) error {
	ss, err := Read(env)
	if err != nil {
		return err
	}
	f, err := learn.Lookup(lexicon(ss), nil)
	if err != nil {
		return err
	}
	return env.Write("lexicon", f)
}

func lexicon(ss []*data.Sentence) map[uint64]uint32 {
	count := map[string]map[string]int{}
	for _, s := range ss {
		for i, f := range s.Form {
			f = model.Norm(f)
			if count[f] == nil {
				count[f] = map[string]int{}
			}
			count[f][s.UPOS[i]]++
		}
	}
	out := map[uint64]uint32{}
	for f, m := range count {
		total := 0
		for _, n := range m {
			total += n
		}
		if total < 4 {
			continue
		}
		var tags []string
		for t, n := range m {
			if n*20 >= total {
				tags = append(tags, t)
			}
		}
		sort.Slice(tags, func(i, j int) bool {
			return m[tags[i]] > m[tags[j]] || m[tags[i]] == m[tags[j]] && tags[i] < tags[j]
		})
		out[model.Hash(f)] = uint32(model.Hash(strings.Join(tags, "|"))) | 1
	}
	return out
}

// Tagger is a tagger in training.
type Tagger struct {
	Labels []string
	table  *learn.Table
	cache  *model.Cache
}

// threshold is the least weight that is kept, in log-odds.
const threshold = 0.1

// Train makes tag.bin.
func Train(env train.Env) error {
	ss, err := Read(env)
	if err != nil {
		return err
	}
	epochs := 6
	if env.Quick {
		epochs = 2
	}
	t, err := Fit(env, ss, epochs)
	if err != nil {
		return err
	}
	f, err := t.table.Freeze(t.Labels, nil, threshold)
	if err != nil {
		return err
	}
	return env.Write("tag", f)
}

// Fit trains by log-loss (AdaGrad) with feature dropout on the sentences and,
// for one in three short ones, a copy in other case, following its own tags.
func Fit(env train.Env, ss []*data.Sentence, epochs int) (*Tagger, error) {
	cache, err := model.Borrow()
	if err != nil {
		return nil, err
	}
	t := &Tagger{cache: cache}
	id := map[string]int{}
	for _, s := range ss {
		for i := range s.Form {
			l := s.UPOS[i] + "|" + s.XPOS[i]
			if _, ok := id[l]; !ok {
				id[l] = len(t.Labels)
				t.Labels = append(t.Labels, l)
			}
		}
	}
	t.table = learn.NewTable(len(t.Labels))
	rng := rand.New(rand.NewSource(env.Seed))
	all := slices.Concat(ss, mangled(ss, rng))
	scores := make([]float32, len(t.Labels))
	var fs, kept []uint64
	for epoch := range epochs {
		step := learn.AdaGrad{Rate: 0.1, NewRow: 0.3, Tiny: 0.002}
		switch epochs - epoch {
		case 2:
			step.Rate = 0.05
		case 1:
			step.Rate = 0.02
		}
		rng.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		bad, n := 0, 0
		for _, s := range all {
			ws := cache.Words(s.Form, nil)
			caps := tag.Caps(ws)
			t1, t2 := tag.NoTag, tag.NoTag
			for i := range ws {
				fs = tag.History(ws, i, t1, t2, tag.Context(ws, i, caps, tag.Own(ws[i], fs[:0])))
				kept = learn.Drop(fs, kept, 0.2, rng.Float64)
				t.table.Score(kept, scores)
				best := best(scores)
				gold := id[s.UPOS[i]+"|"+s.XPOS[i]]
				step.Step(t.table, kept, scores, gold)
				if best != gold {
					bad++
				}
				n++
				t2, t1 = t1, best
			}
		}
		env.Logf("tag: epoch %d, %.4f right in training", epoch+1, 1-float64(bad)/float64(n))
	}
	return t, nil
}

// Tag gives the labels of a sentence.
func (t *Tagger) Tag(forms []string) []string {
	ws := t.cache.Words(forms, nil)
	caps := tag.Caps(ws)
	scores := make([]float32, len(t.Labels))
	var fs []uint64
	var out []string
	t1, t2 := tag.NoTag, tag.NoTag
	for i := range ws {
		fs = tag.History(ws, i, t1, t2, tag.Context(ws, i, caps, tag.Own(ws[i], fs[:0])))
		t.table.Score(fs, scores)
		b := best(scores)
		out = append(out, t.Labels[b])
		t2, t1 = t1, b
	}
	return out
}

func best(scores []float32) int {
	b := 0
	for k, v := range scores {
		if v > scores[b] {
			b = k
		}
	}
	return b
}

// mangled copies three in ten sentences of fewer than 25 words in capitals,
// Title Case or small letters, so that headlines are read too.
func mangled(ss []*data.Sentence, rng *rand.Rand) []*data.Sentence {
	var out []*data.Sentence
	for _, s := range ss {
		if len(s.Form) >= 25 || rng.Float64() >= 0.3 {
			continue
		}
		kind := rng.Intn(3)
		c := *s
		c.Form = make([]string, len(s.Form))
		for i, f := range s.Form {
			switch kind {
			case 0:
				c.Form[i] = strings.ToUpper(f)
			case 1:
				c.Form[i] = f
				if r, n := utf8.DecodeRuneInString(f); len(f) > 2 || i == 0 {
					c.Form[i] = string(unicode.ToUpper(r)) + f[n:]
				}
			default:
				c.Form[i] = strings.ToLower(f)
			}
		}
		out = append(out, &c)
	}
	return out
}
