package want

import (
	"strings"

	"synoptic/gazetteer"
	"synoptic/news"
)

// What somebody calls a thing, and what he says that it does, shows his stance on
// it: "the lawsuit is without merit", "the bill would hurt farmers".

// verdictAt gives the stance that a word shows on what it is said of, "" for
// none; not tells whether the verdict is denied ("not fair").
func (r *reader) verdictAt(t int, not bool) string {
	w := r.lemma(t)
	verdict := gazetteer.Verdict(w)
	if (w == "need" || w == "require") && r.d.Tokens[t].XPos == "VBN" && r.d.Child(t, "aux:pass") >= 0 {
		verdict = gazetteer.Demand
	}
	if w == "idea" || w == "move" || w == "step" || w == "decision" || paper[w] {
		r.d.Children(t, func(k int) bool { // "a very bad idea", "toxic legislation"
			if r.d.Tokens[k].Rel == "amod" {
				if x := gazetteer.Worth(r.lemma(k)); x != "" {
					verdict = x
				} else if x := gazetteer.Verdict(r.lemma(k)); x == gazetteer.Reject {
					verdict = x
				}
			}
			return true
		})
	}
	if w == "way" || w == "solution" || w == "option" || w == "answer" {
		r.d.Children(t, func(k int) bool { // "the only credible way"
			if l := r.lemma(k); k < t && r.d.Tokens[k].Rel == "amod" && (l == "only" || l == "best" || l == "right") {
				verdict = gazetteer.Accept
			}
			return true
		})
	}
	if w == "act" {
		if k := r.d.Child(t, "nmod"); k > t && gazetteer.Verdict(r.lemma(k)) == gazetteer.Reject {
			verdict = gazetteer.Reject // "an act of piracy"
		}
	}
	if w == "merit" || w == "foundation" || w == "basis" {
		if k := r.d.Child(t, "case"); k >= 0 && r.lemma(k) == "without" {
			verdict = gazetteer.Reject
		}
	}
	if w == "time" && r.d.Child(t, "cop") >= 0 {
		verdict = gazetteer.Demand
	}
	switch {
	case not && (verdict == gazetteer.Accept || verdict == gazetteer.Demand || sufficing[w]):
		return rejects
	case not:
		return ""
	case verdict == gazetteer.Reject:
		return rejects
	case verdict == gazetteer.Accept:
		return accepts
	case verdict == gazetteer.Demand:
		return demands
	}
	return ""
}

// sufficing are the words by which a thing is rejected where they are denied:
// "not enough", "not fair".
var sufficing = map[string]bool{"enough": true, "sufficient": true, "fair": true, "appropriate": true, "right": true, "good": true, "adequate": true,
	"realistic": true, "helpful": true, "serious": true, "credible": true, "negotiable": true, "reasonable": true, "workable": true, "valid": true}

// ofJudgement reads "the lawsuit is without merit" and "inspections are
// necessary" in somebody's words: what is called wrong is rejected, what is
// blame is denied, what is called needed is demanded.
func (r *reader) ofJudgement(sent news.Sentence, t int) []frame {
	not := false
	if cop := r.d.Child(t, "cop", "aux:pass"); cop >= sent.First && cop < t {
		not = r.negatedBetween(cop, t)
		if s := r.ownSubject(t); s >= sent.First && s < t {
			first, _ := r.chunk(s)
			not = not || r.empty(first, s) // "no force is needed"
		}
	}
	stance := r.verdictAt(t, not)
	if stance == "" || news.RelIs(r.d.Tokens[t].Rel, "acl") && !r.ofBill(sent, t) {
		return nil
	}
	if f := r.ofExpletive(sent, t, stance); f != nil {
		return f
	}
	f, subj := r.judged(sent, t)
	if subj >= sent.First && subj < t && pointing[r.lemma(subj)] {
		return r.ofPointed(sent, t, f, stance)
	}
	if subj < sent.First || subj > t {
		if f, subj = r.named(sent, t); subj < sent.First || subj > t {
			return nil
		}
	}
	if tag := r.d.Tokens[subj].Tag; tag != "NOUN" && !r.titled(subj) || r.isPerson(subj) || groups[r.lemma(subj)] {
		return nil
	}
	first, _ := r.chunk(subj)
	it, ok := r.ofThing(sent, first, subj)
	if !ok {
		if it, ok = r.known(sent, first, subj, stance); !ok && f.token != t && !light[r.lemma(subj)] {
			it, ok = item{form: thing, named: subj, head: subj, verb: -1, first: first, end: subj + 1}, true // "calls that evidence unreliable"
		}
		if !ok {
			return nil
		}
	}
	if not && sufficing[r.lemma(t)] && !paper[r.lemma(subj)] {
		return nil // "life is not fair"
	}
	it.end = max(it.end, t+1)
	f.items = []item{it}
	f.stance = stance
	if stance == rejects && blame[r.lemma(it.named)] {
		f.stance = denies
	}
	return []frame{f}
}

