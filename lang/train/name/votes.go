package name

import (
	"synoptic/lang/name"
	"synoptic/lang/train/learn"
)

// first reads a sample for the first time and keeps its scores.
func (t *trainer) first(r *reading, s *sample) {
	t.chain.Trans = r.trans
	seq := make([][]int, len(s.all))
	for i := range s.all {
		s.all[i].scores = r.scores(&s.all[i])
		seq[i] = t.chain.Viterbi(s.all[i].scores)
	}
	s.votes = s.doc.Votes(seq)
}

// again is a sentence that is read a second time.
type again struct {
	*example
	votes [][]uint64
}

// doubts gives the sentences that the votes of their document speak against.
func doubts(all []sample) []again {
	var out []again
	for k := range all {
		s := &all[k]
		for i := range s.all {
			e := &s.all[i]
			if e.skip || !s.votes.Doubt(i) {
				continue
			}
			a := again{e, make([][]uint64, len(e.gold))}
			for j := range e.gold {
				a.votes[j] = s.votes.Features(i, j, nil)
			}
			out = append(out, a)
		}
	}
	return out
}

// second trains the features of the votes over the scores of the first
// reading, which stay. Few and small steps: it learns from the readings of the
// models of the folds, which are weaker than their mean.
func (t *trainer) second(trans []float32, samples []sample) *learn.Table {
	t.chain.Trans = trans
	all := doubts(samples)
	count := map[uint64]int{}
	for _, a := range all {
		for _, fs := range a.votes {
			for _, f := range fs {
				count[f]++
			}
		}
	}
	table := learn.NewTable(t.chain.Labels)
	for _, a := range all {
		for i, fs := range a.votes {
			kept := fs[:0]
			for _, f := range fs {
				if count[f] >= 5 {
					kept = append(kept, f)
					table.Add(f)
				}
			}
			a.votes[i] = kept
		}
	}
	ada := learn.AdaGrad{Rate: 0.02, NewRow: 2, Tiny: 0.002}
	for ep := range 4 {
		t.rng.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		loss := 0.0
		for _, a := range all {
			loss += t.stepAgain(table, ada, a)
		}
		t.Logf("name: second reading of %d sentences, %d features, epoch %d, log-loss %.0f", len(all), table.Len(), ep+1, loss)
	}
	return table
}

// stepAgain makes one step on one sentence read again and gives its log-loss.
func (t *trainer) stepAgain(table *learn.Table, ada learn.AdaGrad, a again) float64 {
	L := t.chain.Labels
	unary, out := append([]float32(nil), a.scores...), make([]float32, len(a.scores))
	kept := make([][]uint64, len(a.votes))
	score := 0.0
	for i, fs := range a.votes {
		kept[i] = learn.Drop(fs, nil, 0.2, t.rng.Float64)
		table.AddScore(kept[i], unary[i*L:][:L])
	}
	for i, g := range a.gold {
		score += float64(unary[i*L+g])
		if i > 0 {
			score += float64(t.chain.Trans[a.gold[i-1]*L+g])
		}
	}
	z := t.chain.Marginals(unary, out, nil)
	for i, fs := range kept {
		if len(fs) > 0 {
			out[i*L+a.gold[i]]--
			ada.Follow(table, fs, out[i*L:][:L])
		}
	}
	return z - score
}

// exact gives the F1 of whole names over sentences read once, and again by
// votes (nil: not), without rules.
func (t *trainer) exact(held []sample, votes *learn.Table) float64 {
	right, found, wanted := 0, 0, 0
	L := t.chain.Labels
	for k := range held {
		s := &held[k]
		for i := range s.all {
			e := &s.all[i]
			unary := append([]float32(nil), e.scores...)
			if votes != nil && s.votes.Doubt(i) {
				for j := range e.gold {
					votes.AddScore(s.votes.Features(i, j, nil), unary[j*L:][:L])
				}
			}
			gold := map[name.Found]bool{}
			for _, f := range name.Spans(name.Labels(), e.gold) {
				gold[f] = true
				wanted++
			}
			for _, f := range name.Spans(name.Labels(), t.chain.Viterbi(unary)) {
				found++
				if gold[f] {
					right++
				}
			}
		}
	}
	return 2 * float64(right) / float64(max(1, found+wanted))
}
