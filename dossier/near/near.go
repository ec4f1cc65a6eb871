// Package near finds, among many things, those that share something with
// another, without a look at all of them: what it costs grows with what is
// shared. Whoever compares the lines of a story asks it whom to compare.
package near

import "slices"

// Index holds things by their keys, in the order in which they were added.
type Index[K comparable] struct {
	having map[K][]int32
	things []int
	shared []int32 // how many keys each has of those asked for, 0 between two questions
}

// Add adds a thing by keys, each given once.
func (x *Index[K]) Add(thing int, keys []K) {
	if x.having == nil {
		x.having = map[K][]int32{}
	}
	n := int32(len(x.things))
	x.things, x.shared = append(x.things, thing), append(x.shared, 0)
	for _, k := range keys {
		x.having[k] = append(x.having[k], n)
	}
}

// Find gives the things that share as many of some keys, each given once, as is
// asked of each, one at least; the order is that of their numbers. A key that
// more than most things have finds none of them; most is 0 where all do.
func (x *Index[K]) Find(keys []K, most int, asked func(thing int) int) []int {
	var met []int32
	for _, k := range keys {
		having := x.having[k]
		if most > 0 && len(having) > most {
			continue
		}
		for _, n := range having {
			if x.shared[n] == 0 {
				met = append(met, n)
			}
			x.shared[n]++
		}
	}
	var out []int
	for _, n := range met {
		if t := x.things[n]; int(x.shared[n]) >= asked(t) {
			out = append(out, t)
		}
		x.shared[n] = 0
	}
	slices.Sort(out)
	return out
}
