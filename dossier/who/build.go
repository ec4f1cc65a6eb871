package who

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"synoptic/dossier/line"
	"synoptic/gazetteer"
	"synoptic/identity"
	"synoptic/news"
)

// bodies maps the folded names of the articles' bodies to the side that each
// is or belongs to.
func bodies(groups []*cluster) map[string]string {
	out := map[string]string{}
	for _, g := range groups {
		if g.typ != news.Organization {
			continue
		}
		forms, _ := g.names()
		party := g.party(world{})
		if party == "" {
			party = g.name(forms)
		}
		for _, f := range forms {
			if k := identity.Fold(f.Text); out[k] == "" || party < out[k] {
				out[k] = party
			}
		}
	}
	return out
}

// world is what the articles together tell: the side of each body, and the one
// state that they are all about, if there is one.
type world struct {
	sides map[string]string
	home  string
}

// entity makes the dossier's entity of a cluster.
func (c *cluster) entity(o line.Origins, w world) news.Entity {
	e := news.Entity{Type: c.typ, Roles: []news.EntityRole{}}
	var ev []news.Evidence
	e.Names, ev = c.names()
	e.Name = c.name(e.Names)
	e.Party = news.Null(c.party(w))
	e.ID = line.ID("e", string(c.typ), identity.Fold(e.Name))
	if c.typ == news.Person {
		e.Roles = c.roles()
		for i := range e.Roles { // an office that names no state is of the person's side
			if r := &e.Roles[i]; r.Of == "" && !r.Former {
				r.Of = e.Party
			}
		}
	}
	e.Support = o.Support(news.GradeA, ev)
	return e
}

// names gives every spelling with its count and articles, commonest first, and
// where each first stands in each article.
func (c *cluster) names() ([]news.NameForm, []news.Evidence) {
	forms := map[string]*news.NameForm{}
	var ev []news.Evidence
	for _, it := range c.items {
		seen := map[string]bool{}
		for _, k := range it.doc.Entities[it.ent].Mentions {
			if k < 0 || k >= len(it.doc.Mentions) || it.doc.Mentions[k].Kind != news.MentionName {
				continue
			}
			m := it.doc.Mentions[k]
			t := strings.Join(strings.Fields(it.doc.Words(m.Span)), " ")
			f := forms[t]
			if f == nil {
				f = &news.NameForm{Text: t}
				forms[t] = f
			}
			f.Count++
			f.Articles = append(f.Articles, it.doc.Article.ID)
			if !seen[t] {
				seen[t] = true
				ev = append(ev, it.doc.Article.Evidence(m.Span))
			}
		}
	}
	out := make([]news.NameForm, 0, len(forms))
	for _, f := range forms {
		f.Articles = line.Set(f.Articles)
		out = append(out, *f)
	}
	slices.SortFunc(out, func(a, b news.NameForm) int {
		return cmp.Or(b.Count-a.Count, cmp.Compare(a.Text, b.Text))
	})
	return out, ev
}

// name gives the fullest form: the most words, then the most articles, then
// the most often; capitals throughout come last.
func (c *cluster) name(forms []news.NameForm) string {
	switch {
	case c.typ == news.Country && c.key != "":
		return c.key
	case c.typ == news.Organization && c.key != "":
		return c.key
	case len(forms) == 0:
		return c.items[0].name
	}
	best := forms[0]
	for _, f := range forms[1:] {
		if better(f, best) {
			best = f
		}
	}
	return best.Text
}

func better(a, b news.NameForm) bool {
	shout := func(s string) int {
		if strings.ToUpper(s) == s && len(s) > 5 {
			return 1
		}
		return 0
	}
	return cmp.Or(shout(b.Text)-shout(a.Text), words(a.Text)-words(b.Text), len(a.Articles)-len(b.Articles), a.Count-b.Count,
		len(a.Text)-len(b.Text), cmp.Compare(b.Text, a.Text)) > 0
}

// words counts the words of a name; what is longer than any name counts as
// nothing.
func words(s string) int {
	n := len(strings.Fields(s))
	if n > 6 {
		return 0
	}
	return n
}

// party gives the side: of a state itself; of a person what the offices and
// delegations say; of a body its state, or itself where it is a side of its
// own. "" when the articles do not agree.
func (c *cluster) party(w world) string {
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
		return c.side()
	case news.Person:
		return c.personParty(w)
	}
	return ""
}

// actor are the kinds of body that are a side of their own.
var actor = map[string]bool{"bloc": true, "alliance": true, "un": true, "court": true, "finance": true, "trade": true, "aid": true, "rights": true, "sport": true, "agency": true, "police": true, "armed": true}

