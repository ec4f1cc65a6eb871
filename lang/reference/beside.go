package reference

import (
	"slices"
	"strings"

	"synoptic/gazetteer"
	"synoptic/news"
	"synoptic/wordlist"
)

// after reads what follows a name: an apposition between commas, or a clause
// with "is", "was", "as".
func (r *reader) after(n *name) {
	end := r.sentEnd(n.first)
	i := n.last
	if i >= end {
		return
	}
	if r.word(i) == "(" || r.word(i) == "," || r.word(i) == "–" || r.word(i) == "—" {
		for i++; i+1 < end && r.word(i+1) == "," && (r.tag(i) == "NUM" || degrees[strings.ReplaceAll(r.low(i), ".", "")]); i += 2 { // "Ada Vell, MD, 52, a teacher"
		}
		if i+1 < end && r.low(i) == "then" && (r.low(i+1) == "the" || r.low(i+1) == "a" || r.low(i+1) == "an") {
			r.past(n, i+1, end)
			return
		}
		if w := r.low(i); (w == "currently" || w == "now") && i+1 < end { // "Ada Vell, currently head of"
			i++
		}
		if i < end && r.low(i) == "who" && r.copula(i+1, end) {
			r.phrase(n, i+2, end, true)
			return
		}
		if i+1 < end && r.low(i) == "who" && r.low(i+1) == "has" && r.low(i+2) == "been" { // "Ada Vell, who has been acting mayor"
			r.phrase(n, i+3, end, true)
			return
		}
		if i < end && r.low(i) == "who" && appointing[r.lemma(i+1)] && r.low(i+2) == "as" {
			r.served(n, i+3, end)
			return
		}
		if r.phrase(n, i, end, false); len(r.roles) > 0 && r.roles[len(r.roles)-1].Entity == n.ent {
			return
		}
	}
	if j := r.home(n.last, end); j > 0 {
		r.phrase(n, j, end, true)
		return
	}
	if j := r.made(n); j > 0 {
		r.phrase(n, j, end, true)
		return
	}
	if i = n.last; r.copula(i, end) {
		i++
		for i < end && r.tag(i) == "ADV" {
			i++
		}
		r.phrase(n, i, end, true)
		return
	}
	if r.low(i) == "as" {
		r.phrase(n, i+1, end, true)
		return
	}
	r.left(n, end)
	// "was appointed (as) minister", "serves as"
	for j := i; j < min(i+5, end); j++ {
		switch {
		case appointing[r.lemma(j)]:
			active := r.lemma(j) == "serve" || r.lemma(j) == "act" || r.lemma(j) == "work"
			if !active && (j == i || r.lemma(j-1) != "be" && r.tag(j-1) != "ADV") {
				return // whom one has appointed is another
			}
			j++
			if r.low(j) == "as" {
				j++
			} else if active {
				return
			}
			r.phrase(n, j, end, true)
			return
		case r.tag(j) != "AUX" && r.tag(j) != "ADV" && r.tag(j) != "PART":
			return
		}
	}
}

// degrees are the letters that learned people, and those of some callings, set behind
// their names.
var degrees = wordlist.Set("md phd mba jd esq rn dds dvm mph mp cbe obe mbe jr sr")

// officeBefore gives where a body's name begins that was taken together with the
// office of the one named before it: "Ada Vell, International Director of
// Coastwatch".
func (r *reader) officeBefore(first, last int) int {
	if first < 2 || r.word(first-1) != "," || !slices.ContainsFunc(r.d.Names, func(n news.Name) bool { return n.Last == first-1 && n.Type == news.Person }) {
		return first
	}
	for i := first; i+2 < last && i < first+3; i++ {
		if r.isOffice(i) && (r.low(i+1) == "of" || r.low(i+1) == "at") {
			if i += 2; r.low(i) == "the" && i+1 < last {
				i++
			}
			return i
		}
	}
	return first
}

