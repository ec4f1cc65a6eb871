package story

import (
	"math"
	"testing"
)

func TestWeek(t *testing.T) {
	w := weekOf(words("Ferry aground on Tuesday"), words("The ferry ran aground on Tuesday and was freed on Thursday; the owner, tuesday as every day, is Ostrand."))
	if want := (week{2: 2, 4: 1}); w != want {
		t.Errorf("days named %v, not %v", w, want)
	}
	if d := w.days(); d.n != 1 || math.Abs(d.named[2]-2./3) > 1e-9 || math.Abs(d.named[4]-1./3) > 1e-9 {
		t.Errorf("one article's days %v", d)
	}
	if d := (week{}).days(); d != (days{}) {
		t.Errorf("an article that names no day counts as %v", d)
	}
}

// Few articles of other days are nearer to alike than many are.
func TestDaysAlike(t *testing.T) {
	of := func(day, n int) (d days) {
		for range n {
			var w week
			w[day] = 3
			d.add(w.days())
		}
		return d
	}
	if v := of(2, 5).alike(of(2, 5)); math.Abs(v-1) > 1e-9 {
		t.Errorf("the same days: %v", v)
	}
	none, one, many := days{}.alike(of(2, 1)), of(0, 1).alike(of(2, 1)), of(0, 8).alike(of(2, 8))
	if !(1 > none && none > one && one > many && many < 0.3) {
		t.Errorf("unknown %v, one article each %v, eight each %v: not falling", none, one, many)
	}
	if a, b := of(0, 3).alike(of(2, 8)), of(2, 8).alike(of(0, 3)); a != b {
		t.Errorf("one way %v, the other %v", a, b)
	}
}
