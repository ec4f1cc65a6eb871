package when

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"synoptic/dossier/line"
	"synoptic/news"
)

// happening makes the line of a group: the words of the clearest telling, the
// finest date, the sides of all.
func happening(g []*telling, day string, origins line.Origins) news.Happening {
	best := g[0]
	if len(g) > 1 {
		clear := map[*telling]float64{}
		for _, t := range g {
			clear[t] = t.clear + t.central(g)
		}
		best = slices.MinFunc(g, func(a, b *telling) int {
			return cmp.Or(len(standing(a.e))-len(standing(b.e)), one[b.whole]-one[a.whole], cmp.Compare(clear[b], clear[a]), cmp.Compare(a.doc.Article.ID, b.doc.Article.ID),
				a.e.Clause.Start-b.e.Clause.Start)
		})
	}
	h := news.Happening{When: best.when, Type: best.e.Type, Modes: line.Set(best.e.Modes), Aux: aux(g, best),
		Place: news.Null(best.place), Text: best.text()}
	if !best.dated {
		if i := slices.IndexFunc(g, func(t *telling) bool { return t.dated && !holdsDay(t.when, best.when) }); i >= 0 {
			h.When = g[i].when
		}
	}
	var ev []news.Evidence
	grade := best.e.Grade
	for _, t := range g {
		// a finer day may come from another telling; a time of day is of the words
		// that give it, which may tell of the opening where these tell of the end
		if len(t.when.Value) > len(h.When.Value) && len(t.when.Value) <= 10 && (strings.HasPrefix(t.when.Value, h.When.Value) || holdsDay(h.When, t.when)) {
			h.When = t.when
		}
		h.Place = news.Null(cmp.Or(string(h.Place), t.place))
		ev = append(ev, t.doc.Article.Evidence(t.e.Clause))
	}
	if !best.dated {
		grade = grade.Lower(news.GradeB)
	}
	grade = grade.Lower(graded(g))
	h.Actors, h.Recipients = best.ids(best.e.Actors), best.ids(best.e.Recipients)
	for _, t := range g {
		if len(h.Actors)+len(h.Recipients) == 0 && t.stem == best.stem { // another word for it, as "chaired", has others who act
			h.Actors, h.Recipients = t.ids(t.e.Actors), t.ids(t.e.Recipients)
		}
	}
	if at := struck(g); at != "" && strings.HasPrefix(at, h.When.Value) {
		h.When = news.Date{Value: at, Precision: news.PrecisionMinute}
	}
	h.Background = background(h, day)
	h.Support = origins.Support(grade, ev)
	h.ID = line.ID("h", h.When.Value, h.Type, h.Evidence[0].Article, h.Evidence[0].Text, best.stem)
	return h
}

// struck gives the minute at which a disaster struck, where the tellings that give
// one agree.
func struck(g []*telling) string {
	at := ""
	for _, t := range g {
		if t.disaster == "" || t.when.Precision != news.PrecisionMinute {
			continue
		}
		if at != "" && t.when.Value != at {
			return ""
		}
		at = t.when.Value
	}
	return at
}

// text gives the words of a telling, with the name for a pronoun that is its
// subject.
func (t *telling) text() string {
	before, c := t.conjunct()
	words := before + t.doc.Words(c)
	if k := t.relative(c); k >= 0 && before == "" {
		from := t.doc.Tokens[t.antecedent(c, k)].Start - c.Start
		words = strings.TrimRight(words[from:t.doc.Tokens[k].Start-c.Start], " ,") + words[t.doc.Tokens[k].End-c.Start:]
	} else if k := t.pronoun(); k >= 0 && before == "" {
		if n := t.named(k); n != "" {
			p := t.doc.Tokens[k].Span
			words = words[:p.Start-c.Start] + "[" + n + "]" + words[p.End-c.Start:]
		}
	} else if k, _ := t.doc.TokensIn(c); before == "" && k < len(t.doc.Tokens) && t.doc.Tokens[k].XPos == "PRP$" { // "his term ends in May"
		if n := t.named(k); n != "" {
			words = "[" + n + "’s]" + words[t.doc.Tokens[k].Len():]
		}
	}
	words = strings.TrimLeft(words, `\*• `)
	words = label.ReplaceAllString(strings.Join(strings.Fields(words), " "), "")
	if w, rest, ok := strings.Cut(words, " "); ok && begun[w] {
		words = w[:1] + strings.ToLower(w[1:]) + " " + rest // some set the first word in capitals
	}
	return words
}

