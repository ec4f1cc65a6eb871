package token

import (
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic/lang/model"
	"synoptic/news"
)

// cutter finds where sentences end among the tokens of one block: a linear
// model over the words around each gap, asked only where a sentence could end.
type cutter struct {
	text   string
	lin    *model.Linear
	bias   [2]int32 // added against a cut: after a mark, without a mark
	scores [3]int32
	fs     []uint64
	ends   []int
	words  *model.Cache // word classes; nil: none
	open   uint64       // how the block ends and how long it is
}

// class gives the word class of a form, 0 for none.
func (c *cutter) class(form string) uint64 {
	if c.words == nil || form == "" {
		return 0
	}
	return c.words.Word(form).Class[1]
}

// close gives back what newCutter took.
func (c *cutter) close() {
	if c.words != nil {
		c.words.Return()
	}
}

// begin looks at a block as a whole: a list of names and addresses has no mark
// at its end.
func (c *cutter) begin(tokens []news.Span) {
	c.open = 0
	if n := len(tokens); n > 0 {
		if w := c.word(tokens[n-1]); !terminal(w) && !closer(w, true) {
			c.open = 1
		}
		c.open = c.open<<4 | uint64(min(bits.Len(uint(n)), 9))
	}
}

// newCutter opens the model; without it the rules alone decide.
func newCutter(text string) *cutter {
	c := &cutter{text: text}
	c.words, _ = model.Borrow()
	if lin, err := model.Open("sentence"); err == nil {
		c.lin = lin
		c.bias = [2]int32{0, int32(noMarkBias * lin.Scale())}
	}
	return c
}

// noMarkBias is what a cut without a mark must win by, in halves of log odds:
// less than nothing, for in a list without marks the model misses more ends
// than it makes up.
const noMarkBias = -0.25

// gap is what is known of the place after token i.
type gap struct {
	i      int  // the token before the gap
	mark   int  // the token with the mark that may end the sentence, -1 none
	quoted bool // closing quotes or brackets stand between mark and gap
	space  bool
	lines  int // line breaks in the gap
	depth  int // open round brackets
}

// sentences gives the end index of every sentence among tokens; it is empty
// only when there are no tokens.
func (c *cutter) sentences(tokens []news.Span) []int {
	c.ends = c.ends[:0]
	c.begin(tokens)
	first, soft := 0, 0
	head := c.dateline(tokens)
	c.gaps(tokens, func(g gap) {
		// while the gap's sentence is short of the cap, ask; a clause mark is
		// remembered as the place to cut should the sentence grow too long
		if w := c.word(tokens[g.i]); g.i-first > maxSentence/2 && (w == ";" || w == "," || w == ":" || g.mark >= 0) {
			soft = g.i + 1
		}
		cut := c.here(tokens, g)
		if g.i < head {
			cut = g.i == head-1
		}
		if !cut && g.i+1-first >= maxSentence {
			if soft <= first {
				soft = g.i + 1
			}
			c.ends = append(c.ends, soft)
			first = soft
			return
		}
		if cut {
			c.ends = append(c.ends, g.i+1)
			first = g.i + 1
		}
	})
	if n := len(tokens); n > 0 && first < n {
		c.ends = append(c.ends, n)
	}
	return c.ends
}

// dateline gives the end index of the dateline that opens a block ("OSTAV, May 3
// (Agency) - The bridge …"), dash and all; 0 when there is none. It is no part
// of the sentence after it.
func (c *cutter) dateline(tokens []news.Span) int {
	if len(tokens) == 0 {
		return 0
	}
	if w := c.word(tokens[0]); len(w) < 3 || w != strings.ToUpper(w) || w == strings.ToLower(w) {
		return 0
	}
	for i := 1; i+1 < len(tokens) && i < 20; i++ {
		switch w := c.word(tokens[i]); {
		case w == "-" || w == "–" || w == "—" || w == "--":
			if tokens[i-1].End == tokens[i].Start || tokens[i].End == tokens[i+1].Start {
				continue // a hyphen
			}
			return i + 1
		case unicode.IsLower(first(w)) && w != "de" && w != "of" && w != "and":
			return 0
		case w == "." && tokens[i-1].End-tokens[i-1].Start > 5, w == ":", w == "?", w == "!", w == "\"", w == "“":
			return 0
		}
	}
	return 0
}

func first(w string) rune {
	r, _ := utf8.DecodeRuneInString(w)
	return r
}

