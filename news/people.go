package news

import (
	"context"
	"iter"
	"time"
)

// Account is somebody who may use the desk.
type Account struct {
	ID      string // made at random; it stays when the rest changes
	Name    string // what the person logs in with; no two accounts share one
	Role    string // reader, analyst or admin
	Hash    string // of the password, with how it was made; "" where another desk says who the person is
	Subject string // issuer and subject of OpenID Connect; "" for none; no two accounts share one
	Made    time.Time
}

// Session is a browser in which somebody has logged in. The secret itself is
// with the browser alone.
type Session struct {
	Hash    string // SHA-256 of the secret, in hex
	Account string // its ID
	Made    time.Time
	Seen    time.Time // last use, to the minute
	From    string    // address that it was made from
	Agent   string    // what the browser calls itself
}

// APIToken lets a program act in a person's name. The secret itself is with the
// program alone.
type APIToken struct {
	ID      string
	Account string // its ID
	Label   string // what it is for
	Hash    string // SHA-256 of the secret, in hex
	Role    string // the most that it may do, whatever its person may
	Made    time.Time
	Expires time.Time
	Used    time.Time // last use, to the minute; zero for never
}

// Act is one line of the audit log: who did what, to what, when, from where.
type Act struct {
	N      int64 // from 1, in the order of keeping
	At     time.Time
	Who    string // name of the person, or of the account that somebody tried
	What   string // "login", "role", "POST /stories/{id}/lines" …
	On     string // what it was done to
	From   string // address, or the command line
	Detail string
}

// Use is a use of a session or a token.
type Use struct {
	Session, Token string // hash of the one or id of the other
	At             time.Time
}

// PeopleChange is what is written of people at once: all of it or nothing.
type PeopleChange struct {
	Accounts []*Account  // new ones
	Set      []*Account  // of those with these IDs, the role and the hash, each where it is not ""
	Remove   []string    // accounts, with their sessions and tokens
	Sessions []*Session  // new ones
	End      []string    // sessions, by hash
	EndOf    []string    // accounts whose sessions all end; those of Sessions stay
	Tokens   []*APIToken // new ones
	Revoke   []string    // tokens, by ID
	Uses     []Use       // of what is still there
	Stale    Expiry      // sessions and tokens that are over
	Acts     []Act       // appended in this order; N is not used
}

// Expiry tells which sessions and tokens are over: sessions made before Made
// or seen before Seen, tokens that expired before Tokens. A zero time: none.
type Expiry struct{ Made, Seen, Tokens time.Time }

// ActQuery asks for lines of the audit log, the latest first.
type ActQuery struct {
	Before int64  // only N < Before; 0: from the latest
	Who    string // "": anybody
	Limit  int    // 0: all
}

// People keeps accounts, sessions, tokens and the audit log. They are no part
// of an export. Sequences end with an error in their second place.
type People interface {
	Accounts(ctx context.Context) iter.Seq2[*Account, error]                 // by name
	Account(ctx context.Context, id, name, subject string) (*Account, error) // by the first of these that is not ""; an error of kind Missing
	Sessions(ctx context.Context, account string) iter.Seq2[*Session, error] // the latest used first
	Session(ctx context.Context, hash string) (*Session, *Account, error)    // an error of kind Missing
	Tokens(ctx context.Context, account string) iter.Seq2[*APIToken, error]  // "": everybody's; the oldest first
	Token(ctx context.Context, id string) (*APIToken, *Account, error)       // an error of kind Missing
	Acts(ctx context.Context, q ActQuery) iter.Seq2[Act, error]
	// Admit writes a change wholly or not at all. A name or a subject that
	// another account has gives an error of kind Conflict.
	Admit(ctx context.Context, c *PeopleChange) error
}