// relative gives the pronoun by which a noun and what it did are one clause that is no sentence:
// "the chief, who resigned on Friday"; -1 where there is none, and where the noun is chosen by
// what it did ("the first who"), or something else is told behind that.
func (t *telling) relative(c news.Span) int {
	d := t.doc
	first, last := d.TokensIn(c)
	k := first
	for ; k < t.e.Head && !strings.HasPrefix(d.Tokens[k].XPos, "W"); k++ {
		if x := d.Tokens[k]; x.Tag == "VERB" || x.Tag == "AUX" || x.Tag == "ADP" && k == first || d.Word(k) == "(" || d.Word(k) == "," && !strings.HasPrefix(d.Tokens[k+1].XPos, "W") || chosen[strings.ToLower(d.Word(k))] {
			return -1
		}
	}
	if k == first || k >= t.e.Head || t.e.Head >= last || d.Tokens[k].XPos != "WP" && d.Tokens[k].XPos != "WDT" || strings.Contains(d.Words(d.TokenSpan(k, last)), ", ") {
		return -1
	}
	if t.antecedent(c, k) < 0 {
		return -1
	}
	noun, verb := d.HeadOf(first, k), d.Tokens[k].Head
	if noun < 0 || verb < k || !news.RelIs(d.Tokens[k].Rel, "nsubj") || d.Tokens[verb].Head != noun || !under(d, t.e.Head, verb) {
		return -1
	}
	joint := false
	for i := t.e.Head + 1; i < last; i++ {
		x := d.Tokens[i]
		joint = joint || x.Tag == "SCONJ" || x.Tag == "CCONJ" || strings.HasPrefix(x.XPos, "W")
		if !joint && (x.XPos == "VBD" || x.XPos == "VBZ" || x.XPos == "VBP" || x.XPos == "MD") {
			return -1
		}
	}
	return k
}

// antecedent gives the first token of the noun that a relative pronoun at k stands for: where
// another noun hangs on the first of a clause, the nearer ("the rim of the crater, which burst"),
// but a person is whoever is one. What is told of with "of" may be either, which gives -1.
func (t *telling) antecedent(c news.Span, k int) int {
	d := t.doc
	first, _ := d.TokensIn(c)
	if strings.EqualFold(d.Word(k), "who") {
		return first
	}
	for i := k - 1; i > first; i-- {
		if d.Tokens[i].Tag != "ADP" {
			continue
		}
		if d.Lemma(i) == "of" && d.Word(k-1) != "," {
			return first
		}
		return i + 1
	}
	return first
}

// chosen are words for one of many, told by what it did.
var chosen = words("first last only any every all no none those one few")

// conjunct gives the clause of a telling without what another dated event says
// beside it, and the subject where that stands in the other's part: of "Vell joined
// the line in 2030 and left in May", "Vell joined the line in 2030", and "Vell "
// with "left in May".
func (t *telling) conjunct() (subject string, c news.Span) {
	d, h := t.doc, t.e.Head
	c = t.e.Clause
	first, last := d.TokensIn(c)
	if sub := t.outside(); sub >= 0 {
		return t.doerName(sub) + " ", c
	}
	if up := d.Tokens[h].Head; news.RelIs(d.Tokens[h].Rel, "conj") && up >= first && t.dates(up, h) {
		sub := max(d.Child(up, "nsubj"), d.Child(up, "nsubj:pass"))
		for sub >= 0 && sub < up && marking(d, sub) {
			sub++ // the mark of a list
		}
		if sub < first || sub > up || max(d.Child(h, "nsubj"), d.Child(h, "nsubj:pass")) >= 0 || d.Tokens[sub].Tag == "PRON" {
			return "", c
		}
		from := h
		for from-1 > up && under(d, from-1, h) && d.Tokens[from-1].Tag != "CCONJ" && d.Tokens[from-1].Tag != "PUNCT" {
			from--
		}
		a, b := d.Subtree(sub)
		return d.Words(d.TokenSpan(max(a, first), max(b, sub+1))) + " ", d.TokenSpan(from, last)
	}
	for k := h + 1; k < last && !news.RelIs(d.Tokens[h].Rel, "acl"); k++ {
		if d.Tokens[k].Head != h || d.Tokens[k].Tag != "VERB" || !news.RelIs(d.Tokens[k].Rel, "conj") || !t.dates(k, -1) || !t.dates(h, k) {
			continue
		}
		end := k
		for end-1 > h && (under(d, end-1, k) || d.Tokens[end-1].Tag == "CCONJ" || d.Tokens[end-1].Tag == "PUNCT") {
			end--
		}
		return "", d.TokenSpan(first, end)
	}
	return "", c
}

