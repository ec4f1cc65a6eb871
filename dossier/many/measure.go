package many

import (
	"slices"
	"strings"

	"synoptic/dossier/who"
	"synoptic/news"
)

// counts gives the numbers of one article that count something.
func counts(d *news.Doc, w *who.Who) []count {
	var out []count
	last := map[string]*count{} // the last count in each unit, for "the number"
	paired := tallies(d)
	for n, q := range slices.Concat(d.Quantities, magnitudes(d)) {
		if q.Head < 0 || q.Head >= len(d.Tokens) || d.SentenceAt(q.Head) < 0 || q.Empty() || converted(d, q) || slices.ContainsFunc(paired, func(t count) bool { return !t.stray && t.q.Overlaps(q.Span) }) {
			continue
		}
		m := q.Metric()
		c := count{doc: d, q: q, unit: m.Unit, scope: q.Scope, order: n,
			value: value{m.Low, m.Best, m.High, q.Qualifier, q.Unit == "percent" || q.Unit == "%", q.Tallied()}}
		c.years()
		if c.q.Of.Empty() && c.unit == "" {
			c.q.Of = outOf(d, q)
			c.parted = !c.q.Of.Empty()
		}
		if ok := c.read(); !ok || c.weak || c.measure == "amount" {
			unit := c.unit
			if unit == "" {
				unit = "person"
			}
			if !c.echo(last[unit]) && !(ok && !c.weak) && !c.again(last[unit]) && !ok && !c.lone() {
				continue
			}
		}
		if c.solid || c.value.best >= 20 || c.unit == "percent" {
			k := c
			last[c.unit] = &k
		}
		c.year = c.namedYear()
		c.before = c.unit != "" && c.unit != "person" && !lengths[c.unit] && c.revised()
		if c.per = c.rateOf(); c.per == "" && c.scope == "each" && rank(c.measure) < len(tolls) {
			c.per = "year" // of every year
		}
		c.anchor(w)
		if c.of != "" && strings.HasPrefix(c.measure, "change of ") {
			c.doer = strings.ToLower(c.of) // whose shares
		}
		c.near = c.surroundings()
		if c.stray {
			out = append(out, c)
			continue
		}
		c.by = c.source(w)
		c.won(w)
		c.dwelt(w)
		if c.of == "" && c.measure != "turnout" && !isMoney(c.unit) && !strings.HasPrefix(c.measure, "change of ") {
			if c.of = "people"; c.unit != "person" {
				c.of, c.themed = c.theme(), true
			}
		}
		out = append(out, c)
	}
	for _, c := range paired {
		c.anchor(w)
		c.near = c.surroundings()
		out = append(out, c)
	}
	return out
}

// read finds the measure; it gives false for a number that is none of the
// event's figures.
func (c *count) read() bool {
	if c.idle() {
		return false
	}
	c.quoted = c.doc.Quoted(c.q.Span)
	c.kind = c.noun()
	c.of = c.ofWords()
	switch {
	case c.unit == "percent" || c.unit == "%":
		c.unit = "percent"
		return c.share()
	case lengths[c.unit]:
		return c.length()
	case isMoney(c.unit), currencies[c.unit]:
		return c.money()
	}
	if c.strength() {
		return true
	}
	if m := measureOf(c.unit); m != "" {
		c.measure, c.weak = m, m == "distance" || m == "speed" || m == "heat" || c.quoted
		if n := c.dimension(); n != "" {
			c.measure, c.weak, c.solid = n, c.quoted, !c.quoted && c.doc.SentenceAt(c.q.Head) < early
		}
		c.kind = "" // nothing tells two lengths apart: only equal ones meet
		if c.of, c.themed = c.theme(), true; c.unit == "mm" && c.measure == m && c.of == "" {
			return false // of a gun
		}
		if after, at := c.beyond(), c.from(); m == "distance" && c.measure == m && (at != "" || len(after) > 0 && away[after[0]]) {
			if c.weak, c.solid = c.quoted, !c.quoted; at != "" {
				c.kind, c.of, c.landmark = strings.ToLower(at), at, true
			}
		}
		return !(m == "distance" && strings.Contains(c.doc.Words(c.q.Span), "-")) || c.of != "" // "an 18-yard pass"
	}
	if c.unit == "" && c.q.Of.Empty() && c.value.best < 100 && c.value.best != float64(int(c.value.best)) && c.rated() && !strings.HasSuffix(c.measure, "ratio") {
		c.unit, c.value.percent = "percent", true // "her tax rate was 35.72"
		return true
	}
	if c.pages() || c.points() || c.inhabited() || c.people() {
		return true
	}
	c.measure, c.kind = "", c.noun() // what people refused is no toll by another way
	return c.employed() || c.things()
}

