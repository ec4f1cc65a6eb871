package timex

import (
	"fmt"

	"synoptic/lang/number"
)

// between tells whether the word at i joins the two ends of a stretch of time.
func (v *view) between(i int) bool {
	switch v.at(i) {
	case "to", "and", "or", "&", "until", "through":
		return true
	}
	return v.hyphen(i)
}

// ranged reads a number that is a day or a year only by the other end of its
// stretch: the first of "22-25 April 1951", the last of "May 4 and 5".
func ranged(v *view, i int) (sense, int) {
	d, e := v.dayNumber(i)
	if e == i {
		return sense{}, i
	}
	if v.between(e) {
		k := v.skip(e+1, "the")
		if d2, e2 := v.dayNumber(k); e2 > k && d2 > d {
			s := sense{typ: "DATE"}
			if end := v.monthDay(k, &s); end > e2 && s.day == d2 {
				s.day = d
				return s, e
			}
		}
	}
	if !v.between(i-1) || v.measured(e) || units[v.at(e)] != "" || counted[v.at(e)] {
		return sense{}, i
	}
	if e < len(v.tok) && (v.tok[e].Tag == "NOUN" || v.tok[e].Tag == "ADJ") {
		return sense{}, i
	}
	d1, e1 := v.dayNumber(i - 2)
	if e1 != i-1 || d1 >= d {
		return sense{}, i
	}
	if m, e2 := v.month(i - 3); e2 == i-2 {
		s := sense{typ: "DATE", month: m, day: d}
		return s, v.yearAfter(e, &s)
	}
	return sense{}, i
}

func beforeChrist(w string) bool { return w == "bc" || w == "b.c." || w == "b.c" || w == "bce" }

// eraYear reads "264 BC", "AD 79", "the 260 to 241 BC" and "'89".
func eraYear(v *view, i int) (sense, int) {
	w := v.at(i)
	if len(w) == 3 && w[0] == '\'' {
		if n, ok := number.Digits(w[1:]); ok && !v.capitalNoun(i+1) {
			y := 2000 + int(n)
			if n > 30 {
				y -= 100
			}
			return sense{typ: "DATE", year: y}, i + 1
		}
	}
	if len(w) > 4 {
		return sense{}, i
	}
	n, ok := number.Digits(w)
	if !ok || n < 1 || n != float64(int(n)) {
		return sense{}, i
	}
	bc := sense{typ: "DATE", fixed: fmt.Sprintf("BC%04d", int(n))}
	if beforeChrist(v.at(i+1)) && v.upper(i+1) {
		return bc, i + 2
	}
	if m, ok := number.Digits(v.at(i + 2)); ok && v.between(i+1) && m < n && beforeChrist(v.at(i+3)) {
		return bc, i + 1
	}
	if v.at(i-1) == "ad" && v.upper(i-1) || v.at(i+1) == "ad" && v.upper(i+1) && v.at(i+1) != "Ad" {
		e := v.skip(i+1, "ad")
		return sense{typ: "DATE", fixed: fmt.Sprintf("%04d", int(n))}, e
	}
	return sense{}, i
}

func (v *view) capitalNoun(i int) bool {
	return i < len(v.tok) && v.tok[i].Tag == "NOUN" && !v.upper(i)
}

// narrative reads what points at the time that a text is at: "the quarter",
// "the year ended", "at night", "year-end", "the day before", and, in what
// tells a history alone, "this time".
func narrative(v *view, i int) (sense, int) {
	w, next := v.at(i), v.at(i+1)
	switch w {
	case "night", "daytime", "nighttime":
		if part := map[string]string{"night": "NI", "daytime": "DT", "nighttime": "NI"}[w]; w != "night" || v.at(i-1) == "at" {
			return sense{typ: "TIME", fixed: "XXXX-XX-XXT" + part}, i + 1
		}
	case "year", "month":
		k := i + 1
		if v.hyphen(k) || v.at(k) == "'s" {
			k++
		}
		if v.at(k) != "end" || k == i+1 && w == "month" || v.at(k+1) == "of" {
			break
		}
		if w == "month" {
			return sense{typ: "DATE", rel: "same", unit: "M", mod: "END"}, k + 1
		}
		s := sense{typ: "DATE", month: 12, day: 31}
		return s, v.yearAfter(k+1, &s)
	case "the":
		return v.theTime(i)
	case "this", "that":
		if next == "time" || next == "period" {
			return sense{typ: "DATE", fixed: "PRESENT_REF", loose: true}, i + 2
		}
	case "spring", "summer", "winter", "autumn":
		if prev := v.at(i - 1); i < len(v.tok) && v.tok[i].Tag != "VERB" && (!v.upper(i) || i == 0) && prev != "\"" && prev != "and" {
			s := sense{typ: "DATE", season: seasons[w]}
			return s, i + 1
		}
	}
	return sense{}, i
}

// monthless reads "on the 12th", a day of the month that the text is at.
func (v *view) monthless(i int) (sense, int) {
	switch v.at(i - 1) {
	case "on", "until", "by", "since", "from":
	default:
		return sense{}, i
	}
	w := v.at(i + 1)
	if w == "" || w[0] < '0' || w[0] > '9' {
		return sense{}, i
	}
	n, e := number.Ord(v.w, i+1)
	if e == i+1 || n.Best > 31 || v.hyphen(e) {
		return sense{}, i
	}
	if e < len(v.tok) {
		switch v.tok[e].Tag {
		case "NOUN", "PROPN", "ADJ", "NUM":
			return sense{}, i
		}
	}
	return sense{typ: "DATE", day: int(n.Best)}, e
}

// theTime reads the expressions of narrative that open with "the".
func (v *view) theTime(i int) (sense, int) {
	k := v.skip(i+1, "full", "fiscal", "latest", "entire", "whole")
	next, after := v.at(k), v.at(k+1)
	if s, e := v.monthless(i); e > i {
		return s, e
	}
	switch next {
	case "time", "period":
		if k == i+1 && after != "of" && after != "to" && after != "for" && after != "when" || v.at(i+1) == "latest" && next == "period" {
			s := sense{typ: "DATE", fixed: "PRESENT_REF", loose: true}
			if k > i+1 {
				s = sense{typ: "DATE", rel: "latest", unit: "Q"}
			}
			return s, k + 1
		}
	case "same":
		if after == "time" {
			return sense{typ: "DATE", fixed: "PRESENT_REF", loose: true}, k + 2
		}
	case "year", "week", "month", "quarter":
		if v.upper(k) || v.upper(i) && k == i+1 && after != "'s" && after != "ended" || v.hyphen(k+1) || units[after] != "" {
			return sense{}, i
		}
		switch after {
		case "of", "after", "before", "when", "that", "which", "he", "she", "they", "it", "prior", "following", "we":
			return sense{}, i
		}
		s := sense{typ: "DATE", rel: "this", unit: units[next]}
		if next == "quarter" {
			s.rel = "latest"
		}
		return s, k + 1
	case "day":
		if stop := v.at(k + 2); (after == "before" || after == "after") && (stop == "," || stop == "." || stop == "" || stop == ";") {
			s := sense{typ: "DATE", rel: "earlier", unit: "D", n: 1}
			if after == "after" {
				s.rel = "later"
			}
			return s, k + 2
		}
	}
	return sense{}, i
}
