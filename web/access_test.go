package web_test

import (
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"synoptic/access"
	"synoptic/news"
	"synoptic/store"
)

// guardedDesk is a desk with accounts, one of each role, and a fourth to do
// things to.
type guardedDesk struct {
	*desk
	staff    *access.Staff
	accounts map[string]*news.Account
	secrets  map[string]string // of sessions, by name
}

const password = "three plain words" // of all of them

func newGuardedDesk(t testing.TB) *guardedDesk {
	t.Helper()
	g := &guardedDesk{accounts: map[string]*news.Account{}, secrets: map[string]string{}}
	g.desk = openDesk(t, func(db *store.DB) *access.Gate {
		g.staff = access.NewStaff(db)
		gate, err := access.On(access.Options{Staff: g.staff, Rate: 0, Log: slog.New(slog.DiscardHandler)})
		if err != nil {
			t.Fatal(err)
		}
		return gate
	})
	for _, x := range []struct {
		name string
		role access.Role
	}{{"rea", access.Reader}, {"ann", access.Analyst}, {"ada", access.Admin}, {"vic", access.Reader}} {
		a, err := g.staff.Add(t.Context(), x.name, x.role, password)
		if err != nil {
			t.Fatal(err)
		}
		g.accounts[x.name] = a
	}
	return g
}

const cookieName = "__Host-synoptic"

// person gives what makes a request that of somebody who has logged in; "" is
// nobody. A session that has ended is opened again.
func (g *guardedDesk) person(t testing.TB, name string) func(*http.Request) {
	t.Helper()
	if name == "" {
		return func(*http.Request) {}
	}
	as := func(r *http.Request) { r.AddCookie(&http.Cookie{Name: cookieName, Value: g.secrets[name]}) }
	if g.secrets[name] == "" || g.get(t, "/api/v1/me", as).StatusCode != 200 {
		secret, err := g.staff.Login(t.Context(), name, password, "", "a test")
		if err != nil {
			t.Fatal(err)
		}
		g.secrets[name] = secret
	}
	return as
}

// post makes a request one that sends a form from a page of the desk itself.
func post(form url.Values) func(*http.Request) {
	return func(r *http.Request) {
		r.Method = http.MethodPost
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("Sec-Fetch-Site", "same-origin")
		r.Body = io.NopCloser(strings.NewReader(form.Encode()))
	}
}

