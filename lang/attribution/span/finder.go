package span

import (
	"sort"

	"synoptic/news"
)

// finder is one search through one text, with its room to work in.
type finder struct {
	m      *Models
	x      *Text
	prob   []float32 // of each token, that it heads a cue
	s      Scores
	unary  [][Labels]float32
	change []*Pairs
	pairs  []Pairs // those of one cue alone
	f, g   Features
	a      arguments
	owner  []int32
	one    []float32
	five   []float32
	kept   [2][slots]local // before and after the cue
}

// slots is how many tokens' scores are kept; no window is longer.
const slots = 512

// local holds what the scores of a token are without knowing the cue, but on
// which side of it the token stands. Cues of one paragraph share it.
type local struct {
	token int // one more than the token's index, 0 for none
	unary [Labels]float32
	pairs Pairs
}

func newFinder(m *Models, x *Text, prob []float32) *finder {
	return &finder{m: m, x: x, prob: prob, one: make([]float32, 1), five: make([]float32, Labels)}
}

// scores fills in the scores of the chain around a cue and gives its window.
func (w *finder) scores(cue int) Range {
	a := &w.a
	w.x.arguments(a, cue, w.prob)
	n := a.r.Len()
	if cap(w.unary) < n {
		w.unary, w.change, w.pairs = make([][Labels]float32, n), make([]*Pairs, n), make([]Pairs, n)
	}
	w.s.Unary, w.s.Change = w.unary[:n], w.change[:n]
	for k := a.r.A; k < a.r.B; k++ {
		at := k - a.r.A
		a.unary(k, &w.f)
		kept := w.local(a, k)
		if kept == nil {
			a.unaryLocal(k, &w.f)
		}
		u := &w.s.Unary[at]
		w.m.Unary.Score(w.f.F, w.five)
		copy(u[:], w.five)
		if kept != nil {
			for b := range u {
				u[b] += kept.unary[b]
			}
			if w.s.Change[at] = &kept.pairs; k < a.cue-3 || k > a.cue+3 {
				continue
			}
		}
		p := &w.pairs[at]
		a.change(k, &w.f)
		w.m.Change.Score(w.f.F, p.Score[:])
		p.Fill()
		w.s.Change[at] = p
	}
	return a.r
}

// local gives what is known of a token without the cue; nil for the cue itself
// and for tokens whose features reach over the window's edge.
func (w *finder) local(a *arguments, k int) *local {
	if k == a.cue || k < a.r.A+2 || k+1 >= a.r.B {
		return nil
	}
	l := &w.kept[flag(k < a.cue)][k%slots]
	if l.token != k+1 {
		l.token = k + 1
		w.g.F = w.g.F[:0]
		a.unaryLocal(k, &w.g)
		w.m.Unary.Score(w.g.F, w.five)
		copy(l.unary[:], w.five)
		distance := 4
		if k < a.cue {
			distance = -4
		}
		a.changeAt(k, distance, &w.g)
		w.m.Change.Score(w.g.F, l.pairs.Score[:])
		l.pairs.Fill()
	}
	return l
}

// readings gives the n best readings around a cue.
func (w *finder) readings(cue, n int, blocked func(int) bool) []Reading {
	r := w.scores(cue)
	return w.s.Best(r.A, n, blocked)
}

func (w *finder) ranked(cue int) []Reading {
	return w.x.Distinct(w.readings(cue, w.m.Readings, nil))
}

// read gives the reading that ranks first, and the logarithm of its share
// among the readings ranked.
func (w *finder) read(cue int) (Reading, float64) {
	m := w.m
	if m.Rank == nil || m.Readings <= 1 {
		if rs := w.readings(cue, 1, nil); len(rs) > 0 {
			return rs[0], 0
		}
		return Reading{}, 0
	}
	rs := w.ranked(cue)
	best, scores := -1, make([]float64, len(rs))
	for i := range rs {
		w.x.RankFeatures(cue, &rs[i], w.prob, &w.f)
		m.Rank.Score(w.f.F, w.one)
		scores[i] = float64(w.one[0] + m.LogWeight*float32(max(rs[i].Log, -15)))
		if best < 0 || scores[i] > scores[best] {
			best = i
		}
	}
	if best < 0 {
		return Reading{}, 0
	}
	return rs[best], scores[best] - LogSum(scores)
}

