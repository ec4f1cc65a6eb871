package many

import (
	"slices"
	"strconv"
	"strings"

	"synoptic/news"
)

// strength reads the magnitude of an earthquake: "a 6.8-magnitude quake",
// "magnitude of 6.8", "measuring 6.8 on the Richter scale", "a 6.8 quake".
func (c *count) strength() bool {
	d := c.doc
	if c.value.high >= 10 || c.value.low < 1 || c.unit != "" && c.unit != "degree" {
		return false
	}
	first, last := d.TokensIn(c.q.Span)
	if !seismic(d, first, last) && c.kind != "magnitude" || slices.ContainsFunc(c.behind(4), func(w string) bool { return w == "can" || modal[w] }) {
		return false // "a magnitude 6 quake can do damage"
	}
	c.measure, c.kind, c.unit, c.of, c.solid = "magnitude", "", "", "earthquake", true
	if k := last - 1; d.Tokens[k].Tag == "NOUN" && tremors[d.Lemma(k)] == "after" || last < len(d.Tokens) && tremors[d.Lemma(last)] == "after" {
		c.kind, c.of = "aftershock", "aftershock"
	}
	return true
}

// seismic tells whether the words around a number, tokens first to last, make
// it a magnitude.
func seismic(d *news.Doc, first, last int) bool {
	i := d.SentenceAt(first)
	if i < 0 {
		return false
	}
	s := d.Sentences[i]
	word := func(k int) string {
		if k < s.First || k >= s.Last {
			return ""
		}
		return strings.ToLower(d.Word(k))
	}
	n := last
	if word(n) == "-" {
		n++
	}
	if word(n) == "magnitude" || strings.HasSuffix(word(last-1), "magnitude") && last-first > 1 {
		return true
	}
	decimal := strings.Contains(word(first), ".")
	if decimal && (tremors[word(n)] != "" || tremors[word(n+1)] != "" && d.Tokens[n].Tag == "ADJ") {
		return true
	}
	if word(n) == "on" && slices.Contains([]string{word(n + 1), word(n + 2), word(n + 3)}, "richter") {
		return true
	}
	p := first - 1
	for word(p) == "-" || word(p) == "of" || word(p) == "at" || word(p) == "was" || word(p) == "a" || word(p) == "preliminary" || word(p) == "is" {
		p--
	}
	switch word(p) {
	case "magnitude":
		return true
	case "measuring", "measured", "recorded", "registered", "registering", "it":
		return decimal && quaking(d, i)
	}
	return false
}

// tremors are nouns for earthquakes, and for those that come after one.
var tremors = map[string]string{"earthquake": "main", "quake": "main", "tremor": "main", "temblor": "main", "aftershock": "after", "aftershocks": "after"}

// magnitudes gives the magnitudes that no number was read for, as the words
// around them hold them together as a name ("a magnitude 6.8 earthquake").
func magnitudes(d *news.Doc) []news.Quantity {
	var out []news.Quantity
	for i, t := range d.Tokens {
		w := d.Word(i)
		if w == "" || w[0] < '1' || w[0] > '9' {
			if w, ok := strings.CutPrefix(strings.ToLower(w), "magnitude-"); !ok || w == "" {
				continue
			}
		}
		w = strings.TrimPrefix(strings.ToLower(w), "magnitude-")
		v, err := strconv.ParseFloat(w, 64)
		if err != nil || v < 1 || v >= 10 || !seismic(d, i, i+1) && len(w) == len(d.Word(i)) || len(d.QuantitiesOver(t.Span)) > 0 {
			continue
		}
		span := news.Span{Start: t.End - len(w), End: t.End}
		out = append(out, news.Quantity{Span: span, Low: v, Best: v, High: v, Qualifier: "exact", Head: i, Scope: "total"})
	}
	return out
}

// quaking tells whether a sentence or the one before speaks of an earthquake.
func quaking(d *news.Doc, s int) bool {
	for k := d.Sentences[max(s-1, 0)].First; k < d.Sentences[max(s, 0)].Last; k++ {
		if w := strings.ToLower(d.Word(k)); w == "magnitude" || tremors[w] != "" {
			return true
		}
	}
	return false
}
