package meet

import (
	"strings"
	"testing"

	"synoptic/dossier/weigh"
)

// The weights are read whole, and a word that nobody has weighed speaks neither for nor
// against.
func TestWeights(t *testing.T) {
	w := weigh.Read(weightsText)
	if n := strings.Count(weightsText, "\n") - 1; len(w) != n || n == 0 {
		t.Errorf("%d weights in %d lines", len(w), n)
	}
	bare := weigh.Likely([]string{"any", "told of once", "nothing told", "no day"}, w)
	full := weigh.Likely([]string{"any", "told by two reports", "of sides", "at a place", "of these days", "word never weighed"}, w)
	if bare >= sure || full < certain {
		t.Errorf("of which nothing is told %.2f, of which all is %.2f", bare, full)
	}
}

// What a report tells again of a meeting of which it tells more is no line of its own.
func TestAgain(t *testing.T) {
	ms, _ := read(t, `Norwegian President Ingrid Solvang met Peruvian President Luis Carranza in Lima on Thursday. Before the meeting, fishermen shouted. Carranza called the meeting a success.`)
	if len(ms) != 1 {
		t.Errorf("%d meetings: %+v", len(ms), ms)
	}
}
