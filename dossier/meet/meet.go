// Package meet finds the gatherings that the articles tell of (talks, meetings,
// hearings, summits), which parties sat there, who was on each side, when,
// where and for how long.
package meet

import (
	"cmp"
	"slices"
	"strings"

	"synoptic/dossier/line"
	"synoptic/dossier/who"
	"synoptic/news"
)

// gathering is one place in an article that speaks of a meeting with its
// parties.
type gathering struct {
	doc        *news.Doc
	article    string
	sentence   int
	token      int
	noun       string              // "summit", "talk"; "" for a verb
	parties    []string            // sorted
	weak       bool                // a bare one that tells only when, where or who was there
	body       string              // whose meeting it is, where no two sides meet
	folk       string              // the people, by their noun, whom somebody meets there
	hint       []string            // what a bare one names of them
	there      []string            // the sides that do something there of which no person is named
	persons    []string            // entity ids that the words themselves put at the table
	guests     []string            // those of them whom the clause puts there
	seats      map[string][]string // those of them whose side is known, by side
	when       string              // TIMEX3 date or ""
	place      string
	venue      string
	round      string
	earlier    bool   // "the last", "failed", "previous"
	separate   bool   // "a separate meeting", "a side meeting"
	potential  bool   // only proposed or wished for
	bare       bool   // "the meeting", no parties named
	fresh      bool   // "a meeting"
	refers     bool   // "the meeting", "they met": it may be one told of before
	joined     bool   // its guests are said to have attended it
	planned    bool   // for a day to come that is fixed
	someday    bool   // on a day of the week that is told in a report of no date
	sits       bool   // told by what its body hears or decides
	former     bool   // a round told to have been before, parties not named
	was        string // the day on which it was to be before it was put off
	about      bool   // the start is only about right
	chairParty string
	status     string
	start      *news.TimeWord
	minutes    int
	host       string
	chair      string
	span       news.Span
	signs      []string // what the words around it tell of its being a gathering
	after      []string // who is told to have said something after it
}

// meeting gathers what the articles say of one meeting.
type meeting struct {
	gs      []*gathering
	rosters []roster

	articles, persons, sides map[string]bool // of all that tell of it
	weight, rank             int             // how much it is talked of, and how many are more
	likely                   float64         // that it is one of the story
}

// Meetings finds the meetings, the one told by most articles first.
func Meetings(docs []*news.Doc, w *who.Who, o line.Origins) []news.Meeting {
	return meetings(docs, w, o, sure)
}

