package want

import (
	"slices"
	"strings"

	"synoptic/gazetteer"
	"synoptic/news"
)

// plain gives who takes a stance where nothing in the article says whose it is: the one whose
// office a phrase tells, a name that stands for itself, else the phrase by which he goes, "a
// district councillor", "some health officials". Only the subject of a stance or a source is
// asked for it, so nothing is made a party by its noun alone.
func (r *reader) plain(head int) holder {
	if head < 0 {
		return holder{}
	}
	first, _ := r.chunk(head)
	tok := r.d.Tokens[head]
	if head+1 < len(r.d.Tokens) && r.d.Word(head+1) == "-" && r.d.Tokens[head+1].Start == tok.End {
		return holder{} // "Velmar-based Norfish"
	}
	if unnamed[r.lemma(first)] || tok.Tag != "NOUN" && tok.Tag != "PROPN" && r.ofThem(head) < 0 {
		return holder{}
	}
	if tok.XPos == "NNPS" && r.peopled(head) {
		if r.lemma(first) == "the" {
			first++
		}
		return holder{party: r.asWritten(first, head+1)} // "House Liberals"
	}
	if k := tok.Head; tok.Rel == "appos" && k >= 0 && k < head {
		if h := r.holder(k); h.party != "" {
			return h // "Ada Vell, the Liberal who wrote the bill"
		}
	}
	if m := r.mentionAt(head); m >= 0 && r.d.Mentions[m].Kind == news.MentionName && r.d.Mentions[m].Entity >= 0 {
		return r.byName(r.d.Mentions[m])
	}
	if of := r.ofThem(head); of >= 0 {
		if r.nation(of) {
			return holder{} // "a majority of Norlanders" are no side
		}
		return r.holderOrPlain(of)
	}
	if k := r.d.Child(head, "appos"); k > head && r.d.Tokens[k].Tag == "PROPN" {
		if h := r.holderOrPlain(k); h.party != "" {
			return h // "their old partner, the Free Liberals"
		}
	}
	if !r.agent(head) {
		return r.author(head)
	}
	if !plural(r.d.Word(head)) && (first == head && r.d.Sentences[max(0, r.d.SentenceAt(head))].First == head || r.lemma(first) == "the") {
		if e := r.officer(first, head); e >= 0 {
			if x := r.w.At(r.d, e); x != nil {
				if h := r.ofEntity(x); h.party != "" {
					return h
				}
			}
		}
	}
	return r.phrased(first, head)
}

// holderOrPlain gives who a phrase stands for, by itself where nothing else tells.
func (r *reader) holderOrPlain(head int) holder {
	if h := r.holder(head); h.party != "" {
		return h
	}
	return r.plain(head)
}

// ofThem gives those of whom a word tells a part, "dozens of Liberals", "Liberals, several of
// whom"; -1 for none.
func (r *reader) ofThem(head int) int {
	if l := r.lemma(head); !partitive[l] && !quantities[l] {
		return -1
	}
	k := r.d.Child(head, "nmod")
	if k < head || !r.led(k, []string{"of"}) {
		return -1
	}
	if strings.EqualFold(r.d.Word(k), "whom") {
		return r.d.Antecedent(head)
	}
	return k
}

// quantities are the further words for a part of several.
var quantities = words("several some many most few both half all two three four none one")

// peopled tells whether a name in the plural is one for people, of a party or a faith: a
// nation's many are no side.
func (r *reader) peopled(head int) bool {
	m := r.mentionAt(head)
	return !r.nation(head) && m >= 0 && r.d.Mentions[m].Entity >= 0 && r.d.Entities[r.d.Mentions[m].Entity].Type == news.Other
}

// nation tells whether a word is a state's or its people's.
func (r *reader) nation(t int) bool {
	_, how, ok := gazetteer.Nation(r.d.Word(t))
	return ok && (how == gazetteer.Demonym || how == gazetteer.Name)
}

