package many

import (
	"slices"
	"strings"

	"synoptic/news"
)

// fatal tells whether those shot or wounded were "shot dead", "fatally shot", "shot to
// death", "mortally wounded".
func (c *count) fatal() bool {
	d := c.doc
	first, last := d.TokensIn(c.q.Span.Cover(c.q.Of))
	s := d.Sentences[d.SentenceAt(c.q.Head)]
	hit, ahead := false, 6
	if c.measure == "injured" {
		ahead = 3
	}
	for k := max(first-3, s.First); k < min(last+ahead, s.Last); k++ {
		switch w := strings.ToLower(d.Word(k)); w {
		case "fatally", "mortally":
			hit = true
		case "fatal", "dead", "death", "killed":
			hit = hit || c.measure == "shot"
		case ".", ";", ",", "--", "–", "—", "and":
			if k >= last { // "four people were shot, three fatally"
				return hit
			}
			hit = false
		}
	}
	return hit
}

// ill tells whether an illness is spoken of where a number of cases stands.
func (c *count) ill() bool {
	d := c.doc
	i := d.SentenceAt(c.q.Head)
	for k := d.Sentences[max(i-1, 0)].First; k < d.Sentences[i].Last; k++ {
		if illnesses[d.Lemma(k)] {
			return true
		}
	}
	n := 0 // a report that is about one
	for k := range d.Tokens {
		if illnesses[d.Lemma(k)] {
			n++
		}
	}
	return n >= 5 && n*100 >= len(d.Tokens)
}

// illnesses are words for what people fall ill with.
var illnesses = words("virus flu influenza disease infection outbreak epidemic pandemic cholera measles malaria fever illness")

// hospital tells whether the words behind the counted, up to the end of their
// clause, take them to hospital or keep them there: "sent to a local hospital",
// "remain in hospital".
func (c *count) hospital() bool {
	there := carrying[c.carrier()]
	after := c.behind(9)
	for i, w := range after {
		switch w {
		case ",", ".", ";", "and", "but", "who", "which", "that", "\"", "”":
			return false
		case "intensive":
			if i+1 < len(after) && after[i+1] == "care" && (i == 0 || after[i-1] == "in" || after[i-1] == "to") {
				c.kind = "serious"
				return true
			}
		case "hospital", "hospitals":
			for _, x := range after[max(i-3, 0):i] {
				if there && (x == "to" || x == "in" || x == "at") {
					return true
				}
			}
			return false
		}
		there = there || carrying[w]
	}
	return false
}

// carrier gives the lemma of the verb directly before a number, "" when there
// is none.
func (c *count) carrier() string {
	first, _ := c.doc.TokensIn(c.q.Span)
	if first == 0 || c.doc.Tokens[first-1].Tag != "VERB" {
		return ""
	}
	return c.doc.Lemma(first - 1)
}

// carrying are words for taking people to a place or keeping them there.
var carrying = words("send take rush land put sent taken rushed airlifted brought transported flown admitted remain remained remains still stayed hospitalized")

// state reads an adjective that says what became of the counted: "40 dead", "two
// deceased victims".
func (c *count) state() string {
	d, out := c.doc, ""
	for _, t := range []int{c.q.Head, d.Tokens[c.q.Head].Head} {
		if t < 0 || t >= len(d.Tokens) {
			continue
		}
		d.Children(t, func(k int) bool {
			own := d.Child(k, "nsubj") >= 0 || d.Child(k, "nsubj:pass") >= 0 || news.RelIs(d.Tokens[k].Rel, "parataxis") // "they made it; several were hurt"
			own = own || k > 0 && d.Tokens[k-1].Tag == "NUM" && !c.q.Contains(d.Tokens[k-1].Span)                        // "five shot, three dead"
			if (d.Tokens[k].Tag == "ADJ" || d.Tokens[k].XPos == "VBN") && !own {
				out = byNoun[d.Lemma(k)]
			}
			return out == ""
		})
		if out != "" {
			break
		}
	}
	return out
}

