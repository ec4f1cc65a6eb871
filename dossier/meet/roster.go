package meet

import (
	"cmp"
	"slices"
	"strings"

	"synoptic/gazetteer"
	"synoptic/news"
)

// roster is one sentence that says who sits for a party, or who does not.
type roster struct {
	doc      *news.Doc
	article  string
	sentence int
	noun     string // the noun by which the sentence calls the gathering, ""
	party    string // "" when the sentence lists persons of several sides
	head     string
	weak     bool // the head is only called a chief negotiator
	chair    string
	members  []member
	list     bool // a list of two or more
	came     bool // they attended, whatever their side
	own      bool // the party has brought them, whatever they are besides
	bare     bool // the sentence names no gathering
	span     news.Span
}

// member is one person on a roster.
type member struct {
	id, party string
	presence  string // present, absent, invited, unclear
	role      string
	evidence  news.Span
}

// What a word says of the persons near it.
const (
	saysHead   = "head"
	saysMember = "member"
	saysAbsent = "absent"
	saysChair  = "chair"
	saysAttend = "attend"
)

// memberVerb are the verbs by which rosters are told. The persons after the
// verb are meant, or before it for saysAttend and saysAbsent.
var memberVerb = map[string]string{"lead": saysHead, "head": saysHead, "include": saysMember, "comprise": saysMember,
	"join": saysMember, "accompany": saysMember, "flank": saysMember, "name": saysMember, "appoint": saysHead, "send": saysMember,
	"represent": saysMember, "consist": saysMember, "attend": saysAttend, "participate": saysAttend, "chair": saysChair, "preside": saysChair,
	"skip": saysAbsent, "miss": saysAbsent, "dispatch": saysMember, "feature": saysMember,
	"bring": saysMember, "exclude": saysAbsent, "lack": saysAbsent, "omit": saysAbsent}

// teamNoun are the nouns for a party's people at a table.
var teamNoun = map[string]bool{"delegation": true, "team": true, "side": true, "squad": true, "negotiator": true,
	"representative": true, "delegate": true, "list": true, "group": true, "lineup": true, "mission": true, "party": true,
	"contingent": true, "participant": true, "envoy": true}

// single are those of them that, in the singular, are somebody's title.
var single = map[string]bool{"negotiator": true, "representative": true, "delegate": true, "participant": true, "envoy": true}

// loose are the team nouns that have many other meanings.
var loose = map[string]bool{"list": true, "group": true, "mission": true, "party": true, "team": true, "squad": true, "participant": true, "lineup": true, "side": true}

// teamAt tells whether a token is a noun for a party's people at a table. A
// loose one needs a state before it, or a gathering or delegation spoken of in
// its sentence or the one before.
func (r *reader) teamAt(i int) bool {
	l := strings.ToLower(r.d.Tokens[i].Lemma)
	if !teamNoun[l] || single[l] && strings.EqualFold(r.d.Word(i), l) {
		return false
	}
	if !loose[l] {
		return true
	}
	k := r.d.SentenceAt(i)
	if k < 0 {
		return false
	}
	for j := max(r.d.Sentences[k].First, i-3); j < i; j++ {
		if r.partyAt(j) != "" && r.personAt(j) == "" {
			return true
		}
	}
	if v := r.d.Tokens[i].Head; r.d.Tokens[i].Rel == "obj" && (r.d.Tokens[v].Lemma == "send" || r.d.Tokens[v].Lemma == "dispatch") && r.talkedOf(k) {
		return true // "Norland sent a lower-level team"
	}
	for j := r.d.Sentences[max(0, k-1)].First; j < r.d.Sentences[k].Last; j++ {
		x := strings.ToLower(r.d.Tokens[j].Lemma)
		if _, meets := gatheringNoun[x]; meets && x != "visit" && x != "round" || teamNoun[x] && !loose[x] {
			return true
		}
	}
	return false
}

// rosters gives the sentences that list or place persons, in order.
func (r *reader) rosters() []roster {
	var out []roster
	last := roster{sentence: -9}
	for s, sent := range r.d.Sentences {
		if r.quoted(sent.First) && r.quoted(sent.Last-1) {
			continue
		}
		noun := r.called(sent)
		for t := sent.First; t < sent.Last; t++ {
			if x, ok := r.rosterAt(s, sent, t); ok {
				if x.party == "" && (x.list && r.team(sent) || x.absent()) {
					x.party = r.commonSide(x.members)
				}
				if x.party == "" && (x.list && s-last.sentence <= 1 || s == last.sentence) {
					x.party = last.party // "the delegation" spoken of just before
				}
				if x.party == "" && s > 0 && r.team(sent) {
					x.party = r.sends(r.d.Sentences[s-1])
				}
				last, r.listing = x, s+1
				x.noun = noun
				out = append(out, x)
			}
		}
	}
	return out
}

