package when

import (
	"strings"
	"testing"

	"synoptic/dossier/who"
	"synoptic/lang"
	"synoptic/news"
)

// TestStray holds which dates of a sentence are none of what it tells, and what is no line at
// all. Each text is a report of Wednesday, 12 March 2031; want holds the lines with their
// grades, or no line of a date that is not that of the deed.
func TestStray(t *testing.T) {
	tests := []struct {
		name, text string
		not        string // begins no line
		want       string // is in some line, "" where nothing is asked
	}{
		{"a name with a date", "Vell said a lot. Ada Brask, who oversaw payouts to victims of the May 3, 2029, terrorist attacks, lives in Tarn.", "2029", ""},
		{"a deed in a year's war", "The army of Velmar seized the port of Tarn in the 2019 sardine war.", "-", "2019 The army of Velmar seized the port of Tarn"},
		{"since the start", "The rebels overran Port Sel, a stronghold of the council since the start of the uprising in January 2029.", "2029", ""},
		{"since a month", "The council said at least 500 fishermen have been hurt since January.", "2031-01", ""},
		{"a perfect", "The council has waived the case over a fire in late September.", "2030-09", ""},
		{"a month of delivery", "Velmar October crude fell to 107 dollars a barrel on Tuesday.", "2030-10", ""},
		{"a limit", "The port of Tarn has a long history. The levy on oil found before September 2015 fell to 80 percent.", "2015", ""},
		{"a week told by its end", "Speculators raised their holdings of sardines in the week to March 4.", "2031-W11", ""},
		{"a question", "Has Ole Vell found the perfect boat?", "2031", ""},
		{"a caption", "Fishermen wearing masks walk down the street in Port Sel March 11, 2031.", "2031", ""},
		{"a message", "No news of the boat has been confirmed yet — Ada Brask (@abrask) March 11, 2031", "2031", ""},
		{"recent years", "Ole Vell hosted at least 53 dinners for the council in recent years.", "2031", ""},
		{"meetings without a day", "The talks are in Port Sel. The board of Vell Boats have been meeting to discuss whether to suspend payment of this year's dividend.", "2031", ""},
		{"an undated report", "The council of Velmar has approved a sardine quota.", "-", "C 2031-03-12 The council of Velmar has approved"},
		{"two sentences in one", "The council will set out its plans by March 18 An initial group of six fishermen has arrived in Tarn.", "-", "2031-03-18 The council will set out its plans by March 18"},
		{"the mark of a list", "* Ole Vell died in 2024 and was replaced as head of the council by Ada Brask in 2025.", "-", "2024 Ole Vell died in 2024"},
		{"a body called WHO", "Last week the World Health Organization (WHO) declared a global flu pandemic.", "-", "2031-W10 Last week the World Health Organization (WHO) declared"},
		{"later in the day", "Ole Vell apologized to the council on Tuesday. Later in the day, the leaders of the council demanded that he resign.",
			"-", "2031-03-11 the leaders of the council demanded that he resign"},
		{"the next day already", "PORT SEL (Reuters) - Heavy explosions rocked the harbour of Port Sel in the small hours of Thursday.", "2031-03-06", "2031-03-13 Heavy explosions rocked"},
	}
	for _, tt := range tests {
		d := lang.Read(&news.Article{ID: "a", Text: tt.text, Published: news.Published{Value: "2031-03-12", Precision: news.PrecisionDay, Basis: news.BasisStated}})
		docs, found := []*news.Doc{d}, tt.want == ""
		for _, h := range Timeline(docs, who.Resolve(docs, nil), map[string]string{"a": "1"}) {
			line := h.When.Value + " " + h.Text
			found = found || strings.Contains(string(h.Grade)+" "+line, tt.want)
			if strings.HasPrefix(line, tt.not) {
				t.Errorf("%s: a line %q", tt.name, line)
			}
			t.Logf("%s: %s %s", tt.name, h.Grade, line)
		}
		if !found {
			t.Errorf("%s: no line with %q", tt.name, tt.want)
		}
	}
}
