package meet

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"synoptic/dossier/line"
	"synoptic/dossier/who"
	"synoptic/gazetteer"
	"synoptic/news"
)

// reader looks for gatherings and rosters in one article.
type reader struct {
	d     *news.Doc
	w     *who.Who
	sides map[string]bool // the sides that persons are on
}

// personal gives the sides that persons are on.
func personal(w *who.Who) map[string]bool {
	out := map[string]bool{}
	for _, e := range w.Entities {
		if e.Type == news.Person && e.Party != "" {
			out[string(e.Party)] = true
		}
	}
	return out
}

// state stands for all beside the article that the reader looks at.
func (r *reader) state() any {
	var own strings.Builder // the bodies that are sides of their own
	for i := range r.d.Entities {
		if x := r.w.At(r.d, i); x != nil && x.Type == news.Organization && r.sides[x.Name] {
			fmt.Fprintf(&own, "%d ", i)
		}
	}
	return state{r.w.View(r.d), own.String()}
}

type state struct {
	view who.View
	own  string
}

// nouns for a gathering; the value tells whether the noun alone is enough
// (talks) or needs parties close by in its own phrase (round, contact).
var gatheringNoun = map[string]bool{"talk": true, "meeting": true, "negotiation": true, "session": false, "summit": true,
	"round": false, "discussion": true, "dialogue": true, "conference": true, "hearing": true, "consultation": true,
	"encounter": true, "gathering": true, "arraignment": true, "mediation": false, "conversation": true, "visit": false, "inquest": true}

var gatheringVerb = map[string]bool{"meet": true, "negotiate": true, "confer": true, "convene": true, "discuss": false}

// earlierWord marks a gathering before the one the news is about.
var earlierWord = map[string]bool{"last": true, "previous": true, "earlier": true, "failed": true, "past": true, "prior": true,
	"collapsed": true, "unsuccessful": true, "previously": true, "former": true}

// gatherings gives the places that speak of a meeting of two parties or more,
// in the order of the text.
// Bare ones name no parties but tell something of "the meeting".
func (r *reader) gatherings() (out, bare []*gathering) {
	for s := range r.d.Sentences {
		sent := r.d.Sentences[s]
		for t := sent.First; t < sent.Last; t++ {
			lemma := strings.ToLower(r.d.Tokens[t].Lemma)
			alone, noun := gatheringNoun[lemma]
			tag := r.d.Tokens[t].Tag
			verb := gatheringVerb[lemma] && tag == "VERB" || r.receives(t)
			hears := tag == "VERB" && r.hears(t)
			if hears {
				lemma, alone, noun, tag = "hearing", true, true, "NOUN"
			}
			if !(noun && (tag == "NOUN" || tag == "PROPN")) && !verb {
				continue
			}
			if r.quoted(t) || lemma == "conference" && t > 0 && (strings.EqualFold(r.d.Word(t-1), "news") || strings.EqualFold(r.d.Word(t-1), "press")) {
				continue // the press meets nobody
			}
			if r.noMeeting(t, verb) {
				continue
			}
			g := &gathering{doc: r.d, article: r.d.Article.ID, sentence: s, token: t, span: sent.Span}
			if noun {
				g.noun = lemma
			}
			r.parties(g, t, verb)
			g.bare = len(g.parties) < 2 || hears || noun && !alone && !r.close(t)
			if g.bare && !hears {
				g.body = r.assembly(t)
			}
			if g.body != "" && !lone(lemma) {
				g.noun, noun = assembled+g.body, true
			}
			if g.bare && !noun && !r.again(t) {
				continue
			}
			r.circumstances(g, sent, t)
			if g.bare && (noun || g.planned) {
				if out := r.bare(g); out != nil {
					if hears {
						out.persons = r.heard(t)
					}
					bare = append(bare, out)
				}
				continue
			}
			if g.bare {
				continue
			}
			if n := len(out); n > 0 && out[n-1].sentence == s && slices.Equal(out[n-1].parties, g.parties) {
				merge(out[n-1], g)
				continue
			}
			out = append(out, g)
		}
	}
	return out, bare
}

