package reference

import (
	"strings"

	"synoptic/gazetteer"
	"synoptic/news"
	"synoptic/wordlist"
)

// nominal takes up a common noun that speaks of people or bodies: it is tied to
// an entity before it where it is definite and agrees with one, else it opens
// an entity without a name.
func (r *reader) nominal(i int) {
	if r.used[i] {
		return
	}
	w := r.low(i)
	t := r.d.Tokens[i]
	if t.Tag != "NOUN" && t.Tag != "PROPN" && t.Tag != "" && !(t.Tag == "ADJ" && w == "year-old") || t.Rel == "compound" || news.RelIs(t.Rel, "flat") {
		if !(w == "old" && r.low(i-1) == "-") {
			return
		}
	}
	if n := r.low(i + 1); n == "-" && i+1 < len(r.d.Tokens) && r.d.Tokens[i+1].Start == t.End {
		return // "deputy-level"
	}
	if n := i + 1; n < len(r.d.Tokens) && r.sent[n] == r.sent[i] && r.tag(n) == "NOUN" && t.Rel != "nsubj" && t.Head == n {
		return // modifies the next noun
	}
	x := r.describe(i, w)
	if x.kind == "" {
		return
	}
	first := r.leftEdge(i)
	r.modifiers(&x, first, i)
	e := r.apposition(&x, first, i)
	if e < 0 {
		e = r.link(&x, i)
	}
	if e < 0 {
		if x.kind == "place" || x.kind == "body" && x.definite && x.country == "" && x.owner < 0 && x.text == "" {
			return
		}
		e = r.open(&x)
	}
	r.mention(first, i+1, i, news.MentionNominal, e)
}

// apposition gives the person whom "Ada Vell, a 14-year-old girl" names just
// before, or -1.
func (r *reader) apposition(x *noun, first, i int) int {
	if n := r.name(first - 2); x.kind == "body" && x.owner < 0 && first-2 >= r.sentFirst(i) && r.word(first-1) == "," && n != nil && n.last == first-1 && n.ent >= 0 && r.ents[n.ent].head == x.head {
		return n.ent // "Open Harbour, a charity"
	}
	if x.kind != "person" || x.owner >= 0 && !servants[x.head] {
		return -1
	}
	t := first - 2
	if t < r.sentFirst(i) || r.word(first-1) != "," {
		return -1
	}
	if w := r.low(first); w != "a" && w != "an" && w != "the" && r.d.Tokens[i].Rel != "appos" {
		return -1
	}
	if r.tag(t) == "NUM" && t-2 >= r.sentFirst(i) && r.word(t-1) == "," { // "Ada Vell, 14, a girl"
		t -= 2
	}
	if r.person(t) && r.name(t).last == t+1 {
		return r.name(t).ent
	}
	return -1
}

// noun is a noun phrase about people, bodies or places.
type noun struct {
	head     string // singular, lower case
	kind     string // person, people, body, place; "" for others
	norm     string // the office with its modifiers, normalised
	text     string // modifiers and head, lower case, without determiner
	country  string
	owner    int // entity in whose service or possession it is; -1
	definite bool
	other    bool // "another", "a": opens a new entity
	gender   string
}

func (r *reader) describe(i int, w string) noun {
	x := noun{head: w, owner: -1}
	plural, office := officeHead(w)
	if w == "leader" || w == "general" && r.low(i-1) != "in" {
		office = true
	}
	switch {
	case w == "pm" && (r.tag(i-1) == "NUM" || r.tag(i) == "NOUN"):
		return x
	case w == "old" && r.low(i-1) == "-" && strings.HasPrefix(r.low(i-2), "year") || strings.HasSuffix(w, "-year-old"):
		x.kind, x.head = "person", "year-old"
	case groups[w] && !bodyNouns[w]:
		x.kind = "people"
	case groups[w] || bodyNouns[w]:
		x.kind = "body"
	case peoplePlural[w]:
		x.kind = "people"
	case placeNouns[w]:
		x.kind = "place"
	case office && plural:
		x.kind = "people"
	case office || humans[w]:
		x.kind = "person"
	}
	if x.kind == "person" {
		x.gender = nounGender(w)
	}
	return x
}

