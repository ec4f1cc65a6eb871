package render

import (
	"bufio"
	"io"
	"os"
	"strings"

	"golang.org/x/term"

	"synoptic/news"
)

// Options steer the text form. Width is the columns to fill (0 for 80, at
// least 40), Colour whether terminal colours are used.
type Options struct {
	Width  int
	Colour bool
}

// Terminal fills in options from what the output is: the terminal's width
// where none is asked for, and colour where auto is set, the output is a
// terminal and NO_COLOR is not set.
func Terminal(file *os.File, o Options, auto bool) Options {
	fd := int(file.Fd())
	if !term.IsTerminal(fd) {
		return o
	}
	if o.Width <= 0 {
		if w, _, err := term.GetSize(fd); err == nil {
			o.Width = min(w, 120)
		}
	}
	if auto && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" {
		o.Colour = true
	}
	return o
}

const (
	leastWidth   = 40
	defaultWidth = 80
)

// Text writes the record for a terminal.
func Text(w io.Writer, d *news.Dossier, o Options) error {
	if o.Width <= 0 {
		o.Width = defaultWidth
	}
	o.Width = max(o.Width, leastWidth)
	t := &texter{w: bufio.NewWriter(w), o: o}
	short := makeOutline(d)
	newBook(d).shorten(short, ofTerminal)
	t.outline(short)
	return t.w.Flush()
}

type texter struct {
	w *bufio.Writer
	o Options
}

func (t *texter) outline(o *outline) {
	t.para([]run{{Text: o.Title, Style: strong}}, "", "")
	for _, l := range o.Lead {
		t.para(l.Runs, "", "")
	}
	if len(o.Summary) > 0 {
		t.end()
		var all []run
		for i, l := range o.Summary {
			if i > 0 {
				all = append(all, run{Text: " "})
			}
			all = append(all, l.Runs...)
			all = append(all, tail(l)...)
		}
		t.para(all, "", "")
	}
	t.end()
	for _, l := range o.Articles {
		m := marks(l.By)
		t.para(l.Runs, m+" ", strings.Repeat(" ", len(m)+1))
	}
	for _, p := range o.Parts {
		t.part(p)
	}
}

func (t *texter) part(p part) {
	t.end()
	t.heading(p.Head)
	if p.Note != "" {
		t.para([]run{{Text: p.Note, Style: dim}}, "", "")
	}
	for i, k := range p.Blocks {
		if p.Sides {
			t.sides(k)
			continue
		}
		if i > 0 && (k.Table != nil || p.Blocks[i-1].Table != nil) {
			t.end()
		}
		if !k.Sub.empty() {
			t.para(t.withTail(k.Sub), "", "  ")
		}
		for _, l := range k.Facts {
			t.para(t.withTail(l), "  ", "  ")
		}
		if k.Table != nil {
			t.table(k.Table)
		}
		if k.Key != "" {
			t.para([]run{{Text: k.Key, Style: dim}}, "  ", "  ")
		}
		for _, l := range k.Lines {
			t.line(l, "  ")
		}
	}
}

func (t *texter) line(l line, indent string) {
	t.para(t.withTail(l), indent+"• ", indent+"  ")
	for _, u := range l.Under {
		t.para(t.withTail(u), indent+"  – ", indent+"    ")
	}
}

// sides writes a block whose lines are sides of one question: in one line
// where they are short, else one below the other.
func (t *texter) sides(k block) {
	short := append(append([]run{}, k.Sub.Runs...), run{Text: ": "})
	for i, l := range k.Lines {
		if i > 0 {
			short = append(short, run{Text: "; "})
		}
		short = append(short, t.withTail(l)...)
	}
	grade := run{}
	if k.Sub.Grade != "" {
		grade = run{Text: " " + clean(string(k.Sub.Grade)), Style: dim}
	}
	short = append(short, grade)
	if lineWidth(line{Runs: short}) <= t.o.Width*3/2 {
		t.para(short, "• ", "  ")
		return
	}
	t.para(append(append([]run{}, k.Sub.Runs...), grade), "• ", "  ")
	for _, l := range k.Lines {
		t.line(l, "  ")
	}
}

func (t *texter) withTail(l line) []run { return append(append([]run{}, l.Runs...), tail(l)...) }

// tail is the marks of a line's articles and its grade.
func tail(l line) []run {
	s := marks(l.By)
	if l.Grade != "" && len(l.By) > 0 {
		s += " " + clean(string(l.Grade))
	}
	if s == "" {
		return nil
	}
	return []run{{Text: " " + s, Style: dim}}
}

func (t *texter) heading(s string) {
	s = strings.ToUpper(s)
	rule := t.o.Width - stringWidth(s) - 1
	t.w.WriteString(t.paint(strong, s))
	if rule > 0 {
		t.w.WriteString(" " + t.paint(dim, strings.Repeat("─", rule)))
	}
	t.end()
}

func (t *texter) end() { t.w.WriteByte('\n') }

func (t *texter) para(runs []run, first, rest string) {
	for i, l := range wrap(runs, t.o.Width-max(stringWidth(first), stringWidth(rest))) {
		if i == 0 {
			t.w.WriteString(t.paint(dim, first))
		} else {
			t.w.WriteString(rest)
		}
		t.runs(l)
		t.end()
	}
}

func (t *texter) runs(l []run) {
	for _, r := range l {
		t.w.WriteString(t.paint(r.Style, r.Text))
	}
}

func (t *texter) paint(s style, text string) string {
	code := map[style]string{strong: "1", dim: "2", quoted: "36"}[s]
	if !t.o.Colour || code == "" || strings.TrimSpace(text) == "" {
		return text
	}
	return "\x1b[" + code + "m" + text + "\x1b[0m"
}
