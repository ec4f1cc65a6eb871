package meet

import (
	"cmp"
	"slices"
	"strings"

	"synoptic/dossier/line"
	"synoptic/gazetteer"
	"synoptic/news"
	"synoptic/wordlist"
)

// courts are who hears a case.
var courts = wordlist.Set(`court tribunal judge panel committee subcommittee commission magistrate jury juror inquiry`)

// houses are bodies that sit to hear somebody, or those who sit there, and whose gathering is a session.
var houses = wordlist.Set(`congress parliament house senate lawmaker legislator senator congressman mp council assembly legislature`)

// hears gives the noun for what a word of somebody's standing before those who sit to hear him, of
// their hearing him, or of a council's deciding tells of; "" for another word.
func (r *reader) hears(t int) string {
	if tag := r.d.Tokens[t].Tag; tag != "VERB" && tag != "NOUN" && tag != "ADJ" || r.negated(t) {
		return ""
	}
	b := r.bench(t)
	switch {
	case b >= 0 && strings.EqualFold(r.d.Tokens[b].Lemma, "council"), r.decides(t):
		return "session"
	case strings.EqualFold(r.d.Tokens[t].Lemma, "arraign"):
		return "arraignment"
	case b >= 0:
		return "hearing"
	}
	return ""
}

// decisions are what a body does only where it sits.
var decisions = wordlist.Set(`vote approve endorse adopt pass reject`)

// decides tells whether a verb has a council, a committee or a cabinet decide something, which
// it does where it sits; what a parliament or a court decides is told by its vote or ruling.
func (r *reader) decides(t int) bool {
	if r.d.Tokens[t].Tag != "VERB" || !decisions[strings.ToLower(r.d.Tokens[t].Lemma)] || r.d.Tokens[t].XPos != "VBD" && r.d.Tokens[t].XPos != "VBN" || r.d.Child(t, "aux") >= 0 || r.negated(t) {
		return false
	}
	if m := r.d.Child(t, "mark"); m >= 0 {
		switch strings.ToLower(r.d.Word(m)) {
		case "after", "before", "since":
			return false // from which something else is counted
		}
	}
	s := r.d.Child(t, "nsubj")
	return s >= 0 && r.d.Tokens[s].Rel == "nsubj" && councils[strings.ToLower(r.d.Tokens[s].Lemma)] && r.sits(s) != ""
}

// councils are bodies whose decisions are made where they sit.
var councils = wordlist.Set(`council committee cabinet subcommittee`)

// What is told by a word of those before whom somebody is.
const (
	speaks  = 1 << iota // "testified before the committee"
	stands              // "appeared in court"
	answers             // "told the panel"
	asks                // "the committee questioned"
)

// audiences are the words by which somebody is told to be before those who sit to hear him.
var audiences = map[string]int{"testify": speaks | stands, "testimony": speaks | stands, "evidence": speaks, "statement": stands, "appear": stands, "appearance": stands, "argue": stands, "plead": stands,
	"arraign": stands, "try": stands, "due": stands, "return": stands, "tell": answers, "brief": answers, "address": answers,
	"question": asks, "grill": asks, "quiz": asks, "hear": asks, "interrogate": asks}

