package differ

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"maps"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"synoptic/dossier/line"
	"synoptic/dossier/near"
	"synoptic/dossier/said"
	"synoptic/dossier/together"
	"synoptic/news"
	"synoptic/wordlist"
)

// claim is what a sentence of an article tells at one place of it, a number, a date or time
// of day, a place, one of several words that exclude one another, or that something is or is
// not so, with what else the sentence tells around it. Claims of one class are aligned: where
// all that is told around them agrees, and they do not, two reports differ.
type claim struct {
	doc     *news.Doc
	told    float64 // the day of the report, of 1970, 0 for none
	at      news.Span
	class   string  // what its value is: people, things, a length, a date, a colour …
	best    float64 // a number; of a time of day its minute, of a date its day
	low     float64 // the values that it may stand for
	high    float64
	exact   stretch // of a number: the number as it is told, without what it may stand for
	word    string  // the value where that is a word
	zone    string  // of a time of day: the words that tell whose; of a date its year; "" where the words do not tell
	weekday int     // of a day that its words name by the week or by the report's own: its number, 1 … 7
	figure  string  // the record's figure that rests on the number, "" for none
	verdict string  // of that figure
	measure string  // of that figure
	of      string  // what that figure measures
	about   string
	loose   bool // its words tell nothing that it counts; a figure may rest on it
	opens   bool // it is in the sentences with which its article opens
	lead    bool // the first of what it counts in its article, which opens with it
	once    bool // no other number of what it counts stands in its article

	// What is told around it, as stems, each that of its meaning (kinOf), and in sorted sets.
	noun     string   // what is counted or described, "" for none
	kind     []string // the words of its phrase
	measures bool     // that is what the number is said to be
	part     string   // a word that makes it something beside what was counted before
	names    []string // those of the sentence that are names
	verb     string   // the deed, "" for none and for one that tells nothing
	doer     []string // the subject of the deed
	named    bool     // a name is among them
	patient  []string // what the deed is done to
	source   []string // who is said to say so
	where    []string // the names of places in the sentence
	local    []string // the names in the clause
	lands    []string // the states that are named in it
	dates    []stretch
	span     []string        // of a number: what its sentence says of the stretch of time that it counts over
	mood     string          // of the deed: "" for a fact
	rest     []news.Quantity // the other numbers of the sentence
	stems    []string        // of the sentence
	near     []string        // of the clause
	says     near.Set        // their keys
	clause   near.Set
	one      bool     // the clause is all of the sentence
	fate     []string // of people that are counted: what became of them

	marks [setCount]uint64 // of each of its sets, a bit for each member: two that share none have none in common
	harms bool             // the number is of people who came to harm, or a gun is told of with them
	tolls int              // how many such numbers its article has
	sole  bool             // and it is the only one
}

// The sets of words that a claim has around it.
const (
	setKind = iota
	setNames
	setDoer
	setPatient
	setSource
	setWhere
	setLocal
	setLands
	setFate
	setCount
)

// set gives one of them.
func (a *claim) set(which int) []string {
	switch which {
	case setKind:
		return a.kind
	case setNames:
		return a.names
	case setDoer:
		return a.doer
	case setPatient:
		return a.patient
	case setSource:
		return a.source
	case setWhere:
		return a.where
	case setLocal:
		return a.local
	case setLands:
		return a.lands
	}
	return a.fate
}

// agree tells of one set of two claims what the function agree does.
func (a *claim) agree(b *claim, set int) int {
	switch x, y := a.marks[set], b.marks[set]; {
	case x == 0 || y == 0:
		return 0
	case x&y == 0:
		return -1
	}
	return agree(a.set(set), b.set(set))
}

// sign tells of a state whether it is told or denied.
type sign uint8

const (
	affirmed sign = 1 << iota
	denied
)

func (a *claim) sign() sign {
	if a.best > 0 {
		return affirmed
	}
	return denied
}

