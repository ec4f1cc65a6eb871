package event

import (
	"strings"

	"synoptic/news"
)

// most is the length in bytes that a clause should not exceed.
const most = 220

// clause gives the words that tell an event: the clause of its predicate from
// the subject to its end, without a leading conjunction, a following clause of
// another subject, or punctuation at the edges.
func (r *reader) clause(f found) news.Span {
	i := f.verb
	if i < 0 { // a noun that no verb carries tells by its own phrase
		first, last := r.phrase(f.head)
		for first < f.head && r.is(first, "case", "cc", "mark") {
			first++
		}
		first, last = r.trim(first, last, f)
		return r.d.TokenSpan(first, last)
	}
	r.saying = f.head
	first, last := r.stretch(i)
	for n := 0; n < 3 && (r.ownSubject(i) < 0 || r.is(i, "acl:relcl")); n++ { // borrow the subject's words
		h := r.head(i)
		if h < 0 || !r.is(i, "conj", "xcomp", "advcl", "acl", "parataxis") {
			break
		}
		a, b := r.stretch(h)
		if r.is(i, "acl") {
			a, b = r.span(h)
			for a < h && r.is(a, "case", "cc", "mark") {
				a++
			}
			if r.is(h, "nsubj", "obj", "obl") && r.d.Tokens[h].Tag == "NOUN" || r.d.Tokens[h].Tag == "PROPN" {
				b = max(b, last)
			}
		}
		if r.d.TokenSpan(min(a, first), max(last, min(b, last))).Len() > most {
			break
		}
		first, i = min(a, first), h
		if r.is(i, "xcomp") {
			continue
		}
	}
	if f.head < first || f.head >= last {
		a, b := r.span(f.head)
		first, last = min(first, a), max(last, b)
	}
	if a := r.sayer(f.verb); a >= 0 && a < first {
		first = a
	}
	first = r.antecedent(r.several(first, i))
	first, last = r.trim(first, last, f)
	return r.d.TokenSpan(first, last)
}

// several gives where the subject of a verb begins that agrees with more than
// the one noun which the tree gives it: in "Two drivers, a porter and a nurse
// were killed", before "Two", when nothing but nouns and what goes with them
// stands between there and the start of the sentence.
func (r *reader) several(first, i int) int {
	s := r.ownSubject(i)
	if s < 0 || first <= r.first+1 || !r.is(first-1, "cc") || !strings.EqualFold(r.d.Word(first-1), "and") ||
		r.d.Tokens[s].XPos != "NN" && r.d.Tokens[s].XPos != "NNP" {
		return first
	}
	plural := false
	for t := s + 1; t <= i; t++ {
		switch w := strings.ToLower(r.d.Word(t)); {
		case w == "were", w == "are", w == "have":
			plural = true
		}
	}
	for t := first - 1; plural && t >= r.first; t-- {
		switch r.d.Tokens[t].Tag {
		case "NOUN", "PROPN", "ADJ", "NUM", "DET", "CCONJ":
		case "ADP":
			plural = t > r.first // a sentence that begins with "In" begins with no subject
		default:
			plural = r.d.Word(t) == ","
		}
	}
	if plural {
		return r.first
	}
	return first
}

// sayer gives the first token of who says what a verb tells, when the verb's
// own subject is a pronoun right behind the saying: "The firm said it had
// closed two plants", or -1.
func (r *reader) sayer(i int) int {
	for n := 0; n < 3 && r.ownSubject(i) < 0 && r.is(i, "conj", "xcomp"); n++ {
		if i = r.head(i); i < 0 {
			return -1
		}
	}
	s := r.ownSubject(i)
	if s < 0 || r.d.Tokens[s].Tag != "PRON" || !r.is(i, "ccomp") {
		return -1
	}
	h := r.head(i)
	if h < 0 || h > s || !telling[r.lemma(h)] {
		return -1
	}
	who := r.ownSubject(h)
	if who < 0 {
		if lent := r.lent(h); len(lent) > 0 {
			who = lent[0]
		}
	}
	if who < r.first || who > h || r.d.Tokens[who].Tag == "PRON" {
		return -1
	}
	a, _ := r.span(who)
	return a
}

// antecedent gives the first token of the name that a relative pronoun at
// first stands for, right before it, or first.
func (r *reader) antecedent(first int) int {
	switch strings.ToLower(r.d.Word(first)) {
	case "which", "who":
	default:
		return first
	}
	end := first
	if end > r.first && r.d.Word(end-1) == "," {
		end--
	}
	for _, m := range r.d.Mentions {
		if m.Last == end && m.First >= r.first && m.First < first {
			first = min(first, m.First)
		}
	}
	return first
}