// home gives the token after "who is" behind the places that somebody is said to
// be from: "Ada Vell from Velm near Orst, who is director of"; -1 where there is
// no such clause.
func (r *reader) home(i, end int) int {
	if r.low(i) == "," {
		i++
	}
	if w := r.low(i); w != "from" && w != "of" {
		return -1
	}
	for j := i; j+2 < end && j < i+12; j++ {
		switch w := r.low(j); {
		case w == "who" && r.word(j-1) == "," && r.copula(j+1, end):
			return j + 2
		case w == "from" || w == "of" || w == "near" || w == "in" || w == ",":
		case r.name(j) != nil && r.name(j).typ != news.Person, r.tag(j) == "PROPN":
		default:
			return -1
		}
	}
	return -1
}

// leaving are verbs by which somebody gives up what "as" names.
var leaving = wordlist.Set(`quit resign retire leave step stand depart oust remove fire sack last`)

// ousting are those of them that tell by their active what is done to another: "Vell sacked Dahl".
var ousting = wordlist.Set(`oust remove fire sack`)

// coming are auxiliaries of what has not happened.
var coming = wordlist.Set(`will would 'll ’ll shall may might could should must can`)

// left reads "Ada Vell resigned on Monday as minister".
func (r *reader) left(n *name, end int) {
	ahead := false
	for i := n.last; i < min(n.last+5, end); i++ {
		if r.tag(i) != "VERB" {
			ahead = ahead || coming[r.low(i)]
			if r.tag(i) != "AUX" && r.tag(i) != "ADV" {
				return
			}
			continue
		}
		if !leaving[r.lemma(i)] || ousting[r.lemma(i)] && (i == n.last || r.tag(i-1) != "AUX" && r.tag(i-1) != "ADV" || r.lemma(i-1) == "have") {
			return // also "Dahl, whom Vell sacked as minister"
		}
		for j := i + 1; j < min(i+5, end); j++ {
			if r.low(j) == "as" {
				if ahead {
					r.phrase(n, j+1, end, true) // who will step down still is it
				} else {
					r.past(n, j+1, end)
				}
				return
			}
			if punct(r.word(j)) || r.tag(j) == "VERB" {
				return
			}
		}
		return
	}
}

// past reads an office that somebody no longer has.
func (r *reader) past(n *name, i, end int) {
	had := len(r.roles)
	r.phrase(n, i, end, true)
	if len(r.roles) > had {
		r.roles[had].Former = true
	}
}

// served reads "who served as minister until 2021": an office of the past where
// an end is told.
func (r *reader) served(n *name, i, end int) {
	had := len(r.roles)
	r.phrase(n, i, end, true)
	if len(r.roles) == had {
		return
	}
	for j := i; j < min(i+14, end); j++ {
		if w := r.low(j); w == "until" || w == "till" || w == "from" || w == "between" {
			r.roles[had].Former = true
		}
	}
}

var appointing = wordlist.Set(`serve act work appoint name elect re-elect reelect`)

func (r *reader) copula(i, end int) bool {
	if i >= end {
		return false
	}
	switch r.low(i) {
	case "is", "was", "became", "remains", "'s", "’s":
		return !news.Possessive(r.word(i)) || r.tag(i) == "AUX"
	}
	return false
}

