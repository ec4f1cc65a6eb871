package want

import (
	"strings"
	"unicode"

	"synoptic/news"
)

// group is a verb with its helpers as the order of the words tells it.
type group struct {
	first      int // of the helpers
	passive    bool
	infinitive bool // "to reject"
	participle bool // "rejecting" without a helper
	negated    bool
	modal      string
}

// groupOf reads the helpers before a verb or adjective.
func (r *reader) groupOf(sent news.Sentence, t int) group {
	g := group{first: t}
	be, have := false, false
	i := t - 1
	for ; i >= sent.First; i-- {
		tok := r.d.Tokens[i]
		w := strings.ToLower(r.d.Word(i))
		switch {
		case tok.Tag == "AUX", be && tok.Tag == "VERB" && r.lemma(i) == "have":
			switch r.lemma(i) {
			case "be":
				be = true
			case "have":
				have = true
			default:
				if tok.XPos == "MD" {
					g.modal = w
				}
			}
		case w == "not" || w == "n't" || w == "n’t" || w == "never":
			g.negated = true
		case w == "no" && i+1 < t && strings.EqualFold(r.d.Word(i+1), "longer"):
			g.negated = true
		case w == "to" && tok.Tag == "PART":
			g.infinitive = true
		case tok.Tag == "ADV" || w == "longer" || quoteMarks[w] && r.opensQuote(i):
		case w == "get" || w == "got":
			be = true
		case (tok.Tag == "NOUN" || r.timed(i)) && i-2 >= sent.First && r.d.Tokens[i-1].Tag == "ADP" && (r.d.Tokens[i-2].Tag == "AUX" || r.d.Tokens[i-2].Tag == "ADV"):
			i-- // "has at times sought"
		default:
			goto done
		}
		g.first = i
		if g.infinitive {
			break
		}
	}
done:
	for g.first < t && (r.d.Tokens[g.first].Tag == "ADV" || quoteMarks[r.d.Word(g.first)]) {
		g.first++
	}
	if r.d.Tokens[t].Tag != "VERB" {
		return g
	}
	switch r.d.Tokens[t].XPos {
	case "VBN":
		g.passive = be || r.clipped(sent, t)
	case "VBD":
		g.passive = be && !have || r.clipped(sent, t)
	case "VBG":
		g.participle = !be
	}
	return g
}

// clipped tells whether a verb of the past is the passive of a headline, which goes without its
// helper: "Dahl Criticized for Comments". What somebody did a headline tells in the present.
func (r *reader) clipped(sent news.Sentence, t int) bool {
	if sent.First > 0 || sent.Last-sent.First > 20 || t == sent.First || t+1 >= sent.Last || r.d.Child(t, "obj", "iobj", "ccomp", "aux") >= 0 {
		return false
	}
	upper := 0 // of the words behind the first
	for i := sent.First + 1; i < sent.Last; i++ {
		switch w := r.d.Word(i); {
		case strings.ContainsAny(w, ".!?"):
			return false
		case unicode.IsLower([]rune(w)[0]) && (r.d.Tokens[i].Tag == "NOUN" || r.d.Tokens[i].Tag == "VERB" || r.d.Tokens[i].Tag == "ADJ"):
			return false
		case unicode.IsUpper([]rune(w)[0]):
			upper++
		}
	}
	next := strings.ToLower(r.d.Word(t + 1))
	return upper > 1 && (next == "for" || next == "over" || next == "by" || next == "to" || next == "as" || next == "in" || next == "on")
}

// supposed tells whether a clause is only supposed, asked or told of as what may
// be: by a word that opens it, by its helper, by a verb over it.
func (r *reader) supposed(sent news.Sentence, t int, g group) bool {
	switch g.modal {
	case "must":
		if l := r.lemma(t); l != "insist" && l != "demand" && l != "reject" {
			return true // "we must insist on a truce" is a stance
		}
	case "could", "might", "may", "should", "can":
		return true
	}
	if sent.Last > 0 && r.d.Word(sent.Last-1) == "?" || strings.HasPrefix(strings.TrimLeft(r.d.Article.Text[r.d.Tokens[sent.Last-1].End:], `"”’' `), "?") {
		return true
	}
	if r.opened(sent, t) {
		return true
	}
	if l := r.lemma(g.first - 2); (l == "instead" || l == "rather") && g.first-2 >= sent.First && r.d.Tokens[t].XPos == "VBG" {
		return true // "instead of insisting on it"
	}
	for i := g.first - 1; i >= sent.First && i > g.first-6; i-- {
		if w := strings.ToLower(r.d.Word(i)); w == "neither" || w == "nor" || r.d.Tokens[i].Tag == "AUX" && (w == "had" || w == "were") && i+1 < g.first && !r.finite(i+1) && r.d.Tokens[i+1].Tag != "VERB" && r.d.Tokens[i+1].Tag != "ADV" {
			return true // "had he denied it"
		}
	}
	for at, n := t, 0; n < 4 && at >= 0; n++ {
		cond := false
		r.d.Children(at, func(c int) bool {
			w := strings.ToLower(r.d.Word(c))
			cond = r.d.Tokens[c].Rel == "mark" && c < at && (w == "if" || w == "unless" || w == "whether" || w == "until")
			return !cond
		})
		if cond {
			return true
		}
		rel, h := r.d.Tokens[at].Rel, r.d.Tokens[at].Head
		if h >= 0 && h < at && (rel == "ccomp" || rel == "xcomp" || news.RelIs(rel, "acl")) && (guessing[r.lemma(h)] && !(rel == "xcomp" && r.bids(t)) || r.doubtful(h) || blame[r.lemma(h)] && disputing[r.lemma(r.d.Tokens[h].Head)]) && at != h {
			return true
		}
		if rel != "xcomp" && rel != "conj" {
			break
		}
		at = h
	}
	return r.guessed(sent, g.first)
}

