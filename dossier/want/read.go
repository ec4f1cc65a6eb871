package want

import (
	"slices"
	"strings"

	"synoptic/dossier/who"
	"synoptic/gazetteer"
	"synoptic/lang/model"
	"synoptic/news"
)

// reader looks for claims in one article.
type reader struct {
	d *news.Doc
	w *who.Who
	// what is asked for again and again: the lemmas of all tokens, and who phrases stand for, by
	// their heads
	lemmas  []string
	holders map[int]holder
	recent  []claim        // of the sentence before
	before  []claim        // of this one, as far as read
	framed  map[int]string // the stances that its words tell by the tables, whether or not it is known whose
	// as far as asked for: the attributions with content in each sentence, who are
	// of the press, and the sides of entities that only nouns name
	content [][]int
	press   map[*news.Entity]bool
	nominal map[int]holder
	// who speaks, and where entities of the record are called by a name
	speakers map[*news.Entity]bool
	names    map[*news.Entity][]news.Mention
	served   map[*news.Entity]string // whom who is named beside an office serves
	// who brought the article's pleading ("") and passed the motion that a noun calls
	papers map[string][]holder
	spoken map[string]int      // how often the article has a noun, by its stem
	themes []theme             // the names in subjects, in order
	only   map[string]*onlyOne // the one body of a kind that the article names
	states map[string]int      // where the first speaks for each state for which somebody does

	offices map[string]news.Role         // the one who has an office, by its noun; entity -1 of several
	cues    *cueReader                   // what the model of stances needs
	voices  map[*news.Attribution]voiced // of attributions, as far as asked for
	stances *model.Linear                // the model of stances, nil for the embedded one
}

// lemma gives the lemma of a token in lower case, "" of none.
func (r *reader) lemma(t int) string {
	if t < 0 || t >= len(r.d.Tokens) {
		return "" // of no token: a deed without an object
	}
	if r.lemmas == nil {
		r.lemmas = make([]string, len(r.d.Tokens))
		for i := range r.lemmas {
			r.lemmas[i] = r.readLemma(i)
		}
	}
	return r.lemmas[t]
}

func (r *reader) readLemma(t int) string {
	l := strings.ToLower(r.d.Tokens[t].Lemma)
	if t >= 2 && r.d.Word(t-1) == "-" {
		if w := r.tied(t, l); w != "" {
			return w
		}
	}
	if r.d.Tokens[t].Tag == "VERB" && verbs[l] == nil && verbs[l+"e"] != nil {
		return l + "e" // of a lemma cut short: "implor"
	}
	return l
}

// tied gives the word that hyphens make of a token and those to its left, where it is one
// that the lists have: "cease-fire", "go-ahead", "ill-advised"; "" for none.
func (r *reader) tied(t int, lemma string) string {
	s := news.Span{Start: min(hyphened(r.d, t).Start, r.d.Tokens[t-2].Start), End: r.d.Tokens[t].Start}
	front := strings.ToLower(strings.ReplaceAll(r.d.Words(s), " ", ""))
	for _, w := range []string{front + lemma, front + strings.ToLower(r.d.Word(t)), strings.ReplaceAll(front, "-", "") + lemma} {
		if w != lemma && (paper[w] || nouns[w] != nil || protests[w] || messages[w] || gazetteer.Verdict(w) != "" || gazetteer.Worth(w) != "") {
			return w
		}
	}
	return ""
}

// claims gives the stances that the article tells of, in the order of the text.
func (r *reader) claims() []claim {
	defer r.close()
	var out []claim
	for _, sent := range r.d.Sentences {
		r.tables(sent)
		out = append(out, r.given(slices.DeleteFunc(r.settled(sent), r.hollow))...)
	}
	return out
}

