package story

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// word is one word of a text as keys use it.
type word struct {
	stem    string
	name    bool // written with a capital where a sentence does not start
	number  bool
	capital bool // written with a capital
	joined  bool // nothing but a blank or a hyphen stands before it
}

// Stems gives the words of a text, folded as keys have them, numbers left out:
// what background.txt counts.
func Stems(text string) map[string]bool {
	m := map[string]bool{}
	for _, w := range words(text) {
		if !w.number {
			m[w.stem] = true
		}
	}
	return m
}

// maxWord is the longest word, in bytes, that says anything.
const maxWord = 40

// words cuts a text into words. Punctuation is dropped; "U.S." is one word,
// as are "1,200" and "12.5"; possessive endings go.
func words(text string) []word {
	var out []word
	start := true // a sentence starts here
	gap := 2      // bytes since the last word, 2 for whatever parts
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			if strings.ContainsRune(".!?\n:“\"‘•", r) {
				start = true
			}
			if gap++; r != ' ' && r != '-' {
				gap = 2
			}
			i += n
			continue
		}
		end := i + wordEnd(text[i:])
		raw := text[i:end]
		i = end
		if len(raw) > maxWord {
			gap = 2
			continue
		}
		w := word{stem: stem(raw), number: unicode.IsDigit(r), capital: unicode.IsUpper(r), joined: gap < 2}
		w.name = w.capital && !start
		gap = 0
		if w.stem != "" {
			out = append(out, w)
		}
		start = false
	}
	return out
}

// wordEnd gives the length of the word at the start of s.
func wordEnd(s string) int {
	digit := s[0] >= '0' && s[0] <= '9'
	for i, r := range s {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r):
		case (r == '.' || r == ',') && digit && i+1 < len(s) && s[i+1] >= '0' && s[i+1] <= '9':
		case r == '.' && i == 1 && i+2 < len(s) && s[i+2] == '.': // U.S.
		case r == '.' && i == 3 && s[1] == '.':
		case (r == '\'' || r == '’') && i > 0:
			next, _ := utf8.DecodeRuneInString(s[i+utf8.RuneLen(r):])
			if !unicode.IsLetter(next) {
				return i
			}
		default:
			return i
		}
	}
	return len(s)
}

// stem folds a word: lower case, no possessive, no stops, no plural.
func stem(w string) string {
	w = strings.ToLower(w)
	for _, p := range []string{"'s", "’s", "n't", "n’t"} {
		w = strings.TrimSuffix(w, p)
	}
	if strings.ContainsAny(w, "'’") {
		w = strings.ReplaceAll(strings.ReplaceAll(w, "'", ""), "’", "")
	}
	if w != "" && w[0] >= '0' && w[0] <= '9' {
		return strings.ReplaceAll(w, ",", "")
	}
	w = strings.ReplaceAll(w, ".", "")
	switch n := len(w); {
	case n > 4 && strings.HasSuffix(w, "ies"):
		return w[:n-3] + "y"
	case n > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us") && !strings.HasSuffix(w, "is"):
		return w[:n-1]
	case n > 6 && strings.HasSuffix(w, "ing"):
		return w[:n-3]
	case n > 5 && strings.HasSuffix(w, "ed"):
		return w[:n-2]
	}
	return w
}
