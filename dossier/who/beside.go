package who

import (
	"cmp"
	"slices"
	"strings"

	"synoptic/gazetteer"
	"synoptic/identity"
	"synoptic/news"
)

// partisan tells whether a body's name is that of a party or movement, so that
// a leader can own it.
func partisan(name string) bool {
	f := strings.Fields(strings.ToLower(name))
	return len(f) > 0 && slices.Contains([]string{"party", "alliance", "coalition", "movement", "front", "league", "union", "bloc"}, f[len(f)-1])
}

// orgOf gives the body that an entity of an article is, no outlet and no state's
// organ; nil when it is none.
func (w *world) orgOf(d *news.Doc, e int) *cluster {
	c := w.bodyOf[d][e]
	if c == nil {
		return nil
	}
	name := d.Entities[e].Name
	if _, _, state := gazetteer.Nation(name); press(name) || state || organ(name) || outlet(name) {
		return nil
	}
	return c
}

// outlets are the last words of the names of papers and the like.
var outlets = set("times post tribune herald gazette news journal magazine telegraph chronicle reporter mirror observer picayune")

// outlet tells whether a name ends as those of papers do, or is one as "Times of Velm".
func outlet(name string) bool {
	first, _, of := strings.Cut(name, " of ")
	return of && outlets[strings.ToLower(first)] || outlets[strings.ToLower(name[strings.LastIndexAny(name, " -")+1:])]
}

// own gives the side of those who stand for a body: its state's, but in a story
// of one state the body itself.
func (w *world) own(c *cluster) string {
	if p := c.party(w); p != "" && (p != w.home || organ(c.name)) {
		return p
	}
	return c.name
}

// company tells whether an office is one that companies have.
func company(norm string) bool {
	if strings.HasPrefix(norm, "company ") || strings.HasPrefix(norm, "firm ") {
		return true
	}
	for _, x := range companyOffices {
		if norm == x || strings.HasSuffix(norm, " "+x) || norm == x+" officer" {
			return true
		}
	}
	return false
}

var companyOffices = []string{"chief executive", "ceo", "finance director", "chief financial officer", "managing director", "chief operating officer",
	"chief information security officer", "chief technology officer"}

// spokenFor gives the side of a "spokesperson" of whom no more is said: the one
// body or state that is the subject of the sentence or of the one before it.
func (w *world) spokenFor(d *news.Doc, r news.Role) string {
	first, last := d.TokensIn(r.Evidence)
	k := d.SentenceAt(first)
	side, spoken := "", heads[r.Norm] || strings.HasSuffix(r.Norm, "spokesperson") // a director may speak of any state
	if !slices.ContainsFunc(d.Tokens[first:last], func(t news.Token) bool { return news.RelIs(t.Rel, "nsubj") }) {
		return "" // named in a list, not as who speaks
	}
	for s := k; s >= 0 && s >= k-1 && d.Sentences[k].Block-d.Sentences[s].Block < 2; s-- {
		for _, m := range d.Mentions {
			if m.First < d.Sentences[s].First || m.Last > d.Sentences[s].Last || m.Entity == r.Entity || m.Head < 0 || !news.RelIs(d.Tokens[m.Head].Rel, "nsubj") || m.Entity < 0 || d.Quoted(m.Span) {
				continue
			}
			e := d.Entities[m.Entity]
			found := ""
			switch {
			case e.Type == news.Country && !spoken:
			case e.Type == news.Country || e.Type == news.Organization && e.Country != "" && e.Name != "":
				found = e.Country
			case e.Type == news.Organization:
				if c := w.orgOf(d, m.Entity); c != nil && (!company(r.Norm) || w.trades(c)) {
					found = w.own(c)
				}
			case spoken && e.Name == "" && strings.HasPrefix(d.Tokens[m.Head].Lemma, "spokes"): // "A spokesman for the Harbour Guild said"
				d.Children(m.Head, func(k int) bool {
					if b, _ := target(d, k); b >= 0 && d.Tokens[k].Rel == "nmod" && (d.Cased(k, "for") || d.Cased(k, "of")) {
						if c := w.orgOf(d, b); c != nil {
							found = w.own(c)
						}
					}
					return true
				})
			}
			if found != "" && side != "" && found != side {
				return ""
			}
			side = cmp.Or(side, found)
		}
		if side != "" {
			return side
		}
	}
	return ""
}

// deskOffices are offices of firms that reports give without the firm that they speak of.
var deskOffices = set("director officer manager chairperson executive")

