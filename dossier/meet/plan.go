package meet

import (
	"slices"
	"strings"
	"time"

	"synoptic/gazetteer"
	"synoptic/news"
)

// ahead tells whether a day, week or month lies after the report.
func (r *reader) ahead(when string) bool {
	p := r.d.Article.Published.Value
	if strings.Contains(when, "-W") && len(when) == len("2031-W07") {
		return len(p) >= 10 && when > weekOf(p[:10])
	}
	if len(when) == 7 && len(p) >= 7 {
		return when[5] != 'Q' && when > p[:7]
	}
	return len(when) >= 10 && len(p) >= 10 && when[4] == '-' && when[5] != 'W' && when[:10] > p[:10]
}

// settled tells whether a day to come is fixed for a gathering: nothing in the
// sentence only proposes, hopes or doubts.
func (r *reader) settled(sent news.Sentence, t int) bool {
	for i := sent.First; i < sent.Last; i++ {
		if i > sent.First && strings.EqualFold(r.d.Word(i), "been") && strings.EqualFold(r.d.Word(i-1), "had") {
			return false // "had been due": it is no more
		}
		if r.d.Tokens[i].Tag == "PROPN" || r.d.Tokens[i].Tag == "NOUN" && r.d.Word(i) == "May" {
			continue // the month
		}
		switch strings.ToLower(r.d.Tokens[i].Lemma) {
		case "if", "may", "might", "could", "whether", "possible", "not", "never":
			return false
		}
		if r.does(i, proposes|refuses) {
			return false
		}
	}
	return true
}

// potentialWord marks a gathering that is only thought of.
var potentialWord = map[string]bool{"potential": true, "possible": true, "future": true, "prospective": true, "proposed": true,
	"eventual": true, "hypothetical": true, "next": true, "face-to-face": true}

// toCome marks a gathering that is fixed and has not been.
var toCome = map[string]bool{"upcoming": true, "scheduled": true, "forthcoming": true, "planned": true, "coming": true, "expected": true}

// comes tells whether the words at a gathering put it ahead: "the upcoming
// summit", "is scheduled to meet".
func (r *reader) comes(t int) bool {
	if strings.EqualFold(r.d.Word(t), "due") {
		return true // "is due in court"
	}
	if r.d.Tokens[t].Tag == "VERB" {
		if r.aheadOf(t) || r.whenever(t) || r.purpose(t) == "planned" {
			return true
		}
		h := r.d.Tokens[t].Head
		if h < 0 {
			return false
		}
		l := strings.ToLower(r.d.Tokens[h].Lemma)
		if rel := r.d.Tokens[t].Rel; rel != "xcomp" && rel != "advcl" {
			return l == "plan" && r.d.Tokens[h].Tag == "NOUN" && news.RelIs(r.d.Tokens[t].Rel, "acl") // "announced plans to meet"
		}
		w := strings.ToLower(r.d.Word(h))
		return w == "scheduled" || w == "due" || w == "set" || l == "plan" && w != "planned"
	}
	if r.still(t) {
		return true
	}
	if v := r.clauseOf(t); r.which(t) || v >= 0 && (r.situates(t) || r.caseIs(t, "for")) && r.d.Tokens[v].Tag == "VERB" && r.whenever(v) {
		return true // also "when she arrives for a summit"
	}
	first, _ := r.d.Subtree(t)
	for i := max(first, t-6); i < t; i++ {
		if r.d.Tokens[i].Head == t && r.piece(i, t) && toCome[strings.ToLower(r.d.Word(i))] && !earlierWord[strings.ToLower(r.d.Word(max(first, i-1)))] {
			return true
		}
	}
	return false
}

// whenever tells whether a verb of the present stands in a clause with "when": "when
// they meet on Monday".
func (r *reader) whenever(t int) bool {
	if x := r.d.Tokens[t].XPos; x != "VBP" && x != "VBZ" && x != "VB" || r.d.Child(t, "aux") >= 0 {
		return false
	}
	for i := t - 1; i >= 0 && i > t-8; i-- {
		if w := strings.ToLower(r.d.Word(i)); w == "when" {
			return true
		} else if w == "," || w == "." {
			return false
		}
	}
	return false
}

