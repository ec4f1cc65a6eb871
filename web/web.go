// Package web shows the desk on a screen: stories, records, articles, people,
// search, sources, the state of the stream. The pages are whole without
// JavaScript, ask nothing of anybody else, and show what articles hold as text,
// whatever it is. They read alone, but for what people judge (Hand) and accounts.
package web

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"html/template"
	"log/slog"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"golang.org/x/sync/singleflight"

	"synoptic/access"
	"synoptic/api"
	"synoptic/api/shelf"
	"synoptic/news"
	"synoptic/render"
)

//go:embed templates/*.html
var templates embed.FS

//go:embed static
var static embed.FS

// Site is the pages over a shelf.
type Site struct {
	Hand   api.Hand   // carries out what people judge; nil: nobody can
	Alerts news.Store // keeps alerts; nil: nobody can make one here
	shelf  *shelf.Shelf
	gate   *access.Gate
	staff  *access.Staff // nil where there are no accounts
	log    *slog.Logger
	pages  *template.Template
	files  map[string]file // by name
	stamp  string          // changes with any file
	kept   kept
	making singleflight.Group // of what is kept
}

type file struct {
	media string
	body  []byte
	tag   string
}

// New gives the pages over a shelf. Where the gate knows accounts, there are
// pages for these too.
func New(s *shelf.Shelf, gate *access.Gate, log *slog.Logger) (*Site, error) {
	t, err := template.New("").Funcs(functions).ParseFS(templates, "templates/*.html")
	if err != nil {
		return nil, err
	}
	w := &Site{shelf: s, gate: gate, staff: gate.Staff(), log: log, pages: t, files: map[string]file{}}
	all := sha256.New()
	for _, f := range []struct{ name, media, before string }{
		{"site.css", "text/css; charset=utf-8", render.Style()},
		{"site.js", "text/javascript; charset=utf-8", ""},
		{"icon.svg", "image/svg+xml", ""},
	} {
		b, err := static.ReadFile("static/" + f.name)
		if err != nil {
			return nil, err
		}
		w.add(f.name, f.media, append([]byte(f.before), b...))
	}
	w.add("record.js", "text/javascript; charset=utf-8", []byte(render.Script()))
	for _, n := range []string{"site.css", "site.js", "icon.svg", "record.js"} {
		all.Write(w.files[n].body)
	}
	w.stamp = hex.EncodeToString(all.Sum(nil)[:6])
	return w, nil
}

func (w *Site) add(name, media string, body []byte) {
	sum := sha256.Sum256(body)
	w.files[name] = file{media, body, `"` + hex.EncodeToString(sum[:8]) + `"`}
}

// Routes gives every route of the pages, with the role that each needs.
func (w *Site) Routes() access.Table {
	page := func(pattern string, needs access.Role, f func(*http.Request) (*view, error)) access.Route {
		return access.To(pattern, needs, w.page(f))
	}
	out := access.Table{Refuse: w.refuse, Routes: []access.Route{
		page("GET /{$}", access.Reader, w.stories),
		page("GET /stories/{id}", access.Reader, w.record),
		page("GET /stories/{id}/articles", access.Reader, w.side),
		page("GET /stories/{id}/entities/{entity}", access.Reader, w.entity),
		page("GET /articles/{id}", access.Reader, w.article),
		page("GET /outlets/{name}", access.Reader, w.outlet),
		page("GET /search", access.Reader, w.search),
		page("GET /alerts", access.Analyst, w.alerts),
		page("GET /sources", access.Reader, w.sources),
		page("GET /status", access.Reader, w.status),
		page("GET /try", access.Reader, w.try),
		page("GET /try/{name}", access.Reader, w.tried),
		access.To("GET /static/{name}", access.Nobody, http.HandlerFunc(w.static)),
		page("/", access.Reader, func(*http.Request) (*view, error) {
			return nil, &news.Error{Kind: news.Missing, Err: errNothing}
		}),
	}}
	out.Routes = append(out.Routes, w.hand()...)
	if w.Alerts != nil {
		out.Routes = append(out.Routes, access.To("POST /alerts", access.Analyst, w.act(w.addAlert, w.alerts)),
			access.To("POST /alerts/{name}/remove", access.Analyst, w.act(w.removeAlert, w.alerts)))
	}
	if w.staff != nil {
		out.Routes = append(out.Routes, w.people()...)
	}
	return out
}

// refuse answers whoever may not see a page; a browser that is not logged in is
// sent to where it can be.
func (w *Site) refuse(rw http.ResponseWriter, r *http.Request, why error) {
	if news.KindOf(why) == news.Login && r.Method == http.MethodGet && r.Header.Get("Authorization") == "" {
		rw.Header().Del("WWW-Authenticate")
		rw.Header().Set("Cache-Control", "no-store")
		http.Redirect(rw, r, "/login?"+url.Values{"next": {r.URL.RequestURI()}}.Encode(), http.StatusSeeOther)
		return
	}
	w.page(func(*http.Request) (*view, error) { return nil, why }).ServeHTTP(rw, r)
}

// view is what a template shows; Name is the template's.
type view struct {
	Name  string
	Title string
	Tab   string // of the head: stories, search, sources, status
	Live  string // what the page's script listens for: "stories", or a story's id
	Feed  string // address of the page's feed
	Wide  bool
	Code  int
	Stamp string
	Query string // in the search box
	Fresh bool   // not to be kept by a browser
	Wrong *failure
	Who   string // who is logged in; "" for nobody, and where there are no accounts
	In    bool   // the pages may be seen: somebody is logged in, or there are no accounts
	Hand  bool   // people can judge here
	Data  any
}

// failure is what went wrong, and what to do about it.
type failure struct{ Head, Why, Hint string }

