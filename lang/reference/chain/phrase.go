// Package chain reads which noun phrases of one article speak of the same
// thing. It finds the phrases (names, nouns with all that belongs to them,
// pronouns) in the tree, and a log-linear model gives each, left to right, the
// phrase before it that it goes with, or none (mention ranking with surface
// features after Durrett and Klein 2013). What the names say of who is who is
// fixed beforehand and bounds what the model may join.
package chain

import (
	"slices"
	"sort"
	"strings"

	"synoptic/news"
)

// Phrase is a noun phrase that may be a mention, in the convention of
// OntoNotes: with determiners, modifiers, appositions and clauses that belong
// to it, a possessor with its ending.
type Phrase struct {
	First, Last int // tokens [First, Last)
	Head        int
	Kind        news.MentionKind
	Several     bool // a coordination: "A and B"
}

// maxLength bounds a phrase in tokens: longer ones are errors of the tree.
const maxLength = 120

// tree holds for every token its dependents, in order, and the range of what
// it governs.
type tree struct {
	d        *news.Doc
	start    []int32 // dependents of i are kids[start[i]:start[i+1]]
	kids     []int32
	from, to []int32
}

// newTree is linear: dependents are dealt out by counting, ranges grow from the
// leaves up.
func newTree(d *news.Doc) *tree {
	n := len(d.Tokens)
	all := make([]int32, 5*n+2)
	t := &tree{d: d, start: all[:n+2], kids: all[n+2 : 2*n+2], from: all[2*n+2 : 3*n+2], to: all[3*n+2 : 4*n+2]}
	left := all[4*n+2:]
	for i := range d.Tokens {
		t.from[i], t.to[i] = int32(i), int32(i+1)
		if h := d.Tokens[i].Head; h >= 0 && h < n {
			t.start[h+2]++
			left[h]++
		}
	}
	for i := 2; i < len(t.start); i++ {
		t.start[i] += t.start[i-1]
	}
	for i := range d.Tokens {
		if h := d.Tokens[i].Head; h >= 0 && h < n {
			t.kids[t.start[h+1]] = int32(i)
			t.start[h+1]++
		}
	}
	for i := range d.Tokens {
		for at := i; left[at] == 0; {
			left[at] = -1
			h := d.Tokens[at].Head
			if h < 0 || h >= n {
				break
			}
			t.from[h], t.to[h] = min(t.from[h], t.from[at]), max(t.to[h], t.to[at])
			left[h]--
			at = h
		}
	}
	return t
}

func (t *tree) children(i int) []int32 { return t.kids[t.start[i]:t.start[i+1]] }

// outside are relations of a head whose dependents do not belong to its phrase.
func outside(rel string) bool {
	switch rel {
	case "case", "cc", "cc:preconj", "mark", "cop", "nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass", "csubj:outer", "aux",
		"aux:pass", "expl", "discourse", "parataxis", "vocative", "conj", "dislocated", "reparandum", "advcl", "list", "orphan", "root":
		return true
	}
	return false
}

// phrases gives the noun phrases in the order of their first tokens, longer
// ones first.
func phrases(t *tree) []Phrase {
	var out []Phrase
	for i := range t.d.Tokens {
		k := t.kind(i)
		if k == "" {
			continue
		}
		first, last := t.span(i)
		if last-first <= maxLength {
			out = append(out, Phrase{first, last, i, k, false})
		}
		if f, l := t.several(i, first); l > 0 && l-f <= maxLength {
			out = append(out, Phrase{f, l, i, news.MentionNominal, true})
		}
	}
	sort.SliceStable(out, func(a, b int) bool {
		x, y := out[a], out[b]
		return x.First < y.First || x.First == y.First && x.Last > y.Last
	})
	return slices.CompactFunc(out, func(x, y Phrase) bool { return x.First == y.First && x.Last == y.Last })
}

