package identity

// personWeights are the weights of the features of a pair of names, fitted by
// logistic regression on names_variants (dev) by TestFit.
var personWeights = [nFeatures]float64{
	-1.071, -5.036, -0.752, -0.749, -1.079, 0.577, -2.094, -0.492,
	-0.567, 0.736, 1.253, 0.448, -0.869, -1.133, -0.223, -0.205,
	-0.402, -1.941, 1.795, 0.538, 0.093, 2.839, 1.613, 1.192,
	-1.245, -1.224, -1.307, -1.775, -0.230, -0.236, -0.194, -0.179,
	-0.791, 1.044, 0.183, 1.065, 0.161, -0.777, -0.284, -0.365,
	-0.736, 0.472, 0.246, 0.325, -0.058, 0.873,
}
