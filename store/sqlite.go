package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"

	"github.com/pressly/goose/v3"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"synoptic/news"
)

// OpenSQLite opens the store in a file, made with its folders when it is not
// there. One process writes at a time, others wait up to ten seconds.
func OpenSQLite(ctx context.Context, path string) (*DB, error) {
	fail := func(err error) error {
		hint := ""
		if errors.Is(err, os.ErrPermission) {
			hint = "name another place with --db"
		}
		if h := news.HintOf(err); h != "" {
			hint = h
		}
		return &news.Error{Kind: news.Unusable, Hint: hint, Err: fmt.Errorf("store %s: %w", path, err)}
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return nil, fail(err)
	}
	write, err := sql.Open("sqlite", dsn(path, "immediate", writeCache))
	if err != nil {
		return nil, fail(err)
	}
	write.SetMaxOpenConns(1)
	read, err := sql.Open("sqlite", dsn(path, "deferred", readCache))
	if err != nil {
		return nil, errors.Join(fail(err), write.Close())
	}
	read.SetMaxOpenConns(max(4, runtime.GOMAXPROCS(0)))
	db := &DB{write: write, read: read, dialect: liteDialect{}, place: path}
	if err := migrate(ctx, write, "sqlite", goose.DialectSQLite3); err != nil {
		return nil, errors.Join(fail(err), db.Close())
	}
	conn, err := write.Conn(ctx)
	if err != nil {
		return nil, errors.Join(fail(err), db.Close())
	}
	db.lite = &liteWriter{conn: conn, stmts: map[string]*sql.Stmt{}, free: make(chan struct{}, 1)}
	return db, nil
}

// liteWriter is the one connection that writes. It keeps its statements
// prepared: of a small change, to prepare them is a third of the work.
type liteWriter struct {
	conn  *sql.Conn
	stmts map[string]*sql.Stmt
	free  chan struct{} // held by the change that is being written
}

func (l *liteWriter) once(ctx context.Context, f func(session) error) error {
	select {
	case l.free <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { <-l.free }()
	if err := ctx.Err(); err != nil {
		return err
	}
	if _, err := l.conn.ExecContext(ctx, "begin immediate"); err != nil {
		return err
	}
	err := f(l)
	if err == nil {
		if _, err = l.conn.ExecContext(context.WithoutCancel(ctx), "commit"); err == nil {
			return nil
		}
	}
	_, undo := l.conn.ExecContext(context.WithoutCancel(ctx), "rollback")
	if ctx.Err() != nil || undo != nil && strings.Contains(undo.Error(), "no transaction is active") {
		undo = nil // the database took it back itself
	}
	return errors.Join(err, undo)
}

// ExecContext runs a statement inside the change.
func (l *liteWriter) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	s, err := l.prepare(ctx, query)
	if err != nil {
		return nil, err
	}
	return s.ExecContext(ctx, args...)
}

// QueryRowContext asks for one row inside the change.
func (l *liteWriter) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	return l.conn.QueryRowContext(ctx, query, args...)
}

func (l *liteWriter) prepare(ctx context.Context, query string) (*sql.Stmt, error) {
	if s := l.stmts[query]; s != nil {
		return s, nil
	}
	s, err := l.conn.PrepareContext(ctx, query)
	if err == nil {
		l.stmts[query] = s
	}
	return s, err
}

func (l *liteWriter) close() error {
	l.free <- struct{}{}
	var err error
	for _, s := range l.stmts {
		err = errors.Join(err, s.Close())
	}
	return errors.Join(err, l.conn.Close())
}

// What a connection keeps of the file in memory, in KB: there is one that
// writes and several that read.
const (
	writeCache = 64 << 10
	readCache  = 16 << 10
)

