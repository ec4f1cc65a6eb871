package want

import (
	"slices"
	"strings"

	"synoptic/news"
)

// A predicate of stance, its governor and its content are read from the tree:
// the governor is its subject, through coordination, control and the noun that a
// clause hangs on; the content is the argument that the uses of its word allow.

// governor gives the head of the phrase that does what a verb or an adjective
// says, -1 for none: its own subject, the agent of a passive, the subject of the
// verb that it is coordinated with or controlled by, or the noun that its clause
// is said of.
func (r *reader) governor(sent news.Sentence, t int) (int, route) {
	how := direct
	if r.d.Child(t, "aux:pass") >= 0 || r.d.Child(t, "nsubj:pass") >= 0 || r.d.Child(t, "obl:agent") >= 0 {
		if a := r.d.Child(t, "obl:agent"); a >= 0 {
			return a, relayed
		}
		return -1, none
	}
	for at, n := t, 0; n < 5 && at >= sent.First && at < sent.Last; n++ {
		if s := r.ownSubject(at); s >= sent.First {
			if r.relativePronoun(s) {
				if a := r.antecedent(sent, s); a >= 0 {
					return a, relayed
				}
				return -1, none
			}
			if w := r.lemma(s); w == "there" || s > t {
				return -1, none
			}
			return s, how
		}
		tok := r.d.Tokens[at]
		h := tok.Head
		if h < sent.First || h >= sent.Last {
			return -1, none
		}
		switch {
		case tok.Rel == "conj" || tok.Rel == "parataxis" && r.d.Child(at, "cc") >= 0:
			if how == direct {
				how = shared
			}
			if r.d.Tokens[h].Tag == "NOUN" && r.d.Child(h, "cop") < 0 {
				return -1, none
			}
		case (tok.Rel == "xcomp" || news.RelIs(tok.Rel, "advcl") && r.toMarked(at)) && !r.bidsOther(h) && !keptOpen[r.lemma(h)]:
			how = relayed
		case news.RelIs(tok.Rel, "advcl") && tok.XPos == "VBG" && r.d.Child(at, "mark", "case") < 0:
			how = relayed
		case (r.lemma(h) == "accuse" || r.lemma(h) == "blame") && tok.XPos == "VBG" && r.d.Child(h, "obj") > h:
			return r.nameHead(r.d.Child(h, "obj")), guess
		case news.RelIs(tok.Rel, "acl") && tok.XPos == "VBG" && h < at:
			return h, relayed
		default:
			return -1, none
		}
		at = h
	}
	return -1, none
}

// toMarked tells whether a verb stands behind "to".
func (r *reader) toMarked(t int) bool {
	m := r.d.Child(t, "mark")
	return m >= 0 && m < t && r.lemma(m) == "to"
}

// contents reads what a word of stance is about from its arguments in the tree,
// by one use of the word; nil where no argument is of it.
func (r *reader) contents(sent news.Sentence, t int, c cue) []item {
	with := strings.Fields(c.with)
	var out []item
	r.d.Children(t, func(k int) bool {
		tok := r.d.Tokens[k]
		rel := tok.Rel
		if k < t && !(rel == "obj" && r.relativePronoun(k)) {
			return true
		}
		mark := r.d.Child(k, "case", "mark")
		w := ""
		if mark >= 0 && mark < k {
			w = r.lemma(mark)
		}
		nominal := tok.Tag == "NOUN" || tok.Tag == "PROPN" || tok.Tag == "PRON" || tok.Tag == "NUM" || tok.Tag == "SYM"
		verbal := tok.Tag == "VERB" || r.d.Child(k, "cop") >= 0
		prep := len(with) > 0
		part := r.d.Child(t, "compound:prt")
		switch {
		case prep && !slices.Contains(with, w) && !(part > t && slices.Contains(with, r.lemma(part))):
			return true
		case rel == "obj" && nominal && c.forms&thing != 0 && (!prep || part > t):
			out = r.contentThing(sent, k)
		case prep && nominal && (news.RelIs(rel, "obl") || news.RelIs(rel, "nmod")) && slices.Contains(with, w) && c.forms&thing != 0:
			out = r.contentThing(sent, k)
		case verbal && (rel == "xcomp" || rel == "ccomp" || news.RelIs(rel, "advcl") || news.RelIs(rel, "acl")) && r.toMarked(k) && c.forms&toDo != 0 && !prep:
			out = r.contentDeed(sent, r.d.Child(k, "mark"), k, toDo)
		case verbal && rel == "ccomp" && c.forms&that != 0 && !prep:
			out = r.contentDeed(sent, r.firstOf(k), k, that)
		case verbal && tok.XPos == "VBG" && c.forms&doing != 0 && (prep && slices.Contains(with, w) || !prep && (rel == "ccomp" || rel == "xcomp" || rel == "advcl")):
			out = r.contentDeed(sent, r.firstOf(k), k, doing)
		}
		return len(out) == 0
	})
	return out
}

