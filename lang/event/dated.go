package event

import (
	"strings"

	"synoptic/news"
	"synoptic/wordlist"
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
	if telling[l] && !(planning[l] && r.passive(i)) && !(l == "report" && r.earlier(i)) || lasting[l] || planning[l] && r.child(i, "xcomp", "ccomp") >= 0 {
		return sense{}, false
	}
	k := r.highTime(i)
	if c := r.child(i, "ccomp"); k < 0 || c > i && r.d.Timexes[k].Start > r.d.Tokens[c].Start {
		return sense{}, false
	}
	if v := r.d.Timexes[k].Value; len(v) < 4 || len(v) == 4 && !r.placed(k) || r.spoken(t.Span) {
		return sense{}, false
	}
	if r.is(i, "acl") && !r.is(i, "acl:relcl") && r.dueTo(i) < 0 && !r.lastDone(i) || r.is(i, "csubj") {
		return sense{}, false
	}
	if !r.asserted(i) {
		return sense{}, false
	}
	return sense{}, true
}

// placed tells whether a year is when something took place: "in 2025", "last
// year".
func (r *reader) placed(k int) bool {
	first, last := r.d.TokensIn(r.d.Timexes[k].Span)
	if last-first > 1 {
		return true
	}
	return first > r.first && strings.EqualFold(r.d.Word(first-1), "in")
}

// earlier tells whether a thing was reported some days before the article: an
// alarm that was raised, not the news.
func (r *reader) earlier(i int) bool {
	k := r.highTime(i)
	o := r.objects(i)
	if k < 0 || len(o) == 0 || len(r.d.Timexes[k].Value) < 10 {
		return false
	}
	_, last, ok := bounds(r.d.Timexes[k].Value)
	pub, _, known := bounds(r.d.Article.Published.Value)
	return ok && known && last.Before(pub.AddDate(0, 0, -3))
}

// highTime gives a predicate's own time, or one that hangs on a noun behind it
// ("took the lead in the vote on Friday", "publish its report in May").
func (r *reader) highTime(i int) int {
	if k := r.ownTime(i); k >= 0 {
		return k
	}
	for n, x := range r.times {
		if x.Type != "DATE" && x.Type != "TIME" || len(x.Value) < 7 || x.Value[0] < '0' || x.Value[0] > '9' {
			continue
		}
		first, last := r.d.TokensIn(x.Span)
		h := r.d.HeadOf(first, last)
		if h < i || r.bounded(h) || first > r.first && r.d.Word(first-1) == "," {
			continue
		}
		if p := r.preposition(h); p != "on" && p != "in" {
			continue
		}
		for k, steps := r.head(h), 0; k >= i && steps < 5; k, steps = r.head(k), steps+1 {
			if k == i {
				return r.tidx[n]
			}
			if r.d.Tokens[k].Tag == "VERB" || !r.is(k, "nmod", "obj", "obl", "conj", "compound", "nsubj:pass") {
				break
			}
		}
	}
	return -1
}

// carried tells whether the day that stands behind a nominal event is that of
// the clause: "was declared the winner of the election on Friday".
func (r *reader) carried(f found) bool {
	if f.verb >= 0 {
		return false
	}
	k := r.ownTime(f.head)
	if k < 0 || len(r.d.Timexes[k].Value) < 10 {
		return false
	}
	first, last := r.d.TokensIn(r.d.Timexes[k].Span)
	h := r.d.HeadOf(first, last)
	if h < f.head || r.preposition(h) != "on" {
		return false
	}
	g := r.governor(f.head)
	return g >= 0 && r.d.Tokens[g].Tag == "VERB" && g < f.head && r.ownTime(g) < 0 && r.highTime(g) == k
}

// asserted tells whether a verb, or the one it completes, stands in a tense
// and has a subject in words.
func (r *reader) asserted(i int) bool {
	if r.dueTo(i) >= 0 || r.lastDone(i) {
		return true
	}
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
	case "VBN": // a past tense read as a participle
		if s < i && (r.head(i) < 0 || r.is(i, "ccomp", "conj", "parataxis")) {
			return true
		}
	}
	return r.child(i, "aux", "aux:pass", "cop") >= 0
}

// lastDone tells whether an adverb read as an adjective parts a participle from
// its helper ("was last inspected"), which trees take for a thing described.
func (r *reader) lastDone(i int) bool {
	if i-3 < r.first || r.d.Tokens[i].XPos != "VBN" || r.d.Tokens[i-2].Tag != "AUX" {
		return false
	}
	w, t := r.lemma(i-1), r.d.Tokens[i-3].Tag
	return (w == "last" || w == "first") && (t == "NOUN" || t == "PROPN")
}

// dueTo gives the word of planning before an infinitive ("is due to appear"), by
// the order of the words, -1 where there is none with a helper and a noun before
// it: trees hang the infinitive now here, now there.
func (r *reader) dueTo(i int) int {
	k := i - 2
	if k-2 < r.first || !strings.EqualFold(r.d.Word(i-1), "to") || !planning[r.lemma(k)] || r.d.Tokens[k-1].Tag != "AUX" {
		return -1
	}
	if t := r.d.Tokens[k-2].Tag; t != "NOUN" && t != "PROPN" && r.d.Word(k-2) != "," {
		return -1
	}
	return k
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
var telling = wordlist.Set(`say tell add note report state remark comment explain insist claim argue stress emphasise emphasize
reiterate repeat write tweet post caution warn acknowledge admit confirm deny allege assert maintain suggest indicate show reveal
describe call quote cite mention reply respond answer ask think believe know feel hope fear expect estimate predict
forecast calculate conclude see hear read understand learn recall remember point observe speak talk stress
underline highlight express voice echo label dub consider regard view put accord urge`)

// lasting are the verbs of states, which do not happen on a day.
var lasting = wordlist.Set(`be have stand remain stay include contain consist comprise mean seem look cost total amount
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

// said tells whether a time stands right behind a verb of saying other than i:
// "…, the agency said on Wednesday".
func (r *reader) said(x news.Span, i int) bool {
	first, _ := r.d.TokensIn(x)
	k := first - 1
	for k >= r.first && (r.d.Tokens[k].Tag == "ADP" || r.d.Tokens[k].Tag == "ADV") {
		k--
	}
	return k >= r.first && k > i && r.d.Tokens[k].Tag == "VERB" && (r.lemma(k) == "say" || r.lemma(k) == "tell" || r.lemma(k) == "announce" && first == k+1)
}
