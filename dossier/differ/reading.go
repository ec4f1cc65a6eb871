package differ

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"synoptic/dossier/line"
	"synoptic/dossier/said"
	"synoptic/gazetteer"
	"synoptic/news"
)

// claimsIn gathers the claims of an article, and counts the words of its
// sentences.
func claimsIn(d *news.Doc) claimed {
	out := claimed{weights: newWeights()}
	for k, s := range d.Sentences {
		if d.Blocks[s.Block].Kind != news.BlockParagraph || s.Last-s.First > longest {
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
		take := func(c claim, ok bool) {
			if ok {
				c.doc, c.stems, c.names, c.rest = d, stems, names, numbers(d, s, c.at)
				out.claims = append(out.claims, c)
			}
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

// counted makes the claim of a number of things, or of a measure of what was done;
// ok is false where the words do not tell, and for a part of what is counted.
func counted(d *news.Doc, q news.Quantity) (c claim, ok bool) {
	from, _ := d.TokensIn(q.Span)
	if q.Scope == "each" || q.Best == 1 || from > 0 && d.Word(from-1) == "-" {
		return c, false
	}
	h, first := q.Head, from
	if !q.Of.Empty() {
		n := 0
		first, n = d.TokensIn(q.Of)
		if h = d.HeadOf(first, n); h < 0 || len(d.Word(h)) < 3 {
			return c, false
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
		if c.noun = said.Stem(lemma(d, h)); played[c.noun] {
			return c, false
		}
		c.key = "of " + c.noun + " " + q.Unit
		c.about = strings.Join(strings.Fields(d.Words(q.Of)), " ")
	}
	for i := max(min(first, from)-2, 0); i < max(h, from)+1; i++ {
		if w := strings.ToLower(d.Word(i)); partial[w] && !(w == "other" && q.Unit == "person") { // "and six other people were hurt": than the dead
			return c, false
		}
	}
	verb := over(d, h, 6)
	if verb >= 0 {
		if !slight[lemma(d, verb)] {
			c.verb = said.Stem(lemma(d, verb))
		}
		c.doer = doers(d, verb, h)
	}
	if c.key == "" {
		if c.verb == "" || q.Unit == "" || moves[lemma(d, verb)] {
			return c, false
		}
		c.key, c.about = "by "+c.verb+" "+q.Unit, strings.Join(append(c.doer[:len(c.doer):len(c.doer)], lemma(d, verb)), " ")
	}
	c.at, c.best = q.Span, q.Best
	c.low, c.high = meant(q)
	return c, true
}

// played are the stems of what players are counted by, of whom each has a number
// of his own for each match and each year.
var played = list(`point yard touchdown catch homer run rbis rbi rebound assist goal shot game pass inning hit win loss record lap`)

// moves are verbs of what goes up and down through a day.
var moves = list(`rise fall drop gain climb jump slip slide tumble plunge surge soar decline increase decrease lose close open trade`)

// dated makes the claim of a date that the words give outright: by its year, by
// month and day, or by the day of the week.
func dated(d *news.Doc, x news.Timex) (c claim, ok bool) {
	h := d.HeadOf(d.TokensIn(x.Span))
	if h < 0 || len(x.Value) < 4 || x.Value[0] < '0' || x.Value[0] > '9' {
		return c, false
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
	case form == "", verb < 0, slight[lemma(d, verb)]:
		return c, false
	case !news.RelIs(rel, "obl") && !news.RelIs(rel, "nmod") && !news.RelIs(rel, "advmod"):
		return c, false // "the 2010 games", "between 1910 and 1945"
	}
	p := ""
	if k := d.Child(h, "case"); k >= 0 {
		p = strings.ToLower(d.Word(k))
	}
	if p == "on" || p == "in" {
		p = ""
	}
	c.doer = doers(d, verb, h)
	if len(c.doer) == 0 && max(d.Child(verb, "nsubj"), d.Child(verb, "nsubj:pass")) < 0 {
		return c, false
	}
	c.at, c.key = x.Span, strings.Join([]string{"when", form, p, said.Stem(lemma(d, verb))}, " ")
	c.about = "when: " + short(strings.Join(c.doer, " ")+" "+lemma(d, verb))
	return c, true
}

// clocked makes the claim of a time of day that the words give, of the deed that it
// is said of.
func clocked(d *news.Doc, x news.Timex) (c claim, ok bool) {
	h := d.HeadOf(d.TokensIn(x.Span))
	i := strings.IndexByte(x.Value, 'T')
	if h < 0 || i < 0 || len(x.Value) < i+6 {
		return c, false
	}
	t, err := time.Parse("15:04", x.Value[i+1:i+6])
	verb := over(d, h, 3)
	if err != nil || verb < 0 || news.RelIs(d.Tokens[h].Rel, "nummod") || slight[lemma(d, verb)] && !breaks(d, verb) {
		return c, false
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
	c.doer = doers(d, verb, h)
	c.verb = said.Stem(lemma(d, verb))
	c.key = "clock " + c.verb
	if breaks(d, verb) {
		c.key = outbreak
	}
	c.about = "when: " + short(strings.Join(c.doer, " ")+" "+lemma(d, verb))
	return c, true
}

// outbreak is the key of the times at which what is reported began.
const outbreak = "clock outbreak"

// breaks tells whether a verb says that something begins or befalls.
func breaks(d *news.Doc, verb int) bool {
	switch lemma(d, verb) {
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

// numbers gives the values of the other numbers of a sentence.
func numbers(d *news.Doc, s news.Sentence, but news.Span) []float64 {
	var out []float64
	for _, q := range d.QuantitiesOver(s.Span) {
		if s.Contains(q.Span) && !but.Overlaps(q.Span) {
			out = append(out, q.Best)
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

// doers gives the sorted stems of the nouns and names of a verb's subject; none
// where that is a pronoun, or the counted noun itself.
func doers(d *news.Doc, verb, but int) []string {
	sub := max(d.Child(verb, "nsubj"), d.Child(verb, "nsubj:pass"))
	if sub < 0 || sub == but {
		return nil
	}
	var out []string
	first, last := d.Subtree(sub)
	for i := first; i < last; i++ {
		if t := d.Tokens[i].Tag; t == "PROPN" || i == sub && t == "NOUN" {
			out = append(out, said.Stem(strings.ToLower(d.Word(i))))
		}
	}
	return line.Set(out)
}

func lemma(d *news.Doc, i int) string { return strings.ToLower(cmp.Or(d.Tokens[i].Lemma, d.Word(i))) }

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
var partial = list("other another more additional first last next further final straight consecutive remaining previous half of by per each every only")

func list(words string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		out[w] = true
	}
	return out
}
