package differ

import (
	"cmp"
	"math"
	"slices"
	"sort"
	"strings"

	"synoptic/dossier/near"
	"synoptic/dossier/said"
	"synoptic/gazetteer"
	"synoptic/news"
)

// contested is something that an article reports to be denied.
type contested struct {
	doc   *news.Doc
	words news.Span // the words of the denial, from its cue on
	who   string
	stems []string // of what is denied, sorted
	noun  string   // stem of the thing that "this is not a …" denies, ""
}

// denials takes up what one origin reports to be denied and another one tells as
// a fact, in its own words, or has from somebody else than who denies it.
func (f *finder) denials(docs []*news.Doc) {
	var all []contested
	for _, d := range docs {
		all = append(all, news.Part(d, contestedKey{}, contestedIn)...)
	}
	if len(all) == 0 {
		return
	}
	l := weigh(all, docs)
	taken := make([]bool, len(all))
	for i, c := range all {
		if taken[i] {
			continue
		}
		denied := reading(c.doc, c.words)
		group := l.group(i, taken)
		var found []telling
		for n, k := range group {
			if n > 0 {
				denied = joined(denied, reading(all[k].doc, all[k].words))
			}
			found = append(found, l.tellings[k]...)
		}
		slices.SortFunc(found, func(a, b telling) int { return cmp.Or(a.doc-b.doc, a.fact-b.fact, a.denial-b.denial) })
		var told news.DifferenceReading
		for n := 0; len(found) > 0; found = found[n:] {
			for n = 1; n < len(found) && found[n].doc == found[0].doc; n++ {
			}
			d := docs[found[0].doc]
			if t := l.told(d, group, found[:n]); t != nil {
				told = joined(told, reading(d, t.Span))
			}
		}
		if told.Value != "" {
			f.add("denial", c.who+": "+short(denied.Value), "denied here, told there as a fact or as somebody else's word", news.GradeB, nil,
				[]news.DifferenceReading{denied, told})
		}
	}
}

// reading gives the words of an article as one side of a difference.
func reading(d *news.Doc, s news.Span) news.DifferenceReading {
	return news.DifferenceReading{Value: strings.Join(strings.Fields(d.Words(s)), " "), Articles: []string{d.Article.ID},
		Evidence: []news.Evidence{d.Article.Evidence(s)}}
}

// joined puts two readings of one side together, under the words of the first.
func joined(a, b news.DifferenceReading) news.DifferenceReading {
	if a.Value == "" {
		return b
	}
	a.Articles, a.Evidence = append(a.Articles, b.Articles...), append(a.Evidence, b.Evidence...)
	return a
}

// ledger is what is denied, and what the articles tell that may be that.
type ledger struct {
	*weights // of what is denied, by the sentences of all articles
	denials  []contested
	index    near.Index[string] // the denials by what is denied
	facts    [][]fact           // by article
	tellings [][]telling        // by denial
}

// telling is a fact that shares words with a denial; all are numbers.
type telling struct{ doc, fact, denial int }

// weigh looks up what is denied in what the articles tell.
func weigh(all []contested, docs []*news.Doc) *ledger {
	l := &ledger{weights: newWeights(), denials: all, tellings: make([][]telling, len(all))}
	for i, c := range all {
		l.index.Add(i, c.keys())
		for _, s := range c.stems {
			l.df[s] = 0
		}
	}
	for k, d := range docs {
		facts := news.Part(d, factsKey{}, factsIn)
		l.facts = append(l.facts, facts)
		l.n += len(facts)
		for i, t := range facts {
			for _, s := range t.stems {
				if n, ok := l.df[s]; ok {
					l.df[s] = n + 1
				}
			}
			for _, c := range l.index.Find(t.stems, 0, func(c int) int { return min(3, len(all[c].keys())) }) {
				l.tellings[c] = append(l.tellings[c], telling{k, i, c})
			}
		}
	}
	return l
}

// group gives the denials that are of one thing with denial i or with one another,
// those before it left out, and takes them.
func (l *ledger) group(i int, taken []bool) []int {
	out, wait := []int(nil), []int{i}
	for len(wait) > 0 {
		k := wait[0]
		out, wait, taken[k] = append(out, k), wait[1:], true
		c := l.denials[k]
		for _, j := range l.index.Find(c.keys(), 0, func(int) int { return 1 }) {
			at, waits := slices.BinarySearch(wait, j)
			if j > k && !taken[j] && !waits && alike(c, l.denials[j]) {
				wait = slices.Insert(wait, at, j)
			}
		}
	}
	return out
}

