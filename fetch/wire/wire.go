// Package wire reads the forms in which agencies send their copy: NewsML-G2
// (XML) and ninjs (JSON), both standards of the IPTC.
package wire

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"html"
	"io"
	"slices"
	"strings"

	"golang.org/x/net/html/charset"
)

// Item is one text of a wire. What it does not state is "". One of Text and
// HTML is there.
type Item struct {
	ID        string // guid or uri, with the version where it has one
	URL       string
	Headline  string
	Byline    string
	Provider  string // the agency
	Dateline  string
	Language  string
	Published string // first published, as written
	Updated   string // of this version
	Status    string // "stat:canceled" …
	Text      string
	HTML      string
}

// maxItems bounds how many items one message may have.
const maxItems = 10_000

// Split gives the news items of a NewsML-G2 message, each as its own bytes.
// A document that is one item gives that one; what is no NewsML-G2 gives none.
func Split(body []byte) ([][]byte, error) {
	d := xmlDecoder(body)
	var out [][]byte
	for len(out) < maxItems {
		start := d.InputOffset()
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return out, fmt.Errorf("the XML breaks off: %w", err)
		}
		if e, ok := t.(xml.StartElement); ok && e.Name.Local == "newsItem" {
			if err := d.Skip(); err != nil {
				return out, fmt.Errorf("the XML breaks off: %w", err)
			}
			out = append(out, body[start:d.InputOffset()])
		}
	}
	return out, nil
}

// IsG2 tells whether a document begins as NewsML-G2 does.
func IsG2(head []byte) bool {
	for _, name := range []string{"<newsItem", "<newsMessage", "<packageItem"} {
		if bytes.Contains(head, []byte(name)) {
			return true
		}
	}
	return false
}

func xmlDecoder(body []byte) *xml.Decoder {
	d := xml.NewDecoder(bytes.NewReader(body))
	d.CharsetReader = charset.NewReaderLabel
	d.Strict = false
	d.Entity = xml.HTMLEntity
	return d
}

// g2 is what is read of a NewsML-G2 item.
type g2 struct {
	GUID     string `xml:"guid,attr"`
	Version  string `xml:"version,attr"`
	Language string `xml:"lang,attr"`
	Meta     struct {
		Provider struct {
			Literal string   `xml:"literal,attr"`
			QCode   string   `xml:"qcode,attr"`
			Names   []string `xml:"name"`
		} `xml:"provider"`
		Version string `xml:"versionCreated"`
		First   string `xml:"firstCreated"`
		Status  struct {
			QCode string `xml:"qcode,attr"`
		} `xml:"pubStatus"`
	} `xml:"itemMeta"`
	Content struct {
		Headlines []string `xml:"headline"`
		Bylines   []string `xml:"by"`
		Dateline  string   `xml:"dateline"`
		Created   string   `xml:"contentCreated"`
		Language  struct {
			Tag string `xml:"tag,attr"`
		} `xml:"language"`
	} `xml:"contentMeta"`
	Set struct {
		XML []struct {
			Type  string `xml:"contenttype,attr"`
			Inner string `xml:",innerxml"`
		} `xml:"inlineXML"`
		Data []struct {
			Type string `xml:"contenttype,attr"`
			Text string `xml:",chardata"`
		} `xml:"inlineData"`
	} `xml:"contentSet"`
}

// ErrNoText is given for an item that is a picture, a package or a notice
// without text.
var ErrNoText = errors.New("a wire item without text")

// G2 reads one NewsML-G2 item.
func G2(body []byte) (Item, error) {
	var x g2
	if err := xmlDecoder(body).Decode(&x); err != nil {
		return Item{}, fmt.Errorf("no NewsML-G2 item: %w", err)
	}
	it := Item{ID: x.GUID, Headline: line(first(x.Content.Headlines)), Byline: line(strings.Join(x.Content.Bylines, ", ")),
		Provider: line(first(append(x.Meta.Provider.Names, x.Meta.Provider.Literal, afterColon(x.Meta.Provider.QCode)))),
		Dateline: line(x.Content.Dateline), Language: strings.ToLower(first([]string{x.Content.Language.Tag, x.Language})),
		Published: first([]string{x.Meta.First, x.Content.Created, x.Meta.Version}), Updated: x.Meta.Version, Status: x.Meta.Status.QCode}
	if x.Version != "" {
		it.ID += ":" + x.Version
	}
	if len(x.Set.XML) > 0 {
		it.HTML = plainPage(x.Set.XML[0].Inner)
	} else if len(x.Set.Data) > 0 {
		it.Text = strings.TrimSpace(x.Set.Data[0].Text)
	}
	if it.HTML == "" && it.Text == "" {
		return it, ErrNoText
	}
	return it, nil
}

