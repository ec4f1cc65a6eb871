package parse

import (
	"math/rand"

	"synoptic/lang/parse"
	"synoptic/lang/train"
	"synoptic/lang/train/learn"
)

// trees parses each part of the sentences with a greedy parser trained on the
// others.
func trees(env train.Env, all []example, labels, rounds int) []parse.Tree {
	out := make([]parse.Tree, len(all))
	for k := range treeFolds {
		var rest []example
		for i := range all {
			if i/20%treeFolds != k {
				rest = append(rest, all[i])
			}
		}
		l := newLearner(labels)
		l.rounds(env, rest, rounds, env.Seed)
		l.labels.table.Average(l.labels.step)
		l.labels.gold = -1
		l.actions = l.actions.Averaged(l.step)
		l.Scorer = l.actions
		for i := range all {
			if i/20%treeFolds == k {
				l.Begin(all[i].words)
				l.Run()
				l.Tree(&l.Beam[0], &out[i])
			}
		}
	}
	return out
}

const (
	relabelRounds    = 5
	relabelDrop      = 0.2
	relabelThreshold = 0.2
)

// again trains the labels of finished trees by log-loss on the arcs that are
// right.
func again(env train.Env, all []example, trees []parse.Tree, labels int) *learn.Table {
	rng := rand.New(rand.NewSource(env.Seed))
	table := learn.NewTable(labels)
	order := rng.Perm(len(all))
	scores := make([]float32, labels)
	var fs, kept []uint64
	var sp parse.Space
	for round := range relabelRounds {
		step := learn.AdaGrad{Rate: 0.1, NewRow: 0.3, Tiny: 0.002}
		switch relabelRounds - round {
		case 2:
			step.Rate = 0.05
		case 1:
			step.Rate = 0.02
		}
		shuffled(rng, order)
		before, n := 0, 0
		for _, i := range order {
			e, t := &all[i], &trees[i]
			sp.Reset(e.words)
			for d := 1; d < len(e.gold); d++ {
				if int(t.Head[d]) != e.gold[d] || e.gold[d] == 0 {
					continue
				}
				fs = sp.Whole(t, int32(d), fs[:0])
				kept = learn.Drop(fs, kept, relabelDrop, rng.Float64)
				table.Score(kept, scores)
				step.Step(table, kept, scores, e.rel[d])
				n++
				if int(t.Rel[d]) == e.rel[d] {
					before++
				}
			}
		}
		env.Logf("parse: labels round %d, %d arcs, %.4f right before", round+1, n, float64(before)/float64(n))
	}
	return table
}
