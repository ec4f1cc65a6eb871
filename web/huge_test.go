package web_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/mmcdole/gofeed"

	"synoptic/news"
	"synoptic/render"
	"synoptic/render/form"
)

const (
	manyNames = 10_000
	evilText  = `<script>alert(1)</script><img src=x onerror=alert(2)>`
)

// names makes names of people that are nobody's.
func names(n int) (out []string) {
	var parts []string
	for _, c := range "bcdfghjklmnprstvwz" {
		for _, v := range "aeiou" {
			parts = append(parts, string([]rune{c, v}))
		}
	}
	title := func(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
	for i := range n {
		out = append(out, title(parts[i%90]+parts[i/90%90]+"n")+" "+title(parts[(i*13+5)%90]+parts[i/45%90]+parts[i*7%90]+"k"))
	}
	return out
}

// huge are articles that are too much: a page with a table of 30,000 cells and
// 10,000 character entities, and a text that names 10,000 people.
func huge(t testing.TB) []*news.Raw {
	t.Helper()
	var page, text strings.Builder
	page.WriteString("<html><head><title>Boats by the row &#x202e;</title></head><body><article><h1>Boats by the row</h1>" +
		"<p>Minister Ada Brink of Vesk met Jon Tove in Lunde on Monday. About 120 boats were seized by Vesk, officials said. The ministers spoke for three hours.</p><table>")
	for r := range 1500 {
		page.WriteString("<tr>")
		for c := range 20 {
			fmt.Fprintf(&page, "<td>boat %d of %d</td>", r, c)
		}
		page.WriteString("</tr>")
	}
	page.WriteString("</table><p>Brink demanded the release of 17 boats, and Tove said: " + strings.Repeat("&lt;script&gt;alert(1)&lt;/script&gt; &amp;amp; ", 2500) + "</p></article></body></html>")
	for i, list := 0, names(manyNames); i < len(list); i += 20 {
		text.WriteString("Minister " + strings.Join(list[i:i+20], ", ") + " met in Lunde on Monday, officials said.\n\n")
	}
	b, err := json.Marshal(map[string]string{"url": "https://many.example/2031/03/all-came", "title": "Ten thousand came to Lunde " + evilText, "outlet": "The Many", "published": "2031-03-10", "text": text.String()})
	if err != nil {
		t.Fatal(err)
	}
	return []*news.Raw{{ID: "table", Location: "table.html", Media: "text/html", Body: []byte(page.String())}, {ID: "many", Location: "many", Media: "application/json", Body: b}}
}

// crowd fills a desk with one record of 10,000 people, each with a name that is
// more than a name, of whom each fourth said something.
func crowd(t testing.TB, d *desk) (story string, doc *news.Dossier) {
	t.Helper()
	var text strings.Builder
	doc = &news.Dossier{Schema: news.Schema, Story: news.Story{ID: "crowd", Title: "All came " + evilText}}
	for i, name := range names(manyNames) {
		at := text.Len()
		name += " " + evilText
		fmt.Fprintf(&text, "%s came to Lunde.\n\n", name)
		whole := news.Evidence{Article: "a1", Start: at, End: text.Len() - 2, Text: text.String()[at : text.Len()-2]}
		who := whole
		who.End = at + len(name)
		who.Text = name
		e := news.Entity{ID: fmt.Sprintf("e-%d", i), Type: news.Person, Name: name, Names: []news.NameForm{{Text: name, Count: 1, Articles: []string{"a1"}}},
			Support: news.Support{Articles: []string{"a1"}, Origins: 1, Grade: "A", Evidence: []news.Evidence{who}}}
		doc.Entities = append(doc.Entities, e)
		if i%4 == 0 {
			doc.Statements = append(doc.Statements, news.Statement{ID: fmt.Sprintf("statement-%d", i), Speaker: news.Speaker{Entity: news.Null(e.ID), Text: name}, Mode: "direct",
				Content: whole.Text, Articles: []string{"a1"}, Origins: 1, Grade: "A", Renderings: []news.Rendering{{Article: "a1", Mode: "direct", Content: []news.Evidence{whole}}}})
		}
	}
	all := news.Happening{ID: "h-1", Type: "CONSULT", When: news.Date{Value: "2031-03-10", Precision: "day"}, Text: doc.Statements[0].Content,
		Support: news.Support{Articles: []string{"a1"}, Origins: 1, Grade: "A", Evidence: doc.Statements[0].Renderings[0].Content}}
	for _, e := range doc.Entities {
		all.Actors = append(all.Actors, e.ID)
	}
	doc.Events = []news.Happening{all}
	doc.Articles = []news.Report{{ID: "a1", Location: "crowd", Outlet: "The Many", Title: "All came", Text: text.String(), Origin: "o1"}}
	b, err := json.Marshal(doc)
	if err != nil {
		t.Fatal(err)
	}
	if err := d.db.Commit(t.Context(), &news.Change{Stories: []*news.StoryEntry{{ID: "crowd", Title: doc.Story.Title, Articles: 1, Version: 1}},
		Editions: []news.Edition{{Story: "crowd", Version: 1, Title: doc.Story.Title, Dossier: b}}}); err != nil {
		t.Fatal(err)
	}
	return "crowd", doc
}

// TestHuge shows articles that are too much, and a record of 10,000 people, in
// pages, feeds, every export and the terminal: as text, and bounded.
func TestHuge(t *testing.T) {
	d := newDesk(t)
	d.take(t, huge(t)...)
	story, doc := crowd(t, d)
	list := []string{"/", "/status", "/search?q=lunde", "/stories/" + story, "/stories/" + story + "/entities/e-7", "/stories/" + story + "/articles?line=statement-8"}
	feeds := []string{"/feed.atom", "/stories/" + story + "/feed.atom", "/stories/" + story + "/entities/e-4/feed.json", "/search/feed.atom?q=lunde"}
	for e, err := range d.db.Stories(t.Context(), news.StoryQuery{}) {
		if err != nil {
			t.Fatal(err)
		}
		if e.ID != story {
			list = append(list, "/stories/"+e.ID, "/stories/"+e.ID+"/articles")
			feeds = append(feeds, "/stories/"+e.ID+"/feed.atom")
		}
	}
	for it, err := range d.db.Items(t.Context(), news.ItemQuery{States: []news.State{news.StatePlaced}}) {
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, "/articles/"+it.Read.Article.ID)
	}
	if len(list) < 10 {
		t.Fatalf("only %v", list)
	}
	for _, path := range list {
		a := d.get(t, path)
		if a.StatusCode != 200 {
			t.Errorf("%s: %d", path, a.StatusCode)
		}
		inert(t, path, a.body)
	}
	for _, path := range feeds {
		f, err := gofeed.NewParser().ParseString(d.get(t, path).body)
		if err != nil || len(f.Items) == 0 || len(f.Items) > 200 {
			t.Errorf("%s: %v", path, err)
		}
	}
	for _, f := range form.Forms() {
		a := d.get(t, "/stories/"+story+"/export/"+f.File)
		if a.StatusCode != 200 || len(a.body) == 0 {
			t.Errorf("%s: %d", f.File, a.StatusCode)
		}
		switch {
		case strings.HasSuffix(f.File, ".csv"):
			spreadsheet(t, a.body)
		case strings.HasSuffix(f.File, ".html"):
			inert(t, f.File, a.body)
		case strings.HasSuffix(f.File, "json") && !json.Valid([]byte(a.body)):
			t.Errorf("%s is not JSON", f.File)
		}
	}
	var b bytes.Buffer
	if err := render.Text(&b, doc, render.Options{Width: 80}); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(b.String(), "\n"); n > 1000 || strings.ContainsAny(b.String(), "\x1b\u202e") {
		t.Errorf("%d lines for the terminal, or what steers it", n)
	}
	t.Run("browser", func(t *testing.T) { browseHuge(t, d, list) })
}

