package attribution

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic/lang/attribution/span"
	"synoptic/news"
	"synoptic/wordlist"
)

// tidy mends what the models leave rough: sources that run on, quotations that
// stand on their own within a content.
func (r *reader) tidy() {
	for _, d := range r.drafts {
		if !d.layout {
			r.moveSubject(d)
			r.besideQuote(d)
			r.hearsay(d)
			r.cleanSource(d)
			r.participle(d)
		}
		r.dated(d)
		r.timed(d)
		r.drawnOut(d)
	}
	r.wholeSources()
	var out []*draft
	for _, d := range r.drafts {
		if d.gone {
			continue
		}
		if o := r.nested(d); o != nil {
			if out = append(out, o); d.gone {
				continue
			}
		}
		if rest := r.splitOff(d); rest != nil {
			out = append(out, rest)
		}
		out = append(out, d)
	}
	r.drafts = out
}

// dated takes the dateline of a report out of what is said behind it.
func (r *reader) dated(d *draft) {
	if len(d.content) == 0 {
		return
	}
	c := &d.content[0]
	if k := r.d.Opens(int(r.x.Tokens[c.A].Sent)); c.A < k && k < c.B {
		c.A = k
	}
}

// drawnOut draws a source that ends before a possessive out to whom it belongs to: of "Vell's
// mother says" the source is not Vell.
func (r *reader) drawnOut(d *draft) {
	if len(d.source) != 1 {
		return
	}
	s := &d.source[0]
	if s.B+1 >= len(r.d.Tokens) || !news.Possessive(r.d.Word(s.B)) || r.d.Tokens[s.B].Tag != "PART" {
		return
	}
	h := r.d.Tokens[s.B-1].Head
	if h > s.B && h <= s.B+4 && r.d.Tokens[h].Tag == "NOUN" && h != d.cue && r.held[h] != d {
		s.B = h + 1
	}
}

// timed takes when it was said out of what is said: "said | on Friday there had been contacts",
// "said | recently the virus is stable".
func (r *reader) timed(d *draft) {
	if len(d.content) == 0 || d.cue < 0 || d.content[0].A != d.cue+1 || d.content[0].B > len(r.d.Tokens) {
		return
	}
	c := &d.content[0]
	k := c.A
	switch strings.ToLower(r.d.Word(k)) {
	case "on", "in", "at", "late", "early":
		k++
	}
	end, adverb := k, false
	for _, x := range r.d.TimexesOver(r.d.Tokens[min(k, c.B-1)].Span) {
		if first, last := r.d.TokensIn(x.Span); (x.Type == "DATE" || x.Type == "TIME") && len(x.Value) > len("2031") && first >= c.A && first <= k {
			end = last
		}
	}
	if end == k && lately[strings.ToLower(r.d.Word(k))] && r.d.Tokens[k].Tag == "ADV" {
		end, adverb = k+1, true // but "said later trains would run"
	}
	if end == k || end+2 >= c.B {
		return
	}
	switch r.d.Tokens[end].Tag { // a clause follows, and no time that does something: "Monday's decision", "Friday was"
	case "PRON", "DET", "PROPN", "SCONJ":
		c.A = end
	case "NOUN", "NUM", "ADJ":
		if !adverb && r.d.Tokens[end].Rel != "case" && r.d.Tokens[end-1].Head != end {
			c.A = end
		}
	}
}

// lately are adverbs of when something was said.
var lately = wordlist.Set("recently earlier later yesterday today tonight")

// wholeSources gives a draft whose source is the end of another's, behind a
// comma, that other's: in "Mara Tolen, a founder of the Guild, asked what she
// would do, said …" the Guild does not speak.
func (r *reader) wholeSources() {
	from := map[int]int{} // the end of a source -> its first token
	for _, d := range r.drafts {
		if len(d.source) == 1 {
			if a, ok := from[d.source[0].B]; !ok || d.source[0].A < a {
				from[d.source[0].B] = d.source[0].A
			}
		}
	}
	for _, d := range r.drafts {
		if len(d.source) != 1 {
			continue
		}
		s := d.source[0]
		a, comma := from[s.B], false
		for t := a; t < s.A && !comma; t++ {
			comma = r.d.Word(t) == ","
		}
		if comma {
			d.source = []span.Range{{A: a, B: s.B}}
		}
	}
}

