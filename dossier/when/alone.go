package when

import (
	"slices"
	"sort"
	"strings"

	"synoptic/gazetteer"
	"synoptic/news"
)

// selfContained tells whether a clause can be read by itself: it does not begin
// with a pronoun that nobody is known by, and it is no piece of a sentence.
func (t *telling) selfContained() bool {
	d := t.doc
	first, last := d.TokensIn(t.e.Clause)
	if first >= last {
		return false
	}
	if t.e.Head > 0 && d.Word(t.e.Head-1) != "," && slices.ContainsFunc(d.Tokens[first:last], func(x news.Token) bool { return x.XPos == "WP$" && x.Start < t.e.Start }) {
		return false // "the firm whose records were stolen", but not "Vell, whose party is small, resigned"
	}
	if (t.e.Type == "CONSULT" || t.e.Type == "AGREE") && len(t.parties) > 1 {
		return true
	}
	if sub := t.outside(); sub >= 0 { // whose name goes before the verb
		return t.doerName(sub) != "" && t.e.Head-first < 4
	}
	if pron := t.pronoun(); pron >= 0 {
		return t.named(pron) != ""
	}
	switch w := d.Tokens[first]; {
	case first+1 < last && d.Tokens[first+1].Tag != "VERB" && slices.Contains([]string{"to", "of", "than"}, strings.ToLower(d.Word(first))):
		return false // "to a complaint that the firm filed on Monday"
	case (d.Lemma(first) == "its" || d.Lemma(first) == "their") && (d.Tokens[t.e.Head].Tag == "NOUN" || strings.ToLower(d.Word(first)) == d.Word(first)), strings.Count(d.Words(t.e.Clause), `"`)%2 == 1:
		return false // "their Wednesday meeting", "scores" were hurt
	case w.Tag == "ADJ" && first+1 < last && d.Tokens[first+1].Tag == "ADP":
		return false // "similar to packages discovered this week"
	case w.Tag == "PRON" && strings.HasPrefix(w.XPos, "W"), w.XPos == "VB" && first == t.e.Head, w.Tag == "AUX" && strings.ToLower(d.Word(first)) == d.Word(first):
		return false
	case w.Tag == "PRON" || w.Tag == "DET":
		switch strings.ToLower(d.Word(first)) {
		case "this", "these", "that", "those", "it", "they", "we", "i", "you":
			return w.Tag != "PRON"
		}
	}
	if t.piece() || t.whom() || t.headless(first) {
		return false
	}
	for _, x := range d.TimexesOver(t.e.Clause) { // "last week in which 30 people died"
		_, end := d.TokensIn(x.Span)
		if x.Start <= d.Tokens[first].Start && end < last && end > first && (strings.HasPrefix(d.Tokens[end].XPos, "W") || end+1 < last && strings.HasPrefix(d.Tokens[end+1].XPos, "W")) {
			return false
		}
	}
	return true
}

// headless tells whether a clause has a finite verb and nobody who does it:
// "resigned on Thursday in protest".
func (t *telling) headless(first int) bool {
	d := t.doc
	if x := d.Tokens[t.e.Head].XPos; len(x) != 3 || !strings.HasPrefix(x, "VB") { // an infinitive has none
		return false
	}
	return !slices.ContainsFunc(d.Tokens[first:max(first, t.e.Head)], func(x news.Token) bool {
		return (x.Tag == "NOUN" || x.Tag == "PROPN" || x.Tag == "PRON" || x.Tag == "NUM") &&
			!slices.ContainsFunc(d.TimexesOver(x.Span), func(y news.Timex) bool { return y.Contains(x.Span) })
	})
}

// whom tells whether a deed is done to a "him" or "her" whom no name before it
// in the clause can mean.
func (t *telling) whom() bool {
	d := t.doc
	k := d.Child(t.e.Head, "obj")
	if k < 0 || d.Tokens[k].XPos != "PRP" {
		return false
	}
	switch strings.ToLower(d.Word(k)) {
	case "him", "her", "them":
	default:
		return false
	}
	sub := doer(d, t.e.Head)
	return !slices.ContainsFunc(d.MentionsIn(news.Span{Start: t.e.Clause.Start, End: d.Tokens[k].Start}), func(i int) bool {
		m := d.Mentions[i]
		return m.Head != sub && m.Entity >= 0 && m.Kind == news.MentionName && d.Entities[m.Entity].Type == news.Person
	})
}

// piece tells whether a telling that no table of events knows is only what a
// noun is told by ("a complaint that the firm filed on Monday"): who did it is
// not its subject.
func (t *telling) piece() bool {
	d := t.doc
	h := d.Tokens[t.e.Head]
	if k := d.Child(t.e.Head, "nsubj:pass"); k >= 0 && news.RelIs(h.Rel, "acl") && h.Head >= 0 && h.Head < k && d.Tokens[k].XPos == "PRP" {
		return true // "reporters she had been robbed", where the verb before is lost
	}
	if h.Head < 0 && t.whose() {
		return true
	}
	if t.e.Type != "" || reduced(d, t.e.Head) && t.dated || !news.RelIs(h.Rel, "acl") || h.Head < 0 || d.Tokens[h.Head].Tag != "NOUN" || d.Child(t.e.Head, "aux:pass") >= 0 {
		return false
	}
	k := max(d.Child(t.e.Head, "nsubj"), d.Child(t.e.Head, "nsubj:pass"))
	return k < 0 || !strings.HasPrefix(d.Tokens[k].XPos, "W")
}

