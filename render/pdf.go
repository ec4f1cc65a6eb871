package render

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"time"

	"codeberg.org/go-pdf/fpdf"
	"github.com/go-fonts/dejavu/dejavusanscondensed"
	"github.com/go-fonts/dejavu/dejavusanscondensedbold"

	"synoptic/news"
)

// Measures of the printed page, in millimetres, and sizes of type, in points.
const (
	pageMargin = 18.0
	pageFoot   = 16.0
	stepRight  = 5.0 // how far what stands under something is moved in
	signWidth  = 9.0 // a column of signs
	leading    = 1.4 // height of a line of type in its size
	bodySize   = 9.5
	smallSize  = 8.0
	partSize   = 13.0
	titleSize  = 18.0
)

// printEpoch is the date of making that a PDF bears: none is known that would
// not differ from run to run, and the form wants one.
var printEpoch = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)

// PDF writes the record for print, A4, with a bookmark for each part, and the
// record as JSON with all its evidence attached as record.json. The same
// record gives the same bytes. Signs that the type lacks show as a box.
func PDF(w io.Writer, d *news.Dossier) error {
	var whole bytes.Buffer
	if err := JSON(&whole, d); err != nil {
		return err
	}
	o := makeOutline(d)
	f := fpdf.New("P", "mm", "A4", "")
	f.SetCatalogSort(true)
	f.SetCreationDate(printEpoch)
	f.SetModificationDate(printEpoch)
	f.SetLang("en")
	f.SetTitle(typeset(o.Title), true)
	f.SetSubject("a record in the form "+news.Schema, false)
	f.SetCreator("Synoptic", true)
	f.AddUTF8FontFromBytes(typeface, "", dejavusanscondensed.TTF)
	f.AddUTF8FontFromBytes(typeface, "B", dejavusanscondensedbold.TTF)
	f.SetAttachments([]fpdf.Attachment{{Content: whole.Bytes(), Filename: "record.json", Description: "the record with all its evidence"}})
	f.SetMargins(pageMargin, pageMargin, pageMargin)
	f.SetAutoPageBreak(true, pageFoot+4)
	f.SetFooterFunc(func() {
		f.SetY(-pageFoot + 4)
		f.SetFont(typeface, "", smallSize)
		f.SetTextColor(110, 110, 110)
		f.CellFormat(0, 4, fmt.Sprintf("%s · %d", typeset(cut(o.Title, 90)), f.PageNo()), "", 0, "C", false, 0, "")
	})
	p := &printer{f}
	f.AddPage()
	p.outline(o)
	return f.Output(w)
}

const typeface = "DejaVu"

type printer struct{ f *fpdf.Fpdf }

func (p *printer) outline(o *outline) {
	p.para([]run{{Text: o.Title, Style: strong}}, titleSize, 0, "")
	p.gap(1.5)
	for _, l := range o.Lead {
		p.para(l.Runs, bodySize, 0, "")
	}
	var all []run
	for _, l := range o.Summary {
		all = append(append(append(all, l.Runs...), tail(l)...), run{Text: " "})
	}
	if len(all) > 0 {
		p.gap(2.5)
		p.para(all, bodySize+1.5, 0, "")
	}
	p.gap(2.5)
	for _, l := range o.Articles {
		p.para(l.Runs, smallSize+.5, 0, marks(l.By))
	}
	for _, x := range o.Parts {
		p.part(x)
	}
}

func (p *printer) part(x part) {
	p.gap(5)
	p.keep(22)
	p.f.Bookmark(typeset(x.Head), 0, -1)
	p.para([]run{{Text: x.Head, Style: strong}}, partSize, 0, "")
	p.f.SetDrawColor(190, 190, 190)
	p.f.Line(pageMargin, p.f.GetY()+.5, p.right(), p.f.GetY()+.5)
	p.gap(2)
	if x.Note != "" {
		p.para([]run{{Text: x.Note, Style: dim}}, smallSize+.5, 0, "")
	}
	for _, k := range x.Blocks {
		p.block(k)
	}
}

func (p *printer) block(k block) {
	p.keep(12)
	if !k.Sub.empty() {
		p.gap(1)
		p.line(k.Sub, 0, "")
	}
	for _, l := range k.Facts {
		p.line(l, 1, "")
	}
	if k.Table != nil {
		p.table(k.Table)
	}
	if k.Key != "" {
		p.para([]run{{Text: k.Key, Style: dim}}, smallSize, 1, "")
	}
	for _, l := range k.Lines {
		p.line(l, 1, "•")
		for _, u := range l.Under {
			p.line(u, 2, "–")
		}
	}
}

