package identity

import (
	"math/bits"
	"strings"
	"sync"

	"synoptic/memo"
)

type sound struct{ from, to string }

// sounds rewrites the letter groups by which the customs of transliteration
// differ, longest first at each place. Capitals stand for one sound: S sh, C
// ch, Z zh, H kh.
var sounds = []sound{
	{"shch", "S"}, {"schtsch", "S"}, {"tsch", "C"}, {"sch", "S"}, {"sh", "S"}, {"sz", "S"},
	{"tch", "C"}, {"cz", "C"}, {"ch", "C"}, {"dzh", "j"}, {"dsch", "j"}, {"zh", "Z"}, {"kh", "H"}, {"gh", "g"},
	{"ph", "f"}, {"th", "t"}, {"dh", "d"}, {"bh", "b"}, {"dj", "j"}, {"tz", "ts"}, {"ck", "k"}, {"cq", "k"},
	{"ks", "x"}, {"ou", "u"}, {"oo", "u"}, {"ee", "i"}, {"iy", "i"}, {"ij", "i"}, {"yi", "i"}, {"yj", "i"},
	{"yy", "i"}, {"ii", "i"}, {"ey", "ei"}, {"ay", "ai"}, {"oy", "oi"}, {"uy", "ui"}, {"iya", "ia"}, {"iye", "ie"},
	{"ya", "ia"}, {"ye", "e"}, {"yo", "io"}, {"yu", "iu"}, {"q", "k"}, {"w", "v"}, {"y", "i"},
}

// byFirst holds the sounds by their first letter, in their order.
var byFirst = sync.OnceValue(func() *[256][]sound {
	var t [256][]sound
	for _, s := range sounds {
		t[s.from[0]] = append(t[s.from[0]], s)
	}
	return &t
})

// Sound gives the sound key of one folded word: equal for most of the
// spellings that Slavic, Arabic, Turkic, Persian, Greek and Indian names take
// in English ("lysenko" and "lisenko", "yurii" and "yuriy"). It
// merges spellings, not names: sergei and serhiy differ (in language).
func Sound(word string) string { return soundOf.Of(word, readSound) }

var soundOf = memo.New[string](14)

func readSound(word string) string {
	first := byFirst()
	b := make([]byte, 0, 24)
	for i := 0; i < len(word); {
		from, to := word[i:i+1], word[i:i+1]
		for _, s := range first[word[i]] {
			if strings.HasPrefix(word[i:], s.from) {
				from, to = s.from, s.to
				break
			}
		}
		if from == "c" {
			to = "k"
			if i+1 < len(word) && (word[i+1] == 'e' || word[i+1] == 'i') {
				to = "s"
			}
		}
		i += len(from)
		if n := len(b); n > 0 && b[n-1] == to[0] {
			to = to[1:] // doubled letters are one
		}
		b = append(b, to...)
	}
	s := string(b)
	for _, e := range [...]struct{ from, to string }{{"iei", "ei"}, {"ia", "a"}, {"skij", "ski"}, {"ai", "i"}, {"ei", "i"}, {"ov", "ov"}, {"of", "ov"}, {"ev", "ev"}} {
		if len(s) > len(e.from)+2 && strings.HasSuffix(s, e.from) {
			return s[:len(s)-len(e.from)] + e.to
		}
	}
	return s
}

const vowels = "aeiou"

// costs are what it costs, in tenths of an edit, to write one sound for another
// and to leave one out.
type costTable struct {
	near [128][128]uint8
	gap  [128]uint8
}

var costs = sync.OnceValue(func() *costTable {
	t := &costTable{}
	for i := range t.near {
		t.gap[i] = 10
		for j := range t.near[i] {
			if i != j {
				t.near[i][j] = 10
			}
		}
	}
	t.gap['h'], t.gap['j'] = 4, 7
	for i := range len(vowels) {
		t.gap[vowels[i]] = 6
	}
	for cost, list := range map[uint8]string{2: "Hh Ss Zz iy jy ij",
		4: "eo ae ao ei ou gh gj Ck ck Hk Hx hx Sx sx Cs Zj bv hk jz CS CZ Cj fv Cx",
		5: "au ai eu io iu bp dt gk sz kx tz CH Hg SZ", 8: "mn"} {
		for _, p := range strings.Fields(list) {
			t.near[p[0]][p[1]], t.near[p[1]][p[0]] = cost, cost
		}
	}
	return t
})

// maxSound is how many bytes of a sound key are compared.
const maxSound = 40

// distance is the weighted edit distance of two sound keys, in tenths of an
// edit. Swapped neighbours count as one edit.
func distance(a, b string) int { return distanceUpTo(a, b, 1<<30) }

