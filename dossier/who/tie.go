package who

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"synoptic/gazetteer"
	"synoptic/identity"
	"synoptic/news"
)

// serving are offices that are held under somebody, on whose side they put their
// holder: "his deputy", "the governor's spokesman".
var serving = set("deputy spokesperson aide adviser secretary assistant counsellor speechwriter")

// served gives the side of the person under whom an office is held, where its
// words name him or stand for him ("her spokesman"); "" when they name nobody, or
// nobody whose side is known.
func (w *world) served(d *news.Doc, r news.Role) string {
	of := r.Of
	if of.Empty() {
		of = r.Title // "spokesman for Ada Vell", "aide in Ada Vell's office"
	}
	under, _, _ := strings.Cut(core(r.Norm), " to ")
	if r.Body != "" || !serving[head(under)] && !strings.HasSuffix(r.Norm, "chief of staff") {
		return ""
	}
	for _, k := range d.MentionsIn(of) {
		if e := d.Mentions[k].Entity; e != r.Entity && e >= 0 {
			if c := w.people[d][e]; c != nil {
				return w.partyOf(c)
			}
		}
	}
	return ""
}

// partyOf gives the side of a person, "" also for one whose side is being looked
// for.
func (w *world) partyOf(c *cluster) string {
	p, ok := w.parties[c]
	if !ok {
		w.parties[c] = ""
		p = c.personParty(w)
		w.parties[c] = p
	}
	return p
}

// appoints are verbs by which somebody gives or takes an office of his own state.
var appoints = set(`appoint fire sack dismiss nominate oust replace tap select promote name pick`)

// appointer gives the state of the one who, in the words around a name, gives or
// takes the office: "the president has fired security adviser Vell".
func (w *world) appointer(d *news.Doc, r news.Role) string {
	for _, k := range d.Entities[r.Entity].Mentions {
		if k < 0 || k >= len(d.Mentions) || d.Mentions[k].Kind != news.MentionName || !r.Evidence.Overlaps(d.Mentions[k].Span) {
			continue
		}
		t := d.Mentions[k].Head
		if t >= len(d.Tokens) {
			continue
		}
		for n := 0; n < 6 && t >= 0 && d.Tokens[t].Tag != "VERB"; n++ {
			switch rel := d.Tokens[t].Rel; {
			case rel == "obj", rel == "conj", rel == "obl:agent" && !d.Cased(t, "by"), news.RelIs(rel, "flat"), news.RelIs(rel, "appos"), news.RelIs(rel, "compound"):
				t = d.Tokens[t].Head
			default:
				t = -1
			}
		}
		if t < 0 || !appoints[strings.ToLower(d.Tokens[t].Lemma)] {
			continue
		}
		s := d.Child(t, "nsubj")
		if s < 0 {
			continue
		}
		if m := d.MentionHeadedBy(s); m >= 0 && d.Mentions[m].Entity >= 0 && d.Mentions[m].Entity != r.Entity {
			e := d.Mentions[m].Entity
			if c := w.people[d][e]; c != nil {
				p := w.partyOf(c)
				if _, how, ok := gazetteer.Nation(p); ok && how == gazetteer.Name {
					return p
				}
			}
			if d.Entities[e].Type == news.Country {
				return d.Entities[e].Country
			}
		}
	}
	return ""
}

// opening gives the state that the sentence of an office puts before it for
// where it is: "In Norland, Prime Minister Ada Vell said".
func opening(d *news.Doc, r news.Role) string {
	first, last := d.TokensIn(r.Evidence)
	k := d.SentenceAt(first)
	for t, n := d.HeadOf(first, last), 0; t >= 0 && n < 8; t, n = d.Tokens[t].Head, n+1 {
		up := d.Tokens[t].Head
		rel := d.Tokens[t].Rel
		if where := d.Child(t, "advmod"); rel == "advcl" && where > 2 && strings.EqualFold(d.Word(where), "where") {
			up, rel = where-2, "acl:relcl" // "cut short a visit to Norland, where"
		}
		if rel != "acl:relcl" || up < 0 || up+2 >= len(d.Tokens) || !strings.EqualFold(d.Word(up+1), ",") || !strings.EqualFold(d.Word(up+2), "where") {
			continue
		}
		if _, state := target(d, up); state != "" { // "in Norland, where Prime Minister Ada Vell"
			return state
		}
	}
	if k < 0 || !strings.EqualFold(d.Word(d.Sentences[k].First), "in") {
		return ""
	}
	s := d.Sentences[k].First
	for _, n := range d.Names {
		if n.First < s+1 || n.First > s+2 || n.First == s+2 && !strings.EqualFold(d.Word(s+1), "the") || n.Last >= first || d.Word(n.Last) != "," {
			continue
		}
		if c, how, ok := gazetteer.Nation(d.Words(n.Span)); ok && (how == gazetteer.Name || how == gazetteer.Capital) {
			return c
		}
	}
	return ""
}

