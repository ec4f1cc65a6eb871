package meet

import (
	"cmp"
	"slices"
	"strings"

	"synoptic/news"
)

// away reads a sentence's verb that tells who is not at the table, or only was
// asked to it: "stayed away and sent Dahl instead", "did not travel to Velm", "was
// invited".
func (r *reader) away(x *roster, sent news.Sentence, t int) bool {
	if r.d.Tokens[t].Tag != "VERB" {
		return false
	}
	presence := ""
	switch strings.ToLower(r.d.Tokens[t].Lemma) {
	case "stay":
		if t+1 < sent.Last && strings.EqualFold(r.d.Word(t+1), "away") {
			presence = "absent"
		}
	case "come", "travel", "go", "appear", "show", "turn", "arrive", "fly", "take":
		if r.negated(t) {
			presence = "absent"
		}
	case "invite":
		if r.d.Child(t, "aux:pass") >= 0 && !r.negated(t) {
			presence = "invited"
		}
	}
	if presence == "" || strings.EqualFold(r.d.Tokens[t].Lemma, "take") && !strings.EqualFold(r.d.Word(min(t+1, sent.Last-1)), "part") || !r.nearTable(sent) {
		return false
	}
	for _, m := range r.subjects(sent, t) {
		m.presence = presence
		x.members = append(x.members, m)
	}
	return len(x.members) > 0
}

// subjects gives the persons by name who do what the verb at t says, also by way
// of "who" and of a verb that it is joined to.
func (r *reader) subjects(sent news.Sentence, t int) []member {
	for n := 0; n < 3; n++ {
		s := max(r.d.Child(t, "nsubj"), r.d.Child(t, "nsubj:pass"))
		h := r.d.Tokens[t].Head
		switch {
		case s >= 0 && strings.HasPrefix(r.d.Tokens[s].XPos, "W") && h >= sent.First && news.RelIs(r.d.Tokens[t].Rel, "acl"):
			return r.personsAt(h)
		case s >= 0:
			var out []member
			for _, m := range r.listed(sent, sent.First, t, t, saysAttend) {
				if m.presence == "" {
					out = append(out, m)
				}
			}
			return out
		case h >= sent.First && r.d.Tokens[t].Rel == "conj":
			t = h
		default:
			return nil
		}
	}
	return nil
}

// personsAt gives the person whose mention a token heads, as a list.
func (r *reader) personsAt(h int) []member {
	k := r.d.MentionHeadedBy(h)
	if k < 0 {
		return nil
	}
	m := r.d.Mentions[k]
	id := r.personID(m.Entity)
	if id == "" || m.Kind != news.MentionName {
		return nil
	}
	_, evidence, title := r.titled(m)
	return []member{{id: id, party: r.party(m.Entity), role: title, evidence: evidence}}
}

// nearTable tells whether a sentence, or the one before it, speaks of a gathering
// or a delegation.
func (r *reader) nearTable(sent news.Sentence) bool {
	for i := sent.First; i < sent.Last; i++ {
		l := strings.ToLower(r.d.Tokens[i].Lemma)
		if gatheringNoun[l] && l != "visit" || teamNoun[l] && !loose[l] {
			return true
		}
	}
	return r.recentTeam(sent)
}

// satBeside tells whether a verb puts its subject at a table that the sentence
// or the one before speaks of: "sat across the table from", "sat beside her".
func (r *reader) satBeside(sent news.Sentence, t int) bool {
	if t+1 >= sent.Last || !strings.EqualFold(r.d.Tokens[t].Lemma, "sit") || r.d.Tokens[t].Tag != "VERB" {
		return false
	}
	switch strings.ToLower(r.d.Word(t + 1)) {
	case "beside", "across", "opposite", "facing", "alongside", "around", "next", "between":
		return r.nearTable(sent) || slices.ContainsFunc(r.d.Tokens[t:sent.Last], func(x news.Token) bool { return strings.EqualFold(x.Lemma, "table") })
	}
	return false
}

// besides gives the "with" before those who are there besides, -1 when there is none.
func (r *reader) besides(sent news.Sentence, t int) int {
	for i := t - 1; i > sent.First && r.d.Tokens[t].XPos == "VBG" && r.d.Tokens[i].Tag != "VERB"; i-- {
		if strings.EqualFold(r.d.Word(i), "with") {
			return i
		}
	}
	return -1
}

