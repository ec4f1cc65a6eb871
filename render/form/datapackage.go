package form

import (
	"encoding/json"
	"io"
	"reflect"

	"synoptic/news"
)

// A dataPackage tells what the CSV tables of a record hold: a Tabular Data
// Package 1.0, whose fields are in Table Schema 1.0.
type dataPackage struct {
	Profile   string         `json:"profile"`
	Name      string         `json:"name"`
	ID        string         `json:"id"`
	Title     string         `json:"title"`
	Version   string         `json:"version"` // of the record's form
	Resources []dataResource `json:"resources"`
}

type dataResource struct {
	Profile   string    `json:"profile"`
	Name      string    `json:"name"`
	Path      string    `json:"path"` // beside this file
	Format    string    `json:"format"`
	Mediatype string    `json:"mediatype"`
	Encoding  string    `json:"encoding"`
	Schema    dataTable `json:"schema"`
}

type dataTable struct {
	Fields []dataField `json:"fields"`
}

type dataField struct {
	Name        string `json:"name"`
	Type        string `json:"type"`
	Description string `json:"description,omitempty"`
}

// DataPackage describes the CSV tables of a record, to be read and validated
// with them.
func DataPackage(w io.Writer, d *news.Dossier) error {
	p := dataPackage{Profile: "tabular-data-package", Name: "record", ID: "urn:synoptic:record:" + d.Story.ID, Title: d.Story.Title, Version: d.Schema}
	for _, t := range tables {
		r := dataResource{Profile: "tabular-data-resource", Name: t.name, Path: t.name + ".csv", Format: "csv", Mediatype: "text/csv", Encoding: "utf-8"}
		for i, name := range heads(t.columns) {
			f := dataField{Name: name, Description: columnHelp[name]}
			switch t.columns.Field(i).Type.Kind() {
			case reflect.Slice:
				f.Type, f.Description = "string", "several, parted by \"; \""
			case reflect.Bool:
				f.Type = "boolean"
			case reflect.Int32:
				f.Type = "integer"
			case reflect.Float64:
				f.Type = "number"
			default:
				f.Type = "string"
			}
			r.Schema.Fields = append(r.Schema.Fields, f)
		}
		p.Resources = append(p.Resources, r)
	}
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	return out.Encode(p)
}

// columnHelp tells of the columns that do not speak for themselves.
var columnHelp = map[string]string{
	"id":         "of the line; a line has a row for each reading or rendering",
	"article":    "id of the article whose words these are",
	"words":      "the article's own words",
	"said":       "when it was said, ISO 8601 as far as it is known",
	"when":       "ISO 8601 as far as it is known",
	"as_of":      "ISO 8601 as far as it is known",
	"origins":    "independent origins that say so",
	"grade":      "A the words say it outright, B read with rules, C a guess",
	"voice":      "whose words tell of it",
	"moved_from": "id of the position that this one took the place of",
	"before":     "the sentence before the words, where they point back at what it tells",
	"per":        "what the number is a rate by: day, barrel",
	"status":     "what people made of the line: candidate, confirmed, undecided, disputed",
	"schema":     "form of the record that the row is taken from",
}
