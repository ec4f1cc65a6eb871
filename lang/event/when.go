package event

import (
	"strings"

	"synoptic/news"
)

// when gives the index of the time expression that dates an event, or -1: the
// one attached to the event's own word or to the verb that carries it.
func (r *reader) when(f found) int {
	k := r.time(f)
	if k >= 0 && f.verb >= 0 && r.done(f.verb) && r.before(k) {
		return -1 // "have charged two men over the raid on May 3"
	}
	return k
}

// done tells whether a verb stands in the present perfect, with which English
// names no day past.
func (r *reader) done(i int) bool {
	for _, c := range r.children(i) {
		if w := strings.ToLower(r.d.Word(c)); r.is(c, "aux") && (w == "has" || w == "have") && c < i {
			for _, o := range r.children(i) {
				if r.is(o, "aux") && o != c && o < c {
					return false // "will have", "may have"
				}
			}
			return true
		}
	}
	return false
}

// before tells whether a time is a day before the article's own.
func (r *reader) before(k int) bool {
	v, pub := r.d.Timexes[k].Value, r.d.Article.Published.Value
	return len(v) >= 10 && len(pub) >= 10 && v[:10] < pub[:10]
}

// time gives the time that the tree ties to an event.
func (r *reader) time(f found) int {
	if k := r.ownTime(f.head); k >= 0 {
		if r.ofContent(f, k) {
			return -1
		}
		return k
	}
	if f.verb >= 0 && f.verb != f.head {
		if k := r.ownTime(f.verb); k >= 0 {
			return k
		}
	}
	if !f.nominal && f.sense.Type == "" {
		if k := r.highTime(f.head); k >= 0 {
			return k
		}
	}
	if !f.nominal {
		if h := r.head(f.head); h >= 0 && r.is(f.head, "xcomp") && !planning[r.lemma(h)] && !wishing[r.lemma(h)] {
			return r.ownTime(h)
		}
	}
	return -1
}

// ofContent tells whether a time is that of what is asked, refused or
// threatened ("proposed a round on May 3") and not of the saying.
func (r *reader) ofContent(f found, k int) bool {
	switch f.sense.Type {
	case "REQUEST", "REJECT", "THREATEN", "ACCUSE":
	default:
		return false
	}
	if f.nominal {
		return false
	}
	h := r.d.Timexes[k]
	first, last := r.d.TokensIn(h.Span)
	for i, n := r.d.HeadOf(first, last), 0; i >= 0 && i != f.head && n < 12; i, n = r.head(i), n+1 {
		if r.head(i) == f.head && i > f.head && (r.is(i, "obj", "xcomp", "ccomp") || r.is(i, "obl") && (r.preposition(i) == "for" || r.preposition(i) == "to")) && i < first {
			return true
		}
	}
	return false
}

// ownTime gives the date or time that is attached to a token, nearest first,
// or -1. A time under "since", "until", "before" … dates something else.
func (r *reader) ownTime(i int) int {
	best, dist := -1, 0
	for n, x := range r.times {
		if x.Type != "DATE" && x.Type != "TIME" || x.Value == "" || x.Value[0] < '0' || x.Value[0] > '9' {
			continue
		}
		first, last := r.d.TokensIn(x.Span)
		h := r.d.HeadOf(first, last)
		if h < 0 || r.owner(h, i) != i || r.bounded(h) || r.precedes(h, i) || r.said(x.Span, i) || r.head(i) >= 0 && h > i && first > r.first && r.d.Word(first-1) == "," {
			continue
		}
		if d := abs(h - i); best < 0 || better(x, r.times[best]) || d < dist && !better(r.times[best], x) {
			best, dist = n, d
		}
	}
	if best < 0 {
		return -1
	}
	return r.tidx[best]
}

// precedes tells whether a time stands before the conjunction that opens the
// clause of token i: it belongs to the clause before ("… in March, shortly
// after the invasion began").
func (r *reader) precedes(h, i int) bool {
	m := r.child(i, "mark")
	return m > h && r.lemma(m) != "to" && r.lemma(m) != "that"
}

// better tells whether a time says more than another: a date on which a clock
// time rests is named with it.
func better(a, b news.Timex) bool {
	return len(a.Value) > len(b.Value) && strings.HasPrefix(a.Value, b.Value)
}

// owner climbs from a time expression's head to the first word that can be
// dated: a predicate, a noun that names an event, or the token looked for.
func (r *reader) owner(h, want int) int {
	for i, n := h, 0; i >= 0 && n < 6; i, n = r.head(i), n+1 {
		if i == want {
			return i
		}
		if i == h {
			continue
		}
		t := r.d.Tokens[i]
		if r.is(i, "acl", "case") && t.XPos != "VBD" && opening[r.lemma(i)] && !strings.EqualFold(r.d.Word(i), "dated") {
			continue
		}
		if t.Tag == "VERB" || r.child(i, "cop") >= 0 {
			return i
		}
		if _, ok := r.nounSense(i); ok && t.Tag == "NOUN" {
			return i
		}
		if r.is(i, "acl", "advcl", "conj", "parataxis", "ccomp") && r.d.Tokens[i].Tag != "NOUN" && r.d.Tokens[i].Tag != "PROPN" {
			return i
		}
	}
	return -1
}

// bounded tells whether a time expression stands under a word that makes it a
// limit and not the date.
func (r *reader) bounded(h int) bool {
	for i, n := h, 0; i >= 0 && n < 2; i, n = r.head(i), n+1 {
		for _, c := range r.children(i) {
			if r.is(c, "case", "mark") && c < h+1 && notAt[r.lemma(c)] && !(r.lemma(c) == "for" && r.coming(h)) && (i == h || r.d.Tokens[i].Tag == "NOUN" || r.d.Tokens[i].Tag == "NUM") {
				return true
			}
		}
		if r.d.Tokens[i].Tag == "VERB" {
			return false
		}
	}
	return false
}

func abs(a int) int { return max(a, -a) }

// coming tells whether a time expression is a day after the report's own:
// what is "set for" it is dated by it.
func (r *reader) coming(h int) bool {
	pub := r.d.Article.Published.Value
	for _, x := range r.times {
		if x.Contains(r.d.Tokens[h].Span) {
			return len(x.Value) >= 10 && len(pub) >= 10 && x.Value[0] <= '9' && x.Value[:10] > pub[:10]
		}
	}
	return false
}
