package who

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"synoptic/gazetteer"
	"synoptic/identity"
	"synoptic/news"
)

// item is one named entity of one article.
type item struct {
	doc    *news.Doc
	ent    int
	typ    news.EntityType
	name   string
	key    string // what like things share: the state, the well-known body; "" when only words tell
	person identity.Person
	sounds []string // the first sound of each word of a person's name
	side   string   // the state by the article's words, "" unknown
	roles  []int    // indices into doc.Roles
	body   *identity.Body
	plain  string   // the folded name
	joined string   // the same without blanks: "Ada del Vell", "Ada DelVell"
	words  int      // of the name
	signs  signs    // of a person
	forms  []form   // its spellings, each once, by place
	owner  bool     // words tie a person to it
	called []string // the nouns for a kind of body before its name
	seat   string   // the state of whose parliament the words beside it make it a member
}

// form is a spelling, how often it stands in the article, and where first.
type form struct {
	text  string
	count int
	first news.Evidence
}

// parts gives the name taken apart as a body's.
func (it *item) parts() *identity.Body {
	if it.body == nil {
		b := identity.ParseBody(it.name)
		it.body = &b
	}
	return it.body
}

// cluster is the items that are one thing.
type cluster struct {
	typ    news.EntityType
	key    string
	items  []*item
	number int            // its place while items are placed
	forms  []*item        // the first of each name, while items are placed
	sides  map[string]int // how many of the first `sided` items name a state
	sided  int
	name   string          // once all are placed
	names  []news.NameForm // its spellings
	stand  []news.Evidence // where each first stands in each article
}

// add puts an item into a cluster; true when its name is new there.
func (c *cluster) add(it *item) bool {
	c.items = append(c.items, it)
	if slices.ContainsFunc(c.forms, func(x *item) bool { return x.name == it.name }) {
		return false
	}
	c.forms = append(c.forms, it)
	return true
}

// collect gives the named entities of the docs, in their order.
func collect(docs []*news.Doc) []*item {
	var out []*item
	for _, d := range docs {
		own := slices.Clone(news.Part(d, itemsKey{}, itemsOf))
		for i := range own {
			out = append(out, &own[i])
		}
	}
	return out
}

type itemsKey struct{}

// itemsOf gives the named entities of one article.
func itemsOf(d *news.Doc) []item {
	var out []item
	at, owners := map[int]int{}, news.Small(d, ownersKey{}, ownersIn)
	for i, e := range d.Entities {
		if e.Name == "" || isDemonym(e) || e.Type == "" {
			continue
		}
		it := item{doc: d, ent: i, typ: e.Type, name: e.Name, side: e.Country, plain: identity.Fold(e.Name), words: len(strings.Fields(e.Name))}
		it.joined = strings.ReplaceAll(it.plain, " ", "")
		it.identify(e)
		it.forms = formsOf(d, e)
		it.owner, it.called, it.seat = owners[i], it.calledBefore(), it.affiliation()
		at[i] = len(out)
		out = append(out, it)
	}
	for k, r := range d.Roles {
		if i, ok := at[r.Entity]; ok {
			out[i].roles = append(out[i].roles, k)
		}
	}
	for i := range out {
		switch it := &out[i]; it.typ {
		case news.Person:
			it.signs = signs{it.credited(), it.human(), it.located(), it.headed(), it.named(), it.listed()}
		case news.Organization:
			it.parts()
		}
	}
	return out
}

// formsOf gives the spellings of an entity of an article.
func formsOf(d *news.Doc, e news.DocEntity) []form {
	var out []form
	for _, k := range e.Mentions {
		if k < 0 || k >= len(d.Mentions) || d.Mentions[k].Kind != news.MentionName {
			continue
		}
		m := d.Mentions[k]
		t := strings.Join(strings.Fields(d.Words(m.Span)), " ")
		if i := slices.IndexFunc(out, func(f form) bool { return f.text == t }); i >= 0 {
			out[i].count++
		} else {
			out = append(out, form{t, 1, d.Article.Evidence(m.Span)})
		}
	}
	return out
}

func (it *item) identify(e news.DocEntity) {
	country, how, ok := gazetteer.Nation(e.Name)
	switch {
	case it.typ == news.Country && e.Country != "":
		it.key = e.Country
	case it.typ == news.Country && ok, it.typ == news.Place && ok && how == gazetteer.Name && gazetteer.Region(e.Name) == "":
		it.typ, it.key, it.side = news.Country, country, country
	case it.typ == news.Organization:
		if b, ok := gazetteer.FindBody(e.Name); ok {
			it.key = b.Name
		}
	case it.typ == news.Person:
		it.person = identity.ParsePerson(e.Name)
		for _, w := range it.person.Words {
			s := identity.Sound(w)
			it.sounds = append(it.sounds, s[:min(1, len(s))])
		}
	}
}

