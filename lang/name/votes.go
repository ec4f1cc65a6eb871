package name

import "synoptic/lang/model"

// Votes is what a first reading made of every word and name of a document: a
// second one lets each place look at the others.
type Votes struct {
	d     *Doc
	seq   [][]int
	words map[uint64]*tally // by the hash of the word in lower case
	names map[uint64]*tally // by PhraseKey
	most  int               // words of the longest name
	in    [][]spot          // of each sentence that was asked for
}

// spot is where a word stands in a phrase that is a name elsewhere: the votes,
// the word's place as in labels, 0 votes for none.
type spot struct {
	kinds [5]int
	n     int
	place int
	whole bool // the sentence has it as a name itself
}

// tally counts the places of a word or name by label or type.
type tally struct {
	label [maxLabels]uint16
	all   uint16
}

const (
	maxLabels   = 17
	longestName = 8 // words of a name that votes
	mostVotes   = 1 << 15
)

// Votes counts what seq, the labels of each sentence (nil: no names), makes of
// the document.
func (d *Doc) Votes(seq [][]int) *Votes {
	v := &Votes{d: d, seq: seq, words: map[uint64]*tally{}, names: map[uint64]*tally{}}
	for i, s := range seq {
		first := 0
		for k, l := range s {
			if d.words[i][k].Flags&model.FlagUpper != 0 {
				add(v.words, d.words[i][k].Low, l)
			}
			switch place(l) {
			case 0:
				first = k
			case 2, 3:
				if place(l) == 3 {
					first = k
				}
				if n := k + 1 - first; n <= longestName {
					add(v.names, d.phraseOf(i, first, k+1), l)
					v.most = max(v.most, n)
				}
			}
		}
	}
	v.in = make([][]spot, len(seq))
	return v
}

// spots finds the longest names of the document in a sentence that have votes
// besides the sentence's own.
func (v *Votes) spots(i int) []spot {
	if v.in[i] != nil {
		return v.in[i]
	}
	w, s := v.d.words[i], v.seq[i]
	out := make([]spot, len(w))
	for k := 0; k < len(w); {
		if w[k].Flags&model.FlagUpper == 0 {
			k++
			continue
		}
		key, n, best := uint64(0), 0, spot{}
		for j := k; j < len(w) && j < k+v.most; j++ {
			key = PhraseKey(key, w[j].Low)
			t := v.names[key]
			if t == nil {
				continue
			}
			own, whole := -1, false
			if p := place(s[j]); j == k && p == 3 || j > k && p == 2 && place(s[k]) == 0 && kind(s[k]) == kind(s[j]) {
				own, whole = s[j], true
				for x := k + 1; x < j; x++ {
					whole = whole && place(s[x]) == 1
				}
				if !whole {
					own = -1
				}
			}
			if kinds, _, c := t.others(own); c > 0 {
				n, best = j+1-k, spot{kinds: kinds, n: c, whole: whole}
			}
		}
		for j := range n {
			best.place = 1
			switch {
			case n == 1:
				best.place = 3
			case j == 0:
				best.place = 0
			case j == n-1:
				best.place = 2
			}
			out[k+j] = best
		}
		k += max(n, 1)
	}
	v.in[i] = out
	return out
}

// kind gives the type of a label, 0 for none; place whether it begins (0), goes
// on in (1), ends (2) or is (3) a name, -1 for none.
func kind(label int) int { return (label + 3) / 4 }

func place(label int) int {
	if label == 0 {
		return -1
	}
	return (label - 1) % 4
}

func add(m map[uint64]*tally, key uint64, label int) {
	t := m[key]
	if t == nil {
		t = &tally{}
		m[key] = t
	}
	if t.all < mostVotes {
		t.label[label]++
		t.all++
	}
}

func (d *Doc) phraseOf(i, first, last int) uint64 {
	key := uint64(0)
	for k := first; k < last; k++ {
		key = PhraseKey(key, d.words[i][k].Low)
	}
	return key
}

// others gives the type and the label that most of the other places of a word
// have, and how many places there are.
func (t *tally) others(own int) (kinds [5]int, label, n int) {
	best := 0
	for l, c := range t.label {
		c := int(c)
		if l == own {
			c--
		}
		kinds[kind(l)] += c
		n += c
		if c > best {
			label, best = l, c
		}
	}
	return kinds, label, n
}

func most(kinds [5]int) int {
	b := 0
	for k, n := range kinds {
		if n > kinds[b] {
			b = k
		}
	}
	return b
}

// Doubt tells whether the other places of a word of sentence i are mostly of
// another type than this one.
func (v *Votes) Doubt(i int) bool {
	for k, l := range v.seq[i] {
		w := v.d.words[i][k]
		if w.Flags&model.FlagUpper == 0 {
			continue
		}
		if kinds, _, n := v.words[w.Low].others(l); n > 0 && most(kinds) != kind(l) {
			return true
		}
	}
	for k, x := range v.spots(i) {
		if l := v.seq[i][k]; x.n > 0 && (most(x.kinds) != kind(l) || x.place != place(l)) {
			return true
		}
	}
	return false
}

// Features appends what the other places of token k of sentence i say, and of
// the names that it stands in elsewhere.
func (v *Votes) Features(i, k int, f []uint64) []uint64 {
	mix := model.Mix
	own, wire := uint64(v.seq[i][k]), uint64(0)
	if v.d.wire {
		wire = 1 // towns and clubs of one name stand side by side there
	}
	if x := v.spots(i)[k]; x.n > 0 {
		b := ballot(x.kinds, x.n)
		p := uint64(x.place) << 1
		if x.whole {
			p |= 1
		}
		f = append(f, mix(220, mix(0, own, p), b), mix(221, p, b), mix(224, mix(0, own, p), b<<1|wire), mix(222, mix(0, own, p), b>>4), mix(223, mix(0, v.at(i, k-1), v.at(i, k+1)), mix(0, b>>4, p)))
	}
	w := v.d.words[i][k]
	if w.Flags&model.FlagUpper == 0 {
		return f
	}
	kinds, label, n := v.words[w.Low].others(int(own))
	if n == 0 {
		return f
	}
	b := ballot(kinds, n)
	return append(f, mix(210, own, b), mix(211, own, uint64(label)), mix(217, own, b<<1|wire), mix(212, own, b>>2), mix(213, uint64(label), b),
		mix(214, mix(0, own, b), v.at(i, k-1)), mix(215, mix(0, own, b), v.at(i, k+1)),
		mix(216, mix(0, own, b>>4), mix(0, v.at(i, k-1), v.at(i, k+1))))
}

// ballot packs the type of most votes, how much the votes agree, and how many
// they are.
func ballot(kinds [5]int, n int) uint64 {
	top := most(kinds)
	sure := uint64(0)
	switch c := kinds[top]; {
	case c == n:
		sure = 3
	case c*4 >= n*3:
		sure = 2
	case c*2 > n:
		sure = 1
	}
	many := uint64(min(n, 2))
	if n > 4 {
		many = 3
	}
	return uint64(top)<<4 | sure<<2 | many
}

func (v *Votes) at(i, k int) uint64 {
	if k < 0 || k >= len(v.seq[i]) {
		return 20
	}
	return uint64(v.seq[i][k])
}
