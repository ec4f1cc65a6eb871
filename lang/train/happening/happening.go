// Package happening trains how package dossier/when tells of what no rule shows whether it
// happened at its date: one logistic regression over how it is told, on reports of which the
// whole timeline was labelled (eval/labels/lot.md, events.md).
package happening

import (
	"errors"
	"fmt"
	"math"
	"path/filepath"
	"slices"
	"strings"

	"synoptic/dossier/weigh"
	"synoptic/dossier/when"
	"synoptic/dossier/who"
	"synoptic/lang/train"
	"synoptic/lang/train/data"
	"synoptic/lang/train/labelled"
	"synoptic/lang/train/learn"
	"synoptic/news"
)

const (
	penalty = 8. // of the squares of the weights
	least   = 4  // groups in which a cue is met at least
	folds   = 10
)

// event is reports of which every happening was labelled.
type event struct {
	data.Group
	happenings []happening
}

// happening is what the reports tell of one date; missed is true where a reader would miss it.
type happening struct {
	dates  []string
	at     []data.Place
	missed bool
}

// example is what may be a happening, and the numbers of the labels that its clause meets, and
// the word for the deed in it.
type example struct {
	group       int
	cues        []string
	meets, deed []int
}

// Train learns the weights and writes dossier/when/weights.txt. The events kept apart are not
// looked at.
func Train(env train.Env) error {
	events, err := read(filepath.Join(env.Root(), "eval/labels"))
	if err != nil {
		return err
	}
	return labelled.Model[event, example]{
		File:     "dossier/when/weights.txt",
		Says:     "how much each cue speaks for a telling being a happening of its date (go run ./lang/train/cmd happening)",
		Penalty:  penalty,
		Least:    least,
		Group:    func(e event) data.Group { return e.Group },
		Examples: func(e event, i int, docs []*news.Doc, w *who.Who) []example { return e.examples(i, docs, w) },
		Asked:    asked,
		Report:   report,
	}.Train(env, events)
}

// read reads the labelled events that are open and have every happening labelled, and the single
// reports of timeline.tsv.
func read(dir string) ([]event, error) {
	golds, err := data.OpenGolds(dir, "timeline")
	if err != nil {
		return nil, err
	}
	var out []event
	for _, g := range golds {
		e := event{Group: g.Group}
		for _, h := range g.Timeline {
			if err := e.add(h.Date, h.At, !h.Optional); err != nil {
				return nil, fmt.Errorf("%s: %w", g.Name, err)
			}
		}
		out = append(out, e)
	}
	first := len(out)
	groups, err := data.Groups(filepath.Join(dir, "timeline.tsv"), func(g int, x []string) error {
		if x[0] != "happening" || len(x) != 4 {
			return errors.New("no line of labels")
		}
		for len(out) <= first+g {
			out = append(out, event{})
		}
		return out[first+g].add(strings.Split(x[2], ","), strings.Split(x[3], ","), x[1] == "1")
	})
	for i, g := range groups {
		for len(out) <= first+i {
			out = append(out, event{})
		}
		out[first+i].Group = g
	}
	return out, err
}

// add adds a happening with its dates, and its places as labels have them.
func (e *event) add(dates, at []string, missed bool) error {
	h := happening{dates: dates, missed: missed}
	for _, a := range at {
		p, err := data.ParsePlace(a)
		if err != nil {
			return err
		}
		h.at = append(h.at, p)
	}
	e.happenings = append(e.happenings, h)
	return nil
}

// examples gives what may be happenings in the reports of an event.
func (e *event) examples(group int, docs []*news.Doc, w *who.Who) (out []example) {
	for _, c := range when.Candidates(docs, w) {
		out = append(out, example{group, c.Cues, e.meets(c.When, c.Clause), e.meets(c.When, c.Deed)})
	}
	return out
}

// meets gives the numbers of the labelled happenings that words with a date tell of.
func (e *event) meets(date string, at news.Evidence) (out []int) {
	for i, h := range e.happenings {
		if slices.ContainsFunc(h.dates, func(d string) bool { return strings.HasPrefix(date, d) }) &&
			slices.ContainsFunc(h.at, func(p data.Place) bool { return p.Met(at) }) {
			out = append(out, i)
		}
	}
	return out
}

// asked puts the examples as the fit asks for them: a clause in which a labelled happening is only
// told beside what it tells is half right.
func asked(all []example) (out []learn.Example) {
	for _, e := range all {
		for _, m := range [][]int{e.meets, e.deed} {
			out = append(out, learn.Example{Group: e.group, Cues: e.cues, Right: len(m) > 0})
		}
	}
	return out
}

// report tells how well weights that have not seen an event tell its happenings, beside the rules:
// tellings right, and happenings found that a reader would miss.
func report(env train.Env, events []event, all []example) {
	w := learn.Folded(asked(all), folds, penalty, least)
	loss := 0.
	for _, e := range all {
		p := weigh.Likely(e.cues, w[e.group%folds])
		for _, m := range [][]int{e.meets, e.deed} {
			if len(m) > 0 {
				loss -= math.Log(p) / 2
			} else {
				loss -= math.Log(1-p) / 2
			}
		}
	}
	env.Logf("loss a telling %.4f", loss/float64(len(all)))
	for _, of := range []string{"lot/", "events/", "single-"} {
		told := slices.DeleteFunc(slices.Clone(all), func(e example) bool { return !strings.HasPrefix(events[e.group].Name, of) })
		tell := func(what string, shown func(e example) bool) {
			right, deeds, lines, found := 0, 0, 0, map[[2]int]bool{}
			for _, e := range told {
				if !shown(e) {
					continue
				}
				lines++
				if len(e.meets) > 0 {
					right++
				}
				if len(e.deed) > 0 {
					deeds++
				}
				for _, m := range e.meets {
					if events[e.group].happenings[m].missed {
						found[[2]int{e.group, m}] = true
					}
				}
			}
			env.Logf("%s %s: of %d tellings %d right, %d by the deed too; %d to miss found", of, what, lines, right, deeds, len(found))
		}
		tell("by rules", func(e example) bool { return slices.Contains(e.cues, "shown by rules") })
		for _, bar := range []float64{0, .5, .6, .7, .75, .8, .85, .9} {
			tell(fmt.Sprintf("from %.2f", bar), func(e example) bool { return weigh.Likely(e.cues, w[e.group%folds]) >= bar })
		}
	}
}
