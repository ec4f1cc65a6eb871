package attribution

import (
	"slices"
	"sort"
	"strings"

	"synoptic/gazetteer"
	"synoptic/lang/attribution/span"
	"synoptic/news"
)

// speakers finds the entity that speaks in each draft: that of the mention
// which the source is, of the subject when there is no source, of the draft
// that goes on when there is no cue.
func (r *reader) speakers() {
	var last *draft         // the one whose speaker was found last
	barred := map[int]int{} // by the token of a pronoun, one more than whom it can not be
	for _, d := range r.drafts {
		switch {
		case d.hearsay:
		case len(d.source) > 0:
			if d.speaker = r.relative(d); d.speaker < 0 {
				d.speaker = r.sourceEntity(d.source)
			}
			if last != nil && d.speaker < 0 && r.statement(d.source) && r.x.Tokens[d.source[0].A].Par-r.x.Tokens[last.end()-1].Par <= 1 {
				d.speaker = last.speaker
			}
			if last != nil && r.pronoun(d.source) && r.sameSpeaker(last, d) {
				d.speaker = last.speaker
			}
			if last != nil && r.pronoun(d.source) && r.spokenOf(d.speaker, last, d) {
				d.speaker = last.speaker
			}
			if r.pronoun(d.source) && d.speaker >= 0 && (r.names(d, d.speaker) || barred[d.source[0].A] == d.speaker+1) { // "He called Vell's offer idle": he is not Vell
				barred[d.source[0].A] = d.speaker + 1
				if d.speaker = -1; last != nil && !r.names(d, last.speaker) && answers(&r.d.Entities[last.speaker], "", strings.ToLower(r.d.Word(d.source[0].A))) {
					d.speaker = last.speaker
				}
			}
		case d.cue >= 0:
			d.speaker = r.implied(d)
		case d.goesOn != nil:
			d.speaker = d.goesOn.speaker
		}
		if d.speaker >= 0 {
			last = d
		}
	}
}

// spokenOf tells whether an entity, taken for the pronoun that is the source of d, was named last
// in what another has just said of it: of "A doctor told the Herald that Ruud had fled. The town was
// quiet, he said" the doctor speaks on.
func (r *reader) spokenOf(entity int, last, d *draft) bool {
	at := d.source[0].A
	if entity < 0 || last.speaker < 0 || entity == last.speaker || last.cue < 0 || last.cue >= at {
		return false
	}
	if n := int(r.x.Tokens[at].Sent) - int(r.x.Tokens[last.cue].Sent); n < 0 || n > 1 {
		return false
	}
	if word := strings.ToLower(r.d.Word(at)); word != "they" && word != "them" && slices.ContainsFunc(last.source, func(s span.Range) bool {
		h := r.d.HeadOf(s.A, s.B)
		return h >= 0 && strings.HasSuffix(r.d.Tokens[h].XPos, "S") && strings.HasPrefix(r.d.Tokens[h].XPos, "NN")
	}) {
		return false // "he" is not several
	}
	if !answers(&r.d.Entities[last.speaker], r.genderBefore(&r.d.Entities[last.speaker], at), strings.ToLower(r.d.Word(at))) {
		return false
	}
	first := at // nothing before what was said is in it
	for _, c := range last.content {
		first = min(first, c.A)
	}
	for i := r.from(at) - 1; i >= 0 && r.d.Mentions[i].Start >= r.d.Tokens[first].Start; i-- {
		m := &r.d.Mentions[i]
		if m.Entity != entity || m.First >= at {
			continue
		}
		for _, c := range last.content {
			if m.First >= c.A && m.Last <= c.B {
				return true
			}
		}
		return false
	}
	return false
}

// names tells whether the words of a draft have an entity's name: hardly anybody
// calls himself by it, nor is named by another right behind "he said that".
func (r *reader) names(d *draft, entity int) bool {
	if entity < 0 || d.cue < 0 {
		return false
	}
	for _, c := range d.content {
		for i := r.from(c.A); i < len(r.d.Mentions) && r.d.Mentions[i].First < c.B; i++ {
			if m := &r.d.Mentions[i]; m.Kind == news.MentionName && m.Entity == entity {
				return true
			}
		}
	}
	return false
}

// statement tells whether a source is only the text that carries words already
// spoken of: "the statement", "the letter".
func (r *reader) statement(source []span.Range) bool {
	if len(source) != 1 || source[0].Len() != 2 {
		return false
	}
	switch w := strings.ToLower(r.d.Word(source[0].A)); w {
	case "the", "this":
	default:
		return false
	}
	switch strings.ToLower(r.d.Word(source[0].A + 1)) {
	case "statement", "letter", "post", "tweet", "message", "release", "note", "email", "text":
		return true
	}
	return false
}

