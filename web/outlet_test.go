package web_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"synoptic/news"
)

// revised is an article and the later form that its outlet put in its place
// without a word.
func revised(t testing.TB) []*news.Raw {
	t.Helper()
	text := "The harbour of Kellsund will stay open this winter, its board said on Monday. About %s boats were moored there. " +
		"\"%s,\" board chief Ada Brink said.\n\nThe board meets again in Lunde on Friday, and the fishers of Vesk will be heard there."
	var out []*news.Raw
	for i, x := range [][3]string{{"Harbour stays open", "120", "We will not close the pier"}, {"Harbour may close", "150", "We will close the pier in March"}} {
		b, err := json.Marshal(map[string]string{"url": "https://quay.example/2031/04/harbour-in-winter", "title": x[0], "outlet": "The Quay Times",
			"published": fmt.Sprintf("2031-04-0%d", i+1), "text": fmt.Sprintf(text, x[1], x[2])})
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, &news.Raw{ID: fmt.Sprint("quay", i), Location: fmt.Sprint("quay", i), Media: "application/json", Body: b})
	}
	return out
}

// TestRevision shows on the outlet's page, word by word, what it changed.
func TestRevision(t *testing.T) {
	d := newDesk(t)
	for _, r := range revised(t) {
		d.take(t, r)
	}
	body := d.get(t, "/outlets/The%20Quay%20Times").body
	for _, s := range []string{"Harbour <del>stays open</del> <ins>may close</ins>", "About <del>120</del> <ins>150</ins> boats were", "pier <ins>in March</ins>,", "will <del>not</del> close"} {
		if !strings.Contains(body, s) {
			t.Errorf("no %q in\n%s", s, body)
		}
	}
	var o struct {
		Articles []struct {
			Out, In int
			Edits   []struct{ Part, Before, Out, In, After string }
		}
	}
	if err := json.Unmarshal([]byte(d.get(t, "/api/v1/outlets/The%20Quay%20Times").body), &o); err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, a := range o.Articles {
		for _, e := range a.Edits {
			if n++; e.Part != "title" && e.Part != "text" || e.Out == "" && e.In == "" {
				t.Errorf("%+v", e)
			}
		}
	}
	if n < 4 {
		t.Errorf("%d edits: %+v", n, o)
	}
}
