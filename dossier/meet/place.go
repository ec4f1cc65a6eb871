package meet

import (
	"slices"
	"strings"

	"synoptic/gazetteer"
	"synoptic/identity"
	"synoptic/news"
	"synoptic/wordlist"
)

// where gives the place and venue of a gathering from its sentence.
func (r *reader) where(sent news.Sentence, t int) (place, venue string) {
	far := 1 << 30
	for _, n := range r.d.NamesOver(sent.Span) {
		if !sent.Contains(n.Span) {
			continue
		}
		words := strings.Fields(r.d.Words(n.Span))
		if r.ofOther(n, t) {
			continue // "a board meeting before talks at the Orvel Palace"
		}
		if _, how, ok := gazetteer.Nation(r.d.Words(n.Span)); ok && how == gazetteer.Seat && !r.inside(n.First) && !r.seatOf(n, t) {
			continue // a government, not a place
		}
		if len(r.d.RolesOver(n.Span)) > 0 && n.Last != t {
			continue // "the minister of state at the Foreign Ministry"
		}
		if b := n.Last; b < sent.Last && r.d.Tokens[b].Tag == "NOUN" && gazetteer.Building(r.d.Word(b)) && r.at(n.First) {
			if venue == "" {
				venue = r.d.Words(r.d.TokenSpan(n.First, b+1)) // "at the Orvel hotel"
			}
			continue
		}
		if len(words) > 1 && (gazetteer.Building(words[len(words)-1]) || gazetteer.BuildingFirst(identity.Fold(words[0]))) {
			if venue == "" && r.at(n.First) {
				venue = r.d.Words(n.Span)
			}
			continue
		}
		if n.Type != news.Place && n.Type != news.Country || n.First == 0 || n.Last != t && !r.ofThose(n, t) && r.another(n.Span, t) || n.First == sent.First+1 && r.judged(t) {
			continue // "In Velm, a spokesman welcomed the talks"
		}
		if _, how, state := gazetteer.Nation(r.d.Words(n.Span)); (!state || how == gazetteer.Seat) && n.Last == t && r.d.Tokens[t].Tag != "VERB" {
			place, far = r.d.Words(n.Span), 0 // "the Kisumu summit"
			continue
		}
		if _, _, state := gazetteer.Nation(r.d.Words(n.Span)); state && n.Last == t && !gazetteer.City(r.d.Words(n.Span)) {
			continue // "at a Norland hearing" is whose it is
		}
		if n.Type == news.Country && r.topic(n, t) || r.elsewhereHappens(n, t) || r.reports(n) || waters(words) {
			continue // "talks on the deadlock in Norland", "to discuss the crisis in Norland"
		}
		goes := r.d.Tokens[n.First].Rel == "obj" && r.does(r.d.Tokens[n.First].Head, travels) // "visited Velm for talks"
		if p := r.into(n.First); (p == "to" || goes) && r.aim(n.Last) || p == "in" || p == "at" || p == "near" {
			dist := max(n.First-t, t-n.First)
			if h := r.d.HeadOf(n.First, n.Last); h >= 0 && r.d.Tokens[h].Head == t {
				dist = 1 // its own
			}
			if dist < far {
				place, far = r.placeName(n), dist
			}
		}
	}
	return place, venue
}

// ofOther tells whether a name is told of another gathering than that at t.
func (r *reader) ofOther(n news.Name, t int) bool {
	i := r.d.HeadOf(n.First, n.Last)
	for k := 0; k < 5 && i >= 0 && i != t; k++ {
		if r.d.Tokens[i].Tag == "VERB" {
			return false
		}
		if l := strings.ToLower(r.d.Tokens[i].Lemma); k > 0 && r.d.Tokens[i].Tag == "NOUN" && meets(l) && l != "visit" {
			return r.d.Tokens[t].Head != i && r.d.Tokens[i].Head != t // "a round of talks in Velm"
		}
		i = r.d.Tokens[i].Head
	}
	return false
}

