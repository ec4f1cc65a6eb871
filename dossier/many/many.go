// Package many lines up the numbers of several reports by what they count and
// tells whether the reports agree on them.
package many

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"synoptic/dossier/line"
	sets "synoptic/dossier/near"
	"synoptic/dossier/who"
	"synoptic/gazetteer"
	"synoptic/news"
)

// Figures gives the figures of an event, each with the readings of the
// articles. Only numbers that matter are kept: casualties, amounts, shares,
// lengths of time, counts of people and things. The same docs in any order
// give the same figures.
func Figures(docs []*news.Doc, w *who.Who, origins line.Origins) []news.Figure {
	out, rest := []news.Figure{}, [][]*count{}
	for _, g := range groups(all(docs, w)) {
		if g = settle(g); matters(g) {
			out = append(out, figure(g, origins))
		} else {
			rest = append(rest, g)
		}
	}
	return unique(append(out, guesses(rest, origins)...))
}

// all gives the numbers that the articles count or measure something by, in the order of
// the articles.
func all(docs []*news.Doc, w *who.Who) (out []*count) {
	docs = slices.Clone(docs)
	slices.SortStableFunc(docs, func(a, b *news.Doc) int { return cmp.Compare(a.Article.ID, b.Article.ID) })
	for _, d := range docs {
		own := slices.Clone(news.PartOf(d, countsKey{}, w.View(d), func() []count { return weighed(barely(counts(d, w))) }))
		for i := range own {
			out = append(out, &own[i])
		}
	}
	return out
}

type countsKey struct{}

// count is one number of one article with what it counts.
type count struct {
	doc      *news.Doc
	q        news.Quantity
	measure  string
	of       string // the counted words, by which reports are aligned
	at       int    // the token of the noun that of was made of, 0 where it was read otherwise
	per      string // what it is a rate by, "" for none
	where    string // the name of the place that it is bound to
	themed   bool   // of is a theme: what stands by the number
	landmark bool   // of is the landmark that a distance is told from
	bare     string // those without the determiner before them
	kind     string // the counted thing's lemma, "" for people at large
	unit     string
	scope    string
	value    value
	place    string // dossier id or name of the place it is bound to, "" when none
	when     string // date it is bound to, "" when none
	past     bool   // that date lies well before the report: another event's
	old      bool   // the same, of any measure
	year     string // the one that its sentence names, "" for none or several
	before   bool   // what another number was before: "up from 12"
	doer     string // who gets or does it, by id or name, "" when not said
	by       string // who vouches for it, by id or name, "" when not said
	since    string // beginning of the stretch it covers
	solid    bool   // counts by itself, though one article alone has it
	weak     bool   // counts only when told twice
	quoted   bool
	parted   bool      // its words name all of whom it counts a part: "14 of 17 counts"
	stray    bool      // counts nothing that the words name; good only beside an equal number
	framed   bool      // a stray whose clause tells of what it is
	echoed   bool      // said to be "the number" of what was counted before
	pair     string    // of two numbers that stand as one, as those of a score or a vote do: both, and which
	clausal  bool      // told of as who does what, for want of a noun
	lower    string    // bare in lower case
	lemma    string    // of the word for the counted
	near     []string  // what stands near it, by lemma
	keys     []uint64  // of near
	among    sets.Set  // keys in order
	rare     []float64 // how much each of near says in the story, in bits
	order    int       // place in the sequence of all counts
	trifle   bool      // no figure whatever else speaks for it
	own      float64   // what speaks for it being worth a line by itself, in log odds
}

// matters tells whether a figure is worth a line, whatever else speaks for it: one that two
// reports tell, or that one tells of what the news is about. A number that its own words name
// nothing by (a stray) is one only beside that of another report.
func matters(g []*count) bool {
	if !slices.ContainsFunc(g, func(c *count) bool { return !c.stray || c.framed || c.doc != g[0].doc && c.measure != "number" }) {
		return false
	}
	articles := map[string]bool{}
	acts := false
	for _, c := range g {
		if c.solid || c.stands() {
			return true
		}
		articles[c.doc.Article.ID] = true
		acts = acts || c.acts()
	}
	high := g[0].value.high
	return len(articles) > 2 && high >= 2 || len(articles) > 1 && (high >= 3 || high >= 2 && acts || measured[base(g[0].unit)] != "")
}

// The sentences of a report that are its lead, and those that still tell the
// news and not what lies behind it.
const (
	lead  = 4
	early = 12
)

