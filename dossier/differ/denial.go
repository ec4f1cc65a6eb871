package differ

import (
	"math"
	"slices"
	"strings"

	"synoptic/dossier/line"
	"synoptic/dossier/said"
	"synoptic/news"
)

// contested is something that an article reports to be denied.
type contested struct {
	doc   *news.Doc
	words news.Span // the words of the denial, from its cue on
	who   string
	stems []string // of what is denied, sorted
}

// denials takes up what one origin reports to be denied and another one tells as
// a fact: in its own words, not as what somebody says, and without the denial.
func (f *finder) denials(docs []*news.Doc) {
	var all []contested
	for _, d := range docs {
		all = append(all, f.contestedIn(d)...)
	}
	if len(all) == 0 {
		return
	}
	facts, weigh := map[*news.Doc][]fact{}, weights{df: map[string]int{}}
	for _, d := range docs {
		facts[d] = factsIn(d)
		weigh.add(facts[d])
	}
	done := map[string]bool{}
	for _, c := range all {
		denied := news.DifferenceReading{Value: strings.Join(strings.Fields(c.doc.Words(c.words)), " "), Articles: []string{c.doc.Article.ID},
			Evidence: []news.Evidence{c.doc.Article.Evidence(c.words)}}
		var told news.DifferenceReading
		for _, d := range docs {
			if f.o.Count([]string{d.Article.ID, c.doc.Article.ID}) < 2 || slices.ContainsFunc(all, func(x contested) bool { return x.doc == d && alike(x.stems, c.stems) }) {
				continue
			}
			for _, t := range facts[d] {
				if weigh.holds(c, t) {
					told.Articles = append(told.Articles, d.Article.ID)
					told.Evidence = append(told.Evidence, d.Article.Evidence(t.Span))
					if told.Value == "" {
						told.Value = strings.Join(strings.Fields(d.Words(t.Span)), " ")
					}
					break
				}
			}
		}
		if told.Value == "" || done[c.who+told.Value] {
			continue
		}
		done[c.who+told.Value] = true
		f.add("denial", c.who+": "+short(denied.Value), "denied here, told there as a fact", news.GradeB, nil, []news.DifferenceReading{denied, told})
	}
}

// alike tells whether two denials are of one thing.
func alike(a, b []string) bool {
	n := common(a, b)
	return n >= 2 && 2*n >= min(len(a), len(b))
}

// weights tell how much a word says, by the sentences of all articles that have
// it: the name of what all speak of says little (inverse document frequency).
type weights struct {
	n  int
	df map[string]int
}

func (w *weights) add(facts []fact) {
	for _, t := range facts {
		w.n++
		for _, s := range t.stems {
			w.df[s]++
		}
	}
}

func (w *weights) of(stem string) float64 {
	return math.Log(float64(w.n+2) / float64(w.df[stem]+1))
}

// holds tells whether a fact is what is denied: three words of it or more, two
// of them no names, which carry more than half of what it says.
func (w *weights) holds(c contested, t fact) bool {
	n, plain := 0, 0
	shared, all := 0.0, 0.0
	for _, s := range c.stems {
		all += w.of(s)
		if _, ok := slices.BinarySearch(t.stems, s); ok {
			shared += w.of(s)
			n++
			if !t.names[s] {
				plain++
			}
		}
	}
	return n >= 3 && plain >= 2 && shared > 0.5*all
}

// contestedIn gathers the denials that an article reports.
func (f *finder) contestedIn(d *news.Doc) []contested {
	var out []contested
	for _, a := range d.Attributions {
		if len(a.Content) != 1 || len(a.Cue) == 0 || a.Cue[0].Empty() || a.Mode == "direct" {
			continue
		}
		who := a.SpeakerText
		if a.Speaker >= 0 && a.Speaker < len(d.Entities) && d.Entities[a.Speaker].Name != "" {
			who = d.Entities[a.Speaker].Name
		}
		if who == "" || a.Negated || !denying(d, a.Cue[0]) {
			continue
		}
		c := contested{doc: d, who: who, words: cover(slices.Concat(a.Source, a.Cue, a.Content))}
		c.stems, _ = bearing(d, a.Content[0], who)
		if len(c.stems) >= 3 {
			out = append(out, c)
		}
	}
	return out
}

