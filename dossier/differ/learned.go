package differ

import (
	"cmp"
	_ "embed"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"

	"synoptic/news"
)

// weightsText holds how much each feature speaks for one thing, in log odds, a feature a line
// (CARD-weights.md).
//
//go:embed weights.txt
var weightsText string

var trained = sync.OnceValue(func() *Features { return Weights(weightsText) })

// Weights reads the weights of features from a text such as weights.txt.
func Weights(text string) *Features {
	var out Features
	for line := range strings.Lines(text) {
		name, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		if w, err := strconv.ParseFloat(value, 64); err == nil {
			if i := slices.Index(FeatureNames[:], name); i >= 0 {
				out[i] = w
			}
		}
	}
	return &out
}

// Likely gives how likely features make two claims one thing that differs, by weights.
func (x *Features) Likely(weights *Features) float64 {
	s := 0.0
	for i, v := range x {
		s += weights[i] * v
	}
	return 1 / (1 + math.Exp(-s))
}

// Pair is two claims that do not agree and may be of one thing, with the features by which
// they are aligned and how likely these make it.
type Pair struct {
	Class    string
	At       [2]news.Evidence
	Values   [2]string
	Features Features
	Likely   float64
}

// Pairs gives the pairs of claims of a record that what is told around them must decide: what
// its weights are learnt from.
func (told *Told) Pairs(d *news.Dossier) []Pair {
	f := told.finder(d)
	var out []Pair
	w := told.words.reader()
	for _, all := range f.gathered(told) {
		for _, p := range f.field(all, w) {
			if a, b := all[p[0]], all[p[1]]; a.contests(b.claim) && !a.apart(b.claim) && !a.explains(b.claim) {
				var x Features
				f.features(a, b, &x)
				out = append(out, Pair{a.class, [2]news.Evidence{a.doc.Article.Evidence(a.at), b.doc.Article.Evidence(b.at)},
					[2]string{cmp.Or(a.word, a.digits()), cmp.Or(b.word, b.digits())}, x, x.Likely(trained())})
			}
		}
	}
	return out
}
