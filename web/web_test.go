package web_test

import (
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"synoptic/access"
	"synoptic/api"
	"synoptic/api/shelf"
	"synoptic/engine"
	"synoptic/fetch"
	"synoptic/news"
	"synoptic/store"
	"synoptic/web"
)

// hand is a queue that does jobs when told to, in this goroutine.
type hand struct{ jobs []engine.Job }

func (h *hand) Publish(_ context.Context, jobs ...engine.Job) error {
	h.jobs = append(h.jobs, jobs...)
	return nil
}
func (h *hand) Work(context.Context, int, func(context.Context, engine.Job) error) error { return nil }
func (h *hand) Lag(context.Context, string) (int, error)                                 { return len(h.jobs), nil }
func (h *hand) Close() error                                                             { return nil }

// desk is a store filled by the real flow, and the handler over it.
type desk struct {
	db   *store.DB
	flow *engine.Flow
	jobs *hand
	api  *api.API
	http http.Handler
	all  []access.Route
	as   func(*http.Request) // what every request has
}

func newDesk(t testing.TB) *desk {
	t.Helper()
	return openDesk(t, func(*store.DB) *access.Gate { return access.Off() })
}

// openDesk is a new desk behind a gate.
func openDesk(t testing.TB, gateOf func(*store.DB) *access.Gate) *desk {
	t.Helper()
	db, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "desk.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	d := &desk{db: db, jobs: &hand{}}
	d.flow = &engine.Flow{Store: db, Queue: d.jobs}
	s, log := shelf.New(db), slog.New(slog.DiscardHandler)
	gate := gateOf(db)
	pages, err := web.New(s, gate, log)
	if err != nil {
		t.Fatal(err)
	}
	d.api = api.New(s, log)
	d.api.Hand, pages.Hand, pages.Alerts = d.flow, d.flow, db
	tables := []access.Table{pages.Routes(), d.api.Routes()}
	for _, table := range tables {
		d.all = append(d.all, table.Routes...)
	}
	d.http = web.Handler(gate, web.Loopback(), log, tables...)
	return d
}

// take takes items in, reads them and composes the records.
func (d *desk) take(t testing.TB, raws ...*news.Raw) {
	t.Helper()
	if err := d.flow.Keep(t.Context(), raws); err != nil {
		t.Fatal(err)
	}
	for len(d.jobs.jobs) > 0 {
		j := d.jobs.jobs[0]
		d.jobs.jobs = d.jobs.jobs[1:]
		if err := d.flow.Process(t.Context(), j); err != nil {
			t.Fatal(err)
		}
	}
	for e, err := range d.db.Stories(t.Context(), news.StoryQuery{Stale: true}) {
		if err != nil {
			t.Fatal(err)
		}
		if err := d.flow.Compose(t.Context(), e.ID); err != nil {
			t.Fatal(err)
		}
	}
}

// examples are the items of the reports that come with the program, and one
// that cannot be read.
func examples(t testing.TB) []*news.Raw {
	t.Helper()
	raws := []*news.Raw{{ID: "dead", Location: "torn.jsonl:1", Media: "application/json", Body: []byte(`{"title": "no text at all"}`)}}
	for r, err := range fetch.Raws(t.Context(), []string{"../examples/fishery-talks", "../examples/ferry"}, fetch.Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		fetch.Name(r)
		raws = append(raws, r)
	}
	return raws
}

type answer struct {
	*http.Response
	body string
}

func (d *desk) get(t testing.TB, path string, change ...func(*http.Request)) answer {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "http://localhost:8080"+path, nil)
	if d.as != nil {
		d.as(r)
	}
	for _, f := range change {
		f(r)
	}
	w := httptest.NewRecorder()
	d.http.ServeHTTP(w, r)
	b, err := io.ReadAll(w.Result().Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer{w.Result(), string(b)}
}

// brief is get that ends a stream after a moment.
func (d *desk) brief(t testing.TB, path string, change ...func(*http.Request)) answer {
	t.Helper()
	if path != "/events" {
		return d.get(t, path, change...)
	}
	ctx, cancel := context.WithCancel(t.Context())
	time.AfterFunc(50*time.Millisecond, cancel)
	return d.get(t, path, append([]func(*http.Request){func(r *http.Request) { *r = *r.WithContext(ctx) }}, change...)...)
}

