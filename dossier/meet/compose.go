package meet

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"synoptic/dossier/line"
	"synoptic/dossier/who"
	"synoptic/gazetteer"
	"synoptic/news"
)

// compose makes the line of one meeting; owned are the sides of bodies.
func compose(m *meeting, w *who.Who, o line.Origins, owned map[string]string) news.Meeting {
	x := news.Meeting{Starts: []news.TimeWord{}, Delegations: []news.Delegation{}}
	var ev []news.Evidence
	votes := map[string]map[string]int{}
	vote := func(what, v string) {
		if v == "" {
			return
		}
		if votes[what] == nil {
			votes[what] = map[string]int{}
		}
		votes[what][v]++
	}
	parties := []string{}
	for _, g := range m.gs {
		ev = append(ev, g.doc.Article.Evidence(g.span))
		parties = line.Union(parties, outside(g.parties, owned))
		vote("place", g.place)
		vote("venue", g.venue)
		vote("round", g.round)
		vote("status", g.status)
		vote("host", g.host)
		vote("chair", g.chair)
		if g.start != nil {
			if !g.about {
				vote("start", g.start.Value)
				x.Starts = append(x.Starts, *g.start)
			}
		}
		if g.minutes > 0 && x.DurationMinutes == nil {
			n := g.minutes
			x.DurationMinutes = &n
		}
	}
	for _, g := range m.gs {
		if g.start != nil && g.about && len(x.Starts) == 0 {
			vote("start", g.start.Value)
		}
	}
	for _, r := range m.rosters {
		vote("chair", r.chair)
	}
	slices.SortFunc(x.Starts, func(a, b news.TimeWord) int {
		return cmp.Or(cmp.Compare(a.Article, b.Article), a.Evidence.Start-b.Evidence.Start)
	})
	x.When = whenOf(m.when(), m.gs[0].earlier)
	x.Place, x.Venue, x.Round = news.Null(top(finest(votes["place"], func(town, state string) bool { return placeOf(town) == state }))), news.Null(top(votes["venue"])), news.Null(top(votes["round"]))
	x.Start, x.Host, x.Chair = news.Null(top(votes["start"])), news.Null(top(votes["host"])), news.Null(top(votes["chair"]))
	x.Status = status(votes["status"], m.gs[0].earlier)
	if m.gs[0].potential {
		x.Status = "proposed"
	}
	if len(parties) < 2 || m.open() {
		for _, g := range m.gs {
			parties = line.Union(parties, slices.DeleteFunc(slices.Clone(g.there), func(p string) bool { return m.of(p, w) }))
		}
	}
	x.Delegations = delegations(m, parties, w, string(x.Chair))
	for i := range m.rosters {
		if r := &m.rosters[i]; r.chair != "" || r.seated(x.Delegations) {
			ev = append(ev, r.doc.Article.Evidence(r.span))
		}
	}
	for _, d := range x.Delegations {
		if len(d.Members) == 0 || w.Get(d.Members[0].Entity).Name != d.Party { // not who sits for himself
			parties = line.Union(parties, []string{d.Party})
		}
	}
	x.Format = format(len(parties))
	x.Label = m.label(x, parties, w)
	x.Support = o.Support(news.GradeB, ev)
	switch {
	case m.likely < certain || m.nobody(x), len(x.Articles) == 1 && (len(x.Delegations) < 2 || !x.When.Known()): // of what one report tells in part, strict readers find four in five wanting
		x.Grade = news.GradeC
	case len(x.Articles) > 1 && x.When.Known():
		x.Grade = news.GradeA
	}
	x.ID = ident(x)
	return x
}

// nobody tells whether no report says who was at a meeting, or whose it was.
func (m *meeting) nobody(x news.Meeting) bool {
	return len(x.Delegations) == 0 && x.Chair == "" && x.Host == "" && !slices.ContainsFunc(m.gs, func(g *gathering) bool { return g.body != "" || g.folk != "" })
}

// empty tells whether nothing is told of a meeting by which it could be told from another: neither
// who was there nor where it was nor, of one to come, when.
func (m *meeting) empty(x news.Meeting) bool {
	return m.nobody(x) && x.Place == "" && x.Venue == "" && (x.Status == "held" || !x.When.Known())
}

