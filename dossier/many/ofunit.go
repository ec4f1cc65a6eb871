package many

import (
	"strings"

	"synoptic/news"
)

// toldOfUnit gives what a measure with a unit is shown to be of.
func (c *count) toldOfUnit() string {
	d := c.doc
	first, last := d.TokensIn(c.q.Span)
	switch {
	case c.landmark:
		return c.apartFrom(last)
	case lengths[c.unit] && (c.kind == "high" || c.kind == "low"):
		return c.kind + "est in"
	case c.at > 0: // a noun that lasts, a rate: read by its own words
		return c.nounWhole(c.at)
	case strings.HasPrefix(c.measure, "change of "):
		if s, top := c.doerOf(c.clauseHead(c.q.Head)); s >= 0 && s < top && top < c.q.Head && moves[d.Lemma(top)] != "" {
			if who := c.whoText(s); who != "" && len(strings.Fields(who)) < 8 {
				return who + " " + strings.ToLower(d.Word(top))
			}
		}
		return c.bare
	case !c.q.Of.Empty() && nominal(d, c.counted()) && !c.q.Contains(d.Tokens[c.counted()].Span) && !(c.unit == "percent" && c.plain()):
		t := c.counted()
		if c.bare == "" {
			return c.withTold(c.nounWords(t), c.summit(t), t+1)
		}
		return c.withTold(c.bare, c.summit(t), t+1)
	case !c.themed && c.of != "":
		return c.bare
	}
	if s := c.reached(first); s != "" {
		return s
	}
	within := first > 0 && measureOf(c.unit) == "distance" && strings.EqualFold(d.Word(first-1), "within")
	if k := c.stuffAt(); k >= 0 && !within {
		return c.withTold(c.nounWords(k), c.summit(k), k+1)
	}
	if s := c.besideUnit(first, last); s != "" {
		return s
	}
	if s := c.clauseLabel(); s != "" {
		return s
	}
	return c.nearTheme()
}

// reached gives what came to a sum, which its verb's own sum or share is not: "gold" of "gold added $2
// to $1,434", "futures" of "futures settled up 1.5 percent at $1,431".
func (c *count) reached(first int) string {
	d := c.doc
	if !isMoney(c.unit) && !currencies[c.unit] || first < 1 {
		return ""
	}
	if w := strings.ToLower(d.Word(first - 1)); w != "to" && w != "at" {
		return ""
	}
	s, top := c.doerOf(c.clauseHead(c.q.Head))
	if s < 0 || s >= top || top >= c.q.Head || moves[d.Lemma(top)] == "" && !trades[d.Lemma(top)] {
		return ""
	}
	if who := c.whoText(s); len(strings.Fields(who)) < 8 {
		return who
	}
	return ""
}

// trades are verbs by which a price comes to a sum.
var trades = words("add settle close trade end finish open stand")

// apartFrom gives what a distance from a landmark is of, by the words from a token on: "Velm, north
// of Orvel", "from the coast".
func (c *count) apartFrom(last int) string {
	d := c.doc
	s := d.Sentences[d.SentenceAt(c.q.Head)]
	if last < s.Last && d.Word(last) == "(" { // the same in another unit
		for last < s.Last && d.Word(last) != ")" {
			last++
		}
		last++
	}
	if last >= s.Last {
		return c.bare
	}
	first, _ := d.TokensIn(c.q.Span)
	from := c.cut(last, s.Last, 6)
	if from == "" {
		from = "from " + c.bare
	}
	if !c.landmark {
		return from
	}
	if first-2 > s.First && d.Word(first-1) == "," && nominal(d, first-2) && !dated(d, d.Tokens[first-2].Span) { // "Velm, 40 km north of Orvel"
		return joinWords(c.nounWords(first-2), from)
	}
	t := c.q.Head
	if h := d.Tokens[t].Head; h >= 0 && h < t && nominal(d, h) && c.telling(h) && (d.Tokens[t].Rel == "appos" || news.RelIs(d.Tokens[t].Rel, "nmod")) {
		return joinWords(c.nounWords(h), from)
	}
	if v := c.clauseHead(t); v >= 0 && d.Tokens[v].Tag == "VERB" && !uttering[d.Lemma(v)] {
		if k := d.Child(v, "obj"); k > v && k < first && c.telling(k) {
			return joinWords(c.nounWords(k), from)
		}
		if s, _ := c.doerOf(v); s >= 0 && s < v && nominal(d, s) {
			return joinWords(c.whoText(s), from)
		}
	}
	return from
}

