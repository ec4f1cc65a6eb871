package parse

import (
	"math"
	"math/rand"

	"synoptic/lang/model"
	"synoptic/lang/parse"
	"synoptic/lang/train"
	"synoptic/lang/train/learn"
)

// oracle gives the actions that lead to the gold tree, or with the fewest arcs
// lost where arcs cross; an arc is made as early as can be.
func oracle(sp *parse.Space, e *example) (acts []int) {
	at := sp.Reset(e.words)
	for !sp.Done(&at) {
		legal, costs := sp.Legal(&at), sp.Costs(&at, e.gold)
		best := -1
		for _, a := range []int{parse.Left, parse.Right, parse.Shift} {
			if legal[a] && (best < 0 || costs[a] < costs[best]) {
				best = a
			}
		}
		acts = append(acts, best)
		sp.Do(&at, best, 0)
	}
	return acts
}

// searcher trains the actions for the search over several states: a structured
// perceptron (Collins 2002), updated where the score of a wrong beginning most
// exceeds the right one's (Huang, Fayong and Guo 2012). The labels are those of
// a frozen model, as they will be.
type searcher struct {
	wide, right parse.Search
	actions     *learn.Packed
	scores      []int64 // of the right beginnings
	own         []parse.Step
	fs          []uint64
	updates     int
}

func search(env train.Env, all []example, from *learn.Packed, labels *model.Linear, rounds int, seed int64) [][3]float32 {
	first := parse.NewLinear(labels)
	s := &searcher{actions: from}
	s.wide = parse.Search{Scorer: from, Labeller: &first, Width: beam, Margin: math.MaxInt32, Memory: true}
	s.right = parse.Search{Scorer: from, Labeller: &first, Width: 1, Memory: true}
	rng := rand.New(rand.NewSource(seed))
	order := rng.Perm(len(all))
	step := int64(1)
	for round := range rounds {
		s.updates = 0
		shuffled(rng, order)
		for _, i := range order {
			s.sentence(&all[i], step)
			step++
		}
		env.Logf("parse: search round %d, %d of %d sentences wrong", round+1, s.updates, len(all))
	}
	return from.Mean(step)
}

func (s *searcher) sentence(e *example, step int64) {
	s.right.Begin(e.words)
	at := s.right.Beam[0]
	s.scores = s.scores[:0]
	for _, act := range e.acts {
		if _, forced := parse.Forced(s.right.Legal(&at)); !forced {
			at.Score += int64(s.right.Scores(&at)[act])
		}
		s.right.Take(&at, act)
		s.scores = append(s.scores, at.Score)
	}
	gold := s.right.Steps(&at, nil)
	s.wide.Begin(e.words)
	worst := int64(-1)
	var wrong parse.State
	for _, score := range s.scores {
		s.wide.Step()
		if b := &s.wide.Beam[0]; b.Score-score > worst && s.differs(b, e.acts) {
			worst, wrong = b.Score-score, *b
		}
	}
	if worst < 0 {
		return
	}
	s.updates++
	s.own = s.wide.Steps(&wrong, s.own[:0])
	same := 0
	for same < len(s.own) && s.own[same].Action == gold[same].Action {
		same++
	}
	s.follow(e, gold[:len(s.own)], same, 1, step)
	s.follow(e, s.own, same, -1, step)
}

func (s *searcher) differs(at *parse.State, acts []int) bool {
	s.own = s.wide.Steps(at, s.own[:0])
	for i, st := range s.own {
		if st.Action != acts[i] {
			return true
		}
	}
	return false
}

// follow moves the weights of the actions of a way from one on.
func (s *searcher) follow(e *example, way []parse.Step, from int, by int32, step int64) {
	at := s.right.Reset(e.words)
	for i, st := range way {
		if _, forced := parse.Forced(s.right.Legal(&at)); !forced && i >= from {
			s.fs = s.right.Actions(&at, s.fs[:0])
			s.actions.Update(s.fs, st.Action, by, step)
		}
		s.right.Do(&at, st.Action, st.Rel)
	}
}
