package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync/atomic"
)

// roomy lets the limit of memory grow with what lives, for a command that holds
// a whole story at once: near a limit that does not, the collector takes more of
// the processor than composing the record does (two thirds, for 2,000 articles).
// What a user has set stands. The function that it gives ends it.
func roomy() (end func()) {
	var ended atomic.Bool
	end = func() { ended.Store(true) }
	if os.Getenv("GOMEMLIMIT") != "" {
		return end
	}
	var wait func()
	wait = func() { // for the next collection: then this is found dead
		runtime.AddCleanup(&struct{ _ [16]byte }{}, func(int) {
			if !ended.Load() {
				debug.SetMemoryLimit(limitFor(living()))
				wait()
			}
		}, 0)
	}
	wait()
	return end
}

// limitFor gives the limit of memory, in bytes, where so much lives.
func limitFor(living uint64) int64 { return max(memoryLimit, 2*int64(living)) }

// living gives how many bytes the last collection found alive.
func living() uint64 {
	s := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(s)
	return s[0].Value.Uint64()
}
