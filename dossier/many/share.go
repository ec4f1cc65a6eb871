package many

import (
	"slices"
	"strings"
)

// share reads a percentage or fraction.
func (c *count) share() bool {
	d := c.doc
	if c.quoted && d.Tokens[c.q.Head].Head < 0 {
		return false
	}
	c.solid = true
	up := c.q.Head
	for step := range 4 {
		l := d.Lemma(up)
		if c.turnout(up) {
			c.measure, c.kind, c.of = "turnout", "", ""
			return true
		}
		if step > 2 && d.Tokens[up].Tag == "VERB" && !held[l] {
			break // too far above to be what the share is of
		}
		if held[l] && c.land() {
			c.measure = "controlled territory"
			return true
		}
		switch l {
		case "win", "vote", "poll", "get", "receive", "secure", "garner":
			if c.plain() && (l == "vote" || l == "poll" || c.balloted()) {
				c.measure = "share of votes"
				return true
			}
		case "tariff", "duty", "levy", "tax", "turnout", "premium", "discount":
			if c.plain() || c.kind == l {
				c.measure = canon(l)
				return true
			}
		}
		verb := d.Tokens[up].Tag == "VERB"
		if up = d.Tokens[up].Head; up < 0 || verb && d.Tokens[up].Tag != "VERB" {
			break // "the markets, which sent it up, …"
		}
	}
	if c.compared() || c.level() || c.changed() || c.rated() || c.needed() {
		return true
	}
	if c.voters() {
		c.measure, c.kind = "share of votes", ""
		return true
	}
	if m := c.opinion(); m != "" {
		c.measure, c.kind = m, ""
		return true
	}
	if after := c.behind(3); len(after) > 2 && after[0] == "of" && after[1] == "those" && byVerb[strings.TrimSuffix(after[2], "d")]+byVerb[strings.TrimSuffix(after[2], "ed")] != "" {
		c.measure, c.kind, c.of, c.solid = "share of those "+after[2], "", "those "+after[2], true // "41 percent of those injured"
		return true
	}
	c.measure, c.solid, c.weak = "share", false, true
	if strings.Contains(c.of, "million") || strings.Contains(c.of, "billion") {
		return false // "three-quarters of a million people": no share
	}
	switch c.kind {
	case "number", "time", "face", "total", "amount", "way", "day", "year", "night", "game":
		return false // half the time
	}
	if c.kind != "" && !c.plain() {
		c.kind = canon(c.kind)
		c.measure, c.solid, c.weak = "share of "+c.kind, true, false
		if c.kind == "stake" { // a quarter of the shares
			c.measure = c.kind
		}
	}
	return true
}

// compared reads by how much something is more than another: "14 percent bigger",
// "30 percent more expensive".
func (c *count) compared() bool {
	d := c.doc
	_, last := d.TokensIn(c.q.Span)
	if last >= len(d.Tokens) || !c.plain() || c.kind == "vote" {
		return false
	}
	w := strings.ToLower(d.Word(last))
	switch {
	case w == "earlier" || w == "later":
		return false
	case d.Tokens[last].XPos == "JJR" || d.Tokens[last].XPos == "RBR" || w == "higher" || w == "lower" || w == "below" || w == "above":
	default:
		return false
	}
	if w == "more" || w == "less" || w == "fewer" {
		if last+1 >= len(d.Tokens) || d.Tokens[last+1].Tag != "ADJ" && d.Tokens[last+1].Tag != "NOUN" && d.Tokens[last+1].Tag != "ADV" {
			return false
		}
		w += " " + strings.ToLower(d.Word(last+1))
	}
	if same, ok := comparatives[w]; ok {
		w = same
	}
	c.measure, c.kind, c.of, c.solid, c.weak = "percent "+w, "", "", true, false
	return true
}

// comparatives are those that mean one.
var comparatives = table(map[string]string{"larger": "bigger greater", "faster": "quicker", "cheaper": "cheaper", "lower": "smaller"})

// needed reads the share of a house that a decision takes: "a two-thirds
// majority", "it takes two-thirds of the senate".
func (c *count) needed() bool {
	before, after := c.around(5)
	house := len(after) > 0 && after[0] == "majority" || c.kind == "majority"
	if lawful[c.kind] || c.kind == "vote" {
		house = slices.ContainsFunc(before, func(w string) bool {
			return w == "takes" || w == "need" || w == "needs" || w == "needed" || w == "requires" || w == "required" || w == "require"
		})
	}
	if house {
		c.measure, c.kind, c.of, c.solid, c.weak = "majority", "", "majority", true, false
	}
	return house
}

// voters tells whether a share is one of those who voted for something: "78
// percent of the miners had voted for a strike".
func (c *count) voters() bool {
	for _, w := range c.behind(8) {
		switch w {
		case ",", ".", ";", "who", "that", "and", "but":
			return false
		case "voted", "vote":
			return true
		}
	}
	return false
}

// level reads where a rate stands or stood, told with the verb that moves it: "the tax rate rises
// to 46 percent from 43".
func (c *count) level() bool {
	d := c.doc
	first, _ := d.TokensIn(c.q.Span)
	if first == 0 {
		return false
	}
	w := strings.ToLower(d.Word(first - 1))
	if w != "to" && w != "from" || !c.rated() {
		return false
	}
	if w == "from" {
		c.kind, c.solid, c.weak = w, false, true
	}
	return true
}

