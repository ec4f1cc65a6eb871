package want

import (
	"slices"
	"strings"

	"synoptic/news"
)

// What somebody says of what is to be done, of what his side will do and of
// what is right takes a stance without a word of stance: "Peru should release
// the crews", "we will not pay", "the lawsuit is without merit". Such clauses
// are read from the tree, and only in words that are somebody's.

// saidClause is a clause in somebody's words, with the helper by which it takes a
// stance.
type saidClause struct {
	at    int // the helper: "should", "will", "has" of "has to"
	verb  int
	first int // of the subject's words
	subj  int // head of its subject
	group group
	not   bool
	own   bool // the subject is the side that speaks

	relative bool // it is said of what stands before it: "who should"
}

// obliging and intending are the helpers of what is to be and of what a side
// will do.
var (
	obliging  = words("must should ought have need shall")
	mulling   = words("could might may can ca")
	intending = words("will wo would 'll ’ll go 'd ’d")
)

// ofSaid reads a helper in somebody's words.
func (r *reader) ofSaid(sent news.Sentence, t int) []frame {
	w := r.lemma(t)
	if !obliging[w] && !intending[w] && !mulling[w] || (w == "have" || w == "need" || w == "go") != (r.d.Tokens[t].Tag == "VERB") {
		return nil
	}
	v := r.voice(t)
	if v.party == "" {
		return nil
	}
	if at := r.skip(sent, t+1); obliging[w] && t > sent.First && r.lemma(t-1) == "there" && at+1 < sent.Last && r.lemma(at) == "be" {
		at = r.skip(sent, at+1) // "there must be a recount"
		_, h := r.nounAt(at, sent.Last)
		if h < 0 || r.empty(at, h) || r.opened(sent, t) {
			return nil
		}
		it, ok := r.ofThing(sent, at, h)
		if !ok {
			return nil
		}
		return []frame{{token: t, stance: demands, subject: -1, how: relayed, group: group{first: t - 1}, items: r.split(sent, it), from: t - 1}}
	}
	if w == "need" && r.d.Child(t, "xcomp") < 0 {
		return r.ofWant(sent, t, v)
	}
	c, ok := r.saidAt(sent, t, v)
	if !ok {
		return nil
	}
	switch {
	case c.not && c.own && (w == "can" || w == "ca" || w == "could"):
		if !yielding[r.lemma(c.verb)] {
			return nil // "we cannot pay", not "we cannot see"
		}
		return r.ofIntent(sent, c)
	case mulling[w] && (c.not || !r.conditional(sent, c.verb, r.trimmed(c.verb, r.end(sent, c.verb, false)))):
		return nil // "it might resume its patrols if …" sets a condition, "it might rain" none
	case mulling[w] || intending[w]:
		return r.ofIntent(sent, c)
	}
	return r.ofDuty(sent, c)
}

