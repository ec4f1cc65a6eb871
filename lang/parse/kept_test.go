package parse

import (
	"math/rand"
	"testing"
)

// tally scores each feature by its own bits, so that sums differ wherever the
// features do.
type tally struct{}

func (tally) Add(scores *[3]int32, features []uint64) {
	for _, f := range features {
		for k := range scores {
			scores[k] += int32(f>>(20*k)) & 1023
		}
	}
}

func (tally) Label(features []uint64) uint8 { return uint8(features[len(features)-1] % 40) }

func randomWords(rng *rand.Rand) []Word {
	ws := make([]Word, 1+rng.Intn(12))
	for i := range ws {
		k := uint64(rng.Intn(50))
		ws[i] = Word{Low: k, Tag: k % 7, XPos: k % 11, Both: k, Class: [3]uint64{k % 3, k % 5, k % 13}, Suffix: k % 17}
	}
	return ws
}

// What is kept of the front and of the stack is what would be computed anew,
// whatever other states did in between; and the sum of a state's way is its
// score.
func TestGroupsStay(t *testing.T) {
	rng := rand.New(rand.NewSource(1))
	s := Search{Scorer: tally{}, Labeller: tally{}, Width: 6, Margin: 3000, Memory: true}
	for range 200 {
		ws := randomWords(rng)
		s.Begin(ws)
		for !s.Done(&s.Beam[0]) {
			for i := range s.Beam {
				at := &s.Beam[i]
				var want [3]int32
				tally{}.Add(&want, s.Actions(at, nil))
				if got := s.Scores(at); got != want {
					t.Fatalf("state %d scores %v, not %v", i, got, want)
				}
			}
			s.Step()
		}
		best := s.Beam[0]
		if got := way(&s, ws, best); got != best.Score {
			t.Fatalf("the way to the best scores %d, not %d", got, best.Score)
		}
	}
}

// way goes the steps of a state again and sums their scores.
func way(s *Search, ws []Word, end State) int64 {
	again := Search{Scorer: tally{}, Labeller: tally{}, Width: 1}
	again.Begin(ws)
	at := again.Beam[0]
	for _, st := range s.Steps(&end, nil) {
		if _, forced := Forced(again.Legal(&at)); !forced {
			at.Score += int64(again.Scores(&at)[st.Action])
		}
		again.Take(&at, st.Action)
	}
	return at.Score
}
