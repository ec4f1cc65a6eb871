package reference

import (
	"slices"
	"strings"

	"synoptic/gazetteer"
	"synoptic/news"
)

// listed gives the names of a list that begins with a name and ends with "and":
// "Ada Vell, Ole Dahl and Ida Ruud", at least two, without titles; nil for none.
func (r *reader) listed(n *name) []*name {
	out := []*name{n}
	for at := n.last; ; at = out[len(out)-1].last {
		last := false
		if r.low(at) == "," {
			at++
		}
		if r.low(at) == "and" {
			at++
			last = true
		}
		m := r.name(at)
		if m == nil || m.first != at || at == out[len(out)-1].last || m.typ != news.Person || r.sent[at] != r.sent[n.first] || len(out) > 12 {
			return nil
		}
		out = append(out, m)
		if last {
			return out
		}
	}
}

// several gives an office in the plural to each of the names that follow it:
// "three state senators — Ada Vell, Ole Dahl and Ida Ruud —".
func (r *reader) several(n *name, first, head, last int) bool {
	names := r.listed(n)
	if b := r.name(last - 1); b != nil && b.typ == news.Organization && !slices.ContainsFunc(names, func(m *name) bool { return m.last-m.first > 1 }) {
		return false // "representatives of Northlea, Merrow and Lindstrand"
	}
	from := len(r.roles)
	for _, m := range names {
		x := r.newRole(first, head, last)
		x.ByApposition, x.plural = true, false
		x.Norm = singularNorm(x.Norm)
		x.Evidence = r.d.TokenSpan(first, m.last)
		r.addRole(m.ent, x)
	}
	if got := r.roles[from:]; len(got) == len(names) {
		each := make([]*role, len(got))
		for i := range got {
			each[i] = &got[i]
		}
		r.apiece(each)
	}
	return names != nil
}

// shared gives the title in the plural before two names to the second too:
// "presidents Ada Vell and Ole Dahl", and lists "Ministers A, B and C".
//
// One name alone after it is that of somebody else: "the officers Vell accused".
func (r *reader) shared() {
	defer func() { r.roles = slices.DeleteFunc(r.roles, func(x role) bool { return x.Entity < 0 }) }()
	for k := 0; k < len(r.roles); k++ {
		x := r.roles[k]
		if !x.plural || x.ByApposition {
			continue
		}
		at, joined, from := x.last, false, len(r.roles)
		for at < len(r.nameAt) && r.person(at) {
			n := r.name(at)
			if n.first > x.last {
				y := x
				y.Evidence = r.d.TokenSpan(x.first, n.last)
				if _, c, _ := r.seat(n.last); c != "" {
					y.Country = c
				}
				y.plural = false
				y.Norm = singularNorm(y.Norm)
				r.addShared(n.ent, y)
			}
			_, _, at = r.seat(n.last)
			if w := r.low(at); w == "," && r.low(at+1) == "and" {
				at += 2
			} else if w == "," || w == "and" || w == "or" || w == "&" {
				at++
			} else {
				break
			}
			joined = true
		}
		r.roles[k].Norm = singularNorm(x.Norm)
		if !joined {
			r.roles[k].Entity = -1
			continue
		}
		each := []*role{&r.roles[k]}
		for i := from; i < len(r.roles); i++ {
			each = append(each, &r.roles[i])
		}
		r.apiece(each)
	}
}

// apiece gives each of those who share an office in the plural the state of his
// own, where its words name as many states as there are names, in one order:
// "Norlandic and Sudlandic ministers Ada Vell and Ole Dahl"; of another number of
// states nobody is told to be of one.
func (r *reader) apiece(each []*role) {
	if len(each) < 2 {
		return
	}
	x := each[0]
	states, title := r.statesOf(x.first, x.head, x.last)
	if len(states) < 2 {
		return
	}
	for i, y := range each {
		if title > x.head || len(states) != len(each) {
			y.Of = news.Span{}
		}
		if y.Country = ""; len(states) == len(each) {
			y.Country = states[i]
		}
		if title <= x.head { // the states stand before the office
			y.Title = r.d.TokenSpan(title, x.last)
			y.Norm = singularNorm(r.norm(title, x.last))
		} else if len(states) == len(each) {
			y.Title.End = r.d.Tokens[x.head].End
		}
	}
}

