package web_test

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"iter"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"synoptic/access"
	"synoptic/client"
	"synoptic/news"
)

// served is a desk with accounts over HTTP, and a token of an analyst.
func served(t *testing.T) (g *guardedDesk, address, token string) {
	t.Helper()
	g = newGuardedDesk(t)
	g.take(t, examples(t)...)
	s := httptest.NewServer(g.http)
	t.Cleanup(func() { s.CloseClientConnections(); s.Close() })
	token, _, err := g.staff.AddToken(t.Context(), g.accounts["ann"], "a program", access.Analyst, 1)
	if err != nil {
		t.Fatal(err)
	}
	return g, s.URL, token
}

// gather is a list of what comes in pages, in the form of the API's answer.
func gather[T any](name string, s iter.Seq2[T, error]) (any, error) {
	list := []T{}
	for x, err := range s {
		if err != nil {
			return nil, err
		}
		list = append(list, x)
	}
	return map[string]any{name: list, "next": nil}, nil
}

// TestClient asks everything that the API has with the client: nothing that an
// answer holds is lost on the way, and there is no operation without a row.
func TestClient(t *testing.T) {
	g, address, token := served(t)
	story, article, person := g.ids(t)
	if err := g.db.Commit(t.Context(), &news.Change{Notes: []news.Note{
		{Kind: "source", Key: "https://news.example/feed.xml", Value: json.RawMessage(`{"address":"https://news.example/feed.xml","kind":"feed","fails":3}`)},
		{Kind: "alert", Key: "quota", Value: json.RawMessage(`{"name":"quota","query":"quota","by":"ann","made":"2031-03-14T09:00:00Z"}`)}}}); err != nil {
		t.Fatal(err)
	}
	c, err := client.New(address+"/", token, nil)
	if err != nil {
		t.Fatal(err)
	}
	line := lineOf(t, c, story)
	act, err := c.Judge(t.Context(), client.Ask{Verdict: news.JudgedWrong, Story: story, Line: line, Why: "of another year"})
	if err != nil || len(act.Kept) != 1 || act.Kept[0].By != "ann" {
		t.Fatalf("a judgement: %+v %v", act, err)
	}
	undone, err := c.Undo(t.Context(), act.Kept[0].ID)
	if err != nil || len(undone.Kept) != 1 {
		t.Fatalf("taken back: %+v %v", undone, err)
	}
	rows := map[string]struct {
		path string
		ask  func(context.Context) (any, error)
	}{
		"stories":  {"/stories?limit=200", func(ctx context.Context) (any, error) { return gather("stories", c.Stories(ctx, "")) }},
		"story":    {"/stories/" + story, func(ctx context.Context) (any, error) { return c.Story(ctx, story) }},
		"dossier":  {"/stories/" + story + "/dossier", func(ctx context.Context) (any, error) { return c.Dossier(ctx, story) }},
		"editions": {"/stories/" + story + "/editions", func(ctx context.Context) (any, error) { return c.Editions(ctx, story) }},
		"entity":   {"/stories/" + story + "/entities/" + person, func(ctx context.Context) (any, error) { return c.Entity(ctx, story, person) }},
		"article":  {"/articles/" + article, func(ctx context.Context) (any, error) { return c.Article(ctx, article) }},
		"outlet":   {"/outlets/The%20Harbour%20Post", func(ctx context.Context) (any, error) { return c.Outlet(ctx, "The Harbour Post") }},
		"search": {"/search?q=trawlers&kind=statement,article&limit=200", func(ctx context.Context) (any, error) {
			return gather("hits", c.Search(ctx, news.SearchQuery{Text: "trawlers", Kinds: []string{"statement", "article"}}))
		}},
		"alerts": {"/alerts", func(ctx context.Context) (any, error) { return c.Alerts(ctx, "") }},
		"sources": {"/sources", func(ctx context.Context) (any, error) {
			s, err := c.Sources(ctx)
			return map[string]any{"sources": s}, err
		}},
		"dead":       {"/dead", func(ctx context.Context) (any, error) { return gather("dead", c.Dead(ctx)) }},
		"judgements": {"/judgements?limit=200", func(ctx context.Context) (any, error) { return gather("judgements", c.Judgements(ctx, "ann", "", "")) }},
		"status":     {"/status", func(ctx context.Context) (any, error) { return c.Status(ctx) }},
		"me":         {"/me", func(ctx context.Context) (any, error) { return c.Me(ctx) }},
	}
	var doc struct {
		Paths map[string]map[string]struct{ OperationID string }
	}
	bearer := func(r *http.Request) { r.Header.Set("Authorization", "Bearer "+token) }
	if err := json.Unmarshal([]byte(g.get(t, "/api/v1/openapi.json", bearer).body), &doc); err != nil || len(doc.Paths) < len(rows) {
		t.Fatalf("%d paths, %v", len(doc.Paths), err)
	}
	for path, methods := range doc.Paths {
		for _, m := range methods {
			if rows[m.OperationID].ask == nil && !slices.Contains([]string{"judge", "undo", "exportJudgements", "importJudgements"}, m.OperationID) {
				t.Errorf("the client does not ask %s (%s)", path, m.OperationID)
			}
		}
	}
	for op, x := range rows {
		got, err := x.ask(t.Context())
		if err != nil {
			t.Errorf("%s: %v", op, err)
			continue
		}
		b, err := json.Marshal(got)
		if err != nil {
			t.Fatal(err)
		}
		if raw := g.get(t, "/api/v1"+x.path, bearer).body; !sameJSON(t, raw, string(b)) {
			t.Errorf("%s: the client has\n%.1500s\nthe answer is\n%.1500s", op, b, raw)
		}
	}
	log, err := c.ExportJudgements(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer log.Close()
	lines, err := io.ReadAll(log)
	if err != nil || strings.Count(string(lines), "\n") != 2 {
		t.Errorf("the log as lines: %v\n%s", err, lines)
	}
	if again, err := c.ImportJudgements(t.Context(), lines); err != nil || again.Known != 2 || len(again.Kept) != 0 {
		t.Errorf("the log taken in again: %+v %v", again, err)
	}
	d, err := c.Dossier(t.Context(), story)
	if err != nil || d.Validate() != nil {
		t.Errorf("the record: %v", err)
	}
	if _, err := c.Judge(t.Context(), client.Ask{Verdict: news.JudgedConfirmed, Story: story, Line: line}); err != nil {
		t.Fatal(err)
	}
	if only, err := c.DossierOnly(t.Context(), story, news.StatusConfirmed); err != nil || len(only.Positions) != 1 || only.Positions[0].ID != line || only.Shown != news.StatusConfirmed {
		t.Errorf("what was confirmed: %v %+v", err, only)
	}
	if _, err := c.DossierOnly(t.Context(), story, "red"); err == nil {
		t.Error("a status that is none is answered")
	}
	n := 0
	for range c.Stories(t.Context(), "") {
		if n++; n == 1 {
			break
		}
	}
	f, err := c.Export(t.Context(), story, "statements.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if b, err := io.ReadAll(f); err != nil || !strings.HasPrefix(string(b), "id,speaker,") {
		t.Errorf("an export: %v", err)
	}
}

// lineOf gives a line of a story's record.
func lineOf(t *testing.T, c *client.Client, story string) string {
	t.Helper()
	d, err := c.Dossier(t.Context(), story)
	if err != nil || len(d.Positions) == 0 {
		t.Fatalf("no position in the record: %v", err)
	}
	return d.Positions[0].ID
}

func sameJSON(t *testing.T, a, b string) bool {
	t.Helper()
	var x, y any
	if err := errors.Join(json.Unmarshal([]byte(a), &x), json.Unmarshal([]byte(b), &y)); err != nil {
		t.Fatal(err)
	}
	return reflect.DeepEqual(x, y)
}

// TestClientIsRefused asks for what is not there, without a token, and too soon.
func TestClientIsRefused(t *testing.T) {
	_, address, token := served(t)
	if _, err := client.New("desk.example", "", nil); news.KindOf(err) != news.Usage {
		t.Errorf("no address: %v", err)
	}
	for token, code := range map[string]int{token: 404, "": 401, "syn_no_no": 401} {
		c, err := client.New(address, token, nil)
		if err != nil {
			t.Fatal(err)
		}
		var p *client.Problem
		if _, err := c.Story(t.Context(), "no/ne"); !errors.As(err, &p) || p.Status != code || p.Detail == "" {
			t.Errorf("with %q: %v", token, err)
		}
	}
	asked := 0
	busy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		if asked++; asked < 3 {
			w.Header().Set("Retry-After", "0")
			w.WriteHeader(http.StatusTooManyRequests)
			return
		}
		_, _ = io.WriteString(w, `{"name":"ann"}`)
	}))
	defer busy.Close()
	c, err := client.New(busy.URL, "", nil)
	if err != nil {
		t.Fatal(err)
	}
	if me, err := c.Me(t.Context()); err != nil || me.Name != "ann" || asked != 3 {
		t.Errorf("after %d tries: %+v %v", asked, me, err)
	}
}

