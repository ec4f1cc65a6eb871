package many

import (
	"slices"
	"strings"

	"synoptic/news"
)

// What a figure is shown to be of is not what reports are aligned by. Aligned are the counted
// noun and a word or two of the theme; shown is the noun with its own adjectives and, cut at the
// end of a phrase, what is told of the counted: "schools closed in Orvel", "birds found dead",
// "doses that Norland has ordered". Where no such phrase can be cut cleanly, less is shown.

// room is how many words what a figure is of is shown in at most, and the noun alone.
const (
	room     = 12
	nounRoom = 7
)

// label gives what a figure is shown to be of, by the count whose words name it; the words it
// is aligned by where the label has nothing to add.
func (c *count) label() string {
	switch {
	case c.pair != "" || c.measure == "population" || c.measure == "turnout" || c.measure == "magnitude":
		return c.bare
	case rank(c.measure) < len(tolls), strings.HasPrefix(c.measure, possibly), persons[c.measure] || fixed[c.measure] || c.measure == "on board" || c.measure == "votes" || c.measure == "seats":
		return c.joinedTo(c.bare)
	case c.unit == "" || c.unit == "person":
		if s := c.toldOfThings(); s != "" {
			return s
		}
		return c.bare
	}
	return c.toldOfUnit()
}

// joinedTo adds to the words for the counted those that are counted in one with them: "policemen
// and soldiers".
func (c *count) joinedTo(bare string) string {
	if c.q.Of.Empty() || bare == "" {
		return bare
	}
	t := c.counted()
	if end := c.pairedWith(t); end > t+1 && strings.HasSuffix(bare, c.doc.Word(t)) {
		return bare + " " + c.row(t+1, end)
	}
	return bare
}

// pairedWith gives the end of a noun and of the one that is joined to it without a number of its
// own; the noun's own where there is none.
func (c *count) pairedWith(t int) int {
	d := c.doc
	k := d.Child(t, "conj")
	if k <= t || k > t+5 || d.Tokens[k].Tag != "NOUN" || d.Tokens[k].XPos != d.Tokens[t].XPos || d.Child(k, "nummod") >= 0 || d.Child(k, "det") >= 0 || d.Child(k, "nmod:poss") >= 0 || c.q.Contains(d.Tokens[k].Span) {
		return t + 1
	}
	for n := t + 1; n < k; n++ {
		if w := d.Word(n); !strings.EqualFold(w, "and") && !strings.EqualFold(w, "or") && !(d.Tokens[n].Head == k && (d.Tokens[n].Tag == "ADJ" || d.Tokens[n].Tag == "NOUN" || d.Tokens[n].Tag == "ADV")) {
			return t + 1
		}
	}
	return k + 1
}

// toldOfThings gives a counted noun with what is told of those that are counted.
func (c *count) toldOfThings() string {
	d, t := c.doc, c.counted()
	if lead, rest, _ := strings.Cut(c.lower, " "); c.framed && (lead == "people" || rest == "of people" && (heaped[lead] || empty[lead])) {
		_, end := d.TokensIn(c.q.Span.Cover(c.q.Of))
		if s := c.withTold("people", c.summit(t), max(end, t+1)); s != "people" {
			return s
		}
		return ""
	}
	if c.framed || c.q.Of.Empty() || !nominal(d, t) {
		return ""
	}
	noun := c.joinedTo(c.bare)
	if len(strings.Fields(noun)) > nounRoom {
		return c.bare
	}
	end := c.pairedWith(t)
	if portions[d.Lemma(t)] || strings.Contains(c.of, " of ") {
		if k := c.belongs(t, "of"); k > t {
			end = k + 1
		}
	}
	return c.withTold(noun, c.summit(t), end)
}

// whereOf gives where those of a toll are counted, as words behind what they are: " in Norland", where
// all numbers that name a place name one and the words do not say it.
func whereOf(g []*count, of string) string {
	where := ""
	for _, c := range g {
		if c.where == "" {
			continue
		}
		if where != "" && where != c.where {
			return ""
		}
		where = c.where
	}
	for _, c := range g { // a reading that no place is told of may be of another
		if !slices.ContainsFunc(g, func(o *count) bool { return o.where != "" && o.value.best == c.value.best }) {
			return ""
		}
	}
	switch {
	case where == "", strings.ToLower(where) == where && where != "the world", strings.Contains(of, where), of != "people" && g[0].home() != "":
		return ""
	case where == "the world":
		return " worldwide"
	case withThe[where] || strings.HasPrefix(where, "United ") || strings.HasSuffix(where, " Republic") || strings.HasSuffix(where, " Islands") || strings.HasPrefix(where, "Democratic Republic"):
		return " in the " + where
	}
	return " in " + where
}

