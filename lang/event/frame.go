package event

import (
	"slices"

	"synoptic/news"
)

// who gives the entities that act and that are acted upon.
func (r *reader) who(f found) (actors, recipients []int) {
	if f.nominal {
		actors, recipients = r.nominalWho(f.head)
		if f.verb >= 0 && r.is(f.head, "obj") {
			if a := r.entities(r.agents(f.verb)); f.sense.Type == "CONSULT" {
				actors = union(a, actors)
			} else if len(a) > 0 {
				actors = a // "launched its invasion": who launched it
			}
		}
		if f.verb >= 0 {
			actors = union(actors, r.entities(r.obliques(f.verb, "with", "between", "by")))
		}
	} else {
		actors = r.entities(r.agents(f.head))
		recipients = r.verbRecipients(f.head)
	}
	if f.sense.Type == "CONSULT" && f.sense.Mode != "visit" {
		actors, recipients = union(actors, recipients), nil
	}
	if slices.ContainsFunc(actors, func(e int) bool { return r.d.Entities[e].Type != news.Place }) {
		actors = slices.DeleteFunc(actors, func(e int) bool { return r.d.Entities[e].Type == news.Place })
	}
	recipients = slices.DeleteFunc(recipients, func(e int) bool {
		return slices.Contains(actors, e) || f.sense.Type == "" && r.d.Entities[e].Type == news.Place
	})
	return nonNil(actors), nonNil(recipients)
}

// verbRecipients gives those that a verb's event is directed at.
func (r *reader) verbRecipients(i int) []int {
	out := r.entities(r.objects(i))
	out = union(out, r.entities(r.obliques(i, "with", "against", "to", "upon")))
	for _, e := range r.entities(r.obliques(i, "on", "at", "for", "from")) {
		if r.d.Entities[e].Type != news.Place {
			out = union(out, []int{e})
		}
	}
	for _, o := range r.objects(i) { // "launch an attack on X", "talks with X"
		a, b := r.nominalWho(o)
		if _, ok := r.nounSense(o); ok {
			out = union(out, a, b)
		}
	}
	if len(out) == 0 { // "reduced aid to X", "filed charges against X"
		for _, o := range r.objects(i) {
			for _, e := range r.entities(r.obliques(o, "against", "to", "on", "upon", "with", "towards", "toward")) {
				if r.d.Entities[e].Type != news.Other || r.d.Entities[e].Country != "" {
					out = union(out, []int{e})
				}
			}
		}
	}
	if x := r.child(i, "xcomp"); x >= 0 && len(out) == 0 { // "refused to meet X"
		out = r.verbRecipients(x)
	}
	return out
}

// nominalWho gives the participants that hang on a noun: "talks between A and
// B", "A's attack on B", "a meeting with B", "the A-B summit".
func (r *reader) nominalWho(i int) (actors, recipients []int) {
	for _, c := range r.children(i) {
		switch {
		case r.is(c, "nmod:poss", "compound", "amod"):
			actors = union(actors, r.entities(r.joined(c)))
		case r.is(c, "nmod", "obl"):
			switch r.preposition(c) {
			case "between", "among", "of", "by", "with", "involving":
				actors = union(actors, r.entities(r.joined(c)))
			case "on", "against", "to", "upon", "at":
				recipients = union(recipients, r.entities(r.joined(c)))
			}
		}
	}
	return actors, recipients
}

// obliques gives the nouns below a token under one of the prepositions.
func (r *reader) obliques(i int, preps ...string) []int {
	var out []int
	for _, c := range r.children(i) {
		if r.is(c, "obl", "nmod") && !r.is(c, "obl:tmod", "obl:agent") && slices.Contains(preps, r.preposition(c)) {
			out = append(out, r.joined(c)...)
		}
	}
	return out
}

// entities gives the entities that the tokens are: their own mentions, or
// those that modify them ("the Russian delegation", "talks of Ukraine").
func (r *reader) entities(tokens []int) []int {
	var out []int
	for _, t := range tokens {
		if p := r.bearer(t); p >= 0 {
			out = union(out, []int{p})
			continue
		}
		e := r.entity(t)
		if e < 0 || r.d.Entities[e].Name == "" && r.d.Entities[e].Country == "" {
			if m := r.modifiers(t); len(m) > 0 { // "representatives for Arvenia"
				out = union(out, m)
				continue
			}
		}
		if e >= 0 {
			out = union(out, []int{e})
		}
	}
	return out
}