// needs is every route of pages and API, a row each, with the role that it
// needs. It is written down a second time here, by hand: who gives a route
// another role says so twice.
var needs = []struct {
	pattern, path string
	role          access.Role
	own           bool // no token does it
}{
	{"GET /{$}", "/", access.Reader, false},
	{"GET /stories/{id}", "/stories/{story}", access.Reader, false},
	{"GET /stories/{id}/articles", "/stories/{story}/articles", access.Reader, false},
	{"GET /stories/{id}/entities/{entity}", "/stories/{story}/entities/{person}", access.Reader, false},
	{"GET /articles/{id}", "/articles/{article}", access.Reader, false},
	{"GET /judgements", "/judgements", access.Reader, false},
	{"GET /try", "/try", access.Reader, false},
	{"GET /try/{name}", "/try/stories", access.Reader, false},
	{"POST /judgements", "/judgements", access.Analyst, false},
	{"POST /alerts", "/alerts", access.Analyst, false},
	{"POST /alerts/{name}/remove", "/alerts/none/remove", access.Analyst, false},
	{"POST /judgements/{act}/undo", "/judgements/none/undo", access.Analyst, false},
	{"GET /stories/{id}/lines/{line}", "/stories/{story}/lines/{line}", access.Reader, false},
	{"POST /stories/{id}/lines/{line}", "/stories/{story}/lines/{line}", access.Analyst, false},
	{"GET /stories/{id}/hand", "/stories/{story}/hand", access.Reader, false},
	{"POST /stories/{id}/hand", "/stories/{story}/hand", access.Analyst, false},
	{"GET /stories/{id}/entities/{entity}/hand", "/stories/{story}/entities/{person}/hand", access.Reader, false},
	{"POST /stories/{id}/entities/{entity}/hand", "/stories/{story}/entities/{person}/hand", access.Analyst, false},
	{"GET /api/v1/judgements", "/api/v1/judgements", access.Reader, false},
	{"GET /api/v1/judgements.jsonl", "/api/v1/judgements.jsonl", access.Reader, false},
	{"POST /api/v1/judgements", "/api/v1/judgements", access.Analyst, false},
	{"POST /api/v1/judgements/{id}/undo", "/api/v1/judgements/none/undo", access.Analyst, false},
	{"POST /api/v1/judgements/import", "/api/v1/judgements/import", access.Analyst, false},
	{"GET /search", "/search?q=trawlers", access.Reader, false},
	{"GET /sources", "/sources", access.Reader, false},
	{"GET /status", "/status", access.Reader, false},
	{"GET /static/{name}", "/static/site.css", access.Nobody, false},
	{"/", "/nothing", access.Reader, false},
	{"GET /login", "/login", access.Nobody, false},
	{"POST /login", "/login", access.Nobody, false},
	{"GET /login/oidc", "/login/oidc", access.Nobody, false},
	{"GET /login/oidc/callback", "/login/oidc/callback", access.Nobody, false},
	{"POST /logout", "/logout", access.Reader, true},
	{"GET /account", "/account", access.Reader, true},
	{"POST /account/password", "/account/password", access.Reader, true},
	{"POST /account/sessions/end", "/account/sessions/end", access.Reader, true},
	{"POST /account/tokens", "/account/tokens", access.Reader, true},
	{"POST /account/tokens/{id}/revoke", "/account/tokens/none/revoke", access.Reader, true},
	{"GET /accounts", "/accounts", access.Admin, true},
	{"POST /accounts", "/accounts", access.Admin, true},
	{"POST /accounts/{id}/role", "/accounts/{vic}/role", access.Admin, true},
	{"POST /accounts/{id}/password", "/accounts/{vic}/password", access.Admin, true},
	{"POST /accounts/{id}/logout", "/accounts/{vic}/logout", access.Admin, true},
	{"POST /accounts/{id}/remove", "/accounts/{vic}/remove", access.Admin, true},
	{"POST /accounts/tokens/{id}/revoke", "/accounts/tokens/none/revoke", access.Admin, true},
	{"GET /audit", "/audit", access.Admin, true},
	{"GET /api/v1/openapi.json", "/api/v1/openapi.json", access.Reader, false},
	{"GET /api/v1/stories", "/api/v1/stories", access.Reader, false},
	{"GET /api/v1/stories/{id}", "/api/v1/stories/{story}", access.Reader, false},
	{"GET /api/v1/stories/{id}/dossier", "/api/v1/stories/{story}/dossier", access.Reader, false},
	{"GET /api/v1/stories/{id}/editions", "/api/v1/stories/{story}/editions", access.Reader, false},
	{"GET /api/v1/stories/{id}/entities/{entity}", "/api/v1/stories/{story}/entities/{person}", access.Reader, false},
	{"GET /api/v1/articles/{id}", "/api/v1/articles/{article}", access.Reader, false},
	{"GET /api/v1/search", "/api/v1/search?q=trawlers", access.Reader, false},
	{"GET /api/v1/sources", "/api/v1/sources", access.Reader, false},
	{"GET /api/v1/dead", "/api/v1/dead", access.Reader, false},
	{"GET /api/v1/status", "/api/v1/status", access.Reader, false},
	{"GET /api/v1/me", "/api/v1/me", access.Reader, false},
	{"/api/", "/api/v2/stories", access.Reader, false},
	{"GET /stories/{id}/export/{file}", "/stories/{story}/export/record.json", access.Reader, false},
	{"GET /feed.atom", "/feed.atom", access.Reader, false},
	{"GET /stories/{id}/feed.atom", "/stories/{story}/feed.atom", access.Reader, false},
	{"GET /feed.json", "/feed.json", access.Reader, false},
	{"GET /stories/{id}/feed.json", "/stories/{story}/feed.json", access.Reader, false},
	{"GET /stories/{id}/entities/{entity}/feed.atom", "/stories/{story}/entities/{person}/feed.atom", access.Reader, false},
	{"GET /stories/{id}/entities/{entity}/feed.json", "/stories/{story}/entities/{person}/feed.json", access.Reader, false},
	{"GET /search/feed.atom", "/search/feed.atom?q=trawlers", access.Reader, false},
	{"GET /search/feed.json", "/search/feed.json?q=trawlers", access.Reader, false},
	{"GET /outlets/{name}", "/outlets/{outlet}", access.Reader, false},
	{"GET /api/v1/outlets/{name}", "/api/v1/outlets/{outlet}", access.Reader, false},
	{"GET /alerts", "/alerts", access.Analyst, false},
	{"GET /api/v1/alerts", "/api/v1/alerts", access.Analyst, false},
	{"GET /events", "/events", access.Reader, false},
}

