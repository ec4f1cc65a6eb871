package web

import (
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"synoptic/access"
	"synoptic/api"
	"synoptic/news"
)

// people gives the routes of a desk with accounts: the way in, one's own
// account, and for admins everybody's and the audit log. What changes something
// answers with the page to go to.
func (w *Site) people() []access.Route {
	page := func(f func(*http.Request) (*view, error)) http.Handler { return w.page(f) }
	return []access.Route{
		access.To("GET /login", access.Nobody, page(w.login)),
		access.To("POST /login", access.Nobody, w.act(w.logIn, w.login)),
		access.To("GET /login/oidc", access.Nobody, http.HandlerFunc(w.oidcBegin)),
		access.To("GET /login/oidc/callback", access.Nobody, w.act(w.oidcFinish, w.login)),
		access.Own("POST /logout", access.Reader, w.act(w.logOut, w.account)),
		access.Own("GET /account", access.Reader, page(w.account)),
		access.Own("POST /account/password", access.Reader, w.act(w.newPassword, w.account)),
		access.Own("POST /account/sessions/end", access.Reader, w.act(w.endSessions, w.account)),
		access.Own("POST /account/tokens", access.Reader, page(w.newToken)),
		access.Own("POST /account/tokens/{id}/revoke", access.Reader, w.act(w.revokeOwn, w.account)),
		access.Own("GET /accounts", access.Admin, page(w.accounts)),
		access.Own("POST /accounts", access.Admin, w.act(w.newAccount, w.accounts)),
		access.Own("POST /accounts/{id}/role", access.Admin, w.act(w.newRole, w.accounts)),
		access.Own("POST /accounts/{id}/password", access.Admin, w.act(w.resetPassword, w.accounts)),
		access.Own("POST /accounts/{id}/logout", access.Admin, w.act(w.logoutOther, w.accounts)),
		access.Own("POST /accounts/{id}/remove", access.Admin, w.act(w.removeAccount, w.accounts)),
		access.Own("POST /accounts/tokens/{id}/revoke", access.Admin, w.act(w.revokeAny, w.accounts)),
		access.Own("GET /audit", access.Admin, page(w.audit)),
	}
}

// act runs what changes something and sends the browser to the page that it
// gives; an error is told on the page of the form.
func (w *Site) act(do func(http.ResponseWriter, *http.Request) (string, error), form func(*http.Request) (*view, error)) http.Handler {
	return http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		to, err := do(rw, r)
		if err != nil {
			w.page(func(r *http.Request) (*view, error) { return w.wrong(r, form, err) }).ServeHTTP(rw, r)
			return
		}
		rw.Header().Set("Cache-Control", "no-store")
		http.Redirect(rw, r, to, http.StatusSeeOther)
	})
}

// wrong gives the page of a form with what is wrong, where the person can mend
// it, and the error otherwise.
func (w *Site) wrong(r *http.Request, form func(*http.Request) (*view, error), err error) (*view, error) {
	switch news.KindOf(err) {
	case news.Usage, news.Login, news.Denied, news.Busy, news.Conflict:
	default:
		return nil, err
	}
	v, broken := form(r)
	if broken != nil {
		return nil, errors.Join(err, broken)
	}
	v.Code, v.Wrong = api.Status(err), &failure{Why: err.Error(), Hint: news.HintOf(err)}
	return v, nil
}

// loginView is the page to log in.
type loginView struct {
	Name, Next, OIDC string
	In               string // who is logged in already
}

func (w *Site) login(r *http.Request) (*view, error) {
	d := loginView{Name: r.PostFormValue("name"), Next: access.LocalPath(r.FormValue("next")), OIDC: w.gate.OIDC(), In: access.From(r.Context()).Name}
	return &view{Name: "login.html", Title: "Log in", Fresh: true, Data: d}, nil
}

func (w *Site) logIn(rw http.ResponseWriter, r *http.Request) (string, error) {
	return access.LocalPath(r.PostFormValue("next")), w.gate.Login(rw, r, r.PostFormValue("name"), r.PostFormValue("password"))
}

func (w *Site) oidcBegin(rw http.ResponseWriter, r *http.Request) {
	if err := w.gate.Begin(rw, r, r.URL.Query().Get("next")); err != nil {
		w.refuse(rw, r, err)
	}
}