// of tells whether a meeting is one of a side's own body, at which others speak.
func (m *meeting) of(p string, w *who.Who) bool {
	initials := ""
	for _, f := range strings.Fields(p) {
		initials += f[:1]
	}
	return slices.ContainsFunc(m.gs, func(g *gathering) bool {
		return g.body != "" && (len(initials) > 1 && strings.HasPrefix(g.body, initials+" ") || sameBody(g.body, p) || slices.ContainsFunc(w.Entities, func(e news.Entity) bool { return e.Name == g.body && string(e.Party) == p }))
	})
}

// ident gives the id of a meeting, by what it is called, when and where it is, and who sat there.
func ident(x news.Meeting) string {
	id := []string{x.Label, x.When.Value, string(x.Round), string(x.Place)}
	for _, d := range x.Delegations {
		for _, p := range d.Members {
			id = append(id, p.Entity)
		}
	}
	return line.ID("meeting", id...)
}

// when gives the day of which most is told, else that on which it was to be.
func (m *meeting) when() string {
	when, was := map[string]int{}, map[string]int{}
	for _, g := range m.gs {
		when[g.when]++
		was[g.was]++
	}
	delete(when, "")
	delete(was, "")
	return cmp.Or(top(finest(when, dayOfWeek)), top(was))
}

// top gives the value with most votes, the longest of equals, then the first.
func top(votes map[string]int) string {
	best := ""
	for v, n := range votes {
		if best == "" || n > votes[best] || n == votes[best] && (len(v) > len(best) || len(v) == len(best) && v < best) {
			best = v
		}
	}
	return best
}

// finest leaves out what others of them are part of, as the weeks of which a day is told.
func finest(votes map[string]int, part func(fine, coarse string) bool) map[string]int {
	out := maps.Clone(votes)
	for v := range votes {
		maps.DeleteFunc(out, func(x string, _ int) bool { return x != v && part(v, x) })
	}
	return out
}

// dayOfWeek tells whether a date is a day of a week.
func dayOfWeek(day, week string) bool {
	return len(day) == 10 && strings.Contains(week, "-W") && weekOf(day) == week
}

// whenOf gives the date of a TIMEX3 value. A year alone dates earlier meetings;
// beside a meeting of today it is of something else that the sentence tells.
func whenOf(v string, earlier bool) news.Date {
	if len(v) == 4 && !earlier {
		v = ""
	}
	switch len(v) {
	case 0:
		return news.Date{Precision: news.PrecisionUnknown}
	case 4:
		return news.Date{Value: v, Precision: news.PrecisionYear}
	case 7:
		return news.Date{Value: v, Precision: news.PrecisionMonth}
	}
	if strings.Contains(v, "-W") {
		return news.Date{Value: v, Precision: news.PrecisionWeek}
	}
	return news.Date{Value: v, Precision: news.PrecisionDay}
}

// status weighs what the articles say: a call-off outweighs plans, and that it
// took place outweighs that it had begun.
func status(votes map[string]int, earlier bool) string {
	for _, s := range []string{"cancelled", "postponed"} {
		if n := votes[s]; n > votes["held"]+votes["under-way"] {
			return s
		}
	}
	switch {
	case votes["held"] > 0 || earlier:
		return "held"
	case votes["under-way"] > 0:
		return "under-way"
	case votes["planned"] > 0:
		return "planned"
	case votes["proposed"] > 0:
		return "proposed"
	}
	return "held"
}

func format(n int) string {
	switch {
	case n <= 2:
		return "bilateral"
	case n == 3:
		return "trilateral"
	}
	return "multilateral"
}

