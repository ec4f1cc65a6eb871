package span

import (
	"math"
	"slices"
)

// Distinct joins readings whose words are the same (they differ in
// punctuation): the probabilities are added, the more probable stays.
func (x *Text) Distinct(rs []Reading) []Reading {
	var kept []Reading
	for _, r := range rs {
		same := slices.IndexFunc(kept, func(o Reading) bool {
			return x.sameWords(o.Content, r.Content) && x.sameWords(o.Source, r.Source)
		})
		if same < 0 {
			kept = append(kept, r)
		} else {
			kept[same].Log = LogSum([]float64{kept[same].Log, r.Log})
		}
	}
	x.shares(kept)
	return kept
}

// shares fills in which share of the readings' probability agrees on the source
// and on the content of each.
func (x *Text) shares(rs []Reading) {
	total := 1e-300 // never zero, however improbable all are
	for i := range rs {
		total += math.Exp(rs[i].Log)
	}
	source := x.agreeing(rs, func(r *Reading) []Range { return r.Source })
	content := x.agreeing(rs, func(r *Reading) []Range { return r.Content })
	for i := range rs {
		rs[i].SourceShare, rs[i].ContentShare = source[i]/total, content[i]/total
	}
}

// agreeing gives for each reading the probability of all that have the same
// words in one part.
func (x *Text) agreeing(rs []Reading, part func(*Reading) []Range) []float64 {
	first, sum := make([]int, len(rs)), make([]float64, len(rs)) // the first of those like each, and what they add up to
	for i := range rs {
		first[i] = i
		for k := range i {
			if first[k] == k && x.sameWords(part(&rs[k]), part(&rs[i])) {
				first[i] = k
				break
			}
		}
		sum[first[i]] += math.Exp(rs[i].Log)
	}
	for i, k := range first {
		sum[i] = sum[k]
	}
	return sum
}

func (x *Text) sameWords(a, b []Range) bool {
	next := func(rs []Range, i, k int) (int, int) { // the first word at or after token k of range i
		for ; i < len(rs); i++ {
			for k = max(k, rs[i].A); k < rs[i].B; k++ {
				if x.Tokens[k].Word {
					return i, k
				}
			}
		}
		return i, -1
	}
	ai, ak := next(a, 0, 0)
	bi, bk := next(b, 0, 0)
	for ak >= 0 && ak == bk {
		ai, ak = next(a, ai, ak+1)
		bi, bk = next(b, bi, bk+1)
	}
	return ak == bk
}

// RankFeatures gives the features of a whole reading.
func (x *Text) RankFeatures(cue int, r *Reading, prob []float32, f *Features) {
	f.F = f.F[:0]
	key := Key(&x.Tokens[cue])
	f.add(401, uint64(len(r.Content)))
	f.add(402, uint64(len(r.Source)), key)
	f.add(403, uint64(len(r.Source)), uint64(len(r.Content)))
	for i, s := range r.Content {
		x.rankContent(cue, uint64(min(i, 1)), s, prob, f)
	}
	if len(r.Content) > 1 {
		a, b := r.Content[0], r.Content[1]
		f.add(440, bucket(b.A-a.B), flag(a.B <= cue && b.A > cue))
		f.add(441, x.low(a.B), x.low(b.A))
		f.add(442, x.tagAt(a.B), x.tagAt(b.A))
		x.rankPair(cue, a, b, key, f)
	}
	p, q := logit(r.SourceShare), logit(r.ContentShare)
	f.add(380, p)
	f.add(381, q)
	f.add(382, p, q)
	f.add(383, p, uint64(len(r.Source)), x.Tokens[cue].Tag)
	f.add(384, q, uint64(len(r.Content)), x.Tokens[cue].Tag)
	x.rankSubject(cue, r, key, f)
	for i, s := range r.Source {
		if i > 0 {
			f.add(460)
			break
		}
		x.rankSource(cue, s, key, f)
		x.rankOrder(cue, s, r.Content, prob, f)
	}
}

