package access

import (
	"context"
	"crypto/subtle"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"

	"synoptic/news"
)

// OIDCOptions name the issuer that says who people are (OpenID Connect Core
// 1.0, code flow with PKCE).
type OIDCOptions struct {
	Issuer   string   // its address, as its discovery document has it
	ClientID string   // what this desk is called there
	Secret   string   // "" for a public client
	Scopes   []string // beside openid
	Claim    string   // where the roles come from: a claim with a text or a list of texts; dots lead into it: realm_access.roles
	Roles    []string // "value=role" each; "*=reader" for everybody whom the issuer knows
	Callback string   // address of this desk that the issuer sends people back to
	Client   *http.Client
}

// OIDC is another desk that says who people are.
type OIDC struct {
	options OIDCOptions
	roles   map[string]Role
	label   string // host of the issuer

	mu       sync.Mutex
	provider *oidc.Provider // nil until it was asked
}

// issuerTime bounds one question to the issuer.
const issuerTime = 10 * time.Second

// NewOIDC gives the issuer of the options; it is first asked when somebody
// logs in.
func NewOIDC(o OIDCOptions) (*OIDC, error) {
	bad := func(format string, args ...any) (*OIDC, error) {
		return nil, &news.Error{Kind: news.Usage, Hint: "synoptic config shows the settings of oidc", Err: fmt.Errorf(format, args...)}
	}
	u, err := url.Parse(o.Issuer)
	if err != nil || u.Host == "" || u.Scheme != "https" && !onMachine(u) {
		return bad("oidc_issuer %q is not an https address", o.Issuer)
	}
	if o.ClientID == "" {
		return bad("oidc_issuer needs oidc_client")
	}
	out := &OIDC{options: o, roles: map[string]Role{}, label: u.Host}
	for _, r := range o.Roles {
		i := strings.LastIndexByte(r, '=')
		if i < 1 || ParseRole(r[i+1:]) == None {
			return bad("oidc_roles: %q is not VALUE=reader, VALUE=analyst or VALUE=admin", r)
		}
		out.roles[r[:i]] = ParseRole(r[i+1:])
	}
	if len(out.roles) == 0 {
		return bad("oidc_issuer needs oidc_roles, such as desk-admins=admin,*=reader: nobody would come in")
	}
	if out.options.Client == nil {
		out.options.Client = &http.Client{Timeout: issuerTime}
	}
	return out, nil
}

// onMachine tells whether an address is on the machine itself.
func onMachine(u *url.URL) bool {
	return u.Scheme == "http" && (u.Hostname() == "localhost" || u.Hostname() == "127.0.0.1" || u.Hostname() == "::1")
}

// MakesAdmins tells whether the issuer makes admins, so that a desk needs no
// admin of its own.
func (o *OIDC) MakesAdmins() bool {
	for _, r := range o.roles {
		if r == Admin {
			return true
		}
	}
	return false
}

// ask gives the issuer's addresses and keys; they are asked for once, and again
// where it did not answer. Its keys are fetched anew when it changes them.
func (o *OIDC) ask() (*oidc.Provider, *oauth2.Config, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.provider == nil {
		// The provider keeps this context to fetch keys with: it must not end
		// with the request.
		p, err := oidc.NewProvider(oidc.ClientContext(context.Background(), o.options.Client), o.options.Issuer)
		if err != nil {
			return nil, nil, fmt.Errorf("issuer %s: %w", o.options.Issuer, err)
		}
		o.provider = p
	}
	return o.provider, &oauth2.Config{ClientID: o.options.ClientID, ClientSecret: o.options.Secret, Endpoint: o.provider.Endpoint(),
		RedirectURL: o.options.Callback, Scopes: append([]string{oidc.ScopeOpenID}, o.options.Scopes...)}, nil
}

// begin gives the address to send a browser to, and what it must bring back:
// state, nonce and verifier of PKCE, each random, and the page to go to.
func (o *OIDC) begin(_ context.Context, next string) (to, flow string, err error) {
	_, c, err := o.ask()
	if err != nil {
		return "", "", err
	}
	state, nonce, verifier := random(secretSize), random(secretSize), oauth2.GenerateVerifier()
	flow = strings.Join([]string{state, nonce, verifier, url.QueryEscape(next)}, ".")
	return c.AuthCodeURL(state, oidc.Nonce(nonce), oauth2.S256ChallengeOption(verifier)), flow, nil
}

// identity is who somebody is, as an issuer says it.
type identity struct {
	Subject, Name string
	Role          Role
}

