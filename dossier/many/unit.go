package many

import (
	"regexp"
	"slices"
	"strings"

	"synoptic/news"
)

// written gives the unit that all counts of a figure are written in, "" when
// there are several or it is the one they are compared in.
func written(g []*count) string {
	unit := g[0].q.Unit
	for _, c := range g {
		if c.q.Unit != unit || c.unit == unit || !news.Imperial(unit) {
			return ""
		}
	}
	return unit
}

// converted tells whether a measure only gives the one before it in another
// unit: "17 miles (27km)", "500 barrels of oil (21,000 gallons or 80,000 litres)".
func converted(d *news.Doc, q news.Quantity) bool {
	text := d.Article.Text
	head := strings.TrimRight(text[:q.Start], " ")
	if at := strings.LastIndexByte(head, '('); at >= 0 && strings.HasSuffix(head, " or") && at > len(head)-40 && !strings.Contains(head[at:], ")") {
		head = head[:at+1] // the second of two
	}
	if !strings.HasSuffix(head, "(") && !strings.HasSuffix(head, "/") {
		return false
	}
	head = strings.TrimRight(head[:len(head)-1], " ")
	for _, o := range d.Quantities {
		if o.Unit != "" && o.Unit != q.Unit && kin(o.Unit, q.Unit) && (max(o.End, o.Of.End) == len(head) || o.End < len(head) && stuffed.MatchString(head[o.End:])) {
			return true
		}
	}
	return false
}

// stuffed is what stands between a measure and its brackets: " of crude oil".
var stuffed = regexp.MustCompile(`^ of [\pL' -]{2,30}$`)

// kin tells whether two units measure one thing, or are two currencies.
func kin(a, b string) bool {
	return measured[base(a)] != "" && (measured[base(a)] == measured[base(b)] || measured[base(a)] == "speed") || isMoney(a) && isMoney(b)
}

func base(unit string) string {
	return strings.TrimPrefix(strings.TrimPrefix(unit, "square "), "cubic ")
}

// dimensions names what is measured by the words for it, in the singular.
var dimensions = table(map[string]string{
	"distance": "distance", "height": "height altitude elevation high tall", "length": "length long", "width": "width breadth wide",
	"depth": "depth deep", "thickness": "thickness thick", "radius": "radius", "diameter": "diameter", "average distance": "average",
	"wind speed": "wind gust", "speed": "speed velocity", "speed limit": "limit",
})

// dimension names a measure by what it is of: "at a depth of 10 km", "225
// metres long", "its altitude was below 300 km", "winds of 140 km/h"; "" when the words do not say.
func (c *count) dimension() string {
	d := c.doc
	before, _ := c.around(8)
	n := len(before)
	if n > 0 && (before[n-1] == "feet" || before[n-1] == "-") {
		return "" // "5 feet 8 inches tall"
	}
	var told []string
	if n > 1 && before[n-1] == "of" {
		told = append(told, strings.TrimSuffix(before[n-2], "s"))
	}
	after := c.beyond()
	if len(after) > 1 && (after[0] == "in" || after[0] == "-") {
		after = after[1:]
	}
	if len(after) > 0 {
		told = append(told, after[0])
	}
	for _, v := range []int{c.q.Head, d.Tokens[c.q.Head].Head} { // "the cable is 40 km", "winds reached 160 km/h"
		if k := -1; v >= 0 && (d.Child(v, "cop") >= 0 || c.unit == "km/h") {
			if k = d.Child(v, "nsubj"); k >= 0 {
				told = append(told, d.Lemma(k))
			}
		}
	}
	for _, w := range told {
		m := dimensions[w]
		if of := measured[base(c.unit)]; m != "" && (of == "speed" && strings.Contains(m, "speed") || of == "distance" && !strings.Contains(m, "speed")) {
			return m
		}
	}
	return ""
}

// beyond gives the words behind a measure and behind the same in another unit:
// of "396ft (120m) long" long.
func (c *count) beyond() []string {
	_, after := c.around(8)
	if k := slices.Index(after, ")"); k > 0 && after[0] == "(" {
		after = after[k+1:]
	}
	return after
}

// from gives the landmark that a distance is told from: "50 miles off the Velm
// coast", "84km (52 miles) south-east of Orvel"; "" for none.
func (c *count) from() string {
	d := c.doc
	_, last := d.TokensIn(c.q.Span)
	s := d.Sentences[d.SentenceAt(c.q.Head)]
	k := last
	if k < s.Last && d.Word(k) == "(" {
		for k < s.Last && d.Word(k) != ")" {
			k++
		}
		k++
	}
	way := false
	for ; k < s.Last && k < last+14; k++ {
		switch w := strings.ToLower(d.Word(k)); {
		case bearings[w] || w == "-":
			way = true
		case w == "off" || w == "from" || w == "of" && way || w == "outside":
			for n := k + 1; n < min(k+7, s.Last); n++ {
				if t := d.Tokens[n].Tag; nominal(d, n) && (n+1 >= s.Last || !nominal(d, n+1)) {
					return shortWords(d, n)
				} else if t != "DET" && t != "ADJ" && t != "PRON" && !nominal(d, n) {
					return ""
				}
			}
			return ""
		default:
			return ""
		}
	}
	return ""
}

// away are the words behind a distance between two places.
var away = words("away apart closer nearer from off further farther distant")

// bearings are the words for which way a place lies from another.
var bearings = words("north south east west northeast northwest southeast southwest north-east north-west south-east south-west away northern southern eastern western inland offshore")

// stuff gives the noun that a measure is of: "34 inches of snow".
func (c *count) stuff() string {
	d := c.doc
	_, last := d.TokensIn(c.q.Span)
	s := d.Sentences[d.SentenceAt(c.q.Head)]
	if last >= s.Last || !strings.EqualFold(d.Word(last), "of") {
		return ""
	}
	for k := last + 1; k < min(last+5, s.Last); k++ {
		switch t := d.Tokens[k].Tag; {
		case t == "NOUN" && (k+1 >= s.Last || d.Tokens[k+1].Tag != "NOUN"):
			return shortWords(d, k)
		case t != "ADJ" && t != "NOUN" && t != "VERB" && t != "PROPN":
			return ""
		}
	}
	return ""
}

// pages reads "a 48-page indictment": how long a document is.
func (c *count) pages() bool {
	d := c.doc
	t := c.counted()
	if c.kind != "page" || !c.compound() || d.Tokens[t].Head < 0 || d.Tokens[d.Tokens[t].Head].Tag != "NOUN" {
		return false
	}
	c.measure, c.kind, c.of, c.weak = "pages", d.Lemma(d.Tokens[t].Head), shortWords(d, d.Tokens[t].Head), true
	return true
}