// aloof are the words behind a distance, beside those for which way, that tell from what.
var aloof = words("from off below above beneath under underwater back beyond inside outside behind into down deep away")

// besideUnit gives what a measure is of by the words that touch its number: "worst | 20 years",
// "temperatures | three degrees | higher than usual", "$80 million | in cash", "40% | worried about it".
func (c *count) besideUnit(first, last int) string {
	d := c.doc
	s := d.Sentences[d.SentenceAt(c.q.Head)]
	for last < s.Last && d.Word(last) == ")" {
		last++
	}
	if lengths[c.unit] && first-1 > s.First && (d.Tokens[first-1].Tag == "ADP" || d.Tokens[first-1].Tag == "SCONJ") {
		for k := first - 2; k >= max(s.First, first-12) && d.Tokens[k].Tag != "PUNCT"; k-- {
			if x := d.Tokens[k].XPos; (x == "JJS" || x == "RBS" || d.Lemma(k) == "first") && d.Lemma(k) != "least" {
				return plainly(d, k, first) // "the worst for 20 years"
			}
		}
	}
	if last >= s.Last {
		return ""
	}
	if w := strings.ToLower(d.Word(last)); measureOf(c.unit) == "distance" {
		if after := c.beyond(); aloof[w] || bearings[w] || len(after) > 0 && (aloof[after[0]] || bearings[after[0]]) || w == "of" && first > s.First && strings.EqualFold(d.Word(first-1), "within") {
			return c.apartFrom(last)
		}
	}
	if k := d.Child(c.q.Head, "nmod:poss"); lengths[c.unit] && k >= 0 && k < first && d.Tokens[k].Tag != "PRON" { // "Velm's 40 years in office"
		behind := ""
		if d.Tokens[last].Tag == "ADP" {
			behind = c.cut(last, s.Last, 5)
		}
		return joinWords(c.nounWords(k), behind)
	}
	if lengths[c.unit] && d.Tokens[last].XPos == "TO" { // "four months to make it"
		return c.cut(last, s.Last, 8)
	}
	if n := c.sized(last, s.Last); n >= 0 && (lengths[c.unit] || measureOf(c.unit) == "distance") {
		if lead, rest, ok := strings.Cut(c.nounWhole(n), " "); ok && dimensions[lead] != "" {
			return rest
		}
		return c.nounWhole(n)
	}
	if w := strings.ToLower(d.Word(last)); c.unit == "times" && d.Tokens[last].Tag != "PUNCT" && w != "in" && w != "on" && w != "at" && w != "since" && w != "during" {
		if s := c.cut(last, s.Last, 6); s != "" && (nominal(d, last) || d.Tokens[last].Tag == "DET" || w == "as" || w == "that" || w == "more" || w == "higher") {
			return s
		}
	}
	for k := last; k < min(last+2, s.Last); k++ {
		if x := d.Tokens[k].XPos; x == "JJR" || x == "RBR" && k+1 < s.Last && strings.EqualFold(d.Word(k+1), "than") {
			noun := ""
			if n := first - 1; n > s.First && nominal(d, n) && !dated(d, d.Tokens[n].Span) {
				noun = c.nounWords(n)
			}
			return joinWords(noun, c.cut(k, s.Last, 6))
		}
	}
	if w := strings.ToLower(d.Word(last)); w == "in" && (isMoney(c.unit) || currencies[c.unit]) && last+1 < s.Last && !phrased[d.Lemma(last+1)] && (d.Tokens[last+1].Tag == "NOUN" || d.Tokens[last+1].Tag == "ADJ") && !dated(d, d.Tokens[last+1].Span) {
		for k := last + 1; k < min(last+5, s.Last) && (nominal(d, k) || d.Tokens[k].Tag == "ADJ"); k++ {
			if nominal(d, k) && (k+1 == s.Last || !nominal(d, k+1)) {
				if end := c.pairedWith(k); end > k+1 {
					return c.row(last+1, end)
				}
				return c.nounWhole(k)
			}
		}
	}
	if t := d.Tokens[last]; c.measure == "share" && (t.Tag == "VERB" || t.Tag == "ADJ" || t.Tag == "AUX") && t.XPos != "VBG" && !dated(d, t.Span) && d.Lemma(last) != "late" && d.Lemma(last) != "early" {
		return c.cut(last, s.Last, 8)
	}
	return ""
}

