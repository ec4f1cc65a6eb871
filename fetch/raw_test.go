package fetch

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// What Raws gives, read by Parse, is what Read gives.
func TestRawsThenParse(t *testing.T) {
	dir := t.TempDir()
	for name, body := range map[string]string{
		"a.txt": sentence, "b.html": aPage, "c.warc": archiveOf(2)[0] + archiveOf(2)[1],
		"d.jsonl": `{"id":"7","text":"The ferry left at noon.","outlet":"Harbour Post"}` + "\nbroken\n" + `{"title":"no text"}`,
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(body), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	texts := map[string]bool{}
	want := 0
	for a, err := range Read(t.Context(), []string{dir}, Options{}) {
		if err == nil {
			texts[a.Outlet+"|"+a.URL+"|"+a.Text] = true
			want++
		}
	}
	ids := map[string]bool{}
	got, refused := 0, 0
	for raw, err := range Raws(t.Context(), []string{dir}, Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		ids[raw.ID] = true
		a, err := Parse(raw, nil)
		if err != nil {
			refused++
			continue
		}
		got++
		if !texts[a.Outlet+"|"+a.URL+"|"+a.Text] || len(a.ID) != 12 {
			t.Errorf("%s is read as %+v", raw.Location, a)
		}
	}
	if got != want || want < 4 || refused != 2 || len(ids) != got+refused {
		t.Errorf("%d articles of %d, %d refused, %d ids", got, want, refused, len(ids))
	}
}

func TestWARCObserved(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.warc")
	if err := os.WriteFile(path, []byte(archiveOf(1)[0]), 0o644); err != nil {
		t.Fatal(err)
	}
	var seen []time.Time
	for raw, err := range Raws(t.Context(), []string{path}, Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		seen = append(seen, raw.Observed)
	}
	if len(seen) != 1 || !slices.IsSortedFunc(seen, time.Time.Compare) {
		t.Errorf("items seen at %v", seen)
	}
}
