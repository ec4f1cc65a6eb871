package form

import (
	"encoding/json"
	"io"
	"sync"
	"time"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"synoptic/news"
)

// A PLOVER record, with the field names of the PLOVER manual (chapter "Data
// fields", 2023); aux, grade, origins, background, status and schema are
// named fields of our own, which it allows for.
type ploverRecord struct {
	ID         string         `json:"id"`
	Date       string         `json:"date"`
	EndDate    string         `json:"enddate,omitempty"` // where the day is not known: the last it can be
	Time       string         `json:"time,omitempty"`
	Actor      []ploverEntity `json:"actor"`
	Recipient  []ploverEntity `json:"recipient"`
	Event      []string       `json:"event"`
	Mode       []string       `json:"mode,omitempty"`
	EventLoc   *ploverPlace   `json:"event_loc,omitempty"`
	EventText  []string       `json:"event_text"`
	QuadCode   int            `json:"quad_code"`
	Link       string         `json:"link"` // the story
	CiteInfo   []ploverSource `json:"cite_info"`
	Coder      string         `json:"coder"`
	Aux        []string       `json:"aux,omitempty"` // historical, future, hypothetical, negated
	Grade      string         `json:"grade"`
	Origins    int            `json:"origins"`
	Background bool           `json:"background"`
	Status     string         `json:"status"` // what people made of it
	Schema     string         `json:"schema"` // of the record that it is taken from
}

type ploverEntity struct {
	Code   string `json:"code,omitempty"` // ISO 3166-1 alpha-3 of a state, or of the state whose side it is on
	Text   string `json:"entity_text"`
	Office string `json:"office,omitempty"`
}

type ploverPlace struct {
	Extracted string `json:"extracted_place"`
	Country   string `json:"country,omitempty"`
	Code      string `json:"country_code,omitempty"`
}

type ploverSource struct {
	Citation    string `json:"citation"` // id of the article
	URL         string `json:"url,omitempty"`
	Title       string `json:"title,omitempty"`
	Publication string `json:"publication,omitempty"`
	Start       int    `json:"start"` // byte offsets of the words in the article's text
	End         int    `json:"end"`
}

// quads are the quad codes of PLOVER's event types.
var quads = map[string]int{"AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "CONCEDE": 1, "COOPERATE": 2, "AID": 2, "RETREAT": 2,
	"REQUEST": 3, "ACCUSE": 3, "REJECT": 3, "SANCTION": 3, "THREATEN": 3, "PROTEST": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4}

// PLOVER writes the record's events as PLOVER records, one a line: those that
// have what PLOVER requires, a type, a date and an actor.
func PLOVER(w io.Writer, d *news.Dossier) error {
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	entities, reports := map[string]news.Entity{}, map[string]news.Report{}
	for _, e := range d.Entities {
		entities[e.ID] = e
	}
	for _, r := range d.Articles {
		reports[r.ID] = r
	}
	for _, x := range d.Events {
		from, to, clock := days(x.When)
		if quads[x.Type] == 0 || from == "" || len(x.Actors) == 0 {
			continue
		}
		r := ploverRecord{ID: x.ID, Date: from, Time: clock, Actor: ploverEntities(x.Actors, entities), Recipient: ploverEntities(x.Recipients, entities),
			Event: []string{x.Type}, Mode: x.Modes, EventText: []string{x.Text}, QuadCode: quads[x.Type], Link: d.Story.ID, CiteInfo: []ploverSource{},
			Coder: "synoptic", Aux: x.Aux, Grade: string(x.Grade), Origins: x.Origins, Background: x.Background,
			Status: d.Vetting.Status(x.ID), Schema: d.Schema}
		if to != from {
			r.EndDate = to
		}
		if x.Place != "" {
			name := string(x.Place)
			if e, ok := entities[name]; ok {
				name = e.Name
			}
			r.EventLoc = &ploverPlace{Extracted: name}
			if code := alpha3(name); code != "" {
				r.EventLoc.Country, r.EventLoc.Code = name, code
			}
		}
		for _, e := range x.Evidence {
			a := reports[e.Article]
			r.CiteInfo = append(r.CiteInfo, ploverSource{e.Article, string(a.URL), string(a.Title), string(a.Outlet), e.Start, e.End})
		}
		if err := out.Encode(r); err != nil {
			return err
		}
	}
	return nil
}

func ploverEntities(ids []string, all map[string]news.Entity) []ploverEntity {
	out := []ploverEntity{}
	for _, id := range ids {
		e, ok := all[id]
		if !ok {
			out = append(out, ploverEntity{Text: id, Code: alpha3(id)})
			continue
		}
		p := ploverEntity{Text: e.Name, Code: alpha3(e.Name)}
		if p.Code == "" {
			p.Code = alpha3(string(e.Party))
		}
		for _, r := range e.Roles {
			if !r.Former {
				p.Office = r.Title
				break
			}
		}
		out = append(out, p)
	}
	return out
}

// days gives the first and the last day that a date can mean, and its time of
// day (HH:MM), "" where it has none.
func days(d news.Date) (from, to, clock string) {
	for _, form := range []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02T15:04"} {
		if t, err := time.Parse(form, d.Value); err == nil {
			return t.Format(time.DateOnly), t.Format(time.DateOnly), t.Format("15:04")
		}
	}
	if t, err := time.Parse(time.DateOnly, d.Value); err == nil {
		return d.Value, t.Format(time.DateOnly), ""
	}
	if t, err := time.Parse("2006-01", d.Value); err == nil {
		return t.Format(time.DateOnly), t.AddDate(0, 1, -1).Format(time.DateOnly), ""
	}
	if t, err := time.Parse("2006", d.Value); err == nil {
		return t.Format(time.DateOnly), t.AddDate(1, 0, -1).Format(time.DateOnly), ""
	}
	return "", "", ""
}

// alpha3 gives the ISO 3166-1 alpha-3 code of a state by its common English
// name, "" for what is none.
func alpha3(name string) string { return codes()[name] }

// codes are made from the names of CLDR, and from those that the record uses
// for states where they differ.
var codes = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	names := display.English.Regions()
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			r, err := language.ParseRegion(string([]rune{a, b}))
			if err != nil || !r.IsCountry() || r.Canonicalize() != r {
				continue
			}
			if name := names.Name(r); name != "" {
				out[name] = r.ISO3()
			}
		}
	}
	for name, code := range map[string]string{"Bosnia and Herzegovina": "BIH", "Cape Verde": "CPV", "Congo": "COG", "Czech Republic": "CZE", "Czechia": "CZE",
		"DR Congo": "COD", "Democratic Republic of the Congo": "COD", "Republic of the Congo": "COG", "East Timor": "TLS", "Hong Kong": "HKG", "Ivory Coast": "CIV",
		"Kosovo": "XKX", "Macau": "MAC", "Macedonia": "MKD", "North Macedonia": "MKD", "Myanmar": "MMR", "Palestine": "PSE", "Sao Tome and Principe": "STP",
		"Swaziland": "SWZ", "Eswatini": "SWZ", "Taiwan": "TWN", "Trinidad and Tobago": "TTO", "Antigua and Barbuda": "ATG", "Turkey": "TUR", "Türkiye": "TUR",
		"Vatican": "VAT", "Vatican City": "VAT", "Saint Kitts and Nevis": "KNA", "Saint Lucia": "LCA", "Saint Vincent and the Grenadines": "VCT"} {
		out[name] = code
	}
	return out
})
