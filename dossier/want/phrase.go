package want

import (
	"strings"

	"synoptic/gazetteer"
	"synoptic/news"
)

// Phrases are read from the order of the words, not from the tree: a noun
// phrase is the run of words that can belong to one. So they hold where a tree
// is wrong.

// inPhrase tells whether a token can stand inside a noun phrase, its neighbours
// being in it.
func (r *reader) inPhrase(i, first, last int) bool {
	tok := r.d.Tokens[i]
	next := func() string {
		if i+1 < last {
			return r.d.Tokens[i+1].Tag
		}
		return ""
	}
	switch tok.Tag {
	case "DET", "ADJ", "NUM", "NOUN", "PROPN", "SYM":
		return tok.XPos != "WDT"
	case "PRON":
		return tok.XPos == "PRP$"
	case "PART":
		return news.Possessive(r.d.Word(i))
	case "ADV":
		return next() == "ADJ" || next() == "NUM" || next() == "VERB" && i > first && r.d.Tokens[i-1].Tag == "DET"
	case "VERB":
		n := next()
		return r.misread(i) || (tok.XPos == "VBN" || tok.XPos == "VBG") && (n == "NOUN" || n == "ADJ" || n == "PROPN") &&
			(tok.Rel == "amod" || i > first && (r.d.Tokens[i-1].Tag == "DET" || r.d.Tokens[i-1].Tag == "ADJ" || r.d.Tokens[i-1].XPos == "PRP$"))
	case "CCONJ":
		return i > first && r.d.Tokens[i-1].Tag == "ADJ" && (next() == "ADJ" || next() == "NOUN") && (r.lemma(i) == "and" || r.lemma(i) == "but")
	case "PUNCT":
		switch r.d.Word(i) {
		case "-", "–", "$", "£", "€":
			return i+1 < last && r.d.Tokens[i+1].Start == tok.End
		case ",":
			return i > first && i+1 < last && r.d.Tokens[i-1].Tag == "ADJ" && next() == "ADJ"
		case `"`, "“", "'", "‘", "”", "’":
			return next() == "ADJ" || next() == "NOUN" || next() == "VERB"
		}
	}
	return false
}

// nounAt reads the noun phrase that begins at a token: the token after it and
// its head, -1 when none begins there.
func (r *reader) nounAt(i, last int) (end, head int) {
	head = -1
	first := i
	for ; i < last && r.inPhrase(i, first, last); i++ {
		if r.d.Tokens[i].Tag == "PART" {
			head = -1
		} else if t := r.d.Tokens[i].Tag; t == "NOUN" || t == "PROPN" || r.misread(i) {
			head = i
		}
		if i > first && r.d.Tokens[i].Tag == "DET" && head >= 0 {
			break // another phrase begins
		}
	}
	if head < 0 {
		return first, -1
	}
	return head + 1, head
}

// chunk gives the words of the noun phrase that a token heads, up to it.
func (r *reader) chunk(head int) (first, last int) {
	sent := r.d.Sentences[max(0, r.d.SentenceAt(head))]
	first = head
	for first > sent.First && r.inPhrase(first-1, sent.First, head+1) {
		if x := r.d.Tokens[first]; x.Tag == "DET" || x.XPos == "PRP$" || x.XPos == "PRP" || x.Tag == "PROPN" && shell[r.lemma(first-1)] {
			break // "told senators | he", "told Reuters | his men"
		}
		first--
	}
	for first < head && r.d.Tokens[first].Tag == "PUNCT" {
		first++
	}
	if k := first - 1; first < head && k >= sent.First && (r.d.Tokens[k].Tag == "ADP" || r.d.Tokens[k].XPos == "VBD") { // "said on Thursday | different authorities"
		for _, x := range r.d.TimexesOver(r.d.Tokens[first].Span) {
			if a, b := r.d.TokensIn(x.Span); a == first && b <= head && x.Type == "DATE" && len(x.Value) >= len("2031-03-12") && !news.Possessive(r.d.Word(b)) {
				first = b
			}
		}
	}
	return first, head + 1
}

