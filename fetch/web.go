package fetch

import (
	"bytes"
	"errors"
	"mime"
	"net/url"
	"strings"

	"synoptic/fetch/polite"
	"synoptic/news"
)

// userAgent tells a server who asks, unless the user has set another.
const userAgent = "synoptic/0.1 (compares news reports; reads single pages on a user's request)"

// web reads what an address gives.
func (r *reader) web(u *url.URL) {
	at := u.String()
	if r.opts.Web == nil {
		r.opts.Web = polite.New(polite.Options{UserAgent: userAgent})
	}
	a, err := r.opts.Web.One(r.ctx, at)
	if err != nil {
		hint := ""
		var status *polite.StatusError
		switch {
		case errors.As(err, &status):
			hint = "save the page from a browser and give the file"
		case errors.Is(err, polite.ErrTooLong):
			hint = "download the file and give its path"
		}
		r.err(&news.Error{Kind: news.Unusable, Hint: hint, Err: err})
		return
	}
	if a.Cut != nil {
		r.note(at, "cut short after %d bytes: %v", len(a.Body), a.Cut)
	}
	r.payload(at, a.URL, a.Body, a.Media)
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

// webAddress gives s, as it is written, when it is an http address, else "".
func webAddress(s string) string {
	if news.WebAddress(s) == "" {
		return ""
	}
	return s
}
