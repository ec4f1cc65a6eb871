package token

import (
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic/lang/model"
	"synoptic/news"
)

// cutter finds where sentences end among the tokens of one block: a model over
// the words around each gap, asked only where a sentence could end.
type cutter struct {
	text   string
	model  *ending // nil: the rules alone
	scores [3]int32
	fs     []uint64
	ends   []int
	words  *model.Cache // word classes; nil: none
	open   uint64       // how the block ends and how long it is
	first  int          // the first token of the sentence at hand
	head   *model.Word  // what is known of it
	second *model.Word  // and of the token after it
	bare   bool         // the sentence before it ended without a mark
	style  uint64       // where the block stands in the text
	plain  bool         // the block is one line with one mark, at its end
}

// about gives what is known of a word form.
func (c *cutter) about(form string) *model.Word {
	if c.words == nil || form == "" {
		return model.OutLeft
	}
	return c.words.Word(form)
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
	c.open, c.plain = 0, c.onePeriod(tokens)
	c.style = c.place(tokens)
	c.start(tokens, 0, false)
	if n := len(tokens); n > 0 {
		if w := c.word(tokens[n-1]); !terminal(w) && !closer(w, true) {
			c.open = 1
		}
		c.open = c.open<<4 | uint64(min(bits.Len(uint(n)), 9))
	}
}

// onePeriod tells whether a block is a short line (of 14 tokens) in which the only mark that could
// end a sentence stands at its end.
func (c *cutter) onePeriod(tokens []news.Span) bool {
	n := len(tokens)
	if n == 0 || n > 14 || !terminal(c.word(tokens[n-1])) || strings.Contains(c.text[tokens[0].Start:tokens[n-1].End], "\n") {
		return false
	}
	for _, t := range tokens[:n-1] {
		if terminal(c.word(t)) {
			return false
		}
	}
	return true
}

// place tells how a block stands in the text: what is before it, and whether
// it is the last.
func (c *cutter) place(tokens []news.Span) (at uint64) {
	if len(tokens) == 0 {
		return 0
	}
	a, b := tokens[0].Start, tokens[len(tokens)-1].End
	before := strings.TrimSpace(c.text[max(0, a-100):a])
	r, _ := utf8.DecodeLastRuneInString(before)
	switch {
	case before == "":
		at = 1 // the first: a title may run into the text
	case strings.ContainsRune(".!?)\"”", r):
		at = 2
	case r == ':' || r == ',':
		at = 3
	}
	if strings.TrimSpace(c.text[b:min(len(c.text), b+100)]) == "" {
		at |= 4
	}
	return at
}

// start begins a sentence; bare says that the one before ended without a mark.
func (c *cutter) start(tokens []news.Span, i int, bare bool) {
	c.first, c.bare, c.head, c.second = i, bare, model.OutLeft, model.OutLeft
	if i < len(tokens) {
		c.head = c.about(clip(c.word(tokens[i])))
	}
	if i+1 < len(tokens) {
		c.second = c.about(clip(c.word(tokens[i+1])))
	}
}

