package chain

import (
	"strings"

	"synoptic/lang/model"
	"synoptic/news"
)

// Hints is what is known of an article before its phrases are tied: d.Entities
// and d.Mentions hold who bears which name.
type Hints struct {
	Quote   []int                    // token -> number of its quotation, 0 outside
	Speaker func(token int) int      // who speaks the quotation of a token, index into d.Entities or -1
	Gender  func(noun string) string // "m", "f" or "" of a lower-case noun
	Says    func(token int) bool     // whether a token is a verb of saying
}

// The classes of phrases: pronouns by what they can stand for, the rest by
// their first word and what they name.
const (
	classHe = iota + 1
	classShe
	classIt
	classThey
	classI
	classYou
	classWe
	classThis
	classThese
	classHere
	classOther // any other pronoun
	classPerson
	classBody
	classPlace
	className
	classDefinite
	classThisNoun
	classOwned
	classIndefinite
	classBare
	classPlural
	classSeveral
	classNumber
)

// isPronoun tells whether a class is one of the pronouns'.
func isPronoun(class uint8) bool { return class <= classOther }

var pronounClass = map[string]uint8{
	"he": classHe, "him": classHe, "his": classHe, "himself": classHe,
	"she": classShe, "her": classShe, "hers": classShe, "herself": classShe,
	"it": classIt, "its": classIt, "itself": classIt,
	"they": classThey, "them": classThey, "their": classThey, "theirs": classThey, "themselves": classThey, "'em": classThey,
	"i": classI, "me": classI, "my": classI, "mine": classI, "myself": classI,
	"you": classYou, "your": classYou, "yours": classYou, "yourself": classYou, "yourselves": classYou, "u": classYou,
	"we": classWe, "us": classWe, "our": classWe, "ours": classWe, "ourselves": classWe, "'s": classWe,
	"this": classThis, "that": classThis, "these": classThese, "those": classThese, "here": classHere, "there": classHere,
}

// mention is a phrase with what the features ask of it.
type mention struct {
	Phrase
	class         uint8
	number        uint8 // 1 singular, 2 plural, 0 unknown
	gender        uint8 // 1 m, 2 f, 3 n, 0 unknown
	typ           uint8 // 1 + index of the type of the entity named, 0 none
	reflexive     bool
	possessive    bool // possessor of a noun
	subject       bool
	opens         bool  // the first phrase of its sentence
	clause        bool  // has a relative clause or a complement
	fixed         int32 // the entity that a name in it stands for, -1
	rule          int32 // the entity that the rules about nouns and pronouns tie it to, -1
	sent          int32
	quote         int32
	speaker       int32
	gov           int32
	rel           uint64
	word          *model.Word // of the head
	first         *model.Word
	before, after *model.Word
	govWord       *model.Word
	exact         uint64 // of the words without article and ending
	mods          int    // words before the head that are no determiner
	same          int32  // phrases of the same head word up to and with this one
	sameExact     int32
	heads         int32 // phrases of the same head word in the article
	index         int32
}

// table is the phrases of one article ready to be tied.
type table struct {
	d     *news.Doc
	h     *Hints
	t     *tree
	words []*model.Word
	ms    []mention
	sent  []int32
}

// newTable reads the phrases of a doc and their properties.
func newTable(d *news.Doc, h *Hints, cache *model.Cache) *table {
	x := &table{d: d, h: h, t: newTree(d), words: make([]*model.Word, len(d.Tokens)), sent: make([]int32, len(d.Tokens))}
	for i := range d.Tokens {
		x.words[i] = cache.Word(d.Word(i))
	}
	for s := range d.Sentences {
		for i := d.Sentences[s].First; i < d.Sentences[s].Last; i++ {
			x.sent[i] = int32(s)
		}
	}
	fixed, rule := x.names()
	ps := phrases(x.t)
	x.ms = make([]mention, len(ps))
	heads, exact := map[uint64]int32{}, map[uint64]int32{}
	speakers := map[int]int{}
	last := int32(-1)
	for k, p := range ps {
		m := &x.ms[k]
		*m = mention{Phrase: p, sent: x.sent[p.Head], fixed: -1, rule: -1, speaker: -1, index: int32(k)}
		if e, ok := rule[p.Head]; ok && !p.Several {
			m.rule = e
		}
		m.opens, last = m.sent != last, m.sent
		x.describe(m, fixed)
		if q := h.Quote[p.Head]; q != 0 {
			e, ok := speakers[q]
			if !ok {
				e = h.Speaker(p.Head)
				speakers[q] = e
			}
			m.quote, m.speaker = int32(q), int32(e)
		}
		heads[m.word.Low]++
		exact[m.exact]++
		m.same, m.sameExact = heads[m.word.Low], exact[m.exact]
	}
	for k := range x.ms {
		x.ms[k].heads = heads[x.ms[k].word.Low]
	}
	return x
}

// names gives, for the head of each name (or the title over it), the entity
// that bears it, and for the head of each mention the entity that the rules
// give.
func (x *table) names() (out, rule map[int]int32) {
	out, rule = map[int]int32{}, map[int]int32{}
	for _, m := range x.d.Mentions {
		rule[m.Head] = int32(m.Entity)
		if m.Kind != news.MentionName {
			continue
		}
		h := m.Head
		for range 4 {
			if up := x.d.Tokens[h].Head; up >= 0 && x.d.Tokens[h].Rel == "flat" {
				h = up
			}
		}
		if _, ok := out[h]; !ok {
			out[h] = int32(m.Entity)
		}
		if up := x.titled(m, h); up >= 0 {
			if _, ok := out[up]; !ok {
				out[up] = int32(m.Entity)
			}
		}
	}
	return out, rule
}

