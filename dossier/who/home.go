package who

import (
	"strings"

	"synoptic/gazetteer"
	"synoptic/news"
)

// home gives the state that at least two in three of the articles' mentions of
// organs of state speak of, or of states by name, or half where no other has a
// quarter of its number, four at least; "" when there is none. Whose organs an article names without saying whose tells where its
// offices are.
func home(docs ...*news.Doc) string {
	organs, names := map[string]int{}, map[string]int{}
	for _, d := range docs {
		t := news.Small(d, statesKey{}, statesIn)
		for c, n := range t.names {
			names[c] += n
		}
		for c, n := range t.organs {
			organs[c] += n
		}
	}
	for _, most3 := range []bool{true, false} {
		for _, n := range []map[string]int{names, organs} {
			if best := leading(n, most3); best != "" {
				if other := most(organs); organs[other] > 0 && other != best {
					continue // about one state, from another
				}
				return best
			}
		}
	}
	return ""
}

// agreed gives the state that half of the articles at least are about, each by itself,
// where none is about another and all together name it twice as often as all others.
func (w *world) agreed() string {
	found, n, named, others := "", 0, 0, 0
	for _, d := range w.docs {
		switch h := w.homes[d]; {
		case h == "":
		case found != "" && h != found:
			return ""
		default:
			found, n = h, n+1
		}
	}
	for _, d := range w.docs {
		t := news.Small(d, statesKey{}, statesIn)
		for _, m := range []map[string]int{t.names, t.organs} {
			for c, k := range m {
				if c == found {
					named += k
				} else {
					others += k
				}
			}
		}
	}
	if 2*n < len(w.docs) || named < 3 || named < 2*others {
		return ""
	}
	return found
}

// land gives the state of most places that the articles name, three at least, where they
// speak of hardly any other: a state's own press names its cities and regions, and seldom
// the state; "" for none.
func land(docs ...*news.Doc) string {
	all, places, towns := map[string]int{}, map[string]int{}, map[string]map[string]bool{}
	for _, d := range docs {
		t := news.Small(d, statesKey{}, statesIn)
		for _, m := range []map[string]int{t.names, t.organs, t.places} {
			for c, n := range m {
				all[c] += n
			}
		}
		for c, n := range t.places {
			places[c] += n
		}
		for town, c := range t.towns {
			if towns[c] == nil {
				towns[c] = map[string]bool{}
			}
			towns[c][town] = true
		}
	}
	n := 0
	for _, v := range all {
		n += v
	}
	if best := leading(places, true); best != "" && 3*all[best] > 2*n && len(towns[best]) > 2 {
		return best
	}
	return ""
}

type (
	settingKey struct{}
	statesKey  struct{}
)

// setting is where an article by itself is at home and has its event happen.
type setting struct {
	home, scene string
	abroad      bool
}

func settingOf(d *news.Doc) setting {
	out := setting{home(d), scene(d), journey(d)}
	if out.home == "" && !out.abroad {
		out.home = lead(d)
	}
	return out
}

// states is how often an article mentions states, by their names and as those
// whose organs and bodies, and whose places, it mentions.
type states struct {
	names, organs, places map[string]int
	towns                 map[string]string // the places, and whose they are
}

func statesIn(d *news.Doc) states {
	t := states{map[string]int{}, map[string]int{}, map[string]int{}, map[string]string{}}
	surnames := map[string]bool{}
	for _, e := range d.Entities {
		if i := strings.LastIndexByte(e.Name, ' '); e.Type == news.Person && i > 0 {
			surnames[e.Name[i+1:]] = true
		}
	}
	for _, e := range d.Entities {
		c, how, ok := gazetteer.Nation(e.Name)
		switch {
		case e.Type == news.Person, surnames[e.Name], e.Type == news.Place && gazetteer.Region(e.Name) != "", ok && how == gazetteer.Demonym && strings.HasSuffix(e.Name, "s") && peoples(e.Name):
		case ok && how != gazetteer.Seat:
			t.names[c] += len(e.Mentions)
		case ok:
			t.organs[c] += len(e.Mentions)
		case e.Type == news.Organization && e.Country != "" && e.Name != "":
			t.organs[e.Country] += len(e.Mentions)
		case e.Type == news.Place:
			if c, ok := gazetteer.Place(e.Name); ok {
				t.places[c] += len(e.Mentions)
				t.towns[e.Name] = c
			}
		}
	}
	return t
}

type regimesKey struct{}

// regimesIn gives, by index of the article's persons, how often it speaks of somebody's
// regime or forces: "the Vell regime", "Vell's troops".
func regimesIn(d *news.Doc) map[int]int {
	out := map[int]int{}
	for _, m := range d.Mentions {
		if m.Kind != news.MentionName || m.Entity < 0 || d.Entities[m.Entity].Type != news.Person || m.Last >= len(d.Tokens) {
			continue
		}
		at := m.Last
		if news.Possessive(d.Word(at)) {
			at++
		}
		b := m.First - 1
		for b > 0 && gazetteer.IsOfficeHead(d.Word(b)) && d.Tokens[b].Tag == "PROPN" { // "the regime of President Vell"
			b--
		}
		if at+1 < len(d.Tokens) && (strings.EqualFold(d.Word(at), "security") || strings.EqualFold(d.Word(at), "armed")) { // "Vell's security forces"
			at++
		}
		if at < len(d.Tokens) && regimes[strings.ToLower(d.Word(at))] || b > 0 && d.Word(b) == "of" && regimes[strings.ToLower(d.Word(b-1))] || b > 0 && d.Word(b) == "to" && strings.EqualFold(d.Word(b-1), "loyal") ||
			b > 0 && d.Word(b) == "-" && strings.EqualFold(d.Word(b-1), "pro") {
			out[m.Entity]++
		}
	}
	return out
}

