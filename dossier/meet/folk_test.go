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

// One day and its week are of one gathering; what a visit is to does not meet, nor does
// what a book is about; plans to meet put what is undated ahead.
func TestNextWeek(t *testing.T) {
	ms, _ := read(t, `Officials of the African Union will meet in Kenya on Tuesday to consider the plan.`,
		`Norwegian President Ingrid Solvang said on Friday that African Union officials will meet next week.`)
	if len(ms) != 1 || ms[0].When.Value != "2029-05-08" || ms[0].Status != "planned" || len(ms[0].Articles) != 2 {
		t.Errorf("%+v", ms)
	}
	ms, w := read(t, `Norwegian President Ingrid Solvang has announced plans to meet with opposition leaders when she visits Peru and Kenya next week. The plan was told during a visit to Peru and Kenya in April.`,
		`In Norway, President Ingrid Solvang announced plans to meet with opposition leaders. In March, Tor Brekkvik wrote a book on negotiations in Peru.`)
	if len(ms) != 1 || ms[0].When.Value != "2029-W19" || ms[0].Status != "planned" || len(ms[0].Articles) != 2 || !slices.Equal(seated(party(ms[0], "Norway"), w), []string{"Ingrid Solvang"}) {
		t.Errorf("%+v", ms)
	}
}
