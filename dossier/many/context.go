package many

import (
	"slices"
	"strings"

	"synoptic/dossier/who"
	"synoptic/news"
)

// around gives the words of the count's sentence before the number and after
// the counted noun, in lower case, at most n each.
func (c *count) around(n int) (before, after []string) {
	d := c.doc
	s := d.Sentences[d.SentenceAt(c.q.Head)]
	first, _ := d.TokensIn(c.q.Span)
	_, last := d.TokensIn(c.q.Span.Cover(c.q.Of))
	for k := max(s.First, first-n); k < first; k++ {
		before = append(before, strings.ToLower(d.Word(k)))
	}
	for k := last; k < min(s.Last, last+n); k++ {
		after = append(after, strings.ToLower(d.Word(k)))
	}
	return before, after
}

// fate reads what became of people from the words right after them: "14
// people known to have died", "five who have not been accounted for", "taken
// to hospital".
func (c *count) fate() string {
	before, after := c.around(9)
	if n := len(before); n > 1 && before[n-1] == "for" && (before[n-2] == "looking" || before[n-2] == "searching" || before[n-2] == "search") {
		if hunted[c.kind] {
			return ""
		}
		return "missing"
	}
	if c.hospital() {
		return "hospitalised"
	}
	if c.carrier() == "pull" && slices.ContainsFunc(after, func(x string) bool { return ruins[x] }) {
		return "rescued"
	}
	for i, w := range after {
		if m := official(after, i); m != "" && (m != "evacuated" || c.value.low >= 20) {
			return m
		}
		switch w {
		case ",", ".", ";", "and", "but", "\"", "”", ":":
			return ""
		case "known", "confirmed", "reported", "feared", "believed", "presumed", "thought":
			for _, x := range after[i+1 : min(i+5, len(after))] {
				switch x {
				case "died", "dead", "killed":
					return "killed"
				case "missing":
					return "missing"
				case "injured", "hurt":
					return "injured"
				}
			}
		case "condition":
			if i > 0 && (after[i-1] == "critical" || after[i-1] == "serious" || after[i-1] == "grave") {
				return "injured"
			}
		case "have", "has", "had", "with", "suffered", "sustained", "received", "suffering", "sustaining":
			if slices.ContainsFunc(after[i+1:min(i+7, len(after))], func(x string) bool { return x == "injuries" || x == "wounds" || x == "burns" || x == "fractures" }) {
				return "injured"
			}
		case "being": // "received treatment after being injured"
			if i+1 < len(after) && byNoun[after[i+1]] == "injured" {
				return "injured"
			}
		case "lost":
			if i+2 < len(after) && (after[i+2] == "lives" || after[i+2] == "life") {
				return "killed"
			}
		case "pulled":
			if slices.ContainsFunc(after[i+1:min(i+6, len(after))], func(x string) bool { return ruins[x] }) {
				return "rescued"
			}
		case "diagnosed":
			if c.ill() {
				return "infected"
			}
		case "tested", "test":
			if i+1 < len(after) && after[i+1] == "positive" {
				return "infected"
			}
		case "alive":
			return "survived"
		case "unaccounted":
			return "missing"
		case "missing":
			return "missing"
		case "accounted":
			if slices.Contains(after[:i], "not") || slices.Contains(after[:i], "n't") {
				return "missing"
			}
		case "taken":
			if i+2 < len(after) && (after[i+1] == "hostage" || after[i+1] == "captive" || after[i+1] == "from" && owners[after[i+2]]) {
				return "abducted"
			}
		}
	}
	return ""
}

// official reads what officials do with people from word i behind them on: "are in custody",
// "were being held over the fire", "were told to leave".
func official(after []string, i int) string {
	if i == 0 || i+1 == len(after) {
		return ""
	}
	switch after[i] {
	case "custody":
		if (after[i-1] == "in" || after[i-1] == "into") && !slices.ContainsFunc(after[:i-1], func(w string) bool { return w == "the" || w == "a" || w == "an" }) {
			return "arrested" // and not "told Channel 11 News the man is in custody"
		}
	case "held":
		if passive[after[i-1]] && charging[after[i+1]] {
			return "arrested"
		}
	case "told", "ordered", "forced", "asked", "instructed":
		if passive[after[i-1]] && i+2 < len(after) && after[i+1] == "to" && (after[i+2] == "leave" || after[i+2] == "evacuate") {
			return "evacuated"
		}
	}
	return ""
}

