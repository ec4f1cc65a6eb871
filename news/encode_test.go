package news_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"testing"

	"synoptic/news"
)

// TestEncode: the parts of a dossier written side by side are what json.Marshal writes.
func TestEncode(t *testing.T) {
	full := news.Dossier{Schema: news.Schema, Story: news.Story{Title: "Lund & Vik <agree>", Places: []string{"Lund"}}, Articles: []news.Report{{ID: "a", Text: "é \u2028"}},
		Statements: []news.Statement{}, Events: []news.Happening{{ID: "h"}}, Vetting: &news.Vetting{}, Shown: "confirmed"}
	long := full
	for i := range 300 {
		long.Statements = append(long.Statements, news.Statement{ID: fmt.Sprint("s", i)})
	}
	for _, d := range []news.Dossier{{}, full, long} {
		want, err := json.Marshal(d)
		if err != nil {
			t.Fatal(err)
		}
		got, err := d.Encode()
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}
