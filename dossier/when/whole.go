package when

import (
	"slices"
	"strings"

	"synoptic/news"
)

// longest is the length in bytes beyond which no clause is drawn out.
const longest = 280

// whole mends the clause of an event where the tree cut it: names, numbers and
// dates at its edges are taken whole, a clause that ends before its sentence
// or its list does is drawn out to the next boundary, a quotation is closed,
// and the one who only says it is left out at the end.
func whole(d *news.Doc, e news.DocEvent) news.Span {
	s := d.SentenceAt(e.Head)
	first, last := d.TokensIn(e.Clause)
	sent := d.Sentences[s]
	if a, b, ok := announced(d, sent, e.Head); ok && first >= sent.First && last <= b {
		return d.TokenSpan(a, b)
	}
	from := first
	first, last = phrase(d, e.Head, first, last)
	narrow := first != from
	if m := d.Child(e.Head, "mark"); m >= first && m < e.Head && m-first < 4 && d.Tokens[m].Tag == "SCONJ" { // "just hours before …", "Monday that …"
		first = m + 1
	}
	first, last = edges(d, sent, first, last)
	if !narrow {
		first = resumed(d, sent, e.Head, first)
	}
	last = sayer(d, sent, e.Head, first, last)
	end := last
	if d.Tokens[e.Head].Tag == "NOUN" && standing(e) == "f" && e.Grade == news.GradeC {
		narrow = true // what is to come has no verb
	}
	if n := d.Tokens[e.Head].Head; news.RelIs(d.Tokens[e.Head].Rel, "acl") && n >= first && n < end && end < sent.Last && (d.Tokens[n].Head == end || d.Tokens[end].Tag == "AUX" && d.Tokens[end].Head == d.Tokens[n].Head) {
		narrow = true // "a doctor who left in the morning | told the Herald"
	}
	if end < sent.Last && !boundary(d, end) && !narrow {
		end = next(d, sent, end)
	}
	if n := end + 1; n < sent.Last && d.Word(end) == "," && d.Tokens[end-1].Tag == "NUM" && end-2 > first && d.Word(end-2) == "," && (d.Tokens[n].Tag == "AUX" || d.Tokens[n].Tag == "VERB") {
		end = next(d, sent, n) // "after Ole Vell, 44, | was hurt"
	}
	end = list(d, sent, end)
	first, end = quoted(d, sent, first, end)
	end = bracketed(d, sent, first, end)
	for end-1 > e.Head && end < sent.Last && d.Tokens[end-1].Tag == "ADP" && strings.HasPrefix(d.Tokens[end].XPos, "W") {
		end-- // "a letter sent on Friday in | which"
	}
	for end > first && d.Tokens[end-1].Tag == "PUNCT" && !strings.ContainsAny(d.Word(end-1), `"”’')%`) {
		end--
	}
	out := d.TokenSpan(first, end)
	if out.Len() > longest && out.Len() > e.Clause.Len() {
		return e.Clause
	}
	return out
}

