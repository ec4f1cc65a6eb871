package eval

import (
	"context"
	"embed"
	"fmt"
	"io"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"synoptic/engine"
	"synoptic/eval/lang"
	"synoptic/fetch"
	"synoptic/news"
)

// labels are the labelled events of the bench, and the groups of reports drawn by lot of which
// others labelled people and figures: pointers and judgements only.
//
//go:embed labels/events/*.gold.json labels/lot/*.gold.json
var labels embed.FS

// targets are what the record is to reach on labelled events, recall and
// precision; 0 where nothing is asked.
var targets = map[string][2]float64{
	"people found with right side": {.95, .95}, "quotes found": {.95, 0}, "speakers right (of found)": {.92, 0},
	"pairs of one utterance": {.85, .85}, "delegation members": {.90, .90}, "positions": {.80, .80}, "figures with verdict": {.85, .85},
	"verdicts right (of aligned)": {.90, 0}, "differences": {.70, .80}, "timeline": {.75, .85}, "lines of grade A": {0, .97},
}

// event is a labelled event and how its record scores.
type event struct {
	name, use, about string
	articles         int
	scores           []score
}

// Events scores the record of every labelled event of the bench and writes the
// sums over all, over the open ones, whose errors may be read, and over those
// kept apart, whose errors nobody reads; then each event. With verbose the
// errors of the open ones.
func Events(ctx context.Context, w io.Writer, verbose bool) error {
	events, err := scoredIn(ctx, "labels/events")
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "The records of %d events of the bench against labels of their own (eval/labels/events.md), made by: synoptic eval dossier\n\n", len(events))
	fmt.Fprintf(w, "%-12s %-6s %9s   %s\n", "event", "use", "articles", "what it is")
	for _, e := range events {
		fmt.Fprintf(w, "%-12s %-6s %9d   %s\n", e.name, e.use, e.articles, e.about)
	}
	for _, use := range []string{"", "open", "apart"} {
		title := map[string]string{"": "all", "open": "open: errors are read", "apart": "apart: errors are not read"}[use]
		fmt.Fprintf(w, "\n# %s\n", title)
		writeTargets(w, sum(events, use))
	}
	lot, err := scoredIn(ctx, "labels/lot")
	if err != nil {
		return err
	}
	for _, use := range []string{"open", "apart"} {
		n := 0
		for _, e := range lot {
			if e.use == use {
				n++
			}
		}
		fmt.Fprintf(w, "\n# lot, %s: people, figures and of some the timeline of %d groups of reports drawn by lot, labelled by others (eval/labels/lot.md)\n", use, n)
		writeTargets(w, slices.DeleteFunc(sum(lot, use), func(s score) bool { return s.of == 0 && s.lines == 0 }))
	}
	for _, e := range events {
		fmt.Fprintf(w, "\n# %s (%s)\n", e.name, e.use)
		writeScores(w, e.scores, verbose && e.use == "open")
	}
	return istanbul(ctx, w)
}

// scoredIn scores the record of every labelled event of a folder of labels.
func scoredIn(ctx context.Context, dir string) ([]event, error) {
	files, err := labels.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var events []event
	for _, f := range files {
		b, err := labels.ReadFile(path.Join(dir, f.Name()))
		if err != nil {
			return nil, err
		}
		g, err := parseGold(f.Name(), b)
		if err != nil {
			return nil, err
		}
		as, err := g.Reports(ctx)
		if err != nil {
			return nil, err
		}
		e, err := scored(ctx, strings.TrimSuffix(f.Name(), ".gold.json"), as, g)
		if err != nil {
			return nil, err
		}
		events = append(events, e)
	}
	return events, nil
}

// scored makes the record of an event and scores it.
func scored(ctx context.Context, name string, as []*news.Article, g *Gold) (event, error) {
	d, err := engine.Brief(ctx, as, engine.Options{})
	if err != nil {
		return event{}, fmt.Errorf("eval dossier: %s: %w", name, err)
	}
	return event{name, g.Use, g.About, len(as), scores(d, g)}, nil
}

// sum adds up the scores of the events of a use ("" for all), part by part.
func sum(events []event, use string) []score {
	var out []score
	for _, e := range events {
		if use != "" && e.use != use {
			continue
		}
		if out == nil {
			out = make([]score, len(e.scores))
		}
		for i, s := range e.scores {
			o := &out[i]
			o.part = s.part
			o.right, o.of, o.good, o.lines = o.right+s.right, o.of+s.of, o.good+s.good, o.lines+s.lines
		}
	}
	return out
}

// writeTargets writes scores beside what is asked for; an asterisk marks what
// falls short.
func writeTargets(w io.Writer, scores []score) {
	fmt.Fprintf(w, "%-34s %7s %7s %9s %7s   %s\n", "part", "of", "recall", "precision", "F1", "asked for")
	for _, s := range scores {
		t := targets[s.part]
		cell := func(n, of int, ask float64) string {
			switch {
			case of == 0:
				return ""
			case share(n, of) < ask:
				return fmt.Sprintf("%.3f*", share(n, of))
			}
			return fmt.Sprintf("%.3f ", share(n, of))
		}
		f1, ask := "", ""
		if r, p := share(s.right, s.of), share(s.good, s.lines); s.of > 0 && s.lines > 0 && r+p > 0 {
			f1 = fmt.Sprintf("%.3f", 2*r*p/(r+p))
		}
		for i, of := range []string{"recall", "precision"} {
			if t[i] > 0 {
				ask += fmt.Sprintf("%s %.2f ", of, t[i])
			}
		}
		if s.of == 0 && s.lines > 0 { // a grade: these are what records print of it (dossier/grades.go)
			ask = fmt.Sprintf("%-16s%d of %d lines", ask, s.good, s.lines)
		}
		fmt.Fprintln(w, strings.TrimRight(fmt.Sprintf("%-34s %7d %7s %9s %7s   %s", s.part, s.of, cell(s.right, s.of, t[0]), cell(s.good, s.lines, t[1]), f1, ask), " "))
	}
}

// istanbul adds the five reports that were used in development, where they are
// at hand; not in the sums.
func istanbul(ctx context.Context, w io.Writer) error {
	dir := filepath.Join(filepath.Dir(lang.Bench()), "reports", "istanbul")
	g, err := ReadGold(dir + ".gold.json")
	if err != nil {
		return nil
	}
	var as []*news.Article
	for a, err := range fetch.Read(ctx, []string{dir}, fetch.Options{}) {
		if err != nil {
			return err
		}
		as = append(as, a)
	}
	e, err := scored(ctx, "istanbul", as, g)
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "\n# istanbul (%d reports, used in development; in no sum)\n", e.articles)
	writeScores(w, e.scores, false)
	return nil
}
