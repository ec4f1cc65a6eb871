package meet

import (
	"cmp"
	"slices"
	"strings"

	"synoptic/dossier/line"
	"synoptic/gazetteer"
	"synoptic/news"
	"synoptic/wordlist"
)

// sitting are nouns for those of a body who meet.
var sitting = map[string]bool{"minister": true, "leader": true, "member": true, "ambassador": true, "official": true, "envoy": true, "diplomat": true,
	"representative": true, "chief": true, "head": true, "council": true, "group": true, "panel": true, "committee": true, "board": true, "cabinet": true, "caucus": true}

// convened are nouns for what a body holds.
var convened = map[string]bool{"meeting": true, "session": true, "gathering": true, "hearing": true, "conference": true, "convention": true, "forum": true,
	"summit": true, "rally": true}

// assembly gives the body whose meeting the word at t is ("a meeting of Coastal
// League ministers", "the Harbour Council met"), "" where it is none's.
func (r *reader) assembly(t int) string {
	lemma := strings.ToLower(r.d.Tokens[t].Lemma)
	if r.d.Tokens[t].Tag == "VERB" {
		if lemma != "meet" && lemma != "convene" && lemma != "gather" || r.object(t) >= 0 {
			return ""
		}
		return r.sits(r.subject(t))
	}
	if !convened[lemma] {
		return ""
	}
	b := r.bodyUnder(t, "of")
	for _, prep := range []string{"by", "before", "in"} { // "a hearing before the Harbour Committee"
		if b == "" && lemma == "hearing" {
			b = r.bodyUnder(t, prep)
		}
	}
	if c := r.d.Child(t, "compound"); b == "" && lemma == "hearing" && c >= 0 && bodily[strings.ToLower(r.d.Tokens[c].Lemma)] {
		first := c // "a City Council hearing"
		for first > 0 && r.under(first-1, c) && r.d.Tokens[first-1].Tag != "DET" && r.d.Tokens[first-1].Tag != "PUNCT" {
			first--
		}
		if first > 0 && slices.ContainsFunc(r.d.Tokens[first-1:c], func(x news.Token) bool { return x.Tag == "CCONJ" }) {
			first = c // else it is half of its name
		}
		b = r.d.Words(r.d.TokenSpan(first, c+1))
	}
	for i := t + 1; b == "" && i+2 < len(r.d.Tokens) && i < t+9; i++ {
		if strings.EqualFold(r.d.Word(i), "of") { // "a meeting in Velm, Norland, of the Harbour Council"
			b = cmp.Or(r.bodyAt(i+1), r.bodyAt(i+2))
			break
		}
		if x := r.d.Tokens[i].Tag; x != "ADP" && x != "PROPN" && x != "PUNCT" {
			break
		}
	}
	if h := r.d.Tokens[t].Head; b == "" && h >= 0 && r.d.Tokens[t].Rel == "obj" && r.does(h, holds|fixes|delays|cancels) && !r.withParty(t) {
		if s := r.subject(h); s >= 0 && r.d.Tokens[s].Rel != "nsubj:pass" {
			b = r.sits(s) // "the Harbour Council held a hearing"
		}
	}
	if h := r.d.Tokens[t].Head; b == "" && lemma == "meeting" && h >= 0 && r.asIt(t) {
		b = r.sits(h) // "the Harbour Council, meeting in Velm,"
	}
	if s := r.clauseSubject(t); b == "" && s >= 0 && (lemma == "meeting" && r.caseIs(t, "at") && r.does(r.d.Tokens[t].Head, settles) || (lemma == "session" || lemma == "meeting") && r.caseIs(t, "in") || lemma == "hearing" && r.judges(s) && !strings.EqualFold(r.d.Word(s), "House") && (r.caseIs(t, "in") || r.caseIs(t, "at"))) {
		b = r.bodyAt(s) // "in a closed session, the Harbour Council agreed"
	}
	return b
}