// author gives whose a paper or a speech is by the words for it: "one Vell text", "the audit
// office report", "the tweets that Vell sent"; none where they do not tell.
func (r *reader) author(head int) holder {
	l := r.lemma(head)
	if !papers[l] && !messages[l] && !motions[l] && !utterances[l] {
		return holder{}
	}
	h := holder{}
	if v := r.d.Tokens[head].Head; utterances[l] && v >= 0 && v < head && r.d.Tokens[head].Rel == "obj" { // "held signs"
		if s := r.ownSubject(v); s >= 0 {
			h = r.holderOrPlain(s)
		}
	}
	r.d.Children(head, func(k int) bool {
		if h.party != "" {
			return false
		}
		rel, at := r.d.Tokens[k].Rel, -1
		switch {
		case k < head && (rel == "compound" || rel == "nmod:poss"):
			at = k
		case k > head && rel == "nmod" && r.led(k, []string{"by", "from"}):
			at = k
		case k > head && news.RelIs(rel, "acl") && (issuing[r.lemma(k)] || writing[r.lemma(k)] || uttering[r.lemma(k)]):
			if at = r.d.Child(k, "obl:agent"); at < 0 {
				at = r.ownSubject(k)
			}
		}
		if at >= 0 && !r.relativePronoun(at) && (r.isPerson(at) || r.agent(at) || r.d.Tokens[at].Tag == "PRON") {
			h = r.holderOrPlain(at)
		}
		return h.party == ""
	})
	return h
}

// utterances are further nouns for what somebody says.
var utterances = words("text remark comment address rant ruling verdict finding statement sermon video poster sign banner leaflet slogan platform programme program")

// unnamed are the words before a noun with which it stands for nobody.
var unnamed = words("no any every each what which whatever neither either if")

// byName gives a name for itself: of a person called by one name, a place, a person that the
// record leaves out. The press takes no stance.
func (r *reader) byName(m news.Mention) holder {
	x := r.w.At(r.d, m.Entity)
	if x == nil {
		if n := r.d.NameAt(m.Head); n != nil && r.d.Entities[m.Entity].Type == news.Person {
			return holder{party: r.d.Words(n.Span)}
		}
		return holder{}
	}
	if _, press := gazetteer.Agency(x.Name); press || r.ofPress(x) || x.Type != news.Person && x.Type != news.Place {
		return holder{}
	}
	return holder{party: x.Name, by: x.ID}
}

// agent tells whether a noun is one for people or a body.
func (r *reader) agent(head int) bool {
	l, w := r.lemma(head), strings.ToLower(r.d.Word(head))
	if anybody[l] || nobody[l] {
		return false
	}
	if countries[l] && !ruling[l] {
		return plural(w) && l != "power" // "the current powers" are rights
	}
	if l == "defence" || l == "defense" {
		return r.lemma(r.chunkFirst(head)) == "the" // in court
	}
	if gazetteer.Persons(w) || gazetteer.IsOfficeHead(w) || gazetteer.ActorHead(w) || agents[l] && !papers[l] && !pleadings[l] || bodied[l] || ruling[l] || groups[l] || stateNouns[l] || organs[l] || stateOffices[l] {
		return true
	}
	return r.human(head)
}

// calling gives the noun of an office: "friend" of "friend of reform".
func calling(norm string) string {
	front, _, _ := strings.Cut(norm, " of ")
	return front[strings.LastIndexByte(front, ' ')+1:]
}

// nobody are nouns for people by which nobody in particular is meant.
var nobody = words("people person man woman child source rest victim dead reporter journalist correspondent reader viewer")

// officer gives the one person of the article who is called by the office that a phrase tells,
// "the governor": its words of office are among those of his, and nobody else's; -1 for none.
func (r *reader) officer(first, head int) int {
	if r.offices == nil {
		r.offices = map[string]news.Role{}
		for _, role := range r.d.Roles {
			c := calling(role.Norm)
			if one, ok := r.offices[c]; ok && one.Entity != role.Entity {
				role.Entity = -1 // of several
			} else if ok {
				continue
			}
			r.offices[c] = role
		}
	}
	role, ok := r.offices[r.lemma(head)]
	if !ok {
		return -1
	}
	norm := strings.Fields(role.Norm)
	told := strings.ToLower(r.d.Words(r.d.TokenSpan(first, head+1)))
	if slices.ContainsFunc(norm, func(w string) bool { return lesser[w] && !strings.Contains(told, w) }) {
		return -1 // "the home secretary" is not the shadow home secretary
	}
	for i := first; i < head; i++ {
		w, name := r.d.Word(i), r.d.Tokens[i].Tag == "PROPN"
		if _, place := gazetteer.Place(w); name && !place && role.Body == "" || partisan[strings.ToLower(w)] || slices.Contains(norm, strings.ToLower(w)) {
			continue // of a body of which nothing else is told
		}
		if gazetteer.IsTitleWord(w) || name || r.d.Tokens[i].Rel == "compound" {
			return -1
		}
	}
	return role.Entity
}

