package meet

import (
	"cmp"
	"strings"

	"synoptic/dossier/line"
	"synoptic/gazetteer"
	"synoptic/news"
	"synoptic/wordlist"
)

// courts are who hears a case.
var courts = wordlist.Set(`court tribunal judge panel committee subcommittee commission magistrate jury inquiry`)

// houses are bodies that sit to hear somebody, and whose gathering is a session.
var houses = wordlist.Set(`congress parliament house senate lawmaker council assembly legislature`)

// hears gives the noun for what a verb of somebody's words before those who sit to hear him,
// of their hearing, or of a council's deciding tells of; "" for another verb.
func (r *reader) hears(t int) string {
	if r.d.Tokens[t].Tag != "VERB" || r.negated(t) {
		return ""
	}
	b := r.bench(t)
	switch {
	case b >= 0 && strings.EqualFold(r.d.Tokens[b].Lemma, "council"), r.decides(t):
		return "session"
	case b >= 0:
		return "hearing"
	case strings.EqualFold(r.d.Tokens[t].Lemma, "hear"):
		if s := r.subject(t); s >= 0 && courts[strings.ToLower(r.d.Tokens[s].Lemma)] {
			return "hearing"
		}
	}
	return ""
}

// decisions are what a body does only where it sits.
var decisions = wordlist.Set(`vote approve endorse adopt pass reject`)

// decides tells whether a verb has a council, a committee or a cabinet decide something, which
// it does where it sits; what a parliament or a court decides is told by its vote or ruling.
func (r *reader) decides(t int) bool {
	if !decisions[strings.ToLower(r.d.Tokens[t].Lemma)] || r.d.Tokens[t].XPos != "VBD" && r.d.Tokens[t].XPos != "VBN" || r.d.Child(t, "aux") >= 0 || r.negated(t) {
		return false
	}
	s := r.d.Child(t, "nsubj")
	return s >= 0 && r.d.Tokens[s].Rel == "nsubj" && councils[strings.ToLower(r.d.Tokens[s].Lemma)] && r.sits(s) != ""
}

// councils are bodies whose decisions are made where they sit.
var councils = wordlist.Set(`council committee cabinet subcommittee`)

// bench gives the token of those before whom somebody testifies, or to whom somebody
// speaks where they sit, -1 for none.
func (r *reader) bench(t int) int {
	switch strings.ToLower(r.d.Tokens[t].Lemma) {
	case "testify", "appear":
		found := -1
		r.d.Children(t, func(c int) bool {
			if news.RelIs(r.d.Tokens[c].Rel, "obl") && (r.caseIs(c, "before") || r.caseIs(c, "to") && r.d.Tokens[t].Lemma == "testify") && r.judges(c) {
				found = c
			}
			return found < 0
		})
		return found
	case "tell", "brief", "address":
		for _, rel := range []string{"iobj", "obj"} {
			o := r.d.Child(t, rel)
			if o > 0 && gazetteer.Weekday(r.d.Word(o)) > 0 {
				o = r.d.Child(o, "compound") // "told the Harbour Council Monday"
			}
			if o >= 0 && r.judges(o) && r.d.Tokens[o].XPos != "NNS" && r.bodyAt(o) != "" && !r.written(t) {
				return o
			}
		}
	}
	return -1
}

// judges tells whether a noun is one of those who hear somebody.
func (r *reader) judges(t int) bool {
	l := strings.ToLower(r.d.Tokens[t].Lemma)
	return courts[l] || houses[l]
}

// writings are in what somebody tells a body from afar.
var writings = wordlist.Set(`letter email e-mail statement report memo memorandum message note document filing paper papers application petition`)

// written tells whether the sentence of a verb of telling speaks of something written.
func (r *reader) written(t int) bool {
	k := r.d.SentenceAt(t)
	for i := r.d.Sentences[k].First; i < r.d.Sentences[k].Last; i++ {
		if writings[strings.ToLower(r.d.Tokens[i].Lemma)] {
			return true
		}
	}
	return false
}