// misread tells whether a plural noun behind one that narrows it was taken for a verb:
// "the root causes of the war".
func (r *reader) misread(i int) bool {
	if i < 1 || r.d.Tokens[i].XPos != "VBZ" || r.d.Tokens[i-1].XPos != "NN" || i+1 >= len(r.d.Tokens) {
		return false
	}
	return r.lemma(i+1) == "of" || r.d.Tokens[i+1].Tag == "PUNCT" && r.d.Word(i+1) != "-"
}

// finite tells whether a token is a verb with a tense.
func (r *reader) finite(i int) bool {
	if r.misread(i) {
		return false
	}
	switch r.d.Tokens[i].XPos {
	case "VBD", "VBZ", "VBP", "MD":
		return true
	}
	return false
}

var quoteMarks = map[string]bool{`"`: true, "“": true, "”": true, "‘": true, "``": true, "''": true}

// stops are the words at which what is wanted ends, if they are no preposition
// there.
var stops = words(`because while although though when whereas unless if until but provided saying citing arguing adding calling despite amid so where blaming insisting
	accusing referring according which who whose yesterday instead even referring,`)

// end gives the token after the words that begin at one and tell what is
// wanted: up to the next mark, clause or "and" with a verb of its own.
func (r *reader) end(sent news.Sentence, from int, clause bool) int {
	seen := clause // a clause has one tensed verb of its own, a phrase none
	quoted, nouns := false, false
	i := from
	for ; i < sent.Last; i++ {
		tok := r.d.Tokens[i]
		w := strings.ToLower(r.d.Word(i))
		switch {
		case quoteMarks[w]:
			if i > from && !r.opensQuote(i) {
				if i+1 >= sent.Last || r.d.Tokens[i+1].Tag == "PUNCT" || r.d.Tokens[i+1].Tag == "PRON" || r.finite(i+1) {
					return i
				}
				quoted = false
				break
			}
			quoted = true
		case tok.Tag == "PUNCT" && w == "," && (quoted && r.opensQuote(i+1) || r.listComma(sent, i)):
		case tok.Tag == "PUNCT" && w != "-" && w != "'" && w != "’" && w != "$" && w != "/" && w != ".":
			return i
		case w == "." && i+1 < sent.Last && tok.Tag == "PUNCT":
			return i
		case w == "but" && i > from && i+1 < sent.Last && r.d.Tokens[i-1].Tag == "ADJ" && r.d.Tokens[i+1].Tag == "ADJ":
		case i > from && stops[w] && !(w == "so" && i+1 < sent.Last && r.d.Word(i+1) == "-"):
			return i
		case i > from && (w == "after" || w == "before" || w == "as" || w == "since" || w == "that") && r.opensClause(sent, i) && !(w == "that" && clause):
			return i
		case tok.Tag == "CCONJ" && i > from && r.otherClause(sent, i):
			return i
		case w == "what":
			return r.whatEnd(sent, i)
		case r.finite(i) && i > from:
			if !seen {
				return r.back(sent, from, i)
			}
			seen = false
		}
		nouns = nouns || tok.Tag == "NOUN"
	}
	if i > from && r.d.Word(i-1) == "." {
		i--
	}
	return i
}

// whatEnd gives the token after "what it calls the root causes".
func (r *reader) whatEnd(sent news.Sentence, i int) int {
	for i++; i < sent.Last; i++ {
		if r.d.Tokens[i].Tag == "PUNCT" && !r.opensQuote(i) {
			return i
		}
	}
	return i
}

// opensQuote tells whether a mark of quotation at a token stands before words.
func (r *reader) opensQuote(i int) bool {
	return i+1 < len(r.d.Tokens) && r.d.Tokens[i].End == r.d.Tokens[i+1].Start && (i == 0 || r.d.Tokens[i-1].End < r.d.Tokens[i].Start)
}

