package body

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic/news"
	"synoptic/wordlist"
)

// A teaser shares few words with the report. maxOverlap is the share of its
// content words that the rest may have, of a title with a summary; a title
// alone may share none.
const maxOverlap = 0.34

// maxTeasers is the share of an article's lines that teasers can be: where
// there are more, the article is a round-up of many things.
const maxTeasers = 0.25

// fewWords is how many content words a report has of which a line of its own need
// share none: an answer of three sentences has no vocabulary to stand out from.
const fewWords = 60

// teasers marks the titles of other stories that stand among the paragraphs,
// with the sentence that sums the other story up. Both must say nothing that
// the rest of the text speaks of, and the summary must speak of what its title
// does.
func (p *page) teasers() {
	var count map[string]int
	var found []int
	for i := 3; i < len(p.lines); i++ {
		l := &p.lines[i]
		if l.kind != news.BlockHeading && l.kind != news.BlockParagraph || !l.titular() || l.words < 5 || strings.HasSuffix(l.text, "?") {
			continue
		}
		title := content(l.text)
		if len(title) < 4 || lowerStart(l.text) {
			continue
		}
		if count == nil {
			count = p.vocabulary()
		}
		if p.summed(i, title, count) {
			found = append(found, i, i+1)
			i++
		} else if p.alone(i) && l.words >= 6 && len(count) >= fewWords && overlap(title, count, title) == 0 {
			found = append(found, i)
		}
	}
	if float64(len(found)) > max(2, maxTeasers*float64(len(p.lines))) {
		return
	}
	for _, i := range found {
		p.lines[i].kind = news.BlockFurniture
	}
}

// lowerStart tells whether a text begins with a small letter, as no title does.
func lowerStart(t string) bool {
	r, _ := utf8.DecodeRuneInString(t)
	return unicode.IsLower(r)
}

// summed tells whether the line after a title sums up another story under it.
func (p *page) summed(i int, title map[string]bool, count map[string]int) bool {
	if i+1 >= len(p.lines) || !p.summary(i, i+1, title) {
		return false
	}
	text := content(p.lines[i+1].text)
	return overlap(union(title, text), count, title, text) <= maxOverlap && overlap(title, count, title, text) <= maxOverlap
}

// summary tells whether line j can sum up what the title at i announces: one
// paragraph of at most 60 words that repeats two words of the title.
func (p *page) summary(i, j int, title map[string]bool) bool {
	s := &p.lines[j]
	if s.kind != news.BlockParagraph || s.words > 60 || s.words < 6 {
		return false
	}
	shared := 0
	for w := range content(s.text) {
		if title[w] {
			shared++
		}
	}
	return shared >= 2
}

// alone tells whether a title heads nothing: the text ends after it, or
// furniture or another title comes.
func (p *page) alone(i int) bool {
	return i+1 >= len(p.lines) || p.lines[i+1].kind == news.BlockFurniture
}

// vocabulary counts in how many lines of the report each content word stands.
func (p *page) vocabulary() map[string]int {
	count := map[string]int{}
	for i := range p.lines {
		if p.lines[i].kind == news.BlockFurniture {
			continue
		}
		for w := range content(p.lines[i].text) {
			count[w]++
		}
	}
	return count
}

// overlap gives the share of the words that stand in other lines than own.
func overlap(words map[string]bool, count map[string]int, own ...map[string]bool) float64 {
	in := 0
	for w := range words {
		n := count[w]
		for _, o := range own {
			if o[w] {
				n--
			}
		}
		if n > 0 {
			in++
		}
	}
	return float64(in) / float64(max(1, len(words)))
}

func union(a, b map[string]bool) map[string]bool {
	out := map[string]bool{}
	for w := range a {
		out[w] = true
	}
	for w := range b {
		out[w] = true
	}
	return out
}

// content gives the content words of a text: its words of four letters or
// more and its numbers, cut to six letters so that forms of a word meet, but
// for common words. At most the first 4,000 bytes are read.
func content(t string) map[string]bool {
	t = t[:min(len(t), 4000)]
	out := map[string]bool{}
	for _, w := range wordsOf(t) {
		r, _ := utf8.DecodeRuneInString(w)
		n := utf8.RuneCountInString(w)
		if common[w] || n < 4 && !unicode.IsDigit(r) {
			continue
		}
		if n > 6 {
			w = string([]rune(w)[:6])
		}
		out[w] = true
	}
	return out
}

// wordsOf cuts a text into words of letters and digits, in lower case, without
// a possessive ending.
func wordsOf(t string) []string {
	t = strings.ToLower(t)
	t = possessive.Replace(t)
	return strings.FieldsFunc(t, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

var possessive = strings.NewReplacer("’s", "", "'s", "")

var common = wordlist.Set(`this that these those with from have has had were been being will would could should
		they them their there here what when where which while whom whose than then into onto over under about after
		before between during against also only just more most some such other others another each both same said says
		saying told tell year years day days week weeks month months time times people first last next made make makes
		take takes took taken come came comes goes going went gets many much very still even ever your yours ours
		because since until upon within without among through across according including include includes your does
		doing done were like well back down high higher highest show shows among amid`)