// sideOf gives the side of an entity, "" when unknown.
func (r *reader) sideOf(id string) string {
	if e := r.w.Get(id); e != nil && !outlet(string(e.Party)) {
		return string(sitsFor(e))
	}
	return ""
}

// sitsFor gives the side for which somebody sits at a table: none of whom all offices that are
// told are former ones.
func sitsFor(e *news.Entity) news.Null {
	if len(e.Roles) > 0 && !slices.ContainsFunc(e.Roles, func(x news.EntityRole) bool { return !x.Former }) {
		return ""
	}
	return e.Party
}

// commonSide gives the one side of those on a list whose side is known, "" when
// they are of several.
func (r *reader) commonSide(ms []member) string {
	side := ""
	for _, m := range ms {
		if p := r.sideOf(m.id); p != "" && side != "" && p != side {
			return ""
		} else if p != "" {
			side = p
		}
	}
	return side
}

// partOf tells whether the words at t are "part of the delegation", or are "team" where
// somebody "is on the team".
func (r *reader) partOf(sent news.Sentence, t int) bool {
	if r.d.Tokens[t].Tag == "NOUN" && r.d.Child(t, "cop") >= 0 && (r.caseIs(t, "on") || r.caseIs(t, "in")) {
		return r.teamAt(t)
	}
	if !strings.EqualFold(r.d.Word(t), "part") && !strings.EqualFold(r.d.Word(t), "members") {
		return false
	}
	for i := t + 2; i < sent.Last && i < t+7; i++ {
		if strings.EqualFold(r.d.Word(t+1), "of") && r.teamAt(i) {
			return true
		}
	}
	return false
}

// rosterAt reads a roster from the word at t, if it tells one.
func (r *reader) rosterAt(s int, sent news.Sentence, t int) (roster, bool) {
	x := roster{doc: r.d, article: r.d.Article.ID, sentence: s, span: sent.Span}
	lemma := strings.ToLower(r.d.Tokens[t].Lemma)
	says, tag := memberVerb[lemma], r.d.Tokens[t].Tag
	word := strings.ToLower(r.d.Word(t))
	beside := false
	if r.away(&x, sent, t) {
		return x, true
	}
	switch {
	case says == "" && (word == "absent" || word == "void" || word == "devoid"):
		says = saysAbsent
	case says == "" && (word == "including" || word == "among"):
		says = saysMember
	case says == "" && tag == "AUX" && r.atTable(sent, t):
		says = saysMember
	case says == "" && lemma == "make" && t+2 < sent.Last && strings.EqualFold(r.d.Word(t+1), "up") && strings.EqualFold(r.d.Word(t+2), "of"):
		says = saysMember
	case says == "" && r.partOf(sent, t):
		says, beside = saysAttend, true
	case says == "" && t+1 < sent.Last && (r.d.Word(t+1) == ":" || word == "members" && r.d.Tokens[t+1].Tag == "PUNCT" && r.d.Word(t+1) != ",") &&
		(teamNoun[lemma] || word == "members") && r.teamParty(sent, t+1) != "":
		says, beside = saysMember, true
	case says == "" && ((lemma == "sit" || lemma == "take") && r.atTable(sent, t) || lemma == "take" && t+1 < sent.Last && strings.EqualFold(r.d.Word(t+1), "part")):
		says = saysAttend
	case says == "" && (r.satBeside(sent, t) || word == "room" && r.d.Child(t, "cop") >= 0 && r.caseIs(t, "in") && r.nearTable(sent) || word == "attendance" && strings.EqualFold(r.d.Word(t-1), "in") && r.nearTable(sent)):
		says, beside = saysAttend, true
	case says != "" && tag != "VERB" && word != "including":
		if !(strings.HasSuffix(word, "-led") || word == "led") {
			return x, false
		}
	}
	if says == "" {
		return x, r.leadRole(&x, sent, t)
	}
	if (lemma == "include" || lemma == "comprise" || lemma == "consist") && tag == "VERB" && !r.mayInclude(t) {
		return x, false
	}
	if (says == saysAttend || says == saysMember) && r.modal(t) || lemma == "join" && r.joinsIn(sent, t) || r.leavesOut(t, lemma) {
		return x, false
	}
	if says == saysMember && r.absence(sent, t) {
		says = saysAbsent
	}
	if says == saysAttend && r.negated(t) || says == saysMember && lemma == "join" && r.negated(t) {
		says = saysAbsent
	}
	if says == saysHead && !r.leads(t) {
		return x, false
	}
	if !r.aboutTable(sent, t, says) && !((lemma == "accompany" || lemma == "flank") && r.byPhrase(t) && r.personsAfter(sent, t) > 1) && !r.elliptic(sent, t, says) && !beside {
		return x, false
	}
	x.party = r.teamParty(sent, t)
	x.came = says == saysAttend && (lemma == "attend" || lemma == "participate")
	x.bare = x.came && r.d.Child(t, "obj") < 0 && !slices.ContainsFunc(r.d.Tokens[sent.First:sent.Last], func(t news.Token) bool { return gatheringNoun[strings.ToLower(t.Lemma)] })
	r.fill(&x, sent, t, says)
	if escorts[lemma] && says == saysMember {
		x.own = lemma == "bring"
		r.escorted(&x, sent, t)
	}
	return x, len(x.members) > 0 || x.head != "" || x.chair != ""
}

