package feed

import (
	"bytes"
	"reflect"
	"strings"
	"testing"
	"time"

	"synoptic/news"
)

const rss = `<?xml version="1.0" encoding="windows-1252"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Harbour &amp; Post</title><language>en-GB</language><ttl>30</ttl>
<item><title>Ferry &lt;b&gt;talks&lt;/b&gt; open</title><link>/2031/talks?utm_source=rss</link><guid isPermaLink="false">a1</guid>
<pubDate>Fri, 14 Mar 2031 09:30:00 GMT</pubDate><dc:creator>Ana Reva</dc:creator><source url="https://wire.example/rss">Belmar Wire</source>
<description>Short.</description><enclosure url="https://post.example/p.jpg" type="image/jpeg" length="1"/></item>
<item><title>Caf` + "\xe9" + ` closes</title><link>https://post.example/cafe</link><content:encoded><![CDATA[<p>Whole text.</p>]]></content:encoded></item>
<item><title>no way</title><link>javascript:alert(1)</link></item>
<item><title>again</title><guid>a1</guid></item>
</channel></rss>`

func TestRSS(t *testing.T) {
	f, err := Parse([]byte(rss), "https://post.example/feed")
	if err != nil {
		t.Fatal(err)
	}
	if f.Title != "Harbour & Post" || f.Every != 30*time.Minute || len(f.Entries) != 2 {
		t.Fatalf("%+v", f)
	}
	e := f.Entries[0]
	if e.Title != "Ferry talks open" || e.URL != "https://post.example/2031/talks?utm_source=rss" || e.Published != "2031-03-14T09:30:00Z" ||
		e.Source != "Belmar Wire" || e.Byline != "Ana Reva" || e.ID != "a1" || len(e.Media) != 1 {
		t.Errorf("%+v", e)
	}
	if e = f.Entries[1]; e.Title != "Café closes" || e.ID != e.URL || e.Content != "<p>Whole text.</p>" || e.Whole() {
		t.Errorf("%+v", e)
	}
	h := f.Entries[0].Hints(f, "https://post.example/feed")
	if h["source"] != "Belmar Wire" || h["language"] != "en-gb" || h["published"] == "" || h["updated"] != "" {
		t.Errorf("hints %v", h)
	}
}

func TestOthers(t *testing.T) {
	for name, c := range map[string]struct{ body, url, published, updated string }{
		"atom": {`<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title><entry><id>urn:x</id><title type="html">T</title><link href="a/b"/>
			<published>2031-03-14T09:30:00+02:00</published><updated>2031-03-15T01:00:00Z</updated></entry></feed>`,
			"https://a.example/x/a/b", "2031-03-14T07:30:00Z", "2031-03-15T01:00:00Z"},
		"rdf": {`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
			<channel><title>R</title></channel><item><title>T</title><link>https://a.example/r</link><dc:date>2031-03-14</dc:date></item></rdf:RDF>`,
			"https://a.example/r", "2031-03-14T00:00:00Z", "2031-03-14T00:00:00Z"},
		"json": {`{"version":"https://jsonfeed.org/version/1.1","title":"J","items":[{"id":"1","url":"https://a.example/j","content_html":"<p>x</p>",
			"date_published":"2031-03-14T09:30:00Z","date_modified":"2031-03-14T10:00:00Z"}]}`, "https://a.example/j", "2031-03-14T09:30:00Z", "2031-03-14T10:00:00Z"},
		"sitemap": {`<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
			<url><loc>https://a.example/s</loc><lastmod>2031-03-15</lastmod><news:news><news:publication><news:name>A</news:name><news:language>en</news:language>
			</news:publication><news:publication_date>2031-03-14</news:publication_date><news:title>T</news:title></news:news></url></urlset>`,
			"https://a.example/s", "2031-03-14", "2031-03-15"},
	} {
		f, err := Parse([]byte("\ufeff \n"+c.body), "https://a.example/x/feed")
		if err != nil || len(f.Entries) != 1 {
			t.Errorf("%s: %+v %v", name, f, err)
			continue
		}
		if e := f.Entries[0]; e.URL != c.url || e.Published != c.published || e.Updated != c.updated {
			t.Errorf("%s: %+v", name, e)
		}
	}
	f, err := Parse([]byte(`<sitemapindex><sitemap><loc>https://a.example/1.xml</loc></sitemap></sitemapindex>`), "https://a.example/")
	if err != nil || len(f.More) != 1 {
		t.Errorf("index: %+v %v", f, err)
	}
}