func (p *printer) line(l line, steps int, bullet string) {
	p.para(append(append([]run{}, l.Runs...), tail(l)...), bodySize, steps, bullet)
}

// table draws a table of signs as a grid where its columns leave half of the
// page to the names; other tables are written row by row.
func (p *printer) table(x *table) {
	if !x.signs() {
		for _, r := range x.Rows {
			p.para(r.Head.Runs, bodySize, 1, "")
			for i, c := range r.Cells {
				for _, u := range c.Under {
					p.para(append(append([]run{{Text: x.Cols[i].Label + " "}}, u.Runs...), tail(u)...), bodySize, 2, "•")
				}
			}
		}
		return
	}
	from := p.right() - signWidth*float64(len(x.Cols))
	grid := from-pageMargin >= (p.right()-pageMargin)/2
	if grid {
		p.cells(from, len(x.Cols), func(i int) string { return x.Cols[i].Short })
		p.f.Ln(height(smallSize))
	}
	for _, r := range x.Rows {
		switch {
		case r.Group != "":
			p.para([]run{{Text: r.Group, Style: strong}}, bodySize, 1, "")
		case grid:
			p.keep(2 * height(bodySize))
			p.cells(from, len(r.Cells), func(i int) string { return r.Cells[i].text() })
			p.f.SetRightMargin(pageMargin + p.right() - from)
			p.para(r.Head.Runs, bodySize, 2, "")
			p.f.SetRightMargin(pageMargin)
		default:
			p.para(append(append([]run{}, r.Head.Runs...), run{Text: " " + x.bySign(r), Style: dim}), bodySize, 2, "")
		}
	}
}

// cells writes the signs of a row from an x on and stays on the row.
func (p *printer) cells(from float64, n int, text func(int) string) {
	y := p.f.GetY()
	p.ink(dim, smallSize)
	for i := range n {
		p.f.SetXY(from+signWidth*float64(i), y)
		p.f.CellFormat(signWidth, height(bodySize), typeset(text(i)), "", 0, "C", false, 0, "")
	}
	p.f.SetXY(pageMargin, y)
}

// para writes runs as a paragraph moved in by so many steps, a bullet before.
func (p *printer) para(runs []run, size float64, steps int, bullet string) {
	left := pageMargin + stepRight*float64(steps)
	if bullet != "" {
		p.ink(dim, size)
		p.f.SetX(left)
		b := typeset(bullet) + " "
		wide := max(stepRight-1, p.f.GetStringWidth(b))
		p.f.CellFormat(wide, height(size), b, "", 0, "L", false, 0, "")
		left += wide
	}
	p.f.SetLeftMargin(left)
	p.f.SetX(left)
	for _, r := range runs {
		p.ink(r.Style, size)
		p.f.Write(height(size), typeset(r.Text))
	}
	p.f.SetLeftMargin(pageMargin)
	p.f.Ln(height(size))
}

// ink sets type and colour of a style.
func (p *printer) ink(s style, size float64) {
	weight, shade := "", [3]int{25, 25, 25}
	switch s {
	case strong:
		weight = "B"
	case quoted:
		shade = [3]int{12, 84, 96}
	case dim:
		shade = [3]int{100, 100, 100}
	}
	p.f.SetFont(typeface, weight, size)
	p.f.SetTextColor(shade[0], shade[1], shade[2])
}

// keep begins a new page where fewer millimetres are left, so that a heading
// does not stand alone at a page's foot.
func (p *printer) keep(need float64) {
	_, tall := p.f.GetPageSize()
	if p.f.GetY()+need > tall-pageFoot-4 {
		p.f.AddPage()
	}
}

func (p *printer) gap(mm float64) { p.f.SetY(p.f.GetY() + mm) }

func (p *printer) right() float64 {
	w, _ := p.f.GetPageSize()
	return w - pageMargin
}

// height is that of a line of type of so many points, in millimetres.
func height(points float64) float64 { return points * leading * 25.4 / 72 }

// typeset puts what the PDF library's tables of type cannot hold, signs beyond
// the basic plane, as a sign that says so.
func typeset(s string) string {
	return strings.Map(func(r rune) rune {
		if r > 0xFFFF {
			return '\uFFFD'
		}
		return r
	}, s)
}
