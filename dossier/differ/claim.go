package differ

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"
	"time"

	"synoptic/dossier/near"
	"synoptic/dossier/said"
	"synoptic/news"
)

// claim is one number, date or time of day that a sentence of an article gives, with
// what else the sentence tells. Claims of one class are compared.
type claim struct {
	doc     *news.Doc
	at      news.Span
	class   string // what its value is: people, things, a length, a date that is told by its year …
	noun    string // stem of what is counted, "" for none
	verb    string // stem of the deed, "" for none and for one that tells nothing
	figure  string // the record's figure that rests on the number, "" for none
	settled bool   // that figure holds its numbers to be no contest: they grew, or are one roughly told
	measure string // of that figure
	of      string // what that figure measures
	about   string
	stems   []string        // of the sentence, sorted
	says    bag             // those, weighed
	does    bag             // near, weighed
	names   []string        // those of the stems that are names, sorted
	near    []string        // those of the clause, sorted
	doer    []string        // of the subject of the deed, sorted
	named   bool            // a name is among them
	loose   bool            // its words tell nothing that it counts; a figure may rest on it
	patient []string        // of what the deed is done to, sorted
	kind    []string        // of the words before the noun that is counted, sorted
	rest    []news.Quantity // the other numbers of the sentence
	best    float64         // of a number; of a time of day its minute
	low     float64         // the values that it may stand for
	high    float64
	zone    string // of a time of day: the words that tell whose, ""
	day     string // of a date: what its words name themselves
	weekday int    // of a day of the week: its number
	lead    bool   // the first of what it counts in its article, which opens with it
	once    bool   // no other number of what it counts stands in its article
}

// claims takes up numbers and dates that sentences of independent origins give for
// one thing. An article that gives the other's value for it anywhere knows both and
// contests neither.
func (f *finder) claims(docs []*news.Doc) {
	by, w := map[string][]*claim{}, newWeights()
	figures := f.resting()
	for _, d := range docs {
		x := news.Part(d, claimsKey{}, claimsIn)
		w.join(x.weights)
		own := f.placed(x.claims, figures)
		single(own)
		leads(own)
		for i := range own {
			by[own[i].class] = append(by[own[i].class], &own[i])
		}
	}
	by[state] = disputed(by[state])
	for _, class := range slices.Sorted(maps.Keys(by)) {
		for _, g := range f.rivals(by[class], w) {
			kind := "value"
			switch {
			case g[0].class == state:
				kind = "denial"
			case g[0].day != "" || g[0].clock():
				kind = "time"
			}
			sides := [][]news.DifferenceReading{valued(g)}
			if harmed(g[0].about) {
				sides = f.ofOneIncident(sides[0])
			}
			for _, rs := range sides {
				if kind == "value" {
					rs = f.whole(g[0].measure, f.contesting(f.ofOneTime(rs)))
				}
				if !f.told(kind, rs) {
					f.add(kind, g[0].about, "", news.GradeB, nil, rs)
				}
			}
		}
	}
}

// placed gives the claims of an article with the figures of the record that rest on them,
// but for those whose words tell nothing without a figure.
func (f *finder) placed(all []claim, figures map[place]*news.Figure) []claim {
	out := make([]claim, 0, len(all))
	for _, c := range all {
		g, ok := figures[place{c.doc.Article.ID, c.at.Start}]
		if c.loose && (!ok || g.Unit == "person") {
			continue
		}
		if ok {
			c.figure, c.settled, c.measure, c.of, c.about = g.ID, g.Verdict == "agree", g.Measure, g.Of, g.Name()
			if c.loose || c.class == "thing" && g.Measure == "magnitude" {
				c.class, c.noun = cmp.Or(g.Unit, "measure "+g.Measure), g.Measure
				if w := strings.Fields(strings.ToLower(g.Of)); g.Unit != "" && len(w) > 0 {
					c.noun = said.Stem(w[len(w)-1])
				}
			}
		}
		out = append(out, c)
	}
	return out
}

