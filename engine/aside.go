package engine

import (
	"errors"

	"synoptic/news"
	"synoptic/story"
)

var errNothing = errors.New("nothing usable among the inputs")

// setAside splits off the docs that are about something else than most are.
func setAside(docs []*news.Doc) ([]*news.Doc, []news.Aside) {
	in, out := story.Event(docs)
	kept := make([]*news.Doc, 0, len(in))
	for _, i := range in {
		kept = append(kept, docs[i])
	}
	aside := []news.Aside{}
	for _, o := range out {
		aside = append(aside, news.Aside{Location: docs[o.Index].Article.Location, Why: o.Why})
	}
	return kept, aside
}
