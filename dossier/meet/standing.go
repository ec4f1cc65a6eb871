package meet

import (
	"cmp"
	"slices"
	"strings"

	"synoptic/dossier/line"
	"synoptic/dossier/who"
	"synoptic/gazetteer"
	"synoptic/news"
)

// few tells whether fewer than two are named who meet: two sides, or two people of
// one side who meet or are at a meeting with each other.
func (r *reader) few(g *gathering, t int, verb bool) bool {
	if kind(g.noun) == "hearing" {
		return true // those heard there do not meet each other, nor those who hear
	}
	if len(g.parties) >= 2 {
		return false
	}
	return len(g.persons) < 2 || !verb && (lone(g.noun) || !r.withParty(t))
}

// comesTogether tells whether a verb without two who are named tells of a meeting
// that another place tells more of: "they met", "the creditors are to meet".
func (r *reader) comesTogether(t int) bool {
	if r.object(t) >= 0 {
		return false
	}
	if l := strings.ToLower(r.d.Tokens[t].Lemma); l != "meet" && l != "convene" && l != "gather" {
		return false
	}
	s := r.subject(t)
	if s < 0 {
		return t+1 < len(r.d.Tokens) && strings.EqualFold(r.d.Word(t+1), "again")
	}
	w := strings.ToLower(r.d.Word(s))
	return w == "they" || w == "both" || w == "who" || r.d.Child(s, "conj") >= 0 || r.d.Tokens[s].XPos == "NNS" || r.d.Tokens[s].XPos == "NNPS" || r.bodyAt(s) != ""
}

// owner gives the token of whose gathering the noun at t is, "the president's
// meeting", "his talks"; "his" under what somebody is asked to do is whom it is asked
// of: "called on Vell to cancel his meeting". -1 for none.
func (r *reader) owner(t int) int {
	p := r.d.Child(t, "nmod:poss")
	if p < 0 || r.d.Tokens[p].Tag != "PRON" {
		return p
	}
	for v, n := r.d.Tokens[t].Head, 0; n < 4 && v >= 0; v, n = r.d.Tokens[v].Head, n+1 {
		if a := r.asked(v); a >= 0 {
			return a
		}
	}
	return p
}

// asked gives the token of whom somebody asks, tells or helps to do what the verb at v
// says, its subject in all but the tree; -1 for none.
func (r *reader) asked(v int) int {
	h, rel, found := r.d.Tokens[v].Head, r.d.Tokens[v].Rel, -1
	if h < 0 || r.d.Tokens[v].Tag != "VERB" || r.d.Child(v, "nsubj") >= 0 || rel != "xcomp" && rel != "ccomp" && rel != "advcl" {
		return -1
	}
	r.d.Children(h, func(c int) bool {
		if rel := r.d.Tokens[c].Rel; c < v && (rel == "obj" || rel == "iobj" || rel == "obl") && r.headed(c) != "" {
			found = c
		}
		return true
	})
	return found
}

// fresh tells whether a noun brings in a gathering that has not been told of: "a
// meeting", "another summit".
func (r *reader) fresh(t int) bool {
	return r.det(t, "a", "an", "another", "some")
}

// det tells whether the determiner of a noun is one of some words.
func (r *reader) det(t int, words ...string) bool {
	d := r.d.Child(t, "det")
	return d >= 0 && slices.Contains(words, strings.ToLower(r.d.Word(d)))
}

// guests gives the persons whom the clause of a gathering puts there.
func (r *reader) guests(t int) (out []string) {
	for _, s := range r.attending(t) {
		out = append(out, r.persons(s)...)
	}
	return line.Set(out)
}

