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

func TestHeld(t *testing.T) {
	r := func(n float64, text string, articles ...string) news.Reading {
		return news.Reading{Low: n, Best: n, High: n, Text: text, Articles: articles}
	}
	tests := []struct {
		name string
		in   []news.Reading
		want int
	}{
		{"two counts", []news.Reading{r(3, "three", "a"), r(5, "five", "b")}, 2},
		{"one value in two wordings", []news.Reading{r(197, "197", "a"), r(197, "some 197", "b")}, 1},
		{"an earlier count beside the common one", []news.Reading{r(197, "197", "a", "b"), r(218, "218", "b")}, 1},
		{"two that both tell both, one apart", []news.Reading{r(2, "two", "c"), r(3, "three", "a", "b"), r(5, "five", "a", "b")}, 3},
	}
	for _, tt := range tests {
		if got := held(tt.in); len(got) != tt.want {
			t.Errorf("%s: %d readings, want %d: %+v", tt.name, len(got), tt.want, got)
		}
	}
}

// TestOneThing holds that numbers that their sentences give to different people
// are not held against one another, and that those of one thing are.
func TestOneThing(t *testing.T) {
	tests := []struct {
		name, a, b string
		want       int
	}{
		{"two counts", "The bloc of Ada Vell has 51 votes in the council.", "Ole Ruiz hopes for 41 votes against the quota.", 0},
		{"one thing", "Ada Vell won 51 votes in the council.", "The council gave Ada Vell 41 votes.", 2},
	}
	for _, tt := range tests {
		a, b := lang.Read(&news.Article{ID: "a", Text: tt.a}), lang.Read(&news.Article{ID: "b", Text: tt.b})
		at := func(d *news.Doc, n string) news.DifferenceReading {
			i := strings.Index(d.Article.Text, n)
			return news.DifferenceReading{Value: n, Articles: []string{d.Article.ID}, Evidence: []news.Evidence{d.Article.Evidence(news.Span{Start: i, End: i + len(n)})}}
		}
		f := &finder{doc: map[string]*news.Doc{"a": a, "b": b}}
		got := f.ofOneThing(news.Figure{Measure: "votes"}, []news.DifferenceReading{at(a, "51"), at(b, "41")})
		if len(got[0]) != tt.want {
			t.Errorf("%s: %d readings, want %d", tt.name, len(got[0]), tt.want)
		}
	}
}