// TestEveryRouteEveryRole walks every route as nobody, reader, analyst and
// admin, with a token of each role, and from a page of another site. A route
// without a row fails it.
func TestEveryRouteEveryRole(t *testing.T) {
	g := newGuardedDesk(t)
	g.take(t, examples(t)...)
	story, article, person := g.ids(t)
	fill := strings.NewReplacer("{story}", story, "{article}", article, "{person}", person, "{outlet}", "The%20Harbour%20Post", "{line}", g.judged(t), "{vic}", g.accounts["vic"].ID)
	tokens := map[string]string{}
	for _, name := range []string{"rea", "ann", "ada"} {
		a := g.accounts[name]
		secret, _, err := g.staff.AddToken(t.Context(), a, "walk", access.ParseRole(a.Role), 1)
		if err != nil {
			t.Fatal(err)
		}
		tokens[name] = secret
	}
	rows := map[string]access.Route{}
	for _, r := range g.all {
		rows[r.Pattern] = r
	}
	for _, x := range needs {
		route, ok := rows[x.pattern]
		delete(rows, x.pattern)
		if !ok || route.Role != x.role || route.Own != x.own {
			t.Errorf("%s needs %v here (own %v), %v in its table (own %v)", x.pattern, x.role, x.own, route.Role, route.Own)
			continue
		}
		method, _, _ := strings.Cut(x.pattern, " ")
		if method != http.MethodPost {
			method = http.MethodGet
		}
		path := fill.Replace(x.path)
		send := func(change ...func(*http.Request)) answer {
			if method == http.MethodPost {
				change = append([]func(*http.Request){post(url.Values{})}, change...)
			}
			return g.brief(t, path, change...)
		}
		for _, name := range []string{"", "rea", "ann", "ada"} {
			has := access.Nobody
			if name != "" {
				has = access.ParseRole(g.accounts[name].Role)
			}
			got := send(g.person(t, name))
			judge(t, method+" "+path+" as "+has.String(), got, has, has >= x.role)
			if name != "" {
				got := send(func(r *http.Request) { r.Header.Set("Authorization", "Bearer "+tokens[name]) })
				judge(t, method+" "+path+" with a token of "+has.String(), got, has, has >= x.role && !x.own)
			}
		}
		for _, origin := range []string{"https://evil.example", "null"} {
			for what, change := range foreign(origin) {
				if got := send(g.person(t, "ada"), change); got.StatusCode != http.StatusForbidden || strings.Contains(got.body, "aria-label=\"site\"") || len(got.Header.Values("Set-Cookie")) > 0 {
					t.Errorf("%s %s from %s (%s): %d, cookies %q", method, path, origin, what, got.StatusCode, got.Header.Values("Set-Cookie"))
				}
			}
		}
	}
	for pattern := range rows {
		t.Errorf("no row for route %s", pattern)
	}
}

