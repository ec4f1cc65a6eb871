package many

import (
	"slices"
	"strings"
	"time"

	"synoptic/news"
)

// tied gives the date that an earlier event has whose toll is told in a relative
// clause: "the raids this month in the north that left 32 dead".
func (c *count) tied() string {
	d := c.doc
	first, _ := d.TokensIn(c.q.Span)
	s := d.Sentences[d.SentenceAt(c.q.Head)]
	pron, verbs := -1, 0
	for k := first - 1; k >= s.First && k > first-7 && pron < 0; k-- {
		switch {
		case strings.HasPrefix(d.Tokens[k].XPos, "W") || strings.EqualFold(d.Word(k), "that") && d.Tokens[k].Tag == "PRON":
			pron = k
		case d.Tokens[k].Tag == "VERB":
			verbs++
		case d.Tokens[k].Tag == "PUNCT":
			return ""
		}
	}
	if pron < 0 || verbs > 1 {
		return ""
	}
	for _, x := range d.TimexesOver(s.Span) {
		if x.Type != "DATE" || x.Start < s.Start || x.End > d.Tokens[pron].Start || len(x.Value) < 4 || x.Value[0] > '9' || len(x.Value) == 10 && !past(d, x.Value) {
			continue
		}
		_, last := d.TokensIn(x.Span)
		if pron-last <= 8 && !slices.ContainsFunc(d.Tokens[last:pron], func(t news.Token) bool { return t.Tag == "VERB" || t.Tag == "PUNCT" }) {
			return x.Value
		}
	}
	return ""
}

// bound gives the date of another event that the words tie a toll to: "since
// 2004, when seven people were killed".
func (c *count) bound() string {
	d := c.doc
	first, _ := d.TokensIn(c.q.Span)
	i := d.SentenceAt(c.q.Head)
	s := d.Sentences[i]
	if i > 0 && aside[strings.ToLower(d.Words(d.TokenSpan(s.First, min(s.First+3, s.Last))))] {
		if v := dateIn(d, d.Sentences[i-1]); v != "" { // "On that occasion …": what the sentence before it names
			return v
		}
	}
	if i > 0 { // "302 injuries during that period"
		after := c.behind(8)
		for k := 0; k+2 < len(after); k++ {
			if after[k] == "during" && (after[k+1] == "that" || after[k+1] == "this") && (after[k+2] == "period" || after[k+2] == "time") {
				return dateIn(d, d.Sentences[i-1])
			}
		}
	}
	for k := first - 1; k > s.First && k > first-6; k-- {
		if !strings.EqualFold(d.Word(k), "when") {
			continue
		}
		at := d.Tokens[k].Start
		for _, x := range d.TimexesOver(news.Span{Start: at - 3, End: at}) {
			if x.Type == "DATE" && x.End <= at && at-x.End <= 2 && len(x.Value) >= 4 && x.Value[0] <= '9' {
				return x.Value
			}
		}
	}
	return ""
}

// dateIn gives the first date that a sentence names, "" for none.
func dateIn(d *news.Doc, s news.Sentence) string {
	for _, x := range d.TimexesOver(s.Span) {
		if x.Type == "DATE" && s.Contains(x.Span) && len(x.Value) >= 4 && x.Value[0] <= '9' {
			return x.Value
		}
	}
	return ""
}

// namedYear gives the year that the sentence of a number names, "" where it names none or several.
func (c *count) namedYear() string {
	out := ""
	s := c.doc.Sentences[c.doc.SentenceAt(c.q.Head)]
	for _, x := range c.doc.TimexesOver(s.Span) {
		if x.Type != "DATE" || !s.Contains(x.Span) || len(x.Value) < 4 || x.Value[0] > '9' || !strings.Contains(c.doc.Words(x.Span), x.Value[:4]) {
			continue
		}
		if out != "" && out != x.Value[:4] {
			return ""
		}
		out = x.Value[:4]
	}
	return out
}