func (c *cluster) personParty(w world) string {
	votes := map[string]int{}
	for _, it := range c.items {
		said := false
		for _, k := range it.roles {
			r := it.doc.Roles[k]
			if body, ok := gazetteer.FindBody(r.Body); ok && actor[body.Kind] && (r.Country == "" || r.Country == body.Country) && !r.Former {
				votes[body.Name] += 3
				said = true
			} else if r.Country != "" {
				n := 3
				if r.Former {
					n = 1
				}
				votes[r.Country] += n
				said = true
			} else if _, press := gazetteer.Agency(r.Body); r.Body != "" && !r.Former && !press && speaksFor(r.Norm) {
				if s := w.sides[identity.Fold(r.Body)]; s != "" {
					votes[s]++
				}
			} else if b := titleBody(it.doc.Words(r.Title)); b != "" && r.Body == "" && !r.Former && speaksFor(r.Norm) {
				votes[b]++
			}
		}
		if !said && it.side != "" {
			votes[it.side] += 2
		}
	}
	if len(votes) == 0 {
		c.homeVotes(votes, w.home)
	}
	best := most(votes)
	all := 0
	for _, n := range votes {
		all += n
	}
	if best == "" || votes[best]*5 < all*3 {
		return ""
	}
	return best
}

// speaksFor tells whether an office puts a person on the side of the body that
// it is an office of.
func speaksFor(norm string) bool {
	core, _, _ := strings.Cut(norm, " of ")
	core, _, _ = strings.Cut(core, " at ")
	core, _, _ = strings.Cut(core, " for ")
	f := strings.Fields(core)
	if len(f) == 0 {
		return false
	}
	switch f[len(f)-1] {
	case "executive", "ceo", "president", "chairperson", "spokesperson", "director", "head", "chief", "manager", "official", "officer", "counsel", "lawyer",
		"general", "secretary", "commissioner", "leader", "representative", "negotiator", "minister", "commander", "boss", "engineer", "driver", "captain",
		"founder", "co-founder", "member", "analyst", "researcher":
		return true
	}
	return false
}

// titleBody gives the body that a title names after "of" or "at" in capitals
// ("director general of Norland Rail"), where it is no state or place.
func titleBody(title string) string {
	for _, sep := range []string{" of ", " at "} {
		_, after, ok := strings.Cut(title, sep)
		after = strings.TrimPrefix(after, "the ")
		if _, _, nation := gazetteer.Nation(after); !ok || nation || gazetteer.City(after) {
			continue
		}
		f := strings.Fields(after)
		if len(f) < 2 || slices.ContainsFunc(f, func(w string) bool { return !unicode.IsUpper([]rune(w)[0]) }) {
			continue
		}
		return after
	}
	return ""
}

// homeVotes lets an office of state that names no state be of the one that its
// article, or all articles together, are about.
func (c *cluster) homeVotes(votes map[string]int, all string) {
	for _, it := range c.items {
		for _, k := range it.roles {
			if r := it.doc.Roles[k]; r.Body == "" && r.Of.Empty() && !r.Former && stateOffice(r.Norm) {
				h := home(it.doc)
				if h == "" {
					h = all
				}
				if h != "" {
					votes[h]++
				}
			}
		}
	}
}

// stateOffice tells whether an office by itself is one of a state's
// government, parliament or army.
func stateOffice(norm string) bool {
	for w := range strings.FieldsSeq(norm) {
		switch w {
		case "minister", "senator", "congressman", "mp", "lawmaker", "chancellor":
			return true
		}
	}
	return norm == "president" || norm == "vice president"
}

// home gives the state that at least three in four of the articles' mentions
// of states speak of, and five at least; "" when there is none.
func home(docs ...*news.Doc) string {
	n, all := map[string]int{}, 0
	for _, d := range docs {
		for _, e := range d.Entities {
			if c, how, ok := gazetteer.Nation(e.Name); ok && how != gazetteer.Seat && e.Type != news.Person {
				n[c] += len(e.Mentions)
				all += len(e.Mentions)
			}
		}
	}
	best := most(n)
	if n[best] < 5 || n[best]*4 < all*3 {
		return ""
	}
	return best
}

// roles gives the offices, one for each normal form, most articles first.
func (c *cluster) roles() []news.EntityRole {
	type office struct {
		role   news.EntityRole
		titles map[string]int
		of     map[string]int
	}
	byNorm := map[string]*office{}
	for _, it := range c.items {
		for _, k := range it.roles {
			r := it.doc.Roles[k]
			key := r.Norm
			if r.Former {
				key += "\x00former"
			}
			f := byNorm[key]
			if f == nil {
				f = &office{role: news.EntityRole{Norm: r.Norm, Former: r.Former}, titles: map[string]int{}, of: map[string]int{}}
				byNorm[key] = f
			}
			f.titles[strings.Join(strings.Fields(it.doc.Words(r.Title)), " ")]++
			if r.Country != "" {
				f.of[r.Country]++
			} else if r.Body != "" {
				f.of[r.Body]++
			}
			f.role.Evidence = append(f.role.Evidence, it.doc.Article.Evidence(r.Evidence))
		}
	}
	out := make([]news.EntityRole, 0, len(byNorm))
	for _, f := range byNorm {
		f.role.Title = most(f.titles)
		f.role.Of = news.Null(most(f.of))
		f.role.Evidence = line.Sort(f.role.Evidence)
		f.role.Articles = line.Articles(f.role.Evidence)
		out = append(out, f.role)
	}
	slices.SortFunc(out, func(a, b news.EntityRole) int {
		return cmp.Or(len(b.Articles)-len(a.Articles), len(b.Evidence)-len(a.Evidence), cmp.Compare(a.Norm, b.Norm), b2i(a.Former)-b2i(b.Former))
	})
	return out
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}
