package polish

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"synoptic/news"
)

// TestHolds gives re-wordings of sentences of invented reports: those that say
// the same, and one for each way in which a re-wording goes wrong.
func TestHolds(t *testing.T) {
	const (
		talks = "Ostavia and Veskland met at the Lund Palace from 10:30 for 95 minutes, chaired by Ada Brink."
		toll  = "At least 12 people were killed when a ferry sank off Tarn on Monday, the coast guard said."
		want  = "Ostavia has not rejected an unconditional ceasefire starting May 12."
		said  = `Brink said the lake "belongs to both of us".`
	)
	names := map[string]bool{"ostavia": true, "veskland": true, "brink": true, "ada": true, "tarn": true}
	for _, x := range []struct {
		own, words, text string
		ok               bool
	}{
		{talks, "", "Ostavia and Veskland, chaired by ... met", false},
		{talks, "", "Ostavia, which met Veskland at the Lund Palace from 10:30 for 95 minutes, chaired by Ada Brink.", true},
		{toll, "", "On Monday at least 12 people were killed off Tarn.", false},                                          // the order of names
		{toll, "", "At least 12 people were killed when the ferry sank off Tarn on Monday, said the coast guard.", true}, // order of words
		{toll, "", "At least 12 people were killed when a ferry, which sank off Tarn on Monday, the coast guard said.", true},
		{toll, "", "At least 21 people were killed when a ferry sank off Tarn on Monday, the coast guard said.", false},   // another number
		{toll, "", "12 people were killed when a ferry sank off Tarn on Monday, the coast guard said.", false},            // what bounds the number
		{toll, "", "At least 12 people were murdered when a ferry sank off Tarn on Monday, the coast guard said.", false}, // a new word
		{toll, "", "At least 12 people were killed when a ferry sank off Tarn on Monday.", false},                         // who says so
		{toll, "", "At least 12 people were killed when a ferry sank off Tarn on Tuesday, the coast guard said.", false},  // another day
		{toll, "the overloaded ferry", "At least 12 people were killed when an overloaded ferry sank off Tarn on Monday, the coast guard said.", true},
		{want, "", "Ostavia has rejected an unconditional ceasefire starting May 12.", false}, // not
		{want, "", "Ostavia hasn't rejected the unconditional ceasefire starting May 12.", true},
		{want, "", "Ostavia will not reject an unconditional ceasefire starting May 12.", false},
		{said, "", `Brink said the lake "belongs to all of us".`, false}, // within quotation marks
		{said, "", `The lake "belongs to both of us", Brink said.`, false},
		{said, "", "Brink said the lake “belongs to both of us”.", true},
		{"Ostavia attacked Veskland.", "", "Ostavia was attacked by Veskland.", false},
		{"Ostavia attacked Veskland.", "", "Veskland attacked Ostavia.", false},
		{"Ostavia attacked Veskland.", "", "Ostavia attacked Veskland. <script>x</script>", false},
		{"Ostavia did not fire and Veskland left.", "", "Ostavia did fire and Veskland not left.", false},
		{"Ostavia attacked Veskland.", "", "", false},
	} {
		if err := holds(x.own, x.words, x.text, names); (err == nil) != x.ok {
			t.Errorf("%q for %q: %v", x.text, x.own, err)
		}
	}
}

// TestSummary asks a server that speaks the interface: what holds is taken and
// marked, what does not leaves the record's own sentence.
func TestSummary(t *testing.T) {
	answer := ""
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/v1/chat/completions" || r.Header.Get("Authorization") != "Bearer k" {
			t.Errorf("asked %s with %q", r.URL.Path, r.Header.Get("Authorization"))
		}
		json.NewEncoder(w).Encode(map[string]any{"choices": []any{map[string]any{"message": map[string]string{"role": "assistant", "content": answer}}}})
	}))
	defer s.Close()
	record := func() *news.Dossier {
		return &news.Dossier{
			Story:  news.Story{Summary: []news.SummaryLine{{Text: "A ferry sank off Tarn on Monday.", Line: "h1"}, {Text: "Ostavia rejects the ban.", Line: "p1"}}},
			Events: []news.Happening{{ID: "h1", Support: news.Support{Evidence: []news.Evidence{{Text: "An old ferry sank off Tarn on Monday"}}}}},
		}
	}
	m := Model{URL: s.URL + "/v1/", Name: "small", Key: "k"}

	answer = "```json\n" + `{"sentences": ["An old ferry sank off Tarn on Monday.", "Ostavia welcomes the ban."]}` + "\n```"
	d := record()
	refused, err := Summary(context.Background(), m, d)
	if err != nil || len(refused) != 1 || !strings.Contains(refused[0].Why, "welcomes") {
		t.Fatalf("refused %v, %v", refused, err)
	}
	want := []news.SummaryLine{{Text: "An old ferry sank off Tarn on Monday.", Line: "h1", Reworded: "small"}, {Text: "Ostavia rejects the ban.", Line: "p1"}}
	if !slices.Equal(d.Story.Summary, want) {
		t.Errorf("got %v", d.Story.Summary)
	}

	for _, answer = range []string{"", "Sure!", `{"sentences": ["one"]}`, `{"sentences": 7}`} {
		d := record()
		if _, err := Summary(context.Background(), m, d); err == nil || !slices.Equal(d.Story.Summary, record().Story.Summary) {
			t.Errorf("answer %q: %v, %v", answer, err, d.Story.Summary)
		}
	}
	if _, err := Summary(context.Background(), Model{URL: "localhost:1"}, record()); !errors.As(err, new(*news.Error)) {
		t.Errorf("no address: %v", err)
	}
}

// FuzzHolds looks for words that make the check fall over, or that it lets
// through though a number was put in.
func FuzzHolds(f *testing.F) {
	f.Add("At least 12 died off Tarn.", "12 died")
	f.Fuzz(func(t *testing.T, own, text string) {
		if holds(own, "", text, nil) == nil && strings.Contains(text, "7734") && !strings.Contains(own, "7734") {
			t.Errorf("%q for %q", text, own)
		}
	})
}
