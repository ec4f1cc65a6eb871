package render

import (
	"fmt"
	"strings"
)

// The terminal shows a record that is read in two minutes: of what is long its
// first lines and how many more there are. The other forms have all of it.
const (
	mostSaid     = 18 // statements in all
	mostOfVoice  = 2  // statements of one speaker
	mostIssues   = 9
	mostOfIssue  = 5
	mostTimeline = 14
	mostFigures  = 12
	mostDiffers  = 14
	mostPeople   = 30
)

// shorten leaves out of an outline what the terminal does not show.
func (b *book) shorten(o *outline) {
	for i := range o.Parts {
		p := &o.Parts[i]
		switch p.ID {
		case "said":
			p.shorten(mostSaid, mostOfVoice)
		case "timeline":
			p.shorten(mostTimeline, mostTimeline)
		case "figures", "left-out":
			p.shorten(mostFigures, mostFigures)
		case "people":
			p.shorten(mostPeople, mostPeople)
		case "differences":
			if more := len(p.Blocks) - mostDiffers; more > 1 {
				p.Blocks = p.Blocks[:mostDiffers]
				p.Note = fmt.Sprintf("%d more: --format html or json has them all.", more)
			}
		case "positions":
			shortenIssues(p)
		case "only":
			b.count(p)
		}
	}
}

// shorten keeps at most all lines of a part and each of a block, and says how
// many more there are.
func (p *part) shorten(all, each int) {
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
		p.Blocks = append(p.Blocks, block{Sub: hint(more)})
	}
}

func hint(more int) line {
	return line{Runs: []run{{Text: fmt.Sprintf("and %d more: --format html or json has them all", more), Style: dim}}}
}

// shortenIssues folds the positions of one party that the same words tell into
// the longest of them, and keeps the issues that come first.
func shortenIssues(p *part) {
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
					case len(cut.Rows) == mostIssues || shown == mostOfIssue:
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
			p.Blocks[i].Key = hint(more).text()
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
func (b *book) count(p *part) {
	p.Note = strings.TrimSuffix(p.Note, ".") + "; above they bear its mark alone, and --format html lists them."
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
