package want

import (
	"strings"

	"synoptic/news"
)

// Demands that are made without a word for them: a deadline, an imperative in
// somebody's words, a yes or a no.

// ofDeadline reads "gave Peru until Friday to release the crews" and "gave Peru
// 48 hours to release them".
func (r *reader) ofDeadline(sent news.Sentence, t int) []frame {
	end, head := r.nounAt(t+1, sent.Last)
	if t+1 < sent.Last && r.d.Tokens[t+1].XPos == "PRP" {
		end, head = t+2, t+1
	}
	if head < 0 || head != t+1 && !r.actor(head) && !r.isPerson(head) || end+2 >= sent.Last {
		return nil
	}
	limit := false
	for i := end; i < sent.Last && i < end+8; i++ {
		switch w := r.lemma(i); {
		case w == "until" || w == "till" || w == "deadline" || w == "ultimatum" || w == "hour" || w == "day" || w == "week" || w == "month":
			limit = true
		case w == "to" && r.d.Tokens[i].Tag == "PART" && limit:
			verb := r.infinitive(sent, i)
			g := r.groupOf(sent, t)
			if verb < 0 || g.negated || g.passive || knowing[r.lemma(verb)] || r.supposed(sent, t, g) {
				return nil
			}
			subj, how := r.governor(sent, t)
			if how == none {
				return nil
			}
			if items := r.deed(sent, t+1, verb, toBid, false); len(items) > 0 {
				return []frame{{token: t, stance: demands, subject: subj, how: how, group: g, items: items, from: -1}}
			}
			return nil
		case r.d.Tokens[i].Tag == "VERB" || r.d.Tokens[i].Tag == "PUNCT" && !quoteMarks[r.d.Word(i)]:
			return nil
		}
	}
	return nil
}

// ofImperative reads "Release the crews!" and "Let the boats go" in somebody's
// own words.
func (r *reader) ofImperative(sent news.Sentence, t int) []frame {
	at := t
	not := false
	for at > sent.First && (quoteMarks[r.d.Word(at-1)] || r.d.Tokens[at-1].Tag == "INTJ" || r.d.Tokens[at-1].Tag == "AUX" || r.d.Tokens[at-1].Tag == "PART") {
		at--
		w := strings.ToLower(r.d.Word(at))
		if w == "to" || r.d.Tokens[at].Tag == "AUX" && w != "do" && w != "don" {
			return nil
		}
		not = not || w == "not" || w == "n't" || w == "n’t"
	}
	if x := r.d.Tokens[t].XPos; at != sent.First || x != "VB" && x != "VBP" || !heading[r.d.Tokens[t].Rel] || r.ownSubject(t) >= 0 || strings.HasSuffix(r.d.Word(sent.Last-1), "?") {
		return nil
	}
	if v := r.voice(t); !v.direct || v.party == "" {
		return nil
	}
	l := r.lemma(t)
	verb := t
	if l == "let" {
		_, head := r.nounAt(t+1, sent.Last)
		if verb = r.d.Child(t, "xcomp", "ccomp"); head < 0 || verb <= head || r.publicAt(t+1) {
			return nil
		}
	} else if !yielding[l] && !giving[l] && !opposing[l] && !bidding[l] {
		return nil
	}
	end := r.trimmed(verb, r.end(sent, verb, false))
	it := item{form: toBid, verb: verb, head: r.objectOf(sent, verb, max(end, verb+1)), first: t, end: max(end, verb+1), named: -1, not: not}
	if it.head < 0 || vague[r.lemma(it.head)] || r.publicAt(verb+1) {
		return nil
	}
	return []frame{{token: t, stance: demands, subject: -1, how: relayed, group: group{first: at}, items: []item{it}, from: at, weak: true}}
}

// heading are the places in the tree of a verb whose clause depends on none, but
// on the verb of saying.
var heading = words("root ccomp parataxis")

// bidding are further deeds that an imperative demands.
var bidding = words(`free end ban fire sack impeach protect respect obey build restore remove investigate apologize apologise veto repeal pass reject`)

// ofYesNo reads "said no to the quota".
func (r *reader) ofYesNo(sent news.Sentence, t int) []frame {
	if t+3 >= sent.Last || r.lemma(t+2) != "to" {
		return nil
	}
	stance := ""
	switch r.lemma(t + 1) {
	case "no":
		stance = rejects
	case "yes":
		stance = accepts
	default:
		return nil
	}
	g := r.groupOf(sent, t)
	if g.negated || g.passive || r.supposed(sent, t, g) {
		return nil
	}
	subj, how := r.governor(sent, t)
	items := r.contents(sent, t+1, cue{stance, "to", thing | doing, true})
	if len(items) == 0 {
		items = r.contents(sent, t, cue{stance, "to", thing | doing, true})
	}
	if how == none || len(items) == 0 {
		return nil
	}
	return []frame{{token: t, stance: stance, outright: true, subject: subj, how: how, group: g, items: items, from: -1}}
}
