package timex

import (
	"strings"

	"synoptic/lang/number"
)

// relation maps a word to how a time lies to another: last, this, next to the
// day of writing; prev, follow, same to the time last spoken of.
func relation(w string) string {
	switch w {
	case "last", "past":
		return "last"
	case "this", "current":
		return "this"
	case "next", "coming", "upcoming":
		return "next"
	case "previous", "preceding", "prior":
		return "prev"
	case "following", "subsequent":
		return "follow"
	case "same", "that":
		return "same"
	case "latest":
		return "latest"
	}
	return ""
}

// unitRelative reads "last year", "this week", "the following day", "the same
// month", "last Friday", "next May", "recent weeks", "the last three months".
func unitRelative(v *view, i int) (sense, int) {
	if e, ok := v.is(i, "the weekend"); ok {
		return sense{typ: "DATE", rel: "this", unit: "WE"}, e
	}
	j := v.skip(i, "the", "its", "this", "their")
	if j > i && v.at(i) == "this" && relation(v.at(j)) == "" {
		j = i
	}
	w := v.at(j)
	rel := relation(w)
	if rel == "" {
		return v.plurals(i, j, w)
	}
	j++
	switch w {
	case "this":
		j = v.skip(j, "past", "coming", "same", "very", "current")
	case "last", "past", "next", "previous", "following", "coming", "same", "current":
		if j2 := v.skip(j, "fiscal", "calendar", "full", "whole"); j2 > j {
			j = j2
		}
	}
	if d, ok := weekdays[v.at(j)]; ok && v.upper(j) {
		s := sense{typ: "DATE", wday: d, rel: rel}
		if p, ok := partsOfDay[v.at(j+1)]; ok {
			s.typ, s.part = "TIME", p
			return s, j + 2
		}
		if k := v.skip(j+1, ","); v.at(j+1) == "," || months[v.at(k)] > 0 {
			if e := v.monthDay(k, &s); e > k {
				s.rel = "" // the date alone tells
				return s, e
			}
		}
		return s, j + 1
	}
	if m, ok := months[v.at(j)]; ok && v.upper(j) {
		s := sense{typ: "DATE", month: m, rel: rel, unit: "M"}
		if d, e := v.dayNumber(j + 1); e > j+1 {
			s.day = d
			return s, e
		}
		return s, j + 1
	}
	if u, ok := units[v.at(j)]; ok && u != "" && !strings.HasSuffix(v.at(j), "s") && u[0] != 'T' && u != "N" {
		if w == "that" && v.at(i) != "that" {
			return sense{}, i
		}
		typ := "DATE"
		if w == "past" && v.at(i) == "the" {
			return sense{typ: "DURATION", fixed: length(1, u)}, j + 1
		}
		return sense{typ: typ, rel: rel, unit: u}, j + 1
	}
	return v.several(i, j, rel)
}

// several reads the rest of "the last three months", "the next few days", "the
// past years".
func (v *view) several(i, j int, rel string) (sense, int) {
	if rel == "this" || rel == "same" && v.at(i) != "the" {
		return sense{}, i
	}
	n, e := number.Read(v.w, j)
	if e > j {
		k := e
		if v.at(k) == "to" || v.hyphen(k) || v.at(k) == "or" {
			if _, e2 := number.Read(v.w, k+1); e2 > k+1 {
				k = e2
			}
		}
		if v.at(k) == "more" {
			k++
		}
		u, ok := units[v.at(k)]
		if !ok || n.Kind == number.Ordinal {
			return sense{}, i
		}
		x := n.Best
		if n.Kind == number.Few || n.Kind == number.Vague {
			x = -1
		}
		return sense{typ: "DURATION", fixed: length(x, u)}, k + 1
	}
	if u, ok := units[v.at(j)]; ok && strings.HasSuffix(v.at(j), "s") {
		return sense{typ: "DURATION", fixed: length(-1, u)}, j + 1
	}
	return sense{}, i
}

// plurals reads "recent weeks", "the coming months", "the early years" (the
// latter as a length of unknown size).
func (v *view) plurals(i, j int, w string) (sense, int) {
	fixed, typ := "", "DATE"
	switch w {
	case "recent":
		fixed = "PAST_REF"
	case "future":
		fixed = "FUTURE_REF"
	case "early", "final", "first", "opening", "closing":
		if j == i {
			return sense{}, i
		}
		typ = "DURATION"
	default:
		return sense{}, i
	}
	u, ok := units[v.at(j+1)]
	if !ok || !strings.HasSuffix(v.at(j+1), "s") {
		return sense{}, i
	}
	if typ == "DURATION" {
		fixed = length(-1, u)
		k := v.skip(j+2, "of")
		if d, e := v.match(k); k > j+2 && e > k && d.typ == "DATE" && d.fixed == "" {
			if w == "final" || w == "closing" {
				d.mod = "END"
			} else {
				d.mod = "START"
			}
			return d, e
		}
	}
	if strings.HasPrefix(fixed, "PAST") {
		return sense{typ: "DURATION", fixed: length(-1, u)}, j + 2
	}
	return sense{typ: typ, fixed: fixed}, j + 2
}

