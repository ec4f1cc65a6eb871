package many

import (
	"slices"
	"strings"

	"synoptic/news"
)

// moves tell which way what is measured went, by the verb, noun or adverb.
var moves = table(map[string]string{
	"up": `rise grow increase jump surge climb soar rally gain rebound advance spike leap appreciate bounce recover growth up swell double
		skyrocket accelerate raise lift hike boost`,
	"down": `fall drop decrease decline shrink slip plunge plummet slump tumble slide lose loss shed sink dip crash depreciate ease down
		weaken contract dive cut reduce reduction slash lower`,
	"at": `trade hover close open quote price peak hit reach stand`,
})

// movement gives the token that says how what a number measures moved or where
// it stands, and which way: the number's own head, what stands over it up to
// its clause, or the adverb before it ("down 22 percent"); -1 when none does.
func (c *count) movement() (int, string) {
	d := c.doc
	first, last := d.TokensIn(c.q.Span)
	if first > 0 {
		if w := strings.ToLower(d.Word(first - 1)); w == "up" || w == "down" {
			return c.q.Head, w
		}
	}
	if last < len(d.Tokens) && c.q.Of.Empty() && (isMoney(c.unit) || currencies[c.unit]) {
		if w := strings.ToLower(d.Word(last)); w == "higher" || w == "lower" { // "closed 46 cents higher"
			return c.q.Head, map[string]string{"higher": "up", "lower": "down"}[w]
		}
	}
	for t, n := c.q.Head, 0; t >= 0 && n < 4; t, n = d.Tokens[t].Head, n+1 {
		if way := moves[d.Lemma(t)]; way != "" && n > 0 {
			return t, way
		}
		if n > 0 && d.Tokens[t].Tag == "VERB" || including[strings.ToLower(d.Word(max(d.Child(t, "case"), 0)))] {
			break // "a loss of 17, including 32 in charges"
		}
	}
	if c.unit == "percent" && first > 0 && strings.EqualFold(d.Word(first-1), "by") { // "raised the flow of the well by 20 percent"
		s := d.Sentences[d.SentenceAt(c.q.Head)]
		for t := first - 2; t >= s.First && d.Tokens[t].Tag != "PUNCT"; t-- {
			if d.Tokens[t].Tag == "VERB" {
				if way := moves[d.Lemma(t)]; way != "" && way != "at" {
					return t, way
				}
				break
			}
		}
	}
	return -1, ""
}

// including are words before a part of what moved, or what it is told beside.
var including = words("including with despite besides excluding without")

// mover gives the token of what moved: the subject of the clause that a token
// belongs to, or what a noun of moving is "in" or "of"; -1 for none.
func (c *count) mover(t int) int {
	d := c.doc
	if first, _ := d.TokensIn(c.q.Span); t == c.q.Head && first > 2 && d.Lemma(first-2) == "be" && nominal(d, first-3) {
		return first - 3 // "tin is down 22 percent"
	}
	for n := 0; t >= 0 && n < 4; t, n = d.Tokens[t].Head, n+1 {
		if d.Tokens[t].Tag == "NOUN" && moves[d.Lemma(t)] != "" && t != c.q.Head {
			k := c.belongs(t, "in", "of")
			if k < 0 {
				k = c.belongs(c.q.Head, "in")
			}
			if h := d.Tokens[t].Head; k >= 0 || !news.RelIs(d.Tokens[t].Rel, "obj") || finding[d.Lemma(h)] || foreseeing[d.Lemma(h)] {
				return k // and not "the study", that found a drop
			}
		}
		if k := d.Child(t, "obj"); k >= 0 && moves[d.Lemma(t)] != "" && d.Tokens[t].Tag == "VERB" && nominal(d, k) && d.Child(k, "nummod") < 0 && !c.q.Contains(d.Tokens[k].Span) && moves[d.Lemma(k)] == "" && !dated(d, d.Tokens[k].Span) {
			return k // "the city cut its spending by 12 percent"
		}
		for _, rel := range []string{"nsubj", "nsubj:pass"} {
			if s := d.Child(t, rel); s >= 0 && s != c.q.Head {
				if strings.HasPrefix(d.Tokens[s].XPos, "W") && news.RelIs(d.Tokens[t].Rel, "acl") {
					return d.Tokens[t].Head // "copper, which fell"
				}
				return s
			}
		}
		h := d.Tokens[t].Head
		if news.RelIs(d.Tokens[t].Rel, "acl") && nominal(d, h) {
			return h
		}
		if h >= 0 && news.RelIs(d.Tokens[t].Rel, "xcomp") && d.Child(h, "obj") >= 0 { // "saw prices fall"
			return d.Child(h, "obj")
		}
	}
	return -1
}

// foreseeing are verbs of those who tell that something moves, beside those of finding.
var foreseeing = words("foresee forecast expect predict project see show anticipate want seek demand propose urge request")