// rankOrder looks at source and content together: in what order they stand
// around the cue, what lies between, which of them is quoted.
func (x *Text) rankOrder(cue int, s Range, content []Range, prob []float32, f *Features) {
	if len(content) == 0 {
		return
	}
	order := flag(s.A < cue)
	for i, c := range content {
		if i == 2 {
			break
		}
		order = order<<2 | flag(c.A < cue)<<1 | flag(c.A < s.A)
	}
	order = order<<2 | uint64(min(len(content), 3))
	c, t := content[0], &x.Tokens[cue]
	quoted := x.quoting(c)<<2 | flag(t.Quote >= 0)<<1 | flag(x.Tokens[s.A].Quote >= 0)
	f.add(493, order, Key(t))
	f.add(494, order, quoted)
	f.add(495, order, t.Tag, quoted)
	gap := s.A - c.B
	if s.A < c.A {
		gap = s.B - c.A
	}
	f.add(496, order, bucket(gap), quoted>>2)
	f.add(497, order, bucket(s.A-cue), quoted>>2)
	cues := func(a, b int) uint64 {
		n := 0
		for k := a; k < b; k++ {
			if prob[k] > 0.4 && k != cue {
				n++
			}
		}
		return uint64(min(n, 2))
	}
	near := cues(min(s.B, cue), max(s.A, cue))
	f.add(498, order, near)
	f.add(499, near, cues(min(c.B, cue), max(c.A, cue)), quoted)
	h := x.SourceHead(s)
	f.add(391, order, near, x.Tokens[h].Tag)
	f.add(392, order, x.nodes[h].rel, near)
	f.add(393, order, x.nodes[h].rel, quoted>>2, t.Tag)
}

// rankPair looks at two parts of a content together: how each is quoted, on
// which side of the cue it stands, whether one sentence holds both.
func (x *Text) rankPair(cue int, a, b Range, key uint64, f *Features) {
	p, q := x.quoting(a), x.quoting(b)
	sides := flag(a.B <= cue)<<1 | flag(b.A > cue)
	one := flag(x.Tokens[a.B-1].Sent == x.Tokens[b.A].Sent)
	f.add(443, p, q, sides, one)
	f.add(444, p, q, sides, x.tagAt(b.A))
	f.add(478, p, q, sides, x.tagAt(b.A-1))
	f.add(479, p, q, sides, key)
}

// quoting tells whether a stretch is one whole quotation (1), begins with a
// quotation (2), holds some other quoted word (3) or none (0).
func (x *Text) quoting(s Range) uint64 {
	if q := x.Tokens[s.A].Quote; q >= 0 && x.Quotes[q].A == s.A {
		if x.Quotes[q].B >= s.B-1 {
			return 1
		}
		return 2
	}
	for k := s.A; k < s.B; k++ {
		if x.Tokens[k].Quote >= 0 {
			return 3
		}
	}
	return 0
}

// rankSubject looks whether the source is the subject of the cue, or the one
// the cue takes from the verb it hangs on.
func (x *Text) rankSubject(cue int, r *Reading, key uint64, f *Features) {
	n := &x.nodes[cue]
	in := func(rs []Range, k int32) bool {
		for _, s := range rs {
			if s.Has(int(k)) {
				return true
			}
		}
		return false
	}
	state := func(k int32) uint64 {
		switch {
		case k < 0:
			return 0
		case in(r.Source, k):
			return 1
		case in(r.Content, k):
			return 2
		}
		return 3
	}
	own, other, some := state(n.subj), state(x.inherited(cue)), flag(len(r.Source) > 0)
	f.add(480, own, other, some)
	f.add(481, own, other, n.rel)
	f.add(482, own, some, key)
	f.add(483, own, other, some, x.Tokens[cue].Tag)
	f.add(484, own, some, uint64(n.below&2), n.rel)
	if n.head >= 0 {
		f.add(485, flag(in(r.Source, n.head)), n.rel)
		f.add(486, flag(in(r.Content, n.head)), n.rel)
	}
}

func (x *Text) low(i int) uint64 {
	if i < 0 || i >= len(x.Tokens) {
		return outRight
	}
	return x.Tokens[i].Low
}

func (x *Text) tagAt(i int) uint64 {
	if i < 0 || i >= len(x.Tokens) {
		return outRight
	}
	return x.Tokens[i].Tag
}