// sized gives the noun that a measure stands before with the word for how it is measured: "a
// 40-foot tall | chimney", "a six-month-long | revolt"; -1 for none.
func (c *count) sized(k, last int) int {
	d := c.doc
	if k < last && d.Word(k) == "-" {
		k++
	}
	if k >= last || dimensions[strings.ToLower(d.Word(k))] == "" || d.Tokens[k].Tag == "NOUN" && (k+1 >= last || !nominal(d, k+1)) {
		return -1
	}
	out := -1
	for k++; k < last && (nominal(d, k) || d.Tokens[k].Tag == "ADJ" || d.Tokens[k].Tag == "CCONJ" && nominal(d, k-1)); k++ {
		if nominal(d, k) {
			out = k
		}
	}
	return out
}

// phrased are the nouns that make a phrase with "in" and tell nothing of a sum.
var phrased = words("case order addition fact total all part exchange return response advance effect line favour favor")

// nounWhole gives a noun with all that belongs to it, before and behind it, as far as that can be
// cut cleanly.
func (c *count) nounWhole(t int) string {
	out := c.nounWords(t)
	if m := c.doc.MentionHeadedBy(t); m >= 0 && c.doc.Mentions[m].Kind == news.MentionName {
		return out
	}
	if strings.Contains(out, " of ") {
		return out
	}
	return joinWords(out, c.behindNoun(t, t+1, room-len(strings.Fields(out))))
}

// clauseLabel gives what a measure is of by where its number stands: the noun that it stands at, or
// the clause that it is told in.
func (c *count) clauseLabel() string {
	d := c.doc
	t := c.q.Head
	first, last := d.TokensIn(c.q.Span)
	if last < len(d.Tokens) && parting[strings.ToLower(d.Word(last))] && lengths[c.unit] { // "10 days after the deadline"
		s := d.Sentences[d.SentenceAt(t)]
		return c.cut(last, s.Last, 8)
	}
	size := -1
	for range 4 {
		h := d.Tokens[t].Head
		switch rel := d.Tokens[t].Rel; {
		case h < 0:
			if s := d.Child(t, "nsubj"); s >= 0 && s < first && d.Tokens[s].Tag != "PRON" { // "the bill is $50"
				return c.whoText(s)
			}
			return ""
		case d.Tokens[h].Tag == "VERB" || d.Tokens[h].Tag == "ADJ" || d.Child(h, "cop") >= 0:
			if news.RelIs(rel, "nsubj") && h > t {
				if from, to := d.Subtree(h); lengths[c.unit] && d.Tokens[min(last, len(d.Tokens)-1)].XPos == "TO" && from < last {
					return c.cut(last, to, 8) // "it takes 18 months to mend it"
				}
				return c.predicate(t, h, last, room)
			}
			if s := c.toldBy(t, h, first); s != "" || size < 0 {
				return s
			}
			return c.nounWhole(size)
		case nominal(d, h) && !c.q.Contains(d.Tokens[h].Span) && rel != "conj" && rel != "parataxis" && (c.telling(h) || telltale[d.Lemma(h)]) && !sizing[d.Lemma(h)]:
			if k := d.Child(c.q.Head, "nmod:poss"); t == c.q.Head && k >= 0 && k < first && h > first { // "Norland's 600-km border"
				return joinWords(c.possessor(c.q.Head, first), c.nounWhole(h))
			}
			return c.nounWhole(h)
		case rel == "parataxis", rel == "conj" && len(d.QuantitiesOver(d.Tokens[h].Span)) == 0:
			return ""
		case nominal(d, h) && sizing[d.Lemma(h)] && size < 0 && d.Lemma(h) != "pct" && h < first:
			size = h
		}
		t = h
	}
	if size >= 0 {
		return c.nounWhole(size)
	}
	return ""
}

