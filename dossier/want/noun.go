package want

import (
	"strings"

	"synoptic/news"
)

// nouns are the nouns by which parties take a stance: "Peru's refusal to sign",
// "voiced its opposition to the quota".
var nouns = table(`
	demands thing,doing: insistence_on,upon
	demands should: insistence
	demands thing,toBid: appeal_for request_for plea_for push_for
	demands thing,toBid,doing: demand_for call_for
	demands toBid: call_on,upon challenge_to ultimatum_to,for deadline_for
	demands toDo: ultimatum plea push
	demands toDo,should: demand request
	proposes thing: proposal_for counterproposal_for recommendation_for suggestion_for
	proposes should: suggestion
	proposes toDo: motion amendment bill legislation plan
	proposes toDo,should: proposal recommendation
	offers doing: commitment_to
	offers thing: offer_of,for counteroffer_of,for bid_for guarantee_of promise_of readiness_for
	offers toDo: offer pledge decision vow undertaking guarantee promise commitment willingness readiness
	accepts thing: endorsement_of approval_for,to consent_for,to blessing_for,to go-ahead_for,to backing_for,to acceptance_of
	accepts thing,doing: support_for,to satisfaction_with,at
	rejects thing: challenge_to,against veto_of boycott_of
	rejects thing,doing: condemnation_of criticism_of resistance_to protest_against,over,at rally_against march_against
	rejects thing,doing: demonstration_against rejection_of opposition_to objection_to alarm_about,over,at,with outrage_about,over,at,with
	rejects thing,doing: anger_about,over,at,with dismay_about,over,at,with disappointment_about,over,at,with,in skepticism_about,over,of reservation_about,over doubt_about,over
	rejects toDo: refusal reluctance
	conditions toDo: threat
	denies thing,doing: denial_of
	denies that: denial`)

// uttering are the verbs that give a stance noun to their subject: "expressed
// support for", "repeated a demand that".
var uttering = words(`express voice state reiterate repeat renew announce reaffirm signal declare issue make restate affirm raise sweeten improve increase submit table
	maintain underline stress set deliver impose hold stage lead join mount launch present unveil offer put send file release publish outline organize
	organise step ramp echo continue intensify lodge introduce table sponsor`)

// sought are the verbs under which a stance is one that somebody would like
// another to take: "hard to get their support for".
var sought = words("get win secure seek gain need lose obtain want await")

// dropping are the verbs of who takes a stance no longer: "dropped its demand".
var dropping = words("drop abandon withdraw soften relax renounce retract shelve forgo overcome ease lose")

