package many

import (
	"slices"
	"strings"

	"synoptic/news"
)

// moves tell which way what is measured went, by the verb, noun or adverb.
var moves = table(map[string]string{
	"up": `rise grow increase jump surge climb soar rally gain rebound advance spike leap appreciate bounce recover growth up swell double
		skyrocket accelerate`,
	"down": `fall drop decrease decline shrink slip plunge plummet slump tumble slide lose loss shed sink dip crash depreciate ease down
		weaken contract dive`,
	"at": `trade hover close open quote price peak hit reach stand`,
})

// movement gives the token that says how what a number measures moved or where
// it stands, and which way: the number's own head, what stands over it up to
// its clause, or the adverb before it ("down 22 percent"); -1 when none does.
func (c *count) movement() (int, string) {
	d := c.doc
	for t, n := c.q.Head, 0; t >= 0 && n < 4; t, n = d.Tokens[t].Head, n+1 {
		if way := moves[lemma(d, t)]; way != "" && n > 0 {
			return t, way
		}
		if n > 0 && d.Tokens[t].Tag == "VERB" {
			break
		}
	}
	first, _ := d.TokensIn(c.q.Span)
	if first == 0 {
		return -1, ""
	}
	if w := strings.ToLower(d.Word(first - 1)); w == "up" || w == "down" {
		return c.q.Head, w
	}
	return -1, ""
}

// mover gives the token of what moved: the subject of the clause that a token
// belongs to, or what a noun of moving is "in" or "of"; -1 for none.
func (c *count) mover(t int) int {
	d := c.doc
	for n := 0; t >= 0 && n < 4; t, n = d.Tokens[t].Head, n+1 {
		if d.Tokens[t].Tag == "NOUN" && moves[lemma(d, t)] != "" && t != c.q.Head {
			out := -1
			d.Children(t, func(k int) bool {
				if p := d.Child(k, "case"); news.RelIs(d.Tokens[k].Rel, "nmod") && p >= 0 && (strings.EqualFold(d.Word(p), "in") || strings.EqualFold(d.Word(p), "of")) && !dated(d, d.Tokens[k].Span) {
					out = k
				}
				return out < 0
			})
			if out >= 0 {
				return out
			}
		}
		for _, rel := range []string{"nsubj", "nsubj:pass"} {
			if s := d.Child(t, rel); s >= 0 && s != c.q.Head {
				if strings.HasPrefix(d.Tokens[s].XPos, "W") && news.RelIs(d.Tokens[t].Rel, "acl") {
					return d.Tokens[t].Head // "bitcoin, which fell"
				}
				return s
			}
		}
		if news.RelIs(d.Tokens[t].Rel, "acl") && nominal(d, d.Tokens[t].Head) {
			return d.Tokens[t].Head
		}
	}
	return -1
}

// thing gives the words for what moved: a name, or a noun; of a price or a
// share whose. "" when a pronoun stands for nobody known.
func (c *count) thing(s int) string {
	d := c.doc
	if s < 0 {
		return ""
	}
	if d.Tokens[s].Tag == "PRON" {
		if m := d.MentionHeadedBy(s); m >= 0 && d.Mentions[m].Entity >= 0 {
			return d.Entities[d.Mentions[m].Entity].Name
		}
		return ""
	}
	if !nominal(d, s) || strings.HasSuffix(lemma(d, s), "ment") {
		return ""
	}
	if d.Tokens[s].Tag == "PROPN" { // a firm's shares, a coin's price
		return d.Word(s)
	}
	return strings.ToLower(d.Word(s))
}

// asset gives whose price a subject is: of "the price of copper", "copper
// prices" and "copper" copper.
func (c *count) asset(s int) string {
	d := c.doc
	if s < 0 || !priced[lemma(d, s)] {
		return c.thing(s)
	}
	out := -1
	d.Children(s, func(k int) bool {
		t := d.Tokens[k]
		if news.RelIs(t.Rel, "nmod") && nominal(d, k) && !dated(d, t.Span) || t.Rel == "compound" {
			out = k
		}
		return out < 0
	})
	if out >= 0 {
		return c.thing(out)
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
	if of == "" || d.Tokens[s].Tag == "NOUN" && c.value.best < 1e6 && !priced[lemma(d, s)] && sumNouns[lemma(d, s)] {
		return false
	}
	near := before[max(len(before)-3, 0):]
	at := slices.ContainsFunc(near, func(w string) bool { return standing[w] }) || standing[c.value.qualifier]
	switch {
	case at && (d.Tokens[s].Tag == "NOUN" && c.value.best >= 1e6):
		c.measure = lemma(d, s)
	case at:
		c.measure = "price"
	case way == "at":
		return false
	default:
		c.measure = "change of " + c.thing(s)
	}
	c.kind, c.of = strings.ToLower(of)+" "+way, of
	return true
}

// standing are the words before a sum that something stands at or passes.
var standing = words("to at below above under over past near around low high less-than more-than from of")
