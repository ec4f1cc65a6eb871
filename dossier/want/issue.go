package want

import (
	"cmp"
	"strings"

	"synoptic/dossier/said"
	"synoptic/gazetteer"
	"synoptic/news"
)

// name gives a claim the words by which its issue is known.
func (r *reader) name(c *claim, sent news.Sentence, it item) {
	c.head = it.head
	if len(it.keys) > 0 {
		c.key, c.short, c.long = it.keys[0], it.label, cmp.Or(it.long, it.label)
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
	case r.leaving(it):
		c.key, c.short = said.Stem("resignation"), r.told(it.verb, it.end)
		if c.short == "go" {
			c.short = "resignation"
		}
		c.long = c.short
	case it.head >= 0 && r.undone(it.head, it.end) >= 0:
		of := r.undone(it.head, it.end)
		c.key, c.narrow = stem(r.d, of)+"\x1e", r.narrows(sent, of)
		c.short = strings.Join(r.bare(it.head, of+1), " ")
		c.long = c.short
	case it.head >= 0:
		c.key, c.narrow = stem(r.d, it.head), r.narrows(sent, it.head)
		c.short, c.long = r.phrase(it.head), r.long(sent, it.head)
		r.whole(c, it)
	case it.verb >= 0 && (r.d.Tokens[it.verb].Tag == "VERB" || it.form == toDo || it.form == toBid):
		c.key = "to " + r.lower(it.verb, r.trimmed(it.verb, min(it.end, it.verb+4)))
		if k := it.verb + 1; k < it.end && (r.d.Tokens[k].Tag == "ADP" || r.lemma(k) == "to") {
			c.key = "to " + r.lemma(it.verb) + " " + r.lemma(k) // "listen to the crews" and "to their captains"
		}
		c.short = r.told(it.verb, it.end)
		c.long = c.short
	}
}

// undoings are nouns for what a deed does that ends the thing it is done to: "the cancellation of
// the summit" is one issue with "cancel the summit".
var undoings = words("cancellation postponement suspension removal abolition withdrawal closure lifting scrapping termination repeal reversal rescission revocation dismantling")

// undone gives the head of what such a noun is of, -1 for another noun.
func (r *reader) undone(head, end int) int {
	if !undoings[r.lemma(head)] || r.lemma(head+1) != "of" {
		return -1
	}
	_, h := r.nounAt(head+2, end)
	return h
}

// leaving tells whether a deed is to give up an office, or a run for one, in whatever
// words: "resign", "step aside", "quit the race".
func (r *reader) leaving(it item) bool {
	switch r.lemma(it.verb) {
	case "resign":
		return true
	case "go":
		return it.end == it.verb+1
	case "step", "drop":
		if next := r.lemma(it.verb + 1); next == "down" || next == "aside" || next == "out" && it.head < 0 {
			return true
		}
		fallthrough
	case "quit", "leave", "withdraw", "exit", "end", "relinquish":
		return it.head >= 0 && offices[r.lemma(it.head)]
	}
	return false
}

var offices = words("office post job race candidacy campaign presidency chairmanship seat leadership power")

// longest is how many words an issue is called by at most.
const longest = 8

