package together

import (
	"strings"
	"sync/atomic"
	"testing"
)

func TestDo(t *testing.T) {
	var n atomic.Int32
	meet := make(chan bool)
	Do(func() { meet <- true; n.Add(1) }, func() { <-meet; n.Add(1) }, func() { n.Add(1) }) // the first two wait for each other
	if n.Load() != 3 {
		t.Errorf("%d of 3 were called", n.Load())
	}
	defer func() {
		if p, _ := recover().(string); !strings.HasPrefix(p, "broken\n") || !strings.Contains(p, "TestDo") || n.Load() != 4 {
			t.Errorf("the caller got %v after %d", p, n.Load())
		}
	}()
	Do(func() { panic("broken") }, func() { n.Add(1) })
	t.Error("a panic was lost")
}
