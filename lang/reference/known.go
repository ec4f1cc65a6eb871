package reference

import (
	"sort"
	"strings"

	"synoptic/gazetteer"
	"synoptic/identity"
	"synoptic/news"
	"synoptic/wordlist"
)

// nation gives the state that a phrase means and how; a body's name that is
// also in the list of seats is a seat.
func nation(s string) (country string, how gazetteer.How) {
	s = bare(s)
	if len(s) == 0 || len(s) > 60 {
		return "", 0
	}
	c, how, ok := gazetteer.Nation(s)
	if !ok {
		return "", 0
	}
	return c, how
}

// officeHead tells whether a word can head a title, in the singular; plural
// tells whether it is the plural of one.
func officeHead(w string) (plural, ok bool) {
	w = strings.ToLower(w)
	if w == "general" || w == "staff" { // "general" is more often an adjective: see the caller
		return false, w == "general"
	}
	if officeLike(w) || gazetteer.IsOfficeHead(w) && singularOf(w) == "" {
		return false, true
	}
	if s := singularOf(w); s != "" && (officeLike(s) || gazetteer.IsOfficeHead(s)) {
		return true, true
	}
	return false, gazetteer.IsOfficeHead(w)
}

// bare drops a possessive ending and an article from a name.
func bare(s string) string {
	for _, p := range [...]string{"'s", "’s", "'", "’"} {
		s = strings.TrimSuffix(s, p)
	}
	if len(s) > 4 && strings.EqualFold(s[:4], "the ") {
		s = s[4:]
	}
	if of, rest, ok := strings.Cut(s, " "); ok && (of == "A" || of == "An" || of == "a" || of == "an") {
		if _, known := gazetteer.FindBody(rest); known {
			s = rest // "An African Union delegation"
		}
	}
	return strings.TrimSpace(s)
}

// fuller tells whether name a is fuller than b.
func fuller(a, b string) bool {
	na, nb := len(strings.Fields(a)), len(strings.Fields(b))
	if na != nb {
		return na > nb
	}
	return len(a) > len(b)
}

// opening are words that open the next sentence where its end was not seen.
var opening = wordlist.Set(`He She It They We The But And In`)

// held are offices that a body's name before a person's was taken together with.
var held = wordlist.Set(`president chairman chairwoman ceo coach director manager spokesman spokeswoman secretary commissioner captain quarterback`)

// branch are words that stand before such an office.
var branch = wordlist.Set(`athletic executive general managing vice deputy assistant finance press sporting technical medical communications head`)

// partisans are words for the members of a party behind a place.
var partisans = wordlist.Set(`republican republicans democrat democrats democratic`)

// acronym tells whether a word is of capitals alone, at least two.
func acronym(w string) bool { return len(w) > 1 && strings.ToUpper(w) == w && lettersOnly(w) }

// firms makes bodies of what was taken for persons where somebody is said to be of
// them ("Ada Vell of Dahl Ruud") or they are said to be one ("the lender Dahl
// Ruud", "a group calling itself Dahl Ruud"), and nowhere else they do anything.
func (r *reader) firms() {
	alone := map[string]bool{}
	for k := range r.names {
		if !r.borne(k) {
			alone[r.names[k].text] = true
		}
	}
	staffed := map[string]bool{}
	r.surnames = map[string]bool{}
	for _, n := range r.names {
		for t := n.text; n.typ == news.Person; {
			var more bool
			if _, t, more = strings.Cut(t, " "); !more {
				break
			}
			r.surnames[t] = true
		}
	}
	for k := range r.names {
		if r.staffed(k) {
			staffed[r.names[k].text] = true
		}
	}
	for k := range r.names {
		n := &r.names[k]
		if staffed[n.text] && r.unsure(n) || r.borne(k) && !alone[n.text] {
			n.typ, n.person = news.Organization, identity.Person{}
		}
	}
}

// unsure tells whether a name is one of somebody or something that the gazetteer does not know,
// and no part of a longer name of somebody.
func (r *reader) unsure(n *name) bool {
	if n.how != 0 || n.typ == news.Organization || n.typ == news.Person && (r.titledAt(n.first) || r.surnames[n.text]) {
		return false
	}
	_, place := gazetteer.Place(n.text)
	if i := strings.LastIndexByte(n.text, '-'); i >= 0 && !upper(n.text[i+1:]) {
		return false // "Velm-based economist Ole Dahl"
	}
	return !place && !gazetteer.City(n.text) && n.typ != news.Country
}

