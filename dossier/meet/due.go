package meet

import (
	"slices"
	"strings"

	"synoptic/gazetteer"
	"synoptic/news"
)

// timetabled tells whether the present tells of a gathering that is to be on a day that is called by
// its name alone before it: "On Tuesday, lawmakers hold a hearing". What is done before the day
// is told may be what a picture shows, or a headline tells: "Vell meets Dahl on Tuesday".
func (r *reader) timetabled(sent news.Sentence, t int, day string) bool {
	v := t
	if r.d.Tokens[t].Tag != "VERB" {
		if v = r.d.Tokens[t].Head; v < 0 || r.d.Tokens[t].Rel != "obj" || !r.does(v, holds) {
			return false
		}
	}
	if x := r.d.Tokens[v].XPos; x != "VBP" && x != "VBZ" || r.d.Child(v, "aux") >= 0 || r.d.Tokens[v].Rel != "root" {
		return false
	}
	s := r.subject(v)
	return s >= 0 && slices.ContainsFunc(r.d.TimexesOver(sent.Span), func(x news.Timex) bool {
		first, _ := r.d.TokensIn(x.Span)
		return strings.HasPrefix(x.Value, day) && gazetteer.Weekday(r.d.Words(x.Span)) > 0 && (first < v || r.sits(s) != "" && r.d.Tokens[s].Rel == "nsubj" && (r.d.Tokens[first].Head == v || r.d.Tokens[first].Head == t))
	})
}

// pending tells whether a verb of meeting stands in a clause of what is to be before something else
// can: "will decide after Vell has met Dahl on Monday", "not until she meets".
func (r *reader) pending(t int) bool {
	m, h := r.d.Child(t, "mark"), r.d.Tokens[t].Head
	if m < 1 || h < 0 || r.d.Tokens[t].Tag != "VERB" {
		return false
	}
	switch strings.ToLower(r.d.Word(m)) {
	case "after", "before", "until", "once":
		return strings.EqualFold(r.d.Word(m-1), "until") || (r.modal(h) || r.will(h)) && r.d.Tokens[h].Tag == "VERB"
	}
	return false
}

// will tells whether a verb is of what is to come.
func (r *reader) will(v int) bool {
	found := false
	r.d.Children(v, func(c int) bool {
		w := strings.ToLower(r.d.Word(c))
		found = found || r.d.Tokens[c].Tag == "AUX" && (w == "will" || w == "'ll" || w == "’ll")
		return !found
	})
	return found
}

// units are nouns for a length of time, before which "after" tells how long something went on.
var units = []string{"week", "month", "year"}

// wentOn tells whether a gathering is one that went on for so long before what its clause tells:
// "agreed after a week of negotiations". A day that the clause has is not its own.
func (r *reader) wentOn(t int) bool {
	h := r.d.Tokens[t].Head
	return h >= 0 && r.caseIs(t, "of") && slices.Contains(units, strings.ToLower(r.d.Tokens[h].Lemma)) && (r.caseIs(h, "after") || r.caseIs(h, "following"))
}

// goesOn tells whether the present tells how talks are that go on: "Talks are at a sensitive
// stage", "is in talks with".
func (r *reader) goesOn(t int) bool {
	if a := r.d.Child(t, "acl"); a > t && r.d.Tokens[a].XPos == "VBG" && strings.EqualFold(r.d.Tokens[a].Lemma, "take") && strings.EqualFold(r.d.Word(min(a+1, len(r.d.Tokens)-1)), "place") {
		return true // "a conference taking place in Velm"
	}
	if r.d.Tokens[t].XPos != "NNS" {
		return false
	}
	v := t
	if c := r.d.Child(t, "cop"); c < 0 || !r.caseIs(t, "in") {
		if v = r.d.Tokens[t].Head; v < 0 || r.d.Tokens[t].Rel != "nsubj" && !(r.caseIs(t, "for") && r.d.Tokens[v].Tag == "PROPN") { // "is in Velm for talks"
			return false
		}
	}
	c := r.d.Child(v, "cop")
	if x := r.d.Tokens[max(c, 0)].XPos; c >= 0 && x == "VB" && v == t && r.d.Tokens[t].Rel == "xcomp" {
		return true // "is said to be in talks"
	}
	return c >= 0 && (r.d.Tokens[c].XPos == "VBP" || r.d.Tokens[c].XPos == "VBZ") && r.d.Child(v, "aux") < 0 && !r.negated(v)
}

