package differ

import (
	"math"
	"slices"
	"strings"

	"synoptic/dossier/near"
	"synoptic/news"
)

// mostClaims is how many claims of a class may share a word by which they find one
// another: a word that more have tells nothing apart.
const mostClaims = 40

// leastShared is how many words two sentences share whose claims are compared.
const leastShared = 2

// mate is the claim of another article that most likely is of the same thing.
type mate struct {
	at    int
	score float64
}

// mates gives for each claim its mates, one for each article of another origin that
// has any.
func (f *finder) mates(all []*held, w *lexicon) [][]mate {
	out := make([][]mate, len(all))
	take := func(i, j int, score float64) { // of two in one article the likelier, the first among equals
		k := slices.IndexFunc(out[i], func(m mate) bool { return all[m.at].doc == all[j].doc })
		switch {
		case k < 0:
			out[i] = append(out[i], mate{j, score})
		case score > out[i][k].score:
			out[i][k] = mate{j, score}
		}
	}
	for _, p := range f.field(all, w) {
		s := f.aligned(all[p[0]], all[p[1]])
		if s < enough {
			continue
		}
		if !all[p[0]].contests(all[p[1]].claim) {
			s += sameValue
		}
		take(p[0], p[1], s)
		take(p[1], p[0], s)
	}
	return out
}

// field gives the pairs of claims of a class that may be of one thing, and tells each claim how
// alike the most alike of each other article is.
func (f *finder) field(all []*held, w *lexicon) (out [][2]int) {
	of := map[*news.Doc][]*held{}
	for _, c := range all {
		of[c.doc] = append(of[c.doc], c)
	}
	for _, c := range all {
		c.beside, c.tops = of[c.doc], nil
	}
	f.pairs(all, w, func(i, j int) {
		a, b := all[i], all[j]
		out = append(out, [2]int{i, j})
		s := a.likeness(b)
		a.top(b.doc, s)
		b.top(a.doc, s)
	})
	return out
}

// topped is how alike the claim of an article is that is most alike.
type topped struct {
	doc   *news.Doc
	score float64
}

func (a *held) top(d *news.Doc, score float64) {
	for i := range a.tops {
		if a.tops[i].doc == d {
			a.tops[i].score = max(a.tops[i].score, score)
			return
		}
	}
	a.tops = append(a.tops, topped{d, score})
}

// bestOf tells whether no claim of an article is more alike than one.
func (a *held) bestOf(d *news.Doc, score float64) bool {
	return !slices.ContainsFunc(a.tops, func(t topped) bool { return t.doc == d && t.score > score+1e-9 })
}

// likeness tells how alike what two claims have around them is.
func (a *held) likeness(b *held) float64 {
	share, _ := a.says.alike(&b.says)
	part := share
	if !a.one || !b.one {
		part, _ = a.clause.alike(&b.clause)
	}
	beside, _ := a.window.alike(&b.window)
	s := share + part + 2*beside
	if a.noun != "" && a.noun == b.noun {
		s += .5
	}
	return s
}

// pairs tells each of the pair of claims that may be of one thing, of articles of two origins.
// Claims are found by the words of their sentences, so that a claim is held against few of a
// long story.
func (f *finder) pairs(all []*held, w *lexicon, each func(i, j int)) {
	index, keys := w.index, make([][]int32, len(all))
	defer index.Reset()
	for i, c := range all {
		keys[i] = make([]int32, 0, len(c.says.Keys)+4)
		for _, k := range c.says.Keys {
			keys[i] = append(keys[i], w.id(k))
		}
		c.says.weigh(w, keys[i])
		if c.one {
			c.clause = c.says
		} else {
			ids := make([]int32, len(c.clause.Keys))
			for n, k := range c.clause.Keys {
				ids[n] = w.id(k)
			}
			c.clause.weigh(w, ids)
		}
		ids := make([]int32, len(c.window.Keys))
		for n, k := range c.window.Keys {
			ids[n] = w.id(k)
		}
		c.window.weigh(w, ids)
		if c.lead || c.once { // as good as two words
			keys[i] = append(keys[i], w.id(near.Key("1 "+c.noun)), w.id(near.Key("2 "+c.noun)))
		}
		if c.sole && c.class != clock {
			keys[i] = append(keys[i], w.id(near.Key("1 toll "+c.measure)), w.id(near.Key("2 toll "+c.measure)))
		}
		if c.figure != "" {
			keys[i] = append(keys[i], w.id(near.Key("1 "+c.figure)), w.id(near.Key("2 "+c.figure)))
		}
		index.Add(i, keys[i])
	}
	for i := range all {
		for _, j := range index.Find(keys[i], mostClaims, i+1, leastShared) { // a pair is looked at once
			if all[i].origin != all[j].origin {
				each(i, j)
			}
		}
	}
}