// claims takes up numbers and dates that sentences of independent origins give for
// one thing. An article that gives the other's value for it anywhere knows both and
// contests neither.
func (f *finder) claims(told *Told) {
	classes := f.gathered(told)
	found := make([][]rivalry, len(classes))
	half := func(first int) {
		x := told.words.reader()
		for i := first; i < len(classes); i += 2 {
			found[i] = f.rivals(classes[i], x)
		}
	}
	together.Do(func() { half(0) }, func() { half(1) })
	all := slices.Concat(found...)
	slices.SortStableFunc(all, func(a, b rivalry) int { return cmp.Compare(b.score, a.score) })
	for _, r := range all {
		g, grade := r.claims, news.GradeB
		if r.score < sure {
			grade = news.GradeC
		}
		kind := "value"
		switch {
		case g[0].class == state:
			kind = "denial"
		case g[0].timed():
			kind = "time"
		}
		if rs := valued(g); !f.told(kind, rs) {
			f.add(kind, g[0].about, "", grade, restsOn(g), rs)
		}
	}
}

// held is a claim as it is held against others: with its article's origin, its words weighed,
// and, of a number of people, where and how they came to harm, read when it is asked for.
type held struct {
	*claim
	origin       string
	says, clause bag
	scene        *toll
}

type gatheredKey struct{}

// gathered gives the claims of the articles, by their classes.
func (f *finder) gathered(all *Told) [][]*held {
	by := map[string][]*held{}
	figures, signs := f.numbered(), map[string]sign{}
	for _, x := range all.claims {
		for _, s := range x.states {
			signs[s.noun] |= s.sign
		}
	}
	for k, d := range all.docs {
		rests, states := figures[d.Article.ID], []int(nil)
		for _, s := range all.claims[k].states {
			if signs[s.noun] == affirmed|denied {
				states = append(states, s.token)
			}
		}
		own := news.PartOf(d, gatheredKey{}, stateOfRests(rests, states), func() []claim { return gather(d, all.claims[k].claims, rests, states) })
		out, origin := make([]held, len(own)), f.o[d.Article.ID]
		for i := range own {
			c := &own[i]
			out[i] = held{claim: c, origin: origin, says: bag{Set: c.says}, clause: bag{Set: c.clause}}
			by[c.class] = append(by[c.class], &out[i])
		}
	}
	out := make([][]*held, 0, len(by))
	for _, class := range slices.Sorted(maps.Keys(by)) {
		out = append(out, by[class])
	}
	return out
}

// gather gives the claims of an article, with the figures that rest on its numbers, and those of
// its states that another article denies, by their tokens.
func gather(d *news.Doc, all []*claim, rests []rest, states []int) []claim {
	own := resting(d, all, rests)
	for _, t := range states {
		own = append(own, stateOf(d, t))
	}
	single(own)
	leads(own)
	told := 0.0
	if day, err := dayOf(d); err == nil {
		told = day.Sub(time.Unix(0, 0)).Hours() / 24
	}
	tolls := map[string]map[float64]bool{} // of each measure of harm
	several := oneIncident(d)
	early, late := math.Inf(1), math.Inf(-1)
	for i := range own {
		if c := &own[i]; c.class == "person" {
			c.part = cmp.Or(c.part, nth(d, c.at, several))
		} else if c.class == clock {
			early, late = min(early, c.best), max(late, c.best)
		}
		if c := &own[i]; harmed(c.about) {
			if c.harms = true; tolls[c.measure] == nil {
				tolls[c.measure] = map[float64]bool{}
			}
			tolls[c.measure][c.best] = true
		}
	}
	for i := range own {
		c := &own[i]
		c.told, c.tolls = told, len(tolls[c.measure])
		c.sole = c.tolls == 1 && c.part == "" || c.class == clock && late-early <= 3
	}
	return own
}

