package identity

import (
	"fmt"
	"math"
	"strings"
)

// Verdict is the answer whether two names are one.
type Verdict int

// The verdicts. Maybe: nothing in the names speaks against it, but they alone
// do not show it (a surname alone, one shared given name).
const (
	Different Verdict = iota
	Maybe
	Same
)

// nFeatures is the number of features of a pair of persons' names.
const nFeatures = 49

// features describes a pair of names; the weights of the verdict are fitted to
// them (TestFit prints them anew).
func features(a, b Person) (f [nFeatures]float64, ps []pairing) {
	wa, wb := join(a.Words, b.Words)
	ps = align(wa, wb)
	m := match{wa: wa, wb: wb, usedA: make([]bool, len(wa)), usedB: make([]bool, len(wb)), worst: 1}
	m.count(ps)
	la, lb := len(wa), len(wb)
	small := min(la, lb)
	left, more := min(m.leftA, m.leftB), max(m.leftA, m.leftB)-min(m.leftA, m.leftB)
	bin := b2f(a.bin || b.bin)
	lord := b2f(a.lord || b.lord)
	f = [nFeatures]float64{
		1,
		b2f(m.strong >= 1), b2f(m.strong >= 2), b2f(m.strong >= 3),
		min(m.weak, 2), min(m.initials, 2),
		left, more, b2f(left > 0), b2f(left+more == 0),
		m.worst, m.last, m.first,
		min(m.crossed, 3), b2f(len(ps) == small), b2f(small <= 1),
		b2f(a.upper != b.upper) * b2f(m.crossed == 0) * b2f(len(ps) >= 2),
		b2f(a.Suffix != b.Suffix && a.Suffix != "" && b.Suffix != ""),
		m.sum / max(1, float64(small)),
		b2f(left > 0) * b2f(m.strong >= 2),
		b2f(left > 0) * m.last,
		leftAlike(wa, wb, m.usedA, m.usedB),
		min(m.rare, 30) / 10, min(m.rarest, 15) / 10,
		m.vowel, m.consonant, m.lastConsonant,
		bin * b2f(m.first == 0), bin * b2f(left > 0), bin,
		b2f((a.Suffix == "") != (b.Suffix == "")),
		b2f(la == lb), b2f(left+more > 0 && left == 0 && m.first == 0 && m.last == 0),
		lord * b2f(small <= 1) * b2f(m.last >= .9),
		b2f(m.short > 0),
		b2f(left == 0) * min(m.rare, 30) / 10,
		b2f(m.consonant > 0), b2f(m.lastConsonant > 0), m.otherStart, m.shortClose,
		b2f(left == 0) * m.leftAt[0], b2f(left == 0) * m.leftAt[1], b2f(left == 0) * m.leftAt[2],
		b2f(left == 0) * b2f(m.initials > 0) * b2f(m.strong >= 1),
		b2f(left > 0) * min(m.rare, 30) / 10,
		b2f(m.first >= .8 && m.last >= .8),
		bin * b2f(left == 0) * b2f(m.first >= .8), bin * b2f(left == 0) * b2f(m.first < .8),
		lord * b2f(left+more > 0) * b2f(small == 2) * b2f(m.strong < 2),
	}
	return f, ps
}

// match is the tally of an alignment.
type match struct {
	wa, wb                           []string
	usedA, usedB                     []bool
	strong, weak, initials, short    float64
	worst, sum, first, last, crossed float64
	leftA, leftB, rare, rarest       float64
	vowel, consonant, lastConsonant  float64
	otherStart, shortClose           float64    // close words with other first letters; of few letters
	leftAt                           [3]float64 // unmatched words at the start, in the middle, at the end
}

func (m *match) count(ps []pairing) {
	la, lb := len(m.wa), len(m.wb)
	for x, p := range ps {
		m.usedA[p.i], m.usedB[p.j] = true, true
		m.kind(p, p.i == la-1 && p.j == lb-1)
		if p.i == 0 && p.j == 0 {
			m.first = p.sim
		}
		if p.i == la-1 && p.j == lb-1 {
			m.last = p.sim
		}
		for _, q := range ps[:x] {
			if (p.i-q.i)*(p.j-q.j) < 0 {
				m.crossed++
			}
		}
	}
	m.leftA = m.left(m.wa, m.usedA)
	m.leftB = m.left(m.wb, m.usedB)
}

func (m *match) left(ws []string, used []bool) (sum float64) {
	for i, u := range used {
		if u {
			continue
		}
		sum += weightOf(ws[i])
		at := 1
		if i == 0 {
			at = 0
		} else if i == len(ws)-1 {
			at = 2
		}
		m.leftAt[at] += weightOf(ws[i])
	}
	return sum
}

