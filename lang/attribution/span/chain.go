package span

import (
	"math"
	"slices"
)

// Arguments holds the features of the tokens around one cue, for training.
type Arguments struct {
	Window        Range
	Unary, Change [][]uint32
}

// ArgumentFeatures gives the features around a cue. Prob holds for each token
// of the text how probably it is a cue.
func (x *Text) ArgumentFeatures(cue int, prob []float32) *Arguments {
	a := &arguments{}
	x.arguments(a, cue, prob)
	out := &Arguments{Window: a.r}
	var f Features
	for k := a.r.A; k < a.r.B; k++ {
		a.unary(k, &f)
		a.unaryLocal(k, &f)
		out.Unary = append(out.Unary, slices.Clone(f.F))
		a.change(k, &f)
		out.Change = append(out.Change, slices.Clone(f.F))
	}
	return out
}

// Allowed tells whether label b may follow label a; a is Labels at the start.
func Allowed(a, b int) bool {
	switch b {
	case inSource:
		return a == beginSource || a == inSource
	case inContent:
		return a == beginContent || a == inContent
	}
	return true
}

// LabelsOf gives the labels of source and content in a window.
func LabelsOf(r Range, source, content []Range) []int8 {
	y := make([]int8, r.Len())
	set := func(spans []Range, begin int8) {
		for _, s := range spans {
			l := begin
			for k := max(r.A, s.A); k < min(r.B, s.B); k++ {
				y[k-r.A] = l
				l = begin + 1
			}
		}
	}
	set(source, beginSource)
	set(content, beginContent)
	return y
}

// Scores are the scores of a chain: a label at a token, a pair of labels at
// the token of the second. The rest is room to work in: one Scores can be used
// for chain after chain.
type Scores struct {
	Unary  [][Labels]float32
	Change []*Pairs
	ways   [][Labels][]step
	next   [][Labels][Labels]int8
	arena  []step
	n      int
}

// Pairs are the scores of the pairs of labels at one token and their
// exponentials.
type Pairs struct{ Score, Exp [Changes]float32 }

// Fill sets the exponentials of the pairs that there can be after the start.
func (p *Pairs) Fill() {
	for b := range Labels {
		for _, a := range befores[b] {
			p.Exp[a*Labels+b] = float32(math.Exp(float64(p.Score[a*Labels+b])))
		}
	}
}

// befores are the labels that may stand before each label.
var befores = [Labels][]int{
	out: {out, beginSource, inSource, beginContent, inContent}, beginSource: {out, beginSource, inSource, beginContent, inContent},
	inSource: {beginSource, inSource}, beginContent: {out, beginSource, inSource, beginContent, inContent}, inContent: {beginContent, inContent}}

// Reading is one reading of the tokens around a cue. Log is the logarithm of
// its probability; SourceShare and ContentShare are those of the readings of
// its list that have the same source, or the same content.
type Reading struct {
	Source, Content           []Range
	Log                       float64
	SourceShare, ContentShare float64
}

// LogSum gives log Z of a chain. It sums probabilities, scaled at each token,
// so that a token costs as many exponentials as there are labels.
func (s *Scores) LogSum() float64 {
	var row, prev [Labels]float64
	log, scale := 0.0, 1.0
	for k := range s.Unary {
		top := slices.Max(s.Unary[k][:])
		c, total := &s.Change[k].Exp, 0.0
		for b := range Labels {
			row[b] = 0
			if k > 0 {
				for _, a := range befores[b] {
					row[b] += prev[a] * float64(c[a*Labels+b])
				}
			} else if Allowed(Labels, b) {
				row[b] = float64(float32(math.Exp(float64(s.Change[k].Score[Labels*Labels+b]))))
			}
			row[b] *= math.Exp(float64(s.Unary[k][b] - top))
			total += row[b]
		}
		log += float64(top)
		for b := range Labels {
			prev[b] = row[b] / total
		}
		if scale *= total; scale > 1e100 || scale < 1e-100 {
			log, scale = log+math.Log(scale), 1
		}
	}
	return log + math.Log(scale)
}

