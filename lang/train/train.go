// Package train is what the trainers share: where the data lies, where the
// weights go, what is said on the way. Each trainer lives in a package of its
// own below this one; lang/train/cmd is the command.
package train

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"synoptic/lang/train/learn"
)

// Env is what a trainer is given.
type Env struct {
	Bench string    // folder of the corpora
	Out   string    // folder of the weights
	Log   io.Writer // progress
	Seed  int64     // the same seed makes the same weights
	Quick bool      // fewer rounds, to try things
	Start time.Time
}

// Trainer makes one or more files of weights.
type Trainer func(Env) error

// Path joins a path below the bench folder.
func (e Env) Path(elem ...string) string {
	return filepath.Join(append([]string{e.Bench}, elem...)...)
}

// Root is the folder of the project, above that of the weights.
func (e Env) Root() string { return filepath.Join(e.Out, "../../..") }

// Logf writes one line of progress.
func (e Env) Logf(format string, args ...any) {
	fmt.Fprintf(e.Log, "%5.0fs "+format+"\n", append([]any{time.Since(e.Start).Seconds()}, args...)...)
}

// Write writes a frozen model as Out/NAME.bin.
func (e Env) Write(name string, f *learn.Frozen) error {
	path := filepath.Join(e.Out, name+".bin")
	e.Logf("%s: %d features, %d slots, %.2f MB", path, f.Count, len(f.Slots), float64(len(f.Bytes()))/1e6)
	return f.Write(path)
}

// WriteBytes writes Out/NAME.bin.
func (e Env) WriteBytes(name string, b []byte) error {
	path := filepath.Join(e.Out, name+".bin")
	e.Logf("%s: %.2f MB", path, float64(len(b))/1e6)
	return os.WriteFile(path, b, 0o644)
}
