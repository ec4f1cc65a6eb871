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
	fLede
	fNames
	fOffPlaces
	fOffFacts
	fDays
	fCore
	fCoreAny
	fNameCore
	fNameCoreLess
	fWeek
	fBest
	fWorst
	fRatio
	fRatioLess
	fRatioLede
	fSize
	nFeatures
)

// FeatureNames names the features, in their order.
var FeatureNames = [nFeatures]string{"bias", "words", "first words", "names", "other places", "other counts", "days apart",
	"main words", "main words at all", "main names", "main names, the lesser share", "days of the week", "nearest pair", "farthest pair",
	"share of the inner likeness", "the lesser share", "share in the first words",
	"size of the lesser"}

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
	veto  bool // another one of a series
	apart bool // each is about names of which the other has none
	open  bool // what the two are about is not looked at: score is the most that it can come to
}

// barred tells whether the two are kept apart whatever the score.
func (j *judged) barred() bool { return j.veto || j.apart }

// group is some articles taken together: how many, and the sum of what their
// pairs have in common.
type group struct {
	n     int
	inner stat
	prof  profiles
	days  days
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

// strangers have so little in common that there is nothing to decide.
const strangers = 0.02

// judge decides on a link between two groups.
func (x *Index) judge(k *link, a, b group) judged {
	j := x.sketch(k, a, b)
	x.close(&j, k, a, b)
	return j
}

// sketch begins a decision with all that the link tells, and leaves open what
// takes longer: how much of what each group is about the other has.
func (x *Index) sketch(k *link, a, b group) judged {
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
	if m[inBlend] < strangers {
		j.score = -9
		return j
	}
	f := &j.x
	f[fBias], f[fBlend], f[fLede], f[fNames] = 1, root(m[inBlend]), root(m[inLede]), root(m[inNames])
	f[fOffPlaces], f[fOffFacts], f[fDays] = m[offPlaces], m[offFacts], m[offDays]
	f[fWeek] = a.days.alike(b.days)
	if j.kind != oneOne {
		f[fBest], f[fWorst] = root(k.best), root(k.worst)
		f[fRatio], f[fRatioLess] = shares(inBlend, m, a, b)
		f[fRatioLede], _ = shares(inLede, m, a, b)
		f[fSize] = math.Log(float64(a.n))
	}
	j.veto = !x.opt.NoVeto && m[vetoed] > 0.5
	j.open, j.score = true, x.opt.Model.most(&j)
	return j
}

// most gives the most that an open decision can come to: every share is at
// most 1.
func (m *Model) most(j *judged) float64 {
	sum := 1e-9 // sums in another order differ in the last places
	for i, w := range m[j.kind] {
		switch i {
		case fCore, fCoreAny, fNameCore, fNameCoreLess:
			sum += max(0, w)
		default:
			sum += j.x[i] * w
		}
	}
	return sum
}

// close ends an open decision.
func (x *Index) close(j *judged, k *link, a, b group) {
	if !j.open {
		return
	}
	if a.n > b.n {
		a, b = b, a
	}
	f := &j.x
	p, q := x.lex.cover(a.prof[0], b.prof[0])
	f[fCore], f[fCoreAny] = root(p.mean*q.mean), root(p.any*q.any)
	p, q = x.lex.cover(a.prof[1], b.prof[1])
	f[fNameCore], f[fNameCoreLess] = root(p.mean*q.mean), min(p.mean, q.mean)
	j.open, j.score = false, 0
	for i, v := range f {
		j.score += v * x.opt.Model[j.kind][i]
	}
	j.apart = !x.opt.NoVeto && k.sum[inNames] == 0 && x.lex.others(a.prof[1], b.prof[1])
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
