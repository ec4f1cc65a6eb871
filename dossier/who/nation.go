package who

import (
	"strings"

	"synoptic/gazetteer"
	"synoptic/news"
)

// peopled gives the state whose people's adjective stands before a noun as its
// attribute, the last of several, "" for none.
func peopled(d *news.Doc, noun int) (state string) {
	d.Children(noun, func(k int) bool {
		if c, how, ok := gazetteer.Nation(d.Word(k)); ok && how == gazetteer.Demonym && k < noun && (news.RelIs(d.Tokens[k].Rel, "amod") || news.RelIs(d.Tokens[k].Rel, "compound")) && !ofName(d, k) {
			state = c
		}
		return true
	})
	return state
}

// ofName tells whether the adjective of a people is of a longer name, "the Norlandic Open", and
// says of nobody that he is one of them.
func ofName(d *news.Doc, t int) bool {
	n := d.NameAt(t)
	if n != nil && n.Last > t+1 && n.Type != news.Person {
		return true
	}
	return t > 0 && strings.EqualFold(d.Word(t), "American") && continents[strings.ToLower(d.Word(t-1))] // "South American"
}

// continents are words before "American" by which it tells no state.
var continents = set("south latin central african north native")

type calledKey struct{}

// calledIn gives, by index of the article's persons, how often each is spoken of
// by the name of a people alone ("Ada Vell fell … the Norlander got up"), or is
// the first named after a lead that tells of one of a people ("A Norlandic climber
// has died. Ada Vell, 32, fell").
func calledIn(d *news.Doc) map[int]map[string]int {
	out := map[int]map[string]int{}
	vote := func(e int, state string) {
		if e < 0 || state == "" {
			return
		}
		if out[e] == nil {
			out[e] = map[string]int{}
		}
		out[e][state]++
	}
	in := make([][]news.Mention, len(d.Sentences)) // the mentions of persons who have a name
	for _, m := range d.Mentions {
		if m.Entity < 0 || m.Head < 0 || m.Head >= len(d.Tokens) || d.Entities[m.Entity].Type != news.Person || d.Entities[m.Entity].Name == "" {
			continue
		}
		if s := d.SentenceAt(m.First); s >= 0 {
			in[s] = append(in[s], m)
		}
	}
	led, named := "", false
	for s, x := range d.Sentences {
		for t := x.First + 1; t < x.Last; t++ {
			if state := onePeople(d, t); state != "" && definite(d, t) {
				vote(meant(d, in, s, t), state)
			}
		}
		if !named && len(in[s]) > 0 {
			named = true
			if m := in[s][0]; led != "" && aged(d, m) && news.RelIs(d.Tokens[m.Head].Rel, "nsubj") {
				vote(m.Entity, led)
			}
		}
		if s < leadSentences && led == "" {
			led = leadPeople(d, x)
		}
	}
	return out
}

// onePeople gives the state of whose people one is meant at a token: "the
// Norlander", "a Norlander", not "the Norlandic team", "the Norlanders" or "the Dutch".
func onePeople(d *news.Doc, t int) string {
	c, how, ok := gazetteer.Nation(d.Word(t))
	if !ok || how != gazetteer.Demonym {
		return ""
	}
	for _, many := range [...]string{"s", "sh", "ch", "ese"} {
		if strings.HasSuffix(strings.ToLower(d.Word(t)), many) {
			return ""
		}
	}
	if t+1 < len(d.Tokens) {
		switch d.Tokens[t+1].Tag {
		case "NOUN", "PROPN", "ADJ", "NUM":
			return ""
		}
		if d.Word(t+1) == "-" {
			return ""
		}
		if w := d.Word(t + 1); (w == "and" || w == "or" || w == ",") && t+2 < len(d.Tokens) {
			if _, how, ok := gazetteer.Nation(d.Word(t + 2)); ok && how == gazetteer.Demonym {
				return "" // "the Norlandic and Sudlandic teams"
			}
		}
	}
	i := t - 1
	for i > 0 && t-i < 4 && (d.Tokens[i].Tag == "ADJ" || d.Tokens[i].Tag == "NOUN" || d.Tokens[i].Tag == "NUM" || d.Word(i) == "-") {
		i--
	}
	if i < 0 || d.Tokens[i].Tag != "DET" {
		return ""
	}
	return c
}

// definite tells whether "the" stands before the noun phrase that ends at a token.
func definite(d *news.Doc, t int) bool {
	for i := t - 1; i >= 0 && t-i < 5; i-- {
		if d.Tokens[i].Tag == "DET" {
			return strings.EqualFold(d.Word(i), "the")
		}
	}
	return false
}

