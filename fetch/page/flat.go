package page

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// flatText reads a page in one pass over its tags, without a tree: every
// stretch between block tags is judged by itself and kept when it reads like
// running text. Nesting costs nothing here.
func flatText(src string) string {
	z := html.NewTokenizer(strings.NewReader(src))
	z.SetMaxBuf(8 << 20)
	f := &flat{}
	for {
		switch z.Next() {
		case html.ErrorToken:
			f.end()
			return strings.TrimSpace(f.out.String())
		case html.TextToken:
			if f.skip == 0 {
				f.text(string(z.Text()))
			}
		case html.StartTagToken:
			name, _ := z.TagName()
			f.open(atom.Lookup(name))
		case html.EndTagToken:
			name, _ := z.TagName()
			f.close(atom.Lookup(name))
		case html.SelfClosingTagToken:
			name, _ := z.TagName()
			if a := atom.Lookup(name); a == atom.Br || block[a] {
				f.end()
			}
		}
	}
}

// flat is the state of the pass.
type flat struct {
	out    strings.Builder
	line   strings.Builder
	skip   atom.Atom // the dropped element we are in
	link   int       // open <a>
	linked int       // bytes of the line that are link text
}

func (f *flat) text(s string) {
	s = strings.Join(strings.Fields(s), " ")
	if s == "" {
		return
	}
	if f.line.Len() > 0 {
		f.line.WriteByte(' ')
	}
	f.line.WriteString(s)
	if f.link > 0 {
		f.linked += len(s)
	}
}

func (f *flat) open(a atom.Atom) {
	switch {
	case f.skip != 0:
	case a == atom.Script || a == atom.Style || a == atom.Noscript || a == atom.Nav || a == atom.Figcaption ||
		a == atom.Head || a == atom.Svg || a == atom.Button || a == atom.Textarea || a == atom.Select:
		f.end()
		f.skip = a
	case a == atom.Body:
		f.end()
	case a == atom.A:
		f.link++
	case a == atom.Br || a == atom.Li || a == atom.Tr || block[a]:
		f.end()
	}
}

func (f *flat) close(a atom.Atom) {
	switch {
	case f.skip != 0:
		if a == f.skip {
			f.skip = 0
		}
	case a == atom.A:
		f.link = max(0, f.link-1)
	case a == atom.Li || a == atom.Tr || block[a]:
		f.end()
		f.link = 0 // a link left open does not reach into the next block
	}
}

// end judges the line that just ended.
func (f *flat) end() {
	s := f.line.String()
	linked := f.linked
	f.line.Reset()
	f.linked = 0
	if s == "" || linked*2 > len(s) {
		return
	}
	last, _ := utf8.DecodeLastRuneInString(s)
	sentence := strings.ContainsRune(".!?…\"”’»", last)
	if n := strings.Count(s, " "); n >= 19 || n >= 4 && sentence {
		if f.out.Len() > 0 {
			f.out.WriteString("\n\n")
		}
		f.out.WriteString(s)
	}
}
