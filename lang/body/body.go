// Package body tells the report from the furniture around it: it cuts an
// article's text into headlines, crossheads, paragraphs, list items, and what
// is no part of the report (bylines run together, "read also" lines, teasers
// of other stories, comment counters, notices of the outlet to its readers).
//
// Dropping a line of the report is the worse fault: a line is furniture only
// when its form says so, or when it stands like a link and shares next to no
// word with the rest.
package body

import (
	"strings"
	"unicode/utf8"

	"synoptic/news"
)

// Read cuts the whole text into blocks, in order. The spans leave out line
// breaks, space at the edges, byte order marks and the bullets of items; every
// other byte of the text lies in one block. Lines wrapped at a column are
// joined; else a line is a block.
func Read(d *news.Doc) []news.Block {
	text := d.Article.Text
	lines := join(text, split(text))
	p := &page{art: d.Article, lines: make([]line, len(lines))}
	for i, s := range lines {
		p.lines[i] = newLine(text, s)
	}
	p.furniture()
	p.captions()
	p.bylines()
	p.headline()
	p.shapes()
	p.teasers()
	blocks := make([]news.Block, 0, len(p.lines))
	for _, l := range p.lines {
		if l.kind == news.BlockItem {
			l.span.Start += bullet(l.text)
		}
		blocks = append(blocks, news.Block{Span: l.span, Kind: l.kind})
	}
	return blocks
}

// page is an article on its way to blocks.
type page struct {
	art   *news.Article
	lines []line
}

// line is one block to be.
type line struct {
	span  news.Span
	text  string
	words int // space-separated, counted up to 200
	runes int // counted up to 2000 bytes
	stop  bool
	kind  news.BlockKind
	label bool // a label after which links follow ("Related stories")
}

func newLine(text string, s news.Span) line {
	t := text[s.Start:s.End]
	head := t[:min(len(t), 2000)]
	return line{span: s, text: t, words: len(strings.Fields(head)), runes: utf8.RuneCountInString(head),
		stop: stopped(t), kind: news.BlockParagraph}
}

