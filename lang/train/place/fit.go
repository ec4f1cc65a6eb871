package place

import "math"

// example is one labelled decision.
type example struct {
	x []float64
	y float64 // 1 when one event
	w float64
}

// fit gives the weights of a logistic regression by Newton's method, with a
// penalty on the squares of all but the first.
func fit(all []example, penalty float64) []float64 {
	n := len(all[0].x)
	w := make([]float64, n)
	for range 15 {
		slope := make([]float64, n)
		bend := make([][]float64, n)
		for i := range bend {
			bend[i] = make([]float64, n)
		}
		for _, e := range all {
			s := 0.0
			for i, v := range e.x {
				s += w[i] * v
			}
			p := 1 / (1 + math.Exp(-s))
			d, h := e.w*(p-e.y), e.w*max(p*(1-p), 1e-6)
			for i, v := range e.x {
				if v == 0 {
					continue
				}
				slope[i] += d * v
				for j, u := range e.x {
					bend[i][j] += h * v * u
				}
			}
		}
		for i := range w {
			if i > 0 {
				slope[i] += penalty * w[i]
				bend[i][i] += penalty
			}
			bend[i][i] += 1e-6
		}
		for i, s := range solve(bend, slope) {
			w[i] -= s
		}
	}
	return w
}

// solve solves a x = b by elimination, destroying both.
func solve(a [][]float64, b []float64) []float64 {
	n := len(b)
	for i := range n {
		p := i
		for r := i + 1; r < n; r++ {
			if math.Abs(a[r][i]) > math.Abs(a[p][i]) {
				p = r
			}
		}
		a[i], a[p], b[i], b[p] = a[p], a[i], b[p], b[i]
		for r := i + 1; r < n; r++ {
			m := a[r][i] / a[i][i]
			for c := i; c < n; c++ {
				a[r][c] -= m * a[i][c]
			}
			b[r] -= m * b[i]
		}
	}
	for i := n - 1; i >= 0; i-- {
		for c := i + 1; c < n; c++ {
			b[i] -= a[i][c] * b[c]
		}
		b[i] /= a[i][i]
	}
	return b
}
