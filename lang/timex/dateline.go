package timex

import (
	"regexp"
	"strings"
	"time"

	"synoptic/news"
)

// Pieces of the patterns of dates. A month is a name, whole or cut short.
const (
	weekdayRE  = `(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?`
	monthRE    = `(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?`
	dayRE      = `\d{1,2}(?:st|nd|rd|th)?`
	fullDateRE = weekdayRE + `(\d{4}-\d\d-\d\d|` + dayRE + `\s+` + monthRE + `,?\s+\d{4}|` + monthRE + `\s+` + dayRE + `,?\s+\d{4})`
)

var (
	// loneDate is a line that is a date, with or without a time of day.
	loneDate = regexp.MustCompile(`(?i)^\W{0,3}(?:\p{L}[\p{L}.&’' ]{1,40}[,|•–—-]\s*)?` + fullDateRE + `(?:(?:,|\s+at|\s*[-–—|•])?\s*\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?)?)?(?:\s*\(?[A-Z]{2,5}\)?)?\W{0,3}$`)

	// datelines match "ORVEL, Verrin, Nov 6 (Agency) - ": group 1 is the
	// place, 2 the date with or without its year, 3 what ends it.
	datelines = regexp.MustCompile(`^(\p{Lu}[\p{L}.'’-]*(?:[ ,/]+\p{L}[\p{L}.'’-]*){0,6}),?\s+` +
		`((?i:` + weekdayRE + `(?:` + dayRE + `\s+` + monthRE + `|` + monthRE + `\s+` + dayRE + `)(?:,?\s+\d{4})?))\s*(\([^()\n]{2,40}\)\s*(?:--?|–|—|:)?|--?|–|—|:|\.)\s`)
)

// datelineBlocks is how many blocks at the top of a report its dateline is
// looked for in; edgeLines how near to either end a lone date stands.
const (
	datelineBlocks = 8
	edgeLines      = 8
)

// dateline is what the head of a report says of its own day; year is 0 where
// it is not said.
type dateline struct {
	year, month, day int
	span             news.Span
}

// readDateline gives the date in the dateline of a report.
func readDateline(d *news.Doc) (dateline, bool) {
	for i, b := range d.Blocks {
		if i >= datelineBlocks {
			break
		}
		if b.Start < 0 || b.End > len(d.Article.Text) || b.Start >= b.End {
			continue
		}
		head := d.Article.Text[b.Start:min(b.End, b.Start+160)]
		m := datelines.FindStringSubmatchIndex(head)
		if m == nil {
			continue
		}
		if y, mo, da := dateNumbers(head[m[4]:m[5]]); mo > 0 && da > 0 {
			if y == 0 && head[m[6]:m[7]] == "." {
				continue // "Velm, May 3." may be anything
			}
			leap := y
			if leap == 0 {
				leap = 2000
			}
			if _, ok := date(leap, mo, da); ok {
				return dateline{year: y, month: mo, day: da, span: news.Span{Start: b.Start + m[4], End: b.Start + m[5]}}, true
			}
		}
	}
	return dateline{}, false
}

// loneStamp reads a date that stands alone on a line near an end of the text.
func loneStamp(d *news.Doc) (news.Published, bool) {
	for i, b := range d.Blocks {
		if i >= edgeLines && i < len(d.Blocks)-edgeLines || b.Start < 0 || b.End > len(d.Article.Text) || b.Start >= b.End || b.Len() > maxStamp {
			continue
		}
		m := loneDate.FindStringSubmatchIndex(d.Article.Text[b.Start:b.End])
		if m == nil {
			continue
		}
		if v := stampDate(d.Article.Text[b.Start+m[2] : b.Start+m[3]]); v != "" {
			return news.Published{Value: v, Precision: news.PrecisionDay, Basis: news.BasisStated,
				Evidence: []news.Evidence{d.Article.Evidence(news.Span{Start: b.Start + m[2], End: b.Start + m[3]})}}, true
		}
	}
	return news.Published{}, false
}

