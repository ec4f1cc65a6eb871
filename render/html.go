package render

import (
	"bufio"
	"crypto/sha256"
	_ "embed" // the page's parts
	"encoding/base64"
	"fmt"
	"hash/fnv"
	"html/template"
	"io"
	"sort"
	"strconv"
	"strings"
	"sync"

	"synoptic/news"
)

//go:embed page.html
var pageHTML string

//go:embed page.css
var pageCSS string

//go:embed page.js
var pageJS string

// HTML writes one page that needs nothing else: the record on the left, the
// articles with the words it rests on on the right. Its content security
// policy allows only its own style and script; it asks for nothing from
// anywhere. Article text is shown as text, whatever it holds.
func HTML(w io.Writer, d *news.Dossier) error {
	return fill(w, makePage(newPager(d, Site{}), d), "page")
}

var pageTemplate = sync.OnceValues(func() (*template.Template, error) { return template.New("page").Parse(pageHTML) })

// fill writes templates of the page, one after the other.
func fill(w io.Writer, p *page, names ...string) error {
	t, err := pageTemplate()
	if err != nil {
		return fmt.Errorf("render: page: %w", err)
	}
	b := bufio.NewWriter(w)
	for _, n := range names {
		if err := t.ExecuteTemplate(b, n, p); err != nil {
			return fmt.Errorf("render: page: %w", err)
		}
	}
	return b.Flush()
}

// page is what the template shows.
type page struct {
	Title    string
	Schema   string // the record's form
	Long     bool   // a title of a sentence's length
	Policy   string
	CSS      template.CSS
	JS       template.JS
	Lead     []hLine
	Summary  []hLine
	Legend   []hLine
	Parts    []hPart
	Folded   bool // the list of articles is long
	Chart    *chart
	Relays   *relayChart
	Articles []hArticle
	Apart    bool // the words stand on another page
	Served   bool // it is part of a page that brings its own style and script
}

type hPart struct {
	ID, Head, Note string
	Blocks         []hBlock
	Sides          bool
	Figures        []hFigure
}

type hBlock struct {
	Sub   *hLine
	Facts []hLine
	Table *hTable
	Lines []hLine
	Key   string
}

// hLine is a line with the number of its target: the set of evidence that a
// click on it shows; 0 where there is none. Anchor is its name in the page.
type hLine struct {
	Target int
	Anchor string
	Words  string // address of the words, where they stand on another page
	More   string // address of the page of the entity that it names
	Judge  string // address where the line can be judged
	Runs   []run
	Chips  []chip
	Grade  news.Grade
	Under  []hLine
}

// chip stands for one article that says so. Text stands in the place of its
// number where it stands for several.
type chip struct {
	Target, N, Tint int
	Spot            string // name of the place of the words
	Text            string
	Label           string
}

type hTable struct {
	Corner string
	Signs  bool // cells are signs, not prose
	Many   bool // too many columns to name each
	Cols   []chip
	Rows   []hRow
}

type hRow struct {
	Group string
	Head  hLine
	Cells []hLine
	Span  int
}

// pager makes a page out of an outline; it numbers the targets.
type pager struct {
	b       *book
	site    Site
	numbers map[string]int
	targets [][]news.Evidence // of number n at n-1
	anchors map[int]string    // target to the name of the first line that shows it
	used    map[string]bool   // names that are given
	byLine  map[string][]int  // a line's id to its targets
	judged  map[string]bool   // lines that can be judged
	quiet   bool              // what is made is not shown as lines: it gets no names
	want    func(id string) bool
	order   []string // of the parts
}

func newPager(d *news.Dossier, site Site) *pager {
	judged := map[string]bool{}
	if site.Line != nil {
		b := newBook(d)
		for id := range b.lines() {
			judged[id] = true
		}
		for _, x := range d.Differences {
			judged[x.ID] = true
		}
		if d.Vetting != nil {
			for _, l := range d.Vetting.Lines {
				judged[l.Line] = l.Part != "entities"
			}
		}
	}
	return &pager{b: newBook(d), order: orders[kindOf(d)], site: site, judged: judged, numbers: map[string]int{}, anchors: map[int]string{}, used: map[string]bool{}, byLine: map[string][]int{}}
}

func makePage(p *pager, d *news.Dossier) *page {
	o := outlineIn(d, p.order)
	apart := p.site.Words != nil
	if apart {
		p.b.shorten(o, ofPage)
	}
	out := &page{Title: o.Title, Schema: news.Schema, CSS: template.CSS(pageCSS), JS: template.JS(pageJS), Policy: policy(), Apart: apart}
	out.Long, out.Folded = len(o.Title) > 80, len(o.Articles) > manyArticles
	for _, x := range o.Parts {
		h := hPart{ID: x.ID, Head: x.Head, Note: x.Note, Sides: x.Sides}
		p.quiet = x.ID == "figures" || x.ID == "people"
		for _, k := range x.Blocks {
			h.Blocks = append(h.Blocks, p.block(k))
		}
		p.quiet = false
		switch x.ID {
		case "relays":
			out.Relays = makeRelayChart(x)
		case "figures":
			if !apart {
				h.Figures = p.figures(d)
			}
		case "people":
			if apart {
				break
			}
			h.Blocks = []hBlock{{Table: p.table(p.b.faces(x)), Key: "● named there"}}
		}
		out.Parts = append(out.Parts, h)
	}
	p.quiet = true
	out.Lead, out.Summary, out.Legend = p.lines(o.Lead), p.lines(o.Summary), p.lines(o.Articles)
	out.Chart = p.chart(d)
	if !apart {
		out.Articles = p.articles(d)
	}
	return out
}

