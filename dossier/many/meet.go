package many

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"synoptic/news"
)

// fold gives the bare counts of people to the figure that tells what became of
// as many of them: "the 21 girls" where 21 girls were released.
func fold(gs [][]count) [][]count {
	at := map[float64][]int{} // value -> figures of what became of people
	for i, o := range gs {
		if o[0].unit != "person" || rank(o[0].measure) == len(tolls) && !persons[o[0].measure] {
			continue
		}
		for _, c := range o {
			if l := at[c.value.best]; len(l) == 0 || l[len(l)-1] != i {
				at[c.value.best] = append(l, i)
			}
		}
	}
	home := func(g []count) int {
		if g[0].unit != "person" || g[0].measure != g[0].kind || g[0].value.best < 3 {
			return -1
		}
		found := -1
		for _, i := range at[g[0].value.best] {
			o := gs[i]
			if !slices.ContainsFunc(o, func(c count) bool {
				return c.value.best == g[0].value.best && (c.kind == g[0].kind || c.kind == "" && o[0].measure == "released" && c.value.best >= 10)
			}) {
				continue
			}
			if found < 0 || len(o) > len(gs[found]) {
				found = i
			}
		}
		return found
	}
	var gone []int
	for i, g := range gs {
		if slices.ContainsFunc(g, func(c count) bool { return c.value.best != g[0].value.best }) {
			continue
		}
		if h := home(g); h >= 0 {
			for k := range g {
				g[k].measure = gs[h][0].measure
			}
			gs[h] = append(gs[h], g...)
			gone = append(gone, i)
		}
	}
	for _, i := range slices.Backward(gone) {
		gs = slices.Delete(gs, i, i+1)
	}
	return gs
}

// atLarge tells whether one of two counts of people that tell what was done
// with them says only "persons": 83 people released and 84 prisoners released
// are rival numbers.
func atLarge(x, y count) bool {
	return x.unit == "person" && y.unit == "person" && (x.kind == "" || y.kind == "") && x.measure != x.kind && y.measure != y.kind &&
		gap(x.value, y.value) <= 1.2
}

// widest gives how far apart, as a ratio, two readings of a number that is no
// toll may lie: large numbers of one thing are often told as "tens of thousands".
func widest(x, y count) float64 {
	if x.measure == x.kind && x.value.low >= 1000 && y.value.low >= 1000 && (wide(x.value) || wide(y.value)) {
		return 4
	}
	return 2.5
}

// meet puts together the figures that reports count by different words, where
// the number itself is a mark: 143 million "consumers" here and "people" there,
// 35 days that a thing was closed and that others went unpaid.
func meet(gs [][]count) [][]count {
	at := map[[2]string]int{}
	var out [][]count
	for _, g := range gs {
		k, ok := mark(g)
		if !ok {
			out = append(out, g)
			continue
		}
		i, seen := at[k]
		if !seen || !apart(out[i], g) {
			if !seen {
				at[k] = len(out)
			}
			out = append(out, g)
			continue
		}
		for n := range g {
			g[n].measure, g[n].weak = out[i][0].measure, g[n].weak && out[i][0].weak
		}
		out[i] = append(out[i], g...)
	}
	return out
}

// rounds tells whether a number of two digits is a closer one rounded: "1.4
// billion", "1.375 billion".
func rounds(a, b float64) bool {
	if digits(a) != 2 || digits(b) < 3 || a < 100 {
		return false
	}
	return round2(b) == a
}

// closer gives each figure that rests on a rounded number to the one of other
// reports that has it closer, where there is one alone.
func closer(gs [][]count) [][]count {
	type key struct {
		unit string
		v    float64
	}
	at := map[key][]int{} // the closer ones by their rounding
	for j, g := range gs {
		if k, ok := mark(g); ok && digits(g[0].value.best) > 2 {
			at[key{k[0], round2(g[0].value.best)}] = append(at[key{k[0], round2(g[0].value.best)}], j)
		}
	}
	var out [][]count
	moved := map[int]bool{}
	for i, g := range gs {
		k, ok := mark(g)
		if !ok || digits(g[0].value.best) != 2 {
			continue
		}
		homes := at[key{k[0], round2(g[0].value.best)}]
		if len(homes) != 1 || !rounds(g[0].value.best, gs[homes[0]][0].value.best) || !apart(gs[homes[0]], g) {
			continue
		}
		for c := range g {
			g[c].measure = gs[homes[0]][0].measure
		}
		gs[homes[0]] = append(gs[homes[0]], g...)
		moved[i] = true
	}
	for i, g := range gs {
		if !moved[i] {
			out = append(out, g)
		}
	}
	return out
}