// ordinals are the words that number rounds; "last" and "new" number none.
var ordinals = map[string]bool{"first": true, "second": true, "third": true, "fourth": true, "fifth": true, "sixth": true, "seventh": true,
	"eighth": true, "ninth": true, "tenth": true, "final": true, "opening": true}

// ordinal gives the number of a round, "" where the token is none.
func (r *reader) ordinal(i int) string {
	w := strings.ToLower(r.d.Word(i))
	if ordinals[w] || w != "" && w[0] >= '0' && w[0] <= '9' {
		return w
	}
	return ""
}

// again tells whether a verb's meeting is one more of the same ("will meet
// again").
func (r *reader) again(t int) bool {
	return t+1 < len(r.d.Tokens) && strings.EqualFold(r.d.Word(t+1), "again")
}

// bare keeps a gathering without parties when it tells when, where, how long
// or under whom "the meeting" was.
func (r *reader) bare(g *gathering) *gathering {
	g.hint = g.parties
	if len(g.hint) < 2 && r.withParty(g.token) {
		g.hint = append(g.hint, "") // with somebody of whose side nothing is known
	}
	if g.planned && !g.earlier && r.d.Tokens[g.token].Lemma != "visit" {
		g.parties, g.persons, g.start, g.minutes = nil, nil, nil, 0
		return g
	}
	if g.earlier && g.round != "" && g.when != "" && !g.potential && g.status == "held" {
		g.former, g.parties, g.persons = true, nil, nil
		return g
	}
	if g.body != "" && !g.earlier && !g.potential && len(g.when) >= 7 {
		g.parties, g.persons = nil, nil
		return g
	}
	if n := r.d.NameAt(max(0, g.token-1)); n != nil && n.Last == g.token && g.place == r.d.Words(n.Span) && !g.earlier && !g.potential && !g.separate {
		g.parties, g.persons = nil, nil
		return g // "the Geneva talks"
	}
	if !g.earlier && !g.potential && !g.separate && (g.noun == "meeting" || g.noun == "talk") && (g.place != "" || len(g.when) == 10) && g.start == nil && g.venue == "" {
		g.parties, g.persons, g.weak = nil, nil, true
		return g
	}
	if g.earlier || g.potential || g.separate || g.start == nil && g.minutes == 0 && g.venue == "" && g.chair == "" && g.host == "" {
		return nil
	}
	g.parties, g.persons = nil, nil
	return g
}

// quoted tells whether a token stands inside the content of a quotation.
func (r *reader) quoted(t int) bool {
	for _, i := range r.d.SaidOver(r.d.Tokens[t].Span) {
		a := r.d.Attributions[i]
		if a.Mode != "direct" {
			continue
		}
		for _, c := range a.Content {
			if c.Contains(r.d.Tokens[t].Span) {
				return true
			}
		}
	}
	return false
}

// close tells whether the noun's own phrase names parties.
func (r *reader) close(t int) bool {
	first, last := r.d.Subtree(t)
	n := 0
	for i := first; i < last; i++ {
		if r.partyAt(i) != "" {
			n++
		}
	}
	return n >= 2
}

// partyAt gives the party that the word at a token names: a state or body, its
// adjective, or a person of known side; "" for none.
func (r *reader) partyAt(t int) string {
	w := strings.TrimSuffix(strings.TrimSuffix(r.d.Word(t), "'s"), "’s")
	if p := r.against(t); p != "" {
		return p
	}
	if n := r.d.NameAt(t); n != nil && n.Last-n.First > 1 { // "North Korean"
		if c, _, ok := gazetteer.Nation(r.d.Words(n.Span)); ok {
			return c
		}
	}
	if c, _, ok := gazetteer.Nation(w); ok {
		return c
	}
	for _, m := range r.d.MentionsIn(r.d.Tokens[t].Span) {
		if r.d.Mentions[m].Kind == news.MentionName {
			return r.party(r.d.Mentions[m].Entity)
		}
	}
	if m := r.d.MentionHeadedBy(t); m >= 0 && r.d.Mentions[m].Kind != news.MentionPronoun {
		return r.party(r.d.Mentions[m].Entity)
	}
	return ""
}