// leftEdge gives where the noun phrase of token i begins: over determiners,
// adjectives, possessors, compounds and numbers.
func (r *reader) leftEdge(i int) int {
	lo := r.sentFirst(i)
	b := i
	for b > lo && i-b < 12 {
		t := b - 1
		w := r.low(t)
		if n := r.name(t); n != nil {
			if n.first < lo {
				break
			}
			if n.typ == news.Person && !news.Possessive(r.word(b)) {
				break
			}
			b = n.first
			continue
		}
		if news.Possessive(r.word(t)) && t > lo {
			b = t
			continue
		}
		if w == "-" && b < i+1 && t > lo && r.d.Tokens[t].Start == r.d.Tokens[t-1].End {
			b = t
			continue
		}
		if determiner[w] {
			b = t
			if poss := b > lo && news.Possessive(r.word(b-1)); !poss {
				break
			}
			continue
		}
		g := r.tag(t)
		if g == "ADJ" || g == "NUM" || (g == "NOUN" || g == "PROPN") && (r.d.Tokens[t].Head >= t && r.d.Tokens[t].Head <= i || b < i && news.Possessive(r.word(b))) {
			b = t
			continue
		}
		if g == "VERB" && (strings.HasSuffix(w, "ing") || strings.HasSuffix(w, "ed")) && r.d.Tokens[t].Rel == "amod" {
			b = t
			continue
		}
		break
	}
	return b
}

var determiner = wordlist.Set(`the a an this that these those his her their its our my your some any another other several many few no both all each every two three four five`)

// modifiers reads what the words before a noun say: state, owner, definiteness.
func (r *reader) modifiers(x *noun, first, head int) {
	w := r.low(first)
	if w == "my" || w == "our" || w == "your" { // in a quotation: the speaker's side
		e := -1
		if w != "your" {
			e = r.speaker(head)
		}
		if e < 0 || r.ents[e].country == "" {
			x.other = true
		} else {
			x.country = r.ents[e].country
		}
	}
	x.definite = w == "the" || w == "this" || w == "that" || w == "these" || w == "those" || possPronoun[w]
	x.other = x.other || w == "a" || w == "an" || w == "another" || w == "one" || w == "some" || w == "several"
	start := first
	if determiner[w] {
		start++
	}
	for i := start; i < head; i++ {
		if n := r.name(i); n != nil && n.first == i && n.ent >= 0 {
			if news.Possessive(r.word(min(n.last, head))) {
				x.definite = true
				x.owner = n.ent
				if c := r.ents[n.ent].country; c != "" && !outside[x.head] && (n.typ == news.Country || servants[x.head] || x.kind != "person") {
					x.country = c
				}
			} else if n.country != "" && (n.how == gazetteer.Demonym || n.how == gazetteer.Name || n.how == gazetteer.Seat) {
				x.country = n.country
			}
		}
	}
	if possPronoun[w] {
		for k := len(r.ments) - 1; k >= 0 && r.ments[k].Start >= r.d.Tokens[first].Start; k-- {
			if r.ments[k].Head == first {
				x.owner = r.ments[k].Entity
				if c := r.ents[x.owner].country; c != "" && !outside[x.head] {
					x.country = c
				}
			}
		}
	}
	if h := r.low(head + 1); x.country == "" && (h == "of" || h == "from") {
		k := head + 2
		if r.low(k) == "the" {
			k++
		}
		if n := r.name(k); n != nil && n.country != "" && n.how != gazetteer.Demonym {
			x.country = n.country
		}
	}
	if h := r.low(head + 1); h == "to" && servants[x.head] {
		if n := r.name(head + 2); n != nil && n.typ == news.Person {
			x.owner = n.ent
			x.country = r.ents[n.ent].country
		}
	}
	x.text = strings.ToLower(r.text(start, head+1))
	x.norm = r.norm(start, head+1)
}