// group clusters the items. Fuller names come first, so that a surname alone
// finds all who bear it.
func group(items []*item, j *judges) []*cluster {
	retype(items)
	items = sift(items, j)
	order := slices.Clone(items)
	slices.SortFunc(order, func(a, b *item) int {
		if n := cmp.Or(len(b.person.Words)-len(a.person.Words), b.words-a.words); n != 0 {
			return n
		}
		if n := cmp.Compare(a.folded(), b.folded()); n != 0 {
			return n
		}
		return cmp.Or(cmp.Compare(a.doc.Article.ID, b.doc.Article.ID), a.ent-b.ent)
	})
	p := &placing{exact: map[exact]*cluster{}, keyed: map[string]int{}, persons: identity.NewPersonIndex(), bodies: identity.NewBodyIndex(), j: j}
	var late []*item
	for _, it := range order {
		if it.typ == news.Person && len(it.person.Words) <= 1 {
			late = append(late, it)
			continue
		}
		p.place(it)
	}
	for _, it := range late {
		if n := p.bearer(it); n >= 0 && !j.apart(p.out[n], it) {
			p.add(n, it)
			continue
		}
		p.place(it)
	}
	return j.join(shorten(p.out, j))
}

// placing is the clusters while items are put into them, and how those are
// found that an item may belong to.
type placing struct {
	out     []*cluster
	exact   map[exact]*cluster
	keyed   map[string]int // the first cluster with a key
	persons *identity.PersonIndex
	bodies  *identity.BodyIndex
	j       *judges
}

// maxCompared bounds the clusters that items are compared with by words.
const maxCompared = 4000

// add puts an item into the cluster with a number.
func (p *placing) add(n int, it *item) {
	if p.out[n].add(it) && it.typ == news.Person && n <= maxCompared {
		p.persons.Add(n, it.person)
	}
}

// open makes a cluster of an item.
func (p *placing) open(it *item) *cluster {
	n := len(p.out)
	c := &cluster{typ: it.typ, key: it.key, number: n}
	p.out = append(p.out, c)
	p.add(n, it)
	if it.typ == news.Organization && n <= maxCompared {
		p.bodies.Add(n, it.parts())
		if _, ok := p.keyed[it.key]; it.key != "" && !ok {
			p.keyed[it.key] = n
		}
	}
	return c
}

// candidates gives the numbers of the clusters that an item may belong to by
// its words, in order.
func (p *placing) candidates(it *item) []int {
	switch it.typ {
	case news.Person:
		return p.persons.Find(it.person)
	case news.Organization:
		found := p.bodies.Find(it.parts())
		if n, ok := p.keyed[it.key]; ok && it.key != "" {
			found = append(found, n)
			slices.Sort(found)
		}
		return slices.Compact(found)
	}
	return nil
}

// shorten joins a body that some call by the first words of its name
// ("Coppervale"), or by those after the name of a town ("Rovers" of "Velm
// Rovers"), to the only one of a fuller name ("Coppervale Resources"); a first
// word to one that is named beside it in an article. What a place or person is
// called is left alone: a town is not its football club.
func shorten(all []*cluster, j *judges) []*cluster {
	other := map[string]int{} // how often a place is called so
	surname := map[string]bool{}
	for _, c := range all {
		for _, it := range c.items {
			n := len(it.doc.Entities[it.ent].Mentions)
			switch c.typ {
			case news.Person:
				if k := len(it.person.Words); k > 1 {
					surname[it.person.Words[k-1]] = true
				}
			case news.Place, news.Country:
				other[it.folded()] += 2 * n
			case news.Organization:
				other[it.folded()] -= n
			}
		}
	}
	gone := map[*cluster]bool{}
	longer := map[string][]*cluster{} // the first words of a body's name, were it one, -> the bodies of fuller names
	for _, l := range all {
		if l.typ == news.Organization && l.key == "" {
			name := l.items[0].folded()
			for i := range name {
				if name[i] == ' ' && !(parliaments[name[:i]] && (strings.HasSuffix(name, "committee") || strings.HasSuffix(name, "caucus"))) {
					longer[name[:i]] = append(longer[name[:i]], l)
				}
			}
			if short := ofTown(l.items[0].name, other); short != "" {
				longer[short] = append(longer[short], l)
			}
		}
	}
	for _, s := range all {
		short := s.items[0].folded()
		if s.typ != news.Organization || s.key != "" || len(short) < 4 || other[short] > 0 || surname[short] || gazetteer.City(short) {
			continue
		}
		if _, _, ok := gazetteer.Nation(s.items[0].name); ok {
			continue
		}
		var into *cluster
		n := len(longer[short])
		if n == 1 {
			into = longer[short][0]
		}
		if n == 1 && agree(s.side(), into.side()) && (shareArticle(s, into) || ofTown(into.items[0].name, other) == short) && !gone[into] && !j.apart(into, s.items[0]) {
			j.note(into.items[0], s.items[0], news.JudgedSame, "words of the only fuller name beside it")
			into.items = append(into.items, s.items...)
			gone[s] = true
		}
	}
	return slices.DeleteFunc(all, func(c *cluster) bool { return gone[c] })
}

