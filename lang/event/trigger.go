package event

import (
	"slices"
	"strings"

	"synoptic/news"
)

// table gives what the tables say of a token; may tells whether it can name an
// event at all.
func (r *reader) table(i int) (s sense, ok, may bool) {
	switch r.d.Tokens[i].Tag {
	case "VERB", "AUX":
		if r.is(i, "amod", "compound", "case", "fixed", "aux", "cop", "mark") {
			return s, false, false
		}
		s, ok = r.verbSense(i)
		return s, ok, true
	case "ADJ":
		s, ok = r.willing(i)
		return s, ok, ok
	case "NOUN":
		if r.is(i, "compound", "fixed", "flat") {
			return s, false, false
		}
		s, ok = r.nounSense(i)
		return s, ok, ok
	}
	return s, false, false
}

// trigger tells whether a token names an event, and in which sense.
func (r *reader) trigger(i int) (found, bool) {
	s, ok, may := r.table(i)
	if !may {
		return found{}, false
	}
	s, ok = r.weigh(i, s, ok)
	if r.d.Tokens[i].Tag == "NOUN" {
		f := found{head: i, verb: r.support(i), sense: s, nominal: true}
		return f, ok && r.tells(f) && !r.carried(f)
	}
	if ok {
		return found{head: i, verb: i, sense: s}, true
	}
	if t := r.d.Tokens[i].Tag; t == "VERB" || t == "AUX" {
		if s, ok := r.dated(i); ok && r.open(i) {
			return found{head: i, verb: i, sense: s}, true
		}
	}
	return found{}, false
}

// willing reads "is ready to talk": a commitment.
func (r *reader) willing(i int) (sense, bool) {
	switch r.lemma(i) {
	case "willing", "ready", "prepared":
		return sense{Type: "AGREE"}, r.child(i, "cop") >= 0 && r.child(i, "xcomp", "advcl", "ccomp") >= 0
	}
	return sense{}, false
}

// verbSense gives the first sense of a verb whose needs are met.
func (r *reader) verbSense(i int) (sense, bool) {
	for _, s := range verbTable()[r.lemma(i)] {
		if r.fits(i, s) {
			return s, s.Type != "skip"
		}
	}
	if c := r.child(i, "ccomp"); c >= 0 && r.lemma(i) == "say" { // "said that B must leave"
		if a := r.child(c, "aux"); a >= 0 && r.lemma(a) == "must" && !r.own(c) {
			return sense{Type: "REQUEST"}, true
		}
	}
	return sense{}, false
}

// own tells whether a clause speaks of its speaker ("we must").
func (r *reader) own(i int) bool {
	s := r.ownSubject(i)
	return s < 0 || r.d.Tokens[s].Tag == "PRON"
}

// fits tells whether a sense's needs are met at a verb.
func (r *reader) fits(i int, s sense) bool {
	prt := r.child(i, "compound:prt")
	switch {
	case s.prt != "":
		p := prt
		if p < 0 {
			p = r.child(i, "advmod", "obl")
		}
		if p < 0 || r.lemma(p) != s.prt {
			return false
		}
	}
	if len(s.preps) > 0 && r.under(i, s.preps) < 0 {
		return false
	}
	if len(s.objs) > 0 && !r.anyLemma(r.objects(i), s.objs) {
		if x := r.child(i, "xcomp"); x < 0 || !slices.Contains(s.objs, r.lemma(x)) { // "found guilty"
			return false
		}
	}
	if len(s.subj) > 0 && !r.anyLemma(r.agents(i), s.subj) {
		return false
	}
	if s.actor && !slices.ContainsFunc(r.objects(i), r.acts) {
		return false
	}
	if s.bare && (len(r.objects(i)) > 0 || r.child(i, "ccomp") >= 0) {
		return false
	}
	return !s.xcomp || r.child(i, "xcomp", "ccomp") >= 0 || r.completed(i)
}

// completed tells whether an infinitive behind a verb completes it, whatever
// the tree calls it: "ordered the mayor to appear".
func (r *reader) completed(i int) bool {
	c := r.child(i, "advcl", "acl")
	return c > i && r.infinitive(c)
}

// anyLemma tells whether a token, or a noun in apposition to or compounded
// with it, has one of the lemmas.
func (r *reader) anyLemma(tokens []int, lemmas []string) bool {
	return slices.ContainsFunc(tokens, func(t int) bool {
		if slices.Contains(lemmas, r.lemma(t)) {
			return true
		}
		if slices.Contains(carriers, r.lemma(t)) { // "mediation efforts", "an aid programme"
			for _, c := range r.children(t) {
				if r.is(c, "compound") && slices.Contains(lemmas, r.lemma(c)) {
					return true
				}
			}
		}
		// "a series of talks", "two rounds of sanctions"
		m := r.child(t, "nmod")
		return m >= 0 && slices.Contains(lemmas, r.lemma(m)) && slices.Contains(measureNouns, r.lemma(t))
	})
}

// measureNouns stand before what is measured, carriers behind what they carry.
var (
	measureNouns = strings.Fields("series round rounds set package wave number string spate barrage hour hours day days ton tonne kg part batch group contingent dozen hundred thousand amount")
	carriers     = strings.Fields("effort mission attempt campaign drive programme program process delivery supply shipment operation package")
)

// objects gives the direct objects of a verb, or its passive subjects, with
// what is joined to them.
func (r *reader) objects(i int) []int {
	var out []int
	for _, c := range r.children(i) {
		if r.is(c, "obj", "iobj") || r.is(c, "nsubj:pass") && (r.passive(i) || r.child(i, "nsubj") < 0) {
			out = append(out, r.joined(c)...)
		}
	}
	if len(out) == 0 && r.is(i, "acl") && r.passive(i) { // "talks held in …"
		out = append(out, r.head(i))
	}
	if len(out) == 0 && r.is(i, "acl:relcl") && r.child(i, "nsubj") >= 0 && !r.relative(r.child(i, "nsubj")) {
		out = append(out, r.head(i)) // "the talks that they held"
	}
	return out
}

