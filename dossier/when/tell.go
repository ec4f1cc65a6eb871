package when

import (
	"cmp"
	"slices"
	"strings"

	"synoptic/dossier/near"
	"synoptic/dossier/weigh"
	"synoptic/dossier/who"
	"synoptic/news"
)

// telling is one clause of one article that tells of a dated event.
type telling struct {
	doc      *news.Doc
	who      *who.Who
	e        news.DocEvent
	when     news.Date
	way      way      // how its event was found
	against  string   // why no rule shows it, "" where one does
	own      float64  // what speaks for it by itself, in log odds
	parties  []string // sides or entities that act or are acted upon, sorted
	place    string
	stem     string
	disaster string   // the kind of disaster whose onset it tells, or ""
	lede     bool     // stands in the first sentences
	dated    bool     // dated by its own words
	near     bool     // put before or after the news by its sentence, on its day
	fresh    bool     // told as just done, on the day of the report
	bag      near.Set // keys of what its clause says, by stems
	head     string   // the word of its event, as its bag has it
	leader   string   // who does what is told at the head of a report, "" elsewhere
	order    int      // sentence in the article
	finds    []uint64 // keys of what it shares with each that can be alike (shared)
	keys     []uint64 // those of them by which others find it
	marks    []uint64 // what tellings of one day can share beside their words, and the head (marked)
	said     []uint64 // what such are found by
	whole    bool     // it can stand by itself as something that was done
	clear    float64  // how well it serves as the line's words
}

// way is how an event was found.
type way string

const (
	known  way = "known"  // the events of the reading
	hung   way = "hung"   // a verb that a date hangs on (extra)
	opened way = "opened" // what the first sentences tell as done (ledes)
	wide   way = "wide"   // any other verb with somebody who does it (widely)
)

type tellingsKey struct{}

// state stands for all beside the article that its tellings are made of.
type state struct {
	view who.View
	day  string
}

// tellings gives what one article likely tells with a date, of a verb or noun by its likeliest
// date; a time that rules give to one verb is none of another's.
func tellings(d *news.Doc, w *who.Who, day string) []telling {
	best, ruled := map[int]float64{}, map[int]bool{} // by head, by time
	all := tried(d, w, day)
	for _, t := range all {
		if b, ok := best[t.e.Head]; !ok || t.rank() > b {
			best[t.e.Head] = t.rank()
		}
		if t.against == "" && t.dated {
			ruled[t.e.Timex] = true
		}
	}
	var out []telling
	for _, t := range all {
		if t.rank() < best[t.e.Head] || t.way == wide && t.dated && ruled[t.e.Timex] || t.against != "" && weigh.Logistic(t.own) < sureC {
			continue
		}
		t.finish()
		out = append(out, t)
	}
	return out
}

// rank tells which of several tellings of one word is shown: of two as likely the one that rules
// show, whose clause is surer.
func (t *telling) rank() float64 {
	if t.against == "" {
		return t.own + 1
	}
	return t.own
}

// tried gives all that an article may tell with a date, what no rule shows too, weighed.
func tried(d *news.Doc, w *who.Who, day string) []telling {
	out := slices.Clone(news.PartOf(d, ownKey{}, day, func() []telling { return tell(d, day) }))
	for i := range out {
		out[i].who = w
		out[i].own = weigh.Sum(out[i].cues(), trained())
	}
	return out
}

// ownKey is the key of what an article tells by itself, whoever is who.
type ownKey struct{}

// tell gives what an article may tell with a date.
func tell(d *news.Doc, day string) (out []telling) {
	try := func(way way, events []news.DocEvent) {
		for _, e := range events {
			if t, ok := tellOf(d, day, way, e); ok {
				out = append(out, t)
			}
		}
	}
	try(known, d.Events)
	try(hung, extra(d))
	try(opened, ledes(d))
	try(wide, widely(d))
	return out
}

