// Package number reads English numbers, written as digits, as words or mixed,
// over lower-case words as package token cuts them. It is shared by the rooms
// that read time and quantity.
package number

import (
	"strconv"
	"strings"
)

// Kind tells how a number is written.
type Kind int

// The kinds of number. A fraction is a share of a whole (0.2 for "a fifth");
// vague is "dozens" or "tens of thousands"; few is "several", "a few".
const (
	Cardinal Kind = iota
	Ordinal
	Fraction
	Vague
	Few
)

// Number is a number as read. Low and High bound what the words allow; they
// equal Best for all but vague numbers. Digits tells that it was written with
// digits, Bare that it is one plain word or numeral without scale or article.
type Number struct {
	Low, Best, High float64
	Kind            Kind
	Digits, Bare    bool
}

func exact(v float64, k Kind) Number { return Number{Low: v, Best: v, High: v, Kind: k} }

var ones = map[string]float64{"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
	"eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
	"sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19}

var tens = map[string]float64{"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
	"eighty": 80, "ninety": 90}

var scales = map[string]float64{"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
	"lakh": 1e5, "crore": 1e7, "dozen": 12, "bn": 1e9, "mn": 1e6, "mln": 1e6, "bln": 1e9, "tn": 1e12, "trn": 1e12, "k": 1e3}

var ordinals = map[string]float64{"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6,
	"seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13,
	"fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19,
	"twentieth": 20, "thirtieth": 30, "hundredth": 100, "thousandth": 1000}

var shares = map[string]float64{"half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4,
	"fourth": 4, "fourths": 4, "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7,
	"eighth": 8, "eighths": 8, "ninth": 9, "ninths": 9, "tenth": 10, "tenths": 10}

// vagues are plurals that give only an order of size: the least and the most.
var vagues = map[string][2]float64{"dozens": {24, 99}, "scores": {40, 99}, "tens": {20, 99}, "hundreds": {200, 999},
	"thousands": {2000, 9999}, "millions": {2e6, 9.99999e6}, "billions": {2e9, 9.999999e9}, "lakhs": {2e5, 9.99999e5},
	"trillions": {2e12, 9.999999e12}}

var glyphs = map[string]float64{"½": .5, "¼": .25, "¾": .75, "⅓": 1. / 3, "⅔": 2. / 3, "⅕": .2, "⅛": .125}

// starts are the words that a number can open with, numerals aside.
var starts = func() map[string]bool {
	m := map[string]bool{"a": true, "an": true, "half": true, "several": true, "few": true}
	for _, list := range []map[string]float64{ones, tens, ordinals, glyphs} {
		for w := range list {
			m[w] = true
		}
	}
	for w := range vagues {
		m[w] = true
	}
	return m
}()

// Starts tells whether a lower-case word can open a number.
func Starts(w string) bool {
	return w != "" && (w[0] >= '0' && w[0] <= '9' || len(w) > 1 && starts[w] || w == "a")
}

// Large bounds what a number can be; numerals and words beyond it are none.
const Large = 1e21

// Read reads the number that starts at word i of w and gives where it ends
// (the index after its last word); that is i when there is none.
func Read(w []string, i int) (Number, int) {
	if !Starts(at(w, i)) {
		return Number{}, i
	}
	if n, end := read(w, i); n.High < Large {
		return n, end
	}
	return Number{}, i
}

func read(w []string, i int) (Number, int) {
	if n, end := share(w, i); end > i {
		if up := scales[at(w, end+2)]; up >= 1e3 && at(w, end) == "of" && at(w, end+1) == "a" { // "a quarter of a million"
			return exact(n.Best*up, Cardinal), end + 3
		}
		return n, end
	}
	if n, end := vague(w, i); end > i {
		return n, end
	}
	if n, end := Ord(w, i); end > i {
		return n, end
	}
	return cardinal(w, i)
}

func at(w []string, i int) string {
	if i < 0 || i >= len(w) {
		return ""
	}
	return w[i]
}

// Digits reads a numeral: "12", "12,000", "3.5", "1½".
func Digits(s string) (float64, bool) {
	if v, ok := glyphs[s]; ok {
		return v, true
	}
	if s == "" || s[0] < '0' || s[0] > '9' || len(s) > 24 {
		return 0, false
	}
	if len(s) <= 4 { // the many short ones
		v := 0.
		for k := range len(s) {
			if s[k] < '0' || s[k] > '9' {
				v = -1
				break
			}
			v = v*10 + float64(s[k]-'0')
		}
		if v >= 0 {
			return v, true
		}
	}
	add := 0.
	if last := s[len(s)-1]; last >= 0x80 {
		for g, v := range glyphs {
			if t, ok := strings.CutSuffix(s, g); ok {
				s, add = t, v
				break
			}
		}
	} else if (last < '0' || last > '9') && last != '.' {
		return 0, false
	}
	whole, _, _ := strings.Cut(s, ".")
	if parts := strings.Split(whole, ","); len(parts) > 1 {
		if len(parts[0]) > 3 {
			return 0, false
		}
		for _, p := range parts[1:] {
			if len(p) != 3 && len(p) != 2 { // 12,00,000 in South Asia
				return 0, false
			}
		}
		if len(parts[len(parts)-1]) != 3 {
			return 0, false
		}
	}
	s = strings.ReplaceAll(s, ",", "")
	for k := range len(s) {
		if c := s[k]; c != '.' && (c < '0' || c > '9') {
			return 0, false
		}
	}
	v, err := strconv.ParseFloat(s, 64)
	return v + add, err == nil
}

// Broken tells that the numeral before word j goes on behind a comma that stands
// by itself, as in texts that were cut into words: "120 , 000"; it gives where
// it ends, j when it does not. The thousands are those given, or any three digits for "".
func Broken(w []string, j int, thousands string) int {
	head, t := at(w, j-1), at(w, j+1)
	if len(head) > 3 || head == "" || head[0] < '1' || strings.Trim(head, "0123456789") != "" && head != "000" || at(w, j) != "," || len(t) != 3 ||
		strings.Trim(t, "0123456789") != "" || thousands != "" && t != thousands {
		return j
	}
	return j + 2
}

// Ord reads an ordinal: "12th", "third", "twenty-first".
func Ord(w []string, i int) (Number, int) {
	s := at(w, i)
	if v, ok := ordinals[s]; ok {
		return exact(v, Ordinal), i + 1
	}
	if len(s) > 2 && s[0] >= '0' && s[0] <= '9' {
		switch s[len(s)-2:] {
		case "st", "nd", "rd", "th":
			if v, ok := Digits(s[:len(s)-2]); ok {
				n := exact(v, Ordinal)
				n.Digits = true
				return n, i + 1
			}
		}
		return Number{}, i
	}
	if t, ok := tens[s]; ok {
		j := i + 1
		if at(w, j) == "-" {
			j++
		}
		if v, ok := ordinals[at(w, j)]; ok && v < 10 {
			return exact(t+v, Ordinal), j + 1
		}
	}
	return Number{}, i
}

// share reads "a third", "two-thirds", "half", "three quarters".
func share(w []string, i int) (Number, int) {
	s := at(w, i)
	if s == "half" {
		if at(w, i+1) == "a" && scales[at(w, i+2)] > 0 || at(w, i+1) == "-" && at(w, i+2) == "a" {
			return Number{}, i // "half a million": a cardinal
		}
		return exact(.5, Fraction), i + 1
	}
	v, ok := ones[s]
	if s == "a" || s == "an" {
		v, ok = 1, true
	}
	if !ok || v == 0 {
		return Number{}, i
	}
	j := i + 1
	if at(w, j) == "-" {
		j++
	} else if at(w, j) == "quarters" && at(w, j+1) != "of" {
		return Number{}, i // of a year
	}
	d, ok := shares[at(w, j)]
	if d == 2 && scales[at(w, j+1)] > 0 {
		return Number{}, i // a half million
	}
	if !ok || v > 1 && !strings.HasSuffix(at(w, j), "s") || v == 1 && strings.HasSuffix(at(w, j), "s") || v >= d*2 {
		return Number{}, i
	}
	if (s == "a" || s == "an") && d != 2 && at(w, j+1) != "of" && at(w, j+1) != "more" && at(w, j+1) != "less" &&
		at(w, j+1) != "fewer" && at(w, j+1) != "higher" && at(w, j+1) != "lower" {
		return Number{}, i // "a third attempt"
	}
	return exact(v/d, Fraction), j + 1
}

// vague reads "dozens", "tens of thousands", "several", "a few".
func vague(w []string, i int) (Number, int) {
	s := at(w, i)
	few := i // several hundred, a few thousand
	if s == "a" && at(w, i+1) == "few" {
		few++
	}
	if x := at(w, few); x == "several" || x == "few" {
		if up := scales[at(w, few+1)]; up >= 100 && len(at(w, few+1)) > 2 {
			return Number{Low: 2 * up, Best: 3 * up, High: 10*up - 1, Kind: Vague}, few + 2
		}
	}
	switch {
	case s == "several":
		return Number{Low: 3, Best: 3, High: 9, Kind: Few}, i + 1
	case s == "few":
		return Number{Low: 2, Best: 3, High: 9, Kind: Few}, i + 1
	case s == "a" && at(w, i+1) == "few":
		return Number{Low: 2, Best: 3, High: 9, Kind: Few}, i + 2
	case s == "a" && at(w, i+1) == "couple":
		j := i + 2
		if at(w, j) == "of" {
			j++
		}
		return exact(2, Cardinal), j
	}
	lo, ok := vagues[s]
	if !ok {
		return Number{}, i
	}
	j := i + 1
	for at(w, j) == "of" && j < i+6 {
		up, ok := vagues[at(w, j+1)]
		if !ok {
			break
		}
		scale := up[0] / 2
		switch s {
		case "dozens", "scores":
			lo = [2]float64{lo[0] * scale, lo[1]*scale + scale - 1}
		default:
			lo = [2]float64{lo[0] / 2 * scale, (lo[1]+1)*scale - 1}
		}
		s, j = at(w, j+1), j+2
	}
	if s == "scores" && j == i+1 && at(w, j) != "of" {
		return Number{}, i
	}
	return Number{Low: lo[0], Best: lo[0], High: lo[1], Kind: Vague}, j
}

// cardinal reads digits, words and their mixtures: "3.5 million", "a hundred
// and five", "two and a half", "half a million", "twenty-five thousand".
func cardinal(w []string, i int) (Number, int) {
	start, j := i, i
	n := Number{Bare: true}
	var v float64
	s := at(w, j)
	d, digits := Digits(s)
	if !digits {
		if up, ok := glued(s); ok {
			n.Digits, n.Bare, n.Low, n.Best, n.High = true, false, up, up, up
			return n, j + 1
		}
	}
	f, slashed := 0., false
	if !digits && strings.IndexByte(s, '/') > 0 {
		if f, slashed = slash(s); !slashed {
			f, slashed = joined(s)
		}
	}
	switch {
	case slashed:
		v, j, n.Digits, n.Bare = f, j+1, true, false
	case digits:
		v, j, n.Digits = d, j+1, true
		for end := Broken(w, j, "000"); end > j; end = Broken(w, j, "000") { // no list counts on from 000
			v, j, n.Bare = v*1000, end, false
		}
		if f, ok := slash(at(w, j)); ok { // 14 3/4
			v, j, n.Bare = v+f, j+1, false
		} else if f, ok := slash(at(w, j+1)); ok && at(w, j) == "-" { // 14-3/4
			v, j, n.Bare = v+f, j+2, false
		}
	case s == "a" && at(w, j+1) == "half" && scales[at(w, j+2)] > 0:
		v, j, n.Bare = .5, j+2, false
	case s == "half" && at(w, j+1) == "a" && scales[at(w, j+2)] > 0:
		v, j, n.Bare = .5, j+2, false
	case (s == "a" || s == "an") && scales[at(w, j+1)] >= 12 && len(at(w, j+1)) > 2:
		v, j, n.Bare = 1, j+1, false
	default:
		var ok bool
		if v, j, ok = belowHundred(w, j); !ok {
			return Number{}, start
		}
	}
	if f, end := half(w, j); end > j {
		v, j, n.Bare = v+f, end, false
	}
	v, j = scaled(w, j, v, &n)
	n.Low, n.Best, n.High = v, v, v
	return n, j
}

// half reads "and a half" after a number, with or without hyphens.
func half(w []string, j int) (float64, int) {
	k, hyphen := j, false
	if at(w, k) == "-" {
		k, hyphen = k+1, true
	}
	if at(w, k) != "and" {
		return 0, j
	}
	k++
	if hyphen && at(w, k) == "-" {
		k++
	}
	if at(w, k) != "a" {
		return 0, j
	}
	k++
	if hyphen && at(w, k) == "-" {
		k++
	}
	if at(w, k) == "half" {
		return .5, k + 1
	}
	if at(w, k) == "quarter" {
		return .25, k + 1
	}
	return 0, j
}

// slash reads a fraction written with a slash whose whole is a power of two, a
// third, a fifth or a tenth: "3/4", "23/32".
func slash(s string) (float64, bool) {
	if len(s) < 3 || len(s) > 5 {
		return 0, false
	}
	k := strings.IndexByte(s, '/')
	if k <= 0 {
		return 0, false
	}
	a, err1 := strconv.Atoi(s[:k])
	b, err2 := strconv.Atoi(s[k+1:])
	if err1 != nil || err2 != nil || a <= 0 || a >= b {
		return 0, false
	}
	switch b {
	case 2, 3, 4, 5, 8, 10, 16, 32, 64:
		return float64(a) / float64(b), true
	}
	return 0, false
}

// glued reads a numeral and its scale in one word: "143million", "1.3bn".
func glued(s string) (float64, bool) {
	k := len(s)
	for k > 0 && s[k-1] >= 'a' && s[k-1] <= 'z' {
		k--
	}
	up := scales[s[k:]]
	if up < 1e3 || len(s)-k < 2 {
		return 0, false
	}
	v, ok := Digits(s[:k])
	return v * up, ok
}

// joined reads a whole number and a fraction in one word: "18-1/4".
func joined(s string) (float64, bool) {
	whole, part, ok := strings.Cut(s, "-")
	if !ok {
		return 0, false
	}
	f, ok := slash(part)
	v, ok2 := Digits(whole)
	return v + f, ok && ok2
}

func belowHundred(w []string, j int) (float64, int, bool) {
	s := at(w, j)
	if v, ok := ones[s]; ok {
		return v, j + 1, true
	}
	t, ok := tens[s]
	if !ok {
		return 0, j, false
	}
	k := j + 1
	if at(w, k) == "-" {
		k++
	}
	if v, ok := ones[at(w, k)]; ok && v > 0 && v < 10 {
		return t + v, k + 1, true
	}
	return t, j + 1, true
}

// longest is the most words that a number in words goes on for.
const longest = 20

// scaled applies the scale words after a number and adds lower parts: "two
// million three hundred thousand", "one hundred and five".
func scaled(w []string, j int, v float64, n *Number) (float64, int) {
	total, last := 0., 1e18
	for start := j; ; {
		if j > start+longest {
			return total + v, j
		}
		k := j
		if at(w, k) == "-" && scales[at(w, k+1)] > 0 && len(at(w, k+1)) > 2 {
			k++
		}
		s, ok := scales[at(w, k)]
		if !ok {
			return total + v, j
		}
		n.Bare = false
		if s == 1e2 || s < last {
			v *= s
		} else {
			total, v = 0, (total+v)*s
		}
		j, last = k+1, s
		for s2, ok := scales[at(w, j)]; ok && s2 > s && s2 > 12 && s >= 100; s2, ok = scales[at(w, j)] {
			v, j, last = v*s2, j+1, s2 // "two hundred thousand"
		}
		k = j
		if at(w, k) == "and" {
			k++
		}
		low, end, ok := belowHundred(w, k)
		if !ok || n.Digits || last < 100 || low >= last {
			return total + v, j
		}
		total, v, j = total+v, low, end
	}
}
