// Package when puts what several reports tell into one order of time: a line
// for each thing that happened or is to happen, with the words of the reports.
package when

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"synoptic/dossier/line"
	"synoptic/dossier/who"
	"synoptic/news"
)

// room is the number of lines beyond which the weakest are left out.
const room = 30

// most is the number of words beyond which a clause is no line.
const most = 60

// Timeline gives the happenings that the articles date, in order of time. An
// event told without a date is taken only when it is the news itself, told at
// the head of a report, and then joins the dated line of another report or
// takes the day of the reports. The same docs in any order give the same
// lines.
func Timeline(docs []*news.Doc, w *who.Who, origins line.Origins) []news.Happening {
	docs = slices.Clone(docs)
	slices.SortStableFunc(docs, func(a, b *news.Doc) int { return cmp.Compare(a.Article.ID, b.Article.ID) })
	day := NewsDay(docs)
	anchored := slices.ContainsFunc(docs, func(d *news.Doc) bool { return !dayless(d) })
	var tells []*telling
	for _, d := range docs {
		day := day
		if !anchored && news.Part(d, daysKey{}, daysOf)[day] == 0 {
			day = "" // a report that nothing dates may be of any day
		}
		own := slices.Clone(news.PartOf(d, tellingsKey{}, state{w.View(d), day}, func() []telling { return tellings(d, w, day) }))
		for i := range own {
			own[i].who = w
			tells = append(tells, &own[i])
		}
	}
	return ordered(strongest(merge(tells)), day, origins)
}

// ordered makes the lines of the tellings of each happening, in order of time.
func ordered(gs [][]*telling, day string, origins line.Origins) []news.Happening {
	out := []news.Happening{}
	for _, g := range gs {
		out = append(out, happening(g, day, origins))
	}
	out = once(out)
	slices.SortStableFunc(out, order)
	seen := map[string]bool{}
	return slices.DeleteFunc(out, func(h news.Happening) bool {
		again := seen[h.ID]
		seen[h.ID] = true
		return again
	})
}

// order sorts by time, the coarser date first, then by how many tell it.
func order(a, b news.Happening) int {
	return cmp.Or(cmp.Compare(begins(a.When), begins(b.When)), cmp.Compare(a.When.Value, b.When.Value), len(b.Articles)-len(a.Articles),
		cmp.Compare(a.Text, b.Text), cmp.Compare(a.ID, b.ID))
}

// begins gives the first day of a date as a string that sorts: weeks, seasons
// and quarters among the months.
func begins(d news.Date) string {
	v := d.Value
	switch d.Precision {
	case news.PrecisionWeek:
		year, err1 := time.Parse("2006-01-02", v[:4]+"-01-04") // the week of 4 January is the first
		week, err2 := strconv.Atoi(v[6:])
		if err1 == nil && err2 == nil {
			return year.AddDate(0, 0, 7*(week-1)-(int(year.Weekday())+6)%7).Format("2006-01-02")
		}
	case news.PrecisionSeason:
		return v[:4] + map[string]string{"SP": "-03", "SU": "-06", "FA": "-09", "WI": "-12"}[v[5:]]
	case news.PrecisionQuarter:
		return v[:4] + map[string]string{"Q1": "-01", "Q2": "-04", "Q3": "-07", "Q4": "-10"}[v[5:]]
	}
	return v
}

// clock puts a bare time of day ("at about 6.10am") on the day of the news, where
// the report that came out a day or two later tells of what was.
func clock(d *news.Doc, e news.DocEvent, day string) string {
	p := d.Article.Published.Value
	if len(e.When) < 16 || len(p) < 10 || len(day) < 10 || e.When[:10] != p[:10] || day >= p[:10] || far(d, day) || slices.Contains(e.Aux, "future") {
		return e.When
	}
	at := slices.IndexFunc(d.Timexes, func(x news.Timex) bool {
		return x.Value == e.When && d.SentenceAt(e.Head) >= 0 && d.Sentences[d.SentenceAt(e.Head)].Contains(x.Span)
	})
	if at < 0 {
		return e.When
	}
	for _, w := range strings.FieldsFunc(strings.ToLower(d.Words(d.Timexes[at].Span)), func(r rune) bool { return r < 'a' || r > 'z' }) {
		switch w {
		case "am", "pm", "a", "p", "m", "gmt", "bst", "est", "edt", "et", "pt", "utc", "cet", "jst", "local", "time", "at", "about", "around", "just", "after",
			"before", "shortly", "nearly", "o", "clock":
		default:
			return e.When // it says which day
		}
	}
	return day[:10] + e.When[10:]
}

