package meet

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"synoptic/dossier/line"
	"synoptic/dossier/who"
	"synoptic/lang"
	"synoptic/news"
)

// read makes the meetings of some texts, each an article of its own of 4 May
// 2029.
func read(t *testing.T, texts ...string) ([]news.Meeting, *who.Who) {
	t.Helper()
	return readOn(t, "2029-05-04", texts...)
}

// readOn reads texts of a day, "" for none that is known.
func readOn(t *testing.T, day string, texts ...string) ([]news.Meeting, *who.Who) {
	t.Helper()
	var docs []*news.Doc
	origins := line.Origins{}
	for i, text := range texts {
		id := string(rune('a' + i))
		a := &news.Article{ID: id, Text: text}
		if day != "" {
			a.Published = news.Published{Value: day, Precision: news.PrecisionDay, Basis: news.BasisMetadata}
		}
		docs = append(docs, lang.Read(a))
		origins[id] = id
	}
	w := who.Resolve(docs, origins)
	return meetings(docs, w, origins, .6), w // reports of one sentence tell little that makes a meeting likely
}

func party(m news.Meeting, name string) *news.Delegation {
	for i := range m.Delegations {
		if m.Delegations[i].Party == name {
			return &m.Delegations[i]
		}
	}
	return nil
}

func seated(d *news.Delegation, w *who.Who) []string {
	var out []string
	for _, p := range d.Members {
		if e := w.Get(p.Entity); e != nil && p.Presence == "present" {
			out = append(out, e.Name)
		}
	}
	slices.Sort(out)
	return out
}

const talks = `Norway and Peru held talks on fishing rights in Lisbon on Friday. The meeting lasted two hours.

The Norwegian delegation was headed by Trade Minister Ingrid Solvang and included Ambassador Tor Brekkvik and chief negotiator Marit Ekelund. The Peruvian delegation was led by Foreign Minister Luis Carranza and included Deputy Defence Minister Rosa Quintero.`

func TestDelegations(t *testing.T) {
	ms, w := read(t, talks)
	if len(ms) != 1 {
		t.Fatalf("%d meetings, want 1", len(ms))
	}
	m := ms[0]
	if m.When.Value != "2029-05-04" || m.Place != "Lisbon" || m.Format != "bilateral" || m.Status != "held" {
		t.Errorf("when %q, place %q, format %q, status %q", m.When.Value, m.Place, m.Format, m.Status)
	}
	if m.DurationMinutes == nil || *m.DurationMinutes != 120 {
		t.Errorf("duration %v, want 120", m.DurationMinutes)
	}
	for name, want := range map[string][]string{
		"Norway": {"Ingrid Solvang", "Marit Ekelund", "Tor Brekkvik"},
		"Peru":   {"Luis Carranza", "Rosa Quintero"}} {
		d := party(m, name)
		if d == nil {
			t.Errorf("no delegation of %s", name)
			continue
		}
		if got := seated(d, w); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
	if d := party(m, "Norway"); d != nil {
		if e := w.Get(string(d.Head)); e == nil || e.Name != "Ingrid Solvang" {
			t.Errorf("head of Norway's delegation is %v: a chief negotiator is not the one who heads it", e)
		}
	}
}

func TestAhead(t *testing.T) {
	tests := []struct{ name, text, status, when string }{
		{"agreed", talks + "\n\nThe two sides agreed to hold a second round of talks on May 19.", "planned", "2029-05-19"},
		{"the same day", "Norway and Peru are to hold talks in Oslo on Friday, an official said.", "planned", "2029-05-04"},
		{"put off", talks + "\n\nA second round has been postponed until May 19.", "postponed", "2029-05-19"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			ms, _ := read(t, tt.text)
			for _, m := range ms {
				if m.When.Value == tt.when {
					if m.Status != tt.status || party(m, "Norway") == nil || party(m, "Peru") == nil {
						t.Errorf("status %q, label %q", m.Status, m.Label)
					}
					return
				}
			}
			t.Errorf("no meeting on %s among %d", tt.when, len(ms))
		})
	}
}

