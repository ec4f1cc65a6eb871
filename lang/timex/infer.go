package timex

import (
	"fmt"
	"sort"
	"strings"
	"time"

	"synoptic/lang/number"
	"synoptic/news"
)

// ledeSentences is how far into a report its news lies: dates there date the
// event, dates further down may belong to what went before.
const ledeSentences = 4

// clueKind tells what a clue says.
type clueKind int

const (
	onDay     clueKind = iota // the event's day, month or weekday
	notBefore                 // the event is not before from
	since                     // the like of it was last in [from, to)
	inYears                   // that is years ago, counted to the year
	overYears                 // that is years ago or somewhat more
	nearYears                 // that is years ago or somewhat less
)

// clue is one thing that the texts tell about the day of the event.
type clue struct {
	kind             clueKind
	doc              int
	span             news.Span
	year, month, day int // as far as named
	wday             int
	shift            int // days from the event to the writing, by the words ("yesterday" 1)
	years            int
	from, to         time.Time
}

// Infer gives the publication date of each report of one event. A report whose
// input states a date keeps it. The others are dated by what all reports
// together say of the event's day — a weekday in the sense of news, a day and
// month, what it is the first of since when — as far as these leave one date,
// one month or one year; else the date stays unknown. The order of the reports
// does not matter.
func Infer(docs []*news.Doc) []news.Published {
	out := make([]news.Published, len(docs))
	for i, d := range docs {
		out[i] = d.Article.Published
		if out[i].Basis == "" {
			out[i].Basis = news.BasisUnknown
		}
		if out[i].Precision == "" {
			out[i].Precision = news.PrecisionUnknown
		}
	}
	open := false
	for i, d := range docs {
		if !known(out[i]) {
			if p, ok := stamp(d); ok {
				out[i] = p
			}
		}
		open = open || !known(out[i])
	}
	if !open {
		return out
	}
	var all []clue
	byDoc := make([][]clue, len(docs))
	for i, d := range docs {
		byDoc[i] = clues(d, i)
		all = append(all, byDoc[i]...)
	}
	byDatelines(docs, byDoc, out)
	byStories(docs, byDoc, out)
	byEcho(docs, byDoc, out)
	sort.SliceStable(all, func(i, j int) bool {
		a, b := &all[i], &all[j]
		if x, y := docs[a.doc].Article.ID, docs[b.doc].Article.ID; x != y {
			return x < y
		}
		return a.span.Start < b.span.Start
	})
	event, ok := statedDay(docs, out)
	var why []clue
	if !ok {
		event, why, ok = solve(all)
	}
	for i, d := range docs {
		if known(out[i]) {
			continue
		}
		if ok {
			out[i] = dated(docs, d, byDoc[i], event, why, out)
		}
	}
	return out
}

func known(p news.Published) bool { return p.Value != "" && p.Basis != news.BasisUnknown }

// solution is the day of the event as far as it is known.
type solution struct {
	t         time.Time
	precision news.Precision
	stated    []int // reports whose stated dates it rests on
}

// statedDay takes the day that stated dates agree on, within three days.
func statedDay(docs []*news.Doc, out []news.Published) (solution, bool) {
	var s solution
	var last time.Time
	for i := range docs {
		if !known(out[i]) || out[i].Precision != news.PrecisionDay && out[i].Precision != news.PrecisionMinute || len(out[i].Value) < 10 {
			continue
		}
		t, err := time.Parse("2006-01-02", out[i].Value[:10])
		if err != nil {
			continue
		}
		if len(s.stated) == 0 || t.Before(s.t) {
			s.t = t
		}
		if t.After(last) {
			last = t
		}
		s.stated = append(s.stated, i)
	}
	if len(s.stated) == 0 || last.Sub(s.t) > 3*24*time.Hour {
		return solution{}, false
	}
	s.precision = news.PrecisionDay
	return s, true
}

// clues gives what one report tells.
func clues(d *news.Doc, doc int) []clue {
	fs := find(d)
	var out []clue
	for k := range fs {
		f := &fs[k]
		if c, ok := dayClue(d, f); ok {
			c.doc = doc
			out = append(out, c)
		}
		if c, ok := pastYear(d, f); ok {
			c.doc = doc
			out = append(out, c)
		}
	}
	out = append(out, firstSince(d, fs, doc)...)
	return out
}

