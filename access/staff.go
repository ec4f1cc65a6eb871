package access

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"time"

	"synoptic/news"
)

// Staff is the people of a desk: their accounts, sessions and tokens. Whatever
// changes is written together with its line of the audit log; who did it and
// from where is what the context says.
type Staff struct {
	store news.People
	hash  hasher
	now   func() time.Time
}

// NewStaff gives the people that a store keeps.
func NewStaff(store news.People) *Staff {
	return &Staff{store: store, hash: newHasher(), now: time.Now}
}

// admit writes a change and the acts that it is made of.
func (s *Staff) admit(ctx context.Context, c *news.PeopleChange, acts ...news.Act) error {
	who := From(ctx)
	for i := range acts {
		a := &acts[i]
		a.At, a.From = s.now(), who.From
		if a.Who == "" {
			a.Who = who.Name
		}
		if who.Token != "" {
			a.Detail = joined(a.Detail, "by token "+who.Token)
		}
	}
	c.Acts = acts
	if err := s.store.Admit(ctx, c); err != nil {
		return err
	}
	if told, ok := ctx.Value(toldKey{}).(*bool); ok && len(acts) > 0 {
		*told = true
	}
	return nil
}

// toldKey is where a context holds whether the audit log has been told.
type toldKey struct{}

// Tell writes a line of the audit log: what was done, to what.
func (s *Staff) Tell(ctx context.Context, what, on, detail string) error {
	return s.admit(ctx, &news.PeopleChange{}, news.Act{What: what, On: on, Detail: detail})
}

func joined(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + ", " + b
}

// Acts gives lines of the audit log, the latest first.
func (s *Staff) Acts(ctx context.Context, q news.ActQuery) ([]news.Act, error) {
	var out []news.Act
	for a, err := range s.store.Acts(ctx, q) {
		if err != nil {
			return nil, err
		}
		out = append(out, a)
	}
	return out, nil
}

// All gives every account, by name.
func (s *Staff) All(ctx context.Context) ([]*news.Account, error) {
	var out []*news.Account
	for a, err := range s.store.Accounts(ctx) {
		if err != nil {
			return nil, err
		}
		out = append(out, a)
	}
	return out, nil
}

// Named gives the account of a name.
func (s *Staff) Named(ctx context.Context, name string) (*news.Account, error) {
	n, err := Name(name)
	if err != nil {
		return nil, err
	}
	return s.store.Account(ctx, "", n, "")
}

// WithID gives the account of an id.
func (s *Staff) WithID(ctx context.Context, id string) (*news.Account, error) {
	return s.store.Account(ctx, id, "", "")
}

// Add makes an account.
func (s *Staff) Add(ctx context.Context, name string, role Role, password string) (*news.Account, error) {
	name, err := Name(name)
	if err != nil {
		return nil, err
	}
	if err := givable(role); err != nil {
		return nil, err
	}
	if password, err = Password(password, name); err != nil {
		return nil, err
	}
	a := &news.Account{ID: random(9), Name: name, Role: role.String(), Made: s.now()}
	if a.Hash, err = s.hash.hash(ctx, password); err != nil {
		return nil, err
	}
	return a, s.admit(ctx, &news.PeopleChange{Accounts: []*news.Account{a}}, news.Act{What: "account added", On: name, Detail: a.Role})
}

func givable(r Role) error {
	if r < Reader || r > Admin {
		return &news.Error{Kind: news.Usage, Err: errors.New("a role is reader, analyst or admin")}
	}
	return nil
}

// SetRole gives an account another role; it counts from the next request on.
func (s *Staff) SetRole(ctx context.Context, a *news.Account, role Role) error {
	if err := givable(role); err != nil {
		return err
	}
	if role != Admin {
		if err := s.notLast(ctx, a); err != nil {
			return err
		}
	}
	detail := a.Role + " → " + role.String()
	return s.admit(ctx, &news.PeopleChange{Set: []*news.Account{{ID: a.ID, Role: role.String()}}}, news.Act{What: "role changed", On: a.Name, Detail: detail})
}

// Remove takes an account away, with its sessions and tokens. What the person
// did stays in the audit log.
func (s *Staff) Remove(ctx context.Context, a *news.Account) error {
	if err := s.notLast(ctx, a); err != nil {
		return err
	}
	return s.admit(ctx, &news.PeopleChange{Remove: []string{a.ID}}, news.Act{What: "account removed", On: a.Name, Detail: a.Role})
}

// notLast refuses to leave the desk without anybody who could let others in.
func (s *Staff) notLast(ctx context.Context, a *news.Account) error {
	if a.Role != Admin.String() {
		return nil
	}
	all, err := s.All(ctx)
	if err != nil {
		return err
	}
	for _, b := range all {
		if b.ID != a.ID && b.Role == Admin.String() {
			return nil
		}
	}
	return &news.Error{Kind: news.Usage, Hint: "make another account admin first", Err: fmt.Errorf("%s is the only admin", a.Name)}
}

// SetPassword gives an account another password and ends its sessions. One that
// logs in with an issuer gets none: it would go on when the issuer takes it out.
func (s *Staff) SetPassword(ctx context.Context, a *news.Account, password string) error {
	if a.Subject != "" {
		return &news.Error{Kind: news.Usage, Err: fmt.Errorf("%s logs in with an issuer and has no password", a.Name)}
	}
	password, err := Password(password, a.Name)
	if err != nil {
		return err
	}
	hash, err := s.hash.hash(ctx, password)
	if err != nil {
		return err
	}
	return s.admit(ctx, &news.PeopleChange{Set: []*news.Account{{ID: a.ID, Hash: hash}}, EndOf: []string{a.ID}}, news.Act{What: "password changed", On: a.Name})
}

// Ready tells whether somebody can log in who may let others in.
func (s *Staff) Ready(ctx context.Context) (bool, error) {
	all, err := s.All(ctx)
	for _, a := range all {
		if a.Role == Admin.String() {
			return true, nil
		}
	}
	return false, err
}

// random gives n random bytes in the alphabet of base64url.
func random(n int) string {
	b := make([]byte, n)
	_, _ = rand.Read(b) // never fails: crypto/rand ends the program instead
	return base64.RawURLEncoding.EncodeToString(b)
}

// secretSize is the random bytes of a session or token: what cannot be guessed
// needs no slow hash.
const secretSize = 32

func digest(secret string) string {
	sum := sha256.Sum256([]byte(secret))
	return hex.EncodeToString(sum[:])
}
