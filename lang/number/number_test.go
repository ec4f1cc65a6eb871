package number

import (
	"strings"
	"testing"
)

func TestRead(t *testing.T) {
	for _, c := range []struct {
		in              string
		low, best, high float64
		words           int
		kind            Kind
	}{
		{"12 sheep", 12, 12, 12, 1, Cardinal},
		{"12,000 sheep", 12000, 12000, 12000, 1, Cardinal},
		{"3.5 million sheep", 3.5e6, 3.5e6, 3.5e6, 2, Cardinal},
		{"twenty - five", 25, 25, 25, 3, Cardinal},
		{"one hundred and five", 105, 105, 105, 4, Cardinal},
		{"two hundred thousand", 2e5, 2e5, 2e5, 3, Cardinal},
		{"two million three hundred thousand and six", 2300006, 2300006, 2300006, 7, Cardinal},
		{"a hundred", 100, 100, 100, 2, Cardinal},
		{"two and a half years", 2.5, 2.5, 2.5, 4, Cardinal},
		{"two - and - a - half hours", 2.5, 2.5, 2.5, 7, Cardinal},
		{"half a million", 5e5, 5e5, 5e5, 3, Cardinal},
		{"half a dozen", 6, 6, 6, 3, Cardinal},
		{"two dozen boats", 24, 24, 24, 2, Cardinal},
		{"2 1/2 years", 2.5, 2.5, 2.5, 2, Cardinal},
		{"1½ hours", 1.5, 1.5, 1.5, 1, Cardinal},
		{"a fifth of it", .2, .2, .2, 2, Fraction},
		{"two - thirds of it", 2. / 3, 2. / 3, 2. / 3, 3, Fraction},
		{"half of it", .5, .5, .5, 1, Fraction},
		{"a third attempt", 0, 0, 0, 0, Cardinal},
		{"third attempt", 3, 3, 3, 1, Ordinal},
		{"21st", 21, 21, 21, 1, Ordinal},
		{"twenty - first", 21, 21, 21, 3, Ordinal},
		{"dozens of boats", 24, 24, 99, 1, Vague},
		{"tens of thousands of sheep", 10000, 10000, 99999, 3, Vague},
		{"hundreds of thousands", 100000, 100000, 999999, 3, Vague},
		{"hundreds", 200, 200, 999, 1, Vague},
		{"a couple of days", 2, 2, 2, 3, Cardinal},
		{"several days", 3, 3, 9, 1, Few},
		{"several hundred sheep", 200, 300, 999, 2, Vague},
		{"a few thousand", 2000, 3000, 9999, 3, Vague},
		{"a half million", 5e5, 5e5, 5e5, 3, Cardinal},
		{"two quarters later", 2, 2, 2, 1, Cardinal},
		{"a quarter of a million", 25e4, 25e4, 25e4, 5, Cardinal},
		{"143million sheep", 143e6, 143e6, 143e6, 1, Cardinal},
		{"1.3bn", 1.3e9, 1.3e9, 1.3e9, 1, Cardinal},
		{"5gbn", 0, 0, 0, 0, Cardinal},
		{"sheep", 0, 0, 0, 0, Cardinal},
		{"120 , 000 sheep", 120000, 120000, 120000, 3, Cardinal},
		{"147 , 156 , 16", 147, 147, 147, 1, Cardinal},
		{"12 , 30 sheep", 12, 12, 12, 1, Cardinal},
		{"1,00 sheep", 0, 0, 0, 0, Cardinal},
		{"scores", 0, 0, 0, 0, Cardinal},
	} {
		n, end := Read(strings.Fields(c.in), 0)
		if n.Low != c.low || n.Best != c.best || n.High != c.high || end != c.words || n.Kind != c.kind {
			t.Errorf("%q: %+v, %d words", c.in, n, end)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("two hundred and five thousand")
	f.Fuzz(func(t *testing.T, s string) {
		w := strings.Fields(s)
		for i := range w {
			if _, end := Read(w, i); end < i || end > len(w) {
				t.Fatalf("%q at %d: end %d", s, i, end)
			}
		}
	})
}

func TestDayIsNoThousand(t *testing.T) {
	if n, end := Read(strings.Fields("may 12 , 300 people"), 1); n.Best != 12 || end != 2 {
		t.Errorf("got %+v, up to word %d", n, end)
	}
}
