package web_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"io"
	"log/slog"
	"maps"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/go-jose/go-jose/v4"
	"github.com/go-jose/go-jose/v4/jwt"

	"synoptic/access"
	"synoptic/news"
	"synoptic/store"
)

// issuer is a small OpenID Connect issuer: discovery, keys, the code flow with
// PKCE, tokens that it signs. It is strict, so that what the desk leaves out is
// noticed.
type issuer struct {
	t      *testing.T
	server *httptest.Server

	mu     sync.Mutex
	key    *ecdsa.PrivateKey
	kid    string
	claims map[string]any // of whoever logs in now
	bend   func(claims map[string]any, o *bent)
	codes  map[string]url.Values // what each code was asked for with
}

// bent is how a token differs from a right one.
type bent struct {
	key  *ecdsa.PrivateKey // that signs in the place of the issuer's
	none bool              // not signed at all
	drop bool              // no token is sent
}

const clientSecret = "between the two of us"

func newIssuer(t *testing.T) *issuer {
	i := &issuer{t: t, codes: map[string]url.Values{}}
	i.turn("k1")
	mux := http.NewServeMux()
	mux.HandleFunc("GET /.well-known/openid-configuration", func(w http.ResponseWriter, _ *http.Request) {
		u := i.server.URL
		answer200(w, map[string]any{"issuer": u, "authorization_endpoint": u + "/authorize", "token_endpoint": u + "/token", "jwks_uri": u + "/keys",
			"response_types_supported": []string{"code"}, "subject_types_supported": []string{"public"}, "id_token_signing_alg_values_supported": []string{"ES256"}})
	})
	mux.HandleFunc("GET /keys", func(w http.ResponseWriter, _ *http.Request) {
		i.mu.Lock()
		defer i.mu.Unlock()
		answer200(w, jose.JSONWebKeySet{Keys: []jose.JSONWebKey{{Key: i.key.Public(), KeyID: i.kid, Algorithm: "ES256", Use: "sig"}}})
	})
	mux.HandleFunc("GET /authorize", i.authorize)
	mux.HandleFunc("POST /token", i.token)
	i.server = httptest.NewServer(mux)
	t.Cleanup(i.server.Close)
	return i
}

func answer200(w http.ResponseWriter, v any) {
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(v)
}

// turn gives the issuer another key.
func (i *issuer) turn(kid string) {
	i.mu.Lock()
	defer i.mu.Unlock()
	k, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		i.t.Fatal(err)
	}
	i.key, i.kid = k, kid
}

// next sets who logs in next.
func (i *issuer) next(claims map[string]any, bend func(map[string]any, *bent)) {
	i.mu.Lock()
	defer i.mu.Unlock()
	i.claims, i.bend = claims, bend
}

func (i *issuer) authorize(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	for name, want := range map[string]string{"response_type": "code", "client_id": "desk", "code_challenge_method": "S256"} {
		if q.Get(name) != want {
			i.t.Errorf("the desk asks with %s=%q", name, q.Get(name))
		}
	}
	if !strings.Contains(" "+q.Get("scope")+" ", " openid ") || len(q.Get("state")) < 40 || len(q.Get("nonce")) < 40 || q.Get("state") == q.Get("nonce") || q.Get("code_challenge") == "" {
		i.t.Errorf("the desk asks with %v", q)
	}
	i.mu.Lock()
	defer i.mu.Unlock()
	back := url.Values{"state": {q.Get("state")}, "iss": {i.server.URL}}
	if i.claims == nil {
		back.Set("error", "access_denied")
	} else {
		code := rand.Text()
		i.codes[code] = q
		back.Set("code", code)
	}
	http.Redirect(w, r, q.Get("redirect_uri")+"?"+back.Encode(), http.StatusFound)
}

