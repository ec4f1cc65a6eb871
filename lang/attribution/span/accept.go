package span

import (
	"math"

	"synoptic/lang/model"
)

// Found is one attribution as the models see it: the head of its cue and its
// spans. Prob is the cue's probability, Log that of the reading, Share the
// logarithm of the reading's share among those ranked, Score the probability of
// the whole.
type Found struct {
	Cue             int
	Source, Content []Range
	Prob, Score     float32
	Log, Share      float64
	SourceShare     float64 // of the readings ranked, that have this source
	Rule            bool    // read off the layout, not by the models
}

// Has tells whether the content holds token i.
func (c *Found) Has(i int) bool {
	for _, s := range c.Content {
		if s.Has(i) {
			return true
		}
	}
	return false
}

var posTag = model.Hash("POS")

// logit groups a probability on a logarithmic scale.
func logit(p float64) uint64 {
	v := math.Floor(math.Log(p/(1-p+1e-6)) * 1.5)
	return uint64(int64(max(-30, min(30, v))) + 40)
}

// Named counts for each lemma in how many sources of likely candidates it
// stands.
func (x *Text) Named(all []Found) map[uint64]int {
	in := map[uint64]int{}
	for j := range all {
		if o := &all[j]; len(o.Source) > 0 && o.Prob > 0.5 {
			s := o.Source[0]
			for k := s.A; k < s.B; k++ {
				if !x.earlier(s.A, k) {
					in[x.Tokens[k].Lemma]++
				}
			}
		}
	}
	return in
}

// earlier tells whether the lemma of token k stands among the tokens from a.
func (x *Text) earlier(a, k int) bool {
	for ; a < k; a++ {
		if x.Tokens[a].Lemma == x.Tokens[k].Lemma {
			return true
		}
	}
	return false
}

// AcceptFeatures gives the features of candidate i of all, whose content is
// not empty. Named is what Named gives for all.
func (x *Text) AcceptFeatures(all []Found, i int, named map[uint64]int, f *Features) {
	c := &all[i]
	t := &x.Tokens[c.Cue]
	f.F = f.F[:0]
	p, odds := logit(float64(c.Prob)), uint64(uint8(t.Stat.Odds))
	f.add(500)
	f.add(501, p)
	f.add(502, t.Lemma)
	f.add(503, p, t.Lemma)
	f.add(519, logit(math.Exp(c.Log)))
	f.add(520, logit(math.Exp(c.Log)), p)
	share := logit(math.Exp(c.Share))
	f.add(559, share)
	f.add(560, share, p)
	f.add(561, share, logit(math.Exp(c.Log)))
	if t.Par == 0 {
		f.add(547, p)
	}
	x.acceptContent(c, p, odds, f)
	x.acceptSource(c, named, p, odds, f)
	x.acceptRivals(all, i, p, f)
	x.acceptTree(c, p, odds, f)
}

// acceptTree looks at the places of cue, source and content in the tree.
func (x *Text) acceptTree(c *Found, p, odds uint64, f *Features) {
	t, n := &x.Tokens[c.Cue], &x.nodes[c.Cue]
	if n.rel == 0 {
		return
	}
	own := uint64(0)
	if n.subj >= 0 {
		own = 1
		for _, s := range c.Source {
			if s.Has(int(n.subj)) {
				own = 2
			}
		}
	}
	s := c.Content[0]
	top, outward, after, before, _ := x.constituent(c.Cue, s.A, s.B)
	link := x.link(c.Cue, top)
	f.add(550, n.rel, p)
	f.add(551, uint64(n.below), p)
	f.add(552, n.rel, t.Lemma)
	f.add(553, own, n.rel, p)
	f.add(554, link, odds)
	f.add(555, link, t.C1)
	f.add(556, outward, after, before)
	f.add(557, link, t.Lemma)
	f.add(558, link, outward, p)
}