// ids gives the story about the talks, one of its articles, and a person of
// its record.
func (d *desk) ids(t testing.TB) (story, article, person string) {
	t.Helper()
	for ed, err := range d.db.Editions(t.Context(), "", 0) {
		if err != nil {
			t.Fatal(err)
		}
		doc := &news.Dossier{}
		if err := json.Unmarshal(ed.Dossier, doc); err != nil {
			t.Fatal(err)
		}
		for _, e := range doc.Entities {
			if strings.Contains(e.Name, "Quintanilha") {
				return ed.Story, doc.Articles[0].ID, e.ID
			}
		}
	}
	t.Fatal("no story about the talks")
	return "", "", ""
}

// TestRoutes asks every route; there is no route without a row.
func TestRoutes(t *testing.T) {
	d := newDesk(t)
	d.take(t, examples(t)...)
	story, article, person := d.ids(t)
	fill := strings.NewReplacer("{story}", story, "{article}", article, "{person}", person, "{outlet}", "The%20Harbour%20Post", "{line}", d.judged(t))
	const page, jsonType, problem = "text/html; charset=utf-8", "application/json", "application/problem+json"
	rows := []struct {
		pattern, path string
		code          int
		media         string
		has           []string
	}{
		{"GET /{$}", "/", 200, page, []string{"Moving now", "/stories/{story}", "Portugal and Morocco"}},
		{"GET /{$}", "/?before={story}", 200, page, []string{"The latest"}},
		{"GET /stories/{id}", "/stories/{story}", 200, page, []string{"Where the reports differ", `href="#w1"`, `id="w1"`, "/stories/{story}/entities/{person}", "/articles/{article}"}},
		{"GET /stories/{id}", "/stories/none", 404, page, []string{"no story"}},
		{"GET /stories/{id}", "/stories/{story}?since=x", 400, page, []string{"edition"}},
		{"GET /stories/{id}", "/stories/{story}?since=0", 200, page, []string{"Where the reports differ"}},
		{"GET /stories/{id}/articles", "/stories/{story}/articles", 200, page, []string{`href="/stories/{story}#`, "side by side"}},
		{"GET /stories/{id}/articles", "/stories/{story}/articles?line=nothing", 200, page, []string{"has no line"}},
		{"GET /stories/{id}/entities/{entity}", "/stories/{story}/entities/{person}", 200, page, []string{"Leonor Quintanilha", "Roles", "Fisheries Minister", "Said"}},
		{"GET /stories/{id}/entities/{entity}", "/stories/{story}/entities/none", 404, page, nil},
		{"GET /articles/{id}", "/articles/{article}", 200, page, []string{`href="/stories/{story}#`, "<mark"}},
		{"GET /articles/{id}", "/articles/none", 404, page, nil},
		{"GET /search", "/search", 200, page, []string{"<form"}},
		{"GET /search", "/search?q=trawlers&kind=statement", 200, page, []string{"/stories/", `<mark class="on">`, "checked"}},
		{"GET /search", "/search?q=zzzzzz", 200, page, []string{"Nothing was found"}},
		{"GET /search", "/search?q=(", 400, page, []string{"without its )"}},
		{"GET /search", "/search?q=a&from=tomorrow", 400, page, nil},
		{"GET /sources", "/sources", 200, page, []string{"https://news.example/feed.xml", "failing"}},
		{"GET /status", "/status", 200, page, []string{"torn.jsonl:1"}},
		{"GET /status", "/status?after=x", 400, page, nil},
		{"GET /static/{name}", "/static/site.css", 200, "text/css; charset=utf-8", []string{"--paper"}},
		{"GET /static/{name}", "/static/none", 404, "text/plain; charset=utf-8", nil},
		{"/", "/nothing", 404, page, []string{"nothing at this address"}},
		{"GET /api/v1/openapi.json", "/api/v1/openapi.json", 200, jsonType, []string{`"openapi": "3.1.0"`}},
		{"GET /api/v1/stories", "/api/v1/stories?limit=1", 200, jsonType, []string{`"next":"`}},
		{"GET /api/v1/stories", "/api/v1/stories?limit=0", 400, problem, nil},
		{"GET /api/v1/stories", "/api/v1/stories?colour=red", 400, problem, []string{"colour"}},
		{"GET /api/v1/stories/{id}", "/api/v1/stories/{story}", 200, jsonType, []string{article}},
		{"GET /api/v1/stories/{id}", "/api/v1/stories/none", 404, problem, []string{"no story"}},
		{"GET /api/v1/stories/{id}/dossier", "/api/v1/stories/{story}/dossier", 200, jsonType, []string{`"schema":"synoptic.dossier/1"`}},
		{"GET /api/v1/stories/{id}/dossier", "/api/v1/stories/none/dossier", 404, problem, nil},
		{"GET /api/v1/stories/{id}/editions", "/api/v1/stories/{story}/editions", 200, jsonType, []string{`"part":"differences"`}},
		{"GET /api/v1/stories/{id}/entities/{entity}", "/api/v1/stories/{story}/entities/{person}", 200, jsonType, []string{"Leonor Quintanilha"}},
		{"GET /api/v1/articles/{id}", "/api/v1/articles/{article}", 200, jsonType, []string{`"text":"`}},
		{"GET /api/v1/search", "/api/v1/search?q=trawlers", 200, jsonType, []string{`"found":[[`}},
		{"GET /api/v1/search", "/api/v1/search?q=trawlers&kind=nothing", 400, problem, nil},
		{"GET /api/v1/sources", "/api/v1/sources", 200, jsonType, []string{`"health":"failing"`}},
		{"GET /api/v1/dead", "/api/v1/dead", 200, jsonType, []string{"torn.jsonl:1"}},
		{"GET /api/v1/dead", "/api/v1/dead?after=x", 400, problem, nil},
		{"GET /api/v1/me", "/api/v1/me", 200, jsonType, []string{`"name":"local","role":"admin","token":null`}},
		{"GET /api/v1/status", "/api/v1/status", 200, jsonType, []string{`"dead":1`}},
		{"/api/", "/api/v2/stories", 404, problem, nil},
		{"GET /stories/{id}/export/{file}", "/stories/{story}/export/record.md", 200, "text/markdown; charset=utf-8", []string{"## Meetings"}},
		{"GET /stories/{id}/export/{file}", "/stories/{story}/export/record.html", 200, page, []string{"<!doctype html>"}},
		{"GET /stories/{id}/export/{file}", "/stories/{story}/export/record.json", 200, jsonType, []string{`"schema": "synoptic.dossier/1"`}},
		{"GET /stories/{id}/export/{file}", "/stories/{story}/export/statements.csv", 200, "text/csv; charset=utf-8; header=present", []string{"id,speaker,"}},
		{"GET /stories/{id}/export/{file}", "/stories/{story}/export/differences.csv", 200, "text/csv; charset=utf-8; header=present", []string{"id,kind,"}},
		{"GET /stories/{id}/export/{file}", "/stories/{story}/export/record.jsonld", 200, "application/ld+json", []string{`"NewsArticle"`}},
		{"GET /stories/{id}/export/{file}", "/stories/{story}/export/plover.jsonl", 200, "application/x-ndjson", []string{`"actor":`}},
		{"GET /stories/{id}/export/{file}", "/stories/{story}/export/events.parquet", 200, "application/vnd.apache.parquet", []string{"PAR1"}},
		{"GET /stories/{id}/export/{file}", "/stories/{story}/export/record.exe", 404, problem, nil},
		{"GET /feed.atom", "/feed.atom", 200, "application/atom+xml; charset=utf-8", []string{"http://localhost:8080/stories/{story}"}},
		{"GET /stories/{id}/feed.atom", "/stories/{story}/feed.atom", 200, "application/atom+xml; charset=utf-8", []string{"urn:synoptic:story:{story}:"}},
		{"GET /stories/{id}/feed.atom", "/stories/none/feed.atom", 404, problem, nil},
		{"GET /feed.json", "/feed.json", 200, "application/feed+json", []string{"http://localhost:8080/stories/{story}"}},
		{"GET /stories/{id}/feed.json", "/stories/{story}/feed.json", 200, "application/feed+json", []string{"urn:synoptic:story:{story}:"}},
		{"GET /stories/{id}/entities/{entity}/feed.atom", "/stories/{story}/entities/{person}/feed.atom", 200, "application/atom+xml; charset=utf-8", []string{"urn:synoptic:entity:"}},
		{"GET /stories/{id}/entities/{entity}/feed.json", "/stories/{story}/entities/none/feed.json", 404, problem, nil},
		{"GET /search/feed.atom", "/search/feed.atom?q=trawlers&kind=article", 200, "application/atom+xml; charset=utf-8", []string{"urn:synoptic:article:", "search?kind=article&amp;q=trawlers"}},
		{"GET /search/feed.json", "/search/feed.json?q=trawlers", 200, "application/feed+json", []string{"/search/feed.json?q=trawlers"}},
		{"GET /search/feed.json", "/search/feed.json?q=(", 400, problem, nil},
		{"GET /outlets/{name}", "/outlets/{outlet}", 200, page, []string{"Here alone", "/articles/"}},
		{"GET /stories/{id}", "/stories/{story}?lines=confirmed", 200, page, []string{"Pinned", "We came to Santa Brisa", "Judged wrong"}},
		{"GET /api/v1/stories/{id}/dossier", "/api/v1/stories/{story}/dossier?lines=confirmed", 200, jsonType, []string{`"positions":[]`, `"vetting":{`}},
		{"GET /api/v1/stories/{id}/dossier", "/api/v1/stories/{story}/dossier?lines=red", 400, problem, []string{"candidate"}},
		{"GET /judgements", "/judgements", 200, page, []string{"a year before", "Undo", "disputed with bo"}},
		{"GET /judgements", "/judgements?by=nobody", 200, page, []string{"Nothing yet"}},
		{"GET /judgements", "/judgements?before=x", 400, page, nil},
		{"GET /stories/{id}/lines/{line}", "/stories/{story}/lines/{line}", 200, page, []string{"Confirm", "disputed", "a year before", "/articles/"}},
		{"GET /stories/{id}/lines/{line}", "/stories/{story}/lines/none", 404, page, []string{"no such line"}},
		{"GET /stories/{id}/hand", "/stories/{story}/hand", 200, page, []string{"They are one", `name="article"`}},
		{"GET /stories/{id}/entities/{entity}/hand", "/stories/{story}/entities/{person}/hand", 200, page, []string{"Rename", "read as Leonor Quintanilha"}},
		{"GET /stories/{id}/entities/{entity}/hand", "/stories/{story}/entities/none/hand", 404, page, nil},
		{"GET /api/v1/judgements", "/api/v1/judgements?limit=1", 200, jsonType, []string{`"fate":`, `"next":`}},
		{"GET /api/v1/judgements", "/api/v1/judgements?before=0", 400, problem, nil},
		{"GET /api/v1/judgements.jsonl", "/api/v1/judgements.jsonl", 200, "application/jsonl", []string{`"verdict":"wrong"`}},
		{"GET /try", "/try", 200, page, []string{"GET /api/v1/stories/{id}"}},
		{"GET /try/{name}", "/try/stories?limit=1&line=", 302, page, []string{"/api/v1/stories?limit=1"}},
		{"GET /try/{name}", "/try/story?id=a%2Fb", 302, page, []string{"/api/v1/stories/a%2Fb"}},
		{"GET /try/{name}", "/try/story", 400, page, []string{"id is missing"}},
		{"GET /try/{name}", "/try/nothing", 404, page, nil},
		{"GET /alerts", "/alerts", 200, page, []string{"No alerts are kept"}},
		{"GET /api/v1/alerts", "/api/v1/alerts", 200, jsonType, []string{`"alerts":[]`}},
		{"GET /outlets/{name}", "/outlets/none", 404, page, nil},
		{"GET /api/v1/outlets/{name}", "/api/v1/outlets/{outlet}", 200, jsonType, []string{`"alone":[{"id":`}},
		{"GET /events", "/events", 200, "text/event-stream", []string{"retry: "}},
	}
	if err := d.db.Commit(t.Context(), &news.Change{Notes: []news.Note{{Kind: "source", Key: "https://news.example/feed.xml",
		Value: json.RawMessage(`{"address":"https://news.example/feed.xml","kind":"feed","fails":3,"error":"no answer"}`)}}}); err != nil {
		t.Fatal(err)
	}
	tested := map[string]bool{}
	for _, x := range rows {
		tested[x.pattern] = true
		got := d.brief(t, fill.Replace(x.path))
		if got.StatusCode != x.code || got.Header.Get("Content-Type") != x.media {
			t.Errorf("%s: %d %s, not %d %s", x.path, got.StatusCode, got.Header.Get("Content-Type"), x.code, x.media)
		}
		for _, s := range x.has {
			if s = fill.Replace(s); !strings.Contains(got.body, s) {
				t.Errorf("%s: no %q in it:\n%.2000s", x.path, s, got.body)
			}
		}
		guarded(t, x.path, got)
		if x.code == 200 && x.path != "/events" {
			revisited(t, d, fill.Replace(x.path), got)
		}
	}
	for _, r := range d.all {
		if !tested[r.Pattern] && !strings.HasPrefix(r.Pattern, "POST ") { // forms have tests of their own
			t.Errorf("no row for route %s", r.Pattern)
		}
	}
}

