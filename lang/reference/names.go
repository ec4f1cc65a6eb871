package reference

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic/gazetteer"
	"synoptic/identity"
	"synoptic/news"
)

// name is one proper name of the text, cut to what names: without titles,
// articles and possessive endings.
type name struct {
	first, last int
	text        string
	typ         news.EntityType
	country     string
	how         gazetteer.How
	person      identity.Person
	ent         int
}

// names reads the layer of names, corrects it by the gazetteer and adds the
// states and bodies that it missed.
func (r *reader) readNames() {
	taken := make([]bool, len(r.d.Tokens))
	for _, n := range r.d.Names {
		first, last := max(n.First, 0), min(n.Last, len(r.d.Tokens))
		if first >= last {
			first, last = r.d.TokensIn(n.Span)
		}
		for _, m := range r.cut(first, last, n.Type) {
			r.add(m, taken)
		}
	}
	for i := 0; i < len(r.d.Tokens); i++ {
		if taken[i] || !upper(r.word(i)) {
			continue
		}
		if n := r.longest(i, taken); n > 0 {
			k := gazetteer.Kinds(r.text(i, i+n))
			if k&(gazetteer.KindCountry|gazetteer.KindDemonym|gazetteer.KindSeat|gazetteer.KindBody) == 0 &&
				(k&gazetteer.KindCapital == 0 || r.startsSentence(i)) {
				continue
			}
			if n == 1 && r.startsSentence(i) && r.d.Tokens[i].Tag == "VERB" {
				continue
			}
			r.add(r.newName(i, i+n, news.Other), taken)
			i += n - 1
		}
	}
	r.possessed(taken)
	r.nicknamed()
	sort.SliceStable(r.names, func(a, b int) bool { return r.names[a].first < r.names[b].first })
	r.oneType()
	r.firms()
	for k := range r.names {
		for i := r.names[k].first; i < r.names[k].last; i++ {
			r.nameAt[i] = k
		}
	}
}

// oneType gives a single word that the names layer takes now for a person, now
// for a body or place, the type that it has most often.
func (r *reader) oneType() {
	count := map[string]map[news.EntityType]int{}
	for _, n := range r.names {
		if n.last-n.first == 1 && n.how == 0 {
			m := count[n.text]
			if m == nil {
				m = map[news.EntityType]int{}
				count[n.text] = m
			}
			m[n.typ]++
		}
	}
	whole := map[string]bool{} // last words of full names of persons, and what stands behind their offices
	firm := map[string]bool{}  // first words of bodies' names
	for _, n := range r.names {
		switch {
		case n.typ == news.Person && (n.last-n.first > 1 || r.titledAt(n.first)):
			whole[r.word(n.last-1)] = true
		case n.typ == news.Organization && n.last-n.first > 1 && n.how == 0 && !local[r.low(n.last-1)]:
			firm[r.word(n.first)] = true
		}
	}
	for k := range r.names {
		n := &r.names[k]
		m := count[n.text]
		if n.last-n.first == 1 && n.typ == news.Person && firm[n.text] && !whole[n.text] {
			if given, _ := gazetteer.GivenName(n.text); given == "" {
				n.typ, n.person = news.Organization, identity.Person{} // "Velm Harbour … Velm said"
				continue
			}
		}
		if n.last-n.first != 1 || len(m) < 2 {
			continue
		}
		best := n.typ
		for _, t := range [...]news.EntityType{news.Person, news.Organization, news.Place, news.Other, news.Product, news.EventName} {
			if m[t] > m[best] {
				best = t
			}
		}
		if whole[n.text] {
			best = news.Person
		}
		if n.typ = best; best == news.Person {
			n.person = identity.ParsePerson(n.text)
			n.country = ""
		}
	}
}

func (r *reader) add(n name, taken []bool) {
	if n.first >= n.last {
		return
	}
	for i := n.first; i < n.last; i++ {
		if taken[i] {
			return
		}
	}
	for i := n.first; i < n.last; i++ {
		taken[i] = true
	}
	r.names = append(r.names, n)
}