// span reads a length of time: "three years", "a year and a half", "1 hour and
// 45 minutes", "30-day", "years". It gives number (-1 unknown) and unit.
func (v *view) span(i int) (n float64, unit string, end int) {
	j := i
	if n, e := number.Read(v.w, j); e > j && n.Kind != number.Ordinal {
		x := n.Best
		if n.Kind == number.Few || n.Kind == number.Vague {
			x = -1
		}
		k := e
		if n.Kind == number.Fraction {
			k = v.skip(v.skip(k, "of"), "an", "a")
		}
		if e2 := v.skip(e, "to", "or", "-", "–"); e2 > e { // two to three weeks
			if m, e3 := number.Read(v.w, e2); e3 > e2 && units[v.at(e3)] != "" && m.Kind == number.Cardinal {
				k = e3
			}
		}
		if v.hyphen(k) {
			k++
		}
		k = v.skip(k, "full", "more", "consecutive", "straight", "whole", "additional", "long", "trading", "working", "business", "of")
		if u, ok := units[v.at(k)]; ok && !(n.Digits && x >= 1900 && x < 2100 && k == e && !strings.HasSuffix(v.at(k), "s")) {
			return x, u, k + 1
		}
		return 0, "", i
	}
	switch v.at(j) {
	case "a", "an", "another":
		k := v.skip(j+1, "full", "whole", "single", "additional", "extra", "entire")
		if u, ok := units[v.at(k)]; ok && !strings.HasSuffix(v.at(k), "s") && u != "SE" && u != "TS" {
			return 1, u, k + 1
		}
	case "many":
		if u, ok := units[v.at(j+1)]; ok {
			return -1, u, j + 2
		}
	case "hundreds", "thousands", "dozens":
		if u, ok := units[v.at(j+2)]; ok && v.at(j+1) == "of" {
			return -1, u, j + 3
		}
	}
	if u, ok := units[v.at(j)]; ok {
		if strings.HasSuffix(v.at(j), "s") && u != "N" {
			return -1, u, j + 1
		}
		if v.hyphen(j+1) && v.at(j+2) == "long" {
			return 1, u, j + 3
		}
	}
	return 0, "", i
}

// lengths reads what a length of time opens: a distance in time from another
// time, else the length itself.
func lengths(v *view, i int) (sense, int) {
	n, u, j := v.span(i)
	if j == i {
		return v.hyphenated(i)
	}
	if s, e := offset(v, i, n, u, j); e > i {
		if d, e2 := duration(v, i, n, u, j); e2 > e {
			return d, e2
		}
		return s, e
	}
	return duration(v, i, n, u, j)
}

// duration reads a length of time that is not an age; n, u and j are what span
// gives.
func duration(v *view, i int, n float64, u string, j int) (sense, int) {
	if k := j; v.hyphen(k) && v.at(k+1) == "old" || v.at(k) == "old" || v.at(k) == "of" && v.at(k+1) == "age" {
		return sense{}, i
	}
	if v.hyphen(j) && v.at(j+1) == "olds" {
		return sense{}, i
	}
	val := length(n, u)
	if e, ok := v.is(j, "and a half"); ok && n >= 0 {
		val, j = length(n+.5, u), e
	}
	if u[0] == 'T' || u == "Y" || u == "D" || u == "W" { // 1 hour and 45 minutes
		if n2, u2, e := v.span(v.skip(v.skip(j, ","), "and")); n >= 0 && n2 >= 0 && e > j+1 && smaller(u2, u) {
			more := strings.TrimPrefix(length(n2, u2), "P")
			if u[0] == 'T' {
				more = strings.TrimPrefix(more, "T")
			}
			val, j = val+more, e
		}
	}
	if v.hyphen(j) && (v.at(j+1) == "long" || v.at(j+1) == "plus") {
		j += 2
	}
	s := sense{typ: "DURATION", fixed: val}
	if e, ok := v.is(j, "or so"); ok {
		s.mod, j = "APPROX", e
	} else if e, ok := v.is(j, "or more"); ok {
		s.mod, j = "EQUAL_OR_MORE", e
	} else if e, ok := v.is(j, "or less"); ok {
		s.mod, j = "EQUAL_OR_LESS", e
	}
	return s, j
}

func smaller(a, b string) bool {
	order := map[string]int{"TS": 1, "TM": 2, "TH": 3, "D": 4, "W": 5, "M": 6, "Y": 7}
	return order[a] > 0 && order[a] < order[b]
}

