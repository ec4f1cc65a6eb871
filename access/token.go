package access

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"errors"
	"fmt"
	"strings"
	"time"

	"synoptic/news"
)

// How long an API token is good for.
const (
	TokenDays     = 90  // where nothing is said
	MostTokenDays = 366 // at most
)

// tokenMark begins every API token: whoever finds one in a file knows what it
// is.
const tokenMark = "syn_"

// AddToken makes an API token of an account and gives its secret, which is not
// kept. role is the most that it may do, days how long it is good for.
func (s *Staff) AddToken(ctx context.Context, a *news.Account, label string, role Role, days int) (string, *news.APIToken, error) {
	if err := givable(role); err != nil {
		return "", nil, err
	}
	if role > ParseRole(a.Role) {
		return "", nil, &news.Error{Kind: news.Usage, Err: fmt.Errorf("a token of %s cannot have the role %s: %s is %s", a.Name, role, a.Name, a.Role)}
	}
	if days < 1 || days > MostTokenDays {
		return "", nil, &news.Error{Kind: news.Usage, Err: fmt.Errorf("a token is good for 1 to %d days", MostTokenDays)}
	}
	if label = strings.TrimSpace(label); label == "" || len(label) > 100 {
		return "", nil, &news.Error{Kind: news.Usage, Err: errors.New("say in a few words what the token is for")}
	}
	id := strings.ToLower(rand.Text()[:10])
	secret := random(secretSize)
	t := &news.APIToken{ID: id, Account: a.ID, Label: label, Hash: digest(secret), Role: role.String(), Made: s.now(), Expires: s.now().Add(time.Duration(days) * 24 * time.Hour)}
	err := s.admit(ctx, &news.PeopleChange{Tokens: []*news.APIToken{t}},
		news.Act{What: "token added", On: a.Name, Detail: fmt.Sprintf("%s, %s, until %s", id, role, t.Expires.UTC().Format(time.DateOnly))})
	return tokenMark + id + "_" + secret, t, err
}

// Tokens gives the tokens of an account, or everybody's with "", the oldest
// first.
func (s *Staff) Tokens(ctx context.Context, account string) ([]*news.APIToken, error) {
	var out []*news.APIToken
	for t, err := range s.store.Tokens(ctx, account) {
		if err != nil {
			return nil, err
		}
		out = append(out, t)
	}
	return out, nil
}

// Revoke ends a token. of is the account whose it must be; "": anybody's.
func (s *Staff) Revoke(ctx context.Context, id, of string) error {
	t, a, err := s.store.Token(ctx, id)
	if err == nil && of != "" && t.Account != of {
		err = &news.Error{Kind: news.Missing, Err: fmt.Errorf("there is no token %s", id)}
	}
	if err != nil {
		return err
	}
	return s.admit(ctx, &news.PeopleChange{Revoke: []string{id}}, news.Act{What: "token revoked", On: a.Name, Detail: id})
}

// token gives who acts with an API token: its person, with the lesser of both
// roles. One that is not known or over is refused.
func (s *Staff) token(ctx context.Context, text string) (Person, error) {
	refused := &news.Error{Kind: news.Login, Hint: "synoptic token list tells which there are", Err: errors.New("this token is not known, or it has expired")}
	rest, ok := strings.CutPrefix(text, tokenMark)
	id, secret, two := strings.Cut(rest, "_")
	if !ok || !two {
		return Person{}, refused
	}
	t, a, err := s.store.Token(ctx, id)
	if news.KindOf(err) == news.Missing {
		return Person{}, refused
	}
	if err != nil {
		return Person{}, err
	}
	now := s.now()
	if subtle.ConstantTimeCompare([]byte(digest(secret)), []byte(t.Hash)) != 1 || !now.Before(t.Expires) {
		return Person{}, refused
	}
	if now.Sub(t.Used) >= useStep {
		if err := s.store.Admit(ctx, &news.PeopleChange{Uses: []news.Use{{Token: t.ID, At: now}}}); err != nil {
			return Person{}, err
		}
	}
	return Person{ID: a.ID, Name: a.Name, Role: min(ParseRole(a.Role), ParseRole(t.Role)), Token: t.ID}, nil
}