// tables gives the stances that the tables read in a sentence.
func (r *reader) tables(sent news.Sentence) []claim {
	r.recent, r.before = r.before, nil
	clear(r.framed)
	for t := sent.First; t < sent.Last; t++ {
		for _, f := range r.frames(sent, t) {
			if r.framed == nil {
				r.framed = map[int]string{}
			}
			r.framed[f.token] = f.stance
			if c, ok := r.claim(sent, f); ok {
				c = slices.DeleteFunc(c, func(x claim) bool { // "decried a decision to use aid to promote rights" does not support it
					return slices.ContainsFunc(r.before, func(b claim) bool {
						return b.party == x.party && (b.head == x.head && b.head >= 0 && b.stance == x.stance || b.key == x.key && b.span.Contains(x.span) && negative[b.stance] == x.stance ||
							b.stance == rejects && b.deed == f.token || b.deed >= 0 && b.deed == x.deed)
					})
				})
				r.before = append(r.before, c...)
			}
		}
	}
	return r.before
}

// tabled gives the stance that the tables read by the word at t, "" none.
func (r *reader) tabled(t int) string {
	for _, c := range r.before {
		if c.token == t {
			return c.stance
		}
	}
	return ""
}

// frame is a stance as the words tell it: whose, on what.
type frame struct {
	token    int
	stance   string
	outright bool
	subject  int // head of the phrase that takes it, -1: whoever speaks
	how      route
	group    group
	items    []item
	from     int               // first token of the words, -1: from the subject
	source   *news.Attribution // who takes it where the tree has no subject
	holder   holder            // whose it is, where that is known already
}

// frames reads the word at t.
func (r *reader) frames(sent news.Sentence, t int) []frame {
	tok := r.d.Tokens[t]
	if f := r.ofDenial(sent, t); f != nil {
		return f
	}
	switch tok.Tag {
	case "VERB":
		return r.ofVerb(sent, t)
	case "ADJ":
		if f := r.ofFeeling(sent, t); f != nil {
			return f
		}
		if cues, ok := adjectives[r.lemma(t)]; ok {
			return r.ofWord(sent, t, cues)
		}
		return r.ofJudgement(sent, t)
	case "PRON":
		if r.lemma(t) == "nothing" {
			return r.ofJudgement(sent, t)
		}
	case "SCONJ":
		// "possible only if Russia shows …": who says so demands it
		if r.lemma(t) == "if" && t > sent.First && strings.EqualFold(r.d.Word(t-1), "only") {
			return r.onlyIf(sent, t)
		}
	case "AUX":
		switch r.lemma(t) {
		case "will", "wo", "would":
			if f := r.ofWillNot(sent, t); f != nil {
				return f
			}
		}
		return r.ofSaid(sent, t)
	case "NOUN":
		if tok.Rel == "compound" {
			return nil
		}
		return r.first(sent, t, (*reader).ofNone, (*reader).ofSide, (*reader).ofStanceNoun, (*reader).ofJudgement)
	}
	return nil
}

// first gives what the first of some readings finds at t.
func (r *reader) first(sent news.Sentence, t int, readings ...func(*reader, news.Sentence, int) []frame) []frame {
	for _, read := range readings {
		if f := read(r, sent, t); f != nil {
			return f
		}
	}
	return nil
}

// ofVerb reads a verb.
func (r *reader) ofVerb(sent news.Sentence, t int) []frame {
	if f := r.ofFeeling(sent, t); f != nil {
		return f
	}
	if cues, ok := adjectives[strings.ToLower(r.d.Word(t))]; ok && (r.d.Tokens[t].XPos == "VBN" && r.groupOf(sent, t).passive || r.remains(sent, t)) && !(t+1 < sent.Last && r.lemma(t+1) == "by") {
		return r.ofWord(sent, t, cues) // "is prepared to", "is opposed to"
	}
	if f := r.first(sent, t, (*reader).ofPlea, (*reader).ofDeadline); f != nil {
		return f
	}
	if cues, ok := verbs[r.lemma(t)]; ok && (cues[0].behind == "" || r.particle(t, cues[0].behind)) {
		return r.ofWord(sent, t, cues)
	}
	if cues, ok := acts[r.lemma(t)]; ok {
		if r.groupOf(sent, t).modal != "" {
			return nil
		}
		return r.ofWord(sent, t, cues)
	}
	if need[r.lemma(t)] {
		return r.ofNeed(sent, t)
	}
	return r.first(sent, t, (*reader).ofEffect, (*reader).ofJudgement, (*reader).ofSaid)
}

