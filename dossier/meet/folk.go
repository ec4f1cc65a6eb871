package meet

import (
	"strings"

	"synoptic/gazetteer"
	"synoptic/news"
)

// folk are nouns for people whom somebody meets, beyond those of offices.
var folk = map[string]bool{"people": true, "family": true, "relative": true, "parent": true, "worker": true, "resident": true, "victim": true,
	"survivor": true, "banker": true, "investor": true, "creditor": true, "bondholder": true, "lender": true, "stakeholder": true, "regulator": true, "executive": true, "prosecutor": true, "negotiator": true, "bank": true, "union": true, "donor": true, "shareholder": true, "player": true, "elder": true,
	"supporter": true, "opponent": true, "counterpart": true, "colleague": true, "employee": true, "voter": true, "expert": true, "farmer": true,
	"citizen": true, "veteran": true, "troop": true, "soldier": true, "refugee": true, "ally": true, "neighbour": true, "neighbor": true,
	"company": true, "firm": true, "lawmaker": true, "activist": true, "advocate": true, "lobbyist": true, "lawyer": true, "doctor": true, "student": true, "power": true, "nation": true, "figure": true}

// press are those who ask, and whom nobody meets for more.
var press = map[string]bool{"reporter": true, "journalist": true, "correspondent": true, "editor": true, "press": true, "suspect": true}

// metFolk gives the people, by the noun that a report calls them by, who are at a
// gathering with somebody: "met community leaders", "talks with Shore Party members";
// "" where the word at t has none.
func (r *reader) metFolk(t int) string {
	verb, found := r.d.Tokens[t].Tag == "VERB", ""
	r.d.Children(t, func(c int) bool {
		rel := r.d.Tokens[c].Rel
		with := r.caseIs(c, "with") || r.caseIs(c, "between") || r.caseIs(c, "among")
		switch {
		case verb && (rel == "obj" || rel == "obl" && with), !verb && news.RelIs(rel, "nmod") && (with || r.caseIs(c, "of")):
			found = r.folkAt(c)
		}
		return found == ""
	})
	h := r.d.Tokens[t].Head
	if s := r.subject(t); verb && found == "" && s >= 0 && r.object(t) < 0 {
		found = r.others(s)
	} else if !verb && found == "" && h >= 0 && r.d.Tokens[t].Rel == "obj" && r.does(h, holds|attends) && !r.withParty(t) {
		if s := r.subject(h); s >= 0 {
			found = r.others(s) // "ministers held talks"
		}
	}
	return found
}

// others gives the people whom a noun means for the first time that it tells of them,
// "Coastal foreign ministers"; "" for others.
func (r *reader) others(t int) string {
	f, l := r.folkAt(t), strings.ToLower(r.d.Tokens[t].Lemma)
	if i := strings.IndexByte(f, ' '); i > 0 && f[0] >= 'A' && f[0] <= 'Z' && !strings.EqualFold(f[:i], "both") {
		return f
	}
	if f != "" && gazetteer.IsOfficeHead(l) && r.d.Child(t, "det", "nummod", "nmod:poss") < 0 {
		return f
	}
	return ""
}

// bodily are nouns for several who sit together.
var bodily = map[string]bool{"council": true, "committee": true, "cabinet": true, "caucus": true, "delegation": true, "board": true, "commission": true, "jury": true, "subcommittee": true, "tribunal": true, "coalition": true, "alliance": true}

// folkAt gives the words for the people whom a noun of several or of a body of people
// means, with those that tell which: "Shore Party members"; "" for another.
func (r *reader) folkAt(t int) string {
	tok, l := r.d.Tokens[t], strings.ToLower(r.d.Tokens[t].Lemma)
	several := tok.XPos == "NNS" && (folk[l] || gazetteer.IsOfficeHead(l) || gazetteer.ActorHead(r.d.Word(t))) || tok.XPos == "NNPS" || l == "people"
	body := tok.XPos == "NN" && bodily[l]
	if !several && !body || press[l] {
		return ""
	}
	if n := r.d.NameAt(t); n != nil && tok.XPos == "NNPS" {
		if _, how, state := gazetteer.Nation(r.d.Words(n.Span)); state && how == gazetteer.Name {
			return "" // "the United States"
		} else if n.Last > t+1 {
			return r.d.Words(n.Span) // "the Friends of Norland"
		}
	}
	first := t
	for k := t - 1; k >= 0 && t-k < 5 && r.d.Tokens[k].Tag != "DET" && r.under(k, t) && r.d.Tokens[k].Tag != "ADP" && r.d.Tokens[k].Tag != "NUM" &&
		r.d.Tokens[k].Tag != "PUNCT" && r.d.Tokens[k].Tag != "PRON" && r.d.Tokens[k].Tag != "PART"; k-- {
		first = k
	}
	for first < t && many[strings.ToLower(r.d.Word(first))] {
		first++
	}
	if of := r.d.Child(t, "nmod"); first == t && l == "member" && of > t && r.caseIs(of, "of") {
		return r.d.Words(r.d.TokenSpan(t, of+1)) // which, where the noun alone tells nothing
	}
	return r.d.Words(r.d.TokenSpan(first, t+1))
}

// many are adjectives that tell how many people there are and not which.
var many = map[string]bool{"several": true, "many": true, "other": true, "some": true, "various": true, "more": true, "few": true, "certain": true, "numerous": true}

// under tells whether a token hangs on another by way of what stands before it.
func (r *reader) under(k, top int) bool {
	for n := 0; k >= 0 && n < 5; k, n = r.d.Tokens[k].Head, n+1 {
		if k == top {
			return true
		}
	}
	return false
}

// who gives the noun of the people at a gathering without the body that they are of.
func (g *gathering) who() string { return strings.TrimPrefix(g.folk, g.body+" ") }

// sameFolk tells whether two reports call the same people by what they say: one's last
// word is the other's, and no word of the shorter is missing in the longer.
func sameFolk(a, b string) bool {
	x, y := strings.Fields(strings.ToLower(a)), strings.Fields(strings.ToLower(b))
	if len(x) > len(y) {
		x, y = y, x
	}
	return len(x) > 0 && x[len(x)-1] == y[len(y)-1] && subset(x, y)
}
