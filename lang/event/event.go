// Package event finds what happened, may happen or was said to: triggers by
// tables of verbs and nouns with their frames, who did it to whom by the tree,
// and what the grammar says of its standing (past, planned, supposed, denied).
// Types and modes are those of PLOVER (manual, draft 0.8, 2021).
package event

import (
	"slices"
	"strings"

	"synoptic/lang/model"
	"synoptic/news"
	"synoptic/wordlist"
)

// Read gives the events in the order of the text. Without a tree there are
// none.
func Read(d *news.Doc) []news.DocEvent { return ReadWith(d, types()) }

// ReadWith is Read with another model of types; nil leaves it to the tables.
func ReadWith(d *news.Doc, types *model.Linear) []news.DocEvent {
	r := reader{d: d, model: types}
	var out []news.DocEvent
	for s := range d.Sentences {
		if b := d.Sentences[s].Block; b >= 0 && b < len(d.Blocks) && d.Blocks[b].Kind == news.BlockFurniture {
			continue
		}
		out = append(out, r.sentence(s)...)
	}
	return out
}

// reader reads one article, a sentence at a time.
type reader struct {
	d      *news.Doc
	first  int      // first token of the sentence
	saying int      // the head of the event whose clause is read
	heads  []int    // governor of each token of the sentence, -1 outside
	rels   []string // its relation
	kids   [][]int  // dependents of each token, left to right
	times  []news.Timex
	tidx   []int    // indices of times in d.Timexes
	lemmas []string // by token of the sentence, "" not made yet
	model  *model.Linear
	feats  []uint64
	queue  []int
	score  [32]int32
	share  [32]float64
}

// sentence reads the events of one sentence.
func (r *reader) sentence(s int) []news.DocEvent {
	r.load(s)
	var found []found
	for i := r.first; i < r.first+len(r.kids); i++ {
		if f, ok := r.trigger(i); ok {
			found = append(found, f)
		}
	}
	found = slices.DeleteFunc(found, func(f foundEvent) bool { return r.swallowed(f, found) })
	var out []news.DocEvent
	for _, f := range found {
		e := r.event(f)
		switch {
		case told(f, e):
			out = append(out, e)
		case !f.nominal && e.Timex >= 0 && len(e.Aux) == 0 && e.Type != "CONSULT" && r.asserted(f.head):
			e.Type, e.Modes = "", []string{} // "the accord was reached on Tuesday", by nobody named
			out = append(out, e)
		}
	}
	return out
}

// told tells whether an event of states and people has somebody in it; what
// befalls anybody (assault, arrest, accident) stands without.
func told(f found, e news.DocEvent) bool {
	switch f.sense.Type {
	case "", "ASSAULT", "COERCE", "PROTEST", "RETREAT", "SANCTION":
		return true
	case "CONSULT":
		if f.sense.Mode == "visit" && !f.nominal {
			return len(e.Actors) > 0 && (len(e.Recipients) > 0 || e.Place >= 0 || e.Timex >= 0)
		}
		return len(e.Actors) > 0 || f.nominal && (e.Place >= 0 || e.Timex >= 0)
	}
	return len(e.Actors)+len(e.Recipients) > 0
}

// found is a trigger with its sense. verb is the predicate that carries it:
// the token itself, or for a noun the verb that says it took place; -1 none.
type foundEvent struct {
	head, verb int
	sense      sense
	nominal    bool
}

type found = foundEvent

// load prepares the sentence's tree and times.
func (r *reader) load(s int) {
	t := r.d.Sentences[s]
	r.first = t.First
	n := t.Last - t.First
	r.lemmas = make([]string, n)
	r.heads, r.rels, r.kids = make([]int, n), make([]string, n), make([][]int, n)
	for i := range n {
		h := r.d.Tokens[t.First+i].Head
		if h < t.First || h >= t.Last || h == t.First+i {
			h = -1
		}
		r.heads[i], r.rels[i] = h, r.d.Tokens[t.First+i].Rel
	}
	r.mend()
	r.lift()
	r.crown()
	for i, h := range r.heads {
		if h >= 0 {
			r.kids[h-r.first] = append(r.kids[h-r.first], r.first+i)
		}
	}
	r.times, r.tidx = nil, nil
	from := r.d.Tokens[r.d.Opens(s)].Start // the day in a dateline dates the report
	for k := r.timexFrom(from); k < len(r.d.Timexes) && r.d.Timexes[k].Start < t.End; k++ {
		if x := r.d.Timexes[k]; x.End <= t.End {
			r.times = append(r.times, x)
			r.tidx = append(r.tidx, k)
		}
	}
}

// mend turns a preposition that governs its noun into a mark of the noun, as
// the treebanks have it.
func (r *reader) mend() {
	for i, h := range r.heads {
		p := h - r.first
		if h < 0 || p >= i || r.d.Tokens[h].Tag != "ADP" || r.heads[p] < 0 || r.heads[p] == r.first+i {
			continue
		}
		switch r.rels[i] {
		case "obl", "nmod", "obj", "fixed":
		default:
			continue
		}
		if tag := r.d.Tokens[r.first+i].Tag; (tag != "NOUN" && tag != "PROPN" && tag != "PRON") || r.rels[p] != "obl" && r.rels[p] != "nmod" {
			continue
		}
		r.heads[i], r.rels[i] = r.heads[p], r.rels[p]
		r.heads[p], r.rels[p] = r.first+i, "case"
	}
}

