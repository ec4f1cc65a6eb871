// Package timex finds temporal expressions and resolves them.
package timex

import "synoptic/news"

// Read gives the temporal expressions in the order of the text.
func Read(d *news.Doc) []news.Timex { return nil }

// Infer gives the publication date of each report of one event.
func Infer(docs []*news.Doc) []news.Published {
	out := make([]news.Published, len(docs))
	for i, d := range docs {
		out[i] = d.Article.Published
	}
	return out
}
