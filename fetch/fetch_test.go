package fetch

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"

	"synoptic/fetch/polite"
	"synoptic/news"
)

// result is what one run of Read gave.
type result struct {
	arts  []*news.Article
	errs  []string
	hints []string
	notes []string
}

func run(t testing.TB, o Options, inputs ...string) result {
	t.Helper()
	var r result
	o.Note = func(n Note) { r.notes = append(r.notes, n.Location+": "+n.Text) }
	for a, err := range Read(context.Background(), inputs, o) {
		if err != nil {
			if news.KindOf(err) != news.Unusable {
				t.Errorf("error of kind %q: %v", news.KindOf(err), err)
			}
			r.errs = append(r.errs, err.Error())
			r.hints = append(r.hints, news.HintOf(err))
			continue
		}
		if a.ID == "" || a.Text == "" || a.Location == "" || a.Published.Precision == "" {
			t.Errorf("unfinished article %+v", a)
		}
		r.arts = append(r.arts, a)
	}
	return r
}

// files writes files into a new folder and gives its path.
func files(t testing.TB, content map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, s := range content {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(s), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func zip(s string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	io.WriteString(z, s)
	z.Close()
	return b.String()
}

const sentence = "The ferry Aldona ran aground off Port Velm on Tuesday with 212 people on board, the coast guard said."

const aPage = `<!DOCTYPE html><html lang="en"><head><title>Ferry aground - Velm Herald</title>
<meta property="og:site_name" content="Velm Herald"><meta property="article:published_time" content="2031-03-04T10:15:00Z">
</head><body><nav>Home</nav><article><h1>Ferry aground</h1><p>` + sentence + `</p><p>All of them were taken ashore by fishermen before dark,
and nobody was hurt, the mayor of the town told reporters at the pier.</p></article></body></html>`

func contains(t *testing.T, what string, list []string, want ...string) {
	t.Helper()
	for _, w := range want {
		found := false
		for _, s := range list {
			found = found || strings.Contains(s, w)
		}
		if !found {
			t.Errorf("no %s has %q: %q", what, w, list)
		}
	}
}

func TestPlainTextIsKept(t *testing.T) {
	text := "\ufeff" + sentence + "\r\n\r\nNobody was hurt.\r\n"
	dir := files(t, map[string]string{"a.txt": text, "b.txt.gz": zip("Zipped. " + text), "c.txt": "The caf\xe9 in Port Velm was closed.\n"})
	r := run(t, Options{}, filepath.Join(dir, "a.txt"), filepath.Join(dir, "b.txt.gz"), filepath.Join(dir, "c.txt"))
	if len(r.arts) != 3 || r.arts[0].Text != text || r.arts[1].Text != "Zipped. "+text || !strings.Contains(r.arts[2].Text, "café") {
		t.Fatalf("%+v", r)
	}
	a := r.arts[0]
	if a.Title != "" || a.Outlet != "" || a.Published.Basis != news.BasisUnknown || len(a.ID) != 12 || a.Location != filepath.Join(dir, "a.txt") {
		t.Errorf("%+v", a)
	}
	contains(t, "note", r.notes, "windows-1252")
	if len(r.notes) != 1 {
		t.Errorf("notes %q", r.notes)
	}
}

func TestPage(t *testing.T) {
	dir := files(t, map[string]string{"a.html": aPage, "half.htm": aPage[:len(aPage)-120], "named.txt": aPage + "<!-- x -->"})
	r := run(t, Options{}, filepath.Join(dir, "a.html"))
	if len(r.arts) != 1 {
		t.Fatalf("%+v", r)
	}
	a := r.arts[0]
	if a.Outlet != "Velm Herald" || a.Title != "Ferry aground" || a.Published.Value != "2031-03-04T10:15" ||
		a.Published.Basis != news.BasisMetadata || !strings.HasPrefix(a.Text, sentence) || a.Language != "en" {
		t.Errorf("%+v", a)
	}
	if r = run(t, Options{}, filepath.Join(dir, "half.htm"), filepath.Join(dir, "named.txt")); len(r.arts) != 2 ||
		!strings.Contains(r.arts[0].Text, sentence) || strings.Contains(r.arts[1].Text, "<p>") {
		t.Errorf("%+v", r)
	}
}

func TestJSON(t *testing.T) {
	one := `{"id": "x1", "outlet": "Velm Herald", "title": "Aground", "byline": ["J. Okoro", "P. Sand"], "published": "2031-03-04", "text": "` + sentence + `"}`
	dir := files(t, map[string]string{
		"one.json": one, "array.json": "[\n" + one + `, {"text": "Another text about the storm."}, 7, {"title": "no text"}]`,
		"several.json": one + "\n" + `{"id": 12, "html": "<p>` + sentence + ` And it was raining all day long in the town.</p>", "published": "soon"}`,
		"cut.json":     `[{"text": "The first is whole."}, {"text": "the second`, "empty.json": " ", "none.json": "[]",
	})
	p := func(n string) string { return filepath.Join(dir, n) }
	r := run(t, Options{}, p("one.json"))
	if len(r.arts) != 1 || r.arts[0].ID != "x1" || r.arts[0].Text != sentence || r.arts[0].Byline != "J. Okoro, P. Sand" ||
		r.arts[0].Published.Basis != news.BasisStated || r.arts[0].Published.Value != "2031-03-04" {
		t.Fatalf("%+v", r)
	}
	dated := files(t, map[string]string{"a.json": `{"url": "https://herald.example/world/2031/03/4/aground", "text": "` + sentence + `"}`,
		"b.json": `{"url": "https://herald.example/world/2031/13/41?on=2031/03/04/", "text": "` + sentence + ` Twice."}`})
	r = run(t, Options{}, filepath.Join(dated, "a.json"), filepath.Join(dated, "b.json"))
	if len(r.arts) != 2 || r.arts[0].Published.Value != "2031-03-04" || r.arts[0].Published.Basis != news.BasisMetadata || r.arts[1].Published.Basis != news.BasisUnknown {
		t.Fatalf("the day of an address: %+v", r)
	}
	r = run(t, Options{}, p("array.json"))
	if len(r.arts) != 2 || len(r.errs) != 2 {
		t.Fatalf("%+v", r)
	}
	contains(t, "error", r.errs, "(article 3): a JSON number", `(article 4): no "text"`)
	r = run(t, Options{}, p("several.json"))
	if len(r.arts) != 2 || r.arts[1].ID != "12" || !strings.HasPrefix(r.arts[1].Text, sentence) {
		t.Fatalf("%+v", r)
	}
	contains(t, "note", r.notes, `"soon" is no date`)
	r = run(t, Options{}, p("cut.json"), p("empty.json"), p("none.json"))
	if len(r.arts) != 1 || len(r.errs) != 3 {
		t.Fatalf("%+v", r)
	}
	contains(t, "error", r.errs, "breaks off", "empty.json: it is empty", "the array is empty")
}

func TestLines(t *testing.T) {
	var b strings.Builder
	b.WriteString("\ufeff{\"id\":\"a\",\"text\":\"" + sentence + "\"}\r\n\r\n{broken\n")
	b.WriteString(`{"id":"a","text":"A second report under the same id."}` + "\n[1]\n")
	b.WriteString(`{"id":"c","text":"` + sentence + `"}` + "\n" + `{"text":"` + sentence + `"}` + "\n" + `{"text":"` + sentence + `"}`)
	dir := files(t, map[string]string{"a.jsonl": b.String(), "b.ndjson.gz": zip(`{"id":"z","text":"Zipped lines."}`), "bad.jsonl": strings.Repeat("no json\n", 60)})
	r := run(t, Options{}, filepath.Join(dir, "a.jsonl"), filepath.Join(dir, "b.ndjson.gz"))
	var ids []string
	for _, a := range r.arts {
		ids = append(ids, a.ID)
	}
	if got := strings.Join(ids, " "); len(ids) != 5 || !strings.HasPrefix(got, "a a-2 c ") || !strings.HasSuffix(got, " z") {
		t.Errorf("ids %q", ids)
	}
	contains(t, "error", r.errs, "a.jsonl:3: not JSON", "a.jsonl:5: a JSON array")
	contains(t, "note", r.notes, `this one is "a-2"`, "read once")
	if !strings.HasSuffix(r.arts[1].Location, "a.jsonl:4") {
		t.Errorf("location %s", r.arts[1].Location)
	}
	if r = run(t, Options{}, filepath.Join(dir, "bad.jsonl")); len(r.errs) != maxFaults+1 || !strings.Contains(r.errs[maxFaults], "10 more") {
		t.Errorf("%d errors, last %q", len(r.errs), r.errs[len(r.errs)-1])
	}
}

func TestLongLine(t *testing.T) {
	b := bufio.NewReaderSize(strings.NewReader(strings.Repeat("x", 1000)+"\nnext\n"+strings.Repeat("y", 100)), 16)
	for _, want := range []string{"true  <nil>", "false next\n <nil>", "false " + strings.Repeat("y", 100) + " EOF"} {
		line, long, err := readLine(b, 500)
		if got := fmt.Sprintf("%v %s %v", long, line, err); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

type xs struct{}

func (xs) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'x'
	}
	return len(p), nil
}

func TestFolder(t *testing.T) {
	dir := files(t, map[string]string{
		"b.txt": "B. " + sentence, "a/z.html": aPage, "a/y.jsonl": `{"text":"A line about the ferry."}`, ".hidden.txt": "hidden", ".git/x.txt": "x",
		"README.md": "# no report", "pic.png": "\x89PNG\r\n\x1a\n\x00\x00", "data.xml": "<?xml version=\"1.0\"?><a/>", "page.php": aPage + "<p>Another.</p>",
		"empty.txt": "", "plain": "C. " + sentence,
	})
	r := run(t, Options{}, dir)
	var at []string
	for _, a := range r.arts {
		rel, _ := filepath.Rel(dir, a.Location)
		at = append(at, filepath.ToSlash(rel))
	}
	if got := strings.Join(at, " "); got != "a/y.jsonl:1 a/z.html b.txt plain" && got != "a/y.jsonl:1 a/z.html b.txt page.php plain" {
		t.Errorf("read %s", got)
	}
	contains(t, "note", r.notes, "README.md", "pic.png", "data.xml")
	if len(r.errs) != 1 || !strings.Contains(r.errs[0], "empty.txt: it is empty") {
		t.Errorf("errors %q", r.errs)
	}
	contains(t, "error", run(t, Options{}, t.TempDir()).errs, "no files in the folder")
}

func TestRefused(t *testing.T) {
	dir := files(t, map[string]string{
		"pdf.txt": "%PDF-1.7 x", "zero.txt": "a\x00b", "blank.txt": " \n\t", "digits.txt": "1 2 3", "bad.txt.gz": "\x1f\x8b\x08\x00broken",
		"utf16.txt": "\xff\xfeT\x00h\x00e\x00 \x00f\x00e\x00r\x00r\x00y\x00", "xml.xml": `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>`,
		"bomb.html": `<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><p>&b;&b;</p>`, "noarticle.html": "<html><body></body></html>",
	})
	for name, want := range map[string]string{
		"pdf.txt": "PDF", "zero.txt": "zero byte", "blank.txt": "is empty", "digits.txt": "no words", "bad.txt.gz": "damaged",
		"xml.xml": "XML", "noarticle.html": "no article text", "missing.txt": "no such file",
	} {
		r := run(t, Options{}, filepath.Join(dir, name))
		if len(r.arts) != 0 || len(r.errs) != 1 || !strings.Contains(r.errs[0], want) || !strings.Contains(r.errs[0], name) {
			t.Errorf("%s: %d articles, errors %q", name, len(r.arts), r.errs)
		}
	}
	if r := run(t, Options{}, filepath.Join(dir, "utf16.txt")); len(r.arts) != 1 || r.arts[0].Text != "The ferry" {
		t.Errorf("utf-16: %+v", r)
	}
	run(t, Options{}, filepath.Join(dir, "bomb.html"))
	for _, in := range []string{"ftp://velm.example/a", "file:///etc/x", "http://", ""} {
		if r := run(t, Options{}, in); len(r.errs) != 1 || r.hints[0] == "" {
			t.Errorf("%s: %+v", in, r)
		}
	}
}

func TestHugeText(t *testing.T) {
	start := time.Now()
	r := run(t, Options{Stdin: io.MultiReader(strings.NewReader("text "), io.LimitReader(xs{}, 12<<20))}, "-")
	if len(r.arts) != 0 || len(r.errs) != 1 || !strings.Contains(r.errs[0], "12 MB, more than the 8 MB") {
		t.Errorf("%d articles, errors %q", len(r.arts), r.errs)
	}
	if took := time.Since(start); took > 10*time.Second {
		t.Errorf("took %v", took)
	}
}

func TestStdin(t *testing.T) {
	for name, tt := range map[string]struct{ in, text string }{
		"text":   {sentence, sentence},
		"lines":  {`{"text":"One."}` + "\n" + `{"text":"Two."}`, "One."},
		"json":   {"{\n \"text\": \"One.\"\n}", "One."},
		"array":  {"[{\"text\": \"One.\"}]", "One."},
		"page":   {aPage, sentence},
		"gzip":   {zip(sentence), sentence},
		"braces": {"{sic} was written on the wall.", "{sic} was written on the wall."},
	} {
		r := run(t, Options{Stdin: strings.NewReader(tt.in)}, "-")
		if len(r.arts) == 0 || !strings.HasPrefix(r.arts[0].Text, tt.text) {
			t.Errorf("%s: %+v", name, r)
		}
	}
	contains(t, "error", run(t, Options{}, "-").errs, "not open")
}

func TestWeb(t *testing.T) {
	asked := 0
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		asked++
		if !strings.HasPrefix(q.UserAgent(), "synoptic/") {
			t.Errorf("user agent %q", q.UserAgent())
		}
		switch q.URL.Path {
		case "/page":
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			io.WriteString(w, aPage)
		case "/cut":
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			w.Header().Set("Content-Length", fmt.Sprint(len(aPage)+99))
			io.WriteString(w, aPage)
		case "/moved":
			http.Redirect(w, q, "/page?x=1", http.StatusFound)
		case "/text.txt":
			io.WriteString(w, "Plain. "+sentence)
		case "/elsewhere":
			w.Header().Set("Location", "ftp://velm.example/x")
			w.WriteHeader(http.StatusFound)
		case "/big":
			io.Copy(w, io.LimitReader(xs{}, 32<<20+10))
		default:
			http.NotFound(w, q)
		}
	}))
	defer s.Close()
	web := polite.New(polite.Options{UserAgent: userAgent, Allowed: []string{"127.0.0.1"}})
	r := run(t, Options{Web: web}, s.URL+"/page", s.URL+"/text.txt", s.URL+"/gone", s.URL+"/elsewhere", s.URL+"/big")
	if len(r.arts) != 2 || r.arts[0].Location != s.URL+"/page" || r.arts[0].Outlet != "Velm Herald" {
		t.Errorf("%+v", r.arts)
	}
	contains(t, "error", r.errs, "404", `of kind "ftp"`, "more than the 32 MB")
	if r = run(t, Options{Web: web}, s.URL+"/moved"); len(r.arts) != 1 {
		t.Errorf("%+v", r)
	}
	if r = run(t, Options{Web: web}, s.URL+"/cut"); len(r.arts) != 1 || len(r.notes) != 1 || !strings.Contains(r.notes[0], "cut short after") {
		t.Errorf("an answer that breaks off: %+v", r)
	}
	n := asked
	r = run(t, Options{}, s.URL+"/page")
	if contains(t, "error", r.errs, "private or local network"); len(r.arts) != 0 || asked != n {
		t.Errorf("a private network that nobody allowed: %+v", r)
	}
}

