package event

import (
	"math"
	"slices"
	"strings"
	"sync"

	"synoptic/lang/model"
	"synoptic/news"
)

// None is the label of a word that tells no event.
const None = "NONE"

// Labels gives the labels of the model of types: None, then the 16 types.
func Labels() []string {
	return strings.Fields(None + ` ACCUSE AGREE AID ASSAULT COERCE CONCEDE CONSULT COOPERATE MOBILIZE PROTEST
		REJECT REQUEST RETREAT SANCTION SUPPORT THREATEN`)
}

// Shares of belief from which the model has its way against the tables.
const (
	sureOther = 0.5  // another type than the table's
	sureNone  = 0.95 // the table's type is none
	sureNew   = 0.5  // a word that no table knows
)

// types is the embedded model, nil when it is not in the binary.
var types = sync.OnceValue(func() *model.Linear {
	l, err := model.Open("event")
	if err != nil {
		return nil
	}
	return l
})

// Check tells whether the weights are in the binary.
func Check() error {
	_, err := model.Open("event")
	return err
}

// weigh joins what the tables say of a word with what the model makes of it:
// the tables hold where the model is not sure.
func (r *reader) weigh(i int, s sense, ok bool) (sense, bool) {
	if r.model == nil || len(r.model.Labels()) > len(r.share) {
		return s, ok
	}
	if l := r.lemma(i); !ok && l != "call" && (telling[l] || lasting[l]) {
		return s, ok // the most of all verbs, and never of a type
	}
	r.feats = r.features(i, s, ok, r.feats[:0])
	best := r.believe()
	label, p := r.model.Labels()[best], r.share[best]
	switch {
	case ok && s.Type != "" && label == s.Type:
	case ok && s.Type != "" && label == None:
		if p > sureNone {
			return sense{}, false
		}
	case ok && s.Type != "":
		if p > sureOther {
			return sense{Type: label}, true
		}
	case label != None && p > sureNew:
		return sense{Type: label, learned: true}, true
	}
	return s, ok
}

// believe turns the scores of the features into shares of 1 and gives the
// greatest.
func (r *reader) believe() int {
	n := len(r.model.Labels())
	clear(r.score[:])
	r.model.Add(r.score[:], r.feats)
	best := 0
	for k := range n {
		if r.score[k] > r.score[best] {
			best = k
		}
	}
	sum := 0.0
	for k := range n {
		r.share[k] = math.Exp(float64(r.score[k]-r.score[best]) / float64(r.model.Scale()))
		sum += r.share[k]
	}
	for k := range n {
		r.share[k] /= sum
	}
	return best
}

// Features of the model of types: a template and one or two words.
const (
	fBias = iota
	fLemma
	fTable
	fTableLemma
	fObject
	fLemmaObject
	fObjectKind
	fSubject
	fLemmaSubject
	fPrep
	fLemmaPrep
	fLemmaOblique
	fOblique
	fParticle
	fComplement
	fLemmaComplement
	fComplementObject
	fAux
	fLemmaAux
	fGovernor
	fModifier
	fObjectOf
	fBag
	fClass
	fObjectClass
	fComplementAux
	fTableAux
)

// features gives the hashed features of a candidate: its lemma and the
// table's answer, the words in the places of its frame, its auxiliaries, the
// words of its clause.
func (r *reader) features(i int, s sense, ok bool, out []uint64) []uint64 {
	l := model.Hash(r.lemma(i))
	add := func(t int, a, b uint64) { out = append(out, model.Mix(uint64(t), a, b)) }
	table := "-"
	if ok {
		table = s.Type + " " + s.Mode
	}
	tb := model.Hash(table)
	add(fBias, model.Hash(r.d.Tokens[i].Tag), 0)
	add(fLemma, l, 0)
	add(fTable, tb, 0)
	add(fTableLemma, tb, l)
	if ok {
		add(fTable, model.Hash(s.Type), 1)
	}
	out = r.frameFeatures(i, l, tb, out)
	if h := r.head(i); h >= 0 && r.is(i, "xcomp", "ccomp", "advcl", "acl", "obj", "conj") {
		add(fGovernor, model.Hash(r.lemma(h)), model.Hash(r.rels[i-r.first]))
	}
	return r.bag(i, out)
}

