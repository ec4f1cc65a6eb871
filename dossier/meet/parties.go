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

// parties fills in who meets, from the phrase of a noun and the clause around
// it, or from the subject and object of a verb.
func (r *reader) parties(g *gathering, t int, verb bool) {
	set := map[string]bool{}
	var bodies, groups []string // of which no side is known
	take := func(root int) {
		if root < 0 {
			return
		}
		if b := r.bodyAt(root); b != "" && r.partyAt(root) == "" && r.personAt(root) == "" {
			bodies = append(bodies, b)
		} else if p := r.groupAt(root); root != t && r.d.Tokens[root].Tag == "NOUN" && p != "" && p != "government" {
			groups = append(groups, p) // "Vell met the rebels"
		}
		if r.meant(g, set, root) {
			return
		}
		if id := r.named(root); id != "" && r.sideOf(id) != "" { // of whose name the tree has a part elsewhere
			set[r.sideOf(id)], g.persons = true, append(g.persons, id)
		}
		first, last := r.d.Subtree(root)
		for i := max(first, r.d.Opens(g.sentence)); i < last; i++ {
			if r.clauseBetween(root, i) || r.placed(i) || r.elsewhere(t, i) {
				continue
			}
			p := r.partyAt(i)
			if p == "" && r.d.Tokens[i].Rel == "conj" {
				p = r.groupAt(i) // "the government and the rebels held talks"
			}
			if general(p) && r.entitled(i) {
				p = "" // "opposition leader Vell" is one, of whom the name tells
			}
			if p != "" && !r.thing(root, i) && !r.subjectMatter(t, i) {
				set[p] = true
			}
			if b := r.bodyAt(i); b != "" && p == "" && i != root && r.folkAt(root) != "" && r.bodyOver(i, root) {
				bodies = append(bodies, b) // "executives of Northlea and Sudmark"
			}
			if id := r.personAt(i); id != "" && !r.possessor(i) && !r.marks(i) {
				g.persons = append(g.persons, id)
			}
		}
	}
	if verb {
		r.ofVerb(t, take)
		r.listedAfter(g, t, set)
	} else {
		take(t)
		if r.withParty(t) {
			take(r.owner(t))
		}
		take(r.seated(t))
		r.ofNoun(g, t, set, take)
		r.delegated(t, set)
	}
	if !verb && len(set) < 2 && !r.shunned(t) {
		s := r.clauseSubject(t)
		switch {
		case s >= 0 && (len(set)+len(g.persons) > 0 && r.withParty(t) || len(set) == 0 && r.count(s) >= 2):
			take(s)
		case len(set) == 0 && r.theirs(t):
			for _, p := range r.before(t) {
				set[p] = true
			}
		case len(set) == 0 && r.situates(t):
			for _, p := range r.before(t) {
				set[p] = true
			}
		}
	}
	if len(set) == 0 && r.they(t, verb) {
		for _, p := range r.before(t) {
			set[p] = true // "Norland and Velm are at odds, but they held talks"
		}
	}
	for p := range set {
		g.parties = append(g.parties, p)
	}
	r.sideless(g, t, verb, bodies, groups)
}

// sideless adds to the sides of a gathering those of whom no side is known: bodies, groups
// by their noun, people for themselves.
func (r *reader) sideless(g *gathering, t int, verb bool, bodies, groups []string) {
	if g.noun == "meeting" && r.d.Tokens[t].XPos == "NNS" && len(g.parties) > 1 && strings.EqualFold(r.d.Word(t+1), "of") {
		g.parties = nil // "Thursday's meetings of the Sea Union, the Shore League and": each has its own
	}
	if len(g.parties) < 2 && (verb || r.withParty(t)) {
		if len(g.parties) == 1 {
			bodies = append(bodies, groups...)
		}
		g.parties = append(g.parties, bodies...)
	}
	if len(g.parties) == 1 && (verb || r.withParty(t) || strings.EqualFold(r.d.Word(min(t+1, len(r.d.Tokens)-1)), "between")) || len(g.parties) == 0 && len(g.persons) > 1 {
		g.parties = append(g.parties, r.alone(g.persons)...)
	}
	g.parties, g.persons = line.Set(g.parties), line.Set(g.persons)
	r.seat(g)
}