func (w *finder) candidates(d *news.Doc) []Found {
	var all []Found
	for i := range w.x.Tokens {
		if s := w.x.Tokens[i].Sign; s == '-' || s == ':' {
			if c, ok := w.x.layout(d, i); ok {
				all = append(all, c)
				continue
			}
		}
		if w.prob[i] < w.m.CandidateThreshold {
			continue
		}
		if r, share := w.read(i); len(r.Content) > 0 {
			all = append(all, Found{Cue: i, Source: r.Source, Content: r.Content, Prob: w.prob[i], Score: w.prob[i], Log: r.Log, Share: share,
				SourceShare: r.SourceShare})
		}
	}
	return all
}

func (w *finder) accept(all []Found) {
	scores, named := make([]float32, len(all)), w.x.Named(all)
	for i := range all {
		scores[i] = all[i].Score
		if !all[i].Rule {
			w.x.AcceptFeatures(all, i, named, &w.f)
			w.m.Accept.Score(w.f.F, w.one)
			scores[i] = sigmoid(w.one[0])
		}
	}
	for i := range all {
		all[i].Score = scores[i]
	}
}

// choose takes the candidates by score, none below the threshold but those
// with a probable cue that lose their content to another cue: then that one is
// read again without the content. A content of which less than half is taken
// is itself read again around that.
func (w *finder) choose(all []Found) []Found {
	order := make([]int, len(all))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(a, b int) bool { return all[order[a]].Score > all[order[b]].Score })
	w.owner = make([]int32, len(w.x.Tokens))
	var got []Found
	for _, i := range order {
		c := all[i]
		taken, n := w.taken(c.Content)
		switch {
		case c.Score < w.m.Threshold:
			if taken == 0 || w.owner[c.Cue] > 0 || !w.shared(got, &c) {
				continue
			}
		case w.owner[c.Cue] > 0, taken*2 > n:
			if !w.shared(got, &c) {
				continue
			}
		}
		if taken, _ = w.taken(c.Content); taken > 0 {
			rs := w.readings(c.Cue, 1, func(k int) bool { return w.owner[k] > 0 })
			if len(rs) == 0 || len(rs[0].Content) == 0 {
				continue
			}
			c.Source, c.Content = rs[0].Source, rs[0].Content
		}
		got = append(got, c)
		w.own(&c, int32(len(got)))
	}
	sort.SliceStable(got, func(a, b int) bool { return got[a].Cue < got[b].Cue })
	return got
}

// own notes which attribution (one more than its index, 0 for none) has the
// cue and the content of c.
func (w *finder) own(c *Found, by int32) {
	for _, s := range c.Content {
		for k := s.A; k < s.B; k++ {
			w.owner[k] = by
		}
	}
	w.owner[c.Cue] = by
}

// sole gives the one attribution that has tokens of a content, 0 when there
// are several.
func (w *finder) sole(content []Range) int {
	var o int32
	for _, s := range content {
		for k := s.A; k < s.B; k++ {
			if v := w.owner[k]; v > 0 && o > 0 && v != o {
				return 0
			} else if v > 0 {
				o = v
			}
		}
	}
	return int(o)
}

// shared gives a candidate the words that one attribution took before it, if
// that one can be read without them.
func (w *finder) shared(got []Found, c *Found) bool {
	by := w.sole(c.Content)
	if in := int(w.owner[c.Cue]); in > 0 && (by == 0 || by == in) {
		by = in
	} else if in > 0 {
		return false
	}
	if by == 0 {
		return false
	}
	o := &got[by-1]
	if o.Rule || o.Cue == c.Cue || c.Has(o.Cue) || c.Prob < cedeProb {
		return false
	}
	in := func(k int) bool {
		v := w.owner[k]
		return k == c.Cue || c.Has(k) || v > 0 && v != int32(by)
	}
	rs := w.readings(o.Cue, 1, in)
	if len(rs) == 0 || len(rs[0].Content) == 0 || rs[0].Log < o.Log-cedeLog {
		return false
	}
	w.own(o, 0)
	o.Source, o.Content, o.Log = rs[0].Source, rs[0].Content, rs[0].Log
	w.own(o, int32(by))
	return true
}

// A cue of this probability or more is given words of another whose reading
// loses no more than this in log probability.
const (
	cedeProb = 0.6
	cedeLog  = 20
)

func (w *finder) taken(rs []Range) (taken, n int) {
	for _, s := range rs {
		for k := s.A; k < s.B; k++ {
			n++
			if w.owner[k] > 0 {
				taken++
			}
		}
	}
	return taken, n
}
