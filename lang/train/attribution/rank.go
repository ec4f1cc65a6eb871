package attribution

import (
	"math"
	"math/rand"
	"slices"

	"synoptic/lang/attribution/span"
)

const rankBits, acceptBits, cueBits = 18, 18, 20

// list is what the ranking chooses from: readings of one cue with their
// quality against the annotation.
type list struct {
	features [][]uint32
	log      []float32
	quality  []float64
}

func lists(m *span.Models, all []example) []list {
	var out []list
	var f span.Features
	for _, e := range all {
		var l list
		for _, r := range m.Ranked(e.it.x, e.g.cue, e.prob) {
			e.it.x.RankFeatures(e.g.cue, &r, e.prob, &f)
			l.features = append(l.features, slices.Clone(f.F))
			l.log = append(l.log, float32(max(r.Log, -15)))
			l.quality = append(l.quality, quality(e.it, &r, e.g))
		}
		out = append(out, l)
	}
	return out
}

// quality rates a reading: content above all, then source.
func quality(it *item, r *span.Reading, g *gold) float64 {
	f := f1(it, r.Content, g.content)
	q := f
	if f >= 0.5 {
		q += 0.5
	}
	if f > 0.9999 {
		q++
	}
	if len(g.source) == 0 {
		if len(r.Source) == 0 {
			q += 0.2
		}
		return q
	}
	if s := f1(it, r.Source, g.source); s > 0.9999 {
		q += 0.6
	} else if s > 0 {
		q += 0.4
	}
	return q
}

// f1 compares two sets of tokens by their words.
func f1(it *item, a, b []span.Range) float64 {
	in := map[int]bool{}
	for _, s := range a {
		for k := s.A; k < s.B; k++ {
			if it.x.Tokens[k].Word {
				in[k] = true
			}
		}
	}
	n, both := len(in), 0
	for _, s := range b {
		for k := s.A; k < s.B; k++ {
			if it.x.Tokens[k].Word {
				n++
				if in[k] {
					both++
				}
			}
		}
	}
	if n == 0 {
		return 0
	}
	return 2 * float64(both) / float64(n)
}

// Settings of the ranking's training.
const (
	rankEpochs  = 4
	rankDropout = 3 // of ten features
	worth       = 2 // what a step of quality adds to the score that is aimed at
)

// trainRank trains the choice among readings: log-linear, AdaGrad with dropout.
// The shares of the readings are drawn towards those that they would have if
// their quality were added to their scores, so that a reading that is nearly
// right counts for what it is worth and the best of bad ones for little (the
// softmax margin of Gimpel and Smith 2010, seen from the other side). The
// weight of the log probability stays 1.
func trainRank(rng *rand.Rand, all []list) *hashed {
	h := newHashed(1, rankBits)
	for range rankEpochs {
		for _, i := range rng.Perm(len(all)) {
			h.rankStep(&all[i], rng.Uint32())
		}
	}
	h.acc = nil
	h.scale(1 - rankDropout/10.0)
	return h
}

// kept gives the features that are not dropped: the same of all readings of a
// step, so that what they differ in is dropped from all or none.
func kept(features []uint32, seed uint32, buf []uint32) []uint32 {
	const limit = math.MaxUint32 / 10 * rankDropout
	buf = buf[:0]
	for _, f := range features {
		if (f^seed)*0x9E3779B1 >= limit {
			buf = append(buf, f)
		}
	}
	return buf
}

func (h *hashed) rankStep(l *list, seed uint32) {
	if len(l.quality) < 2 {
		return
	}
	scores, aim := make([]float64, len(l.log)), make([]float64, len(l.log))
	var s [1]float32
	buf := make([]uint32, 0, 256)
	for k := range l.log {
		h.Score(kept(l.features[k], seed, buf), s[:])
		scores[k] = float64(s[0] + l.log[k])
		aim[k] = scores[k] + worth*l.quality[k]
	}
	z, za := span.LogSum(scores), span.LogSum(aim)
	for k := range scores {
		g := float32(math.Exp(scores[k]-z) - math.Exp(aim[k]-za))
		if g > -1e-3 && g < 1e-3 {
			continue
		}
		for _, f := range kept(l.features[k], seed, buf) {
			r := h.row(f)
			gg := g + 3e-5*h.w[r]
			h.acc[r] += gg * gg
			h.w[r] -= 0.06 * gg / (float32(math.Sqrt(float64(h.acc[r]))) + 1e-3)
		}
	}
}

// accepts makes the examples of the last decision: a candidate is right when
// its content meets an annotated one by F1 0.5 and no other such candidate is
// nearer to the annotated cue.
func accepts(it *item, all []span.Found) []yes {
	y := make([]float32, len(all))
	for gi := range it.gold {
		g := &it.gold[gi]
		nearest, meets := 1<<30, []int{}
		for i := range all {
			if overlaps(all[i].Content, g.content) && f1(it, all[i].Content, g.content) >= 0.5 {
				meets = append(meets, i)
				if g.cue >= 0 {
					nearest = min(nearest, abs(all[i].Cue-g.cue))
				}
			}
		}
		for _, i := range meets {
			if g.cue < 0 || abs(all[i].Cue-g.cue) <= nearest {
				y[i] = 1
			}
		}
	}
	var out []yes
	var f span.Features
	named := it.x.Named(all)
	for i := range all {
		it.x.AcceptFeatures(all, i, named, &f)
		out = append(out, yes{slices.Clone(f.F), y[i]})
	}
	return out
}

func overlaps(a, b []span.Range) bool {
	for _, s := range a {
		for _, z := range b {
			if s.A < z.B && z.A < s.B {
				return true
			}
		}
	}
	return false
}

func abs(n int) int { return max(n, -n) }