// passive are the words before what is done to somebody; charging are those behind "held" by
// which police hold.
var passive, charging = words("are were was is be been being"), words("over on for by in without pending after")

// hunted are nouns for those who are searched for to be caught.
var hunted = words("suspect gunman shooter attacker assailant robber thief killer fugitive")

// outlaws are nouns for others who, when they are captured, are under arrest.
var outlaws = words("pirate smuggler hijacker poacher militant rebel insurgent terrorist fighter guerrilla trafficker")

// ruins are words for where people are pulled from, and how.
var ruins = words("alive rubble wreckage debris ruins sea water")

// capacity tells whether the number is what a craft or a hall may hold:
// "licensed for 180 passengers".
func (c *count) capacity() bool {
	before, after := c.around(4)
	for i, w := range before {
		switch w {
		case "licensed", "certified", "capacity", "seating", "accommodate", "accommodates":
			return true
		case "built", "designed", "meant":
			if i+1 < len(before) && before[i+1] == "for" && c.unit == "person" {
				return true
			}
		case "can", "could":
			if i+1 < len(before) && (before[i+1] == "carry" || before[i+1] == "hold" || before[i+1] == "seat" || before[i+1] == "take") {
				return true
			}
		}
	}
	return slices.Contains(after[:min(2, len(after))], "capacity")
}

// part tells whether the number is a part of another one: "29 of them", "of
// those affected".
func (c *count) part() bool {
	_, after := c.around(3)
	first, last := c.doc.TokensIn(c.q.Span.Cover(c.q.Of))
	for k := first; k < last; k++ {
		after = append(after, "|", strings.ToLower(c.doc.Word(k)))
	}
	for i, w := range after {
		if w == "of" && i+1 < len(after) {
			switch after[i+1] {
			case "them", "whom", "those", "these", "us":
				return true
			case "the":
				for _, x := range after[i+2 : min(i+5, len(after))] {
					if m := byNoun[strings.TrimSuffix(x, "s")]; m != "" && rank(m) < len(tolls) || x == "victims" || x == "casualties" {
						return true // "22 of the dead were pupils"
					}
				}
			case "|":
				if i+2 < len(after) && (after[i+2] == "them" || after[i+2] == "those" || after[i+2] == "whom") {
					return true
				}
			}
		}
	}
	before, _ := c.around(12)
	if n := len(before); n > 0 && before[n-1] == "(" && c.q.Of.Empty() {
		return true // "three workers (one a guard)"
	}
	if c.oneAndOther() {
		return true
	}
	n := len(before) // "of the 19 victims, 16 …"
	if n < 4 || before[n-1] != "," {
		return false
	}
	k := n - 2
	for k >= 0 && before[k] != "of" && before[k] != "," {
		k--
	}
	return k >= 0 && before[k] == "of" && (k == 0 || before[k-1] == "," || before[k-1] == "that" || before[k-1] == "and") &&
		slices.ContainsFunc(before[k:], func(w string) bool { return w[0] >= '0' && w[0] <= '9' })
}

// oneAndOther tells whether the next sentence goes on with the other one: "One died at the scene.
// The other died in hospital."
func (c *count) oneAndOther() bool {
	d := c.doc
	first, _ := d.TokensIn(c.q.Span)
	k := d.SentenceAt(first)
	if c.value.best != 1 || k < 0 || k+1 >= len(d.Sentences) || d.Sentences[k].First != first {
		return false
	}
	next := strings.ToLower(d.Words(d.Sentences[k+1].Span))
	return strings.HasPrefix(next, "the other ") || strings.HasPrefix(next, "the second ")
}

// revised tells whether a number is what another was before: "up from 12", "was revised from eight to
// six", "to 1.3 billion from an estimated 2.2".
func (c *count) revised() bool {
	d := c.doc
	s := d.Sentences[d.SentenceAt(c.q.Head)]
	first, last := d.TokensIn(c.q.Span)
	k := first - 1
	for k > s.First && estimating[strings.ToLower(d.Word(k))] {
		k--
	}
	if k <= s.First || !strings.EqualFold(d.Word(k), "from") {
		return false
	}
	way := func(t int) bool { w := moves[d.Lemma(t)]; return w == "up" || w == "down" || d.Lemma(t) == "revise" }
	if last+1 < s.Last && strings.EqualFold(d.Word(last), "to") && d.Tokens[last+1].Tag == "NUM" {
		for t := k - 1; t >= max(s.First, k-10) && d.Word(t) != "," && d.Word(t) != ";"; t-- {
			if way(t) {
				return true
			}
		}
		return c.unit == "" || c.unit == "person"
	}
	return d.Tokens[k-1].Tag == "NUM" || way(k-1) || len(d.QuantitiesOver(d.Tokens[k-1].Span)) > 0
}

