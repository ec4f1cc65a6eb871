package reference

import (
	"synoptic/gazetteer"
	"synoptic/news"
	"synoptic/wordlist"
)

// settleCapitals decides for each mention of a capital whether it stands for
// the state ("Moscow wants") or is a place ("in Moscow").
func (r *reader) settleCapitals() {
	for k := range r.names {
		n := &r.names[k]
		if n.how == gazetteer.Capital && n.typ == news.Place && r.acts(n) {
			n.typ = news.Country
		} else if n.typ == news.Place {
			n.country = ""
		}
	}
}

// acts tells whether the words around a capital make it an actor.
func (r *reader) acts(n *name) bool {
	before, after := r.low(n.first-1), r.low(n.last)
	if r.sent[n.first] < 0 {
		return false
	}
	inside := func(i int) bool { return i >= r.sentFirst(n.first) && i < r.sentEnd(n.first) }
	if !inside(n.first - 1) {
		before = ""
	}
	head := r.d.HeadOf(n.first, n.last)
	rel, gov := "", -1
	if head >= 0 {
		rel, gov = r.d.Tokens[head].Rel, r.d.Tokens[head].Head
	}
	switch {
	case placePreps[before], before == "near":
		return false
	case before == "from": // "pressure from Oslo", but "flew from Oslo"
		return news.RelIs(rel, "nmod") && r.tag(n.first-2) == "NOUN" && !r.moving(n.first-2) && sent[r.lemma(n.first-2)]
	case before == "of" && placeNouns[r.low(n.first-2)]:
		return false
	case before == "between":
		return true
	case before == "to" || before == "for" || before == "towards" || before == "via":
		return before != "via" && !r.moving(n.first-2) && !(before == "to" && r.isOffice(n.first-2))
	case news.Possessive(r.word(min(n.last, len(r.d.Tokens)-1))) && inside(n.last):
		nx := r.low(n.last + 1)
		return !placeThing[nx]
	case placeThing[after]:
		return false
	case news.RelIs(rel, "nsubj"):
		return true
	case rel == "obj" || rel == "iobj":
		return !motion[r.lemma(gov)] && r.lemma(gov) != "reach"
	case before == "and" || before == "or":
		if m := r.name(n.first - 2); m != nil && m != n {
			return m.typ == news.Country
		}
	case after == "and" && possPronoun[r.low(n.last+1)] && (before == "" || before == ","): // "Oslo and its allies"
		return true
	case after == "and" || after == "or":
		if m := r.name(n.last + 1); m != nil && m.how == gazetteer.Capital {
			return before == "both" || before == "for" || before == "" || before == "with" || before == "on" || before == "against"
		}
	case before == "with" || before == "by" || before == "against" || before == "on" || before == "both":
		return true
	case before == "" || r.d.Tokens[n.first].Rel == "": // no tree: the word after must act
		return r.tag(n.last) == "VERB" || r.tag(n.last) == "AUX"
	}
	return false
}

// moving tells whether the words up to token i speak of a journey or a place.
func (r *reader) moving(i int) bool {
	for j := i; j >= r.sentFirst(i) && j > i-3; j-- {
		if motion[r.lemma(j)] || motion[r.low(j)] || r.low(j) == "back" || r.low(j) == "close" {
			return true
		}
	}
	return false
}

func (r *reader) isOffice(i int) bool {
	_, ok := officeHead(r.low(i))
	return ok
}

// sent are nouns for what comes from a government.
var sent = wordlist.Set(`pressure support demand call statement message signal response proposal criticism aid order offer assurance guarantee
	warning letter request concession commitment condemnation threat instruction`)

// placeThing are nouns whose possessor is a place.
var placeThing = wordlist.Set(`suburb suburbs airport streets street outskirts residents region district metro stadium university palace
	hospital square subway museum centre center skyline mayor area resident hotel bureau`)

// sited tells whether a name that ends as those of roads and grounds do stands where
// those stand: "at Merrow Park", "the 200 block of Dahl Drive".
func (r *reader) sited(first, last int) bool {
	w := r.low(first - 1)
	if w == "the" {
		w = r.low(first - 2)
	}
	at, street := w == "at" || w == "near", roads[r.low(last-1)]
	return at && (street || grounds[r.low(last-1)]) || street && (w == "on" || w == "along" || w == "off" || r.tag(first-1) == "NUM" || w == "of" && r.low(first-2) == "block")
}

// roads and grounds are last words of the names of places that are surnames too, honoured
// are nouns for what is called after somebody.
var (
	roads    = wordlist.Set(`drive lane road street court terrace way circle place square parkway trail boulevard avenue`)
	grounds  = wordlist.Set(`park hall stadium arena beach lake field fields house lodge garden gardens green cross bridge hill station`)
	honoured = wordlist.Set(`award prize medal trophy building tower bridge stadium arena airport scholarship lecture`)
)

// byword tells whether a name is all that is in its quotation marks, amid a sentence: a
// nickname, a song or a film ("called him “Iron Wim”"). What somebody answers stands behind a
// comma or a colon, or opens the sentence.
func (r *reader) byword(first, last int) bool {
	q, open := r.quote[first], first-1
	if q == 0 || open <= r.sentFirst(first) || r.quote[open] == q || punct(r.word(open-1)) {
		return false
	}
	if last < len(r.quote) && r.quote[last] == q && len(r.word(last)) == 1 && punct(r.word(last)) {
		last++
	}
	return last < len(r.quote) && r.quote[last] != q && punct(r.word(last))
}

// fused gives where the second of two full names begins that a page set side by side without
// a stop, "Ada Vell Ole Dahl", where the text has each by itself too; 0 for one name.
func (r *reader) fused(first, last int) int {
	if last-first < 4 {
		return 0
	}
	if r.full == nil {
		r.full = map[string]bool{}
		for _, n := range r.d.Names {
			if n.Type == news.Person && n.Last > n.First+1 {
				r.full[r.d.Words(n.Span)] = true
			}
		}
	}
	for i := first + 2; i+2 <= last; i++ {
		if r.full[r.text(first, i)] && r.full[r.text(i, last)] {
			return i
		}
	}
	return 0
}