// dayClue reads a day in the lede: "on Friday", "on May 16", "yesterday".
func dayClue(d *news.Doc, f *found) (clue, bool) {
	if lede(d, f.sentence) >= ledeSentences || f.tense == future {
		return clue{}, false
	}
	c := clue{span: f.span, wday: f.wday, month: f.month, day: f.day, year: f.year}
	switch {
	case f.rel == "day" && f.typ == "DATE" && f.n <= 0 && !quoted(d, f):
		c.shift = int(-f.n)
		return c, true
	case f.rel != "" || f.mod != "" && !(f.wday > 0 && f.month == 0 && (f.mod == "START" || f.mod == "END" || f.mod == "MID")) || f.typ != "DATE" && f.typ != "TIME":
		return clue{}, false
	case f.day > 0 && f.month > 0 && f.unit == "", f.wday > 0 && f.month == 0:
		if p := before(d, f); p == "since" || p == "for" || p == "until" || p == "starting" || p == "from" && !genitive(d, f) || p == "before" || p == "by" || p == "after" {
			return clue{}, false
		}
		if f.year > 0 && lede(d, f.sentence) > 1 {
			return clue{}, false // a date with its year, further down, is mostly history
		}
		return c, !quoted(d, f)
	}
	return clue{}, false
}

// genitive tells whether an expression stands before "'s": "Monday's quake".
func genitive(d *news.Doc, f *found) bool {
	if f.last >= len(d.Tokens) {
		return false
	}
	w := d.Word(f.last)
	return w == "'s" || w == "’s"
}

// lede counts the sentences of the report before sentence i, headlines and
// sentences without a lower-case word not counted.
func lede(d *news.Doc, i int) int {
	n := 0
	for k := 0; k < i && n < ledeSentences; k++ {
		s := d.Sentences[k]
		if s.Last-s.First >= 4 {
			n++
		}
	}
	return n
}

// before gives the word before an expression, an article skipped.
func before(d *news.Doc, f *found) string {
	for k := f.first - 1; k >= d.Sentences[f.sentence].First && k >= f.first-2; k-- {
		if w := strings.ToLower(d.Word(k)); w != "the" {
			return w
		}
	}
	return ""
}

// quoted tells whether an expression stands inside quotation marks of its
// sentence: what "today" is there is the speaker's day.
func quoted(d *news.Doc, f *found) bool {
	open := false
	for k := d.Sentences[f.sentence].First; k < f.first; k++ {
		switch d.Word(k) {
		case "\"":
			open = !open
		case "“", "«", "``":
			open = true
		case "”", "»", "''":
			open = false
		}
	}
	return open
}

// pastYear reads a year that is plainly past: the event is not before it.
func pastYear(d *news.Doc, f *found) (clue, bool) {
	if f.year == 0 || f.decade > 0 || f.tense == future {
		return clue{}, false
	}
	p := before(d, f)
	if p != "since" && !(f.tense == past && (p == "in" || p == "on" || p == "early" || p == "late" || p == "of")) && f.day == 0 {
		return clue{}, false
	}
	from, _ := date(f.year, max(1, f.month), max(1, f.day))
	return clue{kind: notBefore, span: f.span, from: from}, true
}

// firstSince reads how far the event lies from an earlier one: "the first
// talks in over three years" with "the first since March 2022". The number of
// years is one clue, the year since when another; solve puts them together.
func firstSince(d *news.Doc, fs []found, doc int) []clue {
	var out []clue
	for k := range fs {
		f := &fs[k]
		if !saysFirst(d, f.sentence) {
			continue
		}
		switch p := before(d, f); {
		case f.year > 0 && (p == "since" || early(d, f)):
			from, _ := date(f.year, max(1, f.month), 1)
			to := from.AddDate(0, 1, 0)
			if f.month == 0 {
				to = from.AddDate(1, 0, 0)
			}
			out = append(out, clue{kind: since, doc: doc, span: f.span, from: from, to: to})
		case f.typ == "DURATION" && (p == "in" || p == "for" || p == "after") && strings.HasPrefix(f.fixed, "P") && strings.HasSuffix(f.fixed, "Y"):
			if n, ok := number.Digits(f.fixed[1 : len(f.fixed)-1]); ok && n >= 1 && n < 200 {
				out = append(out, clue{kind: yearsBy(f.mod), doc: doc, span: f.span, years: int(n)})
			}
		}
	}
	return out
}