// place is where a number begins.
type place struct {
	article string
	start   int
}

// resting gives, for the place of each number that a figure rests on, the figure.
func (f *finder) resting() map[place]*news.Figure {
	out := map[place]*news.Figure{}
	for i := range f.d.Figures {
		for _, r := range f.d.Figures[i].Readings {
			for _, e := range r.Evidence {
				out[place{e.Article, e.Start}] = &f.d.Figures[i]
			}
		}
	}
	return out
}

// told tells whether a difference that was found before holds words of two of the
// readings apart.
func (f *finder) told(kind string, rs []news.DifferenceReading) bool {
	return slices.ContainsFunc(f.out, func(x news.Difference) bool {
		n := 0
		for _, r := range x.Readings {
			if slices.ContainsFunc(rs, func(o news.DifferenceReading) bool { return touch(r.Evidence, o.Evidence) }) {
				n++
			}
		}
		return x.Kind == kind && n > 1
	})
}

// touch tells whether two lists of evidence share words.
func touch(a, b []news.Evidence) bool {
	return slices.ContainsFunc(a, func(x news.Evidence) bool {
		return slices.ContainsFunc(b, func(y news.Evidence) bool { return x.Article == y.Article && x.Span().Overlaps(y.Span()) })
	})
}

// mostClaims is how many claims of a class may share a word by which they find one
// another: a word that more have tells nothing apart.
const mostClaims = 40

// mate is the claim of another article that most likely is of the same thing.
type mate struct {
	at    int
	score float64
}

// mates gives for each claim its mates, one for each article of another origin that
// has any. Claims are found by the words of their sentences, so that a claim is held
// against few of a long story.
func (f *finder) mates(all []*claim, w *weights) [][]mate {
	var index near.Index[string]
	words, origin := make([][]string, len(all)), make([]string, len(all))
	for i, c := range all {
		origin[i] = f.o[c.doc.Article.ID]
		c.says, c.does = w.weigh(c.stems), w.weigh(c.near)
		words[i] = c.stems
		if c.lead || c.once {
			words[i] = append(slices.Clone(c.stems), "1 "+c.noun, "2 "+c.noun) // as good as two words
		}
		index.Add(i, words[i])
	}
	out := make([][]mate, len(all))
	take := func(i, j int, score float64) { // of two in one article the likelier, the first among equals
		if score < enough {
			return
		}
		k := slices.IndexFunc(out[i], func(m mate) bool { return all[m.at].doc == all[j].doc })
		switch {
		case k < 0:
			out[i] = append(out[i], mate{j, score})
		case score > out[i][k].score:
			out[i][k] = mate{j, score}
		}
	}
	for i, a := range all {
		for _, j := range index.Find(words[i], mostClaims, func(int) int { return leastShared }) {
			b := all[j]
			if j <= i || origin[i] == origin[j] { // a pair is looked at once
				continue
			}
			s := one(a, b)
			t := s
			if (a.noun == "") != (b.noun == "") {
				t = one(b, a) // else the one tells what the other does
			}
			if !a.contests(b) {
				s, t = s+sameValue, t+sameValue
			}
			take(i, j, s)
			take(j, i, t)
		}
	}
	return out
}

// leastShared is how many words two sentences share whose claims are compared.
const leastShared = 2

// rivals gathers the claims of one class that contest one another: each is the other's
// mate in its article.
func (f *finder) rivals(all []*claim, w *weights) [][]*claim {
	mates := f.mates(all, w)
	mutual := func(i, j int) bool {
		return slices.ContainsFunc(mates[i], func(m mate) bool { return m.at == j }) && slices.ContainsFunc(mates[j], func(m mate) bool { return m.at == i })
	}
	var out [][]*claim
	taken := make([]bool, len(all))
	for i, a := range all {
		if taken[i] {
			continue
		}
		g := []*claim{a}
		for _, m := range mates[i] {
			if b := all[m.at]; !taken[m.at] && m.at > i && a.contests(b) && mutual(i, m.at) && !known(all, a, b) {
				g, taken[m.at] = append(g, b), true
			}
		}
		if len(g) < 2 {
			continue
		}
		for _, m := range mates[i] { // who says the same as one of them stands beside it
			if b := all[m.at]; !taken[m.at] && mutual(i, m.at) && !slices.ContainsFunc(g, func(x *claim) bool { return x.doc == b.doc }) && slices.ContainsFunc(g, func(x *claim) bool { return !x.contests(b) }) {
				g, taken[m.at] = append(g, b), true
			}
		}
		out = append(out, g)
	}
	return out
}

