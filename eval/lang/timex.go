package lang

import (
	"bufio"
	"encoding/json"
	"fmt"
	"hash/fnv"
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
	Doc, ID, Event string // one of them names the document
	Date, Text     string
	Wikipedia      string
	Timexes        []struct {
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

// timexScore counts temporal expressions of one part of a file.
type timexScore struct{ strict, relaxed, kinds, values PRF }

func (p *timexScore) line(w io.Writer, name string) {
	for _, q := range []*PRF{&p.relaxed, &p.kinds, &p.values} {
		q.Found, q.Wanted = p.strict.Found, p.strict.Wanted
	}
	_, _, sf := p.strict.F1()
	pr, r, f := p.relaxed.F1()
	_, _, tf := p.kinds.F1()
	_, _, vf := p.values.F1()
	fmt.Fprintf(w, "%-40s %6d %7.3f  %7.3f %7.3f %7.3f  %7.3f %7.3f\n", name, p.strict.Wanted, sf, pr, r, f, tf, vf)
}

// setApart tells whether the rules are not tuned on a document: one in three,
// by the FNV-1a hash of its id.
func setApart(doc string) bool {
	h := fnv.New32a()
	h.Write([]byte(doc))
	return h.Sum32()%3 == 0
}

// Timex scores temporal expressions on TimeML and TIMEX2 texts: strict spans,
// relaxed spans (any overlap), and type and value of relaxed matches as F1.
// Each file is split into documents that the rules may be tuned on and those
// set apart from that. Files that end in .dates.jsonl hold sentences with their
// dates marked, and nothing else: of these the dates found and the values
// right. No files: TimeBank, AQUAINT, WikiWars, TimeBank-Dense and GUM's dates.
// With TIMEX_SHOW set it prints what differs in the part to tune on.
func Timex(w io.Writer, files []string) error {
	if len(files) == 0 {
		for _, f := range []string{"temporal_tempeval3/timebank.jsonl", "temporal_tempeval3/aquaint.jsonl", "temporal_wikiwars/train.jsonl",
			"temporal_timebank_dense/train.jsonl", "temporal_timebank_dense/dev.jsonl", "gum/train.dates.jsonl", "gum/dev.dates.jsonl"} {
			files = append(files, filepath.Join(Bench(), f))
		}
	}
	fmt.Fprintf(w, "%-40s %6s %7s  %7s %7s %7s  %7s %7s\n", "file", "wanted", "strict", "relax P", "R", "F1", "type", "value")
	for _, path := range files {
		if strings.HasSuffix(path, ".dates.jsonl") {
			if err := dates(w, path); err != nil {
				return err
			}
			continue
		}
		docs, err := readMarked(path)
		if err != nil {
			return err
		}
		parts := [2]timexScore{}
		for i := range docs {
			k := 0
			if setApart(docs[i].Doc) {
				k = 1
			}
			scoreTimexes(w, &docs[i], &parts[k], k == 0 && os.Getenv("TIMEX_SHOW") != "")
		}
		parts[0].line(w, short(path)+" tune")
		parts[1].line(w, short(path)+" dev")
	}
	return nil
}

func scoreTimexes(w io.Writer, m *marked, p *timexScore, show bool) {
	at := news.ByteOffsets(m.Text)
	date := m.Date[:min(10, len(m.Date))]
	got := timex.Read(readDoc(m.Text, date))
	p.strict.Found += len(got)
	used := make([]bool, len(got))
	for _, g := range m.Timexes {
		want := news.Span{Start: at[g.Start], End: at[g.End]}
		p.strict.Wanted++
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
		p.relaxed.Right++
		if t.Span == want {
			p.strict.Right++
		}
		if t.Type == g.Type {
			p.kinds.Right++
		}
		if sameValue(t.Value, g.Value) {
			p.values.Right++
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

// dates scores a file of sentences with marked dates: how many are found, and
// how many of those have the day, month or year wanted.
func dates(w io.Writer, path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	var found, right, wanted, values int
	s := bufio.NewScanner(f)
	s.Buffer(make([]byte, 1<<20), 1<<26)
	for s.Scan() {
		var m struct {
			Sent, When string
			DocDate    string `json:"doc_date"`
			Start, End int
		}
		if err := json.Unmarshal(s.Bytes(), &m); err != nil {
			return err
		}
		at := news.ByteOffsets(m.Sent)
		if m.End >= len(at) {
			continue
		}
		wanted++
		want := news.Span{Start: at[m.Start], End: at[m.End]}
		for _, t := range timex.Read(readDoc(m.Sent, m.DocDate)) {
			if !t.Overlaps(want) {
				continue
			}
			found++
			if m.When != "" {
				values++
				if sameValue(t.Value, m.When) {
					right++
				} else if os.Getenv("TIMEX_SHOW") != "" && strings.Contains(path, "train") {
					fmt.Fprintf(w, "DATE %q %s want %s (%s) | %s\n", m.Sent[t.Start:t.End], t.Value, m.When, m.DocDate, around(m.Sent, want))
				}
			}
			break
		}
	}
	fmt.Fprintf(w, "%-40s %6d found %.3f, value right %.3f of %d with a value\n", short(path), wanted, ratio(found, wanted), ratio(right, values), values)
	return s.Err()
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
