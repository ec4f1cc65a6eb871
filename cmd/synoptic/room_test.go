package main

import (
	"runtime"
	"runtime/debug"
	"testing"
	"time"
)

func TestRoomy(t *testing.T) {
	if limitFor(100<<20) != memoryLimit || limitFor(400<<20) != 800<<20 {
		t.Errorf("limits %d and %d", limitFor(100<<20), limitFor(400<<20))
	}
	t.Setenv("GOMEMLIMIT", "")
	before := debug.SetMemoryLimit(memoryLimit / 2)
	defer debug.SetMemoryLimit(before)
	end := roomy()
	for range 200 { // the cleanup runs beside us, after a collection
		runtime.GC()
		if debug.SetMemoryLimit(-1) == memoryLimit {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	if got := debug.SetMemoryLimit(-1); got != memoryLimit {
		t.Errorf("a limit of %d after collections, want %d", got, int64(memoryLimit))
	}
	end()
}