// TestEdges has what feeds say beside the usual, each in its vocabulary.
func TestEdges(t *testing.T) {
	long := strings.Repeat("The dredger left the harbour of Ostav at noon. ", 30)
	for name, c := range map[string]struct {
		body string
		want Entry
	}{
		"RSS: media in a group and alone, updated beside published, content beside description": {`<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"
			xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>P</title><item><title>T</title>
			<link>https://a.example/1</link><guid>1</guid><pubDate>Fri, 14 Mar 2031 09:30:00 +0200</pubDate><atom:updated>2031-03-14T11:00:00Z</atom:updated>
			<description>Short.</description><content:encoded>` + long + `</content:encoded><media:group><media:content url="/g.jpg"/><media:thumbnail url="https://a.example/t.jpg"/></media:group>
			<media:content url="https://a.example/g.jpg"/><media:content url="https://a.example/m.mp4"/><enclosure url="data:image/png;base64,AA" type="image/png"/></item></channel></rss>`,
			Entry{ID: "1", URL: "https://a.example/1", Published: "2031-03-14T07:30:00Z", Updated: "2031-03-14T11:00:00Z", Content: strings.TrimSpace(long),
				Media: []string{"https://a.example/g.jpg", "https://a.example/t.jpg", "https://a.example/m.mp4"}}},
		"RSS: a source without text, modified by Dublin Core": {`<rss version="2.0" xmlns:dcterms="http://purl.org/dc/terms/"><channel><title>P</title><item><title>T</title>
			<link>https://a.example/1</link><source url="https://w.example/"/><dcterms:modified>2031-03-15T01:00:00Z</dcterms:modified></item></channel></rss>`,
			Entry{ID: "https://a.example/1", URL: "https://a.example/1", Updated: "2031-03-15T01:00:00Z"}},
		"Atom: a source, two authors, a link that is no page, updated for want of published": {`<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title><entry><id>urn:1</id><title>T</title>
			<author><name>Ana Reva</name></author><author><name>Ivo Brandt</name></author><link rel="enclosure" href="https://a.example/s.mp3"/><link rel="alternate" href="https://a.example/1"/>
			<source><id>urn:w</id><title>Belmar Wire</title><updated>2031-03-01T00:00:00Z</updated></source><updated>2031-03-14T10:00:00Z</updated><summary>Short.</summary></entry>
			<entry><id>urn:2</id><title>U</title><link href="https://a.example/2"/></entry></feed>`,
			Entry{ID: "urn:1", URL: "https://a.example/1", Byline: "Ana Reva, Ivo Brandt", Published: "2031-03-14T10:00:00Z", Updated: "2031-03-14T10:00:00Z", Source: "Belmar Wire", Content: "Short.",
				Media: []string{"https://a.example/s.mp3"}}},
		"RSS 1.0: creator, content, source": {`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"
			xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel rdf:about="https://a.example/"><title>R</title><items><rdf:Seq><rdf:li resource="https://a.example/1"/></rdf:Seq></items></channel>
			<item rdf:about="https://a.example/1"><title>T</title><link>https://a.example/1</link><dc:creator>Ana Reva</dc:creator><dc:source>Belmar Wire</dc:source>
			<content:encoded><![CDATA[<p>Whole.</p>]]></content:encoded></item></rdf:RDF>`,
			Entry{ID: "https://a.example/1", URL: "https://a.example/1", Byline: "Ana Reva", Source: "Belmar Wire", Content: "<p>Whole.</p>"}},
		"JSON Feed: attachments, picture, authors, a number for an id": {`{"version":"https://jsonfeed.org/version/1.1","title":"J","items":[{"id":"7","url":"/7","title":"T","image":"https://a.example/i.jpg",
			"authors":[{"name":"Ana Reva"}],"content_text":"Plain.","date_modified":"2031-03-14T10:00:00Z","attachments":[{"url":"https://a.example/s.mp3","mime_type":"audio/mpeg"}]}]}`,
			Entry{ID: "7", URL: "https://a.example/7", Byline: "Ana Reva", Updated: "2031-03-14T10:00:00Z", Content: "Plain.",
				Media: []string{"https://a.example/s.mp3", "https://a.example/i.jpg"}}},
	} {
		c.want.Title = "T"
		f, err := Parse([]byte(c.body), "https://a.example/feed")
		if err != nil || len(f.Entries) == 0 {
			t.Errorf("%s: %+v %v", name, f, err)
			continue
		}
		got := f.Entries[0]
		got.Content = strings.TrimSpace(got.Content)
		if !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s:\n got %+v\nwant %+v", name, got, c.want)
		}
		if len(f.Entries) > 1 && f.Entries[1].Source != "" {
			t.Errorf("%s: the second entry has the first one's source", name)
		}
	}
}