// stateOfRests stands for all that gather looks at beside an article.
func stateOfRests(rests []rest, states []int) [sha256.Size]byte {
	var b []byte
	for _, r := range rests {
		g := r.figure
		for _, s := range [...]string{g.ID, g.Verdict, g.Measure, g.Of, g.Noun, string(g.Unit), r.reading.Qualifier} {
			b = append(append(b, s...), 0)
		}
		for _, v := range [...]float64{r.reading.Best, r.reading.Low, r.reading.High, float64(r.at.Start), float64(r.at.End)} {
			b = binary.LittleEndian.AppendUint64(b, math.Float64bits(v))
		}
	}
	b = append(b, 1)
	for _, t := range states {
		b = binary.LittleEndian.AppendUint64(b, uint64(t))
	}
	return sha256.Sum256(b)
}

// restsOn gives the figures of the record that hold some of the claims to differ.
func restsOn(g []*held) []string {
	var out []string
	for _, c := range g {
		if c.figure != "" && c.verdict == "differ" {
			out = append(out, c.figure)
		}
	}
	return line.Set(out)
}

// resting gives the claims of an article with the figures of the record that rest on its
// numbers (own), but for those whose words tell nothing without a figure; the numbers of a
// figure that holds them to differ are claims in any case.
func resting(d *news.Doc, all []*claim, own []rest) []claim {
	at := map[int]int{} // start -> the figure's number there
	for i, r := range own {
		at[r.at.Start] = i
	}
	out := make([]claim, 0, len(all)+len(own))
	done := map[int]bool{}
	for _, c := range all {
		i, ok := at[c.at.Start]
		if !ok && c.loose || ok && c.counted() && playedIn(d, own[i].figure.Measure) { // a game has many
			continue
		}
		out = append(out, *c)
		if ok && c.counted() {
			done[i] = true
			out[len(out)-1].restOn(own[i].figure)
		}
	}
	for i, r := range own {
		if g := r.figure; !done[i] && g.Verdict == "differ" && !playedIn(d, g.Measure) {
			if c, ok := figured(d, r); ok {
				out = append(out, c)
			}
		}
	}
	return out
}

// restOn tells a claim the figure that rests on it.
func (c *claim) restOn(g *news.Figure) {
	c.figure, c.verdict, c.measure, c.of, c.about = g.ID, g.Verdict, g.Measure, g.Of, g.Name()
	if c.loose || c.class == "thing" && g.Measure == "magnitude" {
		unit, _ := metric(news.Quantity{Unit: g.Unit})
		c.class, c.noun = cmp.Or(unit, "measure "+g.Measure), g.Measure
		if w := strings.Fields(strings.ToLower(g.Noun)); g.Unit != "" && len(w) > 0 {
			c.noun = kinOf(said.Stem(w[len(w)-1]))
		}
	}
}

// figured makes the claim of a number that only a figure of the record tells the meaning of;
// ok is false for what the number's words make a part, and outside the sentences.
func figured(d *news.Doc, r rest) (c claim, ok bool) {
	h := headOf(d, r.at.Span())
	k := d.SentenceAt(h)
	if h < 0 || k < 0 {
		return c, false
	}
	for _, q := range d.QuantitiesOver(r.at.Span()) {
		if from, _ := d.TokensIn(q.Span); q.Scope == "each" || partly(d, q, from, max(q.Head, from)) != "" {
			return c, false
		}
	}
	deed, sub := deedOf(d, h)
	if c.doer, c.named = doers(d, sub, h); deed >= 0 {
		c.verb = meaning(d, deed)
	}
	c.at, c.loose, c.best, c.low, c.high = r.at.Span(), true, r.reading.Best, r.reading.Low, r.reading.High
	c.exact = stretch{c.low, c.high}.bounded(r.reading.Qualifier)
	c.restOn(r.figure)
	s := sentenceOf(d, k)
	s.fill(d, &c, deed)
	return c, true
}

// rest is a number that a figure of the record rests on.
type rest struct {
	figure  *news.Figure
	reading *news.Reading
	at      news.Evidence
}

