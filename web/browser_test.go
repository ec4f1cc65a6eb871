package web_test

import (
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"synoptic/news"
)

// axe is axe-core 4.14.1 (MPL 2.0, axe.LICENSE), which finds what people with
// other senses and hands than most cannot use.
//
//go:embed testdata/axe.min.js
var axe string

// browser is a Chromium over a served desk. Whatever goes wrong in a page (an
// error, a dialog, a request to another site) fails the test.
type browser struct {
	ctx  context.Context
	base string
	mu   sync.Mutex
	bad  []string
}

// newBrowser starts a Chromium; the test is skipped where there is none.
func newBrowser(t *testing.T, d *desk) *browser {
	t.Helper()
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if p, err := exec.LookPath(name); err == nil {
			path = p
			break
		}
	}
	if path == "" {
		t.Skip("there is no Chromium here")
	}
	s := httptest.NewServer(d.http)
	t.Cleanup(s.Close)
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-dev-shm-usage", true))
	ctx, stop := chromedp.NewExecAllocator(t.Context(), options...)
	t.Cleanup(stop)
	ctx, stop = chromedp.NewContext(ctx)
	t.Cleanup(stop)
	ctx, stop = context.WithTimeout(ctx, 8*time.Minute)
	t.Cleanup(stop)
	b := &browser{ctx: ctx, base: s.URL}
	b.do(t, call(log.Enable, cdp.Empty{}), call(network.Enable, network.EnableParams{}))
	if err := chromedp.Listen(ctx, b.hear); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { // a stream of events would keep the server open
		_ = chromedp.Cancel(ctx)
		s.CloseClientConnections()
	})
	return b
}

func (b *browser) hear(event any) {
	why := ""
	switch e := event.(type) {
	case *runtime.EventExceptionThrown:
		why = "an error of a script: " + fmt.Sprintf("%s %+v", e.ExceptionDetails.Text, e.ExceptionDetails.Exception)
	case *log.EventEntryAdded:
		if e.Entry.Level == log.EntryLevelError && !strings.Contains(e.Entry.Text, "status of 40") {
			why = "on the console: " + e.Entry.Text + " " + e.Entry.URL
		}
	case *runtime.EventConsoleAPICalled:
		if e.Type == runtime.ConsoleAPICalledTypeError {
			why = fmt.Sprint("on the console: ", e.Args)
		}
	case *page.EventJavascriptDialogOpening:
		why = "a dialog: " + e.Message
	case *network.EventRequestWillBeSent:
		if !strings.HasPrefix(e.Request.URL, b.base) && !strings.HasPrefix(e.Request.URL, "data:") {
			why = "a request to " + e.Request.URL
		}
	}
	if why != "" {
		b.mu.Lock()
		b.bad = append(b.bad, why)
		b.mu.Unlock()
	}
}

// step is one thing that a reader does.
type step = chromedp.Action[chromedp.Void]

func (b *browser) do(t *testing.T, steps ...step) {
	t.Helper()
	ask(t, b, chromedp.Steps(steps...))
}

// ask does one thing and gives what comes of it.
func ask[T any](t *testing.T, b *browser, a chromedp.Action[T]) T {
	t.Helper()
	v, err := chromedp.Run(b.ctx, a)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// eval gives the value of a script's expression in the page.
func eval[T any](t *testing.T, b *browser, script string) T {
	t.Helper()
	return ask(t, b, chromedp.Evaluate[T](script, chromedp.EvalAwaitPromise))
}

// call sends a command of the browser's own protocol.
func call[P, R any](c cdp.Command[P, R], params P) step {
	return chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		_, err := chromedp.Call(ctx, c, params)
		return err
	})
}

// well fails the test with what went wrong since it was asked last.
func (b *browser) well(t *testing.T, where string) {
	t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, why := range b.bad {
		t.Errorf("%s: %s", where, why)
	}
	b.bad = nil
}

func (b *browser) open(path string) step { return chromedp.Navigate(b.base + path) }

// scheme makes the reader one who wants pages light or dark.
func scheme(name string) step {
	return call(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: name}}})
}

// scripts lets scripts of pages run or not.
func scripts(off bool) step {
	return call(emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: off})
}

