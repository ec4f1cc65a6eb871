package identity

import (
	"math/rand/v2"
	"testing"
)

// Whatever closeSounds and mayPair leave out by lengths, letters or a limit must be what
// the whole comparison finds too far apart.
func TestCloseSoundsLeavesOutNothingClose(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	letters := []rune("aeiouhjklmnrstvyzcxgq'éß木")
	word := func() []rune {
		w := make([]rune, 1+r.IntN(9))
		for i := range w {
			w[i] = letters[r.IntN(len(letters))]
		}
		return w
	}
	close := 0
	for range 200000 {
		a := word()
		b := append([]rune{}, a...)
		for range 1 + r.IntN(4) {
			switch k := r.IntN(len(b)); r.IntN(4) {
			case 0:
				b[k] = letters[r.IntN(len(letters))]
			case 1:
				b = append(b[:k:k], append([]rune{letters[r.IntN(len(letters))]}, b[k:]...)...)
			case 2:
				if len(b) > 1 {
					b = append(b[:k:k], b[k+1:]...)
				}
			case 3:
				if k+1 < len(b) {
					b[k], b[k+1] = b[k+1], b[k]
				}
			}
		}
		x, y := sounded(string(a)), sounded(string(b))
		want := alikeSounds(x.sound, y.sound)
		if want < closeEnough {
			want = 0
		} else {
			close++
		}
		got := closeSounds(&x, &y)
		if got < closeEnough {
			got = 0
		}
		if _, kind := pair(&x, &y); kind != "" && kind != "initial" && !x.mayPair(&y) {
			t.Fatalf("%q and %q pair (%s), and mayPair says no", string(a), string(b), kind)
		}
		if got != want {
			t.Fatalf("%q and %q (%q, %q): %v, by the whole comparison %v", string(a), string(b), x.sound, y.sound, got, want)
		}
	}
	if close < 10000 || close > 190000 {
		t.Errorf("%d of 200000 pairs are close: they test little", close)
	}
}
