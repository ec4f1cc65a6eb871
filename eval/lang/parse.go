package lang

import (
	"fmt"
	"io"
	"strings"

	"synoptic/lang/parse"
	"synoptic/lang/tag"
	"synoptic/lang/train/data"
	"synoptic/news"
)

// Parse scores governors and relations on CoNLL-U files with their own tokens
// and our tags; punctuation counts. Then it tells how many words in a hundred
// get another governor by marks of quotation alone: where a treebank has some
// and they are left out, and where a phrase of any sentence is put between two.
func Parse(w io.Writer, files []string) error {
	if err := parse.Check(); err != nil {
		return err
	}
	fmt.Fprintf(w, "%-22s %7s %7s %7s %7s %9s %7s %9s %7s\n", "file", "words", "UAS", "LAS", "LAS-u", "unquoted", "moved", "quoted", "moved")
	for _, path := range treebanks(files) {
		ss, err := data.CoNLLU(path)
		if err != nil {
			return err
		}
		d := parsed(ss)
		var n, uas, las, lasu int
		for k, s := range ss {
			for i := range s.Form {
				t := d.Tokens[d.Sentences[k].First+i]
				n++
				if governor(d, k, i)+1 != s.Head[i] {
					continue
				}
				uas++
				if t.Rel == s.Rel[i] {
					las++
				}
				if universal(t.Rel) == universal(s.Rel[i]) {
					lasu++
				}
			}
		}
		f := 100 / float64(max(n, 1))
		fmt.Fprintf(w, "%-22s %7d %7.2f %7.2f %7.2f", short(path), n, f*float64(uas), f*float64(las), f*float64(lasu))
		for _, change := range []func(*data.Sentence, int) ([]string, []int){unquoted, quoted} {
			words, moved := movedBy(ss, d, change)
			fmt.Fprintf(w, " %9d %7.2f", words, 100*float64(moved)/float64(max(words, 1)))
		}
		fmt.Fprintln(w)
	}
	return nil
}

// parsed reads a treebank's sentences.
func parsed(ss []*data.Sentence) *news.Doc {
	d := gold(ss, asIs)
	d.Tokens = tag.Read(d)
	d.Tokens = parse.Read(d)
	return d
}

// governor gives the place in its sentence of a word's governor, -1 for none.
func governor(d *news.Doc, sentence, word int) int {
	first := d.Sentences[sentence].First
	if h := d.Tokens[first+word].Head; h >= 0 {
		return h - first
	}
	return -1
}

func universal(rel string) string {
	u, _, _ := strings.Cut(rel, ":")
	return u
}

// movedBy counts the words of the changed sentences, and those whose governor
// is another one than in d.
func movedBy(ss []*data.Sentence, d *news.Doc, change func(*data.Sentence, int) ([]string, []int)) (words, moved int) {
	var from [][]int
	var which []int
	var changed []*data.Sentence
	for k, s := range ss {
		if forms, was := change(s, k); forms != nil {
			changed = append(changed, &data.Sentence{Form: forms})
			from, which = append(from, was), append(which, k)
		}
	}
	now := parsed(changed)
	for n, was := range from {
		for i, w := range was {
			if w < 0 {
				continue
			}
			words++
			h := governor(now, n, i)
			if h >= 0 {
				h = was[h]
			}
			if h != governor(d, which[n], w) {
				moved++
			}
		}
	}
	return words, moved
}

func quotes(s *data.Sentence, i int) bool { return s.XPOS[i] == "``" || s.XPOS[i] == "''" }

// unquoted gives a sentence without its marks of quotation, and where each of
// the words was; nothing when there are none.
func unquoted(s *data.Sentence, _ int) (forms []string, was []int) {
	for i, f := range s.Form {
		if !quotes(s, i) {
			forms, was = append(forms, f), append(was, i)
		}
	}
	if len(forms) == len(s.Form) {
		return nil, nil
	}
	return forms, was
}

// quoted gives a sentence that quotes nothing with marks around a phrase of two
// to ten words of it, and where each of the words was, -1 for the marks. Which
// phrase is told by the place of the sentence alone.
func quoted(s *data.Sentence, k int) (forms []string, was []int) {
	first, last := phrases(s)
	var fit []int
	for i := range s.Form {
		if quotes(s, i) {
			return nil, nil
		}
		if n := last[i] - first[i] + 1; n >= 2 && n <= 10 && n < len(s.Form) {
			fit = append(fit, i)
		}
	}
	if len(fit) == 0 {
		return nil, nil
	}
	p := fit[k%len(fit)]
	for i, f := range s.Form {
		if i == first[p] {
			forms, was = append(forms, `"`), append(was, -1)
		}
		forms, was = append(forms, f), append(was, i)
		if i == last[p] {
			forms, was = append(forms, `"`), append(was, -1)
		}
	}
	return forms, was
}

// phrases gives the first and last word below each word of a gold tree.
func phrases(s *data.Sentence) (first, last []int) {
	for i := range s.Form {
		first, last = append(first, i), append(last, i)
	}
	for i := range s.Form {
		for h := s.Head[i]; h > 0; h = s.Head[h-1] {
			first[h-1], last[h-1] = min(first[h-1], i), max(last[h-1], i)
		}
	}
	return first, last
}