// thing tells whether a state's name at a token only says what a thing is about
// ("the Iran agreement"), or stands in an apposition that tells who somebody
// is: neither sits at a table.
func (r *reader) thing(root, i int) bool {
	if h, rel := r.d.Tokens[i].Head, r.d.Tokens[i].Rel; h >= 0 && h != root && (rel == "compound" || rel == "amod") {
		if _, meets := gatheringNoun[strings.ToLower(r.d.Tokens[h].Lemma)]; !meets && r.d.Tokens[h].Tag == "NOUN" && r.d.MentionHeadedBy(h) < 0 {
			return true
		}
	}
	for n := 0; i != root && i >= 0 && n < 40; n++ {
		if r.d.Tokens[i].Rel == "appos" && r.personAt(i) == "" && r.parted(r.d.Tokens[i].Head, i) {
			return true
		}
		i = r.d.Tokens[i].Head
	}
	return false
}

// parted tells whether a mark stands between two tokens.
func (r *reader) parted(a, b int) bool {
	for i := max(0, min(a, b)); i < max(a, b); i++ {
		if r.d.Tokens[i].Tag == "PUNCT" && r.d.Word(i) != "-" {
			return true
		}
	}
	return false
}

// party gives the side of an entity of the article, a body's own name where it
// has no state.
func (r *reader) party(e int) string {
	x := r.w.At(r.d, e)
	if x == nil {
		if e >= 0 && e < len(r.d.Entities) && r.d.Entities[e].Type != news.Place {
			return r.d.Entities[e].Country
		}
		return ""
	}
	if x.Party != "" && x.Type != news.Place {
		return string(x.Party)
	}
	if x.Type == news.Organization && r.sides[x.Name] {
		return x.Name // a body of its own that persons stand for
	}
	return ""
}

// parties fills in who meets, from the phrase of a noun and the clause around
// it, or from the subject and object of a verb.
func (r *reader) parties(g *gathering, t int, verb bool) {
	set := map[string]bool{}
	take := func(root int) {
		if root < 0 {
			return
		}
		if m := r.d.MentionHeadedBy(root); m >= 0 && r.d.Mentions[m].Kind == news.MentionPronoun {
			if p := r.party(r.d.Mentions[m].Entity); p != "" {
				set[p] = true
			}
			if id := r.personID(r.d.Mentions[m].Entity); id != "" {
				g.persons = append(g.persons, id)
			}
			return
		}
		first, last := r.d.Subtree(root)
		for i := first; i < last; i++ {
			if r.clauseBetween(root, i) || r.placed(i) {
				continue
			}
			if p := r.partyAt(i); p != "" && !r.thing(root, i) {
				set[p] = true
			}
			if id := r.personAt(i); id != "" && !r.possessor(i) {
				g.persons = append(g.persons, id)
			}
		}
	}
	if verb {
		r.ofVerb(t, take)
	} else {
		take(t)
		r.ofNoun(g, t, set, take)
		r.delegated(t, set)
	}
	if !verb && len(set) < 2 {
		s := r.clauseSubject(t)
		switch {
		case s >= 0 && (len(set) == 1 && r.withParty(t) || len(set) == 0 && r.count(s) >= 2):
			take(s)
		case len(set) == 1 && r.withParty(t):
			take(r.toldOf(t))
		case len(set) == 0 && r.situates(t):
			for _, p := range r.before(t) {
				set[p] = true
			}
		}
	}
	for p := range set {
		g.parties = append(g.parties, p)
	}
	if len(g.parties) == 1 && (verb || r.withParty(t)) || len(g.parties) == 0 && len(g.persons) > 1 {
		g.parties = append(g.parties, r.unsided(g.persons)...)
	}
	g.parties, g.persons = line.Set(g.parties), line.Set(g.persons)
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
	r.d.Children(t, func(c int) bool {
		if rel := r.d.Tokens[c].Rel; rel == "nsubj" || rel == "obj" {
			take(c) // a title and a name may be two
		}
		return true
	})
	r.d.Children(t, func(c int) bool {
		if r.d.Tokens[c].Rel == "obl" && (r.caseIs(c, "with") || strings.EqualFold(r.d.Word(c), "with")) || r.d.Tokens[c].Rel == "nsubj:pass" {
			take(c)
		}
		return true
	})
	if r.d.Child(t, "nsubj") < 0 { // "after meeting X", "to meet Y": the subject is the governor's
		if h := r.d.Tokens[t].Head; h >= 0 {
			take(r.d.Child(h, "nsubj"))
		}
	}
}

