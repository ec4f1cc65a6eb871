package story

import "math"

// The kinds of decision, each with weights of its own: two single articles,
// an article and a story of several, two stories of several.
const (
	oneOne = iota
	oneMany
	manyMany
	kinds
)

// The features of a decision.
const (
	fBias = iota
	fBlend
	fBlendRoot
	fLede
	fNames
	fNumbers
	fPlaces
	fDates
	fFacts
	fOffPlaces
	fOffDates
	fOffFacts
	fDays
	fBest
	fWorst
	fRatio
	fRatioLess
	fRatioLede
	fRatioNames
	fSize
	nFeatures
)

// FeatureNames names the features, in their order.
var FeatureNames = [nFeatures]string{"bias", "words", "words, root", "first words, root", "names, root", "numbers", "places", "days spoken of", "counts",
	"other places", "other days spoken of", "other counts", "days apart", "nearest pair", "farthest pair", "share of the inner likeness", "the lesser share",
	"share in the first words", "share in the names", "size"}

// Model holds the weights of the decisions.
type Model [kinds][nFeatures]float64

// link is the comparison of two groups of articles.
type link struct {
	sum         stat
	n           float64
	best, worst float64
	each        []float64 // of a single article: its likeness to every member
}

// judged is a link with the decision on it; above 0 it is one event.
type judged struct {
	kind  int
	x     [nFeatures]float64
	score float64
	veto  bool
}

// group is some articles taken together: how many, and the sum of what their
// pairs have in common.
type group struct {
	n     int
	inner stat
}

func (l *link) add(o link) {
	l.sum.add(o.sum)
	l.n += o.n
	l.best, l.worst = max(l.best, o.best), min(l.worst, o.worst)
}

// linking compares two groups of articles.
func (x *Index) linking(a, b []*held) link {
	k := link{worst: 1}
	for _, p := range a {
		for _, q := range b {
			s := x.lex.compare(p, q)
			k.add(link{s, 1, s[inBlend], s[inBlend], nil})
			if len(a) == 1 {
				k.each = append(k.each, s[inBlend])
			}
		}
	}
	return k
}

// judge decides on a link between two groups.
func (x *Index) judge(k *link, a, b group) judged {
	if a.n > b.n {
		a, b = b, a
	}
	j := judged{kind: manyMany}
	switch {
	case b.n == 1:
		j.kind = oneOne
	case a.n == 1:
		j.kind = oneMany
	}
	m := k.sum.over(k.n)
	f := &j.x
	f[fBias], f[fBlend], f[fBlendRoot] = 1, m[inBlend], root(m[inBlend])
	f[fLede], f[fNames], f[fNumbers] = root(m[inLede]), root(m[inNames]), m[inNumbers]
	f[fPlaces], f[fDates], f[fFacts] = m[inPlaces], m[inDates], m[inFacts]
	f[fOffPlaces], f[fOffDates], f[fOffFacts], f[fDays] = m[offPlaces], m[offDates], m[offFacts], m[offDays]
	if j.kind != oneOne {
		f[fBest], f[fWorst] = root(k.best), root(k.worst)
		f[fRatio], f[fRatioLess] = shares(inBlend, m, a, b)
		f[fRatioLede], _ = shares(inLede, m, a, b)
		f[fRatioNames], _ = shares(inNames, m, a, b)
		f[fSize] = math.Log(float64(a.n+b.n)) * (1 - min(1, f[fRatio])) // the better a story is known, the more its inner likeness counts
	}
	for i, v := range f {
		j.score += v * x.opt.Model[j.kind][i]
	}
	j.veto = !x.opt.NoVeto && m[vetoed] > 0.5
	return j
}

// shares gives what two groups have in common as a share of what each has
// within: the mean (geometric) and the lesser. A single article has nothing
// within, so that the other group counts alone.
func shares(of int, m stat, a, b group) (mean, less float64) {
	const least = 0.02
	rb := m[of] / max(b.inner[of]/pairsOf(b.n), least)
	ra := rb
	if a.n > 1 {
		ra = m[of] / max(a.inner[of]/pairsOf(a.n), least)
	}
	return min(2, root(ra*rb)), min(2, ra, rb)
}
