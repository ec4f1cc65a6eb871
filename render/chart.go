package render

import (
	"slices"
	"time"
	"unicode/utf8"

	"synoptic/news"
)

// chart is the timeline as drawn: one row an event, its mark as long as what
// is known of its time, background and news each on a scale of its own.
type chart struct {
	Width, Height, Foot float64
	Panels              []panel
	Rows                []chartRow
	Left                int // events that are only in the list
}

type panel struct {
	Name          string
	X, Right, Mid float64
	Ticks         []tick
	from, to      time.Time
}

type tick struct {
	X     float64
	Label string
}

type chartRow struct {
	Target       int
	Y, Text      float64 // top of the row, base of its text
	X, W         float64
	Point        bool // known to the minute
	Back, Unsure bool
	LabelX       float64
	Before       bool // the label stands before the mark
	Date, Label  string
	Full         string
}

const (
	chartWidth = 860.0
	rowHeight  = 30.0
	chartHead  = 34.0
	chartRows  = 30
	letter     = 7.2 // columns of a letter of the labels, in the widest of the fonts that they may be set in
)

// chart draws the events that have a date; nil where fewer than two do.
func (p *pager) chart(d *news.Dossier) *chart {
	var list []news.Happening
	left := 0
	for _, h := range d.Events {
		if _, _, ok := stretch(h.When.Value); ok {
			list = append(list, h)
		}
	}
	if len(list) < 2 {
		return nil
	}
	for n := 1; len(list) > chartRows; n++ { // the least reported give way
		before := len(list)
		list = slices.DeleteFunc(list, func(h news.Happening) bool {
			if before > chartRows && len(h.Articles) <= n {
				before--
				return true
			}
			return false
		})
	}
	left = len(d.Events) - len(list)
	slices.SortStableFunc(list, func(a, b news.Happening) int {
		if a.Background != b.Background {
			if a.Background {
				return -1
			}
			return 1
		}
		x, _, _ := stretch(a.When.Value)
		y, _, _ := stretch(b.When.Value)
		return x.Compare(y)
	})
	c := &chart{Width: chartWidth, Left: left}
	c.panels(list)
	for i, h := range list {
		c.Rows = append(c.Rows, c.row(p, h, chartHead+rowHeight*float64(i)))
	}
	c.Foot = chartHead + rowHeight*float64(len(list)) + 4
	c.Height = c.Foot + 24
	return c
}

func (c *chart) panels(list []news.Happening) {
	var back, now []news.Happening
	for _, h := range list {
		if h.Background {
			back = append(back, h)
		} else {
			now = append(now, h)
		}
	}
	switch {
	case len(back) == 0:
		c.Panels = []panel{makePanel("The news", now, 8, chartWidth-8)}
	case len(now) == 0:
		c.Panels = []panel{makePanel("Background", back, 8, chartWidth-8)}
	default:
		c.Panels = []panel{makePanel("Background", back, 8, 270), makePanel("The news", now, 300, chartWidth-8)}
	}
}

func makePanel(name string, list []news.Happening, x, right float64) panel {
	p := panel{Name: name, X: x, Right: right, Mid: (x + right) / 2}
	for _, h := range list {
		from, to, _ := stretch(h.When.Value)
		if p.from.IsZero() || from.Before(p.from) {
			p.from = from
		}
		if to.After(p.to) {
			p.to = to
		}
	}
	spare := p.to.Sub(p.from) / 16
	p.from, p.to = p.from.Add(-spare), p.to.Add(max(spare, time.Minute))
	p.Ticks = p.ticks()
	return p
}

func (p panel) at(t time.Time) float64 {
	return p.X + (p.Right-p.X)*float64(t.Sub(p.from))/float64(p.to.Sub(p.from))
}

// ticks are at most a few round times.
func (p panel) ticks() []tick {
	day := 24 * time.Hour
	span := p.to.Sub(p.from)
	room := int((p.Right - p.X) / 82)
	for _, s := range []struct {
		about         time.Duration
		years, months int
		step          time.Duration
		layout        string
	}{
		{time.Hour, 0, 0, time.Hour, "15:04"}, {3 * time.Hour, 0, 0, 3 * time.Hour, "15:04"}, {6 * time.Hour, 0, 0, 6 * time.Hour, "2 Jan 15:04"},
		{day, 0, 0, day, "2 Jan"}, {2 * day, 0, 0, 2 * day, "2 Jan"}, {7 * day, 0, 0, 7 * day, "2 Jan"}, {14 * day, 0, 0, 14 * day, "2 Jan"},
		{30 * day, 0, 1, 0, "Jan 2006"}, {91 * day, 0, 3, 0, "Jan 2006"}, {182 * day, 0, 6, 0, "Jan 2006"},
		{365 * day, 1, 0, 0, "2006"}, {730 * day, 2, 0, 0, "2006"}, {1826 * day, 5, 0, 0, "2006"}, {3652 * day, 10, 0, 0, "2006"},
		{7304 * day, 20, 0, 0, "2006"}, {18262 * day, 50, 0, 0, "2006"}, {36525 * day, 100, 0, 0, "2006"},
	} {
		if int(span/s.about) > room {
			continue
		}
		t := p.from.Truncate(day)
		switch {
		case s.years > 0:
			t = time.Date(t.Year()/s.years*s.years, 1, 1, 0, 0, 0, 0, time.UTC)
		case s.months > 0:
			t = time.Date(t.Year(), 1, 1, 0, 0, 0, 0, time.UTC)
		}
		var out []tick
		for n := 0; n < 2000 && !t.After(p.to); n++ {
			if !t.Before(p.from) {
				out = append(out, tick{round(p.at(t)), t.Format(s.layout)})
			}
			t = t.AddDate(s.years, s.months, 0).Add(s.step)
		}
		return out
	}
	return nil
}

func (c *chart) row(p *pager, h news.Happening, y float64) chartRow {
	g := c.Panels[0]
	if !h.Background {
		g = c.Panels[len(c.Panels)-1]
	}
	from, to, _ := stretch(h.When.Value)
	r := chartRow{Target: p.target(h.Evidence), Y: y, Text: y + rowHeight/2 + 4, Back: h.Background, Unsure: mood(h.Aux) != "",
		Date: shortWhen(h.When), Full: clean(h.Text)}
	r.Point = to.Sub(from) <= time.Minute
	r.X, r.W = g.at(from), max(g.at(to)-g.at(from), 12)
	if r.Point {
		r.W = 0
	}
	r.X, r.W = round(r.X), round(r.W)
	dateRoom := letter * float64(utf8.RuneCountInString(r.Date)+2)
	after, before := chartWidth-(r.X+r.W)-16, r.X-16
	r.LabelX = r.X + r.W + 12
	room := after
	if before > after {
		r.Before, r.LabelX, room = true, r.X-12, before
	}
	r.Label = cut(r.Full, max(int((room-dateRoom)/letter)-2, 4))
	return r
}

func round(x float64) float64 { return float64(int(x*10+0.5)) / 10 }

// W is the width of a panel.
func (p panel) W() float64 { return round(p.Right - p.X) }

// Inner is the height of the panels.
func (c *chart) Inner() float64 { return c.Foot - 24 }

// TickY is the base of the tick labels.
func (c *chart) TickY() float64 { return c.Foot + 16 }

// CY is the middle of a row.
func (r chartRow) CY() float64 { return r.Y + rowHeight/2 }

// BarY is the top of a row's bar.
func (r chartRow) BarY() float64 { return r.Y + rowHeight/2 - 6 }
