package who

import (
	"fmt"
	"slices"
	"strconv"

	"synoptic/identity"
	"synoptic/news"
)

// Hand is what became of the judgements on names: those that bear on these
// articles, with the entity they came to, those without effect, and those that
// cannot all hold.
type Hand struct {
	Applied    []Applied
	NotApplied []news.Unapplied
	Collisions []news.Collision
}

// Applied is one judgement on names and the entity that it bears on.
type Applied struct {
	Act, Entity string
	Correction  *news.Correction // of a name or side
}

// handed carries out what people set of names and sides on the entities of
// the clusters, and finds what became of every judgement on names. Entities are
// named by their numbers.
func (j *judges) handed(groups []*cluster, built []news.Entity) Hand {
	if len(j.given)+len(j.named) == 0 {
		return Hand{}
	}
	h := &hander{judges: j, groups: groups, built: built}
	for i := range built {
		h.read = append(h.read, built[i].Party)
	}
	for _, verdict := range []string{news.JudgedSide, news.JudgedRename} {
		for i := range groups {
			h.set(i, verdict)
		}
	}
	clash := map[string]bool{}
	for _, ids := range j.clash {
		for _, id := range ids {
			clash[id] = true
		}
	}
	for _, g := range j.given {
		if !clash[g.ID] {
			h.pair(g)
		}
	}
	for _, ids := range j.clash {
		k := slices.IndexFunc(j.given, func(g news.Judgement) bool { return g.ID == ids[0] })
		g := j.given[k]
		if a, b := h.find(g.A), h.find(g.B); len(a) > 0 && len(b) > 0 {
			h.out.Collisions = append(h.out.Collisions, news.Collision{About: g.A.Name + " and " + g.B.Name, Line: number(a[0]), Acts: ids})
		}
	}
	return h.out
}

type hander struct {
	*judges
	groups []*cluster
	built  []news.Entity
	read   []news.Null // the side of each entity as it was read
	out    Hand
}

func number(i int) news.Null { return news.Null(strconv.Itoa(i)) }

// name puts the ids of entities in the place of their numbers.
func (h *Hand) name(ids []string) {
	id := func(n string) string { i, _ := strconv.Atoi(n); return ids[i] }
	for i := range h.Applied {
		h.Applied[i].Entity = id(h.Applied[i].Entity)
	}
	for i := range h.Collisions {
		h.Collisions[i].Line = news.Null(id(string(h.Collisions[i].Line)))
	}
}

// find gives the clusters that are what a judgement names.
func (h *hander) find(n news.Named) (found []int) {
	for i, c := range h.groups {
		e, p := &h.built[i], news.Null(n.Party)
		if slices.ContainsFunc(c.items, func(it *item) bool { return is(it, n) }) ||
			spelled(e.Names, n.Name) && (p == "" || h.read[i] == "" || p == h.read[i] || p == e.Party) {
			found = append(found, i)
		}
	}
	return found
}

// spelled tells whether a name is among spellings.
func spelled(forms []news.NameForm, name string) bool {
	folded := identity.Fold(name)
	return slices.ContainsFunc(forms, func(f news.NameForm) bool { return identity.Fold(f.Text) == folded })
}

// pair finds what became of a judgement on two names. One of whose names no
// article here has does not bear on them.
func (h *hander) pair(g news.Judgement) {
	a, b := h.find(g.A), h.find(g.B)
	if len(a) == 0 || len(b) == 0 {
		return
	}
	i := slices.IndexFunc(a, func(x int) bool { return slices.Contains(b, x) })
	one := i >= 0
	switch {
	case one == (g.Verdict == news.JudgedSame):
		k := a[0]
		if one {
			k = a[i]
		}
		h.out.Applied = append(h.out.Applied, Applied{Act: g.ID, Entity: strconv.Itoa(k)})
	case one:
		h.drop(g, "an article uses both names for one")
	case len(a) > 1:
		h.drop(g, fmt.Sprintf("%q is the name of %d here; a side would tell which", g.A.Name, len(a)))
	case len(b) > 1:
		h.drop(g, fmt.Sprintf("%q is the name of %d here; a side would tell which", g.B.Name, len(b)))
	case h.groups[a[0]].typ != h.groups[b[0]].typ:
		h.drop(g, fmt.Sprintf("%q is read as a %s here, %q as a %s", g.A.Name, h.groups[a[0]].typ, g.B.Name, h.groups[b[0]].typ))
	default:
		h.drop(g, "their other names were judged to be of two")
	}
}

func (h *hander) drop(g news.Judgement, why string) {
	h.out.NotApplied = append(h.out.NotApplied, news.Unapplied{Act: g.ID, Why: why})
}

// set gives a cluster the name or the side that people gave it, where they
// agree.
func (h *hander) set(i int, verdict string) {
	e := &h.built[i]
	var mine []news.Judgement
	for _, g := range h.named {
		if g.Verdict != verdict {
			continue
		}
		switch found := h.find(g.A); {
		case !slices.Contains(found, i):
		case len(found) > 1:
			if found[0] == i {
				h.drop(g, fmt.Sprintf("%q is the name of %d here; a side would tell which", g.A.Name, len(found)))
			}
		case verdict == news.JudgedSide && e.Type != news.Person && e.Type != news.Organization:
			h.drop(g, "a "+string(e.Type)+" is on no side")
		default:
			mine = append(mine, g)
		}
	}
	slices.SortFunc(mine, news.Judgement.Compare)
	var last []news.Judgement // of each person, whatever the spelling
	for _, g := range mine {
		last = latest(last, g)
	}
	if len(last) == 0 {
		return
	}
	says, field, value := func(g news.Judgement) string { return g.B.Name }, "name", &e.Name
	if verdict == news.JudgedSide {
		says, field, value = func(g news.Judgement) string { return g.B.Party }, "side", (*string)(&e.Party)
	}
	if ids := differing(last, says); ids != nil {
		h.out.Collisions = append(h.out.Collisions, news.Collision{About: "the " + field + " of " + e.Name, Line: number(i), Acts: ids})
		return
	}
	was := *value
	*value = says(last[0])
	if e.Type == news.Person && verdict == news.JudgedSide {
		e.Grade = news.GradeA // somebody has looked
		e.Roles = h.groups[i].roles()
		own(e)
	}
	for _, g := range last {
		h.out.Applied = append(h.out.Applied, Applied{Act: g.ID, Entity: strconv.Itoa(i), Correction: &news.Correction{Field: field, Was: was, Now: *value, Act: g.ID}})
	}
}
