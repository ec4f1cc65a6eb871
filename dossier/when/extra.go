package when

import (
	"slices"
	"strings"
	"time"

	"synoptic/news"
	"synoptic/wordlist"
)

// extra gives the dated happenings of an article that no table of events
// knows: a finite verb that a date hangs on, by way of its nouns or of an
// infinitive ("failed in an attempt to buy it in 2026", "which built the house
// in 2024", "confirmed on Friday that 650 jobs would be cut").
func extra(d *news.Doc) []news.DocEvent {
	var out []news.DocEvent
	pub := d.Article.Published.Value
	if len(pub) < 10 { // nobody knows its day
		pub = ""
	}
	known, claimed := map[int]news.DocEvent{}, map[int]bool{} // by head; the times of events
	for _, e := range d.Events {
		if o, ok := known[e.Head]; !ok || o.When == "" {
			known[e.Head] = e
		}
		claimed[e.Timex] = claimed[e.Timex] || !slices.Contains(e.Aux, "hypothetical")
	}
	for k, x := range d.Timexes {
		v := date(x.Value)
		if x.Type != "DATE" && x.Type != "TIME" || !v.Known() || v.Precision == news.PrecisionDecade || d.Quoted(x.Span) {
			continue
		}
		first, last := d.TokensIn(x.Span)
		h := d.HeadOf(first, last)
		if e, ok := whenClause(d, last); ok && before(x.Value, pub) {
			e.Timex, e.When, e.Aux = k, x.Value, []string{"historical"}
			out = append(out, e)
		}
		if h < 0 || d.SentenceAt(h) < 0 || claimed[k] || first < d.Opens(d.SentenceAt(h)) {
			continue
		}
		from := begins(v)[:min(len(begins(v)), 10)]
		e, ok := verbal(d, k, h, known)
		switch {
		case pub == "": // what is past and what is to come the words alone tell
			if up := d.Tokens[h].Head; up >= 0 && scheduling[d.Lemma(up)] && adposition(d, first) == "for" {
				if !ok {
					e, ok = appointed(d, k, h)
				}
				e.Aux = []string{"future"}
			} else if a := max(d.Child(e.Head, "aux"), 0); ok && d.Tokens[a].XPos == "MD" {
				e.Aux = []string{"future"}
			} else if ok = ok && done(d, e.Head); ok {
				e.Aux = nil
			}
		case from > pub[:min(len(pub), len(from))]:
			if ok = ok && coming(d, e); !ok || done(d, e.Head) {
				if n, named := appointed(d, k, h); named || !ok {
					e, ok = n, named
				}
			}
			e.Aux = []string{"future"}
		case before(v.Value, pub):
			e.Aux = []string{"historical"}
		}
		if ok {
			out = append(out, e)
		}
	}
	return out
}

// verbal gives the happening of the verb that a time, headed by h, dates; of what is
// known of an event of that verb, which has no date.
func verbal(d *news.Doc, k, h int, known map[int]news.DocEvent) (e news.DocEvent, ok bool) {
	x := d.Timexes[k]
	first, last := d.TokensIn(x.Span)
	if !placing(d, x, h, first) {
		return e, false
	}
	verb := predicate(d, h, first, last, before(x.Value, d.Article.Published.Value))
	if verb < 0 || known[verb].When != "" {
		return e, false
	}
	o := known[verb]
	e = news.DocEvent{Span: d.Tokens[verb].Span, Head: verb, Place: -1, Grade: news.GradeC, Timex: k, When: x.Value,
		Type: o.Type, Modes: o.Modes, Actors: o.Actors, Recipients: o.Recipients}
	return e, stands(d, d.Sentences[d.SentenceAt(h)], &e)
}

// counted tells whether words name a day by its number or its place in the week.
func counted(words string) bool {
	for _, w := range strings.Fields(strings.ToLower(words)) {
		if w[0] >= '0' && w[0] <= '9' || weekdays[news.Owner(w)] {
			return true
		}
	}
	return false
}

var weekdays = words("monday tuesday wednesday thursday friday saturday sunday")

// units are nouns of stretches of time, which no day is of.
var units = words("day week weekend month year decade century hour minute night morning evening season time")

