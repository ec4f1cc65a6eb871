package meet

import (
	"cmp"
	"slices"
	"strings"

	"synoptic/dossier/line"
	"synoptic/gazetteer"
	"synoptic/news"
)

// receives tells whether a verb has somebody of one side receive somebody of
// another: "Hosting President Ada Vell at the palace, the prime minister said"; or
// has somebody visit him, or the seat of another state's government.
func (r *reader) receives(t int) bool {
	lemma := strings.ToLower(r.d.Tokens[t].Lemma)
	if to := r.d.Child(t, "advcl", "xcomp"); r.d.Tokens[t].Tag != "VERB" || lemma != "host" && lemma != "receive" && lemma != "welcome" && lemma != "visit" &&
		(lemma != "invite" || to < 0 || r.d.Tokens[to].Lemma != "discuss" && r.d.Tokens[to].Lemma != "talk") {
		return false
	}
	s, o := r.d.Child(t, "nsubj"), r.object(t)
	if p := r.d.Child(t, "nsubj:pass", "nsubj"); p >= 0 && r.byPhrase(t) && lemma != "visit" {
		s, o = r.agent(t), p // "was received by Vell"
	}
	if h := r.d.Tokens[t].Head; s < 0 && h >= 0 && news.RelIs(r.d.Tokens[t].Rel, "advcl") {
		s = r.d.Child(h, "nsubj")
	} else if s < 0 && lemma == "visit" {
		s = r.subject(t) // "is due to visit the palace"
	}
	if s < 0 || o < 0 {
		return false
	}
	host, guest := r.sideOf(r.headed(s)), r.sideOf(r.headed(o))
	if lemma == "visit" {
		if n := r.d.NameAt(o); n != nil && n.Type != news.Person {
			guest = ""
			if c, how, ok := gazetteer.Nation(r.d.Words(n.Span)); ok && how == gazetteer.Seat {
				guest = c
			}
		}
	}
	return host != "" && guest != "" && host != guest
}

// object gives the token of whom or what a verb is done to, also where the tree has a
// person named straight behind the verb as something else; -1 for none. A day is none, nor a place:
// "met Wednesday", "met in Velm".
func (r *reader) object(t int) int {
	o := r.d.Child(t, "obj")
	if o >= 0 && (gazetteer.Weekday(r.d.Word(o)) > 0 || r.caseIs(o, "in") || r.caseIs(o, "at") || r.caseIs(o, "on")) {
		return -1
	}
	if o < 0 && r.d.Child(t, "nsubj:pass") < 0 {
		for i := t + 1; i < min(t+8, len(r.d.Tokens)); i++ { // also of a sentence cut in two
			switch tag := r.d.Tokens[i].Tag; {
			case tag != "PROPN" && tag != "ADJ" && tag != "NOUN" && tag != "DET" && tag != "PART":
				return -1
			case tag == "PROPN" && r.headed(i) != "" && !r.possessor(i):
				return i
			}
		}
	}
	return o
}

// assembles tells whether a verb has those who sit for several sides come together:
// "ministers from Norland and Sundmark gathered", "sat down".
func (r *reader) assembles(t int) bool {
	l := strings.ToLower(r.d.Tokens[t].Lemma)
	if r.d.Tokens[t].Tag != "VERB" || l != "gather" && l != "assemble" && (l != "sit" || t+1 >= len(r.d.Tokens) || !strings.EqualFold(r.d.Word(t+1), "down")) {
		return false
	}
	s := r.d.Child(t, "nsubj")
	if s < 0 || r.object(t) >= 0 {
		return false
	}
	for i := t + 1; i < min(t+15, len(r.d.Tokens)) && r.d.SentenceAt(i) == r.d.SentenceAt(t); i++ {
		if meets(strings.ToLower(r.d.Tokens[i].Lemma)) {
			return false // the noun tells more: "sat down for talks"
		}
	}
	n := strings.ToLower(r.d.Tokens[s].Lemma)
	return (sitting[n] || teamNoun[n] || gazetteer.IsOfficeHead(n)) && (r.count(s) > 1 || r.count(s) > 0 && r.withParty(t))
}

