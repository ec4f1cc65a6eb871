package story

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

// weights holds the trained weights, a feature a line (CARD-weights.md).
//
//go:embed weights.txt
var weights string

// trained gives the weights of weights.txt.
var trained = sync.OnceValue(func() *Model {
	var m Model
	for line := range strings.Lines(weights) {
		name, values, _ := strings.Cut(strings.TrimSpace(line), ": ")
		for i, n := range FeatureNames {
			if n != name {
				continue
			}
			for k, v := range strings.Fields(values) {
				if w, err := strconv.ParseFloat(v, 64); err == nil && k < kinds {
					m[k][i] = w
				}
			}
		}
	}
	return &m
})