// asIt tells whether "meeting" tells behind a comma what those do who stand before it, whatever
// the tree takes it for: "the Harbour Council, meeting in Velm, said".
func (r *reader) asIt(t int) bool {
	rel := r.d.Tokens[t].Rel
	return strings.EqualFold(r.d.Word(t), "meeting") && r.d.Child(t, "det") < 0 && t > 0 && (rel == "appos" || rel == "conj" && r.d.Word(t-1) == "," && r.d.Tokens[t].Head < t)
}

// outOfHouse takes the body whose gathering the noun at t is from the sides there, where the
// others are told by the clause alone: "In a Harbour Council meeting, Norland argued".
func (r *reader) outOfHouse(g *gathering, t int) {
	if g.noun == "" || r.d.Tokens[t].Tag == "VERB" || r.withParty(t) || len(g.parties) < 2 {
		return
	}
	b := r.assembly(t)
	at := slices.Index(g.parties, b)
	if b == "" || at < 0 {
		return
	}
	first, last := r.d.Subtree(t)
	for i := first; i < last; i++ {
		if p := r.partyAt(i); p != "" && p != b && slices.Contains(g.parties, p) {
			return // "the Harbour Council-Norland summit"
		}
	}
	g.parties = slices.Delete(slices.Clone(g.parties), at, at+1)
}

// sits gives the body that a noun means, or whose members: "the Harbour Council", "ministers
// of the Coastal League", "the cabinet"; "" for none.
func (r *reader) sits(s int) string {
	if s < 0 {
		return ""
	}
	l := strings.ToLower(r.d.Tokens[s].Lemma)
	if b := cmp.Or(r.bodyAt(s), r.bodyMeant(s)); b != "" || !sitting[l] {
		return b
	}
	if b := r.bodyUnder(s, "of"); b != "" || !bodily[l] {
		return b
	}
	return r.folkAt(s)
}

// subject gives the subject of a verb, also by way of a verb or adjective that
// governs it ("is due to meet") and of "which"; -1 for none.
func (r *reader) subject(t int) int {
	for n := 0; n < 4 && t >= 0; n++ {
		s, h := r.d.Child(t, "nsubj"), r.d.Tokens[t].Head
		if rel := r.d.Tokens[t].Rel; s >= 0 && strings.HasPrefix(r.d.Tokens[s].XPos, "W") && h >= 0 && (news.RelIs(rel, "acl") || rel == "conj" || rel == "appos") {
			if a := r.d.Antecedent(s); a >= 0 && !news.RelIs(rel, "acl") {
				return a // the tree hung the clause elsewhere
			}
			return h
		}
		if s >= 0 {
			return s
		}
		if a := r.asked(t); a >= 0 {
			return a
		}
		if rel := r.d.Tokens[t].Rel; h >= 0 && rel == "acl" && r.d.Tokens[t].XPos == "VB" {
			return r.d.Child(h, "nmod:poss") // "his plans to meet"
		} else if h >= 0 && rel == "acl" && r.d.Tokens[t].XPos == "VBG" && r.d.Child(t, "mark") < 0 {
			return h // "the ministers meeting in"
		} else if rel != "xcomp" && rel != "conj" {
			return -1
		}
		t = h
	}
	return -1
}

// chambers are bodies by the adjectives that reports put before what they hold.
var chambers = map[string]string{"congressional": "Congress", "parliamentary": "Parliament"}

// bodyUnder gives the body that a noun is of, by a name before it or after a
// preposition ("of"), whose members' noun may stand between.
func (r *reader) bodyUnder(t int, prep string) (found string) {
	r.d.Children(t, func(c int) bool {
		switch rel := r.d.Tokens[c].Rel; {
		case news.RelIs(rel, "compound") || rel == "nmod:poss" || rel == "amod":
			if found = cmp.Or(r.bodyAt(c), chambers[strings.ToLower(r.d.Word(c))]); found == "" && sitting[strings.ToLower(r.d.Tokens[c].Lemma)] && prep != "" {
				found = r.bodyUnder(c, prep) // "European Union foreign ministers meeting"
			}
		case news.RelIs(rel, "nmod") && prep != "" && r.caseIs(c, prep):
			if found = r.bodyAt(c); found == "" && sitting[strings.ToLower(r.d.Tokens[c].Lemma)] {
				found = r.bodyUnder(c, prep)
			}
		}
		return found == ""
	})
	return found
}

