package form

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"synoptic/news"
	"synoptic/render"
)

// A news item in ninjs 2.1 (IPTC), as far as a record fills it.
type ninjsItem struct {
	Standard       ninjsStandard `json:"standard"`
	URI            string        `json:"uri"`
	Type           string        `json:"type"`
	Representation string        `json:"representationtype"`
	Profile        string        `json:"profile"`
	Version        string        `json:"version"`
	FirstCreated   string        `json:"firstcreated,omitempty"`
	VersionCreated string        `json:"versioncreated,omitempty"`
	PubStatus      string        `json:"pubstatus"`
	Language       string        `json:"language"`
	EdNote         string        `json:"ednote,omitempty"`
	Headlines      []ninjsText   `json:"headlines"`
	Descriptions   []ninjsText   `json:"descriptions,omitempty"`
	Bodies         []ninjsText   `json:"bodies"`
	People         []ninjsThing  `json:"people,omitempty"`
	Organisations  []ninjsThing  `json:"organisations,omitempty"`
	Places         []ninjsThing  `json:"places,omitempty"`
	Events         []ninjsThing  `json:"events,omitempty"`
	InfoSources    []ninjsThing  `json:"infosources,omitempty"`
}

const ninjsSchema = "http://www.iptc.org/std/ninjs/ninjs-schema_2.1.json"

type ninjsStandard struct {
	Name    string `json:"name"`
	Version string `json:"version"`
	Schema  string `json:"schema"`
}

type ninjsText struct {
	Role        string `json:"role,omitempty"`
	ContentType string `json:"contenttype,omitempty"`
	WordCount   int    `json:"wordcount,omitempty"`
	CharCount   int    `json:"charcount,omitempty"`
	Value       string `json:"value"`
}

type ninjsThing struct {
	Name string `json:"name"`
	URI  string `json:"uri,omitempty"`
}

// Ninjs writes the record as a text item in ninjs 2.1, the IPTC's news in JSON:
// headline, summary, the whole record as Markdown, who and where.
func Ninjs(w io.Writer, d *news.Dossier) error {
	var body bytes.Buffer
	if err := render.Markdown(&body, d); err != nil {
		return err
	}
	it := ninjsItem{
		Standard: ninjsStandard{"ninjs", "2.1", ninjsSchema},
		URI:      "urn:synoptic:story:" + d.Story.ID, Type: "text", Representation: "full", Profile: "text", Version: "1", PubStatus: "usable",
		Language: "en", EdNote: note(d), FirstCreated: moment(d.Story.FirstPublished), VersionCreated: moment(d.Story.LastPublished),
		Headlines: []ninjsText{{Role: "main", ContentType: "text/plain", Value: d.Story.Title}},
		Bodies: []ninjsText{{Role: "main", ContentType: "text/markdown", WordCount: len(strings.Fields(body.String())),
			CharCount: utf8.RuneCount(body.Bytes()), Value: body.String()}},
		Events: []ninjsThing{{Name: d.Story.Title, URI: "urn:synoptic:story:" + d.Story.ID}},
	}
	var words []string
	for _, s := range d.Story.Summary {
		words = append(words, s.Text)
	}
	if len(words) > 0 {
		it.Descriptions = []ninjsText{{Role: "summary", ContentType: "text/plain", Value: strings.Join(words, " ")}}
	}
	for _, e := range d.Entities {
		t := ninjsThing{Name: e.Name, URI: "urn:synoptic:entity:" + e.ID}
		switch e.Type {
		case news.Person:
			it.People = append(it.People, t)
		case news.Organization:
			it.Organisations = append(it.Organisations, t)
		case news.Place, news.Country:
			it.Places = append(it.Places, t)
		}
	}
	for _, a := range d.Articles {
		name := string(a.Outlet)
		if name == "" {
			name = a.Location
		}
		it.InfoSources = append(it.InfoSources, ninjsThing{Name: name, URI: news.WebAddress(string(a.URL))})
	}
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	return out.Encode(it)
}

// note tells the receiver what the item is made of.
func note(d *news.Dossier) string {
	if d.Schema == "" {
		return ""
	}
	return fmt.Sprintf("Made of %d reports; the record is in the form %s.", len(d.Articles), d.Schema)
}

// moment gives a date as a date and time of RFC 3339, "" where it names no day.
func moment(s news.Null) string {
	from, _, clock := days(news.Date{Value: string(s)})
	if from == "" || len(s) < len(time.DateOnly) {
		return ""
	}
	if t, err := time.Parse(time.RFC3339, string(s)); err == nil {
		return t.Format(time.RFC3339)
	}
	if clock == "" {
		clock = "00:00"
	}
	return from + "T" + clock + ":00Z"
}
