package attribution

import (
	"strings"

	"synoptic/lang/attribution/span"
	"synoptic/news"
	"synoptic/wordlist"
)

// meant gives the words for the source of a draft that has none beside its
// cue: those of the draft that it goes on from; the subject that the cue, or
// what the cue hangs on, has in the tree; the source of the cue before it in
// the sentence ("She left, saying …"); the first noun phrase of the sentence.
// Nil when there is nothing, when it is part of the content, and for cues that
// name no speaker.
func (r *reader) meant(d *draft) []span.Range {
	source := r.sought(d)
	for _, s := range source {
		for i := s.A; i < s.B; i++ {
			if r.held[i] == d || i == d.cue {
				return nil
			}
		}
	}
	return source
}

func (r *reader) sought(d *draft) []span.Range {
	switch {
	case d.cue < 0 && d.goesOn != nil:
		return d.goesOn.source
	case d.cue < 0 || d.hearsay || d.layout || r.passive(d.cue):
		return nil
	}
	if speeches[strings.ToLower(r.d.Word(d.cue))] && strings.HasPrefix(r.d.Tokens[d.cue].XPos, "NN") {
		if s := r.possessor(d.cue); s != nil {
			return s
		}
	}
	if s := r.governing(d.cue); s >= 0 {
		a, b := r.subtree(s)
		if b-a > 25 || a <= d.cue && d.cue < b {
			a, b = s, s+1
		}
		return []span.Range{{A: a, B: b}}
	}
	sent := r.around(d.cue)
	for i := d.cue - 1; i >= sent.A; i-- {
		if o := r.cues[i]; o != nil && o != d && !o.gone && len(o.source) > 0 {
			return o.source
		}
	}
	return r.firstPhrase(span.Range{A: sent.A, B: d.cue})
}

// moveSubject makes the first of several parts of a content the source when it
// is the subject of the cue: "[The study] documented [faster melting]".
func (r *reader) moveSubject(d *draft) {
	if d.gone || d.cue < 0 || len(d.source) > 0 || len(d.content) < 2 || d.content[1].A < d.cue || r.passive(d.cue) {
		return
	}
	s := d.content[0]
	if s.B > d.cue || d.cue-s.B > 3 || seeming[r.d.Tokens[d.cue].Lemma] || !strings.HasPrefix(r.d.Tokens[d.cue].XPos, "V") {
		return
	}
	for i := s.A; i < d.cue; i++ {
		t := &r.x.Tokens[i]
		if t.Quote >= 0 || i < s.B && strings.HasPrefix(r.d.Tokens[i].XPos, "V") || i >= s.B && t.Sign == ',' {
			return
		}
	}
	if len(r.firstPhrase(span.Range{A: s.A, B: s.B})) > 0 {
		d.source, d.content = d.content[:1:1], d.content[1:]
		for i := s.A; i < s.B; i++ {
			r.held[i] = nil
		}
	}
}

// seeming are verbs whose subject does not speak.
var seeming = wordlist.Set(`appear seem look prove happen tend`)

// participle gives a participle that follows another verb that verb's subject,
// where it was given one of its objects: "Balk told the Post, adding that …",
// "Tolen posted a picture of Balk on Friday, writing that …".
func (r *reader) participle(d *draft) {
	if d.cue < 0 || r.d.Tokens[d.cue].XPos != "VBG" || len(d.source) == 0 || d.source[0].B > d.cue {
		return
	}
	behind := r.x.Tokens[d.cue-1].Sign == ',' && !news.RelIs(r.d.Tokens[r.x.SourceHead(d.source[0])].Rel, "nsubj")
	for i := d.source[0].A - 1; i >= r.around(d.cue).A; i-- {
		if o := r.cues[i]; o != nil && o != d {
			to := r.addressee(o)
			a, b := r.d.TokensIn(to)
			if !to.Empty() && a <= d.source[0].A && d.source[0].B <= b+3 && d.source[0].A < b || behind && len(o.source) > 0 && o.source[0].B <= i {
				d.source = o.source
			}
			return
		}
		if !behind || !strings.HasPrefix(r.d.Tokens[i].XPos, "VB") {
			continue
		}
		if s := r.child(i, "nsubj"); s >= 0 && s < i && r.x.Tokens[s].Quote < 0 && r.speaks(s) && !r.passive(i) {
			d.source = r.phraseOf(s, span.Range{A: i, B: i + 1})
			return
		}
	}
}