// longest gives the length in tokens of the longest known phrase at token i
// that no name takes part of.
func (r *reader) longest(i int, taken []bool) int {
	end := min(i+6, r.sentEnd(i))
	var ws []string
	for j := i; j < end && !taken[j]; j++ {
		ws = append(ws, r.word(j))
	}
	n, _ := gazetteer.Longest(ws)
	return n
}

// cut takes a name's range down to what names: no articles, quotation marks,
// titles and endings; a state that runs into a person's name is parted from it.
func (r *reader) cut(first, last int, typ news.EntityType) []name {
	var out []name
	for last > first && (news.Possessive(r.word(last-1)) || punct(r.word(last-1))) && !strings.HasSuffix(r.word(last-1), ".") && r.word(last-1) != ")" {
		last--
	}
	for first < last && (r.low(first) == "the" || punct(r.word(first))) {
		first++
	}
	if typ != news.Person && last-first > 1 && courtesy[strings.TrimSuffix(r.low(first), ".")] {
		typ = news.Person // "Ms Vell", whatever else it was taken for
	}
	if typ == news.Organization {
		first, last = r.officeBefore(first, last), r.onWhat(last)
		if w := r.low(last - 1); last-first > 1 && (w == "district" && r.low(last) == "attorney" || branch[w] && held[r.low(last)]) {
			last--
		}
		if last-first > 1 && held[r.low(last-1)] && last < len(r.d.Tokens) && (upper(r.word(last)) || r.low(last) == "and") && r.low(last-2) != "of" && r.low(last-2) != "the" {
			for last--; last-first > 1 && branch[r.low(last-1)]; { // "Velm Rovers Athletic Director Ada Vell"
				last--
			}
		}
	}
	if typ == news.Person {
		for i := last - 2; i > first; i-- { // "Storm in Velm: Ada Vell"
			if r.word(i) == ":" {
				first = i + 1
				break
			}
		}
		for i := last - 2; i > first; i-- { // "Gulls' Ada Vell"
			if news.Possessive(r.word(i)) {
				out = append(out, r.newName(first, i, news.Organization))
				first = i + 1
			}
		}
		for last-first > 1 {
			w := r.word(first)
			if _, ok := gazetteer.Honorific(w); !ok && !titleWord(w) && !(acronym(w) && gazetteer.Sporting(w) && last-first > 2) {
				break
			}
			first++
		}
		for i := last - 2; i > first; i-- { // "Acme CEO Vell"
			if _, given := gazetteer.GivenName(r.word(i)); titleWord(r.word(i)) && !given || acronym(r.word(i)) && gazetteer.Sporting(r.word(i)) || i < last-1 && courtesy[strings.TrimSuffix(r.low(i), ".")] {
				first = i + 1
				break
			}
		}
		if n := r.knownStart(first, last); n > 0 {
			out = append(out, r.newName(first, first+n, news.Other))
			first += n
		}
		last = r.hyphened(first, last)
		if i := r.fused(first, last); i > 0 {
			out = append(out, r.newName(first, i, typ))
			first = i
		}
		for last-first > 2 && (opening[r.word(last-1)] || acronym(r.word(last-1)) && gazetteer.City(r.word(last-1)) || acronym(r.word(last-1)) && !acronym(r.word(last-2)) && news.Possessive(r.low(last))) {
			last-- // "Ada Vell He said", "Ada Vell BP's chief"
		}
	}
	if n := last - 1; n > first && typ != news.Person && partisans[r.low(n)] {
		if _, ok := gazetteer.Place(r.text(first, n)); ok {
			return []name{r.newName(first, n, news.Place)} // "Texas Republican Ada Vell"
		}
	}
	if first < last {
		out = append(out, r.newName(first, last, typ))
	}
	return out
}

// knownStart gives the length of a state, body or outlet that a person's name
// of three words or more seems to begin with.
func (r *reader) knownStart(first, last int) int {
	var ws []string
	for i := first; i < last; i++ {
		ws = append(ws, r.word(i))
	}
	n, k := gazetteer.Longest(ws)
	if n > 0 && len(ws)-n >= 2 {
		if _, given := gazetteer.GivenName(ws[n]); !given && k&^(gazetteer.KindCity|gazetteer.KindRegion) == 0 {
			return 0 // unlike "Velm | Ada Dahl" after a dateline
		}
		if _, given := gazetteer.GivenName(ws[0]); !given {
			return n
		}
	}
	return 0
}

