package identity

import (
	_ "embed"
	"math"
	"strconv"
	"strings"
	"sync"
)

// commonText lists the commonest words of persons' names, as sound keys with
// their count among 10,000 office holders of all countries (Wikidata labels,
// CC0; TestCommon makes it anew).
//
//go:embed common.txt
var commonText string

var common = sync.OnceValue(func() map[string]float64 {
	m := map[string]float64{}
	for _, line := range strings.Split(commonText, "\n") {
		if w, n, ok := strings.Cut(line, " "); ok {
			if v, err := strconv.ParseFloat(n, 64); err == nil {
				m[w] = v
			}
		}
	}
	return m
})

// rarity tells how much it says that two names share a word: 0 for a word that
// everybody has, about 13 for one not seen among 10,000 people.
func rarity(word string) float64 {
	n := common()[Sound(word)]
	return math.Log2(10000 / max(n, 1))
}
