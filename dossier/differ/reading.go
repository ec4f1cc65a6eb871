package differ

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"time"

	"synoptic/dossier/line"
	"synoptic/dossier/said"
	"synoptic/gazetteer"
	"synoptic/news"
	"synoptic/wordlist"
)

// claimsIn gathers the claims of an article, and counts the words of its
// sentences.
func claimsIn(d *news.Doc) claimed {
	out := claimed{weights: newWeights()}
	for k, s := range d.Sentences {
		if d.Blocks[s.Block].Kind != news.BlockParagraph || s.Last-s.First > 2*longest {
			continue
		}
		stems, named := bearing(d, s.Span, "")
		out.weights.add(stems)
		var names []string
		for _, x := range stems {
			if named[x] {
				names = append(names, x)
			}
		}
		take := func(c claim, deed int, ok bool) {
			if ok {
				c.doc, c.names, c.rest = d, names, numbers(d, s, c.at)
				c.stems = without(stems, d.Words(c.at))
				c.near = c.stems
				if deed >= 0 {
					c.near, c.patient = clause(d, s, deed, c.at), patient(d, deed, c.at)
				}
				out.claims = append(out.claims, c)
			}
		}
		for i := s.First; i < s.Last; i++ {
			take(stated(d, i))
		}
		for _, q := range d.QuantitiesOver(s.Span) {
			if q.Head >= 0 && s.Contains(q.Span) && d.SentenceAt(q.Head) == k {
				take(counted(d, q))
			}
		}
		for _, x := range d.TimexesOver(s.Span) {
			if s.Contains(x.Span) && (x.Type == "DATE" || x.Type == "TIME") {
				take(dated(d, x))
				take(clocked(d, x))
			}
		}
	}
	return out
}

// without leaves out of sorted stems those of some words.
func without(stems []string, words string) []string {
	var skip []string
	for _, w := range said.Words(words) {
		skip = append(skip, said.Stem(w))
	}
	return slices.DeleteFunc(slices.Clone(stems), func(s string) bool { return slices.Contains(skip, s) })
}

// clause gives the sorted stems of the words of a sentence that carry meaning and
// belong to a deed or to those that it is told with, but for a span.
func clause(d *news.Doc, s news.Sentence, deed int, but news.Span) []string {
	deed = chief(d, deed)
	var out []string
	for i := s.First; i < s.Last; i++ {
		switch d.Tokens[i].Tag {
		case "NOUN", "PROPN", "VERB", "NUM", "ADJ":
			if k := over(d, i, 8); k < 0 || but.Overlaps(d.Tokens[i].Span) || chief(d, k) != deed {
				continue
			}
			for _, w := range said.Words(d.Word(i)) {
				if !empty[d.Lemma(i)] {
					out = append(out, said.Stem(w))
				}
			}
		}
	}
	return line.Set(out)
}

// chief climbs from a verb to that with which it shares its doer: "died after slipping
// and falling".
func chief(d *news.Doc, verb int) int {
	for range 6 {
		r := d.Tokens[verb].Rel
		if !news.RelIs(r, "conj") && !news.RelIs(r, "xcomp") && !news.RelIs(r, "advcl") || d.Child(verb, "nsubj") >= 0 && !news.RelIs(r, "conj") {
			break
		}
		h := d.Tokens[verb].Head
		if h < 0 || d.Tokens[h].Tag != "VERB" {
			break
		}
		verb = h
	}
	return verb
}

