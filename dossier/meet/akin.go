package meet

import (
	"slices"
	"strings"
)

// families are the nouns by which reports call one and the same gathering.
var families = map[string]string{"meeting": "meeting", "session": "meeting", "gathering": "meeting", "conference": "meeting", "summit": "meeting", "forum": "meeting", "plenary": "meeting",
	"symposium": "meeting", "seminar": "meeting", "workshop": "meeting", "roundtable": "meeting", "convention": "meeting", "encounter": "meeting", "huddle": "meeting", "round": "talk",
	"talk": "talk", "negotiation": "talk", "discussion": "talk", "consultation": "talk"}

// family gives what kind of name a gathering is called by: its own noun where that tells more.
func (g *gathering) family() string {
	if g.noun != "" {
		if f := families[g.noun]; f != "" {
			return f
		}
		return g.noun
	}
	if strings.EqualFold(g.doc.Tokens[g.token].Lemma, "negotiate") {
		return "talk"
	}
	return "meeting"
}

// akin tells whether a place that names no two who meet can be of a meeting by what it is called:
// as that is, or with "the" by a noun that all meetings are called by. What somebody debates,
// mediates or negotiates is not, by itself, the meeting of which a report tells elsewhere.
func (m *meeting) akin(g *gathering) bool {
	f := g.family()
	if slices.ContainsFunc(m.gs, func(x *gathering) bool { return x.family() == f }) {
		return true
	}
	return g.refers && g.noun != "" && (f == "talk" || f == "meeting") && slices.ContainsFunc(m.gs, func(x *gathering) bool { return x.doc == g.doc })
}
