// Package reply holds what the desk answers programs with, and what they ask it
// with, beside the words of news: api writes these types as JSON and client reads
// them.
package reply

import "synoptic/news"

// StoryView is a story with its articles, in the order in which they came.
type StoryView struct {
	Story    *news.StoryEntry `json:"story"`
	Articles []ArticleEntry   `json:"articles"`
}

// ArticleEntry is an article without its text.
type ArticleEntry struct {
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

// ArticleView is an article with its text.
type ArticleView struct {
	ArticleEntry
	Text string `json:"text"`
}

// EditionList are the latest editions of a story's record, the oldest first.
type EditionList struct {
	Story    string `json:"story"`
	Editions []Step `json:"editions"`
}

// SearchHit is one thing found. Snippet is plain text; Found are the byte offsets of
// the words in it.
type SearchHit struct {
	Kind    string      `json:"kind"` // article, statement, entity
	ID      string      `json:"id"`
	Story   news.Null   `json:"story"`
	Title   string      `json:"title"`
	Day     news.Null   `json:"day"`
	Snippet string      `json:"snippet"`
	Found   []news.Span `json:"found"`
}

// Me is who asks. Token is the id of the API token that asks for the person.
type Me struct {
	Name  string    `json:"name"`
	Role  string    `json:"role"` // reader, analyst or admin
	Token news.Null `json:"token"`
}

// Step is one edition of a record and what it brought.
type Step struct {
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

// Portrait is somebody or something as the records of several stories show it:
// those that name an entity of the same type by the same full name, or a person
// by a name that is the same in another spelling, on the same side.
type Portrait struct {
	Name   string          `json:"name"`
	Type   news.EntityType `json:"type"`
	Names  []string        `json:"names"` // every spelling seen, the commonest first
	Scenes []Scene         `json:"scenes"`
	About  []news.Hit      `json:"about"` // statements of others that name it
	More   bool            `json:"more"`  // there are more stories than are shown
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

// Outlet is what the store has of one outlet: its articles, the latest first,
// with what each has alone in its story, whose words it carries, and what it
// changed without a word.
type Outlet struct {
	Name      string          `json:"name"`
	Publisher string          `json:"publisher"` // "" when not known
	Family    string          `json:"family"`    // publishers of one owner share it
	Articles  []OutletArticle `json:"articles"`
	More      bool            `json:"more"` // there are more articles than are shown
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
// to In, between the words Before and After, which both forms have. Of a long
// stretch the beginning is given.
type Edit struct {
	Part   string `json:"part"` // title, text
	Before string `json:"before"`
	Out    string `json:"out"`
	In     string `json:"in"`
	After  string `json:"after"`
}

// Dead is an item that could not be read.
type Dead struct {
	Seq      int64  `json:"seq"` // its place in the log, for synoptic replay
	Location string `json:"location"`
	URL      string `json:"url,omitempty"`
	Media    string `json:"media,omitempty"`
	Why      string `json:"why"`
	Tries    int    `json:"tries"`
}

// Status is how far the stream has come.
type Status struct {
	Kept    int64 `json:"kept"`    // items taken in since the store was made
	Placed  int64 `json:"placed"`  // of them, those that were read and have their place
	Waiting int64 `json:"waiting"` // kept and not placed yet
	Stale   int   `json:"stale"`   // stories whose record is older than their articles, counted up to most
	Dead    int   `json:"dead"`    // items that could not be read, counted up to most
	Most    int   `json:"most"`    // where counting ends
}

// Source is a source that is followed and how it does.
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

// Asked is a judgement to make, as a program or a form asks for it: a line by its id in
// the latest record of a story, or stories and articles by theirs. What is kept
// names them by their content. Line with Story is what is judged; To is the
// story that articles, or a whole story, are put into.
type Asked struct {
	Verdict  string      `json:"verdict"`
	Why      string      `json:"why,omitempty"`
	Story    string      `json:"story,omitempty"`
	Line     string      `json:"line,omitempty"`
	A        *news.Named `json:"a,omitempty"`
	B        *news.Named `json:"b,omitempty"`
	Articles []string    `json:"articles,omitempty"`
	To       string      `json:"to,omitempty"`
	Act      string      `json:"act,omitempty"`
}

// JudgementEntry is one act of the log of judgements and what became of it.
type JudgementEntry struct {
	news.Entry
	Fate news.Fate `json:"fate"`
}
