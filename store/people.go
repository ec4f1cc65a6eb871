package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"
	"strings"
	"time"

	"synoptic/news"
)

var _ news.People = (*DB)(nil)

// accountFields are the columns that scanAccount reads, with a table's name
// before each where two have such a column.
func accountFields(table string) string {
	return table + "id, " + table + "name, " + table + "role, " + table + "hash, " + table + "subject, " + table + "made"
}

// accountInto gives where the columns of an account go.
func accountInto(a *news.Account, made *int64) []any {
	return []any{&a.ID, &a.Name, &a.Role, &a.Hash, &a.Subject, made}
}

func scanAccount(scan func(...any) error) (*news.Account, error) {
	a, made := &news.Account{}, int64(0)
	err := scan(accountInto(a, &made)...)
	a.Made = time.UnixMilli(made).UTC()
	return a, err
}

// Accounts gives every account, by name.
func (db *DB) Accounts(ctx context.Context) iter.Seq2[*news.Account, error] {
	return each(ctx, db.read, `select `+accountFields("")+` from account order by name`, nil, scanAccount)
}

// Account gives one account by the first of the arguments that is not "".
func (db *DB) Account(ctx context.Context, id, name, subject string) (*news.Account, error) {
	column, value := "id", id
	switch {
	case id != "":
	case name != "":
		column, value = "name", name
	default:
		column, value = "subject", subject
	}
	if value == "" {
		return nil, none("account", "without a name")
	}
	a, err := scanAccount(db.read.QueryRowContext(ctx, `select `+accountFields("")+` from account where `+column+` = $1`, clean(value)).Scan)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, none("account", value)
	}
	return a, err
}

func none(what, name string) error {
	return &news.Error{Kind: news.Missing, Err: fmt.Errorf("there is no %s %s", what, name)}
}

const sessionFields = `s.hash, s.account, s.made, s.seen, s.origin, s.agent`

// sessionInto gives where the columns of a session go, and what to call then.
func sessionInto(s *news.Session) ([]any, func()) {
	var made, seen int64
	return []any{&s.Hash, &s.Account, &made, &seen, &s.From, &s.Agent}, func() {
		s.Made, s.Seen = time.UnixMilli(made).UTC(), time.UnixMilli(seen).UTC()
	}
}

// Sessions gives the sessions of an account, the latest used first.
func (db *DB) Sessions(ctx context.Context, account string) iter.Seq2[*news.Session, error] {
	return each(ctx, db.read, `select `+sessionFields+` from session s where s.account = $1 order by s.seen desc, s.hash`, args{account},
		func(scan func(...any) error) (*news.Session, error) {
			s := &news.Session{}
			to, done := sessionInto(s)
			err := scan(to...)
			done()
			return s, err
		})
}

// Session gives a session and whose it is.
func (db *DB) Session(ctx context.Context, hash string) (*news.Session, *news.Account, error) {
	s, a, made := &news.Session{}, &news.Account{}, int64(0)
	to, done := sessionInto(s)
	err := db.read.QueryRowContext(ctx, `select `+sessionFields+`, `+accountFields("a.")+` from session s join account a on a.id = s.account
		where s.hash = $1`, hash).Scan(append(to, accountInto(a, &made)...)...)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil, none("session", "of this secret")
	}
	done()
	a.Made = time.UnixMilli(made).UTC()
	return s, a, err
}

const tokenFields = `t.id, t.account, t.label, t.hash, t.role, t.made, t.expires, t.used`

func tokenInto(t *news.APIToken) ([]any, func()) {
	var made, expires int64
	var used sql.NullInt64
	return []any{&t.ID, &t.Account, &t.Label, &t.Hash, &t.Role, &made, &expires, &used}, func() {
		t.Made, t.Expires, t.Used = time.UnixMilli(made).UTC(), time.UnixMilli(expires).UTC(), fromMillis(used)
	}
}

// Tokens gives the tokens of an account, or of all; the oldest first.
func (db *DB) Tokens(ctx context.Context, account string) iter.Seq2[*news.APIToken, error] {
	return each(ctx, db.read, `select `+tokenFields+` from token t where $1 = '' or t.account = $1 order by t.made, t.id`, args{account},
		func(scan func(...any) error) (*news.APIToken, error) {
			t := &news.APIToken{}
			to, done := tokenInto(t)
			err := scan(to...)
			done()
			return t, err
		})
}

// Token gives a token and whose it is.
func (db *DB) Token(ctx context.Context, id string) (*news.APIToken, *news.Account, error) {
	t, a, made := &news.APIToken{}, &news.Account{}, int64(0)
	to, done := tokenInto(t)
	err := db.read.QueryRowContext(ctx, `select `+tokenFields+`, `+accountFields("a.")+` from token t join account a on a.id = t.account
		where t.id = $1`, clean(id)).Scan(append(to, accountInto(a, &made)...)...)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil, none("token", id)
	}
	done()
	a.Made = time.UnixMilli(made).UTC()
	return t, a, err
}

