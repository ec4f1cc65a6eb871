// Package background counts in how many reports each word stands, for
// story/background.txt: what tells rare words from common ones when articles
// are placed in stories.
package background

import (
	"bufio"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"synoptic/lang/train"
	"synoptic/story"
)

// least is how many reports a word must have to be listed.
const least = 12

// corpora are raw news: files of JSON lines with "title" and "text".
var corpora = []string{"raw_agnews/agnews.jsonl", "raw_bbc/bbc.jsonl", "raw_reuters21578/train.jsonl"}

// Train counts the words of the corpora and writes background.txt into the
// folder of the output, from which it is copied to story/.
func Train(e train.Env) error {
	df, n := map[string]int{}, 0
	for _, name := range corpora {
		f, err := os.Open(e.Path(filepath.FromSlash(name)))
		if err != nil {
			return err
		}
		sc := bufio.NewScanner(f)
		sc.Buffer(nil, 64<<20)
		for sc.Scan() {
			var m struct{ Title, Text string }
			if err := json.Unmarshal(sc.Bytes(), &m); err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
			for w := range story.Stems(m.Title + "\n" + m.Text) {
				df[w]++
			}
			n++
		}
		f.Close()
		if err := sc.Err(); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		e.Logf("%s: %d reports, %d words so far", name, n, len(df))
	}
	out, err := os.Create(filepath.Join(e.Out, "background.txt"))
	if err != nil {
		return err
	}
	defer out.Close()
	w := bufio.NewWriter(out)
	fmt.Fprintln(w, n)
	for _, k := range slices.Sorted(maps.Keys(df)) {
		if df[k] >= least {
			fmt.Fprintln(w, k, df[k])
		}
	}
	return w.Flush()
}
