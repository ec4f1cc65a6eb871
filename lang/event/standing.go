package event

import (
	"slices"
	"strings"
	"time"

	"synoptic/news"
)

// standing sets the auxiliary modes: historical, future, hypothetical,
// negated.
func (r *reader) standing(f found, e *news.DocEvent) {
	var s state
	if f.nominal {
		r.nounState(f, &s)
	} else {
		r.verbState(f.head, &s)
		r.asked(f.head, &s)
	}
	s.hypothetical = s.hypothetical || s.future && (s.conditional || r.iffy(f.head))
	r.timeState(e, &s, f)
	if s.future && s.hypothetical {
		s.future = false
	}
	for _, x := range []struct {
		on   bool
		name string
	}{{s.historical, "historical"}, {s.future, "future"}, {s.hypothetical, "hypothetical"}, {s.negated, "negated"}} {
		if x.on {
			e.Aux = append(e.Aux, x.name)
		}
	}
}

// nounState reads the standing of a noun: its own words, and what the
// predicate over it says of its taking place.
func (r *reader) nounState(f found, s *state) {
	r.nominalState(f.head, s)
	if f.verb >= 0 {
		own, l := *s, r.lemma(f.verb)
		r.verbState(f.verb, s)
		if ending[l] && r.is(f.head, "obj", "nsubj") {
			*s = own // "will not end the strike", "must end the attacks": it goes on
		}
		if causing[l] && r.is(f.head, "nsubj") {
			s.negated = own.negated // "the attack did not cause a fire"
		}
		switch l {
		case "schedule", "slate", "plan":
			s.future = s.future || r.passive(f.verb) || !r.finite(f.verb) // who "planned the attack" may have made it
		case "cancel", "postpone":
			s.negated, s.future = true, false
		}
		return
	}
	r.noteOver(f.head, s)
	h := r.governor(f.head)
	if h < 0 || r.taken(f.head, h) {
		return
	}
	denied, own := s.negated, *s
	r.verbState(h, s)
	l := r.lemma(h)
	if r.head(f.head) == h && r.is(f.head, "nsubj") && r.child(h, "cop") < 0 && !happening[l] {
		// what may be caused by the attack is not the attack
		s.hypothetical, s.future, s.will = own.hypothetical, own.future, false
		h = f.head
	}
	s.negated = s.negated && (denied || r.head(f.head) == h && r.is(f.head, "obj", "nsubj"))
	if h != f.head {
		s.hypothetical = s.hypothetical || wishing[l]
		s.future = s.future || planning[l]
	}
}

// taken tells whether the sentence takes a noun's happening for granted,
// whatever holds of the predicate h: it stands after "after", or is the
// particular thing to which h is done. Predicates that say whether something
// happens, or that it is wished or planned, take nothing for granted.
func (r *reader) taken(i, h int) bool {
	if c := r.child(i, "case"); c >= 0 && granting[r.lemma(c)] {
		return true
	}
	l := r.lemma(h)
	if r.head(i) != h || !r.is(i, "obj", "nsubj", "obl") ||
		!answering[l] && (light[l] || aspect[l] || wishing[l] || planning[l] || failing[l] || happening[l]) {
		return false
	}
	return slices.ContainsFunc(r.children(i), func(c int) bool {
		return r.is(c, "nmod:poss") || r.is(c, "det") && definite[strings.ToLower(r.d.Word(c))]
	})
}

// state is what is known of an event's standing.
type state struct {
	historical, future, hypothetical, negated bool
	will                                      bool // the future is in the verb's own form
	conditional                               bool // a condition hangs on it
}

// governor climbs from a noun to the predicate of its clause, or -1.
func (r *reader) governor(i int) int {
	for n := 0; n < 8; n++ {
		h := r.head(i)
		if h < 0 {
			return -1
		}
		if r.d.Tokens[h].Tag == "VERB" || r.child(h, "cop") >= 0 {
			return h
		}
		i = h
	}
	return -1
}

