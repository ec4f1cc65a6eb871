package meet

import (
	"maps"
	"slices"
	"testing"

	"synoptic/news"
)

// A summit: who hosts it sits there, who stayed away or was only asked does not;
// what was on its margins and what is to come are meetings of their own.
func TestSummit(t *testing.T) {
	ms, w := read(t, `Leaders of Norway, Peru and Kenya agreed on Friday on a fund at a summit hosted by Norwegian President Ingrid Solvang. Peruvian President Luis Carranza and Kenya's Vice President Amina Wekesa attended the summit. Kenyan President Daniel Otieno stayed away. On the sidelines, Carranza met Wekesa. The next summit will be held in Lima in March 2030.`,
		`The Bergen summit opened at 9.30 a.m. and was chaired by President Ingrid Solvang of Norway. Chile's foreign minister, Rosa Quintero, was invited but did not come.`)
	var summit, side, next bool
	for _, m := range ms {
		switch {
		case m.Status == "planned":
			next = m.When.Value == "2030-03" && m.Place == "Lima"
		case len(m.Delegations) > 2:
			kenya, norway := party(m, "Kenya"), party(m, "Norway")
			summit = kenya != nil && norway != nil && slices.Equal(seated(kenya, w), []string{"Amina Wekesa"}) && slices.Equal(seated(norway, w), []string{"Ingrid Solvang"}) &&
				m.Start == "09:30" && w.Get(string(m.Chair)) != nil && w.Get(string(m.Chair)).Name == "Ingrid Solvang"
			for _, p := range kenya.Members {
				if w.Get(p.Entity).Name == "Daniel Otieno" && p.Presence != "absent" {
					t.Error("who stayed away is", p.Presence)
				}
			}
		default:
			side = true
		}
	}
	if !summit || !side || !next {
		t.Errorf("summit %v, on its margins %v, the next %v: %+v", summit, side, next, ms)
	}
}

// A hearing names no two sides that meet, and a press conference is none.
func TestAlone(t *testing.T) {
	ms, w := read(t, `The Federal Court will hear on Monday an application by the miners. Justice Miriam Castell of Norway will preside over the hearing in Bergen. At a news conference with Peruvian reporters, Norway's President Ingrid Solvang said no.`)
	if len(ms) != 1 || ms[0].When.Value != "2029-05-07" || ms[0].Place != "Bergen" || ms[0].Status != "planned" || w.Get(string(ms[0].Chair)) == nil {
		t.Errorf("%d meetings: %+v", len(ms), ms)
	}
}

// A list after a colon is a list, and who sits across the table sits at it.
func TestLists(t *testing.T) {
	ms, w := read(t, `Norway and Peru held talks in Lisbon on Friday. Three Norwegian delegates took part: Ingrid Solvang, Tor Brekkvik and Marit Ekelund. Peruvian Foreign Minister Luis Carranza and his deputy, Rosa Quintero, sat across the table.`)
	if len(ms) != 1 {
		t.Fatalf("%d meetings", len(ms))
	}
	for side, want := range map[string][]string{"Norway": {"Ingrid Solvang", "Marit Ekelund", "Tor Brekkvik"}, "Peru": {"Luis Carranza", "Rosa Quintero"}} {
		if d := party(ms[0], side); d == nil || !slices.Equal(seated(d, w), want) {
			t.Errorf("%s: %+v", side, d)
		}
	}
}

// A delegation is its government's, or that of whom the sentence before speaks; its
// head is on its side though no other words tell of one.
func TestWhoseDelegation(t *testing.T) {
	ms, w := read(t, `Peru's government and the Coastal League (CL) rebels restarted peace talks in Lisbon on Friday. The government's delegation is headed by Luis Carranza. The CL's negotiators are led by Tor Brekkvik.`,
		`Kenya on Thursday named the delegation that will hold talks with Norway next week. The delegation, headed by Deputy Minister Amina Wekesa, includes Colonel Daniel Otieno and Ruth Barasa, a lawyer. Norway and Kenya will hold the talks in Bergen.`)
	heads := map[string]string{}
	for _, m := range ms {
		for _, d := range m.Delegations {
			if e := w.Get(string(d.Head)); e != nil {
				heads[d.Party] = e.Name
			}
			if d.Party == "Kenya" && !slices.Equal(seated(&d, w), []string{"Amina Wekesa", "Daniel Otieno", "Ruth Barasa"}) {
				t.Errorf("Kenya: %v", seated(&d, w))
			}
		}
	}
	if heads["Peru"] != "Luis Carranza" || heads["Kenya"] != "Amina Wekesa" {
		t.Errorf("heads %v", heads)
	}
}

// Where somebody goes, and for how long, is of whom he meets there; whom he refused to
// meet he did not.
func TestThere(t *testing.T) {
	ms, _ := read(t, `Norwegian Trade Minister Ingrid Solvang visited Lima on Wednesday, where she met Peruvian President Luis Carranza for 90 minutes. Solvang turned down an invitation to meet Kenyan envoy Amina Wekesa on Friday.`)
	if len(ms) == 0 || ms[0].When.Value != "2029-05-02" || ms[0].Place != "Lima" || ms[0].DurationMinutes == nil || *ms[0].DurationMinutes != 90 {
		t.Errorf("%+v", ms)
	}
	for _, m := range ms {
		if party(m, "Kenya") != nil && m.Status != "proposed" {
			t.Errorf("%s is %s", m.Label, m.Status)
		}
	}
}