// withThe are the names of states that take an article.
var withThe = map[string]bool{"Netherlands": true, "Philippines": true, "Bahamas": true, "Gambia": true, "Maldives": true, "Comoros": true, "Seychelles": true, "US": true, "UK": true, "USA": true}

// heaped are the nouns for numbers that what is counted is "of".
var heaped = words("tens dozens scores hundreds thousands millions billions")

// summit gives the token by which a counted noun stands in its clause: the number word that it
// hangs on, where it does ("tens of thousands of people").
func (c *count) summit(t int) int {
	for n := 0; n < 4 && c.partitive(t) && c.doc.Tokens[t].Head >= 0; n++ {
		t = c.doc.Tokens[t].Head
	}
	return t
}

// withTold adds to the words for the counted, which end before a token, what is told of them by
// the tree: what stands behind the noun, what they do or have done to them, or who has or does
// what with them. t is the token by which they stand in their clause.
func (c *count) withTold(noun string, t, end int) string {
	d := c.doc
	left := room - len(strings.Fields(noun))
	h := d.Tokens[t].Head
	verb := h >= 0 && (d.Tokens[h].Tag == "VERB" || d.Child(h, "cop") >= 0)
	acting := verb && news.RelIs(d.Tokens[t].Rel, "nsubj") && h > t
	rel := d.Tokens[t].Rel
	under := (rel == "obj" || news.RelIs(rel, "obl")) && verb && h < t
	if behind := c.behindNoun(t, end, left); behind != "" && !(strings.HasPrefix(behind, "of ") && strings.Contains(noun, " of ")) {
		n := len(strings.Fields(behind))
		switch {
		case n >= 5:
		case acting:
			behind = joinWords(behind, c.predicate(t, h, end+n, left-n))
		case under && strings.HasPrefix(behind, "of "):
			if by, before := c.governed(t, h, end+n, left-n); !before {
				behind = joinWords(behind, by)
			}
		}
		return joinWords(noun, behind)
	}
	switch {
	case acting:
		return joinWords(noun, c.predicate(t, h, end, left))
	case under:
		by, before := c.governed(t, h, end, left)
		if before {
			return joinWords(by, noun)
		}
		return joinWords(noun, by)
	case news.RelIs(rel, "nmod") && nominal(d, h) && h < t && c.telling(h) && len(d.QuantitiesOver(d.Tokens[h].Span)) == 0 && !dated(d, d.Tokens[h].Span):
		if by := d.Child(t, "case"); by > h && by < t && !including[strings.ToLower(d.Word(by))] && len(strings.Fields(c.nounWords(h))) <= 3 {
			prep := strings.ToLower(d.Word(by))
			if by+1 < t && (d.Tokens[by+1].Rel == "fixed" || d.Tokens[by+1].Rel == "case") { // "along with"
				prep += " " + strings.ToLower(d.Word(by+1))
			}
			return joinWords(c.nounWords(h), prep+" "+noun)
		}
	}
	return noun
}

// behindNoun gives what stands right behind a noun and belongs to it: "men who raped her", "cases
// of measles", "people in need".
func (c *count) behindNoun(t, end, left int) string {
	d := c.doc
	if end >= len(d.Tokens) || d.SentenceAt(end) != d.SentenceAt(t) {
		return ""
	}
	head := -1
	for _, k := range []int{t, c.counted()} {
		d.Children(k, func(n int) bool {
			switch rel := d.Tokens[n].Rel; {
			case n < end, rel == "punct", rel == "cc", rel == "conj", rel == "appos", rel == "cop", news.RelIs(rel, "nsubj"), news.RelIs(rel, "parataxis"), news.RelIs(rel, "advcl"):
			case news.RelIs(rel, "acl"), news.RelIs(rel, "nmod"), rel == "amod", rel == "advmod" && d.Tokens[n].Tag == "ADV":
				if from, _ := d.Subtree(n); from == end {
					head = n
				}
			}
			return head < 0
		})
	}
	if head < 0 || d.Tokens[head].XPos == "VBD" || d.Tokens[end].Tag == "SCONJ" || dated(d, d.Tokens[end].Span) {
		return ""
	}
	_, to := d.Subtree(head)
	return c.cut(end, to, left)
}