// verbState reads a verb's own auxiliaries and marks, then those above it.
func (r *reader) verbState(i int, s *state) {
	for n := 0; n < 4 && i >= 0; n++ {
		r.marks(i, s)
		h := r.head(i)
		if h < 0 {
			r.rootState(i, s)
			return
		}
		l := r.lemma(h)
		if r.is(i, "ccomp") && (l == "think" || l == "believe") && r.refuted(h) {
			s.negated = true // "does not think that they will meet"
		}
		if r.finite(i) && r.is(i, "xcomp") || r.is(i, "ccomp") && holding[l] && r.past(i) {
			return
		}
		switch {
		case alleging[l] && r.is(i, "acl", "ccomp") && r.child(i, "mark") >= 0 && r.is(h, "obj", "nsubj:pass") && disputing[r.lemma(max(r.head(h), 0))]:
			s.negated = true // "rejected the claim that it had fired"
			return
		case r.is(i, "acl", "nmod") && !r.is(i, "acl:relcl") && r.child(i, "mark", "aux:pass") >= 0 && !r.infinitive(i):
			r.noteOver(i, s)
			return
		case r.is(i, "advcl", "obj") && r.d.Tokens[i].XPos == "VBG" && i == h+1 && (wishing[l] || failing[l] || planning[l]):
			r.predicateAbove(i, h, s) // "recommended closing", read as a clause beside it
			i = h
		case r.is(i, "acl") && !r.is(i, "acl:relcl") && r.infinitive(i):
			if r.nounAbove(i, h, s) {
				return
			}
			i = h
		case r.is(i, "xcomp", "csubj") || r.is(i, "ccomp") && (wishing[l] || failing[l]) || r.is(i, "advcl") && r.infinitive(i) && (planning[l] || failing[l]):
			r.predicateAbove(i, h, s)
			i = h
			if r.is(i, "ccomp") && !wishing[r.lemma(max(r.head(i), 0))] {
				r.marks(i, s)
				return
			}
		case r.is(i, "advcl") && r.infinitive(i) && moving[l]:
			i = h // "came to ask": done if the coming was
		case r.is(i, "advcl") && r.infinitive(i): // a purpose
			s.hypothetical = s.hypothetical || !r.onlyTo(i)
			return
		case r.is(i, "conj") && (r.is(h, "xcomp", "ccomp") || r.ownSubject(i) < 0 && r.child(i, "aux") < 0 && r.bare(i)):
			if r.finite(i) || r.child(i, "aux") >= 0 {
				return
			}
			i = h
		default:
			return
		}
	}
}

// predicateAbove reads what the predicate h says of its complement i. An
// infinitive is no more than possible unless its predicate says that it came
// to pass ("began to", "managed to", "had to"), or is denied ("did not bother
// to").
func (r *reader) predicateAbove(i, h int, s *state) {
	l := r.lemma(h)
	if l == "be" && r.lemma(i) == "blame" {
		return // "was to blame"
	}
	s.negated = s.negated || failing[l] && !planning[l]
	s.future = s.future || planning[l] || l == "go" && r.infinitive(i)
	done := realising[l] || l == "have" && r.d.Tokens[h].XPos == "VBD" || r.refuted(h)
	s.hypothetical = s.hypothetical || wishing[l] ||
		r.infinitive(i) && r.is(i, "xcomp") && !planning[l] && !failing[l] && !done
}

// nounAbove reads what a noun says of the infinitive under it ("plans to",
// "the refusal to", "no need to") and tells whether nothing above matters.
func (r *reader) nounAbove(i, h int, s *state) bool {
	l := r.lemma(h)
	var no state
	r.denied(h, &no)
	switch {
	case no.negated || refusing[l]:
		s.negated = true
		return true
	case r.child(h, "cop") >= 0 && r.child(h, "case") >= 0: // "has been in town to attend"
		return true
	case intending[l] || !wanting[l] && r.d.Tokens[h].Tag == "NOUN" && r.child(i, "aux:pass") >= 0: // "the system, to be released in May"
		s.future = true
	default:
		s.hypothetical = true
	}
	return false
}

