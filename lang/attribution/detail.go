package attribution

import (
	"strings"

	"synoptic/lang/attribution/span"
	"synoptic/news"
	"synoptic/wordlist"
)

// attributions makes the layer out of the drafts.
func (r *reader) attributions() []news.Attribution {
	for _, d := range r.drafts {
		r.quoting(d)
		r.soundbite(d)
		r.edges(d)
	}
	r.speakers()
	var out []news.Attribution
	for _, d := range r.drafts {
		a := news.Attribution{Speaker: d.speaker, Relay: -1}
		if d.cue >= 0 {
			a.To = r.addressee(d)
			r.extend(d, a.To)
		}
		a.Content = r.trimmed(d.content)
		if len(a.Content) == 0 {
			continue
		}
		if a.Source = r.spans(d.source); len(a.Source) == 0 {
			a.Source = r.spans(r.meant(d))
		}
		if d.cue >= 0 {
			a.Cue = []news.Span{r.cueSpan(d.cue)}
			a.Negated = r.negated(d.cue)
			r.relay(d, &a)
		}
		a.SpeakerText = r.speakerText(d)
		a.Mode = r.mode(d)
		a.Grade = r.grade(d, a.Mode)
		out = append(out, a)
	}
	return out
}

func (r *reader) spans(rs []span.Range) []news.Span {
	var out []news.Span
	for _, s := range rs {
		if s.A < s.B {
			out = append(out, r.d.TokenSpan(s.A, s.B))
		}
	}
	return out
}

// trimmed gives the content without the commas and stops at its edges that
// stand outside quotation marks.
func (r *reader) trimmed(rs []span.Range) []news.Span {
	var kept []span.Range
	for _, s := range rs {
		s.A = r.afterDateline(s)
		for s.A < s.B && r.loose(s.A) {
			s.A++
		}
		for s.B > s.A && r.loose(s.B-1) {
			s.B--
		}
		if r.words(s) > 0 {
			kept = append(kept, s)
		}
	}
	return r.spans(kept)
}

// afterDateline gives the first token of a stretch after the dateline that it
// begins with ("OSTAV, 3 May (Agency) - The bridge …").
func (r *reader) afterDateline(s span.Range) int {
	if s.A != r.x.Pars[r.x.Tokens[s.A].Par].A {
		return s.A
	}
	if w := r.d.Word(s.A); len(w) < 3 || w != strings.ToUpper(w) || !r.x.Tokens[s.A].Word {
		return s.A
	}
	for i := s.A + 1; i < s.B && i < s.A+16; i++ {
		if strings.HasPrefix(r.d.Tokens[i].XPos, "V") {
			break
		}
		if r.x.Tokens[i].Sign == '-' && r.d.Tokens[i-1].End < r.d.Tokens[i].Start {
			return i + 1
		}
	}
	return s.A
}

// leadsIn tells whether a token is a "that" right before a quotation.
func (r *reader) leadsIn(i int) bool {
	return r.x.Tokens[i].Quote < 0 && i+1 < len(r.x.Tokens) && r.x.Tokens[i+1].Sign == '"' && strings.EqualFold(r.d.Word(i), "that")
}

func (r *reader) loose(i int) bool {
	t := &r.x.Tokens[i]
	if t.Quote >= 0 {
		return false
	}
	switch t.Sign {
	case ',', '.', ';', ':', '-':
		return true
	}
	return false
}

// cueSpan gives the words of a cue: its head, with "to" after "according".
func (r *reader) cueSpan(cue int) news.Span {
	if strings.EqualFold(r.d.Word(cue), "according") && cue+1 < len(r.d.Tokens) && strings.EqualFold(r.d.Word(cue+1), "to") {
		return r.d.TokenSpan(cue, cue+2)
	}
	return r.d.Tokens[cue].Span
}

// mode tells whether the content is all quotation, none, or some of both.
func (r *reader) mode(d *draft) string {
	in, out := 0, 0
	for _, c := range d.content {
		for i := c.A; i < c.B; i++ {
			if t := &r.x.Tokens[i]; t.Word && t.Quote >= 0 {
				in++
			} else if t.Word && !r.leadsIn(i) {
				out++
			}
		}
	}
	switch {
	case in == 0:
		return "indirect"
	case out == 0:
		return "direct"
	}
	return "mixed"
}