// saidAt reads the clause of a helper; false where its verb takes a stance by
// its own word, is only supposed or has no subject.
func (r *reader) saidAt(sent news.Sentence, t int, v voiced) (saidClause, bool) {
	c := saidClause{at: t, verb: r.d.Tokens[t].Head}
	if r.d.Tokens[t].Tag == "VERB" { // "has to release", "are going to pay"
		c.verb = r.d.Child(t, "xcomp")
		if c.verb <= t || r.lemma(t+1) == "yet" || r.d.Child(c.verb, "mark") < 0 || r.d.Child(t, "obj") > t || r.lemma(t) == "go" && (r.d.Tokens[t].XPos != "VBG" || r.d.Child(t, "aux") < 0) {
			return c, false
		}
	}
	if c.verb < t && r.d.Tokens[t].Tag == "AUX" { // a tree that a mark of quotation breaks: she would "leave the hall"
		for c.verb = t + 1; c.verb < sent.Last && (r.d.Tokens[c.verb].Tag == "ADV" || r.d.Tokens[c.verb].Tag == "PART" || quoteMarks[r.d.Word(c.verb)]); c.verb++ {
		}
		if c.verb == sent.Last || r.d.Tokens[c.verb].XPos != "VB" {
			return c, false
		}
	}
	if x := r.d.Child(max(c.verb, 0), "xcomp", "ccomp"); c.verb > t && r.lemma(c.verb) == "consider" && x > c.verb && r.d.Tokens[x].XPos == "VBG" {
		c.verb = x // "would consider leaving the treaty"
	}
	if c.verb <= t || c.verb >= sent.Last || c.verb > t+8 || r.d.Tokens[c.verb].Tag != "VERB" && !(r.d.Tokens[c.verb].Tag == "ADJ" && r.d.Child(c.verb, "cop") > t) {
		return c, false
	}
	if l := r.lemma(c.verb); !mulling[r.lemma(t)] && r.stanced(c.verb) && !(opposing[l] && r.d.Child(c.verb, "obj") >= 0 && verbs[l][0].stance == demands) && r.d.Child(c.verb, "aux:pass") < 0 || need[l] {
		return c, false
	}
	for i := t + 1; i < c.verb; i++ {
		if r.d.Tokens[i].Tag == "AUX" && r.lemma(i) == "have" {
			return c, false // "should never have been made"
		}
		if r.d.Tokens[i].Tag == "PUNCT" && !quoteMarks[r.d.Word(i)] && r.d.Word(i) != "-" {
			return c, false
		}
	}
	top := c.verb
	if r.d.Tokens[t].Tag == "VERB" {
		top = t
	}
	c.subj = max(r.ownSubject(top), r.ownSubject(t))
	if h := r.d.Tokens[top].Head; c.subj < 0 && r.d.Tokens[top].Rel == "conj" && h >= sent.First && h < t {
		c.subj = r.ownSubject(h)
	}
	if c.subj >= sent.First && r.relativePronoun(c.subj) {
		c.subj, c.relative = r.antecedent(sent, c.subj), true
	}
	if c.subj < sent.First || c.subj >= t || r.dependent(sent, top) || strings.HasSuffix(r.d.Word(sent.Last-1), "?") {
		return c, false
	}
	c.group = group{first: t}
	c.not = r.negatedBetween(t-1, c.verb) || r.noWay(sent, c.subj)
	if h := r.d.Tokens[top].Head; r.d.Tokens[top].Rel == "ccomp" && h >= sent.First && h < c.subj && (r.lemma(h) == "think" || r.lemma(h) == "believe") && r.groupOf(sent, h).negated {
		c.not = !c.not // "I don't think we should"
	}
	c.first, _ = r.chunk(c.subj)
	for i := c.subj + 1; i < t; i++ {
		if asking[r.lemma(i)] && r.d.Tokens[i].Head != c.subj && r.d.Tokens[i-1].Tag == "VERB" {
			return c, false // a tree that loses the question
		}
	}
	for i := c.subj; i >= sent.First && i > c.subj-6 && r.d.Tokens[i].Tag != "VERB"; i-- {
		if asking[r.lemma(i)] {
			return c, false // "which king or minister should resign"
		}
	}
	c.own = r.ofOwn(c.subj, v)
	return c, !r.anothers(sent, top, v)
}

// anothers tells whether, in somebody's words, a clause is what another is said to say or
// want: "the opposition is insisting that Vell should go".
func (r *reader) anothers(sent news.Sentence, verb int, v voiced) bool {
	h := r.d.Tokens[verb].Head
	if r.d.Tokens[verb].Rel != "ccomp" || h < sent.First || h >= verb || !r.stanced(h) && r.lemma(h) != "say" && r.lemma(h) != "tell" {
		return false
	}
	s, in := r.ownSubject(h), r.d.SaidOver(r.d.Tokens[h].Span)
	return s >= 0 && r.d.Tokens[s].Tag != "PRON" && !r.ofOwn(s, v) &&
		slices.ContainsFunc(r.d.SaidOver(r.d.Tokens[verb].Span), func(a int) bool { return slices.Contains(in, a) })
}