// ofWord reads a verb or adjective of stance.
func (r *reader) ofWord(sent news.Sentence, t int, cues []cue) []frame {
	g := r.groupOf(sent, t)
	if k := t - 1; r.remains(sent, t) {
		g = r.groupOf(sent, k) // "stands ready to help"
		g.first = min(g.first, k)
		return r.ofCues(sent, t, g, cues)
	}
	state := adjectives[strings.ToLower(r.d.Word(t))] != nil && r.d.Tokens[t].XPos != "VBD" &&
		!(t+1 < sent.Last && strings.EqualFold(r.d.Word(t+1), "by"))
	if ably[strings.ToLower(r.d.Word(max(t-1, 0)))] || state && (g.first == t || r.d.Tokens[g.first].Tag != "AUX" && r.lemma(g.first) != "have") {
		return nil
	}
	if (g.passive || r.d.Tokens[t].XPos == "VBN" && r.d.Child(t, "obl:agent") > t && !r.active(t)) && !state {
		return r.ofPassive(sent, t, g, cues)
	}
	return r.ofCues(sent, t, g, cues)
}

// ably are the words before "prepared" with which it tells of means, not of a mind.
var ably = words("well better best ill")

// remains tells whether a word stands straight behind "remains" or "stands".
func (r *reader) remains(sent news.Sentence, t int) bool {
	k := t - 1
	return k >= sent.First && r.d.Tokens[k].Tag == "VERB" && (r.lemma(k) == "stand" || strings.HasPrefix(r.lemma(k), "remain"))
}

// ofCues reads a word of stance with its helpers by the uses that it has.
func (r *reader) ofCues(sent news.Sentence, t int, g group, cues []cue) []frame {
	can := (g.modal == "can" || g.modal == "could") && g.negated
	if r.lemma(t) == "deny" && g.modal == "can" || !can && r.supposed(sent, t, g) {
		return nil
	}
	subj, how := r.governor(sent, t)
	var source *news.Attribution
	if how == none {
		if source = r.sourced(sent, t, g); source == nil {
			return nil
		}
		subj = r.sourceHead(source, t)
	}
	at, _ := r.chunk(subj)
	for k := subj; k > sent.First+2 && k >= at-1; k-- { // "if Peru, | whose boats are in port"
		if strings.EqualFold(r.d.Word(k), "whose") && r.d.Word(k-1) == "," {
			at, _ = r.chunk(k - 2)
			break
		}
	}
	if at > sent.First {
		switch strings.ToLower(r.d.Word(at - 1)) {
		case "if", "unless", "whether": // "if Peru, whose boats are in port, refuses"
			return nil
		}
	}
	f := frame{token: t, subject: subj, how: how, group: g, from: r.accuser(sent, subj), source: source}
	for _, c := range cues {
		if g.participle && news.RelIs(r.d.Tokens[t].Rel, "acl") {
			c.forms |= nominal // "a plan calling for talks was tabled"
		}
		items := r.contents(sent, t, c)
		if len(items) == 0 {
			continue
		}
		if first, _ := r.chunk(subj); items[0].head < 0 && first > sent.First && r.d.Tokens[first-1].Tag == "NOUN" && !r.timed(first-1) {
			items[0].head = r.core(sent, first-1) // "the quota it wants Peru to cut"
			f.from, _ = r.chunk(first - 1)
		}
		f.stance, f.outright, f.items = c.stance, c.outright, items
		if !r.fits(&f, c) {
			if items[0].form == toward {
				continue // "praised the mayor for opening the harbour"
			}
			return nil
		}
		return []frame{f}
	}
	if k := r.namedBefore(t, judgments, false); k >= 0 && r.lemma(t) == "appeal" && (t+1 >= sent.Last || r.d.Tokens[t+1].Tag == "PUNCT" || r.d.Tokens[t+1].Tag == "CCONJ") {
		f.stance, f.items = rejects, []item{{form: thing, named: k, head: k, verb: -1, first: t, end: t + 1, afar: true}} // "will appeal"
		return []frame{f}
	}
	if it, ok := r.pointed(sent, t); ok && len(r.before) > 0 && r.lemma(t) == "refuse" && (t+1 >= sent.Last || r.d.Tokens[t+1].Tag == "PUNCT") {
		it.first, it.end, it.afar = t, t+1, true
		f.stance, f.items = rejects, []item{it} // "asked for a delay, but the ministry refused"
		return []frame{f}
	}
	if it, stance := r.ballot(sent, t); stance != "" {
		f.stance, f.items = stance, []item{it}
		return []frame{f}
	}
	first, _ := r.chunk(subj)
	at = first - 1
	if at > sent.First && r.relativePronoun(at) {
		at--
	}
	if at >= sent.First && shell[r.lemma(at)] && cues[0].forms&thing != 0 && (cues[0].with == "" || r.particle(t, cues[0].with)) {
		// "a proposal Russia has rejected", "a proposal that Russia has rejected"
		if it, ok := r.pointed(sent, at); ok {
			f.stance, f.outright, f.items = cues[0].stance, false, []item{it}
			return []frame{f}
		}
	}
	return nil
}

