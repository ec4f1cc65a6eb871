// Package model is the run-time shape of the trained linear models: sparse
// rows of int8 weights found by hashed features, read in place from the bytes
// embedded in the binary. Nothing is decoded at start and only the pages that
// are touched are loaded. Package lang/train/learn writes what this package
// reads.
package model

import (
	"fmt"
	"math"
	"math/bits"
	"strings"
	"sync"

	"synoptic/news"
)

// Magic opens every file of weights.
const Magic = "SYNLIN01"

// The two layouts of a table. Rows: a slot is a fingerprint and the offset of
// a row. Inline: a slot is a fingerprint and three int8 weights with a common
// exponent, for models of at most three labels: one cache miss a feature.
const (
	LayoutRows   = 0
	LayoutInline = 1
)

// LayoutDirect is added to the layout when every feature has one slot where
// alone it can be: the features of a bucket were given slots of their own by
// trying pilots, and the bucket keeps its pilot (Fox, Heath, Chen and Daoud
// 1992; Pibiri and Trani 2021). Looking a feature up then has nothing to guess,
// and what is to be read for one does not wait for another. Only a lookup table
// may still be without: there the slots after the first are searched.
const LayoutDirect = 4

// DenseRow is the count of cells that marks a row with a weight for every
// label, without the labels: the row of many weights.
const DenseRow = 255

// HeaderSize is the length of a file's fixed header in bytes: the magic, then
// layout, labels, scale (float32 bits), slots, length of the text part, length
// of the rows, each 4 bytes little endian. Then come the text part (padded to
// 8), the slots of 8 bytes, in the direct layout the pilots of 2 bytes (Pilots
// of them), the rows. A row is a count of cells, the exponent, and the cells:
// label and weight.
const HeaderSize = 32

// Linear is one frozen model. It is read only and safe for concurrent use.
type Linear struct {
	layout  int
	labels  []string
	params  map[string]string
	scale   float32
	slots   [][8]byte
	n       uint64
	pilots  [][2]byte // of the direct layout
	buckets uint64
	rows    string
}

// Mix hashes a template number with two values into a feature.
func Mix(t, a, b uint64) uint64 {
	x := (t+1)*0x9E3779B97F4A7C15 ^ a
	x *= 0xff51afd7ed558ccd
	x ^= x >> 32
	x += b
	x *= 0xc4ceb9fe1a85ec53
	x ^= x >> 29
	return x
}

// Hash hashes a string (FNV-1a, folded).
func Hash(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h ^ h>>29
}

// Slot gives the first slot of n to look at for a feature, and its
// fingerprint, which is never 0.
func Slot(h uint64, n uint64) (slot uint64, fingerprint uint32) {
	return (h >> 32) * n >> 32, uint32(h) | 1
}

// Pilots gives the number of buckets that n slots of the direct layout have.
func Pilots(n uint64) uint64 { return n/4 + 1 }

// Bucket gives the bucket of a feature.
func Bucket(h, buckets uint64) uint64 {
	b, _ := bits.Mul64(h|1, buckets)
	return b
}

// Direct gives the one slot of n of a feature whose bucket has this pilot.
func Direct(h uint64, pilot uint16, n uint64) uint64 {
	i, _ := bits.Mul64((h|1^uint64(pilot)*0x9E3779B97F4A7C15)*0xff51afd7ed558ccd, n)
	return i
}

// Fingerprint is what a slot keeps of its feature; it is never 0. The lowest bit
// of a feature does not count anywhere.
func Fingerprint(h uint64) uint32 { return uint32(h) | 1 }

var opened sync.Map // name -> *Linear, read only once there

// Open gives the embedded model of a name. The error is of kind news.Broken
// when the weights are missing or damaged; call it once at start.
func Open(name string) (*Linear, error) {
	if l, ok := opened.Load(name); ok {
		return l.(*Linear), nil
	}
	data, err := Bytes(name)
	if err != nil {
		return nil, err
	}
	l, err := Read(data)
	if err != nil {
		return nil, news.Errorf(news.Broken, "model %s: %w", name, err)
	}
	got, _ := opened.LoadOrStore(name, l)
	return got.(*Linear), nil
}

