package fetch

import (
	"errors"

	"synoptic/fetch/charset"
	"synoptic/fetch/page"
	"synoptic/news"
)

// text reads a plain text: an article whose text is the file's own bytes when
// they are UTF-8.
func (r *reader) text(location string, b []byte) {
	s, ok := r.decode(location, b, func() (string, []string, error) { return charset.Text(b) })
	if ok {
		r.give(&news.Article{Location: location, Text: s})
	}
}

// decode runs a decoder and reports what it says.
func (r *reader) decode(location string, b []byte, f func() (string, []string, error)) (string, bool) {
	s, notes, err := f()
	if err != nil {
		hint := "save the text as UTF-8"
		if errors.Is(err, charset.ErrBinary) {
			hint = readable
		}
		r.fail(location, hint, "%w", err)
		return "", false
	}
	for _, n := range notes {
		r.note(location, "%s", n)
	}
	return s, true
}

// html reads a web page. address is where relative links lead from;
// contentType is the server's word on the encoding, or "".
func (r *reader) html(location, address string, b []byte, contentType string) {
	if len(b) > MaxPage {
		r.fail(location, "", "a page of %d MB, more than the %d MB that are read", len(b)>>20, MaxPage>>20)
		return
	}
	s, ok := r.decode(location, b, func() (string, []string, error) { return charset.HTML(b, contentType) })
	if !ok {
		return
	}
	p, err := page.Read(s, webAddress(address))
	if err != nil {
		r.fail(location, "a page that builds its text with scripts has to be saved from a browser", "%w", err)
		return
	}
	r.give(&news.Article{Location: location, URL: p.URL, Outlet: p.Outlet, Title: p.Title, Byline: p.Byline,
		Language: p.Language, Published: p.Published, Text: p.Text})
}
