// Package story places articles in stories: which of them report the same
// event. All of it is pure: the same articles give the same stories. It needs
// titles, blocks and texts alone, none of the heavier layers, and places a
// thousand articles in a second or two.
package story

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"synoptic/news"
)

// Cluster gives for each doc the number of its story, as an Index places them
// in the order of their publication and ids, whatever order they are given in.
// Stories are numbered from 0 by their first doc.
func Cluster(docs []*news.Doc) []int {
	keys := make([]*Key, len(docs))
	for i, d := range docs {
		keys[i] = NewKey(d)
	}
	_, stories := together(keys)
	group, number := make([]int, len(keys)), map[string]int{}
	for i, s := range stories {
		if _, ok := number[s]; !ok {
			number[s] = len(number)
		}
		group[i] = number[s]
	}
	return group
}

// together places keys that are all there, and gives the story of each.
func together(keys []*Key) (*Index, []string) {
	order := make([]int, len(keys))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(keys[a].Day, keys[b].Day), cmp.Compare(keys[a].ID, keys[b].ID))
	})
	x, l := NewIndex(Options{Window: len(keys) + 1, Days: math.MaxInt32}), NewLedger()
	stories := make([]string, len(keys))
	for n, i := range order { // ids may be given twice
		k := *keys[i]
		k.ID = fmt.Sprintf("%s %d", k.ID, n)
		stories[i] = k.ID
		l.Apply(x.Place(&k).Moves)
	}
	for i, id := range stories {
		stories[i] = l.Story(id)
	}
	return x, stories
}