// lift puts right what is read wrong about dates: a name before "last week" is
// the subject of what was done then, a day right after a verb of
// saying is the day of the saying ("said Monday it has opened"), and a
// participle under "last" is the predicate ("was last inspected on May 3").
func (r *reader) lift() {
	for i, h := range r.heads { // "Rovan last week proposed"
		at := r.first + i
		if h > at+1 && r.rels[i] == "compound" && calendar[r.lemma(h)] && r.d.Tokens[at+1].Tag == "ADJ" && r.heads[h-r.first] > h {
			if e := r.entity(at); e >= 0 && r.d.Entities[e].Type == news.Person {
				r.heads[i], r.rels[i] = r.heads[h-r.first], "nsubj"
			}
		}
	}
	for i := 1; i < len(r.heads); i++ {
		at := r.first + i
		t := r.d.Tokens[at]
		h := r.heads[i]
		switch {
		case t.Tag == "PROPN" && r.d.Tokens[at-1].Tag == "VERB" && telling[r.lemma(at-1)] && h > at && strings.HasSuffix(strings.ToLower(r.d.Word(at)), "day"):
			r.heads[i], r.rels[i] = at-1, "obl"
		case t.XPos == "VBN" && h == at-1 && strings.EqualFold(r.d.Word(h), "last") && r.rels[i] == "acl" && r.heads[i-1] < 0:
			r.heads[i], r.rels[i] = -1, "root"
			r.heads[i-1], r.rels[i-1] = at, "advmod"
			for k := range r.heads {
				if r.heads[k] == h && k != i-1 {
					r.heads[k] = at
					switch r.rels[k] {
					case "cop":
						r.rels[k] = "aux:pass"
					case "nsubj":
						r.rels[k] = "nsubj:pass"
					}
				}
			}
		}
	}
}

// calendar are the nouns of stretches of time.
var calendar = wordlist.Set("day night morning evening week weekend month year")

func (r *reader) timexFrom(at int) int {
	k, _ := slices.BinarySearchFunc(r.d.Timexes, at, func(t news.Timex, at int) int { return t.Start - at })
	return k
}

// crown makes the predicate of a sentence whose root is a noun and whose only
// verb hangs below it as if it modified it: "The round of talks between the
// two collapsed in May." The verb must be one of beginning and ending.
func (r *reader) crown() {
	root := slices.Index(r.heads, -1)
	if root < 0 || r.d.Tokens[r.first+root].Tag != "NOUN" || slices.Contains(r.rels, "cop") {
		return
	}
	verb := -1
	for i := root + 1; i < len(r.heads); i++ {
		switch t := r.d.Tokens[r.first+i]; {
		case t.Tag != "VERB" || r.rels[i] != "acl" && r.rels[i] != "acl:relcl":
		case verb >= 0, t.XPos != "VBN" && t.XPos != "VBD" && t.XPos != "VBZ", !aspect[r.lemma(r.first+i)]:
			return
		default:
			verb = i
		}
	}
	if verb < 0 {
		return
	}
	for i, h := range r.heads { // with a subject of its own it is a clause
		if h == r.first+verb && strings.HasPrefix(r.rels[i], "nsubj") {
			return
		}
	}
	r.heads[verb], r.rels[verb] = -1, "root"
	r.heads[root], r.rels[root] = r.first+verb, "nsubj"
}

// children gives the dependents of a token.
func (r *reader) children(i int) []int {
	if k := i - r.first; k >= 0 && k < len(r.kids) {
		return r.kids[k]
	}
	return nil
}

// child gives the first dependent under one of the relations, or -1.
func (r *reader) child(i int, rels ...string) int {
	for _, c := range r.children(i) {
		if r.is(c, rels...) {
			return c
		}
	}
	return -1
}

// is tells whether a token stands under one of the relations.
func (r *reader) is(i int, rels ...string) bool {
	for _, rel := range rels {
		if k := i - r.first; k >= 0 && k < len(r.rels) && news.RelIs(r.rels[k], rel) {
			return true
		}
	}
	return false
}

// head gives a token's governor within the sentence, or -1.
func (r *reader) head(i int) int {
	if k := i - r.first; k >= 0 && k < len(r.heads) {
		return r.heads[k]
	}
	return -1
}

// lemma gives a token's lemma in lower case, remembered while its sentence is
// read.
func (r *reader) lemma(i int) string {
	k := i - r.first
	if k < 0 || k >= len(r.lemmas) {
		return r.spell(i)
	}
	if r.lemmas[k] == "" {
		r.lemmas[k] = r.spell(i)
	}
	return r.lemmas[k]
}

