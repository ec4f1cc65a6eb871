package learn

import (
	"encoding/binary"

	"synoptic/lang/model"
)

// Packed is a table of hashed rows of three weights in training: the averaged
// perceptron over features that may share a row, as they will in the
// model.Packed that is made of it.
type Packed struct {
	bits uint
	w    [][3]int32
	sum  [][3]int64 // the steps of the updates, for the mean
}

// NewPacked makes a table of 1<<bits rows of zeros.
func NewPacked(bits uint) *Packed {
	return &Packed{bits, make([][3]int32, 1<<bits), make([][3]int64, 1<<bits)}
}

// Clone gives a table with the same weights, whose mean begins anew.
func (p *Packed) Clone() *Packed {
	c := NewPacked(p.bits)
	copy(c.w, p.w)
	return c
}

// Add adds the weights of the features to the scores.
func (p *Packed) Add(scores *[3]int32, features []uint64) {
	shift := 64 - p.bits
	for _, f := range features {
		w := &p.w[f>>shift]
		scores[0] += w[0]
		scores[1] += w[1]
		scores[2] += w[2]
	}
}

// Update moves the features' weights of a label by an amount. Step counts the
// decisions made so far and grows from 1.
func (p *Packed) Update(features []uint64, label int, by int32, step int64) {
	shift := 64 - p.bits
	for _, f := range features {
		i := f >> shift
		p.w[i][label] += by
		p.sum[i][label] += step * int64(by)
	}
}

// Mean gives the mean weights over all steps.
func (p *Packed) Mean(steps int64) [][3]float32 {
	out := make([][3]float32, len(p.w))
	for i := range out {
		for k := range 3 {
			out[i][k] = float32(float64(p.w[i][k]) - float64(p.sum[i][k])/float64(steps))
		}
	}
	return out
}

// PackedBytes gives the file that model.ReadPacked reads, each weight as a
// multiple of 1/unit.
func PackedBytes(weights [][3]float32, unit float32) []byte {
	bits := 0
	for 1<<bits < len(weights) {
		bits++
	}
	b := binary.LittleEndian.AppendUint32([]byte(model.PackedMagic), uint32(bits))
	b = binary.LittleEndian.AppendUint32(b, 0)
	for _, row := range weights {
		var w uint32
		for k, v := range row {
			w |= uint32(max(1, min(1023, int(v*unit+512.5)))) << (10 * k)
		}
		b = binary.LittleEndian.AppendUint32(b, w)
	}
	return b
}
