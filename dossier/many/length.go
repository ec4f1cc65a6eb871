package many

import (
	"slices"
	"strings"

	"synoptic/news"
)

// length reads how long something lasts; lengths of anything else are no
// figure. "A 30-day truce" by the noun, "a truce for 30 days" by the words
// before, "the talks lasted two hours" by the verb.
func (c *count) length() bool {
	d := c.doc
	c.measure, c.solid = "duration", true
	t := c.q.Head
	first, _ := d.TokensIn(c.q.Span)
	if stuff := c.stuff(); stuff != "" { // "eight years of tax returns", "12 days of unrest"
		w := strings.Fields(strings.ToLower(stuff))
		c.at = c.stuffAt()
		c.kind, c.of, c.solid, c.weak = strings.TrimSuffix(w[len(w)-1], "s"), stuff, false, c.quoted || d.SentenceAt(t) >= early
		return c.value.high >= 2
	}
	if after := c.behind(1); len(after) > 0 && (strings.TrimSuffix(after[0], "s") == "high" || strings.TrimSuffix(after[0], "s") == "low") { // "to 16-month highs"
		c.kind, c.of, c.solid, c.weak = strings.TrimSuffix(after[0], "s"), after[0], false, c.quoted
		return true
	}
	if k := d.Child(t, "nsubj"); k >= 0 && k < first && (lasting[d.Lemma(k)] || d.Lemma(k) == "term") { // "the term of office is five years"
		c.lastingNoun(k)
		return true
	}
	since := first > 0 && (elapsed[strings.ToLower(d.Word(first-1))])
	for range 3 {
		if since { // "the first talks in four years"
			break
		}
		h := d.Tokens[t].Head
		if h < 0 || !lengths[d.Lemma(t)] && d.Tokens[t].Tag != "NUM" {
			break
		}
		if t = h; lasting[d.Lemma(t)] && (d.Tokens[t].Tag == "NOUN" || d.Tokens[t].Tag == "PROPN") {
			c.lastingNoun(t)
			return true
		}
	}
	for n := 0; n < 3 && d.Tokens[t].Head >= 0 && (lengths[d.Lemma(t)] || d.Tokens[t].Tag == "NUM"); n++ {
		t = d.Tokens[t].Head
	}
	if since && c.record() {
		return true
	}
	return c.beside() || !since && c.served() || d.Tokens[t].Tag == "VERB" && ending[d.Lemma(t)] && c.lasted(t) || !since && c.span(t)
}

// years turns decades and centuries into years.
func (c *count) years() {
	n := map[string]float64{"decade": 10, "century": 100}[c.unit]
	if n > 0 {
		c.unit = "year"
		c.value.low, c.value.best, c.value.high = c.value.low*n, c.value.best*n, c.value.high*n
	}
}

// served reads a sentence of a court: "jailed for 12 years", "seven years in
// prison"; the most that somebody can get is another figure.
func (c *count) served() bool {
	d := c.doc
	before, after := c.around(6)
	most := c.value.qualifier == "at-most"
	done := false
	if c.sought() {
		c.kind, c.of = "sentence sought", "sentence sought"
		return true
	}
	for i, w := range before {
		switch w {
		case "sentenced", "jailed", "imprisoned":
			done = true
		case "face", "faces", "facing":
			most, done = true, done || d.Lemma(max(d.Tokens[c.q.Head].Head, 0)) == "face" // "faces up to 15 years"
		case "could", "maximum", "would", "may":
			most = true
		case ",", ".", ";":
			done = done && i > len(before)-3
		}
	}
	if len(after) > 1 && after[0] == "in" && (after[1] == "prison" || after[1] == "jail") || len(after) > 0 && after[0] == "imprisonment" ||
		len(after) > 1 && after[0] == "behind" && after[1] == "bars" {
		done = true
	}
	if done {
		c.scope = "total" // "each faces"
		if c.kind, c.of = "sentence", "sentence"; most {
			c.kind, c.of = "maximum sentence", "maximum sentence"
		}
	}
	return done
}

// sought tells whether a length is the sentence that a prosecution asks for.
func (c *count) sought() bool {
	d := c.doc
	before, _ := c.around(12)
	at := slices.IndexFunc(before, func(w string) bool {
		switch w {
		case "sought", "seeking", "seek", "seeks", "demanded", "demanding", "requested", "asked":
			return true
		}
		return false
	})
	if c.unit != "year" && c.unit != "month" || at < 0 || len(before)-at > 6 {
		return false
	}
	s := d.Sentences[d.SentenceAt(c.q.Head)]
	return slices.ContainsFunc(d.Tokens[s.First:s.Last], func(t news.Token) bool {
		l := strings.ToLower(t.Lemma)
		return l == "prosecutor" || l == "prosecution"
	})
}

