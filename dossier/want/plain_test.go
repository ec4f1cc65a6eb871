package want

import (
	"slices"
	"testing"

	"synoptic/news"
)

// TestPlain holds who takes a stance where nothing names him: the one who has the office, the
// phrase by which he goes, whose people they are.
func TestPlain(t *testing.T) {
	tests := []struct{ text, party, stance string }{
		{"Some local officials have vowed to resist the quota.", "local officials", rejects},
		{"A Velmar councillor filed a bill to end the harbour fee.", "Velmar councillor", proposes},
		{"Military chiefs asked for an inquiry into the shelling.", "military chiefs", demands},
		{"The Brekke administration has rejected the quota.", "Brekke administration", rejects},
		{"Ada Vell, the governor of Norland, met the crews on Monday. The embattled governor refused to lift the ban.", "Ada Vell", rejects},
		{"Dozens of House Democrats rejected the quota.", "House Democrats", rejects},
		{"Odd Brekke spoke on Monday. His lawyers demanded an inquiry.", "Odd Brekke", demands},
		{"Odd Brekke spoke on Monday. His family demanded an inquiry.", "Odd Brekke's family", demands},
		{"After he condemned the quota, Odd Brekke left the hall.", "Odd Brekke", rejects},
		{"The Brekke memo criticized the quota.", "Odd Brekke", rejects},
		{"Outside the Velmar Harbour Centre, two dozen protesters held signs urging Peru to step back.", "protesters", demands},
		{"Harbour-rights groups have rejected the quota.", "harbour-rights groups", rejects},
		{"Norway met Peru on Monday. The two countries rejected the quota.", "Peru", rejects},
		{"Senator Ada Vell (L-Velmar), who rejected the quota, left the hall.", "Ada Vell", rejects},
		{"Senator Ada Vell, the Liberal who rejected the quota, left the hall.", "Ada Vell", rejects},
		{"A Norwegian police union boss has criticized the quota.", "Norwegian police union boss", rejects},
		{"The richest countries have rejected the quota.", "richest countries", rejects},
		{"The Council of the European Union has rejected the quota.", "European Union", rejects},
		{"Members of the old harbour parish have rejected the quota.", "members of the old harbour parish", rejects},
		{"Fisheries groups said they opposed the quota.", "fisheries groups", rejects},
		{"The defence denied the charge.", "defence", denies},
		{"The Norfish Group hired Ada Vell. The chipmaker rejected the quota.", "Norfish Group", rejects},
		{"\"The quota must go,\" a district councillor said.", "district councillor", demands},
	}
	for _, tt := range tests {
		text := tt.text
		if tt.party == "Odd Brekke" {
			text += " Odd Brekke is a fisherman."
		}
		ps := positions(t, text)
		if !slices.ContainsFunc(ps, func(p news.Position) bool { return p.Party == tt.party && p.Stance == tt.stance }) {
			t.Errorf("%q: no %s %s, got %+v", tt.text, tt.party, tt.stance, ps)
		}
	}
}

// TestNotPlain holds that what is a part of a people, anybody, or a private person is no side.
func TestNotPlain(t *testing.T) {
	for _, text := range []string{
		"Norway spoke. Some said they opposed the quota.",
		"Ada Vell, the shadow fisheries minister, spoke. A clerk rejected the quota.",
		"Some countries have rejected the quota.",
		"The quota was criticized by many Norwegians.",
		"A minister who rejects the quota will not be asked again.",
		"The clerk asked for a lawyer.",
		"Both sides agreed to the quota.",
		"Velmar-based Norfish left. No councillor supported the quota.",
	} {
		for _, p := range positions(t, text) {
			t.Errorf("%q: %s %s %q", text, p.Party, p.Stance, p.Text)
		}
	}
}
