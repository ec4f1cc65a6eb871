package meet

import (
	"strings"

	"synoptic/news"
)

// fixedBy tells whether a clause that hangs on the gathering at t tells when or where
// that is fixed for.
func (r *reader) fixedBy(at, t int) bool {
	for n := 0; n < 5 && at >= 0 && at != t; n++ {
		tok := r.d.Tokens[at]
		if !r.does(at, fixes) {
			return false
		}
		if h := tok.Head; h == t || h >= 0 && r.d.Tokens[h].Head == t && news.RelIs(r.d.Tokens[h].Rel, "nmod") && (r.caseIs(h, "in") || r.caseIs(h, "at")) {
			return news.RelIs(tok.Rel, "acl") // also "a summit in Velm that ended on Friday"
		}
		at = tok.Head
	}
	return false
}

// fixedFor tells whether a date is that for which the gathering at t, of which that is
// told, was fixed: "On Monday, the hearing was set for Friday".
func (r *reader) fixedFor(at, t int) bool {
	if at < 0 {
		return false
	}
	v := r.d.Tokens[at].Head
	return v >= 0 && v == r.d.Tokens[t].Head && r.does(v, plans) && news.RelIs(r.d.Tokens[t].Rel, "nsubj")
}

// seated gives who is said to do something at a gathering by the clause that hangs on
// it: "the summit, at which the presidents of Norland and Velm were to sign"; -1 for
// none.
func (r *reader) seated(t int) (found int) {
	found = -1
	r.d.Children(t, func(v int) bool {
		if !news.RelIs(r.d.Tokens[v].Rel, "acl") || v < t {
			return true
		}
		s := r.d.Child(v, "nsubj")
		r.d.Children(v, func(c int) bool {
			w := strings.ToLower(r.d.Word(c))
			if (w == "which" && (r.caseIs(c, "at") || r.caseIs(c, "in") || r.caseIs(c, "during")) || w == "where") && s > c && r.count(s) > 1 {
				found = s
			}
			return true
		})
		return found < 0
	})
	return found
}

// off tells whether a verb goes with "off" or "back": "was put off", "called off".
func (r *reader) off(v int) (found bool) {
	r.d.Children(v, func(c int) bool {
		w := strings.ToLower(r.d.Word(c))
		found = found || r.d.Tokens[c].Rel == "compound:prt" && (w == "off" || w == "back")
		return !found
	})
	return found
}

// decided tells whether a day is the one on which it was decided that the gathering at t
// is put off or called off: "was postponed on Wednesday".
func (r *reader) decided(day, t int) bool {
	if day < 0 || r.d.Tokens[t].Tag == "VERB" {
		return false
	}
	v := r.clauseOf(r.d.Tokens[t].Head)
	return v >= 0 && r.d.Tokens[day].Head == v && day > v && (r.caseIs(day, "on") || r.d.Child(day, "case") < 0)
}

// putTo tells whether a sentence names a day as the one to which something is put off.
func (r *reader) putTo(sent news.Sentence, day string) bool {
	for _, x := range r.d.TimexesOver(sent.Span) {
		if first, _ := r.d.TokensIn(x.Span); sent.Contains(x.Span) && strings.HasPrefix(x.Value, day) && r.until(sent, first) {
			return true
		}
	}
	return false
}

// fate gives the verb that says what becomes of what was fixed by the verb at v, where the
// tree took that for the sentence's own: "The talks planned for Tuesday were put off".
func (r *reader) fate(v int) int {
	out := v
	if !r.does(v, fixes) || r.d.Child(v, "aux", "aux:pass") >= 0 {
		return v
	}
	r.d.Children(v, func(c int) bool {
		if c > v && r.d.Tokens[c].Tag == "VERB" && r.d.Tokens[c].Rel == "ccomp" && r.d.Child(c, "aux:pass") >= 0 && (r.does(c, cancels|delays) || r.d.Tokens[c].Lemma == "call" || r.off(c)) {
			out = c
		}
		return out == v
	})
	return out
}

// setFor tells whether a sentence says that something was fixed for a day: "planned for
// Tuesday", which is one to come.
func (r *reader) setFor(sent news.Sentence, day string) bool {
	for _, x := range r.d.TimexesOver(sent.Span) {
		if first, _ := r.d.TokensIn(x.Span); sent.Contains(x.Span) && strings.HasPrefix(x.Value, day) && first > 0 && strings.EqualFold(r.d.Word(first-1), "for") {
			return true
		}
	}
	return false
}
