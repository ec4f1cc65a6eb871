package token

import (
	"strings"
	"unicode"

	"synoptic/news"
)

// runsOn tells whether a new sentence begins after token i though no mark ends the one
// before it: behind two words in small letters stands, with a capital, one that sentences
// begin with, and after it the words are small again, so that it is no part of a title.
func (c *cutter) runsOn(tokens []news.Span, i int) bool {
	if i < 1 || i+2 >= len(tokens) {
		return false
	}
	before, last, next, then := c.word(tokens[i-1]), c.word(tokens[i]), c.word(tokens[i+1]), c.word(tokens[i+2])
	switch {
	case !small(before) || !small(last) || !beginners[next] || onward[last]:
		return false
	case next == "A" && (lettered[last] || linked[then]):
		return false
	case (next == "A" || next == "An") && !small(then): // "A British search", not "A Message from …"
		return i+3 < len(tokens) && isWord(first(then)) && small(c.word(tokens[i+3])) && !onward[c.word(tokens[i+3])]
	}
	return small(then)
}

// small tells a word without capitals.
func small(w string) bool { return unicode.IsLower(first(w)) && w == strings.ToLower(w) }
