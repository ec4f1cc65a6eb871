package name

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic/gazetteer"
	"synoptic/news"
)

// finish turns what the model found into names: run-together ones parted,
// edges cleaned, types made to agree.
func (t *Model) finish(d *news.Doc, words []string, raw []Found, wire bool) []news.Name {
	var found []Found
	for _, f := range raw {
		for _, f := range part(words, f) {
			if f.First, f.Last = trimEdges(words, f); f.First < f.Last && !bareTitle(words, f) {
				found = append(found, f)
			}
		}
	}
	double(d, words, found)
	found = initials(words, found)
	starts := make(map[int]bool, len(d.Sentences))
	for _, s := range d.Sentences {
		starts[s.First] = true
	}
	if !wire {
		found = counties(words, t.bodies(words, starts, lettered(words, juniors(words, units(words, found)))))
		for i := range found {
			if f := &found[i]; f.Type != "PER" {
				f.Type = cmp.Or(headed(words[f.First:f.Last]), f.Type)
			}
		}
	}
	if !wire {
		found = shorter(words, found)
		humans(d, words, found)
		firms(d, words, found)
	}
	found = t.agree(words, starts, found)
	out := make([]news.Name, 0, len(found))
	for _, f := range found {
		out = append(out, news.Name{Span: d.TokenSpan(f.First, f.Last), First: f.First, Last: f.Last, Type: typeOf(words[f.First:f.Last], f.Type, wire)})
	}
	return out
}

// double makes persons' double names whole: where a hyphen without blanks ties
// a capitalised word that is in no name to the end of one.
func double(d *news.Doc, words []string, found []Found) {
	for i := range found {
		f := &found[i]
		if f.Type != "PER" || f.Last+1 >= len(words) || words[f.Last] != "-" || !isCapital(words[f.Last+1]) || !hasLetter(words[f.Last+1]) {
			continue
		}
		tied := d.Tokens[f.Last].Start == d.Tokens[f.Last-1].End && d.Tokens[f.Last+1].Start == d.Tokens[f.Last].End
		free := i+1 >= len(found) || found[i+1].First >= f.Last+2
		if tied && free && gazetteer.Kinds(words[f.Last+1]) == 0 {
			f.Last += 2
		}
	}
}

// titlesAlone are titles that are hardly ever a family name.
var titlesAlone = map[string]bool{"president": true, "minister": true, "premier": true, "chancellor": true, "secretary": true, "ambassador": true,
	"governor": true, "mayor": true, "senator": true, "director": true, "chairman": true, "spokesman": true, "spokeswoman": true, "deputy": true}

// bareTitle tells whether a "person" is one word of office.
func bareTitle(words []string, f Found) bool {
	return f.Type == "PER" && f.Last == f.First+1 && titlesAlone[strings.ToLower(words[f.First])]
}

// trimEdges takes off what is not part of a name: quotation marks, a person's
// possessive (shops and grounds may have one of their own, "Marlow's"), titles
// before a person.
func trimEdges(words []string, f Found) (first, last int) {
	first, last = f.First, f.Last
	for last > first && (!hasLetter(words[last-1]) && !hasDigit(words[last-1]) || news.Possessive(words[last-1]) && f.Type == "PER") && words[last-1] != ")" {
		last--
	}
	for first < last && !hasLetter(words[first]) && !hasDigit(words[first]) {
		first++
	}
	if f.Type != "PER" {
		return first, last
	}
	for first < last-1 && isTitle(words[first]) {
		first++
		for first < last-1 && (words[first] == "." || words[first] == "-") {
			first++
		}
	}
	return first, last
}

// isTitle tells whether a word at the head of a person's name is a title or a
// form of address; a given name ("Judge" is none, "Dean" is) never counts.
func isTitle(w string) bool {
	if _, given := gazetteer.GivenName(w); given {
		return false
	}
	_, honorific := gazetteer.Honorific(w)
	return honorific || gazetteer.IsTitleWord(w)
}

func hasLetter(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) {
			return true
		}
	}
	return false
}

func hasDigit(s string) bool { return strings.ContainsAny(s, "0123456789") }

// typeOf gives the type of a name from the model's and what everybody knows;
// in wire copy, which the model knows best, the model decides.
func typeOf(words []string, kind string, wire bool) news.EntityType {
	phrase := strings.Join(words, " ")
	known := gazetteer.Kinds(phrase)
	if kind == "PER" {
		return news.Person
	}
	switch {
	case wire && kind != "LOC":
	case wire && known&gazetteer.KindCountry == 0:
		return news.Place
	case phrase == "West" || phrase == "Middle East":
		return news.Place
	case known&gazetteer.KindCountry != 0:
		return news.Country
	case known&gazetteer.KindDemonym != 0:
		return news.Other
	case known&(gazetteer.KindBody|gazetteer.KindPress) != 0:
		return news.Organization
	case known&gazetteer.KindSeat != 0:
		if l := strings.ToLower(words[len(words)-1]); l == "palace" || l == "square" {
			return news.Place
		}
		return news.Organization
	case known != 0 && kind != "ORG":
		return news.Place
	}
	switch kind {
	case "LOC":
		return news.Place
	case "ORG":
		return news.Organization
	}
	return miscType(words)
}

// eventHeads end the names of events.
var eventHeads = map[string]bool{"war": true, "wars": true, "summit": true, "conference": true, "games": true, "olympics": true, "cup": true,
	"agreement": true, "agreements": true, "accord": true, "accords": true, "treaty": true, "pact": true, "protocol": true, "protocols": true, "convention": true,
	"revolution": true, "uprising": true, "election": true, "elections": true, "referendum": true, "festival": true, "championship": true, "championships": true,
	"open": true, "prix": true, "massacre": true, "genocide": true, "holocaust": true, "deal": true, "talks": true, "memorandum": true, "forum": true,
	"spring": true, "operation": true, "ramadan": true, "christmas": true, "easter": true, "eid": true, "earthquake": true, "hurricane": true, "typhoon": true,
	"cyclone": true, "storm": true, "tournament": true, "awards": true, "oscars": true, "intifada": true, "crisis": true, "marathon": true, "battle": true,
	"strike": true, "day": true, "process": true, "initiative": true, "plan": true}

// miscType parts the model's rest class: an event by its head noun, a product
// by a number in it ("F-16", "Boeing 737"), else other.
func miscType(words []string) news.EntityType {
	for _, i := range []int{len(words) - 1, 0} {
		if eventHeads[strings.ToLower(words[i])] {
			return news.EventName
		}
	}
	digits, upper := false, false
	for _, w := range words {
		digits = digits || hasDigit(w)
		r, _ := utf8.DecodeRuneInString(w)
		upper = upper || unicode.IsUpper(r)
	}
	if digits && upper && len(words[0]) > 0 && !hasDigit(words[0][:1]) {
		return news.Product
	}
	return news.Other
}
