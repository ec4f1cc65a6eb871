package differ

import (
	"maps"
	"math"
	"slices"
	"strings"
	"time"

	"synoptic/news"
)

// claim is one number, date or time of day that a sentence of an article gives, with
// what else the sentence tells. Claims of one key are compared.
type claim struct {
	doc     *news.Doc
	at      news.Span
	key     string // what is counted or measured; or how it is dated, and of which deed
	noun    string // stem of what is counted, "" for none
	verb    string // stem of the deed, "" for none and for one that tells nothing
	figure  string // the record's figure that rests on the number, "" for none
	measure string // of that figure
	of      string // what that figure measures
	about   string
	stems   []string  // of the sentence, sorted
	weights []float64 // of the stems, among all articles
	weight  float64   // their sum
	names   []string  // those of the stems that are names, sorted
	doer    []string  // of the subject of the deed, sorted; none for a pronoun
	kind    []string  // of the words before the noun that is counted, sorted
	rest    []float64
	best    float64 // of a number; of a time of day its minute
	low     float64 // the values that it may stand for
	high    float64
	zone    string // of a time of day: the words that tell whose, ""
	day     string // of a date: what its words name themselves
	weekday int    // of a day of the week: its number
}

// claims takes up numbers and dates that sentences of independent origins give for
// one thing. An article that gives the other's value for it anywhere knows both and
// contests neither.
func (f *finder) claims(docs []*news.Doc) {
	by, w := map[string][]claim{}, newWeights()
	figures := f.resting()
	for _, d := range docs {
		x := news.Part(d, claimsKey{}, claimsIn)
		w.join(x.weights)
		for _, c := range x.claims {
			if g, ok := figures[place{d.Article.ID, c.at.Start}]; ok {
				c.figure, c.measure, c.of = g.ID, g.Measure, g.Of
				if g.Unit == "person" || g.Measure != g.Of {
					k := "measure " + g.Measure + " " + g.Unit
					by[k] = append(by[k], c)
				}
			}
			by[c.key] = append(by[c.key], c)
		}
	}
	order := slices.Sorted(maps.Keys(by))
	for _, key := range order {
		for _, g := range f.rivals(by[key], w) {
			kind, grade := "value", news.GradeB
			if g[0].day != "" || g[0].clock() {
				kind = "time"
			}
			rs := valued(g)
			if kind == "value" {
				rs = f.whole(g[0].measure, f.contesting(f.ofOneTime(rs)))
			}
			if !f.told(kind, rs) {
				f.add(kind, g[0].about, "", grade, nil, rs)
			}
		}
	}
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

// mostClaims is how many claims of one key are compared: a word that so many
// sentences count by or date tells nothing apart.
const mostClaims = 80

// rivals gathers the claims of one key that contest one another.
func (f *finder) rivals(all []claim, w *weights) [][]claim {
	if len(all) > mostClaims {
		return nil
	}
	if len(all) < 2 {
		return nil
	}
	for i := range all {
		all[i].weigh(w)
	}
	var out [][]claim
	once := once(all)
	taken := make([]bool, len(all))
	for i, a := range all {
		if taken[i] {
			continue
		}
		g := []claim{a}
		for j := i + 1; j < len(all); j++ {
			if b := all[j]; !taken[j] && f.o[a.doc.Article.ID] != f.o[b.doc.Article.ID] && a.contests(b) && one(&a, &b, once) && !known(all, a, b) {
				g, taken[j] = append(g, b), true
			}
		}
		for j, b := range all { // who says the same as one of them stands beside it
			if len(g) > 1 && !taken[j] && j != i && b.doc != a.doc && slices.ContainsFunc(g, func(x claim) bool { return !x.contests(b) && x.doc != b.doc && one(&x, &b, once) }) &&
				!slices.ContainsFunc(g, func(x claim) bool { return x.doc == b.doc }) {
				g, taken[j] = append(g, b), true
			}
		}
		if len(g) > 1 {
			out = append(out, g)
		}
	}
	return out
}

// contests tells whether two claims cannot both be right.
func (a claim) contests(b claim) bool {
	switch {
	case a.day != "":
		return a.day != b.day
	case a.clock() && a.zone != b.zone && math.Mod(math.Abs(a.best-b.best), 60) == 0:
		return false // one time by two clocks
	}
	return a.high < b.low || b.high < a.low
}

// clock tells whether a claim is of a time of day.
func (a claim) clock() bool { return strings.HasPrefix(a.key, "clock ") }

// known tells whether the article of one of two claims has the other's value too,
// or the sentence of one has it of anything.
func known(all []claim, a, b claim) bool {
	return slices.ContainsFunc(all, func(x claim) bool {
		return x.doc == a.doc && !x.contests(b) || x.doc == b.doc && !x.contests(a)
	}) || a.day == "" && !a.clock() && (slices.Contains(a.rest, b.best) || slices.Contains(b.rest, a.best) || gives(a.doc, b.best) || gives(b.doc, a.best))
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
	oneDoer     = 0.1  // for one, and against two
	oneRest     = 0.1  // another number of theirs is one
	twoMeasures = 0.15
	twoKinds    = 0.3 // against: the words before the noun are others
	twoNames    = 0.15
	enough      = 0.5
)

// one tells whether two claims are of one thing: neither names another doer or
// another kind, and their sentences share a good part of what they say.
func one(a, b *claim, once bool) bool {
	share, n := a.alike(b)
	switch {
	case a.key == outbreak && once && n >= 2 && math.Abs(a.best-b.best) <= 60 && 365*years(a.doc, b.doc) <= 45:
		return true // each report tells of one, and they are near
	case a.key == outbreak && a.verb != b.verb:
		return false
	case a.day != "" || a.clock():
		return oneDeed(a, b, share, n)
	}
	if n < 3 && !once || n < 2 || others(a.noun, b.noun) {
		return false
	}
	s := share
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
	if y <= 1.3*x {
		s += nearby
	}
	if a.verb != "" && a.verb == b.verb {
		s += oneVerb
	}
	s += oneDoer * float64(agree(a.doer, b.doer))
	if len(a.kind) > 0 && len(b.kind) > 0 && common(a.kind, b.kind) == 0 {
		s -= twoKinds
	}
	if agree(a.names, b.names) < 0 {
		s -= twoNames
		if n < 5 {
			s -= twoNames
		}
	}
	if slices.ContainsFunc(a.rest, func(x float64) bool { return slices.Contains(b.rest, x) }) {
		s += oneRest
	}
	if strings.HasPrefix(a.key, "by ") && agree(a.doer, b.doer) <= 0 && share < 0.5 && (a.figure == "" || a.figure != b.figure) {
		return false // a measure of the same deed of others
	}
	return s >= enough
}

// once tells whether each article has one number of what a key names, where that
// is things or people of some kind.
func once(all []claim) bool {
	f := strings.Fields(all[0].key)
	if all[0].key != outbreak && (f[0] != "of" || len(f) > 2 && f[2] != "person" || slices.Contains(anybody, f[1])) {
		return false
	}
	by := map[*news.Doc]float64{}
	for _, c := range all {
		if n, ok := by[c.doc]; ok && n != c.best {
			return false
		}
		by[c.doc] = c.best
	}
	return true
}

// anybody are the stems of words for people and things of no kind.
var anybody = strings.Fields("peopl person other victim casualti injuri death thing time way part case")

// others tells whether two nouns name people, or things, of two kinds.
func others(a, b string) bool {
	return a != b && a != "" && b != "" && !slices.Contains(anybody, a) && !slices.Contains(anybody, b)
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

// oneDeed tells whether two dates or times are of one deed: of no other doer, and
// told in sentences that share a good part.
func oneDeed(a, b *claim, share float64, n int) bool {
	if a.weekday > 0 && !sameDays(a.doc, b.doc) || len(a.rest) > 1 && len(b.rest) > 1 && !slices.ContainsFunc(a.rest, func(x float64) bool { return slices.Contains(b.rest, x) }) {
		return false
	}
	switch agree(a.doer, b.doer) {
	case 0:
		return share >= 0.4 && n >= 5
	case -1:
		return false
	}
	return share >= 0.3 && n >= 4
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

// weigh gives the stems of a claim their weights.
func (a *claim) weigh(w *weights) {
	a.weights, a.weight = make([]float64, len(a.stems)), 0
	for i, s := range a.stems {
		a.weights[i] = w.of(s)
		a.weight += a.weights[i]
	}
}

// alike tells how much of what the shorter of two sentences says the other says
// too, by the weight of the words, and how many words they share.
func (a *claim) alike(b *claim) (share float64, n int) {
	shared := 0.0
	for i, j := 0, 0; i < len(a.stems) && j < len(b.stems); {
		switch c := strings.Compare(a.stems[i], b.stems[j]); {
		case c < 0:
			i++
		case c > 0:
			j++
		default:
			shared += a.weights[i]
			i, j, n = i+1, j+1, n+1
		}
	}
	return shared / math.Max(1, math.Min(a.weight, b.weight)), n
}

// valued makes one reading a value of the claims.
func valued(g []claim) []news.DifferenceReading {
	var out []news.DifferenceReading
	var first []claim
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
