package model

import (
	"fmt"
	"sync"

	"synoptic/news"
)

// PackedMagic opens a file of hashed rows of three weights.
const PackedMagic = "SYNPCK01"

// PackedBits is the logarithm of the rows that a Packed has in memory: with a
// size that the compiler knows a look-up needs no check and few instructions,
// so that the processor waits for the rows of many features at once.
const PackedBits = 21

// Packed is a frozen model of three labels in hashed rows: rows of three
// weights of ten bits in four bytes, found by the upper bits of a
// feature, without fingerprints, so that rare features share rows. A look-up
// reads one place and has nothing to guess, which makes it several times as
// fast as one in a Linear. It is read only and safe for concurrent use.
//
// The file is the magic, then bits and 4 bytes of zeros, then 1<<bits rows,
// little endian; a weight is stored as it is plus 512.
type Packed struct {
	rows [][4]byte // 1<<PackedBits
}

var packed sync.Map // name -> *Packed

// OpenPacked gives the embedded model of a name; the error is that of Open.
func OpenPacked(name string) (*Packed, error) {
	if p, ok := packed.Load(name); ok {
		return p.(*Packed), nil
	}
	data, err := Bytes(name)
	if err != nil {
		return nil, err
	}
	p, err := ReadPacked(data)
	if err != nil {
		return nil, news.Errorf(news.Broken, "model %s: %w", name, err)
	}
	got, _ := packed.LoadOrStore(name, p)
	return got.(*Packed), nil
}

// ReadPacked lays a Packed over the bytes of a file, without copying; a row of a
// file with fewer than 1<<PackedBits fills the places of all features that find it.
func ReadPacked(data string) (*Packed, error) {
	if len(data) < 16 || data[:8] != PackedMagic {
		return nil, fmt.Errorf("not a file of packed rows")
	}
	bits := u32(data, 8)
	if bits < 4 || bits > PackedBits || len(data) != 16+4<<bits {
		return nil, fmt.Errorf("%d bytes, not what the header says", len(data))
	}
	rows := view[[4]byte](data[16:])
	if bits == PackedBits {
		return &Packed{rows}, nil
	}
	p := &Packed{make([][4]byte, 1<<PackedBits)}
	for i := range p.rows {
		p.rows[i] = rows[i>>(PackedBits-bits)]
	}
	return p, nil
}

// Add adds the weights of the features, 1,000 at most, to the scores.
func (p *Packed) Add(scores *[3]int32, features []uint64) {
	var outer, middle uint64 // the sums of the first and the third weight, 20 bits apart, and of the second
	rows := (*[1 << PackedBits][4]byte)(p.rows)
	for _, f := range features {
		w := uint64(le32(&rows[f>>(64-PackedBits)]))
		outer += w & (1023 | 1023<<20)
		middle += w >> 10 & 1023
	}
	zero := int32(len(features)) * 512
	scores[0] += int32(outer&(1<<20-1)) - zero
	scores[1] += int32(middle) - zero
	scores[2] += int32(outer>>20) - zero
}
