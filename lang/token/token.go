// Package token cuts the body of an article into sentences and tokens in the
// way Universal Dependencies cuts English, with byte offsets.
package token

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic/news"
)

// maxSentence is the number of tokens after which a sentence is cut even
// without a mark: every later room may take a sentence as bounded.
const maxSentence = 250

// Check opens the weights that Read needs; the error is of kind news.Broken.
func Check() error {
	_, err := endings()
	return err
}

// Read cuts every block that is not furniture. Sentences never cross blocks,
// tokens never cross sentences; both come in the order of the text.
func Read(d *news.Doc) ([]news.Sentence, []news.Token) {
	text := d.Article.Text
	s := splitter{text: text}
	cut := newCutter(text)
	defer cut.close()
	sentences := []news.Sentence{}
	tokens := make([]news.Token, 0, len(text)/5)
	for bi, b := range d.Blocks {
		if b.Kind == news.BlockFurniture {
			continue
		}
		at := max(0, min(b.Start, len(text)))
		end := max(at, min(b.End, len(text)))
		s.out = s.out[:0]
		s.block(at, end)
		base := len(tokens)
		for _, t := range s.out {
			tokens = append(tokens, news.Token{Span: t, Head: -1})
		}
		first := 0
		for _, last := range cut.sentences(s.out) {
			sentences = append(sentences, news.Sentence{
				Span:  news.Span{Start: s.out[first].Start, End: s.out[last-1].End},
				First: base + first, Last: base + last, Block: bi})
			first = last
		}
	}
	return sentences, tokens
}

// block cuts text[at:end] into chunks at blanks and these into tokens.
func (s *splitter) block(at, end int) {
	for at < end {
		at = s.blank(at, end)
		if e := s.spaced(at, end); e > at {
			s.emit(at, e)
			at = e
			continue
		}
		stop := at
		for stop < end {
			c := s.text[stop]
			if c < utf8.RuneSelf {
				if isBlank(rune(c)) {
					break
				}
				stop++
				continue
			}
			r, n := utf8.DecodeRuneInString(s.text[stop:end])
			if isBlank(r) {
				break
			}
			stop += n
		}
		s.next = 0
		if k := s.blank(stop, end); k < end {
			s.next = s.text[k]
			// what a quotation mark or bracket opens counts as what follows
			if s.next == '"' || s.next == '\'' || s.next == '(' {
				if k+1 < end {
					s.next = s.text[k+1]
				}
			}
		}
		s.chunk(at, stop)
		at = stop
	}
}

// spaced gives where a time of day that was written with blanks in it ends, "10 : 30", or the
// half of the day behind one, "a. m."; at where there is none.
func (s *splitter) spaced(at, end int) int {
	digits := func(i, n int) bool { return i+n <= end && isDigit(s.text[i:]) && (n == 1 || isDigit(s.text[i+1:])) }
	ends := func(i int) bool { return i >= end || !isDigit(s.text[i:]) && !isLetter(s.text[i:]) }
	for n := 1; n < 3; n++ {
		if i := at + n; digits(at, n) && strings.HasPrefix(s.text[i:end], " : ") && digits(i+3, 2) && ends(i+5) {
			return i + 5
		}
	}
	if len(s.out) == 0 || !isDigit(s.text[s.out[len(s.out)-1].End-1:]) || end-at < 5 || s.text[at] != 'a' && s.text[at] != 'p' {
		return at
	}
	for _, half := range []string{". m.", " . m ."} {
		if strings.HasPrefix(s.text[at+1:end], half) && ends(at+1+len(half)) {
			return at + 1 + len(half)
		}
	}
	return at
}

func (s *splitter) blank(at, end int) int {
	for at < end {
		r, n := rune(s.text[at]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s.text[at:end])
		}
		if !isBlank(r) {
			break
		}
		at += n
	}
	return at
}

func isBlank(r rune) bool {
	if r < utf8.RuneSelf {
		return r <= ' ' || r == 0x7f
	}
	return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' || r == '\u2060' ||
		r == '\u200e' || r == '\u200f' || r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069' // marks of writing direction
}
