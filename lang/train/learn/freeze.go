package learn

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"fmt"
	"math"
	"os"
	"slices"
	"sort"
	"strings"

	"synoptic/lang/model"
)

// Frozen is a model ready to be written.
type Frozen struct {
	Labels []string
	Params map[string]string
	Layout int // as model.HeaderSize says
	Scale  float32
	Slots  []uint64
	Pilots []uint16
	Rows   []byte
	Count  int // features kept
}

// Freeze keeps the weights of at least threshold in absolute value, each row
// as int8 with an exponent of its own. Up to three labels are laid out inline.
func (t *Table) Freeze(labels []string, params map[string]string, threshold float32) (*Frozen, error) {
	return t.FreezeWith(labels, params, threshold, nil)
}

// FreezeWith is Freeze with what a net has for a feature in its hidden layer
// (nil: nothing), which the feature's row then carries (model.Carries). It is
// laid out in rows, however few the labels.
func (t *Table) FreezeWith(labels []string, params map[string]string, threshold float32, hidden func(feature uint64) []byte) (*Frozen, error) {
	if len(labels) != t.Labels || t.Labels > 255 {
		return nil, fmt.Errorf("freeze: %d names for %d labels (at most 255)", len(labels), t.Labels)
	}
	var top float32
	for _, v := range t.W {
		top = max(top, v, -v)
	}
	if top == 0 {
		return nil, fmt.Errorf("freeze: no weights")
	}
	f := &Frozen{Labels: labels, Params: params, Scale: 1 << 20 / top, Rows: []byte{0}}
	if hidden == nil {
		hidden = func(uint64) []byte { return nil }
		if t.Labels <= 3 {
			f.Layout = model.LayoutInline
		}
	}
	var entries []entry
	var keys []uint64
	var rows []int
	for i, k := range t.keys {
		if k != 0 {
			keys, rows = append(keys, k), append(rows, int(t.rows[i]))
		}
	}
	sort.Sort(byKey{keys, rows})
	weights := func(i int) []float32 {
		q := make([]float32, t.Labels)
		for c, v := range t.Row(rows[i]) {
			if v >= threshold || v <= -threshold {
				q[c] = v * f.Scale
			}
		}
		return q
	}
	for _, i := range longestFirst(len(keys), weights) {
		if v := f.encode(weights(i), hidden(keys[i])); v != 0 {
			entries = append(entries, entry{keys[i], v})
		}
	}
	f.Count = len(entries)
	return f, f.place(entries)
}

// Lookup makes a table of numbers (not 0) by key, which model.Linear.Value
// reads.
func Lookup(values map[uint64]uint32, params map[string]string) (*Frozen, error) {
	f := &Frozen{Labels: []string{"value"}, Params: params, Layout: model.LayoutInline, Scale: 1, Count: len(values)}
	var entries []entry
	for k, v := range values {
		if v == 0 {
			return nil, fmt.Errorf("lookup: a value is 0")
		}
		entries = append(entries, entry{model.Mix(0, k, 0), v})
	}
	slices.SortFunc(entries, func(a, b entry) int {
		if a.key < b.key {
			return -1
		}
		return 1
	})
	return f, f.place(entries)
}

// longestFirst gives the numbers below n in falling order of how many of their
// weights are not 0, those of none left out. The features of many weights are
// those asked for most: their rows then lie together, and not each among rows
// that nobody asks for.
func longestFirst(n int, weights func(int) []float32) []int {
	var order []int
	count := make([]int, n)
	for i := range n {
		for _, v := range weights(i) {
			if v != 0 {
				count[i]++
			}
		}
		if count[i] > 0 {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(count[b], count[a]) })
	return order
}

type entry struct {
	key   uint64
	value uint32
}

type byKey struct {
	keys []uint64
	rows []int
}

func (b byKey) Len() int           { return len(b.keys) }
func (b byKey) Less(i, j int) bool { return b.keys[i] < b.keys[j] }
func (b byKey) Swap(i, j int) {
	b.keys[i], b.keys[j] = b.keys[j], b.keys[i]
	b.rows[i], b.rows[j] = b.rows[j], b.rows[i]
}

