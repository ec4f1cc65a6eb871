// Package data reads the corpora that models are trained on and measured with:
// CoNLL-U treebanks and raw text in JSON-lines. It is used by training and by
// the scorers, never by the program's own reading.
package data

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"strings"
)

// Sentence is one sentence of a treebank: its words (syntactic words, no
// multi-word ranges, no empty nodes) column by column. Head counts from 1, 0
// is the root. Glued tells which words have no space after them.
type Sentence struct {
	Form, Lemma, UPOS, XPOS, Rel []string
	Head                         []int
	Glued                        []bool
	Text                         string // the "# text" comment
	Doc                          string // the "# newdoc id" it belongs to
	Par                          bool   // it opens a paragraph (newdoc or newpar)
	Surface                      []Surface
}

// Surface is one written token: words First … Last-1 of the sentence, which
// are more than one in "don't". Space tells whether a space follows.
type Surface struct {
	Form        string
	First, Last int
	Space       bool
}

// CoNLLU reads a treebank.
func CoNLLU(path string) ([]*Sentence, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []*Sentence
	s, doc, par := &Sentence{}, "", true
	until := 0 // the last word of the multi-word token at hand
	sc := bufio.NewScanner(f)
	sc.Buffer(make([]byte, 1<<20), 1<<26)
	for line := 1; sc.Scan(); line++ {
		l := sc.Text()
		switch {
		case l == "":
			if len(s.Form) > 0 {
				s.Doc, s.Par = doc, par
				out = append(out, s)
				par = false
			}
			s, until = &Sentence{}, 0
		case strings.HasPrefix(l, "# newdoc"):
			_, doc, _ = strings.Cut(l, "= ")
			par = true
		case strings.HasPrefix(l, "# newpar"):
			par = true
		case strings.HasPrefix(l, "# text = "):
			s.Text = l[len("# text = "):]
		case l[0] == '#':
		default:
			c := strings.Split(l, "\t")
			if len(c) != 10 {
				return nil, fmt.Errorf("%s:%d: %d columns, not 10", path, line, len(c))
			}
			if strings.Contains(c[9], "NewPar=Yes") && len(s.Form) == 0 {
				par = true
			}
			until = s.add(c, until)
		}
	}
	if len(s.Form) > 0 {
		s.Doc, s.Par = doc, par
		out = append(out, s)
	}
	return out, sc.Err()
}

func (s *Sentence) add(c []string, until int) int {
	space := !strings.Contains(c[9], "SpaceAfter=No")
	if a, b, ok := strings.Cut(c[0], "-"); ok {
		first, _ := strconv.Atoi(a)
		last, _ := strconv.Atoi(b)
		s.Surface = append(s.Surface, Surface{c[1], first - 1, last, space})
		return last
	}
	if strings.Contains(c[0], ".") {
		return until
	}
	n := len(s.Form)
	if n >= until {
		s.Surface = append(s.Surface, Surface{c[1], n, n + 1, space})
	}
	h, _ := strconv.Atoi(c[6])
	s.Form, s.Lemma, s.UPOS, s.XPOS, s.Rel = append(s.Form, c[1]), append(s.Lemma, c[2]), append(s.UPOS, c[3]), append(s.XPOS, c[4]), append(s.Rel, c[7])
	s.Head, s.Glued = append(s.Head, h), append(s.Glued, !space)
	return until
}

// Raw calls f with the title and text of every line of a JSON-lines file that
// has "text"; a text that was seen before is passed over.
func Raw(path string, seen map[string]bool, f func(title, text string)) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	sc := bufio.NewScanner(file)
	sc.Buffer(make([]byte, 1<<20), 1<<27)
	for sc.Scan() {
		var o struct{ Title, Text string }
		if err := json.Unmarshal(sc.Bytes(), &o); err != nil || o.Text == "" || seen[o.Text] {
			continue
		}
		seen[o.Text] = true
		f(o.Title, o.Text)
	}
	return sc.Err()
}

// Lines calls f with every line of a file, of at most 16 MB each, until one
// gives an error. The line is good until f returns.
func Lines(path string, f func([]byte) error) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	sc := bufio.NewScanner(file)
	sc.Buffer(make([]byte, 1<<16), 1<<24)
	for sc.Scan() {
		if err := f(sc.Bytes()); err != nil {
			return err
		}
	}
	return sc.Err()
}
