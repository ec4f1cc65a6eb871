package timex

import "time"

// holiday reads the name of a holiday, with its year: "Christmas Day", "last
// Thanksgiving", "Easter Sunday 2021". "Christmas trees" are none.
func holiday(v *view, i int) (sense, int) {
	s := sense{typ: "DATE"}
	j := i
	if r := relation(v.at(i)); r == "last" || r == "next" || r == "this" {
		s.rel, s.unit, j = r, "H", i+1
	} else if y, e := v.year(i); e > i {
		s.year, j = y, e // "the 2021 New Year's Eve fireworks"
	}
	if !v.upper(j) {
		return sense{}, i
	}
	best := j
	for _, h := range holidays {
		if e, ok := v.is(j, h.words); ok && e > best {
			best, s.month, s.day, s.movable = e, h.month, h.day, 0
			if h.month == 0 {
				s.movable, s.month, s.day = h.day, 4, 0
				switch h.day {
				case thanksgiving:
					s.month = 11
				case laborDay:
					s.month = 9
				case memorialDay:
					s.month = 5
				}
			}
		}
	}
	if best == j {
		return sense{}, i
	}
	e := best
	if s.year == 0 {
		e = v.yearAfter(best, &s)
	}
	if e == best && best == j+1 && e < len(v.tok) && (v.tok[e].Tag == "NOUN" || v.tok[e].Tag == "PROPN") {
		return sense{}, i
	}
	return s, e
}

// movable gives the day of a movable holiday.
func movable(y, which int) time.Time {
	if which == thanksgiving { // the fourth Thursday of November
		first := weekdayOf(dayOf(y, 11, 1))
		return dayOf(y, 11, 1+(4-first+7)%7+21)
	}
	switch which {
	case laborDay: // the first Monday of September
		return dayOf(y, 9, 1+(8-weekdayOf(dayOf(y, 9, 1)))%7)
	case memorialDay: // the last Monday of May
		return dayOf(y, 5, 31+1-weekdayOf(dayOf(y, 5, 31)))
	}
	return easter(y).AddDate(0, 0, map[int]int{goodFriday: -2, easterMonday: 1, palmSunday: -7, ashWednesday: -46, ascensionDay: 39, whitMonday: 50}[which])
}

// easter gives the western Easter Sunday, by the anonymous Gregorian computus
// (Meeus, Astronomical Algorithms, 1991).
func easter(y int) time.Time {
	a, b, c := y%19, y/100, y%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return dayOf(y, n/31, n%31+1)
}