// edges tells how a span begins and ends: at the sentence's edge, beside the
// cue, or after and before which word.
func (x *Text) edges(cue, a, b int) (start, end uint64, after int) {
	s := x.Sents[x.Tokens[a].Sent]
	switch {
	case a == s.A || a == s.A+1 && !x.Tokens[s.A].Word:
		start = 1
	case a == cue+1:
		start = 2
	case a == cue+2:
		start = 3
	default:
		start = x.low(a - 1)
	}
	s = x.Sents[x.Tokens[b-1].Sent]
	after = b
	for after < s.B && x.Tokens[after].Sign == '"' {
		after++
	}
	end = 1
	if after < s.B && (after < s.B-2 || x.Tokens[after].Word) {
		end = x.low(after)
	}
	return start, end, after
}

func (x *Text) rankContent(cue int, nth uint64, s Range, prob []float32, f *Features) {
	t, key := &x.Tokens[cue], Key(&x.Tokens[cue])
	a, b := s.A, s.B
	for a < b-1 && !x.Tokens[a].Word {
		a++
	}
	for b > a+1 && !x.Tokens[b-1].Word {
		b--
	}
	start, end, after := x.edges(cue, a, b)
	dir := nth*2 + flag(a < cue)
	f.add(410, dir, start)
	f.add(411, dir, end)
	f.add(412, dir, start, end)
	f.add(413, dir, start, end, key)
	f.add(414, dir, end, x.tagAt(after+1))
	f.add(415, dir, end, x.low(after+1))
	f.add(416, dir, start, x.low(a))
	f.add(417, dir, start, x.tagAt(a))
	f.add(418, dir, start, key)
	f.add(419, dir, end, key)
	f.add(420, dir, end, t.C1)
	f.add(421, dir, end, x.tagAt(b-1))
	f.add(422, dir, x.low(a), key)
	f.add(423, dir, x.tagAt(a), key)
	f.add(424, dir, x.tagAt(a-1), x.tagAt(a))
	f.add(425, dir, x.tagAt(b-1), x.tagAt(after))
	f.add(431, dir, bucket(b-a))
	f.add(432, dir, bucket(b-a), key)
	marks, cues, verbs := 0, 0, 0
	for k := s.A; k < s.B; k++ {
		o := &x.Tokens[k]
		if o.Sign == '"' {
			marks++
		}
		if prob[k] > 0.5 && k != cue {
			cues++
		}
		if o.Kind == classVerb || o.Kind == classAux || o.Kind == classModal {
			verbs++
		}
	}
	f.add(433, dir, flag(x.splits(a)), flag(x.splits(after)), flag(t.Quote >= 0))
	f.add(434, dir, uint64(marks&1), flag(x.Tokens[a].Quote >= 0), flag(x.Tokens[b-1].Quote >= 0))
	f.add(435, dir, flag(x.Tokens[a].Quote >= 0), flag(x.Tokens[b-1].Quote >= 0), start, end)
	f.add(436, dir, uint64(min(cues, 3)))
	f.add(437, dir, uint64(min(15, int(x.Tokens[b-1].Sent-x.Tokens[a].Sent))), end)
	f.add(438, dir, uint64(min(verbs, 3)), key)
	x.rankQuotes(cue, dir, s, end, f)
	if x.nodes[a].rel == 0 {
		return
	}
	top, outward, more, before, next := x.constituent(cue, a, b)
	n, link := &x.nodes[top], x.link(cue, top)
	f.add(445, dir, outward, more, before)
	f.add(446, dir, outward, n.rel)
	f.add(447, dir, link, outward)
	f.add(448, dir, link, key)
	f.add(449, dir, next, end)
	f.add(450, dir, next, x.nodes[b-1].rel)
	f.add(451, dir, link, flag(int(n.a) < a), flag(int(n.b) > b))
	f.add(452, dir, flag(int(n.a) < a), flag(int(n.b) > b), n.rel)
	f.add(453, dir, before, start, link)
	f.add(454, dir, outward, link, more)
	f.add(455, dir, next, more, x.Tokens[top].Tag)
}

