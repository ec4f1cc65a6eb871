package lang

import (
	"math"
	"testing"

	"synoptic/news"
)

// The example is that of Bagga and Baldwin (1998): twelve mentions in three
// chains, of which a response has joined the last two.
func TestChainScores(t *testing.T) {
	c := func(from, to int) (out []news.Span) {
		for i := from; i <= to; i++ {
			out = append(out, news.Span{Start: i, End: i + 1})
		}
		return out
	}
	key := [][]news.Span{c(1, 5), c(6, 7), c(8, 12)}
	response := [][]news.Span{c(1, 5), c(6, 12)}
	share := func(a, b float64) float64 { return a / b }
	for _, x := range []struct {
		name      string
		got, want float64
	}{
		{"MUC recall", share(muc(key, response)), 1},
		{"MUC precision", share(muc(response, key)), 9.0 / 10},
		{"B3 recall", share(b3(key, response)), 1},
		{"B3 precision", share(b3(response, key)), (5 + 2*2.0/7 + 5*5.0/7) / 12},
	} {
		if math.Abs(x.got-x.want) > 1e-9 {
			t.Errorf("%s is %.4f, want %.4f", x.name, x.got, x.want)
		}
	}
}