// loose tells whether a time hangs on another one that the words tell before, or
// is a season by its bare name: no day follows from it.
func loose(words string) bool {
	low := strings.ToLower(words)
	switch low {
	case "winter", "spring", "summer", "autumn", "fall", "this season", "last season", "the season": // a season may be that of a game or an illness
		return true
	}
	f := strings.Fields(low)
	if f[0] == "that" && len(f) == 2 {
		return true
	}
	switch last := f[len(f)-1]; last {
	case "later", "after":
		return true
	case "earlier", "before":
		return strings.Contains(low, "hour") || strings.Contains(low, "minute") || strings.Contains(low, "moment")
	}
	return false
}

// ofNoun tells whether the time of a verb is that of a noun behind it, of which the verb
// tells what came after: "has been charged in the 1967 killing of two fishermen".
func ofNoun(d *news.Doc, e news.DocEvent) bool {
	if d.Tokens[e.Head].Tag != "VERB" || !perfective(d, e.Head) && !steps[short(cmp.Or(deed(d, e.Head), d.Lemma(e.Head)))] {
		return false
	}
	first, last := d.TokensIn(d.Timexes[e.Timex].Span)
	k := last
	for k < len(d.Tokens) && (d.Tokens[k].Tag == "ADJ" || d.Tokens[k].Tag == "NOUN") {
		k++
	}
	h := d.HeadOf(first, last)
	return k > last && d.Tokens[k-1].Tag == "NOUN" && h >= last-1 && d.Tokens[h].Head >= last && d.Tokens[h].Head < k
}

// asOf tells whether a time is that up to which words say how something stands, or when
// somebody's picture was taken.
func asOf(d *news.Doc, x news.Span) bool {
	first, _ := d.TokensIn(x)
	return first > 0 && strings.EqualFold(d.Word(first-1), "pictured") || first > 1 && strings.EqualFold(d.Word(first-1), "of") && strings.EqualFold(d.Word(first-2), "as")
}

// far tells whether a report came out more than four days from the day of the
// news: what it tells without a date is of another day.
func far(d *news.Doc, day string) bool { return apart(d, day, 4) }

// apart tells whether a report came out more than so many days from a day.
func apart(d *news.Doc, day string, days int) bool {
	p := d.Article.Published
	if len(p.Value) < 10 || p.Basis == news.BasisUnknown {
		return false
	}
	x, e1 := time.Parse("2006-01-02", p.Value[:10])
	y, e2 := time.Parse("2006-01-02", day)
	return e1 == nil && e2 == nil && x.Sub(y).Abs() > time.Duration(days)*24*time.Hour
}

// dayIn gives the one day that the words of a clause name, not after the report, and not
// that of what another verb below its own tells: "the doctor spoke of a girl who fell on Monday".
func dayIn(d *news.Doc, e news.DocEvent) news.Date {
	out, c := news.Date{Precision: news.PrecisionUnknown}, e.Clause
	other := func(x news.Span) bool {
		v := d.HeadOf(d.TokensIn(x))
		for n := 0; v >= 0 && d.Tokens[v].Tag != "VERB" && n < 6; n++ {
			v = d.Tokens[v].Head
		}
		return v >= 0 && v != e.Head && under(d, v, e.Head) &&
			(d.Tokens[v].XPos == "VBD" && (news.RelIs(d.Tokens[v].Rel, "acl") || news.RelIs(d.Tokens[v].Rel, "advcl")) || d.Tokens[v].XPos == "VBN" && reduced(d, v))
	}
	pub := d.Article.Published.Value
	for _, x := range d.TimexesOver(c) {
		if !c.Contains(x.Span) || x.Type != "DATE" && x.Type != "TIME" || apposed(d, x.Span) || asOf(d, x.Span) || slated(d, x.Span, -1) || strays(d, e.Head, x) || other(x.Span) {
			continue
		}
		v := date(x.Value)
		if out.Known() || v.Precision != news.PrecisionDay && v.Precision != news.PrecisionMinute || len(pub) < 10 || v.Value[:10] > pub[:10] && !overnight(d, x) {
			return news.Date{Precision: news.PrecisionUnknown}
		}
		out = v
	}
	return out
}

// apposed tells whether a time is of what somebody is said to be in an apposition:
// "Vell, a candidate in the vote on June 3, announced".
func apposed(d *news.Doc, x news.Span) bool {
	for h, n := d.HeadOf(d.TokensIn(x)), 0; h >= 0 && n < 6; h, n = d.Tokens[h].Head, n+1 {
		if d.Tokens[h].Tag == "VERB" {
			return false
		}
		if news.RelIs(d.Tokens[h].Rel, "appos") && n > 0 {
			return true
		}
	}
	return false
}

