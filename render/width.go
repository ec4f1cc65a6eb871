package render

import (
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// runeWidth gives the terminal columns that a rune takes on its own: 2 for
// East Asian wide and full-width forms and emoji, 0 for marks that sit on the
// rune before them.
func runeWidth(r rune) int {
	switch {
	case r >= 0x20 && r < 0x7F:
		return 1
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case r >= 0x1160 && r <= 0x11FF: // medial and final jamo
		return 0
	case r >= 0x1F1E6 && r <= 0x1F1FF: // regional indicators: two make one flag
		return 1
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

// stringWidth gives the terminal columns that a string takes. An emoji joined
// to the one before it by a zero-width joiner, and a skin tone, take none of
// their own.
func stringWidth(s string) int {
	n, joined := 0, false
	for _, r := range s {
		switch {
		case joined:
			joined = false
			continue
		case r == 0x200D:
			joined = true
			continue
		case r >= 0x1F3FB && r <= 0x1F3FF && n > 0:
			continue
		}
		n += runeWidth(r)
	}
	return n
}

// breakWord cuts a word that is wider than w into pieces that fit.
func breakWord(s string, w int) []string {
	if w < 2 {
		w = 2
	}
	var out []string
	var b strings.Builder
	n := 0
	for _, r := range s {
		k := runeWidth(r)
		if n+k > w && n > 0 {
			out = append(out, b.String())
			b.Reset()
			n = 0
		}
		b.WriteRune(r)
		n += k
	}
	if b.Len() > 0 {
		out = append(out, b.String())
	}
	return out
}