// pages gives an address of every page that the site has a route for. A route
// that is not here fails the test.
func pages(t *testing.T, d *desk) []string {
	t.Helper()
	story, article, person := d.ids(t)
	line := d.judged(t)
	known := map[string][]string{
		"GET /judgements":                          {"/judgements", "/judgements?verdict=wrong"},
		"GET /stories/{id}/lines/{line}":           {"/stories/" + story + "/lines/" + line},
		"GET /stories/{id}/hand":                   {"/stories/" + story + "/hand"},
		"GET /stories/{id}/entities/{entity}/hand": {"/stories/" + story + "/entities/" + person + "/hand"},
		"GET /{$}":                            {"/"},
		"GET /stories/{id}":                   {"/stories/" + story},
		"GET /stories/{id}/articles":          {"/stories/" + story + "/articles"},
		"GET /stories/{id}/entities/{entity}": {"/stories/" + story + "/entities/" + person},
		"GET /articles/{id}":                  {"/articles/" + article},
		"GET /outlets/{name}":                 {"/outlets/The%20Harbour%20Post", "/outlets/The%20Quay%20Times"},
		"GET /search":                         {"/search", "/search?q=trawlers", "/search?q=%28"},
		"GET /alerts":                         {"/alerts"},
		"GET /sources":                        {"/sources"},
		"GET /try":                            {"/try"},
		"GET /try/{name}":                     {"/try/nothing"},
		"GET /status":                         {"/status"},
		"/":                                   {"/nothing-here"},
	}
	var out []string
	for _, r := range d.all {
		path := r.Pattern[strings.IndexByte(r.Pattern, ' ')+1:]
		program := strings.HasPrefix(path, "/api") || strings.HasPrefix(path, "/static") || strings.Contains(path, "/feed.") ||
			strings.Contains(path, "/export/") || path == "/events" || strings.HasPrefix(r.Pattern, "POST ")
		if program {
			continue
		}
		if known[r.Pattern] == nil {
			t.Errorf("%s: no address of it is looked at in the browser", r.Pattern)
		}
		out = append(out, known[r.Pattern]...)
	}
	return out
}

// looked is a desk with something on every page.
func looked(t *testing.T) *desk {
	t.Helper()
	d := newDesk(t)
	d.take(t, examples(t)...)
	for _, r := range revised(t) {
		d.take(t, r)
	}
	note := func(kind, key, value string) news.Note {
		return news.Note{Kind: kind, Key: key, Value: json.RawMessage(value)}
	}
	story, _, _ := d.ids(t)
	if err := d.db.Commit(t.Context(), &news.Change{Notes: []news.Note{
		note("source", "https://news.example/feed.xml", `{"address":"https://news.example/feed.xml","kind":"feed","title":"News of Lunde","items":214,"worked":"2031-03-14T09:00:00Z","next":"2031-03-14T09:05:00Z"}`),
		note("source", "https://gone.example/a/very/long/address/of/a/sitemap/that/no/screen/has/room/for/sitemap-of-all-articles.xml",
			`{"address":"https://gone.example/a/very/long/address/of/a/sitemap/that/no/screen/has/room/for/sitemap-of-all-articles.xml","kind":"sitemap","fails":7,"error":"503 Service Unavailable"}`),
		note("alert", "quota", `{"name":"quota","query":"quota","by":"ann","made":"2031-03-14T09:00:00Z"}`),
		note("alert-event", "quota\x1fmsg_1", `{"id":"msg_1","alert":"quota","found":"2031-03-14T09:10:00Z","state":"kept","body":{"type":"search.found","timestamp":"2031-03-14T09:10:00Z",
			"data":{"alert":"quota","query":"quota","hits":[{"kind":"article","id":"a1","story":"`+story+`","title":"Quota row overshadows Santa Brisa talks","day":"2031-03-14"}]}}}`),
	}}); err != nil {
		t.Fatal(err)
	}
	return d
}

// TestBrowser looks at every page on a desk and on a telephone, light and dark:
// nothing goes wrong in it, it is not wider than the screen, and axe finds
// nothing serious.
func TestBrowser(t *testing.T) {
	d := looked(t)
	b := newBrowser(t, d)
	for _, look := range looks {
		for _, path := range pages(t, d) {
			b.do(t, chromedp.EmulateViewport(look.width, look.height), scheme(look.scheme), b.open(path), chromedp.WaitReady("main"))
			b.look(t, path, look.name)
		}
	}
	story, _, _ := d.ids(t)
	b.pictureOf(t, "/stories/"+story, "relays")
}

// TestExportedPage opens the page that leaves, as it is on somebody's disk: on
// every screen it looks as it should, and it asks nobody for anything.
func TestExportedPage(t *testing.T) {
	d := looked(t)
	story, _, _ := d.ids(t)
	body := d.get(t, "/stories/"+story+"/export/record.html").body
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/record.html" {
			t.Errorf("it asks for %s", r.URL.Path)
		}
		_, _ = io.WriteString(w, body)
	}))
	t.Cleanup(s.Close)
	b := newBrowser(t, d)
	b.base = s.URL
	for _, look := range looks {
		b.do(t, chromedp.EmulateViewport(look.width, look.height), scheme(look.scheme), b.open("/record.html"), chromedp.WaitReady("main"))
		b.look(t, "/record.html", look.name)
	}
}

