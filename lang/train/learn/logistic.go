package learn

import (
	"bytes"
	"fmt"
	"maps"
	"math"
	"os"
	"slices"
)

// Example is a thing with the cues that speak for or against it, told apart by Group from
// those of other reports.
type Example struct {
	Group int
	Cues  []string
	Right bool
}

// newton is how many rounds of Newton's method Logistic makes.
const newton = 12

// Logistic fits the weights of a logistic model over cues that are met in so many groups at
// least, by Newton's method. The penalty is that of the squares of the weights but for that of
// the cue "any", which all examples have.
func Logistic(all []Example, penalty float64, least int) map[string]float64 {
	in := map[string]map[int]bool{}
	for _, e := range all {
		for _, c := range e.Cues {
			if in[c] == nil {
				in[c] = map[int]bool{}
			}
			in[c][e.Group] = true
		}
	}
	names := slices.DeleteFunc(slices.Sorted(maps.Keys(in)), func(c string) bool { return len(in[c]) < least })
	at := map[string]int{}
	for i, c := range names {
		at[c] = i
	}
	w := make([]float64, len(names))
	for range newton {
		gradient, h := make([]float64, len(names)), make([][]float64, len(names))
		for i, c := range names {
			h[i] = make([]float64, len(names))
			lambda := penalty
			if c == "any" {
				lambda = .01
			}
			gradient[i], h[i][i] = -lambda*w[i], lambda
		}
		for _, e := range all {
			follow(e, at, w, gradient, h)
		}
		Solve(h, gradient)
		for i := range w {
			w[i] += gradient[i]
		}
	}
	out := map[string]float64{}
	for i, c := range names {
		out[c] = w[i]
	}
	return out
}

// follow adds what one example says of the gradient and of its slope.
func follow(e Example, at map[string]int, w, gradient []float64, h [][]float64) {
	var has []int
	s := 0.
	for _, c := range e.Cues {
		if i, ok := at[c]; ok {
			has, s = append(has, i), s+w[i]
		}
	}
	p, y := 1/(1+math.Exp(-s)), 0.
	if e.Right {
		y = 1
	}
	for _, i := range has {
		gradient[i] += y - p
		for _, j := range has {
			h[i][j] += p * (1 - p)
		}
	}
}

// Folded fits as many times as there are folds, each time to all examples but those of the
// groups of one fold: group g is of fold g modulo their number.
func Folded(all []Example, folds int, penalty float64, least int) []map[string]float64 {
	out := make([]map[string]float64, folds)
	for k := range out {
		out[k] = Logistic(slices.DeleteFunc(slices.Clone(all), func(e Example) bool { return e.Group%folds == k }), penalty, least)
	}
	return out
}

// Write writes weights below a remark to a file, as package dossier/weigh reads them.
func Write(path, remark string, weights map[string]float64) error {
	var b bytes.Buffer
	fmt.Fprintln(&b, "#", remark)
	for _, c := range slices.Sorted(maps.Keys(weights)) {
		fmt.Fprintf(&b, "%s: %.3f\n", c, weights[c])
	}
	return os.WriteFile(path, b.Bytes(), 0o644)
}
