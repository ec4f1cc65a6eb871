package shelf

import (
	"fmt"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"synoptic/news"
	"synoptic/store"
)

// TestPortrait joins one person over stories that spell the name in two ways,
// and keeps a namesake of another side, one of no known side under another
// spelling, and the place of that name apart.
func TestPortrait(t *testing.T) {
	db, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "desk.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for i, e := range []struct{ kind, name, party string }{
		{"person", "Serhiy Lundenko", "Ostavia"}, {"person", "Sergiy Lundenko", "Ostavia"}, {"person", "Serhiy Lundenko", ""},
		{"person", "Sergiy Lundenko", ""}, {"person", "Serhiy Lundenko", "Veskland"}, {"place", "Serhiy Lundenko", "Ostavia"},
		{"person", "Olena Lundenko", "Ostavia"},
	} {
		id := fmt.Sprintf("s%d", i)
		if err := db.Commit(t.Context(), &news.Change{
			Stories: []*news.StoryEntry{{ID: id, Version: 1, Last: time.Date(2031, 3, i+1, 0, 0, 0, 0, time.UTC)}},
			Editions: []news.Edition{{Story: id, Version: 1, Dossier: fmt.Appendf(nil,
				`{"entities":[{"id":"e%d","type":%q,"name":%q,"party":%q}],"statements":[{"id":"t","speaker":{"entity":"e%d"},"content":"We met"}]}`, i, e.kind, e.name, e.party, i)}},
		}); err != nil {
			t.Fatal(err)
		}
	}
	p, err := New(db).Portrait(t.Context(), "s0", "e0")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range p.Scenes {
		got = append(got, c.Story.ID)
	}
	if want := []string{"s0", "s2", "s1"}; !slices.Equal(got, want) {
		t.Errorf("scenes %v, not %v", got, want)
	}
}
