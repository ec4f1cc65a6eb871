package news

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Judgement is one act of a person on what the engine read: what two names
// are, what a line is worth, how somebody is called and on whose side, who
// said something, which articles are of one story, or that an earlier act is
// taken back. It is keyed to content (names, the words a line rests on, the
// hash of an article's text), not to ids of a record, so that it holds over
// every new reading. A and B name people or bodies, each with the side that
// tells it from a namesake where one is given; On is what else it is about. By
// is who judged, When the time (RFC 3339 in UTC, or a day; "" unknown), Why the
// reason in plain words. ID is made of all the rest (Seal).
type Judgement struct {
	A       Named    `json:"a,omitzero"`
	B       Named    `json:"b,omitzero"`
	On      *Subject `json:"on,omitempty"`
	Verdict string   `json:"verdict"`
	By      string   `json:"by"`
	When    string   `json:"when,omitempty"`
	Why     string   `json:"why"`
	ID      string   `json:"id,omitempty"`
}

// Named is a person or body by one of its names and, where it is needed, the
// side it is on.
type Named struct {
	Name  string `json:"name"`
	Party string `json:"party,omitempty"`
}

// Subject is what a judgement is about where it is not about names: a line of a
// record, articles and those that they are put with, or another act by its id.
type Subject struct {
	Line     *LineKey     `json:"line,omitempty"`
	Articles []ArticleKey `json:"articles,omitempty"`
	With     []ArticleKey `json:"with,omitempty"`
	Act      string       `json:"act,omitempty"`
}

// LineKey names a line of a record by what it is made of: the part of the
// record, what the line claims in a form that two readings share, and the words
// it rests on. Text is the line as it was shown, for who reads the log.
type LineKey struct {
	Part  string   `json:"part"` // meetings, statements, positions, events, figures, differences
	Says  string   `json:"says"`
	Text  string   `json:"text"`
	Words []Anchor `json:"words"`
}

// Anchor is evidence by content: Hash is that of the whole text of its article
// (TextHash); Article and URL find the article again where its text changed.
type Anchor struct {
	Evidence
	Hash string `json:"hash"`
	URL  string `json:"url,omitempty"`
}

// ArticleKey names an article: ID is made of its content, URL is its canonical
// address, Title for who reads the log.
type ArticleKey struct {
	ID    string `json:"id"`
	URL   string `json:"url,omitempty"`
	Title string `json:"title,omitempty"`
}

// The verdicts on two names; what is undecided is not tied together. Undecided
// is also said of a line.
const (
	JudgedSame      = "same"
	JudgedDifferent = "different"
	JudgedUndecided = "undecided"
)

// The other verdicts.
const (
	JudgedConfirmed = "confirmed" // the line On says what its words say
	JudgedWrong     = "wrong"     // it does not
	JudgedSpeaker   = "speaker"   // the statement On was made by B
	JudgedPin       = "pin"       // the line On is to stand out
	JudgedNote      = "note"      // Why is to stand beside the line On
	JudgedRename    = "rename"    // A is called as B says
	JudgedSide      = "side"      // A is on the side that B says
	JudgedMerge     = "merge"     // On's articles, and With, are of one story with all of their stories
	JudgedMove      = "move"      // On's articles are of the story of With
	JudgedOut       = "out"       // On's articles are of a story of their own
	JudgedUndo      = "undo"      // On's act is taken back
)

// JudgedByEngine marks the engine's own judgements, which give way to any other.
const JudgedByEngine = "engine"

// TextHash gives the hash by which an Anchor names a text: twelve hex digits of
// its SHA-256.
func TextHash(text string) string {
	h := sha256.Sum256([]byte(text))
	return hex.EncodeToString(h[:6])
}

// Seal gives the judgement with its id: 16 hex digits of the SHA-256 of all the
// rest as JSON.
func (j Judgement) Seal() Judgement {
	j.ID = ""
	b, err := json.Marshal(j)
	if err != nil { // strings and numbers alone
		panic("news: a judgement is not JSON: " + err.Error())
	}
	h := sha256.Sum256(b)
	j.ID = hex.EncodeToString(h[:8])
	return j
}

// Kind tells what a judgement is about: "names", "line", "story" or "act"; ""
// where there is no such verdict.
func (j Judgement) Kind() string {
	switch j.Verdict {
	case JudgedUndecided:
		if j.On != nil {
			return "line"
		}
		return "names"
	case JudgedSame, JudgedDifferent, JudgedRename, JudgedSide:
		return "names"
	case JudgedConfirmed, JudgedWrong, JudgedSpeaker, JudgedPin, JudgedNote:
		return "line"
	case JudgedMerge, JudgedMove, JudgedOut:
		return "story"
	case JudgedUndo:
		return "act"
	}
	return ""
}

// Bounds of a judgement, so that a log stays readable whoever writes in it.
const (
	mostWords    = 4000 // bytes of a reason or a name
	mostAnchors  = 2000
	mostArticles = 5000
)

