package meet

import (
	"slices"
	"testing"
)

// oneIs reads texts of which one gathering is told, and checks its label, status, day and place.
func oneIs(t *testing.T, label, status, when, place string, texts ...string) {
	t.Helper()
	ms, _ := read(t, texts...)
	if len(ms) == 1 && ms[0].Label == label && ms[0].Status == status && ms[0].When.Value == when && string(ms[0].Place) == place {
		return
	}
	t.Errorf("%s", texts)
	for _, m := range ms {
		t.Errorf("  %s %s %s %q", m.Label, m.Status, m.When.Value, m.Place)
	}
}

// Who speaks before those who sit to hear him is at a hearing; a council that is told
// something, or decides something on a day, sits; a committee's hearing is that which
// others call its house's.
func TestHearings(t *testing.T) {
	oneIs(t, "Harbour Safety Committee", "held", "2029-05-03", "", `Norwegian Trade Minister Ingrid Solvang told the Harbour Safety Committee on Thursday that the nets were safe.`)
	oneIs(t, "UN Security Council", "held", "2029-04-30", "", `Norwegian Foreign Minister Ingrid Solvang told the Security Council Monday that help was late.`)
	oneIs(t, "Bergen City Council", "held", "2029-05-02", "", `The Bergen City Council voted on Wednesday to close the old quay. Fishermen were angry.`)
	oneIs(t, "Bergen City Council", "held", "2029-04-29", "", `On Sunday, the Bergen City Council approved a new quay.`)
	oneIs(t, "cabinet", "held", "2029-05-02", "", `The prime minister's cabinet on Wednesday approved a new quay.`)
	oneIs(t, "net safety commission", "held", "2029-05-01", "", `Experts testifying before a net safety commission warned on Tuesday that the nets were old.`)
	oneIs(t, "Senate Fisheries Committee", "held", "2029-05-02", "", `Trade Minister Ingrid Solvang of Norway was questioned at a congressional hearing on Wednesday.`,
		`Solvang told the Senate Fisheries Committee on Wednesday that the nets were safe. Trade Minister Ingrid Solvang of Norway wept.`)
	ms, _ := read(t, `The envoy said he expected an answer on Friday to proposals that he put forward during his meeting in Lima with Peruvian President Luis Carranza. Norwegian Trade Minister Ingrid Solvang told the Security Council that it was late.`)
	for _, m := range ms {
		if len(m.Evidence) > 1 {
			t.Errorf("two gatherings in one: %+v", m)
		}
	}
	oneIs(t, "City Council", "held", "2029-05-01", "", `He said at a City Council hearing on Tuesday that the quay was old.`)
	for _, text := range []string{
		`Norwegian Trade Minister Ingrid Solvang told the Harbour Safety Committee in a letter on Thursday that the nets were safe.`,
		`The Storting approved a new quay on Wednesday.`,
		`The Bergen City Council has approved a new quay.`,
		`Norwegian Trade Minister Ingrid Solvang met her husband in Bergen.`,
		`Norwegian Trade Minister Ingrid Solvang spoke in Bergen on Thursday during a meeting with a small group of reporters.`,
		`Tor Brekkvik fled to Lima to avoid a hearing on Tuesday.`,
		`The Norfish vaccine will enter clinical trials next month in Bergen.`,
	} {
		if ms, _ := read(t, text); len(ms) != 0 {
			t.Errorf("%s: %s %s", text, ms[0].Label, ms[0].Status)
		}
	}
}

// A hearing fixed for a day is one, though nothing else is told of it; a visit to somebody
// of another side is a meeting with him; and a person straight before a verb is its subject.
func TestTold(t *testing.T) {
	oneIs(t, "hearing", "planned", "2029-05-14", "", `On Monday, the hearing was set for May 14. Nobody was hurt.`)
	oneIs(t, "Norway–Peru", "held", "2029-W18", "Lima", `Earlier this week, Norwegian Trade Minister Ingrid Solvang visited Peruvian President Luis Carranza in Lima.`)
	oneIs(t, "Peru–United States", "planned", "2029-05-20", "", `Peruvian President Luis Carranza is scheduled to visit the White House on May 20.`,
		`Peru's president, Luis Carranza, will visit the White House on May 20.`)
	oneIs(t, "Coastal–Peru", "held", "2029-05-02", "", `Two ships sank off Peru on Wednesday as President Luis Carranza held a long meeting with Coastal ministers.`)
	oneIs(t, "Coastal and Northern", "held", "2029-05-03", "Nairobi", `OSLO (Nordpress) - Coastal and Northern nations met in Nairobi on Thursday to speak of nets.`)
	oneIs(t, "Ingrid Solvang–harbour workers", "held", "", "", `Norwegian Trade Minister Ingrid Solvang said after a meeting with harbour workers that she understood.`)
}

