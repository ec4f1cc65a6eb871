package many

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// certain is how much speaks, in bits, for two equal numbers of three digits
// being one, whatever the words around them.
const certain = 8

// enough gives how much must speak for two numbers being one, in bits: the more
// the more numbers of their class there are that it could be.
func enough(n int) float64 { return min(certain, 4+math.Log2(float64(max(n, 1)))) }

// gather puts together the figures that reports count by different words. What
// speaks for one is the number, the more the fewer numbers are like it, and the
// words that stand near both and near few other numbers of the story: 143
// million "consumers" here and "people" there, "closed for two weeks".
func gather(gs [][]*count) [][]*count {
	type key struct {
		class string
		v     float64
	}
	at := map[key][]int{}
	keys := func(g []*count) []key {
		var out []key
		for _, c := range g {
			for _, by := range []float64{1, 1 - turning, 1 + turning} {
				if k := (key{c.class(), round2(c.value.best * by)}); (by == 1 || c.turned()) && !slices.Contains(out, k) {
					out = append(out, k)
				}
			}
		}
		return out
	}
	many := map[string]int{}
	for _, g := range gs {
		many[g[0].class()]++
	}
	var out [][]*count
	for _, g := range gs {
		home, best := -1, enough(many[g[0].class()])
		ks := keys(g)
		for _, k := range ks {
			for _, i := range at[k][:min(len(at[k]), rivalry)] {
				if n := oneness(out[i], g); n >= best && (home < 0 || n > best) {
					home, best = i, n
				}
			}
		}
		if home < 0 {
			home = len(out)
			out = append(out, nil)
		}
		out[home] = merge(out[home], g)
		for _, k := range ks {
			if !slices.Contains(at[k], home) {
				at[k] = append(at[k], home)
			}
		}
	}
	return out
}

// merge adds the counts of a figure to those of another, under the name of the
// one that says more.
func merge(a, b []*count) []*count {
	if len(a) == 0 {
		return b
	}
	if says(b) > says(a) {
		a, b = b, a
	}
	for i := range b {
		b[i].measure, b[i].scope, b[i].weak = a[0].measure, a[0].scope, b[i].weak && a[0].weak
		if b[i].unit == "" {
			b[i].unit = a[0].unit
		}
	}
	for i := range a {
		a[i].weak = a[i].weak && b[0].weak
	}
	return append(a, b...)
}

// says ranks the names that a figure can go by: what became of people, what
// the number is told to be, what is counted, and last what only its unit says.
func says(g []*count) int {
	switch c := g[0]; {
	case c.stray:
		return 0
	case rank(c.measure) < len(tolls):
		return 5
	case persons[c.measure]:
		return 4
	case loose[c.measure]:
		return 1
	case c.measure == c.kind:
		return 2
	}
	return 3
}

// class names what a number can be compared with: its unit, persons and things
// that may be persons as one.
func (c *count) class() string {
	if c.pair != "" {
		return c.pair
	}
	if c.unit == "person" {
		return ""
	}
	return c.unit
}

// oneness gives what speaks for two figures being one, in bits; minus infinity
// when something speaks against it that no likeness outweighs.
func oneness(a, b []*count) float64 {
	best := 0.0
	for _, x := range a[:min(len(a), 12)] {
		for _, y := range b[:min(len(b), 12)] {
			n, ok := likeness(x, y)
			if !ok {
				return math.Inf(-1)
			}
			best = max(best, n)
		}
	}
	return best
}

// likeness compares two counts; ok is false where they cannot be of one figure.
func likeness(x, y *count) (bits float64, ok bool) {
	other := x.q.Unit != y.q.Unit && (x.turned() || y.turned()) && near(x.value.best, y.value.best, turning)
	if unlike(x, y) || x.class() != y.class() || !agree(x.value, y.value) || !other && !equal(x.value, y.value) {
		return 0, false
	}
	deed := func(c *count) bool {
		return rank(c.measure) < len(tolls) || persons[c.measure] || fixed[c.measure] || strings.HasPrefix(c.measure, possibly)
	}
	n := min(rarity(x.value), rarity(y.value))
	if x.pair != "" {
		n += 2 // two numbers in one
	}
	switch {
	case wide(x.value) != wide(y.value), x.scope != y.scope && !isMoney(x.unit), x.measure != y.measure && deed(x) && deed(y), moved(x) != moved(y),
		x.old != y.old && n < 5 && !contemporary(x, y), !dimensional(x, y):
		return 0, false
	case x.doc == y.doc: // told twice in one report, by two names
		k := kinship(x, y)
		if (x.value.best >= 20 || lengths[x.unit] && x.value.best >= 5) && k >= akin && x.value.best == y.value.best {
			return n + k, true
		}
		return 0, n >= 5 || x.kind != "" && x.kind == y.kind
	}
	switch {
	case isMoney(x.unit) && (x.measure == "amount" || y.measure == "amount"): // nothing names the one: the other may
		n += 4
	case x.kind == y.kind && x.kind != "", isMoney(x.unit) && harm[x.measure] && harm[y.measure]: // what it cost the one is the other's loss
		n += 3
	case x.kind != "" && y.kind != "" && (x.unit == "" || y.unit == "" || lasting[x.kind] && lasting[y.kind]) && !alike(x, y):
		if n < 4 {
			return 0, false
		}
		n -= 3
	}
	if x.stray && y.stray && n < 4 {
		n -= 3
	}
	return n + kinship(x, y), true
}

