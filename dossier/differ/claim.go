package differ

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"time"

	"synoptic/dossier/line"
	"synoptic/dossier/said"
	"synoptic/news"
)

// claim is one number or one date that a sentence of an article gives, with what
// else the sentence tells. Claims of one key are compared.
type claim struct {
	doc   *news.Doc
	at    news.Span
	key   string // what is counted, by which deed; or the deed that is dated, and in which form
	about string
	stems []string // of the sentence, sorted
	doer  []string // of the subject of the deed, sorted; none for a pronoun
	kind  []string // of the words before the noun that is counted, sorted
	rest  []string // the other numbers of the sentence, sorted
	low   float64  // of a number: the values that it may stand for
	high  float64
	day   string // of a date: what its words name themselves
}

// claims takes up numbers and dates that stand in no figure and in no meeting:
// those that sentences of independent origins give for one deed of one doer while
// they tell the same in the rest. An article that gives the other's value for that
// deed anywhere knows both and contests neither.
func (f *finder) claims(docs []*news.Doc) {
	by, w := map[string][]claim{}, newWeights()
	var order []string
	for _, d := range docs {
		x := news.Part(d, claimsKey{}, claimsIn)
		w.join(x.weights)
		for _, c := range x.claims {
			if by[c.key] == nil {
				order = append(order, c.key)
			}
			by[c.key] = append(by[c.key], c)
		}
	}
	slices.Sort(order)
	for _, key := range order {
		for _, g := range f.rivals(by[key], w) {
			kind := "value"
			if g[0].day != "" {
				kind = "time"
			}
			if rs := valued(g); !f.told(kind, rs) {
				f.add(kind, g[0].about, "", news.GradeB, nil, rs)
			}
		}
	}
}

// told tells whether a difference that was found before holds words of two of the
// readings apart.
func (f *finder) told(kind string, rs []news.DifferenceReading) bool {
	return slices.ContainsFunc(f.out, func(x news.Difference) bool {
		n := 0
		for _, r := range x.Readings {
			if slices.ContainsFunc(rs, func(o news.DifferenceReading) bool { return touch(r.Evidence, o.Evidence) }) {
				n++
			}
		}
		return x.Kind == kind && n > 1
	})
}

// touch tells whether two lists of evidence share words.
func touch(a, b []news.Evidence) bool {
	return slices.ContainsFunc(a, func(x news.Evidence) bool {
		return slices.ContainsFunc(b, func(y news.Evidence) bool { return x.Article == y.Article && x.Span().Overlaps(y.Span()) })
	})
}

// mostClaims is how many claims of one key are compared: a word that so many
// sentences count by or date tells nothing apart.
const mostClaims = 60

// rivals gathers the claims of one key that contest one another.
func (f *finder) rivals(all []claim, w *weights) [][]claim {
	if len(all) > mostClaims {
		return nil
	}
	var out [][]claim
	taken := make([]bool, len(all))
	for i, a := range all {
		if taken[i] {
			continue
		}
		g := []claim{a}
		for j := i + 1; j < len(all); j++ {
			if b := all[j]; !taken[j] && f.o[a.doc.Article.ID] != f.o[b.doc.Article.ID] && a.contests(b) && !known(all, a, b) && w.one(a, b) {
				g, taken[j] = append(g, b), true
			}
		}
		for j, b := range all { // who says the same as one of them stands beside it
			if len(g) > 1 && !taken[j] && j != i && b.doc != a.doc && slices.ContainsFunc(g, func(x claim) bool { return !x.contests(b) && x.doc != b.doc && w.one(x, b) }) &&
				!slices.ContainsFunc(g, func(x claim) bool { return x.doc == b.doc }) {
				g, taken[j] = append(g, b), true
			}
		}
		if len(g) > 1 {
			out = append(out, g)
		}
	}
	return out
}

// contests tells whether two claims cannot both be right.
func (a claim) contests(b claim) bool {
	if a.day != "" {
		return a.day != b.day
	}
	return a.high < b.low || b.high < a.low
}

// known tells whether the article of one of two claims has the other's value too.
func known(all []claim, a, b claim) bool {
	return slices.ContainsFunc(all, func(x claim) bool {
		return x.doc == a.doc && !x.contests(b) || x.doc == b.doc && !x.contests(a)
	})
}

// one tells whether two claims are of one thing: neither names another doer or
// another kind, and their sentences share a good part of what they say.
func (w *weights) one(a, b claim) bool {
	if common(a.kind, b.kind) < min(len(a.kind), len(b.kind)) || len(a.rest) > 1 && len(b.rest) > 1 && common(a.rest, b.rest) == 0 ||
		weekdays[a.day] && !sameDays(a.doc, b.doc) {
		return false
	}
	share, n := w.alike(a.stems, b.stems)
	switch {
	case len(a.doer) == 0 || len(b.doer) == 0:
		return share >= 0.4 && n >= 5
	case common(a.doer, b.doer) == 0:
		return false
	}
	return share >= 0.3 && n >= 4
}

// sameDays tells whether two reports came out within three days, so that a day of
// the week is one day in both.
func sameDays(a, b *news.Doc) bool {
	day := func(d *news.Doc) (time.Time, error) {
		v := d.Article.Published.Value
		return time.Parse("2006-01-02", v[:min(10, len(v))])
	}
	x, err1 := day(a)
	y, err2 := day(b)
	return err1 == nil && err2 == nil && x.Sub(y).Abs() <= 3*24*time.Hour
}