// TestHugeInTerminal gives the command the page with the table: what it writes
// is bounded text.
func TestHugeInTerminal(t *testing.T) {
	if testing.Short() {
		t.Skip("it builds the command")
	}
	dir := t.TempDir()
	for name, body := range map[string][]byte{"table.html": huge(t)[0].Body, "evil.json": hostile(t)[0].Body} {
		write(t, filepath.Join(dir, name), body)
	}
	out, err := exec.CommandContext(t.Context(), "go", "run", "../cmd/synoptic", "brief", dir).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%.2000s", err, out)
	}
	if n := bytes.Count(out, []byte("\n")); n < 10 || n > 1000 || bytes.ContainsAny(out, "\x1b\u202e\u2066") {
		t.Errorf("%d lines, or what steers a terminal:\n%.2000s", n, out)
	}
}

// browseHuge opens pages that are too much in a browser: they come to an end,
// are not wider than the screen, and nothing of an article runs.
func browseHuge(t *testing.T, d *desk, list []string) {
	t.Helper()
	b := newBrowser(t, d)
	for _, look := range []int{0, 3} {
		b.do(t, chromedp.EmulateViewport(looks[look].width, looks[look].height), scheme(looks[look].scheme))
		for _, path := range list {
			b.do(t, b.open(path), chromedp.WaitReady("main"))
			if n := eval[int](t, b, `document.querySelectorAll("main iframe, main img, main script, main [onerror]").length`); n != 0 {
				t.Errorf("%s: %d elements of an article", path, n)
			}
			if eval[bool](t, b, `document.documentElement.scrollWidth > innerWidth + 1`) {
				t.Errorf("%s (%s): wider than the screen", path, looks[look].name)
			}
			if n := eval[int](t, b, `document.querySelectorAll("*").length`); n > 100_000 {
				t.Errorf("%s: %d elements", path, n)
			}
			b.well(t, path)
			b.picture(t, "/huge"+path, looks[look].name)
		}
	}
}

func write(t *testing.T, path string, body []byte) {
	t.Helper()
	if err := os.WriteFile(path, body, 0o600); err != nil {
		t.Fatal(err)
	}
}