// How likely two claims must be of one thing to be held against each other, how likely for
// the difference to be more than a guess, and what is added where they give one value, by
// which of two mates that with the same is the likelier. Of pairs in groups of reports that no
// weight has seen, two in three that are likelier than enough are of one thing and differ
// (CARD-weights.md); what is said of one value by the words or the article of the other is
// looked at besides (known).
const (
	enough    = 0.3
	sure      = 0.5
	sameValue = 0.15
)

// aligned tells how likely two claims of a class are of one thing, 0 … 1, by what is told
// around them (features); 0 where they count, or describe, two kinds of things.
func (f *finder) aligned(a, b *held) float64 {
	if a.apart(b.claim) {
		return 0
	}
	var told Features
	f.features(a, b, &told)
	p, x := told.Likely(trained()), &told
	if a.noun == gun { // each report knows of one
		return max(p, heldApart)
	}
	if a.noun == outbreak && b.noun == outbreak && a.agree(b.claim, setKind) >= 0 && x[dayOther] == 0 {
		return max(p, heldApart) // what is reported began once
	}
	if a.oneHour(b.claim) && x[dayOther]+x[weekApart] == 0 {
		return max(p, heldApart)
	}
	if a.class == state && p >= likely && a.ofNamed() && b.ofNamed() && a.agree(b.claim, setDoer) > 0 && x[dayOther]+x[weekApart]+x[patientOther] == 0 {
		return max(p, heldApart) // one by name is so and is not so
	}
	if a.class == address { // the one of the street that each knows
		return max(p, sure)
	}
	if a.timed() && a.class != clock && p >= 0.1 && x[valueNear] > 0 && a.verb != "" && fates[a.verb] == "" && x[patientSame] > 0 && x[doerOther]+x[whereOther]+x[moodOther]+x[weekApart] == 0 {
		return max(p, heldApart) // what is done to one thing is done once
	}
	if p >= likely && x[differSame] > 0 && x[whereOther]+max(0, x[sceneOther]-x[sceneSame])+x[dayOther]+x[moodOther]+x[weekApart] == 0 {
		return max(p, heldApart)
	}
	return p
}

// ofNamed tells whether a state is told of somebody by name, who is so or undergoes it: what one
// does may be done to others, too.
func (a *claim) ofNamed() bool {
	_, last := a.doc.TokensIn(a.at)
	i := last - 1
	return a.named && (a.doc.Tokens[i].Tag == "ADJ" || a.doc.Child(i, "aux:pass") >= 0 || a.doc.Child(i, "nsubj:pass") >= 0)
}

// heldApart is how likely two numbers are of one thing that the record's figures put together
// and hold to differ, where something else speaks for it, too, and nothing against it; and two
// guns that are the only ones of their reports.
const heldApart = enough

// likely is how likely a claim of an article must be of what another's is for the article
// to know its value.
const likely = 0.13

