package want

import (
	"strings"

	"synoptic/news"
)

// ofDenial reads "said that it does not ban users" and "we were not involved" in
// a side's own words: what one says that one does not do, or has not done, is
// denied.
func (r *reader) ofDenial(sent news.Sentence, t int) []frame {
	switch r.d.Tokens[t].Tag {
	case "VERB", "ADJ", "NOUN":
	default:
		return nil
	}
	v := r.voice(t)
	if v.party == "" {
		return nil
	}
	if a := r.attribution(t, 0); a != nil && len(a.Cue) > 0 {
		if first, last := r.d.TokensIn(a.Cue[0]); first < last && guessing[r.lemma(first)] {
			return nil // "assumed that it was not liable"
		}
	}
	s := r.ownSubject(t)
	if s < sent.First || s > t || r.relativePronoun(s) || r.dependent(sent, t) || news.RelIs(r.d.Tokens[t].Rel, "acl") || !r.speaksOfOwn(s, v) {
		return nil
	}
	if r.lemma(t) == "innocent" && r.d.Child(t, "cop") > s && !r.negatedBetween(s, t) || r.nothingWrong(sent, t) {
		first, _ := r.chunk(s)
		it := item{form: that, named: -1, head: -1, verb: t, first: first, end: max(r.trimmed(t, r.end(sent, t, false)), t+1)}
		return []frame{{token: t, stance: denies, subject: -1, how: relayed, group: group{first: s + 1}, items: []item{it}, from: first}}
	}
	aux := false
	not := -1
	for i := s + 1; i < t; i++ {
		switch w := strings.ToLower(r.d.Word(i)); {
		case r.d.Tokens[i].XPos == "MD" || r.d.Tokens[i].Tag == "PUNCT" && !quoteMarks[w]:
			return nil
		case w == "not" || w == "n't" || w == "n’t" || w == "never":
			not = i
		case r.d.Tokens[i].Tag == "AUX":
			aux = true
		case r.d.Tokens[i].Tag == "VERB" || w == "yet" || w == "only" || w == "always":
			return nil
		}
	}
	if not < 0 || !aux && !strings.EqualFold(r.d.Word(not), "never") || strings.HasSuffix(r.d.Word(sent.Last-1), "?") || !r.blameful(t, v.direct) {
		return nil
	}
	end := max(r.trimmed(t, r.end(sent, t, false)), t+1)
	first, _ := r.chunk(s)
	it := item{form: that, named: -1, head: r.objectOf(sent, t, end), verb: t, first: first, end: end}
	return []frame{{token: t, stance: denies, subject: -1, how: relayed, group: group{first: s + 1}, items: []item{it}, from: first}}
}

// nothingWrong reads "did nothing wrong" and "broke no rule".
func (r *reader) nothingWrong(sent news.Sentence, t int) bool {
	if o := r.d.Child(t, "obj"); o > t && (r.lemma(t) == "break" || r.lemma(t) == "violate" || r.lemma(t) == "commit") && r.empty(r.chunkFirst(o), o) {
		return true
	}
	return r.lemma(t) == "do" && t+2 < sent.Last && strings.EqualFold(r.d.Word(t+1), "nothing") && strings.EqualFold(r.d.Word(t+2), "wrong")
}

// speaksOfOwn tells whether a subject is the speaker or his side, by a pronoun
// that may be his or by a name.
func (r *reader) speaksOfOwn(s int, v voiced) bool {
	switch strings.ToLower(r.d.Word(s)) {
	case "we", "i":
		return true
	case "client":
		return true // of a lawyer
	case "he", "she", "it", "they":
		h := r.holder(s)
		return !v.direct && (h.party == v.party || h.party == "" && v.by != "" && r.opensContent(s))
	}
	return r.ofOwn(s, v)
}

// blameful tells whether a word tells of a deed or a state that others lay to
// somebody's charge.
func (r *reader) blameful(t int, direct bool) bool {
	l := r.lemma(t)
	if r.d.Tokens[t].Tag != "VERB" {
		return guilty[l]
	}
	return guilty[l] || !direct && doubted[l] && r.d.Child(t, "obj") > t
}

// guilty are the words for what one is blamed for, doubted those that are denied
// only where they are told of: in one's own words they may be anything.
var (
	guilty = words(`blame responsible guilty involved liable racist sexist complicit negligent biased corrupt criminal spy terrorist kill murder steal lie bribe violate
	discriminate collude hack censor torture assault harass cheat mislead abuse bomb target involve conspire manipulate tamper defraud poison shoot`)
	doubted = words(`ban use sell take receive pay accept attack fire order threaten break hold hide possess own send supply support fund finance block delay destroy
	strike touch force authorize authorise approve request ask offer breach`)
)
