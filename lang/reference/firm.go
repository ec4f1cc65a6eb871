package reference

import (
	"strings"

	"synoptic/gazetteer"
	"synoptic/news"
	"synoptic/wordlist"
)

// trading are the nouns by which alone a report calls a firm that it is about: "the company said".
var trading = wordlist.Set(`company firm corporation`)

// foremostFirm gives the firm that "the company" at token i means: the one spoken of most before it,
// twice as often as any other and within some sentences; -1 where there is none. Of a
// report on two firms neither is.
func (r *reader) foremostFirm(i int) int {
	n, last := map[int]int{}, map[int]int{}
	beside := -1 // whose doing the sentence itself tells
	for k := len(r.ments) - 1; k >= max(0, len(r.ments)-maxBack); k-- {
		m := &r.ments[k]
		if m.Head >= i || !r.isFirm(m.Entity) {
			continue
		}
		if n[m.Entity]++; n[m.Entity] == 1 {
			last[m.Entity] = r.sent[m.Head]
		}
		if m.subject && r.sent[m.Head] == r.sent[i] && beside < 0 {
			beside = m.Entity
		}
	}
	best, second := -1, 0
	for e, k := range n {
		switch {
		case best < 0 || k > n[best] || k == n[best] && e < best:
			if best >= 0 {
				second = max(second, n[best])
			}
			best = e
		default:
			second = max(second, k)
		}
	}
	if best < 0 || n[best] < 2*second || r.sent[i]-last[best] > firmWindow || beside >= 0 && beside != best {
		return -1
	}
	return best
}

// firmWindow is how many sentences back a firm was named last that is still "the company".
const firmWindow = 8

// isFirm tells whether an entity may be a firm, as far as asked for.
func (r *reader) isFirm(e int) bool {
	yes, ok := r.trade[e]
	if !ok {
		if r.trade == nil {
			r.trade = map[int]bool{}
		}
		yes = r.mayTrade(e)
		r.trade[e] = yes
	}
	return yes
}

// mayTrade tells whether an entity is called as a firm may be: a body with a name that the gazetteer does not know as
// another kind, that is no part of a state and not of the press, and whose name does not say that it is none.
func (r *reader) mayTrade(e int) bool {
	x := &r.ents[e]
	if x.typ != news.Organization || x.name == "" || x.country != "" {
		return false
	}
	if _, ok := gazetteer.FindBody(x.name); ok {
		return false
	}
	if _, ok := gazetteer.Agency(x.name); ok {
		return false
	}
	f := strings.Fields(strings.ToLower(x.name))
	last := strings.Trim(f[len(f)-1], ".,()")
	return !untraded[last] && !(bodyNouns[last] && !trading[last] && last != "bank" && last != "airline" && last != "group")
}

// untraded are more last words of the names of bodies that are no firms.
var untraded = wordlist.Set(`democrats republicans conservatives liberals senate house congress union front movement league society workers school college
	institute museum church forces guard rig horizon ship times post journal news herald tribune department house desk street university laboratory`)
