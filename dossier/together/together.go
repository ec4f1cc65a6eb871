// Package together runs the parts of a record that know nothing of one another
// side by side.
package together

import "sync"

// Do calls all functions at once and waits for them. A panic in one is the
// caller's, who may recover from it.
func Do(fs ...func()) {
	var wait sync.WaitGroup
	failed := make([]any, len(fs))
	for i, f := range fs {
		wait.Go(func() {
			defer func() { failed[i] = recover() }()
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