// stretch gives the tokens of a predicate's clause: its descendants without
// clauses joined to it, what is said about it, and who says it.
func (r *reader) stretch(i int) (first, last int) {
	first, last = i, i+1
	for _, c := range r.children(i) {
		if r.is(c, "punct", "cc", "mark", "discourse", "vocative", "dislocated") {
			continue
		}
		a, b := r.span(c)
		if r.is(c, "parataxis") || r.is(c, "conj", "advcl") && r.ownSubject(c) >= 0 && (r.is(c, "conj") || r.child(c, "cc") >= 0 || r.after(c)) {
			continue
		}
		if r.is(c, "ccomp") && c < i && i != r.saying { // words said, before who says them
			continue
		}
		if r.is(c, "advcl") && (c < i || r.d.TokenSpan(first, max(last, b)).Len() > most) {
			continue
		}
		if r.is(c, "advmod") && c < i && c == r.first {
			continue
		}
		if a < first && r.is(c, "obl", "advmod") && c < i && r.ownSubject(i) > c && r.timeless(a, b) {
			continue
		}
		first, last = min(first, a), max(last, b)
	}
	return first, last
}

// phrase gives the tokens of a noun phrase without what is added behind: a
// relative clause, an apposition, another noun joined on.
func (r *reader) phrase(i int) (first, last int) {
	first, last = i, i+1
	for _, c := range r.children(i) {
		a, b := r.span(c)
		if c > i && r.is(c, "acl:relcl", "appos", "parataxis", "conj", "punct") && r.timeless(a, b) {
			continue
		}
		first, last = min(first, a), max(last, b)
	}
	return first, last
}

// after tells whether an "and" stands before a token's phrase: a clause that
// is joined on, whatever it hangs on in the tree.
func (r *reader) after(c int) bool {
	a, _ := r.span(c)
	return a > r.first && r.is(a-1, "cc") && r.lemma(a-1) == "and"
}

// timeless tells whether no time expression lies in a token range.
func (r *reader) timeless(a, b int) bool {
	s := r.d.TokenSpan(a, b)
	for _, x := range r.times {
		if s.Contains(x.Span) {
			return false
		}
	}
	return true
}

// span gives the token range of a token and all that hangs on it.
func (r *reader) span(i int) (first, last int) {
	first, last = i, i+1
	todo := append([]int{}, r.children(i)...)
	for n := 0; len(todo) > 0 && n <= 2*len(r.kids); n++ {
		c := todo[len(todo)-1]
		todo = append(todo[:len(todo)-1], r.children(c)...)
		first, last = min(first, c), max(last, c+1)
	}
	return first, last
}

// trim drops conjunctions and punctuation from the edges and cuts an overlong
// clause at a comma behind the event.
func (r *reader) trim(first, last int, f found) (int, int) {
	if r.d.TokenSpan(first, last).Len() > most {
		for t := last - 1; t > max(f.head, f.verb); t-- {
			if r.d.Word(t) == "," && r.d.TokenSpan(first, t).Len() <= most {
				last = t
				break
			}
		}
	}
	if k := r.d.Opens(r.d.SentenceAt(r.first)); first < k && k <= max(min(f.head, last-1), first) {
		first = k
	}
	for first < last-1 && (r.edge(first) || r.rels[first-r.first] == "cc" || r.is(first, "mark") && r.lemma(first) != "to") {
		first++
	}
	last = r.whole(last, max(f.head, f.verb))
	for last > first+1 && (r.edge(last-1) || r.is(last-1, "cc")) {
		last--
	}
	return first, last
}

// whole cuts off a clause that was begun and not finished at the end of the
// words: "… voted to end the strike after their union" where "and the firm
// agreed" follows.
func (r *reader) whole(last, head int) int {
	if last >= r.first+len(r.kids) || !strings.EqualFold(r.d.Word(last), "and") {
		return last
	}
	for t := last - 1; t > head && t > last-6; t-- {
		switch r.d.Tokens[t].Tag {
		case "VERB", "AUX":
			return last
		}
		switch strings.ToLower(r.d.Word(t)) {
		case "after", "when", "because", "while", "before", "as", "until":
			if r.verbAfter(last) {
				return t
			}
			return last
		}
	}
	return last
}

// verbAfter tells whether a finite verb follows within the next words, before
// a comma.
func (r *reader) verbAfter(t int) bool {
	for k := t; k < min(t+7, r.first+len(r.kids)); k++ {
		if r.d.Word(k) == "," {
			return false
		}
		switch r.d.Tokens[k].XPos {
		case "VBD", "VBZ", "VBP":
			return true
		}
	}
	return false
}

// edge tells whether a token is punctuation that a clause does not begin or
// end with.
func (r *reader) edge(i int) bool {
	return strings.Trim(r.d.Word(i), `,;:.!?–—-"“”'‘’…()`) == ""
}
