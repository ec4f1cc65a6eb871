package want

import (
	"slices"
	"strings"

	"synoptic/news"
)

// fits turns the stance as negation and what is to be done demand, and tells
// whether it is one at all.
func (r *reader) fits(f *frame, c cue) bool {
	it := f.items[0]
	if !r.turned(f, it) {
		return false
	}
	word := r.lemma(f.token)
	if it.form == thing {
		return r.fitsThing(f, it, word, c)
	}
	if r.moot(f, it, word) {
		return false
	}
	switch {
	case it.form == toward:
		return c.forms&toward != 0 && (r.voice(f.token).party != "" || r.holder(it.head).party != r.holder(f.subject).party)
	case it.form == that && f.stance == offers:
		return r.modalBetween(it.first, it.verb) && !r.negatedBetween(it.first, it.verb) && !hostile[r.lemma(it.verb)]
	case it.form == that && (word == "insist" || word == "maintain"):
		if r.negatedBetween(it.first, it.verb) && r.ableBetween(it.first, it.verb) {
			if yielding[r.lemma(it.verb)] {
				f.stance = rejects // "insisted that it could not accept"
			}
			return true
		}
		return r.negatedBetween(it.first, it.verb) && !r.modalBetween(it.first, it.verb) && !strings.Contains(r.d.Words(r.d.TokenSpan(it.first, it.end)), "enough") // of a fact
	case it.form == toDo && f.stance == offers && (r.lemma(it.verb) == "remain" || r.lemma(it.verb) == "stay") && !it.not && it.head >= 0 && offices[r.lemma(it.head)]:
		f.stance = rejects // "vowed to stay in the race"
	case it.form == toDo && (f.stance == offers || f.stance == proposes && word != "propose"):
		if r.undoes(it) && !it.not {
			f.stance = rejects
			return word != "threaten"
		}
		if it.not && !hostile[r.lemma(it.verb)] {
			f.stance = rejects // "pledged not to take up the bill"
		}
		return it.not || !hostile[r.lemma(it.verb)] || it.head >= 0 && bridging[r.lemma(it.head)]
	case it.form == toDo && word == "vote":
		for i := f.token; i < it.verb; i++ {
			if r.lemma(i) == "whether" {
				return false
			}
		}
		if r.undoes(it) {
			f.stance = rejects
		}
		return it.head >= 0 && (opposing[r.lemma(it.verb)] || len(verbs[r.lemma(it.verb)]) == 0) && !f.group.infinitive
	case it.form == toDo && f.stance == accepts:
		return !hostile[r.lemma(it.verb)] || it.not
	case it.form == toBid && word == "challenge": // not "challenged the power to send troops"
		_, who := r.nounAt(it.first, it.verb)
		return who < 0 || r.actor(who) || r.isPerson(who) || r.people(who)
	case word == "tell": // a side that is named
		_, who := r.nounAt(it.first, it.verb)
		if h := r.holder(it.first); h.named { // "Peru two weeks ago"
			who = it.first
		}
		h := r.holder(who)
		return h.named && h.party != "" && !silent[r.lemma(it.verb)]
	case f.stance == concedes && it.form == that:
		return r.avowed(f, it)
	case word == "require" && f.group.participle:
		return news.RelIs(r.d.Tokens[f.token].Rel, "acl")
	case word == "like" && (f.group.modal != "would" && f.group.modal != "'d" || it.form == toDo && (!r.grantable(it) || knowing[r.lemma(it.verb)])):
		return false
	case word == "want" && it.form == toDo:
		return it.head >= 0 && r.grantable(it)
	case it.form == toDo && f.stance == rejects && !f.group.negated:
		return !silent[r.lemma(it.verb)] || word == "refuse" && !spoken[r.lemma(it.verb)] || r.lets(it.verb) ||
			r.d.Tokens[f.token].Tag == "ADJ" && it.head >= 0 && supplying[r.lemma(it.verb)]
	case it.form == toDo && word == "seek":
		return it.head >= 0 && askable[r.lemma(it.verb)]
	}
	return true
}

// moot tells whether a deed is none that a stance is taken on by a word.
func (r *reader) moot(f *frame, it item, word string) bool {
	l := r.lemma(it.verb)
	switch {
	case it.form == toDo && f.stance == rejects && (l == "do" || telling[r.lemma(it.head)] || talked[r.lemma(r.d.Child(it.verb, "obj"))]): // "refused to do so", "to give a date"
	case it.form == toDo && f.stance == offers && prepared[word] && enduring[l] && !it.not: // "is prepared to dig in"
	case it.form == toDo && f.stance == demands && (spoken[l] || it.not && l == "use"): // "asked not to be named"
	case it.form == toDo && word == "want" && r.lemma(it.verb+1) == "up":
	case it.form == toBid && word == "order" && r.d.Child(it.verb, "aux:pass") >= 0: // "ordered the ship to be brought home": done, not asked for
	case it.form == toBid && (knowing[l] || r.publicAt(it.first)):
	case word == "guarantee" && f.stance == rejects: // "could not guarantee that it would work"
	case (word == "persuade" || word == "convince") && !f.group.infinitive:
	default:
		return false
	}
	return true
}

