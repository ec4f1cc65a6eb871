package token

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic/news"
)

// splitter cuts one chunk (a run without blanks) after another into tokens.
type splitter struct {
	text string
	out  []news.Span
	next byte // first byte of the chunk after the present one, 0 at the end
}

// longChunk is where a chunk is taken as one token but for its edges: no word
// is that long, and rules that look around would cost more than they give.
const longChunk = 400

func (s *splitter) emit(a, b int) {
	if a < b {
		s.out = append(s.out, news.Span{Start: a, End: b})
	}
}

// chunk cuts text[a:b], peeling marks from both edges, then cutting the core.
func (s *splitter) chunk(a, b int) {
	if s.whole(a, b) {
		s.emit(a, b)
		return
	}
	for a < b {
		n := s.leading(a, b)
		if n == 0 {
			break
		}
		s.emit(a, a+n)
		a += n
	}
	var tail []int // starts of the trailing tokens, last first
	end := b
	for a < end {
		n := s.trailing(a, end, end == b)
		if n == 0 {
			break
		}
		end -= n
		tail = append(tail, end)
	}
	if a < end {
		s.core(a, end)
	}
	for i := len(tail) - 1; i >= 0; i-- {
		e := b
		if i > 0 {
			e = tail[i-1]
		}
		s.emit(tail[i], e)
	}
}

// whole tells whether a chunk is one token whatever is in it.
func (s *splitter) whole(a, b int) bool {
	w := s.text[a:b]
	if b-a > 5 {
		return false
	}
	return smileys[w]
}

// run gives the length of the run of r's like the one at a.
func (s *splitter) run(a, b int) int {
	r, n := utf8.DecodeRuneInString(s.text[a:b])
	i := a + n
	for i < b {
		q, k := utf8.DecodeRuneInString(s.text[i:b])
		if q != r {
			break
		}
		i += k
	}
	return i - a
}

// leading gives the length of the token to peel off the front, 0 for none.
func (s *splitter) leading(a, b int) int {
	r, n := utf8.DecodeRuneInString(s.text[a:b])
	if isWord(r) {
		return 0
	}
	rest := s.text[a+n : b]
	switch r {
	case '(', '[', '{', '<', '«', '»', '“', '„', '”', '"', '¿', '¡', ')', ']', '}', '>', ',', ';', ':', '/', '|', '•', '·', '●', '►', '■', '†', '‹', '›':
		if r == '(' && enumerated(s.text[a:b]) {
			return 0
		}
		return n
	case '$', '£', '€', '¥', '₹', '₽', '₴':
		return n
	case '#':
		if rest == "" || !isLetter(rest) {
			return n
		}
		return 0
	case '.', '!', '?', '-', '–', '—', '―', '*', '=', '_', '~', '…':
		k := s.run(a, b)
		if k == n && r == '.' && rest != "" && isDigit(rest) {
			return 0 // .5
		}
		if r == '!' || r == '?' {
			for a+k < b && (s.text[a+k] == '!' || s.text[a+k] == '?') {
				k++
			}
		}
		return k
	case '\'', '‘', '’', '`', '´':
		if strings.HasPrefix(rest, "'") || strings.HasPrefix(rest, "`") || strings.HasPrefix(rest, "’") || strings.HasPrefix(rest, "‘") {
			_, k := utf8.DecodeRuneInString(rest)
			return n + k // '' and ``
		}
		if r != '‘' && elided(rest) {
			return 0
		}
		return n
	}
	if r == utf8.RuneError || unicode.IsControl(r) || unicode.IsPunct(r) || unicode.IsSymbol(r) {
		return n
	}
	return 0
}

// elided tells whether what follows an apostrophe makes one word with it:
// '90s, 'em, 's.
func elided(rest string) bool {
	w := rest
	if i := strings.IndexFunc(rest, func(r rune) bool { return !isWord(r) }); i >= 0 {
		w = rest[:i]
	}
	if len(w) > 5 || w == "" {
		return false
	}
	if w[0] >= '0' && w[0] <= '9' {
		return len(w) == 2 || len(w) == 3 && w[2] == 's'
	}
	return elisions[strings.ToLower(w)]
}

// enumerated tells the mark of a list's item: "(a)".
func enumerated(w string) bool {
	return len(w) == 3 && w[0] == '(' && w[1] >= 'a' && w[1] <= 'z' && w[2] == ')'
}