// outdated tells whether a number of people is that of an older count: "the previous toll was 31".
func (c *count) outdated() bool {
	d := c.doc
	t := d.Child(c.clauseHead(c.q.Head), "nsubj")
	if t < 0 || t > c.q.Head || !counting[d.Lemma(t)] && d.Lemma(t) != "toll" || c.unit != "person" {
		return false
	}
	a := d.Child(t, "amod")
	return a >= 0 && (d.Lemma(a) == "previous" || d.Lemma(a) == "earlier")
}

// estimating are the words between "from" and what something was before.
var estimating = words("a an the its previous previously earlier estimated revised forecast around about nearly some just only")

// owners are determiners that a shown noun goes without.
var owners = words("the its their his her our my your all these those such")

// custodians are people whose data can be taken.
var custodians = words(`person patient customer consumer user client employee member subscriber account citizen voter student resident
guest passenger applicant taxpayer staff worker record`)

// leaky are words of a sentence that tells of data taken.
var leaky = words("data records information files breach breached hack hacked hackers leak leaked stolen exposed compromised cyberattack cyber-attack")

// exposed tells whether a number of people are those whose data was taken.
func (c *count) exposed() bool {
	d := c.doc
	_, end := d.TokensIn(c.q.Span)
	if c.kind != "" && !custodians[c.kind] && c.home() == "" || c.q.Of.Empty() && end < len(d.Tokens) && nominal(d, end) {
		return false
	}
	s := d.Sentences[d.SentenceAt(c.q.Head)]
	hits := 0
	for k := s.First; k < s.Last; k++ {
		if leaky[strings.ToLower(d.Word(k))] {
			hits++
		}
	}
	before, _ := c.around(4)
	_, after := c.around(9)
	near := slices.ContainsFunc(append(before, after...), func(w string) bool { return leaky[w] || w == "affected" })
	return hits > 0 && near
}

// source gives who vouches for the number: the speaker of what it stands in,
// or who puts or counts it; "" when nobody is named.
func (c *count) source(w *who.Who) string {
	d := c.doc
	if s := c.tallied(); s >= 0 {
		return c.name(s, w)
	}
	v := c.teller()
	if v >= 0 && !uttering[d.Lemma(v)] {
		if s := d.Child(v, "nsubj"); s >= 0 {
			return c.name(s, w)
		}
	}
	for _, i := range d.SaidOver(c.q.Span) {
		a := d.Attributions[i]
		for _, k := range a.Content {
			if !k.Contains(c.q.Span) {
				continue
			}
			if id := w.ID(d, a.Speaker); a.Speaker >= 0 && id != "" {
				return id
			}
			return strings.ToLower(a.SpeakerText)
		}
	}
	if v >= 0 && d.Child(v, "nsubj") >= 0 {
		return c.name(d.Child(v, "nsubj"), w)
	}
	return ""
}

// teller gives the first verb above a count by which somebody says or puts it; or -1.
func (c *count) teller() int {
	d := c.doc
	for t, n := c.q.Head, 0; t >= 0 && n < 6; t, n = d.Tokens[t].Head, n+1 {
		if l := d.Lemma(t); d.Tokens[t].Tag == "VERB" && (uttering[l] || putting[l]) {
			return t
		}
	}
	return -1
}

// uttering are verbs by which a number is said, putting those by which it is counted.
var uttering, putting = words("say report"), words("put estimate count place give")

// name gives the id of who a token names, or its lemma.
func (c *count) name(t int, w *who.Who) string {
	if m := c.doc.MentionHeadedBy(t); m >= 0 {
		if id := w.ID(c.doc, c.doc.Mentions[m].Entity); id != "" {
			return id
		}
	}
	return c.doc.Lemma(t)
}

