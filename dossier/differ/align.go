package differ

import (
	"math"
	"math/bits"
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
	f.pairs(all, w, func(i, j int) {
		s := f.aligned(all[i], all[j])
		if s < enough {
			return
		}
		if !all[i].contests(all[j].claim) {
			s += sameValue
		}
		take(i, j, s)
		take(j, i, s)
	})
	return out
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
// which of two mates that with the same is the likelier. Of pairs that were read, each group
// of reports left out of its own fit, three in five that are likelier than enough were of one
// thing and differed, two in three of the sure ones (CARD-weights.md); what is said of one value by the
// words or the article of the other is looked at besides (known).
const (
	enough    = 0.28
	sure      = 0.5
	sameValue = 0.15
)

// aligned tells how likely two claims of a class are of one thing, 0 … 1, by what is told
// around them (features); 0 where they count, or describe, two kinds of things.
func (f *finder) aligned(a, b *held) float64 {
	if a.apart(b.claim) {
		return 0
	}
	var told features
	f.features(a, b, &told)
	s, x, leaning := 0.0, &told.x, trained()
	for has := told.has; has != 0; has &= has - 1 {
		i := bits.TrailingZeros64(has)
		s += leaning[i] * x[i]
	}
	p := 1 / (1 + math.Exp(-s))
	if a.noun == gun && b.noun == gun && a.once && b.once && a.harms && b.harms { // each report knows of one
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
	if a.class == age && x[whereOther]+x[dayOther] == 0 {
		return max(p, heldApart)
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
const heldApart = 0.4

// apart tells whether two claims of a class are of two things whatever else is told around
// them.
func (a *claim) apart(b *claim) bool {
	switch {
	case a.named && b.named && a.verb == b.verb && a.agree(b, setDoer) < 0:
		return true // each its own
	case a.counted() && a.agree(b, setLands) < 0:
		return true // in one state and in another
	case a.counted() && (a.longPast(b) || b.longPast(a)):
		return true // of now and of then
	case a.harms && b.harms && a.several() != b.several():
		return true // of one incident and of many
	case a.counted() && len(a.span) > 0 && len(b.span) > 0 && !meets(a.span, b.span):
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
	case a.word != "":
		return a.noun != b.noun || a.class == address && !(a.once && b.once)
	case a.class == state:
		return a.noun != b.noun
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

// What two claims have in common around them, or not, by which they are aligned.
const (
	always      = iota
	alikeWhole  // how much of the words of the shorter sentence both have, by their weight
	alikeClause // of the clauses
	wordsWhole  // how many words both sentences have, by its logarithm
	wordsClause
	verbSame
	verbOther
	doerSame
	doerOther
	patientSame
	patientOther
	nounSame
	nounMeasured // what is measured is one: "the turnout was 90 percent"
	nounVague    // one is a word for people or things of any kind, or none
	kindSame
	kindOther
	nameSame
	nameOther
	whereSame
	whereOther
	sourceSame
	sourceOther
	dayOther
	localSame // names of the clauses
	localOther
	moodOther
	onceEach  // each article has one number of such things
	leadEach  // with it both open
	valueNear // numbers that are close are more likely of one thing
	valueFar
	figureSame // the record's figures put the numbers together
	differSame // and hold that they differ
	ordersSame // and tell no more of them than the order: "tens of thousands"
	measureSame
	measureOther
	measureNone // a figure of the record rests on one alone
	numberSame  // the sentences share another number
	numberOther // each has others, and they share none
	weekApart   // the reports are more than a week apart
	sceneSame   // of people who came to harm: the place, deed and day
	sceneOther
	tollsSole // each article tells of one such toll
	tollsMany // an article tells of several tolls, and nothing tells that it is one
	fateSame  // of people: what became of them
	fateOther
	doerNone // one is of a deed of nobody known
	kindOnly // of one the words tell the kind
	ofPeople // what the value is
	ofThings
	ofMeasure
	ofClock
	ofDate
	ofState
	ofSort
	featureCount
)

var _ [64 - featureCount]struct{} // they fit into the marks of has

// features are what two claims have in common, and which of it is not nothing.
type features struct {
	x   [featureCount]float64
	has uint64
}

func (t *features) set(yes bool, i int) {
	if yes {
		t.x[i] = 1
		t.has |= 1 << i
	}
}

// either sets one of two features, as agree has it.
func (t *features) either(n int, same, other int) {
	t.set(n > 0, same)
	t.set(n < 0, other)
}

// features notes what speaks for two claims of a class to be of one thing, and against it.
func (f *finder) features(a, b *held, t *features) {
	share, n := a.says.alike(&b.says)
	part, m := share, n
	if !a.one || !b.one {
		part, m = a.clause.alike(&b.clause)
	}
	t.has = 1<<always | 1<<alikeWhole | 1<<alikeClause | 1<<wordsWhole | 1<<wordsClause
	t.x[always], t.x[alikeWhole], t.x[alikeClause] = 1, share, part
	t.x[wordsWhole], t.x[wordsClause] = math.Log1p(float64(n)), math.Log1p(float64(m))
	if a.verb != "" && b.verb != "" {
		t.set(a.verb == b.verb, verbSame)
		t.set(a.verb != b.verb, verbOther)
	}
	t.either(a.by(b.claim), doerSame, doerOther)
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
	t.set(a.told != 0 && b.told != 0 && math.Abs(a.told-b.told) > 7, weekApart)
	t.set(a.lead && b.lead && a.noun == b.noun, leadEach)
	t.set(a.once && b.once && a.noun == b.noun, onceEach)
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
	case a.class == state:
		t.set(true, ofState)
	case a.word != "":
		t.set(true, ofSort)
	default:
		f.numeric(a, b, t)
	}
}

// numeric sets the features of two numbers.
func (f *finder) numeric(a, b *held, t *features) {
	t.set(a.class == "person", ofPeople)
	t.set(a.class == "thing", ofThings)
	measure := a.class != "person" && a.class != "thing"
	t.set(measure, ofMeasure)
	t.set(a.measures && b.measures && a.noun == b.noun, nounMeasured)
	x, y := math.Min(a.best, b.best), math.Max(a.best, b.best)
	t.set(y <= 1.3*x, valueNear)
	t.set(y > 3*x, valueFar)
	t.set(a.figure != "" && a.figure == b.figure, figureSame)
	t.set(a.figure != "" && a.figure == b.figure && a.verdict == "differ", differSame)
	t.set(a.figure != "" && a.figure == b.figure && a.high > 5*a.low && b.high > 5*b.low, ordersSame)
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

// vocabulary is the words of an article's sentences by their keys, and how many sentences have each.
type vocabulary struct {
	sentences int
	keys      []uint64
	df        []int32
}

// lexicon numbers the words of the sentences of all articles and weighs them, as weights do.
type lexicon struct {
	sentences int
	ids       map[uint64]int32
	df        []int32
	weights   []float64 // by number
	none      float64   // of a word that no sentence has
	// of a reader
	others map[uint64]int32 // the numbers of what is no word of a sentence
	index  *near.Numbers
}

func newLexicon() *lexicon { return &lexicon{ids: map[uint64]int32{}} }

// reader gives one that may be used beside others, once all words are in.
func (x *lexicon) reader() *lexicon {
	own := *x
	own.others, own.index = map[uint64]int32{}, new(near.Numbers)
	return &own
}

// id gives the number of a key.
func (x *lexicon) id(key uint64) int32 {
	at, ok := x.ids[key]
	if !ok {
		if at, ok = x.others[key]; !ok {
			at = int32(len(x.df) + len(x.others))
			x.others[key] = at
		}
	}
	return at
}

// join adds the words of an article.
func (x *lexicon) join(v vocabulary) {
	x.sentences += v.sentences
	for i, k := range v.keys {
		at, ok := x.ids[k]
		if !ok {
			at = int32(len(x.df))
			x.ids[k], x.df = at, append(x.df, 0)
		}
		x.df[at] += v.df[i]
	}
}

// weigh weighs the words of all articles.
func (x *lexicon) weigh() {
	weight := func(df int32) float64 { return math.Log(float64(x.sentences+2) / float64(df+1)) }
	x.weights, x.none = make([]float64, len(x.df)), weight(0)
	for i, df := range x.df {
		x.weights[i] = weight(df)
	}
}

// bag is a set of words, by their keys in order, with how much each says.
type bag struct {
	near.Set
	weights []float64
	sum     float64
}

// weigh weighs the words, whose numbers are given.
func (b *bag) weigh(x *lexicon, ids []int32) {
	b.weights, b.sum = make([]float64, len(ids)), 0
	for i, at := range ids {
		b.weights[i] = x.none
		if int(at) < len(x.weights) {
			b.weights[i] = x.weights[at]
		}
		b.sum += b.weights[i]
	}
}

// keysOf gives the keys of words, sorted, each once.
func keysOf(words []string) []uint64 {
	out := make([]uint64, len(words))
	for i, w := range words {
		out[i] = near.Key(w)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// alike tells how much of what the shorter of two sets says the other says too, by the
// weight of the words, and how many words they share.
func (b *bag) alike(o *bag) (share float64, n int) {
	if len(b.Keys) > len(o.Keys) {
		b, o = o, b
	}
	shared := 0.0
	n = b.Shared(&o.Set, func(i int) { shared += b.weights[i] })
	return shared / math.Max(1, math.Min(b.sum, o.sum)), n
}