// plainPage makes a page of an item's markup, XHTML or NITF, that a reader of
// pages takes for the article as a whole.
func plainPage(inner string) string {
	low := strings.ToLower(inner)
	for _, tag := range []string{"body.content", "body"} { // NITF's text, then XHTML's
		i := strings.Index(low, "<"+tag)
		if i < 0 {
			continue
		}
		j := strings.IndexByte(low[i:], '>')
		end := strings.LastIndex(low, "</"+tag)
		if j >= 0 && end > i+j {
			return "<article>" + inner[i+j+1:end] + "</article>"
		}
	}
	return "<article>" + inner + "</article>"
}

// ninjs is what is read of a ninjs item, forms 1 to 3.
type ninjs struct {
	URI       string `json:"uri"`
	Version   any    `json:"version"`
	Type      string `json:"type"`
	Status    string `json:"pubstatus"`
	Headline  string `json:"headline"`
	Byline    string `json:"byline"`
	Located   string `json:"located"`
	Language  string `json:"language"`
	First     string `json:"firstcreated"`
	Created   string `json:"versioncreated"`
	First2    string `json:"firstCreated"`
	Created2  string `json:"versionCreated"`
	URL       string `json:"slugline_url"`
	BodyText  string `json:"body_text"`
	BodyHTML  string `json:"body_html"`
	BodyXHTML string `json:"body_xhtml"`
	Copyright string `json:"copyrightholder"`
	Source    []struct {
		Name string `json:"name"`
	} `json:"infosource"`
	Headlines []struct {
		Role  string `json:"role"`
		Value string `json:"value"`
	} `json:"headlines"`
	Bodies []struct {
		Role        string `json:"role"`
		ContentType string `json:"contenttype"`
		ContentT2   string `json:"contentType"`
		Value       string `json:"value"`
	} `json:"bodies"`
}

// IsNinjs tells whether the names of an object's fields are those of ninjs.
func IsNinjs(fields []string) bool {
	has := func(names ...string) bool {
		return slices.ContainsFunc(names, func(n string) bool { return slices.Contains(fields, n) })
	}
	return has("uri") && has("body_text", "body_html", "body_xhtml", "bodies")
}

// Ninjs reads one ninjs item.
func Ninjs(body []byte) (Item, error) {
	var n ninjs
	if err := json.Unmarshal(body, &n); err != nil {
		return Item{}, fmt.Errorf("no ninjs item: %w", err)
	}
	it := Item{ID: n.URI, Headline: line(n.Headline), Byline: line(n.Byline), Dateline: line(n.Located), Language: strings.ToLower(n.Language),
		Published: first([]string{n.First, n.First2, n.Created, n.Created2}), Updated: first([]string{n.Created, n.Created2}), Status: n.Status,
		Text: n.BodyText, HTML: first([]string{n.BodyXHTML, n.BodyHTML}), Provider: line(n.Copyright)}
	if len(n.Source) > 0 {
		it.Provider = line(n.Source[0].Name)
	}
	if strings.HasPrefix(n.URI, "http") {
		it.URL = n.URI
	}
	if n.Version != nil {
		it.ID += fmt.Sprint(":", n.Version)
	}
	for _, h := range n.Headlines {
		if it.Headline == "" || h.Role == "main" {
			it.Headline = line(h.Value)
		}
	}
	for _, b := range n.Bodies {
		if kind := b.ContentType + b.ContentT2; strings.Contains(kind, "html") && it.HTML == "" {
			it.HTML = b.Value
		} else if it.Text == "" {
			it.Text = b.Value
		}
	}
	if strings.TrimSpace(it.Text) == "" {
		it.Text = ""
	}
	if it.HTML != "" {
		it.HTML, it.Text = plainPage(it.HTML), ""
	}
	if it.HTML == "" && it.Text == "" {
		return it, ErrNoText
	}
	return it, nil
}

func first(s []string) string {
	for _, v := range s {
		if v = strings.TrimSpace(v); v != "" {
			return v
		}
	}
	return ""
}

func afterColon(s string) string { return s[strings.IndexByte(s, ':')+1:] }

// line gives a text on one line, entities undone.
func line(s string) string { return strings.Join(strings.Fields(html.UnescapeString(s)), " ") }
