// Package feed reads what outlets announce their articles with: RSS 2.0 and
// 1.0, Atom, JSON Feed, sitemaps, and lists of feeds (OPML).
package feed

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"
	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"

	"synoptic/news"
)

// Limits of one feed.
const (
	maxBytes   = 32 << 20
	maxEntries = 5000
)

// Feed is what a feed or sitemap announces.
type Feed struct {
	Title    string
	Language string
	Every    time.Duration // how often it wants to be asked; 0: it does not say
	Entries  []Entry       // in its order
	More     []string      // other sitemaps that it names
}

// Entry announces one article. Fields that it does not state are "".
type Entry struct {
	ID        string // guid, or the address
	URL       string // absolute
	Title     string
	Byline    string
	Published string // as it is written
	Updated   string
	Source    string // the outlet that it was taken over from (RSS <source>)
	Language  string
	Content   string   // HTML: the whole article or its start
	Media     []string // absolute addresses of pictures, sound and film
}

// wholeWords is how many words of content are taken for the whole article,
// so that the page need not be asked for.
const wholeWords = 200

// Whole tells whether the entry carries its article.
func (e Entry) Whole() bool {
	n := 0
	z := html.NewTokenizer(strings.NewReader(e.Content))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return n >= wholeWords
		case html.TextToken:
			n += len(bytes.Fields(z.Text()))
		}
	}
}

// Hints gives what the entry says of its article, for news.Raw.
func (e Entry) Hints(f *Feed, address string) map[string]string {
	h := map[string]string{"feed": address, "feed_title": f.Title, "title": e.Title, "byline": e.Byline, "published": e.Published,
		"updated": e.Updated, "source": e.Source, "language": e.Language}
	if h["language"] == "" {
		h["language"] = strings.ToLower(f.Language)
	}
	for k, v := range h {
		if v == "" {
			delete(h, k)
		}
	}
	return h
}

// Raw gives the entry's own content as an item.
func (e Entry) Raw(f *Feed, address string) (*news.Raw, error) {
	body, err := json.Marshal(map[string]string{"url": e.URL, "title": e.Title, "byline": e.Byline, "html": "<article>" + e.Content + "</article>"})
	if err != nil {
		return nil, err
	}
	return &news.Raw{Location: address + "#" + e.ID, URL: e.URL, Media: "application/json", Hints: e.Hints(f, address), Body: body}, nil
}

// Parse reads a feed or a sitemap. address is where it came from: relative
// links lead from there. Errors are of kind news.Unusable.
func Parse(body []byte, address string) (f *Feed, err error) {
	fail := func(why error) error {
		return &news.Error{Kind: news.Unusable, Hint: "a source is a feed (RSS, Atom, JSON Feed), a sitemap, a page or a folder", Err: fmt.Errorf("%s: %w", address, why)}
	}
	defer func() { // of what comes from outside, nothing ends the program
		if r := recover(); r != nil {
			f, err = nil, fail(fmt.Errorf("a feed that cannot be read: %v", r))
		}
	}()
	if len(body) > maxBytes {
		return nil, fail(fmt.Errorf("a feed of more than %d MB", maxBytes>>20))
	}
	if len(bytes.TrimSpace(body)) == 0 {
		return nil, fail(errors.New("it is empty"))
	}
	if name := rootName(body); name == "urlset" || name == "sitemapindex" {
		f, err = sitemap(body)
	} else {
		f, err = feed(body)
	}
	if err != nil {
		return nil, fail(err)
	}
	base, _ := url.Parse(address)
	out := f.Entries[:0]
	seen := map[string]bool{}
	for _, e := range f.Entries {
		e.URL = absolute(base, e.URL)
		e.Media = absolutes(base, e.Media)
		if e.ID == "" {
			e.ID = e.URL
		}
		if e.ID == "" || seen[e.ID] || len(out) == maxEntries {
			continue
		}
		seen[e.ID] = true
		out = append(out, e)
	}
	f.Entries = out
	return f, nil
}

