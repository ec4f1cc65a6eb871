package attribution

import (
	"math"
	"strings"
	"testing"

	"synoptic/news"
)

func at(text, words string) []news.Span {
	i := strings.Index(text, words)
	return []news.Span{{Start: i, End: i + len(words)}}
}

func TestScore(t *testing.T) {
	text := `“The old dam is safe,” Balk said. Tolen hopes that it holds until spring.`
	gold := []Spans{
		{Source: at(text, "Balk"), Content: at(text, "The old dam is safe")},
		{Source: at(text, "Tolen"), Content: at(text, "that it holds until spring")},
	}
	var s Score
	s.Add(text, gold, []Spans{
		{Source: at(text, "Balk"), Content: at(text, "“The old dam is safe,”")}, // marks do not matter
		{Source: at(text, "Balk"), Content: at(text, "it holds until spring")},  // not exact, wrong source
		{Content: at(text, "hopes")},
	})
	p, r, f, x, src := s.F(0)
	for i, c := range [][2]float64{{p, 2. / 3}, {r, 1}, {f, 0.8}, {x, 0.4}, {src, 0.5}} {
		if math.Abs(c[0]-c[1]) > 1e-9 {
			t.Errorf("number %d is %v, want %v", i, c[0], c[1])
		}
	}
	if _, r, _, x, _ := s.F(1); r != 1 || x != 1 {
		t.Errorf("quoted: recall %v, exact %v", r, x)
	}
}
