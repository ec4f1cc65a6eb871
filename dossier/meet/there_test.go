package meet

import (
	"slices"
	"strings"
	"testing"

	"synoptic/news"
)

// sides checks the sides of the one gathering that a text tells of.
func sides(t *testing.T, want, text string) {
	t.Helper()
	ms, _ := read(t, text)
	var got []string
	for _, m := range ms {
		for _, d := range m.Delegations {
			got = append(got, d.Party)
		}
	}
	if len(ms) != 1 || strings.Join(got, ", ") != want {
		t.Errorf("%d meetings of %q, want %q: %s", len(ms), got, want, text)
	}
}

// Who does something at a gathering is there, also where a state or a company alone is named and
// where several gatherings are told of; not those who hear others, nor those of a thing.
func TestWhoIsThere(t *testing.T) {
	sides(t, "Norway", `At a Security Council meeting on Tuesday, Norway argued that the nets were old.`)
	sides(t, "Italy", `At talks in Lisbon on Thursday, Italy quarrelled with the chairman on how to count nets.`)
	sides(t, "Peru", `The Peruvian envoy told the Security Council on Thursday that help was late.`)
	sides(t, "Norway", `In a pair of Senate hearings on Tuesday, Norwegian Trade Minister Ingrid Solvang traded blame with the fishermen.`)
	sides(t, "Norway, Peru", `Norway and Peru have been at odds for years, but they held talks last week on the nets, officials said.`)
	ms, _ := read(t, `After the meeting on the island of Velmar, the mayor presented the chairman with a copy of a sword of Norwegian hero Ingrid Solvang.`)
	for _, m := range ms {
		if len(m.Delegations) > 0 {
			t.Errorf("who is spoken of sat there: %+v", m)
		}
	}
}

// Those heard at a hearing do not meet each other, and a hearing that two reports tell of, one
// by the house and one by its committee, is one.
func TestOneHearing(t *testing.T) {
	ms, _ := read(t, `On May 2, Norwegian Trade Minister Ingrid Solvang and Peruvian Foreign Minister Luis Carranza appeared before a hearing of the Senate Fisheries Committee.`,
		`Ingrid Solvang, the Norwegian trade minister, told a Senate hearing on Wednesday that the nets were safe.`)
	if len(ms) != 1 || ms[0].Label != "Senate Fisheries Committee" || ms[0].When.Value != "2029-05-02" || len(ms[0].Articles) != 2 {
		for _, m := range ms {
			t.Errorf("%s %s %v", m.Label, m.When.Value, m.Delegations)
		}
	}
}

// What was due or is still to be is planned, also where the noun tells of it.
func TestDue(t *testing.T) {
	oneIs(t, "Norway–Peru", "planned", "", "", `Norwegian Trade Minister Ingrid Solvang was due to hold talks with Peruvian Foreign Minister Luis Carranza.`)
	oneIs(t, "Norway–Peru", "planned", "", "Lisbon", `This week Norwegian Trade Minister Ingrid Solvang will travel to Lisbon to meet Peruvian Foreign Minister Luis Carranza.`)
}

// No meetings are sessions of a market, what somebody has a right to or needs, briefings of the press,
// what an outlet's people report, what readers may write.
func TestNoGatherings(t *testing.T) {
	for _, text := range []string{
		`Shares of Harbour Oil fell during a choppy trading session on Thursday.`,
		`The exchange will open a new session between 1900 and 2300 hours.`,
		`Ingrid Solvang waived her right to a preliminary hearing on Thursday.`,
		`Norwegian Trade Minister Ingrid Solvang gave reporters a technical briefing on Wednesday in Lisbon.`,
		`Norwegian Trade Minister Ingrid Solvang needs to be able to meet Peruvian Foreign Minister Luis Carranza.`,
		`This discussion is now closed.`,
	} {
		if ms, _ := read(t, text); len(ms) > 0 {
			t.Errorf("%s: %s %s", text, ms[0].Label, ms[0].Status)
		}
	}
}

// The day and the place of something else are none of a gathering's.
func TestNotItsOwn(t *testing.T) {
	for text, want := range map[string][2]string{
		`Norwegian Trade Minister Ingrid Solvang said on Tuesday the nets were safe but gave no details of a meeting with Peruvian Foreign Minister Luis Carranza.`: {"", ""},
		`Parliament began hearings on April 20 oil rig blast that killed nine.`:                                                                                     {"", ""},
		`On May 2, Norwegian Trade Minister Ingrid Solvang appeared before a hearing of the Harbour Committee.`:                                                     {"2029-05-02", ""},
		`Ingrid Solvang, the Norwegian trade minister, told a hearing of the Harbour Committee on the oil spill in the Gulf of Velmar that it was small.`:           {"", ""},
		`Norwegian Trade Minister Ingrid Solvang went to Lima in April 2029, "where she met Peruvian Foreign Minister Luis Carranza", a minister said.`:             {"2029-04", "Lima"},
	} {
		ms, _ := read(t, text)
		if len(ms) > 1 || len(ms) == 1 && (ms[0].When.Value != want[0] || string(ms[0].Place) != want[1]) || len(ms) == 0 && want[0] != "" {
			t.Errorf("%s", text)
			for _, m := range ms {
				t.Errorf("  %s %q %q", m.Label, m.When.Value, m.Place)
			}
		}
	}
}

// What a report tells of no gathering that it told of is none of its words.
func TestRefers(t *testing.T) {
	ms, _ := read(t, `At a Security Council meeting on Tuesday, Norway argued that the nets were old. But debate continued over the nets.`)
	if len(ms) != 1 || slices.ContainsFunc(ms[0].Evidence, func(e news.Evidence) bool { return strings.HasPrefix(e.Text, "But") }) {
		t.Errorf("%+v", ms)
	}
}
