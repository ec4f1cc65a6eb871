package news

import (
	"sort"
	"strings"
)

// Layer names one layer of a Doc.
type Layer string

// The layers of a Doc, in the order in which they are read.
const (
	LayerBody         Layer = "body"
	LayerSentences    Layer = "sentences"
	LayerTokens       Layer = "tokens"
	LayerTags         Layer = "tags"
	LayerTree         Layer = "tree"
	LayerNames        Layer = "names"
	LayerTimexes      Layer = "timexes"
	LayerQuantities   Layer = "quantities"
	LayerReference    Layer = "reference"
	LayerRoles        Layer = "roles"
	LayerAttributions Layer = "attributions"
	LayerEvents       Layer = "events"
)

// Doc is an article as it was read: the article, which is never changed, and
// typed layers of byte spans over its text. Each layer is made by one room of
// package lang and is not touched afterwards. Layers refer to one another by
// index (Tokens, Entities); -1 means none.
type Doc struct {
	Article      *Article
	Blocks       []Block // the whole text in order: body and furniture
	Sentences    []Sentence
	Tokens       []Token
	Names        []Name     // by place, none over another
	Timexes      []Timex    // by place, none over another
	Quantities   []Quantity // by place, none over another
	Entities     []DocEntity
	Mentions     []Mention // by Start, then longer first
	Phrases      []Mention // whole noun phrases by chain, ordered like Mentions
	Roles        []Role
	Attributions []Attribution
	Events       []DocEvent

	parts *parts // what was made of it, nil: nothing is kept
	index *index // where words and titles stand, nil: not made ready
}

// BlockKind tells what a block of an article is.
type BlockKind string

// The kinds of block. Furniture is kept in the text and used for nothing. A
// headline is the article's own title line inside the text; a heading is a
// crosshead; a dateline block stands alone on its line.
const (
	BlockHeadline  BlockKind = "headline"
	BlockHeading   BlockKind = "heading"
	BlockParagraph BlockKind = "paragraph"
	BlockItem      BlockKind = "item" // one item of a list, one row of a table
	BlockFurniture BlockKind = "furniture"
)

// Block is a paragraph, heading or piece of furniture: a stretch of text that
// no sentence crosses the edge of.
type Block struct {
	Span
	Kind BlockKind
}

// Sentence is one sentence: its span and its tokens Tokens[First:Last].
type Sentence struct {
	Span
	First, Last int
	Block       int // index into Blocks
}

// Token is one syntactic word in the way Universal Dependencies cuts English:
// "don't" is "do" and "n't", "Russia's" is "Russia" and "'s". Tag is UPOS,
// XPos the Penn tag, Head the governor's index in Doc.Tokens or -1 for a root,
// Rel the relation with its subtype ("nsubj:pass"), Lemma lower case but for
// proper nouns.
type Token struct {
	Span
	Tag, XPos string
	Lemma     string
	Head      int
	Rel       string
}

// Possessive tells whether a token marks the word before it as an owner: "'s", or
// the apostrophe behind a plural.
func Possessive(word string) bool {
	switch word {
	case "'s", "’s", "'", "’", "'S", "’S":
		return true
	}
	return false
}

// Owner gives words without the mark by which they own what follows: "Norland's" is Norland.
func Owner(words string) string {
	return strings.TrimSuffix(strings.TrimSuffix(words, "'s"), "’s")
}

// EntityType is what kind of thing a name or an entity is.
type EntityType string

// The types of entity. A country is a state as a place or as an actor.
const (
	Person       EntityType = "person"
	Organization EntityType = "organization"
	Place        EntityType = "place"
	Country      EntityType = "country"
	EventName    EntityType = "event"
	Product      EntityType = "product"
	Other        EntityType = "other"
)

// Name is one proper name in the text. First and Last are its tokens
// [First, Last).
type Name struct {
	Span
	First, Last int
	Type        EntityType
}

// Timex is one temporal expression. Value and Mod are TIMEX3's; Value is
// resolved against the publication date where that is known, and is "" when it
// cannot be. Tense tells where the clause puts it: "past", "present",
// "future", or "".
type Timex struct {
	Span
	Type  string // DATE, TIME, DURATION, SET
	Value string
	Mod   string
	Tense string
}

// Quantity is one number with what it counts or measures. A percentage is 20,
// not 0.2. Low, Best and High are equal for an exact number; "tens of
// thousands" is 10000, 10000 … 99999 with Best at the low end, "dozens" 24 …
// 99. Unit is "person", "percent", "day", "USD", "km" … or "" for a bare
// count; Of holds the counted noun's words ("civilians", "Ukraine's
// territory").
type Quantity struct {
	Span
	Bare            Span // the same without the words of the qualifier before the number
	Low, Best, High float64
	Qualifier       string // about, at-least, at-most, more-than, less-than, nearly, exact
	Unit            string
	Of              Span   // the counted noun phrase; empty when there is none
	Head            int    // token of the counted noun or the number's head; -1
	Scope           string // total, each
}

