package render

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// clean makes one line of safe text out of anything: control characters, line
// ends and runs of blanks become one space; what could steer a terminal or
// turn the direction of the text around is dropped; bytes that are not UTF-8
// become U+FFFD.
func clean(s string) string {
	if isClean(s) {
		return s
	}
	var b strings.Builder
	blank := false
	for _, r := range s {
		switch {
		case steers(r):
			continue
		case unicode.IsSpace(r) || unicode.IsControl(r):
			blank = true
			continue
		}
		if blank && b.Len() > 0 {
			b.WriteByte(' ')
		}
		blank = false
		b.WriteRune(r)
	}
	return b.String()
}

// isClean tells whether a text is what clean makes of it, as nearly all are.
func isClean(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c >= 0x7f || c == ' ' && (i == 0 || i == len(s)-1 || s[i+1] == ' ') {
			return false
		}
	}
	return true
}

// visible is clean for text whose blanks and line ends matter: it only drops
// what steers and replaces other control characters.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case steers(r):
			return -1
		case r == '\n' || r == '\t':
			return r
		case r == '\r':
			return -1
		case unicode.IsControl(r):
			return utf8.RuneError
		}
		return r
	}, s)
}

// steers tells whether a rune only changes how other text is shown: the
// explicit bidirectional controls, byte order mark, interlinear annotation and
// tag characters.
func steers(r rune) bool {
	switch {
	case r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x206F, r == 0x061C:
		return true
	case r == 0x200B, r == 0xFEFF, r >= 0xFFF9 && r <= 0xFFFB, r >= 0xE0000 && r <= 0xE007F:
		return true
	case r == 0x2028, r == 0x2029:
		return false // blanks
	}
	return false
}

// markdownSpecial are the characters that mean something to a Markdown reader
// wherever they stand in a line.
const markdownSpecial = "\\`*_{}[]<>#|~&$^"

// escapeMarkdown makes text literal in Markdown: nothing of it is read as
// emphasis, link, image, HTML, table cell, heading or list.
func escapeMarkdown(s string) string {
	s = clean(s)
	var b strings.Builder
	for i, r := range s {
		switch {
		case r < utf8.RuneSelf && strings.ContainsRune(markdownSpecial, r):
			b.WriteByte('\\')
		case i == 0 && (r == '-' || r == '+' || r == '=' || r == '!'):
			b.WriteByte('\\')
		case (r == '.' || r == ')') && numbered(s[:i]):
			b.WriteByte('\\') // "1." at the start would begin a list
		case r == ':' && strings.HasPrefix(s[i:], "://"):
			b.WriteByte('\\') // no bare address becomes a link
		case r == '@', r == '!' && strings.HasPrefix(s[i+1:], "["):
			b.WriteByte('\\')
		case (r == 'w' || r == 'W') && len(s) > i+4 && strings.EqualFold(s[i:i+4], "www."):
			b.WriteString("w\\")
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

func numbered(s string) bool {
	if s == "" || len(s) > 9 {
		return false
	}
	for _, r := range s {
		if r < '0' || r > '9' {
			return false
		}
	}
	return true
}

// cut shortens text to n runes at a blank where there is one near.
func cut(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	r := []rune(s)[:n]
	for i := len(r) - 1; i > n*2/3; i-- {
		if r[i] == ' ' {
			r = r[:i]
			break
		}
	}
	return strings.TrimRight(string(r), " ,;:–—-") + " …"
}
