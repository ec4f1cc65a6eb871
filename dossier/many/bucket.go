package many

import (
	"math"
	"slices"
)

// bucket is the groups of one measure and unit, and how those are found that a count can
// belong to, by the value of the first of each.
type bucket struct {
	groups [][]*count
	equal  map[float64][]int
	near   map[int][]int // exact values, by steps
	rough  []int         // the others
}

// step is the step, as a logarithm, within which two exact values agree: a number of two
// digits is another one rounded.
const step = 0.06

// put adds a count to the first group that it fits, of the same value where there is one.
func (b *bucket) put(c *count) {
	fit := func(i int) bool { return fits(c, b.groups[i]) }
	of := b.equal[c.value.best]
	i := slices.IndexFunc(of, fit)
	if i < 0 {
		of = b.close(c.value)
		i = slices.IndexFunc(of, fit)
	}
	if i >= 0 {
		b.groups[of[i]] = append(b.groups[of[i]], c)
		return
	}
	n := len(b.groups)
	b.groups, b.equal[c.value.best] = append(b.groups, []*count{c}), append(b.equal[c.value.best], n)
	if exact(c.value) {
		k := stepOf(c.value)
		b.near[k] = append(b.near[k], n)
	} else {
		b.rough = append(b.rough, n)
	}
}

// close gives the groups with whose first a value may agree, in order.
func (b *bucket) close(v value) []int {
	var out []int
	if !exact(v) {
		for i := range b.groups {
			out = append(out, i)
		}
		return out
	}
	k := stepOf(v)
	out = slices.Concat(b.rough, b.near[k-1], b.near[k], b.near[k+1])
	slices.Sort(out)
	return out
}

func stepOf(v value) int { return int(math.Floor(math.Log(v.best) / step)) }
