package model

import (
	"fmt"
	"strconv"
	"strings"
)

// Carries marks, in the exponent of a row, that the units of a feature in the
// hidden layer of a net lie in front of the row: a byte a unit, 128 for zero.
// The net and the linear model then share the look-up of each feature.
const Carries = 0x80

// Hidden is a net of one hidden layer over the features of a Linear: tanh of
// the sums of the features' bytes, then a weight a label. Several nets lie side
// by side in it when their scores are added. It is read only and safe for
// concurrent use. The look-up is that of a sum of precomputed rows (Chen and
// Manning 2014).
type Hidden struct {
	linear *Linear
	words  int // of eight units
	unit   float32
	bias   []float32 // a unit
	out    []float32 // [unit*labels+label], in the units of the scores
}

// maxUnits bounds the units of a Hidden.
const maxUnits = 64

// Hidden gives the net that was frozen with the model: nil when there is none.
func (l *Linear) Hidden() (*Hidden, error) {
	if l.params["hidden"] == "" {
		return nil, nil
	}
	n, err := strconv.Atoi(l.params["hidden"])
	if err != nil || n <= 0 || n > maxUnits || n%8 != 0 || l.layout != LayoutRows {
		return nil, fmt.Errorf("a hidden layer of %q units", l.params["hidden"])
	}
	h := &Hidden{linear: l, words: n / 8}
	unit, err := strconv.ParseFloat(l.params["hidden-unit"], 32)
	if err != nil {
		return nil, err
	}
	h.unit = float32(unit)
	if h.bias, err = floats(l.params["hidden-bias"], n); err != nil {
		return nil, err
	}
	if h.out, err = floats(l.params["hidden-out"], n*len(l.labels)); err != nil {
		return nil, err
	}
	for i := range h.out {
		h.out[i] *= l.scale
	}
	return h, nil
}

func floats(s string, n int) ([]float32, error) {
	out := make([]float32, 0, n)
	for f := range strings.FieldsSeq(s) {
		v, err := strconv.ParseFloat(f, 32)
		if err != nil {
			return nil, err
		}
		out = append(out, float32(v))
	}
	if len(out) != n {
		return nil, fmt.Errorf("%d numbers, not %d", len(out), n)
	}
	return out, nil
}

// sums adds up bytes of eight units at a time, four units in the even lanes of
// a word and four in the odd: 256 bytes fit a lane of 16 bits.
type sums struct {
	even, odd [maxUnits / 8]uint64
	n         int // rows in the lanes
	total     [maxUnits]int32
}

const lanes = 0x00ff00ff00ff00ff

func (s *sums) add(row string) {
	if s.n == 256 {
		s.flush(len(row))
	}
	s.n++
	for w := 0; w < maxUnits/8 && len(row) >= 8; w++ {
		x := u64(row, 0)
		s.even[w] += x & lanes
		s.odd[w] += x >> 8 & lanes
		row = row[8:]
	}
}

func (s *sums) flush(units int) {
	for j := range units {
		w := s.even[j/8]
		if j%2 == 1 {
			w = s.odd[j/8]
		}
		s.total[j] += int32(w>>(16*(j%8/2))&0xffff) - int32(128*s.n)
	}
	s.even, s.odd, s.n = [maxUnits / 8]uint64{}, [maxUnits / 8]uint64{}, 0
}

// Add adds to the scores, one a label, what the model makes of the features:
// the linear part and the net.
func (h *Hidden) Add(scores []int32, features []uint64) {
	l := h.linear
	scores = scores[:len(l.labels)]
	units := 8 * h.words
	var s sums
	var found [batch]uint32
	for len(features) > 0 {
		fs := features[:min(batch, len(features))]
		features = features[len(fs):]
		at := found[:l.offsets(fs, &found)]
		l.addRows(scores, at, nil)
		for _, v := range at {
			if l.rows[v+1]&Carries != 0 {
				s.add(l.rows[int(v)-units : v])
			}
		}
	}
	s.flush(units)
	var sum [maxUnits]float32 // a label; the labels of a net are few
	out := sum[:min(len(scores), maxUnits)]
	for j := range units {
		v := Tanh(float32(s.total[j])*h.unit + h.bias[j])
		for k, w := range h.out[j*len(scores):][:len(out)] {
			out[k] += v * w
		}
	}
	for k, v := range out {
		scores[k] += int32(v)
	}
}

// Tanh is the hyperbolic tangent to four places, by the continued fraction of
// Lambert cut after its seventh term. Training uses the same.
func Tanh(x float32) float32 {
	switch {
	case x > 4.9:
		return 1
	case x < -4.9:
		return -1
	}
	q := x * x
	return x * (135135 + q*(17325+q*(378+q))) / (135135 + q*(62370+q*(3150+28*q)))
}