// titled gives the noun to which the name of a person is in apposition ("the
// mayor, Ada Vell"), -1 for none: the whole phrase stands for that person, in the
// place that the noun has in the sentence.
func (x *table) titled(m news.Mention, h int) int {
	up := x.d.Tokens[h].Head
	if x.d.Entities[m.Entity].Type != news.Person || x.d.Tokens[h].Rel != "appos" || up < 0 || up >= m.First || x.d.Tokens[up].Tag != "NOUN" || number(&x.d.Tokens[up], "") == 2 {
		return -1
	}
	return up
}

var types = map[news.EntityType]uint8{news.Person: 1, news.Organization: 2, news.Place: 3, news.Country: 4, news.EventName: 5, news.Product: 6, news.Other: 7}

// describe fills in what the words of a phrase say.
func (x *table) describe(m *mention, fixed map[int]int32) {
	d := x.d
	t := &d.Tokens[m.Head]
	m.word, m.first, m.before, m.after = x.words[m.Head], x.words[m.First], model.OutLeft, model.OutRight
	if m.First > 0 && x.sent[m.First-1] == m.sent {
		m.before = x.words[m.First-1]
	}
	if m.Last < len(d.Tokens) && x.sent[m.Last] == m.sent {
		m.after = x.words[m.Last]
	}
	m.gov, m.govWord = int32(t.Head), model.OutLeft
	if t.Head >= 0 {
		m.govWord = x.words[t.Head]
	}
	m.rel = model.Hash(t.Rel)
	m.subject = news.RelIs(t.Rel, "nsubj")
	m.possessive = t.Rel == "nmod:poss"
	low := strings.ToLower(d.Word(m.Head))
	first := strings.ToLower(d.Word(m.First))
	m.number = number(t, low)
	if e, ok := fixed[m.Head]; ok && !m.Several {
		m.fixed = e
		m.typ = types[d.Entities[e].Type]
		switch d.Entities[e].Gender {
		case "m":
			m.gender = 1
		case "f":
			m.gender = 2
		case "n":
			m.gender = 3
		}
	}
	m.class = x.class(m, low, first)
	m.exact, m.mods = x.content(m)
	for _, kid := range x.t.children(m.Head) {
		if r := d.Tokens[kid].Rel; int(kid) > m.Head && (strings.HasPrefix(r, "acl") || news.RelIs(r, "nmod") || r == "ccomp") {
			m.clause = true
		}
	}
	switch {
	case m.Several:
		m.number = 2
	case m.class == classHe:
		m.gender, m.number = 1, 1
	case m.class == classShe:
		m.gender, m.number = 2, 1
	case m.class == classIt, m.class == classThis:
		m.gender, m.number = 3, 1
	case m.class == classThey, m.class == classThese, m.class == classWe:
		m.number = 2
	case m.class == classI:
		m.number = 1
	case m.gender == 0 && m.fixed < 0:
		switch x.h.Gender(low) {
		case "m":
			m.gender = 1
		case "f":
			m.gender = 2
		}
	}
	m.reflexive = isPronoun(m.class) && (strings.HasSuffix(low, "self") || strings.HasSuffix(low, "selves"))
}

// number tells singular from plural by the Penn tag.
func number(t *news.Token, low string) uint8 {
	switch t.XPos {
	case "NNS", "NNPS":
		return 2
	case "NN", "NNP":
		if low == "people" || low == "police" {
			return 2
		}
		return 1
	}
	return 0
}

func (x *table) class(m *mention, low, first string) uint8 {
	if m.Several {
		return classSeveral
	}
	if m.Kind == news.MentionPronoun {
		if m.Last == m.First+1 {
			if c := pronounClass[low]; c != 0 {
				return c
			}
		}
		return classOther
	}
	if m.fixed >= 0 {
		switch x.d.Entities[m.fixed].Type {
		case news.Person:
			return classPerson
		case news.Organization:
			return classBody
		case news.Place, news.Country:
			return classPlace
		}
		return className
	}
	if m.Kind == news.MentionName {
		return className
	}
	switch first {
	case "the":
		return classDefinite
	case "this", "that", "these", "those", "such":
		return classThisNoun
	case "a", "an", "another", "some", "any", "no", "every", "each":
		return classIndefinite
	}
	if x.d.Tokens[m.First].XPos == "PRP$" {
		return classOwned
	}
	for _, kid := range x.t.children(m.Head) {
		if x.d.Tokens[kid].Rel == "nmod:poss" {
			return classOwned
		}
	}
	switch {
	case x.d.Tokens[m.Head].Tag == "NUM":
		return classNumber
	case m.number == 2:
		return classPlural
	}
	return classBare
}

// content hashes the words up to the head and what stands after, without
// article and ending, and counts the modifiers.
func (x *table) content(m *mention) (uint64, int) {
	h, mods := uint64(0), 0
	for i := m.First; i < m.Last; i++ {
		t := &x.d.Tokens[i]
		if i < m.Head && i == m.First && t.Tag == "DET" || t.XPos == "POS" {
			continue
		}
		if i < m.Head && t.Tag != "DET" && t.Tag != "PUNCT" {
			mods++
		}
		h = h*31 + x.words[i].Low
	}
	return h, mods
}
