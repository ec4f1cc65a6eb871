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
	at := f.head
	if f.nominal && f.verb >= 0 {
		at = f.verb
	}
	var s state
	if f.nominal {
		r.nominalState(f.head, &s)
		if f.verb >= 0 {
			r.verbState(f.verb, &s)
			if s.negated && ending[r.lemma(f.verb)] && r.is(f.head, "obj") {
				s = state{} // "will not end the strike": it goes on
			}
			switch r.lemma(f.verb) {
			case "schedule", "slate", "plan":
				s.future = true
			case "cancel", "postpone":
				s.negated = true
			}
		} else if h := r.governor(f.head); h >= 0 {
			denied, own := s.negated, s
			r.verbState(h, &s)
			if r.head(f.head) == h && r.is(f.head, "nsubj") && r.child(h, "cop") < 0 && !happening[r.lemma(h)] {
				// what may be caused by the attack is not the attack
				s.hypothetical, s.future, s.will = own.hypothetical, own.future, false
				h = f.head
			}
			s.negated = s.negated && (denied || r.head(f.head) == h && r.is(f.head, "obj", "nsubj"))
			if l := r.lemma(h); h != f.head {
				s.hypothetical = s.hypothetical || wishing[l]
				s.future = s.future || planning[l]
			}
		}
	} else {
		r.verbState(at, &s)
	}
	s.hypothetical = s.hypothetical || s.conditional && s.future
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
		if r.finite(i) && r.is(i, "xcomp") {
			return
		}
		switch {
		case r.is(i, "xcomp", "csubj") || r.is(i, "ccomp") && (wishing[l] || failing[l]) ||
			r.is(i, "acl") && !r.is(i, "acl:relcl") && r.infinitive(i) || r.is(i, "advcl") && r.infinitive(i) && planning[l]:
			s.negated = s.negated || failing[l] && !planning[l]
			s.future = s.future || planning[l] || r.is(i, "acl") && (l == "plan" || l == "decision" || l == "intention")
			s.hypothetical = s.hypothetical || wishing[l] || r.is(i, "acl") && l != "plan" && l != "decision" && l != "intention"
			if l == "go" && r.infinitive(i) {
				s.future = true
			}
			i = h
			if r.is(i, "ccomp") && !wishing[r.lemma(max(r.head(i), 0))] {
				r.marks(i, s)
				return
			}
		case r.is(i, "advcl") && r.infinitive(i): // a purpose
			s.hypothetical = true
			return
		case r.is(i, "conj") && (r.is(h, "xcomp", "ccomp") || r.ownSubject(i) < 0 && r.child(i, "aux") < 0 && r.bare(i)):
			i = h
		default:
			return
		}
	}
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
				if r.infinitive(i) { // "is to publish"
					s.future, s.will = true, true
				}
			case "would", "'d":
				if h := r.head(i); h >= 0 && r.is(i, "ccomp") && !wishing[r.lemma(h)] && r.child(i, "advcl") < 0 {
					s.future = true // "said it would": the future of the past
				} else if r.refuted(i) && r.child(i, "advcl") < 0 && !r.is(i, "ccomp") {
					s.negated = true // "ministers would not rule it out": they refused
				} else {
					s.hypothetical = true
				}
			case "could", "might", "may", "should", "can", "must", "ca":
				s.hypothetical = true
			}
		case r.is(c, "advmod", "cc:preconj", "det") && negators[w]:
			s.negated = true
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
			case "before":
				s.future = s.future || r.d.Tokens[i].XPos == "VBZ" || r.d.Tokens[i].XPos == "VBP"
			}
		case r.is(c, "advcl"):
			s.conditional = s.conditional || r.condition(c)
		case r.is(c, "nsubj", "obj"):
			r.denied(c, s)
		}
	}
	if c := r.child(i, "cop"); c >= 0 && r.is(i, "root") && planning[r.lemma(i)] {
		s.future = true
	}
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
		if w := strings.ToLower(r.d.Word(c)); r.is(c, "det", "cc:preconj", "cc") && (w == "no" || w == "neither") &&
			!(c+1 < len(r.d.Tokens) && r.d.Word(c+1) == "-") { // not "a no-confidence vote"
			s.negated = true
		}
	}
}

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
