package want

import (
	"slices"
	"strings"

	"synoptic/news"
)

// A predicate of stance, its governor and its content are read from the tree:
// the governor is its subject, through coordination, control and the noun that a
// clause hangs on; the content is the argument that the uses of its word allow.

// governor gives the head of the phrase that does what a verb or an adjective
// says, -1 for none: its own subject, the agent of a passive, the subject of the
// verb that it is coordinated with or controlled by, or the noun that its clause
// is said of.
func (r *reader) governor(sent news.Sentence, t int) (int, route) {
	how, agent := direct, r.d.Child(t, "obl:agent")
	x := r.d.Tokens[t].XPos
	if x != "VBN" && x != "VBD" && r.ownSubject(t) >= 0 || r.active(t) {
		agent = -1 // "condemns abuses by Peru", whose "by" is tied to the verb
	}
	state := agent < 0 && adjectives[strings.ToLower(r.d.Word(t))] != nil // "are committed to it" tells of a state, not of another's deed
	if !state && (agent >= 0 || r.d.Child(t, "aux:pass") >= 0 || r.d.Child(t, "nsubj:pass") >= 0 && (x == "VBN" && r.d.Child(t, "aux") < 0 || r.groupOf(sent, t).passive)) {
		if agent >= 0 {
			return agent, relayed
		}
		return -1, none
	}
	if s := r.helped(sent, t); s >= 0 {
		return s, direct
	}
	for at, n := t, 0; n < 5 && at >= sent.First && at < sent.Last; n++ {
		if s := r.ownSubject(at); s >= sent.First {
			if r.relativePronoun(s) {
				if a := r.antecedent(sent, s); a >= 0 {
					return a, relayed
				}
				return -1, none
			}
			if w := r.lemma(s); w == "there" || s > t && (how != relayed || r.d.Tokens[t].XPos != "VBG") || r.toMarked(at) { // but "voicing support for it, Peru signed"
				return -1, none
			}
			if up := r.d.Tokens[at].Head; how != shared || r.d.Tokens[at].Rel != "ccomp" || up < sent.First || up > s || r.d.Tokens[s].Tag == "PRON" || r.actor(s) || r.isPerson(s) {
				return s, how
			}
			how, at = relayed, r.d.Tokens[at].Head // "said its offer was final and ruled out more": offers rule nothing out
			continue
		}
		tok := r.d.Tokens[at]
		h := tok.Head
		if h < sent.First || h >= sent.Last {
			return -1, none
		}
		switch {
		case tok.Rel == "conj" || tok.Rel == "parataxis" && r.d.Child(at, "cc") >= 0:
			if how == direct {
				how = shared
			}
			for k := h; r.d.Tokens[h].Tag == "NOUN" && r.d.Child(h, "cop") < 0; k, how = h, relayed {
				if h = r.d.Tokens[k].Head; h < sent.First || h >= at || !r.finite(t) {
					return -1, none // a verb that the tree hangs on a noun is joined to the one above it
				}
			}
		case r.compelled(h, at):
			return r.nameHead(r.d.Child(h, "obj")), relayed
		case tok.Rel == "xcomp" && (keeping[r.lemma(h)] || r.attempted(sent, h, t)):
			how = relayed
		case news.RelIs(tok.Rel, "advcl") && r.toMarked(at) && (keeping[r.lemma(h)] || (at != t || r.outright(t)) && !r.stanced(h) && !keptOpen[r.lemma(h)]):
			how = relayed // "marched in Lima to demand the release"
		case news.RelIs(tok.Rel, "acl") && r.toMarked(at) && protests[r.lemma(h)]:
			return h, relayed // "the miners' strike to press for higher pay"
		case news.RelIs(tok.Rel, "advcl") && tok.XPos == "VBG" && (r.d.Child(at, "mark", "case") < 0 || r.led(at, []string{"in", "by", "while"}) && r.lemma(h) != "accuse" && r.lemma(h) != "join"):
			if how = relayed; at > sent.First && r.d.Tokens[at-1].Head == h && r.led(at-1, []string{"with"}) {
				return r.nameHead(at - 1), how // "failed with Peru refusing to sign"
			}
		case tok.XPos == "VBG" && at > sent.First+1 && r.d.Word(at-1) == "," && (r.d.Tokens[h].Tag == "VERB" || r.d.Tokens[h].Tag == "NOUN"):
			for k := h; k >= sent.First && k < at; k = r.d.Tokens[k].Head { // "pledged to help, rejecting calls", wherever the tree ties it
				h = k
			}
			how = relayed
		case (r.lemma(h) == "accuse" || r.lemma(h) == "blame") && tok.XPos == "VBG" && r.d.Child(h, "obj") > h && !r.led(at, []string{"without", "while", "by", "in", "before", "after"}):
			return r.nameHead(r.d.Child(h, "obj")), guess
		case news.RelIs(tok.Rel, "acl") && tok.XPos == "VBG" && h < at:
			v := r.issuer(sent, h)
			if v < 0 {
				return h, relayed
			}
			h, how = v, relayed // "wrote a letter urging the sides to meet"
		default:
			return -1, none
		}
		at = h
	}
	return -1, none
}