// bodyAt gives the name of the body, no outlet and no state, that the name
// at a token is; "" for none.
func (r *reader) bodyAt(t int) string {
	n := r.d.NameAt(t)
	if n == nil {
		return ""
	}
	for _, k := range r.d.MentionsIn(n.Span) {
		x := r.w.At(r.d, r.d.Mentions[k].Entity)
		if x == nil || x.Type != news.Organization {
			continue
		}
		if _, how, state := gazetteer.Nation(x.Name); !outlet(x.Name) && (!state || how == gazetteer.Seat) {
			return x.Name // also a state's parliament
		}
	}
	return ""
}

// bodyMeant gives the name of the body that a noun with "the" stands for: "the council"; "" for none.
func (r *reader) bodyMeant(t int) string {
	m := r.d.MentionHeadedBy(t)
	if l := strings.ToLower(r.d.Tokens[t].Lemma); m < 0 || r.d.Mentions[m].Kind != news.MentionNominal || !r.det(t, "the") || !(houses[l] || bodily[l]) {
		return ""
	}
	if x := r.w.At(r.d, r.d.Mentions[m].Entity); x != nil && x.Type == news.Organization && !outlet(x.Name) {
		return x.Name
	}
	return ""
}

// tested are words before a trial that is a test: "clinical trials".
var tested = wordlist.Set("clinical vaccine drug medical field human animal flight sea time medicine")

