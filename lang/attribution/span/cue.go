package span

// CueFeatures gives the features of token i as the head of a cue.
func (x *Text) CueFeatures(i int, f *Features) {
	t := &x.Tokens[i]
	s := x.Sents[t.Sent]
	odds := uint64(uint8(t.Stat.Odds))
	f.F = f.F[:0]
	f.add(0)
	f.add(1, t.Lemma)
	f.add(2, t.Lemma, t.Tag)
	f.add(3, t.Tag)
	f.add(4, odds)
	f.add(5, odds, t.Tag)
	x.cueWindow(i, s, odds, f)
	x.cueClasses(i, s, odds, f)
	x.cuePhrase(i, s, odds, f)
	x.cueQuotes(i, s, odds, f)
	x.cueRivals(i, s, odds, f)
}

func (x *Text) cueWindow(i int, s Range, odds uint64, f *Features) {
	t := &x.Tokens[i]
	for k := -3; k <= 3; k++ {
		if k == 0 {
			continue
		}
		at := uint64(k + 8)
		l, g := x.lemma(i+k, s), x.tag(i+k, s)
		f.add(6, at, l)
		f.add(7, at, g)
		if k >= -2 && k <= 2 {
			f.add(8, at, l, t.Lemma)
			f.add(9, at, g, t.Lemma)
			f.add(10, at, l, odds)
		}
	}
	f.add(11, x.lemma(i-1, s), x.lemma(i+1, s))
	f.add(12, x.tag(i-1, s), t.Tag, x.tag(i+1, s))
	f.add(13, x.tag(i+1, s), x.tag(i+2, s), t.Lemma)
	f.add(54, x.lemma(i+1, s), x.lemma(i+2, s))
	f.add(55, x.lemma(i-2, s), x.lemma(i-1, s))
	f.add(40, near(i-s.A))
	f.add(41, near(s.B-i))
	f.add(42, near(s.B-i), t.Lemma)
	if t.Par == 0 {
		f.add(43)
		f.add(44, t.Lemma)
	}
}

func (x *Text) cueClasses(i int, s Range, odds uint64, f *Features) {
	t := &x.Tokens[i]
	f.add(70, t.C1)
	f.add(71, t.C2)
	f.add(72, t.C2, t.Tag)
	f.add(73, t.C1, x.lemma(i+1, s))
	f.add(74, t.C2, x.lemma(i+1, s))
	f.add(75, t.C2, x.tag(i+1, s))
	f.add(76, t.C2, x.tag(i-1, s))
	f.add(77, x.class(i-1, s), odds)
	f.add(78, x.class(i-1, s), t.C1)
	f.add(79, x.class(i+1, s), odds)
	f.add(80, x.class(i+1, s), t.C1)
}

// cuePhrase looks for what may be subject and object: the nearest noun or
// pronoun on both sides, auxiliaries and complementisers near by.
func (x *Text) cuePhrase(i int, s Range, odds uint64, f *Features) {
	t := &x.Tokens[i]
	for side, step := range []int{-1, 1} {
		sd := uint64(side)
		k, n := i+step, 0
		var between uint64
		for ; k >= s.A && k < s.B && n < 8; k, n = k+step, n+1 {
			o := &x.Tokens[k]
			if o.Kind == classNoun || o.Tag == prpTag || o.Tag == wpTag || o.Tag == wdtTag || o.Kind == classVerb || o.Sign == '"' {
				break
			}
			switch {
			case o.Kind == classAux:
				between |= 1
			case o.Kind == classModal:
				between |= 2
			case o.Sign == ',':
				between |= 4
			case o.Lemma == thatHash:
				between |= 8
			case o.Tag == toTag:
				between |= 16
			case o.Tag == inTag:
				between |= 32
			}
		}
		f.add(14, sd, between)
		f.add(15, sd, between, odds)
		f.add(16, sd, between, t.Lemma)
		if k < s.A || k >= s.B || n >= 8 {
			f.add(17, sd, odds)
			continue
		}
		o := &x.Tokens[k]
		f.add(18, sd, o.Tag, between, odds)
		f.add(19, sd, o.C1, odds)
		f.add(20, sd, o.C2, t.Lemma)
		f.add(21, sd, o.C1, t.C1)
		f.add(22, sd, o.Lemma, odds)
		f.add(23, sd, o.Tag, t.Lemma, between)
		f.add(24, sd, o.Shape, odds, uint64(n))
	}
	f.add(25, flag(x.passive(i, s)), t.Lemma)
	f.add(26, flag(x.passive(i, s)), odds, x.tag(i+1, s))
	if t.Sign == ':' || t.Sign == '-' {
		a := x.Pars[t.Par].A
		for a < i && i-a < 8 && x.Tokens[a].Sign == '"' {
			a++
		}
		var shape uint64
		if i > s.A {
			shape = x.Tokens[i-1].Shape
		}
		f.add(85, t.Low, uint64(min(i-a, 6)), shape)
		f.add(86, t.Low, shape, x.tag(i+1, s), x.lemma(i-1, s))
	}
}

// passive tells whether a form of be stands within three tokens before a
// participle.
func (x *Text) passive(i int, s Range) bool {
	if x.Tokens[i].Tag != vbnTag {
		return false
	}
	for k := i - 1; k >= s.A && k >= i-3; k-- {
		if x.Tokens[k].Lemma == beHash {
			return true
		}
	}
	return false
}

// quoteState tells whether a token stands in a quotation, and in what kind:
// 0 none, 1 longer, 2 short, 3 one that covers its sentence.
func (x *Text) quoteState(i int, s Range) uint64 {
	q := x.Tokens[i].Quote
	if q < 0 {
		return 0
	}
	r := x.Quotes[q]
	switch {
	case r.A < s.A && r.B > s.B:
		return 3
	case r.Len() <= 6:
		return 2
	}
	return 1
}

func (x *Text) cueQuotes(i int, s Range, odds uint64, f *Features) {
	t := &x.Tokens[i]
	in := x.quoteState(i, s)
	f.add(30, in)
	f.add(31, in, odds)
	f.add(32, in, t.Lemma)
	left, right := 99, 99
	p := x.Pars[t.Par]
	for k := i - 1; k >= p.A && i-k < 25; k-- {
		if x.Tokens[k].Sign == '"' {
			left = i - k
			break
		}
	}
	for k := i + 1; k < p.B && k-i < 25; k++ {
		if x.Tokens[k].Sign == '"' {
			right = k - i
			break
		}
	}
	l, r := near(left), near(right)
	f.add(33, l, in)
	f.add(34, r, in)
	f.add(35, l, r, in)
	f.add(36, l, in, odds)
	f.add(37, r, in, odds)
	f.add(38, l, in, t.Lemma)
	f.add(39, r, in, t.Lemma)
}

// cueRivals looks at the strongest other candidates of the sentence.
func (x *Text) cueRivals(i int, s Range, odds uint64, f *Features) {
	t := &x.Tokens[i]
	var left, right uint8
	for k := max(s.A, i-80); k < min(s.B, i+80); k++ {
		if k == i || !x.Candidate(k) {
			continue
		}
		if k < i {
			left = max(left, x.Tokens[k].Stat.Part)
		} else {
			right = max(right, x.Tokens[k].Stat.Part)
		}
	}
	in := x.quoteState(i, s)
	l, r := uint64(left)/43, uint64(right)/43
	f.add(47, l)
	f.add(48, r)
	f.add(49, l, r, odds)
	f.add(50, l, t.Lemma)
	f.add(51, r, t.Lemma)
	f.add(52, l, in)
	f.add(53, r, in)
}