// policy allows the page's own style and script by their hashes and nothing
// else.
func policy() string {
	hash := func(s string) string {
		sum := sha256.Sum256([]byte(s))
		return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
	}
	return "default-src 'none'; style-src " + hash(pageCSS) + "; script-src " + hash(pageJS) + "; base-uri 'none'; form-action 'none'"
}

// target gives the number under which evidence is shown.
func (p *pager) target(list []news.Evidence) int {
	if len(list) == 0 {
		return 0
	}
	var key strings.Builder
	for _, e := range list {
		key.WriteString(e.Article + ":" + strconv.Itoa(e.Start) + "-" + strconv.Itoa(e.End) + ";")
	}
	n, ok := p.numbers[key.String()]
	if !ok {
		p.targets = append(p.targets, list)
		n = len(p.targets)
		p.numbers[key.String()] = n
	}
	return n
}

func (p *pager) lines(list []line) []hLine {
	out := make([]hLine, 0, len(list))
	for _, l := range list {
		out = append(out, p.line(l))
	}
	return out
}

func (p *pager) line(l line) hLine {
	h := hLine{Target: p.target(l.Evidence), Runs: l.Runs, Grade: l.Grade, Under: p.lines(l.Under)}
	h.Chips = p.chips(l.By, h.Target)
	if h.Target > 0 && l.ID != "" {
		p.byLine[l.ID] = append(p.byLine[l.ID], h.Target)
	}
	if !p.quiet && !l.empty() {
		h.Anchor = p.anchor(l.ID, h.Target)
	}
	if p.site.Words != nil {
		if h.Target = 0; l.ID != "" && len(l.Evidence) > 0 {
			h.Words = p.site.Words(l.ID)
		}
	}
	if p.site.Entity != nil && p.b.name[l.ID] != "" {
		h.More = p.site.Entity(l.ID)
	}
	if p.judged[l.ID] && !l.empty() {
		h.Judge = p.site.Line(l.ID)
	}
	return h
}

// anchor names a line: by its id where it is the first with it, else by the
// places of its words where it is the first that shows them. Neither changes
// with what else is shown.
func (p *pager) anchor(id string, target int) string {
	name := ""
	switch {
	case id != "" && !p.used[id]:
		name = id
		p.used[id] = true
	case target > 0 && p.anchors[target] == "":
		h := fnv.New64a()
		for _, e := range p.targets[target-1] {
			fmt.Fprint(h, e.Article, " ", e.Start, " ", e.End, ";")
		}
		name = fmt.Sprintf("l%x", h.Sum64())
	}
	if target > 0 && p.anchors[target] == "" {
		p.anchors[target] = name
	}
	return name
}

// mostChips is how many articles a line shows by number; what goes beyond is
// one chip that counts the rest.
const mostChips = 9

func (p *pager) chips(by []int, target int) []chip {
	var out []chip
	for i, n := range by {
		if rest := len(by) - i; i == mostChips-1 && rest > 1 {
			return append(out, chip{Target: target, N: n, Spot: spot(target, n), Text: fmt.Sprintf("+%d", rest), Label: fmt.Sprintf("%d articles more", rest)})
		}
		out = append(out, p.chip(n, target))
	}
	return out
}

const tints = 8 // article colours of the style sheet

func (p *pager) chip(n, target int) chip {
	return chip{Target: target, N: n, Spot: spot(target, n), Tint: (n - 1) % tints, Label: p.b.labels[n-1]}
}

// spot names the place in article n where the words of a target stand.
func spot(target, n int) string { return fmt.Sprintf("w%d-%d", target, n) }

func (p *pager) block(k block) hBlock {
	h := hBlock{Facts: p.lines(k.Facts), Lines: p.lines(k.Lines), Key: k.Key}
	if !k.Sub.empty() {
		s := p.line(k.Sub)
		h.Sub = &s
	}
	if k.Table != nil {
		h.Table = p.table(k.Table)
	}
	return h
}

func (p *pager) table(t *table) *hTable {
	h := &hTable{Corner: t.Corner, Signs: true}
	for _, c := range t.Cols {
		x := chip{Label: c.Label}
		if n, err := strconv.Atoi(strings.Trim(c.Short, "[]")); err == nil && c.Short != c.Label && n > 0 {
			x = p.chip(n, 0)
		}
		h.Cols = append(h.Cols, x)
	}
	h.Many = len(h.Cols) > manyArticles
	for _, r := range t.Rows {
		x := hRow{Group: r.Group, Head: p.line(r.Head), Cells: p.lines(r.Cells), Span: len(t.Cols) + 1}
		for _, c := range r.Cells {
			h.Signs = h.Signs && len(c.Under) == 0
		}
		h.Rows = append(h.Rows, x)
	}
	return h
}

// faces is the table of people by article.
func (b *book) faces(x part) *table {
	t := &table{Corner: "who"}
	for i, l := range b.labels {
		t.Cols = append(t.Cols, column{Label: l, Short: fmt.Sprintf("[%d]", i+1)})
	}
	for _, k := range x.Blocks {
		t.Rows = append(t.Rows, row{Group: k.Sub.text()})
		for _, l := range k.Lines {
			r := row{Head: l}
			by := l.By
			r.Head.By = nil
			for n := range b.labels {
				c := line{}
				if i := sort.SearchInts(by, n+1); i < len(by) && by[i] == n+1 {
					c.write(strong, signPresent)
					c.Evidence = b.within(n+1, l.Evidence)
				}
				r.Cells = append(r.Cells, c)
			}
			t.Rows = append(t.Rows, r)
		}
	}
	return t
}
