package said

import "strings"

// glued is words set together without blanks, "FirstGroup" like "First Group",
// with what tells at once of most others that they do not stand in them: a
// filter (Bloom) of all runs of four bytes.
type glued struct {
	text  string
	grams [8]uint64
}

// glue sets words together.
func glue(words []string) glued {
	g := glued{text: strings.Join(words, "")}
	for i := 0; i+4 <= len(g.text); i++ {
		w := uint32(g.text[i]) | uint32(g.text[i+1])<<8 | uint32(g.text[i+2])<<16 | uint32(g.text[i+3])<<24
		h := w * 2654435761 >> 23 // multiplicative hashing (Knuth, The Art of Computer Programming 3, 6.4)
		g.grams[h>>6] |= 1 << (h & 63)
	}
	return g
}

// holds tells whether other words stand in these.
func (g *glued) holds(o *glued) bool {
	for i, x := range o.grams {
		if x&^g.grams[i] != 0 {
			return false
		}
	}
	return strings.Contains(g.text, o.text)
}

// within tells whether a run of n words stands in others: fewer than four words
// stand in many texts.
func within(long, short *glued, n int) bool {
	return long.text == short.text || n >= 4 && long.holds(short)
}
