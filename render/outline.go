package render

import (
	"strings"

	"synoptic/news"
)

// The outline is what all forms for readers share: the parts of the record in
// reading order, made of lines and tables. Text in it is clean already.
type outline struct {
	Title    string
	Lead     []line // counts, dates, what was set aside
	Summary  []line
	Articles []line
	Parts    []part
}

// part is one section of the record.
type part struct {
	ID, Head string
	Note     string // how to read it
	Blocks   []block
	Sides    bool // the lines of a block are sides of its subheading
}

// block is a subheading with what stands under it: facts, lines, a table.
type block struct {
	Sub   line
	Facts []line
	Table *table
	Lines []line
	Key   string // what the signs of the table mean
}

// line is one statement of the record with its words.
type line struct {
	ID       string
	Runs     []run
	By       []int // numbers of the articles that say so
	Grade    news.Grade
	Evidence []news.Evidence
	Under    []line
}

// run is a stretch of text in one style.
type run struct {
	Text  string
	Style style
}

type style string

const (
	plain  style = ""
	strong style = "strong"
	quoted style = "quoted" // the very words of a report
	dim    style = "dim"
)

// table has a row for each Rows and a column for each Cols beside the head.
type table struct {
	Corner string
	Cols   []column
	Rows   []row
}

type column struct {
	Label string
	Short string // for where there is no room
}

// row is a row of a table, or the heading of a group of rows where Group is
// not "".
type row struct {
	Group string
	Head  line
	Cells []line
}

func (l line) empty() bool { return len(l.Runs) == 0 }

func say(texts ...string) []run {
	var out []run
	for _, t := range texts {
		if t = clean(t); t != "" {
			out = append(out, run{Text: t})
		}
	}
	return out
}

func in(s style, text string) run { return run{Text: clean(text), Style: s} }

// write adds text to runs.
func (l *line) write(s style, text string) *line {
	if text != "" {
		l.Runs = append(l.Runs, run{Text: text, Style: s})
	}
	return l
}

// text gives the words of a line without style.
func (l line) text() string {
	s := ""
	for _, r := range l.Runs {
		s += r.Text
	}
	return s
}

// longTitle is the letters that a title shows at most: a first sentence can be
// a paragraph.
const longTitle = 140

func makeOutline(d *news.Dossier) *outline { return outlineIn(d, orders[kindOf(d)]) }

// outlineIn is makeOutline with the parts that matter in an order.
func outlineIn(d *news.Dossier, order []string) *outline {
	b := newBook(d)
	o := &outline{Title: b.title()}
	o.Lead = b.lead()
	o.Summary = b.summary()
	o.Articles = b.reports()
	parts := map[string]part{}
	for _, p := range []part{b.differences(), b.meetings(), b.positions(), b.said(), b.figures(), b.timeline()} {
		parts[p.ID] = b.marked(p)
	}
	all := []part{b.marked(b.pinned())}
	for _, id := range order {
		all = append(all, parts[id])
	}
	for _, p := range append(all, b.onlyHere(), b.leftOut(), b.relays(), b.marked(b.people()), b.judged(), b.grades(), b.aside()) {
		if len(p.Blocks) > 0 || p.Note != "" && (p.ID == "differences" || p.ID == "judged") {
			o.Parts = append(o.Parts, p)
		}
	}
	return o
}

// title gives the headline of the record. Where it is a first sentence, which is
// too long for one or which the summary begins with, the main meeting and the
// place name the event.
func (b *book) title() string {
	d := b.d
	title := cut(clean(d.Story.Title), longTitle)
	if len(d.Story.Summary) > 0 {
		start, first := strings.TrimRight(title, "… ."), strings.TrimRight(clean(d.Story.Summary[0].Text), " .")
		if strings.HasPrefix(first, start) || strings.HasPrefix(start, first) {
			title = ""
		}
	}
	if title != "" && !(kindOf(d) == talks && strings.HasSuffix(title, "…")) {
		return title
	}
	name := "Record of an event"
	if kindOf(d) == talks {
		name = clean(d.Meetings[0].Label)
	} else if len(d.Story.Summary) > 0 {
		return cut(clean(d.Story.Title), longTitle) // nothing shorter names it
	}
	for _, s := range append(distinct(d.Story.Places), when(d.Story.EventDate)) {
		if s != "" {
			name += ", " + s
		}
	}
	return name
}

// What an event is decides in which order its parts matter.
const (
	talks  = "talks"
	toll   = "toll"
	plainE = "other"
)

var orders = map[string][]string{
	talks:  {"differences", "meetings", "positions", "said", "timeline", "figures"},
	toll:   {"figures", "timeline", "differences", "said", "positions", "meetings"},
	plainE: {"differences", "timeline", "positions", "said", "figures", "meetings"},
}

// kindOf tells whether an event is a meeting of parties (most of the origins
// tell of it), one with a toll, or another.
func kindOf(d *news.Dossier) string {
	if d.Talks() {
		return talks
	}
	hurt := 0
	for _, f := range d.Figures {
		switch f.Measure {
		case "killed", "injured", "missing", "displaced", "rescued":
			hurt++
			if f.Origins > 1 || 2*hurt >= len(d.Positions) {
				return toll
			}
		}
	}
	return plainE
}
