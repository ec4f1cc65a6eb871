package identity_test

import (
	"math"
	"testing"

	"synoptic/identity"
)

// Invented names fit the states whose people have names made alike.
func TestLands(t *testing.T) {
	for name, want := range map[string]string{
		"Yoshimaro Takemoto":     "Japan",
		"Kemaleddin Yıldırımlı":  "Türkiye",
		"Giancarlo Bertoluzzi":   "Italy",
		"Oleksandrina Hrynchuk":  "Ukraine",
		"Abdulrahman al-Karbali": "Iraq",
		"Håkon Solbergsen":       "Norway",
	} {
		states := []string{"Japan", "Türkiye", "Italy", "Ukraine", "Iraq", "Norway"}
		fits, best := identity.Lands(name, states), 0
		for i, x := range fits {
			if x > fits[best] {
				best = i
			}
		}
		if states[best] != want {
			t.Errorf("%s: %s, want %s (%v)", name, states[best], want, fits)
		}
	}
	if fits := identity.Lands("Ole Dahl", []string{"Libya", "Atlantis"}); math.IsNaN(fits[0]) || !math.IsNaN(fits[1]) {
		t.Errorf("%v: a state stands with those of its tongue, an unknown one with none", fits)
	}
}