// attending gives the nouns for those whom the clause of a gathering puts there: who attend,
// host or address it, or say or do something at it.
func (r *reader) attending(t int) []int {
	t = r.lifted(t)
	if v := r.d.Child(t, "acl"); v >= 0 && !r.negated(v) { // "the conference where Vell is to speak"
		if w, s := r.d.Child(v, "advmod"), r.d.Child(v, "nsubj"); w >= 0 && strings.EqualFold(r.d.Word(w), "where") && s >= 0 {
			return one(s)
		}
	}
	v := r.d.Tokens[t].Head
	for _, over := range []int{t, v} { // "a meeting, attended by Vell", "took place, attended by Vell"
		if over < 0 {
			continue
		}
		by := -1
		r.d.Children(over, func(c int) bool {
			if c > t && r.d.Tokens[c].XPos == "VBN" && r.does(c, attends) && r.byPhrase(c) && (news.RelIs(r.d.Tokens[c].Rel, "acl") || r.d.Tokens[c].Rel == "advcl") {
				by = r.agent(c)
			}
			return by < 0
		})
		if by >= 0 {
			return one(by)
		}
	}
	for n := 0; n < 3 && v >= 0 && r.d.Tokens[v].Tag != "VERB"; n++ { // "at the start of a hearing", "was at the meeting"
		if r.d.Child(v, "cop") >= 0 {
			break
		}
		v = r.d.Tokens[v].Head
	}
	if r.d.Child(t, "cop") >= 0 {
		v = t // "who was at the meeting"
	}
	if v < 0 {
		return nil
	}
	obj := r.d.Tokens[t].Head == v && (r.d.Tokens[t].Rel == "obj" || r.d.Tokens[t].Rel == "iobj") && r.d.Child(t, "case") < 0
	switch {
	case obj && !r.does(v, attends), r.negated(v), r.modal(v), (obj || r.caseIs(t, "to")) && r.wishes(v):
		return nil
	case !obj && r.caseIs(t, "for") && r.does(v, travels):
		return one(r.subject(v)) // "is to go to Velm for talks"
	case !obj && r.fresh(t) && (r.caseIs(t, "after") || r.caseIs(t, "following")) && gazetteer.Verb(r.d.Tokens[v].Lemma, "") == gazetteer.Say:
		return slices.DeleteFunc(one(r.subject(v)), func(s int) bool {
			return slices.ContainsFunc(r.persons(s), func(id string) bool { return bears(r.w.Get(id), "spokes") })
		}) // "said after a meeting in Velm"
	case !obj && !r.caseIs(t, "at") && !r.caseIs(t, "during") && !r.caseIs(t, "to") && !r.caseIs(t, "in") && !r.caseIs(t, "of"):
		return nil
	case !obj && (r.caseIs(t, "in") && t > v || r.caseIs(t, "of")) && !r.inside(t) && !r.edgeOf(t):
		return nil
	case r.caseIs(t, "to") && !r.does(v, travels):
		return nil
	}
	s := r.subject(v)
	if h := r.d.Tokens[v].Head; s < 0 && h >= 0 && r.d.Tokens[v].Rel == "advcl" && r.d.Tokens[v].XPos == "VBG" && r.d.Child(v, "mark") < 0 {
		s = r.d.Child(h, "nsubj") // "Addressing the meeting later, Vell gave"
	}
	if r.d.Tokens[v].XPos == "VBN" && (s >= 0 && r.d.Tokens[s].Rel == "nsubj:pass" || s < 0) {
		s = r.agent(v) // "announced by Vell at the end of a meeting"
	}
	if s < 0 {
		return nil
	}
	return one(s)
}

// one gives a token as a list, none where there is none.
func one(t int) []int {
	if t < 0 {
		return nil
	}
	return []int{t}
}

// persons gives the persons whom the phrase of a token names, or a pronoun stands for.
func (r *reader) persons(s int) []string {
	if m := r.d.MentionHeadedBy(s); m >= 0 && r.d.Mentions[m].Kind == news.MentionPronoun {
		if id := r.personID(r.d.Mentions[m].Entity); id != "" {
			return []string{id}
		}
		return nil
	}
	var out []string
	first, last := r.d.Subtree(s)
	for i := first; i < last; i++ {
		if id := r.personAt(i); id != "" && !r.possessor(i) && !r.clauseBetween(s, i) && !r.placed(i) {
			out = append(out, id)
		}
	}
	return line.Set(out)
}

// edgeOf tells whether a gathering stands after "start of", "end of" and the like.
func (r *reader) edgeOf(t int) bool {
	switch r.headLemma(t) {
	case "start", "end", "close", "opening", "beginning", "conclusion", "member", "participant":
		return true
	}
	return false
}

// wishes tells whether a verb says only what is wanted, could be or is to be.
func (r *reader) wishes(v int) bool {
	return r.does(v, thinks) || r.modal(v) || r.d.Tokens[v].Rel == "xcomp" && r.does(r.d.Tokens[v].Head, thinks)
}

