package chain

import (
	"math/bits"

	"synoptic/lang/model"
)

// scorer gives the sum of the weights of features.
type scorer func(features []uint64) float32

// bucket puts a count in one of few classes.
func bucket(n int) uint64 {
	if n < 5 {
		return uint64(max(n, 0))
	}
	return 3 + uint64(min(bits.Len(uint(n)), 9))
}

func bit(b bool, at uint) uint64 {
	if b {
		return 1 << at
	}
	return 0
}

// alone gives the features of the decision that a phrase goes with nothing
// before it.
func (x *table) alone(m *mention, fs []uint64) []uint64 {
	c := uint64(m.class)
	w := m.word
	seen := min(uint64(m.same-1), 3)<<2 | min(uint64(m.sameExact-1), 3)
	shape := bit(m.clause, 0) | bit(m.subject, 1) | bit(m.opens, 2) | bit(m.possessive, 3) | bit(m.quote != 0, 4)
	mods := min(uint64(m.mods), 3)
	lone := bit(m.Last-m.First == 1, 0)
	return append(fs,
		model.Mix(100, c, bit(m.rule >= 0, 0)),
		model.Mix(101, c, seen),
		model.Mix(102, c, seen<<8|mods<<1|lone),
		model.Mix(103, c, w.Low),
		model.Mix(104, c, w.Class[0]),
		model.Mix(105, c, w.Class[2]),
		model.Mix(106, c, m.first.Low),
		model.Mix(107, c, m.before.Low),
		model.Mix(108, c, m.after.Low),
		model.Mix(109, c, m.rel),
		model.Mix(110, c, m.govWord.Low),
		model.Mix(111, c, m.govWord.Class[0]),
		model.Mix(112, c, shape),
		model.Mix(113, c, bucket(m.Last-m.First)),
		model.Mix(114, c, bucket(int(m.sent))),
		model.Mix(115, c, min(uint64(m.heads), 5)<<4|seen),
		model.Mix(116, m.first.Low, w.Low),
		model.Mix(117, c, uint64(m.number)<<4|uint64(m.typ)),
		model.Mix(118, w.Low, m.after.Low),
		model.Mix(119, w.Low, m.rel),
		model.Mix(120, w.Low, m.govWord.Low),
		model.Mix(121, c, seen<<8|shape),
		model.Mix(122, w.Low, bucket(int(m.index))))
}

// earlier gives the features of an earlier phrase as the antecedent of a class:
// they are the same for every phrase of the class.
func earlier(c uint64, a *mention, fs []uint64) []uint64 {
	return append(fs,
		model.Mix(8, c, a.word.Low),
		model.Mix(9, c, a.word.Class[0]),
		model.Mix(10, c, a.word.Class[2]),
		model.Mix(12, c, a.first.Low),
		model.Mix(13, c<<5|uint64(a.class), min(uint64(a.heads), 6)<<4|min(uint64(a.same), 3)),
		model.Mix(17, c, bucket(a.Last-a.First)<<1|bit(a.clause, 0)),
		model.Mix(18, c, a.govWord.Low))
}

// pair gives the other features of the decision that a phrase goes with one
// before it. between is how many candidates of the same class stand between
// them, in what is known of the chain of the earlier one.
func (x *table) pair(m, a *mention, between int, in *state, fs []uint64) []uint64 {
	sig := uint64(m.class)<<5 | uint64(a.class)
	c := uint64(m.class)
	dist := int(m.sent - a.sent)
	near := min(uint64(dist), 3)
	match := x.match(m, a)
	place := bit(a.subject, 0) | bit(a.opens, 1) | bit(m.subject, 2) | bit(a.possessive, 3) | bit(m.possessive, 4) | bit(m.reflexive, 5) | bit(a.quote != 0, 6)
	whole := min(uint64(in.size), 4)<<2 | bit(in.named >= 0, 0) | bit(in.pronoun, 1)
	fs = append(fs,
		model.Mix(1, sig, bucket(dist)),
		model.Mix(2, sig, bucket(int(m.index-a.index))),
		model.Mix(3, sig, match),
		model.Mix(4, sig, place),
		model.Mix(5, sig, uint64(m.number)<<12|uint64(a.number)<<9|uint64(m.gender)<<6|uint64(a.gender)<<3|min(near, 2)),
		model.Mix(6, sig, x.said(m, a)),
		model.Mix(7, sig, x.where(m, a)<<8|place&0x3f),
		model.Mix(11, sig, uint64(m.typ)<<8|uint64(a.typ)<<4|uint64(m.number)),
		model.Mix(14, sig, min(uint64(between), 3)<<3|near),
		model.Mix(15, m.rel, a.rel+c),
		model.Mix(16, c, a.rel*5+min(near, 2)),
		model.Mix(19, m.govWord.Low, a.govWord.Low+c),
		model.Mix(30, sig, whole<<2|near),
		model.Mix(36, sig, ruled(m, a, in)),
		model.Mix(31, c, uint64(in.number)<<8|uint64(in.gender)<<4|uint64(m.number)<<2|uint64(m.gender)))
	if isPronoun(m.class) {
		return append(fs,
			model.Mix(20, c<<12|a.word.Class[0], m.govWord.Class[0]+m.rel),
			model.Mix(21, m.word.Low, a.word.Low+min(near, 1)),
			model.Mix(22, sig<<3|near, place<<2|min(uint64(between), 2)),
			model.Mix(32, c, in.word.Low),
			model.Mix(33, c, in.word.Class[1]<<2|min(near, 2)),
			model.Mix(34, m.govWord.Class[1]+m.rel, in.word.Class[1]))
	}
	return append(fs,
		model.Mix(23, m.word.Low, a.word.Low),
		model.Mix(24, c<<12|m.word.Class[0], a.word.Class[0]),
		model.Mix(25, m.word.Class[2], a.word.Class[2]),
		model.Mix(26, c<<8|match, bucket(dist)),
		model.Mix(27, m.word.Class[1]<<8|match, uint64(a.class)),
		model.Mix(35, m.word.Low, in.word.Low))
}

