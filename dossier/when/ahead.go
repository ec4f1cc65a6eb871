package when

import (
	"strings"

	"synoptic/news"
)

// ahead tells whether words that nothing marks as of what is to come tell, for a day not before the
// report's own, what was only planned, hoped or due then: "hopes to sail on Friday", "is due on
// Friday", "will sail again on Friday". The day of the hoping itself is none: "hoped on Friday to".
func ahead(d *news.Doc, e news.DocEvent) bool {
	if standing(e) != "" || e.Timex < 0 || e.Timex >= len(d.Timexes) || !unpassed(e.When, d.Article.Published.Value) {
		return false
	}
	for k, n := d.HeadOf(d.TokensIn(d.Timexes[e.Timex].Span)), 0; k >= 0 && n < 6; k, n = d.Tokens[k].Head, n+1 {
		if (d.Tokens[k].Tag == "VERB" || k == e.Head) && intended(d, k) {
			return true
		}
		if k == e.Head || news.RelIs(d.Tokens[k].Rel, "nsubj") {
			return false
		}
	}
	return false
}

// intended tells whether a verb is of what somebody means, hopes or is bound to do.
func intended(d *news.Doc, v int) bool {
	helped := ""
	d.Children(v, func(c int) bool {
		if c < v && (d.Tokens[c].Tag == "AUX" || d.Tokens[c].XPos == "MD") {
			helped = strings.ToLower(d.Word(c))
		}
		return helped == ""
	})
	switch helped {
	case "will", "shall", "'ll", "’ll":
		return true
	case "is", "are", "was", "were":
		if d.Lemma(v) == "due" {
			return true
		}
	}
	up := d.Tokens[v].Head
	if up < 0 || d.Tokens[v].XPos != "VB" && d.Tokens[v].XPos != "VBN" || !intending[d.Lemma(up)] && !scheduling[d.Lemma(up)] {
		return false
	}
	to := d.Child(v, "mark", "aux")
	return to > up && strings.EqualFold(d.Word(to), "to") || helped == "would" || helped == "could"
}

// intending are words for wanting what is to come.
var intending = words("hope intend aim want due suppose seek prepare slate")

// unpassed tells whether a date is the day of a report, a later one, or a stretch that holds it.
func unpassed(when, pub string) bool {
	if len(pub) < len("2006-01-02") {
		return false
	}
	v := date(when)
	switch distance(v, pub[:10]) {
	case "same day", "days to come", "far to come", "its own", "to come":
		return true
	case "of the week":
		return v.Precision == news.PrecisionWeek
	}
	return false
}
