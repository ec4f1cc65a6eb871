package many

import (
	"math"
	"strconv"
	"strings"
)

// value is a number as it is compared: low, best and high in the unit of
// comparison, with its qualifier.
type value struct {
	low, best, high float64
	qualifier       string
	percent         bool
	tally           bool // exact to the last of them
}

// gap gives how far apart two values lie, as a ratio of at least 1.
func gap(a, b value) float64 {
	if a.low > b.low {
		a, b = b, a
	}
	if b.low <= a.high || a.high <= 0 {
		return 1
	}
	return b.low / a.high
}

// agree tells whether two values say the same within rounding: exact numbers
// must be equal, approximate ones near, and a bound holds on its side only.
func agree(a, b value) bool {
	if a.best == b.best && (a.low == b.low || a.high == b.high) {
		return true
	}
	if lower(a) && lower(b) && (broad(a, b) || broad(b, a)) {
		return true
	}
	if lower(a) && lower(b) || upper(a) && upper(b) {
		return near(a.best, b.best, 0.02)
	}
	switch {
	case wide(a) || wide(b):
		return a.low <= b.high && b.low <= a.high && magnitude(a) == magnitude(b)
	case lower(a):
		return b.best >= a.best*0.98 && b.best <= a.best*slack(a)
	case lower(b):
		return a.best >= b.best*0.98 && a.best <= b.best*slack(b)
	case a.qualifier == "nearly" && b.best < a.best && b.best >= 0.85*a.best, b.qualifier == "nearly" && a.best < b.best && a.best >= 0.85*b.best:
		return true // "nearly a quarter", "22 percent"
	case a.percent && (rough(a) || rough(b)):
		if a.best != math.Trunc(a.best) && rough(a) || b.best != math.Trunc(b.best) && rough(b) { // "about a third"
			return math.Abs(a.best-b.best) <= 2
		}
		return math.Abs(a.best-b.best) <= 1
	case rough(a) || rough(b):
		return near(a.best, b.best, 0.07) || a.low <= b.best && b.best <= a.high && rough(a) && near(a.best, b.best, 0.15)
	}
	if a.tally && b.tally {
		return a.best == b.best // 120 and 124 were counted
	}
	return rounded(a.best, b.best)
}

// broad tells whether a bound of one digit takes in a closer one: "more than 200",
// "more than 270".
func broad(a, b value) bool {
	p := math.Pow(10, math.Floor(math.Log10(max(a.best, 1))))
	return a.qualifier == "more-than" && a.best >= 100 && math.Mod(a.best, p) == 0 && b.best > a.best && b.best < a.best+p && b.best <= 1.5*a.best
}

// slack is how far above a lower bound a number may lie and be meant by it:
// large numbers are bounded more closely.
func slack(v value) float64 {
	if v.best < 1000 {
		return 1.6
	}
	return 1.2
}

func lower(v value) bool { return v.qualifier == "at-least" || v.qualifier == "more-than" }
func upper(v value) bool {
	return v.qualifier == "at-most" || v.qualifier == "less-than" || v.qualifier == "nearly"
}
func rough(v value) bool { return v.qualifier == "about" || v.qualifier == "nearly" || upper(v) }

// wide tells whether a value is a span of a factor of two or more ("dozens").
func wide(v value) bool { return !lower(v) && !upper(v) && v.low > 0 && v.high >= 2*v.low }

// exact tells whether a value is a number and no bound, span or rough one.
func exact(v value) bool { return v.best > 0 && !v.percent && !lower(v) && !rough(v) && !wide(v) }

// magnitude gives the power of ten of a value's low end.
func magnitude(v value) int {
	if v.low <= 0 {
		return 0
	}
	return int(math.Floor(math.Log10(v.low)))
}

func near(a, b, share float64) bool { return math.Abs(a-b) <= share*max(math.Abs(a), math.Abs(b)) }

// rounded tells whether the rounder of two exact numbers is the other one
// rounded to two or more digits.
func rounded(a, b float64) bool {
	if math.Abs(a) < 100 && a == math.Trunc(a) && b == math.Trunc(b) {
		return a == b
	}
	if m, ok := whole(a); ok && a >= 0 {
		if n, ok := whole(b); ok && b >= 0 {
			if places(m) == places(n) {
				return a == b
			}
			return near(a, b, 0.01) || rounds(a, b) || rounds(b, a)
		}
	}
	x, y := strings.TrimRight(strconv.FormatFloat(a, 'f', -1, 64), "0"), strings.TrimRight(strconv.FormatFloat(b, 'f', -1, 64), "0")
	if len(x) == len(y) {
		return a == b
	}
	return near(a, b, 0.01) || rounds(a, b) || rounds(b, a)
}
