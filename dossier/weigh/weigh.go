// Package weigh holds what the small logistic models of the record share: a text of
// weights, one cue a line, and how likely the cues of a thing make it.
package weigh

import (
	"math"
	"strconv"
	"strings"
)

// Read reads the weights of cues from a text with lines of "cue: weight"; lines that begin
// with # are remarks.
func Read(text string) map[string]float64 {
	out := map[string]float64{}
	for l := range strings.Lines(text) {
		l = strings.TrimSpace(l)
		i := strings.LastIndex(l, ": ")
		if i < 0 || l[0] == '#' {
			continue
		}
		if w, err := strconv.ParseFloat(l[i+2:], 64); err == nil {
			out[l[:i]] = w
		}
	}
	return out
}

// Likely gives how likely weights make what has some cues, from 0 to 1; a cue without a
// weight speaks neither for nor against.
func Likely(cues []string, weights map[string]float64) float64 { return Logistic(Sum(cues, weights)) }

// Sum gives the weights of some cues together, in log odds.
func Sum(cues []string, weights map[string]float64) (s float64) {
	for _, c := range cues {
		s += weights[c]
	}
	return s
}

// Logistic gives the likelihood of log odds.
func Logistic(s float64) float64 { return 1 / (1 + math.Exp(-s)) }