// dateline gives the town from which a report is that tells of a gathering in the
// sentence behind its dateline: "VELM, May 4 (Agency) - Leaders opened a summit on Monday".
func (r *reader) dateline(sentence int) string {
	s, opens := r.d.Sentences[sentence], r.d.Opens(sentence)
	if sentence > 0 && r.d.Sentences[sentence-1].Block == s.Block { // it is a sentence by itself
		s, opens = r.d.Sentences[sentence-1], s.First
		if w := r.d.Word(opens - 1); w != "-" && w != "–" && w != "—" {
			return ""
		}
	}
	if n := r.d.NameAt(s.First); n != nil && n.Last <= opens && (n.Type == news.Place || gazetteer.City(r.d.Words(n.Span))) {
		w := strings.Fields(r.d.Words(n.Span))
		for i := range w {
			c := []rune(w[i])
			w[i] = string(c[:1]) + strings.ToLower(string(c[1:]))
		}
		return strings.Join(w, " ")
	}
	return ""
}

// judged tells whether a gathering is the object of what is said of it or done to it, and
// not of its being held or attended.
func (r *reader) judged(t int) bool {
	return r.d.Tokens[t].Tag != "VERB" && r.d.Tokens[t].Rel == "obj" && !r.does(r.d.Tokens[t].Head, holds|attends)
}

// happenings are nouns for what goes on at a place, of which a gathering may speak far from it.
var happenings = wordlist.Set(`crisis conflict war violence fighting unrest crackdown uprising situation attack bombing shooting spill leak explosion blast fire disaster
	earthquake quake flood storm outbreak epidemic operation strike riot protest killing massacre deadlock mission`)

// elsewhereHappens tells whether a name is that of the place where something else happens than
// the gathering at t.
func (r *reader) elsewhereHappens(n news.Name, t int) bool {
	h := r.d.HeadOf(n.First, n.Last)
	return h >= 0 && r.d.Tokens[h].Head >= 0 && r.d.Tokens[h].Head != t && r.d.Tokens[r.d.Tokens[h].Head].Tag == "NOUN" && happenings[r.headLemma(h)]
}

// ofHappening tells whether a date hangs on what happened before a gathering: "after the explosion
// of the rig on April 20".
func (r *reader) ofHappening(at, t int) bool {
	for k := 0; k < 5 && at >= 0 && at != t && r.d.Tokens[at].Tag != "VERB"; k++ {
		if k > 0 && r.d.Tokens[at].Tag == "NOUN" && happenings[strings.ToLower(r.d.Tokens[at].Lemma)] {
			return true
		}
		at = r.d.Tokens[at].Head
	}
	return false
}

// reports tells whether a name says where somebody is who only says something: "Vell in Velm says".
func (r *reader) reports(n news.Name) bool {
	h := r.d.HeadOf(n.First, n.Last)
	if h < 0 || r.d.Tokens[h].Head < 0 {
		return false
	}
	s := r.d.Tokens[h].Head
	v := r.d.Tokens[s].Head
	return v >= 0 && r.headed(s) != "" && r.d.Tokens[s].Rel == "nsubj" && gazetteer.Verb(r.d.Tokens[v].Lemma, "") == gazetteer.Say
}

// waters tells whether words name a sea, on which nobody meets.
func waters(words []string) bool {
	return len(words) > 1 && slices.ContainsFunc([]string{words[0], words[len(words)-1]}, func(w string) bool {
		return w == "Gulf" || w == "Sea" || w == "Ocean" || w == "Strait" || w == "Bay" && w == words[0]
	})
}

// topic tells whether a name is of what the gathering at t is about.
func (r *reader) topic(n news.Name, t int) bool {
	h := r.d.HeadOf(n.First, n.Last)
	if h < 0 || r.d.Tokens[h].Head < 0 {
		return false
	}
	if w := strings.ToLower(r.d.Word(t + 1)); t < n.First && (w == "on" || w == "about" || w == "over") && r.piece(t, n.First) && !slices.ContainsFunc(r.d.Tokens[t:n.First], func(x news.Token) bool { return x.Tag == "VERB" || x.Tag == "PUNCT" }) {
		return true // "a conference on reconstruction in Norland"
	}
	of := r.d.Tokens[h].Head
	return of != t && r.d.Tokens[of].Head == t && (r.caseIs(of, "on") || r.caseIs(of, "about") || r.caseIs(of, "over"))
}

// placeName gives a place's name, with the article that is part of it: "The Hague".
func (r *reader) placeName(n news.Name) string {
	if n.First > 1 && r.d.Word(n.First-1) == "The" && r.d.Tokens[n.First-1].End+1 == n.Start && r.d.SentenceAt(n.First-2) == r.d.SentenceAt(n.First) {
		return "The " + r.d.Words(n.Span)
	}
	return r.d.Words(n.Span)
}