// colon gives the token after a colon that opens a list behind the verb at t
// ("took part: Vell, Dahl and Ruud"), -1 when there is none.
func (r *reader) colon(sent news.Sentence, t int) int {
	for i := t + 1; i < sent.Last && i < t+8; i++ {
		if r.d.Word(i) == ":" {
			return i + 1
		}
	}
	return -1
}

// lone are the nouns of gatherings that a report can tell of without naming two
// sides that meet.
var lones = []string{"arraignment", "conference", "convention", "forum", "hearing", "inquest", "rally", "retrial", "summit", "trial"}

// lone tells whether a noun is one of them.
func lone(noun string) bool { return slices.Contains(lones, noun) }

// sameDay tells whether two dates can be one: a week that of a day in it; "" can be any.
func sameDay(a, b string) bool {
	if wa, wb := strings.Contains(a, "-W"), strings.Contains(b, "-W"); wa != wb && a != "" && b != "" {
		return weekOf(a) == weekOf(b)
	}
	n := min(len(a), len(b))
	return a[:n] == b[:n]
}

// noun tells whether a meeting is called by a noun somewhere.
func (m *meeting) noun(noun string) bool {
	return slices.ContainsFunc(m.gs, func(g *gathering) bool { return g.noun == noun })
}

// called gives the telling noun by which a sentence calls a gathering that is no mere wish, "" for
// none.
func (r *reader) called(sent news.Sentence) string {
	for i := sent.First; i < sent.Last; i++ {
		if l := strings.ToLower(r.d.Tokens[i].Lemma); lone(l) && r.d.Tokens[i].Tag != "VERB" && !r.potential(i) {
			return l
		}
	}
	return ""
}

// escorts are verbs of those who come with somebody.
var escorts = map[string]bool{"join": true, "accompany": true, "flank": true, "bring": true}

// escorted adds those before a verb of coming along: who accompanies is at the
// table too, and who is joined or accompanied leads.
func (r *reader) escorted(x *roster, sent news.Sentence, t int) {
	before := r.subjects(sent, t)
	for _, m := range before {
		if !slices.ContainsFunc(x.members, func(y member) bool { return y.id == m.id }) {
			m.presence = "present"
			x.members = append(x.members, m)
		}
	}
	if len(before) == 1 && r.byPhrase(t) || len(before) == 1 && r.d.Child(t, "nsubj:pass") >= 0 {
		x.head, x.weak = before[0].id, true
	}
}

// deputes tells whether the verb at t has a side send holders of its offices, where the
// sentence or one of the three before speaks of a gathering: "Norland sent its interior
// minister, Ada Vell".
func (r *reader) deputes(sent news.Sentence, t int) bool {
	l, s, o := r.d.Tokens[t].Lemma, r.d.Child(t, "nsubj"), r.d.Child(t, "obj")
	if l != "send" && l != "dispatch" || s < 0 || o < 0 || r.d.Child(o, "nmod:poss") < 0 || cmp.Or(r.partyAt(s), r.groupAt(s)) == "" {
		return false
	}
	return r.talkedOf(r.d.SentenceAt(t))
}

// talkedOf tells whether a sentence or one of the three before it speaks of a gathering.
func (r *reader) talkedOf(k int) bool {
	for i := r.d.Sentences[max(0, k-3)].First; i < r.d.Sentences[k].Last; i++ {
		if gatheringNoun[strings.ToLower(r.d.Tokens[i].Lemma)] {
			return true
		}
	}
	return false
}

// sends gives the side whose delegation a sentence speaks of: "Norland named its team".
func (r *reader) sends(sent news.Sentence) string {
	if p := r.teamParty(sent, sent.First); p != "" || !r.team(sent) {
		return p
	}
	for i := sent.First; i < sent.Last; i++ {
		if r.d.Tokens[i].Rel == "nsubj" {
			return cmp.Or(r.partyAt(i), r.groupAt(i))
		}
	}
	return ""
}

// team tells whether a sentence speaks of one delegation, and not by those who are in it.
func (r *reader) team(sent news.Sentence) bool {
	for i := sent.First; i < sent.Last; i++ {
		if l := strings.ToLower(r.d.Tokens[i].Lemma); strings.EqualFold(r.d.Word(i), l) && r.teamAt(i) {
			return true
		}
	}
	return false
}