// ofSaying tells whether a date is that on which something was said in which a gathering is told of
// behind it: "reported on Friday that an adviser was in Velm for talks".
func (r *reader) ofSaying(at, t int) bool {
	v := r.clauseOf(t)
	return v >= 0 && v < at && at < t && r.clauseOf(at) == v && (r.caseIs(t, "for") || !r.situates(t)) && gazetteer.Verb(r.d.Tokens[v].Lemma, "") == gazetteer.Say
}

// open tells whether a verb in the infinitive is under none by which somebody is told to have gone
// there: "ideas include bringing Vell to the council to brief it", not "flew to Velm to meet".
func (r *reader) open(t int) bool {
	m, h := r.d.Child(t, "mark"), r.d.Tokens[t].Head
	return r.d.Tokens[t].XPos == "VB" && m >= 0 && strings.EqualFold(r.d.Word(m), "to") && h >= 0 && r.d.Tokens[h].Tag == "VERB" && r.d.Tokens[h].XPos != "VBD" && r.d.Tokens[h].XPos != "VBN" && r.d.Child(h, "nsubj") < 0
}

// plannedFor tells whether somebody is told to have planned what has a day that is not over.
func (r *reader) plannedFor(t int, when string) bool {
	h, p := r.d.Tokens[t].Head, r.d.Article.Published.Value
	return h >= 0 && r.d.Tokens[t].Rel == "xcomp" && r.d.Tokens[h].Tag == "VERB" && strings.EqualFold(r.d.Tokens[h].Lemma, "plan") && !r.negated(h) && len(when) == 10 && when[5] != 'W' && len(p) >= 10 && when >= p[:10]
}

// arrangements are nouns for what is done for a gathering to come.
var arrangements = []string{"arrangement", "preparation", "date", "venue", "agenda"}

// still tells whether the words before a noun of a gathering put it ahead: "ahead of a meeting",
// "arrangements for a meeting", "is planning a meeting".
func (r *reader) still(t int) bool {
	h := r.d.Tokens[t].Head
	if a := r.d.Child(t, "acl"); a > t && a < t+4 && r.d.Tokens[a].XPos == "VBN" && (toCome[strings.ToLower(r.d.Word(a))] || strings.EqualFold(r.d.Word(a), "slated")) {
		return true // "the hearing, slated for 3 p.m."
	}
	made := h // "making arrangements for a meeting"
	if h >= 0 && r.d.Tokens[h].Tag == "VERB" {
		made = max(r.d.Child(h, "obj"), 0)
	}
	if h >= 0 && (r.caseIs(t, "for") && slices.Contains(arrangements, strings.ToLower(r.d.Tokens[made].Lemma)) ||
		r.d.Tokens[t].Rel == "obj" && strings.EqualFold(r.d.Tokens[h].Lemma, "plan") && (r.d.Tokens[h].XPos == "VBG" || r.d.Tokens[h].XPos == "VBZ" || r.d.Tokens[h].XPos == "VBP") && r.d.Tokens[h].Tag == "VERB" && !r.negated(h)) {
		return true
	}
	for i := t - 1; i > 0 && i > t-6; i-- {
		switch w := strings.ToLower(r.d.Word(i)); {
		case w == "of":
			x := strings.ToLower(r.d.Word(i - 1))
			return (x == "ahead" || x == "advance" || x == "eve") && r.d.Child(t, "det") >= 0 && !r.det(t, "the")
		case r.d.Tokens[i].Tag == "VERB" || r.d.Tokens[i].Tag == "PUNCT" && w != "-":
			return false
		}
	}
	return false
}

