package span

import "synoptic/lang/model"

// Labels of the chain around a cue.
const (
	out = iota
	beginSource
	inSource
	beginContent
	inContent
	labels
)

// Changes is the number of pairs of labels, the row "before the start"
// included: the score of label b after a is at a*5+b.
const Changes = (labels + 1) * labels

// Labels is the number of labels of the chain.
const Labels = labels

var (
	prpTag = model.Hash("PRP")
	wpTag  = model.Hash("WP")
	wdtTag = model.Hash("WDT")
	toTag  = model.Hash("TO")
	inTag  = model.Hash("IN")
	vbnTag = model.Hash("VBN")
	beHash = model.Hash("be")
)

// longParagraph is the length, in tokens, from which a paragraph is endless.
const longParagraph = 3000

// Window gives the tokens in which source and content of a cue are sought: its
// paragraph, the next one too after a colon or where the cue ends its own and
// a quotation begins the next; at most 250 tokens, 80 of an endless paragraph.
func (x *Text) Window(cue int) Range {
	p := int(x.Tokens[cue].Par)
	r := x.Pars[p]
	last := &x.Tokens[r.B-1]
	if p > 0 && p+1 < len(x.Pars) {
		switch {
		case last.Sign == ':':
			r.B = x.Pars[p+1].B
		case (last.Sign == '.' || last.Sign == ',') && r.B-cue < 6 && x.Tokens[r.B].Sign == '"':
			r.B = x.Pars[p+1].B
		}
	}
	before, after := 100, 150
	if r.Len() > longParagraph {
		before, after = 30, 50 // no report is set so: what is said stands close by
	}
	return Range{max(r.A, cue-before), min(r.B, cue+after)}
}

// between counts what lies between the cue and a token.
type between struct{ comma, quote, verb, that, cue, break_ int }

// arguments holds what is the same for all tokens around one cue.
type arguments struct {
	x              *Text
	cue            int
	r              Range
	prob           []float32
	sums           []between
	key            uint64 // the cue's word, or its odds if it is rare
	next, prev     uint64
	nextTag, prTag uint64
	cueQuoted      uint64
	sentQuoted     uint64
	left, right    []int  // of each token, the nearest other probable cue up to it and from it on, -1
	rival          uint64 // what nearness says of the quotation asked for last
	rivalOf        int32  // that quotation, -1 for none
	branches       []branch
}

// branch tells on which branch of the tree a token lies as seen from the cue,
// and whether it is the first or the last of it (1, 2, 3 both).
type branch struct{ rel, edge uint64 }

// branch finds the branches that go out from the cue, and the one that the cue
// itself is on, as far as the cue is not on it.
func (a *arguments) branch() {
	clear(a.branches)
	c := &a.x.nodes[a.cue]
	if c.rel == 0 {
		return
	}
	mark := func(n *node, rel uint64) {
		from, to := max(a.r.A, int(n.a)), min(a.r.B, int(n.b))
		for k := from; k < to; k++ {
			a.branches[k-a.r.A] = branch{rel, flag(k == from) | flag(k == to-1)<<1}
		}
	}
	if c.head >= 0 {
		mark(&a.x.nodes[c.head], c.rel+1)
		for k := max(a.r.A, int(c.a)); k < min(a.r.B, int(c.b)); k++ {
			a.branches[k-a.r.A] = branch{}
		}
	}
	s := a.x.Sents[a.x.Tokens[a.cue].Sent]
	for k := max(s.A, a.r.A); k < min(s.B, a.r.B); k++ {
		if n := &a.x.nodes[k]; n.head == int32(a.cue) {
			mark(n, n.rel)
		}
	}
}

// arguments fills in a for one cue. The room of a is used again.
func (x *Text) arguments(a *arguments, cue int, prob []float32) {
	t := &x.Tokens[cue]
	*a = arguments{x: x, cue: cue, r: x.Window(cue), prob: prob, key: Key(t),
		sums: a.sums, left: a.left, right: a.right, branches: a.branches}
	if !t.Stat.Often {
		a.key = uint64(uint8(t.Stat.Odds)) + 1000
	}
	a.next, a.prev = x.lemma(cue+1, a.r), x.lemma(cue-1, a.r)
	a.nextTag, a.prTag = x.tag(cue+1, a.r), x.tag(cue-1, a.r)
	a.cueQuoted, a.rivalOf = flag(t.Quote >= 0), -1
	a.sentQuoted = flag(x.quoted[t.Sent])
	a.count()
	a.branch()
}

