package meet

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"synoptic/news"
)

func before(a, b string) bool {
	n := min(len(a), len(b))
	return a[:n] < b[:n]
}

// date gives the date nearest to the token in its sentence that tells when, not
// since when.
func (r *reader) date(sent news.Sentence, t int) string {
	best, far, fine := "", 1<<30, 0
	moved := r.status(t) == "postponed"
	for _, x := range r.d.TimexesOver(sent.Span) {
		if x.Type != "DATE" && x.Type != "TIME" || x.Value == "" || !sent.Contains(x.Span) || x.Value[0] < '0' || x.Value[0] > '9' {
			continue
		}
		if x.Type == "TIME" && clockOnly(r.d.Words(x.Span)) {
			continue // which day it was is not said
		}
		first, _ := r.d.TokensIn(x.Span)
		if moved && r.until(sent, first) {
			v, _, _ := strings.Cut(x.Value, "T")
			return v
		}
		if r.edge(sent, first) || r.between(t, first) {
			continue
		}
		dist := max(first-t, t-first)
		if len(x.Value) == 4 && r.distant(x.Value) {
			continue // the year of something else
		}
		if v, _, _ := strings.Cut(x.Value, "T"); min(len(v), 10) > fine || len(v) >= fine && dist < far {
			best, far, fine = v, dist, min(len(v), 10)
		}
	}
	return strings.TrimSuffix(best, "-WE") // a weekend is of its week
}

// cameTrue tells whether a gathering of which no day is told is one that was
// planned for the day of its report or the day before.
func cameTrue(a, b *gathering) bool {
	if !a.planned {
		a, b = b, a
	}
	day, err := time.Parse(time.DateOnly, a.when)
	p := b.doc.Article.Published.Value
	at, err2 := time.Parse(time.DateOnly, p[:min(10, len(p))])
	return err == nil && err2 == nil && b.when == "" && !b.earlier && !at.Before(day) && at.Sub(day) <= 24*time.Hour
}

// weekOf gives the week of a day, or of a value that is one, as "2031-W07"; "" for
// others.
func weekOf(when string) string {
	if strings.Contains(when, "-W") {
		return when
	}
	day, err := time.Parse(time.DateOnly, when)
	if err != nil {
		return ""
	}
	y, w := day.ISOWeek()
	return fmt.Sprintf("%04d-W%02d", y, w)
}

// later gives the day that was told of last before a sentence that goes on with
// the same day: "Later, Vell met"; "" when the sentence does not, or none was told
// in the five sentences before.
func (r *reader) later(k int) string {
	switch strings.ToLower(r.d.Word(r.d.Sentences[k].First)) {
	case "later", "afterwards", "then":
	default:
		return ""
	}
	day := ""
	for _, x := range r.d.TimexesOver(news.Span{Start: r.d.Sentences[max(0, k-5)].Start, End: r.d.Sentences[k].Start}) {
		if v, _, _ := strings.Cut(x.Value, "T"); x.Type == "DATE" && len(v) == 10 && v[4] == '-' && x.Start >= r.d.Sentences[max(0, k-5)].Start {
			day = v
		}
	}
	return day
}

// until tells whether the date at a token is the one to which something is put
// off.
func (r *reader) until(sent news.Sentence, first int) bool {
	for i := first - 1; i >= sent.First && i >= first-2; i-- {
		switch strings.ToLower(r.d.Word(i)) {
		case "to", "until", "till":
			return true
		}
	}
	return false
}

// edge tells whether the date at a token is where something else begins or ends:
// "since the early weeks of 2022".
func (r *reader) edge(sent news.Sentence, first int) bool {
	for i := first - 1; i >= sent.First && i >= first-7; i-- {
		if r.d.Tokens[i].Tag == "VERB" || r.d.Tokens[i].Tag == "PUNCT" {
			return false
		}
		if w := strings.ToLower(r.d.Word(i)); bound[w] && (w != "of" && w != "to" || i == first-1) {
			return true
		}
	}
	return false
}

// between tells whether another gathering noun stands between two tokens, so
// that the date is that one's.
func (r *reader) between(a, b int) bool {
	if a > b {
		a, b = b, a
	}
	for i := a + 1; i < b; i++ {
		if _, ok := gatheringNoun[strings.ToLower(r.d.Tokens[i].Lemma)]; ok && r.d.Tokens[i].Tag == "NOUN" && b-a > 12 {
			return true
		}
	}
	return false
}

// bound words before a date make it an edge of something else.
var bound = map[string]bool{"since": true, "until": true, "till": true, "before": true, "after": true, "from": true, "of": true,
	"by": true, "following": true, "to": true}

// distant tells whether a year lies more than five years before the report.
func (r *reader) distant(year string) bool {
	p := r.d.Article.Published.Value
	if len(p) < 4 { // undated: the latest year that it speaks of
		for _, x := range r.d.Timexes {
			if len(x.Value) >= 4 && x.Value[0] >= '1' && x.Value[0] <= '2' {
				p = max(p, x.Value[:4])
			}
		}
	}
	if len(p) < 4 {
		return false
	}
	a, e1 := strconv.Atoi(year)
	b, e2 := strconv.Atoi(p[:4])
	return e1 != nil || e2 != nil || a < b-5
}

// clockOnly tells whether words give a time of day and no day.
func clockOnly(words string) bool {
	for _, w := range strings.FieldsFunc(strings.ToLower(words), func(c rune) bool { return c < 'a' || c > 'z' }) {
		switch w {
		case "am", "pm", "a", "p", "m", "gmt", "bst", "est", "edt", "et", "utc", "cet", "local", "time", "at", "about", "around", "just", "after", "before",
			"shortly", "nearly", "o", "clock", "hours", "noon", "midnight", "midday":
		default:
			return false
		}
	}
	return true
}