// aheadOf tells whether a verb is something to come, or was when it was told of: "is to
// meet", "was due to hold".
func (r *reader) aheadOf(t int) bool {
	if t < 2 || !strings.EqualFold(r.d.Word(t-1), "to") || r.d.Tokens[t].Tag != "VERB" {
		return false
	}
	switch strings.ToLower(r.d.Word(t - 2)) {
	case "is", "are", "'s", "’s", "was", "were":
		return r.d.Tokens[t-2].Tag == "AUX" || r.d.Tokens[t-2].Tag == "VERB"
	case "due":
		return t < 3 || !strings.EqualFold(r.d.Word(t-3), "been")
	}
	return false
}

// which tells whether a clause with "which" straight behind a noun tells what will be at it: "the
// briefing, which will also involve".
func (r *reader) which(t int) bool {
	i := t + 1
	if r.d.Word(i) == "," {
		i++
	}
	w := strings.ToLower(r.d.Word(i))
	return (w == "which" || w == "that") && strings.EqualFold(r.d.Word(i+1), "will")
}

// next gives the day a week after one of the week before a report, which a day of
// the week means that is to come, and the report's own day; "" for another.
func next(when, published string) string {
	day, err := time.Parse(time.DateOnly, when)
	at, err2 := time.Parse(time.DateOnly, published[:min(10, len(published))])
	if err == nil && err2 == nil && day.Equal(at) {
		return when // what is to be held in the course of the day
	}
	if err != nil || err2 != nil || !day.Before(at) || at.Sub(day) > 6*24*time.Hour {
		return ""
	}
	return day.AddDate(0, 0, 7).Format(time.DateOnly)
}

// lastWeek gives the day a week before one to come that a sentence calls by its name
// alone; "" for another.
func (r *reader) lastWeek(sent news.Sentence, when string) string {
	day, err := time.Parse(time.DateOnly, when)
	if err != nil || !r.ahead(when) {
		return ""
	}
	for _, x := range r.d.TimexesOver(sent.Span) {
		if strings.HasPrefix(x.Value, when) && gazetteer.Weekday(r.d.Words(x.Span)) > 0 {
			return day.AddDate(0, 0, -7).Format(time.DateOnly)
		}
	}
	return ""
}

// weekdays puts a day of the week that was read as the last ("Monday's summit") on the
// next one where the report has a gathering on that.
func (r *reader) weekdays(gs []*gathering) {
	to := map[string]bool{}
	for _, g := range gs {
		if r.ahead(g.when) {
			to[g.when] = true
		}
	}
	coming := slices.ContainsFunc(gs, func(g *gathering) bool { return g.status == "planned" && g.when == "" })
	for _, g := range gs {
		d := next(g.when, r.d.Article.Published.Value)
		if d == "" || g.status == "held" {
			continue
		}
		if to[d] {
			g.when, g.earlier = d, false
		} else if coming && g.status == "" && g.noun != "" && r.soon(d) && r.possessed(g) {
			g.when, g.earlier, g.status, g.planned = d, false, "planned", true // "Monday's summit", on a Sunday
		}
	}
}

// soon tells whether a day is one of the two after the report.
func (r *reader) soon(day string) bool {
	a, err := time.Parse(time.DateOnly, day)
	p := r.d.Article.Published.Value
	b, err2 := time.Parse(time.DateOnly, p[:min(10, len(p))])
	return err == nil && err2 == nil && a.Sub(b) <= 48*time.Hour
}

// possessed tells whether a gathering is called that of a day of the week: "Monday's
// summit".
func (r *reader) possessed(g *gathering) bool {
	p := r.d.Child(g.token, "nmod:poss")
	return p >= 0 && gazetteer.Weekday(r.d.Word(p)) > 0
}