// party gives whose share or seats a number is, beyond the subject of its
// verb: "43.8% for B", "A won 50% and B 44%", a name at the head of the clause.
func (c *count) party(w *who.Who) string {
	d := c.doc
	first, last := d.TokensIn(c.q.Span.Cover(c.q.Of))
	if last+1 < len(d.Tokens) && strings.EqualFold(d.Word(last), "for") {
		if e := c.mentionFrom(last+1, w); e != "" {
			return e
		}
	}
	if first > 0 {
		for _, k := range d.MentionsIn(news.Span{Start: d.Tokens[max(first-20, 0)].Start, End: d.Tokens[first].Start}) { // "and B 44%"
			if m := d.Mentions[k]; m.Kind == news.MentionName && d.Tokens[first].Start-m.End <= 1 {
				if id := w.ID(d, m.Entity); id != "" {
					return id
				}
			}
		}
	}
	v := c.clauseHead(c.q.Head)
	for n := 0; n < 4 && v >= 0; n++ {
		if s := d.Child(v, "nsubj"); s >= 0 && !strings.HasPrefix(d.Tokens[s].XPos, "W") {
			if id := c.whose(s, w); id != "" {
				return id
			}
			break
		}
		h := d.Tokens[v].Head
		if h < 0 || !news.RelIs(d.Tokens[v].Rel, "advcl") && !news.RelIs(d.Tokens[v].Rel, "conj") && !news.RelIs(d.Tokens[v].Rel, "parataxis") {
			break
		}
		v = h
	}
	id := "" // the last person named before it
	s := d.Sentences[d.SentenceAt(c.q.Head)]
	for _, k := range d.MentionsIn(news.Span{Start: s.Start, End: c.q.Start}) {
		if m := d.Mentions[k]; m.Kind == news.MentionName && d.Entities[m.Entity].Type == news.Person {
			id = w.ID(d, m.Entity)
		}
	}
	return id
}

// whose gives the id of the person or body that a token, or a name in one
// phrase with it, stands for.
func (c *count) whose(t int, w *who.Who) string {
	d := c.doc
	out := ""
	try := func(k int) bool {
		if m := d.MentionHeadedBy(k); m >= 0 && out == "" {
			switch d.Entities[d.Mentions[m].Entity].Type {
			case news.Person, news.Organization, news.Other:
				out = w.ID(d, d.Mentions[m].Entity)
			}
		}
		return out == ""
	}
	if try(t); out != "" {
		return out
	}
	d.Children(t, func(k int) bool {
		switch r := d.Tokens[k].Rel; {
		case news.RelIs(r, "flat"), r == "compound":
			return try(k)
		}
		return true
	})
	return out
}

// won ties a share of votes or a number of seats to who has it. A bare share
// that a person or party has, in an article about votes, is one of votes.
func (c *count) won(w *who.Who) {
	switch c.measure {
	case "share of votes", "seats", "share":
	default:
		return
	}
	if before, _ := c.around(1); c.measure == "seats" && len(before) > 0 && (before[0] == "of" || before[0] == "the" || before[0] == "with" || before[0] == ",") {
		c.doer = "" // the house, or those still to be given
		return
	}
	id := c.party(w)
	e := w.Get(id)
	if c.measure == "share" {
		if before, _ := c.around(3); e == nil || !c.balloted() || !slices.ContainsFunc(before, func(w string) bool { return having[w] }) {
			return
		}
		c.measure, c.solid, c.weak = "share of votes", true, false
	}
	if c.measure == "share of votes" {
		c.kind = ""
	}
	if v := c.doc.Lemma(c.clauseHead(c.q.Head)); c.measure == "seats" && (v == "lose" || v == "gain") {
		c.measure = "change of seats"
		c.kind = v
	}
	if e != nil {
		c.doer, c.of = id, e.Name
	}
}

// having are the words before a share that somebody has of the votes.
var having = words("has have had having wins win won gets get got takes take took polled received secured garnered with")

// balloted tells whether votes are spoken of in the sentence of a share or the one before.
func (c *count) balloted() bool {
	d, s := c.doc, c.doc.SentenceAt(c.q.Head)
	return slices.ContainsFunc(d.Tokens[d.Sentences[max(s-1, 0)].First:d.Sentences[s].Last], func(t news.Token) bool {
		switch strings.ToLower(t.Lemma) {
		case "vote", "ballot", "run-off", "runoff", "election", "poll", "voter", "turnout":
			return true
		}
		return false
	})
}

// mentionFrom gives the id of the entity whose name begins at token t or after
// a title there.
func (c *count) mentionFrom(t int, w *who.Who) string {
	d := c.doc
	for _, m := range d.Mentions {
		if m.Start >= d.Tokens[t].Start && m.Start < d.Tokens[min(t+2, len(d.Tokens)-1)].End && m.Kind == news.MentionName {
			return w.ID(d, m.Entity)
		}
	}
	return ""
}

