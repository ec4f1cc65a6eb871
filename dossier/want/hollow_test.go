package want

import "testing"

// TestHollow holds what reads like a stance and takes none: what there is to know, how a source is
// called, gifts, facts that people agree on, what may be.
func TestHollow(t *testing.T) {
	for _, text := range []string{
		"\"Peru needs to understand that the boats are ours,\" Norwegian Prime Minister Odd Brekke said.",
		"A young fisherman, who asked to be referred to as Ole, left the port.",
		"Norwegian Prime Minister Odd Brekke called the oil spill a disaster.",
		"Staff members accepted tickets and gifts from shipping companies.",
		"Experts agree that the nets offer little protection.",
		"The government of Norway is wary of popular unrest in other states.",
		"\"I welcome you to Lima,\" Norwegian Prime Minister Odd Brekke said.",
		"Norway pledged whatever support was needed to Peru.",
		"The House committee voted in favor of precluding companies with poor safety records.",
		"Ada Vell, Norway's envoy, recommended the Security Council refer the crackdown to the court.",
		"Norwegian officials said that Odd Brekke will lay out what must be done to clean the bay.",
	} {
		for _, p := range positions(t, text) {
			t.Errorf("%q: %s %s %q", text, p.Party, p.Stance, p.Text)
		}
	}
}

// TestGiven holds whose a stance is, and which, where words or places mislead.
func TestGiven(t *testing.T) {
	for _, tt := range []struct{ text, party, stance string }{
		{"Northlea chairman Ida Ruud said they want to pay compensation to the crews.", "Northlea", offers},
		{"Ada Vell, president of the American Petroleum Institute, rejected the quota.", "American Petroleum Institute", rejects},
	} {
		found := false
		ps := positions(t, tt.text)
		for _, p := range ps {
			found = found || p.Party == tt.party && p.Stance == tt.stance
		}
		if !found {
			t.Errorf("%q: no %s %s, got %+v", tt.text, tt.party, tt.stance, ps)
		}
	}
	for _, p := range positions(t, "Opposition figures held a conference in Lima on Monday which called for a lower quota.") {
		if p.Party == "Peru" {
			t.Errorf("a conference in a town is its state: %+v", p)
		}
	}
}

// TestCancelled holds that a cancellation is one issue with what is to be cancelled.
func TestCancelled(t *testing.T) {
	ps := positions(t, "Ada Vell, the mayor, urged Peru to cancel the Lima summit. Odd Brekke, the governor, called for the cancellation of the summit.")
	for _, p := range ps {
		if p.Issue != ps[0].Issue {
			t.Errorf("%q beside %q", p.Issue, ps[0].Issue)
		}
	}
	if len(ps) < 2 {
		t.Errorf("%+v", ps)
	}
}