func (w *Site) oidcFinish(rw http.ResponseWriter, r *http.Request) (string, error) {
	return w.gate.Finish(rw, r)
}

func (w *Site) logOut(rw http.ResponseWriter, r *http.Request) (string, error) {
	rw.Header().Set("Clear-Site-Data", `"cache"`)
	return "/login", w.gate.Logout(rw, r)
}

// me gives the account of the one who acts.
func (w *Site) me(r *http.Request) (*news.Account, error) {
	return w.staff.WithID(r.Context(), access.From(r.Context()).ID)
}

// accountView is a person's own page.
type accountView struct {
	Account  *news.Account
	Admin    bool
	Sessions []sessionRow
	Tokens   []tokenRow
	Roles    []string // that a token can have
	Days     int
	MostDays int
	Secret   string // of a token that was just made
}

type sessionRow struct {
	*news.Session
	Here bool
}

type tokenRow struct {
	*news.APIToken
	Whose string
	Over  bool
}

func (w *Site) account(r *http.Request) (*view, error) {
	a, err := w.me(r)
	if err != nil {
		return nil, err
	}
	d := accountView{Account: a, Admin: access.From(r.Context()).May(access.Admin), Days: access.TokenDays, MostDays: access.MostTokenDays}
	for role := access.Reader; role <= access.ParseRole(a.Role); role++ {
		d.Roles = append(d.Roles, role.String())
	}
	list, err := w.staff.Sessions(r.Context(), a.ID)
	if err != nil {
		return nil, err
	}
	for _, s := range list {
		d.Sessions = append(d.Sessions, sessionRow{s, w.gate.Here(r, s)})
	}
	if d.Tokens, err = w.tokens(r, map[string]string{a.ID: a.Name}, a.ID); err != nil {
		return nil, err
	}
	return &view{Name: "account.html", Title: "Your account", Tab: "account", Fresh: true, Data: d}, nil
}

func (w *Site) tokens(r *http.Request, names map[string]string, of string) ([]tokenRow, error) {
	list, err := w.staff.Tokens(r.Context(), of)
	var out []tokenRow
	for _, t := range list {
		out = append(out, tokenRow{t, names[t.Account], !time.Now().Before(t.Expires)})
	}
	return out, err
}

func (w *Site) newPassword(rw http.ResponseWriter, r *http.Request) (string, error) {
	return "/account", w.gate.ChangePassword(rw, r, r.PostFormValue("old"), r.PostFormValue("password"))
}

func (w *Site) endSessions(_ http.ResponseWriter, r *http.Request) (string, error) {
	a, err := w.me(r)
	if err != nil {
		return "", err
	}
	return "/account", w.staff.EndSession(r.Context(), a, r.PostFormValue("session"))
}

// newToken makes a token and shows its secret, this once: no browser keeps the
// page.
func (w *Site) newToken(r *http.Request) (*view, error) {
	a, err := w.me(r)
	if err != nil {
		return nil, err
	}
	secret, err := "", error(nil)
	if days, bad := strconv.Atoi(r.PostFormValue("days")); bad != nil {
		err = &news.Error{Kind: news.Usage, Err: errors.New("days is a number")}
	} else {
		secret, _, err = w.staff.AddToken(r.Context(), a, r.PostFormValue("label"), access.ParseRole(r.PostFormValue("role")), days)
	}
	if err != nil {
		return w.wrong(r, w.account, err)
	}
	v, err := w.account(r)
	if err != nil {
		return nil, err
	}
	d := v.Data.(accountView)
	d.Secret = secret
	v.Data = d
	return v, nil
}

func (w *Site) revokeOwn(_ http.ResponseWriter, r *http.Request) (string, error) {
	return "/account", w.staff.Revoke(r.Context(), r.PathValue("id"), access.From(r.Context()).ID)
}

// accountsView is everybody's accounts, for admins.
type accountsView struct {
	Accounts []accountRow
	Tokens   []tokenRow
	Roles    []string
}

type accountRow struct {
	*news.Account
	Issuer   string // host of the desk that says who the person is
	Sessions int
	Self     bool
}

