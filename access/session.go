package access

import (
	"context"
	"errors"
	"strings"
	"time"

	"synoptic/news"
)

const (
	// A session ends when it was not used for idleEnd, and in any case after
	// fullEnd: a working day, and a week.
	idleEnd = 12 * time.Hour
	fullEnd = 7 * 24 * time.Hour
	// useStep is how exactly the last use of a session or token is kept.
	useStep = time.Minute
	// mostAgent is the bytes that are kept of a browser's name.
	mostAgent = 200
)

// wrong is the one answer to a name that is not there, a wrong password and an
// account that has none.
func wrong() error {
	return &news.Error{Kind: news.Login, Err: errors.New("name or password is wrong")}
}

// Login opens a session for a name and a password and gives its secret. was is
// the secret of the session that the browser had before, "" for none; it ends.
func (s *Staff) Login(ctx context.Context, name, password, was, agent string) (string, error) {
	a, err := s.proven(ctx, name, password)
	if err != nil {
		if news.KindOf(err) == news.Login {
			err = errors.Join(err, s.admit(ctx, &news.PeopleChange{}, news.Act{Who: shownName(name), What: "login failed"}))
		}
		return "", err
	}
	return s.open(ctx, a, was, agent, "password")
}

// shownName is what the audit log keeps of a name that somebody tried: it can
// be a password that went into the wrong field, so that a name which cannot be
// one is not kept.
func shownName(name string) string {
	if n, err := Name(name); err == nil {
		return n
	}
	return "?"
}

// proven gives the account of a name whose password this is. What is asked for
// takes as long whether there is such an account or not.
func (s *Staff) proven(ctx context.Context, name, password string) (*news.Account, error) {
	a, err := s.Named(ctx, name)
	if err != nil && news.KindOf(err) != news.Missing && news.KindOf(err) != news.Usage {
		return nil, err
	}
	password, bad := opaque(password)
	if err != nil || a.Hash == "" || bad != nil {
		if _, err := s.hash.hash(ctx, "nobody's"); err != nil {
			return nil, err
		}
		return nil, wrong()
	}
	ok, stale, err := s.hash.check(ctx, a.Hash, password)
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, wrong()
	}
	if stale {
		if a.Hash, err = s.hash.hash(ctx, password); err != nil {
			return nil, err
		}
		if err := s.store.Admit(ctx, &news.PeopleChange{Set: []*news.Account{{ID: a.ID, Hash: a.Hash}}}); err != nil {
			return nil, err
		}
	}
	return a, nil
}

// open opens a session of an account, always with a new secret. Sessions and
// tokens that are over are swept out with it.
func (s *Staff) open(ctx context.Context, a *news.Account, was, agent, how string) (string, error) {
	now, secret := s.now(), random(secretSize)
	c := &news.PeopleChange{
		Sessions: []*news.Session{{Hash: digest(secret), Account: a.ID, Made: now, Seen: now, From: From(ctx).From, Agent: strings.ToValidUTF8(agent[:min(len(agent), mostAgent)], "")}},
		Stale:    news.Expiry{Made: now.Add(-fullEnd), Seen: now.Add(-idleEnd), Tokens: now},
	}
	if was != "" {
		c.End = []string{digest(was)}
	}
	return secret, s.admit(ctx, c, news.Act{Who: a.Name, What: "login", Detail: how})
}

// session gives whose session a secret opens, nil for one that is over.
func (s *Staff) session(ctx context.Context, secret string) (*news.Account, error) {
	x, a, err := s.store.Session(ctx, digest(secret))
	if news.KindOf(err) == news.Missing {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	now := s.now()
	if now.Sub(x.Made) >= fullEnd || now.Sub(x.Seen) >= idleEnd {
		return nil, nil
	}
	if now.Sub(x.Seen) >= useStep {
		if err := s.store.Admit(ctx, &news.PeopleChange{Uses: []news.Use{{Session: x.Hash, At: now}}}); err != nil {
			return nil, err
		}
	}
	return a, nil
}

// Logout ends the session of a secret.
func (s *Staff) Logout(ctx context.Context, secret string) error {
	return s.admit(ctx, &news.PeopleChange{End: []string{digest(secret)}}, news.Act{What: "logout"})
}

// Sessions gives the sessions of an account that are not over, the latest used
// first.
func (s *Staff) Sessions(ctx context.Context, account string) ([]*news.Session, error) {
	var out []*news.Session
	for x, err := range s.store.Sessions(ctx, account) {
		if err != nil {
			return nil, err
		}
		if now := s.now(); now.Sub(x.Made) < fullEnd && now.Sub(x.Seen) < idleEnd {
			out = append(out, x)
		}
	}
	return out, nil
}

// EndSession ends one session of an account by its hash, or all with "".
func (s *Staff) EndSession(ctx context.Context, a *news.Account, hash string) error {
	if hash == "" {
		return s.admit(ctx, &news.PeopleChange{EndOf: []string{a.ID}}, news.Act{What: "logout everywhere", On: a.Name})
	}
	mine, err := s.Sessions(ctx, a.ID)
	if err != nil {
		return err
	}
	for _, x := range mine {
		if x.Hash == hash {
			return s.admit(ctx, &news.PeopleChange{End: []string{hash}}, news.Act{What: "session ended", On: a.Name, Detail: "begun from " + x.From})
		}
	}
	return &news.Error{Kind: news.Missing, Err: errors.New("there is no such session any more")}
}

// ChangePassword gives the one who acts another password, who must know the
// old one. All sessions end, and a new one is opened; its secret is given.
func (s *Staff) ChangePassword(ctx context.Context, old, password, agent string) (string, error) {
	a, err := s.proven(ctx, From(ctx).Name, old)
	if err != nil {
		if news.KindOf(err) == news.Login {
			return "", &news.Error{Kind: news.Usage, Err: errors.New("the old password is wrong")}
		}
		return "", err
	}
	if err := s.SetPassword(ctx, a, password); err != nil {
		return "", err
	}
	return s.open(ctx, a, "", agent, "new password")
}