// pictureOf keeps what a part of a record looks like.
func (b *browser) pictureOf(t *testing.T, path, part string) {
	b.do(t, chromedp.EmulateViewport(looks[0].width, looks[0].height), scheme(looks[0].scheme), b.open(path), chromedp.WaitReady("#"+part))
	eval[int](t, b, `(document.getElementById("`+part+`").scrollIntoView(), 0)`)
	b.picture(t, "/"+part, "part")
}

// looks are the screens that every page is looked at on.
var looks = []struct {
	name          string
	width, height int64
	scheme        string
}{{"desk, light", 1280, 900, "light"}, {"desk, dark", 1280, 900, "dark"}, {"telephone, light", 360, 740, "light"}, {"telephone, dark", 360, 740, "dark"}}

// look checks the page that is open: it is not wider than the screen, and axe
// finds nothing serious.
func (b *browser) look(t *testing.T, path, look string) {
	t.Helper()
	where := path + " (" + look + ")"
	wide := eval[bool](t, b, `document.documentElement.scrollWidth > innerWidth + 1`)
	eval[int](t, b, axe+";0")
	found := eval[string](t, b, `axe.run({resultTypes: ["violations"]}).then(r => JSON.stringify(r.violations
		.filter(v => v.impact === "serious" || v.impact === "critical").map(v => [v.id, v.help, v.nodes.slice(0, 3).map(n => n.html.slice(0, 200))])))`)
	if wide {
		t.Errorf("%s: the page is wider than the screen", where)
	}
	if found != "[]" {
		t.Errorf("%s: axe finds %s", where, found)
	}
	b.well(t, where)
	b.picture(t, path, look)
}

