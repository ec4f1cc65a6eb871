package when

import (
	"slices"
	"strings"
	"time"

	"synoptic/news"
)

// strays tells whether a time that the reading gave to a verb is that of something the verb's
// clause only names, or no time at which anything was.
func strays(d *news.Doc, verb int, x news.Timex) bool {
	if first, _ := d.TokensIn(x.Span); x.Type == "DATE" && adposition(d, first) == "before" && (d.Tokens[verb].XPos == "VBD" || d.Tokens[verb].XPos == "VBN") {
		return true // "oil found before May 2031"
	}
	return reckoned(d, x.Span) || d.Tokens[verb].Tag == "VERB" && (bounding(d, x.Span, verb) || labels(d, x.Span))
}

// reckoned tells whether a stretch of time is told by where it ends, which is another one than
// the words alone say, or a day only by what is counted until then: "in the week to May 3", "in
// the month to come", "up to May 3".
func reckoned(d *news.Doc, x news.Span) bool {
	if strings.HasPrefix(strings.ToLower(d.Words(x)), "up to ") {
		return true
	}
	first, last := d.TokensIn(x)
	if last+1 >= len(d.Tokens) || last == first || !units[d.Lemma(last-1)] {
		return false
	}
	switch strings.ToLower(d.Word(last)) {
	case "to", "ended", "ending", "through":
		return strings.EqualFold(d.Word(last+1), "come") || len(d.TimexesOver(d.Tokens[last+1].Span)) > 0
	}
	return false
}

// bounding tells whether a time is that of a noun from which on, or up to which, a deed is told:
// "a stronghold since the start of the war in May".
func bounding(d *news.Doc, x news.Span, verb int) bool {
	for k, n := d.HeadOf(d.TokensIn(x)), 0; k >= 0 && k != verb && n < 6; k, n = d.Tokens[k].Head, n+1 {
		if p := d.Child(k, "case", "mark"); n > 0 && p >= 0 && p < k {
			switch d.Lemma(p) {
			case "since", "until", "till", "despite":
				return true
			}
		}
	}
	return false
}

// labels tells whether a date stands as a part of what a noun behind it is called, and that noun
// is not what was done then: "victims of the May 3 attacks", "the May 3 Fund", "the October
// contract". What was done in or at it, or it itself, is of the date: "in the 1967 war", "gave a
// May 3 breakfast".
func labels(d *news.Doc, x news.Span) bool {
	first, last := d.TokensIn(x)
	s := d.SentenceAt(first)
	if s < 0 || adposition(d, first) != "" || !strings.ContainsAny(d.Words(x), "0123456789") && !monthly(d.Words(x)) {
		return false
	}
	sent := d.Sentences[s]
	n := last // the end of the noun behind the date
	if n < sent.Last && d.Word(n) == "," && strings.Contains(d.Words(x), ",") {
		n++ // "the May 3, 2031, attacks"
	}
	from := n
	for n < sent.Last && (d.Tokens[n].Tag == "ADJ" || d.Tokens[n].Tag == "NOUN" || d.Tokens[n].Tag == "PROPN") {
		n++
	}
	if n == from || d.Tokens[n-1].Tag == "ADJ" || len(d.TimexesOver(d.Tokens[from].Span)) > 0 {
		return false
	}
	if n == from+1 && traded[d.Lemma(n-1)] {
		return true
	}
	k := first // the word that opens the noun phrase of which the date is a part
	for k-1 >= sent.First && (d.Tokens[k-1].Tag == "ADJ" || d.Tokens[k-1].Tag == "NOUN" || d.Tokens[k-1].Tag == "PROPN") {
		k--
	}
	if k-1 < sent.First || d.Tokens[k-1].Tag != "DET" && d.Word(k-1) != "'s" && d.Word(k-1) != "’s" && d.Tokens[k-1].XPos != "PRP$" {
		return false
	}
	if d.Tokens[n-1].Tag == "PROPN" && d.Tokens[n-2].Tag == "PROPN" {
		return true
	}
	if k -= 2; k < sent.First {
		return false
	}
	switch strings.ToLower(d.Word(k)) {
	case "in", "at", "during", "on", "for", "to":
		return false
	}
	return d.Tokens[k].Tag == "ADP" || d.Tokens[k].Tag == "SCONJ"
}

