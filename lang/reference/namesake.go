package reference

import (
	"strings"

	"synoptic/gazetteer"
	"synoptic/news"
	"synoptic/wordlist"
)

// elsewhere tells whether a town that a state is known for stands in an article that
// names nothing else there and something in another state: "Hamilton police … in Ohio".
func (r *reader) elsewhere(town, state string) bool {
	if !gazetteer.City(town) {
		return false
	}
	other := false
	for k := range r.names {
		n := &r.names[k]
		c, ok := gazetteer.Place(n.text)
		if !ok {
			c = n.country
		}
		if c == state && n.text != town {
			return false
		}
		other = other || ok && c != state
	}
	return other
}

// settleNamesakes sets right what bears a state's or people's name and is
// neither: a region of another state, where the article speaks of places there
// and of nothing else of the state; and a team ("the Indians pitcher", where
// the name of a people would be an adjective).
func (r *reader) settleNamesakes() {
	own, other, teams := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for k := range r.names {
		n := &r.names[k]
		if n.country != "" && gazetteer.Region(n.text) == "" {
			own[n.country] = true
		}
		if c, ok := gazetteer.Place(n.text); ok {
			other[c] = true
		}
		if last := n.last - 1; n.typ == news.Organization && last > n.first && demonyms(r.word(last)) || r.attributive(n) {
			teams[r.word(last)] = true
		}
	}
	for k := range r.names {
		n := &r.names[k]
		switch {
		case n.how == gazetteer.Name && gazetteer.Region(n.text) != "" && !own[n.country] && (other[gazetteer.Region(n.text)] || own[gazetteer.Region(n.text)]):
			n.typ, n.country, n.how = news.Place, "", 0
		case n.how == gazetteer.Demonym && n.plural() && teams[n.text]:
			n.typ, n.country, n.how = news.Organization, "", 0
		}
	}
}