// counted makes the claim of a number of things, or of a measure of what was done, with
// the deed, a token; ok is false where the words do not tell, and for a part of what is
// counted.
func counted(d *news.Doc, q news.Quantity) (c claim, deed int, ok bool) {
	from, _ := d.TokensIn(q.Span)
	if q.Unit != "" && from > 0 && d.Word(from-1) == "(" || q.Unit == "yard" { // the same in another unit; what players are counted by
		return c, -1, false
	}
	q = q.Metric()
	if q.Unit == "" && glued.MatchString(d.Words(q.Span)) {
		return c, -1, false
	}
	if q.Scope == "each" || q.Best == 1 || from > 0 && d.Word(from-1) == "-" {
		return c, -1, false
	}
	h, first := q.Head, from
	if !q.Of.Empty() {
		n := 0
		first, n = d.TokensIn(q.Of)
		if h = d.HeadOf(first, n); h < 0 || len(d.Word(h)) < 3 {
			return c, -1, false
		}
	}
	if !q.Of.Empty() && d.Tokens[h].Tag == "NOUN" {
		_, last := d.TokensIn(q.Of)
		for i := first; i < last; i++ {
			if x := d.Tokens[i]; i != h && !q.Contains(x.Span) && (x.Tag == "ADJ" || x.Tag == "NOUN" || x.Tag == "PROPN" || x.Tag == "VERB") {
				c.kind = append(c.kind, said.Stem(strings.ToLower(d.Word(i))))
			}
		}
		c.kind = line.Set(c.kind)
		if c.noun = said.Stem(d.Lemma(h)); played[c.noun] {
			return c, -1, false
		}
		c.about = strings.Join(strings.Fields(d.Words(q.Of)), " ")
	}
	if partly(d, q, min(first, from), max(h, from)) {
		return c, -1, false
	}
	deed, sub := deedOf(d, h)
	if deed >= 0 && !slight[d.Lemma(deed)] {
		c.verb = said.Stem(d.Lemma(deed))
	}
	c.doer, c.named = doers(d, sub, h)
	if c.noun == "" && sub >= 0 && sub != h && (deed < 0 || equates[d.Lemma(deed)]) && d.Tokens[sub].Tag == "NOUN" {
		c.noun, c.verb = said.Stem(d.Lemma(sub)), "" // "the turnout was 90 percent"
		c.about = d.Word(sub)
	}
	if c.noun == "" {
		if c.loose = c.verb == "" || q.Unit == ""; !c.loose && moves[d.Lemma(deed)] && (q.Unit == "percent" || q.Unit == "point" || len(q.Unit) == 3) {
			return c, -1, false
		}
		if c.loose {
			c.at, c.best, c.class = q.Span, q.Best, "loose"
			c.low, c.high = meant(q)
			return c, deed, true
		}
		c.about = deedName(d, sub, deed)
	}
	c.class = cmp.Or(q.Unit, "thing")
	c.at, c.best = q.Span, q.Best
	c.low, c.high = meant(q)
	if u, ok := finer[c.class]; ok {
		c.class, c.best, c.low, c.high = u.unit, c.best*u.by, c.low*u.by, c.high*u.by
	}
	return c, deed, true
}

// partly tells whether the words around a number and its noun, the tokens from from to
// noun, make it a part of what is counted, or something beside what was counted before.
func partly(d *news.Doc, q news.Quantity, from, noun int) bool {
	for i := max(from-2, 0); i <= noun; i++ {
		w := strings.ToLower(d.Word(i))
		switch {
		case !partial[w]:
		case w == "more" && q.Contains(d.Tokens[i].Span): // "more than 30"
		case w == "other" && q.Unit == "person": // "and six other people were hurt": than the dead
		case (w == "of" || w == "half") && q.Unit == "percent":
		case w == "of" && i < from: // "a total of 30"
		case w == "by" && (q.Unit == "" || q.Unit == "person"): // "followed by 30 boats"
		default:
			return true
		}
	}
	return false
}

// glued is a number that is a part of a name or a kind: "the 12-nation pact".
var glued = regexp.MustCompile(`\d-\pL`)

// finer are units with the one that measures the same in smaller steps.
var finer = map[string]struct {
	unit string
	by   float64
}{"km": {"m", 1000}, "cm": {"m", .01}, "hour": {"minute", 60}, "week": {"day", 7}, "tonne": {"kg", 1000}, "year": {"month", 12}}

// played are the stems of what players are counted by, of whom each has a number
// of his own for each match and each year.
var played = list(`point yard touchdown catch homer run rbis rbi rebound assist goal shot game pass inning hit win loss record lap out`)

// equates are verbs by which a subject is said to be a number.
var equates = list(`be reach stand total hit number amount average exceed measure weigh cost come`)

// moves are verbs of what goes up and down through a day.
var moves = list(`rise fall drop gain climb jump slip slide tumble plunge surge soar decline increase decrease lose close open trade`)

