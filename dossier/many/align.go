package many

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"sync"

	"synoptic/dossier/line"
	"synoptic/news"
)

// rivalry is the number of groups of one measure beyond which none are merged
// as rival readings: a list of that length is a table, not a figure.
const rivalry = 60

// groups puts together the counts of one thing. Counts of different articles
// join when their values agree, then when nothing sets their scopes apart;
// two counts of one article join only when they agree.
func groups(all []*count) [][]*count {
	all = common(all)
	rareness(all)
	var buckets []*bucket
	at := map[[2]string]*bucket{}
	var strays [][]*count
	told := map[telling]bool{}
	for _, c := range all {
		told[telling{c.doc, c.class(), c.value.best}] = true
		if c.stray {
			strays = append(strays, []*count{c})
			continue
		}
		k := [2]string{c.measure, c.unit}
		if at[k] == nil {
			at[k] = &bucket{equal: map[float64][]int{}, near: map[int][]int{}}
			buckets = append(buckets, at[k])
		}
		at[k].put(c)
	}
	var out [][]*count
	for _, b := range buckets {
		gs := b.groups
		if len(gs) <= rivalry {
			gs = undivided(join(gs, told, len(all) <= handful))
		}
		out = append(out, gs...)
	}
	return gather(append(wards(out), strays...))
}

// common puts first the numbers that most articles give, so that a bound or a
// rounding of one article does not draw them apart.
func common(all []*count) []*count {
	type key struct {
		measure, unit string
		best          float64
	}
	docs := map[key]tellers{}
	for _, c := range all {
		k := key{c.measure, c.unit, c.value.best}
		docs[k] = docs[k].add(c.doc)
	}
	told := make([]int, len(all)) // by how many
	order := make([]int, len(all))
	for i, c := range all {
		told[i], order[i] = docs[key{c.measure, c.unit, c.value.best}].n, i
	}
	slices.SortStableFunc(order, func(i, j int) int { return told[j] - told[i] })
	out := make([]*count, len(all))
	for to, from := range order {
		out[to] = all[from]
	}
	return out
}

// fits tells whether a count says the same as all of a group. Where a group holds a number
// both as news and as a thing of the past, one that is either is as one that it has.
func fits(c *count, g []*count) bool {
	now := slices.ContainsFunc(g, func(o *count) bool { return !o.past })
	return !slices.ContainsFunc(g[:min(len(g), rivalry)], func(o *count) bool {
		return !meets(c, o) && !(now && o.past && !c.past && c.value.best == o.value.best)
	})
}

// meets tells whether two counts say the same of one thing.
func meets(c, o *count) bool {
	if !agree(c.value, o.value) || !same(c, o) {
		return false
	}
	if c.value.best == o.value.best && c.value.low == o.value.low {
		return true
	}
	exact := c.weak || o.weak || spent[c.measure] && c.doer != o.doer && (wide(c.value) || wide(o.value)) || c.measure == "amount" || c.measure == measureOf(c.unit) && (c.kind == "" || o.kind == "")
	return !exact
}

// telling is a number that a report tells.
type telling struct {
	doc   *news.Doc
	class string
	best  float64
}

// join merges groups that are rival readings of one figure, nearest first.
func join(gs [][]*count, told map[telling]bool, few bool) [][]*count {
	both := func(x, y *count) bool { // a report that tells both numbers tells of two things
		return x.doc != y.doc && x.value.best >= 100 && y.value.best >= 100 && x.value.best != y.value.best && !x.echoed && !y.echoed &&
			(told[telling{x.doc, x.class(), y.value.best}] || told[telling{y.doc, y.class(), x.value.best}]) && !agree(x.value, y.value)
	}
	apart := func(i, j int) float64 {
		if rivals(gs[i], gs[j], few) && (rank(gs[i][0].measure) < len(tolls) || against(gs[i], gs[j]) || !some(gs[i], gs[j], both)) {
			return gap(gs[i][0].value, gs[j][0].value)
		}
		return math.Inf(1)
	}
	far := make([][]float64, len(gs)) // how far apart two that are rivals lie, asked once for each pair
	for i := range gs {
		far[i] = make([]float64, len(gs))
		for j := i + 1; j < len(gs); j++ {
			far[i][j] = apart(i, j)
		}
	}
	for {
		bi, bj, best := -1, -1, math.Inf(1)
		for i := range gs {
			for j := i + 1; j < len(gs); j++ {
				if far[i][j] < best {
					bi, bj, best = i, j, far[i][j]
				}
			}
		}
		if bi < 0 {
			return gs
		}
		gs[bi] = append(gs[bi], gs[bj]...)
		gs, far = slices.Delete(gs, bj, bj+1), slices.Delete(far, bj, bj+1)
		for i := range far {
			far[i] = slices.Delete(far[i], bj, bj+1)
		}
		for k := range gs {
			if k < bi {
				far[k][bi] = apart(k, bi)
			} else if k > bi {
				far[bi][k] = apart(bi, k)
			}
		}
	}
}

