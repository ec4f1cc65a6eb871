package reference

import (
	"strings"

	"synoptic/gazetteer"
	"synoptic/news"
	"synoptic/wordlist"
)

func singularNorm(norm string) string {
	f := strings.Fields(norm)
	for i, w := range f {
		if w == "of" || w == "to" || w == "for" {
			break
		}
		if s := singularOf(w); s != "" && gazetteer.IsOfficeHead(s) {
			f[i] = gazetteer.NormTitle(s)
		}
	}
	return strings.Join(f, " ")
}

// belong are verbs that tie a side to the persons who come after: "is led by",
// "includes", "named".
var belong = wordlist.Set(`lead head include comprise consist feature accompany join name send appoint dispatch represent chair compose form`)

// sides gives persons the state of the delegation whose leader or member the
// sentence makes them, and of the person whom they serve. What an office says
// itself comes first.
func (r *reader) sides() {
	for i := range r.roles {
		x := &r.roles[i]
		if x.Country != "" && !x.Former || x.Country != "" && r.ents[x.Entity].country == "" {
			r.ents[x.Entity].country = x.Country
		}
	}
	for range 2 { // an aide's aide
		for i := range r.roles {
			r.fromOwner(&r.roles[i])
		}
	}
	side := ""
	for s := range r.d.Sentences {
		side = r.sideOfSentence(s, side)
	}
	for i := range r.roles { // an office that names no state is of the person's side
		x := &r.roles[i]
		if c := r.ents[x.Entity].country; x.Country == "" && x.Body == "" && c != "" && !x.Former {
			x.Country = c
		}
	}
}

// fromOwner gives an aide the side of the one who is served.
func (r *reader) fromOwner(x *role) {
	if x.Country != "" || x.owner < 0 || !servants[singularOr(r.low(x.head))] {
		return
	}
	n := r.name(x.owner)
	if n == nil || n.ent < 0 || n.ent == x.Entity {
		return
	}
	if c := r.ents[n.ent].country; c != "" {
		x.Country = c
		if r.ents[x.Entity].country == "" {
			r.ents[x.Entity].country = c
		}
	}
}

// sideOfSentence reads "the Norland delegation is led by A and includes B and
// C" and "Norland's team …: it was joined by D". It gives the side that the
// next sentence's "he" or "it" may continue.
func (r *reader) sideOfSentence(s int, before string) string {
	first, last := r.d.Sentences[s].First, r.d.Sentences[s].Last
	side, tied, carried := "", false, ""
	at := first // of the verb that ties
	for i := first; i < last; i++ {
		if c, end := r.groupAt(i, last); c != "" && r.quote[i] == 0 {
			if tied && r.sameClause(i) {
				continue
			}
			if p := r.leader(i, first); p >= 0 && r.ents[p].country == "" {
				r.ents[p].country = c
			}
			side, tied = c, false
			i = end - 1
			continue
		}
		if n := r.name(i); n != nil && n.first == i {
			e := &r.ents[n.ent]
			switch {
			case n.how == gazetteer.Seat && side == "" && i <= first+2:
				side = n.country
			case n.typ == news.Person && tied && (r.quote[i] != r.quote[at] || r.tells(n)):
				tied = false // "They include the king's sons, Vell said"
			case n.typ == news.Person && tied && side != "":
				if e.country == "" && r.ownSide(n.ent) {
					e.country = side
				}
				carried = side
			case n.typ == news.Person && !tied:
				if side == "" && e.country != "" && i < first+8 {
					side = e.country
				}
			}
			continue
		}
		w := r.low(i)
		switch {
		case r.belongs(i):
			tied, at = side != "", i
		case w == "while" || w == "whereas" || w == ";":
			side, tied = "", false
		case i <= first+1 && (w == "he" || w == "she" || w == "it" || w == "they") && before != "":
			side = before
		case (w == "with" || w == "between" || w == "than" || w == "when" || w == "because") && tied:
			tied = false
		case r.tag(i) == "VERB" && tied && w != "lacking":
			tied = false
		}
	}
	if carried != "" {
		return carried
	}
	return ""
}

// leader gives the person of whom it is said just before token i that he leads
// or heads the group that begins there; -1 when it is nobody.
func (r *reader) leader(i, first int) int {
	v := i - 1
	for v > first && (r.tag(v) == "DET" || r.tag(v) == "ADJ") {
		v--
	}
	switch w := r.low(v); w {
	case "leads", "heads", "led", "leading", "heading", "headed", "lead", "head", "represents", "represented", "chairs":
	default:
		return -1
	}
	for t := v - 1; t >= first && v-t < 5; t-- {
		if n := r.name(t); n != nil {
			if n.typ == news.Person {
				return n.ent
			}
			return -1
		}
		if w := r.low(t); w != "who" && w != "," && w != "has" && w != "had" && w != "will" && w != "is" && w != "would" && w != "also" {
			return -1
		}
	}
	return -1
}

