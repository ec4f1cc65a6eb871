// Package render writes a dossier for readers and programs: text for the
// terminal, Markdown, one self-contained HTML page, JSON; and what the language
// engine sees in an article. The same dossier gives the same bytes.
package render

import (
	"encoding/json"
	"io"

	"synoptic/news"
)

// JSON writes the dossier as the contract says, indented, in UTF-8.
func JSON(w io.Writer, d *news.Dossier) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(d)
}