// alike tells how much of what the shorter of two sentences says the other says
// too, by the weight of the words, and how many words they share.
func (w *weights) alike(a, b []string) (share float64, n int) {
	shared, x, y := 0.0, 0.0, 0.0
	for _, s := range a {
		if _, ok := slices.BinarySearch(b, s); ok {
			shared += w.of(s)
			n++
		}
		x += w.of(s)
	}
	for _, s := range b {
		y += w.of(s)
	}
	return shared / math.Max(1, math.Min(x, y)), n
}

// valued makes one reading a value of the claims.
func valued(g []claim) []news.DifferenceReading {
	var out []news.DifferenceReading
	var first []claim
next:
	for _, c := range g {
		r := reading(c.doc, c.at)
		for i, x := range first {
			if !x.contests(c) {
				out[i] = joined(out[i], r)
				continue next
			}
		}
		out, first = append(out, r), append(first, c)
	}
	return out
}

type claimsKey struct{}

// claimed is the claims of an article, and the weights of all its sentences.
type claimed struct {
	claims  []claim
	weights *weights
}

// claimsIn gathers the claims of an article, and counts the words of its
// sentences.
func claimsIn(d *news.Doc) claimed {
	out := claimed{weights: newWeights()}
	for k, s := range d.Sentences {
		if d.Blocks[s.Block].Kind != news.BlockParagraph || s.Last-s.First > longest {
			continue
		}
		stems, _ := bearing(d, s.Span, "")
		out.weights.add(stems)
		for _, q := range d.Quantities {
			if q.Head >= 0 && s.Contains(q.Span) && d.SentenceAt(q.Head) == k {
				if c, ok := counted(d, q); ok {
					c.stems, c.rest = stems, numbers(d, s, c.at)
					out.claims = append(out.claims, c)
				}
			}
		}
		for _, x := range d.Timexes {
			if s.Contains(x.Span) && (x.Type == "DATE" || x.Type == "TIME") {
				if c, ok := dated(d, x); ok {
					c.stems, c.rest = stems, numbers(d, s, c.at)
					out.claims = append(out.claims, c)
				}
			}
		}
	}
	return out
}

// counted makes the claim of a number of things that a deed was done with; ok is
// false where the words do not tell, and for a part of what is counted. People
// are counted by figures.
func counted(d *news.Doc, q news.Quantity) (c claim, ok bool) {
	if q.Of.Empty() || q.Scope == "each" || q.Unit == "person" {
		return c, false
	}
	first, last := d.TokensIn(q.Of)
	from, _ := d.TokensIn(q.Span)
	h := d.HeadOf(first, last)
	if h < 0 || d.Tokens[h].Tag != "NOUN" || len(d.Word(h)) < 3 || from > 0 && d.Word(from-1) == "-" {
		return c, false
	}
	for i := max(min(first, from)-2, 0); i < last; i++ {
		if partial[strings.ToLower(d.Word(i))] {
			return c, false
		}
		if x := d.Tokens[i]; i >= first && i != h && !q.Contains(x.Span) && (x.Tag == "ADJ" || x.Tag == "NOUN" || x.Tag == "PROPN" || x.Tag == "VERB") {
			c.kind = append(c.kind, said.Stem(strings.ToLower(d.Word(i))))
		}
	}
	c.kind = line.Set(c.kind)
	noun, verb := lemma(d, h), over(d, h, 6)
	if verb < 0 || slight[lemma(d, verb)] {
		return c, false
	}
	c.doc, c.at, c.about, c.doer = d, q.Span, strings.Join(strings.Fields(d.Words(q.Of)), " "), doers(d, verb, h)
	c.key = said.Stem(noun) + " " + q.Unit + " " + said.Stem(lemma(d, verb))
	c.low, c.high = meant(q)
	return c, true
}

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
			if weekdays[w] {
				c.day, form = w, "weekday"
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
	c.doc, c.at, c.key = d, x.Span, strings.Join([]string{"when", form, p, said.Stem(lemma(d, verb))}, " ")
	c.about = "when: " + short(strings.Join(c.doer, " ")+" "+lemma(d, verb))
	return c, true
}

// numbers gives the figures in digits of a sentence but those of a span, sorted.
func numbers(d *news.Doc, s news.Sentence, but news.Span) []string {
	var out []string
	for i := s.First; i < s.Last; i++ {
		if !but.Overlaps(d.Tokens[i].Span) && numeral(d.Word(i)) {
			out = append(out, d.Word(i))
		}
	}
	return line.Set(out)
}

func numeral(w string) bool { return w != "" && strings.Trim(w, "0123456789") == "" }

var weekdays = map[string]bool{"monday": true, "tuesday": true, "wednesday": true, "thursday": true, "friday": true, "saturday": true, "sunday": true}

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
	if q.High >= 2*q.Low { // "dozens"
		return q.Low, q.High * 1.2
	}
	switch q.Qualifier {
	case "about":
		return low * 0.85, high * 1.15
	case "nearly":
		return low * 0.85, high
	case "at-least", "more-than":
		return low * 0.98, high * 2
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