// akin is how much the words around two numbers that are not equal must say, in
// bits, for them to be two readings of one figure that is no toll.
const akin = 3

// handful is how many numbers a story has at most whose sums and counts of one noun
// are taken for one another's rivals without more.
const handful = 40

// rivals tells whether two groups count the same thing in different articles
// with values near enough to be meant as the same number: where the story has
// many numbers (not few), those among the same words.
func rivals(a, b []*count, few bool) bool {
	set, far, toll := against(a, b), a[0].measure == "distance", rank(a[0].measure) < len(tolls)
	kin := sync.OnceValue(func() bool { return some(a, b, func(x, y *count) bool { return x.kind != "" && x.kind == y.kind }) })
	if far && !kin() {
		return false // from no landmark in common
	}
	for _, x := range a {
		for _, y := range b {
			if (!toll || x.measure == "infected") && wide(x.value) != wide(y.value) && gap(x.value, y.value) > 1.5 {
				return false // "700,000", "millions": of others
			}
			if far && x.kind != y.kind {
				continue
			}
			if set && same(x, y) && gap(x.value, y.value) <= reach(x) || x.measure == x.kind && meets(x, y) {
				continue
			}
			if !same(x, y) || x.doc == y.doc && !disputed(x, y) && !agree(x.value, y.value) && !bounds(x, y) || gap(x.value, y.value) > reach(x) {
				return false
			}
			if (toll && !general[x.kind] || x.measure == "on board") && (x.listed() || y.listed()) {
				return false // "two women and one man", "312 passengers and 28 crew": parts
			}
			if !toll && !(strictly(x, y) && (x.value.best == y.value.best || few || x.measure != x.kind && !isMoney(x.unit) || kinship(x, y) >= akin || x.echoed || y.echoed)) {
				return false
			}
			if toll && x.kind != y.kind && !alike(x, y) && (!general[x.kind] || !general[y.kind]) && !((x.kind == "" || y.kind == "") && (kin() || gap(x.value, y.value) <= 2 && !x.subset() && !y.subset() && (x.kind == "") == (x.value.best < y.value.best))) { // of one noun for both, a bare toll beside it is theirs; no part is more than all
				return false
			}
		}
	}
	return true
}

// against tells whether an article itself sets the numbers of two groups against
// each other, as those of two who counted: then they are rivals in all.
func against(a, b []*count) bool {
	echoed := func(c *count) bool { return c.echoed }
	return (slices.ContainsFunc(a, echoed) || slices.ContainsFunc(b, echoed)) && some(a, b, func(x, y *count) bool {
		return x.doc == y.doc && (x.echoed || y.echoed) && x.by != "" && y.by != "" && disputed(x, y) && same(x, y)
	})
}

// some tells whether something holds of a count of the one group and one of the other.
func some(a, b []*count, holds func(x, y *count) bool) bool {
	return slices.ContainsFunc(a, func(x *count) bool { return slices.ContainsFunc(b, func(y *count) bool { return holds(x, y) }) })
}

// bounds tells whether one article gives two lower bounds of one toll: "at
// least 40 hurt", and further on "more than 50".
func bounds(x, y *count) bool {
	return rank(x.measure) < len(tolls) && lower(x.value) && lower(y.value) && gap(x.value, y.value) <= slack(x.value)
}

