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
	Rows   []byte
	Count  int // features kept
}

// Freeze keeps the weights of at least threshold in absolute value, each row
// as int8 with an exponent of its own. Up to three labels are laid out inline.
// Load is the share of slots filled: 0.6 is fast, 0.75 small.
func (t *Table) Freeze(labels []string, params map[string]string, threshold float32, load float64) (*Frozen, error) {
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
	if t.Labels <= 3 {
		f.Layout = model.LayoutInline
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
	q := make([]float32, t.Labels)
	for i, k := range keys {
		any := false
		for c, v := range t.Row(rows[i]) {
			q[c] = 0
			if v >= threshold || v <= -threshold {
				q[c], any = v*f.Scale, any || v != 0
			}
		}
		if any {
			if v := f.encode(q); v != 0 {
				entries = append(entries, entry{k, v})
			}
		}
	}
	f.Count = len(entries)
	return f, f.place(entries, load)
}

// Lookup makes a table of numbers (not 0) by key, which model.Linear.Value
// reads.
func Lookup(values map[uint64]uint32, params map[string]string, load float64) (*Frozen, error) {
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
	return f, f.place(entries, load)
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
// offset of a row.
func (f *Frozen) encode(q []float32) uint32 {
	var top float64
	for _, v := range q {
		top = max(top, math.Abs(math.Round(float64(v))))
	}
	e := 0
	for ; top > 127; e++ {
		top = math.Floor(top / 2)
	}
	at, n := len(f.Rows), 0
	var inline uint32
	if f.Layout == model.LayoutRows {
		f.Rows = append(f.Rows, 0, byte(e))
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
			f.Rows = f.Rows[:at]
		}
		return 0
	}
	if f.Layout == model.LayoutInline {
		return inline | uint32(e)<<24
	}
	f.Rows[at] = byte(n)
	return uint32(at)
}

// place fills the slots; more slots are taken until no run is longer than the
// reader looks.
func (f *Frozen) place(entries []entry, load float64) error {
	f.Layout |= model.LayoutOrdered
	slices.SortStableFunc(entries, func(a, b entry) int { return cmp.Compare(uint32(b.key)|1, uint32(a.key)|1) })
	for n := uint64(float64(len(entries))/load) + 8; ; n += n / 16 {
		if n > 1<<31 {
			return fmt.Errorf("freeze: too many features")
		}
		f.Slots = make([]uint64, n)
		longest := 0
		for _, e := range entries {
			i, fp := model.Slot(e.key, n)
			run := 0
			for f.Slots[i] != 0 && uint32(f.Slots[i]) != fp {
				if i++; i == n {
					i = 0
				}
				run++
			}
			// Two features of one fingerprint in one run cannot be told apart;
			// the first keeps the place (a few in a million).
			if f.Slots[i] == 0 {
				f.Slots[i] = uint64(e.value)<<32 | uint64(fp)
			}
			longest = max(longest, run)
		}
		if longest < 250 {
			return nil
		}
	}
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
	b.Write(f.Rows)
	return b.Bytes()
}

// Linear gives the frozen model as the program will see it.
func (f *Frozen) Linear() (*model.Linear, error) { return model.Read(string(f.Bytes())) }

// Write writes the file.
func (f *Frozen) Write(path string) error { return os.WriteFile(path, f.Bytes(), 0o644) }
