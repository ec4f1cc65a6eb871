package differ

import (
	"testing"

	"synoptic/lang"
	"synoptic/news"
)

func TestWhole(t *testing.T) {
	tests := []struct {
		name, measure, a, b string
		at                  [2]string
		want                int
	}{
		{"others beside the first", "people", "Six people were taken to the island.", "Four others were taken to the island.", [2]string{"Six", "Four"}, 1},
		{"the injured beside the dead", "injured", "Six people were injured.", "Four others were injured.", [2]string{"Six", "Four"}, 2},
		{"more than", "people", "Six people were taken to the island.", "More than ten people were taken to the island.", [2]string{"Six", "ten"}, 2},
	}
	for _, tt := range tests {
		f := &finder{doc: map[string]*news.Doc{}}
		var rs []news.DifferenceReading
		for i, text := range []string{tt.a, tt.b} {
			d := lang.Read(&news.Article{ID: string(rune('a' + i)), Text: text})
			f.doc[d.Article.ID] = d
			for _, q := range d.Quantities {
				if d.Words(q.Bare) == tt.at[i] || d.Words(q.Span) == tt.at[i] {
					rs = append(rs, news.DifferenceReading{Articles: []string{d.Article.ID}, Evidence: []news.Evidence{d.Article.Evidence(q.Span)}})
				}
			}
		}
		if got := len(f.whole(tt.measure, rs)); len(rs) != 2 || got != tt.want {
			t.Errorf("%s: %d of %d left, want %d", tt.name, got, len(rs), tt.want)
		}
	}
}
