package model

import (
	"fmt"
	"math"
	"sync"

	"synoptic/news"
)

// DenseMagic opens a file of hashed rows.
const DenseMagic = "SYNDNS01"

// Dense is a frozen model of hashed rows: 1<<Bits rows of Labels int8 weights,
// found by the upper bits of a 32-bit feature, without fingerprints, so that
// rare features share rows. It is smaller than Linear where there are many
// features of little weight each. It is read only and safe for concurrent use.
//
// The file is the magic, then labels, bits, top (float32 bits) of 4 bytes
// little endian each, 4 bytes of zeros, then the rows. A byte b stands for the
// weight top·(b/127)² with b's sign: small weights keep their differences.
type Dense struct {
	labels int
	shift  uint
	value  [256]float32 // of a byte
	rows   string
}

var dense sync.Map // name -> *Dense

// OpenDense gives the embedded model of a name; the error is that of Open.
func OpenDense(name string) (*Dense, error) {
	if d, ok := dense.Load(name); ok {
		return d.(*Dense), nil
	}
	data, err := Bytes(name)
	if err != nil {
		return nil, err
	}
	d, err := ReadDense(data)
	if err != nil {
		return nil, news.Errorf(news.Broken, "model %s: %w", name, err)
	}
	got, _ := dense.LoadOrStore(name, d)
	return got.(*Dense), nil
}

// ReadDense lays a Dense over the bytes of a file, without copying.
func ReadDense(data string) (*Dense, error) {
	if len(data) < 24 || data[:8] != DenseMagic {
		return nil, fmt.Errorf("not a file of hashed rows")
	}
	labels, bits := u32(data, 8), u32(data, 12)
	if labels == 0 || labels > 255 || bits < 4 || bits > 28 || len(data) != 24+int(labels)<<bits {
		return nil, fmt.Errorf("%d bytes, not what the header says", len(data))
	}
	d := &Dense{labels: int(labels), shift: uint(32 - bits), rows: data[24:]}
	top := math.Float32frombits(u32(data, 16))
	for b := range d.value {
		v := float32(int8(b)) / 127
		d.value[b] = top * v * max(v, -v)
	}
	return d, nil
}

// Labels gives the number of labels.
func (d *Dense) Labels() int { return d.labels }

// Score sets scores, one a label, to the sums of the features' weights.
func (d *Dense) Score(features []uint32, scores []float32) {
	clear(scores)
	scores = scores[:min(d.labels, len(scores))]
	at := 0
	for ; at+5 <= len(scores); at += 5 {
		d.five(features, at, scores[at:])
	}
	for ; at < len(scores); at++ {
		var sum float32
		for _, f := range features {
			sum += d.value[d.rows[int(f>>d.shift)*d.labels+at]]
		}
		scores[at] = sum
	}
}

// five is Score for five labels from the first: their sums stay in registers.
func (d *Dense) five(features []uint32, first int, scores []float32) {
	var s0, s1, s2, s3, s4 float32
	for _, f := range features {
		at := int(f>>d.shift)*d.labels + first
		row := d.rows[at : at+5]
		s0 += d.value[row[0]]
		s1 += d.value[row[1]]
		s2 += d.value[row[2]]
		s3 += d.value[row[3]]
		s4 += d.value[row[4]]
	}
	scores[4] = s4
	scores[0], scores[1], scores[2], scores[3] = s0, s1, s2, s3
}
