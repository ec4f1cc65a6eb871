package token_test

import (
	"slices"
	"strings"
	"testing"
)

// TestRunsOn holds sentences that run on without a mark, as captions and boxes do where
// their lines were joined ("|" stands where one is to end), and capitals that begin none.
func TestRunsOn(t *testing.T) {
	for _, text := range []string{
		"All parties are to hold talks on a political solution | A Norland team has arrived in Ostav to see to it.",
		"Many of those who lost their homes are still waiting for help | The road to Ostav was open again.",
		"The well was capped after a month of trying | In his evidence the engineer called it a miracle.",
		"Two swimmers were found after the storm had passed | Some boats are still missing.",
		"Doctors gave each patient vitamin A to take at home.",
		"He was treated for influenza A viruses in Ostav.",
		"It opened with the family film A Little Harbour, and closed with a debut called When the Tide Turns.",
		"The novel was read as The end of an age.",
		"She sang from her album A Song from the Valley on it.",
	} {
		want := strings.Split(text, " | ")
		d := read(strings.ReplaceAll(text, " | ", " "))
		var got []string
		for _, s := range d.Sentences {
			got = append(got, d.Words(s.Span))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
