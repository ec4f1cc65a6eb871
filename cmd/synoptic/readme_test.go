package main

import (
	"os"
	"strings"
	"testing"
)

// The README shows the beginning of the record that the session readme.txtar
// replays.
func TestReadme(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	golden, err := os.ReadFile("testdata/fishery-talks.txt")
	if err != nil {
		t.Fatal(err)
	}
	_, after, ok := strings.Cut(string(readme), "<!-- session -->\n```\n$ synoptic brief examples/fishery-talks --width 80\n")
	shown, _, closed := strings.Cut(after, "[…]\n```\n<!-- /session -->")
	if !ok || !closed || strings.Count(shown, "\n") < 30 {
		t.Fatal("the README has no session of thirty lines")
	}
	if *update {
		want := string(golden)
		for range strings.Count(want, "\n") - strings.Count(shown, "\n") {
			want = want[:strings.LastIndexByte(strings.TrimSuffix(want, "\n"), '\n')+1]
		}
		if err := os.WriteFile("../../README.md", []byte(strings.Replace(string(readme), shown, want, 1)), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if !strings.HasPrefix(string(golden), shown) {
		t.Error("the README does not show what the program prints; if that is right: go test ./cmd/synoptic -update (twice)")
	}
}
