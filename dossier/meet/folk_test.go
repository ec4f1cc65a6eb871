package meet

import (
	"slices"
	"testing"
)

// Who meets people called by a noun alone meets them; a place may be a state; what
// stands beside a deed is of its day; a body's gathering to come is one.
func TestFolk(t *testing.T) {
	for _, tt := range []struct{ text, label, when, place, status, there string }{
		{`Norwegian Trade Minister Ingrid Solvang met with dock workers in Lisbon on Thursday.`,
			"Ingrid Solvang–dock workers", "2029-05-03", "Lisbon", "held", "Ingrid Solvang"},
		{`After meeting Peruvian President Luis Carranza, Norwegian President Ingrid Solvang on Thursday rejected the plan.`,
			"Norway–Peru", "2029-05-03", "", "held", "Ingrid Solvang"},
		{`The members of the African Union, which is due to meet in Kenya on May 9, are divided.`,
			"African Union", "2029-05-09", "Kenya", "planned", ""},
		{`Norwegian Trade Minister Ingrid Solvang is to speak at the African Union's conference in Kenya next week.`,
			"African Union", "2029-W19", "Kenya", "planned", "Ingrid Solvang"},
		{`Norwegian Trade Minister Ingrid Solvang will travel to Lima next week for talks with Peruvian President Luis Carranza, the palace said in a statement on Thursday.`,
			"Norway–Peru", "2029-W19", "", "planned", "Ingrid Solvang"},
	} {
		ms, w := read(t, tt.text)
		if len(ms) != 1 {
			t.Errorf("%d meetings in %q: %+v", len(ms), tt.text, ms)
			continue
		}
		m := ms[0]
		var all []string
		for _, d := range m.Delegations {
			all = append(all, seated(&d, w)...)
		}
		if m.Label != tt.label || m.When.Value != tt.when || string(m.Place) != tt.place || m.Status != tt.status || tt.there != "" && !slices.Contains(all, tt.there) {
			t.Errorf("%q: %s, %s, %s, %s, %v", tt.text, m.Label, m.When.Value, m.Place, m.Status, all)
		}
	}
	if ms, _ := read(t, `Norwegian Trade Minister Ingrid Solvang met with reporters in Bergen on Thursday. The plan met with protests on Friday.`); len(ms) != 0 {
		t.Errorf("%+v", ms)
	}
}