// ofStanceNoun reads a noun of stance at t: of the side that it belongs to, or
// of the subject of the verb that utters it.
func (r *reader) ofStanceNoun(sent news.Sentence, t int) []frame {
	if len(nouns[r.lemma(t)]) == 0 {
		return nil
	}
	first, _ := r.chunk(t)
	if f := r.ofDrawn(sent, t, first); f != nil {
		return f
	}
	if r.empty(first, t) || first > sent.First && sought[r.lemma(first-1)] || r.private(sent, first, t) || r.d.Tokens[t].Rel == "obj" && dropping[r.lemma(r.d.Tokens[t].Head)] {
		return nil
	}
	subj, how, from, v := r.possessor(first, t), relayed, -1, -1
	g := group{first: t}
	if subj < 0 || r.d.Tokens[subj].XPos == "PRP$" && first > sent.First {
		v = first - 1
		if h := r.d.Tokens[t].Head; r.d.Tokens[t].Rel == "obj" && h >= sent.First && h < v {
			v = h // "stepped up its calls"
		}
		if v < sent.First || !uttering[r.lemma(v)] && !(bestowing[r.lemma(v)] && nouns[r.lemma(t)][0].stance == accepts) || r.d.Tokens[v].Tag != "VERB" {
			if v = -1; subj < 0 {
				return nil
			}
		} else {
			g = r.groupOf(sent, v)
			if g.negated || g.passive || r.supposed(sent, v, g) {
				return nil
			}
			if subj, how = r.governor(sent, v); how == none {
				return nil
			}
		}
	}
	if f := r.ofDefined(sent, t, subj, how); f != nil {
		return f
	}
	for _, c := range nouns[r.lemma(t)] {
		c.forms |= nominal
		if c.with == "for to" && (v < 0 || !bestowing[r.lemma(v)]) {
			c.with = "for" // one gives support to a plan
		}
		items := r.contents(sent, t, c)
		if len(items) == 0 {
			continue
		}
		it := items[0]
		switch {
		case it.form != toDo:
		case r.lemma(t) == "decision" && (it.not || !r.undoes(it)):
			return nil // "a decision to sail"
		case c.stance == offers && !it.not && r.undoes(it):
			c.stance = rejects // "his promise to scrap the quota"
		case (c.stance == offers || c.stance == proposes) && hostile[r.lemma(it.verb)] != it.not:
			if r.provided(sent, it.end) < 0 {
				return nil
			}
			c.stance = conditions
		case c.stance == rejects && silent[r.lemma(it.verb)]:
			return nil
		}
		felt := strings.HasPrefix(c.with, "about") || c.with == "with at"
		if felt && it.named >= 0 && (r.isSomebody(it.named) || c.stance == accepts && !r.discussed(it.head)) {
			return nil
		}
		return []frame{{token: t, stance: c.stance, subject: subj, how: how, group: g, items: items, from: from}}
	}
	if c := r.d.Child(t, "case"); v < 0 && !(c >= sent.First && (r.lemma(c) == "despite" || r.lemma(c) == "amid")) {
		return nil // "passed the bill despite opposition from Peru"
	}
	return r.ofPutForth(sent, frame{token: t, stance: nouns[r.lemma(t)][0].stance, subject: subj, how: how, group: g, from: from}, first)
}

// private tells whether a noun of stance is of what one does by oneself.
func (r *reader) private(sent news.Sentence, first, t int) bool {
	switch strings.ToLower(r.d.Word(t)) {
	case "plans":
		return true // what one means to do, "a plan" is put to others
	case "call":
		l := r.lemma(max(t-1, 0))
		return l == "conference" || l == "phone" || l == "telephone"
	case "bid", "bids":
		return !r.priced(first, sent.Last) // "his bid for the Senate"
	}
	return false
}

// ofPutForth reads a noun of stance that a verb utters without what it is about: "tabled a
// new offer" is of the offer, "voiced its opposition" of the paper named last.
func (r *reader) ofPutForth(sent news.Sentence, f frame, first int) []frame {
	t, it := f.token, item{form: thing, verb: -1}
	switch l := r.lemma(t); {
	case tabled[l]:
		it.named, it.first, it.end = t, first, max(r.trimmed(t+1, r.end(sent, first, false)), t+1)
		if it.head = r.core(sent, t); it.head < 0 || vague[r.lemma(it.head)] || !r.under(it.head, t) {
			it.head = t // "put a proposal on the table" is of no table
		}
	case (f.stance == rejects || f.stance == accepts) && (t+1 == sent.Last || r.d.Tokens[t+1].Tag == "PUNCT"):
		k := r.paperBefore(t)
		if k < 0 || r.core(sent, k) < 0 {
			return nil
		}
		it = item{form: thing, named: k, head: k, verb: -1, first: first, end: max(r.trimmed(t+1, r.end(sent, first, false)), t+1), afar: true}
	default:
		return nil
	}
	f.items = []item{it}
	return []frame{f}
}

// under tells whether a token hangs on another in the tree.
func (r *reader) under(t, top int) bool {
	for n := 0; n < 6 && t >= 0 && t != top; n++ {
		t = r.d.Tokens[t].Head
	}
	return t == top
}

// tabled are the nouns for what is put forth as a whole.
var tabled = words("proposal offer counteroffer counterproposal suggestion recommendation bill legislation motion amendment")

// drawing are the verbs by which a thing has another's stance taken on it.
var drawing = words("draw meet face win earn get receive attract garner provoke gain have enjoy spark command")