// stanced tells whether a verb has a use in which it takes a stance by itself, with the
// particle or the preposition that the use wants.
func (r *reader) stanced(t int) bool {
	return slices.ContainsFunc(verbs[r.lemma(t)], func(c cue) bool {
		if c.behind != "" && !r.particle(t, c.behind) {
			return false
		}
		found := c.with == "" || r.particle(t, c.with)
		r.d.Children(t, func(k int) bool {
			found = found || k > t && r.led(k, strings.Fields(c.with))
			return !found
		})
		return found
	})
}

// noWay tells whether "no way" stands before a subject: "there is no way we will
// pay".
func (r *reader) noWay(sent news.Sentence, subj int) bool {
	at, _ := r.chunk(subj)
	if at > sent.First && r.lemma(at-1) == "that" {
		at--
	}
	for at < subj && (r.lemma(at) == "no" || r.lemma(at) == "way") {
		at++ // a tree that takes them for one phrase
	}
	return at-2 >= sent.First && r.lemma(at-1) == "way" && r.lemma(at-2) == "no"
}

// asking are the words that open the subject of a question.
var asking = words("which what whose how")

func (r *reader) negatedBetween(from, to int) bool {
	for i := from; i < to; i++ {
		switch strings.ToLower(r.d.Word(i)) {
		case "not", "n't", "n’t", "never", "no":
			return true
		}
	}
	return false
}

func (r *reader) modalBetween(from, to int) bool {
	for i := from; i < to; i++ {
		if r.d.Tokens[i].XPos == "MD" {
			return true
		}
	}
	return false
}

// dependent tells whether a clause hangs on another by "if", "when" or the
// like, or asks ("how it should end").
func (r *reader) dependent(sent news.Sentence, verb int) bool {
	if r.opened(sent, verb) {
		return true
	}
	found := false
	r.d.Children(verb, func(k int) bool {
		switch w := r.lemma(k); {
		case k > verb:
		case r.d.Tokens[k].Rel == "mark":
			found = found || w != "that"
		case w == "how" || w == "what" || w == "why" || w == "when" || w == "where" || w == "who" && r.d.Tokens[k].Rel != "nsubj":
			found = true
		}
		return !found
	})
	return found
}

// ofOwn tells whether a subject in somebody's words is the side that speaks.
func (r *reader) ofOwn(subj int, v voiced) bool {
	switch strings.ToLower(r.d.Word(subj)) {
	case "we", "i":
		return true
	case "you", "this", "that", "these", "those", "there":
		return false
	case "he", "she", "it", "they":
		many := strings.EqualFold(r.d.Word(subj), "they")
		if !v.direct && !many && r.fromName(subj) && r.opensContent(subj) && r.lemma(subj) == "it" {
			return true
		}
		if !v.direct && r.holder(subj).party == "" && r.opensContent(subj) && (!many || v.by == "" && plural(v.party) && !stateName(v.party)) {
			return true // "Norfish said it would pay"
		}
		if x := r.w.Get(v.by); v.direct && v.by != "" && x != nil && x.Type == news.Person {
			return false // nobody calls himself so
		}
	}
	h := r.holder(subj)
	if first, _ := r.chunk(subj); h.party == "" && stateName(v.party) && (r.lemma(subj) == "government" || r.lemma(subj) == "administration" || r.lemma(subj) == "country") {
		switch strings.ToLower(r.d.Word(first)) { // "the government" in its minister's words
		case "the", "our", "his", "her", "their", "its":
			return true
		}
	}
	return h.party == v.party
}

