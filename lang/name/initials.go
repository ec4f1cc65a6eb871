package name

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// initials joins the pieces of a body's name that the document shortens to its
// initials ("Front for Harvest in the South", "FHS"): a body, one or two small
// words, another name. What the initials spell is looked for as Schwartz and
// Hearst (2003) do, but anywhere in the document.
func initials(words []string, found []Found) []Found {
	short := map[string]bool{}
	for _, w := range words {
		if n := len(w); n >= 3 && n <= 7 && strings.ToUpper(w) == w && isCapital(w) && !strings.ContainsAny(w, ".-'0123456789") {
			short[w] = true
		}
	}
	if len(short) == 0 {
		return found
	}
	out := make([]Found, 0, len(found))
	for _, f := range found {
		if n := len(out); n > 0 && out[n-1].Type == "ORG" && links(words[out[n-1].Last:f.First]) && short[spelt(words[out[n-1].First:f.Last])] {
			out[n-1].Last = f.Last
			continue
		}
		out = append(out, f)
	}
	return out
}

// links tells whether words are what may stand inside the name of a body.
func links(words []string) bool {
	for _, w := range words {
		switch w {
		case "of", "for", "in", "the", "and", "&", "on", "to", "against", "de", "la", "del", "des", "du":
		default:
			return false
		}
	}
	return len(words) == 1 || len(words) == 2
}

// spelt gives the initials of the words with a capital.
func spelt(words []string) string {
	var b strings.Builder
	for _, w := range words {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}
