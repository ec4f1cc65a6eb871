package dossier

import (
	"strings"
	"unicode"

	"synoptic/dossier/line"
	"synoptic/news"
)

// headlines are the words that the titles of the reports, or what they begin with, share.
type headlines struct {
	in map[string]float64 // in what share of the titles a word is
}

func (p *paragraph) heads() headlines {
	h := headlines{in: map[string]float64{}}
	for _, a := range p.d.Articles {
		doc := p.docs[a.ID]
		if doc == nil {
			continue
		}
		for _, w := range news.Part(doc, titleKey{}, func(doc *news.Doc) []string {
			words := string(a.Title)
			if words == "" && len(doc.Sentences) > 0 {
				words, _ = title(doc)
			}
			return line.Set(telling(words))
		}) {
			h.in[w] += 1 / float64(len(p.d.Articles))
		}
	}
	return h
}

type titleKey struct{}

// score tells how much a happening is the news: how many origins tell of it,
// and how far it says what their titles do.
func (h headlines) score(e news.Happening) float64 {
	return h.weigh(e.Text, e.Origins)
}

// weigh is score for words that so many origins have.
func (h headlines) weigh(text string, origins int) float64 {
	return float64(origins) * (0.3 + h.share(text))
}

// share gives how many words of a title, on average, a text has.
func (h headlines) share(text string) float64 {
	s, seen := 0.0, map[string]bool{}
	for _, w := range telling(text) {
		if !seen[w] {
			seen[w] = true
			s += h.in[w]
		}
	}
	return s
}

// telling gives the longer words of a text by their first letters.
func telling(text string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if r := []rune(w); len(r) > 3 {
			out = append(out, string(r[:min(len(r), 5)]))
		}
	}
	return out
}
