package want

import (
	"strings"

	"synoptic/gazetteer"
	"synoptic/news"
)

// What somebody calls a thing, and what he says that it does, shows his stance on
// it: "the lawsuit is without merit", "the bill would hurt farmers".

// worth are the nouns that say little of a thing by themselves: what stands with
// them is the verdict, "a very bad idea", "toxic legislation".
var worth = words(`idea move step decision way thing choice approach response attempt act sign signal message precedent effort solution option answer place
	outcome result proposition example deal bargain start day line`)

// answering are those of them that may be the only one or the best.
var answering = words("way solution option answer choice effort response chance hope")

// verdictOf gives what a word shows on what it is said of (gazetteer.Reject,
// Accept, Demand, "" for nothing), soft where it says so of a plan, an idea or a step alone.
func (r *reader) verdictOf(t int) (verdict gazetteer.Stance, soft bool) {
	w := r.lemma(t)
	if verdict = gazetteer.Verdict(w); verdict == "" {
		verdict, soft = gazetteer.Worth(w), true
	}
	noun := r.d.Tokens[t].Tag == "NOUN"
	switch {
	case (w == "need" || w == "require") && r.d.Tokens[t].XPos == "VBN" && r.d.Child(t, "aux:pass") >= 0, w == "time" && r.d.Child(t, "cop") >= 0:
		return gazetteer.Demand, false
	case (w == "merit" || w == "foundation" || w == "basis" || w == "justification") && r.led(t, []string{"without"}):
		return gazetteer.Reject, false
	case w == "nothing" && t+2 < len(r.d.Tokens): // "is nothing more than a gesture"
		switch r.lemma(t + 1) {
		case "more", "but", "other", "short":
			return gazetteer.Reject, true
		}
		return "", false
	case noun && w == "act" && r.d.Child(t, "nmod") > t: // "an act of piracy"
		if of, _ := r.verdictOf(r.d.Child(t, "nmod")); of == gazetteer.Reject {
			return of, false
		}
	}
	r.d.Children(t, func(k int) bool {
		l := r.lemma(k)
		switch rel := r.d.Tokens[k].Rel; {
		case rel == "amod" && noun && (worth[w] || paper[w]):
			if x := gazetteer.Worth(l); x != "" {
				verdict = x
			} else if x := gazetteer.Verdict(l); x == gazetteer.Reject {
				verdict = x
			}
			if (l == "only" || l == "best") && answering[w] { // "the only credible way"
				verdict, soft = gazetteer.Accept, false
			}
		case rel == "advmod" && noun && k < t && (l == "merely" || l == "just" || l == "simply") && verdict == "" && r.lemma(r.chunkFirst(t)) == "a":
			verdict, soft = gazetteer.Reject, true // "is merely a gesture"
		case rel == "advmod" && k == t-1 && l == "too" && r.d.Tokens[t].Tag == "ADJ":
			if verdict, soft = gazetteer.Reject, true; gazetteer.Worth(w) == gazetteer.Accept || gazetteer.Verdict(w) != "" {
				verdict = "" // "too important", not "too weak"
			}
		}
		return true
	})
	return verdict, soft
}