// meetings finds those at least so likely.
func meetings(docs []*news.Doc, w *who.Who, o line.Origins, least float64) []news.Meeting {
	all := gather(docs, w)
	ms := all.believed(least)
	var sat []string
	for _, m := range ms {
		sat = line.Union(sat, m.gs[0].parties)
	}
	for _, d := range docs {
		for _, x := range all.told[d].rosters {
			settle(ms, sat, all.told[d].found, all.told[d].bare, x, len(docs))
		}
	}
	out := []news.Meeting{}
	seen, own := map[string]bool{}, owned(w)
	for _, m := range ms {
		if x := compose(m, w, o, own); !seen[x.ID] && !m.empty(x) {
			seen[x.ID] = true
			out = append(out, x)
		}
	}
	slices.SortStableFunc(out, func(a, b news.Meeting) int {
		return cmp.Or(len(b.Articles)-len(a.Articles), len(b.Evidence)-len(a.Evidence), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// gathered is what the articles tell of gatherings, and what may be meetings.
type gathered struct {
	ms   []*meeting
	told map[*news.Doc]told
	w    *who.Who
}

// gather reads the articles and puts together what they tell of one meeting.
func gather(docs []*news.Doc, w *who.Who) gathered {
	var all []*gathering
	tells := map[*news.Doc]told{}
	sides, offices := personal(w), w.Offices(officesTell)
	for _, d := range docs {
		r := reader{d: d, w: w, offices: offices, sides: sides}
		x := news.PartOf(d, toldKey{}, r.state(), r.told)
		x.found, x.bare = copied(x.found), copied(x.bare)
		tells[d] = x
		all = append(all, x.found...)
	}
	ruled(all)
	ms := cluster(all)
	ms = append(ms, ahead(ms, docs, w, tells)...)
	placed := map[*gathering]bool{}
	for _, m := range ms {
		for _, g := range m.gs {
			placed[g] = true
		}
	}
	var left []*gathering
	for _, d := range docs {
		found := tells[d].found
		for _, g := range tells[d].bare {
			if placed[g] {
				continue
			}
			can := slices.DeleteFunc(slices.Clone(ms), func(m *meeting) bool { return !m.takes(g, w) })
			home := homeOf(can, found, g.sentence, "", g.noun, len(docs))
			if home != nil && !home.after(g) && (!g.weak || (len(found) == 0 || slices.ContainsFunc(home.gs, func(x *gathering) bool { return x.doc == d })) && (len(can) == 1 || home.wants(g))) {
				if g.weak && !g.refers && !g.fresh && g.when == "" {
					continue // "a matter of debate"
				}
				g.persons = g.guests
				home.gs = append(home.gs, g)
			} else if !slices.ContainsFunc(found, func(x *gathering) bool { return x.sentence == g.sentence && kind(x.noun) == kind(g.noun) }) {
				left = append(left, g)
			}
		}
	}
	return gathered{append(ms, standing(left)...), tells, w}
}

// settle puts a roster to the meeting that it is of, if it is of one; sat are all sides.
func settle(ms []*meeting, sat []string, found, bare []*gathering, x roster, docs int) {
	of := x.sentence
	if x.bare { // "Vell and Dahl attended": what the sentence before tells of
		of--
	}
	at := func(g *gathering) bool { return g.sentence == of }
	if x.party = branch(x.party, sat); general(x.party) {
		x.party = meant(x.party, sat)
	}
	m := own(ms, bare, of)
	if m == nil && !slices.ContainsFunc(bare, func(g *gathering) bool { return at(g) && (g.fresh || g.body != "") }) {
		m = homeOf(ms, found, x.sentence, x.party, x.noun, docs)
		if m == nil && (x.list || x.came || x.head != "") && x.party != "" { // of a side that no report puts at the table
			own := slices.DeleteFunc(slices.Clone(ms), func(m *meeting) bool {
				return !slices.ContainsFunc(m.gs, func(g *gathering) bool { return g.article == x.article }) ||
					slices.ContainsFunc(m.gs, func(g *gathering) bool { return g.separate }) || // beside a greater one
					lone(x.noun) && !m.noun(x.noun)
			})
			m = homeOf(own, found, x.sentence, "", x.noun, docs)
		}
	}
	if m != nil && (m.has(x.party) || !general(x.party)) {
		m.rosters = append(m.rosters, x)
	}
}

// after tells whether a report tells of a meeting, which no other does, only behind a
// place of its body: what that speaks of is another.
func (m *meeting) after(g *gathering) bool {
	return g.sentence > 3 && !slices.ContainsFunc(m.gs, func(x *gathering) bool { return x.doc != g.doc || x.sentence <= g.sentence })
}

type toldKey struct{}

// told is what one article tells of gatherings.
type told struct {
	found, bare []*gathering
	rosters     []roster
}

func (r *reader) told() told {
	found, bare := r.gatherings()
	found, bare = r.resumed(found, bare)
	r.weekdays(slices.Concat(found, bare))
	rosters := r.rosters()
	r.mandate(found, rosters)
	return told{found, bare, rosters}
}

// copied gives gatherings that may be changed.
func copied(gs []*gathering) []*gathering {
	out := make([]*gathering, len(gs))
	for i, g := range gs {
		c := *g
		out[i] = &c
	}
	return out
}

// ahead gives the meetings for which a day to come is fixed, or of which is told
// that they were a round before, and whose parties are those of the meeting told
// of: "a second round is set for May 3", "the first round was held in March".
func ahead(ms []*meeting, docs []*news.Doc, w *who.Who, tells map[*news.Doc]told) []*meeting {
	var out []*meeting
	for _, d := range docs {
		for _, g := range tells[d].bare {
			if !g.planned && !g.former {
				continue
			}
			main := homeOf(ms, tells[d].found, -9, "", g.noun, len(docs))
			if main == nil {
				continue
			}
			if g.planned && !follows[g.noun] && !main.noun(g.noun) && !(g.noun == "session" && g.fresh) || lone(g.noun) && !main.noun(g.noun) || g.body != "" || g.folk != "" {
				continue // a hearing to come is none of the talks
			}
			of := main.gs[0].parties
			if g.planned && !subset(g.hint, of) || g.noun == "" && len(g.hint) == 1 {
				continue // also "its directors are to meet"
			}
			g.parties = of
			into := (*meeting)(nil)
			for _, m := range slices.Concat(ms, out) {
				if into == nil && (m.gs[0].when == g.when || m.gs[0].when == "" && m.gs[0].planned && g.planned) && (slices.Equal(m.gs[0].parties, g.parties) || m.gs[0].planned && g.planned) {
					into = m
				}
			}
			if into != nil {
				into.gs = append(into.gs, g)
			} else {
				out = append(out, &meeting{gs: []*gathering{g}})
			}
		}
	}
	return out
}

// follows are nouns by which reports call the next of the talks that they tell of.
var follows = map[string]bool{"round": true, "talk": true, "negotiation": true, "summit": true}

// cluster puts gatherings with the same parties at compatible times together.
// The clearest found a meeting: with a date and most parties.
func cluster(all []*gathering) []*meeting {
	sorted := slices.Clone(all)
	slices.SortStableFunc(sorted, func(a, b *gathering) int {
		return cmp.Or(len(b.when)-len(a.when), len(b.parties)-len(a.parties), cmp.Compare(a.article, b.article), a.token-b.token)
	})
	var ms []*meeting
	for _, g := range sorted {
		best, top := (*meeting)(nil), 0
		for _, m := range ms {
			if n := fit(m, g); n > top {
				best, top = m, n
			}
		}
		if best == nil {
			ms = append(ms, &meeting{gs: []*gathering{g}})
		} else {
			best.gs = append(best.gs, g)
		}
	}
	return absorb(ms)
}

// fit tells how well a gathering belongs to a meeting; 0 not at all. The
// founder decides, so meetings never chain.
func fit(m *meeting, g *gathering) int {
	f := m.gs[0]
	if f.doc == g.doc && f.token == g.token {
		return 0 // one of several of which one word tells
	}
	if f.planned != g.planned && (f.when == "" || g.when == "") && !cameTrue(f, g) && !(f.coming() && g.coming()) {
		return 0 // one to come and one of which no day is told
	}
	if !sameTime(f, g) || f.potential != g.potential || f.separate != g.separate && f.article == g.article && max(f.sentence-g.sentence, g.sentence-f.sentence) > 1 {
		return 0
	}
	if f.round != "" && g.round != "" && f.round != g.round {
		return 0
	}
	if slices.Equal(f.parties, g.parties) || len(f.persons) > 1 && len(g.persons) > 1 && company(f.persons, g.persons) {
		if len(f.parties) < 2 && !company(f.persons, g.persons) {
			return 0
		}
		n := 4
		if f.when == g.when {
			n++
		}
		if (f.place == "" || f.place != g.place) && (f.when == "" || f.when != g.when) && others(f, g) {
			return 0 // two pairs of people of the same two sides
		}
		return n
	}
	return 0
}

// absorb joins a meeting whose parties are some of another's at the same time
// and place to it: "the Ukraine-Russia talks" hosted by a third party are the
// trilateral meeting.
func absorb(ms []*meeting) []*meeting {
	slices.SortStableFunc(ms, func(a, b *meeting) int {
		return cmp.Or(len(b.gs)-len(a.gs), len(a.gs[0].parties)-len(b.gs[0].parties))
	})
	gone := map[*meeting]bool{}
	for _, small := range ms {
		var into *meeting
		for _, big := range ms {
			if big == small || gone[big] || !subset(small.gs[0].parties, big.gs[0].parties) || len(small.gs[0].parties) < 2 ||
				!sameTime(small.gs[0], big.gs[0]) || small.gs[0].potential != big.gs[0].potential || small.gs[0].separate != big.gs[0].separate {
				continue
			}
			if len(small.gs[0].parties) == len(big.gs[0].parties) || !third(small, big) {
				continue
			}
			into = big
		}
		if into != nil {
			into.gs = append(into.gs, small.gs...)
			gone[small] = true
		}
	}
	return slices.DeleteFunc(ms, func(m *meeting) bool { return gone[m] })
}

// third tells whether the parties that a bigger meeting has beyond the smaller
// are its hosts: one party more, that hosts or chairs or whose soil it is on.
func third(small, big *meeting) bool {
	extra := ""
	for _, p := range big.gs[0].parties {
		if !slices.Contains(small.gs[0].parties, p) {
			if extra != "" {
				return false
			}
			extra = p
		}
	}
	for _, g := range slices.Concat(small.gs, big.gs) {
		if g.host == extra || g.chairParty == extra || placeOf(g.place) == extra {
			return true
		}
	}
	return false
}

// others tells whether for some side two gatherings name other people.
func others(a, b *gathering) bool {
	for p, x := range a.seats {
		if y := b.seats[p]; len(y) > 0 && len(a.parties) == 2 && !overlap(x, y) {
			return true
		}
	}
	return false
}

// company tells whether two lists of people of one side can be of one meeting: all
// of one are on the other, or two are on both.
func company(a, b []string) bool {
	n := 0
	for _, x := range a {
		if slices.Contains(b, x) {
			n++
		}
	}
	return n >= 2 || n == min(len(a), len(b))
}

func subset(a, b []string) bool {
	for _, x := range a {
		if !slices.Contains(b, x) {
			return false
		}
	}
	return true
}

func overlap(a, b []string) bool {
	return slices.ContainsFunc(a, func(x string) bool { return slices.Contains(b, x) })
}

// sameTime tells whether two gatherings can be at one time. One without a date
// fits any but an earlier one.
func sameTime(a, b *gathering) bool {
	if a.when == "" || b.when == "" {
		return a.earlier == b.earlier
	}
	return sameDay(a.when, b.when) && (min(len(a.when), len(b.when)) >= 7 || a.earlier == b.earlier)
}

// own gives the meeting that a sentence tells of without naming two who
// meet, "a meeting attended by"; nil for none.
func own(ms []*meeting, bare []*gathering, sentence int) *meeting {
	for _, g := range bare {
		if g.sentence != sentence || !g.fresh && g.body == "" {
			continue
		}
		for _, m := range ms {
			if slices.Contains(m.gs, g) {
				return m
			}
		}
	}
	return nil
}

// homeOf gives the meeting that a sentence of an article speaks of: the one it
// names itself, else one (of the party) named in the sentence before, else the
// one that most articles tell of; one that is called by the sentence's noun, if
// it is a telling one and there is such.
func homeOf(ms []*meeting, gs []*gathering, sentence int, party, noun string, docs int) *meeting {
	told := false
	if lone(noun) {
		if so := slices.DeleteFunc(slices.Clone(ms), func(m *meeting) bool { return !m.noun(noun) }); len(so) > 0 {
			ms, told = so, true
		}
	}
	of := func(g *gathering) *meeting {
		for _, m := range ms {
			if slices.Contains(m.gs, g) {
				return m
			}
		}
		return nil
	}
	var last *gathering
	for _, g := range gs {
		if g.earlier || g.potential || g.planned || party != "" && !slices.Contains(g.parties, party) {
			continue
		}
		if g.sentence == sentence {
			return of(g)
		}
		if g.sentence == sentence-1 {
			last = g
		}
	}
	if last != nil {
		return of(last)
	}
	var main *meeting
	for _, m := range ms {
		if (m.gs[0].earlier || m.gs[0].potential) && !told || m.gs[0].status == "cancelled" && len(ms) > 1 || party != "" && !m.has(party) {
			continue
		}
		if main == nil || main.gs[0].planned && !m.gs[0].planned || main.gs[0].planned == m.gs[0].planned && weight(m) > weight(main) {
			main = m
		}
	}
	if main != nil && !main.gs[0].separate && docs > 4 && weight(main) < 200 {
		return nil // one report of many tells of it: it is not what the others speak of
	}
	return main
}

// has tells whether a side is at a meeting.
func (m *meeting) has(p string) bool {
	return slices.ContainsFunc(m.gs, func(g *gathering) bool { return slices.Contains(g.parties, p) })
}

// weight tells how much a meeting is talked of: articles before mentions.
func weight(m *meeting) int {
	articles := map[string]bool{}
	for _, g := range m.gs {
		articles[g.article] = true
	}
	if m.gs[0].separate {
		return len(m.gs)
	}
	return 100*len(articles) + len(m.gs)
}

// label names a meeting by its parties, the host's side first.
func label(parties []string, host string) string {
	ps := slices.Clone(parties)
	slices.SortStableFunc(ps, func(a, b string) int {
		switch {
		case a == b:
			return 0
		case a == host:
			return -1
		case b == host:
			return 1
		}
		return strings.Compare(a, b)
	})
	return strings.Join(ps, "–")
}
