package render

import (
	"fmt"
	"strconv"
	"strings"
)

const (
	leastColumn = 18 // columns of prose that are narrower are not worth reading
	tableGap    = 2
)

// table writes a table of signs as a grid, and a table of prose as a grid
// where it fits and row by row where it does not.
func (t *texter) table(x *table) {
	if x.signs() {
		t.signs(x)
		return
	}
	for _, r := range x.Rows {
		t.para(r.Head.Runs, "  ", "  ")
		for i, c := range r.Cells {
			for _, u := range c.Under {
				runs := append([]run{{Text: x.Cols[i].Label + " "}}, u.Runs...)
				t.para(append(runs, tail(u)...), "    • ", "      ")
			}
		}
	}
}

// signs tells whether the cells are signs, not prose.
func (x *table) signs() bool {
	for _, r := range x.Rows {
		for _, c := range r.Cells {
			if len(c.Under) > 0 {
				return false
			}
		}
	}
	return true
}

// signs writes a table whose cells are signs: the column heads are the short
// names unless the long ones leave room.
func (t *texter) signs(x *table) {
	heads, widths := make([]string, len(x.Cols)), make([]int, len(x.Cols))
	total := 0
	for i, c := range x.Cols {
		heads[i] = c.Short
		widths[i] = max(stringWidth(c.Short), 1)
		total += widths[i] + tableGap
	}
	room := t.o.Width - 2 - total
	if room < leastColumn {
		t.signsAsText(x)
		return
	}
	first := 0
	for _, r := range x.Rows {
		first = max(first, lineWidth(r.Head)+2)
	}
	first = min(max(first, 12), room)
	t.w.WriteString("  " + strings.Repeat(" ", first))
	for i, h := range heads {
		t.w.WriteString(strings.Repeat(" ", tableGap) + t.paint(dim, pad(h, widths[i])))
	}
	t.end()
	for _, r := range x.Rows {
		if r.Group != "" {
			t.para([]run{{Text: r.Group, Style: strong}}, "  ", "  ")
			continue
		}
		for n, l := range wrap(r.Head.Runs, first-2) {
			t.w.WriteString("    ")
			if n > 0 {
				t.runs(l)
				t.end()
				continue
			}
			t.runs(l)
			gap := first - 2
			for _, s := range l {
				gap -= stringWidth(s.Text)
			}
			for i, c := range r.Cells {
				sign := c.text()
				left := max(0, (widths[i]-stringWidth(sign))/2)
				gap += tableGap
				if sign == "" {
					gap += widths[i]
					continue
				}
				t.w.WriteString(strings.Repeat(" ", gap+left) + sign)
				gap = widths[i] - left - stringWidth(sign)
			}
			t.end()
		}
	}
}

// signsAsText writes a row as its head and the articles by sign.
func (t *texter) signsAsText(x *table) {
	for _, r := range x.Rows {
		if r.Group != "" {
			t.para([]run{{Text: r.Group, Style: strong}}, "  ", "  ")
			continue
		}
		t.para(append(append([]run{}, r.Head.Runs...), run{Text: " " + x.bySign(r), Style: dim}), "    ", "      ")
	}
}

// bySign gives the cells of a row as each sign and the columns that have it:
// "● [1][2], ✕ [4]".
func (x *table) bySign(r row) string {
	var signs []string
	at := map[string][]int{}
	for i, c := range r.Cells {
		s := c.text()
		if s == "" {
			continue
		}
		if at[s] == nil {
			signs = append(signs, s)
		}
		n, _ := strconv.Atoi(strings.Trim(x.Cols[i].Short, "[]"))
		at[s] = append(at[s], n)
	}
	for i, s := range signs {
		of := ""
		if ns := at[s]; len(ns) > manyArticles {
			of = fmt.Sprintf("%d of %d ", len(ns), len(x.Cols))
		}
		signs[i] = s + " " + of + marks(at[s])
	}
	return strings.Join(signs, ", ")
}

func lineWidth(l line) int {
	n := 0
	for _, r := range l.Runs {
		n += stringWidth(r.Text)
	}
	return n
}

func pad(s string, w int) string { return s + strings.Repeat(" ", max(0, w-stringWidth(s))) }
