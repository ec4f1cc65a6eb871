package who

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"
	"unicode"

	"synoptic/gazetteer"
	"synoptic/identity"
	"synoptic/news"
)

// What tells whose an office is of which the words name no state ("the president",
// "Foreign Minister Ada Vell"): of each state that a report speaks of, how far each of
// these holds. CueNames tells them as whose.txt has them.
const (
	cueShare          = iota // its mentions by those of the state that the report speaks of most
	cueReports               // the same for all reports
	cueMentions              // how often it is named, as part of four times
	cuePlaces                // its part of the places
	cueSubject               // the sentence of the office has it as its subject
	cueSaid                  // the words before the sentence of the office are its own
	cueNear                  // how near before the office it is named
	cueNone                  // it calls no office so
	cueLacks                 // it has no such office
	cueHeaded                // somebody else is said to be at its head
	cueChamber               // a title of the United States' chambers, of another state
	cueOrgans                // its part of the organs named
	cueWith                  // the part of the holder's sentences that name it
	cuePress                 // the United States, whose press writes its own offices bare
	cuePressPresident        // the same of a president
	cuePressHome             // the same where the reports together are about them
	cueForeign               // a foreign minister's, where no state is named oftener
	cueAlone                 // the part of the holder's sentences on one state that name it
	cueTongue                // how well the holder's name fits those of its people
	cueAny                   // it is one of which the report speaks
	cues
)

// surely is the share of the likelihood from which a state is given.
const surely = .7

type namedKey struct{}

// namedState is where a state is named.
type namedState struct {
	token   int
	state   string
	subject bool
}

// statesNamed gives, by sentence, the states that are named there, by themselves, their
// people, organs and places, in the order of the words.
func statesNamed(d *news.Doc) [][]namedState {
	out := make([][]namedState, len(d.Sentences))
	note := func(first, last int, state string) {
		h := d.HeadOf(first, last)
		club := last < len(d.Tokens) && d.Tokens[last].Tag == "NOUN" && peoples(d.Word(last-1)) // "the Norlanders pitcher"
		if k := d.SentenceAt(first); k >= 0 && state != "" && !club {
			out[k] = append(out[k], namedState{first, state, h >= 0 && news.RelIs(d.Tokens[h].Rel, "nsubj")})
		}
	}
	for _, m := range d.Mentions {
		if m.Kind != news.MentionName || m.Entity < 0 || d.Entities[m.Entity].Type == news.Person {
			continue
		}
		e := d.Entities[m.Entity]
		c, _, ok := gazetteer.Nation(d.Words(m.Span))
		switch {
		case ok && (e.Type != news.Place || gazetteer.Region(e.Name) == ""):
			note(m.First, m.Last, c)
		case e.Type == news.Organization:
			note(m.First, m.Last, e.Country)
		case e.Type == news.Place:
			c, _ = gazetteer.Place(e.Name)
			note(m.First, m.Last, c)
		}
	}
	for _, n := range d.Names { // adjectives are no mentions
		if c, how, ok := gazetteer.Nation(d.Words(n.Span)); ok && how == gazetteer.Demonym {
			note(n.First, n.Last, c)
		}
	}
	for _, s := range out {
		slices.SortFunc(s, func(a, b namedState) int { return a.token - b.token })
	}
	return out
}

// bare gives the offices of an item that may be a state's of which the words name none.
func (it *item) bare() (out []news.Role) {
	for _, k := range it.roles {
		r := it.doc.Roles[k]
		public := stateOffice(r.Norm) || organ(r.Body) || chamber(it.doc, r) || seeks(r.Norm) || (strings.HasPrefix(r.Norm, "government's ") || strings.HasPrefix(r.Norm, "coast guard ")) && speaksFor(r.Norm) || usual(it.doc, r.Norm) != ""
		if posted(r) && !r.Former {
			out = append(out, r)
			continue
		}
		owned := r.Body != "" && !organ(r.Body) || !r.Of.Empty() && r.Body == "" ||
			!strings.HasPrefix(r.Norm, "central bank's ") && !strings.HasPrefix(r.Norm, "government's ") && strings.Contains(r.Norm, "'s ") || strings.Contains(r.Norm, "’s ") // "the country's trade minister"
		if public && !owned && !rebel(r.Norm) && !(strings.HasSuffix(r.Norm, "president") && it.trades(r)) {
			out = append(out, r)
		}
	}
	return out
}

// whose gives the state that the offices of somebody are most likely of, where nothing
// names one; "" where none is likely enough.
func (w *world) whose(c *cluster) string {
	total, n, strange := map[string]float64{}, 0., map[string]bool{}
	for _, it := range c.items {
		offices := it.bare()
		for _, r := range offices {
			if only := cmp.Or(usual(it.doc, r.Norm), forceOf(it.doc, r), w.unnamed(it.doc, r, c)); only != "" {
				return only
			}
		}
		if len(offices) > 0 {
			n++
			for state, f := range w.cues(it, c, offices) {
				total[state] += weigh(f) + 1 // a report that does not name it speaks against it
				strange[state] = strange[state] || f[cueNone] > 0
			}
		}
	}
	best, all := "", 1.
	for _, state := range slices.Sorted(maps.Keys(total)) {
		total[state] -= n
		all += math.Exp(total[state])
		if best == "" || total[state] > total[best] {
			best = state
		}
	}
	if best == "" || math.Exp(total[best]) < surely*all || strange[best] {
		return ""
	}
	return best
}

