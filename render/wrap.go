package render

import "strings"

// wrap breaks runs into lines of at most width columns, at blanks; a word that
// is wider is cut. It gives at least no line for no text.
func wrap(runs []run, width int) [][]run {
	width = max(width, 2)
	var out [][]run
	var cur []run
	col := 0
	flush := func() {
		out = append(out, cur)
		cur, col = nil, 0
	}
	for _, word := range words(runs) {
		w := 0
		for _, r := range word.runs {
			w += stringWidth(r.Text)
		}
		gap := word.gap
		if col == 0 {
			gap = 0
		}
		if col > 0 && col+gap+w > width {
			flush()
			gap = 0
		}
		if gap > 0 {
			cur = join(cur, run{Text: strings.Repeat(" ", gap), Style: word.gapStyle})
			col += gap
		}
		for _, r := range word.runs {
			for _, piece := range breakWord(r.Text, width) {
				k := stringWidth(piece)
				if col > 0 && col+k > width {
					flush()
				}
				cur = join(cur, run{Text: piece, Style: r.Style})
				col += k
			}
		}
	}
	if len(cur) > 0 {
		flush()
	}
	return out
}

// word is a stretch without blanks, perhaps in several styles, and the number
// of blanks before it.
type word struct {
	gap      int
	gapStyle style
	runs     []run
}

func words(runs []run) []word {
	var out []word
	open := false
	gap, gapStyle := 0, plain
	for _, r := range runs {
		start := 0
		put := func(end int) {
			if start == end {
				return
			}
			piece := run{Text: r.Text[start:end], Style: r.Style}
			if open {
				out[len(out)-1].runs = append(out[len(out)-1].runs, piece)
			} else {
				out = append(out, word{gap: gap, gapStyle: gapStyle, runs: []run{piece}})
				open, gap = true, 0
			}
		}
		for i := 0; i < len(r.Text); i++ {
			if r.Text[i] != ' ' {
				continue
			}
			put(i)
			start = i + 1
			open, gap, gapStyle = false, gap+1, r.Style
		}
		put(len(r.Text))
	}
	return out
}

// join adds a run to a line, into the last one where the style is the same.
func join(line []run, r run) []run {
	if n := len(line); n > 0 && line[n-1].Style == r.Style {
		line[n-1].Text += r.Text
		return line
	}
	return append(line, r)
}
