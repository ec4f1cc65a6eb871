package gazetteer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"synoptic/memo"
)

// maxPhrase bounds how much of a phrase is looked at, in bytes.
const maxPhrase = 120

func lines(text string, f func(string)) {
	for l := range strings.SplitSeq(text, "\n") {
		if l != "" && l[0] != '#' {
			f(l)
		}
	}
}

func each(list string, f func(string)) {
	for s := range strings.SplitSeq(list, ";") {
		if s = strings.TrimSpace(s); s != "" {
			f(s)
		}
	}
}

// key gives the form under which a table's phrase is kept: capitals for
// letters ("^US"), else the plain form.
func key(s string) string {
	if letters(s) {
		return "^" + strings.ReplaceAll(s, ".", "")
	}
	return plainKey(s)
}

// keys gives the two forms under which a phrase may be kept; both are empty
// when it cannot be a name.
func keys(phrase string) (upper, plain string) {
	if !hasUpper(phrase) {
		return "", "" // as most words that are asked for
	}
	k := keyed.Of(phrase, func(phrase string) (k [2]string) { k[0], k[1] = keysOf(phrase); return k })
	return k[0], k[1]
}

var keyed = memo.New[[2]string](14)

func keysOf(phrase string) (upper, plain string) {
	phrase = trim(phrase)
	if !hasUpper(phrase) {
		return "", ""
	}
	if letters(phrase) {
		upper = "^" + strings.ReplaceAll(phrase, ".", "")
	} else if len(phrase) >= 4 && len(phrase) <= 8 && !notLetters[phrase] { // "Nato", "Unesco"
		if up := strings.ToUpper(phrase); letters(up) && phrase[0] == up[0] {
			upper = "^" + up
		}
	}
	return upper, plainKey(phrase)
}

// notLetters are words that are other words than the letters they spell.
var notLetters = map[string]bool{"Time": true, "Pace": true, "Sana": true, "Mena": true, "Milf": true}

func find[V any](m map[string]V, phrase string) (v V, ok bool) {
	upper, plain := keys(phrase)
	if upper != "" {
		if v, ok = m[upper]; ok {
			return v, true
		}
	}
	if plain != "" {
		v, ok = m[plain]
	}
	return v, ok
}

// trim takes "the", quotation marks and the possessive off.
func trim(s string) string {
	if len(s) > maxPhrase {
		n := maxPhrase
		for n > 0 && !utf8.RuneStart(s[n]) {
			n--
		}
		s = s[:n]
	}
	s = strings.Trim(s, " \t\n\r\"“”")
	for _, p := range []string{"'s", "’s", "'S", "’S", " '", " ’", "'", "’"} {
		if t := strings.TrimSuffix(s, p); t != s {
			s = strings.TrimRight(t, " ")
			break
		}
	}
	if len(s) > 4 && strings.EqualFold(s[:4], "the ") {
		s = s[4:]
	}
	return s
}

// letters tells whether s is written as letters: "US", "U.S.", "G7".
func letters(s string) bool {
	n := 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= 'A' && c <= 'Z':
			n++
		case c == '.' || c >= '0' && c <= '9' && i > 0:
		default:
			return false
		}
	}
	return n > 0 && len(s) <= 9 && (n > 1 || len(s) > 1)
}

func hasUpper(s string) bool {
	for _, r := range s {
		if unicode.IsUpper(r) {
			return true
		}
	}
	return false
}

var special = map[rune]string{'ı': "i", 'İ': "i", 'ø': "o", 'Ø': "o", 'ł': "l", 'Ł': "l", 'đ': "d", 'Đ': "d", 'ß': "ss", 'æ': "ae", 'Æ': "ae",
	'’': "'", '‘': "'", 'ʼ': "'", '`': "'", '–': "-", '‐': "-", '‑': "-", '\u00a0': " "}

var tight = strings.NewReplacer(" - ", "-", " / ", "/", "st. ", "st ")

// plainKey gives lower case without diacritics, one blank between words, no
// blanks around a hyphen or slash, no full stop after "st".
func plainKey(s string) string {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			s = foldRunes(s)
			break
		}
	}
	s = strings.ToLower(trim(s))
	if strings.ContainsAny(s, "-/.") {
		s = tight.Replace(s)
	}
	if strings.Contains(s, " '") {
		s = strings.ReplaceAll(s, " '", "'") // "People 's", tokens joined by blanks
	}
	if strings.Contains(s, "  ") || strings.ContainsAny(s, "\n\t") {
		s = strings.Join(strings.Fields(s), " ")
	}
	return s
}

func foldRunes(s string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(s) {
		if unicode.Is(unicode.Mn, r) {
			continue
		}
		if to, ok := special[r]; ok {
			b.WriteString(to)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}