// TestClientHears listens while articles come.
func TestClientHears(t *testing.T) {
	g := newGuardedDesk(t)
	all := examples(t)
	g.take(t, all[:2]...)
	s := httptest.NewServer(g.http)
	t.Cleanup(func() { s.CloseClientConnections(); s.Close() })
	token, _, err := g.staff.AddToken(t.Context(), g.accounts["rea"], "a program", access.Reader, 1)
	if err != nil {
		t.Fatal(err)
	}
	c, err := client.New(s.URL, token, nil)
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithTimeout(t.Context(), time.Minute)
	defer stop()
	go g.api.Run(ctx)
	come := time.AfterFunc(1500*time.Millisecond, func() { g.take(t, all[2:]...) })
	defer come.Stop()
	heard := map[string]bool{}
	for e, err := range c.Events(ctx, "") {
		if err != nil {
			t.Fatalf("%v after %v", err, heard)
		}
		if e.ID == "" || e.Story == nil || e.Story.ID == "" {
			t.Errorf("an event without its story: %+v", e)
		}
		if heard[e.Kind] = true; heard["story"] && heard["record"] {
			break
		}
	}
}

// TestGeneratedClient lets a generator of others (oapi-codegen) make a client
// of our document, and runs it against the desk.
func TestGeneratedClient(t *testing.T) {
	if testing.Short() {
		t.Skip("it builds a generator")
	}
	g, address, token := served(t)
	story, _, _ := g.ids(t)
	dir := t.TempDir()
	doc := g.get(t, "/api/v1/openapi.json", func(r *http.Request) { r.Header.Set("Authorization", "Bearer "+token) }).body
	for name, body := range map[string]string{"openapi.json": doc, "main.go": generatedMain} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(body), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for from, to := range map[string]string{"../tools.mod": "go.mod", "../tools.sum": "go.sum"} {
		b, err := os.ReadFile(from)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, to), b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	try := func(args ...string) (string, error) {
		c := exec.CommandContext(t.Context(), "go", args...)
		c.Dir = dir
		c.Env = append(os.Environ(), "GOFLAGS=-mod=mod", "GOWORK=off", "GOPROXY=off") // a test fetches nothing
		out, err := c.CombinedOutput()
		return string(out), err
	}
	if out, err := try("tool", "oapi-codegen", "-version"); err != nil {
		t.Skipf("there is no generator here (go mod download -modfile=tools.mod fetches it): %v %.300s", err, out)
	}
	run := func(args ...string) string {
		out, err := try(args...)
		if err != nil {
			t.Fatalf("go %s: %v\n%.3000s", strings.Join(args, " "), err, out)
		}
		return out
	}
	run("tool", "oapi-codegen", "-package", "main", "-generate", "types,client", "-o", "client.gen.go", "openapi.json")
	out := run("run", ".", address, token, story)
	for _, want := range []string{"me ann analyst", "stories 2", "Leonor Quintanilha", "none 404 there is no story"} {
		if !strings.Contains(out, want) {
			t.Errorf("the generated client does not say %q:\n%s", want, out)
		}
	}
}

const generatedMain = `package main

import (
	"context"
	"fmt"
	"net/http"
	"os"
)

func main() {
	ctx := context.Background()
	c, err := NewClientWithResponses(os.Args[1], WithRequestEditorFn(func(_ context.Context, r *http.Request) error {
		r.Header.Set("Authorization", "Bearer "+os.Args[2])
		return nil
	}))
	check(err)
	me, err := c.MeWithResponse(ctx)
	check(err)
	fmt.Println("me", me.JSON200.Name, me.JSON200.Role)
	list, err := c.StoriesWithResponse(ctx, &StoriesParams{})
	check(err)
	fmt.Println("stories", len(list.JSON200.Stories))
	d, err := c.DossierWithResponse(ctx, os.Args[3], nil)
	check(err)
	for _, e := range d.JSON200.Entities {
		fmt.Println(e.Name)
	}
	none, err := c.StoryWithResponse(ctx, "none")
	check(err)
	fmt.Println("none", none.StatusCode(), *none.ApplicationproblemJSONDefault.Detail)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
`
