package when

import (
	_ "embed"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"synoptic/dossier/weigh"
	"synoptic/dossier/who"
	"synoptic/news"
)

// The rules of this package show what is sure: what a date hangs on, and what reports begin
// with. What else a report tells is news of its own day told without one ("officials named a
// new chief"), or has its date by a way that no rule takes. How likely a telling is a happening
// of its date is weighed by a logistic model over how it is told, trained on reports of which
// the whole timeline was labelled (CARD-weights.md).

// weights.txt is made by go run ./lang/train/cmd happening.
//
//go:embed weights.txt
var weightsText string

var trained = sync.OnceValue(func() map[string]float64 { return weigh.Read(weightsText) })

// How likely a telling is right from which a line of it may be of a grade, and below which it is
// not shown: what rules show less often.
const (
	sureA = .95
	sureB = .85
	sureC = .8
	doubt = .6
)

// shown tells whether what some tellings tell is a line. An undated head of a report that no
// dated one met is by itself when it is likely, or told by more than one.
func shown(g []*telling) bool {
	if undatedBy(g) < 2 {
		return slices.ContainsFunc(g, (*telling).heads)
	}
	p := likeliest(g)
	return p >= sureC || alone(g) || slices.ContainsFunc(g, func(t *telling) bool {
		return t.near || t.against == "" && p >= doubt && (t.dated || t.fresh && (t.e.Type != "" || t.order < 2))
	})
}

// undatedBy gives how many reports tell something to which none gives a day; many where one does.
func undatedBy(g []*telling) int {
	told := map[*news.Doc]bool{}
	for _, t := range g {
		if t.dated {
			return math.MaxInt
		}
		told[t.doc] = true
	}
	return len(told)
}

// heads tells whether an undated telling of one report is what that tells for its own sake, and
// neither a state nor of a time up to it.
func (t *telling) heads() bool {
	if t.near && t.against == "" {
		return true
	}
	if t.recent() || states[t.doc.Lemma(t.e.Head)] && t.e.Type == "" || t.lasting() {
		return false
	}
	p := weigh.Logistic(t.own)
	return p >= sureC || t.against == "" && p >= doubt && t.fresh && (t.e.Type != "" || t.order < 2)
}

// lasting tells whether what a telling is of had gone on for a while: "have been meeting".
func (t *telling) lasting() bool {
	a := t.doc.Child(t.e.Head, "aux")
	return t.form() == "is doing" && a >= 0 && t.doc.Lemma(a) == "have"
}

// graded gives the best grade that a line of some tellings may have.
func graded(g []*telling) news.Grade {
	switch p := likeliest(g); {
	case undatedBy(g) < 3:
		return news.GradeC // its day is that of the reports, which no words confirm
	case p >= sureA:
		return news.GradeA
	case p >= sureB:
		return news.GradeB
	}
	return news.GradeC
}

// likeliest gives how likely the likeliest of some tellings is right.
func likeliest(g []*telling) float64 {
	p := math.Inf(-1)
	for _, t := range g {
		p = max(p, t.own)
	}
	return weigh.Logistic(p)
}

// widely gives what verbs with somebody who does it tell, beside what rules take: each with the
// times of its own clause, and at the head of a report without.
func widely(d *news.Doc) []news.DocEvent {
	var out []news.DocEvent
	next := 0 // of the times
	for s, sent := range d.Sentences {
		var times []int
		for ; next < len(d.Timexes) && d.Timexes[next].Start < sent.End; next++ {
			if x := d.Timexes[next]; x.Start >= sent.Start && (x.Type == "DATE" || x.Type == "TIME") && date(x.Value).Known() {
				times = append(times, next)
			}
		}
		if len(times) == 0 && s > opening {
			continue
		}
		for v := sent.First; v < sent.Last; v++ {
			if d.Tokens[v].Tag != "VERB" || d.Quoted(d.Tokens[v].Span) {
				continue
			}
			form := tense(d, v)
			if form == "" {
				continue
			}
			e := news.DocEvent{Span: d.Tokens[v].Span, Head: v, Timex: -1, Place: -1, Grade: news.GradeB}
			if form == "will" {
				e.Aux = []string{"future"}
			}
			if d.Child(v, "nsubj", "nsubj:pass") < 0 && (!reduced(d, v) || states[d.Lemma(v)]) || !stands(d, sent, &e) {
				continue
			}
			if s <= opening && form != "will" {
				out = append(out, e)
			}
			for _, k := range times {
				if x := d.Timexes[k]; !d.Quoted(x.Span) && !naming(d, x.Span) && dates(d, d.HeadOf(d.TokensIn(x.Span)), v) {
					e := e
					e.Timex, e.When = k, x.Value
					if before(x.Value, d.Article.Published.Value) {
						e.Aux = []string{"historical"}
					}
					out = append(out, e)
				}
			}
		}
	}
	return out
}