// slated tells whether a time is that for which something beside a deed was set: "spoke
// before the talks, set for Friday"; or for which the deed itself was, before it was moved:
// "the talks, initially set for Thursday".
func slated(d *news.Doc, x news.Span, deed int) bool {
	v := d.HeadOf(d.TokensIn(x))
	for n := 0; v >= 0 && n < 3 && d.Tokens[v].Tag != "VERB"; n++ {
		v = d.Tokens[v].Head
	}
	if v < 0 || d.Tokens[v].XPos != "VBN" || !scheduling[d.Lemma(v)] && d.Lemma(v) != "date" || d.Child(v, "aux", "aux:pass") >= 0 {
		return false
	}
	if v == deed {
		return v > 0 && formerly[strings.ToLower(d.Word(v-1))]
	}
	return d.Tokens[v].Head != deed || deed < 0 || d.Tokens[deed].Tag == "VERB"
}

// formerly are adverbs of what was planned before the plan was changed.
var formerly = words("initially originally previously first earlier")

// lone tells whether an event's verb is the only one of its clause, and done, so
// that a day in the clause is its day, on whatever noun the tree hangs it.
func lone(d *news.Doc, e news.DocEvent) bool {
	if d.Tokens[e.Head].Tag != "VERB" || !done(d, e.Head) || d.Child(e.Head, "aux") >= 0 && d.Child(e.Head, "aux:pass") < 0 {
		return false
	}
	first, last := d.TokensIn(e.Clause)
	for i := first; i < last; i++ {
		if i != e.Head && (d.Tokens[i].Tag == "VERB" || d.Tokens[i].Tag == "SCONJ") {
			return false
		}
	}
	return true
}

// beside tells whether a sentence puts what it tells hours before or after the
// news itself.
func beside(d *news.Doc, s int) bool {
	text := strings.ToLower(strings.Join(strings.Fields(d.Words(d.Sentences[s].Span)), " "))
	return slices.ContainsFunc(besides, func(c string) bool { return strings.Contains(text, c) })
}

// besides are the words that tie a sentence to the day of the news.
var besides = []string{"hours before", "hours after", "hours earlier", "hours later", "earlier in the day", "later in the day",
	"earlier that day", "later that day", "the same day", "minutes before", "minutes after", "minutes later",
	"before the talks", "before the meeting", "before the negotiations", "before the session", "after the talks",
	"after the meeting", "after the session", "ahead of the talks", "ahead of the meeting"}

// worth tells whether a telling can make a line: an utterance only when it has
// a speaker and its own date.
func (t *telling) worth() bool {
	switch t.e.Type {
	case "SUPPORT", "ACCUSE", "REJECT", "REQUEST", "THREATEN":
		k := doer(t.doc, t.e.Head)
		return (t.dated || t.fresh) && (len(t.e.Actors) > 0 || !t.verbal() || k >= 0 && t.doc.Tokens[k].Tag != "PRON")
	case "":
		return t.dated || t.lede || t.fresh
	}
	return true
}

// perfect tells whether an event is the main clause of a sentence at the head
// of the report, in the present perfect, with somebody who does it: "The
// minister has resigned".
func (t *telling) perfect() bool {
	d := t.doc
	h := t.e.Head
	if t.order > opening || d.Tokens[h].Tag != "VERB" || states[d.Lemma(h)] && t.e.Type == "" || t.lately() ||
		len(t.e.Actors) == 0 && d.Child(h, "nsubj", "nsubj:pass") < 0 || len(t.e.Aux) > 0 || d.Tokens[h].Head >= 0 && !t.content() {
		return false
	}
	return perfective(d, h)
}

// content tells whether a telling is what somebody says, whole: "… has resigned,
// the office said", and not "nobody knows how many have died".
func (t *telling) content() bool {
	d, h := t.doc, t.e.Head
	up := d.Tokens[h].Head
	first, _ := d.TokensIn(t.e.Clause)
	return news.RelIs(d.Tokens[h].Rel, "ccomp") && (t.e.Type != "" || says[d.Lemma(up)] && !strings.HasPrefix(d.Tokens[first].XPos, "W"))
}

// opening is the last sentence of what a report begins with, counted from 0.
const opening = 8

// perfective tells whether a verb stands in the present perfect.
func perfective(d *news.Doc, v int) bool {
	a := d.Child(v, "aux")
	if a < 0 || d.Tokens[v].XPos == "VBG" {
		return false
	}
	w := strings.ToLower(d.Word(a))
	return w == "has" || w == "have"
}

