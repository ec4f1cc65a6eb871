package stance

import (
	"math/rand"

	"synoptic/dossier/want"
	"synoptic/lang/train/learn"
)

// fit finds the weights of a softmax over the labels for the likelihood of all examples but
// those of a fold, less a penalty of the squares of the weights: stochastic descent with
// steps of 1/t, whose weights shrink by one common factor (Bottou 2012).
func fit(all []example, but int, seed int64) *learn.Table {
	names := want.Labels()
	t := learn.NewTable(len(names))
	count := map[uint64]int{}
	var order []int
	for i := range all {
		if e := &all[i]; e.fold != but && e.weight > 0 {
			order = append(order, i)
			for _, f := range e.features {
				count[f]++
			}
		}
	}
	rows := make([][]int, len(all))
	for _, i := range order {
		for _, f := range all[i].features {
			if count[f] >= least {
				rows[i] = append(rows[i], t.Add(f)*len(names))
			}
		}
	}
	rng := rand.New(rand.NewSource(seed))
	lambda := penalty / float64(len(order))
	scale, step := 1., 0.
	scores := make([]float32, len(names))
	mean := make([]float32, len(t.W)) // of the later rounds
	for round := range rounds {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			e := &all[i]
			clear(scores)
			for _, r := range rows[i] {
				for k, v := range t.W[r : r+len(names)] {
					scores[k] += v
				}
			}
			for k := range scores {
				scores[k] *= float32(scale)
			}
			e.believe(scores)
			sum := float32(1e-6)
			for _, k := range e.right {
				sum += scores[k]
			}
			for _, k := range e.right {
				scores[k] -= max(scores[k], 1e-6) / sum
			}
			rate := first / (1 + first*lambda*step)
			step++
			scale *= 1 - rate*lambda
			by := float32(rate/scale) * e.weight * e.step
			for k, g := range scores {
				if g *= by; g > tiny*by || g < -tiny*by {
					for _, r := range rows[i] {
						t.W[r+k] -= g
					}
				}
			}
		}
		if round >= rounds-averaged {
			for i, v := range t.W {
				mean[i] += v * float32(scale) / averaged
			}
		}
	}
	copy(t.W, mean)
	return t
}