// rated reads a rate by its noun before the number: "an effective tax rate of
// 35.7 percent", "unemployment for 2014 was 6 percent".
func (c *count) rated() bool {
	d := c.doc
	s := d.Sentences[d.SentenceAt(c.q.Head)]
	first, last := d.TokensIn(c.q.Span)
	if !c.plain() {
		return false
	}
	for k := last; k < min(last+3, s.Last) && d.Tokens[k].Tag == "NOUN"; k++ { // "an 8 percent unemployment rate"
		if rates[d.Lemma(k)] && d.Lemma(k) != "margin" && (k+1 == s.Last || d.Tokens[k+1].Tag != "NOUN") {
			c.rate(k)
			return true
		}
	}
	if first == s.First {
		return false
	}
	near := strings.ToLower(d.Word(first - 1))
	for _, t := range []int{c.q.Head, c.clauseHead(c.q.Head)} {
		for _, rel := range []string{"nsubj", "obj"} {
			if k := d.Child(t, rel); k >= 0 && k < first && rates[d.Lemma(k)] && near != "by" && (rel == "nsubj" || near == "to" || near == "from") {
				c.rate(k)
				return true
			}
		}
	}
	switch near {
	case "of", "at", "was", "is", "to", "from", ":", "reached", "hit":
	default:
		return false
	}
	for k := first - 1; k >= max(s.First, first-10); k-- {
		l := d.Lemma(k)
		if l == "," || l == ";" || d.Tokens[k].Tag == "VERB" && k < first-1 {
			return false
		}
		if d.Tokens[k].Tag == "NOUN" && rates[l] {
			c.rate(k)
			return true
		}
	}
	return false
}

// rate takes a noun as the rate that is told.
func (c *count) rate(k int) {
	d := c.doc
	c.measure, c.kind, c.solid, c.weak = d.Lemma(k), "", true, false
	if k > 0 && d.Tokens[k-1].Tag == "NOUN" && !c.q.Contains(d.Tokens[k-1].Span) {
		c.measure = d.Lemma(k-1) + " " + c.measure
	}
	c.of, c.at = shortWords(d, k), k
}

// rates are nouns for what is told in percent.
var rates = words("rate ratio surtax supertax chance probability inflation unemployment growth yield margin approval rating occupancy participation deficit")

// changed reads how far something rose or fell.
func (c *count) changed() bool {
	x := c
	if o := c.otherwise(); o != nil {
		x = o
	}
	t, way := x.movement()
	if t < 0 || way == "at" || !c.plain() || c.kind == "vote" || c.kind == "ballot" {
		return false
	}
	s := x.mover(t)
	c.measure, c.kind = strings.TrimSuffix("change of "+c.thing(s), " of "), way
	if of := c.asset(s); of != c.thing(s) {
		c.of = of
	}
	if before, _ := c.around(1); len(before) > 0 && c.measure != "change" && (before[0] == "from" || before[0] == "to") { // "turnout was 61 percent, down from 66"
		c.measure, c.kind, c.weak = c.thing(s), strings.TrimPrefix(before[0], "to"), before[0] == "from"
		c.solid = !c.weak
		return true
	}
	c.weak = c.measure == "change"
	c.solid = !c.weak
	return true
}

// otherwise gives the sum that a percentage tells in other words, nil for none: "were up 51
// cents, or 2 percent".
func (c *count) otherwise() *count {
	d := c.doc
	first, _ := d.TokensIn(c.q.Span)
	k := first - 1
	if k < 2 || !strings.EqualFold(d.Word(k), "or") {
		return nil
	}
	for _, q := range d.Quantities {
		if _, last := d.TokensIn(q.Span); last <= k && k-last < 3 && q.Unit != "percent" && q.Unit != "%" && q.Head >= 0 && d.SentenceAt(q.Head) == d.SentenceAt(c.q.Head) {
			x := *c
			x.q, x.unit = q, q.Unit
			return &x
		}
	}
	return nil
}

// plain tells whether a share is of nothing that the number's own words name,
// or of votes.
func (c *count) plain() bool {
	switch c.kind {
	case "", "vote", "ballot", "percent", "%", "cent":
		return true
	}
	return c.q.Contains(c.doc.Tokens[c.counted()].Span)
}

// land tells whether a share is one of a country or its land.
func (c *count) land() bool {
	t := c.counted()
	if after := c.behind(1); len(after) > 0 && canon(after[0]) == "stake" {
		return false // of a company
	}
	if o := c.doc.Child(c.clauseHead(c.q.Head), "obj"); o >= 0 && !c.q.Contains(c.doc.Tokens[o].Span) && rateNouns[c.doc.Lemma(o)] {
		return false // "has held rates at 0.5 percent"
	}
	return c.plain() || c.doc.Tokens[t].Tag == "PROPN" || lands[c.kind]
}

// rateNouns are what is held at a share.
var rateNouns = words("rate stake price interest tax share inflation yield")

// lands are words for what is held by war.
var lands = words("territory land country region area province city town coast nation soil peninsula island state district fifth quarter third half part")

// turnout tells whether the clause of a predicate is about the turnout.
func (c *count) turnout(v int) bool {
	d := c.doc
	for _, rel := range []string{"nsubj", "nsubj:pass"} {
		if s := d.Child(v, rel); s >= 0 && d.Lemma(s) == "turnout" {
			first, _ := d.TokensIn(c.q.Span)
			for k := s; k < first; k++ {
				switch strings.ToLower(d.Word(k)) {
				case "compared", "from", "than", "against", "with":
					return false // what it was before
				}
			}
			return true
		}
	}
	return false
}
