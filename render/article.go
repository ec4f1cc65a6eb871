package render

import (
	"slices"
	"sort"
	"strconv"
	"strings"

	"synoptic/news"
)

// hArticle is an article as the page shows it.
type hArticle struct {
	N, Tint    int
	ID, Page   string // Page: address of the article's own page
	Label      string
	Title      string
	Meta       string
	Paragraphs []paragraph
}

// paragraph is a stretch of an article, cut at every edge of evidence.
type paragraph struct {
	Title bool // repeats the article's title
	Parts []segment
}

// segment is text on which the same evidence rests throughout.
type segment struct {
	Text       string
	Targets    string // numbers of the targets, "3 17"; "" for text that nothing rests on
	Start, End int
	Furniture  bool
	Spots      []string // names of targets whose words begin here
	Back       string   // address of the line that rests on it
	Class      string
}

func (p *pager) articles(d *news.Dossier) []hArticle {
	type place struct {
		news.Span
		target int
	}
	at := make([][]place, len(d.Articles))
	for i, list := range p.targets {
		for _, e := range list {
			n := p.b.number[e.Article]
			if n == 0 || e.Start < 0 || e.Start >= e.End || e.End > len(d.Articles[n-1].Text) {
				continue
			}
			at[n-1] = append(at[n-1], place{e.Span(), i + 1})
		}
	}
	var out []hArticle
	named := map[string]bool{}
	for i, a := range d.Articles {
		if p.want != nil && !p.want(a.ID) {
			continue
		}
		h := hArticle{N: i + 1, Tint: i % tints, ID: a.ID, Label: p.b.labels[i], Title: clean(string(a.Title))}
		if p.site.Article != nil {
			h.Page = p.site.Article(a.ID)
		}
		h.Meta = articleMeta(a)
		c := &cutter{text: a.Text}
		for _, x := range at[i] {
			c.add(x.Span, x.target)
		}
		for _, s := range a.Furniture {
			if s.Start >= 0 && s.End <= len(a.Text) && !s.Empty() {
				c.add(s, 0)
			}
		}
		c.sort()
		for _, s := range paragraphs(a.Text) {
			parts := p.link(c.cut(s), i+1, named)
			g := paragraph{Parts: parts, Title: h.Title != "" && clean(a.Text[s.Start:s.End]) == h.Title}
			h.Paragraphs = append(h.Paragraphs, g)
		}
		out = append(out, h)
	}
	return out
}

// link gives segments of article n their names and the way back to a line:
// of those that rest on a segment the one with the fewest words.
func (p *pager) link(parts []segment, n int, named map[string]bool) []segment {
	for i := range parts {
		g := &parts[i]
		if g.Furniture {
			g.Class = "furniture"
		}
		best, least := 0, 0
		for f := range strings.FieldsSeq(g.Targets) {
			t, err := strconv.Atoi(f)
			if err != nil {
				continue
			}
			for _, s := range []string{"w" + f, spot(t, n)} {
				if !named[s] {
					named[s] = true
					g.Spots = append(g.Spots, s)
				}
			}
			size := 0
			for _, e := range p.targets[t-1] {
				size += e.End - e.Start
			}
			if p.anchors[t] != "" && (best == 0 || size < least) {
				best, least = t, size
			}
		}
		if best > 0 {
			g.Back = p.site.Record + "#" + p.anchors[best]
		}
	}
	return parts
}

func articleMeta(a news.Report) string {
	var meta []string
	if s := clean(string(a.Byline)); s != "" {
		meta = append(meta, s)
	}
	if s := when(a.Published.Date()); s != "" {
		if a.Published.Basis == news.BasisInferred {
			s += " (inferred)"
		}
		meta = append(meta, s)
	}
	if s := clean(a.Location); s != "" {
		meta = append(meta, s)
	}
	return strings.Join(meta, " · ")
}

// paragraphs cuts text at blank lines, or at every line end where lines are
// as long as paragraphs are.
func paragraphs(text string) []news.Span {
	sep := "\n\n"
	normal := strings.ReplaceAll(text, "\r\n", " \n") // same length
	for l := range strings.SplitSeq(normal, "\n") {
		if len(l) > 160 {
			sep = "\n"
			break
		}
	}
	var out []news.Span
	start := 0
	put := func(end int) {
		if strings.TrimSpace(text[start:end]) != "" {
			out = append(out, news.Span{Start: start, End: end})
		}
	}
	for {
		i := strings.Index(normal[start:], sep)
		if i < 0 {
			put(len(text))
			return out
		}
		put(start + i)
		start += i + len(sep)
	}
}

// cutter cuts text at the edges of spans that may overlap in any way.
type cutter struct {
	text  string
	edges []edge
	next  int
	open  map[int]int // target to how many of its spans are open
}

type edge struct {
	at, target int
	opens      bool
}

func (c *cutter) add(s news.Span, target int) {
	c.edges = append(c.edges, edge{s.Start, target, true}, edge{s.End, target, false})
}

func (c *cutter) sort() {
	c.open = map[int]int{}
	sort.SliceStable(c.edges, func(i, j int) bool { return c.edges[i].at < c.edges[j].at })
}

// cut gives the segments of a span. Spans must be given in order.
func (c *cutter) cut(s news.Span) []segment {
	var out []segment
	at := s.Start
	for at < s.End {
		for c.next < len(c.edges) && c.edges[c.next].at <= at {
			c.pass(c.edges[c.next])
			c.next++
		}
		end := s.End
		if c.next < len(c.edges) {
			end = min(end, c.edges[c.next].at)
		}
		g := segment{Text: visible(strings.ToValidUTF8(c.text[at:end], "\uFFFD")), Start: at, End: end}
		g.Targets, g.Furniture = c.now()
		out = append(out, g)
		at = end
	}
	return out
}

func (c *cutter) pass(e edge) {
	if e.opens {
		c.open[e.target]++
	} else if c.open[e.target]--; c.open[e.target] == 0 {
		delete(c.open, e.target)
	}
}

// now gives the targets that are open, in order, and whether the place is
// furniture.
func (c *cutter) now() (string, bool) {
	var ns []int
	furniture := false
	for t := range c.open {
		if t == 0 {
			furniture = true
		} else {
			ns = append(ns, t)
		}
	}
	slices.Sort(ns)
	var b strings.Builder
	for i, n := range ns {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(strconv.Itoa(n))
	}
	return b.String(), furniture
}
