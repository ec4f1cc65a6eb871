package want

import (
	"slices"
	"strings"

	"synoptic/gazetteer"
	"synoptic/identity"
	"synoptic/news"
)

// holder is who takes a stance: the side, the entity that took it for the side,
// and whether the words name the side (a pronoun or a bare noun does not).
type holder struct {
	party, by string
	named     bool
}

// holder gives who a noun phrase with a head stands for.
func (r *reader) holder(head int) holder {
	h, ok := r.holders[head]
	if !ok {
		if r.holders == nil {
			r.holders = map[int]holder{}
		}
		h = r.readHolder(head)
		r.holders[head] = h
	}
	return h
}

func (r *reader) readHolder(head int) holder {
	if head < 0 || r.counted(head) || r.lemma(r.chunkFirst(head)) == "no" {
		return holder{}
	}
	m := r.mentionAt(head)
	if m >= 0 && r.d.Mentions[m].Entity >= 0 {
		named := r.d.Mentions[m].Kind == news.MentionName
		if x := r.w.At(r.d, r.d.Mentions[m].Entity); x != nil {
			h := r.ofEntity(x)
			if h.named = named; named && h.party == "" && x.Type == news.Person && r.talks(x) && !r.ofPress(x) {
				h.party = x.Name // who is known by one name
			}
			if !named && r.d.Mentions[m].Kind == news.MentionPronoun && (x.Type == news.Product || x.Type == news.Other || x.Type == news.Place) {
				return holder{} // what is taken for a side by its name alone
			}
			if _, known := gazetteer.FindBody(x.Name); known && r.d.Mentions[m].Kind == news.MentionNominal && r.lemma(head) == "group" {
				return holder{} // "the group" is none that all know by its name
			}
			if h.party != "" && !named && r.d.Mentions[m].Kind == news.MentionNominal && x.Type != news.Person {
				if n := r.ofAgent(head); n.by != "" && n.named && n.party != h.party {
					return n // "officials of the Council" are not the state's
				}
				if n := r.ofNoun(head); n.party != "" && groups[r.lemma(head)] && n.party != h.party && x.Type == news.Country {
					return n // "Libyan rebels" are not Libya
				}
			}
			if h.party != "" || named || x.Type != news.Person {
				return h
			}
		}
	}
	if c, how, ok := gazetteer.Nation(r.d.Word(head)); ok && (r.d.Tokens[head].Tag == "PROPN" && (how == gazetteer.Capital || how == gazetteer.Name) || r.d.Tokens[head].Tag == "ADJ") {
		return holder{party: c, named: true} // a capital that takes a stance is a government, "Peruvian demands" are Peru's
	}
	if partitive[r.lemma(head)] { // "hundreds of farmers", "a majority of creditors"
		of := -1
		r.d.Children(head, func(k int) bool {
			if k > head && news.RelIs(r.d.Tokens[k].Rel, "nmod") && r.led(k, []string{"of"}) {
				of = k
			}
			return of < 0
		})
		if of >= 0 {
			if _, how, nation := gazetteer.Nation(r.d.Word(of)); nation && how == gazetteer.Demonym {
				return holder{} // "a majority of Peruvians" is not Peru
			}
			return r.holder(of)
		}
	}
	if k := r.nameBeside(head); k >= 0 && (r.isPerson(k) || r.ofAgent(head).party == "") {
		return r.holder(k)
	}
	if h := r.ofAgent(head); h.party != "" {
		return h
	}
	if h := r.ofNoun(head); h.party != "" {
		return h
	}
	if m >= 0 && r.d.Mentions[m].Entity >= 0 && stateNouns[r.lemma(head)] {
		if e := r.d.Entities[r.d.Mentions[m].Entity]; e.Country != "" && e.Type != news.Place {
			return holder{party: e.Country}
		}
	}
	if r.d.Tokens[head].Tag != "NOUN" {
		return holder{}
	}
	if h := r.continued(r.chunkFirst(head), head); h.party != "" {
		return h
	}
	return r.officials(head)
}

