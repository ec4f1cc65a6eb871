package learn

import "math"

// AdaGrad holds the settings of log-loss training. The defaults of the
// calibration are Rate 0.1, NewRow 0.3, Tiny 0.002.
type AdaGrad struct {
	Rate   float32 // learning rate
	NewRow float32 // a feature gets a row only when the greatest error is above this
	Tiny   float32 // errors below are not followed
}

// Softmax turns scores into probabilities in place.
func Softmax(scores []float32) {
	top := scores[0]
	for _, v := range scores {
		top = max(top, v)
	}
	var sum float64
	for i, v := range scores {
		e := math.Exp(float64(v - top))
		scores[i] = float32(e)
		sum += e
	}
	for i := range scores {
		scores[i] /= float32(sum)
	}
}

// Step makes one step of log-loss on one decision whose scores were computed
// with the same features; scores are overwritten by the gradient.
func (a AdaGrad) Step(t *Table, features []uint64, scores []float32, gold int) {
	Softmax(scores)
	scores[gold]--
	a.Follow(t, features, scores)
}

// Follow makes one step against a gradient (one value a label, expected minus
// observed).
func (a AdaGrad) Follow(t *Table, features []uint64, gradient []float32) {
	var top float32
	for k, g := range gradient {
		if g < 0 {
			g = -g
		}
		if g < a.Tiny {
			gradient[k] = 0
			continue
		}
		top = max(top, g)
	}
	if top == 0 {
		return
	}
	for _, f := range features {
		r := t.Find(f)
		if r < 0 {
			if top < a.NewRow {
				continue
			}
			r = t.Add(f)
		}
		w, acc := t.W[r*t.Labels:][:t.Labels], t.Acc[r*t.Labels:][:t.Labels]
		for k, g := range gradient {
			if g == 0 {
				continue
			}
			acc[k] += g * g
			w[k] -= a.Rate * g / float32(math.Sqrt(float64(acc[k])+0.01))
		}
	}
}

// Drop copies the features of which rnd says yes: feature dropout. rnd gives
// numbers in [0, 1).
func Drop(features, buf []uint64, rate float64, rnd func() float64) []uint64 {
	buf = buf[:0]
	for _, f := range features {
		if rnd() >= rate {
			buf = append(buf, f)
		}
	}
	return buf
}
