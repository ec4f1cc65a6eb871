package many

import (
	"cmp"
	_ "embed"
	"slices"
	"strings"
	"sync"

	"synoptic/dossier/line"
	"synoptic/dossier/weigh"
	"synoptic/dossier/who"
	"synoptic/news"
)

// The rules of matters show what is sure to be worth a line. What else is counted or measured
// is so by its kind, size and place: "bought a 15.7 percent interest", but not "in the past
// three months". How likely a reader of the record would miss it is weighed by a logistic
// model, trained on reports of which every figure was labelled (CARD-weights.md).

// weights.txt is made by go run ./lang/train/cmd figure.
//
//go:embed weights.txt
var weightsText string

var trained = sync.OnceValue(func() map[string]float64 { return weigh.Read(weightsText) })

// How likely a figure is worth a line from which it is shown, and from which it is no guess.
const (
	worth = .2
	sure  = .5
)

// most is how many figures of one article the model adds: a table of a thousand rows has a
// thousand numbers.
const most = 30

// guesses gives the lines of the figures that are likely worth one, of an article the likeliest.
func guesses(gs [][]*count, origins line.Origins) (out []news.Figure) {
	type guess struct {
		g []*count
		p float64
	}
	var all []guess
	for _, g := range gs {
		if p := likely(g); p >= worth {
			all = append(all, guess{g, p})
		}
	}
	slices.SortStableFunc(all, func(a, b guess) int { return cmp.Compare(b.p, a.p) })
	n := map[*news.Doc]int{}
	for _, x := range all {
		d := x.g[0].doc
		if n[d]++; n[d] > most {
			continue
		}
		f := figure(x.g, origins)
		if x.p < sure {
			f.Grade = news.GradeC
		}
		if f.Measure == "number" {
			f.Measure = x.g[0].kind
		}
		out = append(out, f)
	}
	return out
}

// likely gives how likely a figure that no rule shows is worth a line, 0 where its words
// name nothing that it counts.
func likely(g []*count) float64 {
	if g[0].trifle {
		return 0
	}
	s := g[0].own
	for _, c := range retold(g) {
		s += trained()[c]
	}
	return weigh.Logistic(s)
}

// weighed notes what speaks for each number of an article being worth a line by itself.
func weighed(all []count) []count {
	for i := range all {
		if c := &all[i]; !c.solid {
			if c.trifle = c.trifling(); !c.trifle {
				c.own = weigh.Sum(c.cues(), trained())
			}
		}
	}
	return all
}

// retold gives what speaks for a figure because it is told more than once.
func retold(g []*count) []string {
	switch {
	case slices.ContainsFunc(g, func(x *count) bool { return x.doc != g[0].doc }):
		return []string{"told by several"}
	case len(g) > 1:
		return []string{"told again"}
	}
	return nil
}

// trifling tells whether a number is no figure of the event however it is told: nothing is
// named that it counts, it stands in a manner of speaking or says what kind of thing something
// is ("a basket of ten apples", "a three-storey house", "changed 40 lives", "two sons").
func (c *count) trifling() bool {
	things := c.unit == "" || c.unit == "person"
	switch {
	case (c.measure == "amount" || c.measure == "cost" && c.weak) && c.value.best < 1000 && (isMoney(c.unit) || currencies[c.unit]) && (c.of == "" || !c.priced()),
		c.stray && c.measure == "number" && c.kind == "", things && (c.compound() || len(c.kind) == 2), c.kind == "life", relatives[c.kind]:
		return true
	}
	if first, _ := c.doc.TokensIn(c.q.Span); things && c.value.high <= 3 && first > 0 && pointing[strings.ToLower(c.doc.Word(first-1))] && facing[c.kind] {
		return true // "the two countries": which they are was told
	}
	return c.unit == "" && c.value.best <= 10 && c.madeOf()
}

// pointing are the words before those who were told of.
var pointing = words("the these those both")

// facing are nouns for those who stand opposite one another.
var facing = words("country nation side state party leader government president minister team club company firm capital neighbour neighbor rival ally")

// priced tells whether a sum is what a share or a barrel is sold for.
func (c *count) priced() bool {
	return slices.ContainsFunc(c.near, func(l string) bool { return goods[l] })
}

// goods are nouns for what is sold at a price that news is made of.
var goods = words("share stock price barrel ounce futures")

// relatives are nouns for whom somebody has about him.
var relatives = words("son daughter brother sister cousin uncle aunt grandson granddaughter grandchild friend")

// cues gives what speaks for a number being worth a line by itself, and against.
func (c *count) cues() []string {
	out := append(make([]string, 0, 20), "any")
	is := func(cue string, holds bool) {
		if holds {
			out = append(out, cue)
		}
	}
	unit := c.unitClass()
	is("no name of its own", c.stray)
	is("a clause tells of what", c.framed)
	is("quoted "+unit, c.doc.Quoted(c.q.Span))
	is("of another time", c.old)
	is("weak", c.weak)
	is("done or had", c.acts())
	is("names nothing counted", c.q.Of.Empty())
	is("of a name", strings.ToLower(c.of) != c.of)
	is("of nothing", c.of == "")
	is("in figures", c.q.Start < len(c.doc.Article.Text) && c.doc.Article.Text[c.q.Start] >= '0' && c.doc.Article.Text[c.q.Start] <= '9')
	is("about so many", c.q.Qualifier != "")
	out = append(out, unit)
	if c.stray {
		out = append(out, unit+", no name")
	}
	rel, _, _ := strings.Cut(c.doc.Tokens[c.q.Head].Rel, ":")
	out = append(out, "stands as "+rel, "word "+c.doc.Tokens[c.q.Head].Tag, size(c.value.best))
	switch at := c.doc.SentenceAt(c.q.Head); {
	case at == 0:
		out = append(out, "first sentence")
	case at < lead:
		out = append(out, "lead")
	case at >= early:
		out = append(out, "late")
	}
	switch n := digits(c.value.best); {
	case n == 1:
		out = append(out, "round")
	case n > 2:
		out = append(out, "exact")
	}
	return out
}

// unitClass gives the class of a unit.
func (c *count) unitClass() string {
	switch {
	case c.unit == "":
		return "things"
	case c.unit == "person":
		return "persons"
	case strings.HasPrefix(c.unit, "percent"):
		return "share"
	case isMoney(c.unit), currencies[c.unit]:
		return "money"
	case lengths[c.unit]:
		return "time"
	case c.unit == "times":
		return "times"
	}
	return "measure"
}

// size gives the class of a number.
func size(v float64) string {
	switch {
	case v <= 1:
		return "one"
	case v <= 2:
		return "two"
	case v < 5:
		return "under 5"
	case v < 10:
		return "under 10"
	case v < 20:
		return "under 20"
	case v < 100:
		return "under 100"
	case v < 1000:
		return "under 1000"
	}
	return "large"
}

// Candidate is what may be a figure: the cues by which it is weighed and the places that
// tell it.
type Candidate struct {
	Cues []string
	At   []news.Evidence
}

// Candidates gives what the reports count and measure that no rule shows, for training.
func Candidates(docs []*news.Doc, w *who.Who) []Candidate {
	var out []Candidate
	for _, g := range groups(all(docs, w)) {
		if g = settle(g); matters(g) || likely(g) == 0 {
			continue
		}
		x := Candidate{Cues: append(g[0].cues(), retold(g)...)}
		for _, c := range g {
			x.At = append(x.At, c.doc.Article.Evidence(c.q.Span))
		}
		out = append(out, x)
	}
	return out
}
