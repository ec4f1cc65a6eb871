package feed

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"synoptic/news"
)

// Outline is one feed of a list of feeds.
type Outline struct {
	Title string
	URL   string // of the feed
	Site  string // of the outlet's pages
}

type opml struct {
	XMLName xml.Name      `xml:"opml"`
	Version string        `xml:"version,attr"`
	Title   string        `xml:"head>title"`
	Body    []opmlOutline `xml:"body>outline"`
}

type opmlOutline struct {
	Text string        `xml:"text,attr"`
	Name string        `xml:"title,attr,omitempty"`
	Type string        `xml:"type,attr,omitempty"`
	Feed string        `xml:"xmlUrl,attr,omitempty"`
	Site string        `xml:"htmlUrl,attr,omitempty"`
	Subs []opmlOutline `xml:"outline"`
}

// ReadOPML gives the feeds of a list, those of folders too. Errors are of kind
// news.Unusable.
func ReadOPML(body []byte, location string) ([]Outline, error) {
	var doc opml
	if len(body) > maxBytes {
		return nil, &news.Error{Kind: news.Unusable, Err: fmt.Errorf("%s: a list of more than %d MB", location, maxBytes>>20)}
	}
	if err := decoder(body).Decode(&doc); err != nil {
		return nil, &news.Error{Kind: news.Unusable, Hint: "an OPML file begins with <opml>", Err: fmt.Errorf("%s: no list of feeds: %w", location, err)}
	}
	var out []Outline
	var walk func([]opmlOutline, int)
	walk = func(os []opmlOutline, depth int) {
		for _, o := range os {
			if u := absolute(nil, o.Feed); u != "" && len(out) < maxEntries {
				title := o.Name
				if title == "" {
					title = o.Text
				}
				out = append(out, Outline{strings.TrimSpace(title), u, absolute(nil, o.Site)})
			}
			if depth < 50 {
				walk(o.Subs, depth+1)
			}
		}
	}
	walk(doc.Body, 0)
	return out, nil
}

// WriteOPML writes a list of feeds.
func WriteOPML(w io.Writer, title string, feeds []Outline) error {
	doc := opml{Version: "2.0", Title: title}
	for _, f := range feeds {
		doc.Body = append(doc.Body, opmlOutline{Text: f.Title, Name: f.Title, Type: "rss", Feed: f.URL, Site: f.Site})
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	e := xml.NewEncoder(w)
	e.Indent("", "  ")
	if err := e.Encode(doc); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}