// newCutter opens the model; without it the rules alone decide.
func newCutter(text string) *cutter {
	c := &cutter{text: text}
	c.words, _ = model.Borrow()
	if m, err := endings(); err == nil {
		c.model = m
	}
	return c
}

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
			c.start(tokens, first, false)
			return
		}
		if cut {
			c.ends = append(c.ends, g.i+1)
			first = g.i + 1
			c.start(tokens, first, g.mark < 0)
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
		case news.Dash(w):
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
	if c.plain && g.mark < 0 && isWord(first(next)) && isWord(first(c.word(tokens[g.i]))) {
		return false // "Norland wants Velmar to sign." is no list of names
	}
	if g.lines == 0 && c.word(tokens[g.i]) == ":" {
		return false // what is announced belongs to what announces it
	}
	if g.mark == g.i && g.lines == 0 && addresses[strings.ToLower(c.word(tokens[g.i]))] && unicode.IsUpper(first(next)) && !openers[next] {
		return false // "and Sen. | Ada Vell"
	}
	if w := strings.ToLower(c.word(tokens[g.i])); g.mark == g.i && g.lines == 0 && (w == "a.m." || w == "p.m.") {
		if openers[next] {
			return true // "at 6 p.m. | A man"
		}
		if clocks[next] {
			return false // "at 6 p.m. Friday"
		}
	}
	if g.mark < 0 && g.lines == 0 && c.runsOn(tokens, g.i) {
		return true // "… the calm after the storm | He said the road …"
	}
	if c.model == nil {
		return c.rule(tokens, g)
	}
	c.fs = c.features(tokens, g, c.fs[:0])
	c.scores = [3]int32{}
	c.model.add(c.scores[:], c.fs)
	return c.scores[1] > c.scores[0]
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
		mark = run(at(last))
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
	v := view{mark: model.Hash(mark), state: state, abbreviated: uint64(min(len(prev), 6))}
	v.prev2, v.prev, v.next, v.next2, v.next3 = c.about(prev2), c.about(prev), c.about(next), c.about(next2), c.about(next3)
	for k, w := range []*model.Word{v.next, v.next2, v.next3, c.about(at(g.i + 4))} {
		if reporting[w.Low] {
			v.said = uint64(k + 1)
			break
		}
	}
	return c.templates(tokens, g, &v, fs)
}

// view is a gap as the features see it: the words around it, the mark between
// them hashed, and what holds of the gap.
type view struct {
	prev2, prev, next, next2, next3 *model.Word
	mark, state, said, abbreviated  uint64
}

// templates appends the features of a view.
func (c *cutter) templates(tokens []news.Span, g gap, v *view, fs []uint64) []uint64 {
	mix := model.Mix
	x := func(t, a, b uint64) { fs = append(fs, mix(t, a, b)) }
	m, ms := v.mark, mix(99, v.mark, v.state)
	prev, next := v.prev, v.next
	sp, sn, sp2, sn2 := prev.Shape, next.Shape, v.prev2.Squeeze, v.next2.Squeeze
	x(0, m, 0)
	x(1, m, v.state)
	x(3, m, sn)
	x(4, m, prev.Low)
	x(5, m, next.Low)
	x(6, ms, next.Form)
	x(7, m, sp)
	x(9, mix(97, prev.Low, sn), m)
	x(10, mix(96, prev.Low, next.Low), m)
	x(11, mix(95, sn, sn2), ms)
	x(12, v.said, mix(94, sn, ms))
	x(13, m, v.next2.Low)
	x(14, m, sp2+sp)
	x(15, mix(93, v.abbreviated, sn), m)
	x(16, mix(92, v.prev2.Low, prev.Low), m)
	x(20, mix(88, sp, sn), mix(87, m, sp2+sn2))
	x(21, mix(86, next.Low, v.next2.Low), m)
	x(22, m, prev.Form)
	// word classes and tags know first names, offices and days that the treebanks lack
	cp, cn, cn2 := prev.Class[1], next.Class[1], v.next2.Class[1]
	x(23, mix(85, cn, v.state), m)
	x(24, mix(84, cp, cn), m)
	x(25, mix(83, cn, cn2), m)
	x(26, mix(82, cp, sn), m)
	x(29, mix(78, prev.Amb, next.Amb), mix(77, m, sn))
	x(30, mix(76, next.Amb, v.next2.Amb), mix(77, m, sn))
	x(31, mix(75, next.Amb, v.next2.Amb), mix(74, m, v.next3.Amb))
	x(32, mix(73, v.prev2.Amb, prev.Amb), mix(72, m, next.Amb))
	x(33, mix(73, v.prev2.Amb, prev.Amb), mix(72, m, sn))
	// how the block ends, how it is written, how far the next marks are
	x(27, mix(81, c.open, v.state), m)
	x(28, mix(80, c.open, sn), mix(79, m, sp))
	before, after := c.capitals(tokens, g.i, -1), c.capitals(tokens, g.i+1, 1)
	x(36, after, mix(68, m, next.Form))
	x(37, before<<4|after, mix(67, m, next.Amb))
	x(38, before<<4|after, mix(66, ms, sp))
	since, until := c.reach(tokens, g)
	x(17, mix(91, since, until), m)
	c.told(tokens, g, func(t, a uint64) {
		x(t, a, m)
		x(t+40, a, mix(97, sp, m))
	})
	return fs
}