// harm are the names of what something takes from somebody.
var harm = words("cost loss damage")

// dimensional tells whether two measures can be of one dimension: both named by it,
// or the one by its unit alone ("at 315 metres") among the words of the other.
func dimensional(x, y *count) bool {
	if measured[base(x.unit)] == "" || x.measure == y.measure {
		return true
	}
	return x.doc != y.doc && (x.measure == measureOf(x.unit) || y.measure == measureOf(y.unit)) && kinship(x, y) >= akin
}

// kinship gives what the words that stand near both of two numbers say for their
// being of one thing, in bits, beside the noun that is counted.
func kinship(x, y *count) float64 {
	n := 0.0
	for i, k := range x.keys {
		if !y.among.May(k) || !slices.Contains(y.keys, k) {
			continue
		}
		if w := x.near[i]; (w != x.kind || lengths[x.unit]) && w != x.measure {
			n += x.rare[i]
		}
	}
	return n
}

// equal tells whether two numbers are one, or one is the other rounded.
func equal(a, b value) bool {
	if span := func(v value) bool { return v.low < v.best && v.best < v.high }; (span(a) || span(b)) && a.best != b.best {
		return a.low == b.low && a.high == b.high
	}
	return a.best == b.best || rounds(a.best, b.best) || rounds(b.best, a.best)
}

// turning is how far, as a share, a measure may lie from the same in another unit:
// each is rounded in its own.
const turning = 0.015

// turned tells whether a measure is written in another unit than it is compared in.
func (c *count) turned() bool { return c.q.Unit != c.unit && measured[base(c.unit)] != "" }

// fixed are the measures beside the tolls that no other word for the counted
// stands in for.
var fixed = words("votes seats score magnitude turnout majority")

// moved gives which way a number says that something went, "" for where it stands.
func moved(c *count) string {
	if c.kind == "up" || c.kind == "down" {
		return c.kind
	}
	if strings.HasPrefix(c.measure, "change of ") {
		return "change"
	}
	return ""
}

// rarity gives how much a number says by itself, in bits: one of three digits is
// hardly met twice in reports of an event for two things, a two or a ten is.
func rarity(v value) float64 {
	if wide(v) {
		return 1
	}
	switch n := digits(v.best); {
	case n > 2:
		return certain
	case n == 2 && v.best >= 1000:
		return 6
	case n == 2 && math.Mod(v.best, 10) != 0 && math.Mod(v.best, 12) != 0:
		return 5
	case n == 2:
		return 4
	case v.best >= 1e5:
		return 4
	case v.best >= 1000:
		return 3
	case v.best >= 10:
		return 2
	}
	return 1
}

// digits gives how many digits a number has without the noughts at its ends.
func digits(v float64) int {
	if n, ok := whole(v); ok {
		return places(n)
	}
	s := strings.Trim(strings.Replace(strconv.FormatFloat(math.Abs(v), 'f', -1, 64), ".", "", 1), "0")
	return len(s)
}

// whole gives a number without its sign where it has no fraction and is not so large that it
// is written in another way.
func whole(v float64) (int64, bool) {
	if v = math.Abs(v); v >= 1e15 || v != math.Trunc(v) {
		return 0, false
	}
	return int64(v), true
}

// places gives how many digits a number has without the noughts at its end, 0 of nought.
func places(n int64) int {
	for n != 0 && n%10 == 0 {
		n /= 10
	}
	k := 0
	for ; n > 0; n /= 10 {
		k++
	}
	return k
}

