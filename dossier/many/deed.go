package many

import (
	"slices"
	"strings"

	"synoptic/news"
)

// byDeed tells what people are counted as by the noun for what was done to
// them: "the abduction of the 276 girls".
var byDeed = table(map[string]string{
	"killed":    "killing death murder massacre slaughter assassination execution",
	"injured":   "wounding injuring",
	"shot":      "shooting",
	"abducted":  "abduction kidnapping kidnap seizure",
	"arrested":  "arrest detention",
	"released":  "release handover",
	"rescued":   "rescue",
	"evacuated": "evacuation",
	"displaced": "displacement",
})

// deed reads what people are counted as by a noun with "of" before the number.
func (c *count) deed() string {
	before, _ := c.around(4)
	i := len(before) - 1
	for i >= 0 && (owners[before[i]] || before[i] == "some" || before[i] == "about" || before[i] == "nearly") {
		i--
	}
	if i > 0 && before[i] == "to" && c.human() && (before[i-1] == "injuries" || before[i-1] == "wounds" || before[i-1] == "injury") {
		return "injured"
	}
	if i < 1 || before[i] != "of" || !c.human() {
		return ""
	}
	if i > 1 && before[i-1] == "over" && before[i-2] == "handing" {
		return "released"
	}
	return byDeed[strings.TrimSuffix(before[i-1], "s")]
}

// acts tells whether the counted do something or have it done to them: "eight
// engines came", and not "a basket of ten items".
func (c *count) acts() bool {
	if c.doc.Child(c.counted(), "expl") >= 0 { // "there are eight engines"
		return true
	}
	switch rel := c.doc.Tokens[c.counted()].Rel; {
	case news.RelIs(rel, "nsubj"), news.RelIs(rel, "obj"), news.RelIs(rel, "conj"):
		return true
	}
	return false
}

// naming tells whether a number names a thing and counts none: "the 605 Freeway", "the 8
// Block", "the nineteen fifties", "firmware 5.50", "the Vellar 4 console", "a 4K display", "5G networks".
func (c *count) naming() bool {
	d := c.doc
	t, w := c.counted(), d.Words(c.q.Span)
	first, _ := d.TokensIn(c.q.Span)
	letter := func(k int) bool {
		return k < len(d.Article.Text) && (d.Article.Text[k]|0x20) >= 'a' && (d.Article.Text[k]|0x20) <= 'z'
	}
	digit := func(k int) bool { return k >= 0 && w[k] >= '0' && w[k] <= '9' }
	end := len(w) - 1
	switch {
	case c.unit == "" && letter(c.q.End) && digit(end), (w[end] == 'K' || w[end] == 'p') && digit(end-1),
		first > 0 && c.value.best < 100 && digit(end) && (d.Tokens[first-1].Tag == "PROPN" || capital(d, first-1)),
		first > 0 && c.value.best < 1000 && digit(end) && digit(0) && acronym(d, first-1):
		return true
	case c.value.best < 100 && c.value.best != float64(int(c.value.best)) && c.unit == "":
		return d.Tokens[t].XPos != "NNS" || first > 0 && nominal(d, first-1) // and not "22.8 points"
	case c.unit == "person" || c.value.high < 2 || c.value.best >= 10000 || t == 0:
		return false
	}
	n := d.Word(t)
	return strings.HasSuffix(n, "ties") && c.value.best >= 18 && c.value.best <= 20 ||
		d.Tokens[t].XPos == "NN" && n != strings.ToLower(n) && n != strings.ToUpper(n) && !strings.HasSuffix(n, "s")
}

// acronym tells whether a name right before a number is written in capitals alone, as those of
// indices are: "the VEL 100".
func acronym(d *news.Doc, t int) bool {
	w := d.Word(t)
	return d.Tokens[t].Tag == "PROPN" && len(w) > 2 && strings.Trim(w, "ABCDEFGHIJKLMNOPQRSTUVWXYZ&") == ""
}

// titled tells whether a measure is a part of a name: "Nine Mile Point".
func (c *count) titled() bool {
	d := c.doc
	first, last := d.TokensIn(c.q.Span)
	caps := func(k int) bool { w := d.Word(k); return w[0] >= 'A' && w[0] <= 'Z' }
	return measureOf(c.unit) != "" && last < len(d.Tokens) && last-first > 1 && d.Tokens[last].Tag == "PROPN" && caps(first) && caps(last-1) && caps(last) && len(d.Word(last-1)) > 3
}

