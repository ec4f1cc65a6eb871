package reference

import (
	"cmp"
	"strings"

	"synoptic/gazetteer"
	"synoptic/news"
	"synoptic/wordlist"
)

// role is a news.Role in the making. Owner is the person or body whose aide,
// spokesman … it is, as a token; -1 when nobody is named.
type role struct {
	news.Role
	first, head, last int // tokens of the office's noun phrase and its head
	owner             int
	plural            bool
}

// readRoles reads the offices beside each person's name: before it, in
// apposition, by "is", "as" and "of".
func (r *reader) readRoles() {
	for k := range r.names {
		n := &r.names[k]
		if n.typ != news.Person || r.sent[n.first] < 0 {
			continue
		}
		r.before(n)
		r.scripted(n)
		if r.commaBefore(n) {
			r.headed[n.last] = true
			if r.alternates(n) {
				continue
			}
		}
		r.after(n)
	}
	r.shared()
}

// before reads the title that stands directly before a name.
func (r *reader) before(n *name) {
	at := n.first
	if w := strings.TrimSuffix(r.low(at-1), "."); (courtesy[w] || learned[w]) && at-2 >= r.sentFirst(at) && r.isOffice(at-2) && r.name(at-2) == nil {
		at-- // "clinical director Dr Ada Vell"
	}
	first, head := r.regionBefore(at)
	if head < 0 {
		r.nationality(n, first)
		return
	}
	if upper(r.word(head)) && first < head && r.tag(first) == "NOUN" && !upper(r.word(first)) && upper(r.word(first+1)) && r.name(first) == nil &&
		gazetteer.Rank(r.low(first)) == "" && !gazetteer.IsTitleWord(r.word(first)) && !groups[r.low(first)] {
		first++ // "discussed the tariffs | President Vell"
	}
	x := r.newRole(first, head, at)
	x.Evidence = r.d.TokenSpan(first, n.last)
	if w := r.low(head); !r.isOffice(head) && !agentLike(w) && !gazetteer.Sporting(w) && w != "lady" {
		x.Country, x.Body = "", "" // what somebody is called is no office of what stands before it
	}
	if x.Country == "" && x.Body == "" && spoken[singularOr(r.low(head))] {
		x.Country = r.sat(first)
	}
	if m, c, _ := r.seat(n.last); c != "" && x.Country == "" { // "President Ada Vell of Norland"
		x.Country = c
		x.Of = r.d.TokenSpan(m.first, m.last)
		x.Evidence.End = x.Of.End
	}
	r.addRole(n.ent, x)
}

// nationality notes "the Norlander Ada Vell": a people's name before the person's,
// or its adjective, which after an article may be that of a ship.
func (r *reader) nationality(n *name, first int) {
	if first >= n.first {
		return
	}
	if m := r.name(n.first - 1); m != nil && m.how == gazetteer.Demonym && m.last == n.first && r.ents[n.ent].country == "" && (r.tag(m.first-1) != "DET" || r.tag(m.first) != "ADJ") {
		r.ents[n.ent].country = m.country
	}
	if news.Possessive(r.word(n.first - 1)) { // "Norland's Vell"
		if m := r.name(n.first - 2); m != nil && m.how == gazetteer.Name && m.last == n.first-1 && r.ents[n.ent].country == "" {
			r.ents[n.ent].country = m.country
		}
	}
}

// regionBefore walks left from token f over what can be a title. head is the
// office's head noun, -1 when there is none directly before f or before a
// preposition's phrase that ends there.
func (r *reader) regionBefore(f int) (first, head int) {
	b, lo := f, r.sentFirst(f)
	close := r.isOffice(f-1) && !r.isPlural(f-1) || courtesy[strings.TrimSuffix(r.low(f-1), ".")] // "adviser to President Ada Vell": hers is what stands next to her
	for b > lo && f-b < 24 {
		nb := r.step(b, f, lo)
		// "navy chief of staff Admiral Ada Vell": all of it is hers
		if nb < 0 || close && prepositions[r.low(nb)] && !(r.low(nb) == "of" && r.low(nb+1) == "staff") {
			break
		}
		b = nb
	}
	for b < f && (r.tag(b) == "ADV" || r.tag(b) == "SCONJ" || r.low(b) == "-" || punct(r.word(b))) && r.low(b) != "then" {
		b++
	}
	for t := f - 2; t > b+1; t-- { // "to freeze Norland's assets | Sudlandic President Ada Vell"
		if n := r.name(t); n != nil && n.first == t && (n.how == gazetteer.Name || n.how == gazetteer.Demonym) && r.name(t-1) == nil &&
			r.tag(t-1) == "NOUN" && !upper(r.word(t-1)) && (!r.isOffice(t-1) || strings.HasSuffix(r.low(t-1), "s")) && n.last < f && !news.Possessive(r.word(n.last)) {
			b = t
			break
		}
	}
	return b, r.headBefore(b, f)
}

