package learn

// Solve turns y into the x of h·x = y, by Gauss; h is positive definite, and is used up.
func Solve(h [][]float64, y []float64) {
	for i := range y {
		for j := i + 1; j < len(y); j++ {
			f := h[j][i] / h[i][i]
			for k := i; k < len(y); k++ {
				h[j][k] -= f * h[i][k]
			}
			y[j] -= f * y[i]
		}
	}
	for i := len(y) - 1; i >= 0; i-- {
		for j := i + 1; j < len(y); j++ {
			y[i] -= h[i][j] * y[j]
		}
		y[i] /= h[i][i]
	}
}
