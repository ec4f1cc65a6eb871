package web_test

import (
	"bufio"
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"synoptic/news"
)

// TestOpenAPI checks that the document is whole and that answers are as it
// says, field by field.
func TestOpenAPI(t *testing.T) {
	d := newDesk(t)
	d.take(t, examples(t)...)
	story, article, person := d.ids(t)
	d.judged(t)
	var doc map[string]any
	if err := json.Unmarshal([]byte(d.get(t, "/api/v1/openapi.json").body), &doc); err != nil {
		t.Fatal(err)
	}
	paths := doc["paths"].(map[string]any)
	for _, r := range d.all {
		method, p, _ := strings.Cut(r.Pattern, " ")
		at, ok := paths[p].(map[string]any)
		if strings.HasPrefix(p, "/api/v1/") && !strings.HasSuffix(p, "openapi.json") && (!ok || at[strings.ToLower(method)] == nil) {
			t.Errorf("%s is not in the document", r.Pattern)
		}
	}
	c := checker{t, doc["components"].(map[string]any)["schemas"].(map[string]any)}
	for path, asked := range map[string]string{"/api/v1/stories": "", "/api/v1/stories/{id}": story, "/api/v1/stories/{id}/dossier": story, "/api/v1/stories/{id}/editions": story,
		"/api/v1/stories/{id}/entities/{entity}": story, "/api/v1/articles/{id}": article, "/api/v1/search": "", "/api/v1/sources": "", "/api/v1/dead": "", "/api/v1/status": "", "/api/v1/judgements": ""} {
		at := strings.NewReplacer("{id}", asked, "{entity}", person).Replace(path)
		if path == "/api/v1/search" {
			at += "?q=trawlers"
		}
		var v any
		if err := json.Unmarshal([]byte(d.get(t, at).body), &v); err != nil {
			t.Fatalf("%s: %v", at, err)
		}
		schema := paths[path].(map[string]any)["get"].(map[string]any)["responses"].(map[string]any)["200"].(map[string]any)["content"].(map[string]any)["application/json"].(map[string]any)["schema"]
		c.check(at, schema.(map[string]any), v)
	}
}

// checker checks values against the kind of schema that the document has.
type checker struct {
	t       *testing.T
	schemas map[string]any
}

func (c checker) check(at string, schema map[string]any, v any) {
	c.t.Helper()
	if ref, ok := schema["$ref"].(string); ok {
		s, ok := c.schemas[strings.TrimPrefix(ref, "#/components/schemas/")].(map[string]any)
		if !ok {
			c.t.Fatalf("%s: no schema %s", at, ref)
		}
		schema = s
	}
	if any, ok := schema["anyOf"].([]any); ok {
		if v == nil {
			return
		}
		schema = c.schemas[strings.TrimPrefix(any[0].(map[string]interface{})["$ref"].(string), "#/components/schemas/")].(map[string]interface{})
	}
	if !c.typed(schema["type"], v) {
		c.t.Errorf("%s: %v is not of type %v", at, v, schema["type"])
	}
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			c.check(at+"[]", schema["items"].(map[string]any), x)
		}
	case map[string]any:
		fields, _ := schema["properties"].(map[string]any)
		for k, x := range v {
			if fields[k] == nil {
				c.t.Errorf("%s: field %s is not in the document", at, k)
				continue
			}
			c.check(at+"."+k, fields[k].(map[string]any), x)
		}
		for _, k := range schema["required"].([]any) {
			if _, ok := v[k.(string)]; !ok {
				c.t.Errorf("%s: no field %s", at, k)
			}
		}
	}
}

func (c checker) typed(want, v any) bool {
	if list, ok := want.([]any); ok {
		return c.typed(list[0], v) || c.typed(list[1], v)
	}
	is := "null"
	switch v.(type) {
	case string:
		is = "string"
	case bool:
		is = "boolean"
	case float64:
		is = "number"
	case []any:
		is = "array"
	case map[string]any:
		is = "object"
	}
	return want == nil || is == want || is == "number" && want == "integer"
}

// TestDossierIsTheContracts checks that the API gives the record's bytes as
// they are kept.
func TestDossierIsTheContracts(t *testing.T) {
	d := newDesk(t)
	d.take(t, examples(t)...)
	story, _, _ := d.ids(t)
	var kept []byte
	for ed, err := range d.db.Editions(t.Context(), story, 0) {
		if err != nil {
			t.Fatal(err)
		}
		kept = ed.Dossier
	}
	body := d.get(t, "/api/v1/stories/"+story+"/dossier").body
	if body != string(kept) {
		t.Error("not the bytes that are kept")
	}
	doc := &news.Dossier{}
	if err := json.Unmarshal([]byte(body), doc); err != nil {
		t.Fatal(err)
	}
	if err := doc.Validate(); err != nil {
		t.Error(err)
	}
}

// TestEvents listens while articles come.
func TestEvents(t *testing.T) {
	d := newDesk(t)
	all := examples(t)
	d.take(t, all[:2]...)
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	go d.api.Run(ctx)
	s := httptest.NewServer(d.http)
	defer s.Close()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, s.URL+"/events", nil)
	if err != nil {
		t.Fatal(err)
	}
	a, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Body.Close()
	lines := make(chan string, 100)
	go func() {
		defer close(lines)
		for sc := bufio.NewScanner(a.Body); sc.Scan(); {
			lines <- sc.Text()
		}
	}()
	time.Sleep(1200 * time.Millisecond) // it has looked once
	d.take(t, all[2:]...)
	got := map[string]bool{}
	end := time.After(20 * time.Second)
	for !got["event: story"] || !got["event: record"] {
		select {
		case l, ok := <-lines:
			if !ok {
				t.Fatalf("the stream ended: %v", got)
			}
			got[l] = true
		case <-end:
			t.Fatalf("no event in time: %v", got)
		}
	}
}