// staffed tells whether somebody is said to work for name k, as one does for a body alone:
// "Dahl Ruud economist Ada Vell", "a Dahl employee", "Ada Vell, oil analyst at Dahl".
func (r *reader) staffed(k int) bool {
	n := &r.names[k]
	if !r.unsure(n) {
		return false
	}
	i := n.last
	for i < n.last+2 && r.describes(i) && !staff[r.low(i)] {
		i++
	}
	firm := n.typ == news.Place || n.typ == news.Person && n.last-n.first > 1 // unlike "a Muslim worker", "an Obama economist"
	if firm && staff[r.low(i)] && r.tag(i) == "NOUN" && i < r.sentEnd(n.first) {
		if k+1 < len(r.names) && r.names[k+1].first == i+1 && r.names[k+1].typ == news.Person {
			return true
		}
		if w := r.low(n.first - 1); n.typ != news.Place && (w == "a" || w == "an") && i == n.last {
			return true
		}
	}
	if r.low(n.first-1) != "at" || !staff[r.low(n.first-2)] || r.low(n.first-2) == "worker" {
		return false
	}
	w := r.word(n.last)
	return n.last >= r.sentEnd(n.first) || punct(w) || r.tag(n.last) == "VERB" || r.low(n.last) == "in"
}

// staff are nouns for those who work for a body of which the name stands before them, or behind "at".
var staff = wordlist.Set(`economist analyst strategist trader broker employee executive engineer technician worker`)

// nicknamed makes one name of a given name and a surname that the layer of names parts at
// what stands in brackets or quotation marks between them: "Olav (Ole) Dahl".
func (r *reader) nicknamed() {
	sort.SliceStable(r.names, func(a, b int) bool { return r.names[a].first < r.names[b].first })
	out := r.names[:0]
	for k := 0; k < len(r.names); k++ {
		n := r.names[k]
		for j := k + 1; j < len(r.names) && j < k+3 && (n.typ == news.Person || n.typ == news.Other && n.how == 0); j++ {
			if m := r.names[j]; m.typ == news.Person && r.nicked(n.first, m.last) {
				n, k = r.newName(n.first, m.last, news.Person), j
				break
			}
		}
		out = append(out, n)
	}
	r.names = out
}

// nicked tells whether the words of a range are capitals, some of them in brackets or
// quotation marks inside it.
func (r *reader) nicked(first, last int) bool {
	marks := 0
	for i := first; i < last && last-first < 8; i++ {
		switch w := r.word(i); {
		case upper(w):
		case i > first && i < last-1 && strings.Contains("( \" “ ``", w) && marks == 0, marks == 1 && strings.Contains(") \" ” ''", w) && upper(r.word(i-1)):
			marks++
		default:
			return false
		}
	}
	return marks == 2 && upper(r.word(last-1))
}

// onWhat gives the end of a body's name whose field the layer of names left behind: "the
// Harbour Council | on Sea Relations".
func (r *reader) onWhat(last int) int {
	if w := r.low(last); !advising[r.low(last-1)] || w != "on" && w != "for" {
		return last
	}
	end := last + 1
	for end < r.sentEnd(last-1) && upper(r.word(end)) && r.d.NameAt(end) == nil && gazetteer.Weekday(r.word(end)) == 0 && gazetteer.Month(r.word(end)) == 0 {
		end++
	}
	if end < last+3 {
		return last
	}
	return end
}

// advising are the last words of the names of bodies that are on or for something.
var advising = wordlist.Set("council committee commission center centre institute foundation campaign society network board office")

// local are bodies whose names begin with a place's or a person's, who are not meant
// by that alone.
var local = wordlist.Set(`police department hospital university school college church brigade court center centre sheriff council district authority
	library museum station institute foundation committee campaign family administration office trail memorial clinic team fire`)

// titledAt tells whether an office or a form of address stands before a token.
func (r *reader) titledAt(i int) bool {
	if i-1 < r.sentFirst(i) {
		return false
	}
	_, ok := gazetteer.Honorific(r.word(i - 1))
	return ok || courtesy[strings.TrimSuffix(r.low(i-1), ".")] || r.isOffice(i-1)
}

