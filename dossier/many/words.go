package many

import (
	"strings"

	"synoptic/gazetteer"
	"synoptic/news"
)

// whoText gives who does something, in few words: a name, a noun with what belongs to it, of a
// pronoun whom it stands for.
func (c *count) whoText(s int) string {
	d := c.doc
	if d.Tokens[s].Tag == "PRON" {
		if n := c.standsFor(s); n != "" {
			return n
		}
		if w := strings.ToLower(d.Word(s)); w == "he" || w == "she" {
			return w
		}
		return ""
	}
	if l := d.Lemma(s); len(l) < 2 || dated(d, d.Tokens[s].Span) || lengths[l] || measured[l] != "" || currencies[l] || !nominal(d, s) && l != "well" {
		return ""
	}
	if sizing[d.Lemma(s)] {
		return c.nounWhole(s)
	}
	return c.nounWords(s)
}

// nounWords gives a noun with what belongs to it before it, a name whole, and what is "of" it.
func (c *count) nounWords(t int) string {
	d := c.doc
	if m := d.MentionHeadedBy(t); m >= 0 && d.Mentions[m].Kind == news.MentionName && d.Mentions[m].Last-d.Mentions[m].First < 6 {
		last := d.Mentions[m].Last
		for last < len(d.Tokens) && last-d.Mentions[m].First < 5 && d.Tokens[last].Tag == "PROPN" && d.Tokens[d.Mentions[m].First].Tag == "PROPN" && d.Tokens[last].Start == d.Tokens[last-1].End+1 {
			last++ // "Mr | Brask"
		}
		return c.row(d.Mentions[m].First, last)
	}
	first, end := c.nounFrom(t), t+1
	if k := d.Child(t, "nmod"); k > t && k < t+6 && d.Cased(k, "of") && d.Tokens[t+1].Tag == "ADP" {
		if _, to := d.Subtree(k); to-end <= 6 {
			end = to
		}
	}
	out := joinWords(c.possessor(t, first), c.row(first, t+1))
	if end > t+1 {
		out = joinWords(out, c.cut(t+1, end, 6))
	}
	return out
}

// possessor gives whose a noun is where the number stands between: "Norland's | 600-km | border",
// of a pronoun whom it stands for.
func (c *count) possessor(t, first int) string {
	d := c.doc
	k := d.Child(t, "nmod:poss")
	if k < 0 || k >= first {
		return ""
	}
	if d.Tokens[k].Tag != "PRON" {
		if from, to := d.Subtree(k); to <= first && to-from < 6 {
			return c.row(from, to)
		}
		return ""
	}
	if n := c.standsFor(k); n != "" {
		return n + "'s"
	}
	return ""
}

// standsFor gives whom a pronoun stands for: him or her by the mentions, anything else only where
// its sentence names it before.
func (c *count) standsFor(k int) string {
	d := c.doc
	m := d.MentionHeadedBy(k)
	if m < 0 || d.Mentions[m].Entity < 0 {
		return ""
	}
	e := d.Mentions[m].Entity
	n := d.Entities[e].Name
	if n == "" || len(strings.Fields(n)) > 4 {
		return ""
	}
	if d.Entities[e].Type == news.Person {
		return n
	}
	s := d.Sentences[d.SentenceAt(k)]
	for _, i := range d.MentionsIn(news.Span{Start: s.Start, End: d.Tokens[k].Start}) {
		if d.Mentions[i].Entity == e && d.Mentions[i].Kind == news.MentionName {
			return n
		}
	}
	return ""
}

// nounFrom gives where the words of a noun begin: with its adjectives, compounds and whose it is,
// without its determiner and number.
func (c *count) nounFrom(t int) int {
	d := c.doc
	s := d.Sentences[d.SentenceAt(t)]
	under := func(k int) bool {
		for n := 0; n < 4 && k >= 0 && k <= t; n++ {
			if k == t {
				return true
			}
			k = d.Tokens[k].Head
		}
		return false
	}
	first := t
	for k := t - 1; k >= s.First && t-k < 7 && under(k) && !c.q.Contains(d.Tokens[k].Span); k-- {
		tag, rel := d.Tokens[k].Tag, d.Tokens[k].Rel
		if strings.Contains(d.Article.Text[d.Tokens[k].End:d.Tokens[k+1].Start], "\n") {
			break
		}
		if rel == "case" && d.Tokens[k].Tag != "PART" || tag == "DET" || tag == "NUM" || tag == "PRON" || tag == "ADP" || tag == "AUX" || tag == "SCONJ" || tag == "CCONJ" || tag == "PUNCT" && d.Word(k) != "-" || lengths[d.Lemma(k)] || measured[d.Lemma(k)] != "" || dated(d, d.Tokens[k].Span) && !(under(k-1) && d.Tokens[k-1].Tag == "PROPN" && !dated(d, d.Tokens[k-1].Span)) || d.Lemma(k) == "pct" || d.Lemma(k) == "percent" {
			break
		}
		first = k
	}
	for first < t && (d.Tokens[first].Tag == "PUNCT" || d.Tokens[first].Tag == "PART" || d.Tokens[first].Tag == "ADV" && d.Tokens[first].Rel != "compound") {
		first++
	}
	return first
}

