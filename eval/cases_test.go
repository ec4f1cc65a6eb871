package eval_test

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"synoptic/engine"
	"synoptic/eval"
	"synoptic/fetch"
	"synoptic/news"
	"synoptic/render"
)

var update = flag.Bool("update", false, "write the scores of the cases to results/cases.txt")

// floors are the shares that the cases must reach, part by part;
// they are raised when the engine is.
var floors = map[string]map[string]float64{
	"truce": {"people found with right side": .9, "quotes found": 1, "speakers right (of found)": 1, "delegations: members and heads": 1,
		"meetings": 1, "positions": .8, "differences": .75},
	"tariffs": {"people found with right side": 1, "quotes found": 1, "speakers right (of found)": 1, "delegations: members and heads": 1,
		"meetings": 1, "positions": 1, "differences": .66},
	"exchange": {"people found with right side": .84, "quotes found": 1, "speakers right (of found)": 1, "delegations: members and heads": 1,
		"meetings": 1, "positions": 1, "differences": 1},
	"quake":     {"quotes found": 1, "figures with verdict": .9, "idle numbers left out": 1, "differences": 1},
	"merger":    {"quotes found": 1, "figures with verdict": 1, "idle numbers left out": 1, "differences": 1},
	"breach":    {"quotes found": 1, "figures with verdict": .6, "differences": 1, "timeline": .85, "publication dates": 1},
	"election":  {"quotes found": 1, "speakers right (of found)": 1, "figures with verdict": 1, "differences": 1, "timeline": .85, "publication dates": 1},
	"railcrash": {"quotes found": 1, "speakers right (of found)": 1, "figures with verdict": 1, "differences": 1, "timeline": .85, "publication dates": 1},
	"ferry":     {"quotes found": 1, "figures with verdict": 1, "timeline": 1, "positions": 1},
	"fishery-talks": {"people found with right side": .9, "quotes found": 1, "speakers right (of found)": .85, "meetings": .75,
		"positions": .83, "differences": .83},
}

// articles reads the reports of a folder.
func articles(t *testing.T, dir string) []*news.Article {
	t.Helper()
	var out []*news.Article
	for a, err := range fetch.Read(context.Background(), []string{dir}, fetch.Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, a)
	}
	return out
}

func record(t *testing.T, dir string, reversed bool) (*news.Dossier, []byte) {
	t.Helper()
	as := articles(t, dir)
	if reversed {
		slices.Reverse(as)
	}
	d, err := engine.Brief(context.Background(), as, engine.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := render.JSON(&b, d); err != nil {
		t.Fatal(err)
	}
	return d, b.Bytes()
}

// shares reads the table of scores.
func shares(table string) map[string]float64 {
	out := map[string]float64{}
	for _, line := range strings.Split(table, "\n") {
		var right, of int
		var share float64
		if len(line) > 34 {
			if n, _ := fmt.Sscan(line[34:], &right, &of, &share); n == 3 {
				out[strings.TrimSpace(line[:34])] = share
			}
		}
	}
	return out
}

// TestCases makes the record of every labelled event and of the examples: it
// must hold to the contract, not hang on the order of the inputs, and score no
// less than the floors.
func TestCases(t *testing.T) {
	var dirs []string
	for _, pattern := range []string{"cases/*", "../examples/*"} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range found {
			if info, err := os.Stat(f); err == nil && info.IsDir() {
				dirs = append(dirs, f)
			}
		}
	}
	if len(dirs) < 5 {
		t.Fatalf("only %d cases", len(dirs))
	}
	var report bytes.Buffer
	for _, dir := range dirs {
		t.Run(filepath.Base(dir), func(t *testing.T) {
			d, forward := record(t, dir, false)
			if err := d.Validate(); err != nil {
				t.Error(err)
			}
			if _, back := record(t, dir, true); !bytes.Equal(forward, back) {
				t.Error("the order of the inputs changes the record")
			}
			if _, err := os.Stat(dir + ".gold.json"); err != nil {
				return
			}
			g, err := eval.ReadGold(dir + ".gold.json")
			if err != nil {
				t.Fatal(err)
			}
			var table bytes.Buffer
			eval.Dossier(&table, d, g, false)
			fmt.Fprintf(&report, "# %s\n%s\n", filepath.Base(dir), table.String())
			got := shares(table.String())
			if got["evidence equals the bytes"] != 1 {
				t.Errorf("evidence: %v of the words are the article's", got["evidence equals the bytes"])
			}
			want := floors[filepath.Base(dir)]
			for _, part := range slices.Sorted(maps.Keys(want)) {
				if got[part] < want[part] {
					t.Errorf("%s: %.3f, want at least %.2f", part, got[part], want[part])
				}
			}
		})
	}
	if *update {
		if err := os.WriteFile("results/cases.txt", report.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