// Check refuses a judgement that does not say of what, or what; the error is of
// kind Usage.
func (j Judgement) Check() error {
	bad := func(format string, args ...any) error {
		return &Error{Kind: Usage, Hint: `a judgement is {"a": {"name": …}, "b": {"name": …}, "verdict": "same", "different" or "undecided", "by": …, "why": …}, or another act as synoptic judgements --json writes it`,
			Err: fmt.Errorf(format, args...)}
	}
	blank := func(s string) bool { return strings.TrimSpace(s) == "" }
	if blank(j.By) || j.By == JudgedByEngine {
		return bad("a judgement says whose it is")
	}
	if j.When != "" && moment(j.When).IsZero() {
		return bad("%q is no time", j.When)
	}
	for _, s := range []string{j.A.Name, j.A.Party, j.B.Name, j.B.Party, j.By, j.Why} {
		if len(s) > mostWords {
			return bad("a name or reason of %d bytes is too long", len(s))
		}
	}
	var on Subject
	if j.On != nil {
		on = *j.On
	}
	switch j.Kind() {
	case "line":
		switch {
		case on.Line == nil || len(on.Line.Words) == 0 || len(on.Line.Words) > mostAnchors:
			return bad("%s is said of a line, by the words it rests on", j.Verdict)
		case j.Verdict == JudgedSpeaker && (blank(j.B.Name) || on.Line.Part != "statements"):
			return bad("speaker is said of a statement, with the name of who made it")
		case j.Verdict == JudgedNote && blank(j.Why):
			return bad("a note has words")
		}
	case "story":
		switch {
		case len(on.Articles) == 0 || len(on.Articles)+len(on.With) > mostArticles:
			return bad("%s is said of articles", j.Verdict)
		case len(on.With) == 0 && j.Verdict != JudgedOut:
			return bad("%s says with which articles", j.Verdict)
		}
	case "act":
		if on.Act == "" {
			return bad("undo says which act")
		}
	case "names":
		return j.checkNames(bad)
	default:
		return bad("%q is no verdict", j.Verdict)
	}
	return nil
}

func (j Judgement) checkNames(bad func(string, ...any) error) error {
	blank := func(s string) bool { return strings.TrimSpace(s) == "" }
	switch {
	case j.Verdict == JudgedRename && (blank(j.A.Name) || blank(j.B.Name)):
		return bad("rename says who, and the name")
	case j.Verdict == JudgedSide && (blank(j.A.Name) || blank(j.B.Party)):
		return bad("side says who, and on which side")
	case j.Verdict == JudgedRename || j.Verdict == JudgedSide:
		return nil
	case blank(j.A.Name) || blank(j.B.Name):
		return bad("a judgement names two")
	case j.A == j.B:
		return bad("%s: both names are one", j.A.Name)
	}
	return nil
}

// moment reads a When; the zero time is what cannot be read.
func moment(s string) time.Time {
	for _, layout := range []string{time.RFC3339Nano, time.DateOnly} {
		if t, err := time.Parse(layout, s); err == nil {
			return t
		}
	}
	return time.Time{}
}

// Compare orders acts by time, and those of one time by id: an order that does
// not depend on how they came together.
func (j Judgement) Compare(o Judgement) int {
	return cmp.Or(moment(j.When).Compare(moment(o.When)), cmp.Compare(j.ID, o.ID))
}

// Standing gives the acts that stand: sealed, each once, in order of time (the
// order of Compare), without those that an undo that stands takes back, and
// without the undoes. An undo may itself be taken back.
func Standing(acts []Judgement) []Judgement {
	undone := Undone(acts)
	var out []Judgement
	seen := map[string]bool{}
	for _, j := range acts {
		if j = j.Seal(); seen[j.ID] || j.Verdict == JudgedUndo || undone[j.ID] != "" {
			continue
		}
		seen[j.ID] = true
		out = append(out, j)
	}
	slices.SortFunc(out, Judgement.Compare)
	return out
}

// Undone gives, for the ids of acts that are taken back, the id of the act that
// does it: the first in the order of Compare of those that stand.
func Undone(acts []Judgement) map[string]string {
	by := map[string][]Judgement{} // the undoes of an act
	for _, j := range acts {
		if j.Verdict == JudgedUndo && j.On != nil {
			by[j.On.Act] = append(by[j.On.Act], j.Seal())
		}
	}
	out := map[string]string{}
	var look func(id string, deep int) string
	look = func(id string, deep int) string {
		if u, ok := out[id]; ok || deep > len(acts) { // ids are hashes: there is no ring
			return u
		}
		u := ""
		list := by[id]
		slices.SortFunc(list, Judgement.Compare)
		for _, j := range list {
			if look(j.ID, deep+1) == "" {
				u = j.ID
				break
			}
		}
		out[id] = u
		return u
	}
	for id := range by {
		look(id, 0)
	}
	for id, u := range out {
		if u == "" {
			delete(out, id)
		}
	}
	return out
}