// trailing gives the length of the token to peel off the end, 0 for none.
// Last says that nothing was peeled yet.
func (s *splitter) trailing(a, b int, last bool) int {
	r, n := utf8.DecodeLastRuneInString(s.text[a:b])
	if isWord(r) {
		return 0
	}
	switch r {
	case '"', '”', '“', '»', '«', ')', ']', '}', '>', '<', '(', '[', ',', ';', ':', '|', '„', '%', '°', '/', '\\', '‹', '›', '‰', '®', '™', '©':
		if r == ')' {
			near := max(a, b-4)
			if i := strings.LastIndexByte(s.text[near:b], '('); i >= 0 && near+i > a && isWordBefore(s.text[a:near+i]) && near+i+2 < b {
				return 0 // spouse(s)
			}
			if enumerated(s.text[a:b]) {
				return 0
			}
		}
		return n
	case '\'', '’', '‘', '`', '´':
		if k := b - n; k > a {
			if q, m := utf8.DecodeLastRuneInString(s.text[a:k]); q == r && (r == '\'' || r == '`') {
				return n + m
			}
		}
		return n
	case '!', '?':
		i := b - n
		for i > a && (s.text[i-1] == '!' || s.text[i-1] == '?') {
			i--
		}
		return b - i
	case '*', '-', '–', '—', '=', '~', '_', '…':
		i := b - n
		for i > a && strings.HasSuffix(s.text[a:i], string(r)) {
			i -= n
		}
		return b - i
	case '.':
		return s.stop(a, b, last)
	}
	if r == utf8.RuneError || unicode.IsControl(r) || unicode.IsPunct(r) && r != '@' && r != '&' && r != '#' {
		return n
	}
	return 0
}

// stop decides about a full stop at the end: an ellipsis, part of an
// abbreviation (0), or a token of its own.
func (s *splitter) stop(a, b int, last bool) int {
	i := b
	for i > a && s.text[i-1] == '.' {
		i--
	}
	if b-i > 1 || i == a {
		return b - i
	}
	from := i
	for from > a && i-from < 24 {
		r, k := utf8.DecodeLastRuneInString(s.text[a:from])
		if !isWord(r) && r != '.' && r != '&' {
			break
		}
		from -= k
	}
	follows := byte(0)
	switch {
	case last:
		follows = s.next
	case s.text[b] == ',': // no sentence ends before it
		follows = ','
	}
	if abbreviation(s.text[from:i], follows) {
		return 0
	}
	return 1
}

// abbreviation tells whether the full stop after w belongs to it; follows is
// the first byte after the stop that is no blank, 0 for none.
func abbreviation(w string, follows byte) bool {
	if w == "" {
		return false
	}
	if dotted(w) {
		return true
	}
	digit := follows >= '0' && follows <= '9'
	upper := follows >= 'A' && follows <= 'Z'
	r, n := utf8.DecodeRuneInString(w)
	if n == len(w) && unicode.IsUpper(r) {
		return w != "I" && (upper || follows >= utf8.RuneSelf)
	}
	low := strings.ToLower(w)
	switch abbreviations[low] {
	case always:
		return true
	case beforeName:
		return follows != 0 && (upper || digit || follows >= utf8.RuneSelf || follows == '(' || follows == ',') && unicode.IsUpper(r)
	case beforeNumber:
		return digit
	case titled:
		return unicode.IsUpper(r)
	case lowered:
		return unicode.IsLower(r)
	}
	return false
}

// dotted tells letters with full stops between them: U.S, e.g, Ph.D.
func dotted(w string) bool {
	if len(w) > 12 || !strings.Contains(w, ".") {
		return false
	}
	letters := 0
	for i := 0; i < len(w); i++ {
		switch c := w[i]; {
		case c == '.':
			if letters == 0 || letters > 2 {
				return false
			}
			letters = 0
		case c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z':
			letters++
		default:
			return false
		}
	}
	return letters > 0 && letters <= 3
}

