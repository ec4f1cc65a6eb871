package eval

import (
	"fmt"
	"os"
	"strings"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// threadTime gives the processor time that the calling thread has used.
func threadTime() time.Duration { return used(unix.CLOCK_THREAD_CPUTIME_ID) }

// processTime gives the processor time that this process has used.
func processTime() time.Duration { return used(unix.CLOCK_PROCESS_CPUTIME_ID) }

// used reads a clock, which unlike getrusage goes on between two ticks.
func used(clock int32) time.Duration {
	var t unix.Timespec
	if unix.ClockGettime(clock, &t) != nil {
		return 0
	}
	return time.Duration(t.Nano())
}

// usedBy gives the processor time of a process that runs, and the most memory
// that it has had, in MB.
func usedBy(pid int) (time.Duration, int64) {
	var peak int64
	status, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	for line := range strings.Lines(string(status)) {
		if v, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			_, _ = fmt.Sscan(v, &peak)
		}
	}
	return used(int32(^pid)<<3 | 2), peak >> 10 // the number of its clock, as clock_getcpuclockid makes it
}

// peakOf gives the most memory, in MB, that a process had that has ended.
func peakOf(s *os.ProcessState) int64 {
	if r, ok := s.SysUsage().(*syscall.Rusage); ok {
		return r.Maxrss >> 10
	}
	return 0
}