// ofNoun takes the parties that stand around a noun of meeting: in a list after
// it, as a team at it, as those who hold it.
func (r *reader) ofNoun(g *gathering, t int, set map[string]bool, take func(int)) {
	r.listedAfter(g, t, set)
	h := r.d.Tokens[t].Head
	if h >= 0 && teamNoun[strings.ToLower(r.d.Tokens[h].Lemma)] && len(set) > 0 { // "the delegation at a meeting with …"
		for i := max(0, h-3); i <= h; i++ {
			if p := r.partyAt(i); p != "" {
				set[p] = true
			}
		}
	}
	if h >= 0 && r.d.Tokens[h].Tag == "VERB" && len(set) == 1 && (r.caseIs(t, "after") || r.caseIs(t, "before") || r.caseIs(t, "in") || r.caseIs(t, "during")) &&
		r.withParty(t) {
		take(r.d.Child(h, "nsubj"))
	}
	if h >= 0 && r.d.Tokens[h].Tag == "VERB" && (len(set) < 2 || r.d.Tokens[t].Rel == "obj") {
		switch strings.ToLower(r.d.Tokens[h].Lemma) {
		case "hold", "start", "begin", "have", "open", "resume", "continue", "conduct", "conclude", "end", "finish", "launch":
			take(r.d.Child(h, "nsubj"))
		}
		r.d.Children(h, func(c int) bool {
			if r.d.Tokens[c].Rel == "obl" && (r.caseIs(c, "with") || r.caseIs(c, "between")) {
				take(c)
			}
			return true
		})
		if r.d.Tokens[h].Rel == "xcomp" && r.d.Tokens[h].Head >= 0 {
			take(r.d.Child(r.d.Tokens[h].Head, "nsubj"))
		}
	}
}

// gathers are the verbs of coming together for something.
var gathers = map[string]bool{"sit": true, "gather": true, "convene": true, "assemble": true, "meet": true, "return": true, "reconvene": true}

// listedAfter takes the parties of a list straight after the noun ("talks
// between Turkish, U.S. and Ukrainian officials", "a meeting with Turkish and
// Ukrainian officials"): trees often lose long lists.
func (r *reader) listedAfter(g *gathering, t int, set map[string]bool) {
	k := r.d.SentenceAt(t)
	if k < 0 || t+1 >= r.d.Sentences[k].Last {
		return
	}
	switch strings.ToLower(r.d.Word(t + 1)) {
	case "between", "among", "of", "with":
	default:
		return
	}
	comma := false
	for i := t + 2; i < r.d.Sentences[k].Last && i < t+30; i++ {
		comma = comma || r.d.Word(i) == ","
		named := !comma || i > t+3 && r.d.Word(i-1) == "," && gazetteer.IsOfficeHead(r.d.Word(i-2)) // "with its leader, Ada Vell"
		if id := r.personAt(i); id != "" && named && !r.possessor(i) && strings.EqualFold(r.d.Word(t+1), "with") {
			g.persons = append(g.persons, id)
		}
		switch tok := r.d.Tokens[i]; tok.Tag {
		case "PRON":
			if tok.Rel != "nmod:poss" {
				return
			}
		case "PROPN", "NOUN", "ADJ", "CCONJ", "DET", "PART", "NUM":
			if p := cmp.Or(r.partyAt(i), r.groupAt(i)); p != "" && !r.possessor(i) {
				set[p] = true
			}
		case "PUNCT":
			if r.d.Word(i) != "," {
				return
			}
		case "ADP":
			if !strings.EqualFold(r.d.Word(i), "of") && !strings.EqualFold(r.d.Word(i), "from") {
				return
			}
		default:
			return
		}
	}
}

