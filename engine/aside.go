package engine

import (
	"errors"

	"synoptic/news"
)

var errNothing = errors.New("nothing usable among the inputs")

// setAside splits off the docs that are about something else.
func setAside(docs []*news.Doc) ([]*news.Doc, []news.Aside) { return docs, []news.Aside{} }
