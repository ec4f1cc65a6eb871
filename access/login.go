package access

import (
	"errors"
	"net/http"
	"net/url"
	"strings"
	"time"

	"synoptic/news"
)

// Cookies. The prefix binds them to this very host, over TLS or on the machine
// itself; no script reads them, and no page of another site sends them with
// more than a link.
const (
	sessionCookie = "__Host-synoptic"
	flowCookie    = "__Host-synoptic-oidc"
	flowEnd       = 10 * time.Minute // for somebody to prove to the other desk who they are
)

func setCookie(w http.ResponseWriter, name, value string, life time.Duration) {
	c := &http.Cookie{Name: name, Value: value, Path: "/", MaxAge: int(life.Seconds()), Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode}
	if value == "" {
		c.MaxAge = -1
	}
	http.SetCookie(w, c)
}

func (g *Gate) secret(r *http.Request) string { return cookie(r, sessionCookie) }

func cookie(r *http.Request, name string) string {
	if c, err := r.Cookie(name); err == nil {
		return c.Value
	}
	return ""
}

// Login opens a session for a name and a password and gives it to the browser.
func (g *Gate) Login(w http.ResponseWriter, r *http.Request, name, password string) error {
	if err := g.mayTry(w, r, name); err != nil {
		return err
	}
	secret, err := g.staff.Login(r.Context(), name, password, g.secret(r), r.UserAgent())
	if err == nil {
		setCookie(w, sessionCookie, secret, fullEnd)
	}
	return err
}

// mayTry refuses who tries too often, by the network that they ask from and by
// the name that is tried.
func (g *Gate) mayTry(w http.ResponseWriter, r *http.Request, name string) error {
	wait := g.attempts.take(network(g.address(r)))
	if wait == 0 && name != "" {
		wait = g.tries.take(shownName(name))
	}
	if wait > 0 {
		return busy(w, wait)
	}
	return nil
}

// Logout ends the browser's session.
func (g *Gate) Logout(w http.ResponseWriter, r *http.Request) error {
	secret := g.secret(r)
	setCookie(w, sessionCookie, "", 0)
	if secret == "" {
		return nil
	}
	return g.staff.Logout(r.Context(), secret)
}

// ChangePassword gives the one who acts another password, and the browser the
// one session that stays.
func (g *Gate) ChangePassword(w http.ResponseWriter, r *http.Request, old, password string) error {
	if err := g.mayTry(w, r, From(r.Context()).Name); err != nil {
		return err
	}
	secret, err := g.staff.ChangePassword(r.Context(), old, password, r.UserAgent())
	if err == nil {
		setCookie(w, sessionCookie, secret, fullEnd)
	}
	return err
}

// Here tells whether a session is the one that a request comes in.
func (g *Gate) Here(r *http.Request, s *news.Session) bool {
	return s.Hash == digest(g.secret(r))
}

// Begin sends the browser to the other desk, which says who its person is.
// next is the page to come back to.
func (g *Gate) Begin(w http.ResponseWriter, r *http.Request, next string) error {
	if g.oidc == nil {
		return &news.Error{Kind: news.Missing, Err: errors.New("there is no other desk to log in with")}
	}
	to, flow, err := g.oidc.begin(r.Context(), LocalPath(next))
	if err != nil {
		return err
	}
	setCookie(w, flowCookie, flow, flowEnd)
	http.Redirect(w, r, to, http.StatusFound)
	return nil
}

// Finish opens a session for the person whom the other desk has sent back, and
// gives the page to go to.
func (g *Gate) Finish(w http.ResponseWriter, r *http.Request) (string, error) {
	if g.oidc == nil {
		return "", &news.Error{Kind: news.Missing, Err: errors.New("there is no other desk to log in with")}
	}
	if err := g.mayTry(w, r, ""); err != nil {
		return "", err
	}
	flow := cookie(r, flowCookie)
	setCookie(w, flowCookie, "", 0) // good for one time
	who, next, err := g.oidc.finish(r.Context(), flow, r.URL.Query())
	if err != nil {
		if news.KindOf(err) == news.Denied || news.KindOf(err) == news.Login {
			err = errors.Join(err, g.staff.admit(r.Context(), &news.PeopleChange{}, news.Act{Who: who.Name, What: "login failed", Detail: "OIDC: " + err.Error()}))
		}
		return "", err
	}
	secret, err := g.staff.welcome(r.Context(), who, g.secret(r), r.UserAgent())
	if err != nil {
		return "", err
	}
	setCookie(w, sessionCookie, secret, fullEnd)
	return next, nil
}

// LocalPath gives a path of this desk, and "/" for whatever leads elsewhere.
func LocalPath(s string) string {
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "" || u.Host != "" || !strings.HasPrefix(s, "/") || strings.HasPrefix(s, "//") || strings.ContainsAny(s, "\\\r\n\t") {
		return "/"
	}
	return u.RequestURI()
}