// contests tells whether two claims cannot both be right.
func (a *claim) contests(b *claim) bool {
	switch {
	case a.settled && a.figure == b.figure:
		return false
	case a.day != "":
		return a.day != b.day
	case a.class == state:
		return a.best != b.best
	case a.clock() && a.zone != b.zone && math.Mod(math.Abs(a.best-b.best), 60) == 0:
		return false // one time by two clocks
	}
	return a.high < b.low || b.high < a.low
}

// clock tells whether a claim is of a time of day.
func (a *claim) clock() bool { return a.class == "clock" }

// known tells whether the article of one of two claims has the other's value too,
// of the same, or the sentence of one has it of anything.
func known(all []*claim, a, b *claim) bool {
	has := func(a, b *claim) bool { // the article of a has the value of b
		return slices.ContainsFunc(all, func(x *claim) bool {
			return x.doc == a.doc && !x.contests(b) && (x.noun == b.noun && (x.noun != "" || x.best > 12) || x.verb != "" && x.verb == b.verb)
		})
	}
	return has(a, b) || has(b, a) ||
		a.day == "" && !a.clock() && (a.beside(b) || b.beside(a) || gives(a.doc, b.best) || gives(b.doc, a.best))
}

// beside tells whether the sentence of a claim has the value of another one too, of what
// may be the same.
func (a *claim) beside(b *claim) bool {
	return slices.ContainsFunc(a.rest, func(q news.Quantity) bool {
		if q.Best != b.best {
			return false
		}
		h := -1
		if !q.Of.Empty() {
			h = a.doc.HeadOf(a.doc.TokensIn(q.Of))
		}
		return h < 0 || !others(said.Stem(a.doc.Lemma(h)), b.noun)
	})
}

// shareNumber tells whether two sentences share a number beside those that are held
// against each other.
func shareNumber(a, b *claim) bool {
	return slices.ContainsFunc(a.rest, func(x news.Quantity) bool {
		return slices.ContainsFunc(b.rest, func(y news.Quantity) bool { return x.Best == y.Best })
	})
}

// gives tells whether an article has a number that few things have in common.
func gives(d *news.Doc, n float64) bool {
	return n > 12 && slices.ContainsFunc(d.Quantities, func(q news.Quantity) bool { return q.Best == n })
}

// What speaks for two sentences to count or date one thing, beside the share of
// words that they have in common, and how much of it is asked. The weights were set
// on reports of the bench that are labelled nowhere.
const (
	oneFigure   = 0.25 // the record's figures put the numbers together
	oneMeasure  = 0.15 // the figures are of one name
	oneVerb     = 0.2
	nearby      = 0.1  // numbers that are close to each other are more likely of one thing
	countedOnce = 0.15 // each article has one number of such things
	oneLead     = 0.25 // with both the reports open
	oneDoer     = 0.1  // for one, and against two
	oneRest     = 0.1  // another number of theirs is one
	twoMeasures = 0.15
	oneOfMany   = 0.15 // against: the sentence gives several of one unit
	twoWeeks    = 0.2  // against: the reports are more than a week apart
	twoKinds    = 0.3  // against: the words before the noun are others
	twoNames    = 0.15
	sameValue   = 0.15 // of two mates that with the same value is the likelier
	enough      = 0.47
)