// step gives the start of the region after one more step to the left, or -1.
func (r *reader) step(b, f, lo int) int {
	t := b - 1
	w := r.low(t)
	if n := r.name(t); n != nil {
		poss := b < f && news.Possessive(r.word(b))
		_, press := gazetteer.Agency(n.text)
		switch {
		case n.first < lo, press && b < f && f-b > 1:
		case n.typ == news.Person && !poss:
		case n.typ == news.Place && n.how == 0 && !poss && b == f && r.low(n.first-1) != "to" && r.low(n.first-1) != "for" && r.low(n.first-1) != "of" &&
			!(r.low(n.first-1) == "the" && prepositions[r.low(n.first-2)] && r.isOffice(n.first-3)):
		default:
			return n.first
		}
		return -1
	}
	switch {
	case news.Possessive(r.word(t)):
		if len(strings.TrimLeft(r.word(t), "'’")) == 0 && !strings.HasSuffix(r.low(t-1), "s") {
			return -1 // a quotation ends
		}
		if t > lo && !punct(r.word(t-1)) {
			return t
		}
	case prepositions[w]:
		if t > lo && (r.isOffice(t-1) || r.ofState(t-1) || w == "of" && r.low(t-1) == "staff") || w == "of" && t > lo && upper(r.word(t-1)) && b < f && upper(r.word(b)) && r.name(t-1) == nil {
			return t
		}
	case w == "the" && t > lo+1 && b < f && (r.low(t-1) == "of" || prepositions[r.low(t-1)] && (r.isOffice(t-2) || r.ofState(t-2))):
		return t // "chief of the general staff", "envoy for the Far Sea", "secretary of state for the Far Sea"
	case w == "and" || w == "&":
		if t > lo && b < f && upper(r.word(b)) && upper(r.word(t-1)) && r.name(t-1) == nil && (r.headBefore(b, f) < 0 || r.bodied(t-1, lo) || r.field(t-1, f)) {
			return t
		}
	case w == ")" && b <= f:
		for o := t - 1; o >= lo && o > t-4; o-- {
			if r.word(o) == "(" {
				return o
			}
		}
	case w == "-" && b < f && t > lo && r.d.Tokens[t].Start == r.d.Tokens[t-1].End:
		return t
	case punct(w):
	default:
		if r.titleToken(t, b, f) {
			return t
		}
	}
	return -1
}

// ofState tells whether a token ends an office such as "secretary of state".
func (r *reader) ofState(t int) bool {
	return r.low(t) == "state" && r.low(t-1) == "of" && r.isOffice(t-2)
}

// bodied tells whether an office that ends at token t has the name of its body
// before it: "Velm Rovers President | and General Manager Ada Vell".
func (r *reader) bodied(t, lo int) bool {
	for ; t > lo && r.name(t) == nil && gazetteer.IsTitleWord(r.word(t)); t-- {
	}
	n := r.name(t)
	return n != nil && n.typ == news.Organization
}

var courtesy = wordlist.Set(`mr mrs ms miss mx`)

// learned are forms of address that stand between an office and a name.
var learned = wordlist.Set(`dr prof professor sir dame lord lady baroness`)

var prepositions = wordlist.Set(`of to for in at on`)

