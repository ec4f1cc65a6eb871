package api

import (
	"bytes"
	"fmt"
	"net/http"
	"strings"

	"synoptic/news"
	"synoptic/render/form"
)

// export answers with a record as a file to be kept.
func (a *API) export(w http.ResponseWriter, r *http.Request) {
	file := r.PathValue("file")
	f, ok := form.Find(file)
	if !ok {
		a.fail(w, r, &news.Error{Kind: news.Missing, Hint: "there are " + strings.Join(files(), ", "),
			Err: fmt.Errorf("a record does not leave in that form")})
		return
	}
	rec, err := a.shelf.Record(r.Context(), r.PathValue("id"))
	if err != nil {
		a.fail(w, r, err)
		return
	}
	var b bytes.Buffer
	if err := f.Write(&b, rec.Dossier); err != nil {
		a.fail(w, r, err)
		return
	}
	if f.About != "" {
		w.Header().Set("Link", "<"+f.About+`>; rel="profile"`)
	}
	w.Header().Set("Content-Disposition", `attachment; filename="`+fileName(rec.Entry.ID)+"-"+file+`"`)
	write(w, r, f.Media, b.Bytes())
}

// files are the names of the forms.
func files() (out []string) {
	for _, f := range form.Forms() {
		out = append(out, f.File)
	}
	return out
}

func fileName(id string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r == '-' {
			return r
		}
		return '_'
	}, id)
}
