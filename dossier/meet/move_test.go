package meet

import "testing"

// A team just spoken of includes those whom "it" lists, who also attended is there, and who
// stayed away is missed from his side's table; rebels with a name are one side.
func TestListed(t *testing.T) {
	ms, w := read(t, `Kenya's government and the rebel Coastal Unity Front opened talks on Thursday. African Union envoy Ida Solvang also attended.
The government team is headed by Harbour Minister Luis Carranza. It includes the army's deputy chief of staff, General Ole Brandt, and presidential adviser Una Moen.
The rebels sent a delegation led by the front's secretary, Tor Lund. The front's leader, Jon Vell, stayed away.`)
	if len(ms) != 1 {
		t.Fatalf("%d meetings", len(ms))
	}
	got := map[string]string{}
	for _, d := range ms[0].Delegations {
		for _, m := range d.Members {
			got[w.Get(m.Entity).Name] = d.Party + " " + m.Presence
		}
	}
	for name, want := range map[string]string{"Ida Solvang": "African Union present", "Luis Carranza": "Kenya present", "Una Moen": "Kenya present",
		"Ole Brandt": "Kenya present", "Tor Lund": "Coastal Unity Front present", "Jon Vell": "Coastal Unity Front absent"} {
		if got[name] != want {
			t.Errorf("%s: %q, want %q", name, got[name], want)
		}
	}
	if len(ms[0].Delegations) != 3 {
		t.Errorf("%s", ms[0].Label)
	}
}

// What is put off or called off: its day is the one that it was or is to be, not the one
// on which that was decided; who calls it off was to be there; and a gathering to come has
// not the place of the one after which it comes.
func TestMoved(t *testing.T) {
	for _, tt := range []struct {
		texts                      []string
		label, status, when, place string
	}{
		{[]string{`Norwegian President Ingrid Solvang cancelled a meeting with Peruvian President Luis Carranza that had been set for Thursday in Lima.`}, "Norway–Peru", "cancelled", "2029-05-03", "Lima"},
		{[]string{`The talks between Norway and Peru planned for Tuesday in The Hague were put off on Thursday.`}, "Norway–Peru", "postponed", "2029-05-08", "The Hague"},
		{[]string{`A summit that had been due to open in Nairobi on Tuesday was postponed on Thursday, the government said.`,
			`The summit, at which the presidents of Kenya, Norway and Peru were to sign an agreement, will be held on May 20.`}, "Kenya–Norway–Peru", "postponed", "2029-05-20", "Nairobi"},
		{[]string{`Norway and Peru will meet again on May 20 after talks in Lima brought no agreement.`}, "Norway–Peru", "planned", "2029-05-20", ""},
		{[]string{`Fish will be discussed on Tuesday at a meeting between NATO nations and Norway.`}, "NATO–Norway", "planned", "2029-05-08", ""},
		{[]string{`The envoys of Norway and Peru agreed on nets at a summit in Nairobi that ended on Thursday.`}, "Norway–Peru", "held", "2029-05-03", "Nairobi"},
		{[]string{`On Thursday, Kenyan opposition leader Ida Solvang had talks with officials in Oslo.`}, "Ida Solvang–officials", "held", "2029-05-03", "Oslo"},
		{[]string{`Norwegian President Ingrid Solvang will hold talks with Peruvian President Luis Carranza in Lima. Both are among those attending Saturday's summit.`}, "Norway–Peru", "planned", "2029-05-05", "Lima"},
		{[]string{`Norwegian President Ingrid Solvang leaves for Lima on Saturday after talks with Kenyan President Ida Moen.`}, "Kenya–Norway", "planned", "2029-05-05", ""},
		{[]string{`Judge Ida Solvang adjourned the case until Monday, when the court will hear Luis Carranza.`}, "hearing", "planned", "2029-05-07", ""},
	} {
		ms, _ := read(t, tt.texts...)
		if len(ms) != 1 || ms[0].Label != tt.label || ms[0].Status != tt.status || ms[0].When.Value != tt.when || string(ms[0].Place) != tt.place {
			t.Errorf("%s", tt.texts)
			for _, m := range ms {
				t.Errorf("  %s %s %s %q", m.Label, m.Status, m.When.Value, m.Place)
			}
		}
	}
}
