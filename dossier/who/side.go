package who

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"synoptic/gazetteer"
	"synoptic/identity"
	"synoptic/memo"
	"synoptic/news"
)

// bodies maps the folded names of the articles' bodies to the side that each
// is or belongs to.
func bodies(groups []*cluster) map[string]string {
	out := map[string]string{}
	for _, g := range groups {
		if !g.employs() {
			continue
		}
		party := cmp.Or(g.party(&world{}), g.name)
		for _, f := range g.names {
			if k := identity.Fold(f.Text); out[k] == "" || party < out[k] {
				out[k] = party
			}
		}
	}
	return out
}

// world is what the articles together tell: the side of each body, the one
// state that they are all about, if there is one, and who holds the offices of
// which the words name the state.
type world struct {
	sides map[string]string
	home  string
	held  map[[2]string]*cluster // state and office
	orgs  map[*news.Doc][]*cluster
	all   []*cluster // the bodies
	// those by the words with which their names begin, as far as asked for
	begins map[string][]*cluster
	homes  map[*news.Doc]string
	// where each report, and all of them, have their event happen
	scenes  map[*news.Doc]string
	scene   string
	docs    []*news.Doc
	named   map[string]int                 // how often they name each state and its organs
	abroad  map[*news.Doc]bool             // reports of journeys and of talks
	people  map[*news.Doc]map[int]*cluster // by index of the doc's entity
	ruler   *cluster                       // of whose regime the articles speak
	realm   string                         // the ruler's state
	bodyOf  map[*news.Doc]map[int]*cluster // likewise
	spoken  bool                           // the articles speak of the home by its name or organs, not by its places alone
	parties map[*cluster]string            // of persons, as far as asked for
	grades  map[*cluster]news.Grade        // of how these were found
	kinds   map[*cluster][]string          // of bodies, as far as asked for
	under   map[*cluster][]string          // of those under whom others hold offices, these's states, once asked for
	firm    func() *cluster                // the company named most, once asked for
}

// newWorld looks over all groups.
func newWorld(groups []*cluster, docs []*news.Doc) *world {
	w := &world{docs: docs, sides: bodies(groups), home: home(docs...), held: map[[2]string]*cluster{}, orgs: map[*news.Doc][]*cluster{},
		homes: map[*news.Doc]string{}, scenes: map[*news.Doc]string{}, abroad: map[*news.Doc]bool{},
		people: map[*news.Doc]map[int]*cluster{}, bodyOf: map[*news.Doc]map[int]*cluster{}, parties: map[*cluster]string{}, grades: map[*cluster]news.Grade{}, kinds: map[*cluster][]string{}}
	w.firm = sync.OnceValue(w.foremostFirm)
	for _, d := range docs {
		at := news.Small(d, settingKey{}, settingOf)
		w.homes[d], w.scenes[d], w.abroad[d] = at.home, at.scene, at.abroad
	}
	if w.spoken = w.home != ""; !w.spoken {
		w.home = land(docs...)
	}
	if w.home == "" {
		w.home = w.agreed()
		w.spoken = w.home != ""
	}
	w.scene = w.usualScene(docs)
	w.named = map[string]int{}
	for _, d := range docs {
		t := news.Small(d, statesKey{}, statesIn)
		for _, m := range [...]map[string]int{t.names, t.organs} {
			for c, n := range m {
				w.named[c] += n
			}
		}
	}
	for _, g := range groups {
		body := g.employs()
		if body {
			w.all = append(w.all, g)
		}
		for _, it := range g.items {
			switch of := w.people; {
			case body:
				of = w.bodyOf
				fallthrough
			case g.typ == news.Person:
				if of[it.doc] == nil {
					of[it.doc] = map[int]*cluster{}
				}
				of[it.doc][it.ent] = g
			}
			if l := w.orgs[it.doc]; body && (len(l) == 0 || l[len(l)-1] != g) {
				w.orgs[it.doc] = append(l, g)
			}
			for _, k := range it.roles {
				if r := it.doc.Roles[k]; r.Country != "" && !r.Former {
					w.held[[2]string{r.Country, r.Norm}] = g
				}
			}
		}
	}
	w.findRuler(groups)
	return w
}

// employs tells whether a cluster is a body or an institution that articles take for
// a place as well: "the Velm Hospital".
func (c *cluster) employs() bool {
	return c.typ == news.Organization || c.typ == news.Place && c.key == "" && institution(c.name)
}

// institution tells whether a name is that of one: "Velm Hospital", "University of Velm".
func institution(name string) bool {
	first, rest, ok := strings.Cut(name, " ")
	return ok && (institutions[name[strings.LastIndexByte(name, ' ')+1:]] || institutions[first] && strings.HasPrefix(rest, "of "))
}

