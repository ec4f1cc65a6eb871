// Package eval scores what the engine makes on labelled data.
package eval

import (
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"synoptic/identity"
	"synoptic/news"
)

// score is one line of the table: of what is labelled, how much the record has
// (right of of); of what the record says, how much is right (good of lines).
type score struct {
	part        string
	right, of   int
	good, lines int
	wrong       []string // what was missed or false
}

func (s *score) hit(ok bool, what string) {
	s.of++
	if ok {
		s.right++
	} else {
		s.wrong = append(s.wrong, "missed: "+what)
	}
}

func (s *score) line(ok bool, what string) {
	s.lines++
	if ok {
		s.good++
	} else {
		s.wrong = append(s.wrong, "false: "+what)
	}
}

// Dossier scores a dossier against a labelled event and writes one line a part:
// how much of what is labelled the record has, and, for the parts that are
// labelled whole, how much of what it says is right; then the latter for each
// grade. With verbose the misses under it.
func Dossier(w io.Writer, d *news.Dossier, g *Gold, verbose bool) {
	writeScores(w, scores(d, g), verbose)
}

func scores(d *news.Dossier, g *Gold) []score {
	m := newMatcher(d, g)
	out := slices.Concat(m.people(g), m.quotes(g), m.delegations(g), m.meetings(g), m.positions(g), m.figures(g),
		m.differences(g), m.timeline(g), m.published(g), m.integrity(g))
	if len(g.Complete) > 0 {
		for _, k := range []news.Grade{news.GradeA, news.GradeB, news.GradeC} {
			out = append(out, *m.grade[k])
		}
	}
	return out
}

func writeScores(w io.Writer, scores []score, verbose bool) {
	fmt.Fprintf(w, "%-34s %6s %6s %7s   %6s %6s %9s\n", "part", "right", "of", "share", "right", "lines", "precision")
	for _, s := range scores {
		line := fmt.Sprintf("%-34s %6d %6d %7.3f   ", s.part, s.right, s.of, share(s.right, s.of))
		if s.of == 0 && s.lines > 0 {
			line = fmt.Sprintf("%-34s %24s", s.part, "")
		}
		if s.lines > 0 {
			line += fmt.Sprintf("%6d %6d %9.3f", s.good, s.lines, share(s.good, s.lines))
		}
		fmt.Fprintln(w, strings.TrimRight(line, " "))
		if verbose {
			for _, x := range s.wrong {
				fmt.Fprintf(w, "    - %s\n", x)
			}
		}
	}
}

// share is a part of a whole; of nothing, all.
func share(n, of int) float64 {
	if of == 0 {
		return 1
	}
	return float64(n) / float64(of)
}

// matcher looks things up in a dossier.
type matcher struct {
	d      *news.Dossier
	report map[string]string // article id -> file name
	text   map[string]string
	entity map[string]news.Entity
	grade  map[news.Grade]*score // of the lines of the parts that are labelled whole
	gold   *Gold
}

func newMatcher(d *news.Dossier, g *Gold) *matcher {
	m := &matcher{d: d, gold: g, report: map[string]string{}, text: map[string]string{}, entity: map[string]news.Entity{}, grade: map[news.Grade]*score{}}
	for _, k := range []news.Grade{news.GradeA, news.GradeB, news.GradeC} {
		m.grade[k] = &score{part: "lines of grade " + string(k)}
	}
	for _, a := range d.Articles {
		m.report[a.ID] = filepath.Base(a.Location)
		m.text[a.ID] = a.Text
	}
	for _, e := range d.Entities {
		m.entity[e.ID] = e
	}
	return m
}

// in tells whether one of the articles is one of the reports; an empty list of
// reports stands for any.
func (m *matcher) in(articles, reports []string) bool {
	if len(reports) == 0 {
		return true
	}
	for _, a := range articles {
		for _, r := range reports {
			if strings.HasPrefix(m.report[a], r) {
				return true
			}
		}
	}
	return false
}

// judge counts a line of the record, in its part and in its grade.
func (m *matcher) judge(s *score, grade news.Grade, ok bool, what string) {
	s.line(ok, what)
	m.grade[grade].line(ok, what)
}

// lies tells whether evidence and one of the places of a report overlap.
func (m *matcher) lies(ev []news.Evidence, at []spot) bool {
	return slices.ContainsFunc(ev, func(e news.Evidence) bool {
		return slices.ContainsFunc(at, func(p spot) bool { return m.report[e.Article] == p.report && e.Start < p.end && p.start < e.End })
	})
}

func surname(name string) string { return identity.Fold(identity.Surname(name)) }

func named(e news.Entity, names ...string) bool {
	for _, want := range names {
		for _, n := range append([]news.NameForm{{Text: e.Name}}, e.Names...) {
			if surname(n.Text) == surname(want) {
				return true
			}
		}
	}
	return false
}

