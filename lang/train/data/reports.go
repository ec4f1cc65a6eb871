package data

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"

	"synoptic/fetch"
	"synoptic/news"
)

// Reports gives the articles of a group from the folder of the bench, as the program reads them,
// with the names of the labels for ids.
func (g Group) Reports(bench string) ([]*news.Article, error) {
	_, lines, err := Articles(filepath.Join(bench, filepath.FromSlash(g.File)), g.Articles)
	if err != nil {
		return nil, err
	}
	var out []*news.Article
	for a, err := range fetch.Read(context.Background(), []string{"-"}, fetch.Options{Stdin: bytes.NewReader(lines)}) {
		if err != nil {
			return nil, err
		}
		out = append(out, a)
	}
	return out, nil
}

// Place is where a label points: bytes of an article, by the name that the labels give it.
type Place struct {
	Article string
	news.Span
}

// ParsePlace reads a place as labels have it, "@000:120-134".
func ParsePlace(s string) (p Place, err error) {
	_, err = fmt.Sscanf(s, "@%3s:%d-%d", &p.Article, &p.Start, &p.End)
	return p, err
}

// Met tells whether words of a report are at a place.
func (p Place) Met(e news.Evidence) bool { return p.Article == e.Article && p.Overlaps(e.Span()) }