// rankQuotes looks at the quotations that a content holds and at those of the
// paragraph around it that it leaves.
func (x *Text) rankQuotes(cue int, dir uint64, s Range, end uint64, f *Features) {
	held, cut, loose, last := 0, 0, 0, int32(-1)
	p := x.Pars[x.Tokens[s.A].Par]
	for k := max(p.A, s.A-60); k < min(p.B, s.B+60); k++ {
		q := x.Tokens[k].Quote
		if q < 0 || q == last {
			continue
		}
		switch r := x.Quotes[q]; {
		case s.A <= r.A && r.B <= s.B:
			held++
		case r.B <= s.A || r.A >= s.B:
			if k-s.B < 12 && s.A-k < 12 {
				loose++
			}
		default:
			cut++
		}
		last = q
	}
	h, c, l := uint64(min(held, 2)), uint64(min(cut, 1)), uint64(min(loose, 1))
	whole := uint64(0)
	if q := x.Tokens[s.A].Quote; q >= 0 {
		switch r := x.Quotes[q]; {
		case r == s:
			whole = 1
		case r.A == s.A:
			whole = 2
		default:
			whole = 3
		}
	}
	f.add(456, dir, h, c, l)
	f.add(457, dir, h, c, whole)
	f.add(458, dir, whole, l, flag(x.Tokens[cue].Quote >= 0))
	f.add(459, dir, whole, h, end)
	f.add(461, dir, whole, h, Key(&x.Tokens[cue]))
}

// splits tells whether the edge before token k lies inside a quotation.
func (x *Text) splits(k int) bool {
	if k <= 0 || k >= len(x.Tokens) {
		return false
	}
	t, o := &x.Tokens[k], &x.Tokens[k-1]
	return t.Quote >= 0 && t.Quote == o.Quote && t.Word && o.Sign != '"'
}

// SourceHead guesses the head of a noun phrase: its last noun or pronoun
// before a comma, a preposition or a relative word.
func (x *Text) SourceHead(s Range) int {
	head := -1
	for k := s.A; k < s.B; k++ {
		t := &x.Tokens[k]
		if t.Kind == classVerb && k > s.A && x.Tokens[k-1].Sign == '-' { // "the Tarn-based council"
			head = -1
			continue
		}
		if head >= 0 && (t.Sign == ',' || t.Tag == inTag || t.Tag == wdtTag || t.Tag == wpTag || t.Kind == classVerb || t.Tag == posTag) {
			if t.Tag != posTag {
				break
			}
			head = -1
			continue
		}
		if t.Kind == classNoun || t.Tag == prpTag || t.Tag == wpTag {
			head = k
		}
	}
	if head < 0 {
		return s.A
	}
	return head
}

func (x *Text) rankSource(cue int, s Range, key uint64, f *Features) {
	dir := flag(s.A < cue)
	h := x.SourceHead(s)
	t := &x.Tokens[h]
	commas := 0
	for k := s.A; k < s.B; k++ {
		if x.Tokens[k].Sign == ',' {
			commas++
		}
	}
	f.add(463, dir, x.low(s.B), x.tagAt(s.B-1))
	f.add(464, dir, x.low(s.A-1), x.tagAt(s.A))
	f.add(465, dir, bucket(s.Len()))
	f.add(466, dir, x.tagAt(s.A-1), x.tagAt(s.A))
	f.add(467, dir, t.Tag)
	f.add(468, dir, t.C1)
	f.add(469, t.Lemma)
	f.add(470, dir, t.Tag, key)
	f.add(471, dir, flag(s.B == cue || s.A == cue+1), key)
	f.add(472, dir, uint64(min(commas, 4)), x.low(s.B))
	f.add(473, x.low(s.A), x.tagAt(s.B-1))
	f.add(474, dir, x.tagAt(s.B), x.tagAt(s.B-1))
	f.add(475, dir, flag(x.splits(s.A)), flag(x.splits(s.B)))
	f.add(476, t.C2, t.Tag)
	verbs := 0
	for k := min(s.B, cue); k < max(s.A, cue); k++ {
		if x.Tokens[k].Kind == classVerb {
			verbs++
		}
	}
	f.add(477, dir, uint64(min(verbs, 3)), bucket(h-cue))
	if x.nodes[s.A].rel == 0 {
		return
	}
	top, outward, more, before, next := x.constituent(cue, s.A, s.B)
	n, link := &x.nodes[top], x.link(cue, top)
	f.add(487, dir, outward, more, before)
	f.add(488, dir, link, outward)
	f.add(489, dir, link, n.rel, t.Tag)
	f.add(490, dir, next, x.low(s.B))
	f.add(491, dir, flag(int(n.a) < s.A), flag(int(n.b) > s.B), link)
	f.add(492, dir, link, key)
}
