package when

import (
	"testing"

	"synoptic/dossier/who"
	"synoptic/lang"
	"synoptic/news"
)

// TestRetold holds that one happening told in other words is one line, and two of
// a day are two.
func TestRetold(t *testing.T) {
	tests := []struct {
		name, a, b string
		want       int
	}{
		{"passive and active", "The Port Sel Herons placed Ole Vell on the injured list on Wednesday because of a broken ankle.",
			"Ole Vell was placed on the injured list by the Port Sel Herons on Wednesday.", 1},
		{"two steps", "Police arrested Ole Vell in Port Sel on Wednesday over the harbour fire.",
			"Police charged Ole Vell in Port Sel on Wednesday over the harbour fire.", 2},
		{"two things", "The Port Sel Herons placed Ole Vell on the injured list on Wednesday because of a broken ankle.",
			"The council of Velmar approved a sardine quota on Wednesday after a long debate.", 2},
		{"a meeting that begins", "The talks between Norway and Peru on the sardine quota began on Wednesday in Port Sel.",
			"Delegations of Norway and Peru met in Port Sel on Wednesday.", 1},
	}
	for _, tt := range tests {
		var docs []*news.Doc
		for i, text := range []string{tt.a, tt.b} {
			docs = append(docs, lang.Read(&news.Article{ID: string(rune('a' + i)), Text: text,
				Published: news.Published{Value: "2031-03-12", Precision: news.PrecisionDay, Basis: news.BasisStated}}))
		}
		got := Timeline(docs, who.Resolve(docs, nil), map[string]string{"a": "1", "b": "2"})
		if len(got) != tt.want {
			t.Errorf("%s: %d lines, want %d", tt.name, len(got), tt.want)
			for _, h := range got {
				t.Logf("%s %s %q %v", h.When.Value, h.Type, h.Text, h.Articles)
			}
		}
	}
}
