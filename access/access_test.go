package access

import (
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"synoptic/news"
	"synoptic/store"
)

// clock is a time that a test moves.
type clock struct{ at time.Time }

func (c *clock) now() time.Time { return c.at }

// staffAt gives the people of a new store, and the clock that they go by.
func staffAt(t *testing.T) (*Staff, *clock) {
	t.Helper()
	db, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "desk.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	s, c := NewStaff(db), &clock{time.Date(2031, 3, 14, 9, 0, 0, 0, time.UTC)}
	s.now = c.now
	return s, c
}

const words = "three plain words"

func TestPasswordHash(t *testing.T) {
	h := newHasher()
	one, err := h.hash(t.Context(), words)
	if err != nil {
		t.Fatal(err)
	}
	two, err := h.hash(t.Context(), words)
	if err != nil || one == two {
		t.Errorf("two hashes of one password are the same, or %v", err)
	}
	if !strings.HasPrefix(one, "$argon2id$v=19$m=47104,t=1,p=1$") || strings.Contains(one, words) {
		t.Errorf("the hash: %s", one)
	}
	for pass, want := range map[string]bool{words: true, words + " ": false, "": false, "Three plain words": false} {
		if ok, stale, err := h.check(t.Context(), one, pass); ok != want || stale || err != nil {
			t.Errorf("%q: %v %v %v", pass, ok, stale, err)
		}
	}
	// Of another program, at another cost: argon2 -id -t 2 -m 12 -p 1 -l 32.
	old := "$argon2id$v=19$m=4096,t=2,p=1$c29tZXNhbHQ$xdeEtAfO+XBAdkjnj4Sg7vkrFMXJ3lK6Gh4xyqhWL8E"
	if _, stale, err := h.check(t.Context(), old, "x"); !stale || err != nil {
		t.Errorf("a hash of another cost: stale %v, %v", stale, err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	full := newHasher()
	for range hashesAtOnce {
		full <- struct{}{}
	}
	if _, err := full.hash(ctx, words); err == nil {
		t.Error("more hashes at once than may be")
	}
}

func FuzzParseHash(f *testing.F) {
	for _, s := range []string{"", "$argon2id$v=19$m=47104,t=1,p=1$c29tZXNhbHQ$c29tZXNhbHQ", "$argon2id$v=19$m=99999999,t=9,p=0$$", "$2b$10$x", "$argon2id$v=19$m=-1,t=1,p=1$c29tZXNhbHQ$x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		c, salt, tag, err := parseHash(s)
		if err != nil {
			if news.KindOf(err) != news.Broken {
				t.Errorf("%q: %v", s, err)
			}
			return
		}
		if c.memory > 1<<20 || c.passes == 0 || c.lanes == 0 || len(salt) < 8 || len(tag) != tagSize {
			t.Errorf("%q: %+v", s, c)
		}
	})
}

func TestNames(t *testing.T) {
	for in, want := range map[string]string{"Ana": "ana", " bo ": "bo", "Ｚoë": "zoë", "zoe\u0308": "zoë", "ana@desk.example": "ana@desk.example", "": "", "two words": "",
		"local": "", "LOCAL": "", "a\x00": "", strings.Repeat("x", 65): "", "a\u202eb": ""} {
		if got, err := Name(in); got != want || (err == nil) != (want != "") {
			t.Errorf("%q: %q, %v", in, got, err)
		}
	}
	for in, ok := range map[string]bool{words: true, "elevenchars": false, "twelve chars": true, strings.Repeat("ä", 600): false, "with\x00a zero byte": false, "anastasia.long": false} {
		if _, err := Password(in, "anastasia.long"); (err == nil) != ok {
			t.Errorf("%q: %v", in, err)
		} else if err != nil && strings.Contains(err.Error()+news.HintOf(err), in) {
			t.Errorf("the error holds the password: %v", err)
		}
	}
}

func TestSessionsEnd(t *testing.T) {
	s, c := staffAt(t)
	if _, err := s.Add(t.Context(), "ana", Admin, words); err != nil {
		t.Fatal(err)
	}
	in := func() string {
		t.Helper()
		secret, err := s.Login(t.Context(), "ana", words, "", strings.Repeat("ä", 300))
		if err != nil {
			t.Fatal(err)
		}
		return secret
	}
	open := func(secret string) bool {
		t.Helper()
		a, err := s.session(t.Context(), secret)
		if err != nil {
			t.Fatal(err)
		}
		return a != nil
	}
	idle := in()
	c.at = c.at.Add(idleEnd - time.Second)
	if !open(idle) {
		t.Error("ended before its time")
	}
	c.at = c.at.Add(idleEnd - time.Second) // its use a moment ago counts
	if !open(idle) {
		t.Error("the use before was not kept")
	}
	c.at = c.at.Add(idleEnd)
	if open(idle) {
		t.Error("open though nobody used it")
	}
	used := in()
	for range int(fullEnd/time.Hour) - 1 {
		if c.at = c.at.Add(time.Hour); !open(used) {
			t.Fatal("ended while it is used")
		}
	}
	if c.at = c.at.Add(time.Hour); open(used) {
		t.Error("open for longer than a session may be")
	}
	if open("") || open("x") {
		t.Error("a session of no secret")
	}
	c.at = c.at.Add(time.Second)
	in() // sweeps what is over
	a, _ := s.Named(t.Context(), "ana")
	n := 0
	for _, err := range s.store.Sessions(t.Context(), a.ID) {
		if n++; err != nil {
			t.Fatal(err)
		}
	}
	if n != 1 {
		t.Errorf("%d sessions are kept", n)
	}
}

func TestTokens(t *testing.T) {
	s, c := staffAt(t)
	ana, err := s.Add(t.Context(), "ana", Analyst, words)
	if err != nil {
		t.Fatal(err)
	}
	for _, bad := range []struct {
		label string
		role  Role
		days  int
	}{{"x", Admin, 1}, {"x", None, 1}, {"x", Nobody, 1}, {" ", Reader, 1}, {"x", Reader, 0}, {"x", Reader, MostTokenDays + 1}} {
		if _, _, err := s.AddToken(t.Context(), ana, bad.label, bad.role, bad.days); news.KindOf(err) != news.Usage {
			t.Errorf("%+v: %v", bad, err)
		}
	}
	secret, k, err := s.AddToken(t.Context(), ana, "script", Analyst, 2)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(k.Hash, strings.TrimPrefix(secret, tokenMark+k.ID+"_")) {
		t.Error("the secret is kept")
	}
	who, err := s.token(t.Context(), secret)
	if err != nil || who.Name != "ana" || who.Role != Analyst || who.Token != k.ID {
		t.Errorf("%+v, %v", who, err)
	}
	boss, err := s.Add(t.Context(), "boss", Admin, words)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.SetRole(t.Context(), ana, Reader); err != nil {
		t.Fatal(err)
	}
	if who, _ := s.token(t.Context(), secret); who.Role != Reader {
		t.Errorf("the token may more than its person: %v", who.Role)
	}
	c.at = c.at.Add(48 * time.Hour)
	if _, err := s.token(t.Context(), secret); news.KindOf(err) != news.Login {
		t.Errorf("an expired token: %v", err)
	}
	if err := s.Remove(t.Context(), boss); news.KindOf(err) != news.Usage {
		t.Errorf("the only admin was removed: %v", err)
	}
}

// TestLoginsAreFew tries one name from many networks, and many names from one.
func TestLoginsAreFew(t *testing.T) {
	s, c := staffAt(t)
	g, err := On(Options{Staff: s, Rate: 10, Log: slog.New(slog.DiscardHandler), Proxies: []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8")}})
	if err != nil {
		t.Fatal(err)
	}
	try := func(name, address string) error {
		r := httptest.NewRequest(http.MethodPost, "/login", nil)
		r.RemoteAddr = address
		return g.mayTry(httptest.NewRecorder(), r, name)
	}
	for i := range loginBurst + 5 {
		if err := try("ana", "192.0.2."+strconv.Itoa(i)+":1"); (news.KindOf(err) == news.Busy) != (i >= loginBurst) {
			t.Errorf("try %d of one name: %v", i, err)
		}
		if err := try("n"+strconv.Itoa(i), "[2001:db8:0:1::"+strconv.Itoa(i)+"]:1"); (news.KindOf(err) == news.Busy) != (i >= loginBurst) {
			t.Errorf("try %d of one network: %v", i, err)
		}
	}
	c.at = c.at.Add(loginEvery)
	if err := try("Ana", "192.0.2.99:1"); err != nil {
		t.Errorf("after a while: %v", err)
	}
	if err := try("ana", "192.0.2.99:1"); news.KindOf(err) != news.Busy {
		t.Errorf("and at once again: %v", err)
	}
}

// TestRequestsAreFew asks more often than a person may.
func TestRequestsAreFew(t *testing.T) {
	s, c := staffAt(t)
	const per = 10
	g, err := On(Options{Staff: s, Rate: per, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"ana", "bo"} {
		if _, err := s.Add(t.Context(), name, Reader, words); err != nil {
			t.Fatal(err)
		}
	}
	mux := g.Mux(Table{Routes: []Route{To("GET /", Reader, http.HandlerFunc(func(http.ResponseWriter, *http.Request) {})), To("GET /open", Nobody, http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))},
		Refuse: func(w http.ResponseWriter, _ *http.Request, why error) {
			code := http.StatusForbidden
			if news.KindOf(why) == news.Busy {
				code = http.StatusTooManyRequests
			}
			w.WriteHeader(code)
		}})
	secrets := map[string]string{}
	for _, name := range []string{"ana", "bo"} {
		if secrets[name], err = s.Login(t.Context(), name, words, "", ""); err != nil {
			t.Fatal(err)
		}
	}
	ask := func(name, path, from string) *httptest.ResponseRecorder {
		r := httptest.NewRequest(http.MethodGet, path, nil)
		r.RemoteAddr = from
		r.AddCookie(&http.Cookie{Name: sessionCookie, Value: secrets[name]})
		w := httptest.NewRecorder()
		mux.ServeHTTP(w, r)
		return w
	}
	for i := range per*burstSeconds + 3 {
		w := ask("ana", "/", "192.0.2."+strconv.Itoa(i)+":1")
		if late := i >= per*burstSeconds; (w.Code == http.StatusTooManyRequests) != late || late && w.Header().Get("Retry-After") == "" {
			t.Errorf("request %d: %d", i, w.Code)
		}
	}
	if w := ask("bo", "/", "192.0.2.1:1"); w.Code != 200 {
		t.Errorf("another person: %d", w.Code)
	}
	for i := range per*burstSeconds/strangerShare + 1 {
		if w := ask("", "/open", "192.0.2.7:1"); (w.Code == 200) != (i < per*burstSeconds/strangerShare) {
			t.Errorf("request %d of somebody unknown: %d", i, w.Code)
		}
	}
	c.at = c.at.Add(time.Second)
	if w := ask("ana", "/", "192.0.2.1:1"); w.Code != 200 {
		t.Errorf("after a second: %d", w.Code)
	}
}

func TestManyLimits(t *testing.T) {
	c := &clock{time.Date(2031, 3, 14, 9, 0, 0, 0, time.UTC)}
	l := newLimits(1, 2, c.now)
	for i := range mostLimits + 50 {
		l.take(strconv.Itoa(i))
	}
	if len(l.all) > mostLimits+1 {
		t.Errorf("%d are watched", len(l.all))
	}
	c.at = c.at.Add(time.Minute)
	if l.take("new"); len(l.all) > 10 {
		t.Errorf("%d are watched after all have rested", len(l.all))
	}
}

func TestAddress(t *testing.T) {
	g := &Gate{proxies: []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8"), netip.MustParsePrefix("::1/128")}}
	for _, x := range []struct{ remote, forwarded, want string }{
		{"192.0.2.1:5", "", "192.0.2.1"},
		{"192.0.2.1:5", "203.0.113.5", "192.0.2.1"}, // nobody's word counts but a proxy's
		{"10.1.1.1:5", "203.0.113.5", "203.0.113.5"},
		{"10.1.1.1:5", "1.2.3.4, 203.0.113.5, 10.2.2.2", "203.0.113.5"}, // what stands before a stranger's address the stranger said
		{"[::ffff:10.1.1.1]:5", "203.0.113.5", "203.0.113.5"},
		{"[::1]:5", "nonsense", "::1"},
		{"[fe80::1%eth0]:5", "", "fe80::1"},
	} {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.RemoteAddr = x.remote
		if x.forwarded != "" {
			r.Header.Set("X-Forwarded-For", x.forwarded)
		}
		if got := g.address(r).String(); got != x.want {
			t.Errorf("%+v: %s", x, got)
		}
	}
}

// TestActsAreTold checks that whatever changes something is in the audit log,
// whether its handler tells of it or not.
func TestActsAreTold(t *testing.T) {
	s, _ := staffAt(t)
	g, err := On(Options{Staff: s, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	ana, err := s.Add(t.Context(), "ana", Analyst, words)
	if err != nil {
		t.Fatal(err)
	}
	secret, _, err := s.AddToken(t.Context(), ana, "script", Analyst, 1)
	if err != nil {
		t.Fatal(err)
	}
	mux := g.Mux(Table{Refuse: func(w http.ResponseWriter, _ *http.Request, _ error) { w.WriteHeader(http.StatusForbidden) }, Routes: []Route{
		To("POST /silent/{id}", Analyst, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusSeeOther) })),
		To("POST /fails", Analyst, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusBadRequest) })),
		To("GET /reads", Analyst, http.HandlerFunc(func(http.ResponseWriter, *http.Request) {})),
		To("POST /boss", Admin, http.HandlerFunc(func(http.ResponseWriter, *http.Request) {})),
		To("POST /tells", Analyst, http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
			if err := s.Tell(r.Context(), "named", "somebody", "anew"); err != nil {
				t.Error(err)
			}
		}))}})
	for _, x := range []string{"POST /silent/7", "POST /fails", "GET /reads", "POST /boss", "POST /tells"} {
		method, path, _ := strings.Cut(x, " ")
		r := httptest.NewRequest(method, path, nil)
		r.Header.Set("Authorization", "Bearer "+secret)
		mux.ServeHTTP(httptest.NewRecorder(), r)
	}
	acts, err := s.Acts(t.Context(), news.ActQuery{Who: "ana"})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, a := range acts {
		if a.From != "192.0.2.1" || !strings.Contains(a.Detail, "by token ") {
			t.Errorf("%+v", a)
		}
		got = append(got, a.What+" "+a.On)
	}
	if want := "named somebody|refused /boss|POST /silent/{id} /silent/7"; strings.Join(got, "|") != want {
		t.Errorf("%q, not %q", strings.Join(got, "|"), want)
	}
}

func TestRoutesNeedARole(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a route without a role was taken")
		}
	}()
	Off().Mux(Table{Routes: []Route{{Pattern: "GET /", Handler: http.NotFoundHandler()}}})
}

func TestLocalPath(t *testing.T) {
	for in, want := range map[string]string{"/a?b=c": "/a?b=c", "": "/", "//x": "/", "https://x/": "/", "/\\x": "/", "a": "/", "/a#b": "/a", "/%2f/x": "/%2f/x", "/\nx": "/"} {
		if got := LocalPath(in); got != want {
			t.Errorf("%q: %q", in, got)
		}
	}
}
