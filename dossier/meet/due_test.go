package meet

import (
	"slices"
	"strings"
	"testing"
)

// Whether a gathering has been, goes on, is to come or is only wished for, and of which day it is.
func TestStatus(t *testing.T) {
	for _, tt := range []struct{ text, status, when string }{
		{"On Tuesday, lawmakers hold a hearing in Bergen with all the shipping companies.", "planned", "2029-05-08"},
		{"A decision may not be made until after Northlea Corp chairman Luis Carranza has met with Norwegian Prime Minister Ida Solvang in Bergen on Tuesday.", "planned", "2029-05-08"},
		{"Norwegian Foreign Minister Ida Solvang said she would visit Peru on Saturday to assess the damage, meet government officials and offer help.", "planned", "2029-05-05"},
		{"Norwegian Prime Minister Ida Solvang planned to meet Peruvian President Luis Carranza in Bergen on Friday.", "planned", "2029-05-04"},
		{"Attention turns to a plan ahead of a meeting of the Shore Contact Group in Bergen on Monday.", "planned", "2029-05-07"},
		{"Oslo says it is planning an international meeting on fish on Tuesday.", "planned", "2029-05-08"},
		{"There will be another UN Security Council meeting at the end of this month.", "planned", "2029-05"},
		{"Norwegian Foreign Minister Ida Solvang is in Lima for talks on the crisis.", "under-way", ""},
		{"Northlea Corp is understood to be in talks with banks in Bergen to raise money.", "under-way", ""},
		{"Norwegian Prime Minister Ida Solvang will address the nation on Tuesday, before she meets Peruvian President Luis Carranza on Wednesday.", "planned", "2029-05-09"},
		{"The Lima Times reported Thursday that Norwegian envoy Ida Solvang was in Lima for secret talks with Peruvian officials.", "held", ""},
	} {
		ms, _ := read(t, tt.text)
		if len(ms) != 1 || ms[0].Status != tt.status || ms[0].When.Value != tt.when {
			t.Errorf("%s", tt.text)
			for _, m := range ms {
				t.Errorf("  %s %s %s", m.Label, m.Status, m.When.Value)
			}
		}
	}
}

// What is told by a word of meeting and is none.
func TestDisowned(t *testing.T) {
	for _, text := range []string{
		"Norwegian Admiral Ida Solvang told reporters at a briefing in Bergen on Thursday that the ship was safe.",
		"Under the plan negotiated by Peruvian envoy Luis Carranza on Thursday, Norway is to leave the port.",
		"Peru's rebel Shore Front denies holding secret talks with Norway in Lima on Thursday.",
		"She wrote on Thursday of the people she met in Lima.",
		"Norway said on Thursday that there was no room for dialogue with Peru in Lima.",
		"Peruvian envoy Luis Carranza was also to have met Norwegian minister Ida Solvang in Bergen on Tuesday.",
		"Peruvian President Luis Carranza sent an envoy to Bergen on Monday to meet with Norwegian officials.",
		"Luis Carranza of Peru did not rule out travelling to Bergen to meet with Norwegian Prime Minister Ida Solvang.",
		"Norway has called for a truce starting May 12 as a first step toward peace talks with Peru.",
		"Two sessions of live-fire naval drills by Norway and Peru were held on Monday in the sea off Lima.",
		"Peruvian President Luis Carranza said he had briefed Congress and the public at length on Monday.",
		"The killing shows that the son must be handed to the court for trial in Bergen on Monday.",
	} {
		if ms, _ := read(t, text); len(ms) != 0 {
			t.Errorf("%s: %+v", text, ms[0])
		}
	}
}

// For whom somebody sits: a house for its members, nobody for former ministers; who is heard leads
// no delegation, and a body of a state is no other side than it.
func TestSitsFor(t *testing.T) {
	for _, tt := range []struct{ text, sides string }{
		{"Rep. Ida Solvang asked Northlea Corp chief executive Luis Carranza about the leak at a House Energy Committee hearing on Thursday.", "House Energy Committee"},
		{"Former Peruvian foreign minister Luis Carranza met Norwegian Prime Minister Ida Solvang in Bergen on Thursday.", "Luis Carranza, Norway"},
	} {
		ms, _ := read(t, tt.text)
		var sides []string
		for _, m := range ms {
			for _, d := range m.Delegations {
				if sides = append(sides, d.Party); d.Head != "" && kind(strings.ToLower(m.Label)) == "hearing" {
					t.Errorf("%s: %s leads", tt.text, d.Head)
				}
			}
		}
		if slices.Sort(sides); strings.Join(sides, ", ") != tt.sides {
			t.Errorf("%s: %q", tt.text, sides)
		}
	}
}