// phrase reads an office from the noun phrase that begins at token i and gives
// it to the name. Bare nouns count only where a comma or "as" has announced
// them; the title of the next name does not count.
func (r *reader) phrase(n *name, i, end int, verb bool) {
	first, head, last := r.nounPhrase(i, end)
	if head < 0 || r.isPlural(head) || r.low(first) == "whose" { // which is another's
		return
	}
	if t := r.d.Tokens[head]; !verb && last < end && (first == head && (r.tag(last) == "VERB" || r.low(last) == "says") || news.RelIs(t.Rel, "nsubj") && !punct(r.word(last)) && t.Head >= last && t.Head < last+3 ||
		(r.low(first) != "a" && r.low(first) != "an" && r.told(n) || news.RelIs(r.d.Tokens[last].Rel, "acl")) && r.tag(last) == "VERB" && gazetteer.Verb(r.lemma(last), "") != "") {
		return // "They accuse Ada Vell, Norland's envoy to the union said"
	}
	if verb && r.tag(i) == "NOUN" && r.name(i) == nil && !gazetteer.IsOfficeHead(r.word(head)) {
		return
	}
	for {
		x := r.newRole(first, head, last)
		x.ByApposition = true
		x.Evidence = r.d.TokenSpan(n.first, last)
		r.addRole(n.ent, x)
		if r.low(last) != "and" || last+1 >= end {
			return
		}
		if first, head, last = r.nounPhrase(last+1, end); head < 0 || r.isPlural(head) || !gazetteer.IsOfficeHead(r.word(head)) {
			return // "the speaker and head of the Harbour Guild"
		}
	}
}

// told tells whether a verb stands before a name in its sentence and outside quotation
// marks.
func (r *reader) told(n *name) bool {
	for i := r.sentFirst(n.first); i < n.first; i++ {
		if r.tag(i) == "VERB" && r.quote[i] == 0 {
			return true
		}
	}
	return false
}

// nounPhrase reads a noun phrase with an office for its head from token i: its
// start, head and end. head is -1 when there is none, or when the phrase runs
// into a person's name, whose title it then is.
func (r *reader) nounPhrase(i, end int) (first, head, last int) {
	first, head = i, -1
	j := i
	for ; j < end; j++ {
		w := r.low(j)
		if n := r.name(j); n != nil {
			if n.typ == news.Person && !(n.last < end && (news.Possessive(r.word(n.last)) || r.word(n.last) == "-")) {
				return i, -1, j
			}
			j = n.last - 1
			continue
		}
		switch {
		case j == i && (w == "the" || w == "a" || w == "an" || w == "another" || w == "whose" || possPronoun[w]), news.Possessive(r.word(j)), w == "-":
			continue
		case w == "(" && j > i:
			if c := r.closing(j, end); c > 0 {
				j = c
				continue
			}
		case !punct(w) && (r.titleToken(j, j+1, j+2) && (r.tag(j) != "VERB" || participles[w] && r.isOffice(j+1)) || gazetteer.Rank(w) == gazetteer.Acting && (r.isOffice(j+1) || j == i && r.name(j+1) != nil && r.name(j+1).typ == news.Organization)):
			if _, ok := officeHead(w); ok && !(w == "hopeful" && r.tag(j) == "ADJ") {
				head = j
			} else if r.tag(j) == "NOUN" && j > i && (agentLike(w) || r.teamed(j, i)) {
				head = j
			} else if w == "staff" && head >= 0 {
				continue
			} else {
				head = r.keepHead(head, j)
			}
			continue
		case w == "and" && head < 0 && j > i && j+1 < end && upper(r.word(j-1)) == upper(r.word(j+1)) && (upper(r.word(j-1)) || r.describes(j-1) && r.describes(j+1)):
			continue // "security and forensic analyst"
		}
		break
	}
	if head < 0 || head != j-1 && r.name(j-1) == nil && r.word(j-1) != ")" {
		return i, -1, j
	}
	if head != j-1 {
		return i, -1, j
	}
	last = r.tail(j, end)
	if last < 0 {
		return i, -1, j
	}
	return first, head, last
}

// keepHead drops an office that turns out to modify another noun ("minister
// post").
func (r *reader) keepHead(head, j int) int {
	if head >= 0 && j > head {
		return -1
	}
	return head
}

func (r *reader) closing(j, end int) int {
	for c := j + 1; c < end && c < j+5; c++ {
		if r.word(c) == ")" {
			return c
		}
	}
	return -1
}

// officeAt tells whether a title begins at token i.
func (r *reader) officeAt(i, end int) bool {
	for j := i; j < end && j < i+5; j++ {
		if r.person(j) {
			return true
		}
		if punct(r.word(j)) {
			return false
		}
	}
	return false
}

