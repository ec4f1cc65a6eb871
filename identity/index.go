package identity

import (
	"maps"
	"slices"
	"strings"
	"sync"
)

// lexicon finds the words of names that can be one word in two spellings. Every
// pair of words is compared once. Several indexes share one, so that a story to
// which an article is added compares its new words alone.
type lexicon struct {
	mu    sync.Mutex
	words []*spelt
	at    map[string]int
	like  [][]int              // of each word, those that are like it, itself among them
	asked map[string]*likeList // of words that are not in it
}

// likeList is the words that are like one, of the first seen words.
type likeList struct {
	spelt
	seen int
	ids  []int
}

// maxShared is the number of words beyond which the next index begins a lexicon
// anew: a new word is compared with all that are there.
const maxShared = 1 << 13

// shared holds the lexicons in use, of persons and of bodies.
var shared struct {
	sync.Mutex
	persons, bodies *lexicon
}

// share gives the lexicon in use, a new one in its place when it has grown full.
func share(of **lexicon) *lexicon {
	shared.Lock()
	defer shared.Unlock()
	if l := *of; l == nil || l.size() > maxShared {
		*of = &lexicon{at: map[string]int{}, asked: map[string]*likeList{}}
	}
	return *of
}

func (l *lexicon) size() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return len(l.words) + len(l.asked)
}

// add gives the number of a word, and how it sounds.
func (l *lexicon) add(w string) (int, string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if i, ok := l.at[w]; ok {
		return i, l.words[i].sound
	}
	k, n := l.compare(w), len(l.words)
	delete(l.asked, w)
	for _, i := range k.ids {
		l.like[i] = append(l.like[i], n)
	}
	l.at[k.text], l.words, l.like = n, append(l.words, &k.spelt), append(l.like, append(k.ids, n))
	return n, k.sound
}

// find gives the number of a word, if any index has it.
func (l *lexicon) find(w string) (int, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	i, ok := l.at[w]
	return i, ok
}

// near gives the words that pair says can be this one, but for initials.
func (l *lexicon) near(w string) []int {
	l.mu.Lock()
	defer l.mu.Unlock()
	if i, ok := l.at[w]; ok {
		return l.like[i]
	}
	return l.compare(w).ids
}

// compare holds a word that is not in the lexicon against those that came since it
// was last asked for.
func (l *lexicon) compare(w string) *likeList {
	k := l.asked[w]
	if k == nil {
		w = strings.Clone(w) // not the article around it
		k = &likeList{spelt: sounded(w)}
		l.asked[w] = k
	}
	for ; k.seen < len(l.words); k.seen++ {
		if w := l.words[k.seen]; k.mayPair(w) && whole(&k.spelt, w) {
			k.ids = append(k.ids, k.seen)
		}
	}
	return k
}

// whole tells whether two words pair as more than an initial and its name.
func whole(a, b *spelt) bool {
	_, kind := pair(a, b)
	return kind != "" && kind != "initial"
}

// PersonIndex finds, among the names that were added, those that Compare does
// not tell apart from a name by their words. It gives some that Compare then
// does, and misses none.
type PersonIndex struct {
	lex    *lexicon
	of     map[int][]int    // word -> the names that have it
	merged map[string][]int // neighbouring words set together, as written and by sound -> names
	sounds map[string][]int // sound -> words
	found  []int
}

// NewPersonIndex gives an empty index.
func NewPersonIndex() *PersonIndex {
	return &PersonIndex{lex: share(&shared.persons), of: map[int][]int{}, merged: map[string][]int{}, sounds: map[string][]int{}}
}

// Add puts a name into the index under an id. An id may have several names.
func (x *PersonIndex) Add(id int, p Person) {
	if q, ok := p.called(); ok {
		x.add(id, q)
	}
	x.add(id, p)
}

