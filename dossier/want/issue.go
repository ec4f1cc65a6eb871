package want

import (
	"strings"

	"synoptic/dossier/said"
	"synoptic/gazetteer"
	"synoptic/news"
)

// name gives a claim the words by which its issue is known.
func (r *reader) name(c *claim, sent news.Sentence, it item) {
	c.head = it.head
	if len(it.keys) > 0 {
		c.key, c.short, c.long = it.keys[0], it.label, it.label
		return
	}
	first := it.first
	if strings.EqualFold(r.d.Word(first), "that") || strings.EqualFold(r.d.Word(first), "to") {
		first++
	}
	deed := ""
	if words := strings.Fields(r.d.Words(trim(r.d.Article.Text, r.d.TokenSpan(first, it.end)))); len(words) <= 8 {
		deed = strings.Trim(strings.Join(words, " "), `"“”`)
	}
	switch {
	case it.form == that && deed != "":
		c.key, c.short, c.long = "that "+deed, deed, deed
	case it.form == that && it.verb >= 0 || it.not:
		deed = r.lower(it.verb, r.trimmed(it.verb, min(it.end, it.verb+6)))
		if it.not {
			deed = "not " + deed
		}
		c.key, c.short, c.long = "that "+deed, deed, deed
	case it.head >= 0:
		c.key, c.narrow = stem(r.d, it.head), r.narrows(sent, it.head)
		c.short, c.long = r.phrase(it.head), r.long(sent, it.head)
		r.whole(c, it)
	case it.verb >= 0 && (r.d.Tokens[it.verb].Tag == "VERB" || it.form == toDo || it.form == toBid):
		end := min(it.end, it.verb+4)
		for end > it.verb+1 && (r.timed(end-1) || r.d.Tokens[end-1].Tag == "ADJ" || r.d.Tokens[end-1].XPos == "PRP$" || possessive(r.d.Word(end-1))) {
			end--
		}
		c.short = r.lower(it.verb, r.trimmed(it.verb, end))
		c.key, c.long = "to "+c.short, c.short
	}
}

// narrows gives the stems of what narrows a noun, before it or behind a
// preposition: no names, no numbers, no words of haste. Of a thing that goes by
// many names (a truce, talks) nothing does.
func (r *reader) narrows(sent news.Sentence, head int) []string {
	if one[stem(r.d, head)] {
		return nil
	}
	var out []string
	add := func(from, end int) {
		for i := from; i < end; i++ {
			l := r.lemma(i)
			if tok := r.d.Tokens[i].Tag; i == head || tok != "NOUN" && tok != "ADJ" || broad[l] || light[l] || tok == "ADJ" && r.judges(i) || r.timed(i) || hasDigit(r.d.Words(hyphened(r.d, i))) {
				continue
			}
			if _, _, nation := gazetteer.Nation(r.d.Word(i)); !nation {
				out = append(out, said.Stem(l))
			}
		}
	}
	first, _ := r.chunk(head)
	add(first, head)
	if head+2 < sent.Last && (r.lemma(head+1) == "of" || r.lemma(head+1) == "on") {
		if end, h := r.nounAt(head+2, sent.Last); h >= 0 {
			add(h, end)
		}
	}
	return out
}

func hasDigit(s string) bool { return strings.ContainsAny(s, "0123456789") }

// one holds the stems of things that go by many names.
var one = func() map[string]bool {
	out := map[string]bool{}
	for _, w := range sameThing {
		out[said.Stem(w)] = true
	}
	return out
}()

// whole gives the longer words for the issue of a deed ("cancel the summit") or
// of an end ("an end to the shelling"), in which the thing alone would say the
// contrary.
func (r *reader) whole(c *claim, it item) {
	from, end := it.verb, it.head+1
	switch {
	case it.verb >= 0 && (emptyVerb[r.lemma(it.verb)] || c.stance == rejects && it.form == toDo && opposing[r.lemma(it.verb)]):
		return // who will scrap the quota rejects the quota
	case it.verb >= 0 && it.head < it.verb:
		from, end = it.head, it.verb+1 // "the shelling must stop"
	case it.verb < 0 && it.named >= 0 && it.named < it.head && light[r.lemma(it.named)]:
		from = it.named
	case it.verb < 0:
		return
	}
	var words []string
	for i := from; i < end; i++ {
		tok := r.d.Tokens[i]
		if tok.Tag == "DET" || tok.Tag == "ADV" || tok.XPos == "PRP$" || tok.Tag == "PUNCT" && r.d.Word(i) != "-" || tok.Tag == "NUM" || broad[strings.ToLower(r.d.Word(i))] {
			continue
		}
		if possessive(r.d.Word(i)) && len(words) > 0 {
			words[len(words)-1] += r.d.Word(i)
			continue
		}
		words = append(words, r.lower(i, i+1))
	}
	if len(words) > 1 && len(words) <= 6 {
		c.long = strings.ReplaceAll(strings.Join(words, " "), " - ", "-")
		if it.verb < 0 {
			c.short = c.long
		}
	}
}
