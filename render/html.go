package render

import (
	"io"
	"synoptic/news"
)

// HTML placeholder until the page is in.
func HTML(w io.Writer, d *news.Dossier) error { return Markdown(w, d) }
