package meet

import (
	"slices"
	"testing"

	"synoptic/news"
)

// Who receives whom meets him; who goes somewhere for talks holds them, on the
// day that was told of last; who is brought along sits with those who bring him.
func TestGuests(t *testing.T) {
	ms, w := read(t, `Norwegian President Ingrid Solvang welcomed Peruvian President Luis Carranza to Bergen on Friday. Solvang was joined in the talks by Trade Minister Tor Brekkvik of Norway. Norway's chief of staff, Marit Ekelund, was in attendance. The Peruvian delegation also brought a former Chilean minister, Rosa Quintero.

Later, Carranza flew to Nairobi for talks with Kenyan President Daniel Otieno.`)
	if len(ms) != 2 {
		t.Fatalf("%d meetings: %+v", len(ms), ms)
	}
	for _, m := range ms {
		if m.When.Value != "2029-05-04" {
			t.Errorf("%s on %q", m.Label, m.When.Value)
		}
		if party(m, "Kenya") != nil {
			continue
		}
		norway, peru := party(m, "Norway"), party(m, "Peru")
		if norway == nil || !slices.Equal(seated(norway, w), []string{"Ingrid Solvang", "Marit Ekelund", "Tor Brekkvik"}) || w.Get(string(norway.Head)).Name != "Ingrid Solvang" {
			t.Errorf("Norway: %+v", norway)
		}
		if peru == nil || !slices.Equal(seated(peru, w), []string{"Luis Carranza", "Rosa Quintero"}) {
			t.Errorf("Peru: %+v", peru)
		}
	}
}

// A union's delegation is the union's, whoever leads it; a government and rebels
// are sides; what is put off is not planned; another's meeting to come has not the
// sides of the talks.
func TestSides(t *testing.T) {
	ms, w := read(t, `The African Union held talks with Norway in Bergen on Friday. The African Union delegation was led by Kenyan President Daniel Otieno. The United Nations will hold a meeting on May 9.`)
	if len(ms) != 2 || ms[1].Label != "United Nations" || ms[1].Status != "planned" {
		t.Fatalf("%d meetings: %+v", len(ms), ms)
	}
	if d := party(ms[0], "African Union"); d == nil || d.Head == "" || w.Get(string(d.Head)).Name != "Daniel Otieno" {
		t.Errorf("African Union: %+v", d)
	}
	ms, w = read(t, `Kenyan President Daniel Otieno, who heads the African Union delegation, said after meeting Peruvian leader Luis Carranza on Thursday that he had accepted the plan. The delegation is to meet rebels in Arequipa on Saturday.`)
	if i := slices.IndexFunc(ms, func(m news.Meeting) bool { return m.Label == "African Union–Peru" }); i < 0 || len(ms[i].Evidence) > 2 || !slices.Equal(seated(party(ms[i], "African Union"), w), []string{"Daniel Otieno"}) {
		t.Errorf("%+v", ms)
	}
	ms, _ = read(t, `Talks between the government and the rebels opened in Lima on Friday.`, `Peru is to meet Kenya on Monday in Lima.`,
		`The planned summit of Norway and Chile on May 12 was postponed.`)
	status := map[string]string{}
	for _, m := range ms {
		status[m.Label] = m.Status
	}
	if len(ms) != 3 || status["government–rebels"] == "" || status["Kenya–Peru"] != "planned" || status["Chile–Norway"] != "postponed" {
		t.Errorf("%v", status)
	}
}

// A body's meeting is one of its own; somebody with an office and no side sits for
// himself; opponents of a state are none of it; a day says more than its week.
func TestBodies(t *testing.T) {
	ms, _ := read(t, `African Union ministers met in Nairobi on Thursday. The African Union, which is due to meet again on Tuesday, said no.`)
	var held, planned bool
	for _, m := range ms {
		held = held || m.Label == "African Union" && m.When.Value == "2029-05-03" && m.Place == "Nairobi" && m.Status == "held"
		planned = planned || m.Label == "African Union" && m.When.Value == "2029-05-08" && m.Status == "planned"
	}
	if !held || !planned || len(ms) != 2 {
		t.Errorf("held %v, planned %v: %+v", held, planned, ms)
	}
	ms, w := read(t, `Peruvian President Luis Carranza is scheduled to meet Norwegian President Ingrid Solvang at the weekend.`,
		`Luis Carranza, the Peruvian president, is scheduled to meet Norway's President Ingrid Solvang on Saturday. Carranza held talks with Chilean opposition leaders on Thursday.`)
	for _, m := range ms {
		switch m.Label {
		case "Norway–Peru":
			if m.When.Value != "2029-05-05" || len(m.Articles) != 2 || m.Status != "planned" {
				t.Errorf("%+v", m)
			}
		case "Peru–opposition":
			if d := party(m, "Peru"); d == nil || !slices.Equal(seated(d, w), []string{"Luis Carranza"}) {
				t.Errorf("%+v", m)
			}
		default:
			t.Errorf("%s %+v", m.Label, m)
		}
	}
}

// "The rebels" and "the government" are those whom another report names.
func TestRuled(t *testing.T) {
	all := []*gathering{{parties: []string{"government", "rebels"}}, {parties: []string{"Kenya", "rebels"}}, {parties: []string{"Coastal Front", "Kenya"}}, {parties: []string{"Norway", "Peru"}}, {parties: []string{"United Nations", "opposition"}}}
	ruled(all)
	for i, want := range [][]string{{"government", "Coastal Front"}, {"Coastal Front", "Kenya"}, {"Coastal Front", "Kenya"}, {"Norway", "Peru"}, {"United Nations", "opposition"}} {
		slices.Sort(want)
		if !slices.Equal(all[i].parties, want) {
			t.Errorf("%d: %q, want %q", i, all[i].parties, want)
		}
	}
}