// foreign is how a page of another site asks: a new browser tells by
// Sec-Fetch-Site, an old one by Origin alone.
func foreign(origin string) map[string]func(*http.Request) {
	return map[string]func(*http.Request){
		"new browser": func(r *http.Request) {
			r.Header.Set("Origin", origin)
			r.Header.Set("Sec-Fetch-Site", "cross-site")
			r.Header.Set("Sec-Fetch-Mode", "no-cors")
		},
		"in a frame": func(r *http.Request) {
			r.Header.Set("Sec-Fetch-Site", "cross-site")
			r.Header.Set("Sec-Fetch-Mode", "navigate")
			r.Header.Set("Sec-Fetch-Dest", "iframe")
		},
		"old browser": func(r *http.Request) {
			r.Header.Del("Sec-Fetch-Site")
			r.Header.Set("Origin", origin)
		},
	}
}

// judge checks that an answer is one to somebody who may, or a refusal in the
// form of the route.
func judge(t *testing.T, what string, got answer, has access.Role, may bool) {
	t.Helper()
	guarded(t, what, got)
	toLogin := strings.HasPrefix(got.Header.Get("Location"), "/login?next=")
	refused := got.StatusCode == http.StatusUnauthorized || got.StatusCode == http.StatusForbidden || toLogin
	if may {
		if refused && !strings.HasPrefix(what, "POST /login ") && !strings.HasPrefix(what, "GET /login/oidc/callback ") || got.StatusCode >= 500 {
			t.Errorf("%s: refused: %d %s", what, got.StatusCode, got.Header.Get("Location"))
		}
		return
	}
	if !refused {
		t.Errorf("%s: %d, not refused", what, got.StatusCode)
	}
	if has > access.Nobody && got.StatusCode != http.StatusForbidden {
		t.Errorf("%s: %d, not 403", what, got.StatusCode)
	}
	if strings.Contains(what, " /api/") && got.Header.Get("Content-Type") != "application/problem+json" {
		t.Errorf("%s: refused as %s", what, got.Header.Get("Content-Type"))
	}
	if strings.Contains(got.body, "Quintanilha") {
		t.Errorf("%s: the refusal holds what it refuses", what)
	}
}

// TestLinkFromElsewhere follows a link of another site: that is a person's to
// do.
func TestLinkFromElsewhere(t *testing.T) {
	g := newGuardedDesk(t)
	got := g.get(t, "/", g.person(t, "rea"), func(r *http.Request) {
		r.Header.Set("Sec-Fetch-Site", "cross-site")
		r.Header.Set("Sec-Fetch-Mode", "navigate")
		r.Header.Set("Sec-Fetch-Dest", "document")
	})
	if got.StatusCode != 200 {
		t.Errorf("%d", got.StatusCode)
	}
}

// jar keeps the cookies that answers set, as a browser does.
type jar map[string]*http.Cookie

func (j jar) keep(a answer) {
	for _, c := range a.Cookies() {
		if c.MaxAge < 0 {
			delete(j, c.Name)
		} else {
			j[c.Name] = c
		}
	}
}

func (j jar) send(r *http.Request) {
	for _, c := range j {
		r.AddCookie(c)
	}
}

