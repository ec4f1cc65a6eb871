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
	from := d.HeadOf(d.TokensIn(d.Timexes[e.Timex].Span))
	for k, n := from, 0; k >= 0 && n < 6; k, n = d.Tokens[k].Head, n+1 {
		if x := d.Tokens[k]; x.Tag != "VERB" && k != e.Head {
			if news.RelIs(x.Rel, "nsubj") {
				return false
			}
			continue
		}
		if intended(d, k) {
			return true
		}
		if k == e.Head {
			return false
		}
	}
	return false
}

// intended tells whether a verb is of what somebody means, hopes or is bound to do.
func intended(d *news.Doc, v int) bool {
	auxiliary := func(lemmas string) bool {
		found := false
		d.Children(v, func(c int) bool {
			found = found || c < v && (d.Tokens[c].Tag == "AUX" || d.Tokens[c].XPos == "MD") && strings.Contains(lemmas, " "+strings.ToLower(d.Word(c))+" ")
			return !found
		})
		return found
	}
	if d.Lemma(v) == "due" {
		return auxiliary(" is are was were ")
	}
	if auxiliary(" will shall 'll ’ll ") {
		return true
	}
	up := d.Tokens[v].Head
	if up < 0 || d.Tokens[v].XPos != "VB" && d.Tokens[v].XPos != "VBN" || !intending[d.Lemma(up)] && !scheduling[d.Lemma(up)] {
		return false
	}
	to := d.Child(v, "mark", "aux")
	return to > up && strings.EqualFold(d.Word(to), "to") || auxiliary(" would could might may ")
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