// officials gives those who speak for a state that is not told as a party of their own:
// "police", "health officials".
func (r *reader) officials(head int) holder {
	first, _ := r.chunk(head)
	if l := r.lemma(head); l != "police" && !(nameless[l] && plural(r.d.Word(head)) && (l != "leader" || head > first && r.narrowsGroup(head-1, head))) || r.d.Tokens[first].XPos == "PRP$" || r.counted(head) || r.measured(head) {
		return holder{}
	}
	from := head
	for from > first && (r.narrowsGroup(from-1, head) || r.d.Tokens[from-1].Rel == "compound" && r.d.NameAt(from-1) == nil) {
		from--
	}
	party := strings.Join(strings.Fields(r.d.Words(r.d.TokenSpan(from, head+1))), " ")
	if w := r.d.Word(from); !regional[strings.ToLower(w)] {
		if r.d.Tokens[from].Tag == "ADJ" {
			return holder{} // "senior officials" are no side
		}
		party = common(party) // "Health officials", at the beginning of a sentence
	}
	return holder{party: party}
}

// nameless are the nouns for those who speak for a state, by which they go where none is told.
var nameless = words("official minister authority leader")

// regional are the adjectives of parts of the world and of faiths, which keep their capital.
var regional = words("european african asian western eastern northern southern arab islamic muslim christian jewish catholic orthodox")

// nameBeside gives the head of the name that is set beside a noun for somebody,
// or beside which the noun is set: "one candidate, Odd Brekke", "the High
// Commissioner for Fisheries Ada Vell", "Norfish, a group that …"; -1 for none. A
// tree may tie the two as a list, though no "and" stands between them.
func (r *reader) nameBeside(head int) int {
	beside := func(k, under int) bool {
		rel := r.d.Tokens[under].Rel
		if rel != "appos" && !news.RelIs(rel, "flat") && (rel != "conj" || r.d.Child(under, "cc") >= 0) || r.d.Tokens[k].Tag != "PROPN" || partisan[strings.ToLower(r.d.Word(k))] {
			return false
		}
		m := r.mentionAt(k)
		return m >= 0 && r.d.Mentions[m].Kind == news.MentionName && r.d.Mentions[m].Head != head && (k < head || r.isPerson(k) || r.actor(k))
	}
	if m := r.mentionAt(head); m >= 0 && r.d.Mentions[m].Kind == news.MentionName && !partisan[strings.ToLower(r.d.Word(head))] {
		return -1
	}
	if k := r.d.Tokens[head].Head; k >= 0 && k < head && r.lemma(r.chunkFirst(head)) == "a" && beside(k, head) {
		return k
	}
	found := -1
	r.d.Children(head, func(k int) bool {
		if k > head && beside(k, k) {
			found = k
		} else if a := r.d.Child(k, "appos"); k > head && a > k && !r.isPerson(k) && r.human(a) && news.RelIs(r.d.Tokens[k].Rel, "nmod") {
			found = a // "the head of the mission, General Ada Vell"
		}
		return found < 0
	})
	return found
}

// partitive are the words for how many of a group.
var partitive = words("majority hundred thousand ten dozen score million crowd group number handful")

// counted tells whether a phrase names a part of a people, which speaks for no
// state: "most Peruvians", "some Norwegians".
func (r *reader) counted(head int) bool {
	first, _ := r.chunk(head)
	if _, how, ok := gazetteer.Nation(r.d.Word(head)); !ok || how != gazetteer.Demonym || first == head {
		return false
	}
	switch r.lemma(first) {
	case "most", "many", "some", "few", "several", "all", "half", "more", "other", "ordinary", "fellow":
		return true
	}
	return false
}

// mentionAt gives the mention that a token heads, or the name that it is a part
// of; -1 for none.
func (r *reader) mentionAt(t int) int {
	m := r.d.MentionHeadedBy(t)
	if m >= 0 {
		return m
	}
	if n := r.d.NameAt(t); n != nil {
		for _, k := range r.d.MentionsIn(n.Span) {
			m = k
		}
	}
	return m
}

// ofEntity gives the side that an entity takes a stance for. A person without an
// office of state, and a body that is no part of a state, stand for themselves.
func (r *reader) ofEntity(x *news.Entity) holder {
	h := holder{by: x.ID}
	switch x.Type {
	case news.Country:
		h.party = string(x.Party)
	case news.Place:
		if c, how, ok := gazetteer.Nation(x.Name); ok && how == gazetteer.Capital {
			h.party, h.by = c, ""
		} else if r.talks(x) {
			h.party = x.Name // a province, a town
		}
	case news.Organization:
		h.party = bodyParty(x)
	case news.Person:
		if h.party = r.serves(x); h.party == "" {
			if h.party = personParty(x); h.party == x.Name && r.ofPress(x) {
				h.party = ""
			}
		}
	case news.Other, news.Product:
		if !partisan[strings.ToLower(x.Name)] && r.talks(x) { // what is taken for a thing, but speaks, is a body
			h.party = x.Name
		}
	}
	return h
}