// ofDuty reads what another is to do, or is to be done: who says so demands it.
func (r *reader) ofDuty(sent news.Sentence, c saidClause) []frame {
	passive := r.d.Child(c.verb, "aux:pass") >= 0 || r.d.Tokens[c.verb].Tag == "ADJ"
	if r.d.Tokens[c.at].Tag == "VERB" && (r.holder(c.subj).party == "" && !paper[r.lemma(c.subj)] && !settling[r.lemma(c.subj)] && !(passive && (yielding[r.lemma(c.verb)] || giving[r.lemma(c.verb)] || opposing[r.lemma(c.verb)])) || news.RelIs(r.d.Tokens[c.at].Rel, "acl") || r.d.Child(c.at, "aux") >= 0) {
		return nil // "taxpayers have to bear the cost" complains
	}
	stance, other := demands, r.another(c)
	if w := strings.ToLower(r.d.Word(c.subj)); w == "we" && c.own && !passive && r.d.Tokens[c.at].Tag == "AUX" && (!c.not || !resting[r.lemma(c.verb)]) {
		switch l := r.lemma(c.at); {
		case c.not:
			stance = rejects // "we should not go ahead with the nomination"
		case l == "should" || l == "ought":
			stance = proposes // but "we must retaliate" demands it
		}
	} else if passive && c.not && r.d.Tokens[c.verb].Tag == "VERB" {
		stance = rejects // "a cap should not be introduced"
	} else if c.own && !passive || r.d.Tokens[c.subj].Tag == "PRON" && !(passive && c.own) && !other || r.publicAt(c.first) {
		return nil
	}
	if tag := r.d.Tokens[c.subj].Tag; tag != "NOUN" && tag != "PROPN" && !c.own && !other || c.relative {
		return nil // "many of them must be infected", "contacts who should be offered a test"
	}
	if strings.EqualFold(r.d.Word(c.subj), "I") || c.own && r.d.Tokens[c.verb].Tag == "ADJ" || r.d.Tokens[c.verb].Tag == "ADJ" && !c.not && !terms[r.lemma(c.verb)] {
		return nil // "he should be proud", "schools should be willing"
	}
	if tending[r.lemma(c.verb)] && !passive && !r.actor(c.subj) && !r.isPerson(c.subj) && !r.people(c.subj) {
		return nil // "the cost should fall"
	}
	who := !c.own && (r.actor(c.subj) || r.isPerson(c.subj)) && r.lemma(c.verb) != "be" && r.lemma(c.verb) != "have"
	if l := r.lemma(c.verb); knowing[l] && !(who && !c.not && r.weighed(sent, c.verb)) || l == "come" && r.lemma(c.verb+1) == "as" || r.idle(sent, c.verb) && !who && !c.not && !passive || passive && (r.d.Tokens[c.verb].XPos == "JJR" || l == "able" || l == "enough" || l == "possible") {
		return nil
	}
	end := r.trimmed(c.verb, r.end(sent, c.verb, false))
	if stance == demands && r.disbelieved(sent, c.verb) {
		stance, c.not = rejects, false // "I do not believe that Peru should go"
	}
	it := item{form: should, verb: c.verb, head: r.objectOf(sent, c.verb, end), first: c.first, end: end, named: -1, not: c.not}
	if !r.actor(c.subj) && !r.isPerson(c.subj) && (it.head < 0 || passive) {
		it.head = r.core(sent, c.subj)
	}
	if it.head >= 0 && vague[r.lemma(it.head)] && who {
		it.head = -1 // what another should do is asked of him, whatever it is done to
	}
	if it.head < 0 && !passive && !r.actor(c.subj) && !r.isPerson(c.subj) || it.head >= 0 && vague[r.lemma(it.head)] {
		return nil
	}
	if l := r.lemma(c.verb); it.head < 0 && end <= c.verb+1 && !passive && !alone[l] && !yielding[l] && r.holder(c.subj).by == "" {
		return nil // "teachers should teach"
	}
	if stance != demands && !passive && (it.head < 0 || light[r.lemma(it.head)]) {
		return nil // "we must try"
	}
	return []frame{{token: c.at, stance: stance, subject: -1, how: relayed, group: c.group, items: []item{r.affirmed(it, stance)}, from: c.first}}
}

// disbelieved tells whether a clause is what somebody does not believe or see.
func (r *reader) disbelieved(sent news.Sentence, verb int) bool {
	tok := r.d.Tokens[verb]
	h := tok.Head
	return h >= sent.First && h < verb && (tok.Rel == "ccomp" || tok.Rel == "advcl") && believing[r.lemma(h)] && r.groupOf(sent, h).negated
}

// believing are the verbs by which one holds a thing for right.
var believing = words("think believe agree feel see understand accept")

// tending are the verbs by which it is said what a thing will do, not what it is to do.
var tending = words("cost rise increase fall drop decline improve strengthen grow continue prove last reach take concern")

