// Package figure trains how package dossier/many tells which of the numbers that no rule shows
// are worth a line: one logistic regression over how they are told, on reports of which every
// figure was labelled (eval/labels/lot.md, events.md).
package figure

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"synoptic/dossier/line"
	"synoptic/dossier/many"
	"synoptic/dossier/weigh"
	"synoptic/dossier/who"
	"synoptic/engine"
	"synoptic/lang/train"
	"synoptic/lang/train/data"
	"synoptic/lang/train/learn"
	"synoptic/news"
)

const (
	penalty = 3. // of the squares of the weights
	least   = 3  // groups in which a cue is met at least
	folds   = 10
)

// gold is what is read of a labelled event.
type gold struct {
	Use, Bench string
	Articles   []data.Labelled
	Complete   []string
	Figures    []struct {
		Optional bool
		Readings []struct {
			At       string
			Optional bool
		}
	}
	name string
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
	var events []gold
	for _, dir := range []string{"events", "lot"} {
		more, err := read(filepath.Join(root, "eval/labels", dir))
		if err != nil {
			return err
		}
		events = append(events, more...)
	}
	var all []example
	for i, g := range events {
		x, err := g.examples(env, i)
		if err != nil {
			return fmt.Errorf("%s: %w", g.name, err)
		}
		all = append(all, x...)
	}
	if !env.Quick {
		report(env, events, all)
	}
	var b bytes.Buffer
	fmt.Fprintln(&b, "# how much each cue speaks for a figure that no rule shows being worth a line (go run ./lang/train/cmd figure)")
	w := fit(all, func(int) bool { return true })
	for _, c := range slices.Sorted(maps.Keys(w)) {
		fmt.Fprintf(&b, "%s: %.3f\n", c, w[c])
	}
	return os.WriteFile(filepath.Join(root, "dossier/many/weights.txt"), b.Bytes(), 0o644)
}

// read reads the labelled events of a folder that have every figure labelled and are open.
func read(dir string) (out []gold, err error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.gold.json"))
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			return nil, err
		}
		g := gold{name: filepath.Base(dir) + "/" + strings.TrimSuffix(filepath.Base(f), ".gold.json")}
		if err := json.Unmarshal(b, &g); err != nil {
			return nil, fmt.Errorf("%s: %w", f, err)
		}
		if g.Use == "open" && slices.Contains(g.Complete, "figures") {
			out = append(out, g)
		}
	}
	return out, nil
}

// examples reads the reports of an event and gives what may be figures there.
func (g *gold) examples(env train.Env, group int) (out []example, err error) {
	articles, err := data.Group{Name: g.name, File: g.Bench, Articles: g.Articles}.Reports(env.Bench)
	if err != nil {
		return nil, err
	}
	docs, _, err := engine.Docs(context.Background(), articles, engine.Options{Workers: 1, KeepAll: true})
	if err != nil {
		return nil, err
	}
	for _, c := range many.Candidates(docs, who.Resolve(docs, line.Origins{})) {
		e := example{group: group, cues: c.Cues}
		for _, at := range c.At {
			e.kind = max(e.kind, g.kind(at))
		}
		out = append(out, e)
	}
	return out, nil
}

// kind tells what a place is labelled as.
func (g *gold) kind(e news.Evidence) (kind int) {
	for _, f := range g.Figures {
		for _, r := range f.Readings {
			var article string
			var at news.Span
			if _, err := fmt.Sscanf(r.At, "@%3s:%d-%d", &article, &at.Start, &at.End); err != nil || article != e.Article || at.Start >= e.End || e.Start >= at.End {
				continue
			}
			if kind = max(kind, 1); !f.Optional && !r.Optional {
				kind = 2
			}
		}
	}
	return kind
}

func fit(all []example, has func(group int) bool) map[string]float64 {
	var of []learn.Example
	for _, e := range all {
		if has(e.group) {
			of = append(of, learn.Example{Group: e.group, Cues: e.cues, Right: e.kind == 2})
		}
	}
	return learn.Logistic(of, penalty, least)
}

// report tells how well weights that have not seen an event tell its figures.
func report(env train.Env, events []gold, all []example) {
	var w [folds]map[string]float64
	for k := range w {
		w[k] = fit(all, func(g int) bool { return g%folds != k })
	}
	for _, of := range []string{"lot", "events"} {
		for _, bar := range []float64{0, .2, .25, .3, .35, .4, .5} {
			var n [3]int
			for _, e := range all {
				if strings.HasPrefix(events[e.group].name, of+"/") && weigh.Likely(e.cues, w[e.group%folds]) >= bar {
					n[e.kind]++
				}
			}
			env.Logf("%s, bar %.2f: %d to miss, %d right beside, %d none", of, bar, n[2], n[1], n[0])
		}
	}
}