// forceOf gives the state for an office of a force that names none, where the report
// speaks of such a force of one state alone: "The Norlandic navy sank a boat, navy
// spokesman Ole Dahl said"; "" for others.
func forceOf(d *news.Doc, r news.Role) (state string) {
	of, _, _ := strings.Cut(r.Norm, " ")
	switch of {
	case "navy", "army", "military":
	case "coast":
		if of = "guard"; !strings.HasPrefix(r.Norm, "coast guard ") {
			return ""
		}
	default:
		return ""
	}
	for _, m := range d.Mentions {
		if m.Entity < 0 || m.Last < 1 || d.Entities[m.Entity].Country == "" || d.Entities[m.Entity].Type == news.Person || !strings.EqualFold(d.Word(m.Last-1), of) {
			continue
		}
		c := d.Entities[m.Entity].Country
		if state != "" && c != state {
			return ""
		}
		state = c
	}
	return state
}

// cues gives what speaks for each state that an item's article speaks of.
func (w *world) cues(it *item, c *cluster, offices []news.Role) map[string]*[cues]float64 {
	d := it.doc
	t, named := news.Small(d, statesKey{}, statesIn), news.Small(d, namedKey{}, statesNamed)
	out := map[string]*[cues]float64{}
	of := func(state string) *[cues]float64 {
		if out[state] == nil {
			out[state] = &[cues]float64{}
		}
		return out[state]
	}
	often := map[string]int{}
	for _, s := range named {
		for _, x := range s {
			of(x.state)
			often[x.state]++
		}
	}
	spoken, places := map[string]int{}, 0
	for _, m := range [...]map[string]int{t.names, t.organs} {
		for s, n := range m {
			spoken[s] += n
			of(s)
		}
	}
	for s, n := range t.places {
		places += n
		of(s)
	}
	organs := 0
	for _, n := range t.organs {
		organs += n
	}
	c.together(d, it, named, of)
	for _, r := range offices {
		around(d, r, named, out)
	}
	c.tongues(out)
	for state, f := range out {
		f[cueAny] = 1
		f[cueMentions] = part(min(often[state], 4), 4)
		f[cueShare] = part(spoken[state], spoken[most(spoken)])
		f[cueReports] = part(w.named[state], w.named[most(w.named)])
		f[cuePlaces] = part(t.places[state], places)
		f[cueOrgans] = part(t.organs[state], organs)
		if state == "United States" {
			f[cuePress] = 1
			if w.home == state {
				f[cuePressHome] = 1
			}
		}
		for _, r := range offices {
			w.office(d, r, c, state, f)
			if strings.HasSuffix(r.Norm, "president") {
				f[cuePressPresident] = f[cuePress]
			}
			if strings.Contains(r.Norm, "foreign") && f[cueShare] == 1 {
				f[cueForeign] = 1
			}
		}
	}
	return out
}

// tongues notes how well somebody's name fits those of the people of each state, beside the other
// states: in natural logarithms, of which letters that follow from one another are a part.
func (c *cluster) tongues(out map[string]*[cues]float64) {
	const apart, most, least = .15, 1.5, -3
	states := slices.Sorted(maps.Keys(out))
	fits := identity.Lands(c.name, states)
	sum, n := 0., 0.
	for _, x := range fits {
		if !math.IsNaN(x) {
			sum += math.Exp(apart * x)
			n++
		}
	}
	for i, x := range fits {
		if !math.IsNaN(x) && n > 1 {
			out[states[i]][cueTongue] = min(max(apart*x-math.Log(sum/n), least), most)
		}
	}
}

func part(n, of int) float64 { return float64(n) / float64(max(of, 1)) }

// together notes how many of the sentences on somebody name each state.
func (c *cluster) together(d *news.Doc, it *item, named [][]namedState, of func(string) *[cues]float64) {
	seen, single := map[int]bool{}, 0
	for _, k := range d.Entities[it.ent].Mentions {
		if s := d.SentenceAt(d.Mentions[k].First); s >= 0 {
			seen[s] = true
		}
	}
	with, alone := map[string]int{}, map[string]int{}
	for s := range seen {
		here := map[string]bool{}
		for _, x := range named[s] {
			here[x.state] = true
		}
		for state := range here {
			with[state]++
			if len(here) == 1 {
				alone[state]++
				single++
			}
		}
	}
	for state, n := range with {
		of(state)[cueWith] = part(n, len(seen))
		of(state)[cueAlone] = part(alone[state], single+1)
	}
}

