package differ

import (
	"strings"
	"testing"

	"synoptic/dossier/line"
	"synoptic/dossier/who"
	"synoptic/lang"
	"synoptic/news"
)

func TestDenials(t *testing.T) {
	const deny = "Velmar's army spokesman, Colonel Ilan Druse, denied that its gunboats had fired on the ferry Halcyon off Port Sel. Two people were hurt. The harbour was closed."
	tests := []struct {
		name, other string
		want        int
	}{
		{"told as a fact", "Velmar's gunboats fired on the ferry Halcyon at dawn on Monday. Two people were hurt.", 1},
		{"told as somebody's word", "Fishermen said that gunboats had fired on the ferry Halcyon at dawn on Monday. Two people were hurt.", 1},
		{"told with the denial", "Gunboats fired on the ferry Halcyon at dawn. Colonel Ilan Druse, the army spokesman, denied that its gunboats had fired on the ferry.", 0},
		{"another deed of that day", "Two gunboats were seen off Vandor on Monday, and a fisherman fired a flare.", 0},
		{"something else", "The ferry Halcyon left Port Sel at dawn on Monday with forty people on board. Gunboats were seen.", 0},
	}
	for _, tt := range tests {
		var docs []*news.Doc
		for i, text := range []string{deny, tt.other} {
			docs = append(docs, lang.Read(&news.Article{ID: string(rune('a' + i)), Text: text}))
		}
		w := who.Resolve(docs, nil)
		got := Find(&news.Dossier{Entities: w.Entities}, docs, line.Origins{"a": "1", "b": "2"})
		n := 0
		for _, x := range got {
			if x.Kind == "denial" {
				n++
				if !strings.Contains(x.Readings[0].Value+x.Readings[1].Value, "denied") || len(x.Readings) != 2 {
					t.Errorf("%s: %+v", tt.name, x)
				}
			}
		}
		if n != tt.want {
			t.Errorf("%s: %d denials, want %d", tt.name, n, tt.want)
		}
	}
}