// noMeeting tells whether a word of meeting tells of none: a talk that somebody
// gives, a conversation by telephone, those who will not or did not meet.
func (r *reader) noMeeting(t int, verb bool) bool {
	if l := strings.ToLower(r.d.Tokens[t].Lemma); (l == "meet" || l == "meeting" || l == "encounter" || l == "round") && r.contest(t) {
		return true
	}
	if !verb && r.d.Child(t, "cop") >= 0 && r.negated(t) { // "are not at the meeting"
		return true
	}
	if r.unheld(t) || r.unsettled(t) || r.disowned(t) || strings.EqualFold(r.d.Tokens[t].Lemma, "trial") && r.caseIs(t, "for") || r.metPress(t) || verb && r.metNobody(t) || !verb && (r.trades(t) || r.entitledTo(t) || r.toldPress(t)) {
		return true
	}
	if verb {
		m := r.d.Child(t, "mark", "case")
		if h := r.d.Tokens[t].Head; h >= 0 && r.d.Tokens[t].XPos == "VBN" && news.RelIs(r.d.Tokens[t].Rel, "acl") && meets(strings.ToLower(r.d.Tokens[h].Lemma)) {
			return true // "hearings convened by", of which the noun tells
		}
		if r.d.Tokens[t].XPos == "VBN" && news.RelIs(r.d.Tokens[t].Rel, "acl") && r.byPhrase(t) {
			return true // "a plan negotiated by Vell"
		}
		return r.needs(t) || r.interviews(t) || r.negated(t) || r.d.Tokens[t].Rel == "amod" || r.d.Tokens[t].XPos == "VBN" && r.d.Child(t, "aux", "nsubj", "nsubj:pass") < 0 && t+1 < len(r.d.Tokens) && r.d.Tokens[t+1].Tag == "NOUN" || // "negotiated settlements"
			r.d.Child(t, "nsubj:pass") >= 0 && r.byPhrase(t) && !r.receives(t) || // "was met by guards"
			m >= 0 && strings.EqualFold(r.d.Word(m), "without")
	}
	if n := r.d.NameAt(t - 1); n != nil && n.Last == t && n.Type == news.Person && strings.EqualFold(r.d.Word(t), "talks") && t+1 < len(r.d.Tokens) && (r.d.Tokens[t+1].Tag == "ADP" || r.d.Tokens[t+1].Tag == "SCONJ") && !strings.EqualFold(r.d.Word(t+1), "with") {
		return true // "Vell talks to the crew", below a picture
	}
	if n := r.d.NameAt(t); n != nil && n.Type == news.Organization {
		return true // "the Union of the Coastal Conference said"
	}
	if r.d.Tokens[t].Rel == "compound" && (gazetteer.Building(r.d.Word(t+1)) || rooms[strings.ToLower(r.d.Word(t+1))]) || r.det(t, "any", "no") {
		return true // "in the conference center", "whether he knew of any meeting"
	}
	if h := r.d.Tokens[t].Head; h >= 0 && r.caseIs(t, "for") && r.det(h, "no") {
		return true // "no room for dialogue"
	}
	if h := r.d.Tokens[t].Head; h >= 0 && strings.EqualFold(r.d.Word(h), "closed") && strings.EqualFold(r.d.Tokens[t].Lemma, "discussion") {
		return true // of what readers may write below a report
	}
	if s := r.d.Child(t, "nsubj"); r.d.Tokens[t].Rel == "obj" && r.headLemma(t) == "avoid" || s >= 0 && r.d.Child(t, "cop") >= 0 && meets(strings.ToLower(r.d.Tokens[s].Lemma)) {
		return true // also "the summit will be a gathering of"
	}
	far := false
	r.d.Children(t, func(c int) bool {
		w := strings.ToLower(r.d.Tokens[c].Lemma)
		far = far || w == "phone" || w == "telephone" || w == "video" || tested[w] && r.d.Tokens[t].Lemma == "trial"
		return !far
	})
	if c := r.d.Child(t, "case"); c > 0 && r.d.Tokens[c-1].Tag == "NOUN" && (r.caseIs(t, "on") || r.caseIs(t, "about")) {
		return true // "a book on the talks"
	}
	return far || t+1 < len(r.d.Tokens) && strings.EqualFold(r.d.Tokens[t+1].Lemma, "call") || strings.EqualFold(r.d.Word(t), "talk") || strings.EqualFold(r.d.Word(t), "visit") && !r.visitor(t)
}

// disowned tells whether a gathering is what somebody denies having held or been at, or those
// whom somebody met in the course of a life: "denies holding talks", "the people she met".
func (r *reader) disowned(t int) bool {
	v := t
	if r.d.Tokens[t].Tag != "VERB" {
		if v = r.d.Tokens[t].Head; v < 0 || r.d.Tokens[t].Rel != "obj" {
			return false
		}
	}
	h := r.d.Tokens[v].Head
	if h < 0 {
		return false
	}
	if r.d.Tokens[v].XPos == "VBG" && (r.d.Tokens[v].Rel == "xcomp" || r.d.Tokens[v].Rel == "ccomp" || r.d.Tokens[v].Rel == "advcl") && strings.EqualFold(r.d.Tokens[h].Lemma, "deny") {
		return true
	}
	s := r.d.Child(t, "nsubj")
	return v == t && news.RelIs(r.d.Tokens[t].Rel, "acl") && folk[strings.ToLower(r.d.Tokens[h].Lemma)] && s > h && r.d.Tokens[s].Tag == "PRON" && !strings.HasPrefix(r.d.Tokens[s].XPos, "W") && r.object(t) < 0
}

// markets are words of what is bought and sold, before or about a session in which that is done.
var markets = wordlist.Set("trading trade floor exchange market stock share bourse futures")

