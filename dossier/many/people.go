package many

import (
	"strings"

	"synoptic/dossier/who"
	"synoptic/news"
)

// dwelling are nouns for where people live; "a town of 15,000" tells how many do.
var dwelling = words("city town village island hamlet settlement municipality suburb district province community")

// dwellers are nouns for those who live at a place.
var dwellers = words("resident inhabitant islander villager soul")

// inhabited reads how many live at a place: "a population of 90,000", "home to
// 120,000 people", "a town of 15,000".
func (c *count) inhabited() bool {
	d := c.doc
	if c.unit != "" && c.unit != "person" || c.kind != "" && !dwellers[c.kind] || c.value.best < 100 {
		return false
	}
	first, _ := d.TokensIn(c.q.Span)
	if first < 2 {
		return false
	}
	switch p, l := strings.ToLower(d.Word(first-1)), d.Lemma(first-2); {
	case p == "of" && (l == "population" || dwelling[l] && d.Tokens[first-2].XPos == "NN"), p == "to" && l == "home":
	default:
		return false
	}
	c.measure, c.kind, c.unit, c.solid, c.weak = "population", "", "person", !c.quoted, c.quoted
	return true
}

// dwelt finds the place that a population is of: the subject of the clause that tells of a
// population, else the last place named before the number in its sentence.
func (c *count) dwelt(w *who.Who) {
	if c.measure != "population" {
		return
	}
	d := c.doc
	first, _ := d.TokensIn(c.q.Span)
	name := ""
	if e := w.Get(c.doer); e != nil && d.Lemma(first-2) == "population" && e.Type == news.Place {
		name = e.Name
	}
	s := d.Sentences[d.SentenceAt(c.q.Head)]
	for _, k := range d.MentionsIn(news.Span{Start: s.Start, End: c.q.Start}) {
		m := d.Mentions[k]
		if t := d.Entities[m.Entity].Type; name == "" && m.Kind == news.MentionName && (t == news.Place || t == news.Country) {
			if c.of = d.Words(m.Span); w.Get(w.ID(d, m.Entity)) != nil {
				c.of = w.Get(w.ID(d, m.Entity)).Name
			}
		}
	}
	if name != "" {
		c.of = name
	}
	key := strings.Fields(strings.ToLower(c.of)) // "Orvel", "Orvel Island"
	for len(key) > 1 && dwelling[key[len(key)-1]] {
		key = key[:len(key)-1]
	}
	c.place = strings.Join(key, " ")
}

// employed reads people at large whom somebody employs as the employees that others count.
func (c *count) employed() bool {
	if c.kind != "" || c.unit != "person" || c.quoted || c.value.low < 20 || c.doc.Lemma(c.clauseHead(c.q.Head)) != "employ" {
		return false
	}
	c.measure, c.kind, c.of = "employee", "employee", c.doc.Words(c.q.Of)
	return true
}

// sacked tells whether those counted lose their work: so many jobs are cut.
func (c *count) sacked() bool {
	if c.unit != "person" && c.kind != "employee" && c.kind != "worker" {
		return false
	}
	before, _ := c.around(2)
	after := c.behind(9)
	if n := len(before); n > 0 && (before[n-1] == "off" && n > 1 && (before[n-2] == "lay" || before[n-2] == "laid" || before[n-2] == "laying") || before[n-1] == "sack" || before[n-1] == "dismiss") {
		return true
	}
	for i, w := range after {
		switch w {
		case ",", ".", ";", "who", "that", "and", "but":
			return false
		case "laid", "made":
			return i+1 < len(after) && (after[i+1] == "off" || after[i+1] == "redundant")
		}
	}
	return false
}

// worldwide tells whether a sentence counts in all the world: "globally", "in 42 countries".
func (c *count) worldwide() bool {
	d := c.doc
	s := d.Sentences[d.SentenceAt(c.q.Head)]
	for k := max(s.First, c.q.Head-25); k < min(s.Last, c.q.Head+25); k++ {
		switch strings.ToLower(d.Word(k)) {
		case "worldwide", "globally":
			return true
		case "world":
			if k > s.First+1 && (strings.EqualFold(d.Word(k-2), "around") || strings.EqualFold(d.Word(k-2), "across")) {
				return true
			}
		case "countries", "nations":
			if d.Child(k, "nummod") >= 0 && d.Cased(k, "in") && c.clauseHead(k) == c.clauseHead(c.q.Head) {
				return true
			}
		}
	}
	return false
}