// elsewhere tells whether a token hangs on another noun of talks than that at t, which
// stands beside it: "trade talks with Norland and his meeting with Vell".
func (r *reader) elsewhere(t, i int) bool {
	talks := func(i int) bool { return r.d.Tokens[i].Tag == "NOUN" && meets(strings.ToLower(r.d.Tokens[i].Lemma)) }
	for n := 0; n < 6 && i >= 0 && i != t && talks(t); n++ {
		if talks(i) && (r.d.Tokens[i].Rel == "conj" && r.d.Tokens[i].Head == t || r.d.Tokens[t].Rel == "conj" && r.d.Tokens[t].Head == i) {
			return true
		}
		i = r.d.Tokens[i].Head
	}
	return false
}

// subjectMatter tells whether a state's name straight before a noun of talks says what they
// are about, "the Norland talks"; what follows may name another, or whom they are with.
func (r *reader) subjectMatter(t, i int) bool {
	_, how, ok := gazetteer.Nation(r.d.Word(i))
	return ok && how == gazetteer.Name && i == t-1 && r.d.Tokens[t].Tag == "NOUN" && r.d.Tokens[i].Rel == "compound" && !r.withParty(t) &&
		(i == 0 || !slices.Contains([]string{"and", "-", "–", "/"}, r.d.Word(i-1))) && !strings.EqualFold(r.d.Word(t+1), "between")
}

// marks tells whether a person's name only tells which people a noun means: "Vell administration
// officials".
func (r *reader) marks(i int) bool {
	n := r.d.NameAt(i)
	if n == nil {
		return false
	}
	h := r.d.HeadOf(n.First, n.Last)
	return h >= 0 && n.Last < len(r.d.Tokens) && r.d.Tokens[h].Rel == "compound" && (teams[strings.ToLower(r.d.Tokens[n.Last].Lemma)] || r.d.Tokens[n.Last].XPos == "NNS")
}

// teams are nouns for those of somebody who governs or runs for office.
var teams = wordlist.Set("administration government regime cabinet team camp campaign loyalist ally aide supporter force troop family")

// bodyOver tells whether a name hangs on a noun by "of" or "from", or beside one that does.
func (r *reader) bodyOver(i, root int) bool {
	n := r.d.NameAt(i)
	h := r.d.HeadOf(n.First, n.Last)
	return h >= 0 && r.d.Tokens[h].Head == root && (r.caseIs(h, "of") || r.caseIs(h, "from"))
}

// entitled tells whether a token is part of a title that stands before somebody's name.
func (r *reader) entitled(t int) bool {
	return slices.ContainsFunc(r.d.RolesOver(r.d.Tokens[t].Span), func(k int) bool {
		x := r.d.Roles[k]
		return !x.ByApposition && x.Evidence.Contains(r.d.Tokens[t].Span)
	})
}

// theirs tells whether a gathering is that of several who were named: "their meeting".
func (r *reader) theirs(t int) bool {
	p := r.d.Child(t, "nmod:poss")
	return p >= 0 && strings.EqualFold(r.d.Word(p), "their")
}

// they tells whether "they" are those who meet or hold the gathering at t.
func (r *reader) they(t int, verb bool) bool {
	v := t
	if !verb {
		if v = r.d.Tokens[t].Head; r.d.Tokens[t].Rel != "obj" || !r.does(v, holds) {
			return false
		}
	} else if r.object(t) >= 0 {
		return false
	}
	s := r.subject(v)
	return s >= 0 && strings.EqualFold(r.d.Word(s), "they")
}

