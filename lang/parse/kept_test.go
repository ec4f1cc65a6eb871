package parse

import (
	"math/rand"
	"slices"
	"testing"
)

// What is kept of the front and of the stack is what would be computed anew,
// whatever was done in between.
func TestGroupsStay(t *testing.T) {
	rng := rand.New(rand.NewSource(1))
	var s State
	for range 200 {
		ws := make([]Word, 1+rng.Intn(12))
		for i := range ws {
			k := uint64(rng.Intn(50))
			ws[i] = Word{Low: k, Tag: k % 7, XPos: k % 11, Both: k, Class: [3]uint64{k % 3, k % 5, k % 13}, Suffix: k % 17}
		}
		s.Reset(ws)
		front, stack := map[int][]uint64{}, map[int][]uint64{}
		for !s.Done() {
			for _, g := range []struct {
				kept map[int][]uint64
				of   int
				now  []uint64
			}{{front, s.Next, s.front(nil)}, {stack, s.Top(0), s.stacked(nil)}} {
				if was, ok := g.kept[g.of]; ok && !slices.Equal(was, g.now) {
					t.Fatalf("the features kept with word %d changed", g.of)
				}
				g.kept[g.of] = g.now
			}
			legal, act := s.Legal(), rng.Intn(3)
			for !legal[act] {
				act = rng.Intn(3)
			}
			s.Do(act, rng.Intn(40))
		}
	}
}