// appointed gives what a noun names as to come on a day that hangs on it: "the next
// hearing on May 3", "the June 3 primary", "an election set for May".
func appointed(d *news.Doc, k, h int) (e news.DocEvent, ok bool) {
	x := d.Timexes[k]
	first, last := d.TokensIn(x.Span)
	n, set := d.Tokens[h].Head, false
	if n >= 0 && n < h && d.Tokens[n].XPos == "VBN" && scheduling[d.Lemma(n)] {
		n, set = d.Tokens[n].Head, true
	}
	p := adposition(d, first)
	if n < 0 || d.Tokens[n].Tag != "NOUN" || disasters[d.Lemma(n)] != "" || !set && (p != "" && p != "on" || date(x.Value).Precision != news.PrecisionDay || units[d.Lemma(n)] || !strings.ContainsAny(d.Words(x.Span), "0123456789")) {
		return e, false
	}
	sent := d.Sentences[d.SentenceAt(h)]
	e = news.DocEvent{Span: d.Tokens[n].Span, Head: n, Place: -1, Grade: news.GradeC, Timex: k, When: x.Value}
	e.Clause = d.TokenSpan(nounBefore(d, sent, n), max(n+1, last))
	return e, true
}

// whenClause gives the event of the clause that tells what was at the time that
// ends before a token: "since 1959, when two passengers died".
func whenClause(d *news.Doc, i int) (e news.DocEvent, ok bool) {
	if i < len(d.Tokens) && d.Word(i) == "," {
		i++
	}
	if i >= len(d.Tokens) || !strings.EqualFold(d.Word(i), "when") || i == 0 || d.SentenceAt(i) != d.SentenceAt(i-1) {
		return e, false
	}
	sent := d.Sentences[d.SentenceAt(i)]
	for v := i + 1; v < sent.Last; v++ {
		if d.Tokens[v].Tag != "VERB" {
			continue
		}
		sub := max(d.Child(v, "nsubj"), d.Child(v, "nsubj:pass"))
		if sub <= i || sub > v || d.Tokens[sub].Tag == "PRON" || !done(d, v) || states[d.Lemma(v)] {
			return e, false
		}
		last := v + 1
		for last < sent.Last && under(d, last, v) && d.Tokens[last].Tag != "PUNCT" {
			last++
		}
		e = news.DocEvent{Span: d.Tokens[v].Span, Head: v, Place: -1, Grade: news.GradeB, Clause: d.TokenSpan(i+1, last)}
		return e, e.Clause.Len() <= longest
	}
	return e, false
}

// outset is the number of sentences of a report in which what was done, undated, is
// of the day of the news when several reports tell it there.
const outset = 5

// ledes gives what the first sentences of a report tell as done, where no table
// of events knows it and no date hangs on it: the news itself. Two reports must
// begin so before it is a line, or three tell it soon after.
func ledes(d *news.Doc) []news.DocEvent {
	var out []news.DocEvent
	for s := 0; s < len(d.Sentences) && s <= opening; s++ {
		sent := d.Sentences[s]
		v := d.HeadOf(sent.First, sent.Last)
		told := v >= 0 && declared(d, v)
		if v >= 0 && says[d.Lemma(v)] && !told {
			v = d.Child(v, "ccomp", "parataxis")
		}
		if v < 0 || d.Tokens[v].Tag != "VERB" || (states[d.Lemma(v)] || says[d.Lemma(v)]) && !told || !done(d, v) || d.Quoted(d.Tokens[v].Span) ||
			slices.ContainsFunc(d.Events, func(e news.DocEvent) bool { return e.Head == v }) {
			continue
		}
		e := news.DocEvent{Span: d.Tokens[v].Span, Head: v, Timex: -1, Place: -1, Grade: news.GradeB}
		if stands(d, sent, &e) && (s < outset || perfective(d, v)) {
			out = append(out, e)
		}
	}
	return out
}

// done tells whether a verb is in the past or the perfect.
func done(d *news.Doc, v int) bool {
	if d.Tokens[v].XPos == "VBD" {
		return true
	}
	a := max(d.Child(v, "aux"), d.Child(v, "aux:pass"))
	if a < 0 || d.Tokens[v].XPos != "VBN" {
		return false
	}
	switch strings.ToLower(d.Word(a)) {
	case "has", "have", "was", "were", "been":
		return true
	}
	return false
}

