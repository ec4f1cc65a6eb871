package attribution

import (
	"encoding/binary"
	"math"
	"math/rand"

	"synoptic/lang/model"
	"synoptic/lang/train"
)

// hashed is a table of 1<<bits rows trained by averaged stochastic gradient
// descent. It scores like model.Dense.
type hashed struct {
	labels int
	bits   uint
	w, acc []float32
	step   float32
}

func newHashed(labels int, bits uint) *hashed {
	return &hashed{labels: labels, bits: bits, w: make([]float32, labels<<bits), acc: make([]float32, labels<<bits), step: 1}
}

func (h *hashed) row(f uint32) int { return int(f>>(32-h.bits)) * h.labels }

// Score sets the sums of the features' weights.
func (h *hashed) Score(features []uint32, scores []float32) {
	clear(scores)
	for _, f := range features {
		r := h.row(f)
		for k, v := range h.w[r : r+h.labels][:len(scores)] {
			scores[k] += v
		}
	}
}

// follow makes one step against the gradient of one label.
func (h *hashed) follow(features []uint32, label int, g float32) {
	ga := g * h.step
	for _, f := range features {
		r := h.row(f) + label
		h.w[r] -= g
		h.acc[r] -= ga
	}
}

// finish averages the weights and undoes the dropout's inflation.
func (h *hashed) finish(dropout float32) *hashed {
	for i := range h.w {
		h.w[i] = (h.w[i] - h.acc[i]/h.step) * (1 - dropout)
	}
	h.acc = nil
	return h
}

// add adds the weights of another table of the same make.
func (h *hashed) add(o *hashed) {
	for i, v := range o.w {
		h.w[i] += v
	}
}

func (h *hashed) scale(by float32) {
	for i := range h.w {
		h.w[i] *= by
	}
}

// write stores the table as model.Dense, each weight in one byte or two.
func (h *hashed) write(env train.Env, name string, bytes int) error {
	top := 1e-6
	for _, v := range h.w {
		top = max(top, math.Abs(float64(v)))
	}
	b := []byte(model.DenseMagic)
	for _, v := range []uint32{uint32(h.labels), uint32(h.bits), math.Float32bits(float32(top)), uint32(bytes)} {
		b = binary.LittleEndian.AppendUint32(b, v)
	}
	for _, v := range h.w {
		if bytes == 2 {
			b = binary.LittleEndian.AppendUint16(b, uint16(int16(math.Round(32767*float64(v)/top))))
			continue
		}
		b = append(b, byte(int8(math.Round(127*math.Cbrt(float64(v)/top)))))
	}
	return env.WriteBytes(name, b)
}

// drop copies the features that are not dropped.
func drop(rng *rand.Rand, features, buf []uint32, rate float64) []uint32 {
	if rate == 0 {
		return features
	}
	limit := uint32(rate * (1 << 32))
	buf = buf[:0]
	for _, f := range features {
		if rng.Uint32() >= limit {
			buf = append(buf, f)
		}
	}
	return buf
}

// yes is one example of a two-way decision.
type yes struct {
	features []uint32
	y        float32
}

// logistic trains a two-way decision: averaged SGD with feature dropout.
func logistic(rng *rand.Rand, all []yes, bits uint, epochs int, rate, dropout float64) *hashed {
	h := newHashed(1, bits)
	var buf []uint32
	var s [1]float32
	for e := range epochs {
		lr := float32(rate / (1 + 0.3*float64(e)))
		for _, i := range rng.Perm(len(all)) {
			buf = drop(rng, all[i].features, buf, dropout)
			h.Score(buf, s[:])
			p := float32(1 / (1 + math.Exp(-float64(s[0]))))
			h.follow(buf, 0, lr*(p-all[i].y))
			h.step++
		}
	}
	return h.finish(float32(dropout))
}