// traded are nouns for what is bought now and delivered in the month that is named before it.
var traded = words("crude contract future delivery")

// monthly tells whether words are the bare name of a month.
func monthly(words string) bool {
	_, err := time.Parse("January", words)
	return err == nil
}

// sameDay gives the day for a time that is told only as of the day spoken of before: "Later in
// the day". The report's own day is right where none is named.
func sameDay(d *news.Doc, e news.DocEvent) string {
	x := d.Timexes[e.Timex]
	low := strings.ToLower(d.Words(x.Span))
	pub := d.Article.Published.Value
	if !strings.HasSuffix(low, "in the day") && !strings.HasSuffix(low, " that day") || len(pub) < 10 || len(e.When) < 10 || e.When[:10] != pub[:10] {
		return e.When
	}
	s := d.SentenceAt(e.Head)
	times := d.TimexesOver(news.Span{Start: d.Sentences[max(s-2, 0)].Start, End: x.Start})
	for _, o := range slices.Backward(times) {
		if v := date(o.Value); o.Span != x.Span && (o.Type == "DATE" || o.Type == "TIME") && len(v.Value) >= 10 && v.Precision != news.PrecisionWeek {
			if o.Tense != "future" && v.Value[:10] < pub[:10] && distance(v, pub[:10]) != "before" && distance(v, pub[:10]) != "years before" {
				return v.Value[:10] + e.When[10:]
			}
			return e.When
		}
	}
	return e.When
}

// opensWith tells whether a sentence begins with a time, as the lines of a chronicle do:
// "May 3 - The council has met".
func opensWith(d *news.Doc, s int, x news.Span) bool {
	return strings.TrimSpace(d.Article.Text[d.Sentences[s].Start:max(x.Start, d.Sentences[s].Start)]) == ""
}

// captioned tells whether a telling is what stands under a picture: in the present, with the whole
// date at its end ("People walk along a street in Tarn May 3, 2031").
func (t *telling) captioned() bool {
	d, k := t.doc, t.e.Timex
	if !t.dated || k < 0 || k >= len(d.Timexes) || t.order > 2 && t.doc.Sentences[t.order].Len() > 160 {
		return false
	}
	x := d.Timexes[k]
	words := d.Words(x.Span)
	first, _ := d.TokensIn(x.Span)
	form := tense(d, t.e.Head)
	if form == "" && d.Tokens[t.e.Head].XPos == "VB" && d.Child(t.e.Head, "aux", "mark") < 0 && d.Child(t.e.Head, "nsubj") >= 0 {
		form = "present"
	}
	return (form == "present" || form == "is done" || form == "is doing") && len(date(x.Value).Value) == 10 && yearIn(words) && x.Start > t.e.Start &&
		(adposition(d, first) == "" || adposition(d, first) == "on") && strings.Trim(d.Article.Text[x.End:max(x.End, d.Sentences[t.order].End)], " .\n") == ""
}

// recent tells whether the words of a telling spread it over the time up to the report: "hosted
// ten dinners in recent years".
func (t *telling) recent() bool {
	d := t.doc
	first, last := d.TokensIn(t.e.Clause)
	for k := first; k+1 < last; k++ {
		switch w := strings.ToLower(d.Word(k)); w {
		case "recent", "past", "last":
			if n := strings.ToLower(d.Word(k + 1)); strings.HasSuffix(n, "s") && units[d.Lemma(k+1)] {
				return true
			}
		}
	}
	return false
}

// overnight tells whether a time is the weekday after the day of the report, on which it tells
// what was: it was written where that day had begun.
func overnight(d *news.Doc, x news.Timex) bool {
	p, e1 := time.Parse("2006-01-02", d.Article.Published.Value[:min(10, len(d.Article.Published.Value))])
	v, e2 := time.Parse("2006-01-02", x.Value[:min(10, len(x.Value))])
	return e1 == nil && e2 == nil && x.Tense == "past" && v.Sub(p) == 24*time.Hour && weekdays[strings.ToLower(d.Words(x.Span))]
}