// hearer gives the body that sits by the verb at a token, "" for none.
func (r *reader) hearer(t int) string {
	b := r.bench(t)
	if b < 0 {
		b = r.subject(t)
	}
	if b < 0 {
		return ""
	}
	l := strings.ToLower(r.d.Tokens[b].Lemma)
	if body := r.bodyAt(b); body != "" || !bodily[l] {
		return body
	}
	if of := r.folkAt(b); !strings.EqualFold(of, l) || l == "cabinet" {
		return of // which of them it is: "grand jury"
	}
	return ""
}

// heard gives whom a court hears by the verb at a token, "will hear the testimony of
// Vell", or who testifies.
func (r *reader) heard(t int) (out []string) {
	of := -1
	if strings.EqualFold(r.d.Tokens[t].Lemma, "hear") {
		of = r.d.Child(t, "obj")
	} else if r.d.Tokens[t].Tag == "VERB" && r.bench(t) >= 0 {
		of = r.subject(t)
		for h, n := r.d.Tokens[t].Head, 0; of < 0 && h >= 0 && n < 2; h, n = r.d.Tokens[h].Head, n+1 { // "testifying before the committee, Vell said"
			of = r.d.Child(h, "nsubj")
		}
	}
	if of < 0 {
		return nil
	}
	if strings.EqualFold(r.d.Tokens[t].Lemma, "hear") {
		first, last := r.d.Subtree(of)
		for i := first; i < last; i++ {
			if id := r.personAt(i); id != "" && !r.clauseBetween(of, i) {
				out = append(out, id)
			}
		}
		return line.Set(out)
	}
	return r.persons(of)
}

// metPress tells whether those at a gathering are the press, by their noun or as a group:
// "a meeting with a group of reporters".
func (r *reader) metPress(t int) bool {
	found := false
	r.d.Children(t, func(c int) bool {
		if rel := r.d.Tokens[c].Rel; rel == "obj" || (news.RelIs(rel, "nmod") || rel == "obl") && (r.caseIs(c, "with") || r.caseIs(c, "of")) {
			found = press[strings.ToLower(r.d.Tokens[c].Lemma)]
			if of := r.d.Child(c, "nmod"); !found && of >= 0 && r.caseIs(of, "of") {
				found = press[strings.ToLower(r.d.Tokens[of].Lemma)]
			}
		}
		return !found
	})
	return found
}

// kin are those whom somebody meets once in a life: "met his wife".
var kin = wordlist.Set(`wife husband girlfriend boyfriend fiance fiancee spouse partner`)

// metKin tells whether a verb of meeting tells of somebody's life.
func (r *reader) metKin(t int) bool {
	o := r.d.Child(t, "obj")
	return o >= 0 && kin[strings.ToLower(r.d.Tokens[o].Lemma)] && r.d.Child(o, "nmod:poss") >= 0
}

// atHearing fills in where a verb of hearing itself says that it is, when, where its clause
// hangs on what is told of those heard there, "experts testifying before the panel warned on
// Friday", and that it has begun, "began hearing".
func (r *reader) atHearing(g *gathering, sent news.Sentence, t int) {
	g.place = r.placeOn(sent, t)
	h, rel := r.d.Tokens[t].Head, r.d.Tokens[t].Rel
	if h < 0 {
		return
	}
	if rel == "xcomp" && r.does(h, begins) {
		g.status, g.place = "under-way", cmp.Or(g.place, r.placeOn(sent, h))
	}
	if v := r.clauseOf(h); g.when == "" && g.noun == "hearing" && news.RelIs(rel, "acl") && r.d.Tokens[t].XPos == "VBG" && v >= 0 {
		g.when = r.date(sent, v)
	}
}

// placeOn gives the place that hangs on a verb, "" for none.
func (r *reader) placeOn(sent news.Sentence, t int) string {
	for _, n := range r.d.NamesOver(sent.Span) {
		h := r.d.HeadOf(n.First, n.Last)
		if h >= 0 && r.d.Tokens[h].Head == t && (n.Type == news.Place || n.Type == news.Country) && r.caseIs(h, "in") {
			return r.placeName(n)
		}
	}
	return ""
}

// briefs tells whether a verb has somebody brief people, by their noun, who are not the press.
func (r *reader) briefs(t int) bool {
	o := r.d.Child(t, "obj")
	return strings.EqualFold(r.d.Tokens[t].Lemma, "brief") && r.d.Tokens[t].Tag == "VERB" && o >= 0 && r.folkAt(o) != "" && r.subject(t) >= 0
}
