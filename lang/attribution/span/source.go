package span

// Claim is an attribution whose source is looked for: its content and, -1 where
// none is known, the head of its cue.
type Claim struct {
	Cue     int
	Content []Range
	Quoted  bool    // some of the content stands in quotation marks
	Read    bool    // its source was read together with the content: see Own, None and Share
	None    bool    // that is: none
	Share   float64 // of the readings ranked, that have that source
}

// Phrase is a noun phrase that may be the source of a claim.
type Phrase struct {
	Range
	Nth   int    // how many other such phrases stand nearer to the cue, or to the content where there is none
	Whose uint64 // of whom it is the source: the attribution before (1), the one before that (2), the next (4)
	Held  bool   // it lies in the content of another attribution
	Times int    // how many sources of the article have its head
	Own   uint64 // whether a word of the source that was read lies in it (1), or its head (2)
}

// view is what the features of one phrase have in common.
type view struct {
	c           *Claim
	o           *Phrase
	head        int    // of the phrase
	gov         int    // what the head hangs on, -1
	state       uint64 // whether the claim has a cue, and quoted words
	place, gap  uint64 // before, behind or between the parts of the content, and how far away
	cue         uint64 // the key of the cue, 0 without one
	dir         uint64 // on which side of the cue
	from        int    // the cue, or the first token of the content
	sent, nth   uint64 // whether one sentence has the phrase and the cue, the content's first word, its last
	subj, govIs uint64 // whether the head is the subject of gov; whether gov is the cue, of the content, another
}

func (x *Text) view(c *Claim, o *Phrase) view {
	v := view{c: c, o: o, head: x.SourceHead(o.Range), from: c.Content[0].A, nth: uint64(min(o.Nth, 6))}
	v.gov = int(x.nodes[v.head].head)
	v.state = flag(c.Quoted) | flag(c.Cue >= 0)<<1
	a, b := c.Content[0].A, c.Content[len(c.Content)-1].B
	switch {
	case o.B <= a:
		v.place, v.gap = 1, bucket(a-o.B)
	case o.A >= b:
		v.place, v.gap = 2, bucket(o.A-b)
	default:
		v.place = 3
	}
	if c.Cue >= 0 {
		v.cue, v.dir, v.from = Key(&x.Tokens[c.Cue]), 1+flag(o.A < c.Cue), c.Cue
	}
	s := x.Tokens[v.head].Sent
	v.sent = flag(s == x.Tokens[v.from].Sent) | flag(s == x.Tokens[a].Sent)<<1 | flag(s == x.Tokens[b-1].Sent)<<2
	if v.gov >= 0 {
		v.subj = flag(int(x.nodes[v.gov].subj) == v.head)
		switch in := (&Found{Content: c.Content}).Has(v.gov); {
		case v.gov == c.Cue:
			v.govIs = 1
		case in:
			v.govIs = 2
		default:
			v.govIs = 3
		}
	}
	return v
}

// NobodyFeatures gives the features of the choice that a claim has no source.
func (x *Text) NobodyFeatures(c *Claim, f *Features) {
	f.F = f.F[:0]
	state := flag(c.Quoted) | flag(c.Cue >= 0)<<1
	f.add(601, state)
	f.add(602, state, x.low(c.Content[0].A-1))
	if c.Cue < 0 {
		return
	}
	t, n := &x.Tokens[c.Cue], &x.nodes[c.Cue]
	subject := flag(n.subj >= 0) | flag(x.inherited(c.Cue) >= 0)<<1
	f.add(603, Key(t), state)
	f.add(604, t.Tag, n.rel, subject)
	f.add(605, t.Tag, uint64(n.below), state)
	f.add(606, Key(t), uint64(n.below&2), subject)
	f.add(607, t.Tag, x.low(c.Cue-1))
	if c.Read {
		own, share := flag(c.None), logit(c.Share)
		f.add(670, own)
		f.add(671, own, share)
		f.add(672, own, Key(t))
		f.add(673, own, t.Tag, subject)
	}
}

// SourceFeatures gives the features of a phrase as the source of a claim.
func (x *Text) SourceFeatures(c *Claim, o *Phrase, f *Features) {
	f.F = f.F[:0]
	v := x.view(c, o)
	x.phraseFeatures(&v, f)
	x.placeFeatures(&v, f)
	if c.Cue >= 0 {
		x.cueSide(&v, f)
	}
}

