package differ

import (
	"strconv"
	"strings"

	"synoptic/news"
)

// order is the class of claims of the place of something in a row: the third strike, the
// fifth floor.
const order = "order"

// ordinals are the words for places in a row that tell two reports apart; the first and the
// second of its kind are often no more than words.
var ordinals = func() map[string]float64 {
	out := map[string]float64{}
	for i, w := range strings.Fields(`third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
fifteenth sixteenth seventeenth eighteenth nineteenth twentieth`) {
		out[w] = float64(i + 3)
	}
	return out
}()

// uncounted are nouns that come in rows without one of them being told apart from the rest:
// stretches of time, parts of a match, degrees.
var uncounted = list(`quarter inning period round half set game hole lap century day week month year minute hour degree grade grader party
person world place base down decade birthday anniversary generation season tier rate graders graded`)

// ordered makes the claim of the place of something in a row, nil for none.
func ordered(d *news.Doc, i int) (c *claim, deed int) {
	h := d.Tokens[i].Head
	if h <= i || h > i+3 || d.Tokens[h].Tag != "NOUN" || !news.RelIs(d.Tokens[i].Rel, "amod") {
		return nil, -1
	}
	w := strings.ToLower(d.Word(i))
	n := ordinals[w]
	if digits := strings.TrimRight(w, "sthndr"); n == 0 && len(digits) < len(w) && numeral(digits) {
		n, _ = strconv.ParseFloat(digits, 64)
	}
	if n < 3 || uncounted[d.Lemma(h)] || fromEnd(d, i) {
		return nil, -1
	}
	c = &claim{at: d.TokenSpan(i, h+1), class: order, best: n, low: n, high: n, exact: stretch{n, n},
		noun: meaning(d, h), about: "which " + d.Word(h)}
	deed, sub := deedOf(d, h)
	if deed >= 0 && !slight[d.Lemma(deed)] {
		c.verb = meaning(d, deed)
	}
	c.doer, c.named = doers(d, sub, h)
	return c, deed
}

// fromEnd tells whether the words around an ordinal count from another end, or a share: "a
// third term", "the third-largest", "two third parties".
func fromEnd(d *news.Doc, i int) bool {
	if i+1 < len(d.Tokens) && (d.Word(i+1) == "-" || d.Tokens[i+1].Tag == "ADJ" && strings.HasSuffix(d.Lemma(i+1), "est")) {
		return true
	}
	return i > 0 && (strings.EqualFold(d.Word(i-1), "a") || strings.EqualFold(d.Word(i-1), "every") || strings.EqualFold(d.Word(i-1), "another"))
}
