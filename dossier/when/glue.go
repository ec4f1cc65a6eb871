package when

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic/news"
)

// finished ends a clause behind the verb of which it names the subject alone: "pressure grew on
// Monday after Tarn, once a friend, | shut its embassy"; where that is too long, before what
// joins it.
func finished(d *news.Doc, e news.DocEvent, c news.Span) news.Span {
	first, last := d.TokensIn(c)
	s := d.SentenceAt(e.Head)
	if s < 0 || last <= e.Head+2 || d.Tokens[e.Head].Tag != "VERB" {
		return c
	}
	sent := d.Sentences[s]
	for k := last - 1; k > e.Head; k-- {
		v := d.Tokens[k].Head
		if !news.RelIs(d.Tokens[k].Rel, "nsubj") || v < last || v >= sent.Last || d.Tokens[v].Tag != "VERB" {
			continue
		}
		join := d.Child(v, "mark")
		if join <= e.Head || join >= k || !under(d, v, e.Head) {
			continue
		}
		end := v + 1
		for end < sent.Last && under(d, end, v) {
			end++
		}
		for end > v+1 && d.Tokens[end-1].Tag == "PUNCT" && !strings.ContainsAny(d.Word(end-1), `"”)%`) {
			end--
		}
		if out := d.TokenSpan(first, end); end-first <= most && out.Len() <= longest {
			return out
		}
		if join > e.Head+2 && d.Lemma(join) != "that" {
			return d.TokenSpan(first, join)
		}
	}
	return c
}

// unglued takes from a clause what is of another sentence, where a page lost the stop between
// them: "a man hurt on Friday | Six houses burned". Its time is none where it is on the other
// side.
func unglued(d *news.Doc, e news.DocEvent) news.DocEvent {
	first, last := d.TokensIn(e.Clause)
	from, to := first, last
	for k := first + 1; k < last; k++ {
		if !restarts(d, k) {
			continue
		}
		if k <= e.Head {
			from = k
		} else {
			to = k
			break
		}
	}
	for from < e.Head && marking(d, from) {
		from++
	}
	if from == first && to == last || e.Head < from || e.Head >= to {
		return e
	}
	e.Clause = d.TokenSpan(from, to)
	if k := e.Timex; k >= 0 && k < len(d.Timexes) {
		a, b := d.TokensIn(d.Timexes[k].Span)
		if b <= from && from > first || a >= to && to < last {
			e.When, e.Timex = "", -1
		}
	}
	return e
}

// restarts tells whether a sentence begins at a token inside of what was read as one: a small word
// in capitals behind another that ends no name, a line of its own, or the mark of a list.
func restarts(d *news.Doc, k int) bool {
	x, w := d.Tokens[k], d.Word(k)
	if k == 0 || k+1 >= len(d.Tokens) {
		return false
	}
	if marking(d, k) || stampBefore(d, k) || strings.EqualFold(d.Word(k), "updated") && d.Word(k+1) == ":" {
		return true
	}
	before := d.Tokens[k-1]
	if timed := len(d.TimexesOver(before.Span)) > 0; !timed {
		if c, _ := utf8.DecodeRuneInString(d.Word(k - 1)); !unicode.IsLower(c) && !unicode.IsDigit(c) {
			return false // "Take That", "the U.S. Has"
		}
	}
	r, n := utf8.DecodeRuneInString(w)
	next, _ := utf8.DecodeRuneInString(d.Word(k + 1))
	if !unicode.IsUpper(r) || n == len(w) || !unicode.IsLower(next) || before.Tag == "PUNCT" || before.Tag == "SYM" || strings.ToUpper(w) == w || d.Quoted(x.Span) {
		return false
	}
	if slices.ContainsFunc(d.MentionsIn(x.Span), func(i int) bool { return d.Mentions[i].Kind == news.MentionName }) {
		return false
	}
	timed := func(s news.Span) bool { return len(d.TimexesOver(s)) > 0 }
	switch x.Tag {
	case "DET", "ADP", "SCONJ", "NUM", "ADV", "AUX", "PRON":
		return !timed(news.Span{Start: before.Start, End: x.End}) || !timed(x.Span)
	case "NOUN":
		return timed(before.Span) && !timed(x.Span)
	}
	return false
}

// rejoined mends a clause where its sentence was cut within the code of a share: "Vell Boats (VLB.
// | L) sank", from the name that the bracket is of; "and Brask Ropes (BRK. | L) fell", to the next
// boundary behind the bracket.
func rejoined(d *news.Doc, c news.Span) news.Span {
	first, last := d.TokensIn(c)
	if s := d.SentenceAt(first); s > 0 && first-d.Sentences[s].First < 3 {
		if open, shut := codeCut(d, s); open > 0 && first <= shut+1 && shut < last {
			first = nouns(d, d.Sentences[s-1], open)
		}
	}
	if s := d.SentenceAt(last-1) + 1; s > 0 && s < len(d.Sentences) && d.Sentences[s].First-last < 2 {
		if open, shut := codeCut(d, s); open > first && open < last {
			last = next(d, d.Sentences[s], shut+1)
		}
	}
	if out := d.TokenSpan(first, last); out.Len() <= longest {
		return out
	}
	return c
}

// codeCut gives the tokens of a bracket that opens at the end of one sentence and is shut at the
// beginning of the next; 0 where there is none.
func codeCut(d *news.Doc, s int) (open, shut int) {
	before, sent := d.Sentences[s-1], d.Sentences[s]
	for k := max(before.First, before.Last-4); k < before.Last; k++ {
		if d.Word(k) == "(" {
			open = k
		}
	}
	for k := sent.First; k < sent.Last && k < sent.First+2; k++ {
		if d.Word(k) == ")" && open > 0 {
			return open, k
		}
	}
	return 0, 0
}

// stampBefore tells whether the stamp of a page ends before a token: "Wed Mar 12 2031 20:20:00",
// "Wednesday 12 March 2031 22.12 GMT".
func stampBefore(d *news.Doc, k int) bool {
	end := d.Tokens[k-1].End
	if c := d.Article.Text[end-1]; (c < '0' || c > '9') && (c < 'A' || c > 'Z') { // none ends so
		return false
	}
	return stamped.MatchString(d.Article.Text[max(end-40, 0):end])
}

// marking tells whether a token is the mark of a line of a list.
func marking(d *news.Doc, k int) bool {
	return strings.Trim(d.Word(k), `*•\`) == ""
}

// pared ends the phrase of a noun that tells what happened before what the verb of its sentence has
// behind it: "has been looking into the 2029 election | for more than a year", "makes the 2029
// election | a “priority”".
func pared(d *news.Doc, e news.DocEvent) news.Span {
	if e.Head < 0 || d.Tokens[e.Head].Tag != "NOUN" && d.Tokens[e.Head].Tag != "PROPN" || d.Child(e.Head, "nsubj", "cop") >= 0 {
		return e.Clause
	}
	first, last := d.TokensIn(e.Clause)
	for k := e.Head + 1; k+1 < last; k++ {
		w := d.Word(k)
		lasting := strings.EqualFold(w, "for") && slices.ContainsFunc(d.TimexesOver(d.TokenSpan(k+1, min(k+5, last))), func(x news.Timex) bool { return x.Type == "DURATION" })
		if lasting || w == "“" || w == "\"" {
			return d.TokenSpan(first, k)
		}
		if d.Word(k+1) == "“" && d.Tokens[k].Tag == "DET" {
			return d.TokenSpan(first, k)
		}
	}
	return e.Clause
}
