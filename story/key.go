package story

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"synoptic/news"
)

// view is one way of looking at an article.
type view int

// The views: all words; title and first words; the numbers of the first
// paragraphs; names of two words and more and their last words; names after
// "in", "at", "near"; numbers with what they count.
const (
	viewAll view = iota
	viewLede
	viewNumbers
	viewNames
	viewPlaces
	viewFacts
	views
)

// share tells how much each view counts in a likeness.
var share = [views]float64{viewAll: 1, viewLede: 1, viewNumbers: 0.5}

// How much of an article makes its key, in words, and what words weigh by
// where they stand.
const (
	ledeWords   = 60
	numberWords = 200
	bodyWords   = 500
	titleWeight = 3.0
	ledeWeight  = 2.0
	nameFactor  = 1.5
	minRarity   = 1.8 // words that one report in six has say nothing
)

// Key is what an article is placed by: few words with weights, so that keys
// can be kept by the thousand and compared in microseconds.
type Key struct {
	ID    string // the article's
	Day   int    // of the publication, days since 1970; 0 when not known
	terms [views][]term
	marks map[string]uint64 // "round" -> bits of the ordinals in title and lede: what tells one of a series from the next
	sign  signature
	week  week
}

// term is a word and its weight; a view's terms are sorted by word.
type term struct {
	stem   string
	weight float32
}

// NewKey makes the key of a doc from its article's title and the start of its
// body. Blocks tell body from furniture; without blocks the whole text is
// body.
func NewKey(d *news.Doc) *Key {
	title, body := parts(d)
	head, text := words(title), words(body)
	text = text[:min(len(text), bodyWords)]
	lede := min(len(text), ledeWords)
	k := &Key{ID: d.Article.ID, Day: day(d.Article.Published)}
	k.marks = marks(head, text[:lede])
	k.sign = sign(text)
	k.week = weekOf(head, text[:min(len(text), weekWords)])
	var b bags
	b.add(head, titleWeight, viewAll, viewLede, viewNumbers)
	b.add(text[:lede], ledeWeight, viewAll, viewLede, viewNumbers)
	b.add(text[lede:], 1, viewAll)
	b.add(text[lede:max(lede, min(len(text), numberWords))], 1, viewNumbers)
	near := text[:min(len(text), numberWords)]
	b.nameTerms(head, titleWeight)
	b.nameTerms(text, 1)
	b.factTerms(head, titleWeight)
	b.factTerms(near, 1)
	for v := range views {
		k.terms[v] = b.terms(v)
	}
	return k
}

// bags count the words of each view.
type bags struct {
	count [views]map[string]float64
	names map[string]bool
}

func (b *bags) add(list []word, weight float64, in ...view) {
	if b.names == nil {
		b.names = map[string]bool{}
	}
	for _, w := range list {
		if w.name {
			b.names[w.stem] = true
		}
		for _, v := range in {
			if (v == viewNumbers) != w.number && v != viewAll {
				continue
			}
			if b.count[v] == nil {
				b.count[v] = map[string]float64{}
			}
			b.count[v][w.stem] += weight
		}
	}
}

// most is how many terms are kept of each view, the heaviest.
var most = [views]int{viewAll: 160, viewLede: 100, viewNumbers: 40, viewNames: 60, viewPlaces: 16, viewFacts: 24}

// terms weighs the words of a view by damped frequency, names half as much
// again, and keeps those that tell the most. How rare a word is counts when
// keys are compared.
func (b *bags) terms(v view) []term {
	type told struct {
		term
		tells float64
	}
	list := make([]told, 0, len(b.count[v]))
	for s, n := range b.count[v] {
		r := rarity(s)
		if r < minRarity || len(s) < 2 && v != viewNumbers {
			continue
		}
		w := 1 + math.Log(n)
		if b.names[s] {
			w *= nameFactor
		}
		list = append(list, told{term{s, float32(w)}, float64(float32(w)) * r})
	}
	slices.SortFunc(list, func(x, y told) int {
		if x.tells != y.tells {
			return cmp.Compare(y.tells, x.tells)
		}
		return strings.Compare(x.stem, y.stem)
	})
	out := make([]term, min(len(list), most[v]))
	for i := range out {
		out[i] = list[i].term
	}
	slices.SortFunc(out, func(x, y term) int { return strings.Compare(x.stem, y.stem) })
	return out
}

// parts gives the title and the body of an article, no more of it than a key
// needs.
func parts(d *news.Doc) (title, body string) {
	const most = 12_000
	a := d.Article
	title = a.Title
	if len(d.Blocks) == 0 {
		return title, a.Text[:min(len(a.Text), most)]
	}
	var b strings.Builder
	for _, x := range d.Blocks {
		if b.Len() >= most {
			break
		}
		s := a.Text[x.Start:min(x.End, x.Start+most)]
		switch {
		case x.Kind == news.BlockFurniture:
		case x.Kind == news.BlockHeadline && title == "":
			title = s
		case x.Kind != news.BlockHeadline:
			b.WriteString(s)
			b.WriteByte('\n')
		}
	}
	return title, b.String()
}

// day gives the days since 1970 of a publication date known to the day, or 0.
func day(p news.Published) int {
	if len(p.Value) < 10 {
		return 0
	}
	t, err := parseDay(p.Value[:10])
	if err != nil {
		return 0
	}
	return int(t.Unix() / 86400)
}