func (m *match) kind(p pairing, last bool) {
	switch p.kind {
	case "initial":
		m.initials++
		return
	case "short":
		m.short++
		m.strong++
	case "close", "prefix":
		m.weak++
		if m.wa[p.i][0] != m.wb[p.j][0] {
			m.otherStart++
		}
		if min(len(m.wa[p.i]), len(m.wb[p.j])) <= 5 {
			m.shortClose++
		}
		if skeleton(m.wa[p.i]) == skeleton(m.wb[p.j]) {
			m.vowel += 1 - p.sim
		} else {
			m.consonant += 1 - p.sim
			if last {
				m.lastConsonant += 1 - p.sim
			}
		}
	default:
		m.strong++
	}
	m.worst = min(m.worst, p.sim)
	m.sum += p.sim
	r := rarity(m.wa[p.i])
	if p.kind == "close" || p.kind == "prefix" {
		r /= 2
	}
	m.rare += r
	m.rarest = max(m.rarest, r)
}

// skeleton is a word's sound key without its vowels.
func skeleton(w string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(vowels, r) || r == 'j' || r == 'h' {
			return -1
		}
		return r
	}, Sound(w))
}

// weightOf tells how much an unmatched word says: an initial little.
func weightOf(w string) float64 {
	if len(w) == 1 {
		return .3
	}
	return 1
}

// leftAlike is the best likeness among the words left on both sides.
func leftAlike(a, b []string, usedA, usedB []bool) float64 {
	best := 0.0
	for i := range a {
		for j := range b {
			if !usedA[i] && !usedB[j] {
				best = max(best, alike(a[i], b[j]))
			}
		}
	}
	return best
}

func b2f(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// Persons tells whether two names can be one person's. The score is 0 … 1, a
// probability on pairs of like names (fitted on names of politicians; see
// eval/results/identity.txt); Same is a score of at least 0.5 with two or more
// words agreeing. A name of one word, or a title with a surname, is never more
// than Maybe against a longer one: which of the two brothers it is, the text
// must tell. Reason names what decided, in English.
func Persons(a, b string) (verdict Verdict, score float64, reason string) {
	fa, fb := Fold(a), Fold(b)
	if fa == "" || fb == "" {
		return Different, 0, "no name"
	}
	if fa == fb {
		return Same, 1, "the same words"
	}
	return Compare(ParsePerson(a), ParsePerson(b))
}

// Compare is Persons for names already taken apart. A nickname given with a name
// serves in the place of the given names.
func Compare(pa, pb Person) (verdict Verdict, score float64, reason string) {
	if len(pa.Words) == 0 || len(pb.Words) == 0 {
		return Different, 0, "no name"
	}
	verdict, score, reason = compare(pa, pb)
	if q, ok := pa.called(); ok && verdict != Same {
		if v, s, _ := compare(q, pb); v == Same {
			return v, s, "a nickname"
		}
	}
	if q, ok := pb.called(); ok && verdict != Same {
		if v, s, _ := compare(pa, q); v == Same {
			return v, s, "a nickname"
		}
	}
	return verdict, score, reason
}

func compare(pa, pb Person) (Verdict, float64, string) {
	f, ps := features(pa, pb)
	z := 0.0
	for i, w := range personWeights {
		z += w * f[i]
	}
	score := 1 / (1 + math.Exp(-z))
	verdict, reason := decide(pa, pb, ps, score)
	if verdict == Different {
		score = min(score, .4)
	}
	return verdict, score, reason
}

func decide(pa, pb Person, ps []pairing, score float64) (Verdict, string) {
	if pa.Suffix != "" && pb.Suffix != "" && pa.Suffix != pb.Suffix {
		return Different, fmt.Sprintf("%s is not %s", pa.Suffix, pb.Suffix)
	}
	if len(ps) == 0 {
		return Different, "no word in common"
	}
	if a, b := pa.Words[0], pb.Words[0]; len(a) == 1 && len(b) == 1 && a != b && len(pa.Words) > 1 && len(pb.Words) > 1 && pa.Surname == pb.Surname {
		return Different, "the first initials differ" // "J.J. Vell" and "T.J. Vell"
	}
	kind, whole := "spellings of one name", false
	for _, p := range ps {
		whole = whole || p.kind != "initial"
		switch p.kind {
		case "initial":
			kind = "an initial stands for a name"
		case "short":
			kind = "a short form of the given name"
		}
	}
	small := min(len(pa.Words), len(pb.Words))
	if small == 1 {
		p := ps[0]
		end := p.i == len(pa.Words)-1 && p.j == len(pb.Words)-1
		start := p.i == 0 && p.j == 0
		switch {
		case len(pa.Words) == len(pb.Words) && p.sim >= .97:
			return Same, "one word, spelt alike"
		case p.kind == "initial" || p.sim < .8:
			return Different, "one word that is only like the other"
		case end && p.sim >= .9:
			return Maybe, "the surname alone"
		case start && p.sim >= .9:
			return Maybe, "the given name alone"
		case !end && !start && p.sim >= .97 && max(len(pa.Words), len(pb.Words)) > 2:
			return Maybe, "a middle name alone" // the first of two family names
		}
		return Different, "one word shared in another place"
	}
	switch {
	case !whole:
		return Different, "letters alone agree"
	case score >= .5 && len(ps) >= 2:
		return Same, kind
	case score >= .2 && len(ps) >= 2:
		return Maybe, "alike, but words are left on both sides or differ"
	}
	return Different, "too little agrees"
}