// core cuts what is left when the marks at the edges are gone: at dashes,
// hyphens, slashes and marks inside, then the clitics of each part.
func (s *splitter) core(a, b int) {
	w := s.text[a:b]
	if b-a > longChunk || address(w) {
		s.emit(a, b)
		return
	}
	from := a
	for i := a; i < b; {
		r, n := utf8.DecodeRuneInString(s.text[i:b])
		if i > from && i+n < b && !(r >= 'a' && r <= 'z') {
			if k := s.cut(a, b, from, i, r, n); k > 0 {
				s.word(from, i)
				s.emit(i, i+k)
				i += k
				if (r == ',' || r == ':') && quotes(s.text[i:b]) || noted(s.text[i:b]) {
					k = s.run(i, b)
					s.emit(i, i+k)
					i += k
				}
				from = i
				continue
			} else if k < 0 { // a cut without a mark of its own
				s.word(from, i+n)
				i += n
				from = i
				continue
			}
		}
		i += n
	}
	s.word(from, b)
}

// cut decides about the mark r at i inside a core: how many bytes are a token
// of their own, 0 for none, -1 to cut after the mark.
func (s *splitter) cut(a, b, from, i int, r rune, n int) int {
	left, right := s.text[from:i], s.text[i+n:b]
	switch r {
	case '—', '―', '…', '"', '“', '”', '»', '«', ';', '|', '[', ']', '{', '}', '<', '>', '=', '~', '→':
		return s.run(i, b)
	case '–':
		return n
	case '(', ')':
		if len(right) <= 3 && strings.HasSuffix(right, ")") {
			return 0
		}
		if r == ')' && i+n == b {
			return 0
		}
		return n
	case '-', '‐', '‑', '−':
		if k := s.run(i, b); k > n {
			return k
		}
		if hyphenated(s.text[a:b], left, right) {
			return 0
		}
		return n
	case '/':
		if slashed(left, right) {
			return n
		}
	case ',', ':':
		if isLetter(right) && !(r == ':' && strings.HasPrefix(right, "//")) || !isDigitEnd(left) && isDigit(right) || quotes(right) || noted(right) {
			return n
		}
	case '!', '?':
		if isLetter(right) || strings.HasPrefix(right, "!") || strings.HasPrefix(right, "?") {
			k := n
			for i+k < b && (s.text[i+k] == '!' || s.text[i+k] == '?') {
				k++
			}
			return k
		}
	case '.':
		if strings.HasPrefix(right, ".") {
			k := 1
			for i+k < b && s.text[i+k] == '.' {
				k++
			}
			return k
		}
		if runOn(left, right) || noted(right) && !dotted(left) {
			return 1
		}
	case '$', '£', '€':
		if isDigit(right) {
			return -1 // US$5: "US$", "5"
		}
	case '%':
		return n
	}
	return 0
}

// quotes tells whether a quotation mark begins what follows: said,“We go”.
func quotes(right string) bool {
	r, _ := utf8.DecodeRuneInString(right)
	return strings.ContainsRune("\"“”«»„", r)
}

// noted tells whether the mark of a footnote begins what follows: "talks.[3]".
func noted(right string) bool {
	if !strings.HasPrefix(right, "[") || !isDigit(right[1:]) {
		return false
	}
	n := strings.IndexByte(right[:min(len(right), 5)], ']')
	if n < 0 {
		n = len(right) // its end was peeled off
	}
	return n < 5 && digits(right[1:n])
}

// runOn tells "talks.The": a sentence that follows without a blank.
func runOn(left, right string) bool {
	r, n := utf8.DecodeRuneInString(right)
	if !unicode.IsUpper(r) || len(left) < 2 || strings.Contains(left, ".") {
		return false
	}
	l, _ := utf8.DecodeLastRuneInString(left)
	if !unicode.IsLower(l) && !unicode.IsDigit(l) && l != ')' {
		return false
	}
	q, _ := utf8.DecodeRuneInString(right[n:])
	if len(right) > n && !unicode.IsLower(q) {
		return false
	}
	end := strings.IndexFunc(right, func(r rune) bool { return !unicode.IsLetter(r) })
	if end < 0 {
		end = len(right)
	}
	return !domains[strings.ToLower(right[:end])]
}

