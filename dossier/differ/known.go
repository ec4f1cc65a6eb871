package differ

import (
	"math"
	"slices"
	"strings"

	"synoptic/dossier/said"
	"synoptic/news"
)

// contesting leaves out the readings of a figure that contest nothing: what is no
// count ("27-24", "Week 15"), the same sum in another currency, a part that its
// sentence tells beside the rest of the other reading, and what an article counts
// that has the other reading as well, of another time or place. (What it sets
// against the other as readings of one figure is weighed by held.)
func (f *finder) contesting(rs []news.DifferenceReading) []news.DifferenceReading {
	rs = slices.DeleteFunc(rs, func(r news.DifferenceReading) bool {
		return !slices.ContainsFunc(r.Evidence, func(e news.Evidence) bool {
			return f.quantity(e) != nil && !f.scored(e) && !f.converted(e) && !f.supposed(e)
		})
	})
	numbers, beside := make([][]*news.Quantity, len(rs)), make([][][]float64, len(rs)) // of the evidence of each, asked once
	for i, r := range rs {
		for _, e := range r.Evidence {
			q := f.quantity(e)
			numbers[i], beside[i] = append(numbers[i], q), append(beside[i], f.around(e, q))
		}
	}
	known := func(i, k int) bool { // where reading i has a number of its own, its article has one of reading k, too
		return slices.ContainsFunc(numbers[k], func(q *news.Quantity) bool {
			if q == nil {
				return false
			}
			for n, x := range rs[i].Evidence {
				own := numbers[i][n]
				if own == nil || own.Best == q.Best || slices.Contains(rs[k].Articles, x.Article) {
					return false
				}
				adds := func(n float64) bool { return n+own.Best == q.Best } // "two women and one man" are three
				if !slices.ContainsFunc(beside[i][n], adds) && !f.has(x, own, q) {
					return false
				}
			}
			return true
		})
	}
	out := make([]news.DifferenceReading, 0, len(rs))
	for i := range rs {
		taken := false
		for k := range rs {
			taken = taken || known(i, k)
		}
		if !taken {
			out = append(out, rs[i])
		}
	}
	return out
}

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

// scored tells whether a number stands behind another one and a dash, or numbers
// a thing: "27-24", "Week 15".
func (f *finder) scored(e news.Evidence) bool {
	before := strings.TrimRight(f.doc[e.Article].Article.Text[max(0, e.Start-12):e.Start], " ")
	if cut := strings.TrimRight(strings.TrimSuffix(strings.TrimSuffix(before, "-"), "–"), " "); cut != before && cut != "" && cut[len(cut)-1] >= '0' && cut[len(cut)-1] <= '9' {
		return true
	}
	w := strings.Fields(before)
	return len(w) > 0 && slices.Contains([]string{"Week", "Game", "Round", "Day", "No.", "Number"}, w[len(w)-1])
}

// whole leaves out the readings that count what is left beside what was counted
// before, where another counts all. The injured are told beside the dead.
func (f *finder) whole(measure string, rs []news.DifferenceReading) []news.DifferenceReading {
	if strings.HasSuffix(measure, "injured") || measure == "hospitalised" {
		return rs
	}
	all := slices.DeleteFunc(slices.Clone(rs), func(r news.DifferenceReading) bool {
		return !slices.ContainsFunc(r.Evidence, func(e news.Evidence) bool { return f.quantity(e) != nil && !f.beside(e) })
	})
	if len(all) == 0 {
		return rs
	}
	return all
}

// beside tells whether a number is of what is left beside what was counted before:
// "four others", "the two remaining victims".
func (f *finder) beside(e news.Evidence) bool {
	d, q := f.doc[e.Article], f.quantity(e)
	first, last := d.TokensIn(q.Span)
	if !q.Of.Empty() {
		_, last = d.TokensIn(q.Of)
	}
	for i := max(first-1, 0); i < min(max(last, first+2), len(d.Tokens)); i++ {
		switch strings.ToLower(d.Word(i)) {
		case "more":
			if i+1 < len(d.Tokens) && strings.ToLower(d.Word(i+1)) == "than" {
				continue
			}
			return true
		case "other", "others", "remaining", "additional", "another":
			return true
		}
	}
	return false
}

// supposed tells whether a number is of what can be and not of what was: "a quake of
// magnitude 6 can cause …".
func (f *finder) supposed(e news.Evidence) bool {
	d, q := f.doc[e.Article], f.quantity(e)
	verb := over(d, q.Head, 6)
	if q.Head < 0 || verb < 0 {
		return false
	}
	found := false
	d.Children(verb, func(c int) bool {
		switch w := strings.ToLower(d.Word(c)); {
		case news.RelIs(d.Tokens[c].Rel, "aux") && w == "can", w == "if", w == "unless":
			found = true
		}
		return true
	})
	return found
}

// converted tells whether an amount stands in brackets behind another one.
func (f *finder) converted(e news.Evidence) bool {
	d := f.doc[e.Article]
	q := f.quantity(e)
	before := strings.TrimRight(d.Article.Text[max(0, e.Start-6):e.Start], " $€£AUSC")
	return len(q.Unit) == 3 && strings.ToUpper(q.Unit) == q.Unit && strings.HasSuffix(before, "(")
}

// around gives the numbers of the sentence of a number that stand within 60 bytes of it.
func (f *finder) around(e news.Evidence, own *news.Quantity) []float64 {
	if own == nil || own.Head < 0 {
		return nil
	}
	d := f.doc[e.Article]
	k := d.SentenceAt(own.Head)
	if k < 0 {
		return nil
	}
	var out []float64
	for _, q := range d.QuantitiesOver(d.Sentences[k].Span) {
		if q.Start > own.Start-60 && q.End < own.End+60 && q.Span != own.Span && d.Sentences[k].Contains(q.Span) {
			out = append(out, q.Best)
		}
	}
	return out
}

// has tells whether the article of a number gives another number too, of what may
// be the same.
func (f *finder) has(e news.Evidence, own, other *news.Quantity) bool {
	d := f.doc[e.Article]
	noun := func(q *news.Quantity) string {
		if q.Of.Empty() {
			return ""
		}
		if h := d.HeadOf(d.TokensIn(q.Of)); h >= 0 {
			return said.Stem(d.Lemma(h))
		}
		return ""
	}
	for i := range d.Quantities {
		q := &d.Quantities[i]
		if q == own || q.Best != other.Best {
			continue
		}
		if n := noun(q); n == noun(own) && q.Unit == own.Unit || rare(q.Best) && (n == "" && q.Unit == "" || q.Unit == own.Unit && own.Unit != "" && !others(n, noun(own))) {
			return true
		}
	}
	return false
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
		if !all[w] {
			return false
		}
	}
	return true
}

type lexisKey struct{}

// lexis is what words and numbers an article has.
type lexis struct {
	words   map[string]bool
	numbers map[string]map[float64]bool // by their unit
}

func lexisOf(d *news.Doc) lexis {
	out := lexis{words: map[string]bool{}, numbers: map[string]map[float64]bool{}}
	for i := range d.Tokens {
		out.words[strings.ToLower(d.Word(i))] = true
	}
	for _, q := range d.Quantities {
		unit, best := metric(q)
		if out.numbers[unit] == nil {
			out.numbers[unit] = map[float64]bool{}
		}
		out.numbers[unit][best] = true
	}
	return out
}