// headed gives the id of the person whom a noun phrase's head, or a name straight
// beside it ("President Ada Vell"), is; "" for none.
func (r *reader) headed(t int) string {
	if id := r.personAt(t); id != "" {
		return id
	}
	if id := r.named(t); id != "" {
		return id
	}
	if m := r.d.MentionHeadedBy(t); m >= 0 {
		if id := r.personID(r.d.Mentions[m].Entity); id != "" {
			return id
		}
	}
	id := ""
	r.d.Children(t, func(c int) bool {
		if rel := r.d.Tokens[c].Rel; c > t && c < t+4 && (news.RelIs(rel, "flat") || rel == "conj" || news.RelIs(rel, "appos")) {
			id = r.personAt(c)
		}
		return id == ""
	})
	return id
}

// named gives the id of the person in whose name a token is, "" for none.
func (r *reader) named(t int) string {
	if n := r.d.NameAt(t); n != nil && n.Type == news.Person {
		for _, m := range r.d.MentionsIn(n.Span) {
			if id := r.personID(r.d.Mentions[m].Entity); id != "" {
				return id
			}
		}
	}
	return ""
}

// sides without a state, by the nouns that reports call them by.
var stateless = map[string]string{"rebel": "rebels", "insurgent": "insurgents", "opposition": "opposition", "militant": "militants", "separatist": "separatists",
	"guerrilla": "guerrillas", "protester": "protesters", "hijacker": "hijackers", "kidnapper": "kidnappers", "striker": "strikers", "militia": "militia", "government": "government", "administration": "government"}

// groupAt gives a side that is no state: a body without a state by its name, or
// rebels and the like by their noun; "" for none. It holds only where the words
// themselves put it at the table.
func (r *reader) groupAt(i int) string {
	if n := r.d.NameAt(i); n != nil {
		for _, m := range r.d.MentionsIn(n.Span) {
			x := r.w.At(r.d, r.d.Mentions[m].Entity)
			if x == nil || x.Type != news.Organization || x.Party != "" || r.d.Mentions[m].Kind != news.MentionName {
				continue
			}
			if !outlet(x.Name) {
				return x.Name
			}
		}
		return ""
	}
	if tok := r.d.Tokens[i]; tok.Tag != "NOUN" || news.RelIs(tok.Rel, "compound") {
		return ""
	}
	p := stateless[strings.ToLower(r.d.Tokens[i].Lemma)]
	if p != "" && p != "government" {
		if n := r.d.NameAt(i + 1); n != nil && n.First == i+1 && n.Type == news.Organization {
			return r.groupAt(i + 1) // "the rebel Coastal League"
		}
		return cmp.Or(r.bodyUnder(i, ""), p) // "the Coastal League rebels"
	}
	return p
}

// against gives the side of those who oppose their state, by the people's adjective
// before their noun: "Norlandic opposition figures" are none of Norland's; "" where
// no such noun follows.
func (r *reader) against(t int) string {
	if r.d.Tokens[t].Tag == "NOUN" { // "opposition leaders"
		p := ""
		r.d.Children(t, func(c int) bool {
			if w := strings.ToLower(r.d.Tokens[c].Lemma); c < t && news.RelIs(r.d.Tokens[c].Rel, "compound") && w != "government" && w != "administration" {
				p = stateless[w]
			}
			return p == ""
		})
		return p
	}
	for i := t + 1; i < min(t+3, len(r.d.Tokens)); i++ {
		l := strings.ToLower(r.d.Tokens[i].Lemma)
		if p := stateless[l]; p != "" && p != "government" && (r.d.Tokens[i].Tag == "NOUN" || r.d.Tokens[i].Tag == "ADJ") {
			if _, how, ok := gazetteer.Nation(r.d.Word(t)); ok && how == gazetteer.Demonym {
				return p
			}
		}
		if r.d.Tokens[i].Tag != "ADJ" {
			return ""
		}
	}
	return ""
}

