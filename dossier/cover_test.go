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

func TestHintsLeaveNothingOut(t *testing.T) {
	d := &news.Dossier{
		Articles: []news.Report{{ID: "a"}, {ID: "b"}, {ID: "c"}, {ID: "d", Text: "The bridge at Vell gave way in the flood."}, {ID: "e", Text: "Schools stay shut."}},
		Events:   []news.Happening{{ID: "fall", Text: "the flood swept the bridge at Vell away", Support: news.Support{Grade: news.GradeA, Articles: []string{"a", "b", "c", "e"}}}},
	}
	o := line.Origins{"a": "1", "b": "2", "c": "3", "d": "4", "e": "5"}
	if c := coverage(d, o); len(c.ByArticle[3].LeftOut) != 0 {
		t.Errorf("what an article tells in other words it leaves out: %v", c.ByArticle[3].LeftOut)
	}
	d.Events[0].Articles[3] = "d"
	if c := coverage(d, o); len(c.ByArticle[4].LeftOut) != 1 {
		t.Error("what all others tell is not left out")
	}
}