// strictly asks more of counts that are no toll before they may differ: the
// very same thing and a stable number; votes, shares and sentences must be the
// same party's, and sums of money must be named alike.
func strictly(x, y *count) bool {
	switch {
	case x.measure == "population":
		return x.place != "" && x.place == y.place && gap(x.value, y.value) < 3
	case x.measure == "protesters":
		return x.place == y.place && x.doc.SentenceAt(x.q.Head) < 6 && y.doc.SentenceAt(y.q.Head) < 6
	case x.measure == "affected":
		return x.scope == y.scope && x.value.best >= 100 && y.value.best >= 100
	case x.old != y.old && (x.measure == x.kind || persons[x.measure]):
		return false // of years past
	case x.doc == y.doc && (x.echoed || y.echoed):
		return true // "the authority says 38 percent; its lawyers put the share at 32"
	case x.kind != y.kind && !alike(x, y) && !atLarge(x, y), x.measure != y.measure, x.scope != y.scope, gap(x.value, y.value) > widest(x, y):
		return false
	case x.measure == "turnout":
		return true
	case (x.measure == "duration" || x.unit == "percent") && (x.weak || y.weak):
		return false
	case strings.HasSuffix(x.kind, "sentence") && gap(x.value, y.value) > 1.25:
		return false // of another, or another time
	case x.unit == "percent" && (x.polled() || y.polled() || lower(x.value) != lower(y.value)):
		return false // another question, or a bound that the other keeps
	case x.measure == "distance" && !rough(x.value) && !rough(y.value):
		return false // of two things from one place
	case x.measure == "magnitude":
		return gap(x.value, y.value) < 1.1
	case x.unit == "percent" && x.measure != "controlled territory", x.measure == "votes", x.measure == "seats",
		strings.HasSuffix(x.kind, "sentence"), x.kind == "term", x.kind == "ban":
		return x.doer != "" && y.doer != "" && (x.doer == y.doer || x.of == y.of && x.measure != "votes" && x.measure != "seats")
	case isMoney(x.unit) && x.measure == "amount":
		return gap(x.value, y.value) < 1.1 && near(x.value.best, y.value.best, .1) && x.doc != y.doc
	case isMoney(x.unit):
		two := strings.HasPrefix(x.doer, "e-") && strings.HasPrefix(y.doer, "e-") // two named: each has a sum of its own
		return x.doer == y.doer || gap(x.value, y.value) < 1.05 || !spent[x.measure] && !two
	}
	if x.measure == x.kind && x.doc == y.doc {
		return disputed(x, y) && (x.echoed || y.echoed)
	}
	if x.measure == x.kind { // things: those that one does the same with
		if swelled(x, y) {
			return true
		}
		if (x.doer == x.kind) != (y.doer == y.kind) && gap(x.value, y.value) < 1.5 {
			return true // "14 trawlers remain in port", "the port holds 17"
		}
		if x.value.low >= 1000 && y.value.low >= 1000 {
			return true // so many of one thing are of one lot
		}
		return x.doer == y.doer && x.doer != "" && x.doer != x.kind
	}
	if x.measure == "shot" {
		return x.doc.SentenceAt(x.q.Head) < early && y.doc.SentenceAt(y.q.Head) < early
	}
	return x.kind != "" || y.kind != "" || x.measure == "controlled territory" || x.measure == "on board"
}

// swelled tells whether a later report counts more of a thing that its words do
// not narrow: "some 60 ships were waiting", "84 vessels" the day after.
func swelled(x, y *count) bool {
	px, py := x.doc.Article.Published.Value, y.doc.Article.Published.Value
	if px > py {
		x, y, px, py = y, x, py, px
	}
	return px != "" && px != py && x.value.low >= 20 && y.value.best >= x.value.best && gap(x.value, y.value) <= 2 && !x.quoted && !y.quoted &&
		!strings.Contains(x.bare, " ") && !strings.Contains(y.bare, " ") && !x.part() && !y.part()
}

