// Package reference ties together what speaks of the same thing in one
// article: names of one person, body, state or place, the nouns ("the Turkish
// minister", "the ministry") and pronouns that stand for them, and the offices
// that the article gives to persons.
//
// It works in passes over the names: they are cut and grouped; offices are
// read beside them; then nouns and pronouns are resolved left to right, each to
// the most salient thing before it that agrees. What is not clear becomes an
// entity of its own without a name ("a senior official"), never a guess.
package reference

import (
	"sort"
	"strconv"
	"strings"

	"synoptic/identity"
	"synoptic/lang/reference/chain"
	"synoptic/news"
)

// entity is a DocEntity in the making.
type entity struct {
	typ     news.EntityType
	name    string
	country string
	gender  string
	plural  bool
	demonym bool  // a people or its adjective ("Russian", "Russians")
	capital bool  // known so far by the capital's name alone
	names   []int // indices into reader.names
	full    int   // how many of them, the first, are full names of a person
	head    string
	owner   int // entity whose aide, delegation … it is; -1
}

type mention struct {
	news.Mention
	quote   int     // number of the quotation it stands in, 0 outside
	subject bool    // subject of its clause
	weight  float64 // how much its place makes it salient
}

type reader struct {
	d        *news.Doc
	sent     []int // token -> sentence
	quote    []int // token -> number of its quotation, 0 none
	names    []name
	trade    map[int]bool // which entities may be firms, as far as asked for
	nameAt   []int        // token -> index into names or -1
	ents     []entity
	ments    []mention
	roles    []role
	equals   []role         // counterparts, whose offices are another's
	groups   map[string]int // key of a side's group ("delegation|Norway") -> entity
	pron     map[int]int    // token of a resolved pronoun -> person
	compared map[[2]string]verdict
	same     map[[2]string]bool // two names of bodies can be one's
	bodies   map[string]*identity.Body
	headed   map[int]bool    // end of a name whose office stands before it and a comma
	used     []bool          // token is inside a role's title
	surnames map[string]bool // ends of the names of persons
	full     map[string]bool // names of persons of several words, once asked for
	at       []int           // entity -> its index in the result, -1 for none
}

// Read gives the entities in the order of their first mention, their mentions
// in the order of the text, the phrases of the chains (see news.Mention), and
// the roles of persons.
func Read(d *news.Doc) (ents []news.DocEntity, ments, phrases []news.Mention, roles []news.Role) {
	r := analyse(d)
	x := *d
	x.Entities, x.Mentions, roles = r.result()
	phrases = r.phrases(&x, chain.Read(&x, r.hints()))
	return x.Entities, x.Mentions, phrases, roles
}

// Check tells whether the room's weights are there.
func Check() error { return chain.Check() }

// Prepare reads a doc's entities, mentions and roles without the model, and
// gives what else the model is told; the trainer needs it.
func Prepare(d *news.Doc) *chain.Hints {
	r := analyse(d)
	d.Entities, d.Mentions, d.Roles = r.result()
	return r.hints()
}

func analyse(d *news.Doc) *reader {
	r := &reader{d: d, sent: make([]int, len(d.Tokens)), nameAt: make([]int, len(d.Tokens)), used: make([]bool, len(d.Tokens)), pron: map[int]int{}, groups: map[string]int{},
		compared: map[[2]string]verdict{}, same: map[[2]string]bool{}, bodies: map[string]*identity.Body{}, headed: map[int]bool{}}
	for i := range r.nameAt {
		r.nameAt[i], r.sent[i] = -1, -1
	}
	for s, x := range d.Sentences {
		for i := max(x.First, 0); i < x.Last && i < len(d.Tokens); i++ {
			r.sent[i] = s
		}
	}
	r.quotes()
	r.readNames()
	r.settleNamesakes()
	r.spellOut()
	r.settleCapitals()
	r.groupNames()
	r.kinds()
	r.mentionNames()
	r.readRoles()
	r.sides()
	r.genders()
	r.resolve()
	r.later()
	r.peers()
	r.late()
	return r
}

func (r *reader) newEntity(t news.EntityType) int {
	r.ents = append(r.ents, entity{typ: t, owner: -1})
	return len(r.ents) - 1
}

// mention adds a mention of an entity and gives its index.
func (r *reader) mention(first, last, head int, k news.MentionKind, ent int) int {
	m := mention{Mention: news.Mention{Span: r.d.TokenSpan(first, last), First: first, Last: last, Head: head, Kind: k, Entity: ent}}
	m.quote = r.quote[head]
	m.subject, m.weight = r.salience(first, last, head)
	r.ments = append(r.ments, m)
	return len(r.ments) - 1
}

