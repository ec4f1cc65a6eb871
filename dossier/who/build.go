package who

import (
	"cmp"
	"slices"
	"strings"

	"synoptic/dossier/line"
	"synoptic/dossier/together"
	"synoptic/gazetteer"
	"synoptic/identity"
	"synoptic/news"
)

// entities makes the dossier's entities of the clusters: what their names and
// offices are is found beside what side each is on.
func entities(groups []*cluster, docs []*news.Doc, o line.Origins) []news.Entity {
	out, sides, grades := make([]news.Entity, len(groups)), make([]string, len(groups)), make([]news.Grade, len(groups))
	half := func(first int) {
		for i := first; i < len(groups); i += 2 {
			g := groups[i]
			g.names, g.stand = g.spellings()
			g.name = g.called(g.names)
		}
	}
	together.Do(func() { half(0) }, func() { half(1) })
	together.Do(
		func() {
			for i, g := range groups {
				out[i] = g.entity(o)
			}
		},
		func() {
			w := newWorld(groups, docs)
			for i, g := range groups {
				sides[i] = g.party(w)
				grades[i] = g.grade(w)
			}
		},
	)
	for i := range out {
		out[i].Party, out[i].Grade = news.Null(sides[i]), grades[i]
		own(&out[i])
	}
	return out
}

// grade gives how sure the line of a cluster is: of a person the less, the less sure the way in
// which the side was found, and less again where a single word is all of the name; of one of whom
// no words show that he is somebody, a guess.
func (c *cluster) grade(w *world) news.Grade {
	switch {
	case c.typ != news.Person:
		return news.GradeA
	case !slices.ContainsFunc(c.items, func(it *item) bool { return it.signs.human }):
		return news.GradeC
	case strings.Contains(c.name, " "):
		return w.grades[c]
	case w.grades[c] == news.GradeA:
		return news.GradeB
	}
	return news.GradeC
}

// entity makes the dossier's entity of a cluster, but for its side and its grade.
func (c *cluster) entity(o line.Origins) news.Entity {
	e := news.Entity{Type: c.typ, Name: c.name, Names: c.names, Roles: []news.EntityRole{}}
	e.ID = line.ID("e", string(c.typ), identity.Fold(e.Name))
	if c.typ == news.Person {
		e.Roles = c.roles()
	}
	e.Support = o.Support(news.GradeA, c.stand)
	return e
}

// own puts a person's offices that name no state on the person's side, and makes one
// of those that only tell the body of it in other words.
func own(e *news.Entity) {
	out := make([]news.EntityRole, 0, len(e.Roles))
	for _, r := range e.Roles {
		if r.Of == "" && !r.Former && owned(r.Norm, string(e.Party)) {
			r.Of = e.Party
		}
		i := slices.IndexFunc(out, func(x news.EntityRole) bool {
			if x.Former != r.Former || x.Of != r.Of {
				return false
			}
			a, b := unowned(x.Norm, string(x.Of)), unowned(r.Norm, string(r.Of))
			return a == b || strings.HasPrefix(a, b+" of ") || strings.HasPrefix(b, a+" of ") // "mayor", "mayor of Velm"
		})
		if i < 0 {
			out = append(out, r)
			continue
		}
		x := &out[i]
		if a, b := unowned(x.Norm, string(x.Of)), unowned(r.Norm, string(r.Of)); a == b && len(r.Norm) < len(x.Norm) {
			x.Norm = r.Norm
		} else if len(b) > len(a) {
			x.Norm, x.Title = r.Norm, r.Title
		}
		x.Evidence = line.Sort(append(slices.Clone(x.Evidence), r.Evidence...))
		x.Articles = line.Articles(x.Evidence)
	}
	e.Roles = out
}

// owned tells whether an office of which the words name no owner is one of the side of its
// holder: a relative is nobody's, nor is what somebody is only called ("survivor"), and
// a governor's is a part of his state.
func owned(norm, side string) bool {
	h := head(core(norm))
	if kinship[h] || h == "governor" && !stateOffice(norm) {
		return false
	}
	_, _, state := gazetteer.Nation(side)
	return !state || gazetteer.IsOfficeHead(h) && !local(norm)
}

// local tells whether an office is one of a town, a county or their police, which no state has by itself.
func local(norm string) bool {
	if h := head(core(norm)); towns[h] && h != "governor" && h != "prosecutor" && h != "ombudsman" {
		return true
	}
	return slices.ContainsFunc(strings.Fields(norm), func(w string) bool { return parishes[w] })
}

// parishes are words for parts of a state in the names of offices.
var parishes = set("police county city municipal town township village district borough sheriff's neighborhood neighbourhood")

// unowned gives an office's normal form without the body that it is of: "northlea
// chief executive" and "chief executive of northlea" are one.
func unowned(norm, body string) string {
	b := strings.ToLower(body)
	if b == "" {
		return norm
	}
	if rest, ok := strings.CutPrefix(norm, b+" "); ok {
		return rest
	}
	for _, p := range [...]string{" of ", " at ", " for ", " with "} {
		if rest, ok := strings.CutSuffix(norm, p+b); ok {
			return rest
		}
	}
	return norm
}