// gravely reads a bare number with an adverb that says what became of some of
// those counted before: "three fatally", "two of them critically".
func (c *count) gravely() string {
	if !c.q.Of.Empty() && c.human() && c.kind != "" || c.unit != "" && c.unit != "person" {
		return ""
	}
	after := c.behind(6)
	if k := slices.Index(after, "condition"); k > 1 && (after[k-1] == "critical" || after[k-1] == "serious" || after[k-1] == "grave") && c.doc.Tokens[c.q.Head].Tag != "NOUN" {
		return "injured"
	}
	if len(after) > 2 && after[0] == "of" && (after[1] == "them" || after[1] == "whom") {
		after = after[2:]
	}
	if len(after) == 0 || len(c.harmed()) == 0 {
		return ""
	}
	switch after[0] {
	case "fatally":
		return "killed"
	case "critically", "seriously", "severely":
		return "injured"
	}
	return ""
}

// harmed gives what is told of people in the sentence before a number and up to
// it, word by word, without the verb that the number itself stands under.
func (c *count) harmed() []string {
	d := c.doc
	i := d.SentenceAt(c.q.Head)
	first, _ := d.TokensIn(c.q.Span)
	end := first // before the number's own verb or noun
	for k := first - 1; k >= max(first-3, 0) && d.Tokens[k].Tag != "PUNCT" && d.Tokens[k].Tag != "CCONJ"; k-- {
		if d.Tokens[k].Tag == "VERB" || byNoun[d.Lemma(k)] != "" {
			end = k
			break
		}
	}
	var out []string
	for k := d.Sentences[max(i-1, 0)].First; k < end; k++ {
		m := ""
		switch l := d.Lemma(k); d.Tokens[k].Tag {
		case "VERB":
			m = byVerb[l]
		case "NOUN", "ADJ":
			m = byNoun[l]
		}
		if w := strings.ToLower(d.Word(max(k-1, 0))); m == "injured" && (w == "fatally" || w == "mortally") {
			m = "killed"
		}
		if rank(m) < len(tolls) || m == "shot" {
			out = append(out, m)
		}
	}
	return out
}

// added is the scope of counts that come on top of those told before.
const added = "added"

// other tells whether a number is told of "others", or of those "remaining": beside some, not on top.
func (c *count) other() bool {
	first, last := c.doc.TokensIn(c.q.Span.Cover(c.q.Of))
	for k := first; k < last; k++ {
		if w := strings.ToLower(c.doc.Word(k)); w == "other" || w == "others" || w == "remaining" {
			return true
		}
	}
	return false
}

// told tells whether people were counted or told of before in the measure of a
// count: "12 died … two of them in hospital".
func (c *count) told() bool { return slices.Contains(c.harmed(), c.measure) }

// added tells whether a count comes on top of another one ("two more bodies").
// One that is told beside what became of others ("killed one and injured three
// others") is none.
func (c *count) added() bool {
	d := c.doc
	first, last := d.TokensIn(c.q.Span.Cover(c.q.Of))
	for k := max(first-1, 0); k < last; k++ {
		switch strings.ToLower(d.Word(k)) {
		case "remaining":
			if rank(c.measure) < len(tolls) {
				return true
			}
		case "other", "others":
			if k >= first && (rank(c.measure) == len(tolls) && !persons[c.measure] || c.told()) {
				return true
			}
		case "new": // "12 new cases", not those of New Velm or of a new make
			if d.Word(k) == "new" && rank(c.measure) < len(tolls) {
				return true
			}
		case "another", "additional", "further":
			return len(c.harmed()) == 0 || c.told()
		case "more":
			if k+1 < len(d.Tokens) && !strings.EqualFold(d.Word(k+1), "than") && !strings.EqualFold(d.Word(k-min(k, 1)), "or") {
				return len(c.harmed()) == 0 || c.told()
			}
		}
	}
	return false
}