// noteOver reads the noun of which an event is the "of" or "for": "the risk of
// an attack", "calls for talks", "plans for a summit", "the lack of talks".
func (r *reader) noteOver(i int, s *state) {
	h := r.head(i)
	if h < 0 || h >= i-1 || r.d.Tokens[h].Tag != "NOUN" {
		return
	}
	if p := r.lemma(h + 1); p != "of" && p != "for" {
		return
	}
	l := r.lemma(h)
	s.hypothetical = s.hypothetical || wanting[l] || supposing[l]
	s.future = s.future || intending[l]
	s.negated = s.negated || lacking[l] || refusing[l]
}

// onlyTo tells whether an infinitive says what came of it: "only to be shot".
func (r *reader) onlyTo(i int) bool {
	for _, c := range r.children(i) {
		if c > r.first && r.lemma(c) == "to" {
			return strings.EqualFold(r.d.Word(c-1), "only")
		}
	}
	return false
}

// asked marks what a question asks or a command tells to do.
func (r *reader) asked(i int, s *state) {
	aux := r.child(i, "aux", "aux:pass")
	subject := r.ownSubject(i)
	last := r.first + len(r.heads) - 1
	switch {
	case aux >= 0 && subject > aux && subject < i && (r.d.Word(last) == "?" || last > r.first && r.d.Word(last-1) == "?"):
		if w := r.child(i, "advmod", "obj", "obl"); w < 0 || w > aux {
			s.hypothetical = true // "did they talk?"
		}
	case r.bare(i) && subject < 0 && aux < 0 && r.head(i) < 0 && !r.infinitive(i):
		s.hypothetical = true // "defeat them"
	}
}

// iffy tells whether a clause of condition opens the words before a token, as
// the tree may not have it: "If they have none, they are going to be detained".
func (r *reader) iffy(i int) bool {
	for k := r.first; k < i; k++ {
		w := strings.ToLower(r.d.Word(k))
		if w != "if" && w != "unless" {
			continue
		}
		before := ","
		if k > r.first {
			before = strings.ToLower(r.d.Word(k - 1))
		}
		switch before {
		case ",", "\"", "“", "so", "that", "and", "but", "because":
			return true
		}
	}
	return false
}

// refuted tells whether a negation hangs on a verb.
func (r *reader) refuted(i int) bool {
	return slices.ContainsFunc(r.children(i), func(c int) bool { return r.is(c, "advmod") && negators[r.lemma(c)] })
}

// rootState reads an infinitive that stands alone, as headlines have it.
func (r *reader) rootState(i int, s *state) {
	if r.infinitive(i) && r.ownSubject(i) >= 0 {
		s.future = true
	}
}

// infinitive tells whether a verb is marked by "to".
func (r *reader) infinitive(i int) bool {
	for _, c := range r.children(i) {
		if c < i && r.is(c, "mark", "aux") && r.lemma(c) == "to" {
			return true
		}
	}
	return false
}

// finite tells whether a verb stands in a tense: no plan or wish governs it.
func (r *reader) finite(i int) bool {
	switch r.d.Tokens[i].XPos {
	case "VBD", "VBZ":
		return true
	}
	return false
}

// past tells whether a verb stands in the past or the perfect.
func (r *reader) past(i int) bool {
	if r.d.Tokens[i].XPos == "VBD" {
		return true
	}
	for _, c := range r.children(i) {
		if x := r.d.Tokens[c].XPos; r.is(c, "aux", "aux:pass", "cop") && (x == "VBD" || x == "VBZ" || x == "VBP") {
			return r.lemma(c) != "be" || x == "VBD"
		}
	}
	return false
}

func (r *reader) bare(i int) bool { return r.d.Tokens[i].XPos == "VB" }

