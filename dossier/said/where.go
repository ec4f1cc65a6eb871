package said

import (
	"slices"
	"strings"

	"synoptic/news"
	"synoptic/wordlist"
)

// where gives the words that tell where, or by what means, an utterance was
// made ("at a news conference in Lisbon", "in a statement", "on Radio Sel"): a
// phrase right behind the cue and who is addressed, or one that opens the
// sentence. "" where the article does not tell.
func where(r *wording) string {
	d := r.doc
	if len(r.a.Cue) == 0 || r.a.Cue[0].Empty() {
		return ""
	}
	_, at := d.TokensIn(r.a.Cue[len(r.a.Cue)-1])
	k := d.SentenceAt(max(at-1, 0))
	if k < 0 {
		return ""
	}
	sent := d.Sentences[k]
	taken := func(i int) bool { // of the utterance itself
		return slices.ContainsFunc(r.a.Content, func(c news.Span) bool { return c.Overlaps(d.Tokens[i].Span) })
	}
	for i := at; i < sent.Last && !taken(i); i++ {
		if span := placed(d, sent, i, taken); !span.Empty() {
			return flat(d, span)
		}
		if !passing(r, i) {
			break
		}
	}
	i := sent.First
	if i < sent.Last && d.Tokens[i].XPos == "VBG" {
		i++ // "Speaking in parliament, she said"
	}
	if span := placed(d, sent, i, taken); !span.Empty() && i < at && d.Tokens[i].Start < r.a.Cue[0].Start {
		if _, end := d.TokensIn(span); end < sent.Last && (d.Word(end) == "," || inside(d, end, r.a.Source)) {
			return flat(d, span)
		}
	}
	return ""
}

// passing tells whether a token between a cue and where it was said belongs to
// who spoke, to whom, or when.
func passing(r *wording, i int) bool {
	d := r.doc
	if inside(d, i, r.a.Source) || r.a.To.Overlaps(d.Tokens[i].Span) || d.Tokens[i].Tag == "ADV" || d.Tokens[i].XPos == "RP" {
		return true
	}
	if timed(d, i) {
		return true
	}
	return d.Tokens[i].Tag == "ADP" && i+1 < len(d.Tokens) && (timed(d, i+1) || strings.EqualFold(d.Word(i), "to") && r.a.To.Overlaps(d.Tokens[i+1].Span))
}

func inside(d *news.Doc, i int, spans []news.Span) bool {
	return slices.ContainsFunc(spans, func(s news.Span) bool { return s.Overlaps(d.Tokens[i].Span) })
}

func timed(d *news.Doc, i int) bool {
	return len(d.TimexesOver(d.Tokens[i].Span)) > 0
}

// placed gives the phrase that begins at a token with a preposition and names a
// place, an occasion or a means of speech, with what hangs on it.
func placed(d *news.Doc, sent news.Sentence, i int, taken func(int) bool) news.Span {
	if i >= sent.Last || !at[strings.ToLower(d.Word(i))] || d.Tokens[i].Tag != "ADP" {
		return news.Span{}
	}
	end, head := noun(d, sent, i+1, taken)
	if head < 0 || !occasion(d, head) {
		return news.Span{}
	}
	for n := 0; n < 2 && end+1 < sent.Last && !taken(end) && hanging[strings.ToLower(d.Word(end))] && !timed(d, end+1); n++ {
		e, h := noun(d, sent, end+1, taken)
		if h < 0 {
			break
		}
		end = e
	}
	return d.TokenSpan(i, end)
}

// noun reads the noun phrase that begins at a token: the token after it and its
// head, -1 for none.
func noun(d *news.Doc, sent news.Sentence, i int, taken func(int) bool) (end, head int) {
	head = -1
	for ; i < sent.Last && !taken(i) && !timed(d, i); i++ {
		switch tok := d.Tokens[i]; {
		case tok.Tag == "NOUN" || tok.Tag == "PROPN":
			head = i
		case tok.Tag == "DET" && head < 0, tok.Tag == "ADJ", tok.Tag == "NUM", tok.XPos == "PRP$", tok.XPos == "POS", tok.XPos == "HYPH" || d.Word(i) == "-",
			(tok.XPos == "VBN" || tok.XPos == "VBG") && head < 0:
		default:
			return max(head+1, 0), head
		}
	}
	return max(head+1, 0), head
}

// occasion tells whether a noun names an occasion or means of speech, or a
// place.
func occasion(d *news.Doc, head int) bool {
	l := strings.ToLower(d.Tokens[head].Lemma)
	if means[l] {
		return true
	}
	if named := head > 0 && d.Tokens[head-1].Tag == "PROPN"; named && shows[l] {
		return true // "on the Radio Sel programme", not "on the nuclear programme"
	}
	for _, m := range d.Mentions {
		if m.Kind != news.MentionName || m.First > head || head >= m.Last || m.Entity < 0 {
			continue
		}
		switch d.Entities[m.Entity].Type {
		case news.Place, news.Country, news.EventName, news.Product:
			return true
		}
	}
	return false
}

func flat(d *news.Doc, s news.Span) string { return strings.Join(strings.Fields(d.Words(s)), " ") }

var at = map[string]bool{"in": true, "on": true, "at": true, "during": true, "outside": true, "inside": true, "aboard": true, "via": true, "through": true}

var hanging = map[string]bool{"in": true, "with": true, "of": true, "to": true, "at": true, "on": true, "for": true, "from": true}

// means are the nouns for occasions and means of public speech, and for where
// people speak to the press.
var means = wordlist.Set(`statement interview speech address letter post tweet email e-mail filing report conference briefing call hearing ceremony rally
	meeting summit session broadcast podcast op-ed article column video message memo testimony debate remark release
	twitter facebook instagram telegram x radio television tv channel website page blog book court courtroom parliament congress airport hospital event
	forum gathering dinner lunch breakfast visit trial appearance announcement communique communiqué ruling indictment affidavit lecture sermon
	assembly convention scene site plenary telephone phone stage stand floor transcript newsletter service vigil funeral reception
	headquarters embassy palace office church mosque school university camp base press`)

var shows = wordlist.Set("show program programme news report")

// interviewer gives to whom an interview was given or a letter written, by the
// words for where something was said: "in an interview with Radio Sel"; "" for
// nobody.
func interviewer(where string) string {
	for _, by := range []string{" with ", " to "} {
		head, to, ok := strings.Cut(where, by)
		if !ok {
			continue
		}
		switch w := strings.Fields(strings.ToLower(head)); w[len(w)-1] {
		case "interview", "statement", "letter", "e-mail", "email", "memo", "message", "testimony", "address":
			return to
		}
	}
	return ""
}