// yearsBy reads how a number of years is meant.
func yearsBy(mod string) clueKind {
	switch mod {
	case "MORE_THAN", "EQUAL_OR_MORE":
		return overYears
	case "LESS_THAN":
		return nearYears
	}
	return inYears
}

// early tells whether the expression is the tail of "since the early weeks of
// … 2022".
func early(d *news.Doc, f *found) bool {
	for k := f.first - 1; k >= d.Sentences[f.sentence].First && k >= f.first-8; k-- {
		if strings.EqualFold(d.Word(k), "since") {
			return true
		}
	}
	return false
}

func saysFirst(d *news.Doc, s int) bool {
	for k := d.Sentences[s].First; k < d.Sentences[s].Last; k++ {
		switch strings.ToLower(d.Word(k)) {
		case "first", "last", "highest", "lowest", "worst", "deadliest", "biggest", "largest", "previous":
			return true
		}
	}
	return false
}

// solve finds the day that all clues together leave.
func solve(all []clue) (solution, []clue, bool) {
	month, day, year, dates := majority(all, func(c *clue) [3]int { return [3]int{c.month, c.day, c.year} },
		func(c *clue) bool { return c.day > 0 && c.kind == onDay })
	_, wday, _, weekdayClues := majority(all, func(c *clue) [3]int { return [3]int{0, c.wday, 0} },
		func(c *clue) bool { return c.wday > 0 && c.kind == onDay })
	from, to, bounds := window(all)
	if day > 0 && year == 0 {
		told := map[int]bool{}
		for k := range all {
			if c := &all[k]; c.month == month && c.day == day && c.year > 0 {
				told[c.year] = true
				year = c.year
			}
		}
		if len(told) > 1 { // one day of several years
			return solution{}, nil, false
		}
	}
	if day > 0 && year > 0 {
		t, ok := date(year, month, day)
		return solution{t: t, precision: news.PrecisionDay}, dates, ok && !t.Before(from)
	}
	if from.IsZero() || to.IsZero() { // a day and its weekday come again within six years: alone they are right one time in four
		return solution{}, nil, false
	}
	var hits []time.Time
	for y := from.Year(); day > 0 && y <= to.Year(); y++ {
		t, ok := date(y, month, day)
		if ok && !t.Before(from) && t.Before(to) && (wday == 0 || weekdayOf(t) == wday) {
			hits = append(hits, t)
		}
	}
	why := append(append(append([]clue{}, weekdayClues...), dates...), bounds...)
	switch {
	case len(hits) == 1:
		return solution{t: hits[0], precision: news.PrecisionDay}, why, true
	case to.AddDate(0, 0, -1).Year() == from.Year():
		return solution{t: from, precision: news.PrecisionYear}, bounds, true
	}
	return solution{}, nil, false
}

// majority gives the value that most reports have (each counted once a value),
// with its clues; a draw gives none.
func majority(all []clue, key func(*clue) [3]int, want func(*clue) bool) (a, b, c int, of []clue) {
	votes := map[[3]int]map[int]bool{}
	for k := range all {
		if want(&all[k]) {
			x := key(&all[k])
			if votes[x] == nil {
				votes[x] = map[int]bool{}
			}
			votes[x][all[k].doc] = true
		}
	}
	best, draw := [3]int{}, false
	n := 0
	for x, docs := range votes {
		switch {
		case len(docs) > n:
			best, n, draw = x, len(docs), false
		case len(docs) == n:
			draw = true
		}
	}
	if n == 0 || draw {
		return 0, 0, 0, nil
	}
	for k := range all {
		if want(&all[k]) && key(&all[k]) == best {
			of = append(of, all[k])
		}
	}
	return best[0], best[1], best[2], of
}

