package line_test

import (
	"slices"
	"testing"

	"synoptic/dossier/line"
	"synoptic/news"
)

func TestID(t *testing.T) {
	if line.ID("x", "ab", "c") == line.ID("x", "a", "bc") || len(line.ID("x", "a")) != 12 {
		t.Error(line.ID("x", "ab", "c"), line.ID("x", "a", "bc"))
	}
}

func TestSupport(t *testing.T) {
	ev := []news.Evidence{{Article: "b", Start: 4, End: 5, Text: "x"}, {Article: "a", Start: 9, End: 10, Text: "y"}, {Article: "b", Start: 4, End: 5, Text: "x"},
		{Article: "a", Start: 1, End: 2, Text: "z"}}
	s := line.Origins{"a": "o", "b": "o"}.Support(news.GradeB, ev)
	if !slices.Equal(s.Articles, []string{"a", "b"}) || s.Origins != 1 || len(s.Evidence) != 3 || s.Evidence[0].Text != "z" || s.Evidence[2].Article != "b" {
		t.Errorf("%+v", s)
	}
	if n := line.Origins(nil).Count([]string{"a", "b", "a"}); n != 2 {
		t.Errorf("%d origins without a map", n)
	}
	if line.Set(nil) == nil || line.Sort(nil) == nil {
		t.Error("an empty list is nil: it would be null in JSON")
	}
}
