package who

import (
	"cmp"
	"slices"
	"strings"

	"synoptic/gazetteer"
	"synoptic/news"
)

// leadSentences is how many sentences at the head of a report tell where it
// happens.
const leadSentences = 3

// scene gives the state where a report has its event happen: of the places that
// its headline and first sentences put something in ("outside the Dutch embassy
// in Bamako"), else that of its dateline. "" when there is none or they are of
// several states.
func scene(d *news.Doc) string {
	located, dateline, lead := map[string]bool{}, "", 0
	for _, s := range d.Sentences {
		kind := d.Blocks[s.Block].Kind
		if kind != news.BlockParagraph && kind != news.BlockHeadline {
			continue
		}
		if kind == news.BlockParagraph {
			if lead++; lead > leadSentences {
				break
			}
		}
		for _, n := range d.NamesOver(s.Span) {
			if n.First < s.First || n.Last > s.Last {
				continue
			}
			c := country(d, n)
			switch {
			case c == "":
			case kind == news.BlockParagraph && opens(d, s, n):
				if dateline == "" || lead == 1 {
					dateline = c
				}
			case inPlace(d, s, n):
				located[c] = true
			}
		}
	}
	if len(located) == 1 {
		return the(located)
	}
	if len(located) == 0 || located[dateline] {
		return dateline
	}
	return ""
}

// country gives the state that a name of a state or place lies in, "" for
// other names.
func country(d *news.Doc, n news.Name) string {
	if n.Type != news.Place && n.Type != news.Country {
		return ""
	}
	text := d.Words(n.Span)
	c, how, ok := gazetteer.Nation(text)
	switch {
	case ok && (how == gazetteer.Name || how == gazetteer.Capital):
		return c
	case ok && how == gazetteer.Demonym:
		return ""
	}
	c, _ = gazetteer.Place(text)
	if gazetteer.City(text) {
		t, own, other := news.Small(d, statesKey{}, statesIn), false, false
		for town, of := range t.towns {
			own, other = own || of == c && town != text, other || of != c
		}
		if !own && other && t.names[c]+t.organs[c] == 0 {
			return "" // a town of that name in another state
		}
	}
	return c
}

// opens tells whether a name stands in a dateline: at the start of its block,
// with a dash soon after it.
func opens(d *news.Doc, s news.Sentence, n news.Name) bool {
	if s.Start > d.Blocks[s.Block].Start+1 {
		return false
	}
	far := 12
	if n.First-s.First > 4 {
		far = 6 // "(Recasts with quotes) VELM, May 3 (Reuters) -"
	}
	agency := far == 12
	for i := n.Last; i < min(n.Last+far, s.Last); i++ {
		switch w := d.Word(i); w {
		case "—", "–", "-", "--":
			return agency
		case "|":
			return far == 12
		case "(":
			_, press := gazetteer.Agency(d.Word(i + 1))
			agency = agency || press
		}
	}
	return false
}

// inPlace tells whether the words before a name put something there: "in
// northern Norland", "the city of Velm, Norland".
func inPlace(d *news.Doc, s news.Sentence, n news.Name) bool {
	i := n.First - 1
	for i > s.First && (d.Tokens[i].Tag == "ADJ" || d.Tokens[i].Tag == "DET" || d.Tokens[i].Tag == "NOUN" || strings.EqualFold(d.Word(i), "of") ||
		d.Tokens[i].Tag == "PROPN" || d.Word(i) == "," || strings.HasPrefix(d.Word(i), "'") || d.Word(i) == "’s") && n.First-i < 7 {
		i--
	}
	switch strings.ToLower(d.Word(max(i, s.First))) {
	case "in", "at", "near", "outside", "across", "inside", "around", "off":
		return true
	}
	return false
}

// districts are words that make an office one of a place's police, authorities
// or courts, not of a state's government or of a body that acts in many states.
var districts = set(`local provincial regional district municipal city county town village police mayor sheriff constable superintendent
	inspector detective governor prosecutor coroner firefighter fire paramedic councillor department ambulance judge magistrate`)