// joinsIn tells whether a verb of joining has somebody do what others do: "joined them in singing",
// "joined with Vell to condemn".
func (r *reader) joinsIn(sent news.Sentence, t int) bool {
	if to := r.d.Child(t, "advcl", "xcomp"); strings.EqualFold(r.d.Word(t+1), "with") && to > t && r.d.Tokens[to].XPos == "VB" && !gatheringVerb[strings.ToLower(r.d.Tokens[to].Lemma)] {
		return true
	}
	for i := t + 1; i+1 < sent.Last && i < t+8; i++ {
		if strings.EqualFold(r.d.Word(i), "in") && r.d.Tokens[i+1].XPos == "VBG" {
			return true
		}
	}
	return false
}

// modal tells whether a verb only says what may be.
func (r *reader) modal(t int) bool {
	found := false
	r.d.Children(t, func(c int) bool {
		w := strings.ToLower(r.d.Word(c))
		found = found || w == "might" || w == "may" || w == "could" || w == "would" || w == "should" || w == "must" || w == "if"
		return !found
	})
	return found
}

// absence tells whether a word before t says that those listed are not there.
func (r *reader) absence(sent news.Sentence, t int) bool {
	for i := sent.First; i < t; i++ {
		switch strings.ToLower(r.d.Word(i)) {
		case "void", "devoid", "absent", "without", "missing", "lacks", "lacking", "excludes", "omits":
			return true
		}
	}
	return false
}

// aboutTable tells whether the sentence speaks of a delegation or a gathering
// at all: "include" and "lead" are said of many things.
func (r *reader) aboutTable(sent news.Sentence, t int, says string) bool {
	for i := sent.First; i < sent.Last; i++ {
		l := strings.ToLower(r.d.Tokens[i].Lemma)
		if r.teamAt(i) || gatheringNoun[l] && says != saysMember {
			return true
		}
		if gatheringNoun[l] && says == saysMember && (r.atTable(sent, t) || i < t || escorts[r.d.Tokens[t].Lemma]) {
			return true
		}
	}
	if r.recentTeam(sent) && (says == saysAttend && r.d.Child(t, "obj") < 0 || says == saysMember && r.itself(t)) {
		return true // "Vell also attended", "It includes"
	}
	if says == saysMember && escorts[r.d.Tokens[t].Lemma] && r.listing > 0 && r.d.Sentences[r.listing-1].Last >= sent.First {
		return true // "Vell was accompanied by Dahl. Ruud brought Lund."
	}
	return (says == saysChair && r.personsAfter(sent, t) > 0 || says == saysMember && escorts[r.d.Tokens[t].Lemma] || says == saysAbsent || r.stoodFor(t)) && r.recentTeam(sent) || r.deputes(sent, t)
}

// stoodFor tells whether a verb says by whom a side was represented.
func (r *reader) stoodFor(t int) bool {
	s := r.d.Child(t, "nsubj:pass")
	return s >= 0 && r.d.Tokens[t].Lemma == "represent" && r.byPhrase(t) && r.partyAt(s) != ""
}

// recentTeam tells whether the sentence before speaks of a delegation or gathering.
func (r *reader) recentTeam(sent news.Sentence) bool {
	k := r.d.SentenceAt(sent.First)
	if k <= 0 {
		return false
	}
	p := r.d.Sentences[k-1]
	for i := p.First; i < p.Last; i++ {
		l := strings.ToLower(r.d.Tokens[i].Lemma)
		if verb := r.d.Tokens[i].Tag == "VERB"; teamNoun[l] || gatheringNoun[l] && !verb || gatheringVerb[l] && verb {
			return true
		}
	}
	return false
}

