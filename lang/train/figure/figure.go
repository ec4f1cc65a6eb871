// Package figure trains how package dossier/many tells which of the numbers that no rule shows
// are worth a line: one logistic regression over how they are told, on reports of which every
// figure was labelled (eval/labels/lot.md, events.md).
package figure

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"synoptic/dossier/line"
	"synoptic/dossier/many"
	"synoptic/dossier/weigh"
	"synoptic/dossier/who"
	"synoptic/engine"
	"synoptic/lang/train"
	"synoptic/lang/train/data"
	"synoptic/lang/train/learn"
)

const (
	penalty = 3. // of the squares of the weights
	least   = 3  // groups in which a cue is met at least
	folds   = 10
)

// event is reports of which every figure was labelled.
type event struct {
	data.Group
	places []place
}

// place is where a figure is told; kind is 2 for one that a reader would miss, 1 for others.
type place struct {
	data.Place
	kind int
}

// example is what may be a figure; kind is 2 for one that a reader would miss, 1 for one
// that is right, 0 for none.
type example struct {
	group, kind int
	cues        []string
}

// Train learns the weights and writes dossier/many/weights.txt. The events kept apart are
// not looked at.
func Train(env train.Env) error {
	root := filepath.Join(env.Out, "../../..")
	events, err := read(filepath.Join(root, "eval/labels"))
	if err != nil {
		return err
	}
	all, err := learn.Gather(events, func(e event) string { return e.Name }, func(e event, i int) ([]example, error) { return e.examples(env, i) })
	if err != nil {
		return err
	}
	if !env.Quick {
		report(env, events, all)
	}
	return learn.Write(filepath.Join(root, "dossier/many/weights.txt"),
		"how much each cue speaks for a figure that no rule shows being worth a line (go run ./lang/train/cmd figure)", learn.Logistic(asked(all), penalty, least))
}

// read reads the labelled events that are open and have every figure labelled, and the single
// reports of figures.tsv.
func read(dir string) ([]event, error) {
	golds, err := data.OpenGolds(dir, "figures")
	if err != nil {
		return nil, err
	}
	var out []event
	for _, g := range golds {
		e := event{Group: g.Group}
		for _, f := range g.Figures {
			for _, r := range f.Readings {
				p, err := pointer(r.At, !f.Optional && !r.Optional)
				if err != nil {
					return nil, fmt.Errorf("%s: %w", g.Name, err)
				}
				e.places = append(e.places, p)
			}
		}
		out = append(out, e)
	}
	single := map[int][]place{}
	groups, err := data.Groups(filepath.Join(dir, "figures.tsv"), func(g int, x []string) error {
		if x[0] != "figure" || len(x) != 3 {
			return errors.New("no line of labels")
		}
		for at := range strings.SplitSeq(x[2], ",") {
			p, err := pointer(at, x[1] == "1")
			if err != nil {
				return err
			}
			single[g] = append(single[g], p)
		}
		return nil
	})
	for i, g := range groups {
		out = append(out, event{g, single[i]})
	}
	return out, err
}

// pointer reads "@000:120-134".
func pointer(s string, missed bool) (place, error) {
	at, err := data.ParsePlace(s)
	if missed {
		return place{at, 2}, err
	}
	return place{at, 1}, err
}

// examples reads the reports of an event and gives what may be figures there.
func (e *event) examples(env train.Env, group int) (out []example, err error) {
	articles, err := e.Reports(env.Bench)
	if err != nil {
		return nil, err
	}
	docs, _, err := engine.Docs(context.Background(), articles, engine.Options{Workers: 1, KeepAll: true})
	if err != nil {
		return nil, err
	}
	for _, c := range many.Candidates(docs, who.Resolve(docs, line.Origins{})) {
		x := example{group: group, cues: c.Cues}
		for _, at := range c.At {
			for _, p := range e.places {
				if p.Met(at) {
					x.kind = max(x.kind, p.kind)
				}
			}
		}
		out = append(out, x)
	}
	return out, nil
}

// asked puts the examples as the fit asks for them.
func asked(all []example) (out []learn.Example) {
	for _, e := range all {
		out = append(out, learn.Example{Group: e.group, Cues: e.cues, Right: e.kind == 2})
	}
	return out
}

// report tells how well weights that have not seen an event tell its figures.
func report(env train.Env, events []event, all []example) {
	w := learn.Folded(asked(all), folds, penalty, least)
	for _, of := range []string{"lot/", "events/", "single-"} {
		for _, bar := range []float64{0, .2, .25, .3, .35, .4, .5} {
			var n [3]int
			for _, e := range all {
				if strings.HasPrefix(events[e.group].Name, of) && weigh.Likely(e.cues, w[e.group%folds]) >= bar {
					n[e.kind]++
				}
			}
			env.Logf("%s, bar %.2f: %d to miss, %d right beside, %d none", of, bar, n[2], n[1], n[0])
		}
	}
}