// weighed tells whether a verb is of taking a plan or a measure into account: "should
// consider a ban", "should look at the quota".
func (r *reader) weighed(sent news.Sentence, verb int) bool {
	from := verb + 1
	switch r.lemma(verb) {
	case "look":
		if from++; r.lemma(verb+1) != "at" && r.lemma(verb+1) != "into" {
			return false
		}
	case "consider":
	default:
		return false
	}
	_, h := r.nounAt(from, sent.Last)
	return h >= 0 && paper[r.lemma(max(r.core(sent, h), h))]
}

// another tells whether a pronoun is somebody's who does not speak: "he must step
// down" demands it of him.
func (r *reader) another(c saidClause) bool {
	switch strings.ToLower(r.d.Word(c.subj)) {
	case "he", "she", "they":
		h := r.holder(c.subj)
		if h.party == "" && r.voice(c.at).direct && !strings.EqualFold(r.d.Word(c.subj), "they") {
			return yielding[r.lemma(c.verb)] || r.lemma(c.verb) == "apologize" || r.lemma(c.verb) == "apologise" // nobody calls himself so
		}
		return h.party != "" && !c.own && h.party != r.voice(c.at).party && (r.actor(c.subj) || r.isPerson(c.subj))
	}
	return false
}

// affirmed takes the "not" off what is rejected.
func (r *reader) affirmed(it item, stance string) item {
	it.not = it.not && stance != rejects
	return it
}

// settling are the things, no papers, that two sides bargain for.
var settling = words("solution agreement deal peace process transition government")

// terms are the adjectives that name what a thing is to be.
var terms = words(`free public mandatory compulsory legal illegal transparent independent open unconditional permanent voluntary equal conditional contingent entitled exempt eligible`)

// ofIntent reads what the side that speaks will do, or will not.
func (r *reader) ofIntent(sent news.Sentence, c saidClause) []frame {
	l := r.lemma(c.verb)
	if o := r.d.Child(c.verb, "obj"); !c.own && !c.not && o > c.verb && dire[r.lemma(o)] && bearing[l] && (r.lemma(c.subj) != "it" || l != "have" && l != "see") && r.proviso(sent, c.verb) >= 0 {
		it := item{form: toDo, verb: c.verb, head: o, first: c.verb, end: o + 1, named: -1} // "if they start again, they will pay a price"
		return []frame{{token: c.verb, stance: conditions, subject: -1, how: relayed, group: c.group, from: c.first, items: []item{it}}}
	}
	if o := r.d.Child(c.verb, "obj"); r.d.Tokens[c.verb].Tag != "VERB" || !c.own || knowing[l] && !(l == "consider" && o > c.verb && (c.not || reprisals[r.lemma(o)])) || silent[l] && l != "return" && l != "offer" || r.d.Child(c.verb, "aux:pass") >= 0 {
		return nil
	}
	end := r.trimmed(c.verb, r.end(sent, c.verb, false))
	it := item{form: toDo, verb: c.verb, head: r.objectOf(sent, c.verb, end), first: c.verb, end: max(end, c.verb+1), named: -1}
	if o := r.d.Child(c.verb, "obj"); it.head < 0 && o > c.verb && shell[r.lemma(o)] {
		it.head = o // "will not improve its offer"
	}
	if it.head >= 0 && vague[r.lemma(it.head)] && !hostile[l] && !(c.not && yielding[l] && shell[r.lemma(it.head)]) {
		return nil
	}
	f := frame{token: c.verb, subject: -1, how: relayed, group: c.group, from: c.first}
	switch cond := r.conditional(sent, c.verb, it.end); {
	case c.not && (yielding[l] && (it.head >= 0 || alone[l]) || cond && it.head >= 0 && !resting[l]):
		f.stance = rejects
	case c.not:
		return nil
	case cond && (yielding[l] || giving[l] || opposing[l] || menacing[l] || it.head >= 0 && !resting[l] && !selves[r.lemma(c.subj)]):
		f.stance = conditions // "if it is dry, we will start tomorrow" sets none
	case cond:
		return nil
	case (giving[l] || opposing[l]) && it.head >= 0:
		f.stance = offers
	default:
		return nil
	}
	f.items = []item{it}
	return []frame{f}
}