// predicate gives what the counted do or have done to them, as what is told of a noun: "closed in
// Orvel", "who have defected".
func (c *count) predicate(t, v, end, left int) string {
	d := c.doc
	if uttering[d.Lemma(v)] || d.Lemma(v) == "tell" {
		return ""
	}
	from, plain, passive := v, true, false
	d.Children(v, func(k int) bool {
		switch rel := d.Tokens[k].Rel; {
		case k >= v || k < end:
		case news.RelIs(rel, "aux"), rel == "cop", rel == "advmod", rel == "case", rel == "mark", rel == "amod":
			from = min(from, k)
			passive = passive || rel == "aux:pass"
			plain = plain && rel != "cop" && d.Tokens[k].XPos != "MD" && !negative[strings.ToLower(d.Word(k))]
		}
		return true
	})
	for k := from; k < v; k++ { // something else stands between
		if d.Tokens[k].Tag == "PUNCT" || d.Tokens[k].Tag == "SCONJ" {
			return ""
		}
	}
	if end < v && d.Word(end) == "(" { // the same in another unit
		for end < v && d.Word(end) != ")" {
			end++
		}
		end++
	}
	if from > end { // words between the noun and the verb belong to either
		for k := end; k < from; k++ {
			if d.Tokens[k].Tag == "PUNCT" || d.Tokens[k].Tag == "VERB" {
				return ""
			}
		}
	}
	_, to := d.Subtree(v)
	if from == v && d.Tokens[v].Tag == "VERB" && d.Child(v, "obj") < 0 && (d.Tokens[v].XPos == "VBN" || d.Cased(t, "with")) || d.Tokens[from].XPos == "TO" {
		if d.Tokens[from].XPos == "TO" {
			return ""
		}
		return c.cut(v, to, left) // "with thousands stranded there"
	}
	if passive && plain {
		for k := from; k < v; k++ {
			if d.Tokens[k].Tag == "AUX" {
				from = k + 1
			}
		}
		return c.cut(from, to, left)
	}
	if s := c.cut(from, to, left-1); s != "" {
		return c.whoThat() + " " + s
	}
	return ""
}

// negative are the words by which something is not so.
var negative = words("not n't never no")

// whoThat gives the word that a clause about the counted begins with.
func (c *count) whoThat() string {
	named := *c
	if named.kind = c.doc.Lemma(c.counted()); c.unit == "person" || named.persons() {
		return "who"
	}
	return "that"
}

// governed gives who does what with the counted, which hang on a verb by token t and end before
// another: "that Norland has ordered", "that the flu has spread to"; of a verb that nobody is named
// with its words before the counted: "plan to free", "sending".
func (c *count) governed(t, v, end, left int) (by string, before bool) {
	d := c.doc
	first, _ := d.TokensIn(c.q.Span)
	prep := d.Child(t, "case")
	if v >= first || prep < 0 && d.Tokens[t].Rel != "obj" || prep >= 0 && (prep < v || prep > first || including[strings.ToLower(d.Word(prep))]) || uttering[d.Lemma(v)] || d.Lemma(v) == "include" {
		return "", false
	}
	if o := d.Child(v, "obj"); prep < 0 && o >= 0 && o != t && o < t {
		return "", false
	}
	s, top := c.doerOf(v)
	from, to := c.verbGroup(top, v, first, prep)
	if from < 0 {
		return "", false
	}
	switch h := d.Tokens[v].Head; {
	case s >= 0 && s < v && !(d.Tokens[v].Rel == "acl" && s == h):
		who, verb := c.withArticle(s), c.spelt(from, to, v)
		if x := d.Tokens[v].XPos; who == "" && prep < 0 && top == v && d.Child(v, "advmod") < from && (x == "VBN" || x == "VBD" && strings.HasSuffix(d.Word(v), "ed")) {
			done := c.row(v, to) // "they interviewed 99 patients"
			return joinWords(done, c.tail(v, end, left-len(strings.Fields(done)))), false
		}
		n := len(strings.Fields(who)) + len(strings.Fields(verb)) + 1
		if who == "" || verb == "" || n > left {
			return "", false
		}
		out := "that " + who + " " + verb
		if prep < 0 {
			out = joinWords(out, c.tail(v, end, left-n))
		}
		return out, false
	case s < 0 && d.Tokens[v].Rel == "acl" && nominal(d, h) && h < v && from-h <= 2 && d.Tokens[h+1].Tag != "PUNCT": // "a plan to free 50", "a car carrying 50"
		if hollow[d.Lemma(v)] {
			return "", false
		}
		return joinWords(c.nounWords(h), c.row(h+1, to)), true
	case s < 0 && d.Tokens[v].XPos == "VBG" && to-v <= 2 && !hollow[d.Lemma(v)]:
		return c.row(v, to), true
	}
	return "", false
}

