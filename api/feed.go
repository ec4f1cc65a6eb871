package api

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"synoptic/access"
	"synoptic/api/reply"
	"synoptic/news"
	"synoptic/render"
)

// Atom as RFC 4287 writes it.
type atomFeed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Updated string      `xml:"updated"`
	Author  string      `xml:"author>name"`
	Links   []atomLink  `xml:"link"`
	Entries []atomEntry `xml:"entry"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Href string `xml:"href,attr"`
	Type string `xml:"type,attr,omitempty"`
}

type atomEntry struct {
	ID      string     `xml:"id"`
	Title   string     `xml:"title"`
	Updated string     `xml:"updated"`
	Links   []atomLink `xml:"link"`
	Summary atomText   `xml:"summary"`
}

type atomText struct {
	Type string `xml:"type,attr"`
	Text string `xml:",chardata"`
}

// feed is a list of what is new, whatever the form it leaves in. Paths are of
// this site.
type feed struct {
	id, title  string
	self, page string // self: path without the ending
	entries    []entryOf
}

// entryOf is one entry of a feed. It stays one entry, by its id, whatever is
// told of it later.
type entryOf struct {
	id, title, page, text string
	updated               time.Time
}

// feeds gives the routes of all feeds, each as Atom and as JSON Feed.
func (a *API) feeds() (out []access.Route) {
	for _, f := range []struct {
		path string
		make func(*http.Request) (*feed, error)
	}{
		{"", a.storiesFeed},
		{"/stories/{id}", a.storyFeed},
		{"/stories/{id}/entities/{entity}", a.entityFeed},
		{"/search", a.searchFeed},
	} {
		for _, x := range []struct {
			ending string
			write  func(http.ResponseWriter, *http.Request, *feed) error
		}{{"atom", writeAtom}, {"json", writeJSONFeed}} {
			out = append(out, access.To("GET "+f.path+"/feed."+x.ending, access.Reader, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				made, err := f.make(r)
				if err == nil {
					err = x.write(w, r, made)
				}
				if err != nil {
					a.fail(w, r, err)
				}
			})))
		}
	}
	return out
}

// storiesFeed has the latest stories.
func (a *API) storiesFeed(r *http.Request) (*feed, error) {
	list, _, err := a.shelf.Page(r.Context(), news.StoryQuery{Limit: defaultPage})
	if err != nil {
		return nil, err
	}
	f := &feed{id: "urn:synoptic:stories", title: "Synoptic: stories", self: "/feed", page: "/"}
	for _, e := range list {
		f.entries = append(f.entries, entryOf{"urn:synoptic:story:" + e.ID, titled(e.Title), "/stories/" + e.ID,
			fmt.Sprintf("%d articles, %d origins", e.Articles, e.Origins), e.Last})
	}
	return f, nil
}

// storyFeed has the latest editions of a story's record, each an entry that
// tells what it brought.
func (a *API) storyFeed(r *http.Request) (*feed, error) {
	e, steps, err := a.shelf.Steps(r.Context(), r.PathValue("id"), 30)
	if err != nil {
		return nil, err
	}
	page := "/stories/" + e.ID
	f := &feed{id: "urn:synoptic:story:" + e.ID, title: titled(e.Title), self: page + "/feed", page: page}
	for i := len(steps) - 1; i >= 0; i-- {
		s := steps[i]
		f.entries = append(f.entries, entryOf{f.id + ":" + strconv.FormatInt(s.Version, 10), titled(s.Title), page, told(s), parseTime(s.Updated)})
	}
	return f, nil
}

// entityFeed has what somebody said, and what others said of them, the latest
// first.
func (a *API) entityFeed(r *http.Request) (*feed, error) {
	p, err := a.shelf.Portrait(r.Context(), r.PathValue("id"), r.PathValue("entity"))
	if err != nil {
		return nil, err
	}
	page := "/stories/" + url.PathEscape(p.Scenes[0].Story.ID) + "/entities/" + url.PathEscape(p.Scenes[0].Entity.ID)
	f := &feed{id: "urn:synoptic:entity:" + p.Scenes[0].Story.ID + ":" + p.Scenes[0].Entity.ID, title: titled(p.Name), self: page + "/feed", page: page}
	for _, c := range p.Scenes {
		for _, x := range c.Statements {
			at := parseTime(x.Said.When.Value)
			if at.IsZero() {
				at = c.Story.Last
			}
			f.entries = append(f.entries, entryOf{lineURN(c.Story.ID, x.ID), titled(p.Name + ": " + x.Content),
				linePage(c.Story.ID, x.ID), render.Clean(x.Content), at})
		}
	}
	for _, h := range p.About {
		words, _ := found(h.Snippet)
		f.entries = append(f.entries, entryOf{lineURN(h.Story, h.ID), titled(h.Title), linePage(h.Story, h.ID), render.Clean(words), parseTime(h.Day)})
	}
	slices.SortStableFunc(f.entries, func(a, b entryOf) int { return b.updated.Compare(a.updated) })
	return f, nil
}

// searchFeed has what a search finds, the latest first.
func (a *API) searchFeed(r *http.Request) (*feed, error) {
	q, err := searchOf(r, defaultPage)
	if err != nil {
		return nil, err
	}
	q.Newest = true
	hits, _, err := a.shelf.Find(r.Context(), q)
	if err != nil {
		return nil, err
	}
	asked := "?" + r.URL.Query().Encode()
	sum := sha256.Sum256([]byte(asked))
	f := &feed{id: "urn:synoptic:search:" + hex.EncodeToString(sum[:8]), title: titled("Synoptic: " + q.Text), self: "/search/feed", page: "/search" + asked}
	for _, h := range hits {
		words, _ := found(h.Snippet)
		x := entryOf{"urn:synoptic:" + h.Kind + ":" + h.Story + ":" + h.ID, titled(h.Title), "/articles/" + url.PathEscape(h.ID), render.Clean(words), parseTime(h.Day)}
		switch h.Kind {
		case "statement":
			x.page = linePage(h.Story, h.ID)
		case "entity":
			x.page = "/stories/" + url.PathEscape(h.Story) + "/entities/" + url.PathEscape(h.ID)
		}
		f.entries = append(f.entries, x)
	}
	slices.SortStableFunc(f.entries, func(a, b entryOf) int { return b.updated.Compare(a.updated) })
	return f, nil
}

func lineURN(story, id string) string { return "urn:synoptic:line:" + story + ":" + id }
func linePage(story, id string) string {
	return "/stories/" + url.PathEscape(story) + "#" + url.PathEscape(id)
}

// told says what an edition brought.
func told(s reply.Step) string {
	const most = 12
	var b strings.Builder
	fmt.Fprintf(&b, "%d articles, %d lines: %d new, %d gone.", s.Articles, s.Lines, len(s.New), len(s.Gone))
	for i, l := range s.New {
		if i == most {
			fmt.Fprintf(&b, "\n… and %d more", len(s.New)-most)
			break
		}
		b.WriteString("\n+ " + render.Clean(l.Text))
	}
	return b.String()
}

func titled(s string) string {
	if s = render.Clean(s); s == "" {
		return "A story without a record yet"
	}
	return s
}

func parseTime(s string) time.Time {
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04Z07:00", "2006-01-02T15:04", time.DateOnly, "2006-01", "2006"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t
		}
	}
	return time.Time{}
}

func atomTime(t time.Time) string {
	if t.IsZero() {
		t = time.Unix(0, 0)
	}
	return t.UTC().Format(time.RFC3339)
}

// updated is when the feed changed last.
func (f *feed) updated() (t time.Time) {
	for _, e := range f.entries {
		if e.updated.After(t) {
			t = e.updated
		}
	}
	return t
}

// address gives the feed's own address, with what was asked.
func (f *feed) address(r *http.Request, ending string) string {
	at := access.Base(r) + f.self + ending
	if q := r.URL.Query(); len(q) > 0 {
		at += "?" + q.Encode()
	}
	return at
}

func writeAtom(w http.ResponseWriter, r *http.Request, f *feed) error {
	out := atomFeed{ID: f.id, Title: f.title, Author: "Synoptic", Updated: atomTime(f.updated()),
		Links: []atomLink{{"self", f.address(r, ".atom"), "application/atom+xml"}, {"alternate", access.Base(r) + f.page, "text/html"}}}
	for _, e := range f.entries {
		out.Entries = append(out.Entries, atomEntry{ID: e.id, Title: e.title, Updated: atomTime(e.updated),
			Links: []atomLink{{"alternate", access.Base(r) + e.page, "text/html"}}, Summary: atomText{"text", e.text}})
	}
	b, err := xml.MarshalIndent(out, "", " ")
	if err != nil {
		return err
	}
	write(w, r, "application/atom+xml; charset=utf-8", append([]byte(xml.Header), b...))
	return nil
}

// jsonFeed as JSON Feed 1.1 writes it.
type jsonFeed struct {
	Version string     `json:"version"`
	Title   string     `json:"title"`
	Home    string     `json:"home_page_url"`
	Feed    string     `json:"feed_url"`
	Items   []jsonItem `json:"items"`
}

type jsonItem struct {
	ID       string `json:"id"`
	URL      string `json:"url"`
	Title    string `json:"title"`
	Text     string `json:"content_text"`
	Modified string `json:"date_modified"`
}

func writeJSONFeed(w http.ResponseWriter, r *http.Request, f *feed) error {
	out := jsonFeed{"https://jsonfeed.org/version/1.1", f.title, access.Base(r) + f.page, f.address(r, ".json"), []jsonItem{}}
	for _, e := range f.entries {
		out.Items = append(out.Items, jsonItem{e.id, access.Base(r) + e.page, e.title, e.text, atomTime(e.updated)})
	}
	b, err := json.Marshal(out)
	if err != nil {
		return err
	}
	write(w, r, "application/feed+json", b)
	return nil
}
