//go:build !linux

package eval

import "time"

var began = time.Now()

// threadTime and processTime are the time of the day where the processor time
// of a thread cannot be had: right on a machine that does nothing else.
func threadTime() time.Duration { return time.Since(began) }

func processTime() time.Duration { return time.Since(began) }
