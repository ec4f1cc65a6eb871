package want

import "strings"

// The forms in which what a stance is about may follow its word.
const (
	thing    = 1 << iota // a noun phrase: "demanded a recount"
	toDo                 // "to" and a verb, the same party's deed: "refused to sign"
	toBid                // somebody and "to" and a verb: "urged Peru to sign"
	that                 // a clause: "denied that it had signed"
	should               // a clause of what is to be: "proposed that Peru sign"
	doing                // a gerund: "rejected signing"
	barring              // somebody, "from" and a gerund: "barred Peru from signing"
	toward               // somebody: "backed Peru"
	nominal              // the word is a noun: a verb may follow what it is about
	ofPaper              // with thing: it is also said of things that nobody turns down or agrees to
	ofMatter             // with thing: whatever it is said of is an issue where it is spoken of besides
)

// formNames are the forms as tables name them.
var formNames = map[string]int{"thing": thing, "paper": thing | ofPaper, "matter": thing | ofPaper | ofMatter, "toDo": toDo, "toBid": toBid, "that": that,
	"should": should, "doing": doing, "barring": barring, "toward": toward}

// cue is how a word takes a stance: the stance, the prepositions of which one
// must follow ("" for none), the forms of what it is about, and whether it says
// the stance outright.
type cue struct {
	stance   string
	with     string // prepositions or particles, by spaces
	forms    int
	outright bool
	behind   string // the particle that must stand before the preposition: "gave in to"
}

// table reads rows of a use and the words that have it: the stance, with "!" where it
// is taken outright, the forms of what it is about, and after a colon the words, each
// with "_" and its prepositions, "+" and its particle. A word in several rows
// has several uses, in their order; the first that fits counts.
func table(text string) map[string][]cue {
	out := map[string][]cue{}
	for row := range strings.Lines(strings.TrimSpace(text)) {
		use, list, _ := strings.Cut(row, ":")
		stance, names, _ := strings.Cut(strings.TrimSpace(use), " ")
		c := cue{}
		c.stance, c.outright = strings.CutSuffix(stance, "!")
		for name := range strings.SplitSeq(names, ",") {
			c.forms |= formNames[name]
		}
		for word := range strings.FieldsSeq(list) {
			lemma, with, _ := strings.Cut(word, "_")
			lemma, c.behind, _ = strings.Cut(lemma, "+")
			c.with = strings.ReplaceAll(with, ",", " ")
			out[lemma] = append(out[lemma], c)
		}
	}
	return out
}

// use gives a use that no table has.
func use(stance, with string, forms int) cue { return cue{stance: stance, with: with, forms: forms} }
