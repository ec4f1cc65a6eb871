package want

import "testing"

// A stance whose words point back is shown with the sentence before.
func TestBefore(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Solvang said that Norfish was about to close. Norfish denied the claim.", "Solvang said that Norfish was about to close."},
		{"Solvang said that Norfish was about to close. Norfish denied the claim that it was broke.", ""},
		{"The harbour is full of ice. Norfish rejected the peace plan.", ""},
	} {
		got := ""
		for _, p := range positions(t, c.text) {
			if p.Before != nil {
				got = p.Before.Text
			}
		}
		if got != c.want {
			t.Errorf("%q: before it %q, want %q", c.text, got, c.want)
		}
	}
}

// The words of a stance end where their last phrase does, and begin with the noun that they hang on.
func TestWhole(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Norway rejected any deal that left its boats in port, the radio said.", "Norway rejected any deal that left its boats in port"},
		{"Norway has agreed to a deal that would end the strike.", "Norway has agreed to a deal that would end the strike"},
		{"Peru declined to elaborate on the plan.", ""},
	} {
		got := ""
		for _, p := range positions(t, c.text) {
			got = p.Text
		}
		if got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

// What a passive has done to it is what the stance is about, not who did it; a day is the stance's own.
func TestPassiveIssue(t *testing.T) {
	ps := positions(t, "Peru was criticised by the Harbour Union for closing the port.")
	if len(ps) != 1 || ps[0].Issue != "closing port" || ps[0].Text != "Peru was criticised by the Harbour Union for closing the port" {
		t.Errorf("got %+v", ps)
	}
	for text, want := range map[string]string{
		"The Harbour Union demanded on Tuesday that Norway pay for the ship.":                     "2029-05-01",
		"The owner of a ship that sank on Tuesday demanded that Norway pay for the nets it lost.": "",
	} {
		for _, p := range positions(t, text) {
			if p.When.Value != want {
				t.Errorf("%q: %q, want %q", text, p.When.Value, want)
			}
		}
	}
}
