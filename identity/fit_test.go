package identity

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"
)

type labelled struct {
	Name1, Name2, Schema string
	Match                bool
}

func bench(t *testing.T, file string) []labelled {
	t.Helper()
	root := os.Getenv("SYNOPTIC_SHARED")
	if root == "" {
		root = "../../shared"
	}
	f, err := os.Open(filepath.Join(root, "bench", file))
	if err != nil {
		t.Skip("labelled pairs are not here")
	}
	defer f.Close()
	var out []labelled
	s := bufio.NewScanner(f)
	s.Buffer(nil, 1<<20)
	for s.Scan() {
		var l labelled
		if json.Unmarshal(s.Bytes(), &l) == nil {
			out = append(out, l)
		}
	}
	return out
}

// TestFit fits the weights of Persons anew and prints them; set FIT=1.
func TestFit(t *testing.T) {
	if os.Getenv("FIT") == "" {
		t.Skip("FIT is not set")
	}
	pairs := bench(t, "names_variants/dev.pairs.jsonl")
	x := make([][nFeatures]float64, len(pairs))
	for i, p := range pairs {
		x[i], _ = features(ParsePerson(p.Name1), ParsePerson(p.Name2))
	}
	fit := func(keep func(int) bool) (w [nFeatures]float64) {
		var m, v [nFeatures]float64
		for step := 1; step <= 1500; step++ { // Adam on the whole set, no randomness
			var g [nFeatures]float64
			for i := range x {
				if !keep(i) {
					continue
				}
				d := sigmoid(w, x[i]) - b2f(pairs[i].Match)
				for k := range g {
					g[k] += d * x[i][k] / float64(len(x))
				}
			}
			for k := range g {
				g[k] += 1e-4 * w[k]
				m[k] = .9*m[k] + .1*g[k]
				v[k] = .999*v[k] + .001*g[k]*g[k]
				mh, vh := m[k]/(1-math.Pow(.9, float64(step))), v[k]/(1-math.Pow(.999, float64(step)))
				w[k] -= .05 * mh / (math.Sqrt(vh) + 1e-8)
			}
		}
		return w
	}
	var tp, fp, fn int
	for fold := range 5 {
		w := fit(func(i int) bool { return i*5/len(x) != fold })
		for i := range x {
			if i*5/len(x) != fold {
				continue
			}
			yes := sigmoid(w, x[i]) >= .5
			switch {
			case yes && pairs[i].Match:
				tp++
			case yes:
				fp++
				if fold < 2 {
					t.Logf("WRONG %.2f %s | %s", sigmoid(w, x[i]), pairs[i].Name1, pairs[i].Name2)
				}
			case pairs[i].Match:
				fn++
				if fold < 2 {
					t.Logf("MISSED %.2f %s | %s", sigmoid(w, x[i]), pairs[i].Name1, pairs[i].Name2)
				}
			}
		}
	}
	t.Logf("5 folds: P %.4f R %.4f F1 %.4f", float64(tp)/float64(tp+fp), float64(tp)/float64(tp+fn), 2*float64(tp)/float64(2*tp+fp+fn))
	w := fit(func(int) bool { return true })
	for _, v := range w {
		t.Logf("\t%.3f,", v)
	}
}

func sigmoid(w, x [nFeatures]float64) float64 {
	z := 0.0
	for i := range w {
		z += w[i] * x[i]
	}
	return 1 / (1 + math.Exp(-z))
}

// TestCommon makes common.txt anew from the office holders' names; set COMMON=1.
func TestCommon(t *testing.T) {
	if os.Getenv("COMMON") == "" {
		t.Skip("COMMON is not set")
	}
	root := os.Getenv("SYNOPTIC_SHARED")
	if root == "" {
		root = "../../shared"
	}
	seen, count := map[string]bool{}, map[string]int{}
	for _, file := range []string{"holders.tsv", "world_leaders.tsv"} {
		data, err := os.ReadFile(filepath.Join(root, "bench/res_officeholders", file))
		if err != nil {
			t.Skip(err)
		}
		for _, line := range strings.Split(string(data), "\n")[1:] {
			f := strings.Split(line, "\t")
			if len(f) < 4 || seen[f[3]] {
				continue
			}
			seen[f[3]] = true
			once := map[string]bool{}
			for _, w := range ParsePerson(f[2]).Words {
				if s := Sound(w); !once[s] && len(w) > 1 {
					once[s] = true
					count[s]++
				}
			}
		}
	}
	var lines []string
	for w, n := range count {
		if v := float64(n) * 10000 / float64(len(seen)); n >= 6 {
			lines = append(lines, fmt.Sprintf("%s %.1f\n", w, v))
		}
	}
	sort.Strings(lines)
	if err := os.WriteFile("common.txt", []byte(strings.Join(lines, "")), 0o644); err != nil {
		t.Fatal(err)
	}
	t.Logf("%d people, %d words", len(seen), len(lines))
}
