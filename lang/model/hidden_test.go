package model_test

import (
	"math"
	"math/rand"
	"testing"

	"synoptic/lang/model"
	"synoptic/lang/train/learn"
)

// Two nets side by side learn what no linear model can, a label for either of
// two features but not for both, and read from bytes they score as trained.
func TestHiddenScoresLikeNets(t *testing.T) {
	labels := []string{"no", "yes", "never", "nor"}
	tab := learn.NewTable(len(labels))
	var features []uint64
	for i := range uint64(300) { // two of meaning, others that say nothing together
		f := model.Mix(9, i, 3)
		features = append(features, f)
		tab.Row(tab.Add(f))[3] = -0.01
	}
	token := func(a, b bool) (rows []int32, fs []uint64) {
		for i, f := range features {
			if i > 1 || i == 0 && a || i == 1 && b {
				rows, fs = append(rows, int32(i)), append(fs, f)
			}
		}
		return rows, fs
	}
	var nets []*learn.Net
	for seed := range int64(2) {
		rng := rand.New(rand.NewSource(seed))
		net := learn.NewNet(len(features), 8, learn.Chain{Labels: len(labels), Trans: make([]float32, len(labels)*len(labels))}, rng)
		for i := 16; i < len(net.E); i++ {
			net.E[i] = 0.1 * float32(i/8%2*2-1)
		}
		for range 20000 {
			a, b := rng.Intn(2) == 0, rng.Intn(2) == 0
			var rows []int32
			if a {
				rows = append(rows, 0)
			}
			if b {
				rows = append(rows, 1)
			}
			gold := 0
			if a != b {
				gold = 1
			}
			net.Step([][]int32{append([]int32{}, rows...)}, []int{gold}, learn.NetRates{Rows: 0.1, Out: 0.1, Trans: 0.01}, 1, rng)
		}
		nets = append(nets, net)
	}
	params, bytes := learn.Beside(nets, 0.5)
	frozen, err := tab.FreezeWith(labels, params, 0.001, func(f uint64) []byte { return bytes(tab.Find(f)) })
	if err != nil {
		t.Fatal(err)
	}
	lin, err := frozen.Linear()
	if err != nil {
		t.Fatal(err)
	}
	hidden, err := lin.Hidden()
	if err != nil || hidden == nil {
		t.Fatal(hidden, err)
	}
	for k := range 4 {
		rows, fs := token(k&1 != 0, k&2 != 0)
		got, want := make([]int32, len(labels)), make([]float32, len(labels))
		hidden.Add(got, fs)
		for _, n := range nets {
			n.AddScore(rows, want, 0.5)
		}
		yes := k == 1 || k == 2
		if (got[1] > got[0]) != yes {
			t.Errorf("features %02b: scores %v", k, got)
		}
		for i := range 2 {
			if math.Abs(float64(float32(got[i])/lin.Scale()-want[i])) > 0.05*math.Abs(float64(want[0]-want[1])) {
				t.Errorf("features %02b: score %v of label %d, trained %v", k, float32(got[i])/lin.Scale(), i, want[i])
			}
		}
	}
}

// What the parameters of a file say wrongly about a net is an error.
func TestHiddenRefused(t *testing.T) {
	for _, p := range []map[string]string{{"hidden": "7"}, {"hidden": "x"}, {"hidden": "8", "hidden-unit": "1"}, {"hidden": "8", "hidden-unit": "?"},
		{"hidden": "8", "hidden-unit": "1", "hidden-bias": "1 2 3 4 5 6 7 8", "hidden-out": "1"}} {
		tab := learn.NewTable(4)
		tab.Row(tab.Add(1))[0] = 1
		frozen, err := tab.Freeze([]string{"a", "b", "c", "d"}, p, 0.1)
		if err != nil {
			t.Fatal(err)
		}
		lin, err := frozen.Linear()
		if err != nil {
			t.Fatal(err)
		}
		if h, err := lin.Hidden(); err == nil {
			t.Errorf("%v: %v", p, h)
		}
	}
}