// accuser gives the token with which the words of an accusation begin, for one who is
// accused: from his name on they would read as cut, "Peru of blocking observers"; -1 where nobody is.
func (r *reader) accuser(sent news.Sentence, t int) int {
	for n := 0; n < 3 && t >= sent.First && r.d.Tokens[t].Rel != "obj"; n++ {
		t = r.d.Tokens[t].Head
	}
	if t < sent.First || r.d.Tokens[t].Rel != "obj" {
		return -1
	}
	h := r.d.Tokens[t].Head
	if h < sent.First || h > t || r.lemma(h) != "accuse" && r.lemma(h) != "blame" {
		return -1
	}
	if s := r.ownSubject(h); s >= sent.First && s < h {
		h, _ = r.chunk(s)
	}
	return h
}

// taken makes the frame of a stance that the subject of a verb takes on things; nil where
// there is none, and where the verb is denied, supposed or without a subject.
func (r *reader) taken(sent news.Sentence, t int, stance string, items []item) []frame {
	g := r.groupOf(sent, t)
	if len(items) == 0 || g.negated || g.passive || r.supposed(sent, t, g) {
		return nil
	}
	subj, how := r.governor(sent, t)
	if how == none || how == guess {
		return nil
	}
	return []frame{{token: t, stance: stance, subject: subj, how: how, group: g, items: items, from: -1}}
}

// ofNeed reads "stressed the need for": who says so demands it.
func (r *reader) ofNeed(sent news.Sentence, t int) []frame {
	_, head := r.nounAt(t+1, sent.Last)
	if head < 0 || !needNoun[r.lemma(head)] || head+2 >= sent.Last {
		return nil
	}
	forms := thing | doing
	if r.lemma(head) == "importance" {
		forms = doing
	}
	items := r.contents(sent, head, use(demands, "for of", forms))
	if r.lemma(head+1) == "to" {
		items = r.contents(sent, head, use(demands, "", toDo))
	}
	return r.taken(sent, t, demands, items)
}