// guns are nouns for what has a calibre.
var guns = words("gun handgun pistol rifle revolver machinegun weapon round bullet shell cartridge ammunition calibre caliber mortar cannon")

// measureOf tells what a unit measures, "" for one of time, money or share and for none.
func measureOf(unit string) string {
	if m := measured[base(unit)]; m != "distance" || unit == base(unit) {
		return m
	}
	if strings.HasPrefix(unit, "square ") {
		return "area"
	}
	return "volume"
}

// measured tells what units other than those of time, money and share measure.
var measured = table(map[string]string{
	"distance": "km m cm mm mile foot inch yard kilometre kilometer metre meter league nautical-mile",
	"area":     "acre hectare",
	"weight":   "kg g ton tonne pound lb oz stone gram",
	"volume":   "litre liter gallon barrel l",
	"speed":    "kph mph km/h knot",
	"power":    "kW MW GW kilowatt megawatt gigawatt",
	"energy":   "kWh MWh kiloton",
	"pressure": "psi",
	"data":     "MB GB TB megabyte gigabyte terabyte",
	"heat":     "degree celsius fahrenheit",
})

// people reads casualties and other counts of persons.
func (c *count) people() bool {
	d := c.doc
	if m, ok := byNoun[c.kind]; ok {
		c.measure = m
	}
	if c.kind == "case" && c.ill() {
		c.measure, c.kind = "infected", ""
	}
	touching := "" // "and three million affected"
	if _, last := d.TokensIn(c.q.Span); c.q.Of.Empty() && last < len(d.Tokens) && d.Tokens[last].XPos == "VBN" && c.measure == "" {
		touching = byVerb[d.Lemma(last)]
		c.measure = touching
	}
	if t := c.counted(); (d.Tokens[t].XPos == "VBN" || d.Tokens[t].XPos == "VBD" && harming[d.Lemma(t)] && d.Child(t, "obj") < 0) && byVerb[d.Lemma(t)] != "" && c.measure == "" { // "and 40 injured"
		c.measure, c.kind = byVerb[d.Lemma(t)], ""
	}
	if m := c.fate(); m != "" && (c.measure == "" || c.measure == "on board" || c.measure == "affected") {
		c.measure = m
	}
	if m := c.byPredicate(); m != "" && touching == "" && (c.measure == "" || c.measure == "affected" || c.measure == "released" || c.measure == "on board" || m == "released") {
		c.measure = m
	}
	if m := c.nextTo(); m != "" && (c.measure == "" || c.measure == "on board") {
		c.measure = m
	}
	if m := c.stood(); m != "" && c.measure == "" {
		c.measure = m
	}
	if m := c.deed(); m != "" && c.measure == "" {
		c.measure = m
	}
	if m := c.gravely(); m != "" && c.measure == "" {
		c.measure = m
	}
	if c.measure == "" && c.marching() {
		c.measure, c.kind = "protesters", ""
	}
	if m := c.freed(); m != "" {
		c.measure = m
	} else if c.captive() && (c.human() || c.persons()) {
		c.measure = "still held"
	} else if rank(c.measure) < len(tolls) && c.whole() && c.participle(c.q.Head) == "" || c.measure == "released" && c.whole() {
		c.measure = ""
	}
	if m := c.state(); m != "" && (c.measure == "" || c.measure == "affected") && touching == "" {
		c.measure = m
	}
	if c.measure == "displaced" && c.value.high < 1000 && !slices.ContainsFunc(c.behind(9), func(w string) bool { return homes[w] }) {
		c.measure = "" // "300 people fled the hall"
	}
	if (c.measure == "" || c.measure == "affected" || c.measure == "records") && c.unit != "percent" && c.exposed() {
		c.measure, c.solid = "affected", true
	}
	if c.measure == "seats" && c.compound() && !slices.ContainsFunc(c.behind(4), func(w string) bool { return lawful[w] || w == "legislature" || w == "majority" }) {
		c.measure, c.kind, c.unit = "capacity", "", "person" // "a 500-seat hall"
	}
	if (c.measure == "" || c.measure == "on board") && c.aboard() {
		c.measure = "on board"
	}
	if c.measure == "on board" && (c.value.best < 4 || c.value.best > 10000) {
		c.measure = "" // passengers of a year
	}
	if (c.measure == "" || c.measure == "on board") && c.capacity() {
		c.measure, c.unit = "capacity", "person"
	}
	return c.measure != "" && c.person()
}

