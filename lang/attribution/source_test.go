package attribution_test

import (
	"testing"

	"synoptic/lang/attribution"
	"synoptic/lang/attribution/span"
	"synoptic/lang/model"
)

// Of an annotated attribution, the noun phrases around it are to choose from:
// nobody first, its own source and those in the sentences beside, none of its
// content; where words are quoted a second time without the cue.
func TestChoices(t *testing.T) {
	need(t)
	d := read("The ferry sank.\n\n“We saw nothing at all,” Mara Tolen told the Post of Ostav.", nil)
	x := span.NewText(d, model.NewCache(nil, nil), func(uint64) span.Stat { return span.Stat{} })
	at := func(word string) int {
		for i := range d.Tokens {
			if d.Word(i) == word {
				return i
			}
		}
		t.Fatalf("no token %q", word)
		return -1
	}
	source := span.Range{A: at("Mara"), B: at("Tolen") + 1}
	got := attribution.Choices(d, x, []attribution.Given{{Cue: at("told"), Source: []span.Range{source}, Content: []span.Range{x.Quotes[0]}}})
	if len(got) != 2 || got[0].Of != 0 || got[1].Of != 0 {
		t.Fatalf("%d choices, want the attribution twice: %+v", len(got), got)
	}
	for _, c := range got {
		if len(c.Phrases) != len(c.Features) || c.Phrases[0].Len() != 0 {
			t.Fatalf("nobody is not first, or features are missing: %v", c.Phrases)
		}
		for _, want := range []span.Range{source, {A: at("The"), B: at("ferry") + 1}, {A: at("the"), B: at("Post") + 1}} {
			n := 0
			for _, p := range c.Phrases {
				if p == want {
					n++
				}
			}
			if n != 1 {
				t.Errorf("%q is %d times among %v, want once", d.Words(d.TokenSpan(want.A, want.B)), n, c.Phrases)
			}
		}
		for _, p := range c.Phrases[1:] {
			if k := x.Quotes[0]; p.A < k.B && k.A < p.B {
				t.Errorf("%v lies in the content", p)
			}
		}
	}
}