// meant puts whom a pronoun or an office at a token stands for at a gathering, and tells
// whether it is a pronoun, which is all that there is of its phrase.
func (r *reader) meant(g *gathering, set map[string]bool, root int) bool {
	m := r.d.MentionHeadedBy(root)
	if m < 0 {
		for _, k := range r.d.RolesOver(r.d.Tokens[root].Span) {
			if x := r.d.Roles[k]; x.ByApposition && x.Title.Contains(r.d.Tokens[root].Span) && r.personID(x.Entity) != "" {
				g.persons = append(g.persons, r.personID(x.Entity)) // whose name the tree hung elsewhere
			}
		}
	}
	if m < 0 || r.d.Mentions[m].Kind == news.MentionName {
		return false
	}
	id, pronoun := r.personID(r.d.Mentions[m].Entity), r.d.Mentions[m].Kind == news.MentionPronoun
	if pronoun && r.sayer(root, id) {
		return true
	}
	if id != "" && (pronoun || r.d.Tokens[root].XPos != "NNS") { // "Vell government members" are not she
		g.persons = append(g.persons, id)
	}
	if p := r.party(r.d.Mentions[m].Entity); pronoun && p != "" {
		set[p] = true
	}
	return pronoun
}

// sayer tells whether a pronoun is the subject of what somebody says whom an office alone
// calls, "The mayor said he would meet", and whose office is not that of the person for
// whom the pronoun was taken.
func (r *reader) sayer(pronoun int, id string) bool {
	office, e := saying(r.d, pronoun), r.w.Get(id)
	return office != "" && e != nil && !bears(e, office)
}

// saying gives the office by which alone somebody is called who says what a token is the
// subject of, "" for none.
func saying(d *news.Doc, subject int) string {
	v := d.Tokens[subject].Head
	if v < 0 || d.Tokens[subject].Rel != "nsubj" || d.Tokens[v].Rel != "ccomp" || d.Tokens[v].Head < 0 {
		return ""
	}
	s := d.Child(d.Tokens[v].Head, "nsubj")
	if s < 0 || s > subject || d.Tokens[s].Tag != "NOUN" || !gazetteer.IsOfficeHead(d.Tokens[s].Lemma) {
		return ""
	}
	return strings.ToLower(d.Tokens[s].Lemma)
}

// bears tells whether an office of an entity has a word in it.
func bears(e *news.Entity, office string) bool {
	return slices.ContainsFunc(e.Roles, func(x news.EntityRole) bool { return strings.Contains(x.Norm, office) })
}

// seat puts those at a gathering on their sides.
func (r *reader) seat(g *gathering) {
	for _, id := range g.persons {
		if p := r.sideOf(id); p != "" {
			if g.seats == nil {
				g.seats = map[string][]string{}
			}
			g.seats[p] = append(g.seats[p], id)
		}
	}
}

// ofVerb takes the parties of a verb of meeting: its subject, its object and
// those it is done with.
func (r *reader) ofVerb(t int, take func(int)) {
	subject := false
	r.d.Children(t, func(c int) bool {
		switch rel := r.d.Tokens[c].Rel; {
		case news.RelIs(rel, "nsubj"):
			if subject = !strings.HasPrefix(r.d.Tokens[c].XPos, "W"); subject {
				take(c) // a title and a name may be two
			}
		case news.RelIs(rel, "obl") && r.caseIs(c, "by") && !gatheringVerb[strings.ToLower(r.d.Tokens[t].Lemma)], rel == "obl" && (r.caseIs(c, "with") || strings.EqualFold(r.d.Word(c), "with")):
			take(c)
		}
		return true
	})
	take(r.object(t))
	if subject {
		return
	}
	if s := r.subject(t); s >= 0 { // "Vell, who met", "plans to meet"
		take(s)
		return
	}
	for h, n := r.d.Tokens[t].Head, 0; h >= 0 && n < 3; h, n = r.d.Tokens[h].Head, n+1 { // "after meeting X": the subject is the governor's
		if s := r.d.Child(h, "nsubj"); s >= 0 {
			take(s)
			return
		}
	}
}

