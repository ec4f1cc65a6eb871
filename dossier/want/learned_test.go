package want

import (
	"strings"
	"testing"

	"synoptic/dossier/line"
	"synoptic/dossier/who"
	"synoptic/lang"
	"synoptic/lang/model"
	"synoptic/news"
)

func TestLearned(t *testing.T) {
	tests := []struct{ text, party, stance, has string }{
		{"Norway has questioned the methods used by the inspectors.", "Norway", rejects, "methods"},
		{"Ingrid Solvang is Norway's foreign minister. \"We need to close those loopholes in the treaty,\" Solvang said.", "Norway", demands, "close those loopholes"},
		{"Norway lashed out at the decision to close the harbour.", "Norway", rejects, "decision"},
		{"Ingrid Solvang is Norway's foreign minister. Solvang said it was a mistake to close the harbour.", "Norway", rejects, "mistake"},
	}
	for _, tt := range tests {
		expect(t, tt.text, tt.party, tt.stance, tt.has)
	}
}

// What the model believes is shares of one, and nobody takes a stance who is not known.
func TestBelieve(t *testing.T) {
	m, err := model.Open("stance")
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(m.Labels(), " "); got != strings.Join(Labels(), " ") {
		t.Fatalf("labels %s", got)
	}
	d := lang.Read(&news.Article{ID: "a", Text: "Norway slammed the plan. The crews said the ships should sail."})
	o := line.Origins{"a": "a"}
	r := reader{d: d, w: who.Resolve([]*news.Doc{d}, o)}
	defer r.close()
	seen := 0
	for _, sent := range d.Sentences {
		r.tables(sent)
		for i := sent.First; i < sent.Last; i++ {
			k, ok := r.takerAt(sent, i)
			if !ok {
				continue
			}
			seen++
			sum := 0.
			for n, p := range r.believe(m, sent, k) {
				if sum += p; n > 0 && p > 0 && (n%2 == 1 && k.own.party == "" || n%2 == 0 && k.said.party == "") {
					t.Errorf("%s: %s by nobody", d.Word(i), m.Labels()[n])
				}
			}
			if sum < .999 || sum > 1.001 {
				t.Errorf("%s: shares of %f", d.Word(i), sum)
			}
		}
	}
	if seen < 2 {
		t.Errorf("%d words may take a stance", seen)
	}
}
