package render

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"synoptic/news"
)

var seasons = map[string]struct {
	name  string
	month time.Month
}{"SP": {"spring", 3}, "SU": {"summer", 6}, "FA": {"autumn", 9}, "AU": {"autumn", 9}, "WI": {"winter", 12}}

// stretch gives the stretch of time [from, to) that an ISO 8601 or TIMEX3
// value covers, as far as its form tells; ok is false where it tells nothing.
// Clock times are taken as they stand, without a zone.
func stretch(value string) (from, to time.Time, ok bool) {
	for _, f := range []struct {
		layout string
		next   func(time.Time) time.Time
	}{
		{"2006", func(t time.Time) time.Time { return t.AddDate(1, 0, 0) }},
		{"2006-01", func(t time.Time) time.Time { return t.AddDate(0, 1, 0) }},
		{"2006-01-02", func(t time.Time) time.Time { return t.AddDate(0, 0, 1) }},
		{"2006-01-02T15:04", func(t time.Time) time.Time { return t.Add(time.Minute) }},
		{"2006-01-02T15:04:05", func(t time.Time) time.Time { return t.Add(time.Minute) }},
		{time.RFC3339, func(t time.Time) time.Time { return t.Add(time.Minute) }},
	} {
		if t, err := time.Parse(f.layout, value); err == nil {
			t = time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), 0, 0, time.UTC)
			return t, f.next(t), true
		}
	}
	return oddStretch(value)
}

// oddStretch reads decades, quarters, seasons, weeks and parts of a day.
func oddStretch(value string) (from, to time.Time, ok bool) {
	digits := strings.TrimSuffix(strings.TrimRight(value, "Xs"), "-")
	if n, err := strconv.Atoi(digits); err == nil && len(digits) == 3 && n > 0 {
		from = time.Date(n*10, 1, 1, 0, 0, 0, 0, time.UTC)
		return from, from.AddDate(10, 0, 0), true
	}
	if day, part, cut := strings.Cut(value, "T"); cut {
		if t, err := time.Parse("2006-01-02", day); err == nil {
			hours := map[string][2]int{"MO": {6, 12}, "AF": {12, 18}, "EV": {18, 24}, "NI": {20, 28}}[part]
			if hours[1] == 0 {
				hours = [2]int{0, 24}
			}
			return t.Add(time.Duration(hours[0]) * time.Hour), t.Add(time.Duration(hours[1]) * time.Hour), true
		}
	}
	year, rest, found := strings.Cut(value, "-")
	y, err := strconv.Atoi(year)
	if !found || err != nil || len(year) != 4 || len(rest) < 2 {
		return from, to, false
	}
	if s, known := seasons[rest]; known {
		from = time.Date(y, s.month, 1, 0, 0, 0, 0, time.UTC)
		return from, from.AddDate(0, 3, 0), true
	}
	n, err := strconv.Atoi(rest[1:])
	switch {
	case err == nil && rest[0] == 'Q' && n >= 1 && n <= 4:
		from = time.Date(y, time.Month(3*n-2), 1, 0, 0, 0, 0, time.UTC)
		return from, from.AddDate(0, 3, 0), true
	case err == nil && rest[0] == 'W' && n >= 1 && n <= 53:
		jan4 := time.Date(y, 1, 4, 0, 0, 0, 0, time.UTC)
		monday := jan4.AddDate(0, 0, -(int(jan4.Weekday())+6)%7)
		from = monday.AddDate(0, 0, 7*(n-1))
		return from, from.AddDate(0, 0, 7), true
	}
	return from, to, false
}

// when writes a date for readers at its own precision: "16 May 2025, 13:35",
// "March 2022", "week of 12 May 2025". What it cannot read it gives as it is;
// "" for an unknown date.
func when(d news.Date) string {
	if d.Value == "" {
		return ""
	}
	from, to, ok := stretch(d.Value)
	if !ok {
		return clean(d.Value)
	}
	switch v, h := d.Value, to.Sub(from).Hours(); {
	case h < 1:
		return from.Format("2 January 2006, 15:04")
	case h < 24:
		part := map[string]string{"MO": "morning", "AF": "afternoon", "EV": "evening", "NI": "night"}[v[len(v)-2:]]
		return strings.TrimSuffix(from.Format("2 January 2006, ")+part, ", ")
	case h == 24:
		return from.Format("2 January 2006")
	case strings.Contains(v, "W") && !strings.HasSuffix(v, "WI"):
		return "week of " + from.Format("2 January 2006")
	case strings.Contains(v, "Q"):
		return fmt.Sprintf("quarter %s of %d", v[len(v)-1:], from.Year())
	case len(v) == 7 && seasons[v[5:]].name != "":
		return fmt.Sprintf("%s %s", seasons[v[5:]].name, v[:4])
	case h < 24*32:
		return from.Format("January 2006")
	case h > 24*367:
		return fmt.Sprintf("%ds", from.Year())
	}
	return from.Format("2006")
}

// shortWhen is when without the parts that take room: "16 May 2025 13:35",
// "Mar 2022".
func shortWhen(d news.Date) string {
	s := strings.Replace(when(d), ", ", " ", 1)
	for m := time.January; m <= time.December; m++ {
		s = strings.Replace(s, m.String(), m.String()[:3], 1)
	}
	return s
}

// minutes writes a length of time: 105 is "1 h 45 min".
func minutes(n int) string {
	switch h, m := n/60, n%60; {
	case h == 0:
		return fmt.Sprintf("%d min", m)
	case m == 0:
		return fmt.Sprintf("%d h", h)
	default:
		return fmt.Sprintf("%d h %d min", h, m)
	}
}