// issuer gives the verb by whose deed the paper or the protest that a noun names,
// or hangs on, is out: "sponsored bills", "held rallies"; -1 for none, and where the
// words give the paper to somebody else.
func (r *reader) issuer(sent news.Sentence, h int) int {
	for n := 0; n < 5 && h >= sent.First; n++ {
		tok := r.d.Tokens[h]
		if l := r.lemma(h); tok.Rel == "obj" && (papers[l] || pleadings[l] || motions[l] || protests[l] || paper[l] || messages[l]) && r.possessor(r.chunkFirst(h), h) < 0 {
			if v := tok.Head; v >= sent.First && v < h && (uttering[r.lemma(v)] || issuing[r.lemma(v)] || writing[r.lemma(v)]) {
				return v
			}
			return -1
		}
		if !news.RelIs(tok.Rel, "nmod") && !news.RelIs(tok.Rel, "obl") && tok.Rel != "conj" {
			return -1
		}
		h = tok.Head
		if h >= sent.First && r.d.Tokens[h].Tag == "VERB" {
			if h = r.d.Child(h, "obj"); h < 0 {
				return -1
			}
		}
	}
	return -1
}

// messages are further papers in which somebody takes a stance, writing the verbs
// by which he puts one out.
var (
	messages = words("ad advertisement tweet post message email e-mail memo note article essay column op-ed book speech signal")
	writing  = words("write sign pen post air run tweet circulate wave carry give")
)

// helped gives the subject that a tree which parts a word from its helpers gives one of
// these, "has so far been unwilling"; -1 for none.
func (r *reader) helped(sent news.Sentence, t int) int {
	for i := r.groupOf(sent, t).first; i < t; i++ {
		if s := r.ownSubject(i); s >= sent.First && r.ownSubject(t) < 0 && r.d.Tokens[i].XPos != "VB" && !r.relativePronoun(s) && r.lemma(s) != "there" {
			return s
		}
	}
	return -1
}

// compelled tells whether a verb is what the object of another is brought to do: "the leak led
// Peru to demand an inquiry".
func (r *reader) compelled(h, verb int) bool {
	o := r.d.Child(h, "obj")
	return r.d.Tokens[verb].Rel == "xcomp" && compels[r.lemma(h)] && o > h && o < verb && r.toMarked(verb)
}

// compels are verbs by which something brings their object to do what follows.
var compels = words("prompt lead cause force compel persuade convince push drive inspire provoke spur oblige")

// toMarked tells whether a verb stands behind "to".
func (r *reader) toMarked(t int) bool { return r.d.Tokens[t].XPos != "VBG" && r.led(t, []string{"to"}) }