// titular tells whether a line could be a title, a crosshead or the words of
// a link: short, and not ended as sentences are.
func (l *line) titular() bool {
	if l.stop || l.words == 0 || l.words > 22 || l.runes > 160 {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(l.text)
	return !strings.ContainsRune(",;:-–—(", last)
}

// stopped tells whether a text ends as a sentence does: with a full stop, an
// exclamation mark or an ellipsis, quotation marks and brackets set aside.
// A question mark ends questions and headlines alike and does not count; nor
// does the stop of an abbreviation in capitals ("in the U.S.").
func stopped(t string) bool {
	whole := len(t)
	t = strings.TrimRight(t, "\"'”’»)]*")
	if strings.HasSuffix(t, "?") && len(t) < whole {
		return true // somebody asks
	}
	if strings.HasSuffix(t, ".") && len(t) > 4 {
		n := len(t)
		return !(t[n-3] == '.' && t[n-2] >= 'A' && t[n-2] <= 'Z' && n < 90)
	}
	return strings.HasSuffix(t, "。") || strings.HasSuffix(t, "।") || strings.HasSuffix(t, ".") || strings.HasSuffix(t, "!") || strings.HasSuffix(t, "…")
}

// headline marks the article's own title among its first lines.
func (p *page) headline() {
	title := fold(p.art.Title)
	seen := 0
	for i := range p.lines {
		l := &p.lines[i]
		if l.kind == news.BlockFurniture {
			continue
		}
		if seen++; seen > 4 {
			return
		}
		if title != "" && l.runes <= 300 && fold(l.text) == title {
			l.kind = news.BlockHeadline
			return
		}
		if seen == 1 && title == "" && p.kicker(i) {
			continue // the heading of the section
		}
		if (seen == 1 || seen == 2 && title == "" && p.kicker(i-1)) && (title == "" || l.words > 3) && p.titleLike(i) {
			l.kind = news.BlockHeadline
			return
		}
	}
}

// kicker tells whether a line is a few words in capitals right above a titular
// line that is not.
func (p *page) kicker(i int) bool {
	if i < 0 || i+1 >= len(p.lines) {
		return false
	}
	l, next := &p.lines[i], &p.lines[i+1]
	return l.words <= 3 && shouted(l.text) && next.kind != news.BlockFurniture && next.titular() && next.words >= 5 && !shouted(next.text)
}

// titleLike tells whether the first line reads as a headline: a titular line
// of some words, and a report after it.
func (p *page) titleLike(i int) bool {
	l := &p.lines[i]
	if !l.titular() || l.words < 3 || dateline().MatchString(l.text) || bullet(l.text) > 0 {
		return false
	}
	for _, next := range p.lines[i+1:] {
		if next.kind != news.BlockFurniture && (next.stop || next.words > 22) {
			return true
		}
	}
	return false
}

// shapes marks crossheads and items.
func (p *page) shapes() {
	for i := range p.lines {
		l := &p.lines[i]
		if l.kind != news.BlockParagraph {
			continue
		}
		switch {
		case p.signature(i):
		case bullet(l.text) > 0:
			l.kind = news.BlockItem
		case !l.stop && l.words <= 20 && strings.Contains(l.text, ": ") && labelled().MatchString(l.text):
			l.kind = news.BlockItem
		case p.crosshead(i):
			l.kind = news.BlockHeading
		}
	}
}

// signature tells whether a line is a dash and the name of who said the words
// in quotation marks that are the line before it.
func (p *page) signature(i int) bool {
	l := &p.lines[i]
	if i == 0 || l.words > 8 || !strings.HasPrefix(strings.TrimLeft(l.text, "-–—"), " ") || bullet(l.text) == 0 {
		return false
	}
	before := strings.TrimRight(p.lines[i-1].text, ".,")
	first, n := utf8.DecodeRuneInString(before)
	last, _ := utf8.DecodeLastRuneInString(before)
	return n < len(before) && strings.ContainsRune("\"“«", first) && strings.ContainsRune("\"”»", last)
}

// crosshead tells whether a line heads what follows it: titular, at most 14
// words, and within the next two lines a paragraph comes.
func (p *page) crosshead(i int) bool {
	l := &p.lines[i]
	question := strings.HasSuffix(strings.TrimRight(l.text, "\"'”’"), "?") && i > 0
	if !l.titular() || l.words > 14 || l.runes > 100 || dateline().MatchString(l.text) {
		return false
	}
	if question && strings.ContainsAny(l.text[:min(len(l.text), 3)], "\"“") {
		return false // a question that somebody asks
	}
	left := 2
	for _, next := range p.lines[i+1:] {
		if next.kind == news.BlockFurniture {
			continue
		}
		if next.stop || next.words > 14 || bullet(next.text) > 0 {
			return true
		}
		if left--; left == 0 {
			return false
		}
	}
	return false
}

// bullet gives the length of the mark of a list item at the start of a line
// and the space after it, or 0.
func bullet(s string) int {
	if len(s) < 2 || s[0] < utf8.RuneSelf && !marks(s[0], s[1]) {
		return 0
	}
	if m := itemMark().FindStringIndex(s[:min(len(s), 24)]); m != nil && m[1] < len(s) {
		return m[1]
	}
	return 0
}

// marks tells whether a mark of a list item can begin with two bytes, the first
// of them ASCII.
func marks(a, b byte) bool {
	if a >= 'a' && a <= 'z' {
		return b == '.' || b == ')'
	}
	return a >= '0' && a <= '9' || a == '-' || a == '*' || a == '('
}

// fold makes a title comparable: letters and digits in lower case, single
// spaces.
func fold(s string) string {
	if len(s) > 2000 {
		return ""
	}
	return strings.Join(wordsOf(s), " ")
}
