package who

import (
	"cmp"
	"slices"
	"strings"

	"synoptic/gazetteer"
	"synoptic/identity"
	"synoptic/news"
)

// runs are the verbs by which somebody stands for a body.
var runs = map[string]bool{"lead": true, "head": true, "chair": true, "run": true, "represent": true, "direct": true, "found": true}

// besideSide gives the body that the words beside a name put somebody in: "X of
// the Forward Alliance", "X's Forward Alliance", "X, who leads the Miners Union",
// "X (Greens)"; "" when there is none, or it is a state's.
func (w *world) besideSide(d *news.Doc, e int) string {
	for _, k := range d.Entities[e].Mentions {
		if k < 0 || k >= len(d.Mentions) || d.Mentions[k].Kind != news.MentionName {
			continue
		}
		m := d.Mentions[k]
		word := func(i int) string {
			if i < len(d.Tokens) {
				return strings.ToLower(d.Word(i))
			}
			return ""
		}
		at, own := m.Last, false
		switch word(at) {
		case "of", "from":
			if at++; word(at) == "the" {
				at++
			}
		case "'s", "’s":
			at, own = at+1, true
		case "(":
			at++
		case ",":
			if word(at+1) != "who" || at+2 >= len(d.Tokens) || !runs[strings.ToLower(d.Tokens[at+2].Lemma)] {
				continue
			}
			if at += 3; word(at) == "the" {
				at++
			}
		default:
			continue
		}
		c := w.bodyAt(d, at)
		if c == nil {
			continue
		}
		if p := w.own(c); p != "" && (!own || partisan(p)) {
			return p
		}
	}
	return ""
}

// partisan tells whether a body's name is that of a party or movement, so that
// a leader can own it.
func partisan(name string) bool {
	f := strings.Fields(strings.ToLower(name))
	return len(f) > 0 && slices.Contains([]string{"party", "alliance", "coalition", "movement", "front", "league", "union", "bloc"}, f[len(f)-1])
}

// bodyAt gives the body whose name begins at a token, no outlet and no state's
// organ; nil when there is none.
func (w *world) bodyAt(d *news.Doc, t int) *cluster {
	if t >= len(d.Tokens) {
		return nil
	}
	for _, m := range d.Mentions {
		if m.First != t || m.Kind != news.MentionName {
			continue
		}
		return w.orgOf(d, m.Entity)
	}
	return nil
}

// orgOf gives the body that an entity of an article is, no outlet and no state's
// organ; nil when it is none.
func (w *world) orgOf(d *news.Doc, e int) *cluster {
	for _, c := range w.orgs[d] {
		for _, it := range c.items {
			if it.doc != d || it.ent != e {
				continue
			}
			_, press := gazetteer.Agency(it.name)
			if _, _, state := gazetteer.Nation(it.name); press || state || organ(it.name) {
				return nil
			}
			return c
		}
	}
	return nil
}

// own gives the side of those who stand for a body: its state's, but in a story
// of one state the body itself.
func (w *world) own(c *cluster) string {
	forms, _ := c.names()
	name := c.name(forms)
	if p := c.party(w); p != "" && (p != w.home || organ(name)) {
		return p
	}
	return name
}

// company tells whether an office is one that companies have.
func company(norm string) bool {
	for _, x := range []string{"chief executive", "ceo", "finance director", "chief financial officer", "managing director", "chief operating officer",
		"chief information security officer", "chief technology officer"} {
		if norm == x || strings.HasSuffix(norm, " "+x) || norm == x+" officer" {
			return true
		}
	}
	return false
}

// spokenFor gives the side of a "spokesperson" of whom no more is said: the one
// body or state that is the subject of the sentence or of the one before it in
// the paragraph.
func (w *world) spokenFor(d *news.Doc, r news.Role) string {
	first, last := d.TokensIn(r.Evidence)
	k := d.SentenceAt(first)
	side := ""
	if !slices.ContainsFunc(d.Tokens[first:last], func(t news.Token) bool { return news.RelIs(t.Rel, "nsubj") }) {
		return "" // named in a list, not as who speaks
	}
	for s := k; s >= 0 && s >= k-1 && d.Sentences[s].Block == d.Sentences[k].Block; s-- {
		for _, m := range d.Mentions {
			if m.First < d.Sentences[s].First || m.Last > d.Sentences[s].Last || m.Entity == r.Entity || m.Head < 0 || !news.RelIs(d.Tokens[m.Head].Rel, "nsubj") || m.Entity < 0 {
				continue
			}
			e := d.Entities[m.Entity]
			found := ""
			switch {
			case e.Type == news.Country || e.Type == news.Organization && e.Country != "":
				found = e.Country
			case e.Type == news.Organization:
				if c := w.orgOf(d, m.Entity); c != nil {
					found = w.own(c)
				}
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

// employer gives the body of an office that names none beside it: its owner
// ("Northlea's chief executive", "Its president"), and for a company's office
// the only company of the sentence, or the one that the article is about.
func (w *world) employer(d *news.Doc, r news.Role) string {
	if !r.Of.Empty() {
		for _, k := range d.MentionsIn(r.Of) {
			if c := w.orgOf(d, d.Mentions[k].Entity); c != nil {
				return w.own(c)
			}
		}
		return ""
	}
	if strings.HasSuffix(r.Norm, "spokesperson") {
		return w.spokenFor(d, r)
	}
	if f := strings.Fields(r.Norm); len(f) > 0 && (f[len(f)-1] == "director" || f[len(f)-1] == "officer" || f[len(f)-1] == "manager") {
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
		if _, ok := gazetteer.FindBody(c.key); ok || c.side() != "" && c.side() != w.home {
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
	best, second := 0, 0
	for _, c := range w.orgs[d] {
		switch {
		case n[c] > best:
			found, best, second = c, n[c], best
		case n[c] > second:
			second = n[c]
		}
	}
	if best < 2 || best < 2*second {
		return ""
	}
	return w.own(found)
}

// nationality gives the state by whose people's adjective an article calls a
// person, where it is one: "the Norlandic teenager", "Ada Vell, a Norlandic girl".
func (it *item) nationality() string {
	d := it.doc
	out := map[string]bool{}
	by := func(noun int) {
		d.Children(noun, func(k int) bool {
			if c, how, ok := gazetteer.Nation(d.Word(k)); ok && how == gazetteer.Demonym && k < noun && (news.RelIs(d.Tokens[k].Rel, "amod") || news.RelIs(d.Tokens[k].Rel, "compound")) {
				out[c] = true
			}
			return true
		})
	}
	for _, layer := range [][]news.Mention{d.Mentions, d.Phrases} {
		for _, m := range layer {
			if m.Entity != it.ent || m.Head < 0 || m.Head >= len(d.Tokens) {
				continue
			}
			if m.Kind == news.MentionNominal && d.Tokens[m.Head].Tag == "NOUN" {
				by(m.Head)
			}
			if k := d.Child(m.Head, "appos"); m.Kind == news.MentionName && k > m.Head && d.Tokens[k].Tag == "NOUN" {
				by(k)
			}
		}
	}
	if len(out) != 1 {
		return ""
	}
	for c := range out {
		return c
	}
	return ""
}