// institutions are words by which they are called.
var institutions = set("Hospital University College School Institute Museum Infirmary Clinic")

// party gives the side: of a state itself; of a person what the offices and
// delegations say; of a body its state, or itself where it is a side of its
// own. "" when the articles do not agree.
func (c *cluster) party(w *world) string {
	switch c.typ {
	case news.Country:
		if c.key != "" {
			return c.key
		}
		return c.items[0].name
	case news.Organization:
		if b, ok := gazetteer.FindBody(c.key); ok && actor[b.Kind] {
			return b.Name
		}
		if c.key == "" && private(c.name) {
			return ""
		}
		return c.side()
	case news.Person:
		return w.partyOf(c)
	}
	return ""
}

// actor are the kinds of body that are a side of their own.
var actor = map[string]bool{"bloc": true, "alliance": true, "un": true, "court": true, "finance": true, "trade": true, "aid": true, "rights": true, "sport": true, "agency": true, "police": true, "armed": true}

// officeSide gives the side of which an office makes a person, and how much that
// weighs; "" when it tells none.
func (w *world) officeSide(d *news.Doc, r news.Role) (string, int) {
	body, known := gazetteer.FindBody(r.Body)
	if c, how, ok := gazetteer.Nation(news.Owner(d.Words(r.Of))); ok && how == gazetteer.Capital && !r.Former && r.Body != "" && unions(map[string]int{r.Body: 1}) {
		return c, 10 // "Velm's envoy to the Sea League"
	}
	if u := joint(d, r); u != "" && !r.Former {
		return u, 10
	}
	switch {
	case posted(r):
		return "", 0
	case known && actor[body.Kind] && (r.Country == "" || r.Country == body.Country) && !r.Former:
		return body.Name, 10
	case r.Country != "" && rebel(r.Norm):
		return "", 0
	case r.Country != "" && ofFirm(r):
		return w.bodyOfNoun(d, r), 2
	case r.Country != "" && resister(d, r) != "":
		return resister(d, r), 6
	case r.Country != "" && !r.Former && r.Body != r.Country && private(r.Body) && gazetteer.Kinds(r.Body) == 0:
		return r.Body, 6 // "president of the Norlandic Fishery Institute"
	case r.Country != "" && r.Former:
		return r.Country, 2
	case r.Country != "":
		if s := cmp.Or(w.carrier(d, r), w.branch(d, r)); s != "" {
			return s, 6
		}
		return r.Country, 6
	}
	if s := w.served(d, r); s != "" && !r.Former {
		return s, 2
	}
	if r.Body == "" && stateOffice(r.Norm) {
		if s := w.appointer(d, r); s != "" {
			return s, 2
		}
	}
	switch {
	case r.Former || press(r.Body) || !speaksFor(r.Norm) && !employed(r):
		return "", 0
	case w.parent(r.Body) != "":
		return w.parent(r.Body), 6
	case w.governs(d, r) != "":
		return w.governs(d, r), 6
	case r.Body != "" && stateOffice(r.Norm) && !strings.HasSuffix(r.Norm, "president") && !strings.HasSuffix(r.Norm, " spokesperson"), r.Body != "" && strings.HasSuffix(r.Norm, " representative") && partisan(r.Body):
		return "", 0 // a party's member of parliament is his state's
	case r.Body != "" && gazetteer.City(r.Body) && gazetteer.Sporting(head(r.Norm)):
		return w.team(d, r), 2
	case r.Body != "":
		if s := w.sideOf(d, r.Body); s != "" {
			return s, 2
		}
		return "", 0
	}
	if b := titleBody(d.Words(r.Title), company(r.Norm) || company(core(r.Norm)) || foremen[head(r.Norm)] && !sited(d, r)); b != "" {
		if s := w.sides[identity.Fold(b)]; s != "" {
			b = s
		}
		if organ(b) {
			return "", 0
		}
		return b, 2
	}
	if s := w.namedIn(d.Words(r.Title)); s != "" {
		return s, 2
	}
	if s := w.leading(d.Words(r.Title)); s != "" && !stateOffice(r.Norm) && !chamber(d, r) {
		return s, 2
	}
	if gazetteer.Sporting(head(r.Norm)) {
		return w.team(d, r), 2
	}
	if ofWork(d, r) {
		return "", 0
	}
	return cmp.Or(w.employer(d, r), w.bodyOfNoun(d, r)), 1 // a guess
}

