package timex

import (
	"fmt"
	"strings"
	"time"

	"synoptic/news"
)

// resolver ties senses to a calendar, expression by expression.
type resolver struct {
	now       time.Time
	precision int // of now: 0 unknown, 1 year, 2 month, 3 day, 4 minute
	told      bool
	last      time.Time // the time last spoken of, at lastP
	lastP     int
	sentence  int // where that was spoken of
	reading   int // the sentence being read
	year      int // the year last named, 0
	quarter   string
	coming    [8]bool // the days of the week that are told as to come, and never as past
}

const (
	toYear = 1 + iota
	toMonth
	toDay
	toMinute
)

// newResolver reads the publication date. A text that dates its events itself,
// as histories do, is told: its bare months and days follow the date last
// named, not the day of writing.
func newResolver(p news.Published, fs []found) *resolver {
	r := &resolver{}
	v := p.Value
	for _, l := range []struct {
		layout string
		p      int
	}{{"2006-01-02T15:04", toMinute}, {"2006-01-02", toDay}, {"2006-01", toMonth}, {"2006", toYear}} {
		if len(v) < len(l.layout) {
			continue
		}
		t, err := time.Parse(l.layout, v[:len(l.layout)])
		if err == nil {
			r.now, r.precision = t, l.p
			break
		}
	}
	switch p.Precision {
	case news.PrecisionYear:
		r.precision = min(r.precision, toYear)
	case news.PrecisionMonth:
		r.precision = min(r.precision, toMonth)
	}
	r.told = told(fs, r.now.Year(), r.precision)
	var gone [8]bool
	for i := range fs {
		if f := &fs[i]; f.wday > 0 && f.wday < 8 && f.month == 0 && f.rel == "" {
			r.coming[f.wday] = r.coming[f.wday] || f.tense == future
			gone[f.wday] = gone[f.wday] || f.tense == past
		}
	}
	for d := range gone {
		r.coming[d] = r.coming[d] && !gone[d]
	}
	return r
}

func told(fs []found, year, precision int) bool {
	named, deictic := 0, 0
	for i := range fs {
		f := &fs[i]
		switch {
		case f.year > 0 && (precision == 0 || f.year < year-1):
			named++
		case f.rel == "day" && f.typ == "DATE", f.wday > 0 && f.month == 0, f.rel == "ago",
			(f.rel == "last" || f.rel == "this" || f.rel == "next") && f.unit != "":
			deictic++
		}
	}
	return named >= 6 && named > 3*deictic
}

// resolve gives value and mod, and remembers the time for what follows.
func (r *resolver) resolve(f *found) (value, mod string) {
	if f.fixed != "" {
		return f.fixed, f.mod
	}
	r.reading = f.sentence
	value = r.value(f)
	if f.clock != "" && (value == "" || strings.HasSuffix(value, "_REF")) {
		value = "T" + f.clock // of a day that is not known
	}
	return value, f.mod
}

func (r *resolver) value(f *found) string {
	switch {
	case f.century > 0:
		return fmt.Sprintf("%02dXX", f.century)
	case f.decade > 0:
		return fmt.Sprintf("%03dX", f.decade)
	case f.season != "" || f.quarter > 0 || f.half > 0:
		return r.stretchOfYear(f)
	case f.month > 0:
		return r.monthDay(f)
	case f.year > 0:
		r.note(f.year, 0, 0)
		return fmt.Sprintf("%04d", f.year)
	case f.day > 0:
		return r.monthless(f)
	case f.wday > 0:
		return r.weekday(f)
	case f.rel != "":
		return r.relative(f)
	case f.clock != "" || f.part != "":
		return r.clock(f)
	}
	return ""
}

// note remembers a date as the one last spoken of.
func (r *resolver) note(y, m, d int) {
	p := toYear
	if m > 0 {
		p = toMonth
	}
	if d > 0 {
		p = toDay
	}
	if m == 0 && y == r.year && r.lastP > toYear && r.told && r.last.Year() == y {
		return // a history that names its year again is still in the same month
	}
	if t, ok := date(y, max(m, 1), max(d, 1)); ok {
		r.last, r.lastP, r.year, r.sentence = t, p, y, r.reading
	}
}

