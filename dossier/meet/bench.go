package meet

import (
	"slices"
	"strings"

	"synoptic/dossier/who"
	"synoptic/gazetteer"
	"synoptic/memo"
	"synoptic/news"
	"synoptic/wordlist"
)

// benchers are the offices of those who sit in a house.
var benchers = wordlist.Set(`senator representative congressman lawmaker legislator parliamentarian mp`)

// houseOf gives the house or committee of a meeting for which somebody sits there, and not for the
// state that it is of; "" for another, who is heard there or comes from elsewhere.
func (m *meeting) houseOf(e *news.Entity) string {
	if !slices.ContainsFunc(e.Roles, func(x news.EntityRole) bool {
		f := strings.Fields(x.Norm)
		return !x.Former && len(f) > 0 && (benchers[f[len(f)-1]] || strings.HasPrefix(x.Norm, "member of parliament") || strings.HasSuffix(x.Norm, "committee chairperson"))
	}) {
		return ""
	}
	for _, g := range m.gs {
		if housed(g.body) {
			return g.body
		}
	}
	for _, g := range m.gs {
		if i := slices.IndexFunc(g.parties, housed); i >= 0 {
			return g.parties[i]
		}
	}
	return ""
}

// housed tells whether a body is a house or a committee of one.
func housed(body string) bool { return houseNames.Of(body, isHoused) }

var houseNames = memo.New[bool](12)

func isHoused(body string) bool {
	return slices.ContainsFunc(strings.Fields(strings.ToLower(body)), func(w string) bool {
		return w == "committee" || w == "subcommittee" || houses[w] && w != "council"
	})
}

// owned gives the sides of bodies, by their names.
func owned(w *who.Who) map[string]string {
	out := map[string]string{}
	for i := range w.Entities {
		if e := &w.Entities[i]; e.Type == news.Organization && e.Party != "" && string(e.Party) != e.Name {
			out[e.Name] = string(e.Party)
		}
	}
	return out
}

// outside leaves out of the sides of a gathering a body of a state that is a side there: who speaks
// for it is the state's.
func outside(parties []string, owned map[string]string) []string {
	return slices.DeleteFunc(slices.Clone(parties), func(p string) bool { return owned[p] != "" && slices.Contains(parties, owned[p]) })
}

// seated tells whether somebody of a roster sits in one of some delegations: it tells nothing of the
// meeting else.
func (r *roster) seated(all []news.Delegation) bool {
	return slices.ContainsFunc(all, func(d news.Delegation) bool {
		return slices.ContainsFunc(d.Members, func(x news.Member) bool {
			return slices.ContainsFunc(r.members, func(p member) bool { return p.id == x.Entity })
		})
	})
}

// leavesOut tells whether a verb of leaving out has a thing leave out another, and none that has
// people: "the resolution excluded the use of force".
func (r *reader) leavesOut(t int, lemma string) bool {
	switch lemma {
	case "exclude", "lack", "omit":
	default:
		return false
	}
	s := r.subject(t)
	return s >= 0 && r.d.Tokens[s].Tag == "NOUN" && !r.teamAt(s) && !meets(strings.ToLower(r.d.Tokens[s].Lemma)) && !sitting[strings.ToLower(r.d.Tokens[s].Lemma)]
}

// unheld tells whether a noun that can call a gathering calls something else here: a forum of the web,
// a parliament that is in session, the round of a fight.
func (r *reader) unheld(t int) bool {
	k := r.d.SentenceAt(t)
	switch l := strings.ToLower(r.d.Tokens[t].Lemma); {
	case r.d.Tokens[t].Tag == "VERB" || k < 0:
	case l == "forum":
		c := r.d.Child(t, "compound", "amod")
		return c >= 0 && webs[strings.ToLower(r.d.Word(c))]
	case l == "session":
		return r.caseIs(t, "in") && r.d.Child(t, "det", "amod", "nmod:poss", "compound") < 0
	case l == "round":
		return t > 0 && r.ordinal(t-1) == "" && !slices.ContainsFunc(r.d.Tokens[r.d.Sentences[max(k-1, 0)].First:r.d.Sentences[k].Last], func(x news.Token) bool {
			w := strings.ToLower(x.Lemma)
			return w != "round" && meets(w) || gatheringVerb[w]
		})
	}
	return false
}

// webs are words for where people write to each other.
var webs = wordlist.Set("web online internet message discussion chat")

// lastWord gives the last of some words, "" of none.
func lastWord(words string) string {
	return words[strings.LastIndexByte(words, ' ')+1:]
}

// mayInclude tells whether those of whom a verb lists some can be at a table: not "recipients of the
// money include Vell of the northern delegation".
func (r *reader) mayInclude(t int) bool {
	s := r.subject(t)
	if s < 0 || r.d.Tokens[s].Tag != "NOUN" {
		return true
	}
	l := strings.ToLower(r.d.Tokens[s].Lemma)
	return teamNoun[l] || meets(l) || sitting[l] || folk[l] || gazetteer.IsOfficeHead(l) || r.teamAt(s)
}
