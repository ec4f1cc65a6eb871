package identity

// personWeights are the weights of the features of a pair of names, fitted by
// logistic regression on names_variants (dev) by TestFit.
var personWeights = [nFeatures]float64{
	-1.109, -4.965, -0.856, -0.839, -1.174, 0.720, -1.705, -0.443,
	-0.481, 0.713, 1.089, 0.474, -0.718, -1.007, -0.367, -0.333,
	-0.358, -1.947, 1.925, 0.899, -0.159, 1.445, 1.602, 1.206,
	-1.471, -0.733, -1.453, -0.971, -1.345, -0.815, 0.055, -0.168,
	-0.778, 1.092, 0.155, 1.089, 0.248, -1.015, -0.174, -0.317,
	-0.615, 0.350, 0.259, 0.196, -0.114, 0.963, 0.716, -0.186,
	1.086,
}
