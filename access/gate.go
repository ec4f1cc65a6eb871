package access

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math"
	"net/http"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"time"

	"golang.org/x/time/rate"

	"synoptic/news"
)

// Gate stands before every route: it finds out who asks, puts the person into
// the request's context, refuses those whose role does not reach, requests that
// pages of other sites make, and too many at once, and tells the audit log of
// whatever changes something.
type Gate struct {
	staff   *Staff // nil where there are no accounts
	oidc    *OIDC  // nil where there is none
	public  *url.URL
	proxies []netip.Prefix
	cross   *http.CrossOriginProtection
	log     *slog.Logger

	persons, strangers *limits // requests
	attempts, tries    *limits // logins, by network and by name
}

// Options are what a gate is made of.
type Options struct {
	Staff   *Staff         // whose accounts count
	OIDC    *OIDC          // another desk that says who people are; nil for none
	Public  *url.URL       // address that people reach the desk by; nil: the one that they ask
	Proxies []netip.Prefix // of servers before this one, whose word for the asker's address counts
	Rate    int            // requests a second that one person may make for long; 0: no limit
	Logins  int            // tries at once from one network, or for one name; 0: ten
	Log     *slog.Logger
}

// Limits. A person may make at once what is made in burstSeconds; who is not
// known has a share of that. Ten tries to log in at once from one network or for
// one name, then one in ten seconds: a guesser has some 9,000 guesses a day.
const (
	burstSeconds  = 4
	strangerShare = 5 // the fifth part
	loginBurst    = 10
	loginEvery    = 10 * time.Second
)

// Off is the gate of a desk without accounts: whoever reaches it is Local.
func Off() *Gate { return &Gate{cross: http.NewCrossOriginProtection()} }

// On is the gate of a desk with accounts.
func On(o Options) (*Gate, error) {
	g := &Gate{staff: o.Staff, oidc: o.OIDC, public: o.Public, proxies: o.Proxies, cross: http.NewCrossOriginProtection(), log: o.Log}
	if o.Public != nil {
		if err := g.cross.AddTrustedOrigin(o.Public.Scheme + "://" + o.Public.Host); err != nil {
			return nil, &news.Error{Kind: news.Usage, Err: fmt.Errorf("public_url: %w", err)}
		}
	}
	now := o.Staff.now
	per, burst := rate.Limit(o.Rate), o.Rate*burstSeconds
	if o.Rate == 0 {
		per, burst = rate.Inf, math.MaxInt32
	}
	g.persons = newLimits(per, burst, now)
	g.strangers = newLimits(per/strangerShare, max(1, burst/strangerShare), now)
	logins := o.Logins
	if logins == 0 {
		logins = loginBurst
	}
	g.attempts = newLimits(rate.Every(loginEvery), logins, now)
	g.tries = newLimits(rate.Every(loginEvery), logins, now)
	return g, nil
}

// Staff gives the people whose accounts count; nil where there are none.
func (g *Gate) Staff() *Staff { return g.staff }

// OIDC tells what the other desk is called that says who people are; "" for
// none.
func (g *Gate) OIDC() string {
	if g.oidc == nil {
		return ""
	}
	return g.oidc.label
}

// Mux gives the mux of the tables of routes, every route behind the gate. A
// route without a role is a fault of the program and panics.
func (g *Gate) Mux(tables ...Table) *http.ServeMux {
	mux := http.NewServeMux()
	for _, t := range tables {
		for _, r := range t.Routes {
			if r.Role < Nobody || r.Role > Admin {
				panic("access: route " + r.Pattern + " has no role")
			}
			mux.Handle(r.Pattern, g.guard(r, t.Refuse))
		}
	}
	return mux
}