// another tells whether a number is told of an event that the words before it
// mark as one more: "an earlier breach that affected 78 million people", "a 2015
// attack that killed 30".
func (c *count) another() bool {
	d := c.doc
	first, _ := d.TokensIn(c.q.Span)
	s := d.Sentences[d.SentenceAt(c.q.Head)]
	for k := first - 1; k > max(s.First, first-6); k-- {
		w := strings.ToLower(d.Word(k))
		if w != "that" && w != "which" || d.Tokens[k-1].Tag != "NOUN" {
			continue
		}
		for n := k - 1; n >= max(s.First, k-5) && d.Tokens[n].Tag != "PUNCT" && d.Tokens[n].Tag != "VERB"; n-- {
			w := strings.ToLower(d.Word(n))
			switch w {
			case "another", "earlier", "previous", "separate", "similar":
				if t := d.Tokens[n+1].Tag; t != "DET" && t != "PRON" { // and not "a shooting earlier this week that"
					return true
				}
			}
		}
	}
	return false
}

// listedYear gives the year of another event whose toll is told behind it in a list of
// such: "in 1843 a quake killed 5,000; in 1907 one killed 1,000".
func (c *count) listedYear() string {
	d := c.doc
	s := d.Sentences[d.SentenceAt(c.q.Head)]
	best := ""
	for _, x := range d.TimexesOver(s.Span) {
		if x.Start < s.Start || x.End > c.q.Start || x.Type != "DATE" || len(x.Value) != 4 || !past(d, x.Value) {
			continue
		}
		first, last := d.TokensIn(x.Span)
		to, _ := d.TokensIn(c.q.Span)
		if first == s.First || !strings.EqualFold(d.Word(first-1), "in") || to-last > 12 || strings.ContainsAny(d.Article.Text[x.End:c.q.Start], ";:") {
			continue
		}
		best = x.Value
	}
	return best
}

// yearOf gives the year by which the words before a number name the event that it is of: "the
// 1988 bombing of an airliner over Tarn, killing 270".
func (c *count) yearOf() string {
	d := c.doc
	first, _ := d.TokensIn(c.q.Span)
	s := d.Sentences[d.SentenceAt(c.q.Head)]
	verbs := 0
	for k := first - 1; k > s.First && k > first-20 && verbs < 2; k-- {
		if d.Tokens[k].Tag == "VERB" {
			if verbs++; d.Tokens[k].XPos != "VBG" && d.Tokens[k].XPos != "VBN" {
				return ""
			}
		}
		if w := d.Word(k); verbs == 1 && len(w) == 4 && w >= "1900" && w < "2100" && past(d, w) && d.Tokens[k+1].Tag == "NOUN" && d.Tokens[k-1].Tag == "DET" {
			return w
		}
	}
	return ""
}

// aside are the words that open a sentence about an earlier event.
var aside = map[string]bool{"on that occasion": true, "in that incident": true, "in that accident": true, "in that attack": true,
	"in that crash": true, "in that disaster": true, "that year ,": true, "at that time": true}

// past tells whether a date lies more than a month before the report: what is
// counted there is not the news.
func past(d *news.Doc, when string) bool {
	pub := d.Article.Published.Value
	if len(when) < 3 || len(pub) < 10 || when[0] > '9' {
		return false
	}
	t, err := time.Parse("2006-01-02", pub[:10])
	if err != nil {
		return false
	}
	limit := t.AddDate(0, -1, 0).Format("2006-01-02")
	n := min(len(when), 10)
	if n == 7 && when[5] > '9' || n == 8 { // a season, a quarter, a week: by its year
		n = 4
	}
	return when[:n] < limit[:n]
}

// contemporary tells whether of two counts one tells of a time past that is the
// news of the other report and gives the same number: a toll as it was told then,
// and at the trial.
func contemporary(a, b *count) bool {
	if !a.old {
		a, b = b, a
	}
	news := b.when
	if news == "" {
		news = b.doc.Article.Published.Value
	}
	return a.old && agree(a.value, b.value) && len(a.when) >= 7 && len(news) >= 10 && together(a.when, news)
}

// together tells whether two dates can be those of one incident: one unknown,
// one inside the other, or a few days apart, as a toll is counted on later
// days.
func together(a, b string) bool {
	if a == "" || b == "" || strings.HasPrefix(a, b) || strings.HasPrefix(b, a) {
		return true
	}
	if n := min(len(a), len(b), 10); n < 10 {
		return n > 5 && a[:4] == b[:4] && max(a[5], b[5]) > '9' // "in the fall", "in October"
	}
	x, e1 := time.Parse("2006-01-02", a[:10])
	y, e2 := time.Parse("2006-01-02", b[:10])
	return e1 == nil && e2 == nil && x.Sub(y).Abs() <= 4*24*time.Hour
}