// nested gives the words that a draft's speaker says another one said to that
// other, the last verb of saying before a quotation being his: "Balk said the
// driver told him that “he saw nothing”". What is left of the draft, its
// speaker as the carrier of the words, is nil when there is no such verb.
func (r *reader) nested(d *draft) *draft {
	if d.cue < 0 || d.layout || len(d.content) == 0 {
		return nil
	}
	for _, c := range d.content {
		for i := max(c.A, d.cue+1); i < c.B; i++ {
			t := &r.x.Tokens[i]
			if t.Quote < 0 || r.x.Quotes[t.Quote].A != i {
				continue
			}
			if v := r.inner(d, c, i); v >= 0 {
				return r.nest(d, c, v, i)
			}
			i = r.x.Quotes[t.Quote].B - 1
		}
	}
	return nil
}

// inner gives the verb of saying that leads to the quotation which begins at a
// token, when it is one within the content c and has a noun for its subject
// behind the cue; -1 when there is none.
func (r *reader) inner(d *draft, c span.Range, quote int) int {
	for v := quote - 1; v >= c.A && v >= quote-4; v-- {
		t := &r.d.Tokens[v]
		if r.x.Tokens[v].Sign == ',' || r.x.Tokens[v].Quote >= 0 {
			return -1
		}
		if !sayings[strings.ToLower(r.d.Word(v))] || t.XPos != "VBD" && t.XPos != "VBZ" && t.XPos != "VBP" {
			continue
		}
		if s := r.child(v, "nsubj"); s > d.cue && s < v && strings.HasPrefix(r.d.Tokens[s].XPos, "NN") && !r.passive(v) {
			return v
		}
		return -1
	}
	return -1
}

// nest makes the quotation at a token a draft of its own with the cue v, and
// leaves the content c to d up to that verb's subject.
func (r *reader) nest(d *draft, c span.Range, v, quote int) *draft {
	q := r.x.Quotes[r.x.Tokens[quote].Quote]
	o := &draft{cue: v, speaker: -1, sure: d.sure, carrier: d, content: []span.Range{q}}
	o.source = r.phraseOf(r.child(v, "nsubj"), span.Range{A: v, B: q.B})
	o.content[0].A = v + 1
	if _, to := r.d.TokensIn(r.addressee(&draft{cue: v, content: []span.Range{q}})); to > v && to <= quote {
		o.content[0].A = to
	}
	d.content = without(d.content, span.Range{A: o.source[0].A, B: q.B})
	n := 0
	for _, k := range d.content {
		n += r.words(k)
	}
	d.gone = n < 4
	r.cues[v] = o
	r.hold(o, o.content[0])
	return o
}

// governing gives the subject of a verb, or of the verb it hangs on, -1 when
// the tree has none within six steps.
func (r *reader) governing(cue int) int {
	sent := r.around(cue)
	for n, at := 0, cue; n < 6 && at >= sent.A && at < sent.B; n, at = n+1, r.d.Tokens[at].Head {
		if s := r.child(at, "nsubj"); s >= 0 && r.x.Tokens[s].Quote < 0 {
			return s
		}
	}
	return -1
}

// firstPhrase gives the first noun phrase of a stretch outside quotation
// marks; that after the comma if the stretch begins with a preposition.
func (r *reader) firstPhrase(in span.Range) []span.Range {
	i := in.A
	for i < in.B && !r.x.Tokens[i].Word {
		i++
	}
	if i < in.B && r.d.Tokens[i].XPos == "IN" {
		for i < in.B && r.x.Tokens[i].Sign != ',' {
			i++
		}
	}
	for ; i < in.B; i++ {
		a, noun := i, false
		for i < in.B && r.x.Tokens[i].Quote < 0 && r.nominal(i) {
			p := r.d.Tokens[i].XPos
			noun = noun || strings.HasPrefix(p, "NN") || p == "PRP"
			i++
		}
		if noun {
			return []span.Range{{A: a, B: i}}
		}
	}
	return nil
}

// nominal tells whether a token may stand in a simple noun phrase.
func (r *reader) nominal(i int) bool {
	switch p := r.d.Tokens[i].XPos; p {
	case "DT", "POS", "CD", "PRP", "PRP$":
		return true
	default:
		return strings.HasPrefix(p, "NN") || strings.HasPrefix(p, "JJ")
	}
}