// frameFeatures gives the features of a candidate's dependents.
func (r *reader) frameFeatures(i int, l, table uint64, out []uint64) []uint64 {
	add := func(t int, a, b uint64) { out = append(out, model.Mix(uint64(t), a, b)) }
	for _, o := range r.objects(i) {
		w := model.Hash(r.lemma(o))
		add(fObject, w, 0)
		add(fLemmaObject, l, w)
		add(fObjectKind, l, r.kind(o))
		add(fObjectKind, 0, r.kind(o))
		for _, c := range r.children(o) {
			switch {
			case r.is(c, "amod", "compound", "nmod:poss"):
				add(fModifier, model.Hash(r.lemma(c)), w)
				add(fModifier, model.Hash(r.lemma(c)), 0)
			case r.is(c, "nmod"):
				add(fObjectOf, model.Hash(r.preposition(c)), model.Hash(r.lemma(c)))
				add(fObjectOf, model.Hash(r.preposition(c)), w)
			}
		}
	}
	for _, o := range r.agents(i) {
		add(fSubject, model.Hash(r.lemma(o)), 0)
		add(fLemmaSubject, l, r.kind(o))
	}
	for _, c := range r.children(i) {
		w := model.Hash(r.lemma(c))
		switch {
		case r.is(c, "obl", "nmod"):
			p := model.Hash(r.preposition(c))
			add(fPrep, p, 0)
			add(fLemmaPrep, l, p)
			add(fLemmaOblique, model.Mix(fOblique, l, p), w)
			add(fOblique, p, w)
		case r.is(c, "compound:prt", "advmod"):
			add(fParticle, l, w)
		case r.is(c, "xcomp", "ccomp", "advcl", "acl"):
			add(fComplement, w, 0)
			add(fLemmaComplement, l, w)
			add(fLemmaComplement, l, 0)
			for _, cc := range r.children(c) {
				switch {
				case r.is(cc, "obj", "obl"):
					add(fComplementObject, w, model.Hash(r.lemma(cc)))
					add(fComplementObject, 0, model.Hash(r.lemma(cc)))
				case r.is(cc, "aux"):
					add(fComplementAux, l, model.Hash(r.lemma(cc)))
				}
			}
		case r.is(c, "aux"):
			add(fAux, w, 0)
			add(fLemmaAux, l, w)
			add(fTableAux, table, w)
		case r.is(c, "amod", "compound", "nmod:poss") && r.d.Tokens[i].Tag == "NOUN":
			add(fModifier, w, l)
		}
		if negators[r.lemma(c)] {
			add(fLemmaAux, l, 1)
			add(fTableAux, table, 1)
		}
	}
	return out
}

// kind gives what sort of thing a noun is: the type of its entity, or its part
// of speech.
func (r *reader) kind(i int) uint64 {
	if e := r.entity(i); e >= 0 {
		return model.Hash(string(r.d.Entities[e].Type))
	}
	if len(r.modifiers(i)) > 0 {
		return 1
	}
	return model.Hash(r.d.Tokens[i].Tag)
}

// bagSize bounds the words of a clause that are looked at.
const bagSize = 24

// bag gives the content words that hang on a candidate, down to three steps.
func (r *reader) bag(i int, out []uint64) []uint64 {
	r.queue = append(r.queue[:0], r.children(i)...)
	for n := 0; n < len(r.queue) && n < bagSize; n++ {
		c := r.queue[n]
		switch r.d.Tokens[c].Tag {
		case "NOUN", "VERB", "ADJ":
			out = append(out, model.Mix(fBag, model.Hash(r.lemma(c)), 0))
		}
		if !r.is(c, "acl:relcl", "parataxis", "conj") {
			r.queue = append(r.queue, r.children(c)...)
		}
	}
	return out
}

// Candidate is a word that may tell an event, as the trainer sees it.
type Candidate struct {
	Token    int    // index into Doc.Tokens
	Table    string // the tables' type, None without one
	Support  int    // for a noun the verb that carries it, -1 otherwise
	Features []uint64
}

// Candidates gives the candidates of a read article in the order of the text.
func Candidates(d *news.Doc) []Candidate {
	r := reader{d: d}
	var out []Candidate
	for s := range d.Sentences {
		r.load(s)
		for i := r.first; i < r.first+len(r.kids); i++ {
			s, ok, may := r.table(i)
			if !may {
				continue
			}
			c := Candidate{Token: i, Table: None, Support: -1, Features: slices.Clone(r.features(i, s, ok, nil))}
			if ok && s.Type != "" {
				c.Table = s.Type
			}
			if d.Tokens[i].Tag == "NOUN" {
				c.Support = r.support(i)
			}
			out = append(out, c)
		}
	}
	return out
}

// WordFeatures gives the features that a verb has in a dictionary's pattern:
// its lemma, and the words of the pattern wherever they may stand.
func WordFeatures(lemma string, words []string) []uint64 {
	l := model.Hash(lemma)
	out := []uint64{model.Mix(fBias, model.Hash("VERB"), 0), model.Mix(fLemma, l, 0)}
	for _, w := range words {
		h := model.Hash(w)
		out = append(out, model.Mix(fObject, h, 0), model.Mix(fLemmaObject, l, h), model.Mix(fBag, h, 0),
			model.Mix(fParticle, l, h), model.Mix(fLemmaComplement, l, h))
	}
	return out
}
