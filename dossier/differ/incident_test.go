package differ

import (
	"strings"
	"testing"

	"synoptic/lang"
	"synoptic/news"
)

// TestOneIncident holds that tolls of other places, deeds or times are not held
// against one another, and that those of one incident are, whatever the reports say
// beside it.
func TestOneIncident(t *testing.T) {
	const raid = "KERRIM, Ostania - An air strike killed 12 people in Kerrim on Monday, doctors said."
	tests := []struct {
		name, a, b string
		x, y       string
		want       bool
	}{
		{"one", raid, "An air strike on a market in Kerrim killed at least 19 people on Monday, the mayor said.", "12", "19", true},
		{"another town", raid, "An air strike killed 19 people in Vandor on Monday, the mayor said.", "12", "19", false},
		{"another deed", raid, "A suicide bomber killed 19 people in Kerrim on Monday, the mayor said.", "12", "19", false},
		{"another day", "An air strike killed 12 people in Kerrim on 3 May 2031.", "An air strike killed 19 people in Kerrim on 9 May 2031.", "12", "19", false},
		{"all since", raid, "Air strikes have killed 340 people in Kerrim since March 2031.", "12", "340", false},
		{"another state", raid, "An air strike killed 19 people in the east of Kenya on Monday.", "12", "19", false},
		{"the opening lends the place", raid, "An air strike hit Kerrim on Monday. Rescuers worked into the night. Doctors counted 19 dead.", "12", "19", true},
		{"a mishap", "A bus crash killed 12 people on Monday, police said.", "Police said 14 people died in the crash, the worst in years.", "12", "14", true},
	}
	for _, tt := range tests {
		a := lang.Read(&news.Article{ID: "a", Text: tt.a, Published: news.Published{Value: "2031-05-12"}})
		b := lang.Read(&news.Article{ID: "b", Text: tt.b, Published: news.Published{Value: "2031-05-12"}})
		f := &finder{doc: map[string]*news.Doc{"a": a, "b": b}}
		at := func(d *news.Doc, n string) *toll {
			i := strings.Index(d.Article.Text, n)
			x, _ := f.toll(d.Article.Evidence(news.Span{Start: i, End: i + len(n)}))
			return &x
		}
		x, y := at(a, tt.x), at(b, tt.y)
		if got := x.shares(y) && !x.apart(y); got != tt.want || got != (y.shares(x) && !y.apart(x)) {
			t.Errorf("%s: one incident %v, want %v", tt.name, got, tt.want)
		}
	}
}