func (i *issuer) token(w http.ResponseWriter, r *http.Request) {
	i.mu.Lock()
	defer i.mu.Unlock()
	code := r.PostFormValue("code")
	asked, ok := i.codes[code]
	delete(i.codes, code) // good for one time
	user, secret, _ := r.BasicAuth()
	sum := sha256.Sum256([]byte(r.PostFormValue("code_verifier")))
	if !ok || user != "desk" || secret != url.QueryEscape(clientSecret) || r.PostFormValue("redirect_uri") != asked.Get("redirect_uri") ||
		base64.RawURLEncoding.EncodeToString(sum[:]) != asked.Get("code_challenge") {
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(http.StatusBadRequest)
		_, _ = io.WriteString(w, `{"error":"invalid_grant"}`)
		return
	}
	claims := map[string]any{"iss": i.server.URL, "aud": "desk", "iat": time.Now().Unix(), "exp": time.Now().Add(time.Minute).Unix(), "nonce": asked.Get("nonce")}
	maps.Copy(claims, i.claims)
	b := bent{key: i.key}
	if i.bend != nil {
		i.bend(claims, &b)
	}
	out := map[string]any{"access_token": "opaque", "token_type": "Bearer", "id_token": i.sign(claims, b)}
	if b.drop {
		delete(out, "id_token")
	}
	answer200(w, out)
}

func (i *issuer) sign(claims map[string]any, b bent) string {
	if b.none {
		body, _ := json.Marshal(claims)
		e := base64.RawURLEncoding.EncodeToString
		return e([]byte(`{"alg":"none"}`)) + "." + e(body) + "."
	}
	s, err := jose.NewSigner(jose.SigningKey{Algorithm: jose.ES256, Key: b.key}, (&jose.SignerOptions{}).WithHeader("kid", i.kid))
	if err != nil {
		i.t.Fatal(err)
	}
	raw, err := jwt.Signed(s).Claims(claims).Serialize()
	if err != nil {
		i.t.Fatal(err)
	}
	return raw
}

// visitor is a client with cookies that follows the way to the issuer and back.
type visitor struct {
	t *testing.T
	*http.Client
}

func (b visitor) get(address string) answer {
	b.t.Helper()
	r, err := b.Get(address)
	if err != nil {
		b.t.Fatal(err)
	}
	defer r.Body.Close()
	body, err := io.ReadAll(r.Body)
	if err != nil {
		b.t.Fatal(err)
	}
	return answer{r, string(body)}
}

