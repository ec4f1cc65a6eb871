package parse

import (
	"math/rand"

	"synoptic/lang/parse"
	"synoptic/lang/train"
	"synoptic/lang/train/learn"
)

// teacher is a parse.Labeller that learns: averaged perceptron.
type teacher struct {
	table  *learn.Table
	scores []float32
	step   float32
	gold   int // of the next arc, -1 for an arc that is wrong
}

// Label implements parse.Labeller.
func (t *teacher) Label(fs []uint64) uint8 {
	t.table.Score(fs, t.scores)
	best := 0
	for k, v := range t.scores {
		if v > t.scores[best] {
			best = k
		}
	}
	if t.gold >= 0 && t.gold != best {
		t.table.Update(fs, t.gold, best, t.step)
	}
	t.step++
	return uint8(best)
}

// learner trains the greedy parser.
type learner struct {
	parse.Search
	actions *learn.Packed
	labels  *teacher
	fs      []uint64
	step    int64
	bad, n  int
}

// greedy trains with the dynamic oracle of Goldberg and Nivre (2013), following
// its own actions from the second round on. The actions are given as they are
// at the end, not their mean.
func greedy(env train.Env, all []example, labels, rounds int, seed int64) (*learn.Packed, *learn.Table) {
	l := newLearner(labels)
	l.rounds(env, all, rounds, seed)
	l.labels.table.Average(l.labels.step)
	return l.actions, l.labels.table
}

func newLearner(labels int) *learner {
	l := &learner{actions: learn.NewPacked(bits), step: 1, labels: &teacher{table: learn.NewTable(labels), scores: make([]float32, labels), step: 1}}
	l.Search = parse.Search{Scorer: l.actions, Labeller: l.labels, Width: 1}
	return l
}

func (l *learner) rounds(env train.Env, all []example, rounds int, seed int64) {
	rng := rand.New(rand.NewSource(seed))
	order := rng.Perm(len(all))
	for round := range rounds {
		l.bad, l.n = 0, 0
		shuffled(rng, order)
		for _, i := range order {
			l.sentence(&all[i], round > 0)
		}
		env.Logf("parse: greedy round %d, %.4f actions right", round+1, 1-float64(l.bad)/float64(l.n))
	}
}

func (l *learner) sentence(e *example, explore bool) {
	l.Begin(e.words)
	at := &l.Beam[0]
	for !l.Done(at) {
		act, forced := parse.Forced(l.Legal(at))
		if !forced {
			act = l.choose(e, at, explore)
		}
		l.labels.gold = -1
		if act != parse.Shift {
			if h, d := l.Arc(at, act); e.gold[d] == h {
				l.labels.gold = e.rel[d]
			}
		}
		l.Take(at, act)
	}
}

// choose gives the next action, after learning from it.
func (l *learner) choose(e *example, at *parse.State, explore bool) int {
	legal, costs := l.Legal(at), l.Costs(at, e.gold)
	least := 1 << 30
	for a := range 3 {
		if legal[a] {
			least = min(least, costs[a])
		}
	}
	l.fs = l.Actions(at, l.fs[:0])
	var scores [3]int32
	l.actions.Add(&scores, l.fs)
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
		l.actions.Update(l.fs, gold, 1, l.step)
		l.actions.Update(l.fs, own, -1, l.step)
		l.bad++
	}
	l.step++
	l.n++
	if explore {
		return own
	}
	return gold
}