// hosted gives the state of whose capital it is said that somebody of another side
// met an officer of state there: "After meeting Foreign Minister Ada Vell in Oslo
// on Tuesday, the envoy"; "" when the sentence names another place or state.
func (w *world) hosted(d *news.Doc, r news.Role) string {
	first, last := d.TokensIn(r.Evidence)
	k := d.SentenceAt(first)
	if k < 0 || !stateOffice(r.Norm) {
		return ""
	}
	s := d.Sentences[k]
	met, guest, at := false, "", ""
	for i := s.First; i < first; i++ {
		l := strings.ToLower(d.Lemma(i))
		met = met || (l == "meet" || l == "with" || l == "see" || l == "visit") && i >= first-3
	}
	for _, n := range d.NamesOver(s.Span) {
		if c := visited(d, n); c != "" && n.Last <= first && met { // "is visiting Norland to talk with Prime Minister Ada Vell"
			return c
		}
	}
	for _, n := range d.NamesOver(s.Span) {
		if n.First < s.First || n.Last > s.Last {
			continue
		}
		if c, how, ok := gazetteer.Nation(d.Words(n.Span)); ok && n.First >= last && n.First < last+4 && how == gazetteer.Capital && strings.EqualFold(d.Word(n.First-1), "in") {
			at = c
		} else if ok && n.First < first {
			return ""
		}
	}
	for _, m := range d.Mentions {
		if m.First >= s.First && m.Last <= s.Last && m.Entity != r.Entity && m.Entity >= 0 {
			if c := w.people[d][m.Entity]; c != nil {
				guest = cmp.Or(guest, w.partyOf(c))
			}
		}
	}
	if !met || guest == "" {
		return ""
	}
	if _, how, state := gazetteer.Nation(guest); at == "" && w.abroad[d] && state && how == gazetteer.Name {
		at = w.scenes[d] // of whom it tells that they came there
	}
	if guest == at {
		return ""
	}
	return at
}

// visited gives the state that a name is of and to which the words say that somebody
// comes, "" for none.
func visited(d *news.Doc, n news.Name) string {
	c, how, ok := gazetteer.Nation(d.Words(n.Span))
	h := d.HeadOf(n.First, n.Last)
	if !ok || how == gazetteer.Demonym || how == gazetteer.Seat || h < 0 || d.Tokens[h].Rel != "obj" || d.Tokens[h].Head < 0 || !strings.EqualFold(d.Lemma(d.Tokens[h].Head), "visit") {
		return ""
	}
	return c
}

// others tells whether the office that somebody is given without a state is, in a
// state, said to be another's: "the Norlandic president" is then not he.
func (w *world) others(state string, c *cluster, it *item) bool {
	return slices.ContainsFunc(it.roles, func(k int) bool {
		x := w.held[[2]string{state, it.doc.Roles[k].Norm}]
		return x != nil && x != c
	})
}

// headed tells whether somebody else is said to be at the head of a state.
func (w *world) headed(state string, c *cluster) bool {
	for _, norm := range []string{"president", "prime minister", "leader", "supreme leader", "chancellor", "dictator", "king", "emir", "sultan"} {
		if x := w.held[[2]string{state, norm}]; x != nil && x != c {
			return true
		}
	}
	return false
}

// chambered gives the United States where a report speaks of their organs or
// parties and of no other state as often: of no other are "Rep." and "Justice"
// titles that need no more.
func chambered(d *news.Doc) string {
	const state = "United States"
	t := news.Small(d, statesKey{}, statesIn)
	n := t.names[state] + t.organs[state]
	for _, m := range []map[string]int{t.names, t.organs} {
		for c, k := range m {
			if c != state && k >= n {
				return ""
			}
		}
	}
	if n == 0 {
		return ""
	}
	return state
}

// residences are the seats of heads of state by whose names reports mean them.
var residences = map[string]bool{"white house": true, "kremlin": true, "elysee": true, "elysee palace": true, "blue house": true}

// residence gives the state, not home, of the only head of state whose seat a
// report names, else the only one whose seat any report names: a president who is
// not that of the state that the reports are about is that one's. "" for none.
func (w *world) residence(d *news.Doc, home string) string {
	seats := func(docs []*news.Doc) string {
		state := ""
		for _, d := range docs {
			for _, c := range news.Part(d, seatsKey{}, seatsIn) {
				if c == home {
					continue
				}
				if state != "" && state != c {
					return ""
				}
				state = c
			}
		}
		return state
	}
	if s := seats([]*news.Doc{d}); s != "" {
		return s
	}
	s, ok := otherOrgans(d, home), false
	if s == "" {
		if s, ok = w.seats[home]; !ok {
			s = seats(w.docs)
			w.seats[home] = s
		}
	}
	if home == "" && s != "" && w.outnamed(s) {
		return "" // what only comments on another's affairs
	}
	return s
}

