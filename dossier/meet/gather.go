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
	d       *news.Doc
	w       *who.Who
	offices *who.Offices
	sides   map[string]bool // the sides that persons are on
	listing int             // behind the sentence that listed persons last
}

// officesTell tells what is read from the offices of an entity wherever it stands: whether
// it may be a side of its own.
func officesTell(x *news.Entity) string {
	if unsided(x) {
		return "unsided"
	}
	return ""
}

type sayingKey struct{}

// sayingIn gives the offices that what is read from those of an entity is asked of in an
// article: those by which somebody is called who says something.
func sayingIn(d *news.Doc) []string {
	var out []string
	for t := range d.Tokens {
		if office := saying(d, t); office != "" {
			out = append(out, office)
		}
	}
	return line.Set(out)
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
	var own strings.Builder // the bodies that are sides of their own, and whose offices are asked for
	asked := news.Small(r.d, sayingKey{}, sayingIn)
	for i := range r.d.Entities {
		x := r.w.At(r.d, i)
		if x == nil {
			continue
		}
		if x.Type == news.Organization && r.sides[x.Name] {
			fmt.Fprintf(&own, "%d ", i)
		}
		for _, office := range asked {
			if bears(x, office) {
				fmt.Fprintf(&own, "%d %s ", i, office)
			}
		}
	}
	return state{r.offices.View(r.d), own.String()}
}

type state struct {
	view who.OfficeView
	own  string
}

// nouns for a gathering; the value tells whether the noun alone is enough
// (talks) or needs parties close by in its own phrase (round, contact).
var gatheringNoun = map[string]bool{"talk": true, "meeting": true, "negotiation": true, "session": false, "summit": true,
	"round": false, "discussion": true, "dialogue": true, "conference": true, "hearing": true, "consultation": true,
	"encounter": true, "gathering": true, "arraignment": true, "trial": true, "retrial": true, "briefing": true, "debate": true, "sentencing": true, "deposition": true, "symposium": true, "seminar": true, "workshop": true, "roundtable": true,
	"huddle": true, "luncheon": false, "banquet": false, "plenary": true, "mediation": false, "conversation": true, "visit": false, "inquest": true, "forum": true, "rally": true, "convention": true,
	"lunch": false, "dinner": false, "breakfast": false}

// meals are those of them at which somebody meets only where two are named.
var meals = map[string]bool{"lunch": true, "dinner": true, "breakfast": true}

var gatheringVerb = map[string]bool{"meet": true, "negotiate": true, "confer": true, "convene": true, "huddle": true, "deliberate": true}

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
			verb := gatheringVerb[lemma] && tag == "VERB" || r.receives(t) || r.assembles(t) || r.briefs(t)
			sits := r.hears(t)
			hears := sits != ""
			if hears {
				lemma, alone, noun, tag = sits, true, true, "NOUN"
			}
			if !(noun && (tag == "NOUN" || tag == "PROPN")) && !verb {
				continue
			}
			if r.quoted(t) || (lemma == "conference" || lemma == "briefing") && t > 0 && (strings.EqualFold(r.d.Word(t-1), "news") || strings.EqualFold(r.d.Word(t-1), "press")) {
				continue // the press meets nobody
			}
			if r.noMeeting(t, verb) {
				continue
			}
			g := &gathering{doc: r.d, article: r.d.Article.ID, sentence: s, token: t, span: sent.Span, signs: r.signsOf(t)}
			if noun {
				g.noun = lemma
			}
			r.parties(g, t, verb)
			r.outOfHouse(g, t)
			g.bare = r.few(g, t, verb) || hears || noun && !alone && !r.close(t)
			if g.bare && !hears {
				g.body, g.folk = r.assembly(t), r.metFolk(t)
			} else if hears {
				g.body, g.sits = r.hearer(t), true
			}
			if g.bare && verb && g.body == "" && !r.comesTogether(t) && g.folk == "" && len(g.persons)+len(g.parties) == 0 {
				continue
			}
			own := sent // behind the dateline
			own.First = r.d.Opens(s)
			own.Start = r.d.Tokens[own.First].Start
			r.circumstances(g, own, t)
			if verb && len(g.when) == 4 && !r.ahead(g.when) {
				continue // "they met in 2012" is of their lives
			}
			if hears {
				r.atHearing(g, sent, t)
			}
			if g.bare {
				if out := r.bare(g); out != nil {
					bare = append(bare, out)
				}
				continue
			}
			if n := len(out); n > 0 && out[n-1].sentence == s && slices.Equal(out[n-1].parties, g.parties) && (out[n-1].planned == g.planned || sameDay(out[n-1].when, g.when)) && !(verb && len(g.parties) < 2 && len(g.persons) > 0 && len(out[n-1].persons) > 0 && !overlap(g.persons, out[n-1].persons)) {
				if out[n-1].noun == "" && noun && (r.caseIs(t, "after") || r.caseIs(t, "following") || r.caseIs(t, "before")) {
					continue // "will meet again after talks in Velm"
				}
				merge(out[n-1], g)
				continue
			}
			out = append(out, r.each(g)...)
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