// capitals counts, from a token on in one direction, capitalised words and
// others among the nearest four, no farther than reach tokens away: a text of
// numbers has none.
func (c *cutter) capitals(tokens []news.Span, i, step int) uint64 {
	const reach = 40
	n, all := uint64(0), uint64(0)
	for k := 0; k < reach && i >= 0 && i < len(tokens) && all < 4; i, k = i+step, k+1 {
		switch r := first(c.word(tokens[i])); {
		case unicode.IsUpper(r):
			n++
			all++
		case unicode.IsLower(r):
			all++
		case r == '.' || r == '!' || r == '?':
			all = 4
		}
	}
	return n
}

// run writes a run of marks short: how long it is says nothing.
func run(w string) string {
	if len(w) <= 1 || strings.Trim(w, ".!?") != "" {
		return w
	}
	switch q, e := strings.Contains(w, "?"), strings.Contains(w, "!"); {
	case q && e:
		return "?!"
	case q:
		return "??"
	case e:
		return "!!"
	case len(w) == 2:
		return ".."
	}
	return "..."
}

// told gives what the sentence at hand tells about the gap.
func (c *cutter) told(tokens []news.Span, g gap, x func(t, a uint64)) {
	n := g.i + 1 - c.first
	long := uint64(min(n, 6))
	if n > 6 {
		long = uint64(min(bits.Len(uint(n)), 6)) + 4
	}
	b := uint64(0)
	if c.bare {
		b = 1
	}
	if c.first == 0 {
		b = 2
	}
	next := c.about(clip(c.word(tokens[g.i+1])))
	same := uint64(0)
	if next.Form == c.head.Form {
		same = 1
	}
	if next.Squeeze == c.head.Squeeze {
		same |= 2
	}
	after := model.OutRight
	if g.i+2 < len(tokens) {
		after = c.about(clip(c.word(tokens[g.i+2])))
	}
	like := alike(next, c.head)<<3 | alike(after, c.second)
	x(47, like<<6|c.count(tokens, g.i+1))
	x(48, model.Mix(70, like, next.Squeeze))
	x(49, model.Mix(69, c.count(tokens, g.i+1), next.Squeeze))
	x(40, long<<2|b)
	x(41, same<<4|long)
	x(42, model.Mix(71, c.head.Low, b))
	x(43, c.style<<2|b)
	x(46, (c.style<<2|b)<<4|long)
	lower := uint64(0)
	for i := c.first; i <= g.i && i < c.first+12 && lower < 3; i++ {
		if r := first(c.word(tokens[i])); unicode.IsLower(r) {
			lower++
		}
	}
	x(44, lower<<4|long)
	x(45, model.Mix(72, c.head.Class[1], lower))
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
func Candidates(text string, block news.Span, f func(end int, features []uint64) bool) {
	s := splitter{text: text}
	s.block(block.Start, block.End)
	c := &cutter{text: text}
	c.words, _ = model.Borrow()
	defer c.close()
	c.begin(s.out)
	c.gaps(s.out, func(g gap) {
		if possible(c.word(s.out[g.i]), c.word(s.out[g.i+1]), g) {
			c.fs = c.features(s.out, g, c.fs[:0])
			if f(s.out[g.i].End, c.fs) {
				c.start(s.out, g.i+1, g.mark < 0)
			}
		}
	})
}