// page runs what makes a view and writes it; an error becomes a page too.
func (w *Site) page(f func(*http.Request) (*view, error)) http.Handler {
	return http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		v, err := f(r)
		if err != nil {
			v = w.failed(r, err)
		}
		if to, ok := v.Data.(redirect); ok {
			http.Redirect(rw, r, string(to), http.StatusFound)
			return
		}
		v.Hand = w.Hand != nil
		v.Stamp, v.In = w.stamp, w.staff == nil
		if who := access.From(r.Context()); w.staff != nil && who.ID != "" {
			v.Who, v.In = who.Name, true
		}
		var b bytes.Buffer
		if err := w.pages.ExecuteTemplate(&b, v.Name, v); err != nil {
			w.log.Error("a page is not made", "path", r.URL.Path, "error", err)
			http.Error(rw, "something failed here; the log tells what", http.StatusInternalServerError)
			return
		}
		w.write(rw, r, v, b.Bytes())
	})
}

// redirect sends the asker to another page of this site.
type redirect string

func (w *Site) write(rw http.ResponseWriter, r *http.Request, v *view, body []byte) {
	h := rw.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Cache-Control", "private, no-cache")
	if v.Fresh {
		h.Set("Cache-Control", "no-store")
	}
	if v.Code == 0 && !v.Fresh {
		sum := sha256.Sum256(body)
		tag := `"` + hex.EncodeToString(sum[:12]) + `"`
		h.Set("ETag", tag)
		if api.Matches(r.Header.Get("If-None-Match"), tag) {
			rw.WriteHeader(http.StatusNotModified)
			return
		}
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))
	if v.Code != 0 {
		rw.WriteHeader(v.Code)
	}
	if r.Method != http.MethodHead {
		_, _ = rw.Write(body)
	}
}

// failed gives the page of an error; what went wrong inside goes to the log
// alone.
func (w *Site) failed(r *http.Request, err error) *view {
	code := api.Status(err)
	d := failure{http.StatusText(code), err.Error(), news.HintOf(err)}
	if code >= 500 {
		if r.Context().Err() == nil {
			w.log.Error("not answered", "path", r.URL.Path, "error", err)
		}
		d.Why, d.Hint = "Something failed here; the log tells what.", ""
	}
	return &view{Name: "error.html", Title: d.Head, Code: code, Data: d}
}

func (w *Site) static(rw http.ResponseWriter, r *http.Request) {
	f, ok := w.files[r.PathValue("name")]
	if !ok {
		http.Error(rw, "no such file", http.StatusNotFound)
		return
	}
	h := rw.Header()
	h.Set("Content-Type", f.media)
	h.Set("ETag", f.tag)
	h.Set("Cache-Control", "no-cache")
	if r.URL.RawQuery == w.stamp {
		h.Set("Cache-Control", "max-age=31536000, immutable")
	}
	http.ServeContent(rw, r, "", time.Time{}, bytes.NewReader(f.body))
}

// functions are what the templates call.
var functions = template.FuncMap{
	"clean":  render.Clean,
	"titled": titled,
	"when":   func(d news.Date) string { return render.When(d) },
	"moment": moment,
	"acted":  acted,
	"edge":   bare,
	"day":    func(s string) string { return render.When(news.Date{Value: s}) },
	"label":  render.ArticleName,
	"plural": plural,
	"roles":  rolesBox,
	"agent":  agent,
	"web":    news.WebAddress,
	"found":  found,
	"seg":    url.PathEscape,
	"null":   func(s news.Null) string { return render.Clean(string(s)) },
	"join":   func(s []string) string { return render.Clean(strings.Join(s, ", ")) },
}

// acted writes when somebody judged.
func acted(when string) string {
	if t, err := time.Parse(time.RFC3339Nano, when); err == nil {
		return t.UTC().Format("2006-01-02 15:04:05")
	}
	return render.Clean(when)
}

func moment(t time.Time) string {
	switch {
	case t.IsZero():
		return ""
	case t.UTC().Truncate(24 * time.Hour).Equal(t.UTC()):
		return t.UTC().Format("2 January 2006")
	}
	return t.UTC().Format("2 January 2006, 15:04")
}

// rolesOf is a box to choose a role in.
type rolesOf struct {
	Label, Is string
	Roles     []string
}

func rolesBox(label, is string, roles []string) rolesOf { return rolesOf{label, is, roles} }

func plural(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	if s, ok := strings.CutSuffix(one, "y"); ok {
		return strconv.Itoa(n) + " " + s + "ies"
	}
	return strconv.Itoa(n) + " " + one + "s"
}

// piece is a stretch of a snippet, found or not.
type piece struct {
	Text  string
	Found bool
}

// found cuts a snippet at the signs around the found words.
func found(s string) []piece {
	var out []piece
	for i, part := range strings.Split(s, "\ue000") {
		if i == 0 {
			out = append(out, piece{bare(part), false})
			continue
		}
		hit, rest, _ := strings.Cut(part, "\ue001")
		out = append(out, piece{bare(hit), true}, piece{bare(rest), false})
	}
	return out
}

// bare is render.Clean that keeps a blank at the edges.
func bare(s string) string {
	c := render.Clean(s)
	if strings.HasPrefix(s, " ") {
		c = " " + c
	}
	if strings.HasSuffix(s, " ") && strings.TrimSpace(s) != "" {
		c += " "
	}
	return c
}

// titled is a title as lists show it: a first sentence can be a paragraph.
func titled(s string) string {
	const most = 140
	r := []rune(render.Clean(s))
	if len(r) <= most {
		return string(r)
	}
	head := string(r[:most])
	if i := strings.LastIndexByte(head, ' '); i > most/2 {
		head = head[:i]
	}
	return head + " …"
}
