package want

import (
	"strings"

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
var loose = map[string]bool{"by": true, "in": true, "on": true, "at": true, "to": true, "for": true, "of": true, "with": true, "from": true,
	"against": true, "between": true, "among": true, "about": true, "over": true, "under": true, "into": true, "through": true, "like": true,
	"than": true, "within": true, "without": true, "toward": true, "towards": true, "including": true, "despite": true}

// subject gives the head of the phrase that takes the stance of a verb or
// adjective with its helpers, and how it was found.
func (r *reader) subject(sent news.Sentence, t int, g group) (int, route) {
	if g.participle || g.bare {
		return r.ofParticiple(sent, t, g)
	}
	if g.infinitive {
		return r.ofInfinitive(sent, t, g)
	}
	return r.ofFinite(sent, t, g)
}

// ofFinite gives the subject of a tensed verb or of an adjective with "be".
func (r *reader) ofFinite(sent news.Sentence, t int, g group) (int, route) {
	if s := r.ownSubject(t); s >= sent.First && s < g.first {
		if r.relativePronoun(s) {
			if a := r.antecedent(sent, s); a >= 0 {
				return a, relayed
			}
			return -1, none
		}
		if near := r.before(sent, g.first); near > s && shell[r.lemma(s)] {
			return near, direct // "a proposal Russia has rejected"
		}
		if r.joined(sent, s, g.first) {
			if near := r.before(sent, g.first); near > s && r.isPerson(near) && !r.isPerson(s) {
				if first, last := r.chunk(near); first <= s && s <= last {
					return near, direct // the name after the office, wherever the tree has its head
				}
			}
			return s, direct
		}
	}
	if c := g.first - 1; c > sent.First && (r.d.Tokens[c].Tag == "CCONJ" || r.d.Word(c) == ",") {
		if s := r.ofConjunct(sent, t); s >= 0 {
			return s, shared
		}
		if s := r.ofClauseBefore(sent, c); s >= 0 && r.d.Tokens[c].Tag == "CCONJ" {
			return s, shared
		}
	}
	if c := g.first - 1; c > sent.First && r.d.Word(c) == "," {
		if s := r.aroundClause(sent, c); s >= 0 {
			return s, direct
		}
	}
	if c := g.first - 1; c >= sent.First && r.relativePronoun(c) {
		if a := r.antecedent(sent, c); a >= 0 {
			return a, relayed
		}
		return -1, none
	}
	if s := r.before(sent, g.first); s >= 0 {
		return s, guess
	}
	return -1, none
}

func (r *reader) relativePronoun(t int) bool {
	switch strings.ToLower(r.d.Word(t)) {
	case "who", "which":
		return true
	case "that":
		return r.d.Tokens[t].XPos == "WDT" || r.d.Tokens[t].Tag == "PRON"
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
		return r.nameHead(i)
	}
	return -1
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

// ownSubject gives the subject that the tree gives a verb, -1 for none.
func (r *reader) ownSubject(t int) int {
	found := -1
	r.d.Children(t, func(c int) bool {
		if c < t && news.RelIs(r.d.Tokens[c].Rel, "nsubj") {
			found = c // the one nearest to the verb
		}
		return true
	})
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

// ofConjunct gives the subject that a verb shares with the one it is
// coordinated with: both tensed, or both without a tense under one helper.
func (r *reader) ofConjunct(sent news.Sentence, t int) int {
	h, n := t, 0
	for ; n < 4 && h >= 0 && r.d.Tokens[h].Rel == "conj"; n++ {
		h = r.d.Tokens[h].Head
		if h < sent.First || h >= t {
			return -1
		}
		g := r.groupOf(sent, h)
		if s := r.ownSubject(h); s >= sent.First && s < g.first && (r.finite(h) || g.first < h || r.d.Tokens[h].Tag == "ADJ" || r.d.Tokens[h].Head < 0) {
			if r.relativePronoun(s) {
				s = r.antecedent(sent, s)
			}
			if s < 0 || !r.joined(sent, s, g.first) || r.opened(sent, g.first) || r.newSubject(sent, h+1, t) || r.clauseOpen(h+1, t) {
				return -1
			}
			return s
		}
	}
	return -1
}

// aroundClause gives the head of the phrase before a relative clause that ends
// with a comma: "The Trust, which runs the hospitals, has offered".
func (r *reader) aroundClause(sent news.Sentence, comma int) int {
	for i := comma - 1; i > sent.First+1 && i > comma-25; i-- {
		if r.d.Word(i) == "," {
			return -1
		}
		if r.relativePronoun(i) && r.d.Word(i-1) == "," {
			if s := r.antecedent(sent, i); s >= 0 {
				if first, _ := r.chunk(s); r.opensAt(sent, first) {
					return s
				}
			}
			return -1
		}
	}
	return -1
}

// clauseOpen tells whether a conjunction between two tokens opens a clause that
// has no verb before the second.
func (r *reader) clauseOpen(from, to int) bool {
	open := 0
	for i := from; i < to; i++ {
		switch {
		case r.d.Tokens[i].Tag == "SCONJ":
			open = 1
		case r.finite(i):
			open = 0
		}
	}
	return open > 0
}

// ofClauseBefore gives the subject of the tensed verb nearest before "and" at a
// token, for trees that tie the second verb elsewhere; -1 where another clause
// lies between.
func (r *reader) ofClauseBefore(sent news.Sentence, and int) int {
	for v := and - 1; v > sent.First; v-- {
		if r.relativePronoun(v) || r.d.Tokens[v].Tag == "SCONJ" || r.d.Word(v) == ";" {
			return -1
		}
		if !r.finite(v) {
			continue
		}
		verb := v
		for verb < and && r.d.Tokens[verb].Tag == "AUX" {
			verb++
		}
		g := r.groupOf(sent, verb)
		if r.opened(sent, g.first) {
			v = g.first // "before a truce is signed": the clause before it is meant
			continue
		}
		if s := r.ownSubject(verb); s >= sent.First && s < g.first && !r.relativePronoun(s) && r.joined(sent, s, g.first) {
			return s
		}
		return -1
	}
	return -1
}

// newSubject tells whether between two coordinated verbs another tensed verb
// with a noun phrase before it stands, whose subject may be meant.
func (r *reader) newSubject(sent news.Sentence, from, to int) bool {
	for i := from + 1; i < to; i++ {
		if r.d.Tokens[i].XPos == "VBD" || r.d.Tokens[i].XPos == "VBZ" || r.d.Tokens[i].XPos == "VBP" {
			if g := r.groupOf(sent, i); g.first <= to && g.first > from && r.d.Tokens[g.first-1].Tag != "CCONJ" && r.d.Tokens[i].Tag == "VERB" && i != to && !r.aside(from, g.first, to) {
				return true
			}
		}
	}
	return false
}

// aside tells whether a verb stands in a relative clause that a comma and a
// conjunction end before the second verb: "the boats that Velmar took, but
// promised".
func (r *reader) aside(from, verb, to int) bool {
	if to < 2 || r.d.Tokens[to-1].Tag != "CCONJ" || r.d.Word(to-2) != "," {
		return false
	}
	for i := verb - 1; i > from && i > verb-6; i-- {
		if r.relativePronoun(i) {
			return true
		}
	}
	return false
}

// suing are the verbs of who goes to law or to the vote to undo a thing.
var suing = map[string]bool{"sue": true, "petition": true, "appeal": true, "file": true, "vote": true, "move": true, "act": true, "lobby": true, "campaign": true, "rally": true}

// ofInfinitive gives the subject of a verb after "to" where the word before
// leaves it its own: "voted to reject".
func (r *reader) ofInfinitive(sent news.Sentence, t int, g group) (int, route) {
	h := g.first - 1
	if k := r.d.Tokens[t].Head; r.d.Tokens[t].Rel == "advcl" && (uttered[r.lemma(t)] || opposing[r.lemma(t)] && k >= 0 && suing[r.lemma(k)]) && k >= sent.First && k < t && r.finite(k) && !r.clauseOpen(k+1, t) {
		if s, how := r.ofFinite(sent, k, r.groupOf(sent, k)); how == direct || how == shared {
			return s, relayed // "marched in Lima to demand the release"
		}
	}
	if h < sent.First || !keeping[r.lemma(h)] || r.d.Tokens[h].Tag != "VERB" {
		if h >= sent.First && r.d.Tokens[h].Tag == "AUX" && r.lemma(h) == "be" { // "is to propose"
			return r.ofFinite(sent, t, group{first: h})
		}
		return -1, none
	}
	if r.lemma(h) == "want" && !opposing[r.lemma(t)] {
		return -1, none
	}
	g = r.groupOf(sent, h)
	if g.negated || g.infinitive || g.passive || g.participle || g.modal == "could" || g.modal == "might" || g.modal == "may" {
		return -1, none
	}
	s, how := r.ofFinite(sent, h, g)
	if how == direct || how == shared {
		how = relayed
	}
	return s, how
}

// ofParticiple gives the subject of "rejecting": of the clause it follows after
// a comma, or the phrase straight before it ("demonstrators demanding").
func (r *reader) ofParticiple(sent news.Sentence, t int, g group) (int, route) {
	if g.bare || r.d.Tokens[t].Tag != "VERB" {
		return -1, none
	}
	at := g.first - 1
	if at < sent.First {
		return -1, none
	}
	if r.d.Tokens[at].Tag == "NOUN" && groups[r.lemma(at)] {
		return at, relayed
	}
	if a := r.d.Tokens[t].Head; (uttered[r.lemma(t)] || r.lemma(t) == "seek") && news.RelIs(r.d.Tokens[t].Rel, "acl") && a == at && r.holder(at).party != "" && !r.isPerson(at) {
		return at, relayed // "a Norwegian plan calling for talks"
	}
	if w := r.d.Word(at); (w == "of" || w == "for") && at > sent.First+1 {
		if s := r.accused(sent, at); s >= 0 {
			return s, guess
		}
		return -1, none
	}
	if r.d.Word(at) != "," {
		return -1, none
	}
	h := r.d.Tokens[t].Head
	if h >= sent.First && h < t && r.d.Tokens[h].Tag == "VERB" && (r.finite(h) || r.groupOf(sent, h).first != h) {
		if s := r.ownSubject(h); s >= sent.First && !r.relativePronoun(s) && r.joined(sent, s, r.groupOf(sent, h).first) && !r.newSubject(sent, h+1, t) {
			return s, relayed
		}
	}
	if uttered[r.lemma(t)] {
		if s := r.ofRoot(sent, t); s >= 0 {
			return s, guess
		}
	}
	return -1, none
}

// ofRoot gives the subject that opens a sentence, of its main verb; -1 for
// none.
func (r *reader) ofRoot(sent news.Sentence, t int) int {
	for v := sent.First; v < t; v++ {
		if s := r.ownSubject(v); r.d.Tokens[v].Tag == "VERB" && (r.d.Tokens[v].Head < 0 || r.finite(v) && s == sent.First) {
			if s < sent.First || r.relativePronoun(s) || !r.joined(sent, s, r.groupOf(sent, v).first) {
				return -1
			}
			return s
		}
	}
	return -1
}

// accused gives the one who is accused of a deed that begins with the "of" at a
// token, -1 for none.
func (r *reader) accused(sent news.Sentence, of int) int {
	if r.d.Tokens[of-1].Tag != "NOUN" && r.d.Tokens[of-1].Tag != "PROPN" {
		return -1
	}
	first, _ := r.chunk(of - 1)
	if first > sent.First && (r.lemma(first-1) == "accuse" || r.lemma(first-1) == "blame") {
		return r.nameHead(of - 1)
	}
	return -1
}

// before gives the head of the noun phrase that stands straight before a verb's
// helpers and opens its clause; -1 for none.
func (r *reader) before(sent news.Sentence, verb int) int {
	t := verb - 1
	if t < sent.First {
		return -1
	}
	if r.d.Tokens[t].Tag == "PRON" && r.d.Tokens[t].XPos == "PRP" && r.opensAt(sent, t) {
		return t
	}
	if r.d.Tokens[t].Tag != "NOUN" && r.d.Tokens[t].Tag != "PROPN" {
		return -1
	}
	first, _ := r.chunk(t)
	if !r.opensAt(sent, first) {
		return -1
	}
	return r.nameHead(t)
}

// opensAt tells whether a clause opens at a token.
func (r *reader) opensAt(sent news.Sentence, i int) bool {
	if i <= sent.First {
		return true
	}
	switch w := strings.ToLower(r.d.Word(i - 1)); {
	case w == "," || w == "that" || w == ":" || w == ";" || w == "—" || w == "–" || quoteMarks[w]:
		return true
	case r.d.Tokens[i-1].Tag == "CCONJ":
		return i-2 < sent.First || r.d.Tokens[i-2].Tag == "PUNCT"
	case r.d.Tokens[i-1].Tag == "NOUN": // "a proposal Russia has rejected"
		return shell[r.lemma(i-1)]
	case r.d.Tokens[i-1].Tag == "VERB":
		return r.finite(i - 1)
	}
	return false
}