// lately tells whether the words of a telling spread it over a time or leave its
// time open, so that it is not of the day of the report: "has often refused".
func (t *telling) lately() bool {
	first, last := t.doc.TokensIn(t.e.Clause)
	for k := first; k < last; k++ {
		if openly[strings.ToLower(t.doc.Word(k))] {
			return true
		}
	}
	return false
}

// openly are the words of a time that is not a day.
var openly = words(`previously already long often always never repeatedly recently since ever once twice consistently traditionally frequently
sometimes usually regularly increasingly so years months decades weeks yet far`)

// verbal tells whether the event's head is a verb.
func (t *telling) verbal() bool { return t.doc.Tokens[t.e.Head].Tag == "VERB" }

// date turns a TIMEX3 value into a date of the record at its precision.
func date(v string) news.Date {
	out := news.Date{Precision: news.PrecisionUnknown}
	if v == "" || v[0] < '0' || v[0] > '9' {
		return out
	}
	switch {
	case len(v) >= 16 && v[10] == 'T' && v[11] >= '0' && v[11] <= '9':
		return news.Date{Value: v[:16], Precision: news.PrecisionMinute}
	case len(v) >= 10 && v[4] == '-' && v[7] == '-':
		return news.Date{Value: v[:10], Precision: news.PrecisionDay}
	case len(v) >= 8 && v[5] == 'W':
		return news.Date{Value: v[:8], Precision: news.PrecisionWeek}
	case len(v) == 7 && v[5] == 'Q':
		return news.Date{Value: v, Precision: news.PrecisionQuarter}
	case len(v) == 7 && v[5] >= '0' && v[5] <= '9':
		return news.Date{Value: v, Precision: news.PrecisionMonth}
	case len(v) == 7:
		return news.Date{Value: v, Precision: news.PrecisionSeason}
	case len(v) == 4:
		return news.Date{Value: v, Precision: news.PrecisionYear}
	case len(v) == 3:
		return news.Date{Value: v, Precision: news.PrecisionDecade}
	}
	return out
}

// NewsDay gives the day of the news: the past day around the first publication
// that most articles speak of, the earlier of two; else the first publication
// day; "" when nothing tells. A day that few of many undated reports name, or one report far
// from its head, is as likely one of the past.
func NewsDay(docs []*news.Doc) string {
	first, last := "", ""
	for _, d := range docs {
		if p := d.Article.Published; len(p.Value) >= 10 && p.Basis != news.BasisUnknown {
			if first == "" || p.Value[:10] < first {
				first = p.Value[:10]
			}
			last = max(last, p.Value[:10])
		}
	}
	from := ""
	if t, err := time.Parse("2006-01-02", first); err == nil {
		from = t.AddDate(0, 0, -4).Format("2006-01-02")
	}
	votes := map[string]float64{}
	for _, d := range docs {
		for v, w := range news.Part(d, daysKey{}, daysOf) {
			if from == "" || v >= from && v <= last {
				votes[v] += w
			}
		}
	}
	best := ""
	for _, v := range slices.Sorted(maps.Keys(votes)) {
		if best == "" || votes[v] > votes[best] {
			best = v
		}
	}
	if from == "" && (votes[best] < max(atHead, float64(len(docs))/2) || best < latestYear(docs)) {
		return ""
	}
	return cmp.Or(best, first)
}

// atHead is the vote of a day named at the head of a report, where 1 is that of another.
const atHead = 1.5

type daysKey struct{}

// daysOf gives the days that an article names and that are no day to come or limit, each
// with its vote for the day of the news: more at the head.
func daysOf(d *news.Doc) map[string]float64 {
	out := map[string]float64{}
	for _, x := range d.Timexes {
		v := date(x.Value)
		if len(v.Value) < 10 || v.Precision == news.PrecisionWeek || x.Type != "DATE" && x.Type != "TIME" || x.Tense == "future" && v.Value[:10] >= d.Article.Published.Value[:min(10, len(d.Article.Published.Value))] {
			continue
		}
		if first, _ := d.TokensIn(x.Span); first > 0 && limits[strings.ToLower(d.Word(first-1))] {
			continue // "since Dec. 23", "until Friday"
		}
		w := 1.0
		if len(d.Sentences) > 0 && x.Start < d.Sentences[min(4, len(d.Sentences))-1].End {
			w = atHead
		}
		out[v.Value[:10]] = max(out[v.Value[:10]], w)
	}
	return out
}