// ofDrawn reads "the quota drew criticism from Peru" and "met with opposition from
// Peru": Peru takes the stance on the quota.
func (r *reader) ofDrawn(sent news.Sentence, t, first int) []frame {
	stance, v := nouns[r.lemma(t)][0].stance, r.d.Tokens[t].Head
	if v < sent.First || v >= t || !drawing[r.lemma(v)] || r.d.Tokens[v].Tag != "VERB" || stance != rejects && stance != accepts || r.empty(first, t) {
		return nil
	}
	g, agent := r.groupOf(sent, v), -1
	for _, at := range []int{t, v} {
		r.d.Children(at, func(k int) bool {
			if k > t && (news.RelIs(r.d.Tokens[k].Rel, "nmod") || news.RelIs(r.d.Tokens[k].Rel, "obl")) && r.led(k, []string{"from"}) && agent < 0 {
				agent = r.nameHead(k)
			}
			return agent < 0
		})
	}
	s, how := r.governor(sent, v)
	if agent < 0 || how == none || g.negated || g.passive || g.infinitive || g.modal != "" || r.supposed(sent, v, g) || r.d.Tokens[s].Tag == "PRON" {
		return nil
	}
	items := r.contentThing(sent, s, stance)
	if len(items) == 0 || items[0].form == toward {
		return nil
	}
	items[0].end = agent + 1
	return []frame{{token: t, stance: stance, subject: agent, how: relayed, group: g, items: items[:1], from: items[0].first}}
}

// priced tells whether a phrase tells of a sum or of a takeover.
func (r *reader) priced(first, last int) bool {
	for i := first; i < last; i++ {
		switch l := r.lemma(i); {
		case l == "takeover" || l == "hostile" || l == "acquisition" || r.d.Tokens[i].Tag == "SYM":
			return true
		}
	}
	return false
}

// ofDefined reads "Peru's demands include the release of the crews" and "its
// offer is a transition of five years".
func (r *reader) ofDefined(sent news.Sentence, t, subj int, how route) []frame {
	if subj < 0 || t+1 >= sent.Last || how != relayed {
		return nil
	}
	switch r.lemma(t + 1) {
	case "be", "include":
	default:
		return nil
	}
	if !r.finite(t+1) || r.d.Tokens[t+1].XPos == "VBN" {
		return nil
	}
	end := r.end(sent, t+2, false)
	items := r.list(sent, t+2, end)
	if len(items) == 0 {
		return nil
	}
	return []frame{{token: t, stance: nouns[r.lemma(t)][0].stance, subject: subj, how: how, group: group{first: t}, items: items, from: -1}}
}

// possessor gives the head of the phrase to which a noun belongs by a possessive
// or by the adjective of a state before it, -1 for none.
func (r *reader) possessor(first, t int) int {
	for i := first; i < t; i++ {
		if r.d.Tokens[i].XPos == "PRP$" {
			return i
		}
		if i > first && news.Possessive(r.d.Word(i)) {
			return r.nameHead(i - 1)
		}
	}
	for i := t - 1; i >= first; i-- { // "Peruvian demands", "an ICO proposal"
		if tok := r.d.Tokens[i]; (tok.Tag == "ADJ" || tok.Tag == "PROPN") && tok.Head == t && r.holder(i).named {
			if tok.Tag == "PROPN" && r.d.Tokens[first].Tag != "DET" && t+1 < len(r.d.Tokens) && r.d.Tokens[t+1].Tag == "PART" {
				break // a verb taken for a noun: "Norfish plan to sail"
			}
			return i
		}
	}
	of := -1
	ofThem := false // "criticism of Peru" is another's
	for _, c := range nouns[r.lemma(t)] {
		ofThem = ofThem || strings.Contains(c.with, "of") && c.stance != offers
	}
	r.d.Children(t, func(k int) bool { // "the refusal of Peru to sign", "offers from the owners"
		if k > t && news.RelIs(r.d.Tokens[k].Rel, "nmod") && (r.led(k, []string{"by", "from"}) || r.led(k, []string{"of"}) && !ofThem) && (r.actor(k) || r.isPerson(k) || r.people(k)) {
			of = k
		}
		if a := r.d.Child(k, "obl:agent"); k > t && a > k && r.d.Tokens[k].Rel == "acl" && r.d.Tokens[k].XPos == "VBN" && (uttering[r.lemma(k)] || r.lemma(k) == "bring") {
			of = r.nameHead(a) // "a concern raised by Peru"
		}
		return of < 0
	})
	if v := r.d.Tokens[t].Head; of < 0 && r.d.Tokens[t].Rel == "obj" && v >= 0 && v < t && (receiving[r.lemma(v)] || len(verbs[r.lemma(v)]) > 0) {
		r.d.Children(v, func(k int) bool { // "rejected offers of a raise from the owners", where the tree ties them to the verb
			if k > t && news.RelIs(r.d.Tokens[k].Rel, "obl") && r.led(k, []string{"from"}) && of < 0 && (r.actor(k) || r.isPerson(k) || r.people(k)) {
				of = k
			}
			return of < 0
		})
	}
	if v := r.d.Tokens[t].Head; of < 0 && news.RelIs(r.d.Tokens[t].Rel, "nsubj") && v > t && arriving[r.lemma(v)] {
		r.d.Children(v, func(k int) bool { // "criticism came from Peru"
			if k > v && news.RelIs(r.d.Tokens[k].Rel, "obl") && r.led(k, []string{"from"}) && of < 0 {
				of = k
			}
			return of < 0
		})
	}
	if of < 0 { // "the criticism of her plan by Ada Vell", where the tree ties him to the plan
		if p := r.d.Child(t, "nmod"); p > t && paper[r.lemma(p)] && r.led(p, []string{"of"}) { // "of a raid by rebels" is of what they did
			if k := r.d.Child(p, "nmod"); k > p && r.led(k, []string{"by"}) && (r.actor(k) || r.isPerson(k)) {
				of = k
			}
		}
	}
	return of
}