// meant gives the person for whom a noun at token t of sentence s stands: the only
// one named before it in the sentence who is not the subject of its clause, nor
// that of the sentence where it is a subject itself; else the subject of the
// sentence before, or the only one there. -1 when it stays open.
func meant(d *news.Doc, in [][]news.Mention, s, t int) int {
	subject := news.RelIs(d.Tokens[t].Rel, "nsubj")
	clause := d.Tokens[t].Head
	for clause >= 0 && clause < len(d.Tokens) && !subject && d.Child(clause, "nsubj", "nsubj:pass") < 0 {
		clause = d.Tokens[clause].Head
	}
	found := -1
	for _, m := range in[s] {
		if m.Head >= t {
			break
		}
		over := d.Tokens[m.Head].Head
		if news.RelIs(d.Tokens[m.Head].Rel, "nsubj") && (over == clause || subject && over >= 0 && d.Tokens[over].Head < 0) || found == m.Entity {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = m.Entity
	}
	if found >= 0 || s == 0 {
		return found
	}
	for _, m := range in[s-1] {
		if over := d.Tokens[m.Head].Head; news.RelIs(d.Tokens[m.Head].Rel, "nsubj") && over >= 0 && d.Tokens[over].Head < 0 {
			return m.Entity
		}
		switch {
		case found < 0:
			found = m.Entity
		case found != m.Entity:
			return -1
		}
	}
	return found
}

// aged tells whether an age stands behind a name.
func aged(d *news.Doc, m news.Mention) bool {
	return m.Kind == news.MentionName && m.Last+1 < len(d.Tokens) && d.Word(m.Last) == "," && d.Tokens[m.Last+1].Tag == "NUM"
}

// leadPeople gives the state of whose people the subject of a sentence is one
// without a name: "A Norlandic climber has died", "Norlandic climber dies".
func leadPeople(d *news.Doc, s news.Sentence) string {
	for t := s.First; t < s.Last; t++ {
		if d.Tokens[t].Tag == "NOUN" && news.RelIs(d.Tokens[t].Rel, "nsubj") && !strings.HasSuffix(d.Word(t), "s") && !masses[strings.ToLower(d.Word(t))] {
			if c := peopled(d, t); c != "" {
				return c
			}
		}
	}
	return ""
}

// masses are nouns for many people together.
var masses = set("tribe team company government army navy police group party village town city community family court crew band public press market")

// calledVotes puts those whose office tells no side on that of the people by whose
// name the articles call them.
func (c *cluster) calledVotes(votes map[string]int, _ *world) {
	for _, it := range c.items {
		for state, n := range news.Small(it.doc, calledKey{}, calledIn)[it.ent] {
			votes[state] += n
		}
	}
}

// nearer tells whether the last person named before a mention in its sentence is another.
func nearer(d *news.Doc, m *news.Mention) bool {
	k := d.SentenceAt(m.First)
	for t := m.First - 1; k >= 0 && t >= d.Sentences[k].First; t-- {
		if n := d.NameAt(t); n != nil && n.Type == news.Person {
			x := d.MentionHeadedBy(d.HeadOf(n.First, n.Last))
			return x >= 0 && d.Mentions[x].Entity != m.Entity
		}
	}
	return false
}

// parted tells whether a colon or the like stands between two tokens.
func parted(d *news.Doc, from, to int) bool {
	for t := from + 1; t < to; t++ {
		if strings.ContainsAny(d.Word(t), ":;*•") {
			return true
		}
	}
	return false
}

// hometown tells whether the name of which a token is the head, behind that of somebody whose
// age is told, can be where he lives, whatever it was taken for: "Ada Vell, 31, of Orst",
// "31-year-old Ada Vell of Orst". Bodies have an article, or a noun for their kind.
func hometown(d *news.Doc, m *news.Mention, t int) bool {
	n := d.NameAt(max(t, 0))
	if n == nil || n.First <= m.Head || n.First < 1 || !strings.EqualFold(d.Word(n.First-1), "of") && !strings.EqualFold(d.Word(n.First-1), "from") || !years(d, m) {
		return false
	}
	last := strings.ToLower(d.Word(n.Last - 1))
	_, kind := kindNoun[last]
	return !kind && !ownBodies[last] && !unpaid[last] && !partisan(d.Words(n.Span))
}

// years tells whether an age stands before a name or behind it: "the 31-year-old Ada Vell".
func years(d *news.Doc, m *news.Mention) bool {
	if n := d.NameAt(m.Head); n != nil && n.Last+1 < len(d.Tokens) && d.Word(n.Last) == "," && d.Tokens[n.Last+1].Tag == "NUM" {
		return true
	}
	for t := max(0, m.First-2); t < m.Head; t++ {
		if strings.HasSuffix(strings.ToLower(d.Word(t)), "year-old") || strings.EqualFold(d.Word(t), "old") && t > 1 && strings.EqualFold(d.Word(t-2), "year") {
			return true
		}
	}
	return false
}

// twoNames tells whether a name is those of two persons side by side, so that what stands
// beside it is of one of them.
func twoNames(d *news.Doc, n *news.Name) bool {
	first := -1
	for _, k := range d.MentionsIn(n.Span) {
		if m := d.Mentions[k]; m.Kind == news.MentionName {
			if first >= 0 && m.Entity != first {
				return true
			}
			first = m.Entity
		}
	}
	return false
}