// foremen are offices of whom somebody names the body in one word: "founder of Northlea".
var foremen = set("chairperson founder co-founder")

// sited tells whether a report takes what an office names for a place or person.
func sited(d *news.Doc, r news.Role) bool {
	return slices.ContainsFunc(d.NamesOver(r.Title), func(n news.Name) bool {
		return n.Overlaps(r.Title) && (n.Type == news.Place || n.Type == news.Country || n.Type == news.Person)
	})
}

// ofFirm tells whether an office is one of a body of which the words only tell the state:
// "the Norlandic company's chief executive".
func ofFirm(r news.Role) bool {
	of, _, ok := strings.Cut(r.Norm, "'s ")
	_, kind := kindNoun[of]
	return ok && kind || r.Body == "" && posts[strings.ReplaceAll(core(r.Norm), " ", "-")]
}

// joint gives the first of two unions of states of which one title makes somebody the
// envoy, the second straight before the office: "UN and Sea League envoy"; "" for others.
func joint(d *news.Doc, r news.Role) string {
	first, _ := d.TokensIn(r.Title)
	name, _, _ := strings.Cut(r.Body, "-")
	if t := first - 1; t > 0 && (d.Word(t) == "and" || d.Word(t) == "-" || d.Word(t) == "/") && unions(map[string]int{r.Body: 1}) {
		if n := d.NameAt(t - 1); n != nil {
			name = d.Words(n.Span)
		}
	}
	if b, ok := gazetteer.FindBody(name); ok && name != r.Body && unions(map[string]int{b.Name: 1}) {
		return b.Name
	}
	return ""
}

// posted tells whether an office is that of a state's ambassador to a union of states.
func posted(r news.Role) bool {
	_, to, _ := strings.Cut(r.Norm, " to ")
	b, ok := gazetteer.FindBody(cmp.Or(r.Body, to))
	return ok && r.Country == "" && r.Of.Empty() && unions(map[string]int{b.Name: 1}) && (strings.Contains(r.Norm, "ambassador") || strings.HasPrefix(r.Norm, "permanent representative"))
}

// carrier gives the company whose name only begins with a people's adjective
// ("an American Airlines spokesman"): the state's adjective is part of the name.
func (w *world) carrier(d *news.Doc, r news.Role) string {
	if !speaksFor(r.Norm) || stateOffice(r.Norm) && (r.Norm != "president" || r.Of.Empty()) {
		return ""
	}
	for _, n := range d.NamesOver(r.Of.Cover(r.Title)) {
		if n.Type != news.Organization || !n.Overlaps(r.Of) && !n.Overlaps(r.Title) || n.Last-n.First < 2 {
			continue
		}
		if _, _, ok := gazetteer.Nation(d.Word(n.First)); !ok {
			continue
		}
		if s := w.sides[identity.Fold(d.Words(n.Span))]; s != "" && s != r.Country && !organ(s) {
			return s
		}
	}
	return ""
}

// sideOf gives the side of a body by its name in an office: its own name where the
// articles list no such body, nor anything else of that name; "" for an organ of state.
func (w *world) sideOf(d *news.Doc, body string) string {
	key := identity.Fold(body)
	s := w.sides[key]
	if s == "" && !authority(body) && !press(body) && !gazetteer.City(body) && gazetteer.Kinds(body) == 0 && !slices.ContainsFunc(d.Entities, func(e news.DocEntity) bool { return identity.Fold(e.Name) == key }) {
		s = body
	}
	if organ(s) {
		return ""
	}
	return s
}

// branch gives the company whose office in a state somebody holds: "Northlea's Norlandic
// chief"; "" for others.
func (w *world) branch(d *news.Doc, r news.Role) string {
	if r.Body == "" || news.Owner(d.Words(r.Of)) != r.Body || !speaksFor(r.Norm) || stateOffice(r.Norm) || r.Norm == "president" || organ(r.Body) {
		return ""
	}
	if _, _, state := gazetteer.Nation(r.Body); state {
		return ""
	}
	return w.sides[identity.Fold(r.Body)]
}

// organ tells whether a body's name is that of a part of some state's government
// or parliament, which is no side of its own.
func organ(name string) bool { return organs.Of(name, isOrgan) }

var organs = memo.New[bool](12)