// goldPersons gives the labelled people whom an entity may be: those of one of
// its full names, else those of its family name.
func (m *matcher) goldPersons(g *Gold, e news.Entity) []int {
	var full, family []int
	for i, p := range g.People {
		for _, want := range append(p.Variants, p.Name) {
			for _, n := range append([]news.NameForm{{Text: e.Name}}, e.Names...) {
				if identity.Fold(n.Text) == identity.Fold(want) {
					full = append(full, i)
				}
			}
		}
		if named(e, append(p.Variants, p.Name)...) {
			family = append(family, i)
		}
	}
	if full != nil {
		return slices.Compact(full)
	}
	return family
}

func (m *matcher) people(g *Gold) []score {
	found, sides, roles := score{part: "people found with right side"}, score{part: "listed sides right"}, score{part: "people with right role"}
	of := make([][]news.Entity, len(g.People))
	for _, e := range m.d.Entities {
		if e.Type != news.Person {
			continue
		}
		is := m.goldPersons(g, e)
		for _, i := range is {
			of[i] = append(of[i], e)
		}
		if g.complete("people") {
			ok := len(is) > 0 && len(of[is[0]]) == 1 && (e.Party == "" || g.People[is[0]].Side.is(string(e.Party)))
			m.judge(&found, e.Grade, ok, "person "+parties([]news.Entity{e}))
		}
	}
	for i, p := range g.People {
		es := of[i]
		side, role, listed := false, false, false
		for _, e := range es {
			side = side || p.Side.is(string(e.Party)) || len(p.Side) == 0
			listed = listed || e.Party != ""
			for _, r := range e.Roles {
				t := strings.ToLower(r.Title + " " + r.Norm + " " + string(r.Of))
				for _, want := range p.Role {
					role = role || strings.Contains(t, want)
				}
			}
		}
		if !p.Optional {
			found.hit(side && len(es) == 1, fmt.Sprintf("%s: %d found, side wanted %s, got %s", p.Name, len(es), strings.Join(p.Side, " or "), parties(es)))
			if len(p.Role) > 0 {
				roles.hit(role, p.Name)
			}
		}
		if listed {
			sides.hit(side, p.Name+" "+parties(es))
		}
	}
	return []score{found, sides, roles}
}

func parties(es []news.Entity) string {
	var out []string
	for _, e := range es {
		out = append(out, e.Name+"/"+string(e.Party))
	}
	return strings.Join(out, ", ")
}

// delegations scores each labelled delegation as a whole, at the meeting where
// it comes nearest, and its members one by one, the head among them.
func (m *matcher) delegations(g *Gold) []score {
	s, members := score{part: "delegations: members and heads"}, score{part: "delegation members"}
	for _, want := range g.Delegations {
		best, fault, nearest := -1, "", news.Delegation{}
		for _, mt := range m.d.Meetings {
			for _, del := range mt.Delegations {
				if del.Party != want.Party {
					continue
				}
				n, f := m.delegation(want.Members, want.NotMembers, want.Head, del)
				if best < 0 || n < best {
					best, fault, nearest = n, mt.Label+": "+f, del
				}
			}
		}
		s.hit(best == 0, fmt.Sprintf("%s: %d faults (%s)", want.Party, best, fault))
		names := slices.Sorted(maps.Keys(want.Members))
		if want.Head != "" && !slices.Contains(names, want.Head) {
			names = append(names, want.Head)
		}
		for _, n := range names {
			members.hit(slices.ContainsFunc(nearest.Members, func(x news.Member) bool { return x.Presence != "absent" && named(m.entity[x.Entity], n) }),
				want.Party+": "+n)
		}
		for _, x := range nearest.Members {
			if x.Presence != "absent" {
				members.line(named(m.entity[x.Entity], names...), want.Party+": "+m.entity[x.Entity].Name)
			}
		}
	}
	return []score{s, members}
}

// delegation counts the faults of one delegation against the labels.
func (m *matcher) delegation(members map[string][]string, not []string, head string, del news.Delegation) (int, string) {
	var faults []string
	has := func(name string) *news.Member {
		for i, x := range del.Members {
			if x.Presence != "absent" && named(m.entity[x.Entity], name) {
				return &del.Members[i]
			}
		}
		return nil
	}
	names := []string{}
	for n := range members {
		names = append(names, n)
	}
	slices.Sort(names)
	for _, n := range names {
		if has(n) == nil {
			faults = append(faults, "without "+n)
		}
	}
	for _, n := range not {
		if has(n) != nil {
			faults = append(faults, "with "+n)
		}
	}
	if head != "" && !named(m.entity[string(del.Head)], head) {
		faults = append(faults, "head is not "+head)
	}
	for _, x := range del.Members {
		e := m.entity[x.Entity]
		if x.Presence != "absent" && !named(e, append(names, head)...) && !named(e, not...) {
			faults = append(faults, "extra "+e.Name)
		}
	}
	return len(faults), strings.Join(faults, "; ")
}