// Read lays a Linear over the bytes of a file of weights, without copying.
func Read(data string) (*Linear, error) {
	if len(data) < HeaderSize || data[:8] != Magic {
		return nil, fmt.Errorf("not a file of weights")
	}
	layout, labels, scale, slots, text, rows := u32(data, 8), u32(data, 12), u32(data, 16), u32(data, 20), u32(data, 24), u32(data, 28)
	pad := (uint64(text) + 7) &^ 7
	l := &Linear{layout: int(layout & 1), scale: math.Float32frombits(scale), n: uint64(slots), params: map[string]string{}}
	if layout&LayoutDirect != 0 {
		l.buckets = Pilots(l.n)
	}
	if uint64(len(data)) != HeaderSize+pad+8*l.n+2*l.buckets+uint64(rows) || slots == 0 {
		return nil, fmt.Errorf("%d bytes, not what the header says", len(data))
	}
	body := data[HeaderSize:]
	for i, line := range strings.Split(body[:text], "\n") {
		if i == 0 {
			l.labels = strings.Split(line, "\t")
		} else if k, v, ok := strings.Cut(line, "="); ok {
			l.params[k] = v
		}
	}
	if l.buckets == 0 && len(l.labels) > 1 {
		return nil, fmt.Errorf("a layout that is not read any more; train it again")
	}
	if len(l.labels) != int(labels) {
		return nil, fmt.Errorf("%d labels, not %d", len(l.labels), labels)
	}
	body = body[pad:]
	l.slots, body = view[[8]byte](body[:8*l.n]), body[8*l.n:]
	l.pilots, l.rows = view[[2]byte](body[:2*l.buckets]), body[2*l.buckets:]
	return l, nil
}

func u32(s string, i int) uint32 {
	s = s[i : i+4]
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}