// sameSpeaker tells whether the pronoun that is the source of d means the
// speaker of the draft before: a quotation goes on in the same paragraph or
// the next, or something is added, and nobody else is named between, outside
// quotation marks.
func (r *reader) sameSpeaker(last, d *draft) bool {
	e := &r.d.Entities[last.speaker]
	word := strings.ToLower(r.d.Word(d.source[0].A))
	from := last.end()
	at := d.source[0].A
	if !answers(e, r.genderBefore(e, at), word) || len(d.content) == 0 {
		return false
	}
	if from > at || at-from > 400 || !r.goesOn(d) || r.x.Tokens[at].Par-r.x.Tokens[from-1].Par > 1 {
		return d.speaker < 0 && e.Type == news.Person
	}
	for i := r.from(from); i < len(r.d.Mentions) && r.d.Mentions[i].First < at; i++ {
		m := &r.d.Mentions[i]
		if o := r.entity(i); o >= 0 && o != last.speaker && r.rival(o, e.Type) && r.x.Tokens[m.First].Quote < 0 {
			return d.speaker < 0 && e.Type == news.Person
		}
	}
	return true
}

// genderBefore gives the gender that the words before a token show: pronouns, a
// given name, a form of address. What a pronoun behind it tells is not yet known
// there.
func (r *reader) genderBefore(e *news.DocEntity, token int) string {
	for _, k := range e.Mentions {
		m := &r.d.Mentions[k]
		if m.Head >= token {
			break
		}
		if g := pronounGender[strings.ToLower(r.d.Word(m.Head))]; g != "" && m.Kind == news.MentionPronoun {
			return g
		}
		if g, ok := gazetteer.Honorific(r.d.Word(max(m.First-1, 0))); ok && m.Kind == news.MentionName && g != "" {
			return g
		}
	}
	given, _, ok := strings.Cut(e.Name, " ")
	if !ok {
		return ""
	}
	return gazetteer.Gender(given)
}

