package fetch

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"synoptic/fetch/charset"
	"synoptic/fetch/page"
	"synoptic/fetch/wire"
	"synoptic/news"
)

// The media of items. Text and pages may carry a charset parameter.
const (
	mediaText = "text/plain"
	mediaHTML = "text/html"
	mediaJSON = "application/json" // one article as an object of the contract, or as ninjs
	mediaG2   = "application/vnd.iptc.g2.newsitem+xml"
)

// Raws gives the items of the inputs, each as it was found and not read yet,
// in the order in which Read gives articles. In place of an item comes an
// error of kind news.Unusable; reading goes on after it. When the context
// ends its error comes last.
func Raws(ctx context.Context, inputs []string, o Options) iter.Seq2[*news.Raw, error] {
	return func(yield func(*news.Raw, error) bool) {
		r := &reader{ctx: ctx, opts: o, item: yield}
		r.all(inputs)
	}
}

// Parse reads an item: its text decoded or extracted, with what it says of
// itself and, where it says nothing, what its carrier said of it (Raw.Hints).
// note is called for what is worth saying and no error; it may be nil. The
// article's id is the hash of its text, outlet and address. The error is of
// kind news.Unusable and names the item.
func Parse(raw *news.Raw, note func(string)) (*news.Article, error) {
	a, err := parse(raw, note)
	if err != nil {
		return nil, err
	}
	a.ID = contentKey(a)[:12]
	return a, nil
}

// parse is Parse with the id that the item gives itself, or none.
func parse(raw *news.Raw, note func(string)) (*news.Article, error) {
	if note == nil {
		note = func(string) {}
	}
	a := &news.Article{Location: raw.Location}
	media := strings.ToLower(raw.Media)
	var err error
	switch {
	case strings.HasPrefix(media, mediaJSON):
		err = parseJSON(a, raw.Body, note)
	case strings.HasPrefix(media, mediaG2):
		var it wire.Item
		if it, err = wire.G2(raw.Body); err != nil {
			err = unusable(a.Location, "", "%w", err)
		} else {
			err = fromWire(a, it)
		}
	case strings.Contains(media, "html"):
		err = parsePage(a, raw, note)
	default:
		a.URL = webAddress(raw.URL)
		a.Text, err = decode(raw, note, func() (string, []string, error) { return charset.Text(raw.Body) })
	}
	if err != nil {
		return nil, err
	}
	hint(a, raw.Hints)
	return a, usable(a)
}

// unusable is the error of an item that cannot be read.
func unusable(location, hint, format string, args ...any) error {
	return &news.Error{Kind: news.Unusable, Hint: hint, Err: fmt.Errorf("%s: %w", location, fmt.Errorf(format, args...))}
}

// usable refuses an article that holds no words or too many.
func usable(a *news.Article) error {
	switch {
	case len(a.Text) > MaxText:
		return unusable(a.Location, "an article is one report; split the file, one article a file or a line",
			"the text has %d MB, more than the %d MB an article may have", len(a.Text)>>20, MaxText>>20)
	case strings.TrimSpace(a.Text) == "":
		return unusable(a.Location, "", "it is empty")
	case !strings.ContainsFunc(a.Text, unicode.IsLetter):
		return unusable(a.Location, "", "it holds no words")
	}
	if a.Published.Value == "" {
		if m := addressDay.FindStringSubmatch(a.URL); m != nil { // ".../2031/03/04/..." is how many outlets file what they publish
			a.Published = page.Date(fmt.Sprintf("%s-%02s-%02s", m[1], m[2], m[3]), news.BasisMetadata)
		}
	}
	if a.Published.Precision == "" || a.Published.Value == "" {
		a.Published = unknownDate()
	}
	return nil
}

// addressDay is a day in the path of an address: year, month and day as parts
// of their own.
var addressDay = regexp.MustCompile(`^https?://[^/?#]+/(?:[^?#]*/)?((?:19|20)\d\d)/(0?[1-9]|1[0-2])/(0?[1-9]|[12]\d|3[01])(?:/|$)`)

// hint fills in what the article does not say of itself.
func hint(a *news.Article, hints map[string]string) {
	fill := func(to *string, name string) {
		if *to == "" {
			*to = strings.TrimSpace(hints[name])
		}
	}
	fill(&a.Outlet, "outlet")
	fill(&a.Title, "title")
	fill(&a.Byline, "byline")
	fill(&a.Language, "language")
	if s := hints["published"]; s != "" && a.Published.Value == "" {
		a.Published = page.Date(s, news.BasisMetadata)
	}
}

// decode runs a decoder and reports what it says.
func decode(raw *news.Raw, note func(string), f func() (string, []string, error)) (string, error) {
	s, notes, err := f()
	if err != nil {
		hint := "save the text as UTF-8"
		if errors.Is(err, charset.ErrBinary) {
			hint = readable
		}
		return "", unusable(raw.Location, hint, "%w", err)
	}
	for _, n := range notes {
		note(n)
	}
	return s, nil
}

