package said

import (
	"slices"
	"testing"
)

// What is no clause stands with its verb, what the outlet adds behind a quoted
// phrase or before a conjunction is not the speaker's, and marks that only
// distance a word make no statement.
func TestForm(t *testing.T) {
	const head = "Ingrid Solvang, Norway's foreign minister, spoke in Velm on Friday. "
	for _, c := range []struct{ text, want, not string }{
		{"Solvang called the offer of the owners a “bad joke.”", "called the offer of the owners a “bad joke.”", ""},
		{"Solvang accused the owners of being “not serious” about the boats.", "accused the owners of being “not serious” about the boats", ""},
		{"Solvang demanded an “unconditional release” after months of quarrels that have cost the town its trade.", "demanded an “unconditional release”", ""},
		{"The storm rose in the night, and Solvang reported two boats.", "", "The storm rose in the night … two boats"},
		{"The ministry of Norway issued a “red notice” in October.", "", "issued a “red notice”"},
		{"Solvang said the owners were “not serious” about the boats.", "the owners were “not serious” about the boats", ""},
	} {
		ss, _ := statements(t, head+c.text)
		var got []string
		for _, s := range ss {
			got = append(got, s.Content)
		}
		if c.want != "" && !slices.Contains(got, c.want) || c.not != "" && len(got) > 0 {
			t.Errorf("%s\n\t%q", c.text, got)
		}
	}
}
