package many

import (
	"strings"

	"synoptic/gazetteer"
	"synoptic/news"
)

// noun gives the lemma of the counted noun, "" for people at large.
func (c *count) noun() string {
	d := c.doc
	head := c.counted()
	l := d.Lemma(head)
	switch {
	case d.Tokens[head].Tag == "NUM" || d.Tokens[head].Tag == "VERB" && !c.heads(head) || c.q.Contains(d.Tokens[head].Span) && d.Tokens[head].Tag != "NOUN",
		l == "person", l == "people", l == "other", l == "thousand", l == "hundred", l == "million", l == "billion", l == "trillion",
		l == "dozen", l == "ten", l == "score":
		return ""
	case l == "member" && head > 0 && strings.EqualFold(d.Word(head-1), "crew"):
		return "crew"
	case strings.Trim(l, "0123456789s") == "" && head > 1 && d.Word(head-1) == "-" && d.Tokens[head-1].End == d.Tokens[head].Start: // "F-16s"
		return strings.ToLower(d.Word(head-2)) + "-" + strings.TrimSuffix(l, "s")
	}
	return l
}

// clauseHead climbs to the predicate of a token's clause.
func (c *count) clauseHead(t int) int {
	d := c.doc
	for range 12 {
		if d.Tokens[t].Tag == "VERB" || d.Tokens[t].Head < 0 {
			return t
		}
		t = d.Tokens[t].Head
	}
	return t
}

// outOf gives the words for those of whom a number counts a part: "42 of the 99 seats".
func outOf(d *news.Doc, q news.Quantity) news.Span {
	_, k := d.TokensIn(q.Span)
	if k+3 >= len(d.Tokens) || d.Word(k) != "of" {
		return news.Span{}
	}
	for k++; k < len(d.Tokens) && owners[strings.ToLower(d.Word(k))]; k++ {
	}
	for _, all := range d.QuantitiesOver(d.Tokens[k].Span) {
		if d.Tokens[k].Tag == "NUM" && all.Unit == "" && all.Best > q.Best {
			return all.Of
		}
	}
	return news.Span{}
}

// counted gives the token of the counted noun: the number's own head where
// that is a noun, else the head of the words that follow it, before any verb.
func (c *count) counted() int {
	d := c.doc
	if c.q.Of.Empty() {
		return c.q.Head
	}
	if c.heads(c.q.Head) {
		return c.q.Head
	}
	first, last := d.TokensIn(c.q.Of)
	for t := first; t < last; t++ {
		if d.Tokens[t].Tag == "VERB" && t > first && d.Word(t-1) != "-" { // but "flag-waving fans"
			last = t
		}
	}
	if nominal(d, c.q.Head) && c.q.Head < last {
		if h := c.q.Head; h > first && byVerb[d.Lemma(h)] != "" && d.Tokens[h-1].Tag == "NOUN" {
			return h - 1 // "the four people shot"
		}
		return c.q.Head
	}
	if h := d.HeadOf(first, last); h >= 0 && nominal(d, h) {
		return h
	}
	for t := first; t < last; t++ { // the end of the first run of nouns
		if nominal(d, t) && (t+1 == last || !nominal(d, t+1)) {
			return t
		}
	}
	return c.q.Head
}

// heads tells whether a token is the plural that the words counted end in: "39 home runs",
// whatever it was tagged as.
func (c *count) heads(t int) bool {
	x := c.doc.Tokens[t].XPos
	return t == c.q.Head && c.doc.Tokens[t].End == c.q.Of.End && (x == "NNS" || x == "VBZ")
}

func nominal(d *news.Doc, t int) bool {
	return d.Tokens[t].Tag == "NOUN" || d.Tokens[t].Tag == "PROPN" || d.Tokens[t].Tag == ""
}

// ofWords gives the words of what is counted, up to the counted noun and what
// is "of" it.
func (c *count) ofWords() string {
	d := c.doc
	if c.q.Of.Empty() {
		return ""
	}
	first, last := d.TokensIn(c.q.Of)
	end := last
	if h := c.counted(); h >= first && h < last {
		end = h + 1
	}
	s := strings.Join(strings.Fields(d.Words(d.TokenSpan(first, end))), " ")
	if len(s) > 80 {
		return c.kind
	}
	return s
}

// shortWords gives a noun with what stands directly before it, a name whole.
func shortWords(d *news.Doc, t int) string {
	if m := d.MentionHeadedBy(t); m >= 0 && d.Mentions[m].Kind == news.MentionName && d.Mentions[m].Last-d.Mentions[m].First < 5 {
		return d.Words(d.Mentions[m].Span)
	}
	first := t
	for first > 0 && t-first < 3 && d.Tokens[first-1].Head == t && (news.RelIs(d.Tokens[first-1].Rel, "amod") || news.RelIs(d.Tokens[first-1].Rel, "compound")) && d.Tokens[first-1].Tag != "NUM" && !lengths[d.Lemma(first-1)] && measured[d.Lemma(first-1)] == "" {
		first--
	}
	return d.Words(d.TokenSpan(first, t+1))
}

func isMoney(unit string) bool {
	return unit == "dollar" || len(unit) == 3 && strings.ToUpper(unit) == unit
}

// home gives the state that the counted words themselves name: "Kenyan miners",
// "120,000 Kenyans"; "" for none.
func (c *count) home() string {
	d := c.doc
	if c.q.Of.Empty() {
		first, _ := d.TokensIn(c.q.Span)
		if first > 2 && totals[strings.ToLower(d.Word(first-2))] { // "the UK total to 848"
			if state, how, ok := gazetteer.Nation(d.Word(first - 3)); ok && (how == gazetteer.Name || how == gazetteer.Demonym) {
				return state
			}
		}
		return ""
	}
	if p := d.Tokens[c.counted()].Head; p >= 0 && d.Tokens[p].Tag == "NOUN" { // "Kenya's confirmation of 1,200 cases"
		if k := d.Child(p, "nmod:poss"); k >= 0 {
			if state, how, ok := gazetteer.Nation(d.Word(k)); ok && how == gazetteer.Name {
				return state
			}
		}
	}
	first, _ := d.TokensIn(c.q.Of)
	for t := c.counted(); t >= first; t-- {
		if w := d.Word(t); w[0] >= 'A' && w[0] <= 'Z' {
			if state, how, ok := gazetteer.Nation(w); ok && (how == gazetteer.Name || how == gazetteer.Demonym) {
				return state
			}
		}
	}
	return ""
}

// totals are the nouns that a total is told by.
var totals = words("total toll tally count number")