// Whose talks they were tells who agreed at their end; whose mediation is no side's, and
// where somebody is minister is not where they were.
func TestEnded(t *testing.T) {
	ms, _ := read(t, "Norway and Peru agreed on Thursday to reopen two ports, ending a three-day round of Qatari-mediated talks, officials said. "+
		"Ada Vell, Minister of State at the Qatari Foreign Ministry, said the deal followed frank talks at the Orvel hotel.")
	if len(ms) != 1 || ms[0].When.Value != "2029-05-03" || party(ms[0], "Norway") == nil || party(ms[0], "Peru") == nil || ms[0].Venue != "Orvel hotel" {
		t.Errorf("%+v", ms)
	}
}

// Those who sit for several sides and gather meet; "their meeting" is that of who is named
// before; a day between a journey and its aim parts no place from it.
func TestGather(t *testing.T) {
	for _, c := range []struct{ text, place string }{
		{"Ministers from Norway, Peru and Chile gathered in Quito on Thursday to discuss fish.", "Quito"},
		{"Norway and Peru shook hands before their two-hour meeting in Geneva on Thursday.", "Geneva"},
		{"Norway's foreign minister, Ada Vell, flew to Lima on Thursday for talks with Juan Ruiz, Peru's president.", "Lima"},
	} {
		ms, _ := read(t, c.text)
		if len(ms) != 1 || party(ms[0], "Norway") == nil || party(ms[0], "Peru") == nil || string(ms[0].Place) != c.place {
			t.Errorf("%s: %+v", c.text, ms)
		}
	}
	if ms, _ := read(t, "Fans from Norway and Peru gathered in Quito on Thursday."); len(ms) != 0 {
		t.Errorf("%+v", ms)
	}
}

func TestNoMeeting(t *testing.T) {
	for _, text := range []string{
		"The ferry sank off the coast of Norway on Friday. Twelve people were rescued.",
		"Peru proposed talks with Norway.",
	} {
		ms, _ := read(t, text)
		for _, m := range ms {
			if m.Status == "held" || m.Status == "under-way" {
				t.Errorf("%q: a meeting %s, %s", text, m.Label, m.Status)
			}
		}
	}
}

func TestAmbassadorTo(t *testing.T) {
	ms, _ := read(t, "Norwegian Trade Minister Ingrid Solvang met the Peruvian ambassador to Portugal, Rosa Quintero, on Friday.")
	for _, m := range ms {
		if party(m, "Portugal") != nil {
			t.Errorf("Portugal sits at %s", m.Label)
		}
	}
	if len(ms) == 0 {
		t.Error("no meeting")
	}
}

// TestThoseAt: who is at a meeting with others meets them, and who is appointed to
// lead talks is there; another report's meeting takes no word of this one's talks.
func TestThoseAt(t *testing.T) {
	ms, w := read(t, "Norway and Peru opened peace talks in Lisbon on Friday. The Peruvian leader declined to attend and appointed his aide, Luis Carranza, to lead the talks.",
		"Norwegian Trade Minister Ingrid Solvang and Norwegian Ambassador Tor Brekkvik came to Lisbon. Norway and Peru opened talks in Lisbon on Friday. The Norwegian delegation at a separate meeting with Portuguese and Moroccan officials included Trade Minister Ingrid Solvang and Ambassador Tor Brekkvik.")
	labels := map[string]*news.Meeting{}
	for i := range ms {
		labels[ms[i].Label] = &ms[i]
	}
	main, side := labels["Norway–Peru"], labels["Morocco–Norway–Portugal"]
	if main == nil || side == nil {
		t.Fatalf("meetings %v", slices.Sorted(maps.Keys(labels)))
	}
	if d := party(*main, "Peru"); d == nil || !slices.Equal(seated(d, w), []string{"Luis Carranza"}) {
		t.Errorf("Peru: %+v", d)
	}
	if d := party(*side, "Norway"); d == nil || !slices.Equal(seated(d, w), []string{"Ingrid Solvang", "Tor Brekkvik"}) {
		t.Errorf("Norway at the separate meeting: %+v", d)
	}
}

