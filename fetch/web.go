package fetch

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strings"
	"time"

	"synoptic/news"
)

// userAgent tells a server who asks.
const userAgent = "synoptic/0.1 (compares news reports; reads single pages on a user's request)"

// maxDownload bounds what is taken from an address.
const maxDownload = 32 << 20

// client follows up to ten redirects, to http and https only.
func (r *reader) client() *http.Client {
	if r.opts.Client != nil {
		return r.opts.Client
	}
	return &http.Client{
		Timeout: 30 * time.Second,
		CheckRedirect: func(req *http.Request, via []*http.Request) error {
			if len(via) >= 10 {
				return errors.New("more than ten redirects")
			}
			if req.URL.Scheme != "http" && req.URL.Scheme != "https" {
				return fmt.Errorf("redirected to %s", req.URL.Scheme)
			}
			return nil
		},
	}
}

// web reads what an address gives.
func (r *reader) web(u *url.URL) {
	at := u.String()
	req, err := http.NewRequestWithContext(r.ctx, http.MethodGet, at, nil)
	if err != nil {
		r.fail(at, "", "%w", err)
		return
	}
	req.Header.Set("User-Agent", userAgent)
	req.Header.Set("Accept", "text/html,application/xhtml+xml,text/plain;q=0.8,application/json;q=0.8,*/*;q=0.1")
	resp, err := r.client().Do(req)
	if err != nil {
		var e *url.Error
		if errors.As(err, &e) {
			err = e.Err
		}
		r.fail(at, "", "%w", err)
		return
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		r.fail(at, "save the page from a browser and give the file", "the server answers %s", resp.Status)
		return
	}
	b, err := io.ReadAll(io.LimitReader(resp.Body, maxDownload+1))
	switch {
	case err != nil && len(b) == 0:
		r.fail(at, "", "%w", err)
		return
	case len(b) > maxDownload:
		r.fail(at, "download the file and give its path", "more than the %d MB that are taken from an address", maxDownload>>20)
		return
	case err != nil:
		r.note(at, "cut short after %d bytes: %v", len(b), err)
	}
	r.payload(at, resp.Request.URL.String(), b, resp.Header.Get("Content-Type"))
}

// payload reads what a server gave, by its type and, where that says nothing,
// by its bytes.
func (r *reader) payload(location, address string, b []byte, contentType string) {
	kind, _, _ := mime.ParseMediaType(contentType)
	switch f := formatOf(strings.SplitN(address, "?", 2)[0]); {
	case strings.Contains(kind, "html"):
		if err := r.take(&news.Raw{Location: location, URL: webAddress(address), Media: contentType, Body: b}); err != nil {
			r.err(err)
		}
	case kind == "application/warc":
		r.stream(location, formatWARC, bytes.NewReader(b))
	case f == formatLines || f == formatWARC || f == formatJSON:
		r.stream(location, f, bytes.NewReader(b))
	default:
		r.stream(location, formatNone, bytes.NewReader(b))
	}
}

// webAddress gives s when it is an http address, else "".
func webAddress(s string) string {
	if u, err := url.Parse(s); err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" {
		return s
	}
	return ""
}
