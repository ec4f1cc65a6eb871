package story

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
)

// weighs is the least part of a score worth telling.
const weighs = 0.05

// candidate tells of a comparison, of one of the likeliest with the words that
// the articles share.
func (x *Index) candidate(h *held, c *compared, likely bool) Candidate {
	out := Candidate{Story: c.p.id, Score: round(c.score), Parts: map[string]float64{}}
	switch {
	case c.veto:
		out.Veto = "another " + x.vetoOf(h, c.p)
	case c.apart:
		out.Veto = "each is about names of which the other has none"
	}
	for i, v := range c.x {
		if part := v * x.opt.Model[c.kind][i]; math.Abs(part) >= weighs {
			out.Parts[FeatureNames[i]] = round(part)
		}
	}
	if likely {
		out.Words = x.common(h, c.p.members[0])
	}
	return out
}

// vetoOf names what sets an article apart from most of a story.
func (x *Index) vetoOf(h *held, p *plot) string {
	for _, m := range p.members {
		if noun := clashing(h.marks, m.marks); noun != "" {
			return noun
		}
	}
	return "one of a series"
}

// common gives the most telling words that two articles share.
func (x *Index) common(a, b *held) []string {
	type told struct {
		stem string
		w    float64
	}
	var list []told
	ta, tb, ha, hb := a.terms[viewAll], b.terms[viewAll], a.heads[viewAll], b.heads[viewAll]
	for i, j := 0, 0; i < len(ta) && j < len(tb); {
		u, v := ha[i], hb[j]
		if u == v && ta[i].id == tb[j].id {
			r := x.lex.rarity(ta[i].id)
			list = append(list, told{x.lex.entries[ta[i].id].stem, float64(ta[i].weight) * float64(tb[j].weight) * r * r})
		}
		i, j = step(i, j, u, v)
	}
	slices.SortFunc(list, func(a, b told) int {
		if a.w != b.w {
			return cmp.Compare(b.w, a.w)
		}
		return strings.Compare(a.stem, b.stem)
	})
	var out []string
	for _, t := range list[:min(len(list), 6)] {
		out = append(out, t.stem)
	}
	return out
}

// reasons puts a judgement into words.
func reasons(j judged) string {
	s := fmt.Sprintf("score %.2f; words %.2f, first words %.2f, names %.2f", j.score, sq(j.x[fBlend]), sq(j.x[fLede]), sq(j.x[fNames]))
	if j.kind != oneOne {
		s += fmt.Sprintf(", %.0f%% of what its articles have in common", 100*j.x[fRatio])
	}
	if j.barred() {
		s += "; vetoed"
	}
	return s
}

func sq(v float64) float64 { return v * v }

func round(v float64) float64 { return math.Round(v*1000) / 1000 }
