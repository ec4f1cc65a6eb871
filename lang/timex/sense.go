package timex

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

// sense is what a temporal expression means before it is tied to a calendar.
type sense struct {
	typ     string // DATE, TIME, DURATION, SET
	fixed   string // the value, where it needs no calendar
	year    int
	month   int
	day     int
	wday    int    // 1 Monday … 7 Sunday
	season  string // SP SU FA WI
	quarter int
	half    int
	decade  int    // 199 for the 1990s
	century int    // 19 for the years 1900…1999
	part    string // part of the day: MO AF EV NI MI
	clock   string // "13:35"
	rel     string // last this next prev follow same ago from earlier later latest
	unit    string
	n       float64
	mod     string
	movable int  // a movable holiday
	bare    bool // a part of the day that stands alone: "in the morning"
	loose   bool // a time only in what tells a history
	news    bool // "a year earlier" of figures: the same quarter a year before
}

// length writes a duration: n of unit; n < 0 is an unknown number.
func length(n float64, unit string) string {
	switch unit {
	case "E":
		n, unit = n*10, "Y"
	case "C":
		n, unit = n*100, "Y"
	case "L":
		n, unit = n*1000, "Y"
	case "F":
		n, unit = n*2, "W"
	case "Q":
		n, unit = n*3, "M"
	case "N", "WD":
		unit = "D"
	case "WE":
		n, unit = n*2, "D"
	case "SE":
		n, unit = n*3, "M"
	case "SM":
		n, unit = n*6, "M"
	}
	x := "X"
	if n >= 0 {
		if n != math.Trunc(n) {
			smaller := map[string]struct {
				per  float64
				unit string
			}{"Y": {12, "M"}, "TH": {60, "M"}, "TM": {60, "S"}, "D": {24, "TH"}, "M": {30, "D"}, "W": {7, "D"}}[unit]
			if smaller.per > 0 {
				whole := math.Trunc(n)
				rest := strconv.Itoa(int(math.Round((n-whole)*smaller.per))) + strings.TrimPrefix(smaller.unit, "T")
				if strings.HasPrefix(smaller.unit, "T") {
					rest = "T" + rest
				}
				if whole == 0 {
					if strings.HasPrefix(unit, "T") {
						return "PT" + rest
					}
					return "P" + rest
				}
				return length(whole, unit) + rest
			}
		}
		x = strconv.FormatFloat(n, 'f', -1, 64)
	}
	if t, ok := strings.CutPrefix(unit, "T"); ok {
		return "PT" + x + t
	}
	return "P" + x + unit
}

func day(t time.Time) string { return t.Format("2006-01-02") }

func week(t time.Time) string {
	y, w := t.ISOWeek()
	return fmt.Sprintf("%04d-W%02d", y, w)
}

// date makes a day and tells whether the calendar has it.
func date(y, m, d int) (time.Time, bool) {
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	return t, t.Day() == d && int(t.Month()) == m && y > 0 && y < 10000
}

// dayOf makes a day that the calendar has.
func dayOf(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }

// addMonths moves a month, counted from year 0.
func addMonths(t time.Time, n int) (year, month int) {
	k := t.Year()*12 + int(t.Month()) - 1 + n
	return k / 12, k%12 + 1
}

func weekdayOf(t time.Time) int {
	if w := int(t.Weekday()); w > 0 {
		return w
	}
	return 7
}

func seasonOf(m int) string {
	switch {
	case m >= 3 && m <= 5:
		return "SP"
	case m >= 6 && m <= 8:
		return "SU"
	case m >= 9 && m <= 11:
		return "FA"
	}
	return "WI"
}
