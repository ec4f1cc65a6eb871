package dossier

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"synoptic/news"
)

// headlines are the words that the titles of the reports share.
type headlines struct {
	in map[string]float64 // in what share of the titles a word is
}

func heads(d *news.Dossier) headlines {
	h := headlines{in: map[string]float64{}}
	for _, a := range d.Articles {
		seen := map[string]bool{}
		for _, w := range telling(cmp.Or(string(a.Title), opens(a.Text))) {
			if !seen[w] {
				seen[w] = true
				h.in[w] += 1 / float64(len(d.Articles))
			}
		}
	}
	return h
}

// opens gives the first sentence of a report that came without a title, as far as
// it is told without reading: behind a dateline, up to a full stop and a large letter.
func opens(text string) string {
	text = text[:min(len(text), 600)]
	for _, dash := range []string{") - ", ") -- ", ") – ", ") — "} {
		if _, rest, ok := strings.Cut(text, dash); ok {
			text = rest
			break
		}
	}
	for i := 40; i < len(text); i++ {
		if text[i] == '\n' || text[i] == ' ' && i+1 < len(text) && strings.IndexByte(".!?", text[i-1]) >= 0 && unicode.IsUpper(rune(text[i+1])) && unicode.IsLower(rune(text[i-2])) {
			return text[:i]
		}
	}
	return text
}

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

// names tells whether each word of a text is in a third of the titles: it is of
// what they are about.
func (h headlines) names(text string) bool {
	return !slices.ContainsFunc(telling(text), func(w string) bool { return 3*h.in[w] < 1 })
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