// span takes any other length of time that is told of a thing or a deed, at
// token t. It counts only when two reports have it.
func (c *count) span(t int) bool {
	d := c.doc
	if c.quoted || c.value.high < 2 || lengths[d.Lemma(t)] || d.Tokens[t].Tag != "NOUN" && d.Tokens[t].Tag != "VERB" {
		return false
	}
	first, _ := d.TokensIn(c.q.Span)
	told := false // whose deed lasts so long
	if d.Tokens[t].Tag == "VERB" {
		by := d.Child(c.q.Head, "case")
		if idleDeeds[d.Lemma(t)] && d.Lemma(t) != "take" || d.Tokens[c.q.Head].Head != t && d.Lemma(t) != "take" || by >= 0 && !stretching[d.Lemma(by)] {
			return false
		}
		if after := c.beyond(); len(after) > 0 && parting[after[0]] || c.q.Unit == "decade" {
			return false // "it came two years after"; decades are told of lives
		}
		told = c.agent(t) >= 0 && !c.unreal()
	}
	c.kind, c.solid, c.weak = d.Lemma(t), false, !told
	if x := max(d.Child(t, "xcomp"), d.Child(t, "csubj"), d.Child(t, "advcl")); c.kind == "take" && d.SentenceAt(t) < 15 && x > first { // "it took three hours to put it out"
		c.kind, c.solid, c.weak = d.Lemma(x), true, false
		return true
	}
	if c.kind == "veteran" || c.kind == "age" {
		return false
	}
	if c.kind == "meet" { // "they met for 40 minutes"
		c.kind, c.of, c.solid, c.weak = "meeting", "meeting", true, false
		c.minutes()
		return true
	}
	return true
}

// parting are the words behind a stretch of time that parts two events.
var parting = words("after before later earlier ago since prior from hence")

// stretching are the words by which a deed is told to last or to be put off so long.
var stretching = words("for by over")

// record reads how long ago the like was last seen: "for the first time in 48 years",
// "the worst storm in a decade".
func (c *count) record() bool {
	d := c.doc
	first, _ := d.TokensIn(c.q.Span)
	switch strings.ToLower(d.Word(first - 1)) {
	case "in", "for", "than", "over":
	default:
		return false
	}
	s := d.Sentences[d.SentenceAt(c.q.Head)]
	for k := first - 2; k >= max(s.First, first-12) && d.Tokens[k].Tag != "PUNCT"; k-- {
		if l := d.Lemma(k); l == "first" || d.Tokens[k].XPos == "JJS" {
			c.kind, c.of, c.solid, c.weak = "first", plainly(d, k, first), false, c.quoted
			return c.value.best >= 2
		}
	}
	return false
}

// elapsed are the words before a stretch of time between events.
var elapsed = words("in over every within after since last past next first than")

// beside reads a length by the words directly before it, where the tree does
// not tell: "a truce for (at least) 30 days", "the session ended after 2 hours".
func (c *count) beside() bool {
	d := c.doc
	first, _ := d.TokensIn(c.q.Span)
	s := d.SentenceAt(c.q.Head)
	low := d.Sentences[s].First
	if first-2 < low {
		return false
	}
	switch p := strings.ToLower(d.Word(first - 1)); {
	case (p == "for" || p == "of") && lasting[d.Lemma(first-2)]:
		c.lastingNoun(first - 2)
		return true
	case p == "for" || p == "after":
		for v := first - 2; v >= max(low, first-4); v-- {
			if d.Tokens[v].Tag == "VERB" && ending[d.Lemma(v)] {
				return c.lasted(v)
			}
		}
	}
	return false
}

// lastingNoun takes a noun as the thing measured.
func (c *count) lastingNoun(t int) {
	c.kind, c.of, c.at = c.doc.Lemma(t), shortWords(c.doc, t), t
	if low := strings.ToLower(c.of); c.kind == "term" && (strings.Contains(low, "prison") || strings.Contains(low, "jail")) {
		c.kind = "sentence"
	}
	c.minutes()
}

// lasted takes the subject of a verb of lasting as the thing measured: by the
// tree, else the nearest such noun before the verb.
func (c *count) lasted(v int) bool {
	d := c.doc
	if s := d.Child(v, "nsubj"); s >= 0 && lasting[d.Lemma(s)] {
		c.lastingNoun(s)
		return true
	}
	for t := v - 1; t >= d.Sentences[d.SentenceAt(v)].First; t-- {
		if lasting[d.Lemma(t)] && d.Tokens[t].Tag == "NOUN" {
			c.lastingNoun(t)
			return true
		}
	}
	return false
}

// minutes turns hours of a gathering into minutes.
func (c *count) minutes() {
	if c.unit == "hour" && slices.Contains([]string{"meeting", "talks", "talk", "session", "conversation", "call", "negotiation", "discussion", "summit", "debate", "hearing", "round"}, c.kind) {
		c.unit = "minute"
		c.value.low, c.value.best, c.value.high = c.value.low*60, c.value.best*60, c.value.high*60
	}
}
