package api

import (
	"encoding/xml"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"synoptic/api/shelf"
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

// base is the address that the asker reached us by.
func base(r *http.Request) string {
	scheme := "http"
	if r.TLS != nil {
		scheme = "https"
	}
	return scheme + "://" + r.Host
}

// feed answers with the latest stories. An entry stays one entry whatever
// comes to its story.
func (a *API) feed(w http.ResponseWriter, r *http.Request) {
	list, _, err := a.shelf.Page(r.Context(), news.StoryQuery{Limit: defaultPage})
	if err != nil {
		a.fail(w, r, err)
		return
	}
	b := base(r)
	f := atomFeed{ID: "urn:synoptic:stories", Title: "Synoptic: stories", Author: "Synoptic",
		Links: []atomLink{{"self", b + "/feed.atom", "application/atom+xml"}, {"alternate", b + "/", "text/html"}}}
	for _, e := range list {
		f.Entries = append(f.Entries, atomEntry{ID: "urn:synoptic:story:" + e.ID, Title: titled(e.Title), Updated: atomTime(e.Last),
			Links:   []atomLink{{"alternate", b + "/stories/" + e.ID, "text/html"}},
			Summary: atomText{"text", fmt.Sprintf("%d articles, %d origins", e.Articles, e.Origins)}})
	}
	a.writeFeed(w, r, f)
}

// storyFeed answers with the latest editions of a story's record, each an
// entry that tells what it brought.
func (a *API) storyFeed(w http.ResponseWriter, r *http.Request) {
	e, steps, err := a.shelf.Steps(r.Context(), r.PathValue("id"), 30)
	if err != nil {
		a.fail(w, r, err)
		return
	}
	b := base(r)
	page := b + "/stories/" + e.ID
	f := atomFeed{ID: "urn:synoptic:story:" + e.ID, Title: titled(e.Title), Author: "Synoptic",
		Links: []atomLink{{"self", page + "/feed.atom", "application/atom+xml"}, {"alternate", page, "text/html"}}}
	for i := len(steps) - 1; i >= 0; i-- {
		s := steps[i]
		f.Entries = append(f.Entries, atomEntry{ID: "urn:synoptic:story:" + e.ID + ":" + strconv.FormatInt(s.Version, 10), Title: titled(s.Title),
			Updated: atomTime(parseTime(s.Updated)), Links: []atomLink{{"alternate", page, "text/html"}}, Summary: atomText{"text", told(s)}})
	}
	a.writeFeed(w, r, f)
}

// told says what an edition brought.
func told(s shelf.Step) string {
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

func (a *API) writeFeed(w http.ResponseWriter, r *http.Request, f atomFeed) {
	f.Updated = atomTime(time.Time{})
	for _, e := range f.Entries {
		f.Updated = max(f.Updated, e.Updated)
	}
	b, err := xml.MarshalIndent(f, "", " ")
	if err != nil {
		a.fail(w, r, err)
		return
	}
	write(w, r, "application/atom+xml; charset=utf-8", append([]byte(xml.Header), b...))
}
