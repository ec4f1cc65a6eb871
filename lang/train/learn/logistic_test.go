package learn

import (
	"os"
	"path/filepath"
	"testing"

	"synoptic/dossier/weigh"
)

// TestLogistic holds that cues that go with what is right weigh for it, those that go with
// what is wrong against it, and that rare ones are not weighed.
func TestLogistic(t *testing.T) {
	var all []Example
	for i := range 40 {
		e := Example{Group: i, Cues: []string{"any", "good"}, Right: i%10 > 0}
		if i%2 == 0 {
			e = Example{Group: i, Cues: []string{"any", "bad"}, Right: i%10 == 0}
		}
		if i == 7 {
			e.Cues = append(e.Cues, "rare")
		}
		all = append(all, e)
	}
	w := Logistic(all, 1, 3)
	if _, ok := w["rare"]; ok || w["good"] <= 1 || w["bad"] >= -.5 {
		t.Errorf("weights %v", w)
	}
}

// TestFolded holds that weights of a fold have not seen its groups: what holds in them alone
// weighs nothing there.
func TestFolded(t *testing.T) {
	var all []Example
	for i := range 20 {
		e := Example{Group: i, Cues: []string{"any"}, Right: i%3 == 0}
		if i%2 == 1 {
			e.Cues = append(e.Cues, "odd")
		}
		all = append(all, e)
	}
	w := Folded(all, 2, 1, 1)
	if _, ok := w[1]["odd"]; ok || len(w) != 2 {
		t.Errorf("%v saw its own fold", w)
	}
	if _, ok := w[0]["odd"]; !ok {
		t.Errorf("%v did not see the other", w)
	}
}

func TestWrite(t *testing.T) {
	path := filepath.Join(t.TempDir(), "weights.txt")
	if err := Write(path, "how much: 9", map[string]float64{"b": -1.25, "a cue: so": 2}); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(path)
	if err != nil || string(b) != "# how much: 9\na cue: so: 2.000\nb: -1.250\n" {
		t.Errorf("%q, %v", b, err)
	}
	if w := weigh.Read(string(b)); len(w) != 2 || w["a cue: so"] != 2 {
		t.Errorf("read back as %v", w)
	}
}