// closes tells whether a name ends its clause: "Its counsel is Ada Vell."
func (r *reader) closes(n *name) bool {
	w := r.low(n.last)
	return n.last >= r.sentEnd(n.first) || w == "." || w == "," || w == ";" || w == "and"
}

// commaBefore reads an office that stands before the name between commas, or
// before "is": "his aide, Ada Vell", "Norland's lead negotiator, Defence Minister
// Ada Vell", "Its counsel is Ada Vell".
//
// It tells whether it has read one.
func (r *reader) commaBefore(n *name) bool {
	b, _ := r.regionBefore(n.first)
	lo := r.sentFirst(n.first)
	if b-1 <= lo || news.Possessive(r.low(n.last)) || !r.announces(b, n) && !(b == n.first && r.closes(n) && (r.low(b-1) == "is" || r.low(b-1) == "was")) {
		return false
	}
	e := b - 1
	if o := e - 3; o > lo && r.word(e-1) == ")" && r.word(o) == "(" { // "director of the Harbour Guild (HG), Ada Vell"
		e = o
	}
	s := e - 1
	for s > lo && e-s < 16 { // back to the determiner or possessor that opens the phrase
		w := r.low(s)
		if punct(w) && !news.Possessive(r.word(s)) && w != "-" && !r.stateList(s) || r.tag(s) == "VERB" && gazetteer.Rank(w) == "" && r.name(s) == nil && !(participles[w] && r.isOffice(s+1)) || r.tag(s) == "AUX" {
			s++
			break
		}
		s--
	}
	for ; s < e; s++ {
		first, head, last := r.nounPhrase(s, e)
		if head < 0 || last != e {
			continue
		}
		if plural, _ := officeHead(r.low(head)); plural {
			if b == n.first && r.several(n, first, head, last) {
				return true
			}
			continue // "spokesmen for the mayor of Velm, Ada Vell"
		}
		// "A spokesman for the union, Ole Dahl, said"; "brought a former official, Ada Vell."
		one := (first == lo || n.last >= r.sentEnd(n.first)-1) && (r.low(first) == "a" || r.low(first) == "an") ||
			(first == lo || gazetteer.Rank(r.low(first)) == gazetteer.Former) && upper(r.word(head)) && r.low(head+1) == "of" || // "Archbishop of Velm, Ida Ruud"
			first > lo && r.tag(first-1) == "VERB" && r.name(first) != nil && upper(r.word(head)) && prepositions[r.low(head+1)] // "said UN envoy for Velm, Ida Ruud"
		if r.word(b-1) != "," && r.low(b-1) != "is" && r.low(b-1) != "was" || !one && !r.definite(first, head) || r.apposed(first) || r.low(n.last) == "and" && b == n.first {
			return false
		}
		if first > lo && ((r.tag(first-1) == "ADP" || r.tag(first-1) == "VERB") && r.fronted(lo, n) || r.tag(n.last) == "VERB" && gazetteer.Verb(r.lemma(n.last), "") != "" && n.last+2 >= r.sentEnd(n.first)) {
			return false // "After talks with the minister, Ada Vell left", "After meeting the minister", "Dahl would be the new minister, Ada Vell said."
		}
		x := r.newRole(first, head, last)
		if x.Country == "" && x.Body == "" {
			x.Country, x.Body = r.namedBefore(first, head, last)
		}
		x.ByApposition = true
		x.Evidence = r.d.TokenSpan(first, n.last)
		r.addRole(n.ent, x)
		return true
	}
	return false
}