// ofNoun takes the parties that stand around a noun of meeting: in a list after
// it, as a team at it, as those who hold it.
func (r *reader) ofNoun(g *gathering, t int, set map[string]bool, take func(int)) {
	r.listedAfter(g, t, set)
	h := r.d.Tokens[t].Head
	if h >= 0 && teamNoun[strings.ToLower(r.d.Tokens[h].Lemma)] && r.withParty(t) { // "the delegation at a meeting with"
		for i := max(0, h-3); i <= h; i++ {
			if p := r.partyAt(i); p != "" {
				set[p] = true
			}
		}
	}
	if w := r.hadWith(t); w >= 0 && len(set) < 2 {
		r.ofVerb(r.d.Child(t, "acl"), take)
		take(r.d.Tokens[w].Head)
	}
	if h >= 0 && r.d.Tokens[h].Tag == "VERB" && (len(set) < 2 || r.d.Tokens[t].Rel == "obj") {
		lemma := strings.ToLower(r.d.Tokens[h].Lemma)
		if r.does(h, holds) || (r.does(h, cancels|delays) || lemma == "call") && r.d.Tokens[t].Rel == "obj" && r.withParty(t) {
			take(r.subject(h)) // also "Vell, who had talks with", "cancelled a meeting with"
		}
		r.d.Children(h, func(c int) bool {
			if r.d.Tokens[c].Rel == "obl" && (r.caseIs(c, "with") || r.caseIs(c, "between")) && r.somebody(c) {
				take(c) // not "presented him with a copy"
			}
			return true
		})
		if up := r.d.Tokens[h].Head; r.d.Tokens[h].Rel == "xcomp" && up >= 0 && r.asked(h) < 0 && (r.d.Tokens[t].Rel != "obj" || r.does(h, holds|attends)) {
			take(r.d.Child(up, "nsubj"))
		}
	}
}

// somebody tells whether a token is people or a side, and no thing.
func (r *reader) somebody(t int) bool {
	l := strings.ToLower(r.d.Tokens[t].Lemma)
	return r.d.Tokens[t].Tag != "NOUN" || r.headed(t)+r.partyAt(t)+r.folkAt(t)+r.groupAt(t) != "" || gazetteer.IsOfficeHead(l) || folk[l] || sitting[l] || teamNoun[l]
}

// hadWith gives the "with" of a clause on a noun of meeting that tells who had it: "the talks
// that Vell has had with"; -1 for none.
func (r *reader) hadWith(t int) int {
	v := r.d.Child(t, "acl")
	if l := strings.ToLower(r.d.Tokens[t].Lemma); v < t || r.d.Tokens[t].Tag == "VERB" || !r.does(v, holds) || l == "conversation" || l == "discussion" {
		return -1 // "conversations he had with" may be by letter
	}
	for i := v + 1; i < min(v+8, len(r.d.Tokens)) && r.d.Tokens[i].Tag != "VERB" && r.d.Tokens[i].Tag != "PUNCT"; i++ {
		if strings.EqualFold(r.d.Word(i), "with") && r.d.Tokens[i].Head > i {
			return i
		}
	}
	return -1
}

// listedAfter takes those of a list straight after a word of meeting ("talks between
// Turkish, U.S. and Ukrainian officials", "met with Vell and Dahl"): trees often lose
// long lists.
func (r *reader) listedAfter(g *gathering, t int, set map[string]bool) {
	k := r.d.SentenceAt(t)
	if k < 0 || t+1 >= r.d.Sentences[k].Last {
		return
	}
	at := r.behind(t)
	sent, from, with := r.d.Sentences[k], at+1, false
	switch strings.ToLower(r.d.Word(at)) {
	case "with":
		if with = true; strings.EqualFold(r.d.Word(from), "visiting") {
			from++ // "talks with visiting President Ada Vell"
		}
	case "between", "among", "of":
	default:
		if r.d.Tokens[t].Tag != "VERB" || r.d.Child(t, "obj") < 0 {
			return
		}
		from, with = t+1, true
	}
	to := r.listEnd(from, sent.Last)
	if with {
		for _, p := range r.listed(sent, from, to, from-1, saysMember) {
			g.persons = append(g.persons, p.id)
			if p.party != "" {
				set[p.party] = true
			}
		}
	}
	for i := from; i < to && r.d.Tokens[t].Tag != "VERB"; i++ {
		if p := cmp.Or(r.partyAt(i), r.groupAt(i)); p != "" && !r.possessor(i) && !r.thing(t, i) {
			set[p] = true
		}
	}
}

