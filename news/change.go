package news

// DiffSchema is the number of the form in which two records are compared.
const DiffSchema = "synoptic.diff/1"

// The ways a line can have changed between two records.
const (
	ChangeAdded     = "added"     // the later record alone has it
	ChangeWithdrawn = "withdrawn" // the earlier record alone has it
	ChangeMoved     = "moved"     // both have it, and it says something else
	ChangeConfirmed = "confirmed" // it says the same and more independent origins carry it
	ChangeWeakened  = "weakened"  // it says the same and fewer origins carry it
)

// Diff is what became of a record: how a later dossier of a story differs from
// an earlier one. Its lists are in a fixed order and never nil.
type Diff struct {
	Schema    string         `json:"schema"`
	From      DiffSide       `json:"from"`
	To        DiffSide       `json:"to"`
	Articles  ArticleChanges `json:"articles"`
	Changes   []LineChange   `json:"changes"`
	Unchanged int            `json:"unchanged"` // lines that say the same
}

// DiffSide names one of the two records.
type DiffSide struct {
	Story         string `json:"story"`
	Title         string `json:"title"`
	Articles      int    `json:"articles"`
	Origins       int    `json:"origins"`
	LastPublished Null   `json:"last_published"`
}

// ArticleChanges lists the articles that came, went, or are at hand with
// another text.
type ArticleChanges struct {
	Added     []ArticleRef `json:"added"`
	Withdrawn []ArticleRef `json:"withdrawn"`
	Revised   []ArticleRef `json:"revised"`
}

// ArticleRef names an article of one of the two records.
type ArticleRef struct {
	ID        string `json:"id"`
	Location  string `json:"location"`
	Outlet    Null   `json:"outlet"`
	Title     Null   `json:"title"`
	Published Date   `json:"published"`
}

// LineChange is one line that was added, withdrawn or moved. Part is person,
// meeting, statement, position, event, figure or difference; From and To are
// the ids of the line before and after. About names the line, Text is what it
// says (the later record's words where it is there). Articles are those that
// made it so: of the later record, or of the earlier one where the line was
// withdrawn, with the words.
type LineChange struct {
	Kind     string        `json:"kind"`
	Part     string        `json:"part"`
	From     Null          `json:"from"`
	To       Null          `json:"to"`
	About    string        `json:"about"`
	Text     string        `json:"text"`
	Fields   []FieldChange `json:"fields"`
	Why      string        `json:"why"` // for what was withdrawn or weakened: what took it away
	Articles []string      `json:"articles"`
	Evidence []Evidence    `json:"evidence"`
}

// FieldChange is one thing that a line said and what it says now; "" where
// one of the records says nothing of it.
type FieldChange struct {
	Field    string     `json:"field"`
	Before   string     `json:"before"`
	After    string     `json:"after"`
	Articles []string   `json:"articles"`
	Evidence []Evidence `json:"evidence"`
}
