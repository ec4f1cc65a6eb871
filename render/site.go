package render

import (
	"io"
	"strconv"
	"strings"

	"synoptic/news"
)

// Site tells where a page that is served finds what stands on other pages.
type Site struct {
	Record  string                 // address of the record, for articles that are shown apart from it
	Entity  func(id string) string // address of an entity's page; nil: there is none
	Article func(id string) string // address of an article's page; nil: there is none
	Line    func(id string) string // address where a line can be judged; nil: there is none
	// Words is the address of the words that a line rests on, for a record of so
	// many reports that they do not stand beside it; nil: they do. The record is
	// shortened then.
	Words func(id string) string
}

// Style is the style sheet of the record's page, Script its script.
func Style() string { return pageCSS }

// Script is the script of the record's page; the page can be read without it.
func Script() string { return pageJS }

// Parts writes what stands between the body tags of HTML, for a page that
// brings Style and Script itself. Every line is named by its id.
func Parts(w io.Writer, d *news.Dossier, site Site) error {
	p := makePage(newPager(d, site), d)
	p.Served = true
	return fill(w, p, "tools", "cols")
}

// Reports writes articles of a dossier alone (those that want is true for; all
// where it is nil), with the evidence marked; a mark leads to its line in the
// record. Only lines that rest on these articles are looked at. The words of one line (an id, or "") stand out, and the first of them
// is named "here". It tells how many stretches do.
func Reports(w io.Writer, d *news.Dossier, want func(id string) bool, line string, site Site) (int, error) {
	few := narrow(d, want)
	p := newPager(few, site)
	p.want, p.order = want, orders[kindOf(d)]
	out := makePage(p, few)
	n := 0
	for _, a := range out.Articles {
		for _, g := range a.Paragraphs {
			for i := range g.Parts {
				if s := &g.Parts[i]; p.rests(s.Targets, line) {
					if n++; n == 1 {
						s.Spots = append(s.Spots, "here")
					}
					s.Class = strings.TrimSpace(s.Class + " now")
				}
			}
		}
	}
	return n, fill(w, out, "reports")
}

// rests tells whether a line rests on a segment with these targets.
func (p *pager) rests(targets, line string) bool {
	for f := range strings.FieldsSeq(targets) {
		for _, t := range p.byLine[line] {
			if f == strconv.Itoa(t) {
				return true
			}
		}
	}
	return false
}

// Clean makes one line of safe text out of anything, as all forms of the
// record show it.
func Clean(s string) string { return clean(s) }

// When writes a date for readers; "" when it is not known.
func When(d news.Date) string { return when(d) }
