package span

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic/news"
)

// Quote is a stretch between quotation marks. Span includes the marks, Inner
// does not. Open tells that the closing mark is missing: the quotation ends
// with its paragraph and may go on in the next.
type Quote struct {
	news.Span
	Inner news.Span
	Open  bool
}

// mark is one character or pair that may be a quotation mark.
type mark struct {
	start, end int
	kind       byte // '"' either side, '(' opening, ')' closing, '\'' single
	low        bool // a low opening mark
	before     rune // the character before, 0 at the start
	after      rune
}

// Quotes gives the outermost quotations of a paragraph text[at:end], in order.
// Double marks of every style and guillemets count; single marks count where
// they cannot be apostrophes. What stands quoted inside a quotation is not
// given.
func Quotes(text string, at, end int) []Quote {
	ms := marks(text, at, end)
	var out []Quote
	for i := 0; i < len(ms); i++ {
		m := ms[i]
		if !opens(m) {
			continue
		}
		var q Quote
		next := 0
		if m.kind == '\'' {
			if next = closeSingle(text, ms, i); next < 0 {
				continue
			}
			q = Quote{Span: news.Span{Start: m.start, End: ms[next].end}, Inner: news.Span{Start: m.end, End: ms[next].start}}
		} else {
			q, next = closeDouble(ms, i, end)
		}
		q.Inner = trim(text, q.Inner)
		if q.Inner.Start < q.Inner.End {
			out = append(out, q)
		}
		i = next
	}
	return out
}

// closeDouble finds the end of the quotation that ms[i] opens and gives the
// index of the last mark used.
func closeDouble(ms []mark, i, end int) (Quote, int) {
	m := ms[i]
	for k := i + 1; k < len(ms); k++ {
		n := ms[k]
		if n.kind == '\'' {
			continue
		}
		// A mark that can only open: the one before was never closed.
		if m.low && n.kind == '(' && !n.low { // „low opening, high closing“
			n.kind = ')'
		}
		if n.kind == '(' || n.kind == '"' && space(n.before) && !space(n.after) && !punct(n.after) {
			if n.kind == '(' && nested(ms, k) {
				for k++; k < len(ms) && ms[k].kind != ')'; k++ {
				}
				continue
			}
			return Quote{Span: news.Span{Start: m.start, End: n.start}, Inner: news.Span{Start: m.end, End: n.start}, Open: true}, k - 1
		}
		return Quote{Span: news.Span{Start: m.start, End: n.end}, Inner: news.Span{Start: m.end, End: n.start}}, k
	}
	return Quote{Span: news.Span{Start: m.start, End: end}, Inner: news.Span{Start: m.end, End: end}, Open: true}, len(ms)
}

// Closer gives the place behind the first double mark of text[at:end] when that
// mark can only close a quotation that was opened before: -1 when there is none
// or it may open one. Loose tells that marks stand with blanks on both sides, as
// badly copied text has them ("we will stay, " she said).
func Closer(text string, at, end int, loose bool) int {
	for _, m := range marks(text, at, end) {
		if m.kind == '\'' {
			continue
		}
		closes := m.kind == ')' || m.kind == '"' && !space(m.before) && (space(m.after) || punct(m.after) || m.after == '-' || m.after == '—')
		if m.kind == '"' && space(m.before) && loose {
			last, _ := utf8.DecodeLastRuneInString(strings.TrimSpace(text[at:m.start]))
			closes = last == ',' || last == '?' || last == '!' || last == '.' && strings.TrimSpace(text[m.end:end]) == ""
		}
		if closes {
			return m.end
		}
		return -1
	}
	return -1
}

// doubles counts the double marks of text[at:end].
func doubles(text string, at, end int) int {
	n := 0
	for _, m := range marks(text, at, end) {
		if m.kind != '\'' {
			n++
		}
	}
	return n
}

// nested tells whether the opening mark k inside a quotation has two closing
// marks after it, one for itself and one for the quotation around it.
func nested(ms []mark, k int) bool {
	closing := 0
	for _, n := range ms[k+1:] {
		switch n.kind {
		case ')':
			closing++
		case '(':
			return closing >= 2
		}
	}
	return closing >= 2
}

// opens tells whether a mark may open a quotation when none is open.
func opens(m mark) bool {
	switch m.kind {
	case '(':
		return true
	case ')': // wrongly curled
		return space(m.before) && !space(m.after)
	case '"':
		return !unicode.IsDigit(m.before) && (!space(m.after) || space(m.before))
	}
	return (space(m.before) || m.before == '(' || m.before == '[' || m.before == '—' || m.before == '-' || m.before == '–') &&
		(unicode.IsLetter(m.after) || unicode.IsDigit(m.after) || m.after == '[' || m.after == '…' || m.after == '.')
}