func (g *Gate) guard(route Route, refuse func(http.ResponseWriter, *http.Request, error)) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		who, err := Local(), g.foreign(r)
		switch {
		case g.staff == nil:
		case err != nil:
			who = Person{Role: Nobody, From: g.address(r).String()}
		default:
			who, err = g.ask(w, r)
		}
		r = r.WithContext(context.WithValue(With(r.Context(), who), visitKey{}, visit{g, route, r}))
		if err == nil {
			err = route.allows(who)
		}
		if err != nil {
			g.refused(r, who, route, err)
			if news.KindOf(err) == news.Login {
				w.Header().Set("WWW-Authenticate", `Bearer realm="synoptic"`)
			}
			refuse(w, r, err)
			return
		}
		if g.staff == nil || safe(r.Method) {
			route.Handler.ServeHTTP(w, r)
			return
		}
		g.told(w, r, route)
	})
}

// visit is what a context holds of the way in.
type visit struct {
	gate  *Gate
	route Route
	asked *http.Request
}

type visitKey struct{}

// Still tells whether the one who acts in a context may go on: a stream of
// answers ends when a session ends, a token is revoked or a role is taken.
func Still(ctx context.Context) bool {
	v, ok := ctx.Value(visitKey{}).(visit)
	if !ok || v.gate.staff == nil {
		return true
	}
	who, err := v.gate.identify(v.asked.WithContext(ctx))
	return err == nil && v.route.allows(who) == nil
}

// Base gives the address that people reach the desk by, without a path.
func Base(r *http.Request) string {
	if v, ok := r.Context().Value(visitKey{}).(visit); ok && v.gate.public != nil {
		return v.gate.public.Scheme + "://" + v.gate.public.Host
	}
	if r.TLS != nil {
		return "https://" + r.Host
	}
	return "http://" + r.Host
}

// Secure tells whether a request came over TLS, be it by a server before this
// one.
func (g *Gate) Secure(r *http.Request) bool {
	return r.TLS != nil || g.public != nil && g.public.Scheme == "https"
}

// allows refuses a person whose role does not reach.
func (route Route) allows(who Person) error {
	switch {
	case who.May(route.Role) && !(route.Own && who.Token != ""):
		return nil
	case who.May(route.Role):
		return &news.Error{Kind: news.Denied, Hint: "log in with a browser", Err: errors.New("a token may not do this")}
	case who.Role <= Nobody:
		return &news.Error{Kind: news.Login, Hint: "log in, or send a token", Err: errors.New("who asks is not known")}
	}
	return &news.Error{Kind: news.Denied, Hint: "an admin gives roles",
		Err: fmt.Errorf("this needs the role %s, and %s has %s", route.Role, who.Name, who.Role)}
}

func safe(method string) bool {
	return method == http.MethodGet || method == http.MethodHead || method == http.MethodOptions
}

// foreign refuses what pages of other sites ask: whatever changes something
// (net/http's protection), and reading too, but for a person who follows a link
// to here. A browser tells in Sec-Fetch-*; an old one tells the origin.
func (g *Gate) foreign(r *http.Request) error {
	no := &news.Error{Kind: news.Denied, Hint: "open the desk itself", Err: errors.New("a page of another site asked for this")}
	if err := g.cross.Check(r); err != nil {
		return no
	}
	if !safe(r.Method) {
		return nil
	}
	switch r.Header.Get("Sec-Fetch-Site") {
	case "cross-site", "same-site":
		if dest := r.Header.Get("Sec-Fetch-Dest"); r.Header.Get("Sec-Fetch-Mode") != "navigate" || dest != "" && dest != "document" {
			return no
		}
	case "":
		if origin := r.Header.Get("Origin"); origin != "" {
			if u, err := url.Parse(origin); err != nil || u.Host != r.Host && (g.public == nil || u.Host != g.public.Host) {
				return no
			}
		}
	}
	return nil
}

// ask finds out who asks, and whether they ask too often.
func (g *Gate) ask(w http.ResponseWriter, r *http.Request) (Person, error) {
	address := g.address(r)
	who := Person{Role: Nobody, From: address.String()}
	known, err := g.identify(r)
	if err == nil && known.ID != "" {
		known.From = who.From
		who = known
	}
	wait := time.Duration(0)
	if who.ID != "" {
		wait = g.persons.take(who.ID)
	} else {
		wait = g.strangers.take(network(address))
	}
	if wait > 0 {
		return who, busy(w, wait)
	}
	return who, err
}

