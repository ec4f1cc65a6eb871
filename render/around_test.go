package render

import (
	"strings"
	"testing"

	"synoptic/news"
)

// TestAround holds how much of its sentence a number is shown with.
func TestAround(t *testing.T) {
	tests := []struct{ name, text, number, want string }{
		{"a sentence", "It rained. The line has lost 68 days of decent weather. Nobody sailed.", "68 days", "The line has lost 68 days of decent weather"},
		{"an abbreviation", "Vell Corp. of the U.S. Navy sold 12 boats, Mr. Brask said.", "12 boats", "Vell Corp. of the U.S. Navy sold 12 boats, Mr. Brask said"},
		{"a line", "Harbour\nTwelve boats sank\nMore", "Twelve boats", "Twelve boats sank"},
		{"alone", "Fares\n$12\n", "$12", ""},
		{"a decimal", "The fleet grew by 3.5 percent in May. It is old.", "3.5 percent", "The fleet grew by 3.5 percent in May"},
		{"long", "The harbour board of Port Sel, which had met behind closed doors for most of the night and for all of the morning after it, told the owners of 14 trawlers that they were to leave the quay at once and to pay for what had been broken there, whoever it was that had broken it.", "14 trawlers",
			"… doors for most of the night and for all of the morning after it, told the owners of 14 trawlers that they were to leave the quay at once and to pay for what had been broken there, whoever it was that had …"},
	}
	for _, tt := range tests {
		at := 0
		for i := range tt.text {
			if len(tt.text)-i >= len(tt.number) && tt.text[i:i+len(tt.number)] == tt.number {
				at = i
				break
			}
		}
		b := newBook(&news.Dossier{Articles: []news.Report{{ID: "a", Text: tt.text}}})
		r := news.Reading{Text: tt.number, Evidence: []news.Evidence{{Article: "a", Start: at, End: at + len(tt.number), Text: tt.number}}}
		if got := b.around(r); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
	for per, want := range map[news.Null]string{"": "12 barrels", "day": "12 barrels a day", "hour": "12 barrels an hour"} {
		if got := rated(news.Figure{Per: per}, news.Reading{Text: "12 barrels"}); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	b := newBook(&news.Dossier{Articles: []news.Report{{ID: "a", Text: "short"}}})
	for _, e := range []news.Evidence{{Article: "a", Start: 3, End: 99}, {Article: "b", End: 2}, {Article: "a", Start: -1, End: 2}} {
		if got := b.around(news.Reading{Evidence: []news.Evidence{e}}); got != "" {
			t.Errorf("%v: %q", e, got)
		}
	}
}

// TestNoDifference holds that a record whose figures differ does not say that nothing does.
func TestNoDifference(t *testing.T) {
	d := fixture(t)
	d.Differences = nil
	if got := text(t, d, Options{Width: 200}); !strings.Contains(got, "But for numbers that differ (below, under Figures), no difference was found") {
		t.Error("a figure differs, and the record does not say so")
	}
	for i := range d.Figures {
		d.Figures[i].Verdict = "single"
	}
	if got := text(t, d, Options{Width: 200}); !strings.Contains(got, "No difference was found among the reports at hand.") {
		t.Error("nothing differs, and the record does not say so")
	}
	x := &d.Positions[0]
	x.Stance, x.Text = "rejects", "it should not be sold"
	if got := text(t, d, Options{Width: 200}); !strings.Contains(got, x.Party+" says no: it should not be sold") {
		t.Errorf("%s rejects what should not be", x.Party)
	}
}