// titleToken tells whether a plain word can stand in a title.
func (r *reader) titleToken(t, b, f int) bool {
	w := r.low(t)
	if _, press := gazetteer.Agency(r.word(t)); press && r.startsSentence(t) {
		return false // whose picture stands before the sentence
	}
	if r.tag(t) == "ADP" {
		return w == "under" && r.word(t+1) == "-" && r.isOffice(t+2)
	}
	if participles[w] && r.isOffice(t+1) {
		return true
	}
	if gazetteer.Rank(w) != "" || w == "then" || gazetteer.IsTitleWord(w) && w != "of" {
		return r.tag(t) != "VERB" || upper(r.word(t)) || b == f
	}
	switch r.tag(t) {
	case "NOUN", "ADJ", "PROPN":
		return gazetteer.Weekday(r.word(t)) == 0 && !days[w] && w != "including" && w != "other" && w != "such"
	case "": // not tagged: capitalised words inside a sentence
		return upper(r.word(t)) && !r.startsSentence(t)
	case "NUM":
		return b < f && r.low(b) == "-"
	}
	return upper(r.word(t)) && !r.startsSentence(t) && r.tag(t) != "VERB" && r.tag(t) != "AUX" && r.tag(t) != "DET" && r.tag(t) != "PRON" && r.tag(t) != "SCONJ"
}

// days are adverbs of time that can be taken for nouns: "Earlier today President Vell".
var days = wordlist.Set("today yesterday tomorrow tonight")

// participles are verbs' forms that begin an office: "managing director".
var participles = wordlist.Set(`managing presiding commanding founding governing sitting ruling serving visiting investigating
	operating`)

// headBefore gives the office noun that ends [b, f), or that a phrase with
// "of", "to", "for" follows to the end of it; -1 when there is none.
func (r *reader) headBefore(b, f int) int {
	if b >= f {
		return -1
	}
	end := f
	for p := b + 1; p < f; p++ { // the core ends at the first preposition after an office
		if prepositions[r.low(p)] && end == f && r.isOffice(p-1) {
			end = p
		}
	}
	if end < f {
		if f-1 == end {
			return -1 // the preposition has nothing after it
		}
		return end - 1
	}
	h := f - 1
	if r.low(h) == "elect" || r.low(h) == "designate" {
		h--
		if h > b && r.low(h) == "-" {
			h--
		}
	}
	if n := r.name(h); h < b || n != nil && n.how == gazetteer.Demonym || r.low(h) == "fellow" { // "Norlander Ada Vell", "his fellow Marlovians"
		return -1
	}
	if r.low(h) == "lady" && r.low(h-1) == "first" && h > b {
		return h
	}
	if r.isOffice(h) {
		if w := r.low(h); r.tag(h) == "ADJ" && (w == "official" || w == "representative" || w == "minor") || w == "hopeful" && !gazetteer.IsTitleWord(r.word(h-1)) {
			return -1
		}
		return h
	}
	if r.name(h) == nil && r.tag(h) == "NOUN" && (agentLike(r.low(h)) || r.teamed(h, b) || r.calling(h, f)) {
		return h
	}
	return -1
}

// calling tells whether a common noun straight before a full name is one with it by
// the tree, so that it says what somebody is, whatever the noun: "referee Ada Vell",
// "the champion Ole Dahl". Nouns for bodies, places and craft name things.
func (r *reader) calling(h, f int) bool {
	n, w := r.name(f), r.low(h)
	if n == nil || n.first != f || n.typ != news.Person || n.last-n.first < 2 || upper(r.word(h)) || strings.HasSuffix(w, "s") ||
		r.owned(h) || bodyNouns[w] || groups[w] || placeNouns[w] || gazetteer.Lifeless(w) || works[w] {
		return false
	}
	up := r.d.Tokens[f].Head == h && (news.RelIs(r.d.Tokens[f].Rel, "appos") || news.RelIs(r.d.Tokens[f].Rel, "flat"))
	return up || r.d.Tokens[h].Rel == "nmod:desc" && r.d.Tokens[h].Head >= f && r.d.Tokens[h].Head < n.last
}

// owned tells whether a body's name stands straight before a token: in "Gulls place Ada
// Vell on" it is a verb.
func (r *reader) owned(t int) bool {
	n := r.name(t - 1)
	return n != nil && n.last == t && n.typ == news.Organization
}

// works are things that bear the names of persons.
var works = wordlist.Set(`book film movie song album single show series novel biography history website magazine newspaper label brand ship ferry yacht
	trawler tanker vessel boat plane jet satellite rocket storm hurricane typhoon cyclone festival prize award foundation trust school
	restaurant bar pub hotel store shop street road park bridge stadium airport car truck horse dog cat case trial`)