// outside gives the token that heads the doer of a clause without a tense, named by
// the clause beside it: "after leaving the office in 2030", or of one that was cut to what
// stands behind a bracket (shortened); -1 where there is none.
func (t *telling) outside() int {
	d := t.doc
	sub := doer(d, t.e.Head)
	if sub < 0 || marking(d, sub) || t.e.Clause.Contains(d.Tokens[sub].Span) || !unfinished(d, t.e.Head) && !(d.Tokens[sub].Head == t.e.Head && d.Tokens[sub].Start < t.e.Clause.Start) {
		return -1
	}
	return sub
}

// doerName gives the words for a doer outside of its clause: the name that a pronoun
// stands for, in brackets, or its noun phrase; "" for a pronoun that nobody is known by.
func (t *telling) doerName(sub int) string {
	d := t.doc
	if d.Tokens[sub].Tag == "PRON" {
		if n := t.named(sub); n != "" {
			return "[" + n + "]"
		}
		return ""
	}
	if m := d.MentionHeadedBy(sub); m >= 0 && d.Mentions[m].Kind == news.MentionName {
		return d.Words(d.Mentions[m].Span)
	}
	last := sub + 1
	for last < t.e.Head && under(d, last, sub) && d.Tokens[last].Tag != "PUNCT" && d.Tokens[last].Tag != "VERB" && !strings.HasPrefix(d.Tokens[last].XPos, "W") {
		last++ // "the chairmen of the council"
	}
	return d.Words(d.TokenSpan(nounBefore(d, d.Sentences[t.order], sub), last))
}

// dates tells whether a time hangs on a verb itself, but not below another token.
func (t *telling) dates(verb, but int) bool {
	d := t.doc
	return slices.ContainsFunc(d.TimexesOver(t.e.Clause), func(x news.Timex) bool {
		h := d.HeadOf(d.TokensIn(x.Span))
		return h >= 0 && x.Type == "DATE" && t.e.Clause.Contains(x.Span) && under(d, h, verb) && (but < 0 || !under(d, h, but))
	})
}

// label is what some outlets put before a sentence: "UPDATE: The …".
var label = regexp.MustCompile(`^(UPDATED?|NEW|BREAKING|JUST IN|LATEST|WATCH|EXCLUSIVE)( [A-Z0-9/.:]+)*: `)

// begun are small words in capitals, as some outlets begin a report.
var begun = map[string]bool{"AT": true, "THE": true, "AN": true, "IN": true, "ON": true, "AS": true, "TWO": true, "ONE": true, "AFTER": true, "MORE": true}

// stands tells whether a telling can stand by itself as something that was done.
func (t *telling) stands() bool {
	return t.selfContained() && !t.aside() && !t.titled()
}

// central says how much of what a telling says the others of its group say too.
func (t *telling) central(g []*telling) float64 {
	sum, n := 0.0, 0
	for _, o := range g[:min(len(g), 40)] {
		if o.doc != t.doc {
			sum += overlap(t, o)
			n++
		}
	}
	if n == 0 {
		return 0
	}
	return 4 * sum / float64(n)
}