// DocEntity is somebody or something that one article speaks of, with all its
// mentions. Name is the fullest name in the article ("" when it has none).
// Country is the common English name of the state that the entity is, or is
// the government, the capital as actor, or an organ of ("Kremlin": Russia), as
// the gazetteer and the article together say; of a person or group, the state
// whose side the article puts them on. "" when neither does. An entity that
// only Doc.Phrases speaks of has no Mentions and stands after all that have.
type DocEntity struct {
	ID       string // "e0", "e1" … by first mention
	Type     EntityType
	Name     string
	Country  string
	Gender   string // "m", "f", "n" or "" where the words do not tell
	Plural   bool
	Mentions []int // indices into Doc.Mentions, by place
}

// MentionKind is how an entity is mentioned.
type MentionKind string

// The kinds of mention.
const (
	MentionName    MentionKind = "name"
	MentionNominal MentionKind = "nominal"
	MentionPronoun MentionKind = "pronoun"
)

// Mention is one place where an entity is spoken of. First and Last are its
// tokens [First, Last), Head the head token. In Doc.Mentions names stand without
// titles and articles, and only persons, bodies, places and groups are there;
// Doc.Phrases has whole noun phrases in the convention of OntoNotes
// (determiners, modifiers, appositions, relative clauses, a possessor with its
// ending) of whatever is spoken of more than once or bears a name.
type Mention struct {
	Span
	First, Last int
	Head        int
	Kind        MentionKind
	Entity      int // index into Doc.Entities
}

// Role is a title or office that the text gives a person ("deputy foreign
// minister", "director of Russia's GRU military intelligence agency"). Title is
// the words of the office, Of what the office belongs to where it is said
// outside Title ("Ukrainian", "Russia's"), Norm the normalised title (lower
// case, one spelling, without the country). Former marks an office no longer
// held, Country the state it belongs to by the words, "" if not said.
type Role struct {
	Entity       int // the person, index into Doc.Entities
	Title        Span
	Of           Span
	Evidence     Span // the words that tie office and person together
	Norm         string
	Country      string
	Body         string // the body it belongs to, as written ("GRU", "NATO"), or ""
	Former       bool
	Acting       bool
	ByApposition bool // read from an apposition or copula, not from a title before the name
}

// Attribution is somebody's words, thoughts or intentions as told by the
// article: who (Source), by which word (Cue), what (Content). Each may be
// discontinuous. Speaker is the entity that the source refers to, -1 when
// there is none; it may be known where Source is empty (a quotation that goes
// on). Relay is the source through which it reached the outlet ("told AFP",
// "Interfax reported, citing a source"): index into Entities or -1.
type Attribution struct {
	Source, Cue, Content []Span
	Mode                 string // direct, indirect, mixed
	Speaker              int
	SpeakerText          string // what the source says of an unnamed speaker ("a senior Ukrainian official")
	Relay                int
	To                   Span // the addressee's words, empty when not said
	Negated              bool // "did not say"
	Grade                Grade
}

// DocEvent is something that happened, may happen or was said to, in one
// article: PLOVER type and modes, the head word, the clause, who did it to
// whom (indices into Entities), when and where.
type DocEvent struct {
	Span            // the head words
	Head       int  // head token
	Clause     Span // the clause that tells it
	Type       string
	Modes      []string
	Aux        []string // historical, future, hypothetical, negated
	Actors     []int
	Recipients []int
	When       string // TIMEX3 value, "" unknown
	Timex      int    // index into Timexes, -1
	Place      int    // index into Entities, -1
	Grade      Grade
}

// Words gives the text under a span.
func (d *Doc) Words(s Span) string { return d.Article.Text[s.Start:s.End] }

// Word gives the text of a token, "" where there is none: readers look at the words beside
// one that may be a text's first or last.
func (d *Doc) Word(i int) string {
	if i < 0 || i >= len(d.Tokens) {
		return ""
	}
	return d.Words(d.Tokens[i].Span)
}

// Lemma gives the base form of a token in lower case, the word itself where it has none, ""
// where there is no token.
func (d *Doc) Lemma(i int) string {
	if i < 0 || i >= len(d.Tokens) {
		return ""
	}
	if l := d.Tokens[i].Lemma; l != "" {
		return strings.ToLower(l)
	}
	return strings.ToLower(d.Word(i))
}

// Body gives the blocks that belong to the report, in order.
func (d *Doc) Body() []Span { return d.blocks(false) }

// Furniture gives the blocks that do not belong to the report, in order.
func (d *Doc) Furniture() []Span { return d.blocks(true) }

func (d *Doc) blocks(furniture bool) []Span {
	out := []Span{}
	for _, b := range d.Blocks {
		if (b.Kind == BlockFurniture) == furniture {
			out = append(out, b.Span)
		}
	}
	return out
}