// namedBefore gives the state and the body of somebody of whom a sentence before spoke by the
// same noun: "A Norlandic official warned of it. | The official, Ada Vell, said".
func (r *reader) namedBefore(first, head, last int) (country, body string) {
	s := r.sent[head]
	if r.low(first) != "the" || head != first+1 || last != head+1 || s < 1 {
		return "", ""
	}
	for t := r.d.Sentences[s].First - 1; t >= r.d.Sentences[max(s-2, 0)].First; t-- {
		kind := r.low(head) == "official" && r.sent[t] == s-1 && r.isOffice(t) && news.RelIs(r.d.Tokens[t].Rel, "nsubj") // "The Norlandic minister warned"
		if r.low(t) != r.low(head) && !kind || r.name(t) != nil {
			continue
		}
		lo, a := r.sentFirst(t), t
		for a > lo && (r.name(a-1) != nil || r.tag(a-1) == "ADJ" || r.tag(a-1) == "NOUN" || r.tag(a-1) == "DET" || news.Possessive(r.word(a-1))) {
			a--
		}
		if w := r.low(t + 1); r.person(t+1) || w == "," && r.person(t+2) { // another's
			return "", ""
		}
		y := r.newRole(a, t, t+1)
		return y.Country, y.Body
	}
	return "", ""
}

// fronted tells whether a sentence opens with a phrase of time or manner that ends
// before a name, which is the subject of the clause after it.
func (r *reader) fronted(lo int, n *name) bool {
	if t := r.tag(n.last); n.last >= r.sentEnd(n.first) || t != "VERB" && t != "AUX" {
		return false
	}
	return r.tag(lo) == "ADP" || r.tag(lo) == "SCONJ" || r.tag(lo) == "VERB" || r.tag(lo) == "ADV"
}

// announces tells whether the token before b parts an office from the name that
// follows it: a comma, and before several names a dash, a colon, "like" or
// "including".
func (r *reader) announces(b int, n *name) bool {
	switch w := r.low(b - 1); w {
	case ",":
		return true
	case "—", "–", ":", "like", "including":
		return b == n.first && r.listed(n) != nil
	}
	return false
}

// alternates tells whether the phrase after a name whose office stands before it
// is the office of the name that comes next: "the mayor, Ada Vell, the sheriff,
// Ole Dahl, and".
func (r *reader) alternates(n *name) bool {
	end := r.sentEnd(n.first)
	if r.low(n.last) != "," {
		return false
	}
	at := n.last + 1
	if r.low(at) == "and" {
		at++
	}
	if w := r.low(at); w != "the" && !possPronoun[w] {
		return false
	}
	for i := at + 1; i < min(at+9, end); i++ {
		if r.word(i) == "," {
			return r.person(i + 1)
		}
		if r.tag(i) == "VERB" || r.tag(i) == "AUX" || r.person(i) {
			return false
		}
	}
	return false
}

// definite tells whether a noun phrase opens with "the", a possessor or a
// pronoun that possesses.
func (r *reader) definite(first, head int) bool {
	if w := r.low(first); w == "the" || w == "whose" || possPronoun[w] {
		return true
	}
	for i := first; i < head; i++ {
		if news.Possessive(r.word(i)) {
			return true
		}
	}
	return false
}

// apposed tells whether the phrase itself follows a person's name and a comma.
func (r *reader) apposed(first int) bool {
	if r.low(first-1) == "and" {
		first--
	}
	if first < 2 || r.word(first-1) != "," || !r.person(first-2) {
		return false
	}
	return !r.headed[first-1]
}

// seat gives the place or state that "of" ties to the name that ends at token i,
// the state that it is or lies in, and where what is said of the name ends,
// brackets passed over: "Ada Vell of Velm", "Ada Vell (Velm)".
func (r *reader) seat(i int) (m *name, country string, end int) {
	if m = r.name(i + 1); r.low(i) == "of" && m != nil && m.first == i+1 && (m.typ == news.Place || m.typ == news.Country) {
		if m.how == gazetteer.Name {
			return m, m.country, m.last
		}
		if c, ok := gazetteer.Place(m.text); ok && m.how == 0 && !gazetteer.City(m.text) {
			return m, c, m.last
		}
		return m, "", m.last
	}
	if r.low(i) == "(" {
		if c := r.closing(i, r.sentEnd(i)); c > 0 {
			return nil, "", c + 1
		}
	}
	return nil, "", i
}
