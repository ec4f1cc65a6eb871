package want

import (
	"strings"

	"synoptic/gazetteer"
	"synoptic/news"
)

// ofNoun gives who a common noun stands for by the adjective or name of a state
// before it, or a group by itself.
func (r *reader) ofNoun(head int) holder {
	l := r.lemma(head)
	group := groups[l] || countries[l] && plural(r.d.Word(head)) || !stateNouns[l] && r.people(head)
	if r.d.Tokens[head].Tag != "NOUN" && r.d.Tokens[head].Tag != "PROPN" || !stateNouns[l] && !group {
		return holder{}
	}
	first, _ := r.chunk(head)
	if countries[l] { // "the council's member states" are the council, "some countries" nobody
		if k := r.d.Child(head, "nmod:poss"); k >= first && r.d.Tokens[k].Tag != "PRON" {
			return r.holder(k)
		} else if r.lemma(first) == "some" || r.lemma(first) == "many" || r.lemma(first) == "several" {
			return holder{}
		}
	}
	for i := first; i < head && (l == "party" || l == "movement"); i++ { // "Vell's Unity party" is Unity
		if h := r.holder(i); r.d.Tokens[i].Rel == "compound" && r.d.Tokens[i].Tag == "PROPN" && h.named {
			return h
		}
	}
	nation := -1
	state := ""
	for i := first; i < head; i++ {
		if c, how, ok := gazetteer.Nation(r.d.Word(i)); ok && how != gazetteer.Seat {
			if i+1 < head && news.Possessive(r.d.Word(i+1)) && group {
				continue // "Peru's teachers" are teachers
			}
			state, nation = c, i
		}
	}
	for i := first; i < head; i++ { // "opposition leaders", who are no state's
		if !group && groups[r.lemma(i)] && i != nation && r.d.Tokens[i].Rel == "compound" && r.d.Tokens[i].Tag == "NOUN" {
			state, nation = "", -1
		}
	}
	for i := first; i < head && state == ""; i++ {
		if w := r.lemma(i); (groups[w] || r.d.Word(i) == "Democratic") && stateNouns[l] && (r.d.Tokens[i].Rel == "compound" || r.d.Tokens[i].Rel == "amod") && plural(r.d.Word(head)) {
			return holder{party: strings.Join(strings.Fields(common(r.d.Words(r.d.TokenSpan(i, head+1)))), " ")}
		}
	}
	switch {
	case group:
		from := head
		if nation >= 0 {
			from = nation
		}
		for nation >= 0 && from > first && r.d.Sentences[max(0, r.d.SentenceAt(head))].First != from-1 && (r.d.Tokens[from-1].Tag == "ADJ" || r.d.Tokens[from-1].Tag == "PROPN") && r.d.Word(from-1) != strings.ToLower(r.d.Word(from-1)) {
			from-- // "Republican U.S. senators"
		}
		for from > first && from == head && r.d.Tokens[from-1].Tag != "DET" { // "Republican lawmakers"
			w := r.d.Word(from - 1)
			if w == strings.ToLower(w) || from-1 == r.d.Sentences[max(0, r.d.SentenceAt(head))].First {
				break
			}
			from--
		}
		if from == head && (plural(r.d.Word(head)) || seated[l]) { // "aid groups"
			for from > first && r.narrowsGroup(from-1, head) {
				from--
			}
			if from < head {
				words := strings.Fields(r.d.Words(news.Span{Start: hyphened(r.d, from).Start, End: r.d.Tokens[head].End}))
				words[0] = common(words[0])
				return holder{party: strings.Join(words, " ")} // "harbour-rights groups"
			}
		}
		if from == head && l == "member" {
			return r.members(head)
		}
		if !plural(r.d.Word(head)) && l != "opposition" || from == head && countries[l] {
			return holder{}
		}
		return holder{party: strings.Join(strings.Fields(strings.TrimSuffix(r.d.Words(r.d.TokenSpan(from, head)), " ")+" "+common(r.d.Word(head))), " "), named: nation >= 0}
	case state != "":
		return holder{party: state, named: true}
	case ministries[l] && head > first && r.d.Tokens[head-1].Rel == "compound" && r.d.Tokens[head-1].Tag == "NOUN":
		return holder{party: r.lower(head-1, head+1)} // "the finance ministry" of a state that is not told
	}
	return holder{}
}

// members gives members by what they are of, "members of the harbour board"; by themselves
// they are nobody.
func (r *reader) members(head int) holder {
	if k := r.d.Child(head, "nmod"); k > head && k < head+8 && r.led(k, []string{"of"}) && plural(r.d.Word(head)) {
		return holder{party: r.asWritten(head, k+1)}
	}
	return holder{}
}

// people tells whether a plural noun is one for people, as its mention has it or
// by its form: "seamen", "beekeepers".
func (r *reader) people(head int) bool {
	w := strings.ToLower(r.d.Word(head))
	if r.d.Tokens[head].Tag != "NOUN" || r.d.Tokens[head].XPos != "NNS" && !strings.HasSuffix(w, "men") {
		return false
	}
	if m := r.mentionAt(head); m >= 0 && r.d.Mentions[m].Entity >= 0 {
		t := r.d.Entities[r.d.Mentions[m].Entity].Type
		return t == news.Person || t == news.Organization
	}
	if l := r.lemma(head); (strings.HasSuffix(w, "ers") || strings.HasSuffix(w, "ors")) && len(w) > 5 && !gazetteer.Lifeless(l) && !anybody[l] {
		return true
	}
	for _, end := range []string{"men", "owners", "makers", "keepers", "holders", "workers", "ists", "ians"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return gazetteer.Persons(w) && !anybody[r.lemma(head)]
}

// anybody are nouns for people that stand for no side of their own.
var anybody = words("member player user customer fighter bomber body corpse life soul")

// ministries are the parts of a state that go by what they see to.
var ministries = words("ministry department agency authority commission")

// seated are the groups that one word before them names: "the town council".
// countries are those of which one must tell which: "consuming countries".
var (
	seated = words(`community council committee commission association federation union board group party front movement alliance coalition guild club
		organisation organization faction panel league bloc lobby caucus regulator watchdog industry`)
	countries = words("country nation state power government")
)

// narrowsGroup tells whether a word before a group's noun says which it is: "aid
// groups", "liberal groups", no measure and no verdict.
func (r *reader) narrowsGroup(t, head int) bool {
	tok := r.d.Tokens[t]
	w := r.lemma(t)
	switch {
	case tok.Tag == "NOUN":
		return tok.Rel == "compound"
	case tok.XPos == "VBG":
		return tok.Head == head && countries[r.lemma(head)] // "consuming countries"
	case tok.Tag == "ADJ" && tok.XPos == "JJ" && tok.Head <= head:
		return !broad[w] && !r.judges(t) && w != "top" && w != "leading"
	}
	return false
}