// outside are nouns for those who are not on the side of their possessor.
var outside = wordlist.Set(`ally allies partner partners counterpart counterparts opponent opponents enemy enemies critic critics rival rivals
	neighbour neighbours neighbor neighbors victim victims attacker attackers`)

// link gives the entity before token i that the noun speaks of, or -1.
func (r *reader) link(x *noun, i int) int {
	if x.other {
		return -1
	}
	if key := x.key(); key != "" && (x.country != "" || x.owner >= 0) {
		if e, ok := r.groups[key]; ok {
			return e
		}
	}
	if !x.definite && !(x.kind == "person" && (r.tag(i) == "PROPN" || x.country != "" && officeFits(x.norm, "leader", x.norm))) {
		return -1
	}
	switch x.kind {
	case "person":
		return r.linkPerson(x, i)
	case "place":
		return r.recent(i, window, func(k int) bool {
			e := &r.ents[k]
			if x.country != "" || x.owner >= 0 {
				return false
			}
			switch x.head {
			case "country", "nation", "state", "kingdom", "republic":
				return e.typ == news.Country
			}
			return e.typ == news.Place
		})
	}
	if x.owner >= 0 || x.country != "" {
		return -1
	}
	same := r.recent(i, 12, func(k int) bool { return r.ents[k].head == x.head })
	if same < 0 {
		same = r.recent(i, 40, func(k int) bool { return r.ents[k].head == x.head && r.ents[k].name == "" })
	}
	if same >= 0 {
		return same
	}
	if x.kind != "body" {
		return -1
	}
	named := r.recent(i, 30, func(k int) bool {
		e := &r.ents[k]
		return e.typ == news.Organization && e.name != "" && hasWord(e.name, x.head)
	})
	if named < 0 && trading[x.head] && x.text == x.head {
		return r.foremostFirm(i)
	}
	return named
}

func hasWord(name, w string) bool {
	for f := range strings.FieldsSeq(strings.ToLower(name)) {
		if f == w || w == "organisation" && f == "organization" || w == "organization" && f == "organisation" {
			return true
		}
	}
	return false
}

// leaders are offices that "the leader" of a state can mean.
var leaders = wordlist.Set(`president premier chancellor king queen emir sultan leader prime`)

// linkPerson ties "the Norlandic minister", "the official", "the 45-year-old".
func (r *reader) linkPerson(x *noun, i int) int {
	if e := r.byOffice(x, i); e >= 0 {
		return e
	}
	if x.owner >= 0 || x.country != "" {
		return -1
	}
	// the same noun without a name: "a senior official … the official"
	if e := r.recent(i, 6, func(k int) bool {
		e := &r.ents[k]
		return e.typ == news.Person && !e.plural && e.head == x.head && e.name == ""
	}); e >= 0 {
		return e
	}
	switch x.head {
	case "year-old", "man", "woman", "politician", "diplomat", "statesman", "billionaire", "businessman", "tycoon", "lawmaker", "suspect", "veteran",
		"singer", "actor", "actress", "rapper", "musician", "comedian", "novelist", "congressman", "congresswoman", "striker", "midfielder", "quarterback", "racer":
		return r.antecedent(i, func(e *entity, m *mention) float64 {
			if e.typ != news.Person || e.plural || x.gender != "" && e.gender != "" && x.gender != e.gender || m.weight < 1 {
				return -1
			}
			return .8
		})
	}
	return -1
}

// maxRoles bounds the roles that a noun is compared with.
const maxRoles = 1000

