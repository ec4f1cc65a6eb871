package reference

import (
	"synoptic/news"
	"synoptic/wordlist"
)

// kinds notes by which noun a report calls a body that it names, so that the noun alone means it later: "the
// rights group Open Harbour … the group", "Open Harbour, a charity based in Orvel, … the charity".
func (r *reader) kinds() {
	for k := range r.names {
		n := &r.names[k]
		if n.typ != news.Organization || n.ent < 0 || n.country != "" || r.ents[n.ent].head != "" {
			continue
		}
		if t := n.first - 1; t >= r.sentFirst(n.first) && ofBody(r.low(t)) && r.tag(t) == "NOUN" {
			r.ents[n.ent].head = r.low(t)
			continue
		}
		end := r.sentEnd(n.first)
		if n.last+2 >= end || r.word(n.last) != "," {
			continue
		}
		if w := r.low(n.last + 1); w != "a" && w != "an" && w != "the" {
			continue
		}
		last := -1
		for t := n.last + 2; t < min(end, n.last+9); t++ {
			if tag := r.tag(t); tag == "NOUN" || tag == "PROPN" {
				last = t
			} else if tag != "ADJ" && tag != "NUM" && r.word(t) != "-" && !news.Possessive(r.word(t)) && tag != "VERB" {
				break
			}
		}
		if last > 0 && ofBody(r.low(last)) && r.name(last) == nil {
			r.ents[n.ent].head = r.low(last)
		}
	}
}

// ofBody tells whether a noun is one for a body that acts by itself, not a part of a state that has many.
func ofBody(w string) bool { return firmNouns[w] || ownKinds[w] }

// ownKinds are such nouns beside those for what has its name right behind them.
var ownKinds = wordlist.Set(`organisation organization federation club operator hospital outlet coalition alliance`)
