package timex

import (
	"fmt"
	"strings"

	"synoptic/lang/number"
	"synoptic/news"
	"synoptic/wordlist"
)

// zones are names of time zones as written after a time of day.
var zones = wordlist.Set(`gmt utc est edt et cet cest bst ist pst pdt cst cdt mst mdt eet eest msk jst aest trt z eat wat hkt`)

// hourOf reads the time of day itself: "1:35 pm", "7 a.m.", "18:00", "noon".
func (v *view) hourOf(i int) (string, int) {
	w := v.at(i)
	switch w {
	case "noon", "midday":
		return "12:00", i + 1
	case "midnight":
		return "24:00", i + 1
	}
	h, m, colon := 0, 0, false
	sep := strings.IndexAny(w, ":.h")
	switch {
	case sep > 0 && sep <= 2 && len(w) == sep+3:
		a, ok1 := number.Digits(w[:sep])
		b, ok2 := number.Digits(w[sep+1:])
		if !ok1 || !ok2 {
			return "", i
		}
		h, m, colon = int(a), int(b), w[sep] == ':' || w[sep] == 'h'
	case len(w) <= 2:
		a, ok := number.Digits(w)
		if !ok {
			return "", i
		}
		h = int(a)
	case len(w) == 4 && (zones[v.at(i+1)] || hours(v.at(i+1)) && (zones[v.at(i+2)] || v.at(i-1) == "at")): // 1035 GMT
		a, ok := number.Digits(w)
		if !ok {
			return "", i
		}
		h, m, colon = int(a)/100, int(a)%100, true
	default:
		a, e := number.Read(v.w, i)
		if e != i+1 || a.Kind != number.Cardinal || a.Best > 12 || v.at(e) != "o'clock" && v.at(e) != "a.m." && v.at(e) != "p.m." {
			return "", i
		}
		h = int(a.Best)
	}
	j := i + 1
	if h > 24 || m > 59 {
		return "", i
	}
	for part, pm := range map[string]bool{"morning": false, "afternoon": true, "evening": true} {
		if e, ok := v.is(j, "in the "+part); ok && h <= 12 && !colon {
			if pm && h < 12 {
				h += 12
			}
			return fmt.Sprintf("%02d:%02d", h, m), e
		}
	}
	switch v.at(j) {
	case "am", "a.m.", "a.m":
		if h == 12 {
			h = 0
		}
		j++
	case "pm", "p.m.", "p.m":
		if h < 12 {
			h += 12
		}
		j++
	case "o'clock":
		j++
	case "hours", "hrs", "hr", "h":
		if !colon && !strings.Contains(w, ".") || !colon {
			return "", i
		}
		j++
	default:
		if !colon || !v.clockwise(i, j) {
			return "", i
		}
	}
	return fmt.Sprintf("%02d:%02d", h, m), j
}

func hours(w string) bool { return w == "hours" || w == "hrs" || w == "hr" }

// clockwise tells whether "18:00" at [i, j) is a time of day, not a score or a
// verse: a word about time stands before or after it.
func (v *view) clockwise(i, j int) bool {
	switch v.at(i - 1) {
	case "at", "around", "about", "by", "until", "since", "from", "before", "after", "past", "(", "between":
		return true
	}
	return zones[v.at(j)] || v.at(j) == "local" || v.at(j) == "on" || weekdays[v.at(j)] > 0 || v.at(j) == "hours"
}

// clockTime reads a time of day with its zone and its day: "1:35 pm local time
// on Friday", "noon Thursday", "7 p.m. EST Nov. 7".
func clockTime(v *view, i int) (sense, int) {
	clock, j := v.hourOf(i)
	if j == i {
		return sense{}, i
	}
	s := sense{typ: "TIME", clock: clock}
	zone := func() {
		if zones[v.at(j)] && v.upper(j) {
			j++
		} else if e, ok := v.is(j, "local time"); ok {
			j = e
		} else if v.upper(j) && v.at(j+1) == "time" {
			j += 2
		}
	}
	zone()
	if v.at(j) == "(" { // the same time elsewhere: (1035 GMT)
		for k := j + 1; k < j+7; k++ {
			if v.at(k) == ")" {
				if zones[v.at(k-1)] || v.at(k-1) == "time" {
					j = k + 1
				}
				break
			}
		}
	}
	k := v.skip(v.skip(j, ","), "on")
	if e, ok := v.is(k, "in the"); ok && partsOfDay[v.at(e)] != "" {
		j = e + 1
		k = v.skip(v.skip(j, ","), "on")
	}
	if d, e := calendarDate(v, k); e > k && d.typ == "DATE" {
		d.typ, d.clock = s.typ, s.clock
		return d, e
	}
	if d, e := dayWord(v, k); e > k && d.rel == "day" {
		d.typ, d.clock = s.typ, s.clock
		return d, e
	}
	return s, j
}