func TestStopsWhenTold(t *testing.T) {
	dir := files(t, map[string]string{"a.txt": "A. " + sentence, "b.txt": "B. " + sentence})
	n := 0
	for range Read(context.Background(), []string{dir}, Options{}) {
		n++
		break
	}
	if n != 1 {
		t.Errorf("%d", n)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for a, err := range Read(ctx, []string{dir}, Options{}) {
		if a != nil || err != context.Canceled {
			t.Errorf("%v %v", a, err)
		}
	}
}

// record makes one WARC record.
func record(kind, uri, contentType, block string, length int) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n",
		kind, uri, contentType, length, block)
}

func response200(headers, body string) string {
	return "HTTP/1.1 200 OK\r\n" + headers + "\r\n\r\n" + body
}

func archiveOf(n int) (records []string) {
	for i := range n {
		b := response200("Content-Type: text/html", strings.Replace(aPage, "212", fmt.Sprint(200+i), 1))
		records = append(records, record("response", fmt.Sprintf("http://velm.example/%d", i), "application/http; msgtype=response", b, len(b)))
	}
	return records
}

func TestWARC(t *testing.T) {
	good := archiveOf(4)
	chunked := response200("Content-Type: text/html\r\nTransfer-Encoding: chunked", fmt.Sprintf("%x\r\n%s\r\n0\r\n\r\n", len(aPage), aPage))
	zipped := response200("Content-Type: text/html\r\nContent-Encoding: gzip", zip(strings.Replace(aPage, "212", "313", 1)))
	lie := response200("Content-Type: text/html", strings.Replace(aPage, "212", "414", 1))
	all := record("warcinfo", "", "application/warc-fields", "software: x", 11) + good[0] +
		record("response", "http://velm.example/c", "application/http", chunked, len(chunked)) +
		record("response", "http://velm.example/z", "application/http", zipped, len(zipped)) +
		record("response", "http://velm.example/lie", "application/http", lie, len(lie)+200) + good[1] +
		record("response", "http://velm.example/short", "application/http", strings.Replace(lie, "414", "515", 1), 600) + good[2] +
		"garbage\r\n" + good[3][:len(good[3])-100]
	members := ""
	for _, g := range good {
		members += zip(g)
	}
	broken := zip(good[0]) + zip(good[1])[:200] + zip(good[2]) + zip(good[3])
	dir := files(t, map[string]string{"all.warc": all, "m.warc.gz": members, "broken.warc.gz": broken, "whole.warc.gz": zip(strings.Join(good, "")),
		"none.warc": "no archive", "x.warc": record("request", "http://velm.example/", "application/http", "GET /", 5)})
	p := func(n string) string { return filepath.Join(dir, n) }
	r := run(t, Options{}, p("all.warc"))
	if len(r.arts) < 8 || len(r.errs) != 0 {
		t.Errorf("%d articles, errors %q, notes %q", len(r.arts), r.errs, r.notes)
	}
	contains(t, "note", r.notes, "damaged in")
	if a := r.arts[0]; a.Location != p("all.warc")+"#http://velm.example/0" || a.URL != "http://velm.example/0" {
		t.Errorf("%+v", a)
	}
	for name, n := range map[string]int{"m.warc.gz": 4, "whole.warc.gz": 4, "broken.warc.gz": 3} {
		if r := run(t, Options{}, p(name)); len(r.arts) < n || len(r.errs) != 0 {
			t.Errorf("%s: %d articles, want %d: errors %q, notes %q", name, len(r.arts), n, r.errs, r.notes)
		}
	}
	contains(t, "error", run(t, Options{}, p("none.warc"), p("x.warc")).errs, "no WARC record", "none of its 1 records is a page")
}