// TestLogin logs in and out as a browser does.
func TestLogin(t *testing.T) {
	g := newGuardedDesk(t)
	g.take(t, examples(t)...)
	j := jar{}
	ask := func(path string, change ...func(*http.Request)) answer {
		a := g.get(t, path, append([]func(*http.Request){j.send}, change...)...)
		j.keep(a)
		return a
	}
	if a := ask("/search?q=x&kind=article"); a.StatusCode != 303 || a.Header.Get("Location") != "/login?next=%2Fsearch%3Fq%3Dx%26kind%3Darticle" {
		t.Errorf("nobody is sent to %d %s", a.StatusCode, a.Header.Get("Location"))
	}
	in := func(pass, next string) answer {
		return ask("/login", post(url.Values{"name": {" ReA "}, "password": {pass}, "next": {next}}))
	}
	if a := in("not the password", "/"); a.StatusCode != 401 || !strings.Contains(a.body, "name or password is wrong") || strings.Contains(a.body, "not the password") || len(j) > 0 {
		t.Errorf("a wrong password: %d %v\n%s", a.StatusCode, j, a.body)
	}
	a := in(password, "/search?q=x")
	c := j[cookieName]
	if a.StatusCode != 303 || a.Header.Get("Location") != "/search?q=x" || c == nil {
		t.Fatalf("the right one: %d %s %v", a.StatusCode, a.Header.Get("Location"), j)
	}
	if !c.Secure || !c.HttpOnly || c.SameSite != http.SameSiteLaxMode || c.Path != "/" || c.Domain != "" || len(c.Value) < 40 {
		t.Errorf("the cookie: %v", c)
	}
	for _, next := range []string{"https://evil.example/", "//evil.example", `/\evil.example`, "javascript:alert(1)", "/\t/evil.example"} {
		if a := in(password, next); a.Header.Get("Location") != "/" {
			t.Errorf("after the login with next %q: to %s", next, a.Header.Get("Location"))
		}
	}
	first := *c
	if a := in(password, "/"); a.StatusCode != 303 || j[cookieName].Value == first.Value {
		t.Error("a second login kept the session's secret")
	}
	if a := g.get(t, "/", func(r *http.Request) { r.AddCookie(&first) }); a.StatusCode != 303 {
		t.Errorf("the session before the second login: %d", a.StatusCode)
	}
	if a := ask("/"); a.StatusCode != 200 || !strings.Contains(a.body, `href="/account"`) || !strings.Contains(a.body, ">rea</a>") {
		t.Errorf("logged in: %d\n%.1500s", a.StatusCode, a.body)
	}
	kept := *j[cookieName]
	if a := ask("/logout", post(nil)); a.StatusCode != 303 || j[cookieName] != nil {
		t.Errorf("logged out: %d %v", a.StatusCode, j)
	}
	if a := g.get(t, "/", func(r *http.Request) { r.AddCookie(&kept) }); a.StatusCode != 303 {
		t.Errorf("the session after the logout: %d", a.StatusCode)
	}
}

