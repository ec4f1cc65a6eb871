package story

import "math"

// termID is the number of a term of one view in a lexicon. Articles hold
// numbers, not pointers: there are millions, which the collector of memory
// need not follow.
type termID int32

// entry is what a lexicon knows of one term.
type entry struct {
	stem  string
	hash  uint64
	held  int32   // by how many held articles
	back  float64 // reports of the background that have it
	told  float64 // its rarity in the background
	posts []int32 // slots of the articles that it leads to, in their order
}

// lexicon counts the terms of the articles that an Index holds. Terms are told
// apart by hash: two that fall together are one.
type lexicon struct {
	terms   [views]map[uint64]termID
	entries []entry
	rare    []float64 // of each: log of the reports that have it, background and held together
	free    []termID
	held    int     // articles
	all     float64 // log of background and held reports together
	n       float64 // reports of the background
	stamp   uint64  // of the last change
}

func newLexicon() *lexicon {
	l := &lexicon{}
	for v := range views {
		l.terms[v] = map[uint64]termID{}
	}
	_, l.n = reportsWith("")
	l.count(0)
	return l
}

// count sets the number of held articles.
func (l *lexicon) count(held int) {
	l.stamp++
	l.held = held
	l.all = math.Log(l.n + streamWeight*float64(held))
}

// hold takes a term in, once for each article that has it.
func (l *lexicon) hold(v view, stem string) termID {
	h := hash64(stem)
	t, ok := l.terms[v][h]
	if !ok {
		if n := len(l.free); n > 0 {
			t, l.free = l.free[n-1], l.free[:n-1]
		} else {
			t = termID(len(l.entries))
			l.entries, l.rare = append(l.entries, entry{}), append(l.rare, 0)
		}
		back, _ := reportsWith(stem)
		l.entries[t] = entry{stem: stem, hash: h, back: back, told: math.Log(l.n / back)}
		l.terms[v][h] = t
	}
	l.entries[t].held++
	l.recount(t)
	return t
}

// release lets a term of a leaving article go.
func (l *lexicon) release(v view, t termID) {
	e := &l.entries[t]
	if e.held--; e.held <= 0 {
		delete(l.terms[v], e.hash)
		*e = entry{}
		l.free = append(l.free, t)
		return
	}
	l.recount(t)
}

// recount sets how rare a term is.
func (l *lexicon) recount(t termID) {
	e := &l.entries[t]
	l.rare[t] = math.Log(e.back + streamWeight*max(0, float64(e.held-1)))
}

// rarity gives how much a term tells: log of one over its share of reports.
func (l *lexicon) rarity(t termID) float64 { return max(0, l.all-l.rare[t]) }

// hash64 is FNV-1a.
func hash64(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}