// behind gives the token behind a word of meeting, its day and its manner: "met privately
// on Friday with".
func (r *reader) behind(t int) int {
	i := t + 1
	for i+1 < len(r.d.Tokens) && i < t+6 {
		switch w := i + b2i(strings.EqualFold(r.d.Word(i), "on")); {
		case gazetteer.Weekday(r.d.Word(w)) > 0:
			i = w + 1
			if x := strings.ToLower(r.d.Word(i)); x == "morning" || x == "afternoon" || x == "evening" || x == "night" {
				i++
			}
		case r.d.Tokens[i].Tag == "ADV" && !strings.EqualFold(r.d.Word(i), "where"), r.d.Tokens[i].Rel == "compound:prt":
			i++
		case r.d.Tokens[i].Tag == "DET" && slices.Contains([]string{"week", "weekend", "month"}, strings.ToLower(r.d.Word(i+1))): // "this weekend"
			i += 2
		default:
			return i
		}
	}
	return i
}

// listEnd gives the token after the last of a list of names that begins at a token.
func (r *reader) listEnd(from, last int) int {
	for i := from; i < min(last, from+28); i++ {
		switch tok := r.d.Tokens[i]; tok.Tag {
		case "PROPN", "NOUN", "ADJ", "CCONJ", "DET", "PART", "NUM":
		case "PRON":
			if tok.Rel != "nmod:poss" {
				return i
			}
		case "PUNCT":
			if w := r.d.Word(i); w != "," && w != "(" && w != ")" && w != "-" {
				return i
			}
		case "ADP":
			if !strings.EqualFold(r.d.Word(i), "of") && !strings.EqualFold(r.d.Word(i), "from") {
				return i
			}
		default:
			return i
		}
	}
	return min(last, from+28)
}

// each gives the gatherings of which one word tells: "separate meetings with Vell and
// Dahl" are as many as those whom somebody meets there.
func (r *reader) each(g *gathering) []*gathering {
	with, apiece := r.d.Child(g.token, "obj"), false
	for i := max(0, g.token-2); i < min(g.token+4, len(r.d.Tokens)); i++ {
		switch w := strings.ToLower(r.d.Word(i)); {
		case i < g.token+2 && (w == "separate" || w == "separately"):
			apiece = true
		case i > g.token && w == "with":
			with = r.d.Tokens[i].Head
		}
	}
	if w := r.hadWith(g.token); with < 0 && w >= 0 {
		with = r.d.Tokens[w].Head // "separate meetings that Vell held with"
	}
	if !apiece || with < 0 || g.noun != "" && r.d.Tokens[g.token].XPos != "NNS" {
		return []*gathering{g}
	}
	items := []int{with}
	r.d.Children(with, func(c int) bool {
		if r.d.Tokens[c].Rel == "conj" {
			items = append(items, c)
		}
		return true
	})
	var gs []*gathering
	for _, own := range items {
		x := *g
		x.separate, x.seats = true, nil
		for _, other := range items {
			x.persons = slices.DeleteFunc(slices.Clone(x.persons), func(id string) bool { return other != own && id == r.headed(other) })
			x.parties = slices.DeleteFunc(slices.Clone(x.parties), func(p string) bool { return p == r.partyAt(other) && p != r.partyAt(own) })
		}
		if r.headed(own)+r.partyAt(own) == "" || len(x.parties) < 2 {
			return []*gathering{g}
		}
		r.seat(&x)
		gs = append(gs, &x)
	}
	return gs
}

// withParty tells whether a noun's phrase has "with" and a party.
func (r *reader) withParty(t int) bool {
	ok := strings.EqualFold(r.d.Word(r.behind(t)), "with") || r.hadWith(t) >= 0
	r.d.Children(t, func(c int) bool {
		ok = ok || news.RelIs(r.d.Tokens[c].Rel, "nmod") && r.caseIs(c, "with")
		return !ok
	})
	return ok
}