// spelt gives a verb's words with its auxiliary written out: "it's sending", of whom it stands for.
func (c *count) spelt(from, to, v int) string {
	out := c.row(from, to)
	for short, full := range map[string]string{"'re ": "are ", "'ve ": "have ", "'ll ": "will ", "'d ": "would ", "'m ": "am "} {
		if rest, ok := strings.CutPrefix(strings.ReplaceAll(out, "’", "'"), short); ok {
			return full + rest
		}
	}
	if rest, ok := strings.CutPrefix(strings.ReplaceAll(out, "’", "'"), "'s "); ok {
		if c.doc.Tokens[v].XPos == "VBG" {
			return "is " + rest
		}
		return "has " + rest
	}
	return out
}

// tail gives what a verb has behind its object that begins right there: "in quarantine", "dead".
func (c *count) tail(v, end, left int) string {
	d := c.doc
	head := -1
	d.Children(v, func(k int) bool {
		if k >= end && !lengths[d.Lemma(k)] && (news.RelIs(d.Tokens[k].Rel, "obl") || d.Tokens[k].Rel == "xcomp") {
			if from, _ := d.Subtree(k); from == end {
				head = k
			}
		}
		return head < 0
	})
	if head < 0 || left < 2 || dated(d, d.Tokens[head].Span) {
		return ""
	}
	_, to := d.Subtree(head)
	return c.cut(end, to, left)
}

// withArticle gives who does something, with the article that stands before a noun.
func (c *count) withArticle(s int) string {
	d := c.doc
	out := c.whoText(s)
	if k := d.Child(s, "det"); out != "" && k >= 0 && k < s && nominal(d, s) {
		if w := strings.ToLower(d.Word(k)); w == "the" || w == "a" || w == "an" {
			return w + " " + out
		}
	}
	return out
}

// doerOf gives the subject of a verb, of the one that it hangs on as its infinitive or is joined
// to, and the verb that has it; -1 for none. Of a relative clause it is what the clause belongs to.
func (c *count) doerOf(v int) (s, top int) {
	d := c.doc
	for n := 0; n < 4 && v >= 0; n++ {
		if s := d.Child(v, "nsubj"); s >= 0 {
			if strings.HasPrefix(d.Tokens[s].XPos, "W") {
				if h := d.Tokens[v].Head; news.RelIs(d.Tokens[v].Rel, "acl") && h >= 0 {
					return h, v
				}
				if k := s - 1; k > 0 && d.Word(k) == "," && nominal(d, k-1) && strings.EqualFold(d.Word(s), "which") {
					return k - 1, v
				}
				return -1, v
			}
			return s, v
		}
		if h := d.Tokens[v].Head; h >= 0 && (d.Tokens[v].Rel == "xcomp" && (d.Tokens[h].Tag == "VERB" || d.Tokens[h].Tag == "ADJ") || d.Tokens[v].Rel == "conj" && d.Tokens[h].Tag == "VERB" || d.Tokens[v].Rel == "advcl" && h < v && v-h <= 2) {
			v = h
			continue
		}
		break
	}
	return -1, v
}

// verbGroup gives the words of a verb, from its auxiliaries to its particle, or to the preposition
// that the number stands behind (prep, -1 for none); -1 where no such words stand in a row.
func (c *count) verbGroup(top, v, first, prep int) (from, to int) {
	d := c.doc
	if top != v && d.Tokens[v].Rel == "conj" {
		top = v // of two verbs the second
	}
	from, to = top, v+1
	d.Children(top, func(k int) bool {
		if rel := d.Tokens[k].Rel; k < top && (news.RelIs(rel, "aux") || rel == "cop" || rel == "advmod" && negative[strings.ToLower(d.Word(k))]) {
			from = min(from, k)
		}
		return true
	})
	for to < first && (d.Tokens[to].Rel == "compound:prt" || d.Tokens[to].XPos == "RP" || particles[strings.ToLower(d.Word(to))]) {
		to++
	}
	for k := to; prep >= 0 && k <= prep; k++ {
		if t := d.Tokens[k].Tag; prep-to > 5 || t == "PUNCT" || t == "VERB" || t == "NUM" || t == "SCONJ" || dated(d, d.Tokens[k].Span) {
			return -1, -1
		}
	}
	to = max(to, prep+1)
	for k := from; k < v; k++ {
		if t := d.Tokens[k].Tag; t == "PUNCT" || t == "SCONJ" || t == "NUM" {
			return -1, -1
		}
	}
	for to > from && (d.Tokens[to-1].XPos == "TO" || d.Tokens[to-1].Tag == "PART" && prep < 0) {
		to--
	}
	if v-from > 6 || to <= from {
		return -1, -1
	}
	return from, to
}

// particles are the words that belong to the verb before them.
var particles = words("back up out off away down apart aside")
