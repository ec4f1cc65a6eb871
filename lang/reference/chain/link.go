package chain

import (
	"synoptic/lang/model"
	"synoptic/news"
)

// window is how many phrases back an antecedent is looked for; farther back
// only phrases of the same head word are.
const window = 40

// windowNouns is the same for phrases that are no pronouns, windowLessons the
// same while the model learns what not to tie.
const (
	windowNouns   = 12
	windowLessons = 24
)

// sameHead is how many earlier phrases of the same head word are looked at.
const sameHead = 4

// clear is the score of "none" from which a phrase is compared only with those
// that share a word with it.
const clear = 0

// Chain is the phrases that speak of one thing, in the order of the text, and
// the entity whose names are among them, -1 when none is.
type Chain struct {
	Phrases []Phrase
	Entity  int
}

// state is what is known of a chain while it grows.
type state struct {
	size           int
	named          int32 // the entity whose names it holds, -1
	number, gender uint8
	pronoun        bool        // nothing but pronouns so far
	word           *model.Word // head of the latest phrase that is no pronoun, else of the first
}

// linker ties phrases from left to right.
type linker struct {
	*table
	up     []int32 // union-find over phrases
	of     []state // of a root
	byHead map[uint64][]int32
	holder map[int32]int32 // entity -> a phrase of its chain
	nouns  int32           // how many phrases back nouns and names look
	cands  []int32
	fs     []uint64
	known  []float32 // scores of the earlier features by phrase and class
	has    []bool
}

func newLinker(x *table) *linker {
	n := len(x.ms)
	l := &linker{table: x, up: make([]int32, n), of: make([]state, n), byHead: map[uint64][]int32{}, holder: map[int32]int32{}, nouns: windowNouns}
	for i := range l.up {
		m := &x.ms[i]
		l.up[i] = int32(i)
		l.of[i] = state{1, m.fixed, m.number, m.gender, isPronoun(m.class), m.word}
	}
	return l
}

func (l *linker) root(i int32) int32 {
	for l.up[i] != i {
		l.up[i] = l.up[l.up[i]]
		i = l.up[i]
	}
	return i
}

// join puts a phrase with an earlier one.
func (l *linker) join(i, j int32) {
	a, b := l.root(i), l.root(j)
	if a == b {
		return
	}
	a, b = min(a, b), max(a, b)
	l.up[b] = a
	x, y := &l.of[a], &l.of[b]
	x.size += y.size
	if x.named < 0 {
		x.named = y.named
	}
	if x.gender == 0 {
		x.gender = y.gender
	}
	if x.number == 0 {
		x.number = y.number
	}
	if !y.pronoun {
		x.word, x.pronoun = y.word, false
	}
	if x.named >= 0 {
		if _, ok := l.holder[x.named]; !ok {
			l.holder[x.named] = a
		}
	}
}

// sure gives the earlier phrase that names the same entity by the rules about
// names, -1 when there is none.
func (l *linker) sure(i int32) int32 {
	e := l.ms[i].fixed
	if e < 0 {
		return -1
	}
	j, ok := l.holder[e]
	if !ok {
		l.holder[e] = i
		return -1
	}
	return j
}

// candidates gives the phrases before phrase i that it may go with, the
// nearest first.
func (l *linker) candidates(i int32) []int32 {
	l.cands = l.cands[:0]
	m := &l.ms[i]
	lo := max(0, i-window)
	if !isPronoun(m.class) {
		lo = max(0, i-l.nouns)
	}
	for j := i - 1; j >= lo; j-- {
		if l.may(m, &l.ms[j]) {
			l.cands = append(l.cands, j)
		}
	}
	if !isPronoun(m.class) {
		near := l.byHead[m.word.Low]
		for k := len(near) - 1; k >= max(0, len(near)-sameHead); k-- {
			if near[k] < lo && l.may(m, &l.ms[near[k]]) {
				l.cands = append(l.cands, near[k])
			}
		}
		l.byHead[m.word.Low] = append(near, i)
	}
	return l.cands
}

