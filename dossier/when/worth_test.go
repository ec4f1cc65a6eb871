package when

import (
	"slices"
	"testing"

	"synoptic/dossier/who"
	"synoptic/lang"
	"synoptic/news"
)

// TestWorth holds what is shown that no rule shows, and what rules show and is not: how likely it
// is decides.
func TestWorth(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"the news of its day", "The governor of Port Sel has resigned over the loss of the ferry Halcyon. The harbour is quiet.",
			[]string{"2031-03-12 The governor of Port Sel has resigned over the loss of the ferry Halcyon"}},
		{"what was said on a day", "The ferry is old. It is slow. Nobody likes the noise. It smells. Ole Vell told the council on Tuesday that the ferry would be sold.",
			[]string{"2031-03-11 Ole Vell told the council on Tuesday that the ferry would be sold"}},
		{"who says it, without what", "The ferry is old. It is slow. Mayor Ole Vell said Tuesday.", nil},
		{"a habit", "The harbour of Port Sel is quiet. Fishermen often land sardines there.", nil},
		{"a day of what comes after", "The harbour of Port Sel is quiet. The line needs money ahead of Friday's vote.", nil},
	}
	for _, tt := range tests {
		docs := []*news.Doc{lang.Read(&news.Article{ID: "a", Text: tt.text, Published: news.Published{Value: "2031-03-12", Precision: news.PrecisionDay, Basis: news.BasisStated}})}
		var got []string
		for _, h := range Timeline(docs, who.Resolve(docs, nil), map[string]string{"a": "1"}) {
			got = append(got, h.When.Value+" "+h.Text)
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}