// picture keeps what the page looks like where $SYNOPTIC_PICTURES names a
// folder, to be looked at and for the docs.
func (b *browser) picture(t *testing.T, path, look string) {
	folder := os.Getenv("SYNOPTIC_PICTURES")
	if folder == "" {
		return
	}
	png := ask(t, b, chromedp.CaptureScreenshot())
	name := strings.Trim(strings.NewReplacer("/", "-", "?", "-", " ", "-", ",", "").Replace(path+"-"+look), "-") + ".png"
	if err := os.WriteFile(filepath.Join(folder, name), png, 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestWithoutScript reads every page with scripts off, on every screen: what it
// says is there, and nothing of it is wider than the screen.
func TestWithoutScript(t *testing.T) {
	d := looked(t)
	b := newBrowser(t, d)
	for _, path := range pages(t, d) {
		for _, look := range looks {
			b.do(t, chromedp.EmulateViewport(look.width, look.height), scheme(look.scheme))
			with, without := b.words(t, path, false), b.words(t, path, true)
			if wide := eval[bool](t, b, `document.documentElement.scrollWidth > innerWidth + 1`); wide {
				t.Errorf("%s (%s): wider than the screen without scripts", path, look.name)
			}
			// the button for light and dark comes with the script
			if a, b := len(with), len(without); a-b > 200 || b-a > 200 || b < 40 {
				t.Errorf("%s (%s): %d letters with scripts, %d without", path, look.name, a, b)
			}
			if page, ink := b.colours(t); page == ink || (page > 128) != (look.scheme == "light") {
				t.Errorf("%s (%s): the page is %d light, its ink %d", path, look.name, page, ink)
			}
			b.picture(t, path+"-plain", look.name)
		}
	}
	b.well(t, "without scripts")
	story, _, _ := d.ids(t)
	b.do(t, chromedp.EmulateViewport(1280, 900), scripts(true), b.open("/stories/"+story), chromedp.Click("#record a.words[data-t], #record .words[data-t] a"), chromedp.Sleep(200*time.Millisecond))
	at := ask(t, b, chromedp.Location())
	u, err := url.Parse(at)
	if err != nil || u.Fragment == "" && u.RawQuery == "" {
		t.Errorf("a line leads to no words without scripts: %s", at)
	}
}

// colours tells how light the page and its ink are, from 0 to 255.
func (b *browser) colours(t *testing.T) (page, ink int) {
	t.Helper()
	const light = `Math.round(getComputedStyle(document.body).%s.match(/\d+/g).slice(0, 3).reduce((a, b) => a + Number(b), 0) / 3)`
	return eval[int](t, b, fmt.Sprintf(light, "backgroundColor")), eval[int](t, b, fmt.Sprintf(light, "color"))
}

func (b *browser) words(t *testing.T, path string, off bool) string {
	t.Helper()
	b.do(t, scripts(off), b.open(path), chromedp.WaitReady("main"))
	return eval[string](t, b, `document.querySelector("main").innerText`)
}

// TestKeyboard reads a record by keys alone: past the head, to a line, to its
// words, along them and back; and searches within the page.
func TestKeyboard(t *testing.T) {
	d := newDesk(t)
	d.take(t, examples(t)...)
	b := newBrowser(t, d)
	story, _, _ := d.ids(t)
	focus := func() string {
		return eval[string](t, b, `(e => e.tagName + "." + e.className + "#" + e.id + " " + (getComputedStyle(e).outlineStyle !== "none"))(document.activeElement)`)
	}
	marked := func() int { return eval[int](t, b, `document.querySelectorAll("mark.now").length`) }
	b.do(t, chromedp.EmulateViewport(1280, 900), b.open("/stories/"+story), chromedp.KeyEvent(kb.Tab))
	if s := focus(); !strings.HasPrefix(s, "A.skip") || !strings.HasSuffix(s, "true") {
		t.Errorf("the first stop is %s", s)
	}
	line := ""
	for range 120 {
		b.do(t, chromedp.KeyEvent(kb.Tab))
		if line = focus(); strings.Contains(line, "words") {
			break
		}
		if !strings.HasSuffix(line, "true") {
			t.Fatalf("a stop that is not seen: %s", line)
		}
	}
	if !strings.Contains(line, "words") {
		t.Fatalf("no line is reached; the last stop is %s", line)
	}
	if b.do(t, chromedp.KeyEvent(kb.Enter)); marked() == 0 {
		t.Error("Enter on a line shows no words")
	}
	if b.do(t, chromedp.KeyEvent("n")); marked() == 0 {
		t.Error("n leads to no words")
	}
	b.do(t, chromedp.KeyEvent(kb.Escape))
	if s := focus(); marked() != 0 || !strings.Contains(s, "words") {
		t.Errorf("Escape leaves %d marks and stands at %s", marked(), s)
	}
	b.do(t, chromedp.KeyEvent("/"), chromedp.KeyEvent("zzzz"))
	if left := eval[int](t, b, `[...document.querySelectorAll("#record .hit")].filter(e => e.offsetParent).length`); left != 0 {
		t.Errorf("%d lines are left by a search for what is not there", left)
	}
	b.well(t, "keyboard")
}

// TestHostileInBrowser opens the pages of hostile articles: nothing of them
// runs, asks, or moves.
func TestHostileInBrowser(t *testing.T) {
	d := newDesk(t)
	d.take(t, hostile(t)...)
	b := newBrowser(t, d)
	list := []string{"/", "/search?q=lake", "/search?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E", "/status"}
	for e, err := range d.db.Stories(t.Context(), news.StoryQuery{}) {
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, "/stories/"+e.ID, "/stories/"+e.ID+"/articles", "/articles/"+e.ID)
	}
	for _, path := range list {
		b.do(t, b.open(path), chromedp.WaitReady("main"))
		if n := eval[int](t, b, `document.querySelectorAll("main iframe, main img, main script, main svg[onload], main [onerror]").length`); n != 0 {
			t.Errorf("%s: %d elements of an article", path, n)
		}
		b.well(t, path)
	}
}

// TestLive waits at a page while articles come: it is told, and does not move.
func TestLive(t *testing.T) {
	d := newDesk(t)
	all := examples(t)
	d.take(t, all[:3]...)
	go d.api.Run(t.Context())
	b := newBrowser(t, d)
	top := func() float64 { return eval[float64](t, b, `document.querySelector("h1").getBoundingClientRect().top`) }
	b.do(t, chromedp.EmulateViewport(1280, 300), b.open("/"), chromedp.WaitReady("main"), chromedp.Sleep(1500*time.Millisecond))
	before := top()
	d.take(t, all[3:]...)
	b.do(t, chromedp.WaitVisible("#news"))
	text, after := ask(t, b, chromedp.Text("#news")), top()
	if !strings.Contains(text, "changed") {
		t.Errorf("told: %q", text)
	}
	if before != after {
		t.Errorf("the page moved by %v", after-before)
	}
	b.do(t, b.open("/"), chromedp.WaitVisible(".since a"), chromedp.Click(".since a"), chromedp.WaitReady("section.since"))
	if n := eval[int](t, b, `document.querySelectorAll("section.since a.words").length`); n == 0 {
		t.Error("what has changed since the last visit is not told")
	}
	b.do(t, chromedp.EmulateViewport(looks[0].width, looks[0].height))
	b.look(t, "/since", looks[0].name)
	b.well(t, "live")
}