// raised gives a happening that a noun alone tells, as what a verb did, the clause
// of that verb: "sparking an evacuation on Friday" with who sparked it.
func raised(d *news.Doc, e news.DocEvent) news.DocEvent {
	if e.Type != "" || d.Tokens[e.Head].Tag != "NOUN" || !news.RelIs(d.Tokens[e.Head].Rel, "obj") {
		return e
	}
	v := d.Tokens[e.Head].Head
	if up := participial(d, v); up >= 0 {
		v = up
	}
	s := d.SentenceAt(e.Head)
	up := e
	up.Head, up.Span = v, d.Tokens[v].Span
	if v < 0 || s < 0 || d.Tokens[v].Tag != "VERB" || !done(d, v) || !stands(d, d.Sentences[s], &up) || !up.Clause.Contains(e.Clause) {
		return e
	}
	e.Clause, e.Actors = up.Clause, up.Actors
	return e
}

// adposition gives the word that joins a time to what it dates, in lower case: the
// one directly before it, whatever else the tree hangs there ("for $3 million in
// 1957"); "" where the time stands without.
func adposition(d *news.Doc, first int) string {
	if k := first - 1; k >= 0 && (d.Tokens[k].Tag == "ADP" || d.Tokens[k].Tag == "SCONJ") {
		return strings.ToLower(d.Word(k))
	}
	return ""
}

// placing tells whether a time says when what it hangs on was or is to be: "on
// Friday", "in 2026", or without a preposition; "for Friday" of what is set for it;
// an hour also as about when ("shortly after noon"); not since when or until when.
func placing(d *news.Doc, x news.Timex, h, first int) bool {
	up := d.Tokens[h].Head
	hour := x.Type == "TIME" && len(x.Value) >= 16
	switch adposition(d, first) {
	case "": // also "blamed the lenders for the crisis Friday"
		if up == h+1 && disasters[d.Lemma(up)] != "" { // "an April 20 blast killed"
			return true
		}
		return up >= 0 && (d.Tokens[up].Tag == "VERB" || up < h && date(x.Value).Precision == news.PrecisionDay && counted(d.Words(x.Span)))
	case "on", "in", "at", "during":
		return true
	case "around", "about":
		return hour
	case "from": // "from Saturday, the bank will lend"
		return up >= 0 && d.Tokens[up].XPos == "VB" && d.Child(up, "aux") >= 0
	case "after", "before":
		return hour && first > 1 && slices.Contains([]string{"shortly", "just", "soon"}, strings.ToLower(d.Word(first-2)))
	case "over":
		return strings.EqualFold(d.Word(h), "weekend")
	case "by": // "fell by Tuesday night", "is to be sealed by Sunday"
		return up >= 0 && (d.Tokens[up].XPos == "VBD" || d.Tokens[up].Tag == "VERB" && d.Child(up, "mark") >= 0 && d.Tokens[up].Head >= 0 && scheduling[d.Lemma(d.Tokens[up].Head)])
	case "for", "until", "to":
		return up >= 0 && scheduling[d.Lemma(up)] && d.Tokens[up].XPos == "VBN"
	}
	return false
}