// grade: A a quotation beside its named source, B what the models are sure of,
// C what goes on from elsewhere, what rules found and what has no speaker.
func (r *reader) grade(d *draft, mode string) news.Grade {
	if d.cue < 0 || d.rule || d.speaker < 0 || d.sure < 0.5 {
		return news.GradeC
	}
	if mode == "indirect" || len(d.source) == 0 {
		return news.GradeB
	}
	m := r.mention(d.source[0])
	if m < 0 || r.d.Mentions[m].Kind != news.MentionName || d.sure < 0.7 {
		return news.GradeB
	}
	return news.GradeA
}

// negated tells whether the cue is denied: "did not say", "never said",
// "declined to say".
func (r *reader) negated(cue int) bool {
	sent := r.around(cue)
	for i := cue - 1; i >= sent.A && i >= cue-4; i-- {
		switch strings.ToLower(straight(r.d.Word(i))) {
		case "not", "n't", "never", "without", "nor":
			return i+1 >= len(r.d.Tokens) || !strings.EqualFold(r.d.Word(i+1), "only")
		case "declined", "refused", "declining", "refusing", "failed", "declines", "refuses", "stopped":
			return true
		}
		if t := &r.x.Tokens[i]; t.Sign != 0 || r.d.Tokens[i].XPos == "VBD" && r.d.Tokens[i].Lemma != "do" && r.d.Tokens[i].Lemma != "be" && r.d.Tokens[i].Lemma != "have" {
			break
		}
	}
	return false
}

// straight gives a word with a straight apostrophe.
func straight(w string) string { return strings.ReplaceAll(w, "’", "'") }

var (
	tellings = wordlist.Set(`tell inform ask remind assure warn brief address advise notify urge caution reassure`)
	sayTo    = wordlist.Set(`say speak state explain add declare announce write complain confirm suggest respond reply`)
	stops    = wordlist.Set(`on at in aboard during before after while that if whether when about of by for from as late early
		earlier ahead outside inside via through with he she it they we i monday tuesday wednesday thursday friday
		saturday sunday today yesterday`)
)

// addressee gives the words for the one spoken to: "told reporters", "said to
// the committee".
func (r *reader) addressee(d *draft) news.Span {
	lemma := strings.ToLower(r.d.Tokens[d.cue].Lemma)
	if lemma == "" {
		lemma = strings.ToLower(r.d.Word(d.cue))
	}
	at := d.cue + 1
	switch {
	case tellings[lemma]:
	case lemma == "told":
	case sayTo[lemma] && at < len(r.d.Tokens) && strings.EqualFold(r.d.Word(at), "to"):
		at++
	default:
		return news.Span{}
	}
	sent := r.around(d.cue)
	b := at
	for b < sent.B && b < at+9 && !r.endsPhrase(d, b) {
		b++
	}
	if b == at || b == at+9 {
		return news.Span{}
	}
	return r.d.TokenSpan(at, b)
}

// extend gives a content that begins with its verb the few words between it and
// the one spoken to: they are its subject.
func (r *reader) extend(d *draft, to news.Span) {
	if to.Empty() || len(d.content) == 0 {
		return
	}
	_, b := r.d.TokensIn(to)
	c := &d.content[0]
	switch r.d.Tokens[c.A].XPos {
	case "VBD", "VBZ", "VBP", "MD":
	default:
		return
	}
	if b < c.A && c.A-b <= 4 {
		for i := b; i < c.A; i++ {
			if !strings.HasPrefix(r.d.Tokens[i].XPos, "NN") && r.d.Tokens[i].XPos != "DT" {
				return
			}
		}
		c.A = b
	}
}

// endsPhrase tells whether a noun phrase cannot go on with token i.
func (r *reader) endsPhrase(d *draft, i int) bool {
	t := &r.x.Tokens[i]
	if t.Sign == '-' && i > 0 && i+1 < len(r.d.Tokens) && r.d.Tokens[i-1].End == r.d.Tokens[i].Start && r.d.Tokens[i].End == r.d.Tokens[i+1].Start {
		return false
	}
	if t.Sign != 0 || t.Quote >= 0 || stops[strings.ToLower(r.d.Word(i))] {
		return true
	}
	for _, s := range [][]span.Range{d.content, d.source} {
		for _, c := range s {
			if c.Has(i) {
				return true
			}
		}
	}
	p := r.d.Tokens[i].XPos
	if i > d.cue+1 && r.d.Tokens[i-1].XPos == "NNS" && (strings.HasPrefix(p, "NNP") || p == "DT" || p == "PRP$") {
		return true // "told reporters Ostav would pay"
	}
	return strings.HasPrefix(p, "V") || p == "MD" || p == "RB" || p == "TO" || p == "WP" || p == "WDT"
}