// hyphened gives the end of a name of two words or more with the second half of
// a given name behind a hyphen ("Han Jae-un"), which is cut off as tokens.
func (r *reader) hyphened(first, last int) int {
	if last-first < 2 || last+1 >= len(r.d.Tokens) || r.word(last) != "-" || r.sent[last+1] != r.sent[first] {
		return last
	}
	t := r.d.Tokens
	w := r.word(last + 1)
	if t[last].Start != t[last-1].End || t[last+1].Start != t[last].End || len(w) > 5 || punct(w) || !lettersOnly(w) {
		return last
	}
	switch w {
	case "led", "era", "like", "born", "run", "held", "made", "style", "era's", "owned", "based", "esque":
		return last
	}
	if strings.HasSuffix(w, "ed") {
		return last
	}
	return last + 2
}

func lettersOnly(w string) bool {
	for _, c := range w {
		if !unicode.IsLetter(c) {
			return false
		}
	}
	return true
}

// titleWord tells whether a capitalised word inside a person's name is a title
// rather than a part of it.
func titleWord(w string) bool {
	switch strings.ToLower(w) {
	case "king", "prince", "pope", "queen", "princess", "sheikh", "lord", "lady", "sir", "dame", "judge", "justice", "bishop", "major", "archer", "marshal", "dean", "page", "butler", "baker":
		return false
	}
	return gazetteer.IsOfficeHead(w) || strings.EqualFold(w, "foreign") || strings.EqualFold(w, "deputy")
}

func (r *reader) newName(first, last int, typ news.EntityType) name {
	if _, how := nation(r.word(first)); typ == news.Organization && last == first+2 && how == gazetteer.Name && gazetteer.Rank(r.low(first+1)) != "" {
		last, typ = first+1, news.Country // "the US Permanent Representative"
	}
	if _, press := gazetteer.Agency(r.word(first)); press && typ == news.Organization && last > first+1 && strings.ToUpper(r.word(first)) == r.word(first) && (r.word(last) == "Secretary" || r.word(last) == "Minister") {
		first++ // a picture's agency before a new sentence: "AP Home Affairs Secretary"
	}
	n := name{first: first, last: last, text: r.text(first, last), typ: typ, ent: -1}
	n.country, n.how = nation(n.text)
	_, isPress := gazetteer.Agency(n.text)
	_, isBody := gazetteer.FindBody(n.text)
	long := last-first > 1
	switch {
	case typ == news.Person && long && (gazetteer.Kinds(n.text)&(gazetteer.KindCity|gazetteer.KindRegion) != 0 || sitesOf[r.low(last-1)] || quarters[r.low(last-1)] && sitesOf[r.low(last-2)]):
		n.typ = news.Place
	case typ == news.Person && long && r.sited(first, last):
		n.typ = news.Place
	case typ == news.Person && long && (r.byword(first, last) || r.tag(last) == "NOUN" && honoured[r.low(last)] && r.word(last+1) != "-"):
		n.typ = news.Other
	case typ == news.Person && long && n.how != gazetteer.Name && n.how != gazetteer.Seat:
		n.country, n.how = "", 0
	case n.how == gazetteer.Name:
		n.typ = news.Country
		if typ == news.Organization && isBody {
			n.typ = news.Organization
		}
	case n.how == gazetteer.Demonym:
		n.typ = news.Other
	case n.how == gazetteer.Capital && !isPress:
		n.typ = news.Place
	case n.how == gazetteer.Seat:
		if w := r.low(last - 1); typ != news.Place || w != "palace" && w != "square" && w != "castle" {
			n.typ = news.Organization
		}
	case isBody && typ != news.Person:
		n.typ = news.Organization
	}
	if n.typ == news.Organization && n.country == "" && !isBody && !isPress {
		n.country = r.stateOf(first, last)
	}
	if n.typ == news.Person {
		n.person = identity.ParsePerson(n.text)
		if len(n.person.Words) == 0 {
			n.typ = news.Other
		}
	}
	return n
}

