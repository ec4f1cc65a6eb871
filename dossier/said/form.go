package said

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic/news"
)

// clip cuts a quotation where its mark closes and the outlet goes on in its own
// words: those nobody said. A mark right before the next opening one, or one at
// the end, cuts nothing; of words partly quoted, only a quoted sentence ends
// them.
func clip(d *news.Doc, spans []news.Span, partly bool) []news.Span {
	out := slices.Clone(spans)
	if first, last := d.TokensIn(out[0]); len(out) > 1 && first < last && strings.HasPrefix(d.Tokens[first].XPos, "W") && partly {
		out = out[1:] // "the captain, whose men were there, said"
	}
	for k, s := range out {
		text := d.Article.Text[s.Start:s.End]
		if strings.HasPrefix(text, "'") || strings.HasPrefix(text, "‘") {
			continue // double marks stand within single ones
		}
		last := ' '
		for i, r := range text {
			closing := (r == '”' || r == '"' && !unicode.IsSpace(last) && i > 0) && (!partly || strings.ContainsRune(".!?", last))
			last = r
			_, width := utf8.DecodeRuneInString(text[i:]) // of a broken byte 1
			end := i + width
			rest := strings.TrimSpace(text[end:])
			if partly && (r == '”' || r == '"') && dashed(rest) && !strings.ContainsAny(rest, "\"“") {
				out[k].End = s.Start + end
				break
			}
			if !closing {
				continue
			}
			if rest == "" || strings.IndexAny(rest, "\"“”‘’'.,;:") == 0 || len(strings.Fields(rest)) < 3 {
				continue
			}
			out[k].End = s.Start + end
			break
		}
	}
	return out
}

// firstClause cuts what was told at a semicolon before a clause with a subject of its own,
// which may be another's: "twelve were held | ; the union put the number at 30", and at a
// comma before who carried it: "she would go | , state radio reported".
func firstClause(d *news.Doc, spans []news.Span) []news.Span {
	out := slices.Clone(spans)
	at, last := d.TokensIn(out[len(out)-1])
	for i := last - 1; i > max(at, last-8) && speaks(strings.ToLower(d.Tokens[last-1].Lemma)) && d.Tokens[last-1].XPos == "VBD"; i-- {
		if s := d.Child(last-1, "nsubj"); d.Word(i) == "," && s > i && s < last-1 {
			out[len(out)-1].End = d.Tokens[i-1].End
			return out
		}
	}
	for i := at + 1; i < last; i++ {
		if d.Word(i) != ";" {
			continue
		}
		for t := i + 1; t < last; t++ {
			if h := d.Tokens[t].Head; news.RelIs(d.Tokens[t].Rel, "nsubj") && h > t && h < last && d.Tokens[t].Tag != "PRON" {
				out[len(out)-1].End = d.Tokens[i-1].End
				return out
			}
		}
		break
	}
	return out
}

// dashed tells whether words go on behind a dash.
func dashed(rest string) bool {
	return strings.HasPrefix(rest, "– ") || strings.HasPrefix(rest, "— ") || strings.HasPrefix(rest, "- ")
}

// utterance tells whether an attribution is something said, not a thought or a
// plan.
func utterance(d *news.Doc, a news.Attribution) bool {
	if a.Mode != "indirect" {
		return a.Mode == "direct" || !asked(d, a.Content[0])
	}
	if a.Speaker < 0 && (a.SpeakerText == "" || function[strings.ToLower(a.SpeakerText)]) || a.Negated || len(a.Cue) == 0 || asked(d, a.Content[0]) {
		return false
	}
	first, last := d.TokensIn(a.Cue[0])
	for i := first; i < last; i++ {
		if mental[d.Tokens[i].Lemma] {
			return false
		}
	}
	return a.Content[0].Len() > 12 && clause(d, a.Content[0])
}

// mispaired tells whether the words of a quotation are those between two: they
// open with a mark that closes one.
func mispaired(d *news.Doc, a news.Attribution) bool {
	s := d.Words(a.Content[0])
	return a.Mode == "direct" && len(s) > 1 && (s[0] == '"' && s[1] == ' ' || strings.HasPrefix(s, "”"))
}