// one tells how much speaks for two claims to be of one thing, 0 for too little: neither
// names another doer or another kind, and their sentences share a good part of what they
// say.
func one(a, b *claim) float64 {
	counted := a.day == "" && !a.clock() && a.class != state
	if counted && others(a.noun, b.noun) {
		return 0
	}
	share, n := a.says.alike(b.says)
	if a.day != "" || a.clock() {
		return oneDeed(a, b, share, n)
	}
	if a.class == state {
		return oneState(a, b, share, n)
	}
	once := a.once && b.once && a.noun == b.noun
	lead := a.lead && b.lead && a.noun == b.noun
	if !measured(a, b) && (n < 3 && !once && !lead || n < 2 && agree(a.names, b.names) < 0) {
		return 0
	}
	if measured(a, b) {
		return enough + share
	}
	near, _ := a.does.alike(b.does)
	s := (share + near) / 2
	if a.measure != b.measure {
		s -= twoMeasures
	}
	switch {
	case a.figure != "" && a.figure == b.figure:
		s += oneFigure
	case a.measure != "" && a.measure == b.measure && a.of == b.of:
		s += oneMeasure
	}
	x, y := math.Min(a.best, b.best), math.Max(a.best, b.best)
	if once && y <= 3*x {
		s += countedOnce
	}
	if lead {
		s += oneLead
	}
	if y <= 1.3*x {
		s += nearby
	}
	if a.verb != "" && a.verb == b.verb {
		s += oneVerb
	}
	if a.noun == "" && a.verb != b.verb {
		return 0 // measures of two deeds
	}
	s += oneDoer * float64(a.by(b))
	if a.verb == b.verb {
		s += oneDoer * float64(agree(a.patient, b.patient))
	}
	if 365*years(a.doc, b.doc) > 7 {
		s -= twoWeeks
	}
	if a.listed() || b.listed() {
		s -= oneOfMany
	}
	if len(a.kind) > 0 && len(b.kind) > 0 && common(a.kind, b.kind) == 0 {
		s -= twoKinds
	}
	if agree(a.names, b.names) < 0 {
		s -= twoNames
		if n < 5 {
			s -= twoNames
		}
	}
	if shareNumber(a, b) {
		s += oneRest
	}
	if a.noun == "" && a.by(b) <= 0 && share < 0.5 && (a.figure == "" || a.figure != b.figure) {
		return 0 // a measure of the same deed of others
	}
	if s < enough {
		return 0
	}
	return s
}

// leads marks the first claims of what they count, among those of the sentences with
// which an article opens.
func leads(all []claim) {
	seen := map[string]float64{}
	for i := range all {
		c := &all[i]
		k := c.class + " " + c.noun
		v, ok := seen[k]
		if c.lead = (!ok || v == c.best) && c.doc.SentenceAt(first(c)) < opening; !ok {
			seen[k] = c.best
		}
	}
}

// opening is how many sentences an article opens with, its headline among them.
const opening = 4

func first(c *claim) int {
	i, _ := c.doc.TokensIn(c.at)
	return i
}

// listed tells whether the sentence of a measure gives two or more others in its unit.
func (a *claim) listed() bool {
	n := 0
	for _, q := range a.rest {
		if q.Unit == a.class && q.Unit != "person" && q.Best != a.best {
			n++
		}
	}
	return n > 1
}

// measured tells whether both reports open with a measure of which what happened has one.
func measured(a, b *claim) bool {
	return a.lead && b.lead && a.noun == b.noun && strings.HasPrefix(a.class, "measure ")
}

// single marks the claims of an article that are its only ones of what they count,
// where that is things or people of some kind.
func single(all []claim) {
	by := map[string]float64{}
	for _, c := range all {
		if n, ok := by[c.class+" "+c.noun]; ok && n != c.best {
			by[c.class+" "+c.noun] = -1
		} else {
			by[c.class+" "+c.noun] = c.best
		}
	}
	for i, c := range all {
		all[i].once = c.noun != "" && by[c.class+" "+c.noun] >= 0 && !slices.Contains(anybody, c.noun) && c.noun != "man" && c.noun != "woman"
	}
}

