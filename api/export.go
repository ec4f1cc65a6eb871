package api

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"

	"synoptic/news"
	"synoptic/render"
)

// An export is one form in which a record leaves.
type form struct {
	media string
	write func(io.Writer, *news.Dossier) error
}

// Tables are the names of the CSV tables.
var Tables = []string{"statements", "positions", "events", "figures", "differences"}

func exportForm(file string) (form, bool) {
	switch file {
	case "record.md":
		return form{"text/markdown; charset=utf-8", render.Markdown}, true
	case "record.html":
		return form{"text/html; charset=utf-8", render.HTML}, true
	case "record.json":
		return form{"application/json", render.JSON}, true
	}
	name, ok := strings.CutSuffix(file, ".csv")
	for _, t := range Tables {
		if ok && t == name {
			return form{"text/csv; charset=utf-8; header=present", func(w io.Writer, d *news.Dossier) error { return Table(w, d, t) }}, true
		}
	}
	return form{}, false
}

// export answers with a record as a file to be kept.
func (a *API) export(w http.ResponseWriter, r *http.Request) {
	file := r.PathValue("file")
	f, ok := exportForm(file)
	if !ok {
		a.fail(w, r, &news.Error{Kind: news.Missing, Hint: "record.md, record.html, record.json, " + strings.Join(Tables, ".csv, ") + ".csv",
			Err: fmt.Errorf("a record does not leave in that form")})
		return
	}
	rec, err := a.shelf.Record(r.Context(), r.PathValue("id"))
	if err != nil {
		a.fail(w, r, err)
		return
	}
	var b bytes.Buffer
	if err := f.write(&b, rec.Dossier); err != nil {
		a.fail(w, r, err)
		return
	}
	w.Header().Set("Content-Disposition", `attachment; filename="`+fileName(rec.Entry.ID)+"-"+file+`"`)
	write(w, r, f.media, b.Bytes())
}

func fileName(id string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r == '-' {
			return r
		}
		return '_'
	}, id)
}

// Table writes one table of a record as CSV with a line of heads: a row for
// each line of the record, of figures and differences for each reading, of
// statements for each rendering. Lists in a cell are parted by "; ". Cells
// that a spreadsheet would take for a formula begin with an apostrophe.
func Table(w io.Writer, d *news.Dossier, name string) error {
	out := csv.NewWriter(w)
	for _, row := range rows(d, name) {
		for i := range row {
			row[i] = cell(row[i])
		}
		if err := out.Write(row); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// cell makes a text safe for a spreadsheet.
func cell(s string) string {
	s = render.Clean(s)
	if s == "" || !strings.ContainsRune("=+-@|%", rune(s[0])) {
		return s
	}
	if _, err := strconv.ParseFloat(s, 64); err == nil && s[0] == '-' {
		return s
	}
	return "'" + s
}

func rows(d *news.Dossier, name string) [][]string {
	names := map[string]string{}
	for _, e := range d.Entities {
		names[e.ID] = e.Name
	}
	who := func(ids ...string) string {
		var out []string
		for _, id := range ids {
			if n := names[id]; n != "" {
				id = n
			}
			out = append(out, id)
		}
		return strings.Join(out, "; ")
	}
	switch name {
	case "statements":
		return statementRows(d, who)
	case "positions":
		out := [][]string{{"id", "party", "issue", "stance", "text", "by", "when", "articles", "origins", "grade"}}
		for _, x := range d.Positions {
			out = append(out, append([]string{x.ID, x.Party, x.Issue, x.Stance, x.Text, who(x.By...), x.When.Value}, support(x.Articles, x.Origins, x.Grade)...))
		}
		return out
	case "events":
		out := [][]string{{"id", "when", "precision", "type", "modes", "aux", "actors", "recipients", "place", "text", "background", "articles", "origins", "grade"}}
		for _, x := range d.Events {
			out = append(out, append([]string{x.ID, x.When.Value, string(x.When.Precision), x.Type, list(x.Modes), list(x.Aux), who(x.Actors...), who(x.Recipients...),
				who(string(x.Place)), x.Text, strconv.FormatBool(x.Background)}, support(x.Articles, x.Origins, x.Grade)...))
		}
		return out
	case "figures":
		out := [][]string{{"id", "measure", "of", "unit", "scope", "as_of", "verdict", "low", "best", "high", "qualifier", "text", "articles", "origins", "grade"}}
		for _, x := range d.Figures {
			for _, r := range x.Readings {
				out = append(out, append([]string{x.ID, x.Measure, x.Of, x.Unit, x.Scope, string(x.AsOf), x.Verdict, number(r.Low), number(r.Best), number(r.High),
					r.Qualifier, r.Text}, support(r.Articles, x.Origins, x.Grade)...))
			}
		}
		return out
	}
	out := [][]string{{"id", "kind", "about", "note", "value", "articles", "origins", "grade"}}
	for _, x := range d.Differences {
		for _, r := range x.Readings {
			out = append(out, append([]string{x.ID, x.Kind, x.About, x.Note, r.Value}, support(r.Articles, x.Origins, x.Grade)...))
		}
	}
	return out
}

func statementRows(d *news.Dossier, who func(...string) string) [][]string {
	out := [][]string{{"id", "speaker", "source", "mode", "alignment", "said", "where", "to", "relay", "words", "article", "articles", "origins", "grade"}}
	for _, x := range d.Statements {
		speaker := ""
		if x.Speaker.Entity != "" {
			speaker = who(string(x.Speaker.Entity))
		}
		for _, r := range x.Renderings {
			var words []string
			for _, e := range r.Content {
				words = append(words, e.Text)
			}
			out = append(out, append([]string{x.ID, speaker, x.Speaker.Text, r.Mode, x.Alignment, x.Said.When.Value, who(string(x.Said.Where)), who(string(x.Said.To)),
				who(string(x.Relay)), strings.Join(words, " … "), r.Article}, support(x.Articles, x.Origins, x.Grade)...))
		}
	}
	return out
}

func list(s []string) string { return strings.Join(s, "; ") }

func number(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

func support(articles []string, origins int, g news.Grade) []string {
	return []string{list(articles), strconv.Itoa(origins), string(g)}
}