// TestOIDC logs people in with an issuer, over TLS, as a browser does.
func TestOIDC(t *testing.T) {
	i := newIssuer(t)
	server := httptest.NewUnstartedServer(nil)
	home := "https://" + server.Listener.Addr().String()
	var staff *access.Staff
	d := openDesk(t, func(db *store.DB) *access.Gate {
		staff = access.NewStaff(db)
		public, _ := url.Parse(home)
		o, err := access.NewOIDC(access.OIDCOptions{Issuer: i.server.URL, ClientID: "desk", Secret: clientSecret, Scopes: []string{"profile"}, Claim: "realm.groups",
			Roles: []string{"desk=reader", "desk-admins=admin"}, Callback: home + "/login/oidc/callback"})
		if err != nil {
			t.Fatal(err)
		}
		gate, err := access.On(access.Options{Staff: staff, OIDC: o, Public: public, Log: slog.New(slog.DiscardHandler), Logins: 100})
		if err != nil {
			t.Fatal(err)
		}
		return gate
	})
	server.Config.Handler = d.http
	server.StartTLS()
	t.Cleanup(server.Close)
	open := func() visitor {
		c := server.Client()
		jar, err := cookiejar.New(nil)
		if err != nil {
			t.Fatal(err)
		}
		return visitor{t, &http.Client{Transport: c.Transport, Jar: jar}}
	}
	groups := func(list ...any) map[string]any { return map[string]any{"groups": list} }
	olga := map[string]any{"sub": "17", "preferred_username": "Olga", "realm": groups("other", "desk")}
	me := func(b visitor) (out struct{ Name, Role string }) {
		if err := json.Unmarshal([]byte(b.get(home+"/api/v1/me").body), &out); err != nil {
			t.Fatal(err)
		}
		return out
	}

	// Somebody else has the name already: the account of the issuer's is another.
	if _, err := staff.Add(t.Context(), "olga", access.Admin, password); err != nil {
		t.Fatal(err)
	}
	b := open()
	if a := b.get(home + "/login"); !strings.Contains(a.body, "Log in with "+strings.TrimPrefix(i.server.URL, "http://")) {
		t.Errorf("the login page:\n%s", a.body)
	}
	i.next(olga, nil)
	a := b.get(home + "/login/oidc?next=/search")
	if a.StatusCode != 200 || a.Request.URL.Path != "/search" || me(b).Name != "olga-2" || me(b).Role != "reader" {
		t.Fatalf("logged in: %d at %s as %+v\n%s", a.StatusCode, a.Request.URL, me(b), a.body)
	}
	i.turn("k2") // the issuer changes its keys
	i.next(map[string]any{"sub": "17", "preferred_username": "olga.new", "realm": groups("desk-admins")}, nil)
	if again := open(); again.get(home+"/login/oidc").StatusCode != 200 || me(again).Name != "olga-2" || me(again).Role != "admin" || me(b).Role != "admin" {
		t.Errorf("the same person with another name and role: %+v", me(again))
	}
	if list, _ := staff.All(t.Context()); len(list) != 2 {
		t.Errorf("%d accounts", len(list))
	}

	// Two browsers: what the one began the other does not finish.
	i.next(olga, nil)
	one, two := open(), open()
	one.CheckRedirect = func(r *http.Request, _ []*http.Request) error {
		if r.URL.Path == "/login/oidc/callback" {
			return http.ErrUseLastResponse
		}
		return nil
	}
	back := one.get(home + "/login/oidc").Header.Get("Location")
	if a := two.get(back); a.StatusCode != http.StatusUnauthorized || me(two).Name != "" {
		t.Errorf("another browser finished the login: %d", a.StatusCode)
	}
	if a := one.get(back); a.StatusCode != http.StatusOK || me(one).Name == "" {
		t.Errorf("the browser that began it did not: %d", a.StatusCode)
	}
	if a := one.get(back); a.StatusCode != http.StatusUnauthorized {
		t.Errorf("a code was good twice: %d", a.StatusCode)
	}

	stranger, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	for what, x := range map[string]struct {
		claims map[string]any
		bend   func(map[string]any, *bent)
		code   int
	}{
		"no role":          {map[string]any{"sub": "18", "preferred_username": "max", "realm": groups("other")}, nil, 403},
		"no groups":        {map[string]any{"sub": "18"}, nil, 403},
		"refused there":    {nil, nil, 401},
		"another nonce":    {olga, func(c map[string]any, _ *bent) { c["nonce"] = "x" }, 401},
		"another audience": {olga, func(c map[string]any, _ *bent) { c["aud"] = "others" }, 401},
		"another issuer":   {olga, func(c map[string]any, _ *bent) { c["iss"] = "https://evil.example" }, 401},
		"expired":          {olga, func(c map[string]any, _ *bent) { c["exp"] = time.Now().Add(-time.Hour).Unix() }, 401},
		"another key":      {olga, func(_ map[string]any, b *bent) { b.key = stranger }, 401},
		"not signed":       {olga, func(_ map[string]any, b *bent) { b.none = true }, 401},
		"no token":         {olga, func(_ map[string]any, b *bent) { b.drop = true }, 401},
	} {
		i.next(x.claims, x.bend)
		b := open()
		if a := b.get(home + "/login/oidc"); a.StatusCode != x.code || me(b).Name != "" || !strings.Contains(a.body, `role="alert"`) {
			t.Errorf("%s: %d %+v", what, a.StatusCode, me(b))
		}
	}
	failed := 0
	acts, err := staff.Acts(t.Context(), news.ActQuery{})
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range acts {
		if x.What == "login failed" && strings.HasPrefix(x.Detail, "OIDC: ") && x.From == "127.0.0.1" {
			failed++
		}
	}
	if failed != 12 {
		t.Errorf("the audit log tells of %d logins that failed", failed)
	}
}
