package story

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"synoptic/news"
)

// view is one way of looking at an article.
type view int

// The views: all words; title and first words; the numbers of the first
// paragraphs.
const (
	viewAll view = iota
	viewLede
	viewNumbers
	views
)

// share tells how much each view counts in a likeness.
var share = [views]float64{1, 1, 0.5}

// How much of an article makes its key, in words, and what words weigh by
// where they stand.
const (
	ledeWords   = 60
	numberWords = 200
	bodyWords   = 500
	titleWeight = 3.0
	ledeWeight  = 2.0
	nameFactor  = 1.5
	maxTerms    = 160 // kept of each view, the heaviest
	minRarity   = 1.8 // words that one report in six has say nothing
)

// Key is what an article is placed by: few words with weights, so that keys
// can be kept by the thousand and compared in microseconds.
type Key struct {
	ID       string // the article's
	Day      int    // of the publication, days since 1970; 0 when not known
	terms    [views][]term
	ordinals map[string]uint64 // "round" -> bits of the ordinals in title and lede
}

// term is a word and its weight; a view's terms are sorted by word.
type term struct {
	stem   string
	weight float64
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
	k.ordinals = ordinals(head, text[:lede])
	var b bags
	b.add(head, titleWeight, viewAll, viewLede, viewNumbers)
	b.add(text[:lede], ledeWeight, viewAll, viewLede, viewNumbers)
	b.add(text[lede:], 1, viewAll)
	b.add(text[lede:max(lede, min(len(text), numberWords))], 1, viewNumbers)
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

// terms weighs the words of a view: damped frequency times rarity, names half
// as much again.
func (b *bags) terms(v view) []term {
	var out []term
	for s, n := range b.count[v] {
		r := rarity(s)
		if r < minRarity || len(s) < 2 && v != viewNumbers {
			continue
		}
		w := (1 + math.Log(n)) * r
		if b.names[s] {
			w *= nameFactor
		}
		out = append(out, term{s, w})
	}
	slices.SortFunc(out, func(x, y term) int {
		return cmp.Or(cmp.Compare(y.weight, x.weight), strings.Compare(x.stem, y.stem))
	})
	out = slices.Clip(out[:min(len(out), maxTerms)])
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

// ordinalOf reads an ordinal ("second", "2nd", "ii") or a small number ("2",
// "two").
var ordinalOf = map[string]int{
	"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
	"tenth": 10, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"ii": 2, "iii": 3, "iv": 4, "final": 63,
}

// cardinals are the words of ordinalOf that count when they come first.
var cardinals = map[string]bool{"one": true, "two": true, "three": true, "four": true, "five": true, "six": true,
	"seven": true, "eight": true, "nine": true, "ten": true}

// counted are the nouns whose ordinal tells one event from the next of its
// kind.
var counted = map[string]bool{
	"round": true, "phase": true, "stage": true, "leg": true, "edition": true, "summit": true, "debate": true,
}

// ordinals finds "second round" and "round two" in title and lede. Where the
// title has one of a noun, the lede's do not count: they may speak of the
// round before.
func ordinals(title, lede []word) map[string]uint64 {
	found := map[string]uint64{}
	for _, list := range [][]word{title, lede} {
		in := map[string]uint64{}
		for i, w := range list {
			if !counted[w.stem] {
				continue
			}
			for _, j := range []int{i - 1, i + 1} {
				if j < 0 || j >= len(list) {
					continue
				}
				s := list[j].stem
				if n := ordinal(s); n > 0 && (j > i || !cardinals[s] && s[len(s)-1] > '9') {
					in[w.stem] |= 1 << n // "round two", but not "two rounds"
				}
			}
		}
		for noun, bits := range in {
			if _, ok := found[noun]; !ok {
				found[noun] = bits
			}
		}
	}
	return found
}

// ordinal gives the number that a word states as an ordinal, 0 for none.
func ordinal(s string) int {
	if n := ordinalOf[s]; n > 0 {
		return n
	}
	digits := strings.TrimRight(s, "stndrh")
	if n, err := strconv.Atoi(digits); err == nil && n > 0 && n < 63 && len(digits) <= 2 {
		return n
	}
	return 0
}

// clash tells whether two keys speak of different ones of a counted series:
// each names the ordinal of one noun, and they share none.
func clash(a, b *Key) bool {
	for noun, x := range a.ordinals {
		if y, ok := b.ordinals[noun]; ok && x&y == 0 {
			return true
		}
	}
	return false
}