// besideQuote takes the words without quotation marks after the cue out of a
// content that begins with a whole quotation before it: "“We are proud,” she
// told some of the rowers". Such words tell of what or to whom it was said.
func (r *reader) besideQuote(d *draft) {
	if len(d.content) < 2 || d.cue < 0 {
		return
	}
	first := d.content[0]
	q := r.x.Tokens[first.A].Quote
	if q < 0 || r.x.Quotes[q].A != first.A || r.x.Quotes[q].B < r.edge(first) || first.B > d.cue {
		return
	}
	kept := d.content[:1]
	for _, s := range d.content[1:] {
		if s.A > d.cue && r.x.Tokens[s.A].Sent == r.x.Tokens[d.cue].Sent && r.unquoted(s) {
			continue
		}
		kept = append(kept, s)
	}
	d.content = kept
}

// unquoted tells whether no token of a stretch lies in a quotation.
func (r *reader) unquoted(s span.Range) bool {
	for i := s.A; i < s.B; i++ {
		if r.x.Tokens[i].Quote >= 0 {
			return false
		}
	}
	return true
}

// hearsay mends cues that name no speaker of their own. The subject beside
// "reportedly" is what is told of, not who tells; "…, the agency reported,
// citing the ministry" reports what stands before the agency.
func (r *reader) hearsay(d *draft) {
	if d.gone || d.cue < 0 {
		return
	}
	switch strings.ToLower(r.d.Word(d.cue)) {
	case "reportedly", "allegedly", "supposedly", "purportedly":
		d.content = join(append(d.content, d.source...))
		d.source, d.hearsay = nil, true
	case "citing", "quoting":
		r.cited(d)
	}
}

func (r *reader) cited(d *draft) {
	sent := r.around(d.cue)
	verb := d.cue - 1
	for verb > sent.A && r.loose(verb) {
		verb--
	}
	if verb <= sent.A || !r.says(verb) || r.cues[verb] != nil {
		n := 0
		for _, c := range d.content {
			n += r.words(c)
		}
		d.gone = n < 6 // what is cited is a source, not a statement
		return
	}
	subject := r.subject(verb, span.Range{A: sent.B, B: sent.B})
	if len(subject) == 0 || subject[0].A <= sent.A+3 || subject[0].B > verb {
		return
	}
	for i := sent.A; i < subject[0].A; i++ {
		if o := r.held[i]; o != nil && o != d {
			o.gone = true
		}
	}
	r.cues[d.cue], r.cues[verb] = nil, d
	d.cue, d.source, d.content = verb, subject, []span.Range{{A: sent.A, B: subject[0].A}}
}

// cleanSource keeps the part of a source that names somebody: no quotations,
// no predicate, no day at its end; of several parts the one beside the cue,
// for a participle the first.
func (r *reader) cleanSource(d *draft) {
	for i, s := range d.source {
		d.source[i] = r.cutSource(s, d.cue)
	}
	var kept []span.Range
	for _, s := range d.source {
		if r.words(s) > 0 {
			kept = append(kept, s)
		}
	}
	if len(kept) > 1 {
		best := 0
		if d.cue >= 0 && r.d.Tokens[d.cue].XPos != "VBG" {
			for i, s := range kept {
				if s.B == d.cue || s.A == d.cue+1 {
					best = i
				}
			}
		}
		kept = kept[best : best+1]
	}
	d.source = kept
}

