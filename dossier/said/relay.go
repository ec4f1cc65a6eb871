package said

import (
	"strings"

	"synoptic/gazetteer"
	"synoptic/news"
	"synoptic/wordlist"
)

// relayed gives an attribution to the press of what somebody said ("the Agency
// reported that Vell had said …", "Vell called it idle, the Agency reported") to
// the one who said so: the press only carried it. Others are given as they are.
func relayed(d *news.Doc, a news.Attribution) news.Attribution {
	if a.Mode == "direct" || len(a.Content) != 1 || a.Speaker >= len(d.Entities) {
		return a
	}
	press := carriers[strings.ToLower(a.SpeakerText[strings.LastIndexByte(a.SpeakerText, ' ')+1:])] // "state radio"
	if a.Speaker >= 0 {
		_, press = gazetteer.Agency(d.Entities[a.Speaker].Name)
	}
	if !press {
		return a
	}
	first, last := d.TokensIn(a.Content[0])
	v := d.HeadOf(first, last)
	if v < 0 || d.Tokens[v].Tag != "VERB" || !speaks(strings.ToLower(d.Tokens[v].Lemma)) {
		return a
	}
	s := d.Child(v, "nsubj")
	if s < first || s >= v {
		return a
	}
	speaker, source := named(d, first, v, s)
	if speaker < 0 {
		return a
	}
	from := v + 1
	if from < last && strings.EqualFold(d.Word(from), "that") {
		from++
	}
	if last-from < 3 {
		return a
	}
	b := a
	b.Relay, b.Speaker, b.SpeakerText = a.Speaker, speaker, ""
	b.Source, b.Cue = []news.Span{source}, []news.Span{d.Tokens[v].Span}
	b.Content = []news.Span{{Start: d.Tokens[from].Start, End: a.Content[0].End}}
	if !utterance(d, b) {
		return a // "reported that Vell had asked the council to pay"
	}
	return b
}

// carriers are nouns for the press where it has no name.
var carriers = wordlist.Set("media radio television tv newspaper newspapers agency press")

// named gives the entity that a subject names, and the words from the first
// token of the clause to the verb: office, name and what is said of them. A
// person named right before the verb is who the words before describe.
func named(d *news.Doc, first, verb, subject int) (entity int, source news.Span) {
	entity = -1
	for _, m := range d.MentionsIn(d.TokenSpan(first, verb)) {
		x := d.Mentions[m]
		if x.Entity < 0 {
			continue
		}
		t := d.Entities[x.Entity].Type
		if t == news.Person && x.Kind == news.MentionName && (x.Last == verb || x.Last == verb-1 && d.Word(x.Last) == ",") {
			return x.Entity, x.Span
		}
		if beside := d.Tokens[x.Head]; subject < x.First || subject >= x.Last && (beside.Head != subject || !news.RelIs(beside.Rel, "appos") && !news.RelIs(beside.Rel, "flat")) {
			continue
		}
		if t == news.Person || t == news.Organization || t == news.Country {
			entity, source = x.Entity, x.Span
			if t == news.Person && x.Kind == news.MentionName {
				return entity, source
			}
		}
	}
	return entity, source
}

// speaks tells whether a verb by its lemma is one of speaking.
func speaks(lemma string) bool {
	if lemma == "call" || lemma == "tell" {
		return true
	}
	return !mental[lemma] && gazetteer.Verb(lemma, "") != "" && gazetteer.Verb(lemma, "") != "think"
}