// ruled tells what the rules about nouns and pronouns say of two phrases: 0
// nothing of the later one, 1 nothing of the earlier, 2 one entity, 3 two.
func ruled(m, a *mention, in *state) uint64 {
	switch {
	case m.rule < 0:
		return 0
	case in.named == m.rule || a.rule == m.rule:
		return 2
	case in.named >= 0 || a.rule >= 0:
		return 3
	}
	return 1
}

// match tells how the words of two phrases agree: all, heads, modifiers.
func (x *table) match(m, a *mention) uint64 {
	if m.exact == a.exact {
		return 1 | min(uint64(m.mods), 2)<<4
	}
	if m.word.Low == a.word.Low {
		return 2 | x.mods(m, a)<<4
	}
	// the head of one is another word of the other
	for i := a.First; i < a.Last && i < a.First+12; i++ {
		if x.words[i].Low == m.word.Low {
			return 3
		}
	}
	for i := m.First; i < m.Last && i < m.First+12; i++ {
		if x.words[i].Low == a.word.Low {
			return 4
		}
	}
	return 0
}

// mods compares the modifiers before the heads: 0 none, 1 the later phrase has
// only such as the earlier has, 2 the earlier has none, 3 each has its own.
func (x *table) mods(m, a *mention) uint64 {
	if m.mods == 0 && a.mods == 0 {
		return 0
	}
	if a.mods == 0 {
		return 2
	}
	for i := m.First; i < m.Head; i++ {
		if t := x.d.Tokens[i].Tag; t == "DET" || t == "PUNCT" {
			continue
		}
		found := false
		for j := a.First; j < a.Head && j < a.First+12; j++ {
			found = found || x.words[j].Low == x.words[i].Low
		}
		if !found {
			return 3
		}
	}
	return 1
}

// where tells how two phrases stand to each other in the tree.
func (x *table) where(m, a *mention) uint64 {
	if m.sent != a.sent {
		return 0
	}
	switch {
	case a.First >= m.First && a.Last <= m.Last:
		return 1 // inside
	case m.gov == a.gov:
		return 2
	case m.gov == int32(a.Head):
		return 3
	case a.gov == int32(m.Head):
		return 4
	}
	up := func(i int32) int32 {
		if i < 0 {
			return -1
		}
		return int32(x.d.Tokens[i].Head)
	}
	switch {
	case m.gov >= 0 && up(m.gov) == a.gov:
		return 5 // the earlier is an argument over the later one
	case a.gov >= 0 && up(a.gov) == m.gov:
		return 6
	}
	return 7
}

// said compares the quotations of two phrases and their speakers.
func (x *table) said(m, a *mention) uint64 {
	v := bit(m.quote != 0, 0) | bit(a.quote != 0, 1) | bit(m.quote == a.quote, 2)
	switch {
	case m.speaker < 0 && a.speaker < 0:
	case m.quote != 0 && m.speaker >= 0 && a.fixed == m.speaker:
		v |= 1 << 3
	case a.quote != 0 && a.speaker >= 0 && m.fixed == a.speaker:
		v |= 2 << 3
	case m.speaker >= 0 && a.speaker >= 0 && m.speaker == a.speaker:
		v |= 3 << 3
	case m.speaker >= 0 && a.speaker >= 0:
		v |= 4 << 3
	}
	return v
}