func (x *PersonIndex) add(id int, p Person) {
	for _, w := range p.Words {
		k, s := x.lex.add(w)
		if len(x.of[k]) == 0 {
			x.sounds[s] = append(x.sounds[s], k)
		}
		x.of[k] = appendNew(x.of[k], id)
	}
	for _, m := range mergers(p.Words) {
		s := "s " + Sound(m)
		x.merged[m], x.merged[s] = appendNew(x.merged[m], id), appendNew(x.merged[s], id)
	}
}

// appendNew adds an id that is not the last of a list.
func appendNew(ids []int, id int) []int {
	if n := len(ids); n > 0 && ids[n-1] == id {
		return ids
	}
	return append(ids, id)
}

// Find gives the ids of the names that a name can be, in order.
func (x *PersonIndex) Find(p Person) []int {
	x.found = x.found[:0]
	if q, ok := p.called(); ok {
		x.find(q)
	}
	x.find(p)
	slices.Sort(x.found)
	return slices.Clone(slices.Compact(x.found))
}

func (x *PersonIndex) find(p Person) {
	all := func(ids []int) { x.found = append(x.found, ids...) }
	for _, w := range p.Words {
		for _, k := range x.lex.near(w) {
			all(x.of[k])
		}
		all(x.merged[w])
		all(x.merged["s "+Sound(w)])
	}
	for _, m := range mergers(p.Words) {
		if k, ok := x.lex.find(m); ok {
			all(x.of[k])
		}
		for _, k := range x.sounds[Sound(m)] {
			all(x.of[k])
		}
	}
}

// mergers gives the neighbouring words of a name set together, as join may.
func mergers(ws []string) []string {
	var out []string
	for i := range ws {
		for n := 2; n <= 3 && i+n <= len(ws); n++ {
			if m := strings.Join(ws[i:i+n], ""); len(m) >= 4 {
				out = append(out, m)
			}
		}
	}
	return out
}

// BodyIndex finds, among the names of bodies that were added, those that
// SameBodies takes for a name. It gives some that SameBodies does not, and
// misses none.
type BodyIndex struct {
	at    map[string][]int
	lex   *lexicon
	of    map[int][]int
	found map[int]bool
}

// NewBodyIndex gives an empty index.
func NewBodyIndex() *BodyIndex {
	return &BodyIndex{at: map[string][]int{}, lex: share(&shared.bodies), of: map[int][]int{}, found: map[int]bool{}}
}

// Add puts a name, taken apart before, into the index under an id.
func (x *BodyIndex) Add(id int, b *Body) {
	for _, k := range b.keys {
		x.at[k] = appendNew(x.at[k], id)
	}
	if len(b.Words) == 1 {
		k, _ := x.lex.add(b.Words[0])
		x.of[k] = appendNew(x.of[k], id)
	}
}

// Find gives the ids of the names that can be a name's, in order.
func (x *BodyIndex) Find(b *Body) []int {
	clear(x.found)
	for _, k := range b.keys {
		for _, id := range x.at[k] {
			x.found[id] = true
		}
	}
	if len(b.Words) == 1 {
		for _, k := range x.lex.near(b.Words[0]) {
			for _, id := range x.of[k] {
				x.found[id] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(x.found))
}

// keysOf gives what two names of one body share, but for a slip of the pen in a
// name of one word: the name in some form; an acronym and what it is made of;
// all words but one.
func (b *Body) keysOf(name string) []string {
	out := []string{"name " + b.fold, "words " + b.sorted, "joined " + b.joined}
	if b.Acronym != "" {
		out = append(out, "acronym "+b.Acronym, "words "+b.Acronym)
	}
	all, full := initials(words(strings.ReplaceAll(b.fold, "'s", "")))
	if isAcronym(name) {
		out = append(out, "letters "+strings.Join(words(b.fold), ""))
	}
	for _, l := range []string{all, full} {
		if len(l) > 1 {
			out = append(out, "letters "+l)
		}
	}
	if ws := sorted(b.Words); len(ws) > 1 {
		for i := range ws {
			rest := append(slices.Clone(ws[:i]), ws[i+1:]...)
			out = append(out, "but one "+strings.Join(rest, " "))
		}
	}
	return out
}
