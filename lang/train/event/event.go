package event

import (
	"fmt"
	"math/rand"
	"slices"
	"strings"

	"synoptic/lang/event"
	"synoptic/lang/model"
	"synoptic/lang/train"
	"synoptic/lang/train/learn"
)

// example is one decision: features, the labels that are right, its weight,
// the sentence's group (-1: of no fold).
type example struct {
	features []uint64
	right    []int
	weight   float32
	group    int
}

// Weights of what teaches.
const (
	weightOther   = 0.5 // a word of a labelled sentence that is not its event
	weightTable   = 0.3 // what the tables say of a word
	weightPattern = 0.25
	weightRaw     = 0.2
)

// Train makes event.bin: log-loss with AdaGrad and feature dropout over the
// words of PLV, the PLOVER records and, weighing less, the patterns of the
// CAMEO verb dictionary and what the tables say of words in plain news.
func Train(env train.Env) error {
	samples, err := Samples(env.Bench)
	if err != nil {
		return err
	}
	extra, err := weak(env)
	if err != nil {
		return err
	}
	all := append(examples(samples), extra...)
	env.Logf("event: %d sentences, %d decisions, of them %d weak", len(samples), len(all), len(extra))
	f, err := fit(all, env.Seed)
	if err != nil {
		return err
	}
	return env.Write("event", f)
}

// Samples gives the labelled sentences of the bench, read and grouped.
func Samples(bench string) ([]Sample, error) {
	var out []Sample
	for _, name := range []string{"event_plv/train.jsonl", "event_plover_gsr/dev.jsonl"} {
		s, err := Read(bench + "/" + name)
		if err != nil {
			return nil, err
		}
		out = append(out, s...)
	}
	Prepare(out)
	return out, nil
}

// Folds trains one model a fold, each without the groups whose number is that
// of the fold modulo n, for scores on sentences that a model has not seen.
func Folds(env train.Env, samples []Sample, n int) ([]*model.Linear, error) {
	extra, err := weak(env)
	if err != nil {
		return nil, err
	}
	all := examples(samples)
	out := make([]*model.Linear, n)
	for k := range n {
		part := slices.Clone(extra)
		for _, e := range all {
			if e.group%n != k {
				part = append(part, e)
			}
		}
		f, err := fit(part, env.Seed)
		if err != nil {
			return nil, err
		}
		if out[k], err = f.Linear(); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// examples turns the labelled sentences into decisions.
func examples(samples []Sample) []example {
	var out []example
	for i := range samples {
		s := &samples[i]
		all := event.Candidates(s.Doc)
		gold, part := s.trigger(all)
		for k, c := range all {
			e := example{features: c.Features, group: s.Group, weight: weightOther}
			switch {
			case gold[k]:
				e.right, e.weight = labels(Types(s.Root)), 1
			case c.Table != event.None && part[k]:
				continue
			case c.Table != event.None:
				e.right, e.weight = labels([]string{c.Table}), weightTable
			default:
				e.right = labels([]string{event.None})
			}
			out = append(out, e)
		}
	}
	return out
}

// labels gives the numbers of labels.
func labels(types []string) []int {
	var out []int
	for _, t := range types {
		if k := slices.Index(event.Labels(), t); k >= 0 {
			out = append(out, k)
		}
	}
	return out
}

const (
	rounds  = 8
	dropout = 0.3
)

// fit trains and freezes a model.
func fit(all []example, seed int64) (*learn.Frozen, error) {
	names := event.Labels()
	t := learn.NewTable(len(names))
	a := learn.AdaGrad{Rate: 0.1, NewRow: 0.05, Tiny: 0.002}
	rng := rand.New(rand.NewSource(seed))
	scores := make([]float32, len(names))
	var buf []uint64
	order := make([]int, len(all))
	for i := range order {
		order[i] = i
	}
	for range rounds {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			e := &all[i]
			if len(e.right) == 0 {
				continue
			}
			buf = learn.Drop(e.features, buf, dropout, rng.Float64)
			t.Score(buf, scores)
			learn.Softmax(scores)
			sum := float32(1e-6)
			for _, k := range e.right {
				sum += scores[k]
			}
			for _, k := range e.right {
				scores[k] -= max(scores[k], 1e-6) / sum
			}
			for k := range scores {
				scores[k] *= e.weight
			}
			a.Follow(t, buf, scores)
		}
	}
	params := map[string]string{"labels": strings.Join(names, " ")}
	f, err := t.Freeze(names, params, 0.04)
	if err != nil {
		return nil, fmt.Errorf("event: %w", err)
	}
	return f, nil
}
