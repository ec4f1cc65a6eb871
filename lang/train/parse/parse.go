// Package parse trains the parser (lang/parse).
package parse

import (
	"math/rand"
	"strings"
	"sync"

	"synoptic/lang/model"
	"synoptic/lang/parse"
	"synoptic/lang/train"
	"synoptic/lang/train/data"
	"synoptic/lang/train/learn"
	"synoptic/lang/train/tag"
)

// example is a sentence with the tags that a tagger which never saw it gives.
type example struct {
	words []parse.Word
	gold  []int // governor by word, from 1
	rel   []int
}

// Train makes parse.bin (actions) and relation.bin (labels): averaged
// perceptrons with the dynamic oracle, following their own actions from the
// second round on.
func Train(env train.Env) error {
	ss, err := tag.Read(env)
	if err != nil {
		return err
	}
	labels := []string{}
	id := map[string]int{}
	for _, s := range ss {
		for _, r := range s.Rel {
			if _, ok := id[r]; !ok {
				id[r] = len(labels)
				labels = append(labels, r)
			}
		}
	}
	examples, err := jackknife(env, ss, id)
	if err != nil {
		return err
	}
	rounds := 6
	if env.Quick {
		rounds = 2
	}
	actions, rels := fit(env, examples, len(labels), rounds)
	f, err := actions.Freeze([]string{"shift", "left", "right"}, nil, 1)
	if err != nil {
		return err
	}
	if err := env.Write("parse", f); err != nil {
		return err
	}
	if f, err = rels.Freeze(labels, nil, 1); err != nil {
		return err
	}
	return env.Write("relation", f)
}

// folds is how many taggers tag the training data, each the part that it was
// not trained on.
const folds = 2

func jackknife(env train.Env, ss []*data.Sentence, id map[string]int) ([]example, error) {
	out := make([]example, len(ss))
	errs := make([]error, folds)
	var wg sync.WaitGroup
	for k := range folds {
		wg.Go(func() {
			var rest []*data.Sentence
			for i, s := range ss {
				if i/20%folds != k {
					rest = append(rest, s)
				}
			}
			t, err := tag.Fit(env, rest, 3)
			if err != nil {
				errs[k] = err
				return
			}
			cache, err := model.Borrow()
			if err != nil {
				errs[k] = err
				return
			}
			for i, s := range ss {
				if i/20%folds == k {
					out[i] = make1(s, t.Tag(s.Form), cache, id)
				}
			}
		})
	}
	wg.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

func make1(s *data.Sentence, tags []string, cache *model.Cache, id map[string]int) example {
	e := example{gold: []int{-1}, rel: []int{-1}}
	for i, f := range s.Form {
		u, x, _ := strings.Cut(tags[i], "|")
		e.words = append(e.words, parse.MakeWord(cache.Word(f), u, x))
		e.gold = append(e.gold, s.Head[i])
		e.rel = append(e.rel, id[s.Rel[i]])
	}
	return e
}

// fit trains the two models.
func fit(env train.Env, all []example, labels, rounds int) (actions, rels *learn.Table) {
	actions, rels = learn.NewTable(3), learn.NewTable(labels)
	rng := rand.New(rand.NewSource(env.Seed))
	t := trainer{actions: actions, rels: rels, scores: make([]float32, labels), step: 1, relStep: 1}
	for round := range rounds {
		rng.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		t.bad, t.n = 0, 0
		for _, e := range all {
			t.sentence(e, round > 0)
		}
		env.Logf("parse: round %d, %.4f actions right, %d features", round+1, 1-float64(t.bad)/float64(t.n), actions.Len())
	}
	actions.Average(t.step)
	rels.Average(t.relStep)
	return actions, rels
}

type trainer struct {
	actions, rels *learn.Table
	state         parse.State
	fs            []uint64
	scores        []float32
	step, relStep float32
	bad, n        int
}

func (t *trainer) sentence(e example, explore bool) {
	s := &t.state
	s.Reset(e.words)
	for !s.Done() {
		legal, costs := s.Legal(), s.Costs(e.gold)
		least := 1 << 30
		for a := range 3 {
			if legal[a] {
				least = min(least, costs[a])
			}
		}
		t.fs = s.Actions(t.fs[:0])
		var scores [3]float32
		t.actions.Score(t.fs, scores[:])
		own, gold := -1, -1
		for a := range 3 {
			if legal[a] && (own < 0 || scores[a] > scores[own]) {
				own = a
			}
			if legal[a] && costs[a] == least && (gold < 0 || scores[a] > scores[gold]) {
				gold = a
			}
		}
		if own != gold {
			t.actions.Update(t.fs, gold, own, t.step)
			t.bad++
		}
		t.step++
		t.n++
		act := gold
		if explore {
			act = own
		}
		rel := -1
		if act != parse.Shift {
			h, d := s.Arc(act)
			rel = t.label(e, h, d)
		}
		s.Do(act, rel)
	}
}

func (t *trainer) label(e example, h, d int) int {
	t.fs = t.state.Labels(h, d, t.fs[:0])
	t.rels.Score(t.fs, t.scores)
	best := 0
	for k, v := range t.scores {
		if v > t.scores[best] {
			best = k
		}
	}
	if e.gold[d] == h && best != e.rel[d] {
		t.rels.Update(t.fs, e.rel[d], best, t.relStep)
	}
	t.relStep++
	return best
}