// gaps walks over the gaps between the tokens.
func (c *cutter) gaps(tokens []news.Span, f func(gap)) {
	mark, quoted, depth := -1, false, 0
	for i := 0; i+1 < len(tokens); i++ {
		w := c.word(tokens[i])
		attached := i > 0 && tokens[i-1].End == tokens[i].Start
		switch {
		case terminal(w):
			mark, quoted = i, false
		case mark >= 0 && closer(w, attached):
			quoted = true
		case len(w) > 1 && w[len(w)-1] == '.':
			mark, quoted = i, false // an abbreviation may end a sentence too
		default:
			mark, quoted = -1, false
		}
		switch w {
		case "(", "[":
			depth = min(depth+1, 3)
		case ")", "]":
			depth = max(depth-1, 0)
		}
		between := c.text[tokens[i].End:tokens[i+1].Start]
		f(gap{i, mark, quoted, between != "", strings.Count(between, "\n"), depth})
		if mark < 0 && i%60 == 0 {
			depth = 0 // a bracket that was never closed
		}
	}
}

func (c *cutter) word(s news.Span) string { return c.text[s.Start:s.End] }

// here tells whether a sentence ends at a gap.
func (c *cutter) here(tokens []news.Span, g gap) bool {
	if g.lines >= 2 {
		return true
	}
	next := c.word(tokens[g.i+1])
	if !possible(c.word(tokens[g.i]), next, g) {
		return false
	}
	if c.lin == nil {
		return c.rule(tokens, g)
	}
	c.fs = c.features(tokens, g, c.fs[:0])
	c.scores = [3]int32{}
	c.lin.Add(c.scores[:], c.fs)
	bias := c.bias[0]
	if g.mark < 0 {
		bias = c.bias[1]
	}
	return c.scores[1]-c.scores[0] > bias
}

// possible tells whether a sentence could end here at all; the model is
// trained and asked on these places alone.
func possible(w, next string, g gap) bool {
	if closer(next, !g.space) && g.mark >= 0 {
		return false // the quotation mark or bracket still belongs here
	}
	if g.mark >= 0 {
		return true
	}
	if !g.space {
		return false
	}
	r, _ := utf8.DecodeRuneInString(next)
	return g.lines > 0 || unicode.IsUpper(r) || unicode.IsDigit(r) || !isWord(r) && r != ',' && r != '\''
}

// rule is the decision without a model: a mark, a blank and a capital.
func (c *cutter) rule(tokens []news.Span, g gap) bool {
	if g.mark < 0 || c.word(tokens[g.mark]) == "" {
		return false
	}
	r, _ := utf8.DecodeRuneInString(c.word(tokens[g.i+1]))
	m := c.word(tokens[g.mark])
	return (len(m) == 1 || strings.Trim(m, ".!?") == "") && !unicode.IsLower(r)
}

// terminal tells marks that end sentences.
func terminal(w string) bool {
	switch w[0] {
	case '.', '!', '?':
		return strings.Trim(w, ".!?") == ""
	}
	return w == "…" || w == "。" || w == "！" || w == "？"
}

// closer tells quotation marks and brackets that close; a straight one closes
// when it is written on to what is before it.
func closer(w string, attached bool) bool {
	switch w {
	case "”", "’", "’’", "»", ")", "]", "}":
		return true
	case `"`, "'", "''", "``", "“":
		return attached
	}
	return false
}

