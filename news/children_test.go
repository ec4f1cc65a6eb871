package news

import (
	"reflect"
	"testing"
)

// What hangs on a token is the same with the index as without.
func TestChildren(t *testing.T) {
	d := &Doc{Article: &Article{}, Tokens: make([]Token, 9), Sentences: []Sentence{{First: 0, Last: 5}, {First: 5, Last: 9}}}
	for i, h := range []int{1, -1, 1, 2, 1, 6, -1, 1, 6} { // the eighth hangs on another sentence's: on none
		d.Tokens[i].Head = h
	}
	all := func() (out [][]int) {
		for i := range d.Tokens {
			var kids []int
			d.Children(i, func(k int) bool { kids = append(kids, k); return len(kids) < 2 })
			out = append(out, kids)
		}
		return out
	}
	want := all()
	d.Index()
	if got := all(); !reflect.DeepEqual(got, want) || !reflect.DeepEqual(want[1], []int{0, 2}) || !reflect.DeepEqual(want[6], []int{5, 8}) {
		t.Errorf("%v, without the index %v", got, want)
	}
}
