package meet

import (
	"slices"
	"strings"

	"synoptic/dossier/line"
	"synoptic/gazetteer"
	"synoptic/news"
)

// receives tells whether a verb has somebody of one side receive somebody of
// another: "Hosting President Ada Vell at the palace, the prime minister said"; or
// has somebody visit the seat of another state's government.
func (r *reader) receives(t int) bool {
	lemma := strings.ToLower(r.d.Tokens[t].Lemma)
	if r.d.Tokens[t].Tag != "VERB" || lemma != "host" && lemma != "receive" && lemma != "welcome" && lemma != "visit" {
		return false
	}
	s, o := r.d.Child(t, "nsubj"), r.d.Child(t, "obj")
	if h := r.d.Tokens[t].Head; s < 0 && h >= 0 && news.RelIs(r.d.Tokens[t].Rel, "advcl") {
		s = r.d.Child(h, "nsubj")
	}
	if s < 0 || o < 0 {
		return false
	}
	sent := r.d.Sentences[r.d.SentenceAt(t)]
	host, guest := r.sideOf(r.personNear(s, sent)), r.sideOf(r.personNear(o, sent))
	if lemma == "visit" {
		guest = ""
		if n := r.d.NameAt(o); n != nil {
			if c, how, ok := gazetteer.Nation(r.d.Words(n.Span)); ok && how == gazetteer.Seat {
				guest = c
			}
		}
	}
	return host != "" && guest != "" && host != guest
}

// travels are verbs by which somebody goes to a gathering.
var travels = map[string]bool{"touch": true, "arrive": true, "fly": true, "travel": true, "come": true, "go": true, "land": true, "head": true,
	"prepare": true, "host": true, "receive": true, "welcome": true, "invite": true}

// toldOf gives the pronoun or name that a clause after the noun at t says of the
// gathering: "talks with Vell on Monday which he described as useful"; -1 for none.
func (r *reader) toldOf(t int) int {
	k := r.d.SentenceAt(t)
	for i := t + 1; k >= 0 && i+1 < r.d.Sentences[k].Last && i < t+16; i++ {
		if r.d.Tokens[i].Tag == "VERB" {
			return -1
		}
		if strings.EqualFold(r.d.Word(i), "which") && (r.d.Tokens[i+1].Tag == "PRON" || r.personAt(i+1) != "") {
			return i + 1
		}
	}
	return -1
}

// sides without a state, by the nouns that reports call them by.
var stateless = map[string]string{"rebel": "rebels", "insurgent": "insurgents", "opposition": "opposition", "militant": "militants", "separatist": "separatists",
	"guerrilla": "guerrillas", "protester": "protesters", "hijacker": "hijackers", "kidnapper": "kidnappers", "striker": "strikers", "militia": "militia", "government": "government", "administration": "government"}

// groupAt gives a side that is no state: a body without a state by its name, or
// rebels and the like by their noun; "" for none. It holds only where the words
// themselves put it at the table.
func (r *reader) groupAt(i int) string {
	if n := r.d.NameAt(i); n != nil {
		if n.Last-1 != i && n.First != i {
			return ""
		}
		for _, m := range r.d.MentionsIn(n.Span) {
			x := r.w.At(r.d, r.d.Mentions[m].Entity)
			if x == nil || x.Type != news.Organization || x.Party != "" || r.d.Mentions[m].Kind != news.MentionName {
				continue
			}
			if _, press := gazetteer.Agency(x.Name); !press {
				return x.Name
			}
		}
		return ""
	}
	if tok := r.d.Tokens[i]; tok.Tag == "NOUN" && !news.RelIs(tok.Rel, "compound") {
		return stateless[strings.ToLower(tok.Lemma)]
	}
	return ""
}

// otherHost tells whether the clause of a gathering to come names who holds it,
// and that is none of the sides: then it is not the next of their meetings.
func (r *reader) otherHost(t int, parties []string) bool {
	v := r.d.Tokens[t].Head
	for n := 0; n < 4 && v >= 0 && r.d.Tokens[v].Tag != "VERB"; n++ {
		v = r.d.Tokens[v].Head
	}
	if v < 0 {
		return false
	}
	s := r.d.Child(v, "nsubj")
	if s < 0 || s == t {
		return false
	}
	m := r.d.MentionHeadedBy(s)
	if m < 0 || r.d.Mentions[m].Kind != news.MentionName {
		return false
	}
	x := r.w.At(r.d, r.d.Mentions[m].Entity)
	if x == nil || x.Type == news.Place || x.Type == news.Other {
		return false
	}
	for _, p := range parties {
		if string(x.Party) == p || x.Name == p {
			return false
		}
	}
	return true
}

// ruled puts the state in the place of "government" where another report names
// the same others at a table with one state.
func ruled(all []*gathering) {
	for _, g := range all {
		at := slices.Index(g.parties, "government")
		if at < 0 {
			continue
		}
		others, state := slices.Delete(slices.Clone(g.parties), at, at+1), ""
		for _, x := range all {
			if len(x.parties) != len(g.parties) || !subset(others, x.parties) || slices.Contains(x.parties, "government") {
				continue
			}
			for _, p := range x.parties {
				if _, how, ok := gazetteer.Nation(p); !slices.Contains(others, p) && ok && how == gazetteer.Name && (state == "" || p < state) {
					state = p
				}
			}
		}
		if state != "" {
			g.parties = line.Set(append(others, state))
		}
	}
}
