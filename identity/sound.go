package identity

import (
	"strings"
	"sync"
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
func Sound(word string) string {
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

// near gives the cost of writing one sound for another, in tenths.
func near(a, b byte) int {
	if a == b {
		return 0
	}
	if a > b {
		a, b = b, a
	}
	switch string([]byte{a, b}) {
	case "Hh", "Ss", "Zz", "iy", "jy", "ij":
		return 2
	case "eo", "ae", "ao", "ei", "ou", "gh", "gj", "Ck", "ck", "Hk", "Hx", "hx", "Sx", "sx", "Cs", "Zj", "bv", "hk", "jz", "CS", "CZ", "Cj", "fv", "Cx":
		return 4
	case "au", "ai", "eu", "io", "iu", "bp", "dt", "gk", "sz", "kx", "tz", "CH", "Hg", "SZ":
		return 5
	case "mn":
		return 8
	}
	return 10
}

// gap gives the cost of leaving a sound out, in tenths.
func gap(c byte) int {
	switch {
	case c == 'h':
		return 4
	case strings.IndexByte(vowels, c) >= 0:
		return 6
	case c == 'j':
		return 7
	}
	return 10
}

// distance is the weighted edit distance of two sound keys, in tenths of an
// edit. Swapped neighbours count as one edit.
func distance(a, b string) int {
	a, b = clip(a, 40), clip(b, 40)
	var rows [3][41]int
	prev2, prev, cur := &rows[0], &rows[1], &rows[2]
	for j := 1; j <= len(b); j++ {
		prev[j] = prev[j-1] + gap(b[j-1])
	}
	for i := 1; i <= len(a); i++ {
		cur[0] = prev[0] + gap(a[i-1])
		for j := 1; j <= len(b); j++ {
			d := min(prev[j-1]+near(a[i-1], b[j-1]), prev[j]+gap(a[i-1]), cur[j-1]+gap(b[j-1]))
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d = min(d, prev2[j-2]+10)
			}
			cur[j] = d
		}
		prev2, prev, cur = prev, cur, prev2
	}
	return prev[len(b)]
}

// alike tells how like two folded words sound, 0 … 1.
func alike(a, b string) float64 {
	if a == b {
		return 1
	}
	x, y := Sound(a), Sound(b)
	if x == y {
		return .97
	}
	n := max(len(x), len(y))
	if n == 0 {
		return 0
	}
	return max(0, 1-float64(distance(x, y))/float64(10*n))
}