// aired tells whether "Today" is what a broadcast is called: "NBC's Today", "the Today show".
func (v *view) aired(i int) bool {
	if v.raw[i] != "Today" || i == 0 {
		return false
	}
	switch v.at(i + 1) {
	case "show", "programme", "program":
		return true
	}
	p := v.at(i - 1)
	if p == "\"" || p == "“" || p == "‘" { // "Ole Dahl of NBC's “Today”"
		n := v.at(i + 1)
		return i > 1 && news.Possessive(v.at(i-2)) && (n == "\"" || n == "”" || n == "’" || n == "." || n == ",")
	}
	return news.Possessive(p)
}

// dayWord reads today, yesterday, tomorrow, tonight.
func dayWord(v *view, i int) (sense, int) {
	s := sense{typ: "DATE", rel: "day"}
	switch v.at(i) {
	case "today":
		if v.aired(i) {
			return sense{}, i
		}
	case "yesterday":
		s.n = -1
	case "tomorrow":
		s.n = 1
	case "tonight":
		return sense{typ: "TIME", rel: "day", part: "NI"}, i + 1
	case "overnight":
		if v.at(i+1) == "stay" || v.at(i+1) == "bag" {
			return sense{}, i
		}
		if weekdays[v.at(i+1)] > 0 { // "overnight Friday"
			if d, e := calendarDate(v, i+1); e > i+1 {
				d.typ, d.part = "TIME", "NI"
				return d, e
			}
		}
		return sense{typ: "TIME", rel: "day", part: "NI"}, i + 1
	case "the":
		if e, ok := v.is(i, "the day before yesterday"); ok {
			s.n = -2
			return s, e
		}
		if e, ok := v.is(i, "the day after tomorrow"); ok {
			s.n = 2
			return s, e
		}
		return sense{}, i
	default:
		return sense{}, i
	}
	if p, ok := partsOfDay[v.at(i+1)]; ok {
		s.typ, s.part = "TIME", p
		return s, i + 2
	}
	return s, i + 1
}

// partOfDay reads "this morning", "last night", "the morning", "Friday
// morning" comes from calendarDate.
func partOfDay(v *view, i int) (sense, int) {
	j := i + 1
	for v.at(j) == "past" || v.at(j) == "same" || v.at(j) == "following" || v.at(j) == "next" || v.at(j) == "previous" {
		j++
	}
	if j > i+2 {
		return sense{}, i
	}
	if v.at(j) == "early" && v.at(j+1) == "hours" && v.at(i) == "the" || partsOfDay[v.at(j)] != "" && v.at(i) == "the" {
		k, part := j+1, partsOfDay[v.at(j)] // the night of May 5
		if part == "" {
			k, part = j+2, "MO"
		}
		if v.at(k) == "of" || v.at(k) == "on" {
			if d, e := calendarDate(v, k+1); e > k+1 && (d.day > 0 || d.wday > 0) {
				d.typ, d.part = "TIME", part
				return d, e
			}
			if d, e := dayWord(v, k+1); e > k+1 && d.part == "" {
				d.typ, d.part = "TIME", part
				return d, e
			}
		}
	}
	mid := ""
	if v.at(j) == "mid" && v.hyphen(j+1) {
		j, mid = j+2, "MID"
	}
	w := v.at(j)
	if mid == "" && strings.HasPrefix(w, "mid-") {
		w, mid = w[4:], "MID"
	}
	p, ok := partsOfDay[w]
	if !ok || strings.HasSuffix(w, "s") {
		return sense{}, i
	}
	s := sense{typ: "TIME", part: p, rel: "day", mod: mid}
	switch v.at(i) {
	case "this":
	case "last", "previous":
		if p == "NI" || p == "EV" {
			s.n = -1
		} else {
			return sense{}, i
		}
	case "the":
		if v.at(j-1) == "next" || v.at(j-1) == "following" {
			s.rel, s.unit = "follow", "D"
			break
		}
		if prev := v.at(i - 1); prev != "in" && prev != "during" && prev != "of" && prev != "for" && prev != "until" || v.at(j+1) == "of" {
			return sense{}, i
		}
		s.rel, s.unit, s.bare = "same", "D", true
	case "that", "same":
		s.rel, s.unit = "same", "D"
	default:
		return sense{}, i
	}
	return s, j + 1
}
