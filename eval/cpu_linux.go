package eval

import (
	"syscall"
	"time"
)

const rusageThread = 1 // RUSAGE_THREAD

// threadTime gives the processor time that the calling thread has used.
func threadTime() time.Duration { return used(rusageThread) }

// processTime gives the processor time that this process has used.
func processTime() time.Duration { return used(syscall.RUSAGE_SELF) }

func used(who int) time.Duration {
	var r syscall.Rusage
	if syscall.Getrusage(who, &r) != nil {
		return 0
	}
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}
