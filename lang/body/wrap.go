package body

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic/news"
)

// The widths, in characters, between which a text can be wrapped at a column.
const minWidth, maxWidth = 40, 110

// raw is one line of the text before joining.
type raw struct {
	span   news.Span
	gap    bool // a blank line, or the start of the text, is before it
	indent int  // bytes of space before it
}

// split cuts a text at its line breaks (CRLF, CR, LF, U+2028, U+2029) and
// drops blank lines and the space around each line.
func split(text string) []raw {
	var out []raw
	gap := true
	for at := 0; at < len(text); {
		n := strings.IndexAny(text[at:], "\n\r\u2028\u2029")
		end := len(text)
		if n >= 0 {
			end = at + n
		}
		start, stop := at, end
		for start < stop && blankStart(text[start:stop]) > 0 {
			start += blankStart(text[start:stop])
		}
		for stop > start && blankEnd(text[start:stop]) > 0 {
			stop -= blankEnd(text[start:stop])
		}
		if start == stop {
			gap = true
		} else {
			out = append(out, raw{news.Span{Start: start, End: stop}, gap, start - at})
			gap = false
		}
		at = end
		if n >= 0 {
			at += lineBreak(text[end:])
		}
	}
	return out
}

// lineBreak gives the length of the line break that s starts with.
func lineBreak(s string) int {
	if strings.HasPrefix(s, "\r\n") {
		return 2
	}
	_, n := utf8.DecodeRuneInString(s)
	return n
}

func blank(r rune) bool {
	return unicode.IsSpace(r) || r == '\ufeff' || r == '\u200b' || r == '\u200e' || r == '\u200f' || r == '\u2060' ||
		unicode.IsControl(r)
}

func blankStart(s string) int {
	if r, n := utf8.DecodeRuneInString(s); blank(r) {
		return n
	}
	return 0
}

func blankEnd(s string) int {
	if r, n := utf8.DecodeLastRuneInString(s); blank(r) {
		return n
	}
	return 0
}

// join puts the lines of a paragraph together where the text was wrapped.
func join(text string, lines []raw) []news.Span {
	width := wrapped(text, lines)
	var out []news.Span
	for i, l := range lines {
		if i > 0 && !l.gap && joins(text, lines[i-1], l, width) {
			out[len(out)-1].End = l.span.End
			continue
		}
		out = append(out, l.span)
	}
	return out
}

// joins tells whether line b goes on with the paragraph of line a.
func joins(text string, a, b raw, width int) bool {
	at, bt := text[a.span.Start:a.span.End], text[b.span.Start:b.span.End]
	if bullet(bt) > 0 {
		return false
	}
	r, _ := utf8.DecodeRuneInString(bt)
	last, _ := utf8.DecodeLastRuneInString(at)
	onward := unicode.IsLower(r) && !stopped(at) && (unicode.IsLetter(last) || last == ',' || last == '-')
	if width == 0 {
		return onward && len(at) >= 40
	}
	if b.indent >= 2 && b.indent > a.indent {
		return false
	}
	return onward || full(at, bt, width)
}

// full tells whether the first word of b did not fit after a.
func full(a, b string, width int) bool {
	word := b
	if n := strings.IndexByte(b, ' '); n >= 0 {
		word = b[:n]
	}
	return len(a) <= 6*width && utf8.RuneCountInString(a)+1+utf8.RuneCountInString(word) > width
}

// wrapped gives the column, in characters, at which a text was wrapped, or 0
// when its lines are paragraphs: the width that all but the longest twentieth
// of its lines keep, if most lines that are followed by another are full up to
// it and break off in the middle of a sentence.
func wrapped(text string, lines []raw) int {
	lens := make([]int, len(lines))
	for i, l := range lines {
		lens[i] = utf8.RuneCountInString(text[l.span.Start:min(l.span.End, l.span.Start+8*maxWidth)])
	}
	if len(lens) < 3 {
		return 0
	}
	slices.Sort(lens)
	width := lens[(len(lens)-1)*19/20]
	if width < minWidth || width > maxWidth {
		return 0
	}
	pairs, filled, open := 0, 0, 0
	for i := 1; i < len(lines); i++ {
		if lines[i].gap {
			continue
		}
		a := text[lines[i-1].span.Start:lines[i-1].span.End]
		pairs++
		if full(a, text[lines[i].span.Start:lines[i].span.End], width) {
			filled++
			if !stopped(a) {
				open++
			}
		}
	}
	if pairs < 2 || filled*10 < pairs*6 || open*10 < filled*4 {
		return 0
	}
	return width
}