// kind tells what a phrase headed by a token is, "" when the token heads none.
func (t *tree) kind(i int) news.MentionKind {
	w := &t.d.Tokens[i]
	switch w.Rel {
	case "fixed", "flat", "goeswith", "case", "cc", "mark", "discourse", "expl", "punct":
		return ""
	}
	switch w.Tag {
	case "PRON":
		switch w.XPos {
		case "WP", "WDT", "WP$", "EX", "WRB":
			return ""
		}
		return news.MentionPronoun
	case "PROPN":
		return news.MentionName
	case "NOUN":
		return news.MentionNominal
	case "DET":
		if w.Rel != "det" && w.Rel != "advmod" && w.Rel != "det:predet" {
			return news.MentionPronoun
		}
	case "NUM", "ADJ":
		switch w.Rel {
		case "nsubj", "nsubj:pass", "obj", "obl", "nmod", "iobj":
			return news.MentionNominal
		}
	case "ADV":
		switch t.d.Word(i) {
		case "here", "there", "Here", "There":
			return news.MentionPronoun
		}
	}
	return ""
}

// span gives the phrase of a head without what it is coordinated with.
func (t *tree) span(i int) (first, last int) {
	first, last = i, i+1
	if x := t.d.Tokens[i].XPos; x == "PRP" || x == "PRP$" {
		return first, last
	}
	kids := t.children(i)
	k := sort.Search(len(kids), func(k int) bool { return int(kids[k]) > i })
	for j := k - 1; j >= 0; j-- {
		c := int(kids[j])
		rel := t.d.Tokens[c].Rel
		if rel == "punct" {
			continue
		}
		if outside(rel) || int(t.to[c]) > i {
			break
		}
		if rel == "advmod" && (t.d.Tokens[i].Tag == "PRON" || comment[strings.ToLower(t.d.Word(c))]) {
			break
		}
		first = int(t.from[c])
	}
	for _, kid := range kids[k:] {
		c := int(kid)
		rel := t.d.Tokens[c].Rel
		if rel == "punct" {
			continue
		}
		if rel == "case" && t.d.Tokens[c].XPos == "POS" {
			last = c + 1
			break
		}
		if outside(rel) || int(t.from[c]) <= i {
			break
		}
		last = int(t.to[c])
	}
	return t.trim(first, last, i)
}

// comment are adverbs that speak about a noun phrase and stand outside it.
var comment = map[string]bool{"not": true, "only": true, "even": true, "actually": true, "then": true, "also": true, "just": true,
	"e.g.": true, "i.e.": true, "especially": true, "particularly": true, "mainly": true, "perhaps": true, "maybe": true, "so": true, "now": true}

// trim takes closing and opening punctuation from the ends; a bracket that
// opens inside the phrase stays closed.
func (t *tree) trim(first, last, head int) (int, int) {
	for first < head && t.d.Tokens[first].Tag == "PUNCT" {
		first++
	}
	if last < len(t.d.Tokens) {
		if open := opening(t.d.Word(last)); open != "" {
			for j := last - 1; j >= max(first, last-maxLength); j-- {
				if t.d.Word(j) == open {
					return first, last + 1
				}
			}
		}
	}
	for last > head+1 && t.d.Tokens[last-1].Tag == "PUNCT" && t.d.Word(last-1) != ")" {
		last--
	}
	return first, last
}

// opening gives the sign that a closing one belongs to, "" for other words.
func opening(w string) string {
	switch w {
	case ")":
		return "("
	case "”":
		return "“"
	case "\"":
		return "\""
	}
	return ""
}

// several gives the phrase of a coordination that a head opens; last is 0 when
// it opens none.
func (t *tree) several(i, first int) (int, int) {
	last := 0
	for _, kid := range t.children(i) {
		c := int(kid)
		if c > i && t.d.Tokens[c].Rel == "conj" && t.kind(c) != "" {
			_, last = t.span(c)
		}
	}
	return first, last
}