// SentenceAt gives the index of the sentence that holds token i, or -1.
func (d *Doc) SentenceAt(i int) int {
	n := sort.Search(len(d.Sentences), func(k int) bool { return d.Sentences[k].Last > i })
	if n < len(d.Sentences) && d.Sentences[n].First <= i {
		return n
	}
	return -1
}

// TokensIn gives the tokens [first, last) that overlap a span.
func (d *Doc) TokensIn(s Span) (first, last int) {
	for n := len(d.Tokens); first < n; {
		if k := (first + n) / 2; d.Tokens[k].End > s.Start {
			n = k
		} else {
			first = k + 1
		}
	}
	last = first // most spans are short: steps that double, then halves
	step := 1
	for last+step <= len(d.Tokens) && d.Tokens[last+step-1].Start < s.End {
		last, step = last+step, 2*step
	}
	for n := min(last+step-1, len(d.Tokens)); last < n; {
		if k := (last + n) / 2; d.Tokens[k].Start >= s.End {
			n = k
		} else {
			last = k + 1
		}
	}
	return first, last
}

// TokenSpan gives the bytes that the tokens [first, last) cover.
func (d *Doc) TokenSpan(first, last int) Span {
	if first >= last {
		return Span{}
	}
	return Span{d.Tokens[first].Start, d.Tokens[last-1].End}
}

// HeadOf gives the token of [first, last) whose governor lies outside the
// range: the head of a phrase. With several, the first; -1 for an empty range
// (a non-empty one always has a head unless its tree is malformed).
func (d *Doc) HeadOf(first, last int) int {
	for i := first; i < last; i++ {
		if h := d.Tokens[i].Head; h < first || h >= last {
			return i
		}
	}
	return -1
}

// Children calls f for each dependent of token i, left to right, until f
// gives false. Dependents lie in the same sentence.
func (d *Doc) Children(i int, f func(child int) bool) {
	if x := d.index; x != nil && i >= 0 && i < len(x.tree.first) && x.tree.of == &d.Tokens[0] {
		for c := x.tree.first[i]; c >= 0 && f(int(c)); c = x.tree.next[c] {
		}
		return
	}
	s := d.SentenceAt(i)
	if s < 0 {
		return
	}
	for c := d.Sentences[s].First; c < d.Sentences[s].Last; c++ {
		if d.Tokens[c].Head == i && !f(c) {
			return
		}
	}
}

// Child gives the first dependent of i with one of the relations, or -1. A
// relation without subtype matches its subtypes ("nsubj" finds "nsubj:pass").
func (d *Doc) Child(i int, rels ...string) int {
	found := -1
	d.Children(i, func(c int) bool {
		for _, r := range rels {
			if RelIs(d.Tokens[c].Rel, r) {
				found = c
				return false
			}
		}
		return true
	})
	return found
}

// RelIs tells whether a relation is want or a subtype of it.
func RelIs(rel, want string) bool {
	return rel == want || len(rel) > len(want) && rel[:len(want)] == want && rel[len(want)] == ':'
}

// Subtree gives the token range [first, last) from the leftmost to the
// rightmost descendant of token i, itself included. It is linear in the
// sentence's length.
func (d *Doc) Subtree(i int) (first, last int) {
	s := d.SentenceAt(i)
	if s < 0 {
		return i, i + 1
	}
	lo, hi := d.Sentences[s].First, d.Sentences[s].Last
	const unseen, in, out = 0, 1, 2
	state := make([]byte, hi-lo)
	state[i-lo] = in
	first, last = i, i+1
	var path []int
	for t := lo; t < hi; t++ {
		path = path[:0]
		at, verdict := t, byte(out)
		for at >= lo && at < hi {
			if st := state[at-lo]; st != unseen {
				verdict = st
				break
			}
			state[at-lo] = out // also ends a malformed cycle
			path = append(path, at)
			at = d.Tokens[at].Head
		}
		for _, p := range path {
			state[p-lo] = verdict
		}
		if state[t-lo] == in {
			first, last = min(first, t), max(last, t+1)
		}
	}
	return first, last
}

// MentionsIn gives the indices of the mentions that lie wholly inside a span.
func (d *Doc) MentionsIn(s Span) []int {
	var out []int
	n := sort.Search(len(d.Mentions), func(k int) bool { return d.Mentions[k].Start >= s.Start })
	for ; n < len(d.Mentions) && d.Mentions[n].Start < s.End; n++ {
		if d.Mentions[n].End <= s.End {
			out = append(out, n)
		}
	}
	return out
}

// MentionHeadedBy gives the index of the mention whose head is token i, the
// longest where several are, or -1.
func (d *Doc) MentionHeadedBy(i int) int {
	best := -1
	n := sort.Search(len(d.Mentions), func(k int) bool { return d.Mentions[k].Start > d.Tokens[i].Start })
	for k := n - 1; k >= 0 && k >= n-64; k-- { // mentions nest a few deep, never by dozens
		if d.Mentions[k].Head == i && (best < 0 || d.Mentions[k].Len() > d.Mentions[best].Len()) {
			best = k
		}
	}
	return best
}
