package page

import (
	"strings"
	"time"

	"synoptic/news"
)

// layouts are the ways in which pages and feeds write a point in time.
var layouts = []string{
	time.RFC3339Nano, "2006-01-02T15:04:05Z0700", "2006-01-02T15:04Z07:00", "2006-01-02T15:04Z0700",
	"2006-01-02T15:04:05.999999999", "2006-01-02T15:04", "2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05Z07:00",
	"2006-01-02 15:04:05", "2006-01-02 15:04", "20060102T150405Z0700", "20060102150405",
	time.RFC1123Z, time.RFC1123, time.RFC850, time.ANSIC, time.UnixDate, "Mon Jan 2 15:04:05 -0700 2006",
	"January 2, 2006 3:04 PM", "January 2, 2006, 3:04 PM", "Jan 2, 2006 3:04 PM", "2 January 2006 15:04",
}

// dayLayouts have no time of day.
var dayLayouts = []string{"2006-01-02", "2006/01/02", "20060102", "January 2, 2006", "Jan 2, 2006", "Jan. 2, 2006",
	"2 January 2006", "2 Jan 2006", "Monday, January 2, 2006", "Monday, 2 January 2006", "Mon, 2 Jan 2006"}

// Date reads a publication date as pages, feeds and JSON records write it. The
// value is the outlet's own clock: date and, where a time of day is given that
// is not midnight, hours and minutes; the offset is not kept. Month and year
// alone give their precision. What cannot be read, or lies outside 1800-2200,
// gives an unknown date.
func Date(s string, basis news.Basis) news.Published {
	p := news.Published{Precision: news.PrecisionUnknown, Basis: news.BasisUnknown, Evidence: []news.Evidence{}}
	s = strings.Join(strings.Fields(s), " ")
	if len(s) < 4 || len(s) > 60 {
		return p
	}
	set := func(t time.Time, layout string, precision news.Precision) news.Published {
		if t.Year() < 1800 || t.Year() > 2200 {
			return p
		}
		p.Value, p.Precision, p.Basis = t.Format(layout), precision, basis
		return p
	}
	for _, l := range layouts {
		if t, err := time.Parse(l, s); err == nil {
			if t.Hour() == 0 && t.Minute() == 0 {
				return set(t, "2006-01-02", news.PrecisionDay)
			}
			return set(t, "2006-01-02T15:04", news.PrecisionMinute)
		}
	}
	for _, l := range dayLayouts {
		if t, err := time.Parse(l, s); err == nil {
			return set(t, "2006-01-02", news.PrecisionDay)
		}
	}
	if t, err := time.Parse("2006-01", s); err == nil {
		return set(t, "2006-01", news.PrecisionMonth)
	}
	if t, err := time.Parse("2006", s); err == nil {
		return set(t, "2006", news.PrecisionYear)
	}
	return p
}

// date gives the value alone.
func date(s string) string { return Date(s, news.BasisMetadata).Value }
