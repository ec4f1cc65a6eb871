package stance

import (
	"slices"

	"synoptic/dossier/want"
	"synoptic/lang/model"
	"synoptic/lang/train"
	"synoptic/lang/train/learn"
	"synoptic/news"
)

// outcome counts places of positions: of those labelled as sure, how many were found; of those
// found, by grade and by who read them, how many a label has.
type outcome struct {
	found, of    int
	right, lines map[string]int
}

// lines tells how the places that a record would have agree with the labels, each group read with
// a model that has not seen it: the words overlap, the party is the label's and so is the stance.
func lines(env train.Env, tables []*learn.Table, groups []*group) error {
	models := make([]*model.Linear, len(tables))
	for k, t := range tables {
		f, err := freeze(t)
		if err != nil {
			return err
		}
		if models[k], err = model.Read(string(f.Bytes())); err != nil {
			return err
		}
	}
	parts := make([]outcome, len(groups))
	each(len(groups), func(i int) {
		g := groups[i]
		parts[i] = g.compare(want.Places(g.docs, g.who, models[g.fold()]))
	})
	all := outcome{right: map[string]int{}, lines: map[string]int{}}
	for _, p := range parts {
		all.found, all.of = all.found+p.found, all.of+p.of
		for k, n := range p.lines {
			all.lines[k] += n
			all.right[k] += p.right[k]
		}
	}
	env.Logf("places of records: %d of %d sure ones found (%.3f), %d of %d right (%.3f)", all.found, all.of, share(all.found, all.of),
		all.right[""], all.lines[""], share(all.right[""], all.lines[""]))
	for _, k := range []string{"tables A", "tables B", "tables C", "model B", "model C"} {
		env.Logf("  %s: %d of %d right (%.3f)", k, all.right[k], all.lines[k], share(all.right[k], all.lines[k]))
	}
	return nil
}

func share(n, of int) float64 { return float64(n) / float64(max(of, 1)) }

// compare counts how the places of a record agree with the labels of its articles.
func (g *group) compare(places []want.Place) outcome {
	o := outcome{right: map[string]int{}, lines: map[string]int{}}
	agree := func(p want.Place, l label) bool {
		return p.Doc.Article.ID == l.article && p.Span.Overlaps(l.span) && slices.Contains(l.stances, p.Stance) && agrees(l.names(p.Doc), p.Party)
	}
	for _, l := range g.labels {
		if l.sure && slices.ContainsFunc(g.docs, func(d *news.Doc) bool { return d.Article.ID == l.article }) {
			o.of++
			if slices.ContainsFunc(places, func(p want.Place) bool { return agree(p, l) }) {
				o.found++
			}
		}
	}
	for _, p := range places {
		by := "model "
		if p.Tabled {
			by = "tables "
		}
		ok := slices.ContainsFunc(g.labels, func(l label) bool { return agree(p, l) })
		for _, k := range []string{"", by + string(p.Grade)} {
			o.lines[k]++
			if ok {
				o.right[k]++
			}
		}
	}
	return o
}