// contents reads what a word of stance is about from its arguments in the tree,
// by one use of the word; nil where no argument is of it.
func (r *reader) contents(sent news.Sentence, t int, c cue) []item {
	out := r.arguments(sent, t, t, c)
	h, rel := r.d.Tokens[t].Head, r.d.Tokens[t].Rel
	if len(out) == 0 && h >= sent.First && h < t && (rel == "obj" && r.d.Tokens[h].Tag == "VERB" || news.RelIs(rel, "nmod") || rel == "xcomp" && r.remains(sent, t)) {
		out = r.arguments(sent, h, t, c) // "remains opposed to it", "voiced support for it", where the tree ties it to the verb
	}
	for k := t + 1; k < min(t+3, sent.Last) && c.forms&nominal != 0 && len(out) == 0; k++ { // "rallies directed against the quota"
		if l := r.lemma(k); r.d.Tokens[k].XPos == "VBN" && (l == "direct" || l == "aim") {
			out = r.arguments(sent, k, k, c)
		}
	}
	if len(out) == 0 {
		out = r.reported(sent, t, c)
	}
	return out
}

// reported reads what a word of stance is about from what the attribution whose cue it is
// says is told, where the tree hangs that elsewhere.
func (r *reader) reported(sent news.Sentence, t int, c cue) []item {
	a := r.spokenBy(t)
	if a == nil || c.with != "" || len(a.Content) == 0 || r.d.Tokens[t].Rel == "amod" {
		return nil
	}
	first, last := r.d.TokensIn(a.Content[0])
	if first >= last || first <= t || last > sent.Last {
		return nil
	}
	switch r.lemma(first) {
	case "that":
		k := r.d.HeadOf(first, last)
		switch subj := r.ownSubject(k); {
		case subj <= first:
		case c.forms&should != 0 && r.toBe(k, subj, r.bidding(t, k, subj)):
			return r.contentDeed(sent, first, k, should)
		case c.forms&that != 0:
			return r.contentDeed(sent, first, k, that)
		}
	case "to":
		if v := r.infinitive(sent, first); v >= 0 && c.forms&toDo != 0 {
			return r.contentDeed(sent, first, v, toDo)
		}
	default:
		if end, head := r.nounAt(first, last); head >= 0 && first == t+1 && c.forms&thing != 0 && r.lemma(end) != "to" {
			return r.contentThing(sent, head, c.stance)
		}
	}
	return nil
}

// proposedAs gives the noun as which a name is put forward, "suggested Lima as a venue";
// -1 for none.
func (r *reader) proposedAs(verb, obj int) int {
	if l := r.lemma(verb); l != "suggest" && l != "propose" && l != "nominate" || r.d.NameAt(obj) == nil {
		return -1
	}
	out := -1
	for _, h := range [...]int{verb, obj} {
		r.d.Children(h, func(k int) bool {
			if k > obj && r.d.Cased(k, "as") && r.d.Tokens[k].Tag == "NOUN" {
				out = k
			}
			return out < 0
		})
	}
	return out
}