// TestOwnAccount sees to one's own account: tokens, password, sessions.
func TestOwnAccount(t *testing.T) {
	g := newGuardedDesk(t)
	g.take(t, examples(t)...)
	rea := g.person(t, "rea")
	other, err := g.staff.Login(t.Context(), "rea", password, "", "oldphone/2 (an old telephone)")
	if err != nil {
		t.Fatal(err)
	}
	if a := g.get(t, "/account", rea); !strings.Contains(a.body, "oldphone/2 (an old telephone)") || a.Header.Get("Cache-Control") != "no-store" {
		t.Errorf("the account: %v\n%s", a.Header, a.body)
	}
	for form, code := range map[string]int{"label=feeds&role=admin&days=5": 400, "label=&role=reader&days=5": 400, "label=x&role=reader&days=0": 400, "label=x&role=reader&days=9999": 400,
		"label=x&role=&days=3": 400, "label=x&role=reader&days=x": 400} {
		v, _ := url.ParseQuery(form)
		if a := g.get(t, "/account/tokens", rea, post(v)); a.StatusCode != code || !strings.Contains(a.body, `role="alert"`) {
			t.Errorf("%s: %d", form, a.StatusCode)
		}
	}
	a := g.get(t, "/account/tokens", rea, post(url.Values{"label": {"feeds"}, "role": {"reader"}, "days": {"5"}}))
	token := text(t, a.body, "secret")
	if a.StatusCode != 200 || !strings.HasPrefix(token, "syn_") || a.Header.Get("Cache-Control") != "no-store" {
		t.Fatalf("a new token: %d %q", a.StatusCode, token)
	}
	if a := g.get(t, "/account", rea); strings.Contains(a.body, token) || !strings.Contains(a.body, "feeds") {
		t.Error("the token is shown again, or not listed")
	}
	id := strings.Split(token, "_")[1]
	bearer := func(r *http.Request) { r.Header.Set("Authorization", "Bearer "+token) }
	basic := func(r *http.Request) { r.SetBasicAuth("anything", token) }
	for _, with := range []func(*http.Request){bearer, basic} {
		if a := g.get(t, "/feed.atom", with); a.StatusCode != 200 || !strings.Contains(a.body, "<entry>") {
			t.Errorf("the feed with a token: %d", a.StatusCode)
		}
	}
	var me struct{ Name, Role, Token string }
	if err := json.Unmarshal([]byte(g.get(t, "/api/v1/me", bearer).body), &me); err != nil || me.Name != "rea" || me.Role != "reader" || me.Token != id {
		t.Errorf("who asks: %+v, %v", me, err)
	}
	if a := g.get(t, "/account/tokens/"+id+"/revoke", g.person(t, "ann"), post(nil)); a.StatusCode != 404 {
		t.Errorf("another's token revoked: %d", a.StatusCode)
	}
	if a := g.get(t, "/account/tokens/"+id+"/revoke", rea, post(nil)); a.StatusCode != 303 {
		t.Errorf("revoked: %d", a.StatusCode)
	}
	for _, bad := range []string{token, "syn_", "syn_x_y", "", token + "x"} {
		if a := g.get(t, "/api/v1/me", func(r *http.Request) { r.Header.Set("Authorization", "Bearer "+bad) }); a.StatusCode != 401 || a.Header.Get("WWW-Authenticate") == "" {
			t.Errorf("token %q: %d %v", bad, a.StatusCode, a.Header)
		}
	}
	if a := g.get(t, "/account/password", rea, post(url.Values{"old": {"wrong, wrong"}, "password": {"a new long password"}})); a.StatusCode != 400 {
		t.Errorf("another password without the old one: %d", a.StatusCode)
	}
	j := jar{}
	changed := g.get(t, "/account/password", rea, post(url.Values{"old": {password}, "password": {"a new long password"}}))
	if j.keep(changed); changed.StatusCode != 303 || j[cookieName] == nil {
		t.Fatalf("another password: %d", changed.StatusCode)
	}
	for _, old := range []string{other, g.secrets["rea"]} {
		if a := g.get(t, "/", func(r *http.Request) { r.AddCookie(&http.Cookie{Name: cookieName, Value: old}) }); a.StatusCode != 303 {
			t.Errorf("a session from before the new password: %d", a.StatusCode)
		}
	}
	if a := g.get(t, "/", j.send); a.StatusCode != 200 {
		t.Errorf("the session with the new password: %d", a.StatusCode)
	}
	if a := g.get(t, "/account/sessions/end", j.send, post(nil)); a.StatusCode != 303 {
		t.Errorf("logged out everywhere: %d", a.StatusCode)
	}
	if a := g.get(t, "/", j.send); a.StatusCode != 303 {
		t.Errorf("after logging out everywhere: %d", a.StatusCode)
	}
}

// text gives the text of the element with a class.
func text(t *testing.T, body, class string) string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		for _, a := range n.Attr {
			if a.Key == "class" && a.Val == class && n.FirstChild != nil {
				return n.FirstChild.Data
			}
		}
	}
	return ""
}