// onlyIf reads "possible only if …": each thing of the list that it closes is
// demanded.
func (r *reader) onlyIf(sent news.Sentence, t int) []frame {
	end := sent.Last
	var items []item
	for i := t + 1; i < end; i++ {
		if w := strings.ToLower(r.d.Word(i)); w == "including" {
			items = r.list(sent, i+1, end)
			break
		}
	}
	if len(items) == 0 {
		verb := t + 1
		for verb < end && r.d.Tokens[verb].Tag != "VERB" {
			verb++
		}
		if verb >= end {
			return nil
		}
		last := r.trimmed(verb, min(end, r.end(sent, verb, false)))
		it := item{form: should, verb: verb, head: r.objectOf(sent, verb, last), first: t + 1, end: last, named: -1}
		if it.head < 0 {
			return nil
		}
		items = []item{it}
	}
	from := t
	for from > sent.First && from > t-12 && r.d.Tokens[from-1].Tag != "PUNCT" {
		from--
	}
	return []frame{{token: t, stance: demands, outright: true, subject: -1, how: direct, items: items, from: from}}
}

// claim makes the claims of a frame: one for each side that takes the stance
// and each thing that it is about.
func (r *reader) claim(sent news.Sentence, f frame) ([]claim, bool) {
	v := r.voice(f.token)
	hs, grade := r.takers(sent, f, v)
	var out []claim
	for _, it := range f.items {
		stance := f.stance
		first := f.from
		if first < 0 {
			first, _ = r.chunk(f.subject)
			if len(hs) > 1 {
				first = r.opening(sent, first)
			}
		}
		end := max(it.end, f.token+1)
		condition := ""
		last := r.provided(sent, end)
		if k := r.proviso(sent, max(it.verb, f.token)); stance == conditions && last <= end && k >= 0 {
			from, to := r.d.Subtree(k) // "if Peru signs, it will lift the ban"
			if from < f.token && to > f.token {
				to = max(f.from, from)
			}
			condition = r.condition(from, r.trimmed(from, to))
			if from < f.token {
				first = min(first, from)
			} else {
				end = max(end, r.trimmed(from, to))
			}
		} else if stance == conditions && last <= end && it.verb >= 0 {
			if !menacing[r.lemma(it.verb)] && (it.head < 0 || !paper[r.lemma(it.head)]) {
				continue // no bare threat
			}
		}
		if last > end {
			for last > end+1 && r.d.Tokens[last-1].Tag == "PUNCT" && !quoteMarks[r.d.Word(last-1)] {
				last--
			}
			condition = r.condition(end, last)
			end = last
			if stance == accepts || stance == offers {
				stance = conditions
			}
		}
		first = r.unclipped(sent, min(first, it.first, f.group.first0(f.token)), f.token)
		end = r.finished(sent, first, end)
		span := r.quotes(r.d.TokenSpan(first, end))
		for _, h := range hs {
			c := claim{doc: r.d, token: f.token, party: h.party, stance: stance, by: h.by, span: span, grade: grade, when: r.when(sent, f, it), deed: it.verb, byIt: r.pointing(f.subject)}
			c.lower(it)
			c.before = r.sentenceBefore(sent, it, f.token)
			c.text = strings.Join(strings.Fields(r.d.Words(span)), " ")
			c.modality, c.condition = modality(r.lemma(f.token), stance, f.group.negated), condition
			if c.addressee = r.addressee(sent, f, it); c.addressee == h.party && c.byIt {
				continue // who is asked is not he who asks: "it" is another
			}
			c.voice, c.account = r.whoseWords(v, h, f.token)
			r.name(&c, sent, it)
			if c.key != "" && !(it.head >= 0 && it.head == f.subject) { // "pressure from lawmakers" is about nothing
				out = append(out, c)
			}
		}
	}
	return out, len(out) > 0
}