// busy is the refusal of one who asks too often.
func busy(w http.ResponseWriter, wait time.Duration) error {
	seconds := strconv.Itoa(int(math.Ceil(wait.Seconds())))
	w.Header().Set("Retry-After", seconds)
	return &news.Error{Kind: news.Busy, Hint: "again in " + seconds + " s", Err: errors.New("too much at once")}
}

// identify gives the person of a token or a session; one without an ID where
// there is neither. A token comes as "Authorization: Bearer", or as the password
// of "Basic", for programs that know nothing else.
func (g *Gate) identify(r *http.Request) (Person, error) {
	if h := r.Header.Get("Authorization"); h != "" {
		scheme, token, _ := strings.Cut(h, " ")
		if _, p, ok := r.BasicAuth(); ok {
			token = p
		} else if !strings.EqualFold(scheme, "Bearer") {
			return Person{}, &news.Error{Kind: news.Login, Hint: "send Authorization: Bearer and a token", Err: errors.New("this way to say who asks is not known")}
		}
		return g.staff.token(r.Context(), strings.TrimSpace(token))
	}
	secret := g.secret(r)
	if secret == "" {
		return Person{}, nil
	}
	a, err := g.staff.session(r.Context(), secret)
	if a == nil || err != nil {
		return Person{}, err
	}
	return Person{ID: a.ID, Name: a.Name, Role: ParseRole(a.Role)}, nil
}

// address gives the address that a request comes from: the last one that no
// server of ours before this one has.
func (g *Gate) address(r *http.Request) netip.Addr {
	ap, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return netip.Addr{}
	}
	a := ap.Addr().Unmap().WithZone("")
	hops := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	for i := len(hops) - 1; i >= 0 && g.ours(a); i-- {
		next, err := netip.ParseAddr(strings.TrimSpace(hops[i]))
		if err != nil {
			break
		}
		a = next.Unmap().WithZone("")
	}
	return a
}

func (g *Gate) ours(a netip.Addr) bool {
	for _, p := range g.proxies {
		if p.Contains(a) {
			return true
		}
	}
	return false
}

// told runs what changes something and tells the audit log of it, where the
// handler did not.
func (g *Gate) told(w http.ResponseWriter, r *http.Request, route Route) {
	told := false
	r = r.WithContext(context.WithValue(r.Context(), toldKey{}, &told))
	s := &status{ResponseWriter: w, code: http.StatusOK}
	route.Handler.ServeHTTP(s, r)
	if told || From(r.Context()).ID == "" || s.code >= 400 {
		return
	}
	ctx := context.WithoutCancel(r.Context())
	if err := g.staff.Tell(ctx, route.Pattern, r.URL.Path, ""); err != nil {
		g.log.Error("the audit log was not told", "what", route.Pattern, "on", r.URL.Path, "error", err)
	}
}

// status sees the status of an answer.
type status struct {
	http.ResponseWriter
	code int
}

// WriteHeader keeps the status.
func (s *status) WriteHeader(code int) { s.code = code; s.ResponseWriter.WriteHeader(code) }

// Unwrap is for http.ResponseController.
func (s *status) Unwrap() http.ResponseWriter { return s.ResponseWriter }

// refused tells the audit log of a person who tried what they may not.
func (g *Gate) refused(r *http.Request, who Person, route Route, why error) {
	if g.staff == nil || who.ID == "" || news.KindOf(why) != news.Denied {
		return
	}
	if err := g.staff.Tell(r.Context(), "refused", r.URL.Path, route.Pattern); err != nil {
		g.log.Error("the audit log was not told", "what", "refused", "on", r.URL.Path, "error", err)
	}
}
