package reference

import (
	"math"
	"slices"
	"testing"
)

// The example is that of Bagga and Baldwin (1998): twelve mentions in three
// chains, of which a response has joined the last two.
func TestChainScores(t *testing.T) {
	c := func(from, to int) (out Cluster) {
		for i := from; i <= to; i++ {
			out = append(out, [2]int{i, i + 1})
		}
		return out
	}
	key := []Cluster{c(1, 5), c(6, 7), c(8, 12)}
	response := []Cluster{c(1, 5), c(6, 12)}
	share := func(a, b float64) float64 { return a / b }
	for _, x := range []struct {
		name      string
		got, want float64
	}{
		{"MUC recall", share(muc(key, response)), 1},
		{"MUC precision", share(muc(response, key)), 9.0 / 10},
		{"B3 recall", share(b3(key, response)), 1},
		{"B3 precision", share(b3(response, key)), (5 + 2*2.0/7 + 5*5.0/7) / 12},
		// φ4 pairs the first with the first, the third with the joined one: 1 + 2·5/12
		{"CEAF-e", ceaf(key, response), 1 + 10.0/12},
	} {
		if math.Abs(x.got-x.want) > 1e-9 {
			t.Errorf("%s is %.4f, want %.4f", x.name, x.got, x.want)
		}
	}
}

// The greatest sum takes the second best of a row where that frees a column.
func TestAssign(t *testing.T) {
	if got := assign([][]float64{{.9, .8, 0}, {.8, .1, 0}}); math.Abs(got-1.6) > 1e-9 {
		t.Errorf("sum %v", got)
	}
	if assign(nil) != 0 {
		t.Error("nothing to pair")
	}
}

func TestMarks(t *testing.T) {
	var got []int
	for _, col := range []string{"(13(4(11)2)", "(13|(4|(11)|2)"} {
		got = got[:0]
		marks(col, func(id int, opens, closes bool) {
			if opens {
				id += 1000
			}
			if closes {
				id = -id
			}
			got = append(got, id)
		})
		if !slices.Equal(got, []int{1013, 1004, -1011, -2}) {
			t.Errorf("%s read as %v", col, got)
		}
	}
}