// disputing are the verbs by which a report of a stance is called wrong.
var disputing = words("deny dispute dismiss reject refute")

// doubtful tells whether an adjective or noun tells that what follows is not
// sure: "likely", "sceptical that", "the idea that".
func (r *reader) doubtful(h int) bool {
	switch r.lemma(h) {
	case "likely", "unlikely", "skeptical", "sceptical", "possible", "hopeful", "doubtful", "optimistic", "confident", "idea", "notion", "rumor", "rumour", "hope", "fear",
		"chance", "speculation", "possibility", "unclear", "expectation", "wrong", "prospect", "whether", "equivalent", "concern", "disbelief", "doubt",
		"accusation", "allegation", "claim", "criticism", "complaint", "suggestion", "perception", "impression", "indication", "evidence":
		return true
	}
	return false
}

// guessed tells whether a verb of guessing stands before the clause's subject,
// for trees that lose it: "activists hope the council will recommend".
func (r *reader) guessed(sent news.Sentence, verb int) bool {
	for i := verb - 1; i >= sent.First && i > verb-10; i-- {
		switch tok := r.d.Tokens[i]; {
		case quoteMarks[r.d.Word(i)]:
		case tok.Tag == "CCONJ" && tok.Head >= verb:
			return false // "is asking for a refund and wants an inquiry"
		case tok.Tag == "PUNCT" || tok.XPos == "WP" || tok.XPos == "WDT":
			return false
		case tok.Tag == "VERB" || tok.Tag == "ADJ" && r.doubtful(i) || tok.Tag == "SCONJ" && !strings.EqualFold(r.d.Word(i), "that"):
			return (guessing[r.lemma(i)] || r.doubtful(i)) && tok.Tag != "SCONJ" && i+1 < verb && !strings.EqualFold(r.d.Word(verb), "to")
		}
	}
	return false
}

// opened tells whether the phrase before a verb opens with "if" or the like,
// for sentences whose tree loses the mark.
func (r *reader) opened(sent news.Sentence, t int) bool {
	comma := false
	for i := t - 1; i >= sent.First && i > t-12; i-- {
		switch w := strings.ToLower(r.d.Word(i)); {
		case w == ",":
			comma = true
		case w == "before" && !comma:
			return true
		case w == "if" || w == "unless" || w == "whether" || w == "until" || (w == "providing" || w == "provided") && (r.d.Tokens[i].Tag == "SCONJ" || r.d.Child(i, "ccomp") > i):
			return true
		case r.d.Tokens[i].Tag == "VERB" || w == ";" || w == ":" || w == "—" || quoteMarks[w]:
			return false
		}
	}
	return false
}

// provided gives the token after a condition that follows what is wanted in the
// same words ("if …", "but only if …", "unless …", "as long as …"), -1 where
// none does.
func (r *reader) provided(sent news.Sentence, from int) int {
	for i := from; i < sent.Last && i < from+4; i++ {
		switch w := strings.ToLower(r.d.Word(i)); {
		case w == "if" && (knowing[r.lemma(i-1)] || r.lemma(i-1) == "even"), w == "provided" && r.ownSubject(i) >= 0:
			return -1 // "know if"
		case w == "until" && r.untilTime(sent, i):
			return -1
		case w == "if" || w == "provided" || w == "unless" || w == "until" || w == "as" && i+2 < sent.Last && strings.EqualFold(r.d.Word(i+1), "long") ||
			w == "on" && i+1 < sent.Last && strings.EqualFold(r.d.Word(i+1), "condition") || (w == "after" || w == "when") && i > from && strings.EqualFold(r.d.Word(i-1), "only"):
			return r.clauseEnd(sent, i)
		case w == "," || w == "but" || w == "only" || w == "so" || w == "and" || quoteMarks[w]:
		default:
			return -1
		}
	}
	return -1
}

