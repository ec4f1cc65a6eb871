// Package who resolves the persons, bodies, states and places of several
// articles into the entities of one dossier: one entity for each across
// spellings, with every spelling seen, the offices given, and the side that it
// belongs to.
package who

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"slices"
	"strings"
	"sync"

	"synoptic/dossier/line"
	"synoptic/gazetteer"
	"synoptic/identity"
	"synoptic/news"
)

// Who is the answer: the dossier's entities and, for each article, which of
// them its own entities are.
type Who struct {
	Entities   []news.Entity
	Judgements []news.Judgement    // those given, then the engine's own on names written unlike
	Hand       Hand                // what became of the judgements that were given
	of         map[*news.Doc][]int // DocEntity index -> index into Entities, -1 none
	byID       map[string]int
	read       []string       // the names as they were read, by index into Entities
	states     map[string]int // canonical name of a state -> index into Entities
	viewing    sync.Mutex     // for views: parts are read side by side
	views      map[*news.Doc]View
	viewed     []byte // what the last view was made of, to be written over
}

// Resolve ties the entities of the articles together. The same docs in any
// order give the same answer. Entities without a name are left out; they are
// sorted by type (persons, organisations, states, places, others), name and id.
// What was judged of two names is held to: those judged the same are one,
// those judged different or undecided are not tied, and a name or side that
// people set stands, where they agree.
func Resolve(docs []*news.Doc, origins line.Origins, given ...news.Judgement) *Who {
	return Group(docs, given...).Resolve(origins)
}

// Grouped is what the articles name, what is one thing together, before it is known
// which articles are independent.
type Grouped struct {
	docs   []*news.Doc
	groups []*cluster
	j      *judges
}

// Group finds what of all that the articles name is one thing.
func Group(docs []*news.Doc, given ...news.Judgement) *Grouped {
	docs = slices.Clone(docs)
	slices.SortStableFunc(docs, func(a, b *news.Doc) int { return cmp.Compare(a.Article.ID, b.Article.ID) })
	j := newJudges(given)
	return &Grouped{docs: docs, groups: group(collect(docs), j), j: j}
}

// Resolve makes the dossier's entities of the groups.
func (g *Grouped) Resolve(origins line.Origins) *Who {
	w := &Who{Entities: []news.Entity{}, of: map[*news.Doc][]int{}, byID: map[string]int{}, states: map[string]int{}, views: map[*news.Doc]View{}}
	docs, groups, j := g.docs, g.groups, g.j
	w.Judgements = j.list()
	built := entities(groups, docs, origins)
	order := make([]int, len(groups))
	for i := range order {
		order[i] = i
	}
	read := slices.Clone(built) // ids hold whatever people call it
	w.Hand = j.handed(groups, built)
	ids := make([]string, len(built))
	slices.SortFunc(order, func(a, b int) int {
		x, y := &built[a], &built[b]
		return cmp.Or(typeOrder[x.Type]-typeOrder[y.Type], cmp.Compare(x.Name, y.Name), cmp.Compare(x.ID, y.ID), a-b)
	})
	for _, d := range docs {
		w.of[d] = slices.Repeat([]int{-1}, len(d.Entities))
	}
	for at, i := range order {
		e := built[i]
		for n := 2; w.has(e.ID); n++ { // two things of one name and type
			e.ID = line.ID("e", string(e.Type), identity.Fold(read[i].Name), string(read[i].Party), strings.Repeat("+", n))
		}
		ids[i] = e.ID
		w.byID[e.ID] = at
		w.read = append(w.read, read[i].Name)
		w.Entities = append(w.Entities, e)
		if e.Type == news.Country {
			w.states[string(e.Party)] = at
		}
		for _, it := range groups[i].items {
			w.of[it.doc][it.ent] = at
		}
	}
	w.Hand.name(ids)
	w.mirror(docs)
	return w
}

var typeOrder = map[news.EntityType]int{news.Person: 1, news.Organization: 2, news.Country: 3, news.Place: 4, news.EventName: 5, news.Product: 6, news.Other: 7}

func (w *Who) has(id string) bool {
	_, ok := w.byID[id]
	return ok
}

// mirror gives persons and bodies without a name nothing, but a people
// ("Russians") the state they are of.
func (w *Who) mirror(docs []*news.Doc) {
	for _, d := range docs {
		for i, e := range d.Entities {
			if w.of[d][i] >= 0 || e.Country == "" || e.Name == "" {
				continue
			}
			if at, ok := w.states[e.Country]; ok && isDemonym(e) {
				w.of[d][i] = at
			}
		}
	}
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
	if at, ok := w.byID[id]; ok {
		return &w.Entities[at]
	}
	return nil
}

// ReadName gives the name of the entity with an id as it was read, whatever
// people call it.
func (w *Who) ReadName(id string) string {
	if at, ok := w.byID[id]; ok {
		return w.read[at]
	}
	return ""
}

// Side puts an entity of which no side is known on a side: a list of a
// delegation tells it.
func (w *Who) Side(id, party string) {
	if e := w.Get(id); e != nil && e.Party == "" {
		e.Party = news.Null(party)
		own(e)
		clear(w.views)
	}
}

// View stands for what At and ID give of the entities of one article, and
// of what these give id, type, name and party, though not where they stand: two
// that are equal for a doc tell the same of it (news.PartOf). Of offices Offices
// tells: a report more gives somebody of whom half of the others speak another one.
type View [sha256.Size]byte

// View gives the view of an article.
func (w *Who) View(d *news.Doc) View {
	w.viewing.Lock()
	defer w.viewing.Unlock()
	v, ok := w.views[d]
	if ok {
		return v
	}
	b := w.viewed[:0]
	for i := range d.Entities {
		if e := w.At(d, i); e != nil {
			for _, s := range [...]string{e.ID, string(e.Type), e.Name, string(e.Party)} {
				b = append(append(b, s...), 0)
			}
		}
		b = append(b, 1)
	}
	w.viewed = b
	v = sha256.Sum256(b)
	w.views[d] = v
	return v
}

// Offices tells what a reader of articles makes of the offices of an entity.
type Offices struct {
	w    *Who
	tell func(*news.Entity) string
	told []string // by index into Entities
	done []bool
}

// OfficeView is a View and what Offices tells beside it.
type OfficeView struct {
	View    View
	Offices string
}

// Offices makes one, by all that the reader asks of an entity's offices. The
// sides of entities must not change while it is used.
func (w *Who) Offices(tell func(*news.Entity) string) *Offices {
	return &Offices{w: w, tell: tell, told: make([]string, len(w.Entities)), done: make([]bool, len(w.Entities))}
}

// View gives the view of an article with what is told of its entities' offices.
func (o *Offices) View(d *news.Doc) OfficeView {
	var b []byte
	for i, at := range o.w.of[d] {
		if at < 0 || len(o.w.Entities[at].Roles) == 0 {
			continue
		}
		if !o.done[at] {
			o.told[at], o.done[at] = o.tell(&o.w.Entities[at]), true
		}
		b = append(append(binary.AppendUvarint(b, uint64(i)), o.told[at]...), 0)
	}
	return OfficeView{o.w.View(d), string(b)}
}

// State gives the entity of a state by its common English name, or nil.
func (w *Who) State(country string) *news.Entity {
	if at, ok := w.states[country]; ok {
		return &w.Entities[at]
	}
	return nil
}

// isDemonym tells whether an entity of an article is a people or its
// adjective.
func isDemonym(e news.DocEntity) bool {
	_, how, ok := gazetteer.Nation(e.Name)
	return ok && how == gazetteer.Demonym && e.Type == news.Other
}