// A dateline gives a gathering neither place nor hour, an outlet sits at no table, a name
// that something is of is nobody there, and what a clause itself tells is its own.
func TestOwnWords(t *testing.T) {
	for _, tt := range []struct{ text, label, when, place, start string }{
		{`LIMA | Fri May 4, 2029 10:37 pm BST LIMA (Reuters) - Norway and Peru held talks in Oslo on Thursday.`, "Norway–Peru", "2029-05-03", "Oslo", ""},
		{`Norwegian Prime Minister Ingrid Solvang has arrived in Nairobi after talks with Peruvian President Luis Carranza in Lima.`, "Norway–Peru", "", "Lima", ""},
		{`Peru is expected to dominate an African Union summit in Nairobi on Thursday.`, "African Union", "2029-05-10", "Nairobi", ""},
		{`After a summit in Nairobi with Peruvian President Luis Carranza on Thursday, Norwegian Prime Minister Ingrid Solvang admitted that they differed.`, "Norway–Peru", "2029-05-03", "Nairobi", ""},
		{`In a private session on Thursday, the U.N. Security Council has expressed doubts and concerns about the plan.`, "UN Security Council", "2029-05-03", "", ""},
	} {
		ms, _ := read(t, tt.text)
		if len(ms) != 1 || ms[0].Label != tt.label || ms[0].When.Value != tt.when || string(ms[0].Place) != tt.place || string(ms[0].Start) != tt.start {
			t.Errorf("%s: %+v", tt.text, ms)
		}
	}
	resumed, _ := read(t, `Fighting will overshadow talks when the two countries meet along with Norway on Tuesday to map out plans for peace. The meeting, between Norwegian envoy Ida Solvang and diplomats from Kenya and Peru, will be the first since the war.`)
	if len(resumed) != 1 || resumed[0].When.Value != "2029-05-08" || resumed[0].Status != "planned" || len(resumed[0].Delegations) != 3 {
		t.Errorf("%+v", resumed)
	}
	ms, _ := read(t, `There have been rallies in Lima in support of President Luis Carranza this week.`, `She hosted a dinner on Friday.`)
	for _, m := range ms {
		for _, d := range m.Delegations {
			if len(d.Members) > 0 {
				t.Errorf("%+v", m)
			}
		}
	}
}

// Who holds an office of a side that it sends to the talks sits there for it; who is said
// not to take part does not; where somebody welcomes talks from tells not where they are.
func TestSent(t *testing.T) {
	ms, w := read(t, `Norway and the Highland Front held talks in Nairobi on Friday. The Front sent its political chief, Tor Brekkvik, and two field commanders, Wim Ekelund and Ole Sandvik.

Peruvian envoy Rosa Quintero and Chilean envoy Luis Carranza were in Nairobi but did not take part in the talks. In Lima, Foreign Minister Ana Quispe of Peru welcomed the talks.`)
	if len(ms) != 1 || ms[0].Place != "Nairobi" {
		t.Fatalf("%d meetings: %+v", len(ms), ms)
	}
	if d := party(ms[0], "Highland Front"); d == nil || !slices.Equal(seated(d, w), []string{"Ole Sandvik", "Tor Brekkvik", "Wim Ekelund"}) {
		t.Errorf("Highland Front: %+v", d)
	}
}

// A summit without sides is told by its day and the town of the dateline; two who meet on
// its sidelines, with those whom each has brought, are another meeting, to which who is sent
// to the summit does not come.
func TestSidelines(t *testing.T) {
	ms, w := read(t, `NAIROBI, May 4 (Meridian Agency) - Leaders opened a two-day summit on Friday with fish on the agenda.

Norwegian President Ingrid Solvang and Peruvian President Luis Carranza met on the sidelines. Solvang was accompanied by Norway's fisheries minister, Tor Brekkvik. Carranza brought Trade Minister Rosa Quintero of Peru.

The summit was dull. Chile sent its foreign minister, Ana Quispe.`)
	if len(ms) != 2 {
		t.Fatalf("%d meetings: %+v", len(ms), ms)
	}
	for _, m := range ms {
		if p := party(m, "Peru"); p != nil && (party(m, "Chile") != nil || !slices.Equal(seated(p, w), []string{"Luis Carranza", "Rosa Quintero"})) {
			t.Errorf("%+v", m)
		} else if p == nil && (m.Place != "Nairobi" || m.When.Value != "2029-05-04") {
			t.Errorf("%+v", m)
		}
	}
	ms, _ = read(t, `The leaders of Norway and Peru held talks on Friday.`)
	if len(ms) != 1 || ms[0].Place != "" {
		t.Errorf("%+v", ms)
	}
}

// Who only "attended" was at what the sentence before tells of, not at the talks of others.
func TestAttended(t *testing.T) {
	ms, w := read(t, `Norwegian President Ingrid Solvang held talks with Peruvian President Luis Carranza in Lima on Thursday.

Solvang returned to Bergen to chair a meeting of the cabinet on Friday. Norway's fisheries minister, Tor Brekkvik, and Norway's navy chief, Wim Ekelund, attended.`)
	for _, m := range ms {
		if p := party(m, "Norway"); party(m, "Peru") != nil && !slices.Equal(seated(p, w), []string{"Ingrid Solvang"}) {
			t.Errorf("%+v", p)
		}
	}
}
