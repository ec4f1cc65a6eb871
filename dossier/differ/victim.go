package differ

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"synoptic/news"
	"synoptic/wordlist"
)

// age is the class of claims of how old somebody is who is killed, hurt or shot, whom the words
// need not name: "a 19-year-old man was stabbed to death". Where each of two reports knows of
// one such person, it is the same.
const age = "age"

// genders are nouns for people, by what they tell of them.
var genders = func() map[string]string {
	out := map[string]string{}
	for gender, words := range map[string]string{"m": "man boy father husband son brother grandfather uncle nephew gentleman he",
		"f": "woman girl mother wife daughter sister grandmother aunt niece lady she"} {
		for w := range strings.FieldsSeq(words) {
			out[w] = gender
		}
	}
	return out
}()

// harming are the fates by which a report that tells of one person is told from the others, the
// gravest first.
var harming = []string{"dead", "hurt", "shot", "held"}

// arrest is the stem of the deed by which somebody is first held.
var arrest = kinOf("arrest")

// met are words beside those of fates that tell how a deed ended: "stabbed to death".
var met = wordlist.Set("fatally dead lifeless")

// victim makes the claim of the age of somebody who comes to harm, by the noun or name of it; nil
// for others.
func victim(d *news.Doc, i int) (c *claim, deed int) {
	t := d.Tokens[i]
	at := ageAt(d, i)
	if at.Empty() || t.Head < 0 {
		return nil, -1
	}
	n, err := strconv.ParseFloat(d.Words(at), 64)
	if deed = over(d, i, 4); err != nil || n < 1 || n > 110 || deed < 0 {
		return nil, -1
	}
	switch rel := t.Rel; {
	case news.RelIs(rel, "nsubj:pass"), news.RelIs(rel, "obj"):
	case news.RelIs(rel, "nsubj") && fates[meaning(d, deed)] == "dead": // who dies
	default:
		return nil, -1
	}
	fate := ""
	for k := max(min(i, deed)-2, 0); k < min(max(i, deed)+6, len(d.Tokens)); k++ {
		x := fates[meaning(d, k)]
		if met[strings.ToLower(d.Word(k))] {
			x = "dead"
		}
		if r := slices.Index(harming, x); r >= 0 && (fate == "" || r < slices.Index(harming, fate)) {
			fate = x
		}
	}
	if k := d.Child(i, "conj"); fate == "" || moodOf(d, deed) != "" || k >= 0 && !ageAt(d, k).Empty() || // one of two
		fate == "held" && meaning(d, deed) != arrest {
		return nil, -1
	}
	c = &claim{at: at, class: age, best: n, low: n, high: n, exact: stretch{n, n}}
	if g := genders[d.Lemma(i)]; g != "" {
		c.kind = []string{g}
	}
	_, c.named = called(d, i)
	c.noun, c.verb, c.about = fate, meaning(d, deed), "age of who was "+map[string]string{"dead": "killed", "hurt": "hurt", "shot": "shot", "held": "held"}[fate]
	return c, deed
}

// ageAt gives the age that stands before a noun, or behind a name: "a 19-year-old man", "Ole
// Vell, 19,"; an empty span for none.
func ageAt(d *news.Doc, i int) (none news.Span) {
	t, text := d.Tokens[i], d.Article.Text
	if t.Tag != "NOUN" && t.Tag != "PROPN" && t.Tag != "ADJ" {
		return none
	}
	start, end := t.Start, t.End
	if t.Tag == "PROPN" { // the whole name
		first, last := d.Subtree(i)
		for last > i+1 && d.Tokens[last-1].Tag != "PROPN" {
			last--
		}
		for k := i + 1; k < last; k++ {
			if d.Tokens[k].Tag != "PROPN" {
				last = k
			}
		}
		for first < i && d.Tokens[first].Tag != "PROPN" {
			first++
		}
		start, end = d.Tokens[first].Start, d.Tokens[max(last, i+1)-1].End
		if x := numbered(text[end:min(len(text), end+24)], ageAfter); x != nil {
			return news.Span{Start: end + x[2], End: end + x[3]}
		}
	}
	if t.Tag == "ADJ" && !strings.EqualFold(d.Word(i), "old") {
		return none
	}
	if strings.EqualFold(d.Word(i), "old") { // "the 19-year-old died"
		start = end + 1
		if end >= len(text) || text[end] != ' ' {
			return none
		}
	}
	if x := numbered(text[end:min(len(text), end+24)], ageOf); x != nil && genders[d.Lemma(i)] != "" { // "a man of 26"
		return news.Span{Start: end + x[2], End: end + x[3]}
	}
	from := max(0, start-40)
	if x := numbered(text[from:start], ageBefore); x != nil {
		return news.Span{Start: from + x[2], End: from + x[3]}
	}
	return none
}

// sameVictim tells whether two claims of age are of one person, as far as their articles tell:
// each knows of one such person, no word sets them apart, one is not named (whom both name has
// an age by the name), and a year more or less is no birthday.
func (a *claim) sameVictim(b *claim) bool {
	return a.once && b.once && !(a.named && b.named) && agree(a.kind, b.kind) >= 0 && (math.Abs(a.best-b.best) > 1 || a.told == 0 || b.told == 0 || math.Abs(a.told-b.told) <= 7)
}