// rounds tells whether a number of two digits is a closer one rounded: "1.4
// billion", "1.375 billion".
func rounds(a, b float64) bool {
	return digits(a) == 2 && digits(b) > 2 && a >= 100 && round2(b) == a
}

// round2 gives a number rounded to two digits.
func round2(v float64) float64 {
	if v <= 0 {
		return v
	}
	p := math.Pow(10, math.Floor(math.Log10(v))-1)
	return math.Round(math.Round(v/p)*p*1e6) / 1e6
}

// surroundings gives the words that say something in the sentence of a number,
// near it: nouns, names, adjectives and verbs, by lemma, each once.
func (c *count) surroundings() []string {
	d := c.doc
	s := d.Sentences[d.SentenceAt(c.q.Head)]
	first, last := d.TokensIn(c.q.Span)
	var out []string
	for k := max(s.First, first-12); k < min(s.Last, last+10); k++ {
		switch d.Tokens[k].Tag {
		case "NOUN", "PROPN", "ADJ", "VERB":
		default:
			continue
		}
		l := d.Lemma(k)
		if len(l) > 2 && !c.q.Contains(d.Tokens[k].Span) && !lengths[l] && !currencies[l] && !vague[l] && !slices.Contains(out, l) {
			out = append(out, l)
		}
	}
	return out
}

// rareness notes how much the words near numbers say, in bits: little where they
// stand near many numbers of the story.
func rareness(all []*count) {
	n, words := make(map[uint64]int, len(all)), 0
	for _, c := range all {
		words += len(c.keys)
		for _, k := range c.keys {
			n[k]++
		}
	}
	room := make([]float64, words)
	for _, c := range all {
		c.rare, room = room[:len(c.keys):len(c.keys)], room[len(c.keys):]
		for i, k := range c.keys {
			c.rare[i] = math.Log2(float64(len(all)+6) / float64(n[k])) // of few numbers, each says a little
		}
	}
}

// atLarge tells whether one of two counts of people that tell what was done
// with them says only "persons": 83 people released and 84 prisoners released
// are rival numbers.
func atLarge(x, y *count) bool {
	return x.unit == "person" && y.unit == "person" && (x.kind == "" || y.kind == "") && x.measure != x.kind && y.measure != y.kind &&
		gap(x.value, y.value) <= 1.2
}

// widest gives how far apart, as a ratio, two readings of a number that is no
// toll may lie: large numbers of one thing are often told as "tens of thousands".
func widest(x, y *count) float64 {
	if x.measure == x.kind && x.value.low >= 1000 && y.value.low >= 1000 && (wide(x.value) || wide(y.value)) {
		return 4
	}
	return 2.5
}

// lone takes a number whose words do not say what it counts, or count it by
// nothing that a figure goes by: it is one beside an equal number of another
// report that stands among the same words.
func (c *count) lone() bool {
	text, at := c.doc.Article.Text, c.q.Start
	if at > 1 && strings.HasSuffix(text[:at], "-") && text[at-2] >= '0' && text[at-2] <= '9' {
		return false // half a score
	}
	if c.value.high < 1 && c.unit == "" || c.idle() || c.naming() || c.value.best >= 1900 && c.value.best <= 2100 && c.unit == "" && c.q.Of.Empty() {
		return false
	}
	if after := c.beyond(); lengths[c.unit] && len(after) > 0 && parting[after[0]] && !c.doc.Cased(c.q.Head, "for") {
		return false // "two years after"
	}
	if sides[c.noun()] && c.value.best < 5 {
		return false // "the two sides" counts nothing
	}
	c.kind = ""
	if c.measure = "number"; lengths[c.unit] {
		c.measure = "duration"
	} else if m := measureOf(c.unit); m != "" {
		c.measure = m
	} else if c.unit == "percent" {
		c.measure = "share"
	} else if c.kind = c.noun(); c.kind != "" && (c.unit == "person" || c.doc.Tokens[c.counted()].Tag == "NOUN" && (c.doc.Tokens[c.counted()].XPos != "NN" || massed[c.kind])) {
		c.measure = canon(c.kind)
	}
	c.stray, c.solid, c.weak, c.scope = true, false, true, c.q.Scope
	if c.unit == "person" && c.kind == "" && c.value.best >= 20 {
		if f := c.frame(); f != "" {
			c.measure, c.of, c.framed = "people", f, true
		}
	} else if c.unit != "" && c.of == "" {
		c.of, c.themed = c.theme(), true
		c.framed = c.of != "" && c.value.best >= 2 && c.doc.Cased(c.q.Head, "within")
	}
	return true
}
