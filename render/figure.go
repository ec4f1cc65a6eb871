package render

import (
	"math"
	"strconv"

	"synoptic/news"
)

// hFigure is a figure with its readings drawn on one scale.
type hFigure struct {
	Head     hLine
	Verdict  string
	Readings []hReading
	Low      string // the ends of the scale
	High     string
	Log      bool
	Drawn    bool
}

// hReading is a reading: its words and, in per mille of the scale, its range
// and best value.
type hReading struct {
	Line               hLine
	Left, Right, Point float64
	Range              bool
}

// logFrom is the ratio between readings from which a scale is logarithmic.
const logFrom = 20

func (p *pager) figures(d *news.Dossier) []hFigure {
	var out []hFigure
	for _, f := range p.b.sortedFigures() {
		head := line{ID: f.ID, Runs: []run{in(strong, p.b.figureName(f))}, Grade: f.Grade}
		p.b.mark(&head)
		h := hFigure{Verdict: f.Verdict, Head: p.line(head)}
		low, high := math.Inf(1), 0.0
		for _, r := range f.Readings {
			low, high = min(low, r.Low), max(high, r.High)
			h.Drawn = h.Drawn || r.High > r.Low
		}
		h.Drawn = (h.Drawn || len(f.Readings) > 1) && low >= 0 && high > 0 && !math.IsInf(high, 0) && !math.IsNaN(low+high)
		s := newScale(low, high)
		h.Log, h.Low, h.High = s.log, number(s.from), number(s.to)
		for _, r := range f.Readings {
			l := line{By: p.b.numbers(r.Articles), Evidence: r.Evidence}
			l.write(quoted, rated(f, r))
			if text := p.b.around(r); text != "" && f.Verdict == "single" {
				l.write(dim, " — ").write(plain, "“"+text+"”")
			}
			x := hReading{Line: p.line(l)}
			if h.Drawn {
				x.Left, x.Right, x.Point, x.Range = s.at(r.Low), s.at(r.High), s.at(r.Best), r.High > r.Low
			}
			h.Readings = append(h.Readings, x)
		}
		out = append(out, h)
	}
	return out
}

// scale maps values to 0 … 1000.
type scale struct {
	from, to float64
	log      bool
}

func newScale(low, high float64) scale {
	if low > 0 && high/low >= logFrom {
		return scale{math.Pow(10, math.Floor(math.Log10(low))), math.Pow(10, math.Ceil(math.Log10(high))), true}
	}
	step := math.Pow(10, math.Floor(math.Log10(max(high, 1e-9))))
	to := math.Ceil(high/step*2) / 2 * step
	return scale{0, to, false}
}

func (s scale) at(v float64) float64 {
	x := (v - s.from) / (s.to - s.from)
	if s.log {
		x = math.Log10(max(v, s.from)/s.from) / math.Log10(s.to/s.from)
	}
	return math.Round(1000 * min(max(x, 0), 1))
}

// number writes a value with thin groups: 1,000,000.
func number(v float64) string {
	s := strconv.FormatFloat(v, 'f', -1, 64)
	whole := len(s)
	for i := range s {
		if s[i] == '.' {
			whole = i
		}
	}
	out := s[whole:]
	for whole > 3 && s[whole-4] != '-' {
		out = "," + s[whole-3:whole] + out
		whole -= 3
	}
	return s[:whole] + out
}