// Bodies come as the servers coded them; one that is damaged, or that unpacks
// to more than a page may have, is passed over.
func TestCodings(t *testing.T) {
	pack := func(w io.WriteCloser, b *bytes.Buffer, s string) string {
		io.WriteString(w, s)
		w.Close()
		return b.String()
	}
	br := func(s string) string { var b bytes.Buffer; return pack(brotli.NewWriter(&b), &b, s) }
	zs := func(s string) string {
		var b bytes.Buffer
		w, err := zstd.NewWriter(&b)
		if err != nil {
			t.Fatal(err)
		}
		return pack(w, &b, s)
	}
	all, want := "", 0
	add := func(coding, body string) {
		b := response200("Content-Type: text/html\r\nContent-Encoding: "+coding, body)
		all += record("response", fmt.Sprintf("http://velm.example/%d", len(all)), "application/http", b, len(b))
	}
	for i, f := range []func(string) string{br, zs, zip} {
		coding := []string{"br", "zstd", "gzip"}[i]
		add(coding, f(strings.Replace(aPage, "212", fmt.Sprint(600+i), 1)))
		add(coding, f(strings.Repeat(" ", MaxPage+10)+aPage))
		want++
	}
	add("br", "no such thing")
	add("zstd", "no such thing")
	add("sdch", aPage)
	dir := files(t, map[string]string{"c.warc": all})
	r := run(t, Options{}, filepath.Join(dir, "c.warc"))
	if len(r.arts) != want {
		t.Errorf("%d articles, want %d: %q %q", len(r.arts), want, r.errs, r.notes)
	}
}
