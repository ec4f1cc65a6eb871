package timex

import "synoptic/news"

// Infer gives the publication date of each report of one event.
func Infer(docs []*news.Doc) []news.Published {
	out := make([]news.Published, len(docs))
	for i, d := range docs {
		out[i] = d.Article.Published
	}
	return out
}
