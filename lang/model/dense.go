package model

import (
	"fmt"
	"math"
	"sync"

	"synoptic/news"
)

// DenseMagic opens a file of hashed rows.
const DenseMagic = "SYNDNS01"

// Dense is a frozen model of hashed rows: 1<<Bits rows of Labels weights, found
// by the upper bits of a 32-bit feature, without fingerprints, so that rare
// features share rows. It is smaller than Linear where there are many features
// of little weight each. It is read only and safe for concurrent use.
//
// The file is the magic, then labels, bits, top (float32 bits) and bytes a
// weight of 4 bytes little endian each, then the rows. A weight of one byte b
// stands for top·(b/127)³: small weights keep their differences. One of two
// bytes stands for top·b/32767: for the few weights that count again and again
// along a text, where what is rounded off adds up.
type Dense struct {
	labels int
	shift  uint
	value  [256]float32 // of a byte
	unit   float32      // of a step of two bytes, 0 in a file of single bytes
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
	labels, bits, bytes := u32(data, 8), u32(data, 12), u32(data, 20)
	if labels == 0 || labels > 255 || bits < 4 || bits > 28 || bytes < 1 || bytes > 2 || len(data) != 24+int(labels*bytes)<<bits {
		return nil, fmt.Errorf("%d bytes, not what the header says", len(data))
	}
	d := &Dense{labels: int(labels), shift: uint(32 - bits), rows: data[24:]}
	top := math.Float32frombits(u32(data, 16))
	if bytes == 2 {
		d.unit = top / 32767
	}
	for b := range d.value {
		v := float32(int8(b)) / 127
		d.value[b] = top * v * v * v
	}
	return d, nil
}

// Labels gives the number of labels.
func (d *Dense) Labels() int { return d.labels }

// Score sets scores, one a label, to the sums of the features' weights.
func (d *Dense) Score(features []uint32, scores []float32) {
	clear(scores)
	scores = scores[:min(d.labels, len(scores))]
	if d.unit != 0 {
		d.wide(features, scores)
		return
	}
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

// wide is Score for weights of two bytes. Sums of so few are exact.
func (d *Dense) wide(features []uint32, scores []float32) {
	for _, f := range features {
		row := d.rows[2*int(f>>d.shift)*d.labels:][:2*len(scores)]
		for k := range scores {
			scores[k] += float32(int16(uint16(row[2*k]) | uint16(row[2*k+1])<<8))
		}
	}
	for k := range scores {
		scores[k] *= d.unit
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