// clarity says how well a telling serves as the line's words.
func (t *telling) clarity() float64 {
	s := 0.0
	first, last := t.doc.TokensIn(t.e.Clause)
	switch n := t.e.Clause.Len(); {
	case n < 25 || n > 240:
		s -= 2
	case n >= 45 && n <= 170:
		s++
	}
	switch t.e.Grade {
	case news.GradeA:
		s += 2
	case news.GradeB:
		s++
	}
	if t.dated {
		s += 1.5
		if x := t.doc.Timexes; t.e.Timex >= 0 && t.e.Timex < len(x) && t.e.Clause.Contains(x[t.e.Timex].Span) {
			s += 0.5
		}
	}
	if t.verbal() {
		s += 0.5
	} else if slices.ContainsFunc(t.doc.Tokens[first:last], func(x news.Token) bool { return x.Tag == "VERB" }) {
		s -= 0.8 // its clause tells of something else beside it
	} else {
		s -= 2 // no sentence
	}
	if n := len(t.when.Value); n > 10 {
		s += 0.4
	} else if n < 10 {
		s -= float64(10-n) / 6
	}
	if strings.HasPrefix(t.doc.Tokens[t.e.Head].Rel, "acl") && t.relative(t.e.Clause) < 0 {
		s -= 2.5 // "the train that left the rails"
	}
	switch h := t.doc.Tokens[t.e.Head]; {
	case h.Head < 0, news.RelIs(h.Rel, "ccomp"):
		s += 0.6
	case news.RelIs(h.Rel, "xcomp"), news.RelIs(h.Rel, "advcl"):
		s -= 0.6
	}
	switch t.doc.Lemma(t.e.Head) {
	case "kill", "die":
		s += 0.8 // the gravest of what came of it
	}
	if t.titled() {
		s -= 1.5
	}
	if says[t.doc.Lemma(t.e.Head)] {
		s -= 2 // who says it
	}
	switch {
	case t.heading():
		s -= 1.5
	case t.order == 0:
		s += 1.6 // what the report begins with
	case t.order == 1:
		s++
	}
	if t.aside() {
		s -= 3
	}
	if t.disaster == "incident" {
		s -= 2 // it does not say what
	}
	if r, _ := utf8.DecodeRuneInString(t.doc.Words(t.e.Clause)); unicode.IsUpper(r) {
		s += 0.4
	}
	if first < last {
		switch t.doc.Tokens[first].Tag {
		case "PRON":
			s -= 3
		case "ADP", "SCONJ", "VERB", "ADV":
			s -= 0.5
		}
	}
	return s + 0.4*float64(min(len(t.parties), 3))
}

// heading tells whether a telling stands in a headline or a crosshead.
func (t *telling) heading() bool {
	return slices.ContainsFunc(t.doc.BlocksOver(t.e.Span), func(b news.Block) bool {
		return (b.Kind == news.BlockHeadline || b.Kind == news.BlockHeading) && b.Contains(t.e.Span)
	})
}

// titled tells whether a telling is in the present, as headlines and captions
// are: "Driver is arrested", "Fans cheer".
func (t *telling) titled() bool {
	h := t.e.Head
	if x := t.doc.Tokens[h]; x.Head >= 0 && news.RelIs(x.Rel, "advcl") {
		h = x.Head // "the captain is carried off after beating them"
	}
	x := t.doc.Tokens[h].XPos
	return (x == "VBZ" || x == "VBP" || t.present(h) && !scheduling[t.doc.Lemma(h)]) && len(t.e.Aux) == 0
}

// present tells whether a passive stands in the present: "the driver is held".
func (t *telling) present(verb int) bool {
	k := t.doc.Child(verb, "aux:pass")
	if k < 0 {
		return false
	}
	w := strings.ToLower(t.doc.Word(k))
	return w == "is" || w == "are"
}

// ids gives the dossier's ids of a telling's entities, in order, each once.
func (t *telling) ids(es []int) []string {
	var out []string
	for _, e := range es {
		if id := t.who.ID(t.doc, e); id != "" && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	if out == nil {
		return []string{}
	}
	return out
}

// aux gives the standing of a line: that of its words, historical when any
// telling is.
func aux(g []*telling, best *telling) []string {
	out := slices.Clone(best.e.Aux)
	for _, t := range g {
		if slices.Contains(t.e.Aux, "historical") {
			out = append(out, "historical")
		}
	}
	return line.Set(out)
}

// background tells whether a line lies before the news: dated wholly more than
// seven days before its day, or historical by the words.
func background(h news.Happening, day string) bool {
	if len(day) < 10 {
		return slices.Contains(h.Aux, "historical")
	}
	t, err := time.Parse("2006-01-02", day[:10])
	if err != nil {
		return false
	}
	limit := t.AddDate(0, 0, -7).Format("2006-01-02")
	v := h.When.Value
	switch h.When.Precision {
	case news.PrecisionDay, news.PrecisionMinute:
		return v[:10] < limit
	case news.PrecisionMonth:
		return v < limit[:7]
	case news.PrecisionYear, news.PrecisionSeason, news.PrecisionQuarter:
		return v[:4] < limit[:4]
	}
	return false
}