// serves gives for whom somebody speaks by what is set beside his name: "Odd Brekke,
// an adviser to Ms. Vell"; "" where nothing is.
func (r *reader) serves(x *news.Entity) string {
	of, ok := r.served[x]
	if ok {
		return of
	}
	if r.served == nil {
		r.served = map[*news.Entity]string{}
	}
	r.served[x] = "" // who serves one who serves him
	for _, m := range r.namings(x) {
		r.d.Children(m.Head, func(k int) bool {
			if k > m.Head && r.d.Tokens[k].Rel == "appos" && serving[r.lemma(k)] {
				if of = r.ofAgent(k).party; stateName(of) || r.lemma(r.chunkFirst(k)) == "former" {
					of = "" // a state has its offices
				}
			}
			return of == ""
		})
	}
	r.served[x] = of
	return of
}

// serving are the agents who speak for others than themselves.
var serving = words("spokesman spokeswoman spokesperson adviser advisor aide lawyer attorney publicist strategist")

// ofPress tells whether somebody is called a newsman, or an outlet's: "the
// Herald's Ada Vell" takes no stance.
func (r *reader) ofPress(x *news.Entity) bool {
	of, ok := r.press[x]
	if !ok {
		if r.press == nil {
			r.press = map[*news.Entity]bool{}
		}
		of = r.pressed(x)
		r.press[x] = of
	}
	return of
}

func (r *reader) pressed(x *news.Entity) bool {
	if newsman(x) {
		return true
	}
	for _, m := range r.namings(x) {
		first, _ := r.d.TokensIn(m.Span)
		for _, at := range []int{first - 2, first} { // the outlet before the mention or in it
			if at < 0 || at+1 >= len(r.d.Tokens) || !news.Possessive(r.d.Word(at+1)) {
				continue
			}
			if _, press := gazetteer.Agency(r.d.Word(at)); press {
				return true
			}
		}
	}
	return false
}

// partisan are the words for one of a party, which name nobody.
var partisan = words("democrat republican dem rep tory conservative liberal gop")

// talks tells whether a name is the source of what an attribution of the
// article tells, or somebody speaks for it ("Norfish's lawyer").
func (r *reader) talks(x *news.Entity) bool {
	if r.speakers == nil {
		r.speakers = map[*news.Entity]bool{}
		for _, a := range r.d.Attributions {
			if s := r.w.At(r.d, a.Speaker); s != nil {
				r.speakers[s] = true
			}
		}
	}
	if r.speakers[x] {
		return true
	}
	for _, m := range r.namings(x) {
		if tok := r.d.Tokens[m.Head]; tok.Rel == "nmod:poss" && tok.Head > m.Head && agents[r.lemma(tok.Head)] && !papers[r.lemma(tok.Head)] {
			return true
		}
	}
	return false
}

// namings gives the places where an entity of the record is called by a name.
func (r *reader) namings(x *news.Entity) []news.Mention {
	if r.names == nil {
		r.names = map[*news.Entity][]news.Mention{}
		for _, m := range r.d.Mentions {
			if e := r.w.At(r.d, m.Entity); e != nil && m.Kind == news.MentionName {
				r.names[e] = append(r.names[e], m)
			}
		}
	}
	return r.names[x]
}

// bodyParty gives the side of a body: its state where it is a part of it, else
// itself; "" for the press and for what only looks like a body.
func bodyParty(x *news.Entity) string {
	if b, press := gazetteer.Agency(x.Name); press && b.Kind != "platform" {
		return "" // what a network's users write there, it does not say
	}
	if b, ok := gazetteer.FindBody(x.Name); ok {
		return b.Name
	}
	f := strings.Fields(identity.Fold(x.Name))
	if c, how, ok := gazetteer.Nation(x.Name); ok && how == gazetteer.Seat && organ(x.Name, f) {
		return c // though it be called a street
	}
	if len(f) == 0 || len(f) == 1 && (regional[f[0]] || len(f[0]) < 2 || len(f[0]) < 3 && x.Name != strings.ToUpper(x.Name) || f[0] == "ltd" || f[0] == "inc") || scripture[f[len(f)-1]] {
		return ""
	}
	if !organ(x.Name, f) {
		return x.Name
	}
	if x.Party == "" {
		return x.Name
	}
	return string(x.Party)
}