// homes are words for what people are displaced from or to.
var homes = words("home homes house houses village villages town towns city country countries region province border fighting war camp camps refuge")

// person tells whether a count of people by a known measure is one of the
// event's, and gives it the last of its unit and measure.
func (c *count) person() bool {
	if (c.measure == "votes" || c.measure == "seats") && c.q.High < 3 {
		return false
	}
	if rank(c.measure) < len(tolls) && c.human() && c.unreal() && !c.quoted && c.value.best >= 20 && !c.part() {
		c.measure, c.kind, c.unit, c.of = possibly+c.measure, "", "person", "people"
		return true
	}
	if toll := rank(c.measure) < len(tolls); toll && (!c.human() || c.unreal() || c.subset() && c.freed() == "" && c.participle(c.q.Head) == c.measure) ||
		c.value.high < 1 || c.value.high == 1 && c.measure == "infected" {
		return false
	}
	if before, _ := c.around(7); rank(c.measure) < len(tolls) && strings.Contains(strings.Join(before, " "), "would have ") {
		return false // "would have killed thousands"
	}
	if c.measure == "injured" && wide(c.value) && c.value.low >= 1e5 {
		return false // "hurting millions of voters"
	}
	if rank(c.measure) < len(tolls) && c.yearly() {
		c.scope = "each"
	}
	if persons[c.measure] && !c.human() {
		return false // "233,000 pages affected"
	}
	if c.kind = canon(c.kind); c.measure == "abducted" && (hunted[c.kind] || outlaws[c.kind]) {
		c.measure = "arrested" // "captured 23 pirates"
	}
	if c.measure == "injured" && c.badly() {
		c.kind = "serious" // a part of the injured
	}
	if c.unit == "" && (rank(c.measure) < len(tolls) || persons[c.measure]) {
		c.unit = "person"
	}
	if c.kind == "life" && c.byPredicate() == "" {
		return false // "change hundreds of lives"
	}
	if byNoun[c.kind] == c.measure && rank(c.measure) < len(tolls) {
		c.kind = "" // "dead", "fatalities": anybody
	}
	if (c.measure == "shot" || c.measure == "injured") && c.fatal() {
		c.measure = "killed"
	}
	if c.revised() || c.measure == "affected" && c.kind == "victim" {
		return false // "of the 58 victims": no count of its own
	}
	if c.measure != "" && c.added() {
		if rank(c.measure) == len(tolls) || c.value.high < 3 && c.measure != "infected" || c.other() {
			return false
		}
		c.scope = added
	}
	if c.measure == "" || c.part() && (c.measure != "killed" || len(c.harmed()) == 0 && !news.RelIs(c.doc.Tokens[c.q.Head].Rel, "obj") || c.told()) || c.compound() && !c.human() {
		return false
	}
	c.solid = rank(c.measure) < len(tolls) || c.measure == "votes" || c.measure == "seats" || c.measure == "casualties" || c.measure == "homeless" || c.measure == "on board" || c.measure == "shot" || c.measure == "capacity" || c.measure == "affected" && c.value.best >= 100
	if c.measure == "released" {
		if c.ahead() {
			c.measure = "to be released"
		}
		return true
	}
	return !rhetorical[c.kind] || c.solid || c.measure == "escaped"
}

// possibly stands before the measure of a toll that is feared or foretold.
const possibly = "possibly "

// persons are the measures beside the tolls that count people.
var persons = map[string]bool{"casualties": true, "protesters": true, "survived": true, "released": true, "affected": true, "still held": true, "escaped": true, "shot": true, "treated": true, "homeless": true}

// aboard tells whether the counted are those "on board" or "aboard".
func (c *count) aboard() bool {
	first, last := c.doc.TokensIn(news.Span{Start: c.q.Start, End: max(c.q.End, c.q.Of.End) + 12})
	for k := first; k < last; k++ {
		switch w := strings.ToLower(c.doc.Word(k)); {
		case w == "aboard", w == "board" && k > first && strings.EqualFold(c.doc.Word(k-1), "on"):
			return true
		}
	}
	for i, after := 0, c.behind(7); c.unit == "person" && i < len(after); i++ { // "five people were in the car"
		w := after[i]
		if (w == "in" || w == "inside") && i+2 < len(after) && crafts[after[i+2]] {
			return true
		} else if !idleDeeds[w] && !passive[w] && w != "people" && w != "who" && w != "that" && w != "riding" && w != "travelling" && w != "traveling" {
			break
		}
	}
	return c.measure == "on board" || c.carried()
}

