package span

import (
	"math"
	"testing"
)

// Readings that differ in punctuation are one; what several agree on, a source
// or a content, has the share of all of them.
func TestShares(t *testing.T) {
	x := closing()
	tolen, port := []Range{{7, 8}}, []Range{{0, 4}}
	whole, less := []Range{{0, 6}}, []Range{{4, 6}}
	rs := x.Distinct([]Reading{
		{Source: tolen, Content: whole, Log: math.Log(0.4)},
		{Source: tolen, Content: []Range{{0, 7}}, Log: math.Log(0.2)}, // the comma too
		{Source: tolen, Content: less, Log: math.Log(0.1)},
		{Source: port, Content: less, Log: math.Log(0.1)},
	})
	if len(rs) != 3 {
		t.Fatalf("%d distinct readings, want 3: %+v", len(rs), rs)
	}
	for i, want := range [][2]float64{{7. / 8, 6. / 8}, {7. / 8, 2. / 8}, {1. / 8, 2. / 8}} {
		if math.Abs(rs[i].SourceShare-want[0]) > 1e-9 || math.Abs(rs[i].ContentShare-want[1]) > 1e-9 {
			t.Errorf("reading %d has shares %.4f and %.4f, want %.4f", i, rs[i].SourceShare, rs[i].ContentShare, want)
		}
	}
	if far := x.Distinct([]Reading{{Source: tolen, Content: whole, Log: -2000}}); math.IsNaN(far[0].SourceShare) {
		t.Error("a share of nothing")
	}
}
