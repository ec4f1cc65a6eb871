// Package near finds, among many things, those that share something with
// another, without a look at all of them: what it costs grows with what is
// shared. Whoever compares the lines of a story asks it whom to compare.
package near

import "slices"

// Index holds things by their keys, in the order in which they were added.
type Index[K comparable] struct {
	having map[K]int32 // a key's chain
	chained
}

// Numbers is an Index whose keys are small numbers, 0 and up, and which can be used again.
type Numbers struct {
	having []int32 // a key's chain and one more, 0 for none
	used   []int32 // the keys that have one
	chained
}

// chained is the things of an index by the chains of its keys.
type chained struct {
	chains []chain
	links  []link // of all chains
	things []int
	shared []int32 // how many keys each has of those asked for, 0 between two questions
	met    []int32 // those that share any, empty between two questions
	out    []int   // the last answer
}

// chain is the things that have one key: how many, and the link of the last.
type chain struct{ n, last int32 }

// link is a thing that has a key, and the link of the one before it.
type link struct{ thing, before int32 }

// Expect makes room for so many things of so many keys in all.
func (x *Index[K]) Expect(things, keys int) {
	x.having, x.chains = make(map[K]int32, keys/3), make([]chain, 0, keys/3)
	x.links = make([]link, 0, keys)
	x.things, x.shared = make([]int, 0, things), make([]int32, 0, things)
}

// Key gives the number by which words are compared, 64 bits of FNV-1a: two words of
// one number are one word, but for once in billions of texts.
func Key(w string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(w) {
		h = (h ^ uint64(w[i])) * 1099511628211
	}
	return h
}

// Set is keys, sorted, with a filter (Bloom) by which most that are not among them are told
// at once: most sets that are held against one another share little.
type Set struct {
	Keys  []uint64
	marks [4]uint64
}

// SetOf makes a set of sorted keys.
func SetOf(keys []uint64) Set {
	s := Set{Keys: keys}
	for _, k := range keys {
		s.marks[k>>6&3] |= 1 << (k & 63)
	}
	return s
}

// May tells whether a key may be among them.
func (s *Set) May(k uint64) bool { return s.marks[k>>6&3]&(1<<(k&63)) != 0 }

// Has tells whether a key is among them.
func (s *Set) Has(k uint64) bool {
	if !s.May(k) {
		return false
	}
	_, ok := slices.BinarySearch(s.Keys, k)
	return ok
}

// Shared tells each of its keys that another set has too, in order, by its place; it gives how many
// there are. What it is told of may be nil.
func (s *Set) Shared(o *Set, each func(i int)) int {
	n, j := 0, 0
	for i, k := range s.Keys {
		if !o.May(k) {
			continue
		}
		for j < len(o.Keys) && o.Keys[j] < k {
			j++
		}
		if j < len(o.Keys) && o.Keys[j] == k {
			if n++; each != nil {
				each(i)
			}
			j++
		}
	}
	return n
}

// Shared counts the keys that both of two sets have.
func Shared(a, b *Set) int {
	if len(a.Keys) > len(b.Keys) {
		a, b = b, a
	}
	return a.Shared(b, nil)
}

// Add adds a thing by keys, each given once.
func (x *Index[K]) Add(thing int, keys []K) {
	if x.having == nil {
		x.having = map[K]int32{}
	}
	n := x.add(thing)
	for _, k := range keys {
		i, ok := x.having[k]
		if !ok {
			i = int32(len(x.chains))
			x.having[k], x.chains = i, append(x.chains, chain{})
		}
		x.link(n, i)
	}
}

// Find gives the things that share as many of some keys, each given once, as is
// asked of each, one at least; the order is that of their numbers. A key that
// more than most things have finds none of them; most is 0 where all do. The
// answer is good until the next question.
func (x *Index[K]) Find(keys []K, most int, asked func(thing int) int) []int {
	for _, k := range keys {
		if i, ok := x.having[k]; ok {
			x.meet(i, most, 0)
		}
	}
	return x.found(asked)
}

// Add adds a thing by keys, each given once.
func (x *Numbers) Add(thing int, keys []int32) {
	n := x.add(thing)
	for _, k := range keys {
		if need := int(k) + 1 - len(x.having); need > 0 {
			x.having = append(x.having, make([]int32, need)...)
		}
		if x.having[k] == 0 {
			x.chains, x.used = append(x.chains, chain{}), append(x.used, k)
			x.having[k] = int32(len(x.chains))
		}
		x.link(n, x.having[k]-1)
	}
}

// Find is as Index.Find, of the things from a number on, which were added in their order, and
// of all asks as much.
func (x *Numbers) Find(keys []int32, most, from, asked int) []int {
	for _, k := range keys {
		if int(k) < len(x.having) && x.having[k] > 0 {
			x.meet(x.having[k]-1, most, from)
		}
	}
	return x.found(func(int) int { return asked })
}

// Reset takes out all things.
func (x *Numbers) Reset() {
	for _, k := range x.used {
		x.having[k] = 0
	}
	x.used, x.chains, x.links, x.things, x.shared = x.used[:0], x.chains[:0], x.links[:0], x.things[:0], x.shared[:0]
}

// add gives a thing its number.
func (x *chained) add(thing int) int32 {
	x.things, x.shared = append(x.things, thing), append(x.shared, 0)
	return int32(len(x.things) - 1)
}

// link puts thing n on a chain.
func (x *chained) link(n, chain int32) {
	c := &x.chains[chain]
	x.links = append(x.links, link{n, c.last})
	c.n, c.last = c.n+1, int32(len(x.links)-1)
}

// meet counts one key that all of a chain share, of those that were added as from-th or later.
func (x *chained) meet(i int32, most, from int) {
	c := x.chains[i]
	if most > 0 && int(c.n) > most {
		return
	}
	for at := c.last; c.n > 0; c.n-- {
		l := x.links[at]
		if int(l.thing) < from {
			break
		}
		if x.shared[l.thing] == 0 {
			x.met = append(x.met, l.thing)
		}
		x.shared[l.thing]++
		at = l.before
	}
}

// found gives those that share as many of the keys as is asked, and forgets the question.
func (x *chained) found(asked func(thing int) int) []int {
	n := 0
	for _, m := range x.met {
		if int(x.shared[m]) >= asked(x.things[m]) {
			x.met[n] = m
			n++
		}
		x.shared[m] = 0
	}
	found := x.met[:n]
	x.met = x.met[:0]
	if n == 0 {
		return nil
	}
	x.out = x.out[:0]
	for _, m := range found {
		x.out = append(x.out, x.things[m])
	}
	slices.Sort(x.out)
	return x.out
}
