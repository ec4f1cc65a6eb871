package differ

import (
	"slices"
	"testing"

	"synoptic/news"
)

// TestReadouts holds that what two sides say of their meeting is set side by
// side, with what one alone speaks of, and that one side by itself is none.
func TestReadouts(t *testing.T) {
	statement := func(id, who, content string) news.Statement {
		return news.Statement{ID: id, Speaker: news.Speaker{Entity: news.Null(who)}, Content: content, Articles: []string{"a"}, Grade: news.GradeA}
	}
	seat := func(party, who string) news.Delegation {
		return news.Delegation{Party: party, Members: []news.Member{{Entity: who, Presence: "present"}}}
	}
	all := []news.Statement{
		statement("s1", "p", "the talks dealt with the sardine quota"),
		statement("s2", "q", "the talks were open and frank"),
		statement("s3", "q", "the weather in Lima is fine"),
	}
	tests := []struct {
		name       string
		statements []news.Statement
		want       int
	}{
		{"two sides", all, 2},
		{"one side", all[:1], 0},
		{"not of the meeting", []news.Statement{all[0], all[2]}, 0},
		{"spoken of elsewhere", append([]news.Statement{statement("s4", "q", "the sardine quota is too small")}, all...), 2},
	}
	for _, tt := range tests {
		d := &news.Dossier{
			Entities: []news.Entity{{ID: "p", Type: news.Person, Name: "Ada Vell", Party: "Norway"}, {ID: "q", Type: news.Person, Name: "Ole Ruiz", Party: "Peru"}},
			Meetings: []news.Meeting{
				{ID: "m", Status: "held", Delegations: []news.Delegation{seat("Norway", "p"), seat("Peru", "q")}, Support: news.Support{Articles: []string{"a"}, Origins: 1}},
				{ID: "n", Status: "planned", Delegations: []news.Delegation{seat("Norway", "p"), seat("Peru", "q")}, Support: news.Support{Articles: []string{"a"}, Origins: 1}}},
			Statements: tt.statements,
			Positions:  []news.Position{{Issue: "sardine quota"}},
		}
		readouts := Readouts(d)
		got := readouts[0]
		if len(got) != tt.want || len(readouts[1]) != 0 {
			t.Errorf("%s: %+v", tt.name, got)
			continue
		}
		if tt.name == "spoken of elsewhere" {
			if len(got[0].Alone) != 0 {
				t.Errorf("%s: %+v", tt.name, got)
			}
			continue
		}
		if tt.want == 2 && (!slices.Equal(got[0].Alone, []string{"sardine quota"}) || len(got[1].Alone) != 0 || !slices.Equal(got[1].Statements, []string{"s2"})) {
			t.Errorf("%s: %+v", tt.name, got)
		}
	}
}