// takers gives those who take the stance of a frame, and how sure that is; none where nobody is known.
func (r *reader) takers(sent news.Sentence, f frame, v voiced) ([]holder, news.Grade) {
	h, grade := f.holder, news.GradeB
	if h.party == "" {
		h, grade = r.whose(f, v)
	}
	hs := []holder{h}
	switch {
	case h.party == "" && f.subject >= 0 && f.source == nil:
		if hs = r.others(sent, f, v); len(hs) == 0 {
			return nil, grade
		}
		grade = news.GradeB
	case h.party == "":
		return nil, grade
	case f.subject >= 0 && f.how != guess:
		hs = r.joint(sent, f.subject, h)
	case f.subject < 0 && h == v.holder && !v.direct && f.items[0].form != toDo:
		if s := r.sourceOf(f.token); s >= sent.First && s < sent.Last {
			hs = r.joint(sent, s, h) // "the union and the council say it should be scrapped"
		}
	}
	return hs, grade
}

// pointing tells whether a token is "it" or "they", which are tied to the wrong side twice as often as a name is.
func (r *reader) pointing(t int) bool {
	return t >= 0 && r.d.Tokens[t].Tag == "PRON" && pointers[strings.ToLower(r.d.Word(t))]
}

// pointers are the words that may point at any side named before.
var pointers = words("it they its their")

// lower gives a claim on a deed alone the grade that it is worth.
func (c *claim) lower(it item) {
	if c.grade == news.GradeA && (it.head < 0 || it.afar) {
		c.grade = news.GradeB
	}
}

// first0 gives the first of a verb's helpers, the word itself where none were
// looked for.
func (g group) first0(t int) int {
	if g.first > 0 {
		return min(g.first, t)
	}
	return t
}

// opening gives the first token of a list of subjects that ends in the phrase
// that begins at a token.
func (r *reader) opening(sent news.Sentence, first int) int {
	for n := 0; n < 4 && first-2 >= sent.First; n++ {
		if w := strings.ToLower(r.d.Word(first - 1)); w != "and" && (w != "," || n == 0) {
			break
		}
		at := first - 2
		if r.d.Word(at) == "," {
			at--
		}
		if at < sent.First || r.d.Tokens[at].Tag != "PROPN" && r.d.Tokens[at].Tag != "NOUN" && r.d.Tokens[at].Tag != "ADJ" {
			break
		}
		first, _ = r.chunk(at)
	}
	return first
}

// quotes takes loose marks off the ends of a span and closes a quotation that
// is opened in it.
func (r *reader) quotes(s news.Span) news.Span {
	text := r.d.Article.Text
	s = trim(text, s)
	for _, q := range [][2]string{{`"`, `"`}, {"“", "”"}} {
		in := text[s.Start:s.End]
		open := strings.Count(in, q[0])%2 == 1
		if q[0] != q[1] {
			open = strings.Count(in, q[0]) > strings.Count(in, q[1])
		}
		rest := strings.TrimLeft(text[s.End:], ",.")
		if end := len(text) - len(rest); open && end-s.End < 2 && strings.HasPrefix(rest, q[1]) {
			s.End = end + len(q[1])
		}
	}
	return s
}

// trim takes loose marks off the ends of a span.
func trim(text string, s news.Span) news.Span {
	for s.Start < s.End && strings.ContainsRune(" ,;:.\n\t", rune(text[s.Start])) {
		s.Start++
	}
	for s.End > s.Start && strings.ContainsRune(" ,;:.\n\t\"", rune(text[s.End-1])) {
		s.End--
	}
	return s
}

// isPerson tells whether a token heads a mention of a person, or of a state.
func (r *reader) isPerson(t int) bool {
	m := r.mentionAt(t)
	if m < 0 || r.d.Mentions[m].Entity < 0 {
		return false
	}
	if r.d.Mentions[m].Kind == news.MentionNominal {
		return false
	}
	e := r.d.Entities[r.d.Mentions[m].Entity]
	if _, _, nation := gazetteer.Nation(r.d.Word(t)); nation && r.d.Tokens[t].Tag == "PROPN" {
		return true
	}
	return e.Type == news.Person || e.Type == news.Country
}
