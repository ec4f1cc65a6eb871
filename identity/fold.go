// Package identity tells whether two names can be the same person or the same
// body: spelling and transliteration, given names that go by several forms,
// initials, middle names, patronymics, name order, titles and particles; for
// bodies legal forms, acronyms and word order. It knows names, not people: a
// verdict says what the words allow, and what the texts say around them is the
// caller's business. It is pure.
package identity

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mozillazg/go-unidecode"
	"golang.org/x/text/unicode/norm"

	"synoptic/memo"
)

// maxName bounds how much of a name is looked at, in bytes: no name is longer,
// but a damaged text can have a "name" of a megabyte.
const maxName = 240

// Fold gives a name's plain form: other scripts written in Latin letters,
// diacritics stripped, lower case, one blank between words. Letters, digits,
// apostrophes, hyphens, points, commas and the like stay, typographic ones in
// their plain form. Only the first 240 bytes of s are read.
func Fold(s string) string { return folded.Of(s, fold) }

var folded = memo.New[string](15)

func fold(s string) string {
	s = clip(s, maxName)
	if plain(s) {
		return lower(s)
	}
	var b strings.Builder
	for _, r := range norm.NFKD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r) || r == 'ʼ' || r == 'ʻ' || r == 'ʿ' || r == 'ʾ' || r == '\u00ad':
		case r == 'ß':
			b.WriteString("ss")
		case r == 'ı' || r == 'İ':
			b.WriteByte('i')
		case r == 'ə' || r == 'Ə':
			b.WriteByte('a')
		case r == '’' || r == '‘' || r == '`' || r == '´':
			b.WriteByte('\'')
		case r == '“' || r == '”' || r == '„' || r == '«' || r == '»':
			b.WriteByte('"')
		case unicode.Is(unicode.Pd, r):
			b.WriteByte('-')
		case r == '・' || r == '·':
			b.WriteByte(' ')
		case r < utf8.RuneSelf:
			b.WriteRune(unicode.ToLower(r))
		case unicode.IsSpace(r):
			b.WriteByte(' ')
		default:
			b.WriteString(strings.ToLower(unidecode.Unidecode(string(r))))
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// lower gives a name of ASCII alone in lower case, one blank between words: itself
// where it is so written.
func lower(s string) string {
	var few [64]byte
	b := few[:0]
	for i := range len(s) {
		switch c := s[i]; {
		case c == ' ' || '\t' <= c && c <= '\r':
			if len(b) > 0 && b[len(b)-1] != ' ' {
				b = append(b, ' ')
			}
		case 'A' <= c && c <= 'Z':
			b = append(b, c+'a'-'A')
		default:
			b = append(b, c)
		}
	}
	if n := len(b); n > 0 && b[n-1] == ' ' {
		b = b[:n-1]
	}
	if string(b) == s {
		return s
	}
	return string(b)
}

func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

func plain(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf || s[i] == '`' {
			return false
		}
	}
	return true
}

// words cuts a folded name into runs of letters and digits. An apostrophe
// inside a word is dropped ("o'brien", "mu'ammar"), a hyphen parts words.
func words(folded string) []string {
	out := strings.FieldsFunc(folded, func(r rune) bool { return r != '\'' && !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if !strings.Contains(folded, "'") {
		return out
	}
	for i, w := range out {
		out[i] = strings.ReplaceAll(w, "'", "")
	}
	return slices.DeleteFunc(out, func(w string) bool { return w == "" })
}
