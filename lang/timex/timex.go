// Package timex finds temporal expressions and resolves them, by a grammar
// over tokens. Values are TIMEX3's (TimeML 1.2.1).
package timex

import (
	"strings"

	"synoptic/news"
	"synoptic/wordlist"
)

// found is an expression before it is resolved.
type found struct {
	sense
	span     news.Span
	sentence int
	first    int // token indices [first, last)
	last     int
	tense    string
	opens    bool // stands in a sentence that a dateline opens
}

// Read gives the temporal expressions in the order of the text; they do not
// overlap. Relative ones are resolved against the article's publication date
// as far as its precision allows; what cannot be resolved has Value "".
func Read(d *news.Doc) []news.Timex {
	fs := find(d)
	agree(d, fs)
	sharedYears(d, fs)
	r := newResolver(d.Article.Published, fs)
	out := make([]news.Timex, 0, len(fs))
	for i := range fs {
		f := &fs[i]
		if i > 0 && f.beside(&fs[i-1]) && len(out) > 0 && out[len(out)-1].Span == fs[i-1].span && len(out[len(out)-1].Value) == len("2006-01-02") {
			out = append(out, news.Timex{Span: f.span, Type: f.typ, Value: ofDay(out[len(out)-1].Value, f), Mod: f.mod, Tense: f.tense})
			continue
		}
		if f.loose && !r.told {
			continue
		}
		value, mod := r.resolve(f)
		out = append(out, news.Timex{Span: f.span, Type: f.typ, Value: value, Mod: mod, Tense: f.tense})
	}
	return out
}

// sharedYears gives a month the year that stands behind the one it is joined to: "in March and
// April of 2031".
func sharedYears(d *news.Doc, fs []found) {
	for i := len(fs) - 2; i >= 0; i-- {
		f, g := &fs[i], &fs[i+1]
		if f.month == 0 || f.year > 0 || f.rel != "" || g.month < f.month || g.year == 0 || f.sentence != g.sentence || g.first != f.last+1 {
			continue
		}
		switch strings.ToLower(d.Word(f.last)) {
		case "and", "or", "to", "through", ",", "-", "–":
			f.year = g.year
		}
	}
}

// beside tells whether a bare time of day follows a day at once: "9 March 2027
// 10:15", "on Friday at 10 am".
func (f *found) beside(date *found) bool {
	return f.clock != "" && f.day == 0 && f.wday == 0 && f.rel == "" && f.sentence == date.sentence &&
		f.first-date.last <= 2 && date.typ == "DATE" && (date.day > 0 || date.wday > 0)
}

// played tells whether a text tells of a match of a game that has quarters.
func played(d *news.Doc) bool {
	seen := map[string]bool{}
	for i := range d.Tokens {
		if l := d.Lemma(i); ofGames[l] {
			seen[l] = true
		}
	}
	return len(seen) > 1
}

// ofGames are words of games that have quarters.
var ofGames = wordlist.Set("touchdown halftime quarterback rebound kickoff playoff interception fumble linebacker scrimmage layup dunk cornerback receiver")

// find gives the temporal expressions with their sense.
func find(d *news.Doc) []found {
	var out []found
	v := view{played: played(d)}
	for si, s := range d.Sentences {
		if s.First < 0 || s.Last > len(d.Tokens) || s.First >= s.Last {
			continue
		}
		v.over(d, s)
		for i := 0; i < len(v.w); {
			m, end := v.match(i)
			if end <= i || v.refused(i, end, &m) {
				i++
				continue
			}
			m.typ = m.kind()
			out = append(out, found{sense: m, span: d.TokenSpan(s.First+i, s.First+end), sentence: si,
				first: s.First + i, last: s.First + end, tense: tense(d, s, &v, i, end), opens: opens(d, si)})
			i = end
		}
	}
	return out
}

// opens tells whether a dateline stands before what a sentence tells, in it or, where the dash
// was read as an end, as the sentence before.
func opens(d *news.Doc, si int) bool {
	s := d.Sentences[si]
	return d.Opens(si) > s.First || si < 4 && (news.Dash(d.Word(s.First)) || si > 0 && s.First > 0 && news.Dash(d.Word(s.First-1)))
}

// kind corrects the type by what the parts say.
func (s *sense) kind() string {
	if s.typ == "DATE" && (s.clock != "" || s.part != "") {
		return "TIME"
	}
	return s.typ
}

// titled are words after which a capitalised weekday or month is a name.
var titled = wordlist.Set("black bloody good ash holy super cyber easter palm")

// refused tells whether a match is none after all by the words around it.
func (v *view) refused(i, end int, m *sense) bool {
	prev, next := v.at(i-1), v.at(end)
	switch {
	case m.wday > 0 && titled[prev] && v.upper(i-1):
		return true
	case m.typ == "DURATION" && strings.HasPrefix(v.at(i), "second") && m.fixed == "PXTS":
		return true
	case m.fixed == "PRESENT_REF" && v.at(i) == "current" && next == "account":
		return true
	case m.typ == "DURATION" && end == i+1 && m.fixed != "" && (v.at(i) == "minutes" || v.at(i) == "seconds" || v.at(i) == "quarters"):
		return next == "of" || prev == "the" || v.at(i) == "quarters"
	case v.hyphen(end) && v.at(end+1) == "old", v.played && (m.quarter > 0 && m.year == 0 || m.unit == "SE" || m.unit == "Q"):
		return true
	}
	return false
}
