// Package store keeps what the stream brings: items as they were taken in,
// articles with their layers, stories and the moves that made them, editions
// of their records. It is one set of SQL over two databases: SQLite in a file
// (OpenSQLite) and PostgreSQL (OpenPostgres). Both pass package storetest.
package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"sync"
	"time"

	"github.com/klauspost/compress/zstd"
	"github.com/pressly/goose/v3"

	"synoptic/news"
)

//go:embed migrations
var migrations embed.FS

// dialect is what the two databases do not share.
type dialect interface {
	// index puts rows into the full-text index; one whose kind and ref are
	// there already is passed over.
	index(w writer, rows []found) error
	// unindex takes the rows of a condition out of it.
	unindex(w writer, where string, args ...any) error
	// match gives the statement parts that ask for a query: a from clause
	// with found as f, a condition, and an order, best first.
	match(q query, arg func(any) string) (from, where, order string)
	// conflict tells whether an error means that somebody else wrote first.
	conflict(err error) bool
	// full tells whether an error means that there is no space left.
	full(err error) bool
}

// DB is a store in an SQL database. It is safe for use from many goroutines
// and, on PostgreSQL, from many processes.
type DB struct {
	write, read *sql.DB
	dialect     dialect
	place       string // where it is, without a password, for messages

	lite *liteWriter // the connection that writes, of SQLite
}

// session is where the statements of one transaction go.
type session interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

var _ news.Store = (*DB)(nil)

// Open opens the store at a place: a postgres:// address, or the path of an
// SQLite file, made when it is not there.
func Open(ctx context.Context, place string) (*DB, error) {
	if strings.HasPrefix(place, "postgres://") || strings.HasPrefix(place, "postgresql://") {
		return OpenPostgres(ctx, place)
	}
	return OpenSQLite(ctx, place)
}

// Place tells where the store is, without a password.
func (db *DB) Place() string { return db.place }

// Close closes the store; what was committed stays.
func (db *DB) Close() error {
	var err error
	if db.lite != nil {
		err = db.lite.close()
	}
	err = errors.Join(err, db.write.Close())
	if db.read != db.write {
		err = errors.Join(err, db.read.Close())
	}
	return err
}

// migrate brings the tables to the form that this program knows. A database
// that a later program made is refused.
func migrate(ctx context.Context, db *sql.DB, name string, d goose.Dialect) error {
	dir, err := fs.Sub(migrations, "migrations/"+name)
	if err != nil {
		return err
	}
	p, err := goose.NewProvider(d, db, dir)
	if err != nil {
		return err
	}
	have, err := p.GetDBVersion(ctx)
	if err != nil {
		return err
	}
	sources := p.ListSources()
	if last := sources[len(sources)-1].Version; have > last {
		return &news.Error{Kind: news.Unusable, Hint: "use the program that made it, or a later one",
			Err: fmt.Errorf("the store has form %d, this program knows forms up to %d", have, last)}
	}
	_, err = p.Up(ctx)
	return err
}

// tx runs f in a transaction, again when somebody else wrote first.
func (db *DB) tx(ctx context.Context, f func(session) error) error {
	const tries = 8
	var err error
	for n := range tries {
		err = db.once(ctx, f)
		if err != nil && db.dialect.full(err) {
			return &news.Error{Kind: news.Full, Hint: "free some space and start again: what was kept before is safe", Err: fmt.Errorf("store %s: %w", db.place, err)}
		}
		if err == nil || ctx.Err() != nil || !db.dialect.conflict(err) {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(time.Duration(1<<n) * 5 * time.Millisecond):
		}
	}
	return &news.Error{Kind: news.Conflict, Err: err}
}

func (db *DB) once(ctx context.Context, f func(session) error) error {
	if db.lite != nil {
		return db.lite.once(ctx, f)
	}
	tx, err := db.write.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := f(tx); err != nil {
		return errors.Join(err, ignoreDone(tx.Rollback()))
	}
	return tx.Commit()
}

func ignoreDone(err error) error {
	if errors.Is(err, sql.ErrTxDone) {
		return nil
	}
	return err
}

// maxPlain bounds what one packed value may hold when it is unpacked.
const maxPlain = 512 << 20

var (
	packer   = sync.OnceValue(func() *zstd.Encoder { e, _ := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(2)); return e })
	unpacker = sync.OnceValue(func() *zstd.Decoder {
		d, _ := zstd.NewReader(nil, zstd.WithDecoderConcurrency(2), zstd.WithDecoderMaxMemory(maxPlain))
		return d
	})
)

// pack compresses; nothing packs to nothing.
func pack(b []byte) []byte {
	if len(b) == 0 {
		return []byte{}
	}
	return packer().EncodeAll(b, nil)
}

func unpack(b []byte) ([]byte, error) {
	if len(b) == 0 {
		return nil, nil
	}
	return unpacker().DecodeAll(b, nil)
}

// millis gives a time as it is kept: Unix milliseconds, nil for none.
func millis(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return t.UnixMilli()
}

func fromMillis(n sql.NullInt64) time.Time {
	if !n.Valid {
		return time.Time{}
	}
	return time.UnixMilli(n.Int64).UTC()
}
