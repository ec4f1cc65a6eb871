package who

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"synoptic/gazetteer"
	"synoptic/news"
)

// personParty weighs what the offices of a person say: a state that the words
// name, the body that the person speaks for, else what else ties the person to a side; the
// surer ways first, of which the first that knows one is taken. It gives the grade of that way.
func (c *cluster) personParty(w *world) (string, news.Grade) {
	votes := map[string]int{}
	var grade news.Grade
	for _, way := range c.ways(w) {
		if grade = way.grade; way.votes != nil {
			way.votes(votes)
		}
		if len(votes) > 0 {
			break
		}
		if way.ends {
			return "", news.GradeA
		}
	}
	if slices.ContainsFunc(c.items, func(it *item) bool { return news.Small(it.doc, turnedKey{}, turnedIn)[it.ent] }) {
		maps.DeleteFunc(votes, func(side string, _ int) bool { _, _, state := gazetteer.Nation(side); return state })
	}
	oneBody(votes)
	best := most(votes)
	all := 0
	for _, n := range votes {
		all += n
	}
	if best == "" {
		return "", news.GradeA
	}
	if votes[best]*5 < all*3 && !unions(votes) {
		if best = c.foremost(votes, w); best == "" {
			return "", news.GradeA
		}
		return best, news.GradeB
	}
	if grade == news.GradeA && votes[best] == 1 {
		grade = news.GradeB // "its president", whatever it is
	}
	return best, grade
}

// foremost gives the body of the office that every report gives first of somebody who has
// offices of several bodies at once: a professor at one, a fellow of another; "" where a
// state is among them, or the reports do not agree.
func (c *cluster) foremost(votes map[string]int, w *world) string {
	first := ""
	for side := range votes {
		if _, _, state := gazetteer.Nation(side); state {
			return ""
		}
	}
	for _, it := range c.items {
		told, at := "", 0
		for _, k := range it.roles {
			r := it.doc.Roles[k]
			if side, _ := w.officeSide(it.doc, r); votes[side] > 0 && (told == "" || r.Evidence.Start < at) {
				told, at = side, r.Evidence.Start
			}
		}
		if told != "" && first != "" && told != first {
			return ""
		}
		first = cmp.Or(first, told)
	}
	return first
}

// way is one in which a side is found: who it is, how sure that is by the measure of
// labelled records, and whether no other is asked when it knows none.
type way struct {
	grade news.Grade
	votes func(votes map[string]int)
	ends  bool
}

// ways gives the ways in which a person's side is found, the surer first.
func (c *cluster) ways(w *world) []way {
	with := func(grade news.Grade, votes func(*cluster, map[string]int, *world)) way {
		return way{grade: grade, votes: func(m map[string]int) { votes(c, m, w) }}
	}
	likeliest := way{grade: news.GradeB, votes: func(m map[string]int) {
		if c == w.ruler {
			m[w.realm]++
		} else if s := w.whose(c); s != "" {
			m[s]++
		}
	}}
	posted := slices.ContainsFunc(c.items, func(it *item) bool { return slices.ContainsFunc(it.bare(), posted) })
	out := []way{with(news.GradeA, (*cluster).officeVotes), with(news.GradeA, (*cluster).seatVotes)}
	if posted {
		likeliest.ends = true
		return append(out, likeliest)
	}
	return append(out, with(news.GradeB, (*cluster).bondVotes), with(news.GradeB, (*cluster).masterVotes), with(news.GradeB, (*cluster).calledVotes),
		with(news.GradeB, (*cluster).pressVotes), with(news.GradeB, (*cluster).memberVotes), likeliest, with(news.GradeC, (*cluster).formerVotes),
		with(news.GradeC, (*cluster).sceneVotes), with(news.GradeC, (*cluster).localVotes), with(news.GradeC, (*cluster).borneVotes))
}

// officeVotes puts a person on the sides of the offices that the words give him.
func (c *cluster) officeVotes(votes map[string]int, w *world) {
	for _, it := range c.items {
		said := false
		for _, k := range it.roles {
			r := it.doc.Roles[k]
			p, n := w.officeSide(it.doc, r)
			if p != "" {
				votes[p] += n
			}
			said = said || p != "" && n > 2 || r.Country != "" && r.Country == it.side && ofFirm(r)
		}
		if !said && it.side != "" && !it.rises() {
			votes[it.side] += 4
		}
	}
}

// seatVotes puts a person on the side of the seat that stands behind the name.
func (c *cluster) seatVotes(votes map[string]int, _ *world) {
	for _, it := range c.items {
		if s := it.seat; s != "" {
			votes[s] += 2
		}
	}
}

// localVotes puts an officer of some institution on the side of the only state of the story.
func (c *cluster) localVotes(votes map[string]int, w *world) {
	if c.local(w) {
		votes[w.home]++
	}
}

// oneBody puts the votes for a body whose name others write with more words on that
// of the more votes, the shorter among equals.
func oneBody(votes map[string]int) {
	if len(votes) != 2 {
		return
	}
	short, long := "", ""
	for p := range votes {
		if long == "" || len(p) > len(long) || len(p) == len(long) && p < long {
			short, long = long, p
		} else {
			short = p
		}
	}
	if _, _, state := gazetteer.Nation(short); state || !strings.Contains(" "+long+" ", " "+short+" ") {
		return
	}
	if votes[long] > votes[short] {
		short, long = long, short
	}
	votes[short] += votes[long]
	delete(votes, long)
}

// unions tells whether all sides are unions of states: the envoy of two of them is
// each one's.
func unions(votes map[string]int) bool {
	for p := range votes {
		if b, ok := gazetteer.FindBody(p); !ok || b.Kind != "bloc" && b.Kind != "un" && b.Kind != "alliance" {
			return false
		}
	}
	return true
}