// labelled gives the name that stands above a quotation, or before it in its
// paragraph, with an office and without a verb, as in a list of reactions:
// "MARA TOLEN, head of the council\n“The mill is lost.”" Nil when there is none.
func (r *reader) labelled(q int) []span.Range {
	k := r.x.Quotes[q]
	if !r.sentence(q) {
		return nil
	}
	par := r.x.Tokens[k.A].Par
	l := span.Range{A: r.x.Pars[par].A, B: k.A}
	if l.Len() == 0 {
		if par == 0 {
			return nil
		}
		l = r.x.Pars[par-1]
	}
	if l.Len() < 2 || l.Len() > 25 || r.x.Tokens[l.A].Quote >= 0 {
		return nil
	}
	m := r.from(l.A)
	if m == len(r.d.Mentions) || r.d.Mentions[m].First != l.A || r.d.Mentions[m].Kind != news.MentionName || r.d.Mentions[m].Last < l.A+2 {
		return nil
	}
	if e := r.entity(m); e < 0 || r.d.Entities[e].Type != news.Person {
		return nil
	}
	end := r.d.Mentions[m].Last
	if w := r.d.Word(l.B - 1); end < l.B && r.d.Word(end) != "," || w == "." || w == "?" || w == "!" {
		return nil
	}
	for t := l.A; t < l.B; t++ {
		switch r.d.Tokens[t].XPos {
		case "VBD", "VBZ", "VBP", "MD":
			return nil
		}
	}
	return []span.Range{{A: l.A, B: end}}
}

// possessed gives the possessor of a noun of speech right before a quotation or
// behind it: "her March remark that “…”", "Balk's “…” promise". Nil when there
// is none.
func (r *reader) possessed(q int) []span.Range {
	k := r.x.Quotes[q]
	from, i := r.around(k.A).A, k.A-1
	for i > from && (r.x.Tokens[i].Sign == ',' || r.x.Tokens[i].Sign == ':' || strings.EqualFold(r.d.Word(i), "that")) {
		i--
	}
	if i >= from && speeches[strings.ToLower(r.d.Word(i))] {
		return r.possessor(i)
	}
	if k.B < len(r.x.Tokens) && speeches[strings.ToLower(r.d.Word(k.B))] {
		return r.possessor(k.A)
	}
	return nil
}

// possessor gives who a noun or a quotation that begins at a token belongs to,
// five words before it at most; nil when it is said of nobody.
func (r *reader) possessor(noun int) []span.Range {
	from := r.around(noun).A
	for i := noun - 1; i >= max(from, noun-5); i-- {
		switch p := r.d.Tokens[i].XPos; {
		case p == "PRP$" && others[strings.ToLower(r.d.Word(i))]:
			return []span.Range{{A: i, B: i + 1}}
		case p == "POS":
			a := i
			for a > from && r.nominal(a-1) && r.x.Tokens[a-1].Quote < 0 {
				a--
			}
			if a < i {
				return []span.Range{{A: a, B: i}}
			}
			return nil
		case strings.HasPrefix(p, "V"), r.x.Tokens[i].Sign != 0:
			return nil
		}
	}
	return nil
}

// speeches are nouns of what is said, others the possessives that name who
// said it.
var (
	speeches = wordlist.Set(`comment comments remark remarks promise pledge vow quip line slogan motto mantra claim assertion statement warning
	question answer reply response message post tweet quote quotation observation contention retort plea call declaration`)
	others = wordlist.Set(`his her their`)
)

// author gives the entity whose words a source carries: "the council's appeal",
// "her letter". -1 when the source is no such thing or nobody's.
func (r *reader) author(s span.Range) int {
	h := r.x.SourceHead(s)
	if w := strings.ToLower(r.d.Word(h)); !speeches[w] && !papers[w] {
		return -1
	}
	for _, p := range r.possessor(h) {
		if p.A < s.A {
			return -1
		}
		if m := r.mention(p); m >= 0 {
			return r.entity(m)
		}
	}
	return -1
}

// papers are nouns of what carries words.
var papers = wordlist.Set(`appeal lawsuit suit complaint motion filing brief petition letter memo email note speech address testimony
	communique communiqué release affidavit objection resolution`)
