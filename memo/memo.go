// Package memo keeps what was made of words: one language has few, names come back with every
// article, and both are asked for again and again.
package memo

import (
	"hash/maphash"
	"strings"
	"sync/atomic"
)

// Memo keeps what was made of some of the words that were asked for last: each has two
// places. Several may ask at once.
type Memo[V any] struct{ places []atomic.Pointer[made[V]] }

// New makes one of 2^bits places.
func New[V any](bits int) *Memo[V] { return &Memo[V]{make([]atomic.Pointer[made[V]], 1<<bits)} }

// longest is how many bytes are looked up: names and quotations, not texts.
const longest = 1 << 10

// made is what was made of a word, or of a pair of them.
type made[V any] struct {
	a, b  string
	value V
}

// Of gives what f makes of a word, which must be of the word alone, and is not to be changed.
func (c *Memo[V]) Of(w string, f func(string) V) V {
	return c.OfPair(w, "", func(w, _ string) V { return f(w) })
}

// OfPair is Of for two words.
func (c *Memo[V]) OfPair(a, b string, f func(a, b string) V) V {
	if len(a)+len(b) > longest {
		return f(a, b)
	}
	h := maphash.String(seed, a)
	if b != "" {
		h = h*31 + maphash.String(seed, b)
	}
	m, i := c.places, h%uint64(len(c.places))
	first := m[i].Load()
	if first != nil && first.a == a && first.b == b {
		return first.value
	}
	if second := m[i^1].Load(); second != nil && second.a == a && second.b == b {
		return second.value
	}
	e := &made[V]{a: strings.Clone(a), b: strings.Clone(b)} // not the article around the words
	e.value = f(e.a, e.b)
	if first != nil {
		m[i^1].Store(first)
	}
	m[i].Store(e)
	return e.value
}

var seed = maphash.MakeSeed()