// nameOnly tells whether all that is quoted is a name, and no clause is around
// it: what a thing is called is nothing said.
func nameOnly(d *news.Doc, a news.Attribution) bool {
	if a.Mode == "indirect" || dubs(d, a) || a.Mode == "direct" && len(a.Cue) == 0 {
		return false
	}
	if a.Mode == "direct" && !entitles(d, a) {
		return false
	}
	names := 0
	for _, q := range Quotations(d, a.Content) {
		first, last := d.TokensIn(q)
		for i := first; i < last; i++ {
			if d.Tokens[i].Tag == "PUNCT" {
				continue
			}
			if r, _ := utf8.DecodeRuneInString(d.Word(i)); !unicode.IsUpper(r) && !unicode.IsDigit(r) && (i == first || d.Tokens[i].Tag != "ADP" && d.Tokens[i].Tag != "DET" && d.Tokens[i].Tag != "CCONJ") {
				return false
			}
			names++
		}
	}
	if names == 0 || names > 5 {
		return false
	}
	first, last := d.TokensIn(a.Content[0])
	for i := first; i < last; i++ {
		switch d.Tokens[i].XPos {
		case "VBD", "VBZ", "VBP", "MD":
			return false
		}
	}
	return true
}

// entitles tells whether the cue is a participle that gives a thing its name:
// "a plan called “Blue Heron”".
func entitles(d *news.Doc, a news.Attribution) bool {
	first, _ := d.TokensIn(a.Cue[0])
	switch strings.ToLower(d.Tokens[first].Lemma) {
	case "call", "name", "title", "entitle", "dub", "know":
		return participle(d, first)
	}
	return false
}

// participle tells whether a token is a participle that no "have" makes a verb
// of the sentence.
func participle(d *news.Doc, i int) bool {
	for k := i - 1; k >= 0 && k >= i-3; k-- {
		if d.Tokens[k].Lemma == "have" {
			return false
		}
	}
	return d.Tokens[i].XPos == "VBN"
}

// dubs tells whether somebody is said to call another thing by a name: that is
// his word for it.
func dubs(d *news.Doc, a news.Attribution) bool {
	if len(a.Cue) == 0 {
		return false
	}
	first, _ := d.TokensIn(a.Cue[0])
	if participle(d, first) {
		return false
	}
	at, last := d.TokensIn(a.Content[0])
	for i := at; i < last; i++ {
		if strings.HasSuffix(strings.ToLower(d.Word(i)), "self") || strings.EqualFold(d.Word(i), "themselves") {
			return false
		}
	}
	switch strings.ToLower(d.Tokens[first].Lemma) {
	case "call", "dub", "brand", "label", "describe":
		return true
	}
	return false
}

// asked tells whether a content is only what was asked or left open: "whether
// the boats were his".
func asked(d *news.Doc, s news.Span) bool {
	first, last := d.TokensIn(s)
	return first < last && (strings.EqualFold(d.Word(first), "whether") || strings.EqualFold(d.Word(first), "if") && !strings.ContainsAny(d.Words(s), ","))
}

// clause tells whether a content is told as a sentence of its own: "the
// release of the boats" and "to meet again" are what somebody wants, "when she
// came" and "who might follow her" are part of another's sentence, not words that
// somebody said.
func clause(d *news.Doc, s news.Span) bool {
	first, last := d.TokensIn(s)
	if first >= last || strings.EqualFold(d.Word(first), "to") {
		return false
	}
	h := d.HeadOf(first, last)
	if h >= 0 && d.Tokens[first].Head == h && (strings.HasPrefix(d.Tokens[first].XPos, "W") || news.RelIs(d.Tokens[first].Rel, "mark") && !strings.EqualFold(d.Word(first), "that")) {
		return false
	}
	return finite(d, s) && h >= 0 && (d.Tokens[h].Tag == "VERB" || d.Tokens[h].Tag == "AUX" || d.Child(h, "cop", "nsubj") >= 0)
}

// finite tells whether words have a verb that makes a sentence.
func finite(d *news.Doc, s news.Span) bool {
	first, last := d.TokensIn(s)
	for i := first; i < last; i++ {
		switch d.Tokens[i].XPos {
		case "VBD", "VBZ", "VBP", "MD":
			return true
		}
	}
	return false
}