// outnamed tells whether the reports together name another state three times as often
// as one with its organs.
func (w *world) outnamed(state string) bool {
	names, own := map[string]int{}, 0
	for _, d := range w.docs {
		t := news.Small(d, statesKey{}, statesIn)
		for c, n := range t.names {
			names[c] += n
		}
		own += t.organs[state]
	}
	return names[most(names)] >= 3*(names[state]+own)
}

// otherOrgans gives the only state but home whose organs a report names, "" for none.
func otherOrgans(d *news.Doc, home string) string {
	found := ""
	for c := range news.Small(d, statesKey{}, statesIn).organs {
		if c != home && found != "" {
			return ""
		}
		if c != home {
			found = c
		}
	}
	return found
}

type seatsKey struct{}

// seatsIn gives the states whose heads' seats an article names.
func seatsIn(d *news.Doc) []string {
	var out []string
	for _, e := range d.Entities {
		if c := seatOf(e); c != "" {
			out = append(out, c)
		}
	}
	return out
}

// seatOf gives the state whose head's seat an entity is, "" for none.
func seatOf(e news.DocEntity) string {
	if c, how, ok := gazetteer.Nation(e.Name); ok && how == gazetteer.Seat && residences[strings.TrimPrefix(identity.Fold(e.Name), "the ")] {
		return c
	}
	return ""
}

// resides tells whether a report names the seat of a state's head, whose presidents
// it means then, those before the present one too.
func resides(d *news.Doc, state string) bool {
	return slices.ContainsFunc(d.Entities, func(e news.DocEntity) bool { return seatOf(e) == state })
}

// parent gives the union of states of which a body is a part by the letters that
// its name begins with ("UN Harbour Office"), or the state ("US Coastal Command");
// "" for a body of its own.
func (w *world) parent(body string) string {
	first, rest, ok := strings.Cut(body, " ")
	if !ok || strings.ToUpper(first) != first || !unicode.IsUpper([]rune(rest)[0]) {
		return ""
	}
	if b, known := gazetteer.FindBody(first); known && (b.Kind == "un" || b.Kind == "bloc" || b.Kind == "alliance") {
		return b.Name
	}
	if c, how, known := gazetteer.Nation(first); known && how == gazetteer.Name && w.sides[identity.Fold(body)] != "" {
		return c
	}
	return ""
}

// sends are verbs by which a state has somebody act for it.
var sends = set("send dispatch represent appoint name")

// sentBy gives the state of which the sentence of an office says that it sends the
// officer: "Oslo is sending an envoy, Deputy Minister Ada Vell"; "" for none.
func sentBy(d *news.Doc, r news.Role) string {
	first, _ := d.TokensIn(r.Evidence)
	k := d.SentenceAt(first)
	if k < 0 {
		return ""
	}
	verb := first - 1
	for verb > d.Sentences[k].First && first-verb < 8 && !sends[strings.ToLower(d.Tokens[verb].Lemma)] {
		verb--
	}
	if verb < d.Sentences[k].First || d.Tokens[verb].Tag != "VERB" || !sends[strings.ToLower(d.Tokens[verb].Lemma)] {
		return ""
	}
	out := ""
	for _, n := range d.Names {
		if n.First >= d.Sentences[k].First && n.Last <= verb {
			if c, how, ok := gazetteer.Nation(d.Words(n.Span)); ok && how != gazetteer.Demonym {
				out = c
			}
		}
	}
	return out
}

// openingVotes puts those whose office names neither state nor body on the side
// of the state that their sentence opens with, in whose capital they were met, or
// whose words the sentence before theirs reports.
func (c *cluster) openingVotes(votes map[string]int, w *world) {
	for _, it := range c.items {
		for _, k := range it.roles {
			if r := it.doc.Roles[k]; r.Body == "" && r.Of.Empty() && !r.Former && (speaksFor(r.Norm) || towns[head(r.Norm)] || stateOffice(r.Norm)) {
				if s := cmp.Or(opening(it.doc, r), w.hosted(it.doc, r), heard(it.doc, r)); s != "" {
					votes[s]++
				}
			}
		}
	}
}

// within tells whether a person is named only in reports of which at least half
// of the mentions of states and their organs are of one state, and none of whose offices
// stands in a sentence on another, unless its chambers are spoken of: who bears an office
// there with others bore it before them.
func (c *cluster) within(state string) bool {
	return !slices.ContainsFunc(c.items, func(it *item) bool {
		t, all := news.Small(it.doc, statesKey{}, statesIn), 0
		for _, k := range it.roles {
			if _, other := alike(it.doc, it.doc.Roles[k], state); other && chambered(it.doc) != state {
				return true
			}
		}
		for _, m := range []map[string]int{t.names, t.organs} {
			for _, n := range m {
				all += n
			}
		}
		return 2*(t.names[state]+t.organs[state]) < all
	})
}
