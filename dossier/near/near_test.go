package near

import (
	"slices"
	"strings"
	"testing"
)

func TestFind(t *testing.T) {
	var x Index[string]
	for i, s := range []string{"harbour closed storm", "harbour open", "storm closed school", "mayor harbour storm closed", ""} {
		x.Add(10-i, strings.Fields(s))
	}
	tests := []struct {
		keys  string
		most  int
		asked int
		want  []int
	}{
		{"harbour", 0, 1, []int{7, 9, 10}},
		{"closed storm", 0, 2, []int{7, 8, 10}},
		{"closed storm harbour", 0, 3, []int{7, 10}},
		{"mayor open school", 0, 1, []int{7, 8, 9}},
		{"harbour mayor", 2, 1, []int{7}},
		{"ferry", 0, 1, nil},
		{"", 0, 1, nil},
	}
	for range 2 { // a question leaves nothing behind
		for _, tt := range tests {
			got := x.Find(strings.Fields(tt.keys), tt.most, func(int) int { return tt.asked })
			if !slices.Equal(got, tt.want) {
				t.Errorf("%q, %d of at most %d: %v, want %v", tt.keys, tt.asked, tt.most, got, tt.want)
			}
		}
	}
	var none Index[uint64]
	if got := none.Find([]uint64{1}, 0, func(int) int { return 1 }); got != nil {
		t.Errorf("of nothing: %v", got)
	}
}