// listComma tells whether a comma stands in a list of things that "and" closes.
func (r *reader) listComma(sent news.Sentence, i int) bool {
	for n := 0; n < 3; n++ {
		j := i + 1
		if j < sent.Last && r.lemma(j) == "and" {
			_, head := r.nounAt(j+1, sent.Last)
			return head >= 0 && !r.verbSoon(sent, head+1)
		}
		end, head := r.nounAt(j, sent.Last)
		if head < 0 || end >= sent.Last {
			return false
		}
		for end+1 < sent.Last && r.d.Tokens[end].Tag == "ADP" {
			e, h := r.nounAt(end+1, sent.Last)
			if h < 0 {
				return false
			}
			end = e
		}
		if end < sent.Last && r.lemma(end) == "and" {
			_, head := r.nounAt(end+1, sent.Last)
			return head >= 0 && !r.verbSoon(sent, head+1)
		}
		if end >= sent.Last || r.d.Word(end) != "," {
			return false
		}
		i = end
	}
	return false
}

// opensClause tells whether a word that may be a preposition or a conjunction
// opens a clause: a tensed verb follows before any mark.
func (r *reader) opensClause(sent news.Sentence, i int) bool {
	for j := i + 1; j < sent.Last && j < i+12; j++ {
		if r.finite(j) {
			return true
		}
		if r.d.Tokens[j].Tag == "PUNCT" && !quoteMarks[r.d.Word(j)] && r.d.Word(j) != "-" {
			return false
		}
	}
	return false
}

// otherClause tells whether "and" opens a clause with a verb of its own.
func (r *reader) otherClause(sent news.Sentence, i int) bool {
	j := i + 1
	for j < sent.Last && (r.d.Tokens[j].Tag == "ADV" || r.d.Tokens[j].Tag == "PUNCT" && !quoteMarks[r.d.Word(j)] || r.d.Tokens[j].Tag == "ADP" && j == i+1 && strings.EqualFold(r.d.Word(j), "in")) {
		j++
	}
	if j >= sent.Last {
		return true
	}
	if r.d.Tokens[j].Tag == "AUX" || r.finite(j) || r.d.Tokens[j].Tag == "VERB" && r.d.Tokens[j].XPos != "VBG" && r.d.Tokens[j].XPos != "VB" && r.d.Tokens[j].Rel != "amod" {
		return true
	}
	if r.d.Tokens[j].Tag == "PRON" && r.d.Tokens[j].XPos != "PRP$" {
		return true
	}
	if end, head := r.nounAt(j, sent.Last); head >= 0 {
		return r.verbSoon(sent, end)
	}
	return false
}

// verbSoon tells whether a tensed verb follows a noun phrase, at most over
// phrases that hang on it.
func (r *reader) verbSoon(sent news.Sentence, i int) bool {
	for n := 0; i < sent.Last && n < 10; n++ {
		tok := r.d.Tokens[i]
		switch {
		case r.finite(i):
			return true
		case tok.Tag == "ADV" || tok.Tag == "PART":
			i++
		case tok.Tag == "ADP":
			switch strings.ToLower(r.d.Word(i)) {
			case "before", "after", "since", "as", "until", "than":
				return false
			}
			end, head := r.nounAt(i+1, sent.Last)
			if head < 0 {
				return false
			}
			i = end
		default:
			return false
		}
	}
	return false
}

// back gives the token before the subject of a tensed verb that does not belong
// to what is wanted.
func (r *reader) back(sent news.Sentence, from, verb int) int {
	i := verb
	for i > from && (r.d.Tokens[i-1].Tag == "ADV" || r.d.Tokens[i-1].Tag == "AUX") {
		i--
	}
	if i > from+1 && (r.d.Tokens[i-1].Tag == "NOUN" || r.d.Tokens[i-1].Tag == "PROPN") {
		if first, _ := r.chunk(i - 1); first > from && r.d.Tokens[first-1].Tag != "ADP" {
			return first
		}
	}
	if i > from+1 && r.d.Tokens[i-1].Tag == "PRON" {
		return i - 1
	}
	return i
}