// trimmed takes off what hangs over at the edges of a clause: what joins it to words before it,
// what is none of its own ("into the night, | police barred"), an article or a joining word
// behind it; and takes a word whole that was cut at its hyphen.
func trimmed(d *news.Doc, e news.DocEvent) news.Span {
	first, last := d.TokensIn(e.Clause)
	if first >= last || e.Head < first || e.Head >= last {
		return e.Clause
	}
	sent := d.Sentences[d.SentenceAt(e.Head)]
	joins := func(k int) bool {
		t := d.Tokens[k]
		return t.Tag == "CCONJ" || t.Tag == "PUNCT" && !strings.ContainsAny(d.Word(k), "\"“”‘’'()[]%")
	}
	for first < e.Head && (joins(first) || d.Tokens[first].XPos == "WRB") {
		first++
	}
	verbs := func(a, b int) bool {
		return slices.ContainsFunc(d.Tokens[a:b], func(x news.Token) bool { return x.Tag == "VERB" || x.Tag == "AUX" })
	}
	if up := d.Tokens[e.Head].Head; news.RelIs(d.Tokens[e.Head].Rel, "ccomp") && up >= first && up < e.Head && says[d.Lemma(up)] && (e.Timex < 0 || d.Timexes[e.Timex].Start > d.Tokens[up].End) {
		if undated(d, up+1) >= 0 && d.Tokens[up+1].Tag != "ADP" && under(d, up+1, e.Head) && !himself(d, doer(d, up), up+1) {
			first = up + 1 // "police say | the ferry sank"
		}
	}
	for first < e.Head && d.Tokens[first].Rel == "mark" && d.Tokens[first].Head == e.Head {
		first++
	}
	if t := d.Tokens[first]; (t.Tag == "ADP" || t.Tag == "SCONJ" || t.XPos == "VBG" || t.Tag == "ADV" && d.Tokens[first+1].Tag == "ADP") && first < e.Head {
		if low := lowest(d, e.Head, first); d.Tokens[e.Head].Tag == "VERB" && low > first && !verbs(first+1, low) && (joins(low-1) || d.Tokens[low].Rel == "mark") {
			for first = low; first < e.Head && (joins(first) || d.Tokens[first].Rel == "mark"); {
				first++
			}
		} else if d.Tokens[e.Head].Tag == "NOUN" && !verbs(first+1, last) {
			first = max(first, nounBefore(d, sent, e.Head))
		}
	}
	if own, end := d.Subtree(e.Head); d.Tokens[e.Head].Tag == "NOUN" && last-1 == d.Tokens[e.Head].Head && own <= first && end < last {
		last = end // "Monday's blast | shows"
	}
	for last-1 > e.Head && (joins(last-1) || d.Tokens[last-1].Tag == "DET") {
		last--
	}
	for first-2 >= sent.First && d.Word(first-1) == "-" && d.Tokens[first-1].End == d.Tokens[first].Start && d.Tokens[first-2].End == d.Tokens[first-1].Start {
		if first -= 2; first > sent.First && d.Tokens[first-1].Tag == "DET" {
			first--
		}
	}
	return d.TokenSpan(first, last)
}

// announced gives the whole sentence of a verb of announcing that stands behind
// what is announced: "Rents are to be cut, the mayor announced on Thursday".
func announced(d *news.Doc, sent news.Sentence, head int) (first, last int, ok bool) {
	switch d.Lemma(head) {
	case "announce", "confirm", "declare", "report", "disclose":
	default:
		if !declared(d, head) {
			return 0, 0, false
		}
	}
	if d.Child(head, "obj", "ccomp", "xcomp") > head || d.Child(head, "nsubj") < 0 || d.Child(head, "nsubj:pass") >= 0 {
		return 0, 0, false
	}
	sub := d.Child(head, "nsubj")
	comma := -1
	for k := sub - 1; k > sent.First && comma < 0; k-- {
		if d.Word(k) == "," {
			comma = k
		} else if d.Tokens[k].Tag == "VERB" {
			break
		}
	}
	last = sent.Last
	for last > sent.First && d.Tokens[last-1].Tag == "PUNCT" && !strings.ContainsAny(d.Word(last-1), `"”)`) {
		last--
	}
	return sent.First, last, comma > sent.First+3 && last-head < 6 && d.TokenSpan(sent.First, last).Len() <= longest
}

// phrase narrows the words of an event told beside the point of its clause, by
// a participle or relative clause, to the noun that it belongs to: "the 200
// girls kidnapped two years ago" and not "the group freed 21 of the 200 girls
// kidnapped two years ago".
func phrase(d *news.Doc, head, first, last int) (int, int) {
	if !news.RelIs(d.Tokens[head].Rel, "acl") {
		return first, last
	}
	n := d.Tokens[head].Head
	if n < first || n >= head {
		return first, last
	}
	if s := d.Child(head, "nsubj"); s >= 0 && s < head && !strings.HasPrefix(d.Tokens[s].XPos, "W") && (d.Tokens[s].Tag == "NOUN" || d.Tokens[s].Tag == "PROPN") {
		return first, last // a clause with a subject of its own: "lost money when the bank collapsed"
	}
	low := n
	for k := first; k < n; k++ {
		if under(d, k, n) {
			low = k
			break
		}
	}
	for low < n && (d.Tokens[low].Tag == "ADP" || d.Tokens[low].Tag == "PUNCT" || d.Tokens[low].Tag == "CCONJ" || d.Tokens[low].Tag == "SCONJ") {
		low++
	}
	if slices.ContainsFunc(d.Tokens[first:low], func(t news.Token) bool { return t.Tag == "VERB" || t.Tag == "AUX" || t.Tag == "ADP" }) {
		return low, last
	}
	return first, last
}