// withParty tells whether a noun's phrase has "with" and a party.
func (r *reader) withParty(t int) bool {
	ok := false
	r.d.Children(t, func(c int) bool {
		ok = ok || news.RelIs(r.d.Tokens[c].Rel, "nmod") && r.caseIs(c, "with")
		return !ok
	})
	return ok
}

// clauseBetween tells whether a clause of its own lies between root and i: what
// a relative clause names does not sit at the table.
func (r *reader) clauseBetween(root, i int) bool {
	for n := 0; i != root && i >= 0 && n < 60; n++ {
		rel := r.d.Tokens[i].Rel
		if news.RelIs(rel, "acl") || news.RelIs(rel, "advcl") || news.RelIs(rel, "ccomp") || news.RelIs(rel, "parataxis") {
			return true
		}
		i = r.d.Tokens[i].Head
	}
	return false
}

// placed tells whether a token names where, not who ("talks in Ankara").
func (r *reader) placed(i int) bool {
	for n := 0; i >= 0 && n < 4; n++ {
		t := r.d.Tokens[i]
		if (news.RelIs(t.Rel, "obl") || news.RelIs(t.Rel, "nmod")) && (r.caseIs(i, "in") || r.caseIs(i, "at") || r.caseIs(i, "on") ||
			r.caseIs(i, "to") && posted[r.headLemma(i)] || r.caseIs(i, "about") || r.caseIs(i, "since") || r.caseIs(i, "after") || r.caseIs(i, "over") || r.caseIs(i, "under") || r.caseIs(i, "near")) {
			return true
		}
		if t.Rel == "conj" && t.Head >= 0 && r.personAt(i) != "" && r.personAt(t.Head) == "" {
			return false // "the ambassador to Qatar, Dana Whitlock": a name beside a place is no second place
		}
		if !news.RelIs(t.Rel, "compound") && !news.RelIs(t.Rel, "flat") && !news.RelIs(t.Rel, "conj") && !news.RelIs(t.Rel, "amod") && !news.RelIs(t.Rel, "nmod") {
			return false
		}
		i = t.Head
	}
	return false
}

// posted are those sent to a state that they do not speak for.
var posted = map[string]bool{"ambassador": true, "envoy": true, "consul": true, "representative": true, "emissary": true}

func (r *reader) headLemma(t int) string {
	if h := r.d.Tokens[t].Head; h >= 0 {
		return strings.ToLower(r.d.Tokens[h].Lemma)
	}
	return ""
}

func (r *reader) caseIs(t int, word string) bool {
	return r.d.Cased(t, word)
}

// personAt gives the id of the person whose named mention is headed or ended by
// the token.
func (r *reader) personAt(t int) string {
	for _, m := range r.d.MentionsIn(r.d.Tokens[t].Span.Cover(r.d.Tokens[t].Span)) {
		if r.d.Mentions[m].Kind == news.MentionName {
			return r.personID(r.d.Mentions[m].Entity)
		}
	}
	if m := r.d.MentionHeadedBy(t); m >= 0 && r.d.Mentions[m].Kind == news.MentionName {
		return r.personID(r.d.Mentions[m].Entity)
	}
	return ""
}