// delegations puts the persons of the rosters, and those whom the gatherings
// themselves name, on their sides.
func delegations(m *meeting, parties []string, w *who.Who, chair string) []news.Delegation {
	by := map[string]*news.Delegation{}
	order := slices.Clone(parties)
	side := func(p string) *news.Delegation {
		if by[p] == nil {
			by[p] = &news.Delegation{Party: p, Members: []news.Member{}, Lists: []news.Evidence{}}
			if !slices.Contains(order, p) {
				order = append(order, p)
			}
		}
		return by[p]
	}
	heads := map[string]map[string]int{}
	stood := map[string]string{} // for whom those sit that a roster puts elsewhere than on their side
	for _, r := range m.rosters {
		count := map[string]int{}
		for _, p := range r.members {
			party := partyOf(w, p)
			if party == "" && (r.list || p.id == r.head) && p.presence != "absent" {
				party = r.party
				w.Side(p.id, party)
			}
			if as := branch(r.stands(party, p), parties); as != party {
				party, stood[p.id] = as, as
			}
			if party != "" && (r.list || r.party == party || slices.Contains(parties, party) || m.open() || r.came && p.presence == "present") {
				seat(side(party), p, r.doc)
				if p.presence != "absent" {
					count[party]++
				}
			}
		}
		if r.list {
			for p, n := range count {
				if n >= 2 || p == r.party {
					side(p).Lists = append(side(p).Lists, r.doc.Article.Evidence(r.span))
				}
			}
		}
		r.lead(heads, w)
	}
	for _, g := range m.gs {
		for _, id := range g.persons {
			e := w.Get(id)
			if e == nil {
				continue
			}
			own := cmp.Or(m.houseOf(e), string(sitsFor(e)))
			if own == "" && (slices.Contains(parties, e.Name) || len(parties) < 2) { // for himself
				seat(side(e.Name), member{id: id, presence: "present", evidence: g.span}, g.doc)
			}
			if own != "" && !outlet(own) && !listedElsewhere(m, own, id) {
				seat(side(cmp.Or(stood[id], own)), member{id: id, presence: "present", evidence: g.span}, g.doc)
			}
		}
	}
	if e := w.Get(chair); e != nil && e.Party != "" {
		d := side(string(e.Party))
		if d.Head == "" && heads[string(e.Party)] == nil {
			d.Head = news.Null(chair)
		}
		seatChair(d, chair, m)
	}
	out := []news.Delegation{}
	slices.Sort(order)
	for _, p := range order {
		d := side(p)
		if h := cmp.Or(top(heads[p]), string(d.Head), m.foremost(d, w)); h != "" {
			d.Head = news.Null(h)
		}
		d.Lists = line.Sort(d.Lists)
		slices.SortFunc(d.Members, func(a, b news.Member) int {
			return cmp.Or(b2i(b.Entity == string(d.Head))-b2i(a.Entity == string(d.Head)), b2i(a.Presence == "absent")-b2i(b.Presence == "absent"),
				len(b.Articles)-len(a.Articles), cmp.Compare(a.Entity, b.Entity))
		})
		out = append(out, *d)
	}
	return out
}

// open tells whether a meeting is one to which others than two sides come.
func (m *meeting) open() bool {
	return slices.ContainsFunc(m.gs, func(g *gathering) bool { return lone(g.noun) || g.body != "" || len(g.parties) > 3 })
}

// foremost gives who leads a delegation of which no report says it: the only one that sat
// in it, or the only one of the highest rank in it; a minister where no report lists them. Who
// is heard, or asks there, leads none.
func (m *meeting) foremost(d *news.Delegation, w *who.Who) string {
	if kind(m.gs[0].noun) == "hearing" {
		return ""
	}
	by := map[int][]string{}
	best := 0
	for _, m := range d.Members {
		if e := w.Get(m.Entity); m.Presence == "present" && e != nil {
			n := rank(e)
			by[n], best = append(by[n], m.Entity), max(best, n)
		}
	}
	if len(by[best]) == 1 && (best > 1 || best == 1 && len(d.Lists) == 0 || len(by) == 1) {
		return by[best][0]
	}
	return ""
}

// rank tells how high the offices are in which somebody can lead a delegation: 2 of a head
// of state or government, 1 of a minister, 0 of others.
func rank(e *news.Entity) int {
	n := 0
	for _, r := range e.Roles {
		f := strings.Fields(r.Norm)
		switch {
		case r.Former || len(f) == 0:
		case heading[r.Norm]:
			n = 2
		case len(f) == 2 && f[1] == "minister" || r.Norm == "secretary of state":
			n = max(n, 1)
		}
	}
	return n
}

// heading are the offices of heads of states and governments.
var heading = map[string]bool{"president": true, "prime minister": true, "premier": true, "chancellor": true, "king": true, "queen": true, "emperor": true, "emir": true, "sultan": true, "taoiseach": true}

// branch gives the body at the table of which another, by its name, is a branch:
// "Northlea America" beside "Northlea".
func branch(party string, parties []string) string {
	for _, p := range parties {
		if _, _, state := gazetteer.Nation(p); !state && strings.HasPrefix(party, p+" ") {
			return p
		}
	}
	return party
}

