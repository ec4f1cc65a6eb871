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
		{"Solvang had been discussing who might follow the harbour master.", "", "who might follow the harbour master"},
		{"Citing the weather, Solvang said, “We will not sail before the storm has gone.”", "“We will not sail before the storm has gone.”", ""},
		{"Solvang accused the owners on Friday of being “not serious” about the boats.", "accused the owners on Friday of being “not serious” about the boats", ""},
		{"Solvang said twelve boats were held in the harbour; the owners put the number at thirty.", "twelve boats were held in the harbour", ""},
		{"Solvang said twelve boats were held in the harbour, state radio reported.", "twelve boats were held in the harbour", ""},
		{"The boat is known as “the old lady” of the harbour.", "", "is known as “the old lady”"},
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

// TestTerms: on what terms an unnamed speaker spoke is told in the article's
// words, and not of a speaker who is named.
func TestTerms(t *testing.T) {
	for text, want := range map[string]string{
		"A senior port official said the talks had failed. The official spoke on condition of anonymity because the matter is secret.": "on condition of anonymity",
		"A diplomat in Velm, who was not authorized to speak publicly, said the boats were sold.":                                      "was not authorized to speak publicly",
		"Ingrid Solvang said the boats were sold. An aide asked not to be named.":                                                      "",
		"A diplomat in Velm said the boats were sold.":                                                                                 "",
	} {
		ss, _ := statements(t, text)
		if len(ss) == 0 {
			t.Errorf("%s: no statement", text)
			continue
		}
		got := ""
		if ss[0].Said.Terms != nil {
			got = ss[0].Said.Terms.Text
		}
		if got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
