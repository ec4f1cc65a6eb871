package learn

import (
	"math"
	"math/rand"
	"sort"
	"strconv"
	"strings"

	"synoptic/lang/model"
)

// Net is a small net over sparse features for the labels of a Chain: the rows
// of a token's features are added up, tanh of the sum is the hidden layer, and
// its weights give the scores. It is what a Table is with a layer between, and
// finds what features mean together.
type Net struct {
	Units, Labels int
	E             []float32 // a row of Units a feature
	B             []float32 // a unit
	W             []float32 // [unit*Labels+label]
	Chain         Chain
	accE, accB    []float32 // AdaGrad's sums of squares
	accW, accT    []float32
}

// NetRates are the settings of a Net's training. Drop is the share of features
// left out at each step, Quiet that of hidden units.
type NetRates struct {
	Rows, Out, Trans float32
	Drop, Quiet      float64
}

// NewNet makes a net of small random weights for n features.
func NewNet(n, units int, chain Chain, rng *rand.Rand) *Net {
	L := chain.Labels
	t := &Net{Units: units, Labels: L, E: make([]float32, n*units), B: make([]float32, units), W: make([]float32, units*L), Chain: chain}
	t.accE, t.accB, t.accW, t.accT = make([]float32, n*units), make([]float32, units), make([]float32, units*L), make([]float32, L*L)
	for i := range t.E {
		t.E[i] = 0.05 * float32(rng.NormFloat64())
	}
	for i := range t.W {
		t.W[i] = 0.2 * float32(rng.NormFloat64())
	}
	return t
}

// hidden sets h to the hidden layer for the rows of a token's features, whose
// sum is multiplied by scale.
func (t *Net) hidden(rows []int32, h []float32, scale float32) {
	clear(h)
	for _, r := range rows {
		e := t.E[int(r)*t.Units:][:len(h)]
		for j, v := range e {
			h[j] += v
		}
	}
	for j, v := range h {
		h[j] = model.Tanh(v*scale + t.B[j])
	}
}

// AddScore adds the scores for the rows of a token's features, times share.
func (t *Net) AddScore(rows []int32, scores []float32, share float32) {
	h := make([]float32, t.Units)
	t.hidden(rows, h, 1)
	t.addOut(h, scores, share)
}

func (t *Net) addOut(h, scores []float32, share float32) {
	for j, v := range h {
		for k, w := range t.W[j*t.Labels:][:t.Labels] {
			scores[k] += share * v * w
		}
	}
}

// sure is the score of the first label where nothing else can be.
const sure = 60

// Step makes one step on one sentence, given by the rows of each token's
// features (nil: the first label, for sure) and the labels; rate is the share
// of the full rates. It gives the log-loss.
func (t *Net) Step(rows [][]int32, gold []int, by NetRates, rate float32, rng *rand.Rand) float64 {
	L, H, n := t.Labels, t.Units, len(gold)
	unary, out := make([]float32, n*L), make([]float32, n*L)
	kept, layer := make([][]int32, n), make([]float32, n*H)
	quiet := make([]float32, H) // what a unit is multiplied by
	for j := range quiet {
		if rng.Float64() >= by.Quiet {
			quiet[j] = float32(1 / (1 - by.Quiet))
		}
	}
	spoken := make([]float32, H)
	score := 0.0
	for i, fs := range rows {
		o := unary[i*L:][:L]
		if fs == nil {
			o[0] = sure
		} else {
			kept[i] = make([]int32, 0, len(fs))
			for _, f := range fs {
				if rng.Float64() >= by.Drop {
					kept[i] = append(kept[i], f)
				}
			}
			h := layer[i*H:][:H]
			t.hidden(kept[i], h, float32(1/(1-by.Drop)))
			for j, v := range h {
				spoken[j] = v * quiet[j]
			}
			t.addOut(spoken, o, 1)
		}
		score += float64(o[gold[i]])
		if i > 0 {
			score += float64(t.Chain.Trans[gold[i-1]*L+gold[i]])
		}
	}
	pairs := make([]float64, L*L)
	z := t.Chain.Marginals(unary, out, pairs)
	for i, fs := range kept {
		if i > 0 {
			pairs[gold[i-1]*L+gold[i]]--
		}
		if fs != nil {
			g := out[i*L:][:L]
			g[gold[i]]--
			t.follow(fs, layer[i*H:][:H], quiet, g, by, rate)
		}
	}
	for k, g := range pairs {
		if g > 1e-4 || g < -1e-4 {
			t.accT[k] += float32(g * g)
			t.Chain.Trans[k] -= rate * by.Trans * float32(g) / float32(math.Sqrt(float64(t.accT[k])+0.01))
		}
	}
	return z - score
}

