package token

import (
	"testing"

	"synoptic/news"
)

// The items of a list are known by the number that opens them against the one
// that opened the sentence.
func TestCount(t *testing.T) {
	for _, c := range []struct {
		first, next string
		want        uint64
	}{
		{"3", "4", 2}, {"10.", "9.", 3}, {"2)", "3)", 2}, {"3", "7", 4}, {"Ferry", "4", 1}, {"3", "ferries", 0}, {"1999", "2000", 0},
	} {
		text := c.first + " " + c.next
		tokens := []news.Span{{Start: 0, End: len(c.first)}, {Start: len(c.first) + 1, End: len(text)}}
		if got := (&cutter{text: text}).count(tokens, 1); got != c.want {
			t.Errorf("%q after %q: %d, want %d", c.next, c.first, got, c.want)
		}
	}
}

// Without its nets the model of sentence ends would be read by its linear part
// alone, and nobody would see it.
func TestNets(t *testing.T) {
	m, err := endings()
	if err != nil {
		t.Fatal(err)
	}
	if m.hidden == nil {
		t.Error("the weights of sentence ends hold no nets")
	}
}
