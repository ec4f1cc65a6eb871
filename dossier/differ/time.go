package differ

import (
	"slices"
	"time"

	"synoptic/dossier/line"
	"synoptic/dossier/said"
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

// ofOneThing gives the readings of a figure that are of one thing: those of people who came
// to harm by the incident; of others it leaves out those that their sentences give to others
// than those of any other reading: both name somebody, neither the same, and
// they share hardly a word but those for the measure ("its 51 votes", "the 41 votes
// that Vell has").
func (f *finder) ofOneThing(g news.Figure, rs []news.DifferenceReading) [][]news.DifferenceReading {
	if len(f.doc) == 0 {
		return [][]news.DifferenceReading{rs}
	}
	if harmed(g.Name()) {
		return f.ofOneIncident(rs)
	}
	words, names := make([]map[string]bool, len(rs)), make([]map[string]bool, len(rs))
	for i, r := range rs {
		words[i], names[i] = f.around(r.Evidence, g.Measure+" "+g.Of+" "+g.Unit)
	}
	var out []news.DifferenceReading
	for i, r := range rs {
		for k := range rs {
			if k != i && (len(names[i]) == 0 || len(names[k]) == 0 || overlap(names[i], names[k]) > 0 || overlap(words[i], words[k]) >= 2) {
				out = append(out, r)
				break
			}
		}
	}
	return [][]news.DifferenceReading{out}
}

// around gives the stems of the words that carry meaning, and the other
// numbers, of the sentences of some evidence, but for those of a text, and which
// of them are names.
func (f *finder) around(ev []news.Evidence, but string) (out, names map[string]bool) {
	out, names = map[string]bool{}, map[string]bool{}
	skip := said.Words(but)
	for _, e := range ev {
		d := f.doc[e.Article]
		if d == nil {
			continue
		}
		first, last := d.TokensIn(e.Span())
		k := d.SentenceAt(first)
		if k < 0 {
			continue
		}
		for i := d.Sentences[k].First; i < d.Sentences[k].Last; i++ {
			if tag := d.Tokens[i].Tag; first <= i && i < last || tag != "NOUN" && tag != "PROPN" && tag != "VERB" && tag != "NUM" && tag != "ADJ" {
				continue
			}
			for _, w := range said.Words(d.Word(i)) {
				if !empty[w] && !slices.Contains(skip, w) {
					out[said.Stem(w)] = true
					if d.Tokens[i].Tag == "PROPN" {
						names[said.Stem(w)] = true
					}
				}
			}
		}
	}
	return out, names
}

func overlap(a, b map[string]bool) int {
	n := 0
	for w := range a {
		if b[w] {
			n++
		}
	}
	return n
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
	h := d.HeadOf(d.TokensIn(t.Span))
	if h < 0 {
		return true
	}
	deed := over(d, h, 4)
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