// predicate climbs from a time to the verb whose happening it dates. What somebody
// said counts where it was well before the report.
func predicate(d *news.Doc, h, first, last int, earlier bool) int {
	if v := adjoined(d, h, first, last); v >= 0 {
		return v
	}
	if v := first - 1; v >= 0 && d.Tokens[v].XPos == "VBD" && d.Tokens[h].Head > last && d.Tokens[d.Tokens[h].Head].Head == v && d.Child(v, "nsubj") >= 0 { // "said Friday he would run"
		if declared(d, v) {
			return v
		}
		return -1
	}
	beside := false
	for k, n := d.Tokens[h].Head, 0; k >= 0 && n < 7; k, n = d.Tokens[k].Head, n+1 {
		t := d.Tokens[k]
		if up := participial(d, k); up >= 0 && !states[d.Lemma(up)] {
			beside = true
			continue
		}
		if prepositional[d.Lemma(k)] && h == k-1 { // "arrived on Friday following talks"
			beside = true
			continue
		}
		if p := d.Child(k, "case"); p >= 0 && limits[d.Lemma(p)] && d.Lemma(p) != "for" && t.Tag != "VERB" {
			return -1
		}
		if t.Tag != "VERB" {
			if d.Lemma(k) == "due" && d.Child(k, "cop") >= 0 {
				return k // "the vote is due on Friday"
			}
			switch {
			case news.RelIs(t.Rel, "nsubj") && (d.NameAt(k) != nil || h == k-1 && disasters[d.Lemma(k)] != ""): // "Vell on Friday refused", "a May 3 blast killed"
				beside = true
			case news.RelIs(t.Rel, "obl") && k < first && last < len(d.Tokens) && d.Word(last) == "," && !earlier: // "At a hearing of the court on Friday, Vell"
				beside = true
			case news.RelIs(t.Rel, "conj") && k < h && t.Head >= 0 && d.Tokens[t.Head].Tag == "NOUN": // "drew praise and calls for more on Friday"
			case news.RelIs(t.Rel, "nsubj"), news.RelIs(t.Rel, "conj"), news.RelIs(t.Rel, "appos"), news.RelIs(t.Rel, "advcl"):
				return -1
			}
			continue
		}
		if h < k && n > 1 && !beside {
			return -1
		}
		if news.RelIs(t.Rel, "xcomp") || t.Rel == "acl" && t.XPos == "VB" || news.RelIs(t.Rel, "advcl") && t.XPos == "VB" && t.Head >= 0 && aims[d.Lemma(t.Head)] {
			continue
		}
		if t.XPos == "VBG" && (!news.RelIs(t.Rel, "advcl") || says[d.Lemma(k)] || prepositional[d.Lemma(k)]) || news.RelIs(t.Rel, "amod") || states[d.Lemma(k)] && !(scheduling[d.Lemma(k)] && d.Child(k, "aux:pass") >= 0) && !(n == 0 && earlier && uttering[d.Lemma(k)] && t.XPos == "VBD" && d.Child(k, "ccomp") > k) && !(n == 0 && declared(d, k)) {
			return -1
		}
		return k
	}
	return -1
}

// prepositional are participles that only join a noun.
var prepositional = words("pend follow include regard concern accord involve depend bar exclude consider surround")

// head is the last sentence, counted from 0, of those that tell what is the news.
const head = 3

// declared tells whether what somebody says is the news by being said: at the head of
// a report, of what is, is not or is to be, and not of what was done, which is told by
// itself. "The governor said on Friday that he will stay".
func declared(d *news.Doc, v int) bool {
	s := d.SentenceAt(v)
	if s < 0 || s > head || d.Tokens[v].XPos != "VBD" || !says[d.Lemma(v)] || d.Quoted(d.Tokens[v].Span) {
		return false
	}
	c := d.Child(v, "ccomp")
	if up := d.Tokens[v].Head; c < 0 && up >= 0 && news.RelIs(d.Tokens[v].Rel, "parataxis") {
		c = up
	}
	return c >= 0 && (!done(d, c) || owning[d.Lemma(v)]) && (s < head || !d.Quoted(d.Tokens[c].Span))
}

// owning are verbs of owning to what was done, or not owning to it, which is news of
// who speaks.
var owning = words("admit deny acknowledge concede confess")

// adjoined gives the verb right beside a time, whatever the tree makes of them:
// "confirmed Thursday it was", "The council on Friday refused"; or -1.
func adjoined(d *news.Doc, h, first, last int) int {
	if v := first - 1; v >= 0 && d.Tokens[v].XPos == "VBD" && !states[d.Lemma(v)] && d.Tokens[h].Head != v && d.Child(v, "nsubj") >= 0 {
		return v
	}
	if last < len(d.Tokens) && (d.Tokens[last].XPos == "VBD" || d.Tokens[last].XPos == "VBN") && !states[d.Lemma(last)] && nounTimed(d, first, last) >= 0 {
		return last
	}
	return -1
}

// nounTimed gives the noun right before a time that a word of its sentence follows:
// "The council on Friday |", or -1.
func nounTimed(d *news.Doc, first, last int) int {
	if adposition(d, first) == "on" {
		first--
	}
	k, s := first-1, d.SentenceAt(first)
	if k < 0 || s < 0 || k < d.Sentences[s].First || last >= d.Sentences[s].Last || d.Tokens[k].Tag != "NOUN" && d.Tokens[k].Tag != "PROPN" {
		return -1
	}
	return k
}