// absolute gives a web address, "" for what leads nowhere on the web.
func absolute(base *url.URL, s string) string {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || s == "" {
		return ""
	}
	if base != nil {
		u = base.ResolveReference(u)
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	return u.String()
}

// absolutes gives the web addresses among some, each once.
func absolutes(base *url.URL, list []string) (out []string) {
	for _, s := range list {
		if s = absolute(base, s); s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

func feed(body []byte) (*Feed, error) {
	p := gofeed.NewParser()
	g, err := p.Parse(bytes.NewReader(bytes.TrimLeft(body, " \t\r\n\ufeff")))
	if err != nil {
		return nil, err
	}
	f := &Feed{Title: plain(g.Title), Language: strings.TrimSpace(g.Language), Every: ttl(body)}
	for _, it := range g.Items {
		e := Entry{ID: strings.TrimSpace(it.GUID), URL: it.Link, Title: plain(it.Title), Published: it.Published, Updated: it.Updated, Content: it.Content}
		if it.PublishedParsed != nil {
			e.Published = it.PublishedParsed.Format(time.RFC3339)
		}
		if it.UpdatedParsed != nil {
			e.Updated = it.UpdatedParsed.Format(time.RFC3339)
		} else if e.Updated == "" {
			e.Updated = extension(it, "atom", "updated") + extension(it, "dcterms", "modified")
		}
		if e.Content == "" {
			e.Content = it.Description
		}
		if e.URL == "" && strings.HasPrefix(e.ID, "http") {
			e.URL = e.ID
		}
		var names []string
		for _, a := range it.Authors {
			if a != nil && a.Name != "" {
				names = append(names, plain(a.Name))
			}
		}
		e.Byline = strings.Join(names, ", ")
		e.Media = media(it)
		f.Entries = append(f.Entries, e)
	}
	addSources(body, f)
	return f, nil
}

// extension gives the text of an element of another vocabulary, the first one,
// "" for none.
func extension(it *gofeed.Item, space, name string) string {
	for _, x := range it.Extensions[space][name] {
		return strings.TrimSpace(x.Value)
	}
	return ""
}

// media gives the addresses of what stands beside the text of an item:
// enclosures and attachments, its picture, and what Media RSS says,
// also in groups.
func media(it *gofeed.Item) (out []string) {
	add := func(s string) { out = append(out, s) }
	for _, m := range it.Enclosures {
		if m != nil {
			add(m.URL)
		}
	}
	if it.Image != nil {
		add(it.Image.URL)
	}
	all := it.Extensions["media"]
	for _, g := range all["group"] {
		for _, name := range mediaNames {
			for _, x := range g.Children[name] {
				add(x.Attrs["url"])
			}
		}
	}
	for _, name := range mediaNames {
		for _, x := range all[name] {
			add(x.Attrs["url"])
		}
	}
	return out
}

// mediaNames are the elements of Media RSS that have an address.
var mediaNames = []string{"content", "thumbnail"}

// plain gives the text of a title, whose markup some feeds escape twice.
func plain(s string) string {
	if strings.ContainsAny(s, "<&") {
		var b strings.Builder
		z := html.NewTokenizer(strings.NewReader(s))
		for {
			t := z.Next()
			if t == html.ErrorToken {
				break
			}
			if t == html.TextToken {
				b.Write(z.Text())
			}
		}
		s = html.UnescapeString(b.String())
	}
	return strings.Join(strings.Fields(s), " ")
}

// decoder reads XML in any encoding, forgiving as feeds need it.
func decoder(body []byte) *xml.Decoder {
	d := xml.NewDecoder(bytes.NewReader(bytes.TrimLeft(body, " \t\r\n\ufeff")))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	d.CharsetReader = charset.NewReaderLabel
	return d
}

// Is tells whether a document begins as a feed does.
func Is(head []byte) bool {
	switch rootName(head) {
	case "rss", "feed", "rdf":
		return true
	}
	return false
}

// rootName gives the name of the first element, "" where there is none.
func rootName(body []byte) string {
	d := decoder(body[:min(len(body), 64<<10)])
	for {
		t, err := d.Token()
		if err != nil {
			return ""
		}
		if s, ok := t.(xml.StartElement); ok {
			return strings.ToLower(s.Name.Local)
		}
	}
}

// ttl gives how often an RSS feed wants to be asked (<ttl> minutes).
func ttl(body []byte) time.Duration {
	d := decoder(body)
	for depth := 0; ; {
		t, err := d.Token()
		if err != nil {
			return 0
		}
		switch e := t.(type) {
		case xml.StartElement:
			if e.Name.Local == "item" || e.Name.Local == "entry" {
				return 0
			}
			if e.Name.Local == "ttl" {
				var n int
				if d.DecodeElement(&n, &e) == nil && n > 0 && n <= 7*24*60 {
					return time.Duration(n) * time.Minute
				}
				return 0
			}
			if depth++; depth > 100 {
				return 0
			}
		case xml.EndElement:
			depth--
		}
	}
}

// addSources adds what the library leaves out: the outlet that an item of RSS or
// an entry of Atom was taken over from, in <source>, by their order.
func addSources(body []byte, f *Feed) {
	d := decoder(body)
	n := -1
	for {
		t, err := d.Token()
		if err != nil {
			return
		}
		e, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		switch e.Name.Local {
		case "item", "entry":
			if n++; n >= len(f.Entries) {
				return
			}
		case "source":
			var s struct {
				Text  string `xml:",chardata"`
				Title string `xml:"title"` // Atom's
			}
			if n >= 0 && d.DecodeElement(&s, &e) == nil {
				f.Entries[n].Source = plain(s.Text + s.Title)
			}
		}
	}
}

// sitemap reads a sitemap, also one for news, or an index of sitemaps.
func sitemap(body []byte) (*Feed, error) {
	f := &Feed{}
	d := decoder(body)
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) || err != nil && len(f.Entries)+len(f.More) > 0 {
			return f, nil
		}
		if err != nil {
			return nil, err
		}
		e, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		switch e.Name.Local {
		case "sitemap":
			var s struct {
				Loc string `xml:"loc"`
			}
			if d.DecodeElement(&s, &e) == nil && len(f.More) < maxEntries {
				f.More = append(f.More, strings.TrimSpace(s.Loc))
			}
		case "url":
			var u struct {
				Loc     string `xml:"loc"`
				LastMod string `xml:"lastmod"`
				News    struct {
					Publication struct {
						Name     string `xml:"name"`
						Language string `xml:"language"`
					} `xml:"publication"`
					Date  string `xml:"publication_date"`
					Title string `xml:"title"`
				} `xml:"news"`
			}
			if d.DecodeElement(&u, &e) == nil && len(f.Entries) < maxEntries {
				f.Entries = append(f.Entries, Entry{URL: u.Loc, Updated: strings.TrimSpace(u.LastMod), Published: strings.TrimSpace(u.News.Date),
					Title: plain(u.News.Title), Source: plain(u.News.Publication.Name), Language: u.News.Publication.Language})
			}
		}
	}
}
