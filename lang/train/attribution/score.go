package attribution

import (
	"fmt"
	"io"
	"sort"
	"unicode"

	"synoptic/news"
)

// Score counts attributions found against annotated ones. They are matched
// greedily by the F1 of the words of their contents, at least 0.5.
type Score struct {
	groups [3]counts // all, quoted, others
	grades map[news.Grade]*counts
}

type counts struct {
	gold, found, goldHit, foundHit, goldExact, foundExact, sourced, sourceHit, sourceExact int
}

// side is one attribution as sets of words.
type side struct {
	content, source map[int]bool
	quoted          bool
	grade           news.Grade
}

type pair struct {
	f    float64
	g, p int
}

// Add counts one article.
func (s *Score) Add(text string, gold, found []Spans) {
	ws := words(text)
	G, P := sides(text, ws, gold), sides(text, ws, found)
	for _, g := range G {
		s.each(g.quoted, func(c *counts) { c.gold++ })
	}
	for _, p := range P {
		s.each(p.quoted, func(c *counts) { c.found++ })
		s.graded(p.grade).found++
	}
	usedG, usedP := map[int]bool{}, map[int]bool{}
	for _, m := range pairs(G, P) {
		if usedG[m.g] || usedP[m.p] {
			continue
		}
		usedG[m.g], usedP[m.p] = true, true
		s.hit(&G[m.g], &P[m.p])
	}
}

func (s *Score) hit(g, p *side) {
	exact := 0
	if both := common(g.content, p.content); both == len(g.content) && both == len(p.content) {
		exact = 1
	}
	src := common(g.source, p.source)
	s.each(g.quoted, func(c *counts) {
		c.goldHit++
		c.goldExact += exact
		if len(g.source) > 0 {
			c.sourced++
			if src > 0 {
				c.sourceHit++
			}
			if src == len(g.source) && src == len(p.source) {
				c.sourceExact++
			}
		}
	})
	s.each(p.quoted, func(c *counts) {
		c.foundHit++
		c.foundExact += exact
	})
	c := s.graded(p.grade)
	c.foundHit++
	c.foundExact += exact
	if len(g.source) > 0 {
		c.sourced++
		if src > 0 {
			c.sourceHit++
		}
	}
}

func (s *Score) graded(g news.Grade) *counts {
	if s.grades == nil {
		s.grades = map[news.Grade]*counts{}
	}
	if s.grades[g] == nil {
		s.grades[g] = &counts{}
	}
	return s.grades[g]
}

// PrintGrades writes a line for each grade: how many were found, the share of
// them that an annotated one matches, that it matches exactly, and of the
// matched ones that have the right source.
func (s *Score) PrintGrades(w io.Writer, name string) {
	div := func(a, b int) float64 { return float64(a) / float64(max(1, b)) }
	fmt.Fprintf(w, "\n%-24s %-7s %6s %7s %7s %7s\n", "file", "grade", "found", "P", "exact", "source")
	for _, g := range []news.Grade{news.GradeA, news.GradeB, news.GradeC} {
		c := s.graded(g)
		fmt.Fprintf(w, "%-24s %-7s %6d %7.3f %7.3f %7.3f\n", name, g, c.found, div(c.foundHit, c.found), div(c.foundExact, c.found), div(c.sourceHit, c.sourced))
	}
}

func (s *Score) each(quoted bool, f func(*counts)) {
	f(&s.groups[0])
	if quoted {
		f(&s.groups[1])
	} else {
		f(&s.groups[2])
	}
}

func pairs(G, P []side) []pair {
	var ps []pair
	for i := range G {
		for j := range P {
			if n := len(G[i].content) + len(P[j].content); n > 0 {
				if f := 2 * float64(common(G[i].content, P[j].content)) / float64(n); f >= 0.5 {
					ps = append(ps, pair{f, i, j})
				}
			}
		}
	}
	sort.SliceStable(ps, func(a, b int) bool { return ps[a].f > ps[b].f })
	return ps
}

func common(a, b map[int]bool) int {
	n := 0
	for k := range a {
		if b[k] {
			n++
		}
	}
	return n
}

func sides(text string, ws []news.Span, as []Spans) []side {
	var out []side
	for _, a := range as {
		if len(a.Content) > 0 {
			out = append(out, side{within(ws, a.Content), within(ws, a.Source), quoted(text, a.Content), a.Grade})
		}
	}
	return out
}

func within(ws []news.Span, ss []news.Span) map[int]bool {
	m := map[int]bool{}
	for _, s := range ss {
		k := sort.Search(len(ws), func(i int) bool { return ws[i].Start >= s.Start })
		for ; k < len(ws) && ws[k].End <= s.End; k++ {
			m[k] = true
		}
	}
	return m
}

// words gives the runs of letters and digits.
func words(text string) []news.Span {
	var ws []news.Span
	start := -1
	for i, r := range text {
		in := unicode.IsLetter(r) || unicode.IsNumber(r) || r == '_'
		if in && start < 0 {
			start = i
		} else if !in && start >= 0 {
			ws = append(ws, news.Span{Start: start, End: i})
			start = -1
		}
	}
	if start >= 0 {
		ws = append(ws, news.Span{Start: start, End: len(text)})
	}
	return ws
}

// F gives precision, recall, overlap F1, exact F1 and the share of right
// sources; group 0 is all, 1 the quoted, 2 the others.
func (s *Score) F(group int) (precision, recall, overlap, exact, source float64) {
	c := s.groups[group]
	div := func(a, b int) float64 { return float64(a) / float64(max(1, b)) }
	f1 := func(p, r float64) float64 {
		if p+r == 0 {
			return 0
		}
		return 2 * p * r / (p + r)
	}
	precision, recall = div(c.foundHit, c.found), div(c.goldHit, c.gold)
	return precision, recall, f1(precision, recall), f1(div(c.foundExact, c.found), div(c.goldExact, c.gold)), div(c.sourceHit, c.sourced)
}

// Print writes the three groups as lines of a table.
func (s *Score) Print(w io.Writer, name string) {
	for g, kind := range []string{"all", "quoted", "other"} {
		p, r, f, x, src := s.F(g)
		fmt.Fprintf(w, "%-24s %-7s %6d %6d %7.3f %7.3f %7.3f %7.3f %7.3f\n", name, kind, s.groups[g].gold, s.groups[g].found, p, r, f, x, src)
	}
}

// Head writes the heading of the table that Print fills.
func Head(w io.Writer) {
	fmt.Fprintf(w, "%-24s %-7s %6s %6s %7s %7s %7s %7s %7s\n", "file", "group", "gold", "found", "P", "R", "overlap", "exact", "source")
}
