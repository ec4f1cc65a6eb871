package want

import (
	"slices"
	"strings"
	"testing"

	"synoptic/news"
)

// TestParty holds who takes a stance: the state by those who speak for it,
// others for themselves.
func TestParty(t *testing.T) {
	tests := []struct{ text, party, stance string }{
		{"Peruvian rebels have rejected a truce.", "Peruvian rebels", rejects},
		{"Peruvian officials have rejected a truce.", "Peru", rejects},
		{"Striking teachers demanded a pay rise of 9 percent.", "teachers", demands},
		{"The Northern Nurses' Union demands a pay rise of 9 percent.", "Northern Nurses' Union", demands},
		{"Norway and Peru have rejected the inspection.", "Peru", rejects},
		{"Norway accused Peru of blocking observers from entering the harbour.", "Peru", rejects},
		{"The sale of the port was opposed by Peru.", "Peru", rejects},
		{"Norway spoke of a quota on Friday and proposed a second round of talks.", "Norway", proposes},
		{"Norway wants to raise the possibility of a meeting.", "Norway", demands},
		{"Norway urged an end to the shelling, a proposal that Peru has rejected.", "Peru", rejects},
		{"Norway spoke of a second inspection, an option Peru has flatly rejected.", "Peru", rejects},
		{"The talks stalled over Peru's refusal to release the crews.", "Peru", rejects},
		{"Norway has expressed willingness to suspend its patrols.", "Norway", offers},
		{"Norway repeated its demand that Peru release the crews.", "Norway", demands},
		{"Norway voiced support for the quota.", "Norway", accepts},
		{"Ingrid Solvang is Norway's foreign minister. \"We will not pay the harbour fees,\" Solvang said.", "Norway", rejects},
		{"Peru has threatened to leave the treaty unless the quota is lifted.", "Peru", conditions},
		{"Ingrid Solvang is Norway's foreign minister. \"Peru must never have a fleet of factory ships,\" Solvang said.", "Norway", demands},
	}
	for _, tt := range tests {
		if ps := positions(t, tt.text); !slices.ContainsFunc(ps, func(p news.Position) bool { return p.Party == tt.party && p.Stance == tt.stance }) {
			t.Errorf("%q: no %s %s, got %+v", tt.text, tt.party, tt.stance, ps)
		}
	}
}

// TestNoStance holds that what is only supposed, hoped for, told of as a deed
// or asked of the public is no position.
func TestNoStance(t *testing.T) {
	for _, text := range []string{
		"Norway hopes that Peru will accept the quota.",
		"Peru could reject the quota.",
		"Will Peru accept the quota?",
		"The law requires Norway to publish its catch.",
		"Norway offered its condolences to the families.",
		"Norway urged people to stay at home.",
		"Norwegian traders doubt that Peru would accept a quota.",
		"Norway wants people to know about the storm.",
		"Peru's proposed quota was printed on Friday.",
		"The storm blocked 60 percent of the exports of Peru.",
		"Peru failed to accept the quota in time.",
		"There will be a storm of words if Peru, whose boats lie in port, refuses the quota.",
		"Norway declined to take sides.",
		"Norway threatened to leave the hall.",
		"Norway voiced no support for the quota.",
		"It was difficult to get Peru's support for the quota.",
		"Peru did not express support for the quota.",
		"Ingrid Solvang is Norway's foreign minister. \"We will not forget the crews,\" Solvang said.",
		"Norway asked aides to print out copies of the letter.",
		"Norway urged members of the public to stay at home.",
		"Most Peruvians oppose the quota.",
		"A Norwegian minister spoke of accusations that Peru was ready to release the crews.",
	} {
		if ps := positions(t, text); len(ps) > 0 {
			t.Errorf("%q: %s %s %q", text, ps[0].Party, ps[0].Stance, ps[0].Text)
		}
	}
}

// TestIssue holds the words for an issue: whole, and not the contrary of what is
// wanted.
func TestIssue(t *testing.T) {
	tests := []struct{ text, issue, ends string }{
		{"Norway demanded an immediate end to the shelling.", "end to shelling", "shelling"},
		{"Norway urged Peru to cancel the summit.", "cancel summit", "summit"},
		{"Peru has rejected a plan to cut the sardine quota.", "sardine quota", "quota"},
		{"Peru refused to suspend its patrols unless Norway withdraws its trawlers.", "suspend patrols", "trawlers"},
		{"Peru rejected the allegations that its crews had fired.", "allegations", ""},
	}
	for _, tt := range tests {
		ps := positions(t, tt.text)
		if len(ps) != 1 || ps[0].Issue != tt.issue || !strings.HasSuffix(ps[0].Text, tt.ends) {
			t.Errorf("%q: want issue %q, got %+v", tt.text, tt.issue, ps)
		}
	}
}

// TestIssuesApart holds that one noun narrowed by two things is two issues, and
// that a bare noun is of the issue of which most speak.
func TestIssuesApart(t *testing.T) {
	ps := positions(t, "Peru refused to pay the harbour fees. Norway demanded an export fee. Norway rejected the harbour fee. Peru rejected the fee.")
	issue := map[string]string{}
	for _, p := range ps {
		issue[p.Party+" "+p.Stance] = p.Issue
	}
	if len(ps) != 3 || issue["Norway demands"] == issue["Norway rejects"] || issue["Peru rejects"] != issue["Norway rejects"] {
		t.Errorf("%v of %+v", issue, ps)
	}
}