// bodied tells whether an office is said to be of a body that can lie anywhere.
func bodied(d *news.Doc, r news.Role) bool {
	if b, ok := gazetteer.FindBody(r.Body); ok && (b.Country != "" || actor[b.Kind]) {
		return true
	}
	return press(r.Body) || company(r.Norm)
}

// sceneVotes puts those who hold an office of a place's police, authorities or
// courts, of whose state the words say nothing, on the side of the state where
// the report has its event happen; not where the reports are about another
// state, or are of a journey or talks, or most have the event elsewhere.
func (c *cluster) sceneVotes(votes map[string]int, w *world) {
	for _, it := range c.items {
		at := cmp.Or(w.scenes[it.doc], w.scene)
		if at == "" || w.abroad[it.doc] || w.scene != "" && at != w.scene || w.home != "" && at != w.home {
			continue
		}
		for _, k := range it.roles {
			r := it.doc.Roles[k]
			if r.Former || r.Country != "" || stateOffice(r.Norm) || bodied(it.doc, r) || elsewhere(it.doc, r, at) || strings.Contains(r.Norm, "'s ") || !speaksFor(r.Norm) && !towns[head(r.Norm)] {
				continue
			}
			for f := range strings.FieldsSeq(r.Norm) {
				if districts[f] {
					votes[at]++
					break
				}
			}
		}
	}
}

// elsewhere tells whether an office is that of a place that is not known to lie in a
// state: "Velmshire's chief fire officer".
func elsewhere(d *news.Doc, r news.Role, state string) bool {
	return slices.ContainsFunc(d.Names, func(n news.Name) bool {
		return n.Type == news.Place && (n.Overlaps(r.Of) || n.Overlaps(r.Title)) && country(d, n) != state
	})
}

// rebel tells whether an office is one of those who fight their state.
func rebel(norm string) bool {
	for f := range strings.FieldsSeq(norm) {
		switch strings.TrimSuffix(f, "s") {
		case "rebel", "insurgent", "guerrilla", "militant", "mutineer", "jihadist", "opposition":
			return true
		}
	}
	return false
}

// rises tells whether an article calls somebody a rebel.
func (it *item) rises() bool {
	return slices.ContainsFunc(it.roles, func(k int) bool { return rebel(it.doc.Roles[k].Norm) })
}

// head gives the last word of an office before what it is an office of.
func head(norm string) string {
	f := strings.Fields(strings.SplitN(norm, " of ", 2)[0])
	if len(f) == 0 {
		return ""
	}
	return f[len(f)-1]
}

// affiliation gives the state in whose parliament, or among whose parties, words
// beside a name seat somebody: "Ada Vell, R-Ohio", "Ada Vell (D)", "Ada Vell,
// Democrat of Texas", "Ada Vell, a Republican", "Democrat Ada Vell".
func (it *item) affiliation() string {
	const state = "United States"
	d := it.doc
	word := func(i int) string {
		if i < 0 || i >= len(d.Tokens) {
			return ""
		}
		return d.Word(i)
	}
	party := func(i int) bool { w := strings.TrimSuffix(word(i), "s"); return w == "Republican" || w == "Democrat" }
	for _, k := range d.Entities[it.ent].Mentions {
		m := d.Mentions[k]
		if m.Kind != news.MentionName {
			continue
		}
		if chambered(d) != "" && calls(d, m, func(at int) bool {
			return party(at) || word(at) == "Democratic" && (at > m.Last || rivals[word(at+1)])
		}) {
			return state
		}
		if word(m.Last) != "," && word(m.Last) != "(" {
			continue
		}
		at := m.Last + 1
		switch w := word(at); {
		case (w == "R" || w == "D" || w == "I") && word(at+1) == "-" && at+2 < len(d.Tokens) && d.Tokens[at+1].End == d.Tokens[at+2].Start,
			(w == "R" || w == "D") && word(at-1) == "(" && word(at+1) == ")":
			return state
		case party(at) && strings.EqualFold(word(at+1), "of"):
			return state
		case len(w) > 3 && w[1] == '-' && strings.ContainsRune("RDI", rune(w[0])) && w[2] >= 'A' && w[2] <= 'Z':
			return state
		}
	}
	return ""
}

