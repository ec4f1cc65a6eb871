package reference

import (
	"sort"
	"strings"

	"synoptic/gazetteer"
	"synoptic/news"
)

// maxBack bounds how many mentions back one looks, whatever the sentences.
const maxBack = 300

// window is how many sentences back an antecedent is looked for.
const window = 4

// resolve finds nouns and pronouns from left to right and ties each to what
// was spoken of before.
func (r *reader) resolve() {
	sort.SliceStable(r.ments, func(a, b int) bool { return r.ments[a].Start < r.ments[b].Start })
	fixed := r.ments
	r.ments = make([]mention, 0, 2*len(fixed))
	k := 0
	for i := range r.d.Tokens {
		if r.sent[i] < 0 {
			continue
		}
		for ; k < len(fixed) && fixed[k].Head <= i; k++ {
			r.ments = append(r.ments, fixed[k])
		}
		if r.nameAt[i] >= 0 {
			continue
		}
		if p, ok := pronouns[r.low(i)]; ok {
			r.pronoun(i, p)
		} else {
			r.nominal(i)
		}
	}
	r.ments = append(r.ments, fixed[k:]...)
}

// salience tells whether a mention is its clause's subject and how much its
// place makes it salient.
func (r *reader) salience(first, last, head int) (subject bool, weight float64) {
	rel := r.d.Tokens[head].Rel
	switch {
	case news.RelIs(rel, "nsubj"):
		subject, weight = true, 3
		if g := r.d.Tokens[head].Head; g >= 0 && g < len(r.d.Tokens) && (r.d.Tokens[g].Rel == "root" || r.d.Tokens[g].Head < 0) {
			weight = 4
		}
	case rel == "obj" || rel == "iobj":
		weight = 1.6
	case rel == "conj" || rel == "appos" || rel == "flat":
		weight = 1
	case strings.HasPrefix(rel, "nmod:poss"), last < len(r.d.Tokens) && news.Possessive(r.word(last)):
		weight = .8
	case rel == "compound" || rel == "amod":
		weight = .1
	case rel == "": // no tree
		weight = 1
		if r.startsSentence(first) {
			subject, weight = true, 3
		}
	default:
		weight = .7
	}
	return subject, weight
}

type form struct {
	gender string // m, f, n, p (plural)
	reflex bool
	poss   bool
	object bool
}

var pronouns = map[string]form{
	"he": {gender: "m"}, "him": {gender: "m", object: true}, "his": {gender: "m", poss: true}, "himself": {gender: "m", reflex: true},
	"she": {gender: "f"}, "her": {gender: "f", poss: true}, "hers": {gender: "f", poss: true}, "herself": {gender: "f", reflex: true},
	"it": {gender: "n"}, "its": {gender: "n", poss: true}, "itself": {gender: "n", reflex: true},
	"they": {gender: "p"}, "them": {gender: "p", object: true}, "their": {gender: "p", poss: true}, "theirs": {gender: "p", poss: true}, "themselves": {gender: "p", reflex: true},
}

// pronoun ties a pronoun to the most salient antecedent that agrees; one that
// finds none is no mention.
func (r *reader) pronoun(i int, p form) {
	if p.gender == "n" && !p.poss && r.pleonastic(i) {
		return
	}
	e := r.antecedent(i, func(e *entity, m *mention) float64 { return r.agrees(i, p, e, m) })
	if e < 0 {
		return
	}
	if x := &r.ents[e]; x.typ == news.Person && x.gender == "" && (p.gender == "m" || p.gender == "f") {
		x.gender = p.gender
	}
	r.mention(i, i+1, i, news.MentionPronoun, e)
	if r.ents[e].typ == news.Person {
		r.pron[i] = e
	}
}

// agrees gives how well an entity can be what a pronoun stands for; negative
// when it cannot.
func (r *reader) agrees(i int, p form, e *entity, m *mention) float64 {
	switch p.gender {
	case "m", "f":
		if e.typ != news.Person || e.plural || e.gender != "" && e.gender != p.gender {
			return -1
		}
		if e.gender == "" {
			return .65
		}
		return 1
	case "n":
		if e.plural || e.typ == news.Person || e.demonym {
			return -1
		}
		switch e.typ {
		case news.Country, news.Organization:
			return 1
		case news.Place:
			return .35
		}
		return .3
	}
	if e.plural {
		return 1
	}
	if e.typ == news.Organization {
		return .8
	}
	return -1
}

