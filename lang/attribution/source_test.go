package attribution_test

import (
	"testing"

	"synoptic/lang/attribution"
	"synoptic/lang/attribution/span"
)

// Of an attribution found, the noun phrases around it are to choose from: nobody
// first, its own source and those in the sentences beside, none of its content;
// where words are quoted a second time without the cue.
func TestChoices(t *testing.T) {
	need(t)
	d := read("The ferry sank.\n\n“We saw nothing at all,” Mara Tolen told the Post of Ostav.", nil)
	m, err := span.Open()
	if err != nil {
		t.Fatal(err)
	}
	got := attribution.Choices(m, d)
	if len(got) != 2 {
		t.Fatalf("%d choices, want the attribution twice: %+v", len(got), got)
	}
	for _, c := range got {
		if len(c.Phrases) != len(c.Features) || c.Phrases[0].Len() != 0 {
			t.Fatalf("nobody is not first, or features are missing: %v", c.Phrases)
		}
		count := map[string]int{}
		for _, p := range c.Phrases[1:] {
			count[d.Words(d.TokenSpan(p.A, p.B))]++
			if k := c.Content[0]; p.A < k.B && k.A < p.B {
				t.Errorf("%v lies in the content", p)
			}
		}
		for _, want := range []string{"Mara Tolen", "The ferry", "the Post"} {
			if count[want] != 1 {
				t.Errorf("%q is %d times among %v, want once", want, count[want], count)
			}
		}
	}
}