// firm tells whether a noun for a body stands before a name as its kind, or
// something calls itself so.
func (r *reader) firm(n *name) bool {
	t := n.first - 1
	if t < r.sentFirst(n.first) {
		return false
	}
	if w := r.low(t); w == "itself" || w == "themselves" {
		return r.lemma(t-1) == "call" || r.lemma(t-1) == "name" || r.lemma(t-1) == "style"
	}
	if !firmNouns[r.low(t)] {
		return false
	}
	if up := r.d.Tokens[t].Head; up >= n.first && up < n.last {
		return true
	}
	h := r.d.HeadOf(n.first, n.last)
	return h >= 0 && r.d.Tokens[h].Head == t && !news.RelIs(r.d.Tokens[n.last-1].Rel, "nsubj") // "the company Ada Vell founded"
}

// firmBehind tells whether a name is said to be a body by the phrase behind it: "Dahl, the
// Norlandic telecoms firm".
func (r *reader) firmBehind(n *name) bool {
	end := r.sentEnd(n.first)
	if i := n.last + 1; r.word(n.last) != "," || i >= end || r.low(i) != "the" && r.low(i) != "a" && r.low(i) != "an" {
		return false
	}
	for i := n.last + 2; i < min(n.last+8, end); i++ {
		if t := r.tag(i); t != "NOUN" && t != "ADJ" && t != "PROPN" && r.word(i) != "-" {
			return false
		}
		if firmNouns[r.low(i)] && r.tag(i+1) != "NOUN" && r.tag(i+1) != "PROPN" && r.word(i+1) != "-" && !news.Possessive(r.word(i+1)) {
			return true
		}
	}
	return false
}

// borne tells whether name k, which was taken for a person's, is said to be a body,
// or "of" stands between a person's name and it.
func (r *reader) borne(k int) bool {
	if r.names[k].typ != news.Person {
		return false
	}
	if r.firm(&r.names[k]) || r.firmBehind(&r.names[k]) {
		return true
	}
	if k == 0 {
		return false
	}
	n, m := &r.names[k], &r.names[k-1]
	if r.low(n.first-1) == "at" && n.last-n.first > 1 { // "director of boats at Dahl Ruud"
		for t := n.first - 2; t > n.first-6 && t >= r.sentFirst(n.first) && r.name(t) == nil && r.tag(t) != "VERB"; t-- {
			if r.isOffice(t) {
				return true
			}
		}
	}
	return m.typ == news.Person && m.last == n.first-1 && n.last-n.first > 1 && m.last-m.first > 1 && r.low(n.first-1) == "of"
}

func (r *reader) isPlural(t int) bool {
	plural, _ := officeHead(r.low(t))
	return plural
}

// describes tells whether a token is a plain noun or adjective.
func (r *reader) describes(t int) bool {
	return r.name(t) == nil && (r.tag(t) == "NOUN" || r.tag(t) == "ADJ")
}

// listing tells whether "and" at a token joins plain nouns that somebody is head of, a
// body after them, or the second hung on the first and a comma after it: "director of
// markets and harbours at Northlea", "envoy for boats and small harbours, Ada Vell".
func (r *reader) listing(k, end int) bool {
	if !r.describes(k-1) || !r.describes(k+1) {
		return false
	}
	for k++; k < end && r.describes(k) && !r.isOffice(k); k++ {
	}
	return (r.low(k) == "at" || r.low(k) == "for") && r.bodyAt(k+1) || r.d.Tokens[k-1].Rel == "conj" && (k == end || r.word(k) == ",")
}

// sameBody tells whether two names can be one body's; two spellings are
// compared once an article.
func (r *reader) sameBody(a, b string) bool {
	if a == b {
		return true
	}
	key := [2]string{a, b}
	same, ok := r.same[key]
	if !ok {
		same = strings.EqualFold(a, b) || identity.SameBodies(a, b, r.body(a), r.body(b))
		r.same[key] = same
	}
	return same
}

// body gives a body's name taken apart.
func (r *reader) body(name string) *identity.Body {
	b, ok := r.bodies[name]
	if !ok {
		p := identity.ParseBody(name)
		b = &p
		r.bodies[name] = b
	}
	return b
}