// kind tells what kind of gathering a noun is: those of one kind can be one.
func kind(noun string) string {
	switch noun {
	case "hearing", "arraignment", "inquest", "trial", "retrial", "sentencing":
		return "hearing"
	case "rally":
		return noun
	}
	return "meeting"
}

// takes tells whether a place that names no two who meet can be of a meeting.
func (m *meeting) takes(g *gathering, w *who.Who) bool {
	f := m.gs[0]
	if g.status == "postponed" && lone(g.noun) && m.noun(g.noun) && m.coming() && subset(g.hint, f.parties) {
		return true // "A summit has been postponed", which another tells is to be
	}
	if f.potential || g.potential && !g.planned || g.fresh || kind(f.noun) != kind(g.noun) || g.separate != f.separate && g.separate {
		return false
	}
	if m.coming() != g.coming() && !cameTrue(f, g) && (g.when == "" || f.when == "" || !sameDay(f.when, g.when)) {
		return false
	}
	if g.earlier != f.earlier && g.when == "" || g.body != "" && (f.body == "" || !sameBody(f.body, g.body)) || g.folk != "" && !sameFolk(f.folk, g.folk) {
		return false
	}
	if g.weak && kind(g.noun) == "meeting" && !m.akin(g) {
		return false
	}
	for _, p := range g.hint {
		if !m.has(p) && g.weak {
			return false
		}
	}
	for _, id := range g.after {
		e := w.Get(id)
		if e == nil || bears(e, "spokes") || e.Party != "" && m.has(string(e.Party)) || slices.ContainsFunc(m.gs, func(x *gathering) bool { return slices.Contains(x.persons, id) || len(x.parties) == 0 }) {
			continue
		}
		return false // of another's meeting
	}
	for _, id := range g.persons {
		if !g.weak {
			break // who opens or chairs it may be of neither side
		}
		side := ""
		if e := w.Get(id); e != nil {
			side = string(e.Party)
		}
		there := func(x *gathering) bool { return slices.Contains(x.persons, id) }
		taken := func(x *gathering) bool { return len(x.seats[side]) > 0 }
		if !slices.ContainsFunc(m.gs, there) && (!m.has(side) || slices.ContainsFunc(m.gs, taken) && !g.joined) {
			return false
		}
	}
	for _, x := range m.gs {
		if !sameTime(x, g) && x.when != "" && g.when != "" || apart(x.place, g.place) {
			return false
		}
	}
	return true
}

// wants tells whether a place that tells only when and where a gathering was is
// what a meeting lacks: its day, which is told nowhere else.
func (m *meeting) wants(g *gathering) bool {
	return g.when != "" && !slices.ContainsFunc(m.gs, func(x *gathering) bool { return x.when != "" })
}

// apart tells whether two places cannot be one: neither is in, or called as, the
// other.
func apart(a, b string) bool {
	if a == "" || b == "" || strings.Contains(a, b) || strings.Contains(b, a) {
		return false
	}
	x, how, ok := gazetteer.Nation(a)
	y, how2, ok2 := gazetteer.Nation(b)
	in, in2 := placeOf(a), placeOf(b)
	if ok && how == gazetteer.Name {
		in = x
	}
	if ok2 && how2 == gazetteer.Name {
		in2 = y
	}
	state := ok && how == gazetteer.Name || ok2 && how2 == gazetteer.Name
	return !state || in != "" && in2 != "" && in != in2
}

// standing gives the gatherings that name no two who meet and stand for themselves:
// of which the day is told, and whose they are, where they are or who is there. The
// place that tells most founds one; others of the same kind, day and place are of
// it, and those that tell neither where there is one alone.
func standing(all []*gathering) []*meeting {
	slices.SortStableFunc(all, func(a, b *gathering) int {
		return cmp.Or(b2i(a.potential)-b2i(b.potential), b.told()-a.told(), cmp.Compare(a.article, b.article), a.token-b.token)
	})
	var ms []*meeting
	for _, g := range all {
		var fits []*meeting
		for _, m := range ms {
			if m.one(g) {
				fits = append(fits, m)
			}
		}
		switch {
		case len(fits) == 1 || len(fits) > 1 && len(g.when) >= 7:
			fits[0].gs = append(fits[0].gs, g)
		case len(fits) == 0:
			ms = append(ms, &meeting{gs: []*gathering{g}})
		}
	}
	return ms
}

