package page

import (
	"strings"
	"testing"
	"time"

	"synoptic/news"
)

const (
	p1 = "The ferry Aldona ran aground off Port Velm on Tuesday with 212 people on board, the coast guard said."
	p2 = "All of them were taken ashore by fishermen before dark, and nobody was hurt, the mayor told reporters at the pier."
	p3 = "The company that runs the ferry said that the captain had been suspended while the accident is looked into."
)

func body(extra string) string {
	return "<html lang=en-GB><head><title>Ferry aground | Velm Herald</title></head><body><nav><a href=/>Home</a></nav><article><h1>Ferry aground</h1>" +
		"<p>" + p1 + "</p>" + extra + "<p>" + p2 + "</p><p>" + p3 + "</p></article><footer>© Velm Herald</footer></body></html>"
}

func TestText(t *testing.T) {
	whole := p1 + "\n\n" + p2 + "\n\n" + p3
	for name, extra := range map[string]string{
		"plain": "", "script": "<script>var x = 'no words of a report';</script>", "share": `<div class="share-bar"><a href=#>Share on all networks now</a></div>`,
		"caption": "<figure><img src=x><figcaption>The ferry on the rocks, seen from the pier.</figcaption></figure>",
		"related": `<div class="related"><h3>More on this</h3><ul><li><a href=/1>Storm closes port</a></li></ul></div>`,
		"comment": "<!-- a comment -->", "hidden": "<p hidden>Not to be seen by anybody at all.</p>", "style": "<style>p{}</style>",
	} {
		p, err := Read(body(extra), "http://velm.example/a")
		if err != nil || p.Text != whole {
			t.Errorf("%s: %v %q", name, err, p.Text)
		}
	}
	p, err := Read(body("<h2>What is known</h2><ul><li>212 people on board</li><li>nobody hurt</li></ul>"), "")
	if err != nil || !strings.Contains(p.Text, "\n\nWhat is known\n\n") || !strings.Contains(p.Text, "212 people on board\nnobody hurt") {
		t.Errorf("%v %q", err, p.Text)
	}
}

func TestMeta(t *testing.T) {
	src := strings.Replace(body(""), "<head>", `<head><link rel="canonical" href="/ferry"><meta property="og:site_name" content="Velm Herald">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"NewsArticle","headline":"Ferry runs aground off Port Velm",
"datePublished":"2031-03-04T10:15:00+01:00","dateModified":"2031-03-05","author":[{"@type":"Person","name":"Janna Okoro"},{"name":"Piet Sand"}]}]}</script>`, 1)
	p, err := Read(src, "https://velm.example/x/y")
	if err != nil {
		t.Fatal(err)
	}
	want := Page{Text: p.Text, Title: "Ferry runs aground off Port Velm", Byline: "Janna Okoro, Piet Sand", Outlet: "Velm Herald", Language: "en-gb",
		URL: "https://velm.example/ferry", Modified: "2031-03-05"}
	if p.Title != want.Title || p.Byline != want.Byline || p.Outlet != want.Outlet || p.Language != want.Language || p.URL != want.URL ||
		p.Modified != want.Modified || p.Published.Value != "2031-03-04T10:15" || p.Published.Basis != news.BasisMetadata {
		t.Errorf("%+v", p)
	}
	p, _ = Read(body(""), "")
	if p.Outlet != "" || p.Published.Basis != news.BasisUnknown || p.Title != "Ferry aground" {
		t.Errorf("invented: %+v", p)
	}
}

func TestDate(t *testing.T) {
	for in, want := range map[string]string{
		"2031-03-04": "2031-03-04 day", "2031-03-04T10:15:00Z": "2031-03-04T10:15 minute", "2031-03-04T00:00:00+02:00": "2031-03-04 day",
		"March 4, 2031": "2031-03-04 day", "Tue, 04 Mar 2031 10:15:00 GMT": "2031-03-04T10:15 minute", "2031-03": "2031-03 month", "2031": "2031 year",
		"4 Mar 2031": "2031-03-04 day", " 2031-03-04  10:15 ": "2031-03-04T10:15 minute", "soon": " unknown", "": " unknown", "2031-13-40": " unknown", "0001-01-01": " unknown",
		strings.Repeat("1", 100): " unknown",
	} {
		p := Date(in, news.BasisStated)
		if got := p.Value + " " + string(p.Precision); got != want || (p.Value == "") != (p.Basis == news.BasisUnknown) {
			t.Errorf("%q: %s, basis %s", in, got, p.Basis)
		}
	}
}

func TestHostilePages(t *testing.T) {
	start := time.Now()
	for name, src := range map[string]string{
		"deep": strings.Repeat("<div>", 100_000) + p1, "deep inline": strings.Repeat("<b><i>", 50_000) + p1 + p2, "half": body("")[:len(body(""))-150],
		"entities": `<!DOCTYPE x [<!ENTITY a "aaaa">]><p>` + strings.Repeat("&a;", 1000) + p1, "attributes": "<p " + strings.Repeat("a=b ", 100_000) + ">" + p1,
		"open": "<p>" + p1 + "<p>" + p2 + "<", "nothing": "", "tags": "<><</>", "long": "<p>" + strings.Repeat("word ", 400_000), "tables": strings.Repeat("<table><tr><td>", 3000) + p1,
	} {
		p, err := Read(src, "")
		if err == nil && p.Text == "" || err != nil && p.Text != "" {
			t.Errorf("%s: %v with %d bytes", name, err, len(p.Text))
		}
	}
	if took := time.Since(start); took > 20*time.Second {
		t.Errorf("took %v", took)
	}
	if p, err := Read(body("")[:len(body(""))-150], ""); err != nil || !strings.Contains(p.Text, p1) {
		t.Errorf("half a page: %v %q", err, p.Text)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(body(""), "http://velm.example/")
	f.Add(`<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"<p>x</p>"}</script>`, "::")
	f.Fuzz(func(t *testing.T, src, at string) {
		if p, err := Read(src, at); err == nil && strings.TrimSpace(p.Text) == "" {
			t.Fatal("no text and no error")
		}
	})
}
