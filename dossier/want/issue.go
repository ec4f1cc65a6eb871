package want

import (
	"slices"
	"strings"

	"synoptic/gazetteer"
	"synoptic/news"
)

// item is one thing that a stance is about.
type item struct {
	head        int
	first, last int
	tokens      []int
}

// items takes an object apart: coordinated nouns are issues of their own. A
// shell noun ("those calls", "a proposal that …") points at what the sentence
// spoke of before.
func (r *reader) items(sent news.Sentence, object int, before []claim, onlyIf bool) []item {
	if object < 0 || r.shellOnly(object) {
		if n := len(before); n > 0 {
			b := before[n-1]
			first, last := r.d.TokensIn(b.span)
			return []item{{head: b.object[0], first: first, last: last, tokens: b.object}}
		}
		return nil
	}
	first, last := r.d.Subtree(object)
	if onlyIf {
		for i := object; i < sent.Last; i++ {
			if w := strings.ToLower(r.d.Word(i)); w == "including" || w == "as" && strings.EqualFold(r.d.Word(i-1), "such") {
				return r.list(sent, i+1)
			}
		}
		last = r.contentEnd(sent, object)
	}
	if t := r.d.Tokens[object].Tag; t == "NOUN" || t == "PROPN" {
		if l := r.list(sent, first); len(l) > 1 {
			return l
		}
	}
	it := item{head: object, first: first, last: last}
	for t := first; t < last; t++ {
		if r.lemma(t) == "accord" {
			it.last = t
			break
		}
		if r.meaning(t) {
			it.tokens = append(it.tokens, t)
		}
	}
	if r.d.Tokens[object].Tag == "VERB" { // what is to be done names the issue less than to what
		if o := r.d.Child(object, "obj"); o >= 0 && r.meaning(o) {
			it.head = o
		} else {
			for _, t := range it.tokens {
				if t > object && r.d.Tokens[t].Tag == "NOUN" && r.d.Tokens[t].Rel != "nmod:poss" && !news.RelIs(r.d.Tokens[t].Rel, "compound") {
					it.head = t
					break
				}
			}
		}
	}
	if len(it.tokens) == 0 {
		return nil
	}
	return []item{it}
}

// contentEnd gives the token after the last of the sentence that belongs to the
// same reported words as t.
func (r *reader) contentEnd(sent news.Sentence, t int) int {
	for _, a := range r.d.Attributions {
		for _, c := range a.Content {
			if c.Contains(r.d.Tokens[t].Span) {
				_, last := r.d.TokensIn(c)
				return min(last, sent.Last)
			}
		}
	}
	return sent.Last
}

// list reads a list of noun phrases from a token on: parts between commas and
// "and", up to the next verb or the end. A part without a noun belongs to the
// next ("a long-term and unconditional ceasefire").
func (r *reader) list(sent news.Sentence, first int) []item {
	var out []item
	it := item{head: -1, first: first}
	end := func(last int) {
		it.last = last
		if it.head >= 0 && len(it.tokens) > 0 {
			out = append(out, it)
			it = item{head: -1, first: last + 1}
		}
	}
	i := first
scan:
	for ; i < sent.Last; i++ {
		tok := r.d.Tokens[i]
		switch tok.Tag {
		case "PUNCT":
			switch r.d.Word(i) {
			case ",":
				end(i)
			case ".", ";", "—", "–", ":", "(", ")":
				break scan
			}
		case "CCONJ":
			end(i)
		case "VERB":
			if r.lemma(i) == "accord" {
				break scan
			}
			if tok.Rel != "amod" && tok.XPos != "VBN" && tok.XPos != "VBG" {
				break scan
			}
		case "AUX", "SCONJ":
			break scan
		case "PRON":
			if tok.XPos != "PRP$" {
				break scan
			}
		}
		if r.meaning(i) {
			it.tokens = append(it.tokens, i)
			if tok.Tag == "NOUN" && it.head < 0 && (i+1 >= sent.Last || r.d.Tokens[i+1].Tag != "NOUN") {
				it.head = i
			}
		}
	}
	end(i)
	return out
}

func (r *reader) shellOnly(t int) bool { return shell[r.lemma(t)] && r.d.Child(t, "acl", "nmod") < 0 }