// leastWords is how many words a page must have to be taken for a report.
const leastWords = 5

// parsePage reads a web page.
func parsePage(a *news.Article, raw *news.Raw, note func(string)) error {
	if len(raw.Body) > MaxPage {
		return unusable(raw.Location, "", "a page of %d MB, more than the %d MB that are read", len(raw.Body)>>20, MaxPage>>20)
	}
	s, err := decode(raw, note, func() (string, []string, error) { return charset.HTML(raw.Body, raw.Media) })
	if err != nil {
		return err
	}
	return fromPage(a, s, webAddress(raw.URL))
}

// Feeds gives the addresses of the feeds that a page names, when it is a page
// of lists and not itself a report. The error is of kind news.Unusable.
func Feeds(raw *news.Raw) ([]string, error) {
	s, err := decode(raw, func(string) {}, func() (string, []string, error) { return charset.HTML(raw.Body, raw.Media) })
	if err != nil {
		return nil, err
	}
	p, err := page.Read(s, webAddress(raw.URL))
	if err != nil && !errors.Is(err, page.ErrNoText) || p.Article {
		return nil, nil
	}
	return p.Feeds, nil
}

// fromPage fills in from a page what the article does not say yet.
func fromPage(a *news.Article, src, address string) error {
	p, err := page.Read(src, address)
	if err == nil && len(strings.Fields(p.Text)) < leastWords {
		err = page.ErrNoText
	}
	if err != nil {
		return unusable(a.Location, "a page that builds its text with scripts has to be saved from a browser", "%w", err)
	}
	fill := func(to *string, from string) {
		if *to == "" {
			*to = from
		}
	}
	a.Text = p.Text
	fill(&a.URL, p.URL)
	fill(&a.Outlet, p.Outlet)
	fill(&a.Title, p.Title)
	fill(&a.Publisher, p.Publisher)
	fill(&a.Byline, p.Byline)
	fill(&a.Language, p.Language)
	if a.Published.Value == "" {
		a.Published = p.Published
	}
	return nil
}

// parseJSON reads an article that is an object of the contract.
func parseJSON(a *news.Article, body []byte, note func(string)) error {
	var m map[string]json.RawMessage
	if err := json.Unmarshal(body, &m); err != nil {
		return unusable(a.Location, fields, "%s", syntax(err))
	}
	if wire.IsNinjs(slices.Collect(maps.Keys(m))) {
		it, err := wire.Ninjs(body)
		if err != nil {
			return unusable(a.Location, "", "%w", err)
		}
		return fromWire(a, it)
	}
	str := func(key string) string {
		s, ok := stringOf(m[key])
		if !ok {
			note(fmt.Sprintf("field %q is no text: left out", key))
		}
		return s
	}
	a.ID, a.URL, a.Outlet = str("id"), strings.TrimSpace(str("url")), strings.TrimSpace(str("outlet"))
	a.Title, a.Byline = strings.TrimSpace(str("title")), strings.TrimSpace(str("byline"))
	a.Publisher, a.Language = strings.TrimSpace(str("publisher")), strings.ToLower(strings.TrimSpace(str("language")))
	if s := cmp.Or(str("published"), str("date")); s != "" {
		if a.Published = page.Date(s, news.BasisStated); a.Published.Value == "" {
			note(fmt.Sprintf("published %.60q is no date: taken as unknown", s))
		}
	}
	if a.Text = str("text"); strings.TrimSpace(a.Text) != "" {
		return nil
	}
	src := str("html")
	switch {
	case strings.TrimSpace(src) == "":
		return unusable(a.Location, fields, `no "text" and no "html"`)
	case len(src) > MaxPage:
		return unusable(a.Location, fields, "a page of %d MB, more than the %d MB that are read", len(src)>>20, MaxPage>>20)
	}
	return fromPage(a, src, webAddress(a.URL))
}

// fromWire fills in what a wire item says.
func fromWire(a *news.Article, it wire.Item) error {
	a.URL, a.Outlet, a.Title, a.Byline, a.Language, a.Text = webAddress(it.URL), it.Provider, it.Headline, it.Byline, it.Language, it.Text
	if it.Published != "" {
		a.Published = page.Date(it.Published, news.BasisStated)
	}
	if it.HTML != "" {
		return fromPage(a, it.HTML, a.URL)
	}
	return nil
}

// Name gives an item its id by what it is: the same bytes from the same
// address, or from files of any name, are one item.
func Name(raw *news.Raw) {
	h := sha256.New()
	io.WriteString(h, raw.Media+"\x00"+raw.URL+"\x00")
	h.Write(raw.Body)
	raw.ID = hex.EncodeToString(h.Sum(nil)[:16])
}
