package news

import (
	"context"
	"encoding/json"
	"iter"
	"time"
)

// Raw is one item as it was taken in, before anything was read in it: a page,
// a wire item, one line of a JSON-lines file, one feed entry. It is kept for
// good, so that a better reader can read it again.
type Raw struct {
	ID       string            // hash of media, address and body: the same item taken in twice is one
	Location string            // path or address, with the line or record inside it
	URL      string            // of the item itself, "" when not known
	Media    string            // what Body is: a media type, "text/html", "application/json" …
	Hints    map[string]string // what the carrier says of it: outlet, source, title, byline, published, updated, language, feed
	Observed time.Time         // when it was seen; zero when the carrier does not say
	Body     []byte
}

// State tells how far an item has come.
type State string

// The states of an item. Kept: taken in, not read. Read: its article and
// layers are there, and it waits for its place. Placed: it stands in a story.
// Same: it adds nothing to an article that was there before. Dead: it could
// not be read; the reason is kept, and it can be tried again. A change that
// makes an item read or dead takes effect on a kept one alone: of two that
// read it, the first counts.
const (
	StateKept   State = "kept"
	StateRead   State = "read"
	StatePlaced State = "placed"
	StateSame   State = "same"
	StateDead   State = "dead"
)

// Item is a Raw with its place in the log and what became of it. Articles are
// placed in the order of the log, whoever read them and whenever, so that the
// stories do not depend on the number of workers.
type Item struct {
	Seq   int64 // from 1, in the order of keeping
	Raw   *Raw  // nil where only the state was asked for
	State State
	Why   string // of a dead item: the reason; of a same one: the article it repeats
	Tries int    // readings that failed
	Read  *Kept
}

// Kept is what the reader made of an item: the article with its layers.
type Kept struct {
	Article   *Article
	Canonical string // address that names the article, "" when it has none
	Publisher string // "" when not known
	Family    string // publishers of one owner share it; "" when not known
	Doc       []byte // the layers, as package engine packs them
	Key       []byte // what the article is placed by, as package story packs it
	Reader    string // version of the reader that made it
	Revises   string // id of the article that this is a later revision of, "" for a first
	Story     string // id of the story it was placed in, "" while it is not
	Home      string // the story that it is of but for what people judged; "" where that is Story
}

// Move is one decision about stories, kept with its reasons. Seq is the item
// that brought it about, N counts the moves of that item.
type Move struct {
	Seq     int64           `json:"seq"`
	N       int             `json:"n"`
	Kind    string          `json:"kind"` // open, attach, merge, split, link
	Article string          `json:"article,omitempty"`
	Story   string          `json:"story"`
	Other   string          `json:"other,omitempty"` // the story merged in, split off or linked
	Reasons json.RawMessage `json:"reasons"`
}

// StoryEntry is one event as a group of articles. Version grows with every
// change of its articles. Title, Origins and Composed (the version that the
// record at hand was made of) come from the latest edition: writing a
// StoryEntry leaves them as they are, writing an Edition leaves the rest.
type StoryEntry struct {
	ID       string    `json:"id"` // of its founding article
	Title    string    `json:"title"`
	Redirect string    `json:"redirect,omitempty"` // the story that it was merged into
	Line     string    `json:"line,omitempty"`     // the storyline: id of the first story of the process
	Articles int       `json:"articles"`
	Origins  int       `json:"origins"` // as the record counts them; 0 while there is none
	First    time.Time `json:"first"`   // publication of the earliest and the latest article; zero when unknown
	Last     time.Time `json:"last"`
	Version  int64     `json:"version"`
	Composed int64     `json:"composed"`
}

// Edition is a story's dossier as it is kept, one for every time it changed.
type Edition struct {
	Story   string
	Version int64 // of the story
	Title   string
	Origins int
	Dossier []byte // JSON, as the contract has it
}

// Note is a small record of the house: a source and its state, a checkpoint of
// an import, a judgement, a setting. Kind and Key name it.
type Note struct {
	Kind, Key string
	Value     json.RawMessage // null deletes it
}

// Guard is a counter of the store that a change depends on: the change is
// refused with an error of kind Conflict when the counter does not stand at
// Was, and moves it to Is.
type Guard struct {
	Name    string
	Was, Is int64
}

// Change is what is written at once: all of it or nothing.
type Change struct {
	Guards   []Guard
	Keep     []*Raw  // appended to the log in this order; one that is there already is passed over
	Items    []*Item // state, why, tries and what was read of items, by Seq
	Moves    []Move
	Stories  []*StoryEntry // by ID, whole
	Editions []Edition
	Notes    []Note
	Forget   []int64  // items to delete, with what was read in them and the moves they brought about
	Drop     []string // stories to delete, with their editions
}

// ItemQuery asks for items in the order of the log.
type ItemQuery struct {
	After  int64    // only Seq > After
	States []State  // nil: any
	IDs    []string // article ids; nil: any
	Story  string   // "" : any
	Home   string   // the story that they are of but for what people judged; "": any
	URL    string   // canonical address; "": any
	Limit  int      // 0: all
	Key    bool     // with Kept.Key
	Raw    bool     // with Raw.Body
	Doc    bool     // with Kept.Doc and the article's text
}

// StoryQuery asks for stories, the latest changed last article first.
type StoryQuery struct {
	IDs    []string
	Stale  bool   // only those whose record is older than their articles
	Line   string // only those of a storyline
	Merged bool   // with those that were merged into another
	Before string // page on: the id of the last story of the page before
	Limit  int    // 0: all
}

// SearchQuery is full-text search. Text has words, "phrases", AND, OR, NOT and
// parentheses, and fields: outlet:, title:, person:, place:.
type SearchQuery struct {
	Text        string
	Kinds       []string // article, statement, entity; nil: all
	From, Until string   // days, YYYY-MM-DD, inclusive; "": open
	Limit       int
	After       string // page on: Hit.Page of the last hit
	Newest      bool   // the latest day first, not the best match
}

// Hit is one thing found.
type Hit struct {
	Kind    string `json:"kind"`
	ID      string `json:"id"`
	Story   string `json:"story"`
	Title   string `json:"title"` // plain text, as is Snippet; the words found stand between U+E000 and U+E001
	Snippet string `json:"snippet"`
	Day     string `json:"day"`
	Page    string `json:"-"`
}

// Reader gives what is kept. Sequences end with an error in their second
// place; an id that is not there gives an error of kind Missing.
type Reader interface {
	Items(ctx context.Context, q ItemQuery) iter.Seq2[*Item, error]
	Moves(ctx context.Context, after int64, story, article string) iter.Seq2[Move, error] // in the order made
	Stories(ctx context.Context, q StoryQuery) iter.Seq2[*StoryEntry, error]
	Editions(ctx context.Context, story string, since int64) iter.Seq2[Edition, error] // oldest first
	Notes(ctx context.Context, kind, prefix string) iter.Seq2[Note, error]             // by key
	Counter(ctx context.Context, name string) (int64, error)                           // 0 for one never set
	Search(ctx context.Context, q SearchQuery) ([]Hit, error)
}

// Store keeps. Commit writes a change wholly or not at all and may be repeated:
// the same change a second time changes nothing.
type Store interface {
	Reader
	Commit(ctx context.Context, c *Change) error
	Close() error
}