// denying tells whether a cue is a word that denies.
func denying(d *news.Doc, s news.Span) bool {
	first, last := d.TokensIn(s)
	for i := first; i < last; i++ {
		switch strings.ToLower(d.Tokens[i].Lemma) {
		case "deny", "refute", "denial":
			return true
		}
	}
	return false
}

// fact is a sentence that an article tells in its own words as something that
// happened.
type fact struct {
	news.Span
	stems []string
	names map[string]bool // those of the stems that are names
}

// factsIn gives the sentences that an article vouches for itself.
func factsIn(d *news.Doc) []fact {
	var out []fact
	for _, s := range d.Sentences {
		reported := slices.ContainsFunc(d.Attributions, func(a news.Attribution) bool {
			return slices.ContainsFunc(slices.Concat(a.Content, a.Cue), func(c news.Span) bool { return c.Overlaps(s.Span) })
		})
		if reported || d.Blocks[s.Block].Kind != news.BlockParagraph || hedged(d, s) {
			continue
		}
		stems, names := bearing(d, s.Span, "")
		out = append(out, fact{s.Span, stems, names})
	}
	return out
}

// hedged tells whether a sentence denies, asks, supposes or hands on a rumour.
func hedged(d *news.Doc, s news.Sentence) bool {
	for i := s.First; i < s.Last; i++ {
		switch strings.ToLower(d.Tokens[i].Lemma) {
		case "not", "n't", "never", "no", "deny", "denial", "allege", "allegation", "allegedly", "reportedly", "accuse", "accusation", "claim", "if", "whether",
			"may", "might", "could", "would", "should", "suspect", "rumor", "rumour", "report", "?", "charge", "refute", "dispute", "suspicion", "without":
			return true
		}
	}
	return false
}

// bearing gives the sorted stems of the words of a span that carry meaning, but
// for those of a name, and which of them are names.
func bearing(d *news.Doc, s news.Span, but string) (stems []string, names map[string]bool) {
	names = map[string]bool{}
	first, last := d.TokensIn(s)
	skip := said.Words(but)
	for i := first; i < last; i++ {
		switch d.Tokens[i].Tag {
		case "NOUN", "PROPN", "VERB", "NUM":
			for _, w := range said.Words(d.Word(i)) {
				if !empty[strings.ToLower(d.Tokens[i].Lemma)] && !slices.Contains(skip, w) {
					stems = append(stems, said.Stem(w))
					names[said.Stem(w)] = d.Tokens[i].Tag == "PROPN"
				}
			}
		}
	}
	return line.Set(stems), names
}

// empty are the words that carry nothing of what is denied.
var empty = map[string]bool{"be": true, "have": true, "do": true, "say": true, "report": true, "allegation": true, "accusation": true, "claim": true,
	"charge": true, "suggestion": true, "statement": true, "rumor": true, "rumour": true, "take": true, "make": true, "get": true, "time": true, "mr.": true,
	"mrs.": true, "ms.": true, "people": true, "year": true, "day": true, "suggest": true, "denial": true}

// common counts the members of two sorted sets that both have.
func common(a, b []string) int {
	n := 0
	for _, x := range a {
		if _, ok := slices.BinarySearch(b, x); ok {
			n++
		}
	}
	return n
}

// cover gives the span from the first to the last of several.
func cover(spans []news.Span) news.Span {
	out := spans[0]
	for _, s := range spans {
		if s.Empty() {
			continue
		}
		if out.Empty() {
			out = s
		}
		out.Start, out.End = min(out.Start, s.Start), max(out.End, s.End)
	}
	return out
}
