package store

import (
	"os"
	"path/filepath"
	"testing"

	"synoptic/news"
	"synoptic/store/pgtest"
	"synoptic/store/storetest"
)

func TestSQLite(t *testing.T) {
	contract(t, func(t *testing.T) string { return filepath.Join(t.TempDir(), "new", "a b%?.db") })
}

func TestPostgres(t *testing.T) {
	server := pgtest.Start(t)
	contract(t, func(t *testing.T) string { return server.Database(t) })
}

// contract runs what every store passes; place names a new one.
func contract(t *testing.T, place func(*testing.T) string) {
	open := func(t *testing.T) *DB {
		db, err := Open(t.Context(), place(t))
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { db.Close() })
		return db
	}
	storetest.Run(t, func(t *testing.T) news.Store { return open(t) })
	storetest.RunPeople(t, func(t *testing.T) news.People { return open(t) })
}

func TestBackup(t *testing.T) {
	dir := t.TempDir()
	db, err := Open(t.Context(), filepath.Join(dir, "a.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if err := db.Commit(t.Context(), &news.Change{Keep: []*news.Raw{{ID: "a", Body: []byte("x")}}}); err != nil {
		t.Fatal(err)
	}
	to := filepath.Join(dir, "copy's.db")
	if err := db.Backup(t.Context(), to); err != nil {
		t.Fatal(err)
	}
	if err := db.Backup(t.Context(), to); news.KindOf(err) != news.Usage {
		t.Errorf("a backup over a file that is there: %v", err)
	}
	back, err := Open(t.Context(), to)
	if err != nil {
		t.Fatal(err)
	}
	defer back.Close()
	if n, err := back.Counter(t.Context(), Log); n != 1 || err != nil {
		t.Errorf("the copy's log stands at %d, %v", n, err)
	}
}

func TestRefused(t *testing.T) {
	bad := filepath.Join(t.TempDir(), "no.db")
	if err := os.WriteFile(bad, []byte("this is no database, but it is long enough to look at as one, surely"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), bad); news.KindOf(err) != news.Unusable {
		t.Errorf("a file that is no database: %v", err)
	}
	if _, err := Open(t.Context(), "postgres://u:secret@127.0.0.1:1/x"); news.KindOf(err) != news.Unusable {
		t.Errorf("a server that is not there: %v", err)
	}
}

func FuzzQuery(f *testing.F) {
	for _, s := range []string{"a b", `"a b" OR title:c*`, "(a OR b) NOT c", "a:b", "NOT", "((", "“x", "outlet: y"} {
		f.Add(s, "Some a b text, with Çedilla.")
	}
	f.Fuzz(func(t *testing.T, s, text string) {
		q, err := parseQuery(s)
		if err != nil {
			if news.KindOf(err) != news.Usage {
				t.Errorf("%q: %v", s, err)
			}
			return
		}
		if !q.empty() {
			_, _ = q.lite(), q.postgres()
		}
		snippet(text, q)
	})
}
