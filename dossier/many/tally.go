package many

import (
	"slices"
	"strconv"
	"strings"

	"synoptic/news"
)

// tallies gives the counts of a vote written as two numbers: "voted 348-77",
// "a vote of 52 to 48", "by 52 votes to 47". The first is that of the side that
// carried the vote.
func tallies(d *news.Doc) []count {
	var out []count
	for i := range d.Tokens {
		more, at := ballots(d, i)
		if at == i || at+1 >= len(d.Tokens) || !slices.Contains([]string{"-", "–", "to"}, strings.ToLower(d.Word(at))) {
			continue
		}
		fewer, end := ballots(d, at+1)
		if end == at+1 || more < 3 || fewer > more || !voted(d, i, end) {
			continue
		}
		span := d.TokenSpan(i, end)
		for k, v := range []float64{more, fewer} {
			side := []string{"majority", "minority"}[k]
			q := news.Quantity{Span: span, Low: v, Best: v, High: v, Qualifier: "exact", Head: i, Scope: "total"}
			out = append(out, count{doc: d, q: q, measure: "votes", kind: side, of: "the " + side, scope: "total", solid: true,
				value: value{v, v, v, "exact", false}, order: len(d.Quantities) + i + k})
		}
	}
	return out
}

// ballots reads a whole number at a token, with "votes" behind it; at is where
// it ends, i when there is none.
func ballots(d *news.Doc, i int) (n float64, at int) {
	w := d.Word(i)
	v, err := strconv.Atoi(w)
	if err != nil || v < 0 || len(w) > 4 || len(w) > 1 && w[0] == '0' {
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
		switch lemma(d, k) {
		case "vote", "voting", "ballot":
			return k < first || k >= last || d.Word(first+1) == "votes"
		case "tally", "margin": // of goals, unless votes are spoken of
			return slices.ContainsFunc(d.Tokens[d.Sentences[max(i-4, 0)].First:s.Last], func(t news.Token) bool {
				return strings.EqualFold(t.Lemma, "vote")
			})
		}
	}
	return false
}
