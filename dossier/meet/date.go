package meet

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"synoptic/gazetteer"
	"synoptic/news"
	"synoptic/wordlist"
)

// long tells whether a day lies in a month before that of a report and not in the days just
// before it.
func long(when, published string) bool {
	a, err := time.Parse(time.DateOnly, when)
	b, err2 := time.Parse(time.DateOnly, published[:min(10, len(published))])
	return when[:7] < published[:min(7, len(published))] && (err != nil || err2 != nil || b.Sub(a) > 10*24*time.Hour)
}

func before(a, b string) bool {
	n := min(len(a), len(b))
	return a[:n] < b[:n]
}

// date gives the date nearest to the token in its sentence that tells when, not
// since when.
func (r *reader) date(sent news.Sentence, t int) string {
	best, far, fine, clause := "", 1<<30, 0, false
	if d := r.dayWhen(sent, t); d != "" {
		return d
	}
	status := r.status(t)
	moved := status == "postponed"
	for _, x := range r.d.TimexesOver(sent.Span) {
		if x.Type != "DATE" && x.Type != "TIME" || x.Value == "" || !sent.Contains(x.Span) || x.Value[0] < '0' || x.Value[0] > '9' {
			continue
		}
		if x.Type == "TIME" && clockOnly(r.d.Words(x.Span)) {
			continue // which day it was is not said
		}
		if f := strings.Fields(strings.ToLower(r.d.Words(x.Span))); f[len(f)-1] == "earlier" || f[len(f)-1] == "later" || len(f) > 2 && (f[1] == "next" || f[1] == "following") && f[2] == "day" {
			continue // counted from another day
		}
		if i := strings.Index(x.Value, "-W"); i > 0 && len(x.Value) == i+3 {
			continue // a winter is no week
		}
		first, last := r.d.TokensIn(x.Span)
		if moved && r.until(sent, first) {
			v, _, _ := strings.Cut(x.Value, "T")
			return v
		}
		if first > 0 && strings.EqualFold(r.d.Word(first-1), "for") && r.fixedFor(r.d.HeadOf(first, last), t) {
			v, _, _ := strings.Cut(x.Value, "T")
			return v
		}
		if r.edge(sent, first) || r.another(x.Span, t) || r.quoted(first) || (moved || status == "cancelled") && r.decided(r.d.HeadOf(first, last), t) {
			continue
		}
		dist := max(first-t, t-first)
		own := r.d.Tokens[t].Tag == "VERB" && r.clauseOf(r.d.HeadOf(first, last)) == t
		if v, _, _ := strings.Cut(x.Value, "T"); own && !clause || own == clause && (min(len(v), 10) > fine || len(v) >= fine && dist < far) {
			best, far, fine, clause = v, dist, min(len(v), 10), own
		}
	}
	return strings.TrimSuffix(best, "-WE") // a weekend is of its week
}

// dayWhen gives the day that a clause with "when" goes on from: "until Thursday, when the
// court will hear"; "" for none.
func (r *reader) dayWhen(sent news.Sentence, t int) string {
	v := r.clauseOf(t)
	if v < 0 {
		return ""
	}
	w := r.d.Child(v, "advmod")
	if w < 2 || w > v || !strings.EqualFold(r.d.Word(w), "when") || r.d.Word(w-1) != "," {
		return ""
	}
	for _, x := range r.d.TimexesOver(sent.Span) {
		if _, last := r.d.TokensIn(x.Span); last == w-1 && (x.Type == "DATE" || x.Type == "TIME") && x.Value != "" && x.Value[0] >= '0' && x.Value[0] <= '9' {
			v, _, _ := strings.Cut(x.Value, "T")
			if d := next(v, r.d.Article.Published.Value); d != "" && r.status(t) == "planned" {
				return d
			}
			return v
		}
	}
	return ""
}