// sameBody tells whether two names can be one body's, "the League" the Coastal League; ""
// can be any.
func sameBody(a, b string) bool {
	x, y := " "+strings.ToLower(a), " "+strings.ToLower(b)
	return a == "" || b == "" || strings.HasSuffix(x, y) || strings.HasSuffix(y, x) || chambered(a, b) || chambered(b, a)
}

// chambered tells whether one of two bodies is a parliament by what it holds, "congressional
// hearing", and the other a house or a committee of one.
func chambered(a, b string) bool {
	l := strings.ToLower(b)
	if a == "House" || a == "Senate" { // "a Senate hearing", "the Senate Fisheries Committee"
		return strings.HasPrefix(b, a+" ") && strings.HasSuffix(l, "committee")
	}
	own := strings.Contains(b, "House ") || strings.Contains(b, "Senate ") || b == l
	return (a == chambers["congressional"] || a == chambers["parliamentary"]) && (own && strings.HasSuffix(l, "committee") || strings.HasSuffix(b, "Senate"))
}

// coming tells whether a gathering had not been when it was told of.
func (g *gathering) coming() bool {
	return g.planned || g.status == "planned" || g.was != "" || (&reader{d: g.doc}).ahead(g.when)
}

// coming tells whether nobody tells of a meeting that it has been.
func (m *meeting) coming() bool {
	return !slices.ContainsFunc(m.gs, func(g *gathering) bool { return !g.coming() && (g.status != "" || g.when != "") })
}

// told weighs how much a place tells of a gathering: the day most, then whose it
// is, where and who is there.
func (g *gathering) told() int {
	n := 0
	if len(g.when) >= 7 || g.was != "" {
		n += 4
	}
	if g.someday {
		n += 3
	}
	if g.body != "" || g.folk != "" {
		n += 2
	}
	if g.place != "" || g.venue != "" {
		n += 2
	}
	if len(g.persons) > 0 || g.chair != "" || len(g.hint) > 0 {
		n++
	}
	return n
}

// one tells whether a gathering is the same as a standing one: nothing that is told
// of them speaks against it, and the day, the place, whose it is or somebody there
// for it; or the same report goes on about it.
func (m *meeting) one(g *gathering) bool {
	f := m.gs[0]
	open := f.coming() && g.when == "" && g.status != "held" && g.status != "under-way" // it may be of what is to come
	if kind(f.noun) != kind(g.noun) || g.potential && g.when == "" && !(open && f.body != "" && g.body != "" && sameBody(f.body, g.body)) || g.round != "" && f.round != "" && g.round != f.round {
		return false
	}
	if f.coming() != g.coming() && !open && !cameTrue(f, g) && (f.when == "" || g.when == "" || !sameDay(f.when, g.when)) || f.earlier != g.earlier && (f.when == "" || g.when == "") {
		return false
	}
	same := false
	if g.noun == "" && f.noun == "" && len(g.persons) > 0 && len(f.persons) > 0 && !overlap(g.persons, f.persons) {
		return false // "Vell is to meet Dahl, while Ruud is to meet officials"
	}
	akin := kind(g.noun) != "meeting" || m.akin(g)
	if (f.status == "proposed") != (g.status == "proposed") && f.body+f.folk != g.body+g.folk {
		return false // what one only offers, and what is told of others
	}
	for _, x := range m.gs {
		if (x.sits || g.sits) && (x.body == "" || g.body == "") && x.noun != g.noun {
			return false // the day on which a council decided, or a report that tells of it, has other meetings
		}
		if x.sits && g.sits && x.doc != g.doc && (x.when == "" || g.when == "") && len(x.persons) > 0 && len(g.persons) > 0 && !overlap(x.persons, g.persons) {
			return false // a parliament hears somebody every day
		}
		if !sameDay(x.when, g.when) || apart(x.place, g.place) || !sameBody(x.body, g.body) || x.folk != "" && g.folk != "" && !sameFolk(x.who(), g.who()) {
			return false
		}
		same = same || len(x.when) == 10 && x.when == g.when || x.place != "" && x.place == g.place || x.body != "" && g.body != "" && sameBody(x.body, g.body) ||
			overlap(x.persons, g.persons) || akin && x.article == g.article && !g.fresh && (g.refers || g.when != "" || g.body != "" || g.folk != "" || len(g.persons)+len(g.hint) > 0)
	}
	return same
}