// apart tells whether two claims of a class are of two things whatever else is told around
// them.
func (a *claim) apart(b *claim) bool {
	switch {
	case (a.traits^b.traits)&alone != 0 || (a.traits|b.traits)&fractional != 0:
		return true // all and a part
	case a.traits&played != 0 && !(a.named && b.named && a.agree(b, setDoer) > 0): // each has a number of his own
		return true
	case a.counted() && min(a.best, b.best) == 1 && (a.figure == "" || a.figure != b.figure): // often no number: "one man said"
		return true
	case a.named && b.named && a.verb == b.verb && a.agree(b, setDoer) < 0:
		return true // each its own
	case a.counted() && a.agree(b, setLands) < 0:
		return true // in one state and in another
	case a.counted() && (a.longPast(b) || b.longPast(a)):
		return true // of now and of then
	case a.harms && b.harms && a.several() != b.several():
		return true // of one incident and of many
	case a.counted() && !a.lasts() && len(a.span) > 0 && len(b.span) > 0 && !meets(a.span, b.span):
		return true // over one stretch of time and over another
	case a.timed() && fates[a.verb] != "" && a.agree(b, setWhere) < 0:
		return true // people hurt here, and elsewhere
	case a.timed() && a.verb == b.verb && a.agree(b, setPatient) < 0:
		return true // another deed of its kind
	case a.noun == outbreak && b.noun == outbreak:
		return !a.once || !b.once || math.Abs(a.best-b.best) > 180 // an article that tells of two
	case a.timed():
		return a.verb != b.verb && !a.oneHour(b)
	case a.class == age:
		return a.noun != b.noun || !a.sameVictim(b)
	case a.class == score:
		return a.noun != b.noun && a.noun != "" && b.noun != ""
	case a.word != "":
		return a.noun != b.noun || (a.class == address || a.noun == gun) && !(a.once && b.once) || a.noun == gun && !(a.harms && b.harms)
	case a.class == state:
		return a.noun != b.noun || a.agree(b, setPatient) < 0
	}
	if a.figure != "" && a.figure == b.figure {
		return a.part != b.part
	}
	if len(a.fate) == 1 && len(b.fate) == 1 && a.fate[0] != b.fate[0] && !mixed[a.fate[0]+" "+b.fate[0]] && !mixed[b.fate[0]+" "+a.fate[0]] {
		return true // the dead and the hurt
	}
	sent := a.class == "person" && a.verb != "" && a.verb == b.verb && a.named && b.named && a.agree(b, setDoer) > 0 // eight experts here, three observers there
	return others(a.noun, b.noun) && a.agree(b, setKind) < 1 && !sent || a.part != b.part
}

// lasts tells whether a number is of a length of time.
func (a *claim) lasts() bool { return a.class == "minute" || a.class == "day" || a.class == "month" }

// oneHour tells whether two times of day, within an hour, are the only ones that their articles
// tell, and of somebody by name: stopped at two here, arrested at half past one there.
func (a *claim) oneHour(b *claim) bool {
	return a.class == clock && a.sole && b.sole && math.Abs(a.best-b.best) <= 60 && a.named && b.named && a.agree(b, setDoer) > 0
}

// several tells whether the sentence of a number counts the incidents that it is of, more than a
// few: "at least ten were hurt in 12 shootings".
func (a *claim) several() bool {
	return slices.ContainsFunc(a.rest, func(q news.Quantity) bool {
		if q.Best < 4 || q.Of.Empty() {
			return false
		}
		h := headOf(a.doc, q.Of)
		return h >= 0 && a.doc.Tokens[h].XPos == "NNS" && befallen[meaning(a.doc, h)]
	})
}

// mixed are fates that the same people may be said to have met.
var mixed = map[string]bool{"dead shot": true, "hurt shot": true, "hurt ill": true, "dead ill": true, "ill shot": true, "dead lost": true}

// meets tells whether two lists of stretches have one in common, be it told more closely by one.
func meets(a, b []string) bool {
	return slices.ContainsFunc(a, func(x string) bool {
		return slices.ContainsFunc(b, func(y string) bool { return strings.HasPrefix(x, y) || strings.HasPrefix(y, x) })
	})
}