// offset reads "two weeks ago", "a year earlier", "three days later", "two
// years from now".
func offset(v *view, i int, n float64, u string, j int) (sense, int) {
	mod := ""
	if e, ok := v.is(j, "and a half"); ok && n >= 0 {
		n, j = n+.5, e
	}
	if e, ok := v.is(j, "or so"); ok {
		mod, j = "APPROX", e
	}
	s := sense{typ: "DATE", n: n, unit: u, mod: mod}
	switch v.at(j) {
	case "ago":
		s.rel = "ago"
		s.news = v.at(i) == "a" && u == "Y"
	case "earlier", "previously", "before", "prior":
		if v.at(j) == "before" && v.at(j+1) != "." && v.at(j+1) != "," && v.at(j+1) != "" || v.at(j) == "prior" && v.at(j+1) == "to" {
			return sense{}, i
		}
		s.rel = "earlier"
		s.news = v.at(i) == "a" && u == "Y"
	case "later", "afterwards", "afterward":
		s.rel = "later"
	case "from":
		if v.at(j+1) != "now" && v.at(j+1) != "today" {
			return sense{}, i
		}
		s.rel = "from"
		j++
	default:
		return sense{}, i
	}
	return s, j + 1
}

// hyphenated reads "year-ago", "year-earlier" with the period that follows.
func (v *view) hyphenated(i int) (sense, int) {
	j := v.skip(i, "the")
	j = v.skip(j, "comparable", "corresponding")
	if v.at(j) != "year" || !v.hyphen(j+1) || v.at(j+2) != "ago" && v.at(j+2) != "earlier" {
		return sense{}, i
	}
	j = v.skip(j+3, "period", "quarter", "third", "first", "second", "fourth")
	j = v.skip(j, "quarter")
	return sense{typ: "DATE", rel: "earlier", unit: "Y", n: 1, news: true}, j
}

// setOf reads "every day", "each Friday", "daily".
func setOf(v *view, i int) (sense, int) {
	if p, ok := often[v.at(i)]; ok {
		return sense{typ: "SET", fixed: p}, i + 1
	}
	if n, e := number.Read(v.w, i); e > i && n.Kind == number.Cardinal && v.at(e) == "times" { // three times a day
		k := v.skip(e+1, "a", "an", "per", "every", "each")
		if u, ok := units[v.at(k)]; ok && k > e+1 && !strings.HasSuffix(v.at(k), "s") {
			return sense{typ: "SET", fixed: length(1, u)}, k + 1
		}
		return sense{}, i
	}
	j := i
	switch v.at(i) {
	case "every", "each":
		j++
	case "per":
		if u, ok := units[v.at(i+1)]; ok && !strings.HasSuffix(v.at(i+1), "s") {
			return sense{typ: "SET", fixed: length(1, u)}, i + 2
		}
		return sense{}, i
	case "once", "twice":
		if u, ok := units[v.at(i+2)]; ok && (v.at(i+1) == "a" || v.at(i+1) == "every") {
			return sense{typ: "SET", fixed: length(1, u)}, i + 3
		}
		return sense{}, i
	default:
		return sense{}, i
	}
	if d, ok := weekdays[v.at(j)]; ok {
		e := j + 1
		fixed := "XXXX-WXX-" + string(rune('0'+d))
		if p, ok := partsOfDay[v.at(e)]; ok {
			fixed, e = fixed+"T"+p, e+1
		}
		return sense{typ: "SET", fixed: fixed}, e
	}
	if m, ok := months[v.at(j)]; ok && v.upper(j) {
		return sense{typ: "SET", fixed: "XXXX-" + two(m)}, j + 1
	}
	if se, ok := seasons[v.at(j)]; ok {
		return sense{typ: "SET", fixed: "XXXX-" + se}, j + 1
	}
	if p, ok := partsOfDay[v.at(j)]; ok {
		return sense{typ: "SET", fixed: "XXXX-XX-XXT" + p}, j + 1
	}
	j = v.skip(j, "other", "single")
	n, e := number.Read(v.w, j)
	if e == j || n.Kind != number.Cardinal {
		n.Best, e = 1, j
	}
	if u, ok := units[v.at(e)]; ok {
		return sense{typ: "SET", fixed: length(n.Best, u)}, e + 1
	}
	return sense{}, i
}

// reference reads "now", "recently", "the future".
func reference(v *view, i int) (sense, int) {
	best, end := sense{}, i
	for _, r := range referencesBy[v.at(i)] {
		if e, ok := v.these(i, r.words); ok && e > end {
			best, end = sense{typ: "DATE", fixed: r.means}, e
		}
	}
	switch v.at(i) {
	case "now":
		if v.hyphen(i + 1) {
			return sense{}, i
		}
	case "the":
		if end > i && v.at(i+1) == "past" && v.at(end) != "." && v.at(end) != "," && v.at(end) != "" && v.at(i-1) != "in" && v.at(i-1) != "of" {
			return sense{}, i
		}
	}
	return best, end
}

