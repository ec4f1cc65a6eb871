package lang

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"synoptic/identity"
)

// namePair is one labelled pair of names.
type namePair struct {
	Name1, Name2, Schema string
	Match                bool
}

// Identity scores package identity on labelled pairs of names (JSON lines with
// name1, name2, match and, optional, schema) and writes one line a group: a
// pair counts as joined when the score is at least 0.5. Without paths the dev
// parts of the bench are scored.
func Identity(w io.Writer, paths ...string) error {
	if len(paths) == 0 {
		paths = []string{filepath.Join(Bench(), "names_bench", "dev.jsonl"), filepath.Join(Bench(), "names_variants", "dev.pairs.jsonl")}
	}
	for _, path := range paths {
		pairs, err := readPairs(path)
		if err != nil {
			return err
		}
		name := filepath.Base(filepath.Dir(path))
		persons, bodies := split(pairs)
		scorePairs(w, name+" persons", persons, identity.Persons)
		scorePairs(w, name+" bodies", bodies, identity.Bodies)
	}
	return nil
}

func readPairs(path string) ([]namePair, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("eval identity: %w", err)
	}
	defer f.Close()
	var out []namePair
	s := bufio.NewScanner(f)
	s.Buffer(nil, 1<<20)
	for n := 1; s.Scan(); n++ {
		var p namePair
		if err := json.Unmarshal(s.Bytes(), &p); err != nil {
			return nil, fmt.Errorf("eval identity: %s line %d: %w", path, n, err)
		}
		out = append(out, p)
	}
	return out, s.Err()
}

func split(pairs []namePair) (persons, bodies []namePair) {
	for _, p := range pairs {
		if p.Schema == "" || p.Schema == "Person" {
			persons = append(persons, p)
		} else {
			bodies = append(bodies, p)
		}
	}
	return persons, bodies
}

func scorePairs(w io.Writer, name string, pairs []namePair, same func(a, b string) (identity.Verdict, float64, string)) {
	if len(pairs) == 0 {
		return
	}
	var tp, fp, fn, sure, sureRight int
	for _, p := range pairs {
		v, score, _ := same(p.Name1, p.Name2)
		if v == identity.Same {
			sure++
			if p.Match {
				sureRight++
			}
		}
		switch {
		case score >= .5 && p.Match:
			tp++
		case score >= .5:
			fp++
		case p.Match:
			fn++
		}
	}
	fmt.Fprintf(w, "%-26s pairs %5d  P %.3f R %.3f F1 %.3f  verdict same: %d, right %.3f\n", name, len(pairs),
		ratio(tp, tp+fp), ratio(tp, tp+fn), ratio(2*tp, 2*tp+fp+fn), sure, ratio(sureRight, sure))
}

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}
