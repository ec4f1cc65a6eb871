// Package span finds the spans of attributions (source, cue, content) with
// trained linear models, after the scheme of PolNeAR (Newell, Margolin, Ruths,
// "An Attribution Relations Corpus for Political News", LREC 2018): a
// classifier of cue words, a chain of labels around each cue, a choice among
// the best chains, and a classifier that accepts or refuses the whole. It
// looks at words, parts of speech, word classes and quotation marks, and at
// the syntax tree around a cue where there is one.
package span

import (
	"math"
	"strings"
	"unicode/utf8"

	"synoptic/lang/model"
	"synoptic/news"
)

// Range is a range of tokens [A, B).
type Range struct{ A, B int }

// Len gives the number of tokens.
func (r Range) Len() int { return r.B - r.A }

// Has tells whether token i lies in the range.
func (r Range) Has(i int) bool { return r.A <= i && i < r.B }

// Class of a token by its part of speech.
const (
	classOther = iota
	classVerb  // without auxiliaries
	classNoun
	classAux
	classModal
)

// Token is what the models see of one token.
type Token struct {
	Low, Lemma, Tag uint64
	C0, C1, C2      uint64 // word classes, coarse to fine
	Shape           uint64
	Kind            uint8 // classVerb …
	Word            bool  // begins with a letter or digit
	Upper           bool
	Sign            uint8 // ',' '"' '.' ':' '-' '?' or 0
	Quote           int32 // index into Quotes, -1
	Sent, Par       int32
	Stat            Stat
}

// Stat is what is known of a word as a cue.
type Stat struct {
	Known bool  // enough to make it a candidate when it is no verb
	Often bool  // a cue at least five times in training
	Odds  int8  // log odds of being a cue, rounded
	Part  uint8 // share of its uses as a cue, in 255ths
}

// Words tells the Stat of a key made by Key.
type Words func(key uint64) Stat

// Text is one article as the models see it. Token indices are those of the
// Doc.
type Text struct {
	Tokens []Token
	Sents  []Range
	quoted []bool // of each sentence, whether a token of it is quoted
	Pars   []Range
	Blocks []int   // of each paragraph, its index in Doc.Blocks
	Quotes []Range // with their marks
	Marks  []Quote // the same in bytes
	nodes  []node  // of each token, its place in the tree
}

var (
	quoteHash = model.Hash(`"`)
	quoteTag  = model.Hash("''")
	thatHash  = model.Hash("that")
	auxLemmas = hashes("be", "have", "do", "will", "'s", "'ve", "'d", "'re", "'ll", "get")
)

func hashes(words ...string) map[uint64]bool {
	m := map[uint64]bool{}
	for _, w := range words {
		m[model.Hash(w)] = true
	}
	return m
}

// Key gives the key under which a word's statistics as a cue are kept.
func Key(t *Token) uint64 { return model.Mix(3, t.Lemma, uint64(keyClass(t))) }

func keyClass(t *Token) int {
	switch t.Kind {
	case classVerb, classAux:
		return 1
	case classNoun:
		return 2
	}
	return 0
}

// NewText looks at an article that has tokens and tags, and a tree or none. The cache gives the
// facts of words.
func NewText(d *news.Doc, c *model.Cache, words Words) *Text {
	x := &Text{Tokens: make([]Token, len(d.Tokens))}
	for i := range d.Tokens {
		x.Tokens[i] = newToken(d, i, c)
	}
	last := -1
	for si, s := range d.Sentences {
		x.Sents = append(x.Sents, Range{s.First, s.Last})
		if s.Block != last {
			x.Pars = append(x.Pars, Range{s.First, s.Last})
			x.Blocks = append(x.Blocks, s.Block)
			last = s.Block
		}
		p := len(x.Pars) - 1
		x.Pars[p].B = s.Last
		for i := s.First; i < s.Last; i++ {
			x.Tokens[i].Sent, x.Tokens[i].Par = int32(si), int32(p)
		}
	}
	for p := range x.Pars {
		x.quotes(d, p)
	}
	x.quoted = make([]bool, len(x.Sents))
	for i := range x.Tokens {
		if t := &x.Tokens[i]; t.Quote >= 0 {
			x.quoted[t.Sent] = true
		}
	}
	x.tree(d)
	x.SetWords(words)
	return x
}

// SetWords fills in the statistics of the words.
func (x *Text) SetWords(words Words) {
	for i := range x.Tokens {
		t := &x.Tokens[i]
		t.Stat = Stat{Odds: -3}
		if t.Word || t.Sign == ':' || t.Sign == '-' {
			t.Stat = words(Key(t))
		}
	}
}

func newToken(d *news.Doc, i int, c *model.Cache) Token {
	tok := &d.Tokens[i]
	form := d.Word(i)
	w := c.Word(form)
	t := Token{Low: w.Low, C0: w.Class[0], C1: w.Class[1], C2: w.Class[2], Shape: w.Squeeze, Quote: -1}
	t.Tag, t.Lemma = model.Hash(tok.XPos), model.Hash(tok.Lemma)
	r, _ := utf8.DecodeRuneInString(form)
	t.Word, t.Upper = isWord(r), w.Flags&model.FlagTitle != 0
	if !t.Word {
		t.Lemma = t.Low
	}
	switch form {
	case ",", ";", ":", "?", "!":
		t.Sign = form[0]
	case ".":
		t.Sign = '.'
	case "-", "--", "---", "—", "–", "―", "‒":
		t.Sign, t.Low, t.Lemma = '-', dashHash, dashHash
	}
	t.Kind = kindOf(tok.XPos, t.Lemma)
	return t
}

var dashHash = model.Hash("-")

