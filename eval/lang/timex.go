package lang

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"synoptic/lang/parse"
	"synoptic/lang/tag"
	"synoptic/lang/timex"
	"synoptic/lang/token"
	"synoptic/news"
)

// marked is a text with marked stretches, in code points, as the bench files
// write it.
type marked struct {
	Doc, Date, Text string
	Timexes         []struct {
		Start, End             int
		Text, Type, Value, Mod string
	}
	Entities []struct {
		Start, End       int
		Kind, Type, Text string
	}
}

func readMarked(path string) ([]marked, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []marked
	s := bufio.NewScanner(f)
	s.Buffer(make([]byte, 1<<20), 1<<26)
	for n := 1; s.Scan(); n++ {
		var m marked
		if err := json.Unmarshal(s.Bytes(), &m); err != nil {
			return nil, fmt.Errorf("%s line %d: %w", path, n, err)
		}
		out = append(out, m)
	}
	return out, s.Err()
}

// byteOffsets maps code points to bytes; it has one entry more than the text
// has code points.
func byteOffsets(text string) []int {
	out := make([]int, 0, len(text)+1)
	for i := range text {
		out = append(out, i)
	}
	return append(out, len(text))
}

// readDoc reads a text as far as the tree, a block a paragraph.
func readDoc(text, published string) *news.Doc {
	d := &news.Doc{Article: &news.Article{ID: "a", Text: text}}
	if published != "" {
		d.Article.Published = news.Published{Value: published, Precision: news.PrecisionDay, Basis: news.BasisStated}
	}
	at := 0
	for _, p := range strings.SplitAfter(text, "\n\n") {
		d.Blocks = append(d.Blocks, news.Block{Span: news.Span{Start: at, End: at + len(p)}, Kind: news.BlockParagraph})
		at += len(p)
	}
	d.Sentences, d.Tokens = token.Read(d)
	if t := tag.Read(d); len(t) == len(d.Tokens) {
		d.Tokens = t
	}
	if t := parse.Read(d); len(t) == len(d.Tokens) {
		d.Tokens = t
	}
	return d
}

// Timex scores temporal expressions on TimeML and TIMEX2 texts: strict spans,
// relaxed spans (any overlap), and type and value of relaxed matches as F1. No
// files: TimeBank, AQUAINT and WikiWars of the bench. With TIMEX_SHOW set it
// prints what differs.
func Timex(w io.Writer, files []string) error {
	if len(files) == 0 {
		for _, f := range []string{"temporal_tempeval3/timebank.jsonl", "temporal_tempeval3/aquaint.jsonl", "temporal_wikiwars/train.jsonl"} {
			files = append(files, filepath.Join(Bench(), f))
		}
	}
	show := os.Getenv("TIMEX_SHOW") != ""
	fmt.Fprintf(w, "%-36s %6s %7s  %7s %7s %7s  %7s %7s\n", "file", "wanted", "strict", "relax P", "R", "F1", "type", "value")
	for _, path := range files {
		docs, err := readMarked(path)
		if err != nil {
			return err
		}
		var strict, relaxed, kinds, values PRF
		for _, m := range docs {
			at := byteOffsets(m.Text)
			date := m.Date
			if len(date) > 10 {
				date = date[:10]
			}
			got := timex.Read(readDoc(m.Text, date))
			strict.Found += len(got)
			used := make([]bool, len(got))
			for _, g := range m.Timexes {
				want := news.Span{Start: at[g.Start], End: at[g.End]}
				strict.Wanted++
				hit := -1
				for k, t := range got {
					if !used[k] && t.Overlaps(want) && (hit < 0 || t.Span == want) {
						hit = k
					}
				}
				if hit < 0 {
					if show {
						fmt.Fprintf(w, "MISS %q %s %s | %s\n", g.Text, g.Type, g.Value, around(m.Text, want))
					}
					continue
				}
				used[hit] = true
				t := got[hit]
				relaxed.Right++
				if t.Span == want {
					strict.Right++
				}
				if t.Type == g.Type {
					kinds.Right++
				}
				if sameValue(t.Value, g.Value) {
					values.Right++
				} else if show {
					fmt.Fprintf(w, "VALUE %q %s %s want %q %s %s (%s, %s) | %s\n", m.Text[t.Start:t.End], t.Type, t.Value, g.Text, g.Type, g.Value, date, t.Tense, around(m.Text, want))
				}
			}
			for k, t := range got {
				if !used[k] && show {
					fmt.Fprintf(w, "EXTRA %q %s %s | %s\n", m.Text[t.Start:t.End], t.Type, t.Value, around(m.Text, t.Span))
				}
			}
		}
		for _, p := range []*PRF{&relaxed, &kinds, &values} {
			p.Found, p.Wanted = strict.Found, strict.Wanted
		}
		_, _, sf := strict.F1()
		p, r, f := relaxed.F1()
		_, _, tf := kinds.F1()
		_, _, vf := values.F1()
		fmt.Fprintf(w, "%-36s %6d %7.3f  %7.3f %7.3f %7.3f  %7.3f %7.3f\n", short(path), strict.Wanted, sf, p, r, f, tf, vf)
	}
	return nil
}

// sameValue compares TIMEX3 and TIMEX2 values, which differ in a few spellings.
func sameValue(a, b string) bool {
	norm := func(s string) string {
		if len(s) > 10 && s[10] != 'T' {
			s = s[:10] + "T" + s[10:]
		}
		if n := len(s); n > 2 && s[n-2] == 'W' {
			s = s[:n-1] + "0" + s[n-1:]
		}
		for strings.HasSuffix(s, "-XX") {
			s = s[:len(s)-3]
		}
		return strings.TrimSuffix(strings.TrimSuffix(s, "X"), "X")
	}
	return a == b || norm(a) == norm(b) && a != ""
}

// around gives the words about a span.
func around(text string, s news.Span) string {
	return strings.Join(strings.Fields(strings.ToValidUTF8(text[max(0, s.Start-50):s.Start]+"[["+text[s.Start:s.End]+"]]"+text[s.End:min(len(text), s.End+40)], "")), " ")
}