// guarded checks the headers that every answer has.
func guarded(t *testing.T, path string, a answer) {
	t.Helper()
	h := a.Header
	csp := h.Get("Content-Security-Policy")
	if !strings.Contains(csp, "default-src 'none'") || strings.Contains(csp, "unsafe") || h.Get("X-Content-Type-Options") != "nosniff" ||
		h.Get("Referrer-Policy") != "same-origin" || h.Get("X-Frame-Options") != "DENY" || h.Get("Access-Control-Allow-Origin") != "" {
		t.Errorf("%s: not guarded: %v", path, h)
	}
}

// revisited checks that an asker who has an answer is not sent it again, and
// that HEAD sends the heads alone.
func revisited(t *testing.T, d *desk, path string, a answer) {
	t.Helper()
	again := d.get(t, path, func(r *http.Request) { r.Header.Set("If-None-Match", a.Header.Get("ETag")) })
	if again.StatusCode != http.StatusNotModified || again.body != "" {
		t.Errorf("%s with its ETag %s: %d, %d bytes", path, a.Header.Get("ETag"), again.StatusCode, len(again.body))
	}
	head := d.get(t, path, func(r *http.Request) { r.Method = http.MethodHead })
	if head.StatusCode != 200 || head.body != "" {
		t.Errorf("HEAD %s: %d, %d bytes", path, head.StatusCode, len(head.body))
	}
}