// spell makes a token's lemma. A verb's lemma that no table knows is tried with
// the letter that cutting an ending may have cost it ("agre", "boycot").
func (r *reader) spell(i int) string {
	l := strings.ToLower(r.d.Tokens[i].Lemma)
	if l == "" {
		return strings.ToLower(r.d.Word(i))
	}
	if r.d.Tokens[i].Tag == "VERB" && !known(l) {
		for _, fixed := range []string{l + "e", l + l[len(l)-1:]} {
			if known(fixed) {
				return fixed
			}
		}
	}
	return l
}

// known tells whether a verb is in one of the tables.
func known(l string) bool {
	return len(verbTable()[l]) > 0 || planning[l] || wishing[l] || failing[l] || aspect[l] || light[l]
}

// swallowed tells whether a nominal event is only the argument of a verb that
// is already the same event ("held talks"), or a verb under one that decides
// its standing ("agreed to meet").
func (r *reader) swallowed(f found, all []found) bool {
	if f.nominal {
		for _, g := range all {
			if !g.nominal && (r.head(f.head) == g.head || f.verb == g.head) &&
				r.is(f.head, "obj", "nsubj", "obl") && g.sense.Type == f.sense.Type && g.sense.Type != "ASSAULT" {
				return true
			}
		}
		return false
	}
	if f.sense.Type == "ASSAULT" && slices.ContainsFunc(all, func(g found) bool {
		return g.nominal && g.verb == f.head && g.sense.Type == "ASSAULT" // "launched an invasion": the noun says it
	}) {
		return true
	}
	if f.sense.Type == "" && slices.ContainsFunc(all, func(g found) bool { return g.nominal && g.verb == f.head }) {
		return true // "the talks collapsed", "a blast killed six"
	}
	g := r.head(f.head)
	if g < 0 || !r.is(f.head, "xcomp", "advcl") {
		return false
	}
	for _, o := range all {
		if o.head != g || o.nominal {
			continue
		}
		if o.sense.Type == f.sense.Type && o.sense.Type != "" && r.infinitive(f.head) {
			return true // "met to discuss"
		}
		if o.sense.Type == "ACCUSE" && o.sense.Mode != "investigate" && (r.preposition(f.head) == "of" || r.preposition(f.head) == "for" ||
			r.markedBy(f.head, "of") || r.markedBy(f.head, "for")) {
			return true // what somebody is accused of
		}
		if o.sense.Type == "AGREE" && r.ownTime(f.head) >= 0 {
			return false // "agreed to meet on Monday": the meeting has a day
		}
		if r.is(f.head, "xcomp") {
			switch o.sense.Type {
			case "AGREE", "REJECT", "REQUEST", "THREATEN":
				return true
			}
		}
	}
	return false
}

// markedBy tells whether a clause is opened by a word.
func (r *reader) markedBy(i int, word string) bool {
	m := r.child(i, "mark")
	return m >= 0 && r.lemma(m) == word
}

// event fills in what the sentence says of a trigger.
func (r *reader) event(f found) news.DocEvent {
	e := news.DocEvent{Span: r.d.Tokens[f.head].Span, Head: f.head, Type: f.sense.Type, Modes: []string{},
		Aux: []string{}, Timex: -1, Place: -1}
	if f.sense.Mode != "" {
		e.Modes = append(e.Modes, f.sense.Mode)
	}
	e.Clause = r.clause(f)
	e.Timex = r.when(f)
	if e.Timex >= 0 {
		e.When = r.d.Timexes[e.Timex].Value
	}
	e.Actors, e.Recipients = r.who(f)
	e.Place = r.place(f)
	r.standing(f, &e)
	r.settle(f, &e)
	e.Grade = r.grade(f, &e)
	return e
}

// settle applies PLOVER's rules of precedence: what is promised is AGREE,
// what is refused is REJECT, harm that is announced is THREATEN.
func (r *reader) settle(f found, e *news.DocEvent) {
	future, negated := slices.Contains(e.Aux, "future"), slices.Contains(e.Aux, "negated")
	if e.Type == "AGREE" && negated { // "will not accept"
		e.Type = "REJECT"
	}
	if !future {
		return
	}
	switch e.Type {
	case "CONSULT", "SUPPORT", "COOPERATE", "AID", "RETREAT", "CONCEDE":
		switch {
		case e.Type == "RETREAT" && f.sense.Mode == "resign":
		case negated && f.nominal:
		case negated: // "will not lift the ban"
			e.Type, e.Modes = "REJECT", []string{}
		case f.sense.Type == "CONSULT":
			e.Type = "AGREE"
		default:
			e.Type, e.Modes = "AGREE", []string{}
		}
	case "COERCE", "SANCTION", "ASSAULT", "PROTEST":
		if !negated && !f.nominal {
			e.Type, e.Modes = "THREATEN", []string{}
		}
	}
}

// grade is A for a finite verb with an actor in its own clause, C for a noun
// without any argument, B between.
func (r *reader) grade(f found, e *news.DocEvent) news.Grade {
	switch {
	case f.nominal && f.verb < 0 && e.Timex < 0 && len(e.Actors) < 2:
		return news.GradeC
	case !f.nominal && len(e.Actors) > 0 && r.ownSubject(f.head) >= 0 && len(e.Aux) == 0:
		return news.GradeA
	}
	return news.GradeB
}