// nouns gives the first of the words that make a noun phrase up to token k, by their
// kinds alone.
func nouns(d *news.Doc, sent news.Sentence, k int) int {
	for k > sent.First && slices.Contains([]string{"NOUN", "PROPN", "ADJ", "NUM", "DET", "PART"}, d.Tokens[k-1].Tag) {
		k--
	}
	return k
}

// resumed takes in the subject that a bracket of commas parts from its verb, where
// the tree gave the verb none: "Minister Vell, whose party is small, | resigned".
func resumed(d *news.Doc, sent news.Sentence, head, first int) int {
	at := first - 1
	if at > sent.First && d.Tokens[at].Tag == "ADV" { // ", flatly denied"
		at--
	}
	if d.Tokens[head].XPos != "VBD" || first != head || at <= sent.First || d.Word(at) != "," || max(d.Child(head, "nsubj"), d.Child(head, "nsubj:pass")) >= 0 {
		return first
	}
	noun := false
	for k := sent.First; k < at; k++ {
		switch t := d.Tokens[k]; {
		case d.Word(k) == ",":
			if w := d.Tokens[k+1]; noun && (strings.HasPrefix(w.XPos, "W") || w.Tag == "DET" || w.XPos == "VBG") {
				return sent.First
			}
			return first
		case t.Tag == "VERB", t.Tag == "AUX", t.Tag == "PRON", t.Tag == "SCONJ", k == sent.First && t.Tag == "ADP":
			return first
		case t.Tag == "NOUN", t.Tag == "PROPN":
			noun = true
		}
	}
	return first
}

// under tells whether a token hangs below another.
func under(d *news.Doc, k, top int) bool {
	for n := 0; k >= 0 && n < 20; k, n = d.Tokens[k].Head, n+1 {
		if k == top {
			return true
		}
	}
	return false
}

// edges takes in whole the names, numbers and times that lie across the edges.
func edges(d *news.Doc, sent news.Sentence, first, last int) (int, int) {
	grow := func(x news.Span) {
		if x.End <= sent.Start || x.Start >= sent.End {
			return
		}
		a, b := d.TokensIn(x)
		if b-a > 8 || a < sent.First || b > sent.Last {
			return
		}
		if a < first && b > first {
			first = a
		}
		if a < last && b > last {
			last = b
		}
	}
	for _, q := range d.QuantitiesOver(sent.Span) {
		grow(q.Span)
	}
	for _, x := range d.TimexesOver(sent.Span) {
		grow(x.Span)
	}
	for _, k := range d.MentionsIn(sent.Span) {
		if m := d.Mentions[k]; m.Kind == news.MentionName {
			grow(m.Span)
		}
	}
	if first > sent.First && slices.Contains([]string{"than", "as", "least", "most"}, strings.ToLower(d.Word(first))) && first-2 >= sent.First {
		first-- // "more than", "at least"
		if strings.EqualFold(d.Word(first), "many") {
			first--
		}
	}
	return first, last
}

// sayer leaves out who only says it where a clause ends with their name before
// a verb of saying: "a tram derailed on Wednesday, the police | said".
func sayer(d *news.Doc, sent news.Sentence, head, first, last int) int {
	k := last
	if k >= sent.Last || d.Tokens[k].Tag != "VERB" || !reporting[strings.ToLower(d.Word(k))] {
		return last
	}
	for k = last - 1; k > head && d.Word(k) != ","; k-- {
		if d.Tokens[k].Tag == "VERB" {
			return last
		}
	}
	if k > head && k > first {
		return k
	}
	return last
}

var reporting = map[string]bool{"said": true, "says": true, "told": true, "added": true, "announced": true, "reported": true, "confirmed": true}

