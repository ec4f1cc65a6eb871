package story

import (
	"cmp"
	"fmt"
	"slices"

	"synoptic/news"
)

// An article is about another event than a group of articles when its mean
// likeness to them is below strangeLikeness or below strangeShare of their own
// among themselves; than a single article when it is below strangeToOne. On
// the development parts of three labelled collections, with two, three
// or five articles of an event and one of another, 3 of 712 articles of the
// event were set aside, and 214 of 250 of the others; those left in are of an
// event of the same kind with the same people.
const (
	strangeToOne    = 0.06
	strangeLikeness = 0.09
	strangeShare    = 0.40
)

// Out is a doc that is about another event, by its index, and why it was
// taken to be.
type Out struct {
	Index int
	Why   string
}

// Event tells which docs report the event that most of them report, by their
// indices in order, and why the others do not. In doubt a doc is in. Of one
// doc the event is its own; of no docs there is none.
func Event(docs []*news.Doc) (in []int, out []Out) {
	keys := make([]*Key, len(docs))
	for i, d := range docs {
		keys[i] = NewKey(d)
	}
	if len(keys) == 0 {
		return nil, nil
	}
	rows := alike(weighted(keys))
	core := largest(keys, rows)
	inner := 0.0
	for i, a := range core {
		for _, b := range core[:i] {
			inner += rows[a][b]
		}
	}
	inner /= max(1, float64(len(core)*(len(core)-1)/2))
	for i := range keys {
		if slices.Contains(core, i) {
			in = append(in, i)
		} else if why := strange(keys, rows[i], i, core, inner); why != "" {
			out = append(out, Out{i, why})
		} else {
			in = append(in, i)
		}
	}
	return in, out
}

// strange says why a key is about another event than the core's, or "".
func strange(keys []*Key, row map[int]float64, i int, core []int, inner float64) string {
	sum, clashes := 0.0, 0
	for _, j := range core {
		if clash(keys[i], keys[j]) {
			clashes++
		}
		sum += row[j]
	}
	mean := sum / float64(len(core))
	switch {
	case len(core) == 1 && mean >= strangeToOne, len(core) > 1 && mean >= max(strangeLikeness, strangeShare*inner):
		return ""
	case clashes*2 > len(core):
		return "reports another one of a series (another round, phase or stage) than " + rest(len(core))
	case len(keys[i].terms[viewAll]) == 0:
		return "holds too few words to tell what it is about"
	}
	return "reports another event: it has few telling words in common with " + rest(len(core))
}

func rest(n int) string {
	if n == 1 {
		return "the article that was kept"
	}
	return fmt.Sprintf("the %d articles that report the main one", n)
}

// largest gives the indices of the largest story among the keys. Among equals
// the one more alike to all the keys is taken, then the one of the first id.
func largest(keys []*Key, rows []map[int]float64) []int {
	groups := map[int][]int{}
	for i, g := range Group(keys) {
		groups[g] = append(groups[g], i)
	}
	var best []int
	top := -1.0
	for g := range len(groups) {
		sum := 0.0
		for _, i := range groups[g] {
			for j := range keys {
				sum += rows[i][j]
			}
		}
		m := groups[g]
		better := cmp.Or(cmp.Compare(len(m), len(best)), cmp.Compare(sum, top))
		if better > 0 || better == 0 && first(keys, m) < first(keys, best) {
			best, top = m, sum
		}
	}
	return best
}

// first gives the least id of some keys.
func first(keys []*Key, of []int) string {
	id := keys[of[0]].ID
	for _, i := range of {
		id = min(id, keys[i].ID)
	}
	return id
}
