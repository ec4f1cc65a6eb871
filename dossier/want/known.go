package want

import (
	"strings"

	"synoptic/news"
)

// spokenOf reads "those calls": what was taken a stance on in the sentence
// before.
func (r *reader) spokenOf(first, head int) []item {
	if w := r.lemma(first); !shell[r.lemma(head)] || w != "this" && w != "that" && w != "these" && w != "those" && w != "such" && !(w == "the" && first == head-1 && floated[r.lemma(head)]) {
		return nil
	}
	var out []item
	list := r.recent
	if len(list) == 0 || len(r.before) > 0 && floated[r.lemma(head)] {
		list = r.before
	}
	for _, b := range list {
		if floated[r.lemma(head)] && b.stance != demands && b.stance != proposes && b.stance != offers {
			continue
		}
		out = append(out, item{form: thing, named: head, head: head, verb: -1, first: first, end: head + 1, keys: []string{b.key}, label: b.short, long: b.long})
	}
	return out
}

// ballot reads "voted no" and "voted in favour", of the paper named last.
func (r *reader) ballot(sent news.Sentence, t int) (it item, stance string) {
	if r.lemma(t) != "vote" || t+1 >= sent.Last {
		return item{}, ""
	}
	end := t + 2
	switch r.lemma(t + 1) {
	case "no", "nay", "against":
		stance = rejects
	case "yes", "aye":
		stance = accepts
	case "in":
		if l := r.lemma(min(t+2, sent.Last-1)); l == "favor" || l == "favour" {
			stance, end = accepts, t+3
		}
	}
	if stance == "" || end < sent.Last && r.d.Tokens[end].Tag != "PUNCT" && r.d.Tokens[end].Tag != "CCONJ" {
		return item{}, ""
	}
	k := r.namedBefore(t, votable, true)
	if k < 0 || r.core(sent, k) < 0 {
		return item{}, ""
	}
	return item{form: thing, named: k, head: k, verb: -1, first: t, end: end, afar: true}, stance
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
	if n := len(r.recent); n > 0 && r.d.SentenceAt(k) > 0 && r.lemma(k) == "it" {
		b := r.recent[n-1]
		if b.stance == proposes || b.stance == offers || b.stance == demands && b.deed < 0 { // "Norland tabled an offer. Peru rejected it"
			return []item{{form: thing, named: k, head: b.head, verb: -1, first: k, end: k + 1, keys: []string{b.key}, label: b.short, long: b.long, afar: true}}
		}
	}
	h := r.paperBefore(k)
	if h < 0 || plural(r.d.Word(h)) || r.d.SentenceAt(h) < r.d.SentenceAt(k)-1 || r.core(sent, h) < 0 && !shell[r.lemma(h)] {
		return nil
	}
	return []item{{form: thing, named: h, head: h, verb: -1, first: k, end: k + 1, afar: true}}
}

// floated are the nouns by which one calls what another has just asked for or proposed.
var floated = words("idea notion suggestion prospect possibility request demand call appeal plea move")

// known reads "rejected the offer", of which nothing tells what it is.
func (r *reader) known(sent news.Sentence, first, head int, stance string) (item, bool) {
	l, w := r.lemma(head), r.lemma(first)
	switch {
	case (definite(r.d.Word(first)) || w == "this" || w == "that" || w == "such" || r.possessor(first, head) >= 0 || stance == rejects && r.d.Tokens[first].Tag == "DET") && (shell[l] && (!vague[l] || named[l]) || l == "action"):
		return item{form: thing, named: head, head: head, verb: -1, first: first, end: max(r.trimmed(head+1, r.end(sent, first, false)), head+1)}, true
	}
	return item{}, false
}

// named are the nouns, too vague for what one asks for, by which one calls what another does.
var named = words("ultimatum idea suggestion term condition")

// definite tells whether a word opens the phrase of a thing that is known.
func definite(w string) bool {
	switch strings.ToLower(w) {
	case "the", "its", "their", "his", "her", "our":
		return true
	}
	return false
}

// judgments are what is appealed against.
var judgments = words("ruling verdict order decision judgment judgement sentence conviction fine penalty injunction finding conclusion")
