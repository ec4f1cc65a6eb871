package said

import (
	"strings"
	"sync/atomic"

	"synoptic/dossier/near"
)

// memo keeps what was made of words: one language has few, and they are asked for again and
// again. Each word has two places; what was asked for last stays.
type memo [1 << 16]atomic.Pointer[made]

// made is what was made of a word.
type made struct{ word, form string }

// of gives what f makes of a word, which must be of the word alone.
func (m *memo) of(w string, f func(string) string) string {
	i := near.Key(w) % uint64(len(m))
	first := m[i].Load()
	if first != nil && first.word == w {
		return first.form
	}
	if second := m[i^1].Load(); second != nil && second.word == w {
		return second.form
	}
	own := strings.Clone(w) // not the article around the word
	e := &made{own, f(own)}
	if first != nil {
		m[i^1].Store(first)
	}
	m[i].Store(e)
	return e.form
}