// Turns of phrase by which a meeting is told: who is at it, whose it is, and when.
func TestTurns(t *testing.T) {
	for _, tt := range []struct{ text, label, status, when, place, people string }{
		{`Norway's King Harald Solvang received Peruvian President Luis Carranza in Bergen on Thursday.`, "Norway–Peru", "held", "2029-05-03", "Bergen", "Harald Solvang, Luis Carranza"},
		{`The mayor, Ida Solvang, met the governor, Luis Carranza, on Thursday.`, "Ida Solvang–Luis Carranza", "held", "2029-05-03", "", "Ida Solvang, Luis Carranza"},
		{`Ida Solvang, the mayor, met on Thursday with Luis Carranza, whose son was killed in the fire.`, "Ida Solvang–Luis Carranza", "held", "2029-05-03", "", "Ida Solvang, Luis Carranza"},
		{`Union envoy Ida Solvang left Lima on Thursday after two days of talks with President Luis Carranza.`, "Ida Solvang–Peru", "held", "2029-05-03", "", "Ida Solvang, Luis Carranza"},
		{`In talks Thursday with the council's chairman, Luis Carranza, Norwegian Prime Minister Ida Solvang invited the group to establish an office in Oslo.`, "Luis Carranza–Norway", "held", "2029-05-03", "", "Ida Solvang, Luis Carranza"},
		{`At a meeting with shop owners in Bergen on Thursday, Prime Minister Ida Solvang promised money.`, "Ida Solvang–shop owners", "held", "2029-05-03", "Bergen", "Ida Solvang"},
		{`The Security Council is to hold an emergency meeting on Monday to discuss the killings.`, "UN Security Council", "planned", "2029-05-07", "", ""},
		{`NATO officers met Wednesday in Brussels to review the operation.`, "NATO officers", "held", "2029-05-02", "Brussels", ""},
		{`The board of Northlea Corp met on Thursday and decided to dismiss its chief executive.`, "Northlea Corp", "held", "2029-05-03", "", ""},
		{`The cabinet held an emergency meeting on Thursday.`, "cabinet", "held", "2029-05-03", "", ""},
		{`Ida Solvang, the chief executive of Northlea, testified before the Senate Commerce Committee on Thursday.`, "Senate Commerce Committee", "held", "2029-05-03", "", "Ida Solvang"},
		{`Norwegian Foreign Minister Ida Solvang said at a meeting in Lima, Peru, of the U.N. Human Rights Council that Norway was exploring all options.`, "U.N. Human Rights Council", "held", "", "Lima", "Ida Solvang"},
		{`Norwegian Foreign Minister Ida Solvang was attending a meeting of the Shore Contact Group in Bergen.`, "Shore Contact Group", "held", "", "Bergen", "Ida Solvang"},
		{`The deal grew out of talks that Norwegian Prime Minister Ida Solvang has had in recent days with Peruvian President Luis Carranza.`, "Norway–Peru", "held", "", "", "Ida Solvang, Luis Carranza"},
		{`Norwegian Foreign Minister Ida Solvang met Peruvian President Luis Carranza in Lisbon on Thursday. An official said Peruvian Prime Minister Rosa Quintero also attended Thursday's meeting.`, "Norway–Peru", "held", "2029-05-03", "Lisbon", "Ida Solvang, Luis Carranza, Rosa Quintero"},
		{`Norway and Peru held three hours of talks in Lisbon on Thursday mediated by Kenya.`, "Kenya–Norway–Peru", "held", "2029-05-03", "Lisbon", ""},
		{`Coastal League foreign ministers have postponed a meeting in Bergen to debate the crisis.`, "Coastal League", "postponed", "", "Bergen", ""},
		{`The envoy for the United Nations, Luis Carranza, is to travel to Oslo this weekend for talks on the crisis, his office said.`, "talk in Oslo", "planned", "2029-W18", "Oslo", "Luis Carranza"},
		{`At a House Armed Services Committee hearing, Rep. Ida Solvang said the goals are not one.`, "House Armed Services Committee", "held", "", "", "Ida Solvang"},
		{`Norwegian Foreign Minister Ida Solvang is due to meet Peru's Luis Carranza in the Kenyan capital, Nairobi, on Monday.`, "Norway–Peru", "planned", "2029-05-07", "Nairobi", "Ida Solvang, Luis Carranza"},
		{`Norway and Peru held talks on the deadlock in Kenya on Thursday.`, "Norway–Peru", "held", "2029-05-03", "", ""},
		{`Norwegian Foreign Minister Ida Solvang said after a meeting in Lima on Thursday that the plan was dead.`, "meeting in Lima", "held", "2029-05-03", "Lima", "Ida Solvang"},
		{`Norwegian Foreign Minister Ida Solvang is heading to Lima on Monday to meet Peruvian President Luis Carranza.`, "Norway–Peru", "planned", "2029-05-07", "Lima", "Ida Solvang, Luis Carranza"},
		{`Norwegian Foreign Minister Ida Solvang flew to Lima on Thursday to meet Peruvian President Luis Carranza.`, "Norway–Peru", "held", "2029-05-03", "Lima", "Ida Solvang, Luis Carranza"},
		{`Kenyan President Ada Moen has invited Peruvian President Luis Carranza to her office on Friday to discuss fish.`, "Kenya–Peru", "proposed", "2029-05-04", "", "Ada Moen, Luis Carranza"},
		{`A Norwegian delegation led by Trade Minister Ida Solvang, envoy Tor Brekkvik and adviser Ada Moen will visit Lima for negotiations on Monday.`, "Ada Moen–Ida Solvang–Tor Brekkvik", "planned", "2029-05-07", "Lima", "Ada Moen, Ida Solvang, Tor Brekkvik"},
		{`Norwegian President Ida Solvang spoke of Kenya trade talks and the coming meeting of Norwegian envoy Ada Moen with Peruvian President Luis Carranza.`, "Norway–Peru", "planned", "", "", "Ada Moen, Luis Carranza"},
		{`Northlea Times reports that Ida Solvang, the mayor, is in talks with Luis Carranza, the governor, in Bergen this week.`, "Ida Solvang–Luis Carranza", "under-way", "2029-W18", "Bergen", "Ida Solvang, Luis Carranza"},
		{`Norway will pay if Northlea Corp postpones its shareholder meeting in Bergen on May 21.`, "Northlea Corp", "planned", "2029-05-21", "Bergen", ""},
		{`The NATO Council, meeting in Brussels, on Thursday said no.`, "NATO", "held", "2029-05-03", "Brussels", ""},
		{`Norwegian envoy Ida Solvang met with rebels in Bergen on Thursday.`, "Norway–rebels", "held", "2029-05-03", "Bergen", "Ida Solvang"},
		{`NATO ministers met in Brussels (1:46) on Thursday.`, "NATO", "held", "2029-05-03", "Brussels", ""},
		{`Ministers from 27 countries are meeting in Brussels to discuss the crisis.`, "Ministers", "under-way", "", "Brussels", ""},
	} {
		ms, w := read(t, tt.text)
		var people []string
		for _, m := range ms {
			for i := range m.Delegations {
				people = append(people, seated(&m.Delegations[i], w)...)
			}
		}
		slices.Sort(people)
		if len(ms) != 1 || ms[0].Label != tt.label || ms[0].Status != tt.status || ms[0].When.Value != tt.when || string(ms[0].Place) != tt.place || strings.Join(people, ", ") != tt.people {
			t.Errorf("%s\n  %q", tt.text, people)
			for _, m := range ms {
				t.Errorf("  %s %s %s %q", m.Label, m.Status, m.When.Value, m.Place)
			}
		}
	}
	for _, text := range []string{
		`Kenyan migrants crossed into Norway on Thursday, where they were met by Norwegian police officers.`,
		`Peruvian President Luis Carranza met reporters in Lima on Thursday.`,
		`The Organization of the Coastal Conference said on Thursday that it wants a ban.`,
		`In Norway's first meeting with Peru this season, Luis Carranza scored on Thursday.`,
		`Norwegian actor Ida Solvang met Peruvian President Luis Carranza in 2012.`,
		`Norwegian prosecutors asked on Thursday whether President Ida Solvang knew of any meeting with Peruvian President Luis Carranza.`,
		`Norwegian and Peruvian fighters were holed up in a conference center on Thursday.`,
		`There has been talk of negotiated settlements that could include Norway and Peru.`,
	} {
		if ms, _ := read(t, text); len(ms) != 0 {
			t.Errorf("%s\n  %s", text, ms[0].Label)
		}
	}
}

// A team that a side sends is its delegation, though the talks were told of before.
func TestSentTeam(t *testing.T) {
	ms, w := read(t, `Norway and Peru held talks in Lisbon on Thursday. Norway's delegation was led by Ingrid Solvang. It also included Tor Brekkvik and Marit Ekelund. Peru sent a lower-level team led by presidential adviser Luis Carranza, with ambassador Rosa Quintero.`)
	if len(ms) != 1 {
		t.Fatalf("%d meetings", len(ms))
	}
	if d := party(ms[0], "Peru"); d == nil || !slices.Equal(seated(d, w), []string{"Luis Carranza", "Rosa Quintero"}) || w.Get(string(d.Head)).Name != "Luis Carranza" {
		t.Errorf("Peru: %+v", d)
	}
}