// hangers are the relations of what stands behind a word without which it says less, or the contrary: of
// "any deal | that leaves the ships in port", "their demand | that Peru sign", "decide | how to vote".
var hangers = map[string]bool{"acl": true, "acl:relcl": true, "ccomp": true, "xcomp": true, "nmod": true, "obj": true, "fixed": true, "flat": true, "compound:prt": true}

// widest is how many words more a stance is shown with at most, that its last phrase be whole.
const widest = 20

// finished gives the end of the words of a stance so that they do not stop amid a phrase: what hangs on
// a word among them and follows at once is taken in, and a clause that has begun, as far as the next mark.
func (r *reader) finished(sent news.Sentence, first, end int) int {
	for n := 0; n < 3 && end < sent.Last && end > first; n++ {
		top := end
		for quoteMarks[r.d.Word(top)] && !r.opensQuote(top) && top+1 < sent.Last {
			top++
		}
		if r.d.Tokens[top].Tag == "PUNCT" || r.d.Tokens[top].Tag == "CCONJ" {
			break
		}
		for top < sent.Last && r.d.Tokens[top].Head >= end {
			top = r.d.Tokens[top].Head
		}
		h := r.d.Tokens[top].Head
		from, last := r.d.Subtree(top)
		begun := from < end && from > first
		if h < first || h >= end || !begun && !hangers[r.d.Tokens[top].Rel] {
			break
		}
		to := end
		for to < min(last, sent.Last) && to <= top || to < min(last, sent.Last) && r.d.Tokens[to].Tag != "PUNCT" {
			to++
		}
		if to = r.trimmed(end, to); to <= end || to-end > widest {
			break
		}
		end = to
	}
	return end
}

// unclipped gives the first token of the words of a stance told at a token so that they do not begin with
// a verb cut off the word that it leans on, "it | 's too soon", or behind the noun that they hang on.
func (r *reader) unclipped(sent news.Sentence, first, token int) int {
	if h := r.d.Tokens[token].Head; h >= sent.First && h == first-1 && news.RelIs(r.d.Tokens[token].Rel, "acl") {
		return r.chunkFirst(h) // "the cuts | it wants Peru to make"
	}
	if s := r.d.Child(token, "nsubj:pass"); s >= sent.First && s < first && first-s <= longest && r.d.Tokens[first].Tag == "AUX" {
		return r.chunkFirst(s) // "the mayor, who is ill, | was criticised by unions"
	}
	if first > sent.First && r.d.Tokens[first].Tag == "AUX" && r.d.Tokens[first-1].End == r.d.Tokens[first].Start && r.d.Tokens[first-1].Tag == "PRON" {
		return first - 1
	}
	return first
}

// untilTime tells whether "until" gives a time and no clause: "until at least 2015".
func (r *reader) untilTime(sent news.Sentence, i int) bool {
	for i++; i < sent.Last && (r.d.Tokens[i].Tag == "ADP" || r.d.Tokens[i].Tag == "ADV" || r.d.Tokens[i].Tag == "DET" || r.d.Tokens[i].XPos == "JJS"); i++ {
	}
	return i < sent.Last && r.timed(i) && !r.opensClause(sent, i)
}

// clauseEnd gives the token after the clause that opens at t: the next comma,
// mark of quotation or end of the sentence.
func (r *reader) clauseEnd(sent news.Sentence, t int) int {
	for i := t + 1; i < sent.Last; i++ {
		switch r.d.Word(i) {
		case "”", `"`:
			if r.opensQuote(i) {
				continue
			}
			return i
		case ",", ";", ".", "—", "–", "(":
			return i
		}
	}
	return sent.Last
}

// granted are the things that one must have from another.
var granted = words("consent approval access permission backing consultation veto")

// idle tells whether what must be done is nothing that anybody could grant:
// "we must seize this opportunity", "it must be a relief".
func (r *reader) idle(sent news.Sentence, verb int) bool {
	if r.d.Tokens[verb].Tag != "VERB" {
		return true
	}
	i := verb + 1
	for i < sent.Last && r.d.Tokens[i].Tag == "ADV" {
		i++
	}
	_, head := r.nounAt(i, sent.Last)
	return head >= 0 && (vague[r.lemma(head)] || light[r.lemma(head)]) || r.lemma(verb) == "have" && (head < 0 || !granted[r.lemma(head)]) || r.lemma(verb) == "be"
}
