package memo

import (
	"fmt"
	"strings"
	"sync"
	"testing"
)

func TestOf(t *testing.T) {
	m := New[string](4)
	made := 0
	up := func(w string) string { made++; return strings.ToUpper(w) }
	for range 2 {
		if got := m.Of("ferry", up); got != "FERRY" || made != 1 {
			t.Errorf("%q, made %d times", got, made)
		}
	}
	if a, b := m.OfPair("a", "b", func(a, b string) string { return a + b }), m.OfPair("b", "a", func(a, b string) string { return a + b }); a != "ab" || b != "ba" {
		t.Errorf("of pairs: %q, %q", a, b)
	}
}

// Many words of which few have room: each is answered for itself, also to several at once.
func TestManyAtOnce(t *testing.T) {
	const bits = 6
	m := New[string](bits)
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			for i := range 3 << bits {
				w := fmt.Sprint("w", i%(2<<bits))
				if got := m.Of(w, func(w string) string { return w + "!" }); got != w+"!" {
					t.Errorf("%q of %q", got, w)
					return
				}
			}
		})
	}
	wait.Wait()
}
