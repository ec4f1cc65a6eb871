package meet

import (
	"cmp"
	"slices"
	"strings"

	"synoptic/dossier/line"
	"synoptic/news"
)

// clock finds start, length, host and chair in a sentence about a gathering.
func (r *reader) clock(g *gathering, sent news.Sentence) {
	for _, x := range r.d.TimexesOver(sent.Span) {
		if first, _ := r.d.TokensIn(x.Span); x.Type != "TIME" || !sent.Contains(x.Span) || g.start != nil || first > 0 && r.d.Word(first-1) == "(" || r.another(x.Span, g.token) {
			continue // also "(1:46)", the length of a film
		}
		if i := strings.IndexByte(x.Value, 'T'); i >= 0 && len(x.Value) >= i+6 && x.Value[i+3] == ':' {
			g.about = x.Mod != "" || r.roughly(x.Span)
			g.start = &news.TimeWord{Value: x.Value[i+1 : i+6], Evidence: r.d.Article.Evidence(x.Span)}
		}
	}
	for _, q := range r.d.QuantitiesOver(sent.Span) {
		if sent.Contains(q.Span) && (q.Unit == "minute" || q.Unit == "hour") && q.Best > 0 && (r.lasting(sent) || r.lengthOf(q.Span, g.token)) {
			g.minutes = int(q.Best)
			if q.Unit == "hour" {
				g.minutes = int(q.Best * 60)
			}
		}
	}
	for t := sent.First; t < sent.Last; t++ {
		switch strings.ToLower(r.d.Tokens[t].Lemma) {
		case "host":
			if p := r.agent(t); p >= 0 {
				g.host = r.partyAt(p)
			}
		case "chair", "mediate", "preside", "moderate", "broker", "facilitate":
			if p := r.agent(t); p >= 0 && g.chair == "" {
				g.chair = r.personNear(p, sent)
				if e := r.w.Get(g.chair); e != nil {
					g.chairParty = string(e.Party)
				}
				if h := r.d.Tokens[t].Head; r.byPhrase(t) && len(g.parties) > 1 && (h == g.token || h == r.d.Tokens[g.token].Head || h == r.clauseOf(g.token)) {
					if third := cmp.Or(g.chairParty, r.partyAt(p)); third != "" { // "talks mediated by Norland"
						g.chairParty, g.parties = third, line.Union(g.parties, []string{third})
					}
				}
			}
		}
	}
}

// roughly tells whether a clock time is only about right: "shortly after 10".
func (r *reader) roughly(s news.Span) bool {
	first, _ := r.d.TokensIn(s)
	for i := max(0, first-2); i < first; i++ {
		switch strings.ToLower(r.d.Word(i)) {
		case "after", "before", "about", "around", "approximately", "nearly", "by", "past":
			return true
		}
	}
	return false
}

// lengthOf tells whether a length is that of the noun at t: "the four-hour
// meeting", "four hours of talks".
func (r *reader) lengthOf(s news.Span, t int) bool {
	first, last := r.d.TokensIn(s)
	if first > t && first > 0 && strings.EqualFold(r.d.Word(first-1), "for") && !r.wishes(t) { // "met for 90 minutes", "held talks for three hours"
		return r.piece(t, first)
	}
	if last > t || t-last > 3 || r.d.Tokens[t].Tag == "VERB" {
		return false
	}
	for i := last; i < t; i++ {
		switch r.d.Tokens[i].Tag {
		case "ADJ", "PUNCT", "ADP", "NOUN":
		default:
			return false
		}
	}
	return true
}

// lasting tells whether the sentence tells how long something took that may be a gathering: not
// how long "the quarrel lasted".
func (r *reader) lasting(sent news.Sentence) bool {
	for t := sent.First; t < sent.Last; t++ {
		switch strings.ToLower(r.d.Tokens[t].Lemma) {
		case "last", "conclude", "end", "finish", "wrap", "run", "take", "lasting":
			if r.d.Tokens[t].Tag != "VERB" || r.intended(t) {
				continue
			}
			s := r.d.Child(t, "nsubj")
			if s < 0 || !strings.EqualFold(r.d.Tokens[t].Lemma, "last") || r.d.Tokens[s].Tag != "NOUN" {
				return true
			}
			if _, ok := gatheringNoun[strings.ToLower(r.d.Tokens[s].Lemma)]; ok {
				return true
			}
		}
	}
	return false
}