// scripture are the last words of names of papers, not bodies.
var scripture = words("agreement treaty act convention protocol index accord pact constitution doctrine times post news journal hill headquarters basin street")

// organ tells whether a body's name is that of a part of a state: a seat of
// government, or a name with a word for one.
func organ(name string, folded []string) bool {
	_, _, state := gazetteer.Nation(name)
	if n := len(folded); state && n > 1 && folded[n-2] == "white" {
		return true // a house, and no chamber
	}
	if gazetteer.Own(name) || slices.ContainsFunc(folded, func(w string) bool { return factions[w] }) {
		return false
	}
	if state {
		return true
	}
	return slices.ContainsFunc(folded, func(w string) bool { return organs[w] })
}

// factions are the words of names of parties and movements.
var factions = words(`democrats republicans democrat republican gop party labour tories conservatives democratic front movement union brotherhood transitional
		opposition rebels alliance coalition association federation senate congress parliament house committee lords commons campaign court
		commission congressional fed senators caucus`)

var organs = words(`ministry department government administration army navy forces military police treasury cabinet kremlin pentagon embassy office agency
		presidency mission delegation authorities service bureau staff guard`)

// agents are those who speak for whom they belong to: "Peru's lawyers", "the
// company's board", "a lawyer for Odd Brekke".
var agents = union(pleadings, papers, words(`board head management manager executive lawyer attorney counsel solicitor barrister spokesman spokeswoman spokesperson negotiator representative official team
	force panel wing arm branch member camp side regime entourage circle agent publicist campaign director delegation government administration office
	leadership leader authority agency aide adviser advisor chief boss president chairman`))

// ofAgent gives whom an agent speaks for: the body, side or person that it
// belongs to by a possessive, a name before it, or "of", "for", "from" and "at"
// behind it.
func (r *reader) ofAgent(head int) holder {
	l := r.lemma(head)
	office := !agents[l] && !protests[l] // "ministers of the League"
	if f := r.lemma(r.chunkFirst(head)); l == "member" && (f == "several" || f == "some" || f == "two" || f == "three" || f == "few" || f == "many") {
		return holder{} // "several members of the Council" are not the Council
	}
	if r.d.Tokens[head].Tag != "NOUN" || office && (!stateNouns[l] || r.measured(head)) {
		return holder{} // nor do "two ministers" speak for whom they serve
	}
	first, _ := r.chunk(head)
	out := holder{}
	for i := first; i < head && papers[r.lemma(head)]; i++ {
		if c, how, ok := gazetteer.Nation(r.d.Word(i)); ok && how != gazetteer.Seat && r.d.Tokens[i].Tag == "ADJ" {
			return holder{party: c, named: true} // "a Norwegian plan"
		}
	}
	r.d.Children(head, func(k int) bool {
		rel := r.d.Tokens[k].Rel
		owner := k >= first && k < head && (rel == "nmod:poss" && (r.d.Tokens[k].Tag != "PRON" || served[strings.ToLower(r.d.Word(k))] && !office) || rel == "compound" && r.d.Tokens[k].Tag == "PROPN")
		if c := r.d.Child(k, "case"); k > head && news.RelIs(rel, "nmod") && c > head {
			w := r.lemma(c)
			owner = w == "of" || office && (w == "in" || w == "at" || w == "from" || w == "with") && r.isBody(k) || !office && (w == "for" || w == "from" || w == "at" || w == "to" && !papers[l] || w == "by")
		}
		if owner {
			if h := r.holder(k); h.party != "" {
				x := r.w.Get(h.by)
				if l == "campaign" && x != nil && x.Type == news.Person {
					h.party = x.Name // who runs for an office speaks for himself
				}
				if out = (holder{party: h.party, named: h.named}); x != nil && x.Type == news.Organization {
					out.by = h.by // "an official of the Treasury" speaks for it
				}
			}
		}
		return out.party == ""
	})
	return out
}

// isBody tells whether a token is of the name of a body.
func (r *reader) isBody(t int) bool {
	n := r.d.NameAt(t)
	return n != nil && n.Type == news.Organization
}

// served are the words for him for whom somebody speaks: "his lawyers".
var served = words("his her their its")