// general tells whether a side is called by a noun alone.
func general(p string) bool {
	for _, x := range stateless {
		if x == p {
			return true
		}
	}
	return false
}

// meant gives, of some sides, the only one that a noun can mean: "government" a
// state, "rebels" and the like a body that is no state; the noun itself where there
// is none or several.
func meant(noun string, sides []string) string {
	found := noun
	for _, p := range sides {
		_, how, ok := gazetteer.Nation(p)
		state := ok && how == gazetteer.Name
		if general(p) || state != (noun == "government") {
			continue
		}
		if b, known := gazetteer.FindBody(p); known && (b.Kind == "bloc" || b.Kind == "un" || b.Kind == "alliance") {
			continue
		}
		if found != noun && found != p {
			return noun
		}
		found = p
	}
	return found
}

// ruled puts the state or body in the place of "government" or "rebels" where
// another report names it at a table with the same others, or where all reports
// that name the sides of a table name the same.
func ruled(all []*gathering) {
	var told [][]string // the tables whose sides the reports name, each once
	as := map[string][]string{}
	for _, g := range all {
		key := strings.Join(g.parties, "\x00")
		if _, ok := as[key]; !ok {
			as[key] = g.parties
			if !slices.ContainsFunc(g.parties, general) {
				told = append(told, g.parties)
			}
		}
	}
	for key, parties := range as {
		as[key] = named(parties, told)
	}
	for _, g := range all {
		g.parties = as[strings.Join(g.parties, "\x00")]
	}
}

// named gives the sides of a table with those in the place of nouns whom the other
// tables name.
func named(parties []string, told [][]string) []string {
	others := slices.DeleteFunc(slices.Clone(parties), general)
	out := slices.Clone(parties)
	for k, noun := range parties {
		if !general(noun) {
			continue
		}
		var at []string
		for _, x := range told {
			if len(x) == len(out) && subset(others, x) {
				at = append(at, slices.DeleteFunc(slices.Clone(x), func(p string) bool { return slices.Contains(others, p) })...)
			}
		}
		out[k] = meant(noun, at)
	}
	return line.Set(out)
}

// mandate puts the union whose delegation somebody leads in the place of his own
// state at the tables where he sits, if the union is not named there.
func (r *reader) mandate(found []*gathering, rosters []roster) {
	for i := range rosters {
		x := &rosters[i]
		own := r.sideOf(x.head)
		as := x.stands(own, member{id: x.head})
		if x.head == "" || own == "" || as == own {
			continue
		}
		for _, g := range found {
			at := slices.Index(g.parties, own)
			if at < 0 || slices.Contains(g.parties, as) || !slices.Contains(g.persons, x.head) {
				continue
			}
			g.parties = line.Set(append(slices.Delete(slices.Clone(g.parties), at, at+1), as))
			if g.seats != nil {
				g.seats[as] = g.seats[own]
				delete(g.seats, own)
			}
		}
	}
}

type rolesKey struct{}

// rolesOf gives the roles of each of an article's entities.
func rolesOf(d *news.Doc) map[int][]int {
	out := map[int][]int{}
	for k, r := range d.Roles {
		out[r.Entity] = append(out[r.Entity], k)
	}
	return out
}

// titled gives the first token of a name with its title before it, the span of
// both, and the title's words.
func (r *reader) titled(m news.Mention) (int, news.Span, string) {
	start, span, title := m.First, m.Span, ""
	for _, k := range news.Small(r.d, rolesKey{}, rolesOf)[m.Entity] {
		role := r.d.Roles[k]
		if !role.Evidence.Overlaps(m.Span) {
			continue
		}
		title = r.d.Words(role.Title)
		span = span.Cover(role.Evidence)
		if !role.ByApposition {
			first, _ := r.d.TokensIn(role.Evidence)
			start = min(start, first)
		}
	}
	return start, span, title
}