// bare keeps a gathering at which no two are named when it tells when, where, how
// long or under whom it was, whose it is or who was there.
func (r *reader) bare(g *gathering) *gathering {
	g.guests = r.guests(g.token)
	g.guests = line.Union(g.guests, r.heard(g.token))
	g.joined = len(g.guests) > 0 && (r.headLemma(g.token) == "attend" || r.headLemma(g.token) == "join") && r.d.Tokens[g.token].Rel == "obj"
	g.hint, g.persons, g.there = g.parties, line.Union(g.persons, g.guests), r.present(g.token)
	if kind(g.noun) != "hearing" && r.withParty(g.token) && len(g.hint) == 1 {
		g.there = line.Union(g.there, g.hint) // "talks with Norland"
	}
	g.parties, g.seats = nil, nil
	if g.separate && g.when == "" && g.place == "" || g.noun == "visit" && g.folk == "" || g.noun == "conversation" && g.place+g.venue == "" || meals[g.noun] || g.noun == "round" && !g.planned && !g.earlier {
		return nil
	}
	if g.planned {
		g.start, g.minutes = nil, 0
		return g
	}
	g.refers, g.after = r.refers(g.token), r.saysAfter(g.token)
	g.weak = g.start == nil && g.minutes == 0 && g.venue == "" && g.chair == "" && g.host == ""
	g.former = g.earlier && (g.round != "" || g.noun == "round") && g.when != "" && !g.potential && g.status == "held"
	return g
}

