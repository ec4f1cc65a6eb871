package page

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// dropped elements hold no words of the report.
var dropped = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Iframe: true, atom.Object: true,
	atom.Svg: true, atom.Math: true, atom.Canvas: true, atom.Audio: true, atom.Video: true, atom.Button: true,
	atom.Select: true, atom.Textarea: true, atom.Input: true, atom.Nav: true, atom.Aside: true, atom.Figure: true,
	atom.Figcaption: true, atom.Picture: true, atom.Dialog: true, atom.Menu: true, atom.Title: true, atom.Head: true,
}

// block elements end a line.
var block = map[atom.Atom]bool{
	atom.P: true, atom.Div: true, atom.Section: true, atom.Article: true, atom.Main: true, atom.Header: true,
	atom.Footer: true, atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true,
	atom.Ul: true, atom.Ol: true, atom.Dl: true, atom.Dt: true, atom.Dd: true, atom.Blockquote: true, atom.Pre: true,
	atom.Table: true, atom.Tbody: true, atom.Thead: true, atom.Tfoot: true, atom.Caption: true, atom.Address: true,
	atom.Hr: true, atom.Form: true, atom.Fieldset: true, atom.Center: true, atom.Details: true, atom.Summary: true,
	atom.Body: true, atom.Html: true,
}

// junk names, in class or id, the boxes that news pages put among a report's
// paragraphs and that are never the report.
var junk = regexp.MustCompile(`(?i)(^|[\s_-])(related|newsletter|sign-?up|share|sharing|social|social-?media|caption|` +
	`credit|promo|teaser|sponsor(ed)?|outbrain|taboola|recommend(ed|ations?)?|read-?more|read-?also|also-?read|more-?on|` +
	`most-?(read|popular)|trending|comments?|disqus|subscribe|subscription|paywall|cookies?|breadcrumbs?|byline|` +
	`author-?(bio|box|info)|advert(isement)?s?|dfp|pull-?quote|tags|topics|copyright|print-only|screen-reader-text|` +
	`visually-hidden|sr-only)($|[\s_-])`)

// keep names the elements whose class may match junk by accident because they
// hold the page as a whole ("has-sharing content").
var keep = map[atom.Atom]bool{atom.Html: true, atom.Body: true, atom.Article: true, atom.Main: true}

// prune takes out of the tree what is never a report's own words. A box that
// looks like junk stays when it holds much of the page's paragraphs.
func prune(doc *html.Node) {
	total := paragraphText(doc)
	var next *html.Node
	for n := doc; n != nil; n = next {
		next = following(n, true)
		if n.Type != html.ElementNode && n.Type != html.CommentNode || n.Parent == nil {
			continue
		}
		if n.Type == html.CommentNode || unwanted(n, total) {
			next = following(n, false)
			n.Parent.RemoveChild(n)
		}
	}
}

// unwanted judges one element.
func unwanted(n *html.Node, total int) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Template, atom.Iframe, atom.Svg, atom.Button, atom.Select, atom.Figcaption, atom.Nav:
		return true
	case atom.Aside, atom.Figure:
		return paragraphText(n)*3 < total
	}
	if keep[n.DataAtom] {
		return false
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "class", "id":
			if len(a.Val) < 400 && junk.MatchString(a.Val) && paragraphText(n)*4 <= total {
				return true
			}
		}
	}
	return false
}

// paragraphText counts the bytes of text inside <p> elements under n, no more
// than the first 200,000 nodes of it.
func paragraphText(root *html.Node) int {
	sum, seen := 0, 0
	for n := root; n != nil && seen < 200_000; seen++ {
		if n.Type == html.TextNode && n.Parent != nil && n.Parent.DataAtom != atom.Script {
			for p, up := n.Parent, 0; p != nil && up < 4; p, up = p.Parent, up+1 {
				if p.DataAtom == atom.P {
					sum += len(strings.TrimSpace(n.Data))
					break
				}
				if p == root {
					break
				}
			}
		}
		n = within(n, root)
	}
	return sum
}