// stanceBy gives the stance of a verdict, "" for none; not tells that it is
// denied.
func stanceBy(verdict gazetteer.Stance, word string, not bool) string {
	switch {
	case not && (verdict == gazetteer.Accept || verdict == gazetteer.Demand || sufficing[word]):
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
var sufficing = words(`enough sufficient fair appropriate right good adequate realistic helpful serious credible negotiable reasonable workable valid`)

// ofJudgement reads "the lawsuit is without merit" and "inspections are
// necessary" in somebody's words: what is called wrong is rejected, what is
// blame is denied, what is called needed is demanded.
func (r *reader) ofJudgement(sent news.Sentence, t int) []frame {
	verdict, soft := r.verdictOf(t)
	if verdict == "" {
		return nil
	}
	not := false
	if cop := r.d.Child(t, "cop", "aux:pass"); cop >= sent.First && cop < t {
		not = r.negatedBetween(cop, t)
		if s := r.ownSubject(t); s >= sent.First && s < t {
			not = not || r.empty(r.chunkFirst(s), s) // "no force is needed"
		}
	}
	stance := stanceBy(verdict, r.lemma(t), not)
	if stance == "" || news.RelIs(r.d.Tokens[t].Rel, "acl") && !r.ofBill(sent, t) {
		return nil
	}
	if f := r.ofExpletive(sent, t, stance); f != nil && !soft {
		return f
	}
	f, subj := r.judged(sent, t)
	if subj >= sent.First && subj < t && pointing[r.lemma(subj)] {
		if soft && !paper[r.lemma(t)] && f.token == t {
			return nil
		}
		return r.ofPointed(sent, t, f, stance)
	}
	if subj < sent.First || subj > t {
		if f, subj = r.named(sent, t); subj < sent.First || subj > t {
			return nil
		}
	}
	if not && sufficing[r.lemma(t)] && !paper[r.lemma(subj)] {
		return nil // "life is not fair"
	}
	return r.onThing(sent, f, subj, t+1, stance, soft)
}

// onThing makes the frame of a verdict on the thing that a noun names: a paper, a
// law or a plan by its name, or what the article speaks of time and again; of
// another thing it counts where another line is about it too.
func (r *reader) onThing(sent news.Sentence, f frame, subj, end int, stance string, soft bool) []frame {
	l := r.lemma(subj)
	if tag := r.d.Tokens[subj].Tag; tag != "NOUN" && !r.titled(subj) || r.isPerson(subj) || groups[l] || l == "people" || r.people(subj) {
		return nil
	}
	first, _ := r.chunk(subj)
	it, ok := r.ofThing(sent, first, subj)
	if !ok {
		if it, ok = r.known(sent, first, subj, stance); !ok && (f.subject >= 0 && !light[l] || aired[l] && !soft) {
			it, ok = item{form: thing, named: subj, head: subj, verb: -1, first: first, end: subj + 1}, true // "calls that evidence unreliable"
		}
		if !ok {
			return nil
		}
	}
	if r.d.Tokens[first].XPos == "PRP$" && stance == accepts {
		return nil // "our policies are good"
	}
	if soft {
		if blame[l] {
			return nil // "these allegations are troubling"
		}
		if f.subject < 0 && !definite(r.d.Word(first)) && !pointed[r.lemma(first)] && r.possessor(first, subj) < 0 && r.d.Child(subj, "nmod:poss") < 0 && !r.titled(subj) {
			return nil // "reforms are good"
		}
		if !paper[l] && !r.titled(subj) {
			return nil
		}
	}
	it.end = max(it.end, end)
	f.items, f.stance = []item{it}, stance
	if stance == rejects && (charged[l] || blame[l] && untrue[r.lemma(end-1)]) {
		f.stance = denies
	}
	return []frame{f}
}

// pointed are the words that open the phrase of a thing at hand, charged the
// things that are denied by any verdict against them, untrue the verdicts by which other
// words of somebody's are.
var (
	pointed = words("this that these those such")
	charged = words("allegation accusation charge claim suggestion rumor rumour insinuation assertion suspicion")
	untrue  = words("false untrue baseless groundless unfounded fabricated fabrication fiction lie nonsense absurd wrong ridiculous inaccurate unreliable misleading")
)

// discussed tells whether an article speaks of a thing time and again.
func (r *reader) discussed(t int) bool {
	if r.spoken == nil {
		r.spoken = map[string]int{}
		for i, tok := range r.d.Tokens {
			if tok.Tag == "NOUN" || tok.Tag == "PROPN" {
				r.spoken[stem(r.d, i)]++
			}
		}
	}
	return t >= 0 && r.spoken[stem(r.d, t)] >= 3
}

// pointing are the pronouns by which somebody speaks of a thing named before.
var pointing = words("it this that")

// ofPointed reads a verdict on "it": "it's a terrible deal" names the thing
// itself, "it's insane" is said of the paper that the speech or the sentence
// before it, or the words for the speaking, name last.
func (r *reader) ofPointed(sent news.Sentence, t int, f frame, stance string) []frame {
	if f.token != t && stance != demands { // "called it a mistake to sign"
		for _, at := range []int{t, f.token} {
			if items := r.contents(sent, at, use(stance, "", toDo|toBid|that)); len(items) > 0 {
				f.items, f.stance = items[:1], stance
				return []frame{f}
			}
		}
	}
	if stance == demands {
		return nil
	}
	if f.from < 0 {
		f.from = f.token // "but called it unfair"
	}
	head := t
	if !paper[r.lemma(t)] {
		head = r.paperBefore(f.from)
	}
	if head < 0 || r.core(sent, head) < 0 && head != t {
		return nil
	}
	f.items = []item{{form: thing, named: head, head: head, verb: -1, first: f.from, end: t + 1}}
	f.stance = stance
	return []frame{f}
}

// paperBefore gives the paper that the words before a token name last, in its
// sentence or the two before; -1 for none.
func (r *reader) paperBefore(t int) int {
	return r.namedBefore(t, paper, true)
}

// namedBefore gives the noun of a set that the words before a token name last, or last as
// one that is known; -1 for none.
func (r *reader) namedBefore(t int, set map[string]bool, known bool) int {
	for i := t - 1; i >= 0 && i > t-60 && r.d.SentenceAt(i) >= r.d.SentenceAt(t)-2; i-- {
		if r.d.Tokens[i].Tag == "NOUN" && set[r.lemma(i)] && (!known || definite(r.d.Word(r.chunkFirst(i)))) {
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
	if _, mr := gazetteer.Honorific(r.d.Word(t)); mr {
		return false
	}
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

// ofEffect reads "the bill would hurt farmers" and "the deal gives carte blanche
// to poachers" in somebody's words: what harms is rejected.
func (r *reader) ofEffect(sent news.Sentence, t int) []frame {
	g := r.groupOf(sent, t)
	verdict, soft := r.effectOf(t)
	not := g.negated
	if verdict == "" && not && working[r.lemma(t)] {
		verdict, soft, not = gazetteer.Reject, true, false // "does not work"
	}
	if verdict == "" || r.voice(t).party == "" || r.dependent(sent, t) || news.RelIs(r.d.Tokens[t].Rel, "acl") ||
		g.infinitive || g.passive || g.participle || strings.HasSuffix(r.d.Word(sent.Last-1), "?") {
		return nil
	}
	s := r.judgedSubject(sent, t)
	if s < sent.First || !paper[r.lemma(s)] && !r.titled(s) || s == r.ownSubject(t) && !r.joined(sent, s, g.first) {
		return nil
	}
	stance := rejects
	if (verdict == gazetteer.Accept) != not {
		if stance = accepts; !soft {
			return nil // "the strikes helped the rebels" is told, not praised
		}
	}
	f := frame{token: t, subject: -1, how: relayed, group: g, from: r.chunkFirst(s)}
	return r.onThing(sent, f, s, max(r.trimmed(t, r.end(sent, t, false)), t+1), stance, soft)
}

// working are the verbs by which a thing is rejected where they are denied.
var working = words("work wash suffice help succeed")

// bringing things are told by these verbs with their object.
var bearers = words("give send pose set create cause bring represent mark constitute offer provide mean spell sow make serve")

// effectOf gives what a verb with its object shows on its subject, soft where the
// object alone tells it.
func (r *reader) effectOf(t int) (verdict gazetteer.Stance, soft bool) {
	o := r.d.Child(t, "obj")
	if o < t {
		if r.lemma(t) == "discriminate" {
			return gazetteer.Reject, false
		}
		return "", false
	}
	if v := gazetteer.Effect(r.lemma(t)); v != "" {
		return v, false
	}
	switch w := r.lemma(o); {
	case r.lemma(t) == "deserve" && (w == "chance" || w == "support" || w == "consideration" || w == "approval" || w == "vote"):
		return gazetteer.Accept, true
	case r.lemma(t) == "cost" && (w == "job" || w == "life" || w == "livelihood"):
		return gazetteer.Reject, false
	case bearers[r.lemma(t)]:
		if verdict = gazetteer.Brought(w); verdict == "" {
			verdict, _ = r.verdictOf(o)
		}
		if r.empty(r.chunkFirst(o), o) { // "makes no sense", "poses no threat"
			if verdict != gazetteer.Accept {
				return "", false
			}
			verdict = gazetteer.Reject
		}
		return verdict, true
	}
	return "", false
}

// judgedSubject gives the subject of a verdict: the tree's, that of the verb which it is
// coordinated with, or, where the tree has none, the phrase that opens the words
// of the speaker.
func (r *reader) judgedSubject(sent news.Sentence, t int) int {
	for at, n := t, 0; n < 3 && at >= sent.First; n++ {
		if s := r.ownSubject(at); s >= sent.First {
			return s
		}
		if r.d.Tokens[at].Rel != "conj" {
			break
		}
		at = r.d.Tokens[at].Head
	}
	a := r.attribution(t, 0)
	if a == nil || a.Mode == "direct" {
		return -1
	}
	for _, c := range a.Content {
		if first, last := r.d.TokensIn(c); first < t && t < last && first >= sent.First {
			if r.lemma(first) == "that" {
				first++
			}
			if _, h := r.nounAt(first, t); h >= 0 && !r.aside(t, h) {
				return h
			}
		}
	}
	return -1
}

// aside tells whether a token lies in a clause that hangs on another word than a phrase's
// head: "a truce after years of fighting that devastated the land" says nothing of the truce.
// A verb of the present tense without a subject is the phrase's whatever the tree hangs it on.
func (r *reader) aside(t, head int) bool {
	if x := r.d.Tokens[t].XPos; x == "VBZ" || x == "VBP" {
		return false
	}
	for n := 0; n < 20 && t > head; n++ {
		up, rel := r.d.Tokens[t].Head, r.d.Tokens[t].Rel
		if up > head && (news.RelIs(rel, "acl") || news.RelIs(rel, "advcl")) {
			return true
		}
		t = up
	}
	return false
}

// judged gives the frame of a verdict and the head of what it is of, -1 for
// none: "the plan is absurd", "called the plan absurd".
func (r *reader) judged(sent news.Sentence, t int) (f frame, subj int) {
	subj = -1
	cop := r.d.Child(t, "cop")
	if l := r.lemma(t); cop < 0 && (l == "need" || l == "require" || strings.Contains(l, "-")) {
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
		if a := r.d.Child(t, "aux"); a >= 0 && a != cop && r.lemma(a) != "would" && r.lemma(a) != "have" {
			return f, -1
		}
		if subj = r.judgedSubject(sent, t); subj >= sent.First && r.relativePronoun(subj) {
			if !r.ofBill(sent, t) {
				return f, -1
			}
			subj = r.d.Tokens[t].Head
		} else if subj >= sent.First && subj == r.ownSubject(t) && !r.joined(sent, subj, cop) {
			return f, -1
		}
		f.from, _ = r.chunk(max(subj, 0))
	case h >= sent.First && h < t && naming[r.lemma(h)] && (rel == "xcomp" || news.RelIs(rel, "obl") || rel == "advcl" || rel == "obj" && r.d.Child(h, "obj") < t):
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
	items := r.contents(sent, t, use(demands, "", toDo|toBid|that))
	if len(items) == 0 || knowing[r.lemma(items[0].verb)] {
		return nil
	}
	if _, who := r.nounAt(items[0].first, sent.Last); items[0].head < 0 && (items[0].form != toBid || who < 0 || !r.actor(who) && !r.isPerson(who)) {
		return nil // "it is time to act" asks nothing of anybody
	}
	return []frame{{token: t, stance: stance, subject: -1, how: relayed, group: group{first: s}, items: items, from: s}}
}

// naming are the verbs that call a thing something.
var naming = words(`call describe denounce condemn brand label term deem consider find dismiss slam assail criticize criticise decry attack deride blast pan mock lambast
	lambaste rip characterize characterise portray ridicule scorn see regard view`)
