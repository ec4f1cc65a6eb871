package news

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func TestSaidOver(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		d := &Doc{}
		for range r.IntN(20) {
			var a Attribution
			for range r.IntN(3) {
				at := r.IntN(100)
				a.Content = append(a.Content, Span{at, at + r.IntN(30)})
			}
			d.Attributions = append(d.Attributions, a)
			at := r.IntN(100)
			d.Roles = append(d.Roles, Role{Title: Span{at, at + r.IntN(30)}})
		}
		for at := range 110 {
			s := Span{at, at + r.IntN(12)}
			d.index = nil
			want, titled := d.SaidOver(s), d.RolesOver(s)
			d.Index()
			if got := d.SaidOver(s); !slices.Equal(got, want) {
				t.Fatalf("%v: %v with an index, %v without: %+v", s, got, want, d.Attributions)
			}
			if got := d.RolesOver(s); !slices.Equal(got, titled) {
				t.Fatalf("%v: %v with an index, %v without: %+v", s, got, titled, d.Roles)
			}
		}
		d.Attributions = append(slices.Clone(d.Attributions), Attribution{Content: []Span{{200, 210}}})
		if got := d.SaidOver(Span{205, 206}); !slices.Equal(got, []int{len(d.Attributions) - 1}) {
			t.Errorf("an index of another layer was used: %v", got)
		}
	}
}

func TestOver(t *testing.T) {
	d := &Doc{Timexes: []Timex{{Span: Span{2, 5}}, {Span: Span{5, 9}}, {Span: Span{20, 24}}}}
	tests := []struct {
		s    Span
		want int
	}{{Span{0, 2}, 0}, {Span{0, 3}, 1}, {Span{4, 6}, 2}, {Span{9, 20}, 0}, {Span{0, 30}, 3}, {Span{23, 40}, 1}, {Span{24, 40}, 0}, {Span{6, 7}, 1}}
	for _, tt := range tests {
		if got := d.TimexesOver(tt.s); len(got) != tt.want {
			t.Errorf("%v: %v, want %d", tt.s, got, tt.want)
		}
	}
	q := &Doc{Quantities: []Quantity{{Span: Span{0, 4}}, {Span: Span{8, 9}}}}
	if got := q.QuantitiesOver(Span{3, 9}); len(got) != 2 {
		t.Errorf("%v", got)
	}
}