// arguments reads the arguments of a token that stand behind a word of stance.
func (r *reader) arguments(sent news.Sentence, t, after int, c cue) []item {
	with := strings.Fields(c.with)
	if c.with == "for" && r.lemma(t) == "call" && r.d.Child(t, "obj") > t {
		return nil // "called them traitors for seeking help"
	}
	part := r.d.Child(t, "compound:prt")
	parted := part > t && slices.Contains(with, r.lemma(part)) || c.with != "" && r.particle(t, c.with)
	if part == after+1 && len(with) == 0 {
		return nil // "backed off the plan"
	}
	var out []item
	addressed := -1                        // who is to do it
	r.d.Children(after, func(k int) bool { // "made its calls for Peru to sign", whose deed the tree ties to the verb
		if k > after && t != after && r.led(k, with) && (r.isPerson(k) || r.actor(k)) {
			addressed = k
		}
		return addressed < 0
	})
	r.d.Children(t, func(k int) bool {
		tok := r.d.Tokens[k]
		rel := tok.Rel
		led := r.led(k, with)
		if k <= after && !(r.relativePronoun(k) && (rel == "obj" || led && rel == "obl")) {
			return true
		}
		switch {
		case r.clausal(k):
			out = r.contentClause(sent, t, k, addressed, led || parted, c)
		case rel == "obj" && (len(with) == 0 || parted || led), (news.RelIs(rel, "obl") || news.RelIs(rel, "nmod")) && led && !r.timed(k): // "agreed on Friday to" is on no Friday
			if c.forms&toBid != 0 {
				if v := r.toChild(k); v > k {
					out = r.contentDeed(sent, r.chunkFirst(k), v, toBid)
				}
				addressed = k
				if len(out) == 0 && (r.isPerson(k) || r.d.Tokens[k].Tag == "PRON") {
					return true
				}
			}
			if len(out) == 0 && c.forms&thing != 0 && !(c.forms&toBid != 0 && r.toClause(t, k) > k) {
				out = r.contentThing(sent, k, c.stance)
			}
			if as := r.proposedAs(t, k); as > k && len(out) == 0 {
				if out = r.contentThing(sent, as, c.stance); len(out) > 0 {
					out[0].first = r.chunkFirst(k)
				}
			}
		case rel == "obj" || rel == "iobj":
			addressed = k
		case rel == "obl" && r.lemma(k) == "principle" && r.led(r.d.Child(k, "nmod"), with):
			out = r.contentThing(sent, r.d.Child(k, "nmod"), c.stance) // "agreed in principle to a truce"
		case news.RelIs(rel, "obl") && c.with == "" && c.forms&toDo != 0:
			if v := r.toChild(k); v > k && addressed < 0 {
				out = r.contentDeed(sent, v, v, toDo) // "agreed in principle to sign"
			} else if m := r.d.Child(k, "case"); m == after+1 && r.lemma(m) == "to" {
				if v := r.infinitive(sent, m); v >= 0 && r.d.Tokens[v].Tag != "AUX" {
					out = r.deed(sent, m, v, toDo, false) // "to hand over", its verb taken for a noun
				}
			}
		}
		return len(out) == 0
	})
	return out
}

// led tells whether a preposition of a list stands before an argument.
func (r *reader) led(k int, with []string) bool {
	found := false
	r.d.Children(k, func(m int) bool {
		rel := r.d.Tokens[m].Rel
		found = m < k && (rel == "case" || rel == "mark") && slices.Contains(with, r.lemma(m))
		return !found
	})
	return found
}

// clausal tells whether a token heads a clause.
func (r *reader) clausal(k int) bool {
	switch rel := r.d.Tokens[k].Rel; {
	case rel == "xcomp", rel == "ccomp", rel == "csubj", news.RelIs(rel, "advcl"), news.RelIs(rel, "acl"), news.RelIs(rel, "obl"), rel == "parataxis":
	default:
		return false
	}
	return r.d.Tokens[k].Tag == "VERB" || r.d.Child(k, "cop") >= 0 || r.d.Child(k, "mark") >= 0 && r.d.Child(k, "nsubj") >= 0
}