// trades tells whether a session is one of a market.
func (r *reader) trades(t int) bool {
	if l := strings.ToLower(r.d.Tokens[t].Lemma); l != "session" {
		return false
	}
	if t+2 < len(r.d.Tokens) && strings.EqualFold(r.d.Word(t+1), "between") && r.d.Tokens[t+2].Tag == "NUM" {
		return true // "a new session between 9 and 12"
	}
	k, n := r.d.SentenceAt(t), 0
	for i := max(0, r.d.Sentences[k].First); i < r.d.Sentences[k].Last; i++ {
		l := strings.ToLower(r.d.Tokens[i].Lemma)
		if markets[l] && r.d.Tokens[i].Head == t {
			return true
		}
		n += b2i(markets[l])
	}
	return n > 1
}

// entitledTo tells whether a gathering is only what somebody has a right to, or gives up: "waived
// a hearing".
func (r *reader) entitledTo(t int) bool {
	h := r.headLemma(t)
	return h == "waive" || r.caseIs(t, "to") && (h == "right" || slices.ContainsFunc(r.d.Tokens[max(0, t-5):t], func(x news.Token) bool { return strings.EqualFold(x.Lemma, "right") }))
}

// toldPress tells whether a briefing is one for the press: "gave reporters a briefing", "called
// in journalists for a briefing"; or one at which somebody says something and of which nothing
// tells who else was briefed: "said at a briefing in Velm".
func (r *reader) toldPress(t int) bool {
	h := r.d.Tokens[t].Head
	if !strings.EqualFold(r.d.Tokens[t].Lemma, "briefing") {
		return false
	}
	if v := r.clauseOf(t); v >= 0 && (r.caseIs(t, "at") || r.caseIs(t, "in") || r.caseIs(t, "during") || h == v && (r.d.Tokens[t].Rel == "obj" || r.d.Tokens[t].Rel == "iobj")) &&
		gazetteer.Verb(r.d.Tokens[v].Lemma, "") == gazetteer.Say && r.bench(v) < 0 && !r.shut(t) {
		return true
	}
	if h < 0 || r.d.Tokens[t].Rel != "obj" && !r.caseIs(t, "for") {
		return !r.shut(t) && (r.caseIs(t, "at") || r.caseIs(t, "in") || r.caseIs(t, "during") || r.caseIs(t, "from"))
	}
	found := false
	for _, v := range []int{h, r.clauseOf(h)} {
		if v < 0 {
			continue
		}
		r.d.Children(v, func(c int) bool {
			of := r.d.Child(c, "nmod")
			found = found || (r.d.Tokens[c].Rel == "obj" || r.d.Tokens[c].Rel == "iobj") && (press[strings.ToLower(r.d.Tokens[c].Lemma)] || of >= 0 && r.caseIs(of, "of") && press[strings.ToLower(r.d.Tokens[of].Lemma)])
			return !found
		})
	}
	return found
}

// shut tells whether a gathering is one that others may not hear, or of a body: "a closed-door
// briefing", "a congressional briefing".
func (r *reader) shut(t int) bool {
	found := false
	r.d.Children(t, func(c int) bool {
		w, l := strings.ToLower(r.d.Word(c)), strings.ToLower(r.d.Tokens[c].Lemma)
		found = found || housed(r.bodyAt(c)) || councils[strings.ToLower(lastWord(r.bodyAt(c)))] || houses[l] || courts[l] || chambers[w] != "" || strings.HasPrefix(w, "closed") || w == "private" || w == "secret" || w == "classified" || w == "confidential" || w == "door"
		return !found
	})
	return found
}

// interviews tells whether those who meet somebody are an outlet's, who report of it.
func (r *reader) interviews(t int) bool {
	s := r.subject(t)
	if s < 0 {
		return false
	}
	if p := r.d.Child(s, "nmod:poss"); p >= 0 && outlet(r.d.Word(p)) {
		return true
	}
	e := r.w.Get(r.headed(s))
	return e != nil && outlet(string(e.Party))
}