// whose tells whether what was read as the verb of a sentence is one of a noun in it: "the
// workers who had been hired", where the tree missed what they did.
func (t *telling) whose() bool {
	d := t.doc
	for k := t.e.Head - 1; k > d.Sentences[t.order].First; k-- {
		if x := d.Tokens[k]; x.Head == t.e.Head && (x.XPos == "WP" || x.XPos == "WDT") && strings.ToLower(d.Word(k)) == d.Word(k) && news.RelIs(x.Rel, "nsubj") {
			return d.Word(k-1) != ","
		}
	}
	return false
}

// pronoun gives the personal pronoun that is the subject of a telling's verb or
// opens its clause, or -1.
func (t *telling) pronoun() int {
	d := t.doc
	first, last := d.TokensIn(t.e.Clause)
	h := t.e.Head
	if news.RelIs(d.Tokens[h].Rel, "conj") && d.Child(h, "nsubj") < 0 && d.Tokens[h].Head >= 0 {
		h = d.Tokens[h].Head
	}
	for _, rel := range []string{"nsubj", "nsubj:pass"} {
		if k := d.Child(h, rel); k >= first && k < last && d.Tokens[k].XPos == "PRP" && t.opens(first, k) {
			return k
		}
	}
	if first < last && d.Tokens[first].XPos == "PRP" {
		return first
	}
	return -1
}

// opens tells whether nothing but times and small words stands before a token
// of the clause, so that nobody is named there whom a pronoun could mean.
func (t *telling) opens(first, k int) bool {
	for i := first; i < k; i++ {
		switch x := t.doc.Tokens[i]; x.Tag {
		case "NOUN", "PROPN", "VERB", "PRON":
			if !slices.ContainsFunc(t.doc.TimexesOver(x.Span), func(y news.Timex) bool { return y.Contains(x.Span) }) {
				return false
			}
		}
	}
	return true
}

// named gives the name of the person whom a pronoun stands for, "" when that is
// not sure: the one carried on as subject, or the last one spoken of before it.
func (t *telling) named(pron int) string {
	who := strings.ToLower(t.doc.Word(pron))
	if who != "he" && who != "she" && who != "his" && who != "her" && !(who == "it" && t.dated && !occurring[t.doc.Tokens[t.e.Head].Lemma]) {
		return "" // "it happened on Friday": not the body named before
	}
	entity := -1
	if m := t.doc.MentionHeadedBy(pron); m >= 0 {
		entity = t.doc.Mentions[m].Entity
	}
	at, k := t.who.At(t.doc, entity), t.doc.SentenceAt(pron)
	if at == nil || (at.Type == news.Person) == (who == "it") || k < 0 {
		return ""
	}
	if t.carriedOn(pron, entity) {
		return at.Name
	}
	if who == "it" {
		return ""
	}
	ms, from := t.doc.Mentions, t.doc.Sentences[max(k-kept, 0)].Start
	owner, name := t.doc.Tokens[pron].XPos == "PRP$", ""
	if owner { // "his" is surer where its sentence names nobody else
		from = t.doc.Sentences[k].Start
	}
	i := sort.Search(len(ms), func(i int) bool { return ms[i].Start >= t.doc.Tokens[pron].Start }) - 1
	for ; i >= 0 && ms[i].Start >= from; i-- {
		switch m := ms[i]; {
		case m.Start < t.doc.Sentences[k].Start && k > 0 && t.another(k-1, entity):
			return ""
		case m.Entity < 0 || t.doc.Entities[m.Entity].Type != news.Person || m.Kind == news.MentionNominal:
		case m.Entity != entity:
			return ""
		case m.Kind == news.MentionName:
			if name = at.Name; !owner {
				return name
			}
		}
	}
	return name
}

// another tells whether what a sentence is about is told by a noun for a person, "the girl", who may
// be another one than an entity.
func (t *telling) another(s, entity int) bool {
	d := t.doc
	v := d.HeadOf(d.Sentences[s].First, d.Sentences[s].Last)
	if v < 0 {
		return false
	}
	k := d.Child(v, "nsubj", "nsubj:pass")
	if k < 0 || d.Tokens[k].XPos != "NN" || !gazetteer.Persons(strings.ToLower(d.Word(k))) {
		return false
	}
	m := d.MentionHeadedBy(k)
	return m < 0 || d.Mentions[m].Entity != entity
}

// kept is for how many sentences a pronoun is taken to stand for the last one named.
const kept = 6

// carriedOn tells whether a pronoun that is a subject stands for the one who is
// named as the subject of the clause above its own, or, where its own is the main
// one, of the sentence before.
func (t *telling) carriedOn(pron, entity int) bool {
	d := t.doc
	v := d.Tokens[pron].Head
	if v < 0 || !news.RelIs(d.Tokens[pron].Rel, "nsubj") {
		return false
	}
	for up := d.Tokens[v].Head; up >= 0 && d.Tokens[up].Tag == "VERB"; up = d.Tokens[up].Head {
		if o := d.Child(up, "obj", "xcomp"); strings.EqualFold(d.Word(pron), "it") && o >= 0 && o < pron {
			return false // "the union counted the dead until it passed 500"
		}
		if k := d.Child(up, "nsubj", "nsubj:pass"); k >= 0 && k < pron {
			return t.names(k, entity)
		}
	}
	s := d.SentenceAt(pron)
	if s == 0 || d.Tokens[v].Head >= 0 {
		return false
	}
	up := d.HeadOf(d.Sentences[s-1].First, d.Sentences[s-1].Last)
	return up >= 0 && t.names(d.Child(up, "nsubj", "nsubj:pass"), entity)
}

// names tells whether a token heads the name of an entity.
func (t *telling) names(k, entity int) bool {
	if k < 0 {
		return false
	}
	m := t.doc.MentionHeadedBy(k)
	return m >= 0 && t.doc.Mentions[m].Entity == entity && t.doc.Mentions[m].Kind == news.MentionName
}
