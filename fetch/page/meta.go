package page

import (
	"encoding/json"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"synoptic/news"
)

// meta is what a page says about itself, read in one pass over its tags, so
// that half a page gives what its half holds.
type meta struct {
	lang  string
	named map[string]string // first content of each meta name, property or itemprop, lower case
	link  string            // rel=canonical
	head  string            // <title>
	h1    string            // the first one with text
	time  string            // the first <time datetime> after the first h1
	ld    []map[string]any  // article nodes of JSON-LD, in order
	site  string            // name of a WebSite or publisher node
	feed  []string          // rel=alternate of a feed's type
}

// maxLD bounds one JSON-LD block; larger ones are no description of a page.
const maxLD = 2 << 20

// readMeta makes the pass.
func readMeta(src string) *meta {
	m := &meta{named: map[string]string{}}
	z := html.NewTokenizer(strings.NewReader(src))
	z.SetMaxBuf(8 << 20)
	var into *string // where text goes: <title> or <h1>
	for {
		switch z.Next() {
		case html.ErrorToken:
			return m
		case html.StartTagToken, html.SelfClosingTagToken:
			t := z.Token()
			switch t.Data {
			case "html":
				m.lang = first(m.lang, attr(t, "lang"), attr(t, "xml:lang"))
			case "meta":
				m.add(t)
			case "link":
				if m.link == "" && strings.EqualFold(attr(t, "rel"), "canonical") {
					m.link = attr(t, "href")
				}
				if len(m.feed) < maxFeeds && isFeed(t) {
					m.feed = append(m.feed, attr(t, "href"))
				}
			case "title":
				if m.head == "" {
					into = &m.head
				}
			case "h1":
				if m.h1 == "" {
					into = &m.h1
				}
			case "time":
				if d := attr(t, "datetime"); m.time == "" && m.h1 != "" && date(d) != "" {
					m.time = d
				}
				if p := strings.ToLower(attr(t, "itemprop")); p != "" {
					m.put(p, attr(t, "datetime"))
				}
			case "script":
				if strings.Contains(strings.ToLower(attr(t, "type")), "ld+json") && z.Next() == html.TextToken {
					m.jsonLD(string(z.Text()))
				}
			}
		case html.TextToken:
			if into != nil && len(*into) < 2000 {
				*into += string(z.Text())
			}
		case html.EndTagToken:
			if name, _ := z.TagName(); string(name) == "title" || string(name) == "h1" {
				into = nil
			}
		}
	}
}

// maxFeeds bounds how many feeds of one page are kept.
const maxFeeds = 20

// isFeed tells whether a <link> names a feed (the RSS board's autodiscovery),
// and not that of a page's comments.
func isFeed(t html.Token) bool {
	if !slices.Contains(strings.Fields(strings.ToLower(attr(t, "rel"))), "alternate") || attr(t, "href") == "" {
		return false
	}
	kind, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(attr(t, "type"))), ";")
	switch strings.TrimSpace(kind) {
	case "application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml":
	default:
		return false
	}
	return !strings.Contains(strings.ToLower(attr(t, "title")+" "+attr(t, "href")), "comment")
}

// feeds gives the feeds that the page names, once each.
func (m *meta) feeds(address string) []string {
	base, err := url.Parse(address)
	if err != nil {
		return nil
	}
	var out []string
	for _, f := range m.feed {
		u, err := base.Parse(strings.TrimSpace(f))
		if err == nil && u.Host != "" && (u.Scheme == "http" || u.Scheme == "https") && !slices.Contains(out, u.String()) {
			out = append(out, u.String())
		}
	}
	return out
}

// article tells whether the page calls itself one report.
func (m *meta) article() bool {
	return len(m.ld) > 0 || strings.EqualFold(strings.TrimSpace(m.named["og:type"]), "article") || m.named["article:published_time"] != ""
}

// add keeps a <meta> tag under its property, name or itemprop.
func (m *meta) add(t html.Token) {
	for _, key := range []string{"property", "name", "itemprop"} {
		if k := strings.ToLower(strings.TrimSpace(attr(t, key))); k != "" {
			m.put(k, attr(t, "content"))
		}
	}
}

func (m *meta) put(key, value string) {
	if _, ok := m.named[key]; !ok && strings.TrimSpace(value) != "" && len(m.named) < 500 {
		m.named[key] = value
	}
}

// jsonLD keeps the article nodes of a block of structured data.
func (m *meta) jsonLD(s string) {
	if len(s) > maxLD {
		return
	}
	var v any
	if json.Unmarshal([]byte(s), &v) != nil {
		// raw line breaks inside strings are the commonest fault
		if json.Unmarshal([]byte(controlChars.ReplaceAllString(s, " ")), &v) != nil {
			return
		}
	}
	m.nodes(v, 0)
}

var controlChars = regexp.MustCompile(`[\x00-\x1f]`)

// nodes walks structured data for articles and the site's name.
func (m *meta) nodes(v any, depth int) {
	if depth > 12 || len(m.ld) > 50 {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			m.nodes(x, depth+1)
		}
	case map[string]any:
		for _, t := range texts(v["@type"]) {
			switch {
			case strings.HasSuffix(t, "Article") || strings.HasSuffix(t, "BlogPosting") || t == "Report":
				m.ld = append(m.ld, v)
			case t == "WebSite" || t == "NewsMediaOrganization":
				m.site = first(m.site, name(v))
			}
		}
		for _, k := range []string{"@graph", "mainEntity", "mainEntityOfPage", "isPartOf"} {
			if x, ok := v[k]; ok {
				m.nodes(x, depth+1)
			}
		}
	}
}

