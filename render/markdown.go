package render

import (
	"bufio"
	"io"
	"strings"

	"synoptic/news"
)

// Markdown writes the record as CommonMark with tables. Nothing of a report
// is read as Markdown or HTML. The last line, the definition of a link
// that no reader of Markdown shows, names the record's form.
func Markdown(w io.Writer, d *news.Dossier) error {
	m := &marker{bufio.NewWriter(w)}
	m.outline(makeOutline(d))
	m.say("\n[schema]: ", news.Schema, "\n")
	return m.w.Flush()
}

type marker struct{ w *bufio.Writer }

func (m *marker) outline(o *outline) {
	m.say("# ", escapeMarkdown(o.Title), "\n\n")
	for _, l := range o.Lead {
		m.say(m.line(l), "\n\n")
	}
	var s []string
	for _, l := range o.Summary {
		s = append(s, m.line(l))
	}
	if len(s) > 0 {
		m.say("> ", strings.Join(s, " "), "\n\n")
	}
	for _, l := range o.Articles {
		m.say("- ", escapeMarkdown(marks(l.By)), " ", m.runs(l.Runs), "\n")
	}
	for _, p := range o.Parts {
		m.part(p)
	}
}

func (m *marker) part(p part) {
	m.say("\n## ", escapeMarkdown(p.Head), "\n\n")
	if p.Note != "" {
		m.say(escapeMarkdown(p.Note), "\n\n")
	}
	if p.Sides {
		m.sides(p.Blocks)
		return
	}
	for i, k := range p.Blocks {
		if i > 0 {
			m.say("\n")
		}
		if !k.Sub.empty() {
			m.say(m.line(k.Sub), "\n\n")
		}
		for _, l := range k.Facts {
			m.say(m.line(l), "\n\n")
		}
		if k.Table != nil {
			m.table(k.Table)
		}
		if k.Key != "" {
			m.say("\n", escapeMarkdown(k.Key), "\n")
		}
		for _, l := range k.Lines {
			m.say("- ", m.line(l), "\n")
			for _, u := range l.Under {
				m.say("  - ", m.line(u), "\n")
			}
		}
	}
}

// sides writes a row for each question and a cell for each side of it.
func (m *marker) sides(blocks []block) {
	most := 0
	for _, k := range blocks {
		most = max(most, len(k.Lines))
	}
	m.say("| |", strings.Repeat(" |", most), "\n| --- |", strings.Repeat(" --- |", most), "\n")
	for _, k := range blocks {
		grade := ""
		if k.Sub.Grade != "" {
			grade = " " + escapeMarkdown(string(k.Sub.Grade))
		}
		m.say("| ", m.runs(k.Sub.Runs), grade, " |")
		for _, l := range k.Lines {
			m.say(" ", m.line(l), " |")
		}
		m.say(strings.Repeat(" |", most-len(k.Lines)), "\n")
	}
}

func (m *marker) table(t *table) {
	if len(t.Cols) > manyArticles && t.signs() {
		m.signsAsText(t)
		return
	}
	m.say("| ", escapeMarkdown(t.Corner), " |")
	for _, c := range t.Cols {
		m.say(" ", escapeMarkdown(c.Label), " |")
	}
	m.say("\n| --- |", strings.Repeat(" --- |", len(t.Cols)), "\n")
	for _, r := range t.Rows {
		if r.Group != "" {
			m.say("| **", escapeMarkdown(r.Group), "** |", strings.Repeat(" |", len(t.Cols)), "\n")
			continue
		}
		m.say("| ", m.runs(r.Head.Runs), " |")
		for _, c := range r.Cells {
			cell := []string{}
			if !c.empty() {
				cell = append(cell, m.runs(c.Runs))
			}
			for _, u := range c.Under {
				cell = append(cell, m.line(u))
			}
			m.say(" ", strings.Join(cell, "<br>"), " |")
		}
		m.say("\n")
	}
}

// signsAsText writes a row of a table that is too wide as one item.
func (m *marker) signsAsText(t *table) {
	for _, r := range t.Rows {
		if r.Group != "" {
			m.say("\n**", escapeMarkdown(r.Group), "**\n\n")
			continue
		}
		m.say("- ", m.runs(r.Head.Runs), " ", escapeMarkdown(t.bySign(r)), "\n")
	}
}

func (m *marker) line(l line) string {
	return m.runs(l.Runs) + m.runs(tail(l))
}

// runs writes bold for strong runs, with the blanks at their ends outside, and
// escapes the rest.
func (m *marker) runs(runs []run) string {
	var b strings.Builder
	for _, r := range runs {
		inner := strings.TrimSpace(r.Text)
		if inner == "" {
			b.WriteString(r.Text)
			continue
		}
		at := strings.Index(r.Text, inner)
		b.WriteString(r.Text[:at])
		if r.Style == strong {
			b.WriteString("**" + escapeMarkdown(inner) + "**")
		} else {
			b.WriteString(escapeMarkdown(inner))
		}
		b.WriteString(r.Text[at+len(inner):])
	}
	return b.String()
}

func (m *marker) say(parts ...string) {
	for _, p := range parts {
		m.w.WriteString(p)
	}
}