// stateOf gives the state that a body's name begins with ("Norlandic Foreign
// Ministry"), or that stands before it as adjective or possessor.
func (r *reader) stateOf(first, last int) string {
	if last-first > 1 {
		if c, how := nation(r.word(first)); how == gazetteer.Demonym || how == gazetteer.Name {
			if _, _, ok := gazetteer.Nation(r.text(first+1, last)); ok || gazetteer.OrgWord(r.word(last-1)) || last-first > 2 {
				return c
			}
		}
		if c, how := nation(r.text(first+1, last)); how == gazetteer.Seat && upper(r.word(first)) {
			if d, h := nation(r.word(first)); h != 0 {
				return d
			}
			if leanings[r.low(first)] {
				return "" // "Social Democrats": not those that are called so without more
			}
			return c
		}
	}
	t := first - 1
	lo := r.sentFirst(first)
	if t > lo && news.Possessive(r.word(t)) {
		t--
		if c, how := nation(r.word(t)); how == gazetteer.Name || how == gazetteer.Capital {
			return c
		}
		return ""
	}
	if t >= lo {
		if c, how := nation(r.word(t)); how == gazetteer.Demonym {
			return c
		}
	}
	return ""
}

// groupNames makes entities of the names: persons by given name and surname, a
// surname alone with the one who bears it; bodies by words and acronyms; one
// entity a state. Capitals are settled before by where they stand.
func (r *reader) groupNames() {
	order := make([]int, len(r.names))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(a, b int) bool {
		return len(r.names[order[a]].person.Words) > 1 && len(r.names[order[b]].person.Words) <= 1
	})
	x := newIndex()
	x.partners = r.partners()
	for _, k := range order {
		n := &r.names[k]
		n.ent = r.find(n, k, x)
		x.add(n)
		if n.ent < 0 {
			n.ent = r.newEntity(n.typ)
			r.ents[n.ent].country = n.country
			if n.typ == news.Other && n.how == gazetteer.Demonym {
				r.ents[n.ent].demonym = true
			}
			x.open(n)
		}
		e := &r.ents[n.ent]
		e.names = append(e.names, k)
		if len(n.person.Words) > 1 {
			e.full++
		}
		if e.name == "" || fuller(n.text, e.name) && !(n.how == gazetteer.Capital && e.typ == news.Country) || e.typ == news.Country && n.how == gazetteer.Name && e.capital {
			e.name = n.text
			e.capital = n.how == gazetteer.Capital
		}
	}
}

// find gives the entity that a name belongs to, or -1.
func (r *reader) find(n *name, k int, x *index) int {
	if n.typ == news.Person {
		return r.findPerson(n, k, x)
	}
	if e, ok := x.exact[n.key()]; ok {
		return e
	}
	if n.typ != news.Organization {
		return -1
	}
	for _, i := range tailOf(x.bodies) {
		e := &r.ents[i]
		if r.sameBody(n.text, e.name) || r.sameBody(n.text, r.names[e.names[0]].text) || r.bracketed(n, e) {
			return i
		}
	}
	return r.calledByNoun(n, x)
}

// bracketed tells whether a name in brackets follows a name of the entity, or
// is the acronym of the capitalised words before the bracket.
func (r *reader) bracketed(n *name, e *entity) bool {
	if n.first < 2 || r.word(n.first-1) != "(" {
		return false
	}
	for _, k := range e.names {
		if r.names[k].last == n.first-1 && strings.ToUpper(n.text) == n.text && n.last-n.first == 1 {
			return true
		}
	}
	return false
}

// plural tells whether a demonym stands for people ("Russians").
func (r *reader) plural(n *name) bool {
	return n.plural() && r.d.Tokens[n.first].Tag != "ADJ"
}

func (n *name) plural() bool { return strings.HasSuffix(n.text, "s") && n.last-n.first == 1 }

// key gives what names of one state, people, body or place share.
func (n *name) key() string {
	switch {
	case n.typ == news.Country && n.country != "":
		return "state " + n.country
	case n.typ == news.Other && n.how == gazetteer.Demonym:
		if n.plural() {
			return "people " + n.country
		}
		return "adjective " + n.country
	}
	return string(n.typ) + " " + identity.Fold(n.text)
}