// ofDay adds the clock or the part of the day to a day.
func ofDay(day string, f *found) string {
	switch {
	case f.clock != "":
		return day + "T" + f.clock
	case f.part != "":
		return day + "T" + f.part
	}
	return day
}

// yearFor gives the year that a month without one lies in, 0 unknown.
func (r *resolver) yearFor(f *found) int {
	switch {
	case f.year > 0:
		return f.year
	case f.unit == "Y" && r.precision >= toYear:
		return r.now.Year() + map[string]int{"last": -1, "next": 1}[f.rel]
	case r.told && r.year > 0 && !(f.rel == "last" && r.precision >= toMonth && f.month > 0): // "last May" is the writer's
		if f.month > 0 && r.lastP >= toMonth && int(r.last.Month())-f.month >= 9 {
			return r.year + 1 // from December on to January
		}
		return r.year
	case r.precision < toYear:
		return 0
	case r.precision == toYear:
		return r.now.Year()
	}
	y, m, now := r.now.Year(), f.month, int(r.now.Month())
	if m == 0 { // a season
		return y
	}
	after, before := m > now, m < now
	switch {
	case f.rel == "last":
		if m >= now {
			y--
		}
	case f.rel == "next":
		if m <= now {
			y++
		}
	case f.rel == "this":
	case f.tense == future && before && now-m > 1, f.tense == present && before && now-m >= 9:
		y++
	case f.tense != future && f.tense != present && after && m-now > 2:
		// a day soon to come is named without its year far oftener than one
		// ten months back, whatever the verb
		y--
	}
	return y
}

func (r *resolver) monthDay(f *found) string {
	y := r.yearFor(f)
	if y == 0 {
		return ""
	}
	d := f.day
	if f.movable > 0 {
		t := movable(y, f.movable)
		f.month, d = int(t.Month()), t.Day()
	}
	r.note(y, f.month, d)
	if d > 0 {
		t, ok := date(y, f.month, d)
		if !ok {
			return fmt.Sprintf("%04d-%02d", y, f.month)
		}
		return ofDay(day(t), f)
	}
	return fmt.Sprintf("%04d-%02d", y, f.month)
}

func (r *resolver) stretchOfYear(f *found) string {
	y := r.yearFor(f)
	if y == 0 {
		return ""
	}
	switch {
	case f.season != "":
		if f.year == 0 && !r.told && r.precision >= toMonth {
			y = r.now.Year() + seasonShift(f, int(r.now.Month()))
		}
		r.note(y, 0, 0)
		return fmt.Sprintf("%04d-%s", y, f.season)
	case f.half > 0:
		return fmt.Sprintf("%04d-H%d", y, f.half)
	}
	if f.year == 0 && f.rel == "" && r.precision >= toMonth && !r.told {
		if q := (int(r.now.Month())-1)/3 + 1; f.quarter > q && f.tense != future && f.quarter-q > 1 {
			y--
		}
	}
	r.quarter = fmt.Sprintf("%04d-Q%d", y, f.quarter)
	return r.quarter
}

func seasonShift(f *found, month int) int {
	start := map[string]int{"SP": 3, "SU": 6, "FA": 9, "WI": 12}[f.season]
	switch {
	case f.rel == "last" && month <= start+2 && !(f.season == "WI" && month < 12 && month > 2):
		return -1
	case f.rel == "last":
		if f.season == "WI" {
			return -1
		}
	case f.rel == "next" && month >= start:
		return 1
	case f.rel == "" && f.tense == past && month < start:
		return -1
	}
	return 0
}

