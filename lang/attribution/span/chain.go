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
	a := x.arguments(cue, prob)
	out := &Arguments{Window: a.r}
	var f Features
	for k := a.r.A; k < a.r.B; k++ {
		a.unary(k, &f)
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
// the token of the second.
type Scores struct {
	Unary  [][Labels]float32
	Change [][Changes]float32
}

// Reading is one reading of the tokens around a cue. Log is the logarithm of
// its probability.
type Reading struct {
	Source, Content []Range
	Log             float64
}

// LogSum gives log Z of a chain.
func (s *Scores) LogSum() float64 {
	var row, prev [Labels]float64
	for k := range s.Unary {
		for b := range Labels {
			row[b] = math.Inf(-1)
			if k == 0 {
				if Allowed(Labels, b) {
					row[b] = float64(s.Unary[0][b] + s.Change[0][Labels*Labels+b])
				}
				continue
			}
			top := math.Inf(-1)
			for a := range Labels {
				if Allowed(a, b) {
					top = max(top, prev[a]+float64(s.Change[k][a*Labels+b]))
				}
			}
			sum := 0.0
			for a := range Labels {
				if Allowed(a, b) {
					if v := prev[a] + float64(s.Change[k][a*Labels+b]) - top; v > -30 {
						sum += math.Exp(v)
					}
				}
			}
			row[b] = top + math.Log(sum) + float64(s.Unary[k][b])
		}
		prev = row
	}
	return LogSum(prev[:])
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
// first. Blocked tokens are neither source nor content.
func (s *Scores) Best(first, n int, blocked func(token int) bool) []Reading {
	ways := make([][Labels][]step, len(s.Unary))
	arena := make([]step, 0, len(s.Unary)*Labels*n)
	var all []step
	for k := range s.Unary {
		for b := range Labels {
			if b != out && blocked != nil && blocked(first+k) {
				continue
			}
			all = all[:0]
			u := s.Unary[k][b]
			if k == 0 {
				if Allowed(Labels, b) {
					all = append(all, step{u + s.Change[0][Labels*Labels+b], 0, 0})
				}
			} else {
				for a := range Labels {
					if Allowed(a, b) {
						c := u + s.Change[k][a*Labels+b]
						for r, w := range ways[k-1][a] {
							all = append(all, step{w.score + c, int8(a), int8(r)})
						}
					}
				}
			}
			all = topSteps(all, n)
			at := len(arena)
			arena = append(arena, all...)
			ways[k][b] = arena[at:len(arena):len(arena)]
		}
	}
	return s.trace(ways, first, n)
}

// topSteps sorts the n greatest to the front and cuts the rest off.
func topSteps(all []step, n int) []step {
	for i := 0; i < n && i < len(all); i++ {
		b := i
		for j := i + 1; j < len(all); j++ {
			if all[j].score > all[b].score {
				b = j
			}
		}
		all[i], all[b] = all[b], all[i]
	}
	return all[:min(n, len(all))]
}

func (s *Scores) trace(ways [][Labels][]step, first, n int) []Reading {
	last := len(ways) - 1
	if last < 0 {
		return nil
	}
	var ends []step
	for l := range Labels {
		for r, w := range ways[last][l] {
			ends = append(ends, step{w.score, int8(l), int8(r)})
		}
	}
	z := s.LogSum()
	y := make([]int8, len(ways))
	var readings []Reading
	for _, e := range topSteps(ends, n) {
		l, r := e.label, e.rank
		for k := last; k >= 0; k-- {
			y[k] = l
			w := ways[k][l][r]
			l, r = w.label, w.rank
		}
		g := Reading{Log: float64(e.score) - z}
		g.Source, g.Content = spans(y, first, beginSource), spans(y, first, beginContent)
		readings = append(readings, g)
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
