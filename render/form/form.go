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
	Write func(io.Writer, *news.Dossier) error
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
		{"md", "record.md", "Markdown", GroupRecord, "text/markdown; charset=utf-8", true, render.Markdown},
		{"html", "record.html", "HTML page", GroupRecord, "text/html; charset=utf-8", false, render.HTML},
		{"pdf", "record.pdf", "PDF", GroupRecord, "application/pdf", false, render.PDF},
		{"json", "record.json", "JSON", GroupRecord, "application/json", true, render.JSON},
		{"plover", "plover.jsonl", "PLOVER events", GroupOther, "application/x-ndjson", true, PLOVER},
		{"jsonld", "record.jsonld", "JSON-LD (schema.org)", GroupOther, "application/ld+json", false, JSONLD},
		{"ninjs", "ninjs.json", "ninjs", GroupOther, "application/json", false, Ninjs},
		{"bibtex", "articles.bib", "BibTeX", GroupOther, "application/x-bibtex; charset=utf-8", true, BibTeX},
		{"csl", "articles.csl.json", "CSL citations", GroupOther, "application/vnd.citationstyles.csl+json", false, CSL},
	}
	for _, t := range tables {
		f := t.name + ".csv"
		out = append(out, Form{f, f, t.name, GroupCSV, "text/csv; charset=utf-8; header=present", false, t.csv})
	}
	for _, t := range tables {
		f := t.name + ".parquet"
		out = append(out, Form{f, f, t.name, GroupParquet, "application/vnd.apache.parquet", false, t.parquet})
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
