package data

import "strings"

// Document is the raw text of one treebank document, rebuilt from its
// sentences, with byte offsets.
type Document struct {
	ID         string
	Text       string
	Paragraphs [][2]int
	Sentences  [][2]int
	Words      [][2]int // syntactic words; the parts of "don't" where its letters allow
	Source     []*Sentence
}

// Rebuild puts the sentences of a treebank together to documents. Sentences of
// one paragraph are joined by a blank (or nothing, as the last token says),
// paragraphs by sep.
func Rebuild(sentences []*Sentence, sep string) []*Document { return RebuildApart(sentences, sep, "") }

// RebuildApart is Rebuild with apart, if not "", between the sentences of a
// paragraph in place of the blank.
func RebuildApart(sentences []*Sentence, sep, apart string) []*Document {
	var out []*Document
	var b strings.Builder
	var d *Document
	closeDoc := func() {
		if d != nil {
			d.Text = b.String()
			d.Paragraphs[len(d.Paragraphs)-1][1] = len(strings.TrimRight(d.Text, " "))
			out = append(out, d)
		}
	}
	for i, s := range sentences {
		if d == nil || s.Doc != d.ID {
			closeDoc()
			d = &Document{ID: s.Doc}
			b.Reset()
			d.Paragraphs = append(d.Paragraphs, [2]int{0, 0})
		} else if s.Par {
			text := b.String()
			trimmed := strings.TrimRight(text, " ")
			b.Reset()
			b.WriteString(trimmed)
			d.Paragraphs[len(d.Paragraphs)-1][1] = b.Len()
			b.WriteString(sep)
			d.Paragraphs = append(d.Paragraphs, [2]int{b.Len(), 0})
		} else if apart != "" {
			trimmed := strings.TrimRight(b.String(), " ")
			b.Reset()
			b.WriteString(trimmed + apart)
		}
		d.Source = append(d.Source, sentences[i])
		start, end := b.Len(), 0
		for _, t := range s.Surface {
			at := b.Len()
			b.WriteString(t.Form)
			end = b.Len()
			d.Words = append(d.Words, parts(s, t, at)...)
			if t.Space {
				b.WriteByte(' ')
			}
		}
		d.Sentences = append(d.Sentences, [2]int{start, end})
	}
	closeDoc()
	return out
}

// parts gives the places of a surface token's words.
func parts(s *Sentence, t Surface, at int) [][2]int {
	var out [][2]int
	if strings.Join(s.Form[t.First:t.Last], "") != t.Form {
		for range t.Last - t.First {
			out = append(out, [2]int{at, at + len(t.Form)})
		}
		return out
	}
	for _, w := range s.Form[t.First:t.Last] {
		out = append(out, [2]int{at, at + len(w)})
		at += len(w)
	}
	return out
}