// papers are the agents that are no persons.
var papers = words("plan proposal draft resolution manifesto letter statement")

// common gives a common noun without the capital that opens a sentence.
func common(w string) string {
	if f, _, _ := strings.Cut(w, " "); len(w) > 1 && f != "Democratic" && !partisan[strings.ToLower(f)] && strings.ToLower(w[1:]) == w[1:] {
		return strings.ToLower(w)
	}
	return w
}

func plural(w string) bool { return strings.HasSuffix(w, "s") || strings.HasSuffix(w, "men") }

// joint gives the heads of the phrases coordinated with a subject: "Portugal
// and Morocco agreed"; of "Moroccan and Portuguese envoys" the other adjective.
func (r *reader) joint(sent news.Sentence, subj int, h holder) []holder {
	out := []holder{h}
	add := func(x holder) {
		if x.party != "" && !slices.ContainsFunc(out, func(y holder) bool { return y.party == x.party }) {
			out = append(out, x)
		}
	}
	r.d.Children(subj, func(c int) bool {
		if r.d.Tokens[c].Rel == "conj" && c > subj && c-subj < 25 {
			add(r.holder(r.bearer(sent, c)))
		}
		return true
	})
	r.d.Children(subj, func(c int) bool { // "firms like Norfish and Aqualine"
		if k := r.d.Child(c, "case"); c > subj && k > subj && news.RelIs(r.d.Tokens[c].Rel, "nmod") && instancing[r.lemma(k)] {
			add(r.holder(r.bearer(sent, c)))
			r.d.Children(c, func(x int) bool {
				if r.d.Tokens[x].Rel == "conj" {
					add(r.holder(r.bearer(sent, x)))
				}
				return true
			})
		}
		return true
	})
	if k := r.nameBeside(subj); k > subj { // "both senators, Ada Vell and Odd Brekke"
		r.d.Children(k, func(c int) bool {
			if r.d.Tokens[c].Rel == "conj" {
				add(r.holder(r.bearer(sent, c)))
			}
			return true
		})
	}
	if k := r.d.Tokens[subj].Head; r.d.Tokens[subj].Rel == "conj" && k >= sent.First && k < subj && r.d.Child(subj, "cc", "acl:relcl") >= 0 {
		add(r.holder(r.bearer(sent, k))) // "Vell and her board, who refused"
	}
	first, _ := r.chunk(subj)
	if first-1 > sent.First && r.lemma(first-1) == "and" && r.listed(sent, first-2) {
		add(r.holder(first - 2))
	}
	if stateNouns[r.lemma(subj)] {
		for i := max(sent.First, first-2); i < subj; i++ {
			if c, how, ok := gazetteer.Nation(r.d.Word(i)); ok && how != gazetteer.Seat && r.d.Tokens[i].Tag == "ADJ" {
				add(holder{party: c, named: true})
			}
		}
	}
	return out
}

// instancing are the words between a group and those of it that are named.
var instancing = words("like including include such")

// bearer gives the head of the person's name that a run of names and offices
// ends in ("Senate Minority Leader Ada Vell"), or the token that begins it.
func (r *reader) bearer(sent news.Sentence, t int) int {
	at := t
	for i := t + 1; i < sent.Last && i < t+9; i++ {
		if tok := r.d.Tokens[i].Tag; tok != "PROPN" && tok != "NOUN" && tok != "ADJ" {
			break
		}
		if m := r.mentionAt(i); m >= 0 && r.d.Mentions[m].Entity >= 0 && r.d.Mentions[m].Kind == news.MentionName &&
			r.d.Entities[r.d.Mentions[m].Entity].Type == news.Person {
			at = r.d.Mentions[m].Head
		}
	}
	return at
}

// listed tells whether the noun phrase that ends at a token opens its sentence
// or clause, so that "and" after it ties it to the next.
func (r *reader) listed(sent news.Sentence, t int) bool {
	if t < sent.First || r.d.Tokens[t].Tag != "PROPN" && r.d.Tokens[t].Tag != "NOUN" {
		return false
	}
	first, _ := r.chunk(t)
	if first == sent.First {
		return true
	}
	w := r.d.Word(first - 1)
	return r.d.Tokens[first-1].Tag == "PUNCT" || r.d.Tokens[first-1].Tag == "SCONJ" || strings.EqualFold(w, "that")
}
