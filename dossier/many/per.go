package many

import (
	"slices"
	"strings"

	"synoptic/news"
)

// rateOf gives what a number is a rate by, as one word: "day" of "60,000 barrels a day", "barrel"
// of "$80 a barrel"; "" where it is none.
func (c *count) rateOf() string {
	d := c.doc
	if c.q.Head < 0 || c.unit == "percent" {
		return ""
	}
	s := d.Sentences[d.SentenceAt(c.q.Head)]
	first, last := d.TokensIn(c.q.Span)
	_, end := d.TokensIn(c.q.Span.Cover(c.q.Of))
	if perDay[strings.ToLower(d.Word(last-1))] {
		return "day"
	}
	for k := first; k < end; k++ { // "5,000 daily flights", "120 doses per year"
		if by := periodical[strings.ToLower(d.Word(k))]; by != "" {
			return by
		}
		if by := c.ratedBy(k, s.Last); by != "" && k >= last {
			return by
		}
	}
	for _, k := range []int{last, end} {
		if by := c.rateFrom(k, s.Last); by != "" {
			return by
		}
	}
	for k := end; k < min(s.Last, end+8) && d.Tokens[k].Tag != "PUNCT" && d.Tokens[k].Tag != "VERB"; k++ { // "1,600 children of that age every day"
		if w := strings.ToLower(d.Word(k)); w == "every" || w == "each" {
			if by := c.ratedBy(k, s.Last); by != "" && (lengths[by] || isMoney(c.unit)) {
				return by
			}
		}
	}
	by := ""
	d.Children(c.clauseHead(c.q.Head), func(k int) bool { // "3 million barrels pass it daily"
		if d.Tokens[k].Rel == "advmod" && k > end {
			by = periodical[strings.ToLower(d.Word(k))]
		}
		return by == ""
	})
	if by != "" {
		return by
	}
	for k := first - 1; k >= max(s.First, first-5) && d.Tokens[k].Tag != "PUNCT" && d.Tokens[k].Tag != "VERB" && c.unit != "" && c.unit != "person"; k-- {
		if by := periodical[strings.ToLower(d.Word(k))]; by != "" && nominal(d, k+1) {
			return by // "daily output of 5,000 barrels"
		}
	}
	return ""
}

// rateFrom reads what a number is by from a token behind it on: over the same in another unit and
// what the measure is of.
func (c *count) rateFrom(k, last int) string {
	d := c.doc
	from := k
	for ; k < last && k < from+8; k++ { // inside the brackets that give the same in other units
		if d.Word(k) == ")" && !slices.ContainsFunc(d.Tokens[from:k], func(t news.Token) bool { return d.Article.Text[t.Start:t.End] == "(" }) {
			k++
			return c.ratedBy(k, last)
		}
	}
	bracket := func() {
		if k < last && d.Word(k) == "(" {
			for k < last && d.Word(k) != ")" {
				k++
			}
			k++
		}
	}
	k = from
	bracket()
	if k < last && strings.EqualFold(d.Word(k), "of") {
		for n := 0; n < 5 && k < last && c.ratedBy(k, last) == "" && periodical[strings.ToLower(d.Word(k))] == "" && d.Tokens[k].Tag != "PUNCT" && d.Tokens[k].Tag != "VERB"; n++ {
			k++
		}
		bracket()
	}
	if k >= last {
		return ""
	}
	if by := periodical[strings.ToLower(d.Word(k))]; by != "" && (k+1 >= last || !nominal(d, k+1)) {
		return by
	}
	return c.ratedBy(k, last)
}

// ratedBy gives the word behind "a", "per", "each" or "every" at a token that a number is by, also
// in one word with hyphens ("a 500-barrel-a-day leak").
func (c *count) ratedBy(k, last int) string {
	d := c.doc
	step := 1
	if k+3 < last && d.Word(k) == "-" && d.Word(k+2) == "-" {
		k, step = k+1, 2
	}
	if k+step >= last {
		return ""
	}
	by, w := d.Lemma(k+step), strings.ToLower(d.Word(k))
	switch {
	case w != "per" && w != "a" && w != "an" && w != "each" && w != "every", !byOne[by] && !(w == "per" && d.Tokens[k+step].Tag == "NOUN" && by != "cent"):
		return ""
	case k+step+1 < last && (parting[strings.ToLower(d.Word(k+step+1))] || w != "per" && d.Tokens[k+step+1].Tag == "NOUN" && step == 1 || d.Word(k+step+1) == "-" && step == 1):
		return "" // "a day after", "a share offering"
	}
	return by
}

// byOne are the nouns for one of which a number is told.
var byOne = words(`second minute hour day night week month quarter year decade season barrel share ounce tonne ton gallon litre liter person head
	household family pound kilo kilogram acre hectare mile kilometre kilometer unit bushel bottle gram`)

// perDay are the letters for barrels in a day.
var perDay = words("bpd bopd boepd")

// periodical are the words for so many in each stretch of time.
var periodical = map[string]string{"hourly": "hour", "daily": "day", "nightly": "night", "weekly": "week", "monthly": "month", "quarterly": "quarter", "yearly": "year", "annually": "year"}

// unlike tells whether two numbers are rates by different things: they neither agree nor differ. One
// that does not say what it is by may be equal to one that does.
func unlike(a, b *count) bool {
	return a.per != b.per && (a.per != "" && b.per != "" || !agree(a.value, b.value))
}

// perOf gives what the numbers of a figure are by.
func perOf(g []*count) news.Null {
	for _, c := range g {
		if c.per != "" {
			return news.Null(c.per)
		}
	}
	return ""
}

// unrated takes the words for what a number is by from the end of a label that goes with them.
func (c *count) unrated(label string) string {
	for _, w := range []string{" a ", " an ", " per ", " each ", " every "} {
		if s, ok := strings.CutSuffix(label, w+c.per); ok && c.per != "" {
			return s
		}
	}
	for w, by := range periodical {
		if s, ok := strings.CutSuffix(label, " "+w); ok && by == c.per {
			return s
		}
	}
	return label
}