// ofThose tells whether a name hangs on those whom the word at t has somebody meet: "met
// with workers in Lisbon".
func (r *reader) ofThose(n news.Name, t int) bool {
	at := r.d.HeadOf(n.First, n.Last)
	if at < 0 || r.d.Tokens[at].Head < 0 {
		return false
	}
	of := r.d.Tokens[at].Head
	return r.d.Tokens[of].Tag == "NOUN" && r.d.Tokens[of].Head == t && r.caseIs(of, "with")
}

// seatOf tells whether the name of a capital says where the gathering at t is, "the
// Paris talks", and not who sits there, "Paris-London talks".
func (r *reader) seatOf(n news.Name, t int) bool {
	return n.Last == t && r.d.Tokens[t].Tag != "VERB" && gazetteer.City(r.d.Words(n.Span)) &&
		(n.First == 0 || r.d.Tokens[n.First-1].Tag == "DET" || r.d.Tokens[n.First-1].Tag == "ADP" || r.d.Tokens[n.First-1].Tag == "VERB")
}

// into gives the preposition before the name of a place, also by way of what it is:
// "in the city of".
func (r *reader) into(t int) string {
	w := strings.ToLower(r.d.Word(t - 1))
	if w == "the" && t > 1 { // "in The Hague", "in the Velm valley"
		t--
		w = strings.ToLower(r.d.Word(t - 1))
	}
	lo := r.d.Sentences[max(0, r.d.SentenceAt(t))].First
	capital := w == "," && t > 1 && grounds[strings.ToLower(r.d.Tokens[t-2].Lemma)] // "in the Norlandic capital, Velm"
	capital = capital || grounds[w]                                                 // "in the Norlandic capital Velm"
	for i := t - 2; (w == "of" || capital) && i >= lo && i > t-7; i-- {
		switch r.d.Tokens[i].Tag {
		case "NOUN", "ADJ", "DET", "PROPN":
		case "ADP":
			return strings.ToLower(r.d.Word(i))
		default:
			return w
		}
	}
	return w
}

// at tells whether a preposition of place stands before a venue's name.
func (r *reader) at(t int) bool {
	for i := t - 1; i >= 0 && i >= t-6; i-- {
		switch strings.ToLower(r.d.Word(i)) {
		case "at", "in", "inside", "into", "to":
			return true
		case ",", ".", ";", "said", "by", "of":
			return false
		}
		if tag := r.d.Tokens[i].Tag; tag == "VERB" || tag == "AUX" {
			return false
		}
	}
	return false
}

// placeOf gives the state that a place lies in, "" when the gazetteer does not
// know it.
func placeOf(place string) string {
	if c, ok := gazetteer.Place(place); ok {
		return c
	}
	return ""
}

// inside tells whether a name follows "at", "in" or "inside".
func (r *reader) inside(t int) bool {
	for i := max(0, t-2); i < t; i++ {
		switch strings.ToLower(r.d.Word(i)) {
		case "at", "in", "inside":
			return true
		}
	}
	return false
}

// aim tells whether what follows the place that somebody goes to puts a gathering
// there: "flew to Velm, where", "came to Velm for talks".
func (r *reader) aim(after int) bool {
	after = r.behind(after - 1)                   // "flew to Velm on Monday for talks"
	if strings.EqualFold(r.d.Word(after), "in") { // "went to Velm in May 2031, where"
		for _, x := range r.d.TimexesOver(r.d.Tokens[min(after+1, len(r.d.Tokens)-1)].Span) {
			_, after = r.d.TokensIn(x.Span)
		}
	}
	for i := after; i < min(after+3, len(r.d.Tokens)-1) && r.d.Tokens[i].Tag == "PUNCT"; i++ {
		after = i // a quotation may begin there
	}
	if after+1 >= len(r.d.Tokens) {
		return false
	}
	if strings.EqualFold(r.d.Word(after+1), "where") {
		return true
	}
	if strings.EqualFold(r.d.Word(after), "to") && gatheringVerb[strings.ToLower(r.d.Tokens[after+1].Lemma)] {
		return true // "flew to Velm to meet"
	}
	if !strings.EqualFold(r.d.Word(after), "for") {
		return false
	}
	for i := after + 1; i < min(after+4, len(r.d.Tokens)); i++ {
		if _, ok := gatheringNoun[strings.ToLower(r.d.Tokens[i].Lemma)]; ok {
			return true
		}
	}
	return false
}
