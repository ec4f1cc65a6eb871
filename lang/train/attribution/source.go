package attribution

import (
	"math"

	"synoptic/lang/attribution"
	"synoptic/lang/attribution/span"
)

// sourceLists gives what the choice of a source is trained on: what models that
// never saw an article find in it, each with the noun phrases around it. A phrase
// is right when it shares a word with the annotated source, nobody where there is
// none. What meets no annotated content is left out.
func sourceLists(m *span.Models, it *item) []list {
	var out []list
	for _, c := range attribution.Choices(m, it.Doc) {
		g := it.meets(c.Content)
		if g == nil {
			continue
		}
		l, any := list{features: c.Features, log: make([]float32, len(c.Features))}, false
		for _, p := range c.Phrases {
			q := math.Inf(-1)
			if len(g.source) == 0 && p.Len() == 0 || f1(it, []span.Range{p}, g.source) > 0 {
				q, any = 0, true
			}
			l.quality = append(l.quality, q)
		}
		if any {
			out = append(out, l)
		}
	}
	return out
}

// meets gives the annotated attribution whose content is most like one, nil
// when none reaches an F1 of 0.5.
func (it *item) meets(content []span.Range) *gold {
	var best *gold
	top := 0.5
	for k := range it.gold {
		if f := f1(it, content, it.gold[k].content); f >= top {
			best, top = &it.gold[k], f
		}
	}
	return best
}