// tells tells whether somebody behind a comma is who says what stands before: "…, Vell said".
func (r *reader) tells(n *name) bool {
	says := func(t int) bool { return r.tag(t) == "VERB" && gazetteer.Verb(r.lemma(t), "") != "" }
	return r.low(n.first-1) == "," && says(n.last) || r.low(n.first-2) == "," && says(n.first-1)
}

// meets are verbs of which only the passive puts those who come after on the side before.
var meets = wordlist.Set("join accompany")

// belongs tells whether a verb ties a side to those who come after it.
func (r *reader) belongs(i int) bool {
	w := r.low(i)
	if meets[r.lemma(i)] && r.low(i+1) != "by" {
		return false // "Norland's minister, who joined Vell": he is another state's
	}
	if w == "led" || w == "including" || belong[r.lemma(i)] {
		return true
	}
	for _, end := range [...]string{"s", "d", "ed", "ing"} {
		if s := strings.TrimSuffix(w, end); s != w && r.tag(i) != "NOUN" && belong[s] {
			return true
		}
	}
	return false
}

// ownSide tells whether none of a person's offices names a body that sides
// with nobody.
func (r *reader) ownSide(ent int) bool {
	for _, x := range r.roles[:min(len(r.roles), maxRoles)] {
		if x.Entity == ent && x.Body != "" {
			if b, ok := gazetteer.FindBody(x.Body); ok && b.Country == "" || ok && b.Kind == "un" {
				return false
			}
		}
	}
	return true
}

func (r *reader) sameClause(i int) bool { return r.low(i-1) == "of" || news.Possessive(r.low(i)) }

// sideNouns name those who act at talks for a state.
var sideNouns = wordlist.Set(`delegation side team squad negotiators representatives contingent mission delegates officials envoys government`)

// groupAt reads "Russian delegation", "Ukraine's negotiating team", "the
// delegation of Norland" at token i: its state and end; "" when there is none.
func (r *reader) groupAt(i, last int) (country string, end int) {
	if n := r.name(i); n != nil && n.first == i && n.country != "" && (n.how == gazetteer.Demonym || n.typ == news.Country) {
		j := n.last
		if j < last && (news.Possessive(r.word(j)) || r.word(j) == "-") {
			j++
		}
		for k := j; k < last && k < j+4; k++ {
			if sideNouns[r.low(k)] {
				return n.country, k + 1
			}
			if t := r.tag(k); t != "ADJ" && t != "NOUN" && t != "VERB" || r.name(k) != nil {
				break
			}
		}
		return "", 0
	}
	if sideNouns[r.low(i)] && i+2 < last && (r.low(i+1) == "of" || r.low(i+1) == "from") {
		k := i + 2
		if r.low(k) == "the" {
			k++
		}
		if n := r.name(k); n != nil && n.country != "" && (n.how == gazetteer.Name || n.how == gazetteer.Capital) {
			return n.country, n.last
		}
	}
	return "", 0
}

// late gives the side of those whose master is a pronoun, once it is resolved.
func (r *reader) late() {
	at := map[int]int{}
	for _, m := range r.ments {
		if m.Kind == news.MentionPronoun {
			at[m.Head] = m.Entity
		}
	}
	for i := range r.roles {
		x := &r.roles[i]
		if c := r.taken(x); x.Country == "" && x.owner < 0 && x.Body == "" && c != "" && r.ents[x.Entity].country == "" {
			x.Country, r.ents[x.Entity].country = c, c
		}
		if x.Country != "" || x.owner < 0 {
			continue
		}
		e, ok := at[x.owner]
		if ok && r.ents[e].typ == news.Country {
			if n := r.stateBefore(x.owner); n != nil && n.country != r.ents[e].country {
				e = n.ent // the chain has it of a state that the sentence does not name
			}
		}
		if ok && e != x.Entity && (servants[singularOr(r.low(x.head))] || r.ents[e].typ == news.Country) { // "Norland and its president"
			x.Country = r.ents[e].country
			if r.ents[x.Entity].country == "" {
				r.ents[x.Entity].country = x.Country
			}
		}
	}
}

// stateBefore gives the name of the only state that the sentence of a pronoun
// names before it, not by its capital, as datelines do; nil for none or several.
func (r *reader) stateBefore(t int) (found *name) {
	for i := t - 1; i >= r.sentFirst(t); i-- {
		if n := r.name(i); n != nil && n.typ == news.Country && n.how != gazetteer.Capital {
			if found != nil && found.country != n.country {
				return nil
			}
			found = n
		}
	}
	return found
}

// taken gives the state of the one whom a sentence speaks of without a name to
// whom the next names so: "Norland's security chief warned … The official, Ada
// Vell, said".
func (r *reader) taken(x *role) string {
	first, _ := r.d.TokensIn(x.Evidence)
	s := r.sent[first]
	if !x.ByApposition || s < 1 || first != r.d.Sentences[s].First || r.low(first) != "the" || r.d.Sentences[s-1].Block != r.d.Sentences[s].Block {
		return ""
	}
	for _, m := range r.ments {
		if m.subject && m.Kind == news.MentionNominal && m.First < r.d.Sentences[s-1].First+4 && r.ents[m.Entity].typ == news.Person {
			return r.ents[m.Entity].country
		}
	}
	return ""
}