// arriving are the verbs of a stance that somebody takes: "pressure mounts from".
var arriving = words("come emerge mount grow arrive")

// bestowing are the verbs by which one gives approval or support to a thing.
var bestowing = words("give grant lend throw announce offer")

// receiving are the verbs by which another's stance reaches one.
var receiving = words("receive get consider accept reject face weigh study")

// yielding are the deeds that a party can be asked for: that it will not do them
// is a refusal.
var yielding = words(`pay accept give cede surrender withdraw leave negotiate sign allow permit tolerate recognize recognise release return lift ease stop halt support back
	participate attend join concede compromise yield bow submit capitulate hand approve fund cooperate extradite abandon reopen rejoin disarm relinquish
	renounce grant ratify relent comply meet co-operate coordinate collaborate contribute consider cut suspend improve raise lower afford step quit`)

// ofWillNot reads "will not pay" in a party's own words: it refuses.
func (r *reader) ofWillNot(sent news.Sentence, t int) []frame {
	verb := t + 1
	not := false
	for verb < sent.Last && (r.d.Tokens[verb].Tag == "ADV" || r.d.Tokens[verb].Tag == "PART" || r.d.Tokens[verb].Tag == "AUX") {
		w := strings.ToLower(r.d.Word(verb))
		not = not || w == "not" || w == "n't" || w == "n’t" || w == "never"
		verb++
	}
	if !not || verb+1 >= sent.Last || r.d.Tokens[verb].XPos != "VB" || !yielding[r.lemma(verb)] || r.lemma(verb) == "back" && r.d.Tokens[verb+1].Tag == "ADP" {
		return nil
	}
	g := r.groupOf(sent, verb)
	v := r.voice(t)
	if v.party == "" && v.reported || r.opened(sent, t) {
		return nil
	}
	subj, how := r.governor(sent, verb)
	if how == none || v.party == "" && (how == guess || r.lemma(t) == "would" || !r.holder(subj).named) {
		return nil
	}
	end := r.trimmed(verb, r.end(sent, verb, false))
	it := item{form: toDo, verb: verb, head: r.objectOf(sent, verb, end), first: verb, end: end, named: -1}
	if it.head < 0 || vague[r.lemma(it.head)] || light[r.lemma(it.head)] {
		return nil
	}
	switch strings.ToLower(r.d.Word(subj)) {
	case "we", "i", "it", "he", "she", "they":
	default:
		if h := r.holder(subj); h.party != v.party && v.party != "" {
			return nil
		}
	}
	return []frame{{token: verb, stance: rejects, subject: subj, how: how, group: group{first: g.first}, items: []item{it}, from: -1}}
}
