package name

import (
	"slices"
	"strings"
	"testing"
)

// A county that is called after somebody is one name, and what is the county's another.
func TestCounties(t *testing.T) {
	words := strings.Fields("Police of Prince Ole 's County and the Ole 's County Fire Department saw Ole 's boat")
	got := counties(words, []Found{{3, 4, "PER"}, {8, 9, "PER"}, {10, 13, "ORG"}, {14, 15, "PER"}})
	want := []Found{{2, 6, "LOC"}, {8, 13, "ORG"}, {14, 15, "PER"}}
	if !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

// A son's "Jr." behind a comma is part of his name, and of no place's.
func TestJuniors(t *testing.T) {
	words := strings.Fields("Ole Vell , Jr. of Tarn met Ada Vell , who sailed")
	got := juniors(words, []Found{{0, 2, "PER"}, {3, 6, "LOC"}, {7, 9, "PER"}})
	want := []Found{{0, 4, "PER"}, {5, 6, "LOC"}, {7, 9, "PER"}}
	if !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}
