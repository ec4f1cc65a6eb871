package lang

import (
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic/lang/tag"
	"synoptic/lang/train/data"
	"synoptic/news"
)

// gold makes a doc of a treebank's sentences, with the treebank's own tokens,
// each form changed by how.
func gold(ss []*data.Sentence, how func(string, int) string) *news.Doc {
	var b strings.Builder
	d := &news.Doc{}
	for _, s := range ss {
		first := len(d.Tokens)
		start := b.Len()
		for i, f := range s.Form {
			at := b.Len()
			b.WriteString(how(f, i))
			d.Tokens = append(d.Tokens, news.Token{Span: news.Span{Start: at, End: b.Len()}, Head: -1})
			b.WriteByte(' ')
		}
		d.Sentences = append(d.Sentences, news.Sentence{Span: news.Span{Start: start, End: b.Len()}, First: first, Last: len(d.Tokens)})
		b.WriteByte('\n')
	}
	d.Article = &news.Article{Text: b.String()}
	return d
}

func asIs(s string, _ int) string { return s }

func title(s string, _ int) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

func lower(s string, _ int) string { return strings.ToLower(s) }

// Tags scores parts of speech and lemmas on CoNLL-U files with their own
// tokens, as written, in Title Case and in lower case.
func Tags(w io.Writer, files []string) error {
	if err := tag.Check(); err != nil {
		return err
	}
	fmt.Fprintf(w, "%-22s %7s %7s %7s %7s %7s %7s\n", "file", "words", "UPOS", "XPOS", "lemma", "Title", "lower")
	for _, path := range treebanks(files) {
		ss, err := data.CoNLLU(path)
		if err != nil {
			return err
		}
		var n, u, x, l int
		right := func(how func(string, int) string, all bool) (r int) {
			out := tag.Read(gold(ss, how))
			k := 0
			for _, s := range ss {
				for i := range s.Form {
					if out[k].Tag == s.UPOS[i] {
						r++
					}
					if all {
						n++
						if out[k].XPos == s.XPOS[i] {
							x++
						}
						if strings.EqualFold(out[k].Lemma, s.Lemma[i]) {
							l++
						}
					}
					k++
				}
			}
			return r
		}
		u = right(asIs, true)
		f := 100 / float64(max(n, 1))
		fmt.Fprintf(w, "%-22s %7d %7.2f %7.2f %7.2f %7.2f %7.2f\n", short(path), n, f*float64(u), f*float64(x), f*float64(l),
			f*float64(right(title, false)), f*float64(right(lower, false)))
	}
	return nil
}