// distanceUpTo is distance where that is at most the limit, else some number
// above the limit.
func distanceUpTo(a, b string, limit int) int {
	a, b = clip(a, maxSound), clip(b, maxSound)
	t := costs()
	near := func(x, y byte) int16 {
		if x|y >= 128 {
			return 10 * int16(b2f(x != y))
		}
		return int16(t.near[x][y])
	}
	gap := func(x byte) int16 {
		if x >= 128 {
			return 10
		}
		return int16(t.gap[x])
	}
	var rows [3][maxSound + 1]int16 // small: to clear it is a good part of the work
	prev2, prev, cur := &rows[0], &rows[1], &rows[2]
	for j := 1; j <= len(b); j++ {
		prev[j] = prev[j-1] + gap(b[j-1])
	}
	last := int16(0)
	for i := 1; i <= len(a); i++ {
		cur[0] = prev[0] + gap(a[i-1])
		least := cur[0]
		for j := 1; j <= len(b); j++ {
			d := min(prev[j-1]+near(a[i-1], b[j-1]), prev[j]+gap(a[i-1]), cur[j-1]+gap(b[j-1]))
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d = min(d, prev2[j-2]+10)
			}
			cur[j] = d
			least = min(least, d)
		}
		if int(least) > limit && int(last) > limit { // a swap goes on from the row before
			return limit + 1
		}
		last = least
		prev2, prev, cur = prev, cur, prev2
	}
	return int(prev[len(b)])
}

// alike tells how like two folded words sound, 0 … 1.
func alike(a, b string) float64 {
	if a == b {
		return 1
	}
	return alikeSounds(Sound(a), Sound(b))
}

// alikeSounds is alike for the sound keys of two words that are written unlike.
func alikeSounds(x, y string) float64 {
	if x == y {
		return .97
	}
	n := max(len(x), len(y))
	if n == 0 {
		return 0
	}
	return max(0, 1-float64(distance(x, y))/float64(10*n))
}

// closeSounds is alikeSounds, or 0 where that is less than closeEnough.
func closeSounds(x, y *spelt) float64 {
	if x.sound == y.sound {
		return alikeSounds(x.sound, y.sound)
	}
	if !x.mayBeClose(y) {
		return 0
	}
	n := max(len(x.sound), len(y.sound))
	d := distanceUpTo(x.sound, y.sound, max(x.farthest, y.farthest))
	return max(0, 1-float64(d)/float64(10*n))
}

// farthest is the distance, in tenths of an edit, beyond which two sound keys,
// the longer of n bytes, are less alike than closeEnough.
func farthest(n int) int { return int((1-closeEnough)*10*float64(n)) + 1 }

// mayBeClose tells by lengths and letters alone whether the sounds of two words
// can be close: each sound that one has more costs four tenths or more; and so, for
// each letter that only one has, it costs at least as much as the letter can be
// left out or written for another for, a whole edit where the other has nothing
// like it.
func (x *spelt) mayBeClose(y *spelt) bool {
	limit := max(x.farthest, y.farthest)
	return 4*abs(len(x.sound)-len(y.sound)) <= limit && x.atLeast(y) <= limit && y.atLeast(x) <= limit
}

// atLeast gives what the letters of x cost at least that y has not.
func (x *spelt) atLeast(y *spelt) int {
	absent := x.letters &^ y.letters
	lacking := x.hard & absent &^ y.reach
	light := absent & lightLetters()
	return 10*bits.OnesCount64(lacking) + 4*bits.OnesCount64(absent&^lacking&^light) + 2*bits.OnesCount64(light&^lacking)
}

// lightLetters are the letters that cost less than four tenths to leave out or to
// write for another.
var lightLetters = sync.OnceValue(func() (set uint64) {
	c := costs()
	for i := range c.near {
		least := c.gap[i]
		for j := range c.near[i] {
			if i != j {
				least = min(least, c.near[i][j])
			}
		}
		if least < 4 {
			set |= letter(byte(i))
		}
	}
	return set
})

// letter gives a sound's bit in a set of sounds, 0 for what is no letter.
func letter(c byte) uint64 {
	switch {
	case c >= 'a' && c <= 'z':
		return 1 << (c - 'a')
	case c >= 'A' && c <= 'Z':
		return 1 << (c - 'A' + 26)
	}
	return 0
}

// likeLetters gives, of each letter of sound keys, the set of itself and those
// that it is written for at less than a whole edit.
var likeLetters = sync.OnceValue(func() *[128]uint64 {
	t, c := &[128]uint64{}, costs()
	for i := range t {
		for j := range t {
			if letter(byte(i)) != 0 && c.near[i][j] < 10 {
				t[i] |= letter(byte(j))
			}
		}
	}
	return t
})

// lettersIn gives the set of the letters of a sound key, of those that cost a
// whole edit to leave out, and of all that its letters are like.
func lettersIn(sound string) (all, hard, reach uint64) {
	like, c := likeLetters(), costs()
	for i := 0; i < len(sound) && i < maxSound; i++ {
		if b := sound[i]; b < 128 {
			all, reach = all|letter(b), reach|like[b]
			if c.gap[b] == 10 {
				hard |= letter(b)
			}
		}
	}
	return all, hard, reach
}
