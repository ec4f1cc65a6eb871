package when

import (
	"cmp"
	"slices"
	"strings"

	"synoptic/news"
)

// compared is how many tellings of a group are held against those of another.
const compared = 12

// retold puts together groups of one day that tell one happening in other words:
// what one does is said in the other's clause too, and most of the rest is the
// same. Only groups with a word for a deed in common are looked at, so the work
// grows with the tellings.
func retold(gs [][]*telling) [][]*telling {
	at := map[word][]int{} // day and word of a clause -> groups
	for i, g := range gs {
		for w := range said(g) {
			at[w] = append(at[w], i)
		}
	}
	into := make([]int, len(gs))
	for i := range gs {
		into[i] = i
	}
	root := func(i int) int {
		for into[i] != i {
			i = into[i]
		}
		return i
	}
	for j := range gs {
		var beside []int
		for _, t := range gs[j][:min(len(gs[j]), compared)] {
			beside = append(beside, at[t.key(t.head())]...)
			for _, w := range t.marks() {
				beside = append(beside, at[t.key(w)]...)
			}
		}
		slices.Sort(beside)
		for _, i := range slices.Compact(beside) {
			if a, b := root(i), root(j); a != b && again(gs[i], gs[j]) {
				into[max(a, b)] = min(a, b)
			}
		}
	}
	out := make([][]*telling, len(gs))
	for i, g := range gs {
		r := root(i)
		out[r] = append(out[r], g...)
	}
	return slices.DeleteFunc(out, func(g []*telling) bool { return len(g) == 0 })
}

// said gives the keys of the words of a group's clauses.
func said(g []*telling) map[word]bool {
	out := map[word]bool{}
	for _, t := range g[:min(len(g), compared)] {
		for w := range t.bag {
			out[t.key(w)] = true
		}
		for _, w := range t.marks() {
			out[t.key(w)] = true
		}
	}
	return out
}

// word is a word of a clause under the day of the telling.
type word struct{ day, word string }

// key puts a word under the day of the telling.
func (t *telling) key(w string) word { return word{t.when.Value[:min(len(t.when.Value), 10)], w} }

// marks gives what tellings of one happening can share beside their words: that it is
// an accident, and who did what a report begins with.
func (t *telling) marks() []string {
	var out []string
	if t.accident() {
		out = append(out, "*")
	}
	if who := t.leader(); who != "" {
		out = append(out, "~"+who)
	}
	return out
}

// leader gives who does what is told at the head of a report, "" elsewhere.
func (t *telling) leader() string {
	if ids := t.ids(t.e.Actors); t.lede && len(ids) > 0 {
		return ids[0]
	}
	return ""
}

// accident tells whether a telling is of an accident, for which there are many words.
func (t *telling) accident() bool { return t.e.Type == "" && crash(t.stem) }

// head gives the word of a telling's event as its bag has it.
func (t *telling) head() string {
	k := teller(t.doc, t.e.Head)
	w := []rune(cmp.Or(deed(t.doc, t.e.Head), strings.ToLower(t.doc.Word(k))))
	return string(w[:min(5, len(w))])
}

// again tells whether two groups tell one happening.
func again(g, o []*telling) bool {
	return slices.ContainsFunc(g[:min(len(g), compared)], func(a *telling) bool {
		return slices.ContainsFunc(o[:min(len(o), compared)], func(b *telling) bool {
			return reworded(a, b) || a.doc != b.doc && a.accident() && b.accident() && alike(a, b)
		})
	})
}

// steps are deeds, by their heads, that follow one another, or an accident, within a
// day and are told in nearly the same words: who was arrested may be charged by
// night.
var steps = func() map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq("arrest indict convicted sentenced acquitted pleaded free escape fired hired appointed resign buried sued") {
		out[string([]rune(w)[:min(5, len(w))])] = true
	}
	return out
}()

// reworded tells whether two tellings are of one happening in other words.
func reworded(a, b *telling) bool {
	if standing(a.e) != standing(b.e) || !sameDate(a.when, b.when) || clash(a, b) || a.near != b.near ||
		(a.e.Type == "CONSULT") != (b.e.Type == "CONSULT") || a.e.Type == "CONSULT" && jaccard(a.parties, b.parties) < 0.5 {
		return false
	}
	x, y := a.head(), b.head()
	led := a.doc != b.doc && a.leader() != "" && a.leader() == b.leader() && !steps[x] && !steps[y] // one's news of a day, in two reports
	if !a.bag[y] && !b.bag[x] && !led || x != y && (steps[x] || steps[y]) && (steps[x] || crash(a.stem)) && (steps[y] || crash(b.stem)) {
		return false
	}
	n := 0
	for w := range a.bag {
		if b.bag[w] {
			n++
		}
	}
	share := overlap(a, b)
	switch {
	case a.doc == b.doc:
		return n >= 3 && share >= 0.6
	case led && !a.bag[y] && !b.bag[x]:
		return n >= 4 && share >= 0.3
	case a.lede && b.lede:
		return n >= 3 && share >= 0.34
	}
	return n >= 3 && share >= 0.5
}

// phases are verbs of a gathering's own course.
var phases = words("begin start open commence resume conclude end close hold continue kick")

// gathered makes a meeting of an event that is only the beginning, the course or
// the end of one, its subject: "The first talks between Velmar and Tarn began on
// Friday".
func gathered(d *news.Doc, e news.DocEvent) news.DocEvent {
	first, last := d.TokensIn(e.Clause)
	if e.Type != "" || d.Tokens[e.Head].Tag != "VERB" || !slices.ContainsFunc(d.Tokens[first:last], func(t news.Token) bool {
		return (t.XPos == "VBD" || t.XPos == "VBN") && phases[strings.ToLower(t.Lemma)]
	}) {
		return e
	}
	for _, o := range d.Events {
		if o.Type == "CONSULT" && o.Head < e.Head && d.Tokens[o.Head].Tag == "NOUN" && o.Clause.Start == e.Clause.Start && len(o.Actors) > 1 {
			e.Type, e.Actors = o.Type, o.Actors
		}
	}
	return e
}
