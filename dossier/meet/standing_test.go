package meet

import (
	"slices"
	"testing"
)

// Two of one side who meet are a meeting; a date that is of the urging is not the
// summit's, and a wish to have it called off does not call it off; who is asked to
// cancel "his meeting" is the one who has it.
func TestCompany(t *testing.T) {
	ms, w := read(t, `Norwegian Trade Minister Ingrid Solvang met with Norwegian Senator Tor Brekkvik and Norwegian lawmaker Marit Ekelund in Bergen on Thursday.`)
	if len(ms) != 1 || ms[0].When.Value != "2029-05-03" || !slices.Equal(seated(party(ms[0], "Norway"), w), []string{"Ingrid Solvang", "Marit Ekelund", "Tor Brekkvik"}) {
		t.Fatalf("%+v", ms)
	}
	ms, w = read(t, `Senator Marit Ekelund of Norway on Thursday urged Norwegian President Ingrid Solvang to cancel her upcoming summit with Peruvian President Luis Carranza. Solvang and Carranza are to meet in Lisbon on May 9.`)
	if len(ms) != 1 || ms[0].Status != "planned" || ms[0].When.Value != "2029-05-09" || ms[0].Place != "Lisbon" ||
		!slices.Equal(seated(party(ms[0], "Norway"), w), []string{"Ingrid Solvang"}) || !slices.Equal(seated(party(ms[0], "Peru"), w), []string{"Luis Carranza"}) {
		t.Fatalf("%+v", ms)
	}
}

// A conference of many that names no two sides is one gathering, with those who
// attend or address it; the one before it is another.
func TestStanding(t *testing.T) {
	ms, w := read(t, `Donors meeting in Bergen on Thursday promised help. Norwegian Foreign Minister Ingrid Solvang and Peru's envoy, Luis Carranza, are among a dozen ministers attending the Bergen conference, the second since a summit in Lima in March.`,
		`Kenyan President Daniel Otieno told a meeting of officials in the Norwegian city of Bergen that rebuilding would take years.`)
	var here, before bool
	for _, m := range ms {
		switch m.Place {
		case "Bergen":
			var all []string
			for _, d := range m.Delegations {
				all = append(all, seated(&d, w)...)
			}
			slices.Sort(all)
			here = m.When.Value == "2029-05-03" && len(m.Articles) == 2 && slices.Equal(all, []string{"Daniel Otieno", "Ingrid Solvang", "Luis Carranza"})
		case "Lima":
			before = m.When.Value == "2029-03"
		}
	}
	if len(ms) != 2 || !here || !before {
		t.Errorf("here %v, before %v: %+v", here, before, ms)
	}
}