// calls tells whether one of the words by which somebody is called beside a name is such:
// that before it or before the list that it stands in, or one after "a".
func calls(d *news.Doc, m news.Mention, such func(at int) bool) bool {
	if m.Kind != news.MentionName || m.First < 1 {
		return false
	}
	at := listHead(d, m) - 1
	if at > 1 && d.Word(at) == "," && (strings.EqualFold(d.Word(at-2), "among") || rivals[d.Word(at-1)]) {
		at-- // "Among Liberals, Ada Vell and Ole Dahl", "his Liberal rival, Ada Vell"
	}
	if at > 0 && rivals[d.Word(at)] {
		at--
	}
	if at >= 0 && such(at) {
		return true
	}
	if m.Last+1 >= len(d.Tokens) || d.Word(m.Last) != "," && d.Word(m.Last) != "(" || d.Tokens[m.Last+1].Tag != "DET" {
		return false
	}
	for at := m.Last + 2; at < min(m.Last+6, len(d.Tokens)); at++ {
		if such(at) {
			return true
		}
		if d.Tokens[at].Tag != "ADJ" && d.Tokens[at].Tag != "PROPN" {
			break
		}
	}
	return false
}

// rivals are nouns for those who stand for a party as another does.
var rivals = set("rival opponent challenger colleague predecessor successor counterpart rivals opponents challengers colleagues")

// listHead gives the token with which a list of persons begins that a mention goes
// on with: "fellow Democrats | Ada Vell and Ole Dahl".
func listHead(d *news.Doc, m news.Mention) int {
	at := m.First
	for range 12 {
		i := at - 1
		if i > 0 && d.Word(i) == "and" {
			i--
		}
		if i > 0 && d.Word(i) == "," {
			i--
		}
		n := d.NameAt(i)
		if n != nil && n.Type == news.Place && n.First > 1 && d.Word(n.First-1) == "of" { // "Ada Vell of Velm and"
			n = d.NameAt(n.First - 2)
		}
		if i == at-1 || i < 0 || n == nil || n.Type != news.Person {
			break
		}
		at = n.First
	}
	return at
}

// usualScene gives the state that most of the reports that tell a scene tell,
// "" when two are told as often.
func (w *world) usualScene(docs []*news.Doc) string {
	n := map[string]int{}
	for _, d := range docs {
		if s := w.scenes[d]; s != "" {
			n[s]++
		}
	}
	best := most(n)
	for s, k := range n {
		if s != best && k == n[best] {
			return ""
		}
	}
	return best
}

// the gives the only member of a set of one.
func the(set map[string]bool) string {
	for x := range set {
		return x
	}
	return ""
}

// journeys are words of reports whose people are guests where they act, gatherings those
// that say so only where two states are named.
var (
	journeys   = set("visit arrive trip tour summit travel fly host forum")
	gatherings = set("talk conference meet meeting delegation negotiation")
)

// journey tells whether the headline or the first sentences of a report speak
// of a journey or of talks of states.
func journey(d *news.Doc) bool {
	lead, met := 0, false
	named := map[string]bool{}
	for _, s := range d.Sentences {
		switch d.Blocks[s.Block].Kind {
		case news.BlockParagraph:
			if lead++; lead > leadSentences {
				return met && len(named) > 1
			}
		case news.BlockHeadline:
		default:
			continue
		}
		for i := s.First; i < s.Last; i++ {
			l := strings.ToLower(d.Tokens[i].Lemma)
			if journeys[l] {
				return true
			}
			met = met || gatherings[l]
		}
		for _, n := range d.NamesOver(s.Span) {
			if c, _, ok := gazetteer.Nation(d.Words(n.Span)); ok {
				named[c] = true
			} else if b, ok := gazetteer.FindBody(d.Words(n.Span)); ok && n.Type == news.Organization {
				named[b.Name] = true
			}
		}
	}
	return met && len(named) > 1
}
