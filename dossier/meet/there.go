package meet

import (
	"slices"
	"strings"

	"synoptic/dossier/line"
	"synoptic/gazetteer"
	"synoptic/news"
)

// At a gathering of which no two sides are told that meet there are those who do or say
// something at it, whom the clause names by their state, body or company alone: "Norland argued
// at the meeting", "the Norlandic envoy told the council".

// present gives the sides that a clause puts at the gathering at t by what they do there.
func (r *reader) present(t int) (out []string) {
	for _, s := range append(r.attending(t), r.pleading(t)...) {
		if h := r.d.Tokens[s].Head; h >= 0 && strings.EqualFold(r.d.Tokens[h].Lemma, "host") {
			continue // who only has others there
		}
		for _, i := range r.beside(s) {
			out = append(out, r.delegates(i)...)
		}
	}
	return line.Set(out)
}

// beside gives a noun and those that stand with it in a list.
func (r *reader) beside(s int) []int {
	out := []int{s}
	r.d.Children(s, func(c int) bool {
		if r.d.Tokens[c].Rel == "conj" && c > s {
			out = append(out, c)
		}
		return true
	})
	return out
}

// delegates gives the sides that a noun is or for which those whom it means sit: "Norland",
// "the Norlandic envoy", "executives of Harbour Oil and Velm Shipping". Of a person his name tells.
func (r *reader) delegates(i int) (out []string) {
	if i < 0 || r.headed(i) != "" {
		return nil
	}
	l := strings.ToLower(r.d.Tokens[i].Lemma)
	if r.d.NameAt(i) != nil {
		if r.placed(i) || houses[l] || courts[l] {
			return nil
		}
		out = append(out, r.stand(i))
	}
	if out == nil && (strings.HasPrefix(l, "spokes") || !gazetteer.IsOfficeHead(l) && !sitting[l] && !teamNoun[l] && !(folk[l] && r.d.Tokens[i].XPos == "NNS")) {
		return nil
	}
	r.d.Children(i, func(c int) bool {
		rel := r.d.Tokens[c].Rel
		switch {
		case r.headed(c) != "" || r.d.NameAt(i) != nil:
		case c < i && (news.RelIs(rel, "compound") || rel == "amod" || rel == "nmod:poss"):
			out = append(out, r.stand(c))
		case c > i && news.RelIs(rel, "nmod") && (r.caseIs(c, "of") || r.caseIs(c, "from")):
			first, last := r.d.Subtree(c)
			for x := first; x < last; x++ { // a list, which trees often lose
				if r.d.NameAt(x) != nil && !r.clauseBetween(c, x) && !r.placed(x) && r.headed(x) == "" {
					out = append(out, r.stand(x))
				}
			}
		}
		return true
	})
	return slices.DeleteFunc(out, func(p string) bool { return p == "" })
}

// stand gives the side of a name: a state's for what is of a state, its own for a company;
// "" for those who hear others.
func (r *reader) stand(i int) string {
	p, b := r.partyAt(i), r.bodyAt(i)
	if _, how, state := gazetteer.Nation(p); !(state && how == gazetteer.Name) && (b != "" || r.bodyNamed(i)) {
		p = b // what it owns or runs is not its side
	}
	f := strings.Fields(strings.ToLower(b))
	if len(f) > 0 && (houses[f[len(f)-1]] || courts[f[len(f)-1]]) {
		return ""
	}
	return p
}

// bodyNamed tells whether a name is one of no place and no state.
func (r *reader) bodyNamed(i int) bool {
	n := r.d.NameAt(i)
	return n != nil && n.Type != news.Country && n.Type != news.Place && n.Type != news.Other
}

// amounts are nouns for several gatherings or a part of one, which stand before them with "of".
var amounts = []string{"pair", "series", "number", "string", "couple", "round", "hour", "day", "set", "flurry"}

// lifted gives the noun that stands for the gathering at t in its clause: "in a pair of hearings".
func (r *reader) lifted(t int) int {
	if h := r.d.Tokens[t].Head; h >= 0 && h < t && r.d.Tokens[t].Tag != "VERB" && r.caseIs(t, "of") && slices.Contains(amounts, strings.ToLower(r.d.Tokens[h].Lemma)) {
		return h
	}
	return t
}