// dsn names the file and how it is used: readers do not wait for the writer
// (WAL), and a commit survives the end of the process at once and a power cut
// but for the last moments before it, never in part (synchronous=normal); the
// log of items is what work is done again from.
func dsn(path, lock string, cache int) string {
	v := url.Values{}
	for _, p := range []string{"journal_mode(wal)", "synchronous(normal)", "busy_timeout(10000)", "foreign_keys(on)",
		fmt.Sprintf("cache_size(-%d)", cache), "temp_store(memory)", "journal_size_limit(67108864)"} {
		v.Add("_pragma", p)
	}
	v.Set("_txlock", lock)
	return "file:" + (&url.URL{Path: path}).EscapedPath() + "?" + v.Encode()
}

// Backup writes a copy of the store, as it stands at one moment, to a new
// file, while others read and write. PostgreSQL has pg_dump for that.
func (db *DB) Backup(ctx context.Context, path string) error {
	if _, ok := db.dialect.(liteDialect); !ok {
		return &news.Error{Kind: news.Usage, Hint: "use pg_dump, or synoptic export", Err: errors.New("backup copies an SQLite store")}
	}
	if _, err := os.Stat(path); err == nil {
		return &news.Error{Kind: news.Usage, Hint: "name a new file", Err: fmt.Errorf("%s is there already", path)}
	}
	tmp := path + ".part"
	_ = os.Remove(tmp)
	if _, err := db.read.ExecContext(ctx, `vacuum into $1`, tmp); err != nil {
		_ = os.Remove(tmp)
		return err
	}
	return os.Rename(tmp, path)
}

type liteDialect struct{}

func (liteDialect) conflict(err error) bool {
	var e *sqlite.Error
	return errors.As(err, &e) && (e.Code()&0xff == sqlite3.SQLITE_BUSY || e.Code()&0xff == sqlite3.SQLITE_LOCKED)
}

func (liteDialect) full(err error) bool {
	var e *sqlite.Error
	return errors.As(err, &e) && e.Code()&0xff == sqlite3.SQLITE_FULL || errors.Is(err, syscall.ENOSPC)
}

func (liteDialect) index(w writer, rows []found) error {
	for _, r := range rows {
		res, err := w.tx.ExecContext(w.ctx, `insert into found (kind, ref, story, day, title, body) values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
			r.kind, r.ref, r.story, r.day, r.title, r.body)
		if err != nil {
			return err
		}
		if n, err := res.RowsAffected(); err != nil || n == 0 {
			if err != nil {
				return err
			}
			continue
		}
		id, err := res.LastInsertId()
		if err != nil {
			return err
		}
		if err := w.do(`insert into found_text (rowid, title, body, outlet, person, place) values ($1, $2, $3, $4, $5, $6)`,
			id, r.title, r.words, r.outlet, r.person, r.place); err != nil {
			return err
		}
	}
	return nil
}

func (liteDialect) unindex(w writer, where string, args ...any) error {
	if err := w.do(`delete from found_text where rowid in (select id from found where `+where+`)`, args...); err != nil {
		return err
	}
	return w.do(`delete from found where `+where, args...)
}

func (liteDialect) match(q query, arg func(any) string) (from, where, order string) {
	if q.empty() {
		return "found f", "1 = 1", "f.day desc, f.kind, f.ref"
	}
	return "found_text t join found f on f.id = t.rowid", "found_text match " + arg(q.lite()),
		"bm25(found_text, 5.0, 1.0, 2.0, 2.0, 2.0), f.kind, f.ref"
}

// lite writes a query in the language of FTS5. Every word is quoted, so that
// nothing of a user's text is taken for syntax.
func (q query) lite() string {
	switch q.op {
	case opWord:
		var b strings.Builder
		if q.field != "" {
			b.WriteString(q.field + " : ")
		}
		b.WriteString(`"` + strings.ReplaceAll(q.word, `"`, `""`) + `"`)
		if q.prefix {
			b.WriteString(" *")
		}
		return b.String()
	case opNot: // of two: the first and not the second
		return "(" + q.args[0].lite() + " NOT " + q.args[1].lite() + ")"
	}
	join := " AND "
	if q.op == opOr {
		join = " OR "
	}
	parts := make([]string, len(q.args))
	for i, a := range q.args {
		parts[i] = a.lite()
	}
	return "(" + strings.Join(parts, join) + ")"
}
