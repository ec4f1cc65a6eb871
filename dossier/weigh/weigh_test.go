package weigh

import (
	"math"
	"testing"
)

func TestLikely(t *testing.T) {
	w := Read("# remark: 9\nany: -1.5\n\na cue: with a colon: 2.5\nno weight\n")
	if len(w) != 2 || w["a cue: with a colon"] != 2.5 {
		t.Fatalf("weights %v", w)
	}
	if p := Likely([]string{"any", "a cue: with a colon", "never weighed"}, w); math.Abs(p-1/(1+math.Exp(-1))) > 1e-12 {
		t.Errorf("likely %v, want that of 1", p)
	}
}