// frame gives what people at large are counted by, as the tree has it: the noun that they
// hang on ("a population of 90,000 people", "an extension to 300,000 people"), else what
// they do or have done to them ("people who are stranded", "aid reached 4,000 people"); ""
// where nothing is said of them.
func (c *count) frame() string {
	d := c.doc
	t := c.counted()
	v := max(d.Child(t, "acl"), d.Child(t, "acl:relcl"))
	for k := t + 1; v < 0 && k < min(t+3, len(d.Tokens)); k++ { // "331 people currently undergoing tests"
		if d.Tokens[k].XPos == "VBG" || d.Tokens[k].XPos == "VBN" {
			v = k
		} else if d.Tokens[k].Tag != "ADV" {
			break
		}
	}
	if v > t && !idleDeeds[d.Lemma(v)] && byVerb[d.Lemma(v)] == "" {
		return "people " + strings.ToLower(d.Word(v)) + c.goal(v)
	}
	h, by := d.Tokens[t].Head, d.Child(t, "case")
	switch l := ""; {
	case h >= 0 && news.RelIs(d.Tokens[t].Rel, "nsubj") && d.Child(h, "cop") >= 0 && d.Child(h, "case") >= 0 && nominal(d, h): // "100 people were in the building"
		return "people " + strings.ToLower(d.Word(d.Child(h, "case"))) + " " + shortWords(d, h)
	case h < 0 || c.part() || c.added():
	case nominal(d, h) && by >= 0:
		if l = d.Lemma(h); !vague[l] && !rhetorical[l] && !lengths[l] {
			return shortWords(d, h) + " " + strings.ToLower(d.Word(by)) + " people"
		}
	case d.Tokens[h].Tag == "ADJ" && news.RelIs(d.Tokens[t].Rel, "nsubj") && !idleDeeds[d.Lemma(h)]:
		return "people " + strings.ToLower(d.Word(h))
	case d.Tokens[h].Tag == "VERB" && !idleDeeds[d.Lemma(h)] && byVerb[d.Lemma(h)] == "" && !news.RelIs(d.Tokens[t].Rel, "conj"):
		return "people " + strings.ToLower(d.Word(h))
	case d.Lemma(h) == "have" && news.RelIs(d.Tokens[t].Rel, "nsubj"): // "people have had burials"
		if o := d.Child(h, "obj"); o > h && c.telling(o) {
			return "people with " + shortWords(d, o)
		}
	}
	return ""
}

// goal gives what a participle says that people are at, by its preposition: " in efforts" of
// "people involved in efforts"; "" where the verb tells enough.
func (c *count) goal(v int) string {
	d := c.doc
	if !joining[d.Lemma(v)] {
		return ""
	}
	k := d.Child(v, "obl")
	if k < 0 || k < v || !c.telling(k) || !d.Cased(k, "in") {
		return ""
	}
	return " in " + shortWords(d, k)
}

// joining are verbs that say nothing of people without what they are in.
var joining = words("involve engage take participate live include enrol enroll")

// carried tells whether people are counted whom a craft carries: "a ferry carrying 289 people",
// "the flight, which carried 143".
func (c *count) carried() bool {
	d := c.doc
	first, _ := d.TokensIn(c.q.Span)
	s := d.Sentences[max(d.SentenceAt(first), 0)]
	if c.unit != "person" {
		return false
	}
	for k := first - 1; k >= max(first-3, s.First); k-- {
		if d.Lemma(k) != "carry" {
			continue
		}
		for i := k - 1; i >= max(k-8, s.First); i-- {
			if crafts[d.Lemma(i)] {
				return true
			}
		}
	}
	return false
}

// crafts are words for what people travel in.
var crafts = words("ferry boat ship vessel liner yacht trawler dinghy raft catamaran plane aircraft airliner jet jetliner airplane helicopter flight airbus boeing bus coach minibus train tram truck lorry van car vehicle taxi suv pickup minivan")
