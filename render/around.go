package render

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic/news"
)

// How many bytes of its sentence a number is shown with at most, before and behind it.
const (
	aroundBefore = 90
	aroundBehind = 110
)

// around gives the words around a reading's number, as far as its sentence goes: a number by itself
// does not say what became of what it counts. "" where there are none.
func (b *book) around(r news.Reading) string {
	if len(r.Evidence) == 0 {
		return ""
	}
	e := r.Evidence[0]
	n := b.number[e.Article]
	if n == 0 {
		return ""
	}
	text := b.d.Articles[n-1].Text
	if e.Start < 0 || e.End > len(text) || e.Start > e.End {
		return ""
	}
	from, more := e.Start, true
	for from > 0 && e.Start-from < aroundBefore {
		if begins(text, from) {
			more = false
			break
		}
		_, size := utf8.DecodeLastRuneInString(text[:from])
		from -= size
	}
	before := strings.TrimLeft(text[from:e.Start], " \t\r\n")
	if more && from > 0 {
		if i := strings.IndexByte(before, ' '); i >= 0 {
			before = before[i+1:]
		}
		before = "… " + before
	}
	to, cutOff := e.End, false
	for to < len(text) && !ends(text, to) {
		if to-e.End >= aroundBehind {
			cutOff = true
			break
		}
		_, size := utf8.DecodeRuneInString(text[to:])
		to += size
	}
	behind := text[e.End:to]
	if cutOff {
		if i := strings.LastIndexByte(behind, ' '); i >= 0 {
			behind = behind[:i]
		}
		behind = strings.TrimRight(behind, " ,;:–—-") + " …"
	}
	out := clean(before + text[e.Start:e.End] + behind)
	if out == clean(r.Text) {
		return ""
	}
	return out
}

// begins tells whether a sentence or line begins at a byte of a text.
func begins(text string, at int) bool {
	switch text[at-1] {
	case '\n', '\r':
		return true
	case ' ':
		return at > 1 && ends(text, at-2)
	}
	return false
}

// ends tells whether a sentence or line ends at a byte of a text: at a line's end, or at a full stop
// that is none of an abbreviation, with a blank and no small letter behind it.
func ends(text string, at int) bool {
	switch text[at] {
	case '\n', '\r':
		return true
	case '!', '?', '.':
	default:
		return false
	}
	if at+1 == len(text) {
		return true
	}
	rest := strings.TrimLeft(text[at+1:], "\"”’')")
	next := strings.TrimLeft(rest, " ")
	if next == rest && next != "" && next[0] != '\n' {
		return false
	}
	if r, _ := utf8.DecodeRuneInString(next); unicode.IsLower(r) {
		return false
	}
	word := text[:at]
	word = word[strings.LastIndexAny(word, " \n\t(")+1:]
	return text[at] != '.' || len(word) > 1 && !strings.Contains(word, ".") && !strings.Contains(abbreviated, " "+word+" ")
}

// abbreviated are words that a full stop ends within a sentence.
const abbreviated = " Mr Mrs Ms Dr St Gen Sen Rep Gov Lt Col Sgt Capt Maj Cpl Adm Rev Prof Pres Hon Corp Inc Ltd Co No vs Jr Sr Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec "

// rated gives the words of a figure's reading, with what its number is by: "1.6 million barrels a day".
func rated(f news.Figure, r news.Reading) string {
	words, per := clean(r.Text), string(f.Per)
	switch {
	case per == "" || strings.HasSuffix(words, " "+per):
		return words
	case per == "hour" || strings.ContainsRune("aeio", rune(per[0])):
		return words + " an " + per
	}
	return words + " a " + per
}
