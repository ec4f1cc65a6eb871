package want

import (
	"strings"

	"synoptic/news"
)

// item is one thing that a stance is about.
type item struct {
	form  int
	named int // the noun that the stance word takes, -1 for a deed
	head  int // the noun that names the issue, -1 where only a deed does
	verb  int // the deed, -1 for a thing
	not   bool
	first int // the words
	end   int
	keys  []string // of an issue told of before
	afar  bool     // it is called by a pronoun
	label string
	long  string
}

// skip steps over adverbs, marks of quotation and times.
func (r *reader) skip(sent news.Sentence, i int) int {
	for i < sent.Last {
		tok := r.d.Tokens[i]
		switch {
		case tok.Tag == "ADV" && !strings.EqualFold(r.d.Word(i), "not"), quoteMarks[r.d.Word(i)], r.timed(i) && (i+1 >= sent.Last || r.d.Tokens[i+1].Tag != "NOUN"):
			i++
		case tok.Tag == "ADP" && i+1 < sent.Last && r.timed(i+1):
			i++
		default:
			return i
		}
	}
	return i
}

// claimable are the things that can only be asked for, not granted or refused by
// name.
var claimable = words("answer apology explanation clarification justice calm assurance evidence support information respect assistance")

// infinitive gives the verb after "to", -1 for none.
func (r *reader) infinitive(sent news.Sentence, to int) int {
	i := to + 1
	for i < sent.Last && (r.d.Tokens[i].Tag == "ADV" || quoteMarks[r.d.Word(i)]) {
		i++
	}
	if i >= sent.Last {
		return -1
	}
	switch tok := r.d.Tokens[i]; tok.Tag {
	case "VERB", "AUX":
		return i
	case "NOUN", "ADJ": // a verb that is a noun's or an adjective's form: "to hand over", "to free"
		if base(r.d.Word(i)) && i+1 < sent.Last && (r.d.Tokens[i+1].Tag == "ADP" || r.d.Tokens[i+1].Tag == "NUM" || r.d.Tokens[i+1].Tag == "DET" || r.d.Tokens[i+1].Tag == "PRON" || r.d.Tokens[i+1].Tag == "PROPN") {
			return i
		}
	}
	return -1
}

// base tells whether a word can be a verb without an ending.
func base(w string) bool {
	return !strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ing") && !strings.HasSuffix(w, "ion") && strings.ToLower(w) == w
}

// actor tells whether a phrase names somebody who can be asked to do a thing.
func (r *reader) actor(head int) bool {
	if groups[r.lemma(head)] || stateNouns[r.lemma(head)] {
		return true
	}
	m := r.mentionAt(head)
	if m < 0 || r.d.Mentions[m].Entity < 0 {
		return false
	}
	switch r.d.Entities[r.d.Mentions[m].Entity].Type {
	case news.Person, news.Organization, news.Country:
		return true
	}
	return false
}

// deed makes the item of what is to be done or was done.
func (r *reader) deed(sent news.Sentence, first, verb, form int, not bool) []item {
	if x := r.d.Child(verb, "xcomp", "ccomp"); x == verb+1 && r.lemma(verb) == "consider" && r.d.Tokens[x].XPos == "VBG" {
		verb = x // "to consider leaving the treaty"
	}
	clause := form == that || form == should
	from := verb
	if form == that {
		from = first
	}
	end := r.trimmed(verb, r.end(sent, from, clause))
	if end == verb+1 && end < sent.Last && strings.EqualFold(r.d.Word(end), "that") {
		end = r.trimmed(verb, r.end(sent, end+1, true)) // "promised to ensure that …"
	}
	it := item{form: form, named: -1, verb: verb, first: first, end: max(end, verb+1), not: not}
	it.head = r.objectOf(sent, verb, it.end)
	if _, h := r.nounAt(first, sent.Last); h >= 0 && h < verb && r.lemma(verb) == "be" && !r.actor(h) {
		it.head = r.core(sent, h) // "called for the camps to be closed"
	}
	if it.head >= 0 && vague[r.lemma(it.head)] {
		if form != toBid && form != that {
			return nil
		}
		it.head = -1 // what somebody is asked to do is the demand, whatever it is done to; so is what is so
	}
	if it.head < 0 && (clause || form == toBid) {
		i := first
		if strings.EqualFold(r.d.Word(i), "that") {
			i++
		}
		if _, h := r.nounAt(i, sent.Last); h >= 0 && !r.isPerson(h) && !r.actor(h) && !(form == toBid && r.agent(h)) {
			it.head = r.core(sent, h)
		}
	}
	if it.end-verb < 2 && it.head < 0 && form == toDo && r.d.Tokens[verb].Tag != "VERB" {
		return nil
	}
	return r.split(sent, it)
}