// round2 gives a number rounded to two digits.
func round2(v float64) float64 {
	if v <= 0 {
		return v
	}
	p := math.Pow(10, math.Floor(math.Log10(v))-1)
	return math.Round(math.Round(v/p) * p)
}

// mark gives the unit and the value of a figure whose readings have all one
// value by which it can be known, and which nothing but their nouns names.
func mark(g []count) ([2]string, bool) {
	v, unit := g[0].value.best, g[0].unit
	for _, c := range g {
		bare := c.measure == c.kind || c.measure == "duration" || isMoney(c.unit) || persons[c.measure] && c.unit == "person"
		if c.value.best != v || !bare || c.value.low != c.value.high && !wide(c.value) || c.scope != "total" || c.old {
			return [2]string{}, false
		}
	}
	switch {
	case lengths[unit]:
		return [2]string{unit, strconv.FormatFloat(v, 'f', -1, 64)}, (unit != "year" && unit != "month" || v > 40 && digits(v) > 1) && v > 12 && v != 24 && v != 48 && v != 30
	case isMoney(unit):
		return [2]string{unit, strconv.FormatFloat(v, 'f', -1, 64)}, v >= 1e5 && digits(v) > 1
	}
	class := ""
	if unit == "person" || g[0].persons() {
		class = "person"
	}
	return [2]string{class, strconv.FormatFloat(v, 'f', -1, 64)}, v >= 100 && digits(v) > 1 || v >= 1e5 && unit == "person"
}

// digits gives how many digits of a number are not its closing noughts.
func digits(v float64) int {
	return len(strings.TrimRight(strconv.FormatFloat(math.Abs(v), 'f', 0, 64), "0"))
}

// apart tells whether two figures are of different reports.
func apart(a, b []count) bool {
	in := map[*news.Doc]bool{}
	for _, c := range a {
		in[c.doc] = true
	}
	return !slices.ContainsFunc(b, func(c count) bool { return in[c.doc] })
}

// lone takes a large number that counts nothing which its words name ("from a
// peak of 1.6 million"): another report may name it.
func (c *count) lone() bool {
	if !c.q.Of.Empty() || c.q.Best < 1e5 || digits(c.q.Best) < 2 || c.unit != "" && c.unit != "person" || c.q.Qualifier == "at-most" {
		return false
	}
	c.measure, c.kind, c.stray, c.solid, c.weak = "number", "", true, false, true
	return true
}

// claim gives each stray number to the one figure of other reports that has
// its value.
func claim(gs [][]count, strays []count) [][]count {
	at := map[float64][]int{}
	for i, g := range gs {
		if v := g[0].value.best; len(strays) > 0 && (g[0].unit == "" || g[0].unit == "person") && !slices.ContainsFunc(g, func(c count) bool { return c.value.best != v }) {
			at[v] = append(at[v], i)
		}
	}
	for _, c := range strays {
		if c.measure == "score" {
			if i := slices.IndexFunc(gs, func(g []count) bool { return g[0].measure == c.measure && g[0].kind == c.kind }); i >= 0 {
				gs[i] = append(gs[i], c)
			}
			continue
		}
		if l := at[c.value.best]; len(l) == 1 && !slices.ContainsFunc(gs[l[0]], func(o count) bool { return o.doc == c.doc }) {
			o := gs[l[0]][0]
			c.measure, c.unit, c.of, c.scope = o.measure, o.unit, o.of, o.scope
			gs[l[0]] = append(gs[l[0]], c)
		}
	}
	return gs
}
