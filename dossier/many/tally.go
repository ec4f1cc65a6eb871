package many

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"synoptic/news"
)

// tallies gives the two counts of a vote and the two sides' points of a match,
// written as two numbers: "voted 348-77", "a vote of 52 to 48", "by 52 votes to
// 47", "won 8-7". The first is that of the side that carried it.
func tallies(d *news.Doc) []count {
	var out []count
	for i := range d.Tokens {
		more, at := ballots(d, i)
		if at == i || at+1 >= len(d.Tokens) || d.SentenceAt(i) < 0 || !slices.Contains([]string{"-", "–", "to"}, strings.ToLower(d.Word(at))) {
			continue
		}
		if at+3 < len(d.Tokens) && strings.EqualFold(d.Word(at+1), "to") { // "134-to-63"
			at += 2
		}
		fewer, end := ballots(d, at+1)
		if end == at+1 || fewer > more {
			continue
		}
		c := count{doc: d, scope: "total"}
		switch {
		case more >= 3 && voted(d, i, end):
			c.measure, c.solid = "votes", true
		case more < 200 && won(d, i, end):
			c.measure, c.weak = "score", d.SentenceAt(i) >= 4
			c.solid = !c.weak
		case more < 200 && more > fewer && paired(d, i, end) && end < len(d.Tokens) && d.Tokens[end].XPos == "NN" && !grouping[d.Lemma(end)]:
			c.measure = d.Lemma(end) // "a 3-1 deficit", "a 40-12 record"
		case more < 200 && more > fewer && paired(d, i, end):
			c.measure, c.stray, c.weak = "score", true, true // if another report has it too
		case more >= 10 && more > fewer && strings.EqualFold(d.Word(at), "to") && (i == 0 || !strings.EqualFold(d.Word(i-1), "from")) && (end >= len(d.Tokens) || d.Tokens[end].Tag == "PUNCT"):
			c.measure, c.stray, c.weak = "number", true, true // "won, 134 to 63"
		default:
			continue
		}
		sides, ok := map[string][]string{"votes": {"majority", "minority"}, "score": {"winner", "loser"}, "number": {"", ""}}[c.measure]
		if !ok {
			sides = []string{"", ""}
		}
		for k, v := range []float64{more, fewer} {
			c.q = news.Quantity{Span: d.TokenSpan(i, end), Low: v, Best: v, High: v, Qualifier: "exact", Head: i, Scope: "total"}
			c.kind, c.of, c.value, c.order = sides[k], "the "+sides[k], value{v, v, v, "exact", false, false}, len(d.Quantities)+i+k
			c.pair = fmt.Sprint(more, fewer, k)
			if c.kind == "" {
				c.of = ""
			}
			if c.measure == "score" || !ok { // 8-7 and 8-3 are of two matches
				c.kind += c.pair
			}
			out = append(out, c)
		}
	}
	return out
}

// paired tells whether two numbers stand by themselves as one word, as scores do,
// and belong to no longer chain, range or name: "a 6-3 lead", "trailed 3-1".
func paired(d *news.Doc, first, last int) bool {
	if last-first != 3 || d.Tokens[first].Start+len(d.Word(first)+d.Word(first+1)+d.Word(first+2)) != d.Tokens[last-1].End {
		return false
	}
	joins := func(k int) bool {
		return k >= 0 && k < len(d.Tokens) && strings.ContainsAny(d.Word(k), "-–/:%$€£")
	}
	if joins(first-1) || joins(last) || first > 0 && d.Tokens[first-1].End == d.Tokens[first].Start && d.Word(first-1) != "(" || dated(d, d.TokenSpan(first, first+1)) {
		return false
	}
	return last >= len(d.Tokens) || d.Tokens[last].Start > d.Tokens[last-1].End || d.Tokens[last].Tag == "PUNCT"
}

// ballots reads a whole number at a token, with "votes" behind it; at is where
// it ends, i when there is none.
func ballots(d *news.Doc, i int) (n float64, at int) {
	w := d.Word(i)
	if w == "" || len(w) > 4 || w[len(w)-1] < '0' || w[len(w)-1] > '9' { // an error of the reading takes longer
		return 0, i
	}
	v, err := strconv.Atoi(w)
	if err != nil || v < 0 || len(w) > 1 && w[0] == '0' {
		return 0, i
	}
	at = i + 1
	if at < len(d.Tokens) && strings.EqualFold(d.Word(at), "votes") {
		at++
	}
	return float64(v), at
}

// voted tells whether the words around two numbers, in their sentence, are of
// a vote.
func voted(d *news.Doc, first, last int) bool {
	i := d.SentenceAt(first)
	if i < 0 || d.SentenceAt(last-1) != i {
		return false
	}
	s := d.Sentences[i]
	for k := max(s.First, first-7); k < min(s.Last, last+3); k++ {
		switch d.Lemma(k) {
		case "vote", "voting", "ballot":
			return k < first || k >= last || d.Word(first+1) == "votes"
		case "tally", "margin": // of goals, unless votes are spoken of
			return slices.ContainsFunc(d.Tokens[d.Sentences[max(i-4, 0)].First:s.Last], func(t news.Token) bool {
				return strings.EqualFold(t.Lemma, "vote")
			})
		}
	}
	if !strings.ContainsAny(d.Word(first+1), "-–") || d.Word(first) == "0" {
		return false
	}
	for k := first - 1; k >= max(s.First, first-6) && d.Tokens[k].Tag != "PUNCT"; k-- {
		if passing[d.Lemma(k)] {
			return slices.ContainsFunc(d.Tokens[s.First:s.Last], func(t news.Token) bool { return lawful[strings.ToLower(t.Lemma)] })
		}
	}
	return false
}

// passing are the verbs of a house that decides.
var passing = words("pass approve adopt reject confirm ratify endorse clear vote override")

// lawful are nouns for what is decided by votes, and for who decides.
var lawful = words("bill act legislation law measure resolution amendment motion plan budget treaty senate house parliament congress assembly council committee court lawmaker chamber")

// won tells whether the words right before or behind two numbers are of the
// end of a match, and not of a lead in it.
func won(d *news.Doc, first, last int) bool {
	i := d.SentenceAt(first)
	if i < 0 || d.SentenceAt(last-1) != i || strings.EqualFold(d.Word(first+1), "to") {
		return false
	}
	s := d.Sentences[i]
	for k := last; k < min(s.Last, last+3); k++ {
		switch l := d.Lemma(k); {
		case winning[l]:
			return true
		case l == "lead" || l == "deficit" || l == "record" || l == "series":
			return false
		}
	}
	if first > s.First && d.Word(first-1) == "," { // "beat the visitors, 8-7, in 10 innings"
		first--
	}
	for k := first - 1; k >= max(s.First, first-7) && d.Tokens[k].Tag != "PUNCT"; k-- {
		if winning[d.Lemma(k)] {
			return true
		}
	}
	return false
}

// winning are words for how a match ends.
var winning = words("win beat defeat edge outlast rout thrash trounce overcome topple lose victory triumph loss draw drub drubbing thrashing clinch crush down upset stun")