// firstOf gives the first token of a clause.
func (r *reader) firstOf(k int) int {
	first, _ := r.d.Subtree(k)
	return first
}

// contentThing makes the item of an argument that is a thing.
func (r *reader) contentThing(sent news.Sentence, k int) []item {
	if r.relativePronoun(k) {
		h := r.d.Tokens[r.d.Tokens[k].Head].Head
		if h < sent.First || h >= k || r.d.Tokens[h].Tag != "NOUN" {
			if h = k - 1; h > sent.First && r.d.Word(h) == "," {
				h--
			}
			if h < sent.First || r.d.Tokens[h].Tag != "NOUN" {
				return nil
			}
		}
		k = h
	}
	if r.isPerson(k) || vague[r.lemma(k)] || r.d.Tokens[k].Tag != "NOUN" && r.d.Tokens[k].Tag != "PROPN" {
		return nil
	}
	first, _ := r.chunk(k)
	if it, ok := r.ofThing(sent, first, k); ok {
		return r.split(sent, it)
	}
	head := k
	for n := 0; n < 4 && (shell[r.lemma(head)] || light[r.lemma(head)]); n++ {
		next := -1
		r.d.Children(head, func(c int) bool {
			if c > head && next < 0 && (news.RelIs(r.d.Tokens[c].Rel, "nmod") || news.RelIs(r.d.Tokens[c].Rel, "acl")) && !r.isPerson(c) && !r.timed(c) {
				next = c
			}
			return true
		})
		if next < 0 {
			break
		}
		head = next
	}
	if light[r.lemma(head)] && !r.measured(head) || vague[r.lemma(head)] || r.isPerson(head) {
		return nil
	}
	end := r.trimmed(k+1, r.end(sent, first, false))
	return []item{{form: thing, named: k, head: head, verb: -1, first: first, end: max(end, k+1)}}
}

// measured tells whether a number stands with a noun.
func (r *reader) measured(t int) bool { return r.d.Child(t, "nummod") >= 0 }

// contentDeed makes the item of an argument that is a clause.
func (r *reader) contentDeed(sent news.Sentence, first, verb, form int) []item {
	return r.deed(sent, max(first, sent.First), verb, form, r.d.Child(verb, "advmod") >= 0 && r.negatedBetween(first, verb))
}

// bidsOther tells whether a verb asks somebody else for the deed that hangs on
// it: "urged Peru to sign".
func (r *reader) bidsOther(h int) bool {
	cues := slices.Concat(verbs[r.lemma(h)], nouns[r.lemma(h)])
	return slices.ContainsFunc(cues, func(c cue) bool { return c.forms&toBid != 0 }) && r.d.Child(h, "obj", "obl", "nmod", "iobj") >= 0
}

// keptOpen are the verbs under which a deed is not yet done: what somebody fails
// or wants to reject he does not reject.
var keptOpen = map[string]bool{"fail": true, "want": true, "need": true, "refuse": true, "expect": true, "try": true, "seek": true, "lead": true, "hope": true, "appear": true, "seem": true}