// features notes what speaks for two claims of a class to be of one thing, and against it.
func (f *finder) features(a, b *held, t *Features) {
	share, n := a.says.alike(&b.says)
	part, m := share, n
	if !a.one || !b.one {
		part, m = a.clause.alike(&b.clause)
	}
	beside, k := a.window.alike(&b.window)
	t[always], t[alikeWhole], t[alikeClause], t[alikeBeside] = 1, share, part, beside
	t[wordsWhole], t[wordsClause], t[wordsBeside] = math.Log1p(float64(n)), math.Log1p(float64(m)), math.Log1p(float64(k))
	like := a.likeness(b)
	x, y := a.bestOf(b.doc, like), b.bestOf(a.doc, like)
	t.set(x && y, bestBoth)
	t.set(x != y, bestOne)
	t[rivalsMany] = math.Log1p(float64(len(a.beside) + len(b.beside) - 2))
	left, right := run(a.left, b.left), run(a.right, b.right)
	t.set(left > 0, leftSame)
	t.set(right > 0, rightSame)
	t.set(left > 0 && right > 0, runBoth)
	t[wordsRun] = math.Log1p(float64(left + right))
	if a.verb != "" && b.verb != "" {
		t.set(a.verb == b.verb, verbSame)
		t.set(a.verb != b.verb, verbOther)
	}
	t.either(a.by(b.claim), doerSame, doerOther)
	t.set(a.named && b.named && a.agree(b.claim, setDoer) < 0, nameDoerOther)
	t.set((len(a.doer) == 0) != (len(b.doer) == 0), doerNone)
	t.either(a.agree(b.claim, setPatient), patientSame, patientOther)
	t.set(a.noun != "" && a.noun == b.noun, nounSame)
	t.set(a.noun != b.noun, nounVague)
	t.either(a.agree(b.claim, setKind), kindSame, kindOther)
	t.set((len(a.kind) == 0) != (len(b.kind) == 0), kindOnly)
	t.either(a.agree(b.claim, setNames), nameSame, nameOther)
	t.either(a.agree(b.claim, setWhere), whereSame, whereOther)
	t.either(a.agree(b.claim, setSource), sourceSame, sourceOther)
	t.either(a.agree(b.claim, setLocal), localSame, localOther)
	t.set(a.mood != b.mood, moodOther)
	t.set(!a.timed() && asunder(a.dates, b.dates), dayOther)
	if a.told != 0 && b.told != 0 {
		t.set(math.Abs(a.told-b.told) > 7, weekApart)
		t[daysApart] = math.Log1p(math.Min(math.Abs(a.told-b.told), 30))
	}
	t.set(a.lead && b.lead && a.noun == b.noun, leadEach)
	t.set(a.opens && b.opens, opensEach)
	t.set(a.once && b.once && a.noun == b.noun, onceEach)
	t.set((a.traits^b.traits)&bracketed > 0, bracketedOne)
	t.set(a.traits&b.traits&played > 0, playedBoth)
	t.set((a.traits|b.traits)&bare > 0, bareOne)
	f.givenThere(a, b, t)
	if len(a.rest) > 0 && len(b.rest) > 0 {
		shared := shareNumber(a.claim, b.claim)
		t.set(shared, numberSame)
		t.set(!shared, numberOther)
	}
	switch {
	case a.class == clock:
		t.set(true, ofClock)
		t.set(math.Abs(a.best-b.best) <= 60, valueNear)
	case a.timed():
		t.set(true, ofDate)
		t.set(math.Abs(a.best-b.best) <= 3, valueNear)
		t.set(math.Abs(a.best-b.best) > 60, valueFar)
	case a.class == state:
		t.set(true, ofState)
	case a.class == address:
	case a.word != "":
		t.set(true, ofSort)
	default:
		f.numeric(a, b, t)
	}
}

// run tells how many words two rows have in common from the first on.
func run(a, b []string) int {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return i
		}
	}
	return min(len(a), len(b))
}

// givenThere notes whether the article of one of two claims has the value of the other, too.
func (f *finder) givenThere(a, b *held, t *Features) {
	any, alike := false, false
	for _, p := range [2][2]*held{{a, b}, {b, a}} {
		for _, x := range p[0].beside {
			if x != p[0] && !x.contests(p[1].claim) && x.word == p[1].word {
				any = true
				alike = alike || x.noun == p[1].noun && x.noun != "" || x.likeness(p[1]) >= .8*p[0].likeness(p[1])
			}
		}
	}
	t.set(any, valueThere)
	t.set(alike, valueThereAlike)
}