// teamed tells whether a plain noun is all that stands between the name of a
// team or place and somebody's name: "Gulls safety Ole Dahl".
func (r *reader) teamed(h, b int) bool {
	n := r.name(h - 1)
	return h > b && n != nil && n.last == h && (n.typ == news.Organization || n.typ == news.Place) && gazetteer.Sporting(r.word(h))
}

// newRole makes the role of the noun phrase [first, last) with its office's
// head. The country is what the words before the head or after "of" and "at"
// say, never what follows "to" or "for".
func (r *reader) newRole(first, head, last int) role {
	x := role{first: first, head: head, last: last, owner: -1}
	x.plural, _ = officeHead(r.low(head))
	start := first
	for start < head && (r.tag(start) == "DET" || r.low(start) == "the" || r.low(start) == "a" || r.low(start) == "an") {
		start++
	}
	of, title := r.possessorEnd(start, head)
	if of > start {
		x.Of = r.d.TokenSpan(start, of)
		x.owner = r.ownerIn(start, of)
	}
	ante := r.whoseIs(start) // "the Harbour Guild, whose chief executive, Ada Vell"
	if ante != nil {
		x.Of, x.owner = r.d.TokenSpan(ante.first, ante.last), ante.first
	}
	for title < head && (r.tag(title) == "DET" || r.low(title) == "own" || news.Possessive(r.word(title))) {
		title++
	}
	title = r.pastAge(title, head)
	x.Title = r.d.TokenSpan(title, last)
	x.Evidence = r.d.TokenSpan(first, last)
	x.Country, x.Body = r.sideOf(start, head, last)
	if ante != nil && x.Country == "" && (ante.how == gazetteer.Name || ante.typ == news.Country) {
		x.Country = ante.country
	}
	if n := r.name(x.owner); x.Body == "" && n != nil && n.typ == news.Organization {
		x.Body = n.text // "Northlea's manager for Velm Harbour"
		if x.Country == "" {
			x.Country = n.country
		}
	}
	if x.Body == "" {
		x.Body = r.bodyIn(title, head, last)
	}
	if w := r.low(head + 1); x.owner < 0 && servants[singularOr(r.low(head))] && (w == "to" || w == "for" || w == "of" || w == "in") {
		x.owner = r.ownerAfter(head+2, last)
	}
	if x.Country == "" && x.Body == "" {
		x.Country = r.governed(head, last)
	}
	if kin[singularOr(r.low(head))] {
		x.Country, x.Body = "", "" // "the son of Norlandic immigrants"
	}
	if x.Of.Empty() && beholders[singularOr(r.low(head))] && r.low(head+1) != "with" && r.low(head+1) != "at" {
		x.Country, x.Body = "", "" // "a supporter of the Peru war"
	}
	if x.Norm = r.norm(title, last); r.ofFirm(head, last) {
		x.Norm = r.norm(title, head+1)
	}
	for i := first; i < head; i++ {
		w := r.low(i)
		switch k := gazetteer.Rank(w); {
		case k == gazetteer.Former && !(w == "late" && r.low(i-1) == "of"):
			x.Former = true
		case k == gazetteer.Acting:
			x.Acting = true
		case strings.HasPrefix(w, "ex-"), strings.HasPrefix(w, "then-"):
			x.Former = true
		}
	}
	if w := r.low(head); strings.HasPrefix(w, "ex-") || first == head && strings.HasPrefix(w, "then-") {
		x.Former = true
	}
	return x
}

// beholders are nouns for those who are not of what they are told to be "of" or "on".
var beholders = wordlist.Set(`supporter backer opponent critic foe enemy advocate champion survivor veteran victim expert historian fan admirer`)

// possessorEnd gives where the possessor or the state's adjective before an
// office ends and where the title begins.
func (r *reader) possessorEnd(start, head int) (of, title int) {
	for i := start; i < head; i++ {
		if news.Possessive(r.word(i)) && r.properBefore(start, i) {
			return i + 1, i + 1
		}
	}
	if n := r.name(start); n != nil && n.first == start && n.last <= head {
		if n.how == gazetteer.Demonym || n.how == gazetteer.Name || n.typ == news.Country {
			return n.last, n.last
		}
	}
	if _, how := nation(r.word(start)); start < head && how == gazetteer.Demonym {
		return start + 1, start + 1 // the name of a body begins with its state
	}
	if start < head && r.tag(start) == "PRON" || possPronoun[r.low(start)] || r.low(start) == "whose" {
		return start + 1, start + 1
	}
	return start, start
}