// sizing are nouns that say only that something is so much; telltale are those that the theme goes
// without and that yet say what is measured.
var sizing, telltale = words("rate total amount number sum average estimate figure form order level pct percent cent"), words("range record period peak worth")

// toldBy gives the clause of a verb that a measure is told in, by token t that hangs on the verb: who
// does what, "the well has spewed".
func (c *count) toldBy(t, v, first int) string {
	d := c.doc
	if uttering[d.Lemma(v)] || d.Lemma(v) == "tell" {
		return ""
	}
	if s := c.taken(v); s != "" {
		return s
	}
	if valuing[d.Lemma(v)] {
		return c.bare // who values is not what is valued
	}
	s, top := c.doerOf(v)
	prep := d.Child(t, "case")
	if prep < v {
		prep = -1
	}
	if s < 0 || !nominal(d, s) && d.Tokens[s].Tag != "PRON" { // a noun that was read as something else
		if from, to := c.verbGroup(top, v, first, -1); from > 0 {
			if who := c.nounRead(from - 1); who != "" {
				return joinWords(who, c.row(from, to))
			}
		}
	}
	if s < 0 || d.Tokens[v].Rel == "acl" && s == d.Tokens[v].Head {
		if h := d.Tokens[v].Head; d.Tokens[v].Rel == "acl" && h >= 0 && nominal(d, h) && h < v && prep < 0 { // "workers laid off"
			if idleDeeds[d.Lemma(v)] {
				return c.nounWords(h)
			}
			return joinWords(c.nounWords(h), c.row(v, v+1))
		}
		if k := d.Child(v, "obj"); k > v && k < first && c.telling(k) && len(d.QuantitiesOver(d.Tokens[k].Span)) == 0 {
			return joinWords(c.row(v, v+1), c.nounWords(k))
		}
		if behind := c.tail(v, c.pastOther(), 6); behind != "" && v < first && d.Tokens[t].Rel == "obj" { // "wiping $90bn off its value"
			return joinWords(c.row(v, v+1), behind)
		}
		return ""
	}
	if s > v || c.q.Contains(d.Tokens[s].Span) {
		return ""
	}
	who := c.whoText(s)
	if d.Tokens[s].Tag == "PRON" && !lengths[c.unit] && who == strings.ToLower(d.Word(s)) {
		return "" // nobody knows what "it" is
	}
	if who == "" || d.Tokens[v].Tag != "VERB" {
		if d.Tokens[s].Tag == "PRON" {
			return ""
		}
		return who
	}
	if prep >= 0 {
		switch strings.ToLower(d.Word(prep)) {
		case "by", "of":
			prep = -1
		case "for", "over":
			if lengths[c.unit] {
				prep = -1
			}
		}
	}
	from, to := c.verbGroup(top, v, first, -1)
	if from < 0 {
		return who
	}
	if _, end := c.verbGroup(top, v, first, prep); end > to {
		return joinWords(who, c.spelt(from, end, v))
	}
	if k := d.Child(v, "obj"); k > v && k < first && c.telling(k) && len(d.QuantitiesOver(d.Tokens[k].Span)) == 0 { // "the firm cut output by"
		if w := c.nounWords(k); w != "" {
			return joinWords(joinWords(who, c.row(from, to)), w)
		}
	}
	out := joinWords(who, c.spelt(from, to, v))
	if d.Tokens[t].Rel == "obj" && !strings.Contains(strings.ToLower(c.tail(v, c.pastOther(), 6)), c.measure) {
		out = joinWords(out, c.tail(v, c.pastOther(), min(6, room-len(strings.Fields(out)))))
	}
	return out
}

// taken gives what it took so long to do: "it took three hours to put it out".
func (c *count) taken(v int) string {
	d := c.doc
	x := max(d.Child(v, "xcomp"), d.Child(v, "csubj"), d.Child(v, "advcl"))
	if d.Lemma(v) != "take" || x <= c.q.Head {
		return ""
	}
	to := d.Child(x, "mark")
	if to <= c.q.Head || d.Tokens[to].XPos != "TO" {
		return ""
	}
	_, end := d.Subtree(x)
	return c.cut(to, end, 8)
}

