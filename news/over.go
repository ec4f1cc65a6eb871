package news

import (
	"cmp"
	"slices"
	"sort"
)

// TimexesOver gives the expressions of time that share a byte with a span.
func (d *Doc) TimexesOver(s Span) []Timex {
	return over(d.Timexes, s, func(x *Timex) Span { return x.Span })
}

// QuantitiesOver gives the numbers that share a byte with a span.
func (d *Doc) QuantitiesOver(s Span) []Quantity {
	return over(d.Quantities, s, func(x *Quantity) Span { return x.Span })
}

// NamesOver gives the names that share a byte with a span.
func (d *Doc) NamesOver(s Span) []Name {
	return over(d.Names, s, func(x *Name) Span { return x.Span })
}

// BlocksOver gives the blocks that share a byte with a span.
func (d *Doc) BlocksOver(s Span) []Block {
	return over(d.Blocks, s, func(x *Block) Span { return x.Span })
}

// over gives those of a layer in order, of which none lies over another, that
// share a byte with a span.
func over[T any](layer []T, s Span, span func(*T) Span) []T {
	first := sort.Search(len(layer), func(k int) bool { return span(&layer[k]).End > s.Start })
	last := first
	for last < len(layer) && span(&layer[last]).Start < s.End {
		last++
	}
	return layer[first:last]
}

// index is where what may lie one in another stands.
type index struct {
	said   places // the words of the attributions
	cues   places // of the attributions
	titles places // of the roles
	small  *parts
	tree   tree
}

// tree is what hangs on each token, in its sentence: of each the first, and of that the next, -1
// for none.
type tree struct {
	of          *Token // the first of the tokens, by which others in their place are told
	first, next []int32
}

func (d *Doc) tree() tree {
	if len(d.Tokens) == 0 {
		return tree{}
	}
	both := make([]int32, 2*len(d.Tokens))
	for i := range both {
		both[i] = -1
	}
	t := tree{&d.Tokens[0], both[:len(d.Tokens)], both[len(d.Tokens):]}
	for _, s := range d.Sentences {
		for c := s.Last - 1; c >= s.First; c-- {
			if h := d.Tokens[c].Head; h >= s.First && h < s.Last {
				t.next[c], t.first[h] = t.first[h], int32(c)
			}
		}
	}
	return t
}

// places are the spans of the things of a layer, by Start.
type places struct {
	first any // of the layer, and how many it has: another in its place is told by these
	n     int
	all   []place
}

type place struct {
	Span
	thing int // index in its layer
	reach int // the last End of this and those before
}

// Index makes ready what SaidOver, CuesOver, RolesOver and Children look up and what Small
// keeps, when the doc's layers are all there.
func (d *Doc) Index() {
	d.index = &index{
		said:   placed(d.Attributions, func(a *Attribution) []Span { return a.Content }),
		cues:   placed(d.Attributions, func(a *Attribution) []Span { return a.Cue }),
		small:  &parts{m: map[any]part{}},
		titles: placed(d.Roles, func(r *Role) []Span { return []Span{r.Title} }),
		tree:   d.tree(),
	}
}

func placed[T any](layer []T, spans func(*T) []Span) places {
	var all []place
	for i := range layer {
		for _, s := range spans(&layer[i]) {
			all = append(all, place{Span: s, thing: i})
		}
	}
	slices.SortStableFunc(all, func(a, b place) int { return cmp.Compare(a.Start, b.Start) })
	reach := 0
	for i := range all {
		reach = max(reach, all[i].End)
		all[i].reach = reach
	}
	x := places{n: len(layer), all: all}
	if len(layer) > 0 {
		x.first = &layer[0]
	}
	return x
}

// of tells whether the places are those of a layer as it is now.
func of[T any](x *places, layer []T) bool {
	return x.n == len(layer) && (x.n == 0 || x.first == any(&layer[0]))
}

// over gives the things of which a span shares a byte with another, in order.
func (x *places) over(s Span) []int {
	var out []int
	n := sort.Search(len(x.all), func(k int) bool { return x.all[k].Start >= s.End })
	for n--; n >= 0 && x.all[n].reach > s.Start; n-- {
		if x.all[n].End > s.Start {
			out = append(out, x.all[n].thing)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// SaidOver gives the attributions, as indices into Attributions, in whose words a
// span shares a byte, in order. A doc without an index looks at all of them.
func (d *Doc) SaidOver(s Span) []int {
	if d.index != nil && of(&d.index.said, d.Attributions) {
		return d.index.said.over(s)
	}
	var out []int
	for i, a := range d.Attributions {
		if slices.ContainsFunc(a.Content, s.Overlaps) {
			out = append(out, i)
		}
	}
	return out
}

// CuesOver gives the attributions, as indices into Attributions, with whose cue a
// span shares a byte, in order. A doc without an index looks at all of them.
func (d *Doc) CuesOver(s Span) []int {
	if d.index != nil && of(&d.index.cues, d.Attributions) {
		return d.index.cues.over(s)
	}
	var out []int
	for i, a := range d.Attributions {
		if slices.ContainsFunc(a.Cue, s.Overlaps) {
			out = append(out, i)
		}
	}
	return out
}

// RolesOver gives the roles, as indices into Roles, with whose title a span shares
// a byte, in order. A doc without an index looks at all of them.
func (d *Doc) RolesOver(s Span) []int {
	if d.index != nil && of(&d.index.titles, d.Roles) {
		return d.index.titles.over(s)
	}
	var out []int
	for i, r := range d.Roles {
		if r.Title.Overlaps(s) {
			out = append(out, i)
		}
	}
	return out
}