// properBefore tells whether what stands before a possessive ending is a
// person, state or body rather than a part of the office ("President's Office
// chief").
func (r *reader) properBefore(start, i int) bool {
	n := r.name(i - 1)
	return n != nil && (n.typ != news.Organization || !strings.Contains(r.low(i+1), "office") || n.how != 0)
}

var possPronoun = wordlist.Set(`his her their its my our your`)

// ownerIn gives the token of the person or pronoun that possesses an office.
func (r *reader) ownerIn(first, last int) int {
	for i := last - 1; i >= first; i-- {
		if n := r.name(i); n != nil && (n.typ == news.Person || n.typ == news.Organization) {
			return i
		}
		if possPronoun[r.low(i)] {
			return i
		}
	}
	return -1
}

// ownerAfter gives the token of the person or body that "adviser to …" names.
func (r *reader) ownerAfter(first, last int) int {
	for i := first; i < last; i++ {
		if n := r.name(i); n != nil && (n.typ == news.Person || n.typ == news.Organization) {
			return n.first
		}
		switch r.low(i) {
		case "in", "on", "at", "and":
			return -1
		}
	}
	return -1
}

// sideOf gives the state, and the international body, that an office belongs
// to by its own words.
func (r *reader) sideOf(first, head, last int) (country, body string) {
	for i := first; i < last; i++ {
		if i == head {
			p := r.low(head + 1)
			if p == "of" && r.low(head+2) == "staff" {
				p = r.low(head + 3)
				i = head + 2
			}
			if n := r.name(head + 3); p == "for" && r.low(head+2) == "the" && country == "" && n != nil && n.how == gazetteer.Name && news.Possessive(r.low(n.last)) {
				country = n.country // "commander for the UK's rescue team"
			}
			if p != "of" && p != "at" && p != "in" && p != "with" || p == "in" && r.low(head) != "official" {
				break
			}
			continue
		}
		if i > head {
			switch r.low(i) {
			case "with":
				if n := r.name(i + 1); i > head+1 || n == nil || n.typ != news.Organization && !news.Possessive(r.word(n.last)) {
					return country, body
				} // "an official with Norland's health ministry", no "envoy with Norland"
			case "to", "for", "on", "about", "who", "which", "against":
				return country, body
			case "in", "at":
				if i > head+1 {
					return cmp.Or(country, r.posted(i+1)), body
				}
			}
		}
		n := r.name(i)
		if n == nil || n.first != i && i > first {
			continue
		}
		if e := r.based(i, last); e > i { // where a body sits is not whose it is
			i = e - 1
			continue
		}
		if i > head && r.firmAt(n, last) {
			continue // "chief executive of Norlandic boat company Northlea"
		}
		if n.typ == news.Organization && n.country != "" && country == "" {
			country = n.country
		}
		if b, ok := gazetteer.FindBody(n.text); ok && n.how == 0 && body == "" {
			body = b.Name
		}
		if i < head && n.how == gazetteer.Name && strings.ToUpper(n.text) != n.text && !news.Possessive(r.word(n.last)) &&
			r.low(head+1) != "to" && about[singularOr(r.low(head))] {
			continue // "Norland expert", "UN Norland envoy"
		}
		if i < head && n.how == gazetteer.Demonym && country != "" && i > first && r.name(first) != nil && r.name(first).how == gazetteer.Name && r.name(first).last == i {
			country = "" // "riots in Norland Velmish President Ada Vell", where a page lost its line ends
		}
		if n.how != 0 && n.how != gazetteer.Capital && country == "" && !r.ofEvent(i) && !(i > head && subjects[r.low(n.last)]) {
			country = n.country
		}
		if c, ok := gazetteer.Place(n.text); ok && country == "" && n.how != gazetteer.Name && n.how != gazetteer.Demonym && !abroad[singularOr(r.low(head))] && gazetteer.IsOfficeHead(r.word(head)) && !gazetteer.Sporting(singularOr(r.low(head))) && !r.elsewhere(n.text, c) {
			country = c
		}
	}
	return country, body
}

