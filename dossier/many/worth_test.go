package many

import (
	"fmt"
	"strings"
	"testing"

	"synoptic/news"
)

// What no rule shows and the model does: what shares and sizes are of stands in words of the
// report; trifles are none; a table gives no more than thirty lines.
func TestWorth(t *testing.T) {
	named := func(text, of string, best float64) {
		t.Helper()
		for _, f := range figures(text) {
			if f.Readings[0].Best == best && strings.Contains(f.Name(), of) {
				return
			}
		}
		t.Errorf("%s: no %v of %q among %v", text, best, of, figures(text))
	}
	named("A survey in Velm found that 47 percent thought the council was right to close the harbour.", "thought", 47)
	named("The company said it had agreed to buy a 15.7 percent interest in the harbour of Velm.", "interest", 15.7)
	named("At least 70,000 people have already had burials in Velm, the ministry said.", "people with burials", 70000)
	named("The base near Velm was the target of six Tarn missiles on Monday.", "missile", 6)
	named("Norland said on Monday that four F-16s would be sent to the base near Velm.", "F-16s", 4)
	named("Shares of Northlea rose to 311.9p on Friday.", "Northlea", 311.9)
	named("Spot gold added $2.50 an ounce to $1,434.45 an ounce on Friday.", "old", 1434.45)
	for _, f := range figures("The plan would have killed thousands, the general said.", "It was a mistake, one official said.", "The last round of talks between the two countries collapsed in Velm after a day of rain.", "Two officials told Meridian that boats were few.",
		"Those rescued:\n\nEna Zizek, 69 - rescued on Monday") {
		t.Errorf("counted: %+v", f)
	}
	for _, f := range figures("Spot gold added $2.50 an ounce to $1,434.45 an ounce on Friday.", "The Bank has held rates at a record low of 0.5 percent.") {
		if f.Readings[0].Best == 1434.45 && strings.Contains(f.Name(), "added") || strings.Contains(f.Measure, "territory") {
			t.Errorf("named amiss: %+v", f)
		}
	}
	for _, f := range figures("The man lived in a three-storey house in Velm.", "The ticket to the match in Velm, at $15, will be refunded.") {
		t.Errorf("counted: %+v", f)
	}
	var rows strings.Builder
	for i := range 400 {
		fmt.Fprintf(&rows, "Northlea bought a %d.%d percent interest in harbour %c of Velm. ", i%90+3, i%9+1, 'A'+rune(i%26))
	}
	if n := len(figures(rows.String())); n > most+10 {
		t.Errorf("%d figures of one article", n)
	}
}

// A figure that the model alone shows is no surer than B, and of grade C when it is less likely
// than not.
func TestWorthGrade(t *testing.T) {
	for _, f := range figures("A survey in Velm found that 47 percent thought the council was right to close the harbour.") {
		if f.Grade != news.GradeB && f.Grade != news.GradeC {
			t.Errorf("%+v", f)
		}
	}
}
