package many

import (
	"strings"

	"synoptic/news"
)

// label names what a sum is of by the noun that most articles put beside it:
// "an offer of $121 billion", "the $47 billion bid", "$82 a share".
func label(g []*count) string {
	votes, docs := map[string]int{}, map[string]map[*news.Doc]bool{}
	for _, c := range g {
		l := c.sumOf()
		if l == "" {
			continue
		}
		if docs[l] == nil {
			docs[l] = map[*news.Doc]bool{}
		}
		docs[l][c.doc] = true
		votes[l] = len(docs[l])
	}
	best := ""
	for l, n := range votes {
		if best == "" || n > votes[best] || n == votes[best] && l < best {
			best = l
		}
	}
	return best
}

// empty are nouns before a sum that say nothing of it.
var empty = words("form term total sum average range maximum minimum estimate figure worth record")

// sumOf gives the noun of a sum by its words: before "of", behind it, or behind
// "a" and "per"; "" when there is none.
func (c *count) sumOf() string {
	d := c.doc
	first, last := d.TokensIn(c.q.Span)
	fits := func(k int) bool {
		l := d.Lemma(k)
		return k >= 0 && k < len(d.Tokens) && d.Tokens[k].Tag == "NOUN" && !rhetorical[l] && !vague[l] && !lengths[l] && !currencies[l] && !empty[l] && len(l) > 2
	}
	if first > 1 && strings.EqualFold(d.Word(first-1), "of") && fits(first-2) {
		return strings.ToLower(d.Word(first - 2))
	}
	if last+1 < len(d.Tokens) {
		switch strings.ToLower(d.Word(last)) {
		case "a", "per", "each":
			if fits(last + 1) {
				return strings.ToLower(d.Word(last + 1))
			}
			return ""
		}
	}
	for k := last; k < min(last+3, len(d.Tokens)); k++ {
		switch t := d.Tokens[k].Tag; {
		case fits(k) && (k+1 >= len(d.Tokens) || d.Tokens[k+1].Tag != "NOUN"):
			return strings.ToLower(d.Word(k))
		case t != "ADJ" && t != "NOUN":
			return ""
		}
	}
	return ""
}
