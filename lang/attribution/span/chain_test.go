package span

import (
	"math"
	"math/rand"
	"testing"
)

// The best readings are those that trying all labels finds, and their
// probabilities and log Z agree with it.
func TestBestAgainstAllLabels(t *testing.T) {
	rng := rand.New(rand.NewSource(7))
	const n = 5
	s := &Scores{Unary: make([][Labels]float32, n), Change: make([]*Pairs, n)}
	for k := range n {
		for b := range s.Unary[k] {
			s.Unary[k][b] = float32(rng.NormFloat64())
		}
		s.Change[k] = new(Pairs)
		for b := range s.Change[k].Score {
			s.Change[k].Score[b] = float32(rng.NormFloat64())
		}
		s.Change[k].Fill()
	}
	var sum, best float64
	best = math.Inf(-1)
	var try func(k, prev int, score float64)
	try = func(k, prev int, score float64) {
		if k == n {
			sum += math.Exp(score)
			best = max(best, score)
			return
		}
		for b := range Labels {
			if Allowed(prev, b) {
				try(k+1, b, score+float64(s.Unary[k][b]+s.Change[k].Score[prev*Labels+b]))
			}
		}
	}
	try(0, Labels, 0)
	if z := s.LogSum(); math.Abs(z-math.Log(sum)) > 1e-3 {
		t.Errorf("log Z %v, want %v", z, math.Log(sum))
	}
	rs := s.Best(0, 3, nil)
	if len(rs) != 3 || math.Abs(rs[0].Log-(best-math.Log(sum))) > 1e-3 || rs[0].Log < rs[1].Log || rs[1].Log < rs[2].Log {
		t.Errorf("readings %+v, best %v", rs, best-math.Log(sum))
	}
	for _, r := range s.Best(10, 1, func(k int) bool { return true }) {
		if len(r.Source)+len(r.Content) > 0 {
			t.Errorf("blocked tokens were used: %+v", r)
		}
	}
	if (&Scores{}).Best(0, 3, nil) != nil {
		t.Error("readings of nothing")
	}
}

func TestLabelsAndSpans(t *testing.T) {
	source, content := []Range{{11, 13}}, []Range{{10, 11}, {14, 18}}
	y := LabelsOf(Range{10, 16}, source, content)
	want := []int8{beginContent, beginSource, inSource, out, beginContent, inContent}
	for k := range want {
		if y[k] != want[k] {
			t.Fatalf("labels %v, want %v", y, want)
		}
	}
	if got := spans(y, 10, beginContent); len(got) != 2 || got[0] != content[0] || got[1] != (Range{14, 16}) {
		t.Errorf("spans %v", got)
	}
}

func TestStat(t *testing.T) {
	for _, s := range []Stat{Odds(0, 0), Odds(5, 9), Odds(1, 100000), Odds(300, 300)} {
		if Unpack(s.Pack()) != s {
			t.Errorf("%+v packed gives %+v", s, Unpack(s.Pack()))
		}
	}
}
