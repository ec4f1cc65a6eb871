package fetch

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// What Raws gives, read by Parse, is what Read gives.
func TestRawsThenParse(t *testing.T) {
	dir := t.TempDir()
	for name, body := range map[string]string{
		"a.txt": sentence, "b.html": aPage, "c.warc": archiveOf(2)[0] + archiveOf(2)[1],
		"d.jsonl": `{"id":"7","text":"The ferry left at noon.","outlet":"Harbour Post"}` + "\nbroken\n" + `{"title":"no text"}`,
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(body), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	texts := map[string]bool{}
	want := 0
	for a, err := range Read(t.Context(), []string{dir}, Options{}) {
		if err == nil {
			texts[a.Outlet+"|"+a.URL+"|"+a.Text] = true
			want++
		}
	}
	ids := map[string]bool{}
	got, refused := 0, 0
	for raw, err := range Raws(t.Context(), []string{dir}, Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		ids[raw.ID] = true
		a, err := Parse(raw, nil)
		if err != nil {
			refused++
			continue
		}
		got++
		if !texts[a.Outlet+"|"+a.URL+"|"+a.Text] || len(a.ID) != 12 {
			t.Errorf("%s is read as %+v", raw.Location, a)
		}
	}
	if got != want || want < 4 || refused != 2 || len(ids) != got+refused {
		t.Errorf("%d articles of %d, %d refused, %d ids", got, want, refused, len(ids))
	}
}

func TestWARCObserved(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.warc")
	if err := os.WriteFile(path, []byte(archiveOf(1)[0]), 0o644); err != nil {
		t.Fatal(err)
	}
	var seen []time.Time
	for raw, err := range Raws(t.Context(), []string{path}, Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		seen = append(seen, raw.Observed)
	}
	if len(seen) != 1 || !slices.IsSortedFunc(seen, time.Time.Compare) {
		t.Errorf("items seen at %v", seen)
	}
}

func TestWireAndFeeds(t *testing.T) {
	body := strings.Repeat("The envoys of Belmar met the owners of the ferry in Sorio. ", 25)
	dir := t.TempDir()
	for name, s := range map[string]string{
		"a.xml": `<?xml version="1.0"?><newsMessage><itemSet><newsItem guid="urn:1"><itemMeta><provider><name>Belmar Wire</name></provider>
			<firstCreated>2031-03-14T09:30:00Z</firstCreated></itemMeta><contentMeta><headline>Ferry talks</headline></contentMeta><contentSet>
			<inlineXML contenttype="application/xhtml+xml"><html><body><p>` + body + `</p></body></html></inlineXML></contentSet></newsItem></itemSet></newsMessage>`,
		"b.json": `{"uri":"https://bw.example/1","headline":"Port talks","body_text":"` + body + `","firstcreated":"2031-03-15T09:30:00Z"}`,
		"c.rss": `<rss><channel><title>Post</title><item><title>Quota talks</title><link>https://post.example/1</link><pubDate>Fri, 14 Mar 2031 09:30:00 GMT</pubDate>
			<description>` + body + `</description></item><item><title>Only announced</title><link>https://post.example/2</link></item></channel></rss>`,
		"d.xml": `<?xml version="1.0"?><other/>`,
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(s), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var got, notes []string
	for a, err := range Read(t.Context(), []string{dir}, Options{Note: func(n Note) { notes = append(notes, n.Text) }}) {
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(a.Text, "envoys of Belmar") {
			t.Errorf("%s: %q", a.Location, a.Text)
		}
		got = append(got, a.Title+"|"+a.Outlet+"|"+a.Published.Value[:10])
	}
	want := []string{"Ferry talks|Belmar Wire|2031-03-14", "Port talks||2031-03-15", "Quota talks||2031-03-14"}
	if !slices.Equal(got, want) || len(notes) != 2 {
		t.Errorf("%q, notes %q", got, notes)
	}
}
