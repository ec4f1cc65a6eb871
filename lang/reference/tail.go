package reference

import (
	"synoptic/gazetteer"
	"synoptic/news"
	"synoptic/wordlist"
)

// tail gives the end of the prepositional phrases that follow an office's
// head, or -1 when a person's name follows directly, whose title it then is.
func (r *reader) tail(j, end int) int {
	last, from := j, j
	for j < end {
		w := r.low(j)
		if w == "to" && j > from && !r.sends(from-1) {
			break // "an interview by Ada Vell, deputy head of the guards, | to the Velm Herald"
		}
		if w != "of" && w != "to" && w != "for" && w != "at" && w != "in" && w != "on" && !(w == "with" && r.bodyAt(j+1)) {
			break
		}
		k := j + 1
		for k < end {
			if n := r.name(k); n != nil {
				if n.typ == news.Person && k > j+1 && !news.Possessive(r.word(k-1)) && !r.isOffice(k-1) && r.low(k-1) != "the" {
					return -1 // "envoy to Norland Ada Vell", "Secretary of State Ada Vell"
				}
				if n.typ == news.Person && k > j+2 && r.isOffice(k-1) && r.tag(j+1) == "NOUN" && !upper(r.word(j+1)) {
					return -1 // "chief of staff Admiral Ada Vell", unlike "adviser to the president, Ada Vell"
				}
				k = n.last
				continue
			}
			x := r.low(k)
			if x == "the" || x == "a" || x == "an" || possPronoun[x] || news.Possessive(r.word(k)) || x == "-" || x == "&" || r.stateList(k) ||
				r.tag(k) == "NOUN" || r.tag(k) == "ADJ" || r.tag(k) == "PROPN" || r.tag(k) == "" && !punct(x) && upper(r.word(k)) {
				k++
				continue
			}
			if x == "and" && k+1 < end && upper(r.word(k-1)) == upper(r.word(k+1)) && (upper(r.word(k-1)) || r.listing(k, end) || r.firmAhead(k, end)) && !r.person(k+1) && !r.officeAt(k+1, end) {
				k++
				continue
			}
			if x == "and" && k+2 < end && r.low(k+1) == "the" && r.bodyAt(k+1) && r.name(k-1) != nil && r.name(k-1).typ == news.Organization {
				k += 2 // "the envoy for the Harbour Union and the Sea League"
				continue
			}
			break
		}
		cut := k
		for cut > j+1 && (r.low(cut-1) == "the" || r.low(cut-1) == "a" || r.low(cut-1) == "an" || r.low(cut-1) == "-" || news.Possessive(r.word(cut-1)) || possPronoun[r.low(cut-1)]) {
			cut--
		}
		if cut == j+1 || r.dated(j+1, cut) || (w == "at" || w == "in") && r.occasion(j+1, cut) {
			break
		}
		last, j = cut, k
	}
	if last < end && r.person(last) && r.word(last-1) != "," {
		return -1
	}
	return last
}

// sends tells whether an office can be one "to" somebody or something, whatever it is "of".
func (r *reader) sends(head int) bool {
	w := singularOr(r.low(head))
	return w == "envoy" || w == "ambassador" || w == "representative" || w == "delegate" || w == "observer" || w == "emissary" || w == "commissioner" || w == "secretary" ||
		w == "member" || w == "chief" || w == "legate" || w == "nuncio" || w == "consul" || servants[w]
}

// firmAhead tells whether "and" stands among the words that say what a firm does: "of oil | and
// gas services company Northlea".
func (r *reader) firmAhead(k, end int) bool {
	for t := k + 1; t < min(end-1, k+5) && r.describes(t); t++ {
		if traders[r.low(t)] {
			return r.name(t+1) != nil
		}
	}
	return false
}

// dated tells whether the words after a preposition tell when, not of what: "on
// Friday", "in March", "at the end of the year".
func (r *reader) dated(i, end int) bool {
	if w := r.low(i); (w == "the" || w == "this") && i+1 < end {
		i++
	}
	return gazetteer.Weekday(r.word(i)) > 0 || gazetteer.Month(r.word(i)) > 0 || whens[r.low(i)]
}

