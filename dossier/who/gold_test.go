package who_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"synoptic/dossier/who"
	"synoptic/identity"
	"synoptic/lang"
	"synoptic/news"
)

// TestPeople measures persons, sides and offices against a labelled event,
// where the folder of labelled data is at hand.
func TestPeople(t *testing.T) {
	shared := os.Getenv("SYNOPTIC_SHARED")
	if shared == "" {
		t.Skip("no labelled data: set SYNOPTIC_SHARED")
	}
	golds, _ := filepath.Glob(filepath.Join(shared, "reports", "*.gold.json"))
	for _, g := range golds {
		people(t, g)
	}
}

type person struct {
	Name     string   `json:"name"`
	Variants []string `json:"variants"`
	Side     string   `json:"side"`
	Role     []string `json:"role"`
	In       []string `json:"in"`
}

func people(t *testing.T, path string) {
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var gold struct{ People []person }
	if err := json.Unmarshal(b, &gold); err != nil {
		t.Fatal(err)
	}
	files, _ := filepath.Glob(filepath.Join(strings.TrimSuffix(path, ".gold.json"), "*.txt"))
	var docs []*news.Doc
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		id, _, _ := strings.Cut(filepath.Base(f), "_")
		docs = append(docs, lang.Read(&news.Article{ID: id, Text: string(text)}))
	}
	w := who.Resolve(docs, nil)
	found, sided, wrong, in, inWanted, office := 0, 0, 0, 0, 0, 0
	for _, p := range gold.People {
		var e *news.Entity
		for i, x := range w.Entities {
			if x.Type == news.Person && identity.Surname(x.Name) != "" && slices.ContainsFunc(append(p.Variants, p.Name), func(v string) bool {
				verdict, _, _ := identity.Persons(v, x.Name)
				return verdict == identity.Same
			}) {
				e = &w.Entities[i]
			}
		}
		if e == nil {
			t.Logf("missing: %s", p.Name)
			continue
		}
		found++
		switch string(e.Party) {
		case p.Side:
			sided++
		case "":
			t.Logf("no side: %s", p.Name)
		default:
			wrong++
			t.Logf("wrong side: %s: %s, not %s", p.Name, e.Party, p.Side)
		}
		for _, a := range p.In {
			inWanted++
			if slices.Contains(e.Articles, a) {
				in++
			} else {
				t.Logf("%s is not found in %s", p.Name, a)
			}
		}
		if slices.ContainsFunc(e.Roles, func(r news.EntityRole) bool {
			return slices.ContainsFunc(p.Role, func(s string) bool { return strings.Contains(strings.ToLower(r.Title), s) })
		}) {
			office++
		} else {
			t.Logf("%s: none of the offices %v in %v", p.Name, p.Role, e.Roles)
		}
	}
	t.Logf("%s: of %d people %d found, %d with the right side, %d with a wrong one, %d with the office; %d of %d articles",
		filepath.Base(path), len(gold.People), found, sided, wrong, office, in, inWanted)
	if sided*20 < found*19 {
		t.Errorf("%d of %d found people have the right side", sided, found)
	}
}