// numeric sets the features of two numbers.
func (f *finder) numeric(a, b *held, t *Features) {
	t.set(a.class == "person", ofPeople)
	t.set(a.class == "thing", ofThings)
	measure := a.class != "person" && a.class != "thing"
	t.set(measure, ofMeasure)
	t.set(a.measures && b.measures && a.noun == b.noun, nounMeasured)
	x, y := math.Min(a.best, b.best), math.Max(a.best, b.best)
	t.set(y <= 1.3*x, valueNear)
	t.set(y > 3*x, valueFar)
	t.set(y > 12*x, valueVast)
	t.set(x >= 20 && rare(x) && rare(y), rareEach)
	t.set(x <= 5, fewOne)
	t.set(a.figure != "" && a.figure == b.figure, figureSame)
	t.set(a.figure != "" && a.figure == b.figure && a.verdict == "differ", differSame)
	t.set(a.measure != "" && a.measure == b.measure && a.of == b.of, measureSame)
	t.set(a.measure != b.measure && a.measure != "" && b.measure != "", measureOther)
	t.set((a.measure == "") != (b.measure == ""), measureNone)
	if a.class == "person" {
		fate := a.agree(b.claim, setFate)
		t.set(fate > 0, fateSame)
		t.set(fate < 0, fateOther)
	}
	if a.harms && b.harms {
		s, o := f.sceneOf(a), f.sceneOf(b)
		t.set(s.shares(o), sceneSame)
		t.set(s.apart(o), sceneOther)
		t.set(a.sole && b.sole && a.measure == b.measure && !s.apart(o), tollsSole)
		t.set(max(a.tolls, b.tolls) > incidents && !s.shares(o) && !meets(a.span, b.span), tollsMany)
	}
}

// sceneOf gives where and how the people of a claim came to harm.
func (f *finder) sceneOf(c *held) *toll {
	if c.scene == nil {
		t, _ := f.toll(c.doc.Article.Evidence(c.at))
		c.scene = &t
	}
	return c.scene
}

// shareNumber tells whether two sentences share a number beside those that are held
// against each other.
func shareNumber(a, b *claim) bool {
	return slices.ContainsFunc(a.rest, func(x news.Quantity) bool {
		return slices.ContainsFunc(b.rest, func(y news.Quantity) bool { return x.Best == y.Best })
	})
}

// leads marks the first claims of what they count, among those of the sentences with
// which an article opens.
func leads(all []claim) {
	seen := map[[2]string]float64{}
	for i := range all {
		c := &all[i]
		k := c.counts()
		v, ok := seen[k]
		if c.lead = (!ok || v == c.best) && c.opens; !ok {
			seen[k] = c.best
		}
	}
}

// opening is how many sentences an article opens with, its headline among them.
const opening = 4

// single marks the claims of an article that are its only ones of what they count,
// where that is things or people of some kind.
func single(all []claim) {
	by, many := map[[2]string]*claim{}, map[[2]string]bool{}
	for i := range all {
		c := &all[i]
		if x := by[c.counts()]; x == nil {
			by[c.counts()] = c
		} else if (x.best != c.best || x.word != c.word) && !(c.class == clock && math.Abs(x.best-c.best) <= 60) {
			many[c.counts()] = true
		}
	}
	for i := range all {
		c := &all[i]
		c.once = c.noun != "" && !many[c.counts()] && !slices.Contains(anybody, c.noun)
		if c.noun == outbreak && befalls[c.verb] && !c.once {
			c.noun = "" // of one of several
		}
	}
}

// counts gives what a claim counts: its class and its noun.
func (a *claim) counts() [2]string { return [2]string{a.class, a.noun} }

// anybody are the stems of words for people and things of no kind.
var anybody = stems("people person other victim casualty injury death thing time way part case life body toll")

// others tells whether two nouns name people, or things, of two kinds.
func others(a, b string) bool {
	return a != b && a != "" && b != "" && !slices.Contains(anybody, a) && !slices.Contains(anybody, b)
}

// by tells whether two deeds are of one doer, as agree; of one by name and one by a word
// for people nothing is known.
func (a *claim) by(b *claim) int {
	if n := a.agree(b, setDoer); n >= 0 || a.named == b.named {
		return n
	}
	return 0
}

// agree gives 1 where two sets share a member, -1 where they do not, and 0 where
// one is empty.
func agree(a, b []string) int {
	switch {
	case len(a) == 0 || len(b) == 0:
		return 0
	case common(a, b) > 0:
		return 1
	}
	return -1
}