// finish checks what the issuer sent back and gives who it says that the
// person is.
func (o *OIDC) finish(ctx context.Context, flow string, q url.Values) (who identity, next string, err error) {
	refused := func(format string, args ...any) (identity, string, error) {
		return who, "", &news.Error{Kind: news.Login, Hint: "try again from the login page", Err: fmt.Errorf(format, args...)}
	}
	parts := strings.SplitN(flow, ".", 4)
	if len(parts) != 4 || parts[0] == "" || subtle.ConstantTimeCompare([]byte(parts[0]), []byte(q.Get("state"))) != 1 {
		return refused("this login was not begun in this browser, or too long ago")
	}
	if q.Get("error") != "" {
		return refused("%s said no: %s", o.label, q.Get("error"))
	}
	p, c, err := o.ask()
	if err != nil {
		return who, "", err
	}
	if iss := q.Get("iss"); iss != "" && iss != o.options.Issuer { // RFC 9207
		return refused("the answer comes from another issuer")
	}
	ctx, cancel := context.WithTimeout(oidc.ClientContext(ctx, o.options.Client), issuerTime)
	defer cancel()
	token, err := c.Exchange(ctx, q.Get("code"), oauth2.VerifierOption(parts[2]))
	if err != nil {
		var said *oauth2.RetrieveError
		if errors.As(err, &said) {
			return refused("%s did not take the code: %s", o.label, said.ErrorCode)
		}
		return who, "", fmt.Errorf("issuer %s: %w", o.options.Issuer, err)
	}
	raw, _ := token.Extra("id_token").(string)
	id, err := p.Verifier(&oidc.Config{ClientID: o.options.ClientID}).Verify(ctx, raw)
	if err != nil {
		return refused("the answer of %s does not hold: %w", o.label, err)
	}
	if subtle.ConstantTimeCompare([]byte(id.Nonce), []byte(parts[1])) != 1 {
		return refused("the answer of %s belongs to another login", o.label)
	}
	if who, err = o.read(id); err != nil {
		return who, "", err
	}
	next, _ = url.QueryUnescape(parts[3])
	return who, LocalPath(next), nil
}

// read gives who a person is by the claims of a token that holds.
func (o *OIDC) read(id *oidc.IDToken) (identity, error) {
	claims := map[string]any{}
	if err := id.Claims(&claims); err != nil {
		return identity{}, err
	}
	who := identity{Subject: id.Issuer + " " + id.Subject, Name: id.Subject}
	for _, c := range []string{"email", "preferred_username"} {
		if s, _ := claims[c].(string); s != "" {
			who.Name = s
		}
	}
	for _, v := range values(claims, o.options.Claim) {
		who.Role = max(who.Role, o.roles[v])
	}
	if who.Role = max(who.Role, o.roles["*"]); who.Role == None {
		return who, &news.Error{Kind: news.Denied, Hint: "the setting oidc_roles says who may", Err: fmt.Errorf("%s knows %s, but gives no role here", o.label, who.Name)}
	}
	return who, nil
}

// values gives the texts of a claim; dots in its name lead into objects.
func values(claims map[string]any, name string) (out []string) {
	var v any = claims[name]
	if first, rest, ok := strings.Cut(name, "."); ok && v == nil {
		if inner, ok := claims[first].(map[string]any); ok {
			return values(inner, rest)
		}
	}
	switch v := v.(type) {
	case string:
		out = append(out, v)
	case []any:
		for _, x := range v {
			if s, ok := x.(string); ok {
				out = append(out, s)
			}
		}
	}
	return out
}

// welcome opens a session for a person of an issuer. The account is made when
// the person comes first, and known by the subject alone: an account that has
// the same name is another's. The role is what the issuer says each time.
func (s *Staff) welcome(ctx context.Context, who identity, was, agent string) (string, error) {
	a, err := s.store.Account(ctx, "", "", who.Subject)
	switch {
	case news.KindOf(err) == news.Missing:
		if a, err = s.newcomer(ctx, who); err != nil {
			return "", err
		}
	case err != nil:
		return "", err
	case a.Role != who.Role.String():
		if err := s.admit(ctx, &news.PeopleChange{Set: []*news.Account{{ID: a.ID, Role: who.Role.String()}}},
			news.Act{Who: a.Name, What: "role changed", On: a.Name, Detail: a.Role + " → " + who.Role.String() + ", by the issuer"}); err != nil {
			return "", err
		}
	}
	return s.open(ctx, a, was, agent, "OIDC")
}

// newcomer makes the account of a person of an issuer, with a number after the
// name where somebody has it already.
func (s *Staff) newcomer(ctx context.Context, who identity) (*news.Account, error) {
	name, err := Name(who.Name)
	if err != nil {
		name = "guest"
	}
	const most = 1000
	for n := 1; n <= most; n++ {
		a := &news.Account{ID: random(9), Name: name, Role: who.Role.String(), Subject: who.Subject, Made: s.now()}
		if n > 1 {
			a.Name = fmt.Sprintf("%s-%d", name, n)
		}
		err = s.admit(ctx, &news.PeopleChange{Accounts: []*news.Account{a}}, news.Act{Who: a.Name, What: "account added", On: a.Name, Detail: a.Role + ", by the issuer"})
		if err == nil {
			return a, nil
		}
		if news.KindOf(err) != news.Conflict {
			return nil, err
		}
	}
	return nil, err
}