// ldText gives the first text that an article node has under a key.
func (m *meta) ldText(key string) string {
	for _, n := range m.ld {
		for _, s := range texts(n[key]) {
			if s != "" {
				return s
			}
		}
	}
	return ""
}

// texts gives the strings of a JSON-LD value: itself, its parts, or the names
// of objects.
func texts(v any) []string {
	switch v := v.(type) {
	case string:
		return []string{v}
	case []any:
		var out []string
		for _, x := range v {
			if s := texts(x); len(s) > 0 && len(out) < 20 {
				out = append(out, s[0])
			}
		}
		return out
	case map[string]any:
		if s := first(name(v), value(v, "@value")); s != "" {
			return []string{s}
		}
	}
	return nil
}

func name(v map[string]any) string { return value(v, "name") }

func value(v map[string]any, key string) string {
	s, _ := v[key].(string)
	return s
}

// meta gives the first of several meta tags that has a value.
func (m *meta) of(keys ...string) string {
	for _, k := range keys {
		if v := m.named[k]; v != "" {
			return v
		}
	}
	return ""
}

func (m *meta) title() string {
	t := first(clean(m.ldText("headline")), clean(m.of("og:title", "twitter:title", "headline", "dc.title")), clean(m.h1))
	if t == "" {
		return m.trimSite(clean(m.head))
	}
	return m.trimSite(t)
}

// trimSite takes the outlet's own name off the end of a title.
func (m *meta) trimSite(t string) string {
	site := m.outlet()
	if site == "" {
		return t
	}
	for _, sep := range []string{" | ", " - ", " – ", " — ", " :: ", " • "} {
		if cut := strings.TrimSuffix(t, sep+site); cut != "" {
			t = cut
		}
	}
	return t
}

func (m *meta) outlet() string {
	return first(clean(m.of("og:site_name")), clean(m.ldText("publisher")), clean(m.site),
		clean(m.of("application-name", "dc.publisher", "publisher")))
}

// publisher gives the publisher that structured data or tags state beside
// another name of the outlet.
func (m *meta) publisher() string {
	p := first(clean(m.ldText("publisher")), clean(m.of("dc.publisher", "publisher")))
	if strings.EqualFold(p, m.outlet()) || strings.Contains(p, "://") {
		return ""
	}
	return p
}

var address = regexp.MustCompile(`^(https?:|www\.|/|@)|\.(com|org|net|co)\b`)

// byline joins the authors that the page names; addresses are not names.
func (m *meta) byline() string {
	var who []string
	for _, n := range m.ld {
		for _, s := range texts(n["author"]) {
			who = addName(who, s)
		}
	}
	if len(who) == 0 {
		for _, k := range []string{"author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "byl"} {
			if who = addName(who, m.named[k]); len(who) > 0 {
				break
			}
		}
	}
	return strings.Join(who, ", ")
}

func addName(who []string, s string) []string {
	s = clean(s)
	if len(s) > 3 && strings.EqualFold(s[:3], "by ") {
		s = s[3:]
	}
	if s == "" || len(s) > 200 || address.MatchString(s) {
		return who
	}
	for _, w := range who {
		if strings.EqualFold(w, s) {
			return who
		}
	}
	return append(who, s)
}

func (m *meta) language() string {
	l := first(m.ldText("inLanguage"), m.lang, m.of("og:locale", "content-language", "language"))
	l = strings.ToLower(strings.ReplaceAll(strings.TrimSpace(l), "_", "-"))
	if len(l) > 35 || strings.ContainsAny(l, " <>\"") {
		return ""
	}
	return l
}

// canonical gives the page's own address, made absolute.
func (m *meta) canonical(from string) string {
	base, err := url.Parse(from)
	if err != nil {
		base = &url.URL{}
	}
	for _, c := range []string{m.link, m.of("og:url"), m.ldText("url")} {
		u, err := base.Parse(strings.TrimSpace(c))
		if err == nil && c != "" && (u.Scheme == "http" || u.Scheme == "https") && len(strings.Trim(u.Path, "/")) > 0 {
			return u.String()
		}
	}
	return from
}

func (m *meta) published() news.Published {
	for _, s := range []string{m.ldText("datePublished"), m.of("article:published_time", "og:article:published_time",
		"datepublished", "article:published", "og:published_time", "parsely-pub-date", "sailthru.date", "pubdate",
		"publishdate", "publish-date", "publication_date", "dc.date.issued", "dcterms.created", "dc.date", "date", "pdate"),
		m.ldText("dateCreated"), m.time} {
		if p := Date(s, news.BasisMetadata); p.Value != "" {
			return p
		}
	}
	return news.Published{Precision: news.PrecisionUnknown, Basis: news.BasisUnknown, Evidence: []news.Evidence{}}
}

func (m *meta) modified() string {
	return first(date(m.ldText("dateModified")), date(m.of("article:modified_time", "og:updated_time", "lastmod")))
}

// body gives the text that the structured data carry, paragraphs apart.
func (m *meta) body() string {
	s := m.ldText("articleBody")
	if strings.Contains(s, "</") || strings.Contains(s, "<p") || strings.Contains(s, "<br") {
		return flatText(s)
	}
	return strings.TrimSpace(html.UnescapeString(s))
}

var tag = regexp.MustCompile(`<[^<>]{0,300}>`)

// clean makes one line of a value: no tags, no entities, no runs of space.
func clean(s string) string {
	if len(s) > 4000 {
		return ""
	}
	s = tag.ReplaceAllString(html.UnescapeString(s), " ")
	return strings.Join(strings.Fields(s), " ")
}

func attr(t html.Token, key string) string {
	for _, a := range t.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func first(s ...string) string {
	for _, x := range s {
		if x != "" {
			return x
		}
	}
	return ""
}