// pointing are the pronouns by which somebody speaks of a thing named before.
var pointing = map[string]bool{"it": true, "this": true, "that": true}

// ofPointed reads a verdict on "it": "it's a terrible deal" names the thing
// itself, "it's insane" is said of the paper that the speech or the sentence
// before it, or the words for the speaking, name last.
func (r *reader) ofPointed(sent news.Sentence, t int, f frame, stance string) []frame {
	if f.token != t || stance == demands {
		return nil
	}
	head := -1
	if paper[r.lemma(t)] {
		head = t
	} else {
		head = r.paperBefore(f.from)
	}
	if head < 0 || r.core(sent, head) < 0 && head != t {
		return nil
	}
	f.items = []item{{form: thing, named: head, head: head, verb: -1, first: f.from, end: t + 1}}
	f.stance, f.weak = stance, head != t
	return []frame{f}
}

// paperBefore gives the paper that the words before a token name last, in its
// sentence or the two before; -1 for none.
func (r *reader) paperBefore(t int) int {
	for i := t - 1; i >= 0 && i > t-60 && r.d.SentenceAt(i) >= r.d.SentenceAt(t)-2; i-- {
		if first, _ := r.chunk(i); r.d.Tokens[i].Tag == "NOUN" && paper[r.lemma(i)] && definite(r.d.Word(first)) {
			return i
		}
	}
	return -1
}

// ofBill tells whether a verdict is that of a clause on a paper before it: "a law
// that is toxic".
func (r *reader) ofBill(sent news.Sentence, t int) bool {
	h, s := r.d.Tokens[t].Head, r.ownSubject(t)
	return h >= sent.First && h < t && paper[r.lemma(h)] && s > h && r.relativePronoun(s) && r.voice(t).direct
}

// titled tells whether a name is that of a law, a plan or another thing, not of
// somebody or of a place.
func (r *reader) titled(t int) bool {
	_, _, nation := gazetteer.Nation(r.d.Word(t))
	if m := r.mentionAt(t); m >= 0 && r.d.Mentions[m].Entity >= 0 && r.d.Entities[r.d.Mentions[m].Entity].Type == news.Place {
		return false
	}
	return r.d.Tokens[t].Tag == "PROPN" && !nation && !r.actor(t) && !r.isPerson(t)
}

// named reads a verdict after a verb of calling whose tree is lost: "Norland
// calls that report unreliable".
func (r *reader) named(sent news.Sentence, t int) (f frame, subj int) {
	for h := t - 1; h >= sent.First && h > t-14; h-- {
		if r.d.Tokens[h].Tag == "PUNCT" && !quoteMarks[r.d.Word(h)] && r.d.Word(h) != "-" && r.d.Word(h) != "," {
			break
		}
		if !naming[r.lemma(h)] || r.d.Tokens[h].Tag != "VERB" {
			if r.finite(h) || r.d.Tokens[h].Tag == "SCONJ" && r.lemma(h) != "that" && r.lemma(h) != "as" || r.relativePronoun(h) && r.d.Tokens[h].Rel != "obj" {
				break
			}
			continue
		}
		g := r.groupOf(sent, h)
		if g.negated || g.passive || r.supposed(sent, h, g) {
			break
		}
		at := r.skip(sent, h+1)
		if at < t && r.d.Tokens[at].Tag == "ADP" && r.lemma(at) != "that" {
			break // "calls for", "calls on"
		}
		if at < t && r.lemma(at) == "that" {
			at++
		}
		_, subj = r.nounAt(at, t)
		if subj < 0 {
			break
		}
		f = frame{token: h, group: g, from: -1}
		if f.subject, f.how = r.governor(sent, h); f.how == none || r.holder(f.subject).party == "" {
			if f.source = r.sourced(sent, h, g); f.source == nil {
				return f, -1
			}
			f.subject = r.sourceHead(f.source, h)
		}
		return f, subj
	}
	return f, -1
}