// byPredicate gives the measure that the verb above the number gives, "" for
// none. "Killed 12": the object; "12 died": the subject; "12 were killed".
func (c *count) byPredicate() string {
	d := c.doc
	t := c.q.Head
	if l := d.Lemma(t); d.Tokens[t].Tag == "VERB" && (dying[l] || d.Child(t, "aux:pass") >= 0) { // "all three died"
		return byVerb[l]
	}
	for range 4 {
		tok := d.Tokens[t]
		h := tok.Head
		if h < 0 {
			if m, ok := byVerb[d.Lemma(t)]; ok && t != c.q.Head {
				return m
			}
			return c.participle(t)
		}
		l := d.Lemma(h)
		m, ok := byVerb[l]
		switch {
		case ok && l == "claim" && c.kind != "life":
			return ""
		case ok && news.RelIs(tok.Rel, "nsubj"):
			pass := news.RelIs(tok.Rel, "nsubj:pass") || d.Child(h, "aux:pass") >= 0
			if pass || dying[l] {
				return m
			}
			return ""
		case ok && (news.RelIs(tok.Rel, "obj") || news.RelIs(tok.Rel, "dep") || news.RelIs(tok.Rel, "obl") && l == "leave"):
			return m
		case news.RelIs(tok.Rel, "nsubj"), news.RelIs(tok.Rel, "obl"):
			return c.participle(t)
		case news.RelIs(tok.Rel, "obj"):
			if m := c.participle(t); m != "" {
				return m
			}
			return c.xcomp(h)
		case news.RelIs(tok.Rel, "conj"), news.RelIs(tok.Rel, "nummod"), news.RelIs(tok.Rel, "nmod"), news.RelIs(tok.Rel, "appos"), news.RelIs(tok.Rel, "compound"):
			if m := c.participle(t); m != "" {
				return m
			}
			if news.RelIs(tok.Rel, "conj") && d.Child(t, "cc") < 0 && slices.ContainsFunc(c.behind(14), func(w string) bool { return w == "have" || w == "has" || w == "had" }) {
				return "" // "killing 16 migrants, 30,000 have come"
			}
			if news.RelIs(tok.Rel, "conj") && d.Tokens[h].Tag == "VERB" || news.RelIs(tok.Rel, "nmod") && !c.partitive(t) {
				return ""
			}
			t = h
		default:
			return c.participle(t)
		}
	}
	return ""
}

// nextTo reads what people are counted as by the words that touch the number,
// where the tree does not tell: "killed 12", "12 people were injured".
func (c *count) nextTo() string {
	d := c.doc
	first, _ := d.TokensIn(c.q.Span)
	_, last := d.TokensIn(c.q.Span.Cover(c.q.Of))
	s := d.Sentences[d.SentenceAt(c.q.Head)]
	if v := first - 1; v >= s.First && (d.Tokens[v].Tag == "VERB" || strings.EqualFold(d.Word(v), "shot")) {
		if m := byVerb[d.Lemma(v)]; m != "" && d.Lemma(v) != "claim" && !dying[d.Lemma(v)] {
			return m
		}
	}
	if t := c.counted(); news.RelIs(d.Tokens[t].Rel, "nmod") && !c.partitive(t) {
		return "" // "the father of two boys died"
	}
	passive := false
	for v := last; v < min(last+4, s.Last); v++ {
		l := d.Lemma(v)
		switch t := d.Tokens[v]; {
		case strings.EqualFold(d.Word(v), "missing"):
			return "missing"
		case t.Tag == "AUX" || t.Tag == "ADV" || l == "other" || l == "more":
			passive = passive || l == "be"
		case v == last && l == "and" && v+3 < s.Last && dying[d.Lemma(v+3)]: // "two passengers and the driver died"
			v += 2
		case t.Tag == "ADJ":
			return byNoun[l]
		case t.Tag == "VERB" && (passive || dying[l] || (v == last || d.Tokens[v-1].Tag == "ADV") && d.Child(v, "obj") < 0 && (t.XPos == "VBN" || t.XPos == "VBD" && harming[l])):
			if m := byVerb[l]; m != "" || !finding[l] || v+1 >= s.Last {
				return m
			}
			return byNoun[d.Lemma(v+1)] // "were found dead Friday morning"
		default:
			return ""
		}
	}
	return ""
}

