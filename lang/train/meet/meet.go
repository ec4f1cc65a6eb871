// Package meet trains how package dossier/meet tells whether what reports tell of is a meeting
// of their story: one logistic regression over how it is told, on reports of which every
// meeting was labelled (eval/labels/meetings.md).
package meet

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"synoptic/dossier/meet"
	"synoptic/dossier/weigh"
	"synoptic/dossier/who"
	"synoptic/lang/train"
	"synoptic/lang/train/data"
	"synoptic/lang/train/labelled"
	"synoptic/lang/train/learn"
	"synoptic/news"
)

const (
	penalty = 2. // of the squares of the weights, but for that of any
	least   = 3  // groups in which a cue is met at least
	folds   = 10
)

// label is a meeting that reports tell of: its day as far as told, the places that tell of it.
type label struct {
	when string
	sure bool // it is part of the story
	at   []data.Place
}

type group struct {
	data.Group
	labels []label
}

// example is what may be a meeting.
type example struct {
	group int
	cues  []string
	of    int  // the label that it is of, -1 none
	again bool // it is told better elsewhere
}

// Train learns the weights and writes dossier/meet/weights.txt.
func Train(env train.Env) error {
	groups, err := readGroups(filepath.Join(env.Root(), "eval/labels/meetings.tsv"))
	if err != nil {
		return err
	}
	return labelled.Model[*group, example]{
		File:     "dossier/meet/weights.txt",
		Says:     "how much each cue speaks for a meeting of the story (go run ./lang/train/cmd meet)",
		Penalty:  penalty,
		Least:    least,
		Group:    func(g *group) data.Group { return g.Group },
		Examples: func(g *group, i int, docs []*news.Doc, w *who.Who) []example { return g.examples(i, docs, w) },
		Asked:    asked,
		Report:   report,
	}.Train(env, groups)
}

// readGroups reads a file of labels.
func readGroups(path string) ([]*group, error) {
	labels := map[int][]label{}
	all, err := data.Groups(path, func(g int, x []string) error {
		if x[0] != "meeting" || len(x) != 5 {
			return errors.New("no line of labels")
		}
		l := label{when: strings.Trim(x[2], "-"), sure: x[3] == "1"}
		for p := range strings.SplitSeq(x[4], ",") {
			at, err := data.ParsePlace(p)
			if err != nil {
				return err
			}
			l.at = append(l.at, at)
		}
		labels[g] = append(labels[g], l)
		return nil
	})
	var out []*group
	for i, g := range all {
		out = append(out, &group{g, labels[i]})
	}
	return out, err
}

// examples gives what may be a meeting in the reports of a group.
func (g *group) examples(number int, docs []*news.Doc, w *who.Who) (out []example) {
	for _, c := range meet.Candidates(docs, w) {
		out = append(out, example{group: number, again: c.Again, cues: c.Cues, of: slices.IndexFunc(g.labels, func(l label) bool { return l.is(c) })})
	}
	return out
}

// is tells whether a candidate is of a label: it is told at a place of it, and no other day is told.
func (l *label) is(c meet.Candidate) bool {
	return (l.when == "" || c.When == "" || strings.HasPrefix(l.when, c.When) || within(l.when, c.When)) &&
		slices.ContainsFunc(c.At, func(e news.Evidence) bool {
			return slices.ContainsFunc(l.at, func(p data.Place) bool { return p.Met(e) })
		})
}

// within tells whether a day, or one of a week, as TIMEX3 has it is in what a label tells of the time.
func within(label, when string) bool {
	var year, week int
	if n, _ := fmt.Sscanf(when, "%d-W%d", &year, &week); n < 2 {
		return strings.HasPrefix(when, label)
	}
	for day := time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, 7*week-14); day.Year() <= year+1; day = day.AddDate(0, 0, 1) {
		if y, w := day.ISOWeek(); y == year && w == week && strings.HasPrefix(day.Format(time.DateOnly), label) {
			return true
		} else if y == year && w > week {
			break
		}
	}
	return false
}

// asked puts the examples as the fit asks for them.
func asked(all []example) (out []learn.Example) {
	for _, e := range all {
		out = append(out, learn.Example{Group: e.group, Cues: e.cues, Right: e.of >= 0})
	}
	return out
}

// report tells how well weights that have not seen a group tell its meetings.
func report(env train.Env, groups []*group, all []example) {
	w := learn.Folded(asked(all), folds, penalty, least)
	tell := func(title string, is func(name string) bool) {
		for _, bar := range []float64{0, .5, .6, .7, .8} {
			lines, right := 0, 0
			got := map[[2]int]bool{}
			for _, e := range all {
				if e.again || !is(groups[e.group].Name) || weigh.Likely(e.cues, w[e.group%folds]) < bar {
					continue
				}
				lines++
				if e.of >= 0 {
					right++
					got[[2]int{e.group, e.of}] = true
				}
			}
			of, found := 0, 0
			for i, g := range groups {
				for k, l := range g.labels {
					if l.sure && is(g.Name) {
						of++
						if got[[2]int{i, k}] {
							found++
						}
					}
				}
			}
			env.Logf("%s, bar %.1f: %d of %d lines right, of %d meetings, %d of %d that are part of the story", title, bar, right, lines, len(got), found, of)
		}
	}
	drawn := func(name string) bool { return strings.Contains(name, "-") }
	tell("drawn groups", drawn)
	tell("labelled events", func(name string) bool { return !drawn(name) })
}