// same tells whether nothing sets two counts' things or scopes apart.
func same(a, b *count) bool {
	if unlike(a, b) {
		return false
	}
	if a.measure == a.kind && a.unit == "" && (a.value.best == math.Trunc(a.value.best)) != (b.value.best == math.Trunc(b.value.best)) {
		return false // a count and a mean
	}
	if (a.before != b.before || a.year != b.year && a.year != "" && b.year != "" && rank(a.measure) == len(tolls)) && a.value.best != b.value.best {
		return false // of another time
	}
	if a.scope == added && b.scope == added && !agree(a.value, b.value) {
		return false // of another day
	}
	if a.scope != b.scope && a.measure != "price" && !((isMoney(a.unit) || a.measure == a.kind && (a.scope == added || b.scope == added)) && a.value.best == b.value.best) { // "a year" and "annual"; "an additional"
		return false
	}
	if a.kind != b.kind && a.kind != "" && b.kind != "" && !alike(a, b) && !(rank(a.measure) < len(tolls) && (anybody[a.kind] || anybody[b.kind])) && !(a.measure == "distance" && near(a.value.best, b.value.best, .01)) && // by another landmark
		!((rank(a.measure) < len(tolls) || persons[a.measure] && a.measure != "affected") && a.value.best == b.value.best && a.value.best >= 4) {
		return false
	}
	if a.place != b.place && a.place != "" && b.place != "" && (a.past || b.past || a.doc == b.doc && rank(a.measure) < len(tolls) || a.value.best != b.value.best) {
		return false // one number in a town and in the city it lies in is one
	}
	if a.unit == "percent" && a.kind == "" && a.doer != b.doer && strings.HasSuffix(a.measure, "rate") && !near(a.value.best, b.value.best, .005) {
		return false // of another
	}
	if a.past && b.past && a.when != b.when && a.value.best != b.value.best {
		return false // of two events
	}
	if a.past != b.past && !contemporary(a, b) { // large counts of years past are told with and without their year
		return (a.value.low >= 100 && b.value.low >= 100 || a.measure == "magnitude") && agree(a.value, b.value)
	}
	if a.measure == "arrested" && len(a.when) >= 10 && len(b.when) >= 10 && a.when[:10] != b.when[:10] {
		return false // each night has its own
	}
	return rank(a.measure) == len(tolls) || together(a.when, b.when)
}

// alike tells whether two words for the counted are one: units of a share, and
// words for the dead and for gatherings.
func alike(a, b *count) bool {
	if kindred[a.kind]&kindred[b.kind] != 0 {
		return true
	}
	if n := min(len(a.kind), len(b.kind)); n > 3 && a.unit == "person" && (strings.HasSuffix(a.kind, b.kind) || strings.HasSuffix(b.kind, a.kind)) {
		return true // "girls", "schoolgirls"
	}
	return a.measure == "controlled territory"
}

// kindred has a bit for each list that a word stands in.
var kindred = func(lists ...string) map[string]uint {
	out := map[string]uint{}
	for i, l := range lists {
		for _, w := range strings.Fields(l) {
			out[w] |= 1 << i
		}
	}
	return out
}(
	"death fatality dead life body person people toll victim",
	"injury wound injured wounded",
	"meeting talk talks negotiation session discussion summit conversation round",
	"ceasefire cease-fire truce",
	"contract deal offer agreement extension",
	"prisoner captive detainee hostage inmate abductee person people",
	"crew fisherman",
)

// settle puts a group in a fixed order and drops repeats inside one article
// that say no more.
func settle(g []*count) []*count {
	slices.SortStableFunc(g, func(a, b *count) int {
		return cmp.Or(cmp.Compare(a.doc.Article.ID, b.doc.Article.ID), a.q.Start-b.q.Start)
	})
	return g
}

