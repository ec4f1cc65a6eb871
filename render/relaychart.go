package render

import "fmt"

// relayChart draws who carries whose words: the voices on the left, the reports
// on the right, a line where a report carries a voice's words. It says what the
// table of relays says.
type relayChart struct {
	Width, Height float64
	Voices        []relayNode
	Reports       []relayNode
	Lines         []relayLine
}

type relayNode struct {
	Label, Full string
	N, Tint     int // of a report
	X, Y        float64
}

// relayLine leads from a voice to a report. Same is that of one and the same
// copy.
type relayLine struct {
	Path  string // of SVG
	Same  bool
	Title string
}

const (
	relayRow    = 30.0
	relayLeft   = 280.0 // where the names of voices end
	relayRight  = 560.0 // where the reports begin
	mostRelayed = 30    // rows of either side; beyond that the table is clearer
)

// makeRelayChart draws the table of a part; nil where there is none, or it is
// long.
func makeRelayChart(p part) *relayChart {
	if len(p.Blocks) == 0 || p.Blocks[0].Table == nil {
		return nil
	}
	t := p.Blocks[0].Table
	if len(t.Rows) > mostRelayed || len(t.Cols) > mostRelayed {
		return nil
	}
	c := &relayChart{Width: chartWidth, Height: relayRow * float64(max(len(t.Rows), len(t.Cols)))}
	at := func(i, n int) float64 { // each side in the middle of the height
		return round((c.Height-relayRow*float64(n))/2 + relayRow*(float64(i)+.5))
	}
	short := func(s string, room float64) string { return cut(s, int(room/letter)-2) }
	for i, col := range t.Cols {
		c.Reports = append(c.Reports, relayNode{Label: short(col.Label, chartWidth-relayRight-36), Full: col.Label, N: i + 1, Tint: i % tints, X: relayRight, Y: at(i, len(t.Cols))})
	}
	for i, r := range t.Rows {
		v := relayNode{Label: short(r.Head.text(), relayLeft-20), Full: r.Head.text(), X: relayLeft, Y: at(i, len(t.Rows))}
		c.Voices = append(c.Voices, v)
		for j, cell := range r.Cells {
			if cell.empty() {
				continue
			}
			to, same := c.Reports[j], cell.text() == signSame
			says := v.Full + " → " + to.Full
			if same {
				says = to.Full + ": " + v.Full
			}
			from, mid := v.X+12, (v.X+to.X)/2
			c.Lines = append(c.Lines, relayLine{Path: fmt.Sprintf("M%g %gC%g %g %g %g %g %g", from, v.Y, mid, v.Y, mid, to.Y, to.X-12, to.Y), Same: same, Title: says})
		}
	}
	return c
}

// Base is the base of a node's text.
func (n relayNode) Base() float64 { return n.Y + 4 }
