package when

import (
	"slices"
	"strings"

	"synoptic/news"
)

// stands gives an event its clause, and tells whether that has a doer in words.
func stands(d *news.Doc, sent news.Sentence, e *news.DocEvent) bool {
	verb, x := e.Head, d.Tokens[e.Head]
	if reduced(d, verb) {
		first, last := nounBefore(d, sent, x.Head), verb
		for last < sent.Last && under(d, last, verb) {
			last++
		}
		e.Clause, e.Grade = d.TokenSpan(first, last), news.GradeB
		return fits(d, e) && !vague[strings.ToLower(d.Word(first))]
	}
	sub := undated(d, doer(d, verb))
	if k := resumed(d, sent, verb, verb); sub < 0 && k < verb { // the tree lost it behind a bracket
		sub = k
		for sub+1 < verb && d.Word(sub+1) != "," {
			sub++
		}
	}
	own := sub >= 0 && d.Tokens[sub].Head == verb
	if sub < 0 && adrift(d, sent, e) {
		return fits(d, e)
	}
	if h := x.Head; !own && h >= sent.First && h == verb-1 && x.XPos == "VBN" && d.Child(h, "cop") >= 0 {
		sub = d.Child(h, "nsubj") // "was last inspected", read as being the last
	}
	if sub < sent.First || sub >= sent.Last || d.Tokens[sub].Tag == "PRON" && !strings.HasPrefix(d.Tokens[sub].XPos, "W") && !personal(d, sub) {
		return false
	}
	first, last := verb, verb+1
	for k := sent.First; k < sent.Last; k++ {
		if under(d, k, verb) && d.Tokens[k].Tag != "PUNCT" {
			first, last = min(first, k), max(last, k+1)
		}
	}
	switch {
	case strings.HasPrefix(d.Tokens[sub].XPos, "W"): // "the firm, which built it": from the noun
		n := x.Head
		if !news.RelIs(x.Rel, "acl") { // the tree hangs the clause elsewhere: the words tell
			n = d.Antecedent(sub)
		}
		if n < sent.First || n > verb || d.Tokens[n].Tag == "PRON" {
			return false
		}
		first, sub = nounBefore(d, sent, n), n
	case unfinished(d, verb): // the doer is named by the clause beside
		for first < verb && (d.Tokens[first].Tag == "SCONJ" || d.Tokens[first].Tag == "ADP" || d.Tokens[first].Tag == "CCONJ") {
			first++
		}
		if pub := d.Article.Published.Value; e.When > pub[:min(len(pub), len(e.When))] || aimed(d, verb) {
			return false // "has not agreed to sending it next week"
		}
		e.Clause, e.Grade = d.TokenSpan(first, last), news.GradeC
		e.Actors = actors(d, sub)
		return fits(d, e)
	case sub > verb:
		return false
	case !own:
		for k := sub; k >= sent.First && under(d, k, sub); k-- {
			first = k
		}
	default:
		for first < sub && (d.Tokens[first].Tag == "CCONJ" || d.Tokens[first].Tag == "SCONJ" || strings.EqualFold(d.Word(first), "when")) {
			first++
		}
		if r := x.Rel; x.Head >= 0 && !news.RelIs(r, "ccomp") && !news.RelIs(r, "conj") && !news.RelIs(r, "parataxis") && !(news.RelIs(r, "advcl") && done(d, verb)) {
			return false
		}
	}
	e.Clause = d.TokenSpan(first, last)
	if a := actors(d, sub); a != nil {
		e.Actors = a
	}
	if !news.RelIs(x.Rel, "acl") {
		e.Grade = news.GradeB
	}
	return fits(d, e)
}

// undated gives a token, or -1 for one of a date: "The council on | Friday refused".
func undated(d *news.Doc, k int) int {
	if k >= 0 && slices.ContainsFunc(d.TimexesOver(d.Tokens[k].Span), func(x news.Timex) bool { return x.Type == "DATE" }) {
		return -1
	}
	return k
}

// aimed tells whether a verb without a tense is what is only meant to be: "talks aimed at
// ending the war".
func aimed(d *news.Doc, verb int) bool {
	k := verb - 1
	return k >= 0 && (d.Tokens[k].Tag == "ADP" || d.Tokens[k].Tag == "SCONJ") && aiming[strings.ToLower(d.Word(k))]
}

// aiming are prepositions before what is only spoken of or meant to be.
var aiming = words("at for of about to toward towards against from without")

// fits tells whether the clause of an event is, or can be made, short enough to read.
func fits(d *news.Doc, e *news.DocEvent) bool {
	e.Clause = shortened(d, *e)
	return e.Clause.Len() <= longest
}

