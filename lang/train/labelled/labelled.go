// Package labelled is what the trainers of models of the record share: labelled groups of
// reports, read as the program reads them, and weights of cues fitted on what they offer.
package labelled

import (
	"context"
	"fmt"
	"path/filepath"

	"synoptic/dossier/line"
	"synoptic/dossier/who"
	"synoptic/engine"
	"synoptic/lang/train"
	"synoptic/lang/train/data"
	"synoptic/lang/train/learn"
	"synoptic/news"
)

// Docs reads the reports of a group, with the names of the labels for ids, and who takes part.
func Docs(env train.Env, g data.Group) ([]*news.Doc, *who.Who, error) {
	articles, err := g.Reports(env.Bench)
	if err != nil {
		return nil, nil, err
	}
	docs, _, err := engine.Docs(context.Background(), articles, engine.Options{Workers: 1, KeepAll: true})
	if err != nil {
		return nil, nil, err
	}
	return docs, who.Resolve(docs, line.Origins{}), nil
}

// Model is a logistic model over cues, G a labelled group, E what its reports offer.
type Model[G, E any] struct {
	File     string  // of the weights, from the project's folder
	Says     string  // what a weight is, at the head of the file
	Penalty  float64 // of the squares of the weights
	Least    int     // groups in which a cue is met at least
	Group    func(G) data.Group
	Examples func(g G, number int, docs []*news.Doc, w *who.Who) []E
	Asked    func([]E) []learn.Example                // as the fit asks for them
	Report   func(env train.Env, groups []G, all []E) // how well weights do that have not seen a group
}

// Train fits the weights on groups and writes them; unless it is to be quick it reports first.
func (m Model[G, E]) Train(env train.Env, groups []G) error {
	var all []E
	for i, g := range groups {
		docs, w, err := Docs(env, m.Group(g))
		if err != nil {
			return fmt.Errorf("%s: %w", m.Group(g).Name, err)
		}
		all = append(all, m.Examples(g, i, docs, w)...)
	}
	if !env.Quick {
		m.Report(env, groups, all)
	}
	return learn.Write(filepath.Join(env.Root(), m.File), m.Says, learn.Logistic(m.Asked(all), m.Penalty, m.Least))
}