// dated makes the claim of a date that the words give outright: by its year, by
// month and day, or by the day of the week.
func dated(d *news.Doc, x news.Timex) (c claim, deed int, ok bool) {
	h := d.HeadOf(d.TokensIn(x.Span))
	if h < 0 || len(x.Value) < 4 || x.Value[0] < '0' || x.Value[0] > '9' {
		return c, -1, false
	}
	form := ""
	words := strings.FieldsFunc(strings.ToLower(d.Words(x.Span)), func(r rune) bool { return r == ' ' || r == ',' || r == '.' || r == '\n' })
	switch {
	case len(x.Value) == 4 && len(words) == 1 && words[0] == x.Value:
		c.day, form = x.Value, "year"
	case len(x.Value) == 10 && x.Type == "DATE" && slices.ContainsFunc(words, numeral):
		c.day, form = x.Value[5:], "date"
		if slices.Contains(words, x.Value[:4]) {
			c.day = x.Value
			form = "dated year"
		}
	case len(x.Value) >= 10:
		for _, w := range words {
			if n := gazetteer.Weekday(w); n > 0 {
				c.day, c.weekday, form = w, n, "weekday"
			}
		}
	}
	verb := over(d, h, 2)
	switch rel := d.Tokens[h].Rel; {
	case form == "", verb < 0, slight[d.Lemma(verb)]:
		return c, -1, false
	case !news.RelIs(rel, "obl") && !news.RelIs(rel, "nmod") && !news.RelIs(rel, "advmod"):
		return c, -1, false // "the 2010 games", "between 1910 and 1945"
	}
	p := ""
	if k := d.Child(h, "case"); k >= 0 {
		p = strings.ToLower(d.Word(k))
	}
	if p == "on" || p == "in" {
		p = ""
	}
	_, sub := deedOf(d, verb)
	if sub < 0 {
		return c, -1, false
	}
	c.doer, c.named = doers(d, sub, h)
	c.at, c.class, c.verb = x.Span, "when "+form+" "+p, said.Stem(d.Lemma(verb))
	c.about = "when: " + deedName(d, sub, verb)
	return c, verb, true
}

// clocked makes the claim of a time of day that the words give, of the deed that it
// is said of.
func clocked(d *news.Doc, x news.Timex) (c claim, deed int, ok bool) {
	h := d.HeadOf(d.TokensIn(x.Span))
	i := strings.IndexByte(x.Value, 'T')
	if h < 0 || i < 0 || len(x.Value) < i+6 {
		return c, -1, false
	}
	t, err := time.Parse("15:04", x.Value[i+1:i+6])
	verb := over(d, h, 3)
	if err != nil || verb < 0 || news.RelIs(d.Tokens[h].Rel, "nummod") || slight[d.Lemma(verb)] && !breaks(d, verb) {
		return c, -1, false
	}
	first, last := d.TokensIn(x.Span)
	about, early := x.Mod != "", false
	for k := max(first-3, 0); k < min(last+2, len(d.Tokens)); k++ {
		switch w := strings.ToLower(d.Word(k)); w {
		case "before":
			about, early = true, k < first
		case "about", "around", "shortly", "approximately", "roughly", "nearly", "after", "just", "by", "until", "till", "from":
			about = true
		case "gmt", "utc", "bst", "et", "edt", "est", "pt", "pdt", "pst", "ct", "cdt", "cst", "cet", "cest", "local":
			c.zone = w
		}
	}
	c.at, c.best = x.Span, float64(60*t.Hour()+t.Minute())
	c.low, c.high = c.best-2, c.best+2
	if about {
		c.low, c.high = c.best-3, c.best+3
		if t.Minute()%15 == 0 {
			c.low, c.high = c.best-6, c.best+6
		}
	}
	if early { // "shortly before 9 p.m."
		c.low -= 10
	}
	_, sub := deedOf(d, verb)
	c.doer, c.named = doers(d, sub, h)
	c.verb = said.Stem(d.Lemma(verb))
	c.class = "clock"
	if breaks(d, verb) {
		c.noun = outbreak
	}
	c.about = "when: " + deedName(d, sub, verb)
	return c, verb, true
}

// outbreak stands for what is counted where a time is that at which what is reported began.
const outbreak = "outbreak"

// breaks tells whether a verb says that something begins or befalls.
func breaks(d *news.Doc, verb int) bool {
	switch d.Lemma(verb) {
	case "happen", "occur", "begin", "start", "erupt", "strike", "hit", "explode", "crash", "derail", "collapse", "sink", "capsize":
		return true
	case "break": // out
		return verb+1 < len(d.Tokens) && strings.ToLower(d.Word(verb+1)) == "out"
	case "open":
		return verb+1 < len(d.Tokens) && strings.ToLower(d.Word(verb+1)) == "fire"
	case "take":
		return verb+1 < len(d.Tokens) && strings.ToLower(d.Word(verb+1)) == "place"
	}
	return false
}

// numbers gives the other numbers of a sentence.
func numbers(d *news.Doc, s news.Sentence, but news.Span) []news.Quantity {
	var out []news.Quantity
	for _, q := range d.QuantitiesOver(s.Span) {
		if s.Contains(q.Span) && !but.Overlaps(q.Span) {
			out = append(out, q.Metric())
		}
	}
	return out
}

func numeral(w string) bool { return w != "" && strings.Trim(w, "0123456789") == "" }

