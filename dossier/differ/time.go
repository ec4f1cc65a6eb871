package differ

import (
	"slices"
	"time"

	"synoptic/dossier/line"
	"synoptic/news"
)

// recent is how long before its report a count may have been made to stand
// beside those of the other reports: what a sentence dates further back is of
// another time.
const recent = 45 * 24 * time.Hour

// ofOneTime leaves out the readings that their sentences date to a time long
// past of which no other reading is ("in 2010 she lost 43 votes").
func (f *finder) ofOneTime(rs []news.DifferenceReading) []news.DifferenceReading {
	dates := make([][]string, len(rs))
	for i, r := range rs {
		dates[i] = f.past(r.Evidence)
	}
	var out []news.DifferenceReading
	for i, r := range rs {
		alone := len(dates[i]) > 0
		for k := range rs {
			if k != i && slices.ContainsFunc(dates[i], func(x string) bool { return slices.Contains(dates[k], x) }) {
				alone = false
			}
		}
		if !alone {
			out = append(out, r)
		}
	}
	return out
}

// past gives the days, months or years long past that every sentence of the
// evidence speaks of; none where one of them speaks of no such time.
func (f *finder) past(ev []news.Evidence) []string {
	var all []string
	for _, e := range ev {
		d := f.doc[e.Article]
		if d == nil {
			return nil
		}
		here := pastIn(d, e)
		if len(here) == 0 {
			return nil
		}
		all = append(all, here...)
	}
	return line.Set(all)
}

func pastIn(d *news.Doc, e news.Evidence) []string {
	at, err := time.Parse("2006-01-02", d.Article.Published.Value[:min(10, len(d.Article.Published.Value))])
	first, _ := d.TokensIn(news.Span{Start: e.Start, End: e.End})
	k := d.SentenceAt(first)
	if err != nil || k < 0 {
		return nil
	}
	var out []string
	for _, t := range d.TimexesOver(d.Sentences[k].Span) {
		if t.Type != "DATE" || !d.Sentences[k].Contains(t.Span) || !dates(d, t, first) {
			continue
		}
		for _, layout := range []string{"2006-01-02", "2006-01", "2006"} {
			day, err := time.Parse(layout, t.Value)
			if err != nil {
				continue
			}
			end := day // of the day, month or year
			switch layout {
			case "2006-01":
				end = day.AddDate(0, 1, 0)
			case "2006":
				end = day.AddDate(1, 0, 0)
			}
			if at.Sub(end) > recent {
				out = append(out, t.Value)
			}
		}
	}
	return out
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