// avowed tells whether what somebody admits to be so is of his side, "admitted that it had
// fired", not that the day was fine or that he does not know.
func (r *reader) avowed(f *frame, it item) bool {
	if l := r.lemma(it.verb); knowing[l] || l == "unsure" || l == "sure" {
		return false
	}
	s := r.ownSubject(it.verb)
	if s <= f.token {
		return false
	}
	switch strings.ToLower(r.d.Word(s)) {
	case "it", "he", "she", "they", "we", "i":
		return true
	}
	h := r.holder(f.subject).party
	if own := r.possessor(r.chunkFirst(s), s); own >= 0 && (r.d.Tokens[own].XPos == "PRP$" || r.holder(own).party == h) {
		return true // "its strike had missed"
	}
	return r.holder(s).party == h
}

// lets tells whether a verb is of letting somebody do a thing, not of letting on or go.
func (r *reader) lets(t int) bool {
	if r.lemma(t) != "let" || t+1 >= len(r.d.Tokens) {
		return false
	}
	switch r.lemma(t + 1) {
	case "on", "up", "go", "slip":
		return false
	}
	return r.d.Child(t, "obj", "xcomp", "ccomp") > t
}

// fitsThing tells whether a word takes a stance on a thing.
func (r *reader) fitsThing(f *frame, it item, word string, c cue) bool {
	switch {
	case (word == "want" || word == "seek") && it.named >= 0 && r.d.Tokens[it.named].Tag == "PROPN" && r.actor(it.named):
		return false // to want a company is to be after it
	case f.stance == offers && it.named >= 0 && reprisals[r.lemma(it.named)]:
		f.stance = conditions // "promised swift retaliation if …"
	case f.stance == offers && it.named >= 0 && ownClaims[r.lemma(it.named)]:
		return false // "offered objections"
	case word == "order":
		return inquiries[stem(r.d, max(it.head, it.named))] || inquiries[r.lemma(it.named)]
	case (word == "dismiss" || word == "reject" || word == "challenge" || word == "condemn" || word == "denounce") && blame[r.lemma(it.named)]:
		f.stance = denies
	case word == "deny" && r.d.Tokens[it.named].Tag == "NOUN" && (r.lemma(it.named) == "request" || r.lemma(it.named) == "access" || r.lemma(it.named) == "permission"):
		f.stance = rejects
	case word == "abandon" && (promised[r.lemma(it.named)] || !ownClaims[r.lemma(it.named)] && writ[r.lemma(max(it.head, it.named))] && r.d.Tokens[it.first].XPos != "PRP$"):
		f.stance = rejects // a truce, no plan of its own
	case only[word] != nil:
		return only[word][r.lemma(it.named)]
	case c.with == "with" && r.isSomebody(it.named):
		return false // "agreed with the firm on a sale" is of the sale
	case word == "overrule":
		return !r.isSomebody(it.named)
	case word == "push" && f.stance == proposes:
		return paper[r.lemma(it.named)] && r.d.Tokens[f.token].XPos != "VBD" && r.d.Tokens[f.token].XPos != "VBN" // "is pushing its plan"
	case word == "defend" && r.d.Tokens[it.first].XPos == "PRP$" && !paper[r.lemma(it.named)]:
		return false // "will defend our shores"
	case word == "blame":
		return r.ofOther(f, it) && !r.isSomebody(it.named) // "blamed Peru's quota", no storm
	case c.forms&ofPaper != 0:
		if paper[r.lemma(it.named)] || paper[r.lemma(max(it.head, it.named))] || r.inPlay(it.head) {
			return true
		}
		if h := r.holder(it.named); c.forms&toward != 0 && r.d.Tokens[it.named].Tag == "PROPN" && h.named && h.party != r.holder(f.subject).party {
			return true // "backed Norfish"
		}
		if f.stance == accepts && !r.discussed(max(it.head, it.named)) && !r.ofOther(f, it) {
			return false // "praised his wit"
		}
		return c.forms&ofMatter != 0 && r.d.Tokens[it.named].Tag == "NOUN" && !r.isSomebody(it.named)
	}
	return true
}

// prepared are the words of a mind, enduring the deeds that are no offer where one is
// only of a mind to do them.
var (
	prepared = words("ready willing prepare prepared willingness readiness")
	enduring = words("live die bear face risk dig act endure suffer try spend sacrifice compete lose")
)

// bridging are the things of which even to go on is an offer.
var bridging = words("talk negotiation consultation dialogue discussion contact cooperation co-operation mediation aid assistance relief")

// ableBetween tells whether a clause says what can or cannot be.
func (r *reader) ableBetween(from, to int) bool {
	for i := from; i < to; i++ {
		if l := r.lemma(i); r.d.Tokens[i].Tag == "AUX" && (l == "can" || l == "could" || l == "ca") {
			return true
		}
	}
	return false
}

// partly tells whether what is denied of a verb is only its measure: "does not
// wholly support".
func (r *reader) partly(t int) bool {
	switch r.lemma(max(t-1, 0)) {
	case "wholly", "fully", "entirely", "necessarily", "completely", "yet":
		return true
	}
	return false
}

