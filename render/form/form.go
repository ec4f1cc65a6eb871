// Package form writes a record in the forms in which it leaves: pages, tables,
// and the forms that other programs of the field read. The same record gives
// the same bytes.
package form

import (
	"io"
	"slices"

	"synoptic/news"
	"synoptic/render"
)

// Form is one form in which a record leaves.
type Form struct {
	Key   string // as --format names it
	File  string // the file's name, by which it is asked for
	Name  string // as a page names it
	Group string
	Media string // content type
	Many  bool   // several records may follow one another in one file
	// Schema is the form with its version, and About where it is described, "" for
	// our own: a validator of that form takes what Write writes.
	Schema, About string
	Write         func(io.Writer, *news.Dossier) error
}

// The groups of forms, as a page lists them.
const (
	GroupRecord  = "Record"
	GroupOther   = "For other programs"
	GroupCSV     = "Tables as CSV"
	GroupParquet = "Tables as Parquet"
)

// Forms gives all forms, in the order in which a page lists them.
func Forms() []Form {
	out := []Form{
		{"md", "record.md", "Markdown", GroupRecord, "text/markdown; charset=utf-8", true, "CommonMark, " + news.Schema, "https://spec.commonmark.org/0.31.2/", render.Markdown},
		{"html", "record.html", "HTML page", GroupRecord, "text/html; charset=utf-8", false, "HTML, " + news.Schema, "https://html.spec.whatwg.org/", render.HTML},
		{"pdf", "record.pdf", "PDF", GroupRecord, "application/pdf", false, "PDF, " + news.Schema, "", render.PDF},
		{"json", "record.json", "JSON", GroupRecord, "application/json", true, news.Schema, "", render.JSON},
		{"plover", "plover.jsonl", "PLOVER events", GroupOther, "application/x-ndjson", true, "PLOVER, manual of 2023", "https://github.com/openeventdata/PLOVER", PLOVER},
		{"jsonld", "record.jsonld", "JSON-LD (schema.org)", GroupOther, "application/ld+json", false, "JSON-LD 1.1, schema.org", "https://schema.org", JSONLD},
		{"ninjs", "ninjs.json", "ninjs", GroupOther, "application/json", false, "ninjs 2.1", ninjsSchema, Ninjs},
		{"bibtex", "articles.bib", "BibTeX", GroupOther, "application/x-bibtex; charset=utf-8", true, "BibTeX (biblatex)", "", BibTeX},
		{"csl", "articles.csl.json", "CSL citations", GroupOther, "application/vnd.citationstyles.csl+json", false, "CSL-JSON 1.0",
			"https://resource.citationstyles.org/schema/v1.0/input/json/csl-data.json", CSL},
		{"datapackage", "datapackage.json", "Data Package of the CSV tables", GroupOther, "application/json", false, "Data Package 1.0, Table Schema 1.0",
			"https://specs.frictionlessdata.io/tabular-data-package/", DataPackage},
	}
	for _, t := range tables {
		f := t.name + ".csv"
		out = append(out, Form{f, f, t.name, GroupCSV, "text/csv; charset=utf-8; header=present", false, "RFC 4180, " + news.Schema, "https://www.rfc-editor.org/rfc/rfc4180", t.csv})
	}
	for _, t := range tables {
		f := t.name + ".parquet"
		out = append(out, Form{f, f, t.name, GroupParquet, "application/vnd.apache.parquet", false, "Parquet, " + news.Schema, "https://parquet.apache.org/docs/file-format/", t.parquet})
	}
	return out
}

// Find gives the form of a file's name.
func Find(file string) (Form, bool) { return find(func(f Form) bool { return f.File == file }) }

// ByKey gives the form that a key names.
func ByKey(key string) (Form, bool) { return find(func(f Form) bool { return f.Key == key }) }

func find(is func(Form) bool) (Form, bool) {
	all := Forms()
	i := slices.IndexFunc(all, is)
	if i < 0 {
		return Form{}, false
	}
	return all[i], true
}

// Keys are the keys of all forms.
func Keys() (out []string) {
	for _, f := range Forms() {
		out = append(out, f.Key)
	}
	return out
}

// namer gives names of entities by their ids.
type namer map[string]string

func namesOf(d *news.Dossier) namer {
	n := namer{}
	for _, e := range d.Entities {
		n[e.ID] = e.Name
	}
	return n
}

// of gives the names of entities; what is no id, such as a party, stays.
func (n namer) of(ids ...string) []string {
	out := []string{}
	for _, id := range ids {
		if name := n[id]; name != "" {
			id = name
		}
		if id != "" {
			out = append(out, id)
		}
	}
	return out
}

func (n namer) one(id string) string {
	if name := n[id]; name != "" {
		return name
	}
	return id
}