// told gives the sentence of an article that most says what a group of denials
// denies, nil for none. What an article knows to be denied it does not vouch
// for.
func (l *ledger) told(d *news.Doc, group []int, found []telling) *fact {
	both := slices.ContainsFunc(group, func(k int) bool { return l.denials[k].doc == d })
	var best *fact
	most := 0.0
	for _, x := range found {
		t, c := &l.facts[x.doc][x.fact], l.denials[x.denial]
		if both && t.by == "" {
			continue
		}
		if n := l.holds(c, t); n > most && !overlaps(t.by, c.who) {
			best, most = t, n
		}
	}
	return best
}

// keys gives what a denial is found by: the stems of what is denied, or its noun.
func (c contested) keys() []string {
	if c.noun != "" {
		return []string{c.noun}
	}
	return c.stems
}

// alike tells whether two denials are of one thing.
func alike(a, b contested) bool {
	n := common(a.stems, b.stems)
	return n >= 2 && 2*n >= min(len(a.stems), len(b.stems)) || a.noun != "" && a.noun == b.noun || slices.Contains(b.stems, a.noun) || slices.Contains(a.stems, b.noun)
}

// overlaps tells whether two names share a word.
func overlaps(a, b string) bool {
	x := said.Words(b)
	return slices.ContainsFunc(said.Words(a), func(w string) bool { return len(w) > 2 && slices.Contains(x, w) })
}

// weights tell how much a word says, by the sentences of all articles that have
// it: the name of what all speak of says little (inverse document frequency).
type weights struct {
	n  int
	df map[string]int
}

func newWeights() *weights { return &weights{df: map[string]int{}} }

func (w *weights) of(stem string) float64 {
	return math.Log(float64(w.n+2) / float64(w.df[stem]+1))
}

// holds tells how much of what is denied a fact says, 0 where it says something
// else: three words of it or more, two of them no names, which carry more than
// half of what it says.
func (w *weights) holds(c contested, t *fact) float64 {
	if c.noun != "" {
		if slices.Contains(t.stems, c.noun) {
			return 0.5
		}
		return 0
	}
	if common(c.stems, t.stems) < 3 {
		return 0
	}
	plain := 0
	shared, all := 0.0, 0.0
	for _, s := range c.stems {
		all += w.of(s)
		if _, ok := slices.BinarySearch(t.stems, s); ok {
			shared += w.of(s)
			if _, name := slices.BinarySearch(t.names, s); !name {
				plain++
			}
		}
	}
	if plain < 2 || shared <= 0.5*all {
		return 0
	}
	return shared / all
}

type contestedKey struct{}