// may tells whether phrase m can go with the earlier phrase a at all.
func (l *linker) may(m, a *mention) bool {
	if a.First <= m.First && m.Last <= a.Last && !(a.Head < m.First || a.Head >= m.Last) {
		return false // the same head
	}
	if a.First <= m.First && m.Last <= a.Last && !isPronoun(m.class) {
		return false
	}
	if a.First <= m.First && m.Last <= a.Last && m.possessive && m.gov == int32(a.Head) {
		return false // "her lawyer, Ada Vell" is not her own
	}
	in := &l.of[l.root(a.index)]
	if in.named >= 0 && m.fixed >= 0 && in.named != m.fixed {
		return false
	}
	if m.gender != 0 && in.gender != 0 && m.gender != in.gender || in.named >= 0 && !fits(m.class, l.d.Entities[in.named].Type) {
		return false
	}
	switch m.class {
	case classHe, classShe:
		return a.number != 2 && a.class != classIt && a.class != classThis && a.class != classHere && a.class != classBody && a.class != classPlace
	case classIt:
		return a.class != classI && a.class != classYou && a.class != classWe && a.class != classThey && a.class != classPerson && a.class != classHe && a.class != classShe
	case classI:
		return a.number != 2 && (a.class <= classShe || a.class == classI || a.class == classYou || !isPronoun(a.class) && a.class != classPlace)
	case classWe:
		return a.class == classI || a.class == classWe || a.class == classThey || a.class == classYou || !isPronoun(a.class) && a.class != classPerson
	case classYou:
		return a.class == classI || a.class == classWe || a.class == classYou || !isPronoun(a.class)
	case classThey:
		return a.class > classIt && a.class != classI && a.class != classWe || a.class == 0
	}
	return true
}

// fits tells whether a pronoun can stand for a named entity of a type.
func fits(class uint8, typ news.EntityType) bool {
	switch class {
	case classHe, classShe, classI:
		return typ == news.Person
	case classIt, classThey, classWe, classThis, classThese, classHere:
		return typ != news.Person
	}
	return true
}

// options fills in the scores of a phrase's candidates and, last, of none.
func (l *linker) options(i int32, cands []int32, score scorer, out []float32) []float32 {
	out = out[:0]
	m := &l.ms[i]
	l.fs = l.alone(m, l.fs[:0])
	none := score(l.fs)
	var between [32]int
	for _, j := range cands {
		a := &l.ms[j]
		if none > clear && !isPronoun(m.class) && m.rule < 0 && l.match(m, a) == 0 {
			out = append(out, none-1)
			continue
		}
		l.fs = l.pair(m, a, between[a.class&31], &l.of[l.root(j)], l.fs[:0])
		between[a.class&31]++
		out = append(out, score(l.fs)+l.earlier(m.class, j, score))
	}
	return append(out, none)
}

// earlier gives the score of the features that depend on nothing but the class
// and the earlier phrase, computed once.
func (l *linker) earlier(class uint8, j int32, score scorer) float32 {
	if l.known == nil {
		l.known, l.has = make([]float32, len(l.ms)*(classNumber+1)), make([]bool, len(l.ms)*(classNumber+1))
	}
	at := int(j)*(classNumber+1) + int(class)
	if !l.has[at] {
		var fs [8]uint64
		l.known[at], l.has[at] = score(earlier(uint64(class), &l.ms[j], fs[:0])), true
	}
	return l.known[at]
}

// run ties all phrases; bias makes ties likelier than the scores say.
func (l *linker) run(score scorer, bias float32) {
	var scores []float32
	for i := range l.ms {
		i := int32(i)
		cands := l.candidates(i)
		if j := l.sure(i); j >= 0 {
			l.join(i, j)
			continue
		}
		if j := l.sayer(i, cands); j >= 0 {
			l.join(i, j)
			continue
		}
		if j := l.newcomer(i, cands); j >= 0 {
			l.join(i, j)
			continue
		}
		scores = l.options(i, cands, score, scores)
		best := len(cands)
		scores[best] -= bias
		for k, s := range scores {
			if s > scores[best] {
				best = k
			}
		}
		if best < len(cands) {
			l.join(i, cands[best])
		}
	}
}

