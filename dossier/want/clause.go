package want

import (
	"strings"

	"synoptic/news"
)

// conditional tells whether a clause is only supposed.
func (r *reader) conditional(t int) bool {
	for n := 0; n < 3 && t >= 0; n++ {
		cond := false
		r.d.Children(t, func(c int) bool {
			w := strings.ToLower(r.d.Word(c))
			cond = r.d.Tokens[c].Rel == "mark" && (w == "if" || w == "unless" || w == "whether" || w == "before" || w == "until")
			return !cond
		})
		if cond || r.opened(t) {
			return true
		}
		if h := r.d.Tokens[t].Head; h >= 0 && r.lemma(h) == "deny" {
			return true // what is denied is no stance of its own
		}
		if rel := r.d.Tokens[t].Rel; !(rel == "xcomp" || rel == "conj") {
			return false
		}
		t = r.d.Tokens[t].Head
	}
	return false
}

// opened tells whether the phrase before a verb opens with "if" or the like,
// for sentences whose tree loses the mark.
func (r *reader) opened(t int) bool {
	k := r.d.SentenceAt(t)
	if k < 0 {
		return false
	}
	comma := false
	for i := t - 1; i >= r.d.Sentences[k].First && i > t-12; i-- {
		switch w := strings.ToLower(r.d.Word(i)); {
		case w == ",":
			comma = true
		case w == "before" && !comma:
			return true
		case w == "if" || w == "unless" || w == "whether" || w == "until":
			return true
		case r.d.Tokens[i].Tag == "VERB" || w == ";" || w == ":" || w == "—" || w == "“" || w == `"`:
			return false
		}
	}
	return false
}

// opinion tells whether a clause under a verb of stance only says what somebody
// thinks ("agree that a trade war hurts", "insisted it had no part"), or takes a
// stance of its own that counts instead ("insisted they will not accept").
func (r *reader) opinion(t, clause int) bool {
	if r.lemma(t) == "agree" || r.lemma(t) == "back" {
		return true
	}
	if _, ok := verbs[r.lemma(clause)]; ok {
		return true
	}
	return r.lemma(t) == "insist" && r.negated(clause)
}

// perhaps tells whether a verb only says what may be.
func (r *reader) perhaps(t int) bool {
	found := false
	r.d.Children(t, func(c int) bool {
		w := strings.ToLower(r.d.Word(c))
		found = r.d.Tokens[c].Tag == "AUX" && (w == "could" || w == "might" || w == "may")
		return !found
	})
	return found
}

// owner gives the subject of the verb of saying or stance above a clause whose
// own subject is a pronoun: "Norland insisted they will not accept".
func (r *reader) owner(t, subj int) int {
	switch strings.ToLower(r.d.Word(subj)) {
	case "they", "it", "he", "she":
	default:
		return subj
	}
	h := r.d.Tokens[t].Head
	if r.d.Tokens[t].Rel != "ccomp" || h < 0 {
		return subj
	}
	if o := r.d.Child(h, "nsubj"); o >= 0 && r.d.Tokens[o].Rel != "nsubj:pass" && r.actor(o) != "" {
		return o
	}
	return subj
}

func (r *reader) negated(t int) bool {
	neg := false
	r.d.Children(t, func(c int) bool {
		w := strings.ToLower(r.d.Word(c))
		neg = neg || (r.d.Tokens[c].Rel == "advmod" || r.d.Tokens[c].Rel == "det") && (w == "not" || w == "n't" || w == "n’t" || w == "never" || w == "no" || w == "longer")
		return !neg
	})
	return neg
}

// mute tells whether what is refused is only to speak ("declined to comment")
// or what is to be done is an idiom ("sought to put a good face on it"): no
// stance on anything.
func (r *reader) mute(stance string, object int) bool {
	if object < 0 || r.d.Tokens[object].Tag != "VERB" {
		return false
	}
	if o := r.d.Child(object, "obj"); o >= 0 && vague[r.lemma(o)] {
		return true
	}
	return stance == rejects && silent[r.lemma(object)]
}

// silent are the verbs that tell of speaking.
var silent = map[string]bool{"comment": true, "predict": true, "say": true, "answer": true, "respond": true, "elaborate": true,
	"speak": true, "identify": true, "name": true, "specify": true, "speculate": true, "confirm": true, "disclose": true, "tell": true,
	"reply": true, "explain": true}

// hangs tells whether a word of an object hangs on its head, at most over one
// other word, or is the head.
func (r *reader) hangs(t, head int) bool {
	for n := 0; n < 3 && t >= 0; n++ {
		if t == head {
			return true
		}
		if rel := r.d.Tokens[t].Rel; !(news.RelIs(rel, "nmod") || news.RelIs(rel, "compound") || news.RelIs(rel, "obl") || rel == "obj" || news.RelIs(rel, "amod")) {
			return false
		}
		t = r.d.Tokens[t].Head
	}
	return false
}

// idle tells whether what must be done is nothing that anybody could grant:
// "we must seize this opportunity", "it must be a relief".
func (r *reader) idle(t int) bool {
	o := r.d.Child(t, "obj")
	return o >= 0 && (vague[r.lemma(o)] || light[r.lemma(o)]) || o < 0 && r.d.Tokens[t].Tag != "VERB"
}

// cutOff tells whether a clause with "that" was read without its verb, as
// where the parser lost the rest of the sentence: half a clause says nothing.
func (r *reader) cutOff(t int, it item) bool {
	if t+1 >= it.last || !strings.EqualFold(r.d.Word(t+1), "that") {
		return false
	}
	if r.d.Tokens[t+1].Tag == "DET" && !telling[r.lemma(t)] {
		return false // "rejects that plan"
	}
	for i := t + 2; i < it.last; i++ {
		switch r.d.Tokens[i].XPos {
		case "VBD", "VBZ", "VBP", "MD", "VB":
			return false
		}
	}
	return true
}

// telling are the verbs of stance that are followed by a clause more often
// than by a thing.
var telling = map[string]bool{"concede": true, "insist": true, "deny": true, "agree": true, "suggest": true, "propose": true}

// provided gives the token after a condition that follows what is offered or
// accepted in the same words ("if …", "but only if …", "provided that …",
// "as long as …"), -1 where none does.
func (r *reader) provided(sent news.Sentence, it item, span news.Span) int {
	_, last := r.d.TokensIn(span)
	from := max(it.last, last)
	for i := from; i < sent.Last && i < from+3; i++ {
		switch w := strings.ToLower(r.d.Word(i)); {
		case w == "if" || w == "provided" || w == "unless" || w == "as" && i+2 < sent.Last && strings.EqualFold(r.d.Word(i+1), "long"):
			return r.clauseEnd(sent, i)
		case w == "," || w == "but" || w == "only":
		default:
			return -1
		}
	}
	return -1
}

// clauseEnd gives the token after the clause that opens at t: the next comma,
// mark of quotation or end of the sentence.
func (r *reader) clauseEnd(sent news.Sentence, t int) int {
	for i := t + 1; i < sent.Last; i++ {
		switch r.d.Word(i) {
		case ",", ";", ".", "”", `"`, "—", "–", "(":
			return i
		}
	}
	return sent.Last
}