// cutSource cuts one part of a source.
func (r *reader) cutSource(s span.Range, cue int) span.Range {
	for i := s.A; i < s.B; i++ {
		if q := r.x.Tokens[i].Quote; q >= 0 && r.words(r.x.Quotes[q]) >= 3 { // the words of a speech, not of a nickname
			if k := r.x.Quotes[q]; k.A <= s.A {
				s.A = min(k.B, s.B)
				i = s.A - 1
			} else {
				s.B = i
			}
		}
	}
	if s.Len() > 1 && (r.d.Tokens[s.A].XPos == "WP" || r.d.Tokens[s.A].XPos == "WDT") && strings.HasPrefix(r.d.Tokens[s.B-1].XPos, "NN") {
		s.A++ // "the man, who | the reports | said had fled"
	}
	relative, head := false, false
	for i := s.A; i < s.B; i++ {
		p := r.d.Tokens[i].XPos
		switch {
		case strings.HasPrefix(p, "W"):
			relative = true
		case strings.HasPrefix(p, "NN") || p == "PRP":
			head = true
		case head && !relative && (p == "VBD" || p == "VBZ" || p == "VBP" || p == "MD"):
			s.B = i
		}
	}
	for s.B > s.A {
		switch w := strings.ToLower(r.d.Word(s.B - 1)); {
		case r.loose(s.B-1) || w == "and" || w == "on" || w == "late" || w == "earlier":
		case r.d.Tokens[s.B-1].XPos == "``": // what it opens is not part of the source
		case days[w] && s.B-1 > s.A:
		default:
			return s
		}
		s.B--
	}
	return s
}

var days = wordlist.Set(`monday tuesday wednesday thursday friday saturday sunday today yesterday`)

// splitOff parts quotations that are sentences of their own from the rest of a
// content: "X stressed the need for talks, saying, "…"" is two attributions of
// one speaker. The part in quotation marks stays in d; the other is given, nil
// when there is none worth keeping.
func (r *reader) splitOff(d *draft) *draft {
	var own []span.Range
	rest := d.content
	last := int32(-1)
	for _, c := range d.content {
		for i := c.A; i < c.B; i++ {
			q := r.x.Tokens[i].Quote
			if q >= 0 && q != last && r.standsAlone(int(q)) {
				own = append(own, r.x.Quotes[q])
				rest = without(rest, r.x.Quotes[q])
			}
			last = q
		}
	}
	if len(own) == 0 || !r.parts(d, rest, own) {
		return nil
	}
	other := *d
	d.content, other.content = own, nil
	for _, s := range rest {
		if s = r.withoutCue(d, s, own[0]); r.words(s) >= 4 {
			other.content = append(other.content, s)
		}
	}
	if len(other.content) == 0 {
		return nil
	}
	return &other
}

// parts tells whether the rest of a content is a statement apart from its
// quotations: it ends before one with a participle of saying, or it is a
// participial clause before the cue ("Stressing that …, she said, "…"").
func (r *reader) parts(d *draft, rest, own []span.Range) bool {
	for _, s := range rest {
		if r.words(s) == 0 {
			continue
		}
		for _, k := range own {
			if s.B <= d.cue && d.cue < k.A && r.d.Tokens[s.A].XPos == "VBG" {
				return true
			}
			if s.B != k.A {
				continue
			}
			if r.leadsOn(s, r.edge(s)) {
				return true
			}
		}
	}
	return false
}

// edge gives the end of the words of a stretch, before its last commas and
// stops.
func (r *reader) edge(s span.Range) int {
	e := s.B
	for e > s.A && r.loose(e-1) {
		e--
	}
	return e
}

// leadsOn tells whether a stretch whose words end at e ends with a participle
// of saying ("stating,", "adding:").
func (r *reader) leadsOn(s span.Range, e int) bool {
	return e > s.A && r.d.Tokens[e-1].XPos == "VBG" && r.says(e-1)
}

// withoutCue cuts a participle of saying that leads to a quotation off the end
// of a stretch, and makes it the quotation's cue.
func (r *reader) withoutCue(said *draft, s span.Range, quote span.Range) span.Range {
	if e := r.edge(s); s.B == quote.A && r.leadsOn(s, e) {
		said.cue = e - 1
		s.B = e - 1
	}
	return s
}

// standsAlone tells whether a quotation is a sentence of its own: five words
// or more, a capital first, a stop or comma before it or nothing.
func (r *reader) standsAlone(q int) bool {
	k := r.x.Quotes[q]
	first, _ := utf8.DecodeRuneInString(r.d.Words(r.x.Marks[q].Inner))
	if r.words(k) < speechWords || !unicode.IsUpper(first) {
		return false
	}
	if k.A == r.x.Pars[r.x.Tokens[k.A].Par].A {
		return true
	}
	switch r.x.Tokens[k.A-1].Sign {
	case ',', ':', '.', ';', '?', '!', '-', '"':
		return true
	}
	return false
}