// relay finds the outlet through which the words came: the one spoken to
// ("told the Daily Post", "in an interview with Radio One"), or the one that
// cites another ("Agency X reported, citing the ministry").
func (r *reader) relay(d *draft, a *news.Attribution) {
	sent := r.around(d.cue)
	if d.carrier != nil && d.carrier.speaker != d.speaker {
		a.Relay = d.carrier.speaker
		return
	}
	if !a.To.Empty() {
		if e := r.outletIn(a.To); e >= 0 && e != d.speaker {
			a.Relay = e
			return
		}
	}
	for i := sent.A; i+2 < sent.B; i++ {
		w := strings.ToLower(r.d.Word(i))
		if r.x.Tokens[i].Quote >= 0 || w != "interview" && w != "comments" && w != "remarks" {
			continue
		}
		switch strings.ToLower(r.d.Word(i + 1)) {
		case "with", "to", "on", "by":
			if e := r.outletIn(r.d.TokenSpan(i+2, min(sent.B, i+7))); e >= 0 && e != d.speaker {
				a.Relay = e
				return
			}
		}
	}
	r.citing(d, a, sent)
	r.accordingTo(d, a, sent)
}

// quoting gives words that one carries as another's to the other: in "Agency X
// quoted Vell as saying …" Vell speaks, and the agency is the carrier; so it is in
// "Vell was quoted by Agency X as saying …".
func (r *reader) quoting(d *draft) {
	if d.cue < 0 || r.d.Tokens[d.cue].Lemma != "quote" && r.d.Tokens[d.cue].Lemma != "cite" || r.x.Tokens[d.cue].Quote >= 0 {
		return
	}
	as, end := d.cue+1, min(r.around(d.cue).B-1, d.cue+30)
	for as < end && (!strings.EqualFold(r.d.Word(as), "as") || r.d.Tokens[as+1].XPos != "VBG" || !sayings[strings.ToLower(r.d.Word(as+1))]) {
		as++
	}
	if as >= end {
		return
	}
	by := []span.Range{{A: d.cue + 1, B: as}} // whom it quotes, or by whom one is quoted
	if !r.passive(d.cue) {
		by, d.source = d.source, by
	} else if s := r.child(d.cue, "nsubj:pass", "nsubj"); s >= 0 && s < d.cue {
		d.source = r.phraseOf(s, span.Range{A: d.cue, B: as})
	}
	if len(d.source) == 0 || d.source[0].Len() == 0 || r.passive(d.cue) && d.source[0].A > d.cue {
		return
	}
	if k := as + 2; len(by) > 0 && by[0].Len() == 0 && k < end && strings.EqualFold(r.d.Word(k), "by") { // "quoted as saying by"
		by = []span.Range{{A: k + 1, B: min(k+7, end+1)}}
	}
	if e := r.sourceEntity(by); e >= 0 {
		d.carrier = &draft{source: by, cue: d.cue, speaker: e}
	}
	d.content, d.cue = without(d.content, span.Range{A: d.cue, B: as + 2}), as+1
	for _, s := range d.source {
		d.content = without(d.content, s)
	}
}

// soundbite gives the words of a film's script to the one who is named there as saying them:
// "(SOUNDBITE) (English) FOREIGN MINISTER ADA VELL, SAYING: …".
func (r *reader) soundbite(d *draft) {
	if len(d.content) == 0 || d.content[0].Len() == 0 {
		return
	}
	end := d.content[len(d.content)-1].B
	at := r.x.Pars[r.x.Tokens[d.content[0].A].Par].A
	if at < end && r.d.Word(at) == "(" {
		at++
	}
	if !strings.EqualFold(r.d.Word(at), "soundbite") {
		return
	}
	var name *news.Name
	v := at + 1
	for ; v < end && !strings.EqualFold(r.d.Word(v), "saying"); v++ {
		if n := r.d.NameAt(v); n != nil && n.Type == news.Person {
			name = n
		}
		if r.x.Tokens[v].Quote >= 0 {
			return
		}
	}
	from := v + 1
	for from < end && r.d.Word(from-1) != ":" { // "saying (English):"
		from++
	}
	if name == nil || from >= end {
		return
	}
	d.source, d.cue = []span.Range{{A: name.First, B: name.Last}}, v
	d.content = without(d.content, span.Range{A: at - 1, B: from})
}