// TestAdmin sees to others' accounts, and reads in the audit log that it did.
func TestAdmin(t *testing.T) {
	g := newGuardedDesk(t)
	ada := g.person(t, "ada")
	vic, ids := g.person(t, "vic"), g.accounts
	do := func(path string, form url.Values, code int) {
		t.Helper()
		if a := g.get(t, path, ada, post(form), func(r *http.Request) { r.RemoteAddr = "203.0.113.9:4711" }); a.StatusCode != code {
			t.Errorf("%s %v: %d, not %d\n%s", path, form, a.StatusCode, code, a.body)
		}
	}
	do("/accounts", url.Values{"name": {"Eve"}, "role": {"analyst"}, "password": {"some other words"}}, 303)
	do("/accounts", url.Values{"name": {"eve"}, "role": {"reader"}, "password": {"some other words"}}, 409)
	do("/accounts", url.Values{"name": {"flo"}, "role": {"reader"}, "password": {"short"}}, 400)
	do("/accounts", url.Values{"name": {"flo"}, "role": {"boss"}, "password": {"some other words"}}, 400)
	do("/accounts", url.Values{"name": {"two words"}, "role": {"reader"}, "password": {"some other words"}}, 400)
	do("/accounts/"+ids["vic"].ID+"/role", url.Values{"role": {"analyst"}}, 303)
	if a := g.get(t, "/api/v1/me", vic); !strings.Contains(a.body, `"role":"analyst"`) {
		t.Errorf("the new role does not count at once: %s", a.body)
	}
	do("/accounts/"+ids["vic"].ID+"/logout", nil, 303)
	if a := g.get(t, "/api/v1/me", vic); a.StatusCode != 401 {
		t.Errorf("logged out by an admin: %d", a.StatusCode)
	}
	do("/accounts/"+ids["ada"].ID+"/role", url.Values{"role": {"reader"}}, 400)
	do("/accounts/"+ids["ada"].ID+"/remove", nil, 400)
	do("/accounts/"+ids["vic"].ID+"/password", url.Values{"password": {"yet other words"}}, 303)
	if _, err := g.staff.Login(t.Context(), "vic", "yet other words", "", ""); err != nil {
		t.Errorf("with the password that an admin set: %v", err)
	}
	do("/accounts/"+ids["vic"].ID+"/remove", nil, 303)
	do("/accounts/"+ids["vic"].ID+"/remove", nil, 404)
	if a := g.get(t, "/accounts", ada); !strings.Contains(a.body, ">eve<") || strings.Contains(a.body, ">vic<") {
		t.Errorf("the accounts: %d", a.StatusCode)
	}
	g.get(t, "/accounts", g.person(t, "rea"))
	a := g.get(t, "/audit", ada)
	for _, s := range []string{"account added", "eve", "reader → analyst", "role changed", "logout everywhere", "password changed", "account removed", "203.0.113.9", "refused", "login"} {
		if !strings.Contains(a.body, s) {
			t.Errorf("the audit log does not tell of %q", s)
		}
	}
	for _, s := range []string{password, "yet other words", "some other words", "argon2id"} {
		if strings.Contains(a.body, s) {
			t.Errorf("the audit log holds %q", s)
		}
	}
	if a := g.get(t, "/audit?who=rea", ada); !strings.Contains(a.body, "refused") || strings.Contains(a.body, "account removed") {
		t.Errorf("what rea did:\n%s", a.body)
	}
}

// TestGuardedPagesAreWhole follows every link of a desk with accounts.
func TestGuardedPagesAreWhole(t *testing.T) {
	g := newGuardedDesk(t)
	g.take(t, examples(t)[:3]...)
	g.as = g.person(t, "ada")
	crawl(t, g.desk)
}

// TestStreamEnds checks that who loses the way in hears no more.
func TestStreamEnds(t *testing.T) {
	g := newGuardedDesk(t)
	rea := g.person(t, "rea")
	r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "http://localhost:8080/", nil)
	rea(r)
	still := true
	gate, err := access.On(access.Options{Staff: g.staff, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	gate.Mux(access.Table{Routes: []access.Route{access.To("GET /", access.Reader, http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		if !access.Still(r.Context()) {
			t.Error("it ends while the session is open")
		}
		if err := g.staff.EndSession(r.Context(), g.accounts["rea"], ""); err != nil {
			t.Error(err)
		}
		still = access.Still(r.Context())
	}))}}).ServeHTTP(httptest.NewRecorder(), r)
	if still {
		t.Error("it goes on after the session has ended")
	}
}
