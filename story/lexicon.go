package story

import "math"

// entryTerm is what a lexicon knows of one term of one view.
type entryTerm struct {
	stem  string
	hash  uint64
	held  int32   // by how many held articles
	rare  float64 // log of the reports that have it, background and held together
	back  float64 // reports of the background that have it
	told  float64 // its rarity in the background
	posts []int32 // slots of the articles that it leads to, in their order
}

// lexicon counts the terms of the articles that an Index holds. Terms are told
// apart by hash: two that fall together are one.
type lexicon struct {
	terms [views]map[uint64]*entryTerm
	held  int     // articles
	all   float64 // log of background and held reports together
	n     float64 // reports of the background
	stamp uint64  // of the last change
}

func newLexicon() *lexicon {
	l := &lexicon{}
	for v := range views {
		l.terms[v] = map[uint64]*entryTerm{}
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
func (l *lexicon) hold(v view, stem string) *entryTerm {
	h := hash64(stem)
	t := l.terms[v][h]
	if t == nil {
		t = &entryTerm{stem: stem, hash: h}
		t.back, _ = reportsWith(stem)
		t.told = math.Log(l.n / t.back)
		l.terms[v][h] = t
	}
	t.held++
	t.weigh()
	return t
}

// release lets a term of a leaving article go.
func (l *lexicon) release(v view, t *entryTerm) {
	t.held--
	t.weigh()
	if t.held <= 0 {
		delete(l.terms[v], t.hash)
	}
}

func (t *entryTerm) weigh() {
	t.rare = math.Log(t.back + streamWeight*max(0, float64(t.held-1)))
}

// rarity gives how much a term tells: log of one over its share of reports.
func (l *lexicon) rarity(t *entryTerm) float64 { return max(0, l.all-t.rare) }

// hash64 is FNV-1a.
func hash64(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}