func (r *reader) personID(e int) string {
	if x := r.w.At(r.d, e); x != nil && x.Type == news.Person {
		return x.ID
	}
	return ""
}

// possessor tells whether a token is owner of what follows ("the president's aide") or
// the person somebody serves ("adviser to the president").
func (r *reader) possessor(t int) bool {
	rel := r.d.Tokens[t].Rel
	if rel == "nmod:poss" {
		return true
	}
	if t+1 < len(r.d.Tokens) {
		if w := r.d.Word(t + 1); w == "'s" || w == "’s" || w == "'" || w == "’" {
			return true
		}
	}
	if m := r.d.MentionHeadedBy(t); m >= 0 {
		for _, role := range r.d.Roles { // the "of" of a title before the name
			if role.Entity == r.d.Mentions[m].Entity && !role.ByApposition && role.Evidence.Contains(r.d.Tokens[t].Span) && role.Title.End <= r.d.Tokens[t].Start {
				return false
			}
		}
	}
	return news.RelIs(rel, "nmod") && (r.caseIs(t, "to") || r.caseIs(t, "of") || r.caseIs(t, "for"))
}

// aside are the words for what is beside a greater gathering.
var aside = map[string]bool{"sideline": true, "sidelines": true, "margin": true, "margins": true}

// circumstances fills in when, where and how.
func (r *reader) circumstances(g *gathering, sent news.Sentence, t int) {
	first, last := r.d.Subtree(t)
	for i := first; i < last; i++ {
		w := strings.ToLower(r.d.Word(i))
		g.earlier = g.earlier || earlierWord[w] && i < t+3
		g.separate = g.separate || w == "separate" || w == "side" || aside[w]
		if w == "round" && i > first {
			g.round = r.ordinal(i - 1)
		}
	}
	if h := r.d.Tokens[t].Head; g.round == "" && h > 0 && strings.EqualFold(r.d.Word(h), "round") {
		g.round = r.ordinal(h - 1)
	}
	g.potential = r.potential(t)
	for i := sent.First; i < sent.Last; i++ {
		g.separate = g.separate || strings.EqualFold(r.d.Word(i), "separate") && i < t && t-i < 3 || aside[strings.ToLower(r.d.Word(i))] && g.noun != "summit"
		g.earlier = g.earlier || strings.EqualFold(r.d.Word(i), "previously")
	}
	g.when = r.date(sent, t)
	if g.when == "" {
		g.when = r.later(g.sentence)
	}
	g.place, g.venue = r.where(sent, t)
	g.status = r.status(t)
	if r.comes(t) && !r.ahead(g.when) && (g.when == "" || g.status == "held" || r.d.Tokens[t].Tag == "VERB" || strings.Contains(g.when, "-W")) {
		g.planned, g.potential = true, false
		if g.status != "postponed" && g.status != "cancelled" {
			g.status = "planned"
		}
		if g.when != "" && !strings.Contains(g.when, "-W") && !r.ahead(g.when) && r.d.Article.Published.Value != "" {
			g.when = next(g.when, r.d.Article.Published.Value)
		}
	}
	if r.ahead(g.when) && (g.status == "held" || g.status == "under-way" || g.status == "planned" || g.status == "" || r.d.Tokens[t].Tag != "VERB" && g.status == "postponed") {
		g.planned = r.settled(sent, t)
		if g.planned {
			g.potential = false
		}
		if g.status != "postponed" {
			g.status = "planned"
		}
	}
	if g.when != "" && r.d.Article.Published.Value != "" && len(g.when) >= 4 && before(g.when, r.d.Article.Published.Value) {
		g.earlier = g.earlier || len(g.when) < 10 || g.when[:7] < r.d.Article.Published.Value[:min(7, len(r.d.Article.Published.Value))]
	}
	r.clock(g, sent)
}