// marks reads the auxiliaries, negations and conjunctions of one verb.
func (r *reader) marks(i int, s *state) {
	for _, c := range r.children(i) {
		w := r.lemma(c)
		switch {
		case r.is(c, "aux"):
			switch w {
			case "will", "shall", "'ll", "wo":
				s.future, s.will = true, true
			case "be":
				if r.infinitive(i) && r.lemma(i) != "blame" && !r.onlyTo(i) { // "is to publish"
					s.future, s.will = true, true
				}
			case "would", "'d":
				r.would(i, s)
			case "could", "can", "ca":
				if r.refuted(i) { // "could not be reached"
					s.negated = true
				} else {
					s.hypothetical = true
				}
			case "might", "may", "should", "must":
				s.hypothetical = true
			}
		case r.is(c, "advmod", "cc:preconj", "det") && negators[w]:
			s.negated = r.lemma(i) != "spare" // "the town was not spared"
		case r.is(c, "advmod") && w == "long" && r.lemma(max(r.child(c, "advmod", "det"), 0)) == "no":
			s.negated = true // "no longer"
		case r.is(c, "mark"):
			switch w {
			case "if", "unless", "whether":
				s.hypothetical = true
			case "without":
				s.negated = true
			case "until":
				s.hypothetical = true
			case "before", "once":
				s.future = s.future || r.d.Tokens[i].XPos == "VBZ" || r.d.Tokens[i].XPos == "VBP"
			}
		case r.is(c, "advcl"):
			s.conditional = s.conditional || r.condition(c)
		case r.is(c, "nsubj", "obj"):
			r.denied(c, s)
		}
	}
	if c := r.child(i, "cop"); c >= 0 && r.is(i, "root") && planning[r.lemma(i)] && !r.refuted(i) {
		s.future = true
	}
}

// would reads "would": the future of the past in a report ("said it would"),
// a refusal ("ministers would not rule it out"), else a supposition.
func (r *reader) would(i int, s *state) {
	perfect := slices.ContainsFunc(r.children(i), func(c int) bool { return r.is(c, "aux") && r.lemma(c) == "have" })
	conditional := slices.ContainsFunc(r.children(i), func(c int) bool { return r.is(c, "advcl") && r.condition(c) })
	under := i
	for n := 0; n < 3 && r.is(under, "conj") && r.head(under) >= 0; n++ {
		under = r.head(under)
	}
	h := r.head(under)
	switch {
	case perfect || conditional:
		s.hypothetical = true
	case h >= 0 && r.is(under, "ccomp") && !wishing[r.lemma(h)] && !r.quoted(under, h):
		s.future, s.will = true, true
	case r.refuted(i):
		s.negated = true
	default:
		s.hypothetical = true
	}
}

// quoted tells whether a quotation ends between a verb and the verb of saying
// after it.
func (r *reader) quoted(i, h int) bool {
	for k := i; k < h; k++ {
		switch r.d.Word(k) {
		case "”", "\"", "''", "’":
			return true
		}
	}
	return false
}

// condition tells whether a clause states a condition: "if", "unless",
// "provided", or "should the talks fail".
func (r *reader) condition(i int) bool {
	for _, c := range r.children(i) {
		w := r.lemma(c)
		switch {
		case r.is(c, "mark") && (w == "if" || w == "unless" || w == "provided" || w == "providing" || w == "lest"):
			return c == 0 || strings.ToLower(r.d.Word(c-1)) != "even" // "even if": it comes all the same
		case r.is(c, "aux") && (w == "should" || w == "have" || w == "be") && c < i:
			if k := r.child(i, "nsubj", "nsubj:pass"); k > c && r.child(i, "mark") < 0 && strings.ToLower(r.d.Word(c)) != "having" {
				return true
			}
		}
	}
	return false
}

