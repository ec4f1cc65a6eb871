package reference

import (
	"sort"
	"strings"

	"synoptic/gazetteer"
	"synoptic/news"
	"synoptic/wordlist"
)

// later reads what is told of persons by words that only the chains tie to them:
// "He is the director of", and an officer without a name whom the next sentence
// names ("Norland's envoy to the union said … Ada Vell also said").
func (r *reader) later() {
	had := len(r.roles)
	for k := range r.ments {
		m := &r.ments[k]
		if w := r.low(m.Head); m.Kind != news.MentionPronoun || w != "he" && w != "she" || !r.startsSentence(m.Head) || r.quote[m.Head] > 0 || r.ents[m.Entity].name == "" {
			continue
		}
		end := r.sentEnd(m.Head)
		if i := m.Head + 1; r.copula(i, end) {
			for i++; i < end && r.tag(i) == "ADV"; i++ {
			}
			r.phrase(&name{first: m.Head, last: m.Head + 1, ent: m.Entity}, i, end, true)
		}
	}
	held := map[int]bool{}
	for i := range r.roles[:had] {
		held[r.roles[i].Entity] = true
	}
	for k := range r.names {
		n := &r.names[k]
		if n.typ != news.Person || len(n.person.Words) < 2 || r.ents[n.ent].names[0] != k || held[n.ent] || r.ents[n.ent].country != "" {
			continue
		}
		if m := r.unnamed(n); m != nil {
			r.newcomer(n, m)
		}
	}
	for i := range r.roles[had:] {
		if x := &r.roles[had+i]; x.Country != "" && !x.Former && r.ents[x.Entity].country == "" {
			r.ents[x.Entity].country = x.Country
		}
	}
}

// speaks tells whether a token is the subject of a verb of saying.
func (r *reader) speaks(t int) bool {
	v := r.d.Tokens[t].Head
	if !news.RelIs(r.d.Tokens[t].Rel, "nsubj") && r.isOffice(t) { // what the tree hangs on the words before: "They accuse him, Norland's envoy said"
		v = r.tail(t+1, r.sentEnd(t))
		return v > 0 && r.tag(v) == "VERB" && gazetteer.Verb(r.lemma(v), "") != ""
	}
	return v >= 0 && gazetteer.Verb(r.lemma(v), "") != ""
}

// unnamedFor is how many sentences an officer speaks at most before he is named.
const unnamedFor = 3

// unnamed gives the one officer without a name who speaks in the sentences right before
// that of a name, whose bearer speaks too and of whom nothing else is said; nil for
// none, or where somebody with a name speaks there.
func (r *reader) unnamed(n *name) (found *mention) {
	s := r.sent[n.first]
	h := r.d.HeadOf(n.first, n.last)
	if s < 1 || h < 0 || !r.speaks(h) || n.last < len(r.d.Tokens) && punct(r.word(n.last)) || r.titledAt(n.first) || news.Possessive(r.word(n.first-1)) {
		return nil
	}
	from := r.d.Sentences[max(s-unnamedFor, 0)].First
	first := sort.Search(len(r.ments), func(k int) bool { return r.ments[k].First >= from })
	for k := first; k < len(r.ments) && r.ments[k].First < r.d.Sentences[s].First; k++ {
		m := &r.ments[k]
		if w := r.word(m.Head); !r.speaks(m.Head) || r.quote[m.Head] > 0 || len(w) > 3 && strings.ToUpper(w) == w { // a dateline
			continue
		}
		if e := r.ents[m.Entity]; found != nil || m.Kind != news.MentionNominal || e.name != "" || e.plural || e.typ != news.Person || !r.isOffice(m.Head) || !r.definite(m.First, m.Head) {
			return nil
		}
		found = m
	}
	return found
}

// newcomer makes an officer without a name the person whom the next sentence names.
func (r *reader) newcomer(n *name, m *mention) {
	last := r.tail(m.Head+1, r.sentEnd(m.Head))
	if last < 0 || strings.HasSuffix(r.low(m.Head), "s") {
		return
	}
	r.addRole(n.ent, r.newRole(m.First, m.Head, last))
	for k, old := 0, m.Entity; k < len(r.ments); k++ {
		if r.ments[k].Entity == old {
			r.ments[k].Entity = n.ent
		}
	}
}

// makers are verbs by which somebody gets the office that "as" names.
var makers = wordlist.Set(`appoint name elect re-elect reelect hire introduce nominate pick choose tap select confirm install swear unveil promote
	recruit bring`)

// made gives where the phrase begins that "as" leads in for what somebody is made,
// who is the verb's object or passive subject; -1 for none.
func (r *reader) made(n *name) int {
	h := r.d.HeadOf(n.first, n.last)
	if h < 0 {
		return -1
	}
	v := r.d.Tokens[h].Head
	if rel := r.d.Tokens[h].Rel; v < 0 || rel != "obj" && rel != "nsubj:pass" || !makers[r.lemma(v)] {
		return -1
	}
	out := -1
	r.d.Children(v, func(k int) bool {
		if c := r.d.Child(k, "case"); c > n.last && c < n.last+12 && r.low(c) == "as" && news.RelIs(r.d.Tokens[k].Rel, "obl") {
			out = c + 1
		}
		return out < 0
	})
	return out
}

// whoseIs gives the name that "whose" at token i stands for, nil for none.
func (r *reader) whoseIs(i int) *name {
	if r.low(i) != "whose" || i == 0 {
		return nil
	}
	if r.word(i-1) == "," {
		i--
	}
	return r.name(i - 1)
}

// pastAge gives the token behind an age before an office: "the 58-year-old | captain".
func (r *reader) pastAge(i, head int) int {
	switch {
	case i < head && strings.HasSuffix(r.low(i), "-year-old"):
		return i + 1
	case i+4 < head && r.low(i+2) == "year" && r.low(i+4) == "old" && r.word(i+1) == "-" && r.word(i+3) == "-":
		return i + 5
	}
	return i
}