// potential tells whether a gathering is only proposed, wished for or denied.
func (r *reader) potential(t int) bool {
	first, _ := r.d.Subtree(t)
	for i := max(first, t-5); i < t; i++ {
		if potentialWord[strings.ToLower(r.d.Word(i))] {
			return true
		}
	}
	if h := r.d.Tokens[t].Head; h >= 0 && r.caseIs(t, "to") && r.d.Tokens[h].Tag == "ADJ" && strings.EqualFold(r.d.Word(h), "open") {
		return true
	}
	if r.d.Tokens[t].Tag == "NOUN" && r.asIt(t) {
		return false // "the panel, meeting in Velm, did not rule"
	}
	if v := r.clauseOf(t); v >= 0 && r.caseIs(t, "at") && r.fresh(t) && r.modal(v) {
		return true // "could only be done at a summit"
	}
	if r.caseIs(t, "before") || r.caseIs(t, "at") || r.caseIs(t, "during") || r.caseIs(t, "after") || r.caseIs(t, "following") || r.caseIs(t, "in") && t < r.d.Tokens[t].Head || r.caseIs(t, "of") && r.edgeOf(t) {
		return false // what surrounds it may be denied, not the meeting
	}
	neg := false
	modal := func(v int) {
		told := r.backshifted(v)
		r.d.Children(v, func(c int) bool {
			w := strings.ToLower(r.d.Word(c))
			if r.d.Tokens[c].Tag == "PROPN" {
				return true // the month of May
			}
			neg = neg || r.d.Tokens[t].Tag == "VERB" && r.d.Tokens[c].Rel == "mark" && (w == "if" || w == "unless") || w == "not" || w == "n't" || w == "n’t" || w == "would" && !told || w == "could" || w == "might" || w == "may" || w == "until" || v == t && (w == "should" || w == "must")
			return !neg
		})
	}
	if r.d.Tokens[t].Tag == "VERB" {
		r.d.Children(t, func(c int) bool { // "unlikely before he meets", "if they meet"
			w := strings.ToLower(r.d.Word(c))
			neg = neg || r.d.Tokens[c].Rel == "mark" && (w == "before" && !strings.HasPrefix(r.d.Tokens[t].XPos, "VBD") && r.d.Tokens[t].XPos != "VBG" || w == "until" || w == "if" || w == "unless")
			return !neg
		})
	}
	if t > 0 && r.d.Tokens[t].XPos == "VBG" {
		switch strings.ToLower(r.d.Word(t - 1)) {
		case "about", "of", "for", "on", "without", "to":
			return true // "spoke about negotiating with"
		}
	}
	v, does := t, news.RelIs(r.d.Tokens[t].Rel, "nsubj") && r.d.Tokens[t].Rel != "nsubj:pass" // those at it "were to discuss"
	for n := 0; n < 3 && v >= 0; n++ {
		if n > 0 && r.does(v, thinks) {
			return !does && !r.still(t)
		}
		if r.d.Tokens[v].Tag == "VERB" {
			if does && !r.does(v, occurs) {
				return false // the session "would soften" somebody
			}
			modal(v)
			if rel := r.d.Tokens[v].Rel; neg || rel != "xcomp" && (rel != "acl" || r.d.Tokens[v].XPos != "VB") {
				return neg
			}
		}
		v = r.d.Tokens[v].Head
	}
	return neg
}

// backshifted tells whether a verb is what somebody said that he would do, which is fixed
// as far as he goes: "said he would meet Vell on Friday".
func (r *reader) backshifted(v int) bool {
	h := r.d.Tokens[v].Head
	return h >= 0 && news.RelIs(r.d.Tokens[v].Rel, "ccomp") && (r.d.Tokens[h].XPos == "VBD" || r.d.Tokens[h].XPos == "VBG") && gazetteer.Verb(r.d.Tokens[h].Lemma, "") == gazetteer.Say &&
		r.d.Child(v, "nsubj") >= 0 && r.d.Child(v, "advcl") < 0
}

// leaving tells whether what a gathering at t is a circumstance of is a journey or a deed
// told in the present, or it is itself to go on, which is to come where it has a day.
func (r *reader) leaving(t int) bool {
	if r.d.Tokens[t].Tag == "VERB" || !r.situates(t) {
		return false
	}
	v := r.clauseOf(r.d.Tokens[t].Head)
	if v < 0 {
		return false
	}
	l, x := strings.ToLower(r.d.Tokens[v].Lemma), r.d.Tokens[v].XPos
	return (x == "VBZ" || x == "VBP") && (r.does(v, travels) || strings.EqualFold(r.d.Word(v), "leaves") || l == "leave" || l == "depart" || l == "return")
}
