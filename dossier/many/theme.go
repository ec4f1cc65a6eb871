package many

import (
	"strings"

	"synoptic/news"
)

// theme gives what a number is of where its own words name nothing, as the tree
// has it: what is "of" it ("34 inches of snow"), what it is said of ("the cable is 40 km long"),
// the noun that it stands at ("a quota of 60,000 tonnes", "a $1,000 drop"), or who does or has
// done what in its clause ("donors contribute"); "" where the words name none.
func (c *count) theme() string {
	d := c.doc
	if s := c.stuff(); s != "" {
		return s
	}
	t := c.q.Head
	if _, last := d.TokensIn(c.q.Span); last+1 < len(d.Tokens) && c.unit != "" && per[strings.ToLower(d.Word(last))] && c.telling(last+1) {
		return strings.ToLower(d.Word(last + 1)) // "$82 a share"
	}
	for _, k := range []int{d.Child(t, "nmod:poss"), c.agent(t)} { // "her 40 points"
		if k >= 0 && c.telling(k) {
			return shortWords(d, k)
		}
	}
	for range 5 {
		h := d.Tokens[t].Head
		switch {
		case h < 0:
			return ""
		case d.Tokens[h].Tag == "VERB" || d.Tokens[h].Tag == "ADJ" && c.agent(h) >= 0:
			return c.doing(h)
		case news.RelIs(d.Tokens[t].Rel, "conj") && !c.q.Contains(d.Tokens[h].Span):
			return ""
		case c.telling(h):
			return shortWords(d, h)
		}
		t = h
	}
	return ""
}

// per are the words between a price and what it is for one of.
var per = words("a an per each")

// empty are nouns before a sum that say nothing of it.
var empty = words("form term total sum amount number average range maximum minimum estimate figure worth record space span course period peak low high lieu")

// telling tells whether a token is a noun or name that says what a number is of.
func (c *count) telling(k int) bool {
	d := c.doc
	l := d.Lemma(k)
	return nominal(d, k) && !c.q.Contains(d.Tokens[k].Span) && !dated(d, d.Tokens[k].Span) && !vague[l] && !rhetorical[l] && !lengths[l] &&
		!currencies[l] && measured[l] == "" && !empty[l] && len(l) > 2
}

// doing names a clause by its verb and who does it or has it done to them: "donors
// contribute", "workers laid off"; by its subject alone where the verb says nothing, and by
// the object or the verb where nobody is named.
func (c *count) doing(v int) string {
	d := c.doc
	if k := d.Child(v, "obj"); valuing[d.Lemma(v)] && k > v && k < c.q.Head && !c.q.Contains(d.Tokens[k].Span) { // by them, not of them
		switch of := c.belongs(k, "of", "for"); {
		case of > k && c.telling(of):
			return shortWords(d, of) // "put the cost of the wall at"
		case sumNouns[d.Lemma(k)] || !c.telling(k):
			return ""
		}
		return shortWords(d, k)
	}
	idle := idleDeeds[d.Lemma(v)] || hollow[d.Lemma(v)] || d.Tokens[v].Tag == "ADJ"
	who, verb := "", strings.ToLower(d.Word(v))
	if s := c.agent(v); s >= 0 && sumNouns[d.Lemma(s)] && c.belongs(s, "of", "for") > s {
		return shortWords(d, c.belongs(s, "of", "for")) // "the cost of the spill has risen to"
	} else if s >= 0 && c.telling(s) {
		who = shortWords(d, s)
	} else if s := d.Child(v, "nsubj", "nsubj:pass"); s >= 0 && d.Tokens[s].Tag == "PRON" {
		if m := d.MentionHeadedBy(s); m >= 0 {
			who = d.Entities[d.Mentions[m].Entity].Name
		}
	}
	switch k := d.Child(v, "obj"); {
	case who == "" && k >= 0 && c.telling(k):
		return shortWords(d, k)
	case idle || who == "" && c.unit == "percent":
		return who
	}
	c.clausal = true
	return strings.TrimSpace(who + " " + verb)
}

// hollow are verbs that say nothing of a number beside who it is told of.
var hollow = words("show compare include top range bring base list exceed total amount back set put reach stand leave follow hold provide offer")

// valuing are verbs by which somebody says how much something comes to.
var valuing = words("put estimate value price place assess reckon calculate peg")

// agent gives the noun or name that is the subject of a verb, of a relative clause what
// it belongs to; -1 for a pronoun and for none.
func (c *count) agent(v int) int {
	d := c.doc
	h := d.Tokens[v].Head
	s := d.Child(v, "nsubj", "nsubj:pass")
	switch {
	case s >= 0 && strings.HasPrefix(d.Tokens[s].XPos, "W") && news.RelIs(d.Tokens[v].Rel, "acl"):
		s = h
	case s >= 0 && strings.HasPrefix(d.Tokens[s].XPos, "W"):
		s = d.Antecedent(s)
	case s < 0 && d.Tokens[v].Rel == "acl":
		s = h // "workers laid off"
	case s < 0 && h >= 0 && (d.Tokens[v].Rel == "conj" || d.Tokens[v].Rel == "xcomp") && d.Tokens[h].Tag == "VERB":
		s = d.Child(h, "nsubj", "nsubj:pass")
	}
	if s >= 0 && nominal(d, s) && !c.q.Contains(d.Tokens[s].Span) {
		return s
	}
	return -1
}