// parliaments are names of houses by which nobody calls one of their committees.
var parliaments = set("senate house congress parliament knesset duma bundestag assembly")

// ofTown gives the last word of the name of a club, whose other words are a town's
// or those of a place of the articles, "rovers" of "Velm Rovers", and of a movement,
// "front" of "Harbour Front"; "" for others.
func ofTown(name string, places map[string]int) string {
	town, club := name, ""
	if i := strings.LastIndexByte(name, ' '); i > 0 {
		town, club = name[:i], name[i+1:]
	}
	if club != "" && partisan(name) {
		return identity.Fold(club)
	}
	if _, press := gazetteer.Agency(club); press || !strings.HasSuffix(club, "s") && !clubWords[club] || places[identity.Fold(town)] <= 0 && !gazetteer.City(town) {
		return ""
	}
	return identity.Fold(club)
}

// clubWords are those last words of clubs' names that are no plurals.
var clubWords = set("United City Athletic Forest Villa Albion Palace")

// shareArticle tells whether one article has both.
func shareArticle(a, b *cluster) bool {
	in := map[*news.Doc]bool{}
	for _, it := range a.items {
		in[it.doc] = true
	}
	return slices.ContainsFunc(b.items, func(it *item) bool { return in[it.doc] })
}

// place adds an item to the cluster that it is the same as, or opens one.
func (p *placing) place(it *item) {
	key := it.exactKey()
	if c := p.exact[key]; c != nil && c.fits(it) && !p.j.apart(c, it) {
		p.add(c.number, it)
		return
	}
	for _, n := range p.candidates(it) {
		if c := p.out[n]; c.typ == it.typ && c.same(it, p.j) && !p.j.apart(c, it) {
			p.add(n, it)
			return
		}
	}
	p.exact[key] = p.open(it)
}

// folded gives the name in its plain form.
func (it *item) folded() string { return it.plain }

// exact is what two items share that are one at first sight: the key, else the name.
type exact struct {
	typ       news.EntityType
	key, name string
}

func (it *item) exactKey() exact {
	switch {
	case it.key != "":
		return exact{it.typ, it.key, ""}
	case it.typ == news.Person:
		return exact{it.typ, "", it.joined}
	}
	return exact{it.typ, "", it.folded()}
}

// fits tells whether nothing but the name parts an item from a cluster: two
// bodies of one common name ("Foreign Ministry") can be two states'.
func (c *cluster) fits(it *item) bool {
	if c.typ != news.Organization || it.key != "" {
		return true
	}
	return agree(c.side(), it.side)
}

func agree(a, b string) bool { return a == "" || b == "" || a == b }

// side gives the state that most of a cluster's items name.
func (c *cluster) side() string {
	if c.sides == nil {
		c.sides = map[string]int{}
	}
	for ; c.sided < len(c.items); c.sided++ {
		if s := c.items[c.sided].side; s != "" {
			c.sides[s]++
		}
	}
	return most(c.sides)
}

// most gives the key with the highest count, the first by name among equals.
func most(n map[string]int) string {
	best, top := "", 0
	for k, v := range n {
		if v > top || v == top && k < best {
			best, top = k, v
		}
	}
	return best
}

