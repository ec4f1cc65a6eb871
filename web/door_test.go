package web_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"synoptic/access"
)

// logIn fills the form in, in a browser, by hand.
func (b *browser) logIn(t *testing.T, name, password string) {
	t.Helper()
	b.do(t, b.open("/login"), chromedp.WaitReady("main"), chromedp.SendKeys(`[name="name"]`, name),
		chromedp.SendKeys(`[name="password"]`, password), chromedp.Click(`button.main`), chromedp.Sleep(300*time.Millisecond), chromedp.WaitReady("main"))
}

func (b *browser) path(t *testing.T) string {
	t.Helper()
	return strings.TrimPrefix(ask(t, b, chromedp.Location()), b.base)
}

// TestDoorInBrowser logs in in a browser, looks at every page of accounts, and
// opens a page of another site that would do something in the person's name.
func TestDoorInBrowser(t *testing.T) {
	g := newGuardedDesk(t)
	g.take(t, examples(t)[:3]...)
	for _, label := range []string{"a feed reader on the train", "nightly export"} {
		if _, _, err := g.staff.AddToken(t.Context(), g.accounts["ada"], label, access.Reader, 30); err != nil {
			t.Fatal(err)
		}
	}
	b := newBrowser(t, g.desk)
	b.do(t, b.open("/search?q=trawlers"), chromedp.WaitReady("main"))
	if at := b.path(t); at != "/login?next=%2Fsearch%3Fq%3Dtrawlers" {
		t.Fatalf("nobody comes to %s", at)
	}
	b.do(t, scripts(true)) // the way in needs none
	b.logIn(t, "ada", "not this one")
	if s := ask(t, b, chromedp.Text(".wrong")); !strings.Contains(s, "name or password is wrong") {
		t.Errorf("told: %q", s)
	}
	b.well(t, "a wrong password")
	for _, look := range looks {
		b.do(t, scripts(false), chromedp.EmulateViewport(look.width, look.height), scheme(look.scheme), b.open("/login?next=/status"), chromedp.WaitReady("main"))
		b.look(t, "/login", look.name)
		b.walk(t, "/login ("+look.name+")")
	}
	b.do(t, scripts(true))
	b.logIn(t, "ada", password)
	if at := b.path(t); at != "/" {
		t.Fatalf("logged in, at %s", at)
	}
	b.do(t, scripts(false))
	for _, look := range looks {
		b.do(t, chromedp.EmulateViewport(look.width, look.height), scheme(look.scheme))
		for _, path := range []string{"/", "/account", "/accounts", "/audit"} {
			b.do(t, b.open(path), chromedp.WaitReady("main"))
			if path == "/accounts" {
				b.do(t, chromedp.Click("summary"))
			}
			b.look(t, path, look.name)
			b.do(t, b.open(path), chromedp.WaitReady("main"))
			b.walk(t, path+" ("+look.name+")")
		}
		b.do(t, b.open("/account"), chromedp.SendKeys(`[name="label"]`, "a script"), chromedp.Click(`form[action="/account/tokens"] button`), chromedp.WaitVisible(".secret"))
		b.look(t, "/account-token", look.name)
	}
	evil := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprintf(w, `<!doctype html><title>x</title><main></main><iframe src="%[1]s/account"></iframe><img src="%[1]s/status">
<script>fetch("%[1]s/api/v1/me",{credentials:"include"}).then(r=>r.text()).then(s=>document.title="read "+s,()=>document.title="nothing read")</script>
<form method="post" action="%[1]s/logout"><button>Win</button></form>`, b.base)
	}))
	t.Cleanup(evil.Close)
	b.do(t, chromedp.Navigate(strings.Replace(evil.URL, "127.0.0.1", "localhost", 1)), chromedp.WaitReady("main"), chromedp.Sleep(500*time.Millisecond))
	if s := ask(t, b, chromedp.Title()); s != "nothing read" {
		t.Errorf("a page of another site: %s", s)
	}
	b.do(t, chromedp.Click("button"), chromedp.Sleep(500*time.Millisecond), b.open("/account"), chromedp.WaitReady("main"))
	if at := b.path(t); at != "/account" {
		t.Errorf("a page of another site has logged the person out: %s", at)
	}
	b.mu.Lock()
	b.bad = nil // what the browser says of the other site's page
	b.mu.Unlock()
	b.do(t, chromedp.Click(`form[action="/logout"] button`), chromedp.Sleep(300*time.Millisecond))
	if at := b.path(t); at != "/login" {
		t.Errorf("logged out, at %s", at)
	}
	b.well(t, "logged out")
}
