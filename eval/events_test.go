package eval_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"synoptic/eval"
	"synoptic/news"
)

// TestEventLabels checks the labelled events of the bench: nothing but pointers
// and judgements, and, where the bench is at hand, that every pointer points
// into the article that was labelled, and that all of them are scored.
func TestEventLabels(t *testing.T) {
	files, err := filepath.Glob("labels/*/*.gold.json")
	if err != nil || len(files) < 3 {
		t.Fatalf("%d label files, %v", len(files), err)
	}
	judgement := regexp.MustCompile(`^(@\d{3}:\d+-\d+|[\pL\d ._/?'’-]{0,40})$`)
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		var tree map[string]any
		if err := json.Unmarshal(b, &tree); err != nil {
			t.Fatalf("%s: %v", f, err)
		}
		delete(tree, "about") // ours
		delete(tree, "articles")
		eachString(tree, func(s string) {
			if !judgement.MatchString(s) {
				t.Errorf("%s: %q is neither a pointer nor a judgement", f, s)
			}
		})
	}
	var table bytes.Buffer
	err = eval.Events(context.Background(), &table, false)
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("the bench is not here")
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if name := strings.TrimSuffix(filepath.Base(f), ".gold.json"); filepath.Base(filepath.Dir(f)) == "events" && !strings.Contains(table.String(), "\n# "+name+" (") {
			t.Errorf("%s is not in the table", name)
		}
	}
	for line := range strings.Lines(table.String()) {
		if strings.HasPrefix(line, "evidence equals the bytes") && !strings.Contains(line, " 1.000") {
			t.Errorf("some words are not the article's: %s", line)
		}
	}
	if *update {
		if err := os.WriteFile("results/dossier-real.txt", table.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func eachString(x any, f func(string)) {
	switch x := x.(type) {
	case string:
		f(x)
	case []any:
		for _, y := range x {
			eachString(y, f)
		}
	case map[string]any:
		for k, y := range x {
			f(k)
			eachString(y, f)
		}
	}
}

// TestPointers reads labels that point into a bench of one article.
func TestPointers(t *testing.T) {
	shared := t.TempDir()
	t.Setenv("SYNOPTIC_SHARED", shared)
	bench := filepath.Join(shared, "bench", "set")
	if err := os.MkdirAll(bench, 0o755); err != nil {
		t.Fatal(err)
	}
	write := func(path, s string) string {
		if err := os.WriteFile(path, []byte(s), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	write(filepath.Join(bench, "dev.jsonl"), `{"id":"x1","text":"Zoë Marr of Ostheim said: “No.”","date":"2031-05-06T00:00:00"}`+"\n")
	label := func(sum, at string) string {
		return write(filepath.Join(shared, "e.gold.json"), `{"bench":"set/dev.jsonl","articles":[{"as":"000","id":"x1","sha256":"`+sum+`"}],"complete":["quotes"],
			"people":[{"name":"@000:0-9","side":["@000:13-20",""]}],"quotes":[{"at":["`+at+`"],"speaker":"@000:5-9"}]}`)
	}
	g, err := eval.ReadGold(label("", "@000:30-33"))
	if err != nil {
		t.Fatal(err)
	}
	if g.People[0].Name != "Zoë Marr" || g.People[0].Side[0] != "Ostheim" || g.Quotes[0].Text != "No." || g.Quotes[0].Speaker[0] != "Marr" {
		t.Errorf("pointers read as %q, %q, %q, %q", g.People[0].Name, g.People[0].Side[0], g.Quotes[0].Text, g.Quotes[0].Speaker[0])
	}
	as, err := g.Reports(context.Background())
	if err != nil || len(as) != 1 || as[0].Location != "000" || as[0].Published.Value != "2031-05-06" {
		t.Errorf("reports: %v, %v", as, err)
	}
	if _, err := eval.ReadGold(label("00ff", "@000:30-33")); err == nil || !strings.Contains(err.Error(), "not the one that was labelled") {
		t.Errorf("a changed text: %v", err)
	}
	if _, err := eval.ReadGold(label("", "@000:30-333")); err == nil || !strings.Contains(err.Error(), "outside") {
		t.Errorf("a pointer behind the end: %v", err)
	}
	if _, err := eval.ReadGold(label("", "000:30")); err == nil || !strings.Contains(err.Error(), "no pointer") {
		t.Errorf("no pointer: %v", err)
	}
}

// TestPrecision scores a record that has one labelled person, one that is not
// labelled and one on the wrong side.
func TestPrecision(t *testing.T) {
	path := filepath.Join(t.TempDir(), "e.gold.json")
	if err := os.WriteFile(path, []byte(`{"complete":["people"],"people":[{"name":"Ada Quill","side":"Ostheim"},{"name":"Bo Tern","side":["Ostheim"]},{"name":"Cy Vane","side":"Ostheim"}]}`), 0o644); err != nil {
		t.Fatal(err)
	}
	g, err := eval.ReadGold(path)
	if err != nil {
		t.Fatal(err)
	}
	person := func(name string, party news.Null, grade news.Grade) news.Entity {
		return news.Entity{Type: news.Person, Name: name, Party: party, Support: news.Support{Grade: grade}}
	}
	d := &news.Dossier{Entities: []news.Entity{person("Ada Quill", "Ostheim", "A"), person("Bo Tern", "Vessia", "A"), person("Dee Wren", "", "B")}}
	var b bytes.Buffer
	eval.Dossier(&b, d, g, false)
	for _, want := range []string{"people found with right side            1      3   0.333        1      3     0.333",
		"lines of grade A                                                1      2     0.500", "lines of grade B                                                0      1     0.000"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no line %q in\n%s", want, b.String())
		}
	}
}
