package lang

import (
	"bufio"
	"os"
	"strings"
	"unicode"
	"unicode/utf8"

	trainname "synoptic/lang/train/name"
	"synoptic/news"
)

// bioSentence is a sentence's tokens and IOB2 tags.
type bioSentence struct{ words, tags []string }

// readBIO reads the documents of a .bio file; the tags are in column col, the
// last one when it is negative.
func readBIO(path string, col int) ([][]bioSentence, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out [][]bioSentence
	var s bioSentence
	flush := func() {
		if len(s.words) > 0 {
			if len(out) == 0 {
				out = append(out, nil)
			}
			out[len(out)-1] = append(out[len(out)-1], s)
		}
		s = bioSentence{}
	}
	sc := bufio.NewScanner(f)
	for sc.Scan() {
		c := strings.Split(sc.Text(), "\t")
		switch {
		case sc.Text() == "":
			flush()
		case len(c) == 1:
			flush()
			out = append(out, nil)
		default:
			k := col
			if k < 0 {
				k = len(c) - 1
			}
			s.words, s.tags = append(s.words, c[0]), append(s.tags, c[k])
		}
	}
	flush()
	return out, sc.Err()
}

func bioViews(path string) ([]nameView, error) {
	col := -1
	if strings.Contains(path, "conll03") && !strings.Contains(path, "clean") {
		col = 3
	}
	cut, err := trainname.ReadBIO(path, col, false, col == 3)
	if err != nil {
		return nil, err
	}
	docs, err := readBIO(path, col)
	if err != nil {
		return nil, err
	}
	classes := map[string]bool{}
	for _, d := range docs {
		for _, s := range d {
			for _, t := range s.tags {
				if t != "O" {
					classes[nameClass[t[2:]]] = true
				}
			}
		}
	}
	own := nameView{"own tokens", classes, nil}
	for _, d := range cut {
		own.texts = append(own.texts, ownTokens(d))
	}
	views := []nameView{own, {"joined by blanks", classes, nil}, {"as prose", classes, nil}, {"as headlines", threeClasses, nil}}
	for _, d := range docs {
		views[1].texts = append(views[1].texts, rebuilt(d, false))
		views[2].texts = append(views[2].texts, rebuilt(d, true))
		for _, s := range d {
			if h, ok := titled(s); ok {
				views[3].texts = append(views[3].texts, h)
			}
		}
	}
	return views, nil
}

// ownTokens makes a text of sentences whose words are cut as package token
// cuts them.
func ownTokens(g trainname.Doc) nameText {
	d := &news.Doc{Article: &news.Article{}}
	t := nameText{doc: d}
	var b strings.Builder
	for _, s := range g {
		sent := news.Sentence{First: len(d.Tokens)}
		b.WriteByte('\n')
		at := b.Len()
		for k, w := range s.Words {
			if k > 0 && !s.Tied[k] {
				b.WriteByte(' ')
			}
			start := b.Len()
			b.WriteString(w)
			d.Tokens = append(d.Tokens, news.Token{Span: news.Span{Start: start, End: start + len(w)}, Head: -1})
		}
		sent.Last, sent.Span = len(d.Tokens), news.Span{Start: at, End: b.Len()}
		d.Sentences = append(d.Sentences, sent)
		for _, n := range s.Names {
			sp := d.TokenSpan(sent.First+n.First, sent.First+n.Last)
			t.gold = append(t.gold, goldName{sp.Start, sp.End, nameClass[n.Type]})
		}
	}
	d.Article.Text = b.String()
	return t
}

// rebuilt joins a document's tokens, a sentence a line.
func rebuilt(d []bioSentence, prose bool) nameText {
	var t nameText
	var b strings.Builder
	for i, s := range d {
		if i > 0 {
			b.WriteByte('\n')
		}
		join(&b, &t, s, prose)
	}
	t.text = b.String()
	return t
}

func join(b *strings.Builder, t *nameText, s bioSentence, prose bool) {
	quotes, open := 0, false
	for k, w := range s.words {
		if w == `"` {
			quotes++
		}
		if k > 0 && !(prose && glued(s.words[k-1], w, quotes%2 == 1)) {
			b.WriteByte(' ')
		}
		start := b.Len()
		b.WriteString(w)
		tag := s.tags[k]
		switch {
		case tag == "O":
			open = false
		case open && tag[0] == 'I':
			t.gold[len(t.gold)-1].end = b.Len()
		default:
			open = true
			t.gold = append(t.gold, goldName{start, b.Len(), nameClass[tag[2:]]})
		}
	}
}

// glued tells whether prose has no blank between two tokens; odd tells whether
// an odd number of double quotes stands before or at the second.
func glued(a, b string, odd bool) bool {
	if b == `"` {
		return !odd
	}
	if a == `"` {
		return odd
	}
	switch b {
	case ".", ",", ";", ":", "?", "!", ")", "]", "%", "'s", "'", "n't", "'re", "'ve", "'ll", "'d", "'m", "''":
		return true
	}
	return a == "(" || a == "[" || a == "$" || a == "``"
}

// titled writes a sentence of 5 to 16 tokens in title case, as a text of its
// own; sentences in capitals are left out, and those of tables.
func titled(s bioSentence) (nameText, bool) {
	n := len(s.words)
	if n < 6 || n > 17 || s.words[n-1] != "." {
		return nameText{}, false
	}
	h, small := bioSentence{tags: s.tags[:n-1]}, 0
	for i, w := range s.words[:n-1] {
		r, k := utf8.DecodeRuneInString(w)
		if unicode.IsLower(r) {
			small++
			if len(w) > 3 || i == 0 {
				w = string(unicode.ToUpper(r)) + w[k:]
			}
		}
		h.words = append(h.words, w)
	}
	if small < 3 {
		return nameText{}, false
	}
	var t nameText
	var b strings.Builder
	join(&b, &t, h, true)
	t.text = b.String()
	kept := t.gold[:0]
	for _, g := range t.gold {
		if g.class == "other" {
			t.skip = append(t.skip, news.Span{Start: g.start, End: g.end})
		} else {
			kept = append(kept, g)
		}
	}
	t.gold = kept
	return t, true
}