// accordingTo handles "“…,” Vell said in May, according to Agency X": the one
// who said it is the speaker, the outlet relays.
func (r *reader) accordingTo(d *draft, a *news.Attribution, sent span.Range) {
	if a.Relay >= 0 || d.speaker < 0 || !r.outlet(d.speaker) || !strings.EqualFold(r.d.Word(d.cue), "according") {
		return
	}
	for v := d.cue - 1; v >= sent.A && v > d.cue-12; v-- {
		if r.x.Tokens[v].Quote >= 0 {
			return
		}
		if !sayings[strings.ToLower(r.d.Word(v))] || r.cues[v] != nil {
			continue
		}
		s := r.child(v, "nsubj")
		if s < 0 || r.held[s] != nil && r.held[s] != d || r.passive(v) {
			return
		}
		source := r.phraseOf(s, span.Range{A: v, B: v + 1})
		for _, c := range d.content {
			if c.B > max(v, source[0].B)+4 && c.A < d.cue { // his words stand behind the verb
				return
			}
		}
		e := r.sourceEntity(source)
		if e < 0 || r.outlet(e) {
			return
		}
		a.Relay, d.speaker, d.source, d.cue = d.speaker, e, source, v
		a.Speaker, a.Source, a.Cue = e, r.spans(source), []news.Span{r.cueSpan(v)}
		d.content = without(d.content, span.Range{A: min(source[0].A, v), B: sent.B})
		a.Content = r.trimmed(d.content)
		return
	}
}

// citing handles "…, Agency X reported, citing the ministry": the cited is the
// speaker, the outlet relays.
func (r *reader) citing(d *draft, a *news.Attribution, sent span.Range) {
	if d.speaker < 0 || !r.outlet(d.speaker) {
		return
	}
	for i := sent.A; i+1 < sent.B; i++ {
		w := strings.ToLower(r.d.Word(i))
		if w != "citing" && w != "quoting" || r.x.Tokens[i].Quote >= 0 {
			continue
		}
		b := i + 1
		for b < sent.B && b < i+13 && r.x.Tokens[b].Sign == 0 && !strings.HasPrefix(r.d.Tokens[b].XPos, "V") {
			b++
		}
		if b == i+1 {
			return
		}
		a.Relay = d.speaker
		d.source = []span.Range{{A: i + 1, B: b}}
		d.speaker = r.sourceEntity(d.source)
		a.Speaker, a.Source = d.speaker, r.spans(d.source)
		return
	}
}

// outletIn gives the first outlet named in a span, -1 when there is none.
func (r *reader) outletIn(s news.Span) int {
	for _, m := range r.d.MentionsIn(s) {
		if e := r.entity(m); e >= 0 && r.outlet(e) {
			return e
		}
	}
	return -1
}

var outletWords = wordlist.Set(`news times post tv television radio agency press journal herald tribune daily gazette channel
	broadcasting broadcaster media network newspaper magazine weekly today telegraph guardian observer chronicle
	standard mirror express independent mail sun star globe newswire wire online report afp ap reuters bbc cnn tass
	interfax ria dpa ansa efe xinhua anadolu aa bloomberg nbc cbs abc npr pbs msnbc fox sky itv pti ani kyodo yonhap
	ukrinform politico axios rbc rferl france-presse jazeera pravda mainichi asahi zeitung monde figaro spiegel bild
	corriere repubblica país mundo cgtn euronews france24 dw rfi nhk cna abc`)

// outlet tells whether an entity is a news outlet by its name.
func (r *reader) outlet(e int) bool {
	n := &r.d.Entities[e]
	if n.Type == news.Person || n.Type == news.Country || n.Type == news.Place {
		return false
	}
	for _, w := range strings.FieldsFunc(strings.ToLower(n.Name), func(c rune) bool { return c == ' ' || c == '(' || c == ')' || c == ',' || c == '.' }) {
		if outletWords[w] {
			return true
		}
	}
	return false
}
