package differ

import (
	"slices"
	"time"

	"synoptic/news"
)

// recent is how many days before its report a count may have been made to stand beside
// those of the other reports: what a sentence dates further back is of another time.
const recent = 45

// longPast tells whether the words of a claim date it to a time long before its report at which
// the other is not: "in 2010 she lost 43 votes".
func (a *claim) longPast(b *claim) bool {
	return a.told != 0 && slices.ContainsFunc(a.dates, func(s stretch) bool {
		return s.to < a.told-recent && (len(b.dates) == 0 || asunder([]stretch{s}, b.dates))
	})
}

// dates tells whether a date is of the deed that a word belongs to, or of one over it: of
// what was done before, "proposed it in May and since has received 300", it is not.
func dates(d *news.Doc, t news.Timex, word int) bool {
	h, deed := d.HeadOf(d.TokensIn(t.Span)), -1
	if h >= 0 && word >= 0 {
		deed = over(d, h, 4)
	}
	if deed < 0 {
		return true
	}
	for i := 0; word >= 0 && i < 12; i++ {
		if word == deed {
			return true
		}
		if news.RelIs(d.Tokens[word].Rel, "conj") && d.Tokens[word].Tag == "VERB" && t.Start > d.Tokens[deed].Start {
			return false
		}
		word = d.Tokens[word].Head
	}
	return false
}

// dayOf gives the day on which a report came out.
func dayOf(d *news.Doc) (time.Time, error) {
	v := d.Article.Published.Value
	return time.Parse("2006-01-02", v[:min(10, len(v))])
}