// lead counts whom a roster calls the head of a side.
func (r *roster) lead(heads map[string]map[string]int, w *who.Who) {
	e := w.Get(r.head)
	if e == nil || e.Party == "" {
		return
	}
	party := r.stands(string(e.Party), member{id: r.head})
	if heads[party] == nil {
		heads[party] = map[string]int{}
	}
	heads[party][r.head] += 4
	if r.weak {
		heads[party][r.head] -= 3
	}
}

// stands gives the side for which somebody on a roster sits: a delegation of a
// union of states is led by, and is of, citizens of its members.
func (r *roster) stands(party string, p member) string {
	if r.own && r.party != "" {
		return r.party
	}
	b, ok := gazetteer.FindBody(r.party)
	if !ok || b.Kind != "bloc" && b.Kind != "alliance" && b.Kind != "un" || party == r.party || p.presence == "absent" || p.id != r.head && !r.list {
		return party
	}
	if _, how, state := gazetteer.Nation(party); !state || how != gazetteer.Name {
		return party
	}
	return r.party
}

// listedElsewhere tells whether the party's people at this meeting are listed
// and a name met only beside the word "talks" is not among them: a leader whom
// the sentence happens to name sits at no table.
func listedElsewhere(m *meeting, party, id string) bool {
	for _, r := range m.rosters {
		for _, p := range r.members {
			if p.id == id {
				return false
			}
		}
	}
	return slices.ContainsFunc(m.rosters, func(r roster) bool { return r.party == party && !r.own && (r.list || r.head != "") })
}

func partyOf(w *who.Who, p member) string {
	if e := w.Get(p.id); e != nil {
		return string(e.Party)
	}
	return ""
}

// seat adds what one article says of a person at the table. That somebody is
// there outweighs that somebody is not.
func seat(d *news.Delegation, p member, doc *news.Doc) {
	ev := doc.Article.Evidence(p.evidence)
	for i := range d.Members {
		m := &d.Members[i]
		if m.Entity != p.id {
			continue
		}
		if m.Presence == "absent" && p.presence == "present" {
			m.Presence, m.Evidence = "present", nil
		} else if m.Presence == "present" && p.presence == "absent" {
			return
		}
		m.Evidence = line.Sort(append(m.Evidence, ev))
		m.Articles = line.Articles(m.Evidence)
		if m.Role == "" {
			m.Role = news.Null(p.role)
		}
		return
	}
	d.Members = append(d.Members, news.Member{Entity: p.id, Role: news.Null(p.role), Presence: p.presence,
		Articles: []string{ev.Article}, Evidence: []news.Evidence{ev}})
}

// seatChair makes sure that who chairs is among those present.
func seatChair(d *news.Delegation, chair string, m *meeting) {
	for _, g := range m.gs {
		if g.chair == chair {
			seat(d, member{id: chair, presence: "present", evidence: g.span}, g.doc)
		}
	}
	for _, r := range m.rosters {
		if r.chair == chair {
			seat(d, member{id: chair, presence: "present", evidence: r.span}, r.doc)
		}
	}
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// label names a meeting by its sides, else by the people, by the body whose it is,
// or by what it is called and where it is.
func (m *meeting) label(x news.Meeting, parties []string, w *who.Who) string {
	body := ""
	for _, g := range m.gs {
		if g.body != "" && (len(parties) < 2 || m.gs[0].body != "") && (body == "" || chambered(body, g.body) && g.body != strings.ToLower(g.body)) {
			body = g.body // the committee before the house that it is of
		}
	}
	if body != "" {
		return body
	}
	if len(parties) > 1 && m.gs[0].folk == "" {
		return label(parties, string(x.Host))
	}
	var people []string
	for _, d := range x.Delegations {
		for _, p := range d.Members {
			if e := w.Get(p.Entity); e != nil && p.Presence == "present" {
				people = append(people, e.Name)
			}
		}
	}
	slices.Sort(people)
	if i := slices.IndexFunc(m.gs, func(g *gathering) bool { return g.folk != "" }); i >= 0 && len(people) < 2 {
		return strings.Join(append(slices.Clone(people), m.gs[i].folk), "–")
	}
	name := cmp.Or(m.gs[0].noun, "meeting")
	if n := len(people); n > 1 && n < 5 && !lone(name) {
		return strings.Join(people, "–")
	}
	if at := cmp.Or(string(x.Place), string(x.Venue)); at != "" {
		return name + " in " + at
	}
	if lone(name) {
		return name
	}
	return cmp.Or(label(parties, string(x.Host)), name)
}
