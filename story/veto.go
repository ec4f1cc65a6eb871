package story

import (
	"strconv"
	"strings"
)

// ordinalOf reads an ordinal ("second", "2nd", "ii") or a small number ("2",
// "two").
var ordinalOf = map[string]int{
	"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
	"tenth": 10, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"ii": 2, "iii": 3, "iv": 4, "final": 63,
}

// cardinals are the words of ordinalOf that count when they come first.
var cardinals = map[string]bool{"one": true, "two": true, "three": true, "four": true, "five": true, "six": true,
	"seven": true, "eight": true, "nine": true, "ten": true}

// counted are the nouns whose ordinal tells one event from the next of its
// kind.
var counted = map[string]bool{
	"round": true, "phase": true, "stage": true, "leg": true, "edition": true, "summit": true, "debate": true, "session": true,
	"congress": true, "annual": true, "package": true, "hearing": true,
}

// numbered are the nouns whose number is their name: "flight 370", "Super Bowl
// 50".
var numbered = map[string]bool{"flight": true, "bowl": true, "resolution": true, "episode": true, "season": true, "apollo": true, "expo": true}

// marks finds "second round" and "round two" in title and lede. Where the
// title has one of a noun, the lede's do not count: they may speak of the
// round before.
func marks(title, lede []word) map[string]uint64 {
	found := map[string]uint64{}
	for _, list := range [][]word{title, lede} {
		in := map[string]uint64{}
		for i, w := range list {
			if i+1 < len(list) && numbered[w.stem] && w.capital && list[i+1].number && list[i+1].joined {
				in[w.stem] |= bit(list[i+1].stem)
			}
			if n, named := bigOrdinal(list, i); named != "" {
				in[named] |= 1 << (n % 62)
			}
			if !counted[w.stem] {
				continue
			}
			for _, j := range []int{i - 1, i + 1} {
				if j < 0 || j >= len(list) {
					continue
				}
				s := list[j].stem
				if n := ordinal(s); n > 0 && (j > i || !cardinals[s] && s[len(s)-1] > '9') {
					in[w.stem] |= 1 << n // "round two", but not "two rounds"
				}
			}
		}
		for noun, bits := range in {
			if _, ok := found[noun]; !ok {
				found[noun] = bits
			}
		}
	}
	return found
}

// bit gives a number's bit; numbers far apart may share one.
func bit(digits string) uint64 {
	n, _ := strconv.Atoi(digits)
	return 1 << (uint(n) % 62)
}

// bigOrdinal reads an ordinal in digits before a name that is held again and
// again: "the 86th Academy Awards", "the 12th Kasmund Forum".
func bigOrdinal(list []word, i int) (n uint, name string) {
	if i == 0 || !list[i].name || !list[i].joined || !list[i-1].number || shouting(list) {
		return 0, ""
	}
	s := list[i-1].stem
	digits := strings.TrimRight(s, "stndrh")
	if v, err := strconv.Atoi(digits); err == nil && v > 1 && len(s) == len(digits)+2 && !placed[list[i].stem] {
		return uint(v), list[i].stem
	}
	return 0, ""
}

// placed are capitalised words after an ordinal that name a place, not an
// event: "5th Street", "9th Circuit".
var placed = map[string]bool{
	"street": true, "st": true, "avenue": true, "ave": true, "circuit": true, "district": true, "precinct": true, "floor": true, "ward": true,
	"century": true, "amendment": true, "infantry": true, "division": true, "battalion": true, "brigade": true, "fleet": true, "judicial": true,
	"place": true, "road": true, "judge": true,
}

// ordinal gives the number that a word states as an ordinal, 0 for none.
func ordinal(s string) int {
	if n := ordinalOf[s]; n > 0 {
		return n
	}
	digits := strings.TrimRight(s, "stndrh")
	if n, err := strconv.Atoi(digits); err == nil && n > 0 && n < 63 && len(digits) <= 2 {
		return n
	}
	return 0
}

// clashing gives the noun of which two articles each name the ordinal and
// share none, or "".
func clashing(a, b map[string]uint64) string {
	found := ""
	for noun, x := range a {
		if y, ok := b[noun]; ok && x&y == 0 && (found == "" || noun < found) {
			found = noun
		}
	}
	return found
}