// regimes are nouns for what only those who rule a state have.
var regimes = set("regime forces troops army loyalists military militia militiamen brigades mercenaries warplanes tanks snipers")

type strifeKey struct{}

// strifeIn gives how often an article speaks of a state's regime and of those who
// fight with it or against it: "the Norlandic army", "Norland's opposition".
func strifeIn(d *news.Doc) map[string]int {
	out := map[string]int{}
	for _, n := range d.Names {
		at := n.Last
		if at < len(d.Tokens) && news.Possessive(d.Word(at)) {
			at++
		}
		if at >= len(d.Tokens) || !strife[strings.ToLower(d.Word(at))] {
			continue
		}
		if c, how, ok := gazetteer.Nation(d.Words(n.Span)); ok && how != gazetteer.Seat {
			if out[c]++; fights[strings.ToLower(d.Word(at))] {
				out[c] += 2 // every state has a government
			}
		}
	}
	return out
}

// fights are those of strife that states at peace seldom have.
var fights = set("regime opposition rebels uprising revolution revolt protesters conflict forces troops")

// strife are nouns for those who rule a state, and who fight for or against them.
var strife = set("regime leader government authorities opposition rebels uprising revolution revolt protesters activists people forces troops army crisis conflict")

// findRuler notes of whose regime the articles speak, by far the oftenest, and the state
// of whose strife they speak most.
func (w *world) findRuler(groups []*cluster) {
	best, second := 0, 0
	for _, g := range groups {
		n := 0
		for _, it := range g.items {
			if g.typ == news.Person {
				n += news.Small(it.doc, regimesKey{}, regimesIn)[it.ent]
			}
		}
		if n > best {
			w.ruler, best, second = g, n, best
		} else {
			second = max(second, n)
		}
	}
	if best < 2 || best < 3*second {
		w.ruler = nil
		return
	}
	near, second := map[string]int{}, 0
	for _, it := range w.ruler.items {
		for c, n := range news.Small(it.doc, strifeKey{}, strifeIn) {
			near[c] += n
		}
	}
	w.realm = most(near)
	for c, n := range near {
		if c != w.realm {
			second = max(second, n)
		}
	}
	if w.realm == "" || near[w.realm] < 2*second || w.headed(w.realm, w.ruler) {
		w.ruler = nil
		return
	}
	realm, home := 0, 0
	for _, d := range w.docs {
		t := news.Small(d, statesKey{}, statesIn)
		realm, home = realm+t.names[w.realm], home+t.names[w.home]
	}
	if w.home != "" && realm > 2*home {
		w.home = w.realm // the other's organs only speak of it
	}
	w.held[[2]string{w.realm, "leader"}] = w.ruler
}

// peoples tells whether a name is the plural of a people's, which teams bear too.
func peoples(name string) bool {
	_, how, ok := gazetteer.Nation(strings.TrimSuffix(name, "s"))
	return ok && how == gazetteer.Demonym
}

// leading gives the state that has two in three of the mentions, or half of them
// where no other has a quarter as many; "" for none.
func leading(n map[string]int, two bool) string {
	best, all, second := most(n), 0, 0
	for c, v := range n {
		all += v
		if c != best {
			second = max(second, v)
		}
	}
	if n[best] >= 4 && (two && n[best]*3 >= all*2 || !two && n[best]*2 >= all && n[best] >= 4*second) {
		return best
	}
	return ""
}

// lead gives the one state that the first two sentences of a report name, its
// dateline included, if no other is named oftener and no other state's organs
// are; "" when there is none.
func lead(d *news.Doc) string {
	end, first := 0, ""
	for i, s := range d.Sentences {
		if k := d.Blocks[s.Block].Kind; k == news.BlockParagraph && i < len(d.Sentences)-1 {
			end = d.Sentences[i+1].End
			break
		}
	}
	names := map[string]int{}
	for _, e := range d.Entities {
		c, how, ok := gazetteer.Nation(e.Name)
		if !ok || e.Type == news.Person || e.Type == news.Place && gazetteer.Region(e.Name) != "" {
			continue
		}
		if how == gazetteer.Seat {
			return ""
		}
		names[c] += len(e.Mentions)
		for _, k := range e.Mentions {
			if k < 0 || k >= len(d.Mentions) || d.Mentions[k].Start >= end {
				continue
			}
			if first != "" && first != c {
				return ""
			}
			first = c
		}
	}
	if names[first] < 2 || most(names) != first {
		return ""
	}
	return first
}
