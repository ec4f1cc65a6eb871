package data

import (
	"bytes"
	"context"
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