// Acts gives the audit log, the latest first.
func (db *DB) Acts(ctx context.Context, q news.ActQuery) iter.Seq2[news.Act, error] {
	var a args
	where := []string{"1 = 1"}
	if q.Before > 0 {
		where = append(where, "n < "+a.add(q.Before))
	}
	if q.Who != "" {
		where = append(where, "who = "+a.add(clean(q.Who)))
	}
	return each(ctx, db.read, `select n, at, who, what, object, origin, detail from act where `+strings.Join(where, " and ")+` order by n desc`+limited(&a, q.Limit), a,
		func(scan func(...any) error) (news.Act, error) {
			var x news.Act
			var at int64
			err := scan(&x.N, &at, &x.Who, &x.What, &x.On, &x.From, &x.Detail)
			x.At = time.UnixMilli(at).UTC()
			return x, err
		})
}

// Admit writes a change of people wholly or not at all.
func (db *DB) Admit(ctx context.Context, c *news.PeopleChange) error {
	return db.tx(ctx, func(tx session) error {
		w := writer{ctx: ctx, tx: tx, dialect: db.dialect}
		for _, step := range []func(*news.PeopleChange) error{w.accounts, w.over, w.sessions, w.tokens, w.uses, w.acts} {
			if err := step(c); err != nil {
				return err
			}
		}
		return nil
	})
}

func (w writer) accounts(c *news.PeopleChange) error {
	for _, a := range c.Accounts {
		var n int
		if err := w.tx.QueryRowContext(w.ctx, `select count(*) from account where id <> $1 and (name = $2 or subject = $3 and subject <> '')`,
			a.ID, clean(a.Name), clean(a.Subject)).Scan(&n); err != nil {
			return err
		}
		if n > 0 {
			return &news.Error{Kind: news.Conflict, Err: fmt.Errorf("there is another account %s", a.Name)}
		}
		if err := w.do(`insert into account (id, name, role, hash, subject, made) values ($1, $2, $3, $4, $5, $6)
			on conflict (id) do nothing`,
			a.ID, clean(a.Name), a.Role, a.Hash, clean(a.Subject), a.Made.UnixMilli()); err != nil {
			return err
		}
	}
	for _, a := range c.Set {
		if err := w.do(`update account set role = case when $1 = '' then role else $1 end, hash = case when $2 = '' then hash else $2 end where id = $3`,
			a.Role, a.Hash, a.ID); err != nil {
			return err
		}
	}
	return w.every(`delete from account where id = $1`, c.Remove)
}

// every runs a statement for each of the values.
func (w writer) every(q string, values []string) error {
	for _, v := range values {
		if err := w.do(q, v); err != nil {
			return err
		}
	}
	return nil
}

// over takes out what has ended.
func (w writer) over(c *news.PeopleChange) error {
	if err := w.every(`delete from session where hash = $1`, c.End); err != nil {
		return err
	}
	if err := w.every(`delete from session where account = $1`, c.EndOf); err != nil {
		return err
	}
	if err := w.every(`delete from token where id = $1`, c.Revoke); err != nil {
		return err
	}
	for _, x := range []struct {
		q  string
		at time.Time
	}{{`delete from session where made < $1`, c.Stale.Made}, {`delete from session where seen < $1`, c.Stale.Seen}, {`delete from token where expires < $1`, c.Stale.Tokens}} {
		if x.at.IsZero() {
			continue
		}
		if err := w.do(x.q, x.at.UnixMilli()); err != nil {
			return err
		}
	}
	return nil
}

func (w writer) sessions(c *news.PeopleChange) error {
	for _, s := range c.Sessions {
		if err := w.do(`insert into session (hash, account, made, seen, origin, agent) values ($1, $2, $3, $4, $5, $6)`,
			s.Hash, s.Account, s.Made.UnixMilli(), s.Seen.UnixMilli(), clean(s.From), clean(s.Agent)); err != nil {
			return err
		}
	}
	return nil
}

func (w writer) tokens(c *news.PeopleChange) error {
	for _, t := range c.Tokens {
		if err := w.do(`insert into token (id, account, label, hash, role, made, expires, used) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
			t.ID, t.Account, clean(t.Label), t.Hash, t.Role, t.Made.UnixMilli(), t.Expires.UnixMilli(), millis(t.Used)); err != nil {
			return err
		}
	}
	return nil
}

// uses marks uses; what has ended meanwhile does not come back.
func (w writer) uses(c *news.PeopleChange) error {
	for _, u := range c.Uses {
		if err := w.do(`update session set seen = $1 where hash = $2 and seen < $1`, u.At.UnixMilli(), u.Session); err != nil {
			return err
		}
		if err := w.do(`update token set used = $1 where id = $2`, u.At.UnixMilli(), u.Token); err != nil {
			return err
		}
	}
	return nil
}

func (w writer) acts(c *news.PeopleChange) error {
	for _, a := range c.Acts {
		if err := w.do(`insert into act (at, who, what, object, origin, detail) values ($1, $2, $3, $4, $5, $6)`,
			a.At.UnixMilli(), clean(a.Who), clean(a.What), clean(a.On), clean(a.From), clean(a.Detail)); err != nil {
			return err
		}
	}
	return nil
}
