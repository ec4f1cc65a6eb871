package want

import (
	"slices"
	"strings"

	"synoptic/news"
)

// ofPassive reads "was rejected by Peru": the agent takes the stance on the
// subject, or on what the clause is said of.
func (r *reader) ofPassive(sent news.Sentence, t int, g group, cues []cue) []frame {
	c := r.passiveCue(t, cues)
	agent := r.agentOf(t)
	if agent < t || c.forms&(thing|toBid) == 0 || g.negated || r.supposed(sent, t, g) {
		return nil
	}
	k := r.ownSubject(t)
	if v := r.toClause(t, t); c.forms&toBid != 0 && v > t { // "Peru was urged by Norway to sign"
		if k < sent.First || r.relativePronoun(k) {
			return nil
		}
		f := frame{token: t, stance: c.stance, subject: r.nameHead(agent), how: relayed, group: g, items: r.contentDeed(sent, r.chunkFirst(k), v, toBid), from: -1}
		if len(f.items) == 0 || !r.fits(&f, c) {
			return nil
		}
		f.from = f.items[0].first
		return []frame{f}
	}
	if c.forms&thing == 0 {
		return nil
	}
	if h := r.d.Tokens[t].Head; news.RelIs(r.d.Tokens[t].Rel, "acl") && h >= sent.First && h < t && (k < 0 || r.relativePronoun(k)) {
		if c.stance == accepts {
			return nil // "the sum approved by Peru" is told of for itself
		}
		k = h
	}
	if k < sent.First {
		return nil
	}
	items := r.contentThing(sent, k, c.stance)
	if len(items) == 0 {
		return nil
	}
	it := items[0]
	it.end = agent + 1
	f := frame{token: t, stance: c.stance, subject: r.nameHead(agent), how: relayed, group: g, items: []item{it}, from: it.first}
	if !r.fits(&f, c) {
		return nil
	}
	return []frame{f}
}

// passiveCue gives the use of a verb that its passive can have: with the particle that
// stands behind it ("was turned down"), of somebody who is asked, or of a thing.
func (r *reader) passiveCue(t int, cues []cue) cue {
	for _, c := range cues {
		switch {
		case c.with != "" && r.particle(t, c.with), c.forms&toBid != 0 && c.with == "" && r.toClause(t, t) > t, c.with == "" && c.forms&thing != 0 && r.d.Child(t, "compound:prt") < 0:
			return c
		}
	}
	return cue{}
}

// active tells whether the tree has a verb with a subject of its own and no helper of the
// passive: in "disputed estimates by experts" nobody is disputed.
func (r *reader) active(t int) bool {
	s := r.ownSubject(t)
	return s >= 0 && r.d.Tokens[s].Rel == "nsubj" && !r.relativePronoun(s) && r.d.Child(t, "obj") > t && r.d.Child(t, "aux:pass") < 0
}

// particle tells whether one of some words stands behind a verb as a part of it.
func (r *reader) particle(t int, with string) bool {
	return t+1 < len(r.d.Tokens) && r.d.Tokens[t+1].Head == t && (r.d.Tokens[t+1].Rel == "compound:prt" || r.d.Tokens[t+1].Rel == "advmod") && slices.Contains(strings.Fields(with), r.lemma(t+1))
}

// agentOf gives the agent of a passive, -1 for none.
func (r *reader) agentOf(t int) int {
	agent := r.d.Child(t, "obl:agent")
	r.d.Children(t, func(k int) bool {
		if agent < 0 && k > t && news.RelIs(r.d.Tokens[k].Rel, "obl") && r.led(k, []string{"by"}) && (r.isPerson(k) || r.actor(k)) {
			agent = k
		}
		return agent < 0
	})
	return agent
}
