package news_test

import (
	"testing"

	"synoptic/news"
)

func TestUnquoted(t *testing.T) {
	for in, want := range map[string]string{
		`"We will stay,"`:    "We will stay",
		"``We will stay, ''": "We will stay",
		"“We ‘will’ stay.”":  "We ‘will’ stay.",
		"We won't":           "We won't",
		"''":                 "",
	} {
		if got := news.Unquoted(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
