// Package differ trains how package dossier/differ aligns claims: one logistic regression
// over what is told around two of them, on pairs that were read and judged
// (eval/labels/differ.md).
package differ

import (
	"bytes"
	"cmp"
	_ "embed"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"

	"synoptic/dossier/differ"
	"synoptic/lang/train"
	"synoptic/lang/train/learn"
)

const (
	penalty = 100.0 // of the squares by which weights differ from their centre, but for that of any pair
	most    = 8.0   // the most that the pairs of a group weigh together, before what they were drawn of
	rounds  = 12    // of Newton's method
)

// centreText holds the weights of an earlier fit.
//
//go:embed centre.txt
var centreText string

type (
	weights = [len(differ.FeatureNames)]float64

	// example is a pair that was judged.
	example struct {
		group     string
		x         weights
		differs   bool
		weight, p float64 // p: how likely weights make it that have not seen its group
	}
)

// Train learns the weights and writes dossier/differ/weights.txt.
func Train(env train.Env) error {
	root := env.Root()
	groups, err := readGroups(filepath.Join(root, "eval/labels/differ.tsv"))
	if err != nil {
		return err
	}
	all, err := examples(env, groups)
	if err != nil {
		return err
	}
	for i := range all {
		if !env.Quick && (i == 0 || all[i].group != all[i-1].group) {
			w := fit(all, all[i].group)
			for k := i; k < len(all) && all[k].group == all[i].group; k++ {
				all[k].p = likely(&all[k].x, w)
			}
		}
	}
	if !env.Quick {
		env.Logf("weights that have not seen the group of a pair:")
		report(env, all)
		env.Logf("their centre:")
		for i := range all {
			all[i].p = likely(&all[i].x, differ.Weights(centreText))
		}
		report(env, all)
	}
	var b bytes.Buffer
	fmt.Fprintln(&b, "# how much each feature speaks for two claims being of one thing, and differing (go run ./lang/train/cmd differ)")
	for i, w := range fit(all, "") {
		fmt.Fprintf(&b, "%s: %.3f\n", differ.FeatureNames[i], w)
	}
	return os.WriteFile(filepath.Join(root, "dossier/differ/weights.txt"), b.Bytes(), 0o644)
}

// examples finds the judged pairs of each group among the pairs of its record.
func examples(env train.Env, groups []*group) ([]example, error) {
	var out []example
	lost := 0
	for _, g := range groups {
		pairs, err := g.pairs(env.Bench)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", g.Name, err)
		}
		first := len(out)
		for _, j := range g.judged {
			k := slices.IndexFunc(pairs, func(p differ.Pair) bool {
				a, b := pointer(p.At[0]), pointer(p.At[1])
				return a == j.at[0] && b == j.at[1] || a == j.at[1] && b == j.at[0]
			})
			if k < 0 {
				lost++ // what is no claim any more, or apart whatever is told
				continue
			}
			out = append(out, example{group: g.Name, x: pairs[k].Features, differs: j.judge == "d", weight: j.of})
		}
		for i := first; i < len(out); i++ {
			out[i].weight *= min(1, most/float64(len(out)-first))
		}
	}
	env.Logf("%d pairs of %d groups, %d more are not weighed", len(out), len(groups), lost)
	return out, nil
}

// fit finds the weights of all examples but those of a group, by Newton's method.
func fit(all []example, but string) *weights {
	centre := differ.Weights(centreText)
	b := *centre
	for range rounds {
		var gradient weights
		var h [len(b)][len(b)]float64
		for i := range b {
			lambda := penalty
			if i == 0 {
				lambda = 0.01
			}
			gradient[i], h[i][i] = -lambda*(b[i]-centre[i]), lambda
		}
		for k := range all {
			e := &all[k]
			if e.group == but {
				continue
			}
			p, y := likely(&e.x, &b), 0.0
			if e.differs {
				y = 1
			}
			for i, x := range e.x {
				if x == 0 {
					continue
				}
				gradient[i] += e.weight * (y - p) * x
				for j, z := range e.x {
					h[i][j] += e.weight * p * (1 - p) * x * z
				}
			}
		}
		rows := make([][]float64, len(h))
		for i := range h {
			rows[i] = h[i][:]
		}
		learn.Solve(rows, gradient[:])
		for i := range b {
			b[i] += gradient[i]
		}
	}
	return &b
}

func likely(x, w *weights) float64 {
	s := 0.0
	for i := range x {
		s += w[i] * x[i]
	}
	return 1 / (1 + math.Exp(-s))
}

// report tells how well weights that have not seen a group tell its pairs that differ.
func report(env train.Env, all []example) {
	sorted := slices.Clone(all)
	slices.SortStableFunc(sorted, func(a, b example) int { return cmp.Compare(b.p, a.p) })
	good, loss, weight := 0.0, 0.0, 0.0
	for _, e := range sorted {
		weight += e.weight
		if e.differs {
			good += e.weight
			loss -= e.weight * math.Log(max(e.p, 1e-6))
		} else {
			loss -= e.weight * math.Log(max(1-e.p, 1e-6))
		}
	}
	right, n, average := 0.0, 0.0, 0.0
	bars := []float64{.8, .7, .65, .6, .55, .5, .45, .4, .3}
	for _, e := range append(sorted, example{p: -1}) {
		for len(bars) > 0 && e.p < bars[0] {
			env.Logf("likelier than %.2f: %.0f pairs, %.3f of them differ, %.3f of those that differ", bars[0], n, right/max(n, 1), right/good)
			bars = bars[1:]
		}
		n += e.weight
		if e.differs {
			right += e.weight
			average += e.weight * right / n
		}
	}
	env.Logf("average precision %.3f, log loss %.3f", average/good, loss/weight)
}