// bearer gives the person whose office a noun names and whose own name comes
// after it ("European Union commissioner Ilse Marten", "the defence minister,
// Rustem Umar"), or -1.
func (r *reader) bearer(t int) int {
	if e := r.entity(t); e >= 0 && r.d.Entities[e].Type == news.Person && r.d.Entities[e].Name != "" || r.d.Tokens[t].Tag != "NOUN" && r.d.Tokens[t].Tag != "PROPN" {
		return -1
	}
	for _, c := range r.children(t) {
		if c < t || !r.is(c, "appos", "flat") {
			continue
		}
		if e := r.entity(c); e >= 0 && r.d.Entities[e].Type == news.Person && r.d.Entities[e].Name != "" {
			return e
		}
	}
	return -1
}

// modifiers gives the entities that stand before or under a noun that is no
// entity itself.
func (r *reader) modifiers(t int) []int {
	if r.d.Tokens[t].Tag != "NOUN" && r.d.Tokens[t].Tag != "PROPN" && r.d.Tokens[t].Tag != "NUM" && r.d.Tokens[t].Tag != "ADJ" {
		return nil
	}
	var out []int
	for _, c := range r.children(t) {
		if !r.is(c, "nmod:poss", "compound", "amod", "nmod") {
			continue
		}
		if r.is(c, "nmod") && !r.is(c, "nmod:poss") {
			switch r.preposition(c) {
			case "of", "from", "for", "between", "among":
			default:
				continue
			}
		}
		if r.d.Tokens[c].Tag == "PRON" { // "their crews" are not they
			continue
		}
		for _, j := range r.joined(c) {
			if e := r.entity(j); e >= 0 && (r.d.Entities[e].Type != news.Other || r.d.Entities[e].Country != "") {
				out = union(out, []int{e})
			}
		}
	}
	return out
}

// entity gives the entity that a token heads a mention of, or -1.
func (r *reader) entity(t int) int {
	m := r.d.MentionHeadedBy(t)
	if m < 0 {
		return -1
	}
	e := r.d.Mentions[m].Entity
	if e < 0 || e >= len(r.d.Entities) {
		return -1
	}
	return e
}

// acts tells whether a token is somebody: a person, body, state, or a noun
// modified by one.
func (r *reader) acts(t int) bool {
	if e := r.entity(t); e >= 0 {
		switch r.d.Entities[e].Type {
		case news.Person, news.Organization, news.Country, news.Place:
			return true
		}
		return false
	}
	return len(r.modifiers(t)) > 0 || r.d.Tokens[t].Tag == "PRON" || r.d.Tokens[t].Tag == "PROPN"
}

// place gives where it was: a place under a preposition of place, nearest to
// the event's own word.
func (r *reader) place(f found) int {
	if p := r.placeUnder(f.head, 2); p >= 0 {
		return p
	}
	if f.verb >= 0 && f.verb != f.head {
		return r.placeUnder(f.verb, 2)
	}
	return -1
}

func (r *reader) placeUnder(i, depth int) int {
	for _, c := range r.children(i) {
		if r.is(c, "obl", "nmod") && placePreps[r.preposition(c)] {
			if e := r.entity(c); e >= 0 && r.located(e) {
				return e
			}
			for _, e := range r.modifiers(c) { // "at Lisbon's palace"
				if r.d.Entities[e].Type == news.Place {
					return e
				}
			}
		}
		if depth > 1 && r.is(c, "obj", "obl", "nmod", "nsubj:pass") {
			if p := r.placeUnder(c, depth-1); p >= 0 {
				return p
			}
		}
	}
	return -1
}

func (r *reader) located(e int) bool {
	t := r.d.Entities[e].Type
	return t == news.Place || t == news.Country
}

// union appends what is new, keeping the order of the text.
func union(sets ...[]int) []int {
	var out []int
	for _, s := range sets {
		for _, x := range s {
			if !slices.Contains(out, x) {
				out = append(out, x)
			}
		}
	}
	return out
}

func nonNil(s []int) []int {
	if s == nil {
		return []int{}
	}
	return s
}