// governed gives the state for whose government, or part of it, a spokesman speaks:
// "spokesman for the Norlandic foreign ministry", "for Norland's army".
func (r *reader) governed(head, last int) string {
	if w := singularOr(r.low(head)); !strings.HasPrefix(w, "spokes") || r.low(head+1) != "for" && r.low(head+1) != "of" {
		return ""
	}
	i := head + 2
	if r.low(i) == "the" {
		i++
	}
	n := r.name(i)
	if n == nil || n.first != i || n.how != gazetteer.Name && n.how != gazetteer.Demonym {
		return ""
	}
	for i = n.last; i < last && !prepositions[r.low(i)]; i++ { // "for the Norlandic embassy in Velm"
	}
	if n.last < i && !governing[r.low(i-1)] {
		return ""
	}
	return n.country
}

// governing are nouns for a state's government and its parts.
var governing = wordlist.Set(`government ministry army military navy police presidency parliament cabinet embassy consulate delegation mission`)

// subjects are nouns for what somebody knows or does, wherever: "professor of Norlandic
// history", "head of Norlandic operations".
var subjects = wordlist.Set(`operations sales markets business studies history literature language languages politics affairs art arts culture
	law research programs programming coverage news investments imports exports program programme project desk`)

// about are offices before whose head a state's bare name tells what they are
// about.
var about = wordlist.Set(`expert analyst correspondent envoy specialist watcher reporter scholar historian director researcher editor
	representative coordinator rapporteur adviser advisor mediator investigator counsel`)

// relative are nouns that tell how a person stands to another and no office.
var relative = wordlist.Set(`counterpart friend colleague partner ally rival opponent predecessor successor favorite favourite`)

// spoken are offices whose "for" or "to" names the body they belong to.
var spoken = wordlist.Set(`adviser advisor aide assistant spokesman spokeswoman spokesperson counsel lawyer analyst correspondent reporter
	director manager commissioner secretary minister scientist economist strategist coordinator executive president officer official`)

// abroad are offices that are held in places of other states.
var abroad = wordlist.Set(`lawyer attorney solicitor barrister consultant strategist lobbyist broker banker investor trader economist correspondent reporter chief editor envoy ambassador representative consul director manager resident journalist analyst
	coordinator member official delegate observer mediator negotiator activist campaigner witness survivor victim passenger`)

// ofEvent is there for names inside a longer name; such a word says nothing.
func (r *reader) ofEvent(i int) bool {
	n := r.name(i)
	return n.typ == news.EventName || n.typ == news.Product
}

// bodyIn gives the organisation named inside a title, as written; of two, the
// one that somebody teaches at ("professor with the Sea Program at Velm College").
func (r *reader) bodyIn(first, head, last int) string {
	for i := last - 1; i > head+1; i-- {
		if n := r.name(i); n != nil && n.typ == news.Organization && (r.low(n.first-1) == "at" || r.low(n.first-1) == "the" && r.low(n.first-2) == "at") {
			return n.text
		}
	}
	for i := first; i < last; i++ {
		if n := r.name(i); n != nil && n.typ == news.Organization && i != head {
			if w := singularOr(r.low(head)); i > head && (r.low(head+1) == "to" || r.low(head+1) == "for" && w != "envoy" && w != "mediator") && !spoken[w] {
				return ""
			}
			return n.text
		}
	}
	return ""
}

func (r *reader) addRole(ent int, x role) {
	x.Entity = ent
	if x.Norm == "" || x.Title.Empty() {
		return
	}
	if relative[singularOr(r.low(x.head))] { // "his Norlandic counterpart" tells a side, no office
		if x.Country != "" && r.ents[ent].country == "" {
			r.ents[ent].country = x.Country
		}
		if singularOr(r.low(x.head)) == "counterpart" {
			r.equals = append(r.equals, x)
		}
		return
	}
	for _, y := range r.roles[max(0, len(r.roles)-50):] {
		if y.Entity == ent && y.Title == x.Title {
			return
		}
	}
	for i := max(x.first, 0); i < x.last; i++ {
		r.used[i] = true
	}
	r.roles = append(r.roles, x)
}