// count fills in the running sums of what may lie between.
func (a *arguments) count() {
	n, last := a.r.Len(), -1
	if cap(a.sums) <= n {
		a.sums, a.left, a.right, a.branches = make([]between, 2*n+1), make([]int, 2*n), make([]int, 2*n), make([]branch, 2*n)
	}
	a.sums, a.left, a.right, a.branches = a.sums[:n+1], a.left[:n], a.right[:n], a.branches[:n]
	a.sums[0] = between{}
	for k := a.r.A; k < a.r.B; k++ {
		v, t := a.sums[k-a.r.A], &a.x.Tokens[k]
		switch t.Sign {
		case ',':
			v.comma++
		case '"':
			v.quote++
		case ';', ':', '-':
			v.break_++
		}
		if t.Low == thatHash {
			v.that++
		}
		if t.Kind == classVerb || t.Kind == classAux || t.Kind == classModal {
			v.verb++
		}
		if a.prob[k] > 0.4 && k != a.cue {
			v.cue++
			last = k
		}
		a.left[k-a.r.A] = last
		a.sums[k-a.r.A+1] = v
	}
	last = -1
	for k := a.r.B - 1; k >= a.r.A; k-- {
		if a.left[k-a.r.A] == k {
			last = k
		}
		a.right[k-a.r.A] = last
	}
}

// nearest tells how near the cue and the nearest other cue are to the tokens
// [from, to), and whether they stand before or after.
func (a *arguments) nearest(from, to int) uint64 {
	gap := func(c int) int {
		switch {
		case c < from:
			return c - from
		case c >= to:
			return c - to + 1
		}
		return 0
	}
	own, best := gap(a.cue), 99
	if from > a.r.A {
		if c := a.left[from-1-a.r.A]; c >= 0 {
			best = c - from
		}
	}
	if to < a.r.B {
		if c := a.right[to-a.r.A]; c >= 0 && c-to+1 < max(best, -best) {
			best = c - to + 1
		}
	}
	closer := uint64(1)
	if max(best, -best) < max(own, -own) {
		closer = 2
	}
	return (closer<<8|bucket(best))<<8 | bucket(own)
}

// competing tells the same of the quotation a token lies in, or of the token.
func (a *arguments) competing(k int) (whole, closer uint64) {
	q := a.x.Tokens[k].Quote
	if q < 0 {
		v := a.nearest(k, k+1)
		return v >> 8, v >> 16
	}
	if q != a.rivalOf {
		r := a.x.Quotes[q]
		a.rival, a.rivalOf = a.nearest(r.A, r.B), q
	}
	return a.rival, a.rival >> 16
}

// place holds the facts of one token relative to the cue.
type place struct {
	k                                  int
	dir, off                           uint64
	comma, quote, verb, that, cue, brk uint64
	sent, quoted, edge                 uint64
}

func (a *arguments) at(k int) place {
	x, t := a.x, &a.x.Tokens[k]
	p := place{k: k, off: bucket(k - a.cue), sent: bucket(int(t.Sent - x.Tokens[a.cue].Sent))}
	lo, hi := k, k
	switch {
	case k < a.cue:
		p.dir, lo, hi = 1, k+1, a.cue
	case k > a.cue:
		p.dir, lo, hi = 2, a.cue+1, k
	}
	A, B := a.sums[lo-a.r.A], a.sums[hi-a.r.A]
	upTo := func(n, most int) uint64 { return uint64(min(n, most)) }
	p.comma, p.quote, p.verb = upTo(B.comma-A.comma, 3), upTo(B.quote-A.quote, 4), upTo(B.verb-A.verb, 3)
	p.that, p.cue, p.brk = upTo(B.that-A.that, 1), upTo(B.cue-A.cue, 2), upTo(B.break_-A.break_, 2)
	if t.Quote >= 0 {
		p.quoted = 1
		if t.Sign == '"' {
			p.quoted = 2
			if k == x.Quotes[t.Quote].A {
				p.quoted = 3
			}
		}
	}
	p.edge = x.edge(k)
	return p
}

// edge tells whether a token is the first of its sentence (1), the last (2) or
// the last but one (3).
func (x *Text) edge(k int) uint64 {
	s := x.Sents[x.Tokens[k].Sent]
	switch k {
	case s.A:
		return 1
	case s.B - 1:
		return 2
	case s.B - 2:
		return 3
	}
	return 0
}