var pronounGender = map[string]string{"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}

// answers tells whether a pronoun can stand for an entity of a gender.
func answers(e *news.DocEntity, gender, pronoun string) bool {
	switch pronoun {
	case "he", "him":
		return e.Type == news.Person && gender != "f"
	case "she", "her":
		return e.Type == news.Person && gender != "m"
	case "they", "them": // a body, or somebody of whom no more is told
		return e.Type == news.Organization || e.Type == news.Person && e.Name == ""
	}
	return e.Type == news.Organization // "it"
}

// rival tells whether an entity might be meant by a pronoun that can stand for
// one of a type.
func (r *reader) rival(e int, t news.EntityType) bool {
	o := r.d.Entities[e].Type
	return o == news.Person || o == t
}

// goesOn tells whether a draft holds quoted words, or adds to others.
func (r *reader) goesOn(d *draft) bool {
	for _, c := range d.content {
		if !r.unquoted(c) {
			return true
		}
	}
	return d.cue >= 0 && (r.d.Tokens[d.cue].Lemma == "add" || r.d.Tokens[d.cue].Lemma == "continue")
}

// end gives the end of a draft's tokens.
func (d *draft) end() int {
	end := d.cue + 1
	for _, ss := range [][]span.Range{d.source, d.content} {
		for _, s := range ss {
			end = max(end, s.B)
		}
	}
	return end
}

// pronoun tells whether a source is a pronoun that may go on with the speaker
// of the words before.
func (r *reader) pronoun(source []span.Range) bool {
	if len(source) != 1 || source[0].Len() != 1 {
		return false
	}
	switch strings.ToLower(r.d.Word(source[0].A)) {
	case "he", "she", "they", "it", "him", "her", "them":
		return true
	}
	return false
}

// sourceEntity gives the entity of a source, -1 when it has none.
func (r *reader) sourceEntity(source []span.Range) int {
	source = r.unbracketed(source)
	for _, s := range source {
		if e := r.author(s); e >= 0 {
			return e
		}
		if e := r.apposed(s); e >= 0 {
			return e
		}
	}
	for _, s := range source {
		if m := r.mention(s); m >= 0 {
			return r.entity(m)
		}
	}
	for _, s := range source {
		if e := r.antecedent(s); e >= 0 {
			return e
		}
	}
	return -1
}

// unbracketed cuts each part of a source where a bracket opens behind its first
// word: "Ada Vell (D-Calif.)" is Vell, not the place.
func (r *reader) unbracketed(source []span.Range) []span.Range {
	out := slices.Clone(source)
	for k, s := range out {
		for i := s.A + 1; i < s.B; i++ {
			if r.d.Word(i) == "(" {
				out[k].B = i
				break
			}
		}
	}
	return out
}

func (r *reader) entity(mention int) int {
	if e := r.d.Mentions[mention].Entity; e >= 0 && e < len(r.d.Entities) {
		return e
	}
	return -1
}

// mention gives the mention that a source is: the one headed by the source's
// head, else the first that begins the source or whose head lies in it before
// any preposition or comma; -1 when there is none.
func (r *reader) mention(s span.Range) int {
	if s.Len() <= 0 {
		return -1
	}
	if m := r.d.MentionHeadedBy(r.x.SourceHead(s)); m >= 0 && r.entity(m) >= 0 {
		return m
	}
	best, size := -1, 0
	head := r.x.SourceHead(s)
	for i := r.from(s.A - 3); i < len(r.d.Mentions); i++ {
		m := &r.d.Mentions[i]
		if m.First > head {
			break
		}
		if head < m.Last && r.entity(i) >= 0 {
			if n := m.Last - m.First; best < 0 || n < size {
				best, size = i, n
			}
		}
	}
	if best >= 0 {
		return best
	}
	if m := r.titled(s, head); m >= 0 {
		return m
	}
	if h := r.d.HeadOf(s.A, s.B); h >= 0 {
		if m := r.d.MentionHeadedBy(h); m >= 0 && r.entity(m) >= 0 {
			return m
		}
	}
	return -1
}

// apposed gives the person named after a description: "the port's lawyer, Oren
// Balk", "the lawmaker, Senator Mara Tolen"; -1 when the source is not of that form.
func (r *reader) apposed(s span.Range) int {
	head := r.x.SourceHead(s)
	if m := r.d.MentionHeadedBy(head); m >= 0 && r.d.Mentions[m].Kind == news.MentionName {
		return -1
	}
	for i := head + 1; i+1 < s.B && i <= head+8; i++ {
		if r.x.Tokens[i].Sign != ',' {
			continue
		}
		for k := r.from(i + 1); k < len(r.d.Mentions) && r.d.Mentions[k].First <= i+6 && r.rank(i+1, r.d.Mentions[k].First); k++ {
			m := &r.d.Mentions[k]
			if e := r.entity(k); m.Kind == news.MentionName && e >= 0 && r.d.Entities[e].Type == news.Person && m.Last <= s.B &&
				(m.Last == s.B || r.x.Tokens[m.Last].Sign == ',') {
				return e
			}
		}
		return -1
	}
	return -1
}

// rank tells whether the tokens from first up to last are what may stand between a comma
// and a name: "the lawmaker, Senator | Mara Tolen", "…, Harbour Party member | Oren Balk".
func (r *reader) rank(first, last int) bool {
	for i := first; i < last; i++ {
		if t := r.d.Tokens[i].Tag; t != "PROPN" && t != "NOUN" && t != "ADJ" {
			return false
		}
	}
	return true
}

// titled gives the person named at the end of a source that begins with a
// title of several words: "Secretary of Trade Mara Tolen", "Mayor of Ostav Oren
// Balk", but not "friends of Oren Balk".
func (r *reader) titled(s span.Range, head int) int {
	end := head + 1
	for end < s.B && r.x.Tokens[end].Sign != ',' {
		end++
	}
	if !r.x.Tokens[head].Upper || head+1 >= end || !strings.EqualFold(r.d.Word(head+1), "of") {
		return -1
	}
	for k := r.from(head + 3); k < len(r.d.Mentions) && r.d.Mentions[k].First < end; k++ {
		m := &r.d.Mentions[k]
		if e := r.entity(k); m.Last == end && m.Kind == news.MentionName && e >= 0 && r.d.Entities[e].Type == news.Person && r.x.Tokens[m.First-1].Upper {
			return k
		}
	}
	return -1
}

// from gives the first mention that begins at or after a token.
func (r *reader) from(token int) int {
	if token <= 0 {
		return 0
	}
	at := r.d.Tokens[token].Start
	return sort.Search(len(r.d.Mentions), func(k int) bool { return r.d.Mentions[k].Start >= at })
}

// relative gives the entity that the relative clause of a cue belongs to by
// the tree, when the source is its "who".
func (r *reader) relative(d *draft) int {
	if d.cue < 0 || !strings.HasPrefix(r.d.Tokens[d.source[0].A].XPos, "W") || !news.RelIs(r.d.Tokens[d.cue].Rel, "acl") {
		return -1
	}
	if h := r.d.Tokens[d.cue].Head; h >= 0 && h < len(r.d.Tokens) {
		if m := r.d.MentionHeadedBy(h); m >= 0 {
			return r.entity(m)
		}
	}
	return -1
}

// antecedent gives the entity that a relative word ("who", "which") stands
// for: the mention that ends right before it.
func (r *reader) antecedent(s span.Range) int {
	switch strings.ToLower(r.d.Word(s.A)) {
	case "who", "which", "that", "whose":
	default:
		return -1
	}
	sent := r.around(s.A)
	best, end := -1, -1
	for i := r.from(sent.A); i < len(r.d.Mentions); i++ {
		m := &r.d.Mentions[i]
		if m.First >= s.A {
			break
		}
		if m.Last <= s.A && s.A-m.Last <= 2 && r.entity(i) >= 0 && m.Last >= end {
			best, end = r.entity(i), m.Last
		}
	}
	return best
}

// implied gives the speaker of a cue without a source: the subject of the verb
// or of a verb it hangs on, the speaker of another draft of the sentence, the
// first mention of the sentence before the cue.
func (r *reader) implied(d *draft) int {
	if r.passive(d.cue) {
		return -1
	}
	sent := r.around(d.cue)
	at := d.cue
	for n := 0; n < 6 && at >= sent.A && at < sent.B; n++ {
		if s := r.child(at, "nsubj"); s >= 0 && r.x.Tokens[s].Quote < 0 {
			a, b := r.subtree(s)
			if m := r.d.MentionHeadedBy(s); m >= 0 && r.entity(m) >= 0 {
				return r.entity(m)
			}
			if e := r.sourceEntity([]span.Range{{A: a, B: b}}); e >= 0 {
				return e
			}
			return -1
		}
		at = r.d.Tokens[at].Head
	}
	for i := sent.A; i < sent.B; i++ {
		if o := r.cues[i]; o != nil && o != d && !o.gone && o.speaker >= 0 {
			return o.speaker
		}
	}
	if r.d.Tokens[d.cue].Head >= 0 {
		return -1
	}
	for i := r.from(sent.A); i < len(r.d.Mentions) && r.d.Mentions[i].First < d.cue; i++ {
		if m := &r.d.Mentions[i]; m.Last <= d.cue && r.x.Tokens[m.First].Quote < 0 && r.entity(i) >= 0 {
			return r.entity(i)
		}
	}
	return -1
}

// passive tells whether a cue is in the passive voice ("was described as"), so
// that its subject is not the speaker.
func (r *reader) passive(cue int) bool {
	if r.child(cue, "nsubj:pass", "aux:pass") >= 0 {
		return true
	}
	if r.d.Tokens[cue].XPos != "VBN" {
		return false
	}
	for i := cue - 1; i >= 0 && i >= cue-3; i-- {
		if r.d.Tokens[i].Lemma == "be" {
			return true
		}
	}
	return false
}

// speakerText gives the words for a speaker without a name: those of the
// source, or of a fuller mention ("the official" is "a senior port official").
func (r *reader) speakerText(d *draft) string {
	for d.cue < 0 && d.goesOn != nil && len(d.source) == 0 {
		d = d.goesOn
	}
	text := ""
	if len(d.source) > 0 && !r.pronoun(d.source) {
		text = r.d.Words(r.d.TokenSpan(d.source[0].A, d.source[0].B))
	}
	if d.speaker < 0 {
		return text
	}
	e := &r.d.Entities[d.speaker]
	if e.Name != "" {
		return ""
	}
	if t := r.description(d.speaker); len(t) > len(text) {
		return t
	}
	return text
}

// description gives the longest nominal mention of an entity without a name.
func (r *reader) description(entity int) string {
	if t, ok := r.texts[entity]; ok {
		return t
	}
	e, best := &r.d.Entities[entity], ""
	for _, m := range e.Mentions {
		if m < 0 || m >= len(r.d.Mentions) || r.d.Mentions[m].Kind != news.MentionNominal {
			continue
		}
		if t := r.d.Words(r.d.Mentions[m].Span); len(t) > len(best) {
			best = t
		}
	}
	r.texts[entity] = best
	return best
}