// byOffice gives the person of the article who holds the office that a noun
// names.
func (r *reader) byOffice(x *noun, i int) int {
	ok, vague := map[int]bool{}, map[int]bool{}
	for _, y := range r.roles[max(0, len(r.roles)-maxRoles):] {
		e := &r.ents[y.Entity]
		c := y.Country
		if c == "" {
			c = e.country
		}
		if x.country != "" && c == "" && !y.Former && officeFits(x.norm, x.head, y.Norm) {
			vague[y.Entity] = true
		}
		if x.country != "" && c != x.country {
			continue
		}
		if x.owner >= 0 && x.country == "" {
			continue
		}
		if officeFits(x.norm, x.head, y.Norm) {
			ok[y.Entity] = true
		}
	}
	if len(ok) == 0 && len(vague) == 1 && x.head == "leader" {
		ok = vague // "Prime Minister Ada Vell … the Norlandic leader", and no other leader of no told state
	}
	if len(ok) == 0 {
		return -1
	}
	far := 60
	if x.country == "" {
		far = 8
	}
	return r.recent(i, far, func(e int) bool { return ok[e] })
}

// officeFits tells whether a noun phrase ("foreign minister", "minister",
// "leader") can stand for one who holds an office.
func officeFits(norm, head, office string) bool {
	if norm == office {
		return true
	}
	w := strings.Fields(office)
	if len(w) == 0 {
		return false
	}
	if head == "leader" {
		return (leaders[w[0]] || leaders[w[len(w)-1]]) && !strings.Contains(office, "deputy") && !strings.Contains(office, "vice")
	}
	own := strings.Fields(norm)
	if len(own) == 0 || len(own) > len(w) {
		return false
	}
	for k, o := range own { // the phrase is the end of the office: "minister" of "foreign minister"
		if w[len(w)-len(own)+k] != o {
			return strings.HasPrefix(office, norm+" of ") || strings.HasPrefix(office, norm+" to ")
		}
	}
	return !(own[0] == "president" && w[0] == "vice")
}

// recent gives the entity of the last mention before token i, at most far
// sentences back, that passes.
func (r *reader) recent(i, far int, pass func(int) bool) int {
	for k := len(r.ments) - 1; k >= max(0, len(r.ments)-2*maxBack); k-- {
		m := &r.ments[k]
		if d := r.sent[i] - r.sent[m.Head]; d > far {
			break
		}
		if m.Head < i && !(m.First <= i && i < m.Last) && pass(m.Entity) {
			return m.Entity
		}
	}
	return -1
}

// groupHead maps nouns for a side at talks to one.
var groupHead = map[string]string{"team": "delegation", "side": "delegation", "squad": "delegation", "negotiators": "delegation", "delegates": "delegation"}

// key gives the key under which a side's group is one entity through the
// article, "" for persons.
func (x *noun) key() string {
	if x.kind == "person" || x.kind == "place" {
		return ""
	}
	h := x.text
	if g := groupHead[x.head]; g != "" {
		h = g
	} else if x.head == "delegation" {
		h = "delegation"
	} else if i := strings.LastIndexByte(h, ' '); i >= 0 {
		h = x.head
		if !bodyNouns[x.head] {
			h = x.norm
		}
	}
	return h + "|" + x.country
}

// open makes an entity without a name.
func (r *reader) open(x *noun) int {
	t := news.Person
	switch {
	case x.kind == "body" || x.head == "delegation" || x.head == "team" || x.head == "side" || x.head == "squad" || x.kind == "people" && groups[x.head]:
		t = news.Organization
	}
	e := r.newEntity(t)
	n := &r.ents[e]
	n.country, n.head, n.gender, n.owner = x.country, x.head, x.gender, x.owner
	n.plural = x.kind == "people" && !groups[x.head]
	if x.country != "" {
		if k := x.key(); k != "" {
			if _, ok := r.groups[k]; !ok {
				r.groups[k] = e
			}
		}
	}
	if t == news.Organization {
		n.gender = "n"
	}
	return e
}