// unary gives the features of a label at token k.
func (a *arguments) unary(k int, f *Features) {
	x, t, p := a.x, &a.x.Tokens[k], a.at(k)
	w, key := t.Low, a.key
	before := x.lemma(k-1, a.r)
	f.F = f.F[:0]
	f.add(203, w, p.off)
	f.add(204, t.Tag, p.off)
	f.add(205, p.off, key)
	f.add(211, p.dir, p.comma, p.quote, p.verb)
	f.add(212, p.dir, p.comma, p.quote, key)
	f.add(213, p.dir, p.that, p.verb, key)
	f.add(214, p.sent, p.quoted, p.quote, a.cueQuoted)
	f.add(215, p.sent, p.quoted, p.dir, p.edge)
	f.add(216, p.quoted, p.quote, p.dir, a.sentQuoted, key)
	f.add(221, p.dir, p.cue, p.verb)
	f.add(222, p.dir, p.cue, p.comma)
	f.add(223, p.off, a.next, a.prTag)
	f.add(224, p.dir, a.next, p.comma, p.quote)
	f.add(225, p.dir, p.comma, p.quote, p.quoted)
	f.add(226, p.dir, p.comma, x.Tokens[a.cue].Tag)
	f.add(228, p.off, a.nextTag, t.Tag)
	f.add(229, p.off, a.prTag, t.Tag)
	f.add(230, p.dir, a.prev, a.next)
	f.add(231, p.dir, p.quoted, a.cueQuoted, p.comma, p.that)
	f.add(232, t.Shape, p.dir, p.comma)
	f.add(233, w, p.comma, p.quote, p.dir)
	f.add(234, before, p.comma, p.quote, p.dir, p.quoted)
	f.add(235, p.dir, p.brk, p.quote, p.quoted)
	f.add(237, p.dir, p.verb, p.comma, key)
	f.add(240, p.dir, t.Tag, key)
	f.add(241, p.dir, t.Lemma, p.comma, key)
	f.add(243, p.dir, x.Tokens[a.cue].C1, t.Tag)
	f.add(244, p.dir, x.Tokens[a.cue].C2, p.comma)
	f.add(251, uint64(a.prob[k]*4), p.dir, p.comma)
	v, closer := a.competing(k)
	f.add(260, v, p.quoted)
	f.add(261, closer, p.quoted, p.dir, p.quote, p.comma)
	f.add(262, v, key, p.quoted)
	if b := a.branches[k-a.r.A]; b.rel != 0 {
		f.add(263, b.rel, b.edge, p.dir)
		f.add(264, b.rel, key, p.dir)
		f.add(265, b.rel, p.quoted, p.comma, p.dir)
		f.add(266, b.rel, b.edge, t.Tag)
	}
	a.unarySentence(p, f)
}

// unaryLocal adds those features of a label at token k that know of the cue
// only on which side it is.
func (a *arguments) unaryLocal(k int, f *Features) {
	x, t, w := a.x, &a.x.Tokens[k], a.x.Tokens[k].Low
	before, after := x.lemma(k-1, a.r), x.lemma(k+1, a.r)
	dir := a.side(k)
	f.add(200)
	f.add(201, w, dir)
	f.add(202, t.Tag, dir)
	f.add(217, before, t.Tag, dir)
	f.add(218, after, t.Tag, dir)
	f.add(219, before, w, dir)
	f.add(220, dir, x.edge(k), t.Tag)
	f.add(227, x.tag(k-1, a.r), t.Tag, x.tag(k+1, a.r), dir)
	f.add(236, x.lemma(k-2, a.r), before, dir)
	f.add(242, dir, t.C1)
}

// side gives 0 for the cue, 1 before it, 2 after it.
func (a *arguments) side(k int) uint64 {
	switch {
	case k < a.cue:
		return 1
	case k > a.cue:
		return 2
	}
	return 0
}

// unarySentence adds what the sentence of the token tells.
func (a *arguments) unarySentence(p place, f *Features) {
	x, t := a.x, &a.x.Tokens[p.k]
	if p.sent == 0 {
		s := x.Sents[t.Sent]
		f.add(255, p.dir, a.sentQuoted, p.quoted, p.quote)
		f.add(256, p.dir, a.sentQuoted, p.quoted, p.comma, p.edge)
		f.add(257, p.dir, flag(x.Tokens[s.A].Quote >= 0), p.quoted, p.quote, p.comma)
		f.add(258, bucket(p.k-s.A), p.dir, a.key)
	} else {
		s := x.Sents[t.Sent]
		first := flag(x.Tokens[s.A].Quote >= 0)
		if x.Tokens[s.A].Sign == '"' {
			first = 2
		}
		i, j := max(s.A, a.r.A)-a.r.A, min(s.B, a.r.B)-a.r.A
		other := flag(j > i && a.sums[j].cue > a.sums[i].cue)
		f.add(252, p.sent, first, other)
		f.add(253, p.sent, first, other, p.quoted, a.sentQuoted)
		f.add(254, first, other, p.quote, p.quoted, a.key)
	}
	if t.Par != x.Tokens[a.cue].Par {
		f.add(259, p.quoted, p.edge)
	}
}

// change gives the features of a pair of labels at tokens k-1 and k.
func (a *arguments) change(k int, f *Features) { a.changeAt(k, far(k, a.cue), f) }

// far gives the distance of a token from the cue, four tokens at most.
func far(k, cue int) int { return max(-4, min(4, k-cue)) }

func (a *arguments) changeAt(k, distance int, f *Features) {
	x, t := a.x, &a.x.Tokens[k]
	before, tag := x.lemma(k-1, a.r), x.tag(k-1, a.r)
	dir := flag(distance < 0)
	near := bucket(distance)
	f.F = f.F[:0]
	f.add(301)
	f.add(302, t.Low, dir)
	f.add(303, before, dir)
	f.add(304, tag, t.Tag, dir)
	f.add(305, near)
	f.add(306, flag(t.Quote >= 0), flag(k == x.Sents[t.Sent].A), dir)
	f.add(307, before, t.Tag)
	f.add(308, near, t.Tag)
}