// stands tells whether a number that one report alone tells is worth a line: that
// its words say what it counts, and that it is no mere "two" or part of a manner of speaking.
func (c *count) stands() bool {
	at := c.doc.SentenceAt(c.q.Head)
	switch {
	case c.stray:
		return c.framed && (c.value.best >= 20 || c.unit != "person") && !c.quoted && !c.old
	case max(c.value.best, c.q.Best) >= 20 && !c.weak, isMoney(c.unit) && digits(c.value.best) >= 4 && !c.quoted:
		return true
	case c.pair != "":
		return !c.weak && (at < lead || c.of == "")
	case c.unit != "" && c.unit != "person":
		return !c.quoted && c.named() && !(c.weak && (currencies[c.unit] || isMoney(c.unit) && plural(c.doc.Words(c.q.Span))))
	}
	if c.compound() || relatives[c.kind] || !c.acts() && (wide(c.value) && at >= early || c.unit == "" && c.madeOf()) {
		return false
	}
	return c.value.best >= 3 && (!c.quoted || c.acts()) || c.value.best >= 2 && c.acts() && at < early && !c.quoted
}

// madeOf tells whether the counted are what something is made of: "a basket of ten items", and not what
// a deed is done to: "the target of six missiles".
func (c *count) madeOf() bool {
	t := c.counted()
	h := c.doc.Tokens[t].Head
	return c.doc.Cased(t, "of") && h < t && (h < 0 || wholes[c.doc.Lemma(h)])
}

// wholes are nouns for what is made of parts.
var wholes = words(`basket set group series pair list box pack package bag batch bundle bunch row line trio mix mixture handful chain range collection combination selection
	family team crew panel network cluster string stack convoy fleet flotilla league board committee coalition alliance delegation circle ring crowd band gang
	average total sum mean minimum maximum number majority one each most some part half third quarter share member type kind sort house building story
	club squad field choice menu schedule slate roster lineup line-up mother father`)

// named tells whether the words say what a measure is of.
func (c *count) named() bool {
	switch {
	case c.unit == "percent":
		return c.measure != "share" && c.measure != "change"
	case c.measure == measureOf(c.unit), c.measure == "amount", c.measure == "duration":
		return c.of != ""
	}
	return true
}

// figure makes the line of a group of counts of one thing.
func figure(g []*count, origins line.Origins) news.Figure {
	lead := *leading(g) // to be shown, which changes it
	if i := slices.IndexFunc(g, func(c *count) bool { return c.scope != added }); i >= 0 {
		lead.scope = g[i].scope // further only where all say so
	}
	lead.before = !slices.ContainsFunc(g, func(c *count) bool { return !c.before })
	f := news.Figure{Measure: lead.shown(), Of: lead.unrated(lead.label()), Noun: lead.bare, Unit: g[0].unit, Scope: scope(g), Grade: news.GradeB,
		Readings: readings(g)}
	if u := written(g); u != "" {
		f.Unit = u
	}
	if k := kindOf(g); rank(lead.measure) < len(tolls) && (k == "" || k == "body" || k == "life" || k == "victim") {
		f.Of, f.Noun = "people", "people" // "death toll", "bodies", "injured": anybody
	}
	if rank(lead.measure) < len(tolls) || strings.HasPrefix(lead.measure, possibly) {
		f.Of += whereOf(g, f.Of)
	}
	var ev []news.Evidence
	for _, r := range f.Readings {
		ev = append(ev, r.Evidence...)
	}
	f.Articles = line.Articles(ev)
	f.Origins = origins.Count(f.Articles)
	f.Background = background(g)
	if f.Per = perOf(g); f.Per == "" { // what is so every year is so at no one time
		f.AsOf = news.Null(asOf(g, f.Background))
	}
	f.Verdict = verdict(g, origins)
	first := line.Sort(ev)[0]
	f.ID = line.ID("f", g[0].measure, f.Unit, kindOf(g), first.Article, first.Text, strconv.Itoa(first.Start))
	return f
}

// leading gives the count whose words name what a figure counts: by its usual
// noun, in the words that most articles have, the fullest of equals.
func leading(g []*count) *count {
	votes := map[string]tellers{}
	for _, c := range g {
		votes[c.lower] = votes[c.lower].add(c.doc)
	}
	lead, best := g[0], [4]int{-1}
	for _, c := range g {
		own, plain := 0, 1
		if c.lemma == c.measure {
			own = 1
		}
		if c.bare == "" || c.clausal || rank(byNoun[c.lemma]) < len(tolls) || // "the death toll"
			strings.ContainsAny(c.bare, "#@") {
			plain = 0
		}
		score := [4]int{own, plain, votes[c.lower].n, len(c.bare)}
		if slices.Compare(score[:], best[:]) > 0 {
			lead, best = c, score
		}
	}
	return lead
}

// tellers is how many articles tell something, and the last of them: they come in turn.
type tellers struct {
	n    int
	last *news.Doc
}

func (t tellers) add(d *news.Doc) tellers {
	if t.last != d {
		t.n++
	}
	return tellers{t.n, d}
}

