package differ

import (
	"testing"

	"synoptic/dossier/line"
	"synoptic/lang"
	"synoptic/news"
)

func TestAges(t *testing.T) {
	read := func(id, day, text string) *news.Doc {
		return lang.Read(&news.Article{ID: id, Text: text, Published: news.Published{Value: day, Precision: "day"}})
	}
	tests := []struct {
		name, day, other string
		want             int
	}{
		{"two ages", "2031-05-02", "Divers found 38-year-old Ole Vell in the harbour of Port Sel.", 1},
		{"one age", "2031-05-02", "Divers found 36-year-old Ole Vell in the harbour of Port Sel.", 0},
		{"two years later", "2033-06-02", "A court heard Ole Vell, 38, on Monday about the harbour of Port Sel.", 0},
		{"his son", "2031-05-02", "Divers found 11-year-old Olle Vell in the harbour of Port Sel.", 0},
		{"a son of his name", "2031-05-02", "Divers found 11-year-old Ole Brun Vell in the harbour of Port Sel.", 0},
		{"somebody else", "2031-05-02", "Divers found 38-year-old Ada Druse in the harbour of Port Sel.", 0},
	}
	for _, tt := range tests {
		docs := []*news.Doc{read("a", "2031-05-01", "Ole Vell, 36, of Port Sel, went missing on Sunday night."), read("b", tt.day, tt.other)}
		got := Find(&news.Dossier{}, docs, line.Origins{"a": "1", "b": "2"})
		if len(got) != tt.want || tt.want > 0 && (got[0].Kind != "value" || got[0].About != "Ole Vell, age") {
			t.Errorf("%s: got %+v, want %d", tt.name, got, tt.want)
		}
	}
}

func TestHomes(t *testing.T) {
	for want, other := range map[int]string{
		1: "Ole Vell, 36, of Tarnham, was charged on Monday with theft. He was seen at the harbour of Port Sel.",
		0: "Ole Vell, 36, of Tarnham in Port Sel, was charged on Monday with theft.",
	} {
		docs := []*news.Doc{lang.Read(&news.Article{ID: "a", Text: "Ole Vell, 36, of Port Sel, was charged on Monday with theft."}), lang.Read(&news.Article{ID: "b", Text: other})}
		if got := Find(&news.Dossier{}, docs, line.Origins{"a": "1", "b": "2"}); len(got) != want {
			t.Errorf("%s: got %+v", other, got)
		}
	}
}

func TestOneWord(t *testing.T) {
	tests := []struct {
		typ  news.EntityType
		a, b string
		want bool
	}{
		{news.Person, "Karolos Druse", "Carolos Druse", true},
		{news.Person, "Manuel Druse", "Daniel Druse", false},
		{news.Person, "Chris Druse", "Christopher Druse", false},
		{news.Person, "Brittany Druse", "Brittney Lynn Druse", true},
		{news.Person, "Ole Brun Druse", "Ole Vell Druse", false},
		{news.Organization, "Emmanuel Church of Sel", "Emanuel Church of Sel", true},
		{news.Organization, "Sel Organisation of Ports", "Sel Organization of Ports", false},
	}
	for _, tt := range tests {
		e := news.Entity{Type: tt.typ, Names: []news.NameForm{{Text: tt.a, Articles: []string{"a"}}, {Text: tt.b, Articles: []string{"b"}}}}
		if got := len(oneWord(e)) == 2; got != tt.want {
			t.Errorf("%s, %s: got %v, want %v", tt.a, tt.b, got, tt.want)
		}
	}
}

func TestFamilyNames(t *testing.T) {
	for want, names := range map[int][]string{2: {"Ole LaDrusetta III", "Ole Drusetta"}, 1: {"Sun Ho-jin", "Sun Ho"}} {
		e := news.Entity{Type: news.Person}
		for i, n := range names {
			e.Names = append(e.Names, news.NameForm{Text: n, Articles: []string{string(rune('a' + i))}})
		}
		if got := len(familyNames(e)); got != want {
			t.Errorf("%s: got %d spellings, want %d", names, got, want)
		}
	}
}

func TestUnder(t *testing.T) {
	if !under("harbour deputy marshal", "harbour city marshal") && under("deputy marshal", "marshal") {
		t.Error("a bare title says nothing of the rank")
	}
	if !under("assistant district attorney", "selmar county district attorney") || under("deputy harbour master", "deputy master") {
		t.Error("a deputy and who leads")
	}
}

func TestRecords(t *testing.T) {
	tests := []struct {
		name, a, b string
		want       int
	}{
		{"two records", "Ole Vell (31-2) won in Port Sel on Monday night.", "The harbour crowned Ole Vell, 30-2, on Monday night.", 1},
		{"one record", "Ole Vell (31-2) won in Port Sel on Monday night.", "The harbour crowned Ole Vell, 31-2, on Monday night.", 0},
		{"one with draws", "Ole Vell (31-2) won in Port Sel on Monday night.", "The harbour crowned Ole Vell, 31-2-1, on Monday night.", 0},
		{"before and after", "Ole Vell (31-2) won in Port Sel. Ole Vell (30-2) had been the favourite.", "The harbour crowned Ole Vell, 30-2, on Monday night.", 0},
	}
	for _, tt := range tests {
		docs := []*news.Doc{lang.Read(&news.Article{ID: "a", Text: tt.a}), lang.Read(&news.Article{ID: "b", Text: tt.b})}
		n := 0
		for _, x := range Find(&news.Dossier{}, docs, line.Origins{"a": "1", "b": "2"}) {
			if x.About == "Ole Vell, record" {
				n++
			}
		}
		if n != tt.want {
			t.Errorf("%s: %d differences of the record, want %d", tt.name, n, tt.want)
		}
	}
}
