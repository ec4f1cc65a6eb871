// Package learn trains sparse linear models: a table from feature hashes to
// dense rows, the averaged perceptron, log-loss with AdaGrad, the sums of a
// linear-chain CRF, and the freezing of a table into the form that package
// lang/model reads. Everything is deterministic.
package learn

// Table maps feature hashes to dense rows of weights, one weight a label. Rows
// come to be when a feature is first updated.
type Table struct {
	Labels int
	W      []float32 // row after row
	Acc    []float32 // per weight: the perceptron's sum, AdaGrad's sum of squares
	keys   []uint64
	rows   []int32
	n      int
}

// NewTable makes an empty table for a number of labels.
func NewTable(labels int) *Table {
	return &Table{Labels: labels, keys: make([]uint64, 1<<16), rows: make([]int32, 1<<16)}
}

// Len gives the number of rows.
func (t *Table) Len() int { return t.n }

// Blank gives a table with the same rows, all zero; neither may be added to
// while the other is in use.
func (t *Table) Blank() *Table {
	c := *t
	c.W, c.Acc = make([]float32, len(t.W)), make([]float32, len(t.Acc))
	return &c
}

// Find gives the row of a feature, -1 when it has none.
func (t *Table) Find(h uint64) int {
	mask := uint64(len(t.keys) - 1)
	h |= 1 // 0 marks an empty slot
	for i := (h >> 20) & mask; ; i = (i + 1) & mask {
		switch t.keys[i] {
		case h:
			return int(t.rows[i])
		case 0:
			return -1
		}
	}
}

// Add gives the row of a feature, a new one of zeros when it has none.
func (t *Table) Add(h uint64) int {
	h |= 1
	if t.n*2 > len(t.keys) {
		t.grow()
	}
	mask := uint64(len(t.keys) - 1)
	i := (h >> 20) & mask
	for ; t.keys[i] != 0; i = (i + 1) & mask {
		if t.keys[i] == h {
			return int(t.rows[i])
		}
	}
	t.keys[i], t.rows[i] = h, int32(t.n)
	t.n++
	for range t.Labels {
		t.W = append(t.W, 0)
		t.Acc = append(t.Acc, 0)
	}
	return t.n - 1
}

func (t *Table) grow() {
	keys, rows := t.keys, t.rows
	t.keys, t.rows = make([]uint64, 2*len(keys)), make([]int32, 2*len(keys))
	mask := uint64(len(t.keys) - 1)
	for j, k := range keys {
		if k == 0 {
			continue
		}
		i := (k >> 20) & mask
		for t.keys[i] != 0 {
			i = (i + 1) & mask
		}
		t.keys[i], t.rows[i] = k, rows[j]
	}
}

// Row gives the weights of a row.
func (t *Table) Row(r int) []float32 { return t.W[r*t.Labels:][:t.Labels] }

// Score sets scores (one a label) to the sums of the features' weights.
func (t *Table) Score(features []uint64, scores []float32) {
	clear(scores)
	t.AddScore(features, scores)
}

// AddScore adds the features' weights to scores.
func (t *Table) AddScore(features []uint64, scores []float32) {
	for _, f := range features {
		if r := t.Find(f); r >= 0 {
			row := t.W[r*t.Labels:][:len(scores)]
			for k, v := range row {
				scores[k] += v
			}
		}
	}
}

// Update moves the features' weights by one from a wrong label to the right
// one (perceptron). Step counts the decisions made so far and grows from 1;
// Average needs it. A negative label is not touched.
func (t *Table) Update(features []uint64, right, wrong int, step float32) {
	for _, f := range features {
		r := t.Add(f) * t.Labels
		if right >= 0 {
			t.W[r+right]++
			t.Acc[r+right] += step
		}
		if wrong >= 0 {
			t.W[r+wrong]--
			t.Acc[r+wrong] -= step
		}
	}
}

// Average replaces the weights by their mean over all steps. Call it once, at
// the end.
func (t *Table) Average(steps float32) {
	for i := range t.W {
		t.W[i] -= t.Acc[i] / steps
	}
}

// Averaged gives the mean weights and leaves the table to be trained further.
func (t *Table) Averaged(steps float32) *Table {
	c := *t
	c.W = make([]float32, len(t.W))
	for i := range t.W {
		c.W[i] = t.W[i] - t.Acc[i]/steps
	}
	return &c
}

// Join adds another table's weights times a factor: the mean of several
// trained tables is their sum with equal shares.
func (t *Table) Join(o *Table, share float32) {
	for i, k := range o.keys {
		if k == 0 {
			continue
		}
		r := t.Add(k) * t.Labels
		for j, v := range o.Row(int(o.rows[i])) {
			t.W[r+j] += share * v
		}
	}
}