// tense gives the form of a verb that may tell of a happening, "" where it has none: past,
// perfect, passive, present, will, or reduced ("a pact signed in May").
func tense(d *news.Doc, v int) string {
	x := d.Tokens[v]
	aux := ""
	d.Children(v, func(c int) bool {
		if c < v && (news.RelIs(d.Tokens[c].Rel, "aux")) && aux == "" {
			aux = strings.ToLower(d.Word(c))
		}
		return true
	})
	switch {
	case x.XPos == "VBD" && aux == "":
		return "past"
	case x.XPos == "VBN" && (aux == "has" || aux == "have" || aux == "had"):
		return aux
	case x.XPos == "VBN" && (aux == "was" || aux == "were"):
		return "passive"
	case x.XPos == "VBN" && (aux == "is" || aux == "are" || aux == "being"):
		return "is done"
	case x.XPos == "VBN" && aux == "" && reduced(d, v):
		return "reduced"
	case aux == "will" || aux == "'ll" || aux == "’ll":
		return "will"
	case x.XPos == "VBG" && aux != "":
		return "is doing"
	case (x.XPos == "VBZ" || x.XPos == "VBP") && aux == "":
		return "present"
	}
	return ""
}

// naming tells whether a time stands before a noun as a part of what it is called: "the March 3
// coalition".
func naming(d *news.Doc, x news.Span) bool {
	first, last := d.TokensIn(x)
	h := d.HeadOf(first, last)
	up := d.Tokens[h].Head
	return up >= last && up < last+3 && (d.Tokens[up].Tag == "NOUN" || d.Tokens[up].Tag == "PROPN") && disasters[d.Lemma(up)] == ""
}

// dates tells whether a time, by its head, may be that of a verb: no other one stands between
// them but one that is a part of it ("hopes to sail on Friday").
func dates(d *news.Doc, k, verb int) bool {
	for n := 0; k >= 0 && n < 5; k, n = d.Tokens[k].Head, n+1 {
		if k == verb {
			return true
		}
		if d.Tokens[k].Tag == "VERB" && news.RelIs(d.Tokens[k].Rel, "acl") {
			return false
		}
	}
	return false
}

// path gives the relations from a token up to one above it, nearest first; "" where that is not
// above it by five steps.
func path(d *news.Doc, k, top int) string {
	var out []string
	for n := 0; k >= 0 && n < 5; k, n = d.Tokens[k].Head, n+1 {
		if k == top {
			return strings.Join(append(out, "."), " ")
		}
		rel, _, _ := strings.Cut(d.Tokens[k].Rel, ":")
		out = append(out, rel)
	}
	return ""
}

// cues gives what speaks for a telling being a happening of its date, and against.
func (t *telling) cues() []string {
	d, e, v := t.doc, t.e, t.e.Head
	out := append(make([]string, 0, 40), "any", "way "+string(t.way))
	is := func(cue string, holds bool) {
		if holds {
			out = append(out, cue)
		}
	}
	is("shown by rules", t.against == "")
	is("against: "+t.against, t.against != "")
	form := d.Tokens[v].Tag
	if form == "VERB" {
		form = tense(d, v)
	}
	rel, _, _ := strings.Cut(d.Tokens[v].Rel, ":")
	at := placed(t.order)
	out = append(out, "form "+form, "stands as "+rel, "at "+at, "grade "+string(e.Grade), "type "+e.Type)
	out = append(out, e.Aux...)
	is("utters", says[d.Lemma(v)])
	is("state", states[d.Lemma(v)])
	is("sets", scheduling[d.Lemma(v)])
	is("heading", t.heading())
	sub := doer(d, v)
	who := "nobody"
	if sub >= 0 {
		who = d.Tokens[sub].Tag
		if m := d.MentionHeadedBy(sub); m >= 0 && d.Mentions[m].Entity >= 0 {
			who += " " + string(d.Entities[d.Mentions[m].Entity].Type)
		}
	}
	out = append(out, "who "+who)
	is("acts", len(e.Actors) > 0)
	is("stands alone", t.stands())
	for _, x := range d.TimexesOver(e.Clause) {
		is("in it "+string(x.Type), x.Type != "DATE" && x.Type != "TIME")
	}
	switch n := len(strings.Fields(d.Words(e.Clause))); {
	case n < 6:
		out = append(out, "short")
	case n > 30:
		out = append(out, "long")
	}
	for s := 0; s < min(len(d.Sentences), 4); s++ {
		if x := t.timesIn(s); x != "no time" && x != "some time" {
			out = append(out, "report of "+x, "report of "+x+" "+form)
			break
		}
	}
	is("suffers", len(e.Recipients) > 0)
	if up := d.Tokens[v].Head; up >= 0 && rel == "ccomp" {
		is("told by one who says", says[d.Lemma(up)])
		is("told by another verb", !says[d.Lemma(up)])
	}
	if !t.dated {
		out = append(out, "undated", "undated "+form+" "+at, "undated as "+rel, "undated "+e.Type)
		is("undated, fresh", t.fresh)
		is("undated, near", t.near)
		x := t.timesIn(t.order)
		out = append(out, "undated, its sentence "+x, "undated, its sentence "+x+" "+form)
		if t.order > 0 {
			out = append(out, "undated, the one before "+t.timesIn(t.order-1))
		}
		return out
	}
	return append(out, t.timeCues(form)...)
}

