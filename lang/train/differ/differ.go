// Package differ trains how package dossier/differ aligns claims: one logistic regression
// over what is told around two of them, on pairs that were read and judged and on groups of
// which every difference is known (eval/labels/differ.md, differences.md).
package differ

import (
	"bytes"
	"cmp"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"synoptic/dossier/differ"
	"synoptic/lang/train"
	"synoptic/lang/train/learn"
)

const (
	penalty = 3.0 // of the squares of the weights, but for that of any pair
	most    = 8.0 // the most that the pairs of a group of which some were judged weigh together, before what they were drawn of
	rounds  = 12  // of Newton's method
	parts   = 8   // in as many the groups are parted to be scored by a model that has not seen them
)

// example is a pair that was judged.
type example struct {
	group     string
	complete  bool // of a group of which all differences are known
	x         differ.Features
	at        [2]string
	differs   bool
	weight, p float64 // p: how likely a model makes it that has not seen its group
}

// Train learns the weights and writes dossier/differ/weights.txt.
func Train(env train.Env) error {
	root := filepath.Join(env.Out, "../../..")
	groups, err := readGroups(filepath.Join(root, "eval/labels/differ.tsv"))
	if err != nil {
		return err
	}
	complete, err := readComplete(filepath.Join(root, "eval/labels/differences.tsv"))
	if err != nil {
		return err
	}
	all, err := examples(env, append(groups, complete...))
	if err != nil {
		return err
	}
	for part := 0; part < parts && !env.Quick; part++ {
		var seen, fresh []*example
		for i := range all {
			if partOf(all[i].group) == part {
				fresh = append(fresh, &all[i])
			} else {
				seen = append(seen, &all[i])
			}
		}
		w := fit(seen)
		for _, e := range fresh {
			e.p = e.x.Likely(w)
		}
	}
	if !env.Quick {
		report(env, all)
	}
	every := make([]*example, len(all))
	for i := range all {
		every[i] = &all[i]
	}
	var b bytes.Buffer
	fmt.Fprintln(&b, "# how much each feature speaks for two claims being of one thing, and differing (go run ./lang/train/cmd differ)")
	for i, w := range fit(every) {
		fmt.Fprintf(&b, "%s: %.3f\n", differ.FeatureNames[i], w)
	}
	return os.WriteFile(filepath.Join(root, "dossier/differ/weights.txt"), b.Bytes(), 0o644)
}

// partOf tells in which part a group is.
func partOf(group string) int {
	h := fnv.New32a()
	h.Write([]byte(group))
	return int(h.Sum32()>>3) % parts
}

// examples finds the judged pairs of each group among the pairs of its record.
func examples(env train.Env, groups []*group) ([]example, error) {
	var out []example
	lost := 0
	for _, g := range groups {
		pairs, err := g.pairs(env.Path(filepath.FromSlash(g.File)))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", g.Name, err)
		}
		first := len(out)
		if g.complete {
			for i, j := range g.judgeAll(pairs) {
				if j != "s" {
					p := &pairs[i]
					out = append(out, example{group: g.Name, complete: true, x: p.Features, at: [2]string{pointer(p.At[0]), pointer(p.At[1])}, differs: j == "d", weight: 1})
				}
			}
		}
		for _, j := range g.judged {
			k := slices.IndexFunc(pairs, func(p differ.Pair) bool {
				a, b := pointer(p.At[0]), pointer(p.At[1])
				return a == j.at[0] && b == j.at[1] || a == j.at[1] && b == j.at[0]
			})
			if k < 0 {
				lost++ // what is no claim any more, or apart whatever is told
				continue
			}
			out = append(out, example{group: g.Name, x: pairs[k].Features, at: j.at, differs: j.judge == "d", weight: j.of})
		}
		for i := first; i < len(out) && !g.complete; i++ {
			out[i].weight *= min(1, most/float64(len(out)-first))
		}
	}
	env.Logf("%d pairs of %d groups, %d more are not weighed", len(out), len(groups), lost)
	return out, nil
}

// fit finds the weights by Newton's method.
func fit(all []*example) *differ.Features {
	var b differ.Features
	for range rounds {
		var gradient differ.Features
		var h [len(b)][len(b)]float64
		for i := range b {
			lambda := penalty
			if i == 0 {
				lambda = 0.01
			}
			gradient[i], h[i][i] = -lambda*b[i], lambda
		}
		for _, e := range all {
			var on []int
			for i, x := range e.x {
				if x != 0 {
					on = append(on, i)
				}
			}
			p := e.x.Likely(&b)
			for _, i := range on {
				gradient[i] += e.weight * (e.y() - p) * e.x[i]
				for _, j := range on {
					h[i][j] += e.weight * p * (1 - p) * e.x[i] * e.x[j]
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

func (e *example) y() float64 {
	if e.differs {
		return 1
	}
	return 0
}

// report tells how well models that have not seen a group tell its pairs that differ: of the
// groups of which all is known the likeliest of each claim in each other article, as a record
// has them, and of the rest all pairs.
func report(env train.Env, all []example) {
	for _, complete := range []bool{true, false} {
		var sorted []example
		for _, e := range all {
			if e.complete == complete {
				sorted = append(sorted, e)
			}
		}
		slices.SortStableFunc(sorted, func(a, b example) int { return cmp.Compare(b.p, a.p) })
		good, right, n, average := 0.0, 0.0, 0.0, 0.0
		for _, e := range sorted {
			good += e.weight * e.y()
		}
		taken := map[string]bool{}
		bars := []float64{.8, .7, .6, .55, .5, .45, .4, .35, .3, .2}
		for _, e := range append(sorted, example{p: -1}) {
			for len(bars) > 0 && e.p < bars[0] {
				env.Logf("likelier than %.2f: %.0f pairs, %.3f of them differ, %.3f of those that differ", bars[0], n, right/max(n, 1), right/good)
				bars = bars[1:]
			}
			a, _, _ := strings.Cut(e.at[0], ":")
			b, _, _ := strings.Cut(e.at[1], ":")
			if a, b = e.group+e.at[0]+b, e.group+e.at[1]+a; complete && (taken[a] || taken[b]) {
				continue
			}
			taken[a], taken[b] = true, true
			n += e.weight
			right += e.weight * e.y()
			average += e.weight * e.y() * right / max(n, 1)
		}
		env.Logf("all differences of a group known: %v; average precision %.3f of %d pairs", complete, average/good, len(sorted))
	}
}