// What a report of no date tells of a day of the week was held; what is under way or called off
// by a body stands without a day, as an inquest or a summit with its place does; "the
// council" is the only one that is named.
func TestUndated(t *testing.T) {
	oneIs(t, "Bergen City Council", "held", "2029-05-03", "", `The Bergen City Council met on Thursday.`, `Norwegian Trade Minister Ingrid Solvang said the Bergen City Council was wrong. She told the council that the quay was old.`)
	oneIs(t, "Harbour Board", "cancelled", "", "", `The Harbour Board cancelled its hearing into the nets.`)
	oneIs(t, "grand jury", "under-way", "", "Bergen", `In nearby Bergen, a grand jury began hearing evidence to determine whether he should be charged.`)
	oneIs(t, "inquest in Bergen", "held", "", "Bergen", `Tor Brekkvik attended the opening of the inquest in Bergen.`)
	oneIs(t, "summit in Lima", "planned", "", "Lima", `The fishing summit in Lima will be a gathering of small ports.`)
	ms, _ := readOn(t, "", `The Bergen City Council approved a new quay on Monday. Fishermen were angry.`)
	if len(ms) != 1 || ms[0].Status != "held" || ms[0].When.Value != "" {
		t.Errorf("%+v", ms)
	}
}

// What might have been is no name for the talks that somebody stays away from.
func TestPotentialSummit(t *testing.T) {
	ms, _ := read(t, "Norway and Peru held talks in Lima on Friday, led by Odd Brekke, Norway's prime minister, and Peru's foreign minister Luz Vera. "+
		"Ana Ruiz, Peru's president, spoke at the summit in Oslo. Ruiz is not attending the talks, despite speculation about a possible summit.")
	for _, m := range ms {
		for _, d := range m.Delegations {
			for _, x := range d.Members {
				if x.Presence == "absent" {
					return
				}
			}
		}
	}
	t.Errorf("nobody is absent: %+v", ms)
}

// Who is brought before a court, or asked by those who sit, is at a hearing, by whatever word
// that is told.
func TestBrought(t *testing.T) {
	for _, tt := range []struct{ text, label, status, when, there string }{
		{`Tor Brekkvik will be arraigned on Monday. Brekkvik was held in Bergen.`, "arraignment", "planned", "2029-05-07", "Tor Brekkvik"},
		{`Tor Brekkvik is due in court on May 20. Nobody else was held.`, "hearing", "planned", "2029-05-20", "Tor Brekkvik"},
		{`The trial of Tor Brekkvik, a fisherman, is to begin in Bergen on Monday.`, "trial in Bergen", "planned", "2029-05-07", "Tor Brekkvik"},
		{`Tor Brekkvik, who owns the ship, was grilled by a Senate committee on Wednesday.`, "Senate committee", "held", "2029-05-02", "Tor Brekkvik"},
		{`Norwegian Trade Minister Ingrid Solvang gave evidence to the Harbour Safety Committee on Wednesday.`, "Harbour Safety Committee", "held", "2029-05-02", "Ingrid Solvang"},
	} {
		ms, w := read(t, tt.text)
		if len(ms) != 1 || ms[0].Label != tt.label || ms[0].Status != tt.status || ms[0].When.Value != tt.when {
			t.Errorf("%s: %+v", tt.text, ms)
			continue
		}
		var there []string
		for i := range ms[0].Delegations {
			there = append(there, seated(&ms[0].Delegations[i], w)...)
		}
		if !slices.Contains(there, tt.there) {
			t.Errorf("%s: %q", tt.text, there)
		}
	}
}
