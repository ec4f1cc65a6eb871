package said

import (
	"slices"
	"strings"

	"synoptic/wordlist"
)

// Sentence is a quoted sentence, or a part of one, as it is compared with others.
type Sentence struct {
	Words []string // as Words gives them
	Stems []string // of Words, in order
	glue  glued
	text  string // but for what the outlet puts in
	// for each word, whether before it something is left out, and whether a mark sets it apart
	cut, apart []bool
}

// ReadSentence makes a text ready to be compared.
func ReadSentence(text string) *Sentence {
	text = inserted.ReplaceAllString(text, " … ")
	s := &Sentence{Words: Words(text), text: text, cut: cuts(text, "…"), apart: cuts(text, ",;–—…")}
	s.Stems, s.glue = stemsOf(s.Words), glue(s.Words)
	return s
}

// Compare tells how two quoted sentences, or parts of one, stand to each
// other. It is closer than Compare of texts, which looks at all that somebody said:
// two sentences that begin alike and go on in other words are altered too, where
// neither breaks off, and so are those of many words that have one in another form, or
// have a small one that the other leaves out. What only one has at an end alters nothing.
func (s *Sentence) Compare(o *Sentence) int {
	if len(s.Words) < len(o.Words) {
		s, o = o, s
	}
	x, y := s.Words, o.Words
	if len(y) < 4 {
		return Apart
	}
	if within(&s.glue, &o.glue, len(y)) {
		return Same
	}
	pairs := align(s.Stems, o.Stems)
	n := len(pairs)
	if n < 4 || !covers(y, pairs) || 2*n < pairs[n-1][0]-pairs[0][0]+1 {
		return Apart
	}
	cutX, cutY, apartX, apartY := s.cut, o.cut, s.apart, o.apart
	for k := 1; k < n; k++ {
		if cutX[pairs[k][0]] || cutY[pairs[k][1]] {
			continue
		}
		p, q := x[pairs[k-1][0]+1:pairs[k][0]], y[pairs[k-1][1]+1:pairs[k][1]]
		if len(q) == 0 && apartX[pairs[k-1][0]+1] && apartX[pairs[k][0]] || len(p) == 0 && apartY[pairs[k-1][1]+1] && apartY[pairs[k][1]] {
			continue
		}
		if !shortened(p, q) && (alters(p, q) || n >= 10 && replaced(p, q) || n >= close && (shaded(p, q) || shaded(q, p))) && !respelt(p, q, s.text, o.text) {
			return Altered
		}
		if v, w := x[pairs[k][0]], y[pairs[k][1]]; n >= close && v != w && formOf[v] != w && formOf[w] != v {
			return Altered // "in the pews", "in the pew"
		}
	}
	if n >= close && (goes(x[pairs[n-1][0]+1:], y[pairs[n-1][1]+1:]) || goes(x[:pairs[0][0]], y[:pairs[0][1]])) {
		return Altered
	}
	return Same
}

// close is how many words two sentences share that are held against each other to the letter.
const close = 6

// shaded tells whether words that stand in the place of none tell how far or how surely
// something is so, or begin what is said: "only 40 nets", "I think that it is".
func shaded(p, q []string) bool {
	return len(q) == 0 && slices.ContainsFunc(p, func(w string) bool { return shade[w] })
}

var shade = wordlist.SetBy(spell, "very only some really just also too even now all any again still actually ever that")

// goes tells whether two sentences go on, or begin, in other words.
func goes(p, q []string) bool { return telling(p, q) && telling(q, p) && !shortened(p, q) }

// covers tells whether the words that two sentences share are most of the shorter
// one, y, and half of its words that carry meaning: three, or all it has, two at
// least; or nearly all of it, whatever its words.
func covers(y []string, pairs [][2]int) bool {
	all, shared := 0, 0
	for _, w := range y {
		if !function[w] && !negation[w] {
			all++
		}
	}
	for _, p := range pairs {
		if w := y[p[1]]; !function[w] && !negation[w] {
			shared++
		}
	}
	if len(pairs) >= 7 && 10*len(pairs) >= 8*len(y) && shared > 0 {
		return true
	}
	return 10*len(pairs) >= 6*len(y) && 2*shared >= all && (shared >= 3 || shared == all && shared == 2)
}

// replaced tells whether words stand in the place of others, be they of no meaning of
// their own ("peace in the world", "peace of the world"), but for articles.
func replaced(p, q []string) bool {
	p, q = plain(p), plain(q)
	return len(p) > 0 && len(q) > 0 && strings.Join(p, "") != strings.Join(q, "") && !(len(p) == 1 && len(q) == 1 && article[p[0]] && article[q[0]])
}

var article = wordlist.SetBy(spell, "a an the this that these those any")

// shortened tells whether one of two words is the beginning of the other: "Sen."
// and "Senator".
func shortened(p, q []string) bool {
	return len(p) == 1 && len(q) == 1 && min(len(p[0]), len(q[0])) >= 3 && (strings.HasPrefix(p[0], q[0]) || strings.HasPrefix(q[0], p[0]))
}

func stemsOf(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = Stem(w)
	}
	return out
}