// sayer gives the person whom "he" or "she" means in what a sentence has said: the subject
// of the verb of saying, where nobody else of the kind stands between them ("Vell told
// reporters that the town was right and that she was ready"), or the only person whom the
// sentence names before; -1 where the scores are to tell.
func (l *linker) sayer(i int32, cands []int32) int32 {
	m := &l.ms[i]
	if m.class != classHe && m.class != classShe || !m.subject || m.quote != 0 {
		return -1
	}
	near, only := int32(-1), true
	for _, j := range cands { // the nearest first
		a := &l.ms[j]
		if a.sent != m.sent {
			break
		}
		if a.class == classPerson || a.class == classHe || a.class == classShe || a.gender == m.gender {
			only = only && (near < 0 || l.root(near) == l.root(j))
			if near < 0 {
				near = j
			}
		}
	}
	if near < 0 || l.ms[near].class != classPerson || l.ms[near].quote != 0 {
		return -1
	}
	for v, n := m.gov, 0; v >= 0 && n < 4; v, n = int32(l.d.Tokens[v].Head), n+1 {
		rel, up := l.d.Tokens[v].Rel, l.d.Tokens[v].Head
		if up >= 0 && rel == "ccomp" && l.h.Says(up) && l.d.Tokens[up].XPos != "VBG" {
			if a := &l.ms[near]; !only && (!a.subject || int(a.gov) != up) {
				return -1
			}
			return near
		}
		if rel != "conj" && rel != "ccomp" && rel != "cop" {
			return -1
		}
	}
	return -1
}

// newcomer gives the person whom "he" or "she" at the head of a sentence means, where the
// sentence before has for its first subject somebody by name of whom nothing tells the
// gender: the scores, which learn from names whose gender shows, would go back to somebody
// whose gender is known in a sentence before that. -1 where they are to tell.
func (l *linker) newcomer(i int32, cands []int32) int32 {
	m := &l.ms[i]
	if m.class != classHe && m.class != classShe || !m.subject || !m.opens || m.quote != 0 {
		return -1
	}
	found := int32(-1)
	for _, j := range cands {
		a := &l.ms[j]
		if a.sent < m.sent-1 {
			break
		}
		if a.sent != m.sent-1 {
			continue
		}
		if l.of[l.root(j)].gender == m.gender {
			return -1 // that sentence has one whose gender is known too
		}
		if a.subject {
			found = j // the first of the sentence is looked at last
		}
	}
	if found < 0 {
		return -1
	}
	a := &l.ms[found]
	if in := &l.of[l.root(found)]; a.class != classPerson || a.fixed < 0 || a.quote != 0 || in.gender != 0 {
		return -1
	}
	return found
}

// chains gives the phrases by chain, in the order of their first phrases.
func (l *linker) chains() []Chain {
	at := make([]int32, len(l.ms))
	var out []Chain
	for i := range l.ms {
		r := l.root(int32(i))
		if r == int32(i) {
			at[i] = int32(len(out))
			out = append(out, Chain{Entity: int(l.of[r].named)})
		}
		c := &out[at[r]]
		c.Phrases = append(c.Phrases, l.ms[i].Phrase)
	}
	return out
}

// Check tells whether the weights are there.
func Check() error {
	_, err := model.Open("reference")
	return err
}

// Read gives the chains of an article, those of one phrase included. Without
// weights there are none.
func Read(d *news.Doc, h *Hints) []Chain {
	lin, err := model.Open("reference")
	if err != nil {
		return nil
	}
	cache, err := model.Borrow()
	if err != nil {
		return nil
	}
	defer cache.Return()
	scale := 1 / lin.Scale()
	return link(newTable(d, h, cache), func(fs []uint64) float32 {
		var sum [3]int32
		lin.Add(sum[:], fs)
		return float32(sum[0]) * scale
	})
}

func link(x *table, score scorer) []Chain {
	l := newLinker(x)
	l.run(score, 0)
	return l.chains()
}