// bench gives the token of those before whom somebody stands, or to whom somebody
// speaks where they sit, -1 for none.
func (r *reader) bench(t int) int {
	how, verb := audiences[strings.ToLower(r.d.Tokens[t].Lemma)], r.d.Tokens[t].Tag == "VERB"
	if how&(speaks|stands) != 0 {
		found := -1
		under := func(c int) bool {
			court := r.d.Tokens[c].Lemma == "court" || strings.HasSuffix(r.d.Word(c), "Court")
			if rel := r.d.Tokens[c].Rel; (news.RelIs(rel, "obl") || news.RelIs(rel, "nmod")) && r.judges(c) && (r.caseIs(c, "before") || how&speaks != 0 && r.caseIs(c, "to") || how&stands != 0 && court && r.caseIs(c, "in")) {
				found = c
			}
			return found < 0
		}
		r.d.Children(t, under)
		if h := r.d.Tokens[t].Head; !verb && h >= 0 && r.d.Tokens[t].Rel == "obj" { // "gave evidence to"
			r.d.Children(h, under)
		}
		if c := r.d.Child(t, "compound"); found < 0 && how&stands != 0 && c >= 0 && r.d.Tokens[c].Lemma == "court" {
			return c // "a court appearance"
		}
		return found
	}
	if !verb {
		return -1
	}
	if how == answers {
		for _, rel := range []string{"iobj", "obj", "nsubj:pass"} {
			o := r.d.Child(t, rel)
			if o > 0 && gazetteer.Weekday(r.d.Word(o)) > 0 {
				o = r.d.Child(o, "compound") // "told the Harbour Council Monday"
			}
			if o >= 0 && r.judges(o) && (r.bodyAt(o) != "" || r.d.Tokens[o].XPos == "NNS" && houses[strings.ToLower(r.d.Tokens[o].Lemma)]) && !r.written(t) {
				return o
			}
		}
	}
	if how == asks {
		s := r.subject(t)
		if r.d.Child(t, "nsubj:pass") >= 0 {
			s = r.agent(t)
			r.d.Children(t, func(c int) bool {
				if news.RelIs(r.d.Tokens[c].Rel, "obl") && r.caseIs(c, "before") {
					s = c // "will be heard before a grand jury"
				}
				return true
			})
		}
		if s >= 0 && r.judges(s) {
			return s
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
	if b < 0 && r.decides(t) {
		b = r.subject(t)
	}
	if b < 0 {
		return ""
	}
	l := strings.ToLower(r.d.Tokens[b].Lemma)
	if body := cmp.Or(r.bodyAt(b), r.bodyMeant(b)); body != "" || !bodily[l] {
		return body
	}
	if of := r.folkAt(b); !strings.EqualFold(of, l) || l == "cabinet" {
		return of // which of them it is: "grand jury"
	}
	return ""
}

// heard gives whom those hear before whom the word at a token puts somebody, "will hear the
// testimony of Vell", or whose case a noun of a court's sitting tells of, "the trial of Vell".
func (r *reader) heard(t int) (out []string) {
	asked := audiences[strings.ToLower(r.d.Tokens[t].Lemma)] == asks
	if r.d.Tokens[t].Tag != "VERB" && kind(strings.ToLower(r.d.Tokens[t].Lemma)) == "hearing" {
		r.d.Children(t, func(c int) bool {
			if rel := r.d.Tokens[c].Rel; rel == "nmod:poss" || news.RelIs(rel, "compound") || news.RelIs(rel, "nmod") && (r.caseIs(c, "of") || r.caseIs(c, "for")) {
				out = append(out, r.headed(c))
			}
			return true
		})
		return line.Set(slices.DeleteFunc(out, func(id string) bool { return id == "" }))
	}
	for _, of := range r.pleading(t) {
		if !asked {
			return r.persons(of)
		}
		first, last := r.d.Subtree(of)
		for i := first; i < last; i++ {
			if id := r.personAt(i); id != "" && !r.clauseBetween(of, i) {
				out = append(out, id)
			}
		}
	}
	return line.Set(out)
}

// pleading gives the noun for whom those hear before whom the word at a token puts somebody.
func (r *reader) pleading(t int) []int {
	of := -1
	how := audiences[strings.ToLower(r.d.Tokens[t].Lemma)]
	switch verb := r.d.Tokens[t].Tag == "VERB"; {
	case how == asks && verb:
		of = r.d.Child(t, "obj", "nsubj:pass")
		r.d.Children(t, func(c int) bool {
			if of < 0 && r.d.Tokens[c].Rel == "obl" && r.caseIs(c, "from") {
				of = c // "heard from Vell"
			}
			return of < 0
		})
	case how&stands != 0 && verb && r.d.Child(t, "nsubj:pass") >= 0:
		of = r.d.Child(t, "nsubj:pass")
	case how != 0 && r.bench(t) >= 0:
		of = r.subject(t)
		for h, n := r.d.Tokens[t].Head, 0; of < 0 && h >= 0 && n < 2; h, n = r.d.Tokens[h].Head, n+1 { // "testifying before the committee, Vell said"
			if of = r.d.Child(h, "nsubj"); of < 0 && news.RelIs(r.d.Tokens[h].Rel, "acl") {
				of = r.d.Tokens[h].Head // "Vell, giving evidence to the committee, said"
			}
		}
	}
	return one(of)
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

// wants are what is met that is nobody: "met the costs".
var wants = wordlist.Set(`condition cost criterion deadline date demand expectation goal need obligation requirement standard target term threshold`)

// metNobody tells whether a verb of meeting tells of somebody's life, or of what is no meeting.
func (r *reader) metNobody(t int) bool {
	if r.d.Child(t, "nsubj:pass", "aux:pass") >= 0 && t+1 < len(r.d.Tokens) && strings.EqualFold(r.d.Word(t+1), "with") {
		if with := r.d.Tokens[t+1].Head; with > t && !r.somebody(with) {
			return true // "was met with silence"
		}
	}
	o := r.d.Child(t, "obj")
	return o >= 0 && (wants[strings.ToLower(r.d.Tokens[o].Lemma)] || kin[strings.ToLower(r.d.Tokens[o].Lemma)] && r.d.Child(o, "nmod:poss") >= 0)
}

// atHearing fills in where a verb of hearing itself says that it is, when, where its clause
// hangs on what is told of those heard there, "experts testifying before the panel warned on
// Friday", and that it has begun, "began hearing".
func (r *reader) atHearing(g *gathering, sent news.Sentence, t int) {
	g.place, g.venue = r.placeOn(sent, t), ""
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
