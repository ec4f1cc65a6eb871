// Package eval scores what the engine makes on labelled data.
package eval

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"synoptic/identity"
	"synoptic/news"
)

// Gold is a labelled event. In lists the reports by the first characters of
// their file names; a name is matched on its family name after folding.
type Gold struct {
	Story struct {
		EventDate    string `json:"event_date"`
		Place, Venue string
	}
	Published map[string]string
	People    []struct {
		Name, Side string
		Variants   []string
		Role       []string
		In         []string
	}
	Delegations []struct {
		Party, Head, Meeting string
		Members              map[string][]string
		NotMembers           []string `json:"not_members"`
	}
	Meetings []struct {
		Label, Date, Place, Start, Chair, Venue string
		HasParticipants                         []string `json:"has_participants"`
		DurationMin                             int      `json:"duration_min"`
	}
	Quotes []struct {
		Text, Speaker string
		SameAs        string `json:"same_as"`
		In            []string
	}
	Positions []struct {
		Party, Issue string
		Stance, Has  []string
		In           []string
	}
	Figures []struct {
		About, Unit, Verdict string
		Readings             map[string][2]float64
	}
	Differences []struct{ Kind, About, Note string }
	Timeline    []struct {
		Date     string
		Has      []string
		Optional bool
	}
	NotFigures []struct{ Report, Text string } `json:"not_figures"` // numbers that no figure may rest on
	NotPart    []struct{ Report, Text string } `json:"not_part_of_the_story"`
}

// ReadGold reads a labelled event.
func ReadGold(path string) (*Gold, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("eval dossier: %w", err)
	}
	var g Gold
	if err := json.Unmarshal(b, &g); err != nil {
		return nil, fmt.Errorf("eval dossier: %s: %w", path, err)
	}
	return &g, nil
}

// score is one line of the table.
type score struct {
	part      string
	right, of int
	wrong     []string // what was missed or false
}

func (s *score) hit(ok bool, what string) {
	s.of++
	if ok {
		s.right++
	} else {
		s.wrong = append(s.wrong, what)
	}
}

// Dossier scores a dossier against a labelled event and writes one line a part;
// with verbose the misses under it.
func Dossier(w io.Writer, d *news.Dossier, g *Gold, verbose bool) {
	m := newMatcher(d)
	scores := slices.Concat(m.people(g), m.quotes(g), m.delegations(g), m.meetings(g), m.positions(g), m.figures(g),
		m.differences(g), m.timeline(g), m.published(g), m.integrity(g))
	fmt.Fprintf(w, "%-34s %6s %6s %7s\n", "part", "right", "of", "share")
	for _, s := range scores {
		share := 1.0
		if s.of > 0 {
			share = float64(s.right) / float64(s.of)
		}
		fmt.Fprintf(w, "%-34s %6d %6d %7.3f\n", s.part, s.right, s.of, share)
		if verbose {
			for _, x := range s.wrong {
				fmt.Fprintf(w, "    - %s\n", x)
			}
		}
	}
}

// matcher looks things up in a dossier.
type matcher struct {
	d      *news.Dossier
	report map[string]string // article id -> file name
	text   map[string]string
	entity map[string]news.Entity
}

func newMatcher(d *news.Dossier) *matcher {
	m := &matcher{d: d, report: map[string]string{}, text: map[string]string{}, entity: map[string]news.Entity{}}
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

func surname(name string) string { return identity.Fold(identity.Surname(name)) }

// person gives the persons of the dossier with one of the names.
func (m *matcher) persons(names ...string) []news.Entity {
	var out []news.Entity
	for _, e := range m.d.Entities {
		if e.Type == news.Person && named(e, names...) {
			out = append(out, e)
		}
	}
	return out
}

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

func (m *matcher) people(g *Gold) []score {
	found, sides, roles := score{part: "people found with right side"}, score{part: "listed sides right"}, score{part: "people with right role"}
	for _, p := range g.People {
		es := m.persons(append(p.Variants, p.Name)...)
		side, role, listed := false, false, false
		for _, e := range es {
			side = side || string(e.Party) == p.Side
			listed = listed || e.Party != ""
			for _, r := range e.Roles {
				t := strings.ToLower(r.Title + " " + r.Norm + " " + string(r.Of))
				for _, want := range p.Role {
					role = role || strings.Contains(t, want)
				}
			}
		}
		found.hit(side && len(es) == 1, fmt.Sprintf("%s: %d found, side wanted %s, got %s", p.Name, len(es), p.Side, parties(es)))
		if listed {
			sides.hit(side, p.Name+" "+parties(es))
		}
		roles.hit(role, p.Name)
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

// plain folds a text for comparing quotations.
func plain(s string) string {
	s = strings.NewReplacer("’", "'", "‘", "'", "“", "\"", "”", "\"", "—", "-", "–", "-").Replace(strings.ToLower(s))
	return strings.Join(strings.Fields(s), " ")
}

func (m *matcher) quotes(g *Gold) []score {
	found, right := score{part: "quotes found"}, score{part: "speakers right (of found)"}
	for _, q := range g.Quotes {
		ok, speaker, got := false, false, ""
		for _, s := range m.d.Statements {
			for _, r := range s.Renderings {
				var c []string
				for _, e := range r.Content {
					c = append(c, e.Text)
				}
				if !m.in([]string{r.Article}, q.In) || !strings.Contains(plain(strings.Join(c, " ")), plain(q.Text)) {
					continue
				}
				ok, got = true, s.Speaker.Text
				speaker = speaker || spoken(s, m.entity[string(s.Speaker.Entity)], q.Speaker)
			}
		}
		found.hit(ok, q.Text)
		if ok {
			right.hit(speaker, fmt.Sprintf("%s: wanted %s, got %q", q.Text, q.Speaker, got))
		}
	}
	return []score{found, right}
}

func spoken(s news.Statement, e news.Entity, want string) bool {
	return e.ID != "" && named(e, want) || strings.Contains(identity.Fold(s.Speaker.Text), identity.Fold(want))
}

func (m *matcher) delegations(g *Gold) []score {
	s := score{part: "delegations: members and heads"}
	for _, want := range g.Delegations {
		best, fault := -1, ""
		for _, mt := range m.d.Meetings {
			for _, del := range mt.Delegations {
				if del.Party != want.Party {
					continue
				}
				n, f := m.delegation(want.Members, want.NotMembers, want.Head, del)
				if best < 0 || n < best {
					best, fault = n, mt.Label+": "+f
				}
			}
		}
		s.hit(best == 0, fmt.Sprintf("%s: %d faults (%s)", want.Party, best, fault))
	}
	return []score{s}
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