// hyphenated tells whether a hyphen stays inside its token: after a prefix, in
// telephone numbers, ISO dates and codes.
func hyphenated(whole, left, right string) bool {
	if i := strings.LastIndexByte(left, '-'); i >= 0 {
		left = left[i+1:]
	}
	if prefixes[strings.ToLower(left)] && isLetter(right) {
		return true
	}
	dl, dr := digits(left), digits(right)
	switch {
	case dl && (dr || strings.Contains(right, "-")):
		parts := strings.Split(whole, "-")
		if len(parts) >= 3 {
			for _, p := range parts {
				if !digits(p) {
					return false
				}
			}
			return true // dates and telephone numbers
		}
		return len(left) == 3 && len(right) == 4
	case strings.EqualFold(left, "x") && dr:
		return true
	}
	// Codes such as SARS-CoV-2 keep together: upper case and digits in three
	// parts.
	if strings.Count(whole, "-") >= 2 {
		last := whole[strings.LastIndexByte(whole, '-')+1:]
		return digits(last) && isUpper(whole)
	}
	return strings.EqualFold(whole, "covid-19")
}

func slashed(left, right string) bool {
	if isDigitEnd(left) && isDigit(right) {
		return false
	}
	if len(left) <= 1 && len(right) <= 2 || strings.EqualFold(left, "s") && strings.EqualFold(right, "he") || strings.EqualFold(left, "w") {
		return false
	}
	return isWordBefore(left)
}

// address tells web and mail addresses, file paths and the like, which are one
// token.
func address(w string) bool {
	if i := strings.IndexByte(w, '@'); i > 0 && i < len(w)-1 {
		return true
	}
	if w[0] == '@' || w[0] == '#' {
		return true
	}
	if strings.Contains(w, "://") || len(w) > 4 && strings.EqualFold(w[:4], "www.") {
		return true
	}
	i := strings.IndexByte(w, '/')
	if i <= 0 {
		i = len(w)
	}
	host := w[:i]
	k := strings.LastIndexByte(host, '.')
	return k > 0 && k < len(host)-1 && domains[strings.ToLower(host[k+1:])] && strings.IndexByte(host, '-') != 0
}

// word cuts the clitics of one word and emits the parts.
func (s *splitter) word(a, b int) {
	if a >= b {
		return
	}
	w := s.text[a:b]
	if c := w[0]; c >= '0' && c <= '9' || c == '.' {
		if k := unit(w); k > 0 {
			s.emit(a, a+k)
			s.emit(a+k, b)
			return
		}
	}
	if len(w) <= 12 {
		if k := contractions[strings.ToLower(w)]; k > 0 {
			s.emit(a, a+k)
			s.emit(a+k, b)
			return
		}
	}
	i := lastApostrophe(w)
	if i < 0 {
		s.emit(a, b)
		return
	}
	_, n := utf8.DecodeRuneInString(w[i:])
	tail := strings.ToLower(w[i+n:])
	switch {
	case tail == "t" && i > 1 && (w[i-1] == 'n' || w[i-1] == 'N'):
		s.emit(a, a+i-1)
		s.emit(a+i-1, b)
	case i > 0 && (tail == "s" && !decade(w[:i]) || tail == "re" || tail == "ve" || tail == "ll" || tail == "d" || tail == "m"):
		s.word(a, a+i) // wouldn't've
		s.emit(a+i, b)
	default:
		s.emit(a, b)
	}
}

func decade(w string) bool { return digits(w) && strings.HasSuffix(w, "0") }

func lastApostrophe(w string) int {
	for i := len(w) - 1; i > 0; i-- {
		switch w[i] {
		case '\'', '`':
			return i
		case 0x99: // ’ is E2 80 99
			if i >= 2 && w[i-1] == 0x80 && w[i-2] == 0xe2 {
				return i - 2
			}
		case 0xb4: // ´ is C2 B4
			if w[i-1] == 0xc2 {
				return i - 1
			}
		}
	}
	return -1
}

// unit gives where the number ends in "3.5m", "5pm", "20kg"; 0 when the word
// is not a number with a unit.
func unit(w string) int {
	i := 0
	for i < len(w) && (w[i] >= '0' && w[i] <= '9' || (w[i] == '.' || w[i] == ',' || w[i] == ':') && i+1 < len(w)) {
		i++
	}
	if i == 0 || i == len(w) || len(w)-i > 8 {
		return 0
	}
	if units[strings.ToLower(w[i:])] {
		return i
	}
	return 0
}

func isWord(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
	}
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r))
}

func isLetter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}

func isDigit(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

func isDigitEnd(s string) bool { return s != "" && s[len(s)-1] >= '0' && s[len(s)-1] <= '9' }

func isWordBefore(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return isWord(r)
}

func isUpper(s string) bool { return s != "" && s[0] >= 'A' && s[0] <= 'Z' }

func digits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}
