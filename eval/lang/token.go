// Package lang scores the rooms of the language engine against treebanks.
package lang

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"synoptic/lang/body"
	"synoptic/lang/token"
	"synoptic/lang/train/data"
	"synoptic/news"
)

// Bench gives the folder of the corpora: $SYNOPTIC_SHARED/bench, or
// ../shared/bench from the repository's root.
func Bench() string {
	if s := os.Getenv("SYNOPTIC_SHARED"); s != "" {
		return filepath.Join(s, "bench")
	}
	for _, up := range []string{"..", "../..", "../../..", "../../../.."} {
		p := filepath.Join(up, "shared", "bench")
		if _, err := os.Stat(p); err == nil {
			return p
		}
	}
	return filepath.Join("..", "shared", "bench")
}

// treebanks gives the files to score: those named, or the dev parts of the
// bench.
func treebanks(files []string) []string {
	if len(files) > 0 {
		return files
	}
	return []string{filepath.Join(Bench(), "ud_ewt", "dev.conllu"), filepath.Join(Bench(), "gum", "dev.conllu")}
}

// short names a file in a table by its folder and name.
func short(path string) string {
	return filepath.ToSlash(filepath.Join(filepath.Base(filepath.Dir(path)), filepath.Base(path)))
}

// PRF counts found things against wanted ones.
type PRF struct{ Right, Found, Wanted int }

// F1 gives precision, recall and their harmonic mean; 0 where undefined.
func (p PRF) F1() (precision, recall, f1 float64) {
	if p.Found > 0 {
		precision = float64(p.Right) / float64(p.Found)
	}
	if p.Wanted > 0 {
		recall = float64(p.Right) / float64(p.Wanted)
	}
	if precision+recall > 0 {
		f1 = 2 * precision * recall / (precision + recall)
	}
	return precision, recall, f1
}

// rebuilds are the ways in which a treebank's documents are put together to
// raw text: what stands between paragraphs, what between sentences ("": what
// the treebank says), and whether the text is read as a block a paragraph
// (blocks), or as annotate reads an article, body and all.
var rebuilds = []struct {
	name, paragraph, sentence string
	blocks                    bool
}{
	{"paragraphs", "\n\n", "", true},
	{"annotate: paragraphs", "\n\n", "", false},
	{"annotate: lines", "\n", "", false},
	{"annotate: together", " ", "", false},
	{"annotate: sentences", "\n", "\n", false},
	{"annotate: one a block", "\n\n", "\n\n", false},
}

// Tokens scores sentences and words (exact spans) over raw text rebuilt from
// CoNLL-U files in several ways (rebuilds). No files: the dev parts of the
// bench.
func Tokens(w io.Writer, files []string) error {
	if err := token.Check(); err != nil {
		return err
	}
	fmt.Fprintf(w, "%-20s %-22s %9s %7s %7s %7s   %7s %7s %7s\n", "file", "text", "sentences", "P", "R", "F1", "words P", "R", "F1")
	for _, path := range treebanks(files) {
		ss, err := data.CoNLLU(path)
		if err != nil {
			return err
		}
		for _, r := range rebuilds {
			sent, word := TokenScore(data.RebuildApart(ss, r.paragraph, r.sentence), r.blocks)
			p, rc, f := sent.F1()
			wp, wr, wf := word.F1()
			fmt.Fprintf(w, "%-20s %-22s %9d %7.4f %7.4f %7.4f   %7.4f %7.4f %7.4f\n", short(path), r.name, sent.Wanted, p, rc, f, wp, wr, wf)
		}
	}
	return nil
}

// TokenScore scores the sentences and words of documents; with blocks every
// paragraph is a block, else the document is read as an article is.
func TokenScore(docs []*data.Document, blocks bool) (sentences, words PRF) {
	for _, g := range docs {
		d := &news.Doc{Article: &news.Article{ID: g.ID, Text: g.Text}}
		if blocks {
			for _, p := range g.Paragraphs {
				d.Blocks = append(d.Blocks, news.Block{Span: news.Span{Start: p[0], End: p[1]}, Kind: news.BlockParagraph})
			}
		} else {
			d.Blocks = body.Read(d)
		}
		d.Sentences, d.Tokens = token.Read(d)
		count := func(p *PRF, gold [][2]int, n int, span func(int) news.Span) {
			set := map[[2]int]int{}
			for _, s := range gold {
				set[s]++
			}
			p.Wanted += len(gold)
			p.Found += n
			for i := range n {
				k := [2]int{span(i).Start, span(i).End}
				if set[k] > 0 {
					set[k]--
					p.Right++
				}
			}
		}
		count(&sentences, g.Sentences, len(d.Sentences), func(i int) news.Span { return d.Sentences[i].Span })
		count(&words, g.Words, len(d.Tokens), func(i int) news.Span { return d.Tokens[i].Span })
	}
	return sentences, words
}