// harming are verbs that without an object tell what was done to their subject: "18 officers hurt".
var harming = words("kill injure wound hurt arrest detain rescue evacuate displace trap hospitalise hospitalize")

// dying are the verbs whose subject is what they count.
var dying = words("die perish drown flee vanish disappear escape survive")

// finding are verbs behind which stands what became of those who are counted.
var finding = words("find pronounce declare confirm report presume fear believe leave list")

// partitive tells whether a noun hangs on a number word ("tens of thousands
// of people") and not on a thing.
func (c *count) partitive(t int) bool {
	h := c.doc.Tokens[t].Head
	return h >= 0 && (c.doc.Tokens[h].Tag == "NUM" || c.q.Contains(c.doc.Tokens[h].Span))
}

// participle reads "12 people killed in the crash", "hundreds found dead".
func (c *count) participle(t int) string {
	d, out := c.doc, ""
	d.Children(t, func(k int) bool {
		if news.RelIs(d.Tokens[k].Rel, "acl") || news.RelIs(d.Tokens[k].Rel, "acl:relcl") || news.RelIs(d.Tokens[k].Rel, "xcomp") {
			l := d.Lemma(k)
			if m, ok := byVerb[l]; ok && (d.Tokens[k].XPos == "VBN" && d.Child(k, "obj") < 0 || d.Child(k, "aux:pass") >= 0 || l == "die" || l == "flee") {
				out = m
			} else if m, ok := byNoun[l]; ok && d.Tokens[k].Tag == "ADJ" {
				out = m
			}
		}
		return out == ""
	})
	if out == "" {
		if h := d.Tokens[t].Head; h >= 0 && news.RelIs(d.Tokens[t].Rel, "nsubj") {
			out = c.xcomp(h)
			if m, ok := byNoun[d.Lemma(h)]; ok && d.Tokens[h].Tag == "ADJ" && out == "" { // "12 are missing"
				out = m
			}
			if d.Lemma(h) == "missing" || d.Lemma(h) == "miss" {
				out = "missing"
			}
		}
	}
	return out
}

// xcomp reads "found dead", "left 12 dead", "reported missing".
func (c *count) xcomp(h int) string {
	d := c.doc
	for _, rel := range []string{"xcomp", "amod", "advmod"} {
		if k := d.Child(h, rel); k >= 0 {
			l := d.Lemma(k)
			if m, ok := byNoun[l]; ok && (d.Tokens[k].Tag == "ADJ" || d.Tokens[k].XPos == "VBN") {
				return m
			}
			if m, ok := byVerb[l]; ok && (d.Tokens[k].XPos == "VBN" || l == "miss") {
				return m
			}
		}
	}
	return ""
}

// things reads a count of things or people by their noun.
func (c *count) things() bool {
	if c.numbered() {
		return true
	}
	if vague[c.kind] {
		c.kind = c.compounded()
	}
	if portions[c.kind] {
		if k := c.belongs(c.counted(), "of"); k > c.counted() && c.doc.Tokens[k].Tag == "NOUN" {
			c.kind = c.doc.Lemma(k)
			c.of += " of " + shortWords(c.doc, k)
		}
	}
	if len(c.kind) < 3 || rhetorical[c.kind] && c.value.best < 20 && !((c.kind == "country" || c.kind == "nation") && c.value.best >= 5) && !strings.Contains(shortWords(c.doc, c.counted()), " ") || c.q.High < 2 || c.kind == "page" && c.value.best < 100 || c.kind == "point" && c.value.best < 5 {
		return false
	}
	t := c.doc.Tokens[c.q.Head]
	if t.Tag == "NUM" && c.parted {
		t = c.doc.Tokens[c.counted()] // "14 of 17 counts"
	}
	if c.naming() || c.doc.Tokens[c.counted()].XPos == "NN" && !massed[c.kind] && c.unit != "person" && !c.compound() {
		return false // "Nikkei 225 index", "lap 48 exit"
	}
	if w := c.doc.Words(c.q.Span); t.Tag != "NOUN" && !c.heads(c.q.Head) && (t.Tag != "PROPN" || c.q.Unit != "person" && (t.XPos != "NNPS" || w[0] >= 'A' && w[0] <= 'Z')) || strings.ContainsAny(w, ":/") || c.compound() && !c.makeup() {
		return false
	}
	if w := c.doc.Words(c.q.Span); c.value.best >= 1900 && c.value.best <= 2100 && len(w) == 4 || currencies[c.kind] ||
		c.kind == "victim" || byNoun[c.kind] != "" && rank(byNoun[c.kind]) < len(tolls) {
		return false // a year, a price, a toll that was refused
	}
	first, last := c.doc.TokensIn(c.q.Of)
	for k := first; k < last && k < c.q.Head; k++ {
		switch strings.ToLower(c.doc.Word(k)) {
		case "other", "another", "first", "second", "third":
			return false
		}
	}
	if c.added() {
		if c.scope = added; c.value.high < 3 {
			return false
		}
	}
	if c.unit == "" && c.persons() {
		c.unit = "person"
	}
	if c.sacked() {
		c.kind, c.unit = "job", ""
	}
	c.measure = canon(c.kind)
	c.kind = c.measure
	c.weak = c.q.High < 3 || c.quoted && (c.value.best < 4 || !c.acts() || c.doc.SentenceAt(c.q.Head) >= early) || c.compound() || wide(c.value) && c.doc.SentenceAt(c.q.Head) >= early
	return true
}