// dialled tells whether a number is a part of a telephone number: "0370 555 900".
func (c *count) dialled() bool {
	d := c.doc
	first, last := d.TokensIn(c.q.Span)
	digits := func(k int) bool {
		w := ""
		if k >= 0 && k < len(d.Tokens) {
			w = d.Word(k)
		}
		return len(w) > 1 && len(w) < 6 && strings.Trim(w, "0123456789") == "" && !(len(w) == 4 && (w[0] == '1' || w[0] == '2'))
	}
	next := func(a, b int) bool { return digits(a) && digits(b) && d.Tokens[b].Start == d.Tokens[a].End+1 }
	return c.unit == "" && last-first == 1 && (next(first-1, first) || next(first, last))
}

// capital tells whether a noun or adjective is written with a capital within a sentence.
func capital(d *news.Doc, t int) bool {
	w := d.Word(t)
	return (d.Tokens[t].Tag == "NOUN" || d.Tokens[t].Tag == "ADJ") && w[0] >= 'A' && w[0] <= 'Z' && d.SentenceAt(t) >= 0 && d.Sentences[d.SentenceAt(t)].First < t
}

// wards puts those treated or taken to hospital with the injured of other reports where all
// the numbers agree or only grow from day to day: then one report calls them by the one, one by the other.
func wards(gs [][]*count) [][]*count {
	for i := 0; i < len(gs); i++ {
		if gs[i][0].measure != "hospitalised" && gs[i][0].measure != "treated" {
			continue
		}
		home := slices.IndexFunc(gs, func(o []*count) bool {
			return o[0].measure == "injured" && len(o) <= rivalry && !some(gs[i][:min(len(gs[i]), rivalry)], o, func(x, y *count) bool {
				named := *x // as if by the name of the other
				named.measure = y.measure
				return !same(&named, y) || !agree(x.value, y.value) && !grown(&named, y)
			})
		})
		if home < 0 {
			continue
		}
		for k := range gs[i] {
			gs[i][k].measure = "injured"
		}
		gs[home] = append(gs[home], gs[i]...)
		gs = slices.Delete(gs, i, i+1)
		i--
	}
	return gs
}

// undivided puts together the groups of one toll and one number that only the words for the
// people set apart ("two co-workers", "two women"), where no report that tells it has another
// number of them, or lists it with others.
func undivided(gs [][]*count) [][]*count {
	if len(gs) < 2 || rank(gs[0][0].measure) == len(tolls) && gs[0][0].measure != "shot" {
		return gs
	}
	of, several := map[*news.Doc]float64{}, map[*news.Doc]bool{}
	for _, g := range gs {
		for _, c := range g {
			if v, ok := of[c.doc]; ok && v != c.value.best || c.listed() || c.part() {
				several[c.doc] = true
			}
			of[c.doc] = c.value.best
		}
	}
	apart := func(a, b *count) bool {
		return !(a.value.best == b.value.best && !wide(a.value) && a.value.best > 1 && a.scope == b.scope && a.kind != "serious" && b.kind != "serious" &&
			a.old == b.old && !unlike(a, b) && together(a.when, b.when) && !several[a.doc] && !several[b.doc])
	}
	for i := 0; i < len(gs); i++ {
		for j := i + 1; j < len(gs); j++ {
			if !apart(gs[i][0], gs[j][0]) && !some(gs[i], gs[j], apart) {
				gs[i] = append(gs[i], gs[j]...)
				gs = slices.Delete(gs, j, j+1)
				j--
			}
		}
	}
	return gs
}

// ahead tells whether what is done with the counted is agreed, offered or to come,
// and not told as done: "agreed to free 50", "will be freed", "a deal on a swap of 50".
func (c *count) ahead() bool {
	d := c.doc
	first, _ := d.TokensIn(c.q.Span)
	for t := first - 1; t > 1 && t > first-4; t-- { // where the tree lost the verb: "agreed on Friday to exchange 50"
		if byVerb[d.Lemma(t)] == "released" && strings.EqualFold(d.Word(t-1), "to") {
			return !managed[d.Lemma(t-2)]
		}
	}
	for t, n := c.q.Head, 0; t >= 0 && n < 6; t, n = d.Tokens[t].Head, n+1 {
		switch tok := d.Tokens[t]; {
		case arranged[d.Lemma(t)] && t != c.q.Head:
			return true
		case tok.Tag == "VERB":
			for _, a := range []int{d.Child(t, "aux"), d.Child(t, "mark")} {
				if a >= 0 && (d.Tokens[a].XPos == "MD" || d.Tokens[a].XPos == "TO") {
					return true
				}
			}
			o := d.Child(t, "obj") // "reached a deal on a swap"
			return o >= 0 && arranged[d.Lemma(o)]
		}
	}
	return false
}

// managed are the words under which what is done was done: "managed to free 50".
var managed = words("manage begin start continue able help go come")

// arranged are the words, verbs and nouns, for what is settled or wished and not yet done.
var arranged = words(`agree agreement deal accord offer propose proposal plan promise pledge demand request negotiate discuss talk
	call seek expect prepare arrange`)
