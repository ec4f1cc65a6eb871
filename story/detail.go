package story

import (
	"strconv"
	"strings"
)

// maxRun is the most words of one name.
const maxRun = 4

// runs gives the stretches of capitalised words, as [first, last) word
// indices. A capital that opens a sentence counts only before another one. A
// list that is mostly capitals (a headline in title case) has none: there a
// capital tells nothing.
func runs(list []word) [][2]int {
	if shouting(list) {
		return nil
	}
	var out [][2]int
	for i := 0; i < len(list); {
		w := list[i]
		opens := w.capital && !w.name
		if !w.capital || opens && (i+1 == len(list) || !list[i+1].name || !list[i+1].joined || rarity(w.stem) < minRarity) {
			i++
			continue
		}
		j := i + 1
		for j < len(list) && list[j].name && list[j].joined && j-i < maxRun {
			j++
		}
		out = append(out, [2]int{i, j})
		i = j
	}
	return out
}

// shouting tells whether most of the longer words of a list are capitalised.
func shouting(list []word) bool {
	long, capital := 0, 0
	for _, w := range list {
		if len(w.stem) < 4 || w.number {
			continue
		}
		long++
		if w.capital {
			capital++
		}
	}
	return long > 0 && capital*10 > long*6
}

// nameTerms gives the names of a list with how often they stand there: whole
// ("brian nichols") and by their last words, which later mentions use.
func (b *bags) nameTerms(list []word, weight float64) {
	for _, r := range runs(list) {
		whole := joinStems(list[r[0]:r[1]])
		b.put(viewNames, whole, weight)
		if r[1]-r[0] > 1 {
			b.put(viewNames, list[r[1]-1].stem, weight)
		}
		if r[0] > 0 && list[r[0]].joined && placing[list[r[0]-1].stem] {
			b.put(viewPlaces, whole, weight)
		}
	}
}

// placing are the words before the name of a place.
var placing = map[string]bool{"in": true, "at": true, "near": true, "outside": true, "off": true, "from": true, "to": true}

func joinStems(list []word) string {
	s := make([]string, len(list))
	for i, w := range list {
		s[i] = w.stem
	}
	return strings.Join(s, " ")
}

// units are the words after a number that say nothing of what is counted.
var units = map[string]bool{
	"am": true, "pm": true, "a": true, "p": true, "and": true, "of": true, "to": true, "or": true, "in": true, "on": true, "at": true,
	"the": true, "percent": true, "million": true, "billion": true, "year": true, "month": true, "day": true, "week": true, "hour": true,
	"minute": true, "time": true, "for": true, "by": true, "with": true, "after": true, "is": true, "was": true, "as": true, "from": true,
}

// factTerms gives the counts of a list ("3 dead", "35-year-old", "212
// people"): the number in digits and the stem of the word that follows.
func (b *bags) factTerms(list []word, weight float64) {
	for i, w := range list {
		n := w.stem
		if !w.number {
			if v := ordinalOf[w.stem]; !cardinals[w.stem] || v < 2 {
				continue
			} else {
				n = strconv.Itoa(v)
			}
		}
		if i+1 == len(list) || !list[i+1].joined {
			continue
		}
		next := list[i+1].stem
		if next == "year" && i+2 < len(list) && list[i+2].stem == "old" {
			b.put(viewFacts, n+" old", weight)
		} else if !units[next] && !list[i+1].number && months[next] == 0 {
			b.put(viewFacts, n+" "+next, weight)
		} else if next == "million" || next == "billion" || next == "percent" {
			b.put(viewFacts, n+" "+next, weight)
		}
	}
}

// months as stems.
var months = map[string]int{
	"january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "april": 4, "apr": 4, "may": 5, "june": 6, "jun": 6, "july": 7, "jul": 7,
	"august": 8, "aug": 8, "september": 9, "sept": 9, "sep": 9, "october": 10, "oct": 10, "november": 11, "nov": 11, "december": 12, "dec": 12,
}

func (b *bags) put(v view, stem string, weight float64) {
	if b.count[v] == nil {
		b.count[v] = map[string]float64{}
	}
	b.count[v][stem] += weight
}
