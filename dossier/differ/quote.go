package differ

import (
	"cmp"
	"slices"
	"strings"

	"synoptic/dossier/said"
	"synoptic/news"
)

// quoted is a sentence, or the part of one, that an article gives as somebody's own
// words.
type quoted struct {
	statement int // in the record
	evidence  news.Evidence
	text      string
	who       string   // the entity that speaks, "" where that is not known
	stems     []string // of its words, sorted
}

// leastQuoted is how many words a quoted part of a sentence has that is compared;
// fewer stand in many sentences.
const leastQuoted = 4

// quotes gathers the quoted sentences of the record's statements, the longest first.
func (f *finder) quotes() []quoted {
	var out []quoted
	for i, s := range f.d.Statements {
		if s.Grade == news.GradeC {
			continue
		}
		for _, r := range s.Renderings {
			d := f.doc[r.Article]
			if d == nil || r.Mode != "direct" && r.Mode != "mixed" {
				continue
			}
			for _, c := range r.Content {
				parts := said.Quotations(d, []news.Span{c.Span()})
				if r.Mode == "direct" && len(parts) == 0 {
					parts = []news.Span{c.Span()}
				}
				for _, p := range parts {
					for _, at := range sentences(d, p) {
						q := quoted{statement: i, evidence: d.Article.Evidence(at), text: d.Words(at), who: string(s.Speaker.Entity)}
						if w := said.Words(q.text); len(w) >= leastQuoted {
							for _, x := range w {
								q.stems = append(q.stems, said.Stem(x))
							}
							slices.Sort(q.stems)
							q.stems = slices.Compact(q.stems)
							out = append(out, q)
						}
					}
				}
			}
		}
	}
	slices.SortStableFunc(out, func(a, b quoted) int {
		return cmp.Or(len(b.text)-len(a.text), cmp.Compare(a.evidence.Article, b.evidence.Article), a.evidence.Start-b.evidence.Start)
	})
	return out
}

// sentences cuts a span where sentences end in it, and trims the quotation marks.
func sentences(d *news.Doc, s news.Span) []news.Span {
	var out []news.Span
	first, last := d.TokensIn(s)
	for i := first; i < last; {
		k := d.SentenceAt(i)
		if k < 0 {
			i++
			continue
		}
		end := min(d.Sentences[k].Last, last)
		from, to := i, end
		for from < to && d.Tokens[from].Tag == "PUNCT" {
			from++
		}
		for to > from && d.Tokens[to-1].Tag == "PUNCT" {
			to--
		}
		if from < to {
			out = append(out, d.TokenSpan(from, to))
		}
		i = max(end, i+1)
	}
	return out
}

// mostAlike is how many quoted sentences may share a word by which they are found.
const mostAlike = 24

// reworded takes up sentences that two origins quote of one speaker and not in the
// same words, wherever they stand in what is quoted.
func (f *finder) reworded() {
	all := f.quotes()
	having := map[string][]int{}
	for i, q := range all {
		for _, s := range q.stems {
			having[s] = append(having[s], i)
		}
	}
	taken := make([]bool, len(all))
	shared := map[int]int{}
	for i, q := range all {
		if taken[i] {
			continue
		}
		clear(shared)
		var near []int
		for _, s := range q.stems {
			if len(having[s]) > mostAlike {
				continue
			}
			for _, j := range having[s] {
				if shared[j]++; shared[j] == 2 && j > i && !taken[j] {
					near = append(near, j)
				}
			}
		}
		slices.Sort(near)
		group, same := []int{i}, map[string]bool{}
		for _, j := range near { // what an article has in the same words first
			if f.oneSpeaker(q, all[j]) && said.CompareSentence(q.text, all[j].text) == said.Same {
				group = append(group, j)
				same[all[j].evidence.Article] = true
			}
		}
		for _, j := range near {
			if o := all[j]; !same[o.evidence.Article] && f.oneSpeaker(q, o) && said.CompareSentence(q.text, o.text) == said.Altered && !repeats(all, q, o) {
				group = append(group, j)
			}
		}
		rs := f.versions(all, group)
		if len(rs) < 2 {
			continue
		}
		for _, j := range group {
			taken[j] = true
		}
		if !f.told("wording", rs) {
			s := f.d.Statements[q.statement]
			f.add("wording", "what "+cmp.Or(s.Speaker.Text, "an unnamed speaker")+" said", "both are given as the speaker's own words", news.GradeB, []string{s.ID}, rs)
		}
	}
}

// repeats tells whether the statement of q has the words of o too, in its article.
func repeats(all []quoted, q, o quoted) bool {
	return slices.ContainsFunc(all, func(x quoted) bool {
		return x.evidence.Article == q.evidence.Article && x.statement == q.statement && said.CompareSentence(x.text, o.text) == said.Same
	})
}

// oneSpeaker tells whether two quoted sentences can be one person's: they are
// given to one, or stand in one statement.
func (f *finder) oneSpeaker(a, b quoted) bool {
	return a.evidence.Article != b.evidence.Article && (a.statement == b.statement || a.who != "" && a.who == b.who)
}

// versions puts quoted sentences of one utterance into readings that say the same,
// one an article.
func (f *finder) versions(all []quoted, group []int) []news.DifferenceReading {
	var out []news.DifferenceReading
	taken := map[string]bool{}
next:
	for _, i := range group {
		q := all[i]
		if taken[q.evidence.Article] {
			continue
		}
		apart := len(out) > 0
		for k := range out {
			switch said.CompareSentence(out[k].Value, q.text) {
			case said.Same:
				taken[q.evidence.Article] = true
				out[k].Articles, out[k].Evidence = append(out[k].Articles, q.evidence.Article), append(out[k].Evidence, q.evidence)
				continue next
			case said.Altered:
				apart = false
			}
		}
		if !apart {
			taken[q.evidence.Article] = true
			out = append(out, news.DifferenceReading{Value: strings.Join(strings.Fields(q.text), " "), Articles: []string{q.evidence.Article}, Evidence: []news.Evidence{q.evidence}})
		}
	}
	return out
}