// lesser are the words of an office that make it another than the one they narrow.
var lesser = words("shadow deputy vice assistant under former acting")

// publicly tells whether a noun by itself is one for who acts in public.
func publicly(l string) bool {
	return (stateNouns[l] || ruling[l] || seated[l] || agents[l] || l == "prosecution" || l == "defence" || l == "defense") && !trade[l] && !ownWord[l] && l != "board" && l != "group"
}

// ranking are the words before a noun for people that tell how high they stand or how many
// they are at least, not who they are.
var ranking = words("senior top leading high-ranking prominent experienced least")

// phrased gives the phrase by which somebody goes: without article, number and whose it is,
// unless only that tells who it is, "Brekke's family".
func (r *reader) phrased(first, head int) holder {
	from, owner := first, ""
	for from < head && (r.d.Tokens[from].Tag == "DET" || r.d.Tokens[from].Tag == "NUM" || r.d.Tokens[from].XPos == "PRP$" || broad[r.lemma(from)] || ranking[r.lemma(from)] || r.d.Tokens[from].Tag == "PUNCT") {
		if r.d.Tokens[from].XPos == "PRP$" {
			h := r.holder(from)
			if h.party == "" {
				return holder{}
			}
			owner = h.party
		}
		from++
	}
	l := r.lemma(head)
	if k := r.possessor(from, head); k >= from && r.d.Tokens[k].Tag != "ADJ" && owner == "" {
		h := r.holder(r.nameHead(k))
		_, known := gazetteer.FindBody(h.party)
		if h.party != "" && (agents[l] || stateNouns[l] || l == "bureau" || known && gazetteer.OrgWord(l)) {
			return holder{party: h.party} // "the premier's bureau", "the Council of the European Union"
		}
	}
	switch {
	case owner != "" && (agents[l] || stateNouns[l]):
		return holder{party: owner} // "his lawyers"
	case owner != "":
		return holder{party: owner + "'s " + r.asWritten(from, head+1)}
	case countries[l] && !ruling[l] && (from == head || from > first && r.d.Tokens[first].Tag != "DET" || quantities[r.lemma(first)] || r.nation(from)):
		return holder{} // "most countries" are nobody, "the richest countries" somebody
	case from == head && !plural(r.d.Word(head)) && (r.lemma(first) != "the" || !publicly(l)):
		return holder{} // "a minister" is anyone, "the company" has a name, "the clerk" is no side
	case from == head && plural(r.d.Word(head)) && (stateNouns[l] || l == "party"):
		return holder{} // "senior officials", "both sides"
	}
	end := head + 1
	if end < len(r.d.Tokens) && r.lemma(end) == "general" && r.d.Tokens[end].Tag == "ADJ" {
		end++ // "inspector general"
	}
	if from == head && end == head+1 && (l == "head" || l == "chief" || l == "leader" || l == "chairman") { // "the head of the harbour board"
		if k := r.d.Child(head, "nmod"); k > head && k < head+7 && r.led(k, []string{"of"}) {
			end = k + 1
		}
	}
	return holder{party: r.asWritten(from, end)}
}

// asWritten gives the words of a phrase, without the capital that opens a sentence.
func (r *reader) asWritten(from, end int) string {
	list := strings.Fields(r.d.Words(news.Span{Start: hyphened(r.d, from).Start, End: r.d.Tokens[end-1].End}))
	if len(list) > 0 && r.d.Tokens[from].Tag != "PROPN" && !r.nation(from) && r.d.NameAt(from) == nil && r.d.Sentences[max(0, r.d.SentenceAt(from))].First >= from-2 {
		list[0] = common(list[0])
	}
	return strings.Join(list, " ")
}
