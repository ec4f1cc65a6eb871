package client

import (
	"encoding/json"
	"time"

	"synoptic/news"
)

// Story is a story with its articles, in the order in which they came.
type Story struct {
	Story    *news.StoryEntry `json:"story"`
	Articles []Entry          `json:"articles"`
}

// Entry is an article without its text.
type Entry struct {
	ID        string         `json:"id"`
	URL       news.Null      `json:"url"`
	Location  string         `json:"location"`
	Outlet    news.Null      `json:"outlet"`
	Title     news.Null      `json:"title"`
	Byline    news.Null      `json:"byline"`
	Language  news.Null      `json:"language"`
	Published news.Published `json:"published"`
	Revises   news.Null      `json:"revises"` // the article that this is a later revision of
	Story     news.Null      `json:"story"`
}

// Article is an article with its text, which all offsets count in.
type Article struct {
	Entry
	Text string `json:"text"`
}

// Editions are the latest editions of a story's record, the oldest first.
type Editions struct {
	Story    string    `json:"story"`
	Editions []Edition `json:"editions"`
}

// Edition tells what one edition brought.
type Edition struct {
	Version  int64  `json:"version"`
	Title    string `json:"title"`
	Updated  string `json:"updated"` // when its latest article came out, as far as known
	Articles int    `json:"articles"`
	Lines    int    `json:"lines"`
	New      []Line `json:"new"`  // lines that the edition before had not
	Gone     []Line `json:"gone"` // lines that it has no more
}

// Line is one line of a record in a few words.
type Line struct {
	ID   string `json:"id"`
	Part string `json:"part"` // meetings, statements, positions, events, figures, differences
	Text string `json:"text"`
}

// Entity is somebody or something across stories.
type Entity struct {
	Name   string          `json:"name"`
	Type   news.EntityType `json:"type"`
	Names  []string        `json:"names"` // every spelling seen, the commonest first
	Scenes []Scene         `json:"scenes"`
	About  []news.Hit      `json:"about"` // statements of others that name it
	More   bool            `json:"more"`  // there are more stories than are given
}

// Scene is what one story's record has of an entity.
type Scene struct {
	Story      *news.StoryEntry `json:"story"`
	Entity     news.Entity      `json:"entity"`
	Statements []news.Statement `json:"statements"`
	Positions  []news.Position  `json:"positions"`
	Meetings   []news.Meeting   `json:"meetings"`
	Events     []news.Happening `json:"events"`
}

// Outlet is an outlet by its latest articles.
type Outlet struct {
	Name      string          `json:"name"`
	Publisher string          `json:"publisher"` // "" when not known
	Family    string          `json:"family"`    // publishers of one owner share it
	Articles  []OutletArticle `json:"articles"`
	More      bool            `json:"more"` // there are more articles than are given
}

// OutletArticle is one article of an outlet.
type OutletArticle struct {
	ID       string           `json:"id"`
	Title    string           `json:"title"`
	Day      string           `json:"day"`
	Story    *news.StoryEntry `json:"story"`
	Alone    []Line           `json:"alone"`    // lines of the story's record that this article alone has
	Lines    int              `json:"lines"`    // lines of the record that it has
	Sharing  []string         `json:"sharing"`  // outlets of the story with the same origin
	Agencies []string         `json:"agencies"` // whose words it carries, as it says
	Revises  string           `json:"revises"`  // the article that it is a later form of
	Out      int              `json:"out"`      // words that this form left out
	In       int              `json:"in"`       // and that it put in
	Edits    []Edit           `json:"edits"`    // both, place by place, of the title first; the first of many
	More     int              `json:"more"`     // places beyond them
}

// Edit is one place at which a later form of an article differs: Out gave way
// to In, between the words Before and After, which both forms have.
type Edit struct {
	Part   string `json:"part"` // title, text
	Before string `json:"before"`
	Out    string `json:"out"`
	In     string `json:"in"`
	After  string `json:"after"`
}

// Hit is one thing found. Found are the byte offsets of the words in Snippet.
type Hit struct {
	Kind    string      `json:"kind"` // article, statement, entity
	ID      string      `json:"id"`
	Story   news.Null   `json:"story"`
	Title   string      `json:"title"`
	Day     news.Null   `json:"day"`
	Snippet string      `json:"snippet"`
	Found   []news.Span `json:"found"`
}

// Source is a source that is followed.
type Source struct {
	Address string `json:"address"`
	Kind    string `json:"kind"`
	Title   string `json:"title"`
	Health  string `json:"health"` // ok, failing, given up, new
	Error   string `json:"error"`
	Fails   int    `json:"fails"`  // in a row
	Items   int    `json:"items"`  // taken in so far
	Worked  string `json:"worked"` // RFC 3339; "" for never
	Next    string `json:"next"`
}

// Dead is an item that could not be read.
type Dead struct {
	Seq      int64  `json:"seq"` // its place in the log
	Location string `json:"location"`
	URL      string `json:"url,omitempty"`
	Media    string `json:"media,omitempty"`
	Why      string `json:"why"`
	Tries    int    `json:"tries"`
}

// Status is the state of the stream.
type Status struct {
	Kept    int64 `json:"kept"`    // items taken in since the store was made
	Placed  int64 `json:"placed"`  // of them, those that were read and have their place
	Waiting int64 `json:"waiting"` // kept and not placed yet
	Stale   int   `json:"stale"`   // stories whose record is older than their articles, counted up to Most
	Dead    int   `json:"dead"`    // items that could not be read, counted up to Most
	Most    int   `json:"most"`    // where counting ends
}

// Me is who asks.
type Me struct {
	Name  string    `json:"name"`
	Role  string    `json:"role"`  // reader, analyst or admin
	Token news.Null `json:"token"` // id of the API token that asks
}

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