// contentClause reads a clause as what a stance is about: the deed of another
// who is asked for it, one's own, what should be, what is so.
func (r *reader) contentClause(sent news.Sentence, t, k, addressed int, led bool, c cue) []item {
	tok, prep := r.d.Tokens[k], c.with != ""
	subj := r.ownSubject(k)
	if subj < 0 && tok.Rel == "ccomp" {
		subj = addressed // "suggested the sides meet", where the tree parts them
	}
	if e := r.d.Child(k, "expl"); subj < 0 && e > t {
		subj = e // "admitted that there was a row"
	}
	to := r.toMarked(k)
	switch {
	case to && c.forms&toBid != 0 && addressed > t && (!prep || led || strings.Contains(c.with, r.lemma(t+1)) || r.led(addressed, strings.Fields(c.with))): // "called it a plan to sail"
		return r.contentDeed(sent, r.chunkFirst(addressed), k, toBid)
	case to && c.forms&toBid != 0 && subj > t && (!prep || led):
		return r.contentDeed(sent, r.chunkFirst(subj), k, toBid)
	case to && c.forms&toDo != 0 && !prep && addressed < 0 && subj < 0:
		return r.contentDeed(sent, r.d.Child(k, "mark"), k, toDo)
	case to:
		return nil
	case !prep && c.forms&toBid != 0 && tok.XPos == "VBN" && tok.Rel == "xcomp" && addressed > t:
		return r.contentDeed(sent, r.chunkFirst(addressed), k, toBid)
	case c.forms&barring != 0 && tok.XPos == "VBG" && r.d.Child(k, "mark", "case") >= 0 && r.lemma(r.d.Child(k, "mark", "case")) == "from":
		return r.contentDeed(sent, r.chunkFirst(max(addressed, t+1)), k, doing)
	case c.forms&doing != 0 && (tok.XPos == "VBG" || r.being(k)) && subj < 0 && (led || !prep && (tok.Rel != "advcl" || r.d.Child(k, "mark") < 0 && !r.comma(t, k))):
		return r.contentDeed(sent, k, k, doing)
	case prep || tok.Rel != "ccomp" && tok.Rel != "csubj" && !news.RelIs(tok.Rel, "acl") || subj < t || r.relativePronoun(subj) || r.dependent(sent, k) || asking[r.lemma(r.firstOf(k))]:
		return nil
	case c.forms&should != 0 && r.toBe(k, subj, r.bidding(t, k, subj)):
		return r.contentDeed(sent, r.firstOf(k), k, should)
	case c.forms&that != 0:
		return r.contentDeed(sent, r.firstOf(k), k, that)
	}
	return nil
}

func (r *reader) comma(from, to int) bool {
	for i := from; i < to; i++ {
		if r.d.Word(i) == "," {
			return true
		}
	}
	return false
}

// bidding tells whether the bare verb of a clause under a word of stance is what is to be
// done: "demands that the crews sail", "insists that the rebels surrender".
func (r *reader) bidding(t, verb, subj int) bool {
	return r.d.Tokens[t].Tag == "VERB" && (!hinting[r.lemma(t)] || r.lemma(t) == "insist" && yielding[r.lemma(verb)] && (r.actor(subj) || r.isPerson(subj) || r.people(subj)))
}

// hinting are the verbs that are also said of what is so: "insists that boats sail".
var hinting = words("suggest insist agree ask urge")

// being tells whether a clause is opened by "being" or "having".
func (r *reader) being(k int) bool {
	found := false
	r.d.Children(k, func(a int) bool {
		found = r.d.Tokens[a].Tag == "AUX" && r.d.Tokens[a].XPos == "VBG"
		return !found
	})
	return found
}

// toBe tells whether a clause says what is to be: by "must" or "should", or by a
// verb without a tense, which bare lets one of a plural subject be.
func (r *reader) toBe(k, subj int, bare bool) bool {
	for i := subj + 1; i < k; i++ {
		switch r.lemma(i) {
		case "must", "should":
			return true
		case "be":
			return strings.EqualFold(r.d.Word(i), "be") && r.d.Tokens[i-1].Tag != "AUX"
		}
		if r.d.Tokens[i].Tag == "AUX" {
			return false
		}
	}
	x := r.d.Tokens[k].XPos
	if x == "VBD" && strings.EqualFold(r.d.Word(k), r.lemma(k)) {
		x = "VBP" // "demanded that Peru cut the quota"
	}
	return x == "VB" || x == "VBP" && (bare || !plural(r.d.Word(subj))) && r.d.Tokens[subj].Tag != "PRON"
}

// toChild gives the verb behind "to" that hangs on a noun, -1 for none.
func (r *reader) toChild(k int) int {
	found := -1
	r.d.Children(k, func(v int) bool {
		if v > k && r.clausal(v) && r.toMarked(v) {
			found = v
		}
		return found < 0
	})
	return found
}

// toClause gives the verb behind "to" after a token that hangs on a word of
// stance, -1 for none.
func (r *reader) toClause(t, after int) int {
	if v := r.toChild(t); v > after {
		return v
	}
	return -1
}

func (r *reader) chunkFirst(k int) int {
	first, _ := r.chunk(k)
	return first
}

