package when

import (
	"slices"
	"strings"
	"testing"

	"synoptic/dossier/who"
	"synoptic/lang"
	"synoptic/news"
)

// TestAhead holds what is marked as to come. Each text is a report of Wednesday, 12 March 2031.
func TestAhead(t *testing.T) {
	tests := []struct {
		text, line string
		future     bool
	}{
		{"Ole Vell will try again to raise the wreck later this week.", "will try again", true},
		{"Ole Vell, who builds the boat, is hoping to complete it by 20 March.", "is hoping to complete", true},
		{"The council said the fishermen planned to get boats into the harbour on Wednesday.", "planned to get", true},
		{"Ole Vell is due to arrive in Port Sel on Wednesday.", "is due to arrive", true},
		{"The report is scheduled to be released on Thursday.", "is scheduled to be released", true},
		{"The council closed the port of Tarn on Wednesday.", "closed the port", false},
	}
	for _, tt := range tests {
		found := false
		for _, h := range read(tt.text) {
			if strings.Contains(h.Text, tt.line) {
				found = true
				if got := slices.Contains(h.Aux, "future"); got != tt.future {
					t.Errorf("%q: to come %v, want %v", h.Text, got, tt.future)
				}
			}
		}
		if !found {
			t.Errorf("no line with %q", tt.line)
		}
	}
}

// TestWords holds what the words of a line are: whom a pronoun may stand for, which noun a relative
// clause is of, what a page puts before or behind.
func TestWords(t *testing.T) {
	tests := []struct{ name, text, not, want string }{
		{"the girl spoken of", "Ole Vell was arrested in Port Sel. The toddler suffered a wound to the leg. She was released from the hospital on Tuesday.", "[Ole Vell]", ""},
		{"the one spoken of", "Ole Vell was arrested in Port Sel on Monday. He was released from the prison on Tuesday.", "-", "[Ole Vell] was released from the prison on Tuesday"},
		{"the nearer noun", "Fishermen fled the fire on the Tarn rig which exploded on 4 March with the loss of two lives.", "the fire", "the Tarn rig exploded on 4 March"},
		{"a person is who", "The fair was opened by a professor at the school of Port Sel who found the wreck in 2019.", "-", "a professor at the school of Port Sel found the wreck"},
		{"a stamp", "Rebels flee from Port Sel updated: Wed Mar 12 2031 20:20:00 The army of Velmar seized the port of Tarn on Wednesday.", "updated", "The army of Velmar seized the port of Tarn on Wednesday"},
		{"a stamp with a zone", "Rents rise in Port Sel Wednesday 12 March 2031 22.12 GMT The army of Velmar seized the port of Tarn on Wednesday.", "GMT", "The army of Velmar seized the port of Tarn on Wednesday"},
		{"a code cut in two", "The news came late. Velmar Dutch Boats (VLBa.\nL) declared a strike on Tuesday for the port of Tarn.", "-", "Velmar Dutch Boats (VLBa. L) declared a strike"},
		{"a message", "At 6:53 P.M. on Mar 12, 2031, Ada Brask wrote: My heartfelt condolences to the people of Tarn.", "wrote", ""},
	}
	for _, tt := range tests {
		found := tt.want == ""
		for _, h := range read(tt.text) {
			found = found || strings.HasPrefix(h.Text, tt.want)
			if strings.Contains(h.Text, tt.not) && tt.not != "-" {
				t.Errorf("%s: a line %q", tt.name, h.Text)
			}
			t.Logf("%s: %s %s", tt.name, h.When.Value, h.Text)
		}
		if !found {
			t.Errorf("%s: no line with %q", tt.name, tt.want)
		}
	}
}

// read gives the timeline of a report of Wednesday, 12 March 2031.
func read(text string) []news.Happening {
	d := lang.Read(&news.Article{ID: "a", Text: text, Published: news.Published{Value: "2031-03-12", Precision: news.PrecisionDay, Basis: news.BasisStated}})
	docs := []*news.Doc{d}
	return Timeline(docs, who.Resolve(docs, nil), map[string]string{"a": "1"})
}