// agent gives the token of who does the verb at t: the subject, or in the
// passive the phrase with "by"; -1 when not said.
func (r *reader) agent(t int) int {
	by := -1
	r.d.Children(t, func(c int) bool {
		if news.RelIs(r.d.Tokens[c].Rel, "obl") && r.caseIs(c, "by") {
			by = c
		}
		return true
	})
	if by >= 0 {
		return by
	}
	if s := r.subject(t); s >= 0 && r.d.Tokens[s].Rel != "nsubj:pass" {
		return s
	}
	return -1
}

// personNear gives the person whose name stands in the phrase of a token.
func (r *reader) personNear(t int, sent news.Sentence) string {
	first, last := r.d.Subtree(t)
	for i := first; i < last; i++ {
		if id := r.personAt(i); id != "" && !r.possessor(i) {
			return id
		}
	}
	return ""
}

// shifted tells whether a verb of moving has a day as its aim: "put off till
// July", "moved to 5 July".
func (r *reader) shifted(v int) bool {
	for _, x := range r.d.Timexes {
		first, _ := r.d.TokensIn(x.Span)
		if x.Type != "DATE" || first <= v || first > v+6 {
			continue
		}
		for i := v + 1; i < first; i++ {
			switch strings.ToLower(r.d.Word(i)) {
			case "to", "until", "till":
				return true
			}
		}
	}
	return false
}

// intended tells whether a verb in the infinitive is what somebody plans or expects.
func (r *reader) intended(t int) bool {
	if r.d.Tokens[t].XPos != "VB" {
		return false
	}
	for n := 0; n < 3 && t >= 0; n++ {
		h, rel := r.d.Tokens[t].Head, r.d.Tokens[t].Rel
		if h < 0 || rel != "xcomp" && rel != "advcl" && rel != "conj" {
			return false
		}
		if l := strings.ToLower(r.d.Tokens[h].Lemma); deeds[l]&plans != 0 || l == "hope" || l == "intend" || l == "want" || l == "prepare" {
			return true
		}
		t = h
	}
	return false
}

// wished tells whether somebody only wants a verb's deed done: "should cancel",
// "urged her to cancel", "Cancel it!".
func (r *reader) wished(v int) bool {
	rel, x := r.d.Tokens[v].Rel, r.d.Tokens[v].XPos
	found := x == "VB" && (rel == "root" || rel == "xcomp" || rel == "advcl" || rel == "ccomp" || news.RelIs(rel, "acl")) || x == "VBG" && rel == "xcomp"
	r.d.Children(v, func(c int) bool {
		w := strings.ToLower(r.d.Word(c))
		found = found || w == "should" || w == "must" || w == "could" || w == "might" || w == "if"
		return !found
	})
	return found
}

// purpose tells what is known of a meeting that a verb in the infinitive tells of, by what is done
// for it: "is heading to Velm to meet", "invited Dahl to meet"; "" where nothing is.
func (r *reader) purpose(v int) string {
	if up := r.d.Tokens[v].Head; up >= 0 && r.d.Tokens[v].Rel == "conj" && r.d.Tokens[v].XPos == "VB" && r.d.Child(v, "mark", "aux", "nsubj") < 0 {
		v = up // "to assess the damage and meet"
	}
	h, m := r.d.Tokens[v].Head, r.d.Child(v, "mark")
	if h >= 0 && news.RelIs(r.d.Tokens[v].Rel, "acl") && r.d.Tokens[v].XPos == "VB" && m >= 0 && r.caseIs(h, "for") {
		switch r.headLemma(h) {
		case "call", "appeal", "demand", "proposal", "request", "plea", "need":
			return "proposed" // "a call for the rebels to hold talks"
		}
	}
	if h < 0 || m < 0 || r.d.Tokens[v].XPos != "VB" || !strings.EqualFold(r.d.Word(m), "to") || r.d.Tokens[h].Tag != "VERB" {
		return ""
	}
	present := r.d.Tokens[h].XPos == "VBZ" || r.d.Tokens[h].XPos == "VBP"
	r.d.Children(h, func(c int) bool {
		w := strings.ToLower(r.d.Word(c))
		present = present || w == "will" || w == "would" && r.d.Tokens[h].Rel == "ccomp" || r.d.Tokens[h].XPos == "VBG" && (w == "is" || w == "are" || w == "'s" || w == "’s")
		return !present
	})
	switch {
	case r.does(h, proposes), strings.EqualFold(r.d.Tokens[h].Lemma, "refuse"), strings.EqualFold(r.d.Tokens[h].Lemma, "decline"), slices.Contains([]string{"call", "urge", "ask", "press"}, strings.ToLower(r.d.Tokens[h].Lemma)):
		return "proposed"
	case present && r.does(h, travels):
		return "planned"
	}
	return ""
}

