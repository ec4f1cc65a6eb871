package want

import (
	"strings"

	"synoptic/gazetteer"
	"synoptic/news"
)

// route is how the subject of a stance was found.
type route int

const (
	none    route = iota
	direct        // its own, straight before it
	shared        // that of the verb it is coordinated with
	relayed       // of a participle, a relative clause, a controlled verb
	guess         // the phrase before it, where the tree has none
)

// loose are the prepositions after which a phrase is no subject of what comes.
var loose = words(`by in on at to for of with from against between among about over under into through like than within without toward towards including
		despite`)

func (r *reader) relativePronoun(t int) bool {
	switch strings.ToLower(r.d.Word(t)) {
	case "who", "which":
		return true
	case "that":
		return r.d.Tokens[t].XPos == "WDT" || r.d.Tokens[t].Tag == "PRON" || r.d.Tokens[t].Rel == "obj"
	}
	return false
}

// antecedent gives the head of the noun phrase that a relative clause hangs on:
// the one straight before its pronoun.
func (r *reader) antecedent(sent news.Sentence, pronoun int) int {
	i := pronoun - 1
	if i >= sent.First && r.d.Word(i) == "," {
		i--
	}
	if i > sent.First+1 && gazetteer.Weekday(r.d.Word(i)) > 0 { // "the conference in Velm on Monday which"
		if i--; strings.EqualFold(r.d.Word(i), "on") {
			i--
		}
	}
	for n := 0; n < 8 && i > sent.First && r.d.Word(i) == ")"; n++ { // "Senator Ada Vell (L-Velmar), who"
		for i > sent.First && r.d.Word(i) != "(" {
			i--
		}
		i--
	}
	if v := r.d.Tokens[pronoun].Head; v > pronoun && news.RelIs(r.d.Tokens[v].Rel, "acl") && strings.EqualFold(r.d.Word(pronoun), "who") {
		if h := r.d.Tokens[v].Head; h >= sent.First && h < i { // "Vell, a friend of reform who has sponsored …"
			if k := r.d.Tokens[h].Head; r.d.Tokens[h].Rel == "appos" && k >= sent.First && k < h {
				h = k
			}
			if r.isPerson(h) && !r.isPerson(i) {
				return r.nameHead(h)
			}
		}
	}
	if i >= sent.First && (r.d.Tokens[i].Tag == "NOUN" || r.d.Tokens[i].Tag == "PROPN") {
		i = r.nameHead(i)
		if h := r.d.Tokens[i].Head; r.d.Tokens[i].Tag == "PROPN" && !r.human(i) && r.led(i, []string{"in", "at", "near"}) && h >= sent.First && h < i {
			if r.d.Tokens[h].Tag == "NOUN" && r.people(h) || r.human(h) {
				return r.nameHead(h) // "a dissident in Velm who refused"
			}
			return -1 // "the conference in Velm which called for"
		}
		if h := r.d.Tokens[i].Head; h >= sent.First && h < i && strings.EqualFold(r.d.Word(pronoun), "who") && !r.human(i) && r.human(h) && r.led(i, []string{"of", "from"}) {
			return r.nameHead(h) // "Senator Ada Vell of Norland, who"
		}
		return i
	}
	return -1
}

// human tells whether a token heads the name of a person.
func (r *reader) human(t int) bool {
	m := r.mentionAt(t)
	return m >= 0 && r.d.Mentions[m].Entity >= 0 && r.d.Entities[r.d.Mentions[m].Entity].Type == news.Person
}

// nameHead gives the head of the name that ends at a token, or the token.
func (r *reader) nameHead(t int) int {
	name := r.d.NameAt(t)
	for n := 0; n < 6 && r.d.Tokens[t].Head >= 0 && r.d.Tokens[t].Head < t && news.RelIs(r.d.Tokens[t].Rel, "flat"); n++ {
		if name != nil && !name.Contains(r.d.Tokens[r.d.Tokens[t].Head].Span) {
			break // the head is a word of the office before it
		}
		t = r.d.Tokens[t].Head
	}
	return t
}

// placed tells whether a phrase stands behind a preposition of where something is, whatever
// the tree makes of it: "outside the town hall, residents held signs".
func (r *reader) placed(t int) bool {
	first, _ := r.chunk(t)
	return first > 0 && r.d.Tokens[t].Tag != "PRON" && placing[r.lemma(first-1)]
}

// placing are the prepositions of where something is, behind which stands nobody who speaks.
var placing = words("outside inside near around across behind beside")

// ownSubject gives the subject that the tree gives a verb, -1 for none.
func (r *reader) ownSubject(t int) int {
	found := -1
	r.d.Children(t, func(c int) bool {
		if c < t && news.RelIs(r.d.Tokens[c].Rel, "nsubj") && !r.placed(c) && (found < 0 || !r.timed(c)) {
			found = c // the one nearest to the verb
		}
		return true
	})
	if found >= 0 && r.timed(found) { // "on Sunday, a spokesman called", whose day the tree takes for the subject
		if a := r.d.Child(found, "appos"); a > found && a < t {
			return a
		}
	}
	return found
}

// joined tells whether nothing between a subject and its verb's helpers speaks
// against their belonging together: no other clause, unless it is set between
// commas or opened by a pronoun; nor a preposition before the subject.
func (r *reader) joined(sent news.Sentence, s, verb int) bool {
	first, _ := r.chunk(s)
	if first > sent.First && loose[strings.ToLower(r.d.Word(first-1))] && r.d.Tokens[first-1].Tag == "ADP" {
		return false
	}
	open, verbs, commas := false, 0, 0
	for i := s + 1; i < verb; i++ {
		w := strings.ToLower(r.d.Word(i))
		switch {
		case w == ",":
			commas++
			open = commas%2 == 1
		case w == ";" || w == ":":
			return false
		case r.relativePronoun(i) || w == "(" || w == "—" || w == "–":
			open = true
		case w == "whose" || w == "where":
			open = true
		case r.finite(i):
			if !open {
				return false
			}
			verbs++
		}
	}
	return verbs < 3 && verb-s < 45
}
