package polite

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"time"

	"synoptic/news"
)

// server answers as its path says, and counts what it was asked for.
func server(t *testing.T, robots string) (*httptest.Server, map[string]int) {
	t.Helper()
	asked := map[string]int{}
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked[r.URL.Path]++
		switch r.URL.Path {
		case "/robots.txt":
			if robots == "" {
				http.NotFound(w, r)
				return
			}
			io.WriteString(w, robots)
		case "/page":
			w.Header().Set("ETag", `"one"`)
			w.Header().Set("Cache-Control", "public, max-age=300")
			if r.Header.Get("If-None-Match") == `"one"` {
				w.WriteHeader(http.StatusNotModified)
				return
			}
			fmt.Fprintf(w, "hello %s", r.UserAgent())
		case "/moved":
			http.Redirect(w, r, "/page", http.StatusMovedPermanently)
		case "/circle":
			http.Redirect(w, r, "/circle?"+r.URL.RawQuery+"x", http.StatusFound)
		case "/inward":
			http.Redirect(w, r, "http://127.0.0.2:1/secret", http.StatusFound)
		case "/file":
			http.Redirect(w, r, "file:///etc/passwd", http.StatusFound)
		case "/bomb":
			w.Header().Set("Content-Encoding", "gzip")
			z := gzip.NewWriter(w)
			zero := make([]byte, 1<<20)
			for range 64 {
				z.Write(zero)
			}
			z.Close()
		case "/drip":
			for range 1000 {
				if _, err := io.WriteString(w, "x"); err != nil {
					return
				}
				w.(http.Flusher).Flush()
				time.Sleep(50 * time.Millisecond)
			}
		case "/endless":
			b := make([]byte, 1<<16)
			for {
				if _, err := w.Write(b); err != nil {
					return
				}
			}
		case "/busy":
			w.Header().Set("Retry-After", "120")
			w.WriteHeader(http.StatusTooManyRequests)
		default:
			http.NotFound(w, r)
		}
	}))
	t.Cleanup(s.Close)
	return s, asked
}

func client(s *httptest.Server, o Options) *Client {
	o.Allowed = append(o.Allowed, strings.TrimPrefix(s.URL, "http://"))
	return New(o)
}

func TestGet(t *testing.T) {
	s, _ := server(t, "")
	c := client(s, Options{UserAgent: "synoptic/9"})
	a, err := c.Get(t.Context(), s.URL+"/page", Seen{})
	if err != nil || string(a.Body) != "hello synoptic/9" || a.Seen.ETag != `"one"` || a.After != 5*time.Minute {
		t.Fatalf("%+v %v", a, err)
	}
	if a, err = c.Get(t.Context(), s.URL+"/page", a.Seen); err != nil || !a.Unchanged || a.Body != nil {
		t.Errorf("asked again: %+v %v", a, err)
	}
	if a, err = c.Get(t.Context(), s.URL+"/moved", Seen{}); err != nil || a.Moved != s.URL+"/page" {
		t.Errorf("moved: %+v %v", a, err)
	}
}

func TestMisbehaving(t *testing.T) {
	s, _ := server(t, "")
	c := client(s, Options{Timeout: 700 * time.Millisecond, MaxBytes: 4 << 20})
	for path, want := range map[string]string{
		"/circle": "ten redirects", "/inward": "private or local network", "/file": `kind "file"`, "/bomb": "more than the 4 MB",
		"/drip": "within 700ms", "/none": "404",
	} {
		start := time.Now()
		_, err := c.Get(t.Context(), s.URL+path, Seen{})
		if news.KindOf(err) != news.Unusable || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), s.URL+path) {
			t.Errorf("%s: %v, want %q", path, err, want)
		}
		if d := time.Since(start); d > 10*time.Second {
			t.Errorf("%s took %s", path, d)
		}
	}
	if _, err := c.Get(t.Context(), s.URL+"/endless", Seen{}); news.KindOf(err) != news.Unusable {
		t.Errorf("an endless answer: %v", err)
	}
	_, err := c.Get(t.Context(), s.URL+"/busy", Seen{})
	var status *StatusError
	if !errors.As(err, &status) || status.After != 2*time.Minute || status.Gone() {
		t.Errorf("busy: %v", err)
	}
	for _, bad := range []string{"", "news", "ftp://a.example/x", "http://", "http://a.example:99999/", "javascript:alert(1)"} {
		if _, err := c.Get(t.Context(), bad, Seen{}); news.KindOf(err) != news.Unusable {
			t.Errorf("address %q: %v", bad, err)
		}
	}
}

func TestRobots(t *testing.T) {
	s, asked := server(t, "User-agent: *\nDisallow: /\n\nUser-agent: synoptic\nDisallow: /private\nCrawl-delay: 0.2\n")
	c := client(s, Options{UserAgent: "synoptic/1 (test)"})
	if _, err := c.Get(t.Context(), s.URL+"/private/x", Seen{}); !errors.Is(err, ErrRobots) {
		t.Errorf("a forbidden page: %v", err)
	}
	start := time.Now()
	for range 3 {
		if _, err := c.Get(t.Context(), s.URL+"/page", Seen{}); err != nil {
			t.Fatal(err)
		}
	}
	if asked["/robots.txt"] != 1 || asked["/private/x"] != 0 || asked["/page"] != 3 {
		t.Errorf("asked for %v", asked)
	}
	if d := time.Since(start); d < 350*time.Millisecond {
		t.Errorf("three pages in %s: the delay that the server asks for is not kept", d)
	}
	if _, err := client(s, Options{UserAgent: "other"}).Get(t.Context(), s.URL+"/page", Seen{}); !errors.Is(err, ErrRobots) {
		t.Errorf("another guest: %v", err)
	}
}

func TestPrivateNetworks(t *testing.T) {
	s, asked := server(t, "")
	c := New(Options{}) // nothing allowed
	_, err := c.Get(t.Context(), s.URL+"/page", Seen{})
	if !errors.Is(err, errForbidden) || len(asked) != 0 {
		t.Errorf("loopback: %v, asked for %v", err, asked)
	}
	_, port, _ := strings.Cut(strings.TrimPrefix(s.URL, "http://"), ":")
	if _, err = c.Get(t.Context(), "http://localhost:"+port+"/page", Seen{}); !errors.Is(err, errForbidden) {
		t.Errorf("a name that leads to loopback: %v", err)
	}
	for a, public := range map[string]bool{"8.8.8.8": true, "2606:4700::1111": true, "10.1.2.3": false, "127.9.9.9": false, "169.254.169.254": false,
		"100.64.0.1": false, "::1": false, "::ffff:127.0.0.1": false, "fe80::1%eth0": false, "64:ff9b::7f00:1": false, "2002:7f00:1::": false,
		"0.0.0.0": false, "255.255.255.255": false, "fd00::1": false} {
		if got := Public(netip.MustParseAddr(a)); got != public {
			t.Errorf("%s is public: %v", a, got)
		}
	}
}

func TestEnds(t *testing.T) {
	s, _ := server(t, "")
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	start := time.Now()
	if _, err := client(s, Options{}).Get(ctx, s.URL+"/drip", Seen{}); err == nil || time.Since(start) > 5*time.Second {
		t.Errorf("a context that ends: %v after %s", err, time.Since(start))
	}
}