// needs tells whether a verb only says what somebody would have to do: "needs to be able to meet".
func (r *reader) needs(t int) bool {
	for n := 0; n < 3 && t >= 0 && r.d.Tokens[t].Rel == "xcomp"; n++ {
		t = r.d.Tokens[t].Head
		if t >= 0 && strings.EqualFold(r.d.Tokens[t].Lemma, "need") {
			return true
		}
	}
	return false
}

// rooms are nouns before which a gathering only tells what a place is for.
var rooms = wordlist.Set(`room center centre hall table building venue`)

// contests are words of sport, where those who meet do so to win.
var contests = wordlist.Set(`match game season bout championship champion semifinal quarterfinal playoff tournament heavyweight knockout rematch matchup opener competition cup qualifier`)

// contest tells whether the sentence of a word of meeting speaks of a match.
func (r *reader) contest(t int) bool {
	k := r.d.SentenceAt(t)
	return k >= 0 && slices.ContainsFunc(r.d.Tokens[r.d.Sentences[k].First:r.d.Sentences[k].Last], func(x news.Token) bool { return contests[strings.ToLower(x.Lemma)] })
}

// visitor tells whether the words at a visit say whose it is, and not only where to.
func (r *reader) visitor(t int) bool {
	found := false
	r.d.Children(t, func(c int) bool {
		rel := r.d.Tokens[c].Rel
		found = rel == "nmod:poss" || rel == "compound" || rel == "amod" && r.partyAt(c) != "" || news.RelIs(rel, "nmod") && (r.caseIs(c, "by") || r.caseIs(c, "of") || r.caseIs(c, "from") || r.caseIs(c, "with"))
		return !found
	})
	return found
}

// unsided tells whether an office is told of an entity and no side.
func unsided(e *news.Entity) bool {
	return e.Party == "" && slices.ContainsFunc(e.Roles, func(x news.EntityRole) bool {
		core, _, _ := strings.Cut(ofThat.Replace(x.Norm), " of ")
		f := strings.Fields(core)
		return len(f) > 0 && gazetteer.IsOfficeHead(f[len(f)-1])
	})
}

var ofThat = strings.NewReplacer(" for ", " of ", " to ", " of ")

// alone gives those at a table, one or two, of whom no side is told, each as a side
// of his own, where an office or a side is told of somebody there.
func (r *reader) alone(persons []string) []string {
	var out []string
	office := false
	for _, id := range line.Set(persons) {
		if e := r.w.Get(id); e != nil && sitsFor(e) == "" {
			out, office = append(out, e.Name), office || unsided(e) || e.Party != ""
		} else if e != nil {
			office = true
		}
	}
	if len(out) > 2 || !office {
		return nil
	}
	return out
}

// delegated gives the sides of a list of those whose people a gathering had: "a
// meeting which included delegations from Norland and Sundmark".
func (r *reader) delegated(t int, set map[string]bool) {
	k := r.d.SentenceAt(t)
	for i := t + 1; k >= 0 && i+1 < r.d.Sentences[k].Last && i < t+9; i++ {
		l := strings.ToLower(r.d.Tokens[i].Lemma)
		if !sitting[l] && !teamNoun[l] || r.d.Word(i) == l || !strings.EqualFold(r.d.Word(i+1), "from") {
			continue
		}
		for j := i + 2; j < r.d.Sentences[k].Last && r.d.Tokens[j].Tag != "VERB" && r.d.Word(j) != ";"; j++ {
			if p := r.partyAt(j); p != "" && !r.possessor(j) {
				set[p] = true
			}
		}
		return
	}
}

// merge adds what a second word for the same gathering in a sentence tells. Those
// of whom it is only said that they may meet, or will not, sat at no table.
func merge(a, b *gathering) {
	switch {
	case a.potential == b.potential:
		a.persons = line.Union(a.persons, b.persons)
	}
	a.earlier = a.earlier || b.earlier
	a.separate = a.separate || b.separate
	a.potential = a.potential && b.potential
	if a.when == "" {
		a.when = b.when
	}
	if a.place == "" {
		a.place = b.place
	}
}