func TestWhole(t *testing.T) {
	long := Entry{ID: "1", URL: "https://a.example/1", Title: "T", Content: "<p>" + strings.Repeat("word ", 250) + "</p><script>" + strings.Repeat("x ", 900) + "</script>"}
	if !long.Whole() {
		t.Error("250 words are not taken for the whole")
	}
	r, err := long.Raw(&Feed{}, "https://a.example/feed")
	if err != nil || r.Media != "application/json" || !bytes.Contains(r.Body, []byte("word word")) {
		t.Errorf("%+v %v", r, err)
	}
}

func TestRefused(t *testing.T) {
	for name, body := range map[string]string{"empty": " ", "page": "<html><body>no feed</body></html>", "cut": rss[:300], "bytes": "\x00\x01\x02"} {
		if f, err := Parse([]byte(body), "https://a.example/f"); news.KindOf(err) != news.Unusable || !strings.Contains(err.Error(), "https://a.example/f") {
			t.Errorf("%s: %+v %v", name, f, err)
		}
	}
	bomb := `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><rss><channel><title>&b;&b;</title></channel></rss>`
	if f, err := Parse([]byte(bomb), "x"); err == nil && len(f.Title) > 100 {
		t.Errorf("entities were expanded: %d", len(f.Title))
	}
}

func TestOPML(t *testing.T) {
	in := `<opml version="2.0"><head><title>t</title></head><body><outline text="Europe"><outline text="Post" type="rss" xmlUrl="https://post.example/feed" htmlUrl="https://post.example/"/>
		<outline text="bad" xmlUrl="file:///x"/></outline></body></opml>`
	got, err := ReadOPML([]byte(in), "l.opml")
	if err != nil || len(got) != 1 || got[0] != (Outline{"Post", "https://post.example/feed", "https://post.example/"}) {
		t.Fatalf("%+v %v", got, err)
	}
	var b bytes.Buffer
	if err := WriteOPML(&b, "mine", got); err != nil {
		t.Fatal(err)
	}
	back, err := ReadOPML(b.Bytes(), "x")
	if err != nil || len(back) != 1 || back[0] != got[0] {
		t.Errorf("%+v %v of %s", back, err, b.String())
	}
	if _, err := ReadOPML([]byte("<html>"), "x"); news.KindOf(err) != news.Unusable {
		t.Error(err)
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(rss))
	f.Add([]byte(`{"version":"https://jsonfeed.org/version/1","items":[{"id":1}]}`))
	f.Add([]byte(`<feed><entry><source><title>x</title></source></entry></feed>`))
	f.Fuzz(func(t *testing.T, b []byte) {
		got, err := Parse(b, "https://a.example/f")
		if err != nil {
			return
		}
		for _, e := range got.Entries {
			if e.ID == "" || e.URL != "" && !strings.HasPrefix(e.URL, "http") {
				t.Errorf("entry %+v", e)
			}
		}
		_, _ = ReadOPML(b, "x")
	})
}