func isOrgan(name string) bool {
	f := strings.Fields(identity.Fold(name))
	if len(f) == 1 && forces[f[0]] {
		return true
	}
	for i, x := range f {
		switch x {
		case "institute", "university", "college", "foundation", "transitional": // of international affairs
			return false
		case "court", "ministry", "treasury", "senate", "congress", "parliament", "cabinet", "pentagon", "affairs", "senator", "mps", "intelligence", "commons", "lords":
			return true
		case "bank", "chiefs":
			if i > 0 && (f[i-1] == "central" || f[i-1] == "joint") {
				return true
			}
		case "house":
			if i == 0 || f[0] == "state" || i+1 < len(f) && (f[i+1] == "majority" || f[i+1] == "minority") {
				return true
			}
		case "department", "committee", "council", "office":
			if i > 0 && (f[0] == "national" || f[0] == "house" || f[0] == "state" || f[0] == "justice" || f[0] == "security" || f[0] == "defence" || f[0] == "defense" || f[0] == "cabinet") {
				return true
			}
		}
	}
	return false
}

// forces are what a state's forces are called by themselves.
var forces = set("navy army military marines")

// abouts tells whether a report can be about the state that all are about: it names
// that one, or no other three times.
func (w *world) abouts(d *news.Doc) bool {
	t := news.Small(d, statesKey{}, statesIn)
	return t.names[w.home]+t.organs[w.home] > 0 || t.names[most(t.names)] < 3 && t.organs[most(t.organs)] < 3
}

// mentions is how often the articles mention somebody.
func (c *cluster) mentions() int {
	n := 0
	for _, it := range c.items {
		n += len(it.doc.Entities[it.ent].Mentions)
	}
	return n
}

// local tells whether somebody holds an office of some institution, none that
// the words tie to another state, in a story of one state alone: the mayor, the
// director of a hospital.
func (c *cluster) local(w *world) bool {
	held := false
	for _, it := range c.items {
		if w.home == "" || w.homes[it.doc] != "" && w.homes[it.doc] != w.home || !w.abouts(it.doc) {
			return false
		}
		if len(it.bare()) > 0 && len(news.Small(it.doc, statesKey{}, statesIn).names) > 1 {
			return false // of which it was asked already
		}
		for _, k := range it.roles {
			r := it.doc.Roles[k]
			if b, known := gazetteer.FindBody(r.Body); known && b.Country != w.home || r.Former || r.Norm == "director" || ofFirm(r) || rebel(r.Norm) || company(r.Norm) || strings.Contains(r.Norm, "'s ") {
				return false
			}
			if strings.Contains(r.Norm, " for ") || ofKind(r.Norm) { // of whom they speak the words tell
				continue
			}
			f := strings.Fields(core(r.Norm))
			held = held || w.spoken && speaksFor(r.Norm) && !(r.Norm == "spokesperson" && w.manned(it.doc)) && !(ranked[f[len(f)-1]] && w.allied(it.doc)) && !guests[f[len(f)-1]] && !gazetteer.Sporting(f[len(f)-1]) || len(f) > 0 && towns[f[len(f)-1]]
		}
	}
	return held
}

// ranked are ranks of officers, whom allied states lend to their alliance.
var ranked = set("general admiral commodore colonel major brigadier marshal")

// allied tells whether an alliance is the body of several states of which a report speaks.
func (w *world) allied(d *news.Doc) bool {
	b, ok := gazetteer.FindBody(w.unionOf(d))
	return ok && b.Kind == "alliance"
}

// manned tells whether a report names a body of several states, whose spokesman a
// "spokesman" of whom no more is said may be.
func (w *world) manned(d *news.Doc) bool {
	return slices.ContainsFunc(w.orgs[d], func(c *cluster) bool {
		b, ok := gazetteer.FindBody(c.key)
		return ok && (b.Kind == "un" || b.Kind == "bloc" || b.Kind == "alliance" || b.Kind == "aid" || b.Kind == "rights")
	})
}

// usual gives the state that alone has an office of a name; "" where an article
// speaks of Britain, whose ministers are called so too, and not of that state.
func usual(d *news.Doc, norm string) string {
	const britain = "United Kingdom"
	if of, ok := strings.CutPrefix(strings.TrimPrefix(norm, "deputy "), "assistant "); ok { // "deputy assistant secretary of state for harbours"
		norm, _, _ = strings.Cut(of, " for ")
	}
	state := gazetteer.OnlyState(norm)
	t := news.Small(d, statesKey{}, statesIn)
	if first, _, _ := strings.Cut(norm, " "); (first == "republican" || first == "democratic") && (seeks(norm) && t.names["United States"]+t.organs["United States"] > 0 || chambered(d) != "" && !strangers[head(norm)]) {
		return "United States" // its parties are called by adjectives
	}
	if state == "" {
		return ""
	}
	if t.names[state]+t.organs[state] == 0 && t.names[britain]+t.organs[britain] > 0 {
		return ""
	}
	return state
}