// barely gives the words for the counted without the determiner before them, and what
// counts are compared by.
func barely(all []count) []count {
	for i := range all {
		w := strings.Fields(all[i].of)
		for len(w) > 1 && (owners[strings.ToLower(w[0])] || w[0] == "%" || w[0] == "percent" || strings.Trim(w[0], "0123456789,.") == "") {
			w = w[1:]
		}
		c := &all[i]
		c.bare = strings.Join(w, " ")
		c.lower, c.lemma = strings.ToLower(c.bare), c.doc.Lemma(c.counted())
		for _, w := range c.near {
			c.keys = append(c.keys, sets.Key(w))
		}
		c.among = sets.SetOf(slices.Sorted(slices.Values(c.keys)))
	}
	return all
}

// shown gives the measure as it is shown: a bare count by its noun as written.
func (c *count) shown() string {
	if c.before {
		c.before = false
		return "earlier " + c.shown()
	}
	if c.scope == added {
		c.scope = "total"
		return "further " + c.shown()
	}
	if c.measure == "share of "+c.kind && c.of != "" && !strings.HasPrefix(c.of, "%") {
		of := strings.Fields(c.of)
		if len(of) > 1 && owners[strings.ToLower(of[0])] {
			of = of[1:]
		}
		if len(of) <= 4 {
			return "share of " + strings.Join(of, " ")
		}
	}
	switch {
	case c.unit == "times" && c.compares():
		return "factor"
	case c.unit == "times" && c.measure == "time":
		return "times"
	case c.measure == "heat" && c.warm():
		return "temperature"
	case c.measure == "heat":
		return "degrees"
	}
	if c.measure == "injured" && c.kind == "serious" {
		return "seriously injured"
	}
	if c.measure != c.kind || c.q.Of.Empty() {
		return c.measure
	}
	t := c.counted()
	if l := c.doc.Lemma(t); portions[l] && c.measure != l {
		return c.measure
	}
	return plainly(c.doc, t-strings.Count(c.kind, " "), t+1)
}

// plainly gives the words of tokens first to last in small letters, but for names and for
// words made of names of states ("two Syrians").
func plainly(d *news.Doc, first, last int) string {
	var b strings.Builder
	for t := first; t < last; t++ {
		if t > first && d.Tokens[t].Start > d.Tokens[t-1].End {
			b.WriteByte(' ')
		}
		w := d.Word(t)
		if _, _, nation := gazetteer.Nation(w); !nation && d.Tokens[t].Tag != "PROPN" {
			w = strings.ToLower(w)
		}
		b.WriteString(w)
	}
	return b.String()
}

// kindOf gives the counted thing of a group.
func kindOf(g []*count) string {
	for _, c := range g {
		if c.kind != "" {
			return c.kind
		}
	}
	return ""
}

// scope tells what a group's numbers cover, where all that say it agree.
func scope(g []*count) string {
	if slices.ContainsFunc(g, func(c *count) bool { return c.scope == "each" }) {
		return "each"
	}
	return "total"
}

// readings gives the different values of a group, each with its articles.
func readings(g []*count) []news.Reading {
	at := map[value]int{}
	out := []news.Reading{}
	own := written(g) != ""
	for _, c := range g {
		v := c.value
		if own {
			v = value{c.q.Low, c.q.Best, c.q.High, c.q.Qualifier, false, false}
		}
		i, ok := at[v]
		if !ok {
			i = len(out)
			at[v] = i
			out = append(out, news.Reading{Low: v.low, Best: v.best, High: v.high, Qualifier: v.qualifier,
				Text: c.doc.Words(c.q.Span)})
		}
		out[i].Evidence = append(out[i].Evidence, c.doc.Article.Evidence(c.q.Span))
	}
	for i := range out {
		out[i].Evidence = line.Sort(out[i].Evidence)
		out[i].Articles = line.Articles(out[i].Evidence)
	}
	slices.SortStableFunc(out, func(a, b news.Reading) int {
		return cmp.Or(cmp.Compare(a.Best, b.Best), cmp.Compare(a.Low, b.Low), cmp.Compare(a.High, b.High),
			cmp.Compare(a.Qualifier, b.Qualifier))
	})
	return out
}

// unique drops a figure whose id is taken and sorts the rest: casualties
// first, then by measure and value.
func unique(fs []news.Figure) []news.Figure {
	slices.SortStableFunc(fs, func(a, b news.Figure) int {
		return cmp.Or(rank(a.Measure)-rank(b.Measure), len(b.Articles)-len(a.Articles), cmp.Compare(a.Measure, b.Measure),
			cmp.Compare(b.Readings[0].Best, a.Readings[0].Best), cmp.Compare(a.ID, b.ID))
	})
	seen := map[string]bool{}
	return slices.DeleteFunc(fs, func(f news.Figure) bool {
		again := seen[f.ID]
		seen[f.ID] = true
		return again
	})
}

// rank gives the place of a measure among the tolls, behind them that of another.
func rank(measure string) int {
	if i, ok := tollRank[measure]; ok {
		return i
	}
	return len(tolls)
}
