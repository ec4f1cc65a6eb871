// Package figure trains how package dossier/many tells which of the numbers that no rule shows
// are worth a line: one logistic regression over how they are told, on reports of which every
// figure was labelled (eval/labels/lot.md, events.md).
package figure

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"synoptic/dossier/many"
	"synoptic/dossier/weigh"
	"synoptic/dossier/who"
	"synoptic/lang/train"
	"synoptic/lang/train/data"
	"synoptic/lang/train/labelled"
	"synoptic/lang/train/learn"
	"synoptic/news"
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
	events, err := read(filepath.Join(env.Root(), "eval/labels"))
	if err != nil {
		return err
	}
	return labelled.Model[event, example]{
		File:     "dossier/many/weights.txt",
		Says:     "how much each cue speaks for a figure that no rule shows being worth a line (go run ./lang/train/cmd figure)",
		Penalty:  penalty,
		Least:    least,
		Group:    func(e event) data.Group { return e.Group },
		Examples: func(e event, i int, docs []*news.Doc, w *who.Who) []example { return e.examples(i, docs, w) },
		Asked:    asked,
		Report:   report,
	}.Train(env, events)
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

// examples gives what may be figures in the reports of an event.
func (e *event) examples(group int, docs []*news.Doc, w *who.Who) (out []example) {
	for _, c := range many.Candidates(docs, w) {
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
	return out
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