// spellings gives every spelling with its count and articles, commonest first, and
// where each first stands in each article.
func (c *cluster) spellings() ([]news.NameForm, []news.Evidence) {
	forms := map[string]*news.NameForm{}
	var ev []news.Evidence
	for _, it := range c.items {
		for _, x := range it.forms {
			f := forms[x.text]
			if f == nil {
				f = &news.NameForm{Text: x.text}
				forms[x.text] = f
			}
			f.Count += x.count
			f.Articles = append(f.Articles, it.doc.Article.ID)
			ev = append(ev, x.first)
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

// called gives the fullest form: the most words, then the most articles, then
// the most often; capitals throughout come last. A person's titles, and what
// was run together with the name, are left out.
func (c *cluster) called(forms []news.NameForm) string {
	switch {
	case c.typ == news.Country && c.key != "":
		return c.key
	case c.typ == news.Organization && c.key != "":
		return c.key
	case len(forms) == 0:
		return c.items[0].name
	}
	if c.typ == news.Person {
		all := forms
		forms = slices.Clone(forms)
		for i := range forms {
			forms[i].Text = plain(forms[i].Text, all)
		}
	}
	if c.typ == news.Organization {
		forms = plainest(forms)
	}
	best := forms[0]
	for _, f := range forms[1:] {
		if better(f, best) {
			best = f
		}
	}
	return best.Text
}

// plainest leaves out the forms of a body's name that only add the legal form of
// a company to another ("Northlea Plc" beside "Northlea"), by which nobody calls it.
func plainest(forms []news.NameForm) []news.NameForm {
	bare := map[string]bool{}
	for _, f := range forms {
		bare[identity.Fold(f.Text)] = true
	}
	out := make([]news.NameForm, 0, len(forms))
	for _, f := range forms {
		w := strings.Fields(f.Text)
		n := len(w)
		for n > 1 && identity.LegalForm(w[n-1]) {
			n--
		}
		if n == len(w) || !bare[identity.Fold(strings.TrimSuffix(strings.Join(w[:n], " "), ","))] {
			out = append(out, f)
		}
	}
	return out
}

// plain gives a person's name without the titles before it, and without the
// words in capitals that a page set before it: two of them, or one where the
// rest is a name that others write.
func plain(name string, forms []news.NameForm) string {
	if i := strings.LastIndexAny(name, "\"”"); i > 0 && strings.Count(name, "\"") == 1 && i+2 < len(name) {
		name = strings.TrimSpace(strings.TrimLeft(name[i:], "\"”")) // `Fox" Ole Dahl`
	}
	if f := strings.Fields(name); len(f) > 3 && len(f)%2 == 0 && slices.Equal(f[:len(f)/2], f[len(f)/2:]) {
		name = strings.Join(f[:len(f)/2], " ")
	}
	w := strings.Fields(identity.Plain(name))
	caps := func(s string) bool { return len(s) > 2 && strings.ToUpper(s) == s && strings.ToLower(s) != s }
	switch {
	case len(w) > 3 && caps(w[0]) && caps(w[1]) && !caps(w[2]) && !caps(w[3]):
		w = w[2:]
	case len(w) > 2 && !caps(w[1]):
		_, given := gazetteer.GivenName(w[0])
		rest, own := strings.Join(w[1:], " "), 0
		for _, f := range forms {
			if f.Text == name {
				own = f.Count
			}
		}
		if slices.ContainsFunc(forms, func(f news.NameForm) bool { return f.Text == rest && (caps(w[0]) || !given && f.Count > 2*own) }) {
			w = w[1:] // "Gull Ada Vell"
		}
	}
	return strings.Join(w, " ")
}

func better(a, b news.NameForm) bool {
	shout := func(s string) int {
		if strings.ToUpper(s) == s && len(s) > 5 {
			return 1
		}
		return 0
	}
	loud := func(s string) int {
		n := 0
		for _, w := range strings.Fields(s) {
			if len(w) > 3 && strings.ToUpper(w) == w {
				n++
			}
		}
		return n
	}
	return cmp.Or(shout(b.Text)-shout(a.Text), words(a.Text)-words(b.Text), loud(b.Text)-loud(a.Text), len(a.Articles)-len(b.Articles), a.Count-b.Count,
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
			if r.Country != "" && !resists(r.Body) && !ofFirm(r) && !(head(core(r.Norm)) == "governor" && !stateOffice(r.Norm)) {
				f.of[r.Country]++
			} else if b, known := gazetteer.FindBody(r.Body); known {
				f.of[b.Name]++
			} else if r.Body != "" {
				f.of[r.Body]++
			}
			f.role.Evidence = append(f.role.Evidence, it.doc.Article.Evidence(r.Evidence))
		}
	}
	out := make([]news.EntityRole, 0, len(byNorm))
	for _, f := range byNorm {
		f.role.Title = one(most(f.titles), f.role.Norm)
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

// one gives a title that several share, "Water ministers", as that of one of them.
func one(title, norm string) string {
	w := strings.Fields(title)
	for i := range w {
		if bare, ok := strings.CutSuffix(w[i], "s"); ok && hasWord(norm, strings.ToLower(bare)) && !hasWord(norm, strings.ToLower(w[i])) {
			w[i] = bare
		}
	}
	return strings.Join(w, " ")
}

func hasWord(s, w string) bool { return slices.Contains(strings.Fields(s), w) }

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}