func u64(s string, i uint64) uint64 {
	s = s[i : i+8]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// Labels gives the names of the labels; the index is the label.
func (l *Linear) Labels() []string { return l.labels }

// Scale is how many units of score make 1.0 of the trained weights.
func (l *Linear) Scale() float32 { return l.scale }

// Param gives a value that the trainer stored with the model, or "".
func (l *Linear) Param(key string) string { return l.params[key] }

// find gives the upper half of a feature's slot, 0 when it is not there.
func (l *Linear) find(h uint64) uint32 {
	if l.buckets != 0 {
		return l.direct(h)
	}
	i, fp := Slot(h, l.n)
	for range 256 { // no run is longer
		e := le64(&l.slots[i])
		if e == 0 || uint32(e) == fp {
			return uint32(e >> 32)
		}
		if i++; i == l.n {
			i = 0
		}
	}
	return 0
}

// direct is find in the direct layout.
func (l *Linear) direct(h uint64) uint32 {
	b := Bucket(h, l.buckets)
	e := le64(&l.slots[Direct(h, le16(&l.pilots[b]), l.n)])
	v := uint32(e >> 32)
	if uint32(e) != Fingerprint(h) {
		v = 0
	}
	return v
}

// Add adds the weights of the features to the scores, one score a label, in
// units of 1/Scale. len(scores) must be at least len(Labels()), and at least 3
// for a model of the inline layout.
func (l *Linear) Add(scores []int32, features []uint64) {
	if l.layout == LayoutRows {
		l.AddTo(scores, features, nil)
		return
	}
	a, b, c := scores[0], scores[1], scores[2]
	var at [batch]uint32
	for len(features) > 0 {
		fs := features[:min(batch, len(features))]
		features = features[len(fs):]
		l.places(fs, &at)
		for j, h := range fs {
			e := le64(&l.slots[at[j%batch]])
			v := uint32(e >> 32)
			if uint32(e) != Fingerprint(h) { // a move, not a branch: as often as not it is not there
				v = 0
			}
			by := int32(1) << (v >> 24 & 31)
			a += int32(int8(v)) * by
			b += int32(int8(v>>8)) * by
			c += int32(int8(v>>16)) * by
		}
	}
	scores[0], scores[1], scores[2] = a, b, c
}

// batch is how many features are looked up at a time, so that the processor
// waits for the memory of their slots, and then of their rows, once and not a
// feature.
const batch = 64

// AddTo is Add for a model of the layout of rows where only some labels are
// asked for; the scores of others are then not to be used. No labels stand for
// all.
func (l *Linear) AddTo(scores []int32, features []uint64, labels []uint8) {
	scores = scores[:len(l.labels)]
	var found [batch]uint32
	for len(features) > 0 {
		fs := features[:min(batch, len(features))]
		features = features[len(fs):]
		l.addRows(scores, found[:l.offsets(fs, &found)], labels)
	}
}

// places gives the slots of the features, of which there are no more than a batch.
func (l *Linear) places(features []uint64, at *[batch]uint32) {
	pilots, size, buckets := l.pilots, l.n, l.buckets
	for j, h := range features {
		at[j%batch] = uint32(Direct(h, le16(&pilots[Bucket(h, buckets)]), size))
	}
}

// offsets gives the offsets of the rows of the features that are there, and
// their number.
func (l *Linear) offsets(features []uint64, found *[batch]uint32) int {
	var at [batch]uint32
	l.places(features, &at)
	slots := l.slots
	n := uint(0)
	for j, h := range features {
		e := le64(&slots[at[j%batch]])
		found[n%batch] = uint32(e >> 32)
		if uint32(e) == Fingerprint(h) {
			n++
		}
	}
	return int(n)
}

func (l *Linear) addRows(scores []int32, found []uint32, labels []uint8) {
	var heads [batch][2]byte
	for j, v := range found {
		row := l.rows[v:] // a damaged file may point anywhere; the bounds keep it inside
		heads[j%batch] = [2]byte{row[0], row[1]}
	}
	for j, v := range found {
		row, count, sh := l.rows[v+2:], int(heads[j%batch][0]), heads[j%batch][1]
		switch {
		case count != DenseRow:
			addCells(scores, row[:2*count], sh)
		case labels == nil:
			addDense(scores, row, sh)
		default:
			addSome(scores, row, sh, labels)
		}
	}
}

// addCells adds the cells of a row, label and weight.
func addCells(scores []int32, row string, sh byte) {
	by := int32(1) << (sh & 31)
	for len(row) >= 2 {
		if k := int(row[0]); k < len(scores) {
			scores[k] += int32(int8(row[1])) * by
		}
		row = row[2:]
	}
}

// addDense adds a row of one weight a label.
func addDense(scores []int32, row string, sh byte) {
	row = row[:len(scores)]
	by := int32(1) << (sh & 31)
	for k := range scores {
		scores[k] += int32(int8(row[k])) * by
	}
}

// addSome is addDense for some labels.
func addSome(scores []int32, row string, sh byte, labels []uint8) {
	row = row[:len(scores)]
	by := int32(1) << (sh & 31)
	for _, k := range labels {
		if int(k) < len(scores) {
			scores[k] += int32(int8(row[k])) * by
		}
	}
}

// Value gives the 32 bits stored for a key of a lookup table (a model of the
// inline layout that holds numbers instead of weights), and whether it is
// there. A stored value is never 0.
func (l *Linear) Value(h uint64) (uint32, bool) {
	v := l.find(Mix(0, h, 0))
	return v, v != 0
}

// Best gives the index of the greatest score, the first of equals; -1 when
// there is none.
func Best(scores []int32) int {
	b := -1
	for k, v := range scores {
		if b < 0 || v > scores[b] {
			b = k
		}
	}
	return b
}
