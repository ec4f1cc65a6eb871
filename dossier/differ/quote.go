package differ

import (
	"cmp"
	"slices"
	"strings"

	"synoptic/dossier/near"
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
	stems     near.Set // keys of those of its words
	read      *said.Sentence
}

// quotedKey tells the quoted sentences of a span of an article, all of it where it
// is given as spoken words and has no quotation marks.
type quotedKey struct {
	at     news.Span
	direct bool
}

// quotedIn gives the quoted sentences of a span of an article, without statement and
// speaker.
func quotedIn(d *news.Doc, k quotedKey) (out []quoted) {
	parts := said.Quotations(d, []news.Span{k.at})
	if k.direct && len(parts) == 0 {
		parts = []news.Span{k.at}
	}
	for _, p := range parts {
		for _, at := range sentences(d, p) {
			q := quoted{evidence: d.Article.Evidence(at), text: d.Words(at)}
			if w := said.Words(q.text); len(w) >= leastQuoted {
				q.read = said.ReadSentence(q.text)
				q.stems = near.SetOf(keysOf(q.read.Stems))
				out = append(out, q)
			}
		}
	}
	return out
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
				k := quotedKey{c.Span(), r.Mode == "direct"}
				for _, q := range news.Part(d, k, func(d *news.Doc) []quoted { return quotedIn(d, k) }) {
					q.statement, q.who = i, string(s.Speaker.Entity)
					out = append(out, q)
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
	var index near.Index[uint64]
	index.Expect(len(all), 12*len(all))
	for i, q := range all {
		index.Add(i, q.stems.Keys)
	}
	find := func(i int) []int { return index.Find(all[i].stems.Keys, mostAlike, func(int) int { return 2 }) }
	whole := func(i, j int) bool { // not a few words of the other
		a, b := len(all[i].read.Words), len(all[j].read.Words)
		return 2*min(a, b) >= max(a, b)
	}
	twin := func(j int, article string) bool { // the article has its words too, as another sentence
		return slices.ContainsFunc(find(j), func(k int) bool {
			return all[k].evidence.Article == article && whole(j, k) && all[j].read.Compare(all[k].read) == said.Same
		})
	}
	taken := make([]bool, len(all))
	for i, q := range all {
		if taken[i] {
			continue
		}
		group, same := []int{i}, map[string]bool{}
		var altered []int
		for _, j := range slices.Clone(find(i)) { // what an article has in the same words first
			if !oneUtterance(&q, &all[j]) {
				continue
			}
			switch q.read.Compare(all[j].read) {
			case said.Same:
				if j > i && !taken[j] {
					group = append(group, j)
				}
				if whole(i, j) {
					same[all[j].evidence.Article] = true
				}
			case said.Altered:
				if j > i && !taken[j] {
					altered = append(altered, j)
				}
			}
		}
		for _, j := range altered {
			if !same[all[j].evidence.Article] && !twin(j, q.evidence.Article) {
				group = append(group, j)
			}
		}
		if len(group) < 2 {
			continue
		}
		rs := f.versions(all, group)
		if len(rs) < 2 {
			continue
		}
		for _, j := range group {
			taken[j] = true
		}
		f.add("wording", "what "+f.speaker(all, group)+" said", "both are given as the speaker's own words", news.GradeB, []string{f.d.Statements[q.statement].ID}, rs)
	}
}

// speaker names who speaks in a group of quoted sentences, or those of whom each report names one.
func (f *finder) speaker(all []quoted, group []int) string {
	var names, seen []string
	for _, j := range group {
		if who := all[j].who; who != "" && !slices.Contains(seen, who) {
			names, seen = append(names, f.d.Statements[all[j].statement].Speaker.Text), append(seen, who)
		}
	}
	if len(names) == 0 {
		return cmp.Or(f.d.Statements[all[group[0]].statement].Speaker.Text, "an unnamed speaker")
	}
	return strings.Join(names, " or ")
}

// oneUtterance tells whether two quoted sentences of two articles can be one utterance: they
// are given to one speaker, stand in one statement, or share so many words that they are one
// whoever is said to have spoken.
func oneUtterance(a, b *quoted) bool {
	if a.evidence.Article == b.evidence.Article {
		return false
	}
	if a.statement == b.statement || a.who != "" && a.who == b.who {
		return true
	}
	n := near.Shared(&a.stems, &b.stems)
	return n >= tellingly && 10*n >= 8*min(len(a.stems.Keys), len(b.stems.Keys))
}

// tellingly is how many words of two sentences show by themselves that they are one.
const tellingly = 9

// versions puts quoted sentences of one utterance into readings that say the same,
// one an article.
func (f *finder) versions(all []quoted, group []int) []news.DifferenceReading {
	var out []news.DifferenceReading
	var first []*said.Sentence // of each reading
	taken := map[string]bool{}
next:
	for _, i := range group {
		q := all[i]
		if taken[q.evidence.Article] {
			continue
		}
		apart := len(out) > 0
		for k := range out {
			switch first[k].Compare(q.read) {
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
			first = append(first, q.read)
		}
	}
	return out
}