// follow makes one step against the gradient g of a token's scores.
func (t *Net) follow(rows []int32, h, quiet, g []float32, by NetRates, rate float32) {
	L := t.Labels
	some := false
	for k, v := range g {
		if v < 0.002 && v > -0.002 {
			g[k] = 0
		} else {
			some = true
		}
	}
	if !some {
		return
	}
	back := make([]float32, len(h))
	for j, v := range h {
		w, acc := t.W[j*L:][:L], t.accW[j*L:][:L]
		said, sum := v*quiet[j], float32(0)
		for k, x := range g {
			if x == 0 {
				continue
			}
			sum += x * w[k]
			if said != 0 {
				d := x * said
				acc[k] += d * d
				w[k] -= rate * by.Out * d * inverseRoot(acc[k]+0.01)
			}
		}
		sum *= quiet[j] * (1 - v*v)
		back[j] = sum
		t.accB[j] += sum * sum
		t.B[j] -= rate * by.Rows * sum * inverseRoot(t.accB[j]+0.01)
	}
	for _, r := range rows {
		e, acc := t.E[int(r)*len(h):][:len(h)], t.accE[int(r)*len(h):][:len(h)]
		for j, v := range back {
			acc[j] += v * v
			e[j] -= rate * by.Rows * v * inverseRoot(acc[j]+0.001)
		}
	}
}

// inverseRoot is 1/sqrt(x) to five places: a guess from the bits of the number
// and two steps of Newton.
func inverseRoot(x float32) float32 {
	y := math.Float32frombits(0x5f3759df - math.Float32bits(x)>>1)
	y *= 1.5 - 0.5*x*y*y
	return y * (1.5 - 0.5*x*y*y)
}

// Beside lays the hidden layers of nets side by side, as model.Hidden reads
// them: params for the frozen model, and the bytes of a row. The scores of the
// nets are added, each times share.
func Beside(nets []*Net, share float32) (params map[string]string, bytes func(row int) []byte) {
	var all []float64
	for _, t := range nets {
		for _, v := range t.E {
			all = append(all, math.Abs(float64(v)))
		}
	}
	sort.Float64s(all)
	// what few weights surpass is cut off, so that the bytes tell the others apart
	unit := float32(all[len(all)-1-len(all)/5000] / 127)
	var bias, out []float32
	units := 0
	for _, t := range nets {
		units += t.Units
		bias = append(bias, t.B...)
		for _, v := range t.W {
			out = append(out, share*v)
		}
	}
	params = map[string]string{"hidden": strconv.Itoa(units), "hidden-unit": written([]float32{unit}), "hidden-bias": written(bias), "hidden-out": written(out)}
	return params, func(row int) []byte {
		b := make([]byte, 0, units)
		for _, t := range nets {
			for _, v := range t.E[row*t.Units:][:t.Units] {
				b = append(b, byte(128+max(-127, min(127, math.Round(float64(v/unit))))))
			}
		}
		return b
	}
}

func written(numbers []float32) string {
	var b strings.Builder
	for _, v := range numbers {
		b.WriteString(strconv.FormatFloat(float64(v), 'g', 6, 32) + " ")
	}
	return strings.TrimSpace(b.String())
}