// boundary tells whether a clause may end before token k.
func boundary(d *news.Doc, k int) bool {
	t := d.Tokens[k]
	if k > 0 && strings.EqualFold(d.Word(k-1), "such") {
		return false // "figures such | as"
	}
	switch t.Tag {
	case "PUNCT":
		if k > 0 && k+1 < len(d.Tokens) && d.Tokens[k-1].Tag != "PUNCT" && strings.Contains("\"“", d.Word(k)) && d.Tokens[k+1].Start == t.End && d.Tokens[k-1].End < t.Start {
			return false // `condemning | "racist elements"`
		}
		return !slices.Contains([]string{"-", "'", "’", "(", "%", "/"}, d.Word(k))
	case "CCONJ", "SCONJ":
		return true
	}
	if strings.HasPrefix(t.XPos, "W") {
		return true
	}
	switch strings.ToLower(d.Word(k)) {
	case "as", "after", "before", "while", "when", "because", "though", "although", "but", "and", "or", "amid", "according", "following", "with", "during":
		return true
	}
	return false
}

// next gives the end of the words that go on at token k: the next boundary.
func next(d *news.Doc, sent news.Sentence, k int) int {
	for k < sent.Last && !boundary(d, k) {
		k++
	}
	return k
}

// list takes in the rest of a list that the clause breaks off: "talks between
// Turkish, U.S. | and Ukrainian officials".
func list(d *news.Doc, sent news.Sentence, last int) int {
	if last >= sent.Last || last == 0 {
		return last
	}
	w := strings.ToLower(d.Word(last))
	if w != "and" && w != "or" && w != "," {
		return last
	}
	joined := w != ","
	for k := last + 1; k < sent.Last && k < last+16; k++ {
		switch t := d.Tokens[k]; {
		case t.Tag == "VERB", t.Tag == "AUX", t.Tag == "PRON", t.Tag == "SCONJ", strings.HasPrefix(t.XPos, "W"):
			return last
		case t.Tag == "CCONJ":
			joined = true
		case t.Tag == "PUNCT" && d.Word(k) != "," && d.Word(k) != "-" || k == sent.Last-1:
			if joined {
				return k
			}
			return last
		case d.Word(k) == "," && w != ",":
			return k
		}
	}
	return last
}

// quoted closes a quotation that the clause opens, or opens one it closes.
func quoted(d *news.Doc, sent news.Sentence, first, last int) (int, int) {
	open, plain := 0, 0
	for k := first; k < last; k++ {
		switch d.Word(k) {
		case "“":
			open++
		case "”":
			open--
		case `"`:
			plain++
		}
	}
	switch {
	case open > 0 || plain%2 == 1:
		for k := last; k < sent.Last; k++ {
			if w := d.Word(k); w == "”" || w == `"` {
				return first, k + 1
			}
		}
	case open < 0:
		for k := first - 1; k >= sent.First; k-- {
			if d.Word(k) == "“" {
				return k, last
			}
		}
	}
	return first, last
}

// bracketed closes a bracket that the clause opens and its sentence closes.
func bracketed(d *news.Doc, sent news.Sentence, first, last int) int {
	open := 0
	for k := first; k < sent.Last; k++ {
		switch d.Word(k) {
		case "(":
			if k < last {
				open++
			}
		case ")":
			if open--; open == 0 && k >= last {
				return k + 1
			}
		}
		if k >= last && open <= 0 {
			break
		}
	}
	return last
}

// once drops the coarser of two lines that say the same words.
func once(lines []news.Happening) []news.Happening {
	out := lines[:0:0]
	for i, h := range lines {
		again := false
		for k, o := range lines {
			if i == k || !strings.Contains(o.Text, h.Text) || !strings.HasPrefix(o.When.Value, h.When.Value) && !strings.HasPrefix(h.When.Value, o.When.Value) {
				continue
			}
			finer := len(o.When.Value) - len(h.When.Value)
			again = again || finer > 0 || finer == 0 && (len(o.Text) > len(h.Text) || k < i)
		}
		if !again {
			out = append(out, h)
		}
	}
	return out
}