// dire are the things that a threat promises to another, bearing how he comes to
// them.
var (
	dire    = words("price consequence problem trouble retaliation response reprisal sanction penalty")
	bearing = words("pay have face suffer meet bear see")
)

// proviso gives the head of the clause of condition that hangs on a deed,
// before it or behind it, -1 for none.
func (r *reader) proviso(sent news.Sentence, verb int) int {
	found := -1
	r.d.Children(verb, func(k int) bool {
		if m := r.d.Child(k, "mark"); r.d.Tokens[k].Rel == "advcl" && m >= sent.First {
			l := r.lemma(m)
			if provisos[l] && !(l == "if" && m > sent.First && r.lemma(m-1) == "even") || (l == "after" || l == "when" || l == "once") && (m > sent.First && r.lemma(m-1) == "only" || verb > sent.First && r.lemma(verb-1) == "only") {
				found = k
			}
		}
		return found < 0
	})
	for i := verb - 1; found < 0 && i > sent.First && i > verb-16 && r.d.Word(i) != ","; i-- {
		if h := r.d.Tokens[i].Head; (r.lemma(i) == "unless" || r.lemma(i) == "if") && (giving[r.lemma(verb)] || menacing[r.lemma(verb)]) && h > i && h < verb && r.d.Tokens[i].Rel == "mark" && (r.d.Tokens[verb].Head == h || !r.under(verb, h)) {
			found = h // "unless the row was settled he would withdraw the aid", whose tree parts them
		}
	}
	return found
}

// conditional tells whether a deed whose words end before a token hangs on a
// condition, by the tree or by the words that follow.
func (r *reader) conditional(sent news.Sentence, verb, end int) bool {
	return r.proviso(sent, verb) >= 0 || r.provided(sent, end) > end
}

// provisos open a condition.
var provisos = words("if unless until provided")

// ofWant reads "we need more openness" in a side's own words.
func (r *reader) ofWant(sent news.Sentence, t int, v voiced) []frame {
	s := r.ownSubject(t)
	if s < sent.First || !r.ofOwn(s, v) || r.dependent(sent, t) || news.RelIs(r.d.Tokens[t].Rel, "acl") {
		return nil
	}
	g := r.groupOf(sent, t)
	if x := r.d.Tokens[t].XPos; g.negated || g.modal != "" || x != "VBP" && x != "VBZ" {
		return nil
	}
	first, _ := r.chunk(s)
	items := r.contents(sent, t, use(demands, "", thing))
	if len(items) == 0 {
		return nil
	}
	return []frame{{token: t, stance: demands, subject: -1, how: relayed, group: g, items: items, from: first}}
}

// resting are the deeds that nobody asks for: not to do them is a vow.
var resting = words("lead face fall ignite stay forget rest hesitate tire lose fail ignore win happen cause affect need have miss want find become stand serve like love be")

// selves are the pronouns of who speaks.
var selves = words("we i")

// alone are the yielding deeds that need no object.
var alone = words(`relent comply coordinate co-operate collaborate negotiate participate attend compromise concede yield cooperate disarm withdraw leave pay sign surrender return join resign go step quit`)

// giving are the deeds that others want of a party: to say it will do them is
// an offer.
var giving = words(`pay release withdraw lift return sell help send provide donate fund compensate refund reimburse resign hand reopen suspend halt stop cease close
	dismantle freeze reinstate cooperate ratify sign grant safeguard protect dispatch free arm supply honor honour`)