func (x *Text) acceptContent(c *Found, p, odds uint64, f *Features) {
	t := &x.Tokens[c.Cue]
	n, quoted, verbs, top := 0, 0, 0, -1
	for _, s := range c.Content {
		for k := s.A; k < s.B; k++ {
			n++
			o := &x.Tokens[k]
			if o.Quote >= 0 {
				quoted++
			}
			if o.Kind == classVerb || o.Kind == classAux || o.Kind == classModal {
				verbs++
				if top < 0 {
					top = k
				}
			}
		}
	}
	q := flag(quoted > 0)
	if quoted*10 >= n*8 {
		q = 2
	}
	first := c.Content[0]
	if top < 0 {
		top = x.SourceHead(first)
	}
	side := uint64(0)
	if first.A < c.Cue {
		side = 1
		if c.Content[len(c.Content)-1].A > c.Cue {
			side = 2
		}
	}
	b, v := bucket(n), uint64(min(verbs, 2))
	f.add(504, b)
	f.add(505, b, odds)
	f.add(506, b, t.Lemma)
	f.add(507, q, p)
	f.add(508, q, b)
	f.add(509, q, t.Lemma)
	f.add(510, side, p)
	f.add(511, side, t.Lemma)
	f.add(512, v, t.Lemma)
	f.add(513, v, odds)
	f.add(514, v, p)
	a := &x.Tokens[first.A]
	f.add(515, a.Lemma, side)
	f.add(516, a.Tag, odds)
	f.add(517, a.Lemma, odds)
	f.add(518, a.Tag, t.Lemma)
	f.add(521, uint64(len(c.Content)))
	f.add(522, t.C1, v, p)
	h := &x.Tokens[top]
	f.add(524, h.Tag, odds)
	f.add(525, h.Lemma, odds)
	f.add(526, h.C1, odds)
	f.add(527, h.C1, t.C1)
	f.add(545, h.Lemma, t.Lemma)
	f.add(548, x.tagAt(first.A-1), a.Tag, t.C1)
}

func (x *Text) acceptSource(c *Found, named map[uint64]int, p, odds uint64, f *Features) {
	t := &x.Tokens[c.Cue]
	if len(c.Source) == 0 {
		f.add(528, 0, p)
		f.add(529, 0, t.Lemma)
		f.add(530, t.Tag, 0)
		return
	}
	s := c.Source[0]
	at := x.SourceHead(s)
	h := &x.Tokens[at]
	f.add(528, h.Tag, p)
	f.add(529, h.Lemma, odds)
	f.add(530, t.Tag, h.Tag)
	f.add(531, h.C1, odds)
	f.add(532, h.C2)
	f.add(533, h.C0, t.C1)
	f.add(534, bucket(at-c.Cue))
	f.add(535, h.Lemma, t.Lemma)
	f.add(536, bucket(s.Len()))
	same := named[h.Lemma]
	if c.Prob > 0.5 {
		same-- // its own
	}
	f.add(537, uint64(min(same, 3)), h.Tag)
}

// acceptRivals looks at the candidates that cannot all be right together.
func (x *Text) acceptRivals(all []Found, i int, p uint64, f *Features) {
	c := &all[i]
	t := &x.Tokens[c.Cue]
	var inside, holds, overlaps float32
	for j := max(0, i-20); j < min(len(all), i+20); j++ { // candidates stand in the order of the text
		if j == i {
			continue
		}
		o := &all[j]
		in, has := o.Has(c.Cue), c.Has(o.Cue)
		switch {
		case !in && !has && overlap(c.Content, o.Content):
			overlaps = max(overlaps, o.Prob)
		default:
			if in {
				inside = max(inside, o.Prob)
			}
			if has {
				holds = max(holds, o.Prob)
			}
		}
	}
	fifth := func(v float32) uint64 { return uint64(v * 5) }
	f.add(538, fifth(inside))
	f.add(539, fifth(inside), p)
	f.add(540, fifth(holds))
	f.add(541, fifth(holds), p)
	f.add(542, fifth(overlaps), p)
	f.add(543, fifth(inside), t.Lemma)
	f.add(544, fifth(holds), t.Lemma)
}

func overlap(a, b []Range) bool {
	for _, s := range a {
		for _, z := range b {
			if s.A < z.B && z.A < s.B {
				return true
			}
		}
	}
	return false
}
