package event

import (
	"strings"

	"synoptic/news"
)

// dated reads a happening that no table knows: a finite verb with a subject
// and a date of its own, that is neither saying nor being ("The court annulled
// the vote in May").
func (r *reader) dated(i int) (sense, bool) {
	t := r.d.Tokens[i]
	if t.Tag != "VERB" || r.is(i, "amod", "compound", "case", "fixed", "aux", "cop", "mark") {
		return sense{}, false
	}
	l := r.lemma(i)
	if telling[l] || lasting[l] || planning[l] && r.child(i, "xcomp", "ccomp") >= 0 || r.child(i, "ccomp") >= 0 {
		return sense{}, false
	}
	k := r.ownTime(i)
	if k < 0 || len(r.d.Timexes[k].Value) < 4 || r.spoken(t.Span) {
		return sense{}, false
	}
	if r.is(i, "acl") && !r.is(i, "acl:relcl") || r.is(i, "csubj") {
		return sense{}, false
	}
	if !r.asserted(i) {
		return sense{}, false
	}
	return sense{}, true
}

// asserted tells whether a verb, or the one it completes, stands in a tense
// and has a subject in words.
func (r *reader) asserted(i int) bool {
	for range 3 {
		switch {
		case r.is(i, "xcomp"), r.is(i, "conj") && r.ownSubject(i) < 0:
			if h := r.head(i); h >= 0 && (r.d.Tokens[h].Tag == "VERB" || planning[r.lemma(h)]) {
				i = h
				continue
			}
			return false
		}
		break
	}
	s := r.ownSubject(i)
	if s < 0 || r.relative(s) {
		return s >= 0 && r.is(i, "acl:relcl")
	}
	switch r.d.Tokens[i].XPos {
	case "VBD", "VBZ", "VBP":
		return true
	}
	return r.child(i, "aux", "aux:pass", "cop") >= 0
}

// spoken tells whether a place in the text lies in somebody's very words.
func (r *reader) spoken(at news.Span) bool {
	for _, a := range r.d.Attributions {
		if a.Mode == "indirect" {
			continue
		}
		for _, c := range a.Content {
			if c.Contains(at) && a.Mode == "direct" {
				return true
			}
		}
	}
	s := r.d.Sentences[max(r.d.SentenceAt(r.first), 0)]
	before := r.d.Article.Text[min(s.Start, at.Start):at.Start]
	return strings.Count(before, "“") > strings.Count(before, "”") || strings.Count(before, `"`)%2 == 1
}

// telling are the verbs of saying, showing and thinking, whose date is that of
// the report and not of what it tells.
var telling = words(`say tell add note report state remark comment explain insist claim argue stress emphasise emphasize
reiterate repeat write tweet post caution warn acknowledge admit confirm deny allege assert maintain suggest indicate show reveal
describe call quote cite mention reply respond answer ask think believe know feel hope fear expect estimate predict
forecast calculate conclude find see hear read understand learn recall remember point observe declare speak talk stress
underline highlight express voice echo label dub consider regard view put accord urge`)

// lasting are the verbs of states, which do not happen on a day.
var lasting = words(`be have stand remain stay include contain consist comprise mean seem look cost total amount
belong depend own live reside lie exist concern involve represent constitute compare differ relate matter deserve need want
like love hate prefer tend use do get keep equal exceed average number range vary weigh measure carry hold last rank`)

// open tells whether no table says that a verb is no event.
func (r *reader) open(i int) bool {
	for _, s := range verbTable()[r.lemma(i)] {
		if r.fits(i, s) && s.Type == "skip" {
			return false
		}
	}
	return true
}