// ofNone reads "there will be no talks" and "there can be no compromise" in
// somebody's words, and "Peru has no plans to withdraw".
func (r *reader) ofNone(sent news.Sentence, t int) []frame {
	first, _ := r.chunk(t)
	if first == t || r.lemma(first) != "no" || first == sent.First {
		return nil
	}
	verb := first - 1
	switch l := r.lemma(t); {
	case (l == "plan" || l == "intention" || l == "intent" || l == "desire") && r.lemma(verb) == "have":
		items := r.contents(sent, t, use(rejects, "", toDo))
		if len(items) == 0 {
			items = r.contents(sent, t, use(rejects, "of", doing))
		}
		if len(items) == 0 || silent[r.lemma(items[0].verb)] {
			return nil
		}
		return r.taken(sent, verb, rejects, items)
	case r.lemma(verb) == "be":
		there := verb
		for there > sent.First && r.lemma(there) != "there" && there > verb-4 {
			there--
		}
		if r.lemma(there) != "there" || r.voice(t).party == "" || r.opened(sent, there) || !r.modalBetween(there, verb) {
			return nil
		}
		it, ok := r.ofThing(sent, first, t)
		if l := r.lemma(t); !ok || !paper[l] && !settling[l] && !stateNouns[l] && r.provided(sent, it.end) < 0 {
			return nil // "there will be no rain"
		}
		return []frame{{token: t, stance: rejects, subject: -1, how: relayed, group: group{first: there}, items: []item{it}, from: there}}
	}
	return nil
}

// speaking are the verbs of whoever does so "in favour of" a thing.
var speaking = words("vote come speak argue rule write campaign")

// ofSide reads "is against a ban", "is in favour of a ban" and "voted in support
// of a ban".
func (r *reader) ofSide(sent news.Sentence, t int) []frame {
	cop, k := r.d.Child(t, "cop"), r.d.Child(t, "case")
	if h := r.d.Tokens[t].Head; k == t-1 && r.lemma(k) == "in" && (r.lemma(t) == "favor" || r.lemma(t) == "favour" || r.lemma(t) == "support") && h >= sent.First && h < t && speaking[r.lemma(h)] {
		return r.taken(sent, h, accepts, r.contents(sent, t, use(accepts, "of", thing|doing)))
	}
	if cop < sent.First || k < cop {
		return nil
	}
	f := frame{token: cop, group: group{first: cop}, from: -1}
	switch w := r.lemma(t); {
	case r.lemma(k) == "against" && w != "law" && w != "rule" && w != "odds":
		f.stance, f.items = rejects, r.contentThing(sent, t, rejects)
	case r.lemma(k) == "in" && (w == "favor" || w == "favour"):
		f.stance, f.items = accepts, r.contents(sent, t, use(accepts, "of", thing|doing))
	default:
		return nil
	}
	if r.negatedBetween(cop, k) {
		f.stance = negative[f.stance]
	}
	if f.subject, f.how = r.governor(sent, t); f.how == none || r.supposed(sent, t, r.groupOf(sent, t)) {
		return nil
	}
	if len(f.items) == 0 {
		return nil
	}
	return []frame{f}
}

// ofFeeling reads "is worried about the quota" and "was pleased with the pact".
func (r *reader) ofFeeling(sent news.Sentence, t int) []frame {
	stance := feelings[strings.ToLower(r.d.Word(t))]
	if stance == "" || r.d.Child(t, "cop", "aux:pass") < 0 {
		return nil
	}
	s, g := r.ownSubject(t), r.groupOf(sent, t)
	if s < sent.First || g.negated || r.relativePronoun(s) || r.supposed(sent, t, g) {
		return nil
	}
	items := r.contents(sent, t, use(stance, "by at with over about of", thing|doing))
	if len(items) == 0 || items[0].form == toward || items[0].named >= 0 && r.isSomebody(items[0].named) {
		return nil
	}
	return []frame{{token: t, stance: stance, subject: s, how: direct, group: g, items: items, from: -1}}
}

// ofPlea reads "pleaded not guilty to fraud".
func (r *reader) ofPlea(sent news.Sentence, t int) []frame {
	if r.lemma(t) != "plead" || t+2 >= sent.Last || r.lemma(t+1) != "not" || r.lemma(t+2) != "guilty" {
		return nil
	}
	items := []item{{form: toDo, named: -1, head: -1, verb: t, first: t, end: t + 3, keys: []string{"plead"}, label: r.lower(t, t+3)}}
	if t+4 < sent.Last && r.lemma(t+3) == "to" {
		if i := r.contents(sent, t, use(denies, "to", thing|doing)); len(i) > 0 {
			items = i
		}
	}
	return r.taken(sent, t, denies, items)
}