// tellOf makes a telling of an event; false where it can be none.
func tellOf(d *news.Doc, day string, way way, e news.DocEvent) (t telling, ok bool) {
	s := d.SentenceAt(e.Head)
	if s < 0 || e.Clause.Empty() || e.Clause.Start < 0 || e.Clause.End > len(d.Article.Text) {
		return t, false
	}
	if len(e.When) == len("199X") && strings.HasSuffix(e.When, "X") { // a decade dates nothing that happened
		e.When, e.Timex = "", -1
	}
	if e.Timex >= 0 && e.Timex < len(d.Timexes) && (loose(d.Words(d.Timexes[e.Timex].Span)) || floating(d, d.Timexes[e.Timex]) || ofNoun(d, e) || asOf(d, d.Timexes[e.Timex].Span) || apposed(d, d.Timexes[e.Timex].Span) || slated(d, d.Timexes[e.Timex].Span, e.Head) || strays(d, e.Head, d.Timexes[e.Timex])) {
		e.When, e.Timex = "", -1
	}
	if e.Timex >= 0 && e.Timex < len(d.Timexes) {
		e.When = sameDay(d, e)
	}
	e.Clause = whole(d, e)
	e.Clause = shortened(d, e)
	if k := d.Opens(s); e.Head >= k {
		e.Clause.Start = max(e.Clause.Start, d.Tokens[k].Start)
	}
	e.Clause = rejoined(d, finished(d, e, trimmed(d, e)))
	e = unglued(d, e)
	e.Clause = pared(d, e)
	e = gathered(d, raised(d, e))
	t = telling{doc: d, e: e, way: way, order: s, lede: s < outset, dated: e.When != ""}
	if n := len(strings.Fields(d.Words(e.Clause))); n < 3 || n > most || spoken(d, e.Span) || !t.timed(day) {
		return t, false
	}
	t.against = cmp.Or(t.against, t.idle())
	if t.against == "" && !t.worth() {
		t.against = "unworthy"
	}
	if way == wide {
		if t.against == "" {
			t.against = "no rule"
		} else if t.against == "another date" || t.against == "unworthy" {
			return t, false
		}
	}
	return t, t.against != none
}

// none is why a telling can make no line at all.
const none = "none"

// timed gives a telling its date, and notes where no rule takes it; false where no date is known.
func (t *telling) timed(day string) bool {
	d, e := t.doc, t.e
	at := clock(d, e, day)
	if at != e.When {
		t.e.Grade = e.Grade.Lower(news.GradeB) // the words tell the hour, not the day
	}
	t.when = date(at)
	if !t.when.Known() && len(e.Aux) == 0 && (t.lede && e.Type == "" || lone(d, e)) {
		e.When = dayIn(d, e).Value
		t.when = date(clock(d, e, day))
		t.dated = t.when.Known()
	}
	if t.when.Known() {
		return true
	}
	t.near = len(e.Actors) > 0 && len(e.Aux) == 0 && beside(d, t.order)
	if day == "" && len(d.Article.Published.Value) < len("2006-01-02") {
		t.when = news.Date{Precision: news.PrecisionUnknown}
		return t.lede && len(e.Aux) == 0 && e.Grade != news.GradeC
	}
	p := d.Article.Published
	fromReport := len(p.Value) >= 10 && p.Basis != news.BasisUnknown
	switch {
	case day == "" || slices.Contains(e.Aux, "hypothetical"):
		return false
	case !t.lede && !t.near && !t.perfect():
		t.against = "no day"
	case e.Grade == news.GradeC:
		t.against = "no day, unclear"
	case slices.Contains(e.Aux, "historical"):
		t.against = "no day, of the past"
	case far(d, day) && !t.perfect():
		t.against = "no day, late report"
	}
	t.when = news.Date{Value: day, Precision: news.PrecisionDay}
	if fromReport && (t.perfect() || t.against != "" && apart(d, day, 1)) {
		t.fresh = t.perfect()
		if e.Type != "" || apart(d, day, 1) {
			t.when.Value = p.Value[:10]
		}
	}
	return true
}

// finish notes of a telling that may make a line what others are found and held against it by.
func (t *telling) finish() {
	if ahead(t.doc, t.e) {
		t.e.Aux = append(slices.Clone(t.e.Aux), "future")
	}
	d, e := t.doc, t.e
	t.stem, t.disaster = stem(d, e), disaster(d, e)
	t.parties = parties(d, t.who, e)
	t.place = place(d, t.who, e)
	t.head = short(cmp.Or(deed(d, e.Head), strings.ToLower(d.Word(teller(d, e.Head)))))
	if ids := t.ids(e.Actors); t.lede && len(ids) > 0 {
		t.leader = ids[0]
	}
	words := t.words()
	t.bag = near.SetOf(bagOf(words))
	t.shared(words)
	t.marked(words)
	t.whole, t.clear = t.stands(), t.clarity()
}
