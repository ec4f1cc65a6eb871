package who

import (
	"slices"
	"strings"

	"synoptic/gazetteer"
	"synoptic/identity"
	"synoptic/news"
)

// retype makes a single word that one article takes for a person, with nothing
// to show for it, what the others take it for, a body of what few take for a
// place that nothing is said to be in, and of a longer name that more take for one
// or of which somebody is the chief executive; and a person of a single word that
// speaks and is a surname in the others, where the article takes it for a place; a
// place of several words that another article puts something in.
func retype(items []*item) {
	other := map[string]news.EntityType{}
	surname := map[string]bool{}
	scene := map[string]bool{} // places that something is said to be in
	bodied := map[string]int{} // how much more often a name is a body's than a place's or a person's
	for _, it := range items {
		for _, k := range it.roles {
			if r := it.doc.Roles[k]; company(core(r.Norm)) {
				bodied[identity.Fold(titleBody(it.doc.Words(r.Title), true))] += len(it.doc.Tokens) // it is one's
			}
		}
		if it.typ == news.Person && it.words > 1 {
			bodied[it.folded()] -= len(it.doc.Entities[it.ent].Mentions)
		}
		if it.typ == news.Organization || it.typ == news.Place {
			if f := it.folded(); other[f] == "" || it.typ < other[f] {
				other[f] = it.typ
			}
			n := len(it.doc.Entities[it.ent].Mentions)
			if it.typ == news.Place {
				n = -n
				scene[it.folded()] = scene[it.folded()] || it.around()
			}
			bodied[it.folded()] += n
		}
		if n := len(it.person.Words); n > 1 {
			surname[it.person.Words[n-1]] = true
		}
	}
	full := map[string]bool{}
	for _, it := range items {
		if it.typ == news.Person && it.words > 1 {
			full[it.plain] = true
		}
	}
	for _, it := range items {
		if name, state := ofState(it.name); name != "" && it.typ == news.Organization && full[identity.Fold(name)] {
			it.name, it.side, it.words = name, state, len(strings.Fields(name))
			it.plain = identity.Fold(name)
			it.joined = strings.ReplaceAll(it.plain, " ", "")
			it.retyped(news.Person)
		}
		if it.typ == news.Place && bodied[it.folded()] > 0 && !it.known() && !it.around() {
			it.retyped(news.Organization)
		}
		if it.typ == news.Place && it.words == 1 && surname[it.folded()] && !it.known() && !it.around() && it.talks() {
			it.retyped(news.Person)
		}
		if it.typ == news.Person && it.words > 1 && bodied[it.folded()] > 0 && it.faceless() {
			it.retyped(news.Organization)
		}
		if it.typ == news.Person && it.words > 1 && scene[it.folded()] && it.faceless() && !it.talks() {
			it.retyped(news.Place)
		}
		if t := other[it.folded()]; it.typ == news.Person && t != "" && len(it.person.Words) == 1 && !surname[it.person.Words[0]] &&
			(it.unofficed() || it.doc.Entities[it.ent].Gender == "" && bodied[it.folded()] >= len(it.doc.Entities[it.ent].Mentions)) {
			it.retyped(t)
		}
	}
}

// talks tells whether an item says something in its article.
func (it *item) talks() bool {
	return slices.ContainsFunc(it.doc.Attributions, func(a news.Attribution) bool { return a.Speaker == it.ent })
}

// faceless tells whether nothing but the form of a name speaks for a person: no
// gender, no office but of those that companies are described by.
func (it *item) faceless() bool {
	return it.doc.Entities[it.ent].Gender == "" && it.unofficed()
}

func (it *item) unofficed() bool {
	return !slices.ContainsFunc(it.roles, func(k int) bool { return !traders[head(it.doc.Roles[k].Norm)] })
}

// ofState takes apart a name that ends in "of" and a state's: "Ada Vell of Norland".
func ofState(name string) (head, state string) {
	head, of, ok := strings.Cut(name, " of ")
	if !ok || !strings.Contains(head, " ") {
		return "", ""
	}
	if c, how, known := gazetteer.Nation(of); known && how == gazetteer.Name {
		return head, c
	}
	return "", ""
}

// known tells whether the gazetteer has a state, place or town of an item's name.
func (it *item) known() bool {
	_, placed := gazetteer.Place(it.name)
	return placed || gazetteer.Kinds(it.name) != 0 || gazetteer.City(it.name)
}

// around tells whether the words put anything in, at or near what an item names.
func (it *item) around() bool {
	for _, k := range it.doc.Entities[it.ent].Mentions {
		if m := it.doc.Mentions[k]; m.Kind == news.MentionName && m.First > 0 {
			switch strings.ToLower(it.doc.Word(m.First - 1)) {
			case "in", "near", "around", "outside", "inside", "across", "off":
				return true
			}
		}
	}
	return false
}
