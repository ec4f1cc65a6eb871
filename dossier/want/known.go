package want

import (
	"strings"

	"synoptic/news"
)

// spokenOf reads "those calls": what was taken a stance on in the sentence
// before.
func (r *reader) spokenOf(first, head int) []item {
	if w := r.lemma(first); !shell[r.lemma(head)] || w != "this" && w != "that" && w != "these" && w != "those" && w != "such" {
		return nil
	}
	var out []item
	for _, b := range r.recent {
		out = append(out, item{form: thing, named: head, head: head, verb: -1, first: first, end: head + 1, keys: []string{b.key}, label: b.short, long: b.long})
	}
	return out
}

// ofPronoun reads "rejected it": what the sentence took a stance on before, or the
// paper named last, in this sentence or the one before.
func (r *reader) ofPronoun(sent news.Sentence, k int) []item {
	if w, rel := r.lemma(k), r.d.Tokens[k].Rel; w != "it" && w != "this" && w != "that" || rel != "obj" && rel != "nsubj:pass" {
		return nil
	}
	if it, ok := r.pointed(sent, k); ok && r.before[len(r.before)-1].head >= 0 {
		return []item{it}
	}
	h := r.paperBefore(k)
	if h < 0 || plural(r.d.Word(h)) || r.d.SentenceAt(h) < r.d.SentenceAt(k)-1 || r.core(sent, h) < 0 && !shell[r.lemma(h)] {
		return nil
	}
	return []item{{form: thing, named: h, head: h, verb: -1, first: k, end: k + 1, afar: true}}
}

// known reads "rejected the offer", of which nothing tells what it is.
func (r *reader) known(sent news.Sentence, first, head int, stance string) (item, bool) {
	l, w := r.lemma(head), r.lemma(first)
	switch {
	case w == "these" || w == "those":
		return item{}, false
	case (definite(r.d.Word(first)) || w == "this" || w == "that" || w == "such" || r.possessor(first, head) >= 0 || stance == rejects && r.d.Tokens[first].Tag == "DET") && (shell[l] && !vague[l] || l == "action"):
		return item{form: thing, named: head, head: head, verb: -1, first: first, end: max(r.trimmed(head+1, r.end(sent, first, false)), head+1)}, true
	}
	return item{}, false
}

// definite tells whether a word opens the phrase of a thing that is known.
func definite(w string) bool {
	switch strings.ToLower(w) {
	case "the", "its", "their", "his", "her", "our":
		return true
	}
	return false
}
