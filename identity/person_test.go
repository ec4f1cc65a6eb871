package identity

import "testing"

// Names that only a nickname, an honour or an initial tells apart or joins.
func TestPersons(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want Verdict
	}{
		{"A.A. Vellmark", "B.A. Vellmark", Different},
		{"Ole King", "Ole Brandmark", Different},
		{"Hok Tan", "Tan", Maybe},
		{"Torvald \"Bix\" Hammerfors", "Bix Hammerfors", Same},
		{"Abdul Karroz Melvani", "Karroz Melvani", Same},
		{"CY Vellong", "Vellong Chun-ying", Same},
		{"Gerry Vandermoll", "Gerard Vandermoll", Same},
		{"Olav Vandermoll Jr.", "Olav Vandermoll Sr.", Different},
	} {
		if got, s, why := Persons(c.a, c.b); got != c.want {
			t.Errorf("%s and %s: %v (%.2f, %s), want %v", c.a, c.b, got, s, why, c.want)
		}
	}
}

// Letters in a name stand for themselves.
func TestLettersInName(t *testing.T) {
	for _, x := range []struct {
		short, long string
		want        bool
	}{{"BP", "BBC Panorama", false}, {"NHO", "Norland Harbour Office", true}} {
		if got := Acronym(x.short, x.long); got != x.want {
			t.Errorf("%s, %s: %v", x.short, x.long, got)
		}
	}
}