// only are the verbs that take a stance on some things alone.
var only = map[string]map[string]bool{"drop": ownClaims, "abandon": ownClaims, "soften": ownClaims, "stick": ownClaims, "claim": owed, "sue": owed, "threaten": reprisals}

// promised are the things by which one is bound.
var promised = words("moratorium truce ceasefire pledge promise commitment agreement treaty deal pact accord obligation")

// owed are the things that one claims of another.
var owed = words("damage compensation refund reparation dollar euro franc pound crown yen peso rupee dlr")

// telling are the things that one only tells: not to give them takes no stance.
var telling = words("timescale timetable detail date figure name number estimate identity")

// supplying are the deeds, told of speech as well, that are of things too: "is reluctant to
// provide boats".
var supplying = words("provide offer give return address")

// inquiries are the things that one orders of others, not at a shop.
var inquiries = words("inquiry investigation probe recount review audit evacuation halt closure withdrawal recall retrial")

// menacing are the deeds of which a threat is a stance without a condition.
var menacing = words(`impose sue strike quit withdraw walk pull suspend wield use resign retaliate expel sanction shut close cut
	pursue intervene act respond refer invoke trigger call launch revoke seize cancel boycott`)

// reprisals are the things of which a promise is a threat.
var reprisals = words("retaliation reprisal countermeasure consequence revenge strike action sanction tariff veto boycott shutdown walkout lawsuit")

// undoes tells whether a deed rejects what it is done to: to scrap a quota does,
// to scrap one's own gives way.
func (r *reader) undoes(it item) bool {
	if !opposing[r.lemma(it.verb)] || it.verb+1 < len(r.d.Tokens) && r.d.Tokens[it.verb+1].XPos == "VBG" {
		return false // "pledged to stop shelling the town"
	}
	for i := it.verb + 1; i < len(r.d.Tokens) && i <= it.head; i++ {
		if r.d.Tokens[i].XPos == "PRP$" {
			return false
		}
	}
	return true
}

// ofOther tells whether a thing is another party's by the words before it: "condemned
// Norland's limitations".
func (r *reader) ofOther(f *frame, it item) bool {
	if it.named < 0 {
		return false
	}
	s := r.possessor(it.first, it.named)
	if s < it.first || r.d.Tokens[s].XPos == "PRP$" {
		return false
	}
	h := r.holder(s)
	return h.named && h.party != "" && h.party != r.holder(f.subject).party
}

// inPlay tells whether the sentence or the one before tells of a stance on a thing.
func (r *reader) inPlay(head int) bool {
	return head >= 0 && slices.ContainsFunc(append(r.before[:len(r.before):len(r.before)], r.recent...), func(c claim) bool { return c.key == stem(r.d, head) })
}

// isSomebody tells whether a noun is one for people, for a body or for a place.
func (r *reader) isSomebody(t int) bool {
	if l := r.lemma(t); groups[l] || stateNouns[l] || countries[l] || r.people(t) {
		return true
	}
	m := r.mentionAt(t)
	return m >= 0 && r.d.Mentions[m].Entity >= 0 && r.d.Entities[r.d.Mentions[m].Entity].Type != news.Other
}

// ownClaims are the things that a side gives way in by dropping them.
var ownClaims = words("demand insistence opposition objection condition claim resistance refusal threat stance")

// minding are the words for rejecting of which it says that one agrees where they are denied.
var minding = words("oppose opposed object resist")

// askable are the deeds that one seeks of others: who seeks to build an edge asks
// for nothing.
var askable = words(`ban limit end restore extend overturn strike remove scrap delete renegotiate reopen force impose prevent block repeal delay withdraw cut reduce lower
	expand replace close change revise dismiss quash halt stop recover reverse amend abolish oust resolve represent negotiate resume raise increase
	lift ease invalidate enjoin require bar nullify annul compel void`)

// turned turns the stance as its negation demands; false where what is left is
// none.
func (r *reader) turned(f *frame, it item) bool {
	switch {
	case f.stance == denies && f.group.infinitive, f.how == relayed && r.lemma(f.token) == "offer" && !f.group.infinitive, f.group.negated && it.form == thing && r.d.Tokens[f.token].Tag == "ADJ",
		f.group.modal == "would" && f.stance != accepts && f.stance != rejects && f.stance != offers && !r.voice(f.token).reported:
		return false
	}
	if f.group.negated && f.stance == demands && f.token > 0 && strings.EqualFold(r.d.Word(f.token-1), "longer") {
		f.stance, f.group.negated = concedes, false // "no longer insists on"
	}
	if f.group.negated && r.partly(f.token) {
		return false
	}
	if f.group.negated && r.lemma(f.token) == "want" {
		f.stance = rejects
		return it.head >= 0 && (it.form == thing && !light[r.lemma(it.head)] || it.form != thing && r.grantable(it))
	}
	if f.group.negated {
		if f.stance == rejects && !minding[r.lemma(f.token)] {
			return false // who did not veto a thing need not want it
		}
		if f.stance = negative[f.stance]; f.stance == "" {
			return false
		}
	}
	return true
}