// heads are offices that some body of states has, which the sentence names
// before: "The United Nations said Secretary-General Ada Vell would come".
var heads = map[string]bool{"secretary general": true, "secretary-general": true, "director general": true, "director-general": true, "deputy secretary general": true}

// unionOf gives the only union of states that an article names, or that it names by far
// the oftenest; "" for none or several.
func (w *world) unionOf(d *news.Doc) string {
	n, all := map[string]int{}, 0
	for _, c := range w.orgs[d] {
		if p := c.party(w); unions(map[string]int{p: 1}) {
			for _, it := range c.items {
				if it.doc == d {
					n[p] += len(d.Entities[it.ent].Mentions)
					all += len(d.Entities[it.ent].Mentions)
				}
			}
		}
	}
	if best := most(n); len(n) == 1 || n[best] > 2*(all-n[best]) {
		return best
	}
	return ""
}

// team gives the team of whose place an office of sport speaks ("Velm coach Ole
// Dahl"): the only one whose name begins with the place.
func (w *world) team(d *news.Doc, r news.Role) string {
	for _, n := range d.NamesOver(r.Of.Cover(r.Title)) {
		if n.Type != news.Place && n.Type != news.Organization || !n.Overlaps(r.Title) && !n.Overlaps(r.Of) {
			continue
		}
		all := w.begun()[identity.Fold(d.Words(n.Span))]
		here := slices.DeleteFunc(slices.Clone(all), func(c *cluster) bool { return !slices.Contains(w.orgs[d], c) })
		for _, found := range [][]*cluster{here, all} {
			switch len(found) {
			case 0:
			case 1:
				return w.own(found[0])
			default:
				return ""
			}
		}
	}
	return ""
}

// begun gives the bodies, no outlets, by the folded words with which a name of theirs begins.
func (w *world) begun() map[string][]*cluster {
	if w.begins != nil {
		return w.begins
	}
	w.begins = map[string][]*cluster{}
	for _, c := range w.all {
		for _, it := range c.items {
			name := it.folded()
			for i := range name {
				if l := w.begins[name[:i]]; name[i] == ' ' && (len(l) == 0 || l[len(l)-1] != c) && !outlet(it.name) {
					w.begins[name[:i]] = append(l, c)
				}
			}
		}
	}
	return w.begins
}

// employer gives the body of an office that names none beside it: its owner
// ("Northlea's chief executive", "Its president"), and for a company's office
// the only company of the sentence, or the one that the article is about.
func (w *world) employer(d *news.Doc, r news.Role) string {
	if !r.Of.Empty() {
		for _, k := range d.MentionsIn(r.Of) {
			if m := d.Mentions[k]; m.Kind == news.MentionNominal && m.Head >= 0 {
				if c := w.ofKind(d, m.Head); c != nil {
					return w.own(c) // "the union's secretary"
				}
			}
			if c := w.orgOf(d, d.Mentions[k].Entity); c != nil {
				return w.own(c)
			}
		}
		return ""
	}
	if f := strings.Fields(r.Norm); len(f) > 0 && f[len(f)-1] == "spokesperson" && (len(f) == 1 || gazetteer.Rank(f[0]) != "") || heads[r.Norm] {
		if s := w.spokenFor(d, r); s != "" || !heads[r.Norm] {
			return s
		}
		return w.unionOf(d)
	}
	if f := strings.Fields(r.Norm); len(f) > 0 && deskOffices[f[len(f)-1]] && !slices.ContainsFunc(f, func(x string) bool { return districts[x] }) {
		if s := w.spokenFor(d, r); s != "" {
			return s
		}
	}
	if !company(r.Norm) {
		return ""
	}
	first, _ := d.TokensIn(r.Evidence)
	k := d.SentenceAt(first)
	if k < 0 {
		return ""
	}
	if t, _ := d.TokensIn(r.Title); t > d.Sentences[k].First && d.Tokens[t-1].Tag == "PROPN" {
		return w.sides[identity.Fold(d.Word(t-1))] // "Northlea chief executive", whatever this article takes Northlea for
	}
	var found *cluster
	n := map[*cluster]int{}
	for _, m := range d.Mentions {
		c := w.orgOf(d, m.Entity)
		if c == nil {
			continue
		}
		if !w.trades(c) {
			continue
		}
		n[c]++
		if m.First >= d.Sentences[k].First && m.Last <= d.Sentences[k].Last && m.Kind == news.MentionName {
			if found != nil && found != c {
				return ""
			}
			found = c
		}
	}
	if found != nil {
		return w.own(found)
	}
	if found = foremostOf(w.orgs[d], n); found != nil {
		return w.own(found)
	}
	if found = w.firm(); found != nil && (len(n) == 0 || n[found] > 0 && len(n) == 1) {
		return w.own(found) // whom the reports together are about
	}
	return ""
}