// phraseFeatures looks at the phrase, its words and what it hangs on.
func (x *Text) phraseFeatures(v *view, f *Features) {
	o, t, n := v.o, &x.Tokens[v.head], &x.nodes[v.head]
	lemma, part := uint64(0), uint64(0)
	if v.gov >= 0 {
		lemma, part = x.Tokens[v.gov].Lemma, uint64(x.Tokens[v.gov].Stat.Part)/32
	}
	f.add(613, v.state, n.rel, v.govIs, v.subj)
	f.add(614, n.rel, v.govIs, part, v.state)
	f.add(615, n.rel, lemma)
	f.add(616, v.govIs, lemma, v.subj)
	f.add(617, t.Tag, v.state, v.place)
	f.add(618, t.C1, v.state)
	f.add(619, t.C2)
	f.add(620, t.Lemma)
	f.add(624, x.low(o.A-1), v.place)
	f.add(625, x.low(o.B), v.place)
	f.add(626, x.low(o.A-1), x.low(o.B), v.place)
	f.add(627, x.tagAt(o.A-1), t.Tag, x.tagAt(o.B), v.place)
	f.add(629, flag(o.Held), v.state)
	f.add(630, uint64(min(o.Times, 4)), t.Tag, v.state)
	whose := flag(o.Whose != 0)
	f.add(608, v.state, whose)
	f.add(635, v.state, whose, v.sent, v.place)
	f.add(636, v.state, whose, n.rel, v.govIs)
	f.add(637, v.state, whose, t.Tag)
	f.add(638, flag(t.Upper), uint64(t.Kind), v.state, v.nth)
	f.add(639, bucket(o.Len()), v.state)
}

// placeFeatures looks at where the phrase stands beside the content.
func (x *Text) placeFeatures(v *view, f *Features) {
	t, n := &x.Tokens[v.head], &x.nodes[v.head]
	a, last := v.c.Content[0].A, v.c.Content[len(v.c.Content)-1].B
	paragraph := uint64(int64(t.Par-x.Tokens[v.from].Par) + 8)
	f.add(610, v.state, v.place, v.nth, v.sent)
	f.add(611, v.state, v.place, v.gap, v.sent)
	f.add(623, paragraph, v.sent, v.state)
	f.add(628, v.o.Whose, v.state, paragraph)
	f.add(632, x.low(a-1), n.rel, v.place, v.state)
	f.add(633, x.low(a-1), x.tagAt(a-2), v.subj, v.place, v.nth)
	f.add(634, x.low(last), v.place, v.nth, v.state)
	verbs, commas := 0, 0
	first := min(v.o.B, v.from)
	for k := first; k < max(v.o.A, v.from) && k < first+60; k++ {
		if x.Tokens[k].Kind == classVerb {
			verbs++
		}
		if x.Tokens[k].Sign == ',' {
			commas++
		}
	}
	f.add(650, uint64(min(verbs, 3)), uint64(min(commas, 3)), v.place, v.state)
	f.add(651, uint64(min(verbs, 3)), v.sent, v.place, v.subj)
}

// cueSide looks at the phrase from the cue.
func (x *Text) cueSide(v *view, f *Features) {
	o, t, n := v.o, &x.Tokens[v.head], &x.nodes[v.head]
	c := &x.Tokens[v.c.Cue]
	link, gap := x.link(v.c.Cue, v.head), bucket(v.head-v.c.Cue)
	f.add(612, v.state, v.dir, gap)
	f.add(621, t.Lemma, v.cue)
	f.add(622, t.Tag, v.cue, v.dir)
	f.add(631, v.cue, n.rel, v.govIs, v.place)
	f.add(640, link, v.state)
	f.add(641, link, v.cue)
	f.add(642, link, c.Tag, v.dir)
	f.add(643, gap, c.Tag, v.place)
	own, other := flag(int(x.nodes[v.c.Cue].subj) == v.head), flag(int(x.inherited(v.c.Cue)) == v.head)
	f.add(644, own, other, v.state)
	f.add(645, own, other, flag(o.Whose != 0), v.cue)
	above := uint64(0) // how many steps above the cue what the phrase hangs on is
	for at := v.c.Cue; above < 7 && at >= 0 && at != v.gov; above++ {
		at = int(x.nodes[at].head)
	}
	f.add(646, above, v.subj, n.rel)
	f.add(647, above, v.subj, c.Tag, v.place)
	f.add(648, x.low(o.A-1), c.Tag, v.dir)
	f.add(649, x.low(o.A-1), link)
	f.add(660, x.low(o.B), v.cue, v.dir)
	f.add(661, v.nth, v.cue, v.dir)
	f.add(662, x.nodes[v.c.Cue].rel, n.rel, v.govIs, v.dir)
	if v.c.Read {
		x.ownFeatures(v, f)
	}
}

// ownFeatures looks whether the phrase is the source that was read.
func (x *Text) ownFeatures(v *view, f *Features) {
	own, share, none := v.o.Own, logit(v.c.Share), flag(v.c.None)
	t, n, c := &x.Tokens[v.head], &x.nodes[v.head], &x.Tokens[v.c.Cue]
	f.add(674, own, none)
	f.add(675, own, share, none)
	f.add(676, own, c.Tag, x.nodes[v.c.Cue].rel)
	f.add(677, own, v.state, v.place)
	f.add(678, own, n.rel, v.govIs, v.subj)
	f.add(679, own, t.Tag, share)
	f.add(680, own, v.nth)
	f.add(681, own, v.cue)
	f.add(682, own, share, n.rel, v.subj)
}
