package differ

import (
	"math"
	"slices"
	"strings"

	"synoptic/dossier/near"
	"synoptic/news"
)

// quantity gives the number that evidence rests on, nil for none.
func (f *finder) quantity(e news.Evidence) *news.Quantity {
	d := f.doc[e.Article]
	if d == nil {
		return nil
	}
	if over := d.QuantitiesOver(e.Span()); len(over) > 0 {
		return &over[0]
	}
	return nil
}

// given tells whether an article has the number of a claim, where that is a rare one.
func (a *claim) given(d *news.Doc) bool {
	if !rare(a.best) {
		return false
	}
	all := news.Part(d, lexisKey{}, lexisOf).numbers
	return all[unitless(a.class)][a.best] || a.class == "person" && all[""][a.best] // "13 were shot"
}

// rare tells whether a number is one that few things have in common.
func rare(n float64) bool { return n > 12 && (n > 100 || math.Mod(n, 10) != 0) }

// unitless gives the class of numbers of no unit for one that only a figure tells.
func unitless(class string) string {
	if class == "thing" || strings.HasPrefix(class, "measure ") {
		return ""
	}
	return class
}

// mentions tells whether an article has words, in lower case, anywhere.
func mentions(d *news.Doc, words string) bool {
	all := news.Part(d, lexisKey{}, lexisOf).words
	for w := range strings.FieldsSeq(words) {
		if !all.Has(near.Key(w)) {
			return false
		}
	}
	return true
}

type lexisKey struct{}

// lexis is what words and numbers an article has.
type lexis struct {
	words   near.Set                    // their keys
	numbers map[string]map[float64]bool // by their unit
}

func lexisOf(d *news.Doc) lexis {
	keys := make([]uint64, len(d.Tokens))
	for i := range d.Tokens {
		keys[i] = near.Key(strings.ToLower(d.Word(i)))
	}
	slices.Sort(keys)
	out := lexis{words: near.SetOf(slices.Clone(slices.Compact(keys))), numbers: map[string]map[float64]bool{}}
	for _, q := range d.Quantities {
		unit, best := metric(q)
		if out.numbers[unit] == nil {
			out.numbers[unit] = map[float64]bool{}
		}
		out.numbers[unit][best] = true
	}
	return out
}