// again reads a bare number that is joined to the one before it in its sentence
// and counts the same: "9,000 workers by the union's count and 6,500 by the
// firm's", "12 people in the town and 40 in the province".
func (c *count) again(prev *count) bool {
	d := c.doc
	s := d.SentenceAt(c.q.Head)
	if c.unit == "percent" && prev != nil && prev.unit == c.unit && c.measure == "share" && s >= 0 && s == d.SentenceAt(prev.q.Head) {
		return c.alongside(prev)
	}
	if large := c.unit == "person" && c.kind == ""; prev == nil || !large && (!c.q.Of.Empty() || c.unit != "") || prev.unit != "" && prev.unit != "person" || c.value.low < 3 || s != d.SentenceAt(prev.q.Head) || gap(c.value, prev.value) >= reach(prev) {
		return false
	}
	before, after := c.around(2)
	if n := len(before); n == 2 && before[0] == "compared" && (before[1] == "to" || before[1] == "with") { // "six, compared to 47 the night before"
		c.measure, c.kind, c.unit, c.of, c.weak = prev.measure, prev.kind, prev.unit, prev.of, true
		return true
	} else if n > 0 {
		before = before[n-1:]
	}
	if len(before) == 0 || len(after) == 0 || before[0] != "and" && before[0] != "but" && before[0] != "or" && before[0] != "against" {
		return false
	}
	switch after[0] {
	case "more":
		c.scope = added
	case "by", "according", "in", "on", "at":
	default:
		return false
	}
	c.measure, c.kind, c.unit, c.of, c.solid, c.weak = prev.measure, prev.kind, prev.unit, prev.of, prev.solid, prev.weak
	c.echoed = after[0] == "by"
	return true
}

// alongside reads a bare share in a row of shares of one thing: "55 percent of
// the traffic in Malta, 52 percent in Cyprus and 82 in Crete".
func (c *count) alongside(prev *count) bool {
	before, after := c.around(1)
	if len(before) == 0 || len(after) == 0 || before[0] != "," && before[0] != "and" && before[0] != "from" {
		return false
	}
	switch after[0] {
	case "in", "to", "with", "among", "from", "a", "last", ".":
		c.measure, c.kind, c.of, c.solid, c.weak = prev.measure, prev.kind, prev.of, prev.solid, prev.weak
		return true
	}
	return false
}

// tallied gives who counted, by the words behind a number: "by the union's
// count", "by that of the firm"; -1 for nobody.
func (c *count) tallied() int {
	d := c.doc
	_, last := d.TokensIn(c.q.Span.Cover(c.q.Of))
	if last+1 >= len(d.Tokens) || !strings.EqualFold(d.Word(last), "by") {
		return -1
	}
	who, own := -1, false
	for k := last + 1; k < min(last+7, len(d.Tokens)) && d.Tokens[k].Tag != "PUNCT"; k++ {
		own = own || counting[d.Lemma(k)] || strings.EqualFold(d.Word(k), "that")
		if nominal(d, k) && who < 0 && !counting[d.Lemma(k)] {
			who = k
		}
	}
	if !own {
		return -1
	}
	return who
}

// counting are the nouns for a number as somebody gives it.
var counting = words("count estimate tally figure reckoning calculation number total")

// echo reads a number that is said to be the number: "the regulator puts the
// number at 612,000", "its lawyers put the share at 32 percent", "a lower
// estimate of $95 million". It counts what the count before it in the same
// unit does, at most one sentence back.
func (c *count) echo(prev *count) bool {
	d := c.doc
	s := d.SentenceAt(c.q.Head)
	if prev == nil || !c.q.Of.Empty() && c.unit == "" || c.q.High < 3 || s-d.SentenceAt(prev.q.Head) > 2 {
		return false
	}
	before, _ := c.around(7)
	n := len(before)
	if n == 0 || gap(c.value, prev.value) >= reach(prev)/2 && !(slices.Contains(before, "total") && c.value.best > prev.value.best && prev.scope == added) {
		return false
	}
	switch before[n-1] {
	case "at", "to", "is", "was":
	case "of":
		if n < 2 || before[n-2] != "estimate" {
			return false
		}
	default:
		return false
	}
	for _, w := range before {
		switch w {
		case "number", "count", "figure", "tally", "total", "share", "estimate":
			c.measure, c.kind, c.unit, c.of, c.solid, c.weak = prev.measure, prev.kind, prev.unit, prev.of, prev.solid, prev.weak
			c.echoed = true
			return true
		}
	}
	return false
}