// numbered gives the numbers that figures rest on, by their articles.
func (f *finder) numbered() map[string][]rest {
	out := map[string][]rest{}
	for i := range f.d.Figures {
		g := &f.d.Figures[i]
		for k := range g.Readings {
			for _, e := range g.Readings[k].Evidence {
				out[e.Article] = append(out[e.Article], rest{g, &g.Readings[k], e})
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

// mostRivals is how many claims of one thing are held against each other at most.
const mostRivals = 24

// rivalry is claims of one thing that do not agree, and how likely they are of one thing.
type rivalry struct {
	claims []*held
	score  float64
}

// rivals gathers the claims of one class that are of one thing and contest one another, with
// those that say the same: the likeliest pairs first, each the other's mate in its article,
// so that no article has two in one group.
func (f *finder) rivals(all []*held, w *lexicon) []rivalry {
	mates := f.mates(all, w)
	of := map[*news.Doc][]*held{}
	for _, c := range all {
		of[c.doc] = append(of[c.doc], c)
	}
	type pair struct {
		a, b  int
		score float64
	}
	var pairs []pair
	for i := range mates {
		for _, m := range mates[i] {
			if m.at > i && slices.ContainsFunc(mates[m.at], func(x mate) bool { return x.at == i }) {
				pairs = append(pairs, pair{i, m.at, m.score})
			}
		}
	}
	slices.SortStableFunc(pairs, func(x, y pair) int { return cmp.Compare(y.score, x.score) })
	groups, at := make([][]int, len(all)), make([]int, len(all))
	for i := range all {
		groups[i], at[i] = []int{i}, i
	}
	contest := make([]float64, len(all)) // how likely the likeliest pair is that contests
	for _, p := range pairs {
		x, y := at[p.a], at[p.b]
		against := all[p.a].contests(all[p.b].claim)
		if x == y && x >= 0 && against && !f.known(of, all[p.a], all[p.b]) {
			contest[x] = max(contest[x], p.score) // each may be what a third one tells roughly
		}
		if x == y || x < 0 || y < 0 || len(groups[x])+len(groups[y]) > mostRivals || against && f.known(of, all[p.a], all[p.b]) {
			continue
		}
		in := func(g []int, d *news.Doc) bool {
			return slices.ContainsFunc(g, func(i int) bool { return all[i].doc == d })
		}
		if slices.ContainsFunc(groups[x], func(i int) bool { return in(groups[y], all[i].doc) }) {
			if !against || p.score < sure || in(groups[y], all[p.a].doc) || in(groups[x], all[p.b].doc) {
				continue
			}
			for _, d := range shared(all, groups[x], groups[y]) { // an article that has both contests neither
				for _, g := range []int{x, y} {
					groups[g] = slices.DeleteFunc(groups[g], func(i int) bool {
						if all[i].doc == d {
							at[i] = -1
						}
						return all[i].doc == d
					})
				}
			}
		}
		for _, j := range groups[y] {
			at[j] = x
		}
		won := 0.0
		if against {
			won = p.score
		}
		groups[x], groups[y], contest[x] = append(groups[x], groups[y]...), nil, max(contest[x], contest[y], won)
	}
	var out []rivalry
	for i, g := range groups {
		if contest[i] == 0 || len(g) == 0 {
			continue
		}
		slices.Sort(g)
		r := rivalry{score: contest[i]}
		for _, k := range g {
			r.claims = append(r.claims, all[k])
		}
		out = append(out, r)
	}
	return out
}

// shared gives the articles that have a claim in each of two groups.
func shared(all []*held, a, b []int) (out []*news.Doc) {
	for _, i := range a {
		if slices.ContainsFunc(b, func(j int) bool { return all[i].doc == all[j].doc }) {
			out = append(out, all[i].doc)
		}
	}
	return out
}

// timed tells whether a claim is of a date or a time of day.
func (a *claim) timed() bool { return a.class == clock || strings.HasPrefix(a.class, when) }

// counted tells whether it is of a number of things or a measure.
func (a *claim) counted() bool { return !a.timed() && a.class != state && a.word == "" }

// likely is how likely a claim of an article must be of what another's is for the article
// to know its value.
const likely = 0.13

// known tells whether the article of one of two claims has the other's value too,
// of the same, or the sentence of one has it of anything.
func (f *finder) known(of map[*news.Doc][]*held, a, b *held) bool {
	has := func(a, b *held) bool { // the article of a has the value of b
		return slices.ContainsFunc(of[a.doc], func(x *held) bool {
			return x.class == b.class && !x.contests(b.claim) && (x.noun == b.noun && x.noun != "" && x.best > 12 && math.Abs(x.best-b.best) <= 0.05*b.best || f.aligned(x, b) >= likely)
		})
	}
	return has(a, b) || has(b, a) || a.explains(b.claim)
}

// explains tells whether the words of one of two claims, or of its article, tell how it lies to
// the other's value: as a part of it, or beside it.
func (a *claim) explains(b *claim) bool {
	return a.class == age && (mentions(a.doc, b.digits()) || mentions(b.doc, a.digits())) ||
		a.word != "" && a.class != "sort direction" && (mentions(a.doc, b.word) || mentions(b.doc, a.word)) ||
		a.counted() && (a.sums(b) || b.sums(a) || b.given(a.doc) || a.given(b.doc))
}

// digits gives the number of a claim as it is written.
func (a *claim) digits() string { return strconv.FormatFloat(a.best, 'f', -1, 64) }

// sums tells whether a number and another of its sentence, or the doer of the deed, come to the
// number of another claim: the dead with the gunman among them, and whom he killed.
func (a *claim) sums(b *claim) bool {
	if slices.ContainsFunc(a.rest, func(q news.Quantity) bool {
		return (q.Unit == a.class || q.Unit == "" && a.class == "person") && q.Best > 0 && a.best+q.Best == b.best && a.best < 20
	}) {
		return true
	}
	if a.class != "person" || a.best+1 != b.best || a.best > 20 || a.verb != slain && b.verb != slain && !strings.Contains(a.measure+b.measure, "killed") {
		return false
	}
	first, _ := a.doc.TokensIn(a.at)
	k := a.doc.SentenceAt(first)
	return hurts(a.stems) || hurts(b.stems) || k >= 0 && andOne.MatchString(a.doc.Words(a.doc.Sentences[k].Span))
}

// andOne is one more beside those of a number: "two on the first floor and one on the third".
var andOne = regexp.MustCompile(`\band (?:one|another)\b`)

// slain is the stem of the deed that kills.
var slain = kinOf("kill")

func hurts(stems []string) bool {
	return slices.ContainsFunc(stems, func(s string) bool { return doing[s] })
}

// doing are the stems of words for those who kill and may be among the dead.
var doing = wordlist.SetBy(func(s string) string { return kinOf(said.Stem(s)) }, `gunman shooter suspect suicide bomber killer assailant attacker`)

// valued makes readings of the claims: each is of one that has its value, else of the first
// that none of its claims contests; what is told roughly comes last.
func valued(g []*held) []news.DifferenceReading {
	var out []news.DifferenceReading
	var of [][]*claim
	g = slices.Clone(g)
	slices.SortStableFunc(g, func(a, b *held) int { return cmp.Compare(a.high-a.low, b.high-b.low) })
	for _, x := range g {
		c := x.claim
		r := reading(c.doc, c.at)
		i := slices.IndexFunc(of, func(all []*claim) bool {
			return c.word == "" && all[0].best == c.best && !slices.ContainsFunc(all, c.contests)
		})
		if i < 0 {
			i = slices.IndexFunc(of, func(all []*claim) bool { return !slices.ContainsFunc(all, c.contests) })
		}
		if i < 0 {
			out, of = append(out, r), append(of, []*claim{c})
			continue
		}
		out[i], of[i] = joined(out[i], r), append(of[i], c)
	}
	return out
}