// told gives the words of a deed: up to the end of the first thing that it is done
// to, with a deed that hangs on it, as far as they make a label.
func (r *reader) told(verb, end int) string {
	last := min(end, verb+7)
	for i := verb + 1; i < last; i++ {
		if _, h := r.nounAt(i, end); h >= 0 && !r.actor(h) && !r.isPerson(h) {
			last = h + 1
		}
	}
	if s := r.d.SentenceAt(verb); last-verb < 3 && s >= 0 { // "make sure | that the ships sail"
		if e := r.finished(r.d.Sentences[s], verb, last); e-verb <= longest {
			last = e
		}
	}
	if s := r.d.Child(verb, "nsubj:pass"); last == verb+1 && s >= 0 && s < verb && r.d.Tokens[s].Tag != "PRON" {
		return r.phrase(s) + " " + r.lower(verb, last) // "should not be | abandoned"
	}
	for last = r.trimmed(verb, last); last > verb+1 && (r.d.Tokens[last-1].XPos == "PRP" || r.timed(last-1) || r.d.Tokens[last-1].Tag == "ADV" && last > verb+2 && strings.HasSuffix(r.d.Word(last-1), "ly") || r.d.Tokens[last-1].XPos == "PRP$" || news.Possessive(r.d.Word(last-1))); {
		last = r.trimmed(verb, last-1)
	}
	if words := r.bare(verb, last); len(words) > 1 || last == verb+1 {
		return strings.Join(words, " ")
	}
	return r.lower(verb, last) // "be very clear"
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

// whole gives the words for the issue of a deed ("cancel the summit") or of an end
// ("an end to the shelling"), of which the thing alone would say less, or the
// contrary. Of a deed that only brings the thing about ("sign the treaty") the thing
// is the issue, and its label where the texts call it so besides.
func (r *reader) whole(c *claim, it item) {
	from, end := it.verb, it.head+1
	switch {
	case it.verb >= 0 && (emptyVerb[r.lemma(it.verb)] && !(it.verb+1 < len(r.d.Tokens) && r.d.Tokens[it.verb+1].Tag == "ADP") || c.stance == rejects && it.form == toDo && opposing[r.lemma(it.verb)]):
		return // who will scrap the quota rejects the quota
	case it.verb >= 0 && it.head < it.verb:
		from, end = it.head, it.verb+1 // "the shelling must stop"
	case it.verb < 0 && it.named >= 0 && it.named < it.head && light[r.lemma(it.named)]:
		from = it.named
	case it.verb < 0 && it.named >= 0 && it.named < it.head && shell[r.lemma(it.named)]:
		for from = it.named + 1; from < it.head && r.d.Tokens[from].XPos != "VB" && r.d.Tokens[from].XPos != "VBG"; from++ { // "a plan to curb the fishery"
		}
		it.verb = from
	}
	if from < 0 || from >= end-1 {
		return
	}
	words := r.bare(from, end)
	if len(words) > 6 && it.verb >= 0 && it.head > it.verb {
		words = strings.Fields(r.told(it.verb, it.head+1))
	}
	l := r.lemma(it.verb)
	if it.verb >= 0 && l == "call" && r.lemma(it.verb+1) == "off" {
		l = "cancel"
	}
	if len(words) < 2 || len(words) > 6 || it.verb >= 0 && len(verbs[l]) > 0 && effecting[l] {
		return
	}
	if c.long = strings.Join(words, " "); effecting[l] {
		return
	}
	c.short = c.long
	if it.verb >= 0 { // the label of the deed is none of the thing
		c.key += "\x1e"
		if !opposing[l] && !ending[l] {
			c.key += said.Stem(l)
		}
	}
}

// bare gives the words of a stretch without those that narrow nothing.
func (r *reader) bare(from, end int) []string {
	var words []string
	for i := from; i < end; i++ {
		tok, l := r.d.Tokens[i], strings.ToLower(r.d.Word(i))
		switch w := r.lower(i, i+1); {
		case tok.Tag == "NUM" && i+2 < end && r.d.Word(i+1) == "-": // "a 20-boat fleet", "his 41-year-rule"
			if i += 2; i+1 < end && r.d.Word(i+1) == "-" {
				i++
			} else if i+1 == end {
				words = append(words, r.lower(i, i+1))
			}
		case i > from && tok.Start == r.d.Tokens[i-1].End && len(words) > 0 && (news.Possessive(l) || l == "-" || r.d.Word(i-1) == "-"):
			words[len(words)-1] += r.d.Word(i)
		case tok.Tag == "DET" && !(i+1 < end && r.d.Word(i+1) == "-") || tok.Tag == "ADV" && (i != from+1 || strings.HasSuffix(l, "ly")) || tok.XPos == "PRP$" || tok.Tag == "PUNCT" || tok.Tag == "NUM" || tok.Tag == "SYM" || broad[l] || w == "" || i > from && i+1 < end && r.timed(i):
		case tok.Tag == "ADP" && i > from+1 && (i+1 == end || r.d.Tokens[i+1].Tag == "NUM" || r.d.Tokens[i+1].Tag == "SYM"):
		default:
			words = append(words, w)
		}
	}
	return words
}

// effecting are the deeds that bring about, keep or take what they are done to: it
// goes by the thing.
var effecting = words(`hold sign reach strike make pass approve accept adopt enact implement observe respect honor honour introduce impose build create establish form set
	start begin open launch conduct undertake resume restart keep maintain continue extend restore support back endorse join include add provide supply deliver offer
	grant allow permit guarantee ensure secure seek demand request negotiate discuss consider agree call order organize organise convene attend ratify conclude
	embrace see have get be do pay restore pursue achieve forge broker arrange declare announce protect`)

// ending are the deeds that end what they are done to, or that end a part in it.
var ending = words("end drop lift halt cease close withdraw quit leave step resign pull suspend delete remove ditch shelve kill break stop give avoid prevent shut freeze curb put pause delay")