// belongs gives what a noun is tied to by one of some prepositions, by a
// genitive or as the first part of a compound; -1 for nothing.
func (c *count) belongs(t int, by ...string) int {
	d, out := c.doc, -1
	d.Children(t, func(k int) bool {
		r := d.Tokens[k].Rel
		if !nominal(d, k) || dated(d, d.Tokens[k].Span) || c.q.Contains(d.Tokens[k].Span) {
			return true
		}
		p := d.Child(k, "case")
		if r == "compound" || r == "nmod:poss" || news.RelIs(r, "nmod") && p >= 0 && slices.Contains(by, strings.ToLower(d.Word(p))) {
			out = k
		}
		return out < 0
	})
	return out
}

// thing gives the words for what moved: a name, or a noun; "" for a pronoun.
func (c *count) thing(s int) string {
	d := c.doc
	if s < 0 || !nominal(d, s) || strings.HasSuffix(d.Lemma(s), "ment") {
		return ""
	}
	first := s
	for first > 1 && d.Word(first-1) == "-" { // "sell-off"
		first -= 2
	}
	w := d.Words(d.TokenSpan(first, s+1))
	if d.Tokens[s].Tag == "PROPN" { // a firm's shares, a coin's price
		if m := d.MentionHeadedBy(s); m >= 0 && d.Mentions[m].Kind == news.MentionName {
			if name := d.Words(d.Mentions[m].Span); strings.Count(name, " ") < 4 {
				return name
			}
		}
		return w
	}
	if w = strings.ToLower(w); w == "stock" {
		return "shares"
	}
	return w
}

// asset gives whose price a subject is: of "the price of copper", "copper
// prices" and "copper" copper.
func (c *count) asset(s int) string {
	if s < 0 || !priced[c.doc.Lemma(s)] {
		return c.thing(s)
	}
	if k := c.belongs(s, "of", "for"); k >= 0 {
		return c.thing(k)
	}
	return c.thing(s)
}

// priced are the nouns for what something is bought at.
var priced = words("price share stock value rate level")

// priceOf reads where a price stands or how far it moved: "copper fell below
// $6,000", "shares closed at $90.29", "a $1,000 drop in the coin".
func (c *count) priceOf() bool {
	d := c.doc
	before, _ := c.around(7)
	t, way := c.movement()
	if t < 0 || len(before) == 0 {
		return false
	}
	s := c.mover(t)
	of := c.asset(s)
	if of == "" || d.Tokens[s].Tag == "NOUN" && c.value.best < 1e6 && !priced[d.Lemma(s)] && sumNouns[d.Lemma(s)] {
		return false
	}
	near := before[max(len(before)-3, 0):]
	at := slices.ContainsFunc(near, func(w string) bool { return standing[w] }) || standing[c.value.qualifier]
	switch {
	case at && (d.Tokens[s].Tag == "NOUN" && c.value.best >= 1e6):
		c.measure = summed(d, s)
	case at:
		c.measure = "price"
	case way == "at" || !c.measuring(t):
		return false
	default:
		c.measure = "change of " + c.thing(s)
	}
	c.of = of
	if c.kind = ""; !priced[d.Lemma(s)] || of != c.thing(s) { // "prices": of what, is not said
		c.kind = strings.ToLower(of) + " " + way
	}
	return true
}

// measuring tells whether a sum is how far something moved: it stands behind the
// verb, "by" or "down", or is of the noun.
func (c *count) measuring(t int) bool {
	d := c.doc
	if d.Tokens[t].Tag == "NOUN" {
		return true
	}
	first, _ := d.TokensIn(c.q.Span)
	w := strings.ToLower(d.Word(max(first-1, 0)))
	return first-1 == t || w == "by" || w == "down" || w == "up" || w == "off"
}

// points reads how far an index of a market moved, and where it stands: "fell 678
// points to 8,579.19".
func (c *count) points() bool {
	d := c.doc
	bare := c.unit == "" && c.q.Of.Empty() && c.value.best >= 100
	if c.kind != "point" && !bare {
		return false
	}
	t, way := c.movement()
	if t < 0 {
		return false
	}
	s := c.mover(t)
	if s < 0 || d.Tokens[s].Tag != "PROPN" && !indexed[d.Lemma(s)] {
		return false
	}
	first, _ := d.TokensIn(c.q.Span)
	near := ""
	if first > 0 {
		near = strings.ToLower(d.Word(first - 1))
	}
	switch at := near == "to" || near == "at" || bare && standing[c.value.qualifier]; {
	case at && (c.kind == "point" || indexed[d.Lemma(s)] || c.value.best != float64(int(c.value.best))):
		c.measure = "level of " + c.thing(s)
	case !at && c.kind == "point" && way != "at" && c.measuring(t):
		c.measure = "change of " + c.thing(s)
	default:
		return false
	}
	c.unit, c.kind, c.of = "point", "", ""
	if strings.HasPrefix(c.measure, "change of ") {
		c.kind = way
	}
	c.weak = c.quoted
	c.solid = !c.weak
	return true
}

// indexed are nouns for what stands at a level of points.
var indexed = words("index average benchmark market composite")

// standing are the words before a sum that something stands at or passes.
var standing = words("to at below above under over past near around low high less-than more-than from of")