func TestStrangersAreRefused(t *testing.T) {
	d := newDesk(t)
	if got := d.get(t, "/", func(r *http.Request) { r.Host = "evil.example" }); got.StatusCode != http.StatusMisdirectedRequest {
		t.Errorf("another host's name: %d", got.StatusCode)
	}
	for _, x := range []struct {
		method, origin string
		code           int
	}{{"POST", "https://evil.example", 403}, {"DELETE", "https://evil.example", 403}, {"POST", "", 404}, {"PUT", "", 404}} {
		got := d.get(t, "/stories/x", func(r *http.Request) {
			r.Method = x.method
			if x.origin != "" {
				r.Header.Set("Origin", x.origin)
				r.Header.Set("Sec-Fetch-Site", "cross-site")
			}
		})
		if got.StatusCode != x.code {
			t.Errorf("%s from %q: %d, not %d", x.method, x.origin, got.StatusCode, x.code)
		}
	}
	if got := d.get(t, "/api/v1/stories", func(r *http.Request) { r.Method = "POST" }); got.StatusCode != http.StatusMethodNotAllowed {
		t.Errorf("POST to the API: %d", got.StatusCode)
	}
}

// TestPagesAreWhole checks every page that can be reached by links from the
// first: own links lead somewhere, anchors are there, nothing is asked of
// others, nothing inline.
func TestPagesAreWhole(t *testing.T) {
	d := newDesk(t)
	d.take(t, examples(t)...)
	crawl(t, d)
}