// verdict compares what each origin says last.
func verdict(g []*count, origins line.Origins) string {
	last := map[string]*count{}
	var keys []string
	for _, c := range g {
		o := c.doc.Article.ID
		if x, ok := origins[o]; ok {
			o = x
		}
		p, ok := last[o]
		if !ok {
			keys = append(keys, o)
		}
		if !ok || c.doc.Article.Published.Value > p.doc.Article.Published.Value || c.doc == p.doc && bounds(c, p) && c.value.best > p.value.best {
			last[o] = c
		}
	}
	if contested(g) {
		return "differ"
	}
	if !slices.ContainsFunc(g, func(c *count) bool { return c.doc != g[0].doc }) {
		return "single"
	}
	slices.Sort(keys)
	for i, a := range keys {
		for _, b := range keys[i+1:] {
			x, y := last[a], last[b]
			if !agree(x.value, y.value) && !grown(x, y) {
				return "differ"
			}
		}
	}
	return "agree"
}

// grown tells whether the later of two counts of a toll is only its growth.
func grown(a, b *count) bool {
	pa, pb := a.doc.Article.Published.Value, b.doc.Article.Published.Value
	if rank(a.measure) == len(tolls) {
		return a.measure == a.kind && swelled(a, b)
	}
	if pa == "" || pb == "" || pa == pb {
		return false
	}
	if pa > pb {
		a, b = b, a
	}
	return (b.value.best >= a.value.best || a.measure == "missing") && !wide(a.value) && !wide(b.value)
}

// background tells whether all numbers of a figure are of a time well before
// the news.
func background(g []*count) bool {
	return !slices.ContainsFunc(g, func(c *count) bool { return !c.old })
}

// asOf gives the time that the numbers of a growing toll hold for: the latest
// of the reports', and of an earlier case that of the case; "" for other figures
// or where no date is known.
func asOf(g []*count, back bool) string {
	out := ""
	for _, c := range g {
		switch p := c.doc.Article.Published; {
		case back:
			out = max(out, c.when)
		case rank(c.measure) < len(tolls) && p.Basis != news.BasisUnknown:
			out = max(out, p.Value)
		}
	}
	return out
}

// disputed tells whether one article gives two numbers by two who vouch for
// them ("three, the police say; at least five, by the aid group").
func disputed(x, y *count) bool {
	if x.by == y.by || x.order == y.order {
		return false
	}
	switch {
	case x.measure == "affected":
		return true
	case rank(x.measure) < len(tolls):
		return x.when == "" && y.when == "" && x.kind == y.kind && x.by != "" && y.by != "" && x.place == y.place
	case x.measure == "magnitude": // of one quake they are told side by side
		return x.kind == y.kind && max(x.doc.SentenceAt(x.q.Head)-y.doc.SentenceAt(y.q.Head), y.doc.SentenceAt(y.q.Head)-x.doc.SentenceAt(x.q.Head)) < 6
	}
	if x.unit == "percent" && !x.echoed && !y.echoed && x.governor() != y.governor() {
		return false // "half remains", "three quarters are gone"
	}
	return (x.by != "" && y.by != "" || x.echoed || y.echoed) && x.kind == y.kind
}

// governor gives the lemma of the word that the counted stand under: what is told of them.
func (c *count) governor() string {
	return c.doc.Lemma(c.doc.Tokens[c.summit(c.counted())].Head)
}

// contested tells whether some article itself sets two numbers of a group
// against each other.
func contested(g []*count) bool {
	of := map[*news.Doc][]*count{}
	for _, y := range g {
		for _, x := range of[y.doc] {
			if disputed(x, y) && !agree(x.value, y.value) && !bounds(x, y) {
				return true
			}
		}
		of[y.doc] = append(of[y.doc], y)
	}
	return false
}

// general are the counted nouns that stand for all who came to harm; others
// ("children", "survivors") are a part of them.
var general = map[string]bool{"": true, "passenger": true, "victim": true, "civilian": true, "body": true, "life": true, "occupant": true, "villager": true, "resident": true, "inhabitant": true}

// anybody are the counted nouns that say of those who came to harm only that.
var anybody = words("victim body life")

// reach is how many times as large another reading of a number may be: what
// the victims of a theft of data are counted by are thief, firm and state.
func reach(c *count) float64 {
	if c.measure == "affected" {
		return 20
	}
	return 8
}
