package identity

import "testing"

// A body's name whose words are all cut short is its name; one of which some are is another's.
func TestClipped(t *testing.T) {
	for _, x := range []struct {
		a, b string
		same bool
	}{
		{"Lab Fed", "Labour Federation", true},
		{"Lib Dems", "Liberal Democrats", true},
		{"Lab Party", "Labour Party", false},
		{"Har Ins", "Harbour Guild", false},
	} {
		if v, _, why := Bodies(x.a, x.b); (v == Same) != x.same {
			t.Errorf("%s, %s: %v %s", x.a, x.b, v, why)
		}
	}
}
