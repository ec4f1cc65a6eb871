package data

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"synoptic/news"
)

func TestGroups(t *testing.T) {
	path := filepath.Join(t.TempDir(), "labels.tsv")
	text := "# a remark\n\ngroup\tVell\tvell/dev.jsonl\narticle\t000\tv1\tabcd\narticle\t001\tv2\tef01\t2029-05-04\npair\td\t@000:1-2\n" +
		"group\tOrvel\torvel/dev.jsonl\npair\ts\t@000:3-4\n"
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	var rows []string
	all, err := Groups(path, func(g int, x []string) error {
		rows = append(rows, strings.Join(append(x, strings.Repeat("i", g)), " "))
		return nil
	})
	if err != nil || len(all) != 2 || len(all[0].Articles) != 2 || all[0].Articles[1] != (Labelled{"001", "v2", "ef01", "2029-05-04"}) || all[1].File != "orvel/dev.jsonl" {
		t.Errorf("%+v, %v", all, err)
	}
	if got := strings.Join(rows, ";"); got != "pair d @000:1-2 ;pair s @000:3-4 i" {
		t.Error(got)
	}
	if err := os.WriteFile(path, []byte("pair\td\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Groups(path, nil); err == nil || !strings.Contains(err.Error(), ":1:") {
		t.Errorf("a label of no group: %v", err)
	}
}

func TestPlace(t *testing.T) {
	p, err := ParsePlace("@003:120-134")
	if err != nil || p.Article != "003" || p.Start != 120 || p.End != 134 {
		t.Fatalf("%+v, %v", p, err)
	}
	for _, x := range []struct {
		at   news.Evidence
		want bool
	}{
		{news.Evidence{Article: "003", Start: 133, End: 140}, true},
		{news.Evidence{Article: "003", Start: 134, End: 140}, false},
		{news.Evidence{Article: "002", Start: 120, End: 134}, false},
	} {
		if p.Met(x.at) != x.want {
			t.Errorf("%+v: not %v", x.at, x.want)
		}
	}
	for _, s := range []string{"", "003:1-2", "@003:1", "@003:x-2"} {
		if _, err := ParsePlace(s); err == nil {
			t.Errorf("%q is no place", s)
		}
	}
}
