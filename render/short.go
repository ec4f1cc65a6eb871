package render

import (
	"fmt"
	"strings"
)

// limits is how much of each part is shown of a long record, and where the rest
// is.
type limits struct {
	said, ofVoice   int // statements in all, and of one speaker
	issues, ofIssue int
	timeline        int
	figures         int
	differs         int
	people          int
	rest            string
	lists           string // where the lines that one article alone has are listed
}

// The terminal shows a record that is read in two minutes, a page what a
// browser draws in a second: of what is long the first lines and how many more
// there are.
var (
	ofTerminal = limits{18, 2, 9, 5, 14, 12, 14, 30, "--format html or json has them all", "--format html lists them"}
	ofPage     = limits{150, 12, 40, 20, 150, 100, 100, 150, "the whole record has them all", "the whole record lists them"}
)

// shorten leaves out of an outline what goes beyond the limits.
func (b *book) shorten(o *outline, most limits) {
	for i := range o.Parts {
		p := &o.Parts[i]
		switch p.ID {
		case "said":
			p.shorten(most.said, most.ofVoice, most.rest)
		case "timeline":
			p.shorten(most.timeline, most.timeline, most.rest)
		case "figures", "left-out", "aside":
			p.shorten(most.figures, most.figures, most.rest)
		case "people":
			p.shorten(most.people, most.people, most.rest)
		case "differences":
			if more := len(p.Blocks) - most.differs; more > 1 {
				p.Blocks = p.Blocks[:most.differs]
				p.Note = fmt.Sprintf("%d more: %s.", more, most.rest)
			}
		case "positions":
			shortenIssues(p, most)
		case "only":
			b.count(p, most.lists)
		}
	}
}

// shorten keeps at most all lines of a part and each of a block, and says how
// many more there are.
func (p *part) shorten(all, each int, rest string) {
	left, more := all, 0
	var kept []block
	for _, k := range p.Blocks {
		n := min(len(k.Lines), each, left)
		more += len(k.Lines) - n
		left -= n
		k.Lines = k.Lines[:n]
		if n > 0 || k.Table != nil {
			kept = append(kept, k)
		}
	}
	p.Blocks = kept
	if more > 0 {
		p.Blocks = append(p.Blocks, block{Sub: hint(more, rest)})
	}
}

func hint(more int, rest string) line {
	return line{Runs: []run{{Text: fmt.Sprintf("and %d more: %s", more, rest), Style: dim}}}
}

// shortenIssues folds the positions of one party that the same words tell into
// the longest of them, and keeps the issues that come first.
func shortenIssues(p *part, most limits) {
	for i := range p.Blocks {
		t := p.Blocks[i].Table
		if t == nil {
			continue
		}
		more := 0
		cut := *t
		cut.Rows = nil
		for j := range t.Rows {
			r := row{Group: t.Rows[j].Group, Head: t.Rows[j].Head}
			shown := 0
			for c, cell := range t.Rows[j].Cells {
				var under []line
				for n, u := range cell.Under {
					switch {
					case t.told(j, c, n):
					case len(cut.Rows) == most.issues || shown == most.ofIssue:
						more++
					default:
						under = append(under, u)
						shown++
					}
				}
				cell.Under = under
				r.Cells = append(r.Cells, cell)
			}
			if shown > 0 {
				cut.Rows = append(cut.Rows, r)
			}
		}
		p.Blocks[i].Table = &cut
		if more > 0 {
			p.Blocks[i].Key = hint(more, most.rest).text()
		}
	}
}

// told tells whether the words of a position stand in a longer position of the
// same column, or in the same words in a row before, that as many reports tell.
func (t *table) told(j, c, n int) bool {
	l := t.Rows[j].Cells[c].Under[n]
	mine := stanceWords(l)
	for k := range t.Rows {
		for m, u := range t.Rows[k].Cells[c].Under {
			if k == j && m == n {
				continue
			}
			other := stanceWords(u)
			if len(u.By) < len(l.By) {
				continue
			}
			if mine != other && strings.HasPrefix(other, mine) || mine == other && (k < j || k == j && m < n) {
				return true
			}
		}
	}
	return false
}

// stanceWords gives the stance and the quoted words of a position's line.
func stanceWords(l line) string {
	s := ""
	for _, r := range l.Runs[:min(3, len(l.Runs))] {
		s += r.Text
	}
	return s
}

// count puts numbers in the place of the lines that one article alone has: they
// stand above already, each with its mark.
func (b *book) count(p *part, lists string) {
	p.Note = strings.TrimSuffix(p.Note, ".") + "; above they bear its mark alone, and " + lists + "."
	kinds := []struct{ kind, one string }{{"figure", "figure"}, {"meeting", "meeting"}, {"position", "position"}, {"said", "statement"}, {"event", "event"}}
	for i := range p.Blocks {
		k := &p.Blocks[i]
		n := map[string]int{}
		for _, l := range k.Lines {
			if len(l.Runs) > 0 {
				n[strings.TrimSpace(l.Runs[0].Text)]++
			}
		}
		var parts []string
		for _, x := range kinds {
			if n[x.kind] > 0 {
				parts = append(parts, plural(n[x.kind], x.one))
			}
		}
		k.Sub.write(plain, ": "+strings.Join(parts, ", "))
		k.Lines = nil
	}
}