// meaning tells whether a word can name an issue: no names of parties, persons
// or times, no light words.
func (r *reader) meaning(t int) bool {
	tok := r.d.Tokens[t]
	low := r.lemma(t)
	if light[low] || shell[low] || len(low) < 3 {
		return false
	}
	if slices.ContainsFunc(r.d.Timexes, func(x news.Timex) bool { return x.Overlaps(tok.Span) }) {
		return false
	}
	switch tok.Tag {
	case "NOUN":
		return low != "war" || tok.Head < 0 || r.lemma(tok.Head) != "prisoner"
	case "ADJ":
		_, _, nation := gazetteer.Nation(r.d.Word(t))
		return !nation && tok.Head >= 0 && !light[r.lemma(tok.Head)] && strings.HasSuffix(low, "al")
	case "VERB":
		return news.RelIs(tok.Rel, "xcomp") && !lightVerb[low]
	}
	return false
}

var lightVerb = map[string]bool{"make": true, "take": true, "have": true, "be": true, "give": true, "do": true, "get": true, "hold": true,
	"put": true, "see": true, "show": true, "consider": true, "raise": true, "address": true, "respond": true, "adopt": true, "keep": true,
	"discuss": true, "achieve": true, "reach": true, "accept": true, "provide": true, "allow": true, "let": true, "help": true}

// words gives the span from the subject to the end of the item, or the item's
// sentence part when they lie apart.
func (r *reader) words(sent news.Sentence, subj, t int, it item) news.Span {
	first, _ := r.d.Subtree(subj)
	if subj > t || first < sent.First {
		first = min(subj, t)
	}
	if r.relative(t) && subj == r.d.Tokens[t].Head {
		first = subj
	}
	if h := r.d.Tokens[subj].Head; h >= sent.First && r.d.Tokens[subj].Rel == "obj" && r.lemma(h) == "accuse" {
		first = h // "Norway accused Peru of blocking …" is Norway's account
		if s := r.d.Child(h, "nsubj"); s >= 0 {
			first, _ = r.d.Subtree(s)
		}
	}
	if subj == t && r.d.Tokens[t].Tag == "SCONJ" {
		first = r.opening(sent, t)
	}
	last := max(it.last, t+1)
	s := trim(r.d.Article.Text, r.d.TokenSpan(min(first, it.first), min(last, sent.Last)))
	for _, q := range [][2]string{{`"`, `"`}, {"“", "”"}} { // a quotation opened is closed
		text := r.d.Article.Text
		in := text[s.Start:s.End]
		open := strings.Count(in, q[0])%2 == 1
		if q[0] != q[1] {
			open = strings.Count(in, q[0]) > strings.Count(in, q[1])
		}
		rest := strings.TrimLeft(text[s.End:], ",.")
		if end := len(text) - len(rest); open && end-s.End < 2 && strings.HasPrefix(rest, q[1]) {
			s.End = end + len(q[1])
		}
	}
	return s
}

// opening gives the token at which the clause begins that an "only if" at t
// closes ("peace is possible only if …").
func (r *reader) opening(sent news.Sentence, t int) int {
	i := t
	for i > sent.First && i > t-12 {
		switch r.d.Word(i - 1) {
		case ",", ";", ":", `"`, "“", "—", "–", "(":
			return i
		}
		i--
	}
	return i
}

// trim takes loose marks off the ends of a span.
func trim(text string, s news.Span) news.Span {
	for _, q := range []string{"”", "’", "»", `" `} { // the end of a quotation before
		if strings.HasPrefix(text[s.Start:s.End], q) {
			s.Start += len(q)
		}
	}
	for s.Start < s.End && strings.ContainsRune(" ,;:.\n\t", rune(text[s.Start])) {
		s.Start++
	}
	for s.End > s.Start && strings.ContainsRune(" ,;:.\n\t\"", rune(text[s.End-1])) {
		s.End--
	}
	return s
}

// when gives the day that the sentence names for the stance, "" when none or
// several.
func (r *reader) when(sent news.Sentence) string {
	found := ""
	for _, x := range r.d.Timexes {
		if sent.Contains(x.Span) && (x.Type == "DATE" || x.Type == "TIME") && len(x.Value) >= 10 && x.Value[5] != 'W' && x.Value[4] == '-' {
			if found != "" {
				return ""
			}
			found = x.Value[:10]
		}
	}
	return found
}
