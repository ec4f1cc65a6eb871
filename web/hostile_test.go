package web_test

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/mmcdole/gofeed"
	"golang.org/x/net/html"

	"synoptic/news"
)

// hostile is an article that tries everything.
func hostile(t testing.TB) []*news.Raw {
	t.Helper()
	const evil = `<script>alert(1)</script><img src=x onerror=alert(2)><a href="javascript:alert(3)">x</a>`
	huge := strings.Repeat("Zzyzx", 2000)
	texts := []string{
		"Minister Ada Brink of Vesk met Jon Tove in Lunde on Monday. \"We will share the lake " + evil + ",\" Brink said. " +
			"=HYPERLINK(\"http://evil.example\") said Tove. About 120 boats \u202ella\u2066 were seized by Vesk. Brink demanded the release of 17 boats.",
		"Ada Brink, minister of Vesk, met " + huge + " in Lunde on Monday, said Jon " + huge + ". \"@SUM(A1) we will share the lake\" Ada Brink said. " +
			"Around 150 boats were seized by Vesk. </mark></article><style>body{display:none}</style><iframe src=//evil.example></iframe>",
	}
	var raws []*news.Raw
	for i, x := range texts {
		b, err := json.Marshal(map[string]string{"url": "javascript:alert(" + fmt.Sprint(i) + ")", "title": "Talks \u202e open " + evil, "outlet": evil + "\"onmouseover=\"alert(4)",
			"byline": "\"><svg onload=alert(5)>", "published": "2031-03-10", "text": strings.Repeat(x+"\n\n", 2)})
		if err != nil {
			t.Fatal(err)
		}
		raws = append(raws, &news.Raw{ID: fmt.Sprint("evil", i), Location: evil + "\x1b[31m" + fmt.Sprint(i), Media: "application/json", Body: b})
	}
	return append(raws, &news.Raw{ID: "worse", Location: "\u202e" + evil, Media: "application/json", Body: []byte(`{`)})
}

// TestHostile crawls a desk that holds hostile articles: nothing of them is
// anything but text, anywhere.
func TestHostile(t *testing.T) {
	d := newDesk(t)
	d.take(t, hostile(t)...)
	if n := crawl(t, d); n < 20 {
		t.Errorf("the crawl saw only %d addresses", n)
	}
	stories := 0
	for e, err := range d.db.Stories(t.Context(), news.StoryQuery{}) {
		if err != nil {
			t.Fatal(err)
		}
		stories++
		for _, page := range []string{"/stories/" + e.ID, "/stories/" + e.ID + "/articles", "/stories/" + e.ID + "/export/record.html", "/", "/status",
			"/search?q=lake", "/search?q=" + `%22%3E%3Cscript%3Ealert(1)%3C/script%3E`} {
			a := d.get(t, page)
			inert(t, page, a.body)
		}
		for _, table := range []string{"statements", "positions", "events", "figures", "differences"} {
			spreadsheet(t, d.get(t, "/stories/"+e.ID+"/export/"+table+".csv").body)
		}
		if _, err := gofeed.NewParser().ParseString(d.get(t, "/stories/"+e.ID+"/feed.atom").body); err != nil {
			t.Errorf("the story's feed: %v", err)
		}
	}
	if stories == 0 {
		t.Fatal("no stories")
	}
}

// inert refuses a page in which article text became anything else.
func inert(t *testing.T, page, body string) {
	t.Helper()
	if strings.ContainsAny(body, "\u202e\u2066\x1b") {
		t.Errorf("%s: what steers is in the page", page)
	}
	root, err := html.Parse(strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.Data {
		case "script", "style":
			if n.FirstChild != nil && strings.Contains(n.FirstChild.Data, "alert(1)") {
				t.Errorf("%s: a script of an article", page)
			}
		case "iframe", "object", "embed", "base":
			t.Errorf("%s: <%s>", page, n.Data)
		}
		for _, a := range n.Attr {
			if strings.HasPrefix(a.Key, "on") || strings.HasPrefix(strings.TrimSpace(strings.ToLower(a.Val)), "javascript:") {
				t.Errorf("%s: <%s %s=%q>", page, n.Data, a.Key, a.Val)
			}
		}
	}
}

// spreadsheet refuses cells that are formulas.
func spreadsheet(t *testing.T, table string) {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(table)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		for _, c := range r {
			if c != "" && strings.ContainsRune("=+@", rune(c[0])) {
				t.Errorf("a cell is a formula: %q", c)
			}
		}
	}
}

func TestFeeds(t *testing.T) {
	d := newDesk(t)
	d.take(t, examples(t)...)
	story, _, person := d.ids(t)
	for path, least := range map[string]int{"/feed": 2, "/stories/" + story + "/feed": 1, "/stories/" + story + "/entities/" + person + "/feed": 1, "/search/feed": 1} {
		for _, ending := range []string{"atom", "json"} {
			asked := path + "." + ending
			if strings.HasPrefix(path, "/search") {
				asked += "?q=trawlers"
			}
			f, err := gofeed.NewParser().ParseString(d.get(t, asked).body)
			if err != nil {
				t.Fatalf("%s: %v", asked, err)
			}
			if len(f.Items) < least || f.FeedType != ending || f.Items[0].GUID == "" || f.Items[0].UpdatedParsed == nil || !strings.HasPrefix(f.Items[0].Link, "http://localhost:8080/") {
				t.Errorf("%s: %v", asked, f)
			}
		}
	}
}

// TestManyStories asks for pages of a store with 5,000 stories: a page is as
// quick as in a small store, and paging meets every story once.
func TestManyStories(t *testing.T) {
	const many = 5000
	d := newDesk(t)
	c := &news.Change{}
	day := time.Date(2031, 1, 1, 0, 0, 0, 0, time.UTC)
	for i := range many {
		c.Stories = append(c.Stories, &news.StoryEntry{ID: fmt.Sprintf("s%04d", i), Articles: 3, Version: 3, Composed: 3, First: day, Last: day.Add(time.Duration(i/3) * time.Hour)})
	}
	if err := d.db.Commit(t.Context(), c); err != nil {
		t.Fatal(err)
	}
	start := time.Now()
	pages := 0
	seen := map[string]bool{}
	for path := "/api/v1/stories?limit=200"; path != ""; pages++ {
		var v struct {
			Stories []*news.StoryEntry
			Next    string
		}
		if err := json.Unmarshal([]byte(d.get(t, path).body), &v); err != nil {
			t.Fatal(err)
		}
		for _, e := range v.Stories {
			seen[e.ID] = true
		}
		if path = ""; v.Next != "" {
			path = "/api/v1/stories?limit=200&before=" + v.Next
		}
	}
	if len(seen) != many || pages != many/200 {
		t.Errorf("%d stories on %d pages", len(seen), pages)
	}
	t.Logf("a page of 200 in JSON: %v", time.Since(start)/time.Duration(pages))
	start = time.Now()
	body := d.get(t, "/").body
	if n := strings.Count(body, "data-story="); n != 50 {
		t.Errorf("%d stories on the first page", n)
	}
	t.Logf("the first page: %v", time.Since(start))
}

// BenchmarkRecord is a record's page, from the store to its bytes.
func BenchmarkRecord(b *testing.B) {
	d := newDesk(b)
	d.take(b, examples(b)...)
	story, _, _ := d.ids(b)
	for b.Loop() {
		d.get(b, "/stories/"+story)
	}
}
