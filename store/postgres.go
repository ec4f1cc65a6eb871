package store

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"

	"synoptic/news"
)

// OpenPostgres opens the store in the database of an address
// (postgres://user:password@host/name).
func OpenPostgres(ctx context.Context, address string) (*DB, error) {
	shown := address
	if u, err := url.Parse(address); err == nil {
		shown = u.Redacted()
	}
	fail := func(err error) error {
		return &news.Error{Kind: news.Unusable, Hint: "is the server up, and may this user make tables in the database?",
			Err: fmt.Errorf("store %s: %w", shown, err)}
	}
	conf, err := pgx.ParseConfig(address)
	if err != nil {
		return nil, fail(errors.New("not an address of PostgreSQL")) // the cause may hold the password
	}
	pool := stdlib.OpenDB(*conf)
	pool.SetMaxOpenConns(16)
	db := &DB{write: pool, read: pool, dialect: pgDialect{}, place: shown}
	if err := db.once(ctx, func(tx session) error { // two programs that start at once make the tables once
		if _, err := tx.ExecContext(ctx, `select pg_advisory_xact_lock(8319104)`); err != nil {
			return err
		}
		return migrate(ctx, pool, "postgres", goose.DialectPostgres)
	}); err != nil {
		return nil, errors.Join(fail(err), db.Close())
	}
	return db, nil
}

type pgDialect struct{}

// conflict: serialization failures, deadlocks, two inserts of one key.
func (pgDialect) conflict(err error) bool {
	var e *pgconn.PgError
	return errors.As(err, &e) && (e.Code == "40001" || e.Code == "40P01" || e.Code == "23505")
}

func (pgDialect) full(err error) bool {
	var e *pgconn.PgError
	return errors.As(err, &e) && e.Code == "53100"
}

func (pgDialect) index(w writer, rows []found) error {
	for _, r := range rows {
		if err := w.do(`insert into found (kind, ref, story, day, title, body, words)
			values ($1, $2, $3, $4, $5, $6, $7::tsvector) on conflict do nothing`,
			r.kind, r.ref, r.story, r.day, r.title, r.body, vector(r)); err != nil {
			return err
		}
	}
	return nil
}

// What a tsvector holds at most of one text.
const (
	maxVectorWords = 16000
	maxVectorBytes = 512 << 10
)

// vector writes the words of a row as a tsvector, cut as package store cuts
// them and not by the server, whose way depends on its locale. The field that
// a word stands in is its weight: A the title, B the outlet, C persons and
// places, D the body. Four weights are all there are, so the words of places
// stand a second time with a mark before them.
func vector(r found) string {
	var b strings.Builder
	n := 0
	for _, f := range []struct{ weight, mark, text string }{
		{"A", "", r.title}, {"B", "", r.outlet}, {"C", "", r.person}, {"C", "", r.place}, {"C", placeMark, r.place}, {"D", "", r.words}} {
		for _, w := range words(f.text) {
			if n++; n > maxVectorWords || b.Len() > maxVectorBytes {
				return b.String()
			}
			fmt.Fprintf(&b, "'%s%s':%d%s ", f.mark, w, n, f.weight)
		}
		n += 10 // no phrase goes from one field to the next
	}
	return b.String()
}

// placeMark is no word of any text: words hold no underscore.
const placeMark = "_place_"

func (pgDialect) unindex(w writer, where string, args ...any) error {
	return w.do(`delete from found where `+where, args...)
}

func (pgDialect) match(q query, arg func(any) string) (from, where, order string) {
	if q.empty() {
		return "found f", "1 = 1", "f.day desc, f.kind, f.ref"
	}
	return "found f, cast(" + arg(q.postgres()) + " as tsquery) tq", "f.words @@ tq",
		"ts_rank('{0.2, 0.4, 0.4, 1.0}', f.words, tq) desc, f.kind, f.ref"
}

var weights = map[string]string{"title": "A", "outlet": "B", "person": "C", "place": "C"}

// postgres writes a query in the language of tsquery. Words hold letters and
// digits alone, so that nothing of a user's text is taken for syntax.
func (q query) postgres() string {
	switch q.op {
	case opWord:
		var parts []string
		for _, w := range words(q.word) {
			if q.field == "place" {
				w = placeMark + w
			}
			mark := weights[q.field]
			if q.prefix {
				mark = "*" + mark
			}
			w = "'" + w + "'"
			if mark != "" {
				w += ":" + mark
			}
			parts = append(parts, w)
		}
		return "(" + strings.Join(parts, " <-> ") + ")"
	case opNot:
		return "(" + q.args[0].postgres() + " & !" + q.args[1].postgres() + ")"
	}
	join := " & "
	if q.op == opOr {
		join = " | "
	}
	parts := make([]string, len(q.args))
	for i, a := range q.args {
		parts[i] = a.postgres()
	}
	return "(" + strings.Join(parts, join) + ")"
}