func (w *Site) accounts(r *http.Request) (*view, error) {
	list, err := w.staff.All(r.Context())
	if err != nil {
		return nil, err
	}
	d := accountsView{Roles: []string{access.Reader.String(), access.Analyst.String(), access.Admin.String()}}
	names := map[string]string{}
	for _, a := range list {
		open, err := w.staff.Sessions(r.Context(), a.ID)
		if err != nil {
			return nil, err
		}
		row := accountRow{Account: a, Sessions: len(open), Self: a.ID == access.From(r.Context()).ID}
		if u, err := url.Parse(a.Subject); err == nil {
			row.Issuer = u.Host
		}
		d.Accounts = append(d.Accounts, row)
		names[a.ID] = a.Name
	}
	if d.Tokens, err = w.tokens(r, names, ""); err != nil {
		return nil, err
	}
	return &view{Name: "accounts.html", Title: "Accounts", Tab: "account", Fresh: true, Data: d}, nil
}

func (w *Site) newAccount(_ http.ResponseWriter, r *http.Request) (string, error) {
	_, err := w.staff.Add(r.Context(), r.PostFormValue("name"), access.ParseRole(r.PostFormValue("role")), r.PostFormValue("password"))
	return "/accounts", err
}

// other runs something on the account that a path names.
func (w *Site) other(r *http.Request, do func(*news.Account) error) (string, error) {
	a, err := w.staff.WithID(r.Context(), r.PathValue("id"))
	if err != nil {
		return "", err
	}
	return "/accounts", do(a)
}

func (w *Site) newRole(_ http.ResponseWriter, r *http.Request) (string, error) {
	return w.other(r, func(a *news.Account) error {
		return w.staff.SetRole(r.Context(), a, access.ParseRole(r.PostFormValue("role")))
	})
}

func (w *Site) resetPassword(_ http.ResponseWriter, r *http.Request) (string, error) {
	return w.other(r, func(a *news.Account) error { return w.staff.SetPassword(r.Context(), a, r.PostFormValue("password")) })
}

func (w *Site) logoutOther(_ http.ResponseWriter, r *http.Request) (string, error) {
	return w.other(r, func(a *news.Account) error { return w.staff.EndSession(r.Context(), a, "") })
}

func (w *Site) removeAccount(_ http.ResponseWriter, r *http.Request) (string, error) {
	return w.other(r, func(a *news.Account) error { return w.staff.Remove(r.Context(), a) })
}

func (w *Site) revokeAny(_ http.ResponseWriter, r *http.Request) (string, error) {
	return "/accounts", w.staff.Revoke(r.Context(), r.PathValue("id"), "")
}

// auditView is the audit log.
type auditView struct {
	Acts []news.Act
	Who  string
	Next string
	Last bool // the page shows the latest
}

func (w *Site) audit(r *http.Request) (*view, error) {
	q := r.URL.Query()
	d := auditView{Who: q.Get("who"), Last: q.Get("before") == ""}
	query := news.ActQuery{Who: d.Who, Limit: 2 * pageSize}
	if !d.Last {
		n, err := strconv.ParseInt(q.Get("before"), 10, 64)
		if err != nil {
			return nil, &news.Error{Kind: news.Usage, Err: errors.New("before is a number")}
		}
		query.Before = n
	}
	var err error
	if d.Acts, err = w.staff.Acts(r.Context(), query); err != nil {
		return nil, err
	}
	if n := len(d.Acts); n == query.Limit {
		d.Next = "/audit?" + url.Values{"who": {d.Who}, "before": {strconv.FormatInt(d.Acts[n-1].N, 10)}}.Encode()
	}
	return &view{Name: "audit.html", Title: "Audit log", Tab: "account", Fresh: true, Data: d}, nil
}

// agent names a browser shortly by what it calls itself: the first of these
// that it says, and the system, most of them claiming to be most others.
func agent(s string) string {
	first := func(names ...string) string {
		for _, n := range names {
			sign, shown, ok := strings.Cut(n, "=")
			if !ok {
				shown = sign
			}
			if strings.Contains(s, sign) {
				return shown
			}
		}
		return ""
	}
	browser := first("Firefox", "Edg=Edge", "OPR=Opera", "Chrome", "Safari")
	system := first("Android", "iPhone", "iPad", "Windows", "Mac OS X=macOS", "Linux")
	switch {
	case browser != "" && system != "":
		return browser + " on " + system
	case browser != "":
		return browser
	case s == "":
		return "a browser without a name"
	}
	name, _, _ := strings.Cut(s, " ")
	return name
}