// features describes a gap for the model.
func (c *cutter) features(tokens []news.Span, g gap, fs []uint64) []uint64 {
	at := func(i int) string {
		if i < 0 || i >= len(tokens) {
			return ""
		}
		return model.Norm(clip(c.word(tokens[i])))
	}
	last := g.mark
	mark := ""
	if last >= 0 {
		mark = at(last)
	} else {
		last = g.i + 1
	}
	prev, prev2 := at(last-1), at(last-2)
	if g.mark >= 0 && len(mark) > 1 && strings.Trim(mark, ".!?") != "" {
		prev, prev2 = mark, prev // an abbreviation is word and mark in one
		mark = "abbr"
	}
	next, next2, next3 := at(g.i+1), at(g.i+2), at(g.i+3)
	state := uint64(0)
	for k, b := range []bool{g.quoted, g.space, g.lines > 0, g.depth > 0, opener(next, g.space)} {
		if b {
			state |= 1 << k
		}
	}
	if opener(next, g.space) { // look past the opening quotation mark
		next, next2 = next2, next3
	}
	h := func(s string) uint64 { return model.Hash(s) }
	low := strings.ToLower
	m := h(mark)
	sp, sn, sn2 := h(model.Shape(prev, 2)), h(model.Shape(next, 2)), h(model.Shape(next2, 1))
	x := func(t, a, b uint64) { fs = append(fs, model.Mix(t, a, b)) }
	said := uint64(0)
	for k, w := range []string{next, next2, next3, at(g.i + 4)} {
		if reporting[low(w)] {
			said = uint64(k + 1)
			break
		}
	}
	ms := model.Mix(99, m, state)
	x(0, m, 0)
	x(1, m, state)
	x(2, ms, sn)
	x(3, m, sn)
	x(4, m, h(low(prev)))
	x(5, m, h(low(next)))
	x(6, ms, h(next))
	x(7, m, sp)
	x(8, model.Mix(98, sp, sn), m)
	x(9, model.Mix(97, h(low(prev)), sn), m)
	x(10, model.Mix(96, h(low(prev)), h(low(next))), m)
	x(11, model.Mix(95, sn, sn2), ms)
	x(12, said, model.Mix(94, sn, ms))
	x(13, m, h(low(next2)))
	x(14, m, h(model.Shape(prev2, 1))+sp)
	x(15, model.Mix(93, uint64(min(len(prev), 6)), sn), m)
	// word classes know first names, offices and days that the treebanks lack
	cp, cn, cn2 := c.class(prev), c.class(next), c.class(next2)
	x(23, model.Mix(85, cn, state), m)
	x(24, model.Mix(84, cp, cn), m)
	x(25, model.Mix(83, cn, cn2), m)
	x(26, model.Mix(82, cp, sn), m)
	x(27, model.Mix(81, c.open, state), m)
	x(28, model.Mix(80, c.open, sn), model.Mix(79, m, sp))
	since, until := c.reach(tokens, g)
	x(17, model.Mix(91, since, until), m)
	x(18, model.Mix(90, since, sn), ms)
	x(19, model.Mix(89, until, sn), m)
	x(20, model.Mix(88, sp, sn), model.Mix(87, m, h(model.Shape(prev2, 1))+sn2))
	x(21, model.Mix(86, h(low(next)), h(low(next2))), m)
	x(22, m, h(prev))
	x(16, model.Mix(92, h(low(prev2)), h(low(prev))), m)
	return fs
}

// reach tells, in steps, how far the last mark lies behind a gap and the next
// one ahead.
func (c *cutter) reach(tokens []news.Span, g gap) (since, until uint64) {
	step := func(n int) uint64 {
		switch {
		case n <= 4:
			return uint64(n)
		case n <= 6:
			return 5
		case n <= 10:
			return 6
		}
		return 7
	}
	n := 1
	for i := g.i - 1; i >= 0 && n < 12 && !terminal(c.word(tokens[i])); i-- {
		n++
	}
	if g.i+1-n < 0 {
		since = 8 // the block starts there
	}
	since += step(n)
	n = 1
	i := g.i + 1
	for ; i < len(tokens) && n < 12 && !terminal(c.word(tokens[i])); i++ {
		n++
	}
	if i == len(tokens) {
		until = 8
	}
	return since, until + step(n)
}

// clip bounds what a feature looks at.
func clip(w string) string {
	if len(w) <= 32 {
		return w
	}
	n := 32
	for n > 0 && !utf8.RuneStart(w[n]) {
		n--
	}
	return w[:n]
}

// opener tells marks that open a quotation or a bracket.
func opener(w string, space bool) bool {
	switch w {
	case "(", "[", "“", "‘", "«", "„":
		return true
	case `"`, "'", "``", "''":
		return space
	}
	return false
}

// Candidates calls f for every place in one block where a sentence could end,
// with the end of the token before it and the features of the place. Training
// uses it, so that it sees what Read sees.
func Candidates(text string, block news.Span, f func(end int, features []uint64)) {
	s := splitter{text: text}
	s.block(block.Start, block.End)
	c := &cutter{text: text}
	c.words, _ = model.Borrow()
	defer c.close()
	c.begin(s.out)
	c.gaps(s.out, func(g gap) {
		if possible(c.word(s.out[g.i]), c.word(s.out[g.i+1]), g) {
			c.fs = c.features(s.out, g, c.fs[:0])
			f(s.out[g.i].End, c.fs)
		}
	})
}