// adrift gives the clause of a verb to which the tree gives nobody, by the order of
// the words: the noun and the time before it, and what follows up to a comma.
func adrift(d *news.Doc, sent news.Sentence, e *news.DocEvent) bool {
	if e.Timex < 0 {
		return false
	}
	first, last := d.TokensIn(d.Timexes[e.Timex].Span)
	k := nounTimed(d, first, last)
	if k < 0 || last != e.Head || d.Tokens[last].XPos != "VBD" {
		return false
	}
	for last < sent.Last && d.Word(last) != "," && d.Word(last) != ";" {
		last++
	}
	e.Clause, e.Grade, e.Actors = d.TokenSpan(nouns(d, sent, k), last), news.GradeB, actors(d, k)
	return true
}

// doer gives the token that heads who did, or suffered, what a verb tells: its
// subject, or, where it has none, that of the verb that it is joined to or, without a
// tense of its own, stands beside; -1 where the words give none.
func doer(d *news.Doc, verb int) int {
	for n := 0; verb >= 0 && n < 4; n++ {
		if k := max(d.Child(verb, "nsubj"), d.Child(verb, "nsubj:pass")); k >= 0 {
			return k
		}
		t := d.Tokens[verb]
		up := t.Head
		if up < 0 || d.Tokens[up].Tag != "VERB" || !news.RelIs(t.Rel, "conj") && !(unfinished(d, verb) && (news.RelIs(t.Rel, "advcl") || news.RelIs(t.Rel, "xcomp"))) {
			return -1
		}
		verb = up
	}
	return -1
}

// unfinished tells whether a verb has no tense of its own: "after leaving the office".
func unfinished(d *news.Doc, verb int) bool {
	x := d.Tokens[verb].XPos
	r := d.Tokens[verb].Rel
	return (x == "VBG" || x == "VBN") && d.Child(verb, "aux", "aux:pass", "nsubj", "nsubj:pass") < 0 && (news.RelIs(r, "advcl") || news.RelIs(r, "xcomp") || news.RelIs(r, "acl"))
}

// nounBefore gives the first token of the noun phrase headed by a token, without the
// preposition before it.
func nounBefore(d *news.Doc, sent news.Sentence, n int) int {
	first := n
	for first > sent.First && under(d, first-1, n) && d.Tokens[first-1].Tag != "SCONJ" && d.Tokens[first-1].Tag != "ADP" &&
		(d.Tokens[first-1].Tag != "PUNCT" || first-1 > sent.First && d.Tokens[first-2].Tag == "ADJ") { // "a long, flat box"
		first--
	}
	return first
}

// actors gives the entity of the mention that a token heads, where it is of those who
// act; nil else.
func actors(d *news.Doc, head int) []int {
	if m := d.MentionHeadedBy(head); m >= 0 && d.Mentions[m].Entity >= 0 {
		switch d.Entities[d.Mentions[m].Entity].Type {
		case news.Person, news.Organization, news.Country:
			return []int{d.Mentions[m].Entity}
		}
	}
	return nil
}

// shortened ends a clause of too many words where another begins in it, behind what
// its verb has right behind it.
func shortened(d *news.Doc, e news.DocEvent) news.Span {
	first, last := d.TokensIn(e.Clause)
	if last-first <= most && e.Clause.Len() <= longest {
		return e.Clause
	}
	if k := behind(d, e.Head, first); k > first { // "Vell, who …, denied on Friday that": who does it is named before (outside)
		if first = k; last-first <= most && d.TokenSpan(first, last).Len() <= longest {
			return d.TokenSpan(first, last)
		}
	}
	if e.Head-first > most/2 {
		return e.Clause
	}
	for k := e.Head + 4; k < last; k++ {
		if t := d.Tokens[k]; (t.Tag == "CCONJ" || t.Tag == "SCONJ" || d.Word(k) == "," || strings.HasPrefix(t.XPos, "W")) && boundary(d, k) {
			return d.TokenSpan(first, k)
		}
	}
	return e.Clause
}

// behind gives where a verb begins, with its helpers, behind a comma that parts it from
// its own subject; -1 where none does.
func behind(d *news.Doc, head, first int) int {
	k := head
	for k-1 > first && (d.Tokens[k-1].Tag == "ADV" || d.Tokens[k-1].Tag == "AUX") {
		k--
	}
	if sub := d.Child(head, "nsubj", "nsubj:pass"); k-1 > first && d.Word(k-1) == "," && sub >= first && sub < k {
		return k
	}
	return -1
}

// himself tells whether a token is a pronoun that may be the one who says what it begins:
// "Vell says he might come", "the union says it voted", not "police say he fell".
func himself(d *news.Doc, speaker, k int) bool {
	if d.Tokens[k].XPos != "PRP" {
		return false
	}
	if w := strings.ToLower(d.Word(k)); w != "he" && w != "she" || speaker < 0 {
		return true
	}
	m := d.MentionHeadedBy(speaker)
	return m >= 0 && d.Mentions[m].Entity >= 0 && d.Entities[d.Mentions[m].Entity].Type == news.Person
}

// lowest gives the first token of a verb's own words, from a token on.
func lowest(d *news.Doc, verb, from int) int {
	for from < verb && !under(d, from, verb) {
		from++
	}
	return from
}