// resumed dates "the meeting", whose parties are told and whose day is not, by the
// sentence before, which tells of a day on which some of them meet and is of it then.
func (r *reader) resumed(found, bare []*gathering) (_, _ []*gathering) {
	for k := 0; k < len(found); k++ {
		g := found[k]
		if g.when != "" || g.earlier || g.separate || !r.det(g.token, "the") {
			continue
		}
		i := slices.IndexFunc(bare, func(b *gathering) bool {
			return b.sentence == g.sentence-1 && b.when != "" && b.body == "" && !b.earlier && !b.fresh && kind(b.noun) == kind(g.noun) && subset(b.hint, g.parties)
		})
		if i < 0 {
			continue
		}
		b := bare[i]
		g.when, g.planned, g.potential, g.status = b.when, b.planned, b.potential, b.status
		b.parties, b.bare = g.parties, false
		bare = slices.Delete(bare, i, i+1)
		found = slices.Insert(found, k, b)
		k++
	}
	return found, bare
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

// counted gives the day of a gathering told by its distance from one that is told: "said
// on Tuesday, a day after meeting Vell".
func (r *reader) counted(when string, t int) string {
	day, err := time.Parse(time.DateOnly, when)
	for m := t - 1; err == nil && m > 1 && t-m < 4; m-- {
		n := slices.Index([]string{"", "a", "two", "three", "four"}, strings.ToLower(r.d.Word(m-2)))
		if w := strings.ToLower(r.d.Word(m)); n > 0 && strings.EqualFold(r.d.Tokens[m-1].Lemma, "day") && (w == "after" || w == "before") {
			return day.AddDate(0, 0, map[string]int{"after": -n, "before": n}[w]).Format(time.DateOnly)
		}
	}
	return when
}

// dayOf gives the one day of the deed beside which a sentence tells of a gathering: "after
// meeting Vell, Dahl on Friday refused", "said on Friday during talks with". "" where
// the gathering is no circumstance of what has a day.
func (r *reader) dayOf(sent news.Sentence, t int) string {
	m := r.d.Child(t, "mark", "case")
	if r.d.Child(t, "cop") >= 0 {
		return "" // "said on Monday that he was in talks"
	}
	if verb := r.d.Tokens[t].Tag == "VERB"; verb && (m < 0 || !strings.EqualFold(r.d.Word(m), "after")) || !verb && (!r.situates(t) || r.caseIs(t, "before") || r.caseIs(t, "of")) {
		return ""
	}
	over := map[int]bool{} // the verbs whose circumstance it is
	for i, n := r.d.Tokens[t].Head, 0; i >= 0 && n < 8; i, n = r.d.Tokens[i].Head, n+1 {
		if r.clausal(i) {
			over[i] = true
		}
		if rel := r.d.Tokens[i].Rel; news.RelIs(rel, "ccomp") || rel == "acl:relcl" || rel == "parataxis" {
			break
		}
	}
	day := ""
	for _, x := range r.d.TimexesOver(sent.Span) {
		v, _, _ := strings.Cut(x.Value, "T")
		first, last := r.d.TokensIn(x.Span)
		if x.Type != "DATE" || len(v) != 10 || v[4] != '-' || v[5] == 'W' || !sent.Contains(x.Span) || r.edge(sent, first) {
			continue
		}
		i := r.d.HeadOf(first, last)
		for n := 0; n < 4 && i >= 0 && !r.clausal(i); n++ {
			i = r.d.Tokens[i].Head
		}
		if i < 0 || !over[i] || r.ofSaying(r.d.HeadOf(first, last), t) || day != "" && day != v {
			return ""
		}
		day = v
	}
	return day
}

// another tells whether a date is that of something else that the sentence tells: of
// the saying, urging or deciding under which the gathering at t is told of, of a
// clause beside it or of its own, or of what is done before the gathering.
func (r *reader) another(date news.Span, t int) bool {
	first, last := r.d.TokensIn(date)
	at := r.d.HeadOf(first, last)
	if at < 0 || last >= t-1 && first <= t+1 {
		return false // straight beside it
	}
	if r.wentOn(t) || r.ofSaying(at, t) || r.ofHappening(at, t) {
		return true
	}
	if m := r.d.Child(t, "mark"); m >= 0 && r.d.Tokens[t].Tag == "VERB" && strings.EqualFold(r.d.Word(m), "before") && at < m {
		return true // "will speak on Tuesday, before he meets"
	}
	if c := r.clauseOf(at); c >= 0 && c != t && r.fixedBy(c, t) {
		return false // "a summit planned for Friday"
	}
	if of := r.d.Tokens[at].Head; of >= 0 && of != t && r.d.Tokens[at].Rel == "compound" && r.d.Tokens[of].Tag == "NOUN" && !meets(strings.ToLower(r.d.Tokens[of].Lemma)) {
		return true // "hearings on the April 20 fire"
	}
	if r.partOfNoun(at, last, t) || r.retold(t) && r.circling(at, t) {
		return true // "hearings on the April 20 oil blast", "on Friday refused to give details of a meeting"
	}
	of := r.d.Tokens[at].Head // "his speech last night, his meeting"
	if of >= 0 && of != t && r.d.Tokens[at].Rel == "nmod:poss" && r.clauseOf(of) != r.clauseOf(t) {
		return true // "Sunday's attack"
	}
	noun := of >= 0 && (of != r.d.Tokens[t].Head || r.d.Tokens[t].Rel == "parataxis" || r.d.Tokens[t].Rel == "conj") && r.d.Tokens[of].Tag == "NOUN" && !r.clausal(of) && !r.caseIs(at, "of") && !(r.d.Child(of, "nummod") >= 0 && r.caseIs(of, "in")) && !(timeless(r.d.Tokens[of].Lemma) && r.clauseOf(of) == r.clauseOf(t))
	for n := 0; n < 8 && at >= 0 && !r.clausal(at); n++ {
		if at == t {
			return false
		}
		if _, meets := gatheringNoun[strings.ToLower(r.d.Tokens[at].Lemma)]; meets && at != r.d.Tokens[t].Head && r.d.Tokens[at].Head != t {
			return true // that of another gathering
		}
		at = r.d.Tokens[at].Head
	}
	v := r.clauseOf(t)
	if at < 0 || v < 0 || v < at && r.within(max(v, t), first, at) {
		return false
	}
	if noun || v != t && (r.caseIs(t, "before") && audiences[r.headLemma(t)]&(speaks|stands) == 0 || r.caseIs(t, "ahead")) {
		return true // not "appeared before a hearing"
	}
	beside := v != t && r.situates(t) // it may be of either clause
	return at != v && !r.reaches(v, at, !beside) && (!r.reaches(at, v, false) || r.circumstance(at, v))
}

// partOfNoun tells whether a date, which ends before a token, stands within a noun's phrase, and
// that is none of a gathering: "the April 20 oil blast".
func (r *reader) partOfNoun(at, last, t int) bool {
	top := at
	for n := 0; n < 4; n++ {
		h := r.d.Tokens[top].Head
		if h < last || h > at+5 || r.d.Tokens[h].Tag != "NOUN" || !r.chained(top, h) {
			break
		}
		top = h
	}
	l := strings.ToLower(r.d.Tokens[top].Lemma)
	return top >= last && top != t && !meets(l) && !timeless(l)
}

// chained tells whether nothing but words of one noun's phrase stands between two tokens.
func (r *reader) chained(from, to int) bool {
	for i := from + 1; i < to; i++ {
		if x := r.d.Tokens[i].Tag; x != "NOUN" && x != "ADJ" && x != "NUM" && x != "PROPN" {
			return false
		}
	}
	return true
}

// tellings are nouns for what is told of a gathering, at another time.
var tellings = wordlist.Set("detail account news word report description summary transcript outcome result photograph photo picture record")

// retold tells whether a gathering is only what something told is about: "gave no details of a
// meeting".
func (r *reader) retold(t int) bool {
	return r.d.Tokens[t].Tag != "VERB" && tellings[r.headLemma(t)] && (r.caseIs(t, "of") || r.caseIs(t, "about") || r.caseIs(t, "from"))
}

// circling tells whether a date stands outside the phrase of a gathering.
func (r *reader) circling(at, t int) bool {
	first, last := r.d.Subtree(t)
	return at < first || at >= last
}

// timeless tells whether a noun is one of people or of a place, whose date is that of
// what they do or what is done there.
func timeless(lemma string) bool {
	l := strings.ToLower(lemma)
	return folk[l] || gazetteer.Building(l) || grounds[l] || gazetteer.IsOfficeHead(l)
}

// grounds are nouns of places beside those of buildings.
var grounds = map[string]bool{"capital": true, "city": true, "town": true, "village": true, "resort": true, "port": true, "island": true, "province": true,
	"border": true, "region": true, "country": true, "suburb": true, "site": true, "venue": true}

// within tells whether a date before a saying verb that closes the sentence stands in
// one piece with what is said, after which the tree hung it on the saying: "will meet
// Vell on Friday, Dahl said".
func (r *reader) within(from, date, saying int) bool {
	s := r.d.Child(saying, "nsubj")
	return s >= date && r.piece(from, date)
}

// piece tells whether no mark or other clause stands between two tokens.
func (r *reader) piece(from, to int) bool {
	for i := from + 1; i < to; i++ {
		if tok := r.d.Tokens[i]; r.d.Word(i) == "," && (tok.Head < 0 || r.d.Tokens[tok.Head].Rel != "conj") || strings.HasPrefix(tok.XPos, "W") || tok.XPos == "VBD" || tok.XPos == "VBZ" || tok.XPos == "VBP" {
			return false
		}
	}
	return true
}

// circumstance tells whether a clause tells after what, why or since when that above
// it was.
func (r *reader) circumstance(i, top int) bool {
	for n := 0; n < 12 && i >= 0 && i != top; n++ {
		if m := r.d.Child(i, "mark"); r.d.Tokens[i].Rel == "advcl" && m >= 0 {
			switch strings.ToLower(r.d.Word(m)) {
			case "as", "while", "when", "to":
			default:
				return true
			}
		}
		i = r.d.Tokens[i].Head
	}
	return false
}

// clauseOf gives the head of the clause that a token is in.
func (r *reader) clauseOf(i int) int {
	for n := 0; n < 8 && i >= 0 && !r.clausal(i); n++ {
		i = r.d.Tokens[i].Head
	}
	return i
}

// clausal tells whether a token is the head of a clause.
func (r *reader) clausal(i int) bool { return r.d.Tokens[i].Tag == "VERB" || r.d.Child(i, "cop") >= 0 }

// reaches tells whether a clause is of one piece with another above it: no content
// clause or relative clause lies between, nor, where that counts, what is only asked
// for.
func (r *reader) reaches(i, top int, asked bool) bool {
	for n := 0; n < 12 && i >= 0 && i != top; n++ {
		rel, h := r.d.Tokens[i].Rel, r.d.Tokens[i].Head
		switch a := r.d.Child(i, "advmod"); {
		case rel == "acl:relcl" && a >= 0 && strings.EqualFold(r.d.Word(a), "where"): // "came on Monday to Velm, where he met"
		case news.RelIs(rel, "ccomp"), news.RelIs(rel, "acl"), rel == "parataxis", rel == "csubj":
			return false
		case rel == "conj" && gazetteer.Verb(r.d.Tokens[i].Lemma, "") == gazetteer.Say && r.d.Child(i, "nsubj") >= 0:
			return false // "will come next week, the palace said on Friday"
		case asked && h >= 0 && (rel == "xcomp" || rel == "advcl") && r.d.Tokens[h].Tag == "VERB" &&
			(r.does(h, thinks) || rel == "xcomp" && (r.d.Child(h, "obj") >= 0 || r.d.Child(h, "obl") >= 0)):
			return false
		}
		i = h
	}
	return i == top
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
		if gatheringNoun[strings.ToLower(r.d.Tokens[i].Lemma)] {
			return false // the gathering is the edge, and the date is its own
		}
		if h := r.d.Tokens[i].Head; h > i && h < first && r.judges(h) {
			return false // "testified before the committee on Friday"
		}
		if w := strings.ToLower(r.d.Word(i)); bound[w] && (w != "of" && w != "to" && w != "by" || i == first-1) {
			return true
		}
	}
	return false
}

// bound words before a date make it an edge of something else.
var bound = map[string]bool{"since": true, "until": true, "till": true, "before": true, "after": true, "from": true, "of": true,
	"by": true, "following": true, "to": true, "through": true}

// someday tells whether a report of no date tells on which day of the week a gathering was.
func (r *reader) someday(sent news.Sentence, t int) bool {
	for i := sent.First; i < sent.Last; i++ {
		if gazetteer.Weekday(r.d.Word(i)) > 0 && !r.edge(sent, i) && !r.another(r.d.Tokens[i].Span, t) && !r.quoted(i) {
			return true
		}
	}
	return false
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
