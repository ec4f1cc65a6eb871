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

// solvang makes words those of a side.
const solvang = "Ingrid Solvang is Norway's foreign minister. "

// TestSaid holds the stances that are taken without a word of stance: by what is
// to be done, by what the side will do, by what is called right or wrong.
func TestSaid(t *testing.T) {
	tests := []struct{ text, party, stance string }{
		{solvang + "\"Peru should release the crews,\" Solvang said.", "Norway", demands},
		{solvang + "Solvang said that the crews must be released.", "Norway", demands},
		{solvang + "\"Peru has to release the crews,\" Solvang said.", "Norway", demands},
		{solvang + "Solvang said the quota should not be permanent.", "Norway", demands},
		{solvang + "\"It is time to end the blockade,\" Solvang said.", "Norway", demands},
		{solvang + "\"It is vital that Peru withdraws its ships,\" Solvang said.", "Norway", demands},
		{solvang + "Solvang said inspections are necessary.", "Norway", demands},
		{solvang + "\"We must keep applying pressure on the smugglers,\" Solvang said.", "Norway", proposes},
		{solvang + "\"We are not going to pay the harbour fees,\" Solvang said.", "Norway", rejects},
		{solvang + "\"There will be no talks,\" Solvang said.", "Norway", rejects},
		{solvang + "Solvang said the blockade was illegal.", "Norway", rejects},
		{solvang + "\"The allegations are false,\" Solvang said.", "Norway", denies},
		{solvang + "Solvang called a second quota \"a very bad idea\".", "Norway", rejects},
		{solvang + "Solvang said Norway would lift the ban if Peru released the crews.", "Norway", conditions},
		{solvang + "\"If Peru leaves the treaty, we will impose tariffs on sardines,\" Solvang said.", "Norway", conditions},
		{solvang + "Solvang said she would \"leave the meeting\" if it was not \"fruitful\".", "Norway", conditions},
		{"Peru has promised swift retaliation if Norway imposes tariffs.", "Peru", conditions},
		{"Peru has no intention of withdrawing its ships.", "Peru", rejects},
		{"Peru no longer insists on the withdrawal of Norwegian ships.", "Peru", concedes},
		{"Norway is against a ban on sardines.", "Norway", rejects},
		{"Norway is in favour of a ban on sardines.", "Norway", accepts},
		{"Norway insisted that its boats had not crossed the line.", "Norway", denies},
		{"Norway called for sanctions, but Peru's call for talks was ignored.", "Peru", demands},
		{"Peru's demands include the release of the crews and a pardon.", "Peru", demands},
		{"Peru rejected calls for its president to resign.", "Peru", rejects},
		{"Norway pledged $5 million in aid for the crews.", "Norway", offers},
		{"Peru's lawyers asked the court to dismiss the case.", "Peru", demands},
		{"Peru vowed to scrap the quota.", "Peru", rejects},
	}
	for _, tt := range tests {
		if ps := positions(t, tt.text); !slices.ContainsFunc(ps, func(p news.Position) bool { return p.Party == tt.party && p.Stance == tt.stance }) {
			t.Errorf("%q: no %s %s, got %+v", tt.text, tt.party, tt.stance, ps)
		}
	}
}

// TestAccount holds that a clause of time in a report is the outlet's own, not
// the account of who declined to answer.
func TestAccount(t *testing.T) {
	ps := positions(t, solvang+"Pavel Quispe is Peru's president. Quispe declined to respond when Solvang challenged him to attend the talks in person.")
	i := slices.IndexFunc(ps, func(p news.Position) bool { return p.Party == "Norway" && p.Stance == demands })
	if i < 0 || ps[i].Voice != outlet && ps[i].Voice != told {
		t.Errorf("got %+v", ps)
	}
}

// TestOrder holds that of two equals the one stands first on whose issue more
// sides take a stance.
func TestOrder(t *testing.T) {
	ps := positions(t, "Norway demanded an inquiry. Norway demanded a quota. Peru rejected the quota.")
	if len(ps) != 3 || ps[0].Issue != "quota" || ps[1].Issue != "quota" {
		t.Errorf("got %+v", ps)
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
		solvang + "\"He should be proud,\" Solvang said.",
		solvang + "\"That should never have been made,\" Solvang said.",
		solvang + "Solvang said traders will have to find out how the quota works.",
		solvang + "Solvang said losses should be smaller this year.",
		solvang + "\"We will remember the crews,\" Solvang said.",
		solvang + "Solvang said it might rain.",
		solvang + "\"Many of them must be tired,\" Solvang said.",
		solvang + "Solvang spoke of crews who should be given a pension.",
		solvang + "\"We should not be over-confident,\" Solvang said.",
		"Norway is well prepared for a storm.",
		solvang + "Solvang spoke of plans to visit Lima.",
		"Norway launched its bid for the cup.",
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