// encode makes the 32 bits of a slot: three weights and their exponent, or the
// offset of a row, which carries some bytes in front.
func (f *Frozen) encode(q []float32, front []byte) uint32 {
	var top float64
	for _, v := range q {
		top = max(top, math.Abs(math.Round(float64(v))))
	}
	e := 0
	for ; top > 127; e++ {
		top = math.Floor(top / 2)
	}
	start, n := len(f.Rows), 0
	at := start + len(front)
	var inline uint32
	if f.Layout == model.LayoutRows {
		head := byte(e)
		if len(front) > 0 {
			head |= model.Carries
		}
		f.Rows = append(append(f.Rows, front...), 0, head)
	}
	for c, v := range q {
		w := max(-127, min(127, math.Round(float64(v)/float64(int(1)<<e))))
		if w == 0 {
			continue
		}
		n++
		if f.Layout == model.LayoutRows {
			f.Rows = append(f.Rows, byte(c), byte(int8(w)))
		} else {
			inline |= uint32(byte(int8(w))) << (8 * c)
		}
	}
	if n == 0 {
		if f.Layout == model.LayoutRows {
			f.Rows = f.Rows[:start]
		}
		return 0
	}
	if f.Layout == model.LayoutInline {
		return inline | uint32(e)<<24
	}
	f.Rows[at] = byte(n)
	if 2*n > len(q) {
		f.dense(at, len(q))
	}
	return uint32(at)
}

// dense writes the last row anew, which begins at at, as one weight a label.
func (f *Frozen) dense(at, labels int) {
	cells := slices.Clone(f.Rows[at+2:])
	f.Rows = append(f.Rows[:at+2], make([]byte, labels)...)
	f.Rows[at] = model.DenseRow
	for ; len(cells) > 0; cells = cells[2:] {
		f.Rows[at+2+int(cells[0])] = cells[1]
	}
}

// load is the share of the slots that are filled.
const load = 0.92

// place gives every entry a slot of its own: the buckets of many entries first,
// by the first pilot that leads all of a bucket's entries to free slots.
func (f *Frozen) place(entries []entry) error {
	f.Layout |= model.LayoutDirect
	for n := uint64(float64(len(entries))/load) + 8; ; n += n / 16 {
		if n > 1<<31 {
			return fmt.Errorf("freeze: too many features")
		}
		f.Slots, f.Pilots = make([]uint64, n), make([]uint16, model.Pilots(n))
		buckets := make([][]entry, len(f.Pilots))
		for _, e := range entries {
			b := model.Bucket(e.key, uint64(len(buckets)))
			buckets[b] = append(buckets[b], e)
		}
		order := make([]int, len(buckets))
		for i := range order {
			order[i] = i
		}
		slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(len(buckets[b]), len(buckets[a])) })
		if !slices.ContainsFunc(order, func(b int) bool { return !f.pilot(b, buckets[b]) }) {
			return nil
		}
	}
}

// pilot finds the pilot of a bucket and fills its slots; false when none does.
func (f *Frozen) pilot(bucket int, entries []entry) bool {
	n := uint64(len(f.Slots))
	for p := range 1 << 16 {
		done := 0
		for _, e := range entries {
			i := model.Direct(e.key, uint16(p), n)
			if f.Slots[i] != 0 {
				break
			}
			f.Slots[i] = uint64(e.value)<<32 | uint64(model.Fingerprint(e.key))
			done++
		}
		if done == len(entries) {
			f.Pilots[bucket] = uint16(p)
			return true
		}
		for _, e := range entries[:done] {
			f.Slots[model.Direct(e.key, uint16(p), n)] = 0
		}
	}
	return false
}

// Bytes gives the file that model.Read reads.
func (f *Frozen) Bytes() []byte {
	text := strings.Join(f.Labels, "\t")
	keys := make([]string, 0, len(f.Params))
	for k := range f.Params {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	for _, k := range keys {
		text += "\n" + k + "=" + f.Params[k]
	}
	var b bytes.Buffer
	b.WriteString(model.Magic)
	for _, v := range []uint32{uint32(f.Layout), uint32(len(f.Labels)), math.Float32bits(f.Scale), uint32(len(f.Slots)), uint32(len(text)), uint32(len(f.Rows))} {
		b.Write(binary.LittleEndian.AppendUint32(nil, v))
	}
	b.WriteString(text)
	b.Write(make([]byte, (len(text)+7)&^7-len(text)))
	for _, s := range f.Slots {
		b.Write(binary.LittleEndian.AppendUint64(nil, s))
	}
	for _, p := range f.Pilots {
		b.Write(binary.LittleEndian.AppendUint16(nil, p))
	}
	b.Write(f.Rows)
	return b.Bytes()
}

// Linear gives the frozen model as the program will see it.
func (f *Frozen) Linear() (*model.Linear, error) { return model.Read(string(f.Bytes())) }

// Write writes the file.
func (f *Frozen) Write(path string) error { return os.WriteFile(path, f.Bytes(), 0o644) }