// byDatelines dates the reports that are not dated yet by their datelines. A
// date without its year takes that of the other reports' dates, or the one in
// which the weekdays of the reports fit.
func byDatelines(docs []*news.Doc, all [][]clue, out []news.Published) {
	lines := map[int]dateline{}
	for i, d := range docs {
		if known(out[i]) {
			continue
		}
		l, ok := readDateline(d)
		if !ok {
			continue
		}
		if l.year > 0 {
			t, _ := date(l.year, l.month, l.day)
			out[i] = news.Published{Value: day(t), Precision: news.PrecisionDay, Basis: news.BasisStated,
				Evidence: []news.Evidence{d.Article.Evidence(l.span)}}
			continue
		}
		lines[i] = l
	}
	if len(lines) == 0 {
		return
	}
	anchor, why := earliest(out)
	year := 0
	if anchor.IsZero() {
		year, why = yearByWeekdays(docs, all, lines)
	}
	for i := range docs {
		l, ok := lines[i]
		if !ok {
			continue
		}
		t, ok := nearest(l, anchor, year)
		if !ok {
			continue
		}
		ev := append([]news.Evidence{docs[i].Article.Evidence(l.span)}, why...)
		out[i] = news.Published{Value: day(t), Precision: news.PrecisionDay, Basis: news.BasisInferred, Evidence: tidy(ev)}
	}
}

// nearest completes a dateline: with the year, or to the day nearest to the
// anchor, at most 150 days off.
func nearest(l dateline, anchor time.Time, year int) (time.Time, bool) {
	if year > 0 {
		return date(year, l.month, l.day)
	}
	if anchor.IsZero() {
		return time.Time{}, false
	}
	for y := anchor.Year() - 1; y <= anchor.Year()+1; y++ {
		if t, ok := date(y, l.month, l.day); ok && t.Sub(anchor).Abs() <= 150*24*time.Hour {
			return t, true
		}
	}
	return time.Time{}, false
}

// earliest gives the first of the dates that are known to the day, and the
// words it rests on.
func earliest(out []news.Published) (time.Time, []news.Evidence) {
	var first time.Time
	var why []news.Evidence
	for i := range out {
		if !known(out[i]) || len(out[i].Value) < 10 {
			continue
		}
		if t, err := time.Parse("2006-01-02", out[i].Value[:10]); err == nil && (first.IsZero() || t.Before(first)) {
			first, why = t, out[i].Evidence
		}
	}
	return first, why
}

// farthest is how many years after the latest year named in the past datelines
// are looked for: no two years nearer than five share their calendar.
const farthest = 4

// yearByWeekdays finds the one year, from the latest that the reports name as
// past, in which each dateline falls on the latest weekday of its own lede or
// the day after.
func yearByWeekdays(docs []*news.Doc, all [][]clue, lines map[int]dateline) (int, []news.Evidence) {
	var flat []clue
	for _, c := range all {
		flat = append(flat, c...)
	}
	from, _, bounds := window(flat)
	if from.IsZero() {
		return 0, nil
	}
	var why []news.Evidence
	for _, c := range bounds {
		why = append(why, docs[c.doc].Article.Evidence(c.span))
	}
	hit := 0
	for y := from.Year(); y <= from.Year()+farthest; y++ {
		fits, told := true, false
		for i, l := range lines {
			t, ok := date(y, l.month, l.day)
			if !ok || t.Before(from) {
				fits = false
				break
			}
			if w := weekdayClue(all[i]); w > 0 {
				told = true
				fits = fits && (weekdayOf(t)-w+7)%7 <= 1
			}
		}
		if !fits || !told {
			continue
		}
		if hit > 0 {
			return 0, nil
		}
		hit = y
	}
	return hit, why
}

// weekdayClue gives the first weekday that a report's lede names, or 0.
func weekdayClue(own []clue) int {
	for _, c := range own {
		if c.kind == onDay && c.wday > 0 && c.day == 0 {
			return c.wday
		}
	}
	return 0
}

// byStories dates what is left by a report's own weekday, when the dates of
// the others lie further apart than days: the one such day, from the first of
// them to a month after the last, that its own dates and distances allow.
func byStories(docs []*news.Doc, all [][]clue, out []news.Published) {
	first, why := earliest(out)
	if first.IsZero() {
		return
	}
	last := first
	for i := range out {
		if t, err := time.Parse("2006-01-02", out[i].Value[:min(10, len(out[i].Value))]); err == nil && t.After(last) && known(out[i]) {
			last = t
		}
	}
	if last.Sub(first) <= 3*24*time.Hour {
		return // Infer's own way tells more
	}
	type dated struct {
		i int
		p news.Published
	}
	var found []dated
	for i, d := range docs {
		w := weekdayClue(all[i])
		if known(out[i]) || w == 0 {
			continue
		}
		lo, hi := bounds(d, first)
		var hits []time.Time
		for t := first; !t.After(last.AddDate(0, 0, 31)); t = t.AddDate(0, 0, 1) {
			if weekdayOf(t) == w && !t.Before(lo) && (hi.IsZero() || !t.After(hi)) {
				hits = append(hits, t)
			}
		}
		if len(hits) != 1 {
			continue
		}
		ev := append([]news.Evidence{}, why...)
		for _, c := range all[i] {
			if c.kind == onDay && c.wday == w && c.day == 0 {
				ev = append(ev, d.Article.Evidence(c.span))
				break
			}
		}
		found = append(found, dated{i, news.Published{Value: day(hits[0]), Precision: news.PrecisionDay,
			Basis: news.BasisInferred, Evidence: tidy(ev)}})
	}
	for _, f := range found {
		out[f.i] = f.p
	}
}