// weekday resolves "Friday" the way news does: the day itself, or the nearest
// one on the side of the clause's tense.
func (r *resolver) weekday(f *found) string {
	if r.precision < toDay || r.told && r.lastP == toDay {
		if r.lastP < toDay || r.precision < toDay && !r.told {
			return ""
		}
		t := r.last
		for weekdayOf(t) != f.wday {
			t = t.AddDate(0, 0, 1)
		}
		return ofDay(day(t), f)
	}
	t := r.now
	back := (weekdayOf(t) - f.wday + 7) % 7
	ahead := (7 - back) % 7
	switch {
	case f.rel == "next", f.rel == "follow":
		if ahead == 0 {
			ahead = 7
		}
		t = t.AddDate(0, 0, ahead)
	case f.rel == "last":
		if back == 0 {
			back = 7
		}
		t = t.AddDate(0, 0, -back)
	case f.rel == "prev":
		t = t.AddDate(0, 0, -back-7)
	case f.tense == future || f.rel == "this" && f.tense != past, f.rel == "" && f.tense != past && f.wday < 8 && r.coming[f.wday]: // "at Monday's summit", which others put ahead
		t = t.AddDate(0, 0, ahead)
	case f.opens && ahead == 1 && f.rel == "" && f.tense == past:
		t = t.AddDate(0, 0, 1) // the news itself, from where it was already the next day
	default:
		t = t.AddDate(0, 0, -back)
	}
	r.note(t.Year(), int(t.Month()), t.Day())
	return ofDay(day(t), f)
}

// monthless resolves "the 12th": in a history, of the month last spoken of, else
// the nearest one on the side of the clause's tense.
func (r *resolver) monthless(f *found) string {
	if r.told && r.lastP >= toMonth {
		f.month = int(r.last.Month())
		return r.monthDay(f)
	}
	if r.precision < toDay {
		return ""
	}
	y, m := r.now.Year(), int(r.now.Month())
	switch {
	case f.tense == future && f.day < r.now.Day():
		y, m = addMonths(r.now, 1)
	case f.tense != future && f.day > r.now.Day():
		y, m = addMonths(r.now, -1)
	}
	t, ok := date(y, m, f.day)
	if !ok {
		return ""
	}
	r.note(y, m, f.day)
	return ofDay(day(t), f)
}

// clock resolves a bare time of day to the day last spoken of in the same
// text, else to the day of writing.
func (r *resolver) clock(f *found) string {
	switch {
	case r.lastP == toDay && (r.told || r.precision < toDay):
		return ofDay(day(r.last), f)
	case r.precision >= toDay:
		return ofDay(day(r.now), f)
	}
	return ofDay("", f)
}

// elsewhen tells whether the day last spoken of, in another sentence, is not of the week
// that the news is of: "a letter dated May 3 … who visited the site in the morning".
func (r *resolver) elsewhen(f *found) bool {
	return !r.told && r.precision >= toDay && f.sentence != r.sentence && r.now.Sub(r.last).Abs() > 7*24*time.Hour
}

// base gives the time that a relation counts from and how fine it is.
func (r *resolver) base(f *found) (time.Time, int) {
	switch f.rel {
	case "follow", "same":
		if f.unit == "D" && r.lastP < toDay && !r.told || f.bare && r.elsewhen(f) {
			break
		}
		if r.lastP > 0 {
			return r.last, r.lastP
		}
	case "prev", "earlier", "later":
		if r.precision < toYear {
			return r.last, r.lastP
		}
	}
	if r.told && r.lastP > 0 && f.rel != "day" && f.rel != "ago" {
		return r.last, r.lastP
	}
	return r.now, r.precision
}

// steps says which way, and by how much, a relation points.
func steps(f *found) float64 {
	switch f.rel {
	case "last", "prev":
		return -1
	case "next", "follow":
		return 1
	case "ago", "earlier":
		return -f.n
	case "from", "later", "day":
		return f.n
	}
	return 0
}