// pastOther gives the token behind a number and behind the same in another unit or currency.
func (c *count) pastOther() int {
	d := c.doc
	_, last := d.TokensIn(c.q.Span)
	if s := d.Sentences[d.SentenceAt(c.q.Head)]; last < s.Last && d.Word(last) == "(" {
		for last < s.Last && d.Word(last) != ")" {
			last++
		}
		last++
	}
	return last
}

// nearTheme gives the words of the theme where they are a noun of small letters that stands before
// the number with no verb between; "" where they do not.
func (c *count) nearTheme() string {
	d := c.doc
	if c.clausal || c.bare == "" || strings.ToLower(c.bare) != c.bare {
		return ""
	}
	w := strings.Fields(c.bare)
	first, _ := d.TokensIn(c.q.Span)
	s := d.Sentences[d.SentenceAt(c.q.Head)]
	for k := first - 1; k >= max(s.First, first-10) && d.Tokens[k].Tag != "VERB" && d.Tokens[k].Tag != "PUNCT" && d.Tokens[k].Tag != "AUX"; k-- {
		if d.Word(k) == w[len(w)-1] && nominal(d, k) && (len(w) > 1 || !sizing[d.Lemma(k)]) {
			return c.nounWords(k)
		}
	}
	return ""
}

// nounRead gives the words between an article and a token, that end in what must be a noun before a
// verb: "the blown well"; "" where there is no article.
func (c *count) nounRead(k int) string {
	d := c.doc
	s := d.Sentences[d.SentenceAt(k)]
	switch d.Tokens[k].Tag {
	case "ADV", "ADJ", "VERB", "X":
	default:
		return ""
	}
	for n := k - 1; n >= max(s.First, k-3); n-- {
		if t := d.Tokens[n].Tag; t == "DET" || t == "PART" && d.Tokens[n].Rel == "case" {
			return c.row(n+1, k+1)
		} else if t == "PUNCT" || t == "ADP" || t == "AUX" {
			return ""
		}
	}
	return ""
}

// compares tells whether so many times is by how much something is more than another, and not how
// often something is done: "ten times higher", "four times the estimate".
func (c *count) compares() bool {
	d := c.doc
	_, last := d.TokensIn(c.q.Span)
	if last >= len(d.Tokens) {
		return false
	}
	w, x := strings.ToLower(d.Word(last)), d.Tokens[last].XPos
	return x == "JJR" || x == "RBR" || w == "as" || w == "that" || w == "the" && !dated(d, d.Tokens[min(last+1, len(d.Tokens)-1)].Span) || d.Tokens[last].Rel == "nmod:poss" || last+1 < len(d.Tokens) && d.Tokens[last+1].Rel == "case" && d.Tokens[last+1].Tag == "PART"
}

// warm tells whether degrees are those of heat, by the words of their sentence.
func (c *count) warm() bool {
	d := c.doc
	s := d.Sentences[d.SentenceAt(c.q.Head)]
	for k := s.First; k < s.Last; k++ {
		switch strings.TrimSuffix(strings.ToLower(d.Word(k)), "s") {
		case "temperature", "celsiu", "celsius", "fahrenheit", "centigrade", "heat", "hot", "cold", "warm", "warmer", "warming", "cooler", "colder", "weather", "c", "f", "fever":
			return true
		}
	}
	return c.unit == "celsius" || c.unit == "fahrenheit"
}

// stuffAt gives the noun that a measure is of: "34 inches of snow"; -1 for none.
func (c *count) stuffAt() int {
	d := c.doc
	_, last := d.TokensIn(c.q.Span)
	s := d.Sentences[d.SentenceAt(c.q.Head)]
	if last < s.Last && d.Word(last) == "(" { // the same in another unit
		for last < s.Last && d.Word(last) != ")" {
			last++
		}
		last++
	}
	if last >= s.Last || !strings.EqualFold(d.Word(last), "of") {
		return -1
	}
	for k := last + 1; k < min(last+6, s.Last); k++ {
		switch t := d.Tokens[k].Tag; {
		case nominal(d, k) && (k+1 >= s.Last || !nominal(d, k+1)):
			return k
		case t != "ADJ" && t != "NOUN" && t != "VERB" && t != "PROPN" && t != "DET" && t != "PRON":
			return -1
		}
	}
	return -1
}