// anybody are the stems of words for people and things of no kind.
var anybody = strings.Fields("peopl person other victim casualti injuri death thing time way part case")

// others tells whether two nouns name people, or things, of two kinds.
func others(a, b string) bool {
	return a != b && a != "" && b != "" && !slices.Contains(anybody, a) && !slices.Contains(anybody, b)
}

// by tells whether two deeds are of one doer, as agree; of one by name and one by a word
// for people nothing is known.
func (a *claim) by(b *claim) int {
	if n := agree(a.doer, b.doer); n >= 0 || a.named == b.named {
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

// oneDeed tells how much speaks for two dates or times to be of one deed: of no other
// doer, and told in sentences that share a good part.
func oneDeed(a, b *claim, share float64, n int) float64 {
	if a.verb != b.verb && !(a.noun == outbreak && b.noun == outbreak) || a.weekday > 0 && !sameDays(a.doc, b.doc) ||
		len(a.rest) > 1 && len(b.rest) > 1 && !shareNumber(a, b) {
		return 0
	}
	if a.noun == outbreak && a.noun == b.noun && a.once && b.once && n >= 2 && math.Abs(a.best-b.best) <= 60 && 365*years(a.doc, b.doc) <= 45 {
		return 1 + share // each report tells of one, and they are near
	}
	switch patients := agree(a.patient, b.patient); {
	case patients > 0 && a.verb == b.verb && a.by(b) >= 0 && share >= 0.2 && n >= 3:
		return enough + share
	case patients < 0:
		return 0
	}
	switch a.by(b) {
	case 0:
		if share >= 0.4 && n >= 5 {
			return enough + share
		}
	case 1:
		if share >= 0.3 && n >= 4 {
			return enough + share
		}
	}
	return 0
}

// sameDays tells whether two reports came out within three days, so that a day of
// the week is one day in both.
func sameDays(a, b *news.Doc) bool {
	x, err1 := dayOf(a)
	y, err2 := dayOf(b)
	return err1 == nil && err2 == nil && x.Sub(y).Abs() <= 3*24*time.Hour
}

// dayOf gives the day on which a report came out.
func dayOf(d *news.Doc) (time.Time, error) {
	v := d.Article.Published.Value
	return time.Parse("2006-01-02", v[:min(10, len(v))])
}

// bag is a sorted set of stems with how much each says.
type bag struct {
	stems   []string
	weights []float64
	sum     float64
}

// weigh gives sorted stems their weights.
func (w *weights) weigh(stems []string) bag {
	out := bag{stems: stems, weights: make([]float64, len(stems))}
	for i, s := range stems {
		out.weights[i] = w.of(s)
		out.sum += out.weights[i]
	}
	return out
}

// alike tells how much of what the shorter of two sets says the other says too, by the
// weight of the words, and how many words they share.
func (b bag) alike(o bag) (share float64, n int) {
	shared := 0.0
	for i, j := 0, 0; i < len(b.stems) && j < len(o.stems); {
		switch c := strings.Compare(b.stems[i], o.stems[j]); {
		case c < 0:
			i++
		case c > 0:
			j++
		default:
			shared += b.weights[i]
			i, j, n = i+1, j+1, n+1
		}
	}
	return shared / math.Max(1, math.Min(b.sum, o.sum)), n
}

// valued makes one reading a value of the claims.
func valued(g []*claim) []news.DifferenceReading {
	var out []news.DifferenceReading
	var first []*claim
next:
	for _, c := range g {
		r := reading(c.doc, c.at)
		for i, x := range first {
			if !x.contests(c) {
				out[i] = joined(out[i], r)
				continue next
			}
		}
		out, first = append(out, r), append(first, c)
	}
	return out
}

type claimsKey struct{}

// claimed is the claims of an article, and the weights of all its sentences.
type claimed struct {
	claims  []claim
	weights *weights
}