// stretch reads the part of a time: "late May", "mid-May", "the end of 2021",
// "earlier this week", "earlier in the day", "the early 1990s".
func stretch(v *view, i int) (sense, int) {
	j := v.skip(i, "the", "its")
	j = v.skip(j, "very")
	w := v.at(j)
	mid := strings.HasPrefix(w, "mid-") && len(w) > 4
	if mid {
		sub := v.sub(j, w[4:], v.raw[j][4:])
		if months[sub.w[0]] > 0 {
			s := sense{typ: "DATE", month: months[sub.w[0]], mod: "MID"}
			return s, j + sub.yearAfter(1, &s)
		}
		if s, e := sub.match(0); e > 0 {
			s.mod = "MID"
			return s, j + e
		}
		return sense{}, i
	}
	mod, ok := stretches[w]
	if !ok || mod == "" {
		return sense{}, i
	}
	k := j + 1
	noun := false
	switch w {
	case "end", "beginning", "start", "middle", "close", "outset", "latter", "dawn":
		if v.at(k) == "part" {
			k++
		}
		if v.at(k) != "of" {
			return sense{}, i
		}
		k, noun = k+1, true
	case "mid", "early", "late":
		if v.hyphen(k) {
			k++
		} else if v.at(k) == "on" || v.at(k) == "in" {
			k++
		}
	case "earlier", "later":
		k = v.skip(k, "in", "on")
	}
	if e, s := v.definite(k); e > k && (noun || w == "earlier" || w == "later" || w == "late" || w == "early") {
		s.mod = mod
		return s, e
	}
	s, e := v.match(k)
	if e == k || s.typ == "SET" || s.typ == "DURATION" || strings.HasSuffix(s.fixed, "_REF") || s.rel == "ago" {
		return sense{}, i
	}
	if w == "earlier" && s.rel == "this" || w == "later" && s.rel == "this" || s.mod == "" {
		s.mod = mod
	}
	return s, e
}

// definite reads "the day", "the week", "the year" where words before it make
// plain that the current one is meant.
func (v *view) definite(k int) (int, sense) {
	if v.at(k) != "the" {
		return k, sense{}
	}
	if u, ok := units[v.at(k+1)]; ok && !strings.HasSuffix(v.at(k+1), "s") && u[0] != 'T' {
		return k + 2, sense{typ: "DATE", rel: "this", unit: u}
	}
	return k, sense{}
}

// approximate reads "more than three years", "about 9 p.m.", "nearly two weeks
// ago".
func approximate(v *view, i int) (sense, int) {
	for _, a := range approximationsBy[v.at(i)] {
		k, ok := v.these(i, a.words)
		if !ok {
			continue
		}
		if a.means == "" {
			return sense{}, i
		}
		s, e := v.match(k)
		if e == k || s.typ == "SET" || strings.HasSuffix(s.fixed, "_REF") {
			continue
		}
		if (a.words[0] == "over" || a.words[0] == "under" || a.words[0] == "some") && s.typ != "DURATION" && s.rel != "ago" {
			return sense{}, i
		}
		if a.words[0] == "over" && (s.fixed == "" || strings.HasPrefix(v.at(k), "the") || relation(v.at(k)) != "" || v.at(k) == "a" && v.at(i-1) == "") && s.rel != "ago" {
			return sense{}, i
		}
		if v.at(k) == "the" || a.words[0] == "about" && weekdays[v.at(k)] > 0 { // "asked about Sunday's crash"
			return sense{}, i
		}
		if s.rel == "ago" || s.typ != "DURATION" {
			switch a.means {
			case "MORE_THAN":
				s.mod = "BEFORE"
				if s.rel != "ago" {
					return sense{}, i
				}
			case "LESS_THAN":
				s.mod = "AFTER"
				if s.rel != "ago" {
					s.mod = "APPROX"
				}
			default:
				s.mod = "APPROX"
			}
		} else {
			s.mod = a.means
		}
		return s, e
	}
	return sense{}, i
}

// possessive reads "this year's third quarter", "last year's fourth quarter".
func possessive(v *view, i int) (sense, int) {
	rel := relation(v.at(i))
	if rel == "" || v.at(i+1) != "year" || v.at(i+2) != "'s" {
		return sense{}, i
	}
	if s, e := v.quarter(i + 3); e > i+3 {
		s.rel, s.unit = rel, "Y"
		return s, e
	}
	return sense{}, i
}

func two(n int) string { return string([]byte{byte('0' + n/10%10), byte('0' + n%10)}) }