// row gives tokens as words in a row: a sentence's first in small letters unless it is a name,
// "" across the number.
func (c *count) row(first, last int) string {
	d := c.doc
	if first >= last || c.q.Overlaps(d.TokenSpan(first, last)) {
		return ""
	}
	s := strings.Join(strings.Fields(d.Words(d.TokenSpan(first, last))), " ")
	if tag := d.Tokens[first].Tag; first == d.Sentences[d.SentenceAt(first)].First && tag != "PROPN" {
		_, _, nation := gazetteer.Nation(d.Word(first))
		if w := d.Word(first); !nation && !(first+1 < last && d.Tokens[first+1].Tag == "PROPN" && tag != "DET") && (w != strings.ToUpper(w) || len(w) == 1) {
			s = strings.ToLower(s[:1]) + s[1:]
		}
	}
	return s
}

// cut gives the words from a token on, at most so many and not beyond an end, cut where a phrase
// ends; "" where none does.
func (c *count) cut(from, to, most int) string {
	d := c.doc
	to = min(to, d.Sentences[d.SentenceAt(from)].Last)
	end := from
	for end < to && end-from < most+3 && !c.stops(end, from) {
		end++
	}
	for end > from && (end-from > most || !c.clean(from, end)) {
		end--
	}
	if end == from || end == from+1 && d.Tokens[from].Tag != "VERB" && d.Tokens[from].Tag != "ADJ" && d.Tokens[from].Tag != "ADV" {
		return ""
	}
	return c.row(from, end)
}

// stops tells whether a token ends what is told: a mark, the number itself, a clause of its own.
func (c *count) stops(k, from int) bool {
	d := c.doc
	t := d.Tokens[k]
	switch {
	case marked(d.Word(k)) && !strings.ContainsAny(d.Word(k), "-'$"),
		len(d.QuantitiesOver(t.Span)) > 0 && !dated(d, t.Span), t.Tag == "PUNCT" && d.Word(k) != "-" && d.Word(k) != "'" && d.Word(k) != "’", t.Tag == "SYM" && d.Word(k) != "$" && d.Word(k) != "£" && d.Word(k) != "€":
		return true
	case k == from:
		return false
	case strings.Contains(d.Article.Text[d.Tokens[k-1].End:t.Start], "\n"): // another line
		return true
	case t.Tag == "SCONJ" && t.Rel != "case", t.Rel == "mark" && t.Tag != "PART", strings.HasPrefix(t.XPos, "W"):
		return true
	case t.Tag == "CCONJ":
		h := t.Head // that joins two clauses
		return h >= 0 && (d.Tokens[h].Tag == "VERB" || d.Tokens[h].Tag == "AUX" || h > k && d.Child(h, "nsubj") >= 0)
	}
	return false
}

// marked tells whether a word has no letter or digit.
func marked(w string) bool {
	return strings.IndexFunc(w, func(r rune) bool { return r > 127 || r >= '0' && r <= '9' || r|0x20 >= 'a' && r|0x20 <= 'z' }) < 0
}

// clean tells whether words end where a phrase does: with a word that can stand at an end, and
// with none cut off that belongs to what they say.
func (c *count) clean(from, end int) bool {
	d := c.doc
	switch last := d.Tokens[end-1]; last.Tag {
	case "ADP":
		if last.Rel != "compound:prt" && !(news.RelIs(last.Rel, "case") && last.Head < end-1) {
			return false
		}
	case "DET", "CCONJ", "SCONJ", "AUX", "PUNCT", "SYM":
		return false
	case "VERB":
		if linking[d.Lemma(end-1)] {
			return false
		}
	case "PRON":
		if strings.HasPrefix(last.XPos, "W") || last.XPos == "PRP$" {
			return false
		}
	case "PART":
		if strings.EqualFold(d.Word(end-1), "to") {
			return false
		}
	}
	s := d.Sentences[d.SentenceAt(from)]
	for k := from; k < end; k++ { // nothing that leads on
		if h := d.Tokens[k].Head; h >= end && h < s.Last && d.Tokens[k].Rel != "punct" {
			return false
		}
	}
	for k := end; k < min(s.Last, end+8); k++ { // nothing that those words cannot do without
		if h := d.Tokens[k].Head; h >= from && h < end && !marked(d.Word(k)) {
			switch rel := d.Tokens[k].Rel; rel {
			case "conj":
				if nominal(d, h) && nominal(d, k) {
					return false // one of a list
				}
			case "obj", "xcomp", "ccomp", "iobj", "compound", "compound:prt", "flat", "fixed", "aux", "cop", "goeswith":
				return false
			case "nmod", "obl":
				if k < end+5 && d.Cased(k, "of") {
					return false
				}
			}
		}
	}
	if end < s.Last && (d.Word(end) == "-" || d.Word(end) == "%" || d.Tokens[end].Tag == "PART" && d.Tokens[end].Rel == "case") {
		return false
	}
	return true
}

// linking are the verbs that say nothing without what stands behind them.
var linking = words("become seem get remain keep appear feel be have")

// joinWords joins two runs of words of which either may be empty.
func joinWords(a, b string) string { return strings.TrimSpace(a + " " + b) }
