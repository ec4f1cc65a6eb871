package story

import (
	"encoding/binary"
	"errors"
	"math"
	"slices"
)

// keyVersion is the first byte of a marshalled key.
const keyVersion = 3

var errKey = errors.New("story: no marshalled key of this version")

// MarshalBinary gives a key as bytes: the same key, the same bytes.
func (k *Key) MarshalBinary() ([]byte, error) {
	b := []byte{keyVersion}
	b = text(b, k.ID)
	b = binary.AppendVarint(b, int64(k.Day))
	nouns := make([]string, 0, len(k.marks))
	for n := range k.marks {
		nouns = append(nouns, n)
	}
	slices.Sort(nouns)
	b = binary.AppendUvarint(b, uint64(len(nouns)))
	for _, n := range nouns {
		b = binary.AppendUvarint(text(b, n), k.marks[n])
	}
	b = append(b, k.week[:]...)
	b = binary.AppendUvarint(b, uint64(len(k.sign)))
	for _, v := range k.sign {
		b = binary.LittleEndian.AppendUint32(b, v)
	}
	for v := range views {
		b = binary.AppendUvarint(b, uint64(len(k.terms[v])))
		for _, t := range k.terms[v] {
			b = binary.LittleEndian.AppendUint32(text(b, t.stem), math.Float32bits(t.weight))
		}
	}
	return b, nil
}

func text(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

// UnmarshalBinary reads what MarshalBinary gave.
func (k *Key) UnmarshalBinary(b []byte) error {
	r := reader{b: b}
	if r.byte() != keyVersion {
		return errKey
	}
	var out Key
	out.ID = r.text()
	out.Day = int(r.varint())
	if n := r.count(2); n > 0 {
		out.marks = make(map[string]uint64, n)
		for range n {
			noun := r.text()
			out.marks[noun] = r.uvarint()
		}
	}
	copy(out.week[:], r.take(uint64(len(out.week))))
	if n := r.count(4); n == signs {
		out.sign = make(signature, n)
		for i := range out.sign {
			out.sign[i] = r.uint32()
		}
	} else if n != 0 {
		return errKey
	}
	for v := range views {
		n := r.count(5)
		out.terms[v] = make([]term, n)
		for i := range n {
			t := term{r.text(), math.Float32frombits(r.uint32())}
			if !(t.weight >= 0 && t.weight < 1e6) || i > 0 && out.terms[v][i-1].stem >= t.stem {
				return errKey
			}
			out.terms[v][i] = t
		}
	}
	if r.bad || len(r.b) > 0 {
		return errKey
	}
	*k = out
	return nil
}

// reader reads bytes; after a fault it is bad and gives zeros.
type reader struct {
	b   []byte
	bad bool
}

func (r *reader) take(n uint64) []byte {
	if n > uint64(len(r.b)) {
		r.bad, r.b = true, nil
		return nil
	}
	out := r.b[:n]
	r.b = r.b[n:]
	return out
}

func (r *reader) byte() byte {
	if b := r.take(1); b != nil {
		return b[0]
	}
	return 0
}

func (r *reader) uint32() uint32 {
	if b := r.take(4); b != nil {
		return binary.LittleEndian.Uint32(b)
	}
	return 0
}

func (r *reader) uvarint() uint64 {
	v, n := binary.Uvarint(r.b)
	if n <= 0 {
		r.bad, r.b = true, nil
		return 0
	}
	r.b = r.b[n:]
	return v
}

func (r *reader) varint() int64 {
	v, n := binary.Varint(r.b)
	if n <= 0 {
		r.bad, r.b = true, nil
		return 0
	}
	r.b = r.b[n:]
	return v
}

// count reads how many things of at least some bytes each follow.
func (r *reader) count(least uint64) int {
	n := r.uvarint()
	if n > uint64(len(r.b))/least {
		r.bad, r.b = true, nil
		return 0
	}
	return int(n)
}

func (r *reader) text() string { return string(r.take(r.uvarint())) }
