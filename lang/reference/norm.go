package reference

import (
	"strings"

	"synoptic/gazetteer"
	"synoptic/news"
)

// norm is the gazetteer's normal form of the words of a title, without a state
// that possesses ("of Norland's navy" is "of navy") and without a preposition
// that lost the state after it.
func (r *reader) norm(first, last int) string {
	var ws []string
	for i := first; i < last; i++ {
		if n := r.name(i); n != nil && n.first == i && n.how == gazetteer.Name && n.last < last && news.Possessive(r.word(n.last)) {
			i = n.last
			continue
		}
		if e := r.based(i, last); e > i {
			i = e - 1
			continue
		}
		if news.Possessive(r.word(i)) && len(ws) > 0 {
			ws[len(ws)-1] += "'s"
			continue
		}
		if !punct(r.word(i)) {
			w := r.word(i)
			if t, ok := strings.CutPrefix(w, "then-"); ok && t != "" {
				w = t
			}
			ws = append(ws, w)
		}
	}
	n := gazetteer.NormTitle(strings.Join(ws, " "))
	for {
		i := strings.LastIndexByte(n, ' ')
		if w := n[i+1:]; i < 0 || !prepositions[w] && w != "and" {
			return n
		}
		n = n[:i]
	}
}

// based gives the end of words by which a body is said to be somewhere, from token i on: "the
// | Velm-based | Harbour Guild"; i where there are none.
func (r *reader) based(i, last int) int {
	for e := i; e < min(i+5, last); e++ {
		switch w := r.low(e); {
		case strings.HasSuffix(w, "-based"), w == "based" && r.word(e-1) == "-" && e > i:
			return e + 1
		case !upper(r.word(e)) && w != "-" && w != ",":
			return i
		}
	}
	return i
}

func singularOr(w string) string {
	if offices[w] {
		return w
	}
	if s := singularOf(w); s != "" {
		return s
	}
	return w
}

// posted gives the state at whose embassy the words from token i on say that somebody is: "the
// Norlandic embassy in Velm"; "" for other words.
func (r *reader) posted(i int) string {
	if r.low(i) == "the" {
		i++
	}
	n := r.name(i)
	if n == nil || n.first != i || n.how != gazetteer.Name && n.how != gazetteer.Demonym {
		return ""
	}
	at := n.last
	if news.Possessive(r.word(at)) {
		at++
	}
	if w := r.low(at); w == "embassy" || w == "consulate" {
		return n.country
	}
	return ""
}

// sat gives the state in whose seat of power a sentence begins: "At the Foreign Office of
// Norland, spokesman Ole Dahl said"; "" for others.
func (r *reader) sat(t int) string {
	i := r.sentFirst(t)
	if r.low(i) != "at" && r.low(i) != "in" || r.low(i+1) != "the" {
		return ""
	}
	if n := r.name(i + 2); n != nil && n.first == i+2 && n.how == gazetteer.Seat && r.word(n.last) == "," && n.last < t {
		return n.country
	}
	return ""
}