// office notes what an office itself tells of its being a state's.
func (w *world) office(d *news.Doc, r news.Role, c *cluster, state string, f *[cues]float64) {
	last := r.Norm[strings.LastIndexByte(r.Norm, ' ')+1:]
	if strings.Contains(r.Norm, "secretary of ") {
		last = "secretary"
	}
	for cue, holds := range map[int]bool{
		cueNone:    stateOffice(r.Norm) && len(gazetteer.Bearers(last)) > 0 && !slices.Contains(gazetteer.Bearers(last), state),
		cueLacks:   gazetteer.Lacks(strings.TrimPrefix(r.Norm, "deputy "), state),
		cueHeaded:  (r.Norm == "president" || r.Norm == "prime minister" || r.Norm == "leader") && w.headed(state, c),
		cueChamber: chamber(d, r) && state != "United States",
	} {
		if holds {
			f[cue] = 1
		}
	}
}

// around notes the states that are named about an office.
func around(d *news.Doc, r news.Role, named [][]namedState, out map[string]*[cues]float64) {
	first, _ := d.TokensIn(r.Evidence)
	k := d.SentenceAt(first)
	if k < 0 {
		return
	}
	before := ""
	for _, x := range named[k] {
		if x.token < first {
			before = x.state
		}
		if x.subject {
			out[x.state][cueSubject] = 1
		}
	}
	for s := k - 1; s >= max(0, k-2) && before == ""; s-- {
		for _, i := range d.CuesOver(d.Sentences[s].Span) {
			if e := d.Attributions[i].Speaker; e >= 0 && d.Entities[e].Type != news.Person && out[d.Entities[e].Country] != nil {
				before = d.Entities[e].Country
				out[before][cueSaid] = 1
			}
		}
	}
	for s := k; s >= max(0, k-nearby); s-- {
		for _, x := range named[s] {
			if x.token < first {
				out[x.state][cueNear] = max(out[x.state][cueNear], math.Exp(float64(s-k)/2))
			}
		}
	}
}

// nearby is how many sentences before an office are looked at.
const nearby = 8

// unnamed gives the only state of whose holder of an office a report speaks without a name:
// "the Norlandic foreign minister said", beside "Foreign Minister Ada Vell"; "" where the
// articles say that another has that office there.
func (w *world) unnamed(d *news.Doc, r news.Role, c *cluster) string {
	if !stateOffice(r.Norm) || !strings.Contains(core(r.Norm), " ") {
		return ""
	}
	found := spokenOf(d, r)
	if len(found) != 1 {
		return ""
	}
	if x := w.held[[2]string{found[0], r.Norm}]; x != nil && x != c {
		return ""
	}
	return found[0]
}

// spokenOf gives the states of whose holder of an office, or of whose ministry, a report
// speaks without a name: "the Norlandic foreign minister said", beside "Foreign Minister
// Ada Vell".
func spokenOf(d *news.Doc, r news.Role) (out []string) {
	office := strings.Fields(core(r.Norm))
	for i, w := range office {
		if w == "ministry" {
			office = office[:i+1]
			break
		}
	}
	if len(office) == 0 || office[0] == "former" {
		return nil
	}
	for _, n := range d.Names {
		c, how, ok := gazetteer.Nation(d.Words(n.Span))
		if !ok || how == gazetteer.Seat {
			continue
		}
		at := n.Last
		if at < len(d.Tokens) && news.Possessive(d.Word(at)) {
			at++
		}
		end := at + len(office)
		if end > len(d.Tokens) || !isOffice(d, at, office) || slices.Contains(out, c) {
			continue
		}
		span := d.TokenSpan(at, end)
		if n := d.NameAt(min(end, len(d.Tokens)-1)); n != nil && n.Type == news.Person && n.First == end || slices.ContainsFunc(d.Roles, func(x news.Role) bool { return x.Title.Overlaps(span) }) {
			continue
		}
		out = append(out, c)
	}
	return out
}

// isOffice tells whether the words from a token on are those of an office; a minister's and
// his ministry's count as the same.
func isOffice(d *news.Doc, at int, office []string) bool {
	for i, w := range office {
		x := strings.ToLower(d.Word(at + i))
		if x != w && gazetteer.NormTitle(x) != w && !(strings.HasPrefix(x, "minist") && strings.HasPrefix(w, "minist")) {
			return false
		}
	}
	return true
}

// trades tells whether a bare "president" is one of a firm: somebody whom the report gives a
// firm's office too, or of whom it is said behind the name as one office of several.
func (it *item) trades(r news.Role) bool {
	_, last := it.doc.TokensIn(r.Title)
	if r.ByApposition && r.Evidence.End <= r.Title.End && r.Of.Empty() && last+1 < len(it.doc.Tokens) && (it.doc.Word(last) == "," || it.doc.Word(last) == "and" || it.doc.Word(last) == "&") && unicode.IsUpper([]rune(it.doc.Word(last + 1))[0]) {
		return true // "Ada Vell, President and Chief Executive"
	}
	return slices.ContainsFunc(it.roles, func(k int) bool { return company(core(it.doc.Roles[k].Norm)) && !it.doc.Roles[k].Former })
}