// mostMarks is how many marks a quotation in single marks can hold; it keeps
// the search for the closing one linear.
const mostMarks = 200

// closeSingle finds the mark that closes the single quotation opened by ms[i],
// or -1. A mark between letters is an apostrophe, one after a plural s and
// before a small letter ("workers' rights") is when a later one can close.
func closeSingle(text string, ms []mark, i int) int {
	found, inner := -1, 0
	straight := text[ms[i].start] == '\''
	for k := i + 1; k < len(ms) && k < i+mostMarks; k++ {
		m := ms[k]
		if m.kind != '\'' {
			continue
		}
		if straight && strings.HasPrefix(text[m.start:], "‘") && opens(m) { // curled marks within straight ones
			inner++
			continue
		}
		if inner > 0 && strings.HasPrefix(text[m.start:], "’") && !unicode.IsLetter(m.after) {
			inner--
			continue
		}
		if unicode.IsLetter(m.after) || unicode.IsDigit(m.after) || space(m.before) {
			if found >= 0 && opens(m) {
				break
			}
			continue
		}
		if found >= 0 && !punct(m.before) && !punct(m.after) {
			break
		}
		found = k
		if m.before != 's' || !smallAfter(text, m.end) {
			break
		}
	}
	if found < 0 || elided(text[ms[i].end:ms[found].start]) {
		return -1
	}
	return found
}

// elided tells whether what follows an opening mark is a decade or one of the
// words that begin with an apostrophe, with the next apostrophe far off.
func elided(inner string) bool {
	for _, w := range []string{"em", "til", "tis", "twas", "cause", "bout", "n", "round", "s"} {
		if strings.HasPrefix(inner, w) && (inner == w || !isWord(rune(inner[len(w)]))) {
			return true
		}
	}
	return len(inner) > 2 && inner[0] >= '0' && inner[0] <= '9' && inner[1] >= '0' && inner[1] <= '9' && inner[2] == 's'
}

func smallAfter(text string, at int) bool {
	if at >= len(text) || text[at] != ' ' {
		return false
	}
	r, _ := utf8.DecodeRuneInString(text[at+1:])
	return unicode.IsLower(r)
}

func marks(text string, at, end int) []mark {
	var ms []mark
	var before, prior rune // the character before, the last before that is no blank
	open := 0
	for i := at; i < end; {
		r, n := utf8.DecodeRuneInString(text[i:end])
		kind := markKind(r)
		if (r == '\'' || r == '`') && i+1 < end && rune(text[i+1]) == r {
			n = 2
			kind = '"'
			if r == '`' {
				kind = '('
			}
		}
		if kind != 0 {
			after, _ := utf8.DecodeRuneInString(text[i+n : end])
			if i+n >= end {
				after = 0
			}
			if kind == '(' && space(after) && (isWord(before) || strings.ContainsRune(",.?!…", before) || open > 0 && strings.ContainsRune(",?!", prior)) {
				kind = ')' // curled the wrong way: “We go,“ she said, or “We go, “ she said
			}
			switch kind {
			case '(':
				open++
			case ')':
				open = max(open-1, 0)
			}
			ms = append(ms, mark{i, i + n, kind, r == '„', before, after})
		}
		if before = r; !space(r) {
			prior = r
		}
		i += n
	}
	return ms
}

func markKind(r rune) byte {
	switch r {
	case '"', '＂':
		return '"'
	case '“', '«', '„', '‟', '「', '『':
		return '('
	case '”', '»', '」', '』':
		return ')'
	case '‘', '’', '\'', '`', '‚', '‛':
		return '\''
	}
	return 0
}

func space(r rune) bool { return r == 0 || unicode.IsSpace(r) }

func punct(r rune) bool {
	switch r {
	case '.', ',', ';', ':', '!', '?', ')', ']', '…', '”', '"', '’':
		return true
	}
	return false
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' }

func trim(text string, s news.Span) news.Span {
	for s.Start < s.End {
		r, n := utf8.DecodeRuneInString(text[s.Start:s.End])
		if !unicode.IsSpace(r) {
			break
		}
		s.Start += n
	}
	for s.End > s.Start {
		r, n := utf8.DecodeLastRuneInString(text[s.Start:s.End])
		if !unicode.IsSpace(r) {
			break
		}
		s.End -= n
	}
	return s
}