// occasion tells whether the words after a preposition tell at what something was done, of which
// nobody has an office: "elected Vell as its head | at a meeting in Velm".
func (r *reader) occasion(i, end int) bool {
	for ; i < end; i++ {
		if w := r.word(i); !upper(w) && occasions[singularOr(r.low(i))] {
			return true
		}
	}
	return false
}

// occasions are nouns for what people come together for.
var occasions = wordlist.Set(`meeting summit hearing session rally gathering talk ceremony congress funeral vigil press-conference briefing`)

// whens are nouns that begin the telling of a time.
var whens = wordlist.Set(`end start beginning close age time moment month week year`)

// bodyAt tells whether a body's name, its article before it or not, begins at
// token i: "an analyst with Fulmar Research".
func (r *reader) bodyAt(i int) bool {
	if r.low(i) == "the" {
		i++
	}
	n := r.name(i)
	if n != nil && n.first == i && n.how == gazetteer.Name && news.Possessive(r.word(n.last)) { // "with Norland's Harbour Ministry"
		i = n.last + 1
		n = r.name(i)
	}
	return n != nil && n.first == i && n.typ == news.Organization
}

// firmAt tells whether the name or adjective of a state behind an office only tells where a
// firm is: "of Norlandic boat company Northlea".
func (r *reader) firmAt(n *name, last int) bool {
	if n.how != gazetteer.Name && n.how != gazetteer.Demonym || news.Possessive(r.word(n.last)) {
		return false
	}
	for t := n.last; t < min(last, n.last+6) && r.name(t) == nil; t++ {
		switch {
		case traders[r.low(t)]:
			return true
		case r.low(t) != "and" && r.low(t) != "-" && r.tag(t) != "NOUN" && r.tag(t) != "ADJ":
			return false
		}
	}
	return false
}

// ofFirm tells whether an office is one of a firm of which the words behind it tell the state.
func (r *reader) ofFirm(head, last int) bool {
	i := head + 2
	if r.low(i) == "the" || r.low(i) == "a" {
		i++
	}
	n := r.name(i)
	return i < last && r.low(head+1) == "of" && n != nil && n.first == i && r.firmAt(n, last)
}

// traders are nouns for firms and other bodies of their own, straight before their names.
var traders = wordlist.Set(`company firm giant maker producer manufacturer operator retailer contractor consultancy insurer lender brokerage publisher
	conglomerate airline carrier supplier distributor developer startup start-up explorer miner refiner tank charity broadcaster newspaper bank university foundation union group ngo drugmaker carmaker automaker chipmaker planemaker shipbuilder`)

// field tells whether a word before "and" is another part of a minister's field: "Resources
// and Energy Minister Ada Vell".
func (r *reader) field(t, f int) bool {
	h := r.low(f - 1)
	return (h == "minister" || h == "secretary") && upper(r.word(f-1)) && !r.isOffice(t) && (!r.startsSentence(t) || gazetteer.IsTitleWord(r.word(t))) && gazetteer.Weekday(r.word(t)) == 0 && gazetteer.Month(r.word(t)) == 0 &&
		(r.tag(t) == "NOUN" || r.tag(t) == "PROPN" || r.tag(t) == "ADJ")
}

// scripted reads the office that a film's script has before a name and a comma: "(SOUNDBITE)
// (English) NORLAND FOREIGN MINISTER, ADA VELL, SAYING".
func (r *reader) scripted(n *name) {
	v := n.last
	if r.word(v) == "," {
		v++
	}
	head := n.first - 2
	if r.low(v) != "saying" || head < 0 || r.word(n.first-1) != "," || !r.isOffice(head) {
		return
	}
	first := head
	for first > r.sentFirst(n.first) && head-first < 10 && r.word(first-1) != ")" && !punct(r.word(first-1)) {
		first--
	}
	if r.word(first-1) != ")" {
		return
	}
	x := r.newRole(first, head, n.first-1)
	x.Evidence = r.d.TokenSpan(first, n.last)
	r.addRole(n.ent, x)
}