// foremostFirm gives the company that is named most in all articles.
func (w *world) foremostFirm() *cluster {
	n := map[*cluster]int{}
	for _, c := range w.all {
		if w.trades(c) {
			n[c] = c.mentions()
		}
	}
	return foremostOf(w.all, n)
}

// trades tells whether a body can be a company of the home state: none that the
// gazetteer knows, and none whose name says that it is of another kind.
func (w *world) trades(c *cluster) bool {
	if _, ok := gazetteer.FindBody(c.key); ok || c.side() != "" && c.side() != w.home || organ(c.name) || outlet(c.name) {
		return false
	}
	f := strings.Fields(c.items[0].folded())
	return len(f) == 0 || !unpaid[f[len(f)-1]]
}

// private tells whether a body's name is that of one that a state does not run, though
// a state may be in it: "American Harbour Institute", "Norland's Voice".
func private(name string) bool {
	f := strings.Fields(identity.Fold(name))
	if len(f) < 2 || organ(name) || authority(name) {
		return false
	}
	return ownBodies[f[len(f)-1]] || strings.HasSuffix(f[0], "'s") || strings.HasSuffix(f[0], "’s")
}

// ownBodies are the last words of the names of bodies that are a side of their own.
var ownBodies = set(`institute university college foundation society airlines airways airline company corporation corp inc plc ltd holdings motors steel oil petroleum
	energy museum hospital club bank union association guild group trust press records brewery insurance telecom`)

// unpaid are the last words of the names of bodies that are no companies.
var unpaid = set(`union party guild association federation league council commission committee parliament university college school hospital institute
	ministry department police army navy force forces court board authority agency administration office bureau service movement front alliance coalition church
	society museum foundation workers`)

// foremostOf gives the body that is named most, twice at least and twice as often as
// any other; nil where there is none.
func foremostOf(of []*cluster, n map[*cluster]int) (found *cluster) {
	best, second := 0, 0
	for _, c := range of {
		switch {
		case n[c] > best:
			found, best, second = c, n[c], best
		case n[c] > second:
			second = n[c]
		}
	}
	if best < 2 || best < 2*second {
		return nil
	}
	return found
}

// borneVotes puts those whose office begins or ends with the name of its body on
// that body's side, where nothing else tells one: "Gulls owner", "supervisor of the
// Harbour Fund". Those who only have to do with it are not on it.
func (c *cluster) borneVotes(votes map[string]int, w *world) {
	for _, it := range c.items {
		for _, k := range it.roles {
			r := it.doc.Roles[k]
			if r.Body == "" || r.Former || press(r.Body) || strangers[head(r.Norm)] || towns[head(r.Norm)] || stateOffice(r.Norm) || seeks(r.Norm) || !bears(it.doc.Words(r.Title), r.Body) {
				continue
			}
			if s := w.sideOf(it.doc, r.Body); s != "" && !authority(s) {
				votes[s]++
			}
		}
	}
}

// bears tells whether a title begins with a body's name, or ends with it after "of"
// or "at".
func bears(title, body string) bool {
	before, ok := strings.CutSuffix(title, body)
	before = strings.TrimSuffix(before, "the ")
	return strings.HasPrefix(title, body+" ") || ok && (strings.HasSuffix(before, " of ") || strings.HasSuffix(before, " at "))
}

// authority tells whether a body's name is that of a public one.
func authority(name string) bool {
	return slices.ContainsFunc(strings.Fields(identity.Fold(name)), func(w string) bool {
		switch w {
		case "police", "army", "navy", "department", "bureau", "office", "guard", "sheriff's", "county", "city":
			return true
		}
		return false
	})
}

// strangers are nouns for those who are not on the side of the body before them.
var strangers = set(`fan supporter critic opponent rival expert watcher reporter correspondent columnist customer user victim target survivor
	biographer historian legend worker employee shopper witness resident investor shareholder neighbour neighbor visitor observer member voter activist suspect shooter
	gunman killer attacker thief robber hacker burglar alumnus graduate student pupil producer author friend ally foe enemy`)