// agents gives those that do what a verb says.
func (r *reader) agents(i int) []int {
	var out []int
	for _, c := range r.children(i) {
		if r.is(c, "nsubj") && !r.is(c, "nsubj:pass") || r.is(c, "obl:agent") || r.is(c, "obl") && r.preposition(c) == "by" && r.passive(i) {
			out = append(out, r.joined(c)...)
		}
	}
	if len(out) > 0 && !(len(out) == 1 && r.relative(out[0])) || r.passive(i) {
		return out
	}
	return r.lent(i)
}

// lent gives the subject that a verb without its own shares with another: that
// of the verb it is joined to or depends on, the noun it modifies.
func (r *reader) lent(i int) []int {
	for range 4 {
		h := r.head(i)
		switch {
		case h < 0:
			return nil
		case r.is(i, "acl"):
			return r.joined(h)
		case r.is(i, "xcomp"):
			if o := r.child(h, "obj", "iobj"); o >= 0 {
				return r.joined(o)
			}
		case !r.is(i, "conj", "advcl", "parataxis"):
			return nil
		}
		if s := r.ownSubject(h); s >= 0 {
			if r.passive(h) && r.is(s, "nsubj") && !r.is(s, "nsubj:pass") {
				return nil
			}
			if r.relative(s) {
				i = h
				continue
			}
			return r.joined(s)
		}
		i = h
	}
	return nil
}

// ownSubject gives a predicate's own subject, or -1.
func (r *reader) ownSubject(i int) int { return r.child(i, "nsubj", "csubj") }

// relative tells whether a token is a relative pronoun.
func (r *reader) relative(i int) bool {
	switch strings.ToLower(r.d.Word(i)) {
	case "who", "which", "that", "whom":
		return r.d.Tokens[i].Tag == "PRON" || r.d.Tokens[i].XPos == "WP" || r.d.Tokens[i].XPos == "WDT"
	}
	return false
}

// passive tells whether a verb stands in the passive.
func (r *reader) passive(i int) bool {
	if r.child(i, "aux:pass", "nsubj:pass") >= 0 {
		return true
	}
	return r.is(i, "acl") && !r.is(i, "acl:relcl") && r.d.Tokens[i].XPos == "VBN"
}

// joined gives a token and the nouns coordinated with it.
func (r *reader) joined(i int) []int {
	out := []int{i}
	for n := 0; n < len(out); n++ {
		for _, c := range r.children(out[n]) {
			if r.is(c, "conj") && !slices.Contains(out, c) {
				out = append(out, c)
			}
		}
	}
	return out
}

// preposition gives the lemma of the preposition that a noun stands under.
func (r *reader) preposition(i int) string {
	if c := r.child(i, "case"); c >= 0 {
		return strings.ToLower(r.d.Word(c))
	}
	return ""
}

// under gives the first noun below a token that stands under one of the
// prepositions, or -1. "on:strike" asks for that noun under "on".
func (r *reader) under(i int, preps []string) int {
	for _, c := range r.children(i) {
		if !r.is(c, "obl", "nmod", "advcl", "acl", "advmod") {
			continue
		}
		p := r.preposition(c)
		if m := r.child(c, "mark"); p == "" && m >= 0 && r.is(c, "advcl", "acl") {
			p = r.lemma(m)
		}
		if p != "" && (slices.Contains(preps, p) || slices.Contains(preps, p+":"+r.lemma(c))) {
			return c
		}
	}
	return -1
}

// nounSense gives the sense of a noun that names an event.
func (r *reader) nounSense(i int) (sense, bool) {
	l := r.lemma(i)
	if l == "fire" && i-2 >= r.first && strings.EqualFold(r.d.Word(i-2), "cease") {
		l = "ceasefire"
	}
	for _, s := range nounTable()[l] {
		if len(s.preps) == 0 || r.under(i, s.preps) >= 0 {
			return s, true
		}
	}
	return sense{}, false
}

// support gives the verb that says that a nominal event takes place, or -1.
func (r *reader) support(i int) int {
	h := r.head(i)
	for n := 0; n < 4 && h >= 0 && r.is(i, "nmod", "conj") && (slices.Contains(measureNouns, r.lemma(h)) || r.is(i, "conj")); n++ {
		i, h = h, r.head(h)
	}
	if h >= 0 && r.is(i, "nsubj") && r.child(h, "cop") >= 0 && r.timely(h) { // "the talks were in March"
		return h
	}
	if h < 0 || r.d.Tokens[h].Tag != "VERB" || !r.is(i, "nsubj", "obj") {
		return -1
	}
	l := r.lemma(h)
	if aspect[l] || r.is(i, "obj") && light[l] {
		return h
	}
	return -1
}

// timely tells whether a token lies in a time expression.
func (r *reader) timely(i int) bool {
	for _, x := range r.times {
		if x.Contains(r.d.Tokens[i].Span) {
			return true
		}
	}
	return false
}

// tells tells whether a nominal event says something by itself: it took place
// by a verb, or has participants or a time of its own.
func (r *reader) tells(f found) bool {
	if f.verb >= 0 {
		return true
	}
	if r.ownTime(f.head) >= 0 {
		return true
	}
	a, b := r.nominalWho(f.head)
	someone := slices.ContainsFunc(append(a, b...), func(e int) bool { return r.d.Entities[e].Type != news.Place })
	return someone && !r.is(f.head, "nmod") // "the Varna talks" alone tells nothing
}