// participial gives the finite verb beside whose deed a participle tells what its
// doer did at the time, or what came of it: "Speaking in Tarn on Friday, Vell
// praised", "seized the port, killing ten on Friday"; -1 where a token is none.
func participial(d *news.Doc, k int) int {
	t := d.Tokens[k]
	if t.XPos != "VBG" || !news.RelIs(t.Rel, "advcl") || t.Head < 0 || d.Child(k, "mark", "case", "nsubj", "aux") >= 0 || !done(d, t.Head) {
		return -1
	}
	if k > t.Head { // what came of it stands behind a comma
		for i := k - 1; i > t.Head; i-- {
			if d.Word(i) == "," {
				return t.Head
			}
			if d.Tokens[i].Tag != "ADV" {
				return -1
			}
		}
		return -1
	}
	return t.Head
}

// scheduling are verbs of setting what is planned for a day, or moving it to
// another; in the passive their date is that of what is planned.
var scheduling = words("schedule slate set plan expect book postpone delay adjourn reschedule move")

// limits are prepositions under which a date bounds or moves what is told.
var limits = words("since until till by from before after for despite beyond")

// states are verbs of what does not happen on a day, and of saying.
var states = words(`be have remain stay include contain consist mean seem look total amount belong depend own live reside lie exist concern
say tell add note state think believe know feel hope fear expect want like need describe call suggest argue claim insist date compare
write tweet post see hear cost use do get keep represent make appear report mark last accuse operate`)

// uttering are verbs of telling somebody something.
var uttering = words("say tell write suggest argue claim note tweet")

// personal tells whether a token is a pronoun that a name may stand for.
func personal(d *news.Doc, k int) bool {
	w := strings.ToLower(d.Word(k))
	return w == "he" || w == "she" || w == "it"
}

// vague are words before a noun that stands for no one thing.
var vague = words("any every no each some such all")

// printed are verbs by which a report tells where it has something from.
var printed = words("publish release issue air post broadcast show print obtain address describe call name entitle title base write")

// reduced tells whether a verb is a passive participle behind the noun that
// suffers it, without a "which was": "a treaty signed in 2030".
func reduced(d *news.Doc, verb int) bool {
	x := d.Tokens[verb]
	if x.Head >= 0 && scheduling[d.Lemma(verb)] {
		if up := d.Tokens[x.Head].Head; up >= 0 && news.RelIs(d.Tokens[x.Head].Rel, "nsubj") && scheduling[d.Lemma(up)] {
			return false // "the talks, set for Friday, were put off"
		}
	}
	return !printed[d.Lemma(verb)] && d.Child(verb, "nsubj") < 0 && x.XPos == "VBN" && news.RelIs(x.Rel, "acl") && x.Head >= 0 && x.Head < verb && verb-x.Head < 4 && d.Child(verb, "aux:pass") < 0 && d.Child(verb, "aux") < 0 &&
		(d.Tokens[x.Head].Tag == "NOUN" || d.Tokens[x.Head].Tag == "PROPN")
}

// coming tells whether words of what is to come stand in an event's clause.
func coming(d *news.Doc, e news.DocEvent) bool {
	first, last := d.TokensIn(e.Clause)
	for k := first; k < last; k++ {
		switch strings.ToLower(d.Word(k)) {
		case "until", "will", "would", "due", "to", "shall", "scheduled", "set", "expected", "planned":
			return true
		}
	}
	return false
}

// before tells whether a date lies more than a week before the report.
func before(v, pub string) bool {
	t, err := time.Parse("2006-01-02", pub[:min(len(pub), 10)]) // of a report that tells its year alone nothing is known
	if err != nil {
		return false
	}
	limit := t.AddDate(0, 0, -7).Format("2006-01-02")
	n := min(len(v), 10)
	return v[:n] < limit[:n]
}

// spoken tells whether a span lies in what somebody is quoted with: that is a
// statement, whatever it tells of.
func spoken(d *news.Doc, s news.Span) bool {
	return slices.ContainsFunc(d.SaidOver(s), func(i int) bool {
		a := d.Attributions[i]
		return a.Mode == "direct" && slices.ContainsFunc(a.Content, func(c news.Span) bool { return c.Contains(s) })
	})
}

var words = wordlist.Set
