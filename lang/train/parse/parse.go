// Package parse trains the parser (lang/parse).
package parse

import (
	"errors"
	"math/rand"
	"slices"
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
	acts  []int // the actions that lead to the tree or as near as can be
}

const (
	bits     = 21 // of the rows of the actions
	beam     = 8  // states in training
	mixed    = 2  // trainings of the actions of which the mean is taken
	unit     = 4  // steps of a weight of the actions
	tagFolds = 4  // taggers that tag the training data, each the part that it was not trained on
)

// Train makes parse.bin (actions) and relation.bin (labels). First a greedy
// parser is trained with the dynamic oracle; its labels stay, its actions are
// where the search over many states starts to be trained.
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
	all, err := jackknife(env, ss, id)
	if err != nil {
		return err
	}
	rounds, searched := 4, 5
	if env.Quick {
		rounds, searched = 2, 1
	}
	actions, rels := greedy(env, all, len(labels), rounds, env.Seed)
	f, err := rels.Freeze(labels, nil, 1)
	if err != nil {
		return err
	}
	if err := env.Write("relation", f); err != nil {
		return err
	}
	first, err := f.Linear()
	if err != nil {
		return err
	}
	return env.WriteBytes("parse", learn.PackedBytes(mix(env, all, actions, first, searched), unit))
}

// mix trains the actions several times, each time in another order, and gives
// the mean.
func mix(env train.Env, all []example, from *learn.Packed, labels *model.Linear, rounds int) [][3]float32 {
	var sp parse.Space
	for i := range all {
		all[i].acts = oracle(&sp, &all[i])
	}
	got := make([][][3]float32, mixed)
	var wg sync.WaitGroup
	for k := range mixed {
		wg.Go(func() { got[k] = search(env, all, from.Clone(), labels, rounds, env.Seed+int64(k)+1) })
	}
	wg.Wait()
	sum := got[0]
	for i := range sum {
		for c := range 3 {
			for _, g := range got[1:] {
				sum[i][c] += g[i][c]
			}
			sum[i][c] /= mixed
		}
	}
	return sum
}

// jackknife gives the sentences with the tags of taggers that learned from the
// others.
func jackknife(env train.Env, ss []*data.Sentence, id map[string]int) ([]example, error) {
	parts := make([][]*data.Sentence, tagFolds)
	for i, s := range ss {
		parts[i/20%tagFolds] = append(parts[i/20%tagFolds], s)
	}
	out, errs := make([][]example, tagFolds), make([]error, tagFolds)
	var wg sync.WaitGroup
	two := make(chan bool, 2) // at a time, for the memory's sake
	for k := range tagFolds {
		wg.Go(func() {
			two <- true
			defer func() { <-two }()
			rest := slices.Concat(slices.Concat(parts[:k]...), slices.Concat(parts[k+1:]...))
			out[k], errs[k] = tagged(env, rest, parts[k], id)
		})
	}
	wg.Wait()
	return slices.Concat(out...), errors.Join(errs...)
}

// tagged gives the sentences with the tags of a tagger that learned from
// others.
func tagged(env train.Env, from, to []*data.Sentence, id map[string]int) ([]example, error) {
	t, err := tag.Fit(env, from, 4)
	if err != nil {
		return nil, err
	}
	cache, err := model.Borrow()
	if err != nil {
		return nil, err
	}
	var out []example
	for _, s := range to {
		out = append(out, make1(s, t.Tag(s.Form), cache, id))
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

// shuffled gives a new order of n things.
func shuffled(rng *rand.Rand, order []int) {
	rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
}