// adjunct cuts what an outlet adds behind a quoted phrase that no verb of the
// content governs: "demanded an “open port” | after years of siege".
func adjunct(d *news.Doc, spans []news.Span) []news.Span {
	s := spans[len(spans)-1]
	quoted := Quotations(d, []news.Span{s})
	if len(spans) > 1 || len(quoted) == 0 {
		return spans
	}
	end := quoted[len(quoted)-1].End
	first, last := d.TokensIn(s)
	at := first
	for at < last && d.Tokens[at].Start < end {
		at++
	}
	for at < last && (d.Tokens[at].Tag == "PUNCT" || d.Tokens[at].XPos == "''") {
		at++
	}
	if at >= last || at == first || finite(d, news.Span{Start: s.Start, End: d.Tokens[at-1].End}) {
		return spans
	}
	switch strings.ToLower(d.Word(at)) {
	case "after", "amid", "amidst", "despite", "following", "as", "while", "although", "because", "since", "when":
		return []news.Span{{Start: s.Start, End: d.Tokens[at-1].End}}
	}
	return spans
}

// ownClause gives the content without the clause that a conjunction parts from
// the speaker: "[The river rose,] and the mayor reported [two dead]".
func ownClause(d *news.Doc, a news.Attribution) []news.Span {
	if a.Mode != "indirect" || len(a.Content) != 2 || len(a.Cue) == 0 || len(a.Source) == 0 {
		return a.Content
	}
	_, from := d.TokensIn(a.Content[0])
	to, _ := d.TokensIn(a.Source[0])
	if cue, _ := d.TokensIn(a.Cue[0]); to < from || cue < to || a.Content[1].Start < a.Cue[0].End {
		return a.Content
	}
	for i := from; i < to; i++ {
		switch strings.ToLower(d.Word(i)) {
		case "and", "but", "while", "as", "with":
			return a.Content[1:]
		}
	}
	return a.Content
}

// scare tells whether the marks only distance a word or two: no sentence is
// around them, and no verb of speaking brings them ("issued a “red notice”").
func scare(d *news.Doc, a news.Attribution) bool {
	if a.Mode != "mixed" || len(a.Cue) == 0 || len(a.Content) > 1 || finite(d, a.Content[0]) {
		return false
	}
	n := 0
	for _, q := range Quotations(d, a.Content) {
		n += len(strings.Fields(d.Words(q)))
	}
	first, _ := d.TokensIn(a.Cue[0])
	return n < 4 && d.Tokens[first].Tag == "VERB" && !speaks(strings.ToLower(d.Tokens[first].Lemma)) && !dubs(d, a)
}

// nobody tells whether an attribution names nobody, by a noun at least, and has no
// verb of speaking: "is known as “the old mill”", "you see what is “yours”". Its
// marks are the outlet's own.
func nobody(d *news.Doc, a news.Attribution) bool {
	for _, text := range []string{a.SpeakerText, joined(d, a.Source)} {
		if text != "" && !pronoun[strings.ToLower(text)] {
			return false
		}
	}
	for _, c := range a.Cue {
		first, last := d.TokensIn(c)
		for i := first; i < last; i++ {
			if speaks(strings.ToLower(d.Tokens[i].Lemma)) {
				return false
			}
		}
	}
	return true
}

// whole gives an attribution of a quoted sentence without the words of the
// outlet's before it that are no clause: "Citing the weather | , she said, “We
// stay.”"
func whole(d *news.Doc, a news.Attribution) news.Attribution {
	if a.Mode != "mixed" || len(a.Content) != 2 || strings.ContainsAny(d.Words(a.Content[0]), "\"“”«»") || finite(d, a.Content[0]) {
		return a
	}
	q := Quotations(d, a.Content[1:])
	if len(q) != 1 || q[0].Start != a.Content[1].Start || q[0].End < a.Content[1].End-4 || !finite(d, q[0]) {
		return a
	}
	if r, _ := utf8.DecodeRuneInString(strings.TrimLeft(d.Words(q[0]), "\"“«")); !unicode.IsUpper(r) {
		return a
	}
	a.Content, a.Mode = a.Content[1:], "direct"
	return a
}

// mental verbs tell what somebody thinks or means to do; positions and the
// timeline take them up, the list of statements does not.
var mental = map[string]bool{"think": true, "believe": true, "hope": true, "want": true, "plan": true, "expect": true,
	"know": true, "feel": true, "fear": true, "intend": true, "seek": true, "try": true, "wish": true, "see": true,
	"consider": true, "decide": true, "learn": true, "understand": true, "like": true, "prefer": true, "aim": true,
	"look": true, "need": true, "hear": true, "find": true, "show": true, "realize": true, "realise": true}