// refers tells whether a word of a gathering may go on about one that was told of: "the meeting",
// "Friday's hearing", "they met"; not "several trials", "a matter of debate".
func (r *reader) refers(t int) bool {
	if r.d.Tokens[t].Tag == "VERB" || r.d.Child(t, "nmod:poss") >= 0 || r.det(t, "the", "this", "that", "these", "those", "both") {
		return true
	}
	return r.d.Tokens[t].XPos == "NNS" && r.d.Child(t, "det", "amod", "nmod") < 0 && (news.RelIs(r.d.Tokens[t].Rel, "nsubj") || r.situates(t))
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
	w := news.Owner(r.d.Word(t))
	if p := r.against(t); p != "" {
		return p
	}
	for _, k := range r.d.RolesOver(r.d.Tokens[t].Span) { // "the envoy for the Sea Union and the Harbour League, Ada Vell": hers
		if x := r.d.Roles[k]; x.Title.Contains(r.d.Tokens[t].Span) && r.d.NameAt(t) != nil || x.Former && !x.ByApposition && x.Evidence.Contains(r.d.Tokens[t].Span) {
			if p := r.sideOf(r.personID(x.Entity)); p != "" || x.Former {
				return p // "the former Norlandic minister Ada Vell" sits for herself
			}
		}
	}
	if t+2 < len(r.d.Tokens) && r.d.Word(t+1) == "-" && marked[strings.ToLower(r.d.Word(t+2))] {
		return "" // "a Norlandic-speaking teacher"
	}
	if g := stateless[strings.ToLower(r.d.Tokens[t].Lemma)]; g != "" && g != "government" && r.d.Tokens[t].Tag == "NOUN" {
		return "" // groupAt tells where it is a side; it is not its state
	}
	if n := r.d.NameAt(t); n != nil && n.Last-n.First > 1 { // "North Korean"
		if c, _, ok := gazetteer.Nation(r.d.Words(n.Span)); ok {
			return c
		}
		if n.Type == news.Organization { // its own side, not that of a state in its name
			for _, m := range r.d.MentionsIn(n.Span) {
				if x := r.w.At(r.d, r.d.Mentions[m].Entity); x != nil && x.Type == news.Organization {
					return r.party(r.d.Mentions[m].Entity)
				}
			}
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

// marked are the participles before which a state or people only tells what somebody
// or something is like.
var marked = map[string]bool{"speaking": true, "born": true, "made": true, "built": true, "backed": true, "supported": true, "held": true, "occupied": true,
	"controlled": true, "owned": true, "educated": true, "trained": true, "mediated": true, "brokered": true, "sponsored": true, "hosted": true, "led": true, "facilitated": true, "chaired": true, "language": true, "style": true}

// firms are nouns for those who sit for themselves, whatever the state whose adjective stands before them.
var firms = map[string]bool{"firm": true, "company": true, "bank": true, "business": true, "producer": true, "maker": true, "investor": true, "specialist": true,
	"dissident": true, "activist": true, "exile": true, "refugee": true, "victim": true, "resident": true, "student": true, "worker": true, "farmer": true, "fisherman": true, "relative": true}

// whole are nouns for those who make up a body: "NATO nations" are NATO.
var whole = map[string]bool{"nation": true, "country": true, "state": true, "member": true, "power": true, "government": true, "ally": true, "figure": true}

func meets(lemma string) bool {
	_, ok := gatheringNoun[lemma]
	return ok
}

// thing tells whether a state's name at a token only says what a thing is about
// ("the Iran agreement"), or stands in an apposition that tells who somebody
// is: neither sits at a table.
func (r *reader) thing(root, i int) bool {
	if h, rel := r.d.Tokens[i].Head, r.d.Tokens[i].Rel; h >= 0 && h != root && (rel == "compound" || rel == "amod") {
		if l := strings.ToLower(r.d.Tokens[h].Lemma); grounds[l] || firms[l] || !meets(l) && !whole[l] && r.d.Tokens[h].Tag == "NOUN" && r.d.MentionHeadedBy(h) < 0 {
			return true
		}
	}
	for n := 0; i != root && i >= 0 && n < 40; n++ {
		if rel := r.d.Tokens[i].Rel; (rel == "appos" || rel == "list") && r.personAt(i) == "" && r.parted(r.d.Tokens[i].Head, i) {
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
	if p := string(sitsFor(x)); p != "" && x.Type != news.Place && !outlet(p) {
		return p
	}
	if x.Type == news.Organization && r.sides[x.Name] && !outlet(x.Name) {
		return x.Name // a body of its own that persons stand for
	}
	return ""
}

// outlet tells whether a side is an outlet, which sits at no table: "Tavel News Orvel". A
// platform is a company as others are.
func outlet(name string) bool {
	first, _, _ := strings.Cut(name, " ")
	x, whole := gazetteer.Agency(name)
	y, part := gazetteer.Agency(first)
	return whole && x.Kind != "platform" || part && y.Kind != "platform"
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
			r.caseIs(i, "to") && posted[r.headLemma(i)] || r.caseIs(i, "about") || r.caseIs(i, "since") || r.caseIs(i, "after") || r.caseIs(i, "over") || r.caseIs(i, "under") || r.caseIs(i, "near") || r.caseIs(i, "as") || r.caseIs(i, "amid")) {
			return true
		}
		if (news.RelIs(t.Rel, "obl") || news.RelIs(t.Rel, "nmod")) && r.caseIs(i, "with") {
			return false // "a summit in Velm with Vell"
		}
		if !news.RelIs(t.Rel, "compound") && !news.RelIs(t.Rel, "flat") && !news.RelIs(t.Rel, "conj") && !news.RelIs(t.Rel, "amod") && !news.RelIs(t.Rel, "nmod") &&
			!(news.RelIs(t.Rel, "appos") && t.Head >= 0 && grounds[strings.ToLower(r.d.Tokens[t.Head].Lemma)]) { // "in the capital Velm"
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
		if news.Possessive(r.d.Word(t + 1)) {
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
		g.earlier = g.earlier || earlierWord[w] && i < t+3 && (i < t || w != "last" && w != "past") // not "a hearing last month"
		g.separate = g.separate || w == "separate" || w == "side" || aside[w]
		if w == "round" && i > first {
			g.round = r.ordinal(i - 1)
		}
	}
	if h := r.d.Tokens[t].Head; g.round == "" && h > 0 && strings.EqualFold(r.d.Word(h), "round") {
		g.round = r.ordinal(h - 1)
	}
	if g.potential = r.potential(t); g.potential && r.plannedFor(t, r.date(sent, t)) {
		g.potential, g.planned = false, true
	}
	for i := sent.First; i < sent.Last; i++ {
		g.separate = g.separate || strings.EqualFold(r.d.Word(i), "separate") && i < t && t-i < 3 || aside[strings.ToLower(r.d.Word(i))] && g.noun != "summit"
		g.earlier = g.earlier || strings.EqualFold(r.d.Word(i), "previously")
	}
	g.when = r.date(sent, t)
	if g.when == "" {
		g.when = cmp.Or(r.dayOf(sent, t), r.later(g.sentence))
	}
	g.when = r.counted(cmp.Or(g.when, r.entry(sent)), t)
	g.someday = g.when == "" && r.d.Article.Published.Value == "" && r.someday(sent, t)
	if g.place, g.venue = r.where(sent, t); g.place == "" && g.when != "" && lone(g.noun) && !r.ahead(g.when) {
		g.place = r.dateline(g.sentence)
	}
	g.status = r.status(t)
	g.fresh = r.fresh(t)
	if d := next(g.when, r.d.Article.Published.Value); d != "" && (r.leaving(t) || g.status == "held" && r.does(r.d.Tokens[t].Head, fixes) && r.setFor(sent, g.when) || r.timetabled(sent, t, g.when) || r.pending(t)) {
		g.when, g.status, g.planned, g.potential = d, "planned", true, false // "leaves on Wednesday after talks with", "has called a meeting for Friday"
	}
	if g.status == "postponed" && g.when != "" && !r.putTo(sent, g.when) {
		g.when, g.was = "", g.when
		if d := next(g.was, r.d.Article.Published.Value); d != "" && r.setFor(sent, g.was) {
			g.was = d
		}
	}
	if r.comes(t) && !r.ahead(g.when) {
		g.planned, g.potential = true, false
		if g.status != "postponed" && g.status != "cancelled" {
			g.status = "planned"
		}
		if g.when != "" && !strings.Contains(g.when, "-W") && !r.ahead(g.when) && r.d.Article.Published.Value != "" {
			g.when = next(g.when, r.d.Article.Published.Value)
		}
	}
	if d := r.lastWeek(sent, g.when); d != "" && g.status == "held" && r.situates(t) && !r.caseIs(t, "before") && !r.caseIs(t, "for") && !r.caseIs(t, "of") {
		g.when = d // "In talks Thursday, Vell invited": what was done there is told
	}
	if r.ahead(g.when) && (g.status == "held" || g.status == "under-way" || g.status == "planned" || g.status == "" || r.d.Tokens[t].Tag != "VERB" && g.status == "postponed") {
		g.planned = r.settled(sent, t) || r.whenever(t) || r.comes(t)
		if g.planned {
			g.potential = false
		}
		if g.status != "postponed" {
			g.status = "planned"
		}
	}
	if g.when != "" && r.d.Article.Published.Value != "" && len(g.when) >= 4 && before(g.when, r.d.Article.Published.Value) {
		g.earlier = g.earlier || len(g.when) < 10 || long(g.when, r.d.Article.Published.Value)
	}
	r.clock(g, sent)
}