// objectOf gives the noun that a deed is done to, or with or about, -1 for
// none.
func (r *reader) objectOf(sent news.Sentence, verb, end int) int {
	i := verb + 1
	for i < end && (r.d.Tokens[i].Tag == "ADV" || quoteMarks[r.d.Word(i)] || r.d.Tokens[i].Tag == "PART") {
		i++
	}
	for n := 0; n < 7 && i < end; n++ {
		if r.d.Tokens[i].Tag == "ADP" || r.d.Tokens[i].Tag == "VERB" || r.d.Tokens[i].Tag == "AUX" || strings.EqualFold(r.d.Word(i), "to") {
			i++
			continue
		}
		if r.d.Tokens[i].XPos == "PRP" && r.d.Tokens[i-1].Tag == "ADP" {
			i++ // "delete from it a call"
			continue
		}
		if strings.EqualFold(r.d.Word(i), "what") { // "what it calls the root causes"
			for i < end && r.d.Tokens[i].Tag != "NOUN" && r.d.Tokens[i].Tag != "DET" && r.d.Tokens[i].Tag != "ADJ" {
				i++
			}
			if i >= end {
				return -1
			}
		}
		e, h := r.nounAt(i, end)
		if h < 0 {
			return -1
		}
		if n == 0 && vague[r.lemma(h)] && !shell[r.lemma(h)] {
			return h // "take sides"
		}
		if !r.timed(h) && !r.isPerson(h) {
			if c := r.core(sent, h); c >= 0 {
				return c
			}
		}
		i = e
	}
	return -1
}

// core gives the noun that names an issue: of a phrase whose head is light or
// stands for another ("a plan to cut the quota", "an end to the fighting") the
// noun that hangs on it; -1 where nothing names it.
func (r *reader) core(sent news.Sentence, head int) int {
	for n := 0; n < 3; n++ {
		l := r.lemma(head)
		if !shell[l] && !light[l] {
			if r.d.Tokens[head].Tag != "NOUN" && r.d.Tokens[head].Tag != "PROPN" && !r.misread(head) || r.timed(head) {
				return -1
			}
			return head
		}
		i := head + 1
		if i+1 < sent.Last && (strings.EqualFold(r.d.Word(i), "from") || strings.EqualFold(r.d.Word(i), "by") || strings.EqualFold(r.d.Word(i), "in")) { // "a request from Peru for …"
			if e, h := r.nounAt(i+1, sent.Last); h >= 0 && (!strings.EqualFold(r.d.Word(i), "in") || e < sent.Last && strings.EqualFold(r.d.Word(e), "to")) {
				i = e
			}
		}
		if i+2 < sent.Last && shell[l] && r.relativePronoun(i) && r.d.Tokens[i+1].Tag == "AUX" { // "a measure that would cut …"
			for i++; i < sent.Last && r.d.Tokens[i].Tag != "VERB"; i++ {
			}
			if i < sent.Last {
				return r.objectOf(sent, i, r.end(sent, i, false))
			}
			return -1
		}
		if i < sent.Last && (r.d.Tokens[i].Tag == "ADP" && !stray[r.lemma(i)] || strings.EqualFold(r.d.Word(i), "to")) && !r.timed(min(i+1, sent.Last-1)) {
			i++
			if i < sent.Last && (r.d.Tokens[i].Tag == "VERB" || r.d.Tokens[i].Tag == "AUX") && !r.inPhrase(i, i, sent.Last) {
				return r.objectOf(sent, i, r.end(sent, i, false))
			}
			if _, h := r.nounAt(i, sent.Last); h >= 0 && !r.isPerson(h) && !(shell[l] && r.narrowed(head) && r.actor(h)) {
				head = h
				continue
			}
		}
		if shell[l] && r.narrowed(head) {
			return head
		}
		return -1
	}
	return -1
}

// stray are the prepositions behind a noun whose phrase does not say what it is
// of: "dismissed the plan as a stunt".
var stray = words("by from as after before despite during since without amid because until through at")

// narrowed tells whether a noun before a shell noun says what it is about:
// "peace plan".
func (r *reader) narrowed(head int) bool {
	first, _ := r.chunk(head)
	if head <= first {
		return false
	}
	tok := r.d.Tokens[head-1]
	return (tok.Tag == "NOUN" || tok.Tag == "ADJ") && !broad[strings.ToLower(r.d.Word(head-1))] && !r.timed(head-1)
}

// ofThing makes the item of a noun phrase; false where it names nothing that
// could be granted or refused.
func (r *reader) ofThing(sent news.Sentence, first, head int) (item, bool) {
	if vague[r.lemma(head)] && !(head > first && r.d.Tokens[head-1].Tag == "NOUN" && r.lemma(head) == "approach") || r.isPerson(head) {
		return item{}, false
	}
	core := r.core(sent, head)
	if core < 0 && r.d.Tokens[head].Tag == "NOUN" && !shell[r.lemma(head)] && r.narrowed(head) {
		core = head
	}
	if core < 0 || vague[r.lemma(core)] {
		if core < 0 && light[r.lemma(head)] && first < head && r.measured(head) {
			core = head // "4 percent"
		} else {
			return item{}, false
		}
	}
	end := r.trimmed(head+1, r.end(sent, first, false))
	if end == head+1 && end < sent.Last && blame[r.lemma(head)] && strings.EqualFold(r.d.Word(end), "that") {
		end = r.trimmed(head+1, r.end(sent, end+1, true)) // "denied reports that …"
	}
	return item{form: thing, named: head, head: core, verb: -1, first: first, end: max(end, head+1)}, true
}

