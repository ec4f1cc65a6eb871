package dossier

import (
	"slices"
	"testing"

	"synoptic/dossier/line"
	"synoptic/news"
)

// TestLeftOut holds that what all origins but one have is told of that one, and
// nothing where fewer than three have it or the matching is a guess.
func TestLeftOut(t *testing.T) {
	figure := func(id string, g news.Grade, articles ...string) news.Figure {
		return news.Figure{ID: id, Articles: articles, Grade: g}
	}
	d := &news.Dossier{
		Articles: []news.Report{{ID: "a"}, {ID: "b"}, {ID: "c"}, {ID: "d"}, {ID: "e"}},
		Figures: []news.Figure{figure("toll", news.GradeB, "a", "b", "c"), figure("guess", news.GradeC, "a", "b", "c"),
			figure("two", news.GradeB, "a", "b"), figure("copies", news.GradeB, "a", "d", "e")},
	}
	c := coverage(d, line.Origins{"a": "1", "b": "2", "c": "3", "d": "4", "e": "4"}) // d and e carry one copy
	for _, x := range c.ByArticle {
		var want []string
		if x.Article == "d" || x.Article == "e" {
			want = []string{"toll"}
		}
		if !slices.Equal(x.LeftOut, want) {
			t.Errorf("%s leaves out %v, want %v", x.Article, x.LeftOut, want)
		}
	}
}
