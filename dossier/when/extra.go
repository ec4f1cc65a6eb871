package when

import (
	"slices"
	"strings"
	"time"

	"synoptic/news"
)

// extra gives the dated happenings of an article that no table of events
// knows: a finite verb that a date hangs on, by way of its nouns or of an
// infinitive ("failed in an attempt to buy it in 2026", "which built the house
// in 2024", "confirmed on Friday that 650 jobs would be cut").
func extra(d *news.Doc) []news.DocEvent {
	var out []news.DocEvent
	pub := d.Article.Published.Value
	for k, x := range d.Timexes {
		v := date(x.Value)
		if x.Type != "DATE" && x.Type != "TIME" || !v.Known() || v.Precision == news.PrecisionDecade || len(pub) < 10 {
			continue
		}
		first, last := d.TokensIn(x.Span)
		h := d.HeadOf(first, last)
		if e, ok := whenClause(d, last); ok && before(x.Value, pub) && !inQuote(d, x.Span) {
			e.Timex, e.When, e.Aux = k, x.Value, []string{"historical"}
			out = append(out, e)
		}
		if h < 0 || !placing(d, h, first) && !(x.Type == "TIME" && len(x.Value) >= 16 && hourly(d, h)) {
			continue
		}
		s := d.SentenceAt(h)
		if s < 0 || slices.ContainsFunc(d.Events, func(e news.DocEvent) bool { return e.Timex == k }) || inQuote(d, x.Span) {
			continue
		}
		verb := predicate(d, h, first, before(v.Value, pub))
		if verb < 0 || slices.ContainsFunc(d.Events, func(e news.DocEvent) bool { return e.Head == verb && e.When != "" }) {
			continue
		}
		e := news.DocEvent{Span: d.Tokens[verb].Span, Head: verb, Place: -1, Grade: news.GradeC}
		if i := slices.IndexFunc(d.Events, func(e news.DocEvent) bool { return e.Head == verb }); i >= 0 {
			e.Type, e.Modes, e.Actors, e.Recipients = d.Events[i].Type, d.Events[i].Modes, d.Events[i].Actors, d.Events[i].Recipients
		}
		e.Timex, e.When = k, x.Value
		if !stands(d, d.Sentences[s], &e) {
			continue
		}
		if v.Value[:min(len(v.Value), 10)] > pub[:min(len(v.Value), 10)] {
			if !coming(d, e) {
				continue
			}
			e.Aux = []string{"future"}
		} else if before(v.Value, pub) {
			e.Aux = []string{"historical"}
		}
		out = append(out, e)
	}
	return out
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
		if sub <= i || sub > v || d.Tokens[sub].Tag == "PRON" || !done(d, v) || states[lemma(d, v)] {
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
		if v >= 0 && says[lemma(d, v)] {
			v = d.Child(v, "ccomp", "parataxis")
		}
		if v < 0 || d.Tokens[v].Tag != "VERB" || states[lemma(d, v)] || says[lemma(d, v)] || !done(d, v) || inQuote(d, d.Tokens[v].Span) ||
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

// hourly tells whether an hour is given as about when, not as a bound: "shortly
// after noon", "around 6 p.m.".
func hourly(d *news.Doc, h int) bool {
	p := d.Child(h, "case")
	if p < 0 {
		return false
	}
	switch strings.ToLower(d.Word(p)) {
	case "after", "before":
		return p > 0 && (strings.EqualFold(d.Word(p-1), "shortly") || strings.EqualFold(d.Word(p-1), "just") || strings.EqualFold(d.Word(p-1), "soon"))
	case "around", "about":
		return true
	}
	return false
}

// placing tells whether a time says when: "on Friday", "in 2026", or without a
// preposition, and not since when or until when.
func placing(d *news.Doc, h, first int) bool {
	p := d.Child(h, "case")
	if p < 0 {
		up := d.Tokens[h].Head
		return up >= 0 && d.Tokens[up].Tag == "VERB" && (first == 0 || d.Tokens[first-1].Tag != "ADP")
	}
	switch strings.ToLower(d.Word(p)) {
	case "on", "in", "at", "during":
		return true
	case "over":
		return strings.EqualFold(d.Word(h), "weekend")
	case "by":
		up := d.Tokens[h].Head
		return up >= 0 && d.Tokens[up].XPos == "VBD" // "fell by Tuesday night"
	case "until", "to":
		up := d.Tokens[h].Head
		return up >= 0 && puts[lemma(d, up)] && d.Child(up, "aux:pass") >= 0
	}
	return false
}

// predicate climbs from a time to the finite verb whose happening it dates.
// What somebody said counts where it was well before the report.
func predicate(d *news.Doc, h, first int, earlier bool) int {
	if v := first - 1; v >= 0 && d.Tokens[v].XPos == "VBD" && !states[lemma(d, v)] && d.Tokens[h].Head != v && d.Child(v, "nsubj") >= 0 {
		return v // "confirmed Thursday it was", whatever the tree makes of it
	}
	beside := false
	for k, n := d.Tokens[h].Head, 0; k >= 0 && n < 7; k, n = d.Tokens[k].Head, n+1 {
		t := d.Tokens[k]
		if up := participial(d, k); up >= 0 {
			beside = true
			continue
		}
		if p := d.Child(k, "case"); p >= 0 && limits[lemma(d, p)] {
			return -1
		}
		if t.Tag != "VERB" {
			if lemma(d, k) == "due" && d.Child(k, "cop") >= 0 {
				return k // "the vote is due on Friday"
			}
			switch {
			case news.RelIs(t.Rel, "nsubj"), news.RelIs(t.Rel, "conj"), news.RelIs(t.Rel, "appos"), news.RelIs(t.Rel, "advcl"):
				return -1
			}
			continue
		}
		if h < k && n > 1 && !beside {
			return -1
		}
		if news.RelIs(t.Rel, "xcomp") || t.Rel == "acl" && t.XPos == "VB" || news.RelIs(t.Rel, "advcl") && t.XPos == "VB" && t.Head >= 0 && aims[lemma(d, t.Head)] {
			continue
		}
		if t.XPos == "VBG" || news.RelIs(t.Rel, "amod") || states[lemma(d, k)] && !(n == 0 && earlier && uttering[lemma(d, k)] && t.XPos == "VBD" && d.Child(k, "ccomp") > k) {
			return -1
		}
		return k
	}
	return -1
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

// puts are verbs of moving what is planned to another day; in the passive their
// date is the new one.
var puts = words("postpone delay adjourn reschedule move")

// limits are prepositions under which a date bounds or moves what is told.
var limits = words("since until till by from before after for despite beyond")

// states are verbs of what does not happen on a day, and of saying.
var states = words(`be have remain stay include contain consist mean seem look total amount belong depend own live reside lie exist concern
say tell add note state think believe know feel hope fear expect want like need describe call suggest argue claim insist date compare
write tweet post see hear cost use do get keep represent make appear report mark last accuse operate`)

// uttering are verbs of telling somebody something.
var uttering = words("say tell write suggest argue claim note tweet")

// stands gives an event its clause, and tells whether that has a subject in
// words.
func stands(d *news.Doc, sent news.Sentence, e *news.DocEvent) bool {
	verb := e.Head
	sub := -1
	for _, rel := range []string{"nsubj", "nsubj:pass"} {
		if k := d.Child(verb, rel); k >= 0 {
			sub = k
		}
	}
	if sub < 0 && reduced(d, verb) && before(e.When, d.Article.Published.Value) {
		n := d.Tokens[verb].Head
		first, last := n, verb
		for first > sent.First && (under(d, first-1, n) && d.Tokens[first-1].Tag != "PUNCT" && d.Tokens[first-1].Tag != "SCONJ" && d.Tokens[first-1].Tag != "ADP") {
			first--
		}
		for last < sent.Last && under(d, last, verb) {
			last++
		}
		e.Clause, e.Grade = d.TokenSpan(first, last), news.GradeB
		return e.Clause.Len() <= longest && !vague[strings.ToLower(d.Word(first))]
	}
	if sub < 0 && fronted(d, sent, verb, e) {
		return e.Clause.Len() <= longest
	}
	late := false
	if h := d.Tokens[verb].Head; sub < 0 && h >= sent.First && h == verb-1 && d.Tokens[verb].XPos == "VBN" && d.Child(h, "cop") >= 0 {
		sub, late = d.Child(h, "nsubj"), true // "was last inspected", read as being the last
	}
	if up := d.Tokens[verb].Head; sub < 0 && up >= sent.First && up < verb && news.RelIs(d.Tokens[verb].Rel, "conj") && d.Tokens[up].Tag == "VERB" {
		sub, late = max(d.Child(up, "nsubj"), d.Child(up, "nsubj:pass")), true // "has sat and is due to sit on Friday"
	}
	if sub < 0 || sub > verb || d.Tokens[sub].Tag == "PRON" && !strings.HasPrefix(d.Tokens[sub].XPos, "W") && !personal(d, sub) {
		return false
	}
	first, last := verb, verb+1
	for k := sent.First; k < sent.Last; k++ {
		if under(d, k, verb) && d.Tokens[k].Tag != "PUNCT" {
			first, last = min(first, k), max(last, k+1)
		}
	}
	if strings.HasPrefix(d.Tokens[sub].XPos, "W") { // "the firm, which built it": from the noun
		n := d.Tokens[verb].Head
		if !news.RelIs(d.Tokens[verb].Rel, "acl") { // the tree hangs the clause elsewhere: the words tell
			n = antecedent(d, sub)
		}
		if n < sent.First || n > verb || d.Tokens[n].Tag == "PRON" {
			return false
		}
		first = n
		for k := sent.First; k < n; k++ {
			if under(d, k, n) && d.Tokens[k].Tag != "PUNCT" && d.Tokens[k].Tag != "ADP" {
				first = k
				break
			}
		}
		sub = n
	} else {
		for first < sub && (d.Tokens[first].Tag == "CCONJ" || d.Tokens[first].Tag == "SCONJ" || strings.EqualFold(d.Word(first), "when")) {
			first++
		}
		if late {
			for k := sub; k >= sent.First && under(d, k, sub); k-- {
				first = k
			}
		} else if r := d.Tokens[verb].Rel; d.Tokens[verb].Head >= 0 && !news.RelIs(r, "ccomp") && !news.RelIs(r, "conj") && !news.RelIs(r, "parataxis") &&
			!(news.RelIs(r, "advcl") && done(d, verb) && temporal(d, verb)) {
			return false
		}
	}
	e.Clause = d.TokenSpan(first, last)
	if m := d.MentionHeadedBy(sub); m >= 0 && d.Mentions[m].Entity >= 0 {
		switch d.Entities[d.Mentions[m].Entity].Type {
		case news.Person, news.Organization, news.Country:
			e.Actors = []int{d.Mentions[m].Entity}
		}
	}
	if !news.RelIs(d.Tokens[verb].Rel, "acl") {
		e.Grade = news.GradeB
	}
	return e.Clause.Len() <= longest
}

// fronted gives the clause of a passive participle that opens its sentence, up to
// the subject that it tells of: "Launched in 2011, the ferry Halcyon".
func fronted(d *news.Doc, sent news.Sentence, verb int, e *news.DocEvent) bool {
	up := d.Tokens[verb].Head
	if d.Tokens[verb].XPos != "VBN" || verb-sent.First > 1 || up <= verb {
		return false
	}
	sub := up
	if d.Tokens[up].Tag == "VERB" || d.Tokens[up].Tag == "AUX" {
		sub = d.Child(up, "nsubj", "nsubj:pass")
	}
	if sub <= verb+1 || d.Tokens[sub].Tag == "PRON" || d.Tokens[sub].Tag == "VERB" {
		return false
	}
	first, last := sub, sub+1
	for first > verb && under(d, first-1, sub) && !under(d, first-1, verb) && d.Tokens[first-1].Tag != "PUNCT" {
		first--
	}
	for last < sent.Last && under(d, last, sub) && d.Tokens[last].Tag != "PUNCT" && d.Tokens[last].Tag != "SCONJ" && !strings.HasPrefix(d.Tokens[last].XPos, "W") {
		last++
	}
	if first == verb || d.Word(first-1) != "," {
		return false
	}
	e.Clause, e.Grade = d.TokenSpan(sent.First, last), news.GradeB
	return true
}

// temporal tells whether a clause is joined to another by when it was.
func temporal(d *news.Doc, verb int) bool {
	m := d.Child(verb, "mark", "advmod")
	if m < 0 {
		return false
	}
	switch strings.ToLower(d.Word(m)) {
	case "after", "before", "when", "as", "while", "once":
		return true
	}
	return false
}

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
	return !printed[lemma(d, verb)] && d.Child(verb, "nsubj") < 0 && x.XPos == "VBN" && news.RelIs(x.Rel, "acl") && x.Head >= 0 && x.Head < verb && verb-x.Head < 4 && d.Child(verb, "aux:pass") < 0 && d.Child(verb, "aux") < 0 &&
		(d.Tokens[x.Head].Tag == "NOUN" || d.Tokens[x.Head].Tag == "PROPN")
}

// antecedent gives the head of the mention that ends before a relative pronoun
// and its comma, or -1.
func antecedent(d *news.Doc, w int) int {
	end := w
	if end > 0 && d.Word(end-1) == "," {
		end--
	}
	for _, m := range d.Mentions {
		if m.Last == end && m.Kind != news.MentionPronoun {
			return m.Head
		}
	}
	return -1
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
	t, err := time.Parse("2006-01-02", pub[:10])
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
	return slices.ContainsFunc(d.Attributions, func(a news.Attribution) bool {
		return a.Mode == "direct" && slices.ContainsFunc(a.Content, func(c news.Span) bool { return c.Contains(s) })
	})
}

// inQuote tells whether a span lies in somebody's very words.
func inQuote(d *news.Doc, s news.Span) bool {
	for _, a := range d.Attributions {
		if a.Mode == "indirect" {
			continue
		}
		for _, c := range a.Content {
			if c.Contains(s) {
				return true
			}
		}
	}
	return false
}

func lemma(d *news.Doc, i int) string {
	if l := d.Tokens[i].Lemma; l != "" {
		return strings.ToLower(l)
	}
	return strings.ToLower(d.Word(i))
}

func words(list string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(list) {
		out[w] = true
	}
	return out
}