// numbered reads a number that is told of "the number of" something: "the total number
// of barges is to rise to 90".
func (c *count) numbered() bool {
	k := c.numberOf()
	if k < 0 || c.value.best < 3 || wide(c.value) || vague[c.doc.Lemma(k)] || byNoun[c.doc.Lemma(k)] != "" {
		return false
	}
	c.measure = canon(c.doc.Lemma(k))
	c.kind, c.of, c.weak = c.measure, shortWords(c.doc, k), c.quoted
	return true
}

// numberOf gives the noun whose number, count or total is the subject over a number
// without a noun of its own, or that itself grew or fell to it; -1 for none.
func (c *count) numberOf() int {
	d := c.doc
	for t, n := c.q.Head, 0; c.q.Of.Empty() && c.unit == "" && t >= 0 && n < 6; t, n = d.Tokens[t].Head, n+1 {
		for _, rel := range []string{"nsubj", "obj"} {
			if s := d.Child(t, rel); s >= 0 && counting[d.Lemma(s)] {
				if k := c.belongs(s, "of"); k > s && d.Tokens[k].Tag == "NOUN" {
					return k
				}
				return -1
			}
		}
	}
	if t, _ := c.movement(); t >= 0 && c.q.Of.Empty() && c.unit == "" && c.value.best >= 20 && d.Cased(c.q.Head, "to") {
		if k := c.mover(t); k >= 0 && d.Tokens[k].XPos == "NNS" && !priced[d.Lemma(k)] {
			return k // "arrests have fallen to 400,000"
		}
	}
	return -1
}

// portions are nouns for single ones of what is "of" them.
var portions = words("piece set pair item batch unit count case")

// massed are nouns whose plural looks like their singular.
var massed = words("aircraft spacecraft craft crew staff police personnel cattle sheep fish deer salmon shrimp series headquarters species offspring livestock head poultry ammunition apparatus equipment artillery luggage")

// compounded gives a noun that says little with the one before it, which says
// what is counted: "card numbers", "parking places"; "" when there is none.
func (c *count) compounded() string {
	d := c.doc
	t := c.counted()
	first, _ := d.TokensIn(c.q.Of)
	if c.q.Of.Empty() || t <= first || d.Tokens[t-1].Tag != "NOUN" || vague[d.Lemma(t-1)] {
		return ""
	}
	return d.Lemma(t-1) + " " + d.Lemma(t)
}

// makeup tells whether a number in a compound counts what a group is made of: "a
// 32-vessel flotilla". Such a count needs a second report.
func (c *count) makeup() bool {
	d := c.doc
	t := c.counted()
	if c.value.best < 4 || len(c.kind) < 4 || d.Tokens[t].Head < 0 {
		return false
	}
	for k := t + 1; k < min(t+6, len(d.Tokens)); k++ {
		if grouping[d.Lemma(k)] {
			return true
		}
	}
	return false
}

// grouping are nouns for many together.
var grouping = words("flotilla fleet convoy force team squad group panel jury committee delegation commission council board crew party contingent column caravan cast choir band alliance bloc coalition consortium network chain")

// compound tells whether a number only tells of what kind something is: "a
// four-star general", "a three-run lead".
func (c *count) compound() bool {
	w := c.doc.Article.Text[c.q.Start:max(c.q.End, c.q.Of.End)]
	i := strings.IndexByte(w, '-')
	return i > 0 && !strings.ContainsRune(w[:i], ' ') && strings.HasPrefix(w[i+1:], c.doc.Word(c.counted()))
}
