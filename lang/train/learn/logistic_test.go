package learn

import "testing"

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
