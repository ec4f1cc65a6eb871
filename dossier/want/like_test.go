package want

import (
	"testing"

	"synoptic/dossier/who"
	"synoptic/lang"
	"synoptic/news"
)

// TestNothingWanted holds that a wish without a deed is read without a fault.
func TestNothingWanted(t *testing.T) {
	for _, text := range []string{
		"Ole Vell said that if he is nominated, “I’d like to beat him straight up,” not over the harbour.",
		"Ole Vell says he will decide by June, and if he is the nominee, \"I'd like to beat him straight up,\" not on the basis of the quota.",
		"Norway said it would like to.", "Norway would like.",
	} {
		docs := []*news.Doc{lang.Read(&news.Article{ID: "a", Text: text})}
		for _, p := range Positions(docs, who.Resolve(docs, nil), map[string]string{"a": "1"}) {
			if p.Grade == news.GradeA {
				t.Errorf("%q: %s %s %s", text, p.Party, p.Stance, p.Text)
			}
		}
	}
}
