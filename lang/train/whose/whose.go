// Package whose trains how package dossier/who tells whose an office is of which the words
// name no state: a softmax over the states that a report speaks of and none, on those of
// whom another report names the state.
package whose

import (
	"bytes"
	"fmt"
	"maps"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"synoptic/dossier/who"
	"synoptic/lang/train"
	"synoptic/lang/train/learn"
)

const (
	penalty = .007 // of the squares of the weights, beside the mean loss of an example
	rounds  = 20   // of Newton's method
	folds   = 5
	agree   = .8 // the part of the mentions of a state beside somebody's offices that makes it known
)

var readers = runtime.GOMAXPROCS(0)

const cues = len(who.CueNames)

type (
	weights = [cues]float64

	// report is one that gives an office without a state: the states it speaks of, what speaks
	// for each, and which is right, -1 for none of them.
	report struct {
		states []string
		x      []*weights
		right  int
	}

	// example is somebody of whom the state is known from another report, and the reports that
	// do not name it.
	example struct {
		name, state string
		fold        int
		alone       bool // the state is named in no report of the event
		reports     []report
	}
)

// Train learns the weights and writes dossier/who/whose.txt.
func Train(env train.Env) error {
	root := env.Root()
	all, left, err := groups(env, filepath.Join(root, "eval/labels/events"))
	if err != nil {
		return err
	}
	found, err := holders(all)
	if err != nil {
		return err
	}
	env.Logf("%d groups, %d more hold an article kept apart", len(all), left)
	known := examples(found)
	names, n := map[string]bool{}, 0
	for _, e := range known {
		names[e.name] = true
		n += len(e.reports)
	}
	env.Logf("%d examples of %d holders in one group, %d names", n, len(known), len(names))
	if !env.Quick {
		score(env, known)
	}
	var b bytes.Buffer
	fmt.Fprintln(&b, "# how much each cue speaks for an office being a state's (go run ./lang/train/cmd whose)")
	for i, w := range fit(known, -1) {
		fmt.Fprintf(&b, "%s: %.3f\n", who.CueNames[i], w)
	}
	return os.WriteFile(filepath.Join(root, "dossier/who/whose.txt"), b.Bytes(), 0o644)
}

// examples gives those whose state is known: from other reports of the event or, of those
// with a full name, of any event.
func examples(found [][]who.Holder) []example {
	told := map[string]map[string]int{}
	for _, g := range found {
		for _, h := range g {
			if told[h.Name] == nil {
				told[h.Name] = map[string]int{}
			}
			for s, n := range h.Told {
				told[h.Name][s] += n
			}
		}
	}
	var out []example
	for i, g := range found {
		for _, h := range g {
			e := example{name: h.Name, state: agreed(h.Told), fold: i % folds, alone: len(h.Told) == 0}
			if strings.Contains(h.Name, " ") {
				e.state = agreed(told[h.Name])
			}
			if e.state == "" || len(h.Bare) == 0 {
				continue
			}
			for _, f := range h.Bare {
				r := report{states: slices.Sorted(maps.Keys(f))}
				for _, s := range r.states {
					x := weights(*f[s])
					r.x = append(r.x, &x)
				}
				r.right = slices.Index(r.states, e.state)
				e.reports = append(e.reports, r)
			}
			out = append(out, e)
		}
	}
	return out
}

// agreed gives the state that nearly all name, "" where they do not agree.
func agreed(told map[string]int) string {
	all := 0
	for _, n := range told {
		all += n
	}
	for s, n := range told {
		if float64(n) > agree*float64(all) {
			return s
		}
	}
	return ""
}

// likely gives how likely weights make each state of a report.
func (r *report) likely(w *weights) []float64 {
	p, all := make([]float64, len(r.x)), 1.
	for k, x := range r.x {
		p[k] = math.Exp(dot(x, w))
		all += p[k]
	}
	for k := range p {
		p[k] /= all
	}
	return p
}

func dot(x, w *weights) float64 {
	s := 0.
	for i := range x {
		s += w[i] * x[i]
	}
	return s
}

// fit finds the weights of all examples but those of a fold, by Newton's method.
func fit(all []example, but int) *weights {
	var w weights
	for range rounds {
		var gradient weights
		var h [cues]weights
		n := 0.
		for _, e := range all {
			if e.fold == but {
				continue
			}
			for i := range e.reports {
				e.reports[i].add(&w, &gradient, &h)
				n++
			}
		}
		for i := range w {
			gradient[i] -= penalty * n * w[i]
			h[i][i] += penalty * n
		}
		rows := make([][]float64, len(h))
		for i := range h {
			rows[i] = h[i][:]
		}
		learn.Solve(rows, gradient[:])
		for i := range w {
			w[i] += gradient[i]
		}
	}
	return &w
}

// add adds what a report tells of the slope and the curvature of its likelihood.
func (r *report) add(w, gradient *weights, h *[cues]weights) {
	var mean weights
	for k, p := range r.likely(w) {
		x := r.x[k]
		for i := range x {
			mean[i] += p * x[i]
			for j := range x {
				h[i][j] += p * x[i] * x[j]
			}
		}
	}
	for i := range mean {
		gradient[i] -= mean[i]
		if r.right >= 0 {
			gradient[i] += r.x[r.right][i]
		}
		for j := range mean {
			h[i][j] -= mean[i] * mean[j]
		}
	}
}
