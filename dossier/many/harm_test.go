package many

import (
	"fmt"
	"strings"
	"testing"

	"synoptic/dossier/who"
	"synoptic/lang"
	"synoptic/news"
)

// read gives what the counts of a text say: measure and value of each.
func read(text string) string {
	d := lang.Read(&news.Article{ID: "a", Text: text, Published: news.Published{Value: "2031-05-05", Basis: news.BasisStated}})
	var out []string
	for _, c := range counts(d, who.Resolve([]*news.Doc{d}, nil)) {
		if c.stray {
			continue
		}
		out = append(out, fmt.Sprintf("%s %v", c.measure, c.value.best))
	}
	return strings.Join(out, ", ")
}

func TestHarm(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"One guard was killed and three others were injured in a fire late on Tuesday.", "killed 1, injured 3"},
		{"The flood killed nine people, and two others died in hospital on Friday.", "killed 9"},
		{"Five men were shot, three fatally, inside a car late on Wednesday.", "shot 5, killed 3"},
		{"Four men were shot and two of them died early on Friday.", "shot 4, killed 2"},
		{"Nine people were killed, two of them in the tunnel.", "killed 9"},
		{"Police are investigating the deaths of four people.", "killed 4"},
		{"The attack killed two people and sent three others to the hospital.", "killed 2, hospitalised 3"},
		{"It left one victim fatally wounded and three others with serious injuries.", "killed 1, injured 3"},
		{"Three people were found dead Friday morning in the harbour.", "killed 3"},
		{"The man killed a girl and wounded three other teens, police said.", "injured 3"},
		{"The fall ended in the death of Ms Orvel and injuries to five other people.", "injured 5"},
		{"All three died of their wounds, the examiner reported.", "killed 3"},
		{"Nineteen people remain in hospital.", "hospitalised 19"},
		{"Prosecutors say the four suspects killed the guard. Three boys were gunned down.", "suspect 4, shot 3"},
		{"Police are searching for five suspects in a forest.", "suspect 5"},
		{"The four remaining victims killed in the fire were named.", ""},
		{"Some 300 people fled the hall, and 200 people fled their homes.", "displaced 200"},
		{"Half a dozen firefighters suffered burns.", "injured 6"},
		{"The toll stood at 56 on Sunday, up from 43 the day before.", "killed 56"},
	} {
		if got := read(c.text); got != c.want {
			t.Errorf("%s\n got %q, want %q", c.text, got, c.want)
		}
	}
}
