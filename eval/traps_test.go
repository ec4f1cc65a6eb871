package eval_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"synoptic/engine"
	"synoptic/fetch"
	"synoptic/news"
)

// TestTraps makes the record of each scene of traps/: what the trap is, the
// reports ("-- outlet, date --") and what is expected of the record. "+" says
// that it has a line with all the words between the bars, "-" that it has none.
func TestTraps(t *testing.T) {
	files, err := filepath.Glob("traps/*.txt")
	if err != nil || len(files) < 8 {
		t.Fatalf("%d scenes, %v", len(files), err)
	}
	for _, f := range files {
		t.Run(strings.TrimSuffix(filepath.Base(f), ".txt"), func(t *testing.T) {
			reports, expect := scene(t, f)
			for _, backwards := range []bool{false, true} {
				if backwards {
					slices.Reverse(reports)
				}
				d, err := engine.Brief(context.Background(), reports, engine.Options{})
				if err != nil {
					t.Fatal(err)
				}
				if len(d.Aside) > 0 {
					t.Errorf("set aside: %v", d.Aside)
				}
				lines := plainLines(d)
				for _, e := range expect {
					words := strings.Split(e[1:], "|")
					has := slices.ContainsFunc(lines, func(l string) bool {
						return !slices.ContainsFunc(words, func(w string) bool {
							return !strings.Contains(strings.ToLower(l), strings.ToLower(strings.TrimSpace(w)))
						})
					})
					if has != (e[0] == '+') {
						t.Errorf("%s\n%s", e, strings.Join(lines, "\n"))
					}
				}
			}
		})
	}
}

// scene reads a scene.
func scene(t *testing.T, path string) (reports []*news.Article, expect []string) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var lines strings.Builder
	for _, part := range strings.Split("\n"+string(b), "\n-- ")[1:] {
		head, body, ok := strings.Cut(part, " --\n")
		outlet, date, dated := strings.Cut(head, ", ")
		switch {
		case ok && head == "expect":
			expect = strings.Split(strings.TrimSpace(body), "\n")
		case ok && dated:
			j, err := json.Marshal(map[string]string{"id": outlet, "outlet": outlet + ".example", "published": date, "text": strings.TrimSpace(body)})
			if err != nil {
				t.Fatal(err)
			}
			lines.Write(append(j, '\n'))
		default:
			t.Fatalf("%s: %q is no heading", path, head)
		}
	}
	for a, err := range fetch.Read(context.Background(), []string{"-"}, fetch.Options{Stdin: strings.NewReader(lines.String())}) {
		if err != nil {
			t.Fatal(err)
		}
		reports = append(reports, a)
	}
	if len(reports) < 2 || len(expect) == 0 || strings.Trim(expect[0][:1], "+-") != "" {
		t.Fatalf("%s: %d reports, expected %q", path, len(reports), expect)
	}
	return reports, expect
}

// plainLines writes the lines of a record as plain words.
func plainLines(d *news.Dossier) []string {
	var out []string
	add := func(parts ...string) { out = append(out, strings.Join(parts, " | ")) }
	count := func(articles []string, origins int) string {
		return fmt.Sprintf("%d articles | %d origin", len(articles), origins)
	}
	name := map[string]string{}
	for _, e := range d.Entities {
		name[e.ID] = e.Name
		line := []string{string(e.Type), e.Name, string(e.Party)}
		for _, r := range e.Roles {
			line = append(line, r.Title)
		}
		add(line...)
	}
	for _, m := range d.Meetings {
		line := []string{"meeting", m.Label, m.When.Value, m.Status, "round " + string(m.Round)}
		for _, x := range m.Delegations {
			line = append(line, x.Party)
		}
		add(line...)
	}
	for _, s := range d.Statements {
		who := name[string(s.Speaker.Entity)]
		if who == "" {
			who = "nobody named"
		}
		add("statement", s.Speaker.Text, who, s.Content, s.Alignment, "relay "+string(s.Relay), count(s.Articles, s.Origins))
	}
	for _, p := range d.Positions {
		add("position", p.Party, p.Stance, p.Issue, p.Text)
	}
	for _, e := range d.Events {
		add("event", e.When.Value, e.Text)
	}
	for _, f := range d.Figures {
		line := []string{"figure", f.Name(), f.Unit, f.Scope, f.Verdict}
		for _, r := range f.Readings {
			line = append(line, fmt.Sprint(r.Best))
		}
		add(line...)
	}
	for _, x := range d.Differences {
		line := []string{"difference", x.Kind, x.About}
		for _, r := range x.Readings {
			line = append(line, r.Value)
		}
		add(line...)
	}
	return out
}