// firstOf gives the first token of a clause.
func (r *reader) firstOf(k int) int {
	first, _ := r.d.Subtree(k)
	return first
}

// contentThing makes the item of an argument that is a thing.
func (r *reader) contentThing(sent news.Sentence, k int, stance string) []item {
	if k = r.meant(sent, k); k < 0 {
		return nil
	}
	if r.d.Tokens[k].Tag == "PRON" {
		return r.ofPronoun(sent, k)
	}
	k = r.bought(sent, k)
	first, _ := r.chunk(k)
	if r.empty(first, k) && stance != rejects && stance != denies {
		return nil // "offers no way out"
	}
	if it, ok := r.ofThing(sent, first, k); ok {
		return r.split(sent, it)
	}
	if items := r.spokenOf(first, k); len(items) > 0 {
		return items
	}
	if stance == accepts || stance == rejects {
		if it, ok := r.known(sent, first, k, stance); ok {
			return []item{it}
		}
	}
	if m := r.mentionAt(k); (stance == accepts || stance == rejects) && m >= 0 && r.d.Mentions[m].Kind == news.MentionName && (r.isPerson(k) || r.actor(k)) {
		return []item{{form: toward, named: k, head: k, verb: -1, first: first, end: k + 1}}
	}
	if (stance == accepts || stance == rejects) && (sided[r.lemma(k)]) {
		return []item{{form: toward, named: k, head: k, verb: -1, first: first, end: k + 1}}
	}
	if m := r.mentionAt(k); m >= 0 && r.d.Mentions[m].Kind == news.MentionNominal && r.d.Mentions[m].Entity >= 0 && r.d.Entities[r.d.Mentions[m].Entity].Type == news.Person {
		return nil // somebody, no thing
	}
	voiced := aired[r.lemma(k)] && (stance == rejects || stance == accepts)
	if l := r.lemma(k); r.isPerson(k) || vague[l] && !shell[l] && !blame[l] && !voiced && !(stance == demands && claimable[l]) || r.d.Tokens[k].Tag != "NOUN" && r.d.Tokens[k].Tag != "PROPN" {
		return nil
	}
	head := k
	for n := 0; n < 4 && (shell[r.lemma(head)] || light[r.lemma(head)]); n++ {
		next := -1
		r.d.Children(head, func(c int) bool {
			if c > head && next < 0 && (news.RelIs(r.d.Tokens[c].Rel, "nmod") || news.RelIs(r.d.Tokens[c].Rel, "acl")) && !r.isPerson(c) && !r.timed(c) {
				next = c
			}
			return true
		})
		if next < 0 {
			break
		}
		if r.d.Tokens[next].Tag == "VERB" { // "the possibility of negotiating a new deal"
			v := next
			if next = r.d.Child(v, "obj", "obl"); next < 0 {
				break
			}
		}
		head = next
	}
	if l := r.lemma(head); light[l] && !r.measured(head) || vague[l] && !(head == k && (voiced || claimable[l] || blame[l] || shell[l] && r.possessor(first, k) >= 0)) || r.isPerson(head) {
		return nil
	}
	end := r.trimmed(k+1, r.end(sent, first, false))
	return []item{{form: thing, named: k, head: head, verb: -1, first: first, end: max(end, k+1)}}
}

// sided are the groups that others are for or against.
var sided = words("rebel opposition protester demonstrator striker insurgent separatist candidate nominee movement government regime")

