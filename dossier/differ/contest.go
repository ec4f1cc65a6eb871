package differ

import (
	"math"
	"strings"
)

// contests tells whether two claims cannot both be right.
func (a *claim) contests(b *claim) bool {
	switch {
	case a.figure != "" && a.figure == b.figure && a.verdict == "agree":
		return false // they grew, or are one roughly told
	case a.sparing(b) || b.sparing(a) || a.grew(b):
		return false
	case a.figure != "" && a.figure == b.figure && a.verdict == "differ" && !a.roughly(b):
		return a.exact.to < b.exact.from || b.exact.to < a.exact.from || a.exact.to > a.best && b.exact.to > b.best && a.best != b.best // two bounds
	case a.word != "":
		return a.word != b.word && !strings.Contains(a.word, b.word) && !strings.Contains(b.word, a.word) // "north", "northeast"
	case a.class == clock && a.zone != b.zone && math.Mod(math.Abs(a.best-b.best), 60) == 0:
		return false // one time by two clocks
	case a.timed() && a.class != clock && (a.zone == "" || b.zone == "") && math.Abs(a.best-b.best) > 300:
		return false // which year is read from the report's date
	case a.timed() && strings.EqualFold(a.doc.Words(a.at), b.doc.Words(b.at)): // "today"
		return false
	case a.weekday > 0 && a.weekday == b.weekday, (a.weekday > 0 || b.weekday > 0) && math.Abs(a.best-b.best) > 6:
		return false // which week is read from the report's date
	}
	return a.high < b.low || b.high < a.low
}

// sparing tells whether a number is a bound that one told by its order alone keeps: "more than
// 5,000", "thousands"; "more than a dozen", "dozens".
func (a *claim) sparing(b *claim) bool {
	vague := func(c *claim) bool { return c.exact.from > 0 && c.exact.to >= 2*c.exact.from }
	return a.counted() && vague(b) && !vague(a) && a.exact.to > a.best && a.best <= b.exact.to && 2.5*a.best >= b.exact.from
}

// grew tells whether two numbers are dated to two days by their sentences, and the later is
// a little more: 41 on Thursday, 42 today.
func (a *claim) grew(b *claim) bool {
	if !a.counted() || !asunder(a.dates, b.dates) {
		return false
	}
	if a.dates[0].from > b.dates[0].from {
		a, b = b, a
	}
	return a.best <= b.best && b.best <= 1.3*a.best
}

// roughly tells whether one of two numbers is told so roughly that it may be the other: by the
// dozen, or round and near to it.
func (a *claim) roughly(b *claim) bool {
	dozen := func(c *claim) bool { return strings.Contains(strings.ToLower(c.doc.Words(c.at)), "dozen") }
	round := func(c *claim) bool { return c.best >= 1000 && math.Mod(c.best, 500) == 0 }
	return dozen(a) || dozen(b) || (round(a) || round(b)) && math.Abs(a.best-b.best) <= 0.03*max(a.best, b.best)
}
