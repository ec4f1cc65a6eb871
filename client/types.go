package client

import (
	"encoding/json"
	"time"

	"synoptic/api/reply"
)

// What the desk answers and takes, under the names of this package.
type (
	Story         = reply.StoryView      // a story with its articles, in the order in which they came
	Entry         = reply.ArticleEntry   // an article without its text
	Article       = reply.ArticleView    // an article with its text, which all offsets count in
	Editions      = reply.EditionList    // the latest editions of a story's record, the oldest first
	Edition       = reply.Step           // what one edition brought
	Line          = reply.Line           // one line of a record in a few words
	Entity        = reply.Portrait       // somebody or something across stories
	Scene         = reply.Scene          // what one story's record has of an entity
	Outlet        = reply.Outlet         // an outlet by its latest articles
	OutletArticle = reply.OutletArticle  // one article of an outlet
	Edit          = reply.Edit           // one place at which a later form of an article differs
	Hit           = reply.SearchHit      // one thing found
	Source        = reply.Source         // a source that is followed
	Dead          = reply.Dead           // an item that could not be read
	Status        = reply.Status         // the state of the stream
	Me            = reply.Me             // who asks
	Judged        = reply.JudgementEntry // one act of the log of judgements, and what became of it
	Ask           = reply.Asked          // a judgement to make
)

// Alerts are searches and stories that are kept an eye on.
type Alerts struct {
	Alerts []Alert `json:"alerts"`
	Events []Found `json:"events"`
}

// Alert is one search or story that is kept an eye on.
type Alert struct {
	Name  string    `json:"name"`
	Query string    `json:"query,omitempty"`
	Kinds []string  `json:"kinds,omitempty"` // article, statement, entity; none: all
	Story string    `json:"story,omitempty"`
	Hook  string    `json:"hook,omitempty"` // the address that is told
	By    string    `json:"by,omitempty"`
	Made  time.Time `json:"made"`
}

// Found is something new of an alert, and how the telling of it stands.
type Found struct {
	ID    string          `json:"id"`
	Alert string          `json:"alert"`
	Found time.Time       `json:"found"`
	State string          `json:"state"` // kept, waiting, told, failed
	Tries int             `json:"tries"`
	Next  time.Time       `json:"next,omitzero"`
	Error string          `json:"error,omitempty"`
	Body  json.RawMessage `json:"body"` // what is sent
}