// within gives the node after n in document order inside root, or nil.
func within(n, root *html.Node) *html.Node {
	if n.FirstChild != nil {
		return n.FirstChild
	}
	for n != root && n != nil {
		if n.NextSibling != nil {
			return n.NextSibling
		}
		n = n.Parent
	}
	return nil
}

// following gives the next node of the whole tree, with or without n's own
// children.
func following(n *html.Node, children bool) *html.Node {
	if children && n.FirstChild != nil {
		return n.FirstChild
	}
	for n != nil {
		if n.NextSibling != nil {
			return n.NextSibling
		}
		n = n.Parent
	}
	return nil
}

// writer gathers text into lines: 1 break ends a line, 2 end a paragraph.
type writer struct {
	out   strings.Builder
	want  int // breaks asked for before the next word
	space bool
}

func (w *writer) breaks(n int) { w.want = max(w.want, n) }

// words adds running text with its white space collapsed.
func (w *writer) words(s string) {
	for i, r := range s {
		switch r {
		case ' ', '\n', '\t', '\r', '\f', '\u00a0':
			w.space = true
		case '\u200b', '\ufeff', '\u00ad', 0:
			// marks for the browser's line breaking, no part of the words
		default:
			if w.out.Len() > 0 {
				switch {
				case w.want > 1:
					w.out.WriteString("\n\n")
				case w.want == 1:
					w.out.WriteByte('\n')
				case w.space:
					w.out.WriteByte(' ')
				}
			}
			w.want, w.space = 0, false
			_ = i
			w.out.WriteRune(r)
		}
	}
}

// render writes the text of a subtree. A first heading that repeats the title
// is left out: the title is kept apart from the text.
func render(root *html.Node, title string) string {
	w := &writer{}
	walk(root, w)
	lines := strings.Split(w.out.String(), "\n\n")
	if len(lines) > 1 && title != "" && same(lines[0], title) {
		lines = slices.Delete(lines, 0, 1)
	}
	return strings.TrimSpace(strings.Join(lines, "\n\n"))
}

// same tells whether two lines have the same letters and digits.
func same(a, b string) bool { return strings.EqualFold(letters(a), letters(b)) }

var notWord = regexp.MustCompile(`[^\pL\pN]+`)

func letters(s string) string { return notWord.ReplaceAllString(s, "") }

// walk visits a tree without recursion, so that depth costs no stack.
func walk(root *html.Node, w *writer) {
	n := root
	for n != nil {
		down := enter(n, w)
		if down && n.FirstChild != nil {
			n = n.FirstChild
			continue
		}
		for {
			leave(n, w)
			if n == root {
				return
			}
			if n.NextSibling != nil {
				n = n.NextSibling
				break
			}
			n = n.Parent
		}
	}
}

// enter handles a node before its children and tells whether to visit them.
func enter(n *html.Node, w *writer) bool {
	switch n.Type {
	case html.TextNode:
		w.words(n.Data)
		return false
	case html.CommentNode, html.DoctypeNode, html.RawNode:
		return false
	case html.ElementNode:
		if dropped[n.DataAtom] {
			return false
		}
		edge(n.DataAtom, w)
	}
	return true
}

// edge asks for the breaks that an element's start or end makes.
func edge(a atom.Atom, w *writer) {
	switch {
	case a == atom.Br:
		w.breaks(w.want + 1)
	case a == atom.Li || a == atom.Tr:
		w.breaks(1)
	case a == atom.Td || a == atom.Th:
		w.space = true
	case block[a]:
		w.breaks(2)
	}
}

// leave handles a node after its children.
func leave(n *html.Node, w *writer) {
	if n.Type == html.ElementNode && n.DataAtom != atom.Br && !dropped[n.DataAtom] {
		edge(n.DataAtom, w)
	}
}
