package differ

import (
	"slices"

	"synoptic/dossier/line"
	"synoptic/dossier/said"
	"synoptic/memo"
	"synoptic/news"
	"synoptic/wordlist"
)

// gatherings are the stems of the words by which people speak of a meeting.
var gatherings = wordlist.SetBy(said.Stem, "meeting talks talk negotiation discussion conversation round session summit visit consultation dialogue side counterpart attend attendance")

// Readouts gives for each meeting of a dossier, where it was held, what its sides
// said of it, one readout a side, where two sides or more spoke. A statement is of one meeting:
// of those that its articles tell of and in which its speaker's party had a seat
// the one in which the speaker sat, else the one that most origins tell of.
func Readouts(d *news.Dossier) [][]news.Readout {
	party := map[string]string{}
	for _, e := range d.Entities {
		party[e.ID] = string(e.Party)
		if e.Type != news.Person && e.Party == "" {
			party[e.ID] = e.Name
		}
	}
	type seat struct{ article, party string }
	seats := map[seat][]int{} // the meetings that an article tells of and in which a party had a seat
	for i, m := range d.Meetings {
		if m.Status != "held" && m.Status != "under-way" {
			continue
		}
		for _, g := range m.Delegations {
			for _, a := range m.Articles {
				k := seat{a, g.Party}
				if l := seats[k]; len(l) == 0 || l[len(l)-1] != i {
					seats[k] = append(l, i)
				}
			}
		}
	}
	told := make([]map[string][]news.Statement, len(d.Meetings)) // by party
	for _, s := range d.Statements {
		who := string(s.Speaker.Entity)
		if party[who] == "" || s.Grade == news.GradeC {
			continue
		}
		var near []int
		for _, a := range s.Articles {
			near = append(near, seats[seat{a, party[who]}]...)
		}
		slices.Sort(near)
		best := -1
		for _, i := range near {
			m := d.Meetings[i]
			if best < 0 || among(m, who) && !among(d.Meetings[best], who) || among(m, who) == among(d.Meetings[best], who) && m.Origins > d.Meetings[best].Origins {
				best = i
			}
		}
		if best >= 0 && gathered(s.Content) {
			if told[best] == nil {
				told[best] = map[string][]news.Statement{}
			}
			told[best][party[who]] = append(told[best][party[who]], s)
		}
	}
	wanted := map[string]bool{} // the parties whose words are looked at
	for i := range d.Meetings {
		if len(told[i]) > 1 {
			for _, g := range d.Meetings[i].Delegations {
				wanted[g.Party] = true
			}
		}
	}
	words := spoken(d, party, wanted)
	out := make([][]news.Readout, len(d.Meetings))
	for i := range out {
		out[i] = sides(d, &d.Meetings[i], told[i], words)
	}
	return out
}

// spoken gives the stems of the words of each party that is wanted, whatever it
// spoke of, the positions that are told of it among them.
func spoken(d *news.Dossier, party map[string]string, wanted map[string]bool) map[string]map[string]bool {
	out := map[string]map[string]bool{}
	add := func(party, text string) {
		if !wanted[party] {
			return
		}
		if out[party] == nil {
			out[party] = map[string]bool{}
		}
		for _, w := range said.Words(text) {
			out[party][said.Stem(w)] = true
		}
	}
	for _, s := range d.Statements {
		if p := party[string(s.Speaker.Entity)]; p != "" {
			add(p, s.Content)
		}
	}
	for _, p := range d.Positions {
		add(p.Party, p.Issue+" "+p.Text)
	}
	return out
}

// gathered tells whether words speak of a meeting.
func gathered(text string) bool { return ofMeetings.Of(text, gatheredIn) }

var ofMeetings = memo.New[bool](13)

func gatheredIn(text string) bool {
	return slices.ContainsFunc(said.Words(text), func(w string) bool { return gatherings[said.Stem(w)] })
}

// among tells whether somebody sat in a meeting.
func among(m news.Meeting, entity string) bool {
	for _, g := range m.Delegations {
		for _, p := range g.Members {
			if p.Entity == entity && p.Presence != "absent" {
				return true
			}
		}
	}
	return false
}

// sides makes the readouts of the parties of a meeting, in the order of its
// delegations; none where fewer than two spoke. What a side alone speaks of, it
// speaks of at the meeting, and no other at all.
func sides(d *news.Dossier, m *news.Meeting, by map[string][]news.Statement, words map[string]map[string]bool) []news.Readout {
	out := []news.Readout{}
	var spoken []map[string]bool // stems of the words of each side
	for _, g := range m.Delegations {
		ss := by[g.Party]
		if len(ss) == 0 || slices.ContainsFunc(out, func(r news.Readout) bool { return r.Party == g.Party }) {
			continue
		}
		r := news.Readout{Party: g.Party, Alone: []string{}}
		stems := map[string]bool{}
		for _, s := range ss {
			r.Statements = append(r.Statements, s.ID)
			for _, w := range said.Words(s.Content) {
				stems[said.Stem(w)] = true
			}
		}
		r.Statements = line.Set(r.Statements)
		out, spoken = append(out, r), append(spoken, stems)
	}
	if len(out) < 2 {
		return []news.Readout{}
	}
	for _, p := range d.Positions {
		if gathered(p.Issue) {
			continue
		}
		issue := said.Words(p.Issue)
		for i := range out {
			other := slices.ContainsFunc(m.Delegations, func(g news.Delegation) bool { return g.Party != out[i].Party && speaksOf(words[g.Party], issue) })
			if speaksOf(spoken[i], issue) && !other {
				out[i].Alone = append(out[i].Alone, p.Issue)
			}
		}
	}
	for i := range out {
		out[i].Alone = line.Set(out[i].Alone)
	}
	return out
}

// speaksOf tells whether all words of an issue are among those of a side.
func speaksOf(stems map[string]bool, issue []string) bool {
	return !slices.ContainsFunc(issue, func(w string) bool { return !stems[said.Stem(w)] })
}