// split takes coordinated things apart where the tree too has them side by
// side.
func (r *reader) split(sent news.Sentence, it item) []item {
	if it.form != thing || it.named < 0 {
		return []item{it}
	}
	if h := r.compounded(sent, it.named, it.end); h > it.named {
		it.keys, it.label = []string{stem(r.d, h)}, r.lower(it.named, h+1)
		return []item{it} // "drug, weapon and people smuggling"
	}
	for i := it.named; i < it.end; i++ {
		if w := r.lemma(i); w == "include" || w == "including" || w == "such" {
			break
		}
		if r.d.Word(i) == "," {
			if i+1 < it.end && r.d.Tokens[i+1].Tag == "DET" && r.isPerson(i-1) {
				return []item{it} // "the claim by Ada Vell, the energy and climate adviser"
			}
			if l := r.list(sent, it.first, it.end); len(l) > 1 {
				return l
			}
			break
		}
	}
	out := []item{it}
	end := it.end
	r.d.Children(it.named, func(c int) bool {
		if c > it.named && c < end && r.d.Tokens[c].Rel == "conj" && r.d.Tokens[c].Tag == "NOUN" {
			first, _ := r.chunk(c)
			if n, ok := r.ofThing(sent, first, c); ok {
				at := first
				if at-1 > it.named && (r.lemma(at-1) == "and" || r.lemma(at-1) == "or") {
					at--
				}
				if at-1 > it.named && r.d.Word(at-1) == "," {
					at--
				}
				n.end = min(n.end, end)
				if last := &out[len(out)-1]; at > last.named {
					last.end = r.trimmed(last.named+1, min(last.end, at))
				}
				out = append(out, n)
			}
		}
		return true
	})
	return out
}

// compounded gives the noun that a bare noun narrows together with others, over
// commas and "and": "rape and incest exceptions"; -1 for none.
func (r *reader) compounded(sent news.Sentence, t, end int) int {
	if first, _ := r.chunk(t); r.d.Tokens[t].XPos != "NN" || r.d.Tokens[first].Tag == "DET" || r.d.Tokens[first].XPos == "PRP$" || first > sent.First && r.d.Tokens[first-1].Tag == "PART" {
		return -1
	}
	for i := t + 1; i+1 < end && (r.d.Word(i) == "," || r.lemma(i) == "and" || r.lemma(i) == "or"); {
		last := r.lemma(i) != ","
		from := i + 1
		for i = from; i < end && (r.d.Tokens[i].Tag == "NOUN" || r.d.Tokens[i].Tag == "VERB" && r.d.Tokens[i].XPos == "VBG"); i++ {
		}
		if last && i > from+1 && r.d.Tokens[i-1].Tag == "NOUN" && (i == end || r.d.Tokens[i].Tag != "CCONJ") {
			return i - 1
		} else if i != from+1 {
			return -1
		}
	}
	return -1
}

// list reads a list of noun phrases from a token on, parted by commas and
// "and".
func (r *reader) list(sent news.Sentence, i, last int) []item {
	var out []item
	for i < last {
		if w := strings.ToLower(r.d.Word(i)); w == "," || w == "and" || w == "as" || w == "such" || r.d.Tokens[i].Tag == "ADV" {
			i++
			continue
		}
		_, head := r.nounAt(i, last)
		if head < 0 || r.finite(min(head+1, last-1)) {
			break
		}
		end := head + 1
		for end < last && r.d.Word(end) != "," && r.d.Tokens[end].Tag != "CCONJ" && !r.finite(end) {
			end++
		}
		if c := r.core(sent, head); c >= 0 && !vague[r.lemma(c)] && r.d.Tokens[c].Tag == "NOUN" {
			out = append(out, item{form: thing, named: head, head: c, verb: -1, first: i, end: r.trimmed(head+1, end)})
		}
		if end < last && r.finite(end) {
			break
		}
		i = end
	}
	return out
}

// pointed gives the item that a shell noun before a relative clause stands for:
// what the sentence spoke of before, or what narrows the noun.
func (r *reader) pointed(sent news.Sentence, t int) (item, bool) {
	if n := len(r.before); n > 0 {
		b := r.before[n-1]
		first, last := r.d.TokensIn(b.span)
		return item{form: thing, named: t, head: b.head, verb: -1, first: first, end: last, keys: []string{b.key}, label: b.short, long: b.long}, true
	}
	if r.narrowed(t) {
		first, _ := r.chunk(t)
		return item{form: thing, named: t, head: t, verb: -1, first: first, end: t + 1}, true
	}
	return item{}, false
}