// crawl follows every link from the first page.
func crawl(t *testing.T, d *desk) int {
	t.Helper()
	ids := map[string]map[string]bool{}
	type link struct{ from, to, anchor string }
	var links []link
	todo := []string{"/"}
	seen := map[string]bool{"/": true}
	for len(todo) > 0 && len(seen) < 2000 {
		path := todo[0]
		todo = todo[1:]
		a := d.get(t, path)
		if a.StatusCode != 200 {
			t.Errorf("%s: %d", path, a.StatusCode)
		}
		if !strings.HasPrefix(a.Header.Get("Content-Type"), "text/html") || strings.Contains(path, "/export/") {
			continue
		}
		root, err := html.Parse(strings.NewReader(a.body))
		if err != nil {
			t.Fatal(err)
		}
		ids[path] = map[string]bool{}
		for n := range root.Descendants() {
			for _, at := range n.Attr {
				wholesome(t, path, n, at)
				switch {
				case at.Key == "id" && ids[path][at.Val]:
					t.Errorf("%s: id %s twice", path, at.Val)
				case at.Key == "id":
					ids[path][at.Val] = true
				case at.Key == "href" || at.Key == "src":
					to, anchor, _ := strings.Cut(at.Val, "#")
					if strings.HasPrefix(to, "http") {
						continue
					}
					if to == "" {
						to = path
					}
					links = append(links, link{path, to, anchor})
					if !seen[to] {
						seen[to] = true
						todo = append(todo, to)
					}
				}
			}
		}
	}
	for _, l := range links {
		if l.anchor != "" && ids[l.to] != nil && !ids[l.to][l.anchor] {
			t.Errorf("%s: no %s in %s", l.from, l.anchor, l.to)
		}
	}
	return len(seen)
}

