package who

import (
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
	owned := !r.Of.Empty() && r.Country == "" && strings.HasSuffix(r.Norm, " minister") // "Ada Vell's foreign minister"
	if r.Body != "" && !organ(r.Body) || !owned && !serving[head(under)] && !strings.HasSuffix(r.Norm, "chief of staff") {
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
		p, w.grades[c] = c.personParty(w)
		w.parties[c] = p
	}
	return p
}

// appoints are verbs by which somebody gives or takes an office of his own state, or has
// its holder go.
var appoints = set(`appoint fire sack dismiss nominate oust replace tap select promote name pick send dispatch`)

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

// masterVotes puts somebody of whom nothing else is told on the side of those who serve him:
// "a Norlandic minister's aide", "the White House press secretary for Ada Vell".
func (c *cluster) masterVotes(votes map[string]int, w *world) {
	for _, s := range w.masters()[c] {
		votes[s]++
	}
}

// masters gives, of those under whom somebody holds an office of a state, the states.
func (w *world) masters() map[*cluster][]string {
	if w.under != nil {
		return w.under
	}
	w.under = map[*cluster][]string{}
	for _, d := range w.docs {
		for _, r := range d.Roles {
			if under, _, _ := strings.Cut(core(r.Norm), " to "); r.Country == "" || !serving[head(under)] {
				continue
			}
			for _, k := range d.MentionsIn(r.Title.Cover(r.Of)) {
				if e := d.Mentions[k].Entity; e != r.Entity && e >= 0 && w.people[d][e] != nil && d.Mentions[k].Kind == news.MentionName {
					c := w.people[d][e]
					w.under[c] = append(w.under[c], r.Country)
				}
			}
		}
	}
	return w.under
}