// ofEffect reads "the bill would hurt farmers" and "the deal protects jobs" in
// somebody's words: what harms is rejected, what helps is accepted.
func (r *reader) ofEffect(sent news.Sentence, t int) []frame {
	stance := gazetteer.Effect(r.lemma(t))
	if stance == "" || r.d.Child(t, "obj") < t || r.voice(t).party == "" || r.dependent(sent, t) || news.RelIs(r.d.Tokens[t].Rel, "acl") {
		return nil
	}
	g := r.groupOf(sent, t)
	if g.infinitive || g.passive || g.participle || g.modal == "could" && stance == gazetteer.Accept || strings.HasSuffix(r.d.Word(sent.Last-1), "?") {
		return nil
	}
	s := r.ownSubject(t)
	if s < sent.First || !paper[r.lemma(s)] && (!r.titled(s) || stance == gazetteer.Accept) || !r.joined(sent, s, g.first) {
		return nil
	}
	first, _ := r.chunk(s)
	it, ok := r.ofThing(sent, first, s)
	if !ok {
		if it, ok = r.known(sent, first, s, rejects); !ok {
			return nil
		}
	}
	it.end = max(it.end, r.trimmed(t, r.end(sent, t, false)))
	f := frame{token: t, stance: rejects, subject: -1, how: relayed, group: g, items: []item{it}, from: first}
	if (stance == gazetteer.Accept) != g.negated {
		f.stance = accepts
	}
	return []frame{f}
}

// judged gives the frame of a verdict and the head of what it is of, -1 for
// none: "the plan is absurd", "called the plan absurd".
func (r *reader) judged(sent news.Sentence, t int) (f frame, subj int) {
	subj = -1
	cop := r.d.Child(t, "cop")
	if cop < 0 && (r.lemma(t) == "need" || r.lemma(t) == "require") {
		cop = r.d.Child(t, "aux:pass") // "inspections are needed"
	}
	f = frame{token: t, subject: -1, how: relayed, group: group{first: t}}
	h, rel := r.d.Tokens[t].Head, r.d.Tokens[t].Rel
	if rel == "appos" && h >= sent.First && r.d.Tokens[h].Rel == "obj" {
		h, rel = r.d.Tokens[h].Head, "xcomp" // a tree in which the verdict hangs on the thing
	}
	switch {
	case cop >= 0:
		v := r.voice(t)
		if v.party == "" || r.dependent(sent, t) {
			return f, -1
		}
		if a := r.d.Child(t, "aux"); a >= 0 && r.lemma(a) != "would" && r.lemma(a) != "have" {
			return f, -1
		}
		if subj = r.ownSubject(t); subj >= sent.First && r.relativePronoun(subj) {
			if !r.ofBill(sent, t) {
				return f, -1
			}
			subj = r.d.Tokens[t].Head
		} else if subj >= sent.First && !r.joined(sent, subj, cop) {
			return f, -1
		}
		f.from, _ = r.chunk(max(subj, 0))
	case h >= sent.First && h < t && naming[r.lemma(h)] && (rel == "xcomp" || news.RelIs(rel, "obl") || rel == "advcl"):
		g := r.groupOf(sent, h) // "called the charges baseless", "described the plan as absurd"
		if g.negated || g.passive || r.supposed(sent, h, g) {
			return f, -1
		}
		subj = r.d.Child(h, "obj")
		if a := r.d.Tokens[h].Head; subj < 0 && news.RelIs(r.d.Tokens[h].Rel, "acl") && a >= sent.First && a < h {
			subj = a // "the agreement he described as insane"
		}
		s, how := r.governor(sent, h)
		if how == none {
			return f, -1
		}
		f.token, f.subject, f.how, f.group, f.from = h, s, how, g, -1
	default:
		return f, -1
	}
	return f, subj
}

// ofExpletive reads "it is time to end the war" and "it is vital that Norland
// signs" in somebody's words.
func (r *reader) ofExpletive(sent news.Sentence, t int, stance string) []frame {
	cop, s := r.d.Child(t, "cop"), -1
	r.d.Children(t, func(k int) bool {
		if k < t && strings.EqualFold(r.d.Word(k), "it") {
			s = k
		}
		return s < 0
	})
	if stance == accepts || cop < sent.First || s < sent.First || r.voice(t).party == "" || r.dependent(sent, t) || stance == demands && r.negatedBetween(s, t) {
		return nil
	}
	items := r.contents(sent, t, cue{demands, "", toDo | toBid | that, false})
	if len(items) == 0 || items[0].head < 0 || knowing[r.lemma(items[0].verb)] {
		return nil
	}
	return []frame{{token: t, stance: stance, subject: -1, how: relayed, group: group{first: s}, items: items, from: s}}
}

// naming are the verbs that call a thing something.
var naming = map[string]bool{"call": true, "describe": true, "denounce": true, "condemn": true, "brand": true, "label": true, "term": true, "deem": true,
	"consider": true, "find": true, "dismiss": true, "slam": true, "assail": true, "criticize": true, "criticise": true, "decry": true, "attack": true, "deride": true, "blast": true, "pan": true, "mock": true, "lambast": true, "lambaste": true, "rip": true,
	"characterize": true, "characterise": true, "portray": true, "ridicule": true, "scorn": true, "see": true, "regard": true, "view": true}
