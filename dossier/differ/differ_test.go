package differ

import (
	"slices"
	"testing"

	"synoptic/dossier/line"
	"synoptic/news"
)

func role(norm, of string) news.EntityRole {
	return news.EntityRole{Title: norm, Norm: norm, Of: news.Null(of)}
}

func TestClash(t *testing.T) {
	former := role("culture minister", "Peru")
	former.Former = true
	tests := []struct {
		name string
		a, b news.EntityRole
		want string
	}{
		{"one office", role("foreign minister", "Peru"), role("foreign minister", "Peru"), ""},
		{"rank", role("deputy foreign minister", "Peru"), role("first deputy foreign minister", "Peru"), "the rank differs"},
		{"former", former, role("presidential adviser", "Peru"), "a former office here, a present one there"},
		{"bodies", role("director of vtk military intelligence agency", "Peru"), role("armed forces general staff head", "Peru"), "the body differs"},
		{"service and staff", role("head of military intelligence directorate", "Peru"), role("army's chief of staff", "Peru"), "the body differs"},
		{"initials", role("director of vtk", "Peru"), role("head of foreign intelligence service", "Peru"), ""},
		{"aide", role("presidential chief of staff", "Peru"), role("head of president's executive office", "Peru"), ""},
		{"attorneys", role("district attorney", ""), role("assistant district attorney", ""), "the rank differs"},
		{"party", role("leader of green party", "Peru"), role("head of budget committee", "Peru"), ""},
		{"two trades", role("lawyer", ""), role("envoy", "Peru"), ""},
	}
	for _, tt := range tests {
		got, _, _ := clash([]news.EntityRole{tt.a}, []news.EntityRole{tt.b})
		back, _, _ := clash([]news.EntityRole{tt.b}, []news.EntityRole{tt.a})
		if got != tt.want || back != tt.want {
			t.Errorf("%s: %q and %q, want %q", tt.name, got, back, tt.want)
		}
	}
}

func TestClashBesideGrade(t *testing.T) {
	a := []news.EntityRole{role("general", "Peru"), role("head of military intelligence directorate", "Peru")}
	b := []news.EntityRole{role("general", "Peru"), role("army's chief of staff", "Peru")}
	if got, _, _ := clash(a, b); got != "the body differs" {
		t.Errorf("got %q: a grade is no office", got)
	}
	if got, _, _ := clash(a, a[:1]); got != "" {
		t.Errorf("got %q where one article gives the grade alone", got)
	}
}

// TestClashBesideShared holds that an office of two ranks is contested also where the articles
// give another one in common, and not where one of them has both ranks.
func TestClashBesideShared(t *testing.T) {
	judge, low, high := role("judge", ""), role("assistant district attorney", ""), role("district attorney", "")
	if got, _, _ := clash([]news.EntityRole{judge, low}, []news.EntityRole{judge, high}); got != "the rank differs" {
		t.Errorf("got %q", got)
	}
	if got, _, _ := clash([]news.EntityRole{judge, low, high}, []news.EntityRole{judge, high}); got != "" {
		t.Errorf("got %q of one who rose", got)
	}
	low.Former, high.Former = true, true
	if got, _, _ := clash([]news.EntityRole{judge, low}, []news.EntityRole{judge, high}); got != "the rank differs" {
		t.Errorf("got %q of offices held then", got)
	}
}

func TestMembership(t *testing.T) {
	ev := func(a, text string) news.Evidence { return news.Evidence{Article: a, End: len(text), Text: text} }
	d := &news.Dossier{
		Entities: []news.Entity{{ID: "p", Type: news.Person, Name: "Ada Vell"}, {ID: "q", Type: news.Person, Name: "Ole Dahl"}},
		Meetings: []news.Meeting{{ID: "m", Label: "Norway–Peru", Delegations: []news.Delegation{{Party: "Norway",
			Lists: []news.Evidence{ev("a", "Vell and Dahl"), ev("b", "Vell")},
			Members: []news.Member{
				{Entity: "p", Presence: "present", Articles: []string{"a", "b"}, Evidence: []news.Evidence{ev("a", "Vell"), ev("b", "Vell")}},
				{Entity: "q", Presence: "present", Articles: []string{"a"}, Evidence: []news.Evidence{ev("a", "Dahl")}}}}}}},
	}
	got := Find(d, nil, line.Origins{"a": "1", "b": "2"})
	if len(got) != 1 || got[0].Kind != "membership" || !slices.Contains(got[0].Lines, "q") {
		t.Fatalf("got %+v, want the membership of Dahl", got)
	}
	if same := Find(d, nil, line.Origins{"a": "1", "b": "1"}); len(same) != 0 {
		t.Errorf("copies of one text differ: %+v", same)
	}
}

func TestNamesakes(t *testing.T) {
	named := func(id string, typ news.EntityType, name, article string) news.Entity {
		return news.Entity{ID: id, Type: typ, Name: name, Names: []news.NameForm{{Text: name, Articles: []string{article}, Count: 1}},
			Support: news.Support{Articles: []string{article}, Evidence: []news.Evidence{{Article: article, End: len(name), Text: name}}}}
	}
	tests := []struct {
		name string
		a, b news.Entity
		want int
	}{
		{"a ship", named("p", news.Place, "Belorandin", "a"), named("q", news.Person, "Belurandin", "b"), 1},
		{"a person", named("p", news.Person, "Otto Marbanti", "a"), named("q", news.Person, "Otto Lamarbanti", "b"), 1},
		{"known to one article", named("p", news.Place, "Belorandin", "a"), named("q", news.Place, "Belurandin", "a"), 0},
		{"two persons", named("p", news.Person, "Otto Marbanti", "a"), named("q", news.Person, "Jens Lamarbanti", "b"), 0},
		{"sides of a town", named("p", news.Place, "Northeast Vell", "a"), named("q", news.Place, "Northwest Vell", "b"), 0},
		{"a short word", named("p", news.Place, "Marat", "a"), named("q", news.Place, "Marit", "b"), 0},
	}
	for _, tt := range tests {
		got := Find(&news.Dossier{Entities: []news.Entity{tt.a, tt.b}}, nil, line.Origins{"a": "1", "b": "2"})
		if len(got) != tt.want {
			t.Errorf("%s: got %d differences, want %d", tt.name, len(got), tt.want)
		}
	}
}