// timesIn gives what times a sentence of the report names: of those of days, how far the first
// lies from the report.
func (t *telling) timesIn(s int) string {
	d, out := t.doc, "no time"
	for _, x := range d.TimexesOver(d.Sentences[s].Span) {
		if x.Type != "DATE" && x.Type != "TIME" {
			continue
		}
		if v, p := date(x.Value), d.Article.Published.Value; v.Known() && len(p) >= 10 {
			return distance(v, p[:10])
		}
		out = "some time"
	}
	return out
}

// placed gives the class of the place of a sentence in its report.
func placed(s int) string {
	switch {
	case s < 4:
		return strconv.Itoa(s)
	case s <= opening:
		return "opening"
	case s < 20:
		return "middle"
	}
	return "late"
}

// timeCues gives what speaks for the time of a telling being its own.
func (t *telling) timeCues(form string) []string {
	d, v, k := t.doc, t.e.Head, t.e.Timex
	gap := "dated"
	if p := d.Article.Published.Value; len(p) >= 10 {
		gap = "dated " + distance(t.when, p[:10])
	}
	out := []string{gap, gap + " " + form, "precise " + string(t.when.Precision), gap + " " + placed(t.order)}
	if k < 0 || k >= len(d.Timexes) {
		return append(out, "time of its clause")
	}
	x := d.Timexes[k]
	first, last := d.TokensIn(x.Span)
	h := d.HeadOf(first, last)
	p := path(d, h, v)
	by := adposition(d, first)
	out = append(out, "by "+by, "path "+p, "time "+string(x.Type), "time "+x.Mod, "by "+by+" "+form, "precise "+string(t.when.Precision)+" by "+by)
	if !t.e.Clause.Contains(x.Span) {
		out = append(out, "time outside")
	}
	for i, n := d.Tokens[h].Head, 0; i >= 0 && i != v && n < 5; i, n = d.Tokens[i].Head, n+1 {
		if d.Tokens[i].Tag == "VERB" {
			out = append(out, "of another verb")
			break
		}
		c := d.Child(i, "case")
		switch { // "sold its shares ahead of Monday's vote"
		case c < 0:
			out = append(out, "of a noun")
		case c+1 < len(d.Tokens) && d.Tokens[c+1].Head == c:
			out = append(out, "of a noun "+strings.ToLower(d.Word(c)+" "+d.Word(c+1)))
		default:
			out = append(out, "of a noun "+strings.ToLower(d.Word(c)))
		}
	}
	lo, hi := min(v, first), max(v, first)
	verbs, commas := 0, 0
	for i := lo + 1; i < hi; i++ {
		if d.Tokens[i].Tag == "VERB" {
			verbs++
		}
		if d.Word(i) == "," {
			commas++
		}
	}
	out = append(out, "verbs between "+strconv.Itoa(min(verbs, 2)), "commas between "+strconv.Itoa(min(commas, 2)))
	switch n := hi - lo; {
	case n <= 2:
		out = append(out, "beside")
	case n > 10:
		out = append(out, "far off")
	}
	if s := d.SentenceAt(first); s >= 0 {
		out = append(out, "times of the sentence "+strconv.Itoa(min(len(d.TimexesOver(d.Sentences[s].Span)), 3)))
		if s != t.order {
			out = append(out, "time of another sentence")
		}
	}
	return out
}

// distance gives how far a date lies from the day of a report.
func distance(when news.Date, pub string) string {
	from := begins(when)
	n := min(len(from), 10)
	switch x, e1 := time.Parse("2006-01-02", from[:n]); {
	case n < 10 && when.Precision != news.PrecisionWeek:
		switch {
		case from[:n] < pub[:n]:
			return "past"
		case from[:n] > pub[:n]:
			return "to come"
		}
		return "its own"
	default:
		y, e2 := time.Parse("2006-01-02", pub)
		if e1 != nil || e2 != nil {
			return "unknown"
		}
		switch days := int(x.Sub(y).Hours() / 24); {
		case days == 0:
			return "same day"
		case days == -1:
			return "day before"
		case days < -365:
			return "years before"
		case days < -7:
			return "before"
		case days < 0:
			return "of the week"
		case days > 30:
			return "far to come"
		}
		return "days to come"
	}
}

// Candidate is what may be a happening: the cues by which it is weighed, the clause that tells it
// and the word for what was done in it, and its date.
type Candidate struct {
	Cues         []string
	Clause, Deed news.Evidence
	When         string
}

// Candidates gives what the reports may tell with a date, each report by itself, for training.
func Candidates(docs []*news.Doc, w *who.Who) []Candidate {
	var out []Candidate
	day := NewsDay(docs)
	for _, d := range docs {
		for _, t := range tried(d, w, day) {
			out = append(out, Candidate{Cues: t.cues(), Clause: d.Article.Evidence(t.e.Clause), Deed: d.Article.Evidence(d.Tokens[t.e.Head].Span), When: t.when.Value})
		}
	}
	return out
}
