// Package who resolves the persons, bodies, states and places of several
// articles into the entities of one dossier.
package who

import (
	"synoptic/dossier/line"
	"synoptic/news"
)

// Who is the answer: the dossier's entities and, for each article, which of
// them its own entities are.
type Who struct {
	Entities []news.Entity
	of       map[*news.Doc][]int // DocEntity index -> index into Entities, -1 none
}

// Resolve ties the entities of the articles together. The same docs in any
// order give the same answer.
func Resolve(docs []*news.Doc, origins line.Origins) *Who {
	return &Who{of: map[*news.Doc][]int{}}
}

// At gives the dossier's entity that entity e of a doc is, or nil.
func (w *Who) At(d *news.Doc, e int) *news.Entity {
	if m := w.of[d]; e >= 0 && e < len(m) && m[e] >= 0 {
		return &w.Entities[m[e]]
	}
	return nil
}

// ID gives the id of the dossier's entity that entity e of a doc is, or "".
func (w *Who) ID(d *news.Doc, e int) string {
	if x := w.At(d, e); x != nil {
		return x.ID
	}
	return ""
}

// Get gives the entity with an id, or nil.
func (w *Who) Get(id string) *news.Entity {
	for i := range w.Entities {
		if w.Entities[i].ID == id {
			return &w.Entities[i]
		}
	}
	return nil
}
