package whose

import (
	"math"
	"slices"

	"synoptic/lang/train"
)

// score tells how well weights that have not seen a group tell the states of its holders.
func score(env train.Env, all []example) {
	var w [folds]*weights
	for i := range w {
		w[i] = fit(all, i)
	}
	tell := func(title string, is func(*example) bool) {
		for _, bar := range []float64{.6, .7, .8} {
			n, given, right := 0., 0., 0.
			for i := range all {
				e := &all[i]
				if !is(e) {
					continue
				}
				n++
				if s := e.guess(w[e.fold], bar); s != "" {
					given++
					if s == e.state {
						right++
					}
				}
			}
			env.Logf("%s: of %.0f, bar %.1f: precision %.3f, recall %.3f", title, n, bar, right/max(given, 1), right/max(n, 1))
		}
	}
	tell("all", func(*example) bool { return true })
	tell("the state named in no report of the group", func(e *example) bool { return e.alone })
	tell("of these, of other states than the United States", func(e *example) bool { return e.alone && e.state != "United States" })
}

// guess gives the state that all reports together make likelier than a bar, as who does.
func (e *example) guess(w *weights, bar float64) string {
	var states []string
	total := map[string]float64{}
	for _, r := range e.reports {
		for k, s := range r.states {
			if !slices.Contains(states, s) {
				states = append(states, s)
			}
			total[s] += dot(r.x[k], w) + 1
		}
	}
	slices.Sort(states)
	best, all := "", 1.
	for _, s := range states {
		total[s] -= float64(len(e.reports))
		all += math.Exp(total[s])
		if best == "" || total[s] > total[best] {
			best = s
		}
	}
	if best == "" || math.Exp(total[best]) < bar*all {
		return ""
	}
	return best
}