// leads tells whether what a verb of heading is about can be a delegation or a
// gathering, or the tree does not say what it is.
func (r *reader) leads(t int) bool {
	if strings.EqualFold(r.d.Tokens[t].Lemma, "appoint") {
		return true // what follows is who
	}
	what := r.d.Child(t, "nsubj:pass")
	if what < 0 && !r.byPhrase(t) {
		what = r.d.Child(t, "obj")
	}
	if h := r.d.Tokens[t].Head; what < 0 && h >= 0 && r.byPhrase(t) && news.RelIs(r.d.Tokens[t].Rel, "acl") {
		what = h
	}
	if what < 0 || r.d.Tokens[what].Tag != "NOUN" {
		return true
	}
	l := strings.ToLower(r.d.Tokens[what].Lemma)
	_, meets := gatheringNoun[l]
	return meets || teamNoun[l] || sitting[l] || r.partyAt(what) != ""
}

// absent tells whether all on a roster are said not to be there.
func (x *roster) absent() bool {
	return len(x.members) > 0 && !slices.ContainsFunc(x.members, func(m member) bool { return m.presence != "absent" })
}

// itself tells whether "it" or "they" is the subject of a verb that lists: of the team
// just spoken of.
func (r *reader) itself(t int) bool {
	s := r.d.Child(t, "nsubj")
	if s < 0 {
		return false
	}
	switch strings.ToLower(r.d.Word(s)) {
	case "it", "they":
		l := strings.ToLower(r.d.Tokens[t].Lemma)
		return l == "include" || l == "comprise" || l == "consist"
	}
	return false
}

// elliptic tells whether a verb of heading is about the team of a party whose
// noun the sentence before has: "Peru's was led by".
func (r *reader) elliptic(sent news.Sentence, t int, says string) bool {
	return says == saysHead && r.theirsLed(sent, t) && (r.recentTeam(sent) || r.team(sent))
}

// theirsLed tells whether a verb of heading stands behind a side's name alone, "Peru's was led by".
func (r *reader) theirsLed(sent news.Sentence, t int) bool {
	return t-3 >= sent.First && news.Possessive(r.d.Word(t-2)) && r.byPhrase(t)
}

// withAfter tells whether "with" opens the rest of a list before a span: "led by
// A, with B and C".
func (r *reader) withAfter(t int, s news.Span) bool {
	first, _ := r.d.TokensIn(s)
	for i := t + 2; i < first; i++ {
		if strings.EqualFold(r.d.Word(i), "with") && r.d.Word(i-1) == "," {
			return true
		}
		if r.d.Tokens[i].Tag == "VERB" {
			return false
		}
	}
	return false
}

// leadRole takes "Ukraine's lead negotiator, X" as the head of a delegation.
func (r *reader) leadRole(x *roster, sent news.Sentence, t int) bool {
	for _, k := range r.d.RolesOver(r.d.Tokens[t].Span) {
		role := r.d.Roles[k]
		if role.Title.Empty() || r.d.Tokens[t].Start != role.Title.Start || role.Former {
			continue
		}
		n := role.Norm
		if !strings.Contains(n, "negotiator") && !strings.Contains(n, "head of delegation") {
			continue
		}
		if !(strings.Contains(n, "lead") || strings.Contains(n, "chief") || strings.Contains(n, "top") || strings.Contains(n, "head")) {
			continue
		}
		id := r.personID(role.Entity)
		if id == "" {
			continue
		}
		x.party, x.head, x.weak = cmp.Or(r.party(role.Entity), r.teamParty(sent, t)), id, true
		x.members = append(x.members, member{id: id, party: x.party, presence: "present", evidence: role.Evidence})
		return true
	}
	return false
}

// atTable tells whether a form of "be" places persons at a meeting: "at the
// meeting … were A, B and C".
func (r *reader) atTable(sent news.Sentence, t int) bool {
	w := strings.ToLower(r.d.Word(t))
	if w != "were" && w != "are" && w != "sit" && w != "sat" && w != "took" && w != "take" {
		return false
	}
	first := strings.ToLower(r.d.Word(sent.First))
	if first != "at" && first != "among" && first != "also" && first != "present" {
		return false
	}
	for i := sent.First; i < t; i++ {
		l := strings.ToLower(r.d.Tokens[i].Lemma)
		if gatheringNoun[l] || l == "table" || l == "present" || l == "attend" {
			return r.personsAfter(sent, t) > 1
		}
	}
	return false
}

func (r *reader) personsAfter(sent news.Sentence, t int) int {
	n := 0
	for _, m := range r.d.MentionsIn(news.Span{Start: r.d.Tokens[t].End, End: sent.End}) {
		if r.d.Mentions[m].Kind == news.MentionName && r.personID(r.d.Mentions[m].Entity) != "" {
			n++
		}
	}
	return n
}
