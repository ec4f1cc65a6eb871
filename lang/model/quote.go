package model

var double, single = Hash(`"`), Hash("'")

// Quotes tells whether a form is a mark of quotation of any style where it is
// punctuation: "'" may be an apostrophe and `"` inches.
func (w *Word) Quotes() bool { return w.Low == double || w.Low == single }

// side tells on which side of the words that it quotes a mark stands: -1
// before, 1 behind, 0 for a mark that is written alike on both.
func side(form string) int8 {
	switch form {
	case "“", "«", "„", "‟", "‘", "‚", "‹", "「", "``", "`":
		return -1
	case "”", "»", "’", "›", "」":
		return 1
	}
	return 0
}

// Unquoted appends the places of n words, from 0, that are no marks of
// quotation, and all where there are marks alone.
//
// Marks of quotation are no words of the clause: what the words are and how
// they hang together is the same whichever of them an outlet puts between
// marks. So the tagger and the parser look at the other words alone.
func Unquoted(n int, mark func(int) bool, at []int) []int {
	before := len(at)
	for i := range n {
		if !mark(i) {
			at = append(at, i)
		}
	}
	if len(at) > before {
		return at
	}
	for i := range n {
		at = append(at, i)
	}
	return at
}

// Speech tells whether a sentence of n words begins with speech that goes on
// behind a comma ("We go," she said), by its marks of quotation, the side of
// the words on which each stands, and its commas. There the marks tell where
// the speech ends, and count as words.
func Speech(n int, mark func(int) bool, side func(int) int8, comma func(int) bool) bool {
	for i := range n {
		switch {
		case !mark(i) || i == 0:
		case side(i) < 0 || side(i) == 0 && !mark(0):
			return false // it opens
		default:
			return comma(i-1) || i+1 < n && comma(i+1)
		}
	}
	return false
}
