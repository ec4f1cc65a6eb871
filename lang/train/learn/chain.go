package learn

import "math"

// Chain computes the sums of a linear-chain CRF over Labels labels. Trans is
// the score of label b after label a at [a*Labels+b]; Allowed says which pairs
// and which first and last labels may be (nil: all).
type Chain struct {
	Labels      int
	Trans       []float32
	Allowed     func(a, b int) bool // a is -1 at the start, b is -1 at the end
	alpha, beta []float64
	exp         []float64
}

// Marginals gives, for unary scores [position*Labels+label], the probabilities
// of each label at each position in out (same shape), adds the expected counts
// of the transitions to pairs (Labels*Labels, may be nil), and returns log Z.
func (c *Chain) Marginals(unary []float32, out []float32, pairs []float64) float64 {
	L := c.Labels
	n := len(unary) / L
	if n == 0 {
		return 0
	}
	c.prepare()
	c.alpha, c.beta = fit(c.alpha, n*L), fit(c.beta, n*L)
	u := make([]float64, n*L) // exp(unary - max of the position): probabilities stay in range by scaling
	z := 0.0
	scale := make([]float64, n)
	for i := range n {
		row := unary[i*L:][:L]
		top := row[0]
		for _, v := range row {
			top = max(top, v)
		}
		z += float64(top)
		for k, v := range row {
			u[i*L+k] = math.Exp(float64(v - top))
		}
	}
	for i := range n {
		sum := 0.0
		for b := range L {
			v := 0.0
			if i == 0 {
				if c.ok(-1, b) {
					v = 1
				}
			} else {
				for a := range L {
					v += c.alpha[(i-1)*L+a] * c.exp[a*L+b]
				}
			}
			v *= u[i*L+b]
			if i == n-1 && !c.ok(b, -1) {
				v = 0
			}
			c.alpha[i*L+b] = v
			sum += v
		}
		sum = max(sum, 1e-300)
		scale[i] = sum
		z += math.Log(sum)
		for b := range L {
			c.alpha[i*L+b] /= sum
		}
	}
	for i := n - 1; i >= 0; i-- {
		for a := range L {
			v := 1.0
			if i < n-1 {
				v = 0
				for b := range L {
					v += c.exp[a*L+b] * u[(i+1)*L+b] * c.beta[(i+1)*L+b]
				}
				v /= scale[i+1]
			}
			c.beta[i*L+a] = v
			out[i*L+a] = float32(c.alpha[i*L+a] * v)
		}
	}
	if pairs != nil {
		for i := 1; i < n; i++ {
			for a := range L {
				for b := range L {
					pairs[a*L+b] += c.alpha[(i-1)*L+a] * c.exp[a*L+b] * u[i*L+b] * c.beta[i*L+b] / scale[i]
				}
			}
		}
	}
	return z
}

// Viterbi gives the best labels for unary scores.
func (c *Chain) Viterbi(unary []float32) []int {
	L := c.Labels
	n := len(unary) / L
	best := make([]float32, n*L)
	from := make([]int, n*L)
	const never = -1e30
	for i := range n {
		for b := range L {
			top, arg := float32(never), 0
			if i == 0 {
				if c.ok(-1, b) {
					top = 0
				}
			} else {
				for a := range L {
					if !c.ok(a, b) {
						continue
					}
					if v := best[(i-1)*L+a] + c.Trans[a*L+b]; v > top {
						top, arg = v, a
					}
				}
			}
			if i == n-1 && !c.ok(b, -1) {
				top = never
			}
			best[i*L+b], from[i*L+b] = top+unary[i*L+b], arg
		}
	}
	out := make([]int, n)
	if n == 0 {
		return out
	}
	for k := range L {
		if best[(n-1)*L+k] > best[(n-1)*L+out[n-1]] {
			out[n-1] = k
		}
	}
	for i := n - 1; i > 0; i-- {
		out[i-1] = from[i*L+out[i]]
	}
	return out
}

func (c *Chain) ok(a, b int) bool { return c.Allowed == nil || c.Allowed(a, b) }

func (c *Chain) prepare() {
	L := c.Labels
	c.exp = fit(c.exp, L*L)
	for a := range L {
		for b := range L {
			c.exp[a*L+b] = 0
			if c.ok(a, b) {
				c.exp[a*L+b] = math.Exp(float64(c.Trans[a*L+b]))
			}
		}
	}
}

func fit(s []float64, n int) []float64 {
	if cap(s) < n {
		return make([]float64, n)
	}
	return s[:n]
}