// saysAfter gives who says something after a gathering, who is likely to have been there: "told
// reporters after the meeting".
func (r *reader) saysAfter(t int) []string {
	v := r.d.Tokens[t].Head
	if v < 0 || !r.caseIs(t, "after") && !r.caseIs(t, "following") || gazetteer.Verb(r.d.Tokens[v].Lemma, "") != gazetteer.Say {
		return nil
	}
	if s := r.subject(v); s >= 0 {
		return r.persons(s)
	}
	return nil
}

// entry gives the day with which an entry of a chronicle begins: "June 9 - Vell tells a hearing"; ""
// where the sentence is none.
func (r *reader) entry(sent news.Sentence) string {
	for _, x := range r.d.TimexesOver(sent.Span) {
		first, last := r.d.TokensIn(x.Span)
		if x.Type != "DATE" || len(x.Value) != 10 || x.Value[5] == 'W' || first > sent.First+1 || last+1 >= sent.Last {
			continue
		}
		switch r.d.Word(last) {
		case "-", "–", "—", ":":
			return x.Value
		}
	}
	return ""
}

// unsettled tells whether the words do not say that a gathering was: "was to have met", "sent an envoy to
// meet", "did not rule out going there to meet", "chairs meetings", sessions of drills, a briefing of the public.
func (r *reader) unsettled(t int) bool {
	x := r.d.Tokens[t]
	if x.Tag != "VERB" {
		if r.caseIs(t, "toward") || r.caseIs(t, "towards") {
			return true // "a truce from May 12 as a first step toward talks"
		}
		h := x.Head
		habit := x.XPos == "NNS" && x.Rel == "obj" && h >= 0 && (r.d.Tokens[h].XPos == "VBZ" || r.d.Tokens[h].XPos == "VBP") && r.d.Child(h, "aux") < 0 && r.d.Child(t, "det") < 0
		of := r.d.Child(t, "nmod")
		return habit && !slices.ContainsFunc(r.d.TimexesOver(r.d.TokenSpan(t, min(t+12, len(r.d.Tokens)))), func(x news.Timex) bool { return x.Type == "DATE" }) ||
			of > t && r.caseIs(of, "of") && slices.Contains(drilled, strings.ToLower(r.d.Tokens[of].Lemma))
	}
	if strings.EqualFold(x.Lemma, "brief") {
		o := r.d.Child(t, "obj")
		crowd := false
		for k := o + 1; o >= 0 && k < min(o+4, len(r.d.Tokens)); k++ { // "Congress and the public"
			crowd = crowd || slices.Contains(crowds, strings.ToLower(r.d.Word(k)))
		}
		return o >= 0 && (crowd || slices.Contains(crowds, strings.ToLower(r.d.Tokens[o].Lemma)))
	}
	if a := r.d.Child(t, "aux"); x.XPos == "VBN" && t > 2 && strings.EqualFold(r.d.Word(t-1), "have") && strings.EqualFold(r.d.Word(t-2), "to") && a >= 0 {
		return true
	}
	if m := r.d.Child(t, "mark"); x.XPos != "VB" || m < 0 || !strings.EqualFold(r.d.Word(m), "to") {
		return false
	}
	if h := x.Head; h >= 0 && slices.Contains(sends, strings.ToLower(r.d.Tokens[h].Lemma)) {
		return true
	}
	for i := t - 1; i > 0 && i > t-8; i-- {
		if w := strings.ToLower(r.d.Word(i)); w == "out" && strings.HasPrefix(strings.ToLower(r.d.Word(i-1)), "rul") {
			return true
		}
	}
	return false
}

// What sessions are of that are no gatherings, who is many, and verbs by which somebody else is to go.
var (
	drilled = []string{"drill", "exercise", "training", "trading", "practice", "play", "firing"}
	crowds  = []string{"public", "reporter", "journalist", "press", "media"}
	sends   = []string{"send", "dispatch"}
)