// denied reads "no talks", "neither side", "nobody".
func (r *reader) denied(i int, s *state) {
	if negators[strings.ToLower(r.d.Word(i))] {
		s.negated = true
	}
	for _, c := range r.children(i) {
		if w := strings.ToLower(r.d.Word(c)); r.is(c, "det", "cc:preconj", "cc") && (w == "no" || w == "neither") && !r.eager(i) &&
			!(c+1 < len(r.d.Tokens) && r.d.Word(c+1) == "-") { // not "a no-confidence vote"
			s.negated = true
		}
	}
}

// eager tells whether a noun with "no" says that a deed was done, and readily: "wasted no time",
// "spared no effort", "made no secret of it".
func (r *reader) eager(i int) bool {
	h := r.head(i)
	return h >= 0 && r.is(i, "obj") && strings.Contains(eagerly[r.lemma(h)], " "+r.lemma(i)+" ")
}

// eagerly are verbs with the nouns of which none says that it was done.
var eagerly = map[string]string{"waste": " time moment opportunity ", "lose": " time opportunity ", "spare": " effort expense detail ", "make": " secret bone ",
	"leave": " doubt stone ", "pull": " punch ", "miss": " opportunity chance "}

// nominalState reads the adjectives and determiners of a nominal event.
func (r *reader) nominalState(i int, s *state) {
	r.denied(i, s)
	for _, c := range r.children(i) {
		if !r.is(c, "amod", "compound", "det") {
			continue
		}
		w := strings.ToLower(r.d.Word(c))
		s.future = s.future || futureAdj[w]
		s.hypothetical = s.hypothetical || possibleAdj[w]
		s.historical = s.historical || pastAdj[w] && w != "failed"
	}
}

// timeState compares the event's date with the publication date. Without one
// an event is historical when a later year is named in the article.
func (r *reader) timeState(e *news.DocEvent, s *state, f found) {
	if e.Timex < 0 || len(e.When) < 4 {
		return
	}
	first, last, ok := bounds(e.When)
	if !ok {
		return
	}
	if s.will && !f.nominal { // a date gone by was read wrong, or is another's
		return
	}
	if pub, _, ok := bounds(r.d.Article.Published.Value); ok {
		if f.nominal && first.After(pub) && e.Timex == r.ownTime(f.head) && !s.negated {
			s.future, s.hypothetical = true, false // "a boost before next year's vote"
			return
		}
		if last.Before(pub.AddDate(0, 0, -7)) {
			s.historical = true
			s.future = false
			s.hypothetical = s.hypothetical && !f.nominal // "wants to revisit the talks of 2029"
		}
		if first.After(pub) && !s.hypothetical && !s.negated && r.d.Timexes[e.Timex].Tense != "past" {
			s.future = true
		}
		return
	}
	year := e.When[:4]
	s.historical = s.historical || slices.ContainsFunc(r.d.Timexes, func(t news.Timex) bool {
		return len(t.Value) >= 4 && t.Value[0] >= '1' && t.Value[0] <= '2' && t.Value[:4] > year && !strings.HasPrefix(t.Value, "P")
	})
}

// bounds gives the first and last day of a TIMEX3 date value.
func bounds(v string) (first, last time.Time, ok bool) {
	if len(v) > 10 {
		v = v[:10]
	}
	switch {
	case len(v) == 10:
		t, err := time.Parse("2006-01-02", v)
		return t, t, err == nil
	case len(v) == 7:
		t, err := time.Parse("2006-01", v)
		return t, t.AddDate(0, 1, -1), err == nil
	case len(v) == 8 && v[5] == 'W':
		t, err := time.Parse("2006", v[:4])
		w := int(v[6]-'0')*10 + int(v[7]-'0')
		t = t.AddDate(0, 0, 3) // the week of 4 January is the first
		t = t.AddDate(0, 0, -(int(t.Weekday())+6)%7+7*(w-1))
		return t, t.AddDate(0, 0, 6), err == nil
	case len(v) >= 4:
		t, err := time.Parse("2006", v[:4])
		return t, t.AddDate(1, 0, -1), err == nil
	}
	return first, last, false
}
