package fetch

import (
	"bufio"
	"context"
	"strings"
	"testing"

	"synoptic/news"
)

// check runs one reader over bytes: it must end, and give whole articles and
// errors of the right kind only.
func check(t *testing.T, read func(*reader)) {
	r := &reader{ctx: context.Background()}
	seen := map[string]bool{}
	r.article = func(a *news.Article, err error) bool {
		switch {
		case err != nil:
			if news.KindOf(err) != news.Unusable || err.Error() == "" {
				t.Fatalf("error %v", err)
			}
		case a.ID == "" || strings.TrimSpace(a.Text) == "" || seen[a.ID] || len(a.Text) > MaxText:
			t.Fatalf("article %+v", a)
		default:
			seen[a.ID] = true
		}
		return true
	}
	read(r)
}

func offer(r *reader, raw *news.Raw) {
	if err := r.take(raw); err != nil {
		r.err(err)
	}
}

func FuzzText(f *testing.F) {
	f.Add([]byte(sentence))
	f.Add([]byte("\xff\xfeT\x00h\x00e\x00"))
	f.Add([]byte("caf\xe9 \x80\x81"))
	f.Fuzz(func(t *testing.T, b []byte) {
		check(t, func(r *reader) { offer(r, &news.Raw{Location: "f.txt", Media: mediaText, Body: b}) })
	})
}

func FuzzHTML(f *testing.F) {
	f.Add([]byte(aPage), "text/html; charset=utf-8")
	f.Add([]byte("<p><table><p></table><script>"), "text/html; charset=koi8-r")
	f.Fuzz(func(t *testing.T, b []byte, kind string) {
		check(t, func(r *reader) {
			offer(r, &news.Raw{Location: "f.html", URL: "http://velm.example/", Media: kind, Body: b})
		})
	})
}

func FuzzJSON(f *testing.F) {
	f.Add([]byte(`[{"id":1,"text":"a text","published":"2031"},{"html":"<p>x"}] {"text":[1]}`))
	f.Add([]byte(`{"text":"\ud800","id":null}`))
	f.Fuzz(func(t *testing.T, b []byte) { check(t, func(r *reader) { r.json("f.json", b) }) })
}

func FuzzLines(f *testing.F) {
	f.Add([]byte("{\"text\":\"a\"}\n\n{broken\r\n[1]\n{\"text\":\"b\",\"id\":\"a\"}"))
	f.Add([]byte("\xef\xbb\xbf{\"text\":\"a\"}"))
	f.Fuzz(func(t *testing.T, b []byte) {
		check(t, func(r *reader) { r.stream("f.jsonl", formatLines, strings.NewReader(string(b))) })
	})
}

func FuzzWARC(f *testing.F) {
	all := strings.Join(archiveOf(2), "")
	f.Add([]byte(all))
	f.Add([]byte(zip(all)))
	f.Add([]byte("WARC/1.0\r\nContent-Length: 99999999999\r\nWARC-Type: response\r\n\r\nHTTP/1.1 200 OK\r\n\r\n<p>x"))
	f.Fuzz(func(t *testing.T, b []byte) {
		check(t, func(r *reader) { r.warc("f.warc", bufio.NewReader(strings.NewReader(string(b)))) })
	})
}

func FuzzSniffed(f *testing.F) {
	f.Add([]byte(aPage))
	f.Add([]byte(zip(`{"text":"a"}`)))
	f.Fuzz(func(t *testing.T, b []byte) {
		check(t, func(r *reader) { r.stream("standard input", formatNone, strings.NewReader(string(b))) })
	})
}