// Separate meetings with two people are two; a day is counted from the one that is told.
func TestApiece(t *testing.T) {
	ms, _ := read(t, `BERGEN (Wire) - Norwegian Trade Minister Ingrid Solvang met separately with Peruvian President Luis Carranza and Kenyan President Daniel Otieno on Wednesday.

Chile's foreign minister, Rosa Quintero, spoke on Thursday, two days after meeting Solvang in Bergen.`)
	days := map[string]string{}
	for _, m := range ms {
		days[m.Label] = m.When.Value
	}
	want := map[string]string{"Norway–Peru": "2029-05-02", "Kenya–Norway": "2029-05-02", "Chile–Norway": "2029-05-01"}
	if !maps.Equal(days, want) {
		t.Errorf("%v, want %v", days, want)
	}
}

// Who sits for a branch of a body sits for it.
func TestBranch(t *testing.T) {
	sides := []string{"Northlea", "Norway"}
	if a, b := branch("Northlea America", sides), branch("Norway Spruce", sides); a != "Northlea" || b != "Norway Spruce" {
		t.Errorf("%q, %q", a, b)
	}
}

// A team is told by a list alone, and by those who are on it.
func TestTeam(t *testing.T) {
	ms, w := read(t, `Norway and Peru held talks in Lisbon on Friday. Norway's team: Ingrid Solvang (trade minister), Tor Brekkvik (ambassador). The Peruvian delegation was led by Foreign Minister Luis Carranza. Ambassador Rosa Quintero was also on the team.`)
	if len(ms) != 1 {
		t.Fatalf("%d meetings", len(ms))
	}
	for side, want := range map[string][]string{"Norway": {"Ingrid Solvang", "Tor Brekkvik"}, "Peru": {"Luis Carranza", "Rosa Quintero"}} {
		if d := party(ms[0], side); d == nil || !slices.Equal(seated(d, w), want) {
			t.Errorf("%s: %+v", side, d)
		}
	}
}

// Who is at a table for a side that nothing else puts there is there; the day and town
// of what is to come are told where its sides are not.
func TestNotNamed(t *testing.T) {
	ms, w := read(t, `Norway and Peru held talks in Lisbon on Friday. The Norwegian delegation had two members - Ingrid Solvang and Tor Brekkvik. The Coastal League sent a delegation led by Luis Carranza. Norwegian Foreign Minister Ingrid Solvang was received by Portuguese President Rosa Quintero on Thursday.`,
		`Kenyan President Daniel Otieno was urged to cancel his upcoming summit with Chile's President Ruth Barasa. The summit is to be held in Nairobi on May 11.`)
	at := map[string]news.Meeting{}
	for _, m := range ms {
		at[m.Label] = m
	}
	main := at["Coastal League–Norway–Peru"]
	if d := party(main, "Norway"); d == nil || !slices.Equal(seated(d, w), []string{"Ingrid Solvang", "Tor Brekkvik"}) {
		t.Errorf("Norway: %+v", d)
	}
	if m := at["Norway–Portugal"]; m.When.Value != "2029-05-03" {
		t.Errorf("received: %q among %v", m.When.Value, slices.Sorted(maps.Keys(at)))
	}
	if m := at["Chile–Kenya"]; m.When.Value != "2029-05-11" || m.Place != "Nairobi" {
		t.Errorf("to come: %+v", m)
	}
}

// By whom a side was represented sits for it, and who is told in passing to have
// chaired the talks did.
func TestRepresented(t *testing.T) {
	ms, w := read(t, `Norway and Peru held talks in Lisbon on Friday. Norway was represented by Ingrid Solvang, Col. Tor Brekkvik and deputy trade minister Marit Ekelund. Portugal's Foreign Minister Leonor Dias, who chaired the session, said that they would meet again.`)
	if len(ms) == 0 {
		t.Fatal("no meeting")
	}
	if d := party(ms[0], "Norway"); d == nil || !slices.Equal(seated(d, w), []string{"Ingrid Solvang", "Marit Ekelund", "Tor Brekkvik"}) {
		t.Errorf("Norway: %+v", d)
	}
	if e := w.Get(string(ms[0].Chair)); e == nil || e.Name != "Leonor Dias" {
		t.Errorf("chair %q", ms[0].Chair)
	}
}

// How long a quarrel lasted is not the length of the talks it was at.
func TestLength(t *testing.T) {
	for text, want := range map[string]int{
		"Norway and Peru held talks in Lisbon on Friday. A source close to the talks said the final quarrel lasted ten minutes.": 0,
		"Norway and Peru held talks in Lisbon on Friday. The session lasted ten minutes.":                                        10,
	} {
		ms, _ := read(t, text)
		if len(ms) != 1 || (ms[0].DurationMinutes != nil) != (want > 0) || want > 0 && *ms[0].DurationMinutes != want {
			t.Errorf("%s: %+v", text, ms)
		}
	}
}