// same tells whether an item is what a cluster is.
func (c *cluster) same(it *item, j *judges) bool {
	if c.typ == news.Organization {
		if c.key != "" && it.key != "" {
			return c.key == it.key
		}
		x := c.items[0]
		if identity.SameBodies(x.name, it.name, x.parts(), it.parts()) && agree(c.side(), it.side) {
			_, _, why := identity.CompareBodies(x.name, it.name, x.parts(), it.parts())
			j.note(c.items[0], it, news.JudgedSame, why)
			return true
		}
		return false
	}
	if slices.ContainsFunc(c.items, func(x *item) bool {
		return x.doc == it.doc && len(x.person.Words) > 1 && len(it.person.Words) > 1 && (x.person.Suffix == "") != (it.person.Suffix == "")
	}) {
		return false // a report that tells both of Vell and of Vell Jr.
	}
	maybe, fold := false, it.folded()
	tried, known := map[string]bool{}, map[string]answer{}
	for _, x := range c.items {
		if len(x.person.Words) < 2 || tried[x.folded()] && len(x.roles) == 0 {
			continue
		}
		tried[x.folded()] = true
		a, ok := known[x.name]
		if !ok {
			if near(x, it) {
				a = compared(x, it)
			}
			known[x.name] = a
		}
		v, why := a.v, a.why
		switch v {
		case identity.Same:
			if x.folded() == fold || agree(c.side(), it.side) || sharesOffice(x, it, 2) {
				j.note(x, it, news.JudgedSame, why)
				return true
			}
			j.note(x, it, news.JudgedDifferent, why+", but of two sides")
		case identity.Maybe:
			if sharesOffice(x, it, 2) && x.side != "" && x.side == it.side && len(it.person.Words) > 1 {
				j.note(x, it, news.JudgedSame, why+"; one office and one side")
				maybe = true
			} else if len(it.person.Words) > 1 {
				j.note(x, it, news.JudgedUndecided, why)
			}
		}
	}
	return maybe
}

// answer is what identity.Compare says of two names.
type answer struct {
	v   identity.Verdict
	why string
}

// answers holds the answers on the pairs of names that were compared last: a
// record that is composed again asks the same. It begins anew at maxAnswers.
var answers struct {
	sync.Mutex
	of map[[2]string]answer
}

const maxAnswers = 1 << 15

// compared compares the names of two persons.
func compared(a, b *item) answer {
	k := [2]string{a.name, b.name}
	answers.Lock()
	v, ok := answers.of[k]
	answers.Unlock()
	if ok {
		return v
	}
	v.v, _, v.why = identity.Compare(a.person, b.person)
	answers.Lock()
	if answers.of == nil || len(answers.of) >= maxAnswers {
		answers.of = map[[2]string]answer{}
	}
	answers.of[[2]string{strings.Clone(a.name), strings.Clone(b.name)}] = v // not the articles around the names
	answers.Unlock()
	return v
}

// near tells whether two names have words that begin with one sound: those
// that have none need no comparison.
func near(a, b *item) bool {
	for _, s := range a.sounds {
		if slices.Contains(b.sounds, s) {
			return true
		}
	}
	return false
}

// sharesOffice tells whether two items are given one office, of so many words
// at least.
func sharesOffice(a, b *item, words int) bool {
	for _, i := range a.roles {
		for _, j := range b.roles {
			if r, s := a.doc.Roles[i], b.doc.Roles[j]; r.Norm == s.Norm && r.Norm != "" && len(strings.Fields(r.Norm)) >= words {
				return true
			}
		}
	}
	return false
}

// bearer gives the number of the only person who can be meant by a surname
// alone; among several, the only one of the same side or office. -1 when it
// stays open.
func (p *placing) bearer(it *item) int {
	var found []*cluster
	for _, what := range [...]string{"surname", "given name"} { // some write the surname first
		for _, n := range p.persons.Find(it.person) {
			if c := p.out[n]; c.bears(it, what) {
				found = append(found, c)
			}
		}
		if len(found) > 0 {
			break
		}
	}
	if len(found) > 1 {
		var sided, office []*cluster
		for _, c := range found {
			if it.side != "" && c.side() == it.side {
				sided = append(sided, c)
			}
			if slices.ContainsFunc(c.items, func(x *item) bool { return sharesOffice(x, it, 1) }) {
				office = append(office, c)
			}
		}
		switch {
		case len(office) == 1:
			found = office
		case len(sided) == 1:
			found = sided
		}
	}
	if len(found) == 1 && (len(it.roles) == 0 || agree(found[0].side(), it.side)) {
		return found[0].number
	}
	return -1
}

// bears tells whether a single word is the surname (or, by what, the given
// name) of a cluster's person, or all of its name.
func (c *cluster) bears(it *item, what string) bool {
	for _, x := range c.forms {
		if len(x.person.Words) == 0 || !near(x, it) {
			continue
		}
		if a := compared(it, x); a.v == identity.Same || a.v == identity.Maybe && strings.Contains(a.why, what) {
			return true
		}
	}
	return false
}
