// Package api answers programs: JSON under /api/v1 with an OpenAPI document,
// feeds, exports of a record, and server-sent events. It reads alone, but for
// what people judge (Hand).
package api

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"log/slog"
	"net/http"
	"strconv"
	"strings"

	"synoptic/access"
	"synoptic/api/shelf"
	"synoptic/news"
)

// API is the routes for programs over a shelf.
type API struct {
	Hand  Hand // carries out what people judge; nil: nobody can
	shelf *shelf.Shelf
	log   *slog.Logger
	hub   *hub
}

// New gives the API over a shelf. Run must run for events to come.
func New(s *shelf.Shelf, log *slog.Logger) *API {
	return &API{shelf: s, log: log, hub: newHub()}
}

// Routes gives every route of the API, with the role that each needs.
func (a *API) Routes() access.Table {
	out := []access.Route{
		access.To("GET /api/v1/openapi.json", access.Reader, http.HandlerFunc(a.openAPI)),
		access.To("GET /api/v1/stories/{id}/dossier", access.Reader, http.HandlerFunc(a.dossier)),
		access.To("GET /stories/{id}/export/{file}", access.Reader, http.HandlerFunc(a.export)),
		access.To("GET /events", access.Reader, http.HandlerFunc(a.events)),
	}
	out = append(out, a.feeds()...)
	out = append(out, a.hand()...)
	for _, e := range a.endpoints() {
		out = append(out, access.To("GET "+prefix+e.path, e.needs, a.answer(e)))
	}
	// What is under /api and nothing else is answered as the API answers.
	out = append(out, access.To("/api/", access.Reader, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			w.Header().Set("Allow", "GET, HEAD")
			writeProblem(w, problem{Status: http.StatusMethodNotAllowed, Detail: "nothing is changed at this address"})
			return
		}
		writeProblem(w, problem{Status: http.StatusNotFound, Detail: "there is nothing at this address", Hint: "/api/v1/openapi.json tells what there is"})
	})))
	return access.Table{Routes: out, Refuse: a.fail}
}

const prefix = "/api/v1"

// endpoint is an address that answers with JSON; the OpenAPI document is made
// of the same table.
type endpoint struct {
	path, name, summary string
	needs               access.Role
	params              []param
	answer              any // a value of the type that it answers with
	do                  func(r *http.Request) (any, error)
}

type param struct {
	name, in, help string
	schema         map[string]any
	required       bool
}

// answer runs an endpoint and writes what it gives, with an ETag.
func (a *API) answer(e endpoint) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for name := range r.URL.Query() {
			if !e.knows(name) {
				a.fail(w, r, usage("there is no parameter "+strconv.Quote(name)))
				return
			}
		}
		v, err := e.do(r)
		if err != nil {
			a.fail(w, r, err)
			return
		}
		var b bytes.Buffer
		j := json.NewEncoder(&b)
		j.SetEscapeHTML(false)
		if err := j.Encode(v); err != nil {
			a.fail(w, r, err)
			return
		}
		write(w, r, "application/json", b.Bytes())
	})
}

func (e endpoint) knows(name string) bool {
	for _, p := range e.params {
		if p.in == "query" && p.name == name {
			return true
		}
	}
	return false
}

// write answers with a body and its ETag, or with 304 when the asker has it.
func write(w http.ResponseWriter, r *http.Request, media string, body []byte) {
	sum := sha256.Sum256(body)
	tag := `"` + hex.EncodeToString(sum[:12]) + `"`
	h := w.Header()
	h.Set("ETag", tag)
	h.Set("Cache-Control", "private, no-cache")
	if Matches(r.Header.Get("If-None-Match"), tag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	h.Set("Content-Type", media)
	h.Set("Content-Length", strconv.Itoa(len(body)))
	if r.Method != http.MethodHead {
		_, _ = w.Write(body)
	}
}

// Matches tells whether an If-None-Match header names a tag.
func Matches(header, tag string) bool {
	for t := range strings.SplitSeq(header, ",") {
		if t = strings.TrimSpace(t); t == "*" || strings.TrimPrefix(t, "W/") == strings.TrimPrefix(tag, "W/") {
			return true
		}
	}
	return false
}

// problem is an error as RFC 9457 writes it.
type problem struct {
	Type   string `json:"type"`
	Title  string `json:"title"`
	Status int    `json:"status"`
	Detail string `json:"detail,omitempty"`
	Hint   string `json:"hint,omitempty"`
}

// Status gives the status code that an error is answered with.
func Status(err error) int {
	switch news.KindOf(err) {
	case news.Missing:
		return http.StatusNotFound
	case news.Usage:
		return http.StatusBadRequest
	case news.Login:
		return http.StatusUnauthorized
	case news.Denied:
		return http.StatusForbidden
	case news.Busy:
		return http.StatusTooManyRequests
	case news.Conflict:
		return http.StatusConflict
	}
	return http.StatusInternalServerError
}

// fail answers with an error; what went wrong inside goes to the log alone.
func (a *API) fail(w http.ResponseWriter, r *http.Request, err error) {
	p := problem{Status: Status(err), Detail: err.Error(), Hint: news.HintOf(err)}
	if p.Status >= 500 {
		if r.Context().Err() == nil {
			a.log.Error("not answered", "path", r.URL.Path, "error", err)
		}
		p.Detail, p.Hint = "something failed here; the log tells what", ""
	}
	writeProblem(w, p)
}

func writeProblem(w http.ResponseWriter, p problem) {
	p.Type, p.Title = "about:blank", http.StatusText(p.Status)
	w.Header().Set("Content-Type", "application/problem+json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(p.Status)
	_ = json.NewEncoder(w).Encode(p)
}