// teamParty gives the side of the delegation that the words before the verb
// speak of, or after an active "lead" ("to lead the Russian side").
func (r *reader) teamParty(sent news.Sentence, t int) string {
	pick := func(from, to int) string {
		for i := from; i < to; i++ {
			if !teamNoun[strings.ToLower(r.d.Tokens[i].Lemma)] {
				continue
			}
			for k := i - 1; k >= sent.First && k >= i-5; k-- {
				if k == i-1 && strings.EqualFold(r.d.Word(k), "contact") {
					break // "the Norland contact group" is none of Norland's
				}
				if p := cmp.Or(r.partyAt(k), r.groupAt(k)); p != "" {
					return p
				}
				if strings.EqualFold(r.d.Word(k), "government") {
					return "government"
				}
			}
		}
		return ""
	}
	if r.theirsLed(sent, t) { // "Norland's team was led by Vell, Sundmark's by Dahl"
		if p := cmp.Or(r.partyAt(t-3), r.groupAt(t-3)); p != "" {
			return p
		}
	}
	if p := pick(sent.First, t); p != "" {
		return p
	}
	if p := pick(t, sent.Last); p != "" {
		return p
	}
	if s := r.d.Child(t, "nsubj"); s >= 0 {
		return cmp.Or(r.partyAt(s), r.groupAt(s))
	}
	return ""
}

func (r *reader) negated(t int) bool {
	neg := func(i int) bool {
		found := false
		r.d.Children(i, func(c int) bool {
			w := strings.ToLower(r.d.Word(c))
			found = found || w == "not" || w == "n't" || w == "n’t" || w == "never" || w == "neither" || w == "nor"
			return !found
		})
		return found
	}
	if neg(t) {
		return true
	}
	if s := r.d.Child(t, "nsubj"); s >= 0 {
		first, last := r.d.Subtree(s)
		for i := first; i < last; i++ {
			if w := strings.ToLower(r.d.Word(i)); w == "neither" || w == "nor" {
				return true
			}
		}
	}
	h := r.d.Tokens[t].Head
	if h >= 0 && r.d.Tokens[t].Rel == "xcomp" {
		switch strings.ToLower(r.d.Tokens[h].Lemma) {
		case "decline", "refuse", "fail":
			return true
		}
	}
	return false
}

// fill takes the persons that the word speaks of.
func (r *reader) fill(x *roster, sent news.Sentence, t int, says string) {
	passive := r.d.Child(t, "nsubj:pass") >= 0 || r.byPhrase(t)
	from, to := t+1, sent.Last
	switch says {
	case saysHead:
		if !passive && strings.ToLower(r.d.Tokens[t].Lemma) != "appoint" {
			r.lead(x, sent, t)
			return
		}
	case saysChair:
		if p := r.agent(t); p >= 0 {
			if id := r.personNear(p, sent); id != "" {
				x.chair, x.party = id, ""
			}
		}
		return
	case saysAttend:
		from, to = sent.First, t
		if c := r.colon(sent, t); c > 0 {
			from, to, t, says = c, sent.Last, c-1, saysMember
		}
		if w := r.besides(sent, t); w > 0 { // "with Vell and Dahl also attending"
			from, t, says = w+1, w, saysMember
		} else if r.byPhrase(t) { // "was attended by"
			from, to, says = t+1, sent.Last, saysMember
		}
	case saysAbsent:
		if strings.ToLower(r.d.Word(t)) != "void" && strings.ToLower(r.d.Word(t)) != "devoid" {
			from, to = sent.First, t
		}
	}
	first, led := true, r.leaders(sent, t)
	for _, p := range r.listed(sent, from, to, t, says) {
		presence := "present"
		if says == saysAbsent {
			presence = "absent"
		}
		p.presence = presence
		if says == saysHead {
			if first {
				x.head = p.id
				if x.party == "" {
					x.party = p.party
				}
				x.members = append(x.members, p)
			} else if r.withAfter(t, p.evidence) || p.evidence.End <= led && (p.party == "" || p.party == x.party) {
				x.members = append(x.members, p)
				x.list = true
			}
			first = false
			continue
		}
		x.members = append(x.members, p)
	}
	x.list = x.list || says == saysMember && len(x.members) >= 1 || r.partOf(sent, t)
}