// byEcho dates a report whose own weekday is the one that dated reports, in
// their ledes, give to a day just past: "struck on Monday" beside one of
// Wednesday that says "Monday's storm".
func byEcho(docs []*news.Doc, all [][]clue, out []news.Published) {
	type day struct {
		t   time.Time
		why []news.Evidence
	}
	var told []day
	for j := range docs {
		if !known(out[j]) || len(out[j].Value) < 10 {
			continue
		}
		p, err := time.Parse("2006-01-02", out[j].Value[:10])
		if err != nil {
			continue
		}
		for _, c := range all[j] {
			if c.kind == onDay && c.wday > 0 && c.day == 0 {
				t := p.AddDate(0, 0, -((weekdayOf(p) - c.wday + 7) % 7))
				told = append(told, day{t, append([]news.Evidence{docs[j].Article.Evidence(c.span)}, out[j].Evidence...)})
			}
		}
	}
	for i, d := range docs {
		w := weekdayClue(all[i])
		if known(out[i]) || w == 0 {
			continue
		}
		var hit *day
		clash := false
		for k := range told {
			if weekdayOf(told[k].t) != w {
				continue
			}
			clash = clash || hit != nil && !hit.t.Equal(told[k].t)
			hit = &told[k]
		}
		if hit == nil || clash {
			continue
		}
		ev := append([]news.Evidence{}, hit.why...)
		for _, c := range all[i] {
			if c.kind == onDay && c.wday == w && c.day == 0 {
				ev = append(ev, d.Article.Evidence(c.span))
				break
			}
		}
		out[i] = news.Published{Value: hit.t.Format("2006-01-02"), Precision: news.PrecisionDay, Basis: news.BasisInferred, Evidence: tidy(ev)}
	}
}

// bounds gives the days between which a report was written by the days of the
// year near the anchor that it tells as past and as still to come, and by
// "three days after" in its lede.
func bounds(d *news.Doc, anchor time.Time) (lo, hi time.Time) {
	fs := find(d)
	for k := range fs {
		f := &fs[k]
		if f.rel == "" && f.typ == "DATE" && f.month > 0 && f.day > 0 {
			t, ok := nearest(dateline{month: f.month, day: f.day}, anchor, f.year)
			switch {
			case !ok:
			case f.tense == future || announced(d, f):
				if hi.IsZero() || t.Before(hi) {
					hi = t
				}
			case f.tense == past && t.After(lo):
				lo = t
			}
			continue
		}
		if f.typ == "DURATION" && lede(d, f.sentence) < 2 && f.last < len(d.Tokens) && strings.EqualFold(d.Word(f.last), "after") &&
			strings.HasPrefix(f.fixed, "P") && strings.HasSuffix(f.fixed, "D") {
			n := 0
			for _, c := range f.fixed[1 : len(f.fixed)-1] {
				if c < '0' || c > '9' || n > 60 {
					n = 99
					break
				}
				n = n*10 + int(c-'0')
			}
			if n <= 60 {
				lo, hi = anchor.AddDate(0, 0, n-1), anchor.AddDate(0, 0, n+1)
				return lo, hi
			}
		}
	}
	return lo, hi
}

// announced tells whether a date hangs on a word of announcing or planning
// before it: "announced a strike for November 14".
func announced(d *news.Doc, f *found) bool {
	if before(d, f) != "for" {
		return false
	}
	for k := f.first - 1; k >= d.Sentences[f.sentence].First && k > f.first-9; k-- {
		switch w := strings.ToLower(d.Word(k)); w {
		case "announced", "called", "scheduled", "planned", "set", "due", "slated", "expected":
			return true
		}
	}
	return false
}