// trimmed takes words off the end that cannot close a phrase.
func (r *reader) trimmed(from, end int) int {
	for end > from+1 {
		tok := r.d.Tokens[end-1]
		w := strings.ToLower(r.d.Word(end - 1))
		if tok.Tag == "ADP" && w != "out" && w != "up" && w != "down" && w != "off" && w != "in" || tok.Tag == "CCONJ" || tok.Tag == "SCONJ" || tok.Tag == "DET" && tok.XPos != "NN" || w == "to" ||
			tok.Tag == "PUNCT" && !quoteMarks[w] && w != ")" || tok.Tag == "AUX" || w == "not" || tok.XPos == "WDT" || tok.XPos == "WP" {
			end--
			continue
		}
		break
	}
	return end
}

// phrase gives the words by which a noun names an issue: it with the adjectives
// and nouns before it that narrow it, three words at most, in lower case.
func (r *reader) phrase(head int) string {
	first, _ := r.chunk(head)
	from := head
	for from > first && head-from < 2 {
		tok := r.d.Tokens[from-1]
		if quoteMarks[r.d.Word(from-1)] && from-2 >= first {
			from--
			continue
		}
		if r.d.Word(from-1) == "-" && from-2 >= first {
			from -= 2 // what a hyphen ties belongs together
			head = max(head, from)
			continue
		}
		if tok.Tag != "ADJ" && tok.Tag != "NOUN" && tok.Tag != "PROPN" || broad[strings.ToLower(r.d.Word(from-1))] || tok.XPos == "JJR" || tok.XPos == "JJS" || tok.Tag == "ADJ" && r.judges(from-1) {
			break
		}
		from--
	}
	return r.lower(from, head+1)
}

// judges tells whether a word is a verdict on what it stands with: "terrible" is
// no part of a deal's name.
func (r *reader) judges(t int) bool {
	w := r.lemma(t)
	return gazetteer.Verdict(w) == gazetteer.Reject || gazetteer.Worth(w) != ""
}

// lower gives words in lower case, but for names.
func (r *reader) lower(from, end int) string {
	var b strings.Builder
	for i := from; i < end; i++ {
		if i > from && r.d.Tokens[i].Start > r.d.Tokens[i-1].End {
			b.WriteByte(' ')
		}
		w := r.d.Word(i)
		if t := r.d.Tokens[i].Tag; t != "PROPN" && (t != "ADJ" || r.d.Sentences[max(0, r.d.SentenceAt(i))].First == i) {
			w = strings.ToLower(w)
		}
		b.WriteString(w)
	}
	return strings.Trim(strings.NewReplacer(`"`, "", "“", "", "”", "").Replace(b.String()), `'‘’ ,;:`)
}

// long gives the phrase of a noun with what hangs on it by a preposition:
// "withdrawal of army units", "duty on salmon".
func (r *reader) long(sent news.Sentence, head int) string {
	short := r.phrase(head)
	if head+2 >= sent.Last || strings.Contains(short, " ") {
		return short
	}
	if e := r.finished(sent, head, head+1); e > head+1 && r.d.Tokens[head+1].Tag != "ADP" {
		if rest := r.lower(head+1, e); len(strings.Fields(rest)) < longest {
			return short + " " + rest // "a deal that opens the port"
		}
	}
	switch strings.ToLower(r.d.Word(head + 1)) {
	case "of", "on", "for", "to", "in", "from", "with", "over", "against":
	default:
		return short
	}
	from := head + 2
	for from < sent.Last && (r.d.Tokens[from].Tag == "DET" || r.d.Tokens[from].Tag == "NUM" || r.d.Tokens[from].XPos == "PRP$") {
		from++
	}
	end, h := r.nounAt(from, sent.Last)
	if h < 0 || end-from > 3 || vague[r.lemma(h)] || r.timed(h) {
		return short
	}
	return short + " " + strings.ToLower(r.d.Word(head+1)) + " " + r.lower(from, end)
}

// timed tells whether a token tells a time.
func (r *reader) timed(t int) bool {
	x := r.d.TimexesOver(r.d.Tokens[t].Span)
	return len(x) > 0 && (x[0].Type == "DATE" || x[0].Type == "TIME" || x[0].Type == "SET")
}