func (r *resolver) relative(f *found) string {
	if r.told && (f.rel == "day" || f.rel == "ago") {
		defer func(t time.Time, p, y int) { r.last, r.lastP, r.year = t, p, y }(r.last, r.lastP, r.year)
	}
	t, p := r.base(f)
	n := steps(f)
	unit := f.unit
	if f.rel == "day" {
		unit = "D"
	}
	if f.n < 0 && f.rel != "day" {
		return map[string]string{"ago": "PAST_REF", "earlier": "PAST_REF", "later": "FUTURE_REF", "from": "FUTURE_REF"}[f.rel]
	}
	switch unit {
	case "F":
		n, unit = n*2, "W"
	case "Q":
		return r.quarterOf(f, t, p, n)
	case "E", "C", "L":
		return longAgo(f, t, p, n, unit)
	}
	need := map[string]int{"Y": toYear, "M": toMonth, "SE": toMonth}[unit]
	if need == 0 {
		need = toDay
	}
	if p < need {
		return r.blind(f)
	}
	switch unit {
	case "Y":
		return r.years(f, t, n)
	case "M":
		y, m := addMonths(t, int(n))
		if y <= 0 || y > 9999 {
			return ""
		}
		r.note(y, m, 0)
		return fmt.Sprintf("%04d-%02d", y, m)
	case "W":
		return week(t.AddDate(0, 0, int(n*7)))
	case "WE":
		return r.weekend(t, f, n)
	case "TH", "TM", "TS":
		return r.hours(t, p, n, unit)
	case "SE":
		return fmt.Sprintf("%04d-%s", t.Year(), seasonOf(int(t.Month())))
	}
	t = t.AddDate(0, 0, int(n))
	if t.Year() < 1 || t.Year() > 9999 {
		return ""
	}
	r.note(t.Year(), int(t.Month()), t.Day())
	return ofDay(day(t), f)
}

func (r *resolver) years(f *found, t time.Time, n float64) string {
	if f.news && r.quarter != "" {
		var y, q int
		fmt.Sscanf(r.quarter, "%d-Q%d", &y, &q)
		return fmt.Sprintf("%04d-Q%d", r.now.Year()-1, q)
	}
	y := t.Year() + int(n)
	if y <= 0 || y > 9999 {
		return ""
	}
	if f.rel == "same" || f.rel == "follow" || f.rel == "prev" || r.told {
		r.note(y, 0, 0)
	}
	return fmt.Sprintf("%04d", y)
}

func longAgo(f *found, t time.Time, p int, n float64, unit string) string {
	if p < toYear {
		return ""
	}
	size := map[string]int{"E": 10, "C": 100, "L": 1000}[unit]
	y := t.Year() + int(n*float64(size))
	switch {
	case y <= 0 || y > 9999:
		return ""
	case f.rel == "ago" || f.rel == "earlier" || f.rel == "later" || f.rel == "from":
		return fmt.Sprintf("%04d", y)
	case unit == "E":
		return fmt.Sprintf("%03dX", y/10)
	case unit == "C":
		return fmt.Sprintf("%02dXX", y/100)
	}
	return fmt.Sprintf("%dXXX", y/1000)
}

func (r *resolver) quarterOf(f *found, t time.Time, p int, n float64) string {
	if p < toMonth {
		return ""
	}
	k := t.Year()*4 + (int(t.Month())-1)/3 + int(n)
	if f.rel == "latest" || f.rel == "same" {
		if r.quarter != "" {
			return r.quarter
		}
		k--
	}
	if k < 4 {
		return ""
	}
	return fmt.Sprintf("%04d-Q%d", k/4, k%4+1)
}

// weekend gives the week's end that a relation means: the one just past when
// nothing else is said.
func (r *resolver) weekend(t time.Time, f *found, n float64) string {
	w := weekdayOf(t)
	if n == 0 && w < 6 && f.tense == past || n < 0 {
		t = t.AddDate(0, 0, -7)
	} else if n > 0 {
		t = t.AddDate(0, 0, 7)
	}
	return week(t) + "-WE"
}

func (r *resolver) hours(t time.Time, p int, n float64, unit string) string {
	if p < toMinute {
		return day(t)
	}
	d := time.Duration(n * float64(map[string]time.Duration{"TH": time.Hour, "TM": time.Minute, "TS": time.Second}[unit]))
	return t.Add(d).Format("2006-01-02T15:04")
}

// blind gives what is known of a relation to a day that is not known.
func (r *resolver) blind(f *found) string {
	switch f.rel {
	case "last", "prev", "ago", "earlier":
		return "PAST_REF"
	case "next", "follow", "later", "from":
		return "FUTURE_REF"
	case "this":
		return "PRESENT_REF"
	case "day":
		switch {
		case f.n < 0:
			return "PAST_REF"
		case f.n > 0:
			return "FUTURE_REF"
		}
		return "PRESENT_REF"
	}
	return ""
}
