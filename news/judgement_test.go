package news

import (
	"slices"
	"testing"
)

// TestStanding: an order of their own, each once, undoes and undoes of undoes,
// however they come.
func TestStanding(t *testing.T) {
	act := func(verdict, by, when string, undoes ...Judgement) Judgement {
		j := Judgement{A: Named{Name: "Ole"}, B: Named{Name: "Bo"}, Verdict: verdict, By: by, When: when}
		if len(undoes) > 0 {
			j.A, j.B, j.On = Named{}, Named{}, &Subject{Act: undoes[0].ID}
		}
		return j.Seal()
	}
	a, b := act(JudgedSame, "ada", "2031-04-01"), act(JudgedDifferent, "bo", "2031-04-01T08:00:00.5+01:00")
	c := act(JudgedSame, "cy", "2031-04-01T07:00:00Z")
	u := act(JudgedUndo, "bo", "2031-04-02", a)
	uu := act(JudgedUndo, "ada", "2031-04-03", u)
	for _, x := range []struct {
		name string
		acts []Judgement
		want []Judgement
	}{
		{"in order of time", []Judgement{b, a, c, a}, []Judgement{a, c, b}},
		{"undone", []Judgement{a, b, u}, []Judgement{b}},
		{"the undo undone", []Judgement{uu, u, a}, []Judgement{a}},
		{"undone twice", []Judgement{a, u, uu, act(JudgedUndo, "cy", "2031-04-04", a)}, nil},
		{"an undo of nothing here", []Judgement{b, u}, []Judgement{b}},
	} {
		for range 2 {
			if got := Standing(x.acts); !slices.Equal(got, x.want) {
				t.Errorf("%s: %+v", x.name, got)
			}
			x.acts = slices.Clone(x.acts)
			slices.Reverse(x.acts)
		}
	}
	if got := Undone([]Judgement{a, u, uu}); got[a.ID] != "" || got[u.ID] != uu.ID {
		t.Errorf("undone: %v", got)
	}
	if d := c; d.Seal().ID != c.ID || c.ID == a.ID {
		t.Error("an id is not that of what is said")
	}
}

// TestOnly keeps what is of one state; the record itself stays as it is.
func TestOnly(t *testing.T) {
	d := &Dossier{Positions: []Position{{ID: "p1"}, {ID: "p2"}}, Figures: []Figure{{ID: "f1"}}, Story: Story{Summary: []SummaryLine{{Line: "p1"}, {Line: "f1"}}},
		Vetting: &Vetting{Lines: []VettedLine{{Line: "p1", Status: StatusConfirmed}, {Line: "f1", Status: StatusCandidate, Pinned: true}}}}
	got := d.Only(StatusConfirmed)
	if len(got.Positions) != 1 || got.Positions[0].ID != "p1" || len(got.Figures) != 0 || len(got.Story.Summary) != 1 {
		t.Errorf("confirmed: %+v", got)
	}
	if got = d.Only(StatusCandidate); len(got.Positions) != 1 || got.Positions[0].ID != "p2" || len(got.Figures) != 1 || len(d.Positions) != 2 {
		t.Errorf("candidates: %+v", got)
	}
}