// window gives the time in which the event lies: not before the latest year
// told as past, and as far from an earlier event as the reports say. to is
// zero when no upper bound is known.
func window(all []clue) (from, to time.Time, why []clue) {
	for k := range all {
		if c := &all[k]; c.kind == notBefore && c.from.After(from) {
			from, why = c.from, []clue{*c}
		}
	}
	var last *clue // when the last one was, as closely as told
	for k := range all {
		if c := &all[k]; c.kind == since &&
			(last == nil || c.to.Sub(c.from) < last.to.Sub(last.from) || c.to.Sub(c.from) == last.to.Sub(last.from) && c.from.Before(last.from)) {
			last = c
		}
	}
	if last == nil {
		return from, to, why
	}
	for k := range all {
		c := &all[k]
		if c.kind < inYears {
			continue
		}
		lo, hi := last.from.AddDate(c.years, 0, 0), last.to.AddDate(c.years+1, 0, 0)
		wide := last.to.Sub(last.from) > 40*24*time.Hour
		switch {
		case wide: // known to the year: count in years
			lo, hi = dayOf(last.from.Year()+c.years, 1, 1), dayOf(last.from.Year()+c.years+1, 1, 1)
		case c.kind == inYears:
			lo = lo.AddDate(0, -3, 0)
		case c.kind == nearYears:
			lo, hi = lo.AddDate(0, -6, 0), last.to.AddDate(c.years, 0, 0)
		}
		if !to.IsZero() && (hi.Before(from) || lo.After(to)) || hi.Before(from) {
			continue // it speaks of something else
		}
		if lo.After(from) {
			from = lo
		}
		if to.IsZero() || hi.Before(to) {
			to = hi
		}
		why = append(why, *last, *c)
	}
	if !to.After(from) {
		return from, time.Time{}, why
	}
	return from, to, why
}

// dated gives the date of one report by the event's day and its own words.
func dated(docs []*news.Doc, d *news.Doc, own []clue, event solution, why []clue, out []news.Published) news.Published {
	unknown := d.Article.Published
	unknown.Basis, unknown.Precision = news.BasisUnknown, news.PrecisionUnknown
	p := news.Published{Basis: news.BasisInferred, Precision: event.precision}
	ev := []news.Evidence{}
	t := event.t
	if event.precision == news.PrecisionDay {
		switch shift, c, fits := ownDay(own, event); {
		case !fits:
			return unknown
		case c != nil:
			t = t.AddDate(0, 0, shift)
			ev = append(ev, d.Article.Evidence(c.span))
		case len(event.stated) > 0 && !oneDay(out, event.stated):
			return unknown
		}
		p.Value = day(t)
	} else {
		p.Value = fmt.Sprintf("%04d", t.Year())
	}
	for _, c := range why {
		ev = append(ev, docs[c.doc].Article.Evidence(c.span))
	}
	if len(ev) == 0 {
		return unknown
	}
	p.Evidence = tidy(ev)
	return p
}

func oneDay(out []news.Published, of []int) bool {
	for _, i := range of[1:] {
		if out[i].Value[:10] != out[of[0]].Value[:10] {
			return false
		}
	}
	return true
}

// ownDay fits a report's own words of its day to the event's. A past weekday up
// to three days after the event's makes it a later report; "yesterday" one of
// the day after; the event's own weekday or date leaves it on that day. fits is
// false when the words speak of some other day alone.
func ownDay(own []clue, event solution) (shift int, by *clue, fits bool) {
	fits = true
	for k := range own {
		c := &own[k]
		if c.kind != onDay {
			continue
		}
		later := 0
		switch {
		case c.shift > 0:
			later = c.shift
		case c.day > 0:
			y := c.year
			if y == 0 {
				y = event.t.Year()
			}
			t, ok := date(y, c.month, c.day)
			if later = int(t.Sub(event.t).Hours() / 24); !ok || later < 0 {
				later = 7
			}
		case c.wday > 0:
			later = (c.wday - weekdayOf(event.t) + 7) % 7
		default:
			continue
		}
		switch {
		case later > 3:
			fits = fits && by != nil
		case by == nil || later > shift:
			shift, by, fits = later, c, true
		}
	}
	return shift, by, fits || by != nil
}

// tidy sorts evidence by article and place and drops what is there twice.
func tidy(ev []news.Evidence) []news.Evidence {
	sort.SliceStable(ev, func(i, j int) bool {
		a, b := ev[i], ev[j]
		if a.Article != b.Article {
			return a.Article < b.Article
		}
		if a.Start != b.Start {
			return a.Start < b.Start
		}
		return a.End < b.End
	})
	var out []news.Evidence
	for _, e := range ev {
		if len(out) == 0 || out[len(out)-1] != e {
			out = append(out, e)
		}
	}
	return out
}