// index finds the entities that a name is worth comparing with.
type index struct {
	exact  map[string]int
	byWord map[string][]int // start of the sound of a word of a person's name: entities
	bodies []int
	// full names whose surname alone is somebody else's
	partners map[string]bool
}

func newIndex() *index { return &index{exact: map[string]int{}, byWord: map[string][]int{}} }

// add makes later names of the same words find the entity at once.
func (x *index) add(n *name) {
	if n.ent >= 0 && n.typ != news.Person {
		x.exact[n.key()] = n.ent
	}
}

func (x *index) open(n *name) {
	x.add(n)
	switch n.typ {
	case news.Organization:
		x.bodies = append(x.bodies, n.ent)
	case news.Person:
		for _, s := range sounds(n.person) {
			x.byWord[s] = append(x.byWord[s], n.ent)
		}
	}
}

// maxCompared bounds the entities that a name is compared with.
const maxCompared = 200

func tailOf(s []int) []int { return s[max(0, len(s)-maxCompared):] }

// sounds gives the start of the sound of each word of a name, each once.
func sounds(p identity.Person) []string {
	var out []string
	for _, w := range p.Words {
		s := identity.Sound(w)
		if s = s[:min(1, len(s))]; !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// findPerson finds the person of a name: for a full name one whose first
// spelling agrees; for a surname the nearest bearer before it, else the first, of the
// gender that "Mr" or "Mrs" tells where there is one.
func (r *reader) findPerson(n *name, k int, x *index) int {
	if g := r.address(n); g != "" && len(n.person.Words) == 1 {
		if e := r.bearer(n, k, x, g); e >= 0 {
			return e
		}
	}
	return r.bearer(n, k, x, "")
}

// bearer is findPerson among those of a gender, or of any for "".
func (r *reader) bearer(n *name, k int, x *index, gender string) int {
	best, bestAt := -1, -1
	seen := map[int]bool{}
	for _, s := range sounds(n.person) {
		for _, i := range tailOf(x.byWord[s]) {
			if seen[i] {
				continue
			}
			seen[i] = true
			e := &r.ents[i]
			m := &r.names[e.names[0]]
			if len(n.person.Words) == 1 && x.partners[m.text] && !r.addressed(n, m.text) || gender != "" && r.shown(m) != "" && r.shown(m) != gender {
				continue
			}
			v, given := r.compare(n, m)
			switch {
			case n.person.Suffix != "" && m.person.Suffix == "" && len(m.person.Words) > 1: // "Vell Jr." where a Vell was named before
			case len(n.person.Words) > 1 && v == identity.Same && len(m.person.Words) > 1:
				return i
			case len(n.person.Words) == 1 && v != identity.Different:
				at := e.lastBefore(k) // the nearest mention before, else the first bearer
				if given {
					at = -1
					if best >= 0 {
						continue
					}
				}
				if best < 0 || at > bestAt {
					best, bestAt = i, at
				}
			}
		}
	}
	return best
}

// verdict is a comparison of two persons' names that was made; given tells that
// they agree by the given name alone.
type verdict struct {
	v     identity.Verdict
	given bool
}

// compare compares two persons' names; the same spellings are compared once an
// article.
func (r *reader) compare(n, m *name) (identity.Verdict, bool) {
	key := [2]string{n.text, m.text}
	c, ok := r.compared[key]
	if !ok {
		v, _, why := identity.Compare(n.person, m.person)
		c = verdict{v, strings.Contains(why, "given name") || strings.Contains(why, "middle name")}
		r.compared[key] = c
	}
	return c.v, c.given
}

// lastBefore gives the entity's last name before name k, -1 for none. The full
// names come first, in order, then those of one word, in order, all before k.
func (e *entity) lastBefore(k int) int {
	at := -1
	if i := sort.SearchInts(e.names[:e.full], k); i > 0 {
		at = e.names[i-1]
	}
	if len(e.names) > e.full {
		at = max(at, e.names[len(e.names)-1])
	}
	return at
}

func upper(w string) bool {
	c, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(c)
}

func punct(w string) bool {
	for _, c := range w {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			return false
		}
	}
	return true
}