// contestedIn gathers the denials that an article reports.
func contestedIn(d *news.Doc) []contested {
	var out []contested
	for _, a := range d.Attributions {
		if len(a.Content) == 0 {
			continue
		}
		who := a.SpeakerText
		if a.Speaker >= 0 && a.Speaker < len(d.Entities) && d.Entities[a.Speaker].Name != "" {
			who = d.Entities[a.Speaker].Name
		}
		if who == "" || a.Negated {
			continue
		}
		c := contested{doc: d, who: who, words: cover(slices.Concat(a.Source, a.Cue, a.Content))}
		if c.noun = not(d, a.Content); c.noun != "" {
			out = append(out, c)
			continue
		}
		if len(a.Content) != 1 || len(a.Cue) == 0 || a.Cue[0].Empty() || a.Mode == "direct" || !denying(d, a.Cue[0]) {
			continue
		}
		c.stems, _ = bearing(d, a.Content[0], who)
		c.stems = slices.DeleteFunc(c.stems, func(w string) bool { return gazetteer.Weekday(w) > 0 })
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

// not gives the stem of the noun of words that say of it "this is not a …" and
// little more, "" for others.
func not(d *news.Doc, spans []news.Span) string {
	first, last := d.TokensIn(spans[0])
	for i := first; i+3 < last && i < first+8; i++ {
		switch strings.ToLower(d.Word(i)) {
		case "this", "that", "it":
		default:
			continue
		}
		w := func(k int) string { return strings.ToLower(d.Word(i + k)) }
		if d.Tokens[i+1].Lemma == "be" && (w(2) == "not" || w(2) == "n't" || w(2) == "n’t") && (w(3) == "a" || w(3) == "an") && i+4 < last &&
			d.Tokens[i+4].Tag == "NOUN" && (i+5 >= last || d.Tokens[i+5].Tag == "PUNCT") {
			return said.Stem(strings.ToLower(d.Word(i + 4)))
		}
	}
	return ""
}

// longest is how many tokens a sentence may have to tell one thing; longer ones
// are mostly lists and lines that a page ran together.
const longest = 50

// fact is a sentence that an article tells in its own words as something that
// happened, or hands on as somebody's.
type fact struct {
	news.Span
	by    string // whose words they are, "" the article's own
	stems []string
	names []string // those of the stems that are names, in order
}

type factsKey struct{}

// factsIn gives the sentences that an article vouches for itself, and those that
// it has from somebody it names.
func factsIn(d *news.Doc) []fact {
	var out []fact
	telling := attributed(d)
	for k, s := range d.Sentences {
		if d.Blocks[s.Block].Kind != news.BlockParagraph || s.Last-s.First > longest {
			continue
		}
		t := fact{Span: s.Span}
		reported := len(telling[k]) > 0
		for _, i := range telling[k] {
			a := d.Attributions[i]
			if len(a.Content) > 0 && s.Contains(a.Content[0]) && t.by == "" && !a.Negated {
				t.by = a.SpeakerText
				if a.Speaker >= 0 && a.Speaker < len(d.Entities) && d.Entities[a.Speaker].Name != "" {
					t.by = d.Entities[a.Speaker].Name
				}
			}
		}
		if reported && t.by == "" || hedged(d, s, reported) {
			continue
		}
		t.stems, t.names = bearing(d, s.Span, t.by)
		out = append(out, t)
	}
	return out
}

// attributed gives for each sentence the attributions whose words or cue stand in
// it.
func attributed(d *news.Doc) [][]int {
	out := make([][]int, len(d.Sentences))
	for i, a := range d.Attributions {
		for _, c := range slices.Concat(a.Content, a.Cue) {
			k := sort.Search(len(out), func(k int) bool { return d.Sentences[k].End > c.Start })
			for ; k < len(out) && d.Sentences[k].Start < c.End; k++ {
				if n := len(out[k]); n == 0 || out[k][n-1] != i {
					out[k] = append(out[k], i)
				}
			}
		}
	}
	return out
}

// hedged tells whether a sentence denies, asks, supposes or hands on a rumour.
// What somebody is said to accuse another of is his word.
func hedged(d *news.Doc, s news.Sentence, reported bool) bool {
	for i := s.First; i < s.Last; i++ {
		switch l := strings.ToLower(d.Tokens[i].Lemma); l {
		case "accuse", "accusation", "claim", "charge", "report", "suspect", "allege":
			if !reported {
				return true
			}
		}
		switch strings.ToLower(d.Tokens[i].Lemma) {
		case "not", "n't", "never", "no", "deny", "denial", "allegation", "allegedly", "reportedly", "if", "whether",
			"may", "might", "could", "would", "should", "rumor", "rumour", "?", "refute", "dispute", "suspicion", "without":
			return true
		}
	}
	return false
}

// bearing gives the sorted stems of the words of a span that carry meaning, but
// for those of a name, and which of them are names, where they stand last.
func bearing(d *news.Doc, s news.Span, but string) (stems, names []string) {
	type word struct {
		stem string
		name bool
	}
	first, last := d.TokensIn(s)
	all, skip := make([]word, 0, last-first), said.Words(but)
	for i := first; i < last; i++ {
		switch t := &d.Tokens[i]; t.Tag {
		case "NOUN", "PROPN", "VERB", "NUM", "ADJ":
			if empty[strings.ToLower(t.Lemma)] {
				continue
			}
			r := said.TermOf(d.Word(i))
			for k, w := range r.Words {
				if !slices.Contains(skip, w) {
					all = append(all, word{r.Stems[k], t.Tag == "PROPN"})
				}
			}
		}
	}
	slices.SortStableFunc(all, func(a, b word) int { return cmp.Compare(a.stem, b.stem) })
	stems = make([]string, 0, len(all))
	for i, w := range all {
		if i+1 < len(all) && all[i+1].stem == w.stem {
			continue
		}
		if stems = append(stems, w.stem); w.name {
			names = append(names, w.stem)
		}
	}
	return stems, names
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