// antecedent gives the entity with the best score among the mentions before
// token i, or -1. fit gives how well an entity agrees.
func (r *reader) antecedent(i int, fit func(*entity, *mention) float64) int {
	score := map[int]float64{}
	best, top := -1, 0.0
	speaker := r.speaker(i)
	p := pronouns[r.low(i)]
	for k := len(r.ments) - 1; k >= max(0, len(r.ments)-maxBack); k-- {
		m := &r.ments[k]
		dist := r.sent[i] - r.sent[m.Head]
		if dist >= window || dist < 0 {
			if dist < 0 {
				continue
			}
			break
		}
		if r.barred(i, p, m, speaker) {
			continue
		}
		f := fit(&r.ents[m.Entity], m)
		if f < 0 {
			continue
		}
		w := (m.weight + .5) * f
		for range dist {
			w *= .55
		}
		if x := &r.ents[m.Entity]; x.typ == news.Person && x.name == "" && !x.plural {
			w *= .55 // he who has a name is who it is about
		}
		if m.quote != r.quote[i] && m.quote != 0 {
			w *= .4
		}
		if m.Kind == news.MentionPronoun && m.subject {
			w *= 1.1
		}
		if dist == 0 && r.d.Tokens[m.Head].Rel == "nmod:poss" && m.Kind == news.MentionName {
			w *= .8
		}
		if p.poss && dist == 0 {
			w *= 1.4 // "X and his aide"
		}
		s := score[m.Entity]
		s += w * max(.3, 1-s/8)
		score[m.Entity] = s
		if s > top || s == top && m.Entity == best {
			top, best = s, m.Entity
		}
	}
	if top < .25 {
		return -1
	}
	return best
}

// barred tells whether a mention cannot be the antecedent of token i by its
// place: the speaker of the quotation that "he" is in, the subject of the verb
// whose object "him" is, another part of the same clause, a mention that
// contains it.
func (r *reader) barred(i int, p form, m *mention, speaker int) bool {
	if m.First <= i && i < m.Last {
		return true
	}
	if speaker >= 0 && m.Entity == speaker && r.quote[i] != 0 && p.gender != "n" {
		return true
	}
	t, h := r.d.Tokens[i], r.d.Tokens[m.Head]
	if p.reflex || p.gender == "" {
		return false
	}
	if !p.poss && t.Head >= 0 && t.Head == h.Head && t.Rel != "" && h.Rel != "" && t.Rel != h.Rel {
		return true // two arguments of one verb
	}
	if !p.poss && t.Head == m.Head { // "the aide beside him" inside his own phrase
		return true
	}
	return false
}

// speaker gives the entity that speaks the quotation of token i, as far as the
// sentence around the quotation tells: the subject of a verb of saying outside
// it; -1 when unknown.
func (r *reader) speaker(i int) int {
	q := r.quote[i]
	if q == 0 {
		return -1
	}
	lo, hi := i, i
	for lo > max(0, i-maxQuote) && (r.quote[lo-1] == q || r.quote[lo] == q) {
		lo--
	}
	for hi+1 < min(len(r.quote), i+maxQuote) && (r.quote[hi+1] == q || r.quote[hi] == q) {
		hi++
	}
	for j := hi; j < min(hi+10, len(r.quote)); j++ { // "…," said X / X said
		if r.quote[j] == 0 && gazetteer.Verb(r.lemma(j), "") != "" && r.block(j) == r.block(i) {
			for k := j - 1; k > hi-1 && k > j-8; k-- {
				if e := r.personAt(k); e >= 0 {
					return e
				}
			}
			for k := j + 1; k < min(j+14, len(r.quote)) && r.quote[k] == 0; k++ {
				if e := r.personAt(k); e >= 0 {
					return e
				}
			}
		}
	}
	for j := lo; j > max(0, lo-10) && r.sent[j] == r.sent[lo]; j-- { // X said: "…"
		if r.quote[j] == 0 && gazetteer.Verb(r.lemma(j), "") != "" {
			for k := j - 1; k >= r.sentFirst(j) && k > j-14; k-- {
				if e := r.personAt(k); e >= 0 {
					return e
				}
			}
		}
	}
	return -1
}

// maxQuote bounds the tokens from a word to the edge of its quotation.
const maxQuote = 1500

func (r *reader) block(i int) int {
	if r.sent[i] < 0 {
		return -1
	}
	return r.d.Sentences[r.sent[i]].Block
}

func (r *reader) personAt(k int) int {
	if e, ok := r.pron[k]; ok {
		return e
	}
	if n := r.name(k); n != nil && n.typ == news.Person {
		return n.ent
	}
	return -1
}

// pleonastic tells whether "it" stands for nothing: "it is possible that", "it
// was in May that", "it seems".
func (r *reader) pleonastic(i int) bool {
	t := r.d.Tokens[i]
	if t.Rel == "expl" {
		return true
	}
	end := r.sentEnd(i)
	j := i + 1
	for j < end && (r.tag(j) == "AUX" || r.tag(j) == "ADV" || r.tag(j) == "PART" || r.low(j) == "is" || r.low(j) == "was") {
		j++
	}
	switch r.lemma(j) {
	case "seem", "appear", "turn", "happen", "rain", "snow", "follow", "emerge", "transpire":
		return true
	}
	if j > i+1 && j+1 < end && r.d.Tokens[j].XPos == "VBN" && r.low(j+1) == "that" && r.d.Child(j, "aux:pass") >= 0 {
		return true // "it is expected that"
	}
	if j == i+1 {
		return false
	}
	for k := j + 1; k < min(j+7, end); k++ {
		if w := r.low(k); w == "that" || w == "to" || w == "whether" || w == "who" {
			return r.tag(j) == "ADJ" || r.tag(j) == "NOUN" || r.tag(j) == "ADP" || r.tag(j) == "DET"
		}
	}
	return r.tag(j) == "ADP"
}
