// Package page makes the text of a report, and what the page says of it, out
// of HTML. The text holds no markup; headings, paragraphs and list items stand
// on lines of their own. Pages cut in half, badly nested or hostile give what
// can be had, in time linear in their size.
package page

import (
	"errors"
	"net/url"
	"strings"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"

	"synoptic/news"
)

// ErrNoText is given for a page in which no running text was found.
var ErrNoText = errors.New("no article text in the page")

// maxTree is the size of page, in bytes, up to which a tree is built; larger
// pages are read in one flat pass, whose memory does not depend on nesting.
const maxTree = 4 << 20

// maxTags bounds the elements of a tree; beyond, the flat pass reads the page.
const maxTags = 60_000

// Page is what was found in a page. Fields that the page does not state are
// empty; Published has the basis metadata or unknown.
type Page struct {
	Text      string
	Title     string
	Byline    string // authors, joined by ", "
	Outlet    string
	Publisher string // of the outlet, "" when the page does not tell the two apart
	Language  string // the page's language tag in lower case, as declared
	URL       string // the canonical address
	Published news.Published
	Modified  string   // ISO date or time, "" when not stated
	Article   bool     // the page says that it is one report, not a list of them
	Feeds     []string // addresses of the feeds that it names, absolute, but for those of comments
}

// Read reads a page already decoded to UTF-8. address is where it came from
// and may be "". The error is ErrNoText when there is no running text; the
// metadata are given all the same.
func Read(src, address string) (Page, error) {
	m := readMeta(src)
	p := Page{
		Title: m.title(), Byline: m.byline(), Outlet: m.outlet(), Publisher: m.publisher(), Language: m.language(), URL: m.canonical(address),
		Published: m.published(), Modified: m.modified(), Article: m.article(), Feeds: m.feeds(address),
	}
	p.Text = text(src, address, m)
	if p.Text == "" {
		return p, ErrNoText
	}
	return p, nil
}

// text extracts the running text: by the library from the tree, by the flat
// pass where a tree is not to be had or the library finds next to nothing, or
// from the body that the page's own structured data carry.
func text(src, address string, m *meta) string {
	best := ""
	if len(src) <= maxTree && strings.Count(src, "<") <= 2*maxTags {
		best = fromTree(src, address, m.title())
	}
	if words(best) < 60 {
		if flat := flatText(src); words(flat) > 2*words(best)+20 || best == "" {
			best = flat
		}
	}
	if body := m.body(); words(body) > 60 && words(best) < words(body)/3 {
		best = body
	}
	return best
}

// fromTree runs the extraction library on the page's tree, pruned of what is
// never a report's own words, and gives "" when there is no tree.
func fromTree(src, address, title string) string {
	doc, err := html.Parse(strings.NewReader(src))
	if err != nil {
		return "" // nested deeper than the parser allows
	}
	prune(doc)
	at, err := url.Parse(address)
	if err != nil || address == "" {
		at = nil
	}
	parser := readability.NewParser()
	parser.DisableJSONLD = true // the metadata are read by meta.go
	parser.MaxElemsToParse = maxTags
	art, err := parser.ParseAndMutate(doc, at)
	if err != nil || art.Node == nil {
		return ""
	}
	return render(art.Node, title)
}

func words(s string) int { return len(strings.Fields(s)) }