// leaders gives the end of a list of several by whom a team is led, "led by A, B and C"; 0
// where it is one: "was led by A, and B said".
func (r *reader) leaders(sent news.Sentence, t int) int {
	end := r.listEnd(t+2, sent.Last)
	for i := end - 1; i > t+2; i-- {
		if r.d.Tokens[i].Tag == "CCONJ" && (r.d.Word(i-1) != "," || len(r.listed(sent, t+1, end, t, saysMember)) > 2) {
			return r.d.Tokens[end-1].End
		}
	}
	return 0
}

// lead reads an active "X leads the delegation".
func (r *reader) lead(x *roster, sent news.Sentence, t int) {
	s := r.subject(t)
	if s < 0 {
		if h := r.d.Tokens[t].Head; h >= 0 && (news.RelIs(r.d.Tokens[t].Rel, "acl") || r.d.Tokens[t].Rel == "xcomp") {
			s = h
		}
	}
	if s < 0 {
		return
	}
	past := false
	for i := sent.First; i < sent.Last; i++ {
		past = past || earlierWord[strings.ToLower(r.d.Word(i))] && i > t
	}
	if past {
		return // who led earlier talks
	}
	m := r.d.MentionHeadedBy(s)
	if m < 0 {
		return
	}
	if id := r.personID(r.d.Mentions[m].Entity); id != "" {
		x.head = id
		if x.party == "" {
			x.party = r.party(r.d.Mentions[m].Entity)
		}
		x.members = append(x.members, member{id: id, party: r.party(r.d.Mentions[m].Entity), presence: "present", evidence: r.d.Mentions[m].Span})
	}
}

func (r *reader) byPhrase(t int) bool {
	return t+1 < len(r.d.Tokens) && strings.EqualFold(r.d.Word(t+1), "by")
}

// listed gives the persons named between two tokens who stand in a list: not
// owners, not those somebody serves, not inside a relative clause about
// another.
func (r *reader) listed(sent news.Sentence, from, to, t int, says string) []member {
	var out []member
	if from >= to {
		return nil
	}
	seen := map[string]bool{}
	span := r.d.TokenSpan(from, to)
	for _, mi := range r.d.MentionsIn(span) {
		m := r.d.Mentions[mi]
		id := r.personID(m.Entity)
		if id == "" || seen[id] || m.Kind == news.MentionNominal {
			continue
		}
		if m.Kind == news.MentionPronoun && (says == saysMember || r.possessor(m.Head)) {
			continue
		}
		start, evidence, title := r.titled(m)
		if m.Kind == news.MentionName && (r.marks(m.Head) || r.d.Tokens[m.Head].Rel == "nmod:poss" || m.Last < len(r.d.Tokens) && news.Possessive(r.d.Word(m.Last)) || !r.opensItem(sent, start, t)) {
			continue
		}
		if says == saysAttend && r.farFromSubject(t, m.Head) {
			continue
		}
		seen[id] = true
		out = append(out, member{id: id, party: r.party(m.Entity), role: title, evidence: evidence})
	}
	return out
}

// inTitle tells whether an "of" stands inside a title: "chief of staff Admiral".
func (r *reader) inTitle(i, t int) bool {
	return i-1 > t && strings.EqualFold(r.d.Word(i), "of") && gazetteer.IsOfficeHead(strings.ToLower(r.d.Word(i-1)))
}

// opensItem tells whether an item of a list can begin at a token: after the
// verb itself, a comma, a dash, a colon, "and", "or", "by", "with", "were".
func (r *reader) opensItem(sent news.Sentence, start, t int) bool {
	for start-1 > t && (r.inTitle(start-1, t) || r.d.Tokens[start-1].Tag == "ADJ" || r.d.Tokens[start-1].Tag == "DET" || r.d.Tokens[start-1].Tag == "PROPN" || news.Possessive(r.d.Word(start-1)) || r.d.Tokens[start-1].Tag == "NOUN" || strings.EqualFold(r.d.Word(start-1), "mine")) {
		start-- // the rest of a title that the roles did not take
	}
	if start == sent.First {
		return true
	}
	switch strings.ToLower(r.d.Word(start - 1)) {
	case "of": // "made up of", "consisting of"
		if start-2 > sent.First {
			l := strings.ToLower(r.d.Tokens[start-2].Lemma)
			return l == "up" || l == "consist" || l == "compose"
		}
	case ",", "and", "or", "&", "by", "with", "were", "are", "was", "is", ":", "–", "—", "-", ";", "including", "like", "both", "neither", "nor", "also", "(", "as", "them":
		return true
	}
	return start-1 == t
}
