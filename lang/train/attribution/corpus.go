// Package attribution trains the models of lang/attribution/span on PolNeAR
// and scores spans of attributions the way the corpus is scored.
package attribution

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"unicode/utf8"

	"synoptic/lang/attribution/span"
	"synoptic/lang/model"
	"synoptic/lang/parse"
	"synoptic/lang/tag"
	"synoptic/lang/token"
	"synoptic/news"
)

// Spans are the three parts of an attribution in bytes of its text. Grade is
// that of one found by the room, if its precision is to be counted.
type Spans struct {
	Source, Cue, Content []news.Span
	Grade                news.Grade
}

// Article is one annotated article: tokens, tags and trees are read, each line is a
// paragraph.
type Article struct {
	Doc  *news.Doc
	Gold []Spans
}

// Read reads a file of PolNeAR (JSON lines, offsets in code points).
func Read(path string) ([]*Article, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []*Article
	sc := bufio.NewScanner(f)
	sc.Buffer(make([]byte, 1<<20), 1<<26)
	for line := 1; sc.Scan(); line++ {
		var o struct {
			Doc, Text    string
			Attributions []struct{ Source, Cue, Content [][2]int }
		}
		if err := json.Unmarshal(sc.Bytes(), &o); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", path, line, err)
		}
		at := news.ByteOffsets(o.Text)
		conv := func(ps [][2]int) []news.Span {
			var ss []news.Span
			for _, p := range ps {
				if p[0] >= 0 && p[0] < p[1] && p[1] < len(at) {
					ss = append(ss, news.Span{Start: at[p[0]], End: at[p[1]]})
				}
			}
			return ss
		}
		a := &Article{Doc: Lines(o.Doc, o.Text)}
		for _, g := range o.Attributions {
			if s := (Spans{Source: conv(g.Source), Cue: conv(g.Cue), Content: conv(g.Content)}); len(s.Content) > 0 {
				a.Gold = append(a.Gold, s)
			}
		}
		out = append(out, a)
	}
	return out, sc.Err()
}

// Lines reads a text in which each line is a paragraph, up to the trees.
func Lines(id, text string) *news.Doc {
	d := &news.Doc{Article: &news.Article{ID: id, Text: text}}
	at := 0
	for _, l := range strings.SplitAfter(text, "\n") {
		if strings.TrimSpace(l) != "" {
			kind := news.BlockParagraph
			if len(d.Blocks) == 0 {
				kind = news.BlockHeadline
			}
			d.Blocks = append(d.Blocks, news.Block{Span: news.Span{Start: at, End: at + len(strings.TrimRight(l, "\r\n"))}, Kind: kind})
		}
		at += len(l)
	}
	d.Sentences, d.Tokens = token.Read(d)
	d.Tokens = tag.Read(d)
	d.Tokens = parse.Read(d)
	return d
}

// gold is an annotated attribution in tokens.
type gold struct {
	cue             int // head, -1 when there is none
	source, content []span.Range
}

// item is an article ready for training.
type item struct {
	*Article
	x    *span.Text
	gold []gold
	cues map[int]bool
}

func items(as []*Article, c *model.Cache) []*item {
	none := func(uint64) span.Stat { return span.Stat{} }
	var out []*item
	for _, a := range as {
		it := &item{Article: a, x: span.NewText(a.Doc, c, none), cues: map[int]bool{}}
		for _, g := range a.Gold {
			t := gold{cue: -1, source: tokens(a.Doc, g.Source), content: tokens(a.Doc, g.Content)}
			if cs := tokens(a.Doc, g.Cue); len(cs) > 0 {
				t.cue = it.x.CueHead(cs[0])
				it.cues[t.cue] = true
			}
			if len(t.content) > 0 {
				it.gold = append(it.gold, t)
			}
		}
		out = append(out, it)
	}
	return out
}

// tokens gives the tokens that overlap spans, neighbours joined.
func tokens(d *news.Doc, ss []news.Span) []span.Range {
	var out []span.Range
	for _, s := range ss {
		a, b := d.TokensIn(s)
		if n := len(out); n > 0 && out[n-1].B >= a {
			out[n-1].B = max(b, out[n-1].B)
		} else if a < b {
			out = append(out, span.Range{A: a, B: b})
		}
	}
	return out
}

// ByteSpans gives what the models found in bytes.
func ByteSpans(d *news.Doc, f *span.Found) Spans {
	conv := func(rs []span.Range) []news.Span {
		var ss []news.Span
		for _, r := range rs {
			if r.A < r.B {
				ss = append(ss, d.TokenSpan(r.A, r.B))
			}
		}
		return ss
	}
	return Spans{Source: conv(f.Source), Cue: conv([]span.Range{{A: f.Cue, B: f.Cue + 1}}), Content: conv(f.Content)}
}

// RoomSpans gives the spans of what the room lang/attribution found.
func RoomSpans(as []news.Attribution) []Spans {
	var out []Spans
	for _, a := range as {
		out = append(out, Spans{Source: a.Source, Cue: a.Cue, Content: a.Content, Grade: a.Grade})
	}
	return out
}

// quoted tells whether a quotation mark stands within two bytes' reach of a
// content (two characters, as the corpus is scored).
func quoted(text string, ss []news.Span) bool {
	for _, s := range ss {
		a, b := s.Start, s.End
		for range 2 {
			if a > 0 {
				_, n := utf8.DecodeLastRuneInString(text[:a])
				a -= n
			}
			if b < len(text) {
				_, n := utf8.DecodeRuneInString(text[b:])
				b += n
			}
		}
		if strings.ContainsAny(text[a:b], "\"“”«»") {
			return true
		}
	}
	return false
}