func (r *reader) mentionNames() {
	for _, n := range r.names {
		head := r.d.HeadOf(n.first, n.last)
		if head < 0 {
			head = n.last - 1
		}
		r.mention(n.first, n.last, head, news.MentionName, n.ent)
	}
}

// result sorts the mentions, numbers the entities by first mention and drops
// entities without one.
func (r *reader) result() ([]news.DocEntity, []news.Mention, []news.Role) {
	sort.SliceStable(r.ments, func(a, b int) bool {
		x, y := r.ments[a], r.ments[b]
		return x.Start < y.Start || x.Start == y.Start && x.End > y.End
	})
	r.at = make([]int, len(r.ents))
	at := r.at
	for i := range at {
		at[i] = -1
	}
	var ents []news.DocEntity
	ments := make([]news.Mention, 0, len(r.ments))
	for _, m := range r.ments {
		e := r.ents[m.Entity]
		if at[m.Entity] < 0 {
			at[m.Entity] = len(ents)
			ents = append(ents, news.DocEntity{ID: "e" + strconv.Itoa(len(ents)), Type: e.typ, Name: e.name,
				Country: e.country, Gender: e.gender, Plural: e.plural})
		}
		m.Entity = at[m.Entity]
		ents[m.Entity].Mentions = append(ents[m.Entity].Mentions, len(ments))
		ments = append(ments, m.Mention)
	}
	roles := make([]news.Role, 0, len(r.roles))
	for _, x := range r.roles {
		if x.Entity = at[x.Entity]; x.Entity >= 0 {
			roles = append(roles, x.Role)
		}
	}
	sort.SliceStable(roles, func(a, b int) bool {
		return roles[a].Title.Start < roles[b].Title.Start
	})
	return ents, ments, roles
}

func (r *reader) word(i int) string { return r.d.Word(i) }

// low gives the lower-case word of a token, "" outside the text.
func (r *reader) low(i int) string {
	if i < 0 || i >= len(r.d.Tokens) {
		return ""
	}
	return strings.ToLower(r.d.Word(i))
}

func (r *reader) tag(i int) string {
	if i < 0 || i >= len(r.d.Tokens) {
		return ""
	}
	return r.d.Tokens[i].Tag
}

func (r *reader) lemma(i int) string {
	if i < 0 || i >= len(r.d.Tokens) {
		return ""
	}
	if l := r.d.Tokens[i].Lemma; l != "" {
		return strings.ToLower(l)
	}
	return r.low(i)
}

func (r *reader) text(first, last int) string {
	if first >= last {
		return ""
	}
	return r.d.Words(r.d.TokenSpan(first, last))
}

// sentFirst and sentEnd give the token range of the sentence of token i.
func (r *reader) sentFirst(i int) int {
	if i < 0 || i >= len(r.sent) || r.sent[i] < 0 {
		return max(i, 0)
	}
	return r.d.Sentences[r.sent[i]].First
}

func (r *reader) sentEnd(i int) int {
	if i < 0 || i >= len(r.sent) || r.sent[i] < 0 {
		return min(i+1, len(r.sent))
	}
	return min(r.d.Sentences[r.sent[i]].Last, len(r.sent))
}

func (r *reader) startsSentence(i int) bool {
	f := r.sentFirst(i)
	return i == f || i == f+1 && punct(r.word(f))
}

// name gives the name that token i belongs to, or nil.
func (r *reader) name(i int) *name {
	if i < 0 || i >= len(r.nameAt) || r.nameAt[i] < 0 {
		return nil
	}
	return &r.names[r.nameAt[i]]
}

// person tells whether token i belongs to a person's name.
func (r *reader) person(i int) bool {
	n := r.name(i)
	return n != nil && n.typ == news.Person
}

// quotes numbers the quotations: pairs of double quotation marks within a
// block. A mark that is not closed in its block holds to the block's end.
func (r *reader) quotes() {
	r.quote = make([]int, len(r.d.Tokens))
	n, open, block := 0, false, -1
	for i := range r.d.Tokens {
		if s := r.sent[i]; s >= 0 && r.d.Sentences[s].Block != block {
			block, open = r.d.Sentences[s].Block, false
		}
		switch w := r.word(i); {
		case w == "“" || w == "``" || w == "«" || w == "„" && !open:
			n++
			open = true
		case w == "”" || w == "''" || w == "»":
			open = false
		case w == "\"":
			if !open {
				n++
			}
			open = !open
		case open:
			r.quote[i] = n
		}
	}
}