// wholesome refuses what no page may have.
func wholesome(t *testing.T, path string, n *html.Node, a html.Attribute) {
	t.Helper()
	if strings.HasPrefix(a.Key, "on") || a.Key == "style" || n.Data == "style" || n.Data == "iframe" || n.Data == "object" {
		t.Errorf("%s: <%s %s=%.40q>", path, n.Data, a.Key, a.Val)
	}
	if (a.Key == "src" || a.Key == "href" && n.Data == "link" || a.Key == "action") && !strings.HasPrefix(a.Val, "/") {
		t.Errorf("%s: <%s> asks for %q", path, n.Data, a.Val)
	}
	if a.Key == "href" && !strings.HasPrefix(a.Val, "/") && !strings.HasPrefix(a.Val, "#") && !strings.HasPrefix(a.Val, "http://") && !strings.HasPrefix(a.Val, "https://") {
		t.Errorf("%s: link to %q", path, a.Val)
	}
}

// TestAlertsByForm keeps a search and a story by the forms of their pages, is
// told of a name that is taken, and takes an alert back.
func TestAlertsByForm(t *testing.T) {
	d := newDesk(t)
	d.take(t, examples(t)...)
	story, _, _ := d.ids(t)
	send := func(path string, form url.Values) answer { return d.get(t, path, post(form)) }
	if a := send("/alerts", url.Values{"name": {"boats"}, "q": {"trawlers"}, "kind": {"article"}}); a.StatusCode != 303 || a.Header.Get("Location") != "/alerts" {
		t.Fatalf("%d %s", a.StatusCode, a.body)
	}
	send("/alerts", url.Values{"name": {"the talks"}, "story": {story}})
	if a := send("/alerts", url.Values{"name": {"boats"}, "q": {"ferry"}}); a.StatusCode != 400 || !strings.Contains(a.body, "there is one named boats") {
		t.Errorf("a name that is taken: %d %s", a.StatusCode, a.body)
	}
	if page := d.get(t, "/alerts").body; !strings.Contains(page, "the talks") || !strings.Contains(page, "/search?kind=article&amp;q=trawlers") {
		t.Errorf("%s", page)
	}
	send("/alerts/boats/remove", nil)
	if page := d.get(t, "/alerts").body; strings.Contains(page, "boats") {
		t.Errorf("it is still there: %s", page)
	}
}
