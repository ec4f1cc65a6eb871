// Package together runs the parts of a record that know nothing of one another
// side by side.
package together

import (
	"fmt"
	"runtime/debug"
	"sync"
)

// Do calls all functions at once and waits for them. A panic in one is the
// caller's, who may recover from it; its value tells where it was.
func Do(fs ...func()) {
	var wait sync.WaitGroup
	failed := make([]any, len(fs))
	for i, f := range fs {
		wait.Go(func() {
			defer func() {
				if p := recover(); p != nil {
					failed[i] = fmt.Sprintf("%v\n%s", p, debug.Stack())
				}
			}()
			f()
		})
	}
	wait.Wait()
	for _, p := range failed {
		if p != nil {
			panic(p)
		}
	}
}
