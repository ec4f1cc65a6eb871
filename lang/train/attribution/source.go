package attribution

import (
	"math"

	"synoptic/lang/attribution"
	"synoptic/lang/attribution/span"
)

// sourceLists gives what the choice of a source is trained on: the annotated
// attributions, each with the noun phrases around it. A phrase is right when it
// shares a word with the annotated source, nobody where there is none.
func sourceLists(its []*item) []list {
	var out []list
	for _, it := range its {
		var given []attribution.Given
		for _, g := range it.gold {
			given = append(given, attribution.Given{Cue: g.cue, Source: g.source, Content: g.content})
		}
		for _, c := range attribution.Choices(it.Doc, it.x, given) {
			source := given[c.Of].Source
			l, any := list{features: c.Features, log: make([]float32, len(c.Features))}, false
			for _, p := range c.Phrases {
				q := math.Inf(-1)
				if len(source) == 0 && p.Len() == 0 || f1(it, []span.Range{p}, source) > 0 {
					q, any = 0, true
				}
				l.quality = append(l.quality, q)
			}
			if any {
				out = append(out, l)
			}
		}
	}
	return out
}