// calledByNoun gives the one body of those named before whose name ends in the noun by which alone a name calls
// it: "the League" after "the Northern League"; -1 where there is none or several.
func (r *reader) calledByNoun(n *name, x *index) int {
	if n.last-n.first != 1 || n.first == 0 || r.low(n.first-1) != "the" || !gazetteer.OrgWord(n.text) {
		return -1
	}
	found := -1
	for _, i := range tailOf(x.bodies) {
		if !strings.HasSuffix(r.ents[i].name, " "+n.text) {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = i
	}
	return found
}

// spellOut gives the letters that stand for a body of the article itself its name, where
// they are those of a known body, too: "CHP" beside "the California Highway Patrol". Letters
// that many bear are of a state's organ only where the article speaks of the state otherwise.
func (r *reader) spellOut() {
	long, named := map[string]string{}, map[string]bool{}
	for k := range r.names {
		n := &r.names[k]
		if n.country != "" && !letters[n.text] {
			named[n.country] = true
		}
		if n.typ != news.Organization || n.last-n.first < 2 {
			continue
		}
		first := ""
		for i := n.first; i < n.last; i++ {
			if w := r.word(i); upper(w) {
				first += w[:1]
			}
		}
		if long[first] == "" {
			long[first] = n.text
		}
	}
	for k := range r.names {
		n := &r.names[k]
		if n.how == gazetteer.Seat && letters[n.text] && !named[n.country] {
			n.country, n.how = "", 0
		}
		if long[n.text] != "" && n.last-n.first == 1 {
			short, known := gazetteer.FindBody(n.text)
			other, _ := gazetteer.FindBody(long[n.text])
			if _, how, state := gazetteer.Nation(n.text); state && how == gazetteer.Seat || known && short.Name != other.Name {
				n.text, n.country, n.how = long[n.text], "", 0
			}
		}
	}
}

// letters are those of a state's organ that others bear as well.
var letters = wordlist.Set(`MIT CHP PA APC LDP OPM RBI NLD SDF SPA BEA ANC ICE NSC`)

// demonyms tells whether a word is the plural of a people's name.
func demonyms(w string) bool {
	_, how := nation(w)
	_, one := nation(strings.TrimSuffix(w, "s"))
	return how == gazetteer.Demonym && one == gazetteer.Demonym && strings.HasSuffix(w, "s")
}

// attributive tells whether a people's name in the plural stands straight
// before a noun that it belongs to.
func (r *reader) attributive(n *name) bool {
	if n.how != gazetteer.Demonym || !n.plural() || !demonyms(n.text) || n.last >= r.sentEnd(n.first) {
		return false
	}
	h := r.d.Tokens[n.first].Head
	return h >= n.last && h < n.last+4 && r.d.Tokens[n.first].Rel == "compound" && r.tag(h) != "VERB"
}

// possessed adds the bodies whose name has a plural's possessive inside, which
// the names layer breaks off at: "the Northern Nurses' Union".
func (r *reader) possessed(taken []bool) {
	for i := 1; i+1 < len(r.d.Tokens); i++ {
		if !(r.word(i) == "'" || r.word(i) == "’") || !upper(r.word(i-1)) || !upper(r.word(i+1)) || r.sent[i-1] != r.sent[i+1] || r.sent[i] < 0 {
			continue
		}
		first, last := i-1, i+1
		for last < r.sentEnd(i) && last < i+5 && (upper(r.word(last)) || r.low(last) == "and") && !taken[last] {
			last++
		}
		for first > r.sentFirst(i) && first > i-4 && upper(r.word(first-1)) && r.low(first-1) != "the" && !taken[first-1] {
			first--
		}
		if taken[i-1] || !gazetteer.OrgWord(r.word(last-1)) || !strings.HasSuffix(r.low(i-1), "s") {
			continue
		}
		r.add(r.newName(first, last, news.Organization), taken)
	}
}

// partners finds the full names that stand joined with their surname alone
// ("President Vell and Ada Vell", "Vell, along with his wife Ada Vell"): the surname by
// itself is then somebody else's.
func (r *reader) partners() map[string]bool {
	out := map[string]bool{}
	for k := range r.names {
		a := &r.names[k]
		if a.typ != news.Person || k+1 >= len(r.names) {
			continue
		}
		b := &r.names[k+1]
		if b.typ != news.Person || r.sent[a.first] < 0 || r.sent[a.first] != r.sent[b.first] || b.first-a.last > 8 {
			continue
		}
		joined, apart := r.low(a.last) == "and" || r.low(a.last) == "&", true
		for i := a.last; i < b.first; i++ {
			joined = joined || kin[r.low(i)]
			apart = apart && (!punct(r.word(i)) || r.word(i) == ",") && r.tag(i) != "VERB" && r.tag(i) != "AUX"
		}
		if !joined || !apart {
			continue
		}
		if len(a.person.Words) > 1 {
			a, b = b, a
		}
		n := len(b.person.Words)
		if len(a.person.Words) != 1 || n < 2 || a.person.Words[0] != b.person.Words[n-1] {
			continue
		}
		out[b.text] = true
	}
	r.overshadowed(out)
	return out
}

// overshadowed adds the full names of those who are told of as relatives only, where
// another of the name holds an office: "President Ada Vell … her late father, Ole
// Vell".
func (r *reader) overshadowed(out map[string]bool) {
	holder := map[string]string{}
	last := func(n *name) string { return n.person.Words[len(n.person.Words)-1] }
	for k := range r.names {
		if n := &r.names[k]; n.typ == news.Person && len(n.person.Words) > 1 && n.first > r.sentFirst(n.first) && r.isOffice(n.first-1) && holder[last(n)] == "" && !kin[r.low(n.first-1)] {
			holder[last(n)] = n.text
		}
	}
	for k := range r.names {
		n := &r.names[k]
		if n.typ != news.Person || len(n.person.Words) < 2 || holder[last(n)] == "" || holder[last(n)] == n.text {
			continue
		}
		for t := n.first - 1; t >= n.first-2 && t >= r.sentFirst(n.first); t-- {
			if kin[r.low(t)] {
				out[n.text] = true
			}
		}
	}
}

// kin are nouns by which one of a name is told apart from another of it.
var kin = wordlist.Set(`wife husband son daughter brother sister father mother uncle aunt nephew niece cousin widow widower`)

// addressed tells whether a form of address before a surname ("Mrs. Vell") is
// that of one of the gender that a full name shows.
func (r *reader) addressed(n *name, full string) bool {
	g := r.address(n)
	return g != "" && g == givenGender(full)
}

// address gives the gender that a form of address before a name tells, "" for none.
func (r *reader) address(n *name) string {
	if n.first <= r.sentFirst(n.first) {
		return ""
	}
	g, _ := gazetteer.Honorific(r.word(n.first - 1))
	return g
}

// shown gives the gender that a name or the noun before it shows: "his wife, Una Vell".
func (r *reader) shown(n *name) string {
	if g := givenGender(n.text); g != "" {
		return g
	}
	for t := n.first - 1; t >= max(n.first-2, r.sentFirst(n.first)); t-- {
		if g := nounGender(r.low(t)); g != "" {
			return g
		}
	}
	return r.address(n)
}