func kindOf(tag string, lemma uint64) uint8 {
	switch {
	case tag == "":
	case tag == "MD":
		return classModal
	case tag[0] == 'V' && auxLemmas[lemma]:
		return classAux
	case tag[0] == 'V':
		return classVerb
	case len(tag) > 1 && tag[:2] == "NN":
		return classNoun
	}
	return classOther
}

// quotes finds the quotations of paragraph p and marks their tokens.
func (x *Text) quotes(d *news.Doc, p int) {
	par := x.Pars[p]
	at, end := d.Tokens[par.A].Start, d.Tokens[par.B-1].End
	k := par.A
	for _, q := range x.within(d, p, at, end) {
		for k < par.B && d.Tokens[k].End <= q.Start {
			k++
		}
		a := k
		for k < par.B && d.Tokens[k].Start < q.End {
			x.Tokens[k].Quote = int32(len(x.Quotes))
			k++
		}
		if k == a {
			continue
		}
		x.Quotes, x.Marks = append(x.Quotes, Range{a, k}), append(x.Marks, q)
		x.mark(a)
		if !q.Open {
			x.mark(k - 1)
		}
	}
}

// within gives the quotations of paragraph p, which is text[at:end]. One that
// the paragraph before left open goes on in it when the first mark of this or
// of the next few paragraphs can only close; so does a whole paragraph before
// a lone mark and the words for who said it.
func (x *Text) within(d *news.Doc, p, at, end int) []Quote {
	text := d.Article.Text
	n := len(x.Marks)
	open := p > 0 && n > 0 && x.Marks[n-1].Open && x.Quotes[n-1].B == x.Pars[p-1].B
	closed := -1
	switch {
	case open:
		closed = x.closing(d, p, at, end)
	case doubles(text, at, end) == 1:
		if c := Closer(text, at, end, true); c >= 0 && reported(text[c:end]) && len(strings.Fields(text[at:c])) > 3 {
			closed = c
		}
	}
	if closed < 0 {
		return Quotes(text, at, end)
	}
	q := Quote{Span: news.Span{Start: at, End: min(closed, end)}, Open: closed > end}
	q.Inner = q.Span
	if !q.Open {
		_, size := utf8.DecodeLastRuneInString(text[at:closed])
		q.Inner.End -= size
	}
	q.Inner = trim(text, q.Inner)
	return append([]Quote{q}, Quotes(text, q.End, end)...)
}

// mostOpen is how many paragraphs a quotation goes on without a mark.
const mostOpen = 4

// closing gives where the quotation that was open before paragraph p ends: in
// it, or behind its end when a later paragraph closes it; -1 when none does.
func (x *Text) closing(d *news.Doc, p, at, end int) int {
	text := d.Article.Text
	for k := p; k < len(x.Pars) && k < p+mostOpen; k++ {
		a, b := d.Tokens[x.Pars[k].A].Start, d.Tokens[x.Pars[k].B-1].End
		if doubles(text, a, b) == 0 {
			continue
		}
		if c := Closer(text, a, b, doubles(text, a, b)%2 == 1); c < 0 {
			return -1
		} else if k > p {
			return end + 1
		} else {
			return c
		}
	}
	return -1
}

// reported tells whether words are those that tell who said what stands before
// them ("she said on Monday."): a few, with a verb of saying among the first.
func reported(rest string) bool {
	w := strings.Fields(rest)
	for i, f := range w {
		switch strings.TrimRight(strings.ToLower(f), ".,:;") {
		case "said", "says", "added", "told", "wrote", "tweeted", "saying", "explained", "insisted", "warned":
			return i < 12 && len(w) <= 25
		}
	}
	return false
}

// mark makes a token look like a double quotation mark if it is a mark.
func (x *Text) mark(i int) {
	if t := &x.Tokens[i]; !t.Word {
		t.Sign, t.Low, t.Lemma, t.Tag, t.Kind = '"', quoteHash, quoteHash, quoteTag, classOther
	}
}

// Candidate tells whether a token may be a cue.
func (x *Text) Candidate(i int) bool {
	t := &x.Tokens[i]
	return t.Kind == classVerb || t.Stat.Known
}

// CueHead gives the token that stands for a cue: its first verb that is no
// auxiliary, else its first noun, else its first other word, else its first
// token.
func (x *Text) CueHead(r Range) int {
	for pass := range 3 {
		for i := r.A; i < r.B; i++ {
			t := &x.Tokens[i]
			if pass == 0 && t.Kind == classVerb || pass == 1 && t.Kind == classNoun ||
				pass == 2 && t.Word && t.Kind != classAux && t.Kind != classModal && t.Tag != detTag {
				return i
			}
		}
	}
	return r.A
}

var detTag = model.Hash("DT")

// Odds gives a Stat from counts: uses as a cue and all uses of a word.
func Odds(cue, all int) Stat {
	p := (float64(cue) + 0.05) / (float64(all) + 1)
	return Stat{
		Known: cue >= 2 && float64(cue) >= 0.01*float64(all),
		Often: cue >= 5,
		Odds:  int8(max(-7, math.Round(math.Log(p/(1-p))))),
		Part:  uint8(255 * (float64(cue) + 0.02) / (float64(all) + 1)),
	}
}

// Pack and Unpack put a Stat into the 32 bits of a lookup table and back.
func (s Stat) Pack() uint32 {
	v := uint32(1) | uint32(s.Part)<<8 | uint32(uint8(s.Odds))<<16
	if s.Known {
		v |= 2
	}
	if s.Often {
		v |= 4
	}
	return v
}

// Unpack is the reverse of Pack.
func Unpack(v uint32) Stat {
	return Stat{Known: v&2 != 0, Often: v&4 != 0, Part: uint8(v >> 8), Odds: int8(uint8(v >> 16))}
}
