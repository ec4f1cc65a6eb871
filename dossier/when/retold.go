package when

import (
	"cmp"
	"slices"
	"strings"

	"synoptic/dossier/line"
	"synoptic/dossier/near"
	"synoptic/news"
)

// compared is how many tellings of a group are held against those of another.
const compared = 12

// retold puts together groups of one day that tell one happening in other words:
// what one does is said in the other's clause too, and most of the rest is the
// same. Only groups with a word for a deed in common are looked at, so the work
// grows with the tellings.
func retold(gs [][]*telling) [][]*telling {
	var index near.Index[uint64]
	var keys []uint64
	for i, g := range gs {
		keys = keys[:0]
		for _, t := range g[:min(len(g), compared)] {
			keys = append(keys, t.said...)
		}
		slices.Sort(keys)
		index.Add(i, slices.Compact(keys))
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
		keys = keys[:0]
		for _, t := range gs[j][:min(len(gs[j]), compared)] {
			keys = append(keys, t.marks...)
		}
		slices.Sort(keys)
		for _, i := range index.Find(slices.Compact(keys), 0, func(int) int { return 1 }) {
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

// marked notes by what tellings of its day a telling of some words is found, and finds
// others: the words; beside them that it is an accident, and who did what a report begins with.
func (t *telling) marked(words []string) {
	day := t.when.Value[:min(len(t.when.Value), 10)]
	key := func(w string) uint64 { return near.Key(day + " " + w) }
	if t.accident() {
		t.marks = append(t.marks, key("*"))
	}
	if t.leader != "" {
		t.marks = append(t.marks, key("~"+t.leader))
	}
	t.said = slices.Clone(t.marks)
	for _, w := range words {
		t.said = append(t.said, key(w))
	}
	t.marks = append(t.marks, key(t.head))
}

// words gives the stems of what a clause says beside its date, each once.
func (t *telling) words() []string {
	d := t.doc
	var out []string
	var times []news.Timex
	for _, x := range d.TimexesOver(t.e.Clause) {
		if t.e.Clause.Contains(x.Span) {
			times = append(times, x)
		}
	}
	first, last := d.TokensIn(t.e.Clause)
	for k := first; k < last; k++ {
		switch d.Tokens[k].Tag {
		case "NOUN", "PROPN", "VERB", "NUM":
		default:
			continue
		}
		if slices.ContainsFunc(times, func(x news.Timex) bool { return x.Contains(d.Tokens[k].Span) }) {
			continue
		}
		out = append(out, short(cmp.Or(deed(d, k), strings.ToLower(d.Word(k)))))
	}
	return line.Set(out)
}

// short gives the first letters of a word, by which its forms are one.
func short(w string) string {
	r := []rune(w)
	return string(r[:min(5, len(r))])
}

// bagOf gives the sorted keys of words.
func bagOf(words []string) []uint64 {
	out := make([]uint64, len(words))
	for i, w := range words {
		out[i] = near.Key(w)
	}
	slices.Sort(out)
	return out
}

// accident tells whether a telling is of an accident, for which there are many words.
func (t *telling) accident() bool { return t.e.Type == "" && crash(t.stem) }

// again tells whether two groups tell one happening: half of the smaller one is told
// in the other, so that no chain of words in common ties what nobody tells as one; of
// meetings, whose sides must be the same, one telling.
func again(g, o []*telling) bool {
	if len(g) > len(o) {
		g, o = o, g
	}
	g, o = g[:min(len(g), compared)], o[:min(len(o), compared)]
	n := 0
	for _, a := range g {
		k := slices.IndexFunc(o, func(b *telling) bool {
			return reworded(a, b) || a.doc != b.doc && a.accident() && b.accident() && alike(a, b)
		})
		if k >= 0 && a.e.Type == "CONSULT" && o[k].e.Type == "CONSULT" {
			return true
		}
		if k >= 0 {
			n++
		}
	}
	return n > 0 && 2*n >= len(g)
}

// steps are deeds, by their heads, that follow one another, or an accident, within a
// day and are told in nearly the same words: who was arrested may be charged by
// night.
var steps = func() map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq("arrest indict convicted sentenced acquitted pleaded free escape fired hired appoint resign buried sued identified") {
		out[short(w)] = true
	}
	return out
}()

// harm tells whether a telling is of an accident or an attack.
func (t *telling) harm() bool { return crash(t.stem) || t.disaster != "" || t.e.Type == "ASSAULT" }

// reworded tells whether two tellings are of one happening in other words.
func reworded(a, b *telling) bool {
	if standing(a.e) != standing(b.e) || !sameDate(a.when, b.when) || clash(a, b) || a.near != b.near || parted(a, b) ||
		(a.e.Type == "CONSULT") != (b.e.Type == "CONSULT") || a.e.Type == "CONSULT" && jaccard(a.parties, b.parties) < 0.5 {
		return false
	}
	x, y := a.head, b.head
	_, forth := slices.BinarySearch(b.bag.Keys, near.Key(x)) // each has what the other does
	_, back := slices.BinarySearch(a.bag.Keys, near.Key(y))
	heads := a.doc != b.doc && a.lede && b.lede && !steps[x] && !steps[y] // the news of a day, in two reports
	if !back && !forth && !heads || x != y && (steps[x] || steps[y]) && (steps[x] || a.harm()) && (steps[y] || b.harm()) {
		return false
	}
	if x != y && !(back && forth) && (!a.harm() && b.disaster != "" || !b.harm() && a.disaster != "") {
		return false // "spoke of the blast" is none
	}
	n, share := near.Shared(&a.bag, &b.bag), overlap(a, b)
	switch {
	case a.doc == b.doc:
		return n >= 3 && share >= 0.6
	case !back && !forth:
		return n >= 4 && share >= 0.3 && a.leader != "" && a.leader == b.leader || n >= 3 && share >= 0.5
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