// statesOf gives the states of a list of them before an office, by their peoples'
// adjectives or names, or after it and "of", and where the title begins that follows
// a list before it, behind the office where there is none.
func (r *reader) statesOf(first, head, last int) (states []string, title int) {
	list := func(i, to int) (out []string, end int) {
		for i < to {
			if w := r.low(i); len(out) > 0 && (w == "and" || w == ",") || w == "the" {
				i++
				continue
			}
			n := r.name(i)
			if n == nil || n.first != i || n.how != gazetteer.Name && n.how != gazetteer.Demonym {
				break
			}
			out, i, end = append(out, n.country), n.last, n.last
		}
		return out, end
	}
	lo := r.sentFirst(first)
	at := first
	for at > lo && (r.low(at-1) == "and" || r.word(at-1) == ",") && r.peoples(at-2) {
		at = r.name(at - 2).first
	}
	if out, end := list(at, head); len(out) > 1 {
		return out, end
	}
	if r.low(head+1) == "of" {
		states, _ = list(head+2, last)
	}
	return states, head + 1
}

func (r *reader) addShared(ent int, x role) {
	x.Entity = ent
	r.roles = append(r.roles, x)
}

// peoples tells whether a token belongs to a people's adjective, or the letters of a
// state used as one: "US and Norlandic ministers".
func (r *reader) peoples(t int) bool {
	n := r.name(t)
	return n != nil && (n.how == gazetteer.Demonym || n.how == gazetteer.Name && strings.ToUpper(n.text) == n.text)
}

// stateList tells whether the comma at a token stands in a list of states: "of
// Norland, Sudland and Velm".
func (r *reader) stateList(t int) bool {
	a, b := r.name(t-1), r.name(t+1)
	return r.word(t) == "," && a != nil && b != nil && a.how == gazetteer.Name && b.how == gazetteer.Name && (r.low(b.last) == "and" || r.stateList(b.last))
}

// peers gives those who are called the counterpart of an officer of another state the
// office that he has: "The president met his Norlandic counterpart, Ada Vell".
func (r *reader) peers() {
	for _, x := range r.equals {
		peer, of := x.Entity, r.whose(x)
		if of < 0 || of == peer || slices.ContainsFunc(r.roles, func(y role) bool { return y.Entity == peer && !y.Former }) {
			continue
		}
		var had *role
		for i := range r.roles {
			y := &r.roles[i]
			if y.Entity != of || y.Former || y.owner >= 0 || r.low(y.head+1) == "of" || r.low(y.head+1) == "to" || r.low(y.head+1) == "for" {
				continue // "head of Norland's delegation"
			}
			if had != nil && had.Norm != y.Norm {
				had = nil
				break
			}
			if had == nil {
				had = y
			}
		}
		c := r.ents[peer].country
		if had == nil || c == "" || had.Country == "" || had.Country == c {
			continue
		}
		y := x
		y.Title, y.Norm, y.Country, y.Body, y.Acting = had.Title, had.Norm, c, "", false
		r.roles = append(r.roles, y)
	}
}

// whose gives the entity whose counterpart a role tells of, -1 for none.
func (r *reader) whose(x role) int {
	for i := max(0, x.first-1); i < x.head; i++ {
		if n := r.name(i); n != nil && n.typ == news.Person && n.last < len(r.d.Tokens) && news.Possessive(r.word(n.last)) {
			return n.ent
		}
		if e, ok := r.pron[i]; ok && possPronoun[r.low(i)] {
			return r.nearest(i, e)
		}
	}
	return -1
}

// nearest gives whom a pronoun at a token means of those whom its sentence names before
// it, the only one or the one that it was taken for; -1 for neither, and that one where
// the sentence names nobody.
func (r *reader) nearest(at, taken int) int {
	only, n := taken, 0
	for i := r.sentFirst(at); i < at; i++ {
		if m := r.name(i); m != nil && m.first == i && m.typ == news.Person && (n == 0 || m.ent != only) {
			if m.ent == taken {
				return taken
			}
			only, n = m.ent, n+1
		}
	}
	if n > 1 {
		return -1
	}
	return only
}