// meant gives the noun that an argument stands for: what a relative pronoun goes on with,
// of "all of the offers" the offers; -1 for none.
func (r *reader) meant(sent news.Sentence, k int) int {
	if v := r.d.Child(k, "acl"); r.lemma(k) == "what" && v > k && naming[r.lemma(v)] { // "what they see as a change of regime"
		for _, rel := range []string{"obl", "xcomp", "obj"} {
			if n := r.d.Child(v, rel); n > v && r.d.Tokens[n].Tag == "NOUN" {
				return n
			}
		}
		return -1
	}
	if r.relativePronoun(k) {
		h := r.d.Tokens[r.d.Tokens[k].Head].Head
		if h < sent.First || h >= k || r.d.Tokens[h].Tag != "NOUN" {
			if h = k - 1; h > sent.First && r.d.Word(h) == "," {
				h--
			}
			if up := r.d.Tokens[max(h, 0)].Head; h >= sent.First && r.d.Tokens[h].Tag == "PROPN" && news.RelIs(r.d.Tokens[h].Rel, "nmod") && up >= sent.First && up < h {
				h = up // "the treaty with Norway, which Peru opposed"
			}
			if h < sent.First || r.d.Tokens[h].Tag != "NOUN" {
				return -1
			}
		}
		k = h
	}
	if l := r.lemma(k); l == "all" || l == "any" || l == "both" || l == "each" || l == "either" { // "rejected all of the offers"
		if n := r.d.Child(k, "nmod"); n > k && r.led(n, []string{"of"}) {
			k = n
		}
	}
	return k
}

// bought gives the thing that a sum is for, the token itself where it is no sum: "$5
// million in aid".
func (r *reader) bought(sent news.Sentence, k int) int {
	if r.d.Tokens[k].Tag != "SYM" {
		return k
	}
	n := r.d.Child(k, "nmod")
	for i := k + 1; n < k && i+1 < sent.Last && (r.d.Tokens[i].Tag == "NUM" || r.d.Tokens[i].Tag == "ADP"); i++ {
		_, n = r.nounAt(i+1, sent.Last) // where the tree ties it to the verb
	}
	return max(k, n)
}

// aired are the things said or done that others condemn or praise.
var aired = words("comment remark statement response reaction approach tweet post rebuke position support")

// measured tells whether a number stands with a noun, and they are no time.
func (r *reader) measured(t int) bool {
	return r.d.Child(t, "nummod") >= 0 && len(r.d.TimexesOver(r.d.Tokens[t].Span)) == 0
}

// contentDeed makes the item of an argument that is a clause.
func (r *reader) contentDeed(sent news.Sentence, first, verb, form int) []item {
	return r.deed(sent, max(first, sent.First), verb, form, r.d.Child(verb, "advmod") >= 0 && r.negatedBetween(max(min(first, verb-1), sent.First), verb))
}

// outright tells whether a verb is one by which a stance is taken in so many
// words, or one of a deed against a thing.
func (r *reader) outright(t int) bool {
	l := r.lemma(t)
	return uttered[l] || opposing[l] || len(verbs[l]) > 0 && (verbs[l][0].outright || verbs[l][0].stance == rejects)
}

// protests are the deeds of many for a cause, which is theirs who do them.
var protests = words("strike walkout stoppage protest march rally demonstration boycott blockade vigil fast sit-in petition campaign")

// keeping are the words before "to" that leave the stance of the verb after it
// with their own subject: "voted to reject", "was quick to denounce".
var keeping = words(`vote decide move threaten plan intend continue go begin start set act join unite rush quick swift remain remains stand stay help prepare rise rally
	opt choose come gather march be`)

// trying are the verbs under which one asks another for a deed as well as without them:
// "wants to persuade Peru to sign".
var trying = words("try want seek hope attempt wish aim work need")

// attempted tells whether a verb is of trying to do what takes the stance of another: to
// try to persuade asks, to try to block rejects.
func (r *reader) attempted(sent news.Sentence, try, t int) bool {
	if !trying[r.lemma(try)] || r.groupOf(sent, try).modal != "" {
		return false
	}
	return r.bids(t) || r.lemma(try) == "try" && opposing[r.lemma(t)]
}

// bids tells whether a verb is first of asking another for a deed.
func (r *reader) bids(t int) bool {
	cues := verbs[r.lemma(t)]
	return len(cues) > 0 && cues[0].stance == demands && cues[0].forms&toBid != 0
}

// keptOpen are the verbs under which a deed is not yet done: what somebody fails
// or wants to reject he does not reject.
var keptOpen = words("fail want need refuse expect try seek lead hope appear seem")