// LogSum gives the logarithm of the sum of the exponentials.
func LogSum(v []float64) float64 {
	top := slices.Max(v)
	if math.IsInf(top, -1) {
		return top
	}
	sum := 0.0
	for _, x := range v {
		sum += math.Exp(x - top)
	}
	return top + math.Log(sum)
}

// step is the score of a way that ends in a label, and where it came from.
type step struct {
	score float32
	label int8
	rank  int8
}

// Best gives the n best readings of a window that begins at token first, best
// first. Blocked tokens are neither source nor content. The best way to each
// label is found for all tokens, the further ones only where they are asked
// for (the recursive enumeration of Jiménez and Marzal, WAE 1999).
func (s *Scores) Best(first, n int, blocked func(token int) bool) []Reading {
	s.prepare(n)
	for k := range s.Unary {
		shut := blocked != nil && blocked(first+k)
		for b := range Labels {
			switch {
			case b != out && shut:
			case k > 0:
				s.step(k, b)
			case Allowed(Labels, b):
				s.ways[0][b] = append(s.ways[0][b], step{s.Unary[0][b] + s.Change[0].Score[Labels*Labels+b], 0, 0})
			}
		}
	}
	return s.trace(first)
}

// prepare makes room for n ways to each label at each token.
func (s *Scores) prepare(n int) {
	s.n = n
	size := len(s.Unary)
	if cap(s.ways) < size {
		s.ways, s.next = make([][Labels][]step, size), make([][Labels][Labels]int8, size)
	}
	s.ways, s.next = s.ways[:size], s.next[:size]
	if cap(s.arena) < size*Labels*n {
		s.arena = make([]step, size*Labels*n)
	}
	clear(s.next)
	at := 0
	for k := range s.ways {
		for b := range Labels {
			s.ways[k][b] = s.arena[at : at : at+n]
			at += n
		}
	}
}

// step adds the next best way to label b at token k > 0: the best of those
// that go on from the ways to the labels before which were not used yet.
func (s *Scores) step(k, b int) {
	next, before := &s.next[k][b], &s.ways[k-1]
	best, top := -1, float32(math.Inf(-1))
	for _, a := range befores[b] {
		if r := int(next[a]); r < len(before[a]) {
			if v := before[a][r].score + s.Change[k].Score[a*Labels+b]; v > top {
				best, top = a, v
			}
		}
	}
	if best >= 0 {
		s.ways[k][b] = append(s.ways[k][b], step{top + s.Unary[k][b], int8(best), next[best]})
		next[best]++
	}
}

// more sees to it that there are more than r ways to label b at token k, if
// there can be.
func (s *Scores) more(k, b, r int) {
	w := s.ways[k][b]
	if len(w) > r || r >= s.n || k == 0 || len(w) == 0 {
		return
	}
	last := w[len(w)-1]
	s.more(k-1, int(last.label), int(last.rank)+1)
	s.step(k, b)
}

// trace follows the n best ways back to their beginnings.
func (s *Scores) trace(first int) []Reading {
	last := len(s.ways) - 1
	if last < 0 {
		return nil
	}
	z := s.LogSum()
	y := make([]int8, len(s.ways))
	readings := make([]Reading, 0, s.n)
	var rank [Labels]int
	for range s.n {
		best, top := -1, float32(math.Inf(-1))
		for b := range Labels {
			if w := s.ways[last][b]; rank[b] < len(w) && w[rank[b]].score > top {
				best, top = b, w[rank[b]].score
			}
		}
		if best < 0 {
			break
		}
		l, r := best, rank[best]
		for k := last; k >= 0; k-- {
			y[k] = int8(l)
			w := s.ways[k][l][r]
			l, r = int(w.label), int(w.rank)
		}
		readings = append(readings, Reading{Source: spans(y, first, beginSource), Content: spans(y, first, beginContent), Log: float64(top) - z})
		rank[best]++
		s.more(last, best, rank[best])
	}
	return readings
}

// spans reads the spans of one kind off the labels.
func spans(y []int8, first int, begin int8) []Range {
	var rs []Range
	for k := 0; k < len(y); k++ {
		if y[k] != begin {
			continue
		}
		j := k + 1
		for j < len(y) && y[j] == begin+1 {
			j++
		}
		rs = append(rs, Range{first + k, first + j})
		k = j - 1
	}
	return rs
}