// status reads from the governing verb whether the gathering took place.
func (r *reader) status(t int) string {
	if r.goesOn(t) {
		return "under-way"
	}
	if h := r.clauseOf(t); r.wentOn(t) && h >= 0 && !r.modal(h) {
		return "held"
	}
	v := t
	for n := 0; n < 6 && v >= 0 && r.d.Tokens[v].Tag != "VERB"; n++ {
		if n > 0 && r.d.Child(v, "cop") >= 0 && slices.ContainsFunc(r.d.Tokens[max(0, v-6):v], func(x news.Token) bool { return x.Head == v && strings.EqualFold(x.Lemma, "will") }) {
			return "planned" // "the summit in Velm will be a gathering of"
		}
		v = r.d.Tokens[v].Head
	}
	if v < 0 {
		return ""
	}
	if v != t {
		v = r.fate(v)
	}
	lemma := strings.ToLower(r.d.Tokens[v].Lemma)
	own := lemma
	switch {
	case v == t || !r.situates(t):
	case r.caseIs(t, "for") && slices.Contains([]string{"appeal", "ask", "call", "plead", "press", "push"}, lemma):
		return "proposed" // "appealed to the rebels for talks"
	default:
		own = "" // what is done there, not to it
	}
	did := deeds[own]
	switch {
	case did&(cancels|delays) != 0 && r.wished(v):
		return "planned"
	case did&cancels != 0:
		return "cancelled"
	case did&delays != 0, (own == "put" || own == "push" || own == "move" || own == "shift") && (r.shifted(v) || r.off(v)):
		return "postponed"
	case own == "call" && r.off(v):
		return "cancelled"
	case did&proposes != 0:
		return "proposed"
	case did&plans != 0:
		return "planned"
	case did&ends != 0, own == "last":
		return "held"
	}
	future, now, then, ing := r.intended(t) || r.aheadOf(v), false, false, strings.HasSuffix(strings.ToLower(r.d.Word(v)), "ing")
	if v != t && r.d.Tokens[t].Head == v && r.d.Tokens[t].Rel == "nsubj" && deeds[lemma]&occurs == 0 && r.d.Child(v, "expl") < 0 {
		return "" // what it does, not that it is
	}
	over := v
	if h := r.d.Tokens[v].Head; h >= 0 && r.d.Tokens[v].Rel == "conj" && r.d.Tokens[v].XPos == "VB" && r.d.Child(v, "aux", "mark", "nsubj") < 0 {
		over = h // "would visit the town and meet officials"
	}
	r.d.Children(over, func(c int) bool {
		w := strings.ToLower(r.d.Word(c))
		if r.d.Tokens[c].Tag == "PROPN" {
			return true // the month of May
		}
		future = future || w == "will" || w == "would" || w == "may" || w == "could"
		now = now || ing && (w == "is" || w == "are" || w == "'re" || w == "has" || w == "have")
		then = then || ing && (w == "was" || w == "were")
		return true
	})
	switch {
	case future || r.d.Tokens[v].Rel == "xcomp" && slices.Contains([]string{"plan", "expect", "want", "propose", "hope", "agree", "intend"}, strings.ToLower(r.d.Tokens[max(0, r.d.Tokens[v].Head)].Lemma)):
		return "planned"
	case r.purpose(v) != "":
		return r.purpose(v)
	case now:
		return "under-way"
	case own != "" && deeds[own]&begins != 0:
		return "under-way"
	case then, strings.HasPrefix(r.d.Tokens[v].XPos, "VBD") || strings.HasPrefix(r.d.Tokens[v].XPos, "VBN"):
		return "held"
	case own != "" && r.open(v):
		return "planned"
	}
	return ""
}