// over climbs from a token to the verb over it, -1 when there is none within n
// steps.
func over(d *news.Doc, h, n int) int {
	for k := h; k >= 0 && n >= 0; k, n = d.Tokens[k].Head, n-1 {
		if d.Tokens[k].Tag == "VERB" {
			return k
		}
	}
	return -1
}

// deedOf climbs from a noun to the verb that it hangs on and to the noun that this says
// something of: its subject, or that of the verb whose doer it shares; -1 for none. What is
// said without a verb, "home to 300 people", "the island is home to 300 people", is of the
// noun beside it.
func deedOf(d *news.Doc, h int) (verb, subject int) {
	for k, n := h, 6; k >= 0 && n >= 0; k, n = d.Tokens[k].Head, n-1 {
		sub := max(d.Child(k, "nsubj"), d.Child(k, "nsubj:pass"))
		switch {
		case d.Tokens[k].Tag == "VERB":
			if top := chief(d, k); sub < 0 && top != k {
				sub = max(d.Child(top, "nsubj"), d.Child(top, "nsubj:pass"))
			}
			return k, sub
		case sub >= 0:
			return -1, sub
		case news.RelIs(d.Tokens[k].Rel, "appos") && d.Tokens[k].Head != h:
			return -1, d.Tokens[k].Head
		}
	}
	return -1, -1
}

// doers gives the sorted stems of the nouns and names of the noun that does a deed, and
// whether it is named; none where that is a pronoun of nobody known, or the counted noun
// itself.
func doers(d *news.Doc, sub, but int) (out []string, named bool) {
	if sub < 0 || sub == but {
		return nil, false
	}
	out, named = called(d, sub)
	if m := d.MentionHeadedBy(sub); m >= 0 && d.Mentions[m].Entity >= 0 {
		if e := d.Entities[d.Mentions[m].Entity]; e.Type == news.Person && e.Name != "" && d.Mentions[m].Kind != news.MentionName {
			named = true
			for _, w := range said.Words(e.Name) {
				out = append(out, said.Stem(w))
			}
		}
	}
	return line.Set(out), named
}

// deedName names a deed for a heading by the words of who does it and the verb.
func deedName(d *news.Doc, sub, verb int) string {
	name := d.Word(verb)
	if sub >= 0 {
		first, last := d.Subtree(sub)
		if first = max(first, sub-3); last > sub+1 {
			last = sub + 1
		}
		name = d.Words(d.TokenSpan(first, last)) + " " + name
	}
	return short(name)
}

// patient gives the sorted stems of the noun and names of what a deed is done to; none where
// that is what is counted.
func patient(d *news.Doc, verb int, but news.Span) []string {
	o := d.Child(verb, "obj")
	if o < 0 {
		o = d.Child(verb, "nsubj:pass")
	}
	if o < 0 || but.Overlaps(d.Tokens[o].Span) {
		return nil
	}
	out, _ := called(d, o)
	return line.Set(out)
}

// called gives the stems of a noun and of the names in its phrase, and whether there are
// names.
func called(d *news.Doc, noun int) (out []string, named bool) {
	first, last := d.Subtree(noun)
	for i := first; i < last; i++ {
		if t := d.Tokens[i].Tag; t == "PROPN" || i == noun && t == "NOUN" {
			out, named = append(out, said.Stem(strings.ToLower(d.Word(i)))), named || t == "PROPN"
		}
	}
	return out, named
}

// meant gives the values that a number may stand for, by its qualifier and by
// rounding.
func meant(q news.Quantity) (low, high float64) {
	low, high = q.Low, q.High
	if q.High >= 2*q.Low { // "dozens", "tens of thousands"
		return q.Low, q.High
	}
	switch q.Qualifier {
	case "about":
		return low * 0.85, high * 1.15
	case "nearly":
		return low * 0.85, high
	case "at-least", "more-than":
		return low * 0.98, high * 1.5
	case "at-most", "less-than":
		return 0, high * 1.02
	}
	if low >= 100 { // a round number may stand for a close one
		return low * 0.97, high * 1.03
	}
	return low, high
}

// slight are verbs that tell of nothing done, by which all things of a kind are
// counted alike, and those of saying.
var slight = list(`be have do get make take go come see say tell add note report announce finish score lead average post play drive include want hope expect need
	think believe show use give keep remain stay begin start end appear seem become lie stand run`)

// partial are words before a noun that make it a part of what is counted, or
// something beside what was counted before.
var partial = list("other another more extra additional first last next further final straight consecutive remaining previous half of by per each every only")

var list = wordlist.Set
